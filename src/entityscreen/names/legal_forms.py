"""Legal forms: what says how a firm is constituted, in any language, spelling and place.

Here belongs recognising a form; what one is worth in a score is said by its role and weight as any word's.

- Forms spelled out, and abbreviations of four letters or more, are phrases of the lexicon wherever they stand
  (`lexicon.py`), from `resources/lexicon/legal_forms.tsv` and the code list of ISO 20275.
- An abbreviation of two or three letters that only that list knows (PS, AVV, УП) is a brand, a word or somebody's
  initials as often: it is a form only beside a name with that form spelled out.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_NONE: frozenset[str] = frozenset()


@named_cache("lexicon.legal_abbreviations", maxsize=1)
def _abbreviations() -> dict[str, frozenset[str]]:
    return {word: frozenset(concepts.split()) for word, concepts in read_rows("lexicon_legal_abbreviations")}


def abbreviated_forms(word: str) -> frozenset[str]:
    """The concepts of the legal forms that a short word may stand for beside a name that spells one out.

    Args:
        word: a folded word that means nothing by itself.

    Example:
        >>> sorted(abbreviated_forms("avv")), sorted(abbreviated_forms("volna"))
        (['legal:98vk'], [])
    """
    return _abbreviations().get(word, _NONE)
