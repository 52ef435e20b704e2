"""What the US Consolidated Screening List should hold; its size moves, so only its shape is checked."""

from entityscreen.sources.lists.contract import ListSpec

CONSOLIDATED_SCREENING_LIST = ListSpec(
    source="us-csl",
    title="Consolidated Screening List",
    publisher="US Department of Commerce, International Trade Administration",
    urls={"us_csl.csv": "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv"},
    fill={"provenance": 1.0, "addresses": 0.3},
)
