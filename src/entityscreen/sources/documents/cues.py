"""Risk cues: what a text says of a name that a screener wants to read, each with its sentence.

A sentence is read clause by clause: which phrase of `resources/documents/cues.tsv` stands in it, which names it is
about, and what takes it back (a negation, a hypothesis, a removal, an acquittal). A cue is a proposal to the analyst
and never a topic by itself. The words of every language stand in `cue_words.tsv`.

    sentence -> clauses -> phrases that nothing takes back -> the names in the phrase's position
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.blocks import BRACKETS, LANGUAGES, Block, TextToken, TokenScript
from entityscreen.sources.documents.kinds import noun_kind
from entityscreen.sources.documents.patterns import (
    CUE_WORDS,
    Match,
    Matcher,
    Pattern,
    compile_phrase,
    entries_at,
    forms_of,
)
from entityscreen.sources.documents.statements import NamedSpan
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, is_role, listed
from entityscreen.sources.documents.vocabulary import words as vocabulary_words

# Where the names of a phrase stand, in the order in which phrases of equal length are tried.
AROUND, TITLE, OBJECT, MARKED, OWNER, BESIDE, OPENING, NEAREST, SUBJECT, ALONE = POSITIONS = (
    "around", "title", "object", "marked", "owner", "beside", "opening", "nearest", "subject", "alone"
)  # fmt: skip
WITH = " + "  # between a phrase and the one that must stand in its clause too: `<freeze> + <assets>`
NOTHING = "none"  # the cue of a phrase that only takes its words away from others
DENIAL = "denies"
DEEDS, STRONGER_STAGES = frozenset(("is accused of", "supplies")), frozenset(("is charged", "is wanted"))
WITHDRAWALS = frozenset(("is penalised", "is debarred"))  # cues that tell of something that ends: a licence
NEGATION_REACH, NEGATION_BEHIND = 7, 3  # tokens before a phrase and behind it in which a negation is looked for
JOINED_REACH = 9  # tokens between two names that are one subject
OBJECT_REACH = 9  # tokens between a phrase and its object
LEFT_REACH = 8  # tokens before a name among which its preposition stands
ANTECEDENT_REACH = 4  # tokens before a relative among which its antecedent's preposition stands: `from a bank that`
OFFICE_REACH = 4  # tokens before an organisation among which its officer's role stands
MARK_REACH = 5  # characters of a title between a name and its particle: 高橋進容疑者を
LONGEST_RUN = 9  # tokens of an office behind a firm: 法定代表人
ADJACENT = 2  # tokens between a name and its verb that leave no doubt who is meant
VERB_FIRST = frozenset(("ar", "es", "it", "pt", "ru"))  # languages whose subject often follows the verb
LEAST_WORDS = 2  # frequent words of a language that a sentence has before it counts as another than its block
SEGMENT_MARKS = frozenset(",()[]–—-:\"“”«»'")  # marks between a name and what is beside it
APOSTROPHES = "'’"
# How sure it is that a name is meant, of 1 (docs/documents.md says how it was measured).
DIRECT, SUBJECT_FIRST, CARRIED, ONLY_PARTY, BY_PRONOUN = 0.95, 0.93, 0.85, 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Cue:
    """What a text says of a name: the cue, how sure it is that the name is meant, the first token of the phrase."""

    cue: str
    certainty: float
    at: int


@dataclass(slots=True)
class _CueGroup:
    """Names that are one subject or object: `A, B and its owner, C`; a modifier says whose somebody is."""

    names: list[NamedSpan]
    governed: bool = False
    modifier: bool = False

    @property
    def first(self) -> int:
        return self.names[0].first

    @property
    def end(self) -> int:
        return self.names[-1].last + 1


@dataclass(slots=True)
class _Clause:
    """A part of a sentence with one verb, and the names in it; `carries` where it may lack its subject.

    Attributes:
        unsaid: whether the clause before it says that it is not so: `no evidence was found that`.
        partners: what stands in it of the phrases that others need, by phrase, once somebody asked.
        undone, relatives: where a word stands that ends a measure, with its tokens, and where a relative clause begins
            behind a comma, once somebody asked.
    """

    first: int
    end: int
    carries: bool
    unsaid: bool
    groups: list[_CueGroup] = field(default_factory=list)
    partners: dict[str, list[Match]] = field(default_factory=dict)
    undone: list[tuple[int, int]] | None = None
    relatives: list[int] | None = None

    def ends(self, words: _CueWords) -> list[tuple[int, int]]:
        """Where a word says that a measure ended or failed, and its number of tokens."""
        if self.undone is None:
            sizes = ((at, words.stands(at, "undone")) for at in range(self.first, self.end))
            self.undone = [(at, size) for at, size in sizes if size]
        return self.undone

    def edges(self, words: _CueWords) -> list[int]:
        """Where a relative clause begins behind a comma."""
        if self.relatives is None:
            tokens = words.block.tokens
            commas = (at for at in range(self.first, self.end) if "," in (tokens[at].text, tokens[at - 1].text))
            self.relatives = [at for at in commas if words.stands(at, "relative")]
        return self.relatives

    def partners_of(self, words: _CueWords, phrase: str) -> list[Match]:
        """Where a phrase that others need stands in the clause, in the order of the text."""
        if phrase not in self.partners:
            matcher = _phrases_by_language()[words.language].partners[phrase]
            matches = (matcher.at(words.block, at, None, self.end) for at in range(self.first, self.end))
            self.partners[phrase] = [match for match in matches if match is not None]
        return self.partners[phrase]

    def slot(self, _kind: str, index: int, limit: int) -> tuple[int, NamedSpan | None]:
        """The end of the names in a `{NAME}`, a title of theirs before them, and the first of them."""
        named = (group for group in self.groups if not group.modifier and index <= group.first <= index + MARK_REACH)
        group = next(named, None)
        return (group.names[-1].after, group.names[0]) if group and group.end < limit else (0, None)


@dataclass(slots=True)
class _CuePhrases:
    """The phrases of a language, and the words of which a sentence must have one for any of them.

    Attributes:
        matcher: the phrases.
        partners: the phrases that must stand in the clause of another, by their text.
        anchors, stems: the words, and their first letters by number.
    """

    matcher: Matcher = field(default_factory=Matcher)
    partners: dict[str, Matcher] = field(default_factory=dict)
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
        said, _, partner = phrase.partition(WITH)
        of_language = phrases.setdefault(language, _CuePhrases())
        of_language.add(_compiled(cue, position, said, partner))
        if partner:
            of_language.partners.setdefault(partner, Matcher()).add(_compiled(cue, position, partner, ""))
    return phrases


def _compiled(cue: str, position: str, phrase: str, partner: str) -> Pattern:
    leading_slot, items = compile_phrase(phrase, CUE_WORDS)
    return Pattern(cue, position, "any", frozenset(), leading_slot, items, partner)


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
    names_by_cue = ((reader.names[at].full, cue.cue) for at, cues in reader.cues.items() for cue in cues)
    accused = {name for name, cue in names_by_cue if cue != DENIAL}  # a denial alone says nothing of a risk
    return {at: cues for at, cues in reader.cues.items() if reader.names[at].full in accused}


def names_by_cues(block: Block, names: Sequence[NamedSpan], possible: Iterable[NamedSpan]) -> Iterator[NamedSpan]:
    """Those of the possible names of whom a cue tells: `Barred from every tender, Redoubt Fencing …`.

    Who is arrested, tried or wanted is taken for a person.

    Args:
        block: the text.
        names: its names.
        possible: words that may be names besides, none of them a part of a name.
    """
    language = _language(block, 0, len(block.tokens))
    phrases, words = _phrases_by_language().get(language), _CueWords(block, language)
    if phrases is None or not phrases.may_stand(block, 0, len(block.tokens)):
        return
    further = [name for name in possible if not _is_said(words, phrases, name)]
    cues = find_cues(block, sorted((*names, *further), key=lambda name: name.first)) if further else {}
    for name in further:
        accusations = {cue.cue for cue in cues.get(name.first, ())} - {DENIAL}
        if accusations:
            yield name if accusations.isdisjoint(STRONGER_STAGES) else replace(name, kind=Kind.PERSON)


def _is_said(words: _CueWords, phrases: _CuePhrases, name: NamedSpan) -> bool:
    """Whether words with capitals are of the phrases of cues, or of those who speak: `Entity List`, `High Court`."""
    span = range(name.first, name.last + 1)
    spoken = _is_agency(words, name) or any(words.stands(at, "bystander") for at in span)
    spaced = [words.block.tokens[at] for at in span if words.block.tokens[at].script not in TokenScript.CJK]
    of_phrases = sum([not phrases.anchors.isdisjoint(forms_of(token)) for token in spaced])
    return spoken or words.stands(name.first - 1, "inside") > 0 or 2 * of_phrases > len(spaced)


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
        if not (names or self.before):
            return
        language = _language(self.block, first, end)
        words = _CueWords(self.block, language)
        phrases = _phrases_by_language().get(language)
        if phrases is not None and phrases.may_stand(self.block, first, end):
            self._read_clauses(words, list(_clauses(words, (first, end), list(_groups(words, names)))))
        self._keep_last_stage([name for name in (*names, *self.before) if name.first in self.cues], first, end)
        if not names and any(name.first in self.cues for name in self.before) and _takes_back(words, first, end):
            for name in self.before:  # `The charges were dropped in May.`
                self.cues.pop(name.first, None)
        self.before = names or self.before

    def _keep_last_stage(self, names: Sequence[NamedSpan], first: int, end: int) -> None:
        """Leave of what a sentence says of a name the stronger stage: charged with a deed, not the deed."""
        stages = [(name, cue) for name in names for cue in self.cues[name.first] if first <= cue.at < end]
        further = {name.full for name, cue in stages if cue.cue in STRONGER_STAGES}
        for name, stage in stages:
            if stage.cue in DEEDS and name.full in further:
                self.cues[name.first] = [cue for cue in self.cues[name.first] if cue != stage]

    def _read_clauses(self, words: _CueWords, clauses: Sequence[_Clause]) -> None:
        """Read the cues of the clauses of a sentence."""
        denied = False  # by a phrase before, in the same clause
        for place, clause in enumerate(clauses):
            denied = denied and not clause.carries
            for match, group, certainty in () if clause.unsaid else self._bound(words, clauses, place):
                if not denied or match.pattern.relation == DENIAL:
                    self._take(words, group, certainty, match)
                denied = denied or match.pattern.relation == DENIAL

    def _take(self, words: _CueWords, group: _CueGroup, certainty: float, match: Match) -> None:
        """Give the names of a group their cue, those excepted who only speak of others."""
        reach = 2 * (self.block.near(group.first - 1).text != ",")  # `since May, A`
        if any(words.negates(at) for at in range(group.first - reach, group.first)):
            return  # `Neither A nor B`
        cue = match.pattern.relation
        directly = _is_meant(words, match, group)
        for name in group.names:
            if _is_authority(words, name):
                continue  # courts, ministries, the police take the measures of which the cues speak
            if name.kind == Kind.VESSEL and cue in STRONGER_STAGES:
                continue  # a ship that is detained is not tried
            meant = directly and not _is_titled_third(words, name)
            if name.kind == Kind.PERSON and (cue == DENIAL or not meant) and _is_third(words, name, match.end):
                continue
            listed_cues = self.cues.setdefault(name.first, [])
            if all(listed_cue.cue != cue for listed_cue in listed_cues):
                listed_cues.append(Cue(cue, certainty, match.first))

    def _bound(
        self, words: _CueWords, clauses: Sequence[_Clause], place: int
    ) -> Iterator[tuple[Match, _CueGroup, float]]:
        """The phrases of a clause from left to right, at each place the longest that is about some names."""
        clause, matcher = clauses[place], _phrases_by_language()[words.language].matcher
        names = {at for group in clause.groups for name in group.names for at in range(name.first, name.last + 1)}
        done = clause.first
        for at in range(clause.first, clause.end):
            if at < done or at in names:
                continue
            matches = list(_completed(words, clause, matcher.every_at(self.block, at, clause, clause.end)))
            matches.sort(key=lambda match: (-match.end, POSITIONS.index(match.pattern.position)))
            for match in matches:
                if match.pattern.relation == NOTHING:
                    done = match.end
                    break
                group, certainty = self._bind(words, clauses, place, match)
                if group is not None:
                    around = match.pattern.position in (AROUND, ALONE)  # `put the smuggler A on the list`
                    done = done if around else match.end
                    if not _negated(words, clause, match, group) and not _is_undone(words, clause, match, group):
                        yield match, group, certainty
                    break
            else:
                done = max(done, _hidden_end(self.block, at, matches))

    def _bind(
        self, words: _CueWords, clauses: Sequence[_Clause], place: int, match: Match
    ) -> tuple[_CueGroup | None, float]:
        """The names that a phrase is about, and how sure that is."""
        clause, position = clauses[place], match.pattern.position
        if position in (SUBJECT, ALONE):
            return self._bind_subject(words, clauses, place, match)
        opens = match.first == clause.first
        if position == OPENING:  # `Charged with fraud, A and B`
            return (_object(words, clause, match.first, opens=True) if opens else None), CARRIED
        before = [group for group in clause.groups if group.end <= match.first]
        earlier = _groups_before(clauses, place)
        group: _CueGroup | None
        if position == OBJECT:  # `a warrant for A`, `the verdict against the firm`
            spoken = range(match.end, min(match.end + 2, clause.end))  # not `He` of the next sentence
            group = _object(words, clause, match.end) or self._meant(words, spoken, earlier + before)
        elif position == NEAREST:  # `A, whose assets are frozen`, `the assets of A, whose father is B, are frozen`
            opens |= words.block.near(match.first - 1).folded == ","
            group = _nearest(words, before or earlier[-1:] * opens, match)
        elif position == AROUND:  # `froze A's accounts`
            group = next(group for group in clause.groups if group.names[0] is match.slots[0].name)
        elif position == TITLE:
            group = _titled(words, clause, match.end)
        else:
            group = _marked(words, before) if position == MARKED else _beside(words, (*earlier, *before), match)
        return group, DIRECT

    def _bind_subject(
        self, words: _CueWords, clauses: Sequence[_Clause], place: int, match: Match
    ) -> tuple[_CueGroup | None, float]:
        """The subject of a phrase, or the only party of its clause, and how sure that is."""
        clause = clauses[place]
        if match.pattern.position == ALONE and clause.groups:  # `a fine of six million euros for A`
            return _party(words, clause, match), ONLY_PARTY
        before = [group for group in clause.groups if group.end <= match.first]
        earlier = _groups_before(clauses, place)
        comma = words.block.near(match.first - 1).folded == ","
        resumed = (_resumed(words, before) or _resumed(words, earlier)) if comma else None
        if resumed or (before and (resumed := _subject(words, before, match))):
            return resumed, SUBJECT_FIRST
        if before:
            inverted = words.language in VERB_FIRST and clause.groups[-1].first in range(match.end, match.end + 2)
            return (clause.groups[-1] if inverted else None), CARRIED
        return self._absent_subject(words, clauses, place, match)

    def _absent_subject(
        self, words: _CueWords, clauses: Sequence[_Clause], place: int, match: Match
    ) -> tuple[_CueGroup | None, float]:
        """The subject of a clause that has no name before its verb: carried on, meant by a pronoun, or inverted."""
        clause = clauses[place]
        earlier = _groups_before(clauses, place)
        bare = _lacks_subject(words, clause.first, match.first)
        subjects = [group for group in earlier if not group.governed]
        if bare and clause.carries and subjects:
            return subjects[-1], CARRIED
        if meant := self._meant(words, range(clause.first, match.first), earlier):
            return meant, BY_PRONOUN
        if not bare and words.language not in VERB_FIRST:
            return None, CARRIED
        return _object(words, clause, match.end, opens=match.first == clause.first), CARRIED

    def _meant(self, words: _CueWords, span: range, earlier: Sequence[_CueGroup]) -> _CueGroup | None:
        """The earlier names that a pronoun or `both men` means, where only one reading is possible."""
        many = any(words.stands(at, "they") for at in span)
        nouns = [at + size - 1 for at in span if (size := words.stands(at, "he"))]
        if not (many or nouns):
            return None
        firm = any(noun_kind(words.block.near(at), words.language) == Kind.COMPANY for at in nouns)
        firm |= any(words.stands(at, "it") for at in span)  # `It`, 该公司
        for candidates in (earlier, list(_groups(words, self.before))):
            groups = [
                group
                for group in candidates  # no pronoun means a court or the police
                if (len(group.names) > 1) == many and not any(_is_agency(words, name) for name in group.names)
            ]
            if meant := self._referents(groups, firm=firm):
                return meant[0] if len(meant) == 1 else None
        return None

    def _referents(self, groups: Sequence[_CueGroup], *, firm: bool) -> list[_CueGroup]:
        """Whom a pronoun can mean: firms, or subjects, or who has a cue: `an indictment of A. The defendant …`."""
        if firm:
            return [group for group in groups if group.names[0].kind != Kind.PERSON]
        return [group for group in groups if not group.governed] or [
            group for group in groups if group.names[0].kind == Kind.PERSON and group.first in self.cues
        ]


def _hidden_end(block: Block, at: int, matches: Sequence[Match]) -> int:
    """Up to where phrases without names hide others: a passive its participle, but 제재 is a word of 제재 명단에."""
    spaced = block.tokens[at].script not in TokenScript.CJK
    return max([match.end for match in matches if spaced and match.pattern.position in (BESIDE, SUBJECT)], default=0)


def _completed(words: _CueWords, clause: _Clause, matches: Iterable[Match]) -> Iterator[Match]:
    """Phrases, each with its partner where it must have one."""
    for match in matches:
        completed = _with_partner(words, clause, match) if match.pattern.position == ALONE else match
        if completed is not None:
            yield completed


def _with_partner(words: _CueWords, clause: _Clause, match: Match) -> Match | None:
    """A phrase with the next that must stand in its clause too, behind it or before it; None without that."""
    partners = clause.partners_of(words, match.pattern.phrase)
    behind = bisect_left(partners, match.end, key=lambda partner: partner.first)
    before = bisect_right(partners, match.first, key=lambda partner: partner.end) - 1
    if behind < len(partners):
        return replace(match, end=partners[behind].end)
    return replace(match, first=partners[before].first) if before >= 0 else None


def _party(words: _CueWords, clause: _Clause, match: Match) -> _CueGroup | None:
    """The names of whom a measure is said, where only one reading is possible: `the licence of A, a partner of B`.

    The only ones; else those behind it that a preposition leads; else the only ones that none leads. Authorities,
    lawyers and those who only say whose somebody is are none.
    """
    concerned = [group for group in clause.groups if not _only_speaks(words, group, match)]
    parties = [group for group in concerned if not _acts(words, concerned, group, match)]
    behind = next((group for group in parties if 0 <= group.first - match.end <= OBJECT_REACH), None)
    if len(parties) > 1 and behind and behind.governed:
        return behind
    leading = parties if len(parties) == 1 else [group for group in parties if not group.governed]
    return leading[0] if len(leading) == 1 else None


def _only_speaks(words: _CueWords, group: _CueGroup, match: Match) -> bool:
    """Whether names say whose somebody is, or are of those who take measures or speak of others."""
    return group.modifier or all(_speaks(words, name, match) for name in group.names)


def _acts(words: _CueWords, parties: Sequence[_CueGroup], group: _CueGroup, match: Match) -> bool:
    """Whether a party takes a measure, by its verb: `A has fined B`, `A froze the accounts of B`, `A ordered B to`."""
    between = range(group.names[-1].after, match.first)
    if group.governed or group.end > match.first:
        return False
    if any(not (words.stands(at, "have") or words.stands(at, "adv")) for at in between):
        return False
    if any(words.stands(at, "have") for at in between) or words.stands(match.first, "acts"):
        return True
    behind = match.first + 1
    return any(behind <= party.first <= behind + 1 for party in parties)


def _speaks(words: _CueWords, name: NamedSpan, match: Match) -> bool:
    """Whether a name is of those who take measures or speak of others."""
    if words.block.near(name.after).folded in vocabulary_words("speech"):  # `X said`
        return True
    if name.kind == Kind.PERSON and _is_third(words, name, match.end):
        return True
    return _is_authority(words, name)


def _is_authority(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a name is an agency's, by any of its words, that of a person by its first: `Vara Federal de Curitiba`."""
    return words.stands(name.first, "agency") > 0 if name.kind == Kind.PERSON else _is_agency(words, name)


