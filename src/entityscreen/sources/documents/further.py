"""Whether a name in a further script is another form of a Latin one: by sound, or by its legal form.

Here belongs the meeting of two written forms. How such words are told in a text belongs to `scripts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.scripts import form_kind, further_words
from entityscreen.sources.documents.tokens import Token

LEAST_LIKENESS = 0.8  # of a Latin name and its form in another script, by the library's own score
LEAST_ALONE = 0.95  # of one word with one word
LONGEST_PERSON = 4  # words


def is_other_form(name: str, run: str, kind: str, *, explained: bool = False) -> bool:
    """Whether a run in a further script is the name of what a Latin name calls by that kind.

    Args:
        name: the Latin name.
        run: the words in a further script.
        kind: the kind.
        explained: whether the text says what it is, so that one word need not sound quite alike.

    Example:
        >>> is_other_form("Viktor Malyshev", "Виктор Малышев", "Person"), is_other_form("Orion", "двигатель", "Company")
        (True, False)
    """
    form = form_kind(run)
    if form in ("company", "organisation") and kind in (COMPANY, ORGANISATION):
        return True
    if form or (kind == PERSON and len(further_words(run)) > LONGEST_PERSON):
        return False
    alone = len(further_words(run)) == 1 and " " not in name and not explained
    return compare(name, run, kind=kind).score >= (LEAST_ALONE if alone else LEAST_LIKENESS)


def person_span(chain: Sequence[Token], run: str) -> int | None:
    """Where in a chain the words begin that a run spells as a person's name, or None.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> person_span(tokenise("Minister Viktor Malyshev"), "Виктор Малышев")
        1
    """
    size = len(further_words(run))
    if form_kind(run) or not 2 <= size <= LONGEST_PERSON:
        return None
    scored = [
        (compare(" ".join(token.text for token in chain[start:]), run, kind=PERSON).score, start)
        for start in range(max(0, len(chain) - LONGEST_PERSON), len(chain) - 1)
    ]
    best = max(scored, default=(0.0, 0))
    return best[1] if best[0] >= LEAST_LIKENESS else None
