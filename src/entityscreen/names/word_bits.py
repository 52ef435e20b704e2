"""How much a word of a name tells when it matches itself, in bits: a word that stands in one of 2**n names tells n.

`energy` tells 5 bits, `mostotrest` 15. The bits are those of the language, not of the list. For organisations they are
counted in the LEI register (`resources/scoring/words.tsv`), for persons they are the tiers of
`names/persons/known_words.py`. What is enough for two names is said in `scoring/bits.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.names.lexicon import says_form
from entityscreen.names.persons.known_words import commonness
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Token

# Bits of a word that the register has in fewer than 24 names, beside one for each of its letters, and at most; of a
# meaning so rare.
SHORTEST, LONGEST, RAREST = 8.0, 15.5, 14.0
# Bits of a person's name by the tier of how common it is where it is at home.
BITS_OF_TIER = {1.0: 5.0, 0.75: 7.0, 0.5: 9.0, 0.25: 11.0, 0.0: 12.5}
NAME_IN_BRAND = 3.0  # bits that a person's name tells more as a brand: few firms are called Ali
GENERIC = 0.5  # of its bits a place tells, or a word such as group or international
SLIGHT = 0.08  # share of a word whose lack says nothing
# What tells one organisation from others, and what seldom does.
DISTINCTIVE = frozenset({Role.NAME, Role.BRAND, Role.INDUSTRY, Role.ORGANISATION, Role.NUMBER})
SELDOM_DISTINCTIVE = frozenset({Role.PLACE, Role.GENERIC, Role.PATRONYMIC})


@named_cache("scoring.words", maxsize=1)
def _words() -> dict[str, float]:
    return {word: float(bits) for word, bits in read_pairs("scoring_words").items()}


def words_of(token: Token) -> tuple[str, ...]:
    """Under what a word is counted: its likeliest spelling in Latin letters, and its meaning.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> words_of(word_token("газпром"))
        ('gazprom',)
    """
    return (token.latin,) if token.concept is None else (token.latin, f"={token.concept.id}")


def bits_of_word(token: Token, *, person: bool, meant: bool = False) -> float:
    """How much it tells that two names have a word.

    Args:
        token: the word, or a phrase of which each word tells its own.
        person: whether it is in the names of two persons.
        meant: whether only its meaning is the same.

    Returns:
        Bits, 0 or more.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> bits_of_word(word_token("ali"), person=True), bits_of_word(word_token("mostotrest"), person=False)
        (5.0, 15.5)
    """
    if person:
        return BITS_OF_TIER[commonness(token.latin)]
    words = _words()
    if token.concept is None:
        name = BITS_OF_TIER[commonness(token.latin)] + NAME_IN_BRAND
        return min(words.get(token.latin) or rarest(token.latin), name)
    if meant:
        return words.get(f"={token.concept.id}", RAREST)
    written = token.text.split() if token.text.isascii() else [token.latin]
    return sum([words.get(word) or rarest(word) for word in written])


def rarest(word: str) -> float:
    """The bits of a word that is not counted: there are more such words of more letters.

    Example:
        >>> rarest("gct"), rarest("largo"), rarest("mostotrest")
        (11.0, 13.0, 15.5)
    """
    return min(LONGEST, SHORTEST + len(word))


def bits_in_role(token: Token, role: Role, *, meant: bool) -> float:
    """How much it tells that two organisations' names have a word in a role; none of a legal form, half of a place.

    Args:
        token: the word.
        role: what it is in its name.
        meant: whether only its meaning is the same.

    Returns:
        Bits, 0 or more.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> [bits_in_role(word_token("mostotrest"), role, meant=False) for role in (Role.BRAND, Role.LEGAL)]
        [15.5, 0.0]
    """
    tells = role in DISTINCTIVE
    if not (tells or role in SELDOM_DISTINCTIVE) or (token.concept is not None and says_form(token.concept)):
        return 0.0
    bits = bits_of_word(token, person=False, meant=meant)
    return bits if tells else bits * GENERIC


def most_bits(token: Token, role: Role) -> float:
    """Returns how much a word of an organisation's name tells at the most, whatever it matches.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> most_bits(word_token("mostotrest"), Role.BRAND)
        15.5
    """
    return max(bits_in_role(token, role, meant=False), bits_in_role(token, role, meant=True))
