"""`entityscreen mcp`: screening as tools for assistants."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from entityscreen.cli.inputs import make_config, open_screener
from entityscreen.cli.options import ConfigFile, PresetName, Watchlists
from entityscreen.errors import MissingExtraError

EXAMPLE = "entityscreen mcp -w lists.snapshot"


def run(
    *,
    watchlist: Watchlists,
    transport: Annotated[
        Literal["stdio", "streamable-http"], typer.Option(help="stdio for a local assistant, else HTTP on --port.")
    ] = "stdio",
    host: Annotated[str, typer.Option(help="Address to listen on, with HTTP.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port, with HTTP.")] = 8001,
    config: ConfigFile = None,
    preset: PresetName = None,
) -> None:
    """Offer screening to assistants over the Model Context Protocol; the tools read and change nothing."""
    try:
        from entityscreen.server.mcp import make_server
    except ImportError as error:
        raise MissingExtraError(
            f"the tools need {error.name}", where="mcp", fix="pip install 'entityscreen[mcp]'"
        ) from error
    server = make_server(open_screener(watchlist, make_config(config, preset)))
    if transport == "stdio":
        server.run("stdio")
    else:
        server.run(transport, host=host, port=port)
