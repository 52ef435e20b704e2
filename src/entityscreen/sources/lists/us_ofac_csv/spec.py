"""What OFAC's lists should hold."""

from entityscreen.sources.lists.contract import ListSpec

_EXPORTS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"

SDN = ListSpec(
    source="us-ofac-sdn",
    title="Specially Designated Nationals and Blocked Persons",
    publisher="US Treasury, Office of Foreign Assets Control",
    urls={
        "sdn.csv": f"{_EXPORTS}SDN.CSV",
        "alt.csv": f"{_EXPORTS}ALT.CSV",
        "add.csv": f"{_EXPORTS}ADD.CSV",
        "sdn_comments.csv": f"{_EXPORTS}SDN_COMMENTS.CSV",
    },
    entities=8976,
    counted_on="2026-11-25",
    fill={"addresses": 0.4, "birth_dates": 0.3, "identifiers": 0.3},
)
CONSOLIDATED = ListSpec(
    source="us-ofac-cons",
    title="Consolidated (non-SDN) sanctions list",
    publisher="US Treasury, Office of Foreign Assets Control",
    urls={
        "cons_prim.csv": f"{_EXPORTS}CONS_PRIM.CSV",
        "cons_alt.csv": f"{_EXPORTS}CONS_ALT.CSV",
        "cons_add.csv": f"{_EXPORTS}CONS_ADD.CSV",
        "cons_comments.csv": f"{_EXPORTS}CONS_COMMENTS.CSV",
    },
    entities=442,
    counted_on="2026-11-25",
    fill={"addresses": 0.3},
)
