"""FollowTheMoney JSON lines: OpenSanctions' own format, flat and nested, and our saved watchlists."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.ftm.reader import read, sniff
from entityscreen.sources.lists.ftm.spec import OPENSANCTIONS

FORMAT = ListFormat(
    name="ftm",
    title="FollowTheMoney JSON lines (OpenSanctions, saved watchlists)",
    sniff=sniff,
    read=read,
    specs=(OPENSANCTIONS,),
)
