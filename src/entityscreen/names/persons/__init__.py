"""What is known of the words in persons' names: titles, particles, nicknames, patronymics, commonness.

Here belong lookups in tables and rules about one word; how the words of a whole name get their roles and
weights belongs to `names/person_parts.py`. Words are folded (`names/normalise.py`), Latin unless said.
"""

from __future__ import annotations

from entityscreen.names.persons.commonness import (
    are_spellings,
    commonness,
    given_name_commonness,
    given_names,
    is_given_name,
    is_known_name,
    is_surname,
    surname_commonness,
)
from entityscreen.names.persons.compounds import (
    ARTICLE,
    ASSIMILATED,
    is_assimilated,
    is_of_allah,
    is_of_another,
    split_compound,
    usual_form,
    written_pieces,
)
from entityscreen.names.persons.gendered import (
    gendered_surname_stem,
    is_patronymic,
    same_gendered_surname,
    surname_keys,
    without_shared_ending,
)
from entityscreen.names.persons.initials import are_initials
from entityscreen.names.persons.languages import of_language, other_in_language
from entityscreen.names.persons.mononyms import is_mononym
from entityscreen.names.persons.nicknames import are_respelled, nickname_groups, nickname_kind, spelled_in_full
from entityscreen.names.persons.vietnamese import LETTERS, MARKS, TONES, is_vietnamese, other_marks, other_vietnamese
from entityscreen.names.persons.womens_names import other_gender, same_in_a
from entityscreen.names.persons.words import (
    FILIATION,
    honorific_weight,
    is_beside_names,
    is_particle,
    is_particle_at,
    is_title,
    suffix_class,
)

__all__ = [
    "ARTICLE",
    "ASSIMILATED",
    "FILIATION",
    "LETTERS",
    "MARKS",
    "TONES",
    "are_initials",
    "are_respelled",
    "are_spellings",
    "commonness",
    "gendered_surname_stem",
    "given_name_commonness",
    "given_names",
    "honorific_weight",
    "is_assimilated",
    "is_beside_names",
    "is_given_name",
    "is_known_name",
    "is_mononym",
    "is_of_allah",
    "is_of_another",
    "is_particle",
    "is_particle_at",
    "is_patronymic",
    "is_surname",
    "is_title",
    "is_vietnamese",
    "nickname_groups",
    "nickname_kind",
    "of_language",
    "other_gender",
    "other_in_language",
    "other_marks",
    "other_vietnamese",
    "same_gendered_surname",
    "same_in_a",
    "spelled_in_full",
    "split_compound",
    "suffix_class",
    "surname_commonness",
    "surname_keys",
    "usual_form",
    "without_shared_ending",
    "written_pieces",
]
