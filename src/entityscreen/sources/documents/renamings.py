"""Names that a sentence says one had before or got later: `was renamed X`, `changed its name from X to Y`, `ex-X`.

Here belongs the grammar of such sentences, from the offset behind their subject on. Whom they speak of is found by
`clauses_behind.py` (a name directly before) and `later_names.py` (`The ship was named X until 2021`).
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.alias_lists import NameList, read_list
from entityscreen.sources.documents.vocabulary import countries, fold

_WHEN = r"(?:(?:in|on|from|since)\s(?:[A-Z][a-z]+\s)?[0-9][^,.;()\n]{2,20},?\s)?"
_AUXILIARY = (
    r"(?:(?:was|were|is|are|(?:has|had|have)\s(?:(?:since|now|later|also|subsequently)\s)?been)\s(?:(?:then|later|"
    r"since|subsequently|soon|first)\s)?|"
    r"(?:,|\s[–—\-])\s(?:(?:then|later|since|subsequently|now|soon)\s)?)"
)
_TIMES = r"(?:(?:has|had|have|then|later|since|subsequently|soon|also|formally|officially)\s){0,3}"
# A name got later: a passive, or a participle behind a comma; the active voice renames somebody else.
_RENAMED = re.compile(
    rf"(?:,?\s(?:which|that))?\s?{_AUXILIARY}{_WHEN}"
    rf"(?:renamed|rechristened|rebranded|re-?registered)\s{_WHEN}(?:(?:as|to|"
    rf"under\sthe\sname(?:\sof)?)\s)?(?:the\s)?(?=[A-Z“\"])"
)
_CHANGED = re.compile(
    rf"(?:,?\s(?:which|that|who))?\s{_TIMES}(?:chang(?:ed|es|ing)\s(?:its|her|his|their)\s(?:[a-z]+\s)?names?|"
    rf"renamed\sitself|rebranded(?:\sitself)?)\s{_WHEN}(?P<way>from|to|into|as)\s(?:the\s)?"
)
_CHANGED_TO = re.compile(rf"\s{_WHEN}(?:to|into)\s(?:the\s)?")
# A name had before: `was incorporated on 6 May 2009 under the name X`, `was named X until 2021`, `sailed as X before`.
_INCORPORATED = re.compile(
    r"(?:,?\s(?:which|that))?\s(?:was|were)\s(?:first\s|originally\s)?"
    r"(?:incorporated|registered|established|founded|set\sup|formed|launched|built|delivered)"
    r"(?:[^.;()\n]|\([^()\n]{0,60}\)){0,80}?\s(?:under\sthe\s(?:[a-z]+\s)?name\s(?:of\s)?|as\s(?=[A-Z“\"]))(?:the\s)?"
)
_BEGAN = re.compile(
    r"(?:,?\s(?:which|that))?\s(?:first\s|originally\s)?(?:began|started)(?:\s(?:its\s)?(?:life|operations|trading|"
    r"business|out))?\s"
    r"(?:in\s(?:[A-Z][a-z]+\s)?[0-9]{4}\s)?as\s(?:the\s)?(?=[A-Z“\"])"
)
_UNTIL = re.compile(
    r"(?:,?\s(?:which|that|who))?\s(?:(?:was|were|had\sbeen)\s(?:named|called)|(?:had\s)?(?:sailed|traded|"
    r"operated)\s(?:as|under\sthe\sname(?:\sof)?))\s(?:the\s)?"
)
# The date stands before the name: `had sailed until 2018 as X`, `was until March 2019 named Y`.
_DATED = r"(?:until|till|before|prior\sto|up\sto)\s(?:[A-Za-z]+\s){0,3}[0-9]{4}(?:\s[A-Za-z]+)?"
_UNTIL_BEFORE = re.compile(
    rf"(?:,?\s(?:which|that|who))?,?\s(?:had\s|has\s|was\s|were\s)?(?:(?:sailed|traded|operated|registered|named|"
    rf"called|known|listed)\s{_DATED}\s(?:as|under\sthe\sname(?:\sof)?)|"
    rf"{_DATED},?\s(?:(?:named|called)|(?:known|registered|sailing|sailed|traded|trading|operated|operating)\s(?:as|"
    rf"under\sthe\sname(?:\sof)?)))\s(?:the\s)?(?=[A-Z“\"])"
)
_SAILS_AS = re.compile(
    r"(?:,?\s(?:which|that))?,?\s(?:(?:is|was|has\sbeen)\s)?(?:now\s|then\s|currently\s|later\s|"
    r"since\s){0,2}(?:sail(?:s|ed|ing)|transmitt(?:ed|ing)|broadcast(?:ing)?)\s(?:as|"
    r"under\sthe\sname(?:\sof)?)\s(?:the\s)?(?=[A-Z“\"])"
)
_NAMED_SO = re.compile(
    r"\s(?:was|were|had\sbeen)\s(?:then\s|still\s|formerly\s)?(?:(?:named|called)|(?:known|registered|incorporated|"
    r"trading|operating)\s(?:as|under\sthe\sname(?:\sof)?))\s(?:the\s)?(?=[A-Z“\"])"
)
_BEFORE_DATE = re.compile(
    r"\b(?:[Pp]rior\sto|[Bb]efore|[Uu]ntil|[Uu]p\sto|[Tt]ill)\s[^.;:\n]{0,40}[0-9]{4},?\s(?:the\s)?$"
)
LONGEST_DATE = 70  # characters before a name
_UNTIL_BEHIND = re.compile(r"[”\"]?(?:\s\([^()\n]{1,40}\))?,?\s(?:until|till|before|prior\sto|up\sto)\b")
_FORMERLY = re.compile(
    r"(?:,?\s(?:which|that|who))?\s(?:was|were|is|had\sbeen)\s(?:formerly|previously|originally|once|initially|"
    r"first)\s"
    r"(?:called|named|registered\sas|incorporated\sas)\s(?:the\s)?"
)
_EX = re.compile(r"(?:\s[–—-])?\s?[,(（/;]?\s?[Ee]x(?:-|–|\.\s?|\s(?=[A-Z“\"]))(?=[A-Z“\"])")
MOST_EX = 4  # former names of one ship in a row
NO_NAMES = NameList((), (), 0)


def renamed(text: str, at: int) -> NameList:
    """The names that a sentence gives to its subject, with those of them that are former ones.

    Args:
        text: the text, best cut at the sentence's end.
        at: the offset behind the subject.

    Example:
        >>> renamed("It changed its name from Alpha Ltd to Beta Ltd in 2019", 2).names
        ('Alpha Ltd', 'Beta Ltd')
        >>> renamed("Alpha Ltd renamed Beta Ltd.", 9).names
        ()
    """
    if changed := _CHANGED.match(text, at):
        return _changed(text, changed)
    if passive := _RENAMED.match(text, at):
        return read_list(text, passive.end(), "now", inside=False)
    if now := _SAILS_AS.match(text, at):
        listed = read_list(text, now.end(), "now", inside=False)
        return listed if not _UNTIL_BEHIND.match(text, listed.end) else listed._replace(former=listed.names)
    for shape in (_INCORPORATED, _BEGAN, _FORMERLY, _UNTIL_BEFORE):
        if before := shape.match(text, at):
            return read_list(text, before.end(), "formerly", inside=False)
    if until := _UNTIL.match(text, at):
        listed = read_list(text, until.end(), "formerly", inside=False)
        return listed if listed.names and _UNTIL_BEHIND.match(text, listed.end) else NO_NAMES
    return NO_NAMES


def changed_name(text: str, at: int) -> NameList:
    """The names of a person who changed hers: `, who has since changed her name to Helen Crane`."""
    changed = _CHANGED.match(text, at)
    return _changed(text, changed) if changed else NO_NAMES


def named_before(text: str, start: int, end: int) -> NameList:
    """The former names that a sentence gives to its subject behind a date: `Prior to 2015, X was named Y`.

    Args:
        text: the text.
        start: the offset of the subject.
        end: the offset behind it.

    Example:
        >>> named_before("Until May 2015, Acme Ltd was called Beta Ltd.", 16, 24).names
        ('Beta Ltd.',)
    """
    called = _NAMED_SO.match(text, end)
    if called is None or not _BEFORE_DATE.search(text, max(0, start - LONGEST_DATE), start):
        return NO_NAMES
    return read_list(text, called.end(), "formerly", inside=False)


def _describes(name: str) -> bool:
    """Whether words say what a ship was, not how it was named: `ex-Soviet tanker`, `ex-Iranian`."""
    parts = name.split()
    alone = len(parts) == 1 and fold(name) in countries()
    return alone or fold(parts[0]) in ("navy", "army") or any(part.islower() for part in parts)


def _changed(text: str, changed: re.Match[str]) -> NameList:
    """The names of `changed its name from X to Y`, of which one may lack."""
    first = read_list(text, changed.end(), "formerly" if changed["way"] == "from" else "now", inside=False)
    onward = _CHANGED_TO.match(text, first.end) if changed["way"] == "from" and first.names else None
    if onward is None:
        return first
    second = read_list(text, onward.end(), "now", inside=False)
    return NameList((*first.names, *second.names), first.former, max(first.end, second.end))


def ex_names(text: str, at: int) -> NameList:
    """The former names of a ship as registers write them: `, ex-NORDIC LILY`, `(ex Blue Moon, ex Red Sun)`.

    Example:
        >>> ex_names("VOLGA, ex-NORDIC LILY, ex-OLD LILY, is", 5).names
        ('NORDIC LILY', 'OLD LILY')
    """
    found: tuple[str, ...] = ()
    for _ in range(MOST_EX):
        opening = _EX.match(text, at)
        listed = read_list(text, opening.end(), "formerly", inside=False) if opening else NO_NAMES
        if not listed.names or any(map(_describes, listed.names)):
            break
        found, at = (*found, *listed.names), listed.end
    return NameList(found, found, at)
