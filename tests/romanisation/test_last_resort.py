"""Scripts without a reader of their own: by Unidecode, and by anyascii where Unidecode is left out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from types import SimpleNamespace

import pytest

import entityscreen as es
from entityscreen.model.script import Script
from entityscreen.romanisation import LAST_RESORT_COST, Romanisation, read_token
from entityscreen.screening.runs import manifest


@pytest.fixture
def without_unidecode(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    letters = {"ᐃ": "i", "ᓄ": "nu", "ᒃ": "k"}
    stand_in = SimpleNamespace(anyascii=lambda text: "".join(letters.get(character, "") for character in text))
    monkeypatch.setitem(sys.modules, "unidecode", None)  # as if it were not installed
    monkeypatch.setitem(sys.modules, "anyascii", stand_in)
    es.clear_caches()
    yield
    es.clear_caches()


def test_unidecode_reads_what_nothing_else_does() -> None:
    assert read_token("ᐃᓄᒃ", Script.OTHER) == (Romanisation("inok", "Unidecode", LAST_RESORT_COST),)


@pytest.mark.usefixtures("without_unidecode")
def test_anyascii_reads_it_where_unidecode_is_left_out() -> None:
    assert read_token("ᐃᓄᒃ", Script.OTHER) == (Romanisation("inuk", "anyascii", LAST_RESORT_COST),)


def test_the_manifest_names_the_one_that_is_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(without: str) -> Callable[[str], str]:
        def version(name: str) -> str:
            if name == without:
                raise metadata.PackageNotFoundError
            return "1"

        return version

    monkeypatch.setattr(metadata, "version", installed(""))
    assert "anyascii" not in manifest.versions()
    monkeypatch.setattr(metadata, "version", installed("Unidecode"))
    assert manifest.versions()["anyascii"] == "1"
