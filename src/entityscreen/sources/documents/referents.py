"""Whom an alias statement means: one resolver for every language.

Here belongs the search for the referent of the statements outside brackets. A statement is adjacent when its referent
stands directly before it, or is the stated subject of its clause, or stands in a slot of the phrase: it enters the
watchlist. It is inferred when a pronoun or a general noun stands for its referent (`the company was formerly called X`):
it is proposed to the reviewer, with its reason, when one name alone can be meant. Precision comes first, for a wrong
referent lists somebody under another one's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entityscreen.sources.documents import cjk, latin, other_scripts
from entityscreen.sources.documents.aliases import AliasReader, Span
from entityscreen.sources.documents.alignment import latin_kind
from entityscreen.sources.documents.kinds import (
    is_person_in_characters,
    judge,
    judge_native,
    judge_other,
    judge_words,
    roles,
)
from entityscreen.sources.documents.patterns import (
    ALIAS_SLOT,
    APPOSITION,
    BEFORE,
    CLAUSE,
    NAME_SLOT,
    SENTENCE,
    Match,
    Matcher,
    matcher,
)
from entityscreen.sources.documents.record import ADJACENT, INFERRED, AliasStatement, Name
from entityscreen.sources.documents.tokens import QUOTES, Block, Script
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, is_given, words

REACH = 18  # tokens between a name and a statement in its apposition or clause
REACH_CJK = 14  # characters of the same


def read_statements(block: Block, reader: AliasReader, names: list[Name], inside: Sequence[bool]) -> list[Name]:
    """Give names the aliases that phrases outside brackets say.

    Returns:
        New names.
    """
    made: list[Name] = []
    patterns = matcher(APPOSITION, CLAUSE, BEFORE, SENTENCE)
    index = 0
    while index < len(block.tokens):
        if inside[index]:
            index += 1
            continue
        step = 1
        for found in matches_at(patterns, block, index, reader):
            resolved = _resolve(block, found, reader, names)
            if resolved is None:
                continue
            name, statements, end = resolved
            if name not in names and name not in made:
                made.append(name)
                reader.add(name)
            for statement in statements:
                if statement.tier == INFERRED:
                    statement.referent = name
                    name.statements.append(statement)
                else:
                    name.take(statement)
                    reader.by_last[statement.span[1]] = name
                inner = reader.by_first.get(statement.span[0]) if statement.tier == ADJACENT else None
                if inner is not None and inner is not name and inner.last <= statement.span[1]:
                    for further in inner.statements:
                        name.take(further)
            name.after = max(name.after, end)
            step = max(1, end - index)
            break
        index += step
    return made


def matches_at(patterns: Matcher, block: Block, index: int, reader: AliasReader) -> list[Match]:
    """The matches that begin at a token, the longest first; patterns of the adjacent tier before inferred ones."""
    found = patterns.every_at(block, index, reader)
    return sorted(found, key=lambda match: (match.pattern.position == SENTENCE, -match.end))


def _resolve(
    block: Block, found: Match, reader: AliasReader, names: Sequence[Name]
) -> tuple[Name, list[AliasStatement], int] | None:
    """Referent and statements of a match, and the index behind it; None where either lacks."""
    spans, end = _aliases(block, found, reader)
    if not spans:
        return None
    pattern = found.pattern
    first = min(found.first, spans[0][0]) if pattern.left == ALIAS_SLOT else found.first
    first -= pattern.left == ALIAS_SLOT and block.tokens[first - 1].folded in QUOTES
    marker = block.written(found.first, max(found.first, found.end - 1))
    shipped = end < len(block.tokens) and block.tokens[end].folded in words("han:ship_behind") and block.touches(end)
    kinds = frozenset((Kind.VESSEL,)) if shipped else pattern.kinds  # `更名为“吴淞口6”轮`
    statements = [AliasStatement(block.written(*span), span, pattern.relation, None, kinds, marker) for span in spans]
    slot = next((index for slot, index in found.slots if slot == NAME_SLOT), -1)
    if slot >= 0:
        name = reader.name_at(slot)
        if name is None or not _may_be(block, name, statements[0]):
            return None
        return name, statements, max(end, name.last + 1)
    name = None
    if end < len(block.tokens) and block.tokens[end].folded in ("的", "の") and pattern.position == APPOSITION:
        return None  # `綽號「小陳」的男子`: the name follows
    if pattern.position == APPOSITION:
        name = _apposed(block, first, statements[0], reader, names)
    elif pattern.position == CLAUSE:
        name = _topic(block, first, statements[0], names)
        name = (
            name or _apposed(block, first, statements[0], reader, names) or _subject(block, first, statements[0], names)
        )
    if name is not None and not _is_itself(block, name, spans):
        return name, statements, end
    if pattern.position in (SENTENCE, CLAUSE) and (name := _inferred(block, first, statements[0], names)):
        for statement in statements:
            statement.tier = INFERRED
        return name, statements, end
    return None


def _is_itself(block: Block, name: Name, spans: Sequence[Span]) -> bool:
    del block
    return any(first <= name.first <= last for first, last in spans)


def _aliases(block: Block, found: Match, reader: AliasReader) -> tuple[list[Span], int]:
    if found.pattern.left == ALIAS_SLOT:
        span = reader.alias_before(found.first)
        return ([span] if span else []), found.after
    at = next((index for slot, index in found.slots if slot == ALIAS_SLOT), -1)
    if at < 0:
        return [], found.after
    _, limit = block.sentence(at)
    spans, after = reader.aliases_from(at, limit)
    return spans, max(after, found.after if found.after > at else after)


def _apposed(
    block: Block, index: int, statement: AliasStatement, reader: AliasReader, names: Sequence[Name]
) -> Name | None:
    """The name to which an apposition at a token belongs: directly before it, or before an apposition of its own."""
    last = skip_back(block, index, reader)
    name = reader.by_last.get(last)
    if name is None:
        name = _ending_before(names, block, index)
        if name is not None and not _is_apposition_between(block, name, index):
            name = None
    if name is None:
        return made_before(block, last + 1, statement, reader)
    if not _may_be(block, name, statement):
        return None
    outer = _outer(block, name, names)
    if outer is not None and _may_be(block, outer, statement):
        return outer if outer.kind != name.kind and _leans(block, statement, outer.kind) else None
    return name


def skip_back(block: Block, index: int, reader: AliasReader) -> int:
    """The last token before a place, marks, ages, closed quotes and brackets left out."""
    tokens, at = block.tokens, index - 1
    while at >= 0:
        token = tokens[at]
        if at in reader.by_last:
            break
        closing = block.closers.get(at, -1)
        if closing >= 0 and token.folded in ")]" and index - closing < 60:
            at = closing - 1
        elif (
            token.folded in ",—-:*"
            or token.script == Script.LINE
            or (token.script == Script.MARK and token.text in '"”»’」』')
        ):
            at -= 1
        elif token.script == Script.NUMBER and len(token.text) == 2 and tokens[at - 1].folded == ",":
            at -= 2
        else:
            break
    return at


def _ending_before(names: Sequence[Name], block: Block, index: int) -> Name | None:
    """The last name of the sentence before a token."""
    first, _ = block.sentence(index)
    for name in reversed(names):
        if first <= name.first and name.after <= index:
            return name
        if name.last < first:
            break
    return None


def _is_apposition_between(block: Block, name: Name, index: int) -> bool:
    """Whether what stands between a name and a statement is an apposition or relative clause of the name."""
    tokens = block.tokens
    between = tokens[name.after : index]
    cjk_text = (bool(between) and between[0].script in Script.CJK) or block.tokens[name.last].script in Script.CJK
    if len(between) > (REACH_CJK if cjk_text else REACH) or any(token.script == Script.PARAGRAPH for token in between):
        return False
    if any(token.script == Script.MARK and token.text in ".;；。" for token in between):
        return False
    if cjk_text:
        return all(token.folded not in words("han:another_person") for token in between) and (
            not any(token.folded in "「『“《" for token in between)
        )
    if all(token.script in (Script.MARK, Script.LINE) for token in between):
        return True
    opened = between[0].folded in "(—-" or between[0].folded in words("relative")
    opened = opened or (between[0].folded == "," and between[1].folded not in words("clause_joiner"))
    last = between[-1]
    noun = last.script == Script.LATIN and not last.capital and last.folded not in any_of("relative", "link")
    verbs = sum(token.folded in words("finite") for token in between[1:])
    relative = tokens[index].folded in words("relative")
    opens = any(
        token.script == Script.LATIN and token.capital and token.folded in words("starter") for token in between
    )
    return opened and verbs <= 1 and (relative or not noun) and not opens


def _outer(block: Block, name: Name, names: Sequence[Name]) -> Name | None:
    """The name in whose apposition another one stands: Alvin Chau in `Alvin Chau, the founder of Suncity Group, also …`."""
    before = block.tokens[name.first - 1] if name.first else None
    if before is None or before.folded not in words("preposition"):
        return None
    first, _ = block.sentence(name.first)
    for other in reversed(names):
        if other.first < first:
            break
        if other.last < name.first:
            gap = block.tokens[other.after : name.first]
            apposed = (
                bool(gap)
                and gap[0].folded == ","
                and len(gap) < REACH
                and (not any(token.folded in words("finite") for token in gap))
            )
            return other if apposed else None
    return None


def _leans(block: Block, statement: AliasStatement, kind: str) -> bool:
    """Whether the words of an alias speak for a kind."""
    verdict = judge(block, *statement.span)
    person = latin_kind(statement.name).kind == Kind.PERSON
    return person if kind == Kind.PERSON else verdict.kind == kind


def _may_be(block: Block, name: Name, statement: AliasStatement) -> bool:
    """Whether a statement can speak of a name of this kind."""
    near = {Kind.COMPANY, Kind.ORGANISATION}
    if statement.kinds and name.kind not in statement.kinds and not (name.kind in near and statement.kinds & near):
        return False
    verdict = judge(block, *statement.span)
    if name.kind == Kind.PERSON:
        return not (verdict.strength > 2 and verdict.kind in near)
    if name.kind in near and verdict.kind == "" and statement.relation != "short":
        tokens = block.tokens[statement.span[0] : statement.span[1] + 1]
        given = tokens[0].script == Script.LATIN and is_given(tokens[0].folded) and len(tokens) == 2
        return not given
    return True


def _subject(block: Block, index: int, statement: AliasStatement, names: Sequence[Name]) -> Name | None:
    """The stated subject of a clause: the only name that can be meant in the sentence before, when it opens a clause."""
    first, _ = block.sentence(index)
    inside = [name for name in names if first <= name.first and name.last < index and _may_be(block, name, statement)]
    if not inside or len({name.full for name in inside}) > 1:
        return None
    name = inside[0]
    return name if _opens_clause(block, name, first) else None


def _topic(block: Block, index: int, statement: AliasStatement, names: Sequence[Name]) -> Name | None:
    """The topic of a Japanese or Korean sentence: `王容疑者は「大原俊夫」の通名を使い`."""
    first, _ = block.sentence(index)
    inside = (name for name in names if first <= name.first and name.last < index and _may_be(block, name, statement))
    return next((name for name in inside if _is_topic(block, name)), None)


def _is_topic(block: Block, name: Name) -> bool:
    """Whether a Japanese or Korean particle, behind a title too, makes a name the topic."""
    tokens = block.tokens
    for at in range(name.after, min(name.after + 5, len(tokens))):
        if tokens[at].script == Script.MARK:
            return False
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if tokens[at].text in "はが은는이가" and (
            following is None
            or following.script not in Script.CJK
            or tokens[at].text == "は"
            or (following.start > tokens[at].end)
        ):
            return tokens[name.last].script in Script.CJK
    return False


def _opens_clause(block: Block, name: Name, first: int) -> bool:
    """Whether only small words stand before a name in its sentence or clause."""
    before = block.tokens[first : name.first]
    start = next((at for at in range(len(before) - 1, -1, -1) if before[at].folded in ",:;—"), -1)
    return len(before) - start - 1 <= 4 and not any(
        token.script == Script.LATIN and token.folded in words("preposition") - {"in"} for token in before[start + 1 :]
    )


def _inferred(block: Block, index: int, statement: AliasStatement, names: Sequence[Name]) -> Name | None:
    """The only name of a fitting kind in the sentence, else in the paragraph before it."""
    first, _ = block.sentence(index)
    paragraph = first
    while paragraph and block.tokens[paragraph - 1].script != Script.PARAGRAPH and index - paragraph < 400:
        paragraph -= 1
    for start, end in ((first, index), (paragraph, first)):
        fitting = [
            name for name in names if start <= name.first and name.last < end and _may_be(block, name, statement)
        ]
        full = dict.fromkeys(name.full for name in fitting)
        if len(full) == 1:
            return next((name for name in fitting if not name.refers_to), fitting[0])
        if full:
            return None
    return None


def made_before(block: Block, index: int, statement: AliasStatement, reader: AliasReader) -> Name | None:
    """A name that only a statement shows: words directly before it that have the shape of one."""
    last = index - 1
    if last < 0:
        return None
    token = block.tokens[last]
    if token.script == Script.LATIN or (token.text == "." and last and block.tokens[last - 1].script == Script.LATIN):
        made = _made_latin(block, last, statement, reader)
    elif token.script in Script.CJK:
        made = _made_cjk(block, last, statement)
    elif token.script == Script.CYRILLIC:
        made = _made_cyrillic(block, last, statement)
    elif token.script == Script.ARABIC:
        made = _made_arabic(block, last, statement)
    else:
        made = None
    if made is None or any(at in reader.by_last or at in reader.by_first for at in range(made.first, made.last + 1)):
        return None
    return made


def _made_latin(block: Block, last: int, statement: AliasStatement, reader: AliasReader) -> Name | None:
    chain = list(reader.chains.get(last, ()))
    parts = list(latin.split_chain(block, chain))
    if not parts or parts[-1][-1] != last:
        return None
    part = latin.behind_party(block, parts[-1])
    tokens = [block.tokens[at] for at in part if block.tokens[at].script == Script.LATIN]
    titled = next(
        (at for at in range(len(part) - 1, -1, -1) if block.tokens[part[at]].folded in roles(block.language)), -1
    )
    if titled >= 0 and titled < len(part) - 1:
        part = part[titled + 1 :]
        tokens = [block.tokens[at] for at in part if block.tokens[at].script == Script.LATIN]
    verdict = judge_words(tokens, block.language)
    place = " ".join(token.folded for token in tokens) in countries()
    common = any_of(*(f"{block.language}:{name}" for name in ("opener", "firm", "noun", "generic")))
    if verdict.kind == Kind.OTHER or latin.is_generic(tokens) or place or all(t.folded in common for t in tokens):
        return None
    kind = verdict.kind if verdict.kind and len(tokens) + verdict.strength > 2 else _kind_of_statement(block, statement)
    if not kind and 2 <= len(tokens) <= 4 and latin.is_person_size(block, part):
        kind = Kind.PERSON if statement.relation != "short" else Kind.ORGANISATION
    if not kind or (kind == Kind.PERSON and not latin.is_person_size(block, part)):
        return None
    return latin.name_of(block, part, kind, f"{statement.marker or statement.name} behind it")


def _kind_of_statement(block: Block, statement: AliasStatement) -> str:
    """The kind that a statement's own words and its alias leave, or an empty string."""
    verdict = judge(block, *statement.span)
    if verdict.kind in (Kind.COMPANY, Kind.ORGANISATION, Kind.VESSEL) and verdict.strength > 1:
        return verdict.kind
    if len(statement.kinds) == 1:
        return next(iter(statement.kinds))
    return Kind.COMPANY if Kind.COMPANY in statement.kinds else ""


