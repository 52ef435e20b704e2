"""From a folded text to words: where one ends, which of them belong together, what stands in brackets.

Punctuation decides. What a word means belongs to `tokens.py`, how a name is built to `prepare.py`.

- Spaces, commas, slashes, full stops and brackets part words; hyphens and apostrophes part the pieces of a
  word: `Kwok-ki` is one word of two pieces, and `Xi'an` is not `Xian`.
- Single letters with full stops are one word in an organisation's name (`S.A.` is `sa`) and initials in a
  person's (`J. R.`).
- Chinese, Japanese and Korean characters part from Latin letters and digits beside them.
- A slash or a middle dot between spaces, and a semicolon, part whole names. What stands in brackets is read
  three ways: left out, in its place, and as a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, script_of, scripts_in
from entityscreen.text.folding import Folded
from entityscreen.text.look_alikes import fix_signs, latin_words, one_script

CJK = frozenset({Script.HAN, Script.KANA, Script.HANGUL})
_FIRST_CJK = "\u1100"
# A name has at most so many readings of its brackets and slashes: what follows is a note, not a name.
MAX_TEXTS = 6

_SEPARATORS = {ord(c): " " for c in '()[]{}<>,;:/\\|"*#!?=+_~^@%$€£¥«»¶§…،؛。、，；：（）【】《》「」『』〈〉·._'}
# Servant of and the article, written as one word with the name of God or apart: عبدالحليم, عبد الحليم.
_SERVANT = re.compile(r"\bعبد(?=ال(?!له)[^\W_]{2})")
# Second halves of Persian surnames, written apart or not: زارع پور, Zarepour.
_PERSIAN_TAIL = re.compile(r"(?<=[^\W_]{2}) (?=(?:زاده|نژاد|پور|نيا|تبار)(?!\w))")
# Before a Burmese syllable: a consonant that does not end the one before it, and is not stacked below another.
_BURMESE_SYLLABLE = re.compile(
    "(?<=[\u1000-\u109f])(?<!\u1039)(?=[\u1000-\u1021\u1023-\u102a\u103f](?!\u1037?\u103a|\u1039))"
)
_BURMESE_TITLE = re.compile("^(?:ဦး|ဒေါ်) +(?=.)")  # U and Daw, as Mr and Ms
_BURMESE, _ARABIC = re.compile("[\u1000-\u109f]"), re.compile("[\u0621-\u06d3]")
# Son of and daughter of, as India and Malaysia write it: s/o, d/o; a/l (anak lelaki), a/p (anak perempuan).
_FILIATION = re.compile(r"(?<= )(?:(s/o|a/l)|d/o|a/p)\.?(?= )")
_AMPERSAND = {ord("&"): " & ", ord("＆"): " & "}
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){1,}[^\W\d_])(?![^\W_])\.?")
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_MORE_THAN_A_NAME = re.compile(r"[/·|;；\n(\[（【]")
_NAME_BREAKS = re.compile(r"\s[/·|]\s|;|；|\s*\n\s*")


# Letters, and signs that part no names; a full stop only behind a word or between two or three single letters.
_PLAIN = re.compile(r"(?:[a-z ,&\-]++|\.(?=[ ,]|$)|(?<=\b[a-z])(?<!\b[a-z]\.[a-z]\.[a-z])\.(?=[a-z]\b))*+")
_JOINED = str.maketrans({".": "", ",": " ", "&": " ", "-": " "})


def plain_words(text: Folded) -> list[str]:
    """Return the words of a text of Latin letters, each without full stops; none of a text with other signs.

    Example:
        >>> plain_words(Folded("meridon s.a., oil & gas")), plain_words(Folded("meridon (oil)"))
        (['meridon', 'sa', 'oil', 'gas'], [])
    """
    return text.translate(_JOINED).split() if _PLAIN.fullmatch(text) else []


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase of plain words: a text without these words has none of the phrases.

    Example:
        >>> sorted(telling_words(["c/o", "in care of", "a.k.a."]))
        ['aka', 'care']
    """
    words = (plain_words(Folded(phrase)) for phrase in phrases)
    return frozenset(max(of_phrase, key=len) for of_phrase in words if of_phrase)


class Word(NamedTuple):
    """A word of a folded name."""

    text: str  # its pieces joined, without apostrophes and hyphens
    pieces: tuple[str, ...]  # its parts between hyphens, apostrophes removed: what the aligner takes for tokens
    syllables: tuple[str, ...]  # its parts between hyphens and apostrophes, which are syllable boundaries


