"""Where a name begins, by its other writing: `Minister of Foreign Affairs Lin Chia-lung (林佳龍)`.

Here belongs the alignment of what stands before a bracket with the name inside it. The sound decides persons (`compare`
of the house's own scoring), the ending and the words decide organisations; what nothing explains gives no name, for a
truncated or swollen name on a watchlist matches too much.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.scoring.compare import compare
from entityscreen.sources.documents import cjk, latin, other_scripts
from entityscreen.sources.documents.kinds import (
    NOTHING,
    Verdict,
    is_hangul_person,
    is_person_in_characters,
    is_person_word,
    judge,
    judge_native,
    judge_other,
    judge_words,
    kind_before,
    kind_behind,
    spells_surname,
)
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import Block, Script, tokenise
from entityscreen.sources.documents.vocabulary import (
    Kind,
    brands,
    chinese_surnames,
    countries,
    is_given,
    is_role,
    words,
)

ALIKE = 0.8  # score of two writings of one name
FAIRLY = 0.6  # score that suffices where words or endings speak for a name too
LONGEST_WESTERN = 5  # words of a person's name in Latin letters
CLEARLY = 0.05  # by how much another part of a chain must be more alike
LONGEST_KOREAN = 3  # syllables of a name with a rare surname, each a word in Latin letters
MOST_OPTIONS = 6  # parts of a chain that are compared
SHORTEST_BRAND = 4  # characters of a trade name that only its sound explains


@named_cache("documents.likeness", maxsize=10_000)
def likeness(first: str, second: str, kind: str) -> float:
    """How alike two writings of a name are, from 0 to 1."""
    return compare(first, second, kind=kind or None).score


def script_of(block: Block, first: int, last: int) -> str:
    """The script of most letters of some tokens: `latin`, `cyrillic`, `arabic`, `letters` or `cjk`."""
    count: dict[str, int] = {}
    for token in block.tokens[first : last + 1]:
        script = "cjk" if token.script in Script.CJK else token.script
        if script in ("cjk", Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.LETTERS):
            count[script] = count.get(script, 0) + (token.end - token.start) * (3 if script == "cjk" else 1)
    return max(count, key=lambda script: count[script], default="")


def folded(block: Block, first: int, last: int) -> str:
    """Some characters folded and without spaces."""
    return "".join(token.folded for token in block.tokens[first : last + 1])


def align(block: Block, last: int, alias: tuple[int, int], known: Name | None, chain: Sequence[int]) -> Name | None:
    """The name that ends at a token and whose other writing stands behind it.

    Args:
        block: the block.
        last: its last token.
        alias: first and last token of the other writing, in another script.
        known: a name that the scanners found to end there.
        chain: the chain of capitalised words that ends there; empty for none.

    Returns:
        A name with its edges, or None where nothing says that it is one.
    """
    script, other = script_of(block, last, last), script_of(block, *alias)
    if script == Script.LATIN:
        return _latin(block, chain, alias, known, other)
    if script == "cjk":
        return _characters(block, last, alias, known, other)
    if script in (Script.CYRILLIC, Script.ARABIC, Script.LETTERS):
        return _other(block, last, alias, known)
    return None


def _latin(block: Block, chain: Sequence[int], alias: tuple[int, int], known: Name | None, other: str) -> Name | None:
    """A name in Latin letters before its other writing."""
    if not chain:
        return None
    native, written = folded(block, *alias), block.written(*alias)
    around = kind_behind(block, block.pairs.get(alias[0] - 1, alias[1] + 1) + 1)
    parts = list(latin.split_chain(block, list(chain)))
    if not parts or parts[-1][-1] != chain[-1]:
        return None
    part = parts[-1]
    person = other != "cjk" or is_person_in_characters(native) or "・" in written
    person = (
        person
        and around not in (Kind.COMPANY, Kind.ORGANISATION, Kind.VESSEL)
        and (known is None or known.kind == Kind.PERSON)
    )
    if person and (found := _latin_person(block, part, written, native, known, other)):
        return found
    return _latin_organisation(block, list(chain), part, alias, known, around)


def _latin_person(
    block: Block, part: Sequence[int], written: str, native: str, known: Name | None, other: str
) -> Name | None:
    """The shortest end of a chain that sounds as the other writing, with the given names before it."""
    tokens = block.tokens
    plain = [index for index in part if tokens[index].script == Script.LATIN]
    strong = judge_words([tokens[index] for index in part], block.language).strength > 2
    odd = not plain or any(
        not letter.isalpha() and letter not in "-'’.ʼ" for index in plain for letter in tokens[index].text
    )
    if strong or odd or (other != "cjk" and judge_other(tokenise(written)).kind):
        return None
    if (
        any(tokens[index].folded == "," for index in part)
        and likeness(block.written(part[0], part[-1]), written, Kind.PERSON) > FAIRLY
    ):
        return latin.name_of(block, part, Kind.PERSON, "sounds as its other writing")
    scores: dict[int, float] = {}
    for size in range(2, min(LONGEST_WESTERN, len(plain)) + 1):
        first = tokens[plain[-size]]
        if is_role(first.folded):
            break
        if first.capital or first.text[:3] == "al-":
            score = likeness(block.written(plain[-size], part[-1]), written, Kind.PERSON)
            scores[size] = max(score, ALIKE * _is_surname_last(block, plain[-size:], native))
    size = max(scores, key=lambda size: (round(scores[size], 2), -size), default=0)
    if size and scores[size] >= ALIKE and (other == "cjk" or _shows_person(block, plain[-size:], written, known)):
        name = _with_given(block, plain, len(plain) - size, native)
        if name:
            return latin.name_of(block, _span(name[0], part[-1]), Kind.PERSON, "sounds as its other writing",
                                 role=latin.role_before(block, name[0]))  # fmt: skip
    return known if known is not None and known.kind == Kind.PERSON else None


def _shows_person(block: Block, name: Sequence[int], written: str, known: Name | None) -> bool:
    """Whether more than its sound shows a person whose other writing has letters: places sound alike too."""
    if known is not None and known.kind == Kind.PERSON and known.evidence != "given name":
        return True
    first, before = block.tokens[name[0]], block.tokens[name[0] - 1] if name[0] else None
    if before is not None and before.folded in ("in", "near", "to", "of", "at", "from"):
        return known is not None and before.folded != "in"
    given = is_given(first.folded) or any(other_scripts.is_given_word(token) for token in tokenise(written))
    return given or bool(latin.role_before(block, name[0])) or kind_behind(block, name[-1] + 1) == Kind.PERSON


def _span(first: int, last: int) -> range:
    return range(first, last + 1)


def _is_surname_last(block: Block, name: Sequence[int], native: str) -> bool:
    """Whether a given name stands before a word that spells the surname: `Eric Chu (朱立倫)`."""
    given, surname = block.tokens[name[0]], block.tokens[name[-1]]
    return len(name) == 2 and spells_surname(surname.folded, native) and is_given(given.folded)


def _with_given(block: Block, plain: Sequence[int], at: int, native: str) -> Sequence[int]:
    """The words of a name from its first given name on: `Alvin Chau Cheok-wa`."""
    tokens = block.tokens
    while at:
        before = tokens[plain[at - 1]]
        initial = len(before.folded) == 1 and before.capital
        if not (initial or (is_given(before.folded) and before.capital) or before.folded in words("particle")):
            break
        at -= 1
    first = tokens[plain[at]].folded
    if at and spells_surname(first, native) and len(plain) - at < 4:
        before = tokens[plain[at - 1]]
        titled = at > 1 and is_role(tokens[plain[at - 2]].folded)
        if titled and is_person_word(before) and not is_role(before.folded):
            at -= 1  # `Legislator Puma Shen`: a given name that no table has
    return plain[at:]


def _latin_organisation(
    block: Block, chain: list[int], part: list[int], alias: tuple[int, int], known: Name | None, around: str
) -> Name | None:
    """A company or body by its words, its characters, its neighbours, or by words that spell the characters."""
    tokens = block.tokens
    own = judge_words([tokens[index] for index in part], block.language)
    native = judge(block, *alias)
    text = " ".join(tokens[index].folded for index in part)
    chosen = _best_part(block, chain, part, alias) if native.kind != Kind.OTHER else part
    if chosen != part:
        part, known = chosen, None
        own = judge_words([tokens[index] for index in part], block.language)
    place = text in countries() or text in words("place") or text in words("province")
    if place or (own.kind == Kind.OTHER and native.strength < 3) or (native.kind == Kind.OTHER and native.strength > 1):
        return None
    if known is not None and known.kind != Kind.PERSON and known.last == part[-1]:
        if native.kind == Kind.OTHER and own.strength < 3:
            return None
        part = [index for index in chain if known.first <= index <= known.last]
        return _with_kind(block, part, known.kind, native, known.evidence)
    before, noun = kind_before(block, part[0])
    sort = around or before
    if sort == Kind.OTHER or (native.kind == Kind.OTHER and own.strength < 2):
        return None
    if sort in (Kind.COMPANY, Kind.ORGANISATION, Kind.VESSEL) and sort != Kind.PERSON:
        return latin.name_of(block, part, sort, f"called {noun}" if noun else "what follows")
    if (own.kind and own.strength > 1) or native.strength > 1 or (own.kind and native.kind):
        best = max(own, native, key=lambda verdict: verdict.strength)
        return _with_kind(block, latin.without_nationality(block, part), best.kind, native, best.evidence)
    characters = folded(block, *alias)
    compound = len(part) == 1 and text.endswith(tuple(words("compound_ending"))) and native.kind != Kind.OTHER
    if compound and likeness(text, block.written(*alias), Kind.COMPANY) >= ALIKE:
        return latin.name_of(block, part, Kind.COMPANY, "a compound of firms")
    if (text, characters) in brands() or latin.traded(block, part):
        return latin.name_of(block, part, Kind.COMPANY, "a brand in both writings")
    trade = (
        script_of(block, *alias) == "cjk"
        and len(characters) >= SHORTEST_BRAND
        and len(part) > 1
        and not is_person_in_characters(characters)
    )
    if trade and likeness(block.written(part[0], part[-1]), block.written(*alias), Kind.COMPANY) >= ALIKE:
        return latin.name_of(block, part, Kind.COMPANY, "spells its characters")
    return None


def _best_part(block: Block, chain: list[int], part: list[int], alias: tuple[int, int]) -> list[int]:
    """The part of a chain that sounds and means most as the other writing, where "and" or "of" leaves several.

    `Wenzhou Shoe and Leather Association (温州市鞋革行业协会)`, `Law School of Wuhan University (武汉大学)`.
    """
    whole = next(latin.trimmed(block, chain), part)
    starts = [at + 1 for at, index in enumerate(whole[:-1]) if block.tokens[index].folded in ("of", "and", "&")]
    options = [part] + [
        cut for at in [0, *starts] if (cut := next(latin.trimmed(block, whole[at:]), [])) and cut != part
    ]
    if len(options) == 1 or len(options) > MOST_OPTIONS:
        return part
    written = block.written(*alias)
    scores = [likeness(block.written(cut[0], cut[-1]), written, Kind.COMPANY) for cut in options]
    best = max(range(len(options)), key=lambda at: (round(scores[at], 1), len(options[at])))
    return options[best] if scores[best] > max(scores[0] + CLEARLY, FAIRLY) else part


def _with_kind(block: Block, part: Sequence[int], kind: str, native: Verdict, evidence: str) -> Name:
    """The name with the kind on which words and characters agree: an ending of companies decides over a head."""
    form = evidence.startswith("legal form")
    if native.strength == 3 and native.kind in (Kind.COMPANY, Kind.ORGANISATION) and not form and kind != Kind.VESSEL:
        kind = native.kind
    return latin.name_of(block, part, kind, evidence)


def _characters(block: Block, last: int, alias: tuple[int, int], known: Name | None, other: str) -> Name | None:
    """A name in characters before its other writing."""
    tokens = block.tokens
    first = last
    while (
        first and tokens[first - 1].script != Script.MARK and block.touches(first) and last - first < cjk.LONGEST_NAME
    ):
        first -= 1
    while first > 1 and tokens[first - 1].text in cjk.MIDDLE_DOTS and block.touches(first):
        first -= 2
        while (
            first
            and tokens[first - 1].script in Script.CJK
            and block.touches(first)
            and last - first < cjk.LONGEST_NAME
        ):
            first -= 1
    written = block.written(*alias)
    if tokens[last].script == Script.HANGUL:
        return _hangul(block, first, last, alias, known, other)
    own = known.first if known is not None else last - cjk.LONGEST_NAME
    del own
    first = cjk.inner_bracket(block, first, last) or first
    name = [token for token in tokens[alias[0] : alias[1] + 1] if token.script == Script.LATIN]
    verdict = judge_words(name) if other == Script.LATIN else judge(block, *alias)
    text = "".join(token.folded[0] for token in tokens[first : last + 1])
    if known is not None and (known.kind != Kind.PERSON) == (verdict.kind in (Kind.COMPANY, Kind.ORGANISATION)):
        return _cut_country(block, known, written)
    if person := _characters_person(block, first, last, text, written, verdict, other):
        return person
    japanese = any("ぁ" <= letter <= "ん" for letter in text)
    start = cjk.cut_left(text, japanese=japanese)
    native = judge_native(text[start:])
    if known is not None and known.kind != Kind.PERSON:
        return _cut_country(block, known, written)
    best = max(verdict, native, key=lambda found: found.strength) if verdict.kind != Kind.OTHER else native
    agreed = best.strength > 1 or (verdict.kind and native.kind)
    if (
        not agreed
        or best.kind in (Kind.OTHER, "")
        or (native.kind == Kind.OTHER and native.strength > 1)
        or len(text) - start < 2
    ):
        return None
    kind = native.kind if native.strength == 3 and native.kind in (Kind.COMPANY, Kind.ORGANISATION) else best.kind
    found = cjk.name_of(block, first + start, last, kind, best.evidence)
    return _cut_country(block, found, written)


def _cut_country(block: Block, name: Name, latin_name: str) -> Name:
    """The name without a foreign country before it that its Latin form has not: 柬埔寨汇旺集团(Huione Group)."""
    text = folded(block, name.first, name.last)
    for size in (5, 4, 3, 2):
        code, what = countries().get(text[:size], ("", ""))
        if what != "han" or len(text) - size < 3 or code in _KEPT:
            continue
        shown = any(countries().get(token.folded, ("",))[0] == code for token in tokenise(latin_name))
        return name if shown else cjk.name_of(block, name.first + size, name.last, name.kind, name.evidence)
    return name


_KEPT = frozenset(("cn", "tw", "jp"))  # 中國石油, 台灣中油, 日本製鐵: part of the name


def _characters_person(
    block: Block, first: int, last: int, text: str, written: str, verdict: Verdict, other: str
) -> Name | None:
    """A person in characters: by the sound of the other writing, by its surname, by a middle dot."""
    if verdict.strength > 1 and verdict.kind in (Kind.COMPANY, Kind.ORGANISATION):
        return None
    dot = next((at for at, letter in enumerate(text) if letter in cjk.MIDDLE_DOTS), -1)
    words_of = written.split()
    if dot > 0 and len(words_of) > 1:
        start = cjk.cut_left(text[:dot] + "·", person=True, japanese="ja" in block.languages)
        title = next((len(word) for word in words("han:title_behind") if text.endswith(word)), 0)
        return cjk.name_of(block, first + start, last - title, Kind.PERSON, "a middle dot")
    given = bool(words_of) and is_given(words_of[0].casefold())
    behind = len(text) - cjk.cut_left(text, person=True)
    for size in dict.fromkeys((behind, 3, 2, 4)):
        tail = text[-size:]
        if len(tail) < size or not is_person_in_characters(tail):
            continue
        surnames = [word.casefold().strip(".,") for word in (*words_of[:1], *words_of[-1:])]
        spelled = any(spells_surname(word, tail) for word in surnames)
        score = likeness(tail, written, Kind.PERSON)
        titled = size == behind
        if (
            score >= ALIKE
            or (spelled and (given or len(words_of) < 4) and titled)
            or (given and titled and other == Script.LATIN)
        ):
            return cjk.name_of(block, last - size + 1, last, Kind.PERSON, "surname and its other writing")
    return None


def _hangul(block: Block, first: int, last: int, alias: tuple[int, int], known: Name | None, other: str) -> Name | None:
    """A Korean name before its Latin form or its Hanja."""
    text, written = folded(block, first, last), block.written(*alias)
    native = judge_native(text)
    verdict = judge(block, *alias)
    if native.strength > 1 and native.kind != Kind.OTHER:
        return known or cjk.name_of(block, first, last, native.kind, native.evidence)
    if verdict.strength > 1 and verdict.kind in (Kind.COMPANY, Kind.ORGANISATION):
        return known or cjk.name_of(block, first, last, verdict.kind, verdict.evidence)
    characters = folded(block, *alias) if other == "cjk" else ""
    if native.kind == Kind.OTHER or (other == "cjk" and not is_person_in_characters(characters)):
        return None
    if other == "cjk" and verdict.kind and verdict.strength > 1:
        return None
    read_so = len(characters) == len(text) and likeness(text, written, Kind.PERSON) >= ALIKE
    if characters[-1:] in words("han:korean_short_ending") or (read_so and not cjk.is_titled(block, last)):
        return known  # 안보리(安保理): a word and how it is written
    short = is_hangul_person(text) or (other == "cjk" and 2 < len(text) <= 6)
    capitals = [
        token for token in block.tokens[alias[0] : alias[1] + 1] if token.script == Script.LATIN and token.capital
    ]
    if other == Script.LATIN and len(capitals) < 2:
        return known
    short = short or len(text) == len(capitals) == LONGEST_KOREAN
    if (short and (other == "cjk" or likeness(text, written, Kind.PERSON) >= FAIRLY)) or (
        is_hangul_person(text) and len(capitals) in (2, 3)
    ):
        return cjk.name_of(block, first, last, Kind.PERSON, "surname and its other writing")
    return known


def _other(block: Block, last: int, alias: tuple[int, int], known: Name | None) -> Name | None:
    """A name in Cyrillic, Arabic and the like before its Latin form."""
    tokens, written = block.tokens, block.written(*alias)
    verdict = judge_words([t for t in tokens[alias[0] : alias[1] + 1] if t.script == Script.LATIN])
    if known is not None and (known.kind != Kind.PERSON or likeness(known.text, written, Kind.PERSON) >= FAIRLY):
        return (
            _arabic_head(block, last, known.kind) or known
            if known.kind != Kind.PERSON
            else _longest(block, last, known, written)
        )
    indexes = other_scripts.words_before(block, last, other_scripts.LONGEST_BODY)
    person = latin_kind(written).kind == Kind.PERSON or not verdict.kind
    found = _best_start(block, indexes, last, written) if person else -1
    titled = found > 0 and other_scripts.noun_kind(tokens[found - 1]) == Kind.PERSON
    given = is_given(written.split()[0].casefold()) or any(map(other_scripts.is_given_word, tokens[found : last + 1]))
    if found >= 0 and (titled or given):
        return other_scripts.name_of(block, found, last, Kind.PERSON, "sounds as its other writing")
    if tokens[last].script == Script.ARABIC and (headed := _arabic_head(block, last, verdict.kind)):
        return headed
    if verdict.strength > 1 and verdict.kind in (Kind.COMPANY, Kind.ORGANISATION):
        run = _capitals(block, indexes) if tokens[last].script == Script.CYRILLIC else []
        return other_scripts.name_of(block, run[0], last, verdict.kind, verdict.evidence) if run else None
    return None


def _longest(block: Block, last: int, known: Name, written: str) -> Name:
    """A person with the words before that sound as the Latin form too."""
    indexes = [index for index in other_scripts.words_before(block, last, 6) if index <= known.first]
    best, start = likeness(known.text, written, Kind.PERSON), known.first
    for index in reversed(indexes[-3:]):
        score = likeness(block.written(index, last), written, Kind.PERSON)
        if score > best:
            best, start = score, index
    return known if start == known.first else other_scripts.name_of(block, start, last, Kind.PERSON, known.evidence)


def _best_start(block: Block, indexes: Sequence[int], last: int, written: str) -> int:
    """The first word of the two to five that sound most as the Latin form; -1 when none does."""
    best, found = FAIRLY, -1
    for size in (2, 3, 4, 5):
        if size > len(indexes):
            break
        score = likeness(block.written(indexes[-size], last), written, Kind.PERSON)
        if score > best + 0.02:
            best, found = score, indexes[-size]
    return found


def _arabic_head(block: Block, last: int, kind: str) -> Name | None:
    """A firm or body in Arabic letters from its head word on: شركة الأرز الذهبي للتجارة."""
    tokens = block.tokens
    if tokens[last].script != Script.ARABIC:
        return None
    for index in reversed(other_scripts.words_before(block, last, other_scripts.LONGEST_BODY)):
        folded_word = tokens[index].folded
        bare = folded_word[1:] if folded_word[:1] in "وبل" else folded_word
        for name, sort in (("company", Kind.COMPANY), ("organisation", Kind.ORGANISATION)):
            if (folded_word in words(f"further:{name}") or bare in words(f"further:{name}")) and index < last:
                return other_scripts.name_of(block, index, last, kind if kind in (Kind.COMPANY, Kind.ORGANISATION) else sort,
                                             f"head word {tokens[index].text}")  # fmt: skip
    return None


def _capitals(block: Block, indexes: Sequence[int]) -> list[int]:
    """The words at the end of a list that have capitals."""
    run: list[int] = []
    for index in reversed(indexes):
        if not block.tokens[index].text[0].isupper():
            break
        run.insert(0, index)
    return run


def latin_kind(name: str) -> Verdict:
    """The verdict on a written Latin name; `Person` where its words show one."""
    tokens = [token for token in tokenise(name) if token.script == Script.LATIN]
    verdict = judge_words(tokens) if tokens else NOTHING
    if verdict.kind:
        return verdict
    person = 2 <= len(tokens) <= LONGEST_WESTERN and all(map(is_person_word, tokens))
    first = tokens[0].folded if tokens else ""
    known = is_given(first) or first in chinese_surnames()
    return Verdict(Kind.PERSON, "given name or surname", 1) if person and known else NOTHING
