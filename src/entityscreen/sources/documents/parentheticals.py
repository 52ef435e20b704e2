"""Brackets behind names: other writings, acronyms, short forms, labels, and what a bracket holds that is none of it.

A bracket is parted into items; an item that a pattern or a label opens says by itself what it is, and an item without
one is another writing of the name, its acronym or its short form, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from entityscreen.sources.documents import cjk, latin, other_scripts
from entityscreen.sources.documents.aliases import (
    AliasReader,
    Span,
    conflicts,
    is_short_form,
    may_be,
    may_be_alias,
    spells_initials,
)
from entityscreen.sources.documents.alignment import ALIKE, FAIRLY, align, folded, latin_kind, likeness, script_of
from entityscreen.sources.documents.blocks import BRACKETS, QUOTED_END, QUOTES, Block, TextToken, TokenScript
from entityscreen.sources.documents.coreference import in_brackets
from entityscreen.sources.documents.kinds import (
    is_body,
    is_japanese_shape,
    is_person_in_characters,
    is_person_word,
    judge,
    judge_words,
    name_of,
    noun_kind,
    spells_surname,
)
from entityscreen.sources.documents.patterns import (
    ALIAS_SLOT,
    APPOSITION,
    CLAUSE,
    FIELD,
    PARENTHETICAL,
    QUOTED_SLOT,
    Match,
    alias_nouns,
    kinds_of,
    leading_words,
    matcher,
)
from entityscreen.sources.documents.referents import is_former_office, made_before
from entityscreen.sources.documents.segmentation import MIDDLE_DOTS, PERSON, segments
from entityscreen.sources.documents.statements import AliasRelation, AliasStatement, NamedSpan, Sign
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    brands,
    countries,
    fold,
    forms,
    is_given,
    is_role,
    listed,
    longest_ending,
    words,
)
from entityscreen.text.folding import fold as fold_name

MOST_ITEMS = 12  # of one bracket
LONGEST_REACH = 40  # tokens between a person and a bracket with the name in another script
REACH = 14  # tokens between a name and the bracket behind its description
LONGEST_ACRONYM = 10  # letters
SHORTEST_BODY = 5  # characters of a firm's name that only its other form shows
SHORTEST_SPELLED = 3  # letters of an acronym that shows a name in small letters
OTHER_NAMES = frozenset((AliasRelation.ALIAS, AliasRelation.FORMER, AliasRelation.SHORT, AliasRelation.NATIVE))
EVERY_SCRIPT = TokenScript.CJK | TokenScript.SPACED
_BETWEEN_WRITINGS = frozenset(("/", ",", "="))
_PARTING = frozenset((";", ",", "、", "|", "。"))


def read_brackets(block: Block, reader: AliasReader, behind: Sequence[NamedSpan] | None = None) -> list[NamedSpan]:
    """Give the names before brackets what the brackets say; the names that they make or whose edges they move.

    With `behind` only the brackets behind some names are read.
    """
    new_names: list[NamedSpan] = []
    places = {name.last + 1 + (name.last + 1 in block.closers) for name in behind or ()}
    for opening in sorted(block.pairs, key=lambda index: block.pairs[index]):
        if behind is not None and opening not in places:
            continue
        if block.tokens[opening].folded not in BRACKETS:
            continue
        bearer = _read_bracket(block, opening, reader)
        if bearer is not None:
            new_names.append(bearer)
            reader.add(bearer)
    return new_names


def read_side_by_side(block: Block, reader: AliasReader) -> list[NamedSpan]:
    """Give names the writing that stands beside them: `Chan Tai Man 陳大文`, `Noh Seung-yeop, 노승엽, holds`.

    Both must be whole, and the second must sound or mean as the first, as in a bracket.
    """
    new_names: list[NamedSpan] = []
    opens, inside = {chain[0]: chain for chain in reader.chains.values()}, in_brackets(block)
    for at in range(1, len(block.tokens)):
        last = _end_beside(block, at, inside) if block.tokens[at].script in EVERY_SCRIPT else -1
        if last < 0 or (span := _writing_beside(block, (last, at), opens, reader)) is None:
            continue
        stacked, name_before = block.tokens[at - 1].script == TokenScript.LINE, reader.by_last.get(last)
        if not _is_whole(block, span) or (name_before is not None and name_before.statements):
            continue
        if stacked and not _is_stacked(block, name_before, span):
            continue
        name = align(block, last, span, name_before, reader.chains.get(last, ()))
        statement = AliasStatement(block.written(*span), span, AliasRelation.NATIVE)
        if name is None:
            continue
        if relation := relation_to(block, name, statement):
            name.take(replace(statement, relation=relation))
            new_names += [reader.add(name)] if name is not name_before else []
    return new_names


def _writing_beside(block: Block, place: Span, opens: Mapping[int, Sequence[int]], reader: AliasReader) -> Span | None:
    """The name that begins at a token in another writing than the one that ends before it; None for none."""
    (end, at), token = place, block.tokens[place[1]]
    parted, before, characters = end < at - 1, block.tokens[end].script, token.script in TokenScript.CJK
    if token.script == TokenScript.LATIN:
        slash = block.tokens[at - 1].folded == "/"
        beside = before in (EVERY_SCRIPT - {token.script} if slash else TokenScript.CJK)
        return (at, opens[at][-1]) if beside and at in opens else None
    if before == token.script or not (parted or characters) or not (end in reader.chains or end in reader.by_last):
        return None
    last = _end_of_writing(block, at)
    if not _is_closed(block, last) and (not characters or block.tokens[at - 1].folded == ","):
        return None
    return _untitled(block, (at, last)) if characters else (at, last)


def _end_of_writing(block: Block, at: int) -> int:
    """The last token of a name that begins at a token, as far as its script goes."""
    last, token = at, block.tokens[at]
    if token.script in TokenScript.CJK:
        while block.touches(last + 1) and cjk.is_part(block, last + 1):
            last += 1
    elif other_scripts.is_form(token) and at + 1 in block.pairs:
        return block.pairs[at + 1]  # `ООО «Вектор»`
    while block.near(last + 1).script in (token.script, TokenScript.NUMBER) and token.script in TokenScript.SPACED:
        last += 1
    return last


def _end_beside(block: Block, at: int, inside: Sequence[int]) -> int:
    """The last token of what stands a space, a line's end or outside brackets a mark before a token; -1 for neither."""
    if block.tokens[at - 1].script == TokenScript.LINE:
        return at - 2
    if block.gap(at) != 1 or block.tokens[at - 1].folded not in _BETWEEN_WRITINGS:
        return at - 1 if block.gap(at) == 1 else -1
    return -1 if inside[at] else at - 2


