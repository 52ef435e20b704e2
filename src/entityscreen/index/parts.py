"""From queries to the listed names that they may hit by their parts, each with its highest score.

It prepares what the kernel is given: queried words, each once, and the columns of prepared names and of ordinary ones
(`names/ordinary.py`). What a word is like and which names may be hits, the kernel says (`kernel.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import RLock
from types import ModuleType
from typing import Any
from weakref import WeakSet

import numpy as np

from entityscreen.caches import register_cache
from entityscreen.compilation import load_module, view_for
from entityscreen.index import kernel_codes
from entityscreen.index.arrays import F64, I32, I64
from entityscreen.index.bound import TOLERANCE, Bound
from entityscreen.index.hashes import key_hash, mixed_bytes
from entityscreen.index.kernel_arrays import kernel_listed, kernel_numbers, kernel_tables
from entityscreen.index.name_index import SCRIPTS, NameIndex
from entityscreen.index.spellings import profile_number
from entityscreen.model.kind import Family
from entityscreen.names.match_signature import beginnings, meaning_keys, stands_for
from entityscreen.names.ordinary import OrdinaryWord
from entityscreen.names.prepared import NAMED, Role, Variant
from entityscreen.names.tokens import Token
from entityscreen.names.typos import may_have_typo, typo_form
from entityscreen.names.written_as_one import letter_sum
from entityscreen.text.words import CJK

# Words and what they are like, which are kept for a whole run; then all are forgotten: 60 MB.
MOST_WORDS, MOST_ALIKE = 400_000, 4_000_000
_SCRIPT_NUMBERS = {script: number for number, script in enumerate(SCRIPTS)}
# The columns that grow together, and how many items each begins with.
_GROWING: dict[str, tuple[int, dict[str, type[np.generic]]]] = {
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
         "o_script": np.uint8, "o_key": np.uint32, "o_length": np.int32, "o_typo": np.uint8, "o_sum": np.uint32},
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
         "slot_hit": np.uint8, "row_part": np.int32, "row_entry": np.int32, "n_word": np.int32, "n_share": np.float64,
         "n_kind": np.uint8, "n_join_first": np.int32, "n_join_end": np.int32, "n_join_word": np.int32},
    ),
}  # fmt: skip

# A query's number, a listed variant and the highest score, of each pair.
Found = tuple[I64, I64, F64]


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
        "_arrays",
        "_bound",
        "_joins",
        "_kernel",
        "_lock",
        "_meant",
        "_numbers",
        "_ordinary",
        "_prune",
        "_sizes",
        "_tokens",
        "_view",
    )  # fmt: skip

    def __init__(self, index: NameIndex, bound: Bound, kernel: ModuleType | None = None) -> None:
        kernel = kernel or load_module("entityscreen.index.kernel")
        self._view: Callable[..., Any] = view_for(kernel)
        tables = {name: self._view(array) for name, array in kernel_tables().items()}
        listed, numbers = kernel_listed(index, kernel, self._view), kernel_numbers(index, bound)
        self._kernel: Any = kernel.Kernel(tables, listed, numbers)
        # The kernel works on one query at a time: its scratch is its own.
        self._lock = RLock()
        self._bound, self._prune = bound, index.prune
        self._numbers: dict[Token, int] = {}
        self._tokens: list[Token | None] = []
        self._joins: dict[tuple[str, str], int] = {}
        self._ordinary: dict[OrdinaryWord, int] = {}
        self._meant: set[int] = set()
        self._sizes: dict[str, int] = {}
        self._arrays: dict[str, Any] = {}
        for name, (size, _) in _GROWING.items():
            self._grow(name, size)
        _LOOKUPS.every.add(self)

    def word_count(self) -> int:
        """How many words are remembered."""
        return len(self._tokens)

    def forget(self) -> None:
        """Forget all words."""
        with self._lock:
            self._kernel.forget()
            self._numbers.clear()
            self._tokens.clear()
            self._joins.clear()
            self._ordinary.clear()
            self._meant.clear()

    def _forget_at_times(self) -> None:
        """Forget all words where they are too many: before queries, since they are numbers meanwhile."""
        words, alike, _, _ = self._kernel.counts()
        if words > MOST_WORDS or alike > MOST_ALIKE:
            self.forget()

    def _grow(self, name: str, size: int) -> None:
        """Make some columns at least so long."""
        if size <= self._sizes.get(name, 0):
            return
        longer = max(size, 2 * self._sizes.get(name, 0))
        _, kinds = _GROWING[name]
        columns = {column: np.zeros(longer, dtype=kind) for column, kind in kinds.items()}
        if name == "ordinary":
            columns["o_texts"] = np.zeros(kernel_codes.TEXTS * longer, dtype=np.int64)
        for column, array in columns.items():
            before = self._arrays.get(column)
            if before is not None:
                array[: len(before)] = before
        self._arrays |= columns
        self._sizes[name] = longer
        getattr(self._kernel, f"grow_{name}")({column: self._view(array) for column, array in columns.items()})

    # ---- words

    def word(self, token: Token) -> int:
        """The number of a queried word, which is expanded when it comes for the first time."""
        number = self._numbers.get(token)
        if number is None:
            number = self._numbers[token] = self._expand(token)
        return number

    def _expand(self, token: Token) -> int:
        kernel, script = self._kernel, _SCRIPT_NUMBERS[token.script]
        kernel.begin_word()
        for spelling in token.spellings:
            profile = profile_number(token.script, spelling.system)
            kernel.spelled(spelling.text.encode(), spelling.cost, script, token.phonetic, profile, token.initial)
        if token.script in CJK:
            kernel.in_characters(token.text, script)
        for key, similarity in meaning_keys(token).items():
            kernel.meant(key_hash(key), similarity)
        return self._keep(token)

    def _keep(self, token: Token | None) -> int:
        """Keep the word or join that was expanded."""
        words = self._make_room()
        # A join of ordinary words is a word that nobody asks for by its token.
        self._tokens.extend([None] * (words - len(self._tokens)))
        self._tokens.append(token)
        number: int = self._kernel.end_word()
        return number

    def _make_room(self) -> int:
        """Make room for the word or join that was expanded; gives its number."""
        words, alike, _, _ = self._kernel.counts()
        self._grow("words", words + 1)
        self._grow("alike", alike + self._kernel.found())
        return int(words)

    def join(self, text: str, sound: str) -> int:
        """The number of neighbouring words as one; -1 where no listed word or join is that."""
        key = (text, sound)  # one text has several sounds: su heechoi, su hee choi
        number = self._joins.get(key)
        if number is None:
            found = self._kernel.begin_join(text.encode(), sound.encode())
            number = self._joins[key] = self._keep(None) if found else -1
        return number

    def row(self, number: int) -> dict[int, float]:
        """What a word or join is like: listed words and joins, with the most that they are alike."""
        return dict(self._kernel.row_of(number))

    def _learn_letters(self, words: Iterable[int]) -> None:
        """Tell the kernel the letters of some words: asked of the few that meet an initial."""
        for number in words:
            token = self._tokens[number] if number < len(self._tokens) else None
            if token is not None:
                self._kernel.set_letters(number, stands_for(token) if token.initial else beginnings(token))

    # ---- prepared names

    def by_parts(self, variants: Sequence[Variant], persons: Sequence[bool], least: Sequence[float]) -> Found:
        """The listed variants that prepared queries may hit by their parts, each pair once, in any order.

        Args:
            variants: of the queries, each with at least one part.
            persons: whether each is of a person's name.
            least: the score that each must reach.
        """
        with self._lock:
            self._forget_at_times()
            columns = _PartColumns()
            for variant, person in zip(variants, persons, strict=True):
                self._add(columns, variant, person=person)
            return self._by_parts(columns, least)

    def _by_parts(self, columns: _PartColumns, least: Sequence[float]) -> Found:
        """The same for columns."""
        parts = self._parts(columns)
        asked = self._asked(np.array(least, dtype=np.float64), np.array(columns.initials, dtype=bool))
        queries = {
            "part_starts": self._view(np.array(columns.part_starts, dtype=np.int32)),
            "join_starts": self._view(np.array(columns.join_starts, dtype=np.int32)),
            "flags": self._view(np.array(columns.flags, dtype=np.uint8)),
            "patronymics": self._view(np.array(columns.patronymics, dtype=np.float64)),
            **asked,
        }
        most = max(np.diff(columns.part_starts) + np.diff(columns.join_starts), default=0)
        self._grow("parts", 4 * int(most))

        def words_of(query: int) -> Iterable[int]:
            return columns.words[columns.part_starts[query] : columns.part_starts[query + 1]]

        def step(first: int, rows: int) -> tuple[int, int, int]:
            found: tuple[int, int, int] = self._kernel.by_parts(parts, queries, first, rows)
            return found

        return self._all(step, len(least), words_of)

    def _all(
        self, step: Callable[[int, int], tuple[int, int, int]], count: int, words_of: Callable[[int], Iterable[int]]
    ) -> Found:
        """Ask the kernel until all queries are answered, and give it what it lacks meanwhile."""
        first = rows = 0
        while first < count:
            first, rows, lacking = step(first, rows)
            if lacking == kernel_codes.TOO_MANY_ENTRIES:
                self._grow("entries", self._sizes["entries"] + 1)
            elif lacking == kernel_codes.TOO_MANY_ROWS:
                self._grow("rows", self._sizes["rows"] + 1)
            elif lacking == kernel_codes.TOO_MANY_WORDS:
                self._make_room()
            elif lacking == kernel_codes.LETTERS_MISSING:
                self._learn_letters(words_of(first))
        columns = (self._arrays[name][:rows] for name in ("out_query", "out_variant", "out_highest"))
        queries, listed, highest = columns
        return queries.astype(np.int64), listed.astype(np.int64), highest.copy()

    def _add(self, columns: _PartColumns, variant: Variant, *, person: bool) -> None:
        """Add a query's variant."""
        parts = variant.parts
        first = len(columns.words)
        joins = [(join, self.join(join.text, join.sound)) for join in variant.joins]
        initials = [part.token.initial for part in parts]
        looked_up = not any(initials) or _initials_are_matched(initials, [j for j, n in joins if n >= 0])
        named = 0
        for part in parts:
            is_named, initial = part.role in NAMED, part.token.initial
            named += is_named
            kind = (kernel_codes.NAMED if is_named else 0) | (kernel_codes.INITIAL if initial else 0)
            columns.words.append(self.word(part.token))
            columns.shares.append(part.share)
            columns.kinds.append(kind | (kernel_codes.SLOT if looked_up or not initial else 0))
        for join, number in joins:
            if number >= 0:
                columns.join_firsts.append(first + join.start)
                columns.join_ends.append(first + join.end)
                columns.join_words.append(number)
        columns.part_starts.append(len(columns.words))
        columns.join_starts.append(len(columns.join_words))
        columns.flags.append(
            (kernel_codes.PERSON if person else 0)
            | (kernel_codes.MAY_BE_ALONE if named > 1 else 0)
            | (kernel_codes.BY_SYLLABLES if variant.by_syllables() else 0)
            | (kernel_codes.IN_CHARACTERS if variant.characters else 0)
        )
        columns.patronymics.append(sum([part.share for part in parts if part.role is Role.PATRONYMIC]))
        columns.initials.append(any(initials))

    def _parts(self, columns: _PartColumns) -> dict[str, Any]:
        return {
            "words": self._view(np.array(columns.words, dtype=np.int32)),
            "shares": self._view(np.array(columns.shares, dtype=np.float64)),
            "kinds": self._view(np.array(columns.kinds, dtype=np.uint8)),
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
            self._add(columns, variant, person=False)
            self._learn_letters(columns.words)
            parts, numbers = self._parts(columns), self._view(listed.astype(np.int32))
            self._grow("rows", len(listed))
            rows = self._kernel.by_initials(parts, numbers, columns.flags[0], least, 0)
            return self._arrays["out_variant"][:rows].astype(np.int64), self._arrays["out_highest"][:rows].copy()

    # ---- ordinary names

    def _ordinary_word(self, word: OrdinaryWord) -> int:
        """The number of an ordinary word, which is none of those of `word`."""
        number = self._ordinary.get(word)
        if number is None:
            number = self._ordinary[word] = self._add_ordinary(word)
        return number

    def _add_ordinary(self, word: OrdinaryWord) -> int:
        token, spelling = word.token, word.spelling
        text, typed = token.text.encode(), mixed_bytes(typo_form(token.text))
        spelled, sound = spelling.text.encode(), spelling.sound.encode()
        facts = (
            self.word(token), word.weight, word.particle_place, not word.cut, word.script,
            key_hash(token.text), len(token.text), may_have_typo(token.text),
            letter_sum(token.text) & 0xFFFFFFFF,
        )  # fmt: skip
        texts = text + typed + spelled + sound
        _, _, ordinary, pool = self._kernel.counts()
        self._grow("ordinary", ordinary + 1)
        self._grow("pool", pool + len(texts))
        number: int = self._kernel.add_ordinary(facts, texts, (len(text), len(typed), len(spelled), len(sound)))
        return number

    def by_ordinary_words(
        self, names: Iterable[Sequence[OrdinaryWord]], least: F64, families: Sequence[Family]
    ) -> tuple[I32, Found]:
        """What names of ordinary words may hit.

        Args:
            names: the words of each.
            least: the score that each must reach.
            families: how names of its kind are built.

        Returns:
            What the kernel says of each name (`kernel_codes.py`), and the pairs that may be hits by their parts.
        """
        with self._lock:
            self._forget_at_times()
            numbers, starts = [], [0]
            for words, family in zip(names, families, strict=True):
                own = [self._ordinary_word(word) for word in words]
                if family is Family.ANY:
                    self._learn_meanings(words, own)
                numbers += own
                starts.append(len(numbers))
            flat, bounds = np.array(numbers, dtype=np.int32), np.array(starts, dtype=np.int32)
            return self._by_ordinary_words(flat, bounds, least, families)

    def _learn_meanings(self, words: Sequence[OrdinaryWord], numbers: Sequence[int]) -> None:
        """Tell the kernel which words a phrase may begin with that tells an organisation."""
        for word, number in zip(words, numbers, strict=True):
            if number not in self._meant:
                self._meant.add(number)
                self._kernel.set_meaning(number, word.has_meaning)

    def _by_ordinary_words(self, flat: I32, bounds: I32, least: F64, families: Sequence[Family]) -> tuple[I32, Found]:
        """The same for numbers of ordinary words, name after name."""
        statuses = np.zeros(len(least), dtype=np.uint8)
        names = {
            "words": self._view(flat),
            "starts": self._view(bounds),
            "any_kind": self._view(np.array([family is Family.ANY for family in families], dtype=np.uint8)),
            **self._asked(least, np.zeros(len(least), dtype=bool)),
        }
        view = self._view(statuses)

        def words_of(name: int) -> Iterable[int]:
            numbers: list[int] = self._arrays["o_word"][flat[bounds[name] : bounds[name + 1]]].tolist()
            return numbers

        def step(first: int, rows: int) -> tuple[int, int, int]:
            answer: tuple[int, int, int] = self._kernel.ordinary(names, view, first, rows)
            return answer

        found = self._all(step, len(least), words_of)
        return statuses.astype(np.int32), found


def _initials_are_matched(initials: Sequence[bool], joins: Sequence[Any]) -> bool:
    """Whether a query's initials are looked up like words: it has nothing else, or a listed word is made of them.

    `S V` written as one is the listed word SV.
    """
    return all(initials) or any(any(initials[join.start : join.end]) for join in joins)
