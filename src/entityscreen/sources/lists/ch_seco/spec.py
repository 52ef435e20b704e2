"""What SECO's list should hold; it was not counted here, so only its shape is checked."""

from entityscreen.sources.lists.contract import ListSpec

SECO = ListSpec(
    source="ch-seco",
    title="Consolidated list of sanctioned individuals, entities and organisations",
    publisher="State Secretariat for Economic Affairs SECO",
    urls={
        "ch_seco.xml": (
            "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml"
            "?lang=en&action=downloadXmlGesamtlisteAction"
        )
    },
    fill={"provenance": 1.0},
)