def _is_closed(block: Block, last: int) -> bool:
    """Whether a mark that opens nothing, a line's end or nothing stands behind a token."""
    ends = (TokenScript.MARK, TokenScript.LINE, TokenScript.PARAGRAPH, "")
    return block.near(last + 1).script in ends and last + 1 not in block.pairs


def _is_whole(block: Block, span: Span) -> bool:
    """Whether characters are a whole name by a middle dot, a person's shape or their ending; Latin words always."""
    text = folded(block, *span)
    if block.tokens[span[0]].script not in TokenScript.CJK or not MIDDLE_DOTS.isdisjoint(block.written(*span)):
        return True
    shaped = is_person_in_characters(text) or is_japanese_shape(text) or text[-1:] in words("han:ship_end")
    return shaped or judge(block, *span).strength > 1


def _is_stacked(block: Block, above: NamedSpan | None, below: Span) -> bool:
    """Whether a firm fills a line and its other writing the one below it, as the heads of announcements have it.

    Either both sound or mean alike, or a bracket fills the next line: `(Incorporated in Bermuda)`.
    """
    ends = (TokenScript.LINE, TokenScript.PARAGRAPH, "")
    if above is None or above.kind != Kind.COMPANY or judge(block, *below).kind != Kind.COMPANY:
        return False
    alone = block.near(above.first - 1).script in ends and block.near(below[1] + 1).script in ends
    alike = block.near(below[1] + 2).folded == "(" or likeness(above.text, block.written(*below), above.kind) >= ALIKE
    return alone and alike


def name_before(block: Block, opening: int, reader: AliasReader) -> int:
    """The last token of what stands before a bracket: quotes, stars and other brackets of the same name are skipped."""
    tokens, at = block.tokens, opening - 1
    while at >= 0 and at not in reader.by_last:
        token = tokens[at]
        shipped = token.folded in words("han:ship_behind") and block.near(at - 1).folded in QUOTED_END
        below = token.script == TokenScript.LINE and at - 1 in reader.by_last
        described = (
            token.script == TokenScript.ARABIC and block.near(at - 1).folded in QUOTED_END
        )  # مجموعة «X» الصينية (…)
        if shipped or below or described or token.folded in QUOTED_END | {"*"}:
            at -= 1  # a bracket on the line below, “华泰之星”轮(MV HUATAI STAR)
        elif token.script == TokenScript.HAN and (size := _honorific(block, at, reader)):
            at -= size
        elif token.folded == ")" and at in block.closers and opening - at <= 2:
            at = block.closers[at] - 1  # `X (Y) ("Z")`
        else:
            break
    return at


def _described(block: Block, opening: int, reader: AliasReader) -> NamedSpan | None:
    """The name whose short form a bracket defines behind its description: `Meridian Inc., a firm ("Meridian")`."""
    quotes = (at for at in range(opening + 1, min(block.pairs[opening], opening + REACH)) if at in block.pairs)
    quote = next(quotes, opening)
    if block.tokens[quote].folded not in QUOTES or (
        quote > opening + 1 and not matcher(APPOSITION).at(block, opening + 1, reader, block.pairs[opening])
    ):
        return None
    span, _ = reader.alias_at(quote, block.pairs[opening])
    near = range(opening - 1, max(block.sentence(opening)[0], opening - LONGEST_REACH) - 1, -1)
    name = next((reader.by_last[at] for at in near if at in reader.by_last), None)
    if span is None or name is None or name.kind == Kind.PERSON:
        return None
    name_tokens = block.span((name.first, name.last))
    initials = spells_initials(block.written(*span), [token.text for token in name_tokens])
    return name if initials or is_short_form(block.span(span), name_tokens) else None


