"""Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and the Turkic and Tajik letters.

A token does not say its language, so the primary reading is BGN/PCGN's with each language's own letters, and
the alternates are the usual Latin spellings whose sound differs from it. Spellings that sound the same (yu,
iu, ju) need no reading of their own: `names/sound.py` makes them meet.
"""

from __future__ import annotations

from entityscreen.romanisation.contract import Letters, Romanisation, collect, paired

_BASE = (
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
_VOWELS = "аеёиоуыэюяіїєөүұәӯӣ"
_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
# Ye at the start and after a vowel or a sign; the Bulgarian vowel ъ stands before a consonant or at the end.
_SOFT_E = {f"{before}е": f"{_BASE.get(before, '')}ye" for before in _VOWELS + "ъь"}
_BULGARIAN_A = {f"ъ{after}": f"a{_BASE[after]}" for after in _CONSONANTS}
# What Cyrillic writes for sounds it has no letter for, in names from English and German.
_FOREIGN = paired("дж уа уэ уи уо кс х", "j wa we wi wo x h")

# Passports have a plain e behind a vowel or a sign: Matvienko, Andreev.
_PLAIN_E = {behind: f"{_BASE.get(behind[0], '')}e" for behind in _SOFT_E}

# Romanisation, cost, what it spells otherwise, and the letters without which it has nothing of its own to say.
_CHANGES: tuple[tuple[str, float, dict[str, str], str], ...] = (
    ("BGN/PCGN", 0.0, {}, ""),
    ("ICAO", 0.01, _PLAIN_E, "аеиоуыэюяьъ"),
    ("Ukrainian national", 0.0, paired("ги", "h y"), "іїєґ"),
    ("Ukrainian national", 0.02, paired("ги", "h y"), "г"),
    ("from English", 0.02, _FOREIGN, "уджкх"),
    ("scientific", 0.03, paired("жшчщхцћ", "z s c sc h c c"), "жшчщцћх"),
    ("German", 0.04, paired("жхзцчш", "sch ch s z tsch sch"), "жхз"),
)
_SYSTEMS = tuple(
    (system, cost, Letters(_BASE | _SOFT_E | _BULGARIAN_A | changes), only_with)
    for system, cost, changes, only_with in _CHANGES
)
# Printed without its dots, ё is written е; a word has at most one, mostly in its last syllable or the one before.
_YO_COST = 0.03
# Stress marks, apostrophes, and letters with the marks of other languages.
_PLAIN = str.maketrans(
    {"\u0301": "", "\u0300": "", "ѐ": "е", "ѝ": "и", "'": "", "’": "", "\u02bc": ""}
    | dict(zip("ӧӟӝӥӓӑӗӱӳӹӵӭ", "озжиааеууычэ", strict=True))
)


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Cyrillic word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read("жуков")]
        ['zhukov', 'zukov', 'schukov']
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
    return collect(rows)


def _spell(letters: Letters, word: str) -> str:
    """Spell a word: е at its start is ye."""
    return f"ye{letters.spell(word[1:])}" if word.startswith("е") else letters.spell(word)
