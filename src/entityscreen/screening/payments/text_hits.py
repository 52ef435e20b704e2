"""Listed names in payments: the parties of a message screened as parties, its texts searched for listed names.

A text is screened field by field. What the fields of a message are is in `messages.py`, which passages of a text are
worth a comparison in `passages.py`.

- The name of a party is screened as that. Beside it a passage of its field counts only where it says a listed name
  whole and as it is written, with a word of its own: NATIONAL BANK in Qatar National Bank is no other bank. A street, a
  town and a single word of an address are nobody.
- In other texts a single word has to be spelled as listed, and is no part of a person's name or of a street.
- Of passages that overlap the one that says more counts: what lies inside a better one is a part of it.
- A bank's name that matches by translation leaves out no place: Türkiye İş Bankası is not IS BANK.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import attrgetter
from typing import Any

from entityscreen.errors import InvalidInputError
from entityscreen.model.evidence import Evidence
from entityscreen.model.hit import Hit
from entityscreen.model.kind import Family, family_of
from entityscreen.model.name import LONGEST_NAME, why_too_long
from entityscreen.model.party import Party
from entityscreen.names.fields.addressing import is_street, is_street_word, is_vessel_word
from entityscreen.names.likeness import Ground
from entityscreen.names.organisation_words import is_function_word
from entityscreen.names.persons.known_words import commonness, is_particle
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Role
from entityscreen.screening.contract import ListScreener
from entityscreen.screening.payments.messages import Field, Message, read_message
from entityscreen.screening.payments.passages import LONGEST_WORD, Passage, words_of
from entityscreen.syllables.latin_names import is_syllable
from entityscreen.text.folding import fold

_START = attrgetter("start")
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


def screen_text(screener: ListScreener, text: str) -> list[TextHit]:
    """Find listed names in a payment line, an MT103 or an ISO 20022 message: the hits in the order of the text; where
    several passages that overlap are one entity, the best of them.
    """
    outcome = next(screen_each_text(screener, [text]))
    if isinstance(outcome, InvalidInputError):
        raise outcome
    return outcome


def screen_each_text(screener: ListScreener, texts: Iterable[str]) -> Iterator[list[TextHit] | InvalidInputError]:
    """Find listed names in several texts, sooner than one by one; see `screen_text`. In the place of a text that cannot
    be searched, since it is too long or a flood, is the error.
    """
    rest = iter(texts)
    while block := list(islice(rest, BLOCK)):
        searched = [_searched(screener, read_message(text)) for text in block]
        hits = _screen_block(screener, [one for one in searched if isinstance(one, _Searched)])
        for one in searched:
            yield one if isinstance(one, InvalidInputError) else next(hits)


@dataclass(frozen=True, slots=True)
class _Searched:
    """A message with its parties, and the passages of its texts that may be listed names."""

    message: Message
    parties: list[Party]
    passages: list[tuple[Field, Passage, str]]


def _searched(screener: ListScreener, message: Message) -> _Searched | InvalidInputError:
    """A message with what of it is screened, or why it cannot be."""
    for named in message.parties:
        for name in (named.values.get("name", ""), *named.values.get("aliases", ())):
            if problem := why_too_long(name):
                return InvalidInputError(problem, where=named.field, fix="cut off what is not a name")
    try:
        passages = [
            (part, passage, name_text)
            for part in message.fields
            for passage in screener.passages(part.text)
            if _may_be_listed(screener, passage, name_text := _name_in(part.text, passage))
        ]
    except InvalidInputError as error:
        return error
    return _Searched(message, [Party(**named.values) for named in message.parties], passages)


def _name_in(text: str, passage: Passage) -> str:
    """The name of a passage; its words alone where signs between them make it too long for a name."""
    name = text[passage.start : passage.end]
    return " ".join([word.text for word in words_of(name)])[:LONGEST_NAME] if why_too_long(name) else name


def _screen_block(screener: ListScreener, searched: Sequence[_Searched]) -> Iterator[list[TextHit]]:
    parties = list(chain.from_iterable(one.parties for one in searched))
    passages = chain.from_iterable(one.passages for one in searched)
    words = list(dict.fromkeys(name_text for _, _, name_text in passages))
    outcomes = screener.screen_many([*parties, *words], suppressed=True)
    of_each = iter([(party, next(outcomes)) for party in parties])
    hits = dict(zip(words, outcomes, strict=True))
    for message, of_message in ((one.message, one.passages) for one in searched):
        of_parties = [
            TextHit(hit, party, one.field, one.start, one.end)
            for one, (party, hits_of_one) in zip(message.parties, of_each, strict=False)  # the next so many
            for hit in _of_whole_lines(party, hits_of_one)
            if not (one.is_bank and _is_bank_elsewhere(hit))
        ]
        of_texts = [
            TextHit(hit, Party(name=name_text), part.name, part.starts[passage.start], part.starts[passage.end])
            for part, passage, name_text in of_message
            for hit in hits[name_text]
            if _led_to(screener, hit, passage) and _may_alert(hit, part, passage)
        ]
        yield sorted(_best(of_parties, of_texts), key=lambda one: (one.start, one.end, one.hit.rank))


def _led_to(screener: ListScreener, hit: Hit, passage: Passage) -> bool:
    """Whether a hit is of a listed name that led to its passage; of several words it may be of another."""
    return not passage.one_word or hit.matched_name in set(map(screener.listed_name, passage.names or ()))


def _of_whole_lines(party: Party, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits of a party; where its line is a listed name together with the next one, the line is no name cut off."""
    if not any(hit.query_name in party.aliases and _is_whole(hit) for hit in hits):
        return hits
    return [hit for hit in hits if not any(record.code == Ground.CUT_OFF.code for record in hit.evidence)]


