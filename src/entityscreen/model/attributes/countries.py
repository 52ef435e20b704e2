"""Countries: the code that a name, an adjective or a number means, in the languages of customer files and lists.

Files, lists and scoring share this one look-up. What two countries say of each other belongs to `scoring/attributes`.
The tables are made from `resources/countries/` by `tools/generate_countries.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.model.plain import without_accents

_NOT_WORD = re.compile(r"[^\w&]+")
_SEVERAL = re.compile(r"\s*(?:;|/|\||,(?!\s*the\b)| and | or )\s*", re.IGNORECASE)
_LIST_MARK = re.compile(r"\([a-z0-9]\)(?:\s*(?:-|to)\s*\([0-9]\))?|\b[a-z0-9]\)", re.IGNORECASE)
_LONGEST = 1_000  # characters; a longer text is prose that names no country
_SINCE = r"(?:since|until|withdrawn in|revoked in) \d{4}"


def country_key(text: str) -> str:
    """The key under which a country's name is found: no case, accents, punctuation or article.

    Example:
        >>> country_key("Korea, North"), country_key("The Gambia"), country_key("Côte d’Ivoire")
        ('korea north', 'gambia', 'cote d ivoire')
    """
    # Case again at the end: a letter of another style (𝐀) is a capital only when it is taken apart.
    words = _NOT_WORD.sub(" ", without_accents(text).casefold()).split()
    if len(words) > 1:
        words = [word for word in words if word != "the"] or words
    return " ".join(words)


@named_cache("model.countries", maxsize=1)
def _codes() -> dict[str, str]:
    return read_pairs("countries")


@named_cache("model.countries.related", maxsize=1)
def related_countries() -> frozenset[tuple[str, str]]:
    """Pairs of codes that may be said of the same: a territory and its state, a former state and its successor."""
    return frozenset((code, related) for code, related in read_rows("countries_related"))


@named_cache("model.country_code", maxsize=8192)
def country_code(text: str) -> str | None:
    """The code of a country by ISO 3166-1 in letters or digits, or by a name or an adjective in any language of the
    table: alpha-2 in lower case (3166-3 for former states, `xk` for Kosovo); None for other words.

    Example:
        >>> [country_code(text) for text in ("RUS", "Россия", "中国", "Iranian", "Korea, North", "156", "Atlantis")]
        ['ru', 'ru', 'cn', 'ir', 'kp', 'cn', None]
    """
    return _codes().get(country_key(text))


@named_cache("model.countries.remarks", maxsize=1)
def _remark() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in read_pairs("countries_remarks"))
    return re.compile(rf"\b(?:{words}|{_SINCE})\b|\([^()]*\)", re.IGNORECASE)


def country_codes(text: str) -> tuple[str, ...]:
    """The codes of all countries of a text, remarks left out; the text itself where it names none.

    Example:
        >>> country_codes("1) Saudi Arabia 2) Qatar"), country_codes("(1) German (2) Moroccan")
        (('sa', 'qa'), ('de', 'ma'))
        >>> country_codes("Iranian and US"), country_codes("Bosnia and Herzegovina"), country_codes("Atlantis")
        (('ir', 'us'), ('ba',), ('Atlantis',))
    """
    text = " ".join(_LIST_MARK.sub("; ", text).split()).strip(" .,;")
    if not text or len(text) > _LONGEST:
        return (text,) if text else ()
    if whole := country_code(text):
        return (whole,)
    parts = [part for part in _SEVERAL.split(text) if part.strip(" .,()")]
    codes = [country_code(part) for part in parts]
    named_codes = tuple(dict.fromkeys(code for code in codes if code))
    if named_codes and all(codes):
        return named_codes
    bare = " ".join(_remark().sub(" ", text).split())
    return country_codes(bare) if bare and bare != text else (text,)


def has_remark(text: str) -> bool:
    """Whether a text says more of a country than its name, for example `possibly Iranian`."""
    return country_code(text) is None and _remark().search(_LIST_MARK.sub("", text)) is not None
