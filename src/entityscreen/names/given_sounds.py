"""Given names by their sound: the forms of a name as another script hears them.

Here belongs the meeting of `persons/` and `sound.py`: which given names a sound key stands for.
"""

from __future__ import annotations

from collections.abc import Mapping

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.sound import sound_keys

ADAPTED = "adapted"  # a kind of groups that letters alone tell: heard, Jimmy is Jigme, and Willy Weli
SHORTEST = 3  # letters of a sound key: two letters sound like too many names


@named_cache("names.given_sounds", maxsize=1)
def groups_by_sound() -> Mapping[str, frozenset[int]]:
    """Sound key to the groups of `persons.nickname_groups`.

    Example:
        >>> from entityscreen.names.sound import sound_key
        >>> bool(groups_by_sound()[sound_key("michael")])
        True
    """
    rows = [(int(number), names.split()) for number, kind, names in read_rows("person_groups") if kind != ADAPTED]
    every = list(dict.fromkeys(name for _, names in rows for name in names))
    sounds = dict(zip(every, sound_keys(every), strict=True))
    members: dict[str, set[int]] = {}
    for number, names in rows:
        for name in names:
            if len(sounds[name]) >= SHORTEST:
                members.setdefault(sounds[name], set()).add(number)
    return {sound: frozenset(groups) for sound, groups in members.items()}
