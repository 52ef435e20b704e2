"""Letters that mean other sounds than usual: spellings of Latin words, and of Japanese ones in Cyrillic, as usual.

In these orthographies a name of one people is written so that its letters say something else to all others; each has
what shows that a word is in it. They are a table, `resources/romanisation/letter_values.tsv`. What is only another way
to write the same sound belongs to `text/sounds.py`, a name that has a form of its own to `resources/persons/`.

Thai letters tell more than the sound does, and a Latin spelling can follow either: พรทิพย์ is Porntip, Pornthip and,
officially, Phonthip. A plain spelling is what such words have in common, of Lao names too; only a word made of elements
that are known from Thai names has one. How Thai and Lao letters are read is in `abugidas.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import add
from string import ascii_lowercase

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.names.persons.known_words import is_known_name
from entityscreen.romanisation import Letters, Replacements, Romanisation, collect, read_replacements, replaced

FRENCH_SOUND = "French by its sound"  # for comparison with other scripts alone, see `names/likeness.py`
SHORTEST_WORD = 4
REGIONAL = 0.04  # between the same sound and a letter off
ANY, OWN, NAMED, JAPANESE = "any", "own", "named", "japanese"  # when a row of the table counts


@dataclass(frozen=True, slots=True)
class _Orthography:
    """One row of the table."""

    name: str  # as a reviewer would name it
    cost: float  # in points of similarity
    # `any`; `own`, if the word is no known name; `unknown`, nor the result; `named`, `japanese`, if the result alone is
    when: str
    mark: re.Pattern[str]  # finds what shows that a word is written so
    first: Replacements  # what is replaced before the letters are spelled
    letters: Letters  # what letters and groups of letters say
    needed: tuple[str, ...]  # letters or pairs, without one of which no word has the mark; may be empty

    def spell(self, word: str, usual: str) -> str:
        """A word with the mark in the usual letters; the word itself where it is a known name as it is usually read."""
        if self.when != ANY and is_known_name(usual):
            return word
        spelled = self.letters.spell(replaced(word, self.first))
        if self.when == JAPANESE:
            return spelled if spelled in _japanese_names() else word
        return spelled if self.when in (ANY, OWN) or is_known_name(spelled) is (self.when == NAMED) else word


@named_cache("romanisation.orthography_rows", maxsize=2)
def _orthographies(latin: bool) -> tuple[_Orthography, ...]:
    """The rows for words in Latin letters, or for others."""
    orthographies = []
    for name, cost, when, mark, needed, first, letters in read_rows("romanisation_letter_values"):
        if mark.isascii() is latin:
            sounds = {group: sound for group, _, sound in (step.partition("=") for step in letters.split())}
            way = float(cost), when, re.compile(mark), read_replacements(first), Letters(sounds), tuple(needed.split())
            orthographies.append(_Orthography(name, *way))
    return tuple(orthographies)


@named_cache("romanisation.orthographies_by_letters", maxsize=1)
def _latin_by_letters() -> dict[str, tuple[int, ...]]:
    """Pairs of letters to the rows for words in Latin letters whose mark only words with one of them have."""
    rows: dict[str, list[int]] = {}
    for place, orthography in enumerate(_orthographies(True)):
        for letters in orthography.needed:
            for pair in [letters] if len(letters) > 1 else [letters + behind for behind in (*ascii_lowercase, ">")]:
                rows.setdefault(pair, []).append(place)
    return {pair: tuple(places) for pair, places in rows.items()}


def _may_be_marked(word: str) -> Iterable[_Orthography]:
    """The rows whose mark a word may have, by its pairs of letters: the quick no for nearly all of them."""
    orthographies = _orthographies(word.isascii())
    if not word.isascii():
        return orthographies
    by_letters = _latin_by_letters()
    places = {place for pair in map(add, f"<{word}", f"{word}>") if pair in by_letters for place in by_letters[pair]}
    return [orthographies[place] for place in sorted(places)]


@named_cache("romanisation.japanese_hepburn", maxsize=1)
def _japanese_names() -> frozenset[str]:
    """The surnames and given names of Japan that the tables of kanji read, in Hepburn."""
    ((names,),) = read_rows("japanese_hepburn")
    return frozenset(names.split(" "))


@named_cache("romanisation.arabic_regions", maxsize=1)
def _regional() -> dict[str, str]:
    """Arabic names as Egypt and the Maghreb spell them, with their usual spellings: magdi is majdi."""
    return read_pairs("romanisation_arabic_regions")


def read_latin(word: str) -> tuple[Romanisation, ...]:
    """Other spellings of a folded word in Latin letters, never the word itself; none for nearly all words.

    Example:
        >>> [read_latin(word)[0].text for word in ("tomaszewski", "lemieux", "elsayed", "fazlur", "xasan", "hujita")]
        ['tomashevski', 'lemye', 'alsayed', 'fazalur', 'hasan', 'fujita']
        >>> read_latin("eldon")
        ()
    """
    if len(word) < SHORTEST_WORD:
        return ()
    ways = respelled(word, word)
    ways += [(name, "Arabic of a region", REGIONAL) for name in _regional().get(word, "").split()]
    return collect(ways) if ways else ()


def respelled(word: str, usual: str) -> list[tuple[str, str, float]]:
    """A folded word in the usual Latin letters, by each orthography whose mark it has, as rows of `collect`.

    Args:
        word: in Latin or Cyrillic letters.
        usual: how it is usually read; a known name is read in no other way.

    Example:
        >>> respelled("дзюнъити", "dzyunyiti"), respelled("тина", "tina")
        ([('junichi', 'Polivanov', 0.05)], [])
    """
    marked = [way for way in _may_be_marked(word) if way.mark.search(word) is not None]
    ways = [(way.spell(word, usual), way.name, way.cost) for way in marked]
    return [row for row in ways if row[0] != word]


Replace = Callable[..., str]
Steps = tuple[tuple[str, Replace | None, str], ...]

SHORTEST_THAI, LONGEST_THAI = 5, 26  # letters
_NONE: frozenset[str] = frozenset()
# Elements of two letters say nothing, others one, those that only Thai names have two; so much is enough.
_TELLS_SOMETHING, _ENOUGH = 3, 2
_LONG, _ONE_SYLLABLE = 4, 5  # letters of an element that tells by itself, and of one that is no word alone

_ONSET = "(?:ch|k[rlw]?|t[rw]?|p[rl]?|b[rl]?|dr?|ng|[nmslrwyh])"
_RHYME = "[aeiou]{1,3}(?:ng|[nmktpl])?"
_BEFORE = re.compile(f"(?:{_ONSET}?{_RHYME}(?:{_ONSET}{_RHYME})*)?")
_AFTER = re.compile(f"(?:{_ONSET}{_RHYME})*")  # an element ends where its syllable does: khama is no kham
# Letters and ends that no Thai name has: the quick no for most words of the world.
_NEVER = re.compile(
    r"[fqz]|c(?![hk])|s[tpl]|l[ltvd]|r[lszgb]|gn|ard[aeiou]|[^n]g$|e[lrsy]$|i[aoes]$|ov$|de$|[^aeiou]o$|[^aeiouy]y[^aeiou]"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of Thai names, see `tools/generate_romanisation.py`."""

    names: dict[str, frozenset[str]]  # customary spellings that no rule explains, to their plain forms
    whole: frozenset[str]  # the plain forms of the official spellings of these
    irregular: re.Pattern[str]  # finds elements whose customary spelling no rule makes plain
    official: dict[str, str]  # of these, the official spelling
    laterals: tuple[tuple[str, str], ...]  # elements that are also spelled with an l: plain, and the same with it
    elements: frozenset[str]  # all of them, plain
    distinctive: frozenset[str]  # those that names of other languages hardly have
    starts: frozenset[str]  # the first letters of those that tell by themselves


