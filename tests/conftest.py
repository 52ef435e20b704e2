"""For all tests: settings of hypothesis, and a made-up watchlist of some hundred names of all kinds and scripts.

Hypothesis shows the same examples on every run, few of them; `HYPOTHESIS_PROFILE=search` looks for others.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import pytest
from hypothesis import settings

import entityscreen as es
from entityscreen.model.name import NameType

_ROOT = Path(__file__).resolve().parent.parent
OFAC = _ROOT.parent / "shared" / "data" / "lists" / "ofac"
_ASK = "import entityscreen; print(entityscreen.build_info().compiled)"


def pytest_configure(config: pytest.Config) -> None:
    """Compile what changed since it was compiled, once for all workers: the tests are to run what users run."""
    if hasattr(config, "workerinput") or os.environ.get("ENTITYSCREEN_BUILD") == "pure":
        return
    answer = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True).stdout
    if answer.strip() != "True":
        build = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--editable", str(_ROOT)]
        subprocess.run(build, check=False)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let several workers begin with the files that take longest, so that none is left alone with one at the end."""
    if hasattr(config, "workerinput"):
        longest = {item.path for item in items if item.get_closest_marker("slow")}
        items.sort(key=lambda item: item.path not in longest)


def pytest_collection_finish() -> None:
    """Let the collector pass over what lives until the end: thousands of tests and the modules that they import."""
    gc.collect()
    gc.freeze()


settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=50, database=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

_GIVEN = [
    "Vladimir",
    "Ahmed",
    "Robert",
    "Maria",
    "Jean-Claude",
    "Giovanni",
    "Dmitri",
    "Olga",
    "Yusuf",
    "Chen",
    "Nguyen",
    "Sven",
    "Fatima",
    "Pedro",
]
_FAMILY = [
    "Kuznetsov",
    "al-Masri",
    "Fitzgerald",
    "Oliveira",
    "Duvalier",
    "Montessori",
    "Shostakovich",
    "Zelenskaya",
    "bin_Rashid",
    "Xiaoming",
    "Van_Thieu",
    "Lindqvist",
    "Haddad",
    "Almodovar",
    "van_der_Berg",
    "O'Sullivan",
    "Khodorkovsky",
]
_CHINESE = [
    "王建国",
    "李晓明",
    "張國榮",
    "陳水扁",
    "欧阳修",
    "司马光",
    "曾国藩",
    "单雄信",
    "鄧小平",
    "周恩來",
    "林文慶",
    "葉亞來",
    "吕秀莲",
    "蔡英文",
]
_SCRIPTS = [
    "Борис Ельцин",
    "Михаил Горбачёв",
    "محمد البرادعي",
    "صدام حسين",
    "김정은",
    "박근혜",
    "Αλέξης Τσίπρας",
    "שמעון פרס",
]
_BRANDS = [
    "Almaz",
    "Gaoxin",
    "Severstal",
    "Mahan",
    "Petropars",
    "Kristall",
    "Hikari",
    "Bluewater",
    "Zenit",
    "Samara",
    "Wuhan_Gaoxin",
    "Delta",
]
_INDUSTRIES = [
    "Technology Co., Ltd.",
    "Shipping Company",
    "Bank",
    "Trading LLC",
    "Research Institute",
    "Electronics GmbH",
    "Fund 5",
]
_CHINESE_COMPANIES = [
    "武漢高芯科技有限公司",
    "深圳华强电子有限公司",
    "华北光电技术研究所",
    "上海复星医药",
    "杭州海康威视数字技术股份有限公司",
]
_VESSELS = ["Ocean Star", "Ocean Pearl", "Sea Breeze 1", "Sea Breeze 2", "Golden Fortune", "Wilhelm Gustloff"]


def _people() -> list[str]:
    return [f"{given} {family.replace('_', ' ')}" for given in _GIVEN for family in _FAMILY][::2]


