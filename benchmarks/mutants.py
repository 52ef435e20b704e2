"""Mutation testing of `scoring/` and `index/`: how many small faults in their code do their tests notice?

usage: python benchmarks/mutants.py [--n 150] [--seed 1] [--rooms scoring index]

The faults are those of mutmut and cosmic-ray (another comparison, another operator, another number, a negated
condition). Both start a process for each, which here reads tables for seconds; this one imports the library and the
tests once, and forks a process that exchanges the code of one function (so Linux and macOS alone). A mutant is run
against the tests of its room until one fails; one that takes far more time than the tests do without it is noticed too.
Prints the survivors, which somebody has to look at: some change nothing (a bound that is a little less tight).
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import gc
import importlib
import os
import random
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "entityscreen"
SECONDS = 90  # of the processor for one mutant
# Left out: they take half of the time and look for what the others find too.
LONG = ("test_a_screener_says_of_every_pair_what_compare_says", "test_the_index_finds_every_pair_that_scores")
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
            yield from ((f"{node.name}.{own.name}", own) for own in node.body if isinstance(own, ast.FunctionDef))


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
    found = [
        one
        for one in gc.get_objects()
        if isinstance(one, FunctionType)
        and one.__code__.co_filename == str(mutant.file)
        and one.__code__.co_qualname == mutant.function
    ]
    code = mutant.code()
    for function in found:
        function.__code__ = code
    return bool(found)


def tests_pass(room: str) -> bool:
    """Run the quick tests of a room until one fails."""
    left_out = " and ".join(f"not {name}" for name in LONG)
    options = ["-q", "-x", "-m", "not slow", "-k", left_out, "-p", "no:cacheprovider", "-p", "no:randomly"]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        return pytest.main([*options, str(ROOT / "tests" / room)]) == 0


def survives(mutant: Mutant, room: str) -> bool | None:
    """Whether the tests pass with a fault; None where the function is not there to be exchanged."""
    child = os.fork()
    if child == 0:
        from entityscreen.caches import clear_large_caches

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        clear_large_caches()
        os._exit((0 if tests_pass(room) else 1) if exchange(mutant) else 2)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    return None if ended == 2 else ended == 0


def main() -> int:
    """Sample, run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=150, help="mutants of all rooms together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", nargs="*", default=["scoring", "index"])
    options = parser.parse_args()
    for room in options.rooms:
        files = sorted((SOURCE / room).rglob("*.py"))
        for file in files:
            importlib.import_module(".".join(file.relative_to(ROOT / "src").with_suffix("").parts))
        every = [mutant for file in files for mutant in mutants_of(file)]
        chosen = random.Random(options.seed).sample(every, min(options.n // len(options.rooms), len(every)))
        if not tests_pass(room):
            raise SystemExit(f"the tests of {room} fail without a fault")
        noticed = survived = 0
        for mutant in chosen:
            lives = survives(mutant, room)
            noticed, survived = noticed + (lives is False), survived + bool(lives)
            if lives:
                print(mutant, flush=True)
        print(f"{room}: {noticed} of {noticed + survived} noticed; {len(every)} faults could be made", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
