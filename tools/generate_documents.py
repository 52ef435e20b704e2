"""Make the tables of `sources/documents` from `resources/documents/`.

Run `python tools/generate_documents.py`; with `--check` it writes nothing and exits 1 when a committed table
differs. What the tables mean stands in the heads of the resources; nothing is decided here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import data_tables, write_or_check  # noqa: E402

from entityscreen.text.folding import fold  # noqa: E402

RESOURCES = ROOT / "resources" / "documents"

Row = list[str]

PLURAL_CLASSES = {"role", "organisation", "other", "noun_company", "noun_organisation", "noun_other", "vessel_noun"}

# Pinyin to Wade-Giles, first the initial, then the final (Giles 1912); apostrophes are left out, as texts do.
INITIALS = (
    ("zh", "ch"),
    ("ch", "ch"),
    ("sh", "sh"),
    ("b", "p"),
    ("d", "t"),
    ("g", "k"),
    ("j", "ch"),
    ("q", "ch"),
    ("x", "hs"),
    ("z", "ts"),
    ("c", "ts"),
    ("r", "j"),
)
FINALS = {
    "ong": "ung",
    "ie": "ieh",
    "ue": "ueh",
    "ian": "ien",
    "uo": "o",
    "e": "o",
    "iong": "iung",
    "ui": "ui",
    "i": "i",
    "you": "yu",
    "ye": "yeh",
    "yan": "yen",
    "yue": "yueh",
    "er": "erh",
}
WHOLE = {
    "guo": "kuo",
    "gui": "kuei",
    "kui": "kuei",
    "he": "ho",
    "ke": "ko",
    "ge": "ko",
    "shi": "shih",
    "zhi": "chih",
    "chi": "chih",
    "ri": "jih",
    "si": "szu",
    "zi": "tzu",
    "ci": "tzu",
    "ye": "yeh",
    "yan": "yen",
    "yue": "yueh",
    "you": "yu",
    "yong": "yung",
    "shuo": "shuo",
    "she": "she",
    "che": "che",
    "ren": "jen",
    "ran": "jan",
}


def wade_giles(pinyin: str) -> str:
    """The Wade-Giles spelling of one syllable, without marks: `xu` is `hsu`, `zhang` is `chang`."""
    if pinyin in WHOLE:
        return WHOLE[pinyin]
    head, final = next(((new, pinyin[len(old) :]) for old, new in INITIALS if pinyin.startswith(old)), ("", ""))
    if not head:
        head, final = pinyin[:1], pinyin[1:]
    return head + FINALS.get(final, final)


def read_resource(name: str) -> list[Row]:
    """The rows of a resource, without comments and without the header row."""
    lines = (RESOURCES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return rows[1:]


def unique(rows: Iterable[Row]) -> list[Row]:
    """The rows without repeats, in order."""
    return [list(row) for row in dict.fromkeys(tuple(row) for row in rows)]


def plurals(word: str) -> Iterable[str]:
    """The word and its regular plural."""
    yield word
    if word.endswith("man"):
        yield word[:-3] + "men"
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    elif not word.endswith(("s", "x", "ch", "sh")):
        yield word + "s"


def latin_rows() -> list[Row]:
    """One row a class and word."""
    return unique(
        [kind, form.replace("_", " ")]
        for kind, words in read_resource("latin_words")
        for word in words.split()
        for form in (plurals(word) if kind in PLURAL_CLASSES else (word,))
    )


def han_rows() -> list[Row]:
    """One row a class and word."""
    return unique([kind, word] for kind, words in read_resource("han_words") for word in words.split())


def vocabulary_rows() -> list[Row]:
    """One row a folded word with its first class: to fold forty thousand takes a text a tenth of a second."""
    found: dict[str, str] = {}
    for kind, _, words in read_resource("han_vocabulary"):
        for word in words.split():
            found.setdefault(str(fold(word)), kind)
    return [[kind, word] for word, kind in found.items()]


def further_rows() -> list[Row]:
    """One row a class and word."""
    return unique([kind, word] for kind, words in read_resource("further_words") for word in words.split())


def surname_rows() -> list[Row]:
    """One row a character form and language, its spellings merged and completed."""
    merged: dict[tuple[str, str], dict[str, None]] = {}
    for language, forms, spellings in read_resource("surnames"):
        all_spellings = spellings.split()
        if language == "zh" and len(forms.split("|")[0]) == 1:
            all_spellings.insert(1, wade_giles(all_spellings[0]))
            all_spellings += [f"tz{spelling[2:]}" for spelling in all_spellings if spelling.startswith("ts")]  # Tzeng
        for form in forms.split("|"):
            merged.setdefault((form, language), {}).update(dict.fromkeys(all_spellings))
    return [[form, language, " ".join(spellings)] for (form, language), spellings in merged.items()]


def country_rows() -> list[Row]:
    """One row a name: code, name, what it is (`name`, `adjective`, `han`, `city`)."""
    kinds = ("name", "adjective", "han", "city")
    return unique(
        [code, name, kind]
        for code, *cells in read_resource("countries")
        for kind, cell in zip(kinds, cells, strict=False)
        for name in cell.split("|")
        if name
    )


def cue_rows() -> list[Row]:
    """One row a risk cue: cue, topic, position, language, phrase with the classes of its language.

    A row of the cue `each` is one row for each cue that has the terms of its phrase in `cue_terms.tsv`.
    """
    classes: dict[str, set[str]] = {}
    for name, _ in cue_word_rows():
        language, _, kind = name.partition(":")
        classes.setdefault(language, set()).add(kind)
    rows, terms = read_resource("cues"), read_resource("cue_terms")
    topics = {cue: topic for cue, topic, *_ in rows}
    forms = {form for _, _, form, _ in terms}
    found = []
    for cue, _, position, spoken, phrase in rows:
        for language in spoken.split():
            cues = dict.fromkeys(term[0] for term in terms if term[1] == language) if cue == "each" else [cue]
            completed = [(each, phrase_in(language, with_terms(phrase, each, forms), classes)) for each in cues]
            if not any(complete for _, complete in completed):
                raise ValueError(f"cues.tsv: {phrase!r} has a class that {language!r} lacks")
            found += [[each, topics[each], position, language, made] for each, made in completed if made]
    return unique(found)


def with_terms(phrase: str, cue: str, forms: set[str]) -> str:
    """A phrase whose grammatical forms are those of a cue: `<be> <done>`, `<be> <done/is_charged>`."""
    return re.sub(r"<(\w+)>", lambda form: f"<{term_class(form[1], cue)}>" if form[1] in forms else form[0], phrase)


def term_class(form: str, cue: str) -> str:
    """The word class of the terms of a cue in a grammatical form."""
    return f"{form}/{cue.replace(' ', '_')}"


def brand_rows() -> list[Row]:
    """One row a brand's Latin form and its characters: kind, words, characters."""
    return [
        [kind, form.replace("_", " "), native]
        for kind, latin, natives in read_resource("brands")
        for form in latin.split()
        for native in natives.split()
    ]