def _seated(block: Block, opening: int, reader: AliasReader) -> NamedSpan | None:
    """The organisation before the town of its seat: `Hasetal Pumpentechnik GmbH, Bramsche (vormals: …)`."""
    name = reader.by_last.get(opening - 3) if block.near(opening - 2).text == "," else None
    said = phrase_in(block, (opening + 1, block.pairs[opening] - 1), reader)
    return name if said and name is not None and name.kind in Kind.ORGANISATIONS else None


def _is_list(block: Block, opening: int) -> bool:
    """Whether a bracket holds names of several bearers: whole ones in characters, with a word for "and" between."""
    inner = block.tokens[opening + 1 : block.pairs[opening]]
    if MIDDLE_DOTS & {token.text for token in inner}:
        return False
    texts = re.split("[、和及]", "".join(token.folded for token in inner))
    whole = (is_person_in_characters(text) or longest_ending(text)[1] in ("company", "organisation") for text in texts)
    return len(texts) > 1 and all(whole)


def _share(block: Block, opening: int, last: NamedSpan, reader: AliasReader) -> None:
    """Part a bracket among as many names before it, else by sound: `Tang Bin and Luo Shijie (唐斌、罗世杰)`."""
    spans = list(items_of(block, opening + 1, block.pairs[opening]))
    owners, at = [last], last.first - 1
    while at > 0 and block.tokens[at].folded in (",", "and", "&", "the", "、", "和"):
        at -= 1
        if at in reader.by_last:
            owners.insert(0, reader.by_last[at])
            at = owners[0].first - 1
    for place, span in enumerate(spans):
        said = AliasStatement(block.written(*span), span, AliasRelation.NATIVE)
        owner = owners[place] if len(owners) == len(spans) else _by_sound(block, opening, reader, [said])
        if owner is not None and may_be(block, owner, said):
            owner.take(said)


def _honorific(block: Block, last: int, reader: AliasReader) -> int:
    """How many characters of a form of address stand between a name and a bracket: 龐耀輝先生（…）."""
    sizes = (size for size in (1, 2, 3, 4) if last - size in reader.by_last)
    return next((size for size in sizes if folded(block, last - size + 1, last) in words("han:title_behind")), 0)


def _read_bracket(block: Block, opening: int, reader: AliasReader) -> NamedSpan | None:
    """Read one bracket; the name that it makes or whose edges it moves is returned."""
    closing, last = block.pairs[opening], name_before(block, opening, reader)
    if last < 0 or block.tokens[last].script in (TokenScript.PARAGRAPH, TokenScript.LINE) or closing == opening + 1:
        return None
    before = _known_before(block, opening, last, reader)
    if before is not None and _is_list(block, opening):
        _share(block, opening, before, reader)
        return None
    bearer = before or _seated(block, opening, reader) or _described(block, opening, reader)
    bracket = _Bracket(block, reader, opening, last, bearer)
    for item in items_of(block, opening + 1, closing):
        bracket.read(item)
    return bracket.bearer if bracket.bearer is not before else None


def _known_before(block: Block, opening: int, last: int, reader: AliasReader) -> NamedSpan | None:
    """The name that ends at a token or in the quotes directly before a bracket."""
    quoted = block.near(block.closers.get(opening - 1, -1)).folded in QUOTES
    return reader.by_last.get(last) or (reader.by_last.get(opening - 2) if quoted else None)


@dataclass(slots=True)
class _Bracket:
    """A bracket while its items are read.

    Attributes:
        last: the last token of what stands before it.
        bearer: the name that its items speak of, as far as they have shown it.
        listed: what the item before says, which goes on over a list: `(aka A, B and C)`.
        waiting: statements of items before the one that shows the name: `시에관 (XIE GUAN, 謝冠)`.
        said: what the items before said of the bearer.
    """

    block: Block
    reader: AliasReader
    opening: int
    last: int
    bearer: NamedSpan | None
    listed: AliasStatement | None = None
    waiting: list[AliasStatement] = field(default_factory=list)
    said: list[AliasStatement] = field(default_factory=list)

    def read(self, item: Span) -> None:
        """Read one item."""
        label = matcher(FIELD).at(self.block, item[0], None, item[1] + 1)
        if label is not None and label.after > item[1] and label.pattern.relation in OTHER_NAMES:
            self.listed = next(_statements_in(self.block, label, [item]))  # `(in Azerbaijani, Elçin Hüseynzadə)`
            return
        if self.listed is not None and self.block.tokens[item[0]].folded in words("alternative"):
            item = (item[0] + 1, item[1])  # `(also known as Farid Khan, or "the Goat")`
        statements = list(_statements(self.block, item, self.reader, self.listed))
        self.listed = next((s for s in statements if s.marker and s.relation == AliasRelation.ALIAS), None)
        if not self._give_inner(item, statements):
            self._give(item, statements)

    def _give_inner(self, item: Span, statements: Sequence[AliasStatement]) -> bool:
        """Give a name inside the bracket what the item behind it says: `(owned by Beta Ltd, formerly Gamma Ltd)`."""
        inner = self.reader.by_last.get(item[0] - 2)
        if inner is None or (inner.first <= self.opening + 1 and self.bearer is not None):
            return False
        alias = any(statement.span[1] == item[0] - 2 for statement in self.said)
        marked = [statement for statement in statements if statement.marker and not alias]
        _take(self.block, inner, marked)
        return bool(marked)

    def _give(self, item: Span, statements: list[AliasStatement]) -> None:
        """Give the bearer, as an item shows it, what that item and those that wait for it say."""
        self.bearer = _bearer((self.opening, self.last), item, statements, self.bearer, self.reader)
        self.waiting += statements
        if self.bearer is not None:
            self.bearer.after = max(self.bearer.after, self.block.pairs[self.opening] + 1)
            _take(self.block, self.bearer, self.waiting)
            self.said += statements
            self.waiting = []


