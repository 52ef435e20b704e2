// The page: one screen of cards at a time, keys, paper; and the start of it all.

const PARTIES_ON_PAGE = 25, CARDS_AT_ONCE = 5, PARTIES_PRINTED = 500, ROWS_SHOWN = 200;
let selection;

function refresh() {
  selection = select();
  const pages = Math.max(1, Math.ceil(selection.cards.length / PARTIES_ON_PAGE));
  state.page = Math.min(state.page, pages - 1);
  const first = printing ? 0 : state.page * PARTIES_ON_PAGE;
  const cards = selection.cards.slice(first, first + (printing ? PARTIES_PRINTED : PARTIES_ON_PAGE));
  const atOnce = printing ? cards.length : CARDS_AT_ONCE, drawn = selection;
  $('alerts').replaceChildren(...cards.slice(0, atOnce).map(drawCard));
  // The cards below the window come after the answer to a key.
  if (cards.length > atOnce) setTimeout(() => {
    if (drawn === selection) $('alerts').append(...cards.slice(atOnce).map(drawCard));
  });
  const nobody = hits.length ? 'No alert passes these filters.'
    : 'No alerts: nobody of this file was found on the watchlist.';
  if (!cards.length) $('alerts').append(make('p', 'empty', nobody));
  const range = cards.length ? `${number(first + 1)}–${number(first + cards.length)} of ` : '';
  const shownNow = `${range}${parties(selection.cards.length)}, ${plural(selection.total, 'alert')}`;
  for (const id of ['shown', 'shown-below']) $(id).textContent = shownNow;
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

function fillTables() {
  for (const [id, rows] of Object.entries(data.tables)) {
    if (!$(id)) continue;
    const body = $(id).querySelector('tbody');
    const append = first => {
      const row = cells => make('tr', '', cells.map(text => make('td', '', shown(text))));
      body.append(...rows.slice(first, first + ROWS_SHOWN).map(row));
      if (first + ROWS_SHOWN >= rows.length) return;
      const button = make('button', {type: 'button'}, `Show more of ${number(rows.length)}`);
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
  f: () => current() && decided(current(), {verdict: 'false'}),
  t: () => current() && decided(current(), {verdict: 'true'}),
  u: () => current() && decided(current(), {verdict: 'undecided'}),
  F: () => current() && decideAll(current().closest('.card')),
  c: () => {
    if (!current()) return;
    if (!current().querySelector('.comment')) turnHit(current());
    current().querySelector('.comment').focus();
  },
};

function listen() {
  for (const form of document.forms) {
    if (form.method !== 'dialog') form.addEventListener('submit', event => event.preventDefault());
  }
  $('words').addEventListener('input', () => {
    state.words = fold($('words').value).split(/\s+/).filter(Boolean);
    turnTo(0);
  });
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
    if (file) loadDecisions(await file.arrayBuffer());
    $('file').value = '';
  });
  $('keys').addEventListener('click', () => $('help').showModal());
  $('alerts').addEventListener('click', event => {
    const element = event.target.closest('.hit');
    if (!element) return;
    const {verdict} = event.target.dataset;
    if (verdict) decided(element, {verdict});
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
  // Decisions made in another window of the same report.
  addEventListener('storage', event => {
    if (event.key === 'entityscreen:' + data.run) { readDecisions(); refresh(); }
  });
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

async function start() {
  try {
    data = await unpack($('data').textContent);
  } catch (error) {
    $('failed').textContent = `This report cannot be opened (${error.message}). It needs a browser of 2023 or later.`;
    $('failed').hidden = false;
    return;
  }
  hits = prepare(data);
  readDecisions();
  buildFacets();
  fillTables();
  listen();
  refresh();
  document.documentElement.dataset.ready = 'yes';
  // The texts of the search, while nobody types.
  let at = 0;
  (function ahead() {
    const end = Math.min(at + 500, hits.length);
    for (; at < end; at++) { searchText(hits[at].party); searchText(hits[at].entity); }
    if (at < hits.length) setTimeout(ahead, 0);
  })();
}
start();
