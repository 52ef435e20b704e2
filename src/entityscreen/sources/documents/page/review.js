"use strict";
// The rows of a review, decided on with the keyboard, and written as the CSV that `build --reviewed` reads.
const { headings, rows, title } = JSON.parse(document.getElementById("data").textContent);
const SHOWN = ["keep", "names", "kind", "confidence", "mentions", "topics", "cues", "evidence", "sentences", "documents", "change"];
const table = document.getElementById("rows");
const state = document.getElementById("state");
const history = [];
let current = 0;
let marked = null;

const cells = (text) => text.split("|").map((cell) => cell.trim()).filter(Boolean);
const decision = (row) => ({ yes: "yes", "": "open" })[row.keep] ?? "no";

function remember() {
  history.push(JSON.stringify(rows));
}

function draw() {
  const head = document.createElement("tr");
  head.append(...SHOWN.map((name) => Object.assign(document.createElement("th"), { textContent: name })));
  const lines = rows.map((row, index) => {
    const line = document.createElement("tr");
    line.className = decision(row);
    line.classList.toggle("proposal", row.proposal !== "");
    line.classList.toggle("current", index === current);
    line.classList.toggle("marked", row === marked);
    if (row.proposal === "") line.id = row.id;
    line.setAttribute("aria-selected", String(index === current));
    for (const name of SHOWN) {
      const cell = document.createElement("td");
      cell.textContent = name === "names" && row.proposal ? `${row.proposal} ${row.names}` : row[name];
      line.append(cell);
    }
    line.addEventListener("click", () => select(index));
    return line;
  });
  table.replaceChildren(head, ...lines);
  const open = rows.filter((row) => decision(row) === "open").length;
  const kept = rows.filter((row) => decision(row) === "yes").length;
  state.textContent = `${kept} accepted, ${open} open, ${rows.length - kept - open} refused`;
}

function select(index) {
  current = Math.max(0, Math.min(rows.length - 1, index));
  draw();
  table.rows[current + 1]?.scrollIntoView({ block: "nearest" });
}

function decide(keep) {
  remember();
  rows[current].keep = keep;
  select(current + 1);
}

function joined(left, right) {
  return [...new Set([...cells(left), ...cells(right)])].join(" | ");
}

function merge() {
  const into = rows[current];
  const from = marked;
  if (!from || from === into || into.proposal || from.proposal) return;
  remember();
  const others = cells(from.names).map((name) => (/^\(/.test(name) ? name : `(alias) ${name}`));
  const plain = (name) => name.replace(/^\([a-z]+\) /, "");
  const known = new Set(cells(into.names).map(plain));
  into.names = [...cells(into.names), ...others.filter((name) => !known.has(plain(name)))].join(" | ");
  for (const name of ["positions", "countries", "topics", "cues", "evidence", "sentences"]) into[name] = joined(into[name], from[name]);
  const digests = new Map();
  for (const row of [into, from]) cells(row.documents).forEach((path, at) => digests.set(path, cells(row.sha256)[at] ?? ""));
  into.documents = [...digests.keys()].join(" | ");
  into.sha256 = [...digests.values()].join(" | ");
  into.keep = "yes";
  from.keep = "no";
  for (const row of rows) if (row.proposal && row.id === from.id) row.id = into.id;
  marked = null;
  draw();
}

function ask() {
  const names = cells(rows[current].names);
  if (rows[current].proposal || names.length < 2) return;
  const list = names.map((name, at) => `${at + 1} ${name}`).join(", ");
  const field = Object.assign(document.createElement("input"), { id: "others", size: 8 });
  field.setAttribute("aria-label", "Numbers of the names that are somebody else's");
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") split(field.value);
    else if (event.key === "Escape") draw();
  });
  state.replaceChildren("Numbers of the names that are somebody else's: ", field, ` (${list}; Enter splits, Escape leaves it)`);
  field.focus();
}

function split(answer) {
  const row = rows[current];
  const names = cells(row.names);
  const chosen = new Set(answer.split(/\D+/).filter(Boolean).map((number) => Number(number) - 1));
  const off = names.filter((_, at) => chosen.has(at));
  if (!off.length || off.length === names.length) return draw();
  remember();
  const primary = (list_) => list_.map((name, at) => (at ? name : name.replace(/^\([a-z]+\) /, ""))).join(" | ");
  rows.splice(current + 1, 0, { ...row, id: "", keep: "yes", names: primary(off) });
  row.names = primary(names.filter((_, at) => !chosen.has(at)));
  draw();
}

function undo() {
  const before = history.pop();
  if (before) rows.splice(0, rows.length, ...JSON.parse(before));
  marked = null;
  select(current);
}

function exported() {
  const lines = [headings, ...rows.map((row) => headings.map((name) => row[name] ?? ""))].map(csvLine);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines], { type: "text/csv" }));
  link.download = `${title}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const KEYS = {
  ArrowDown: () => select(current + 1), j: () => select(current + 1),
  ArrowUp: () => select(current - 1), k: () => select(current - 1),
  y: () => decide("yes"), n: () => decide("no"), u: () => decide(""),
  x: () => { marked = marked === rows[current] ? null : rows[current]; draw(); },
  m: merge, s: ask, z: undo, e: exported,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !rows.length || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});
document.getElementById("export").addEventListener("click", exported);
const asked = rows.findIndex((row) => row.id && `#${row.id}` === location.hash && row.proposal === "");
select(asked < 0 ? 0 : asked);
document.documentElement.dataset.ready = "yes";
window.addEventListener("hashchange", () => select(rows.findIndex((row) => `#${row.id}` === location.hash && row.proposal === "")));
