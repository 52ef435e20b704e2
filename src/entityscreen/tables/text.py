"""The bytes of a file, unpacked within limits, and the encoding of a text, checked before its first row is read.

It bounds how far a packed file may unpack, reads byte order marks, checks that a file decodes from end to end, and says
which line does not. A wrong encoding is never guessed away: the names would be wrong without anybody seeing it.
"""

from __future__ import annotations

import codecs
import gzip
import io
import lzma
import re
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from entityscreen.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Tried on the first bad line only, and those that can read it are named: which one is right only the names show.
_CANDIDATES = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1252", "cp1251")
_HIGH = re.compile(rb"[\x80-\xff]+")
_BLOCK = 1 << 20
_GZIP, _BUFFER = b"\x1f\x8b", 1 << 17


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a file may unpack, against zip bombs.

    Attributes:
        size: bytes that one file may unpack to.
        ratio: bytes out for each byte in; the lists' XML packs about 30 to 1.
        floor: bytes below which the ratio does not count.
        members: files in one zip.
        line: bytes in one line of text.
    """

    size: int = 8 * 2**30
    ratio: int = 250
    floor: int = 16 * 2**20
    members: int = 1000
    line: int = 512 * 2**20

    def most(self, packed: int) -> int:
        """Bytes that so many packed ones may unpack to."""
        return min(self.size, max(packed * self.ratio, self.floor))


# Tables pack 5 to 30 to 1, and nothing that has rows has longer lines, which are read as a whole.
OF_PARTIES = Limits(size=sys.maxsize, ratio=100, floor=64 * 2**20, members=10_000, line=32 * 2**20)


def unpacks_too_far(where: str | Path, most: int) -> SourceError:
    """What is said of a file that unpacks to more than it may."""
    problem = f"unpacks to {most:,} bytes or more, as no table does"
    return SourceError(problem, where=where, fix="unpack it yourself if you trust it, or raise the limits")


class _Bounded(io.RawIOBase):
    """A stream that stops at the limits and turns every failure of a codec into a `SourceError`."""

    _FAILURES = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError)

    def __init__(self, raw: IO[bytes], where: str | Path, most: int, inner: IO[bytes]) -> None:
        super().__init__()
        self._raw, self._where, self._most, self._left, self._inner = raw, where, most, most, inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(len(buffer))
        except self._FAILURES as error:
            problem = f"is cut short or damaged: {error}"
            raise SourceError(problem, where=self._where, fix="copy or fetch it again") from error
        self._left -= len(data)
        if self._left < 0:
            raise unpacks_too_far(self._where, self._most)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            self._raw.close()
        super().close()


def bounded(raw: IO[bytes], where: str | Path, limits: Limits, packed: int, *, zipped: bool = False) -> BinaryIO:
    """The bytes of an opened file, through gzip when it is so packed; reading them raises a `SourceError` where the
    file is damaged or unpacks beyond the limits. `packed` are its bytes on disk, `zipped` a member of a zip.
    """
    is_gzip = cast("io.BufferedReader", raw).peek(2)[:2] == _GZIP
    inner = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if is_gzip else raw
    most = limits.most(packed) if is_gzip or zipped else limits.size
    return cast("BinaryIO", io.BufferedReader(_Bounded(raw, where, most, inner), _BUFFER))


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a look through a text file found: a Python codec's name, and its lines, which the progress bar takes for its
    rows.
    """

    encoding: str
    lines: int


def open_binary(path: Path, limits: Limits = OF_PARTIES) -> BinaryIO:
    """Open a file for reading, through gzip when it is so packed, within the limits."""
    try:
        return bounded(path.open("rb"), path, limits, path.stat().st_size)
    except FileNotFoundError:
        raise SourceError("no such file", where=path, fix="check the path") from None
    except IsADirectoryError:
        raise SourceError("is a folder, not a file", where=path, fix="name the file in it") from None
    except OSError as error:
        raise SourceError(f"cannot be opened: {error.strerror}", where=path, fix="check its rights") from error


