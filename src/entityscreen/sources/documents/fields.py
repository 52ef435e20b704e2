"""Names in field form and in tables: `Name: …`, `A.k.a.: …`, `曾用名：…`, and columns with such heads.

A label stands before a value or above a column. Labels are rows of `patterns.tsv` (position `field`), in any language;
a label of a name opens an entry, the labels behind it give it other names, and what only persons, firms or ships have
(`DOB`, `IMO`, `统一社会信用代码`) says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from entityscreen.sources.documents import latin
from entityscreen.sources.documents.aliases import AliasReader, Span, conflicts, may_be_alias
from entityscreen.sources.documents.alignment import latin_kind, script_of
from entityscreen.sources.documents.blocks import QUOTES, Block, TextToken, TokenScript
from entityscreen.sources.documents.kinds import (
    is_person_in_characters,
    judge,
    judge_words,
    name_of,
    noun_kind,
)
from entityscreen.sources.documents.parentheticals import items_of, phrase_in
from entityscreen.sources.documents.patterns import NAME_SLOT, SIGN, Pattern, label_of, stands
from entityscreen.sources.documents.segmentation import given_characters, is_word
from entityscreen.sources.documents.statements import AliasRelation, AliasStatement, NamedSpan, Sign
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, forms, is_role, listed, words

NAME = "name"
OTHER_NAMES = frozenset((AliasRelation.ALIAS, AliasRelation.FORMER, AliasRelation.NATIVE, AliasRelation.SHORT))
LONGEST_LABEL = 9  # tokens; a label in characters has a token each
WIDE = 3  # spaces that part a label or a cell from its value
LONGEST_NUMBER = 4  # digits of the number of an entry
MOST_SINGLE = 2  # labels in a line of prose
LONGEST_HEADING = 14  # tokens of a line that is a name with fields below it


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: its first token, the index behind its last one, and whether an empty line stands before it."""

    first: int
    end: int
    opens: bool


@dataclass(slots=True)
class FormEntry:
    """What the fields of one entry say: its name, what it may be, its other names."""

    name: Span | None = None
    kinds: list[str] = field(default_factory=list)
    statements: list[AliasStatement] = field(default_factory=list)
    sure: bool = False


def read_fields(block: Block) -> list[NamedSpan]:
    """The names of entries in field form and of tables, with their other names."""
    if not any(mark in block.text for mark in (*":：|\t\u3000", " / ")):
        return []
    lines = list(lines_of(block))
    reader = AliasReader(block, [])
    return [*_read_entries(block, lines, reader), *_read_tables(block, lines, reader)]


def lines_of(block: Block) -> Iterator[Line]:
    """The lines of a block that hold something; bullets and numbers before them are left out."""
    tokens, index, opens = block.tokens, 0, True
    while index < len(tokens):
        end = block.text.find("\n", tokens[index].start)
        last = block.at(len(block.text) if end < 0 else end)
        first = index
        while first < last and tokens[first].script in (TokenScript.PARAGRAPH, TokenScript.LINE):
            opens, first = opens or tokens[first].script == TokenScript.PARAGRAPH, first + 1
        first = _behind_bullets(block, first, last)
        dashed = first + 2 < last and tokens[first].script == TokenScript.NUMBER and tokens[first + 1].text in "-–—"
        first, opens = first + 2 * dashed, opens or dashed  # `412907 - ACME SL.`
        for cut in (*_labels_inside(block, first, last), last):
            numbered = _is_number(block, first) and first + 2 < cut
            first += 2 * numbered
            opens = opens or numbered or _is_numbered(block, first)
            if first < cut:
                yield Line(first, cut, opens)
                opens = False
            first = cut
        index = max(last, index + 1)


def _behind_bullets(block: Block, first: int, last: int) -> int:
    """The first token of a line behind its bullets and numbers."""
    while first + 1 < last and (block.tokens[first].text in "-*•●–—·#►" or _is_number(block, first)):
        first += 1 + (block.tokens[first].script == TokenScript.NUMBER)
    return first


