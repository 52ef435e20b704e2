"""The alias patterns: from the table of phrases to matchers.

It compiles `resources/documents/patterns.tsv`, whose rows say by which words a text gives somebody another name. A row
is a relation, a position, a language, the kinds of its referent, and a phrase:

    phrase  := [slot] item+ [slot]
    item    := ( word | word "*" | "<" class ">" ) ( "|" ... ) [ "?" ]  |  "<gap>"
    slot    := "{ALIAS}" | "{QUOTED}" | "{NAME}"

`word*` is any word that begins so, `<class>` any entry of `pattern_words.tsv`, `?` marks what may lack, and `<gap>` is
up to seven small words (twelve characters), numbers, months or countries, of which two words may have capitals; a gap
that ends a phrase goes on to the next mark. A row for `each` language is one row a language in the generated table. A
phrase is compared token by token, never letter by letter: at each token only the phrases that can begin with it are
tried, and each but such a last gap looks at a bounded number of tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.blocks import QUOTES, Block, TextToken, TokenScript, make_block, tokenise
from entityscreen.sources.documents.statements import NamedSpan
from entityscreen.sources.documents.vocabulary import Kind, countries, words

LONGEST_GAP, LONGEST_GAP_CJK = 7, 12  # words, or characters, that a `<gap>` may skip
DIGITS_OF_A_DAY = 2
MOST_CAPITALS = 2  # words with capitals in a gap: `listed on the SET as`, `known in Hong Kong as`
YEAR = 4  # digits
CURRENCIES = frozenset("$£€¥₩")  # signs that a gap may skip: `agreed to pay $41 million to settle`
SHORTEST_JOINED = 3  # letters of an Arabic word with "and" before it
PARENTHETICAL, APPOSITION, CLAUSE, BEFORE, OPENING, FIELD, SENTENCE = (
    "parenthetical", "apposition", "clause", "before", "opening", "field", "sentence"
)  # fmt: skip
ALIAS_SLOT, QUOTED_SLOT, NAME_SLOT = "{ALIAS}", "{QUOTED}", "{NAME}"
SLOTS = frozenset((ALIAS_SLOT, QUOTED_SLOT, NAME_SLOT))

SIGN = "sign"  # the relation of a label that says what an entry is, and no name
ALIAS_WORDS, CUE_WORDS = "documents_pattern_words", "documents_cue_words"  # the tables of word classes

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A part of a phrase: its alternatives as folded words, by their first or as stems (`word*`), a gap, or a slot."""

    alternatives: tuple[Words, ...] = ()
    optional: bool = False
    gap: bool = False
    slot: str = ""
    by_first: dict[str, tuple[Words, ...]] = field(default_factory=dict)
    stems: tuple[Words, ...] = ()

    def starting(self, token: TextToken) -> Iterator[Words]:
        """The alternatives that can begin with a token."""
        for form in forms_of(token):
            yield from self.by_first.get(form, ())
        for stem in self.stems:
            if token.folded.startswith(stem[0][:-1]):
                yield stem


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A row of the table, compiled.

    Attributes:
        relation: what the other name is: `alias`, `former`, `short`, `native`, or `name` for the label of a name.
        position: where the phrase stands.
        language: the language of the text; `any` for all.
        kinds: the kinds that its referent can have; empty for any.
        leading: the slot before the phrase, or an empty string.
        items: its parts, slots behind the first word among them.
        phrase: as the table has it.
    """

    relation: str
    position: str
    language: str
    kinds: frozenset[str]
    leading: str
    items: tuple[Item, ...]
    phrase: str


class PatternSlot(NamedTuple):
    """A slot of a match: where it begins, or the index behind it for one on the left, and the name that fills it."""

    kind: str
    at: int
    name: NamedSpan | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A pattern at a place: its tokens without the slots at its ends, and where its slots are.

    Attributes:
        first: index of its first word.
        end: index behind its last word before a slot at its end.
        slots: the slots in their order.
        after: index behind the whole match.
    """

    pattern: Pattern
    first: int
    end: int
    slots: tuple[PatternSlot, ...]
    after: int

    def slot(self, *kinds: str) -> PatternSlot | None:
        """The first slot of some kinds."""
        return next((slot for slot in self.slots if slot.kind in kinds), None)


