"""OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML: names by script, weak flags, features, identifiers."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.us_ofac_advanced.reader import read, sniff
from entityscreen.sources.lists.us_ofac_advanced.spec import SDN_ADVANCED

FORMAT = ListFormat(
    name="ofac-advanced",
    title="OFAC SDN and Consolidated, advanced XML",
    sniff=sniff,
    read=read,
    specs=(SDN_ADVANCED,),
)
