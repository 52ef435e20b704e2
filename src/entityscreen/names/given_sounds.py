"""Given names by their sound: the forms of a name as another script hears them.

Here belongs the meeting of `persons/` and `sound.py`: which given names a sound key stands for. What each name sounds
like is worked out once, by `tools/generate_sounds_of_given_names.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

# Kinds of groups that letters alone tell: heard, Jimmy is Jigme and Willy Weli, and Diouf is Joseph.
BY_LETTERS = frozenset({"adapted", "respelled"})
SHORTEST = 3  # letters of a sound key: two letters sound like too many names


@named_cache("names.given_sounds", maxsize=1)
def groups_by_sound() -> Mapping[str, frozenset[int]]:
    """Sound key to the groups of `persons.nickname_groups`.

    Example:
        >>> from entityscreen.names.sound import sound_key
        >>> bool(groups_by_sound()[sound_key("michael")])
        True
    """
    return {sound: frozenset(map(int, groups.split())) for sound, groups in read_rows("person_group_sounds")}
