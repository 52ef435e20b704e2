"""What OFAC's plain XML should hold: the same list as the CSV set."""

from entityscreen.sources.lists.contract import ListSpec

SDN_XML = ListSpec(
    source="us-ofac-sdn-xml",
    title="Specially Designated Nationals, plain XML",
    publisher="US Treasury, Office of Foreign Assets Control",
    urls={"sdn.xml": "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML"},
    entities=8976,
    counted_on="2026-11-25",
    fill={"addresses": 0.4, "birth_dates": 0.3, "identifiers": 0.3},
)
