"""Calibration: how often parties that are on no list reach a score against one list by accident.

How it is taken is `screening/calibration.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

LOWEST, STEP = 0.50, 0.01  # scores that are counted: from 0.50 to 1.00
SCORES = tuple(round(LOWEST + STEP * i, 2) for i in range(51))
# A count is averaged with those of scores so many steps below and above: a few parties decide each of them.
_SMOOTH = 2
# Added to each count: what a population has not shown may still happen (Jeffreys' prior of a rate).
_PRIOR = 0.5


class CalibrationCell(BaseModel):
    """The best scores of one population of unlisted parties, by the family of their kinds and the writing of their
    names: how many of them `reached` each of `SCORES` by their names.
    """

    model_config = ConfigDict(frozen=True)
    family: str
    writing: str
    parties: int
    reached: tuple[int, ...]


class Calibration(BaseModel):
    """What a background population reaches against one list with one configuration.

    Attributes:
        threshold: the lowest that was applied; nothing is known of scores below it.
        cells: by family and writing.

    Example:
        >>> cell = CalibrationCell(family="person", writing="Latin", parties=999, reached=(9,) * 40 + (0,) * 11)
        >>> calibration = Calibration(threshold=0.5, cells=(cell,))
        >>> calibration.chance(0.6, "person", "Latin"), calibration.chance(1.0, "person", "Latin")
        (95.0, 5.0)
    """

    model_config = ConfigDict(frozen=True)
    threshold: float
    cells: tuple[CalibrationCell, ...]

    def chance(self, score: float, family: str, writing: str) -> float:
        """How many of 10,000 unlisted parties of this kind and writing reach a score.

        Args:
            score: of the names, in [0, 1].
            family: of the party's kind; `any` takes all.
            writing: of the party's name.

        Returns:
            Parties of 10,000. It never rises with the score, and is never 0: what was not seen among n parties is
            given as 0.5 of n + 1.
        """
        cells = self._cells(family, writing)
        parties = sum(cell.parties for cell in cells)
        place = min(max((max(score, self.threshold) - LOWEST) / STEP, 0.0), len(SCORES) - 1.0)
        lower = int(place + 1e-9)
        upper = min(lower + 1, len(SCORES) - 1)
        part = max(0.0, place - lower)
        count = (1 - part) * self._smoothed(cells, lower) + part * self._smoothed(cells, upper)
        return round(10_000 * (count + _PRIOR) / (parties + 1), 2)

    def threshold_for(self, alerts_per_10_000: float, family: str, writing: str) -> float | None:
        """The lowest threshold that keeps false alerts within a budget, for a family of kinds and a writing; None where
        none does, or none was measured.
        """
        scores = (score for score in SCORES if score >= self.threshold - 1e-9)
        return next((score for score in scores if self.chance(score, family, writing) <= alerts_per_10_000), None)

    def _cells(self, family: str, writing: str) -> Sequence[CalibrationCell]:
        """The population that is closest: of both, of the writing for a kind that is not known, of the kind, all."""
        same_writing = [cell for cell in self.cells if cell.writing == writing]
        same_family = [cell for cell in self.cells if cell.family == family]
        both = [cell for cell in same_writing if cell.family == family]
        return both or (same_writing if family == "any" else same_family) or same_writing or self.cells

    def _smoothed(self, cells: Sequence[CalibrationCell], place: int) -> float:
        """The mean count of the scores around one, cut off at the threshold and at 1."""
        first = max(round((self.threshold - LOWEST) / STEP), place - _SMOOTH, 0)
        reach = min(place - first, len(SCORES) - 1 - place, _SMOOTH)
        chosen = range(place - reach, place + reach + 1)
        return sum(cell.reached[i] for cell in cells for i in chosen) / len(chosen)