def _made_cjk(block: Block, last: int, statement: AliasStatement) -> Name | None:
    first = last
    while (
        first
        and block.touches(first)
        and block.tokens[first - 1].script in (*Script.CJK, Script.NUMBER)
        and last - first < 32
    ):
        first -= 1
    text = "".join(token.folded[0] for token in block.tokens[first : last + 1])
    if block.tokens[last].script == Script.HANGUL:
        bare = cjk.strip_particle(text)
        native = judge_native(bare)
        kind = native.kind if native.strength > 1 else _kind_of_statement(block, statement)
        kind = (
            kind
            if kind and kind != Kind.OTHER
            else (Kind.PERSON if is_person_in_characters(bare) and len(bare) == 3 else "")
        )
        return cjk.name_of(block, first, first + len(bare) - 1, kind, f"{statement.marker} behind it") if kind else None
    start = cjk.cut_left(text, person=True)
    if is_person_in_characters(text[start:]) and _kind_of_statement(block, statement) in ("", Kind.PERSON):
        return cjk.name_of(block, first + start, last, Kind.PERSON, f"{statement.marker} behind it")
    start = cjk.cut_left(text, japanese=any("ぁ" <= letter <= "ん" for letter in text))
    native = judge_native(text[start:])
    if native.kind in (Kind.COMPANY, Kind.ORGANISATION) and len(text) - start > 3:
        return cjk.name_of(block, first + start, last, native.kind, native.evidence)
    return None