def _is_agency(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a name has a word of courts, ministries or the police."""
    return any(words.stands(at, "agency") for at in range(name.first, name.last + 1))


def _is_meant(words: _CueWords, match: Match, group: _CueGroup) -> bool:
    """Whether a phrase is directly beside names that no preposition leads: `A, represented by lawyer B, was jailed`."""
    position = match.pattern.position
    if position == SUBJECT:
        return 0 <= match.first - group.names[-1].after <= ADJACENT
    if position == OBJECT:  # `arrested former minister A`
        reach = MARK_REACH if words.block.near(group.first).script in TokenScript.CJK else ADJACENT
        return 0 <= group.first - match.end <= reach
    return position in (BESIDE, TITLE) and not group.governed


def _groups_before(clauses: Sequence[_Clause], place: int) -> list[_CueGroup]:
    """The names of the clauses before one."""
    return [group for clause in clauses[:place] for group in clause.groups]


def _language(block: Block, first: int, end: int) -> str:
    """The language of a sentence: that of its most frequent script, in Latin letters that of its frequent words.

    Brackets do not count, since names in them are often of another script; nor do the characters of a name, each a
    token, in a sentence that has frequent words of a language in Latin letters.
    """
    bracketed = _in_brackets(block, (first, end))
    tokens = [block.tokens[at] for at in range(first, end) if at not in bracketed]
    of_word = _languages_by_word()
    counts = Counter(language for token in tokens for language in of_word.get(token.folded, ()))
    best = max(LANGUAGES, key=lambda language: (counts[language], language == block.language))
    scripts = Counter(token.script for token in tokens)
    if counts[best] < LEAST_WORDS or tokens[-1].text == "。":
        if TokenScript.KANA in scripts:
            return "ja"
        spoken = {TokenScript.HAN: "zh", TokenScript.HANGUL: "ko", TokenScript.CYRILLIC: "ru", TokenScript.ARABIC: "ar"}
        most = max(spoken, key=lambda script: scripts[script])
        if scripts[most] > scripts[TokenScript.LATIN]:
            return spoken[most]
    return best if counts[best] >= LEAST_WORDS or (block.language == "en" and not counts["en"]) else block.language


@named_cache("documents.cue_languages", maxsize=1)
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    """The languages in Latin letters that have a word: a frequent one, or one of their cues: `pagó sobornos`."""
    languages: dict[str, tuple[str, ...]] = {}
    phrases = _phrases_by_language()
    for language in LANGUAGES:
        for word in vocabulary_words(f"{language}:function") | set(filter(str.isalpha, phrases[language].anchors)):
            languages[word] = (*languages.get(word, ()), language)
    return languages


@dataclass(frozen=True, slots=True)
class _CueWords:
    """A block with the word classes of one language."""

    block: Block
    language: str

    def stands(self, at: int, name: str) -> int:
        """How many tokens the longest entry of a class takes at a token; 0 for none."""
        return entries_at(self.block, at, name, frozenset((self.language,)), CUE_WORDS)

    def negates(self, at: int) -> bool:
        """Whether a negation stands at a token that is none of a longer word: 不 of 不可靠, `非` of 非法."""
        return self.stands(at, "not") > self.stands(at, "plain")

    def ends(self, at: int, name: str) -> bool:
        """Whether a token has an ending of a class behind an apostrophe: `Ersoy'a`."""
        endings = _endings().get(f"{self.language}:{name}", ())
        return bool(endings) and self.block.near(at).text.replace("’", "'").endswith(endings)


@named_cache("documents.cue_endings", maxsize=1)
def _endings() -> dict[str, tuple[str, ...]]:
    """The endings behind an apostrophe, by word class."""
    rows = [(listed_class, word) for listed_class, word in read_rows(CUE_WORDS) if word[0] in APOSTROPHES]
    return {name: tuple([word for listed_class, word in rows if listed_class == name]) for name, _ in rows}


def _groups(words: _CueWords, names: Sequence[NamedSpan]) -> Iterator[_CueGroup]:
    """The names of a sentence, those that are coordinated in one group."""
    group: _CueGroup | None = None
    for place, name in enumerate(names):
        if group is not None and _joined(words, group.names[-1], name):
            group.names.append(name)
            continue
        if group is not None:
            yield group
        modifier = _is_modifier(words, name, names[place + 1 : place + 2])
        group = _CueGroup([name], modifier or _is_governed(words, name), modifier)
    if group is not None:
        yield group


def _joined(words: _CueWords, left: NamedSpan, right: NamedSpan) -> bool:
    """Whether two names are coordinated: `and`, or commas, with only nouns and possessives between."""
    block, at = words.block, left.after
    between = block.tokens[at : right.first]
    if not 0 < len(between) <= JOINED_REACH:
        return not between and _has_and(words, right)
    commas = {token.folded for token in between} & {",", ";"}
    if between[0].script in TokenScript.CJK or between[0].text == "、":
        return words.stands(at, "and") > 0 and not commas
    joined = _has_and(words, right)
    before = {token.folded for token in block.tokens[max(left.first - LEFT_REACH, 0) : left.first]}
    reach = 0  # up to where a noun may stand: `and his Dubai-based trading house, A`, `and for the alderman A`
    while at < right.first:
        conjunction, link = words.stands(at, "and"), words.stands(at, "link")
        repeated = words.stands(at - 1, "and") > 0 and block.near(at).folded in before
        reach = max(reach, right.first * repeated, (right.first - 1) * (link > 0))
        described = joined and at < reach and _describes(words, at)
        if max(conjunction, link, described, repeated, _is_between(block.near(at), words.language)) == 0:
            return False
        joined |= conjunction > 0
        at += max(conjunction, link, 1)
    return joined or ("," in commas and _listed_on(words, right))


def _has_and(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a name begins with the Arabic `and`, as no ministry does by that letter: `A (Samer) وشركة`."""
    first = words.block.near(name.first)
    return first.script == TokenScript.ARABIC and first.text[:1] == "و" and not _is_agency(words, name)


def _describes(words: _CueWords, at: int) -> bool:
    """Whether a token may be an adjective or noun before a name: `Dubai-based`, `trading`; no preposition or mark."""
    token = words.block.near(at)
    plain = token.script in (TokenScript.LATIN, TokenScript.CYRILLIC) and (not token.capital or "-" in token.text)
    return plain and not any(words.stands(at, name) for name in ("governor", "break", "contrast", "relative", "be"))


def _is_between(token: TextToken, language: str) -> bool:
    """Whether a token may stand between coordinated names: a comma, a quote, a role, a noun, a country."""
    mark = token.folded in ',«»"“”„'
    return mark or is_role(token.folded) or bool(noun_kind(token, language)) or token.folded in countries()


def _listed_on(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a list goes on behind a name up to its `and`: `A, B and C`."""
    at = name.after
    return words.stands(at, "and") > 0 or (words.block.near(at).folded == "," and words.stands(at + 1, "and") > 0)


def _is_governed(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a preposition, a particle or a possessive keeps a name from being a subject: `the head of Acme`."""
    block, behind, before = words.block, name.last + 1, name.first - 1
    marked = words.ends(name.last, "governed_behind") or words.stands(behind, "governed_behind")
    possessive = _is_possessor(words, name)
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


def _is_possessor(words: _CueWords, name: NamedSpan) -> bool:
    """Whether a name has a possessive ending: `Acme's`, `Vega Arms'`."""
    return words.block.near(name.last).folded.endswith("'s") or words.block.near(name.last + 1).folded == "'"


def _is_modifier(words: _CueWords, name: NamedSpan, following: Sequence[NamedSpan]) -> bool:
    """Whether an organisation only says whose somebody is: `Kakao Corp. founder Kim`, `the Helios Capital manager`."""
    behind = words.block.near(name.after)
    if behind.script in TokenScript.CJK:  # `系A公司法定代表人,因`
        role = _run(words.block, name.after) in any_of("han:role", "han:korean_role")
    else:
        role = is_role(behind.folded) and behind.script == TokenScript.LATIN and not behind.capital
    persons = [following_name for following_name in following if following_name.kind == Kind.PERSON]
    named = any(_says_whose(words, name.after, person) or _is_officer(words, name, person) for person in persons)
    return name.kind != Kind.PERSON and (role or named)


def _is_officer(words: _CueWords, name: NamedSpan, person: NamedSpan) -> bool:
    """Whether a person behind a comma is the officer of an organisation: `the head of Acme, Ana Ruiz`."""
    apposed = words.block.near(name.after).folded in (",", "،") and person.first == name.after + 1
    led = any(words.stands(name.first - 1, part) for part in ("governor", "of"))  # `der Acme` is a genitive
    led |= words.block.near(name.first).script == TokenScript.ARABIC
    offices = words.block.tokens[max(name.first - OFFICE_REACH, 0) : name.first]
    return apposed and led and any(is_role(token.folded) for token in offices)


def _run(block: Block, at: int) -> str:
    """The characters from a token up to the next mark or word in letters, and a few at most."""
    tokens = block.tokens[at : at + LONGEST_RUN]
    return "".join(token.folded for token in takewhile(lambda token: token.script in TokenScript.CJK, tokens))


def _says_whose(words: _CueWords, first: int, person: NamedSpan) -> bool:
    """Whether no more than a quote or a role stands before a person: `Владелец «Севера» Игорь Орлов`."""
    between = words.block.tokens[first : person.first]
    if all(at in words.block.closers for at in range(first, person.first)):
        return True
    if words.language == "tr" and all(_is_linked(words, at) for at in range(first, person.first)):
        return True  # `X A.Ş. yönetim kurulu üyesi Tolga`
    role = "".join(token.folded for token in between).endswith(listed("han:role", "han:korean_role"))
    return role and not words.stands(first, "and") and all(token.script in TokenScript.CJK for token in between)


def _in_brackets(block: Block, span: tuple[int, int]) -> set[int]:
    """The tokens of a sentence that stand in brackets."""
    openings = (at for at in range(*span) if block.tokens[at].folded in BRACKETS)
    return {at for opening in openings for at in range(opening, block.pairs.get(opening, opening))}


def _clauses(words: _CueWords, span: tuple[int, int], groups: Sequence[_CueGroup]) -> Iterator[_Clause]:
    """The clauses of a sentence: cut at stops, speech and contrast, but not inside coordinated names or brackets."""
    first, carries, unsaid = span[0], False, False
    whole = {at for group in groups for at in range(group.first, group.end)} | _in_brackets(words.block, span)
    for at in range(*span):
        if at in whole or at < first:
            continue
        contrast = words.stands(at, "contrast") or _is_stop(words, at)
        quoted = words.block.tokens[at].folded == "," and words.block.near(at + 1).text in ("”", "»", '"')
        if contrast or (words.stands(at, "break") and not words.stands(at, "relative")) or quoted:
            if at > first:
                yield _clause((first, at), carries, unsaid, groups)
            unsaid = _is_unsaid(words, first, at)
            carries = contrast > 0
            first = at + (0 if _relates(words, at, whole) else max(contrast, 1))
    if first < span[1]:
        yield _clause((first, span[1]), carries, unsaid, groups)


def _is_unsaid(words: _CueWords, first: int, end: int) -> bool:
    """Whether a stretch before `that` denies what follows: `No evidence was found that`, `He denied that`."""
    return words.stands(end, "complement") > 0 and any(
        words.negates(at) or words.stands(at, "unsaid") for at in range(first, end)
    )


def _relates(words: _CueWords, at: int, named: set[int]) -> bool:
    """Whether a relative pronoun that its phrase begins with stands at a token: `whose`, `, que la Banque a exclue`."""
    return words.stands(at, "whose") > 0 or (words.stands(at, "whom") > 0 and not named.isdisjoint((at - 2, at - 1)))


def _is_stop(words: _CueWords, at: int) -> int:
    """Whether a mark parts two clauses that may share their subject: in Chinese a comma does."""
    mark = words.block.tokens[at].folded
    return int(mark in (";", ":", "—") or (mark == "," and words.language == "zh"))


def _clause(span: tuple[int, int], carries: bool, unsaid: bool, groups: Sequence[_CueGroup]) -> _Clause:
    return _Clause(*span, carries, unsaid, [group for group in groups if group.first in range(*span)])


def _is_undone(words: _CueWords, clause: _Clause, match: Match, group: _CueGroup) -> bool:
    """Whether a measure ended or failed, by a word beside the phrase or the names, relative clauses apart."""
    takes = match.pattern.position != ALONE or match.pattern.relation in WITHDRAWALS
    undone = [
        at
        for at, size in clause.ends(words)  # not the phrase itself: `A's licence was revoked`
        if at != match.first and not (takes and at > match.first and at + size == match.end)
    ]
    if not undone:
        return False
    edges = clause.edges(words)
    span = range(clause.first, clause.end)
    places = {bisect_right(edges, at) for at in (match.first, group.first) if at in span}
    return any(bisect_right(edges, at) in places for at in undone)


def _takes_back(words: _CueWords, first: int, end: int) -> bool:
    """Whether a sentence without names says that what the one before says ended or failed."""
    undone = any(words.stands(at, "undone") for at in range(first, end))
    return undone and not any(words.negates(at) for at in range(first, end))


def _negated(words: _CueWords, clause: _Clause, match: Match, group: _CueGroup) -> bool:
    """Whether a negation or a hypothesis stands before a phrase, in it, or where a language has it, behind it."""
    block = words.block
    beside = match.pattern.position in (BESIDE, OWNER, NEAREST) and group.end <= match.first
    onward = match.first - (words.stands(match.first - 1, "onward") > 0)  # `was never sanctioned and denies that`
    reach = max(clause.first, match.first - NEGATION_REACH, group.end * beside)
    start = match.first if onward < match.first else reach
    for at in range(start, match.end):
        name = block.tokens[at].capital and at > clause.first  # `in May`
        if not name and at != match.first and words.negates(at):  # the phrase itself: `planned an attack`
            return True
    far = words.language in ("ja", "ko")
    for at in range(match.end, min(clause.end, match.end + NEGATION_BEHIND * (3 if far else 1))):
        if block.near(at).folded in ",、;。":
            return False
        if words.stands(at, "not_behind"):
            return True
    return False


def _resumed(words: _CueWords, groups: Sequence[_CueGroup]) -> _CueGroup | None:
    """The subject of a verb after a comma: the first names that a comma follows: `A, who ran B, was jailed`."""
    return next((group for group in groups if not group.governed and words.block.near(group.end).folded == ","), None)


def _subject(words: _CueWords, groups: Sequence[_CueGroup], match: Match) -> _CueGroup | None:
    """The subject before a phrase: the antecedent of a relative clause, else the first names without a preposition.

    None where the antecedent has no name: `A bought them from a supplier that paid bribes`.
    """
    nearest = groups[-1]
    for at in range(nearest.end, match.first):
        if words.stands(at, "relative"):
            described = range(max(nearest.end, at - ANTECEDENT_REACH), at)
            apposed = words.block.near(nearest.end).folded == ","
            return None if not apposed and any(words.stands(before, "governor") for before in described) else nearest
    return next((group for group in groups if not group.governed), None)


def _lacks_subject(words: _CueWords, first: int, end: int) -> bool:
    """Whether a stretch before a phrase holds no noun of its own: adverbs, auxiliaries and pronouns."""
    return not words.stands(first, "desc") and not any(
        (token.capital and index > 0) or noun_kind(token, words.language) or token.folded in countries()
        for index, token in enumerate(words.block.tokens[first:end])
    )


def _object(words: _CueWords, clause: _Clause, end: int, *, opens: bool = False) -> _CueGroup | None:
    """The names behind a phrase; a preposition before them shows that somebody else is meant.

    A participle that `opens` a clause has its own words, up to a comma, before its subject.
    """
    group, end = _behind(clause, _behind_authority(words, clause, end))
    if group is None or group.first - end > OBJECT_REACH * (1 + opens) or _is_possessor(words, group.names[-1]):
        return None  # `arrested Novak's brother`
    if opens:
        return None if group.governed else group
    between = range(end, group.first - _is_apposed(words, group.first))  # `indicted a former cashier, A`
    if any(words.stands(at, "example") for at in between):  # `designated 14 vessels, among them A`
        return group
    owner = noun_kind(words.block.near(group.first), words.language) == Kind.PERSON != group.names[0].kind
    stopped = any(_stops(words, at, end, group.first) for at in between)
    marked = any(words.stands(at, "mark_before") for at in range(max(end, group.first - MARK_REACH), group.first))
    return None if (stopped and not marked) or owner else group


def _behind_authority(words: _CueWords, clause: _Clause, end: int) -> int:
    """Where a phrase ends, its subject included where that is an authority behind its verb: `أدرجت وزارة الخزانة A`."""
    group, _ = _behind(clause, end)
    if group is None or words.language not in VERB_FIRST:
        return end
    return group.end if all(_is_authority(words, name) for name in group.names) else end


def _behind(clause: _Clause, end: int) -> tuple[_CueGroup | None, int]:
    """The first names after a phrase, and where what says whose they are ends: `기소된 해강물산 전 대표 A`."""
    for group in clause.groups:
        if group.first >= end and not group.modifier:
            return group, end
        end = max(end, group.end * (group.first >= end))
    return None, end


def _stops(words: _CueWords, at: int, end: int, name: int) -> bool:
    """Whether a token between a phrase and a name gives the name another part: a preposition, a mark, another verb."""
    if words.stands(at, "and"):
        return at == end or (at + 1 < name and not _is_linked(words, at + 1))
    parts = ("governor", "relative", "be")  # `who arrested the gang was A`
    return words.block.near(at).text in ",;，" or any(words.stands(at, part) for part in parts)


def _is_linked(words: _CueWords, at: int) -> bool:
    """Whether a token belongs to the name after it: a possessive, an article, a role, an adjective of its part."""
    described = words.stands(at, "link") or words.stands(at, "desc")
    return described > 0 or _is_between(words.block.near(at), words.language)


def _titled(words: _CueWords, clause: _Clause, end: int) -> _CueGroup | None:
    """The names directly behind a noun for them: `the convicted smuggler and former minister A`."""
    group, end = _behind(clause, end)
    if group is None or group.first - end > MARK_REACH or _is_possessor(words, group.names[-1]):
        return None
    cjk, titles = words.block.near(end).script in TokenScript.CJK, vocabulary_words("honorific")
    fits = all(
        cjk or _is_linked(words, at) or words.block.near(at).folded in titles or words.block.near(at).text == "."
        for at in range(end, group.first)
    )
    return group if fits else None


def _beside(words: _CueWords, groups: Sequence[_CueGroup], match: Match) -> _CueGroup | None:
    """The names directly before a phrase, with only marks, an age or an adverb between: `A, 47, jailed for`."""
    if not groups:
        return None
    between = range(groups[-1].names[-1].after, match.first)
    fits = all(
        words.block.near(at).text in SEGMENT_MARKS
        or words.block.near(at).script == TokenScript.NUMBER
        or words.stands(at, "adv")
        or (match.pattern.position == OWNER and words.block.near(at).script == TokenScript.LATIN)
        for at in between
    )
    if (match.pattern.position == OWNER) is not _is_possessor(words, groups[-1].names[-1]):
        return None
    return groups[-1] if fits and len(between) <= MARK_REACH else None


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
        reach = OBJECT_REACH if words.block.near(group.first).script in TokenScript.CJK else MARK_REACH - 1
        led = any(words.stands(at, "mark_before") for at in range(group.first - reach, group.first))
        behind = (group.end, group.names[-1].after)  # `A(52)씨를`
        if led or words.ends(group.end - 1, "mark_behind") or any(_particle(words, at) for at in behind):
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


def _is_titled_third(words: _CueWords, name: NamedSpan) -> bool:
    """Whether letters directly behind a name say that it is a lawyer's: `A KC`."""
    behind = words.block.near(name.after)
    return behind.script not in TokenScript.CJK and words.stands(name.after, "third") > 0


def _is_third(words: _CueWords, name: NamedSpan, phrase: int) -> bool:
    """Whether a name is somebody who speaks of others, after a phrase: a lawyer, a judge, a reporter, an official."""
    reach = 6 if words.block.near(name.first).script in TokenScript.CJK else 3
    before = range(max(name.first - reach, phrase * (phrase <= name.first)), name.first)
    stops = [at for at in before if words.block.near(at).folded in (",", ".", ";", "、", "。")]
    begin = stops[-1] + 1 if stops and stops[-1] < name.first - 1 else before.start
    behind = range(name.last + 1, name.last + 3)
    return any(words.stands(at, "third") for at in (*range(begin, name.first), *behind))
