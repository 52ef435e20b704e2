"""Screens hostile names without end: what `make fuzz` runs over kernels that a sanitizer watches.

Lists and parties are random: names of every script, and what people and attackers do to them. A crash, or a report of
the sanitizer, ends the process; that a batch gives the scores of single parties is checked on the way.

usage: fuzz_names.py [--minutes 10] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import entityscreen as es
from entityscreen.data import read_rows
from entityscreen.errors import EntityScreenError
from entityscreen.screening.payments.passages import LONGEST_TEXT

WORDS = """
vladimir putin wladimir jinping xi hsi chin-p'ing mohammed al-din bin abd von der o'brien jr iii a b.v. bank fund
holdings technology gmbh ltd llc s.a. ocean star 5 imo 9074729 Путин Владимир ЗАО Щёкин Їжак محمد عبدالله بن شركة
الخميني ۵ שרון בנק Παπαδόπουλος 習近平 有限公司 华为技术 武漢 王 김정은 주식회사 현대 ソニー トヨタ自動車 やまだ 高橋
พรทิพย์ ทองลุน សុខា မြန်မာ நரேந்திர नरेन्द्र Հայաստան საქართველო
""".split()  # noqa: SIM905  # many words are read more easily so
MARKS = [*" -./'・·&()ﷺ", "  ", ", ", "\u200b", "\u202e", "\u0301", "\x00", "\n", "\U0001f600"]
FIRST_LETTERS = "AaÀͰЀאءऀขᄀぁ一가\U00020000"  # of ranges of Unicode
KINDS = ["Person", "Company", "Vessel", "LegalEntity"]
PRESETS = ["default", "broad", "strict"]
LISTED, BLOCKS, BLOCK = 150, 4, 60  # names of a list; blocks of parties screened against it; parties of a block
SINGLES = 8  # of a block, which are screened alone too
LONGEST = 3_000  # times that a letter is repeated: more than a name may have, and than a line of the kernel holds


class Names:
    """Makes hostile names.

    Args:
        random: draws them.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = [*WORDS * 20, *sorted({row[0] for row in read_rows("person_given_names")})]

    def name(self) -> str:
        """A name of a few words, or of very many: known ones, changed ones, letters at random."""
        random = self._random
        makers = [self._word, self._word, self._changed, self._letters]
        count = random.choice([1, 2, 2, 3, 3, 4, 6, 12, 60])
        return "".join(
            random.choice(makers)() + random.choice([" ", " ", *MARKS[:3], random.choice(MARKS)]) for _ in range(count)
        )

    def _word(self) -> str:
        return self._random.choice(self._words)

    def _letters(self) -> str:
        first, width = ord(self._random.choice(FIRST_LETTERS)), self._random.choice([2, 26, 90])
        return "".join(chr(first + self._random.randrange(width)) for _ in range(self._random.randint(1, 14)))

    def _changed(self) -> str:
        """A word with a letter dropped, doubled or replaced, turned, in capitals, or many times over."""
        random, word = self._random, self._word()
        at = random.randrange(len(word))
        replaced = word[:at] + self._word()[0] + word[at + 1 :]
        repeated = [word * random.choice([2, 3, 40]), word[0] * random.choice([1, 2, 160, LONGEST])]
        turned = word[:at] + word[at:][::-1]
        return random.choice(
            [word[:at] + word[at + 1 :], word[: at + 1] + word[at:], replaced, turned, word.upper(), *repeated]
        )


def try_list(random: Random, names: Names) -> int:
    """Screen parties against one random list, as it is compiled and as it is loaded from a snapshot.

    Args:
        random: draws what is screened.
        names: makes the names.

    Returns:
        How many parties were screened.

    Raises:
        SystemExit: a batch and a single party differ.
    """
    listed = [names.name() for _ in range(LISTED)]
    screener = es.Screener(
        es.Watchlist(_entities(random, listed)), config=es.ScreeningConfig.preset(random.choice(PRESETS))
    )
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "fuzz.snapshot")
        screener.save(path)
        loaded = es.Screener.load(path)
        for _ in range(BLOCKS):
            texts = [random.choice(listed) if random.random() < 0.3 else names.name() for _ in range(BLOCK)]
            parties = list(_parties(random, texts))
            scores = [_scores(of_party) for of_party in loaded.screen_many(parties, on_error="reject")]
            for place in random.sample(range(len(parties)), min(SINGLES, len(parties))):
                if scores[place] != _scores_of_single(screener, parties[place]):
                    sys.exit(f"a batch and a single party differ: {parties[place]!r} against {listed!r}")
            with suppress(EntityScreenError):  # too many words of listed names are refused
                screener.screen_text(" ".join(texts)[:LONGEST_TEXT])
            count += len(parties)
    return count


def _entities(random: Random, listed: list[str]) -> Iterator[es.Entity]:
    for number, name in enumerate(listed):
        with suppress(ValueError):  # too long, or without content
            yield es.Entity(id=f"e{number}", kind=random.choice(KINDS), names=[name])


def _parties(random: Random, texts: list[str]) -> Iterator[es.Party]:
    for text in texts:
        with suppress(ValueError):
            yield es.Party(name=text, kind=random.choice([*KINDS, None]))


def _scores(hits: list[es.Hit] | es.Rejection) -> list[float] | None:
    return None if isinstance(hits, es.Rejection) else [hit.score for hit in hits]


def _scores_of_single(screener: es.Screener, party: es.Party) -> list[float] | None:
    try:
        return _scores(screener.screen(party))
    except EntityScreenError:
        return None


def main() -> None:
    """Screen until the time is up, and say how much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = Random(options.seed)  # noqa: S311  # what is drawn is no secret
    names, end = Names(random), time.monotonic() + 60 * options.minutes
    lists = parties = 0
    while time.monotonic() < end:
        parties += try_list(random, names)
        lists += 1
        es.clear_caches()
    print(f"{es.build_info()}: {parties:,} parties against {lists:,} lists, nothing was found")


if __name__ == "__main__":
    main()
