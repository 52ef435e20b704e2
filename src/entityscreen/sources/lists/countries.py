"""Country words of official lists, and their codes.

Here belongs the look-up of a name or an adjective ("Korea, North", "Iranian"). The table is
`resources/lists/countries.tsv`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.plain import without_accents

_NOT_WORD = re.compile(r"[^\w&]+")
_SEVERAL = re.compile(r"\s*(?:;|/|\||,(?!\s*the\b)| and | or |\([a-z0-9]\)|\b[a-z]\))\s*", re.IGNORECASE)


def fold_country(text: str) -> str:
    """The key under which a country's name is found: no case, accents, punctuation or article.

    Example:
        >>> fold_country("Korea, North"), fold_country("The Gambia"), fold_country("Côte d’Ivoire")
        ('korea north', 'gambia', 'cote d ivoire')
    """
    # Case again at the end: a letter of another style (𝐀) is a capital only when it is taken apart.
    words = _NOT_WORD.sub(" ", without_accents(text).casefold()).split()
    if len(words) > 1:
        words = [word for word in words if word != "the"] or words
    return " ".join(words)


_REMARK = re.compile(
    r"\b(?:allegedly|possibly|presumed|presumably|assumed|reportedly|probably|of the|by birth|national|citizen|"
    r"(?:since|until) \d{4})\b|\([^()]*\)",
    re.IGNORECASE,
)


@named_cache("lists.countries", maxsize=1)
def _codes() -> dict[str, str]:
    return {key: code for key, code in read_rows("lists_countries")}  # noqa: C416


@named_cache("lists.country_code", maxsize=4096)
def country_code(text: str) -> str | None:
    """The code of a country given by its name, adjective or code.

    Args:
        text: `Iran (Islamic Republic of)`, `Iranian`, `IR`.

    Returns:
        ISO 3166-1 alpha-2 in lower case (withdrawn codes for former states), or None.

    Example:
        >>> [country_code(text) for text in ("Korea, North", "Iranian", "CN", "Atlantis")]
        ['kp', 'ir', 'cn', None]
    """
    return _codes().get(fold_country(text))


def country_codes(text: str) -> tuple[str, ...]:
    """The codes of all countries of a text, remarks left out; the text itself where it names none.

    Example:
        >>> country_codes("Iranian and US"), country_codes("Bosnia and Herzegovina")
        (('ir', 'us'), ('ba',))
    """
    text = text.strip(" .,")
    if not text:
        return ()
    if whole := country_code(text):
        return (whole,)
    parts = [part for part in _SEVERAL.split(text) if part.strip(" .,()")]
    codes = [country_code(part) for part in parts]
    found = tuple(dict.fromkeys(code for code in codes if code))
    if found and all(codes):
        return found
    bare = " ".join(_REMARK.sub(" ", text).split())
    return country_codes(bare) if bare and bare != text else (text,)


def has_remark(text: str) -> bool:
    """Whether a text says more of a country than its name, for example `possibly Iranian`."""
    return country_code(text) is None and _REMARK.search(text) is not None
