"""Whom an alias statement means: one resolver for every language.

It finds the referent of the statements outside brackets. A statement is adjacent when its referent stands directly
before it, or is the stated subject of its clause, or stands in a slot of the phrase: it enters the watchlist. It is
inferred when a pronoun or a general noun stands for its referent (`the company was formerly called X`): it is proposed
to the reviewer, with its reason, when one name alone can be meant. Precision comes first, for a wrong referent lists
somebody under another one's name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from entityscreen.sources.documents import cjk, latin, other_scripts
from entityscreen.sources.documents.aliases import (
    CHARACTERS_OF_A_SURNAME_UNKNOWN,
    AliasReader,
    Span,
    alias_text,
    conflicts,
    is_short_form,
    may_be,
    may_be_alias,
    spells_initials,
)
from entityscreen.sources.documents.alignment import FAIRLY, latin_kind, likeness, script_of
from entityscreen.sources.documents.blocks import QUOTED_END, QUOTES, Block, TextToken, TokenScript
from entityscreen.sources.documents.kinds import (
    is_person_in_characters,
    judge,
    judge_native,
    judge_other,
    judge_words,
    kind_behind,
    name_of,
    noun_kind,
    roles,
)
from entityscreen.sources.documents.patterns import (
    ALIAS_SLOT,
    APPOSITION,
    BEFORE,
    CLAUSE,
    FIELD,
    NAME_SLOT,
    OPENING,
    QUOTED_SLOT,
    SENTENCE,
    Match,
    Matcher,
    alias_nouns,
    class_words,
    entries_at,
    kinds_of,
    leading_words,
    matcher,
    stands,
)
from entityscreen.sources.documents.segmentation import MIDDLE_DOTS, PERSON, given_characters, is_word, word_at
from entityscreen.sources.documents.statements import (
    ADJACENT,
    INFERRED,
    AliasRelation,
    AliasStatement,
    NamedSpan,
    NameEvidence,
    Sign,
)
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    countries,
    ending_of,
    is_role,
    listed,
    longest_ending,
    words,
)

REACH = 18  # tokens between a name and a statement in its apposition or clause
REACH_CJK = 14  # characters of the same
LONGEST_PHRASE = 8  # words of a noun phrase
MOST_NEAR = 24  # names before a statement among which its referent is sought
MOST_OPENING = 4  # small words that may stand before the subject of a clause
PARAGRAPH = 400  # tokens before a statement in which the one is sought whom a pronoun means
LONGEST_BRACKET = 60  # tokens of a bracket between a name and what is said of it
MOST_ARABIC_WORDS = 4  # of a person whom only a statement shows
MOST_ARABIC_BEFORE = 14  # words before a statement among which such a name begins
MOST_CYRILLIC_WORDS = 3  # of somebody whom only a statement shows
LONGEST_PERSON_IN_CHARACTERS = 3  # characters; one more makes a body's name
SHORTEST_WORD = 2  # letters of an abbreviation in an apposition: `1981 г. р., уроженец г. Минск, он же`
SYLLABLES_OF_A_KOREAN = 3  # of a person's name; more make a body's
UNDER = ":under> <gap>"  # in the phrases for a name under which somebody acts
UNDATED = (":until> <gap> {ALIAS}", ":period>?")  # in the phrases that only a year or a season makes sure
NOMINATIVE = ("ый", "ий", "ая", "ийся", "аяся")  # of Russian participles
BARE_MARKS = ",|—"  # with which the phrases begin that have no words


def read_statements(
    block: Block, reader: AliasReader, names: list[NamedSpan], inside: Sequence[int]
) -> list[NamedSpan]:
    """Give names the aliases that phrases outside brackets say; the names that only a statement shows."""
    new_names: list[NamedSpan] = []
    in_fields = {said.span: name for name in names if name.evidence.sign is Sign.ENTRY for said in name.statements}
    reader.by_last.update({span[1]: name for span, name in in_fields.items()})
    resolver, index = Resolver(block, reader, names, matcher(APPOSITION, CLAUSE, BEFORE, SENTENCE)), 0
    while index < len(block.tokens):
        matches = [] if inside[index] else _matches_at(resolver, index, in_fields)
        resolved = next(filter(None, map(resolver.resolve, matches)), None)
        if resolved is not None:
            name, statements, end = resolved
            if name not in names and name not in new_names:
                new_names.append(name)
                resolver.names = sorted((*resolver.names, reader.add(name)), key=lambda name: name.first)
            for statement in statements:
                _give(name, statement, reader)
            name.after = max(name.after, end)
            index = max(index, end - 1)
        elif matches and block.near(index).script in (TokenScript.HAN, TokenScript.ARABIC):
            index = max(index, max(match.end for match in matches) - 1)  # 江湖人稱 is no 人稱 of 江湖
        index += 1
    return new_names


def _matches_at(resolver: Resolver, index: int, in_fields: Iterable[Span]) -> list[Match]:
    """The phrases that begin at a token, the longest first, those about a whole sentence last; none over a field."""
    block, reader = resolver.block, resolver.reader
    matches = resolver.patterns.every_at(block, index, reader)
    if block.sentence(index)[0] == index:
        matches += matcher(OPENING).every_at(block, index, reader)
    matches = [match for match in matches if not any(match.first < first < match.after for first, _ in in_fields)]
    return sorted(matches, key=lambda match: (match.pattern.position == SENTENCE, -match.end))


def _give(name: NamedSpan, statement: AliasStatement, reader: AliasReader) -> None:
    """Give a name a statement, and what is said where its alias stands; a proposal is only noted."""
    if statement.tier == INFERRED:
        statement.referent = name
        if statement.name not in {earlier.name for earlier in name.statements}:
            name.statements.append(statement)
        return
    name.take(statement)
    reader.by_last[statement.span[1]] = name
    inner = reader.by_first.get(statement.span[0])
    if inner is not None and inner is not name and inner.last <= statement.span[1]:
        for further in inner.statements:
            name.take(further)


@dataclass(slots=True)
class Resolver:
    """Finds the referent of a match among the names of a block, which stand in their order."""

    block: Block
    reader: AliasReader
    names: Sequence[NamedSpan]
    patterns: Matcher

    def resolve(self, match: Match) -> tuple[NamedSpan, list[AliasStatement], int] | None:
        """Referent and statements of a match, and the index behind it; None where either lacks."""
        block = self.block
        spans, end = self._aliases(match)
        if not spans or any(misreads(block, match, spans[0][0]) for misreads in _MISREADINGS):
            return None
        first = self._first(match, spans[0])
        stated = self._statements(match, spans, end)
        if first - 1 not in self.reader.by_last and (noun := noun_phrase(block, first)):
            if not self._describes(noun):
                return self._introduced(noun, stated, end)
            first = noun.first - (block.near(noun.first - 1).folded in any_of("copula", "arabic:copula"))
        if match.pattern.phrase.startswith(BARE_MARKS):
            return self._bare(stated, first, end)
        name, tier, end = self._referent(match, first, stated, end)
        for statement in stated:
            statement.tier = tier
        return (name, stated, end) if name is not None else None

    def _statements(self, match: Match, spans: Sequence[Span], end: int) -> list[AliasStatement]:
        """The statements of a match, one an alias; a word for ships may stand behind them: `更名为“吴淞口6”轮`."""
        block = self.block
        marker = block.written(match.first, max(match.first, match.end - 1))
        shipped = block.near(end).folded in words("han:ship_behind") and block.touches(end)
        kinds = frozenset((Kind.VESSEL,)) if shipped else kinds_of(block, match)
        said = (match.pattern.relation, None, kinds, marker)
        return [AliasStatement(alias_text(block, span), span, *said) for span in spans]

    def _referent(
        self, match: Match, first: int, stated: Sequence[AliasStatement], end: int
    ) -> tuple[NamedSpan | None, str, int]:
        """Whom statements mean, how surely, and the index behind them and a name that follows; None for nobody."""
        block = self.block
        name = self._stated(match, first, stated[0], follows=block.near(end).folded in ("的", "の"))
        if name is not None and self._is_barred(name, match, stated):
            return None, INFERRED, end
        if name is not None and not any(said.span[0] <= name.first <= said.span[1] for said in stated):
            alias = stated[0].span[0]  # what stands behind it owns nothing: `– Nancy to her friends –`
            said = max(match.first, name.after), alias if alias > match.first else match.end
            doubtful = self._is_parted(name, stated) or _is_anothers(block, *said)
            sure = self._is_sure(name, first, stated[0]) and not doubtful
            return name, ADJACENT if sure else INFERRED, max(end, name.last + 1 if name.first > first else end)
        whole = match.pattern.position in (SENTENCE, CLAUSE)
        return self._inferred(first, stated[0]) if whole else None, INFERRED, end

    def _first(self, found: Match, alias: Span) -> int:
        """The first token of a statement: of the small words before its phrase, or of the alias in front."""
        block, first, leading = self.block, found.first, leading_words(found.pattern.language)
        if found.pattern.leading in (ALIAS_SLOT, QUOTED_SLOT):
            return alias[0] - (block.near(alias[0] - 1).folded in QUOTES)
        while first and block.tokens[first - 1].folded in leading and first - 1 not in self.reader.by_last:
            first -= 1
        return first

    def _is_barred(self, name: NamedSpan, match: Match, stated: Sequence[AliasStatement]) -> bool:
        """Whether a name that stands where the referent would is none.

        It calls somebody else so (`Lee Wong called Anna Bell`), acts for another firm (`Acme Ltd paid in the name of
        Gold Bank`), is the subject of a sentence that a clause speaks of, or one of the aliases is of another kind.
        """
        block, alias = self.block, self.block.span(stated[0].span)
        if match.pattern.position == SENTENCE or self._calls_another(name, match):
            return True
        if name.kind == Kind.PERSON:
            short = any(stands(block, at, "short") for at in range(match.first, stated[0].span[0]))
            barred = short and not is_short_form(alias, block.span((name.first, name.last)))
            choice = match.pattern.phrase.startswith(", or {ALIAS}") and len(alias) > 1  # `Ann Lee, or Bo Hu, in Rome`
            barred = barred or (choice and likeness(name.text, stated[0].name, Kind.PERSON) < FAIRLY)
        else:
            barred = UNDER in match.pattern.phrase and stands(block, match.first, "behalf")
        return barred or _is_of_other_case(block, name, match) or any(conflicts(block, name, said) for said in stated)

    def _calls_another(self, name: NamedSpan, match: Match) -> bool:
        """Whether a name is the subject of a verb of calling: `Lee Wong called Anna Bell`, `Lee, who named X`."""
        block, before = self.block, match.first - 1
        relative = block.near(match.first).folded in words("relative")
        subject = relative or name.last == before or block.near(before).folded in words("relative")
        if match.pattern.position != CLAUSE or name.last > before or not subject:
            return False
        verb = match.first + relative
        return stands(block, verb, "calls") and not any(stands(block, at, "himself") for at in (verb, verb + 1))

    def _is_parted(self, name: NamedSpan, stated: Sequence[AliasStatement]) -> bool:
        """Whether several aliases may be parted among several names: `A and B, known as X and Y respectively`."""
        block = self.block
        first, behind = block.sentence(name.first)
        first, behind = max(first, name.first - LONGEST_BRACKET), min(behind, name.last + LONGEST_BRACKET)
        sentence = block.written(first, behind - 1).lower()
        joined = block.near(name.first - 1).folded in words("joiner") and name.first - 2 in self.reader.by_last
        several = any(word in sentence for word in class_words(block.languages, "respectively"))
        return several or (joined and len(stated) > 1)

    def _is_sure(self, name: NamedSpan, index: int, statement: AliasStatement) -> bool:
        """Whether no other name can be meant than the one that was found.

        A noun for persons between a body and the statement speaks of a person. Words that the alias shares with the
        name, or its initials, show that it is meant.
        """
        block, last = self.block, skip_back(self.block, index, self.reader)
        shared = _shares_words(block, name, statement)
        head = noun_kind(block.near(name.first - 2), block.language)  # `the lawyer for Lee, known as X`
        if name.kind == head == Kind.PERSON and block.near(name.first - 1).folded in words("preposition"):
            return name.first > index
        if not shared and self._is_said_of_noun(name, statement):
            return False
        if name.first > index or shared or name.last >= last or self.reader.by_last.get(last) is name:
            return True
        if self._is_name_between(last):
            return False
        kinds = {noun_kind(t, block.language) for t in block.tokens[name.after : index] if not statement.kinds}
        return name.kind == Kind.PERSON or Kind.PERSON not in kinds or bool(kinds & Kind.ORGANISATIONS)

    def _is_name_between(self, last: int) -> bool:
        """Whether two words with capitals that end at a token may be somebody whom nothing else shows, and no place."""
        block, first = self.block, last
        while block.tokens[first].capital and block.near(first - 1).capital:
            first -= 1
        before = block.near(first - 1).folded
        placed = before in any_of("preposition", f"{block.language}:function") and before not in words("joiner")
        return first < last and not placed and block.language != "de" and not is_role(block.tokens[first].folded)

    def _is_said_of_noun(self, name: NamedSpan, statement: AliasStatement) -> bool:
        """Whether a statement may speak of the noun to which a name belongs: `the lawyer of Acme, called "the Finn"`.

        In Arabic a noun without article has the name behind it for its owner: `شقيق أحمد حسن، المعروف بأبو علي`.
        """
        block, before = self.block, self.block.near(name.first - 1)
        if before.script == TokenScript.ARABIC and name.kind == Kind.PERSON:
            owned = before.folded.startswith("ال") or before.text[-1] in "هام"
            return noun_kind(before) == Kind.PERSON and not owned
        nick = block.span((statement.span[0] - 1, statement.span[0]))  # `"the Finn"`, »der Fuchs«
        if name.kind not in Kind.ORGANISATIONS or words("article").isdisjoint(token.folded for token in nick):
            return False
        small = block.tokens[max(0, name.first - MOST_OPENING - 1) : name.first]
        heads = [noun_kind(token, block.language) for token in small if token.folded not in words("article")]
        return Kind.PERSON in heads and "," not in [token.folded for token in small]

    def _aliases(self, found: Match) -> tuple[list[Span], int]:
        if found.pattern.leading in (ALIAS_SLOT, QUOTED_SLOT):
            quoted = found.pattern.leading == ALIAS_SLOT or self._behind_quotes(found.first)
            span = self.reader.alias_before(found.first) if quoted else None
            return (self.reader.with_bracket(span) if span else []), found.after
        slot = found.slot(ALIAS_SLOT, QUOTED_SLOT)
        end = self.block.sentence(slot.at)[1] if slot else 0
        spans, after = self.reader.aliases_from(slot.at, end) if slot else ([], 0)
        return spans, max(after, found.after)

    def _behind_quotes(self, index: int) -> bool:
        """Whether quotes close before a token, or before a bracket there: 伊万(Ivan)系保加利亚籍 has none."""
        opening = self.block.closers.get(index - 1, -1)
        opening = self.block.closers.get(opening - 1, -1) if self.block.near(opening).folded == "(" else opening
        return self.block.near(opening).folded in QUOTES

    def _bare(
        self, stated: list[AliasStatement], first: int, end: int
    ) -> tuple[NamedSpan, list[AliasStatement], int] | None:
        """What a mark alone gives the name before it: a nickname in quotes, an acronym of its words."""
        name = self.reader.by_last.get(skip_back(self.block, first, self.reader))
        alias = self.block.span(stated[0].span)
        if name is None or len(stated) > 1 or not may_be(self.block, name, stated[0]):
            return None
        if script_of(self.block, *stated[0].span) != script_of(self.block, name.last, name.last):
            return (name, stated, end) if self.block.near(first).folded == "—" else None
        written = [token.text for token in self.block.span((name.first, name.last))]
        acronym = len(alias) == 1 and alias[0].text.isupper() and spells_initials(alias[0].text, written)
        alias_words = alias[
            len(alias) > 1 and alias[0].folded in words("article") :
        ]  # `Heriberto Tamez, «el Químico», huyó`
        small = any_of("article", "connector")  # `"Valik the Stamp"`
        capital = all(t.capital or t.script == TokenScript.MARK or t.folded in small for t in alias_words)
        return (name, stated, end) if (capital if name.kind == Kind.PERSON else acronym) else None

    def _describes(self, noun: NounPhrase) -> bool:
        """Whether a noun phrase says what a name before it is: `Lee, a trader known as "X"`."""
        before = self.block.near(noun.first - 1).folded
        if before in any_of("copula", "arabic:copula"):
            return True
        return before in (",", "—", "-", "(") and skip_back(self.block, noun.first, self.reader) in self.reader.by_last

    def _introduced(
        self, noun: NounPhrase, stated: list[AliasStatement], end: int
    ) -> tuple[NamedSpan, list[AliasStatement], int] | None:
        """The name that a phrase gives to what has none yet: `a man known only as "Fat Keung"`, `a firm called X`."""
        first, last = stated[0].span
        office = self.block.near(first).folded in words(f"{self.block.language}:role")  # `jaksa, Ketua Yayasan …`
        office = office or (
            noun.kind in Kind.ORGANISATIONS and stated[0].name.islower()
        )  # `refineries known as "teapots"`
        if office or noun.kind not in Kind.NAMED or any(at in self.reader.by_first for at in range(first, last + 1)):
            return None
        evidence = NameEvidence(Sign.CALLED, self.block.near(noun.last).text)
        name = NamedSpan(first, last, stated[0].name, noun.kind, evidence)
        return name, stated[1:], end

    def _stated(self, match: Match, first: int, statement: AliasStatement, *, follows: bool) -> NamedSpan | None:
        """The referent that the text states: in a slot, directly before, as the topic or subject of the clause."""
        position = match.pattern.position
        if slot := match.slot(NAME_SLOT):
            return slot.name if slot.name is not None and may_be(self.block, slot.name, statement) else None
        if (inner := self._inside_phrase(match, statement)) is not None:
            return inner
        topic = self.block.near(first - 1).folded in words("han:topic")  # `劉容疑者はタイ名「X」の身分証を所持`
        if position not in (APPOSITION, CLAUSE) or (follows and not topic):
            return None  # `綽號「小陳」的男子`: the name follows
        nearest = self.reader.by_last.get(skip_back(self.block, first, self.reader))
        if position == CLAUSE and nearest is not None and conflicts(self.block, nearest, statement):
            return None
        apposed = self._apposed(first, statement)
        return self._subject(first, statement) if apposed is None and position == CLAUSE else apposed

    def _inside_phrase(self, match: Match, statement: AliasStatement) -> NamedSpan | None:
        """The one name inside a phrase, as a verb may stand before its subject: `ويُعرف الحاج أيضاً باسم «أبو علي»`."""
        fitting = self._fitting(match.first, match.end, statement)
        inner = [name for name in fitting if name.last < statement.span[0]]
        inner = [name for name in inner if self.block.near(name.first - 1).folded not in words("preposition")]
        return inner[0] if len({name.full for name in inner}) == 1 else None

    def _fitting(self, start: int, end: int, statement: AliasStatement) -> list[NamedSpan]:
        """The names between two tokens that a statement can mean, at most the nearest ones, ascending."""
        behind = bisect_left(self.names, end, key=lambda name: name.first)
        near = takewhile(lambda name: name.first >= start, reversed(self.names[max(0, behind - MOST_NEAR) : behind]))
        return [name for name in near if name.last < end and may_be(self.block, name, statement)][::-1]

    def _apposed(self, index: int, statement: AliasStatement) -> NamedSpan | None:
        """The name to which an apposition belongs: directly before it, or before an apposition of its own."""
        last = skip_back(self.block, index, self.reader)
        name = self._directly_before(last, statement)
        name = name or self._before_apposition(index)
        if name is None:
            return made_before(self.block, last + 1, statement, self.reader)
        return name if may_be(self.block, name, statement) else None

    def _directly_before(self, last: int, statement: AliasStatement) -> NamedSpan | None:
        """The name that ends at the last token before a statement, also one that only the statement shows."""
        name = self.reader.by_last.get(last)
        if name is None and self.block.near(last).script == TokenScript.HAN:
            return made_before(self.block, last + 1, statement, self.reader)  # nearer than any other name
        return name

    def _before_apposition(self, index: int) -> NamedSpan | None:
        """The nearest name of a sentence, where what stands between it and a statement is its apposition."""
        start = self.block.sentence(index)[0]
        name = next((name for name in reversed(self.names) if name.after <= index or name.last < start), None)
        if name is None or name.first < start or not _is_apposition_between(self.block, name, index):
            return None
        return None if self._is_of_noun(self.block.tokens[name.after : index]) else name

    def _subject(self, index: int, statement: AliasStatement) -> NamedSpan | None:
        """The only name that can be meant in the sentence before a clause, when at most four words stand before it, of
        which none but the first is a preposition or relative (`In May Orlov, …`).
        """
        block, start = self.block, self.block.sentence(index)[0]
        near = range(index - 1, max(start, index - LONGEST_BRACKET), -1)
        item = next((at for at in near if block.near(at).folded == ";"), start)
        inside = self._fitting(item, index, statement) or self._fitting(start, index, statement)
        if len({name.full for name in inside}) != 1 or self._is_object(inside[0], index):
            return None
        if block.tokens[inside[0].last].folded.endswith("'s") and inside[0].after < index:
            return None  # `Rachel Green's firm, known by its initials QRF`
        before = block.tokens[start : inside[0].first]
        opening = next((at + 1 for at in reversed(range(len(before))) if before[at].folded in ",:;—"), 0)
        small = any_of("preposition", "relative").isdisjoint(token.folded for token in before[opening + 1 :])
        return inside[0] if small and len(before) - opening <= MOST_OPENING else None

    def _is_object(self, name: NamedSpan, index: int) -> bool:
        """Whether somebody or something else than the subject before a clause may have the name that it gives.

        `Lee recalled that Galim, whom all called X`, `Judge Lee is to question the woman who rented the villa under
        the name X`, `Mr Lee opened a hotel under the name X`.
        """
        between = self.block.tokens[name.after : index]
        folded = [token.folded for token in between]
        if any(token.script == TokenScript.CYRILLIC and token.capital for token in between):
            return True  # `по указанию Мартина Брауверса, который`
        if ";" in folded or not words("indefinite").isdisjoint(folded) or self._is_of_noun(between):
            return True
        heads = (head for head, behind in pairwise(between) if behind.folded in words("relative"))
        described = any(noun_kind(head, self.block.language) == Kind.PERSON for head in heads)
        another = _is_anothers(self.block, name.after, index) or _is_owned(folded) or _is_of_officer(name, folded)
        return described or another

    def _is_of_noun(self, between: Sequence[TextToken]) -> bool:
        """Whether a statement speaks of a noun that is no apposition of the subject: `Lee met the man they call X`."""
        spoken = len(between) - (bool(between) and (between[-1].text == "," or _is_they(self.block, between[-1])))
        if spoken > 0 and between[spoken - 1].script in (
            TokenScript.CYRILLIC,
            TokenScript.ARABIC,
        ):  # `знает человека, которого`
            inner = {token.folded for token in between[: spoken - 1]}
            return noun_kind(between[spoken - 1]) in Kind.NAMED and inner.isdisjoint((",", "—", "("))
        start = next((at for at in range(spoken - 1, 0, -1) if between[at].folded in words("article")), 0)
        if not 0 < start < spoken - 1 or spoken - start > MOST_OPENING or between[start - 1].folded in ",—(":
            return False
        said = between[start - 1].folded in any_of("copula", "relative")  # `Lee is the man they call X`
        return not said and noun_kind(between[spoken - 1], self.block.language) in Kind.NAMED

    def _inferred(self, index: int, statement: AliasStatement) -> NamedSpan | None:
        """The only name of a fitting kind in the sentence, else in the paragraph before it."""
        first = paragraph = self.block.sentence(index)[0]
        while (
            paragraph
            and index - paragraph < PARAGRAPH
            and self.block.near(paragraph - 1).script != TokenScript.PARAGRAPH
        ):
            paragraph -= 1
        inside = self._fitting(first, index, statement) or self._fitting(paragraph, first, statement)
        if len({name.full for name in inside}) != 1:
            return None
        return next((name for name in inside if not name.refers_to), inside[0])


class NounPhrase(NamedTuple):
    """A noun phrase of no name: the index of its first word and of its noun, and the kind that the noun says."""

    first: int
    last: int
    kind: str


def _is_they(block: Block, token: TextToken) -> bool:
    """Whether a word is the general subject of a verb: German `man`, but no English one."""
    return token.folded in words("they") and not noun_kind(token, block.language)


def noun_phrase(block: Block, index: int) -> NounPhrase | None:
    """The phrase with an article, or the bare noun of a language without, that ends directly before a token."""
    last = index - 1 - _is_they(block, block.near(index - 1))  # `a man they called X`
    if block.near(last).script == TokenScript.LATIN:
        placed = last
        while block.near(placed).capital and block.language != "de":
            placed -= 1
        if placed < last and block.near(placed).folded in words("place_preposition"):
            last = placed - 1  # `a reseller in Fremont doing business as X`
        return _indefinite_phrase(block, last, index - LONGEST_PHRASE)
    for first in range(last, last - (4 if block.near(last).script == TokenScript.ARABIC else 1), -1):
        word = block.near(first)
        opens = block.sentence(first)[0] == first  # `Человек по имени X`
        if word.script not in (TokenScript.CYRILLIC, TokenScript.ARABIC) or (word.capital and not opens):
            return None
        if word.folded.startswith("ال"):
            return None
        if kind := noun_kind(word):
            return NounPhrase(first, last, kind)
    return None


def _indefinite_phrase(block: Block, last: int, limit: int) -> NounPhrase | None:
    """The phrase with an indefinite article that ends at a Latin word; Indonesian has none: `perantara bernama X`."""
    token, first = block.near(last), last
    kind = noun_kind(token, block.language) if not token.capital or block.language == "de" else ""
    while first > limit and block.near(first).folded not in words("indefinite"):
        first -= 1
    definite = last - first > 1 and block.near(last - 1).folded in words("determiner")  # `a cousin of the man`
    if kind and block.near(last + 1).folded in words("restrictive"):
        return NounPhrase(_determiner(block, last, limit), last, kind)
    if block.near(first).folded not in words("indefinite") or definite:
        return NounPhrase(last, last, kind) if kind and block.language == "id" else None
    described = kind or (token.text.islower() and last - first == 1)  # `un mexicano apodado X`
    return NounPhrase(first, last, kind) if described else None


def _determiner(block: Block, last: int, limit: int) -> int:
    """Where the phrase of a noun begins that "known" sets apart: `the gang known as the Boksburg Boys`."""
    return next((at for at in range(last, limit, -1) if block.near(at).folded in words("determiner")), last)


def skip_back(block: Block, index: int, reader: AliasReader) -> int:
    """The last token before a place, marks, ages, closed quotes and brackets left out."""
    tokens, at = block.tokens, index - 1
    while at >= 0 and at not in reader.by_last:
        token, opening = tokens[at], block.closers.get(at, -1)
        if opening >= 0 and token.folded in ")]" and index - opening < LONGEST_BRACKET:
            at = opening - 1
        elif token.script == TokenScript.LINE or (token.script == TokenScript.MARK and token.folded in ',—-:*"”»’」』'):
            at -= 1
        elif token.script == TokenScript.NUMBER and len(token.text) == 2 and block.near(at - 1).folded == ",":
            at -= 2
        else:
            break
    return at


def _is_apposition_between(block: Block, name: NamedSpan, index: int) -> bool:
    """Whether what stands between a name and a statement is an apposition or relative clause of the name."""
    between = block.tokens[name.after : index]
    folded = [token.folded for token in between]
    characters = block.tokens[name.last].script in TokenScript.CJK
    if len(between) > (REACH_CJK if characters else REACH) or _ends_sentence(folded):
        return False
    if characters:
        return _is_apposition_in_characters(name, between)
    if all(token.script in (TokenScript.MARK, TokenScript.LINE) for token in between):
        return True
    opened = folded[0] in "(—-," or folded[0] in words("relative")
    if not opened or _goes_on(folded) or _is_anothers(block, name.after, index):
        return False
    opens = any(token.capital and token.folded in words("starter") for token in between)
    return not opens


def _ends_sentence(folded: Sequence[str]) -> bool:
    """Whether a dot among folded words is no abbreviation's: `1981 г. р., уроженец г. Минск, он же`."""
    pairs = pairwise(("begin", *folded))
    return any(word in ".;。" and (len(before) > SHORTEST_WORD or before in QUOTED_END) for before, word in pairs)


