"""The US Denied Persons List, tab-separated text."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.us_dpl.reader import read, sniff
from entityscreen.sources.lists.us_dpl.spec import DENIED_PERSONS

FORMAT = ListFormat(
    name="dpl-txt", title="US Denied Persons List, TXT", sniff=sniff, read=read, specs=(DENIED_PERSONS,)
)
