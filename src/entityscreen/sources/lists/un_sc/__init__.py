"""The consolidated list of the UN Security Council, XML."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.un_sc.reader import read, sniff
from entityscreen.sources.lists.un_sc.spec import SECURITY_COUNCIL

FORMAT = ListFormat(
    name="un-xml",
    title="UN Security Council consolidated list, XML",
    sniff=sniff,
    read=read,
    specs=(SECURITY_COUNCIL,),
)
