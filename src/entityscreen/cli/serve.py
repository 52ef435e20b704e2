"""`entityscreen serve`: the HTTP service that yente's clients speak, and the analysts' desk."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from entityscreen.errors import MissingExtraError

if TYPE_CHECKING:
    from entityscreen.server.settings import Role

EXAMPLE = "entityscreen serve --watchlist lists.snapshot --port 8000"


def run(
    *,
    watchlist: Annotated[
        Path | None,
        typer.Option("--watchlist", "-w", help="Snapshot, or a link to one.", show_default=False),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="TOML file of the service (docs/serve.md).", show_default=False)
    ] = None,
    host: Annotated[str | None, typer.Option(help="Default: 127.0.0.1.", show_default=False)] = None,
    port: Annotated[int | None, typer.Option(help="Default: 8000.", show_default=False)] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; default: 1.", show_default=False)] = None,
    new_key: Annotated[
        str, typer.Option(metavar="NAME", help="Make a key for a client or an analyst, and end.", show_default=False)
    ] = "",
    role: Annotated[list[str] | None, typer.Option(help="Of the new key: read, decide, approve, admin.")] = None,
) -> None:
    """Serve a snapshot over HTTP, for clients of yente, OpenRefine, and a browser."""
    try:
        from entityscreen.server.launch import serve
        from entityscreen.server.settings import ROLES, ServerSettings
    except ImportError as error:
        raise MissingExtraError(
            f"the service needs {error.name}", where="serve", fix="pip install 'entityscreen[server]'"
        ) from error
    if new_key:
        roles = tuple(kept_role for kept_role in ROLES if kept_role in (role or ("read",)))
        typer.echo(_key_lines(new_key, roles))
        return
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    serve(ServerSettings.from_toml(config, snapshot=watchlist, host=host, port=port, workers=workers))


def _key_lines(name: str, roles: tuple[Role, ...]) -> str:
    """The key for its owner, and what goes into the settings."""
    from entityscreen.server.keys import new_key

    key, kept = new_key(name, roles)
    listed = ", ".join(f'"{role}"' for role in kept.roles)
    return (
        f"Give this key to {name}; it is shown once: {key}\n\nAdd to the settings:\n"
        f'[[keys]]\nname = "{name}"\nsha256 = "{kept.sha256}"\nroles = [{listed}]'
    )
