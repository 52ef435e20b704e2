"""Fit how names are spelled and which systems people use, from names in Latin letters that nobody has labelled.

usage: python tools/fit_readings.py NAMES.tsv.gz [--rounds 6] [--write]

NAMES has a source and a name a line. Names that can be Chinese, Korean or Vietnamese are taken in all their ways; by
expectation and maximisation each is shared among the systems, characters and spellings that may have made it, and these
are counted anew. `--write` writes the counts of spellings and the shares of systems to `resources/readings/`, after
which `tools/generate_readings.py` makes the tables. What it printed last is kept in
`docs/decisions/0015-one-reading-system-a-name.md`.
"""

from __future__ import annotations

import argparse
import gzip
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generate_readings import PRIOR_PERSONS, RESOURCES, chances, read, spelling_weights, unit_characters  # noqa: E402

from entityscreen.model.kind import Family  # noqa: E402
from entityscreen.names.prepare import prepare_name  # noqa: E402
from entityscreen.readings.characters import FAMILIES  # noqa: E402
from entityscreen.readings.likelihood import UNSAID, prior_of, style_of, systems  # noqa: E402
from entityscreen.syllables.comparison import weight_of  # noqa: E402

SOURCES = ("wikidata_persons", "everypolitician")
DEAREST = 0.03  # of the ways to take a name: others leave words out
PRIOR_SHARE, PRIOR_STYLES = 20.0, 20.0  # how many persons the shares by hand count for, and the styles of one system
# A name of another people that happens to be cut into syllables: the chance of one letter.
OTHER_PEOPLES, LETTER = 0.5, 2.0**-3.3
LEAST_COUNT = 0.5  # persons: rarer spellings are not written
System = tuple[int, tuple[int, ...]]
Way = tuple[tuple[str, ...], float, int]  # syllables, weight, style