@dataclass(slots=True)
class Matcher:
    """The patterns of some positions, by the word that they begin with; `by_token` remembers what a token can begin."""

    words: dict[str, list[Pattern]] = field(default_factory=dict)
    stems: dict[str, list[Pattern]] = field(default_factory=dict)
    sizes: tuple[int, ...] = ()
    by_token: BoundedDict = field(default_factory=lambda: BoundedDict("documents.by_token", 8_000, owned=True))

    def add(self, pattern: Pattern) -> None:
        """Enter a pattern under every word that it can begin with."""
        for item in pattern.items:
            for alternative in item.alternatives:
                stem = _is_stem(alternative[0])
                listed = (self.stems if stem else self.words).setdefault(alternative[0].rstrip("*"), [])
                if pattern not in listed:
                    listed.append(pattern)
            if not item.optional:
                break
        self.sizes = tuple(sorted({len(stem) for stem in self.stems}))
        self.by_token.clear()

    def candidates(self, token: TextToken, languages: frozenset[str]) -> tuple[Pattern, ...]:
        """The patterns of some languages that can begin with a token, in the order of the table."""
        patterns: tuple[Pattern, ...] | None = self.by_token.get((token.folded, languages))
        if patterns is None:
            starts = [self.words.get(form, ()) for form in forms_of(token)]
            starts += [self.stems.get(token.folded[:size], ()) for size in self.sizes if size <= len(token.folded)]
            each = dict.fromkeys(pattern for listed in starts for pattern in listed)
            patterns = tuple(pattern for pattern in each if pattern.language in languages)
            self.by_token[token.folded, languages] = patterns
        return patterns

    def at(self, block: Block, index: int, reader: SlotReader | None = None, limit: int = 0) -> Match | None:
        """The longest match that begins at a token."""
        matches = self.every_at(block, index, reader, limit)
        return max(matches, key=lambda match: (match.end, match.after), default=None)

    def every_at(self, block: Block, index: int, reader: SlotReader | None = None, limit: int = 0) -> list[Match]:
        """All matches that begin at a token, one a pattern, in the order of the table."""
        starting = self.candidates(block.tokens[index], block.languages)
        runs = (_run(pattern, block, index, reader, limit or len(block.tokens)) for pattern in starting)
        return [match for match in runs if match is not None]


class SlotReader(Protocol):
    """Reads the name in a slot inside a phrase; the scanner of statements gives one that knows the block's names."""

    def slot(self, kind: str, index: int, limit: int) -> tuple[int, NamedSpan | None]:
        """The index behind what begins at a token, or 0, and the name that fills a `{NAME}`."""


def _run(pattern: Pattern, block: Block, index: int, reader: SlotReader | None, limit: int) -> Match | None:
    """The pattern at a token, or None: the items in order, an optional one tried before it is left out."""
    slots = (PatternSlot(pattern.leading, index),) if pattern.leading else ()
    return _go(_PatternRun(pattern, block, index, reader, limit), 0, (index, index), slots)


class _PatternRun(NamedTuple):
    """A pattern that is tried at a token."""

    pattern: Pattern
    block: Block
    first: int
    reader: SlotReader | None
    limit: int


def _go(run: _PatternRun, place: int, at_end: tuple[int, int], slots: tuple[PatternSlot, ...]) -> Match | None:
    """The rest of a pattern from one of its items on, at a token and behind the words before it."""
    at, end = at_end
    if place == len(run.pattern.items):
        return Match(run.pattern, run.first, end, slots, at)
    item = run.pattern.items[place]
    if item.slot:
        return _fill(run, place, at_end, slots)
    if item.gap:
        return _skip(run, place, at_end, slots)
    for alternative in item.starting(run.block.tokens[at]) if at < run.limit else ():
        size = _length(run.block.tokens, at, alternative, run.limit)
        if size == 1 and place and _begins_word(run.block, at):
            continue
        if size and (matched := _go(run, place + 1, (at + size, at + size), slots)):
            return matched
    return _go(run, place + 1, at_end, slots) if item.optional else None


