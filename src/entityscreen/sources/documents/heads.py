"""Where an organisation's name begins when words of another one stand before it.

Here belongs what the characters in the bracket say about the Latin words: which head they translate, and whether an
"and" stands inside the name. What Latin words say alone belongs to `chains.py` and `kinds.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.chains import and_cut, is_state_owned
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.native_persons import surname_spellings_of
from entityscreen.sources.documents.spellings import opens_with_place
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, words

# `及`, `和`, `暨` between two characters: 有組織罪案及三合會調查科.
_FIRMS = ("事務所", "事务所", "律師行", "律师行", "會計師行")
_INNER_AND = re.compile("(?<=.)[及和與与暨・·](?=.)")


@named_cache("documents.heads", maxsize=1)
def _head_endings() -> dict[str, tuple[str, ...]]:
    return {head: tuple(endings.split(" ")) for head, endings in read_rows("documents_heads")}


def translates(head: str, natives: Sequence[str]) -> bool:
    """Whether a name in characters ends as a head word is translated.

    Args:
        head: a folded head word.
        natives: names in characters.

    Returns:
        False for a head word that the table does not have.

    Example:
        >>> translates("party", ["조선로동당"]), translates("department", ["조선로동당"])
        (True, False)
    """
    return any(native.endswith(_head_endings().get(head, ())) for native in natives)


def name_start(chain: Sequence[Token], natives: Sequence[str]) -> int:
    """How many leading words of a chain are no part of the organisation that some characters name.

    Args:
        chain: the words before the bracket.
        natives: the names in it.

    Returns:
        The number of words to drop; less than the chain's length.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> name_start(tokenise("Information Department of the Workers' Party of Korea"), ["조선로동당"])
        4
        >>> name_start(tokenise("Organised Crime and Triad Bureau"), ["有組織罪案及三合會調查科"])
        0
    """
    start = 0 if _is_whole(chain, natives) else and_cut(chain)
    start += organisation_start(chain[start:], natives)
    return start + _inner_start(chain[start:], natives)


def _is_whole(chain: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether the "and" of a chain stands inside one name."""
    ands = [at for at, token in enumerate(chain) if token.folded in ("and", "&")]
    if len(ands) != 1 or not 0 < ands[0] < len(chain) - 1:
        return not ands
    left, right = chain[: ands[0]], chain[ands[0] + 1 :]
    alone = judge_latin(right)
    whole = (
        any(_INNER_AND.search(native) for native in natives),
        # `Industrial and Commercial Bank`: 工商 has no "and"
        left[-1].folded in ("industrial", "agricultural") and any(token.folded == "bank" for token in right),
        _begins_with_place(left, natives) or _is_placed(left, right, natives),
        left[0].folded in _first_surnames(natives),
        # `Securities and Futures Commission`, `China Road and Bridge Corporation`
        _is_generic(left) or (_is_generic(right) and alone.kind),
        # `Lee and Li (理律法律事務所)`
        len(left) == len(right) == 1 and any(native.endswith(_FIRMS) for native in natives),
        any(translates(token.folded, natives) for token in left) and alone.strength < 2,
    )
    return any(whole)


def _is_generic(part: Sequence[Token]) -> bool:
    """Whether words have nothing of their own."""
    kinds = ("field", "company", "organisation", "legal", "other")
    return all(any(token.folded in words(kind) for kind in kinds) for token in part)


def _is_bare(part: Sequence[Token]) -> bool:
    """Whether words are but places and a legal form."""
    places = countries().keys() | words("geo") | words("region")
    return part[-1].folded in words("strong") and all(
        token.folded in places or token.folded in words("strong") for token in part
    )


def _first_surnames(natives: Sequence[str]) -> frozenset[str]:
    """How the first characters are spelled: `Hu Yaobang and Zhao Ziyang Foundation (胡耀邦赵紫阳基金会)`."""
    return frozenset().union(*(surname_spellings_of(native) for native in natives))


def _begins_with_place(left: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether a place stands before the "and" and begins the characters: `Hongkong and Shanghai Bank (香港上海…)`."""
    code = countries().get(left[-1].folded, ("",))[0] if len(left) == 1 else ""
    starts = [countries().get(native[:length], ("",))[0] for native in natives for length in (2, 3)]
    return bool(code) and code in starts


def _is_placed(left: Sequence[Token], right: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether the left half has the place that the characters begin with, and no head of its own.

    `Wenzhou Shoe and Leather Association (温州市鞋革行业协会)` is whole, and so are offices of the State in any case:
    `State-owned Assets Supervision and Administration Commission of Yancheng`.
    """
    right = right[1:] if right[0].folded == "the" else right
    if len(left) < 2 or not right or (judge_latin(left).strength > 1 and not _is_generic(left[-1:])):
        return False
    placed = any(opens_with_place(left, native) for native in natives)
    if placed:
        return not any(opens_with_place(right, native) for native in natives) and not _is_known_place(right[0])
    return is_state_owned(left, 0)


def _is_known_place(token: Token) -> bool:
    return token.folded in countries() or token.folded in words("province")


def _inner_start(name: Sequence[Token], natives: Sequence[str]) -> int:
    """The start of the organisation behind "of" whose head the characters translate when the first they do not."""
    table = _head_endings()
    folded = [token.folded for token in name]
    ofs = [at for at, word in enumerate(folded) if word == "of" and 0 < at < len(name) - 1]
    for at in ofs:
        inner = at + 2 if folded[at + 1] == "the" else at + 1
        end = next((later for later in ofs if later > inner), len(name))
        numbered = at > 2 and name[at - 1].number and folded[at - 2] == "no"  # `Institute No. 706 of`
        outer, head = folded[at - 3 if numbered else at - 1], folded[end - 1]
        if _is_bare(name[inner:end]):
            continue  # `Bank of China (Asia) Limited`: what follows names nobody
        if outer not in table or head not in table or not translates(head, natives):
            continue
        if not translates(outer, natives) or _is_part(outer, head, name[inner:], natives):
            return inner
    return 0


def _is_part(outer: str, head: str, inner: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether characters that could end either name are the whole body's, whose place they begin with.

    `Law School of Wuhan University (武汉大学)`, but not with 武汉大学法学院, which has both heads.
    """
    if outer not in words("part_of_body") or head not in words("whole_body"):
        return False
    ends = _head_endings()[head]
    return any(
        opens_with_place(inner, native) and not any(end in native[2 : -len(end)] for end in ends) for native in natives
    )
