"""What the UN's list should hold."""

from entityscreen.sources.lists.contract import ListSpec

SECURITY_COUNCIL = ListSpec(
    source="un-sc",
    title="United Nations Security Council Consolidated List",
    publisher="United Nations Security Council",
    urls={"un_sc.xml": "https://scsanctions.un.org/resources/xml/en/consolidated.xml"},
    entities=1003,
    counted_on="2026-02-27",
    fill={"notes": 0.6, "birth_dates": 0.5, "provenance": 1.0},
)
