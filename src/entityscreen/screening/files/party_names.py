"""The names of a row: of its party, and of whom the row names besides; and what is wrong with a name.

Here belongs what the columns of names together say. A row of a customer may name a company and the person to talk to,
a payment its payer and its beneficiary, one cell the holders of a joint account: every one of them is screened. A sign
of bad data never changes what is screened silently: it is written beside the row. Which column holds a name belongs to
`columns.py`; addressees, references and addresses around a name are read where names are prepared
(`names/addressing.py`), for files and programs alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.party import why_too_long
from entityscreen.names.addressing import is_doubtful, is_placeholder
from entityscreen.names.normalise import fold
from entityscreen.names.organisation_parts import looks_like_organisation, may_be_organisation
from entityscreen.names.persons.commonness import is_given_name
from entityscreen.names.persons.words import is_title
from entityscreen.names.words import split_words
from entityscreen.screening.files.cells import cell_text, split_cell
from entityscreen.screening.files.columns import Columns
from entityscreen.screening.files.headings import fold_heading, is_answer
from entityscreen.screening.files.rows import RawRow

# Payment messages (SWIFT MT, fields 50 and 59) hold 35 characters a line, and older systems cut names there.
TRUNCATED_LENGTH = 35
# A character of a Chinese name as telegraph codes give it.
CODE_DIGITS = 4
# Words of persons' names; one more is a sentence.
_MOST_WORDS = 6
_MOST_NAMES = 6  # of one field
_NO_PERSON = frozenset({"of", "for", "the", "in", "on", "to"})


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names that a row has in its columns of names.

    Attributes:
        name: of the party.
        others: the same party's, where its cell holds a list.
        further: of the other columns that hold another name.
        parts_only: the further names are put together of the parts of persons' names.
    """

    name: str
    others: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    parts_only: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Those that columns of names hold."""
        return (self.name, *self.further)

    def keep_kind(self, kind: str | None) -> bool:
        """Whether the kind holds for all the names: what a row says of a company is not true of its clerk.

        Example:
            >>> names = RowNames("ACME Ltd", further=("Xi Jinping",), parts_only=True)
            >>> names.keep_kind("Company"), names.keep_kind("Person"), RowNames("ACME Ltd").keep_kind("Company")
            (False, True, True)
        """
        if any(has_mixed_kinds(name) for name in self.all):
            return False
        return not self.further or (self.parts_only and kind == "Person")


_NAMELESS = RowNames("")


def read_names(row: RawRow, columns: Columns) -> RowNames:
    """The names of a row.

    Args:
        row: a record of the file.
        columns: which heading holds what.

    Returns:
        The name is the first that can be screened: of its own column, put together of its parts, of another
        column. The others are further names, unless their words are all in the name.

    Example:
        >>> columns = Columns(name="Company", name_parts=("First", "Last"), other_names=("Payee",))
        >>> cells = {"Company": "ACME Ltd", "First": "Jinping", "Last": "Xi", "Payee": "N/A"}
        >>> names = read_names(RawRow(1, cells), columns)
        >>> names.name, names.further
        ('ACME Ltd', ('Jinping Xi',))
    """
    whole = _names_in(row.cell(columns.name))
    others = (*whole[1:], *_joined_lines(row, columns.joined))
    if not columns.name_parts and not columns.other_names and not columns.other_parts:  # nearly every file
        return RowNames(whole[0], others) if whole else _NAMELESS
    groups = (columns.name_parts, *columns.other_parts)
    persons = [parts for group in groups if (parts := _join_parts(row, group, columns))]
    payees = [name for column in columns.other_names for name in _names_in(row.cell(column))]
    found = [*whole[:1], *persons, *payees]
    name = next((text for text in found if not why_unscreenable(text)), found[0] if found else "")
    further = tuple(dict.fromkeys(text for text in found if _is_further(text, name, persons)))
    return RowNames(name, others, further, set(further) <= set(persons))


def _is_further(text: str, name: str, persons: Sequence[str]) -> bool:
    """Whether a name says more than the first one does; the surname of a person alone does not, nor a yes or no."""
    words = text.casefold().split()
    if why_unscreenable(text) or (text in persons and len(words) == 1):
        return False
    if is_answer(text) or not any(map(str.isalpha, text)):
        return False
    return not set(name.casefold().split()).issuperset(words)


def _joined_lines(row: RawRow, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of one name as one; nothing where only one of them is there."""
    lines = [text for column in columns if (text := cell_text(row.cell(column)))]
    return (" ".join(lines),) if len(lines) > 1 else ()


