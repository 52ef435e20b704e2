"""Cyrillic, Greek, Armenian and Georgian: alphabets that write their vowels, letter group by letter group.

A Cyrillic word (Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, the Turkic and Tajik letters) does not
say its language, so the primary romanisation is BGN/PCGN's with each language's own letters, and the alternates are the
usual Latin spellings whose sound differs from it. Spellings that sound the same (yu, iu, ju) need none of their
own: `text/sounds.py` makes them match.
"""

from __future__ import annotations

import unicodedata

from entityscreen.romanisation import Letters, Romanisation, collect, paired
from entityscreen.romanisation.orthographies import respelled

_CYRILLIC = (
    paired("абвгдезийклмнопрстуфыэ", "a b v g d e z i y k l m n o p r s t u f y e")
    | paired("ёжхцчшщъьюя", "yo zh kh ts ch sh shch - - yu ya")
    | paired("іїєґў", "i yi ye g u")  # Ukrainian, Belarusian
    | paired("ђјљњћџѓќѕ", "dj y lj nj ch dzh gj kj dz")  # Serbian, Macedonian
    # Kazakh, Kyrgyz, Tajik, Uzbek, Tatar, Bashkir, Mongolian, Azerbaijani
    | paired("әғқңөұүһӣ", "a gh q ng o u u h i")
    | paired("ӯҳҷҗҝҹӊҡҙҫ", "u h j j g j ng q z s")
    | paired("ӕҕӷҥӈҟӄҭҵҽӡҩԥ", "ae gh gh ng ng k q t ts ch dz o p")  # Ossetian, Yakut, Abkhaz, peoples of the north
    | paired("ѣѳѵѫӏ", "e f i a -")  # given up a century ago, and Chechen's stick
)
_CYRILLIC_VOWELS = "аеёиоуыэюяіїєөүұәӯӣ"
_CYRILLIC_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
# Ye at the start and after a vowel or a sign; the Bulgarian vowel ъ stands before a consonant or at the end.
_SOFT_E = {f"{before}е": f"{_CYRILLIC.get(before, '')}ye" for before in _CYRILLIC_VOWELS + "ъь"}
_BULGARIAN_A = {f"ъ{after}": f"a{_CYRILLIC[after]}" for after in _CYRILLIC_CONSONANTS}
# What Cyrillic writes for sounds it has no letter for, in names from English and German.
_FROM_ENGLISH = paired("дж уа уэ уи уо кс х", "j wa we wi wo x h")

# Passports have a plain e behind a vowel or a sign: Matvienko, Andreev.
_PLAIN_E = {behind: f"{_CYRILLIC.get(behind[0], '')}e" for behind in _SOFT_E}

# Romanisation, cost, what it spells otherwise, and the letters without which it has nothing of its own to say.
_CHANGES: tuple[tuple[str, float, dict[str, str], str], ...] = (
    ("BGN/PCGN", 0.0, {}, ""),
    ("ICAO", 0.01, _PLAIN_E, "аеиоуыэюяьъ"),
    ("Ukrainian national", 0.0, paired("ги", "h y"), "іїєґ"),
    ("Ukrainian national", 0.02, paired("ги", "h y"), "г"),
    ("from English", 0.02, _FROM_ENGLISH, "уджкх"),
    ("scientific", 0.03, paired("жшчщхцћ", "z s c sc h c c"), "жшчщцћх"),
    ("German", 0.04, paired("жхзцчш", "sch ch s z tsch sch"), "жхз"),
)
_SYSTEMS = tuple(
    (system, cost, Letters(_CYRILLIC | _SOFT_E | _BULGARIAN_A | changes), only_with)
    for system, cost, changes, only_with in _CHANGES
)
# Printed without its dots, ё is written е; a word has at most one, mostly in its last syllable or the one before.
_YO_COST = 0.03
# Stress marks, apostrophes, and letters with the marks of other languages.
_PLAIN = str.maketrans(
    {"\u0301": "", "\u0300": "", "ѐ": "е", "ѝ": "и", "'": "", "’": "", "\u02bc": ""}
    | dict(zip("ӧӟӝӥӓӑӗӱӳӹӵӭ", "озжиааеууычэ", strict=True))
)


