"""A scope: which entities it covers, and that screening with it is screening against that part of the list alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from typer.testing import CliRunner

import entityscreen as es
from entityscreen.cli.app import app
from entityscreen.screening.runs.manifest import Manifest
from entityscreen.screening.runs.replay import replay


def entity(number: int, name: str, kind: str, source: str, topic: str, country: str, day: str = "") -> es.Entity:
    record = es.Provenance(source=source, record_id=str(1000 + number), source_date=day or None)
    topics, countries = [topic] if topic else [], [country] if country else []
    return es.Entity(id=f"e{number}", kind=kind, names=[name], topics=topics, countries=countries, provenance=[record])


ENTITIES = (
    entity(1, "Ruslan Xenotov", "Person", "us-ofac-sdn", "sanction", "ru", "2026-11-01"),
    entity(2, "Ruslan Xenotow", "Person", "eu-fsf", "role.pep", "ua", "2026-11-20"),
    entity(3, "Qorvix Marine Logistics", "Company", "us-ofac-sdn", "sanction", "ae"),
    entity(4, "Qorvix Marine", "Vessel", "us-csl", "export.control", "pa", "2026-11-30"),
    entity(5, "Qorvix Marine Logistics LLC", "Organization", "us-csl", "", ""),
)
WATCHLIST = es.Watchlist(ENTITIES)
SCREENER = es.Screener(WATCHLIST)
PARTIES: list[str | es.Party] = [
    "Ruslan Xenotov",
    "QORVIX MARINE LOGISTICS",
    es.Party(name="Qorvix Marine", kind="Vessel"),
    es.Party(name="Xenotov, Ruslan", kind="Person", countries=["ru"]),
    "Emma Johansson",
]

COVERED = [
    ({}, "12345"),
    ({"lists": ["us-ofac-sdn"]}, "13"),
    ({"topics": ["sanction", "role.pep"]}, "123"),
    ({"kinds": ["person"]}, "12"),
    ({"kinds": ["LegalEntity"]}, "1235"),
    ({"countries": ["Russia", "ua"]}, "12"),
    ({"exclude_lists": ["us-csl", "eu-fsf"]}, "13"),
    ({"exclude_kinds": ["vessel"]}, "1235"),
    ({"exclude_entities": ["e1", "1003"]}, "245"),
    ({"changed_since": "2026-11-20"}, "2345"),
    ({"changed_since": "20261120"}, "2345"),
    ({"lists": ["us-csl"], "kinds": ["Vessel"]}, "4"),
]


@pytest.mark.parametrize(("fields", "numbers"), COVERED)
def test_a_scope_covers_entities(fields: dict[str, Any], numbers: str) -> None:
    scope = es.Scope(**fields)
    assert "".join(item.id[1:] for item in ENTITIES if scope.covers(item)) == numbers


def test_an_entity_that_is_on_another_list_too_is_not_excluded_with_one_list() -> None:
    records = [es.Provenance(source="us-csl"), es.Provenance(source="us-ofac-sdn")]
    both = ENTITIES[3].model_copy(update={"provenance": tuple(records)})
    assert es.Scope(exclude_lists=["us-csl"]).covers(both)


WRONG = [{"kinds": ["Firma"]}, {"countries": ["Atlantis"]}, {"changed_since": "soon"}, {"list": ["us-csl"]}]


@pytest.mark.parametrize("fields", WRONG)
def test_a_scope_that_says_nothing_known_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        es.Scope(**fields)


def test_what_is_said_in_another_order_is_the_same_scope() -> None:
    first, second = (es.Scope(topics=topics, countries=["ve"]) for topics in (["a", "b"], ["b", "a", "a"]))
    assert (first, first.digest) == (second, second.digest)
    assert first.digest != es.Scope().digest


SCOPES = st.builds(
    es.Scope,
    lists=st.sets(st.sampled_from(["us-ofac-sdn", "eu-fsf", "us-csl"])),
    topics=st.sets(st.sampled_from(["sanction", "role.pep"]), max_size=1),
    kinds=st.sets(st.sampled_from(["Person", "LegalEntity", "Vessel"]), max_size=2),
    exclude_lists=st.sets(st.sampled_from(["us-ofac-sdn", "eu-fsf", "us-csl"]), max_size=2),
    exclude_entities=st.sets(st.sampled_from(["e1", "e3", "1004"]), max_size=2),
)


def answers(screener: es.Screener, scope: es.Scope | None = None) -> list[list[dict[str, Any]]]:
    return [[hit.to_dict() for hit in hits] for hits in screener.screen_many(PARTIES, scope=scope)]


@given(SCOPES)
def test_a_scoped_screening_is_that_of_the_part_alone(scope: es.Scope) -> None:
    part = [item for item in ENTITIES if scope.covers(item)]
    expected = answers(es.Screener(es.Watchlist(part))) if part else [[] for _ in PARTIES]
    assert answers(SCREENER, scope) == answers(SCREENER.within(scope)) == expected
    singles = [[hit.to_dict() for hit in SCREENER.screen(party, scope=scope)] for party in PARTIES]
    assert singles == expected


def test_workers_keep_the_scope() -> None:
    scope = es.Scope(topics=["sanction"])
    assert list(SCREENER.screen_many(PARTIES, scope=scope, workers=2)) == list(
        SCREENER.screen_many(PARTIES, scope=scope)
    )


def test_a_text_is_searched_for_the_scope_alone() -> None:
    text = "freight by Qorvix Marine Logistics, attn Ruslan Xenotov"
    found = {hit.hit.entity.id for hit in SCREENER.screen_text(text, scope=es.Scope(topics=["role.pep"]))}
    assert found == {"e2"}


def test_what_finds_passages_is_made_once_for_all_scopes(monkeypatch: pytest.MonkeyPatch) -> None:
    from entityscreen.screening.payments import passages

    finders: list[passages.PassageFinder] = []
    begin = passages.PassageFinder.__init__

    def counted(finder: passages.PassageFinder, *args: Any, **options: Any) -> None:
        finders.append(finder)
        begin(finder, *args, **options)

    monkeypatch.setattr(passages.PassageFinder, "__init__", counted)
    screener = es.Screener(WATCHLIST)
    for topic in ("sanction", "role.pep"):
        screener.screen_text("freight by Qorvix Marine Logistics", scope=es.Scope(topics=[topic]))
    assert len(finders) == 1


def test_a_scope_does_not_stay() -> None:
    SCREENER.screen("Ruslan Xenotov", scope=es.Scope(topics=["role.pep"]))
    assert SCREENER.screen("Ruslan Xenotov")[0].entity.id == "e1"


def test_thresholds_by_topic_stand_beside_those_by_list_and_kind() -> None:
    config = es.ScreeningConfig(
        threshold_by_topic={"role.pep": 0.99, "sanction": 0.9}, threshold_by_kind={"Person": 0.8}
    )
    assert config.threshold_for("Person", (), ("role.pep",)) == 0.99
    assert config.threshold_for("Person", (), ("role.pep", "sanction")) == 0.9
    assert config.threshold_for("Person", (), ("export.control",)) == 0.8
    assert config.lowest_threshold == es.ScreeningConfig().threshold
    hits = es.Screener(WATCHLIST, config=config).screen("Ruslan Xenotov")
    assert {hit.entity.id: hit.threshold for hit in hits} == {"e1": 0.9}


def test_settings_without_topics_keep_their_digest() -> None:
    assert "topic" not in es.ScreeningConfig().model_dump_json(exclude_none=True)


@pytest.fixture
def parties(tmp_path: Path) -> Path:
    path = tmp_path / "parties.csv"
    path.write_text("id,name\n1,Ruslan Xenotov\n2,Qorvix Marine Logistics\n", encoding="utf-8")
    return path


def test_a_file_is_screened_within_a_scope_and_replayed_with_it(parties: Path, tmp_path: Path) -> None:
    output, scope = tmp_path / "alerts.csv", es.Scope(topics=["role.pep"])
    assert SCREENER.screen_file(parties, output=output, scope=scope).counts.alerts == 1
    manifest = Manifest.load(output)
    assert manifest.scope == scope
    assert replay(manifest, SCREENER).is_same


def test_a_delta_sees_who_enters_and_leaves_a_scope(parties: Path, tmp_path: Path) -> None:
    no_more = ENTITIES[0].model_copy(update={"topics": ("role.pep",)})
    later = es.Screener(es.Watchlist([no_more, *ENTITIES[1:]]))
    output, scope = tmp_path / "delta.csv", es.Scope(topics=["sanction"])
    counts = later.screen_file(parties, output=output, since=SCREENER, scope=scope).counts
    assert (counts.new, counts.gone, counts.changed) == (0, 1, 0)


def test_the_command_line_takes_a_scope(parties: Path, tmp_path: Path) -> None:
    SCREENER.save(tmp_path / "w.snapshot")
    arguments = ["screen", str(parties), "-w", str(tmp_path / "w.snapshot"), "-o", str(tmp_path / "alerts.csv")]
    result = CliRunner().invoke(app, [*arguments, "--scope", "topics=role.pep", "--scope", "kinds=person"])
    assert result.exit_code == 0, result.output
    assert "1 alerts" in result.output
    matched = CliRunner().invoke(app, ["match", "Ruslan Xenotov", "-w", arguments[3], "--scope", "lists=eu-fsf"])
    assert "[e2, Person]" in matched.output
    assert "[e1, Person]" not in matched.output


def test_a_frame_is_screened_within_a_scope() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"name": ["Ruslan Xenotov"]})
    assert list(SCREENER.screen_frame(frame, scope=es.Scope(topics=["role.pep"]))["entity_id"]) == ["e2"]
