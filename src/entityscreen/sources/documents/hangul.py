"""Hangul before a Latin form: `세르게이 코발료프(Sergey Kovalev)`, `한빛소재(Hanbit Materials)`, `코트라` for KOTRA.

Here belongs what the sound of Hangul and its words apart say. How many words a name has belongs to `hangul_spans.py`,
Hanja behind Hangul to `korean.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY, PERSON, word_kind
from entityscreen.sources.documents.kinds import NOTHING, Verdict, judge_latin
from entityscreen.sources.documents.native_persons import HANGUL
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import han_words, surname_spellings

_WORDS = re.compile("(?:[\uac00-\ud7a3]{1,8} ){0,3}[\uac00-\ud7a3]{1,10}$")
_SHORT = re.compile("^[\uac00-\ud7a3]{2,6}$")
_HANJA = re.compile("^[\u3400-\u9fff\uf900-\ufaff]{2,20}$")
_PARTS = re.compile(r"\s*[·•・;/,]\s*")
LONGEST_CHINESE, LONGEST_HEARD = 3, 5  # words of a Chinese person's Latin name, and syllables of it in Hangul
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


def sounds_as_surname(run: str, name: Sequence[Token]) -> bool:
    """Whether one Hangul word sounds as the surname at a Latin name's end: `트럼프(Donald Trump)`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> sounds_as_surname("트럼프", tokenise("Donald Trump")), sounds_as_surname("반도체", tokenise("AI Chip"))
        (True, False)
    """
    return compare(run, name[-1].text, kind=PERSON).score >= LEAST_PERSON


def chinese_person(run: str, name: Sequence[Token]) -> bool:
    """Whether one Hangul word sounds as the Latin name of a Chinese person does: `런정페이(Ren Zhengfei)`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> chinese_person("런정페이", tokenise("Ren Zhengfei")), chinese_person("베이징", tokenise("Bei Jing"))
        (True, False)
    """
    shaped = (
        1 < len(name) <= LONGEST_CHINESE and 1 < len(run) <= LONGEST_HEARD and name[0].folded in surname_spellings()
    )
    latin = " ".join(token.text for token in name)
    return shaped and any(compare(form, latin, kind=PERSON).score >= least for form, least in _spaced(run, len(name)))


def _spaced(run: str, parts: int) -> Iterator[tuple[str, float]]:
    """A Hangul word as it is, and a long one in as many words as its Latin form has, with the least likeness of each.

    Example:
        >>> [form for form, _ in _spaced("쩐반남", 3)], ("응우옌 반 남", 0.7) in _spaced("응우옌반남", 3)
        (['쩐반남'], True)
    """
    yield run, LEAST_NAME
    if parts == LONGEST_CHINESE < len(run) - 1:
        for first, second in combinations(range(1, len(run)), 2):
            yield f"{run[:first]} {run[first:second]} {run[second:]}", LEAST_PERSON


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
    if not opens_as(run[:-1], name[0]):
        return NOTHING
    return Verdict(COMPANY, f"{judge_latin(name).evidence}; sounds as {name[0].text}", 2)


def opens_as(run: str, word: Token) -> bool:
    """Whether a Hangul word begins with the sound of a Latin one.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> opens_as("실버하버", tokenise("Silver")[0]), opens_as("트레이딩", tokenise("Silver")[0])
        (True, False)
    """
    return any(compare(run[:length], word.text, kind=PERSON).score >= LEAST_NAME for length in range(2, len(run) + 1))


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
    return ends_as_body(run) or compare(run, acronym, kind=COMPANY).score >= LEAST_ACRONYM


def ends_as_body(run: str) -> bool:
    """Whether a Hangul word ends as a body and not as a common noun does.

    Example:
        >>> ends_as_body("해외자산통제실"), ends_as_body("현실"), ends_as_body("응원팀")
        (True, False, False)
    """
    return run.endswith(tuple(han_words("korean_body"))) and not run.endswith(tuple(han_words("korean_term")))


def is_headed(run: str) -> bool:
    """Whether a Hangul word ends as a body's name and has a word of its own before.

    Example:
        >>> is_headed("국가개발은행"), is_headed("은행")
        (True, False)
    """
    return any(run.endswith(end) and len(run) > len(end) + 1 for end in han_words("korean_organisation"))


def names_body(run: str, name: Sequence[Token]) -> bool:
    """Whether a Hangul word's ending says that a Latin name of several words is a body's, and no post in one.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> names_body("금융정보분석원", tokenise("Financial Intelligence Unit"))
        True
        >>> names_body("책임연구원", tokenise("Principal Researcher"))
        False
    """
    return bool(name) and is_headed(run) and word_kind(name[-1].folded) != PERSON


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
