// What is decided on a hit: kept in the browser, exported and loaded as CSV.

const DECISIONS = ['undecided', 'false positive', 'true match'];
let stored = {}, memory = '';
function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    memory = 'This browser keeps nothing: export before you close the page.';
  }
}
function recall(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

const decisionOf = hit => (stored[hit.key] || {}).decision || 'undecided';
const isWorth = entry => entry.decision !== 'undecided' || entry.reason;

function decide(hit, change) {
  const entry = {decision: 'undecided', reason: '', author: '', until: '', ...stored[hit.key], ...change};
  if ($('author').value.trim()) entry.author = $('author').value.trim();
  if (isWorth(entry)) stored[hit.key] = entry; else delete stored[hit.key];
  keepDecisions();
}

function readDecisions() {
  try { stored = JSON.parse(recall('entityscreen:' + data.run)) || {}; } catch { stored = {}; }
  countDecisions();
}

function keepDecisions() {
  remember('entityscreen:' + data.run, JSON.stringify(stored));
  countDecisions();
}

function countDecisions() {
  const count = Object.keys(stored).length;
  $('export').disabled = !count;
  $('export').textContent = count ? `Export ${plural(count, 'decision')}` : 'Export decisions';
  if (memory) say(memory);
}

function say(text) {
  $('message').textContent = text;
  $('message').hidden = !text;
}

// A cell that no spreadsheet takes for a formula: as `defuse` of reports/csv_file.py does it.
function defuse(text) {
  const inner = text.replace(/([;\t\n|][ "]*)(?=[=@＝＠]|[-+＋－](?![\d\s]))/g, "$1'");
  return /^[=+\-@\t\r＝＋－＠]/.test(inner) ? "'" + inner : inner;
}
const cell = text => /[",\n\r]/.test(text = defuse(text)) ? `"${text.replaceAll('"', '""')}"` : text;

function decisionsCsv() {
  const rows = [data.columns], done = new Set();
  for (const hit of hits) {
    const entry = stored[hit.key];
    if (!entry || done.has(hit.key)) continue;
    done.add(hit.key);
    const author = entry.author || $('author').value.trim();
    const values = {
      run: data.run, party_id: hit.party.id || '', party_name: hit.party.name, entity_id: hit.entity.id,
      entity_caption: hit.entity.caption, decision: entry.decision, reason: entry.reason, author, until: entry.until,
    };
    rows.push(data.columns.map(column => values[column]));
  }
  return rows.map(row => row.map(cell).join(',') + '\n').join('');
}

function exportDecisions() {
  if ($('export').disabled) return;
  if (!$('author').value.trim() && Object.values(stored).some(entry => !entry.author)) {
    say('Enter an author: a decision needs somebody who made it.');
    $('author').focus();
    return;
  }
  // With the mark that spreadsheets need for UTF-8.
  const url = URL.createObjectURL(new Blob(['\ufeff', decisionsCsv()], {type: 'text/csv;charset=utf-8'}));
  const link = make('a', {href: url, download: `decisions-${data.run}.csv`});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  say(`${plural(Object.keys(stored).length, 'decision')} exported.`);
}

function readCsv(text) {
  const rows = [[]];
  for (const found of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const [, quoted, plain, end] = found;
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter(row => row.length > 1);
}

function loadDecisions(text) {
  const [heading, ...rows] = readCsv(text);
  const missing = data.columns.filter(column => !(heading || []).includes(column));
  if (missing.length) return say(`This is no file of decisions: it lacks the columns ${missing.join(', ')}.`);
  const keyOf = hit => [hit.party.id || '', hit.party.name, hit.entity.id].map(defuse).join('\n');
  const byKey = new Map(hits.map(hit => [keyOf(hit), hit]));
  let loaded = 0;
  for (const row of rows) {
    const values = Object.fromEntries(heading.map((column, at) => [column, row[at] || '']));
    const hit = byKey.get([values.party_id, values.party_name, values.entity_id].join('\n'));
    if (!hit || !DECISIONS.includes(values.decision)) continue;
    const {decision, reason, author, until} = values;
    stored[hit.key] = {decision, reason, author, until};
    loaded++;
  }
  keepDecisions();
  refresh();
  const others = rows.length - loaded;
  say(`${plural(loaded, 'decision')} loaded${others ? `; ${plural(others, 'row')} fit no alert of this page` : ''}.`);
}
