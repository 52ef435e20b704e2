// Which hits are shown, in which order; how many of them each value of a filter has.

const FACETS = [
  {key: 'change', title: 'Change', of: hit => hit.change ? [hit.change] : []},
  {key: 'list', title: 'List', of: hit => hit.entity.lists},
  {key: 'decision', title: 'Decision', of: decisionsOf, order: [...Object.values(VERDICTS), UNEXPLAINED]},
  {key: 'evidence', title: 'Beside the name', of: hit => hit.signs},
  {key: 'kind', title: 'Kind of entity', of: hit => [hit.entity.kind]},
  {key: 'country', title: 'Country', of: hit => hit.countries},
];
const BIN = 0.02;
let histogram;
const state = {words: [], from: 0, to: 1, order: 'score', page: 0, chosen: {}};
for (const {key} of FACETS) state.chosen[key] = new Set();

const ORDERS = {
  score: (a, b) => b.best - a.best || a.party.row - b.party.row,
  row: (a, b) => a.party.row - b.party.row,
  name: (a, b) => collator.compare(a.party.title, b.party.title) || a.party.row - b.party.row,
  chance: (a, b) => rarest(a) - rarest(b) || b.best - a.best || a.party.row - b.party.row,
  hits: (a, b) => b.kept.length - a.kept.length || b.best - a.best || a.party.row - b.party.row,
};
// Of 10,000 unlisted parties those that reach the score of the names; where no name is compared, none does by accident.
const rarest = card => card.kept.reduce((least, hit) => Math.min(least, hit.chance || 0), Infinity);
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
  buildHistogram();
  for (const facet of FACETS) {
    const totals = new Map((facet.order || []).map(value => [value, 0]));
    for (const hit of hits) for (const value of facet.of(hit)) totals.set(value, (totals.get(value) || 0) + 1);
    const values = [...totals.keys()];
    if (!facet.order) values.sort((a, b) => totals.get(b) - totals.get(a) || collator.compare(a, b));
    facet.most = Math.max(1, ...totals.values());
    facet.rows = new Map();
    const rows = values.map(value => {
      const box = make('input', {type: 'checkbox', name: facet.key, value}), count = make('span', 'count');
      const bar = draw('rect', {x: 0, y: 0, width: '0%', height: '100%'});
      const row = make('label', 'value', box, make('span', 'word', shown(value)), count,
        draw('svg', {class: 'share', 'aria-hidden': 'true'}, bar));
      facet.rows.set(value, {row, box, count, bar});
      return row;
    });
    if (!values.length) continue;
    $('facets').append(make('fieldset', 'facet', make('legend', '', facet.title), make('div', 'values', rows)));
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

// Alerts by score: all of them pale, those that pass the other filters in colour; a click takes a column alone.
function buildHistogram() {
  const first = binOf(hits.reduce((least, hit) => Math.min(least, hit.score, hit.threshold), 1));
  const last = Math.round(1 / BIN) - 1, width = 10 * (last + 1 - first), all = new Map();
  for (const hit of hits) all.set(binOf(hit.score), (all.get(binOf(hit.score)) || 0) + 1);
  histogram = {highest: Math.max(1, ...all.values()), columns: []};
  const bars = draw('svg', {class: 'histogram', viewBox: `0 0 ${width} 52`, preserveAspectRatio: 'none', role: 'img',
    'aria-label': 'Alerts by score'});
  for (let bin = first; bin <= last; bin++) {
    const x = (bin - first) * 10, height = 50 * (all.get(bin) || 0) / histogram.highest;
    const from = Math.round(bin * BIN * 100) / 100, to = bin === last ? 1 : rounded((bin + 1) * BIN - 0.001);
    const solid = draw('rect', {x: x + 1, width: 8, y: 51, height: 0, class: 'solid'}), label = draw('title', {});
    const ghost = draw('rect', {x: x + 1, width: 8, y: 51 - height, height, class: 'ghost'});
    const hand = draw('rect', {x, width: 10, y: 0, height: 52, class: 'hand'});
    const column = draw('g', {class: 'column'}, label, hand, ghost, solid);
    column.addEventListener('click', () => {
      const again = state.from === from && state.to === to;
      $('from').value = again ? '' : from.toFixed(2);
      $('to').value = again ? '' : to.toFixed(3);
      readScores();
    });
    bars.append(column);
    histogram.columns.push({bin, solid, label, from, to});
  }
  bars.append(draw('line', {x1: 0, x2: width, y1: 51.5, y2: 51.5, class: 'ground'}));
  const lowest = (first * BIN).toFixed(2);
  const limit = (id, placeholder) => make('label', '', id + ' ',
    make('input', {id, type: 'number', min: 0, max: 1, step: 'any', placeholder}));
  $('facets').append(make('fieldset', 'facet', make('legend', '', 'Score'), bars,
    make('div', 'scale', make('span', '', lowest), make('span', '', '1.00')),
    make('div', 'limits', limit('from', lowest), limit('to', '1.00'))));
  for (const end of ['from', 'to']) $(end).addEventListener('input', readScores);
}

function readScores() {
  state.from = Number($('from').value) || 0;
  state.to = $('to').value === '' ? 1 : Number($('to').value);
  turnTo(0);
}

function chooseValue(key, value) {
  state.chosen[key].add(value);
  FACETS.find(facet => facet.key === key).rows.get(value).box.checked = true;
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
  const boxes = FACETS.reduce((sum, facet) => sum + state.chosen[facet.key].size, 0);
  const active = boxes + (state.from > 0) + (state.to < 1);
  $('filtered').textContent = active ? `(${active} set)` : '';
  $('clear').hidden = !active && !state.words.length;
}
