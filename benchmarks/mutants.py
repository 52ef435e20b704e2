"""Mutation testing: how many small faults in the code of a room do the tests notice?

usage: python benchmarks/mutants.py [--n 200] [--seed 1] [--rooms scoring names ...]

The faults are those of mutmut and cosmic-ray (another comparison, another operator, another number, a negated
condition). Both start a process for each, which here reads tables for seconds; this one imports the library and the
tests once, and forks a process that exchanges the code of one function (so Linux and macOS alone). A fault is tried by
the quickest tests that enter its function, until one fails; one that takes far more time than they is noticed too.
What the tests do not notice is asked of thousands of other pairs and texts, with every score and explanation. A fault
that changes none of the results (a bound that is a little less tight) counts as harmless. A fault that changes one is
printed with it: it is the case that a test lacks.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import csv
import gc
import importlib
import os
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType

import pytest

import entityscreen as es
from entityscreen.caches import clear_caches, clear_large_caches
from entityscreen.testing.mutations import MUTATIONS

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "entityscreen"
SECONDS = 180  # of the processor for one mutant
TESTS = 400  # of those that enter its function; the others are run where a mutant changes a result
# The tests that are about each room; pairs of names, which all rooms of names decide together, are cases of scoring.
ROOMS = {
    "scoring": ["scoring"],
    "index": ["index"],
    "names": ["names", "scoring"],
    "syllables": ["syllables", "readings", "scoring"],
    "similarity": ["similarity", "scoring"],
    "sources/documents": ["sources/documents"],
}
CASES = ROOT / "tests" / "cases"
# What becomes of a fault: a test fails or takes too long; no result is another; a result is another and no test fails.
NOTICED, HARMLESS, SURVIVED, NOT_EXCHANGED = ENDS = ("noticed", "harmless", "survived", "not exchanged")
PAIRS = 1_200  # of the cases, each of which is compared in three ways
PASSAGES = 600
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.FloorDiv: ast.Div,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault.

    Attributes:
        file: of the module.
        tree: of the module, without the fault.
        function: its qualified name.
        parent: of the node that is at fault.
        field: of the parent.
        at: place in the field, where that is a list.
        node: as it stands there.
        other: what stands there instead.
    """

    file: Path
    tree: ast.Module
    function: str
    parent: ast.AST
    field: str
    at: int
    node: ast.expr | ast.AugAssign
    other: ast.AST

    def __str__(self) -> str:
        where = f"{self.file.relative_to(SOURCE)}:{self.node.lineno} {self.function}"
        return f"{where}: {ast.unparse(self.node)}  ->  {ast.unparse(self.other)}"

    def code(self) -> CodeType:
        """The code of the function with the fault."""
        put(self.parent, self.field, self.at, self.other)
        code = code_of(compile(ast.fix_missing_locations(self.tree), str(self.file), "exec"), self.function)
        put(self.parent, self.field, self.at, self.node)
        return code


