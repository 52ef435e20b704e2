"""The parts of a person's name that another language spells or declines in its own way, as its own writes it.

Here belongs which names are taken so a second time: one word shows the language, and all words are read by its rules
(`belarusian.py`, `baltic.py`). What a single word shows by itself is in `romanisation/latin.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from entityscreen.model.script import Script
from entityscreen.names.baltic import is_baltic, without_ending
from entityscreen.names.belarusian import is_belarusian, russian_spellings
from entityscreen.names.person_parts import person_parts
from entityscreen.names.persons.known_names import is_given_name
from entityscreen.names.prepared import Parts, Role
from entityscreen.names.tokens import Token, segment_token
from entityscreen.text.words import Word

SHORTEST = 4  # letters of a word that is respelled
_SCRIPTS = frozenset({Script.LATIN, Script.CYRILLIC})
Rows = tuple[tuple[str, str, float], ...]


def respelled_parts(words: tuple[Word, ...]) -> Parts | None:
    """The parts of a name in the spelling of its own language, when a word shows that it is in another one.

    Args:
        words: of one name, in order.

    Returns:
        The parts; None for nearly all names.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("Mikalai Varabei", "Igoris Sečinas", "Thomas Salinas"):
        ...     parts = respelled_parts(split_words(fold(name), dotted_letters=False))
        ...     print([token.spellings[-1].text for token in parts.tokens] if parts else None)
        ['mikalai', 'vorobei']
        ['igor', 'shechin']
        None
    """
    read = next((how for shows, how in _LANGUAGES if any(shows(word.text) for word in words)), None)
    if read is None or len(words) < 2:
        return None
    parts = person_parts(words)
    roles = zip(parts.tokens, parts.roles, strict=True)
    tokens = [read(token) if role is Role.NAME else token for token, role in roles]
    if tokens == parts.tokens:
        return None
    parts.tokens = tokens
    parts.written.clear()
    return parts


def may_be_respelled(word: str) -> bool:
    """Whether a word shows that its name is spelled as another language than its own does.

    Example:
        >>> may_be_respelled("uladzimir"), may_be_respelled("vladimir")
        (True, False)
    """
    return any(shows(word) for shows, _ in _LANGUAGES)


def _as_russian(token: Token) -> Token:
    if token.script not in _SCRIPTS or len(token.latin) < SHORTEST or is_given_name(token.latin):
        return token
    return _with_spellings(token, russian_spellings(token.latin))


def _without_ending(token: Token) -> Token:
    if token.script is not Script.LATIN or token.text[-1:] != "s":
        return token
    return _with_spellings(token, without_ending(token.text))


def _with_spellings(token: Token, rows: Rows) -> Token:
    own = tuple([(s.text, s.system, s.cost) for s in token.spellings])
    return segment_token(token.text, own[:1] + rows) if rows else token


_LANGUAGES: tuple[tuple[Callable[[str], bool], Callable[[Token], Token]], ...] = (
    (is_belarusian, _as_russian),
    (is_baltic, _without_ending),
)
