"""What a reviewer decides on an alert, and the CSV that carries it from a report to a store of decisions.

Here belong the words and the columns, since the report writes what another part of the library reads.
"""

from __future__ import annotations

from typing import Literal

Decision = Literal["false positive", "true match", "undecided"]
# The heading of the file that the HTML report exports: a row for each pair that was decided or commented.
DECISION_COLUMNS = (
    *("run", "party_id", "party_name", "entity_id", "entity_caption"),
    *("decision", "reason", "author", "until"),
)
