"""What a bracket behind a name in characters gives besides its Latin name: acronyms, short forms, parts after a comma.

Here belongs the typing of the bracket's parts, `(Bureau of Industry and Security,BIS)`, and whether characters are a
short form of others: 證監會 of 證券及期貨事務監察委員會.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.listings import without_listing
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE
from entityscreen.sources.documents.vocabulary import fold, is_given, is_role, words

_PARTS = re.compile(r"[;；，、·・]|,(?!\s?(?:Inc|Ltd|LLC|L\.L\.C|Co|Limited|LTD|CO|INC)\b)")
_WHOSE = (
    "(?:[证證]券|股票|股份|公司|[机機][构構]|[业業][内內界]|坊[间間]|民[间間]|"
    "市[场場]|玩家|客[户戶]|外界|媒[体體]|[当當]地|通常)"
)
_LABEL = re.compile(
    rf"^\s*(?:以下|下文|下)?{_WHOSE}?(?:多|常|均|也|又|又被|被|统|統)?(?:[简簡略俗通惯慣]?[称稱])(?:[為为作])?[:：]?\s*"
    r"|^\s*(?:略称|通称|略して|약칭|약칭은|약어|줄여서|통칭|일명)[:：は]?\s*"
)
# Without a word for "called" what follows must be quoted, or be made of the name's own characters.
_BELOW = re.compile(
    r"^\s*(?:以下|이하)[、,，]?\s?(?P<name>.{2,20}?)"
    "(?:という|とする|と呼ぶ|と略|라 한다|로 표기|라고 한다)?$"
)
_BELOW_COMMA = re.compile("(?<=以下)[、,，]\\s?|(?<=이하),\\s?")
_LABEL_DOT = re.compile("(?<=略称)・|(?<=通称)・|(?<=愛称)・")
_QUOTES = "「」『』“”\"'‘’《》 \u3000"
_QUOTED_PART = re.compile(r"^\s*[「『“‘\"'].*[」』”’\"']\s*$")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9&\-]{0,8}[A-Z0-9]$")
_NATIVE_ALONE = re.compile(f"^[{NATIVE}A-Z0-9]{{2,12}}$")
_AND = re.compile(r"\band\b|&")
_READING = re.compile("^[\u3041-\u3096・ー ]+$")


def further_aliases(content: str, native: str) -> tuple[str, ...]:
    """The acronyms and short forms in a bracket behind a name in characters.

    Args:
        content: what stands in the bracket.
        native: the name before it.

    Example:
        >>> further_aliases("Beijing Academy of Artificial Intelligence,简称BAAI", "北京智源人工智能研究院")
        ('BAAI',)
        >>> further_aliases("以下、東亜マテ", "東亜マテリアル通商株式会社")
        ('東亜マテ',)
        >>> further_aliases("이하 생략", "한빛무역공사")
        ()
        >>> further_aliases("Aerospace Industrial Development Corporation,漢翔,AIDC", "漢翔航空工業股份有限公司")
        ('漢翔', 'AIDC')
    """
    found: dict[str, None] = {}
    joined = _LABEL_DOT.sub("", _BELOW_COMMA.sub("", without_listing(content)[0]))
    for part in _PARTS.split(joined):
        label, below = _LABEL.match(part), _BELOW.match(part)
        name = part[label.end() :].strip(_QUOTES) if label else part.strip(_QUOTES)
        if below and not label:
            name = below["name"].strip(_QUOTES)
            label = below if name != below["name"] or _is_contained(name, native) else None
        quoted = name != part.strip() and part.strip()[:1] in _QUOTES
        label = label or (_QUOTED_PART.match(part) if quoted and _is_contained(name, native) else None)
        acronym = _ACRONYM.match(name) and fold(name) not in words("acronym_stop") and not is_role(fold(name))
        short = _NATIVE_ALONE.match(name) and HAS_NATIVE.search(name) and (label or is_short_form(name, native))
        if (acronym or short) and name != native:
            found.setdefault(name)
    return tuple(found)


def says_short(content: str) -> bool:
    """Whether a bracket begins with a word for a short form.

    Example:
        >>> says_short("以下简称“深圳警方”"), says_short("警方")
        (True, False)
    """
    return _LABEL.match(content) is not None or content.startswith(("以下", "이하"))


def is_short_form(short: str, name: str) -> bool:
    """Whether characters are taken in order from a longer name, the first one with it.

    Example:
        >>> is_short_form("證監會", "證券及期貨事務監察委員會"), is_short_form("北京", "上海電氣集團")
        (True, False)
    """
    if not 2 <= len(short) < len(name) - 1 or short[0] != name[0] or _READING.match(short):
        return False
    return _is_contained(short, name)


def _is_contained(short: str, name: str) -> bool:
    """Whether the characters of a name are those of a longer one in order."""
    rest = iter(name)
    return len(short) < len(name) and all(character in rest for character in short)


def joined_latin(first: str, rest: str) -> str:
    """What stands behind the comma of a Latin name and belongs to it: `Ministry of Trade, Industry and Energy`.

    Args:
        first: the part before the comma.
        rest: the bracket's content behind the comma.

    Returns:
        The stretch behind the comma that belongs to the name, or an empty string.

    Example:
        >>> joined_latin("Ministry of Trade", " Industry and Energy"), joined_latin("Kwok Ka Wing", " Gavin")
        (' Industry and Energy', ' Gavin')
        >>> joined_latin("Tim Cook", " Apple"), joined_latin("National Security Bureau", " NSB")
        ('', '')
    """
    part = re.split(r"[;；，、·:：(（]", rest, maxsplit=1)[0].rstrip()
    name = part.strip()
    if not name or HAS_NATIVE.search(name) or _ACRONYM.match(name) or not name[0].isupper():
        return ""
    if " " not in name:
        return part if is_given(fold(name)) and " " in first else ""
    last = fold(name.rsplit(" ", 1)[-1])
    government = " of " in f"{first} " and _AND.search(name) and "," not in _AND.split(name)[-1]
    return part if government or last in words("organisation") else ""