def _made_cyrillic(block: Block, last: int, statement: AliasStatement) -> Name | None:
    first = last
    while (
        first
        and block.tokens[first - 1].script == Script.CYRILLIC
        and block.tokens[first - 1].text[0].isupper()
        and last - first < 3
    ):
        first -= 1
    run = block.tokens[first : last + 1]
    if not run[0].text[0].isupper():
        return None
    while len(run) > 1 and other_scripts.noun_kind(run[0]) == Kind.PERSON:
        first, run = first + 1, run[1:]
    kind = judge_other(run).kind or _kind_of_statement(block, statement)
    if not kind and 2 <= len(run) <= 3:
        kind = Kind.PERSON
    return (
        other_scripts.name_of(block, first, last, kind, f"{statement.marker} behind it")
        if kind and len(run) > 1
        else None
    )


def _made_arabic(block: Block, last: int, statement: AliasStatement) -> Name | None:
    """The words behind a title or an edge, at most four: رجل الأعمال شريف عبد المنعم الدمنهوري، الملقب."""
    first = last
    while first and block.tokens[first - 1].script == Script.ARABIC and last - first < 7:
        word = block.tokens[first - 1]
        edge = word.folded in any_of("arabic:function", "further:role")
        noun = other_scripts.noun_kind(word)
        edge = edge or (noun in (Kind.COMPANY, Kind.ORGANISATION) and word.folded.startswith("ال"))
        if edge or (other_scripts.noun_kind(word) == Kind.PERSON and block.tokens[first].folded != "ال"):
            break
        if other_scripts.noun_kind(word) in (Kind.COMPANY, Kind.ORGANISATION) and not word.folded.startswith("ال"):
            return other_scripts.name_of(
                block, first - 1, last, other_scripts.noun_kind(word), f"head word {word.text}"
            )
        first -= 1
    if first and block.tokens[first].folded in words("further:role"):
        first += 1
    size = last - first + 1
    kind = _kind_of_statement(block, statement) or Kind.PERSON
    if kind != Kind.PERSON or not 2 <= size <= 4:
        return None
    return other_scripts.name_of(block, first, last, Kind.PERSON, f"{statement.marker} behind it")


def drop_aliases(names: Sequence[Name]) -> Iterator[Name]:
    """The names without those that are but another one's alias at its place, which become mentions of it."""
    spans = {at: statement for name in names for statement in name.statements if statement.tier == ADJACENT
             for at in range(statement.span[0], statement.span[1] + 1)}  # fmt: skip
    for name in names:
        statement = spans.get(name.first)
        if statement is None or statement.referent is name:
            yield name
