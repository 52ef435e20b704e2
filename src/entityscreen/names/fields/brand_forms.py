"""Names in the form that others know them by: 中国电科 and CETC, 华润电力 and China Resources Power, 엘지 and LG.

These forms follow from no rule and are a table (`resources/lexicon/short_forms.tsv`, `group_brands.tsv`,
`firm_brands.tsv`), or they follow from the language's numerals, letters and loan words:

- What state groups, universities, listed firms and armed groups are called in short. A name with such a form is read
  with the official English name in its place as well, as one word: so all of them match, and no two groups for words
  that they share.
- Brands of groups whose characters are one thing and whose Latin letters another, at the head of longer names. A
  group's hundreds of firms have the brand in common, so that what follows tells the sisters apart.
- Brands that are Japanese numerals, as the Latin word that they are said as: 第一三共 is Daiichi Sankyo.
- Initials that Korean and Japanese spell by the names of the letters (엘지), and words that are English ones
  (フライングガーデン is Flying Garden). Where they end is not always written, so that a name may be read in several
  ways.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.model.script import Script, script_of, scripts_in
from entityscreen.names.lexicon import find_concepts, han_phrases, says_form, whole_concept
from entityscreen.names.persons.known_words import commonness
from entityscreen.names.prepared import NameBuilder, Role
from entityscreen.names.segment.brand_spellings import kanji_spellings
from entityscreen.names.segment.cutting import segment_roles
from entityscreen.text.folding import Folded
from entityscreen.text.words import CJK

WHOLE_ONLY = 2  # characters: so short a form counts where it is all of the name
SHORTEST_TELLING = 4  # letters of a word by which a name is told from another: `of` stands in any
WHOLE_LETTERS = 3  # letters: so does an acronym, which is a name or a word too (Маи)
_INSTITUTIONS = frozenset({"university", "bank", "institute", "academy"})
ANYWHERE = 4  # characters: from here on a form may stand behind others, such as a place
_PLACE = "place:"  # a country's concept has its two letters behind


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms, folded."""

    names: dict[str, str]  # each form with the official English name as one word
    official: frozenset[str]  # these names
    first: frozenset[str]  # the first characters of forms in characters
    lengths: tuple[int, ...]  # how many characters these have, the longest first
    words: frozenset[str]  # the first words of forms in letters
    most_words: int  # how many words the longest of these has
    distinctive: frozenset[str]  # of each of these the first word that is no person's name; the first one where all are


@named_cache("names.short_forms", maxsize=1)
def _forms() -> _Forms:
    names = {form: name for name, form in read_rows("lexicon_short_forms")}
    characters = [form for form in names if _in_one_run(form)]
    letters = [form for form in names if not _in_one_run(form)]
    return _Forms(
        names=names,
        official=frozenset(names.values()),
        first=frozenset(form[0] for form in characters),
        lengths=tuple(sorted({len(form) for form in characters}, reverse=True)),
        words=frozenset(form.split()[0] for form in letters),
        most_words=max(len(form.split()) for form in letters),
        distinctive=frozenset(_first_distinctive(form.split()) for form in letters),
    )


def _first_distinctive(words: list[str]) -> str:
    return next((word for word in words if word.isascii() and not commonness(word)), words[0])


def _in_one_run(text: str) -> bool:
    """Whether a text has characters of a script that writes words without spaces between."""
    return not text.isascii() and not CJK.isdisjoint(scripts_in(text))


def short_form_words() -> frozenset[str]:
    """Return the words by which forms in letters are known from names of persons: Sun Yat-sen University."""
    return _forms().distinctive


def is_official(word: str) -> bool:
    """Whether a word is an official English name as one word: nobody wrote it so, and it has no sound to compare."""
    return word in _forms().official


