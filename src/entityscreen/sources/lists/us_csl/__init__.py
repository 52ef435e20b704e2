"""The US Consolidated Screening List, CSV and JSON: Entity List, Denied Persons, Unverified, MEU, CMIC ..."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.us_csl.reader import read_csv, read_json, sniff_csv, sniff_json
from entityscreen.sources.lists.us_csl.spec import CONSOLIDATED_SCREENING_LIST

FORMATS = (
    ListFormat(
        name="csl-csv",
        title="US Consolidated Screening List, CSV",
        sniff=sniff_csv,
        read=read_csv,
        specs=(CONSOLIDATED_SCREENING_LIST,),
    ),
    ListFormat(name="csl-json", title="US Consolidated Screening List, JSON", sniff=sniff_json, read=read_json),
)
