"""Given names that are the man's and the woman's form of one: Rashid and Rashida, Michael and Michelle.

Here belong the rules by ending and the table of forms that no ending tells. Surnames are in `gendered.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.commonness import is_given_name, is_surname
from entityscreen.names.persons.gendered import listed_endings

_SHORTEST_GIVEN_NAME = 4
_OF_MEN = ("os", "is", "o")  # which women's -a takes the place of: Francisca, Panagiota
_SILENT_H = ("ah", "eh")  # Arabic and Persian women's: Rashidah, Hamideh
_TURKISH = "ye"  # women's of men's in -i: Zekiye
_NONE: frozenset[str] = frozenset()


@named_cache("names.persons.womens_forms", maxsize=1)
def _womens_forms() -> dict[str, frozenset[str]]:
    """Man's name -> its women's forms that no ending tells."""
    return {man: frozenset(women.split()) for man, women in read_rows("person_womens_forms")}


def other_gender(a: str, b: str) -> bool:
    """Whether two given names are the man's and the woman's form of one: another person's.

    Args:
        a: a folded Latin word.
        b: another.

    Returns:
        True when one of them is known and the other is its form with an -a, or with an -e where the language does
        that, and for forms that a table knows (Michael, Michelle). False for Indian and other names that are the same
        with an -a more, and for surnames; symmetric.

    Example:
        >>> other_gender("rashid", "rashida"), other_gender("denise", "denis"), other_gender("panagiotis", "panagiota")
        (True, True, True)
        >>> other_gender("michael", "michelle"), other_gender("zeki", "zekiye"), other_gender("hamid", "hamideh")
        (True, True, True)
        >>> other_gender("siddharth", "siddhartha"), other_gender("amin", "amine"), other_gender("idris", "idrisa")
        (False, False, False)
    """
    if a == b or a[:3] != b[:3]:
        return False
    return _is_womans(a, b) or _is_womans(b, a)


def same_in_a(a: str, b: str) -> bool:
    """Whether an -a more makes no other of two given names, as in India and West Africa.

    Example:
        >>> same_in_a("vijaya", "vijay"), same_in_a("adam", "adama"), same_in_a("ivan", "ivana")
        (True, True, False)
    """
    short, long = sorted((a, b), key=len)
    return f"{short}a" == long and short in listed_endings()["same-in-a"]


def _is_womans(woman: str, man: str) -> bool:
    if woman in _womens_forms().get(man, _NONE):
        return True
    if woman == f"{man}{_TURKISH}" and man[-1] == "i":
        return is_given_name(man)
    if len(man) < _SHORTEST_GIVEN_NAME:
        return False
    if woman[-1] == "a":
        return not (is_surname(woman) or same_in_a(man, woman)) and _has_womans_a(woman, man)
    if woman.endswith(_SILENT_H) and woman[:-2] == man:
        return is_given_name(man) and not same_in_a(man, f"{man}a")
    return man in listed_endings()["takes-e"] and woman in (
        f"{man}e",
        f"{man}{man[-1]}e",
        f"{man.removesuffix('c')}que",
    )


def _has_womans_a(woman: str, man: str) -> bool:
    """Whether a name is the man's with an -a more, or in the place of his ending."""
    if not (is_given_name(man) or is_given_name(woman)):
        return False
    stem = woman[:-1]
    return stem == man or any(man.endswith(end) and stem == man.removesuffix(end) for end in _OF_MEN)
