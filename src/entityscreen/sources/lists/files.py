"""Files of lists: plain, in gzip, in zip, in folders; opened with limits, with the record of their download beside.

It says which files a path stands for. How bytes are unpacked belongs to `tables`, what they mean to the formats.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from entityscreen.errors import FormatError, SourceError
from entityscreen.tables.text import Limits, bounded, marked_encoding, open_binary

HEAD_SIZE = 65536
TABLE_SUFFIXES = frozenset((".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".parquet"))
SHEET_SUFFIXES = frozenset((".ods", ".xls", ".xlsb"))  # not read, and not passed over either: a list may be in it
LIST_SUFFIXES = TABLE_SUFFIXES | SHEET_SUFFIXES | {".xml", ".pip", ".del", ".gz", ".zip"}
# What programs write that take Windows' quotes and dashes for ISO 8859-1: controls that no text has, save a line's end.
_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
_CONTROLS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}
_BESIDE = 20  # bytes shown before and behind one that is not of the encoding
FETCH_SUFFIX = ".fetch.json"
_TEXT_LISTS = ("dpl", "denied")  # the one list that is a text


class ListFile:
    """One file of a list, on disk or (`member`) in a zip. The encoding is of its text where it does not say it itself;
    None for what the format has.
    """

    def __init__(self, path: Path, member: str = "", limits: Limits | None = None, encoding: str | None = None) -> None:
        self.path, self.member, self.limits, self.encoding = path, member, limits or Limits(), encoding

    @property
    def where(self) -> str:
        """For messages."""
        return f"{self.path}!{self.member}" if self.member else str(self.path)

    @property
    def name(self) -> str:
        """The file's own name in lower case, without folders and `.gz`."""
        return Path(self.member or self.path.name).name.lower().removesuffix(".gz")

    @property
    def folder(self) -> tuple[Path, Path]:
        """Where it lies: the folder on disk, or the archive and the folder in it."""
        return (self.path, Path(self.member).parent) if self.member else (self.path.parent, Path())

    @property
    def suffix(self) -> str:
        """Its ending in lower case, with the dot, without `.gz`."""
        return Path(self.name).suffix

    def open(self) -> BinaryIO:
        """Its bytes, unpacked, within the limits."""
        if not self.member:
            return open_binary(self.path, self.limits)
        try:
            archive = zipfile.ZipFile(self.path)
            info = archive.getinfo(self.member)
            return bounded(archive.open(info), self.where, self.limits, info.compress_size, zipped=True)
        except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, KeyError, NotImplementedError) as error:
            raise SourceError(f"cannot be opened: {error}", where=self.where, fix="fetch it anew") from error

    @cached_property
    def head(self) -> bytes:
        """The first bytes, at most `HEAD_SIZE`."""
        with self.open() as stream:
            return stream.read(HEAD_SIZE)

    @cached_property
    def text_head(self) -> str:
        """The first bytes as text, as far as they are; for sniffing only."""
        return self.head.decode(marked_encoding(self.head[:4]) or "utf-8", errors="replace")

    @cached_property
    def is_utf8(self) -> bool:
        """Whether all of it is the text that UTF-8 allows; asked of lists that were published in another encoding."""
        decoder = codecs.getincrementaldecoder(marked_encoding(self.head[:4]) or "utf-8")()
        try:
            with self.open() as stream:
                while chunk := stream.read(HEAD_SIZE):
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
        return True

    @cached_property
    def sha256(self) -> str:
        """Of the file on disk (the archive, when it is in one), in hexadecimal."""
        try:
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise SourceError(f"cannot be read: {error}", where=self.path) from error

    def lines(self, encoding: str | None = None) -> Iterator[str]:
        """Its lines as text, ends kept, a byte order mark removed; an encoding that the caller named for the file goes
        first.
        """
        with self.open() as stream:
            yield from _decoded(stream, self.encoding or encoding or "utf-8", self)


