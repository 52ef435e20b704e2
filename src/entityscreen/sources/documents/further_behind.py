"""Names in characters, kana or Hangul with their original in a further script: `안드레이 김(Андрей Ким)`.

Here belongs where such a name begins and what says that it is a person's or a firm's. In quotes behind a noun it
belongs to `quoted_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.model.script import script_of
from entityscreen.names.persons import is_given_name
from entityscreen.romanisation import read_token
from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.runs import after_stop, own_part
from entityscreen.sources.documents.scripts import FURTHER, HAS_FURTHER, form_kind, further_words
from entityscreen.sources.documents.titled import without_end_title
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, Bracket, Token
from entityscreen.sources.documents.transcribed import transcribed_person
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import is_given, words

_PARTS = re.compile(r"\s?[,，、;；/]\s?|\s?[·・](?=[0-9])")
_LABEL = re.compile(
    r"^(?:俄[语語文名]|俄[语語]名|乌克兰[语文]|烏克蘭[語文]|ロシア語|露語|原文|原名|러시아어|러시아명|원어)(?:名|표기)?[:：]?\s?"
)
_ORIGINAL = re.compile(rf"[«“\"]?[{FURTHER}][{FURTHER} .\-«»“”\"'’№0-9]{{1,70}}$")
_DOTTED = re.compile(
    "(?:[\u30a1-\u30fc]{1,14}(?:[·・‧•＝][\u30a1-\u30fc]{1,10}){1,4}|[\u3400-\u9fff]{1,14}(?:[·・‧•][\u3400-\u9fff]{1,10}){1,4})$"
)
_HANGUL = re.compile("(?:[\uac00-\ud7a3]{1,8} ){1,3}[\uac00-\ud7a3]{1,8}$")
_CYRILLIC = re.compile("[«“]?[\u0400-\u052f]")
_RUN = re.compile(rf"[{NATIVE}·・A-Z0-9]{{2,40}}$")
LEAST_PERSON, LEAST_UNVOWELLED = 0.7, 0.5  # likeness of a person's two forms; in a script without vowels
LONGEST_PERSON = 4  # words
SHORTEST_OWN = 2  # characters of a firm's own before its ending
LONGEST_BEFORE = 48


def further_behind(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a name whose original in a further script a bracket gives, or None.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    if not HAS_FURTHER.search(bracket.content):
        return None
    parts = (_LABEL.sub("", part.strip()) for part in _PARTS.split(bracket.content))
    original = next((part for part in parts if _ORIGINAL.match(part)), "")
    before = view.text[max(0, bracket.start - LONGEST_BEFORE) : bracket.start].rstrip()
    if not original or not HAS_NATIVE.search(before[-1:]):
        return None
    found = _person(before, original) or _firm(before, original)
    if found is None:
        return None
    name, kind, evidence = found
    start = view.text.rfind(name, 0, bracket.start)
    return Finding(name, start, start + len(name), kind, (original,), evidence=(evidence,), after=bracket.end + 1)


def _person(before: str, original: str) -> tuple[str, str, str] | None:
    """The person at the end of a text who sounds as the original, which must be shaped as a person's name."""
    name = _spelled(original)
    if not 1 < len(name) <= LONGEST_PERSON or form_kind(original) or not _is_persons(name):
        return None
    rest = without_end_title(before)
    if dotted := _DOTTED.search(rest):
        native = transcribed_person(dotted.group(), name)
        least = LEAST_PERSON if _CYRILLIC.match(original) else LEAST_UNVOWELLED
        alike = compare(native, original, kind=PERSON).score >= least
        return (native, PERSON, f"reads as {original}") if alike else None
    spans = _HANGUL.search(rest)
    parts = spans.group().split(" ") if spans else []
    candidates = (" ".join(parts[-size:]) for size in range(2, len(parts) + 1))
    score, native = max(((compare(span, original, kind=PERSON).score, span) for span in candidates), default=(0.0, ""))
    return (native, PERSON, f"reads as {original}") if score >= LEAST_PERSON else None


def _spelled(original: str) -> list[Token]:
    """The words of an original, each in the most usual Latin letters where it is Cyrillic."""
    found = []
    for word in further_words(original):
        readings = [reading.text for reading in read_token(word.folded, script_of(word.folded[0]))]
        latin = next((text for text in readings if is_given(text) or is_given_name(text)), "") or next(
            iter(readings), ""
        )
        found.append(word._replace(text=latin.capitalize(), folded=latin))
    return found


def _is_persons(name: Sequence[Token]) -> bool:
    """Whether a known given name or a surname's ending says that words are a person's."""
    ends = tuple(words("surname_ending"))
    given = any(is_given(token.folded) or is_given_name(token.folded) for token in name)
    return given or any(token.folded.endswith(ends) for token in name)


def _firm(before: str, original: str) -> tuple[str, str, str] | None:
    """The firm or body at the end of a text by its ending, with an original that begins as a name does."""
    run = _RUN.search(before)
    native = after_stop(run.group(), ands=False) if run else ""
    verdict = judge_native(native)
    proper = len(own_part(native)) >= SHORTEST_OWN and (original[0].isupper() or original[0] in '«“"')
    if verdict.kind not in (COMPANY, ORGANISATION) or verdict.strength < 2 or not proper:
        return None
    return native, verdict.kind, f"{verdict.evidence}; original {original}"
