"""Identifiers as keyed hashes, so that neither a watchlist nor a report holds passport numbers.

A number is hashed as it is compared (`read_identifier`), by HMAC-SHA256 with a key that is kept elsewhere. Equal
numbers under one key have equal hashes, and are found as before. Without the key nobody can try all numbers; with it
anybody can, since numbers are short: a hash is as secret as its key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterable
from pathlib import Path
from typing import overload

from entityscreen.errors import InvalidInputError
from entityscreen.model.entity import Identifier
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
from entityscreen.scoring.attributes import DECIDING, HASHED_FAILS, HASHED_LONG, read_identifier

KEY_VARIABLE, KEY_FILE_VARIABLE = "ENTITYSCREEN_HASH_KEY", "ENTITYSCREEN_HASH_KEY_FILE"
HASHED_DETAILS = ("identifiers",)  # what `--hash` takes
_SHORTEST_KEY = 16  # bytes: a shorter key can be tried out
_HASH_DIGITS, _KEY_DIGITS = 32, 8
_SHORT, _PASSES = "S", "P"


@overload
def hash_identifiers(of: Watchlist, key: bytes) -> Watchlist: ...
@overload
def hash_identifiers(of: Party, key: bytes) -> Party: ...
def hash_identifiers(of: Watchlist | Party, key: bytes) -> Watchlist | Party:
    """Returns a watchlist or a party with its identifiers as keyed hashes; types and countries stay.

    Args:
        of: what is hashed. A party is compared with a hashed watchlist when it is hashed with the same key.
        key: 16 random bytes or more.

    Returns:
        The same without its numbers. What identifies nobody (too short, one digit repeated) is left out.

    Raises:
        InvalidInputError: the key is shorter.

    Example:
        >>> key = b"sixteen bytes or more"
        >>> texts = ("AB 123456", "ab-123456")
        >>> ours, theirs = (Party(name="A", identifiers=[Identifier(value=text)]) for text in texts)
        >>> hash_identifiers(ours, key) == hash_identifiers(theirs, key)
        True
        >>> hash_identifiers(ours, key).identifiers[0].value[:12]
        'hmac-989e1cf'
    """
    if len(key) < _SHORTEST_KEY:
        raise InvalidInputError(f"the key has {len(key)} bytes", where="hash", fix=f"give {_SHORTEST_KEY} or more")
    if isinstance(of, Party):
        return of.model_copy(update={"identifiers": _hashed(of.identifiers, key)})
    return Watchlist(
        entity.model_copy(update={"identifiers": _hashed(entity.identifiers, key)}) if entity.identifiers else entity
        for entity in of
    )


def _hashed(identifiers: Iterable[Identifier], key: bytes) -> tuple[Identifier, ...]:
    """Identifiers as hashes, each once; one that is a hash stays."""
    key_name = _hmac(key, "entityscreen")[:_KEY_DIGITS]
    hashed = []
    for identifier in identifiers:
        number = read_identifier(identifier)
        if number.hashed_by:
            hashed.append(identifier)
        elif number.identifies:
            length = HASHED_LONG if len(number.value) >= DECIDING else _SHORT
            check = HASHED_FAILS if number.valid is False else _PASSES
            value = f"hmac-{key_name}-{length}{check}{_hmac(key, number.value)[:_HASH_DIGITS]}"
            hashed.append(Identifier(value=value, type=number.type, country=identifier.country))
    return tuple(dict.fromkeys(hashed))


def _hmac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def read_hash_key(details: str) -> bytes:
    """The key for what `--hash` names: of the environment, or of the file that it names; empty where nothing is hashed.

    Raises:
        InvalidInputError: something else is to be hashed, or there is no key.
    """
    if not details:
        return b""
    if details not in HASHED_DETAILS:
        raise InvalidInputError(f"{details!r} cannot be hashed", where="--hash", fix="give identifiers")
    if text := os.environ.get(KEY_VARIABLE):
        return text.encode()
    file = os.environ.get(KEY_FILE_VARIABLE)
    try:
        if file and (key := Path(file).read_bytes().strip()):
            return key
    except OSError as error:
        raise InvalidInputError(f"the key cannot be read: {error.strerror}", where=file or "--hash") from error
    fix = f"put it into {KEY_VARIABLE}, or the path of a file that has it into {KEY_FILE_VARIABLE}"
    raise InvalidInputError("there is no key", where="--hash", fix=fix)