def rows_of(folder: str) -> list[dict[str, str]]:
    """The rows of all tables of cases in a folder."""
    rows: list[dict[str, str]] = []
    for path in sorted((CASES / folder).glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
        rows += csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return rows


def comparisons() -> Iterator[str]:
    """What is said of pairs of the cases, of one of the two respelled, and of names that do not belong together."""
    random_numbers = random.Random(1)
    minor = [mutation for mutation in MUTATIONS.values() if mutation.severity == "minor"]
    pairs = random_numbers.sample(rows_of("pairs"), PAIRS)
    for pair, following in pairwise(pairs):
        respelled = random_numbers.choice(minor).apply(pair["a"], pair["kind"]) or pair["a"].upper()
        for a, b in ((pair["a"], pair["b"]), (respelled, pair["b"]), (pair["a"], following["b"])):
            comparison = es.compare(a, b, kind=pair["kind"])
            yield f"{comparison.score:.6f} {comparison.explain()}"


def hits() -> Iterator[str]:
    """What is found for one name of each pair of the cases in a list of the other ones."""
    pairs = rows_of("pairs")
    listed = [es.Entity(id=str(at), kind=pair["kind"], names=[pair["b"]]) for at, pair in enumerate(pairs)]
    screener = es.Screener(es.Watchlist(listed))
    for pair in random.Random(1).sample(pairs, PAIRS):
        for kind in (pair["kind"], None):
            screened = screener.screen(es.Party(name=pair["a"], kind=kind))
            yield f"{pair['a']}: {[(hit.entity.caption, round(hit.score, 6)) for hit in screened]}"


def extractions() -> Iterator[str]:
    """What is read in the passages of the cases, two of them in one text."""
    texts = sorted({row["text"] for row in rows_of("documents") if row.get("text")})
    texts = random.Random(1).sample(texts, min(PASSAGES, len(texts)))
    for first, second in pairwise(texts):
        text = f"{first}\n\n{second}"
        yield f"{text}: {es.extract(text)}"


RESULTS: dict[str, Callable[[], Iterable[str]]] = {"index": hits, "sources/documents": extractions}


def changed(node: ast.AST) -> ast.AST | None:
    """The node with a fault; None where it has none to take."""
    other = copy.deepcopy(node)
    if isinstance(other, ast.Compare) and type(other.ops[0]) in COMPARISONS:
        other.ops[0] = COMPARISONS[type(other.ops[0])]()
    elif isinstance(other, ast.BoolOp):
        other.op = ast.Or() if isinstance(other.op, ast.And) else ast.And()
    elif isinstance(other, (ast.BinOp, ast.AugAssign)) and type(other.op) in OPERATORS:
        other.op = OPERATORS[type(other.op)]()
    elif isinstance(other, ast.UnaryOp) and isinstance(other.op, ast.Not):
        return other.operand
    elif isinstance(other, ast.Constant) and isinstance(other.value, bool):
        other.value = not other.value
    elif isinstance(other, ast.Constant) and isinstance(other.value, (int, float)):
        other.value += 1
    elif isinstance(other, ast.Name) and other.id in ("min", "max"):
        other.id = "max" if other.id == "min" else "min"
    elif isinstance(other, ast.IfExp):
        other.body, other.orelse = other.orelse, other.body
    else:
        return None
    return other


def functions_of(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module and the methods of its classes, with their qualified names."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            methods = (method for method in node.body if isinstance(method, ast.FunctionDef))
            yield from ((f"{node.name}.{method.name}", method) for method in methods)


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Every fault of a module."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for name, function in functions_of(tree):
        for parent in ast.walk(ast.Module(function.body, [])):
            for field, value in ast.iter_fields(parent):
                for at, node in enumerate(value if isinstance(value, list) else [value]):
                    other = changed(node) if isinstance(node, ast.expr | ast.AugAssign) else None
                    if other is None:
                        continue
                    yield Mutant(file, tree, name, parent, field, at, node, other)


def put(parent: ast.AST, field: str, at: int, node: ast.AST) -> None:
    """Put a node into its place."""
    if isinstance(getattr(parent, field), list):
        getattr(parent, field)[at] = node
    else:
        setattr(parent, field, node)


def code_of(module: CodeType, name: str) -> CodeType:
    """The code of a function by its qualified name."""
    waiting = [module]
    while waiting:
        for constant in waiting.pop().co_consts:
            if isinstance(constant, CodeType):
                if constant.co_qualname == name:
                    return constant
                waiting.append(constant)
    raise LookupError(name)


def exchange(mutant: Mutant) -> bool:
    """Give every function of that name the code with the fault; whether there is one."""
    gc.unfreeze()  # the tests let the collector pass over what is there, which hides it from `get_objects`
    functions = [
        one
        for one in gc.get_objects()
        if isinstance(one, FunctionType)
        and one.__code__.co_filename == str(mutant.file)
        and one.__code__.co_qualname == mutant.function
    ]
    code = mutant.code()
    for function in functions:
        function.__code__ = code
    return bool(functions)


def functions_entered(work: Callable[[], None]) -> set[tuple[str, str]]:
    """The file and qualified name of every function of the library that work enters, no word being cached."""
    functions: set[tuple[str, str]] = set()

    def enter(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(str(SOURCE)):
            functions.add((frame.f_code.co_filename, frame.f_code.co_qualname.partition(".<locals>")[0]))

    clear_large_caches()
    sys.setprofile(enter)
    try:
        work()
    finally:
        sys.setprofile(None)
    return functions


class Trial:
    """A pytest plugin: runs the tests once, and then for each fault, in a process of its own, those that reach it."""

    def __init__(self, room: str, mutants: Sequence[Mutant]) -> None:
        self.room = room
        self.mutants = mutants
        self.results_of_room = RESULTS.get(room, comparisons)
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notice a failure."""
        self.failed |= report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        tests_of: dict[tuple[str, str], list[tuple[float, pytest.Item]]] = {}
        for item, following in pairwise([*session.items, session.items[0]]):  # so that the session stays set up
            start = time.process_time()
            functions = functions_entered(partial(self._run, [item], following))
            for function in functions:
                tests_of.setdefault(function, []).append((time.process_time() - start, item))
            if self.failed:
                raise pytest.UsageError(f"{item.nodeid} fails without a fault")
        self.results = list(self.results_of_room())
        counts = Counter[str]()
        for mutant in self.mutants:
            tests = tests_of.get((str(mutant.file), mutant.function), [])
            end = self._end(mutant, [item for _, item in sorted(tests, key=lambda test: test[0])])
            counts[end] += 1
            if end in (HARMLESS, SURVIVED):
                print(f"{end}: {mutant}   ({len(tests)} tests)", file=sys.stderr, flush=True)
        print(f"{self.room}: {dict(counts)}; harmless of {len(self.results)} results", file=sys.stderr, flush=True)
        return True

    def _run(self, items: Sequence[pytest.Item], following: pytest.Item | None) -> None:
        """Run tests until one fails; what the following one shares with them stays set up."""
        for item, after in zip(items, [*items[1:], following], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.failed:
                return

    def _end(self, mutant: Mutant, items: Sequence[pytest.Item]) -> str:
        """What becomes of a fault, found out in a process that has it."""
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            clear_caches()
            if not exchange(mutant):
                os._exit(ENDS.index(NOT_EXCHANGED))
            harmless = False
            for tests in filter(None, (items[:TESTS], items[TESTS:])):
                self._run(tests, None)
                if self.failed or (harmless := self._changes_nothing()):
                    break
            os._exit(ENDS.index(NOTICED if self.failed else HARMLESS if harmless else SURVIVED))
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        return ENDS[code] if 0 <= code < len(ENDS) else NOTICED

    def _changes_nothing(self) -> bool:
        """Whether every result is that of the code without a fault; the first that is not is printed."""
        clear_caches()
        try:
            for before, after in zip(self.results, self.results_of_room(), strict=True):
                if before != after:
                    print(f"    {before}\n    {after}", file=sys.stderr, flush=True)
                    return False
        except Exception as error:  # whatever a fault raises is what a test lacks
            print(f"    {error!r}", file=sys.stderr, flush=True)
            return False
        return True


def import_file(file: Path) -> ModuleType:
    """The module of a file of the library."""
    return importlib.import_module(".".join(file.relative_to(ROOT / "src").with_suffix("").parts))


def main() -> int:
    """Sample, run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=200, help="faults of all rooms together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", nargs="*", default=list(ROOMS), choices=list(ROOMS))
    options = parser.parse_args()
    for room in options.rooms:
        modules = {file: import_file(file) for file in sorted((SOURCE / room).rglob("*.py"))}
        # The functions of a compiled module cannot be exchanged.
        files = [file for file, module in modules.items() if module.__file__ == str(file)]
        faults = [mutant for file in files for mutant in mutants_of(file)]
        chosen = random.Random(options.seed).sample(faults, min(options.n // len(options.rooms), len(faults)))
        print(f"{room}: {len(chosen)} of {len(faults)} faults that could be made", file=sys.stderr, flush=True)
        pytest_options = ["-q", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:randomly"]
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
            paths = [str(ROOT / "tests" / path) for path in ROOMS[room]]
            if pytest.main([*pytest_options, *paths], plugins=[Trial(room, chosen)]) != 0:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