def _labels_inside(block: Block, first: int, last: int) -> Iterator[int]:
    """Where further fields begin in a line: behind a wide space, a sentence, or among labels that follow each other.

    `姓名：王伟　别名：小王`, `原告：张三，男。委托代理人：李四`, `Name: LEE A.k.a.: a) Kim b) Rim DOB: 1983`.
    """
    label_starts = _label_starts(block, first, last)
    for at in range(first + 1, last):
        reach, before = block.tokens[at + 1 : min(last, at + LONGEST_LABEL)], block.near(at - 1)
        wide = at > first + 1 and block.gap(at) >= WIDE and any(token.folded == ":" for token in reach)
        closed = before.folded in ("。", ";") or before.script == TokenScript.NUMBER or len(label_starts) > MOST_SINGLE
        begins = label_starts and block.sentence(at)[0] == at  # a value in prose ends with its sentence
        further = label_starts != {first} or (_is_number(block, at) and block.near(at + 2).capital)
        if wide or (at in label_starts and closed) or (begins and further):
            yield at  # `1. PETROV, Oleg. A.k.a.: … 2. …`


def _label_starts(block: Block, first: int, last: int) -> set[int]:
    """Where the labels of a line begin, brackets left out; the line's begin for a colon behind none that is known."""
    starts: set[int] = set()
    at = first
    while at < last:
        if block.tokens[at].folded == ":":
            reach = range(max(first, at - LONGEST_LABEL), at)
            stop = next((dot + 1 for dot in reversed(reach) if block.tokens[dot].text == "."), first)  # `Ltd. No: 7`
            starts.add(next((start for start in reach if label_of(block, (start, at - 1)) is not None), stop))
        at = block.pairs[at] if block.tokens[at].folded == "(" and at in block.pairs else at + 1
    return starts


def _is_number(block: Block, index: int) -> bool:
    """Whether the number of an entry of a list stands at a token: `14.`, `2.1)`."""
    token = block.near(index)
    counts = token.script == TokenScript.NUMBER and len(token.text) < LONGEST_NUMBER
    return counts and block.near(index + 1).text in (".", ")", "、") and block.touches(index + 1)


def _is_numbered(block: Block, first: int) -> bool:
    """Whether the whole number of an entry stands before a token."""
    begins = first > 1 and block.sentence(first - 2)[0] == first - 2  # not `Ringstraße 1. Die Firma`
    return begins and block.tokens[first - 2].text.isdigit() and _is_number(block, first - 2)


def label_at(block: Block, line: Line) -> tuple[Pattern | None, int]:
    """The label (`船名（英文）：`) with which a line begins, or None, and the index behind its colon or wide space."""
    reach = range(line.first, min(line.end, line.first + LONGEST_LABEL + 1))
    colon = next((at for at in reach if block.tokens[at].folded == ":"), -1)
    if colon < 0:
        wide = [at for at in reach if at > line.first and block.gap(at) > 1]
        labels = ((label_of(block, (line.first, at - 1)), at) for at in wide)  # also `상　호  주식회사 …`
        return next(
            (labelled for labelled in labels if labelled[0] is not None), (None, max(wide[:1], default=line.first))
        )
    opening = block.closers.get(colon - 1, 0)
    inner = label_of(block, (opening + 1, colon - 2)) if line.first < opening else None
    label = (line.first, (opening if line.first < opening else colon) - 1)
    return inner or (label_of(block, label) if colon > line.first else None), colon + 1


def _read_entries(block: Block, lines: Sequence[Line], reader: AliasReader) -> Iterator[NamedSpan]:
    """Entries in field form, one after the other; an entry ends at an empty line or at the next name."""
    entry = FormEntry()
    person_label: Pattern | None = None
    for place, line in enumerate(lines):
        if line.opens:
            yield from _finished(block, entry)
            entry, person_label = FormEntry(), None
        (pattern, value), below = label_at(block, line), lines[place + 1 : place + 3]
        opened: FormEntry | None = None
        if pattern is None:
            people, opened = _read_unlabelled(block, line, value, below, entry)
            yield from people
            pattern = person_label  # which goes on
        elif pattern.relation == NAME and pattern.kinds == {Kind.PERSON} and entry.name is not None:  # an officer
            yield from _people(block, value, line.end, pattern)
        elif pattern.relation == NAME:
            opened = _opened(block, value, line.end, pattern)
            opened = None if opened.name is None and entry.name is not None else opened  # `Title: na`
        else:
            _add(block, entry, pattern, (value, line.end), reader, block.written(line.first, value - 1).rstrip(":： "))
        person_label = pattern if pattern and pattern.relation == NAME and value >= line.end else None
        if opened is not None:
            yield from _finished(block, entry)
            entry = opened
    yield from _finished(block, entry)


