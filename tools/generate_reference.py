"""Write the reference pages of the command line and of HTTP: from the parser, and from docs/openapi.json.

usage: python tools/generate_reference.py [--check]

`--check` writes nothing and exits 1 when a committed page differs from what would be written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import write_or_check  # noqa: E402

from entityscreen.cli.app import COMMANDS, Commands  # noqa: E402

DOCS = ROOT / "docs"
WRITTEN = "<!-- written by tools/generate_reference.py; do not edit -->"
METHODS = ("get", "post", "put", "patch", "delete")


def command_line() -> str:
    """Return the page of all commands with their options."""
    lines = [
        "# Command line",
        "",
        WRITTEN,
        "",
        "Every command and option. What they are for, and the exit statuses: [the guide](../command-line.md).",
        "`entityscreen --version` prints the version, and whether the compiled modules are in use.",
    ]
    group = Commands(name="entityscreen")
    for name in COMMANDS:
        command = group.get_command(None, name)
        parts = getattr(command, "commands", {"": command})
        for part, member in sorted(parts.items()):
            lines += ["", f"## {name} {part}".rstrip(), "", *describe_command(member)]
    return "\n".join(lines) + "\n"


def describe_command(command: Any) -> Iterator[str]:
    """Give the lines of one command: what it does, an example, its arguments and options."""
    yield command.help.replace("\n", " ")
    example = (command.epilog or "").removeprefix("Example: ")
    if example:
        yield from ("", "```", example, "```")
    yield from ("", "| argument or option | meaning |", "| --- | --- |")
    for parameter in command.params:
        is_argument = parameter.param_type_name == "argument"
        words = [parameter.metavar or parameter.name.upper()] if is_argument else parameter.opts
        names = ", ".join(f"`{word}`" for word in (*words, *parameter.secondary_opts))
        needed = " Required." if parameter.required else ""
        meaning = (parameter.help or "").replace("\n", " ").replace("|", "\\|")
        yield f"| {names} | {meaning}{needed} |"


def http() -> str:
    """Return the page of all routes of the service."""
    document = json.loads((DOCS / "openapi.json").read_text(encoding="utf-8"))
    lines = [
        "# HTTP",
        "",
        WRITTEN,
        "",
        "Every route of `entityscreen serve`. What they are for: [the service](../serve.md). Bodies and answers with",
        "their fields are in [openapi.json](../openapi.json). A running service shows its routes at `/`.",
    ]
    tags: dict[str, list[str]] = {}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                operation = methods[method]
                tags.setdefault(operation["tags"][0], []).extend(describe_route(method.upper(), path, operation))
    for tag, routes in tags.items():
        lines += ["", f"## {tag}", *routes]
    return "\n".join(lines) + "\n"


def describe_route(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    """Give the lines of one route: what it answers, and its parameters."""
    yield from ("", f"### {method} {path}", "", f"{operation['summary']}. {operation.get('description', '')}".strip())
    parameters = operation.get("parameters", [])
    if parameters:
        yield from ("", "| parameter | in | meaning |", "| --- | --- | --- |")
    for parameter in parameters:
        meaning = (parameter.get("description") or parameter["schema"].get("title", "")).replace("|", "\\|")
        yield f"| `{parameter['name']}` | {parameter['in']} | {meaning.replace(chr(10), ' ')} |"


if __name__ == "__main__":
    pages = {"command-line.md": command_line(), "http.md": http()}
    sys.exit(write_or_check({DOCS / "reference" / name: text for name, text in pages.items()}))
