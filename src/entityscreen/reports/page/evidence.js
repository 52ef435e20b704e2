// What a hit rests on: names part by part, attributes side by side, the waterfall of the score, the entry.

const VALUES_SHOWN = 3;
const SIGNS = {agree: '✓', close: '≈', conflict: '✕'};
const NAME_TYPES = {primary: '', alias: 'alias', weak: 'weak alias', former: 'former name'};

const typeOf = identifier => identifier.type && identifier.type !== 'id' ? identifier.type : '';
const joined = (values, separator) => values.map((value, at) => [at ? separator : '', shown(value)]);
const matchedName = hit => hit.listed.map(piece => piece[0]).join('');

// The first of some values, the one that the evidence is about in front and bold.
function several(values, best, most = VALUES_SHOWN) {
  const ordered = values.includes(best) ? [best, ...values.filter(value => value !== best)] : values;
  const rest = ordered.slice(most);
  const first = ordered.slice(0, most).map((value, at) =>
    [at ? '; ' : '', value === best ? make('b', '', shown(value)) : shown(value)]);
  return [first, rest.length ? make('span', {class: 'rest', title: rest.join('; ')}, ` +${rest.length}`) : ''];
}

// Two parts that were aligned have one colour; parts of one name alone are dotted.
function drawNames(hit) {
  let pairs = 0;
  hit.classes = hit.evidence.map(record => record.kind === 'pair' ? `part hue${pairs++ % 6}` : 'part alone');
  const piece = ([text, at]) => at < 0 ? withHidden(text)
    : make('span', {class: hit.classes[at], title: hit.evidence[at].reason}, withHidden(text));
  const name = pieces => make('span', 'spelled', make('bdi', '', pieces.map(piece)));
  const nameless = make('span', 'missing', 'no name: an identifier decides');
  return make('div', 'names', make('span', 'side', 'party'), hit.query.length ? name(hit.query) : nameless,
    make('span', 'side', 'listed'), name(hit.listed));
}

function drawAttributes(hit) {
  const {party, entity} = hit, one = value => value ? [value] : [];
  const fields = [
    ['birth date', one(party.birth_date), entity.birth_dates || []],
    ['country', party.countries || [], entity.lands],
    ['kind', one(party.kind), party.kind ? [entity.kind] : []],
    ['gender', one(party.gender), one(entity.gender)],
    ['identifier', numbersOf(party), numbersOf(entity)],
    ['address', party.addresses || [], entity.addresses || []],
  ];
  const rows = fields.filter(([, ours, theirs]) => ours.length || theirs.length).map(row => drawAttribute(hit, ...row));
  const headings = ['', 'party', 'listed', ''].map(text => make(text ? 'th' : 'td', '', text));
  return make('table', 'attributes', make('thead', '', make('tr', '', headings)), make('tbody', '', rows));
}

function drawAttribute({evidence, entity}, field, ours, theirs) {
  const record = evidence.find(one => one.field === field);
  let verdict = '', reason = '', title = field;
  if (record) {
    verdict = record.verdict;
    reason = record.reason.replace(field + ': ', '');
    const listed = (entity.identifiers || []).find(one => one.value === record.listed);
    if (field === 'identifier' && listed) title = typeOf(listed) || field;
  } else if (ours.some(value => theirs.includes(value))) [verdict, reason] = ['agree', 'the same'];
  else if (ours.length && theirs.length) reason = 'not compared';
  const wording = field === 'country' ? country : value => value, most = field === 'address' ? 1 : VALUES_SHOWN;
  const write = (values, best) => values.length
    ? several(values.map(wording), best && wording(best), most) : make('i', 'missing', 'not stated');
  return make('tr', verdict || 'missing', make('th', {scope: 'row'}, title),
    make('td', {'data-side': 'party'}, write(ours, record && record.query)),
    make('td', {'data-side': 'listed', colspan: reason ? 1 : 2}, write(theirs, record && record.listed)),
    reason ? make('td', 'state', verdict ? make('b', '', SIGNS[verdict] + ' ') : '', reason) : '');
}

// What each point was for: from the sum before to the sum behind, in the order of the evidence, by the formula of
// `rebuild_score` in model/evidence.py.
function stepsOf(hit) {
  const covered = {query_share: 0, listed_share: 0};
  const part = (record, side) => (record[side] || 0) * (record.similarity || 0);
  for (const record of hit.evidence) {
    if (record.kind === 'pair') for (const side in covered) covered[side] += part(record, side);
  }
  const side = covered.query_share >= covered.listed_share ? 'query_share' : 'listed_share';
  let sum = 0;
  const step = (record, at, amount) => ({record, at, amount, from: sum, to: sum += amount});
  const steps = hit.evidence.map((record, at) =>
    step(record, at, record.kind === 'pair' ? part(record, side) : record.amount || 0));
  const reason = sum > hit.score ? 'no score is above 1' : 'no score is below 0';
  if (Math.abs(sum - hit.score) > 5e-6) steps.push(step({kind: 'adjustment', reason}, -1, hit.score - sum));
  return steps;
}

