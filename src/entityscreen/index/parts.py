"""From queries to the listed names that they may hit by their parts, each with its highest score.

It prepares what the kernel is given: queried words, each once, and the columns of prepared names and of ordinary ones
(`names/ordinary.py`). What a word is like and which names may be hits, the kernel says (`kernel.py`).
"""

from __future__ import annotations

import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from threading import RLock
from types import ModuleType
from typing import Any
from weakref import WeakSet

import numpy as np

from entityscreen.caches import register_cache
from entityscreen.compilation import KernelColumns, load_module, view_for
from entityscreen.index import kernel_codes
from entityscreen.index.arrays import F64, I32, I64, U8
from entityscreen.index.bound import TOLERANCE, Bound
from entityscreen.index.hashes import key_hash
from entityscreen.index.kernel_arrays import kernel_listed, kernel_numbers, kernel_tables
from entityscreen.index.name_index import SCRIPTS, NameIndex
from entityscreen.index.ordinary_columns import (
    begin_otherwise,
    columns_of_parts,
    columns_of_words,
    evidence_of_word,
    group_ends,
    joined_columns,
    marked,
    may_have_phrases,
    phrase_signs,
    signs_of_parts,
    unmarked,
)
from entityscreen.index.spellings import profile_number
from entityscreen.model.kind import Family
from entityscreen.names.match_signature import beginnings, meaning_keys, stands_for
from entityscreen.names.ordinary import has_meaning, read_words
from entityscreen.names.ordinary_organisations import (
    OrganisationName,
    read_organisation_word,
    texts_of_parts,
)
from entityscreen.names.prepared import NAMED, Part, Role, Variant, in_latin_letters
from entityscreen.names.tokens import Token, word_token
from entityscreen.names.word_bits import SLIGHT
from entityscreen.text.sounds import sound_keys
from entityscreen.text.words import CJK

# Words and what they are like, which are kept for a whole run; then all are forgotten: 60 MB.
MOST_WORDS, MOST_ALIKE = 400_000, 4_000_000
_WORDS_AT_A_TIME = 1_000  # new words that are read together: few enough to stay in a processor's cache
_MOST_OF_SOUND = 4  # letters of a sound for each letter of a spelling
_SCRIPT_NUMBERS = {script: number for number, script in enumerate(SCRIPTS)}
# The columns that grow together, and how many items each begins with.
_GROWING: dict[str, tuple[int, dict[str, Any]]] = {
    "words": (
        1_024,
        {"word_starts": np.int64, "word_ends": np.int64, "word_highest": np.float32, "word_largest": np.float32,
         "word_several": np.uint8, "word_sizes": np.int64, "word_rare_sizes": np.int64, "word_letters": np.uint32,
         "word_lettered": np.uint8},
    ),
    "alike": (4_096, {"alike_words": np.int32, "alike_similarities": np.float32}),
    "ordinary": (
        1_024,
        {"o_word": np.int32, "o_weight": np.float64, "o_place": np.uint8, "o_foreign": np.uint8, "o_meaning": np.uint8,
         "o_script": np.uint8, "o_key": np.uint32, "o_length": np.int32, "o_typo": np.uint8, "o_sum": np.uint32,
         "o_hash": np.uint32, "o_kind": np.uint8, "o_bits": np.float64, "o_signs": np.uint16, "o_phrases": np.uint8,
         "o_texts": (np.int64, kernel_codes.TEXTS), "o_slots": (np.int32, 2)},
    ),
    "pool": (32_768, {"pool": np.uint8}),
    "entries": (
        65_536,
        {"e_next": np.int32, "e_term": np.int32, "e_similarity": np.float32, "e_share": np.float32,
         "e_feature": np.int32},
    ),
    "rows": (4_096, {"out_query": np.int32, "out_variant": np.int32, "out_highest": np.float64}),
    "parts": (
        256,
        {"slot_rare": np.uint8, "slot_size": np.int64, "slot_best": np.float64, "slot_listed": np.float64,
         "slot_hit": np.uint8, "row_part": np.int32, "row_entry": np.int32, "n_word": np.int32,
         "n_share": np.float64, "n_kind": np.uint8, "n_bits": np.float64,
         "n_join_first": np.int32, "n_join_end": np.int32, "n_join_word": np.int32},
    ),
}  # fmt: skip

# A query's number, a listed variant and the highest score, of each pair.
Pairs = tuple[I64, I64, F64]


