"""Lines that give other names of who stands above them: `Aliases: …` below a heading, a bold name or a list's item.

Here belongs finding whom such a line speaks of: the nearest line above that is no field, when it begins with a name.
Its label is read by `field_labels.py`, its value by `name_cells.py`. Entries that begin with `Name:` and have no empty
line belong to `entries.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.field_labels import FORMER_NAME, NAME, label_role, sign_kind
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import Gloss, read_gloss
from entityscreen.sources.documents.name_cells import (
    OtherNames,
    is_head_name,
    kind_of_name,
    may_be_person,
    without_courtesy,
    without_prefix,
)
from entityscreen.sources.documents.tokens import HAS_NATIVE
from entityscreen.sources.documents.view import View

_LINE = re.compile(r"[^\n]+")
_LEAD = re.compile(r"[ \t]*(?:[-*•–+]\s+|\|\s*|#{1,6}\s+|\(?[0-9]{1,3}[.)]\s+)?")
_BULLET = re.compile(r"[ \t]*[-*•–+]\s+")
_HEADING = re.compile(r"[ \t]*#{1,6}\s")
_FIELD = re.compile(
    r"(?P<label>[A-Z][A-Za-z.’'/()]*(?:[ /][A-Za-z.’'/()\-]+){0,5})\s?(?:[:：]|\s\|(?!\s*$)|"
    r"\s[–—]\s)[ \t]*(?P<value>[^\n]*?)[ \t|]*$"
)
_BRACKET = re.compile(r"\s*[(（]([^()（）\n]{1,120})[)）]")
_NAME_END = re.compile(r"\s[(（]|[,:;|]|\s[–—]\s|\s-\s|\.\s|$")
_COMMA_NAME = re.compile(  # `Acme Co., Ltd.`, `LIAO, Yuping`
    r"[A-Z][^,;:()\n]{1,60},\s(?:Ltd|Inc|LLC|Limited)\b\.?|"
    r"[A-Z][A-Z’'\-]+(?:\s[A-Z’'\-]{2,})?,(?:\s[A-Z][a-z’'\-]+){1,3}(?=$|\s[(])"
)
_OF_PERSONS = re.compile(r"(?:known\s)?(?:alias|a\.?/?k\.?/?a|nick|kunya|nom)", re.IGNORECASE)  # places have none
_SECTION = re.compile(
    r"(?:names?|names? and aliases|alias(?:es)?|also known as|other names|identif\w+|identity|profile|details?|"
    r"summary|"
    r"background|overview|bio(?:graphy)?|personal details|key facts|information)\W*$",
    re.IGNORECASE,
)
MOST_FIELDS = 25  # lines between a name and a field of its
LONGEST_HEAD = 160  # characters of a line in which a name opens a sentence
LONGEST_HEADING = 90
MOST_BARS = 2  # of a line with a label and a value, which may begin or end with one more


@dataclass(slots=True)
class _Line:
    """A line: its place, what it says behind bullets and numbers, and the field that it is."""

    start: int
    end: int
    body: int
    text: str
    heading: bool
    bullet: bool
    label: str = ""
    value: str = ""


@dataclass(slots=True)
class _Profile:
    """A name with the fields below it."""

    head: _Line
    names: OtherNames = field(default_factory=OtherNames)
    labels: list[str] = field(default_factory=list)
    called: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)


def find_profiles(view: View, found: Sequence[Finding]) -> list[tuple[Finding, list[tuple[int, int]]]]:
    """The entities that lines below their name give other names, each with the spans of these lines.

    Args:
        view: the block.
        found: the findings so far, which say of what kind a name is.

    Returns:
        One finding a name.
    """
    lines = [_line(match) for match in _LINE.finditer(view.text)]
    profiles: dict[int, _Profile] = {}
    for at, line in enumerate(lines):
        role = label_role(line.label) if line.label else ""
        if not role or role == NAME:
            continue
        head = _head(lines, at)
        if head is None:
            continue
        profile = profiles.setdefault(head, _Profile(lines[head]))
        taken = _values(lines, at)
        for value in taken:
            profile.names.take(value.value if value is line else value.text, former=role == FORMER_NAME)
        own = [f.start for f in found if f.aliases]  # a former name with characters stays an entity of its own too
        profile.spans += [
            (value.start, value.end) for value in taken if not any(value.start <= at < value.end for at in own)
        ]
        profile.called = profile.called or _OF_PERSONS.match(line.label) is not None
        profile.labels = _labels(lines, head)
    known = {finding.start: finding for finding in found}
    made = (_finding(profile, known) for profile in profiles.values())
    return [(finding, [(finding.start, finding.after), *spans]) for finding, spans in filter(None, made)]


def _line(match: re.Match[str]) -> _Line:
    """A line with its parts."""
    text = match.group()
    lead = _LEAD.match(text)
    skipped = lead.end() if lead else 0
    body = text[skipped:].rstrip()
    parted = _FIELD.match(body)
    heading, bullet = bool(_HEADING.match(text)), bool(_BULLET.match(text))
    line = _Line(match.start(), match.end(), match.start() + skipped, body, heading, bullet)
    if body.count("|") > MOST_BARS:
        return line  # a row of a table
    if parted and (not heading or not parted["value"]):
        line.label, line.value = parted["label"], parted["value"]
    elif heading and _SECTION.match(body):
        line.label = body
    return line


def _labels(lines: Sequence[_Line], head: int) -> list[str]:
    """The labels of the fields below a name, up to the next heading or line of text."""
    found = []
    for line in lines[head + 1 : head + MOST_FIELDS]:
        if (line.heading and not line.label) or not (line.label or line.bullet):
            break
        found += [line.label] if line.label else []
    return found


def _values(lines: Sequence[_Line], at: int) -> list[_Line]:
    """The lines that hold the values of a field: its own, or the items below it."""
    line = lines[at]
    if line.value:
        return [line]
    items: list[_Line] = []
    for below in lines[at + 1 : at + MOST_FIELDS]:
        if below.heading or not below.bullet or (below.label and label_role(below.label)):
            break
        items.append(below)
    return items


def _head(lines: Sequence[_Line], at: int) -> int | None:
    """The line above a field that names whom it speaks of, or None."""
    for above in range(at - 1, max(-1, at - MOST_FIELDS), -1):
        line = lines[above]
        if label_role(line.label) == NAME and line.value:
            return above
        section = line.heading and _SECTION.match(line.text)
        if section or (line.label and not line.heading) or (line.bullet and lines[at].bullet and not _is_name(line)):
            continue
        return above if _is_name(line) else None
    return None


def _is_name(line: _Line) -> bool:
    """Whether a line is a heading or a short line that begins with a name."""
    longest = LONGEST_HEADING if line.heading else LONGEST_HEAD
    return len(line.text) <= longest and _name(line)[1] != ""


def _name(line: _Line) -> tuple[int, str]:
    """Where the name of a line begins, and the name; empty when there is none."""
    text, start = line.text, line.body
    if label_role(line.label) == NAME and line.value:
        start += text.index(line.value)
        text = line.value
    skipped = without_courtesy(text) or without_prefix(text)
    end = _NAME_END.search(text, skipped)
    name = text[skipped : end.start() if end else len(text)].rstrip(" *")
    if longer := _COMMA_NAME.match(text, skipped):
        name = longer.group()
    return start + skipped, name if is_head_name(name) else ""


def _finding(profile: _Profile, known: dict[int, Finding]) -> tuple[Finding, list[tuple[int, int]]] | None:
    """The finding of a profile, or None when nothing says what it is or it gives no other name."""
    start, name = _name(profile.head)
    beside = known.get(start) or _of_heading(profile.head, start, name)
    names = OtherNames(dict.fromkeys(beside.aliases), dict.fromkeys(beside.former))
    names.all |= profile.names.all
    names.former |= profile.names.former
    aliases = tuple(alias for alias in names.all if alias != beside.name)
    kind, evidence = beside.kind, next(iter(beside.evidence), "")
    if not kind:
        kind, evidence = kind_of_name(name, aliases, sign_kind(profile.labels))
    if not kind and profile.called and may_be_person(name):
        kind, evidence = PERSON, "aliases below a name of words that persons' have"
    if not kind or not aliases or HAS_NATIVE.match(name):
        return None
    former = tuple(alias for alias in names.former if alias != beside.name)
    finding = replace(beside, kind=kind, aliases=aliases, former=former, evidence=(evidence,))
    return finding, profile.spans


def _of_heading(head: _Line, start: int, name: str) -> Finding:
    """The finding of a name that nothing else has found, still without a kind, with what its bracket says."""
    bracket = _BRACKET.match(head.text, start - head.body + len(name))
    gloss = read_gloss(bracket[1]) if bracket else Gloss()
    aliases = (*gloss.native, *gloss.script, *gloss.unlabelled, *gloss.latin)
    end = start + len(name)
    after = head.body + bracket.end() if bracket else end
    return Finding(visible(name), start, end, "", tuple(dict.fromkeys(aliases)), gloss.former, after=after)
