"""The grammar of OFAC's remarks: statements joined by semicolons.

Here belongs the reading of one statement (`alt. DOB 1936`, `a.k.a. 'BNC'`, `Passport 1084010 (Egypt)`). A
statement that is none of the known ones is kept as a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from entityscreen.model.countries import country_code
from entityscreen.model.identifier_types import identifier_type, known_type
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.identifiers import is_code_of_letters, split_labelled, split_number

_QUOTED_ALIAS = re.compile(r"\(?(?:a|f|n)\.k\.a\. (['\"‘“])(?P<name>.+?)['\"’”]\)?\.?")
_OPEN_ALIAS = re.compile(r"\(?(?:a|f|n)\.k\.a\. (['\"‘“])")
_ALIAS = re.compile(r"\(?(?P<type>a|f|n)\.k\.a\. (?P<name>[^'\"‘“].*?)\)?")
_FINAL_STOP = re.compile(r"(?<!\b[A-Za-z])\.$")
_CURRENCY = re.compile(r"(?P<currency>[A-Z0-9]+) (?P<address>\S+)")

Handler = Callable[[EntityDraft, str], None]


def add_remarks(draft: EntityDraft, remarks: str) -> None:
    """Read all statements of a record's remarks.

    Args:
        draft: the entity; a person's `DOB` becomes a birth date, a quoted alias a weak name.
        remarks: as in the file, the comments joined.

    Example:
        >>> draft = EntityDraft("x", "Person", "x")
        >>> add_remarks(draft, "DOB 10 Dec 1948; a.k.a. 'ABU ALI'; Passport 1084010 (Egypt).")
        >>> draft.names[0].type, draft.fields["birth_dates"], draft.fields["identifiers"][0].country
        ('weak', ['1948-12-10'], 'eg')
    """
    for statement in statements(remarks):
        add_statement(draft, statement)


def statements(remarks: str) -> Iterator[str]:
    """The statements of a text; a semicolon inside of a quoted alias does not end one.

    Example:
        >>> list(statements("DOB 1948; a.k.a. 'ONE; TWO'."))
        ['DOB 1948', "a.k.a. 'ONE; TWO'"]
    """
    pending = ""
    for part in _FINAL_STOP.sub("", remarks.strip()).split(";"):
        piece = f"{pending};{part}" if pending else part.strip()
        if _OPEN_ALIAS.match(piece) and not _QUOTED_ALIAS.fullmatch(piece):
            pending = piece
            continue
        pending = ""
        if piece:
            yield piece
    if pending:
        yield pending


def add_statement(draft: EntityDraft, statement: str) -> None:
    """Read one statement.

    Args:
        draft: the entity.
        statement: without its semicolon or final stop.
    """
    plain = statement.strip()
    bare = plain.removeprefix("alt. ")
    if alias := _QUOTED_ALIAS.fullmatch(bare):
        draft.name(alias["name"], "weak", again=True)
        return
    if alias := _ALIAS.fullmatch(bare):
        draft.name(alias["name"], "former" if alias["type"] == "f" else "alias", again=True)
        return
    if bare.startswith("(Linked To:"):
        bare = bare.strip("()")
    for prefix, handler in _STATEMENTS:
        if bare.startswith(prefix):
            handler(draft, bare[len(prefix) :].strip())
            return
    if labelled := split_labelled(bare):
        _add_identifier(draft, *labelled)
    else:
        draft.note("", plain)


def add_labelled(draft: EntityDraft, label: str, number: str, country: str = "") -> None:
    """Read what a field for identifiers holds, as the XML and the Consolidated Screening List have them.

    Args:
        draft: the entity.
        label: what the list calls it; a word of the remarks (`Gender`, `Vessel Type`) is read as there.
        number: after a label that is known it may be a code without a digit.
        country: of issue, or an empty text.

    Example:
        >>> draft = EntityDraft("x", "Organization", "x")
        >>> add_labelled(draft, "SWIFT/BIC", "SABRRUMM")
        >>> draft.fields["identifiers"][0].type
        'swift'
    """
    text = f"{number}{f' ({country})' if country else ''}"
    if is_code_of_letters(number) and known_type(label):
        _add_identifier(draft, label, text)
    else:
        add_statement(draft, f"{label} {text}".strip())


def _add_identifier(draft: EntityDraft, label: str, text: str) -> None:
    value, brackets, rest = split_number(text)
    country = next((word for word in reversed(brackets) if country_code(word)), None)
    kind = identifier_type(label)
    if kind == "imo":
        value = value.upper().removeprefix("IMO").strip()
    draft.identifier(value, kind, country)
    others = [f"({word})" for word in brackets if word != country]
    if others or rest:
        draft.note(label, " ".join((value, *others, rest)).strip())


def _birth(draft: EntityDraft, text: str) -> None:
    draft.birth(text)


def _birth_place(draft: EntityDraft, text: str) -> None:
    draft.property("birthPlace", text)


def _crypto(draft: EntityDraft, text: str) -> None:
    match = _CURRENCY.fullmatch(text)
    if match:
        draft.identifier(match["address"], "crypto")
        draft.note(f"Digital Currency Address - {match['currency']}", match["address"])
    else:
        draft.note("Digital Currency Address", text)


def _to_property(name: str) -> Handler:
    return lambda draft, text: draft.property(name, text)


def _to_date(name: str) -> Handler:
    return lambda draft, text: draft.date_property(name, text)


def _to_note(label: str) -> Handler:
    return lambda draft, text: draft.note(label, text)


# A prefix of another stands behind it.
_STATEMENTS: tuple[tuple[str, Handler], ...] = (
    ("DOB ", _birth),
    ("POB ", _birth_place),
    ("nationality ", EntityDraft.nationality),
    ("citizen ", EntityDraft.nationality),
    ("Gender ", EntityDraft.sex),
    ("Linked To: ", _to_property("linkedTo")),
    ("Digital Currency Address - ", _crypto),
    ("Website ", _to_property("website")),
    ("Email Address ", _to_property("email")),
    ("Phone Number ", _to_property("phone")),
    ("Phone No. ", _to_property("phone")),
    ("Fax No. ", _to_note("Fax")),
    ("Fax ", _to_note("Fax")),
    ("Telephone: ", _to_property("phone")),
    ("Telephone ", _to_property("phone")),
    ("Organization Established Date ", _to_date("incorporationDate")),
    ("Organization Type: ", _to_property("sector")),
    ("Company Name ", _to_note("Company Name")),
    ("Vessel Year of Build ", _to_date("buildDate")),
    ("Aircraft Manufacture Date ", _to_date("buildDate")),
    ("Aircraft Model ", _to_property("model")),
    ("Aircraft Operator ", _to_property("operator")),
    ("Vessel Flag ", _to_property("flag")),
    ("Nationality of Registration ", EntityDraft.country),
    ("Previous Aircraft Tail Number ", _to_note("Previous Aircraft Tail Number")),
    ("Former Vessel Flag ", _to_property("pastFlags")),
    ("Vessel Type ", _to_property("type")),
    ("Other Vessel Type ", _to_property("pastTypes")),
    ("Additional Sanctions Information - ", _to_note("Additional Sanctions Information")),
    ("Secondary sanctions risk:", _to_note("Secondary sanctions risk")),
    ("Executive Order ", _to_note("Executive Order")),
    ("CAATSA Section ", _to_note("CAATSA Section")),
)