def _goes_on(folded: Sequence[str]) -> bool:
    """Whether another name, a clause of its own, the verb of the name or a second one follows: no apposition does.

    `Jill Arden, 58, and Thi Lan Arden, a/k/a`, `Sentinel Africa says that Golden Anchor traded as X`, `A judge, Lee,
    is to question the woman who rented it under the name X`.
    """
    for before, word in pairwise(folded):
        if (before == "," and word in words("joiner")) or (word == "that" and before in any_of("speech", "copula")):
            return True
    verbs = any_of("finite", "copula", "clause_joiner")
    verb = folded[0] == "," and folded[1] in verbs and folded[1] not in words("place_preposition")
    return verb or sum(word in words("finite") for word in folded[1:]) > 1


def _is_apposition_in_characters(name: NamedSpan, between: Sequence[TextToken]) -> bool:
    """Whether characters behind a name describe it: none makes it an owner or an object, and no other is meant."""
    folded = [token.folded for token in between]
    stated = [word for word in folded if word not in QUOTED_END]
    particle = next((token.folded for token in between if token.script in TokenScript.CJK - {TokenScript.HAN}), "")
    owned = stated[:1] in (["の"], ["的"], ["之"]) and len(stated) > 1
    cased = owned or _is_of_officer(name, stated) or particle in words("han:case_particle") or _is_owned(folded)
    return not cased and words("han:another_person").isdisjoint(folded) and not QUOTES & set(folded)


