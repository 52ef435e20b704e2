"""Arrays to one file and back: written atomically, mapped on load, refused when anything is wrong.

This module owns the file format. What is in the arrays belongs to `arrays.py` and to whoever saves.

Layout: `MAGIC`, the header's length (8 bytes, little endian), the header's CRC-32 (4 bytes), the header (JSON:
version, free metadata, and for each array its type, shape, place and CRC-32), then the arrays, each at a
multiple of 64 bytes. Every byte of the file is covered by a check, the padding included.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from entityscreen.data import tables_digest
from entityscreen.errors import SnapshotError
from entityscreen.version import __version__
from entityscreen.whole_files import whole_file

MAGIC = b"ESSNAP\x00\x02"
ALIGNMENT = 64
_PREFIX = len(MAGIC) + 12
_REBUILD = "build it again with `entityscreen build` or Screener.save"

Arrays = Mapping[str, NDArray[Any]]


def write_snapshot(path: Path, metadata: Mapping[str, Any], arrays: Arrays) -> None:
    """Write arrays and metadata to one file, whole or not at all.

    Args:
        path: the file; replaced when it exists.
        metadata: what JSON can hold.
        arrays: by name.

    Raises:
        SnapshotError: the file cannot be written.
    """
    sections, position = [], 0
    for name, values in arrays.items():
        data = np.ascontiguousarray(values)
        position += -position % ALIGNMENT
        sections.append(
            {
                "name": name,
                "dtype": data.dtype.str,
                "shape": list(data.shape),
                "at": position,
                "size": data.nbytes,
                "crc": _crc(data),
            }
        )
        position += data.nbytes
    build = {"version": __version__, "tables": tables_digest()}
    about = {**build, "metadata": dict(metadata), "size": position, "arrays": sections}
    header = json.dumps(about, ensure_ascii=False).encode()
    header += b" " * (-(_PREFIX + len(header)) % ALIGNMENT)
    try:
        with whole_file(path, SnapshotError) as file:
            _write(file, header, arrays)
    except OSError as error:
        raise SnapshotError(
            f"cannot be written: {error.strerror}", where=path, fix="choose a folder you may write to"
        ) from error


def _write(file: BinaryIO, header: bytes, arrays: Arrays) -> None:
    file.write(MAGIC + len(header).to_bytes(8, "little") + zlib.crc32(header).to_bytes(4, "little"))
    file.write(header)
    position = 0
    for values in arrays.values():
        padding = -position % ALIGNMENT
        file.write(b"\0" * padding)
        file.write(np.ascontiguousarray(values).data)
        position += padding + values.nbytes


def read_snapshot(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Map a snapshot, checking every byte.

    Args:
        path: what `write_snapshot` wrote.

    Returns:
        The metadata, and the arrays by name, read-only and mapped from the file.

    Raises:
        SnapshotError: the file is missing, truncated, changed, or of another version.
    """
    try:
        # A plain view: every slice of a memmap object costs many times one of an array.
        mapped = np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)
    except FileNotFoundError:
        raise SnapshotError("there is no such snapshot", where=path, fix=_REBUILD) from None
    except (OSError, ValueError) as error:
        raise SnapshotError(f"cannot be read: {error}", where=path, fix=_REBUILD) from error
    header, start = _header(path, mapped)
    if len(mapped) != start + header["size"]:
        raise SnapshotError("is truncated or has bytes behind its end", where=path, fix=_REBUILD)
    _check_build(path, header)
    arrays, position = {}, 0
    for section in header["arrays"]:
        at, size = section["at"], section["size"]
        raw = mapped[start + at : start + at + size]
        if _crc(raw) != section["crc"] or mapped[start + position : start + at].any():
            raise SnapshotError(f"was changed (section {section['name']})", where=path, fix=_REBUILD)
        arrays[section["name"]] = raw.view(section["dtype"]).reshape(section["shape"])
        position = at + size
    return header["metadata"], arrays


def _check_build(path: Path, header: Mapping[str, Any]) -> None:
    """Refuse what another version made, or one with other tables."""
    if header["version"] != __version__:
        raise SnapshotError(f"was made by version {header['version']}, this is {__version__}", where=path, fix=_REBUILD)
    if header.get("tables") != tables_digest():
        raise SnapshotError("was made with other tables of names than these", where=path, fix=_REBUILD)


def _crc(values: NDArray[Any]) -> int:
    return zlib.crc32(values.data.cast("B")) if values.nbytes else 0


def _header(path: Path, mapped: NDArray[np.uint8]) -> tuple[dict[str, Any], int]:
    prefix = bytes(mapped[:_PREFIX])
    if len(prefix) < _PREFIX or not prefix.startswith(MAGIC[:6]):
        raise SnapshotError("is not a snapshot of entityscreen", where=path, fix=_REBUILD)
    if not prefix.startswith(MAGIC):
        raise SnapshotError("is a snapshot in another format", where=path, fix=_REBUILD)
    length = int.from_bytes(prefix[len(MAGIC) : len(MAGIC) + 8], "little")
    raw = bytes(mapped[_PREFIX : _PREFIX + length])
    if len(raw) != length or zlib.crc32(raw) != int.from_bytes(prefix[-4:], "little"):
        raise SnapshotError("is truncated or was changed (header)", where=path, fix=_REBUILD)
    header: dict[str, Any] = json.loads(raw)
    return header, _PREFIX + length
