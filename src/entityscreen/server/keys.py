"""Who asks: keys of clients, sessions of analysts, and what each may do.

Keys are random, so that one SHA-256 keeps them at rest; they are compared in constant time, with all that there are.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from fastapi import Request

from entityscreen.server.settings import ROLES, Key, Role, ServerSettings

SESSION_COOKIE = "entityscreen-desk"
# Another site cannot send this header: what a browser sends by itself is not taken for the analyst's wish.
DESK_HEADER = "x-entityscreen-desk"
_SCHEMES = ("apikey", "bearer")
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks.

    Attributes:
        name: of the key; of an open service what the caller calls themself, or empty.
        roles: what they may do.
    """

    name: str
    roles: frozenset[Role]

    def may(self, role: Role) -> bool:
        """Whether they may do what a role may."""
        return role in self.roles or "admin" in self.roles or (role == "read" and bool(self.roles))


EVERYBODY = Caller("", frozenset(ROLES))


def new_key(name: str, roles: tuple[Role, ...] = ("read",)) -> tuple[str, Key]:
    """A new key and what is kept of it.

    Example:
        >>> key, kept = new_key("onboarding")
        >>> find_key(key, [kept]) == kept, find_key("guessed", [kept])
        (True, None)
    """
    key = secrets.token_urlsafe(_KEY_BYTES)
    return key, Key(name=name, sha256=digest_of(key), roles=roles)


def digest_of(key: str) -> str:
    """What is kept of a key or a session's token."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def find_key(key: str, kept: tuple[Key, ...] | list[Key]) -> Key | None:
    """The entry of a key; all are compared, however many and wherever it stands."""
    digest = digest_of(key)
    matching = [entry for entry in kept if hmac.compare_digest(entry.sha256, digest)]
    return matching[0] if matching else None


def stated_key(request: Request, settings: ServerSettings) -> str:
    """The key that a request states: `ApiKey K`, `Bearer K`, and `?api_key=K` where that is switched on."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() in _SCHEMES and key.strip():
        return key.strip()
    return request.query_params.get("api_key", "") if settings.keys_in_urls else ""
