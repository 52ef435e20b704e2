"""Readings: a word of another script, spelled in Latin letters in the ways that are in use.

One module a script, each with `SCRIPT` and `read(token)`. Here belongs only which module reads which script.
Chinese characters have readings of their own kind (syllables) and are read elsewhere; comparing by sound
belongs to `names/sound.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.names.readings.reading import MOST_READINGS, Reading

__all__ = ["MOST_READINGS", "READERS", "Reading", "read_token"]

# The module that reads a script; imported when the script is first met.
READERS: dict[Script, str] = {
    Script.CYRILLIC: "cyrillic",
    Script.ARABIC: "arabic",
    Script.HEBREW: "hebrew",
    Script.GREEK: "greek",
    Script.ARMENIAN: "armenian",
    Script.GEORGIAN: "georgian",
    Script.INDIC: "indic",
    Script.THAI: "thai",
    Script.KANA: "kana",
    Script.HANGUL: "hangul",
    Script.OTHER: "fallback",
}


@named_cache("names.readings", maxsize=200_000)
def read_token(token: str, script: Script) -> tuple[Reading, ...]:
    """The Latin spellings a word can have.

    Args:
        token: one folded word (NFKC, casefolded, no spaces).
        script: the script that most of it is written in.

    Returns:
        At most `MOST_READINGS` readings, best first; none when nothing of the word can be read, and none
        for Latin and Han, which need no reading here.

    Example:
        >>> read_token("ельцин", Script.CYRILLIC)[0].text
        'yeltsin'
    """
    module = READERS.get(script)
    if module is None:
        return ()
    return _reader(module)(token)


@named_cache("names.readers", maxsize=32)
def _reader(module: str) -> Callable[[str], tuple[Reading, ...]]:
    reader: Callable[[str], tuple[Reading, ...]] = import_module(f"{__name__}.{module}").read
    return reader
