"""What OFAC's advanced XML should hold: the same list as the CSV set."""

from entityscreen.sources.lists.contract import ListSpec

SDN_ADVANCED = ListSpec(
    source="us-ofac-sdn-advanced",
    title="Specially Designated Nationals, advanced XML",
    publisher="US Treasury, Office of Foreign Assets Control",
    urls={
        "sdn_advanced.xml": "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN_ADVANCED.XML"
    },
    entities=8976,
    counted_on="2026-11-25",
    fill={"addresses": 0.4, "birth_dates": 0.3, "identifiers": 0.3},
)
