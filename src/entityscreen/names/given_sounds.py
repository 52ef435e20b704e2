"""Given names by their sound: the forms of a name as another script hears them.

Here belongs the meeting of `persons/` and `sound.py`: which given names a sound key stands for.
"""

from __future__ import annotations

from collections.abc import Mapping

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.sound import sound_key

SHORTEST = 3  # letters of a sound key: two letters sound like too many names


@named_cache("names.given_sounds", maxsize=1)
def groups_by_sound() -> Mapping[str, frozenset[int]]:
    """Sound key to the groups of `persons.nickname_groups`.

    Example:
        >>> bool(groups_by_sound()[sound_key("michael")])
        True
    """
    members: dict[str, set[int]] = {}
    for number, _, names in read_rows("person_groups"):
        for name in names.split():
            sound = sound_key(name)
            if len(sound) >= SHORTEST:
                members.setdefault(sound, set()).add(int(number))
    return {sound: frozenset(groups) for sound, groups in members.items()}