class _Lookups:
    """All lookups there are, so that what they remember is cleared with the other caches."""

    def __init__(self) -> None:
        self.every: WeakSet[PartsLookup] = WeakSet()

    def cache_clear(self) -> None:
        """Forget the words of all lookups."""
        for lookup in self.every:
            lookup.forget()

    def cache_info(self) -> int:
        """How many words are remembered."""
        return sum(lookup.word_count() for lookup in self.every)


_LOOKUPS = _Lookups()
register_cache("index.words", _LOOKUPS, 0)


@dataclass(slots=True)
class _PartColumns:
    """The parts, joins and names of prepared queries while they are collected."""

    words: list[int] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    bits: list[float] = field(default_factory=list)
    part_starts: list[int] = field(default_factory=lambda: [0])
    join_firsts: list[int] = field(default_factory=list)
    join_ends: list[int] = field(default_factory=list)
    join_words: list[int] = field(default_factory=list)
    join_starts: list[int] = field(default_factory=lambda: [0])
    flags: list[int] = field(default_factory=list)
    patronymics: list[float] = field(default_factory=list)
    initials: list[bool] = field(default_factory=list)


class PartsLookup:
    """Finds what queries may hit by their parts, in one index.

    Args:
        index: the index.
        bound: what a pair must reach; the index was built for its `prune`.
        kernel: the module of the kernel; the compiled one where there is one.
    """

    __slots__ = (
        "__weakref__",
        "_bound",
        "_columns",
        "_kernel",
        "_lock",
        "_numbers",
        "_prune",
        "_tokens",
        "_view",
    )  # fmt: skip

    def __init__(self, index: NameIndex, bound: Bound, kernel: ModuleType | None = None) -> None:
        kernel = kernel or load_module("entityscreen.index.kernel")
        self._view: Callable[..., Any] = view_for(kernel)
        tables = {name: self._view(table) for name, table in kernel_tables().items()}
        listed, numbers = kernel_listed(index, kernel, self._view), kernel_numbers(index, bound)
        self._kernel: Any = kernel.Kernel(tables, listed, numbers)
        # The kernel works on one query at a time: its scratch is its own.
        self._lock = RLock()
        self._bound, self._prune = bound, index.prune
        self._numbers: dict[Token, int] = {}
        self._tokens: dict[int, Token] = {}
        self._columns = {
            name: KernelColumns(kinds, getattr(self._kernel, f"grow_{name}"), self._view, size)
            for name, (size, kinds) in _GROWING.items()
        }
        _LOOKUPS.every.add(self)

    def word_count(self) -> int:
        """How many words are remembered."""
        return int(self._kernel.counts()[0])

    def forget(self) -> None:
        """Forget all words."""
        with self._lock:
            self._kernel.forget()
            self._numbers.clear()
            self._tokens.clear()

    def _forget_at_times(self) -> None:
        """Forget all words where they are too many: before queries, since they are numbers meanwhile."""
        words, alike, ordinary, _ = self._kernel.counts()
        if max(words, ordinary) > MOST_WORDS or alike > MOST_ALIKE:
            self.forget()

    # ---- words

    def word(self, token: Token) -> int:
        """The number of a queried word."""
        self._learn([token])
        return self._numbers[token]

    def _learn(self, tokens: Iterable[Token]) -> None:
        """Number queried words; those that come for the first time are expanded."""
        new = [token for token in dict.fromkeys(tokens) if token not in self._numbers]
        if new:
            numbers = self._expand(new).tolist()
            self._numbers.update(zip(new, numbers, strict=True))
            self._tokens.update(zip(numbers, new, strict=True))

    def _expand(self, tokens: Sequence[Token]) -> I32:
        """Find what words are like; gives their numbers."""
        columns = _word_columns(tokens)
        numbers = np.zeros(len(tokens), dtype=np.int32)
        view, done = self._view(numbers), 0
        while (done := self._kernel.expand(columns, view, done)) < len(tokens):
            self._make_room()
        return numbers

    def _make_room(self) -> None:
        """Make room for the word or join that was expanded."""
        words, alike, _, _ = self._kernel.counts()
        self._columns["words"].grow(words + 1)
        self._columns["alike"].grow(alike + self._kernel.found())

    def join(self, text: str, sound: str) -> int:
        """The number of neighbouring words as one; -1 where no listed word or join is that."""
        joined = text.encode(), sound.encode()  # one text has several sounds: su heechoi, su hee choi
        while (number := self._kernel.join(*joined)) == kernel_codes.TOO_MANY_WORDS:
            self._make_room()
        return int(number)

    def row(self, number: int) -> dict[int, float]:
        """What a word or join is like: listed words and joins, with the most that they are alike."""
        return dict(self._kernel.row_of(number))

    def rows(self, tokens: Sequence[Token], joined: Sequence[str]) -> list[dict[int, float]]:
        """What words of a text are like, and after them neighbours as one."""
        with self._lock:
            self._forget_at_times()
            self._learn(tokens)
            numbers = [self._numbers[token] for token in tokens]
            numbers += map(self.join, joined, sound_keys(joined))
            return [self.row(number) if number >= 0 else {} for number in numbers]

    def _learn_letters(self, words: Iterable[int]) -> None:
        """Tell the kernel the letters of some words: asked of the few that meet an initial."""
        for number in words:
            token = self._tokens[number]
            self._kernel.set_letters(number, stands_for(token) if token.initial else beginnings(token))

    # ---- prepared names

    def by_parts(self, variants: Sequence[Variant], families: Sequence[Family], least: Sequence[float]) -> Pairs:
        """The listed variants that prepared queries may hit by their parts, each pair once, in any order.

        Args:
            variants: of the queries, each with at least one part.
            families: of the names that they are of.
            least: the score that each must reach.
        """
        with self._lock:
            self._forget_at_times()
            columns = _PartColumns()
            self._learn([part.token for variant in variants for part in variant.parts])
            for variant, family in zip(variants, families, strict=True):
                self._add(columns, variant, family)
            return self._by_parts(columns, least)

    def _by_parts(self, columns: _PartColumns, least: Sequence[float]) -> Pairs:
        """The same for columns."""
        parts = self._parts(columns)
        queries = {
            "part_starts": self._view(np.array(columns.part_starts, dtype=np.int32)),
            "join_starts": self._view(np.array(columns.join_starts, dtype=np.int32)),
            "flags": self._view(np.array(columns.flags, dtype=np.uint8)),
            "patronymics": self._view(np.array(columns.patronymics, dtype=np.float64)),
            **self._asked(np.array(least, dtype=np.float64), np.array(columns.initials, dtype=bool)),
        }
        most = max(np.diff(columns.part_starts) + np.diff(columns.join_starts), default=0)
        self._columns["parts"].grow(4 * int(most))

        def learn_letters(query: int) -> None:
            self._learn_letters(columns.words[columns.part_starts[query] : columns.part_starts[query + 1]])

        def step(first: int, rows: int) -> tuple[int, int, int]:
            answer: tuple[int, int, int] = self._kernel.by_parts(parts, queries, first, rows)
            return answer

        return self._all(step, len(least), learn_letters)

    def _all(
        self, step: Callable[[int, int], tuple[int, int, int]], count: int, learn_letters: Callable[[int], None]
    ) -> Pairs:
        """Ask the kernel until all queries are answered, and give it what it lacks meanwhile."""
        first = rows = 0
        while first < count:
            first, rows, lacking = step(first, rows)
            if lacking == kernel_codes.TOO_MANY_ENTRIES:
                self._columns["entries"].grow(self._columns["entries"].size + 1)
            elif lacking == kernel_codes.TOO_MANY_ROWS:
                self._columns["rows"].grow(self._columns["rows"].size + 1)
            elif lacking == kernel_codes.TOO_MANY_WORDS:
                self._make_room()
            elif lacking == kernel_codes.LETTERS_MISSING:
                learn_letters(first)
        columns = (self._columns["rows"].arrays[name][:rows] for name in ("out_query", "out_variant", "out_highest"))
        queries, listed, highest = columns
        return queries.astype(np.int64), listed.astype(np.int64), highest.copy()

    def _add(self, columns: _PartColumns, variant: Variant, family: Family = Family.ANY) -> None:
        """Add a query's variant; that of a name of no known family is bounded by what is covered alone."""
        parts = variant.parts
        first = len(columns.words)
        joins = [(join, number) for join in variant.joins if (number := self.join(join.text, join.sound)) >= 0]
        initials = [part.token.initial for part in parts]
        looked_up = not any(initials) or _initials_are_matched(initials, [join for join, _ in joins])
        weighed = family is Family.ORGANISATION and in_latin_letters(parts)
        named = 0
        for part in parts:
            is_named, initial = part.role in NAMED, part.token.initial
            named += is_named
            left_over, bits = _evidence_of(part) if weighed else (0, 0.0)
            columns.bits.append(bits)
            columns.words.append(self._numbers[part.token])
            columns.shares.append(part.share)
            slot = looked_up or not initial
            columns.kinds.append(
                kernel_codes.NAMED * is_named | kernel_codes.INITIAL * initial | kernel_codes.SLOT * slot | left_over
            )
        for join, number in joins:
            columns.join_firsts.append(first + join.start)
            columns.join_ends.append(first + join.end)
            columns.join_words.append(number)
        columns.part_starts.append(len(columns.words))
        columns.join_starts.append(len(columns.join_words))
        columns.flags.append(
            kernel_codes.PERSON * (family is Family.PERSON)
            | kernel_codes.WEIGHED * weighed
            | kernel_codes.MAY_BE_ALONE * (named > 1)
            | kernel_codes.BY_SYLLABLES * variant.by_syllables()
            | kernel_codes.IN_CHARACTERS * variant.characters
        )
        columns.patronymics.append(sum([part.share for part in parts if part.role is Role.PATRONYMIC]))
        columns.initials.append(any(initials))

    def _parts(self, columns: _PartColumns) -> dict[str, Any]:
        return {
            "words": self._view(np.array(columns.words, dtype=np.int32)),
            "shares": self._view(np.array(columns.shares, dtype=np.float64)),
            "kinds": self._view(np.array(columns.kinds, dtype=np.uint8)),
            "bits": self._view(np.array(columns.bits, dtype=np.float64)),
            "join_firsts": self._view(np.array(columns.join_firsts, dtype=np.int32)),
            "join_ends": self._view(np.array(columns.join_ends, dtype=np.int32)),
            "join_words": self._view(np.array(columns.join_words, dtype=np.int32)),
        }

    def _asked(self, least: F64, initials: Any) -> dict[str, Any]:
        """What each query must reach, what must be covered for it, and what of it may be left out."""
        needed = self._bound.covered(least) - TOLERANCE
        left_out = 1.0 - needed
        if initials.any():
            beside = self._bound.left_out_beside_initials(least, self._prune)
            # What is left of the query where its initials, which are not looked up, are left out as well.
            left_out = np.where(initials, beside, left_out)
        return {"least": self._view(least), "needed": self._view(needed), "left_out": self._view(left_out)}

    def by_initials(self, variant: Variant, listed: I64, least: float) -> tuple[I64, F64]:
        """Those of some listed variants that a query may hit by nothing but initials, and the highest score of each."""
        with self._lock:
            columns = _PartColumns()
            self._learn([part.token for part in variant.parts])
            self._add(columns, variant)
            self._learn_letters(columns.words)
            parts, numbers = self._parts(columns), self._view(listed.astype(np.int32))
            self._columns["rows"].grow(len(listed))
            rows = self._kernel.by_initials(parts, numbers, columns.flags[0], least, 0)
            pairs = self._columns["rows"].arrays
            return pairs["out_variant"][:rows].astype(np.int64), pairs["out_highest"][:rows].copy()

    # ---- ordinary names

    def by_ordinary_words(self, names: Sequence[str], least: F64, families: Sequence[Family]) -> tuple[I32, Pairs]:
        """What names of ordinary words may hit.

        Args:
            names: the folded words of each, spaces between.
            least: the score that each must reach.
            families: how names of its kind are built.

        Returns:
            What the kernel says of each name (`kernel_codes.py`), and the pairs that may be hits by their parts.
        """
        with self._lock:
            self._forget_at_times()
            numbers, starts = self._take_names(names, self._read_words)
            if Family.ANY in families:
                self._learn_meanings(numbers[: starts[-1]])
            return self._by_ordinary_words(numbers, starts, least, families)

    def _take_names(self, names: Sequence[str], read: Callable[[int, int], None]) -> tuple[I32, I32]:
        """Number the words of names, read those that are new; gives the numbers, and where those of each name begin."""
        block = "".join([f"{name}\n" for name in names]).encode()
        _, _, count, pool = self._kernel.counts()
        most = block.count(b" ") + block.count(b"-") + len(names)
        self._columns["ordinary"].grow(count + most)
        self._columns["pool"].grow(pool + len(block))
        numbers, starts = np.full(most, -1, dtype=np.int32), np.zeros(len(names) + 1, dtype=np.int32)
        letters = np.frombuffer(block, dtype=np.uint8)
        self._kernel.take_names(*map(self._view, (letters, numbers, starts)))
        _, _, end, _ = self._kernel.counts()
        for first in range(count, end, _WORDS_AT_A_TIME):
            read(first, min(first + _WORDS_AT_A_TIME, end))
        return numbers, starts

    def _read_words(self, first: int, end: int) -> None:
        """Read some words of persons' names that are new."""
        read = read_words([self._kernel.text_of(number).decode() for number in range(first, end)])
        if not read:
            return
        numbers = np.fromiter(read, dtype=np.int32, count=len(read)) + np.int32(first)
        tokens = [word.token for word in read.values()]
        self._set_words(numbers, tokens, columns_of_words(list(read.values())))

    def _set_words(self, numbers: I32, tokens: Sequence[Token], columns: dict[str, Any]) -> None:
        """Tell the kernel what words of names are."""
        columns["expanded"] = self._expand(tokens)
        *_, pool = self._kernel.counts()
        self._columns["pool"].grow(pool + _MOST_OF_SOUND * len(columns["letters"]))
        self._kernel.set_ordinary(self._view(numbers), {name: memoryview(column) for name, column in columns.items()})

    def _learn_meanings(self, numbers: I32) -> None:
        """Tell the kernel which words a phrase may begin with that tells an organisation."""
        words = np.unique(numbers[numbers >= 0])
        for number in words[self._columns["ordinary"].arrays["o_meaning"][words] == kernel_codes.UNKNOWN].tolist():
            self._kernel.set_meaning(number, has_meaning(self._kernel.text_of(number).decode()))

    def _by_ordinary_words(self, flat: I32, bounds: I32, least: F64, families: Sequence[Family]) -> tuple[I32, Pairs]:
        """The same for numbers of ordinary words, name after name."""
        statuses = np.zeros(len(least), dtype=np.uint8)
        names = {
            "words": self._view(flat),
            "starts": self._view(bounds),
            "any_kind": self._view(np.array([family is Family.ANY for family in families], dtype=np.uint8)),
            **self._asked(least, np.zeros(len(least), dtype=bool)),
        }
        view = self._view(statuses)

        def learn_letters(name: int) -> None:
            for number, word in self._without_letters(flat[bounds[name] : bounds[name + 1]]):
                self._kernel.set_letters(word, beginnings(word_token(self._kernel.text_of(number).decode())))

        def step(first: int, rows: int) -> tuple[int, int, int]:
            answer: tuple[int, int, int] = self._kernel.ordinary(names, view, first, rows)
            return answer

        pairs = self._all(step, len(least), learn_letters)
        return statuses.astype(np.int32), pairs

    def _without_letters(self, numbers: I32) -> list[tuple[int, int]]:
        """(the number among words of names, among words) of those whose letters the kernel was not told yet."""
        words = self._columns["ordinary"].arrays["o_word"][numbers]
        lacking = self._columns["words"].arrays["word_lettered"][words] == 0
        return list(zip(numbers[lacking].tolist(), words[lacking].tolist(), strict=True))

    # ---- ordinary names of organisations

    def by_organisation_words(self, names: Sequence[OrganisationName], least: F64) -> tuple[I32, Pairs]:
        """What organisations' names of ordinary words may hit.

        Args:
            names: their words; those without any are not ordinary.
            least: the score that each must reach.

        Returns:
            What the kernel says of each name (`kernel_codes.py`), and the pairs that may be hits by their parts.
        """
        with self._lock:
            self._forget_at_times()
            words, starts = self._take_names([marked(name.words.split()) for name in names], self._read_parts)
            not_ordinary = begin_otherwise(self._columns["ordinary"].arrays["o_phrases"], words, starts)
            statuses = np.where(not_ordinary, kernel_codes.NOT_ORDINARY, 0).astype(np.uint8)
            parts, part_starts, part_ends = self._parts_of_names(names, words, starts, statuses)
            columns = {
                "words": self._view(words),
                "starts": self._view(starts),
                "parts": self._view(parts),
                "part_starts": self._view(part_starts),
                "part_ends": self._view(part_ends),
                "before_comma": self._view(np.array([name.before_comma for name in names], dtype=np.int32)),
                **self._asked(least, np.zeros(len(least), dtype=bool)),
            }
            view = self._view(statuses)

            def learn_letters(name: int) -> None:
                for number, word in self._without_letters(parts[part_starts[name] : part_ends[name]]):
                    part = read_organisation_word(self._text_of_part(number))
                    if part is not None:
                        self._kernel.set_letters(word, beginnings(part.token))

            def step(first: int, rows: int) -> tuple[int, int, int]:
                answer: tuple[int, int, int] = self._kernel.organisations(columns, view, first, rows)
                return answer

            pairs = self._all(step, len(least), learn_letters)
            return statuses.astype(np.int32), pairs

    def _parts_of_names(
        self, names: Sequence[OrganisationName], words: I32, starts: I32, statuses: U8
    ) -> tuple[I32, I32, I32]:
        """The parts of ordinary names, and where those of each begin and end: their words, or phrases of several."""
        part_starts, part_ends = starts[:-1].copy(), starts[1:].copy()
        phrased, lines = [], []
        for name in np.flatnonzero(
            may_have_phrases(self._columns["ordinary"].arrays["o_phrases"], words, starts) & (statuses == 0)
        ).tolist():
            texts = texts_of_parts(names[name].words.split(" "))
            if texts is None:
                statuses[name] = kernel_codes.NOT_ORDINARY
            elif len(texts) < starts[name + 1] - starts[name]:
                phrased.append(name)
                lines.append(marked(texts))
        if not phrased:
            return words, part_starts, part_ends
        phrases, phrase_starts = self._take_names(lines, self._read_parts)
        part_starts[phrased] = phrase_starts[:-1] + len(words)
        part_ends[phrased] = phrase_starts[1:] + len(words)
        return np.concatenate([words, phrases]), part_starts, part_ends

    def _text_of_part(self, number: int) -> str:
        """The text of a word or phrase of organisations' names."""
        return unmarked(self._kernel.text_of(number).decode())

    def _read_parts(self, first: int, end: int) -> None:
        """Read some words and phrases of organisations' names that are new."""
        read = ((number, read_organisation_word(self._text_of_part(number))) for number in range(first, end))
        parts = {number: part for number, part in read if part is not None}
        if not parts:
            return
        numbers, words = np.fromiter(parts, dtype=np.int32, count=len(parts)), list(parts.values())
        self._set_words(numbers, [word.token for word in words], columns_of_parts(words))
        signs = {name: memoryview(column) for name, column in signs_of_parts(words).items()}
        self._kernel.set_parts(self._view(numbers), signs)
        self._columns["ordinary"].arrays["o_phrases"][numbers] = phrase_signs(words)


