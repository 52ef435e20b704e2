"""Brackets without characters: `Name (ACRONYM)`, `ACRONYM [Expansion]`, `Name (NYSE: ABC)`, `Acme Ltd (Acme)`.

Here belongs what such a bracket says of the name before it. Those with characters belong to `bracketed.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.acronyms import initials_start, is_compound_of, spells_initials
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, OTHER, PERSON, kind_after, kind_before
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import Verdict, is_place_or_label, judge, judge_latin
from entityscreen.sources.documents.loose import agreeing
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.places import Place
from entityscreen.sources.documents.record import make_finding
from entityscreen.sources.documents.starts import is_measured, organisation_start
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import words

LEAST_LIKENESS = 0.85  # of two spellings of one name


def acronym_or_latin(view: View, place: Place) -> Finding | None:
    """`Mainland Affairs Council (MAC)`, `PRC [People’s Republic of China]`, `Li Fangwei (also known as Karl Lee)`."""
    place = _with_bare(place)
    chain, gloss = place.chain, place.gloss
    if gloss.latin and chain[-1].text.isupper() and spells_initials(chain[-1].text, gloss.latin[0].split()):
        return make_finding(view, place, len(chain) - 1, chain[-1].end, ORGANISATION, "acronym with its expansion")
    if gloss.acronym:
        return _with_acronym(view, place)
    if (start := _spelled_otherwise(chain, gloss.bare or next(iter(gloss.loose), ""))) is not None:
        place = replace(place, gloss=replace(gloss, latin=(*gloss.latin, gloss.bare or gloss.loose[0])))
        return make_finding(view, place, start, place.name_end, PERSON, "a person in two spellings")
    verdict = judge_latin(chain)
    if verdict.kind == COMPANY and verdict.strength >= 2 and (gloss.latin or gloss.script):
        return make_finding(view, place, organisation_start(chain, ()), place.name_end, COMPANY, verdict.evidence)
    return None


def _with_acronym(view: View, place: Place) -> Finding | None:
    """A body or firm whose letters a bracket gives: `Mainland Affairs Council (MAC)`, `Promsvyazbank (PSB)`."""
    chain, gloss = place.chain, place.gloss
    start = initials_start(gloss.acronym, chain)
    if start is None and is_compound_of(gloss.acronym, chain[-1].text):
        return make_finding(view, place, len(chain) - 1, place.name_end, COMPANY, f"letters {gloss.acronym}")
    if start is None:
        return None
    name = chain[start:]
    verdict = judge(name, (), kind_after(view.text, place.end) or kind_before(view.text, name[0].start)[0])
    if is_place_or_label(name) and any(token.folded in words("state") for token in name):
        verdict = Verdict(ORGANISATION, "a state's full name", 1)
    if verdict.kind in (COMPANY, ORGANISATION):
        return make_finding(
            view, place, start, place.name_end, verdict.kind, f"{verdict.evidence}; acronym {gloss.acronym}"
        )
    return None


def _spelled_otherwise(chain: Sequence[Token], other: str) -> int | None:
    """Where a person's name begins that a bracket spells otherwise, `Elchin Mammadli (Elçin Məmmədli)`; or None."""
    parts = other.split()
    if not 2 <= len(parts) <= 4 or len(chain) < len(parts) or other.isascii():
        return None
    start = len(chain) - len(parts)
    name = chain[start:]
    written = " ".join(token.text for token in name)
    if not all(map(is_person_word, name)) or judge_latin(name).kind or written == other:
        return None
    return start if compare(written, other, kind=PERSON).score >= LEAST_LIKENESS else None


def _with_bare(place: Place) -> Place:
    """The place whose bracket's only name counts as another one where it agrees: not `Acme Ltd (Hong Kong)`."""
    chain, bare = place.chain, place.gloss.bare
    if not bare:
        return place
    name = " ".join(token.text for token in chain)
    short = chain[-1].text.isupper() and spells_initials(chain[-1].text, bare.split())
    known = short or agreeing([bare], name, (), COMPANY)
    return replace(place, gloss=replace(place.gloss, latin=(bare,))) if known else place


def listed_company(view: View, place: Place) -> Finding | None:
    """`Acme Optics (NYSE: ACM)`: a company whose ticker proves it, whatever its words say."""
    start = organisation_start(place.chain, place.gloss.native)
    start += 2 * is_measured(place.chain[start:])
    name = place.chain[start:]
    thing = judge_latin(name).kind == OTHER and not place.gloss.native
    if thing or is_place_or_label(name) or all(token.number for token in name):
        return None
    return make_finding(view, place, start, place.name_end, COMPANY, "listed on an exchange")
