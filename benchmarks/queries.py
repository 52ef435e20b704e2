"""What is screened: clean names, and listed names with a typo.

Seeds are fixed: the same list and the same count give the same queries.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import generate_names
from benchmarks.lists import SEED, SearchedList
from entityscreen.model.script import Script, main_script

LISTED_SHARE = 0.1  # of the queries of a batch: a customer base is mostly clean
LISTED_FROM = 10_000  # listed names are taken from the first so many, which all sizes of a list have
SHORTEST = 5  # letters: a typo in a shorter name makes another name of it
CLEAN_FILES = ("us.csv.gz", "global.csv.gz")
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Query:
    """A name to screen.

    Attributes:
        text: the name.
        owner: the entity that it was made from, or None for a clean name.
    """

    text: str
    owner: str | None = None


def _substitute(text: str, at: int, letter: str) -> str:
    return text[:at] + letter + text[at + 1 :]


def _insert(text: str, at: int, letter: str) -> str:
    return text[:at] + letter + text[at:]


def _delete(text: str, at: int, _: str) -> str:
    return text[:at] + text[at + 1 :]


def _transpose(text: str, at: int, _: str) -> str:
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]


TYPOS: tuple[Callable[[str, int, str], str], ...] = (_substitute, _insert, _delete, _transpose)


def with_typo(text: str, rng: random.Random) -> str:
    """A name with one letter changed, added, left out or swapped with the one before it.

    Args:
        text: a name; one with fewer than `SHORTEST` letters stays as it is.
        rng: the source of chance.

    Example:
        >>> with_typo("Volkov", random.Random(3)) != "Volkov", with_typo("習近平", random.Random(3))
        (True, '習近平')
    """
    places = [at for at in range(1, len(text)) if text[at].isalpha() and text[at - 1].isalpha()]
    if len(places) < SHORTEST:
        return text
    at = rng.choice(places)
    letter = rng.choice(LATIN_LETTERS if text[at].isascii() else [text[other] for other in places])
    return rng.choice(TYPOS)(text, at, letter)


def clean_names(data: Path, count: int) -> list[str]:
    """At most `count` names of nobody listed: synthetic persons of the data, or generated ones."""
    paths = [path for path in (data / "negatives" / name for name in CLEAN_FILES) if path.exists()]
    if not paths:
        return [text for text, _ in generate_names(count, SEED + 1)]
    names: list[str] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
            names += [row["full_name"] for row in csv.DictReader(rows) if row["full_name"].strip()]
    random.Random(SEED).shuffle(names)
    return names[:count]


def listed_names(searched: SearchedList, count: int, rng: random.Random) -> list[Query]:
    """`count` names of the list, each with a typo where it is long enough."""
    places = rng.choices(searched.strong[:LISTED_FROM], k=count)
    return [Query(with_typo(searched.texts[at], rng), searched.owners[at]) for at in places]


def mixed_queries(
    searched: SearchedList, clean: Sequence[str], count: int, *, share: float, seed: int = SEED
) -> list[Query]:
    """Clean and listed names in random order.

    Args:
        searched: the list.
        clean: clean names; taken again from the start when there are too few.
        count: how many queries.
        share: of listed names, in [0, 1].
        seed: of the choice of listed names, of their typos and of the order.
    """
    rng = random.Random(seed)
    listed = listed_names(searched, round(count * share), rng)
    chosen = [Query(clean[at % len(clean)]) for at in range(count - len(listed))]
    mixed = chosen + listed
    rng.shuffle(mixed)
    return mixed


def queries_by_script(queries: Iterable[Query], most: int, least: int) -> dict[Script, list[str]]:
    """The first `most` queries of every script that has at least `least` of them, the scripts by name."""
    found: dict[Script, list[str]] = {}
    for query in queries:
        chosen = found.setdefault(main_script(query.text), [])
        if len(chosen) < most:
            chosen.append(query.text)
    return {script: found[script] for script in sorted(found) if len(found[script]) >= least}