def _is_of_officer(name: NamedSpan, between: Sequence[str]) -> bool:
    """Whether a statement behind an organisation speaks of its officer: 集團的創辦人,人稱「華哥」."""
    text = "".join(between).lstrip("的之の")
    return name.kind in Kind.ORGANISATIONS and word_at(text, 0)[1] == PERSON


def _shares_words(block: Block, name: NamedSpan, statement: AliasStatement) -> bool:
    """Whether an alias begins with a word of a name, or has its initials."""
    alias, name_tokens = block.span(statement.span), block.span((name.first, name.last))
    return is_short_form(alias[:1], name_tokens) or spells_initials(statement.name, [t.text for t in name_tokens])


def _is_of_other_case(block: Block, name: NamedSpan, found: Match) -> bool:
    """Whether a Russian name is inflected and a participle behind it is not: `брат Ивана Петрова, известный как X`."""
    name_tokens = block.span((name.first, name.last))
    inflected = any(map(other_scripts.is_given_word, name_tokens)) and words("cyrillic:given").isdisjoint(
        t.folded for t in name_tokens
    )
    return (
        name_tokens[0].script == TokenScript.CYRILLIC
        and inflected
        and block.tokens[found.first].folded.endswith(NOMINATIVE)
    )


def _is_no_marker(block: Block, match: Match, alias: int) -> bool:
    """Whether a marker is part of a verb of speech, of an address, or said of another: 回应称“…”, `press@acme.example`.

    「みずほ」の名前で知られる別の銀行 speaks of another bank.
    """
    del alias
    if match.pattern.leading and cjk.letters(block, match.end, match.end + 1).endswith(listed("han:another")):
        return True
    first = match.first
    stated = {cjk.letters(block, max(0, first - 2), first - 1), block.tokens[first].folded} <= words("han:verb")
    return stated or (block.tokens[first].text == "@" and block.touches(first))


