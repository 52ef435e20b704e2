"""The rules for what says in a person's name whether a man or a woman bears it, given names apart.

Here belong markers of descent and of parenthood, and names that their order makes a man's or a woman's. Given names in
two forms are told apart as words, in `names/persons/womens_names.py`.
"""

from __future__ import annotations

from itertools import pairwise

from entityscreen.model.weights import Weights
from entityscreen.names.persons import OF_DAUGHTERS, OF_FATHERS, OF_MOTHERS, OF_SONS
from entityscreen.names.prepared import Role, Variant
from entityscreen.scoring.adjustments.met import Adjustment, Meeting

OTHER_SEX = 0.3
TURNED_MARIA = 0.25
LEAST_WORDS = 3  # of a name in which María is not the surname: María, José
MARIA = "maria"
# Given names that go with María either way: José María is a man, María José a woman.
BESIDE_MARIA = frozenset(("jose", "jesus", "angel", "angeles", "joao", "josep", "antonio", "luis", "juan", "carmelo"))
_APART = ((OF_FATHERS, OF_MOTHERS, "father and mother"), (OF_SONS, OF_DAUGHTERS, "son and daughter"))


def sexes_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Abu Ahmad` against `Umm Ahmad`, and `Noor bin Ahmad` against `Noor binti Ahmad`."""
    del weights
    a, b = _particles(met.a), _particles(met.b)
    if not a or not b or a == b:
        return None
    for mans, womans, reason in _APART:
        first, second = (not mans.isdisjoint(own) for own in (a, b))
        if first is not second and first is womans.isdisjoint(a) and second is womans.isdisjoint(b):
            return Adjustment(-OTHER_SEX, reason)
    return None


def maria_turned(met: Meeting, weights: Weights) -> Adjustment | None:
    """`José María Aguilar` against `María José Aguilar`: a man and a woman."""
    del weights
    if min(len(met.a.parts), len(met.b.parts)) < LEAST_WORDS:
        return None
    a = [part.token.latin for part in met.a.parts]
    if MARIA not in a:
        return None
    b = [part.token.latin for part in met.b.parts]
    for first, second in pairwise(a):
        other = second if first == MARIA else first
        if MARIA in (first, second) and other in BESIDE_MARIA and (second, first) in pairwise(b):
            return Adjustment(-TURNED_MARIA, "José María is a man, María José a woman")
    return None


def _particles(variant: Variant) -> frozenset[str]:
    return frozenset(part.token.latin for part in variant.parts if part.role is Role.PARTICLE)