def _names_in(cell: Any) -> list[str]:
    """A cell is one name, whatever stands in it; JSON and Parquet may have a list of names there."""
    if isinstance(cell, (list, tuple)):
        return list(split_cell(cell))
    if isinstance(cell, dict):
        return []
    return [text] if (text := cell_text(cell)) else []


def _join_parts(row: RawRow, group: tuple[str, ...], columns: Columns) -> str:
    """A name of its parts; one that another holds (given names and the first of them) is not said twice."""
    parts = [(part, text) for part in group if (text := cell_text(row.cell(part)))]
    kept = [text for at, (part, text) in enumerate(parts) if not _is_repeated(part, text, parts, at, columns)]
    return " ".join(kept)


def _is_repeated(part: str, text: str, parts: Sequence[tuple[str, str]], at: int, columns: Columns) -> bool:
    """Whether another part holds this one: the whole name does, or one of the same sort."""
    words = text.casefold().split()
    for before, (other, other_text) in enumerate(parts):
        theirs = other_text.casefold().split()
        if other == part or not set(theirs).issuperset(words):
            continue
        if other in columns.doubtful_parts and part not in columns.doubtful_parts:
            return True
        if {part, other} <= set(columns.surnames) and len(words) < len(theirs):  # García García is two surnames
            return True
        shorter = len(words) < len(theirs) or before < at
        if {part, other} <= set(columns.given_names) and shorter and fold_heading(part) != fold_heading(other):
            return True
    return False


def why_unscreenable(name: str) -> str:
    """The reason why a name cannot be screened, or an empty text when it can.

    Args:
        name: the name as the file has it.

    Example:
        >>> why_unscreenable("N/A"), why_unscreenable("???"), why_unscreenable("Na")
        ("the name is a placeholder ('N/A')", "the name has no letter and no digit ('???')", '')
    """
    if not name:
        return "the name is empty"
    if reason := why_too_long(name):
        return reason
    if is_placeholder(name):
        return f"the name is a placeholder ({name!r})"
    if not any(map(str.isalnum, name)) and not any(map(str.isalnum, unicodedata.normalize("NFKC", name))):
        return f"the name has no letter and no digit ({name!r})"
    return ""


def repair_mojibake(text: str) -> str | None:
    """The text that was meant, where its encoding was once mistaken for another; else None.

    Args:
        text: any text.

    Returns:
        What `ftfy` makes of it, where it finds that a conversion went wrong.

    Example:
        >>> repair_mojibake("JosÃ© GarcÃ\\xada"), repair_mojibake("José García")
        ('José García', None)
    """
    if text.isascii():
        return None
    from ftfy import fix_encoding

    repaired = fix_encoding(text)
    return None if repaired == text else repaired


def find_flags(name: str) -> Iterator[str]:
    """The signs of bad data in a name that is screened all the same.

    Args:
        name: the name as the file has it.

    Yields:
        One short sentence a sign, for the reviewer.

    Example:
        >>> list(find_flags("Xi Jinping")), list(find_flags("Jos? Mar\\u00eda"))
        ([], ['holds a question mark after a letter: letters may be lost'])
    """
    if is_doubtful(name):
        yield f"may be a placeholder ({name!r})"
    elif not any(map(str.isalpha, name)) and not _are_telegraph_codes(name):
        yield f"holds no letter ({name!r}): may be a number of the record"
    if "\ufffd" in name:
        yield "holds U+FFFD: letters were lost in an earlier conversion"
    elif repaired := repair_mojibake(name):
        yield f"looks like mojibake of {repaired!r}, which is screened too"
    if "?" in name and any(part and part[-1].isalnum() for part in name.split("?")[:-1]):
        yield "holds a question mark after a letter: letters may be lost"
    if not (name.isascii() and name.isprintable()):
        hidden = next((character for character in name if unicodedata.category(character) in ("Cf", "Cc")), None)
        if hidden:
            yield f"holds the invisible character U+{ord(hidden):04X}"
    if len(name) == TRUNCATED_LENGTH:
        yield f"is exactly {TRUNCATED_LENGTH} characters long: may be cut off"


def _are_telegraph_codes(name: str) -> bool:
    words = unicodedata.normalize("NFKC", name).split()
    return any(map(str.isalpha, "".join(words))) or (len(words) > 1 and all(len(word) == CODE_DIGITS for word in words))


