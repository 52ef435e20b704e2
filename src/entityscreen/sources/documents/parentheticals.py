"""Brackets behind names: other writings, acronyms, short forms, labels, and what a bracket holds that is none of it.

Here belongs the reading of one bracket: it is parted into items, an item that a pattern or a label opens says by itself
what it is, and an item without one is another writing of the name, its acronym or its short form, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entityscreen.sources.documents import cjk
from entityscreen.sources.documents.aliases import AliasReader, Span, is_short_form, may_be_alias, spells_initials
from entityscreen.sources.documents.alignment import FAIRLY, align, folded, latin_kind, likeness, script_of
from entityscreen.sources.documents.kinds import (
    is_person_in_characters,
    is_person_word,
    judge,
    judge_other,
    judge_words,
    spells_surname,
)
from entityscreen.sources.documents.latin import Chain
from entityscreen.sources.documents.patterns import APPOSITION, FIELD, PARENTHETICAL, Match, matcher
from entityscreen.sources.documents.record import AliasStatement, Name, Relation
from entityscreen.sources.documents.tokens import BRACKETS, QUOTES, Block, Script
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, is_role, longest_ending, words

MOST_ITEMS = 12  # of one bracket
REACH = 14  # tokens between a name and the bracket behind its description
LONGEST_ACRONYM = 10  # letters
_PARTING = frozenset((";", ",", "、", "|"))


def read_brackets(block: Block, reader: AliasReader, chains: dict[int, Chain]) -> list[Name]:
    """Give the names before brackets what the brackets say, and make names that only a bracket shows.

    Args:
        block: the block.
        reader: knows the names of the scanners; names that are made are added to it.
        chains: the chains of capitalised words by their last token.

    Returns:
        The names that were made or whose edges were moved.
    """
    made: list[Name] = []
    for opening in sorted(block.pairs, key=lambda index: block.pairs[index]):
        if block.tokens[opening].folded not in BRACKETS:
            continue
        found = _read_bracket(block, opening, reader, chains)
        if found is not None:
            made.append(found)
            reader.add(found)
    return made


def name_before(block: Block, opening: int, reader: AliasReader) -> int:
    """The last token of what stands before a bracket: quotes, stars and other brackets of the same name are skipped."""
    tokens, at = block.tokens, opening - 1
    while at >= 0:
        token = tokens[at]
        if token.folded in '*"”»’」』' and not (at in block.closers and reader.by_last.get(at)):
            at -= 1
        elif token.script == "han" and at not in reader.by_last and (size := _honorific(block, at, reader)):
            at -= size
        elif token.folded == ")" and at in block.closers and opening - at <= 2 and at not in reader.by_last:
            at = block.closers[at] - 1  # `X (Y) ("Z")`
        else:
            break
    return at


def _described(block: Block, opening: int, reader: AliasReader) -> Name | None:
    """The name whose short form a bracket defines behind its description: `Meridian Optics, Inc., a firm ("Meridian")`."""
    span, _ = reader.alias_at(opening + 1, block.pairs[opening])
    first, _ = block.sentence(opening)
    near = (
        reader.by_last[at] for at in range(opening - 1, max(first, opening - REACH) - 1, -1) if at in reader.by_last
    )
    name = next(near, None)
    if span is None or name is None:
        return None
    own, alias = block.tokens[name.first : name.last + 1], block.tokens[span[0] : span[1] + 1]
    short = is_short_form(alias, own) or spells_initials(block.written(*span), [token.text for token in own])
    return name if short and name.kind != Kind.PERSON else None


def _shared(block: Block, opening: int, reader: AliasReader, last: Name | None) -> bool:
    """Part one bracket among the names before it: `Tang Bin and Luo Shijie (唐斌、罗世杰)`.

    Returns:
        Whether the bracket holds several names of one script; each is then its own name's, or nobody's.
    """
    tokens, first, closing = block.tokens, opening + 1, block.pairs[opening]
    cuts = [at for at in range(first, closing) if tokens[at].folded in ("、", "和", "及")]
    if not cuts or last is None or not all(t.script in Script.CJK or t.folded == "、" for t in tokens[first:closing]):
        return False
    spans = list(zip([first, *(at + 1 for at in cuts)], [*(at - 1 for at in cuts), closing - 1], strict=True))
    texts = [folded(block, *span) for span in spans]
    if len(set(texts)) == 1 or any(len(text) < 2 for text in texts) or not all(map(_is_whole, texts)):
        return False
    owners, name = [last], last
    while len(owners) < len(spans):
        at = name.first - 1
        while at > 0 and tokens[at].folded in (",", "and", "&", "the"):
            at -= 1
        if at not in reader.by_last or at == name.first - 1:
            spans = spans[-len(owners) :]  # the names before are not known: the last ones keep what is theirs
            break
        name = reader.by_last[at]
        owners.insert(0, name)
    for owner, span in zip(owners, spans, strict=True):
        owner.take(AliasStatement(block.written(*span), span, Relation.NATIVE))
    return True


def _is_whole(text: str) -> bool:
    """Whether characters are a name by themselves: a person's, or with an ending of firms and bodies."""
    return is_person_in_characters(text) or longest_ending(text)[1] in ("company", "organisation")


