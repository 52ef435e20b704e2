"""A full name and its short form in one bracket: `акционерное общество «…» (АО «БТЛ»)`, `… Kurulu (MASAK)`.

Here belongs whether letters abbreviate words, and which words these are in text that is not English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entityscreen.sources.documents.context import COMPANY, ORGANISATION
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.further_heads import is_form
from entityscreen.sources.documents.scripts import further_words
from entityscreen.sources.documents.told_languages import ARABIC, CYRILLIC
from entityscreen.sources.documents.told_latin import FIRM, ROMANCE, Named, latin_before, phrases_before
from entityscreen.sources.documents.told_scripts import script_before
from entityscreen.sources.documents.told_tellings import CYRILLIC_FORM
from entityscreen.sources.documents.vocabulary import fold

_SMALL = frozenset(  # folded
    (
        *("и", "в", "во", "по", "для", "на", "с", "со", "о", "та", "і", "у", "з", "und"),
        *("fur", "der", "die", "das", "des", "von", "zur", "zum", "in", "im", "ve", "ile", "de", "del"),
        *("la", "las", "los", "el", "y", "e", "et", "du", "les", "le", "l", "d", "da", "do"),
        *("dos", "di", "della", "dello", "degli", "delle", "per", "pour", "para", "a", "al"),
    )
)
_BRACKET = re.compile(r"\s?\((?P<content>[^()\n]{2,140})\)")
_APPOSED = re.compile(
    r"(?:,|\s[–—])\s(?P<content>[A-ZÀ-ÞА-ЯЁІЇЄ]{3,7})(?=,|\s[–—]|\s[a-zа-яёіїє])"
)  # `Tre Torri – FTT nei documenti`
_SHORT = re.compile(rf"(?:(?P<form>{CYRILLIC_FORM})\s)?[«“\"]?(?P<letters>[^\W\d_][\w\-]{{1,15}})[»”\"]?$")
_TWO_ACRONYMS = re.compile("[А-ЯЁІЇЄ]{2,5}\\s[А-ЯЁІЇЄ]{2,5}")  # `НИИ ПА`
_NESTED = re.compile(rf"{CYRILLIC_FORM}\s[«“\"][^«»]{{2,20}}\s[«“\"](?P<name>[^«»]{{2,60}})[»”\"]{{1,2}}$")
_PARTS = re.compile(r"[\s\-—–«»“”\"’']+")
_BEHIND_COMMA = re.compile(r",\s[^,]+$")  # a legal form
FEWEST = 2  # letters of an acronym
STEM = 5  # letters of a word that a composed name holds


def abbreviates(short: str, full: str, *, compounds: bool = False) -> bool:
    """Whether letters are the beginnings of a name's words in their order, small words left out or not.

    Args:
        short: the letters, `MASAK` or `Минпромторг`.
        full: the name.
        compounds: whether letters may stand inside words too, as in German.

    Example:
        >>> abbreviates("MASAK", "Mali Suçları Araştırma Kurulu"), abbreviates("ФСБ", "Федеральная служба безопасности")
        (True, True)
        >>> abbreviates("Минпромторг", "Министерство промышленности и торговли"), abbreviates("CHP", "Tarık Özdil")
        (True, False)
        >>> abbreviates("BAFA", "Bundesamt für Wirtschaft und Ausfuhrkontrolle", compounds=True)
        True
    """
    letters = fold(short).replace("-", "")
    words = [fold(word) for word in _PARTS.split(full) if word]
    return len([word for word in words if word not in _SMALL]) > 1 and _reads(letters, words, 0, 1, compounds)


def shared_start(first: str, second: str) -> int:
    """How many letters two words begin with alike.

    Example:
        >>> shared_start("пихлак", "пихлаку")
        6
    """
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _reads(letters: str, words: Sequence[str], at: int, skips: int, compounds: bool) -> bool:
    """Whether the words from one on give the letters, with at most some words left out."""
    if at == len(words):
        return not letters
    word = words[at]
    if word in _SMALL and _reads(letters, words, at + 1, skips, compounds):
        return True
    if letters and word[:1] == letters[:1]:
        shared = shared_start(letters, word)
        if any(_reads(letters[n:], words, at + 1, skips, compounds) for n in range(shared, 0, -1)):
            return True
        if compounds and _inside(letters, word, words, at, skips):
            return True
    return bool(at and skips and len(words) > 3 and _reads(letters, words, at + 1, skips - 1, compounds))


def _inside(letters: str, word: str, words: Sequence[str], at: int, skips: int) -> bool:
    """The same with a second letter inside a compound: `Bundesamt`."""
    inner = word.find(letters[1:2], 2) if len(letters) > 1 else -1
    return inner > 0 and _reads(letters[2:], words, at + 1, skips, True)


def short_forms(text: str, start: int, end: int, language: str, found: Sequence[Finding]) -> Iterator[Finding]:
    """The names of a paragraph with their short form in a bracket, or short forms with their names in one.

    Args:
        text: the text.
        start: where the paragraph begins.
        end: where it ends.
        language: its language.
        found: the findings so far; what one of them covers is left to it.
    """
    if language == ARABIC:
        return
    for bracket in sorted((*_BRACKET.finditer(text, start, end), *_APPOSED.finditer(text, start, end)), key=_start):
        if any(f.start < bracket.end() and bracket.start() < max(f.end, f.after) and f.aliases for f in found):
            continue
        pair = _shortened(text, bracket, language) or _spelled(text, bracket, start)
        if pair:
            named, alias = pair
            yield Finding(
                named.name, named.start, named.end, named.kind, (alias,), evidence=("short form",), after=bracket.end()
            )


def _start(match: re.Match[str]) -> int:
    return match.start()


def _shortened(text: str, bracket: re.Match[str], language: str) -> tuple[Named, str] | None:
    """A full name before its short form."""
    content = visible(bracket["content"]).partition(",")[0]  # `(USA, comme ses adversaires l'abrègent)`
    if language == CYRILLIC and (nested := _NESTED.match(content)):
        named = script_before(text, bracket.start(), language, FIRM)
        return (named, content) if named and nested["name"] in named.name and named.name != content else None
    short = _SHORT.match(content)
    if language == CYRILLIC and _TWO_ACRONYMS.fullmatch(content):
        named = script_before(text, bracket.start(), language, FIRM)
        return (named, content) if named and abbreviates(content.replace(" ", ""), named.name) else None
    if short is None or not _is_short(short["letters"]):
        return None
    letters = short["letters"]
    phrases = phrases_before(text, bracket.start(), language) if language in ROMANCE else ()
    read = script_before if language == CYRILLIC else latin_before
    named = next((n for n in phrases if _meets(letters, n.name, language)), None)
    named = named or read(text, bracket.start(), language, FIRM) or _exact(text, bracket.start(), letters, language)
    return (named, content) if named and _meets(letters, named.name, language) else None


def _exact(text: str, end: int, letters: str, language: str) -> Named | None:
    """Capitals of which all begin with an acronym's letters, whatever they are: `Tre Torri Italia (TTI)`."""
    exact = letters.isupper() and len(letters) > FEWEST and language not in (CYRILLIC, ARABIC)
    named = latin_before(text, end, language, COMPANY) if exact else None
    starts = [named.start + match.start() for match in re.finditer(r"(?<!\S)\S", named.name)] if named else []
    spans = (text[start : named.end] for start in starts if named)
    name = next((span for span in spans if _initials(span) == fold(letters)), "")
    return named._replace(start=named.end - len(name), name=name) if named and name else None


