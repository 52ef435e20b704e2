"""Names in Chinese, Japanese and Korean text: which pieces of a run of characters are names.

Among the pieces that `segmentation.py` makes of Chinese and Japanese, an organisation has an ending of its own, a
person an office or a form of address beside the name. Korean parts its words by spaces, and its names are found by
their endings and titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.blocks import COMPANY_SIGNS, QUOTES, Block, TokenScript
from entityscreen.sources.documents.kinds import is_hangul_person, judge_native, name_of
from entityscreen.sources.documents.patterns import alias_nouns
from entityscreen.sources.documents.segmentation import (
    FIRM,
    INDUSTRY_PART,
    LONGEST_BRACKET,
    LONGEST_WORD,
    MIDDLE_DOTS,
    ODD_PART,
    OWN_PART,
    PERSON,
    PLACE,
    QUANTITY,
    ROLE_SIGN,
    TIME,
    UNKNOWN,
    WORD_PART,
    TextSegment,
    is_hiragana,
    is_katakana,
    is_word,
    last_name,
    places,
    segments,
)
from entityscreen.sources.documents.statements import NamedSpan, NameEvidence, Sign
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    ending_of,
    is_role,
    japanese_surnames,
    listed,
    longest_ending,
    surname_languages,
    words,
)
from entityscreen.text.folding import fold as fold_name

LONGEST_NAME = 32  # characters of an organisation's name
SHORTEST_FORM = 4  # characters of a legal form in full: 有限公司
LONGEST_ENDING = 14  # characters of a name between its first ending and its last one
LONGEST_GIVEN = 4  # letters of a given name in Kana
LONGEST_PARTICLE = 5  # letters of particles behind a Korean noun: 으로부터는
LONGEST_OFFICE = 9  # letters of a Korean office: 최고마케팅책임자
SHORTEST_FIRM = 4  # letters of a Korean firm that only the noun before it shows
SHORTEST_WESTERN = 3  # letters of a Western given name in Hangul or Katakana, and of a Japanese name in full
FIRM_WORDS = 3  # of such a firm
SHORT_INSIDE = 5  # letters of a Latin word inside a name
CORNERS = frozenset("「『")
SHORTEST_QUOTED = 3  # characters of a name that only quotes and a risk cue show
PERSONS = frozenset((Kind.PERSON,))
NO_PARTS = frozenset((PERSON, FIRM, TIME, QUANTITY)) | Kind.ORGANISATIONS  # pieces of which no person's name is made
NAMING = Kind.ORGANISATIONS | {Kind.PERSON, UNKNOWN}  # pieces of quoted text of which no word is known


class CharacterRun(NamedTuple):
    """Characters that follow each other without a space: first token, last token, one folded letter a token."""

    first: int
    last: int
    text: str


def letters(block: Block, first: int, last: int) -> str:
    """One folded letter a token, so that offsets in the text are offsets of tokens."""
    return "".join(token.folded[:1] or " " for token in block.span((first, last)))


def find_runs(block: Block) -> list[CharacterRun]:
    """The runs of characters of a block; short Latin words, numbers and middle dots inside belong to them."""
    runs: list[CharacterRun] = []
    index, size = 0, len(block.tokens)
    while index < size:
        last = index
        inner = block.tokens[index].text not in MIDDLE_DOTS and _is_inside(block, index)  # (미국)·피재영 씨
        if block.tokens[index].script in TokenScript.CJK or inner:
            while (
                last + 1 < size
                and block.touches(last + 1)
                and (block.tokens[last + 1].script in TokenScript.CJK or _is_inside(block, last + 1))
            ):
                last = max(last + 1, block.pairs.get(last + 1, 0))
            runs.append(CharacterRun(index, last, letters(block, index, last)))
        index = last + 1
    return runs


def is_part(block: Block, index: int) -> bool:
    """Whether a token before characters may belong to their name: a character, a number, a dot, a short acronym."""
    token = block.near(index)
    short = token.text.isupper() and len(token.text) <= SHORT_INSIDE
    return token.script in TokenScript.CJK | {TokenScript.NUMBER} or token.text in MIDDLE_DOTS or short


def _is_inside(block: Block, index: int) -> bool:
    """Whether a token that is no character belongs to the run that goes on behind it: `LG디스플레이`, a middle dot."""
    token, following = block.tokens[index], block.near(index + 1)
    if index in block.pairs and token.folded == "(":
        return _is_bracket_inside(block, index)
    initial = token.text in MIDDLE_DOTS and following.text.isupper() and len(following.text) == 1
    dotted = following.text in MIDDLE_DOTS and block.near(index + 2).script in TokenScript.CJK
    behind = following.script in TokenScript.CJK or initial or dotted  # 唐纳德·F·克鲁格
    short = token.script in (TokenScript.NUMBER, TokenScript.LATIN) and len(token.text) <= SHORT_INSIDE
    opens = token.text.isupper() or block.touches(index)
    return behind and block.touches(index + 1) and ((short and opens) or token.text in MIDDLE_DOTS | {"-"})


def _is_bracket_inside(block: Block, opening: int) -> bool:
    """Whether a bracket stands inside a name in characters: 德盛鑽石（比利時）有限公司."""
    closing = block.pairs[opening]
    inside = {token.script for token in block.tokens[opening + 1 : closing]} | {block.near(closing + 1).script}
    close = 1 < closing - opening <= LONGEST_BRACKET + 1 and all(map(block.touches, range(opening + 1, closing + 2)))
    return close and inside <= {TokenScript.HAN, TokenScript.KANA}


def is_place(text: str) -> bool:
    """Whether folded characters are a place of the tables, or a country: イラン."""
    return text in places() or text in _country_names()


@named_cache("documents.country_names", maxsize=1)
def _country_names() -> frozenset[str]:
    """Folded names of countries in every language."""
    return frozenset(str(fold_name(row[0])) for row in read_rows("countries"))


def cut_left(text: str, *, person: bool = False, japanese: bool = False) -> int:
    """Where the name begins with which a run ends; its length where no name ends it.

    Example:
        >>> cut_left("由武汉高芯科技"), cut_left("上诉人福州外星电脑科技有限公司"), cut_left("华为技术")
        (1, 3, 0)
    """
    name = last_name(text[-LONGEST_NAME:], PERSONS if person else Kind.ORGANISATIONS, japanese=japanese)
    return len(text) if name is None else max(0, len(text) - LONGEST_NAME) + name.start


def scan_cjk(block: Block, runs: Sequence[CharacterRun], taken: Sequence[int]) -> Iterator[NamedSpan]:
    """Organisations by their endings and persons by their titles, in runs of characters."""
    if "ja" in block.languages:
        yield from (name for name in _spaced_persons(block, runs) if not any(taken[name.first : name.last + 1]))
    person = -9  # the last token of the person before
    for place, run in enumerate(runs):
        hangul = TokenScript.HANGUL in (block.tokens[run.first].script, block.tokens[run.last].script)
        in_list = person == run.first - 2 and block.tokens[run.first - 1].text == "、"
        names = _korean(block, runs, place) if hangul else _segmented(block, run, in_list=in_list)
        for name in sorted(names, key=lambda name: name.first):
            if not any(taken[name.first : name.last + 1]):
                yield name
                person = name.last if name.kind == Kind.PERSON else person


def possible_in_runs(block: Block, runs: Sequence[CharacterRun], occupied: Sequence[int]) -> Iterator[NamedSpan]:
    """Chinese and Japanese persons by their surname and bodies by a weak ending, which nothing else shows."""
    japanese = "ja" in block.languages
    for run in runs:
        before = ""
        for start, end, kind, parts in segments(run.text, japanese=japanese):
            text, span = run.text[start:end], (run.first + start, run.first + end - 1)
            body = kind in Kind.ORGANISATIONS and OWN_PART in parts and not is_common(text)
            surname = kind == Kind.PERSON and not japanese and not is_place(text[:2])
            cut = before == UNKNOWN or any(occupied[span[0] : span[1] + 1])  # 海|康威視
            if (body or surname) and not cut:
                yield name_of(block, span, kind, Sign.CUE)
            before = kind


def possible_in_quotes(block: Block, occupied: Sequence[int]) -> Iterator[NamedSpan]:
    """Characters in corner quotes that are no words and no other name of somebody: 將「凌訊芯電」列入."""
    for opening, closing in block.pairs.items():
        span, name = (opening + 1, closing - 1), letters(block, opening + 1, closing - 1)
        if block.tokens[opening].folded not in CORNERS or any(occupied[opening : closing + 1]):
            continue
        tied = letters(block, opening - 2, opening - 1) in alias_nouns() or block.near(closing + 1).folded == "の"
        characters = all(token.script in TokenScript.CJK for token in block.tokens[opening + 1 : closing])
        sized = characters and SHORTEST_QUOTED <= len(name) < LONGEST_NAME and not any(map(is_hiragana, name))
        if sized and not tied and any(piece.kind in NAMING for piece in segments(name)):
            yield name_of(block, span, judge_native(name).kind or Kind.COMPANY, Sign.CUE)


def _spaced_persons(block: Block, runs: Sequence[CharacterRun]) -> Iterator[NamedSpan]:
    """Japanese persons whose surname a space parts from their given name."""
    for before, behind in pairwise(runs):
        if span := _spaced_person(block, before, behind):
            yield name_of(block, span, Kind.PERSON, Sign.SPACED)
        elif _is_entered(block, before, behind):
            office = block.written(before.first, before.last)
            yield name_of(block, behind[:2], Kind.PERSON, Sign.TITLE, office, role=office)


def _is_entered(block: Block, office: CharacterRun, name: CharacterRun) -> bool:
    """Whether an office and a name of any surname stand apart as in registers: `監査役　樋爪小百合（…）`."""
    beside = office.last + 1 == name.first and block.gap(name.first) > 0
    characters = all(token.script == TokenScript.HAN for token in block.span(name[:2]))
    sized = 2 < len(name.text) < LONGEST_GIVEN + 2 and not judge_native(name.text).kind and not is_word(name.text)
    return beside and characters and sized and office.text.endswith(listed("han:role", "han:title_behind"))


def _spaced_person(block: Block, before: CharacterRun, behind: CharacterRun) -> tuple[int, int] | None:
    """The span of a Japanese surname, a space and a given name up to a particle: 共犯とされた柏木 猛が."""
    sizes = (n for n in (3, 2) if len(before.text) >= n and before.text[-n:] in japanese_surnames())
    size = next(sizes, 0)
    end = next((at for at, letter in enumerate(behind.text) if is_hiragana(letter)), len(behind.text))
    if not size or not 0 < end <= LONGEST_GIVEN or before.last + 1 != behind.first or block.gap(behind.first) > 1:
        return None
    opened = len(before.text) == size or is_hiragana(before.text[-size - 1])
    closed = behind.text[end : end + 1] in {"", *any_of("han:topic", "han:case_particle")}
    given_name = behind.text[:end].removesuffix(ending_of(behind.text[:end], "han:person_title"))  # 渡邊 恒一郎氏は
    whole = opened and closed and not is_word(given_name) and not longest_ending(given_name)[1]
    return (before.last - size + 1, behind.first + len(given_name) - 1) if whole else None


def _segmented(block: Block, run: CharacterRun, *, in_list: bool) -> Iterator[NamedSpan]:
    """The organisations of a run and the persons whom an office, a form of address or a list shows."""
    text = _with_roles(block, run)
    pieces = segments(text, japanese="ja" in block.languages)
    listed_before = in_list
    for at, segment in enumerate(pieces):
        start = _start_of_addressed(text, pieces, at, japanese="ja" in block.languages)
        piece = segment if start < 0 else TextSegment(start, segment.end, Kind.PERSON)
        piece_text = text[piece.start : piece.end]
        span = (run.first + piece.start, run.first + piece.end - 1)
        if piece.kind in Kind.ORGANISATIONS and _is_named(block, piece_text, piece.parts, span[1]):
            kind = judge_native(piece_text).kind or piece.kind
            yield name_of(block, (span[0], _with_form(block, span[1])), kind, Sign.ENDING)
        elif piece.kind == Kind.PERSON:
            office = _role_beside(text, pieces, at)
            role = block.written(run.first + office.start, run.first + office.end - 1) if office else ""
            sign = Sign.TITLE if role else Sign.LISTED if listed_before else _plain_person(block, run, text, pieces, at)
            if sign is not None:
                yield name_of(block, span, Kind.PERSON, sign, role, role=role)
                listed_before = True
                continue
        listed_before = listed_before and piece_text in words("han:joint")
    yield from _by_sex(block, run)


def _with_roles(block: Block, run: CharacterRun) -> str:
    """The letters of a run, with a sign for each office in Latin letters: CEO方小娜."""
    roles = [at for at in range(run.first, run.last + 1) if block.tokens[at].script == TokenScript.LATIN]
    text = list(run.text)
    for at in roles:
        text[at - run.first] = ROLE_SIGN if is_role(block.tokens[at].folded) else text[at - run.first]
    return "".join(text)


def _role_beside(text: str, pieces: Sequence[TextSegment], at: int) -> TextSegment | None:
    """The office or form of address that shows a person, before the name or behind it."""
    behind = [text[piece.start : piece.end] for piece in pieces[at + 1 : at + 3]]
    topical = len(behind) > 1 and behind[0] in words("han:topic")  # 李成海が代表を務める
    if len(behind) > topical and pieces[at + 1 + topical].kind == PERSON and behind[topical][0] not in "之的":
        return pieces[at + 1 + topical]
    if behind and behind[0] in words("han:shows_behind"):
        return pieces[at + 1]
    before = text[pieces[at - 1].start : pieces[at - 1].end] if at else ""
    linked = before in any_of("han:office_link", "han:office_is")  # 元会社員の藤堂亮太, 董事为王志强
    office = pieces[at - 1 - linked] if at > linked else None
    return office if office is not None and office.kind == PERSON else None


def _start_of_addressed(text: str, pieces: Sequence[TextSegment], at: int, *, japanese: bool) -> int:
    """Where a name begins that only a form of address behind it shows, or -1: ムスタファ容疑者, 三隅耕作氏.

    A Japanese one with characters has three to five letters, not all of them words, behind a particle or an office.
    """
    address = "".join(text[piece.start : piece.end] for piece in pieces[at + 1 : at + 2])
    if address not in words("han:person_title") or pieces[at].kind in Kind.ORGANISATIONS:
        return -1
    first = at + 1
    while first and _is_part_of_name(text, pieces[first - 1]):
        first -= 1
    name = text[pieces[min(first, at)].start : pieces[at].end]
    edged = not first or is_hiragana(text[pieces[first].start - 1]) or pieces[first - 1].kind == PERSON
    unknown = any(piece.kind == UNKNOWN for piece in pieces[first : at + 1])
    spelled = all(map(is_katakana, name))
    sized = len(name) >= SHORTEST_WESTERN and (spelled or (japanese and edged and len(name) < LONGEST_GIVEN + 2))
    return pieces[first].start if unknown and sized else -1


def _is_part_of_name(text: str, piece: TextSegment) -> bool:
    """Whether a piece may be part of a name that no table has: one or two characters, an unknown word in Katakana."""
    piece_text = text[piece.start : piece.end]
    if piece.kind == UNKNOWN and all(map(is_katakana, piece_text)):
        return True
    short = piece.kind == Kind.PERSON or len(piece_text) < SHORTEST_WESTERN
    return short and piece.kind not in NO_PARTS and not any(map(is_hiragana, piece_text))


def _plain_person(block: Block, run: CharacterRun, text: str, pieces: Sequence[TextSegment], at: int) -> Sign | None:
    """What shows a person without an office: a middle dot, or particles around a Japanese name."""
    piece, japanese = pieces[at], "ja" in block.languages
    piece_text = text[piece.start : piece.end]
    if piece.kind == UNKNOWN or block.near(run.first - 1).folded in QUOTES:
        return None
    if not MIDDLE_DOTS.isdisjoint(piece_text) and not japanese:
        return Sign.MIDDLE_DOT
    opened = not piece.start or is_hiragana(text[piece.start - 1])
    behind = text[piece.end : pieces[at + 1].end] if at + 1 < len(pieces) else ""
    closed = not behind or behind in any_of("han:topic", "han:case_particle")
    named = any(piece_text[:size] in japanese_surnames() for size in (2, 3)) and len(piece_text) > LONGEST_GIVEN - 1
    return Sign.JAPANESE if japanese and opened and closed and named else None


def _is_named(block: Block, own: str, parts: frozenset[str], last: int) -> bool:
    """Whether an organisation is named and not described: 美国企业, 当地货运代理公司, 商社「X」 are no names."""
    quoted = block.near(last + 1).folded in ("「", "『") and longest_ending(own)[0] in words("han:firm_noun")
    if quoted or _is_described(own, parts):
        return False
    plain = OWN_PART not in parts  # known words alone
    ended = bool(ending_of(own[1:], "han:plain_company", "han:plain_organisation", "han:company_form"))
    shown = (ended or not plain) and (ended or judge_native(own).strength > 1 or bool(parts & {PLACE, INDUSTRY_PART}))
    own_word = bool(own_part(own)) or own in words("han:whole_body")
    return shown and own_word and not is_common(own)


def _is_described(text: str, parts: frozenset[str]) -> bool:
    """Whether known words alone say what sort of organisation it is: 贵州省地方煤炭, ペーパー会社."""
    if text.endswith("会社") and not text.endswith(listed("han:company_form")):
        return True
    place = max((size for size in range(1, len(text)) if text[:size] in places()), default=0)
    general = text[place:] in any_of("han:generic", "han:descriptor", "han:firm_noun")
    return OWN_PART not in parts and (ODD_PART in parts or general or not parts & {PLACE, INDUSTRY_PART, WORD_PART})


def _with_form(block: Block, last: int) -> int:
    """The last token of a name with the legal form in a bracket behind it: 네오윈(주), 沃洲合伙企业(有限合伙)."""
    closing = block.pairs.get(last + 1, last) if block.touches(last + 1) else last
    return closing if letters(block, last + 1, closing) in words("han:bracketed_form") else last


def is_office(text: str) -> bool:
    """Whether folded characters are an organisation and a role in it: 东港医院|副院长, which is nobody's name."""
    sizes = (size for size in range(2, min(len(text) - 2, LONGEST_WORD)) if text[-size:] in words("han:role"))
    return any(len(longest_ending(text[:-size])[0]) > 1 for size in sizes)