def _honorific(block: Block, last: int, reader: AliasReader) -> int:
    """How many characters of a form of address stand between a name and a bracket: 龐耀輝先生（…）."""
    for size in (1, 2, 3, 4):
        word = "".join(token.folded for token in block.tokens[max(0, last - size + 1) : last + 1])
        if word in words("han:title_behind") and last - size in reader.by_last:
            return size
    return 0


def _read_bracket(block: Block, opening: int, reader: AliasReader, chains: dict[int, Chain]) -> Name | None:
    closing = block.pairs[opening]
    last = name_before(block, opening, reader)
    if last < 0 or block.tokens[last].script in (Script.PARAGRAPH, Script.LINE) or closing == opening + 1:
        return None
    known = reader.by_last.get(last) or reader.by_last.get(opening - 1)
    made: Name | None = None
    if block.closers.get(opening - 1) is not None and known is None:
        made = _titled_name(block, opening, reader)
        known = made
    if _shared(block, opening, reader, known):
        return None
    if known is None and block.tokens[opening + 1].folded in QUOTES:
        known = _described(block, opening, reader)
    listed: AliasStatement | None = None
    for item in items_of(block, opening + 1, closing):
        statements = list(_statements(block, item, reader, listed))
        listed = next((s for s in statements if s.marker and s.relation == Relation.ALIAS), None)
        if known is None or any(s.relation == Relation.NATIVE and not s.marker for s in statements):
            aligned = _aligned(block, last, item, reader, known, chains)
            if aligned is not None and aligned is not known:
                if known is not None:
                    for statement in known.statements:
                        aligned.take(statement)
                known = made = aligned
            elif aligned is None and known is None:
                known = made = _by_statement(block, last, chains, reader, statements)
        if known is not None:
            known.after = max(known.after, closing + 1)
            _take(block, known, statements, item, reader)
    return made


def _titled_name(block: Block, opening: int, reader: AliasReader) -> Name | None:
    """The known name in quotes directly before a bracket: `“宏运8号”（…）`."""
    inner = block.closers.get(opening - 1, -1)
    if inner < 0 or block.tokens[inner].folded not in QUOTES:
        return None
    return reader.by_last.get(opening - 2)


