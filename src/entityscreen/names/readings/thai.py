"""Thai: the Royal system by syllables, and the spellings that people use instead.

Thai marks neither where a word ends nor all vowels: พร is phon, ธน thana, พนม phanom. Names are made of some hundred
elements, which a table has (`resources/readings/thai_*.tsv`); the rest is cut into the fewest syllables that its
letters can be. Here belongs the script; what Latin spellings of Thai have in common is in `thai_letters.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.readings.reading import THAI_SYSTEM, Reading, collect, paired
from entityscreen.names.readings.rhymes import Piece, Place, Rule, Written, rules_of, ways_to_say

SCRIPT = Script.THAI

_COST, _LATER = 0.02, 0.01
_LONGEST_ABBREVIATION, _ABBREVIATED = 3, 0.1  # ปตท is PTT, but กมล is Kamon

_ONSETS = (
    paired("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณ", "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n")
    | paired("ดตถทธนบปผฝพฟภมยรลว", "d t th th th n b p ph f ph f ph m y r l w")
    | paired("ศษสหฬอฮ", "s s s h l - h")
    | paired("สร ศร ซร จร อย", "s s s ch y")
)
# What ends a syllable has one of eight sounds.
_ENDS = (
    paired("กขคฆงจชซฎฏฐฑฒดตถทธศษส", "k k k k ng t t t t t t t t t t t t t t t t")
    | paired("บปพฟภมญณนรลฬยว", "p p p p p m n n n n n n i o")
    | {"": ""}
)
_LATERAL = frozenset("ลฬ")  # many spell them l at the end, too
_SIGN = "[ะาำิีึืุูั]"
_SIGNS = frozenset(_SIGN[1:-1])
_SILENT = re.compile(f"(?<={_SIGN}[ก-ฮ])[จตทดษ][ก-ฮ]์|[ก-ฮ][ิุ]?์")
_UNSAID = str.maketrans(dict.fromkeys("็่้๊๋ฯๆฺ๎์"))
_VOCALIC = ((re.compile("(?<=[กตทปศส])ฤๅ?|ฤ(?=ท)"), "ริ"), (re.compile("ฤๅ?"), "รึ"), (re.compile("ฦๅ?"), "ลึ"))

_ONE, _TWO = "[ก-ฮ]", "(?:[กขคตปผพทสศซจ]ร|[กขคปผพ]ล|[กขค]ว|ห[งญณนมยรลว]|อย)"
_CLUSTER = re.compile(_TWO)
_CLOSING = f"[{''.join(filter(None, _ENDS))}]"
_END = f"(?:{_CLOSING}(?!{_SIGN})|[ตทดกชปค]ร(?!{_SIGN})|{_CLOSING}[ิุ]$)"
_RHYMES = (
    "เOียF ia | เOีย ia | เOือF uea | เOือ uea | เOาะ o | เOา ao | เOอF oe | เOอ oe | เOิF oe | เOย oei | เOะ e | เOF e"
    " | เO e | แOะ ae | แOF ae | แO ae | โOะ o | โOF o | โO o | ไOย ai | ไO ai | ใO ai | Oัวะ ua | Oัว ua | OัF a"
    " | OรรF a | Oรร an | Oะ a | OาF a | Oา a | Oำ am | OิF i | Oิ i | OีF i | Oี i | OึF ue | Oึ ue | Oือ ue | OืF ue"
    " | OุF u | Oุ u | OูF u | Oู u | OอF o | Oอ o | OวF ua"
)
_LEADING = "เแโไใ"  # vowels that are written first
_ELEMENT, _SYLLABLE, _TAKEN_APART, _UNKNOWN = 0.8, 1.0, 2.2, 3.0
# A consonant without a vowel is said with an a, seldom at the end; two of them make a syllable with an o, seldom with a
# cluster in front, or with a mute vowel sign behind.
_ALONE, _AT_END, _UNUSUAL = 0.9, 1.5, 0.5


def written_plainly(token: str) -> str:
    """A Thai word without its tones and the letters that are not said.

    Args:
        token: a folded word.

    Example:
        >>> written_plainly("จันทร์"), written_plainly("แก้ว"), written_plainly("กฤษณ์")
        ('จัน', 'แกว', 'กริษ')
    """
    word = _SILENT.sub("", token.replace("ํา", "ำ")).translate(_UNSAID)
    for letters, said in _VOCALIC:
        word = letters.sub(said, word)
    return word


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spellings of a Thai word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> read("พรทิพย์")[0].text, [reading.text for reading in read("ธนพล")][:2]
        ('phonthip', ['thanaphon', 'thanapol'])
    """
    word = written_plainly(token)
    rows = [(text, THAI_SYSTEM, _COST + _LATER * far) for far, text in ways_to_say(word, _places)]
    if len(word) <= _LONGEST_ABBREVIATION and all(letter in _ONSETS for letter in word):
        rows.append(("".join(_ONSETS[letter][:1] for letter in word), "Thai, letter by letter", _ABBREVIATED))
    return collect(rows)


def _places(word: str, start: int) -> Iterator[Place]:
    """What can stand at a place of a word."""
    elements = _elements()
    for end in range(start + 2, min(start + _longest(), len(word)) + 1):
        if word[start:end] in elements and word[end : end + 1] not in _SIGNS:
            yield _ELEMENT, end, elements[word[start:end]]
    for rule in _rules():
        found = rule.written(word, start)
        if found is not None:
            yield rule.cost + _unlikely(found, word), found.stop, _syllable(found, rule.vowel)
    yield _UNKNOWN, start + 1, (word[start] if "a" <= word[start] <= "z" else "",)


def _unlikely(found: Written, word: str) -> float:
    if found.stop == found.start + 1:
        return _AT_END if found.stop == len(word) else 0.0
    return _UNUSUAL if found.end[1:2] in ("ิ", "ุ") else 0.0


def _syllable(found: Written, vowel: str) -> Piece:
    onset, end = found.onset, found.end
    if onset == "ทร" and not found.start:
        said = "s"
    elif onset in _ONSETS:
        said = _ONSETS[onset]
    else:  # two consonants: a cluster, in which h tells the tone alone, or an a between them
        said = _ONSETS[onset[0]] + "a" + _ONSETS[onset[1]]
        if _CLUSTER.fullmatch(onset):
            said = ("" if onset[0] == "ห" else _ONSETS[onset[0]]) + _ONSETS[onset[1]]
    heard = said + vowel + _ENDS[end[:1]]
    return (heard, f"{said}{vowel}l") if end[:1] in _LATERAL else (heard,)


@named_cache("names.readings.thai", maxsize=1)
def _elements() -> dict[str, Piece]:
    """Elements of names, plainly written, to their spellings."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("readings_thai")}


@named_cache("names.readings.thai_longest", maxsize=1)
def _longest() -> int:
    return max(map(len, _elements()))


@named_cache("names.readings.thai_rules", maxsize=1)
def _rules() -> tuple[Rule, ...]:
    onsets = [(_TWO, _SYLLABLE, ""), (_ONE, _SYLLABLE, ""), (_ONE + _ONE, _TAKEN_APART, _LEADING)]
    closed = [(_TWO, _SYLLABLE + _UNUSUAL, ""), (_ONE, _SYLLABLE, "")]
    return (
        *rules_of("O a", [(_ONE, _ALONE, "")], "", _SIGN),
        *rules_of(_RHYMES, onsets, _END, _SIGN),
        *rules_of("OF o", closed, _END, _SIGN),
        *rules_of("OF o", [(_ONE, _SYLLABLE, "")], f"ร(?!{_SIGN})", _SIGN),
    )
