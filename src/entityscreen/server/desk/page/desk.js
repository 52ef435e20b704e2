'use strict';
// The desk: who is there, what is chosen, and how the page talks to the service. What a hit rests on is drawn by
// `evidence.js`, as in the report.

const ROW_HEIGHT = 58, SPARE_ROWS = 8, NEWS_SECONDS = 10, JOB_SECONDS = 2, WORDS_PAUSE = 60;
const VERDICTS = {false: 'false positive', true: 'true match', undecided: 'undecided'};
const HAPPENED = {
  opened: 'opened', reopened: 'opened again', assigned: 'assigned', comment: 'comment', decided: 'decided',
  approved: 'approved', returned: 'returned',
};
let me = null, alerts = new Map(), columns = [], revision = 0, listed = [], chosen = null, drawnCase = null;
let closedLoaded = false;

// The service, with the header that no other site can send.
async function ask(path, {method = 'GET', body, raw} = {}) {
  const headers = {'x-entityscreen-desk': '1'};
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await fetch(path, {method, headers, body: raw || (body === undefined ? undefined : JSON.stringify(body))});
  const said = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {};
  if (answer.ok) return said;
  if (answer.status === 401 && me) showSignIn();
  const detail = typeof said.detail === 'string' ? said.detail : `The service refused this (${answer.status}).`;
  throw Object.assign(new Error(detail), {status: answer.status});
}

let quieting;
function say(text, bad = false) {
  const message = $('message');
  message.textContent = text;
  message.classList.toggle('bad', bad);
  message.hidden = false;
  clearTimeout(quieting);
  quieting = setTimeout(() => { message.hidden = true; }, bad ? 8000 : 3000);
}

const may = role => me && (me.roles.includes(role) || me.roles.includes('admin'));
const sourceOf = text => text.replace(/^job:(.{8}).*/, 'job $1');
const inWords = text => text.replace(/^(false|true|undecided)\b/, verdict => VERDICTS[verdict]);
const moment = text => text.replace('T', ' ').replace(/\+00:00$/, '');
const fresh = element => (element.replaceChildren(), element);

// Views

