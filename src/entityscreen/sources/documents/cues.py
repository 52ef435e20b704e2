"""Risk cues: what a text says of a name that a screener wants to read, each with its sentence.

A sentence is read clause by clause: which phrase of `resources/documents/cues.tsv` stands in it, which names it is
about, and what takes it back (a negation, a hypothesis, a removal, an acquittal). A cue is a proposal to the analyst
and never a topic by itself. The words of every language stand in `cue_words.tsv`.

    sentence -> clauses -> phrases that nothing takes back -> the names in the phrase's position
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.blocks import BRACKETS, Block, TextToken, TokenScript
from entityscreen.sources.documents.kinds import noun_kind
from entityscreen.sources.documents.patterns import (
    CUE_WORDS,
    Match,
    Matcher,
    Pattern,
    Words,
    compile_phrase,
    entries_at,
    forms_of,
    word_class,
)
from entityscreen.sources.documents.statements import NamedSpan
from entityscreen.sources.documents.vocabulary import Kind, countries, is_role, listed

SUBJECT, NEAREST, OBJECT, MARKED = "subject", "nearest", "object", "marked"
NOTHING = "none"  # the cue of a phrase that only takes its words away from others
DENIAL = "denies"
NEGATION_REACH, NEGATION_BEHIND = 7, 3  # tokens before a phrase and behind it in which a negation is looked for
JOINED_REACH = 9  # tokens between two names that are one subject
OBJECT_REACH = 9  # tokens between a phrase and its object
LEFT_REACH = 8  # tokens before a name among which its preposition stands
MARK_REACH = 5  # characters of a title between a name and its particle: 高橋進容疑者を
VERB_FIRST = frozenset(("ar", "es", "ru"))  # languages whose subject often follows the verb
APOSTROPHES = "'’"
# How sure it is that a name is meant, of 1 (docs/documents.md says how it was measured).
DIRECT, SUBJECT_FIRST, CARRIED, BY_PRONOUN = 0.95, 0.93, 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Cue:
    """What a text says of a name: the cue, how sure it is that the name is meant, the first token of the phrase."""

    cue: str
    certainty: float
    at: int


@dataclass(slots=True)
class _CueGroup:
    """Names that are one subject or object: `A, B and its owner, C`."""

    names: list[NamedSpan]
    governed: bool = False

    @property
    def first(self) -> int:
        return self.names[0].first

    @property
    def end(self) -> int:
        return self.names[-1].last + 1


@dataclass(slots=True)
class _Clause:
    """A part of a sentence with one verb, and the names in it; `carries` where it may lack its subject."""

    first: int
    end: int
    carries: bool
    groups: list[_CueGroup] = field(default_factory=list)


@dataclass(slots=True)
class _CuePhrases:
    """The phrases of a language, and the words of which a sentence must have one for any of them."""

    matcher: Matcher = field(default_factory=Matcher)
    anchors: set[str] = field(default_factory=set)
    stems: dict[int, set[str]] = field(default_factory=dict)

    def add(self, pattern: Pattern) -> None:
        """Enter a phrase; its anchor is the part whose shortest alternative is the longest."""
        self.matcher.add(pattern)
        needed = [item.alternatives for item in pattern.items if item.alternatives and not item.optional]
        for alternative in max(needed, key=lambda entries: min(len("".join(entry)) for entry in entries)):
            word = alternative[0]
            if word[-1] == "*":
                self.stems.setdefault(len(word) - 1, set()).add(word[:-1])
            else:
                self.anchors.add(word)

    def may_stand(self, block: Block, first: int, end: int) -> bool:
        """Whether some phrase can stand between two tokens."""
        folded = [form for token in block.tokens[first:end] for form in forms_of(token)]
        if not self.anchors.isdisjoint(folded):
            return True
        return any(word[:size] in stems for size, stems in self.stems.items() for word in folded)


@named_cache("documents.cue_phrases", maxsize=1)
def _phrases_by_language() -> dict[str, _CuePhrases]:
    """The phrases by language; the position of a pattern is that of its names."""
    phrases: dict[str, _CuePhrases] = {}
    for cue, _, position, language, phrase in read_rows("documents_cues"):
        leading_slot, items = compile_phrase(phrase, CUE_WORDS)
        pattern = Pattern(cue, position, "any", frozenset(), leading_slot, items, phrase)
        phrases.setdefault(language, _CuePhrases()).add(pattern)
    return phrases


@named_cache("documents.cue_topics", maxsize=1)
def topics() -> dict[str, str]:
    """The topic that each cue gives an entity once it is kept; a denial gives none."""
    return {cue: topic for cue, topic, *_ in read_rows("documents_cues") if cue not in (NOTHING, DENIAL)}


def find_cues(block: Block, names: Sequence[NamedSpan]) -> dict[int, list[Cue]]:
    """The cues of the names of a block, by the index of the name's first token.

    Args:
        block: the text.
        names: all its names, in the order of the text.
    """
    reader, start = _CueReader(block, {name.first: name for name in names}), 0
    for end in block.ends:
        reader.read_sentence(start, end)
        start = end
    return reader.cues


@dataclass(slots=True)
class _CueReader:
    """Reads the sentences of a block in their order.

    Attributes:
        block: the text.
        names: its names by first token.
        cues: what was found, by a name's first token.
        before: the names of the last sentence that has some.
    """

    block: Block
    names: dict[int, NamedSpan]
    cues: dict[int, list[Cue]] = field(default_factory=dict)
    before: list[NamedSpan] = field(default_factory=list)

    def read_sentence(self, first: int, end: int) -> None:
        """Read the cues of one sentence."""
        names = [self.names[at] for at in range(first, end) if at in self.names]
        language = _language(self.block, first, end)
        words = _CueWords(self.block, language)
        phrases = _phrases_by_language().get(language)
        if phrases is not None and (names or self.before) and phrases.may_stand(self.block, first, end):
            groups = list(_groups(words, names))
            denied = False  # by a phrase before, in the same clause
            clauses = list(_clauses(words, (first, end), groups))
            for place, clause in enumerate(clauses):
                denied = denied and not clause.carries
                for match in _phrases(words, clause):
                    bound = self._bind(words, clauses, place, match)
                    if not denied or match.pattern.relation == DENIAL:
                        self._take(words, bound, match)
                    denied = denied or match.pattern.relation == DENIAL
        self.before = names or self.before

    def _take(self, words: _CueWords, bound: tuple[_CueGroup | None, float], match: Match) -> None:
        """Give the names of a group their cue, those excepted who only speak of others."""
        group, certainty = bound
        if group is not None and any(words.stands(at, "not") for at in range(group.first - 2, group.first)):
            return  # `Neither A nor B`
        for name in group.names if group is not None else ():
            if _is_third(words, name) if name.kind == Kind.PERSON else _is_agency(words, name):
                continue
            listed = self.cues.setdefault(name.first, [])
            if all(cue.cue != match.pattern.relation for cue in listed):
                listed.append(Cue(match.pattern.relation, certainty, match.first))

    def _bind(
        self, words: _CueWords, clauses: Sequence[_Clause], place: int, match: Match
    ) -> tuple[_CueGroup | None, float]:
        """The names that a phrase is about, and how sure that is."""
        clause, position = clauses[place], match.pattern.position
        if position == OBJECT:
            return _object(words, clause, match.end), DIRECT
        before = [group for group in clause.groups if group.end <= match.first]
        if position == MARKED:
            return _marked(words, before), DIRECT
        if position == NEAREST:
            return _nearest(words, before, match), DIRECT
        if before and (subject := _subject(words, before, match)):
            return subject, SUBJECT_FIRST
        if before:
            inverted = words.language in VERB_FIRST and clause.groups[-1].first in range(match.end, match.end + 2)
            return (clause.groups[-1] if inverted else None), CARRIED
        return self._absent_subject(words, clauses, place, match)

    def _absent_subject(
        self, words: _CueWords, clauses: Sequence[_Clause], place: int, match: Match
    ) -> tuple[_CueGroup | None, float]:
        """The subject of a clause that has no name before its verb: carried on, meant by a pronoun, or inverted."""
        clause = clauses[place]
        if bare := _lacks_subject(words, clause.first, match.first):
            earlier = [group for past in clauses[:place] for group in past.groups if not group.governed]
            if clause.carries and earlier:
                return earlier[-1], CARRIED
        if meant := self._meant(words, clause, match.first):
            return meant, BY_PRONOUN
        if not bare and words.language not in VERB_FIRST:
            return None, CARRIED
        opens = match.first == clause.first  # `Charged with fraud, A and B`
        return _object(words, clause, match.end, opens=opens), CARRIED

    def _meant(self, words: _CueWords, clause: _Clause, end: int) -> _CueGroup | None:
        """The names of the sentence before that a pronoun or `both men` means, where only one reading is possible."""
        if any(words.stands(at, "latter") for at in range(clause.first, end)) and self.before:
            return _CueGroup(self.before[-1:])
        many = any(words.stands(at, "they") for at in range(clause.first, end))
        if not many and not any(words.stands(at, "he") for at in range(clause.first, end)):
            return None
        groups = [group for group in _groups(words, self.before) if (len(group.names) > 1) == many]
        persons = [group for group in groups if not group.governed]
        return persons[0] if len(persons) == 1 else None


def _language(block: Block, first: int, end: int) -> str:
    """The language of a sentence: that of its most frequent script."""
    scripts = [token.script for token in block.tokens[first:end]]
    if TokenScript.KANA in scripts:
        return "ja"
    spoken = {TokenScript.HAN: "zh", TokenScript.HANGUL: "ko", TokenScript.CYRILLIC: "ru", TokenScript.ARABIC: "ar"}
    most = max(spoken, key=scripts.count)
    return spoken[most] if scripts.count(most) > scripts.count(TokenScript.LATIN) else block.language


@dataclass(frozen=True, slots=True)
class _CueWords:
    """A block with the word classes of one language."""

    block: Block
    language: str

    def stands(self, at: int, name: str) -> int:
        """How many tokens the longest entry of a class takes at a token; 0 for none."""
        return entries_at(self.block, at, name, frozenset((self.language,)), CUE_WORDS)

    def ends(self, at: int, name: str) -> bool:
        """Whether a token has an ending of a class behind an apostrophe: `Ersoy'a`."""
        endings = _endings(f"{self.language}:{name}")
        return bool(endings) and self.block.near(at).text.replace("’", "'").endswith(endings)


@named_cache("documents.cue_endings", maxsize=16)
def _endings(name: str) -> tuple[str, ...]:
    entries: list[Words] = word_class(name, CUE_WORDS) if name in _classes() else []
    return tuple("".join(entry) for entry in entries if entry[0] in APOSTROPHES)


@named_cache("documents.cue_classes", maxsize=1)
def _classes() -> frozenset[str]:
    return frozenset(name for name, _ in read_rows(CUE_WORDS))


def _groups(words: _CueWords, names: Sequence[NamedSpan]) -> Iterator[_CueGroup]:
    """The names of a sentence, those that are coordinated in one group."""
    group: _CueGroup | None = None
    for place, name in enumerate(names):
        if group is not None and _joined(words, group.names[-1], name):
            group.names.append(name)
            continue
        if group is not None:
            yield group
        group = _CueGroup([name], _is_governed(words, name) or _is_modifier(words, name, names[place + 1 : place + 2]))
    if group is not None:
        yield group


def _joined(words: _CueWords, left: NamedSpan, right: NamedSpan) -> bool:
    """Whether two names are coordinated: `and`, or commas, with only nouns and possessives between."""
    block, at = words.block, left.after
    between = [block.near(index) for index in range(at, right.first)]
    if not 0 < len(between) <= JOINED_REACH:
        return False
    commas = {token.folded for token in between} & {",", ";"}
    if between[0].script in TokenScript.CJK or between[0].text == "、":
        return words.stands(at, "and") > 0 and not commas
    joined = block.near(right.first).script == TokenScript.ARABIC and block.near(right.first).text[:1] == "و"
    while at < right.first:
        conjunction = words.stands(at, "and")
        size = conjunction or words.stands(at, "link")
        joined |= conjunction > 0
        if not size and not _is_between(block.near(at), words.language):
            return False
        at += size or 1
    return joined or ("," in commas and _listed_on(words, right))


def _is_between(token: TextToken, language: str) -> bool:
    """Whether a token may stand between coordinated names: a comma, a quote, a role, a noun, a country."""
    mark = token.folded in ',«"“„'
    return mark or is_role(token.folded) or bool(noun_kind(token, language)) or token.folded in countries()


def _listed_on(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a list goes on behind a name up to its `and`: `A, B and C`."""
    at = name.after
    return words.stands(at, "and") > 0 or (words.block.near(at).folded == "," and words.stands(at + 1, "and") > 0)


