"""From an organisation's name in characters to listed ones in Latin letters, and back.

It finds the candidates that the scorer (`similarity/organisations.py`) brings to a score: by the words of the list that
a brand may be, found by the scorer's own search in one trie of all listed names. What the brand, places and industries
in common tell is bounded from above. A query in Latin letters tries the listed brands in characters that its words may
be, see `brands.py`.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from threading import RLock
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

from entityscreen.caches import BoundedDict
from entityscreen.compilation import KernelColumns, load_module, view_for
from entityscreen.index.arrays import (
    F64,
    I32,
    I64,
    U8,
    Occurrences,
    Texts,
    append_all,
    distinct,
    number_all,
    ranges,
    row_bounds,
)
from entityscreen.index.brands import BrandCollector, brands_of
from entityscreen.index.name_index import NO_MEANING, SEVERAL, OrganisationRows
from entityscreen.names.lexicon import Concept
from entityscreen.names.lexicon import concept as concept_by_id
from entityscreen.names.prepared import Part, PreparedName, Role, Variant
from entityscreen.names.segment.context import akin_classes, concepts_agree
from entityscreen.similarity.organisations import (
    KINDS,
    bits_of,
    bits_that_make,
    kind_of_agreement,
    lone_bits,
    lone_prices,
    rarity,
    worth_of,
)
from entityscreen.similarity.search import END, ROOM, BrandSearch, Trie, Way, Ways, brand_search, build_trie
from entityscreen.similarity.sides import CharactersSide, Span, characters_side, is_coined, latin_side, windows
from entityscreen.similarity.units import EAR, FAINT, parameters, units_of

BETWEEN = "\t"  # concept and role, in the text of a context
COINED = f"{BETWEEN}{Role.BRAND}"  # a word without a meaning in Latin letters, whichever it is
ROUNDED = 1e-4  # more than rounding a score can add
_OFFERS = {"places": np.int32, "bits": np.float64, "how": np.int32, "starts": np.int64, "ends": np.int64,
           "least": np.float64, "best_of": np.float64, "meant": np.int32, "words": np.int32}  # fmt: skip
_MATCHES = {"places": np.int32, "how": np.int32, "bits": np.float64, "next": np.int32, "words": np.int32}


@dataclass(slots=True)
class OrganisationCollector:
    """The rows while the names of a list are read."""

    windows: Occurrences = field(default_factory=Occurrences)
    window_words: array[int] = field(default_factory=lambda: array("B"))  # behind which of its words a brand may end
    window_contexts: array[int] = field(default_factory=lambda: array("i"))
    brands: Occurrences = field(default_factory=Occurrences)
    contexts: Occurrences = field(default_factory=Occurrences)

    def add(self, number: int, parts: Sequence[Part], *, characters: bool) -> None:
        """Add a variant of an organisation's name."""
        if characters:
            side = characters_side(parts)
            for span in side.spans:
                self.brands.add((span.text, side.japanese), number if span.likely else -1 - number)
        else:
            for text, ends in windows(parts):
                self.windows.add(text, number, times=len(ends))
                for words, start, end in ends:
                    self.window_words.append(words)
                    self.window_contexts.append(self._context_of(parts[start:end]))
        for part in parts:
            for context in contexts_of(part, characters=characters):
                self.contexts.add(context, number)

    def _context_of(self, parts: Sequence[Part]) -> int:
        """The number of the context that some words are."""
        if all(part.token.concept is None for part in parts):
            return NO_MEANING
        contexts = contexts_of(parts[0], characters=False) if len(parts) == 1 else ()
        return self.contexts.keys.setdefault(contexts[0], len(self.contexts.keys)) if contexts else SEVERAL

    def extend(self, other: OrganisationCollector, first: int) -> None:
        """Append rows that were collected apart, with the number here of the first variant."""
        numbers, theirs = number_all(self.contexts.keys, other.contexts.keys), np.asarray(other.window_contexts)
        append_all(self.window_contexts, np.where(theirs < 0, theirs, numbers[np.maximum(theirs, 0)]))
        self.windows.extend(other.windows, first)
        self.window_words.extend(other.window_words)
        self.brands.extend(other.brands, first)
        self.contexts.extend(other.contexts, first)

    def rows(self) -> OrganisationRows:
        """The rows as arrays."""
        window_contexts = self._window_contexts()
        trie, nodes, node_offsets, order = self._trie(window_contexts)
        brands, brand_offsets, brand_variants = self.brands.rows()
        contexts, context_offsets, context_variants = self.contexts.rows()
        letters = BrandCollector()
        for text, japanese in brands:
            letters.add(units_of(text, japanese=japanese))
        return OrganisationRows(
            letters=trie.letters,
            ends=trie.ends,
            background=trie.background,
            nodes=nodes,
            node_offsets=node_offsets,
            node_variants=np.asarray(self.windows.numbers)[order],
            node_contexts=window_contexts[order],
            brands=Texts.pack(text for text, _ in brands),
            brand_kinds=np.array([japanese for _, japanese in brands], dtype=np.uint8),
            brand_offsets=brand_offsets,
            brand_variants=brand_variants,
            brand_rows=letters.rows(),
            contexts=Texts.pack(contexts),
            context_offsets=context_offsets,
            context_variants=context_variants,
        )

    def _trie(self, window_contexts: I32) -> tuple[Trie, I32, I64, I64]:
        """The trie of all windows, the nodes where a brand may end, where the entries of each begin; their order."""
        texts = sorted(self.windows.keys)
        trie, nodes = build_trie(texts)
        starts = np.empty(len(texts), dtype=np.int64)
        sizes = np.array([text.count(END) for text in texts], dtype=np.int64)
        starts[[self.windows.keys[text] for text in texts]] = np.cumsum(sizes) - sizes
        places = np.asarray(self.windows.places)
        by_entry = np.asarray(nodes)[starts[places] + np.asarray(self.window_words) - 1]
        order = np.lexsort((places, window_contexts, by_entry))
        entries, rows = np.unique(by_entry, return_inverse=True)
        return trie, entries, row_bounds(rows, len(entries)), order

    def _window_contexts(self) -> I32:
        """The context of each window, by its place among all in order."""
        places: I32 = np.empty(len(self.contexts.keys) + 2, dtype=np.int32)
        ordered = sorted(self.contexts.keys)
        places[[self.contexts.keys[text] for text in ordered]] = np.arange(len(ordered))
        places[[NO_MEANING, SEVERAL]] = NO_MEANING, SEVERAL  # from the end
        return places[np.asarray(self.window_contexts, dtype=np.int64)]


