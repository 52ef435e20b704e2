"""What the elements of Canada's list mean.

Here belongs the mapping of one record. The list has one row of names for persons, another for entities and ships; the
country is that of the regulations, which need not be the entity's own.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.record_ids import RecordIds
from entityscreen.sources.lists.xmlrecords import content_of, text_of, whole_text

SOURCE = "ca-sema"
_PERSON = ("GivenName", "LastName")
_OTHER_NAMES = ("EntityOrShip", "Entity")
_DATES = ("DateOfBirthOrShipBuildDate", "DateOfBirth")
_NUMBERS = ("ShipIMONumber", "ShipImoNumber")
_KNOWN = frozenset(
    (*_PERSON, *_OTHER_NAMES, *_DATES, *_NUMBERS, "Country", "Aliases", "Title", "Schedule", "Item", "DateOfListing")
)
_NOTHING = frozenset(("", "N/A", "S/O"))


class SemaMapper:
    """Maps the records of one file, and gives each its identifier.

    Args:
        origin: the file.
        options: what to do with unknown elements.
    """

    def __init__(self, origin: ListInput, options: ReadOptions) -> None:
        self._origin, self._options, self._ids = origin, options, RecordIds("sema")

    def to_entity(self, record: Element, where: str) -> Entity | Rejection:
        """Map a record; one without a name is rejected.

        Raises:
            FormatError: an element is unknown.
        """
        person = " ".join(text for tag in _PERSON if (text := _stated(record, tag)))
        name = person or _stated(record, *_OTHER_NAMES)
        country, schedule, item = (_stated(record, tag) for tag in ("Country", "Schedule", "Item"))
        if not name:
            return Rejection(where, "the record has no name", None, whole_text(record))
        entity_id = self._ids.made((country.partition(" / ")[0], schedule, item), name)
        draft = EntityDraft(entity_id, _kind(record, person), SOURCE)
        if person:
            draft.name(person, "primary")
        for index, part in enumerate(() if person else split_names(name)):
            draft.part(part, "alias" if index else "primary")
        for part in split_names(_stated(record, "Aliases"), ";"):
            draft.part(part, "alias")
        self._add_facts(draft, record, where)
        draft.add("topics", "sanction")
        draft.origin(
            self._origin,
            record_id=_place(schedule, item) or entity_id,
            programmes=(country,) if country else (),
            listed_on=parse_date(_stated(record, "DateOfListing")),
        )
        return draft.build(where)

    def _add_facts(self, draft: EntityDraft, record: Element, where: str) -> None:
        date = _stated(record, *_DATES)
        if draft.kind == "Person":
            draft.birth(date)
        else:
            draft.date_property("buildDate", date)
        draft.numbers(_stated(record, *_NUMBERS), "imo", "IMO")
        draft.property("title", _stated(record, "Title"))
        for child in record:
            if child.tag not in _KNOWN:
                self._options.refuse_unknown(f"element {child.tag}", where, content_of(child))
                draft.note(child.tag, content_of(child))


def _stated(record: Element, *tags: str) -> str:
    """The first text of these elements; what stands for nothing is nothing."""
    return next((text for tag in tags if (text := text_of(record, tag)) not in _NOTHING), "")


def _place(schedule: str, item: str) -> str:
    """Where the regulations have the entry."""
    return ", ".join(f"{word} {text}" for word, text in (("Schedule", schedule), ("Item", item)) if text)


def _kind(record: Element, person: str) -> str:
    """A ship is told by its number or the year in which it was built."""
    if person:
        return "Person"
    return "Vessel" if _stated(record, *_NUMBERS, *_DATES) else "Organization"
