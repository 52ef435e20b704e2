"""What the UK's list should hold; it was not counted here, so only its shape is checked."""

from entityscreen.sources.lists.contract import ListSpec

UK_SANCTIONS = ListSpec(
    source="gb-sl",
    title="UK Sanctions List",
    publisher="Foreign, Commonwealth & Development Office",
    urls={"gb_sl.xml": "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml"},
    fill={"provenance": 1.0, "topics": 1.0},
)