function drawWaterfall(hit) {
  const steps = stepsOf(hit), top = Math.max(1, ...steps.map(step => step.to));
  const percent = value => 100 * Math.max(0, value) / top + '%';
  const upright = (kind, at, y1, y2) => draw('line', {class: kind, x1: percent(at), x2: percent(at), y1, y2});
  const bar = (kind, from, to) => draw('svg', {class: 'fall', 'aria-hidden': 'true'},
    upright('threshold', hit.threshold, '0%', '100%'), upright('link', from, '0%', '50%'),
    ...(kind === 'total' ? [] : [upright('link', to, '50%', '100%')]),
    draw('rect', {class: kind, x: percent(Math.min(from, to)), width: percent(Math.abs(to - from)),
      y: '50%', height: 10, transform: 'translate(0 -5)'}));
  const row = ({record, at, amount, from, to}) => make('tr', record.kind,
    make('td', 'why', drawWhy(record, hit.classes[at])),
    make('td', 'bar', bar(record.kind === 'pair' ? 'pair' : amount < 0 ? 'minus' : 'plus', from, to)),
    make('td', 'number', Math.abs(amount) >= 0.0005 ? points(amount) : ''));
  const scored = steps.filter(({record, amount}) => amount || !['attribute', 'label'].includes(record.kind));
  const moved = Math.abs(hit.name_score - hit.score) >= 0.0005;
  const alone = moved ? make('span', 'reason', ` names alone ${hit.name_score.toFixed(3)}`) : '';
  const rare = hit.chance === undefined ? '' :
    make('span', 'reason', ` by accident ${hit.chance} of 10,000 unlisted parties reach the score of the names`);
  const limit = make('span', 'limit', `threshold ${hit.threshold.toFixed(2)}`);
  return make('table', 'waterfall',
    make('thead', '', make('tr', '', make('th', '', 'what each point was for'),
      make('th', 'bar', limit), make('th', 'number', 'points'))),
    make('tbody', '', scored.map(row)),
    make('tfoot', '', make('tr', '',
      make('td', 'why', make('b', '', 'score'), alone, rare),
      make('td', 'bar', bar('total', 0, hit.score)), make('td', 'number', make('b', '', hit.score.toFixed(3))))));
}

// The parts that a record is about, in their colour, and its reason.
function drawWhy({kind, query, listed, reason, similarity}, colour) {
  if (kind === 'attribute') return make('span', 'reason', shown(reason));
  const part = text => ['pair', 'unmatched'].includes(kind) ? make('span', colour, shown(text)) : shown(text);
  const parts = [query, listed].filter(Boolean)
    .map((text, at) => [at ? make('span', 'equals', ' = ') : '', part(text)]);
  const only = kind !== 'unmatched' ? '' : query ? 'only the party has it: ' : 'only the list has it: ';
  const alike = ['pair', 'syllable'].includes(kind) && similarity < 1 ? ` ${Math.floor(100 * similarity)}%` : '';
  return [parts, parts.length ? ' ' : '', make('span', 'reason', only, shown(reason), alike)];
}

function drawEntry({entity, ...hit}) {
  const name = matchedName(hit), others = unique(entity.names.map(one => one.text)).filter(text => text !== name);
  const number = one => [typeOf(one), one.value, one.country && `(${country(one.country)})`].filter(Boolean).join(' ');
  const spaced = property => property.replace(/(?<=[a-z])[A-Z]/g, letter => ' ' + letter.toLowerCase());
  const fields = [
    ['other names', others], ['positions', entity.positions], ['topics', entity.topics],
    ['addresses', entity.addresses],
    ['identifiers', (entity.identifiers || []).map(number)],
    ...Object.entries(entity.properties || {}).map(([property, values]) => [spaced(property), values]),
    ['notes', entity.notes],
  ].filter(([, values]) => values && values.length);
  const terms = fields.map(([term, values]) => [make('dt', '', term), make('dd', '', joined(values, '; '))]);
  const title = `Whole entry${others.length ? `, ${plural(others.length, 'other name')}` : ''}`;
  return make('div', 'entry',
    make('ul', 'sources', make('li', '', 'entry ', make('code', '', shown(entity.id))),
      entity.provenance.map(drawSource)),
    fields.length ? make('details', 'whole', make('summary', '', title), make('dl', '', terms)) : '');
}

function drawSource(record) {
  const label = [shown(record.source), record.record_id ? [' ', shown(record.record_id)] : ''];
  const link = {href: record.url, rel: 'noopener noreferrer', target: '_blank', title: record.url};
  const facts = [
    (record.programmes || []).join(', '), record.legal_basis, record.listed_on && `listed ${record.listed_on}`,
    record.source_date && `list of ${record.source_date}`, record.fetched_at && `fetched ${record.fetched_at}`,
  ].filter(Boolean).map(text => [' · ', shown(text)]);
  const digest = {title: `SHA-256 of the file: ${record.sha256}`};
  return make('li', '', /^https?:\/\//i.test(record.url || '') ? make('a', link, label, ' ↗') : label, facts,
    record.sha256 ? [' · ', make('code', digest, record.sha256.slice(0, 8))] : '');
}
