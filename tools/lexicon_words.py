"""Which phrases of one meaning are one word in a language, and which are two: sea and ocean, but not sea and seas.

Here belongs telling forms and abbreviations of a word from another word by letters. It errs on the side of one word:
what is told apart here is only akin within a script (`names/lexicon.py`).
"""

from __future__ import annotations

from collections.abc import Iterable

CONJUNCTIONS = frozenset({"&", "and", "und", "et", "y", "e", "и"})
STEM = 4  # letters that two words share from the first on: national, nacional
SHORTEST = 3  # letters of a word that another begins with: tech, technology
ABBREVIATION = 5  # letters at most of what is written of a word: svcs


def word_rows(phrases: Iterable[tuple[str, str, tuple[str, ...]]]) -> list[list[str]]:
    """Of each phrase the words that it is: a number for each language that has several for one concept.

    Args:
        phrases: concept, language and words of each.

    Returns:
        (phrase, keys) such as `["ocean", "en.0"]`, sorted; phrases without a key are left out.

    Example:
        >>> word_rows([("marine", "en", ("sea",)), ("marine", "en", ("ocean",)), ("marine", "en", ("seas",))])
        [['ocean', 'en.0'], ['sea', 'en.1'], ['seas', 'en.1']]
    """
    by_meaning: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for concept, language, words in phrases:
        by_meaning.setdefault((concept, language), set()).add(words)
    keys: dict[str, set[str]] = {}
    for (_, language), own in sorted(by_meaning.items()):
        classes = _classes(sorted(own))
        if len(classes) > 1:
            for number, members in enumerate(classes):
                for words in members:
                    keys.setdefault(" ".join(words), set()).add(f"{language}.{number}")
    return sorted([phrase, " ".join(sorted(own))] for phrase, own in keys.items())


def _classes(phrases: list[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """The phrases in classes that are one word each, through others of the class too."""
    classes: list[list[tuple[str, ...]]] = []
    for phrase in phrases:
        same = [known for known in classes if any(_one_word(phrase, other) for other in known)]
        classes = [known for known in classes if known not in same]
        classes.append([member for known in same for member in known] + [phrase])
    return classes


def _one_word(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two phrases have a word in common, a form of one, or an abbreviation."""
    if "".join(a) == "".join(b) or _are_initials(a, b) or _are_initials(b, a):
        return True
    own, other = ([word for word in words if word not in CONJUNCTIONS] for words in (a, b))
    return any(_forms_of_one(one, two) for one in own for two in other)


def _are_initials(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(words) > 1 and short[0] == "".join(word[0] for word in words)


def _forms_of_one(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    shared = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if shared >= STEM or (shared == len(short) >= SHORTEST):
        return True
    letters = iter(long)
    return short[:1] == long[:1] and len(short) <= ABBREVIATION and all(letter in letters for letter in short)
