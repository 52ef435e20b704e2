"""How fast documents are read: articles a minute on one core, and a text of 10 MB in time and memory.

Run as `python benchmarks/extraction.py`. The text is made from the repository's own cases, so that the figures can be
had anywhere; bars: 2,500 articles a minute, 10 MB within 200 MB, time that grows with size to the power of 1.05 at most
(`--check` exits 1 below them).
"""

from __future__ import annotations

import math
import resource
import sys
import time
from pathlib import Path

from entityscreen.sources.documents import extract
from entityscreen.sources.documents.extraction import iterate_mentions

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases" / "documents" / "news.tsv"
ARTICLE, LONG = 3_000, 10_000_000  # characters of an article and of the long text
ROUNDS = 30
SHORTER = 8  # times shorter: the text beside which the exponent is measured
LEAST_ARTICLES, MOST_MEGABYTES, MOST_EXPONENT = 2_500, 200.0, 1.05


def sample() -> str:
    """The sentences of the cases, one after the other."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return "\n\n".join(line.split("\t")[0].replace("\\n", "\n") for line in lines if "\t" in line)


def articles_a_minute(text: str) -> float:
    """How many articles of `ARTICLE` characters are read in a minute."""
    articles = [text[start : start + ARTICLE] for start in range(0, len(text) - ARTICLE, ARTICLE)]
    extract(articles[0])
    started = time.process_time()
    for number in range(ROUNDS):
        extract(articles[number % len(articles)])
    return 60 * ROUNDS / (time.process_time() - started)


def long_text(text: str, size: int = LONG) -> tuple[float, int, float]:
    """Seconds, mentions and the growth of the process in megabytes for a text of `size` characters."""
    whole = ((text + "\n\n") * (size // len(text) + 1))[:size]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    mentions = sum(1 for _ in iterate_mentions(whole))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return time.process_time() - started, mentions, grown


def main(arguments: list[str]) -> int:
    """Print the figures; with `--check` compare them to the bars."""
    text = sample()
    rate = articles_a_minute(text)
    shorter, _, _ = long_text(text, LONG // SHORTER)
    seconds, mentions, megabytes = long_text(text)
    exponent = math.log(seconds / shorter, SHORTER)
    print(f"articles of {ARTICLE} characters a minute, one core: {rate:,.0f}")
    print(f"text of {LONG:,} characters: {seconds:.1f} s, {mentions:,} mentions, {megabytes:.0f} MB more memory")
    print(f"time grows with the size to the power of {exponent:.3f}")
    held = rate >= LEAST_ARTICLES and megabytes <= MOST_MEGABYTES and exponent <= MOST_EXPONENT
    return 0 if held or "--check" not in arguments else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
