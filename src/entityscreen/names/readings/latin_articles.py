"""The Arabic article at an end of a Latin word: Elsayed and Essebsi in Africa, Fazlur and Nazrul in South Asia.

Here belongs what shows that a word begins or ends with the article, and the word with it as most write it. Articles
that stand apart are particles (`persons/words.py`), and neighbours that others write as one word are `names/joins.py`.
"""

from __future__ import annotations

import re

from entityscreen.names.persons import is_known_name, of_language

COST = 0.03
ARTICLE = "al"
SHORTEST_STEM = 3
BENGAL = "bd"  # whose given names end in the article: Rafiqul, Fazlur
# Behind el another e is hardly ever the name's (Electric, Elena); a doubled sun letter is the article's l and its own.
_EL = re.compile(r"el([^e][a-z]{3,})$")
_ASSIMILATED = re.compile(r"e(?=(?P<sun>[stdnrz])(?P=sun))[stdnrz]([a-z]{4,})$")
_BEFORE_NAMES = ("ur", "ul")  # ur-Rahman, ul-Islam
_TWO_CONSONANTS = re.compile(r"[^aeiou][^aeiouh]$")


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
    if found is None or is_known_name(word):
        return []
    spelled = ARTICLE + found[found.lastindex or 1]
    return [] if is_known_name(spelled) else [(spelled, "el- for al-", COST)]


def before_article(word: str) -> list[tuple[str, str, float]]:
    """A name with the article of the next one behind it, with the vowel that it loses there: Fazal ur is Fazlur.

    Args:
        word: folded, Latin letters only.

    Returns:
        The spellings that are known names with -ur or -ul behind, their system and cost.

    Example:
        >>> [[text for text, _, _ in before_article(word)] for word in ("najmul", "habibur")]
        [['najamul'], []]
    """
    stem, article = word[:-2], word[-2:]
    if article not in _BEFORE_NAMES or len(stem) < SHORTEST_STEM:
        return []
    if is_known_name(word) and not of_language(word, BENGAL):
        return []
    names = [f"u{stem[1:]}"] if stem[0] == "o" else []
    if _TWO_CONSONANTS.search(stem):
        names += [stem[:-1] + vowel + stem[-1] for vowel in "aei"]
    return [(name + article, "name before -ur or -ul", COST) for name in names if is_known_name(name)]
