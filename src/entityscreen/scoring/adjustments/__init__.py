"""Adjustments: what the way in which two names meet takes from the coverage."""

from __future__ import annotations

from entityscreen.scoring.adjustments.met import Adjustment, Kinds, kinds_of, meeting_of
from entityscreen.scoring.adjustments.rules import adjustments, rule

__all__ = ["Adjustment", "Kinds", "adjustments", "kinds_of", "meeting_of", "rule"]
