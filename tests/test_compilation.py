"""The choice between a compiled module and its source."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen import compilation
from entityscreen.compilation import COMPILED_MODULES, UncompiledWarning, build_info, load_module, load_source

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _nothing_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENTITYSCREEN_BUILD", raising=False)
    load_module.cache_clear()


def test_pure_runs_the_sources_without_a_word(
    monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    monkeypatch.setenv("ENTITYSCREEN_BUILD", "pure")
    assert not load_module(COMPILED_MODULES[0]).COMPILED
    assert not recwarn.list
    info = build_info()
    assert (info.compiled, info.reason) == (False, "ENTITYSCREEN_BUILD=pure asks for it")
    assert f"entityscreen {es.__version__} (not compiled: ENTITYSCREEN_BUILD=pure" in str(info)


def test_what_was_compiled_of_another_source_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    if not build_info().compiled:
        pytest.skip("nothing is compiled here")
    monkeypatch.setattr(compilation, "source_digest", lambda _path: "another")
    with pytest.warns(UncompiledWarning, match=r"its source changed.*to mend it, install"):
        assert not load_module(COMPILED_MODULES[0]).COMPILED


def test_without_a_compiled_module_it_says_how_to_mend_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compilation, "EXTENSION_SUFFIXES", [".nowhere"])
    with pytest.warns(UncompiledWarning, match="no compiler was found when it was installed"):
        assert not load_module(COMPILED_MODULES[0]).COMPILED


def test_every_module_that_is_compiled_is_one_that_the_build_compiles() -> None:
    built = (ROOT / "hatch_build.py").read_text()
    for name in COMPILED_MODULES:
        path = name.replace(".", "/")
        assert f'"{path}"' in built
        assert f"src/{path}.py" in (ROOT / "Makefile").read_text()
        assert load_source(name) is load_source(name)


def test_a_module_runs_where_cython_is_not_installed() -> None:
    code = (
        "import sys; sys.modules['cython'] = None\n"
        "from entityscreen.compilation import load_source\n"
        f"print([load_source(name).COMPILED for name in {COMPILED_MODULES}])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == str([False] * len(COMPILED_MODULES))