@dataclass(frozen=True, slots=True)
class _JoiningWords:
    """The words of `resources/files/joined_names.tsv` as they are asked.

    Attributes:
        signs: words without which a name is one: most are told so, quickly.
        between: words between two persons.
        estate: what stands before the name of a dead person.
        mixed: words between names of several kinds.
    """

    signs: frozenset[str]
    between: re.Pattern[str]
    estate: re.Pattern[str]
    mixed: re.Pattern[str]


@named_cache("screening.joined_names", maxsize=1)
def _words() -> _JoiningWords:
    words: dict[str, list[str]] = {"and": [], "estate": [], "late": [], "mixed": []}
    for use, word in read_rows("joined_names"):
        words[use].append(word)
    joined = {use: "|".join(map(re.escape, sorted(found, key=len, reverse=True))) for use, found in words.items()}
    late = rf"(?:(?:{joined['late']})\s+)*"
    return _JoiningWords(
        frozenset(word.split()[-1] for use in ("and", "estate") for word in words[use]),
        re.compile(rf"\s+(?:{joined['and']})\s+", re.IGNORECASE),
        re.compile(rf"^{late}(?:{joined['estate']})\s+{late}", re.IGNORECASE),
        re.compile(rf"(?:^|[\s,;:(])(?:{joined['mixed']})[:.]?\s", re.IGNORECASE),
    )


def has_mixed_kinds(name: str) -> bool:
    """Whether a field may name a firm and a person, so that a kind holds for one of them alone.

    Example:
        >>> has_mixed_kinds("ACME Ltd c/o Xi Jinping"), has_mixed_kinds("ACME Ltd")
        (True, False)
    """
    return _words().mixed.search(name) is not None


def find_joined(name: str, kind: str | None = None) -> tuple[str, ...]:
    """The names of the persons whom one field names: the holders of a joint account, the dead person of an estate.

    Args:
        name: as the file has it.
        kind: of the party, or None: `and` parts persons only.

    Returns:
        The names in their order; none where the field is one name.

    Example:
        >>> find_joined("MR Xi Jinping AND MRS ANNA SMITH"), find_joined("Estate of Xi Jinping")
        (('Xi Jinping', 'ANNA SMITH'), ('Xi Jinping',))
        >>> find_joined("Johnson & Johnson"), find_joined("Marks and Spencer")
        ((), ())
    """
    words = _words()
    if words.signs.isdisjoint(name.casefold().split()):
        return ()
    bare = words.estate.sub("", name)
    joint = tuple(_joint(bare, kind))
    found = (bare, *joint) if bare != name and any(map(str.isalpha, bare)) else joint
    return tuple(dict.fromkeys(found))[:_MOST_NAMES]


def _joint(text: str, kind: str | None) -> Iterator[str]:
    """The persons of a joint account; nothing where one of the sides is no person's name."""
    if kind not in (None, "Person"):
        return
    parts = _words().between.split(text)
    if len(parts) < 2:
        return
    sides = [side for side in map(_without_titles, parts) if side]
    if len(sides) < 2:  # Mr & Mrs John Smith
        yield from (side for side in sides if _is_person(side, kind))
        return
    first, second = sides[0].split(), sides[1].split()
    if len(sides) == 2 and len(first) == 1 and _share_surname(first[0], second):
        sides[0] = f"{sides[0]} {second[-1]}"
    if all(_is_person(side, kind) for side in sides):
        yield from sides


def _share_surname(first: str, second: list[str]) -> bool:
    """`Anna & John Smith`: two given names before one surname."""
    return len(second) > 1 and is_given_name(fold(first)) and is_given_name(fold(second[0]))


def _without_titles(side: str) -> str:
    words = side.strip(" ,;").split()
    while words and is_title(fold(words[0]).rstrip(".")):
        del words[0]
    return " ".join(words)


def _is_person(side: str, kind: str | None) -> bool:
    """Whether a side can be a person's whole name."""
    words = side.split()
    folded = [fold(word) for word in words]
    if not 1 < len(words) <= _MOST_WORDS or any(character.isdigit() for character in side):
        return False
    if not _NO_PERSON.isdisjoint(folded):
        return False
    found = split_words(fold(side), dotted_letters=True)
    organisation = looks_like_organisation(found) or may_be_organisation([word.text for word in found])
    return kind == "Person" or not organisation
