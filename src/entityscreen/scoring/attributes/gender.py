"""What two genders say of each other. Their words belong to `model/attributes/gender.py`."""

from __future__ import annotations

from entityscreen.model.attributes.gender import read_gender
from entityscreen.scoring.attributes.evidence import AttributeEvidence


def compare_genders(party: str | None, listed: str | None) -> AttributeEvidence | None:
    """Compare two genders.

    Args:
        party: the party's, in any of the usual words or letters, or None.
        listed: the entity's, likewise.

    Returns:
        `match` or `conflict`; None when one is missing, `other`, or no word for a gender.

    Example:
        >>> compare_genders("F", "male").verdict, compare_genders("男", "Male").verdict
        ('conflict', 'match')
        >>> compare_genders("male", None) is None
        True
    """
    if not party or not listed:
        return None
    first, second = read_gender(party), read_gender(listed)
    if first is None or second is None or "other" in (first, second):
        return None
    if first == second:
        return AttributeEvidence("gender", "match", party, listed, f"both {first}")
    return AttributeEvidence("gender", "conflict", party, listed, f"{first} against {second}")