def is_short_for_another(acronym: str, words: Sequence[str]) -> bool:
    """Whether an acronym is a known organisation's, of whose name in Latin letters a name has fewer than half.

    Example:
        >>> is_short_for_another("cnpc", ("central", "nebraska", "packing", "company"))
        True
        >>> is_short_for_another("cnpc", ("china", "natl", "petroleum", "corp"))
        False
    """
    official = _forms().names.get(acronym)
    words = [word for word in words if len(word) >= SHORTEST_TELLING]
    if official is None or not all(map(str.isascii, words)):
        return False
    return 2 * sum([word in official for word in words]) < len(words)


def spelled_out(text: Folded) -> tuple[Folded, ...]:
    """A name with the official English name as one word in place of the first form of it; none where it has none.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> spelled_out(fold("北航")), spelled_out(fold("Bank of China"))
        (('beihanguniversity',), ())
        >>> spelled_out(fold("13th Research Institute of CETC"))
        ('13th research institute of chinaelectronicstechnologygroupcorporation',)
    """
    official = _in_characters(text) if _in_one_run(text) else _in_letters(text)
    return () if official is None else (official,)


def _in_letters(text: str) -> Folded | None:
    forms = _forms()
    words = text.replace(",", " ").split()
    if forms.words.isdisjoint(words):
        return None
    for start, word in enumerate(words):
        if word in forms.words:
            for end in range(min(len(words), start + forms.most_words), start, -1):
                name = forms.names.get(" ".join(words[start:end]))
                if name is not None and _is_meant(words, start, end, name):
                    rest = words[end:] if forms.names.get(_bare(words[end:])) != name else ()  # FARC - Fuerzas Armadas
                    return Folded(" ".join((*_distinctive(words[:start]), name, *_distinctive(rest))))
    return None


def _distinctive(words: Sequence[str]) -> list[str]:
    """Words without legal forms in other letters (ААТ, ДП), which beside a Latin word would be read as Latin."""
    return [word for word in words if word.isascii() or not _is_form(word)]


def _is_form(word: str) -> bool:
    meaning = whole_concept(word)
    return meaning is not None and says_form(meaning)


def _bare(words: Sequence[str]) -> str:
    """Words without a dash in front."""
    return " ".join(words).lstrip("-\u2013\u2014/ ")


def _is_meant(words: list[str], start: int, end: int, name: str) -> bool:
    """Whether a form can be meant there: no short acronym beside words, no organisation of another country."""
    rest = words[:start] + words[end:]
    if all(word.strip(".") in name for word in rest):  # IBM Corp.
        return True
    if end - start == 1 and len(words[start]) <= WHOLE_LETTERS:
        return False
    return not _goes_on(words, end) and not _is_of_another_country(words[start:end], rest, name)


def _is_of_another_country(form: list[str], rest: list[str], name: str) -> bool:
    """Whether words name an organisation by what it is (Foreign Intelligence Service), as other countries have one."""
    countries, home_countries = _countries(rest), _homes().get(name)
    if len(form) == 1 or not countries or home_countries is None or _countries(form):
        return False
    return home_countries.isdisjoint(countries)


def _countries(words: Sequence[str]) -> frozenset[str]:
    concept_ids = (meaning.id for _, _, meaning in find_concepts(words))
    return frozenset(name for name in concept_ids if name.startswith(_PLACE) and len(name) == len(_PLACE) + 2)


@named_cache("names.short_forms.homes", maxsize=1)
def _homes() -> dict[str, frozenset[str]]:
    """The countries that any form of an organisation names."""
    homes: dict[str, frozenset[str]] = {}
    for form, name in _forms().names.items():
        if countries := _countries(form.split()):
            homes[name] = homes.get(name, frozenset()) | countries
    return homes


def _goes_on(words: list[str], end: int) -> bool:
    """Whether an institution's name does not end there: Osaka University of Economics is another than Osaka's."""
    return end < len(words) and words[end] == "of" and words[end - 1] in _INSTITUTIONS


