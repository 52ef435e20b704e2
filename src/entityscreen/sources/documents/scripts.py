"""Words in further scripts: Cyrillic, Arabic, Hebrew, Thai, Khmer and what else puts letters and not characters.

Here belongs how such words are told from Latin words and from Chinese, Japanese and Korean ones. Which of them are a
name's other form is decided in `bracketed.py`.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.vocabulary import fold, further_forms

# Letters and signs of the scripts between Greek and Khmer, without Hangul letters and phonetic signs.
FURTHER = "\u0370-\u10ff\u1200-\u1cff\u1f00-\u1fff\ua640-\ua69f\ua960-\ua97f\ufb1d-\ufdff\ufe70-\ufefe"
HAS_FURTHER = re.compile(f"[{FURTHER}]")
_WORD = re.compile(rf"[{FURTHER}]+(?:[’'\-\u200c\u200d·.]?[{FURTHER}]+)*|(?<=[{FURTHER}][ \-])[0-9]{{1,4}}\b")


def further_words(text: str) -> list[Token]:
    """The words of a text in further scripts.

    Example:
        >>> [token.text for token in further_words("Gazprom (Газпром нефть) and Bank Sepah (بانک سپه)")]
        ['Газпром', 'нефть', 'بانک', 'سپه']
    """
    if text.isascii() or not HAS_FURTHER.search(text):
        return []
    return [Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


_INVERTED = "(?:[\u0400-\u042f\\-]{2,30},\\s(?=[\u0400-\u042f][\u0430-\u045f]))?"  # `ИВАНОВ, Сергей`
_RUN = re.compile(
    rf"(?P<label>(?:\b(?:in\s)?[A-Z][a-z]{{2,11}}\s?[:：]\s?|\bin\s[A-Z][a-z]{{2,11}}\s)?)"
    rf"(?P<run>{_INVERTED}«?[{FURTHER}]+"
    rf"(?:(?:[ \n\u200c\u200d'’\-.«»“”\"№]{{1,3}}|[ ]?\n[ \t]{{0,40}})(?:[{FURTHER}]+|[0-9]{{1,4}}\b)){{0,14}}[»”\"]?)"
)
_TITLE = re.compile("^[ء-ي]{1,2}\\.\\s?")  # `د.` is Dr.
_NO_NAME = re.compile(r"\b(?:lit(?:erally)?|meaning|means|slogan|motto|title|titled)\b[^,;]{0,20}$", re.IGNORECASE)


def further_names(content: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The runs of a bracket in further scripts: those that a language's name labels, and the others.

    Example:
        >>> further_names("Persian: بانک سپه"), further_names("ООО «М Лизинг»; МЛ")
        ((('بانک سپه',), ()), ((), ('ООО «М Лизинг»', 'МЛ')))
    """
    if content.isascii() or not HAS_FURTHER.search(content):
        return (), ()
    labelled: list[str] = []
    plain: list[str] = []
    for match in _RUN.finditer(content):
        run = _TITLE.sub("", " ".join(match["run"].split()))
        if run[0] == "«" and run[-1] == "»" and run.count("«") == 1:
            run = run[1:-1]
        if len(run) > 1 and not _NO_NAME.search(content[: match.start("run")]):
            (labelled if match["label"] else plain).append(run)
    return tuple(labelled), tuple(plain)


def form_kind(run: str) -> str:
    """What a legal form or a head word at either end of a run says: `company`, `organisation`, `other`, or nothing.

    Example:
        >>> form_kind("ООО «М Лизинг»"), form_kind("وزارت دفاع"), form_kind("Виктор Малышев")
        ('company', 'organisation', '')
    """
    found = [token.folded for token in further_words(run)]
    ends = {found[0], found[-1]} if found else set()
    return next((kind for kind in ("company", "organisation", "other") if ends & further_forms(kind)), "")


def key_of(name: str) -> tuple[str, ...]:
    """The folded words by which a name is found again: its Latin ones, or those of a further script.

    A name in characters has none: it stands in text without spaces, where its own parts are other words too.

    Example:
        >>> key_of("Bank Sepah"), key_of("Газпром нефть"), key_of("中國石油")
        (('bank', 'sepah'), ('газпром', 'нефть'), ())
    """
    return tuple(token.folded for token in tokenise(name) or further_words(name))
