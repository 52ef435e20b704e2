"""What changes when anyascii stands for Unidecode, the last resort for scripts without a reader of their own.

usage: python benchmarks/last_resort.py [FILE...]

A name can only change when one of its characters is of such a script, so the names of the files (text, CSV or TSV, also
in gzip) are counted by that first. Pairs below, of names in these scripts and as the press writes them, are compared
with either. Needs `pip install anyascii`.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import entityscreen as es
from entityscreen.model.script import Script, scripts_in

PAIRS = (
    ("Ethiopic", "አቢይ አህመድ", "Abiy Ahmed"),
    ("Ethiopic", "መለስ ዜናዊ", "Meles Zenawi"),
    ("Ethiopic", "ኃይለ ሥላሴ", "Haile Selassie"),
    ("Ethiopic", "ቴዎድሮስ አድሓኖም", "Tewodros Adhanom"),
    ("Ethiopic", "ብርቱካን ሚደቅሳ", "Birtukan Mideksa"),
    ("Ethiopic", "ኢሳይያስ አፈወርቂ", "Isaias Afwerki"),
    ("Ethiopic", "ደብረጽዮን ገብረሚካኤል", "Debretsion Gebremichael"),
    ("Ethiopic", "ጃዋር መሐመድ", "Jawar Mohammed"),
    ("Tibetan", "བསྟན་འཛིན་རྒྱ་མཚོ", "Tenzin Gyatso"),
    ("Tibetan", "ཨོ་རྒྱན་འཕྲིན་ལས་རྡོ་རྗེ", "Ogyen Trinley Dorje"),
    ("Tibetan", "བློ་བཟང་སེང་གེ", "Lobsang Sangay"),
    ("Thaana", "އިބްރާހީމް މުހައްމަދު ޞާލިޙް", "Ibrahim Mohamed Solih"),
    ("Thaana", "މުހައްމަދު ނަޝީދު", "Mohamed Nasheed"),
    ("Thaana", "މައުމޫން އަބްދުލް ގައްޔޫމް", "Maumoon Abdul Gayoom"),
    ("Mongolian", "ᠴᠢᠩᠭᠢᠰ ᠬᠠᠭᠠᠨ", "Chinggis Khagan"),
    ("Syriac", "ܝܘܚܢܢ ܐܦܪܝܡ", "Yohannan Aphrem"),
    ("Cherokee", "ᏍᏏᏉᏯ", "Sequoyah"),
    ("Tifinagh", "ⵎⴰⵙⵉⵏⵉⵙⴰ", "Masinissa"),
    ("Javanese", "ꦱꦸꦏꦂꦤꦺꦴ", "Sukarno"),
    ("Coptic", "ⲡⲁⲩⲗⲟⲥ", "Paulos"),
)
OTHERS = (("Ethiopic", "መለስ ዜናዊ", "Abiy Ahmed"), ("Thaana", "މުހައްމަދު ނަޝީދު", "Mohamed Solih"))


@contextmanager
def last_resort(function: Callable[[str], str] | None) -> Iterator[None]:
    """Let another function read what no module reads; None for Unidecode."""
    kept = sys.modules.pop("unidecode", None)
    if function is not None:
        stand_in: Any = SimpleNamespace(unidecode=lambda text, errors="ignore": function(text))  # noqa: ARG005
        sys.modules["unidecode"] = stand_in
    es.clear_caches()
    try:
        yield
    finally:
        sys.modules.pop("unidecode", None)
        if kept is not None:
            sys.modules["unidecode"] = kept
        es.clear_caches()


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        yield from stream


def scores(function: Callable[[str], str] | None) -> list[float]:
    """The score of each pair."""
    with last_resort(function):
        return [es.compare(a, b, kind="Person").score for _, a, b in (*PAIRS, *OTHERS)]


def main(arguments: list[str]) -> int:
    """Print the counts and the comparison."""
    anyascii = import_module("anyascii").anyascii
    for name in arguments:
        rows = [Script.OTHER in scripts_in(line) for line in lines_of(Path(name))]
        print(f"{name}: {sum(rows)} of {len(rows):,} lines have a character of a script without a reader")
    before, after = scores(None), scores(anyascii)
    print(f"\n{'script':10} {'listed':28} Unidecode  anyascii")
    for (script, _, latin), old, new in zip((*PAIRS, *OTHERS), before, after, strict=True):
        print(f"{script:10} {latin:28} {old:9.3f} {new:9.3f}")
    found = [
        Counter(score >= es.ScreeningConfig().threshold for score in column[: len(PAIRS)])[True]
        for column in (before, after)
    ]
    print(f"found of {len(PAIRS)}: Unidecode {found[0]}, anyascii {found[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
