"""Vietnamese names without marks: which words are syllables, and which two are one name in the North and the South.

Quoc ngu is one spelling for all: without its marks a name has no other. So another syllable is another name,
unless it is a slip of the pen or one of the few doublets.
"""

from __future__ import annotations

import re

_SURNAMES = frozenset((
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "trinh", "doan", "truong", "vuong", "luong", "luu", "dao", "mai", "cao", "lam", "ta", "to", "thai",
))  # fmt: skip
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|yeu|ieu|uoi|uou|oai|oay|oeo|uay|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
# The South's form of a name that kings bore, and the North's; the same name all the same.
_DOUBLETS = frozenset(map(frozenset, (
    ("vu", "vo"), ("hoang", "huynh"), ("phuc", "phuoc"), ("nhan", "nhon"), ("sinh", "sanh"), ("chinh", "chanh"),
    ("tinh", "tanh"), ("nhat", "nhut"), ("bao", "buu"), ("cuong", "cang"), ("canh", "kieng"), ("tong", "tung"),
    ("thai", "thoi"),
)))  # fmt: skip
_FEWEST = 3  # words, the surname among them


def is_vietnamese(words: tuple[str, ...]) -> bool:
    """Whether a name may be Vietnamese: three syllables or more, with a surname at one of its ends.

    Example:
        >>> is_vietnamese(("nguyen", "thi", "lan")), is_vietnamese(("le", "pen", "marine"))
        (True, False)
    """
    if len(words) < _FEWEST or _SURNAMES.isdisjoint((words[0], words[-1])):
        return False
    return all(_SYLLABLE.fullmatch(word) for word in words)


def other_vietnamese(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names are Vietnamese, and but for one syllable the same.

    Args:
        first: the words of a name, folded.
        second: of another.

    Example:
        >>> other_vietnamese(("le", "van", "minh"), ("le", "van", "manh"))
        True
        >>> other_vietnamese(("vu", "xuan", "phuc"), ("vo", "xuan", "phuc"))
        False
    """
    if len(first) != len(second) or not (is_vietnamese(first) and is_vietnamese(second)):
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a.replace("y", "i") != b.replace("y", "i")]
    if len(differing) != 1:
        return False
    (one, other) = differing[0]
    return sorted(one) != sorted(other) and frozenset((one, other)) not in _DOUBLETS
