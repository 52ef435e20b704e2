"""Two names, compared: the public `compare`, which needs no watchlist. A party against entities is `screening/`."""

from __future__ import annotations

from entityscreen.errors import InvalidInputError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.evidence import Comparison
from entityscreen.model.kind import family_of
from entityscreen.model.name import why_too_long
from entityscreen.names.prepare import prepare_name
from entityscreen.scoring.score import assess, evidence_of

_DEFAULT = ScreeningConfig()


def compare(a: str, b: str, *, kind: str | None = None, config: ScreeningConfig | None = None) -> Comparison:
    """Compare two names.

    Args:
        a: a name in any script.
        b: another; the score is the same when the two change places.
        kind: what both name, as a FollowTheMoney schema (`Person`, `Company` ...); None when unknown.
        config: the settings; the default ones when left out.

    Returns:
        The comparison, with `.score` in [0, 1], `.evidence` and `.explain()`.

    Raises:
        InvalidInputError: a name is not text, is empty or too long (`why_too_long`); `kind` is no text or
            `config` no `ScreeningConfig`.

    Example:
        >>> compare("習近平", "Xi Jinping", kind="Person").score >= ScreeningConfig().threshold
        True
    """
    for name in (a, b):
        if not isinstance(name, str) or not name.strip():
            raise InvalidInputError(f"a name must be text with at least one character, not {name!r}", where="compare")
        if problem := why_too_long(name):
            raise InvalidInputError(problem, where="compare", fix="cut off what is not a name")
    if kind is not None and not isinstance(kind, str):
        raise InvalidInputError(f"kind must be text, not {type(kind).__name__}", where="compare")
    if config is not None and not isinstance(config, ScreeningConfig):
        raise InvalidInputError(f"config must be a ScreeningConfig, not {type(config).__name__}", where="compare")
    family = family_of(kind)
    weights = (_DEFAULT if config is None else config).weights
    assessment = assess(prepare_name(a, family), prepare_name(b, family), weights)
    return Comparison(a, b, assessment.score, evidence_of(assessment))