def items_of(block: Block, first: int, end: int) -> Iterator[Span]:
    """The items of a bracket: parted by semicolons and commas outside inner brackets and quotes.

    Example:
        >>> from entityscreen.sources.documents.tokens import make_block
        >>> block = make_block('X (Chinese: 王伟; a.k.a. "Li, Wei")')
        >>> [block.written(*item) for item in items_of(block, 2, len(block.tokens) - 1)]
        ['Chinese: 王伟', 'a.k.a. "Li, Wei']
    """
    tokens, start, at, count = block.tokens, first, first, 0
    while at <= end and count < MOST_ITEMS:
        inner = block.pairs.get(at, 0)
        if at < end and at < inner < end:
            at = inner + 1
            continue
        parted = at == end or tokens[at].folded in _PARTING or _other_script(block, at, start, end)
        if parted and not (at < end and tokens[at].folded == "," and _goes_on(block, at, end)):
            if at > start:
                last = at - 1
                yield start, last - (last > start and tokens[last].folded in QUOTES and last not in block.closers)
            start, count = at + 1, count + 1
        at += 1


def _other_script(block: Block, at: int, start: int, end: int) -> bool:
    """Whether a mark or space parts two writings: `豊華集團·Fenghua Group`, `Toyota / トヨタ`."""
    token = block.tokens[at]
    if token.folded not in ("·", "/", "・", "‧") or not start < at < end - 1:
        return False
    before, behind = block.tokens[at - 1].script, block.tokens[at + 1].script
    return (before in Script.CJK) != (behind in Script.CJK) or ((before == Script.HANGUL) != (behind == Script.HANGUL))


def _goes_on(block: Block, at: int, end: int) -> bool:
    """Whether a comma belongs to a name: `Acme Co., Ltd`, `LAM, Kwok Wing` in capitals."""
    before, behind = block.tokens[at - 1], block.tokens[at + 1] if at + 1 < end else None
    if behind is None or behind.script != Script.LATIN:
        return False
    form = behind.folded in words("strong") and behind.capital
    listed = before.script == Script.LATIN and before.text.isupper() and len(before.text) > 1 and behind.text.istitle()
    following = block.tokens[at + 2].script if at + 2 < end else Script.MARK
    return form or (
        listed
        and not is_role(behind.folded)
        and following in (Script.LATIN, Script.MARK)
        and not _is_place(behind.folded)
    )


def _is_place(word: str) -> bool:
    return word in countries() or word in words("place")


def _statements(
    block: Block, item: Span, reader: AliasReader, listed: AliasStatement | None
) -> Iterator[AliasStatement]:
    """What one item says: by a pattern or label, by the one before it in a list, or by what it is itself."""
    first, last = item
    found = matcher(PARENTHETICAL, APPOSITION).at(block, first, reader, last + 1)
    label = matcher(FIELD).at(block, first, None, last + 1)
    if label and label.after <= last and block.tokens[label.after].folded == ":":
        yield from _from_label(block, label, last, reader)
        return
    if found:
        yield from _from_match(block, found, last, reader)
        return
    if label and label.pattern.relation in (Relation.ALIAS, Relation.FORMER, Relation.NATIVE) and label.after <= last:
        yield from _from_label(block, label, last, reader)
        return
    if block.tokens[first].folded in QUOTES:
        spans, _ = reader.aliases_from(first, last + 2)
        yield from (AliasStatement(block.written(*span), span, Relation.SHORT) for span in spans)
    elif statement := _bare(block, item, reader):
        if listed is not None and script_of(block, *statement.span) == script_of(block, *listed.span):
            statement.relation, statement.marker = listed.relation, listed.marker
        yield statement


def _from_match(block: Block, found: Match, last: int, reader: AliasReader) -> Iterator[AliasStatement]:
    pattern = found.pattern
    at = next((index for slot, index in found.slots if slot == "{ALIAS}"), last + 1)
    if pattern.left:
        span = reader.alias_before(at)
        spans = [span] if span else []
    else:
        spans, _ = reader.aliases_from(at, last + 1, whole=True)
    marker = block.written(found.first, max(found.first, found.end - 1))
    for span in spans:
        yield AliasStatement(block.written(*span), span, pattern.relation, None, pattern.kinds, marker)


