"""Where a name begins that characters write by its sound: `经济学家叶莲娜·里巴科娃(Elina Ribakova)`.

Here belongs the choice of the start by the library's own score. Where words part a run belongs to `runs.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.tokens import Token

LEAST_LIKENESS = 0.7
BETTER, FAR_BETTER, NEARLY_AS_GOOD = 0.02, 0.2, 0.1  # differences of likeness
LONGEST_PART = 8  # characters before the first dot: 克里斯托弗
MOST_CLUSTERS = 2  # characters for consonants without a vowel: 布拉德利 for Bradley
_VOWELS = re.compile("[aeiouy]+")
DOTS = "·・‧•"


def transcribed_person(run: str, name: Sequence[Token]) -> str:
    """The part of a run that sounds as a person's Latin name does, where stops alone do not find it.

    Args:
        run: characters with a middle dot that end where the name ends.
        name: the Latin name's words.

    Returns:
        What the stops leave when it sounds alike; otherwise the longest part that does, if one does.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> transcribed_person("评论员大卫·汉斯", tokenise("David Hance"))
        '大卫·汉斯'
        >>> transcribed_person("于尔根·海因里希", tokenise("Jürgen Heinrich"))
        '于尔根·海因里希'
    """
    latin = " ".join(token.text for token in name)
    base = after_stop(run, persons=True)
    score, cut = _likeness(base, latin), len(run) - len(base)
    if score >= LEAST_LIKENESS:
        longer = run[cut - 1 :] if cut else base
        return longer if _likeness(longer, latin) > score + BETTER else base
    first = min(at for at in map(run.find, DOTS) if at >= 0)
    if first - cut <= len(_VOWELS.findall(name[0].folded)) + MOST_CLUSTERS:
        return base
    parts = (run[start:] for start in range(max(0, first - LONGEST_PART), first))
    scored = [(_likeness(part, latin), part) for part in parts if after_stop(part, persons=True) == part]
    best = max((likeness for likeness, _ in scored), default=0.0)
    if best < max(LEAST_LIKENESS, score + FAR_BETTER):
        return base
    return next(part for likeness, part in scored if likeness >= best - NEARLY_AS_GOOD)


def _likeness(characters: str, latin: str) -> float:
    return compare(characters, latin, kind=PERSON).score