def is_common(text: str, *, placed: bool = False) -> bool:
    """Whether folded characters only say what sort of organisation is meant, without a word of its own.

    Either a word for `this` and an ending, or words for what firms do and an ending: a place among them may make
    a name (中国银行), so that no place counts unless `placed` is set: before a name, 美国半导体公司 describes it.

    Example:
        >>> is_common("本会"), is_common("文化中心"), is_common("中国银行"), is_common("国产芯片设计公司")
        (True, True, False, True)
    """
    bodies = any_of("han:generic", "han:plain_company", "han:plain_organisation", "han:company_form", "han:firm_noun")
    bodies |= any_of("han:weak_organisation", "han:body_noun")
    if text[:1] in words("han:own_body") and (text[1:] in bodies or is_common(text[1:])):
        return True
    size = next((size for size in range(min(len(text), LONGEST_WORD), 1, -1) if text[-size:] in bodies), 0)
    common, rest = any_of("han:common", "han:descriptor"), text[: len(text) - size] if size else ""
    while rest:
        lengths = (n for n in range(LONGEST_WORD, 1, -1) if rest[:n] in common or (placed and rest[:n] in places()))
        if (length := next(lengths, 0)) == 0:
            return False
        rest = rest[length:]
    return bool(size) and text not in words("han:whole_body")


