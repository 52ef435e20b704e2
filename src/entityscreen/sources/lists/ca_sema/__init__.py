"""Canada's consolidated list of autonomous sanctions (SEMA and JVCFOA), XML."""

from entityscreen.sources.lists.ca_sema.reader import read, sniff
from entityscreen.sources.lists.ca_sema.spec import AUTONOMOUS_SANCTIONS
from entityscreen.sources.lists.contract import ListFormat

FORMAT = ListFormat(
    name="sema-xml",
    title="Canadian autonomous sanctions (SEMA), XML",
    sniff=sniff,
    read=read,
    specs=(AUTONOMOUS_SANCTIONS,),
)