def _fill(run: _PatternRun, place: int, at_end: tuple[int, int], slots: tuple[PatternSlot, ...]) -> Match | None:
    """A slot and what follows it; the words before a slot at the end of a pattern are its end."""
    (at, end), slot, last = at_end, run.pattern.items[place].slot, place == len(run.pattern.items) - 1
    if slot == QUOTED_SLOT and run.block.near(at).folded not in QUOTES:
        return None
    behind, name = run.reader.slot(slot, at, run.limit) if run.reader is not None else (run.limit * last, None)
    return (
        _go(run, place + 1, (behind, end if last else behind), (*slots, PatternSlot(slot, at, name)))
        if behind
        else None
    )


def _begins_word(block: Block, at: int) -> bool:
    """Whether a Korean syllable with a space before it begins a word, so that it is no particle: 한국명 이정민."""
    opens = block.gap(at) > 0 and block.touches(at + 1) and block.near(at + 1).script == TokenScript.HANGUL
    return opens and block.tokens[at].script == TokenScript.HANGUL


def _skip(run: _PatternRun, place: int, at_end: tuple[int, int], slots: tuple[PatternSlot, ...]) -> Match | None:
    """A gap and what follows it: as few words as possible, at the end of a pattern as many as there are."""
    at, end = at_end
    last = place == len(run.pattern.items) - 1
    longest = LONGEST_GAP_CJK if run.block.near(at).script in TokenScript.CJK else LONGEST_GAP
    reach = capitals = 0
    while last or reach < longest:
        if not _skips(run.block.tokens, at + reach, run.limit, run.block.language):
            capitals += 1
            place_word = at + reach < run.limit and run.block.tokens[at + reach].script == TokenScript.LATIN
            if last or capitals > MOST_CAPITALS or not place_word:
                break
        reach += 1
    if last:
        return Match(run.pattern, run.first, at + reach, slots, at + reach)
    tried = (_go(run, place + 1, (at + skipped, end), slots) for skipped in range(reach + 1))
    return next((matched for matched in tried if matched), None)


def forms_of(token: TextToken) -> tuple[str, ...]:
    """A folded word as it is, an Arabic one without its "and", a year as `0000`.

    A French `d'` stands without its mark too, `s'appelait` as `appelait`.
    """
    if token.script == TokenScript.LATIN and token.folded[1:2] == "'":
        return token.folded, token.folded[2:] or token.folded[0]
    if token.script == TokenScript.NUMBER and len(token.text) == YEAR:
        return token.folded, "0" * YEAR
    joined = token.script == TokenScript.ARABIC and token.folded[:1] in "وف" and len(token.folded) > SHORTEST_JOINED
    return (token.folded, token.folded[1:]) if joined else (token.folded,)


def _length(tokens: Sequence[TextToken], at: int, alternative: Words, limit: int) -> int:
    """How many tokens an alternative takes at a place; 0 where it does not stand."""
    size = len(alternative)
    if at + size > limit:
        return 0
    for place, word in enumerate(alternative):
        folded = tokens[at + place].folded
        if word[-1] == "*" and len(word) > 1:
            if not folded.startswith(word[:-1]):
                return 0
        elif folded != word and (place or word not in forms_of(tokens[at])):
            return 0
    return size


