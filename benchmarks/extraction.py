"""How fast documents are read: articles a minute on one core, and a text of 10 MB in time and memory.

Run as `python benchmarks/extraction.py`. The text is made from the repository's own cases, so that the figures can be
had anywhere; bars: 4,000 articles a minute, 10 MB in bounded memory (`--check` exits 1 below them).
"""

from __future__ import annotations

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
LEAST_ARTICLES, MOST_SECONDS, MOST_MEGABYTES = 4_000, 400.0, 200.0


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


def long_text(text: str) -> tuple[float, int, float]:
    """Seconds, mentions and the growth of the process in megabytes for a text of `LONG` characters."""
    whole = ((text + "\n\n") * (LONG // len(text) + 1))[:LONG]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    mentions = sum(1 for _ in iterate_mentions(whole))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return time.process_time() - started, mentions, grown


def main(arguments: list[str]) -> int:
    """Print the figures; with `--check` compare them to the bars."""
    text = sample()
    rate = articles_a_minute(text)
    seconds, mentions, megabytes = long_text(text)
    print(f"articles of {ARTICLE} characters a minute, one core: {rate:,.0f}")
    print(f"text of {LONG:,} characters: {seconds:.1f} s, {mentions:,} mentions, {megabytes:.0f} MB more memory")
    held = rate >= LEAST_ARTICLES and seconds <= MOST_SECONDS and megabytes <= MOST_MEGABYTES
    return 0 if held or "--check" not in arguments else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
