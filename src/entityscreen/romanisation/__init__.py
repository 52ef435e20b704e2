"""Romanisation: a word of another script, spelled in Latin letters in the ways that are in use.

One module a script, each with a function from a folded word to its romanisations, best first. Here belongs only which
module reads which script. Chinese characters are romanised syllable by syllable in `syllables/`; comparing by sound
belongs to `text/sounds.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.romanisation.contract import MOST_ROMANISATIONS, Romanisation, collect

__all__ = ["MOST_ROMANISATIONS", "READERS", "Romanisation", "read_token"]

# Unidecode reads letter by letter, without the language: never as good as a reader's own alternates.
UNIDECODE_COST = 0.1
# The module and the function that read a script; imported when the script is first met.
READERS: dict[Script, tuple[str, str]] = {
    Script.CYRILLIC: ("alphabets", "read_cyrillic"),
    Script.ARABIC: ("arabic", "read"),
    Script.HEBREW: ("hebrew", "read"),
    Script.GREEK: ("alphabets", "read_greek"),
    Script.ARMENIAN: ("alphabets", "read_armenian"),
    Script.GEORGIAN: ("alphabets", "read_georgian"),
    Script.INDIC: ("indic", "read"),
    Script.THAI: ("abugidas", "read"),
    Script.KANA: ("kana", "read"),
    Script.HANGUL: ("hangul", "read"),
}


@named_cache("romanisation", maxsize=200_000)
def read_token(token: str, script: Script) -> tuple[Romanisation, ...]:
    """The Latin spellings a word can have.

    Args:
        token: one folded word (NFKC, casefolded, no spaces).
        script: the script that most of it is written in.

    Returns:
        At most `MOST_ROMANISATIONS` readings, best first; none when nothing of the word can be read, and none
        for Latin and Han, which need no reading here.

    Example:
        >>> read_token("ельцин", Script.CYRILLIC)[0].text
        'yeltsin'
    """
    if script is Script.OTHER:
        readings = _reader("abugidas", "read")(token) or _reader("ethiopic", "read")(token)
        return readings or _letter_by_letter(token)
    reader = READERS.get(script)
    return () if reader is None else _reader(*reader)(token)


def _letter_by_letter(token: str) -> tuple[Romanisation, ...]:
    """Scripts without a reader of their own (Tibetan, Mongolian ...) by Unidecode's tables: the last resort."""
    unidecode = import_module("unidecode").unidecode
    latin = "".join(c for c in unidecode(token, errors="ignore").lower() if "a" <= c <= "z")
    return collect(((latin, "Unidecode", UNIDECODE_COST),))


@named_cache("romanisation.readers", maxsize=32)
def _reader(module: str, function: str) -> Callable[[str], tuple[Romanisation, ...]]:
    reader: Callable[[str], tuple[Romanisation, ...]] = getattr(import_module(f"{__name__}.{module}"), function)
    return reader
