"""Write docs/licences.md: the licence of every package that an installation brings, and of the data.

usage: python tools/generate_licences.py [--check]

Licences are what the metadata of the installed packages states. `--check` writes nothing; it exits 1 when a package
that is reached from pyproject.toml on every system has no row, when a row states another licence than the installed
package, or when the table of the data differs. A row of a package that is not installed here is left alone.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
# How metadata writes licences, and their identifiers (SPDX); the first match counts.
IDENTIFIERS = {
    r"^[\w.+() -]+ (AND|OR|WITH) [\w.+() -]+$": None,
    r"LGPL|Lesser General Public": "LGPL-2.1-or-later",
    r"GPLv2|GPL-2": "GPL-2.0-or-later",
    r"Apache": "Apache-2.0",
    r"BSD-2|2-Clause": "BSD-2-Clause",
    r"BSD": "BSD-3-Clause",
    r"MPL|Mozilla": "MPL-2.0",
    r"PSF|Python Software Foundation|matplotlib": "PSF-2.0",
    r"HPND|CMU": "MIT-CMU",
    r"\bMIT\b|Expat": "MIT",
    r"ISC": "ISC",
    r"Unlicense": "Unlicense",
}
ROW = re.compile(r"^\| ([\w.-]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
HEAD = """\
# Licences

<!-- written by tools/generate_licences.py; do not edit -->

entityscreen is under the Apache License 2.0. An installation brings the packages below; *for* says which of them, or
which extra, asks for it. Licences are those that the packages state of themselves. What each is used for, and what the
GPL of Unidecode means for whom: [decision 2](decisions/0002-dependencies.md).

| package | licence | for |
| --- | --- | --- |
"""
DATA = """
## Data

Tables in `resources/` were written for this project, except those that are derived from the following; `NOTICE` has the
terms. The head of each table states its own source.

| source | licence |
| --- | --- |
"""
DATA_LICENCES = {
    "Unihan": "Unicode License v3",
    "CLDR": "Unicode License v3",
    "OpenCC": "Apache-2.0",
    "ISO 20275": "CC0 1.0",
    "Social Security": "public domain (work of the United States Government)",
    "Census Bureau": "public domain (work of the United States Government)",
    "followthemoney": "MIT",
    "Legal Entity Identifier": "CC0 1.0",
    "Wikidata": "CC0 1.0",
}


def licence_of(package: Distribution) -> str:
    """Return the licence that a package states, as an SPDX identifier where it can be told."""
    metadata = package.metadata
    stated = " ".join(metadata.get_all("License-Expression") or ())
    if stated:
        return stated
    classifiers = metadata.get_all("Classifier") or ()
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    text = " ".join(named) or " ".join(metadata.get_all("License") or ()).partition("\n")[0]
    for pattern, identifier in IDENTIFIERS.items():
        if re.search(pattern, text):
            return identifier or text
    return text or "not stated"


def reached(everywhere: bool = False) -> dict[str, str]:
    """Return each package that an installation here, or on every system, brings, with what asks for it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"all": project["dependencies"], **project["optional-dependencies"]}
    wanted: dict[str, str] = {}
    asks = {group: f"`{group}`" if group != "all" else "the library" for group in groups}
    waiting = [(Requirement(text), asks[group]) for group, texts in groups.items() for text in texts]
    while waiting:
        requirement, asked = waiting.pop(0)
        name = canonicalize_name(requirement.name)
        if name in wanted:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        wanted[name] = asked
        for line in package.requires or ():
            needed = Requirement(line)
            extras = requirement.extras or {""}
            if everywhere and re.search(r"platform|python_|implementation", str(needed.marker)):
                continue
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append((needed, name))
    return wanted


def data_rows() -> list[str]:
    """Return the rows of the data: what NOTICE says is derived from others' data."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    heads = re.findall(r"^(\S[^\n]*)\n  \S", notice, re.MULTILINE)
    rows = []
    for head in heads:
        terms = next((licence for word, licence in DATA_LICENCES.items() if word in head), None)
        if terms is None:
            raise SystemExit(f"NOTICE names {head!r}: say its licence in tools/generate_licences.py")
        rows.append(f"| {head} | {terms} |")
    return rows


def page(kept: dict[str, tuple[str, str]]) -> str:
    """Return the page, with rows of an earlier one for packages that are not installed here."""
    rows = {name: (licence_of(distribution(name)), asked) for name, asked in reached().items()}
    rows = {**{name: row for name, row in kept.items() if not is_installed(name)}, **rows}
    lines = [f"| {name} | {licence} | {asked} |" for name, (licence, asked) in sorted(rows.items())]
    return HEAD + "\n".join(lines) + "\n" + DATA + "\n".join(data_rows()) + "\n"


def is_installed(name: str) -> bool:
    """Whether a package is installed here."""
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return False


def main(arguments: list[str]) -> int:
    """Write the page, or say what it lacks."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    rows = {name: (licence, asked) for name, licence, asked in ROW.findall(text) if name != "package"}
    if "--check" not in arguments:
        PAGE.write_text(page({} if "--anew" in arguments else rows), encoding="utf-8")
        return 0
    problems = [f"{name} has no row" for name in reached(everywhere=True) if name not in rows]
    problems += [
        f"{name} is stated to be {licence}, and is {licence_of(distribution(name))}"
        for name, (licence, _) in rows.items()
        if is_installed(name) and licence_of(distribution(name)) != licence
    ]
    problems += [f"the data lacks {row}" for row in data_rows() if row not in text]
    for problem in problems:
        print(f"licences.md: {problem}; run python tools/generate_licences.py")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
