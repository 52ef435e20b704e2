"""Compiles the modules in Cython's pure-Python mode while a wheel or an editable installation is built.

The compiler of the machine is taken, else the one in the package `ziglang`; where there is none either, a pure wheel is
built with a warning: the same source runs uncompiled, several times as slow. `ENTITYSCREEN_BUILD=pure` compiles
nothing, `ENTITYSCREEN_BUILD=required` fails where nothing can be compiled.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MODULES = ("entityscreen/index/kernel", "entityscreen/index/syllable_kernel", "entityscreen/similarity/kernel")
PURE, REQUIRED = "pure", "required"
COMPILERS = ("cc", "gcc", "clang")
# The stable interface of CPython 3.11: one wheel for all later versions.
STABLE = "0x030b0000"
UNFILLED = 'SOURCE_DIGEST = ""'


class CompilingHook(BuildHookInterface):
    """Adds compiled modules to a wheel, or lays them beside their sources for an editable installation."""

    def dependencies(self) -> list[str]:
        """Return what the build needs beside hatchling; the compiler of `ziglang` only where there is none."""
        if _wanted() == PURE:
            return []
        return ["cython>=3.1", *([] if _own_compiler() else ["ziglang>=0.13"])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say so in the wheel's tag."""
        if _wanted() == PURE:
            return
        try:
            compiled = self._compile(Path(self.root), Path(tempfile.mkdtemp(prefix="entityscreen-build-")))
        except Exception as error:
            if _wanted() == REQUIRED:
                raise
            self.app.display_warning(
                f"entityscreen: not compiled ({error}); it is installed as pure Python, and is slow"
            )
            return
        if version == "editable":
            for module, path in compiled.items():
                _replace(path, Path(self.root, "src", module).with_name(path.name))
            return
        build_data["force_include"].update(
            {str(path): f"{Path(module).parent}/{path.name}" for module, path in compiled.items()}
        )
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{_platform_tag()}"

    def _compile(self, root: Path, folder: Path) -> dict[str, Path]:
        """Return the compiled file of each module."""
        compiler = _own_compiler() or _zig()
        include = Path(sysconfig.get_path("include"))
        if not (include / "Python.h").exists():
            problem = f"{include} has no Python.h: install the development files of Python"
            raise FileNotFoundError(problem)
        return {module: _compile(root / "src" / f"{module}.py", folder, compiler, include) for module in MODULES}


def _wanted() -> str:
    return os.environ.get("ENTITYSCREEN_BUILD", "")


def _own_compiler() -> list[str]:
    """Return the command of this machine's compiler; empty where there is none."""
    if os.environ.get("CC"):
        return os.environ["CC"].split()
    return next(([name] for name in COMPILERS if shutil.which(name)), [])


def _zig() -> list[str]:
    if find_spec("ziglang") is None:
        problem = "no C compiler was found, and ziglang is not installed"
        raise FileNotFoundError(problem)
    return [sys.executable, "-m", "ziglang", "cc"]


def _compile(source: Path, folder: Path, compiler: list[str], include: Path) -> Path:
    """Return the compiled module of a source, which says of which source it was made."""
    text = source.read_bytes().replace(b"\r\n", b"\n")
    digest = blake2b(text, digest_size=8).hexdigest()
    stamped = folder / source.parent.name / source.name  # the name of the file is that of the module
    stamped.parent.mkdir(exist_ok=True)
    stamped.write_bytes(text.replace(UNFILLED.encode(), f'SOURCE_DIGEST = "{digest}"'.encode(), 1))
    written = stamped.with_suffix(".c")
    subprocess.run([sys.executable, "-m", "cython", "-3", str(stamped), "-o", str(written)], check=True)  # noqa: S603
    suffix = ".pyd" if os.name == "nt" else ".abi3.so"
    target = stamped.with_name(stamped.stem + suffix)
    flags = ["-O2", "-shared", f"-DPy_LIMITED_API={STABLE}", "-I", str(include)]
    if sys.platform == "linux":
        flags += ["-fPIC", "-s"]  # without symbols
    elif sys.platform == "darwin":
        flags += ["-fPIC", "-undefined", "dynamic_lookup"]
    else:
        flags += ["-L", str(Path(sys.base_prefix, "libs")), "-lpython3"]
    flags += os.environ.get("CFLAGS", "").split()  # of a distribution, or of a sanitizer (`make fuzz`)
    subprocess.run([*compiler, *flags, str(written), "-o", str(target)], check=True)  # noqa: S603
    return target


def _replace(path: Path, target: Path) -> None:
    """Put a file in the place of another one at once: a process that has the old one loaded keeps it."""
    partial = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    shutil.copyfile(path, partial)
    partial.replace(target)


def _platform_tag() -> str:
    return sysconfig.get_platform().replace("-", "_").replace(".", "_")
