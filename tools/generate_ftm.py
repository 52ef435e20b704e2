"""Make the tables of FollowTheMoney's schemata and of the values that it takes from `resources/ftm/`.

usage: python tools/generate_ftm.py [--check | --extract]

`--check` writes nothing and exits 1 when a committed table differs from what would be written. `--extract` makes the
resources anew from the packages followthemoney and phonenumbers (both are development dependencies).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import data_tables, write_or_check  # noqa: E402

RESOURCES = ROOT / "resources" / "ftm"
TABLES = {"ftm_schemata": "schemata", "ftm_values": "values", "ftm_labels": "labels"}
SCHEMATA_HEAD = """\
# FollowTheMoney's schemata: what each descends from, whether it joins two things, and its own properties.
# Source: followthemoney {version}, reduced by tools/generate_ftm.py --extract. Date: 2026-11-29. Licence: MIT.
# Why: a saved watchlist holds only what FollowTheMoney's schema takes, so that other tools lose nothing of it.
# Columns: schema, schemata that it extends, property and schema of a link's first end, of its second end (`-` where it
#   is no link), own properties as name:type.
schema	extends	source	target	properties
"""
VALUES_HEAD = """\
# Values that FollowTheMoney takes: codes of countries, topics and genders, and numbers of telephones.
# Source: followthemoney {version}; for telephones the general patterns of phonenumbers {phones} (libphonenumber,
#   Apache-2.0), reduced by tools/generate_ftm.py --extract. Date: 2026-11-29. Licence: MIT and Apache-2.0.
# Why: as for schemata.tsv.
# Columns: type, value; of a telephone the calling code and the pattern of what stands behind it.
type	value
"""
LABELS_HEAD = """\
# How FollowTheMoney's schemata, properties, topics and countries are called, which schemata are matched, and under
#   which name the record at the other end of a property is found from its value.
# Source: followthemoney {version}, reduced by tools/generate_ftm.py --extract. Date: 2026-12-01. Licence: MIT.
# Why: the HTTP service shows these labels (facets, OpenRefine) and nests linked records under these names.
# Columns: what (schema, matchable, property, reverse, topic, country), code, label (of a reverse: its name), and of a
#   schema the plural, of a property the type, of a reverse the schema of the value; `-` for none.
what	code	label	other
"""


def schemata() -> Iterator[str]:
    """The rows of all schemata."""
    model = import_module("followthemoney").model
    for schema in sorted(model.schemata.values(), key=lambda item: item.name):
        inherited = {prop for parent in schema.extends for prop in parent.properties}
        own = [
            f"{name}:{prop.type.name}"
            for name, prop in sorted(schema.properties.items())
            if name not in inherited and not prop.stub
        ]
        ends = ["-", "-"]
        if schema.edge:
            ends = [f"{end.name}:{end.range.name}" for end in (schema.source_prop, schema.target_prop)]
        extends = " ".join(sorted(parent.name for parent in schema.extends)) or "-"
        yield "\t".join((schema.name, extends, *ends, " ".join(own) or "-"))


def values() -> Iterator[str]:
    """The rows of all values."""
    registry = import_module("followthemoney.types").registry
    yield from (f"country\t{code}" for code in sorted(registry.country.codes))
    yield from (f"topic\t{code}" for code in sorted(registry.topic.names))
    yield from (f"gender\t{code}" for code in sorted(registry.gender.codes))
    phones = import_module("phonenumbers")
    for code, regions in sorted(phones.COUNTRY_CODE_TO_REGION_CODE.items()):
        metadata = phones.PhoneMetadata
        found = [
            metadata.metadata_for_nongeo_region(code, None)
            if region == "001"
            else metadata.metadata_for_region(region, None)
            for region in regions
        ]
        patterns = dict.fromkeys(item.general_desc.national_number_pattern for item in found if item)
        yield f"phone\t{code} {'|'.join(patterns)}"


def labels() -> Iterator[str]:
    """The rows of all labels."""
    model, registry = import_module("followthemoney").model, import_module("followthemoney.types").registry
    for schema in sorted(model.schemata.values(), key=lambda item: item.name):
        yield f"schema\t{schema.name}\t{schema.label}\t{schema.plural}"
        if schema.matchable and not schema.edge:
            yield f"matchable\t{schema.name}\t-\t-"
        inherited = {prop for parent in schema.extends for prop in parent.properties}
        for name, prop in sorted(schema.properties.items()):
            if name in inherited or prop.stub:
                continue
            yield f"property\t{schema.name}:{name}\t{prop.label}\t{prop.type.name}"
            if prop.reverse is not None:
                yield f"reverse\t{schema.name}:{name}\t{prop.reverse.name}\t{prop.range.name}"
    yield from (f"topic\t{code}\t{label}\t-" for code, label in sorted(registry.topic.names.items()))
    yield from (f"country\t{code}\t{label}\t-" for code, label in sorted(registry.country.names.items()))


def extract() -> None:
    """Write the resources."""
    versions = {"version": version("followthemoney"), "phones": version("phonenumbers")}
    for name, head, rows in (
        ("schemata", SCHEMATA_HEAD, schemata()),
        ("values", VALUES_HEAD, values()),
        ("labels", LABELS_HEAD, labels()),
    ):
        text = head.format(**versions) + "".join(f"{row}\n" for row in rows)
        (RESOURCES / f"{name}.tsv").write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the tables or the resources, or compare the tables."""
    if "--extract" in arguments:
        extract()
        return 0
    tables = {}
    for table, resource in TABLES.items():
        lines = (RESOURCES / f"{resource}.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
        head = f"# generated by tools/generate_ftm.py from resources/ftm/{resource}.tsv; do not edit\n"
        tables[table] = head + "".join(line for line in lines if not line.startswith("#"))
    return write_or_check(data_tables(tables))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
