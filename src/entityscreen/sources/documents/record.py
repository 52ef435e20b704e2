"""From a place to the record of what was found there: the name's text, its aliases, role and country.

Here belongs what every name with a bracket gets, whatever its kind. The kind is decided by those who call it.
"""

from __future__ import annotations

from entityscreen.sources.documents.chains import country_of
from entityscreen.sources.documents.context import PERSON, listed_country
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.further import is_other_form
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.places import Place
from entityscreen.sources.documents.roles import role_after, role_before
from entityscreen.sources.documents.view import View


def make_finding(view: View, place: Place, start: int, end: int, kind: str, evidence: str) -> Finding:
    """The finding, with its aliases, role and country."""
    chain, gloss = place.chain, place.gloss
    first = chain[start].start
    name = visible(view.text[first:end])
    role, country = "", country_of(chain[:start]) or listed_country(view.text, first)
    if kind == PERSON:
        role, country = role_before(view.text, first)
        role, country = (role, country) if role else role_after(view.text, place.end)
    natives = tuple(n for n in gloss.native if kind == PERSON or len(n) > 3 or not looks_like_person(n)) or gloss.native
    names = (*natives, *gloss.latin, *((gloss.acronym,) if gloss.acronym else ()), *gloss.script)
    names += tuple(run for run in gloss.unlabelled if is_other_form(name, run, kind))
    return Finding(
        name=name,
        start=first,
        end=end,
        kind=kind,
        aliases=tuple(dict.fromkeys(alias for alias in names if alias != name)),
        former=gloss.former,
        role=role,
        country=country or ("" if kind == PERSON else country_of(chain[start:])),
        evidence=(evidence,),
        after=place.end,
    )
