"""Mutations: how files, clerks, languages and evasion change a name, as seeded generators.

A detection test asks of each kind of change how many listed names are still found. A mutation takes a listed name and a
random source and gives what a customer file may hold instead, or None where it does not apply. All have one signature,
so that they compose (`compose`).

No mutation asks the matcher's tables for its answer. Words come from `resources/testing/`, letters of other keyboards
and alphabets from Unicode, and what Chinese characters are read as from pypinyin and OpenCC, which the library itself
does not use when it runs (extra `validation`; mutations that need them say so and do not apply without).

Sources of the kinds: NYDFS Part 504.3, FCA sanctions screening tool, HKMA thematic review 2018, and what payments and
customer files do to names.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.kind import Family, family_of
from entityscreen.model.script import Script, main_script

Severity = Literal["minor", "moderate", "severe"]
Change = Callable[[str, random.Random], str | None]
PERSON, ORGANISATION, VESSEL = Family.PERSON, Family.ORGANISATION, Family.VESSEL
EVERY = (PERSON, ORGANISATION, VESSEL, Family.ANY)
_NAMED = (ORGANISATION, VESSEL, Family.ANY)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A kind of change.

    Attributes:
        id: its name in reports, lower case; of several changes their names with ` + ` between.
        families: of the names that it applies to.
        severity: `minor` (a screening must find it), `moderate` (it should) or `severe` (evidence is lost).
        example: a name and what becomes of it with seed 0.
        change: the generator.
        needs: packages without which it does not apply.
    """

    id: str
    families: tuple[Family, ...]
    severity: Severity
    example: tuple[str, str]
    change: Change
    needs: tuple[str, ...] = ()

    @property
    def available(self) -> bool:
        """Whether the packages are there that it needs."""
        return all(_installed(package) for package in self.needs)

    def apply(self, name: str, kind: str | None, seed: int = 0) -> str | None:
        """Change a name.

        Args:
            name: as listed.
            kind: what it names, as a schema name of FollowTheMoney, or None.
            seed: the same seed gives the same change of the same name.

        Returns:
            The changed name; None where the mutation does not apply, or changes nothing.

        Example:
            >>> MUTATIONS["order_natural"].apply("PUTIN, Vladimir", "Person")
            'Vladimir PUTIN'
        """
        if family_of(kind) not in self.families or not self.available:
            return None
        changed = self.change(name, random.Random(f"{seed} {self.id} {name}"))  # noqa: S311  # reproducible, not secret
        return changed if changed and changed.strip() and (changed != name or self.id == "unchanged") else None


def compose(*mutations: Mutation) -> Mutation:
    """Several changes, one after the other; it applies where all of them do.

    Example:
        >>> both = compose(MUTATIONS["order_natural"], MUTATIONS["capitals_lost"])
        >>> both.id, both.apply("PUTIN, Vladimir", "Person")
        ('order_natural + capitals_lost', 'vladimir putin')
    """

    def change(name: str, rng: random.Random) -> str | None:
        text: str | None = name
        for mutation in mutations:
            text = None if text is None else mutation.change(text, rng)
        return text

    order: list[Severity] = ["minor", "moderate", "severe"]
    shared = tuple(family for family in EVERY if all(family in mutation.families for mutation in mutations))
    worst = min(2, max(order.index(m.severity) for m in mutations) + (len(mutations) > 1))
    first = mutations[0].example
    return Mutation(
        " + ".join(mutation.id for mutation in mutations),
        shared,
        order[worst],
        (first[0], ""),
        change,
        tuple(dict.fromkeys(need for mutation in mutations for need in mutation.needs)),
    )


MUTATIONS: dict[str, Mutation] = {}


def _mutation(
    severity: Severity,
    before: str,
    after: str,
    families: tuple[Family, ...] = EVERY,
    needs: tuple[str, ...] = (),
) -> Callable[[Change], Change]:
    """Enter a generator under its function's name."""

    def enter(change: Change) -> Change:
        name = change.__name__
        MUTATIONS[name] = Mutation(name, families, severity, (before, after), change, needs)
        return change

    return enter


@cache
def _installed(package: str) -> bool:
    return find_spec(package) is not None


@named_cache("testing.words", maxsize=1)
def _words() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = {}
    for sort, word, replacement in read_rows("testing_words"):
        table.setdefault(sort, {}).setdefault(word, []).append(replacement)
    return table


def _latin(name: str) -> bool:
    return main_script(name) is Script.LATIN


def _letters(name: str, least: int = 4) -> list[int]:
    """Places of letters inside words of at least so many letters; none of other scripts, where a letter is more."""
    places = [
        i for word in re.finditer(rf"[^\W\d_]{{{least},}}", name) for i in range(word.start() + 1, word.end() - 1)
    ]
    return places if _latin(name) or main_script(name) in (Script.CYRILLIC, Script.GREEK) else []


