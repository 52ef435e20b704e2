"""Lists that come as one JSON document: of Interpol (red notices), the World Bank (debarred firms and persons), and
France (national register of asset freezes).

The readers were made from the publishers' schemas, as public programs that read them show; no whole edition was at
hand. A field that is not among those of `fields.tsv` is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from entityscreen.errors import FormatError
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.attributes.identifier_types import known_type
from entityscreen.model.entity import Entity
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, field_meanings, joined_date
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.nametext import split_names
from entityscreen.tables.json_text import parse_json

JsonRecord = dict[str, Any]
_FOOTNOTE = re.compile(r"\s*\*\s*\d*\s*$")  # `ACME LTD*12`
_FOR_EVER = "2999-12-31"  # the World Bank's end of a debarment that has none
_FIRM_ADDRESS = ("SUPP_ADDR", "SUPP_CITY", "SUPP_STATE_CODE", "SUPP_PROV_NAME", "SUPP_ZIP_CODE", "SUPP_POST_CODE")
_NATURES = {"Personne physique": "Person", "Personne morale": "Organization", "Navire": "Vessel"}


def _document(file: ListFile) -> Any:
    return parse_json("".join(file.lines()), file.where, fix="fetch the file anew")


def _records(data: Any, file: ListFile, *path: str) -> Iterator[tuple[str, JsonRecord]]:
    """The objects of the list at a path of keys, each with its place."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, list):
        raise FormatError(f"has no list {'.'.join(path)}", where=file.where, fix="fetch the file anew")
    for index, record in enumerate(data, start=1):
        where = f"{file.where}: {path[-1]} {index}"
        if not isinstance(record, dict):
            raise FormatError("not a JSON object", where=where, fix="fetch the file anew")
        yield where, record


def _text(record: JsonRecord, key: str) -> str:
    """A value as text on one line; empty when there is none."""
    return " ".join(str(record.get(key) or "").split())


def _fields(record: JsonRecord) -> Iterator[tuple[str, str]]:
    """The fields with their texts; one that holds several gives each."""
    for key, value in record.items():
        for item in value if isinstance(value, list) else [value]:
            if item is not None:
                yield key, str(item)