def _first_character(block: Block, last: int) -> int:
    """Where the Chinese characters begin that end at a token, of as many as a name may have."""
    first = last
    while (
        block.near(first - 1).script == TokenScript.HAN and block.touches(first) and last - first < cjk.LONGEST_ENDING
    ):
        first -= 1
    return first


def _bearer(
    place: Span, item: Span, statements: Sequence[AliasStatement], bearer: NamedSpan | None, reader: AliasReader
) -> NamedSpan | None:
    """The name before a bracket: as an item in another script cuts it, as known, or as only the bracket shows it."""
    block, (opening, last) = reader.block, place
    bearer = _respelled(block, last, statements, bearer)
    if bearer is None or any(s.relation == AliasRelation.NATIVE and not s.marker for s in statements):
        aligned = _aligned(block, last, item, reader, bearer)
        bearer = _inherit(aligned, bearer) or _by_statement(block, last, reader, statements)
    if bearer is None:
        return _by_sound(block, opening, reader, statements)
    longer = _spelled(block, last, reader, statements) if bearer.kind in Kind.ORGANISATIONS else None
    if longer is not None and longer.first < bearer.first and longer.last == bearer.last:
        written = [token.text for token in block.span((bearer.first, bearer.last))]
        return bearer if any(spells_initials(s.name, written) for s in statements) else _inherit(longer, bearer)
    return bearer


def _inherit(name: NamedSpan | None, known: NamedSpan | None) -> NamedSpan | None:
    """The name, with what was said of a known one whose edges it moves; the known one without it."""
    if name is not None and known is not None and name is not known:
        for statement in known.statements:
            name.take(statement)
    return name or known


def items_of(block: Block, first: int, end: int) -> Iterator[Span]:
    """The items of a bracket: parted by semicolons and commas outside inner brackets and quotes.

    Example:
        >>> from entityscreen.sources.documents.blocks import make_block
        >>> block = make_block('X (Chinese: 王伟; a.k.a. "Li, Wei")')
        >>> [block.written(*item) for item in items_of(block, 2, len(block.tokens) - 1)]
        ['Chinese: 王伟', 'a.k.a. "Li, Wei"']
    """
    tokens, start, at, count = block.tokens, first, first, 0
    while at <= end and count < MOST_ITEMS:
        if at < end and at < block.pairs.get(at, 0) < end:
            at = block.pairs[at] + 1
            continue
        size = _enumerated(block, at)
        parted = at == end or tokens[at].folded in _PARTING or _other_script(block, at, start, end)
        if size or (parted and not (at < end and tokens[at].folded == "," and _goes_on(block, at, end))):
            if at > start:
                last = at - 1
                yield start, last - (last > start and tokens[last].folded in QUOTES and last not in block.closers)
            start, count = at + max(1, size), count + 1
        at += max(1, size)


def _enumerated(block: Block, at: int) -> int:
    """The size of the number or letter before an item of a list: `a) Abu Nur b) Nur Jamil`; 0 for none."""
    token, closing = block.near(at), block.near(at + 1)
    return 2 * (len(token.text) == 1 and token.text.isalnum() and closing.text == ")" and at + 1 not in block.closers)


def _other_script(block: Block, at: int, start: int, end: int) -> bool:
    """Whether a mark or space parts two writings: `豊華集團·Fenghua Group`, `Toyota / トヨタ`."""
    token = block.tokens[at]
    if token.folded not in ("·", "/", "・", "‧") or not start < at < end - 1:
        return False
    before, behind = block.tokens[at - 1].script, block.tokens[at + 1].script
    if "ko" in block.languages and before in TokenScript.SPACED:
        return True  # `Rim Kwang Hyok·41`
    phrase = matcher(PARENTHETICAL).at(block, start, None, end)
    if folded(block, start, at - 1) in alias_nouns() or (phrase is not None and phrase.end >= at):
        return False  # `略称・CRE`, `現・TAケミックス`
    return (before in TokenScript.CJK) != (behind in TokenScript.CJK) or (
        (before == TokenScript.HANGUL) != (behind == TokenScript.HANGUL)
    )


def _goes_on(block: Block, at: int, end: int) -> bool:
    """Whether a comma belongs to a name: `Acme Co., Ltd`, `LAM, Kwok Wing` in capitals."""
    before, behind = block.tokens[at - 1], block.near(at + 1)
    if at + 1 >= end or behind.script != TokenScript.LATIN:
        return False
    if behind.folded in forms() and behind.capital:
        return True
    if latin.adds_given_name(block, at):
        return True
    listed = before.text.isupper() and len(before.text) > 1 and behind.text.istitle()
    return listed and behind.folded not in countries() and not is_role(behind.folded)


