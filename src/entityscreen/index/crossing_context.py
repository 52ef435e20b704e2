"""What listed names have in common with a queried one in the other writing, beside their brands: at most.

Here belongs the reading of listed parts, and the places and trades that may agree. Each part of the query counts with
the listed part that it is most like, whatever else meets that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.caches import BoundedDict
from entityscreen.index.arrays import BOOL, F64, I32, I64, U8, firsts, ranges, summed
from entityscreen.index.crossing_rows import BETWEEN, ROLE_BITS, ROLES, CrossingRows
from entityscreen.names.lexicon import Concept, concept
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.context import AKIN, SAME_FAMILY, TRADES, akin_classes, weight_of

TRADE = np.array([role in TRADES for role in ROLES])
_PLACE = np.array([role is Role.PLACE for role in ROLES])
COUNTED = TRADE | _PLACE  # what `InCommon` tells of


@dataclass(frozen=True, slots=True)
class ListedParts:
    """The parts of some listed names.

    Attributes:
        count: of names.
        owners: the name of each part, as its place among those asked for.
        places: of each part in the rows.
        words: its word.
        kinds: see `CrossingRows`.
        roles: its role, as a number of `ROLES`.
        contexts: what it means.
    """

    count: int
    owners: I64
    places: I64
    words: I32
    kinds: U8
    roles: U8
    contexts: I32

    @classmethod
    def of(cls, rows: CrossingRows, variants: I32) -> ListedParts:
        """The parts of variants, in their order."""
        starts = rows.offsets[variants]
        sizes = rows.offsets[variants + np.int32(1)] - starts
        places = ranges(starts, sizes)
        kinds = rows.kinds[places]
        return cls(
            count=len(variants),
            owners=np.repeat(np.arange(len(variants)), sizes),
            places=places,
            words=rows.words[places],
            kinds=kinds,
            roles=kinds & np.uint8(ROLE_BITS),
            contexts=rows.contexts[places],
        )

    def highest(self, values: F64) -> F64:
        """The highest value of a part of each name; 0 where it has none."""
        found = np.zeros(self.count)
        if len(values):
            first = np.flatnonzero(firsts(self.owners))
            found[self.owners[first]] = np.maximum.reduceat(values, first)
        return found

    def counted(self, parts: BOOL) -> F64:
        """How many of these parts each name has."""
        return summed(self.owners[parts], np.ones(int(parts.sum())), self.count)


@dataclass(frozen=True, slots=True)
class InCommon:
    """Weights of what may be in common, a row a listed name.

    Attributes:
        trades: of both sides, at most.
        places: of both sides, at most.
        listed_trades: all trades of the listed name.
        listed_met: those of them that may be met, at most.
        query_met: trades of the query that may be met, at most.
    """

    trades: F64
    places: F64
    listed_trades: F64
    listed_met: F64
    query_met: F64


class Contexts:
    """What listed parts mean, ready to be compared with what a query says.

    Args:
        rows: of the index.
    """

    __slots__ = ("_classes", "_families", "_known", "_numbers", "weights")

    def __init__(self, rows: CrossingRows) -> None:
        named = [text.split(BETWEEN) for text in rows.context_texts.many(np.arange(len(rows.context_texts)))]
        # The last one stands for parts without a meaning, whose number is -1.
        self.weights = np.array([*(weight_of(name, Role(role)) for name, role in named), 0.0])
        self._numbers: dict[str, list[int]] = {}
        self._families: dict[str, list[int]] = {}
        self._classes: dict[str, list[int]] = {}
        for number, (name, _) in enumerate(named):
            self._numbers.setdefault(name, []).append(number)
            self._families.setdefault(concept(name).family, []).append(number)
            for akin in akin_classes(name):
                self._classes.setdefault(akin, []).append(number)
        self._known = BoundedDict("index.crossing.likeness", 2_000, owned=True)

    def common(self, listed: ListedParts, query: Sequence[Part], *, characters: bool) -> InCommon:
        """What listed names have in common with a query.

        Args:
            listed: their parts.
            query: the parts of the query.
            characters: whether the query is the name in characters, whose parts say what is a place and what a trade.
        """
        weights = self.weights[listed.contexts]
        trade, place = TRADE[listed.roles], _PLACE[listed.roles]
        if characters:
            trades = self._met(listed, [part for part in query if part.role in TRADES], weights, None)
            places = self._met(listed, [part for part in query if part.role is Role.PLACE], weights, None)
        else:
            trades = self._met(listed, query, weights, trade)
            places = self._met(listed, query, weights, place)
        return InCommon(
            trades=trades[0] + trades[1],
            places=places[0] + places[1],
            listed_trades=summed(listed.owners, weights * trade, listed.count),
            listed_met=trades[0],
            query_met=trades[1],
        )

    def _met(self, listed: ListedParts, query: Sequence[Part], weights: F64, chosen: BOOL | None) -> tuple[F64, F64]:
        """(weight of the listed parts, of the queried ones) that may meet: each queried part meets one at most."""
        like = np.zeros(len(self.weights))
        theirs, ours = np.zeros(listed.count), np.zeros(listed.count)
        for part in query:
            meaning = part.token.concept
            if meaning is not None and part.role is not Role.LEGAL:
                alike = self._likeness(meaning)
                np.maximum(like, alike, out=like)
                own = alike[listed.contexts] if chosen is None else alike[listed.contexts] * chosen
                theirs += listed.highest(own * weights)
                ours += listed.highest(own) * weight_of(meaning.id, part.role)
        every = like[listed.contexts] * weights if chosen is None else like[listed.contexts] * weights * chosen
        return np.minimum(theirs, summed(listed.owners, every, listed.count)), ours

    def _likeness(self, meaning: Concept) -> F64:
        """How alike each listed meaning is to one."""
        known: F64 | None = self._known.get(meaning.id)
        if known is None:
            known = np.zeros(len(self.weights))
            for akin in akin_classes(meaning.id):
                known[self._classes.get(akin, [])] = AKIN
            known[self._families.get(meaning.family, [])] = SAME_FAMILY
            known[self._numbers.get(meaning.id, [])] = 1.0
            self._known[meaning.id] = known
        return known
