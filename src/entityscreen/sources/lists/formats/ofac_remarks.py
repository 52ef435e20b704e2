"""The grammar of OFAC's remarks: statements joined by semicolons.

It reads one statement (`alt. DOB 1936`, `a.k.a. 'BNC'`, `Passport 1084010 (Egypt)`), which all of OFAC's files and the
Consolidated Screening List share. A statement that is none of the known ones is kept as a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entityscreen.model.attributes.identifier_types import identifier_type, known_type
from entityscreen.sources.lists.draft import EntityDraft, field_meanings
from entityscreen.sources.lists.numbers import country_of, is_code_of_letters, split_labelled, split_number

_QUOTED_ALIAS = re.compile(r"\(?(?:a|f|n)\.k\.a\. (['\"‘“])(?P<name>.+?)['\"’”]\)?\.?")
_OPEN_ALIAS = re.compile(r"\(?(?:a|f|n)\.k\.a\. (['\"‘“])")
_ALIAS = re.compile(r"\(?(?P<type>a|f|n)\.k\.a\. (?P<name>[^'\"‘“].*?)\)?")
_LONGEST_ALIAS = 1_000  # characters; a quote that nothing closes sooner is none
_FINAL_STOP = re.compile(r"(?<!\b[A-Za-z])\.$")
_WALLET = "Digital Currency Address - "
_CURRENCY = re.compile(r"(?P<currency>[A-Z0-9]+) (?P<address>\S+)")
_PAGE = re.compile(r"(?P<page>(?:https?://|www\.)\S+?)(?: \(website\))?")


def add_remarks(draft: EntityDraft, remarks: str) -> None:
    """Read all statements of a record's remarks: a person's `DOB` becomes a birth date, a quoted alias a weak name.

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
        if len(piece) < _LONGEST_ALIAS and _OPEN_ALIAS.match(piece) and not _QUOTED_ALIAS.fullmatch(piece):
            pending = piece
            continue
        pending = ""
        if piece:
            yield piece
    if pending:
        yield pending


def add_statement(draft: EntityDraft, statement: str) -> None:
    """Read one statement, without its semicolon or final stop."""
    plain = statement.strip()
    bare = plain.removeprefix("alt. ").removeprefix("Alt. ")
    if alias := _QUOTED_ALIAS.fullmatch(bare):
        draft.name(alias["name"], "weak", again=True)
        return
    if alias := _ALIAS.fullmatch(bare):
        draft.name(alias["name"], "former" if alias["type"] == "f" else "alias", again=True)
        return
    if bare.startswith("(Linked To:"):
        bare = bare.strip("()")
    beginnings = field_meanings("ofac-remarks")
    if begins := [word for word in beginnings if bare.startswith(word if word.endswith(":") else f"{word} ")]:
        longest = max(begins, key=len)
        draft.take(beginnings[longest], bare[len(longest) :].strip(), longest.strip(" :"))
    elif bare.startswith(_WALLET):
        _add_wallet(draft, bare.removeprefix(_WALLET).strip())
    elif page := _PAGE.fullmatch(bare):
        draft.take("website", page["page"])
    elif labelled := split_labelled(bare):
        _add_identifier(draft, *labelled)
    else:
        draft.note("", plain)


def add_labelled(draft: EntityDraft, label: str, number: str, country: str = "") -> None:
    """Read a field for identifiers of the XML and the Consolidated Screening List. A label of the remarks (`Gender`) is
    read as there; behind one that is known, the number may be a code without a digit.

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
    issuer = next((word for word in reversed(brackets) if country_of(word)), None)
    country = country_of(issuer) if issuer else None
    draft.identifier(value, identifier_type(label), country)
    unread_brackets = [f"({word})" for word in brackets if word not in (issuer, country) or word != country]
    if unread_brackets or rest:
        draft.note(label, " ".join((value, *unread_brackets, rest)).strip())


def _add_wallet(draft: EntityDraft, text: str) -> None:
    match = _CURRENCY.fullmatch(text)
    if match:
        draft.identifier(match["address"], "crypto")
        draft.note(f"{_WALLET}{match['currency']}", match["address"])
    else:
        draft.note("Digital Currency Address", text)