def _lacks_time(block: Block, match: Match, alias: int) -> bool:
    """Whether no time or "as" makes a phrase sure: `sued Acme Ltd before Northgate Tribunal`, not `bis 2011 Photon`."""
    if not any(part in match.pattern.phrase for part in UNDATED) or stands(block, alias - 1, "as"):
        return False
    last = alias - 1 - (block.tokens[alias - 1].folded in QUOTES)
    last -= block.tokens[last].folded in words("article")
    while block.tokens[last].script == TokenScript.CYRILLIC and last > match.first + 1:
        last -= 1  # `до 2020 року мав назву`
    dated = block.tokens[last].script == TokenScript.NUMBER or block.tokens[last].folded in words("month")
    sizes = ((at, entries_at(block, at, "period", block.languages)) for at in range(match.first + 1, alias))
    timed = any(size and at + size > last for at, size in sizes)
    return not (dated or timed) or is_role(block.tokens[alias].folded)


def is_former_office(block: Block, match: Match, alias: int) -> bool:
    """Whether "former" says what somebody was: `der Ex-Minister Bodo Krull`, `ранее — глава «Нафтогаза»`."""
    if match.pattern.relation != AliasRelation.FORMER:
        return False
    if block.near(alias - 1).folded in QUOTES:
        office = noun_kind(block.near(alias - 2), block.language) == Kind.PERSON
        return office and not stands(block, alias - 2, "old", "former")
    word = block.near(alias)
    if word.capital and block.near(alias + 1).capital and word.folded in any_of("regnal", "honorific"):
        return False  # `ex Lady Ingrid`
    return is_role(word.folded) or noun_kind(word, block.language) == Kind.PERSON


