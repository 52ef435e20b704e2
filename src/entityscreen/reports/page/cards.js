// A card a party, its hits beneath, each with its evidence and the decision.

const HITS_ON_CARD = 6, HITS_MORE = 50;
const BUTTONS = ['false', 'true', 'undecided'];
const hitAt = new WeakMap(), cardAt = new WeakMap();  // what an element shows
const opened = new Map();  // hits that somebody opened or closed
let printing = false;

function drawCard({party, kept}) {
  const numbers = (party.identifiers || []).map(one => `${typeOf(one) || 'number'} ${one.value}`);
  const born = party.birth_date && `born ${party.birth_date}`;
  const about = [party.kind, born, ...(party.countries || []).map(country), party.gender, ...numbers].filter(Boolean);
  const names = (party.aliases || []).filter(name => name !== party.title);
  const hidden = party.hits.length - kept.length;
  const card = make('article', 'card',
    make('header', '',
      make('h2', '', shown(party.title)),
      make('p', 'place', `row ${party.row}`, party.id ? [' · ', shown(party.id)] : ''),
      make('p', 'about', joined(about, ' · '),
        names.length ? [about.length ? ' · ' : '', 'also ', several(names)] : '',
        (party.flags || []).map(flag => [' ', chip('warn', '! ', shown(flag))])),
      make('p', 'tally')),
    kept.slice(0, HITS_ON_CARD).map((hit, at) => drawHit(hit, isOpen(hit, at))));
  appendRest(card, kept.slice(HITS_ON_CARD));
  if (hidden) card.append(make('p', 'left-out', `${plural(hidden, 'hit')} of this party left out by the filters`));
  cardAt.set(card, kept);
  showTally(card);
  return card;
}

// The hits that a card does not show at first, some at a time.
function appendRest(card, rest) {
  if (!rest.length) return;
  const button = make('button', {type: 'button', class: 'more'}, `Show more of ${plural(rest.length, 'further hit')}`);
  button.addEventListener('click', () => {
    button.replaceWith(...rest.slice(0, HITS_MORE).map(hit => drawHit(hit, opened.get(hit) || false)));
    appendRest(card, rest.slice(HITS_MORE));
  });
  card.append(button);
}

function showTally(card) {
  const kept = cardAt.get(card), decided = kept.filter(hit => verdictOf(hit) !== 'undecided').length;
  const done = decided === kept.length;
  const count = done ? chip('agree', '✓ decided') : `${decided} of ${plural(kept.length, 'hit')} decided`;
  const tally = card.querySelector('.tally');
  tally.replaceChildren(count);
  if (done || kept.length === 1) return;
  const all = make('button', {type: 'button', class: 'all', title: 'Shift + F'}, 'All false positives');
  all.addEventListener('click', () => decideAll(card));
  tally.append(all);
}

function isOpen(hit, at) {
  if (opened.has(hit)) return opened.get(hit);
  return printing || $('open').value === 'all' || ($('open').value === 'first' && at === 0);
}

function drawHit(hit, open) {
  const {entity} = hit, name = matchedName(hit), type = NAME_TYPES[hit.name_type], score = hit.score.toFixed(3);
  const told = hit.evidence.filter(record => record.verdict || record.kind === 'label');
  const line = make('div', 'line',
    make('button', {type: 'button', class: 'turn', 'aria-expanded': String(open), 'aria-label': 'Details'}),
    make('span', 'score', score),
    make('div', 'who', make('span', 'name', shown(name)), ' ', type ? [chip('plain', type), ' '] : '',
      name !== entity.caption ? make('span', 'of', 'of ', shown(entity.caption)) : ''),
    make('span', 'chips', hit.change ? chip(hit.change === 'gone' ? 'plain' : 'warn', changeOf(hit)) : '',
      told.map(({verdict, field, reason}) =>
      verdict ? chip(verdict, `${SIGNS[verdict]} ${field}`) : chip('plain', shown(reason)))),
    make('span', 'from', make('span', '', entity.kind), entity.lists.slice(0, 2).map(list => chip('list', shown(list))),
      entity.lists.length > 2 ? chip('list', `+${entity.lists.length - 2}`) : '', make('span', 'verdict')));
  const element = make('section', {class: 'hit', tabindex: '-1', 'aria-label': `Hit ${name}, score ${score}`}, line);
  hitAt.set(element, hit);
  if (open) unfold(element); else showDecision(element);
  return element;
}

const changeOf = ({change, score_before: before}) =>
  change === 'changed' ? `changed from ${before.toFixed(3)}` : change;

function unfold(element) {
  const hit = hitAt.get(element);
  element.querySelector('.who').prepend(drawNames(hit));
  const halves = make('div', 'halves', drawAttributes(hit), drawWaterfall(hit));
  element.append(make('div', 'details', halves, drawEntry(hit), drawDesk()));
  showDecision(element);
}

function drawDesk() {
  const button = verdict => {
    const name = VERDICTS[verdict][0].toUpperCase() + VERDICTS[verdict].slice(1);
    return make('button', {type: 'button', 'data-verdict': verdict, title: verdict[0]}, name);
  };
  return make('div', 'decide',
    make('span', {class: 'choice', role: 'group', 'aria-label': 'Decision'}, BUTTONS.map(button)),
    make('input', {class: 'comment', 'aria-label': 'Comment', placeholder: 'Comment (c)', maxlength: 2000}),
    make('span', 'lapses'));
}

function showDecision(element) {
  const hit = hitAt.get(element), verdict = verdictOf(hit), entry = stored[hit.key];
  element.dataset.decided = verdict;
  const mark = element.querySelector('.verdict'), lapses = element.querySelector('.lapses');
  mark.replaceChildren();
  if (verdict !== 'undecided') mark.append(chip('hit-' + verdict, VERDICTS[verdict]));
  else if (entry) mark.append(chip('plain', 'commented'));
  for (const button of element.querySelectorAll('[data-verdict]')) {
    button.setAttribute('aria-pressed', String(button.dataset.verdict === verdict));
  }
  if (!lapses) return;
  element.querySelector('.comment').value = entry ? entry.reason : '';
  if (verdict === 'undecided') lapses.replaceChildren();
  else if (!lapses.firstChild) {
    lapses.append(make('label', '', 'until ', make('input', {type: 'date', class: 'until', value: entry.until || ''})));
  }
}

function turnHit(element) {
  const details = element.querySelector('.details');
  if (details) {
    details.remove();
    element.querySelector('.names').remove();
  } else unfold(element);
  opened.set(hitAt.get(element), !details);
  element.querySelector('.turn').setAttribute('aria-expanded', String(!details));
}

// A decision shows at once, and the card stays where it is until the next turn of a filter or page.
function decided(element, change) {
  const {key} = hitAt.get(element);
  decide(hitAt.get(element), change);
  for (const other of $('alerts').querySelectorAll('.hit')) if (hitAt.get(other).key === key) showDecision(other);
  showTally(element.closest('.card'));
  showFacets(select());
}

// Those of its hits that are undecided, with the comment that one of them has.
function decideAll(card) {
  const kept = cardAt.get(card), commented = kept.find(hit => (stored[hit.key] || {}).reason);
  const reason = commented ? stored[commented.key].reason : '';
  for (const hit of kept) if (verdictOf(hit) === 'undecided') decide(hit, {verdict: 'false', reason});
  for (const element of card.querySelectorAll('.hit')) showDecision(element);
  showTally(card);
  showFacets(select());
}
