"""Nicknames in characters, `Sister Fong (芳姐)` and `Ah Keung (阿強)`, which bear no surname.

Here belongs which characters are a nickname, and which Latin words before them are the person that bears it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.native_persons import looks_like_person, surname_spellings_of
from entityscreen.sources.documents.persons import is_hyphenated_given, is_person_word
from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import endings, surname_spellings

# A familiar prefix before one or two characters, or a word of kin behind one or two.
_NICKNAME = re.compile(
    "[阿亞亚老小大肥細细傻豬猪黑鬼][\u3400-\u9fff]{1,2}|[\u3400-\u9fff]{1,2}[哥姐叔爺爷嫂伯婆仔公妹弟爸媽妈頭头]"
)
_FAMILIAR = frozenset(
    ["ah", "a", "uncle", "aunt", "auntie", "brother", "sister", "boss", "mama", "papa", "granny", "grandma", "grandpa"]
)
_REAL_NAME = re.compile(r"\bwhose\s(?:real|true|legal|full|actual)\sname\s(?:is|was)\s{1,24}[“\"]?")
SURNAME_AND_GIVEN, LONGEST_NICKNAME = 2, 3  # words


def is_nickname(native: str) -> bool:
    """Whether characters have the shape of a nickname.

    Example:
        >>> is_nickname("芳姐"), is_nickname("阿強"), is_nickname("徐志強")
        (True, True, False)
    """
    return _NICKNAME.fullmatch(native) is not None


def _is_body(native: str) -> bool:
    """Whether characters end as the name of a company or another body."""
    return endings().longest(native)[1] in ("company", "organisation")


def _is_said(natives: Sequence[str], called: Sequence[str]) -> bool:
    """Whether one of some Latin names is a person's whose characters stand beside it."""
    parts = [{token.folded for token in tokenise(name)} for name in called]
    persons = [surname_spellings_of(native) for native in natives if looks_like_person(native)]
    return any(spellings & part for spellings in persons for part in parts if len(part) > 1)


def nickname_start(
    chain: Sequence[Token], natives: Sequence[str], called: Sequence[str] = ()
) -> tuple[int, str] | None:
    """Where in a chain the person begins whom a bracket gives a nickname, with the evidence, or None.

    Args:
        chain: the words before the bracket.
        natives: the names in it.
        called: what the text calls the person besides: `Ho Siu-fong, better known as "Sister Fong" (芳姐)`, or whose
            name it says: `Fei Lo (肥佬), whose real name is Kwan Chi-fai (關志輝)`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> nickname_start(tokenise("Ah Keung"), ["阿強"])
        (0, 'nickname 阿強')
        >>> nickname_start(tokenise("Big Echo"), ["大回声"]) is None
        True
        >>> nickname_start(tokenise("Ho Siu-fong"), ["芳姐"]) is None
        True
    """
    nickname = next((native for native in natives if is_nickname(native) or (called and not _is_body(native))), "")
    if not nickname or len(chain) < SURNAME_AND_GIVEN:
        return None
    if len(chain) <= LONGEST_NICKNAME and all(map(is_person_word, chain)) and _is_said(natives, called):
        return 0, "real name"
    first, last = chain[-2], chain[-1]
    familiar = is_nickname(nickname) and first.folded in _FAMILIAR and last.capital and len(chain) == SURNAME_AND_GIVEN
    named = called and first.folded in surname_spellings() and is_hyphenated_given(last.text)
    known = familiar or (named and is_person_word(first))
    return (len(chain) - SURNAME_AND_GIVEN, f"nickname {nickname}") if known else None


def with_real_name(view: View, finding: Finding) -> Finding:
    """The finding under the real name that a clause gives: `Ah Keung (阿強), whose real name is Tsui Chi-keung`.

    The name before it becomes an alias; the bearer is found at the real one.
    """
    clause = _REAL_NAME.search(view.text, finding.end, max(finding.end, finding.after))
    real = next((name for name in finding.aliases if clause and view.text.startswith(name, clause.end())), "")
    if not clause or not real:
        return finding
    others = tuple(dict.fromkeys((finding.name, *(name for name in finding.aliases if name != real))))
    return replace(finding, name=real, start=clause.end(), end=clause.end() + len(real), aliases=others)