def _may_be_listed(screener: ListScreener, passage: Passage, name_text: str) -> bool:
    """Whether a passage reaches the threshold with one of the names that led to it; most do not."""
    return passage.names is None or screener.reaches(name_text, passage.names)


# What a passage has of a listed name that it says whole: the share, and how alike its parts are at least.
WHOLE_SHARE, AS_WRITTEN = 0.85, 0.8
ONE_WORD_SCORE = 0.9
LEAST_LETTERS = 5  # of a passage that is a part of a listed name, or only sounds like one
NEARLY_AS_GOOD = 0.1  # by so much a longer passage may score less than one inside it
_BY_MEANING = frozenset(ground.code for ground in (Ground.MEANING, Ground.KIN, Ground.FAMILY, Ground.LEGAL_FORM))
_NEIGHBOUR = re.compile(r"[^\W\d_]+\.?")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)(?P<sign>-|\.? )$")
_BEHIND = re.compile(r"(?P<sign>-|\.? )(?P<word>[^\W\d_]+)")


def _may_alert(hit: Hit, field: Field, passage: Passage) -> bool:
    """Whether a passage that matches a listed name says it, where it stands."""
    if family_of(hit.entity.kind) is Family.PERSON and _is_in_longer_name(hit, field, passage):
        return False
    if field.address is not None:
        return not passage.one_word and not _is_in_address(field, passage) and _is_whole(hit) and _has_name(hit)
    if passage.one_word:
        return hit.name_score >= ONE_WORD_SCORE and not _is_beside_names(field.text, passage)
    letters = sum(map(str.isalpha, field.text[passage.start : passage.end]))
    return passage.names is None or _is_whole(hit) or (letters >= LEAST_LETTERS and _has_name(hit))


def _is_in_address(field: Field, passage: Passage) -> bool:
    """Whether a passage ends in a street or place of a party's address: DAVID OH of NATHAN ROAD is not Oh Nathan."""
    at = passage.end - 1
    start = max(field.text.rfind(mark, 0, at) for mark in "\r\n") + 1
    return field.address is not None and at >= field.address and is_street(field.text[start:].splitlines()[0])


def _is_in_longer_name(hit: Hit, field: Field, passage: Passage) -> bool:
    """Whether a passage is a part of a person's name.

    A hyphen holds a given name together: KIM SONG-GI is not Kim Song. Where other names stand beside the passage, it
    must have the listed name whole: ANGELA JOHN TAYLOR is not Mark John Taylor. The name of a party was compared whole;
    in the midst of it nobody else stands.
    """
    text = field.text
    before = _BEFORE.search(text, max(0, passage.start - LONGEST_WORD), passage.start)
    behind = _BEHIND.match(text, passage.end)
    neighbours = [match for match in (before, behind) if match is not None]
    hyphenated = [match["word"] for match in neighbours if match["sign"] == "-"]
    if any(is_syllable(fold(word)) or _is_name(word) for word in hyphenated):
        return True
    names = [match for match in neighbours if _is_name(match["word"])]
    in_midst = field.address is not None and len(names) > 1
    return in_midst or (bool(names) and not _is_whole(hit))


def _is_name(word: str) -> bool:
    """Whether a word is known as a name, and hardly anything else in a text: To is a surname, too."""
    folded = fold(word)
    return commonness(folded) > 0.0 and not is_particle(folded) and not is_function_word(folded)


