"""Make the tables for validation: the words of mutations, and the background population of calibration.

usage: python tools/generate_testing.py [--check]

`testing_words.tsv` comes from `resources/testing/mutation_words.tsv`. `background.tsv` holds parties that are on no
list: companies of `resources/testing/background_companies.tsv` as they are; persons put together of the surnames and
given names of one region, the frequent ones more often; Chinese and Japanese persons and Chinese companies put together
of the package's tables. `--check` writes nothing and exits 1 when a committed table differs from what would be written.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
DATA = ROOT / "src" / "entityscreen" / "data"
WORD_COLUMNS = 3
SEED = 20261129
LATIN_PERSONS, HAN_PERSONS, HAN_COMPANIES = 3000, 800, 800  # how many of each are made


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a table without its comments and its header."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [line.split("\t") for line in lines][1:]


def render_words() -> str:
    """The words of mutations, one replacement a row.

    Raises:
        ValueError: a row has not three cells, or stands twice.
    """
    rows: dict[tuple[str, str, str], None] = {}
    for number, cells in enumerate(rows_of(RESOURCES / "testing" / "mutation_words.tsv"), start=1):
        if len(cells) != WORD_COLUMNS:
            raise ValueError(f"mutation_words.tsv, row {number}: {len(cells)} cells, not {WORD_COLUMNS}")
        sort, word, others = cells
        for other in others.split("|"):
            if (sort, word, other) in rows:
                raise ValueError(f"mutation_words.tsv, row {number}: {word} and {other} stand twice")
            rows[sort, word, other] = None
    return "sort\tfrom\tto\n" + "".join("\t".join(row) + "\n" for row in rows)


def names_by_region(file: str) -> dict[str, list[str]]:
    """Region -> its names, those of a higher tier several times: 0.25 once, 1.0 four times."""
    found: dict[str, list[str]] = defaultdict(list)
    for tier, regions, names in rows_of(RESOURCES / "persons" / file):
        for region in regions.split(","):
            found[region] += names.split() * round(float(tier) * 4)
    return found


def latin_persons(rng: random.Random) -> Iterator[str]:
    """A given name and a surname of one region, each region as often as another."""
    given, surnames = names_by_region("given_names.tsv"), names_by_region("surnames.tsv")
    regions = sorted(region for region in given.keys() & surnames.keys() if region != "world")
    for number in range(LATIN_PERSONS):
        region = regions[number % len(regions)]
        yield f"{rng.choice(given[region]).title()} {rng.choice(surnames[region]).title()}"


def chinese_persons(rng: random.Random) -> Iterator[str]:
    """A surname and one or two characters of given names, mostly two."""
    rows = rows_of(DATA / "han_names.tsv")
    surnames = [row[0] for row in rows for _ in range(4 if row[1] == "1" else 1) if row[1] in "12"]
    given = [row[0] for row in rows for _ in range(4 if row[2] == "1" else 1) if row[2] in "12"]
    for number in range(HAN_PERSONS):
        yield rng.choice(surnames) + "".join(rng.choices(given, k=1 if number % 5 == 0 else 2))


def japanese_persons(rng: random.Random) -> Iterator[str]:
    """A surname and a given name, the first thousand of each table: they are ordered by frequency."""
    surnames, given = (
        [row[0] for row in rows_of(DATA / f"{table}.tsv")[:1000]] for table in ("japanese_surnames", "japanese_given")
    )
    for _ in range(HAN_PERSONS):
        yield rng.choice(surnames) + rng.choice(given)


def chinese_companies(rng: random.Random) -> Iterator[str]:
    """A Chinese city, a name of two characters, an industry and a legal form."""
    terms = defaultdict(list)
    roles = {row[0]: row[1] for row in rows_of(DATA / "lexicon_concepts.tsv")}
    cities = {row[0] for row in rows_of(DATA / "segment_provinces.tsv")}
    for phrase, concept in rows_of(DATA / "lexicon_cjk.tsv"):
        if len(phrase) == 2 and all("\u4e00" <= c <= "\u9fff" for c in phrase):
            terms["city" if concept in cities else roles.get(concept, "")].append(phrase)
    characters = [row[0] for row in rows_of(DATA / "han_names.tsv") if row[2] in "12"]
    for number in range(HAN_COMPANIES):
        form = "股份有限公司" if number % 4 == 0 else "有限公司"
        brand = "".join(rng.choices(characters, k=2))
        yield rng.choice(terms["city"]) + brand + rng.choice(terms["industry"]) + form


def render_background() -> str:
    """The background population: kind and name."""
    companies = [row[0] for row in rows_of(RESOURCES / "testing" / "background_companies.tsv")]
    made = [
        *(
            ("Person", name)
            for make in (latin_persons, chinese_persons, japanese_persons)
            for name in make(_seeded(make.__name__))
        ),
        *(("Company", name) for name in companies),
        *(("Company", name) for name in chinese_companies(_seeded("chinese_companies"))),
    ]
    head = (
        "# generated by tools/generate_testing.py from resources/testing/, resources/persons/ and the tables here;"
        " do not edit. Companies in other than Chinese characters: GLEIF, CC0 1.0\n"
    )
    return head + "kind\tname\n" + "".join(f"{kind}\t{name}\n" for kind, name in dict.fromkeys(made))


def _seeded(name: str) -> random.Random:
    return random.Random(f"{SEED} {name}")  # noqa: S311  # reproducible, not secret


def main() -> int:
    """Write the tables, or check them."""
    stale = []
    for table, text in (("testing_words", render_words()), ("background", render_background())):
        target = DATA / f"{table}.tsv"
        if "--check" not in sys.argv[1:]:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(target.name)
    if stale:
        print(f"{', '.join(stale)}: not what the resources make; run `make tables`")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
