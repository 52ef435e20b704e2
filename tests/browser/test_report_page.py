"""The HTML report in a real browser: what an analyst does with it, at a desk and on a telephone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from tests.browser.chromium import EXECUTABLE, Browser, start_browser

import entityscreen as es
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.decision import Decisions, Verdict, entity_digest
from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.evidence import Evidence, rebuild_score
from entityscreen.model.hit import Hit
from entityscreen.model.name import Name
from entityscreen.model.party import Party
from entityscreen.reports import Alert, RunFacts, RunInput, gather_lists, write_html
from entityscreen.reports.html import DECISION_COLUMNS
from entityscreen.reports.row_files import defuse
from entityscreen.screening.decisions import read_decisions

pytestmark = pytest.mark.skipif(EXECUTABLE is None, reason="no Chromium here: apt-get install chromium")

HOSTILE = '=</script><img src=x onerror="window.hacked=1"> \u202e\'"&lt;'


def entity(
    key: str, *names: str, source: str = "un-sc", url: str = "https://example.org/x", **fields: object
) -> Entity:
    provenance = Provenance(source=source, record_id=f"Q.{key}", programmes=("DPRK",), url=url, sha256="ab" * 32)
    listed = (Name(text=names[0]), *(Name(text=name, type="alias") for name in names[1:]))
    return Entity(id=key, names=listed, provenance=(provenance,), **fields)  # type: ignore[arg-type]


def pair(query: str, listed: str, share: float, alike: float = 1.0, reason: str = "same") -> Evidence:
    return Evidence("pair", reason, query, listed, share, share, alike)


def hit(party: str, found: Entity, *evidence: Evidence, name: int = 0, chance: float = 40.0) -> Hit:
    name_score = rebuild_score(evidence[:2])
    return Hit(found, rebuild_score(evidence), found.names[name], party, evidence, 0.78, name_score, chance=chance)


XI = entity("xi", "Xi Jinping", "習近平", kind="Person", birth_dates=("1953-06-15",), countries=("cn",))
HASSAN = entity("hs", "HASSAN, Mohamed", source="us-ofac-sdn", kind="Person", countries=("tn",), birth_dates=("1969",))
BANK = entity("bk", "Vostok Bank", source="eu-fsf", kind="Company", url="javascript:window.hacked=2")
BIRTH = Evidence("attribute", "birth date: the same", "1953-06-15", "1953-06-15", amount=0.05)
LANDS = Evidence("attribute", "country: EG against TN", "eg", "tn", amount=-0.05)
FILLERS = 40


def alerts() -> Iterator[Alert]:
    """Three parties with hits of their own, then many with one hit each."""
    party = Party(name="习近平", id="id-xi", kind="Person", birth_date="1953-06-15")
    yield Alert(1, 1, party, hit("习近平", XI, pair("习近平", "習近平", 1.0, 0.9), BIRTH, name=1))
    party = Party(name="محمد حسن", id="id-hassan", countries=["eg"])
    parts = pair("محمد", "mohamed", 0.5, 0.94), pair("حسن", "hassan", 0.5), LANDS
    yield Alert(2, 1, party, hit("محمد حسن", HASSAN, *parts, chance=2.5))
    yield Alert(2, 2, party, hit("محمد حسن", XI, pair("محمد", "xi", 0.5, 0.8), pair("حسن", "jinping", 0.5, 0.8)))
    party = Party(name=HOSTILE, id=HOSTILE)
    yield Alert(3, 1, party, hit(HOSTILE, BANK, pair("script", "vostok", 1.0, 0.85)), ("odd",))
    for row in range(4, 4 + FILLERS):
        name = f"Bank Vostok {row}"
        evidence = (
            pair("bank", "bank", 0.4),
            pair("vostok", "vostok", 0.5, 0.8),
            Evidence("unmatched", "number", str(row), "", 0.1),
        )
        yield Alert(row, 1, Party(name=name, id=f"c{row}"), hit(name, BANK, *evidence))


def write(path: Path, *, parties: str = "parties.csv") -> Path:
    facts = RunFacts(RunInput("1.0", parties), ScreeningConfig(), "ef" * 32, 3, gather_lists([XI, HASSAN, BANK]))
    with write_html(path, facts, lambda: {"rows": 99, "rejected": 1}) as report:
        for alert in alerts():
            report(alert)
        report.reject(("98", "c98", HOSTILE, "the name has no letters"))
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with start_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture(params=[1280, 400])
def browser(request: pytest.FixtureRequest, chromium: Browser, page: Path) -> Iterator[Browser]:
    """The report, opened by somebody who has decided nothing, and at the end without an error on the console."""
    chromium.open(page, request.param)
    yield chromium
    chromium.run("localStorage.clear()")
    assert chromium.problems == []


def names(browser: Browser) -> list[str]:
    return browser.texts(".card h2")


def shown(browser: Browser) -> str:
    return browser.texts("#shown")[0]


def choose(browser: Browser, name: str, value: str) -> None:
    """Click a box of a filter."""
    browser.click(f'input[name={name}][value="{value}"]')


def search(browser: Browser, text: str) -> None:
    browser.press("/")
    browser.run("document.getElementById('words').select()")
    browser.type(text)


def test_the_highest_scores_come_first(browser: Browser) -> None:
    browser.wait_for("document.querySelectorAll('.card').length === 25")
    assert names(browser)[:4] == ["习近平", "محمد حسن", HOSTILE.replace("\u202e", "U+202E"), "Bank Vostok 4"]
    scores = browser.texts(".card > .hit:nth-child(2) .score")
    assert scores == sorted(scores, reverse=True)
    assert shown(browser) == f"1–25 of {FILLERS + 3} parties, {FILLERS + 4} alerts"


def test_nothing_is_asked_of_a_network_and_nothing_is_wider_than_the_window(browser: Browser, page: Path) -> None:
    assert [address for address in browser.requests if not address.startswith("data:")] == [page.as_uri()]
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")


def test_aligned_parts_have_one_colour_in_both_names(browser: Browser) -> None:
    search(browser, "id-hassan")
    classes = browser.run("[...document.querySelectorAll('.hit .names .part')].map(one => one.className)")
    marked = dict(zip(browser.texts(".hit .names .part"), classes, strict=True))
    assert marked["محمد"] == marked["Mohamed"] != marked["حسن"] == marked["HASSAN"]


def test_the_points_add_up_to_the_score(browser: Browser) -> None:
    search(browser, "id-hassan")
    points = [float(text.replace("−", "-")) for text in browser.texts(".waterfall tbody .number")]
    assert sum(points) == pytest.approx(0.92) == float(browser.texts(".score")[0])


def test_attributes_say_whether_they_agree_conflict_or_are_missing(browser: Browser) -> None:
    search(browser, "id-hassan")
    assert browser.texts(".attributes tr.missing td") == ["not stated", "1969"]
    assert browser.texts(".attributes tr.conflict td") == ["Egypt", "Tunisia", "✕ EG against TN"]
    search(browser, "id-xi")
    assert browser.texts(".attributes tr.agree th") == ["birth date", "kind"]


def test_a_search_finds_names_and_numbers_in_any_script(browser: Browser) -> None:
    names_of = {"jinping": 2, "習近": 2, "近平 id-xi": 1, "محمد": 2}
    numbers_of = {"q.hs": 1, "ofac": 1, "row 17": 1, "VOSTOK 17": 1, "zz": 0}
    for text, alerts_found in (names_of | numbers_of).items():
        search(browser, text)
        assert shown(browser).endswith(f" {alerts_found} alert{'' if alerts_found == 1 else 's'}"), text


def test_filters_narrow_what_is_shown_and_are_cleared(browser: Browser) -> None:
    choose(browser, "list", "eu-fsf")
    assert shown(browser).endswith(f"{FILLERS + 1} alerts")
    choose(browser, "list", "un-sc")
    assert shown(browser).endswith(f"{FILLERS + 3} alerts")
    choose(browser, "kind", "Person")
    assert names(browser) == ["习近平", "محمد حسن"]
    assert browser.texts(".left-out")[0] == "1 hit of this party left out by the filters"
    choose(browser, "country", "Egypt")
    assert names(browser) == ["محمد حسن"]
    browser.click("#clear")
    choose(browser, "evidence", "an attribute conflicts")
    assert shown(browser) == "1–1 of 1 party, 1 alert"
    browser.click("#clear")
    browser.fill("#from", "0.9")
    assert shown(browser).endswith("2 alerts")
    browser.click("#clear")
    assert shown(browser).endswith(f"{FILLERS + 4} alerts")


def test_pages_turn_and_orders_change(browser: Browser) -> None:
    browser.press("n")
    assert shown(browser).startswith(f"26–{FILLERS + 3} of")
    assert browser.run("document.getElementById('next').disabled")
    browser.press("p")
    assert shown(browser).startswith("1–25 of")
    for order, first in (("row", "习近平"), ("chance", "محمد حسن"), ("name", "=</script>"), ("hits", "محمد حسن")):
        browser.fill("#order", order)
        assert names(browser)[0].startswith(first)


def test_names_of_any_kind_are_text(browser: Browser) -> None:
    search(browser, "onerror")
    assert names(browser) == [HOSTILE.replace("\u202e", "U+202E")]
    assert browser.run("document.querySelector('.card a')") is None  # javascript: is no link
    browser.run("document.getElementById('rejected').open = true")
    assert browser.texts("#rejected td:nth-child(3)") == names(browser)
    assert browser.run("[typeof window.hacked, document.images.length]") == ["undefined", 0]
    search(browser, "id-xi jinping")
    assert browser.run("document.querySelector('.card a').href") == "https://example.org/x"


def test_decisions_are_made_and_exported(browser: Browser, tmp_path: Path) -> None:
    search(browser, "id-hassan")
    browser.press("Escape")
    browser.press("j")
    verdicts = browser.run("[...document.querySelectorAll('.choice button')].map(one => one.dataset.verdict)")
    assert set(verdicts) == set(get_args(Verdict))
    browser.press("f")
    browser.press("c")
    browser.type("another man, born 1969")
    browser.press("Enter")
    browser.press("j")
    browser.press("t")
    assert browser.texts("#export") == ["Export 2 decisions"]
    browser.press("e")
    assert "author" in browser.texts("#message")[0]
    browser.type("A. Lee")
    browser.click("#export")
    assert "1 decision without a comment" in browser.texts("#message")[0]
    browser.press("Escape")
    browser.press("j")
    browser.press("c")
    browser.type("he")
    browser.press("Enter")
    rows = read_download(browser, tmp_path)
    assert tuple(rows[0]) == DECISION_COLUMNS
    first, second = rows
    assert (first["party"], first["party_name"], first["entity"]) == ("id-hassan", "محمد حسن", "hs")
    decided = ("false", "another man, born 1969", "A. Lee")
    assert (first["verdict"], first["reason"], first["author"]) == decided
    assert first["entity_digest"] == entity_digest(HASSAN)
    assert (second["entity_caption"], second["verdict"], second["reason"]) == ("Xi Jinping", "true", "he")


def test_what_is_decided_here_is_no_alert_in_the_next_run(chromium: Browser, tmp_path: Path) -> None:
    parties = [Party(name="Mohamed Hassan", id="7"), Party(name="習近平"), Party(name="Vostok Bank", id="8")]
    screener = es.Screener(es.Watchlist([XI, HASSAN, BANK]))
    facts = RunFacts(RunInput("1.0", "parties.csv"), screener.config, screener.watchlist_digest, 3)
    with write_html(tmp_path / "r.html", facts, dict) as report:
        for row, party in enumerate(parties, 1):
            for found in screener.screen(party):
                report(Alert(row, 1, party, found))
    chromium.open(tmp_path / "r.html", 1280)
    chromium.fill("#author", "ann")
    for verdict in ("false", "false", "true"):
        chromium.press("j")
        chromium.press(verdict[0])
        chromium.press("c")
        chromium.type("checked")
        chromium.press("Enter")
    read_download(chromium, tmp_path)
    decisions = Decisions(read_decisions(tmp_path / "decisions.csv"), as_of="2000-01-01")
    again = screener.with_decisions(decisions)
    assert [len(again.screen(party)) for party in parties] == [0, 0, 1]
    chromium.run("localStorage.clear()")
    assert chromium.problems == []


def read_download(browser: Browser, folder: Path) -> list[dict[str, str]]:
    """Export the decisions by their key, and read what was saved."""
    with browser.page.expect_download() as saving:
        browser.press("e")
    saving.value.save_as(folder / "decisions.csv")
    with (folder / "decisions.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_decisions_stay_and_can_be_taken_back(browser: Browser, page: Path) -> None:
    search(browser, "id-hassan")
    browser.press("Escape")
    browser.press("j")
    browser.press("Shift+F")
    browser.open(page)
    choose(browser, "decision", "false positive")
    assert names(browser) == ["محمد حسن"]
    browser.press("j")
    browser.press("u")
    choose(browser, "decision", "false positive")
    choose(browser, "decision", "false positive")
    assert shown(browser).endswith("1 alert")


@pytest.mark.parametrize(
    ("mark", "encoding", "false", "true"),
    [
        (",", "utf-8-sig", "FALSE", "true"),
        (";", "utf-8-sig", "FALSCH", "WAHR"),
        (";", "utf-8", "FAUX", "VRAI"),
        ("\t", "utf-16", "ЛОЖЬ", "ИСТИНА"),
        (";", "utf-8-sig", "YANLIŞ", "DOĞRU"),
    ],
)
def test_a_file_of_decisions_is_loaded_as_a_spreadsheet_saves_it(
    browser: Browser, tmp_path: Path, mark: str, encoding: str, false: str, true: str
) -> None:
    path = tmp_path / "decisions.csv"
    hassan = {
        "party": "id-hassan",
        "entity": "hs",
        "verdict": false,
        "reason": 'a "different"\nman',
        "until": "2027-01-31",
    }
    rows = [
        hassan,
        {"party": defuse(HOSTILE), "entity": "bk", "verdict": true, "reason": "he"},
        {"party": "nobody", "entity": "hs", "verdict": "true", "reason": "he"},
        {**hassan, "entity": "xi", "entity_digest": "of another day"},
    ]
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, DECISION_COLUMNS, delimiter=mark)
        writer.writeheader()
        writer.writerows(rows)
    browser.page.set_input_files("#file", path)
    browser.wait_for("!document.getElementById('message').hidden")
    assert browser.texts("#message") == ["2 decisions loaded; 2 rows fit no alert of this page."]
    search(browser, "id-hassan")
    fields = browser.run("['.comment', '.until'].map(one => document.querySelector(one).value)")
    assert fields == ['a "different"man', "2027-01-31"]


def test_a_file_of_decisions_in_another_encoding_is_refused(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"{';'.join(DECISION_COLUMNS)}\nid-hassan;hs;FALSCH;Müller\n", encoding="cp1252")
    browser.page.set_input_files("#file", path)
    browser.wait_for("!document.getElementById('message').hidden")
    assert browser.texts("#message") == ["This file is empty or not in UTF-8: save it as CSV UTF-8."]


def test_paper_has_every_party_that_is_shown(browser: Browser) -> None:
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert len(names(browser)) == FILLERS + 3
    assert browser.run("document.querySelectorAll('.details').length") == FILLERS + 4
    browser.run("dispatchEvent(new Event('afterprint'))")
    browser.wait_for("document.querySelectorAll('.card').length === 25")


def test_an_empty_run_says_so(chromium: Browser, tmp_path: Path) -> None:
    facts = RunFacts(RunInput("1.0", "<b>parties</b>.csv"), ScreeningConfig(), "ef" * 32, 0)
    with write_html(tmp_path / "empty.html", facts, dict):
        pass
    chromium.open(tmp_path / "empty.html")
    assert "nobody of this file" in chromium.texts(".empty")[0]
    assert chromium.texts("h1")[0] == "Screening of <b>parties</b>.csv"
    assert chromium.problems == []


@pytest.mark.slow
def test_ten_thousand_alerts_fit_on_a_page_of_which_little_is_drawn(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    facts = RunFacts(RunInput("1.0", "parties.csv"), ScreeningConfig(), "ef" * 32, 5_000)
    banks = [entity(f"b{number}", f"Vostok Bank {number}", kind="Company") for number in range(1_500)]
    with write_html(path, facts, dict) as report:
        for row in range(1, 3_001):
            name = f"Bank Vostok {row}"
            party, evidence = (
                Party(name=name, id=f"c{row}"),
                (pair("bank", "bank", 0.4), pair("vostok", "vostok", 0.6, 0.8)),
            )
            for rank in range(1, 5):
                report(Alert(row, rank, party, hit(name, banks[(row * rank) % len(banks)], *evidence)))
    assert path.stat().st_size < 10_000_000
    chromium.open(path)
    assert shown(chromium) == "1–25 of 2,500 parties, 10,000 alerts"
    assert "2,000 more" in chromium.texts(".note:not([hidden])")[0]
    search(chromium, "vostok 77")
    assert chromium.run("document.querySelectorAll('*').length") < 10_000
    assert chromium.problems == []


def test_what_has_changed_since_an_earlier_run_is_filtered(chromium: Browser, tmp_path: Path) -> None:
    facts = RunFacts(RunInput("1.0", "parties.csv"), ScreeningConfig(), "ef" * 32, 3)
    with write_html(tmp_path / "delta.html", facts, lambda: {"new": 1, "changed": 1, "gone": 1}) as report:
        for change, before in (("new", None), ("changed", 0.812), ("gone", 1.0)):
            party = Party(name=f"Vostok {change}", id=change)
            report(Alert(1, 1, party, hit(party.name, BANK, pair("vostok", "vostok", 1.0)), (), (), change, before))
    chromium.open(tmp_path / "delta.html")
    assert sorted(names(chromium)) == ["Vostok changed", "Vostok gone", "Vostok new"]
    choose(chromium, "change", "changed")
    assert names(chromium) == ["Vostok changed"]
    assert "changed from 0.812" in chromium.texts(".hit .chip")
    assert chromium.problems == []
