"""The public API: the names that docs and checks rely on, with their signatures."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import EntityScreenError

PARAMETERS: dict[str, tuple[Callable[..., Any], list[str]]] = {
    "compare": (es.compare, ["a", "b", "kind", "config"]),
    "extract": (es.extract, ["source"]),
    "Screener": (es.Screener, ["watchlist", "config"]),
    "Screener.screen": (es.Screener.screen, ["self", "party", "exhaustive", "limit"]),
    "Screener.screen_many": (es.Screener.screen_many, ["self", "parties", "workers"]),
    "Screener.save": (es.Screener.save, ["self", "path"]),
    "Screener.load": (es.Screener.load, ["path"]),
    "Watchlist": (es.Watchlist, ["entities"]),
    "Watchlist.from_documents": (es.Watchlist.from_documents, ["paths", "include"]),
    "Watchlist.save": (es.Watchlist.save, ["self", "path"]),
    "Watchlist.load": (es.Watchlist.load, ["path"]),
    "rebuild_score": (es.rebuild_score, ["evidence"]),
}
FIELDS: dict[type, set[str]] = {
    es.Comparison: {"score", "evidence", "explain"},
    es.Hit: {"entity", "score", "matched_name", "query_name", "evidence", "explain", "threshold"},
    es.Mention: {"name", "aliases", "kind", "start", "end", "role", "document", "sentence"},
    es.Evidence: {"kind", "reason", "query", "listed", "similarity", "amount"},
}


@pytest.mark.parametrize("name", es.__all__)
def test_every_name_is_there_and_documented(name: str) -> None:
    value = getattr(es, name)
    assert value is getattr(es, name)
    if name != "__version__":
        assert inspect.getdoc(value)
    assert name in dir(es)


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'screenr'"):
        _ = es.screenr


@pytest.mark.parametrize("name", PARAMETERS)
def test_signatures(name: str) -> None:
    function, parameters = PARAMETERS[name]
    assert list(inspect.signature(function).parameters)[: len(parameters)] == parameters


@pytest.mark.parametrize("name", ["compare", "Screener", "Screener.screen", "Screener.screen_many"])
def test_settings_are_given_by_name(name: str) -> None:
    by_name = {"kind", "config", "exhaustive", "limit", "workers", "on_error", "suppressed", "scope"}
    for parameter in inspect.signature(PARAMETERS[name][0]).parameters.values():
        assert (parameter.kind is inspect.Parameter.KEYWORD_ONLY) is (parameter.name in by_name)


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_results_have_their_fields(kind: type) -> None:
    assert FIELDS[kind] <= {*dir(kind), *getattr(kind, "model_fields", ())}


def test_every_error_of_the_library_is_one_of_its_tree() -> None:
    from entityscreen import errors

    found = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]
    assert len(found) > 5
    assert all(issubclass(kind, EntityScreenError) and inspect.getdoc(kind) for kind in found)


def test_caches_are_named_and_cleared() -> None:
    before = es.compare("Vladimir Putin", "Владимир Путин")
    assert any(es.cache_sizes().values())
    es.clear_caches()
    assert not any(es.cache_sizes().values())
    assert es.compare("Vladimir Putin", "Владимир Путин") == before


def test_what_the_readme_shows_first() -> None:
    watchlist = es.Watchlist(
        [es.Entity(id="x1", kind="Person", names=["Xi Jinping", es.Name(text="習近平", type="alias")])]
    )
    hits = es.Screener(watchlist, config=es.ScreeningConfig()).screen(es.Party(name="习近平", kind="Person"))
    assert [(hit.entity.id, hit.score, hit.matched_name) for hit in hits] == [("x1", 1.0, "習近平")]
    assert es.compare("習近平", "Xi Jinping", kind="Person").score >= es.ScreeningConfig().threshold
