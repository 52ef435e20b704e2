"""The list that a process serves: a snapshot opened and tried, with the arrays that the service asks of it.

A request takes one edition and keeps it to its end, so that no answer is mixed. How a newer list comes into service is
`launch`.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path

from entityscreen.errors import SnapshotError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity
from entityscreen.screening.canaries import Canary, missed_canaries, own_canaries
from entityscreen.screening.compiled import bound_for, pack_entities
from entityscreen.screening.screener import Screener
from entityscreen.server.directory import Directory

_POINTER_ENDING = ".json"
_SETTINGS_KEPT = 16  # screeners with other settings, which share the compiled list
_VERSION_LETTERS = 3  # of the digest, behind the time


@dataclass(frozen=True, eq=False)
class Edition:
    """One edition of the list, opened.

    Attributes:
        screener: over the list.
        directory: arrays over all entities.
        path: the snapshot's file; empty where the list came from a program.
        made_at: the time of the file (ISO 8601, UTC, in seconds).
    """

    screener: Screener
    directory: Directory
    path: str = ""
    made_at: str = "1970-01-01T00:00:00"
    _others: dict[ScreeningConfig, Screener] = field(default_factory=dict)

    @classmethod
    def of(cls, screener: Screener, path: Path | None = None) -> Edition:
        """An edition of a screener, from a file or a program."""
        made_at = _time_of(path) if path else cls.made_at
        directory = Directory(pack_entities(screener.compiled.entities), made_at)
        return cls(screener, directory, str(path or ""), made_at)

    @cached_property
    def version(self) -> str:
        """A version as yente writes it: the time, and letters of the digest."""
        digits = "".join(filter(str.isdigit, self.made_at))
        return f"{digits}-{self.screener.watchlist_digest[:_VERSION_LETTERS]}"

    @cached_property
    def headers(self) -> dict[str, str]:
        """What an audit needs to ask again: which list, which settings."""
        return {
            "x-watchlist-digest": self.screener.watchlist_digest,
            "x-config-digest": self.screener.config.digest,
        }

    def entity(self, position: int) -> Entity:
        """The entity at a position."""
        return self.screener.compiled.entities[position]

    def with_settings(self, config: ScreeningConfig) -> Screener:
        """A screener with other settings over the same compiled list."""
        if config == self.screener.config:
            return self.screener
        if config not in self._others:
            for oldest in list(islice(self._others, max(0, len(self._others) - _SETTINGS_KEPT + 1))):
                self._others.pop(oldest, None)
            compiled = replace(self.screener.compiled, config=config)
            self._others[config] = Screener.from_compiled(compiled)
        return self._others[config]

    def finds_all(self, config: ScreeningConfig) -> bool:
        """Whether the index was compiled for thresholds as low as those of other settings."""
        return bound_for(config).prune >= self.screener.compiled.index.prune


def _time_of(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def snapshot_behind(path: Path) -> Path:
    """The file that a path means: itself, what a link points to, or what a JSON file names under `snapshot`.

    Raises:
        SnapshotError: there is none, or the JSON file names none.
    """
    try:
        if path.suffix == _POINTER_ENDING:
            named = json.loads(path.read_text(encoding="utf-8"))["snapshot"]
            path = path.parent / named
        return path.resolve(strict=True)
    except (OSError, ValueError, KeyError, TypeError) as error:
        fix = 'give a snapshot, a link to one, or a JSON file with {"snapshot": "lists.snapshot"}'
        raise SnapshotError(f"names no snapshot: {error}", where=path, fix=fix) from error


class Shelf:
    """Holds the edition that a process serves.

    Args:
        pointer: the snapshot, a link to it, or a JSON file that names it.
        canaries: parties that must hit; where there are none, entities of the list itself are tried.
    """

    def __init__(self, pointer: Path, canaries: tuple[Canary, ...] = ()) -> None:
        self._pointer, self._canaries = pointer, canaries
        self._edition: Edition | None = None
        self._opening = threading.Lock()

    @classmethod
    def holding(cls, screener: Screener) -> Shelf:
        """A shelf with a list that a program compiled, and that nothing exchanges."""
        shelf = cls(Path())
        shelf._edition = Edition.of(screener)  # its own class
        return shelf

    @property
    def edition(self) -> Edition | None:
        """The current edition; None until one has been opened."""
        return self._edition

    def look(self) -> Edition:
        """Open what the pointer names now beside what is served, try it, and exchange the two in one step.

        Raises:
            EntityScreenError: it cannot be read, or misses a canary; what was served stays.
        """
        with self._opening:
            if self._edition is None or self._pointer != Path():
                self._edition = self._opened(snapshot_behind(self._pointer))
            return self._edition

    def _opened(self, path: Path) -> Edition:
        """An edition that has been tried; its first queries also fill what screening remembers."""
        edition = Edition.of(Screener.load(path), path)
        tried = self._canaries or own_canaries(edition.screener.compiled.entities)
        if missed := missed_canaries(edition.screener.screen_many, tried):
            some = "; ".join(missed[:3])
            raise SnapshotError(f"{len(missed)} of {len(tried)} canaries do not hit: {some}", where=path)
        return edition
