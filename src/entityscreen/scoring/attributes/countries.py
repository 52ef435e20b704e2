"""Whether two sides share a country. Which country a word means belongs to `model/attributes/countries.py`."""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.attributes.countries import country_code
from entityscreen.scoring.attributes.evidence import AttributeEvidence, Verdict

_RELATED = 0.5  # share of the amount: Hong Kong and China may both be said of the same company


@named_cache("scoring.countries.related", maxsize=1)
def _related() -> frozenset[tuple[str, str]]:
    return frozenset((code, other) for code, other in read_rows("countries_related"))


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
