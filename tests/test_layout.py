"""House rules that no linter holds: short functions, a docstring that says what belongs where, names that are there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION = 50  # lines of the body, without signature and docstring: a command has many options
MIDDLE_FUNCTION = 10
MOST_COMPLEX = 15
# Words that say how a value came to be, not what it holds.
WITHOUT_CONTENT = frozenset(
    ("found", "known", "own", "taken", "told", "made", "given", "left", "asked", "got", "other", "others", "every")
)
# What is left of older code. A budget only falls: lower it to the count when you take some away.
BUDGETS = {"names without content": 3, "shared class names": 0, "complex functions": 5}
# Modules: those of the longest chain of imports, and those that `compare` reaches, itself among them.
LONGEST_CHAIN, REACHED = 22, 60
SLACK = 0.2  # the share of a budget that may be gone until the budget has to follow


@cache
def modules() -> dict[Path, str]:
    """The text of every module."""
    return {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py"))}


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module as Python reads it; not at import, which each worker of the tests does."""
    return {path: ast.parse(text) for path, text in modules().items()}


def lengths(tree: ast.Module) -> dict[str, int]:
    """Function -> the lines of its body, without its docstring."""
    found: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            found[f"{node.name}:{node.lineno}"] = (node.end_lineno or first.lineno) - first.lineno + 1
    return found


def test_every_module_says_what_it_is_for() -> None:
    assert [str(path) for path, tree in trees().items() if not ast.get_docstring(tree)] == []
    assert [str(path) for path, text in modules().items() if "Here belong" in text] == []  # say what it does


def test_functions_do_one_thing() -> None:
    every = [
        (f"{path.name}:{name}", length) for path, tree in trees().items() for name, length in lengths(tree).items()
    ]
    assert [name for name, length in every if length > LONGEST_FUNCTION] == []
    assert median(length for _, length in every) <= MIDDLE_FUNCTION


def branches(node: ast.AST) -> int:
    """The branches of a function, with `and`, `or`, comprehensions and their conditions: ruff counts none of these."""
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return isinstance(
        node, (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case)
    )


def names_without_content(tree: ast.Module) -> list[str]:
    """The assignments to a variable that does not say what it holds."""
    stored = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return [f"{node.id}:{node.lineno}" for node in stored if node.id in WITHOUT_CONTENT]


def shared_class_names() -> list[str]:
    """The names that classes of two modules have, but for an underscore."""
    classes = {
        (node.name.lstrip("_"), path)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    return [name for name, modules in Counter(name for name, _ in classes).items() if modules > 1]


def complex_functions(tree: ast.Module) -> list[str]:
    """The functions with more branches than `MOST_COMPLEX` allows."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [f"{node.name}:{node.lineno}" for node in functions if 1 + sum(map(branches, ast.walk(node))) > MOST_COMPLEX]


def places(find: Callable[[ast.Module], list[str]]) -> list[str]:
    return [f"{path.relative_to(ROOT)}:{place}" for path, tree in trees().items() for place in find(tree)]


@pytest.mark.parametrize(
    ("budget", "count"),
    [
        ("names without content", lambda: places(names_without_content)),
        ("shared class names", shared_class_names),
        ("complex functions", lambda: places(complex_functions)),
    ],
)
def test_budgets_only_fall(budget: str, count: Callable[[], list[str]]) -> None:
    left, allowed = count(), BUDGETS[budget]
    assert len(left) <= allowed, f"{len(left)} {budget}, {allowed} are allowed: {', '.join(left)}"
    assert len(left) >= (1 - SLACK) * allowed, f"lower the budget of {budget} to {len(left)}"


@pytest.mark.parametrize(
    ("code", "without_content", "complex_ones"),
    [
        ("found = 1\nnames = [own for own in names]", ["found:1", "own:2"], []),
        ("def f(x):\n    return x.found", [], []),
        ("def f(x):\n    return " + " and ".join(["x"] * 16), [], ["f:1"]),
        ("def f(x):\n    return " + " and ".join(["x"] * 15), [], []),
        ("def f(x):\n    return [y for y in x" + " if y" * 14 + "]", [], ["f:1"]),
    ],
)
def test_what_is_counted(code: str, without_content: list[str], complex_ones: list[str]) -> None:
    tree = ast.parse(code)
    assert (names_without_content(tree), complex_functions(tree)) == (without_content, complex_ones)


def imports_of_modules() -> dict[str, set[str]]:
    """Module -> the modules that it imports, wherever in it; those for types alone, too."""
    names = {
        path: ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        for path in trees()
    }
    modules = set(names.values())
    imports: dict[str, set[str]] = {}
    for path, tree in trees().items():
        nodes = list(ast.walk(tree))
        imports[names[path]] = {
            alias.name
            for node in nodes
            if isinstance(node, ast.Import)
            for alias in node.names
            if alias.name in modules
        }
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and node.module:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                imports[names[path]] |= (inner & modules) or ({node.module} & modules)
    return imports


def test_imports_are_few_and_make_no_circles_and_no_long_chains() -> None:
    imports = imports_of_modules()
    depths: dict[str, int] = {}

    def depth(module: str, above: tuple[str, ...]) -> int:
        assert module not in above, f"a circle of imports: {' -> '.join((*above[above.index(module) :], module))}"
        if module not in depths:
            inner = sorted(imports[module] - {module})
            depths[module] = 1 + max((depth(imported, (*above, module)) for imported in inner), default=0)
        return depths[module]

    reached, waiting = set(), ["entityscreen.scoring.compare"]
    while waiting:
        module = waiting.pop()
        if module not in reached:
            reached.add(module)
            waiting += imports[module]
    assert max(depth(module, ()) for module in sorted(imports)) <= LONGEST_CHAIN
    assert len(reached) <= REACHED


def test_modules_that_a_docstring_names_are_there() -> None:
    """A reader who is sent to a module finds it."""
    every = [f"/{module}" for folder in ("src", "tools", "benchmarks") for module in (ROOT / folder).rglob("*.py")]
    named = {(path.name, name) for path, text in modules().items() for name in re.findall(r"`([\w/]+\.py)`", text)}
    assert sorted(pair for pair in named if not any(module.endswith(f"/{pair[1]}") for module in every)) == []


def test_no_two_caches_of_the_process_have_one_name() -> None:
    """The second would take the place of the first, which nothing could clear any more; those of an index are many."""
    pattern = r'(?:named_cache|BoundedDict|register_cache)\("([^"]+)"(?!.*owned=True)'
    named = Counter(name for text in modules().values() for name in re.findall(pattern, text))
    assert [name for name, times in named.items() if times > 1 and not name.startswith("doctest.")] == []