def _put(
    name: str, places: Sequence[int], rng: random.Random, text_at: Callable[[int], str], width: int = 1
) -> str | None:
    """A name in which another text stands for the letters at one of some places; None without a place."""
    if not places:
        return None
    at = rng.choice(places)
    return name[:at] + text_at(at) + name[at + width :]


def _like(pattern: str, text: str) -> str:
    """A text with the capitals of another."""
    if pattern.isupper() and len(pattern) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if pattern[:1].isupper() else text


def _replaced_word(name: str, sort: str, rng: random.Random) -> str | None:
    """A name with one word replaced by another of the same row."""
    table = _words()[sort]
    known_words = [w for w in re.finditer(r"[^\s,()]+", name) if w.group().casefold() in table]
    if not known_words or not _latin(name):
        return None
    word = rng.choice(known_words)
    return name[: word.start()] + _like(word.group(), rng.choice(table[word.group().casefold()])) + name[word.end() :]


def _parted(name: str) -> tuple[str, str] | None:
    """The family and the given names of a name that a comma parts."""
    family, comma, given_names = name.partition(", ")
    return (family, given_names) if comma and given_names and "," not in given_names else None


def _natural(name: str) -> str:
    parted = _parted(name)
    return f"{parted[1]} {parted[0]}" if parted else name


# The text as a whole.


@_mutation("minor", "Ivan Petrov", "Ivan Petrov")
def unchanged(name: str, rng: random.Random) -> str | None:
    """The control."""
    return name


@_mutation("minor", "PUTIN, Vladimir", "putin, vladimir")
def capitals_lost(name: str, rng: random.Random) -> str | None:
    """All in lower case."""
    return name.lower()


@_mutation("minor", "Putin, Vladimir", "PUTIN, VLADIMIR")
def capitals(name: str, rng: random.Random) -> str | None:
    """All in capitals, as most systems keep names."""
    return name.upper()


@_mutation("minor", "O'Brien-Smith, Ann", "OBrien Smith Ann")
def punctuation_dropped(name: str, rng: random.Random) -> str | None:
    """Apostrophes and stops go, hyphens and commas become spaces."""
    return " ".join(re.sub(r"[-,/;:]", " ", re.sub(r"['’`.\"“”«»]", "", name)).split())


@_mutation("minor", "Petrov Ivan", "Petrov  Ivan")
def spaces_doubled(name: str, rng: random.Random) -> str | None:
    """More than one space, and one behind."""
    return name.replace(" ", "  ") if " " in name else None


@_mutation("minor", "Ivan Petrov", "Ivan_Petrov")
def underscores(name: str, rng: random.Random) -> str | None:
    """Spaces as user names and file names write them."""
    return name.replace(" ", "_") if " " in name else None


@_mutation("minor", "Ivan Petrov", "Ｉｖａｎ　Ｐｅｔｒｏｖ")
def full_width(name: str, rng: random.Random) -> str | None:
    """Full-width forms, as East Asian input methods type them."""
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
    return name.translate(wide) if name.isascii() else None


@_mutation("minor", "Ivan Petrov", "Ivan P\u200betrov")
def zero_width(name: str, rng: random.Random) -> str | None:
    """An invisible character inside a word."""
    return _put(name, _letters(name), rng, lambda _: "\u200b", width=0)


@_mutation("minor", "Müller & Söhne", "M&uuml;ller &amp; S&ouml;hne")
def html_entities(name: str, rng: random.Random) -> str | None:
    """As a web page writes them."""
    from html.entities import codepoint2name

    changed = "".join(f"&{codepoint2name[ord(c)]};" if ord(c) in codepoint2name and c != '"' else c for c in name)
    return changed if changed != name else None


@_mutation("moderate", "Müller", "MÃ¼ller")
def mojibake(name: str, rng: random.Random) -> str | None:
    """UTF-8 read as a Western code page."""
    if name.isascii() or not _latin(name):
        return None
    try:
        return name.encode().decode("cp1252")
    except UnicodeDecodeError:
        return None


