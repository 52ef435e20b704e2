"""The places of parts by their roles: sets of roles and sets of places say the same."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import CORE_ROLES, NAMED, TELLING, Role

NAMES = [
    ("Vladimir Vladimirovich Putin", Family.PERSON),
    ("J. Smith Jr", Family.PERSON),
    ("Wuhan Gaoxin Technology Co., Ltd. No. 5", Family.ORGANISATION),
    ("武漢高芯科技有限公司", Family.ORGANISATION),
    ("Bank of Syria", Family.ORGANISATION),
    ("...", Family.ANY),
]


@pytest.mark.parametrize(("name", "family"), NAMES)
def test_places_are_those_of_the_roles(name: str, family: Family) -> None:
    for variant in prepare_name(name, family).variants:
        places = variant.places()
        for roles, found in (
            (NAMED, places.named),
            (CORE_ROLES, places.core),
            (TELLING, places.telling),
            ({Role.INITIAL}, places.initials),
            ({Role.PATRONYMIC}, places.patronymics),
        ):
            assert [i for i in range(len(variant.parts)) if found >> i & 1] == [
                i for i, part in enumerate(variant.parts) if part.role in roles
            ]
