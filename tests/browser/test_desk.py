"""The desk in a real browser: two analysts decide, by mouse and by keys, and nothing of either is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.chromium import EXECUTABLE, Browser, start_chromium
from tests.server.conftest import ENTITIES, listening_to, settings_in

import entityscreen as es
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.reports import Alert
from entityscreen.screening.alert_queue import Origin
from entityscreen.server.app import open_service
from entityscreen.server.desk.jobs import Runner
from entityscreen.server.keys import new_key
from entityscreen.server.service import Service

pytestmark = pytest.mark.skipif(EXECUTABLE is None, reason="no Chromium here: apt-get install chromium")
MANY = 5_000
KEYS = {name: new_key(name, ("decide", "approve")) for name in ("ann", "bob")}
HOSTILE = "<img src=x onerror='window.hacked=1'>"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """With 5,000 alerts, of which the first are told apart by their parties."""
    folder = tmp_path_factory.mktemp("desk")
    settings = settings_in(folder, four_eyes=True, keys=[kept.model_dump() for _, kept in KEYS.values()])
    service = open_service(settings, es.Screener(es.Watchlist(ENTITIES)))
    screener, entity = service.edition.screener, ENTITIES[0]
    party = Party(name="Ignacio Bermejo", id="C-1", kind="Person", birth_date="1962-11-23", countries=["ve"])
    hits = [Alert(1, rank, party, hit) for rank, hit in enumerate(screener.screen(party), start=1)]
    hits.append(Alert(1, 1, Party(name=HOSTILE, id="C-2"), screener.screen("Zarya Optika")[0]))
    many = (
        Alert(
            n,
            1,
            Party(name=f"Customer {n}", id=f"M-{n}"),
            Hit(entity, 0.8, entity.names[0], f"Customer {n}", (), 0.78, 0.8),
        )
        for n in range(MANY - len(hits))
    )
    service.queue.add([*hits, *many], Origin("job:1", "list", "settings", "2026-12-01T09:00:00"))
    return service


@pytest.fixture(scope="module")
def address(service: Service) -> Iterator[str]:
    with listening_to(service) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with start_chromium() as chromium:
        yield chromium


def signed_in(chromium: Any, address: str, name: str) -> Browser:
    """Somebody's own browser, at the queue."""
    browser = Browser(chromium.new_context(viewport={"width": 1280, "height": 800}).new_page())
    browser.open(f"{address}/desk")
    browser.wait_for("!document.getElementById('sign-in').hidden")
    browser.type(KEYS[name][0])
    browser.press("Enter")
    browser.wait_for("document.querySelectorAll('.row').length > 0")
    browser.problems.clear()  # the first question, who is there, is answered with 401
    return browser


@pytest.fixture(scope="module")
def ann(chromium: Any, address: str) -> Browser:
    return signed_in(chromium, address, "ann")


@pytest.fixture(scope="module")
def bob(chromium: Any, address: str) -> Browser:
    return signed_in(chromium, address, "bob")


def find(browser: Browser, words: str, state: str = "open") -> None:
    """Search alerts, and open the first one that is found."""
    browser.fill("#state", state)
    browser.fill("#words", words)
    all_words = f"{words.split()}.every(word => one.text.includes(word))"
    browser.wait_for(f"listed.length && listed.length < {MANY // 2} && listed.every(one => {all_words})")
    browser.run("document.activeElement.blur()")
    browser.press("j")
    drawn = "drawnCase.alert.number === chosen && drawnCase.alert.version === alerts.get(chosen).version"
    browser.wait_for(f"drawnCase && {drawn}")


def heading(browser: Browser) -> str:
    return browser.texts(".case h2")[0]


def test_a_case_shows_both_sides_and_what_each_point_was_for(ann: Browser) -> None:
    find(ann, "c-1 salas")
    assert heading(ann) == "Ignacio Bermejo"
    assert ann.texts(".case .big") == [ann.texts(".waterfall tfoot .number")[0]]
    points = [float(text.replace("−", "-")) for text in ann.texts(".waterfall tbody .number") if text]
    assert sum(points) == pytest.approx(float(ann.texts(".case .big")[0]), abs=0.002)
    assert "✓ birth date" in ann.texts(".case-facts .chip")
    assert ann.texts(".attributes tr.agree th")[:2] == ["birth date", "country"]


def test_a_decision_by_keys_waits_for_somebody_else_and_stays(ann: Browser, bob: Browser, service: Service) -> None:
    find(ann, "c-1 salas")
    ann.press("a")
    ann.wait_for("document.getElementById('assignee').value === 'ann'")
    ann.press("c")
    ann.type("asked the branch")
    ann.press("Enter")
    ann.wait_for("document.querySelectorAll('.history li').length === 3")
    ann.run("document.activeElement.blur()")
    ann.press("f")
    ann.type("other passport")
    ann.press("Control+Enter")
    ann.wait_for("!document.getElementById('message').hidden")
    assert ann.texts("#message") == ["Sent for approval."]
    find(ann, "c-1 salas", "to approve")
    assert "Somebody else has to approve it." in ann.texts(".case .quiet")
    bob.run("news()")
    find(bob, "c-1 salas", "to approve")
    bob.press("y")
    bob.wait_for("document.getElementById('message').textContent === 'Approved.'")
    ann.page.reload()
    ann.wait_for("document.querySelectorAll('.row').length > 0")
    find(ann, "c-1 salas", "closed")
    assert ann.texts(".verdict-line")[0].startswith("false positiveother passport by ann, approved by bob")
    assert [decision.approver for decision in service.store] == ["", "bob"]


