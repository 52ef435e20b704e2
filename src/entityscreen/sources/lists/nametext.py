"""Names as they stand in the fields of official lists: several in one text, with brackets and quotes.

Here belongs the splitting of one text into names. It is cautious: what could be part of the name stays. How a
name is compared belongs to `names/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from entityscreen.model.name import NameType
from entityscreen.model.script import Script, main_script, script_of

# What introduces another name; the words only behind something, since "Alias Trading" is a name.
_FORMER = r"f\.?\s?/?k\.?\s?/?a\.?|(?<=[\s(,;])(?:formerly|previously)(?: known as| listed as)?"
_ALSO = r"[an]\.?\s?/?k\.?\s?/?a\.?|(?<=[\s(,;])(?:(?:also |now )?known as|also spelled|alias(?:es)?)"
_MARK = re.compile(
    rf"(?:^|[\s,(;]+)(?:(?P<former>{_FORMER})|(?P<also>{_ALSO}))(?=[\s:.,)'\"‘“]|$)[:.,]?\s*", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]+)[)）\]]\s*")
_SCRIPT_REMARK = re.compile(r"\(original script\)|\[original script\]", re.IGNORECASE)
_SCRIPT_LABEL = re.compile(r"^[A-Za-z .]{2,40}:\s*")
_LETTER = re.compile(r"(?:^|\s)\(?[a-z]\)\s+")
_OUTER_QUOTES = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“", "'": "'"}


@dataclass(frozen=True, slots=True)
class NamePart:
    """One name found in a text: its text, and its type when the text states one."""

    text: str
    type: NameType | None = None


def split_names(text: str, separators: str = "") -> list[NamePart]:
    """Every name of a text.

    Args:
        text: as in the list.
        separators: characters at which the list starts another name, for example `;`.

    Returns:
        The names in their order, the first without a type. Names in another script stand apart.

    Example:
        >>> [part.text for part in split_names("Dongfang Trading (a.k.a. 'East Trading'; 东方贸易)", ";")]
        ['Dongfang Trading', 'East Trading', '东方贸易']
        >>> [part.text for part in split_names("GREAT LAKES AIRLINES (GLA)")]
        ['GREAT LAKES AIRLINES', 'GLA']
        >>> [part.text for part in split_names("Bank Sepah (Frankfurt)")]
        ['Bank Sepah (Frankfurt)']
    """
    found = [
        part for piece in _separated(_SCRIPT_REMARK.sub("", text), separators) for part in _unpacked(piece, separators)
    ]
    first = {part.text: part for part in reversed(found)}
    return list({part.text: first[part.text] for part in found}.values())


def _unpacked(text: str, separators: str) -> Iterator[NamePart]:
    """The names of a text without its brackets, then those in the brackets that are names for themselves."""
    inner: list[str] = []

    def take(match: re.Match[str]) -> str:
        outside = f"{text[: match.start()]} {text[match.end() :]}"
        pieces = _separated(match[1], separators)
        if not any(_stands_alone(_bare(piece), outside) or _MARK.match(f" {piece}") for piece in pieces):
            return match[0]
        inner.extend(pieces)
        return " "

    rest = _BRACKETS.sub(take, text) if any(c in text for c in "(（[") else text
    remark = [piece for piece in inner if (mark := _MARK.fullmatch(f" {piece}")) and mark["former"]]
    for part in _marked(rest):
        kind = "former" if remark else part.type
        yield from (NamePart(name, kind) for name in _script_runs(part.text))
    for piece in inner:
        for part in _marked(f" {piece}"):
            yield from (NamePart(name, part.type) for name in _script_runs(part.text))


def _separated(text: str, separators: str) -> list[str]:
    """A text cut at the separators that are outside of brackets, and at list letters: `b) Name`."""
    if not any(separator in text for separator in separators):
        return [text]
    pieces, start, depth = [], 0, 0
    for index, character in enumerate(text):
        depth += (character in "([（") - (character in ")]）")
        if character in separators and depth <= 0:
            pieces.append(text[start:index])
            start, depth = index + 1, 0
    pieces.append(text[start:])
    lettered = [part for piece in pieces for part in _LETTER.split(piece)]
    return [piece for piece in lettered if piece.strip(" .,")]


def _marked(text: str) -> Iterator[NamePart]:
    """Names introduced by `a.k.a.` and its like."""
    position: int = 0
    kind: NameType | None = None
    for match in _MARK.finditer(text):
        if name := _bare(text[position : match.start()]):
            yield NamePart(name, kind)
        position, kind = match.end(), "former" if match["former"] else "alias"
    if name := _bare(text[position:]):
        yield NamePart(name, kind)


def _bare(text: str) -> str:
    """A name without outer spaces, commas, quotes, and brackets that nothing closes."""
    plain = " ".join(text.split()).strip(" ,;")
    if plain.count("(") < plain.count(")"):
        plain = plain.removesuffix(")")
    elif plain.count("(") > plain.count(")"):
        plain = plain.removeprefix("(") if plain.startswith("(") else plain.removesuffix("(")
    if len(plain) > 2 and _OUTER_QUOTES.get(plain[0]) == plain[-1] and plain[0] not in plain[1:-1]:
        plain = plain[1:-1]
    label = _SCRIPT_LABEL.match(plain)
    if label and main_script(plain[label.end() :]) not in (Script.LATIN, Script.COMMON):
        plain = plain[label.end() :]
    plain = plain.strip(" ,;")
    return plain if any(c.isalnum() for c in plain) else ""


def _stands_alone(inside: str, outside: str) -> bool:
    if not outside.strip():
        return False
    if main_script(inside) is not main_script(outside):
        return main_script(inside) is not Script.COMMON
    return is_acronym(inside, outside)


def is_acronym(short: str, words: str) -> bool:
    """Whether a text is made of capitals that begin words of another, in their order.

    Example:
        >>> is_acronym("BAL", "Butembo Airlines Limited"), is_acronym("Iran", "Bank Melli")
        (True, False)
    """
    letters = [c for c in short if c.isalpha()]
    if not 2 <= len(letters) <= 10 or not short.isupper() or " " in short:
        return False
    initials = iter([word[0].upper() for word in re.findall(r"\w+", words)])
    return all(letter in initials for letter in letters)


def _script_runs(text: str) -> list[str]:
    """A text in two scripts, split where the script changes once; otherwise the text."""
    if text.isascii():
        return [text]
    scripts = [(index, script_of(c)) for index, c in enumerate(text)]
    lettered = [(index, script) for index, script in scripts if script is not Script.COMMON]
    changes = [
        (before[0], after[0])
        for before, after in pairwise(lettered)
        if (before[1] is Script.LATIN) != (after[1] is Script.LATIN)
    ]
    if len(changes) != 1:
        return [text]
    last, first = changes[0]
    between = text[last + 1 : first]
    if not between.strip(" ,;/-–"):
        between_end = last + 1 + len(between)
        if between:
            return [text[: last + 1].strip(" ,;/-–"), text[between_end:].strip(" ,;/-–")]
    return [text]