def _skips(tokens: Sequence[TextToken], at: int, limit: int, language: str) -> bool:
    """Whether a gap may skip a token: a word in small letters (a German noun has a capital), a number; no mark."""
    if at >= limit:
        return False
    token = tokens[at]
    if token.text == "." and at and len(tokens[at - 1].text) == 1:
        return True  # `до 2018 г.`
    if token.text == "." and language == "de" and at and tokens[at - 1].script == TokenScript.NUMBER:
        return len(tokens[at - 1].text) <= DIGITS_OF_A_DAY  # `am 3. Mai 1911`
    if token.script in (TokenScript.MARK, TokenScript.PARAGRAPH, "line"):
        return token.text in CURRENCIES
    plain = language == "de" or not token.text[0].isupper()
    return plain or token.folded in countries() or token.folded in words("month")


def compile_phrase(phrase: str, table: str = ALIAS_WORDS) -> tuple[str, tuple[Item, ...]]:
    """A phrase of the table as its left slot and its items; its classes are those of a table of words.

    Raises:
        ValueError: the phrase names a class that `pattern_words.tsv` lacks, or has no word.

    Example:
        >>> left, items = compile_phrase("{ALIAS} also? known|tracked as {NAME}")
        >>> left, [item.optional for item in items], items[1].alternatives
        ('{ALIAS}', [True, False, False, False], (('known',), ('tracked',)))
    """
    parts = phrase.split()
    leading_slot = parts.pop(0) if parts[0] in SLOTS else ""
    items = tuple(_compile_item(part, table) for part in parts)
    if not any(item.alternatives for item in items):
        raise ValueError(f"the phrase {phrase!r} has no word")
    return leading_slot, items


def _compile_item(part: str, table: str) -> Item:
    if part in SLOTS:
        return Item(slot=part)
    if part == "<gap>":
        return Item(gap=True)
    optional = part.endswith("?") and len(part) > 1
    alternatives: list[Words] = []
    for alternative in part.removesuffix("?").split("|") if optional else part.split("|"):
        if alternative.startswith("<"):
            alternatives += word_class(alternative[1:-1], table)
        else:
            alternatives.append(_words(alternative))
    listed = tuple(sorted(set(alternatives), key=lambda words: (-len(words), words)))
    by_first: dict[str, tuple[Words, ...]] = {}
    for entry in listed:
        if not _is_stem(entry[0]):
            by_first[entry[0]] = (*by_first.get(entry[0], ()), entry)
    return Item(listed, optional, by_first=by_first, stems=tuple(entry for entry in listed if _is_stem(entry[0])))


def _is_stem(word: str) -> bool:
    return word[-1] == "*" and len(word) > 1


def _words(text: str) -> Words:
    parts = text.replace("_", " ").split()
    folded = [(part, [token.folded for token in tokenise(part.removesuffix("*") or part)]) for part in parts]
    return tuple(word for part, tokens in folded for word in (*tokens[:-1], tokens[-1] + "*" * _is_stem(part)))


@named_cache("documents.pattern_words", maxsize=2)
def _word_classes(table: str = ALIAS_WORDS) -> dict[str, list[Words]]:
    classes: dict[str, list[Words]] = {}
    for name, word in read_rows(table):
        classes.setdefault(name, []).append(_words(word))
    return classes


def word_class(name: str, table: str = ALIAS_WORDS) -> list[Words]:
    """The entries of a word class (`en:called`), each as folded words."""
    entries = _word_classes(table).get(name)
    if entries is None:
        raise ValueError(f"{table} has no class {name!r}")
    return entries


@named_cache("documents.alias_nouns", maxsize=1)
def alias_nouns() -> frozenset[str]:
    """The words of all classes, of more than one character, which are no name by themselves; folded, without spaces."""
    entries = (
        "".join(entry).removesuffix("*") for class_entries in _word_classes().values() for entry in class_entries
    )
    return frozenset(entry for entry in entries if len(entry) > 1)


@named_cache("documents.leading_words", maxsize=16)
def leading_words(language: str) -> frozenset[str]:
    """The small words that may stand before a phrase of a language and belong to it: `who is`, `and was`, `also`."""
    classes = (_word_classes().get(f"{language}:{name}", ()) for name in ("who", "also"))
    return frozenset(word for class_entries in classes for entry in class_entries for word in entry)


