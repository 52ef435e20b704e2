"""Brands whose Latin form and characters are known together: `Huawei (华为)`, `Ping An (平安)`; and names of places.

Here belongs the reading of the table of brands and of the places in characters. What the words around an unknown brand
say belongs to `business.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.normalise import fold as fold_name
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import fold

LONGEST_BRAND = 3  # words


@named_cache("documents.brands", maxsize=1)
def _brands() -> dict[tuple[str, str], str]:
    return {
        (fold(latin).replace("& ", ""), fold_name(native)): kind
        for kind, latin, native in read_rows("documents_brands")
    }


def brand_start(chain: Sequence[Token], natives: Sequence[str]) -> tuple[int, str] | None:
    """Where in a chain a known brand begins that ends with it and has its characters beside it, and its kind.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> brand_start(tokenise("Rival Huawei"), ["華為"]), brand_start(tokenise("Hua Wei"), ["华伟"])
        ((1, 'Company'), None)
    """
    for size in range(min(LONGEST_BRAND, len(chain)), 0, -1):
        name = " ".join(token.folded for token in chain[-size:])
        for native in natives:
            if kind := _brands().get((name, fold_name(native))):
                return len(chain) - size, kind
    return None


@named_cache("documents.han_places", maxsize=1)
def _han_places() -> dict[str, str]:
    rows = read_rows("lexicon_cjk")
    return {phrase: concept.removeprefix("place:") for phrase, concept in rows if concept.startswith("place:")}


def is_han_place(native: str) -> bool:
    """Whether characters are the name of a known place.

    Example:
        >>> is_han_place("日照"), is_han_place("九龍"), is_han_place("华为")
        (True, True, False)
    """
    return fold_name(native) in _han_places()


def names_place(folded: str, native: str) -> bool:
    """Whether a word is the known name of a place in characters, also where it is no plain pinyin: `shaanxi`, 陕西."""
    return _han_places().get(fold_name(native)) == folded


@named_cache("documents.latin_places", maxsize=1)
def _latin_places() -> frozenset[str]:
    return frozenset(
        row[0].removeprefix("place:") for row in read_rows("lexicon_concepts") if row[0].startswith("place:")
    )


def is_latin_place(folded: str) -> bool:
    """Whether a folded word is a known place, a city of Russia or China for instance.

    Example:
        >>> is_latin_place("omsk"), is_latin_place("yukos")
        (True, False)
    """
    return folded in _latin_places()