def _speaks_of_another(block: Block, match: Match, alias: int) -> bool:
    """Whether a phrase speaks of somebody without a name: `hermano del conocido como «el Chapo»`.

    A German relative stands behind a comma: not in `traf den Mann namens X`.
    """
    del alias
    if match.pattern.position != BEFORE and stands(block, match.first - 1, "the_one"):
        return True
    relative = block.language == "de" and match.pattern.phrase.startswith("<de:whom>")
    return relative and block.near(match.first - 1).folded != ","


def _has_object(block: Block, match: Match, alias: int) -> bool:
    """Whether a phrase has an object of its own: `lists the owner as Acme Ltd`, `wrote to the woman known as X`."""
    del alias
    inner = range(match.first + 2, match.end) if match.pattern.language == "ar" else ()
    if any(noun_phrase(block, at) for at in inner):
        return True  # `كانت موجهة إلى تاجر يدعى جمال`
    ruled = (at for at in range(match.first + 2, match.end - 1) if stands(block, at, "known"))
    if any(block.near(at - 2).folded in words("article") for at in ruled):
        return True
    noun = block.near(match.first + 2)
    determined = match.first + 3 < match.end and block.tokens[match.first + 1].folded in words("determiner")
    return determined and (is_role(noun.folded) or noun_kind(noun, block.language) in Kind.NAMED)


