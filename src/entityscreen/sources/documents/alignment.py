"""Where a name begins, by its other writing: `Minister of Foreign Affairs Lin Chia-lung (林佳龍)`.

What stands before a bracket is aligned with the name inside it. The sound decides persons (`compare` of the house's own
scoring), the ending and the words decide organisations; what nothing explains gives no name, for a truncated or swollen
name on a watchlist matches too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from entityscreen.caches import named_cache
from entityscreen.scoring.compare import compare
from entityscreen.sources.documents import cjk, latin, other_scripts
from entityscreen.sources.documents.blocks import Block, TextToken, TokenScript, tokenise
from entityscreen.sources.documents.kinds import (
    NOTHING,
    Verdict,
    is_hangul_person,
    is_japanese_shape,
    is_person_in_characters,
    is_person_word,
    judge,
    judge_native,
    judge_other,
    judge_words,
    kind_before,
    kind_behind,
    name_of,
    noun_kind,
    spells_surname,
)
from entityscreen.sources.documents.segmentation import MIDDLE_DOTS, given_characters
from entityscreen.sources.documents.statements import NamedSpan, NameEvidence, Sign
from entityscreen.sources.documents.vocabulary import (
    Kind,
    brands,
    chinese_surnames,
    countries,
    ending_of,
    forms,
    is_given,
    is_place,
    is_role,
    listed,
    longest_ending,
    surname_languages,
    words,
)

ALIKE = 0.8  # score of two writings of one name
FAIRLY = 0.6  # score that suffices where words or endings speak for a name too
LONGEST_WESTERN = 5  # words of a person's name in Latin letters
CLEARLY = 0.05  # by how much another part of a chain must be more alike
LONGEST_SOUNDED = 6  # syllables of a Chinese name as Korean writes it
MOST_WORDS = 2  # Korean words before the last one of a firm's name
LONGEST_KOREAN = 3  # syllables of a name with a rare surname, each a word in Latin letters
CJK_WEIGHT = 3  # letters that a character counts as
MOST_OPTIONS = 6  # parts of a chain that are compared
SHORTEST_ALIKE = 2  # syllables of a Korean word that must sound as the Latin name behind it
SHORTEST_BRAND = 4  # characters of a trade name that only its sound explains


@named_cache("documents.likeness", maxsize=10_000)
def likeness(first: str, second: str, kind: str) -> float:
    """How alike two writings of a name are, from 0 to 1."""
    return compare(first, second, kind=kind or None).score if first and second else 0.0


def script_of(block: Block, first: int, last: int) -> str:
    """The script of most letters of some tokens: `latin`, `cyrillic`, `arabic`, `letters` or `cjk`."""
    count: dict[str, int] = {}
    for token in block.span((first, last)):
        if token.script in TokenScript.SPACED:
            count[token.script] = count.get(token.script, 0) + token.end - token.start
        elif token.script in TokenScript.CJK:
            count["cjk"] = count.get("cjk", 0) + CJK_WEIGHT
    return max(count, key=lambda script: count[script], default="")


def folded(block: Block, first: int, last: int) -> str:
    """Some characters folded and without spaces."""
    return "".join(token.folded for token in block.span((first, last)))


def align(
    block: Block, last: int, alias: tuple[int, int], known: NamedSpan | None, chain: Sequence[int]
) -> NamedSpan | None:
    """The name that ends at a token and whose other writing stands behind it; None where nothing says that it is one.

    `known` is a name that the scanners found to end there, `chain` the chain of capitalised words that does.
    """
    script, alias_script = script_of(block, max(0, last - 1), last), script_of(block, *alias)  # the last may be a dot
    if script == TokenScript.LATIN:
        return _latin(block, chain, alias, known, alias_script)
    if script == "cjk":
        return _characters(block, last, alias, known, alias_script)
    return _other(block, last, alias, known) if script else None


def _sounding(block: Block, firsts: Iterable[int], last: int, written: str, kind: str) -> tuple[float, int]:
    """Of first tokens that a name may have that with which it sounds most as its other writing, and how much."""
    scores = [(round(likeness(block.written(first, last), written, kind), 2), first) for first in firsts]
    return max(scores, key=lambda score: score[0], default=(0.0, -1))


def _latin(
    block: Block, chain: Sequence[int], alias: tuple[int, int], known: NamedSpan | None, other: str
) -> NamedSpan | None:
    """A name in Latin letters before its other writing."""
    native, written = folded(block, *alias), block.written(*alias)
    around = kind_behind(block, block.pairs.get(alias[0] - 1, alias[1] + 1) + 1)
    part = list(latin.split_chain(block, list(chain)))[-1:]
    if not part or part[0][-1] != chain[-1]:
        return None
    if other == "cjk":
        person = is_person_in_characters(native) or is_japanese_shape(native)
    else:
        person = not judge_other(tokenise(written)).kind
    other_kinds = Kind.ORGANISATIONS | {Kind.VESSEL}
    person = person and around not in other_kinds and (known is None or known.kind not in other_kinds)
    person_name = _latin_person(block, part[0], written, native, known, other) if person else None
    return person_name or _latin_organisation(block, list(chain), part[0], alias, known, around)


def _latin_person(
    block: Block, part: Sequence[int], written: str, native: str, known: NamedSpan | None, other: str
) -> NamedSpan | None:
    """The end of a chain that sounds most as the other writing, with the given names before it."""
    if known is not None and known.evidence.sign in (Sign.COURTESY, Sign.FOLLOWS):
        return known  # a form of address says where it begins: `Tarquin Ong Boon Leong先生(王文良)`
    tokens, plain = block.tokens, [index for index in part if block.tokens[index].script == TokenScript.LATIN]
    firsts = takewhile(lambda at: not is_role(tokens[at].folded), reversed(plain[-LONGEST_WESTERN:-1]))
    score, first = _sounding(block, [at for at in firsts if tokens[at].capital], part[-1], written, Kind.PERSON)
    if score < ALIKE and _is_western(block.latin(part), native):
        score, first = ALIKE, plain[-2]  # `Eric Chu (朱立倫)`
    if score >= ALIKE and (other == "cjk" or _shows_person(block, first, written, known)):
        listed = any(tokens[index].folded == "," for index in part)
        first = part[0] if listed else _with_given(block, plain, plain.index(first))
        role = latin.role_before(block, first)
        return name_of(block, (first, part[-1]), Kind.PERSON, Sign.SOUND, role=role)
    return known


def _is_western(name: Sequence[TextToken], native: str) -> bool:
    """Whether a name ends with a known given name and a surname that spells the one of some characters."""
    return len(name) > 1 and is_given(name[-2].folded) and spells_surname(name[-1].folded, native)


def _shows_person(block: Block, first: int, written: str, known: NamedSpan | None) -> bool:
    """Whether more than its sound shows a person whose other writing has letters: places sound alike too."""
    if known is not None and known.evidence.sign is not Sign.GIVEN_NAME:
        return True
    if (before := block.near(first - 1).folded) in words("place_preposition") or before == "of":
        return known is not None and before != "in"
    has_given = other_scripts.has_given(block.tokens[first].folded, tokenise(written))
    return has_given or bool(latin.role_before(block, first))


def _with_given(block: Block, plain: Sequence[int], at: int) -> int:
    """The first token of a name with the given names before it: `Alvin Chau Cheok-wa`."""
    titles = words(f"{block.language}:title")
    while at:
        word = block.tokens[plain[at - 1]].folded
        if word in titles or not (word in words("particle") or is_given(word) or len(word) == 1):
            break
        at -= 1
    return plain[at]


def _latin_organisation(
    block: Block, chain: list[int], part: list[int], alias: tuple[int, int], name_before: NamedSpan | None, around: str
) -> NamedSpan | None:
    """An organisation by its words, its characters, its neighbours, or by words that spell the characters."""
    native = judge(block, *alias)
    if native.kind != Kind.OTHER and (chosen := _best_part(block, chain, part, alias)) != part:
        part, name_before = chosen, None
    verdict = judge_words(block.latin(part), block.language)
    text = " ".join(block.tokens[index].folded for index in part)
    if is_place(text) or _is_refuted(verdict, native):
        return None
    if name_before is not None and name_before.kind != Kind.PERSON:
        span = range(name_before.first, name_before.last + 1)
        return _with_kind(block, span, name_before.kind, native, name_before.evidence)
    before, noun = kind_before(block, part[0])
    if (sort := around or before) in Kind.ORGANISATIONS | {Kind.VESSEL, Kind.OTHER}:
        return name_of(block, part, sort, Sign.CALLED, noun or sort) if sort != Kind.OTHER else None
    best = max(verdict, native, key=lambda verdict: verdict.strength)
    if best.strength > 1 or (verdict.kind and native.kind):
        return _with_kind(block, part, best.kind, native, best.evidence)
    return _brand(block, part, text, alias)


def _is_refuted(words_say: Verdict, characters_say: Verdict) -> bool:
    """Whether the words or the characters of what may be an organisation show a place, a work or a dish."""
    by_characters = characters_say.strength > 1 or words_say.strength < 2
    return (characters_say.kind == Kind.OTHER and by_characters) or (
        words_say.kind == Kind.OTHER and characters_say.strength < 3
    )


def _brand(block: Block, part: Sequence[int], text: str, alias: tuple[int, int]) -> NamedSpan | None:
    """A firm without form and head: a brand of the table, a compound (`Gazprom`), words that spell its characters."""
    characters = folded(block, *alias)
    if (text, characters) in brands():
        return name_of(block, part, Kind.COMPANY, Sign.BRAND)
    spelled = script_of(block, *alias) == "cjk" and len(characters) >= SHORTEST_BRAND and len(part) > 1
    compound = len(part) == 1 and text.endswith(listed("compound_ending"))
    alike = (compound or spelled) and likeness(block.written(part[0], part[-1]), block.written(*alias), Kind.COMPANY)
    return name_of(block, part, Kind.COMPANY, Sign.SPELLING) if alike and alike >= ALIKE else None


def _best_part(block: Block, chain: list[int], part: list[int], alias: tuple[int, int]) -> list[int]:
    """The part of a chain that sounds and means most as the other writing, where "and" or "of" leaves several.

    `Wenzhou Shoe and Leather Association (温州市鞋革行业协会)`, `Law School of Wuhan University (武汉大学)`.
    """
    whole = next(latin.trimmed(block, chain), part)
    starts = [at + 1 for at, index in enumerate(whole[:-1]) if block.tokens[index].folded in ("of", "and", "&")]
    cuts = (next(latin.trimmed(block, whole[at:]), part) for at in (0, *starts))
    options = [part, *(cut for cut in cuts if cut != part)]
    if not 1 < len(options) <= MOST_OPTIONS:
        return part
    written = block.written(*alias)
    scores = [likeness(block.written(cut[0], cut[-1]), written, Kind.COMPANY) for cut in options]
    best = max(range(len(options)), key=lambda at: (round(scores[at], 1), len(options[at])))
    return options[best] if scores[best] > max(scores[0] + CLEARLY, FAIRLY) else part


def _with_kind(block: Block, part: Sequence[int], kind: str, native: Verdict, evidence: NameEvidence) -> NamedSpan:
    """The name with the kind on which words and characters agree: an ending of companies decides over a head."""
    decided = native.strength > 2 and native.kind in Kind.ORGANISATIONS and evidence.sign is not Sign.LEGAL_FORM
    return name_of(block, part, native.kind if decided and kind != Kind.VESSEL else kind, *evidence)


def _characters(
    block: Block, last: int, alias: tuple[int, int], known: NamedSpan | None, other: str
) -> NamedSpan | None:
    """A name in characters before its other writing."""
    first = _run_start(block, last)
    if block.tokens[last].script == TokenScript.HANGUL:
        return _hangul(block, first, last, alias, known, other)
    written, verdict = block.written(*alias), judge(block, *alias)
    text = cjk.letters(block, first, last)
    body = verdict.kind in Kind.ORGANISATIONS
    agreed = known is not None and ((known.kind != Kind.PERSON) == body or known.kind == Kind.VESSEL)
    if not agreed and (person := _characters_person(block, first, last, text, written, verdict)) is not None:
        return person
    if known is not None and (known.kind != Kind.PERSON or not body):
        return _cut_country(block, known, written)
    return _characters_organisation(block, (first, last), text, written, verdict)


def _run_start(block: Block, last: int) -> int:
    """The first token of the run of characters that ends at a token; middle dots and hyphens belong to it."""
    tokens, first = block.tokens, last
    while first and block.touches(first) and last - first < cjk.LONGEST_NAME:
        dotted = tokens[first - 1].text in MIDDLE_DOTS | {"-"} and block.near(first - 2).script in TokenScript.CJK
        if tokens[first - 1].script == TokenScript.MARK and not dotted:
            break
        first -= 1
    return first


def _characters_organisation(
    block: Block, run: tuple[int, int], text: str, written: str, verdict: Verdict
) -> NamedSpan | None:
    """The organisation with which a run of characters ends, by its own ending or by the words of its other writing."""
    first, last = run
    start = cjk.cut_left(text, japanese="ja" in block.languages)
    start += text[start : start + 1] in MIDDLE_DOTS  # 半導体大手・鴻志電子
    native = judge_native(text[start:])
    kana = 0 < start <= len(text) - SHORTEST_BRAND and "ァ" <= text[start] <= "ヺ"
    if kana and likeness(text[start:], written, Kind.COMPANY) >= ALIKE:
        return name_of(block, (first + start, last), Kind.COMPANY, Sign.SOUND)  # 大手カワペイ
    best = max(verdict, native, key=lambda found: found.strength) if verdict.kind != Kind.OTHER else native
    noun = native.kind not in Kind.ORGANISATIONS and text.endswith(listed("han:firm_noun", "han:descriptor"))
    loose = native.kind not in Kind.ORGANISATIONS and written.casefold().split()[-1] in words("loose_company")
    noun = noun or loose or cjk.is_common(text[start:], placed=True) or cjk.is_place(text)  # 新加坡公司 Acme Pte. Ltd.
    if best.kind not in Kind.ORGANISATIONS or best.strength < 2 or len(text) - start < 2 or noun:
        return None
    return _cut_country(block, name_of(block, (first + start, last), best.kind, *best.evidence), written)


def _cut_country(block: Block, name: NamedSpan, latin_name: str) -> NamedSpan:
    """The name without a foreign country before it that its Latin form has not: 柬埔寨汇旺集团(Huione Group)."""
    text = folded(block, name.first, name.last)
    for size in (5, 4, 3, 2):
        code, what = countries().get(text[:size], ("", ""))
        keeps_country = code in _KEPT or (code in _REGIONS and len(longest_ending(text)[0]) >= cjk.SHORTEST_FORM)
        keeps_country = keeps_country or (
            code == "kr" and block.near(name.first).script == TokenScript.HANGUL
        )  # 한국야마나카㈜
        if what != "han" or len(text) - size < 3 or keeps_country:
            continue
        named = {countries().get(token.folded, ("",))[0] for token in tokenise(latin_name)}
        return name if code in named else name_of(block, (name.first + size, name.last), name.kind, *name.evidence)
    return name


_REGIONS = frozenset(("hk", "mo"))  # part of a name with a legal form: 香港浩瀚星航运有限公司
_KEPT = frozenset(("cn", "tw", "jp", "kp"))  # 中國石油, 台灣中油, 日本製鐵, 朝鮮白頭貿易会社: part of the name


def _characters_person(
    block: Block, first: int, last: int, text: str, written: str, verdict: Verdict
) -> NamedSpan | None:
    """A person in characters: by the sound of the other writing, by its surname, by a middle dot."""
    if verdict.strength > 1 and verdict.kind in Kind.ORGANISATIONS:
        return None
    dotted = not MIDDLE_DOTS.isdisjoint(text) and text[0] not in MIDDLE_DOTS | {"-"}  # also 让-皮埃尔·多戈
    title = len(ending_of(text, "han:title_behind"))
    text, last = text[: len(text) - title], last - title
    if dotted and (len(written.split()) > 1 or is_person_in_characters(written)):
        start = cjk.cut_left(text, person=True, japanese="ja" in block.languages)
        return name_of(block, (first + start, last), Kind.PERSON, Sign.MIDDLE_DOT) if start < len(text) else None
    size = _size_of_person(text, written)
    return name_of(block, (last - size + 1, last), Kind.PERSON, Sign.OTHER_SURNAME) if size else None


def _size_of_person(text: str, written: str) -> int:
    """How many characters at the end of a run are the person whose other writing stands behind it; 0 for none."""
    behind = len(text) - cjk.cut_left(text, person=True)
    for size in dict.fromkeys((behind, 3, 2, 4)):
        tail = text[-size:]
        if size != len(tail) or not is_person_in_characters(tail):
            continue
        if _is_written_as(tail, written, cut=size == behind) or likeness(tail, written, Kind.PERSON) >= ALIKE:
            return size
    return 0


def _is_written_as(characters: str, written: str, *, cut: bool) -> bool:
    """Whether a person's characters and other writing share the surname or the writing has a given name.

    `cut` says that the characters around them part them as a name: 馬曉東(Sean Ma) needs its given name besides.
    """
    parts = written.casefold().split()
    spelled = any(spells_surname(word.strip(".,"), characters) for word in (parts[0], parts[-1]))
    has_given = is_given(parts[0])
    if cut and len(parts) < LONGEST_WESTERN and (spelled or has_given):
        return True
    return spelled and has_given and given_characters().issuperset(characters[1:])


def _hangul(
    block: Block, first: int, last: int, alias: tuple[int, int], known: NamedSpan | None, other: str
) -> NamedSpan | None:
    """A Korean name before its Latin form or its Hanja."""
    text, written = folded(block, first, last), block.written(*alias)
    hangul_verdict, foreign = judge_native(text), judge(block, *alias)
    best = hangul_verdict if hangul_verdict.strength > 1 else foreign
    characters = folded(block, *alias) if other == "cjk" else ""
    agreed = hangul_verdict.kind in Kind.ORGANISATIONS and foreign.kind in Kind.ORGANISATIONS
    same = len(characters) == len(text) > LONGEST_SOUNDED and foreign.kind in Kind.ORGANISATIONS
    if best.strength > 1 or agreed or same:
        read = hangul_verdict.kind in Kind.ORGANISATIONS or len(text) > SHORTEST_ALIKE
        read = read or likeness(text, written, Kind.COMPANY) >= FAIRLY
        if best.kind not in Kind.ORGANISATIONS or not read:
            return None  # `보스턴 소재 Merrow, Inc.`: a word before a firm
        begin = _hangul_start(block, known.first if known is not None else first, last, written)
        if known is not None and begin == known.first:
            return known
        return name_of(block, (begin, last), best.kind, *best.evidence)  # 그레이록|하버 파트너스(Greylock …)
    return _hangul_person(block, first, last, alias, known, characters)


def _hangul_person(
    block: Block, first: int, last: int, alias: tuple[int, int], known: NamedSpan | None, characters: str
) -> NamedSpan | None:
    """A Korean or foreign person in Hangul before the Latin form or the Hanja."""
    titled = _has_korean_title(block, first, alias[1])
    if characters:
        return _hangul_before_hanja(block, (first, last), alias, known, characters, titled=titled)
    text, written = folded(block, first, last), block.written(*alias)
    spaced = (TokenScript.LATIN, TokenScript.CYRILLIC)
    capitals = [token for token in block.span(alias) if token.script in spaced and token.capital]
    if len(capitals) < 2:
        return known
    if known is None and other_scripts.has_given(capitals[0].folded, capitals):
        begin = _hangul_start(block, first, last, written, Kind.PERSON)
        if likeness(block.written(begin, last), written, Kind.PERSON) >= FAIRLY:
            return name_of(block, (begin, last), Kind.PERSON, Sign.SOUND)  # `에리카 솔베르그`
    shaped = is_hangul_person(text) and len(capitals) in (2, 3)
    short = is_hangul_person(text) or len(text) == len(capitals) == LONGEST_KOREAN
    if shaped or ((short or titled) and likeness(text, written, Kind.PERSON) >= FAIRLY):
        return name_of(block, (first, last), Kind.PERSON, Sign.OTHER_SURNAME)
    return known


def _has_korean_title(block: Block, first: int, end: int) -> bool:
    """Whether a Korean title stands before a name or behind its bracket: `사장 왕리(王力)`."""
    behind = "".join(token.folded for token in block.tokens[end + 2 : end + 7])
    before = "".join(token.folded for token in block.tokens[max(0, first - 5) : first])
    return behind.startswith(listed("han:korean_role")) or before.endswith(listed("han:korean_role"))


def _hangul_before_hanja(
    block: Block, span: tuple[int, int], alias: tuple[int, int], known: NamedSpan | None, hanja: str, *, titled: bool
) -> NamedSpan | None:
    """A person in Hangul before the characters of the name: 선자오밍(沈照明), `다나카 이치로(田中一郎)`."""
    (first, last), text, written = span, folded(block, *span), block.written(*alias)
    alike = likeness(text, written, Kind.PERSON)
    foreign = len(hanja) == LONGEST_KOREAN != len(text) and alike >= ALIKE and bool(surname_languages(hanja[0]))
    if not foreign and not is_person_in_characters(hanja):
        return None
    if len(hanja) == len(text) and alike >= ALIKE and not titled and not given_characters().issuperset(hanja[1:]):
        return known  # 안보리(安保理): a word and how it is written
    if len(text) != len(hanja):
        first = _hangul_start(block, first, last, written, Kind.PERSON)
    shown = (is_hangul_person(text) or titled) and alike >= FAIRLY
    if shown or (2 - titled) < len(text) <= LONGEST_SOUNDED:
        return name_of(block, (first, last), Kind.PERSON, Sign.OTHER_SURNAME)
    return known


def _hangul_start(block: Block, first: int, last: int, written: str, kind: str = Kind.COMPANY) -> int:
    """Where a foreign person or a firm of several Korean words begins, by the sound of its Latin form."""
    best, start, at = likeness(block.written(first, last), written, kind), first, first
    own_words = [token for token in tokenise(written) if token.capital and token.folded not in forms()]
    for _ in range(MOST_WORDS):
        owned = block.near(at - 1).folded == "의"  # 단둥의| 리하이실업(丹東利海實業)
        if not at or block.gap(at) != 1 or block.near(at - 1).script != TokenScript.HANGUL or owned:
            break
        bare = judge_native(text := folded(block, at, last)).evidence == (Sign.ENDING, text)
        at -= 1
        while block.touches(at) and block.near(at - 1).script == TokenScript.HANGUL:
            at -= 1
        score, words_before = likeness(block.written(at, last), written, kind), len(block.written(at, last).split())
        even = score > best and words_before == len(own_words)  # 골든 매그파이 트러스트(Golden Magpie Trust)
        best, start = (score, at) if bare or even or score > best + CLEARLY else (best, start)  # 페이윈|마린(Feiyun …)
    return start


def _other(block: Block, last: int, alias: tuple[int, int], known: NamedSpan | None) -> NamedSpan | None:
    """A name in Cyrillic, Arabic and the like before its Latin form."""
    tokens, written = block.tokens, block.written(*alias)
    verdict = judge_words(block.latin(range(alias[0], alias[1] + 1)))
    if known is not None and known.kind != Kind.PERSON:
        return _arabic_head(block, last, known.kind, known) or known
    if known is not None and likeness(known.text, written, Kind.PERSON) >= FAIRLY:
        return known
    indexes = other_scripts.words_before(block, last, other_scripts.LONGEST_BODY)
    person = latin_kind(written).kind == Kind.PERSON
    score, first = (
        (0.0, -1)
        if verdict.kind and not person
        else _sounding(block, reversed(indexes[-LONGEST_WESTERN:-1]), last, written, Kind.PERSON)
    )
    if first >= 0 and _is_person_beside(block, (first, last), alias, score):
        return name_of(block, (first, last), Kind.PERSON, Sign.SOUND)
    if tokens[last].script == TokenScript.ARABIC:
        return None if person else _arabic_head(block, last, verdict.kind)
    capitals = list(takewhile(lambda at: _is_capital_or_noun(block, at), reversed(indexes)))
    if capitals and verdict.strength > 1 and verdict.kind in Kind.ORGANISATIONS:
        return name_of(block, (capitals[-1], last), verdict.kind, *verdict.evidence)
    return None


def _is_person_beside(block: Block, span: tuple[int, int], alias: tuple[int, int], score: float) -> bool:
    """Whether words in Cyrillic or Arabic that sound as a name behind them are a person's: a title, a given name."""
    (first, last), written, before = span, block.written(*alias), block.near(span[0] - 1)
    if is_place(written.casefold()) or judge_other([before]).kind == Kind.OTHER:
        return False  # `في ميناء جبل علي (Jebel Ali)`
    title = block.near(first - 1 - (before.text == "/"))  # `السيد/ أندريه فولكوف`
    words_of_both = (*block.tokens[first : last + 1], *tokenise(written))  # `دينيس بوغاتشوف (Денис Богачёв)`
    has_given = other_scripts.has_given(written.split()[0].casefold(), words_of_both)
    has_given = has_given or is_person_in_characters(folded(block, *alias))  # `وانغ وي (王伟)`
    if score > FAIRLY and (has_given or (first > 0 and noun_kind(title) == Kind.PERSON)):
        return True
    described = before.folded not in words("cyrillic:function") and before.script != TokenScript.ARABIC
    described = described or (before.folded.startswith("ال") and before.folded.endswith("ي"))  # `الصربي ميلان بوريتش`
    return score >= ALIKE and first < last and described and all(map(is_person_word, tokenise(written)))