def own_part(text: str) -> str:
    """A name without the words at its end that many names share: 三星 of 三星电子, nothing of 控股有限公司."""
    while (ending := longest_ending(text))[1] in ("company", "organisation"):
        text = text[: -len(ending[0])]
    return text


def _by_sex(block: Block, run: CharacterRun) -> Iterator[NamedSpan]:
    """A person of whom the text says that it is a man or a woman: 魏怀仁,男."""
    closed = block.near(run.last + 3).script in (TokenScript.MARK, TokenScript.LINE, "")
    if not closed or letters(block, run.last + 1, run.last + 2) not in words("han:sex"):
        return
    start = made_person(run.text)
    titled = start > 0 and run.text[:start].endswith(listed("han:role", "han:shows_person", "han:origin"))
    if start == 0 or titled:
        yield name_of(block, (run.first + start, run.last), Kind.PERSON, Sign.SEX)


def person_end(text: str, *, japanese: bool = False) -> int:
    """Where a person's name ends with which folded characters begin; 0 where they begin with none."""
    pieces = segments(text, japanese=japanese)
    return pieces[0].end if pieces and pieces[0].kind == Kind.PERSON else 0


def made_person(text: str, *, japanese: bool = False) -> int:
    """Where a person's name begins with which a run ends, when a statement says that it is a person's; -1 for none.

    Example:
        >>> made_person("与其成年男子温明德"), made_person("知名企业")
        (6, -1)
    """
    person = last_name(text, PERSONS, japanese=japanese)
    return -1 if person is None or is_word(text[person.start :]) else person.start


