'use strict';
// The page of a report: unpacks the alerts, filters, draws one page of cards at a time, keeps and exports decisions.
// Every text of the data reaches the page as a text node; the content security policy forbids markup from strings.
(async () => {
const PARTIES_ON_PAGE = 25, HITS_ON_CARD = 6, CARDS_AT_ONCE = 5, PARTIES_PRINTED = 500, ROWS_SHOWN = 200, VALUES_SHOWN = 3;
const SVG = 'http://www.w3.org/2000/svg';
const DECISIONS = ['undecided', 'false positive', 'true match'];
const SIGNS = {agree: '✓', close: '≈', conflict: '✕'};
const $ = id => document.getElementById(id);

// ---------------------------------------------------------------- elements

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter(child => child != null && child !== ''));
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Characters that hide in a name or turn its direction; joiners have their place in Arabic and Indian words.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<=[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Hani}])[\u200c\u200d]/gu;

function withHidden(text) {
  const pieces = [];
  let last = 0;
  for (const found of text.matchAll(HIDDEN)) {
    const code = 'U+' + found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push(text.slice(last, found.index), make('i', {class: 'hidden', title: 'a hidden character'}, code));
    last = found.index + found[0].length;
  }
  pieces.push(text.slice(last));
  return pieces.filter(piece => piece !== '');
}

