"""Which script a text is written in.

Characters are mapped to the few scripts whose names the library treats apart. What is done with a script (folding,
reading) belongs to `names/`.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from entityscreen.caches import named_cache
from entityscreen.data import read_rows


class Script(StrEnum):
    """Scripts told apart, named as Unicode names them; `COMMON` has digits, punctuation and spaces."""

    __hash__ = str.__hash__  # that of Enum is a Python function, and sets of members are asked on every path

    LATIN = "Latin"
    HAN = "Han"
    KANA = "Kana"
    HANGUL = "Hangul"
    CYRILLIC = "Cyrillic"
    ARABIC = "Arabic"
    HEBREW = "Hebrew"
    GREEK = "Greek"
    ARMENIAN = "Armenian"
    GEORGIAN = "Georgian"
    INDIC = "Indic"
    THAI = "Thai"
    OTHER = "Other"
    COMMON = "Common"


@named_cache("model.scripts", maxsize=1)
def _ranges() -> tuple[list[int], list[Script]]:
    """The first code points of ranges, ascending, and the script of each up to the next."""
    rows = read_rows("scripts")
    return [int(first, 16) for first, _ in rows], [Script(script) for _, script in rows]


def script_of(character: str) -> Script:
    """The script of one character; digits, punctuation, marks and spaces are `Script.COMMON`.

    Example:
        >>> [str(script_of(c)) for c in "x習ж7"]
        ['Latin', 'Han', 'Cyrillic', 'Common']
    """
    return _SCRIPTS[character]


class _ScriptTable(dict[str, Script]):
    """The script of each character that was met."""

    def __missing__(self, character: str) -> Script:
        starts, scripts = _ranges()
        self[character] = script = scripts[bisect_right(starts, ord(character)) - 1]
        return script


_SCRIPTS = _ScriptTable()
_script_of = _SCRIPTS.__getitem__


def scripts_in(text: str) -> set[Script]:
    """The scripts of a text's characters, `Script.COMMON` among them.

    Example:
        >>> sorted(map(str, scripts_in("習近平 (Xi)")))
        ['Common', 'Han', 'Latin']
    """
    return set(map(_script_of, text))


def main_script(text: str) -> Script:
    """The script of most characters of a text, the earlier one on a tie; `Script.COMMON` when no character belongs to
    one.

    Example:
        >>> str(main_script("Xi Jinping")), str(main_script("習近平 (Xi)")), str(main_script("17"))
        ('Latin', 'Han', 'Common')
    """
    if text.isascii():
        return Script.LATIN if text.isalpha() or any(map(str.isalpha, text)) else Script.COMMON
    distinct = scripts_in(text)
    distinct.discard(Script.COMMON)
    if len(distinct) == 1:
        return distinct.pop()
    scripts = [script for script in map(_script_of, text) if script is not Script.COMMON]
    counts = dict.fromkeys(scripts, 0)
    for script in scripts:
        counts[script] += 1
    return max(counts, key=lambda script: counts[script]) if counts else Script.COMMON
