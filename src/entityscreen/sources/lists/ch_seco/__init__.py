"""The consolidated list of the Swiss SECO, XML."""

from entityscreen.sources.lists.ch_seco.reader import read, sniff
from entityscreen.sources.lists.ch_seco.spec import SECO
from entityscreen.sources.lists.contract import ListFormat

FORMAT = ListFormat(name="seco-xml", title="Swiss SECO consolidated list, XML", sniff=sniff, read=read, specs=(SECO,))