@_mutation("minor", "Škoda, Jiří", "Skoda, Jiri")
def diacritics_dropped(name: str, rng: random.Random) -> str | None:
    """Letters without their marks."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare) if _latin(name) else None


@_mutation("minor", "Ivan Petrov", "Iván Petrov")
def diacritic_added(name: str, rng: random.Random) -> str | None:
    """A mark on a vowel that has none."""
    places = [i for i in _letters(name) if name[i].lower() in "aeiou"]
    marked = dict(zip("aeiou", "áéíöü", strict=True))
    return _put(name, places, rng, lambda at: _like(name[at], marked[name[at].lower()])) if name.isascii() else None


# Letters.


@_mutation("minor", "Ivan Petrov", "Ivan Perov")
def letter_deleted(name: str, rng: random.Random) -> str | None:
    """One letter inside a word is left out."""
    return _put(name, _letters(name), rng, lambda _: "")


@_mutation("minor", "Ivan Petrov", "Ivan Petsrov")
def letter_inserted(name: str, rng: random.Random) -> str | None:
    """One letter too many."""
    alphabet = "абвгдеиклмнопрст" if main_script(name) is Script.CYRILLIC else "abcdefghiklmnoprstu"
    return _put(name, _letters(name), rng, lambda at: _like(name[at], rng.choice(alphabet)), width=0)


@_mutation("minor", "Ivan Petrov", "Ican Petrov")
def letter_substituted(name: str, rng: random.Random) -> str | None:
    """One letter is its neighbour on the keyboard."""
    places = [i for i in _letters(name) if name[i].lower() in _KEYS]
    return _put(name, places, rng, lambda at: _like(name[at], rng.choice(_KEYS[name[at].lower()])))


@_mutation("minor", "Ivan Petrov", "Iavn Petrov")
def letters_transposed(name: str, rng: random.Random) -> str | None:
    """Two neighbours change places."""
    places = [i for i in _letters(name) if name[i].lower() != name[i + 1].lower() and name[i + 1].isalpha()]
    return _put(name, places, rng, lambda at: name[at + 1] + name[at], width=2)


@_mutation("minor", "Ivan Petrov", "Ivan Pettrov")
def letter_doubled(name: str, rng: random.Random) -> str | None:
    """A letter twice."""
    return _put(name, _letters(name), rng, lambda at: name[at], width=0)


@_mutation("minor", "Hussein Hassan", "Husein Hassan")
def double_undone(name: str, rng: random.Random) -> str | None:
    """A doubled letter once."""
    return _put(name, [i for i in _letters(name) if name[i].lower() == name[i - 1].lower()], rng, lambda _: "")


@_mutation("moderate", "Ivan Petrov", "Ivan Petrob")
def letter_last(name: str, rng: random.Random) -> str | None:
    """The last letter of a word is another."""
    ends = [word.end() - 1 for word in re.finditer(r"[^\W\d_]{5,}", name) if _letters(name)]
    return _put(name, ends, rng, lambda at: _like(name[at], rng.choice(_KEYS.get(name[at].lower(), "a"))))


@_mutation("moderate", "Gaddafi, Muammar", "Qaddafi, Muammar")
def letter_first(name: str, rng: random.Random) -> str | None:
    """The first letter of a word is another that may sound so."""
    pairs = dict(zip("gqkcyjszfvw", "qgckjyzsvwv", strict=True))
    starts = [w.start() for w in re.finditer(r"[^\W\d_]{5,}", name) if w.group()[0].lower() in pairs]
    return _put(name, starts, rng, lambda at: _like(name[at], pairs[name[at].lower()])) if _latin(name) else None


@_mutation("moderate", "Ivan Petrov", "Ivn Pterov")
def typos_two(name: str, rng: random.Random) -> str | None:
    """A typing error in each of two words."""
    once = letter_deleted(name, rng)
    return letters_transposed(once, rng) if once else None


@_mutation("minor", "Oliver Stone", "O1iver 5tone")
def digits_for_letters(name: str, rng: random.Random) -> str | None:
    """Two digits that look like letters."""
    shapes = dict(zip("oOlIsS", "001155", strict=True))
    places = [i for i, letter in enumerate(name) if letter in shapes] if _latin(name) else []
    chosen = rng.sample(places, min(2, len(places)))
    return "".join(shapes[letter] if i in chosen else letter for i, letter in enumerate(name)) if chosen else None


@_mutation("minor", "Ivan Petrov", "Ivan Pеtrov")
def mixed_script(name: str, rng: random.Random) -> str | None:
    """A Cyrillic letter that looks like a Latin one."""
    alike = dict(zip("aeopcxyAEOPCXBHKMT", "аеорсхуАЕОРСХВНКМТ", strict=True))
    places = [i for i, letter in enumerate(name) if letter in alike]
    return _put(name, places, rng, lambda at: alike[name[at]]) if _latin(name) else None


@_mutation("minor", "Armand Kern", "Arrnand Kern")
def letters_run_together(name: str, rng: random.Random) -> str | None:
    """What a scanner reads: m as rn, w as vv, d as cl."""
    shapes = {"m": "rn", "w": "vv", "d": "cl"}
    return _put(name, [i for i in _letters(name) if name[i] in shapes], rng, lambda at: shapes[name[at]])


@_mutation("moderate", "Meyer, Stephan", "Meier, Stephan")
def sound_alike(name: str, rng: random.Random) -> str | None:
    """Letters that sound the same."""
    places = [(m.start(), a, b) for a, b in _SAME_SOUND for m in re.finditer(a, name.lower())]
    if not places or not name.isascii():
        return None
    at, letters, replacement = rng.choice(places)
    return name[:at] + _like(name[at], replacement) + name[at + len(letters) :]


@_mutation("severe", "Universal Export", "Unvrsl Exprt", _NAMED)
def vowels_dropped(name: str, rng: random.Random) -> str | None:
    """Long words without their inner vowels, as short fields have them."""
    if not name.isascii():
        return None
    words = [re.sub(r"(?<=\w)[aeiouAEIOU](?=\w)", "", word) if len(word) > 5 else word for word in name.split()]
    return " ".join(words)


# Words of a name.


@_mutation("minor", "PUTIN, Vladimir", "Vladimir PUTIN", (PERSON,))
def order_natural(name: str, rng: random.Random) -> str | None:
    """Given name first, without the comma."""
    return _natural(name) if _parted(name) else None


@_mutation("minor", "Vladimir Putin", "Putin Vladimir", (PERSON,))
def order_reversed(name: str, rng: random.Random) -> str | None:
    """Family name first, without a comma."""
    words = _natural(name).split()
    return " ".join([words[-1], *words[:-1]]) if len(words) > 1 and not _parted(name) else name.replace(",", "")


@_mutation("moderate", "PUTIN, Vladimir", "Vladimir, PUTIN", (PERSON,))
def fields_swapped(name: str, rng: random.Random) -> str | None:
    """The given name in the field of the family name."""
    parted = _parted(name)
    return f"{parted[1]}, {parted[0]}" if parted else None


@_mutation("moderate", "Ivan Sergeyevich Petrov", "Ivan Petrov", (PERSON,))
def middle_dropped(name: str, rng: random.Random) -> str | None:
    """Middle names and patronymics are left out."""
    words = _natural(name).split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 and _latin(name) else None


@_mutation("moderate", "Ivan Petrov", "Ivan Ali Petrov", (PERSON,))
def middle_added(name: str, rng: random.Random) -> str | None:
    """A middle name that the list does not have."""
    words = _natural(name).split()
    extra = rng.choice(["Carlos", "Ali", "Marie", "Andrew", "Hassan"])
    return " ".join([words[0], extra, *words[1:]]) if len(words) == 2 and _latin(name) else None


@_mutation("moderate", "PETROV, Ivan Sergeyevich", "Ivan S. PETROV", (PERSON,))
def middle_initial(name: str, rng: random.Random) -> str | None:
    """Middle names as initials."""
    words = _natural(name).split()
    if len(words) < 3 or not _latin(name):
        return None
    return " ".join([words[0], *(f"{word[0]}." for word in words[1:-1]), words[-1]])


@_mutation("severe", "PETROV, Ivan", "I. PETROV", (PERSON,))
def given_initial(name: str, rng: random.Random) -> str | None:
    """The given name as an initial: half of the evidence is gone."""
    words = _natural(name).split()
    return " ".join([f"{words[0][0]}.", *words[1:]]) if len(words) > 1 and _latin(name) else None


@_mutation("moderate", "William Smith", "Billy Smith", (PERSON,))
def nickname(name: str, rng: random.Random) -> str | None:
    """A short form of the given name."""
    return _replaced_word(name, "nickname", rng)


@_mutation("severe", "Peter Novak", "Pierre Novak", (PERSON,))
def cognate(name: str, rng: random.Random) -> str | None:
    """The given name in another language."""
    return _replaced_word(name, "cognate", rng)


@_mutation("minor", "AL-ZAWAHIRI, Muhammad", "AL-ZAWAHIRI, Mohammed", (PERSON,))
def arabic_spelling(name: str, rng: random.Random) -> str | None:
    """Another usual spelling of an Arabic name."""
    return _replaced_word(name, "arabic", rng)


@_mutation("minor", "YELTSIN, Boris", "JELTSIN, Boris", (PERSON,))
def russian_spelling(name: str, rng: random.Random) -> str | None:
    """Letter groups of Russian names in another language's transliteration."""
    if not re.search(r"(?:ov|ev|in|sky|skiy|vich|enko|ova|eva)\b", name.lower()):
        return None
    for group, replacement in _OTHER_TRANSLITERATION:
        at = name.lower().find(group)
        if at >= 0:
            return name[:at] + _like(name[at : at + len(group)], replacement) + name[at + len(group) :]
    return None


