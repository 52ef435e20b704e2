"""Which script a text is written in.

Here belongs the mapping from characters to the few scripts whose names the library treats apart. What is
done with a script (folding, reading) belongs to `names/`.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum


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


# (first code point, script), ascending; the script holds until the next row. Unicode blocks.
_RANGES: tuple[tuple[int, Script], ...] = (
    (0x0000, Script.COMMON),
    (0x0041, Script.LATIN),
    (0x005B, Script.COMMON),
    (0x0061, Script.LATIN),
    (0x007B, Script.COMMON),
    (0x00AA, Script.LATIN),
    (0x00AB, Script.COMMON),
    (0x00BA, Script.LATIN),
    (0x00BB, Script.COMMON),
    (0x00C0, Script.LATIN),
    (0x00D7, Script.COMMON),
    (0x00D8, Script.LATIN),
    (0x00F7, Script.COMMON),
    (0x00F8, Script.LATIN),
    (0x02B0, Script.COMMON),
    (0x0370, Script.GREEK),
    (0x0400, Script.CYRILLIC),
    (0x0530, Script.ARMENIAN),
    (0x0590, Script.HEBREW),
    (0x0600, Script.ARABIC),
    (0x0700, Script.OTHER),
    (0x0750, Script.ARABIC),
    (0x0780, Script.OTHER),
    (0x08A0, Script.ARABIC),
    (0x0900, Script.INDIC),
    (0x0E00, Script.THAI),
    (0x0E80, Script.OTHER),
    (0x10A0, Script.GEORGIAN),
    (0x1100, Script.HANGUL),
    (0x1200, Script.OTHER),
    (0x1C80, Script.CYRILLIC),
    (0x1C90, Script.GEORGIAN),
    (0x1CC0, Script.OTHER),
    (0x1D00, Script.LATIN),
    (0x1DC0, Script.COMMON),
    (0x1E00, Script.LATIN),
    (0x1F00, Script.GREEK),
    (0x2000, Script.COMMON),
    (0x2C60, Script.LATIN),
    (0x2C80, Script.OTHER),
    (0x2D00, Script.GEORGIAN),
    (0x2D30, Script.OTHER),
    (0x2DE0, Script.CYRILLIC),
    (0x2E00, Script.COMMON),
    (0x2E80, Script.HAN),
    (0x2FE0, Script.COMMON),
    (0x3005, Script.HAN),
    (0x3008, Script.COMMON),
    (0x3021, Script.HAN),
    (0x302A, Script.COMMON),
    (0x3041, Script.KANA),
    (0x3100, Script.OTHER),
    (0x3130, Script.HANGUL),
    (0x3190, Script.COMMON),
    (0x31F0, Script.KANA),
    (0x3200, Script.COMMON),
    (0x3400, Script.HAN),
    (0x4DC0, Script.COMMON),
    (0x4E00, Script.HAN),
    (0xA000, Script.OTHER),
    (0xA640, Script.CYRILLIC),
    (0xA6A0, Script.OTHER),
    (0xA720, Script.LATIN),
    (0xA800, Script.OTHER),
    (0xA8E0, Script.INDIC),
    (0xA900, Script.OTHER),
    (0xA960, Script.HANGUL),
    (0xA980, Script.OTHER),
    (0xAB30, Script.LATIN),
    (0xAB70, Script.OTHER),
    (0xAC00, Script.HANGUL),
    (0xD800, Script.OTHER),
    (0xF900, Script.HAN),
    (0xFB00, Script.LATIN),
    (0xFB13, Script.ARMENIAN),
    (0xFB1D, Script.HEBREW),
    (0xFB50, Script.ARABIC),
    (0xFE00, Script.COMMON),
    (0xFE70, Script.ARABIC),
    (0xFEFF, Script.COMMON),
    (0xFF21, Script.LATIN),
    (0xFF3B, Script.COMMON),
    (0xFF41, Script.LATIN),
    (0xFF5B, Script.COMMON),
    (0xFF66, Script.KANA),
    (0xFFA0, Script.HANGUL),
    (0xFFE0, Script.COMMON),
    (0x10000, Script.OTHER),
    (0x1F000, Script.COMMON),
    (0x20000, Script.HAN),
    (0x323B0, Script.OTHER),
)
_STARTS = tuple(start for start, _ in _RANGES)


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
        self[character] = script = _RANGES[bisect_right(_STARTS, ord(character)) - 1][1]
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
    found = scripts_in(text)
    found.discard(Script.COMMON)
    if len(found) == 1:
        return found.pop()
    scripts = [script for script in map(_script_of, text) if script is not Script.COMMON]
    counts = dict.fromkeys(scripts, 0)
    for script in scripts:
        counts[script] += 1
    return max(counts, key=lambda script: counts[script]) if counts else Script.COMMON
