"""Genders as customer files write them.

Here belongs what two entries say of each other. A gender guessed from a name is no attribute.
"""

from __future__ import annotations

from entityscreen.scoring.attributes.evidence import AttributeEvidence

_WORDS = {
    "male": (
        "m male man mr masculine masculin masculino maschio mann mannlich männlich homme hombre uomo "
        "м муж мужской мужчина чоловік чоловіча 男 男性 남 남성 남자 ذكر"
    ),
    "female": (
        "f female woman mrs ms feminine feminin féminin femenino feminino femmina frau w weiblich femme mujer donna "
        "ж жен женский женщина жінка жіноча 女 女性 여 여성 여자 أنثى انثى"
    ),
}
_GENDERS = {word: gender for gender, words in _WORDS.items() for word in words.split()}


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
    first = _GENDERS.get(party.strip().rstrip(".").casefold())
    second = _GENDERS.get(listed.strip().rstrip(".").casefold())
    if first is None or second is None:
        return None
    if first == second:
        return AttributeEvidence("gender", "match", party, listed, f"both {first}")
    return AttributeEvidence("gender", "conflict", party, listed, f"{first} against {second}")
