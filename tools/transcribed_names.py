"""Names of other peoples of China and of Burma: what a row of their tables in `resources/persons/` stands for.

It reads the notation of these tables. Which table of `data/` a spelling goes into is said in `generate_persons.py` and
`generate_han.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "resources"
UYGHUR, TIBETAN, BURMESE = "uyghur", "tibetan", "burmese"
# Kinds of rows, see the tables: what is no name by itself, and what tells a Burmese name.
APART, DISTINCTIVE_ROLES = frozenset({"begin", "end", "whole", "address"}), frozenset({"tells", "hints"})
SHORTEST_ELEMENT = 4  # letters of a word that may be one half of another
MOST_FORMS = 60  # of one pattern: more is a mistake of who wrote it
_PLACE = re.compile(r"(?:\[([^\]]+)\]|([^\[\]?*]))(\??)")
_OTHERS = "*"  # behind a pattern: its pinyin is a name of other peoples
# The ending of men's names in each of their writings.
_JAN_LATIN, _JAN_HAN = "jan", "江"


@dataclass(frozen=True, slots=True)
class TranscribedName:
    """One name.

    Attributes:
        kind: the first column; empty for one that has nothing special.
        latin: its spellings, the usual one first.
        han: its forms in characters, each with the spelling that follows from it, or an empty one.
    """

    kind: str
    latin: tuple[str, ...]
    han: dict[str, str]

    @property
    def pinyin(self) -> list[str]:
        """The spellings that follow from the forms in characters."""
        return [spelling for spelling in dict.fromkeys(self.han.values()) if spelling]


def expand(pattern: str) -> list[str]:
    """The forms of a pattern: `[买麦]提` is 买提 or 麦提, `吐尔?逊` 吐尔逊 or 吐逊.

    Raises:
        ValueError: a pattern that is no pattern, or has too many forms.
    """
    if _PLACE.sub("", pattern):
        raise ValueError(f"{pattern!r}: not characters, [characters] and ?")
    places = [[*(among or one), *maybe.replace("?", "-")] for among, one, maybe in _PLACE.findall(pattern)]
    forms = list(dict.fromkeys("".join(form).replace("-", "") for form in product(*places)))
    if len(forms) > MOST_FORMS:
        raise ValueError(f"{pattern!r}: {len(forms)} forms; write fewer characters between [ and ]")
    return forms


def read_names(table: str) -> Iterator[TranscribedName]:
    """The names of a table; one that men also have with -jan is two names."""
    readings = {} if table == BURMESE else _readings()  # no passport has the pinyin of a Burmese name
    for kind, latin, *rest in _rows(RESOURCES / "persons" / f"{table}.tsv"):
        spellings, patterns = latin.split(), rest[0].split() if rest else []
        if kind == _JAN_LATIN:
            longer = [pattern.rstrip(_OTHERS) + _JAN_HAN for pattern in patterns]
            yield _name("", [f"{spelling}{_JAN_LATIN}" for spelling in spellings], longer, readings)
        yield _name("" if kind == _JAN_LATIN else kind, spellings, patterns, readings)


def _name(kind: str, latin: list[str], patterns: list[str], readings: dict[str, str]) -> TranscribedName:
    han: dict[str, str] = {}
    for pattern in patterns:
        alone = not pattern.endswith(_OTHERS) and bool(readings)
        for form in expand(pattern.rstrip(_OTHERS)):
            han.setdefault(form, "".join(readings[character] for character in form) if alone else "")
    return TranscribedName(kind, tuple(dict.fromkeys(latin)), han)


def latin_elements() -> list[str]:
    """The pinyin of names that are written as one word with another one's: Zhaxi and Ciren in Zhaxiciren.

    Without Uyghur names whose pinyin is a spelling that others have too: Hasanwali need not be of Xinjiang.
    """
    tibetan = [word for name in read_names(TIBETAN) if not name.kind for word in name.pinyin]
    uyghur = [word for name in read_names(UYGHUR) for word in name.pinyin if word not in name.latin]
    return [word for word in dict.fromkeys(tibetan + uyghur) if len(word) >= SHORTEST_ELEMENT]


def _readings() -> dict[str, str]:
    """Each character with its pinyin in such names."""
    usual = {row[0]: row[1].split()[0] for row in _rows(RESOURCES / "han" / "unihan.tsv") if row[1]}
    return {**usual, **dict(_rows(RESOURCES / "persons" / "pinyin.tsv"))}


def _rows(path: Path) -> Iterator[list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return iter([line.split("\t") for line in lines[1:]])