def strip_particle(text: str) -> str:
    """A Korean word without the particle behind it.

    Example:
        >>> strip_particle("대우산업개발은"), strip_particle("회장")
        ('대우산업개발', '회장')
    """
    for size in range(min(LONGEST_PARTICLE, len(text) - 2), 0, -1):
        if text[-size:] in words("han:korean_particle"):
            return text[:-size]
    copula = text.endswith("다") and (len(text) == LONGEST_GIVEN or judge_native(text[:-1]).strength > 1)
    return text[:-1] if copula else text  # 대성상사다, 리철호다


def _korean(block: Block, runs: Sequence[CharacterRun], place: int) -> Iterator[NamedSpan]:
    """A Korean organisation by its ending, a person before a title or behind one: `이상영 대우산업개발 회장`."""
    run = runs[place]
    if _is_korean_noun(run.text):
        return
    verdict, office = judge_native(run.text), _office_before(block, runs, place)
    ended = verdict.strength > 1 and verdict.evidence.sign is not Sign.BEGINNING
    bare = run.text if ended else strip_particle(run.text)
    person = bare.removesuffix(ending_of(bare, "han:address"))
    alone = office and person != run.text and is_hangul_person(person)  # `아내 조말순과 남편 …`
    role = "" if alone else _role_behind(block, runs, place)
    name = _korean_organisation(block, runs, place, bare, role)
    name = name or _korean_person(block, runs, place, bare, role or office, titled=bool(office and not role))
    yield from filter(None, [name])


