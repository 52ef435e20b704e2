"""OpenSanctions' `targets.simple.csv`."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.opensanctions_csv.reader import read, sniff

FORMAT = ListFormat(name="opensanctions-csv", title="OpenSanctions targets.simple.csv", sniff=sniff, read=read)
