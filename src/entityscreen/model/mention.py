"""A mention: a named entity at a place in a document.

How it is found belongs to `sources/documents/`.
"""

from __future__ import annotations

from dataclasses import dataclass

BY_MODEL = "a model says"  # how the evidence of a name begins that only a model finds


@dataclass(frozen=True, slots=True)
class RiskCue:
    """What a document says of somebody that a reviewer wants to read; a proposal, never a topic by itself.

    Attributes:
        cue: `supplies`, `is sanctioned`, `has assets frozen`, `is debarred`, `is penalised`, `is wanted`,
            `is accused of`, `is charged` or `denies`.
        sentence: the sentence that says so, white space folded.
        confidence: how sure it is that the sentence says so of this name, in [0, 1].
    """

    cue: str
    sentence: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document, with what the text says of it there.

    Attributes:
        name: the name exactly as the text has it, without titles and roles.
        aliases: other names that the text gives for it at this place, in Chinese characters or not.
        kind: `Person`, `Company`, `Organization` or `Vessel`.
        start: offset of the name's first character in the text.
        end: offset behind the name's last character; `text[start:end] == name` unless the name wraps lines.
        role: title or role that the text gives (`Chinese President`), or an empty string.
        document: the path, or an empty string when the text came as a string.
        sentence: the sentence that holds it, white space folded.
        country: ISO 3166-1 alpha-2 code that the text gives to it, or an empty string.
        risks: what the text says of it that is a risk, each with its sentence and confidence.
        evidence: why this is an entity of this kind, as short phrases.
        confidence: how sure it is that this is an entity of this kind, in [0, 1]: how often such evidence was right.
        page: page of the document, from 1, or 0 when it has no pages.
        sha256: of the document's bytes, in hexadecimal, or an empty string.
        former: those of `aliases` that the text calls former names.
        refers_to: the full name that this short form stands for (`Liu` for `Liu Pengyu`), or an empty string.
        proposed: other names that the text gives to somebody whom a pronoun or a general noun means, each with the
            reason and the sentence that says so; they are no aliases until a reviewer keeps them.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    start: int
    end: int
    role: str = ""
    document: str = ""
    sentence: str = ""
    country: str = ""
    risks: tuple[RiskCue, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    page: int = 0
    sha256: str = ""
    former: tuple[str, ...] = ()
    refers_to: str = ""
    proposed: tuple[tuple[str, str, str], ...] = ()

    @property
    def cues(self) -> tuple[str, ...]:
        """The names of its risk cues."""
        return tuple(risk.cue for risk in self.risks)

    @property
    def is_proposal(self) -> bool:
        """Whether only a model finds it: it enters a watchlist when a reviewer keeps it."""
        return self.evidence[:1] != () and self.evidence[0].startswith(BY_MODEL)
