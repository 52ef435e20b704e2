"""The record beside a downloaded file that says where and when it was fetched.

Here belongs its form. The downloading belongs to `sources/download/`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from entityscreen.errors import SourceError

SUFFIX = ".fetch.json"


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
        fill: field -> share of the entities that had it, or None.
    """

    url: str
    fetched_at: str
    sha256: str
    size: int
    etag: str | None = None
    last_modified: str | None = None
    entities: int | None = None
    fill: Mapping[str, float] | None = None

    def to_json(self) -> str:
        """As the text of the side file."""
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"


def record_path(path: Path) -> Path:
    """The side file of a file: `sdn.csv` -> `sdn.csv.fetch.json`."""
    return path.with_name(path.name + SUFFIX)


def read_fetch_record(path: Path) -> FetchRecord | None:
    """The record beside a file, or None when there is none.

    Raises:
        SourceError: the side file is there and cannot be read.
    """
    side = record_path(path)
    if not side.exists():
        return None
    try:
        data = json.loads(side.read_text(encoding="utf-8"))
        return FetchRecord(**{field.name: data.get(field.name) for field in fields(FetchRecord)})
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise SourceError(f"cannot be read: {error}", where=side, mend="remove it or download anew") from error
