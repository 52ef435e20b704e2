"""Latin letters that mean other sounds than usual: spellings of Latin words in the usual letters.

Here belong the orthographies in which a name of one people is written so that its letters say something else to all
others, each with what shows that a word is in it. They are a table, `resources/readings/letter_values.tsv`. What is
only another way to write the same sound belongs to `text/sounds.py`, a name that has a form of its own to
`resources/persons/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.vocabulary import is_known_name
from entityscreen.romanisation.contract import Letters, Romanisation, collect

FRENCH_SOUND = "French by its sound"  # to be heard in other scripts alone, see `names/likeness.py`
SHORTEST = 4
ANY, NAMED = "any", "named"  # when a row of the table counts


@dataclass(frozen=True, slots=True)
class _Orthography:
    """One row of the table.

    Attributes:
        name: as a reviewer would name it.
        cost: in points of similarity.
        when: `any`; `unknown`, if neither word nor result is a known name; `named`, if the result alone is.
        mark: finds what shows that a word is written so.
        first: what is replaced first, and by what.
        letters: what letters and groups of letters say.
    """

    name: str
    cost: float
    when: str
    mark: re.Pattern[str]
    first: tuple[tuple[re.Pattern[str], str], ...]
    letters: Letters

    def spell(self, word: str) -> str:
        """A word with the mark in the usual letters; the word itself where it is a known name as it stands."""
        if self.when != ANY and is_known_name(word):
            return word
        spelled = word
        for pattern, new in self.first:
            spelled = pattern.sub(new, spelled)
        spelled = self.letters.spell(spelled)
        return spelled if self.when == ANY or is_known_name(spelled) is (self.when == NAMED) else word


@named_cache("romanisation.latin", maxsize=1)
def _orthographies() -> tuple[_Orthography, ...]:
    found = []
    for name, cost, when, mark, first, letters in read_rows("readings_letter_values"):
        replaced = [(re.compile(pattern), new) for pattern, _, new in (step.rpartition("=") for step in first.split())]
        sounds = {group: sound for group, _, sound in (step.partition("=") for step in letters.split())}
        found.append(_Orthography(name, float(cost), when, re.compile(mark), tuple(replaced), Letters(sounds)))
    return tuple(found)


def read(word: str) -> tuple[Romanisation, ...]:
    """Other spellings of a word in Latin letters.

    Args:
        word: folded, Latin letters only.

    Returns:
        Readings by ascending cost, never the word itself; none for nearly all words.

    Example:
        >>> [reading.text for reading in read("tomaszewski")], [reading.text for reading in read("lemieux")]
        (['tomashevski', 'tomasewshki'], ['lemye'])
        >>> [reading.text for word in ("elsayed", "essebsi", "fazlur", "xasan", "eldon") for reading in read(word)]
        ['alsayed', 'alsebsi', 'fazalur', 'hasan']
        >>> read("putin")
        ()
    """
    if len(word) < SHORTEST:
        return ()
    marked = [way for way in _orthographies() if way.mark.search(word) is not None]
    ways = [(way.spell(word), way.name, way.cost) for way in marked]
    return collect([row for row in ways if row[0] != word]) if ways else ()
