"""House rules that no linter holds: short functions, a docstring that says what belongs where, names that are there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
MODULES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py"))}
TREES = {path: ast.parse(text) for path, text in MODULES.items()}
LONGEST_FUNCTION = 50  # lines of the body, without signature and docstring: a command has many options
MIDDLE_FUNCTION = 10


def lengths(tree: ast.Module) -> dict[str, int]:
    """Function -> the lines of its body, without its docstring."""
    found: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            found[f"{node.name}:{node.lineno}"] = (node.end_lineno or first.lineno) - first.lineno + 1
    return found


def test_every_module_says_what_it_is_for() -> None:
    assert [str(path) for path, tree in TREES.items() if not ast.get_docstring(tree)] == []


def test_functions_do_one_thing() -> None:
    every = [(f"{path.name}:{name}", length) for path, tree in TREES.items() for name, length in lengths(tree).items()]
    assert [name for name, length in every if length > LONGEST_FUNCTION] == []
    assert median(length for _, length in every) <= MIDDLE_FUNCTION


def test_modules_that_a_docstring_names_are_there() -> None:
    """A reader who is sent to a module finds it."""
    every = [f"/{module}" for folder in ("src", "tools", "benchmarks") for module in (ROOT / folder).rglob("*.py")]
    named = {(path.name, name) for path, text in MODULES.items() for name in re.findall(r"`([\w/]+\.py)`", text)}
    assert sorted(pair for pair in named if not any(module.endswith(f"/{pair[1]}") for module in every)) == []


def test_no_two_caches_of_the_process_have_one_name() -> None:
    """The second would take the place of the first, which nothing could clear any more; those of an index are many."""
    pattern = r'(?:named_cache|BoundedDict|register_cache)\("([^"]+)"(?!.*owned=True)'
    named = Counter(name for text in MODULES.values() for name in re.findall(pattern, text))
    assert [name for name, times in named.items() if times > 1 and not name.startswith("doctest.")] == []
