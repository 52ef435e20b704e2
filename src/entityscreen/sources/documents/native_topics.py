"""What a Chinese, Japanese or Korean sentence speaks of: its topic (`は`, `는`), its first name, or one named before.

Here belongs the reading of that from a sentence. Who then bears a name belongs to `native_bearers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.caches import named_cache
from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.native_places import Place, titles_behind
from entityscreen.sources.documents.native_said import Said, subject_patterns

_SUBJECT_BEHIND = re.compile(r"(?:[(（][^()（）\n]{1,40}[)）])?\s?(?:，|[系係是为為在于於曾以])")
_SENTENCE_END = re.compile(r"[。！？!?\n]|\.(?=\s)")
_STOP = re.compile("[，。；、,;：:！？\n“”「」『』]")


def subject_of(before: str, said: Said) -> Said | None:
    """A statement with the word for one named before that its sentence begins with: `該船2006年下水，原名…`."""
    for kind, pattern in subject_patterns():
        if kind in said.kinds and pattern.search(before):
            return replace(said, subject=kind, kinds=(kind,))
    return None


@named_cache("documents.native_topics", maxsize=1)
def _topic_pattern() -> re.Pattern[str]:
    """What follows the one whom a Japanese or Korean sentence speaks of: `容疑者(34)=東京都=は`, `(51) 씨는`."""
    aside = r"(?:\s?[(（][^()（）\n]{1,20}[)）]|[=＝][^=＝\n]{1,16}[=＝])?"
    return re.compile(
        rf"[」』’'\"]?{aside}\s?(?:元|전 |현 )?(?:씨|\s?(?:{titles_behind()}))?{aside}(?:は|が|も|"
        rf"(?:은|는|이|가|도)(?= ))"
    )


def topic_of(text: str, places: Sequence[Place]) -> Place | None:
    """The last of some places that its sentence speaks of, by the particle behind."""
    return next((place for place in reversed(places) if _topic_pattern().match(text, place.end)), None)


def subject_first(text: str, places: Sequence[Place], said: Said) -> Place | None:
    """The person that a Chinese sentence begins with, whom the next one calls 他 or 她."""
    first = places[0]
    led = text[sentence_start(text, first.start) : first.start]
    behind = _SUBJECT_BEHIND.match(text, first.end)
    return first if said.subject == PERSON and behind and not _STOP.search(led) else None


def sentence_start(text: str, at: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, at - 400), at)]
    return ends[-1] if ends else max(0, at - 400)
