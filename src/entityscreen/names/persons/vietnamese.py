"""Vietnamese names: which words are syllables, which two are one in the North and the South, and what marks tell.

Quoc ngu is one spelling for all: without its marks a name has no other. So another syllable is another name,
unless it is a slip of the pen or one of the few doublets.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

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
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_WITHOUT_MARKS = str.maketrans("đ", "d")
_WORD = re.compile(r"[^\W\d_]+")
# What tells two names apart that are the same without marks: other marks in both, a mark that one leaves out, tones.
MARKS, LETTERS, TONES = "marks", "letters", "tones"
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


def other_marks(first: str, second: str) -> str | None:
    """What tells two Vietnamese names apart that are the same without their marks.

    Args:
        first: a name as given.
        second: another.

    Returns:
        `TONES` when a syllable has another tone alone, `LETTERS` when it has another letter that may be the same one
        without its mark (Lan, Lân), `MARKS` when each has a mark that the other has not (Hùng, Hưng); None when they
        are written alike, when one of them has no marks, and for names of other languages.

    Example:
        >>> other_marks("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"), other_marks("Nguyễn Văn Hùng", "NGUYỄN VĂN HÚNG")
        ('marks', 'tones')
        >>> other_marks("Trần Thị Lan", "Trần Thị Lân")
        'letters'
        >>> other_marks("Nguyễn Văn Hùng", "Nguyen Van Hung"), other_marks("José María Lê", "Jose Maria Lé")
        (None, None)
    """
    if first.isascii() or second.isascii():
        return None
    words, others = dict(_syllables(first)), dict(_syllables(second))
    if words.keys() != others.keys() or not (is_vietnamese(tuple(words)) or is_vietnamese(tuple(others))):
        return None
    differing = [(word, others[plain]) for plain, word in words.items() if word != others[plain]]
    if not differing:
        return None
    lettered = [(a, b) for a, b in differing if _without_tones(a) != _without_tones(b)]
    if not lettered:
        return TONES
    return LETTERS if all(_may_leave_out(*map(_marks, pair)) for pair in lettered) else MARKS


def _may_leave_out(marks: Counter[str], others: Counter[str]) -> bool:
    """Whether one word has all the marks of the other."""
    return marks <= others or others <= marks


def _marks(word: str) -> Counter[str]:
    decomposed = unicodedata.normalize("NFD", word)
    return Counter(c for c in decomposed if unicodedata.combining(c) or c == "đ")


def _syllables(name: str) -> Iterator[tuple[str, str]]:
    """The words of a name, each without marks and with them."""
    for word in _WORD.findall(unicodedata.normalize("NFC", name.casefold())):
        plain = unicodedata.normalize("NFD", word.translate(_WITHOUT_MARKS))
        yield "".join(c for c in plain if not unicodedata.combining(c)), word


def _without_tones(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