def _in_characters(text: str) -> Folded | None:
    forms = _forms()
    if forms.first.isdisjoint(text):
        return None
    for start, character in enumerate(text):
        if character in forms.first:
            for length in forms.lengths:
                name = forms.names.get(text[start : start + length])
                if name is not None and _stands(text, start, length):
                    return Folded(f"{text[:start]} {name} {text[start + length :]}".strip())
    return None


def _stands(text: str, start: int, length: int) -> bool:
    """Whether a form of so many characters can be meant there."""
    if length <= WHOLE_ONLY:
        return length == len(text)
    return length >= ANYWHERE or start == 0


GROUP_BRAND = 0.45  # as much as a place: beside it a industry tells more than beside a brand of one firm
GROUP = "group"
BESIDE_FIRM = 0.25  # what places and industries weigh beside the brand of one firm, which tells it by itself
INITIALS = 3  # letters at most that are a brand of many firms: LG, SKC
LONGEST_BEFORE = 4  # characters before the brand: 无锡市
MOST_BRANDS = 2  # of a name: 中航沈飞
_BEFORE_HEAD = frozenset({"the", "of"})  # the 2nd Institute of CASIC
# A builder's numbered bureau is one of engineering, and is written in full: 中铁二局, China Railway No. 2 Engineering.
_BUREAU = re.compile("第?([一二三四五六七八九十]+)(?:工程)?局")
_INDUSTRIES = frozenset({Role.INDUSTRY, Role.ORGANISATION, Role.GENERIC})
_BESIDE_FIRM = _INDUSTRIES | {Role.PLACE}


@dataclass(frozen=True, slots=True)
class _Brands:
    """The brands, folded."""

    names: dict[str, tuple[str, ...]]  # each form with the brands that it stands for, as one word each
    groups: frozenset[str]  # those of these that are of a group, and not of one firm
    firms: frozenset[str]  # those that are of one firm
    first: frozenset[str]  # the first characters of forms in characters
    longest: int  # how many characters these have at most
    words: frozenset[str]  # the first words of forms in letters
    joined: frozenset[str]  # brands of several words, which nobody writes as the one that they are here


@named_cache("names.group_brands", maxsize=1)
def _brands() -> _Brands:
    names: dict[str, tuple[str, ...]] = {}
    rows = read_rows("lexicon_group_brands")
    for name, form, _ in rows:
        names[form] = (*names.get(form, ()), name)
    characters = [form for form in names if not form.isascii()]
    return _Brands(
        names=names,
        groups=frozenset(name for name, _, of in rows if of == GROUP),
        firms=frozenset(name for name, _, of in rows if of != GROUP),
        first=frozenset(form[0] for form in characters),
        longest=max(map(len, characters)),
        words=frozenset(form.split()[0] for form in names if form.isascii()),
        joined=frozenset(form.replace(" ", "") for form in names if " " in form and form.isascii()),
    )


def is_joined_brand(word: str) -> bool:
    """Whether a word is a brand of several words that is read as one, so that it has no sound to compare.

    Example:
        >>> is_joined_brand("sumitomoelectric"), is_joined_brand("mediatek")
        (True, False)
    """
    return word in _brands().joined


def is_of_group(word: str) -> bool:
    """Whether a word is a brand of a group's many firms, and not of one firm.

    Example:
        >>> is_of_group("chinaresources"), is_of_group("mediatek")
        (True, False)
    """
    return word in _brands().groups


def with_group_brand(text: Folded) -> tuple[Folded, ...]:
    """A name with the group's brand at its head as one Latin word; none where it has none.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> with_group_brand(fold("華潤電力")), with_group_brand(fold("China Resources Power"))
        (('chinaresources 电力', 'cr 电力'), ('chinaresources power',))
        >>> with_group_brand(fold("中航沈飞")), with_group_brand(fold("武汉高芯科技"))
        (('avic shenyangaircraft',), ())
    """
    if text.isascii():
        return _group_in_letters(text)
    return () if CJK.isdisjoint(scripts_in(text)) else _group_in_characters(text)