_MISREADINGS = (_is_no_marker, _lacks_time, is_former_office, _speaks_of_another, _has_object)


def _is_owned(between: Sequence[str]) -> bool:
    """Whether a Korean or Japanese name belongs to another's phrase: 박 씨의 진술에 의하면, '백곰'."""
    topic = not class_words(frozenset(("ko",)), "topic").isdisjoint(between[1:])
    stated = [word for word in between if word not in QUOTED_END]
    topic_of_another = (
        "、" in stated and stated[-1] == "は" and stated[-2] not in "でにと名称"
    )  # `X社、船は「Y」と称し`
    owned = between[:1] in (["의"], ["の"]) and ("," in between or topic)
    return owned or topic_of_another or between[:1] in (["을"], ["를"])


def _is_anothers(block: Block, start: int, end: int) -> bool:
    """Whether a noun with "whose" or "his" stands for somebody else: `Lee, whose brother is known as X`.

    Not where an object follows: `Lee, whose friends call him X`.
    """
    owners, objects = class_words(block.languages, "owner"), class_words(block.languages, "object")
    reach = MOST_OPENING if block.language == "en" else 1  # elsewhere the object stands before its verb
    for at in range(start, end - 1):
        behind = block.tokens[at + 2 : end + reach]
        if block.tokens[at].folded in owners and objects.isdisjoint(token.folded for token in behind):
            near = block.tokens[at + 1 : min(end, at + MOST_OPENING)]  # `whose late husband`
            cased = (token for token in near if block.language == "de" or not token.capital)
            if any(noun_kind(token, block.language) in Kind.NAMED for token in cased):
                return True
    return False


