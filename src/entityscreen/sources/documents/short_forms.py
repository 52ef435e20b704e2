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
_LABEL = re.compile(
    r"^\s*(?:以下|下)?(?:简称|簡稱|稱|称)(?:為|为)?[:：]?\s*|^\s*(?:略称|通称|약칭)[:：は]?\s*"
    r"|^\s*(?:以下|이하)\s?(?=[「『“‘\"'])"
)
_QUOTES = "「」『』“”\"'‘’《》 \u3000"
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
        >>> further_aliases("Aerospace Industrial Development Corporation,漢翔,AIDC", "漢翔航空工業股份有限公司")
        ('漢翔', 'AIDC')
    """
    found: dict[str, None] = {}
    for part in _PARTS.split(without_listing(content)[0]):
        label = _LABEL.match(part)
        name = part[label.end() :].strip(_QUOTES) if label else part.strip(_QUOTES)
        acronym = _ACRONYM.match(name) and fold(name) not in words("acronym_stop") and not is_role(fold(name))
        short = _NATIVE_ALONE.match(name) and HAS_NATIVE.search(name) and (label or is_short_form(name, native))
        if (acronym or short) and name != native:
            found.setdefault(name)
    return tuple(found)


def is_short_form(short: str, name: str) -> bool:
    """Whether characters are taken in order from a longer name, the first one with it.

    Example:
        >>> is_short_form("證監會", "證券及期貨事務監察委員會"), is_short_form("北京", "上海電氣集團")
        (True, False)
    """
    if not 2 <= len(short) < len(name) - 1 or short[0] != name[0] or _READING.match(short):
        return False
    rest = iter(name)
    return all(character in rest for character in short)


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