def scan_text(path: Path, encoding: str | None = None) -> TextFacts:
    """Check that a text file, plain or in gzip, decodes from its first to its last byte; by default the byte order mark
    says how, and without one it is UTF-8. The error names the first line that cannot be read and, where one fits, an
    encoding that can read it.
    """
    with open_binary(path) as stream:
        head = stream.read(4)
        if not head:
            raise SourceError("the file is empty", where=path, fix="give a file with a header and rows")
        codec = _without_mark(encoding, head) or marked_encoding(head) or "utf-8"
        if b"\0" in head and codec.startswith("utf-8"):
            fix = f"give --encoding {'utf-16-be' if head[0] == 0 else 'utf-16-le'}, or save it as UTF-8"
            raise SourceError("has zero bytes as UTF-16 has them, but no byte order mark", where=path, fix=fix)
        return TextFacts(codec, _count_lines(path, stream, head, codec))


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark in the first four bytes says; None where there is none.

    Example:
        >>> marked_encoding(codecs.BOM_UTF8 + b"id"), marked_encoding(codecs.BOM_UTF16_LE), marked_encoding(b"id")
        ('utf-8-sig', 'utf-16', None)
    """
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _without_mark(encoding: str | None, head: bytes) -> str | None:
    """The encoding that the user names; a mark that UTF-8 files may have does not become part of the heading."""
    marked = head.startswith(codecs.BOM_UTF8) and encoding and encoding.lower().replace("_", "-") in ("utf-8", "utf8")
    return "utf-8-sig" if marked else encoding


def open_text(path: Path, encoding: str, limits: Limits = OF_PARTIES) -> io.TextIOWrapper:
    """Open a text whose encoding is known; line ends stay as they are, which CSV needs."""
    return io.TextIOWrapper(open_binary(path, limits), encoding=encoding, newline="")


def _count_lines(path: Path, stream: IO[bytes], head: bytes, codec: str) -> int:
    decoder = _decoder(path, codec)
    lines, block, last, open_line = 0, head, "", 0
    try:
        while block:
            text = decoder.decode(block)
            lines, last = lines + text.count("\n"), text[-1:] or last
            open_line = open_line + len(text) if "\n" not in text and "\r" not in text else 0
            if open_line > OF_PARTIES.line:
                raise SourceError(
                    f"has more than {OF_PARTIES.line:,} characters without an end",
                    where=f"{path}, line {lines + 1}",
                    fix="give a table of rows",
                )
            block = stream.read(_BLOCK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _bad_bytes(path, codec, lines, error) from error
    return lines + (last != "\n")


def _decoder(path: Path, codec: str) -> codecs.IncrementalDecoder:
    try:
        "a".encode(codec)  # refuses the codecs that make no text of bytes (base64, rot13)
        return codecs.getincrementaldecoder(codec)()
    except (LookupError, ValueError):  # ValueError: a zero byte in the word
        raise SourceError(
            f"there is no encoding {codec!r}",
            where=path,
            fix="give --encoding utf-8, gb18030, big5, cp1252 ...",
        ) from None


def _bad_bytes(path: Path, codec: str, lines: int, error: UnicodeDecodeError) -> SourceError:
    """Say which line is wrong, and what might read it."""
    bad: bytes = error.object[error.start :]
    line = lines + error.object[: error.start].count(b"\n") + 1
    start = error.object.rfind(b"\n", 0, error.start) + 1
    sample = error.object[start:].split(b"\n", 1)[0]
    # Bytes of an alphabet stand one by one among those of ASCII; Chinese, Japanese and Korean ones in pairs.
    alone = all(len(run) == 1 for run in _HIGH.findall(sample))
    likely = sorted(_CANDIDATES, key=lambda name: name.startswith("cp") is not alone)
    fitting = " or ".join(f"--encoding {name}" for name in likely if name != codec and _reads(sample, name))
    fix = f"save it as UTF-8, or give what it was written in: {fitting} can read this line" if fitting else ""
    fix = fix or "save it as UTF-8"
    return SourceError(f"byte 0x{bad[0]:02X} is not {codec} text", where=f"{path}, line {line}", fix=fix)


def _reads(sample: bytes, codec: str) -> bool:
    """Whether the bytes decode to letters of a script that people write names in, not to private use."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character.isspace() for character in text)