def _is_korean_noun(text: str) -> bool:
    """Whether a Korean word is an office, a term, or a general noun with its copula: 시민단체인."""
    noun = _without_copula(text)
    general = noun in any_of("han:generic", "han:firm_noun", "han:body_noun") or is_common(noun)
    return text in any_of("han:korean_role", "han:korean_term") or (noun != text and general)


def _office_before(block: Block, runs: Sequence[CharacterRun], place: int) -> str:
    """The Korean word with an office that stands a space before a name: `농구선수인 고태준`; empty for none."""
    before = runs[place - 1] if place else CharacterRun(-1, -9, "")
    spaced = before.last == runs[place].first - 1 and block.gap(runs[place].first) == 1
    offices = [ending_of(text, "han:korean_role") for text in (before.text, _without_copula(before.text))]
    titled = spaced and any(len(office) > 1 or (office and office == before.text) for office in offices)
    return before.text if titled else ""


def _korean_person(
    block: Block, runs: Sequence[CharacterRun], place: int, bare: str, role: str, *, titled: bool
) -> NamedSpan | None:
    """The Korean person beside a role; `titled` says that it stands before the name."""
    run, address = runs[place], ending_of(bare, "han:address")
    if titled and bare == run.text and (surname := _western_surname(runs, place)) is not None:
        return name_of(block, (run.first, surname.first), Kind.PERSON, Sign.TITLE, role)  # 제임스 리
    person = bare.removesuffix(address)
    if address and is_hangul_person(person):
        span = (run.first, run.first + len(person) - 1)
        return name_of(block, span, Kind.PERSON, Sign.TITLE, role or address, role=role)  # 조말순씨와
    for name in dict.fromkeys((bare,) if titled else (run.text, bare)) if role else ():
        if _is_korean_name(name, role, titled=titled):
            return name_of(block, (run.first, run.first + len(name) - 1), Kind.PERSON, Sign.TITLE, role, role=role)
    return None


