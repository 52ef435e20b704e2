"""Other names in Russian and Arabic text: `, также известный как «Дорн»`, `الملقب بـ«أبو سليم»`.

Here belongs what calls a name so in these languages, and how far the name reaches. The name before it is found by
`further_reverse.py`.
"""

from __future__ import annotations

import re

_KNOWN = (
    r"(?:также\s|также\sи\s|ранее\s|прежде\s|раньше\s|раніше\s|более\s|больше\s|ещё\s|теж\s|також\s)?(?:извест(?:ен|н[а-яё]{1,3})|відом[а-яіїє]{1,3})\s"
    r"(?:также\s|ещё\s|також\s)?(?:как|як|под\sименем|под\sпсевдонимом|под\sкличкой|під\sім['’]ям|по\sпрозвищу)|"
    r"(?:ранее|прежде)\s(?:называвш[а-яё]{2,4}|именовавш[а-яё]{2,4})(?:ся)?|бывш(?:ий|ая|ее|его|ей|ую)(?=\s[«“][А-ЯЁІЇЄA-Z])|"
    r"прежнее\s(?:название|имя)|ранее(?=\s—\s[«“])|"
    r"он\sже|она\sже|по\sпрозвищу|по\sкличке|псевдоним|позывной|на\sпрізвисько"
)
_ARABIC = (
    r"(?:(?:الذي\s|التي\s|و)?(?:يعرف|تعرف|يُعرف|تُعرف)|المعروف|المعروفة|الملقب|الملقبة|المكنى|المكناة|الشهير|الشهيرة)\s(?:أيض(?:اً|ًا|ا)\s)?"
    r"(?:سابق(?:اً|ًا|ا)\s)?(?:باسم\s|بلقب\s|بكنية\s|بـ\s?|ب(?=[«“\"]))"
)
_QUOTED, _INNER = (rf"[«“\"](?P<{name}>[^«»“”\"\n]{{2,40}})[»”\"]" for name in ("quoted", "inner"))
_CYRILLIC_NAME = r"(?P<cyrillic>[А-ЯЁІЇЄ][\w’'\-]+(?:\s[А-ЯЁІЇЄ][\w’'\-]+){0,3})"
# Arabic has no capitals: a father's or mother's name is two words, any other must end the clause.
_ARABIC_NAME = r"(?P<arabic>(?:أبو|ابو|أبي|أم|ام)\s[ء-ي]+|[ء-ي]+(?:\s[ء-ي]+){0,2}(?=\s?[.،؛,)\n]|$))"
_CALLED = re.compile(
    rf"[,،]?\s?(?:(?:{_KNOWN})\s(?:—\s)?(?:{_QUOTED}|{_CYRILLIC_NAME})|{_ARABIC}(?:{_INNER}|{_ARABIC_NAME}))"
)


def called_names(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The name that a clause gives at an offset, and the offset behind it.

    Args:
        text: the text.
        at: an offset behind a name or its bracket.

    Example:
        >>> called_names(", также известный как «Дорн»,", 0), called_names("، الملقب بـ«أبو سليم»", 0)
        ((('Дорн',), 28), (('أبو سليم',), 21))
        >>> called_names(", известный как", 0)
        ((), 0)
    """
    match = _CALLED.match(text, at)
    if match is None:
        return (), at
    return tuple(name.strip() for name in match.groupdict().values() if name), match.end()


# A name that somebody goes by elsewhere, in a sentence of its own: `живёт в Лимасоле под именем Гарри Красс`.
UNDER_NAME = re.compile(
    r"под\s(?:(?:новым|другим|чужим|вымышленным)\s)?(?:именем|фамилией|псевдонимом|именем\sи\sфамилией)\s"
    r"(?:[«“\"](?P<quoted>[^«»“”\"\n]{2,40})[»”\"]|(?P<plain>[А-ЯЁA-Z][\w’'\-]+(?:\s[А-ЯЁA-Z][\w’'\-]+){1,3}))"
)