def _statements(
    block: Block, item: Span, reader: AliasReader, listed: AliasStatement | None
) -> Iterator[AliasStatement]:
    """What one item says: by a pattern or label, by the one before it in a list, or by what it is itself."""
    first, last = item
    phrase = phrase_in(block, item, reader)
    label = matcher(FIELD).at(block, first, None, last + 1)
    if label and label.after <= last and not _is_in_name(block, label, last):
        named, colon = label.pattern.relation in OTHER_NAMES, block.tokens[label.after].folded == ":"
        if named and (colon or not phrase):
            yield from _statements_in(block, label, reader.aliases_from(label.after, last + 1, whole=True)[0])
        if colon or (named and not phrase):
            return
    if phrase:
        yield from _statements_in(block, phrase, _aliases_in(block, phrase, last, reader))
        return
    for statement in _unmarked(block, item, reader, listed):
        if listed and (
            listed.relation == AliasRelation.NATIVE
            or script_of(block, *statement.span) == script_of(block, *listed.span)
        ):
            statement.relation, statement.marker = listed.relation, listed.marker
        yield statement


def _unmarked(block: Block, item: Span, reader: AliasReader, listed: AliasStatement | None) -> list[AliasStatement]:
    """What an item without words of its own says: short forms in quotes, another writing, the last of a list."""
    first, last = item
    if block.tokens[first].folded in QUOTES:
        spans, _ = reader.aliases_from(first, last + 2)
    elif (bare := _bare(block, item, reader)) is not None:
        return [bare]
    else:  # `(aka A, B and C)`
        spans, behind = reader.aliases_from(first, last + 1, whole=True) if listed else ([], 0)
        spans = spans if behind > last else []
    return [AliasStatement(block.written(*span), span, AliasRelation.SHORT, quoted=True) for span in spans]


def phrase_in(block: Block, item: Span, reader: AliasReader) -> Match | None:
    """The phrase with which an item begins, small words such as `also` left out."""
    patterns, at = matcher(PARENTHETICAL, APPOSITION, CLAUSE), item[0]
    while at < item[1]:
        if match := patterns.at(block, at, reader, item[1] + 1):
            return match
        if not any(block.tokens[at].folded in leading_words(language) for language in block.languages):
            return None
        at += 1
    return None


def _is_in_name(block: Block, label: Match, last: int) -> bool:
    """Whether a word for a script begins a firm's name in Latin letters: `شرکت پرشین گیت (Persian Gate FZCO)`."""
    bare = label.pattern.relation == AliasRelation.NATIVE and block.tokens[label.after].capital
    return bare and judge_words(block.span((label.first, last)), block.language).strength > 2


def _aliases_in(block: Block, phrase: Match, last: int, reader: AliasReader) -> list[Span]:
    """The aliases that a phrase gives up to a token; none where it names an office: `(ранее — глава «Нафтогаза»)`."""
    slot = phrase.slot(ALIAS_SLOT, QUOTED_SLOT)
    spans = reader.aliases_from(slot.at, last + 1, whole=True)[0] if slot else []
    quoted = bool(spans) and block.near(spans[0][0] - 1).folded in QUOTES
    return [] if quoted and is_former_office(block, phrase, spans[0][0]) else spans


def _statements_in(block: Block, match: Match, spans: Sequence[Span]) -> Iterator[AliasStatement]:
    """The statements of a match, one an alias."""
    marker = block.written(match.first, max(match.first, match.end - 1))
    kinds = kinds_of(block, match)
    for span in spans:
        yield AliasStatement(block.written(*span), span, match.pattern.relation, None, kinds, marker)


def _bare(block: Block, item: Span, reader: AliasReader) -> AliasStatement | None:
    """An item without words that say what it is."""
    first, last = item
    script = script_of(block, first, last)
    stopped = any(token.text in ".!?" for token in block.tokens[first:last]) and script != TokenScript.LATIN
    span, _ = reader.alias_at(first, last + 1, whole=True) if script and not stopped else (None, first)
    if span is None:
        return None
    if script == "cjk" and _is_officer(block, span):
        return None
    honorific = script == "cjk" and folded(block, span[1] + 1, last) in words("han:title_behind")
    if span[1] < last and not honorific and not (span[1] == last - 1 and block.tokens[last].text in ".*"):
        return None
    span = _untitled(block, span) if script == "cjk" else span
    return AliasStatement(block.written(*span), span, AliasRelation.NATIVE)


def _is_officer(block: Block, span: Span) -> bool:
    """Whether an office a space before a name says that it is somebody else's: 常任代理人 みやこ証券株式会社."""
    behind = next((at for at in range(span[0] + 1, span[1] + 1) if block.gap(at)), span[0])
    return behind > span[0] and folded(block, span[0], behind - 1).endswith(listed("han:role", "han:shows_person"))


def _untitled(block: Block, span: Span) -> Span:
    """A person in characters without the titles around the name: 外交部长王毅, 배준호 사장."""
    text = folded(block, *span)
    titles = any_of("han:title_behind", "han:korean_role", "han:role")
    if len(text) != span[1] - span[0] + 1:
        return span
    pieces = segments(text)
    named = [piece for piece in pieces if piece.kind == Kind.PERSON]
    if len(named) == 1 and all(piece.kind == PERSON for piece in pieces if piece is not named[0]):
        return span[0] + named[0].start, span[0] + named[0].end - 1
    ends = (end for end in range(len(text) - 1, 1, -1) if text[end:] in titles and is_person_in_characters(text[:end]))
    return span[0], span[0] + next(ends, len(text)) - 1


