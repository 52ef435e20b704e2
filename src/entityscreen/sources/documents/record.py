"""From a place to the record of what was found there: the name's text, its aliases, role and country.

Here belongs what every name with a bracket gets, whatever its kind. The kind is decided by those who call it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from entityscreen.sources.documents.chains import country_of
from entityscreen.sources.documents.context import PERSON, listed_country
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.further import is_other_form
from entityscreen.sources.documents.gloss import Gloss
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.loose import agreeing
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.places import Place
from entityscreen.sources.documents.roles import role_after, role_before
from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import is_role, words


def make_finding(view: View, place: Place, start: int, end: int, kind: str, evidence: str) -> Finding:
    """The finding, with its aliases, role and country."""
    chain, gloss = place.chain, place.gloss
    first = chain[start].start
    end = with_quote(view.text, first, end)
    soft = any(run.endswith("ь") for run in (*gloss.script, *gloss.unlabelled))
    end += soft and view.text[end : end + 1] in ("’", "'")  # `Severny Put’ (Северный путь)`
    name = visible(view.text[first:end])
    role, country = "", country_of(chain[:start]) or listed_country(view.text, first)
    if kind == PERSON:
        role, country = role_before(view.text, first)
        role, country = (role, country) if role else role_after(view.text, place.end)
    natives = tuple(n for n in gloss.native if kind == PERSON or len(n) > 3 or not looks_like_person(n))
    natives = natives or gloss.native
    names = (
        *natives,
        *filter(None, (gloss.work,)),
        *other_names(name, gloss, kind),
        *_acronym(gloss, kind),
        *gloss.script,
    )
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


def _acronym(gloss: Gloss, kind: str) -> tuple[str, ...]:
    """The acronym of a bracket; beside a person it may be an office or a degree: `(許庭芳, CEO)`."""
    folded = gloss.acronym.casefold()
    office = kind == PERSON and (is_role(folded) or folded in words("postnominal"))
    return () if office or not gloss.acronym else (gloss.acronym,)


_QUOTE_PAIRS = (('"', '"'), ("“", "”"), ("«", "»"))


def with_quote(text: str, start: int, end: int) -> int:
    """The end of a name with the quote that closes one inside it: `Limited Liability Company "Vympel"`.

    Example:
        >>> with_quote('LLC "Vympel" (x)', 0, 11), with_quote('the "Vympel" (x)', 5, 11)
        (12, 11)
    """
    for opening, closing in _QUOTE_PAIRS:
        opened = text.count(opening, start, end) - (text.count(closing, start, end) if opening != closing else 0)
        if text[end : end + 1] == closing and opened % 2:
            return end + 1
    return end


def other_names(name: str, gloss: Gloss, kind: str) -> list[str]:
    """The Latin names of a bracket that can be the named one's: no surname alone, no company's for a person."""
    own = {token.folded for token in tokenise(name)}
    latin = dict.fromkeys((*gloss.latin, *agreeing(gloss.loose, name, gloss.native, kind)))
    return [alias for alias in latin if kind != PERSON or not _is_no_person(tokenise(alias), own)]


def _is_no_person(alias: Sequence[Token], own: Collection[str]) -> bool:
    """Whether words are no further name of a person: a surname alone, with "Mr" too, or a company's name."""
    alias = alias[1:] if alias and alias[0].folded in words("courtesy") else alias
    return not alias or (len(alias) == 1 and alias[0].folded in own) or judge_latin(alias).strength > 2