@named_cache("documents.class_words", maxsize=128)
def class_words(languages: frozenset[str], *names: str) -> frozenset[str]:
    """The entries of some classes in some languages as they are written: `كانت تسمى سابقا شركة …`, `respectively`."""
    classes = (_word_classes().get(f"{language}:{name}", ()) for language in languages for name in names)
    return frozenset(
        ("" if entry[0] > "\u2e80" else " ").join(entry) for class_entries in classes for entry in class_entries
    )


def stands(block: Block, index: int, *names: str) -> bool:
    """Whether an entry of one of some classes of the block's languages stands at a token."""
    return any(entries_at(block, index, name, block.languages) for name in names)


def entries_at(block: Block, index: int, name: str, languages: frozenset[str], table: str = ALIAS_WORDS) -> int:
    """How many tokens the longest entry of a class in some languages takes at a token; 0 where none stands."""
    if not 0 <= index < len(block.tokens):
        return 0
    by_word, stems = _entries(languages, name, table)
    token = block.tokens[index]
    forms = (token.folded,) if token.script in TokenScript.CJK else forms_of(token)
    entries = [entry for form in forms for entry in by_word.get(form, ())]
    if not entries and not stems:
        return 0
    return max((_length(block.tokens, index, entry, len(block.tokens)) for entry in (*entries, *stems)), default=0)


def class_entries(name: str, table: str) -> Iterator[Words]:
    """The entries of a class in every language."""
    return (entry for key, entries in _word_classes(table).items() if key.endswith(f":{name}") for entry in entries)


@named_cache("documents.class_entries", maxsize=1024)
def _entries(languages: frozenset[str], name: str, table: str) -> tuple[dict[str, list[Words]], list[Words]]:
    """The entries of a class in some languages by their first word, and those that begin with a stem."""
    by_word: dict[str, list[Words]] = {}
    stems: list[Words] = []
    classes = _word_classes(table)
    for entry in (entry for language in languages for entry in classes.get(f"{language}:{name}", ())):
        (stems if _is_stem(entry[0]) else by_word.setdefault(entry[0], [])).append(entry)
    return by_word, stems


def kinds_of(block: Block, found: Match) -> frozenset[str]:
    """The kinds that a match speaks of: only persons where a word of it is said of nobody else (`apodado`, `née`)."""
    personal = any(stands(block, at, "persons") for at in range(found.first, found.end))
    return frozenset((Kind.PERSON,)) if personal else found.pattern.kinds


@named_cache("documents.patterns", maxsize=1)
def all_patterns() -> tuple[Pattern, ...]:
    """Every row of the table, compiled."""
    patterns = []
    for relation, position, language, kinds, phrase in read_rows("documents_patterns"):
        leading_slot, items = compile_phrase(phrase)
        patterns.append(Pattern(relation, position, language, frozenset(kinds.split()), leading_slot, items, phrase))
    return tuple(patterns)


@named_cache("documents.matchers", maxsize=8)
def matcher(*positions: str) -> Matcher:
    """The matcher of the patterns of some positions."""
    compiled = Matcher()
    for pattern in all_patterns():
        if pattern.position in positions:
            compiled.add(pattern)
    return compiled


def label_of(block: Block, span: tuple[int, int]) -> Pattern | None:
    """The pattern of a label that some tokens are as a whole."""
    labels = matcher(FIELD).every_at(block, span[0], None, span[1] + 1)
    return next((match.pattern for match in labels if match.after == span[1] + 1), None)


def is_label(text: str) -> bool:
    """Whether a text is the label of names: `Aliases`, `曾用名`.

    Example:
        >>> is_label("Former name"), is_label("Location")
        (True, False)
    """
    block = make_block(text)
    label = label_of(block, (0, len(block.tokens) - 1)) if block.tokens else None
    return label is not None and label.relation != SIGN
