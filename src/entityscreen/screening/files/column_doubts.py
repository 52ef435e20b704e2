"""What about the columns of a file a user has to know before the alerts are believed.

Here belong the warnings about columns: half a name, letters that mean two things. Which columns are read belongs to
`columns`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entityscreen.screening.files.columns import Columns
from entityscreen.screening.files.genders import ambiguous_letters
from entityscreen.screening.files.heading_words import heading_key

_SHOWN = 12
# Of headings of names in any language of the tables: pieces that a heading which no table has may hold.
_PIECES = (
    "name nam adı namn navn naam nimi nome nomb nombre nom nume nev imie imi jmen meno ime имен имя фамил назв прізв "
    "apell apel "
    "cogn sobren famil surn soyad isim prenom nazw prij priezv prezim onom επων ονομ اسم لقب نام שם 姓 名 氏 이름 "
    "성명 성 ชอ tên "
    "họ nama vardas pavard uzvard emri mbiemr"
)
_LACKING = {
    "surname": ("only given names are", "no surname", "last-name"),
    "name": ("only another name is", "no name of the party itself", "name"),
    "given": ("only a surname is", "no given name", "first-name"),
}


def looks_like_name(heading: str) -> bool:
    """Whether a heading that no table has may be one of names.

    Example:
        >>> looks_like_name("Apelyido ng ina"), looks_like_name("Amount"), looks_like_name("Nombre2do")
        (True, False, True)
    """
    keys = (heading_key(heading), heading_key(heading, accents=True))
    return any(piece in key for piece in _PIECES.split() for key in keys)


def find_doubts(columns: Columns, headings: Sequence[str]) -> Iterator[str]:
    """The warnings about the columns of a file.

    Args:
        columns: what was found.
        headings: all of the file.

    Yields:
        One sentence each.

    Example:
        >>> list(find_doubts(Columns(name_parts=("Vorname",), missing="surname"), ["Vorname", "Hausname", "Ort"]))
        ["only given names are read ('Vorname'), no surname; give --column last-name=HEADING, perhaps 'Hausname'"]
    """
    if warning := _half_name(columns, headings):
        yield warning
    if letters := ambiguous_letters(columns.gender):
        yield f"{letters} under {columns.gender!r} may be masculino or mujer and is not used as a gender"


def _half_name(columns: Columns, headings: Sequence[str]) -> str:
    """The warning about a name that lacks a part; none where a whole one is read and no other column looks like it."""
    unused = columns.unused(headings)
    likely = [heading for heading in unused if looks_like_name(heading)]
    if not columns.missing or (columns.name and not likely):
        return ""
    read, lacks, field = _LACKING[columns.missing]
    perhaps = " or ".join(map(repr, (likely or unused)[:_SHOWN]))
    mend = f"; give --column {field}=HEADING, perhaps {perhaps}" if perhaps else ""
    return f"{read} read ({', '.join(map(repr, columns.name_parts or (columns.name,)))}), {lacks}{mend}"
