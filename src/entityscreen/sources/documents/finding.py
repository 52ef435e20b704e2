"""What extraction finds in one block of text, in the block's own offsets.

Here belongs the record that passes between the steps. What the library hands out is `model.mention.Mention`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A name in a view.

    Attributes:
        name: the name as a reader sees it, line breaks folded into spaces.
        start: offset of its first character in the view.
        end: offset behind its last character.
        kind: `Person`, `Company`, `Organization` or `Vessel`.
        aliases: the other names that stand with it.
        former: those of `aliases` that the text calls former.
        role: title or role.
        country: code, or an empty string.
        evidence: short phrases.
        refers_to: the full name when this is a short form (`Liu`), else empty.
        after: offset behind the bracket that belongs to the name.
    """

    name: str
    start: int
    end: int
    kind: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    role: str = ""
    country: str = ""
    evidence: tuple[str, ...] = ()
    refers_to: str = ""
    after: int = 0


def visible(text: str) -> str:
    """A stretch of text in one line."""
    return " ".join(text.split())
