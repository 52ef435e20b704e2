"""OFAC's legacy set, CSV, PIP or DEL: SDN (sdn, alt, add, sdn_comments), Consolidated (cons_prim, cons_alt ...)."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.us_ofac_csv.reader import companions, read, sniff
from entityscreen.sources.lists.us_ofac_csv.spec import CONSOLIDATED, SDN

FORMAT = ListFormat(
    name="ofac-csv",
    title="OFAC SDN and Consolidated, legacy set: CSV, or PIP and DEL with other delimiters",
    sniff=sniff,
    read=read,
    companions=companions,
    specs=(SDN, CONSOLIDATED),
)
