"""Reference values and dates of the advanced XML.

Here belongs what explains the numbers in it: `AliasTypeID="1400"` is `A.K.A.`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.dates import parse_date
from entityscreen.sources.lists.xmlrecords import text_of


class References:
    """The words for the numbers of one file.

    Args:
        element: ReferenceValueSets.
        where: for messages.
    """

    def __init__(self, element: Element, where: str) -> None:
        self._where = where
        self._words: dict[tuple[str, str], str] = {}
        self._attributes: dict[tuple[str, str], dict[str, str]] = {}
        for values in element:
            for value in values:
                key = (value.tag, value.get("ID", ""))
                self._words[key] = " ".join((value.text or "").split())
                self._attributes[key] = dict(value.attrib)

    def word(self, kind: str, number: str | None) -> str:
        """The word of a reference value.

        Raises:
            FormatError: the file does not explain the number.
        """
        try:
            return self._words[kind, number or ""]
        except KeyError:
            problem = f"{kind} {number!r} is not among the reference values"
            raise FormatError(problem, where=self._where, mend="fetch the file anew") from None

    def attribute(self, kind: str, number: str | None, name: str) -> str:
        """An attribute of a reference value, empty when it has none."""
        return self._attributes.get((kind, number or ""), {}).get(name, "")

    def country(self, number: str | None) -> str:
        """The code or the name of a country."""
        return self.attribute("Country", number, "ISO2") or self.word("Country", number)


def date_of(element: Element) -> str:
    """A date of Year, Month and Day elements, as precise as it is."""
    parts = [text_of(element, tag) for tag in ("Year", "Month", "Day")]
    if not parts[0]:
        return ""
    return parse_date("-".join(part for part in parts if part)) or ""


def period_of(element: Element) -> tuple[str, bool]:
    """A DatePeriod as one date or a range, and whether it is approximate.

    A period from the first to the last day of a month or a year is that month or year.
    """
    bounds: list[str] = []
    approximate = False
    for tag in ("Start", "End"):
        bound = element.find(tag)
        if bound is not None:
            approximate |= bound.get("Approximate") == "true"
            inner = bound.find("From" if tag == "Start" else "To")
            bounds.append(date_of(inner if inner is not None else bound))
    dates = [date for date in bounds if date]
    if not dates:
        return "", approximate
    first, last = dates[0], dates[-1]
    return _narrowed(first, last), approximate


def _narrowed(first: str, last: str) -> str:
    if first == last:
        return first
    if first[:4] == last[:4] and first[4:] == "-01-01" and last[4:] == "-12-31":
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and int(last[8:] or 0) >= 28:
        return first[:7]
    return f"{first}/{last}"
