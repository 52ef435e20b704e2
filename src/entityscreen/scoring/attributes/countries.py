"""Countries and nationalities, as codes or as words in many languages.

Here belongs which country a word means and whether two sides share one. How an official list writes countries
belongs to `sources/`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.normalise import fold
from entityscreen.scoring.attributes.evidence import AttributeEvidence, Verdict

_RELATED = 0.5  # share of the amount: Hong Kong and China may both be said of the same company
_PUNCTUATION = {ord(mark): " " for mark in "()[],.;:/-'\"’·"}


def country_key(text: str) -> str:
    """The form in which country names meet: folded, without punctuation and articles.

    Example:
        >>> country_key("Iran (Islamic Republic of)"), country_key("The Gambia")
        ('iran islamic republic of', 'gambia')
    """
    words = fold(text).translate(_PUNCTUATION).split()
    return " ".join(word for word in words if word != "the")


@named_cache("scoring.countries", maxsize=1)
def _codes() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("countries")}


@named_cache("scoring.countries.related", maxsize=1)
def _related() -> frozenset[tuple[str, str]]:
    return frozenset((code, other) for code, other in read_rows("countries_related"))


@named_cache("scoring.country_code", maxsize=4096)
def country_code(text: str) -> str | None:
    """The code of a country.

    Args:
        text: ISO 3166-1 alpha-2 or alpha-3, a country's name or an adjective, in any language of the table.

    Returns:
        ISO 3166-1 alpha-2 (3166-3 for former states, `xk` for Kosovo), lower case; None for other words.

    Example:
        >>> country_code("RUS"), country_code("Россия"), country_code("中国"), country_code("Iranian")
        ('ru', 'ru', 'cn', 'ir')
        >>> country_code("Atlantis") is None
        True
    """
    return _codes().get(country_key(text))


def compare_countries(party: Sequence[str], listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare the countries of a party and of an entity.

    Args:
        party: codes or words.
        listed: codes or words; countries and nationalities together.

    Returns:
        `match` for a shared country, `close` for a territory and its state or a former state and its
        successor, `conflict` when none is shared; None when a side states none that is known: a word
        that no table has cannot contradict.

    Example:
        >>> compare_countries(("RU",), ("Iran", "Russian Federation")).verdict
        'match'
        >>> compare_countries(("hk",), ("cn",)).verdict, compare_countries(("de",), ("fr",)).verdict
        ('close', 'conflict')
        >>> compare_countries(("Atlantis",), ("fr",)) is None
        True
    """
    ours, theirs = _known(party), _known(listed)
    shared = [code for code in ours if code in theirs]
    if shared:
        return _evidence("match", ours[shared[0]], theirs[shared[0]], f"both {shared[0].upper()}", 1.0)
    for code, text in ours.items():
        for other, word in theirs.items():
            if (code, other) in _related():
                detail = f"{code.upper()} and {other.upper()} can be said of the same"
                return _evidence("close", text, word, detail, _RELATED)
    if not ours or not theirs:
        return None
    detail = f"{_listing(ours)} against {_listing(theirs)}"
    return _evidence("conflict", ", ".join(ours.values()), ", ".join(theirs.values()), detail, 1.0)


def _known(texts: Sequence[str]) -> dict[str, str]:
    """Code -> text, in the order given, of the countries that the table has."""
    found: dict[str, str] = {}
    for text in texts:
        code = country_code(text)
        if code is not None:
            found.setdefault(code, text)
    return found


def _listing(known: dict[str, str]) -> str:
    return ", ".join(code.upper() for code in known)


def _evidence(verdict: Verdict, party: str, listed: str, detail: str, strength: float) -> AttributeEvidence:
    return AttributeEvidence("country", verdict, party, listed, detail, strength)
