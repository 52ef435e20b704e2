// Tables as CSV, which spreadsheets open: a cell that one would take for a formula gets an apostrophe in front, as
// `defuse` of reports/row_files.py does it.
function defuse(text) {
  const inner = text.replace(/([;\t\n|][ "]*)(?=[=@＝＠]|[-+＋－](?![\d\s]))/g, "$1'");
  return /^[=+\-@\t\r＝＋－＠]/.test(inner) ? "'" + inner : inner;
}
const csvCell = text => /[",\n\r]/.test(text = defuse(text)) ? `"${text.replaceAll('"', '""')}"` : text;
const csvLine = cells => cells.map(csvCell).join(',') + '\n';
