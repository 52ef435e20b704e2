"""One bracket for several names: `Tang Bin, Luo Shijie and Mo Cailing (唐斌、罗世杰和莫彩玲)`.

Here belongs the parting of such a bracket. Each of the places that come of it is read as any other place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entityscreen.names.normalise import fold as fold_name
from entityscreen.sources.documents.chains import cut_starts, joins
from entityscreen.sources.documents.context import COMPANY, ORGANISATION
from entityscreen.sources.documents.gloss import is_native_name
from entityscreen.sources.documents.heads import name_start
from entityscreen.sources.documents.kinds import judge, judge_native
from entityscreen.sources.documents.native_persons import looks_like_person, surname_spellings_of
from entityscreen.sources.documents.persons import person_start
from entityscreen.sources.documents.places import Place
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, Token
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import words

_CONTENT = re.compile(
    r"[\s”\"’'»*]{0,3}[(（]\s?(?:respectively,?\s)?"
    rf"(?P<names>[{NATIVE}][{NATIVE}·・ A-Z0-9、，,;；&]*(?:\sand\s[{NATIVE}][{NATIVE}·・ ]*)?)"
    r"(?:,?\srespectively)?\s?[)）]$"
)
_SEPARATOR = re.compile(r"\s?[、，,;；]\s?(?:(?:以?及|和|与|與)(?=.{2}))?|\sand\s|\s?&\s?")
_LAST_AND = re.compile("(?<=..)(?:以及|[和与與及暨])(?=..)")
_PAUSE = re.compile(r"\.?,?\s")  # between two names of a coordination
LONGEST_NAME = 12  # words
MOST_NAMES = 6
SUREST = 3  # strength of a verdict
SHORTEST_BODY = 3  # characters: 工业 alone names nobody


def parted(view: View, tokens: Sequence[Token], places: Sequence[Place]) -> Iterator[Place]:
    """The places of a block, those with one bracket for several names parted into one a name.

    Args:
        view: the block.
        tokens: its words.
        places: its brackets with the words before them.

    Yields:
        Places in order; one whose bracket lists more persons than stand before it keeps its own name alone.
    """
    starts = [token.start for token in tokens]
    for place in places:
        match = _CONTENT.match(view.text[place.name_end : place.end])
        several = _paired(view, tokens, bisect_left(starts, place.chain[-1].start), match["names"]) if match else []
        if several:
            yield from (_part(view, place, chain, native) for chain, native in several)
        else:
            yield _own_names(place, match["names"]) if match else place


def _part(view: View, place: Place, chain: Sequence[Token], native: str) -> Place:
    """The place of one name; a legal form keeps its dot."""
    end = chain[-1].end + (chain[-1].folded in words("legal") and view.text[chain[-1].end] == ".")
    return Place(tuple(chain), end, place.end, replace(place.gloss, native=(native,)))


def _paired(view: View, tokens: Sequence[Token], last: int, names: str) -> list[tuple[Sequence[Token], str]]:
    """The names before a bracket with theirs in it, in order; empty when they do not meet one by one."""
    for natives in _readings(names):
        for chains in _coordinations(view.text, tokens, last, len(natives)):
            pairs = list(zip(chains, natives, strict=True))
            if all(_meets(chain, native, first=at == 0) for at, (chain, native) in enumerate(pairs)):
                return pairs
    return []


def _readings(names: str) -> Iterator[list[str]]:
    """The ways to part the names in a bracket: at its marks, and at an "and" in characters of the last part."""
    plain = [part.strip() for part in _SEPARATOR.split(names)]
    conjunctions = _LAST_AND.finditer(plain[-1])
    split = ([*plain[:-1], plain[-1][: m.start()], plain[-1][m.end() :]] for m in conjunctions)
    for natives in (*split, plain):
        sure = len(plain) > 1 or all(map(_is_sure, natives))  # 工业和信息化部 is one name
        names_all = all(HAS_NATIVE.match(native) and is_native_name(native) for native in natives)
        if 2 <= len(natives) <= MOST_NAMES and sure and names_all:
            yield natives


def _is_sure(native: str) -> bool:
    """Whether characters say alone that they are a person or an organisation."""
    verdict = judge_native(native)
    whole = verdict.kind == ORGANISATION or (verdict.kind == COMPANY and verdict.strength == SUREST)
    return looks_like_person(native) or (whole and len(native) >= SHORTEST_BODY)


def _coordinations(text: str, tokens: Sequence[Token], last: int, size: int) -> Iterator[list[Sequence[Token]]]:
    """The ways to read the words before a bracket as so many names, which commas and one "and" part."""
    for at in range(last - 1, max(0, last - LONGEST_NAME), -1):
        if tokens[at].folded in ("and", "&"):
            head = _comma_list(text, tokens, at - 1, size - 1)
            if head and _goes_on(text, tokens, at, last):
                yield [*head, _named(tokens[at + 1 : last + 1])]
        elif not tokens[at].capital and tokens[at].folded not in words("connector") | {"the"}:
            return


def _comma_list(text: str, tokens: Sequence[Token], last: int, size: int) -> list[Sequence[Token]]:
    """So many names that commas part and that end with a word; the first may have other words before it."""
    found: list[Sequence[Token]] = []
    while len(found) < size:
        first = last
        while first > max(0, last - LONGEST_NAME) and _belongs(text, tokens, first - 1):
            first -= 1
        chain = _named(tokens[first : last + 1])
        if not chain:
            return []
        found.insert(0, chain)
        if len(found) < size and (not first or text[tokens[first - 1].end : tokens[first].start].strip() != ","):
            return []
        last = first - 1
    return found


def _belongs(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word belongs to the name that goes on with the next word."""
    token = tokens[at]
    known = token.capital or token.number or token.folded in words("connector") | {"the"}
    return known and joins(text, token, tokens[at + 1])


def _goes_on(text: str, tokens: Sequence[Token], conjunction: int, last: int) -> bool:
    """Whether nothing but names stands from an "and" to the bracket."""
    before = text[tokens[conjunction - 1].end : tokens[conjunction].start]
    return _PAUSE.match(before) is not None and all(_belongs(text, tokens, at) for at in range(conjunction, last))


def _named(chain: Sequence[Token]) -> Sequence[Token]:
    """A name without the words that open it."""
    return chain[cut_starts(chain) :]


def _meets(chain: Sequence[Token], native: str, *, first: bool) -> bool:
    """Whether words are the name in characters: a person's by its surname, another's by its words or ending."""
    if not chain:
        return False
    if looks_like_person(native):
        found = person_start(chain, [native])
        return found is not None and (first or not found[0] or chain[found[0] - 1].folded in words("role"))
    verdict = judge(chain[name_start(chain, [native]) :], [native], "")
    return verdict.kind in (COMPANY, ORGANISATION)


def _own_names(place: Place, names: str) -> Place:
    """The place without the persons in its bracket that are others than the one before it."""
    natives = place.gloss.native
    spelled = [native for native in natives if _bears_surname(place.chain, native)]
    others = [native for native in natives if native not in spelled and looks_like_person(native)]
    listed = re.search("[、和与與及]|\\sand\\s", names) is not None
    if not spelled or not others or not listed or fold_name(spelled[0][:1]) in {fold_name(n[:1]) for n in others}:
        return place
    own = tuple(native for native in natives if native not in others)
    return replace(place, gloss=replace(place.gloss, native=own))


def _bears_surname(chain: Sequence[Token], native: str) -> bool:
    """Whether a word of a name spells the surname of some characters."""
    return looks_like_person(native) and any(token.folded in surname_spellings_of(native) for token in chain)
