"""What OpenSanctions' sanctions collection should hold; counts move daily, so only the shape is checked."""

from entityscreen.sources.lists.contract import ListSpec

OPENSANCTIONS = ListSpec(
    source="opensanctions",
    title="OpenSanctions, consolidated sanctions (its data licence is non-commercial without a contract)",
    publisher="OpenSanctions",
    urls={"opensanctions.ftm.json": "https://data.opensanctions.org/datasets/latest/sanctions/entities.ftm.json"},
    fill={"provenance": 1.0},
)