def read_cyrillic(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Cyrillic word.

    Example:
        >>> [reading.text for reading in read_cyrillic("жуков")]
        ['zhukov', 'zukov', 'schukov']
        >>> read_cyrillic("синдзиро")[-1]
        Romanisation(text='shinjiro', system='Polivanov', cost=0.05)
    """
    word = token.translate(_PLAIN)
    rows = [
        (_spell(letters, word), system, cost)
        for system, cost, letters, only_with in _SYSTEMS
        if not only_with or any(letter in word for letter in only_with)
    ]
    dotted = word.rfind("е")
    if dotted > 0:
        dotless = f"{word[:dotted]}ё{word[dotted + 1 :]}"
        rows.append((_spell(_SYSTEMS[0][2], dotless), "BGN/PCGN, ё", _YO_COST))
    return collect(rows + respelled(word, rows[0][0]))


def _spell(letters: Letters, word: str) -> str:
    """Spell a word: е at its start is ye."""
    return f"ye{letters.spell(word[1:])}" if word.startswith("е") else letters.spell(word)


_LETTERS = (
    paired("αβγδεζηικλμνξοπρστυφω", "a v g d e z i i k l m n x o p r s t y f o")
    | paired("θχψςϲ", "th ch ps s s")
    | paired("ου γγ γξ γχ ει οι αι υι", "ou ng nx nch ei oi ai yi")
)
# αυ, ευ, ηυ end in v before a voiced sound and in f before a voiceless one or at the end.
_VOICELESS = "θκξπστφχψς"
_VOICED = "αβγδεζηιλμνορυω"
_GLIDES: dict[str, str] = {
    f"{vowel}υ{after}": f"{_LETTERS[vowel]}{glide}{_LETTERS[after]}"
    for vowel in "αεη"
    for followers, glide in ((_VOICELESS, "f"), (_VOICED, "v"))
    for after in followers
} | {f"{vowel}υ": f"{_LETTERS[vowel]}f" for vowel in "αεη"}
_STOPS = paired("μπ ντ γκ τζ τσ", "b d g tz ts")
_NASALS = paired("μπ ντ γκ τζ", "mb nd ng dj")
_GREEK = (
    ("ELOT 743", 0.0, Letters(_LETTERS | _GLIDES | {"γκ": "gk"})),
    ("Greek by sound", 0.01, Letters(_LETTERS | _GLIDES | _STOPS | {"χ": "h"})),
    ("Greek, nasal", 0.02, Letters(_LETTERS | _GLIDES | _NASALS | {"χ": "kh"})),
    ("classical", 0.04, Letters(_LETTERS | paired("βυηφ", "b u e ph"))),
)


def read_greek(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Greek word.

    Example:
        >>> [reading.text for reading in read_greek("μπακογιάννη")]
        ['mpakogianni', 'bakogianni', 'mbakogianni', 'mpakogianne']
    """
    word = "".join(c for c in unicodedata.normalize("NFD", token) if not unicodedata.combining(c))
    return collect((letters.spell(word), system, cost) for system, cost, letters in _GREEK)


_EASTERN = (
    paired("աբգդեզէըթժիլխծկհձղճմ", "a b g d e z e y t zh i l kh ts k h dz gh ch m")
    | paired("յնշոչպջռսվտրցւփքօֆ", "y n sh o ch p j r s v t r ts v p k o f")
    | paired("ու և եւ իւ ﬓ ﬔ ﬕ ﬖ ﬗ", "u ev ev yu mn me mi vn mkh")
)
_WESTERN = _EASTERN | paired("բգդծկձճպջտ", "p k t dz g ts j b ch d")
_EAST, _WEST = Letters(_EASTERN), Letters(_WESTERN)
# The first letter of a word has a glide that later ones have not.
_INITIAL = {"ե": "ye", "ո": "vo"}


def read_armenian(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of an Armenian word.

    Example:
        >>> [reading.text for reading in read_armenian("պետրոսյան")]
        ['petrosyan', 'bedrosyan']
    """
    glide = "" if token.startswith("ու") else _INITIAL.get(token[:1], "")
    east, west = (letters.spell(token[1:] if glide else token) for letters in (_EAST, _WEST))
    letterwise = (_EAST.spell(token), "Armenian, letter by letter", 0.02)
    return collect(((glide + east, "BGN/PCGN", 0.0), letterwise, (glide + west, "Western Armenian", 0.03)))


_NATIONAL = paired("აბგდევზთიკლმნოპჟრსტუფქღყშ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh") | paired(
    "ჩცძწჭხჯჰჱჲჳჴჵჶ", "ch ts dz ts ch kh j h e y w q o f"
)
_GEORGIAN = Letters(_NATIONAL)
_FOREIGN = Letters(_NATIONAL | paired("ფყხ", "f k h"))
# The church capitals and the capitals of the modern letters, should folding have left them.
_MODERN = str.maketrans({**{0x2D00 + i: 0x10D0 + i for i in range(38)}, **{0x10A0 + i: 0x10D0 + i for i in range(38)}})


def read_georgian(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Georgian word.

    Example:
        >>> [reading.text for reading in read_georgian("ფირცხალავა")]
        ['pirtskhalava', 'firtshalava']
    """
    word = token.translate(_MODERN)
    return collect(((_GEORGIAN.spell(word), "national", 0.0), (_FOREIGN.spell(word), "from other languages", 0.02)))
