"""The documentation says what is there: settings and defaults, dependencies, presets, modules, tables, links."""

from __future__ import annotations

import importlib
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import entityscreen as es
from entityscreen.model.config import PRESETS
from entityscreen.screening.compiled import bound_for

ROOT = Path(__file__).parents[1]
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
DEPENDENCIES = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `?([^|`]+)`? \|", CONFIGURATION, re.MULTILINE))
    assert set(es.ScreeningConfig.model_fields) <= set(rows)
    assert float(rows["threshold"]) == es.ScreeningConfig().threshold
    assert rows["weak_aliases"].strip() == es.ScreeningConfig().weak_aliases


def test_every_preset_is_documented() -> None:
    assert all(f"| `{name}` |" in CONFIGURATION for name in PRESETS)


def test_the_example_file_is_valid(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", CONFIGURATION, re.DOTALL)
    assert example
    (tmp_path / "c.toml").write_text(example[1], encoding="utf-8")
    assert es.ScreeningConfig.from_toml(tmp_path / "c.toml").threshold_for("Vessel") == 0.9


def test_the_example_of_a_mapping_reads_a_table(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", (ROOT / "docs" / "lists.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    (tmp_path / "own.toml").write_text(example[1], encoding="utf-8")
    columns = tomllib.loads(example[1])["columns"]
    cells = {"Nr": "7", "Firma": "Müller GmbH", "Auch bekannt": "Mueller/MG", "Art": "F", "Gegründet": "1999"}
    rows = ("|".join(columns), "|".join(cells.get(column, "") for column in columns))
    (tmp_path / "own.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    [entity] = es.read_list(tmp_path / "own.csv", mapping=tmp_path / "own.toml")
    assert (entity.kind, [name.text for name in entity.names]) == ("Company", ["Müller GmbH", "Mueller", "MG"])


EXPLAINED = re.findall(
    r"```\n(([^\n]+) ~ ([^\n]+): [\d.]+\n.*?)```", (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize(("block", "query", "listed"), EXPLAINED, ids=[example[1] for example in EXPLAINED])
def test_the_explained_examples_are_what_is_printed(block: str, query: str, listed: str) -> None:
    printed = [es.compare(query, listed, kind=kind).explain() for kind in (None, "Person", "Company")]
    assert re.sub(r"\n  the score .*", "", block.rstrip()) in printed


def test_the_bounds_of_the_index_are_those_of_the_presets() -> None:
    text = (ROOT / "docs" / "candidates.md").read_text(encoding="utf-8")
    rows = re.findall(r"([\d.]+)\s+\(`(\w+)`,\s+([\d.]+)\)", text)
    assert {name for _, name, _ in rows} == set(PRESETS)
    for bound, name, threshold in rows:
        config = es.ScreeningConfig.preset(name)
        assert config.threshold == float(threshold)
        assert abs(bound_for(config).prune - float(bound)) < 0.0006


def declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    return [re.split(r"[<>=\[ ]", name)[0].lower() for name in (*project["dependencies"], *extras)]


@pytest.mark.parametrize("package", declared())
def test_every_dependency_has_its_reason(package: str) -> None:
    assert package in DEPENDENCIES.lower()


PAGES = sorted((*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"))
PLACES = (ROOT, ROOT / "src" / "entityscreen")


def anchors(page: str) -> set[str]:
    return {
        re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    }


def unsettled(page: Path) -> list[str]:
    """What a page names that is not there: links, files, things in files, names of the library."""
    text = page.read_text(encoding="utf-8")
    links = [
        (page.parent / path if path else page, head)
        for path, head in re.findall(r"\]\((?!http)([^)#]*)#?([^)]*)\)", text)
    ]
    found = [str(path) for path, _ in links if not path.exists()]
    found += [head for path, head in links if head and head not in anchors(path.read_text(encoding="utf-8"))]
    files = re.findall(r"`((?:[\w-]+/)+(?:[\w-]+\.(?:py|tsv|toml))?)`", text)
    found += [file for file in files if not any((place / file).exists() for place in PLACES)]
    for name, file in re.findall(r"`(\w+)`\s+(?:in|of)\s+`([\w/]+\.py)`", text):
        code = "".join((place / file).read_text(encoding="utf-8") for place in PLACES if (place / file).exists())
        if code and not re.search(rf"^ *(?:def |class )?{name}\b", code, re.MULTILINE):
            found.append(f"{name} in {file}")
    return found + [name for name in re.findall(r"`(entityscreen(?:\.\w+)+)", text) if not resolves(name)]


def resolves(dotted: str) -> bool:
    """Whether a module, or a thing in a module, has that name."""
    module, _, name = dotted.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), name) or bool(importlib.import_module(dotted))
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_names_is_there(page: Path) -> None:
    assert not unsettled(page)


REFERENCE = "".join(page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "reference").glob("*.md")))


@pytest.mark.parametrize("name", es.__all__)
def test_every_public_name_stands_on_a_page_of_the_reference(name: str) -> None:
    assert re.search(rf"^::: entityscreen\.{name}$|`entityscreen\.{name}`", REFERENCE, re.MULTILINE)


def test_the_navigation_of_the_site_has_every_page() -> None:
    pages = {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")}
    navigation = set(re.findall(r'"([\w/-]+\.md)"', (ROOT / "zensical.toml").read_text(encoding="utf-8")))
    assert navigation == pages


def test_the_lock_has_a_version_of_every_package_that_pyproject_names() -> None:
    pinned = {
        match[1]: match[2]
        for match in re.finditer(
            r"^([\w.-]+)==([^\s;]+)", (ROOT / "requirements-dev.txt").read_text("utf-8"), re.MULTILINE
        )
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    for text in (*project["project"]["dependencies"], *chain(*extras.values()), *chain(*groups.values())):
        wanted = Requirement(text)
        version = pinned.get(canonicalize_name(wanted.name))
        assert version, f"{wanted.name} is not in requirements-dev.txt: run make lock"
        assert version in wanted.specifier, f"{text}: {version} is pinned; run make lock"