def _western_surname(runs: Sequence[CharacterRun], place: int) -> CharacterRun | None:
    """The Korean surname of one syllable behind a Western given name: 제임스 리; None for none."""
    run, behind = runs[place], runs[place + 1] if place + 1 < len(runs) else CharacterRun(-1, -9, "")
    beside = len(run.text) >= SHORTEST_WESTERN and behind.first == run.last + 1
    surname = strip_particle(behind.text) == behind.text[:1] and "ko" in surname_languages(behind.text[:1])
    return behind if beside and surname else None


def _is_korean_name(name: str, role: str, *, titled: bool) -> bool:
    """Whether a word beside a title is a Korean person's name and no common word: not `송치한 탈북민`."""
    adnominal = listed("han:korean_adnominal") if role not in words("han:address") and not titled else ()
    common = any_of("han:korean_role", "han:korean_term", "han:korean_particle", "han:firm_noun", "han:generic")
    plain = common.isdisjoint((name, strip_particle(name) if adnominal else name))
    plain = plain and name[1:2] not in words("han:address") and not name.endswith(listed("han:verb_end"))
    return plain and is_hangul_person(name) and not name.endswith(adnominal)


def _korean_organisation(
    block: Block, runs: Sequence[CharacterRun], place: int, bare: str, role: str
) -> NamedSpan | None:
    """The organisation that a Korean word is by a legal form, the noun before it or its ending."""
    run, spaced = runs[place], place > 0 and runs[place - 1].last == runs[place].first - 1
    spaced = spaced and block.gap(run.first) == 1
    sign, formed = max(map(run.text.rfind, COMPANY_SIGNS)), _with_form(block, run.last)
    if sign > 1 or formed > run.last:  # 동백승강기㈜와
        return name_of(block, (run.first, run.first + sign if sign > 1 else formed), Kind.COMPANY, Sign.FORM_WORD)
    opening = block.closers.get(run.first - 1, run.first)
    prefixed = block.touches(run.first) and not block.touches(opening)
    if prefixed and letters(block, opening, run.first - 1) in words("han:bracketed_form"):
        return name_of(block, (run.first, run.first + len(bare) - 1), Kind.COMPANY, Sign.FORM_WORD)  # `(주)대명정공의`
    if spaced and (called := _behind_noun(block, runs, place)):
        return called
    if (body := _korean_body(runs, place, bare, role, spaced=spaced)) is None:
        return None
    first = runs[place - 1].first if body.joined else run.first
    return name_of(block, (first, run.first + len(bare) - 1), body.kind, *body.evidence)


