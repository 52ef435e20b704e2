"""The EU's consolidated financial sanctions file (FSF), XML 1.1 and CSV 1.1."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.eu_fsf.reader import read_csv, read_xml, sniff_csv, sniff_xml
from entityscreen.sources.lists.eu_fsf.spec import FINANCIAL_SANCTIONS

FORMATS = (
    ListFormat(
        name="eu-xml",
        title="EU financial sanctions, XML 1.1",
        sniff=sniff_xml,
        read=read_xml,
        specs=(FINANCIAL_SANCTIONS,),
    ),
    ListFormat(name="eu-csv", title="EU financial sanctions, CSV 1.1", sniff=sniff_csv, read=read_csv),
)
