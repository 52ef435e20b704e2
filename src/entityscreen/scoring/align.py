"""Alignment: which parts of two names are the same part, and what of either name matches.

Parts are paired across word boundaries, and rules look at the record of the pairing. What a pairing is worth belongs to
`score.py`, what has an amount to `rules.py` and `bits.py`.

Pairs are taken greedily by what they cover (similarity x both shares), ties by position: names are short, and
a reviewer can follow it. Neighbours written as one word compete as one part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter, itemgetter

from entityscreen.model.kind import Family
from entityscreen.names.likeness import INITIAL_SIMILARITY, KNOWN, SAME, Ground, likeness, may_sound_alike
from entityscreen.names.match_signature import PAIR, signature_of, syllable_letters
from entityscreen.names.persons.known_words import is_of_allah, is_of_another
from entityscreen.names.prepared import SHORTEST_SOUND, Join, Part, Places, Role, Variant
from entityscreen.names.tokens import Spelling

# Words that are written apart on one side and together on the other: a little less than the same word.
JOINED_SPELLING = 0.98
JOINED_SOUND = 0.92
GOOD = 0.95  # a part paired this well is not looked for in joined words


@dataclass(slots=True)
class Pair:
    """Parts `a_start:a_end` of one name that are parts `b_start:b_end` of the other."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    similarity: float  # in (0, 1]
    ground: Ground  # by what they are alike
    details: str = ""  # what a reviewer reads behind it


_PLACE = attrgetter("a_start")
_Candidate = tuple[float, int, int, int, int, float, Ground, str]


def align(a: Variant, b: Variant) -> list[Pair]:
    """Pair the parts of two names: pairs that share no part, in the order of `a`."""
    candidates, all_good = _single_candidates(a.parts, b.parts)
    if not all_good and (a.joins or b.joins):
        candidates += _joined_candidates(a, b)
        if a.syllables is not None or b.syllables is not None:
            candidates += (*_initials_meet_joined(a, b, swapped=False), *_initials_meet_joined(b, a, swapped=True))
    candidates.sort()
    used_a = used_b = 0
    pairs = []
    for _, a_start, a_end, b_start, b_end, similarity, ground, details in candidates:
        mask_a = (1 << a_end) - (1 << a_start)
        mask_b = (1 << b_end) - (1 << b_start)
        if not (used_a & mask_a or used_b & mask_b):
            used_a |= mask_a
            used_b |= mask_b
            pairs.append(Pair(a_start, a_end, b_start, b_end, similarity, ground, details))
    if len(pairs) > 1:
        pairs.sort(key=_PLACE)
    return pairs


def _single_candidates(a: tuple[Part, ...], b: tuple[Part, ...]) -> tuple[list[_Candidate], bool]:
    """Parts that are alike, and whether each is so much alike another that joined words are not asked."""
    candidates = []
    good_a = good_b = 0
    remembered = KNOWN.get
    theirs = [(j, part.token, part.token.signature or signature_of(part.token), part.share) for j, part in enumerate(b)]
    for i, part in enumerate(a):
        token, share = part.token, part.share
        signature = token.signature or signature_of(token)
        for j, their_token, other_signature, other_share in theirs:
            if not signature & other_signature and not may_sound_alike(token, their_token):
                continue
            like = SAME if token is their_token else remembered((token, their_token)) or likeness(token, their_token)
            similarity = like.similarity
            if similarity > 0.0 and not (like.ground is Ground.GIVEN_NAME and _serve_others(a, i, b, j)):
                gain = -similarity * (share + other_share)
                candidates.append((gain, i, i + 1, j, j + 1, similarity, like.ground, like.details))
                if similarity >= GOOD:
                    good_a |= 1 << i
                    good_b |= 1 << j
    return candidates, good_a == (1 << len(a)) - 1 and good_b == (1 << len(b)) - 1


