"""What the EU's file should hold; it was not counted here, so only its shape is checked."""

from entityscreen.sources.lists.contract import ListSpec

FINANCIAL_SANCTIONS = ListSpec(
    source="eu-fsf",
    title="EU consolidated financial sanctions list",
    publisher="European Commission, FISMA",
    urls={
        # The token is the one that the Commission publishes for everybody.
        "eu_fsf.xml": "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw"
    },
    fill={"provenance": 1.0, "birth_dates": 0.3},
)