def pattern_rows() -> list[Row]:
    """One row an alias pattern: relation, position, language, kinds, phrase; `each` becomes a row a language.

    A phrase that lacks a class which it needs, or has none of the language's own, does not exist in that language.
    """
    classes: dict[str, set[str]] = {}
    for language, kind, _ in read_resource("pattern_words"):
        classes.setdefault(language, set()).add(kind)
    found = []
    for relation, position, spoken, kinds, phrase in read_resource("patterns"):
        languages = [language for language in classes if language != "any"] if spoken == "each" else spoken.split()
        for language in languages:
            made = phrase_in(language, phrase, classes)
            if made and (spoken != "each" or f"<{language}:" in made):
                found.append([relation, position, language, kinds, made])
    return unique(found)


def phrase_in(language: str, phrase: str, classes: dict[str, set[str]]) -> str:
    """A phrase with the classes of a language or of `any`; an empty string where a part that may not lack has none."""
    parts = []
    for part in phrase.split():
        kept = []
        for word in part.removesuffix("?").split("|"):
            name = word[1:-1] if word.startswith("<") and word != "<gap>" else ""
            home = next((home for home in (language, "any") if name in classes.get(home, ())), "")
            kept += [f"<{home}:{name}>"] if home else [] if name else [word]
        if kept:
            parts.append("|".join(kept) + "?" * (part.endswith("?") and len(part) > 1))
        elif not part.endswith("?"):
            return ""
    return " ".join(parts)


def class_rows(rows: list[Row]) -> list[Row]:
    """One row a word class and entry: `en:called`, `dubbed`."""
    return unique([f"{language}:{kind}", word] for language, kind, words in rows for word in words.split("|"))


def pattern_word_rows() -> list[Row]:
    """The word classes of the alias patterns."""
    return class_rows(read_resource("pattern_words"))


def cue_word_rows() -> list[Row]:
    """The word classes of the risk cues, the terms of each cue in each of their forms among them."""
    terms = read_resource("cue_terms")
    return class_rows(read_resource("cue_words") + [[row[1], term_class(row[2], row[0]), row[3]] for row in terms])


def language_rows() -> list[Row]:
    """One row a word of a language: language, class, word."""
    return unique(
        [language, kind, word] for language, kind, words in read_resource("language_words") for word in words.split()
    )


TABLES: dict[str, tuple[str, Row, Callable[[], list[Row]]]] = {
    "documents_words": ("latin_words", ["class", "word"], latin_rows),
    "documents_han": ("han_words", ["class", "word"], han_rows),
    "documents_han_vocabulary": ("han_vocabulary", ["class", "word"], vocabulary_rows),
    "documents_further": ("further_words", ["class", "word"], further_rows),
    "documents_surnames": ("surnames", ["characters", "language", "spellings"], surname_rows),
    "documents_countries": ("countries", ["code", "name", "what"], country_rows),
    "documents_brands": ("brands", ["kind", "latin", "characters"], brand_rows),
    "documents_patterns": ("patterns", ["relation", "position", "language", "kinds", "phrase"], pattern_rows),
    "documents_pattern_words": ("pattern_words", ["class", "words"], pattern_word_rows),
    "documents_language_words": ("language_words", ["language", "class", "word"], language_rows),
    "documents_confidence": ("confidence", ["sign", "confidence"], lambda: read_resource("confidence")),
    "documents_cues": ("cues", ["cue", "topic", "position", "language", "phrase"], cue_rows),
    "documents_cue_words": ("cue_words", ["class", "words"], cue_word_rows),
}


def render(table: str) -> str:
    """The text of one table."""
    resource, header, make = TABLES[table]
    head = f"# generated by tools/generate_documents.py from resources/documents/{resource}.tsv; do not edit"
    return "\n".join([head, "\t".join(header), *("\t".join(row) for row in make())]) + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check(data_tables({table: render(table) for table in TABLES})))
