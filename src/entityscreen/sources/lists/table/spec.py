"""What the lists with shipped mappings should hold. Neither has an official download."""

from entityscreen.sources.lists.contract import ListSpec

EU_JOURNAL = ListSpec(
    source="eu-journal",
    title="Entries of the EU's Official Journal (annexes to regulations)",
    publisher="European Union",
    entities=8017,
    counted_on="2026-11-25",
    fill={"notes": 0.5, "provenance": 1.0},
)
COUNTERSANCTIONS = ListSpec(
    source="cn-countersanctions",
    title="China's countermeasures and export control lists",
    publisher="Ministries of Foreign Affairs and of Commerce of China",
    entities=610,
    counted_on="2026-11-25",
    fill={"provenance": 1.0},
)
