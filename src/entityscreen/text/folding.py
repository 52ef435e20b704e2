"""Folding: one representative for all the ways in which the same letters can be typed.

A text stays in its script: compatibility forms, case, diacritics, invisible characters, traditional and simplified
characters are folded. What changes the script belongs to `romanisation/`.

Rules, in this order:
0. What web pages and programs write for characters (`&amp;`, `&#39;`, `%20`, `\u00fc`) are these characters.
1. NFKC: full-width, ligatures, presentation forms, superscripts.
2. Each character by itself, remembered: casefolded; Latin, Greek and Armenian letters lose their marks,
   Cyrillic ones too save й (a letter of its own) and ї; Arabic loses its vowel points and tatweel and has
   one form of alef, yeh, kaf and heh; Hebrew loses its points; zero-width characters and controls vanish;
   dashes become `-`, apostrophes `'`, quotation marks and symbols (stars, emoji, ™) a space.
3. Han characters meet in one canonical character: simplified, variants merged.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.entities import html5
from typing import NewType
from urllib.parse import unquote

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows

Folded = NewType("Folded", str)

_LETTERS = {
    "ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng",
    "ŧ": "t", "ĸ": "k", "ə": "a", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ƿ": "w", "ȝ": "y",
    **dict(zip("ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢꜰꜱɑɡ", "abcdeghijklmnoprtuvwyzfsag", strict=True)),  # small capitals
    "ё": "е", "ѐ": "е", "ѝ": "и", "ї": "ї", "й": "й", "ў": "ў", "ґ": "г",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ئ": "ي", "ؤ": "و",
    "ک": "ك", "ګ": "گ", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ﻯ": "ي", "ﻱ": "ي", "ـ": "",
    "ς": "σ", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-", "﹣": "-", "־": "-",
    "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ʹ": "'", "′": "'", "‛": "'", "ʾ": "'", "ʿ": "'",
    "ˈ": "'", "׳": "'", "“": " ", "”": " ", "„": " ", "«": " ", "»": " ", "″": " ", "‟": " ",
    "\ufffd": "?", "״": "\"", "\t": " ", "\n": " ", **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\x85", " "),
    "\r": " ", "\xa0": " ", "\u3000": " ", "・": "·", "‧": "·", "•": "·", "∙": "·", "･": "·", "।": " ",
}  # fmt: skip
_KEEP_MARKS = frozenset("йїў")
_MARK_RANGES = ((0x0300, 0x0370), (0x0483, 0x0488), (0x0591, 0x05C8), (0x0610, 0x061B), (0x064B, 0x0660),
                (0x0670, 0x0671), (0x06D6, 0x06EE), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100),
                (0xFE00, 0xFE10), (0xFE20, 0xFE30))  # fmt: skip


# Kurdish and Uyghur: a sign that only carries the vowel behind it, and their vowel at the end of a word, where others
# type it for a heh. Before what may be a consonant a hamza stays to tell.
_CARRIER, _LAST_AE = re.compile("(?<!\\w)ئ([اەوۇۆۈېىيیێ])"), re.compile("ە(?!\\w)")
_CARRIED = {"ا": "ا", "ە": "ە", "ې": "ءێ"}
_PARTED = re.compile("\u200c(?=ال)")  # Persian parts the words of a phrase without a space: خاتم‌الانبیا
# Stars, emoji and their skin tones: nobody is told from others by them.
_SYMBOLS = frozenset({"So", "Sk"})
# Signs that NFKC would take for letters or for a number.
_SIGNS = str.maketrans({"™": " ", "℠": " ", "№": " no "})
_PERCENT, _ESCAPED = re.compile("(?:%[0-9A-Fa-f]{2})+"), re.compile(r"\\u([0-9A-Fa-f]{4})")
_ENTITY = re.compile(r"&(#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d{0,2});")


def _is_mark(character: str) -> bool:
    code = ord(character)
    return any(first <= code < last for first, last in _MARK_RANGES)


def _fold_character(character: str) -> str:
    """The folded form of one character, possibly empty or longer than one."""
    if character in _LETTERS:
        return _LETTERS[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Co", "Cs", "Cn"):
        return ""
    if category in _SYMBOLS and not character.isascii():
        return " "
    folded = character.casefold()
    if folded in _LETTERS:
        return _LETTERS[folded]
    if folded in _KEEP_MARKS:
        return folded
    stripped = "".join(c for c in unicodedata.normalize("NFD", folded) if not _is_mark(c))
    return "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFC", stripped))


class _FoldTable(dict[int, str]):
    """A translation table that works each character out once."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


_TABLE = _FoldTable()
_FOLDED = BoundedDict("names.fold", 100_000)


def fold(text: str) -> Folded:
    """Fold a text, keeping its script.

    Args:
        text: any text, any script.

    Returns:
        The folded text; idempotent, may be empty.

    Example:
        >>> fold("Søren Ğül"), fold("ＸＩ　Jìnpíng"), fold("習近平"), fold("Ёлкин")
        ('soren gul', 'xi jinping', '习近平', 'елкин')
    """
    if ("&" in text and ";" in text) or "%" in text or "\\" in text:
        text = _without_codes(text)
    if text.isascii():
        if text.isprintable() and "`" not in text:
            return Folded(text.lower())
        return Folded(text.lower().translate(_TABLE))
    folded = _FOLDED.get(text)
    if folded is None:
        folded = _fold_unicode(text)
        _FOLDED[text] = folded
    return Folded(folded)


def _without_codes(text: str) -> str:
    """A text with the characters that are written in codes; also where it was done twice (`&amp;amp;`)."""
    before = ""
    while text != before:
        before, text = text, _PERCENT.sub(_percent, _ENTITY.sub(_character, text))
        text = _ESCAPED.sub(lambda coded: chr(int(coded[1], 16)), text)
    return text


def _character(entity: re.Match[str]) -> str:
    is_entity = entity[1].startswith("#") or f"{entity[1]};" in html5
    return unescape(entity[0]) if is_entity else entity[0]


def _percent(coded: re.Match[str]) -> str:
    """Bytes as addresses write them, where they are UTF-8."""
    read = unquote(coded[0])
    return coded[0] if "\ufffd" in read else read


def _fold_unicode(text: str) -> str:
    signs = unicodedata.normalize("NFKC", _PARTED.sub(" ", text).translate(_SIGNS))
    carried = _CARRIER.sub(lambda found: _CARRIED.get(found[1], f"ء{found[1]}"), _LAST_AE.sub("ه", signs))
    folded = carried.translate(_TABLE)
    if not unicodedata.is_normalized("NFKC", folded):
        # Composition again: a letter and a mark that stood apart may meet once what was between them is gone.
        folded = unicodedata.normalize("NFKC", folded).translate(_TABLE)
    return fold_han(folded)


@named_cache("syllables.fold_table", maxsize=1)
def _fold_table() -> dict[int, str]:
    return {ord(character): canonical for character, canonical in read_rows("han_fold")}


def fold_han(text: str) -> str:
    """Replace each Han character by its canonical form, simplified, variants merged; idempotent, of the same length.

    Example:
        >>> fold_han("習近平"), fold_han("陳梓峯"), fold_han("臺北"), fold_han("王汪")
        ('习近平', '陈梓峰', '台北', '王汪')
    """
    return text if text.isascii() else text.translate(_fold_table())
