"""Brands of groups whose characters are one thing and whose Latin letters another, at the head of longer names.

中信证券 is CITIC Securities, 华润电力 China Resources Power, 中航沈飞 AVIC Shenyang Aircraft. Here belongs reading
such a name with the brand as one Latin word, and what that word weighs: a group's hundreds of firms have it in common,
so that what follows tells the sisters apart. Names that are called something else as wholes are in `short_forms.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, scripts_in
from entityscreen.names.lexicon import find_concepts, han_phrases
from entityscreen.names.normalise import Folded
from entityscreen.names.parts import Parts
from entityscreen.names.prepared import Role
from entityscreen.names.words import CJK

GROUP_BRAND = 0.45  # as much as a place: beside it a trade tells more than beside a brand of one firm
GROUP = "group"
INITIALS = 3  # letters at most that are a brand of many firms: LG, SKC
LONGEST_BEFORE = 4  # characters before the brand: 无锡市
MOST_BRANDS = 2  # of a name: 中航沈飞
_BEFORE_HEAD = frozenset({"the", "of"})  # the 2nd Institute of CASIC
# A builder's numbered bureau is one of engineering, and is written in full: 中铁二局, China Railway No. 2 Engineering.
_BUREAU = re.compile("第?([一二三四五六七八九十]+)(?:工程)?局")
_TRADES = frozenset({Role.INDUSTRY, Role.ORGANISATION, Role.GENERIC})
_ROLES_BEFORE = frozenset({"place", "legal"})


@dataclass(frozen=True, slots=True)
class _Brands:
    """The brands, folded.

    Attributes:
        names: each form with the brands that it stands for, as one word each.
        all: these words.
        groups: those of them that are of a group, and not of one firm.
        first: the first characters of forms in characters.
        longest: how many characters these have at most.
        words: the first words of forms in letters.
    """

    names: dict[str, tuple[str, ...]]
    all: frozenset[str]
    groups: frozenset[str]
    first: frozenset[str]
    longest: int
    words: frozenset[str]


@named_cache("names.group_brands", maxsize=1)
def _brands() -> _Brands:
    names: dict[str, tuple[str, ...]] = {}
    rows = read_rows("lexicon_group_brands")
    for name, form, _ in rows:
        names[form] = (*names.get(form, ()), name)
    characters = [form for form in names if not form.isascii()]
    return _Brands(
        names=names,
        all=frozenset(name for found in names.values() for name in found),
        groups=frozenset(name for name, _, of in rows if of == GROUP),
        first=frozenset(form[0] for form in characters),
        longest=max(map(len, characters)),
        words=frozenset(form.split()[0] for form in names if form.isascii()),
    )


def is_group_brand(word: str) -> bool:
    """Whether a word is a brand of a group or a firm as one word, which nobody may have written so.

    Example:
        >>> is_group_brand("chinaresources"), is_group_brand("resources")
        (True, False)
    """
    return word in _brands().all


def with_group_brand(text: Folded) -> tuple[Folded, ...]:
    """A name with the group's brand at its head as one Latin word; none where it has none.

    Args:
        text: a folded name of an organisation.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> with_group_brand(fold("華潤電力")), with_group_brand(fold("China Resources Power"))
        (('chinaresources 电力', 'cr 电力'), ('chinaresources power',))
        >>> with_group_brand(fold("中航沈飞")), with_group_brand(fold("武汉高芯科技"))
        (('avic shenyangaircraft',), ())
    """
    if text.isascii():
        return _in_letters(text)
    return () if CJK.isdisjoint(scripts_in(text)) else _in_characters(text)


def weigh_in_group(parts: Parts) -> None:
    """Give a group's brand and the trades beside it the weights by which its firms are told apart.

    Args:
        parts: of a name whose head `with_group_brand`, or `with_initials`, gave; changed in place.
    """
    known = _brands().groups
    for position, token in enumerate(parts.tokens):
        own = len(token.text) <= INITIALS and token.script is Script.LATIN and parts.roles[position] is Role.BRAND
        if own or token.text in known:
            parts.weights[position] = GROUP_BRAND
        elif token.concept is not None and parts.roles[position] in _TRADES:
            parts.weights[position] = token.concept.weight


def _in_letters(text: str) -> tuple[Folded, ...]:
    brands = _brands()
    words = text.replace(",", " ").split()
    if brands.words.isdisjoint(words):
        return ()
    for start, word in enumerate(words):
        if word in brands.words and _is_head(words[:start]):
            found, end = _brands_from(words, start)
            if found:
                return (Folded(" ".join((*words[:start], *found, *words[end:]))),)
    return ()


def _brands_from(words: list[str], start: int) -> tuple[list[str], int]:
    """The brands that stand one behind the other in a Latin name, and where they end."""
    brands, found = _brands(), list[str]()
    end = start
    while end < len(words) and len(found) < MOST_BRANDS and words[end] in brands.words:
        ends = range(len(words), end, -1)
        stop = next((stop for stop in ends if " ".join(words[end:stop]) in brands.names), end)
        if stop == end:
            break
        found.append(brands.names[" ".join(words[end:stop])][0])
        end = stop
    return found, end


def _is_head(before: list[str]) -> bool:
    """Whether a name's brand may stand behind some words: none, places, or `of`."""
    if not before or before[-1] in _BEFORE_HEAD:
        return True
    places = [(start, end) for start, end, meaning in find_concepts(before) if meaning.role == "place"]
    return sum(end - start for start, end in places) == len(before)


def _in_characters(text: str) -> tuple[Folded, ...]:
    brands = _brands()
    for start, character in enumerate(text[: LONGEST_BEFORE + 1]):
        if character in brands.first and (not start or _is_before(text[:start])):
            form = _form_at(text, start)
            if form:
                rest = _rest(text[start + len(form) :])
                return tuple([Folded(" ".join((text[:start], name, rest)).strip()) for name in brands.names[form]])
    return ()


def _rest(text: str) -> str:
    """What stands behind a brand: a further brand at its head as one word too, a numbered bureau in full."""
    form = _form_at(text, 0)
    if form:
        return f"{_brands().names[form][0]} {text[len(form) :]}"
    return text if "局" not in text else _BUREAU.sub(r"第\1 工程局 ", text, count=1)


def _form_at(text: str, start: int) -> str:
    """The longest form that stands at a place of a text; empty where none does."""
    brands = _brands()
    lengths = range(brands.longest, 1, -1)
    return next((form for length in lengths if (form := text[start : start + length]) in brands.names), "")


def _is_before(text: str) -> bool:
    """Whether characters may stand before a brand: a place, or 株式会社 as Japan puts it in front."""
    meaning = han_phrases().get(text)
    return meaning is not None and meaning.role in _ROLES_BEFORE