def made_before(block: Block, index: int, statement: AliasStatement, reader: AliasReader) -> NamedSpan | None:
    """A name that only a statement shows: words directly before it that have the shape of one."""
    last = index - 1
    script = block.near(last).script
    opening = block.closers.get(index, block.closers.get(last, -1))
    if block.near(opening).folded in QUOTES:
        name = _made_quoted(block, opening, statement)
    elif script == TokenScript.LATIN or (
        block.near(last).text == "." and block.near(last - 1).script == TokenScript.LATIN
    ):
        name = _made_latin(block, last, statement, reader)
    else:
        makers = dict.fromkeys(TokenScript.CJK, _made_cjk) | {
            TokenScript.CYRILLIC: _made_cyrillic,
            TokenScript.ARABIC: _made_arabic,
        }
        name = makers[script](block, last, statement) if script in makers else None
    edges = reader.by_last.keys() | reader.by_first.keys()
    return name if name is not None and edges.isdisjoint(range(name.first, name.last + 1)) else None


def _made_quoted(block: Block, opening: int, statement: AliasStatement) -> NamedSpan | None:
    """The name in quotes of which a statement speaks: «Джамаат Нур» (другие названия: …)."""
    span = (opening + 1, block.pairs[opening] - 1)
    if not 0 <= span[1] - span[0] < LONGEST_PHRASE or not may_be_alias(block.span(span)):
        return None
    verdict, person = judge(block, *span), latin_kind(statement.name).kind == Kind.PERSON
    kind = verdict.kind if verdict.kind in Kind.ORGANISATIONS else _kind_of_statement(block, statement)
    kind = kind or (Kind.PERSON if person else Kind.ORGANISATION)
    return name_of(block, span, kind, *statement.evidence)


def _kind_of_statement(block: Block, statement: AliasStatement) -> str:
    """The kind that a statement's own words and its alias leave, or an empty string."""
    verdict = judge(block, *statement.span)
    if statement.marker in class_words(block.languages, "personal"):
        return Kind.PERSON
    if verdict.kind in Kind.ORGANISATIONS and verdict.strength > 1:
        return verdict.kind
    return "".join(statement.kinds) if len(statement.kinds) == 1 else Kind.COMPANY * (Kind.COMPANY in statement.kinds)


def _made_latin(block: Block, last: int, statement: AliasStatement, reader: AliasReader) -> NamedSpan | None:
    """The end of a chain of capitals, behind titles and what a text calls firms."""
    parts = list(latin.split_chain(block, list(reader.chains.get(last, ()))))
    if not parts or parts[-1][-1] != last:
        return None
    part = latin.behind_party(block, parts[-1])
    if _is_ship_behind(block, block.latin(part), block.pairs.get(last + 1, len(block.tokens)) + 1):
        return name_of(block, part, Kind.VESSEL, Sign.SHIP_TYPE)
    part = _behind_titles(block, part)
    tokens, person = block.latin(part), latin.is_person_size(block, part)
    if not tokens or _is_common(block, tokens):
        return None
    verdict = judge_words(tokens, block.language)
    kind = verdict.kind or _kind_of_statement(block, statement)
    kind = kind or _kind_renamed(block, part, statement) or _kind_of_capitals(block, part[0], statement) * person
    named = kind not in ("", Kind.OTHER) and (kind != Kind.PERSON or person)
    return name_of(block, part, kind, *statement.evidence) if named else None


def _kind_of_capitals(block: Block, first: int, statement: AliasStatement) -> str:
    """The kind of capitals that nothing but a statement shows; none is a person behind an article."""
    article, alias = block.near(first - 1).folded == "the", block.tokens[statement.span[0]]
    if block.language == "en" and article:  # `the Alma Rose, now sailing as the Fay`
        return Kind.VESSEL if block.near(statement.span[0] - 1).folded == "the" else Kind.ORGANISATION
    address = alias.folded in words("courtesy")  # `Wu Dehua ("Mdm Goh")`
    return Kind.ORGANISATION if statement.relation == AliasRelation.SHORT and not address else Kind.PERSON


def _kind_renamed(block: Block, part: Sequence[int], statement: AliasStatement) -> str:
    """The kind of capitals with a former name or a new one that no word shows: a ship near a noun for one, else a firm.

    A person keeps the given name or the surname: `Grace Bello, formerly Grace Osei`.
    """
    marker = statement.marker.lower().strip(", ").split(" ")[0]
    renamed = statement.relation == AliasRelation.FORMER or marker in class_words(block.languages, "now")
    name, alias = block.latin(part), block.latin(range(statement.span[0], statement.span[1] + 1))
    shared = {token.folded for token in name} & {token.folded for token in alias}
    if not renamed or shared or any(len(words) > 1 and latin.shows_person(words) for words in (name, alias)):
        return ""
    before = block.tokens[block.sentence(part[0])[0] : part[0]]
    ship = any(noun_kind(token, block.language) == Kind.VESSEL for token in before)
    return Kind.VESSEL if ship else Kind.COMPANY * (len(name) > 1 < len(alias))


def _is_ship_behind(block: Block, name: Sequence[TextToken], behind: int) -> bool:
    """Whether a ship's type or number stands behind the bracket of a name: `LADY MARE (f.k.a. X) Crude Oil Tanker`."""
    ship = (
        token.folded in words("vessel_noun") for token in block.tokens[behind : behind + MOST_OPENING] if token.capital
    )
    typed = all(token.text.isupper() for token in name) and block.near(behind).capital and any(ship)
    return typed or latin.is_ship_number(block, behind) or kind_behind(block, behind) == Kind.VESSEL


def _behind_titles(block: Block, part: list[int]) -> list[int]:
    """A name behind the last title before it and the "of" of an office: `Director of| Priboi Institute`."""
    title_words = roles(block.language, "courtesy", "honorific")
    titles = (at for at in reversed(range(len(part) - 1)) if block.tokens[part[at]].folded in title_words)
    part = part[next(titles, -1) + 1 :]
    part = part[block.tokens[part[0]].text == "." :]
    return part[len(part) > 1 and block.tokens[part[0]].folded in words("office_of") :]


def _is_common(block: Block, name: Sequence[TextToken]) -> bool:
    """Whether words with capitals name a country, or nobody: openers, nouns for firms, a noun behind an article."""
    folded = [token.folded for token in name]
    common = any_of(*(f"{block.language}:{kind}" for kind in ("opener", "firm", "noun", "generic")))
    noun = folded[-1] in common and len(folded) > 2 and folded[-2] in words("article")
    return noun or latin.is_generic(name) or common.issuperset(folded) or " ".join(folded) in countries()


