"""Ships in Chinese, Japanese or Korean before their Latin name: `동해스타호(DONGHAE STAR)`, `货轮“远”（YUAN）`.

Here belongs what says in these languages that a name is a ship's, and where it begins. Ships in Latin text belong to
`vessels.py`.
"""

from __future__ import annotations

import re

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import VESSEL
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.name_labels import labelled_parts
from entityscreen.sources.documents.native_nouns import HAN_SHIP, HANGUL_SHIP
from entityscreen.sources.documents.tokens import NATIVE, Bracket, tokenise
from entityscreen.sources.documents.vessels import MERCHANT_PREFIX
from entityscreen.sources.documents.view import View

_KOREAN_NOUN = re.compile(rf"(?:{HANGUL_SHIP})(?:인|은|는|이|가)?,? ['‘“\"]?$")
_HAN_NAME = "[\u3005\u3041-\u3096\u3400-\u9fff\u30a1-\u30fc·・0-9A-Z]"
_QUOTED = re.compile(
    rf"(?P<before>(?:{HAN_SHIP}|一艘(?:名[为為叫])?) ?)?[“「『‘\"](?P<name>{_HAN_NAME}{{2,20}})[”」』’\"]"
    rf"(?P<behind>[号號]?(?:{HAN_SHIP}|[轮輪]))?[号號]?$"
)
_PLAIN = re.compile(rf"(?:{HAN_SHIP})(?P<name>[\u3005\u3400-\u9fff\u30a1-\u30fc·・0-9]{{2,14}}?[号號轮輪丸])$")
_HANGUL_NAME = re.compile(
    r"(?<![\uac00-\ud7a3A-Z0-9])(?:[\uac00-\ud7a3A-Z0-9]{1,10} ){0,2}"
    r"(?:[\uac00-\ud7a3A-Z0-9]+[\uac00-\ud7a3]호|(?<= )[0-9]{1,4}호|"
    r"(?!제[0-9])[\uac00-\ud7a3A-Z]{2,10}[0-9]{1,4}호)(?=['’”\"]?$)"
)
_HANGUL_QUOTED = re.compile("['‘“\"]([\uac00-\ud7a3A-Z0-9 ]{2,20})['’”\"]호$")
_LATIN = re.compile(  # what goes on behind the name: `IMO 9187526`, `前稱「Ocean Pride」`, `パナマ船籍`
    rf"(?P<name>[A-Z0-9][A-Za-z0-9’'.\-/ ]{{1,40}}?)\s?(?:[,;·、，；]\s?(?:IMO|[{NATIVE}]).{{0,60}})?$"
)
LEAST_LIKENESS = 0.7  # of a Korean name and its Latin form
MOST_WORDS = 3  # of a Korean name


def native_ship(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a ship whose Latin name a bracket gives, or None.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    latin = _LATIN.match(bracket.content)
    before = view.text[max(0, bracket.start - 60) : bracket.start].rstrip()
    native = _native_name(before, latin["name"]) if latin else ""
    if not native and "IMO" in bracket.content and (quoted := _QUOTED.search(before)):
        native = quoted["name"]
    tokens = tokenise(latin["name"]) if latin else []
    if not latin or not native or not tokens or not all(token.capital or token.number for token in tokens):
        return None
    prefixed = len(tokens) > 1 and MERCHANT_PREFIX.match(tokens[0].text)
    start = bracket.start + 1 + (tokens[1].start if prefixed else 0)
    end = bracket.start + 1 + latin.end("name")
    name = visible(view.text[start:end])
    evidence = ("called a vessel",)
    return Finding(name, start, end, VESSEL, (native,), evidence=evidence, after=bracket.end + 1)


def labelled_ship(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a ship whose other name a bracket gives behind a label: `“鸿运9”轮（原船名“东顺7”）`, or None.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    parts = labelled_parts(bracket.content)
    name = _called(view.text[max(0, bracket.start - 60) : bracket.start].rstrip()) if parts else ""
    if not name:
        return None
    others = tuple(part["name"].strip() for part in parts)
    former = tuple(part["name"].strip() for part in parts if part["former"] or part["firm"])
    start = view.text.rfind(name, 0, bracket.start)
    evidence = ("called a vessel",)
    return Finding(name, start, start + len(name), VESSEL, others, former, evidence=evidence, after=bracket.end + 1)


def _called(before: str) -> str:
    """The ship's name at the end of a text that quotes and a noun show, or an empty string."""
    quoted = _QUOTED.search(before)
    if quoted and (quoted["before"] or quoted["behind"]):
        return quoted["name"]
    plain = _PLAIN.search(before)
    return plain["name"] if plain else ""


def _native_name(before: str, latin: str) -> str:
    """The ship's name at the end of a text, or an empty string."""
    if called := _called(before):
        return called
    hangul = _HANGUL_QUOTED.search(before)
    return hangul[1] if hangul else _korean_name(before, latin)


def _korean_name(before: str, latin: str) -> str:
    """A Korean name that ends with 호: as many words as sound as the Latin one, or one behind a noun for ships."""
    found = _HANGUL_NAME.search(before)
    if not found:
        return ""
    parts = found.group().split(" ")
    spans = [" ".join(parts[-size:]) for size in range(1, min(MOST_WORDS, len(parts)) + 1)]
    called = [span for span in spans if _KOREAN_NOUN.search(before.rstrip("'’”\"").removesuffix(span))]
    heard = [(_heard(span, latin), span) for span in called[:1] or spans]
    best, span = max(heard, key=lambda pair: pair[0])  # of two that sound alike the shorter one
    return span if best >= LEAST_LIKENESS or (called and len(span.removesuffix("호")) > 1) else ""


def _heard(span: str, latin: str) -> float:
    """How much a name sounds as its Latin form, with or without 호 for "ship"."""
    return max(compare(form, latin, kind=VESSEL).score for form in (span, span.removesuffix("호")) if form)
