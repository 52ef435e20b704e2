"""How FollowTheMoney's things are called: schemata, properties, topics, countries; and what links are called from the
other end.

People and other tools read these labels in the service's answers. What a schema takes belongs to `model/ftm/schema`.
The table is made from `resources/ftm/labels.tsv` by `tools/generate_ftm.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.ftm.schema import schema_of

Labelled = Literal["schema", "matchable", "property", "reverse", "topic", "country"]


@named_cache("ftm.labels", maxsize=1)
def _labels() -> dict[str, dict[str, tuple[str, str]]]:
    tables: dict[str, dict[str, tuple[str, str]]] = {}
    for what, code, label, label_of_inverse in read_rows("ftm_labels"):
        tables.setdefault(what, {})[code] = label, label_of_inverse
    return tables


def labelled(what: Labelled) -> Mapping[str, tuple[str, str]]:
    """Everything of one sort: code -> label and what else is known (of a schema the plural, of a property its type)."""
    return _labels()[what]


def label_of(what: Labelled, code: str) -> str:
    """What a code is called; the code itself where nobody says.

    Example:
        >>> label_of("country", "ru"), label_of("topic", "role.pep"), label_of("property", "Person:birthDate")
        ('Russia', 'PEP', 'Birth date')
    """
    return _labels()[what].get(code, (code, ""))[0]


def is_matchable(schema: str) -> bool:
    """Whether things of a schema are compared with one another.

    Example:
        >>> is_matchable("Person"), is_matchable("Ownership")
        (True, False)
    """
    return schema in _labels()["matchable"]


def reverse_of(schema: str, prop: str) -> str | None:
    """Under which property the thing that a record names finds the record; None where it does not.

    Example:
        >>> reverse_of("Ownership", "owner"), reverse_of("Passport", "holder"), reverse_of("Person", "name")
        ('ownershipOwner', 'identification', None)
    """
    definition = schema_of(schema)
    for ancestor in (schema, *sorted(definition.ancestors if definition else ())):
        if reverse := _labels()["reverse"].get(f"{ancestor}:{prop}"):
            return reverse[0]
    return None


def qualified(schema: str, prop: str) -> str:
    """A property with the schema that defines it, as it is labelled.

    Example:
        >>> qualified("Company", "country"), qualified("Company", "colour")
        ('Thing:country', 'Company:colour')
    """
    definition = schema_of(schema)
    names = (f"{ancestor}:{prop}" for ancestor in (schema, *sorted(definition.ancestors if definition else ())))
    return next((name for name in names if name in _labels()["property"]), f"{schema}:{prop}")