def _made_cjk(block: Block, last: int, statement: AliasStatement) -> NamedSpan | None:
    """The end of a run of characters: a person's shape, or an organisation by its ending or the statement's words."""
    first = last
    while last - first < cjk.LONGEST_NAME and block.touches(first) and cjk.is_part(block, first - 1):
        first -= 1
    text = cjk.letters(block, first, last)
    title = len(ending_of(text, "han:person_title"))
    title = title or (text[-1:] == "の" and len(text) > 1)  # 三ツ矢アセットの旧商号は
    last, text = last - title, text[: len(text) - title]
    if block.tokens[first].script == TokenScript.NUMBER or _is_no_name(block, first, text):
        return None
    if block.tokens[last].script == TokenScript.HANGUL:
        return _made_hangul(block, first, text, statement)
    start = _start_of_person(block, text, statement)
    if start is not None:
        return name_of(block, (first + start, last), Kind.PERSON, *statement.evidence)
    text = text[cjk.cut_left(text, japanese="ja" in block.languages) :]
    kind = judge_native(text).kind or _kind_of_statement(block, statement)
    named = kind in Kind.ORGANISATIONS and len(text) > LONGEST_PERSON_IN_CHARACTERS and cjk.own_part(text)
    return name_of(block, (last - len(text) + 1, last), kind, *statement.evidence) if named else None


def _is_no_name(block: Block, first: int, text: str) -> bool:
    """Whether characters before a statement end in a word, a verb (金主為|綽號) or a column's head (企業名・組織名)."""
    dot = max(map(text.rfind, MIDDLE_DOTS))
    head = 0 < dot < len(text) - 1 and matcher(FIELD).at(block, first + dot + 1, None, first + len(text))
    verb = text[-1:] in words("han:edge") - given_characters()
    return bool(head) or verb or (len(text) > LONGEST_PERSON_IN_CHARACTERS and is_word(text[-2:]))


def _made_hangul(block: Block, first: int, text: str, statement: AliasStatement) -> NamedSpan | None:
    """A Korean word without its particle: a person of three syllables, or an organisation that is longer."""
    bare, kind = cjk.strip_particle(text), _kind_of_statement(block, statement)
    if bare in alias_nouns() | any_of("han:korean_term", "han:korean_role", "han:body_noun"):
        return None  # `상호를 … 바꿨다`, `경찰은 필명 '은하수'로`
    kind = kind or Kind.PERSON * (len(bare) == SYLLABLES_OF_A_KOREAN and is_person_in_characters(bare))
    kind = kind or Kind.ORGANISATION * (len(bare) > SYLLABLES_OF_A_KOREAN and statement.relation == AliasRelation.SHORT)
    span = first, first + len(bare) - 1
    return name_of(block, span, kind, *statement.evidence) if kind and bare else None


def _start_of_person(block: Block, text: str, statement: AliasStatement) -> int | None:
    """Where a person's name begins in characters before a statement; None for none."""
    japanese, kind = "ja" in block.languages, _kind_of_statement(block, statement)
    dotted = not MIDDLE_DOTS.isdisjoint(text)
    start = cjk.cut_left(text, person=True, japanese=japanese) if dotted else cjk.made_person(text)
    if 0 <= start < len(text) and kind in ("", Kind.PERSON) and len(longest_ending(text)[0]) < 2 and not is_word(text):
        return start
    start = cjk.cut_left(text, japanese=japanese)
    sized = len(text) - start in CHARACTERS_OF_A_SURNAME_UNKNOWN
    return start if statement.kinds == {Kind.PERSON} and sized and not is_word(text[start:]) else None


def _made_cyrillic(block: Block, last: int, statement: AliasStatement) -> NamedSpan | None:
    """Up to three words with capitals."""
    first = last + 1
    while last - first + 1 < MOST_CYRILLIC_WORDS and block.near(first - 1).capital:
        first -= 1
    first += noun_kind(block.near(first)) == Kind.PERSON  # `Госпожа Шестопал (в девичестве …)`: not two names
    kind = judge_other(block.span((first, last))).kind or _kind_of_statement(block, statement) or Kind.PERSON
    named = first < last and kind != Kind.OTHER and block.tokens[first].script == TokenScript.CYRILLIC
    return name_of(block, (first, last), kind, *statement.evidence) if named else None


def _made_arabic(block: Block, last: int, statement: AliasStatement) -> NamedSpan | None:
    """The words behind a title or an edge, at most four: رجل الأعمال شريف عبد المنعم الدمنهوري، الملقب."""
    first, noun = last, ""
    if noun_kind(block.tokens[last]) == Kind.PERSON:
        return None  # `زار سمير حداد الرجل الملقب`: who was visited
    while block.near(first - 1).script == TokenScript.ARABIC and last - first < MOST_ARABIC_BEFORE:
        word = block.tokens[first - 1]
        noun = noun_kind(word)
        if noun in Kind.ORGANISATIONS and not word.folded.startswith("ال"):
            return name_of(block, (first - 1, last), noun, Sign.HEAD_WORD, word.text)
        if noun in Kind.NAMED or other_scripts.ends_names(word):
            break
        first -= 1
    first += block.tokens[first].folded in words("further:role")
    shown_by_words = noun == Kind.PERSON or any(map(other_scripts.is_given_word, block.span((first, last))))
    named = (shown_by_words or first == block.sentence(first)[0]) and 0 < last - first < MOST_ARABIC_WORDS
    person = _kind_of_statement(block, statement) in ("", Kind.PERSON)
    person = person and (
        shown_by_words or statement.relation != AliasRelation.SHORT
    )  # a body may be shortened, and a verb before it
    return name_of(block, (first, last), Kind.PERSON, *statement.evidence) if named and person else None


def drop_aliases(names: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    """The names without those that are but another one's alias at its place, which become mentions of it."""
    spans = {at: statement for name in names for statement in name.statements if statement.tier == ADJACENT
             for at in range(statement.span[0], statement.span[1] + 1)}  # fmt: skip
    for name in names:
        statement = spans.get(name.first)
        if statement is None or statement.referent is name:
            yield name
