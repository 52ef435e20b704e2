"""Regular forms of words for the lexicon: inflections, articles, plurals, transliterations.

Here belongs grammar by suffix, good enough to find a word of a name again. A form that does not exist costs
nothing but a row; irregular forms are listed in `resources/lexicon/forms.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

NO_ENDING = "-"
_VOWELS = frozenset("аеиоуыэюяіїєьй")
MINIMUM_STEM = 4  # letters: shorter words are left as they are
# Endings of a dictionary form, and what stands in their place in other forms; the first that fits is used.
_RUSSIAN = (
    (("ый", "ой", "ое", "ая", "ые", "ого", "ых"), "ый ого ому ым ом ая ой ую ое ые ых ыми ий ие их им ими"),
    (("ий", "ее", "яя", "его"), "ий ого ому им ом ая ой ую ое ие их ими его ему ем яя ей юю ее ия ию ии"),
    (("ие", "ия", "ье"), "ие ия ию ием ии ий ией иям иями иях"),
    (("ость", "есть"), "ость ости остью остей"),
    (("ство",), "ство ства ству ством стве ств ствам ствах"),
    (("а",), "а ы и е у ой ою ам ами ах -"),
    (("я",), "я и е ю ей ь ям ями ях"),
    (("ь",), "ь я ю ем е и ью ей ям ями ях"),
    (("ы", "и"), "ы и ов ам ами ах ей а -"),
    (("о",), "о а у ом е"),
    (("е",), "е я ю ем и"),
    (("й",), "й я ю ем е и ев ям ями ях"),
    (("",), "а у ом е ы и ов ам ами ах ем ей"),
)
_UKRAINIAN = (
    (("ий", "ій", "ої", "ого"), "ий а е ого ої ому у им ій і их ими ою"),
    (("ння", "ття"), "ння нню нням нні нь ттю ття"),
    (("ство",), "ство ства ству ством стві ств"),
    (("ія",), "ія ії ію ією ій"),
    (("сть",), "сть сті стю стей"),
    (("а",), "а и у і ою і ам ах"),
    (("",), "а у ом ові і и ів ам ами ах ем"),
)
_BELARUSIAN = (
    (("ы", "і", "ае", "ая", "ага"), "ы і ая ае ага ай аму ую ым ом ыя ых ымі ім іх"),
    (("ня", "ье"), "ня ню нем ні"),
    (("а",), "а ы е у ай ам ах"),
    (("ыя", "ія"), "ыя ыі ыю ыяй ый ія іі ію"),
    (("",), "а у ам е ы аў ах амі"),
)
# Of adjectives the masculine, feminine and neuter are given, and all lead to one another.
_BULGARIAN = (
    (("ен",), "ен на но ни ният ния ната ното ните"),
    (("на", "но", "ни"), "ен на но ни ният ния ната ното ните"),
    (("ски", "ска", "ско"), "ски ска ско ският ския ската ското ските"),
    (("чки", "чка", "чко"), "чки чка чко чкият чкия чката чкото чките"),
    (("ова", "ово"), "ов ова ово ови овият овия овата овото овите"),
    (("ия",), "ия ията ии иите"),
    (("ство",), "ство ството ства ствата"),
    (("не", "ие"), "не нето ния нията ие ието ията"),
    (("ост",), "ост остта ости остите"),
    (("а",), "а ата и ите"),
    (("о",), "о ото а ата"),
    (("и",), "и ите"),
    (("",), "а ът и ите ове овете"),
)
_SERBIAN = (
    (("ни", "на", "но"), "ни на но не них ног ном ној ну"),
    (("ски", "ска", "ско"), "ски ска ско ске ских ског ском ској ску"),
    (("чки", "чка", "чко"), "чки чка чко чке чких чког чком чкој чку"),
    (("ија",), "ија ије ији ију ијом ијама"),
    (("ње",), "ње ња њу њем"),
    (("ство",), "ство ства ству ством"),
    (("ост",), "ост ости ошћу"),
    (("а",), "а е и у ом ама"),
    (("о",), "о а у ом"),
    (("е",), "е а у ем"),
    (("",), "а у ом е и има ем"),
)
_GREEK = (
    (("ικοσ", "ικη", "ικο", "ικεσ", "ικα"), "ικοσ ικη ικο ικου ικησ ικην ικοι ικεσ ικα ικων ικουσ"),
    (("ση",), "ση σησ σεωσ σεισ σεων"),
    (("ξη",), "ξη ξησ ξεωσ ξεισ ξεων"),
    (("ια", "ιεσ"), "ια ιασ ιεσ ιων ιαν"),
    (("μα", "ματα"), "μα ματοσ ματα ματων"),
    (("ιο", "ια"), "ιο ιου ια ιων"),
    (("οσ", "οι"), "οσ ου ο οι ων ουσ η ησ εσ"),
    (("η", "εσ"), "η ησ εσ ων"),
    (("α",), "α ασ εσ ων ου"),
    (("ι",), "ι ιου ια ιων"),
    (("ο",), "ο ου α ων"),
)
# Adjectives of the Slavic languages in Latin letters, without their marks: przemysłowy, průmyslový, industrijski.
_ADJECTIVES = {
    "pl": (
        (("ski", "ska", "skie"), "ski ska skie skiego skiej skich skim skimi"),
        (("cki", "cka", "ckie"), "cki cka ckie ckiego ckiej ckich ckim ckimi"),
        (("owy", "owa", "owe"), "owy owa owe owego owej owych owym owymi"),
        (("czy", "cza", "cze"), "czy cza cze czego czej czych czym czymi"),
        (("ny", "na", "ne"), "ny na ne nego nej nych nym nymi"),
    ),
    "cs": (
        (("sky", "ska", "ske"), "sky ska ske skeho skou skych skym sti"),
        (("cky", "cka", "cke"), "cky cka cke ckeho ckej ckou ckych ckym cti"),
        (("ovy", "ova", "ove"), "ovy ova ove oveho ovej ovou ovych ovym"),
        (("ny", "na", "ne"), "ny na ne neho nej nou nych nym"),
        (("ni",), "ni niho nich nim nimi"),
    ),
    "hr": (
        (("ski", "ska", "sko"), "ski ska sko ske skih skog skom skoj sku skega"),
        (("cki", "cka", "cko"), "cki cka cko cke ckih ckog ckom ckoj cku ckega"),
        (("ni", "na", "no"), "ni na no ne nih nog nom noj nu nega"),
    ),
}
_ADJECTIVES |= {"sk": _ADJECTIVES["cs"], "sl": _ADJECTIVES["hr"]}
MINIMUM_ADJECTIVE = 6  # letters
LATIN_ADJECTIVES = frozenset(_ADJECTIVES)
_TABLES = {"uk": _UKRAINIAN, "be": _BELARUSIAN, "bg": _BULGARIAN, "sr": _SERBIAN, "el": _GREEK}
_ADJECTIVE_ENDINGS = ("ого", "ое", "ая", "ые", "ых", "ый", "ой", "ий")
_NOT_ADJECTIVES = frozenset({"литий", "калий", "магний", "алюминий"})
_ARABIC_PREFIXES = ("ال", "وال", "لل", "بال", "و")
_HEBREW_PREFIXES = ("ה", "ל", "ב", "ו", "וה", "ול")
_PERSIAN_SUFFIXES = ("ها", "های", "ی", "هاي")

_LETTERS = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i e w g"
_BASE = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєўґ",
        _LETTERS.split(),
        strict=True,
    )
)
_SYSTEMS: tuple[dict[str, str], ...] = (
    {},
    {"ю": "iu", "я": "ia", "й": "i"},
    {"й": "i"},
    {"х": "h", "ц": "c", "й": "j", "ю": "yu", "щ": "sch", "ж": "zh"},
    {"щ": "sch"},
    {"й": "j", "ю": "ju", "я": "ja"},
)


def lemma(word: str) -> str:
    """The key under which all forms of a Cyrillic adjective meet; any other word as it is.

    Example:
        >>> lemma("государственное"), lemma("завод"), lemma("plant")
        ('государственный', 'завод', 'plant')
    """
    if word.isascii() or len(word) < 6 or not "а" <= word[0] <= "я" or word in _NOT_ADJECTIVES:
        return word
    for ending in _ADJECTIVE_ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + "ый"
    return word


def slavic_forms(word: str, language: str) -> Iterator[str]:
    """The forms of a word of a Slavic language in Cyrillic letters, or of a Greek one.

    Example:
        >>> sorted(slavic_forms("завод", "ru"))[:4]
        ['завод', 'завода', 'заводам', 'заводами']
        >>> "инвестиционната" in slavic_forms("инвестиционна", "bg"), "τραπεζων" in slavic_forms("τραπεζα", "el")
        (True, True)
    """
    yield word
    if len(word) < MINIMUM_STEM or word.isascii():
        return
    for endings, others in _TABLES.get(language, _RUSSIAN):
        for ending in endings:
            if word.endswith(ending):
                stem = word.removesuffix(ending) if ending else word
                bare = stem[-1] not in _VOWELS  # школа, школ; but no меди of медиа
                yield from (stem + other.strip(NO_ENDING) for other in others.split() if bare or other != NO_ENDING)
                return


def adjective_forms(word: str, language: str) -> Iterator[str]:
    """The forms of an adjective of a Slavic language in Latin letters; none of any other word.

    Example:
        >>> list(adjective_forms("rolniczy", "pl"))[-3:], list(adjective_forms("bank", "pl"))
        (['rolniczych', 'rolniczym', 'rolniczymi'], [])
    """
    if len(word) < MINIMUM_ADJECTIVE:
        return
    for endings, others in _ADJECTIVES[language]:
        for ending in endings:
            if word.endswith(ending):
                yield from (word.removesuffix(ending) + other for other in others.split())
                return


def arabic_forms(word: str, language: str) -> Iterator[str]:
    """An Arabic word with article, conjunction and preposition; a Persian one with plural and izafat.

    Example:
        >>> list(arabic_forms("تجاره", "ar"))[:3]
        ['التجاره', 'والتجاره', 'للتجاره']
    """
    if len(word) < MINIMUM_STEM - 1:
        return
    if language == "fa":
        yield from (word + suffix for suffix in _PERSIAN_SUFFIXES)
        return
    base = word.removeprefix("ال")
    yield from (prefix + base for prefix in _ARABIC_PREFIXES)
    yield base


def hebrew_forms(word: str) -> Iterator[str]:
    """A Hebrew word with the article, prepositions and conjunction that are written together with it.

    Example:
        >>> list(hebrew_forms("מדע"))[:2]
        ['המדע', 'למדע']
    """
    if len(word) >= MINIMUM_STEM - 1:
        yield from (prefix + word for prefix in _HEBREW_PREFIXES)


def english_forms(word: str) -> Iterator[str]:
    """The regular plural.

    Example:
        >>> list(english_forms("factory")), list(english_forms("plant"))
        (['factories'], ['plants'])
    """
    if len(word) < MINIMUM_STEM or word.endswith("s"):
        return
    yield word[:-1] + "ies" if word.endswith("y") else word + "s"


_ADJECTIVE_Y = ("ый", "ий")


def latin_spellings(word: str, *, every_system: bool = True) -> Iterator[str]:
    """A Cyrillic word in the usual romanisations, or in the most usual one.

    Example:
        >>> sorted(set(latin_spellings("объединение")))
        ['obedinenie', 'obedineniye', 'obyedinenie', 'obyedineniye']
        >>> "yuzhny" in set(latin_spellings("южный"))  # as the press and works themselves end an adjective
        True
    """
    if word.endswith(_ADJECTIVE_Y):
        yield from (spelled + "y" for spelled in latin_spellings(word[:-2], every_system=every_system))
    for system in _SYSTEMS if every_system else _SYSTEMS[:1]:
        table = {**_BASE, **system}
        choices = [_letter(word, position, table) for position in range(len(word))]
        yield from ("".join(parts) for parts in product(*choices))


_SERBIAN_LETTERS = "a b v g d d e z z i j k l lj m n nj o p r s t c u f h c c dz s"
_SERBIAN_LATIN = dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш", _SERBIAN_LETTERS.split(), strict=True))


def serbian_latin(word: str) -> str:
    """A Serbian word in Latin letters, folded: each letter has one.

    Example:
        >>> serbian_latin("железнице"), serbian_latin("осигурање")
        ('zeleznice', 'osiguranje')
    """
    return "".join(_SERBIAN_LATIN.get(letter, letter) for letter in word)


def _letter(word: str, position: int, table: dict[str, str]) -> tuple[str, ...]:
    """How a letter may be written; after vowels and signs е is e or ye."""
    letter = word[position]
    if letter == "е" and position and word[position - 1] in "аеиоуыэюяьъ":
        return ("e", "ye")
    return (table.get(letter, letter).replace("_", ""),)
