"""Whether a Cyrillic word spells a given name that the tables have in Latin letters only: `Фикрет`, `Орхану`.

Here belongs the reading of a word in its cases. Which given names are known belongs to `entityscreen.names.persons`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.model.script import script_of
from entityscreen.names.persons import is_given_name
from entityscreen.romanisation import read_token
from entityscreen.sources.documents.vocabulary import is_given

SHORTEST = 4  # letters of such a name
_CASES = ("", "а", "у", "ом", "ем", "е")  # of a name that ends with a consonant
_FEMALE = ("у", "ы", "е", "ои", "и")  # of one that ends with `а`, folded


@named_cache("documents.spelled_given_names", maxsize=4096)
def is_spelled_given_name(folded: str) -> bool:
    """Whether a folded Cyrillic word is a given name in Latin letters, in any case of it.

    Example:
        >>> is_spelled_given_name("фикрет"), is_spelled_given_name("орхану"), is_spelled_given_name("директор")
        (True, True, False)
    """
    forms = {folded.removesuffix(ending) for ending in _CASES}
    forms |= {f"{folded.removesuffix(ending)}а" for ending in _FEMALE if folded.endswith(ending)}
    return any(_is_read_as_given(form) for form in forms if len(form) >= SHORTEST)


def _is_read_as_given(word: str) -> bool:
    readings = (reading.text for reading in read_token(word, script_of(word[0])))
    return any(is_given(latin) or is_given_name(latin) for latin in readings)
