"""Risk cues: what a sentence says an entity does or suffers.

Here belongs the tie between a verb and an entity. A spokesman who speaks of supplies is no supplier: behind a verb
of speech only what is said of others counts, and the speaker himself can only deny.
"""

from __future__ import annotations

from entityscreen.sources.documents.kinds import speaks
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import Block
from entityscreen.sources.documents.vocabulary import Cue, Kind, cues, fold, words

REACH = 40  # tokens between an entity and its verb
NEAR, OBJECT = 10, 26  # tokens within which a denial follows, or an object stands behind its verb
AUXILIARY = 4  # tokens before a participle among which its auxiliary stands


def cues_of(block: Block, name: Name) -> tuple[str, ...]:
    """The cues of one entity in its sentence: `supplies`, `is sanctioned`, `is accused of`, `is charged`, `denies`."""
    first, last = block.sentence(name.first)
    folded = [token.folded for token in block.tokens[max(first, name.first - REACH) : min(last, name.after + REACH)]]
    at = name.first - max(first, name.first - REACH)
    begin, after = at, at + name.after - name.first
    talks = speaks(block, name.after)
    speaker = any(fold(word) in words("speaker_role") for word in name.role.split())
    found: dict[str, None] = {}
    for index, word in enumerate(folded):
        cue = cues().get(" ".join(folded[index : index + 2])) or cues().get(word)
        if cue is None or begin <= index < after:
            continue
        if cue.side == "speaker":
            applies = 0 <= index - after < NEAR
        elif talks or speaker:
            applies = cue.cue == "is charged" and not talks and index > after
        else:
            applies = _applies(folded, index, (begin, after), cue, name.kind)
        if applies:
            found.setdefault(cue.cue)
    return tuple(found)


def _applies(folded: list[str], index: int, span: tuple[int, int], cue: Cue, kind: str) -> bool:
    """Whether a verb form says its cue of an entity: no negation, and the entity on the right side of it."""
    if any(word in words("negation") or word.endswith("n't") for word in folded[max(0, index - 3) : index]):
        return False
    behind = index >= span[1]
    between = folded[span[1] : index] if behind else folded[index + 1 : span[0]]
    passive = any(word in words("auxiliary") for word in folded[max(span[1], index - AUXILIARY) : index])
    if cue.side == "agent":
        broken = any(word in words("agent_break") or word in ".;" for word in between)
        return behind and not broken and (kind != Kind.PERSON or not passive)
    listed = " ".join(folded[index : index + 2]) in cues()
    if behind:
        return (passive or listed or folded[index] in words("cue_alone")) and "said" not in between
    if listed or (folded[index] in words("cue_noun") and between[:1] not in (["on"], ["against"], ["upon"])):
        return False
    return len(between) < OBJECT and not any(word in words("patient_break") or word in ".;" for word in between)
