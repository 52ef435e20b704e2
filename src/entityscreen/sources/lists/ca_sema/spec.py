"""What Canada's list should hold; it was not counted here, so only its shape is checked."""

from entityscreen.sources.lists.contract import ListSpec

AUTONOMOUS_SANCTIONS = ListSpec(
    source="ca-sema",
    title="Consolidated Canadian Autonomous Sanctions List",
    publisher="Global Affairs Canada",
    fill={"provenance": 1.0, "topics": 1.0},
)
