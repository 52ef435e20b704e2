"""`import entityscreen` is cheap: no table, no numerical library, no command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PROBE = """
import json, sys
import entityscreen
import entityscreen.data as data
print(json.dumps({"modules": sorted(sys.modules), "caches": entityscreen.cache_sizes()}))
"""


def probe(code: str = PROBE) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_import_loads_no_table() -> None:
    assert not any(probe()["caches"].values())


def test_import_loads_no_heavy_library() -> None:
    loaded = {name.partition(".")[0] for name in probe()["modules"]}
    heavy = {"numpy", "scipy", "rapidfuzz", "typer", "rich", "unidecode", "stdnum", "openpyxl", "pyarrow", "docx"}
    assert not loaded & heavy


def test_the_library_does_not_load_the_command_line() -> None:
    code = PROBE.replace("import entityscreen.data as data", "entityscreen.Screener, entityscreen.compare")
    modules = probe(code)["modules"]
    assert not [name for name in modules if name.startswith(("entityscreen.cli", "typer", "rich"))]


def test_a_watchlist_loads_no_reader_until_documents_are_read() -> None:
    code = PROBE.replace("import entityscreen.data as data", "assert entityscreen.Watchlist.document_reader")
    assert not [name for name in probe(code)["modules"] if name.startswith("entityscreen.sources.")]


def test_importing_every_module_of_names_loads_no_table() -> None:
    code = """
import importlib, json, pkgutil, sys
import entityscreen.names, entityscreen.scoring, entityscreen.index, entityscreen.screening
for package in (entityscreen.names, entityscreen.scoring, entityscreen.index, entityscreen.screening):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
import entityscreen
print(json.dumps({"caches": entityscreen.cache_sizes()}))
"""
    assert not any(probe(code)["caches"].values())


def test_a_program_that_names_the_watchlist_alone_can_read_documents() -> None:
    code = "import entityscreen as es; print(len(es.Watchlist.from_documents(['seeds/people.md'])) > 0)"
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