def test_two_who_decide_at_the_same_time(ann: Browser, bob: Browser, service: Service) -> None:
    before = service.store.count()
    for browser, reason in ((ann, "born elsewhere"), (bob, "another name")):
        find(browser, "c-1 tovar")
        browser.press("t" if browser is bob else "f")
        browser.type(reason)
    ann.press("Control+Enter")
    ann.wait_for("document.getElementById('message').textContent === 'Sent for approval.'")
    bob.press("Control+Enter")
    bob.wait_for("document.getElementById('message').classList.contains('bad')")
    assert "ann changed it meanwhile (decided)" in bob.texts("#message")[0]
    bob.wait_for("document.querySelector('.verdict-line')")
    assert bob.texts(".verdict-line")[0].startswith("false positiveborn elsewhere by ann")  # what ann decided
    bob.fill("#returned", "which register?")
    bob.click("#give-back")
    bob.wait_for("document.getElementById('message').textContent === 'Returned.'")
    find(bob, "c-1 tovar")
    assert [event["what"] for event in bob.run("ask('api/alerts/' + chosen)")["events"]] == [
        "opened",
        "decided",
        "returned",
    ]
    assert service.store.count() == before + 1
    assert any("409" in problem for problem in bob.problems)
    bob.problems.clear()


def test_nothing_of_a_name_is_markup(ann: Browser) -> None:
    find(ann, "c-2")
    assert heading(ann) == HOSTILE
    assert ann.run("[typeof window.hacked, document.images.length]") == ["undefined", 0]


def test_five_thousand_alerts_stay_fluent(ann: Browser) -> None:
    ann.fill("#state", "all")
    ann.wait_for(f"listed.length >= {MANY - 10} || !select()")
    ann.fill("#words", "")
    ann.wait_for(f"listed.length === {MANY}")
    ann.run("document.getElementById('words').focus()")
    for letter in "customer 49":
        ann.press(letter)
    ann.wait_for("listed.length < 200")
    ten = "for (let n = 0; n < 10; n++) select()"
    took = ann.run(f"(() => {{ const begun = performance.now(); {ten}; return performance.now() - begun }})()")
    assert took / 10 < 100  # milliseconds for a keystroke
    assert ann.run("document.querySelectorAll('.row').length") < 60


def test_what_is_typed_is_screened(ann: Browser) -> None:
    ann.run("document.activeElement.blur()")
    ann.press("2")
    ann.fill("#ask-name", "Ocean Heron")
    ann.fill("#ask-number", "IMO 9187629")
    ann.press("Enter")
    ann.wait_for("document.querySelectorAll('#hits .card').length === 1")
    assert ann.texts("#hits h2") == ["OCEAN HERON"]
    ann.fill("#ask-name", "N/A")
    ann.fill("#ask-number", "")
    ann.press("Enter")
    ann.wait_for("document.getElementById('screen-note').textContent.includes('placeholder')")
    ann.problems.clear()  # the browser notes the 400


def test_a_file_is_screened_from_the_page(ann: Browser, service: Service, tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_text("id,name\n9,Zarya Optika\n", "utf-8")
    ann.run("document.activeElement.blur()")
    ann.press("3")
    ann.page.set_input_files("#job-file", tmp_path / "parties.csv")
    ann.click("#job-form button")
    ann.wait_for("document.querySelectorAll('#job-rows tr').length === 1")
    assert Runner(service.settings).run_next()
    ann.wait_for("document.querySelector('[data-file]')")
    with ann.page.expect_download() as saving:
        ann.click("[data-file='alerts.csv']")
    assert "Zarya Optika" in saving.value.path().read_text("utf-8")
    with ann.page.expect_download() as saving:
        ann.click("#audit")
    assert re.search(r"ann,comment,asked the branch,C-1,", saving.value.path().read_text("utf-8"))
    ann.press("1")


@pytest.mark.parametrize("view", ["1", "2", "3", "?"])
def test_the_desk_is_accessible(ann: Browser, view: str) -> None:
    """axe-core's rules; none is left out."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    ann.run("document.activeElement.blur()")
    ann.press(view)
    found = axe.Axe().run(ann.page)
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found.response["violations"]] == []
    if view == "?":
        ann.press("Escape")


def test_the_browser_refuses_whatever_is_not_ours(ann: Browser, address: str) -> None:
    answer = ann.page.request.get(f"{address}/desk/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert all(request.startswith((address, "blob:")) for request in ann.requests)
    assert not ann.problems


def test_an_open_desk_is_entered_with_a_name(chromium: Any, tmp_path: Path) -> None:
    open_to_all = open_service(settings_in(tmp_path), es.Screener(es.Watchlist(ENTITIES)))
    with listening_to(open_to_all) as address:
        browser = Browser(chromium.new_context().new_page())
        browser.open(f"{address}/desk")
        browser.wait_for("!document.getElementById('sign-in').hidden")
        browser.type("Ann")
        browser.press("Enter")
        browser.wait_for("document.getElementById('sign-in').hidden && !document.getElementById('queue').hidden")
        assert browser.texts("#me") == ["Ann"]


def test_signing_out_ends_it(bob: Browser) -> None:
    bob.click("#sign-out")
    bob.wait_for("!document.getElementById('sign-in').hidden")
    assert bob.run("fetch('api/me', {headers: {'x-entityscreen-desk': '1'}}).then(answer => answer.status)") == 401
