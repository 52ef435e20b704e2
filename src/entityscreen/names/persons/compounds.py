"""Arabic names that are written together or apart, in canonical pieces.

Here belong Abd + al- + name, name + al-Din, name + Allah and Abu + name. Joins that spelling alone settles
(al-Qahtani, Alqahtani) belong to the aligner.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_ABD = ("abdou", "abdu", "abde", "abda", "abdo", "abdi", "abd")
_ABU = ("abou", "abu", "abo")
# Endings that show al-Din by themselves, and those that only a known name before them makes sure.
_DIN_SURE = ("ouddine", "ouddin", "uddeen", "uddin", "eddine", "eddin", "iddine", "iddin", "uddine")
_DIN_AFTER_KNOWN = ("aldeen", "eldeen", "aldine", "eldine", "aldin", "eldin", "addine", "addin", "adine", "adin",
                    "udine", "udin", "edine", "edin", "idin", "oudine", "oudin", "ddin")  # fmt: skip
_ALLAH_SURE = ("oullah", "ullah", "ollah", "oulla")
_ALLAH_AFTER_KNOWN = ("allah", "alla", "ulla", "ellah", "illah", "olla")
_SHORTEST_STEM = 3
_SUN_LETTERS = frozenset("rszntdl")
_LONE = {"lone-abd": "abdul", "lone-din": "din", "lone-allah": "allah", "lone-abu": "abu"}


@named_cache("names.persons.compounds", maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, word in read_rows("person_compounds"):
        classes.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in classes.items()}


@named_cache("names.persons.compounds.lone", maxsize=1)
def _lone() -> dict[str, tuple[str, ...]]:
    """Words that stand alone and are another spelling of a canonical piece."""
    table = _table()
    found: dict[str, tuple[str, ...]] = {
        word: (canonical,) for name, canonical in _LONE.items() for word in table[name]
    }
    return found | {word: (word,) for word in table["whole"]}


def split_compound(token: str) -> tuple[str, ...]:
    """Cut an Arabic compound into canonical pieces.

    Args:
        token: a folded word; only Latin letters are ever split.

    Returns:
        One or two pieces: `abdul` + name, name + `din`, name + `allah`, `abu` + name; a piece that stands
        alone gets the same spelling; any other word is returned as it is.

    Example:
        >>> split_compound("abdelrahman"), split_compound("abderrahmane"), split_compound("abdel")
        (('abdul', 'rahman'), ('abdul', 'rahmane'), ('abdul',))
        >>> split_compound("nasreddine"), split_compound("abdullah"), split_compound("geraldine")
        (('nasr', 'din'), ('abdullah',), ('geraldine',))
    """
    if not token.isascii():
        return (token,)
    known = _lone().get(token)
    if known is not None:
        return known
    if token.startswith("ab"):
        return _after_prefix(token)
    if token[-1:] in _LAST_LETTERS:
        return _before_ending(token)
    return (token,)


_LAST_LETTERS = frozenset(ending[-1] for ending in (*_DIN_SURE, *_ALLAH_SURE, *_ALLAH_AFTER_KNOWN))


def _after_prefix(token: str) -> tuple[str, ...]:
    if token.startswith("abd"):
        servant = _servant_of(token)
        return ("abdul", servant) if servant else (token,)
    for prefix in _ABU:
        if token.startswith(prefix) and token[len(prefix) :] in _table()["kunya"]:
            return ("abu", token[len(prefix) :])
    return (token,)


def _servant_of(token: str) -> str:
    """What follows Abd and its article, which an l or a doubled sun letter shows; or nothing."""
    servants = _table()["servant"]
    for prefix in _ABD:
        if not token.startswith(prefix):
            continue
        rest = token[len(prefix) :]
        if rest in servants:
            return rest
        if rest[:1] == "l" and (rest[1:] in servants or len(rest) > _SHORTEST_STEM + 1):
            return rest[1:]
        if len(rest) > _SHORTEST_STEM and rest[0] in _SUN_LETTERS and rest[0] == rest[1]:
            return rest[1:]
        if rest.startswith("shsh"):
            return rest[2:]
    return ""


def _before_ending(token: str) -> tuple[str, ...]:
    table = _table()
    for piece, sure, after_known in (
        ("din", _DIN_SURE, _DIN_AFTER_KNOWN),
        ("allah", _ALLAH_SURE, _ALLAH_AFTER_KNOWN),
    ):
        if not token.endswith(sure + after_known):
            continue
        for ending in sure:
            if token.endswith(ending) and len(token) - len(ending) >= _SHORTEST_STEM:
                return (token[: -len(ending)], piece)
        for ending in after_known:
            if token.endswith(ending) and token[: -len(ending)] in table[piece]:
                return (token[: -len(ending)], piece)
    return (token,)
