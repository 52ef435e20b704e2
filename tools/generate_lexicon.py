"""Make the lexicon's tables from `resources/lexicon/`.

Run `python tools/generate_lexicon.py`; with `--check` it only says whether the committed tables are up to date.

Rules:
1. All `*.tsv` there but `NOT_PHRASES` list phrases; see the README beside them.
2. A phrase is folded and cut into words as names are. It has one concept, or the generator stops.
3. A phrase in Chinese, Japanese or Korean characters goes to `lexicon_cjk.tsv`, which the segmenter reads;
   every other one to `lexicon_phrases.tsv`.
4. `lexicon_stems.tsv` leads from the stem of a word to the word that the phrases use, `lexicon_endings.tsv` says which
   endings each class of stems has, `lexicon_forms.tsv` has the forms that no rule makes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from entityscreen.model.script import Script, main_script
from entityscreen.names.organisation_words import without_article
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools import legal_forms  # noqa: E402
from tools.generated_files import data_tables, write_or_check  # noqa: E402
from tools.lexicon_stems import Endings, ending_rows, read_endings, romanised, stem_of  # noqa: E402

RESOURCES = ROOT / "resources" / "lexicon"
SHORT_FORMS, ADDRESSING, FUNCTION_WORDS = "short_forms.tsv", "addressing.tsv", "function_words.tsv"
ZERO_WIDTH = "\u200c"
INFLECTIONS = "inflections.tsv"
CODE_LIST, NO_FORMS, PLACES = "legal_forms_iso20275.tsv", "legal_forms_left_out.tsv", "legal_forms_places.tsv"
BRANDS = {"group": "group_brands.tsv", "firm": "firm_brands.tsv"}
ACRONYM = 3  # letters
LEGAL_ENDS, LEAST_WORDS = frozenset({"corporation", "company"}), 4
CLASSES = ("families.tsv", "kin.tsv", "kinds.tsv")
NOT_PHRASES = frozenset(
    {
        *(*CLASSES, "renderings.tsv", "forms.tsv", "aliases.tsv"),
        *(SHORT_FORMS, ADDRESSING, FUNCTION_WORDS, *BRANDS.values()),
        *(CODE_LIST, NO_FORMS, PLACES, INFLECTIONS),
    }
)
LATER = ("cjk_", CODE_LIST)  # files whose phrases give way to those of the others
WEIGHTS = {"form": 0.1, "generic": 0.2, "industry": 0.35, "place": 0.45, "rare": 0.5}
WEIGHT_OF_ROLE = {
    "legal": "form",
    "generic": "generic",
    "organisation": "industry",
    "industry": "industry",
    "place": "place",
    "number": "rare",
    "title": "form",
}
CJK = frozenset({Script.HAN, Script.KANA, Script.HANGUL})
INFLECTED = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "el"})
LATER_INFLECTED = frozenset({"bg", "sr", "mk", "el"})
INFLECTED_PLACES = frozenset({"ru", "ar", "fa", "he"})
ONE_WORD_PLACES = frozenset({"uk", "be", "bg", "sr", "el"})
MINIMUM_PLACE = 6  # letters: forms of shorter ones are names of people (Алены)
ROMANISED = frozenset({"ru", "uk", "be", "sr"})  # languages that the romanisations are made for
ARABIC = frozenset({"ar", "fa", "ur"})
CONJUNCTIONS = frozenset({"and", "und", "et", "y", "e", "ve", "en", "och", "og", "и", "й", "та", "و"})
VIETNAMESE_AND = "va"
MINIMUM_LATIN_STEM = 4  # letters
RUSSIAN, EAST_SLAVIC = "ru adjective", frozenset({"uk adjective", "be adjective"})
LATIN_ADJECTIVES, MINIMUM_ADJECTIVE = frozenset({"pl", "cs", "sk", "hr", "sl"}), 6  # letters


class LexiconError(Exception):
    """A resource contradicts itself or another."""


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase of a resource, folded."""

    concept: str
    role: str
    language: str
    words: tuple[str, ...]
    weight: float
    where: str


