"""Make the tables of Han characters: folding, readings, telegraph codes, look-alikes, names.

usage: python tools/generate_han.py [--check]

Reads `resources/han/`, and the names of other peoples in `resources/persons/`. The tables of Latin spellings are made
by `generate_han_spellings.py`.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import data_tables, write_or_check  # noqa: E402
from tools.transcribed_names import BURMESE, DISTINCTIVE_ROLES, TIBETAN, UYGHUR, read_names  # noqa: E402

RESOURCES = ROOT / "resources" / "han"
# A character has at most so many readings: the rest are archaic.
MANDARIN, HANGUL, VIETNAMESE = 4, 4, 3
JAPANESE, OTHERS = 12, 2
OPENCC = 11  # column of what a traditional character is simplified to
# One way to write a kana in surnames: 龍ヶ崎, 龍ケ崎.
JAPANESE_SIGNS = str.maketrans("ケ", "ヶ")
Row = tuple[str, ...]


def read(name: str) -> list[list[str]]:
    """The rows of a resource, without comments and header."""
    lines = (RESOURCES / name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def canonical_characters(unihan: list[list[str]]) -> dict[str, str]:
    """Each character that is not canonical itself, and the canonical one."""
    steps: dict[str, str] = {}
    for row in unihan:
        character, standard, variant, simplified, opencc, shinjitai = row[0], *row[8:13]
        target = opencc
        if not target and not standard:
            target = shinjitai or next((other for other in variant if "一" <= other <= "鿿"), "")
            target = target or (simplified if len(simplified) == 1 else "")
        if target and target != character:
            steps[character] = target
    steps.update((variant, target) for variant, target in read("variants.tsv"))
    for character in list(steps):
        compatible = unicodedata.normalize("NFKC", character)
        if compatible != character and len(compatible) == 1:
            steps[character] = compatible
    return {character: end for character in steps if (end := follow(character, steps)) != character}


def follow(character: str, steps: dict[str, str]) -> str:
    """The end of a chain of variants; the least character of a ring."""
    seen = [character]
    while (target := steps.get(seen[-1])) is not None:
        if target in seen:
            return min(seen[seen.index(target) :])
        seen.append(target)
    return seen[-1]


def plain(text: str) -> str:
    """ASCII letters only: Vietnamese without its marks."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(c for c in decomposed if c.isascii() and c.isalpha())


def merged(values: Iterable[str], most: int) -> str:
    found = dict.fromkeys(reading for value in values for reading in value.split())
    return " ".join(list(found)[:most])


