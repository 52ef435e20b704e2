"""How often unlisted parties reach a score against a list: measured with the background population that is bundled.

Its value and how it is read are `model/calibration.py`. The population is made of `resources/testing/` and the tables
of names by `tools/generate_background_extract.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from entityscreen.data import read_rows
from entityscreen.model.calibration import SCORES, Calibration, CalibrationCell
from entityscreen.model.kind import family_of
from entityscreen.model.party import Party
from entityscreen.model.script import main_script
from entityscreen.screening.contract import ListScreener

# A population smaller than this is counted with its kind and its writing, and not as a cell of its own.
_FEWEST = 100


def background() -> list[Party]:
    """Parties that are on no list but for chance: persons and companies, in Latin letters and Chinese characters.

    Example:
        >>> parties = background()
        >>> len(parties) > 5000, sorted({party.kind for party in parties})
        (True, ['Company', 'Person'])
    """
    return [Party(name=name, kind=kind) for kind, name in read_rows("background")]


def background_populations() -> dict[str, list[Party]]:
    """The same by kind and writing, for example `Company, Latin`; small ones are left out."""
    grouped: dict[str, list[Party]] = defaultdict(list)
    for party in background():
        grouped[f"{party.kind}, {main_script(party.name or '')}"].append(party)
    return {name: parties for name, parties in grouped.items() if len(parties) >= _FEWEST}


def calibrate(screener: ListScreener, parties: Sequence[Party] | None = None, *, workers: int = 1) -> Calibration:
    """Screen unlisted parties (your own customers, or the bundled population) and count by kind and writing which
    scores their names reach; scores below the screener's thresholds are not seen.
    """
    parties = background() if parties is None else parties
    best: dict[tuple[str, str], list[float]] = defaultdict(list)
    for party, hits in zip(parties, screener.screen_many(parties, workers=workers), strict=True):
        cell = str(family_of(party.kind)), str(main_script(party.name or ""))
        best[cell].append(max((hit.name_score for hit in hits), default=0.0))
    cells = tuple(
        CalibrationCell(
            family=family,
            writing=writing,
            parties=len(scores),
            reached=tuple(sum(score >= mark - 1e-9 for score in scores) for mark in SCORES),
        )
        for (family, writing), scores in sorted(best.items())
        if len(scores) >= _FEWEST or len(best) == 1
    )
    return Calibration(threshold=screener.config.lowest_threshold, cells=cells)