def read_notices(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One person for each notice of a page of Interpol's; those in one folder are read together."""
    for where, notice in _records(_document(origin.main), origin.main, "_embedded", "notices"):
        number = _text(notice, "entity_id")
        name = " ".join(part for key in ("forename", "name") if (part := _text(notice, key)))
        if not number or not name:
            yield Rejection(where, "the notice has no entity_id or no name", number or None, str(notice))
            continue
        draft = EntityDraft(f"interpol-{number.replace('/', '-')}", "Person", "interpol-red")
        draft.name(name, "primary")
        draft.take_all(_fields(notice), field_meanings("interpol"), options, where, "field")
        warrants = [warrant for warrant in notice.get("arrest_warrants") or () if isinstance(warrant, dict)]
        for warrant in warrants:
            draft.note("Charge", _text(warrant, "charge"))
        draft.add("topics", "wanted")
        countries = dict.fromkeys(_text(warrant, "issuing_country_id") for warrant in warrants)
        draft.origin(origin, record_id=number, programmes=tuple(country for country in countries if country))
        yield draft.build(where)


def read_firms(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each firm or person that the World Bank has debarred."""
    for where, firm in _records(_document(origin.main), origin.main, "response", "ZPROCSUPP"):
        number, name = _text(firm, "SUPP_ID"), _FOOTNOTE.sub("", _text(firm, "SUPP_NAME"))
        if not number or not name:
            yield Rejection(where, "the record has no SUPP_ID or no SUPP_NAME", number or None, str(firm))
            continue
        kind = {"I": "Person", "F": "Organization"}.get(_text(firm, "SUPP_TYPE_CODE"), "LegalEntity")
        draft = EntityDraft(f"worldbank-{number}", kind, "worldbank-debarred")
        draft.split(name, "primary")
        for part in split_names(_text(firm, "ADD_SUPP_INFO")):
            if part.type:  # `(f/k/a Acme)`, where other texts are remarks
                draft.part(part, part.type)
        draft.address(*(_text(firm, key) for key in _FIRM_ADDRESS), country=_text(firm, "COUNTRY_NAME"))
        fields = ((key, text) for key, text in _fields(firm) if (key, text) != ("DEBAR_TO_DATE", _FOR_EVER))
        draft.take_all(fields, field_meanings("worldbank"), options, where, "field")
        draft.add("topics", "debarment")
        draft.origin(origin, record_id=number, listed_on=parse_date(_text(firm, "DEBAR_FROM_DATE")))
        yield draft.build(where)


def read_freezes(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each entry of France's register."""
    data = _document(origin.main)
    date = parse_date(_text(data.get("Publications") or {}, "DatePublication")[:10]) if isinstance(data, dict) else None
    for where, entry in _records(data, origin.main, "Publications", "PublicationDetail"):
        number, nature = _text(entry, "IdRegistre"), _text(entry, "Nature")
        if not number or nature not in _NATURES:
            problem = f"IdRegistre {number!r} or Nature {nature!r} is unknown"
            raise FormatError(problem, where=where, fix="report it: the format changed")
        values = [
            (detail.get("TypeChamp", ""), value)
            for detail in entry.get("RegistreDetail") or ()
            for value in detail.get("Valeur") or ()
        ]
        given_names = " ".join(_text(value, "Prenom") for _, value in values if value.get("Prenom"))
        name = f"{given_names} {_text(entry, 'Nom')}".strip()
        if not name:
            yield Rejection(where, "the entry has no name", number, str(entry))
            continue
        draft = EntityDraft(f"fr-gels-{number}", _NATURES[nature], "fr-gels")
        draft.name(name, "primary")
        bases: list[str] = []
        for field, value in values:
            bases += [text] if (text := _text(value, "FondementJuridiqueLabel")) else []
            _take_value(draft, field, value, options, where)
        yield draft.sanctioned(
            origin,
            where,
            record_id=number,
            source_date=date,
            legal_basis="; ".join(dict.fromkeys(bases)),
            url=f"https://gels-avoirs.dgtresor.gouv.fr/Gels/RegistreDetail?idRegistre={number}",
        )


def _take_value(draft: EntityDraft, field: str, value: JsonRecord, options: ReadOptions, where: str) -> None:
    """Take one value of a field: a date, a place, or texts that their keys explain."""
    comment, country = _text(value, "Commentaire"), _text(value, "Pays")
    if "Annee" in value:
        draft.birth(joined_date(_text(value, "Annee"), _text(value, "Mois"), _text(value, "Jour")))
        draft.note("DOB", comment)
    elif field.startswith("ADRESSE"):
        draft.address(_text(value, "Adresse"), _text(value, "Lieu"), country=country)
        draft.note("Address", comment)
    elif field == "LIEU_DE_NAISSANCE":
        draft.birth_place(_text(value, "Lieu"), country)
    elif field == "NATIONALITE":
        draft.nationality(country)
    elif number := _text(value, "Identification"):
        draft.numbers(number, known_type(comment) or "registration", comment)
        draft.note(number, comment)
    else:
        draft.take_all(_fields(value), field_meanings("fr-gels"), options, where, f"field {field}")


def _sniffs(*marks: str) -> Callable[[ListFile], bool]:
    """What recognises a JSON document with these keys in its head."""
    return lambda file: file.suffix == ".json" and all(f'"{mark}"' in file.text_head for mark in marks)


FORMATS = (
    ListFormat("interpol-json", "Interpol red notices, JSON", _sniffs("_embedded", "notices"), read_notices),
    ListFormat("worldbank-json", "World Bank debarred firms and persons, JSON", _sniffs("ZPROCSUPP"), read_firms),
    ListFormat(
        "fr-gels-json",
        "France's national register of asset freezes, JSON",
        _sniffs("Publications", "PublicationDetail"),
        read_freezes,
    ),
)