def _read_unlabelled(
    block: Block, line: Line, value: int, below: Sequence[Line], entry: FormEntry
) -> tuple[list[NamedSpan], FormEntry | None]:
    """The persons of a line without a label of the table, or the entry that it opens with fields below it."""
    people = list(_unlabelled(block, line, value))
    heading = value_span(block, line.first, line.end)
    labels = [label_at(block, further)[0] for further in below if not further.opens]
    label = next(filter(None, labels), None)
    if people or not heading or label is None or label.relation not in OTHER_NAMES | {SIGN}:
        return people, None
    return [], _entry_called(block, line, heading, fresh=line.opens or entry.name is None)


def _unlabelled(block: Block, line: Line, value: int) -> Iterator[NamedSpan]:
    """A name behind a label of no table that is a noun: `نائب الرئيس: لي جيان مينغ`, `Yacht: Blue Wren`."""
    span = value_span(block, value, line.end) if line.first < value < line.end else None
    label = block.tokens[line.first : value - (block.near(value - 1).folded == ":")]
    kind = _kind_of_label(block, label) if span and label else ""
    if not kind or span is None:
        return
    if kind != Kind.PERSON:
        span = _two_writings(block, span)[0]
        capitals = [token.capital and token.folded not in countries() for token in block.span(span)]
        if len(capitals) > 1 and all(capitals) and not judge(block, *span).kind:
            yield name_of(block, span, kind, Sign.CALLED, label[0].text)
    elif _is_person(block, span) and not judge(block, *span).kind:
        yield name_of(block, span, kind, Sign.FIELD)


def _kind_of_label(block: Block, label: Sequence[TextToken]) -> str:
    """The kind that a short label names: `نائب الرئيس`, 양도인, `Vessel / voyage`; empty for none."""
    characters = label[-1].script in TokenScript.CJK
    if len(label) > LONGEST_LABEL // (1 if characters else 2) or any(token.folded == "," for token in label):
        return ""
    ends = listed("han:role", "han:title_behind", "han:shows_person", "han:korean_role", "han:korean_bearer")
    if characters and "".join(token.folded for token in label).endswith(ends):
        return Kind.PERSON
    head = list(takewhile(lambda token: token.folded not in words("preposition"), label))  # `Flag of vessel`
    kinds = (Kind.PERSON if is_role(token.folded) else noun_kind(token, block.language) for token in reversed(head))
    return next((kind for kind in kinds if kind in Kind.NAMED), "")


def _entry_called(block: Block, line: Line, value: Span, *, fresh: bool) -> FormEntry | None:
    """The entry of a line with other names below it: `VASYLENKO, Mykola — Director`, then `Former names: …`.

    Inside another entry it is only an officer's.
    """
    person, kind = _is_person(block, value), judge(block, *value).kind
    listed = person and any(token.text == "," for token in block.span(value))
    if not listed and not (fresh and _is_numbered(block, line.first)):
        return None
    if kind in Kind.ORGANISATIONS:
        return FormEntry(value, [kind], [], sure=True)
    return FormEntry(value, [Kind.PERSON], [], sure=True) if person else None


def value_span(block: Block, first: int, end: int) -> Span | None:
    """The name with which a field's value begins: up to a bracket, a semicolon, a dash or a wide space."""
    tokens = block.tokens
    if first >= end:
        return None
    noun = tokens[first].script == TokenScript.CYRILLIC and tokens[first].text.islower() and noun_kind(tokens[first])
    first += bool(noun) and block.near(first + 1).script == TokenScript.LATIN  # `компания Acme Limited`
    last = _value_end(block, first, end) - 1
    while last > first and tokens[last].text in ".,。":
        if tokens[last].text == "." and _is_short(tokens[last - 1]):
            break
        last -= 1
    if last > first and block.pairs.get(first) == last and tokens[first].folded in QUOTES:
        first, last = first + 1, last - 1
    return (first, last) if last >= first and may_be_alias(block.span((first, last))) else None


