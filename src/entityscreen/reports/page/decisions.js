// What is decided on a hit: kept in the browser, exported and loaded as the CSV of `screening/decisions.py`.

const VERDICTS = {undecided: 'undecided', false: 'false positive', true: 'true match'};
const UNEXPLAINED = 'without a comment';
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

const verdictOf = hit => (stored[hit.key] || {}).verdict || 'undecided';
// The values of the filter: a decision without a comment cannot be kept by a store.
function decisionsOf(hit) {
  const verdict = verdictOf(hit);
  return verdict === 'undecided' || stored[hit.key].reason ? [VERDICTS[verdict]] : [VERDICTS[verdict], UNEXPLAINED];
}

function decide(hit, change) {
  const decided_at = new Date().toISOString().slice(0, 19) + 'Z', author = $('author').value.trim();
  const entry = {verdict: 'undecided', reason: '', author, until: '', ...stored[hit.key], ...change, decided_at};
  if (author) entry.author = author;
  if (entry.verdict !== 'undecided' || entry.reason) stored[hit.key] = entry; else delete stored[hit.key];
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

function decisionsCsv() {
  const rows = [data.columns], done = new Set();
  for (const hit of hits) {
    if (!stored[hit.key] || done.has(hit.key)) continue;
    done.add(hit.key);
    const {party, entity} = hit, digests = {party_digest: party.digest, entity_digest: entity.digest};
    const named = {party: party.key, entity: entity.id, party_name: party.name, entity_caption: entity.caption};
    const values = {...named, ...digests, config_digest: data.config_digest, run: data.run, ...stored[hit.key]};
    values.author ||= $('author').value.trim();
    rows.push(data.columns.map(column => values[column] || ''));
  }
  return rows.map(csvLine).join('');
}

function exportDecisions() {
  if ($('export').disabled) return;
  if (!$('author').value.trim() && Object.values(stored).some(entry => !entry.author)) {
    say('Enter an author: a decision needs somebody who made it.');
    $('author').focus();
    return;
  }
  const unexplained = Object.values(stored).filter(entry => !entry.reason).length;
  if (unexplained) {
    clearFilters();
    chooseValue('decision', UNEXPLAINED);
    say(`${plural(unexplained, 'decision')} without a comment, shown here: a decision needs its reason.`);
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

// A file as a spreadsheet saves it: UTF-8, or UTF-16 with its mark; '' for another encoding.
function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes), encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  try { return new TextDecoder(encoding, {fatal: true}).decode(bytes); } catch { return ''; }
}

function readCsv(text) {
  // No heading holds a separator: the first one is that of the spreadsheet's country.
  const rows = [[]], [mark] = /[,;\t]/.exec(text) || [','];
  for (const found of text.matchAll(new RegExp(`(?:"((?:[^"]|"")*)"|([^"${mark}\\r\\n]*))(${mark}|\\r?\\n|$)`, 'g'))) {
    const [, quoted, plain, end] = found;
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== mark) rows.push([]);
  }
  return rows.filter(row => row.length > 1);
}

function loadDecisions(bytes) {
  const text = decoded(bytes);
  if (!text) return say('This file is empty or not in UTF-8: save it as CSV UTF-8.');
  const [heading, ...rows] = readCsv(text);
  const needed = ['party', 'entity', 'verdict', 'reason', 'author', 'decided_at', 'until'];
  const missing = needed.filter(column => !(heading || []).includes(column));
  if (missing.length) return say(`This is no file of decisions: it lacks the columns ${missing.join(', ')}.`);
  const keyOf = hit => [hit.party.key, hit.entity.id].map(defuse).join('\n');
  const byKey = new Map(hits.map(hit => [keyOf(hit), hit]));
  let loaded = 0;
  for (const row of rows) {
    const values = Object.fromEntries(heading.map((column, at) => [column, row[at] || '']));
    const hit = byKey.get([values.party, values.entity].join('\n'));
    const verdict = data.flags[values.verdict.toUpperCase()] || values.verdict.toLowerCase();
    if (!hit || !VERDICTS[verdict]) continue;
    // A decision on what the party or the entry was before is none on what they are now.
    const {party_digest = '', entity_digest = ''} = values;
    if (![hit.party.digest, ''].includes(party_digest) || ![hit.entity.digest, ''].includes(entity_digest)) continue;
    const {reason, author, decided_at, until} = values;
    stored[hit.key] = {verdict, reason, author, decided_at, until};
    loaded++;
  }
  keepDecisions();
  refresh();
  const others = rows.length - loaded;
  say(`${plural(loaded, 'decision')} loaded${others ? `; ${plural(others, 'row')} fit no alert of this page` : ''}.`);
}