@_mutation("minor", "AL-ZAWAHIRI, Ayman", "ZAWAHIRI, Ayman", (PERSON,))
def particle_dropped(name: str, rng: random.Random) -> str | None:
    """A particle is left out: al-, bin, de, van."""
    changed = re.sub(r"\b(?:al-|el-|bin |ben |ibn |de |da |van |von |der )", "", name, count=1, flags=re.IGNORECASE)
    return changed if changed != name else None


@_mutation("minor", "Abdul Rahman Khan", "AbdulRahman Khan")
def words_joined(name: str, rng: random.Random) -> str | None:
    """Two neighbouring words are written as one."""
    spaces = [m.start() for m in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", name)]
    return _put(name, spaces, rng, lambda _: "")


@_mutation("minor", "PUTIN, Vladimir", "VladimirPUTIN", (PERSON,))
def name_joined(name: str, rng: random.Random) -> str | None:
    """The whole name in natural order as one word, as user names and some forms have it."""
    joined = re.sub(r"[^\w]", "", _natural(name))
    return joined if joined.isalpha() and _latin(name) and len(_natural(name).split()) > 1 else None


@_mutation("moderate", "PUTIN, Vladimir Vladimirovich", "VladimirPUTIN", (PERSON,))
def name_joined_without_middle(name: str, rng: random.Random) -> str | None:
    """The same without middle names and patronymics."""
    short = middle_dropped(name, rng)
    return name_joined(short, rng) if short else None


@_mutation("minor", "Abdulrahman Khan", "Abd ulrahman Khan")
def word_split(name: str, rng: random.Random) -> str | None:
    """A long word is written as two."""
    places = [i for w in re.finditer(r"[^\W\d_]{8,}", name) for i in range(w.start() + 3, w.end() - 2)]
    return _put(name, places, rng, lambda _: " ", width=0) if _latin(name) else None


@_mutation("minor", "Abdul-Rahman Khan", "Abdul Rahman Khan")
def hyphen_to_space(name: str, rng: random.Random) -> str | None:
    """Hyphens become spaces."""
    return name.replace("-", " ") if "-" in name else None


@_mutation("minor", "Viktor Bout", "Viktor B.o.u.t")
def dots_between_letters(name: str, rng: random.Random) -> str | None:
    """Punctuation as spacing, to get past a filter."""
    words = name.split()
    long = [i for i, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not long or not _latin(name):
        return None
    at = rng.choice(long)
    return " ".join([*words[:at], ".".join(words[at]), *words[at + 1 :]])


@_mutation("minor", "PUTIN, Vladimir", "Mr Vladimir PUTIN", (PERSON,))
def title_in_front(name: str, rng: random.Random) -> str | None:
    """A title or a form of address."""
    return f"{rng.choice(list(_words()['title']))} {_natural(name)}"


# Organisations and ships.


@_mutation("minor", "Volna Trading Ltd", "Volna Trading", (ORGANISATION, Family.ANY))
def form_dropped(name: str, rng: random.Random) -> str | None:
    """The legal form is left out."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in _forms():
        words.pop()
    return " ".join(words).rstrip(",") if words != name.split() and len(words) > 1 else None


@cache
def _forms() -> frozenset[str]:
    return frozenset(word.strip(".") for sort in ("form", "same_form") for word in _words()[sort])


@_mutation("minor", "Volna Trading Ltd", "Volna Trading Limited", (ORGANISATION, Family.ANY))
def form_spelled_out(name: str, rng: random.Random) -> str | None:
    """The legal form spelled out, or short."""
    return _replaced_word(name, "form", rng)


@_mutation("moderate", "Volna Trading Ltd", "Volna Trading Inc", (ORGANISATION, Family.ANY))
def form_of_another_country(name: str, rng: random.Random) -> str | None:
    """The form as a clerk of another country writes it."""
    return _replaced_word(name, "same_form", rng)


@_mutation("minor", "Argument JSC", "ArgumentJSC", (ORGANISATION, Family.ANY))
def form_glued(name: str, rng: random.Random) -> str | None:
    """The legal form is written together with the word before it."""
    words = name.split()
    form = len(words) > 1 and len(words[-1].strip(".")) > 2 and words[-1].strip(".").casefold() in _forms()
    return " ".join([*words[:-2], words[-2] + words[-1]]) if form and words[-2].isalpha() else None


@_mutation("minor", "Volna Limited", "Volna Lmited", (ORGANISATION, Family.ANY))
def form_misspelled(name: str, rng: random.Random) -> str | None:
    """A typing error in a form spelled out."""
    long_words = [w for w in re.finditer(r"\w{6,}", name) if w.group().casefold() in _forms()]
    if not long_words:
        return None
    word = rng.choice(long_words)
    at = rng.randrange(word.start() + 1, word.end() - 1)
    return name[:at] + name[at + 1 :]


@_mutation("moderate", "Volna General Trading Ltd", "Volna General Ltd", (ORGANISATION, Family.ANY))
def generic_word_dropped(name: str, rng: random.Random) -> str | None:
    """A word that many firms have is left out."""
    words = name.split()
    places = [i for i, word in enumerate(words) if i and word.strip(".,").casefold() in _words()["generic"]]
    at = rng.choice(places) if places else 0
    return " ".join([*words[:at], *words[at + 1 :]]) if places and len(words) > 2 else None


@_mutation("minor", "Defence Industries Organization", "Defence Industries Organisation", _NAMED)
def spelling_of_english(name: str, rng: random.Random) -> str | None:
    """British and American spelling."""
    return _replaced_word(name, "spelling", rng)


@_mutation("minor", "Factory 3 of Volna", "Factory three of Volna", _NAMED)
def number_in_words(name: str, rng: random.Random) -> str | None:
    """A number in words, or in digits."""
    return _replaced_word(name, "number", rng)


@_mutation("minor", "Volna and Sons", "Volna & Sons", (ORGANISATION, Family.ANY))
def ampersand(name: str, rng: random.Random) -> str | None:
    """`and` as a sign, or the sign as a word."""
    if " & " in name:
        return name.replace(" & ", " and ")
    return re.sub(r"(?i)\band\b", "&", name) if re.search(r"(?i)\band\b", name) else None


@_mutation("severe", "Islamic Revolutionary Guard Corps", "IRGC", (ORGANISATION, Family.ANY))
def acronym(name: str, rng: random.Random) -> str | None:
    """The first letters of a name of four words or more."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper() and word.casefold() not in _forms()]
    small = {"of", "and", "the", "for"}
    letters = "".join(word[0] for word in words if word.casefold() not in small)
    return letters.upper() if len(letters) >= 4 and _latin(name) else None


@_mutation("moderate", "Ocean Star", "MV Ocean Star", (VESSEL,))
def ship_prefix(name: str, rng: random.Random) -> str | None:
    """What a register puts before the name of a ship."""
    return f"{rng.choice(['M/V', 'MV', 'MT', 'M.T.', 'SS'])} {name}"


@_mutation("minor", "Volna Trading Ltd", "Herr Volna Trading Ltd", (ORGANISATION, Family.ANY))
def courtesy_in_front(name: str, rng: random.Random) -> str | None:
    """A form of address, as payment forms have it before firms too."""
    return f"{rng.choice(['MR.', 'M/S', 'Messrs', 'Herr', 'Sres.'])} {name}"


@_mutation("severe", "Volna Trading Ltd", "volnatrading.com", (ORGANISATION, Family.ANY))
def web_address(name: str, rng: random.Random) -> str | None:
    """A web address for a name."""
    bare = form_dropped(name, rng) or name
    host = re.sub(r"[^a-z0-9]", "", bare.lower())
    return f"{host}.com" if bare.isascii() and 5 < len(host) < 30 and " " in bare else None


# What files and payments write around a name.


@_mutation("minor", "Volna Trading Ltd", "Attn: Volna Trading Ltd")
def care_of(name: str, rng: random.Random) -> str | None:
    """An addressee's words in front."""
    return f"{rng.choice(['c/o', 'Attn:', 'ATTN'])} {name}"


@_mutation("minor", "Volna Trading Ltd", "REF 8653 Volna Trading Ltd")
def behind_reference(name: str, rng: random.Random) -> str | None:
    """The number of an invoice in front."""
    return f"{rng.choice(['INV', 'Invoice no.', 'REF', 'Contract'])} {rng.randrange(1000, 9999)} {name}"


@_mutation("minor", "Volna Trading Ltd", "A/C 50903893 Volna Trading Ltd")
def account_in_front(name: str, rng: random.Random) -> str | None:
    """The number of an account in front, as the first line of a payment's party."""
    return f"{_account(rng)} {name}"


@_mutation("minor", "Volna Trading Ltd", "Volna Trading Ltd 9259717076")
def account_behind(name: str, rng: random.Random) -> str | None:
    """The number of an account behind."""
    return f"{name} {_account(rng)}"


def _account(rng: random.Random) -> str:
    """Returns an account: an IBAN, its digits in groups, a number, a number with a word."""
    digits = "".join(rng.choices("0123456789", k=20))
    grouped = " ".join(digits[i : i + 4] for i in range(2, 18, 4))
    return rng.choice([f"/DE{digits}", f"DE{digits[:2]} {grouped}", digits[:10], f"/{digits}", f"A/C {digits[:8]}"])


@_mutation("minor", "Volna Trading Ltd", "Volna Trading Ltd, P.O. Box 1234, Dubai, UAE")
def before_address(name: str, rng: random.Random) -> str | None:
    """An address behind."""
    places = [", 12 Main Street, London", ", P.O. Box 1234, Dubai, UAE", ", 5 Lenina St., Moscow 101000, Russia"]
    return _natural(name) + rng.choice(places)


@_mutation("moderate", "Volna Trading Ltd", "transfer from Volna Trading Ltd for services")
def in_free_text(name: str, rng: random.Random) -> str | None:
    """The name within words of a payment."""
    return f"{rng.choice(['payment to', 'transfer from', 'beneficiary'])} {_natural(name)} for services"


@_mutation("minor", "Konstantinopolskaya Torgovaya Kompaniya Severo", "Konstantinopolskaya Torgovaya Kompa")
def cut_off_at_35(name: str, rng: random.Random) -> str | None:
    """The 35 characters of a SWIFT field."""
    return name[:35].rstrip() if len(name) > 37 else None


@_mutation("severe", "Konstantinopolskaya Torgovaya", "Konstantinopolskaya")
def cut_off_at_20(name: str, rng: random.Random) -> str | None:
    """The 20 characters of a card or an old system."""
    return name[:20].rstrip() if len(name) > 24 and " " in name[:20] else None


@_mutation("minor", "Volna Trading", "VolnaTrading", _NAMED)
def spaces_dropped(name: str, rng: random.Random) -> str | None:
    """A name of two or three words without spaces."""
    return name.replace(" ", "") if name.count(" ") in (1, 2) else None


# Chinese names.


def _han(name: str) -> bool:
    return main_script(name) is Script.HAN and all("\u4e00" <= c <= "\u9fff" or c in "·()（）" for c in name)


def _pinyin(name: str, style: str = "NORMAL") -> list[str]:
    pypinyin = import_module("pypinyin")
    return [row[0] for row in pypinyin.pinyin(name, style=pypinyin.Style[style])]


@cache
def _converter(conversion: str) -> Callable[[str], str]:
    convert: Callable[[str], str] = import_module("opencc").OpenCC(conversion).convert
    return convert


def _converted(name: str, conversion: str) -> str:
    return _converter(conversion)(name)


@_mutation("minor", "習近平", "习近平", needs=("opencc",))
def simplified(name: str, rng: random.Random) -> str | None:
    """Traditional characters as simplified ones (OpenCC)."""
    return _converted(name, "t2s") if _han(name) else None


@_mutation("minor", "习近平", "習近平", needs=("opencc",))
def traditional(name: str, rng: random.Random) -> str | None:
    """Simplified characters as traditional ones (OpenCC)."""
    return _converted(name, "s2t") if _han(name) else None


@_mutation("minor", "习近平", "Xi Jinping", (PERSON,), ("pypinyin",))
def pinyin_name(name: str, rng: random.Random) -> str | None:
    """A person's name in pinyin, as passports of the Mainland have it."""
    if not _han(name) or not 2 <= len(name) <= 3:
        return None
    family, *given_name = _pinyin(name)
    return f"{family.title()} {''.join(given_name).title()}"


@_mutation("minor", "习近平", "Jinping Xi", (PERSON,), ("pypinyin",))
def pinyin_given_first(name: str, rng: random.Random) -> str | None:
    """The same in Western order."""
    text = pinyin_name(name, rng)
    return " ".join(reversed(text.split())) if text else None


@_mutation("minor", "习近平", "Xí Jìnpíng", (PERSON,), ("pypinyin",))
def pinyin_with_tones(name: str, rng: random.Random) -> str | None:
    """With the marks of its tones."""
    if not _han(name) or not 2 <= len(name) <= 3:
        return None
    family, *given_name = _pinyin(name, "TONE")
    return f"{family.title()} {''.join(given_name).capitalize()}"


@_mutation("minor", "习近平", "xi2 jin4 ping2", (PERSON,), ("pypinyin",))
def pinyin_with_numbers(name: str, rng: random.Random) -> str | None:
    """With tones as numbers, syllable by syllable."""
    return " ".join(_pinyin(name, "TONE3")) if _han(name) and len(name) <= 3 else None


@_mutation("minor", "习近平", "Xi Jin Ping", (PERSON,), ("pypinyin",))
def pinyin_spaced(name: str, rng: random.Random) -> str | None:
    """Syllable by syllable."""
    return " ".join(map(str.title, _pinyin(name))) if _han(name) and len(name) == 3 else None


@_mutation("minor", "习近平", "Xi Jin-ping", (PERSON,), ("pypinyin",))
def pinyin_hyphened(name: str, rng: random.Random) -> str | None:
    """With a hyphen in the given name."""
    if not _han(name) or len(name) != 3:
        return None
    family, first, second = _pinyin(name)
    return f"{family.title()} {first.title()}-{second}"


@_mutation("moderate", "习近平", "xijinping", (PERSON,), ("pypinyin",))
def pinyin_joined(name: str, rng: random.Random) -> str | None:
    """In one word."""
    return "".join(_pinyin(name)) if _han(name) and 2 <= len(name) <= 3 else None


@_mutation("moderate", "习近平", "Hsi Chin-p'ing", (PERSON,), ("pypinyin",))
def wade_giles(name: str, rng: random.Random) -> str | None:
    """In Wade-Giles (pypinyin)."""
    if not _han(name) or len(name) != 3:
        return None
    family, first, second = (part.replace("ê", "e").rstrip("¹²³⁴") for part in _pinyin(name, "WADEGILES"))
    return f"{family.title()} {first.title()}-{second}"


@_mutation("minor", "习近平", "习 近平", (PERSON,))
def characters_spaced(name: str, rng: random.Random) -> str | None:
    """With a space behind the surname."""
    return f"{name[0]} {name[1:]}" if _han(name) and 2 <= len(name) <= 3 else None


@_mutation("severe", "习近平", "近平习", (PERSON,))
def characters_turned(name: str, rng: random.Random) -> str | None:
    """Given name first, in characters."""
    return name[1:] + name[0] if _han(name) and len(name) == 3 else None


@_mutation("moderate", "习近平", "Eric Xi Jinping", (PERSON,), ("pypinyin",))
def english_name_added(name: str, rng: random.Random) -> str | None:
    """With an English given name in front."""
    text = pinyin_name(name, rng)
    return f"{rng.choice(['Eric', 'Jenny', 'Kevin'])} {text}" if text else None


@_mutation("minor", "武汉高芯科技有限公司", "武汉高芯科技有限责任公司", (ORGANISATION, Family.ANY))
def chinese_form_long(name: str, rng: random.Random) -> str | None:
    """The longer of two names of one legal form."""
    if name.endswith("有限公司") and not name.endswith("股份有限公司"):
        return name.removesuffix("有限公司") + "有限责任公司"
    return None


@_mutation("minor", "武汉高芯科技有限公司", "武汉高芯科技", (ORGANISATION, Family.ANY))
def chinese_form_dropped(name: str, rng: random.Random) -> str | None:
    """Without the legal form."""
    for form in ("股份有限公司", "有限责任公司", "有限公司"):
        if name.endswith(form) and len(name) > len(form) + 1:
            return name.removesuffix(form)
    return None


@_mutation("moderate", "武汉高芯科技有限公司", "高芯科技有限公司", (ORGANISATION, Family.ANY))
def chinese_region_dropped(name: str, rng: random.Random) -> str | None:
    """Without the city or the province in front."""
    region = re.match(r"(?:北京|上海|武汉|深圳|广州|天津|南京|杭州|香港|四川|广东|浙江|江苏)(?:市|省)?(?=.{4,})", name)
    return name[region.end() :] if region else None


@_mutation("minor", "武汉高芯科技有限公司", "高芯科技(武汉)有限公司", (ORGANISATION, Family.ANY))
def chinese_region_in_brackets(name: str, rng: random.Random) -> str | None:
    """The city in brackets before the legal form."""
    parts = re.match(r"(北京|上海|武汉|深圳|广州|天津|南京|杭州|香港)市?(.{2,}?)((?:股份)?有限公司)$", name)
    return f"{parts[2]}({parts[1]}){parts[3]}" if parts else None


@_mutation("moderate", "武汉高芯科技有限公司", "武汉高芯科技有限公司深圳分公司", (ORGANISATION, Family.ANY))
def chinese_branch(name: str, rng: random.Random) -> str | None:
    """A branch of the firm."""
    return f"{name}{rng.choice(['北京', '上海', '深圳'])}分公司" if name.endswith("有限公司") else None


@_mutation("severe", "武汉高芯科技", "Wuhan Gaoxin Keji", (ORGANISATION, Family.ANY), ("pypinyin",))
def chinese_all_pinyin(name: str, rng: random.Random) -> str | None:
    """The whole name in pinyin, two syllables a word."""
    bare = chinese_form_dropped(name, rng) or name
    if not _han(bare) or not 4 <= len(bare) <= 8:
        return None
    syllables = _pinyin(bare)
    return " ".join("".join(syllables[i : i + 2]).title() for i in range(0, len(syllables), 2))


# Mild changes come together: a clerk who turns a name also mistypes it.
for _first, _second, _before, _after in (
    ("order_natural", "letter_substituted", "PUTIN, Vladimir", "Vladimir PYTIN"),
    ("order_natural", "letter_doubled", "PUTIN, Vladimir", "Vladimiir PUTIN"),
    ("name_joined", "capitals_lost", "PUTIN, Vladimir", "vladimirputin"),
    ("middle_initial", "cut_off_at_20", "ROKOSSOVSKAYA, Konstantina Ivanovna", "Konstantina I. ROKOS"),
    ("order_natural", "account_in_front", "PUTIN, Vladimir", "/50513552861222717263 Vladimir PUTIN"),
):
    _pair = compose(MUTATIONS[_first], MUTATIONS[_second])
    MUTATIONS[_pair.id] = replace(_pair, example=(_before, _after))

_SAME_SOUND = (
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("ey", "ei"), ("ie", "y"), ("oo", "u"), ("ee", "i"), ("sch", "sh"),
    ("x", "ks"), ("qu", "kw"), ("ou", "u"), ("th", "t"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("c", "k"),
)  # fmt: skip
_OTHER_TRANSLITERATION = (
    ("shch", "sch"), ("ye", "je"), ("yu", "iu"), ("ya", "ia"), ("zh", "j"), ("ts", "z"), ("ev", "ew"), ("ov", "ow"),
    ("kh", "ch"), ("iy", "y"), ("ey", "ei"), ("y", "i"),
)  # fmt: skip
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {
    key: "".join(row[i] for i in (place - 1, place + 1) if 0 <= i < len(row))
    for row in _ROWS
    for place, key in enumerate(row)
}