def split_words(text: Folded, *, dotted_letters: bool) -> tuple[Word, ...]:
    """Cut a folded text, brackets resolved, into words.

    Single letters with full stops are one word in organisations (`dotted_letters`), and initials otherwise.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> [word.text for word in split_words(fold("A.B.C. Company, S.A."), dotted_letters=True)]
        ['abc', 'company', 'sa']
        >>> [word.pieces for word in split_words(fold("CHAN Kwok-ki"), dotted_letters=False)]
        [('chan',), ('kwok', 'ki')]
    """
    plain: str = text
    if not plain.isascii() or not plain.replace(" ", "").isalnum():
        plain = _parted(plain, dotted_letters)
    words = [Word(raw, (raw,), (raw,)) if raw.isascii() and raw.isalnum() else _word(raw) for raw in plain.split()]
    return tuple([word for word in words if word is not None])


def _parted(plain: str, dotted_letters: bool) -> str:
    """A text with spaces wherever a word ends."""
    if dotted_letters and "." in plain:
        plain = _DOTTED.sub(lambda match: match.group(1).replace(".", "") + " ", plain)
    if max(plain, default="") >= _FIRST_CJK:
        plain = _part_scripts(plain)
    if not plain.isascii() and _BURMESE.search(plain):
        plain = _BURMESE_TITLE.sub("", _BURMESE_SYLLABLE.sub(" ", plain).lstrip())
    if not plain.isascii():
        plain = latin_words(plain)
    if "?" in plain:
        plain = fix_signs(plain)
    if "/" in plain:
        plain = _FILIATION.sub(lambda match: "bin" if match.group(1) else "binti", plain)
    if "&" in plain:
        plain = plain.translate(_AMPERSAND)
    if not plain.isascii() and _ARABIC.search(plain):  # words written as one, or apart, that others write the other way
        plain = _SERVANT.sub("عبد ", _PERSIAN_TAIL.sub("", plain))
    return plain.translate(_SEPARATORS)


@named_cache("names.words", maxsize=100_000)
def _word(raw: str) -> Word | None:
    raw = raw if raw.isascii() else one_script(raw)
    if raw.isalnum():
        return Word(raw, (raw,), (raw,))
    pieces = tuple(piece if _is_hebrew(piece) else piece.replace("'", "") for piece in raw.split("-"))
    pieces = tuple(piece for piece in pieces if piece)
    if not pieces:
        return None
    syllables = tuple(part for part in raw.replace("'", "-").split("-") if part)
    return Word("".join(pieces), pieces, syllables)


def _is_hebrew(piece: str) -> bool:
    """Hebrew writes its foreign sounds with an apostrophe (geresh): it is a letter there."""
    return "\u05d0" <= piece[:1] <= "\u05ea"


def _part_scripts(text: str) -> str:
    """Put a space between Chinese, Japanese or Korean characters and the letters or digits beside them."""
    if scripts_in(text) <= CJK:
        return text
    parts: list[str] = []
    before = False
    for character in text:
        now = script_of(character) in CJK
        if parts and now is not before and (character.isalnum() and parts[-1].isalnum()):
            parts.append(" ")
        parts.append(character)
        before = now
    return "".join(parts)


def name_texts(text: Folded) -> tuple[tuple[Folded, str], ...]:
    """The texts that one folded name field may hold, the likeliest first, at most `MAX_TEXTS`.

    Each with what it is: `"whole"`, `"without brackets"` or `"bracket"`.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> [text for text, _ in name_texts(fold("Chang Guang (CGSTL)"))]
        ['chang guang', 'chang guang (cgstl)', 'cgstl']
    """
    if _MORE_THAN_A_NAME.search(text) is None:
        return ((Folded(" ".join(text.split())) or text, "whole"),)
    texts: dict[Folded, str] = {}
    for field in _NAME_BREAKS.split(text):
        if field.strip():
            for part, what in _bracket_texts(field):
                texts.setdefault(Folded(" ".join(part.split())), what)
    texts.pop(Folded(""), None)
    return tuple(texts.items())[:MAX_TEXTS] or ((text, "whole"),)


def _bracket_texts(field: str) -> list[tuple[str, str]]:
    if "(" not in field and "[" not in field and "（" not in field and "【" not in field:
        return [(field, "whole")]
    inside = [match.group(1).strip() for match in _BRACKETS.finditer(field)]
    outside = _BRACKETS.sub(" ", field).strip()
    if not outside:
        return [(text, "whole") for text in inside]
    texts = [(outside, "without brackets"), (field, "whole")]
    return texts + [(text, "bracket") for text in inside if _is_name_like(text)]


def _is_name_like(text: str) -> bool:
    """Whether a bracket's content can be a name alone: letters, and more than one of them."""
    return sum(character.isalpha() for character in text) > 1 and not any(c.isdigit() for c in text[:4])
