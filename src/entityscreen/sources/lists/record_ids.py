"""Identifiers for records that have none of their own.

Here belongs the making of identifiers that stay the same from one edition of a list to the next, as long as
what identifies the record stays the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

_NOT_IN_ID = re.compile(r"[^\w.]+")
_LONGEST_PART = 24


class RecordIds:
    """Gives each record of a list an identifier of its own.

    Args:
        prefix: in front of every identifier.
        merge: whether a repeated identifier is meant; otherwise the second gets `-2`.

    Example:
        >>> ids = RecordIds("us-dpl")
        >>> ids.made(("2016-11-02",), "John Doe"), ids.made(("2016-11-02",), "John Doe")
        ('us-dpl-2016-11-02-8e93aa24', 'us-dpl-2016-11-02-8e93aa24-2')
        >>> [ids.own(number) for number in ("1", "1-2", "1", "1", "1-3")]
        ['us-dpl-1', 'us-dpl-1-2', 'us-dpl-1-3', 'us-dpl-1-4', 'us-dpl-1-3-2']
    """

    def __init__(self, prefix: str, *, merge: bool = False) -> None:
        self._prefix, self._merge = prefix, merge
        self._given: dict[str, int] = {}

    def made(self, parts: Sequence[str], name: str) -> str:
        """An identifier of readable parts and a digest of them and the name."""
        digest = hashlib.sha256("\x1f".join((*parts, name)).encode()).hexdigest()[:8]
        slugs = (_NOT_IN_ID.sub("-", part).strip("-") for part in parts)
        return self.own("-".join((*(slug for slug in slugs if 0 < len(slug) <= _LONGEST_PART), digest)))

    def own(self, record_id: str) -> str:
        """The identifier that the list itself gives."""
        made = f"{self._prefix}-{record_id}"
        self._given[made] = count = self._given.get(made, 0) + 1
        if count == 1 or self._merge:
            return made
        while f"{made}-{count}" in self._given:  # a record of that identifier is there, too
            count += 1
        self._given[f"{made}-{count}"] = 1
        return f"{made}-{count}"
