"""Fit the model that compares organisations across scripts, and write it to `resources/similarity/`.

    python tools/fit_organisations.py tables --names NAMES.tsv.gz --pairs PAIRS.csv --list FOLDER
    python tools/fit_organisations.py weights --names NAMES.tsv.gz --pairs PAIRS.csv --list FOLDER

NAMES has a source and a name a line; PAIRS the columns suite, kind, a, b, match; FOLDER is a sanctions list. Nothing of
them is kept but counts and fitted numbers. `tables` counts letters and words of GLEIF's names (CC0), and learns which
letters companies write for which sounds; `weights` fits the logistic regression. Half of the pairs, by their names, are
never used: `report` says how the model does on both halves.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from math import log, log2
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

import entityscreen as es
from entityscreen.data import read_rows
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import PreparedName, Role, Variant
from entityscreen.similarity import background, organisations, units
from entityscreen.similarity.sides import brand_places, characters_side, latin_side
from entityscreen.text.folding import fold

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too
RESOURCES = ROOT / "resources" / "similarity"
SUITES = ("zh_company_ashare", "zh_company_taiwan", "zh_company_sanctions", "zh_company_eu", "ja_company")
CLEAN = ("zh_company_short", "zh_org", "ja_filer")
TODAY = datetime.now(tz=UTC).date().isoformat()
Pair = tuple[str, str, str, bool]  # suite, characters, letters, whether they are one


def has_characters(name: str) -> bool:
    return any("぀" <= c <= "ヿ" or "一" <= c <= "鿿" or "가" <= c <= "힣" for c in name)


def read_names(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, _, name = line.rstrip("\n").partition("\t")
            found[source].append(name)
    return found


def read_pairs(path: Path) -> tuple[list[Pair], list[Pair]]:
    """The pairs to fit by, and those that are held out; no name is in both."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["suite"] in SUITES]
    names = sorted({row["a"] for row in rows})
    random.Random(5).shuffle(names)  # noqa: S311
    own = set(names[: len(names) // 2])
    pairs = [(r["suite"], r["a"], r["b"], r["match"] == "true") for r in rows]
    return [p for p in pairs if p[1] in own], [p for p in pairs if p[1] not in own]


def organisation(name: str) -> PreparedName:
    return prepare_name(name, Family.ORGANISATION)


def write(name: str, what: str, source: str, why: str, header: str, rows: Iterable[str]) -> None:
    """Write a resource with its head."""
    head = (
        f"# {what}\n# Source: {source}\n# Date: {TODAY}. Licence: counts and fitted numbers, that of this repository.\n"
    )
    text = f"{head}# Why: {why}\n{header}\n" + "".join(f"{row}\n" for row in rows)
    (RESOURCES / name).write_text(text, encoding="utf-8")


def install() -> None:
    """Make the tables of the package from the resources, and forget the old ones."""
    from tools.generate_similarity import write as write_tables

    write_tables()
    es.clear_caches()


# ---- tables -----------------------------------------------------------------------------------------------------


def count_letters(names: list[str]) -> None:
    """Letter n-grams of the words without a meaning in Latin names."""
    grams: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        parts = organisation(name).variants[0].parts
        brands = {w for n in brand_places(parts) for w in parts[n].token.text.split() if w.isascii() and w.isalpha()}
        for word in brands:
            grams[word]["brand"] += 1
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    order = background.ORDER
    for word, found in grams.items():
        text = "^" * (order - 1) + word + "_"
        for at in range(order - 1, len(text)):
            for size in range(order):
                counts[text[at - size : at]][text[at]] += min(6, found["brand"])
    kept = {b: c for b, c in counts.items() if len(b) < order - 1 or sum(c.values()) >= 4}
    rows = (f"{b}|\t" + " ".join(f"{x}{n}" for x, n in sorted(c.items())) for b, c in sorted(kept.items()))
    write(
        "letters.tsv",
        "How often a letter stands behind others in names of organisations; _ ends a word, ^ precedes it.",
        f"counted in {len(names):,} legal names of GLEIF (CC0): words without a meaning, each 6 times at most",
        "how likely letters are as any other organisation's",
        "before\tbehind",
        rows,
    )


def count_words(names: list[str], least: int = 12) -> None:
    """The words of names, with a meaning or without."""
    counts = Counter(word for name in names for word in set(re.findall("[a-z]{2,}", fold(name))))
    rows = (f"{word}\t{(count - 1) / len(names):.3g}" for word, count in sorted(counts.items()) if count >= least)
    write(
        "words.tsv",
        "The share of names of organisations that have a word, of common words.",
        f"counted in {len(names):,} legal names of GLEIF's register (CC0)",
        "a common word tells little",
        "word\tshare",
        rows,
    )


def count_concepts(latin: list[str], characters: list[str]) -> None:
    """How rare a place or an industry is, on a list and in registers."""
    shares: dict[str, float] = {}
    for names in (latin, characters):
        counts: Counter[str] = Counter()
        for name in names:
            parts = organisation(name).variants[0].parts
            counts.update(
                {p.token.concept.id for p in parts if p.token.concept is not None and p.role is not Role.LEGAL}
            )
        for concept, count in counts.items():
            shares[concept] = max(shares.get(concept, 0.0), count / len(names))
    rows = (f"{c}\t{-log2(s):.2f}" for c, s in sorted(shares.items()) if s >= 1 / 3000)
    write(
        "commonness.tsv",
        "How much it tells that two names have a place or an industry: -log2 of the share that has it.",
        f"counted in {len(latin):,} names in Latin letters and {len(characters):,} in characters, the larger share",
        "two technology companies are no likelier the same than any two; what is rarer than 1 in 3,000 is left out",
        "concept\tbits",
        rows,
    )


def sound_pairs(train: list[Pair]) -> list[tuple[str, str]]:
    """Brands in characters with Latin words that may write their sound: of groups, of loan words, of pairs of names."""
    pairs: list[tuple[str, str]] = []
    by_name: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for name, form, _ in read_rows("lexicon_group_brands"):
        by_name[name][form.isascii()].append(form)
    for name, (written, latin) in by_name.items():
        for form in written:
            parts = organisation(form).variants[0].parts
            for place in brand_places(parts):
                text = parts[place].token.text
                if all("一" <= c <= "鿿" for c in text) and 2 <= len(text) <= 5:
                    for other in {*latin, name}:
                        pairs.append((text, other.replace(" ", "")))
                        pairs += [(text, word) for word in other.split() if len(word) > 3 and " " in other]
    pairs += [pair for suite, a, b, same in train if same and suite[:2] != "ja" for pair in _brands_of(a, b)]
    for word, spellings in read_rows("romanisation_loan_words"):
        if units.is_kana(word) or units.is_hangul(word):
            pairs += [(word, spelling) for spelling in spellings.split()]
    return pairs


def _brands_of(a: str, b: str) -> list[tuple[str, str]]:
    """The brands of a name in Chinese characters with each Latin word of the other that has no meaning."""
    left, right = organisation(a).variants[0].parts, organisation(b).variants[0].parts
    texts = [left[n].token.text for n in brand_places(left)]
    words = [right[n].token.text for n in brand_places(right)]
    return [(text, word) for text in texts if all("一" <= c <= "鿿" for c in text) for word in words]


def prior_sounds() -> dict[str, dict[str, float]]:
    """What own knowledge says of Mandarin: `resources/segment/brand_sounds.tsv`, with its costs as chances."""
    table: dict[str, dict[str, float]] = {}
    for part, sound, spellings in read_rows("segment_sounds"):
        if part in ("initial", "final"):
            mark = "<" if part == "initial" else ">"
            cells = [cell.rsplit(":", 1) for cell in spellings.split()]
            raw = {letters.strip("~"): 2.0 ** (-5.0 * float(cost)) for letters, cost in cells}
            raw[""] = 0.06 if mark == ">" else 0.02 if sound else 1.0
            table[mark + sound] = {letters: chance / sum(raw.values()) for letters, chance in raw.items()}
    return table


def learn_sounds(pairs: list[tuple[str, str]], rounds: int = 6, prior_weight: float = 10.0) -> None:
    """Expectation maximisation of sound -> no to four letters; a pair counts by how much likelier it is than chance."""
    prior = prior_sounds()
    sounds = {sound: dict(table) for sound, table in prior.items()}
    data = [(units.sounds_of(a), b) for a, b in pairs]
    data = [(s, b) for s, b in data if s and 1 < len(b) < 25 and b.isascii() and b.isalpha()]
    for _ in range(rounds):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for own, word in data:
            _expect(own, word, sounds, counts)
        for sound in sorted({*counts, *prior}):
            found, base = counts.get(sound, {}), prior.get(sound, {})
            total = sum(found.values()) + (prior_weight if base else 0.3)
            table = {x: (found.get(x, 0.0) + prior_weight * base.get(x, 0.0)) / total for x in sorted({*found, *base})}
            sounds[sound] = {x: chance for x, chance in table.items() if chance > 1e-3}
    rows = (
        f"{s}\t" + " ".join(f"{x}:{p:.3g}" for x, p in sorted(t.items(), key=lambda i: -i[1]))
        for s, t in sorted(sounds.items())
        if t
    )
    write(
        "sounds.tsv",
        "The letters that companies write for a sound: < and > begin and end a Mandarin syllable; k v c are Hangul.",
        f"expectation maximisation over {len(data):,} brands and loan words (own tables, half of the pairs)",
        "companies choose their Latin brand by its sound",
        "sound\theard",
        rows,
    )


def _expect(
    own: list[str], word: str, sounds: dict[str, dict[str, float]], counts: dict[str, dict[str, float]]
) -> None:
    n, m = len(own), len(word)

    def emit(place: int, start: int, end: int) -> float:
        table, size = sounds.get(own[place]), end - start
        if table is None:
            return (0.15, 0.35 / 26, 0.4 / 676, 0.1 / 17576)[size] if size < 4 else 0.0
        unseen = (1e-3 * 26.0**-size if size < 4 else 0.0) if own[place][0] in "<>" else 1e-9
        return table.get(word[start:end], unseen)

    forward = [[0.0] * (m + 1) for _ in range(n + 1)]
    backward = [[0.0] * (m + 1) for _ in range(n + 1)]
    forward[0][0] = backward[n][m] = 1.0
    chances = {(i, a, b): emit(i, a, b) for i in range(n) for a in range(m + 1) for b in range(a, min(m, a + 4) + 1)}
    for (i, a, b), chance in chances.items():
        forward[i + 1][b] += forward[i][a] * chance
    for i, a, b in sorted(chances, key=lambda key: (-key[0], -key[1])):
        backward[i][a] += chances[i, a, b] * backward[i + 1][b]
    if forward[n][m] <= 0.0:
        return
    chance_alone = background.word_background(word)[-1]
    share = 1.0 if own[0][0] not in "<>" else 1 / (1 + 2 ** min(60, chance_alone + 9 - log2(forward[n][m])))
    for (i, a, b), chance in chances.items():
        count = share * forward[i][a] * chance * backward[i + 1][b] / forward[n][m]
        if count > 1e-4:
            counts[own[i]][word[a:b]] += count


def _own_brands() -> dict[str, list[tuple[str, bool]]]:
    """The brands of the package's own tables by their kind, each with whether it is Japanese."""
    brands: dict[str, list[tuple[str, bool]]] = {"Chinese": [], "kana": [], "kanji": [], "Korean": []}
    for _, form, _ in read_rows("lexicon_group_brands"):
        if not form.isascii():
            parts = organisation(form).variants[0].parts
            texts = (parts[n].token.text for n in brand_places(parts))
            brands["Chinese"] += [(t, False) for t in texts if all("一" <= c <= "鿿" for c in t)]
    for text, kind, _ in read_rows("segment_japanese"):
        if kind == "word" and len(text) > 1:
            brands["kanji"].append((text, True))
    for word, _ in read_rows("romanisation_loan_words"):
        if units.is_kana(word):
            brands["kana"].append((word, True))
        elif units.is_hangul(word):
            brands["Korean"].append((word, False))
    return brands


def average_pieces() -> None:
    """How likely letters are as a unit of some brand: the channel, averaged over brands of the package's own tables."""
    brands = _own_brands()
    rows = []
    for kind, of_kind in brands.items():
        chosen = random.Random(3).sample(of_kind, min(1_500, len(of_kind)))  # noqa: S311
        sums: dict[str, float] = defaultdict(float)
        count = 0
        for text, japanese in chosen:
            for unit in units.units_of(text, japanese=japanese):
                count += 1
                for size, pieces in unit.ending_here:
                    if size == 1 and not pieces.whole:
                        for letters, (chance, _) in pieces.letters.items():
                            sums[letters] += chance
        rows += [f"{kind}\t{x}\t{p / count:.3g}" for x, p in sorted(sums.items()) if p / count > 3e-6 and len(x) <= 8]
    write(
        "pieces.tsv",
        "How likely letters are as one unit of a brand in characters, of any organisation.",
        "the channel averaged over the brands of the package's own tables",
        "every word that looks like pinyin would be a miracle otherwise",
        "kind\tletters\tchance",
        rows,
    )


def make_tables(names: dict[str, list[str]], train: list[Pair], listed: list[str]) -> None:
    chance = random.Random(7)  # noqa: S311
    count_words(names["gleif"])
    gleif = [n for n in chance.sample(names["gleif"], 60_000) if n.isascii()]
    count_letters(gleif)
    latin = [*chance.sample(gleif, 8_000), *listed]
    count_concepts(latin, [n for s in CLEAN for n in chance.sample(names[s], 3_000) if has_characters(n)])
    install()
    learn_sounds(sound_pairs(train))
    install()
    average_pieces()
    install()


# ---- weights ----------------------------------------------------------------------------------------------------

Ways = list[dict[str, float]]
# Words such as group that both have are in the pairs more often than a list of another country lets one think.
MOST = {"general": 0.15}
POSITIVE = frozenset(
    {
        "exact",
        "meaning",
        "faint",
        "ear",
        "mora",
        "place",
        "trade",
        "akin",
        "general",
    }
)


def ways_of(left: PreparedName, right: PreparedName) -> Ways:
    """The evidence of all ways in which two names meet."""
    found: Ways = []
    for a in left.variants:
        for b in right.variants:
            if a.characters and a.parts and b.parts and not b.characters and not numbers_differ(a, b):
                sides = characters_side(a.parts), latin_side(b.parts)
                found += [evidence for evidence, _ in organisations.ways_to_match(*sides)]
    return found


def numbers_differ(a: Variant, b: Variant) -> bool:
    from entityscreen.scoring.rules import other_numbers

    return other_numbers(a, b)


def pairs_with_ways(pairs: list[Pair]) -> list[tuple[str, bool, Ways]]:
    found = ((suite, same, ways_of(organisation(a), organisation(b))) for suite, a, b, same in pairs)
    return list(found)


def best_on_list(names: list[str], screener: es.Screener, least: float, most: int) -> list[list[Ways]]:
    """Of each name the listed names that it meets best."""
    from entityscreen.index.cross_script import OrganisationLookup

    index = screener.compiled.index
    lookup = OrganisationLookup(index.organisation_rows)
    found = []
    for name in names:
        prepared = organisation(name)
        numbers = lookup.reachable(prepared, organisations.score_of(least))
        by_entity: dict[int, tuple[float, Ways]] = {}
        for owner in sorted({int(index.variant_names[number]) for number in numbers}):
            ways = ways_of(prepared, organisation(index.name_texts[owner]))
            bits = max((organisations.weigh(way) for way in ways), default=-99.0)
            entity = int(index.name_entities[owner])
            if entity not in by_entity or bits > by_entity[entity][0]:
                by_entity[entity] = bits, ways
        found.append([ways for _, ways in sorted(by_entity.values(), key=lambda item: -item[0])[:most]])
    return found


def best(ways: Ways) -> tuple[float, dict[str, float]]:
    return max(((organisations.weigh(way), way) for way in ways), key=lambda item: item[0], default=(-99.0, {}))


def fit(data: list[tuple[Ways, bool, float]], rounds: int = 4, penalty: float = 2e-4) -> dict[str, float]:
    """Logistic regression in bits, each kind of evidence for or against as it must be, near the weights so far."""
    weights = units.parameters().weights
    names = organisations.EVIDENCE
    for _ in range(rounds):
        rows = [best(ways)[1] for ways, _, _ in data]
        x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
        y = np.array([label for _, label, _ in data], dtype=float)
        share = np.array([weight for _, _, weight in data])
        start = np.array([*(weights[name] for name in names), weights["bias"]])
        scale = np.array([*([1.0] * len(names)), 0.0]) * penalty * share.sum()

        solved = minimize(
            _loss, start, args=(x, y, share, start, scale), jac=True, bounds=_bounds(names), method="L-BFGS-B"
        )
        weights.update(zip((*names, "bias"), map(float, solved.x), strict=True))
    return weights


def _loss(at: Any, x: Any, y: Any, share: Any, start: Any, scale: Any) -> Any:
    """The loss of weights, and its slope."""
    odds = (x @ at[:-1] + at[-1]) * log(2)
    value = (share * (np.logaddexp(0, odds) - y * odds)).sum() + (scale * (at - start) ** 2).sum()
    slope = share * (1 / (1 + np.exp(-odds)) - y) * log(2)
    return value, np.r_[x.T @ slope, slope.sum()] + 2 * scale * (at - start)


def _bounds(names: tuple[str, ...]) -> list[tuple[float, float]]:
    """Evidence for is never against, nor the other way about; the bias may be anything."""
    return [*((0.0, MOST.get(n, 4.0)) if n in POSITIVE else (-10.0, 0.0) for n in names), (-40.0, 20.0)]


# The share of clean names that may alert by a brand, which weight sees to it, and how much a name counts in the fit:
# those in kana have a bias of their own, and in kanji many are persons of whom the surname alone meets.
ALERTS = {
    "zh_company_short": ("bias", 0.0095, 2.0),
    "zh_org": ("bias", 0.0055, 0.3),
    "ja_filer kanji": ("brand left", 0.0045, 0.3),
    "ja_filer kana": ("kana", 0.0035, 0.3),
}


def set_biases(clean: dict[str, list[list[Ways]]]) -> None:
    """Move the biases so that no more clean names alert than may."""
    weights = units.parameters().weights
    for bias in ("bias", "brand left", "kana"):
        over = []
        for source, (name, share, _) in ALERTS.items():
            if name == bias:
                highest = [max((best(ways)[0] for ways in met if ways), default=-99.0) for met in clean[source]]
                over.append(float(np.quantile(np.array(highest), 1.0 - share)))
        weights[bias] -= max(over)
        if bias != "bias":
            weights[bias] = min(0.0, weights[bias])


def is_own(name: str) -> bool:
    """Whether a clean name is one of the half to fit by."""
    return crc32(name.encode()) % 2 == 0


def fit_weights(names: dict[str, list[str]], train: list[Pair], listed: es.Screener, chinese: es.Screener) -> None:
    """Fit by pairs, by what clean names meet best on a list, and by what is not first on a list of Chinese firms."""
    chance = random.Random(11)  # noqa: S311
    sources = {source: [n for n in names[source] if is_own(n)] for source in ("zh_company_short", "zh_org")}
    filers = [n for n in names["ja_filer"] if is_own(n)]
    kana = [n for n in filers if any("぀" <= c <= "ヿ" for c in n)]
    kanji = [n for n in filers if has_characters(n) and not any("぀" <= c <= "ヿ" for c in n)]
    sources |= {"ja_filer kana": kana, "ja_filer kanji": kanji}
    clean = {}
    for source, own in sources.items():
        sample = chance.sample(own, min(3_000, len(own)))
        clean[source] = best_on_list([n for n in sample if has_characters(n)], listed, -4.0, 3)
    firms = best_on_list(chance.sample(names["zh_org"], 500), chinese, -4.0, 4)
    pairs = pairs_with_ways(train)
    for _ in range(3):
        data = [(ways, same, 1.0) for _, same, ways in pairs if ways]
        for source, met in clean.items():
            data += [(ways, False, ALERTS[source][2]) for own in met for ways in first(own, 1)]
        data += [(ways, False, 1.5) for own in firms for ways in first(own, 3)[1:]]
        fit(data)
        set_biases(clean)
    save_weights()


def first(met: list[Ways], most: int) -> list[Ways]:
    """The listed names that one meets best."""
    return sorted((ways for ways in met if ways), key=lambda ways: -best(ways)[0])[:most]


def save_weights() -> None:
    """Write the weights into the table of numbers."""
    path, weights = RESOURCES / "parameters.tsv", units.parameters().weights
    lines = path.read_text(encoding="utf-8").splitlines()
    for place, line in enumerate(lines):
        cells = line.split("\t")
        if cells[0] == "weight" and (cells[1] in organisations.EVIDENCE or cells[1] == "bias"):
            lines[place] = "\t".join([*cells[:2], f"{weights[cells[1]]:.3f}", *cells[3:]])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    install()


def report(label: str, pairs: list[tuple[str, bool, Ways]]) -> None:
    """Recall at the default threshold, false pairs that pass, and recall where 1 % of the false pairs pass."""
    for suite in SUITES:
        true = np.array([best(w)[0] for s, same, w in pairs if s == suite and same])
        false = np.sort(np.array([best(w)[0] for s, same, w in pairs if s == suite and not same]))[::-1]
        at = false[int(len(false) * 0.01)] + 1e-9
        recall, passed, ranked = (true >= 0).mean(), (false >= 0).mean(), (true >= at).mean()
        print(f"{label:9} {suite:22} {len(true):4} recall {recall:.3f} fpr {passed:.3f} R@1% {ranked:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["tables", "weights", "report"])
    for name in ("names", "pairs", "list"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    names = read_names(args.names)
    train, held_out = read_pairs(args.pairs)
    entities = es.read_list(args.list)
    if args.what == "tables":
        make_tables(names, train, sorted({n.text for e in entities for n in e.names if e.kind == "Organization"}))
    if args.what == "weights":
        firms = (es.Entity(id=n, kind="Organization", names=[n]) for n in dict.fromkeys(names["zh_org_en"]))
        fit_weights(names, train, es.Screener(entities), es.Screener(es.Watchlist(firms)))
    report("fitted", pairs_with_ways(train))
    report("held out", pairs_with_ways(held_out))


if __name__ == "__main__":
    main()
