"""A heading as words: without case, accents, numbers and what is written around them.

Here belongs how two spellings of one heading meet. What the words mean belongs to `heading_meaning`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z][a-z])")  # customerFirstName
_PLURAL = re.compile(r"\((?:s|es|n|en|r|er|a)\)")  # Prénom(s), Name(n)
_POSSESSIVE = re.compile(r"['’]s\b")
# 1, 2nd, 1er, 2º, 1-е, 50K: which of several; also behind a word (NAME1).
_NUMBER = re.compile(r"\d{1,2}(?:[^\W\d_]|st|nd|rd|th|er|re|ere|eme|do|da|ro|to)?")
_GLUED_NUMBER = re.compile(r"(?<=[^\W\d_])\d{1,2}$")
# From here on, a heading says where its cells are taken from: Name as per passport.
_SOURCE = re.compile(
    r"\b(?:as (?:per|in|on|shown|stated|given|written|it)|according to|per (?:id|passport)|laut|gemäß|gemäss|lt|"
    r"selon|según|secondo|conforme|согласно|по паспорту)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_PARTING = re.compile(r"[/|(){}\[\]（）【】［］\n\r:;,、，／：・]+")
_IDEOGRAMS = r"\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_OTHER_SCRIPT = re.compile(rf"(?<=[{_IDEOGRAMS}])[\s_.*-]*(?=[A-Za-z])|(?<=[A-Za-z])[\s_.*-]*(?=[{_IDEOGRAMS}])")


def fold_heading(heading: str) -> str:
    """A heading without case, separators, accents and a numbering at its end.

    Example:
        >>> fold_heading("Date_of-Birth "), fold_heading("Alias 2"), fold_heading("Razón social")
        ('date of birth', 'alias', 'razon social')
        >>> fold_heading("customerFirstName"), fold_heading("NAME1"), fold_heading("Customer's Prénom(s)")
        ('customer first name', 'name', 'customer prenom')
    """
    words = _words(heading, accents=False)
    while len(words) > 1 and words[-1].isdigit():
        words.pop()
    return " ".join(_GLUED_NUMBER.sub("", word) for word in words)


def heading_words(heading: str, *, accents: bool = False) -> list[str]:
    """The words of a heading, without what counts it among its like.

    Args:
        heading: as the file has it.
        accents: whether they stay.

    Example:
        >>> heading_words("1er Apellido"), heading_words("Director 2 Name"), heading_words("2")
        (['apellido'], ['director', 'name'], ['2'])
    """
    words = _words(heading, accents=accents)
    bare = [_GLUED_NUMBER.sub("", word) for word in words if not _NUMBER.fullmatch(word)]
    return bare or words


def heading_key(text: str, *, accents: bool = False) -> str:
    """The words of a heading as one: `Date of birth` and `dateOfBirth` are the same.

    Example:
        >>> heading_key("First_Name"), heading_key("Tên", accents=True), heading_key("Tên")
        ('firstname', 'tên', 'ten')
    """
    return "".join(heading_words(text, accents=accents))


def split_heading(heading: str) -> tuple[list[str], list[str]]:
    """The pieces of a heading that says one thing twice, or explains itself.

    Returns:
        The pieces before brackets and between strokes, commas and scripts; and those that stand in brackets.

    Example:
        >>> split_heading("Surname / Nom"), split_heading("Name (of ID)"), split_heading("姓名Name")
        ((['Surname', 'Nom'], []), (['Name'], ['of ID']), (['姓名', 'Name'], []))
        >>> split_heading("Name as per passport")
        (['Name'], [])
    """
    heading = _SOURCE.sub("", heading) or heading
    outside = re.sub(r"[(（\[【［{][^)）\]】］}]*[)）\]】］}]?", "\n", heading)
    inside = re.findall(r"[(（\[【［{]([^)）\]】］}]*)", heading)
    pieces = [part for piece in _PARTING.split(outside) for part in _OTHER_SCRIPT.split(piece)]
    return [piece.strip() for piece in pieces if piece.strip()], [piece.strip() for piece in inside if piece.strip()]


def unique_headings(cells: Iterable[str]) -> tuple[str, ...]:
    """Headings, the second one of the same text with a number behind, so that no column is lost.

    Example:
        >>> unique_headings(["id", "name", "name", ""])
        ('id', 'name', 'name 2', 'column 4')
        >>> unique_headings(["name", "name 2", "name"])
        ('name', 'name 2', 'name 3')
    """
    headings: dict[str, None] = {}
    for at, cell in enumerate(cells, start=1):
        text = cell.strip() or f"column {at}"
        numbered = (text, *(f"{text} {number}" for number in range(2, at + 2)))
        headings[next(heading for heading in numbered if heading not in headings)] = None
    return tuple(headings)


def _words(heading: str, *, accents: bool) -> list[str]:
    text = _POSSESSIVE.sub(" ", _PLURAL.sub("", _CAMEL.sub(" ", heading)))
    text = unicodedata.normalize("NFKD", text).casefold()
    if accents:
        text = unicodedata.normalize("NFC", text)
    kept = (c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept)).split()