def _without_copula(text: str) -> str:
    """A Korean noun without the copula that ties it to the name behind it: 자회사인, 대표이자."""
    return text.removesuffix(ending_of(text, "han:korean_copula"))


def _behind_noun(block: Block, runs: Sequence[CharacterRun], place: int) -> NamedSpan | None:
    """A firm or body that only the noun before it shows: `시행사인 늘봄개발`, `운용사 블루오션 에쿼티(…)`.

    A noun with the copula says that a name follows. Without it the noun is precise, or the name ends at a bracket.
    """
    noun = _without_copula(runs[place - 1].text)
    tied, kind = noun != runs[place - 1].text, _korean_noun_kind(noun)
    last, bracketed = _firm_end(block, runs, place, tied=tied) if kind else (-1, False)
    if last < 0:
        return None
    name = letters(block, runs[place].first, last)
    before = runs[place - 2].text if place > 1 else ""
    placed = is_place(before) and not judge_native(noun).kind  # `싱가포르 업체 …`, not `코리아 호텔 …`
    precise = tied or bracketed or len(noun) > 2 or before in words("han:common") or placed
    if not precise or len(name) < SHORTEST_FIRM or is_place(name) or name.endswith(listed("han:korean_adnominal")):
        return None
    native_kind = judge_native(name).kind
    kind = native_kind if native_kind in Kind.ORGANISATIONS else kind
    return name_of(block, (runs[place].first, last), kind, Sign.CALLED, noun)


def _firm_end(block: Block, runs: Sequence[CharacterRun], place: int, *, tied: bool) -> tuple[int, bool]:
    """The last syllable of a firm of up to three Korean words, and whether a bracket stands behind it; -1 for none."""
    for end in range(place, min(place + FIRM_WORDS, len(runs))):
        run, bare = runs[end], strip_particle(runs[end].text)
        if end > place and (run.first != runs[end - 1].last + 1 or block.gap(run.first) != 1):
            break
        opening = run.last + 1
        bracketed = block.near(opening).folded == "(" and block.near(opening + 1).script != TokenScript.NUMBER
        own_word = bracketed or len(bare) > SHORTEST_FIRM or judge_native(bare).kind in Kind.ORGANISATIONS
        if end > place and tied and (not own_word or bare in words("han:korean_role")):
            return runs[end - 1].last, bracketed  # `시행사인 늘봄개발 대표`
        if _is_no_firm(bare):
            break
        if bracketed or bare != run.text:
            return run.first + len(bare) - 1, bracketed
    return -1, False


def _korean_noun_kind(noun: str) -> str:
    """The kind of organisation that a Korean noun names, also a compound: 장비업체, not 코리아호텔."""
    if noun in any_of("han:company_prefix", "han:organisation_prefix"):
        return ""
    if noun in words("han:body_noun"):
        return Kind.ORGANISATION
    compound = len(noun) > 2 and noun.endswith(listed("han:firm_noun")) and not judge_native(noun).kind
    return Kind.COMPANY if compound or noun in words("han:firm_noun") else ""


