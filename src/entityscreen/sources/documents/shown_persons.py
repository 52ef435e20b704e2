"""Persons whom no table of names knows: by a patronymic, an age behind the name, `, who`, `, a metals broker`.

Here belongs this evidence alone. What a clause calls somebody is told by `called_persons.py` and `naming_shapes.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, words

LONGEST = 3  # words
_AGED = re.compile(r",\s(?:aged\s)?[1-9][0-9](?=,\s|\.|\))|\s\((?:aged\s)?[1-9][0-9]\)")
_NATIONAL = re.compile(
    r"\b(?:an?|the|PRC|DPRK|US|U\.S\.|UK)\s(?:[A-Za-z\-]+\s){0,2}(?:national|citizen|resident|businessman|businesswoman|passport\sholder),?\s$"
)
_SUFFERED = re.compile(
    r"\s(?:was|is|has\sbeen|had\sbeen)\s(?:[a-z]+ly\s)?(?:arrested|born|extradited|jailed|imprisoned|deported|married|killed|"
    r"hospitalised|handcuffed|arraigned|sentenced\sto)\b"
)
_WHO = re.compile(r",\swhom?\s")
_PERSONS_NOUN = re.compile(
    r",\s(?:an?|the|his|her|their|its)\s(?:(?!of\b|at\b|in\b|for\b|from\b)[\w\-]+\s){0,4}?(?:broker|businessman|businesswoman|lawyer|"
    r"engineer|accountant|politician|lawmaker|officer|general|colonel|national|citizen|financier|banker|oligarch|"
    r"smuggler|trafficker|hacker|programmer|developer|fixer|middleman|official|professor|scientist|researcher|"
    r"journalist|activist|cleric|commander|warlord|diplomat|envoy|minister|deputy|director|chairman|chairwoman|founder|"
    r"co-founder|brother|sister|son|daughter|wife|husband|cousin|nephew|niece|uncle|aunt|father|mother|billionaire|"
    r"tycoon|magnate|fugitive|man|woman|resident|native|captain|singer|actor|player|coach|retiree|pensioner|student)\b"
)
_NO_PERSON_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Aa]t|[Nn]ear|[Oo]peration|[Pp]roject|called|named|firm|company|group|[Oo]f\sthe)\s[“\"]?$"
)
_PATRONYMIC = re.compile(
    r"[a-z](?:ovich|evich|[oe]vych|yovych|iyovych|ovna|evna|[iy]vna|ichna|ovitch|evitch|owicz|avich)$"
)
_KOREAN = re.compile(  # one syllable as North Korean names are spelled: `Chang Hyok Nam`
    r"(?:[bpmdtngkhjrlscy]|ch|kk|tt|pp|ss|jj|w)?[yw]?[aeiou]{1,3}(?:ng|[nmlkptbr])?$"
)


def by_father(chain: Sequence[Token]) -> str:
    """What in a name shows that it names the father too: `Petrovich`, `bin`, `a/l`; or an empty string."""
    if any(token.folded in words("filiation") for token in chain[1:-1]):
        return "named after the father"
    return f"patronymic {chain[1].text}" if len(chain) == 3 and _PATRONYMIC.search(chain[1].folded) else ""


def is_korean(chain: Sequence[Token]) -> bool:
    """Whether three words are syllables as North Korean names have them.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> is_korean(tokenise("Chang Hyok Nam")), is_korean(tokenise("Blue Moon Bay"))
        (True, False)
    """
    return len(chain) == 3 and all(_KOREAN.match(token.folded) for token in chain)


def shown_person(text: str, chain: Sequence[Token]) -> str:
    """What shows that words which no table knows are a person: an age, "who", `, a metals broker`; or an empty text."""
    if len(chain) > LONGEST:
        return ""
    start, end = chain[0].start, chain[-1].end
    if _NO_PERSON_BEFORE.search(text, max(0, start - 14), start) or judge_latin(chain).kind or is_place_or_label(chain):
        return ""
    if any(token.folded in words("other") or token.text.isupper() or token.folded in countries() for token in chain):
        return ""
    if _AGED.match(text, end):
        return "an age"
    if _NATIONAL.search(text, max(0, start - 60), start):
        return "what stands before says a person"
    return (
        "what follows says a person"
        if any(shape.match(text, end) for shape in (_WHO, _SUFFERED)) or _PERSONS_NOUN.match(text, end)
        else ""
    )


def ends_as_surname(chain: Sequence[Token]) -> bool:
    """Whether two or three words end as surnames in Russian and its neighbours do: `Ruslan Akhmerov`."""
    return 1 < len(chain) <= LONGEST and chain[-1].folded.endswith(tuple(words("surname_ending")))
