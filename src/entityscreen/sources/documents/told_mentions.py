"""Short mentions in text that is not English: `la empresa`, `celle-ci`, `الشركة`, a surname, a firm's first word.

Here belongs what such words before an offset mean, and which known names a stretch of text mentions by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from entityscreen.sources.documents.context import PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.further_heads import is_form, is_ship_noun
from entityscreen.sources.documents.scripts import further_words
from entityscreen.sources.documents.tokens import tokenise
from entityscreen.sources.documents.told_languages import ARABIC, CYRILLIC, language_words
from entityscreen.sources.documents.told_latin import FIRM
from entityscreen.sources.documents.told_short import shared_start
from entityscreen.sources.documents.vocabulary import fold, further_forms, words

LEAST_STEM = 4  # letters that two cases of a surname share
LONGEST_CASE = 3  # letters of a case's ending
SHORTEST_BRAND = 4  # letters of a firm's first word that means it alone
LONGEST_NOUN = 40  # characters of such a noun with its article
_LAST = re.compile(r"(?:(?P<before>[^\W\d_][\w’'\-]*)\s)?(?P<word>[^\W\d_][\w’'\-]*)$")
_WORD = re.compile(r"(?<![\w.’'])[^\W\d_][\w\-]+(?![\w\-]|[’']\w)")  # without a Turkish case
_PLAIN_WORD = re.compile(r"(?<![\w’'])[^\W\d_][\w\-]+(?=\s[^\W\d_A-ZА-ЯЁІЇЄÀ-Ý«„“\"]|[,;]\s)")
_DEFINITE = (
    *("la ", "le ", "el ", "esta ", "este ", "dicha ", "il ", "lo ", "questa ", "a ", "o "),
    *("essa ", "esse ", "der ", "die ", "das "),
)
_PRONOUNS = {
    "fr": frozenset(["celle-ci", "celui-ci", "elle", "il", "cette derniere", "ce dernier"]),
    "es": frozenset(["esta", "este", "ella", "el", "aquella"]),
    "it": frozenset(["quest'ultima", "quest'ultimo", "ella", "essa", "lui", "lei"]),
    "pt": frozenset(["ela", "ele", "esta", "este"]),
    "de": frozenset(["er", "sie", "diese", "dieser"]),
}
_OWNED = frozenset(
    ["son", "sa", "ses", "leur", "su", "sus", "suo", "sua", "seu", "sein", "seine", "ihr", "ihre", "его", "ее", "их"]
)


def noun_before(text: str, end: int, low: int, language: str) -> str:
    """What a general noun that ends at an offset means: a firm, a ship, a person, or an empty string.

    Example:
        >>> noun_before("Esta empresa", 12, 0, "es"), noun_before("La empresa Norte", 16, 0, "es")
        ('firm', '')
    """
    last = _LAST.search(text, max(low, end - LONGEST_NOUN), end)
    if last is None:
        return ""
    word, before = fold(last["word"]), fold(last["before"] or "")
    if before in _OWNED:
        return ""  # `sa société` is another one
    if language in (CYRILLIC, ARABIC):
        return _script_noun(last["word"], language)
    bare = word.rpartition("'")[2]
    if bare in language_words(language, "generic") or bare in language_words(language, "firm"):
        return FIRM
    if bare in language_words(language, "ship"):
        return VESSEL
    pronoun = word in _PRONOUNS.get(language, ()) or f"{before} {word}" in _PRONOUNS.get(language, ())
    return "any" if pronoun else PERSON if bare in language_words(language, "person") else ""


def nouns_in(text: str, low: int, high: int, language: str) -> list[str]:
    """What the general nouns of a stretch mean that stand with an article and without a name.

    Example:
        >>> nouns_in("Em Lisboa a empresa usava ", 0, 26, "pt")
        ['firm']
    """
    found = []
    for word in _PLAIN_WORD.finditer(text, low, high):
        definite = language in (CYRILLIC, ARABIC, "tr") or fold(
            text[max(low, word.start() - 8) : word.start()]
        ).endswith(_DEFINITE)
        noun = noun_before(text, word.end(), low, language) if definite else ""
        if noun and (noun != "any" or language in (CYRILLIC, ARABIC)):
            found.append(noun)
    return found


def _script_noun(word: str, language: str) -> str:
    folded = fold(word)
    if language == ARABIC and not folded.startswith("ال"):
        return ""  # a noun without its article begins a name
    bare = folded.removeprefix("ال")
    if is_ship_noun(folded):
        return VESSEL
    if folded in language_words(language, "generic") or any(
        is_form(bare, kind) for kind in ("company", "organisation")
    ):
        return FIRM
    return PERSON if is_form(folded, "role") else ""


def surname_bearers(found: Iterable[Finding], word: str) -> set[str]:
    """The names of the persons whose surname a word is, in any case."""
    return {f.refers_to or f.name for f in found if f.kind == PERSON and _bears(f, word)}


def _bears(finding: Finding, word: str) -> bool:
    """Whether one of a person's names ends with a surname, cases apart."""
    parts = (name.split() for name in (finding.name, *finding.aliases))
    return any(_one_stem(last, word) for name in parts for last in (name[-2:] if len(name) > 2 else name[-1:]))


def _one_stem(first: str, second: str) -> bool:
    one, other = fold(first), fold(second)
    shared = shared_start(one, other)
    return one == other or (shared >= LEAST_STEM and max(len(one), len(other)) - shared <= LONGEST_CASE)


def mentioned(
    text: str, low: int, high: int, found: Sequence[Finding], kinds: Sequence[str], taken: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """The known entities that a stretch mentions by a surname or by a firm's first word.

    Args:
        text: the text.
        low: where the stretch begins.
        high: where it ends.
        found: the findings so far; only those before the stretch's end are known there.
        kinds: the kinds that can be meant.
        taken: spans of names that are told otherwise.
    """
    known = [(f, _short_names(f)) for f in found if f.kind in kinds and f.start < high]
    if not known:
        return
    for word in _WORD.finditer(text, low, high):
        folded = fold(word.group())
        if not word.group()[0].islower() and not any(s <= word.start() < e for s, e in taken):
            yield from (f for f, names in known if any(_same(name, folded) for name in names))


def _same(name: str, word: str) -> bool:
    return name == word if name.isascii() else name[:2] == word[:2] and _one_stem(name, word)


def _short_names(finding: Finding) -> tuple[str, ...]:
    """The folded words by which an entity is mentioned: a person's last, a firm's or a ship's first own one."""
    if finding.kind == PERSON:
        parts = finding.name.split()
        double = len(parts) > 2 and finding.name[0] < "\u0250"  # `Efraín Urrea Beltrán` is called Urrea
        return tuple(fold(part) for part in parts[-2 if double else -1 :] if not part[0].islower())
    tokens = tokenise(finding.name) or further_words(finding.name)
    own_words = (token.folded for token in tokens if not _is_general(token.folded))
    return tuple(word for word in list(own_words)[:1] if len(word) >= SHORTEST_BRAND)


def _is_general(word: str) -> bool:
    return word in words("legal") or word in further_forms("company") or word in words("strong")
