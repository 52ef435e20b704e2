"""Senzing JSON lines, as OpenSanctions exports them (`senzing.json`)."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.senzing.reader import read, sniff

FORMAT = ListFormat(name="senzing", title="Senzing JSON lines", sniff=sniff, read=read)