def _evidence_of(part: Part) -> tuple[int, float]:
    """What it says that an organisation's word is left over, as bits of a kind, and the bits that it tells at most."""
    kind, bits = evidence_of_word(part.token, part.role)
    return (kind if part.share >= SLIGHT else 0), bits


def _word_columns(tokens: Sequence[Token]) -> dict[str, Any]:
    """What the kernel is asked for words: their spellings, their keys of meaning, and their characters.

    For a word or two, arrays of NumPy would take longer than the kernel does.
    """
    keys = [meaning_keys(token) for token in tokens]
    spellings = [(token.script, spelling) for token in tokens for spelling in token.spellings]
    characters = [token.text if token.script in CJK else "" for token in tokens]
    return {
        **joined_columns([spelling.text.encode() for _, spelling in spellings], "letters", "letter_ends"),
        "costs": memoryview(array.array("d", [spelling.cost for _, spelling in spellings])),
        "profiles": memoryview(bytes([profile_number(script, spelling.system) for script, spelling in spellings])),
        "keys": memoryview(array.array("I", map(key_hash, chain.from_iterable(keys)))),
        "similarities": memoryview(array.array("d", chain.from_iterable(map(dict.values, keys)))),
        "points": memoryview(array.array("I", map(ord, "".join(characters)))),
        "spelling_ends": group_ends([token.spellings for token in tokens]),
        "key_ends": group_ends(keys),
        "point_ends": group_ends(characters),
        "scripts": memoryview(bytes([_SCRIPT_NUMBERS[token.script] for token in tokens])),
        "phonetic": memoryview(bytes([token.phonetic for token in tokens])),
        "initials": memoryview(bytes([token.initial for token in tokens])),
    }


def _initials_are_matched(initials: Sequence[bool], joins: Sequence[Any]) -> bool:
    """Whether a query's initials are looked up like words: it has nothing else, or a listed word is made of them.

    `S V` written as one is the listed word SV.
    """
    return all(initials) or any(any(initials[join.start : join.end]) for join in joins)
