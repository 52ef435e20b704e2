"""Which words of ISO 20275 are a legal form, what each means, and which short words stand for it.

GLEIF's code list is read beside the forms written by hand (`resources/lexicon/legal_forms.tsv`), which say what a form
means: a form of the list means what they say of its name, or of an abbreviation of it; one that they do not know is a
form of its own. What `find_legal` of `names/legal_forms.py` does with it is told there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, product

from entityscreen.model.script import main_script
from entityscreen.names.legal_forms import consonants
from entityscreen.romanisation import read_token

MOST_READINGS = 2  # of a word
Words = tuple[str, ...]
Known = Mapping[Words, tuple[str, str, str]]  # concept, role, language
SHORT = 6  # letters of an abbreviation that is a word, a brand or somebody's initials as often
MOST_WORDS = 12  # of a name of a form; a longer one is a clause of a law
SHORTEST_KEY = 8  # consonants by which a form may be known
LONG_WORD = 8  # letters of a single word that hardly is a brand
_PINYIN = frozenset({"zh-Latn"})  # syllables of names as well: shang hao is Shanghai with a letter off
_JOINING = frozenset({"&", "a", "and", "d", "da", "de", "des", "di", "do", "du", "e", "et", "of", "y", "и", "і", "και"})


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form of the code list, cut into words as names are.

    Attributes:
        code: its code in the list, in small letters.
        language: of the name; of a transliterated one with `-Latn`.
        name: spelled out.
        abbreviations: of it.
        line: of the resource.
    """

    code: str
    language: str
    name: Words
    abbreviations: tuple[Words, ...]
    line: int


def read_forms(cells: Iterator[tuple[int, list[str]]], cut: Callable[[str], Words]) -> list[Form]:
    """The forms of the reduced code list, those in other letters and their transliterations."""
    found = []
    for line, row in cells:
        _, code, language, name, short, latin, latin_short = (*row, *[""] * (7 - len(row)))
        abbreviations = [part for text in (short, latin_short) for part in text.split("|") if part.strip()]
        spelled = (
            words for part in abbreviations for words in (*with_joined_letters(cut(part)), _beside_latin(part, cut))
        )
        own = tuple(dict.fromkeys(words for words in spelled if words))
        for text, spoken in ((name, language), (latin, f"{language}-Latn")):
            if words := cut(text) if text and spoken not in _PINYIN else ():
                found.append(Form(code.lower(), spoken, words, own, line))
    return found


def _beside_latin(abbreviation: str, cut: Callable[[str], Words]) -> Words:
    """An abbreviation as it is read beside Latin words, where Cyrillic letters that look like Latin ones are these."""
    return cut(f"latin {abbreviation}")[1:]


def with_joined_letters(words: Words) -> tuple[Words, ...]:
    """Words, and the same with letters in a row as one: S. A. de C. V. is written S.A. de C.V. too."""
    runs = [(is_letter, tuple(run)) for is_letter, run in groupby(words, lambda word: len(word) == 1 and word != "&")]
    joined = tuple(word for is_letter, run in runs for word in (("".join(run),) if is_letter else run))
    return (words, joined) if 1 < len(joined) < len(words) else (words,)


def meanings(forms: list[Form], known: Known) -> dict[Words, str]:
    """The concept of each name of a form: a known one of its name or an abbreviation, else one of its own.

    Args:
        forms: of the code list.
        known: concept, role and language of each phrase written by hand; an abbreviation is known in its own language.
    """
    found: dict[Words, str] = {}
    for form in forms:
        for words in (form.name, *form.abbreviations):
            concept, role, language = known.get(words, ("", "", ""))
            if role == "legal" and (words == form.name or language[:2] == form.language[:2]):
                found.setdefault(form.name, concept)
                break
    for form in forms:
        found.setdefault(form.name, f"legal:{form.code}")
    return found


def phrases(
    forms: list[Form],
    meaning: Mapping[Words, str],
    known: Known,
    left_out: Callable[[Words], bool],
    bases: Callable[[Words, str], Words],
) -> Iterator[tuple[str, str, Words, int]]:
    """The phrases of the list that are a legal form wherever they stand: concept, language, words, line.

    Left out are single words, but long ones that have an abbreviation; abbreviations of six letters and less; and
    what says of what industry or kind an organisation is (banking corporation, trade union), which is more than a form.
    """
    for form in forms:
        concept = meaning[form.name]
        whole = len(form.name) > 1 or (form.abbreviations and len(form.name[0]) >= LONG_WORD)
        for words in (*((form.name,) if whole else ()), *form.abbreviations):
            short = words != form.name and len(words) == 1 and len(words[0]) <= SHORT
            if not (
                short
                or words in known
                or left_out(words)
                or len(words) > MOST_WORDS
                or _says_trade(bases(words, form.language), known)
            ):
                yield concept, form.language, words, form.line


def abbreviations(
    forms: list[Form], meaning: Mapping[Words, str], known: Known, left_out: Callable[[Words], bool]
) -> list[list[str]]:
    """Short abbreviations that only beside the form itself are one: (word, concepts)."""
    found: dict[str, set[str]] = {}
    for form in forms:
        for words in form.abbreviations:
            joined = "".join(words)
            if 1 < len(joined) <= SHORT and words not in known and (joined,) not in known and not left_out(words):
                found.setdefault(joined, set()).add(meaning[form.name])
    return sorted([word, " ".join(sorted(concepts))] for word, concepts in found.items())


def sounds(phrases: Iterator[Words]) -> list[list[str]]:
    """The consonants by which a form in other letters is known in any romanisation, with the form."""
    found: dict[str, str] = {}
    for words in phrases:
        if not "".join(words).isascii():
            for spelled in product(*map(_readings, words)):
                key = " ".join(filter(None, map(consonants, spelled)))
                if len(key.replace(" ", "")) >= SHORTEST_KEY:
                    found.setdefault(key, " ".join(words))
    return sorted(map(list, found.items()))


def _readings(word: str) -> tuple[str, ...]:
    if word.isascii():
        return (word,)
    read = read_token(word, main_script(word))[:MOST_READINGS]
    return tuple(dict.fromkeys(reading.text for reading in read)) or (word,)


def _says_trade(words: Words, known: Known) -> bool:
    """Whether every word means something by itself, and none is a form or one a industry, a kind or a place."""
    roles: set[str] = set()
    position = 0
    while position < len(words):
        ends = range(len(words) - (position == 0), position, -1)
        end = next((end for end in ends if words[position:end] in known), 0)
        if end:
            roles.add(known[words[position:end]][1])
        elif words[position] not in _JOINING:
            return False
        position = end or position + 1
    return "legal" not in roles or not roles.isdisjoint(("industry", "organisation", "place"))