@named_cache("romanisation.thai_letters", maxsize=1)
def _known_thai() -> _Known:
    kinds = ("name", "irregular", "lateral", "telling", "element")
    tables: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    for kind, spelling, meant in read_rows("romanisation_thai_letters"):
        tables[kind][spelling] = meant
    names, irregular, laterals, distinctive, plain_elements = (tables[kind] for kind in kinds)
    whole = frozenset(map(plainly, names.values()))
    return _Known(
        names={name: frozenset((plainly(name), plainly(official))) for name, official in names.items()},
        whole=whole,
        irregular=re.compile("|".join(sorted(irregular, key=len, reverse=True))),
        official=irregular,
        laterals=tuple((plain, lateral) for lateral, plain in laterals.items()),
        elements=frozenset((*distinctive, *plain_elements, *laterals, *map(plainly, irregular))),
        distinctive=frozenset(distinctive),
        starts=frozenset(plain[:_LONG] for plain in distinctive if len(plain) >= _LONG),
    )


def plainly(word: str) -> str:
    """A Thai or Lao name as all who spell it agree.

    Example:
        >>> plainly("phonthip"), plainly("porntip"), plainly("jatuporn"), plainly("siphandone")
        ('pontip', 'pontip', 'chatupon', 'sipandon')
    """
    consonants, ends, rhymes = _steps()
    word = _replaced(word, consonants)
    for replace, plain in ends.get(word[-1:], ()):
        word = replace(plain, word)
    return _replaced(word, rhymes)


