"""The UK Sanctions List, XML and CSV, and OFSI's consolidated list, which ended in January 2026."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.gb_sl.reader import (
    read_csv,
    read_ofsi,
    read_xml,
    sniff_csv,
    sniff_ofsi,
    sniff_xml,
)
from entityscreen.sources.lists.gb_sl.spec import UK_SANCTIONS

FORMATS = (
    ListFormat(
        name="uk-xml",
        title="UK Sanctions List, XML",
        sniff=sniff_xml,
        read=read_xml,
        specs=(UK_SANCTIONS,),
    ),
    ListFormat(name="uk-csv", title="UK Sanctions List, CSV", sniff=sniff_csv, read=read_csv),
    ListFormat(
        name="ofsi-csv",
        title="OFSI consolidated list (until January 2026), CSV",
        sniff=sniff_ofsi,
        read=read_ofsi,
    ),
)