def _aligned(block: Block, last: int, item: Span, reader: AliasReader, known: NamedSpan | None) -> NamedSpan | None:
    """The name before a bracket, cut by an item in another script that has no label or one of a language."""
    label = matcher(FIELD).at(block, item[0], None, item[1] + 1)
    named = (
        label is not None
        and label.pattern.relation in (AliasRelation.NATIVE, AliasRelation.ALIAS)
        and label.after <= item[1]
    )
    span, _ = reader.alias_at(label.after if label and named else item[0], item[1] + 1, whole=True)
    if span is None or not _is_other_writing(block, (last, last), span):
        return None
    if block.tokens[span[0]].script == TokenScript.KANA and block.tokens[last].script == TokenScript.HAN:
        return _read_in_kana(block, last, span, known)
    return align(block, last, span, known, reader.chains.get(last, ()))


def _is_other_writing(block: Block, name: Span, alias: Span) -> bool:
    """Whether two spans are in different writings: other scripts, Hangul beside Hanja, characters beside Kana."""
    mine, alias_scripts = ({token.script for token in block.span(span)} & EVERY_SCRIPT for span in (name, alias))
    if script_of(block, *name) != script_of(block, *alias):
        return True
    return bool(mine | alias_scripts <= TokenScript.CJK) and (
        (TokenScript.HANGUL in mine) != (TokenScript.HANGUL in alias_scripts)
        or alias_scripts == {TokenScript.KANA}
        or (mine == {TokenScript.KANA} and alias_scripts == {TokenScript.HAN})
    )


def _read_in_kana(block: Block, last: int, span: Span, known: NamedSpan | None) -> NamedSpan | None:
    """A person in characters before its reading in Kana: 王暁東（ワン・シャオドン）."""
    first = _first_character(block, last)
    text, inner = folded(block, first, last), range(span[0] + 1, span[1] + 1)
    name = text[cjk.cut_left(text, person=True) :]
    parted = any(block.tokens[at].text in MIDDLE_DOTS for at in inner) and 2 < len(name) < 6
    parted = parted and not longest_ending(name)[1]
    if known is None and (parted or likeness(name, block.written(*span), Kind.PERSON) >= FAIRLY):
        return name_of(block, (last - len(name) + 1, last), Kind.PERSON, Sign.KANA)
    return known


def _by_statement(
    block: Block, last: int, reader: AliasReader, statements: Sequence[AliasStatement]
) -> NamedSpan | None:
    """A name that only the bracket shows: `Pars Gostar ("PG")`, `Ti Yung (a.k.a. X)`."""
    if marked := next((s for s in statements if s.marker or s.relation == AliasRelation.SHORT), None):
        return made_before(block, last + 1, marked, reader) or _spelled(block, last, reader, statements)
    quote = block.closers.get(last + 1, -1)
    native = next((s for s in statements if s.relation == AliasRelation.NATIVE), None)
    if (
        native is not None
        and block.near(quote).folded in QUOTES
        and _is_other_writing(block, (last, last), native.span)
    ):
        verdict = max(judge(block, quote + 1, last), judge(block, *native.span), key=lambda found: found.strength)
        if verdict.kind in Kind.ORGANISATIONS:
            return name_of(block, (quote + 1, last), verdict.kind, Sign.QUOTED)
    return _spelled(block, last, reader, statements)


def _respelled(
    block: Block, last: int, statements: Sequence[AliasStatement], known: NamedSpan | None
) -> NamedSpan | None:
    """The name before a bracket that repeats its words in other letters: `Le Thi Hoa (Lê Thị Hoa)`; else the known one.

    A name that only a noun shows is a person too where the bracket shows one: `the buyer Vo Van Sau (Võ Văn Sáu)`.
    """
    spans = (said.span for said in statements if known is None or known.evidence.sign is Sign.CALLED)
    for alias in spans:
        name = (last - alias[1] + alias[0], last)
        if name[0] >= 0 and _is_respelled(block, name, alias) and (kind := _kind_of_respelled(block, alias)):
            return name_of(block, name, kind, Sign.SPELLING)
    return known


def _kind_of_respelled(block: Block, alias: Span) -> str:
    """The kind of a name that is repeated in other letters: `Sao Paulo (São Paulo)` and short words have none."""
    characters, verdict = folded(block, *alias), judge(block, *alias)
    latin_words = block.latin(range(alias[0], alias[1] + 1))
    if verdict.kind:
        return verdict.kind if verdict.kind in Kind.ORGANISATIONS else ""
    if latin_words:
        person = latin_words[0].folded not in words("saint") and latin.shows_person(latin_words)
        return Kind.PERSON if person else ""
    if is_person_in_characters(characters):
        return Kind.PERSON
    return Kind.COMPANY * (len(characters) >= SHORTEST_BODY and not cjk.is_place(characters))


def _is_respelled(block: Block, name: Span, alias: Span) -> bool:
    """Whether two spans have the same words in other letters: with and without marks, traditional and simplified."""
    written = [[(token.folded, token.text.lower()) for token in block.span(span)] for span in (name, alias)]
    same = [word for word, _ in written[0]] == [word for word, _ in written[1]]
    return same and written[0] != written[1]


