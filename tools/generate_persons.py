"""Make the tables about person names from `resources/persons/`.

usage: python tools/generate_persons.py [--check]

`--check` writes nothing and exits 1 when a committed table differs from what would be written.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import data_tables, write_or_check  # noqa: E402
from tools.transcribed_names import APART, BURMESE, TIBETAN, UYGHUR, latin_elements, read_names  # noqa: E402

from entityscreen.romanisation.han import surnames  # noqa: E402
from entityscreen.romanisation.syllabaries import hepburn  # noqa: E402
from entityscreen.text.folding import fold  # noqa: E402

SOURCE = ROOT / "resources" / "persons"
STEP = 0.25  # between two tiers of commonness
LOWEST = 0.25
BIRTHS_OF_TIER = {1.0: 1_000_000, 0.75: 100_000, 0.5: 5_000, 0.25: 0}  # of a name, from which on it is in a tier
BEARERS_OF_TIER = {0.75: 100_000, 0.5: 20_000, 0.25: 0}  # of a surname, likewise
OTHER_SEX = 0.05  # of those who bear a name, up to which it is of one sex
# Kinds of groups that letters alone tell: how others write a name by its sound, and a name in two orthographies.
ADAPTED, RESPELLED = "adapted", "respelled"
# By what surnames are spelled that have one spelling each: a language in Latin letters, Hepburn, or words.
SPANISH, SEVERAL, JAPANESE, COMPOSED = "es", "latin", "ja", "composed"
SPELLED = {"es,pt": SPANISH} | dict.fromkeys(
    ("en", "fr", "de", "it", "fr,de,it", "nl,nordic", "pl,cs,sk,hu,ro"), SEVERAL
)
VOICED = "\u3099"  # the sign of a voiced consonant in kana
OF_TRADE = "surnames that are words of trade too"  # a row that says no language
WEST_AFRICA = "waf"  # rows of nicknames.tsv that are no short forms, but orthographies


def read_resource(name: str) -> list[list[str]]:
    """The rows of a resource, without comments and header."""
    lines = (SOURCE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def checked_words(text: str, where: str) -> list[str]:
    """Split words, each once.

    Raises:
        ValueError: a word is not folded.
    """
    words = list(dict.fromkeys(text.split()))
    for word in words:
        if word != word.casefold() or not word.isalnum():
            raise ValueError(f"{where}: {word!r} is not folded: lower case, letters only")
    return words


def name_groups() -> list[tuple[str, list[str]]]:
    """Every group: nicknames, cognates, names that others write by their sound, names in two orthographies."""
    listed = [
        (language, checked_words(f"{full} {short}", "nicknames.tsv"))
        for language, full, short in read_resource("nicknames")
    ]
    nicknames = [("nickname", words) for language, words in listed if language != WEST_AFRICA]
    cognates = [("cognate", checked_words(forms, "cognates.tsv")) for _, forms in read_resource("cognates")]
    adapted = [(ADAPTED, words) for words in adapted_names()]
    respelled = [(RESPELLED, words) for language, words in listed if language == WEST_AFRICA]
    respelled += [(RESPELLED, checked_words(forms, "respelled_surnames.tsv")) for forms in respelled_surnames()]
    return [(kind, words) for kind, words in nicknames + cognates + adapted + respelled if len(words) > 1]


def respelled_surnames() -> list[str]:
    """The spellings of each surname that has them in two orthographies."""
    return [forms for _, forms in read_resource("respelled_surnames")]


def adapted_names() -> Iterator[list[str]]:
    """The spellings of each name of the peoples whose names others write by their sound."""
    for table in (UYGHUR, TIBETAN, BURMESE):
        for name in read_names(table):
            if name.kind not in APART:
                # Two Tibetan names in pinyin that differ are two, and may be Chinese: Deqing, Deqin.
                together = [[word] for word in name.pinyin] if table == TIBETAN and name.pinyin else [name.pinyin]
                yield from (checked_words(" ".join((*name.latin, *own)), f"{table}.tsv") for own in together)


def tiers(resource: str) -> dict[str, float]:
    """Each name with its highest tier."""
    found: dict[str, float] = {}
    for tier, _, names in read_resource(resource):
        for name in checked_words(names, resource):
            found[name] = max(found.get(name, 0.0), float(tier))
    return found


def given_tiers() -> dict[str, float]:
    """Tiers of given names; spellings and short forms inherit that of their full form less one step."""
    listed = tiers("given_names")
    found = dict(listed)
    for _, full, short in read_resource("nicknames"):
        words = full.split() + short.split()
        best = max(listed.get(word, 0.0) for word in full.split())
        for word in words:
            found[word] = max(found.get(word, 0.0), best - STEP, LOWEST)
    for _, forms in read_resource("cognates"):
        for word in forms.split():
            found.setdefault(word, LOWEST)
    return found


def group_rows() -> Iterator[tuple[str, ...]]:
    for number, (kind, words) in enumerate(name_groups()):
        yield str(number), kind, " ".join(words)


def word_rows() -> Iterator[tuple[str, ...]]:
    for name, detail, words in read_resource("words"):
        for word in checked_words(words, "words.tsv"):
            yield word, name, detail


def eastern_title_rows() -> Iterator[tuple[str, ...]]:
    """Each title with its place: folded, so that 總統 and 总统 are one."""
    found: dict[tuple[str, str], None] = {}
    for place, _, words in read_resource("eastern_titles"):
        for word in words.split():
            for at in ("behind", "before") if place == "both" else (place,):
                found[fold(word), at] = None
    yield from found


def compound_rows() -> Iterator[tuple[str, ...]]:
    for name, words in read_resource("compounds"):
        for word in checked_words(words, "compounds.tsv"):
            yield name, word
    for word in latin_elements():
        yield "element", word


def respelled_name_rows() -> Iterator[tuple[str, ...]]:
    """The rules of a people, the given names that show it among them."""
    names: dict[str, list[str]] = {}
    for people, words in read_resource("respelled_given_names"):
        names.setdefault(people, []).extend(checked_words(words, "respelled_given_names.tsv"))
    for people, spelling, cost, mark, named, replaced, open_letters in read_resource("respelled_names"):
        yield spelling, cost, mark, named, replaced, open_letters, " ".join(names[people])


def ending_rows() -> Iterator[tuple[str, ...]]:
    for name, words in read_resource("endings"):
        for word in checked_words(words, "endings.tsv"):
            yield name, word


def womens_ending_rows() -> Iterator[tuple[str, ...]]:
    yield from map(tuple, read_resource("womens_endings"))


def alias_marker_rows() -> Iterator[tuple[str, ...]]:
    """Each marker once, folded and as written, the longest first: `also known as` before `known as`.

    Raises:
        ValueError: a marker has two cares or types.
    """
    markers: dict[str, tuple[str, str, str]] = {}
    for care, name_type, _, texts in read_resource("alias_markers"):
        for text in texts.split("|"):
            use = care, name_type.strip("-"), text
            if markers.setdefault(str(fold(text)), use)[:2] != use[:2]:
                raise ValueError(f"alias_markers.tsv: {text!r} has two cares or types")
    for marker, use in sorted(markers.items(), key=lambda item: (-len(item[0]), item[0])):
        yield marker, *use


def leading_title_rows() -> Iterator[tuple[str, ...]]:
    """Each title once with each of its cares, its words parted by spaces."""
    found = {(fold(title), care) for care, _, titles in read_resource("leading_titles") for title in titles.split("|")}
    yield from sorted(found)


def degree_rows() -> Iterator[tuple[str, ...]]:
    """Each degree once, its words parted by spaces.

    Raises:
        ValueError: a degree has two cares.
    """
    found: dict[str, str] = {}
    for care, _, degrees in read_resource("degrees"):
        for degree in degrees.split("|"):
            if found.setdefault(str(fold(degree)), care) != care:
                raise ValueError(f"degrees.tsv: {degree!r} has two cares")
    yield from sorted(found.items())


def commonness_rows() -> Iterator[tuple[str, ...]]:
    given, surnames = given_tiers(), tiers("surnames")
    for word in sorted(given.keys() | surnames.keys()):
        yield word, str(given.get(word, 0.0)), str(surnames.get(word, 0.0))


def given_name_rows() -> Iterator[tuple[str, ...]]:
    """Each name of the births, and of countries where few emigrate: how common it is, and of which sex who bear it."""
    names: dict[str, tuple[float, str]] = {}
    for name, women, men in read_resource("given_name_births"):
        births = int(women) + int(men)
        tier = next(tier for tier, fewest in BIRTHS_OF_TIER.items() if births >= fewest)
        names[name] = tier, "f" if int(men) <= OTHER_SEX * births else "m" if int(women) <= OTHER_SEX * births else ""
    for listed_tier, _, listed_sex, listed in read_resource("given_names_by_sex"):
        for name in checked_words(listed, "given_names_by_sex.tsv"):
            tier, sex = names.get(name, (0.0, listed_sex))
            names[name] = max(tier, float(listed_tier)), sex if sex == listed_sex else ""
    yield from ((name, str(tier), sex) for name, (tier, sex) in sorted(names.items()))


def surname_rows() -> Iterator[tuple[str, ...]]:
    """Each surname that is listed, counted, or made of elements: how common it is, and by what it is spelled, if so."""
    listed = tiers("surnames")
    spelled: dict[str, str] = {}
    for _, languages, names in read_resource("surnames"):
        way = SPELLED.get(languages, "")
        for name in checked_words(names, "surnames.tsv") if languages != OF_TRADE else ():
            spelled[name] = way if spelled.get(name, way) == way else SEVERAL if way and spelled[name] else ""
    for name, bearers, way in read_resource("surname_bearers"):
        tier = next(tier for tier, fewest in BEARERS_OF_TIER.items() if int(bearers) >= fewest)
        listed[name] = max(listed.get(name, 0.0), tier)
        spelled[name] = spelled.get(name) or way
    for name, way in composed_surnames():
        listed.setdefault(name, LOWEST)
        spelled[name] = way if way == COMPOSED else spelled.get(name) or way
    yield from ((name, str(tier), spelled.get(name, "")) for name, tier in sorted(listed.items()))


def composed_surnames() -> Iterator[tuple[str, str]]:
    """Surnames made of two words, and Japanese ones as they are read, each with by what it is spelled."""
    for _, firsts, lasts in read_resource("surname_elements"):
        for first in checked_words(firsts, "surname_elements.tsv"):
            yield from (
                (first + last, COMPOSED) for last in checked_words(lasts, "surname_elements.tsv") if last != first
            )
    read_two_ways = {
        latin for readings in surnames().values() for kana in _voiced_twins(readings) for latin in hepburn(kana)
    }
    for latin in {latin for readings in surnames().values() for kana in readings for latin in hepburn(kana)}:
        yield latin, "" if latin in read_two_ways else JAPANESE


def _voiced_twins(readings: Sequence[str]) -> list[str]:
    """Readings of one surname that only a voiced consonant tells apart: Yamazaki, Yamasaki."""
    unvoiced = Counter(normalize("NFD", kana).replace(VOICED, "") for kana in readings)
    return [kana for kana in readings if unvoiced[normalize("NFD", kana).replace(VOICED, "")] > 1]


TABLES = {
    "person_groups": (("group", "kind", "names"), group_rows),
    "person_words": (("word", "class", "detail"), word_rows),
    "person_eastern_titles": (("word", "place"), eastern_title_rows),
    "person_compounds": (("class", "word"), compound_rows),
    "person_respelled": (
        ("spelling", "cost", "mark", "named", "replaced", "open", "given_names"),
        respelled_name_rows,
    ),
    "person_endings": (("class", "word"), ending_rows),
    "person_womens_endings": (("woman", "men"), womens_ending_rows),
    "person_alias_markers": (("marker", "care", "type", "written"), alias_marker_rows),
    "person_leading_titles": (("title", "care"), leading_title_rows),
    "person_degrees": (("degree", "care"), degree_rows),
    "person_given_names": (("word", "tier", "sex"), given_name_rows),
    "person_surnames": (("word", "tier", "spelled"), surname_rows),
    "person_commonness": (("word", "given", "surname"), commonness_rows),
}
HEAD = "# generated by tools/generate_persons.py from resources/persons/; do not edit"


def render(table: str) -> str:
    """The text of a table."""
    header, rows = TABLES[table]
    lines = [HEAD, "\t".join(header), *("\t".join(row) for row in rows())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check(data_tables({table: render(table) for table in TABLES})))