def _decoded(stream: BinaryIO, encoding: str, file: ListFile) -> Iterator[str]:
    limit = file.limits.line
    lines: Iterator[Any] = iter(lambda: stream.readline(limit), b"")
    if (marked := marked_encoding(file.head[:4])) and marked != "utf-8-sig":
        lines = io.TextIOWrapper(stream, encoding=marked, newline="")
    number = 0
    try:
        for number, raw in enumerate(lines, start=1):
            line = raw if isinstance(raw, str) else raw.decode(encoding)
            if "\0" in line or len(raw) >= limit:
                raise FormatError("not the text of a list", where=f"{file.where}:{number}", fix="check the file")
            line = line.removeprefix("\ufeff") if number == 1 else line
            yield line.translate(_CONTROLS) if _CONTROL.search(line) else line
    except (UnicodeError, LookupError) as error:  # the last for an encoding that does not exist
        shown = ""
        if isinstance(error, UnicodeDecodeError):
            beside = error.object[max(error.start - _BESIDE, 0) : error.start + _BESIDE]
            shown = f", at `{beside.decode('ascii', errors='backslashreplace').strip()}`"
        raise SourceError(
            f"the text is not {encoding.upper()}{shown}",
            where=f"{file.where}:{number + 1}",
            fix="save it as UTF-8, or name its encoding (encoding='cp1252'; command line: --encoding cp1252)",
        ) from error


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """Where a file comes from.

    Attributes:
        url: the address it was fetched from.
        fetched_at: when (ISO 8601, UTC).
        sha256: of the file, in hexadecimal.
        size: in bytes.
        etag: the server's, or None.
        last_modified: the server's, as it was sent, or None.
        entities: how many entities the list was found to hold, or None.
        shares: measure of the list's profile -> share of the entities that had it, or None.
    """

    url: str
    fetched_at: str
    sha256: str
    size: int
    etag: str | None = None
    last_modified: str | None = None
    entities: int | None = None
    shares: Mapping[str, float] | None = None

    def to_json(self) -> str:
        """As the text of the side file."""
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"


def record_path(path: Path) -> Path:
    """The side file of a file: `sdn.csv` -> `sdn.csv.fetch.json`."""
    return path.with_name(path.name + FETCH_SUFFIX)


def read_fetch_record(path: Path) -> FetchRecord | None:
    """The record beside a file, or None when there is none."""
    side = record_path(path)
    if not side.exists():
        return None
    try:
        data = json.loads(side.read_text(encoding="utf-8"))
        return FetchRecord(**{field.name: data.get(field.name) for field in fields(FetchRecord)})
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise SourceError(f"cannot be read: {error}", where=side, fix="remove it or download anew") from error


@dataclass(frozen=True)
class ListInput:
    """What a format reads: its main file, the files that belong to it, and the names of those that are not there."""

    main: ListFile
    companions: tuple[ListFile, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[ListFile, ...]:
        """All of them, the main file first."""
        return (self.main, *self.companions)

    @cached_property
    def sha256(self) -> str:
        """Of the one file; of a set, what `sha256sum a b c | sha256sum` gives in the order of `files`."""
        if not self.companions or self.main.member:
            return self.main.sha256
        lines = "".join(f"{file.sha256}  {file.path.name}\n" for file in self.files)
        return hashlib.sha256(lines.encode()).hexdigest()

    @cached_property
    def fetched(self) -> FetchRecord | None:
        """The record of the download, when there is one."""
        return read_fetch_record(self.main.path)


def files_of(path: Path, limits: Limits, encoding: str | None = None) -> list[ListFile]:
    """Every file of a list under a path: the file, the members of a zip, or all below a folder, sorted."""
    if path.is_dir():
        list_files = [
            file
            for inner in sorted(path.rglob("*"))
            if inner.is_file() and _is_list_file(inner.relative_to(path))
            for file in files_of(inner, limits, encoding)
        ]
        if not list_files:
            raise SourceError("holds no list file", where=path, fix="give a file, or a folder with lists")
        return list_files
    if not path.exists():
        raise SourceError("does not exist", where=path, fix="check the path")
    if path.suffix.lower() == ".zip":
        return _zip_members(path, limits, encoding)
    return [ListFile(path, "", limits, encoding)]


def is_prose(file: ListFile) -> bool:
    """Whether a file is a text to read, such as a README beside a list: no cells, no records.

    A file of data that no format knows may be a list whose format changed, and one that is called as a list may hold
    the server's excuse: these are never passed over.
    """
    if any(word in file.name for word in _TEXT_LISTS):
        return False
    return file.suffix == ".txt" and "\t" not in file.text_head and not file.text_head.lstrip().startswith(("<", "{"))


def _is_list_file(inner: Path) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in inner.parts)
    return inner.suffix.lower() in LIST_SUFFIXES and not hidden and not inner.name.endswith(FETCH_SUFFIX)


def _zip_members(path: Path, limits: Limits, encoding: str | None) -> list[ListFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(f"cannot be opened as zip: {error}", where=path, fix="fetch it anew") from error
    if len(names) > limits.members:
        raise SourceError(f"holds {len(names)} files", where=path, fix="raise the limits if it is sound")
    list_files = [ListFile(path, name, limits, encoding) for name in sorted(names) if _is_list_file(Path(name))]
    if not list_files:
        raise SourceError("holds no list file", where=path, fix="give a zip with a list in it")
    return list_files
