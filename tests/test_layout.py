"""House rules that no linter holds: short modules, short functions, a docstring that says what belongs where."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))


def functions(tree: ast.Module) -> dict[tuple[str, int], int]:
    """(name, line) of each function, and how many lines it has: docstring and body."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {(node.name, node.lineno): (node.end_lineno or node.lineno) - node.body[0].lineno + 1 for node in found}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_modules_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 600
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert {name: length for name, length in functions(tree).items() if length > 40} == {}


def test_functions_are_mostly_small() -> None:
    lengths = [n for path in MODULES for n in functions(ast.parse(path.read_text(encoding="utf-8"))).values()]
    assert median(lengths) <= 10


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_modules_that_a_docstring_names_are_there(path: Path) -> None:
    """A reader who is sent to a module finds it."""
    named = re.findall(r"`([\w/]+\.py)`", path.read_text(encoding="utf-8"))
    every = [f"/{module}" for folder in ("src", "tools", "benchmarks") for module in (ROOT / folder).rglob("*.py")]
    assert [name for name in named if not any(module.endswith(f"/{name}") for module in every)] == []


def test_no_two_caches_of_the_process_have_one_name() -> None:
    """The second would take the place of the first, which nothing could clear any more; those of an index are many."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    named = re.findall(r'(?:named_cache|BoundedDict|register_cache)\("([^"]+)"(?!.*owned=True)', text)
    assert [name for name, times in Counter(named).items() if times > 1 and not name.startswith("doctest.")] == []
