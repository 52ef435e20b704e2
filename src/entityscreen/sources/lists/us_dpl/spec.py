"""What the Denied Persons List should hold."""

from entityscreen.sources.lists.contract import ListSpec

DENIED_PERSONS = ListSpec(
    source="us-dpl",
    title="Denied Persons List",
    publisher="US Department of Commerce, Bureau of Industry and Security",
    urls={"us_dpl.txt": "https://www.bis.gov/dpl/dpl.txt"},
    fill={"addresses": 0.9, "provenance": 1.0},
)