def _spelled(block: Block, last: int, reader: AliasReader, statements: Sequence[AliasStatement]) -> NamedSpan | None:
    """The organisation whose initials a bracket has: `Ethics and Anti-Corruption Commission (EACC)`.

    Where it goes on in small letters, a word must head it: `Union des recycleurs de France (URF)`.
    """
    acronym = _acronym_in(statements)
    chain, script, first = reader.chains.get(last, ()), block.near(last).script, block.sentence(last)[0]
    thing = block.tokens[last].folded in any_of("other", "product")  # `Naval Strike Missiles (NSM)`
    if not acronym or thing or script not in (TokenScript.LATIN, TokenScript.CYRILLIC):
        return None
    inside = takewhile(
        lambda at: block.tokens[at].script == script or block.tokens[at].text in "-'’&",
        range(last - 1, max(first, last - REACH) - 1, -1),
    )
    for at in inside:
        name = block.span((at, last))
        named = at in chain or (len(acronym) >= SHORTEST_SPELLED and _is_headed(block, name))
        if named and name[0].capital and spells_initials(acronym, [token.text for token in name]):
            opened = at in chain and block.near(at - 1).folded in words("legal_opener")
            return name_of(block, (at - opened, last), Kind.ORGANISATION, Sign.SPELLED_BY, acronym)
    return None


def _acronym_in(statements: Sequence[AliasStatement]) -> str:
    return next((s.name for s in statements if s.name.isupper() and len(s.name) <= LONGEST_ACRONYM), "")


def _is_headed(block: Block, name: Sequence[TextToken]) -> bool:
    """Whether a word with a capital, a Cyrillic one in any case, heads a body."""
    heads = (token for token in name if token.capital or token.script == TokenScript.CYRILLIC)
    return any(is_body(t, block.language) or noun_kind(t, block.language) in Kind.ORGANISATIONS for t in heads)


def _by_sound(
    block: Block, opening: int, reader: AliasReader, statements: Sequence[AliasStatement]
) -> NamedSpan | None:
    """The name of the sentence as which one in another script sounds: `Gulnara B., a Kazakh (…, Гүлнара Б.)`."""
    bare = next((s for s in statements if s.relation == AliasRelation.NATIVE), None)
    inside = range(opening - 1, max(block.sentence(opening)[0], opening - LONGEST_REACH) - 1, -1) if bare else ()
    called = block.near(opening - 1).folded  # `Baek (백준호)`, who is Baek Jun-ho
    for name in filter(None, map(reader.by_first.get, range(opening - 1, -1, -1) if bare else ())):
        if name.first not in inside and called not in {token.folded for token in block.span((name.first, name.last))}:
            continue
        in_other_writing = bare is not None and _is_other_writing(block, (name.first, name.last), bare.span)
        if in_other_writing and bare is not None and likeness(name.text, bare.name, name.kind) >= ALIKE:
            return name
    return None


def _take(block: Block, name: NamedSpan, statements: Sequence[AliasStatement]) -> None:
    """Give a name those statements that can be its own."""
    for statement in statements:
        if statement.marker:
            relation = statement.relation if may_be(block, name, statement) else ""
        else:
            relation = relation_to(block, name, statement)
            if not relation and _sounds_like_last(name, statement):
                relation = statement.relation
        stated = replace(statement, relation=relation)
        if relation and not conflicts(block, name, stated):
            name.take(stated)


def _sounds_like_last(name: NamedSpan, statement: AliasStatement) -> bool:
    """Whether an item in another writing sounds like the last alias of a name, if not like the name itself."""
    if statement.relation != AliasRelation.NATIVE or not name.statements:
        return False
    return likeness(name.statements[-1].name, statement.name, name.kind) >= ALIKE


def relation_to(block: Block, name: NamedSpan, statement: AliasStatement) -> str:
    """What an item without a label is to the name before it, an `AliasRelation`; empty where it is no name of it."""
    alias, alias_script = block.span(statement.span), script_of(block, *statement.span)
    if not may_be_alias(alias):
        return ""
    if _is_respelled(block, (name.first, name.last), statement.span):
        return statement.relation
    if _is_other_writing(block, (name.first, name.last), statement.span):
        return _relation_in_other_writing(block, name, statement, alias_script)
    if name.kind == Kind.PERSON:
        return AliasRelation.ALIAS if _fits_same_person(block, name, statement) else ""
    return _relation_in_same_writing(block, name, statement)


def _relation_in_other_writing(block: Block, name: NamedSpan, statement: AliasStatement, alias_script: str) -> str:
    """What an item in another writing is to a name; empty where it is no name of it."""
    if name.kind == Kind.PERSON:
        relation = AliasRelation.ALIAS if alias_script == TokenScript.LATIN else statement.relation
        return relation if _fits_person(block, name, statement, alias_script) else ""
    if alias_script == TokenScript.LATIN:
        short = statement.name.isupper() and len(statement.name) < LONGEST_ACRONYM
        relation = AliasRelation.SHORT if short else AliasRelation.ALIAS
        person = latin_kind(statement.name).kind == Kind.PERSON and name.kind != Kind.VESSEL
        capital = block.latin(range(statement.span[0], statement.span[1] + 1))[0].capital
        return relation if capital and not person else ""
    return statement.relation if _fits_organisation(block, name, statement, alias_script) else ""