def _from_label(block: Block, label: Match, last: int, reader: AliasReader) -> Iterator[AliasStatement]:
    relation = label.pattern.relation
    if relation not in (Relation.ALIAS, Relation.FORMER, Relation.SHORT, Relation.NATIVE):
        return
    spans, _ = reader.aliases_from(label.after, last + 1, whole=True)
    marker = block.written(label.first, label.end - 1)
    for span in spans:
        yield AliasStatement(block.written(*span), span, relation, None, label.pattern.kinds, marker)


def _bare(block: Block, item: Span, reader: AliasReader) -> AliasStatement | None:
    """An item without words that say what it is."""
    tokens, (first, last) = block.tokens, item
    script = script_of(block, first, last)
    if not script or (
        any(token.text in ".!?" and token.script == Script.MARK for token in tokens[first:last])
        and script != Script.LATIN
    ):
        return None
    span, _ = reader.alias_at(first, last + 1, whole=True)
    if span is None:
        return None
    if span[1] < last:
        honorific = script == "cjk" and folded(block, span[1] + 1, last) in words("han:title_behind")
        if not honorific and not (span[1] == last - 1 and tokens[last].text in ".*"):
            return None
    if script == "cjk":
        span = _untitled(block, span)
    return AliasStatement(block.written(*span), span, Relation.NATIVE)


def _untitled(block: Block, span: Span) -> Span:
    """A person in characters without the titles around the name: 外交部长王毅, 배준호 사장."""
    text = folded(block, *span)
    if len(text) != span[1] - span[0] + 1:
        return span
    start = cjk.cut_left(text, person=True)
    titles = any_of("han:title_behind", "han:korean_role", "han:role")
    for end in range(len(text), start + 1, -1):
        rest = text[end:]
        if is_person_in_characters(text[start:end]) and (
            not rest
            or rest in titles
            or (
                end < len(text) - 2
                and (any(rest.endswith(title) for title in titles) and not block.touches(span[0] + end))
            )
        ):
            return span[0] + start, span[0] + end - 1
    return span


def _aligned(
    block: Block, last: int, item: Span, reader: AliasReader, known: Name | None, chains: dict[int, Chain]
) -> Name | None:
    """The name before a bracket, cut by an item in another script that has no label or one of a language."""
    span, _ = reader.alias_at(item[0], item[1] + 1, whole=True)
    label = matcher(FIELD).at(block, item[0], None, item[1] + 1)
    if label is not None and label.pattern.relation == Relation.NATIVE and label.after <= item[1]:
        span, _ = reader.alias_at(label.after, item[1] + 1, whole=True)
    if span is None:
        return None
    script, other = script_of(block, last, last), script_of(block, *span)
    hanja = script == other == "cjk" and (block.tokens[last].script == Script.HANGUL) != (
        block.tokens[span[0]].script == Script.HANGUL
    )
    kana = script == other == "cjk" and block.tokens[span[0]].script == "kana" and block.tokens[last].script == "han"
    if script == other and not hanja and not kana:
        return None
    if kana:
        return _read_in_kana(block, last, span, known)
    return align(block, last, span, known, chains.get(last, ()))


def _read_in_kana(block: Block, last: int, span: Span, known: Name | None) -> Name | None:
    """A person in characters before its reading in Kana: 王暁東（ワン・シャオドン）."""
    if known is not None:
        return known
    first = last
    while first and block.tokens[first - 1].script == "han" and block.touches(first) and last - first < 12:
        first -= 1
    text = folded(block, first, last)
    dotted = any(block.tokens[at].text in cjk.MIDDLE_DOTS for at in range(span[0], span[1]))
    start = cjk.cut_left(text, person=True)
    name = text[start:]
    if is_person_in_characters(name) and (dotted or likeness(name, block.written(*span), Kind.PERSON) >= FAIRLY):
        return cjk.name_of(block, first + start, last, Kind.PERSON, "its reading in Kana")
    return None