def _value_end(block: Block, first: int, end: int) -> int:
    """The index behind the name that begins at a token: at a mark, a wide space or a phrase, `X a.k.a. Y`."""
    at, surname = first, first + (block.tokens[first].folded in words("particle"))  # `von Reventlow, Friederike`
    while at < end:
        mark, closing = block.tokens[at].folded, block.pairs.get(at, end)
        inside = closing < end and (mark in '«"“「' or (mark == "(" and _inside_name(block, at, closing, end)))
        if not inside and _parts_value(block, at, end, alone=at == surname + 1):
            break
        said = at > first and stands(block, at, "aka", "fka", "born")
        if said or (at > first and block.tokens[at].start - block.tokens[at - 1].end > 1):
            break
        at = closing + 1 if inside else at + 1
    return at


def _parts_value(block: Block, at: int, end: int, *, alone: bool) -> bool:
    """Whether a mark ends the name in a value: `HOLT, Maria - Secretary` at its dash, not at its comma."""
    mark = block.tokens[at].folded
    if mark == ",":
        return not _listed(block, at, end, alone=alone)
    return mark in (";", "—", "|", "*", "(") or (
        mark == "-" and bool(block.gap(at)) and (at + 1 >= end or block.gap(at + 1) > 0)
    )


def _is_short(word: TextToken) -> bool:
    """Whether a dot belongs to the word before it: `Co.`, `J.`, `S.A.`"""
    return word.capital and (len(word.text) == 1 or "." in word.text or word.folded in words("abbreviation"))


def _inside_name(block: Block, at: int, closing: int, end: int) -> bool:
    """Whether a bracket stands inside a name: 慧瞳（澳门）一人有限公司, `Acme (Asia) Ltd`."""
    if block.near(closing + 1).folded in forms():
        return True
    joined = closing + 1 < end and block.touches(at) and block.touches(closing + 1)
    return joined and closing - at < LONGEST_LABEL and block.tokens[closing + 1].script != TokenScript.MARK


def _listed(block: Block, at: int, end: int, *, alone: bool = False) -> bool:
    """Whether a comma stands inside a name: `Acme Co., Ltd`, `PELLETIER, Yves`, `Scharipow, Eldar` alone."""
    before, behind = block.tokens[at - 1], block.near(at + 1)
    end = next(
        (index for index in range(at + 1, end) if stands(block, index, "born")), end
    )  # `Ahlers, Wiebke geb. Tietjen`
    rest = list(takewhile(lambda token: token.script == TokenScript.LATIN, block.tokens[at + 1 : end]))
    listed = before.text.isupper() and len(before.text) > 2 and behind.text.istitle()
    plain = all(token.capital and not is_role(token.folded) and token.folded not in countries() for token in rest)
    whole = alone and 0 < len(rest) < LONGEST_NUMBER and plain and not judge_words(rest).kind
    whole = whole or latin.adds_given_name(block, at)
    return bool(rest) and (listed or whole or behind.folded in forms())


def _opened(block: Block, first: int, end: int, pattern: Pattern) -> FormEntry:
    """An entry with the name of a field."""
    other_starts = (at for at in range(first + 1, end - 2) if block.written(at, at + 1) in words("han:known_as"))
    first = next((at + 2 for at in other_starts), first)  # `大門商事こと大門治`
    ship = first + 1 < end and block.tokens[first].folded in words("vessel")
    span, kinds = value_span(block, first + ship, end), {Kind.VESSEL} if ship else pattern.kinds  # `M/V Pu Hung 6`
    own_span, other_writings = _two_writings(block, span) if span else (span, [])
    return FormEntry(own_span, sorted(kinds), other_writings, sure=True) if span else FormEntry()


def _two_writings(block: Block, span: Span) -> tuple[Span, list[AliasStatement]]:
    """A value that is a name in two scripts side by side, a slash between or not: `鍾兆倫 CHUNG SIU LUN`."""
    scripts = [token.script in TokenScript.CJK for token in block.span(span)]
    changes = [span[0] + at for at in range(1, len(scripts)) if scripts[at] != scripts[at - 1]]
    plain = {TokenScript.LATIN, TokenScript.MARK} >= {
        t.script for t in block.span(span) if t.script not in TokenScript.CJK
    }
    if len(changes) != 1 or not plain or block.gap(changes[0]) != 1:
        return span, []
    before, behind = (block.tokens[at].text == "/" for at in (changes[0] - 1, changes[0]))  # `Acme / 大燈籠有限公司`
    first_writing, second_writing = (span[0], changes[0] - 1 - before), (changes[0] + behind, span[1])
    return first_writing, [AliasStatement(block.written(*second_writing), second_writing, AliasRelation.NATIVE)]