def _serve_others(a: tuple[Part, ...], i: int, b: tuple[Part, ...], j: int) -> bool:
    """Whether the Abdul of Abdul-Aziz would be a short form of Abdullah, or the Ben of Ben Khemais one of Benjamin."""
    if Role.PARTICLE in (a[i].role, b[j].role):
        return True
    return _serves_another(a, i, b[j]) or _serves_another(b, j, a[i])


def _serves_another(parts: tuple[Part, ...], place: int, other: Part) -> bool:
    if not is_of_allah(other.token.latin):
        return False
    behind = [part.token.latin for part in parts[place + 1 :] if part.role is not Role.PARTICLE]
    return bool(behind) and is_of_another(parts[place].token.latin, behind[0])


def _initials_meet_joined(own: Variant, other: Variant, *, swapped: bool) -> Iterator[_Candidate]:
    """Two initials that stand for the syllables of a joined given name: `J. G. Wang` and `Wang Jianguo`."""
    parts = own.parts
    if other.syllables is None or sum([part.token.initial for part in parts]) < PAIR:
        return
    for i, (first, second) in enumerate(pairwise(parts)):
        if not (first.token.initial and second.token.initial):
            continue
        letters, share = first.token.latin[:1] + second.token.latin[:1], first.share + second.share
        for j, part in enumerate(other.parts):
            if letters in syllable_letters(part.token.latin):
                gain, places = -INITIAL_SIMILARITY * (share + part.share), (i, i + PAIR, j, j + 1)
                details = f" {part.token.text}"
                yield (
                    gain,
                    *(places[2:] + places[:2] if swapped else places),
                    INITIAL_SIMILARITY,
                    Ground.INITIALS,
                    details,
                )


def _joined_candidates(a: Variant, b: Variant) -> list[_Candidate]:
    (a_parts, a_joins), (b_parts, b_joins) = a.forms(), b.forms()
    candidates: list[_Candidate] = []
    if not a_joins.isdisjoint(b_parts):
        candidates += [c for join in a.joins for c in _join_meets_parts(join, a, b, swapped=False)]
    if not b_joins.isdisjoint(a_parts):
        candidates += [c for join in b.joins for c in _join_meets_parts(join, b, a, swapped=True)]
    shared = a_joins & b_joins
    if shared:
        a_joined, b_joined = ([j for j in v.joins if j.text in shared or j.sound in shared] for v in (a, b))
        candidates += [c for join in a_joined for b_join in b_joined for c in _join_meets_join(join, b_join, a, b)]
    return candidates


def _join_meets_parts(join: Join, own: Variant, other: Variant, *, swapped: bool) -> list[_Candidate]:
    parts = other.forms()[0]
    if join.text not in parts and join.sound not in parts:
        return []
    candidates: list[_Candidate] = []
    for i, part in enumerate(other.parts):
        candidates += _joined(join, own, part.token.spellings, i, i + 1, part.share, swapped=swapped)
    return candidates


def _join_meets_join(join: Join, other: Join, a: Variant, b: Variant) -> list[_Candidate]:
    if join.text != other.text and join.sound != other.sound:
        return []
    if _same(a.parts[join.start], b.parts[other.start]) or _same(a.parts[join.end - 1], b.parts[other.end - 1]):
        return []
    written = Spelling(other.text, "", 0.0, other.sound)
    return _joined(join, a, [written], other.start, other.end, other.share, swapped=False)


def _same(a: Part, b: Part) -> bool:
    """Whether two joins begin or end with the same part: then their parts pair as they are."""
    return likeness(a.token, b.token).similarity >= JOINED_SOUND


def _joined(
    join: Join, own: Variant, spellings: Sequence[Spelling], start: int, end: int, share: float, *, swapped: bool
) -> list[_Candidate]:
    spelled = []
    for spelling in spellings:
        if spelling.text == join.text:
            spelled.append((JOINED_SPELLING - spelling.cost, "", spelling))
        elif spelling.sound == join.sound and len(join.sound) >= SHORTEST_SOUND and not _swallows_initial(join, own):
            spelled.append((JOINED_SOUND - spelling.cost, ", same sound", spelling))
    if not spelled:
        return []
    best, details, spelling = max(spelled, key=itemgetter(0))
    similarity = round(best, 4)
    if spelling.system:
        details = f"{details}, read {spelling.text} ({spelling.system})"
    gain = -similarity * (share + join.share)
    if swapped:
        return [(gain, start, end, join.start, join.end, similarity, Ground.JOINED, details)]
    return [(gain, join.start, join.end, start, end, similarity, Ground.JOINED, details)]