def _is_governed(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a preposition, a particle or a possessive keeps a name from being a subject: `the head of Acme`."""
    block, behind, before = words.block, name.last + 1, name.first - 1
    marked = words.ends(name.last, "governed_behind") or words.stands(behind, "governed_behind")
    possessive = block.near(name.last).folded.endswith("'s") or block.near(behind).folded == "'"
    led = name.kind != Kind.PERSON and noun_kind(block.near(before), words.language) == Kind.PERSON
    if marked or possessive or led:  # `Direktur PT Samudra`
        return True
    if block.near(before).script in TokenScript.CJK:
        return words.stands(before, "governor") > 0
    for at in range(before, max(-1, name.first - LEFT_REACH), -1):
        token = block.near(at)
        noun = is_role(token.folded) or noun_kind(token, words.language) or token.folded in countries()
        if not (words.stands(at, "link") or noun):
            return words.stands(at, "governor") > 0
    return False


def _is_modifier(words: _CueWords, name: NamedSpan, following: Sequence[NamedSpan]) -> bool:
    """Whether an organisation only says whose somebody is: `Kakao Corp. founder Kim`, `the Helios Capital manager`."""
    if name.kind == Kind.PERSON:
        return False
    behind = words.block.near(name.after)
    if behind.script not in TokenScript.CJK:
        return is_role(behind.folded) and behind.script == TokenScript.LATIN and not behind.capital
    between = words.block.tokens[name.after : following[0].first] if following else []
    role = "".join(token.folded for token in between).endswith(listed("han:role", "han:korean_role"))
    return role and following[0].kind == Kind.PERSON and all(token.script in TokenScript.CJK for token in between)


def _in_brackets(block: Block, span: tuple[int, int]) -> set[int]:
    """The tokens of a sentence that stand in brackets."""
    openings = (at for at in range(*span) if block.tokens[at].folded in BRACKETS)
    return {at for opening in openings for at in range(opening, block.pairs.get(opening, opening))}


def _clauses(words: _CueWords, span: tuple[int, int], groups: Sequence[_CueGroup]) -> Iterator[_Clause]:
    """The clauses of a sentence: cut at stops, speech and contrast, but not inside coordinated names or brackets."""
    first, carries = span[0], False
    whole = {at for group in groups for at in range(group.first, group.end)} | _in_brackets(words.block, span)
    for at in range(*span):
        if at in whole or at < first:
            continue
        contrast = words.stands(at, "contrast") or _is_stop(words, at)
        if contrast or (words.stands(at, "break") and not words.stands(at, "relative")) or _ends_quote(words.block, at):
            if at > first:
                yield _clause(first, at, carries, groups)
            carries = contrast > 0
            first = at + max(contrast, 1)
    if first < span[1]:
        yield _clause(first, span[1], carries, groups)


def _is_stop(words: _CueWords, at: int) -> int:
    """Whether a mark parts two clauses that may share their subject: in Chinese a comma does."""
    mark = words.block.tokens[at].folded
    return int(mark in (";", ":", "—") or (mark == "," and words.language == "zh"))


def _ends_quote(block: Block, at: int) -> bool:
    """Whether a quotation ends at a comma: `… again,” said its chairman`."""
    return block.tokens[at].folded == "," and block.near(at + 1).text in ("”", "»", '"')


def _clause(first: int, end: int, carries: bool, groups: Sequence[_CueGroup]) -> _Clause:
    return _Clause(first, end, carries, [group for group in groups if first <= group.first < end])


def _phrases(words: _CueWords, clause: _Clause) -> Iterator[Match]:
    """The phrases of a clause from left to right, the longest first, without those that are taken back."""
    block, matcher = words.block, _phrases_by_language()[words.language].matcher
    if any(words.stands(at, "undone") for at in range(clause.first, clause.end)):
        return
    names = {at for group in clause.groups for name in group.names for at in range(name.first, name.last + 1)}
    done = clause.first
    for at in range(clause.first, clause.end):
        if at < done or at in names:
            continue
        matches = matcher.every_at(block, at, None, clause.end)
        match = max(matches, key=lambda match: (match.end, match.after), default=None)
        if match is None:
            continue
        done = match.end
        if match.pattern.relation != NOTHING and not _negated(words, clause, match):
            yield match


def _negated(words: _CueWords, clause: _Clause, match: Match) -> bool:
    """Whether a negation or a hypothesis stands before a phrase, in it, or where a language has it, behind it."""
    block = words.block
    onward = match.first - (words.stands(match.first - 1, "onward") > 0)  # `was never sanctioned and denies that`
    start = match.first if onward < match.first else max(clause.first, match.first - NEGATION_REACH)
    for at in range(start, match.end):
        name = block.tokens[at].capital and at > clause.first  # `in May`
        if not name and words.stands(at, "not"):
            return True
    far = words.language in ("ja", "ko")
    for at in range(match.end, min(clause.end, match.end + NEGATION_BEHIND * (3 if far else 1))):
        if block.near(at).folded in ",、;。":
            return False
        if words.stands(at, "not_behind"):
            return True
    return False


def _subject(words: _CueWords, groups: Sequence[_CueGroup], match: Match) -> _CueGroup | None:
    """The subject before a phrase: the antecedent of a relative clause, else the first names without a preposition."""
    between = range(groups[-1].end, match.first)
    last = groups[-1]
    if any(words.stands(at, "relative") for at in between):
        return last
    if any(words.stands(at, "active") for at in range(groups[0].first - 3, match.first)):
        return last
    return next((group for group in groups if not group.governed), None)


def _lacks_subject(words: _CueWords, first: int, end: int) -> bool:
    """Whether a stretch before a phrase holds no noun of its own: adverbs, auxiliaries and pronouns."""
    return not any(
        (token.capital and index > 0) or noun_kind(token, words.language) or token.folded in countries()
        for index, token in enumerate(words.block.tokens[first:end])
    )


def _object(words: _CueWords, clause: _Clause, end: int, *, opens: bool = False) -> _CueGroup | None:
    """The names behind a phrase; a preposition before them shows that somebody else is meant.

    A participle that `opens` a clause has its own words, up to a comma, before its subject.
    """
    group = next((group for group in clause.groups if group.first >= end), None)
    if group is None or group.first - end > OBJECT_REACH * (1 + opens):
        return None
    if opens:
        return None if group.governed else group
    apposed = group.first - 1 - _is_apposed(words, group.first)  # `indicted a former cashier, A`
    between = range(end, apposed + 1)
    listed_after = any(words.stands(at, "example") for at in between)  # `designated 14 vessels, among them A`
    stopped = any(words.stands(at, "governor") or words.block.near(at).text in ",;，" for at in between)
    return None if stopped and not listed_after else group


def _is_apposed(words: _CueWords, first: int) -> bool:
    """Whether a comma before a name stands behind the noun for it: `their operator, A`."""
    noun = words.block.near(first - 2)
    return words.block.near(first - 1).folded == "," and bool(
        is_role(noun.folded) or noun_kind(noun, words.language) or words.stands(first - 2, "link")
    )


def _nearest(words: _CueWords, before: Sequence[_CueGroup], match: Match) -> _CueGroup | None:
    """The last names before a phrase, directly before it where the phrase begins with a comma."""
    apposed = words.block.near(match.first).folded == ","
    adjacent = [group for group in before if not apposed or group.names[-1].after >= match.first]
    return adjacent[-1] if adjacent else None


def _marked(words: _CueWords, before: Sequence[_CueGroup]) -> _CueGroup | None:
    """The last names before a phrase that a preposition or a particle marks as its object."""
    for group in reversed(before):
        led = any(words.stands(at, "mark_before") for at in range(group.first - MARK_REACH + 1, group.first))
        if led or words.ends(group.end - 1, "mark_behind") or _particle(words, group.end):
            return group
    return None


def _particle(words: _CueWords, end: int) -> bool:
    """Whether a particle that marks an object follows a name, a title between them or not."""
    for at in range(end, end + MARK_REACH):
        if words.stands(at, "mark_behind"):
            return True
        token = words.block.near(at)
        if token.script not in TokenScript.CJK and at not in words.block.closers:  # `'A'를`
            return False
    return False


def _is_third(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a name is somebody who speaks of others: a lawyer, a judge, a reporter, an official."""
    reach = 6 if words.block.near(name.first).script in TokenScript.CJK else 3
    before = range(name.first - reach, name.first)
    stops = [at for at in before if words.block.near(at).folded in (",", ".", ";", "、", "。")]
    begin = stops[-1] + 1 if stops and stops[-1] < name.first - 1 else before.start
    behind = range(name.last + 1, name.last + 3)
    return any(words.stands(at, "third") for at in (*range(begin, name.first), *behind))


def _is_agency(words: _CueWords, name: NamedSpan) -> bool:
    """Whether an organisation is a court, a ministry or the police, who take the measures of which the cues speak."""
    return any(words.stands(at, "agency") for at in range(name.first, name.last + 1))