def _by_statement(
    block: Block, last: int, chains: dict[int, Chain], reader: AliasReader, statements: Sequence[AliasStatement]
) -> Name | None:
    """A name that only the bracket shows: `Pars Gostar ("PG")`, `Ti Yung (a.k.a. X)`."""
    from entityscreen.sources.documents.referents import made_before

    marked = [s for s in statements if s.marker or s.relation == Relation.SHORT]
    acronym = [
        s for s in statements if s.relation == Relation.NATIVE and s.name.isupper() and len(s.name) <= LONGEST_ACRONYM
    ]
    if marked:
        return made_before(block, last + 1, marked[0], reader)
    chain = chains.get(last)
    if not acronym or not chain:
        return None
    written = [block.tokens[index].text for index in chain]
    for at in range(len(chain)):
        if block.tokens[chain[at]].capital and spells_initials(acronym[0].name, written[at:]) and len(chain) - at > 1:
            from entityscreen.sources.documents.latin import name_of

            return name_of(block, chain[at:], Kind.ORGANISATION, f"initials {acronym[0].name}")
    return None


def _take(block: Block, name: Name, statements: Sequence[AliasStatement], item: Span, reader: AliasReader) -> None:
    """Give a name those statements that can be its own."""
    for statement in statements:
        if statement.kinds and name.kind not in statement.kinds and not _near(name.kind, statement.kinds):
            continue
        if statement.marker:
            if _fits_kind(block, name, statement):
                name.take(statement)
        elif fits(block, name, statement):
            name.take(statement)
        inner = reader.by_first.get(statement.span[0])
        if inner is not None and inner is not name and statement.referent is name:
            for further in inner.statements:
                name.take(further)
    del item


def _near(kind: str, kinds: frozenset[str]) -> bool:
    return kind in (Kind.COMPANY, Kind.ORGANISATION) and bool(kinds & {Kind.COMPANY, Kind.ORGANISATION})


def _fits_kind(block: Block, name: Name, statement: AliasStatement) -> bool:
    """Whether a statement with words of its own can speak of a name: no firm's name for a person."""
    verdict = judge(block, *statement.span)
    if name.kind != Kind.PERSON:
        return True
    first, last = statement.span
    surname = first == last and block.tokens[first].folded in {
        t.folded for t in block.tokens[name.first : name.last + 1]
    }
    return not surname and not (verdict.kind in (Kind.COMPANY, Kind.ORGANISATION) and verdict.strength > 2)


def fits(block: Block, name: Name, statement: AliasStatement) -> bool:
    """Whether an item without a label is another name of what stands before it."""
    tokens = block.tokens
    alias = tokens[statement.span[0] : statement.span[1] + 1]
    own = tokens[name.first : name.last + 1]
    if not may_be_alias(alias):
        return False
    mine, other = script_of(block, name.first, name.last), script_of(block, *statement.span)
    hanja = mine == other == "cjk" and any(t.script == Script.HANGUL for t in own) != any(
        t.script == Script.HANGUL for t in alias
    )
    kana = mine == other == "cjk" and all(t.script in ("kana", Script.MARK) for t in alias)
    if mine == other and not hanja and not kana:
        return _fits_same(block, name, statement)
    if name.kind == Kind.PERSON:
        return _fits_person(block, name, statement, other)
    if other == "cjk":
        verdict = judge(block, *statement.span)
        return verdict.kind != Kind.OTHER or verdict.strength < 2
    if other == Script.LATIN:
        latin = [token for token in alias if token.script == Script.LATIN]
        if not latin[0].capital or is_ticker(block, statement.span):
            return False
        statement.relation = Relation.SHORT if statement.name.isupper() and len(statement.name) < 7 else Relation.ALIAS
        return (
            latin_kind(statement.name).kind != Kind.PERSON or name.kind == Kind.VESSEL or judge_words(latin).kind != ""
        )
    return judge_other(alias).kind != Kind.OTHER