def _companies() -> list[str]:
    return [f"{brand.replace('_', ' ')} {trade}" for brand in _BRANDS for trade in _INDUSTRIES]


@pytest.fixture(scope="session")
def ofac() -> es.Watchlist:
    """The real list of OFAC, read once for the files that want it."""
    if not OFAC.exists():
        pytest.skip("OFAC's list is not beside the repository")
    return es.read_list(OFAC)


@pytest.fixture(scope="session")
def mixed_entities() -> tuple[es.Entity, ...]:
    """Some 240 entities of 300 names: people, companies and vessels in eight scripts, with aliases of each type."""
    kinds = {
        "Person": [*_people(), *_CHINESE, *_SCRIPTS],
        "Company": [*_companies(), *_CHINESE_COMPANIES],
        "Vessel": _VESSELS,
        "LegalEntity": ["Kristall Samara", "Ali Hassan", "Zenit"],
    }
    types: Iterator[NameType] = cycle(("alias", "weak", "former"))
    entities = []
    for kind, names in kinds.items():
        for i, name in enumerate(names):
            aliases = [es.Name(text=names[(i * 7 + 3) % len(names)], type=next(types))] if i % 4 == 0 else []
            entities.append(
                es.Entity(
                    id=f"{kind.lower()}-{i}",
                    kind=kind,
                    names=[name, *aliases],
                    birth_dates=[f"{1940 + i % 50}-05-0{1 + i % 9}"] if kind == "Person" and i % 3 else [],
                    countries=[("ru", "cn", "ir", "it")[i % 4]] if i % 2 else [],
                    identifiers=[es.Identifier(value=f"REG{i:06}", type="registration")] if i % 5 == 0 else [],
                )
            )
    return tuple(entities)


def _mistyped(name: str, number: int) -> str:
    """The name with one mistake, another kind of it for another number."""
    middle = len(name) // 2
    return (
        name[:middle] + name[middle + 1 :],
        name[:middle] + name[middle] + name[middle:],
        " ".join(reversed(name.split())),
        name[: middle - 1] + name[middle : middle + 1] + name[middle - 1 : middle] + name[middle + 1 :],
        name.upper(),
        name.rsplit(" ", maxsplit=1)[-1],
        name.replace(" ", ""),
        name[:1] + ". " + name.partition(" ")[2] if " " in name else name,
    )[number % 8]


@pytest.fixture(scope="session")
def mixed_parties(mixed_entities: tuple[es.Entity, ...]) -> tuple[es.Party, ...]:
    """Some 90 parties: names of the list with a mistake, a third of them with a kind, a date or a country."""
    parties = []
    for i, entity in enumerate(islice(mixed_entities, 0, None, 3)):
        more = ({}, {"kind": entity.kind}, {"birth_date": "1950"}, {"countries": ["ru"]}, {"kind": "Vessel"})[i % 5]
        parties.append(es.Party.model_validate({"name": _mistyped(entity.names[0].text, i), "id": str(i), **more}))
    extra = ("Xi Jinping", "John Smith", "a", "Xi", "13", "Ltd", "Bank", "习", "武汉")
    return (*parties, *(es.Party(name=name) for name in extra))


@pytest.fixture(scope="session")
def companies_found() -> Callable[..., list[int]]:
    """Screens a name against listed companies, and gives the places of those that it hits."""

    def found(query: str, listed: Sequence[str], kind: str | None = "Company") -> list[int]:
        entities = [es.Entity(id=str(number), kind="Company", names=[name]) for number, name in enumerate(listed)]
        screener, party = es.Screener(es.Watchlist(entities)), es.Party(name=query, kind=kind)
        hits = screener.screen(party)
        assert hits == screener.screen(party, exhaustive=True)
        assert list(screener.screen_many([party])) == [hits]
        places = [int(hit.entity.id) for hit in hits]
        scores = [es.compare(query, listed[place], kind="Company").score for place in places]
        assert [hit.score for hit in hits] == scores
        return sorted(places)

    return found
