"""Which modules are compiled, and the choice between a compiled module and its source.

A module in Cython's pure-Python mode is one source that runs both ways. The build compiles it where there is a compiler
(the hook of hatchling in the repository's root); the compiled module says of which source it was made, so that one that
was left behind by a change of the source is not used. `ENTITYSCREEN_BUILD=pure` in the environment runs the sources.
"""

from __future__ import annotations

import os
import platform
import sys
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from entityscreen.version import __version__

COMPILED_MODULES = ("entityscreen.index.kernel", "entityscreen.index.syllable_kernel", "entityscreen.similarity.kernel")
_PURE = "pure"  # of ENTITYSCREEN_BUILD


class UncompiledWarning(UserWarning):
    """The library runs uncompiled, which is slow; its results are the same."""


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """How this installation was built.

    Attributes:
        version: of the library.
        compiled: whether the kernel runs compiled.
        reason: why it does not; empty where it does.
        python: the interpreter and its version.
        platform: the system and processor.
    """

    version: str
    compiled: bool
    reason: str
    python: str
    platform: str

    def __str__(self) -> str:
        how = "compiled" if self.compiled else f"not compiled: {self.reason}"
        return f"entityscreen {self.version} ({how}; {self.python}, {self.platform})"


def build_info() -> BuildInfo:
    """Say how this installation was built.

    Example:
        >>> build_info().version == __version__
        True
    """
    reasons = [reason for reason in map(_why_uncompiled, COMPILED_MODULES) if reason]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    system = f"{platform.system()} {platform.machine()}"
    return BuildInfo(__version__, not reasons, reasons[0] if reasons else "", python, system)


@cache
def load_module(name: str) -> ModuleType:
    """Return a module of `COMPILED_MODULES`, compiled where it can be; warns once where it is not.

    Args:
        name: the full name of the module.
    """
    reason = _why_uncompiled(name)
    if not reason:
        return import_module(name)
    if os.environ.get("ENTITYSCREEN_BUILD") != _PURE:
        fix = "install a C compiler, or the package ziglang, and run `pip install --force-reinstall --no-deps` again"
        problem = f"entityscreen runs uncompiled, several times as slow, with the same results: {reason}"
        warnings.warn(f"{problem}; to mend it, {fix}", UncompiledWarning, stacklevel=3)
    return load_source(name)


def view_for(module: ModuleType) -> Callable[[Any], Any]:
    """Return what hands an array of NumPy to a module: as it is where that is compiled.

    Uncompiled, a view of the array gives Python's own numbers, which NumPy's are slower than.
    """
    import numpy as np

    return np.ascontiguousarray if module.COMPILED else lambda array: memoryview(np.ascontiguousarray(array))


class KernelColumns:
    """Arrays of a kernel that grow together.

    Args:
        kinds: of number, by the names that the kernel has for the columns; with how many an item has, if more than one.
        take: what the kernel takes them over by.
        view: what hands an array to it.
        size: how long they are at first.
    """

    __slots__ = ("_kinds", "_take", "_view", "arrays", "size")

    def __init__(
        self, kinds: Mapping[str, Any], take: Callable[[dict[str, Any]], None], view: Callable[[Any], Any], size: int
    ) -> None:
        self._kinds = {name: kind if isinstance(kind, tuple) else (kind, 1) for name, kind in kinds.items()}
        self._take, self._view = take, view
        self.arrays: dict[str, Any] = {}
        self.size = 0
        self.grow(size)

    def grow(self, size: int) -> None:
        """Make them at least so long, twice as long if they grow."""
        import numpy as np

        if size <= self.size:
            return
        self.size = max(size, 2 * self.size)
        before = self.arrays
        self.arrays = {n: np.zeros(of_item * self.size, dtype=kind) for n, (kind, of_item) in self._kinds.items()}
        for name, values in before.items():
            self.arrays[name][: len(values)] = values
        self._take({name: self._view(array) for name, array in self.arrays.items()})


def _why_uncompiled(name: str) -> str:
    """Why a module runs from its source; empty where it runs compiled."""
    if os.environ.get("ENTITYSCREEN_BUILD") == _PURE:
        return "ENTITYSCREEN_BUILD=pure asks for it"
    if not any(_path(name, suffix).exists() for suffix in EXTENSION_SUFFIXES):
        return "no compiler was found when it was installed"
    try:
        module = import_module(name)
    except ImportError as error:
        return f"the compiled module cannot be loaded ({error})"
    if not module.COMPILED:
        return "the compiled module was not found at the start"
    return (
        "" if source_digest(_path(name, ".py")) == module.SOURCE_DIGEST else "its source changed since it was compiled"
    )


def source_digest(path: Path) -> str:
    """Return what tells a source from another one."""
    return blake2b(path.read_bytes().replace(b"\r\n", b"\n"), digest_size=8).hexdigest()


def _path(name: str, suffix: str) -> Path:
    """Return where a module of this package is, if it has that kind of file."""
    package, *parts = name.split(".")
    return Path(__file__).parent.joinpath(*parts).with_name(parts[-1] + suffix) if package else Path()


def load_source(name: str) -> ModuleType:
    """Return a module that runs from its source, beside a compiled one of that name if need be."""
    source = f"{name}_source"
    if source in sys.modules:
        return sys.modules[source]
    path = _path(name, ".py")
    spec = spec_from_file_location(source, path, loader=SourceFileLoader(source, str(path)))
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    sys.modules[source] = module
    spec.loader.exec_module(module)
    return module