def _people(block: Block, first: int, end: int, pattern: Pattern) -> Iterator[NamedSpan]:
    """The persons and firms of a field with several: `Учредители: Лисицын Олег (51 %), АО «Невский терминал»`."""
    if first >= end:
        return
    lead = value_span(block, first, end)
    if lead is not None and any(token.text == "," for token in block.span(lead)) and _is_person(block, lead):
        yield name_of(block, lead, Kind.PERSON, Sign.FIELD)
        behind = next((at + 1 for at in range(lead[1], end) if block.tokens[at].folded == ";"), end)
        yield from _people(block, behind, end, pattern)  # `Hansen, Heiko, *1968; Chen, Lihua`
        return
    for item in items_of(block, first, end):
        span = value_span(block, item[0] + 2 * _is_number(block, item[0]), item[1] + 1)
        if span is not None and (name := _party(block, span, pattern)) is not None:
            yield name


def _party(block: Block, span: Span, pattern: Pattern) -> NamedSpan | None:
    """The person or firm that one item of a field is; None for neither."""
    verdict = judge(block, *span)
    kind = verdict.kind if verdict.kind in Kind.ORGANISATIONS else next(iter(pattern.kinds), "")
    if not kind or (kind == Kind.PERSON and not _is_person(block, span)):
        return None
    return name_of(block, span, kind, Sign.FIELD)


def _is_person(block: Block, span: Span) -> bool:
    """Whether a value has the shape of a person's name."""
    tokens = [token for token in block.span(span) if token.script != TokenScript.MARK]
    if not tokens:
        return False
    if script_of(block, *span) == "cjk":
        text = "".join(token.folded for token in tokens)
        rare = len(text) == 3 and given_characters().issuperset(text[1:]) and not is_word(text)  # 纳文玉
        return is_person_in_characters(text) or rare
    cased = tokens[0].script in (TokenScript.LATIN, TokenScript.CYRILLIC)
    small = any_of("cyrillic:filiation", "filiation")
    capital = all(t.text[0].isupper() or len(t.text) < 4 or t.folded in small for t in tokens)
    return 2 <= len(tokens) <= 6 and (not cased or capital)


def _add(block: Block, entry: FormEntry, pattern: Pattern, value: Span, reader: AliasReader, marker: str) -> None:
    """Add a field to an entry: other names, or what only one kind has."""
    if pattern.relation == SIGN:
        entry.kinds += sorted(pattern.kinds)
        return
    of_other_kind = (
        pattern.kinds and entry.kinds and pattern.kinds.isdisjoint(entry.kinds)
    )  # a firm's new name, an officer
    if pattern.relation not in OTHER_NAMES or entry.name is None or of_other_kind:
        return
    for item in items_of(block, *value):
        entry.statements += _statements_in(block, item, pattern.relation, reader, marker)


def _statements_in(
    block: Block, item: Span, relation: str, reader: AliasReader, marker: str
) -> Iterator[AliasStatement]:
    """The other names of one item of a field: behind a phrase of its own (`formerly X`), and those of its bracket."""
    titled = block.tokens[item[0]].text == "The"  # `Trading Name: The Crumb Room`
    phrase = None if titled else phrase_in(block, item, reader)
    start = next((slot.at for slot in phrase.slots if slot.kind != NAME_SLOT), item[0]) if phrase else item[0]
    relation = phrase.pattern.relation if phrase else relation
    spans, _ = ([], 0) if titled else reader.aliases_from(start, item[1] + 1, whole=True)
    value = value_span(block, start, item[1] + 1)
    for span in [value] if value is not None and (not spans or value[1] > spans[0][1]) else spans:
        yield AliasStatement(block.written(*span), span, relation, None, frozenset(), marker)


