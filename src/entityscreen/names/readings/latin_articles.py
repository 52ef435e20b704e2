"""The Arabic article at the head of a Latin word, as Egypt, Sudan and the Maghreb say it: Elsayed, Essebsi.

Here belongs what shows that a word begins with the article, and the word with it as most write it: al-. Articles that
stand apart are particles (`persons/words.py`), and neighbours that others write as one word are `names/joins.py`.
"""

from __future__ import annotations

import re

from entityscreen.names.persons import is_given_name, is_surname

COST = 0.03
ARTICLE = "al"
# Behind el another e is hardly ever the name's (Electric, Elena); a doubled sun letter is the article's l and its own.
_EL = re.compile(r"el([^e][a-z]{3,})$")
_ASSIMILATED = re.compile(r"e(?=(?P<sun>[stdnrz])(?P=sun))[stdnrz]([a-z]{4,})$")


def with_article(word: str) -> list[tuple[str, str, float]]:
    """A word with its article as most write it.

    It meets `al-Sayed` and `Alsayed`, and no name without the article.

    Args:
        word: folded, Latin letters only.

    Returns:
        The spelling, its system and cost; nothing for a word that is a name as it stands, or would be another one.

    Example:
        >>> [with_article(word)[0][0] for word in ("elsayed", "essebsi")], with_article("elbert")
        (['alsayed', 'alsebsi'], [])
    """
    found = _EL.match(word) or _ASSIMILATED.match(word)
    if found is None or _is_name(word):
        return []
    spelled = ARTICLE + found[found.lastindex or 1]
    return [] if _is_name(spelled) else [(spelled, "el- for al-", COST)]


def _is_name(word: str) -> bool:
    return is_given_name(word) or is_surname(word)