def contexts_of(part: Part, *, characters: bool) -> tuple[str, ...]:
    """What a part may agree in: a place or an industry, and the Latin words that it may be all the same."""
    token = part.token
    if part.role is Role.LEGAL or part.role is Role.NUMBER:
        return ()
    if token.concept is None:
        return () if characters else (token.text, COINED) if is_coined(part) else (token.text,)
    meaning = f"{token.concept.id}{BETWEEN}{part.role}"
    return (meaning, *{spelling.text for spelling in token.spellings}) if characters else (meaning,)


class _Agreeing(NamedTuple):
    """Names that agree with a part of the query.

    `bits` are those that this makes at most, `regained` what each loses otherwise; `most` is the highest of `bits`.
    """

    listed: I32
    bits: F64
    regained: F64
    most: float


_NO_ONE = _Agreeing(np.zeros(0, np.int32), np.zeros(0), np.zeros(0), 0.0)


class OrganisationLookup:
    """Finds the organisations of one index that a name may be in the other kind of writing.

    Args:
        rows: of the index.
        kernel: the module of the search; the compiled one where there is one.
    """

    __slots__ = (
        "_agreeing", "_beside_others", "_classes", "_contexts", "_likely_ends", "_lock", "_matches", "_names",
        "_offers", "_only_brands", "_rows", "_same", "_search", "_searched", "_trie", "_variants_of_brands",
        "_variants_of_nodes", "_view",
    )  # fmt: skip

    def __init__(self, rows: OrganisationRows, kernel: ModuleType | None = None) -> None:
        self._search = brand_search() if kernel is None else BrandSearch(kernel)
        kernel = kernel or load_module("entityscreen.similarity.kernel")
        self._rows, self._view, self._lock = rows, view_for(kernel), RLock()
        self._trie = Trie(rows.letters, rows.ends, rows.background)
        self._contexts = {text: number for number, text in enumerate(rows.contexts.many(np.arange(len(rows.contexts))))}
        self._classes: dict[str, list[int]] = defaultdict(list)
        for text, number in self._contexts.items():
            if BETWEEN in text and text != COINED:
                for name in _classes(concept_by_id(text.partition(BETWEEN)[0])):
                    self._classes[name].append(number)
        self._variants_of_nodes = self._view(rows.node_variants)
        brands = np.repeat(np.arange(len(rows.brand_offsets) - 1), np.diff(rows.brand_offsets))
        # Of each brand those first of whose names it is likely one.
        listed = rows.brand_variants[np.lexsort((rows.brand_variants < 0, brands))]
        self._likely_ends = rows.brand_offsets[:-1] + np.bincount(brands[listed >= 0], minlength=len(rows.brands))
        self._variants_of_brands = np.where(listed < 0, -1 - listed, listed)
        counts = np.bincount(self._variants_of_brands)
        alone = counts[self._variants_of_brands] == 1
        self._only_brands = np.full(len(counts), -1)
        self._only_brands[self._variants_of_brands[alone]] = brands[alone]
        self._beside_others = distinct(brands[~alone])
        self._agreeing = BoundedDict("index.agreeing_contexts", 5_000, owned=True)
        self._searched = BoundedDict("index.searched_brands", 100, owned=True)
        self._same = BoundedDict("index.same_contexts", 1_000, owned=True)
        self._names = self._name_search(kernel)
        self._offers = KernelColumns(_OFFERS, self._names.grow_offers, self._view, ROOM)
        self._matches = KernelColumns(_MATCHES, self._names.grow_matches, self._view, ROOM)

    def _name_search(self, kernel: ModuleType) -> Any:
        rows, fitted = self._rows, parameters()
        with_variants = rows.node_variants, self._variants_of_brands, rows.context_variants
        count = 1 + max(int(np.max(numbers, initial=0)) for numbers in with_variants)
        listed = {"nodes": rows.nodes, "offsets": rows.node_offsets, "ends": rows.ends, "lone": self._lone_of(count)}
        entries = np.repeat(np.arange(len(rows.nodes)), np.diff(rows.node_offsets))
        meant = np.bincount(entries[rows.node_contexts == NO_MEANING], minlength=len(rows.nodes))
        listed |= {"meant": rows.node_offsets[:-1] + meant, "beside_bits": np.zeros(count)}
        listed["contexts"] = rows.node_contexts
        listed |= {"regained": np.zeros(count), "words": _words_at(rows)}
        room = "beside_count", "beside_search", "heads", "met_pass", "met", "meant_search"
        listed |= {name: np.zeros(count, np.int32) for name in room}
        model = {"weights": np.array([fitted.weights[kind] for kind in KINDS]), "by_how": np.zeros(len(KINDS))}
        for name, alone in (("prices_alone", True), ("prices_beside", False)):
            model[name] = np.array([worth_of(how, 0.0, alone=alone) for how in range(len(KINDS))])
        values = {"faint": FAINT, "faint bits": fitted.channel["faint"]}
        values |= {
            "a brand": lone_prices().brand_added,
            "most": fitted.weights["most"],
            "left over": fitted.weights["brand left"],
        }
        return kernel.NameSearch(*[{n: self._view(a) for n, a in of.items()} for of in (listed, model)], values)

    def _lone_of(self, count: int) -> F64:
        """What each listed variant in Latin letters loses where it agrees in no place and no industry; at most 0."""
        sizes, variants = np.diff(self._rows.context_offsets), self._rows.context_variants
        prices = np.array([_lone_price(*text.partition(BETWEEN)[::2]) for text in self._contexts])
        lost = np.zeros(count)
        placed = np.repeat(np.array([text.endswith(f"{BETWEEN}{Role.PLACE}") for text in self._contexts], bool), sizes)
        lost[variants[placed]] = lone_prices().place_added  # once, however many places
        lost += np.bincount(variants[~placed], np.repeat(prices, sizes)[~placed], count)
        return -lost

    @property
    def has_characters(self) -> bool:
        """Whether a listed brand is in characters, so that a name in Latin letters may be it."""
        return len(self._rows.brands) > 0

    def reachable(self, name: PreparedName, least: float) -> set[int]:
        """The variants in the other kind of writing that may reach a score with an organisation."""
        cut = bits_of(least - ROUNDED)
        variants = [variant for variant in name.variants if variant.parts]
        if not self.has_characters:
            variants = [variant for variant in variants if variant.characters]
        with self._lock:
            return {number for variant in variants for number in self._reachable(variant, cut)}

    def _reachable(self, variant: Variant, cut: float) -> list[int]:
        weights = parameters().weights
        needed = cut - weights["bias"] - weights["whole"]
        contexts = [self._agree(part, characters=variant.characters) for part in variant.parts]
        most = sum(agreeing.most for agreeing in contexts)
        self._names.begin()
        if variant.characters:
            side = characters_side(variant.parts)
            lone = _lone(side)
            needed += sum(lone) - weights["Japanese"] * side.japanese
            most += sum(lone)
            brands, places = side.brands, self._offer_words(side, most, needed)
            variants = self._variants_of_nodes
        else:
            lone, brands = [0.0] * len(contexts), frozenset[int]()
            places, variants = self._offer_characters(variant, contexts, needed), self._view(self._variants_of_brands)
        if not places:
            return []
        for agreeing, lost in zip(contexts, lone, strict=True):
            if len(agreeing.listed):  # what agrees makes a brand credible, also where it adds no bits
                columns = [self._view(column) for column in (agreeing.listed, agreeing.bits, agreeing.regained)]
                self._names.agree(*columns, lost, int(lost > 0.0))
        covers = np.array([len(brands.intersection(range(*place))) for place in places], np.int32)
        lone_count = sum(lost > 0.0 for lost in lone)
        request = variants, self._view(covers), len(brands), lone_count, needed, most
        reached: list[int] | None = self._names.reaching(*request)
        while reached is None:
            self._matches.grow(2 * self._matches.size)
            reached = self._names.reaching(*request)
        return reached

    def _offer_words(self, side: CharactersSide, most: float, needed: float) -> list[tuple[int, int]]:
        """Offer the Latin words on the list that a query's brands may be, or begin with where so much else agrees.

        Args:
            side: the query.
            most: the bits that a name agrees in at most beside the brand.
            needed: bits.

        Returns:
            The places of the query that are offered.
        """
        if not len(self._rows.nodes):
            return []
        for number, span in enumerate(side.spans):
            ways, begun = self._searched.get(span.units) or self._search_for(span)
            self._offer_span(number, side, ways)
            if span.likely and begun:
                self._offers.grow(self._names.offered() + len(begun))
                least = needed - worth_of(FAINT, max([bits for _, bits, _ in begun]), alone=False)
                if most >= least:
                    self._names.offer_beginnings(number, begun, least)
        return [(span.start, span.end) for span in side.spans]

    def _search_for(self, span: Span) -> Ways:
        """Search the list for a brand; what is kept serves the next reading of a name, which has most brands too."""
        ways = self._searched[span.units] = self._search.search(span.units, self._trie)
        return ways

    def _offer_span(self, number: int, side: CharactersSide, ways: list[Way]) -> None:
        """Offer the words that one span may be; words with a meaning are no brand that is coined by sound."""
        span, more = side.spans[number], 0.0
        if not span.likely:
            more = parameters().channel["prior of words"]
            ways = ways if side.brands else [way for way in ways if way[2] != EAR]
        same = self._view(self._same_contexts(() if span.likely else side.parts[span.start : span.end]))
        self._offers.grow(len(side.spans))
        while not self._names.offer_words(number, ways, more, same):
            self._offers.grow(2 * self._offers.size)

    def _akin(self, concept: Concept) -> set[int]:
        """The listed contexts that may agree with a concept."""
        return {number for name in _classes(concept) for number in self._classes.get(name, ())}

    def _same_contexts(self, parts: Sequence[Part]) -> U8:
        """1 for each context that one of some parts agrees with: 上海 is Shanghai by meaning, which is no brand."""
        named = [part for part in parts if part.role is not Role.LEGAL]
        concepts = tuple([part.token.concept for part in named if part.token.concept is not None])
        same: U8 | None = self._same.get(concepts)
        if same is None:
            same = self._same[concepts] = np.zeros(len(self._contexts), dtype=np.uint8)
            for concept in concepts:
                for number in self._akin(concept):
                    listed = concept_by_id(self._rows.contexts[number].partition(BETWEEN)[0])
                    same[number] |= concepts_agree(concept, listed) > 0.0
        return same

    def _offer_characters(
        self, variant: Variant, contexts: Sequence[_Agreeing], needed: float
    ) -> list[tuple[int, int]]:
        """Offer the brands in characters on the list that a query's words may be; gives the places of these words."""
        rows, prior = self._rows, parameters().channel["prior of words"]
        texts = [text for text, _ in windows(variant.parts)]
        if not len(rows.brands) or not texts:
            return []
        numbers = self._likely_brands(texts, contexts, needed).tolist()
        if not numbers:
            return []  # most names are like no listed brand, and need no trie
        side = latin_side(variant.parts)
        places: dict[tuple[int, int], int] = {}
        offers: list[tuple[int, float, int, int, int]] = []
        for number in numbers:
            units = units_of(rows.brands[number], japanese=bool(rows.brand_kinds[number]))
            matched, begun = self._search.search(units, side.trie)
            start, likely, end = rows.brand_offsets[number], self._likely_ends[number], rows.brand_offsets[number + 1]
            for node, bits, _ in begun:
                behind = [of for last, of in side.ends.items() if node < last < side.trie.ends[node]]
                numbered = [places.setdefault(place, len(places)) for place in chain.from_iterable(behind)]
                offers += [(at, bits, FAINT, start, likely) for at in numbered]
            for node, bits, how in matched:
                for place in side.ends.get(node, ()):
                    at = places.setdefault(place, len(places))
                    offers.append((at, bits, how, start, likely))
                    offers.append((at, bits + prior, how, likely, end))
        self._offers.grow(len(offers))
        for offer in offers:
            self._names.offer(*offer)
        return list(places)

    def _likely_brands(self, texts: Sequence[str], contexts: Sequence[_Agreeing], needed: float) -> I32:
        """The brands that words may be, and those that they begin as, of names that agree in enough else."""
        rows = self._rows
        bound = brands_of(texts, rows.brand_rows, *self._least_bits(contexts, needed))
        whole, begun = np.isfinite(bound.whole), np.isfinite(bound.begun)
        sizes = rows.brand_offsets[bound.brands + 1] - rows.brand_offsets[bound.brands]
        places = ranges(rows.brand_offsets[bound.brands], sizes)
        variants = self._variants_of_brands[places]
        owners = np.repeat(np.arange(len(sizes)), sizes)
        least = needed - worth_of(FAINT, float(max(bound.begun, default=0.0)), alone=False)
        agreeing = [_agreeing_names(contexts, least)] if sum(context.most for context in contexts) >= least else []
        likely = places < self._likely_ends[bound.brands][owners]
        also = likely & np.isin(variants, np.concatenate([variants[whole[owners]], *agreeing]))
        whole[owners[also & begun[owners]]] = True
        return bound.brands[whole]

    def _least_bits(self, contexts: Sequence[_Agreeing], needed: float) -> tuple[F64, F64]:
        """The bits that each brand must make, whole and begun: all that is needed where its names have no other one."""
        channel, kinds = parameters().channel, (KINDS, (KINDS[FAINT],))
        names, bits = _agreeing_bits(contexts)
        inside = names < len(self._only_brands)
        only = self._only_brands[names[inside]]
        brands, at = np.unique(only[only >= 0], return_inverse=True)
        most = np.zeros(len(brands))
        np.maximum.at(most, at, bits[inside][only >= 0])
        whole, begun = (np.full(len(self._rows.brands), bits_that_make(np.array([needed]), how)[0]) for how in kinds)
        for least, how in zip((whole, begun), kinds, strict=True):
            least[brands] = bits_that_make(needed - most, how)
            least[self._beside_others] = -np.inf
        return np.maximum(whole, channel["keep"]), np.maximum(begun, channel["faint"])

    def _agree(self, part: Part, *, characters: bool) -> _Agreeing:
        """The names that a part of a query agrees with beside the brand, and the bits that this makes at most."""
        token = part.token
        if token.concept is None and (characters or token.text not in self._contexts):
            return _NO_ONE  # most words without a meaning, which need not be remembered
        meaning: object = token if characters else token.text if token.concept is None else token.concept.id
        key = (meaning, part.role, characters)
        agreeing: _Agreeing | None = self._agreeing.get(key)
        if agreeing is None:
            agreeing = self._agreeing[key] = self._agreeing_with(part, characters=characters)
        return agreeing

    def _agreeing_with(self, part: Part, *, characters: bool) -> _Agreeing:
        rows = self._rows
        contexts = list(self._agreeing_contexts(part, characters=characters))
        if not contexts:
            return _NO_ONE
        numbers, *amounts = map(np.array, zip(*contexts, strict=True))
        sizes = rows.context_offsets[numbers + 1] - rows.context_offsets[numbers]
        listed = rows.context_variants[ranges(rows.context_offsets[numbers], sizes)]
        variants, places = np.unique(listed, return_inverse=True)
        highest = np.zeros((len(amounts), len(variants)))
        for most_of, amount in zip(highest, amounts, strict=True):
            np.maximum.at(most_of, places, np.repeat(amount, sizes))
        bits, regained = highest
        return _Agreeing(variants, bits, regained, float(amounts[0].max()))

    def _agreeing_contexts(self, part: Part, *, characters: bool) -> Iterator[tuple[int, float, float]]:
        """(a listed context, its bits at most, what a name loses otherwise) of those that a part agrees with."""
        weights = parameters().weights
        for text in contexts_of(part, characters=characters):
            if BETWEEN not in text and text in self._contexts:
                yield self._contexts[text], weights["place"] * weights["most spelled"], _lone_price("", Role.BRAND)
        concept = part.token.concept
        if concept is None or part.role in (Role.LEGAL, Role.NUMBER):
            return
        for number in sorted(self._akin(concept)):
            listed_id, _, role = self._rows.contexts[number].partition(BETWEEN)
            alike = concepts_agree(concept, concept_by_id(listed_id))
            kinds = (kind_of_agreement(either, alike) for either in (part.role, role))
            bits = max(map(weights.__getitem__, kinds)) * min(rarity(concept.id), rarity(listed_id))
            yield number, bits, _lone_price(listed_id, role) if characters else 0.0


