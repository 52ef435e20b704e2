"""Names in another people's spelling: Mikalai Varabei is Nikolai Vorobey, Sergejs Petrovs Sergey Petrov.

One word of a name shows how all its words are spelled, by `resources/persons/respelled_names.tsv`. What a single word
shows by itself in any name is in `romanisation/orthographies.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.known_words import is_given_name, is_known_name
from entityscreen.romanisation import Replacements, read_replacements, replaced

EACH_OPEN = 0.005  # points for each letter that stands for another one
MOST_SPELLINGS = 7


@dataclass(frozen=True, slots=True)
class People:
    """One row of the table."""

    spelling: str  # as a reviewer would name it
    cost: float  # in points of similarity
    mark: re.Pattern[str]  # finds what shows the people
    named: bool  # whether a word that is no name shows it too where its respelling is a given name
    replaced: Replacements
    open: Replacements  # letters that may stand for others
    given_names: frozenset[str]  # that no other people writes so

    def shows(self, word: str) -> bool:
        """Whether a folded word shows that its name is written so."""
        if word in self.given_names or self.mark.search(word) is not None:
            return True
        plain = replaced(word, self.replaced) if self.named else word
        return plain != word and not is_known_name(word) and is_given_name(plain)

    def spellings(self, word: str) -> tuple[tuple[str, str, float], ...]:
        """The spellings of a word of such a name, each with what it is called and its cost; the cheapest first."""
        plain = replaced(word, self.replaced)
        places = sorted((found.start(), new) for pattern, new in self.open for found in pattern.finditer(plain))
        found: dict[str, float] = {}
        for count in range(len(places) + 1):
            for chosen in combinations(places, count):
                letters = list(plain)
                for place, new in chosen:
                    letters[place] = new
                found.setdefault("".join(letters), round(self.cost + EACH_OPEN * count, 4))
        found.pop(word, None)
        return tuple([(text, self.spelling, cost) for text, cost in found.items()][:MOST_SPELLINGS])


def shown_people(words: tuple[str, ...]) -> People | None:
    """The people in whose spelling a name is, as one of its folded words shows; None for nearly all names.

    Example:
        >>> for name in ("mikalai varabei", "sergejs petrovs", "thomas salinas"):
        ...     people = shown_people(tuple(name.split()))
        ...     print([text for text, _, _ in people.spellings(name.split()[1])][:3] if people else None)
        ['vorabei', 'varobei', 'vorobei']
        ['petrov']
        None
    """
    shown = [place for word in words for place in _shown_by(word)]
    return _peoples()[min(shown)] if shown else None


@named_cache("names.persons.shown_peoples", maxsize=50_000)
def _shown_by(word: str) -> tuple[int, ...]:
    """The rows of the table that a word shows; names repeat their words."""
    return tuple([place for place, people in enumerate(_peoples()) if people.shows(word)])


@named_cache("names.persons.respelled", maxsize=1)
def _peoples() -> tuple[People, ...]:
    return tuple(
        People(
            spelling,
            float(cost),
            re.compile(mark),
            named == "yes",
            read_replacements(replacements),
            read_replacements(opened),
            frozenset(names.split()),
        )
        for spelling, cost, mark, named, replacements, opened, names in read_rows("person_respelled")
    )