def _fits_person(block: Block, name: Name, statement: AliasStatement, other: str) -> bool:
    """Whether a name in another script can be a person's: its shape, or its sound."""
    text = folded(block, *statement.span)
    if other == "cjk":
        if script_of(block, name.first, name.last) == "cjk":
            return True
        words_of = [token.folded for token in block.tokens[name.first : name.last + 1] if token.script == Script.LATIN]
        spelled = any(spells_surname(word, text) for word in (words_of[:1] + words_of[-1:]))
        dotted = any(mark in statement.name for mark in "·・‧")
        return (
            (is_person_in_characters(text) and spelled)
            or dotted
            or likeness(name.text, statement.name, Kind.PERSON) >= FAIRLY
        )
    alias = block.tokens[statement.span[0] : statement.span[1] + 1]
    if other == Script.LATIN:
        verdict = judge_words(alias)
        office = all(is_role(token.folded) or token.folded in any_of("postnominal", "modifier") for token in alias)
        statement.relation = Relation.ALIAS
        return len(alias) > 1 and not (verdict.kind and verdict.strength > 1) and not office
    return not judge_other(alias).kind and likeness(name.text, statement.name, Kind.PERSON) >= FAIRLY


def _fits_same(block: Block, name: Name, statement: AliasStatement) -> bool:
    """An acronym or a short form in the same script; what shares no word with the name must stand in quotes."""
    tokens = block.tokens
    alias = tokens[statement.span[0] : statement.span[1] + 1]
    own = tokens[name.first : name.last + 1]
    quoted = statement.relation == Relation.SHORT
    statement.relation = Relation.SHORT
    if name.kind == Kind.PERSON:
        plain = [token.folded for token in alias if token.script != Script.MARK]
        if alias[0].folded in words("courtesy") or len(plain) < 2:
            return False
        shared = {plain[0], plain[-1]} & {token.folded for token in own}
        statement.relation = Relation.ALIAS
        return quoted or (bool(shared) and alias[0].script == Script.LATIN and is_person_word(alias[0]))
    text = statement.name
    if is_ticker(block, statement.span) or (alias[0].script == Script.LATIN and not alias[0].capital):
        return False
    if is_short_form(alias, own):
        generic = any_of("geo", "region", "legal", "generic", "company", "organisation", "field")
        own_words = {token.folded for token in alias if token.script != Script.MARK}
        return (
            not own_words <= generic and " ".join(t.folded for t in alias) not in countries() and len(alias) < len(own)
        )
    compact = text.replace(".", "").replace("-", "").replace("&", "")
    if compact.isupper() and len(compact) <= LONGEST_ACRONYM and " " not in text:
        known = alias[0].folded in words("acronym_stop") or alias[0].folded in countries()
        written = [token.text for token in own if token.script in (Script.LATIN, Script.CYRILLIC)]
        if name.kind == Kind.VESSEL or known:
            return False
        return spells_initials(text, written) or (len(written) > 2 and name.kind != Kind.COMPANY) or quoted
    if alias[0].script in (Script.CYRILLIC, Script.ARABIC, Script.LETTERS) and not quoted:
        written = [token.text for token in own if token.script == Script.CYRILLIC]
        return (
            bool(written)
            and len(text) <= LONGEST_ACRONYM
            and text[:1].upper() == written[0][:1].upper()
            and (sum(map(str.isupper, text)) > 1)
        )
    return quoted


def is_ticker(block: Block, span: Span) -> bool:
    """Whether an item is a stock exchange and a code: `NYSE: BABA`, `002414.SZ`."""
    tokens = block.tokens[span[0] : span[1] + 1]
    behind = block.tokens[span[1] + 1] if span[1] + 1 < len(block.tokens) else None
    if tokens[0].folded in words("exchange") and (len(tokens) > 1 or (behind is not None and behind.folded == ":")):
        return True
    return (
        any(token.script == Script.NUMBER for token in tokens)
        and len(tokens) < 4
        and tokens[-1].folded in words("exchange")
    )
