"""Latin letters that mean other sounds than usual: spellings of Latin words in the usual letters.

Here belong the orthographies in which a name of one people is written so that its letters say something else to
all others, each with what shows that a word is in it; the Arabic article written on to a word (Elsayed and Essebsi in
Africa, Fazlur and Nazrul in South Asia); and two given names in one word (Hansjuergen, Maryann). What is only another
way to write the same sound belongs to `names/sound.py`, a name that has a form of its own to `resources/persons/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.names.persons.compounds import split_compound
from entityscreen.names.persons.known_names import (
    given_names,
    is_given_name,
    is_known_name,
)
from entityscreen.romanisation.contract import Letters, Romanisation, collect
from entityscreen.romanisation.japanese import HEPBURN, KUNREI, from_kunrei
from entityscreen.text.pinyin import pinyin_cuts

ARTICLE_COST = 0.03
ARTICLE = "al"
SHORTEST_STEM = 3
# Behind el another e is hardly ever the name's (Electric, Elena); a doubled sun letter is the article's l and its own.
_EL = re.compile(r"el([^e][a-z]{3,})$")
_ASSIMILATED = re.compile(r"e(?=(?P<sun>[stdnrz])(?P=sun))[stdnrz]([a-z]{4,})$")
_BEFORE_NAMES = ("ur", "ul")  # ur-Rahman, ul-Islam
_TWO_CONSONANTS = re.compile(r"[^aeiou][^aeiouh]$")


def with_article(word: str) -> list[tuple[str, str, float]]:
    """A word with its article as most write it.

    It meets `al-Sayed` and `Alsayed`, and no name without the article.

    Args:
        word: folded, Latin letters only.

    Returns:
        The spelling, its system and cost; nothing for a word that is a name as it stands, or would be another one.

    Example:
        >>> [with_article(word)[0][0] for word in ("elsayed", "essebsi")], with_article("elbert")
        (['alsayed', 'alsebsi'], [])
    """
    found = _EL.match(word) or _ASSIMILATED.match(word)
    if found is None or is_known_name(word):
        return []
    spelled = ARTICLE + found[found.lastindex or 1]
    return [] if is_known_name(spelled) else [(spelled, "el- for al-", ARTICLE_COST)]


def before_article(word: str) -> list[tuple[str, str, float]]:
    """A name with the article of the next one behind it, with the vowel that it loses there: Fazal ur is Fazlur.

    Args:
        word: folded, Latin letters only.

    Returns:
        The spellings that are known names with -ur or -ul behind, their system and cost.

    Example:
        >>> [[text for text, _, _ in before_article(word)] for word in ("najmul", "habibur")]
        [['najamul'], []]
    """
    stem, article = word[:-2], word[-2:]
    if article not in _BEFORE_NAMES or len(stem) < SHORTEST_STEM:
        return []
    names = [f"u{stem[1:]}"] if stem[0] == "o" else []
    if _TWO_CONSONANTS.search(stem):
        names += [stem[:-1] + vowel + stem[-1] for vowel in "aei"]
    return [(name + article, "name before -ur or -ul", ARTICLE_COST) for name in names if is_known_name(name)]


TWO_NAMES, TWO_NAMES_COST = "two given names", 0.03
SHORTEST_WORD, SHORTEST_NAME = 7, 3
MOST_SPELLINGS = 4
_UMLAUT = re.compile(r"([aou])e")
# Ends and letters in which spellings of one given name differ: Ann and Anne, Marie and Maria, Siva and Shiva.
_CHANGES = (
    (_UMLAUT, r"\1"), (re.compile(r"(?<=[^aeiou])$"), "e"), (re.compile(r"e$"), ""), (re.compile(r"e$"), "a"),
    (re.compile(r"a$"), "e"), (re.compile(r"ksh"), "x"), (re.compile(r"^s(?=[aeiu])"), "sh"), (re.compile(r"ya$"), "i"),
    (re.compile(r"^sh"), "s"), (re.compile(r"n$"), "m"), (re.compile(r"th"), "t"),
)  # fmt: skip


def two_given_names(word: str) -> list[tuple[str, str, float]]:
    """A word of two given names with other spellings of one or both.

    Args:
        word: folded, Latin letters only.

    Returns:
        Spellings, their system and cost; nothing for a word that is one known name.

    Example:
        >>> [[text for text, _, _ in two_given_names(word)] for word in ("hansjuergen", "maryann", "johannes")]
        [['hansjurgen'], ['maryanne'], []]
    """
    known = given_names()
    if len(word) < SHORTEST_WORD or word in known:
        return []
    found: dict[str, None] = {}
    for cut in range(SHORTEST_NAME, len(word) - SHORTEST_NAME + 1):
        if word[cut:] in known and word[:cut] in known:
            firsts, seconds = _spelled(word[:cut]), _spelled(word[cut:])
            found.update(dict.fromkeys(a + b for a in firsts for b in seconds if a + b != word))
    return [(text, TWO_NAMES, TWO_NAMES_COST) for text in list(found)[:MOST_SPELLINGS]]


def _spelled(name: str) -> list[str]:
    """A given name and what else it is spelled, of which people know each."""
    others = (pattern.sub(to, name, count=1) for pattern, to in _CHANGES)
    return list(dict.fromkeys([name, *(other for other in others if is_given_name(other))]))


COST = 0.03
REGIONAL = 0.04  # between the same sound and a letter off
FRENCH_SOUND = "French by its sound"
GUESSED = 0.08  # where a single letter speaks for the orthography
SHORTEST = 4
TWO_MARKS = 2  # of Somali spelling
TWO_SYLLABLES = 2  # of pinyin, the second in -ian: Huadian is no Armenian

# The Turkic, Kurdish and Somali x, and the Somali c and long vowels: Axmedov, Baxtiyor, Xasan, Cumar, Maxamuud.
_LONG_VOWEL = re.compile(r"([aeiou])\1")
# A sound of the throat that nobody else writes: Ismaaciil, Macruuf, Rooblac.
_INNER_C = re.compile(r"(?<=[aeiou])c(?=[aeioubdfgjlmnrsw]|$)")
_NEVER_ENGLISH = re.compile(r"aa|ii|uu")
_CENTRAL_ASIAN = re.compile(r"(?:[oe]va?|[yi]ev|z[oa]d[ae]|yor|yar|lu|li)$|^x[ao]|^xu[bdfghjklmpqrstvz]|x[mt]")
# German spellings of Russian names: Sacharowa, Chruschtschow. What shows them is an ending with w, or tsch.
_GERMAN_ENDING = re.compile(r"(?:[oe]wa?|witsch|[oe]wna|tsch(?:uk|enko|ik)?|wski|wskij|wskaja)$")
_HARD_CH = re.compile(r"(?<![st])ch")
_S_BEFORE_VOWEL = re.compile(r"(?:^|(?<=[aeiouyjwrlnmbdg]))s(?=[aeiouyj])")
# French spellings of Russian and Arabic names: Pouchkine, Ghannouchi; Jouravlev, Soljenitsyne.
_FRENCH_CH = re.compile(r"(?<![st])ch(?![rt])")
_FRENCH_RUSSIAN = re.compile(r"j.*[iy]ne$|jou.*(?:[oe]v|[oe]ff)$")
_FRENCH_TO_ENGLISH = Letters({"tch": "ch", "ch": "sh", "ou": "u", "j": "zh"})
# French names as they sound, which other scripts write: Lemieux is Лемье. What shows them is how the word ends, or a
# group of vowels that no neighbour writes. Silent ends first; `>` is the end of the word.
_FRENCH_SOUNDS = re.compile(
    r"(?:eau|au|eu|ou|oi|ie)[xst]?$|(?:ul|u|au|ou|io|uo|[^aeiou]e|[^aeiou]o)t$|[aoeu](?:nt|nd)$|[aeo]r[td]$|aud$|iers?$"
    r"|eau|aul|ieu|oeu|leur|gn[aeo]|[ae]ill|ouill|ois|oin|^(?:du|le|des)(?=[^aeiou])|que[st]?$|ges?$"
)
_FRENCH_LETTERS = Letters(
    {"eaux>": "o", "eau": "o", "ault": "o", "aux>": "o", "aud>": "o", "aut>": "o", "au": "o", "ots>": "o", "ot>": "o"}
    | {"ieux>": "ye", "ieu": "ye", "eux>": "e", "oeu": "e", "eu": "e", "oux>": "u", "out>": "u", "ou": "u"}
    | {"oix>": "ua", "ois>": "ua", "oit>": "ua", "oin": "uen", "oy": "uay", "oi": "ua", "ai": "e", "ei": "e"}
    | {"iers>": "ye", "ier>": "ye", "ers>": "er", "et>": "e", "ets>": "e", "ez>": "e", "es>": "", "e>": "", "as>": "a"}
    | {"ard>": "ar", "art>": "ar", "ert>": "er", "ort>": "or", "ord>": "or", "ant>": "an", "and>": "an"}
    | {"ont>": "on", "ond>": "on", "ain": "en", "ein": "en", "ault>": "o", "ux>": "yu", "us>": "yus"}
    | {"ut>": "yu", "at>": "a", "it>": "i", "is>": "i", "os>": "o", "ille": "iy", "ill": "iy", "gn": "n", "des": "de"}
    | {"ques>": "k", "que>": "k", "qu": "k", "ch": "sh", "ph": "f", "th": "t", "ge>": "zh", "ges>": "zh", "gue": "ge"}
    | {"ge": "zhe", "gi": "zhi", "j": "zh", "c": "k", "h": "", "u": "yu", "w": "v"}
    | {"rr": "r", "ll": "l", "tt": "t", "nn": "n", "mm": "m", "ss": "s", "ff": "f", "pp": "p", "ss>": "s"}
    | {"ien": "yen", "y": "i", "x>": "", "z>": ""}
)
_SOFT_C = re.compile("c(?=[eiy])")
_NASAL_E, _NASAL_I = re.compile(r"(?<!i)e(?=[nm][^aeiouynmh>])"), re.compile(r"i(?=[nm](?:[^aeiouynmh]|$))")
# German spellings of what English writes with y, v and zh: Jewtuschenko, Schurawljow, Schwania.
_GERMAN_ONLY = re.compile(r"^je[wl]|schenko$|sch?wili$|^schw.*ia$|ljow$|^dsch|[a-z]{3}juk$")
_GERMAN_TO_ENGLISH = Letters({"dsch": "j", "tsch": "ch", "sch": "zh", "ljow": "lev", "ch": "kh", "w": "v", "j": "y"})
# Belarusian spellings of Slavic names: Bykau, Halouchanka, Tsikhanouski, Tsertsel.
_BELARUSIAN = re.compile(r"[^aeou][ae]u$|ousk(?:i|aya)$|[^aeiou][ae]nka$|^ts[ei]|^dz[eim]")
_SHORT_U = re.compile(r"(?<=[aeo])u(?=[bcdfghjklmnprstvz])")
_SOFT_T, _SOFT_D = re.compile(r"ts(?=[ei])"), re.compile(r"dz(?=[eim])")
_BELARUSIAN_ENKO = re.compile(r"(?<=[^aeiou])[ae]nka$")
# Serbian and Croatian for a d with a stroke, which others write as a d: Djindjic.
_SERBIAN = re.compile(r"i[ct]j?$|^dj[ou]r|dje$")
# Indonesian spelling before 1972: Tjahjo, Soetjipto, Djaja.
_DUTCH_INDONESIAN = re.compile(r"tj[aeiou]|[^aeiou]oe[^aeiou]|dj[aeiou]")
_INDONESIAN = Letters({"tj": "c", "dj": "j", "nj": "ny", "sj": "sy", "ch": "kh", "oe": "u", "j": "y"})
# Surnames of Armenians of the West: their b, d, g are p, t, k in the East, and the other way about.
_ARMENIAN = re.compile(r"^[a-z]{3,}(?:[iy]an|iants)$")
_EASTERN = str.maketrans("bdgptk", "ptkbdg")
# Basque as it is written today, beside the Spanish spelling of old registers: Goikoetxea, Goicoechea; Echeverria.
_BASQUE = Letters({"tx": "ch", "ke": "que", "ki": "qui", "k": "c", "tz": "z"})
# Polish: its sz and rz, where what stands around them is not Hungarian or German: Tomaszewski, Jerzy, Przybylski.
_POLISH = re.compile(r"[ptkgbdw]rz|erzy$|szcz|sz(?:ew|ym|yn|ko)|[iu]sz$|(?:sz|rz).*(?:sk[ia]|wicz|czyk|cza?k)$")
_POLISH_TO_ENGLISH = Letters(
    {"szcz": "shch", "sz": "sh", "cz": "ch", "prz": "psh", "krz": "ksh", "trz": "tsh", "rz": "zh"}
    | {"ch": "kh", "w": "v", "j": "y"}
)
# Hungarian: its sz is s and its s is sh: Szilard, Meszaros.
_HUNGARIAN = re.compile(r"(?:^|[aeiou])sz(?:[aeiou]|$)")
_HUNGARIAN_TO_ENGLISH = Letters({"sz": "s", "zs": "zh", "cs": "ch", "s": "sh", "j": "y"})
# Romanian of Ukrainian names: Melniciuc, Plahotniuc.
_ROMANIAN_UK = re.compile(r"(?:c)?iuc$")
# Japanese by its own table of sounds and not by the English ear: Zyuniti, Syouiti.
_KUNREI_ONLY = re.compile(r"[stz]y[uo]")
# Persian has one sound for two Arabic letters, which are written q and gh: Qaani, Ghaani.
_GH = re.compile(r"(?<![aeiou]u)gh(?=[aeiou])")
# Gujarati -bhai (brother) and -ben (sister) at a given name.
_GUJARATI = re.compile(r"^([a-z]{4,})bhai$|^([a-z]{3,}[ai])ben$")

# Yoruba and Igbo names with God's in front or behind, which many leave out: Oluwaseun, Olusegun, Ifeanyichukwu.
_NIGERIAN = re.compile(r"^olu(?:wa)?([bdfgjklmnprstwy][a-z]{3,})$|^chukwu([a-z]{4,})$|^([a-z]{4,})chukwu$")

# What a reader of images makes of rn, and of m: Tirnothy, Femando.
_READ_WRONG = (("rn", "m"), ("m", "rn"))

Rows = list[tuple[str, str, float]]


@named_cache("romanisation.latin.regional", maxsize=1)
def _regional() -> dict[str, str]:
    """Arabic names as Egypt and the Maghreb spell them, with their usual spellings: magdi is majdi."""
    return read_pairs("readings_arabic_regions")


def read(word: str) -> tuple[Romanisation, ...]:
    """Other spellings of a word in Latin letters.

    Args:
        word: folded, Latin letters only.

    Returns:
        Readings by ascending cost, never the word itself; none for nearly all words.

    Example:
        >>> [reading.text for reading in read("sacharowa")], read("putin")
        (['sakharowa', 'zakharowa'], ())
    """
    if len(word) < SHORTEST:
        return ()
    misread = (_misread(word) if "m" in word or "rn" in word else []) + from_kunrei(word)
    misread += two_given_names(word)
    misread += [(name, "Arabic of a region", REGIONAL) for name in _regional().get(word, "").split()]
    if _MARKED.search(word) is None:
        return collect(misread) if misread else ()
    found = [row for orthography in _ORTHOGRAPHIES for row in orthography(word) if row[0] != word] + misread
    return collect(found) if found else ()


def _with_x(word: str) -> Rows:
    if "x" not in word or "xh" in word or is_known_name(word):
        return []
    plain = word.replace("x", "kh")
    if _CENTRAL_ASIAN.search(word) or _is_name(plain):
        return [(plain, "x for kh", COST)]
    return []


def _somali(word: str) -> Rows:
    silent = word[0] == "c" and word[1] in "aiu"
    inner = _INNER_C.search(word) is not None and _NEVER_ENGLISH.search(word) is not None
    if not (silent or inner or "x" in word) or is_known_name(word):
        return []
    plain = _INNER_C.sub("", word.replace("x", "h")) if inner else word.replace("x", "h")
    plain = _LONG_VOWEL.sub(r"\1", plain).removeprefix("c" if silent else "")
    marked = "x" in word or _LONG_VOWEL.search(word) is not None
    marks = ("x" in word) + (_NEVER_ENGLISH.search(word) is not None) + (plain[0] != word[0])
    womans = f"{plain[:-1]}a" if plain.endswith("o") else ""  # Xaawo is Hawa
    if marks < TWO_MARKS and not _is_name(plain) and not _is_name(womans):
        return []
    cost = COST if marked else GUESSED
    return [(text, "Somali", cost) for text in (plain, womans) if text == plain or is_given_name(text)]


def _belarusian(word: str) -> Rows:
    if not _BELARUSIAN.search(word) or is_known_name(word):
        return []
    plain = _SOFT_T.sub("t", _SOFT_D.sub("d", word))
    plain = _BELARUSIAN_ENKO.sub("enko", _SHORT_U.sub("v", plain))
    endings = ("ov", "ev") if plain.endswith(("au", "eu")) else ("",)
    return [((plain[:-2] if ending else plain) + ending, "Belarusian", GUESSED) for ending in endings]


def _serbian(word: str) -> Rows:
    return [(word.replace("dj", "d"), "Serbian", COST)] if "dj" in word and _SERBIAN.search(word) else []


def _is_name(word: str) -> bool:
    return is_given_name(word) or len(split_compound(word)) > 1


def _german(word: str) -> Rows:
    hard = _HARD_CH.sub("kh", word)
    rows: Rows = []
    if _GERMAN_ENDING.search(word):
        rows += [(hard, "German", COST), (_S_BEFORE_VOWEL.sub("z", hard), "German", COST)]
    if _GERMAN_ONLY.search(word):
        rows.append((_GERMAN_TO_ENGLISH.spell(_S_BEFORE_VOWEL.sub("z", word)), "German", COST))
    return rows


def _french(word: str) -> Rows:
    if _FRENCH_RUSSIAN.search(word):
        plain = _FRENCH_TO_ENGLISH.spell(word)
        return [(plain.removesuffix("e") if plain.endswith("ne") else plain, "French", COST)]
    return [(_FRENCH_CH.sub("sh", word), "French", COST)] if "ou" in word and "ch" in word else []


def _french_sound(word: str) -> Rows:
    """How a French name sounds; to be heard in other scripts alone, see `likeness.py`."""
    if _FRENCH_SOUNDS.search(word) is None:
        return []
    nasal = _NASAL_E.sub("a", _NASAL_I.sub("ei", _SOFT_C.sub("s", f"{word}>")))
    return [(_FRENCH_LETTERS.spell(nasal), FRENCH_SOUND, GUESSED)]


def _indonesian(word: str) -> Rows:
    return [(_INDONESIAN.spell(word), "Indonesian before 1972", COST)] if _DUTCH_INDONESIAN.search(word) else []


def _armenian(word: str) -> Rows:
    if not _ARMENIAN.match(word) or is_given_name(word) or pinyin_cuts(word, TWO_SYLLABLES):
        return []
    stem, ending = (word[:-5], word[-5:]) if word.endswith("iants") else (word[:-3], word[-3:])
    return [(stem.translate(_EASTERN) + ending, "Western Armenian", COST)]


def _basque(word: str) -> Rows:
    if "tx" not in word:
        return []
    plain = _BASQUE.spell(word)
    return [(plain, "Basque", COST)] + [(plain.replace("eb", "ev"), "Basque", COST)] * ("eb" in plain)


def _polish(word: str) -> Rows:
    return [(_POLISH_TO_ENGLISH.spell(word), "Polish", COST)] if _POLISH.search(word) else []


def _hungarian(word: str) -> Rows:
    return [(_HUNGARIAN_TO_ENGLISH.spell(word), "Hungarian", COST)] if _HUNGARIAN.search(word) else []


def _romanian(word: str) -> Rows:
    found = _ROMANIAN_UK.search(word)
    if found is None:
        return []
    ending = "chuk" if word.endswith("ciuc") else "yuk"
    return [(_ROMANIAN_UK.sub("", word).replace("h", "kh") + ending, "Romanian", COST)]


def _japanese(word: str) -> Rows:
    if not _KUNREI_ONLY.search(word) or not KUNREI.fullmatch(word):
        return []
    return [(HEPBURN.spell(word), "Kunrei", COST)]


def _persian(word: str) -> Rows:
    return [(_GH.sub("q", word), "Persian", COST)] if _GH.search(word) else []


def _gujarati(word: str) -> Rows:
    found = _GUJARATI.match(word)
    return [(found[1] or found[2], "without -bhai or -ben", COST)] if found else []


def _nigerian(word: str) -> Rows:
    found = _NIGERIAN.match(word)
    return [(found[1] or found[2] or found[3], "without the name of God", GUESSED)] if found else []


def _misread(word: str) -> Rows:
    """What a word was before its image was read: a known name, or with an m what nobody knows (Kornfeld, Komfeld)."""
    if len(word) <= SHORTEST or is_known_name(word):
        return []
    found = [(word.replace(seen, meant), meant) for seen, meant in _READ_WRONG if word.count(seen) == 1]
    return [(name, "rn and m look alike", COST) for name, meant in found if meant == "m" or is_known_name(name)]


_ORTHOGRAPHIES: tuple[Callable[[str], Rows], ...] = (
    _with_x, _somali, _german, _french, _french_sound, _indonesian, _armenian, _japanese, _persian, _gujarati,
    _nigerian, _belarusian, _serbian, _basque, _polish, _hungarian, _romanian, with_article, before_article,
)  # fmt: skip
# A word without any of these is in none of them, as most are not.
_MARKED = re.compile(
    r"x|^c[aiu]|w|[cg]h|[td]j|oe|an(?:ts)?$|[stz]y|bhai$|ben$|^olu|chukwu|j|[^aeou][ae]u$|nka$|ousk|^dz|^ts[ei]|aa|ii|uu"
    r"|[tdxs]$|[eo]u|au|oi|ier|gn|ill|^du|^le|^des|que|ge|^el[^e]|^e([stdnrz])\1|u[rl]$|iuc$|sz|rz"
)