def _replaced(word: str, steps: Steps) -> str:
    for needed, replace, plain in steps:
        if needed in word:
            word = word.replace(needed, plain) if replace is None else replace(plain, word)
    return word


@named_cache("romanisation.thai_steps", maxsize=1)
def _steps() -> tuple[Steps, dict[str, tuple[tuple[Replace, str], ...]], Steps]:
    """What is replaced among consonants, at the end of a word by its last letter, and in rhymes; None as it is."""
    steps: dict[str, list[tuple[str, Replace | None, str]]] = {"consonants": [], "rhymes": []}
    ends: dict[str, list[tuple[Replace, str]]] = {}
    for step, needed, letters, plain in read_rows("romanisation_thai_latin"):
        if step == "end":
            ends.setdefault(needed, []).append((re.compile(letters).sub, plain))
        else:
            steps[step].append((needed, None if letters == needed else re.compile(letters).sub, plain))
    of_end = {last: tuple(rows) for last, rows in ends.items()}
    return tuple(steps["consonants"]), of_end, tuple(steps["rhymes"])


def plain_forms(word: str) -> frozenset[str]:
    """The plain spellings of a folded word in Latin letters, if it may be a Thai or Lao name.

    Several where the official spelling leaves open what others write.

    Example:
        >>> sorted(plain_forms("porntip")), sorted(plain_forms("thanaphon")), sorted(plain_forms("phillip"))
        (['pontip'], ['tanapol', 'tanapon'], [])
    """
    thai = _known_thai()
    if word in thai.names:
        return thai.names[word]
    if not SHORTEST_THAI <= len(word) <= LONGEST_THAI or is_known_name(word) or _NEVER.search(word):
        return _NONE
    plain = plainly(word)
    if not word.isalpha() or (plain not in thai.whole and not _is_thai(plain, thai)):
        return _NONE
    if thai.irregular.search(word):
        plain = plainly(thai.irregular.sub(lambda match: thai.official[match[0]], word))
    return frozenset((plain,) if "orn" in word else (plain, *_laterals(plain, thai)))  # -porn is no -pol


def _is_thai(plain: str, known: _Known) -> bool:
    """Whether a word is made of elements of Thai names alone, or of Thai syllables around one that only they have."""
    if plain not in known.elements and _evidence(plain, known) >= _ENOUGH:
        return True
    if known.starts.isdisjoint([plain[start : start + _LONG] for start in range(len(plain) - _LONG + 1)]):
        return False
    return any(
        plain[start:end] in known.distinctive
        and (end - start < len(plain) or end - start > _ONE_SYLLABLE)
        and _BEFORE.fullmatch(plain[:start]) is not None
        and _AFTER.fullmatch(plain[end:]) is not None
        for start in range(len(plain))
        for end in range(start + _LONG, len(plain) + 1)
    )


def _evidence(text: str, known: _Known) -> int:
    """How much the elements that a text is made of say for its being Thai; below 0 where it is made of more."""
    if not text:
        return 0
    best = -LONGEST_THAI
    for end in range(2, len(text) + 1):
        if text[:end] in known.elements:
            weight = 0 if end < _TELLS_SOMETHING else 1 + (text[:end] in known.distinctive)
            best = max(best, weight + _evidence(text[end:], known))
    return best


def _laterals(plain: str, known: _Known) -> Iterator[str]:
    """The same with l where the official spelling, which writes the sound, has n: -phon may be -pol."""
    for element, lateral in known.laterals:
        before, separator, after = plain.rpartition(element)
        if separator and _BEFORE.fullmatch(before) and _AFTER.fullmatch(after):
            yield before + lateral + after