def _is_whole(hit: Hit) -> bool:
    """Whether all of the listed name that tells it from others is there as it is written, not translated or cut off."""
    pairs = [record for record in hit.evidence if record.kind == "pair"]
    written = sum([pair.listed_share for pair in pairs if _is_written(pair)])
    unmatched = [record for record in hit.evidence if record.kind == "unmatched"]
    has_name = not unmatched or _has_name(hit)
    left_out = sum([record.listed_share for record in unmatched if _tells(record, has_name)])
    return written > 0.0 and written >= WHOLE_SHARE * (written + left_out + _translated(pairs))


def _has_name(hit: Hit) -> bool:
    """Whether a listed name has a word of its own: every other firm has industrial solutions in its name."""
    return any(variant.places().core for variant in prepare_name(hit.matched_name, family_of(hit.entity.kind)).variants)


def _is_written(pair: Evidence) -> bool:
    return pair.similarity >= AS_WRITTEN and pair.code not in _BY_MEANING and pair.code != Ground.CUT_OFF.code


def _translated(pairs: Sequence[Evidence]) -> float:
    """Returns the share of the listed name that is matched, but not as it is written."""
    return sum([pair.listed_share for pair in pairs if not _is_written(pair)])


def _tells(unmatched: Evidence, has_name: bool) -> bool:
    """Whether a word that is left out tells a name from others: if all are general, each does (NORTH CREDIT BANK)."""
    little = (Role.GENERIC, Role.SUFFIX) if has_name else ()
    return unmatched.reason not in (Role.PARTICLE, Role.HONORIFIC, *little)


def _is_bank_elsewhere(hit: Hit) -> bool:
    """Whether a bank's name is that of the listed one by translation, and says a place that the listed one has not."""
    other_place = any(r.kind == "unmatched" and r.reason == Role.PLACE and r.query for r in hit.evidence)
    translated = any(r.code == Ground.MEANING.code for r in hit.evidence)
    return other_place and translated


def _is_beside_names(text: str, passage: Passage) -> bool:
    """Whether a word is a part of a person's name (JOSEPH MILLER) or of a street (AV. URDANETA).

    A word that persons are called by is one beside any word that may be a name (DANIEL OQUENDO), if no ship is meant.
    """
    before = next(iter(_NEIGHBOUR.findall(text[max(0, passage.start - LONGEST_WORD) : passage.start])[-1:]), "")
    word_behind = _NEIGHBOUR.match(text[passage.end :].lstrip(" -"))
    neighbours = [word for word in (before, word_behind[0] if word_behind else "") if word]
    if any(is_street_word(word) for word in neighbours):
        return True
    if not text.isupper():
        return False
    by_name = not is_vessel_word(before) and commonness(fold(text[passage.start : passage.end])) > 0.0
    return any(commonness(fold(word)) > 0.0 or (by_name and not _is_general(word)) for word in neighbours)


def _is_general(word: str) -> bool:
    """Whether a word says what firms do or are, or what is paid for, rather than how anybody is called."""
    return not any(variant.places().core for variant in prepare_name(word, Family.ORGANISATION).variants)


def _best(of_parties: Sequence[TextHit], of_texts: Sequence[TextHit]) -> Iterator[TextHit]:
    """Of overlapping hits on one entity the party's, else the best; of passages that overlap those that say more.

    More is known of a party than of the same name inside a text. Suppressed hits are no alerts.
    """
    ranked = sorted(of_texts, key=lambda one: (one.hit.rank, one.start - one.end))
    accepted: dict[str, list[TextHit]] = {}
    for one in (*of_parties, *ranked):
        same_entity = accepted.setdefault(one.hit.entity.id, [])
        if all(one.end <= accepted_hit.start or one.start >= accepted_hit.end for accepted_hit in same_entity):
            same_entity.append(one)
    of_message = sorted([one for several in accepted.values() for one in several], key=_START)
    whole = {id(one): _is_whole(one.hit) for one in of_message}
    starts = [one.start for one in of_message]
    longest = max([one.end - one.start for one in of_message], default=0)
    for one in of_message:
        near = of_message[bisect_right(starts, one.start - longest) : bisect_left(starts, one.end)]
        if not one.hit.suppressed and not any(
            near_hit.end > one.start and _says_more(near_hit, one, whole) for near_hit in near
        ):
            yield one


def _says_more(other: TextHit, one: TextHit, whole: Mapping[int, bool]) -> bool:
    """Whether one of two overlapping hits is a part of what the other says, or says less of a listed name."""
    if (other.start, other.end) == (one.start, one.end):
        return False
    inside = other.start <= one.start and one.end <= other.end
    if whole[id(one)]:
        return inside and whole[id(other)] and other.hit.score >= one.hit.score
    return other.hit.score > one.hit.score or (inside and other.hit.score >= one.hit.score - NEARLY_AS_GOOD)
