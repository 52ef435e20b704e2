"""OFAC's SDN.XML and CONSOLIDATED.XML (the plain XML; the advanced one is `us_ofac_advanced`)."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.us_ofac_xml.reader import read, sniff
from entityscreen.sources.lists.us_ofac_xml.spec import SDN_XML

FORMAT = ListFormat(
    name="ofac-xml",
    title="OFAC SDN and Consolidated, plain XML",
    sniff=sniff,
    read=read,
    specs=(SDN_XML,),
)