def _is_no_firm(word: str) -> bool:
    """Whether a Korean word behind a noun for firms is none's name: an office, a verb, a common word."""
    common = any_of("han:korean_role", "han:korean_modifier", "han:korean_term", "han:generic", "han:common")
    if word in common | words("han:korean_loan") or word.endswith(listed("han:korean_role", "han:verb_end")):
        return True
    named = judge_native(word).kind in Kind.ORGANISATIONS
    return is_common(word) or (not named and word.endswith(listed("han:firm_noun")))


class _Body(NamedTuple):
    """A Korean organisation: its kind, its evidence, and whether the word before belongs to it."""

    kind: str
    evidence: NameEvidence
    joined: bool = False


def _korean_body(runs: Sequence[CharacterRun], place: int, bare: str, role: str, *, spaced: bool) -> _Body | None:
    """The organisation that a Korean word is by its ending, or with the legal form or the word before it."""
    verdict, before = judge_native(bare), runs[place - 1].text if place else ""
    if before in words("han:year"):
        return None  # `2019년 3월 주식회사 X`
    if spaced and _is_beside_form(runs, place, bare):
        return _Body(Kind.COMPANY, NameEvidence(Sign.FORM_WORD), joined=True)
    if verdict.kind not in Kind.ORGANISATIONS or len(bare) < LONGEST_GIVEN:
        return None
    if spaced and _is_continued(before, bare):
        if is_place(before) and bare.endswith(listed("han:firm_noun")):
            return None  # `북한 무역회사 X`
        return _Body(verdict.kind, verdict.evidence, joined=True)  # `레드파인 사모투자합자회사`
    shown = verdict.strength > 1 or role or before.endswith(listed("han:firm_noun"))
    return _Body(verdict.kind, verdict.evidence) if shown and not is_common(bare) else None


def _is_continued(before: str, bare: str) -> bool:
    """Whether a Korean noun for an organisation has its own part in the word before it."""
    return not own_part(bare) and strip_particle(before) == before and not _is_apart(before)


def _is_beside_form(runs: Sequence[CharacterRun], place: int, bare: str) -> bool:
    """Whether a legal form stands before a Korean name or is the word behind it: `주식회사 X`, `X 주식회사`."""
    before, forms = runs[place - 1].text, words("han:company_prefix")
    if len(bare) < 2 or (bare in forms and not _is_apart(before)):
        return len(bare) > 1
    suffixed = place > 1 and judge_native(runs[place - 2].text).kind in Kind.ORGANISATIONS  # `미래건설 주식회사 …`
    return not suffixed and before in forms | words("han:organisation_prefix")


def _is_apart(word: str) -> bool:
    """Whether a Korean word before a legal form is no part of the name: an office, a subject with its particle."""
    if word in any_of("han:korean_role", "han:korean_particle", "han:firm_noun") or word.endswith(
        listed("han:verb_end")
    ):
        return True
    if word[:1] in words("han:address") and word[1:] in words("han:korean_particle"):
        return True  # `강도현 씨와 주식회사 …`
    holder, said = strip_particle(word), listed("han:korean_role", "han:firm_noun", "han:generic")
    if holder != word and (len(word) - len(holder) > 1 or holder in alias_nouns() or is_hangul_person(holder)):
        return True  # `상호는 주식회사 …`
    return any(stem != word and stem.endswith(said) for stem in (holder, _without_copula(word)))


def _role_behind(block: Block, runs: Sequence[CharacterRun], place: int) -> str:
    """The title that follows a Korean name, also behind the firm: `한재준 전 대표`; empty for none."""
    closing = block.pairs.get(runs[place].last + 1, -2)
    if block.near(closing + 1).folded in words("han:address"):
        return block.near(closing + 1).text  # 김민수(당시 20세) 씨
    for before, further in pairwise(runs[place : place + 4]):
        text = further.text
        between = range(max(before.last, closing) + 1, further.first)
        if any(block.tokens[at].text in ".。," or block.tokens[at].script == TokenScript.NUMBER for at in between):
            break  # `전달하였다. 공소외 …`, `도산대로 12 임원`
        ends = {"", *words("han:korean_particle")}
        titles = (text[:n] for n in range(LONGEST_OFFICE, 0, -1) if text[:n] in words("han:korean_role"))
        if role := next((title for title in titles if text[len(title) :] in ends), ""):
            return role
        passed = text in words("han:korean_modifier") or judge_native(text).kind in Kind.ORGANISATIONS
        if not passed or further.first - runs[place].last > LONGEST_ENDING:
            break
    return ""