def _meets(letters: str, name: str, language: str) -> bool:
    """Whether letters abbreviate a name, what stands in its quotes, or it without its legal form."""
    quoted = re.search(r"[«“\"]([^«»“”\"]+)[»”\"]", name)
    forms = (name, quoted[1] if quoted else name, _BEHIND_COMMA.sub("", name))
    if letters.isascii() and len(letters) < STEM and letters[1:].islower():
        return any(_initials(form) == fold(letters) for form in forms)  # `Cdp`, but not a word
    if any(abbreviates(letters, form, compounds=language == "de") for form in forms):
        return True
    return language == CYRILLIC and not letters.isupper() and _shares_stem(letters, name)


def _initials(name: str) -> str:
    return "".join(fold(word)[0] for word in _PARTS.split(name) if word and fold(word) not in _SMALL)


def _shares_stem(letters: str, name: str) -> bool:
    """Whether a composed word holds the stem of a word of the name: `Ространснадзор`, of `надзору`."""
    return any(fold(word)[:STEM] in fold(letters)[1:] for word in _PARTS.split(name) if len(word) > STEM)


def _is_short(letters: str) -> bool:
    """Whether letters are an acronym or a word composed of syllables: `ФСБ`, `KfW`, `Минпромторг`."""
    capitals = sum(letter.isupper() for letter in letters)
    return letters[0].isupper() and (capitals > 1 or not letters.isascii() or len(letters) > FEWEST)


def _spelled(text: str, bracket: re.Match[str], start: int) -> tuple[Named, str] | None:
    """A short form before its full name: `Минпромторг (Министерство промышленности и торговли)`."""
    word = re.compile(r"(?<!\w)[^\W\d_][\w\-]+$").search(text, max(start, bracket.start() - 20), bracket.start())
    full = visible(bracket["content"])
    heads = further_words(full)[:3]
    if word is None or not _is_short(word.group()) or not full[0].isupper():
        return None
    kind = next((kind for head in heads for kind, form in _KINDS if is_form(head.folded, form)), "")
    if not kind and word.group().isupper() and len(word.group()) > FEWEST and _initials(full) == fold(word.group()):
        kind = ORGANISATION
    if not kind or not abbreviates(word.group(), full):
        return None
    return Named(word.start(), word.end(), word.group(), kind), full


_KINDS = ((ORGANISATION, "organisation"), (COMPANY, "company"))