def read_cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a resource under its header, with their line numbers."""
    header_seen = False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if header_seen:
            yield number, [cell.strip() for cell in line.split("\t")]
        header_seen = True


def cut(phrase: str) -> tuple[str, ...]:
    """A phrase as the words that a name with it would have."""
    words = split_words(fold(phrase), dotted_letters=True)
    return tuple(piece for word in words for piece in word.pieces)


def cuts(phrase: str) -> Iterator[tuple[str, ...]]:
    """A phrase as the words of a name, and with an elided article left out, as names lose it before a known noun."""
    words = split_words(fold(phrase), dotted_letters=True)
    yield cut(phrase)
    if ZERO_WIDTH in phrase:  # Persian parts a word by it within, and others by a space
        yield cut(phrase.replace(ZERO_WIDTH, " "))
    nouns = [without_article(word.syllables) for word in words]
    if any(nouns):
        pairs = zip(words, nouns, strict=True)
        yield tuple(piece for word, noun in pairs for piece in ((noun, *word.pieces[1:]) if noun else word.pieces))


def read_rows() -> list[Row]:
    """All phrases of all resources, variants with `&` for `and` included; the Chinese, Japanese, Korean ones last."""
    aliases = {cells[0]: cells[1] for _, cells in read_cells(RESOURCES / "aliases.tsv")}
    rows: list[Row] = []
    for path in sorted(RESOURCES.glob("*.tsv"), key=lambda path: (path.name.startswith(LATER), path.name)):
        if path.name not in NOT_PHRASES:
            for number, cells in read_cells(path):
                cells[0] = aliases.get(cells[0], cells[0])
                rows.extend(_rows_of(cells, f"{path.name}:{number}"))
    return rows


def legal_rows(
    rows: list[Row], bases: Callable[[tuple[str, ...], str], tuple[str, ...]]
) -> tuple[list[Row], list[list[str]]]:
    """The phrases of the code list of legal forms, and its short abbreviations.

    Args:
        rows: the phrases written by hand.
        bases: the words that the words of a language are forms of.
    """
    known: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for row in rows:
        for words in (row.words, bases(row.words, row.language)):
            known.setdefault(words, (row.concept, row.role, row.language))
    forms = legal_forms.read_forms(read_cells(RESOURCES / CODE_LIST), cut)
    out = [phrase.strip() for _, cells in read_cells(RESOURCES / NO_FORMS) for phrase in cells[0].split("|")]
    whole, begun = (
        {cut(phrase.removesuffix(" *")) for phrase in out if phrase.endswith("*") is star} for star in (False, True)
    )

    def left_out(words: tuple[str, ...]) -> bool:
        return words in whole or any(words[:end] in begun for end in range(1, len(words)))

    meaning = legal_forms.meanings(forms, known)
    characters = tuple("".join(row.words) for row in rows if row.role == "legal" and is_cjk(row.words))
    found = legal_forms.phrases(forms, meaning, known, left_out, bases)
    phrases = [
        Row(concept, "legal", language, words, WEIGHTS["form"], f"{CODE_LIST}:{line}")
        for concept, language, words, line in found
        if not is_cjk(words) or "".join(words).endswith(characters)
    ]
    short = {row[0]: row[1] for row in legal_forms.abbreviations(forms, meaning, known, left_out)}
    for place, word, concept in legal_places():
        if place == "beside":
            short[word] = " ".join(sorted({*short.get(word, "").split(), concept}))
    return phrases, sorted(map(list, short.items()))


def legal_places() -> list[list[str]]:
    """The words that are a legal form in one place of a name, each with the place."""
    rows = ((cells[0], cells[1], cells[2] if len(cells) > 2 else "") for _, cells in read_cells(RESOURCES / PLACES))
    return [[place, cut(word)[0], concept] for place, words, concept in rows for word in words.split()]


def _rows_of(cells: list[str], where: str) -> Iterator[Row]:
    if len(cells) < 4 or cells[1] not in WEIGHT_OF_ROLE:
        raise LexiconError(f"{where}: expected concept, role, language, phrase; found {cells}")
    concept, role, language, phrases = cells[:4]
    weight_class = cells[4] if len(cells) > 4 and cells[4] else WEIGHT_OF_ROLE[role]
    if weight_class not in WEIGHTS:
        raise LexiconError(f"{where}: unknown weight class {weight_class!r}; use one of {sorted(WEIGHTS)}")
    for phrase in phrases.split("|"):
        if not cut(phrase):
            raise LexiconError(f"{where}: an empty phrase")
        for words in cuts(phrase):
            for variant in _variants(words, role, language):
                yield Row(concept, role, language, variant, WEIGHTS[weight_class], where)


def _variants(words: tuple[str, ...], role: str, language: str) -> Iterator[tuple[str, ...]]:
    yield from legal_forms.with_joined_letters(words) if role == "legal" else (words,)
    if language == "vi" and role in ("industry", "generic"):
        yield (VIETNAMESE_AND, *words)  # alone it is a syllable of names, and of other languages
    for position, word in enumerate(words):
        if 0 < position < len(words) - 1 and word in CONJUNCTIONS:
            yield (*words[:position], "&", *words[position + 1 :])
        if role == "legal" and word == "co" and position:
            yield (*words[:position], "&", *words[position:])


def is_cjk(words: tuple[str, ...]) -> bool:
    """Whether a phrase is written in Chinese, Japanese or Korean characters."""
    return main_script("".join(words)) in CJK


def concept_rows(rows: list[Row]) -> list[list[str]]:
    """Concept, role, family, kin, weight; the first row of a concept fixes its role and weight."""
    families, kin, kinds = (_classes(name) for name in CLASSES)
    found: dict[str, Row] = {}
    for row in rows:
        first = found.setdefault(row.concept, row)
        if first.role != row.role and not row.where.startswith(LATER):
            raise LexiconError(f"{row.where}: {row.concept} is {row.role} here, but {first.role} in {first.where}")
    unknown = sorted((set(families) | set(kin) | set(kinds)) - set(found))
    if unknown:
        raise LexiconError(f"{', '.join(CLASSES)}: no phrase for {', '.join(unknown)}")
    return [
        [name, row.role, families.get(name, name), kin.get(name, name), f"{row.weight:g}"]
        for name, row in sorted(found.items())
    ]


def rendering_rows(concepts: set[str], articles: Sequence[str]) -> list[list[str]]:
    """Words that English renders in several ways, folded, each with the concepts that it may stand for.

    Args:
        concepts: all concepts that there are.
        articles: what Arabic writes on to a word in front.
    """
    found: dict[str, set[str]] = {}
    for number, cells in read_cells(RESOURCES / "renderings.tsv"):
        unknown = sorted(set(cells[1].split()) - concepts)
        if unknown:
            raise LexiconError(f"renderings.tsv:{number}: no phrase for {', '.join(unknown)}")
        phrase = " ".join(cut(cells[0]))
        base = phrase.removeprefix("ال")
        articled = [article + base for article in articles] if main_script(phrase) is Script.ARABIC else []
        for word in {phrase, base, *articled}:
            found.setdefault(word, set()).update(cells[1].split())
    return sorted([phrase, " ".join(sorted(names))] for phrase, names in found.items())


def _classes(name: str) -> dict[str, str]:
    """The class of each concept that has one."""
    return {concept: cells[0] for _, cells in read_cells(RESOURCES / name) for concept in cells[1].split()}


def phrase_concepts(rows: Iterable[Row]) -> dict[tuple[str, ...], Row]:
    """Each phrase with its one row; every contradiction is told at once."""
    found: dict[tuple[str, ...], Row] = {}
    wrong = []
    for row in rows:
        first = found.setdefault(row.words, row)
        if first.concept != row.concept and not row.where.startswith(LATER):
            wrong.append(f"{row.where}: {' '.join(row.words)!r} is {row.concept}, but {first.concept} in {first.where}")
    if wrong:
        raise LexiconError("\n".join(wrong))
    return found


def _place_inflected(words: tuple[str, ...], row: Row) -> bool:
    """Those of other inflected languages only where a country is one word; elsewhere Russian ones stand for all."""
    if row.language in ONE_WORD_PLACES:
        return len(words) == 1 and len(words[0]) >= MINIMUM_PLACE
    return row.language in INFLECTED_PLACES


def _precedence(phrase: tuple[tuple[str, ...], Row]) -> int:
    """Which phrase a form leads to that two languages have: Russian first, and a word before a part of a phrase."""
    words, row = phrase
    return 2 * (row.language in LATER_INFLECTED) + (len(words) > 1)


def stem_rows(
    phrases: dict[tuple[str, ...], Row], others: Iterable[Row], endings: dict[str, list[Endings]]
) -> list[list[str]]:
    """The stems of the phrases' words: stem, class of endings, word; of `others` where two languages have a phrase.

    Words of one stem and class are forms of one word, the first one.
    """
    found: dict[tuple[str, str], str] = {}
    in_latin: dict[tuple[str, str], str] = {}
    shared: dict[tuple[str, str], str] = {}  # adjectives whose stem Russian has as well
    spoken = [*sorted(phrases.items(), key=_precedence), *((row.words, row) for row in others)]
    for words, row in spoken:
        for word in _inflected_words(words, row, phrases):
            stem = stem_of(word, endings[row.language])
            if stem is not None:
                found.setdefault(stem, word)
                if stem[1] in EAST_SLAVIC:
                    shared.setdefault((stem[0], RUSSIAN), word)
                if _is_romanised(row, stem[1]) and len(spelled := romanised(*stem)) >= MINIMUM_LATIN_STEM:
                    in_latin.setdefault((spelled, f"~{stem[1]}"), found[stem])
    return [
        [stem_text, name, word] for table in (shared | found, in_latin) for (stem_text, name), word in table.items()
    ]


def _is_romanised(row: Row, name: str) -> bool:
    """Whether a word is looked for in Latin letters: of places adjectives alone, and no titles, which are names too."""
    adjective = name.endswith("adjective")
    return row.language in ROMANISED and (adjective or row.role not in ("place", "title"))


def _inflected_words(words: tuple[str, ...], row: Row, phrases: dict[tuple[str, ...], Row]) -> Iterable[str]:
    """The words of a phrase that have forms of their own."""
    if row.role == "number" or (row.role == "place" and not _place_inflected(words, row)):
        return ()
    if row.language in INFLECTED:
        return words
    if row.language in LATIN_ADJECTIVES:
        return () if row.role == "place" else [word for word in words if len(word) >= MINIMUM_ADJECTIVE]
    if len(words) == 1:
        told = row.language in ARABIC or row.language == "he"
        told |= row.language == "en" and row.role in ("industry", "organisation") and not words[0].endswith("s")
        return words if told else ()
    # The Arabic article stands before the noun and its adjective: النقل البحري.
    return [word for word in words if (word,) not in phrases] if row.language == "ar" else ()


def form_rows() -> list[list[str]]:
    """Forms that no rule makes, each with its word."""
    forms: dict[str, str] = {}
    for _, cells in read_cells(RESOURCES / "forms.tsv"):
        for form in cells[2].split():
            forms.setdefault(cut(form)[0], cut(cells[1])[0])
    return sorted([form, word] for form, word in forms.items() if form != word)


def tables() -> dict[str, str]:
    """The text of every table, by name."""
    rows = read_rows()
    own = {words: row for words, row in phrase_concepts(rows).items() if not is_cjk(words)}
    endings = read_endings(read_cells(RESOURCES / INFLECTIONS))
    inflected = [row for row in rows if row.words in own and row.language in INFLECTED]
    stems = stem_rows(own, [row for row in inflected if own[row.words].language != row.language], endings)
    word_of = {(stem, name): word for stem, name, word in stems}

    def bases(words: tuple[str, ...], language: str) -> tuple[str, ...]:
        classes = endings.get(language, [])
        found = [stem_of(word, classes) if classes else None for word in words]
        return tuple(word_of.get(stem, word) if stem else word for stem, word in zip(found, words, strict=True))

    listed, abbreviations = legal_rows(rows, bases)
    rows += listed
    phrases = phrase_concepts(rows)
    plain = {words: row for words, row in phrases.items() if not is_cjk(words)}
    keyed: dict[tuple[str, ...], str] = {}
    for words, row in plain.items():
        keyed.setdefault(words, row.concept)
        keyed.setdefault(bases(words, row.language), row.concept)
    cjk = {"".join(words): row.concept for words, row in phrases.items() if is_cjk(words)}
    return {
        "lexicon_legal_sounds": _text(
            ["consonants", "form"],
            legal_forms.sounds(words for words, row in plain.items() if row.role == "legal" and len(words) > 1),
        ),
        "lexicon_legal_places": _text(["place", "word", "concept"], legal_places()),
        "lexicon_legal_abbreviations": _text(["word", "concepts"], abbreviations),
        "lexicon_concepts": _text(["concept", "role", "family", "kin", "weight"], concept_rows(rows)),
        "lexicon_phrases": _text(["phrase", "concept"], sorted([" ".join(w), c] for w, c in keyed.items())),
        "lexicon_cjk": _text(["phrase", "concept"], sorted([w, c] for w, c in cjk.items())),
        "lexicon_renderings": _text(
            ["phrase", "concepts"], rendering_rows({row.concept for row in rows}, endings["ar"][0].forms)
        ),
        "lexicon_kinds": _text(["concept", "kind"], sorted([c, kind] for c, kind in _classes("kinds.tsv").items())),
        "lexicon_forms": _text(["form", "word"], form_rows()),
        "lexicon_stems": _text(["stem", "class", "word"], stems),
        "lexicon_endings": _text(
            ["class", "endings"], list(ending_rows((one for several in endings.values() for one in several), ROMANISED))
        ),
        "lexicon_short_forms": _text(["name", "form"], short_form_rows()),
        "lexicon_group_brands": _text(["name", "form", "of"], brand_rows()),
        "lexicon_addressing": _text(["part", "word"], marker_rows(ADDRESSING)),
        "lexicon_function_words": _text(["class", "word"], marker_rows(FUNCTION_WORDS)),
    }


def short_form_rows() -> list[list[str]]:
    """Each form, folded, behind the official English name as one word; a form has one.

    The English name is a form too, and so it is without a legal form at its end.
    """
    found: dict[str, str] = {}
    for number, (english, forms) in read_cells(RESOURCES / SHORT_FORMS):
        name = fold(english)
        whole = _one_word(name)  # letters and digits alone: names lose apostrophes, and are cut at stops and &
        if cut(whole) != (whole,):
            raise LexiconError(f"{SHORT_FORMS}:{number}: {whole} is not read as one word")
        for form in (name, _without_legal_end(name), *(fold(part.strip()) for part in forms.split("|"))):
            if found.setdefault(form, whole) != whole:
                raise LexiconError(f"{SHORT_FORMS}:{number}: {form} is {found[form]} already")
    return sorted([whole, form] for form, whole in found.items() if form != whole)


def brand_rows() -> list[list[str]]:
    """Each form of a brand, folded, behind the brand as one word, with whose it is; characters may stand for several.


    Acronyms of three letters stand for too many to be another Latin name: they are brands of their own.
    """
    known: dict[str, str] = {}
    rows: list[list[str]] = []
    read = ((of, file, *row) for of, file in BRANDS.items() for row in read_cells(RESOURCES / file))
    for of, file, number, (latin, characters) in read:
        letters = [fold(part.strip()) for part in latin.split("|")]
        name = next((form for form in letters if len(form) > ACRONYM), "")
        names = {form: _one_word(form if len(form) <= ACRONYM else name) for form in letters}
        for form, whole in names.items():
            if known.setdefault(form, whole) != whole:
                raise LexiconError(f"{file}:{number}: {form} is {known[form]} already")
        rows += [[whole, form, of] for form, whole in names.items()]
        rows += [
            [whole, fold(form.strip()), of] for form in characters.split("|") for whole in dict.fromkeys(names.values())
        ]
    return sorted(rows)


def marker_rows(table: str) -> list[list[str]]:
    """Each marker, folded, with its part; the longest first: `formerly known as` before `formerly`."""
    rows = read_cells(RESOURCES / table)
    found = {(part, str(fold(marker)).strip()) for _, (part, _, markers) in rows for marker in markers.split("|")}
    return sorted(([part, marker] for part, marker in found if marker), key=lambda row: (row[0], -len(row[1]), row[1]))


def _one_word(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum())


def _without_legal_end(name: str) -> str:
    """A name of four words or more without the legal form that it ends with."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) >= LEAST_WORDS and words[-1] in LEGAL_ENDS else name


def _text(header: list[str], rows: list[list[str]]) -> str:
    head = "# generated by tools/generate_lexicon.py from resources/lexicon/; do not edit\n"
    return head + "\n".join("\t".join(row) for row in [header, *rows]) + "\n"


def main() -> int:
    """Write the tables, or compare them."""
    try:
        return write_or_check(data_tables(tables()))
    except LexiconError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
