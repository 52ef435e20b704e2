"""Hangul before a Latin form: `세르게이 코발료프(Sergey Kovalev)`, `한빛소재(Hanbit Materials)`, `코트라` for KOTRA.

Here belongs what the sound of Hangul and its words apart say. Hanja behind Hangul belong to `korean.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY, PERSON
from entityscreen.sources.documents.kinds import NOTHING, Verdict, judge_latin
from entityscreen.sources.documents.native_persons import HANGUL
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import han_words

_WORDS = re.compile("(?:[\uac00-\ud7a3]{1,8} ){0,3}[\uac00-\ud7a3]{1,10}$")
_FORM_BEHIND = re.compile("[A-Z]{0,6}[\uac00-\ud7a3]{2,20} (?:주식회사|유한회사|유한공사|유한책임회사)$")
_SHORT = re.compile("^[\uac00-\ud7a3]{2,6}$")
_HANJA = re.compile("^[\u3400-\u9fff\uf900-\ufaff]{2,20}$")
_PARTS = re.compile(r"\s*[·•・;/,]\s*")
LEAST_PERSON, LEAST_NAME, LEAST_ACRONYM = 0.7, 0.8, 0.7  # likeness of a foreign person, a proper word, an acronym


def is_hangul(run: str) -> bool:
    """Whether a run has Hangul and no other characters of names: Latin letters may stand in it.

    Example:
        >>> is_hangul("LG화학"), is_hangul("中南大學")
        (True, False)
    """
    return HANGUL.search(run) is not None and not re.search("[\u3041-\u30fc\u3400-\u9fff]", run)


def foreign_person(before: str, name: Sequence[Token]) -> str:
    """The Hangul words at the end of a text that sound as a person's Latin name of as many words, or an empty string.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> foreign_person("러시아인 세르게이 코발료프", tokenise("Sergey Kovalev"))
        '세르게이 코발료프'
    """
    found = _WORDS.search(before)
    parts = found.group().split(" ") if found else []
    if not 1 < len(name) <= len(parts):
        return ""
    native = " ".join(parts[-len(name) :])
    latin = " ".join(token.text for token in name)
    return native if compare(native, latin, kind=PERSON).score >= LEAST_PERSON else ""


def with_form(before: str, run: str) -> str:
    """A run with the word before it where the run is a legal form alone: `한별에너지 유한회사`."""
    found = _FORM_BEHIND.search(before)
    return found.group() if found and found.group().endswith(f" {run}") else run


def by_sound(run: str, name: Sequence[Token], partners: bool) -> Verdict:
    """The verdict on a Hangul trade name that keeps the sound of its Latin one: `한빛소재(Hanbit Materials)`.

    Args:
        run: the Hangul name.
        name: the Latin name's words.
        partners: whether an "&" joins them: `김앤장(Kim & Chang)`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> by_sound("한빛소재", tokenise("Hanbit Materials"), False).kind
        'Company'
        >>> by_sound("전기자동차", tokenise("Electric Vehicle"), False).kind
        ''
    """
    if partners:
        whole = " & ".join(token.text for token in name)
        alike = "앤" in run[1:-1] or compare(run, whole, kind=COMPANY).score >= LEAST_ACRONYM
        return Verdict(COMPANY, "partners' names", 2) if alike else NOTHING
    if len(name) < 2 or judge_latin(name).kind != COMPANY:
        return NOTHING
    starts = (run[:length] for length in range(2, len(run)))
    heard = max((compare(start, name[0].text, kind=PERSON).score for start in starts), default=0.0)
    return (
        Verdict(COMPANY, f"{judge_latin(name).evidence}; sounds as {name[0].text}", 2)
        if heard >= LEAST_NAME
        else NOTHING
    )


def explains_acronym(run: str, acronym: str, content: str) -> bool:
    """Whether a Hangul word that an acronym stands behind can be a body's name: by its ending or its sound.

    Hanja in the bracket that the Hangul does not read in Korean are a Chinese name: `닝더스다이(CATL·寧德時代)`.

    Example:
        >>> [explains_acronym(*pair, "") for pair in (("산업안보국", "BIS"), ("화낙", "FANUC"), ("업무협약", "MOU"))]
        [True, True, False]
    """
    hanja = [part for part in _PARTS.split(content) if _HANJA.match(part)]
    if any(compare(run, part, kind=COMPANY).score < LEAST_ACRONYM for part in hanja):
        return True
    ending = run.endswith(tuple(han_words("korean_body"))) and not run.endswith(tuple(han_words("korean_term")))
    return ending or compare(run, acronym, kind=COMPANY).score >= LEAST_ACRONYM


def hangul_aliases(content: str, latin: str) -> tuple[str, ...]:
    """The Hanja of a bracket behind a Hangul name, and what is an acronym of its Latin one as it is spoken.

    Example:
        >>> hangul_aliases("BYD·比亞迪", "BYD"), hangul_aliases("KOTRA·코트라", "KOTRA")
        (('比亞迪',), ('코트라',))
    """
    parts = _PARTS.split(content)
    spoken = (part for part in parts if _SHORT.match(part))
    heard = (part for part in spoken if compare(part, latin, kind=COMPANY).score >= LEAST_NAME)
    return (*(part for part in parts if _HANJA.match(part)), *heard)