def weigh_in_group(builder: NameBuilder) -> None:
    """Give a group's brand and the industries beside it the weights by which its firms are told apart."""
    brands = _brands()
    of_one_firm = any(part.token.text in brands.firms for part in builder.parts)
    for part in builder.parts:
        token = part.token
        is_short_brand = len(token.text) <= INITIALS and token.script is Script.LATIN and part.role is Role.BRAND
        if is_short_brand or token.text in brands.groups:
            part.weight = GROUP_BRAND
        elif token.concept is not None and part.role in _INDUSTRIES:
            part.weight = token.concept.weight
        if of_one_firm and part.role in _BESIDE_FIRM:
            part.weight *= BESIDE_FIRM


def _group_in_letters(text: str) -> tuple[Folded, ...]:
    brands = _brands()
    words = text.replace(",", " ").split()
    if brands.words.isdisjoint(words):
        return ()
    for start, word in enumerate(words):
        if word in brands.words:
            brand_names, end = _brands_from(words, start)
            if brand_names and _is_head(words[:start]):
                return (Folded(" ".join((*words[:start], *brand_names, *words[end:]))),)
    return ()


def _brands_from(words: list[str], start: int) -> tuple[list[str], int]:
    """The brands that stand one behind the other in a Latin name, and where they end."""
    brands, brand_names = _brands(), list[str]()
    end = start
    while end < len(words) and len(brand_names) < MOST_BRANDS and words[end] in brands.words:
        ends = range(len(words), end, -1)
        stop = next((stop for stop in ends if " ".join(words[end:stop]) in brands.names), end)
        if stop == end:
            break
        brand_names.append(brands.names[" ".join(words[end:stop])][0])
        end = stop
    return brand_names, end


def _is_head(before: list[str]) -> bool:
    """Whether a name's brand may stand behind some words: none, places, or `of`."""
    if not before or before[-1] in _BEFORE_HEAD:
        return True
    places = [(start, end) for start, end, meaning in find_concepts(before) if meaning.role == "place"]
    return sum(end - start for start, end in places) == len(before)


def _group_in_characters(text: str) -> tuple[Folded, ...]:
    brands = _brands()
    for start, character in enumerate(text[: LONGEST_BEFORE + 1]):
        if character in brands.first and (not start or text[:start] in han_phrases()):
            form = _form_at(text, start)
            if form:
                rest = _rest(text[start + len(form) :])
                return tuple([Folded(" ".join((text[:start], name, rest)).strip()) for name in brands.names[form]])
    return ()


def _rest(text: str) -> str:
    """What stands behind a brand: a further brand at its head as one word too, a numbered bureau in full."""
    form = _form_at(text, 0)
    if form:
        return f"{_brands().names[form][0]} {text[len(form) :]}"
    return text if "局" not in text else _BUREAU.sub(r"第\1 工程局 ", text, count=1)


def _form_at(text: str, start: int) -> str:
    """The longest form that stands at a place of a text; empty where none does."""
    brands = _brands()
    lengths = range(brands.longest, 1, -1)
    return next((form for length in lengths if (form := text[start : start + length]) in brands.names), "")


# At the head, or behind the legal form. Digits in a row are no number that is said: 第一|三共, and 三一 is Sany.
_NUMERAL = re.compile(
    "(?P<before>^|^株式会社 ?|^有限会社 ?)"
    "(?P<numeral>第(?:百?[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    "|百?[二三四五六七八九]?十[一二三四五六七八九]|百[一二三四五六七八九])"
)