def _finished(block: Block, entry: FormEntry) -> Iterator[NamedSpan]:
    """The name of an entry, when something says what it is."""
    if entry.name is None or not (entry.statements or entry.kinds or entry.sure):
        return
    kind = _kind_of(block, entry.name, entry.kinds) or _kind_by_aliases(block, entry.name, entry.statements)
    if kind:
        name = name_of(block, (entry.name[0], entry.name[1]), kind, Sign.ENTRY)
        for statement in entry.statements:
            if not conflicts(block, name, statement):
                name.take(statement)
        yield name


def _kind_by_aliases(block: Block, name: Span, statements: Sequence[AliasStatement]) -> str:
    """What a value is by its other names: an organisation where one is, a person where one is in characters."""
    verdicts = (judge(block, *statement.span) for statement in statements)
    kind = next((v.kind for v in verdicts if v.kind in Kind.ORGANISATIONS and v.strength > 1), "")
    person = _is_person(block, name) and any(is_person_in_characters(statement.name) for statement in statements)
    return kind or Kind.PERSON * person  # `Ri Un-gyong / 리은경`


def _kind_of(block: Block, span: Span, kinds: Sequence[str]) -> str:
    """What a value is: by its own words, by its label and the labels beside it, by the shape of a person."""
    verdict, person = judge(block, *span), _is_person(block, span)
    organisation = verdict.kind in Kind.ORGANISATIONS
    formed = verdict.evidence.sign is Sign.LEGAL_FORM
    if organisation and verdict.strength > 1 and (formed or Kind.PERSON not in kinds[:1]):
        return verdict.kind
    if person and Kind.PERSON in kinds:
        return Kind.PERSON  # `第三人：陈伟强`, who may be a firm
    label = next((kind for kind in kinds if kind not in ("", Kind.PERSON)), "")
    if label:
        return label
    if person and block.near(span[0] + 1).text == ",":
        return Kind.PERSON
    shown = verdict if organisation else latin_kind(block.written(*span))
    return shown.kind if shown.kind != Kind.OTHER else ""


def _read_tables(block: Block, lines: Sequence[Line], reader: AliasReader) -> Iterator[NamedSpan]:
    """Tables with a head: a column of names, columns of their other names."""
    head: list[Pattern | None] = []
    for line in lines:
        cells = cells_of(block, line)
        if len(cells) < 2:
            head = []
            continue
        rule = all(token.text in "-—–:=" for token in block.span(cells[0]))
        if not head and not rule:
            labels = [label_of(block, cell) for cell in cells]
            named = any(label is not None and label.relation == NAME for label in labels)
            head = labels if named and len(labels) - labels.count(None) > 1 else []
        elif len(cells) == len(head) and not rule:
            yield from _row(block, cells, head, reader)


def cells_of(block: Block, line: Line) -> list[Span]:
    """The cells of a line, by `|`, ` / `, tabs or wide spaces; an empty list for a line without."""
    tokens, cells, start = block.tokens, [], line.first
    for at in range(line.first, line.end):
        if tokens[at].folded == "|" or (tokens[at].text == "/" and block.gap(at) and block.gap(at + 1)):
            if at > start:
                cells.append((start, at - 1))
            start = at + 1
        elif at > start and block.gap(at) >= WIDE:
            cells.append((start, at - 1))
            start = at
    if start < line.end:
        cells.append((start, line.end - 1))
    return cells


def _row(
    block: Block, cells: Sequence[Span], head: Sequence[Pattern | None], reader: AliasReader
) -> Iterator[NamedSpan]:
    """The names of one row: its first column of names bears the other names, persons stand in columns of their own."""
    entry = FormEntry()
    for cell, label in zip(cells, head, strict=True):
        if label is None:
            continue
        if label.relation == NAME and entry.name is None:
            entry = _opened(block, cell[0], cell[1] + 1, label)
        elif label.relation == NAME:
            span = value_span(block, cell[0], cell[1] + 1)
            if span is not None and label.kinds and (label.kinds != {Kind.PERSON} or _is_person(block, span)):
                yield name_of(block, (span[0], span[1]), next(iter(label.kinds)), Sign.CELL)
        else:
            _add(block, entry, label, (cell[0], cell[1] + 1), reader, "a column of other names")
    yield from _finished(block, entry)