def surname_readings(fold: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {fold.get(s, s): (mandarin, cantonese) for s, _, mandarin, cantonese in read("surnames.tsv") if len(s) == 1}


def spoken(rows: list[list[str]], character: str, column: int) -> list[str]:
    """How a character is read: as itself, and as each of those that it is the simplified form of (干 for 乾 and 幹).

    A graphic variant is no other word: what it is read as when it is a character of its own (豊, lǐ; 鉄, zhì) it is not
    as 丰 and 铁.
    """
    own = any(row[0] == character and row[column] for row in rows)
    return [row[column] for row in rows if not own or row[0] == character or row[OPENCC]]


def readings(unihan: list[list[str]], fold: dict[str, str]) -> Iterator[Row]:
    """Canonical characters with their readings, those of the characters that they stand for after their own."""
    groups: dict[str, list[list[str]]] = {}
    for row in unihan:
        groups.setdefault(fold.get(row[0], row[0]), []).append(row)
    as_surname = surname_readings(fold)
    learned = {fold.get(c, c): found for c, found in read("vietnamese.tsv")}
    for character, rows in sorted(groups.items()):
        rows.sort(key=lambda row: row[0] != character)
        mandarin = merged(spoken(rows, character, 1), MANDARIN)
        cantonese = merged(spoken(rows, character, 2), MANDARIN)
        hangul = merged((row[3] for row in rows), HANGUL)
        vernacular = [plain(v) for row in rows for v in row[4].split()]
        vietnamese = merged((learned.get(character, ""), *vernacular), VIETNAMESE)
        if mandarin or cantonese or hangul:
            yield (character, mandarin, cantonese, hangul, vietnamese, *as_surname.get(character, ("", "")))


def telegraph(unihan: list[list[str]], column: int, fold: dict[str, str]) -> dict[str, str]:
    """Code -> character; where two share a code, the one that is not a variant."""
    found: dict[str, str] = {}
    for row in unihan:
        for code in row[column].split():
            if code not in found or row[0] not in fold:
                found[code] = row[0]
    return found


def telegraph_rows(unihan: list[list[str]], fold: dict[str, str]) -> Iterator[Row]:
    mainland, taiwan = telegraph(unihan, 5, fold), telegraph(unihan, 6, fold)
    for code in sorted({*mainland, *taiwan}):
        yield (code, mainland.get(code, ""), taiwan.get(code, ""))


def name_rows(unihan: list[list[str]], fold: dict[str, str]) -> Iterator[Row]:
    """Surnames and given-name characters: ranks, 1 the most common, 0 not in use as such."""
    surnames: dict[str, str] = {}
    compound: dict[str, tuple[str, str]] = {}
    for surname, rank, mandarin, cantonese in read("surnames.tsv"):
        folded = "".join(fold.get(c, c) for c in surname)
        surnames.setdefault(folded, rank)
        if len(folded) > 1:
            compound[folded] = (mandarin, cantonese)
    given: dict[str, str] = {}
    for rank, characters in read("given_characters.tsv"):
        for character in characters:
            given.setdefault(fold.get(character, character), rank)
    for character, _ in read("vietnamese.tsv"):
        given.setdefault(fold.get(character, character), "3")
    for row in unihan:
        if row[7] in ("1", "2", "3") and row[0] not in fold:
            given.setdefault(row[0], "3")
    for name in sorted({*surnames, *given}):
        yield (name, surnames.get(name, "0"), given.get(name, "0"), *compound.get(name, ("", "")))


def lookalike_rows(fold: dict[str, str]) -> Iterator[Row]:
    pairs: set[tuple[str, str]] = set()
    for (characters,) in read("lookalikes.tsv"):
        folded = sorted({fold.get(c, c) for c in characters})
        pairs.update((a, b) for a in folded for b in folded if a < b)
    yield from sorted(pairs)


def transcription_rows(fold: dict[str, str]) -> Iterator[Row]:
    for chinese, latin in read("transcriptions.tsv"):
        yield ("".join(fold.get(c, c) for c in chinese), latin)


def element_rows(fold: dict[str, str]) -> Iterator[Row]:
    """What names of other peoples are made of; characters of several names with all that they stand for.

    A form stands for the usual spelling, and for its own pinyin; what is a name as a whole for its parts.
    """
    for people in (UYGHUR, TIBETAN, BURMESE):
        kinds: dict[str, str] = {}
        latin: dict[str, list[str]] = {}
        for name in read_names(people):
            for form, pinyin in name.han.items():
                folded = "".join(fold.get(c, c) for c in form)
                if name.kind in DISTINCTIVE_ROLES or folded not in kinds:
                    kinds[folded] = name.kind
                words = latin.setdefault(folded, [])
                words += [word for word in (name.latin[0], pinyin) if word and word not in words]
        yield from ((form, people, kind, " ".join(latin[form])) for form, kind in kinds.items())


def japanese_rows(name: str, fold: dict[str, str]) -> Iterator[Row]:
    """Names or characters in their canonical form: readings of those that meet in one (沢, 澤) after one another."""
    found: dict[str, list[str]] = {}
    for text, *cells in read(name):
        folded = "".join(fold.get(c, c) for c in text.translate(JAPANESE_SIGNS))
        # A sign for the character before it.
        folded = "".join(folded[i - 1] if c == "々" and i else c for i, c in enumerate(folded))
        known = found.setdefault(folded, [""] * len(cells))
        found[folded] = [merged((a, b), JAPANESE) for a, b in zip(known, cells, strict=True)]
    for text, cells in found.items():
        yield (text, *cells)


def japanese_others(fold: dict[str, str]) -> Iterator[Row]:
    """The first readings of all characters that names may have, for those that the tables of names lack."""
    for character, on, kun in read("../segment/japanese_characters.tsv"):
        yield (fold.get(character, character), " ".join(on.split()[:OTHERS]), " ".join(kun.split()[:OTHERS]))


def table(columns: Row, rows: Iterable[Row], sources: str) -> str:
    head = f"# generated by tools/generate_han.py from resources/han/{sources}; do not edit\n"
    return head + "\n".join("\t".join(row) for row in (columns, *rows)) + "\n"


def tables() -> dict[str, str]:
    """Every table's text by its name."""
    unihan = read("unihan.tsv")
    fold = canonical_characters(unihan)
    reading_columns = (
        "character", "mandarin", "cantonese", "hangul", "vietnamese", "surname_mandarin", "surname_cantonese",
    )  # fmt: skip
    return {
        "han_fold": table(("character", "canonical"), sorted(fold.items()), "{unihan,variants}.tsv"),
        "han_readings": table(reading_columns, readings(unihan, fold), "{unihan,surnames,vietnamese}.tsv"),
        "telegraph_codes": table(("code", "mainland", "taiwan"), telegraph_rows(unihan, fold), "unihan.tsv"),
        "han_names": table(
            ("name", "surname_rank", "given_rank", "mandarin", "cantonese"),
            name_rows(unihan, fold),
            "{surnames,given_characters,unihan}.tsv",
        ),
        "han_lookalikes": table(("a", "b"), lookalike_rows(fold), "lookalikes.tsv"),
        "han_transcriptions": table(("chinese", "latin"), transcription_rows(fold), "transcriptions.tsv"),
        "han_elements": table(
            ("chinese", "people", "kind", "latin"), element_rows(fold), "../persons/{uyghur,tibetan,burmese,pinyin}.tsv"
        ),
        "japanese_surnames": table(
            ("surname", "readings"), japanese_rows("japanese_surnames.tsv", fold), "japanese_surnames.tsv"
        ),
        "japanese_given": table(
            ("given_name", "readings"), japanese_rows("japanese_given.tsv", fold), "japanese_given.tsv"
        ),
        "japanese_elements": table(
            ("character", "readings"), japanese_rows("japanese_elements.tsv", fold), "japanese_elements.tsv"
        ),
        "japanese_others": table(
            ("character", "on", "kun"), japanese_others(fold), "../segment/japanese_characters.tsv"
        ),
        "japanese_characters": table(
            ("character", "within", "alone"), japanese_rows("japanese_characters.tsv", fold), "japanese_characters.tsv"
        ),
    }


if __name__ == "__main__":
    sys.exit(write_or_check(data_tables(tables())))