def with_numeral(text: Folded) -> tuple[Folded, ...]:
    """A name that begins with a Japanese numeral with it in Latin letters; none where there is no such name.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> with_numeral(fold("第一三共株式会社")), with_numeral(fold("十八銀行")), with_numeral(fold("三一重工"))
        (('daiichi 三共株式会社',), ('juhachi 银行',), ())
    """
    numeral = None if text.isascii() else _NUMERAL.search(text)
    if numeral is None:
        return ()
    said = "".join(kanji_spellings(character, "on")[0][0] for character in numeral["numeral"])
    return (Folded(" ".join(f"{numeral['before']} {said} {text[numeral.end() :]}".split())),)


MOST_READINGS = 3  # of a name, whose words may have several spellings (tech, tec)
FEWEST_LETTERS = 2
_AND, _DOT = "&", "·"
_SCRIPTS = frozenset({Script.HANGUL, Script.KANA})
_Letters = list[tuple[str, int]]  # each letter, and where its name ends


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of the letters, folded."""

    letters: dict[str, str]  # by their names
    first: frozenset[str]  # their first characters
    lengths: tuple[int, ...]  # how long they are, the longest first


@named_cache("names.letter_names", maxsize=1)
def _letter_names() -> _Names:
    letters = read_pairs("romanisation_letter_names")
    lengths = sorted({len(name) for name in letters}, reverse=True)
    return _Names(letters, frozenset(name[0] for name in letters), tuple(lengths))


def with_initials(text: Folded) -> tuple[Folded, ...]:
    """A name with the initials at the head of a word in Latin letters; none where it has none.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> with_initials(fold("엘지디스플레이")), with_initials(fold("株式会社エヌ・ティ・ティ・データ"))
        (('lgd 스플레이', 'lg 디스플레이'), ('株式会社 nttd タ', '株式会社 ntt データ'))
        >>> with_initials(fold("에스케이이노베이션")), with_initials(fold("삼성전자"))
        (('ske 노베이션', 'sk 이노베이션'), ())
    """
    if text.isascii():
        return ()
    names = _letter_names()
    if names.first.isdisjoint(text):
        return ()
    for start, character in enumerate(text):
        if character in names.first and (script := script_of(character)) in _SCRIPTS and _begins(text, start, script):
            readings = _readings(text, start, _letters_from(text, start))
            if readings:
                return readings
    return ()


def _begins(text: str, start: int, script: Script) -> bool:
    """Whether a word begins at a place: no letter of the same script is before it, nor a dot between such."""
    return not start or (text[start - 1] != _DOT and script_of(text[start - 1]) is not script)


def _letters_from(text: str, start: int) -> _Letters:
    """The letters whose names stand one behind the other from a place on."""
    names = _letter_names()
    letters: _Letters = []
    while start < len(text):
        name = next((name for n in names.lengths if (name := text[start : start + n]) in names.letters), "")
        if not name:
            break
        start += len(name)
        letters.append((names.letters[name], start))
        start += text[start : start + 1] == _DOT
    return letters


def _readings(text: str, start: int, letters: _Letters) -> tuple[Folded, ...]:
    """The name with so many of the letters as initials, the most first, until what is left of the word is all known."""
    script, readings = script_of(text[start]), list[Folded]()
    for count in range(len(letters), 0, -1):
        initials, end = "".join(letter for letter, _ in letters[:count]), letters[count - 1][1]
        if _AND in (initials[0], initials[-1]) or len(readings) == MOST_READINGS:
            continue
        goes_on = end < len(text) and script_of(text[end]) is script
        known_rest = goes_on and "brand" not in segment_roles(text[end:].partition(" ")[0])
        several = count >= FEWEST_LETTERS
        # 에쓰오일; a syllable is no initial
        if several or (known_rest and script is Script.HANGUL and end - start > 1):
            read = f"{text[:start]} {initials} {text[end:].lstrip(_DOT)}"
            readings.append(Folded(" ".join(read.split())))
            if known_rest or not goes_on:
                break
    return tuple(readings)


_RUN = re.compile("(?P<joined>[ァ-ヺー]+|[가-힣]+)|[\u0621-\u06d3]+|[\u0900-\u096f]+")
SHORTEST_BRAND, FEWEST_BEHIND = 3, 2  # characters of a brand that no table has; words behind it that make it sure
English = tuple[tuple[str, ...], ...]  # word for word, each in its spellings


@named_cache("names.loan_words", maxsize=1)
def _loan_words() -> dict[str, tuple[str, ...]]:
    return {word: tuple(english.split()) for word, english in read_pairs("romanisation_loan_words").items()}


@named_cache("names.loan_words.longest", maxsize=1)
def _longest() -> int:
    return max(map(len, _loan_words()))


def in_english(text: Folded) -> tuple[Folded, ...]:
    """A name with its loan words in English, the likeliest reading first; none where it has none.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> in_english(fold("株式会社フライングガーデン")), in_english(fold("トヨタ自動車"))
        (('株式会社 flying garden',), ())
        >>> in_english(fold("جولدن ستار"))
        ('golden star',)
    """
    if text.isascii():
        return ()
    text = Folded(text.replace(_DOT, " "))  # it parts words, and between spaces it would part names
    ways: list[tuple[str, ...]] = []
    end, rest = 0, ""
    for run in _RUN.finditer(text):
        english = _cut(run.group()) if run.group("joined") else _parted(run.group())
        if english:
            between = text[end : run.start()]
            ways += [(between,), *english]
            end, rest = run.end(), f"{rest} {between}"
    if not ways or _has_brand(f"{rest} {text[end:]}"):
        return ()
    texts = (" ".join(" ".join(pieces).split()) for pieces in product(*ways, (text[end:],)))
    return tuple(Folded(each) for each in islice(texts, MOST_READINGS))


# Older firms write ャ, ュ, ョ, and ィ, ェ, ォ behind a fu or a chi, as large as other kana: キヤノン is Canon.
_LARGE_KANA = re.compile("(?<=[キシチニヒミリギジビピ])[ヤユヨ]|(?<=フ)[イエオ]|(?<=チ)エ")
_SMALL_KANA = str.maketrans("ヤユヨイエオ", "ャュョィェォ")


def with_small_kana(text: Folded) -> tuple[Folded, ...]:
    """A name with the kana small that older firms write large; none where it has none.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> with_small_kana(fold("キヤノン")), with_small_kana(fold("富士フイルム")), with_small_kana(fold("トヨタ"))
        (('キャノン',), ('富士フィルム',), ())
    """
    if text.isascii():
        return ()
    small = _LARGE_KANA.sub(lambda match: match.group().translate(_SMALL_KANA), text)
    return (Folded(small),) if small != text else ()


def _has_brand(text: str) -> bool:
    """Whether Chinese characters beside the English words are a brand, which is read in other ways."""
    return Script.HAN in scripts_in(text) and "brand" in segment_roles(text)


def _parted(word: str) -> English:
    english = _loan_words().get(word)
    return (english,) if english else ()


@named_cache("names.loan_words.cut", maxsize=20_000)
def _cut(run: str) -> English:
    """The words that a run of characters consists of, behind a brand if need be; none where it has no words."""
    whole = _words_of(run)
    for start in range(SHORTEST_BRAND, 0 if whole else len(run)):
        behind = _words_of(run[start:])
        if len(behind) >= FEWEST_BEHIND:
            return ((run[:start],), *behind)
    return whole


def _words_of(run: str) -> English:
    """The words that a run of characters is, as few as may be; none where something is left over."""
    words, longest = _loan_words(), _longest()
    best: list[English | None] = [()]
    for end in range(1, len(run) + 1):
        fewest: English | None = None
        for start in range(max(0, end - longest), end):
            before, english = best[start], words.get(run[start:end])
            if before is not None and english and (fewest is None or len(before) + 1 < len(fewest)):
                fewest = (*before, english)
        best.append(fewest)
    return best[-1] or ()
