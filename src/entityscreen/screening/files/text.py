"""Which encoding a text file has, checked before the first row is screened.

Here belong byte order marks, the check that a file decodes from end to end, the sentence that says which line does not,
and how far a packed file may unpack. A wrong encoding is never guessed away: the names would be wrong without anybody
seeing it.
"""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

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
_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
# How far a packed file may unpack, against zip bombs: bytes out for each byte in (tables pack 5 to 30 to 1), and bytes
# below which that does not count.
MOST_UNPACKED, ALWAYS_UNPACKED = 100, 64 * 2**20
# Characters of one line; nothing that has rows has longer ones, and a line is read as a whole.
LONGEST_LINE = 32 * 2**20


def check_unpacked(path: Path, packed: int, unpacked: int) -> None:
    """See that a packed file does not unpack to many times what a table would.

    Raises:
        SourceError: it does.
    """
    if unpacked > max(ALWAYS_UNPACKED, packed * MOST_UNPACKED):
        problem = f"unpacks from {packed:,} bytes to {unpacked:,} or more, as no table does"
        raise SourceError(problem, where=path, mend="unpack it yourself if you trust it")


class _Unpacked(gzip.GzipFile):
    """A file in gzip that is read as far as a table would unpack, judged by what has been read of it."""

    def __init__(self, path: Path, raw: IO[bytes]) -> None:
        super().__init__(fileobj=raw)
        self._path, self._raw, self._out = path, raw, 0

    def read(self, size: int | None = -1) -> bytes:
        return self._checked(super().read(size))

    def read1(self, size: int = -1) -> bytes:
        return self._checked(super().read1(size))

    def _checked(self, data: bytes) -> bytes:
        self._out += len(data)
        check_unpacked(self._path, self._raw.tell(), self._out)
        return data


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a look through a text file found.

    Attributes:
        encoding: a Python codec's name.
        lines: how many lines it has: the progress bar's estimate of its rows.
    """

    encoding: str
    lines: int


def open_binary(path: Path) -> IO[bytes]:
    """Open a file for reading, through gzip when it is so packed.

    Raises:
        SourceError: the file does not exist, is a folder or cannot be opened.
    """
    try:
        raw = path.open("rb")
    except FileNotFoundError:
        raise SourceError("no such file", where=path, mend="check the path") from None
    except IsADirectoryError:
        raise SourceError("is a folder, not a file", where=path, mend="name the file in it") from None
    except OSError as error:
        raise SourceError(f"cannot be opened: {error.strerror}", where=path, mend="check its rights") from error
    packed = raw.read(2) == _GZIP
    raw.seek(0)
    return cast("IO[bytes]", _Unpacked(path, raw)) if packed else raw


def scan_text(path: Path, encoding: str | None = None) -> TextFacts:
    """Check that a text file decodes from its first to its last byte.

    Args:
        path: a text file, plain or in gzip.
        encoding: a codec's name; by default the byte order mark decides, and without one it is UTF-8.

    Returns:
        The encoding and the number of lines.

    Raises:
        SourceError: no such file, an empty file, no such encoding, or bytes that it does not have; names the
            first line that cannot be read and, where one fits, an encoding that can read it.
    """
    with open_binary(path) as stream:
        try:
            head = stream.read(4)
            if not head:
                raise SourceError("the file is empty", where=path, mend="give a file with a header and rows")
            marked = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
            codec = _without_mark(encoding, head) or marked
            if b"\0" in head and codec.startswith("utf-8"):
                mend = f"give --encoding {'utf-16-be' if head[0] == 0 else 'utf-16-le'}, or save it as UTF-8"
                raise SourceError("has zero bytes as UTF-16 has them, but no byte order mark", where=path, mend=mend)
            return TextFacts(codec, _count_lines(path, stream, head, codec))
        except (OSError, EOFError, zlib.error) as error:
            raise SourceError(f"is cut short or no gzip: {error}", where=path, mend="copy it again") from error


def _without_mark(encoding: str | None, head: bytes) -> str | None:
    """The encoding that the user names; a mark that UTF-8 files may have does not become part of the heading."""
    marked = head.startswith(codecs.BOM_UTF8) and encoding and encoding.lower().replace("_", "-") in ("utf-8", "utf8")
    return "utf-8-sig" if marked else encoding


def open_text(path: Path, encoding: str) -> io.TextIOWrapper:
    """Open a file that `scan_text` has checked; line ends stay as they are, which CSV needs."""
    return io.TextIOWrapper(cast("io.BufferedReader", open_binary(path)), encoding=encoding, newline="")


def _count_lines(path: Path, stream: IO[bytes], head: bytes, codec: str) -> int:
    decoder = _decoder(path, codec)
    lines, block, last, open_line = 0, head, "", 0
    try:
        while block:
            text = decoder.decode(block)
            lines, last = lines + text.count("\n"), text[-1:] or last
            open_line = open_line + len(text) if "\n" not in text and "\r" not in text else 0
            if open_line > LONGEST_LINE:
                raise SourceError(
                    f"has more than {LONGEST_LINE:,} characters without an end",
                    where=f"{path}, line {lines + 1}",
                    mend="give a table of rows",
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
            mend="give --encoding utf-8, gb18030, big5, cp1252 ...",
        ) from None


def _bad_bytes(path: Path, codec: str, lines: int, error: UnicodeDecodeError) -> SourceError:
    """Say which line is wrong, and what might read it."""
    bad: bytes = error.object[error.start :]
    line = lines + error.object[: error.start].count(b"\n") + 1
    start = error.object.rfind(b"\n", 0, error.start) + 1
    sample = error.object[start:].split(b"\n", 1)[0]
    fitting = " or ".join(f"--encoding {name}" for name in _CANDIDATES if name != codec and _reads(sample, name))
    mend = f"save it as UTF-8, or give what it was written in: {fitting} can read this line" if fitting else ""
    mend = mend or "save it as UTF-8"
    return SourceError(f"byte 0x{bad[0]:02X} is not {codec} text", where=f"{path}, line {line}", mend=mend)


def _reads(sample: bytes, codec: str) -> bool:
    """Whether the bytes decode to letters of a script that people write names in, not to private use."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character.isspace() for character in text)
