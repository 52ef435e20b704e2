"""What was read for a watchlist: a report for each list, and every record that became no entity."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not be used, and why: a record of a list, a document, a party in place of its hits.

    Attributes:
        where: file, and line or number of the record; of a party, its position.
        reason: what is wrong, and what to do where that is known.
        record_id: the identifier of the record, when it has one.
        record: the record as the source has it, as text.
        position: of a party among those given to `screen_many`, from 1; None for anything else.
    """

    where: str
    reason: str
    record_id: str | None = None
    record: str = ""
    position: int | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ListReport:
    """What became of one list: read + rejected + joined = the records of its input.

    Attributes:
        format: the format's name.
        files: the files that were read.
        sha256: of the file or the set, as in each entity's provenance.
        read: how many records became an entity.
        rejected: the records that did not.
        missing: names of files that belong to the set and are not beside it.
        joined: records that describe an entity and were joined to it (FollowTheMoney's sanctions, positions ...).
        date: the list's own date, or that of its download (ISO 8601); None where neither is known.
        lacking: what is missing of it or unusual, where `allow_incomplete` or `allow_unusual` let it pass.
        stale: that it is old, in one clause; empty when it is not.
    """

    format: str
    files: tuple[str, ...]
    sha256: str
    read: int
    rejected: tuple[Rejection, ...] = ()
    missing: tuple[str, ...] = ()
    joined: int = 0
    date: str | None = None
    lacking: tuple[str, ...] = ()
    stale: str = ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a user should know before the list is used, a clause each."""
        missing = f"read without {', '.join(self.missing)} of the same set" if self.missing else ""
        return tuple(text for text in (*self.lacking, self.stale, missing) if text)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for a watchlist; two are joined with `|`, as their watchlists are.

    Attributes:
        reports: one for each list, in the order of reading.
        skipped: documents that could not be read, and texts beside lists that were passed over.

    Example:
        >>> lost = Rejection("own.csv:3", "the row has no name")
        >>> reading = Reading((ListReport("table", ("own.csv",), "", 2, (lost,)),)) | Reading()
        >>> reading.read, [str(rejection) for rejection in reading.rejected]
        (2, ['own.csv:3: the row has no name'])
    """

    reports: tuple[ListReport, ...] = ()
    skipped: tuple[Rejection, ...] = ()

    @property
    def read(self) -> int:
        """How many records of lists became an entity."""
        return sum(report.read for report in self.reports)

    @property
    def rejected(self) -> tuple[Rejection, ...]:
        """Every record, document and file that became no entity."""
        return (*(rejection for report in self.reports for rejection in report.rejected), *self.skipped)

    def __or__(self, other: Reading) -> Reading:
        return Reading((*self.reports, *other.reports), (*self.skipped, *other.skipped))
