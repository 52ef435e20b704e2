"""Risk cues: what a sentence says an entity does or suffers.

Here belongs the tie between a verb and an entity. A spokesman who speaks of supplies is no supplier: behind a verb
of speech only what is said of others counts, and the speaker himself can only deny.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entityscreen.sources.documents.kinds import speaks
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import Block
from entityscreen.sources.documents.vocabulary import Cue, cues, fold

_FORMS = re.compile(r"(?<![\w\-])[A-Za-z]+(?: (?:list|controls|freeze|guilty))?(?![\w\-])", re.IGNORECASE)
_SPEAKER_ROLE = re.compile(
    r"spokes|official|envoy|ambassador|minister|president|premier|secretary|reporter|analyst", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|never|no|without|n[’']t)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_LISTS = frozenset(("entity list", "sanctions list", "export controls", "asset freeze"))
_NOUNS = frozenset(("sanctions", "sanction", "charges", "indictment", "wanted"))
REACH = 240  # characters between an entity and its verb


@dataclass(frozen=True, slots=True)
class _Place:
    """A name's offsets in the text: of its first letter, behind its last one, behind what belongs to it."""

    start: int
    end: int
    after: int
    kind: str
    role: str


def cues_of(block: Block, name: Name) -> tuple[str, ...]:
    """The cues of one entity in its sentence.

    Returns:
        The cues (`supplies`, `is sanctioned`, `is accused of`, `is charged`, `denies`), without repeats.
    """
    text, tokens = block.text, block.tokens
    start, stop = block.sentence(name.first)
    first, last = tokens[start].start, tokens[stop - 1].end
    after = tokens[min(name.after, len(tokens)) - 1].end
    finding = _Place(tokens[name.first].start, tokens[name.last].end, after, name.kind, name.role)
    first, last = max(first, finding.start - REACH), min(last, after + REACH)
    found: dict[str, None] = {}
    talks = speaks(block, name.after)
    for match in _FORMS.finditer(text, first, last):
        if finding.start <= match.start() < finding.end:
            continue
        cue = cues().get(fold(match.group())) or cues().get(fold(match.group().split(" ")[0]))
        if cue and abs(match.start() - finding.start) < REACH and _applies(text, finding, match, cue, speaks=talks):
            found.setdefault(cue.cue)
    return tuple(found)


def _applies(text: str, finding: _Place, match: re.Match[str], cue: Cue, *, speaks: bool) -> bool:
    """Whether a verb form says its cue of this entity."""
    after = max(finding.end, finding.after)
    if cue.side == "speaker":
        return 0 <= match.start() - after < 60
    if speaks or (finding.role and _SPEAKER_ROLE.search(finding.role)):
        return cue.cue == "is charged" and not speaks and match.start() > after
    if _NEGATED.search(text[max(0, match.start() - 30) : match.start()]):
        return False
    if cue.side == "agent":
        return _is_agent(text, finding, match)
    return _is_patient(text, finding, match)


def _is_agent(text: str, finding: _Place, match: re.Match[str]) -> bool:
    """The entity stands before its verb, and no verb of speech or "by" of another comes between."""
    after = max(finding.end, finding.after)
    if match.start() < after:
        return False
    between = text[after : match.start()]
    if re.search(r"\b(?:said|says|told|reported|urged|called|asked|whether|to)\b|[;.]\s", between):
        return False
    passive = re.search(r"\b(?:was|were|been|being|is|are)\s(?:\w+ly\s)?$", between)
    return finding.kind != "Person" or not passive


def _is_patient(text: str, finding: _Place, match: re.Match[str]) -> bool:
    """The verb's passive follows the entity, or its active stands before it."""
    after = max(finding.end, finding.after)
    if match.start() > after:
        between = text[after : match.start()]
        passive = re.search(r"\b(?:was|were|been|being|is|are|be|get|got|stands?)\s(?:\w+\s){0,3}$", between)
        placed = match.group().lower() in (
            "entity list",
            "sanctions list",
            "pleaded guilty",
            "defendant",
            "defendants",
            "allegedly",
        )
        return bool(passive or placed or match.group().lower() == "conspired") and " said " not in between
    between = text[match.end() : finding.start]
    form = match.group().lower()
    if form in _LISTS or (form in _NOUNS and not re.match(r"\s(?:on|against|upon)\s", between)):
        return False
    blocked = re.search(r"\b(?:said|told|which|who|that|by|when|after|while|because)\b|[;.]\s", between)
    return not blocked and len(between) < 160