def ways_of(path: Path) -> Iterator[tuple[str, list[Way]]]:
    """The names that can be Chinese, Korean or Vietnamese, each with the ways to take it."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for name in sorted(
            {name for source, _, name in (line.rstrip("\n").partition("\t") for line in file) if source in SOURCES}
        ):
            if name[:1] > "ỿ" or not 1 < len(name.split()) < 5:
                continue
            prepared = next((v.syllables for v in prepare_name(name, Family.PERSON).variants if v.syllables), None)
            words = () if prepared is None else prepared.words
            found = [
                (way.syllables, weight_of(way), style_of(words, length))
                for length, ways in (prepared.arrangements.items() if prepared is not None else ())
                for way in ways
                if way.cost <= DEAREST and not way.names_cost
            ]
            if found:
                yield name, found


class Model:
    """The parameters: how often each unit of a family is spelled so, and each system used in each style."""

    def __init__(self) -> None:
        self.prior = {family: spelling_weights(family) for family in range(len(FAMILIES))}
        self.spelled = {f: {unit: normalised(own) for unit, own in units.items()} for f, units in self.prior.items()}
        self.shares: dict[System, float] = {}
        self.styles: dict[System, list[float]] = {}
        everybody = prior_of(()).shares.tolist()
        for surname, given, *cells in read("systems.tsv"):
            system = FAMILIES.index(surname), tuple(map(FAMILIES.index, given.split(" + ")))
            self.shares[system] = everybody[system[0]][systems().columns.index(system[1])]
            self.styles[system] = list(map(float, cells[:UNSAID]))
        self.first = dict(self.shares), {system: list(own) for system, own in self.styles.items()}
        self.slots: dict[tuple[str, bool, int], dict[str, float]] = {}
        self.spellings: dict[int, dict[str, list[str]]] = {}
        for family, units in self.prior.items():
            by_spelling: dict[str, list[str]] = defaultdict(list)
            for unit, own in units.items():
                for spelling in own:
                    by_spelling[spelling].append(unit)
            self.spellings[family] = by_spelling

    def slot(self, spelling: str, surname: bool, family: int) -> dict[str, float]:
        """Unit -> the chance that a name has it in this place and spells it so."""
        key = spelling, surname, family
        if key not in self.slots:
            self.slots[key] = {
                unit: weight * self.spelled[family][unit][spelling]
                for unit in self.spellings[family].get(spelling, ())
                if (weight := unit_weights(family, surname).get(unit, 0.0))
            }
        return self.slots[key]

    def fit(self, names: list[tuple[str, list[Way]]]) -> float:
        """Count all names once and take the counts for parameters; returns the bits a name, before."""
        counts: dict[int, dict[str, dict[str, float]]] = {
            f: defaultdict(lambda: defaultdict(float)) for f in self.prior
        }
        shares: dict[System, float] = defaultdict(float)
        styles: dict[System, list[float]] = {system: [0.0] * UNSAID for system in self.shares}
        told = 0.0
        for name, ways in names:
            explained = list(self.explain(ways))
            other = OTHER_PEOPLES * LETTER ** sum(map(str.isalpha, name))
            total = sum(chance for chance, *_ in explained) + other
            told -= math.log2(total)
            for chance, system, style, slots in explained:
                part = chance / total
                shares[system] += part
                if style != UNSAID:
                    styles[system][style] += part
                for spelling, families in slots:
                    every = sum(sum(own.values()) for _, own in families)
                    for family, own in families:
                        for unit, weight in own.items():
                            counts[family][unit][spelling] += part * weight / every
        self.counts, self.persons = counts, dict(shares)
        self.maximise(counts, shares, styles)
        return told / len(names)

    def explain(
        self, ways: list[Way]
    ) -> Iterator[tuple[float, System, int, list[tuple[str, list[tuple[int, dict[str, float]]]]]]]:
        """The chance of each way and system to have made a name, with what stood in each slot."""
        for syllables, weight, style in ways:
            for system, share in self.shares.items():
                chance = weight * share * (self.styles[system][style] if style != UNSAID else 1.0)
                slots = []
                for place, spelling in enumerate(syllables):
                    families = (system[0],) if place == 0 else system[1]
                    own = [(family, self.slot(spelling, place == 0, family)) for family in families]
                    chance *= sum(sum(units.values()) for _, units in own) / len(families)
                    if not chance:
                        break
                    slots.append((spelling, own))
                else:
                    yield chance, system, style, slots

    def maximise(
        self,
        counts: dict[int, dict[str, dict[str, float]]],
        shares: dict[System, float],
        styles: dict[System, list[float]],
    ) -> None:
        """Take the counts for parameters, with those by hand as so many persons more."""
        for family, units in self.prior.items():
            for unit, own in units.items():
                known = normalised(own)
                self.spelled[family][unit] = normalised(
                    {s: counts[family][unit][s] + PRIOR_PERSONS * chance for s, chance in known.items()}
                )
        by_hand, style_by_hand = self.first
        self.shares = normalised({s: shares[s] + PRIOR_SHARE * by_hand[s] for s in by_hand})
        for system, written in styles.items():
            persons = sum(written) + PRIOR_STYLES
            self.styles[system] = [
                (n + PRIOR_STYLES * p) / persons for n, p in zip(written, style_by_hand[system], strict=True)
            ]
        self.slots.clear()


def normalised(counts: dict) -> dict:  # type: ignore[type-arg]
    total = sum(counts.values())
    return {key: count / total for key, count in counts.items()}


@cache
def unit_weights(family: int, surname: bool) -> dict[str, float]:
    """Unit -> the share of persons who have it in the surname or the given name."""
    known = chances(surname)
    return {
        unit: sum(known.get(character, 0.0) * share for character, share in rows)
        for unit, rows in unit_characters(family, surname).items()
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", type=Path)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    model, every = Model(), list(ways_of(args.names))
    judged, fitted = every[::5], [name for place, name in enumerate(every) if place % 5]
    print(f"{len(every)} names that can be cut, a fifth of them held out")
    for number in range(args.rounds):
        print(f"round {number}: {model.fit(fitted):.3f} bits a name", flush=True)
    model.fit(fitted)
    fitted_model = model.spelled, model.shares, model.styles
    print(f"held out: {Model().fit(judged):.3f} bits a name by hand, {model.fit(judged):.3f} fitted")
    model.spelled, model.shares, model.styles = fitted_model
    model.slots.clear()
    model.fit(fitted)
    for system, share in sorted(model.shares.items(), key=lambda item: -item[1]):
        given = " + ".join(FAMILIES[family] for family in system[1])
        print(
            f"  {FAMILIES[system[0]]:20} {given:32} {share:.4f}  {' '.join(f'{p:.2f}' for p in model.styles[system])}"
        )
    if args.write:
        write(model)


def write(model: Model) -> None:
    """Write the counts of spellings."""
    rows = [
        (FAMILIES[family], unit, spelling, count)
        for family, units in model.counts.items()
        for unit, own in units.items()
        for spelling, count in own.items()
        if count >= LEAST_COUNT
    ]
    page = RESOURCES / "spelling_counts.tsv"
    page.write_text(HEAD + "".join(f"{f}\t{u}\t{s}\t{n:.1f}\n" for f, u, s, n in sorted(rows)), encoding="utf-8")
    print(f"{len(rows)} rows in {page.name}")


HEAD = """# What: how many persons spell a syllable so, in each family of readings
# Source: tools/fit_readings.py, by expectation and maximisation over names of Wikidata (CC0) and EveryPolitician
# Date: 2026-12-01
# Licence: Apache-2.0, as the rest of the repository
# Why: the tables of spellings say what is possible, not how usual it is: Seung is 승, and hardly Sung or Son
family\tunit\tspelling\tpersons
"""

if __name__ == "__main__":
    main()