def _fits_organisation(block: Block, name: NamedSpan, statement: AliasStatement, alias_script: str) -> bool:
    """Whether a name in characters or letters that are not Latin can be an organisation's or a vessel's."""
    verdict = judge(block, *statement.span)
    if verdict.kind in Kind.ORGANISATIONS or verdict.strength > 1:
        return verdict.kind in Kind.ORGANISATIONS
    spoken = alias_script != "cjk" or bool(verdict.kind) or is_person_in_characters(statement.name)
    foreign = alias_script == "cjk" and script_of(block, name.first, name.last) != alias_script
    first, last = block.sentence(name.first)  # `издание «Мост» (גשר)`: no place's name, in a text of another script
    around = block.tokens[first : statement.span[0]] + block.tokens[statement.span[1] + 1 : last]
    apart = alias_script == TokenScript.LETTERS and all(token.script != TokenScript.LETTERS for token in around)
    return apart or (not spoken and (foreign or not verdict.kind)) or _is_brand(name, statement)


def _is_brand(name: NamedSpan, statement: AliasStatement) -> bool:
    """Whether a name that could be a person's or a place's is a body's by its sound: 奇安信 of Qi An Xin."""
    is_known_brand = (fold(name.text), str(fold_name(statement.name))) in brands()
    return is_known_brand or likeness(name.text, statement.name, name.kind) >= FAIRLY


def _fits_person(block: Block, name: NamedSpan, statement: AliasStatement, other: str) -> bool:
    """Whether a name in another script can be a person's: its shape, or its sound."""
    verdict, alias = judge(block, *statement.span), block.span(statement.span)
    if other == TokenScript.LATIN:
        office = all(is_role(token.folded) or token.folded in any_of("postnominal", "modifier") for token in alias)
        whole = len(alias) > 1 or (alias[0].capital and is_given(alias[0].folded))  # 鄺美儀(Maggie)
        return whole and verdict.strength < 2 and not office
    alike = likeness(name.text, statement.name, Kind.PERSON) >= FAIRLY
    if other != "cjk":
        return alike and not verdict.kind
    text, latin_words = folded(block, *statement.span), block.latin(range(name.first, name.last + 1))
    spelled = any(spells_surname(token.folded, text) for token in (latin_words[:1] + latin_words[-1:]))
    dotted = not MIDDLE_DOTS.isdisjoint(statement.name)
    return not latin_words or dotted or alike or (spelled and is_person_in_characters(text))


def _fits_same_person(block: Block, name: NamedSpan, statement: AliasStatement) -> bool:
    """Another name of a person in the same script: in quotes, or with a surname or given name of its own."""
    plain = [token for token in block.span(statement.span) if token.script != TokenScript.MARK]
    name_words = {token.folded for token in block.span((name.first, name.last))}
    noun = noun_kind(plain[0], block.language)  # `Bruder von Karl Meier`
    named = bool({plain[0].folded, plain[-1].folded} & name_words) and is_person_word(plain[0]) and not noun
    nicks, before = any_of("kin", "nick", "article"), block.near(statement.span[0] - 1)
    nick = statement.quoted and not nicks.isdisjoint((plain[0].folded, before.folded))  # also `("the Duke of Yaba")`
    return len(plain) > 1 and plain[0].folded not in words("courtesy") and (nick or named)


def _relation_in_same_writing(block: Block, name: NamedSpan, statement: AliasStatement) -> str:
    """What an item in the same script is to an organisation: an acronym or a short form, empty for anything else.

    What shares no word with the name must stand in quotes.
    """
    alias, name_tokens = block.span(statement.span), block.span((name.first, name.last))
    quoted = statement.quoted or other_scripts.is_form(alias[0])  # `«Икс» (ООО «Икс-Трейд»)`
    if block.language == "vi" and is_body(name_tokens[0], "vi") and judge_words(alias).strength > 2:
        return AliasRelation.ALIAS  # `Công ty TNHH Thép Sông Lam (Song Lam Steel Co., Ltd)`
    if is_short_form(alias, name_tokens):
        return AliasRelation.SHORT if len(alias) < len(name_tokens) else ""
    lone = len(alias) == 1 and alias[0].folded not in words("acronym_stop")
    fitting = quoted or (lone and _is_acronym(alias[0], name_tokens))
    return AliasRelation.SHORT if fitting else ""


def _is_acronym(alias: TextToken, name: Sequence[TextToken]) -> bool:
    """Whether a word has the initials of a name, or is a short one that begins as one of its words: `CXMT`."""
    compact = "".join(letter for letter in alias.text if letter not in ".-&")
    written = [token.text for token in name if token.script in (TokenScript.LATIN, TokenScript.CYRILLIC)]
    if len(compact) > LONGEST_ACRONYM:
        return False
    begins = len(compact) > 2 and any(word[0] == compact[0] for word in written)
    cased = compact.isupper() or alias.script == TokenScript.CYRILLIC
    return spells_initials(alias.text, written) or (begins and cased and sum(map(str.isupper, compact)) > 1)