def _is_capital_or_noun(block: Block, at: int) -> bool:
    """Whether a Cyrillic word has a capital or is a noun that does not begin its name: `Высокий суд Лондона`."""
    before, word = block.near(at - 1), block.tokens[at]
    inside = before.script == TokenScript.CYRILLIC and before.text[0].isupper()
    return word.text[0].isupper() or (inside and noun_kind(word) in Kind.ORGANISATIONS)


def _arabic_head(block: Block, last: int, kind: str, name_before: NamedSpan | None = None) -> NamedSpan | None:
    """A firm or another organisation in Arabic letters from its head word on: شركة الأرز الذهبي للتجارة."""
    if block.tokens[last].script != TokenScript.ARABIC:
        return None
    if name_before is not None and "fa" in block.languages:
        return name_before  # `شرکت پتروشیمی آفتاب خلیج`: both heads are of the name
    small = words("persian:function") if "fa" in block.languages else ()
    for index in reversed(other_scripts.words_before(block, last, other_scripts.LONGEST_BODY)[:-1]):
        word = block.tokens[index]
        if other_scripts.ends_names(word) or word.folded in small:
            return None  # `شركة تركية هي بوسفور للصرافة`
        sort = noun_kind(word) if not word.folded.startswith("ال") else ""
        words_behind = {token.folded for token in block.tokens[index + 1 : last + 1]}
        if sort in Kind.ORGANISATIONS and not words_behind <= words("arabic:generic"):
            sort = kind if kind in Kind.ORGANISATIONS else sort
            return name_of(block, (index, last), sort, Sign.HEAD_WORD, word.text)
    return None


def latin_kind(name: str) -> Verdict:
    """The verdict on a written Latin name; `Person` where its words show one."""
    tokens = [token for token in tokenise(name) if token.script == TokenScript.LATIN]
    verdict = judge_words(tokens) if tokens else NOTHING
    if verdict.kind:
        return verdict
    person = 2 <= len(tokens) <= LONGEST_WESTERN and all(map(is_person_word, tokens))
    first = tokens[0].folded if tokens else ""
    opens_as_person = is_given(first) or first in chinese_surnames()
    return Verdict(Kind.PERSON, NameEvidence(Sign.GIVEN_NAME), 1) if person and opens_as_person else NOTHING