def _swallows_initial(join: Join, variant: Variant) -> bool:
    """Whether an initial adds no sound to the other words: `Robert D.` sounds like Robert."""
    parts = variant.parts[join.start : join.end]
    written_out = [part.token for part in parts if not part.token.initial]
    if len(written_out) == len(parts):
        return False
    return "".join([token.spellings[0].sound for token in written_out if token.spellings]) == join.sound


SOUGHT = 0.69  # similarity from which a part counts as matched


class Kinds(StrEnum):
    """What two names are of; decides the rules by which they are compared."""

    __hash__ = str.__hash__  # that of Enum is a Python function, and these are asked on every path

    PERSONS = "persons"
    ORGANISATIONS = "organisations"
    VESSELS = "vessels"
    PERSON_AND_ORGANISATION = "person and organisation"
    VESSEL_AND_OTHER = "vessel and other"


_SAME_KIND = {Family.PERSON: Kinds.PERSONS, Family.ORGANISATION: Kinds.ORGANISATIONS, Family.VESSEL: Kinds.VESSELS}


def kinds_of(a: Family, b: Family) -> Kinds:
    """What two names are of, by how each is built."""
    if a is b:
        return _SAME_KIND[a]
    return Kinds.VESSEL_AND_OTHER if Family.VESSEL in {a, b} else Kinds.PERSON_AND_ORGANISATION


@dataclass(slots=True)
class Adjustment:
    """An amount with its reason."""

    amount: float  # points of score, negative
    reason: str  # in a reviewer's words
    code: str  # which rule says it, whatever its words
    a: str = ""  # what of the one name it is said of, where it is said of something
    b: str = ""  # the same of the other


@dataclass(slots=True)
class Alignment:
    """Two variants and how they match."""

    a: Variant  # a variant
    b: Variant  # the other
    pairs: Sequence[Pair]  # their alignment
    kinds: Kinds  # what the names are of
    places_a: Places  # where the parts of `a` stand, by their roles
    places_b: Places  # the same of `b`
    paired_a: int  # places of `a` that have a pair
    paired_b: int  # places of `b` that have one
    sought_a: int  # those of them whose pair is alike enough to count
    sought_b: int  # the same of `b`

    def parts_of(self, pair: Pair) -> tuple[Part, Part]:
        """The first parts of a pair."""
        return self.a.parts[pair.a_start], self.b.parts[pair.b_start]

    def names_match(self) -> bool:
        """Whether a name, and not only words with a meaning, is among what matches."""
        return bool(self.sought_a & self.places_a.named or self.sought_b & self.places_b.named)


def alignment_of(a: Variant, b: Variant, pairs: Sequence[Pair], kinds: Kinds) -> Alignment:
    """Two variants with the places at which they match."""
    paired_a, paired_b = paired_places(pairs)
    sought_a, sought_b = paired_a, paired_b
    if any(pair.similarity < SOUGHT for pair in pairs):
        sought_a, sought_b = paired_places([pair for pair in pairs if pair.similarity >= SOUGHT])
    return Alignment(a, b, pairs, kinds, a.places(), b.places(), paired_a, paired_b, sought_a, sought_b)


def paired_places(pairs: Sequence[Pair]) -> tuple[int, int]:
    """The places of all parts that have a pair, on either side."""
    paired_a = paired_b = 0
    for pair in pairs:
        paired_a |= (1 << pair.a_end) - (1 << pair.a_start)
        paired_b |= (1 << pair.b_end) - (1 << pair.b_start)
    return paired_a, paired_b