// A text of the data: its direction is its own.
const shown = text => make('bdi', {}, ...withHidden(String(text)));
const chip = (kind, ...content) => make('span', {class: 'chip ' + kind}, ...content);
const grouped = new Intl.NumberFormat('en');
const number = count => grouped.format(count);
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? '' : 's'}`;
const parties = count => count === 1 ? '1 party' : `${number(count)} parties`;
const points = amount => (amount < 0 ? '−' : '+') + Math.abs(amount).toFixed(3);

// ---------------------------------------------------------------- data

async function unpack(text) {
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

const regions = (() => { try { return new Intl.DisplayNames('en', {type: 'region'}); } catch { return null; } })();
function country(code) {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  try { return regions ? regions.of(code.toUpperCase()) : code.toUpperCase(); } catch { return code.toUpperCase(); }
}

const fold = text => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
const unique = values => [...new Set(values)];
const numbersOf = record => (record.identifiers || []).map(one => one.value);

function prepare(data) {
  for (const entity of data.entities) {
    entity.kind = entity.kind || 'LegalEntity';
    entity.provenance = entity.provenance || [];
    entity.lists = unique(entity.provenance.map(record => record.source));
    entity.programmes = unique(entity.provenance.flatMap(record => record.programmes || []));
    entity.lands = unique([...(entity.countries || []), ...(entity.nationalities || [])]);
  }
  const hits = [];
  for (const party of data.parties) {
    party.name = party.name || '';
    party.title = party.name || (party.aliases || [])[0] || numbersOf(party)[0];
    for (const hit of party.hits) {
      hit.party = party;
      hit.entity = data.entities[hit.entity];
      hit.key = JSON.stringify([party.id || '', party.name, hit.entity.id]);
      hit.countries = unique([...(party.countries || []), ...hit.entity.lands].map(country));
      const verdicts = hit.evidence.filter(record => record.verdict).map(record => record.verdict);
      hit.signs = [
        ...(verdicts.includes('conflict') ? ['an attribute conflicts'] : []),
        ...(verdicts.includes('agree') ? ['an attribute agrees'] : []),
        ...(verdicts.length ? [] : ['name alone']),
        ...(party.flags ? ['row with bad data'] : []),
      ];
      hits.push(hit);
    }
  }
  return hits;
}

function searchText(record) {
  if (record.text === undefined) {
    const provenance = (record.provenance || []).flatMap(one => [one.source, one.record_id, ...(one.programmes || [])]);
    const names = (record.names || []).map(one => one.text);
    const row = record.row ? [`row ${record.row}`] : [];
    const all = [record.id, record.name, ...names, ...(record.aliases || []), ...numbersOf(record), ...provenance, ...row];
    record.text = fold(all.filter(Boolean).join('\n'));
  }
  return record.text;
}

// ---------------------------------------------------------------- decisions

let stored = {}, memory = '';
function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { memory = 'This browser keeps nothing: export before you close the page.'; }
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

function keepDecisions() {
  remember('entityscreen:' + data.run, JSON.stringify(stored));
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
  const byKey = new Map(hits.map(hit => [[hit.party.id || '', hit.party.name, hit.entity.id].map(defuse).join('\n'), hit]));
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

// ---------------------------------------------------------------- filters

const FACETS = [
  {key: 'list', title: 'List', of: hit => hit.entity.lists},
  {key: 'decision', title: 'Decision', of: hit => [decisionOf(hit)], order: DECISIONS},
  {key: 'evidence', title: 'Beside the name', of: hit => hit.signs},
  {key: 'kind', title: 'Kind of entity', of: hit => [hit.entity.kind]},
  {key: 'country', title: 'Country', of: hit => hit.countries},
];
const BIN = 0.02;
const state = {words: [], from: 0, to: 1, order: 'score', page: 0, chosen: Object.fromEntries(FACETS.map(f => [f.key, new Set()]))};
const opened = new Map();  // hits that somebody opened or closed

const ORDERS = {
  score: (a, b) => b.best - a.best || a.party.row - b.party.row,
  row: (a, b) => a.party.row - b.party.row,
  name: (a, b) => collator.compare(a.party.title, b.party.title) || a.party.row - b.party.row,
  hits: (a, b) => b.kept.length - a.kept.length || b.best - a.best || a.party.row - b.party.row,
};
const collator = new Intl.Collator('en', {numeric: true});

// Which hits pass all filters; a value of a filter counts those that pass all other filters.
function select() {
  const counts = FACETS.map(() => new Map()), bins = new Map(), cards = [];
  let total = 0;
  for (const party of data.parties) {
    const kept = [];
    for (const hit of party.hits) {
      let failed = 0;
      for (const word of state.words) {
        if (!searchText(party).includes(word) && !searchText(hit.entity).includes(word)) { failed = 1; break; }
      }
      if (failed) continue;
      if (rounded(hit.score) < state.from || rounded(hit.score) > state.to) failed |= 2;
      for (let at = 0; at < FACETS.length; at++) {
        const chosen = state.chosen[FACETS[at].key];
        if (chosen.size && !FACETS[at].of(hit).some(value => chosen.has(value))) failed |= 4 << at;
      }
      for (let at = 0; at < FACETS.length; at++) {
        if (failed & ~(4 << at)) continue;
        for (const value of FACETS[at].of(hit)) counts[at].set(value, (counts[at].get(value) || 0) + 1);
      }
      if (!(failed & ~2)) bins.set(binOf(hit.score), (bins.get(binOf(hit.score)) || 0) + 1);
      if (!failed) kept.push(hit);
    }
    if (kept.length) cards.push({party, kept, best: kept.reduce((best, hit) => Math.max(best, hit.score), 0)});
    total += kept.length;
  }
  cards.sort(ORDERS[state.order]);
  return {cards, total, counts, bins};
}

const rounded = score => Math.round(score * 1000) / 1000;  // as it is shown
const binOf = score => Math.min(Math.floor(rounded(score) / BIN + 1e-9), Math.round(1 / BIN) - 1);

function buildFacets() {
  const lowest = hits.reduce((least, hit) => Math.min(least, hit.score, hit.threshold), 1);
  const first = binOf(lowest), bins = Math.round(1 / BIN) - first;
  const bars = draw('svg', {class: 'histogram', viewBox: `0 0 ${bins * 10} 52`, preserveAspectRatio: 'none', role: 'img', 'aria-label': 'Alerts by score'});
  histogram = {first, columns: []};
  const all = new Map();
  for (const hit of hits) all.set(binOf(hit.score), (all.get(binOf(hit.score)) || 0) + 1);
  histogram.highest = Math.max(1, ...all.values());
  for (let bin = first; bin < first + bins; bin++) {
    const x = (bin - first) * 10, height = 50 * (all.get(bin) || 0) / histogram.highest;
    const ghost = draw('rect', {x: x + 1, width: 8, y: 51 - height, height, class: 'ghost'});
    const solid = draw('rect', {x: x + 1, width: 8, y: 51, height: 0, class: 'solid'});
    const label = draw('title', {});
    const column = draw('g', {class: 'column'}, label, draw('rect', {x, width: 10, y: 0, height: 52, class: 'hand'}), ghost, solid);
    const from = Math.round(bin * BIN * 100) / 100, to = bin === Math.round(1 / BIN) - 1 ? 1 : Math.round((bin + 1) * BIN * 1000 - 1) / 1000;
    column.addEventListener('click', () => {
      const again = state.from === from && state.to === to;
      $('from').value = again ? '' : from.toFixed(2);
      $('to').value = again ? '' : to.toFixed(3);
      readScores();
    });
    bars.append(column);
    histogram.columns.push({bin, solid, label, from, to});
  }
  bars.append(draw('line', {x1: 0, x2: bins * 10, y1: 51.5, y2: 51.5, class: 'ground'}));
  const limit = (id, label, value) => make('label', {}, label + ' ', make('input', {id, type: 'number', min: 0, max: 1, step: 'any', placeholder: value}));
  $('facets').append(make('fieldset', {class: 'facet'}, make('legend', {}, 'Score'), bars,
    make('div', {class: 'scale'}, make('span', {}, (first * BIN).toFixed(2)), make('span', {}, '1.00')),
    make('div', {class: 'limits'}, limit('from', 'from', (first * BIN).toFixed(2)), limit('to', 'to', '1.00'))));
  $('from').addEventListener('input', readScores);
  $('to').addEventListener('input', readScores);
  for (const facet of FACETS) {
    const totals = new Map((facet.order || []).map(value => [value, 0]));
    for (const hit of hits) for (const value of facet.of(hit)) totals.set(value, (totals.get(value) || 0) + 1);
    const values = [...totals.keys()];
    if (!facet.order) values.sort((a, b) => totals.get(b) - totals.get(a) || collator.compare(a, b));
    facet.most = Math.max(1, ...totals.values());
    facet.rows = new Map();
    const rows = values.map(value => {
      const box = make('input', {type: 'checkbox', name: facet.key, value});
      const count = make('span', {class: 'count'}), bar = draw('rect', {x: 0, y: 0, width: '0%', height: '100%'});
      const row = make('label', {class: 'value'}, box, make('span', {class: 'word'}, shown(value)), count, draw('svg', {class: 'share', 'aria-hidden': 'true'}, bar));
      facet.rows.set(value, {row, box, count, bar});
      return row;
    });
    $('facets').append(make('fieldset', {class: 'facet'}, make('legend', {}, facet.title), make('div', {class: 'values'}, rows)));
  }
  $('facets').append(make('button', {type: 'button', id: 'clear'}, 'Clear all filters'));
  $('clear').addEventListener('click', clearFilters);
  $('facets').addEventListener('change', event => {
    const box = event.target;
    if (box.type !== 'checkbox') return;
    state.chosen[box.name][box.checked ? 'add' : 'delete'](box.value);
    turnTo(0);
  });
}

function readScores() {
  state.from = Number($('from').value) || 0;
  state.to = $('to').value === '' ? 1 : Number($('to').value);
  turnTo(0);
}

function clearFilters() {
  $('from').value = $('to').value = $('words').value = '';
  state.from = 0; state.to = 1; state.words = [];
  for (const facet of FACETS) {
    state.chosen[facet.key].clear();
    for (const {box} of facet.rows.values()) box.checked = false;
  }
  turnTo(0);
}

function showFacets({counts, bins}) {
  FACETS.forEach((facet, at) => {
    for (const [value, {row, count, bar, box}] of facet.rows) {
      const found = counts[at].get(value) || 0;
      count.textContent = number(found);
      bar.setAttribute('width', 100 * found / facet.most + '%');
      row.hidden = !found && !box.checked && !facet.order;
    }
  });
  for (const {bin, solid, label, from, to} of histogram.columns) {
    const found = bins.get(bin) || 0, height = 50 * found / histogram.highest;
    solid.setAttribute('y', 51 - height);
    solid.setAttribute('height', height);
    label.textContent = `${from.toFixed(2)} to ${to.toFixed(3)}: ${plural(found, 'alert')}`;
  }
  const active = FACETS.reduce((sum, facet) => sum + state.chosen[facet.key].size, 0) + (state.from > 0) + (state.to < 1);
  $('filtered').textContent = active ? `(${active} set)` : '';
  $('clear').hidden = !active && !state.words.length;
}

// ---------------------------------------------------------------- cards

const hitAt = new WeakMap(), cardAt = new WeakMap();

function several(values, best, most = VALUES_SHOWN) {
  const ordered = best && values.includes(best) ? [best, ...values.filter(value => value !== best)] : values;
  const listed = ordered.slice(0, most).map((value, at) => [at ? '; ' : '', value === best ? make('b', {}, shown(value)) : shown(value)]);
  const rest = ordered.slice(most);
  return [...listed, rest.length ? make('span', {class: 'rest', title: rest.join('; ')}, ` +${rest.length}`) : ''];
}

function drawCard({party, kept}) {
  const about = [
    party.kind, party.birth_date && `born ${party.birth_date}`, ...(party.countries || []).map(country), party.gender,
    ...(party.identifiers || []).map(one => `${one.type === 'id' || !one.type ? 'number' : one.type} ${one.value}`),
  ].filter(Boolean);
  const hidden = party.hits.length - kept.length;
  const names = (party.aliases || []).filter(name => name !== party.title);
  const card = make('article', {class: 'card'},
    make('header', {},
      make('h2', {}, shown(party.title)),
      make('p', {class: 'place'}, `row ${party.row}`, party.id ? [' · ', shown(party.id)] : ''),
      make('p', {class: 'about'}, about.map((text, at) => [at ? ' · ' : '', shown(text)]),
        names.length ? [about.length ? ' · ' : '', 'also ', several(names)] : '',
        (party.flags || []).map(flag => [' ', chip('warn', '! ', shown(flag))])),
      make('p', {class: 'tally'})),
    kept.slice(0, HITS_ON_CARD).map((hit, at) => drawHit(hit, isOpen(hit, at))));
  const more = kept.slice(HITS_ON_CARD);
  if (more.length) {
    const button = make('button', {type: 'button', class: 'more'}, `Show ${plural(more.length, 'more hit')}`);
    button.addEventListener('click', () => button.replaceWith(...more.map(hit => drawHit(hit, opened.get(hit) || false))));
    card.append(button);
  }
  if (hidden) card.append(make('p', {class: 'left-out'}, `${plural(hidden, 'hit')} of this party left out by the filters`));
  cardAt.set(card, kept);
  showTally(card);
  return card;
}

function showTally(card) {
  const kept = cardAt.get(card), tally = card.querySelector('.tally');
  const decided = kept.filter(hit => decisionOf(hit) !== 'undecided').length;
  const all = kept.length > 1 ? make('button', {type: 'button', class: 'all', title: 'Shift + F'}, 'All false positives') : '';
  tally.replaceChildren(decided === kept.length ? chip('agree', '✓ decided') : `${decided} of ${plural(kept.length, 'hit')} decided`, all);
  if (all) all.addEventListener('click', () => decideAll(card));
}

function isOpen(hit, at) {
  if (opened.has(hit)) return opened.get(hit);
  return printing || $('open').value === 'all' || ($('open').value === 'first' && at === 0);
}

function drawHit(hit, open) {
  const {entity} = hit, matched = hit.listed.map(piece => piece[0]).join('');
  const chips = hit.evidence.filter(record => record.verdict || record.kind === 'label').map(record =>
    record.verdict ? chip(record.verdict, `${SIGNS[record.verdict]} ${record.field}`) : chip('plain', shown(record.reason)));
  const type = hit.name_type === 'primary' ? '' : hit.name_type === 'weak' ? 'weak alias' : hit.name_type === 'former' ? 'former name' : 'alias';
  const summary = make('div', {class: 'line'},
    make('button', {type: 'button', class: 'turn', 'aria-expanded': String(open), 'aria-label': 'Details'}),
    make('span', {class: 'score'}, hit.score.toFixed(3)),
    make('div', {class: 'who'}, make('span', {class: 'name'}, shown(matched)), ' ', type ? [chip('plain', type), ' '] : '',
      matched !== entity.caption ? make('span', {class: 'of'}, 'of ', shown(entity.caption)) : ''),
    make('span', {class: 'chips'}, chips),
    make('span', {class: 'from'}, make('span', {}, entity.kind), entity.lists.slice(0, 2).map(list => chip('list', shown(list))),
      entity.lists.length > 2 ? chip('list', `+${entity.lists.length - 2}`) : '', make('span', {class: 'verdict'})));
  const element = make('section', {class: 'hit', tabindex: '-1', 'aria-label': `Hit ${matched || entity.caption}, score ${hit.score.toFixed(3)}`}, summary);
  hitAt.set(element, hit);
  if (open) unfold(element); else showDecision(element);
  return element;
}

function unfold(element) {
  const hit = hitAt.get(element);
  element.querySelector('.who').prepend(drawNames(hit));
  element.append(make('div', {class: 'details'}, make('div', {class: 'halves'}, drawAttributes(hit), drawWaterfall(hit)), drawEntry(hit), drawDesk(hit)));
  showDecision(element);
}

// The same colour for two parts that were aligned; parts of one name alone are dotted.
const hue = (record, at) => record.kind === 'pair' ? `part hue${at % 6}` : 'part alone';

function drawNames(hit) {
  let order = 0;
  const classes = hit.evidence.map(record => hue(record, record.kind === 'pair' ? order++ : 0));
  hit.classes = classes;
  const name = pieces => make('span', {class: 'spelled'}, make('bdi', {}, pieces.map(([text, at]) =>
    at < 0 ? withHidden(text) : make('span', {class: classes[at], title: hit.evidence[at].reason}, withHidden(text)))));
  return make('div', {class: 'names'}, make('span', {class: 'side'}, 'party'), hit.query.length ? name(hit.query) : make('span', {class: 'missing'}, 'no name; a number decides'),
    make('span', {class: 'side'}, 'listed'), name(hit.listed));
}

function drawAttributes(hit) {
  const {party, entity} = hit;
  const known = record => (record.identifiers || []).map(one => one.value);
  const titles = Object.fromEntries([...(party.identifiers || []), ...(entity.identifiers || [])].map(one => [one.value, one.type]));
  const fields = [
    ['birth date', party.birth_date ? [party.birth_date] : [], entity.birth_dates || []],
    ['country', party.countries || [], entity.lands],
    ['kind', party.kind ? [party.kind] : [], party.kind ? [entity.kind] : []],
    ['gender', party.gender ? [party.gender] : [], entity.gender ? [entity.gender] : []],
    ['identifier', known(party), known(entity)],
    ['address', party.addresses || [], entity.addresses || []],
  ];
  const rows = fields.filter(([, ours, theirs]) => ours.length || theirs.length).map(([field, ours, theirs]) => {
    const record = hit.evidence.find(one => one.field === field);
    const same = !record && ours.some(value => theirs.includes(value));
    const verdict = record ? record.verdict : same ? 'agree' : '';
    const reason = record ? record.reason.replace(field + ': ', '') : same ? 'the same' : ours.length && theirs.length ? 'not compared' : '';
    const wording = field === 'country' ? country : value => value;
    const write = (values, best) => values.length ? several(values.map(wording), best && wording(best), field === 'address' ? 1 : VALUES_SHOWN) : make('i', {class: 'missing'}, 'not stated');
    const type = field === 'identifier' && record ? titles[record.listed] : '';
    return make('tr', {class: verdict || 'missing'}, make('th', {scope: 'row'}, type && type !== 'id' ? type : field),
      make('td', {'data-side': 'party'}, write(ours, record && record.query)),
      make('td', {'data-side': 'listed', colspan: reason ? 1 : 2}, write(theirs, record && record.listed)),
      reason ? make('td', {class: 'state'}, verdict ? make('b', {}, SIGNS[verdict] + ' ') : '', reason) : '');
  });
  return make('table', {class: 'attributes'},
    make('thead', {}, make('tr', {}, make('th', {}, ''), make('th', {}, 'party'), make('th', {}, 'listed'), make('th', {}, ''))), make('tbody', {}, rows));
}

// What each point of the score was for: bars from the sum before to the sum behind, in the order of the evidence.
function stepsOf(hit) {
  const covered = {query_share: 0, listed_share: 0};
  for (const record of hit.evidence) if (record.kind === 'pair')
    for (const side in covered) covered[side] += (record[side] || 0) * (record.similarity || 0);
  const side = covered.query_share >= covered.listed_share ? 'query_share' : 'listed_share';
  let sum = 0;
  const steps = hit.evidence.map((record, at) => {
    const amount = record.kind === 'pair' ? (record[side] || 0) * (record.similarity || 0) : record.amount || 0;
    return {record, at, amount, from: sum, to: sum += amount};
  });
  if (Math.abs(sum - hit.score) > 5e-6) steps.push({record: {kind: 'adjustment', reason: sum > hit.score ? 'no score is above 1' : 'no score is below 0'}, at: -1, amount: hit.score - sum, from: sum, to: hit.score});
  return steps;
}

function drawWaterfall(hit) {
  const steps = stepsOf(hit), top = Math.max(1, ...steps.map(step => step.to));
  const percent = value => 100 * Math.max(0, value) / top + '%';
  const bar = (from, to, kind, last) => draw('svg', {class: 'fall', 'aria-hidden': 'true'},
    draw('line', {x1: percent(hit.threshold), x2: percent(hit.threshold), y1: '0%', y2: '100%', class: 'threshold'}),
    ...(last ? [] : [draw('line', {x1: percent(to), x2: percent(to), y1: '50%', y2: '100%', class: 'link'})]),
    draw('line', {x1: percent(from), x2: percent(from), y1: '0%', y2: '50%', class: 'link'}),
    draw('rect', {x: percent(Math.min(from, to)), width: percent(Math.abs(to - from)), y: '50%', height: 10, transform: 'translate(0 -5)', class: kind}));
  const rows = steps.filter(({record, amount}) => amount || !['attribute', 'label'].includes(record.kind)).map(({record, at, amount, from, to}) => {
    const swatch = ['pair', 'unmatched'].includes(record.kind);
    const part = text => swatch ? make('span', {class: hit.classes[at]}, shown(text)) : shown(text);
    const attribute = record.kind === 'attribute';
    const both = !attribute && record.query && record.listed;
    const parts = attribute || !(record.query || record.listed) ? '' : both ? [part(record.query), make('span', {class: 'equals'}, ' = '), part(record.listed)] : [part(record.query || record.listed)];
    const only = record.kind === 'unmatched' ? (record.query ? 'only the party has it: ' : 'only the list has it: ') : '';
    const share = ['pair', 'syllable'].includes(record.kind) && record.similarity < 1 ? ` ${Math.floor(100 * (record.similarity || 0))}%` : '';
    const kind = record.kind === 'pair' ? 'pair' : amount < 0 ? 'minus' : 'plus';
    return make('tr', {class: record.kind}, make('td', {class: 'why'}, parts, parts ? ' ' : '', make('span', {class: 'reason'}, only, shown(record.reason), share)),
      make('td', {class: 'bar'}, record.kind === 'syllable' ? '' : bar(from, to, kind, false)), make('td', {class: 'number'}, Math.abs(amount) >= 0.0005 ? points(amount) : ''));
  });
  const beside = Math.abs(hit.name_score - hit.score) >= 0.0005 ? ` names alone ${hit.name_score.toFixed(3)}` : '';
  return make('table', {class: 'waterfall'}, make('thead', {}, make('tr', {}, make('th', {}, 'what each point was for'), make('th', {class: 'bar'}, make('span', {class: 'limit'}, `threshold ${hit.threshold.toFixed(2)}`)), make('th', {class: 'number'}, 'points'))),
    make('tbody', {}, rows), make('tfoot', {}, make('tr', {}, make('td', {class: 'why'}, make('b', {}, 'score'), make('span', {class: 'reason'}, beside)),
      make('td', {class: 'bar'}, bar(0, hit.score, 'total', true)), make('td', {class: 'number'}, make('b', {}, hit.score.toFixed(3))))));
}

function drawEntry(hit) {
  const {entity} = hit, matched = hit.listed.map(piece => piece[0]).join('');
  const sources = entity.provenance.map(record => {
    const link = /^https?:\/\//i.test(record.url || '');
    const label = [shown(record.source), record.record_id ? [' ', shown(record.record_id)] : ''];
    const facts = [
      (record.programmes || []).join(', '), record.legal_basis, record.listed_on && `listed ${record.listed_on}`,
      record.source_date && `list of ${record.source_date}`, record.fetched_at && `fetched ${record.fetched_at}`,
    ].filter(Boolean);
    return make('li', {}, link ? make('a', {href: record.url, rel: 'noopener noreferrer', target: '_blank', title: record.url}, label, ' ↗') : label,
      facts.map(text => [' · ', shown(text)]), record.sha256 ? [' · ', make('code', {title: `SHA-256 of the file ${record.sha256}`}, record.sha256.slice(0, 8))] : '');
  });
  const others = unique(entity.names.map(one => one.text)).filter(text => text !== matched);
  const more = [
    ['other names', others], ['positions', entity.positions], ['topics', entity.topics],
    ['addresses', entity.addresses], ['identifiers', (entity.identifiers || []).map(one => [one.type === 'id' ? '' : one.type, one.value, one.country ? `(${country(one.country)})` : ''].filter(Boolean).join(' '))],
    ...Object.entries(entity.properties || {}).map(([name, values]) => [name.replace(/(?<=[a-z])[A-Z]/g, letter => ' ' + letter.toLowerCase()), values]), ['notes', entity.notes],
  ].filter(([, values]) => values && values.length);
  const dl = make('dl', {}, more.map(([term, values]) => [make('dt', {}, term), make('dd', {}, values.map((value, at) => [at ? '; ' : '', shown(value)]))]));
  return make('div', {class: 'entry'}, make('ul', {class: 'sources'}, make('li', {class: 'id'}, 'entry ', make('code', {}, shown(entity.id))), sources),
    more.length ? make('details', {class: 'whole'}, make('summary', {}, 'Whole entry', others.length ? `, ${plural(others.length, 'other name')}` : ''), dl) : '');
}

function drawDesk(hit) {
  const entry = stored[hit.key] || {};
  const names = {undecided: 'Undecided', 'false positive': 'False positive', 'true match': 'True match'};
  const button = decision => make('button', {type: 'button', 'data-decision': decision, title: decision[0]}, names[decision]);
  return make('div', {class: 'decide'},
    make('span', {class: 'choice', role: 'group', 'aria-label': 'Decision'}, ['false positive', 'true match', 'undecided'].map(button)),
    make('input', {class: 'comment', 'aria-label': 'Comment', placeholder: 'Comment (c)', maxlength: 2000, value: entry.reason || ''}),
    make('span', {class: 'lapses'}));
}

function showDecision(element) {
  const hit = hitAt.get(element), decision = decisionOf(hit), entry = stored[hit.key];
  element.dataset.decision = decision;
  element.querySelector('.verdict').replaceChildren(...(decision === 'undecided' ? entry ? [chip('plain', 'commented')] : [] : [chip(decision === 'true match' ? 'hit-true' : 'hit-false', decision)]));
  const lapses = element.querySelector('.lapses');
  if (!lapses) return;
  if (decision === 'undecided') lapses.replaceChildren();
  else if (!lapses.firstChild) lapses.append(make('label', {}, 'until ', make('input', {type: 'date', class: 'until', value: entry.until || ''})));
  for (const button of element.querySelectorAll('[data-decision]')) button.setAttribute('aria-pressed', String(button.dataset.decision === decision));
}

function turnHit(element) {
  const details = element.querySelector('.details');
  if (details) { details.remove(); element.querySelector('.names').remove(); } else unfold(element);
  opened.set(hitAt.get(element), !details);
  element.querySelector('.turn').setAttribute('aria-expanded', String(!details));
}

// A decision shows at once, and the card stays where it is until the next turn of a filter or page.
function decided(element, change) {
  decide(hitAt.get(element), change);
  const {key} = hitAt.get(element);
  for (const other of $('alerts').querySelectorAll('.hit')) if (hitAt.get(other).key === key) showDecision(other);
  showTally(element.closest('.card'));
  showFacets(select());
}

function decideAll(card) {
  for (const hit of cardAt.get(card)) if (decisionOf(hit) === 'undecided') decide(hit, {decision: 'false positive'});
  for (const element of card.querySelectorAll('.hit')) showDecision(element);
  showTally(card);
  showFacets(select());
}

// ---------------------------------------------------------------- the page

let selection, histogram, printing = false;

function refresh() {
  selection = select();
  const pages = Math.max(1, Math.ceil(selection.cards.length / PARTIES_ON_PAGE));
  state.page = Math.min(state.page, pages - 1);
  const first = printing ? 0 : state.page * PARTIES_ON_PAGE;
  const cards = selection.cards.slice(first, first + (printing ? PARTIES_PRINTED : PARTIES_ON_PAGE));
  const atOnce = printing ? cards.length : CARDS_AT_ONCE, drawn = selection;
  $('alerts').replaceChildren(...cards.slice(0, atOnce).map(drawCard));
  // The cards below the window come after the answer to a key.
  if (cards.length > atOnce) setTimeout(() => { if (drawn === selection) $('alerts').append(...cards.slice(atOnce).map(drawCard)); });
  if (!cards.length) $('alerts').append(make('p', {class: 'empty'}, hits.length ? 'No alert passes these filters.' : 'No alerts: nobody of this file was found on the watchlist.'));
  const range = cards.length ? `${number(first + 1)}–${number(first + cards.length)} of ` : '';
  for (const id of ['shown', 'shown-below']) $(id).textContent = `${range}${parties(selection.cards.length)}, ${plural(selection.total, 'alert')}`;
  for (const end of ['', '-below']) {
    $('previous' + end).disabled = state.page === 0;
    $('next' + end).disabled = state.page >= pages - 1;
  }
  showFacets(selection);
}

function turnTo(page) {
  state.page = Math.max(0, page);
  refresh();
}

function leaf(by) {
  const before = state.page;
  turnTo(state.page + by);
  if (state.page !== before) document.querySelector('main').scrollIntoView({block: 'start'});
}

function printRows() {
  for (const [id, rows] of Object.entries(data.tables)) {
    if (!$(id)) continue;
    const body = $(id).querySelector('tbody');
    const append = first => {
      body.append(...rows.slice(first, first + ROWS_SHOWN).map(cells => make('tr', {}, cells.map(text => make('td', {}, shown(text))))));
      if (first + ROWS_SHOWN >= rows.length) return;
      const button = make('button', {type: 'button'}, `Show ${number(Math.min(ROWS_SHOWN, rows.length - first - ROWS_SHOWN))} more`);
      button.addEventListener('click', () => { button.remove(); append(first + ROWS_SHOWN); });
      $(id).append(button);
    };
    append(0);
  }
}

function current() {
  return document.activeElement.closest('.hit');
}

function step(by) {
  const all = [...$('alerts').querySelectorAll('.hit')], at = all.indexOf(current());
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (!next) return;
  next.focus({preventScroll: true});
  next.scrollIntoView({block: 'nearest'});
}

const KEYS = {
  j: () => step(1), k: () => step(-1), n: () => leaf(1), p: () => leaf(-1),
  '/': () => $('words').focus(), e: exportDecisions, '?': () => $('help').showModal(),
  o: () => current() && turnHit(current()),
  f: () => current() && decided(current(), {decision: 'false positive'}),
  t: () => current() && decided(current(), {decision: 'true match'}),
  u: () => current() && decided(current(), {decision: 'undecided'}),
  F: () => current() && decideAll(current().closest('.card')),
  c: () => {
    if (!current()) return;
    if (!current().querySelector('.comment')) turnHit(current());
    current().querySelector('.comment').focus();
  },
};

function listen() {
  for (const form of document.forms) if (form.method !== 'dialog') form.addEventListener('submit', event => event.preventDefault());
  $('words').addEventListener('input', () => { state.words = fold($('words').value).split(/\s+/).filter(Boolean); turnTo(0); });
  $('order').addEventListener('change', () => { state.order = $('order').value; turnTo(0); });
  $('open').addEventListener('change', () => { opened.clear(); refresh(); });
  for (const end of ['', '-below']) {
    $('previous' + end).addEventListener('click', () => leaf(-1));
    $('next' + end).addEventListener('click', () => leaf(1));
  }
  $('author').value = recall('entityscreen:author') || '';
  $('author').addEventListener('change', () => remember('entityscreen:author', $('author').value.trim()));
  $('export').addEventListener('click', exportDecisions);
  $('load').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', async () => {
    const [file] = $('file').files;
    if (file) loadDecisions(await file.text());
    $('file').value = '';
  });
  $('keys').addEventListener('click', () => $('help').showModal());
  $('alerts').addEventListener('click', event => {
    const element = event.target.closest('.hit');
    if (!element) return;
    const {decision} = event.target.dataset;
    if (decision && event.target.tagName === 'BUTTON') decided(element, {decision});
    else if (event.target.closest('.line') && !getSelection().toString()) turnHit(element);
  });
  $('alerts').addEventListener('change', event => {
    const element = event.target.closest('.hit');
    if (event.target.matches('.comment')) decided(element, {reason: event.target.value.trim()});
    if (event.target.matches('.until')) decided(element, {until: event.target.value});
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || $('help').open) return;
    const typing = event.target.matches('input:not([type=checkbox]), select, textarea');
    if (event.key === 'Escape' && typing) (current() || $('alerts')).focus();
    else if (event.key === 'Enter' && event.target.matches('.comment')) (event.preventDefault(), current().focus());
    else if (event.key === 'Enter' && event.target.matches('.hit')) turnHit(event.target);
    else if (!typing && Object.hasOwn(KEYS, event.key)) (event.preventDefault(), KEYS[event.key]());
  });
  addEventListener('beforeprint', () => { printing = true; refresh(); });
  addEventListener('afterprint', () => { printing = false; refresh(); });
  addEventListener('hashchange', openFold);
  openFold();
  const narrow = matchMedia('(max-width: 860px)');
  const fit = () => { $('filters').open = !narrow.matches; };
  narrow.addEventListener('change', fit);
  fit();
}

function openFold() {
  const fold = location.hash && $(location.hash.slice(1));
  if (fold && fold.tagName === 'DETAILS') { fold.open = true; fold.scrollIntoView(); }
}

// ---------------------------------------------------------------- start

let data, hits;
try {
  data = await unpack($('data').textContent);
} catch (error) {
  $('failed').textContent = `This report cannot be opened here (${error.message}). It needs a browser of 2023 or later.`;
  $('failed').hidden = false;
  return;
}
hits = prepare(data);
try { stored = JSON.parse(recall('entityscreen:' + data.run)) || {}; } catch { stored = {}; }
buildFacets();
printRows();
listen();
keepDecisions();
refresh();
document.documentElement.dataset.ready = 'yes';
// The texts of the search, while nobody types.
let at = 0;
(function ahead() {
  const end = Math.min(at + 500, hits.length);
  for (; at < end; at++) { searchText(hits[at].party); searchText(hits[at].entity); }
  if (at < hits.length) setTimeout(ahead, 0);
})();
})();
