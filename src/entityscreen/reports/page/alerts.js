// The alerts, as `page_data.py` packed them, and what is searched in them.

let data, hits;

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
      hit.key = JSON.stringify([party.key, hit.entity.id]);
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
    const all = [record.id, record.name, ...names, ...(record.aliases || []), ...numbersOf(record), ...provenance];
    record.text = fold([...all, ...row].filter(Boolean).join('\n'));
  }
  return record.text;
}
