"""What the page of a report is drawn from: parties with their hits, and each entity once, as JSON values.

It works out what the page has to know of the records: where the aligned parts stand in both names, which attribute a
record of the evidence is about. How it is drawn is in `page/evidence.js`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from entityscreen.model.decision import entity_digest
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import SCORE_DIGITS, Evidence
from entityscreen.model.party import Party
from entityscreen.model.plain import without_accents
from entityscreen.reports.alert import Alert

# A part of which no more letters stand in the name than this share is not marked there.
_LEAST_ALIKE = 0.5
_TAKEN = "\0"
Piece = tuple[str, int]


def page_data(parties: Iterable[Sequence[Alert]]) -> dict[str, Any]:
    """Parties with their hits, from the alerts of one party each, best first, and the entities; a hit's `entity` is a
    position among these.
    """
    positions: dict[str, int] = {}
    entities: list[dict[str, Any]] = []
    cards = []
    for alerts in parties:
        for alert in alerts:
            entity = alert.hit.entity
            if entity.id not in positions:
                positions[entity.id] = len(entities)
                stated = entity.model_dump(mode="json", exclude_defaults=True)
                entities.append({"caption": entity.caption, "digest": entity_digest(entity), **stated})
        first = alerts[0]
        card = {"row": first.row, "key": first.key, "digest": first.digest}
        card |= first.party.model_dump(mode="json", exclude_defaults=True)
        card |= {"flags": list(first.flags)} if first.flags else {}
        cards.append({**card, "hits": [_hit(alert, positions[alert.hit.entity.id]) for alert in alerts]})
    return {"parties": cards, "entities": entities}


def _hit(alert: Alert, entity: int) -> dict[str, Any]:
    hit = alert.hit
    # Without a name the parts are those of an address, a phone ...
    of_parts = ("pair", "unmatched") if hit.query_name else ()
    parts = [record if record.kind in of_parts else None for record in hit.evidence]
    query = cut_name(hit.query_name, [record.query if record else "" for record in parts])
    listed = cut_name(hit.matched_name, [record.listed if record else "" for record in parts])
    change = {"change": alert.change, "score_before": alert.score_before} if alert.change else {}
    return {
        **change,
        "entity": entity,
        "score": hit.score,
        "name_score": hit.name_score,
        "threshold": hit.threshold,
        **({} if hit.chance is None else {"chance": hit.chance}),
        "query": query,
        "listed": listed,
        "name_type": hit.name.type,
        "evidence": [_record(record, alert.party, hit.entity) for record in hit.evidence],
    }


def _record(record: Evidence, party: Party, entity: Entity) -> dict[str, Any]:
    stated = record.to_dict().items()
    values = {key: round(value, SCORE_DIGITS) if isinstance(value, float) else value for key, value in stated}
    if record.kind == "attribute":
        values |= {"field": field_of(record, party, entity), "verdict": verdict_of(record)}
    return values


def field_of(record: Evidence, party: Party, entity: Entity) -> str:
    """Which attribute a record is about: its reason begins with it, or its values are that attribute's.

    Example:
        >>> party, entity = Party(name="A", kind="Person"), Entity(id="1", kind="Vessel", names="A")
        >>> field_of(Evidence("attribute", "another kind of thing", "Person", "Vessel"), party, entity)
        'kind'
        >>> field_of(Evidence("attribute", "birth date: 5 years apart", "1970", "1975"), party, entity)
        'birth date'
    """
    stated, colon, _ = record.reason.partition(":")
    if colon:
        return stated
    return "kind" if (record.query, record.listed) == (party.kind or "", entity.kind) else "identifier"


def verdict_of(record: Evidence) -> str:
    """Whether two values `agree`, are `close`, or `conflict`.

    Example:
        >>> verdict_of(Evidence("attribute", "birth date: same year", "1970", "1970-05-01", amount=0.01))
        'agree'
        >>> verdict_of(Evidence("attribute", "birth date: one year apart", "1970", "1969", amount=0.005))
        'close'
    """
    if record.amount < 0:
        return "conflict"
    query, listed = (_letters(text) for text in (record.query, record.listed))
    return "agree" if query.startswith(listed) or listed.startswith(query) else "close"


def cut_name(name: str, parts: Sequence[str]) -> list[Piece]:
    """Cut a name where parts of it stand, whatever their case, accents, punctuation and variants of characters: the
    pieces that make it up, each with the position of its part, or -1 for what is between.

    Example:
        >>> cut_name("XI, Jinping", ["jinping", "xi"])
        [('XI', 1), (', ', -1), ('Jinping', 0)]
        >>> cut_name("武漢高芯", ["武汉"])
        [('武漢', 0), ('高芯', -1)]
    """
    places = [(letter, at) for at, character in enumerate(name) for letter in _letters(character)]
    text = "".join(letter for letter, _ in places)
    owners = [-1] * len(name)
    wanted = sorted(((_letters(part), number) for number, part in enumerate(parts)), key=lambda pair: -len(pair[0]))
    for find in (_exactly, _nearly):
        unplaced = []
        for letters, number in wanted:
            start = find(text, letters, places, name) if letters else -1
            if start < 0:
                unplaced.append((letters, number))
                continue
            end = start + len(letters)
            text = text[:start] + _TAKEN * len(letters) + text[end:]
            for at in range(places[start][1], _behind_marks(name, places[end - 1][1] + 1)):
                owners[at] = number
        wanted = unplaced
    return list(_pieces(name, owners))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower() if text.isascii() else without_accents(text)))


def _exactly(text: str, letters: str, places: Sequence[tuple[str, int]], name: str) -> int:
    """Where letters stand, at the bounds of words rather than within one; -1 if nowhere."""
    best, start, bounds = -1, text.find(letters), -1
    while start >= 0:
        before, behind = places[start][1] - 1, places[start + len(letters) - 1][1] + 1
        bounds_here = (before < 0 or not name[before].isalnum()) + (behind >= len(name) or not name[behind].isalnum())
        if bounds_here > bounds:
            best, bounds = start, bounds_here
        start = text.find(letters, start + 1)
    return best


def _nearly(text: str, letters: str, _places: Sequence[tuple[str, int]], _name: str) -> int:
    """Where most of the letters stand, for variants of characters; -1 if nowhere."""
    best, most = -1, max(1.0, _LEAST_ALIKE * len(letters)) - 0.5
    for start in range(len(text) - len(letters) + 1):
        window = text[start : start + len(letters)]
        same = sum(map(str.__eq__, window, letters))
        if same > most and _TAKEN not in window:
            best, most = start, same
    return best


def _behind_marks(name: str, at: int) -> int:
    """The first place that no mark of the character before takes: a vowel sign is not cut from its letter."""
    while at < len(name) and unicodedata.category(name[at]).startswith("M"):
        at += 1
    return at


def _pieces(name: str, owners: Sequence[int]) -> Iterator[Piece]:
    start = 0
    for at in range(1, len(name) + 1):
        if at == len(name) or owners[at] != owners[start]:
            yield name[start:at], owners[start]
            start = at
