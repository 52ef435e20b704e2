"""Listed names in payments: the parties of a message screened as parties, its texts searched for listed names.

Here belongs the screening of a text field by field. What the fields of a message are is in `messages.py`, which
passages of a text are worth a comparison in `passages.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from entityscreen.index.name_index import FAMILIES
from entityscreen.model.hit import Hit
from entityscreen.model.kind import Family
from entityscreen.model.name import LONGEST_NAME
from entityscreen.model.party import Party
from entityscreen.names.prepare import prepare_name
from entityscreen.scoring.score import assess_from
from entityscreen.screening.payments.messages import Message, read_message
from entityscreen.screening.payments.passages import Passage

if TYPE_CHECKING:
    from entityscreen.screening.screener import Screener

BLOCK = 100  # texts that are screened together


@dataclass(frozen=True, slots=True)
class TextHit:
    """A listed name in a text.

    Attributes:
        hit: the entity, the score and the evidence.
        party: what was screened: a party of the message, or the words that matched.
        field: of the message (`50K`, `CdtTrfTxInf/Dbtr/Nm`); empty where the text is no message.
        start: the first character of what matched, in the text as given.
        end: behind the last one.
    """

    hit: Hit
    party: Party
    field: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """The hit as JSON values."""
        return {"field": self.field, "start": self.start, "end": self.end, **self.hit.to_dict()}


def screen_text(screener: Screener, text: str) -> list[TextHit]:
    """Find listed names in a payment line, an MT103 or an ISO 20022 message: the hits in the order of the text; where
    several passages that overlap are one entity, the best of them.
    """
    return next(screen_texts(screener, [text]))


def screen_texts(screener: Screener, texts: Iterable[str]) -> Iterator[list[TextHit]]:
    """Find listed names in several texts, sooner than one by one; see `screen_text`."""
    rest = iter(texts)
    while block := list(islice(rest, BLOCK)):
        yield from _screen_block(screener, [read_message(text) for text in block])


def _screen_block(screener: Screener, messages: Sequence[Message]) -> Iterator[list[TextHit]]:
    parties = [Party(**named.values) for message in messages for named in message.parties]
    passages = [
        [
            (part, passage, name_text)
            for part in message.fields
            for passage in screener.passages(part.text)
            if _may_be_listed(screener, passage, name_text := part.text[passage.start : passage.end][:LONGEST_NAME])
        ]
        for message in messages
    ]
    words = list(dict.fromkeys(name_text for found in passages for _, _, name_text in found))
    outcomes = screener.screen_many([*parties, *words], suppressed=True)
    of_each = iter([(party, next(outcomes)) for party in parties])
    hits = dict(zip(words, outcomes, strict=True))
    names = screener.compiled.index.name_texts
    for message, found in zip(messages, passages, strict=True):
        of_parties = [
            TextHit(hit, party, one.field, one.start, one.end)
            for one, (party, hits_of_one) in zip(message.parties, of_each, strict=False)  # the next so many
            for hit in hits_of_one
        ]
        of_texts = [
            TextHit(hit, Party(name=name_text), part.name, part.starts[passage.start], part.starts[passage.end])
            for part, passage, name_text in found
            for hit in hits[name_text]
            if not passage.one_word or hit.matched_name in {names[number] for number in passage.names or ()}
        ]
        yield sorted(_best(of_parties, of_texts), key=lambda one: (one.start, one.end, one.hit.rank))


def _may_be_listed(screener: Screener, passage: Passage, name_text: str) -> bool:
    """Whether a passage reaches the threshold with one of the names that led to it; most do not."""
    if passage.names is None:
        return True
    index, config = screener.compiled.index, screener.config
    query, least = prepare_name(name_text, Family.ANY), config.lowest_threshold
    listed = (prepare_name(index.name_texts[n], FAMILIES[index.name_families[n]]) for n in sorted(passage.names))
    return any(assess_from(query, name, config.weights, least) is not None for name in listed)


def _best(of_parties: Sequence[TextHit], of_texts: Sequence[TextHit]) -> Iterator[TextHit]:
    """Of overlapping hits on one entity the party's, else the best; suppressed ones are no alerts.

    More is known of a party than of the same name inside a text.
    """
    ranked = sorted(of_texts, key=lambda one: (one.hit.rank, one.start - one.end))
    taken: dict[str, list[TextHit]] = {}
    for one in (*of_parties, *ranked):
        own = taken.setdefault(one.hit.entity.id, [])
        if all(one.end <= other.start or one.start >= other.end for other in own):
            own.append(one)
            if not one.hit.suppressed:
                yield one
