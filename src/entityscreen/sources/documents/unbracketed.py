"""Names in Latin letters that have no bracket: by title, role, head word, legal form or surname.

Here belongs what is found from words alone, so it asks for more evidence than `bracketed.py` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from entityscreen.sources.documents.bodies import acting_body, cut_short, relaying_agency
from entityscreen.sources.documents.called_persons import called_otherwise
from entityscreen.sources.documents.chains import and_cut, chain_right, country_of, cut_starts, is_closing_noun
from entityscreen.sources.documents.clauses_behind import called_person, other_names_of
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    OTHER,
    PERSON,
    kind_after,
    kind_before,
    speaks_after,
)
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.kinds import Verdict, is_place_or_label, judge_latin, judge_native, only_generic
from entityscreen.sources.documents.lines import skipped_lines
from entityscreen.sources.documents.persons import SYLLABLE, is_person_word
from entityscreen.sources.documents.places import without_possessive
from entityscreen.sources.documents.renamings import renamed
from entityscreen.sources.documents.roles import role_before
from entityscreen.sources.documents.shown_persons import by_father, ends_as_surname, is_korean, shown_person
from entityscreen.sources.documents.starts import organisation_start, without_seat
from entityscreen.sources.documents.tokens import NATIVE, Token
from entityscreen.sources.documents.vessels import called_vessel, numbered_ship
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import countries, is_given, is_role, surname_spellings, words

_HYPHENATED = re.compile(r"^[A-Z][a-z]{1,6}-(?!class$)[a-zA-Z][a-z]{0,6}$")
_TWO_SYLLABLES = re.compile(
    r"^(?:[bpmfdtnlgkhjqxrzcswy]|[zcs]h)?[aeiouü]{1,3}(?:ng|n|r)?(?:[bpmfdtnlgkhjqxrzcswy]|[zcs]h)[aeiouü]{1,3}(?:ng|n)?$"
)
_LOWER_HEAD = re.compile(
    r"^\s(embassy|consulate(?: general)?|government|news agency|"
    r"foreign ministry|def[ec]n[cs]e ministry|"
    r"finance ministry|commerce ministry|central bank)\b(\sin\s(?:the\s)?(?=[A-Z]))?"
)
_VESSEL = re.compile(r"^(?:MV|MT|SS|USS|HMS|M/V|M/T|ROKS|FV|CCGS)$")
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Tt]o)\s$")
_INNER_DOT = re.compile(r"\.(?=\s?[a-z,;:(])")  # a dot behind which the sentence goes on
LONGEST_NAME, LONGEST_PLAIN = 4, 3  # words


def find_unbracketed(view: View, tokens: Sequence[Token], taken: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """Persons, companies, organisations and vessels that the words themselves give away.

    Args:
        view: the block.
        tokens: its Latin words.
        taken: ascending spans that other steps have used.

    Yields:
        Findings in the order of the text, none over a taken span.
    """
    index, used = 0, 0
    skipped = skipped_lines(view.text)
    while index < len(tokens):
        token = tokens[index]
        while used < len(taken) and taken[used][1] <= token.start:
            used += 1
        if not token.capital or (used < len(taken) and taken[used][0] < token.end):
            index += 1
            continue
        last = chain_right(view.text, tokens, index)
        if used < len(taken):
            while last > index and tokens[last].end > taken[used][0]:
                last -= 1
        credit = next((end for start, end, kind in skipped if kind == "credit" and start <= token.start < end), 0)
        while credit and last > index and tokens[last].start >= credit:
            last -= 1
        if not any(start <= token.start < end for start, end, kind in skipped if kind != "credit"):
            for part in _by_courtesy(tokens[index : last + 1]):
                yield from _in_chain(view, part, credit=credit > 0)
        index = last + 1


def _by_courtesy(chain: Sequence[Token]) -> Iterator[list[Token]]:
    """The parts of a chain that "Mr" and the like open: `Harbin Institute of Technology and Mr. Ho Chi-ping`."""
    starts = [0, *(at for at, token in enumerate(chain) if at and token.folded in words("courtesy")), len(chain)]
    for start, end in pairwise(starts):
        yield list(chain[start:end])


def _in_chain(view: View, chain: list[Token], *, credit: bool) -> Iterator[Finding]:
    """What one chain of capitalised words holds; coordinated names are looked at one by one."""
    chain = _without_starts(chain)
    while chain:
        cut = and_cut(chain)
        part = chain[cut:] if cut else chain
        found = _credit_agency(view, part) if credit else _one_name(view, part)
        if found:
            yield found
        chain = chain[: cut - 1] if cut else []
        chain = _without_starts(chain)


def _without_starts(chain: list[Token]) -> list[Token]:
    """The part of a chain to look at: up to the first word that opens another clause, or behind it."""
    for index, token in enumerate(chain):
        opens = index and token.capital and token.folded in words("starter") and not is_closing_noun(chain, index)
        if opens and token.folded not in words("connector"):
            head = chain[:index]
            return head if cut_starts(head) < len(head) else _without_starts(chain[index:])
    return chain[cut_starts(chain) :] if chain else []


def _one_name(view: View, chain: list[Token]) -> Finding | None:
    return (
        _vessel(view, chain)
        or _regnal(view, chain)
        or _titled(view, chain)
        or acting_body(view.text, chain)
        or _organisation(view, chain)
        or cut_short(view.text, chain)
        or _lower_head(view, chain)
        or _plain_person(view, chain)
        or called_otherwise(view, chain)
    )


def _finding(
    view: View, part: Sequence[Token], kind: str, evidence: str, *, role: str = "", country: str = "", end: int = 0
) -> Finding:
    start, stop = part[0].start, end or part[-1].end
    return Finding(visible(view.text[start:stop]), start, stop, kind, (), (), role, country, (evidence,), "", stop)


def _credit_agency(view: View, chain: list[Token]) -> Finding | None:
    """A news agency that a photo credit names as one; photographers and bare acronyms stay out."""
    tail = view.text[chain[-1].end : chain[-1].end + 12]
    if tail.lower().startswith(" news agency"):
        return _finding(view, chain, ORGANISATION, "head word news agency", end=chain[-1].end + 12)
    return relaying_agency(view.text, chain)


def _vessel(view: View, chain: list[Token]) -> Finding | None:
    if len(chain) > 1 and _VESSEL.match(chain[0].text):
        return _finding(view, chain[1:], "Vessel", f"prefix {chain[0].text}")
    if called_vessel(view.text, chain[0].start):
        return _finding(view, chain, "Vessel", "called a vessel")
    name = numbered_ship(view.text, chain)
    return _finding(view, name, "Vessel", "a ship's number") if name else None


def _regnal(view: View, chain: list[Token]) -> Finding | None:
    """`Pope Francis`, `King Charles III`: the title is part of the name."""
    for at, token in enumerate(chain[:-1]):
        rest = chain[at + 1 :]
        named = all(is_person_word(word) and word.folded not in words("honorific") for word in rest)
        if token.folded in words("regnal") and len(rest) <= 2 and named:
            return _finding(view, chain[at:], PERSON, f"title {token.text}", role=token.text)
    return None


def _titled(view: View, chain: list[Token]) -> Finding | None:
    """A person behind a title inside the chain, or behind a role in small letters."""
    at = next(
        (i for i in range(len(chain) - 1, -1, -1) if is_role(chain[i].folded) or chain[i].folded in words("honorific")),
        -1,
    )
    name = [*chain[at + 1 : -1], without_possessive(chain[-1])] if chain[at + 1 :] else []
    if at >= 0 and chain[at].folded in ("star", "model", "host", "agent", "party", "general", "national") and at == 0:
        return None
    if at >= 0 and name and name[0].folded in ("of", "for"):
        name = _behind_office(name)
    role, country = role_before(view.text, name[0].start) if name else ("", "")
    courtesy = at >= 0 and chain[at].folded in words("courtesy")
    if not (role or courtesy) or not 2 <= len(name) <= LONGEST_NAME or not all(is_person_word(token) for token in name):
        return None
    return _finding(view, name, PERSON, f"role {role}" if role else "courtesy", role=role, country=country)


def _behind_office(words_after: list[Token]) -> list[Token]:
    """The person behind `of Foreign Affairs`: the words from a known surname or given name on."""
    for at in range(max(1, len(words_after) - 3), len(words_after) - 1):
        folded = words_after[at].folded
        if is_given(folded) or (folded in surname_spellings() and _chinese_given(words_after[at + 1])):
            return words_after[at:]
    return []


def _is_placed(text: str, start: int) -> bool:
    """Whether a preposition of place stands before a name: `in Tai Po, also known as X`."""
    return _PLACED.search(text, max(0, start - 6), start) is not None


def _chinese_given(token: Token) -> bool:
    return bool(_HYPHENATED.match(token.text) or _TWO_SYLLABLES.match(token.folded))


_CHARACTERS_BEHIND = re.compile(rf"[”\"’'»]?\s?[(（]([{NATIVE}]{{2,24}})[)）,，;；]")


def _is_called_other(text: str, end: int) -> bool:
    """Whether the characters behind a name say that it is a work, a law, a place: `… Procurement (采购管理办法)`."""
    match = _CHARACTERS_BEHIND.match(text, end)
    return match is not None and judge_native(match[1]).kind == OTHER


def _organisation(view: View, chain: list[Token]) -> Finding | None:
    """An organisation by head word, a company by legal form or by head word and context."""
    start = organisation_start(chain, ())
    name = without_seat(_without_tail(chain[start:]))
    if len(name) < 2 or is_place_or_label(name) or _is_called_other(view.text, name[-1].end):
        return None
    work = view.is_italic(name[0].start, name[-1].end) and name[-1].folded not in words("paper")
    if work and not other_names_of(view.text, name[-1].end):
        return None
    verdict = judge_latin(name)
    if verdict.kind == ORGANISATION and verdict.strength >= 2 and not only_generic(name):
        return _finding(view, name, ORGANISATION, verdict.evidence, country=country_of(name))
    return _company(view, name, verdict) if verdict.kind == COMPANY else None


def _company(view: View, name: list[Token], verdict: Verdict) -> Finding | None:
    """A company, by its legal form or by what is around; a body where that says so of a loose head (`the X Group`)."""
    around = kind_after(view.text, name[-1].end) or kind_before(view.text, name[0].start)[0]
    around = around or (COMPANY if renamed(view.text, name[-1].end).names else "")
    around = "" if only_generic(name) else around
    if verdict.strength == 3 or "legal" in verdict.evidence or around == COMPANY:
        dotted = name[-1].folded in words("legal") and _INNER_DOT.match(view.text, name[-1].end)
        end = name[-1].end + (1 if dotted else 0)
        return _finding(view, name, COMPANY, verdict.evidence, country=country_of(name), end=end)
    if around == ORGANISATION:
        return _finding(view, name, ORGANISATION, verdict.evidence, country=country_of(name))
    return None


def _without_tail(name: list[Token]) -> list[Token]:
    """A name without what cannot end one: `Tokyo District Court on`, `Harvard University in 2014`, `Treasury's`."""
    while name and ((name[-1].folded in words("connector") and not name[-1].capital) or _is_dated(name)):
        name = name[:-1]
    return [*name[:-1], without_possessive(name[-1])] if name else []


def _is_dated(name: Sequence[Token]) -> bool:
    """Whether a name ends with a year, or with a month, and what joins it to the sentence: `X Limited in May 2015`."""
    last = len(name) - 1
    while last > 1 and (name[last].number or name[last].folded in words("month")):
        last -= 1
    return 1 < last < len(name) - 1 and name[last].folded in ("in", "on", "of", "at", "since")


def _lower_head(view: View, chain: list[Token]) -> Finding | None:
    """`Chinese embassy in the US`, `Xinhua news agency`: the head word is in small letters."""
    match = _LOWER_HEAD.match(view.text[chain[-1].end : chain[-1].end + 40])
    if not match:
        return None
    country = countries().get(" ".join(t.folded for t in chain[-2:])) or countries().get(chain[-1].folded)
    agency = match.group(1) == "news agency"
    if not agency and (not country or country[1] == "city"):
        return None
    name = chain[-1:] if not agency and len(chain) > 1 and chain[-1].folded in countries() else chain
    end = chain[-1].end + len(match.group(1)) + 1
    if match.group(2):
        place = re.match(r"[A-Z][A-Za-z.]*(?: [A-Z][a-z]+)?", view.text[chain[-1].end + match.end() :][:40])
        end = chain[-1].end + match.end() + (place.end() if place else 0)
    return _finding(
        view, name, ORGANISATION, f"head word {match.group(1)}", country=country[0] if country else "", end=end
    )


def _plain_person(view: View, chain: list[Token]) -> Finding | None:
    """A person without a title: by a Chinese surname and given name, or a given name and a verb of speech."""
    if not 2 <= len(chain) <= LONGEST_NAME or not all(is_person_word(token) for token in chain):
        return None
    first, second = chain[0], chain[1]
    placed = _is_placed(view.text, first.start)
    shown = by_father(chain) or ("" if placed else shown_person(view.text, chain))
    if not shown and first.folded in surname_spellings() and _HYPHENATED.match(second.text) and len(chain) == 2:
        shown = f"surname {first.text} and a given name with a hyphen"
    if shown or len(chain) > LONGEST_PLAIN:
        return _finding(view, chain, PERSON, shown) if shown else None
    end, called = chain[-1].end, called_person(view.text, chain) and not placed
    speaks = called or speaks_after(view.text, end) or kind_after(view.text, end) == PERSON
    chinese = _chinese_given(second) or is_korean(chain) or (called and len(chain) == 2 and SYLLABLE.match(second.text))
    if speaks and (is_given(first.folded) or (first.folded in surname_spellings() and chinese)):
        return _finding(view, chain, PERSON, "given name and what follows")
    named = ends_as_surname(chain) or (chinese and first.folded in surname_spellings())
    if named and kind_before(view.text, first.start)[0] == PERSON:
        return _finding(view, chain, PERSON, "surname and what stands before")
    return None