function show(view) {
  $('message').hidden = true;
  for (const name of ['queue', 'screen', 'jobs', 'sign-in']) $(name).hidden = name !== view;
  for (const button of document.querySelectorAll('[data-view]')) {
    if (button.dataset.view === view) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  if (view === 'screen') $('ask-name').focus();
  if (view === 'jobs') loadJobs();
  if (view === 'queue') drawRows();
}

function showSignIn() {
  me = null;
  alerts = new Map();
  $('sign-out').hidden = $('audit').hidden = $('views').hidden = true;
  $('me').textContent = $('about-list').textContent = '';
  show('sign-in');
  $('credential').focus();
}

async function enter() {
  me = await ask('api/me');
  if (!me.is_named) return showSignIn();
  $('me').textContent = me.name;
  $('sign-out').hidden = $('audit').hidden = $('views').hidden = false;
  $('about-list').textContent = `${number(me.entities)} entities, list ${me.version}`;
  alerts = new Map();
  revision = 0;
  closedLoaded = false;
  take(await ask('api/alerts'));
  show('queue');
  select();
}

// The queue

function take({columns: names, rows}) {
  columns = names;
  for (const row of rows) {
    const alert = Object.fromEntries(names.map((name, at) => [name, row[at]]));
    keep(alert);
  }
}

function keep(alert) {
  alert.text = fold([alert.party_name, alert.party, alert.entity_name, alert.entity, alert.lists, alert.labels, alert.source]
    .join('\n'));
  alerts.set(alert.number, alert);
  revision = Math.max(revision, alert.revision);
}

const waiting = alert => alert.state !== 'closed';
const overdue = alert => waiting(alert) && alert.due_on < me.today;
const ORDERS = {
  score: (a, b) => b.score - a.score || a.number - b.number,
  due: (a, b) => a.due_on.localeCompare(b.due_on) || b.score - a.score,
  new: (a, b) => b.number - a.number,
  party: (a, b) => a.party_name.localeCompare(b.party_name) || b.score - a.score,
};

function select({keepPlace = false} = {}) {
  const words = fold($('words').value).split(/\s+/).filter(Boolean);
  const state = $('state').value, whose = $('whose').value, list = $('list').value;
  const fits = alert =>
    (state === 'all' || (state === 'due' ? overdue(alert) : alert.state === state))
    && (!whose || (whose === '-' ? !alert.assignee : alert.assignee === whose))
    && (!list || alert.lists.split('; ').includes(list))
    && words.every(word => alert.text.includes(word));
  listed = [...alerts.values()].filter(fits).sort(ORDERS[$('order').value]);
  $('shown').textContent = plural(listed.length, 'alert');
  $('open-count').textContent = number([...alerts.values()].filter(waiting).length);
  fillChoices();
  if (!keepPlace) $('rows').scrollTop = 0;
  drawRows();
}

function fillChoices() {
  const people = unique([me.name, ...me.people, ...[...alerts.values()].map(alert => alert.assignee)]).filter(Boolean);
  fill($('whose'), [['', "anybody's"], [me.name, 'mine'], ['-', "nobody's"],
    ...people.filter(name => name !== me.name).map(name => [name, name])]);
  const lists = unique([...alerts.values()].flatMap(alert => alert.lists.split('; '))).filter(Boolean).sort();
  fill($('list'), [['', 'all lists'], ...lists.map(name => [name, name])]);
}

function fill(box, choices) {
  const wanted = JSON.stringify(choices), value = box.value;
  if (box.dataset.choices === wanted) return;
  box.dataset.choices = wanted;
  box.replaceChildren(...choices.map(([code, word]) => make('option', {value: code}, word)));
  box.value = choices.some(([code]) => code === value) ? value : '';
}

// Only the rows that can be seen are drawn, however long the queue is.
function drawRows() {
  const box = $('rows'), first = Math.max(0, Math.floor(box.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
  const last = Math.min(listed.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW_HEIGHT) + SPARE_ROWS);
  const run = make('div', {class: 'rows-run', role: 'presentation'});
  run.style.height = `${listed.length * ROW_HEIGHT}px`;
  for (let at = first; at < last; at++) run.append(drawRow(listed[at], at));
  box.replaceChildren(listed.length ? run : make('p', 'empty', 'Nothing here.'));
  if (chosen && listed.some(alert => alert.number === chosen)) box.setAttribute('aria-activedescendant', `alert-${chosen}`);
  else box.removeAttribute('aria-activedescendant');
}

function drawRow(alert, at) {
  const due = make('span', overdue(alert) ? 'late' : '', waiting(alert) ? `due ${alert.due_on}` : VERDICTS[alert.verdict] || '');
  const row = make('div', {
    class: 'row', role: 'option', id: `alert-${alert.number}`, 'aria-selected': String(alert.number === chosen),
    'aria-setsize': listed.length, 'aria-posinset': at + 1, 'data-number': alert.number,
  },
  make('span', 'score', alert.score.toFixed(3)),
  make('span', 'party', shown(alert.party_name || alert.party)),
  make('span', 'side', due),
  make('span', 'listed', shown(alert.entity_name), ' ', alert.lists.split('; ').filter(Boolean).slice(0, 2).map(list => [chip('list', shown(list)), ' '])),
  make('span', 'side', alert.state === 'to approve' ? chip('warn', 'to approve') : '', ' ', alert.assignee));
  row.style.top = `${at * ROW_HEIGHT}px`;
  return row;
}

function choose(number, {focus = false} = {}) {
  chosen = number;
  const at = listed.findIndex(alert => alert.number === number), box = $('rows');
  if (at >= 0) {
    const top = at * ROW_HEIGHT;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW_HEIGHT > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW_HEIGHT - box.clientHeight;
  }
  drawRows();
  if (number === null) fresh($('case')).append(make('p', 'empty', 'No alert is chosen.'));
  else openCase(number, focus);
}

function step(by) {
  if (!listed.length) return;
  const at = listed.findIndex(alert => alert.number === chosen);
  choose(listed[Math.max(0, Math.min(listed.length - 1, at < 0 ? 0 : at + by))].number);
}

// The case

async function openCase(number, focus = false) {
  try {
    const found = await ask(`api/alerts/${number}`);
    if (number !== chosen) return;  // somebody went on meanwhile
    drawCase(found);
    if (focus) $('case').focus();
  } catch (problem) { say(problem.message, true); }
}

function drawCase({alert, card, events, earlier, changes}, written = {}) {
  keep({...alert});
  drawnCase = {alert, verdict: written.verdict || (alert.verdict && alert.state === 'open' ? alert.verdict : '')};
  const [hit] = prepare(card);
  const names = drawNames(hit);
  const place = fresh($('case'));
  place.append(
    make('div', 'panel', drawHead(alert, hit), drawDecision(alert, written)),
    changes.length ? drawChanges(changes, earlier[0]) : '',
    make('div', 'panel details', names, make('div', 'halves', drawAttributes(hit), drawWaterfall(hit)), drawEntry(hit)),
    drawHistory(events, earlier));
  place.scrollTop = 0;
  fields();
}

function drawHead(alert, hit) {
  const told = hit.evidence.filter(record => record.verdict);
  const people = unique(['', me.name, alert.assignee, ...me.people]);
  const assignee = make('select', {id: 'assignee', 'aria-label': 'Assigned to', disabled: !may('decide')},
    people.map(name => make('option', {value: name, selected: name === alert.assignee}, name || 'nobody')));
  const party = hit.party;
  const about = [party.kind, party.birth_date && `born ${party.birth_date}`, ...(party.countries || []).map(country), party.gender, alert.party];
  return make('div', '',
    make('div', 'case-head',
      make('div', '', make('h2', '', shown(party.title)), make('p', 'against', joined(about.filter(Boolean), ' · ')),
        make('p', 'against', 'against ', make('b', '', shown(alert.entity_name)), ` · ${alert.entity_kind} · `, shown(alert.lists))),
      make('div', '', make('p', 'big', alert.score.toFixed(3)))),
    make('div', 'case-facts',
      told.map(({verdict, field}) => chip(verdict, `${SIGNS[verdict]} ${field}`)),
      alert.change ? chip('warn', alert.change) : '',
      make('label', '', 'assigned to ', assignee),
      make('span', overdue(alert) ? 'late' : '', 'due ', make('b', '', alert.due_on)),
      make('span', '', 'from ', shown(sourceOf(alert.source))),
      make('span', '', 'no. ', make('b', '', String(alert.number)))));
}

function drawDecision(alert, written) {
  if (alert.state === 'to approve') return drawApproval(alert);
  if (alert.state === 'closed' && !written.again) {
    const again = make('button', {type: 'button', id: 'again', disabled: !may('decide')}, 'Decide again');
    const approved = alert.approver ? `, approved by ${alert.approver}` : '';
    return make('p', 'verdict-line', chip('hit-' + alert.verdict, VERDICTS[alert.verdict]), shown(alert.reason),
      make('span', 'quiet', ` by ${alert.author}${approved}${alert.until ? `, until ${alert.until}` : ''}`), again);
  }
  const button = verdict => make('button', {type: 'button', 'data-verdict': verdict, title: verdict[0],
    'aria-pressed': String(verdict === drawnCase.verdict)}, VERDICTS[verdict][0].toUpperCase() + VERDICTS[verdict].slice(1));
  const reason = make('textarea', {id: 'reason', rows: 2, maxlength: 2000, 'aria-label': 'Reason', placeholder: 'Reason: what you checked, and what it says'});
  reason.value = written.reason || '';
  return make('form', {class: 'decision', id: 'decision'},
    make('span', {class: 'choice', role: 'group', 'aria-label': 'Decision'}, Object.keys(VERDICTS).map(button)),
    make('label', '', 'holds until ', make('input', {type: 'date', id: 'until', value: written.until || ''})),
    make('button', {class: 'main', id: 'decide', disabled: true, title: 'Ctrl + Enter'}, me.four_eyes ? 'Send for approval' : 'Decide'),
    reason);
}

function drawApproval(alert) {
  const own = alert.author === me.name, allowed = may('approve') && !own;
  return make('div', '',
    make('p', 'verdict-line', chip('hit-' + alert.verdict, VERDICTS[alert.verdict]), shown(alert.reason),
      make('span', 'quiet', ` by ${alert.author}${alert.until ? `, until ${alert.until}` : ''}`)),
    allowed ? make('form', {class: 'comment-form', id: 'approval'},
      make('button', {class: 'main', id: 'approve', type: 'button', title: 'y'}, 'Approve'),
      make('input', {id: 'returned', maxlength: 2000, 'aria-label': 'Why it is returned', placeholder: 'or return it: what is missing?'}),
      make('button', {id: 'give-back'}, 'Return'))
      : make('p', 'quiet', own ? 'Somebody else has to approve it.' : 'It waits for an approval.'));
}

function drawChanges(changes, before) {
  const when = before.author ? `the decision of ${before.author} (${VERDICTS[before.verdict] || 'open'}: ${before.reason})` : 'the alert before';
  const items = changes.map(({of, field, added, removed}) => make('li', '',
    make('span', 'quiet', `${of === 'party' ? 'party' : 'entry'}, ${field.replaceAll('_', ' ')}: `),
    removed.map(text => [make('span', 'went', shown(text)), ' ']), added.map(text => [make('span', 'came', '+ ', shown(text)), ' '])));
  return make('div', 'panel changes', make('h3', '', `Changed since ${when}`), make('ul', '', items));
}

function drawHistory(events, earlier) {
  const line = ({at, author, what, detail}) => make('li', '', make('time', '', moment(at)), make('span', 'what', HAPPENED[what] || what),
    make('span', '', make('b', '', shown(sourceOf(author))), ' ',
      shown(what === 'assigned' ? `to ${detail || 'nobody'}` : ['decided', 'approved'].includes(what) ? inWords(detail) : detail)));
  const form = may('decide') ? make('form', {class: 'comment-form', id: 'comment-form'},
    make('input', {id: 'comment', maxlength: 10000, 'aria-label': 'Comment', placeholder: 'Comment (c)'}), make('button', '', 'Comment')) : '';
  const others = earlier.length ? make('p', 'quiet', `Earlier alerts on this pair: `,
    earlier.map(one => [make('a', {href: `#${one.number}`, 'data-number': one.number}, `no. ${one.number}`), ` ${VERDICTS[one.verdict] || one.state}; `])) : '';
  return make('div', 'panel', make('h3', '', 'What happened'), make('ol', 'history', events.map(line)), form, others);
}

function fields() {
  const button = $('decide');
  if (button) button.disabled = !drawnCase.verdict || !$('reason').value.trim() || !may('decide');
}

function setVerdict(verdict) {
  if (!$('decision')) return;
  drawnCase.verdict = verdict;
  for (const button of document.querySelectorAll('.choice button')) button.setAttribute('aria-pressed', String(button.dataset.verdict === verdict));
  $('reason').focus();
  fields();
}

// A change of an alert; where somebody was quicker the case is drawn anew, and what was written stays.
async function change(what, body) {
  const {alert} = drawnCase, written = {reason: $('reason')?.value, until: $('until')?.value, verdict: drawnCase.verdict};
  try {
    const changed = await ask(`api/alerts/${alert.number}/${what}`, {method: 'POST', body: {version: alert.version, ...body}});
    keep(changed);
    return changed;
  } catch (problem) {
    say(problem.message, true);
    if (problem.status === 409) drawCase(await ask(`api/alerts/${alert.number}`), {...written, again: false});
    select({keepPlace: true});
    return null;
  }
}

async function decide() {
  fields();
  if (!$('decide') || $('decide').disabled) return;
  const at = listed.findIndex(alert => alert.number === chosen);
  const done = await change('decision', {verdict: drawnCase.verdict, reason: $('reason').value.trim(), until: $('until').value});
  if (done) onward(done, at, done.state === 'to approve' ? 'Sent for approval.' : 'Decided.');
}

async function approve(returned = '') {
  const at = listed.findIndex(alert => alert.number === chosen);
  const done = await change('approval', {returned});
  if (done) onward(done, at, returned ? 'Returned.' : 'Approved.');
}

// The next alert of the list takes the place of one that left it.
function onward(done, at, text) {
  say(text);
  select({keepPlace: true});
  if (listed.some(alert => alert.number === done.number)) openCase(done.number);
  else choose(listed.length ? listed[Math.min(Math.max(at, 0), listed.length - 1)].number : null);
}

async function assign(assignee) {
  const done = await change('assignment', {assignee});
  if (!done) return;
  select({keepPlace: true});
  openCase(done.number);
}

async function news() {
  if (!me || document.hidden) return;
  try {
    const answer = await ask(`api/alerts?after=${Math.max(1, revision - 20)}`);
    const changed = answer.rows.some(row => {
      const known = alerts.get(row[answer.columns.indexOf('number')]);
      return !known || known.version !== row[answer.columns.indexOf('version')];
    });
    take(answer);
    if (changed) select({keepPlace: true});
  } catch (problem) { if (problem.status !== 401) say(problem.message, true); }
}

async function withClosed() {
  if (closedLoaded || !['closed', 'all'].includes($('state').value)) return;
  closedLoaded = true;
  take(await ask('api/alerts?state=closed'));
}

// Screening

async function screen() {
  const properties = {name: $('ask-name').value.trim() || undefined, birthDate: $('ask-birth').value.trim() || undefined,
    country: $('ask-country').value.trim() || undefined, idNumber: $('ask-number').value.trim() || undefined};
  const hits = fresh($('hits')), note = $('screen-note');
  try {
    const found = await ask('api/screen', {method: 'POST', body: {schema: $('ask-kind').value, properties}});
    const drawn = prepare(found).map(hit => drawFinding(hit));
    note.textContent = [drawn.length ? plural(drawn.length, 'hit') : 'No hit.', ...found.warnings].join(' · ');
    hits.append(...drawn);
  } catch (problem) { note.textContent = problem.message; }
}

function drawFinding(hit) {
  const told = hit.evidence.filter(record => record.verdict);
  const names = drawNames(hit);
  return make('article', 'card',
    make('header', '', make('h2', '', shown(hit.entity.caption)), make('p', 'place', make('span', 'score', hit.score.toFixed(3))),
      make('p', 'about', hit.entity.kind, ' · ', hit.entity.lists.map(list => [chip('list', shown(list)), ' ']),
        told.map(({verdict, field}) => [' ', chip(verdict, `${SIGNS[verdict]} ${field}`)]))),
    make('div', 'details', names, make('div', 'halves', drawAttributes(hit), drawWaterfall(hit)), drawEntry(hit)));
}

// Jobs

let jobTimer;
async function loadJobs() {
  clearTimeout(jobTimer);
  if ($('jobs').hidden) return;
  try {
    const {jobs} = await ask('../jobs');
    fresh($('job-rows')).append(...jobs.map(drawJob));
    if (jobs.some(job => ['queued', 'running', 'cancelling'].includes(job.state))) jobTimer = setTimeout(loadJobs, JOB_SECONDS * 1000);
  } catch (problem) { say(problem.message, true); }
}

function drawJob(job) {
  const running = ['running', 'cancelling'].includes(job.state);
  const stop = make('button', {type: 'button', 'data-cancel': job.id}, 'Cancel');
  const results = job.state === 'done'
    ? ['alerts.csv', 'report.html', 'rejected.csv'].map(name => make('a', {href: `../jobs/${job.id}/files/${name}`, 'data-file': name}, name.split('.')[0]))
    : job.problem ? shown(job.problem) : running || job.state === 'queued' ? stop : '';
  const progress = running && job.rows_expected ? make('progress', {max: job.rows_expected, value: job.rows_read, 'aria-label': 'Progress'}) : '';
  return make('tr', '', make('td', '', shown(job.file)), make('td', '', chip(job.state === 'failed' ? 'conflict' : job.state === 'done' ? 'agree' : 'plain', job.state), ' ', progress),
    make('td', {title: job.summary}, number(job.rows_read)), make('td', '', number(job.alerts)), make('td', '', moment(job.created_at), ' ', shown(job.author)),
    make('td', '', results));
}

async function sendFile() {
  const file = $('job-file').files[0];
  if (!file) return say('Choose a file first.', true);
  const kind = $('job-kind').value;
  try {
    await ask(`../jobs?name=${encodeURIComponent(file.name)}${kind ? `&kind=${kind}` : ''}`, {method: 'POST', raw: file});
    $('job-form').reset();
    say('The file is being screened.');
    loadJobs();
  } catch (problem) { say(problem.message, true); }
}

// A result needs the header of the desk, which a plain link does not send.
async function fetchFile(href, name) {
  const answer = await fetch(href, {headers: {'x-entityscreen-desk': '1'}});
  if (!answer.ok) return say('The file cannot be fetched.', true);
  const address = URL.createObjectURL(await answer.blob());
  const link = make('a', {href: address, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// What people do

const KEYS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
  f: () => setVerdict('false'), t: () => setVerdict('true'), u: () => setVerdict('undecided'),
  c: () => $('comment')?.focus(), y: () => $('approve') && approve(),
  a: () => drawnCase && may('decide') && assign(drawnCase.alert.assignee === me.name ? '' : me.name),
};

function pressed(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === 'Escape' && typing) return event.target.blur();
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return decide(); }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !me || $('help').open) return undefined;
  if (event.key === '?') return $('help').showModal();
  if ('123'.includes(event.key)) return show(['queue', 'screen', 'jobs'][event.key - 1]);
  if ($('queue').hidden) return undefined;
  if (event.key === '/') { event.preventDefault(); return $('words').focus(); }
  const act = KEYS[event.key];
  if (!act) return undefined;
  event.preventDefault();
  return act();
}

function clicked(event) {
  const at = selector => event.target.closest(selector);
  if (at('[data-view]')) return show(at('[data-view]').dataset.view);
  if (at('.row')) return choose(Number(at('.row').dataset.number));
  if (at('.choice button')) return setVerdict(at('.choice button').dataset.verdict);
  if (at('#approve')) return approve();
  if (at('#again')) return ask(`api/alerts/${chosen}`).then(found => drawCase(found, {again: true}));
  if (at('#keys')) return $('help').showModal();
  if (at('#audit')) { event.preventDefault(); return fetchFile('api/audit.csv', `audit-${me.today}.csv`); }
  if (at('[data-file]')) { event.preventDefault(); return fetchFile(at('[data-file]').href, at('[data-file]').dataset.file); }
  if (at('[data-cancel]')) return ask(`../jobs/${at('[data-cancel]').dataset.cancel}`, {method: 'DELETE'}).then(loadJobs);
  if (at('a[data-number]')) { event.preventDefault(); return choose(Number(at('a[data-number]').dataset.number)); }
  if (at('#sign-out')) return ask('api/session', {method: 'DELETE'}).then(showSignIn);
  return undefined;
}

const SUBMITTED = {
  'screen-form': screen, 'job-form': sendFile, decision: decide,
  approval: () => $('returned').value.trim() ? approve($('returned').value.trim()) : say('Say what is missing.', true),
  'comment-form': async () => {
    const text = $('comment').value.trim();
    if (text && await change('comments', {text})) openCase(chosen);
  },
  'sign-in-form': async () => {
    const credential = $('credential').value, keyed = $('credential').type === 'password';
    $('sign-in-problem').textContent = '';
    try {
      await ask('api/session', {method: 'POST', body: keyed ? {key: credential} : {name: credential}});
      $('sign-in-form').reset();
      await enter();
    } catch (problem) { $('sign-in-problem').textContent = problem.message; }
  },
  filters: () => {},
};

let selecting;
addEventListener('keydown', pressed);
addEventListener('click', clicked);
addEventListener('submit', event => {
  const act = SUBMITTED[event.target.id];
  if (!act) return;
  event.preventDefault();
  act();
});
addEventListener('input', event => {
  if (event.target.id === 'reason') fields();
  if (event.target.id === 'words') { clearTimeout(selecting); selecting = setTimeout(select, WORDS_PAUSE); }
});
addEventListener('change', async event => {
  if (event.target.id === 'assignee') assign(event.target.value);
  if (event.target.closest('#filters') && event.target.id !== 'words') { await withClosed(); select(); }
});
addEventListener('resize', () => me && drawRows());

async function begin() {
  $('rows').addEventListener('scroll', () => requestAnimationFrame(drawRows), {passive: true});
  setInterval(news, NEWS_SECONDS * 1000);
  try { await enter(); } catch { showSignIn(); }
}
begin();
