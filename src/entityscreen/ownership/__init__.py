"""Who owns whom, and what a rule of a sanctions authority makes of it.

An entity that listed persons own by half is blocked although no list names it. `assess` finds such entities from the
watchlist's own relations and from edges that the user brings, and says by which paths; `add_derived` lists them.
"""

from entityscreen.ownership.assessment import RULES, Finding, Rule, add_derived, assess
from entityscreen.ownership.edges import Edge, edges_of
from entityscreen.ownership.reading import EdgeReading, read_edges

__all__ = [
    "RULES",
    "Edge",
    "EdgeReading",
    "Finding",
    "Rule",
    "add_derived",
    "assess",
    "edges_of",
    "read_edges",
]
