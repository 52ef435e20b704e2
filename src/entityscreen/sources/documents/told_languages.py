"""In which language a paragraph is written, and words of each language by use.

Here belongs the table `documents_language_words` and what is counted with it. How other names are given in a language
belongs to `told_tellings.py`.
"""

from __future__ import annotations

import re
from collections import Counter

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.tokens import NATIVE
from entityscreen.sources.documents.vocabulary import fold

CYRILLIC, ARABIC, ENGLISH = "cyrillic", "arabic", "en"
_LETTERS = {
    CYRILLIC: re.compile("[\u0400-\u052f]"),
    ARABIC: re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    "latin": re.compile("[A-Za-zÀ-ɏ]"),
    "native": re.compile(f"[{NATIVE}]"),
}
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:\.[A-Za-zÀ-ɏ]+)*")
_SIGNS = {  # letters that one of these languages has and English has not
    "tr": re.compile("[ğışİĞŞ]"),
    "de": re.compile("[äßÄ]"),
    "fr": re.compile("[èêëûœç]|[LlDd]['’](?=[A-Za-zÀ-ɏ])|(?:tion|eux|ées?|ique)\\b"),
    "es": re.compile("[ñ¿¡]|(?:ción|idad|ado|ada|iento)\\b"),
    "pt": re.compile("[ãõ]|(?:ência|idade|ado|ada|agem)\\b"),
    "it": re.compile("[ìò]|[Dd]ell['’]|[Ll]['’](?=[A-Za-zÀ-ɏ])|(?:zioni?|ato|ata|ello|ella|mente|anno|ità)\\b"),
}
_UMLAUTS = re.compile("[öüÖÜ]")  # of German, or of Turkish where its own letters stand too
SIGN = 0.4  # of a frequent word
_SURNAMES = frozenset(
    ("ma", "ha", "si", "se", "su", "do", "da", "di", "du", "ya", "no", "an", "so")
)  # with a capital: `Ma Ying-jeou`
SYLLABLE = 3
LEAST_SCORE = 0.8  # frequent words, signs among them
LEAST_SHARE = 0.5  # of a paragraph's letters that a script must have


@named_cache("documents.language_words", maxsize=1)
def _language_words() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for language, kind, word in read_rows("documents_language_words"):
        found.setdefault((language, kind), set()).add(fold(word) if kind != "function" else word)
    return {key: frozenset(items) for key, items in found.items()}


@named_cache("documents.languages_of_words", maxsize=1)
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    """The languages whose frequent word a word is."""
    found: dict[str, tuple[str, ...]] = {}
    for (language, kind), words in _language_words().items():
        if kind == "function":
            found |= {word: (*found.get(word, ()), language) for word in words}
    return found


def language_words(language: str, kind: str) -> frozenset[str]:
    """The words of a language of one class of `documents_language_words`, folded; none for one that no table has.

    Example:
        >>> "firma" in language_words("de", "firm"), language_words("cyrillic", "form of nobody")
        (True, frozenset())
    """
    return _language_words().get((language, kind), frozenset())


def language_of(text: str) -> str:
    """The language of a paragraph in Latin letters that is not English, the script of others, or an empty string.

    Example:
        >>> language_of("Der Händler Klaus Meier floh"), language_of("The dealer Klaus Meier fled")
        ('de', '')
        >>> language_of("Торговец Иван Петров бежал"), language_of("Торговец (Ivan Petrov, trader of the year)")
        ('cyrillic', '')
    """
    script = "latin" if text.isascii() else _script_of(text)
    if script != "latin":
        return script if script in (CYRILLIC, ARABIC) else ""
    spoken = _languages_of_words()
    read = (word for word in _WORD.findall(text) if not (word[0].isupper() and word.lower() in _SURNAMES))
    counts = Counter(language for word in read for language in spoken.get(word.lower(), ()))
    if not text.isascii():
        counts.update({language: SIGN * _signs(language, text) for language in _SIGNS})
    if not counts:
        return ""
    best = max(counts, key=lambda language: (counts[language], language == ENGLISH))
    return best if counts[best] >= LEAST_SCORE and best != ENGLISH else ""


def _script_of(text: str) -> str:
    """The script in which at least half of a text's letters are, or an empty string."""
    letters = {script: len(shape.findall(text)) for script, shape in _LETTERS.items()}
    letters["native"] *= SYLLABLE  # letters that a character stands for
    least = LEAST_SHARE * sum(letters.values())
    return next((script for script, found in letters.items() if found and found >= least), "")


def _signs(language: str, text: str) -> int:
    """How many signs of a language a text has."""
    if language not in _SIGNS or text.isascii():
        return 0
    found = len(_SIGNS[language].findall(text))
    umlauts = found > 0 if language == "tr" else language == "de" and not _SIGNS["tr"].search(text)
    return found + (len(_UMLAUTS.findall(text)) if umlauts else 0)