def _words_at(rows: OrganisationRows) -> I32:
    """How many words end on the way to each node where a brand may end."""
    ends = np.flatnonzero(rows.letters == ord(END))
    steps = np.zeros(len(rows.letters) + 1, dtype=np.int32)
    steps[ends] = 1
    np.subtract.at(steps, rows.ends[ends], 1)
    words: I32 = np.cumsum(steps, dtype=np.int32)[rows.nodes]
    return words


def _lone_price(concept: str, role: str) -> float:
    """What a listed name in Latin letters loses at the least where nothing agrees with a part."""
    prices = lone_prices()
    if role == Role.BRAND:
        return prices.brand_added
    return prices.place_added if role == Role.PLACE else prices.added * lone_bits(role, concept)


def _lone(side: CharactersSide) -> list[float]:
    """What a name loses at the least that does not agree in each part of a query; 0 for what may be its brand.

    Several places that are not agreed in may count as one.
    """
    within = {place for span in side.spans for place in range(span.start, span.end)}
    apart = [(number, part) for number, part in enumerate(side.parts) if number not in within]
    lost = [0.0] * len(side.parts)
    places = [number for number, part in apart if part.role is Role.PLACE and part.token.concept is not None]
    if len(places) == 1:
        lost[places[0]] = lone_prices().place_lacking
    for number, part in apart:
        if part.role is not Role.PLACE and part.token.concept is not None:
            lost[number] = lone_prices().lacking * lone_bits(part.role, part.token.concept.id)
    return lost


def _agreeing_bits(contexts: Sequence[_Agreeing]) -> tuple[I32, F64]:
    """The names that agree in something beside the brand, ascending, and in how many bits."""
    listed = np.concatenate([context.listed for context in contexts])
    names, at = np.unique(listed, return_inverse=True)
    return names, np.bincount(at, np.concatenate([context.bits for context in contexts]), len(names))


def _agreeing_names(contexts: Sequence[_Agreeing], least: float) -> I32:
    """The names that agree in so many bits beside the brand, ascending."""
    names, bits = _agreeing_bits(contexts)
    reaching: I32 = names[bits >= least]
    return reaching


def _classes(concept: Concept) -> set[str]:
    """What concepts that agree have one of in common."""
    return {concept.id, f"={concept.family}", *(f"~{name}" for name in akin_classes(concept.id))}
