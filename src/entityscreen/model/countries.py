"""Countries and nationalities: the code that a word, an adjective or a number stands for.

Here belongs the look-up alone: the tables are `resources/countries/` and `resources/lists/countries.tsv`. What two
sides' countries say of each other belongs to `scoring/attributes`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.model.plain import without_accents

_NOT_WORD = re.compile(r"[^\w&]+")


def country_key(text: str) -> str:
    """The form in which country names meet: no case, accents, punctuation or article.

    Example:
        >>> country_key("Iran (Islamic Republic of)"), country_key("The Gambia"), country_key("Côte d’Ivoire")
        ('iran islamic republic of', 'gambia', 'cote d ivoire')
    """
    # Case again at the end: a letter of another style (𝐀) is a capital only when it is taken apart.
    words = _NOT_WORD.sub(" ", without_accents(text).casefold()).split()
    return " ".join([word for word in words if word != "the"] if len(words) > 1 else words)


@named_cache("model.countries", maxsize=1)
def _codes() -> dict[str, str]:
    return read_pairs("countries")


@named_cache("model.country_code", maxsize=4096)
def country_code(text: str) -> str | None:
    """The code of a country.

    Args:
        text: ISO 3166-1 alpha-2, alpha-3 or numeric with its three digits, a country's name or an adjective, in any
            language of the table.

    Returns:
        ISO 3166-1 alpha-2 (3166-3 for former states, `xk` for Kosovo), lower case; None for other words.

    Example:
        >>> country_code("RUS"), country_code("Россия"), country_code("中国"), country_code("643")
        ('ru', 'ru', 'cn', 'ru')
        >>> country_code("Iranian"), country_code("Atlantis")
        ('ir', None)
    """
    return _codes().get(country_key(text))
