"""Downloads against a real HTTP server on this machine, faults included."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from entityscreen.errors import SourceError
from entityscreen.sources.download import DownloadResult, FetchOptions, download, downloadable_lists
from entityscreen.sources.lists import read_list
from entityscreen.sources.lists.files import read_fetch_record

CASES = Path(__file__).parents[1] / "cases" / "lists"
DPL_HEAD = (CASES / "dpl.txt").read_bytes().splitlines(keepends=True)[0]


def dpl(entries: int, street: str = "1 MAIN STREET") -> bytes:
    """A Denied Persons List of so many entries."""
    cells = ("PERSON {n}", street, "HOUSTON", "TX", "US", "77042", "05/03/2017", "", "Y", "2017-05-10", "", "82 F.R.")
    row = "\t".join(f'"{cell}"' for cell in cells) + "\n"
    return DPL_HEAD + "".join(row.format(n=n) for n in range(entries)).encode()


class ListServer(ThreadingHTTPServer):
    """Serves `files`; `faults` are taken one a request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.faults: list[str] = []
        self.seen: list[tuple[str, int]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the tests."""


class Handler(BaseHTTPRequestHandler):
    """One request, with the fault that is next."""

    server: ListServer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Silent."""

    def answer(self, code: int, body: bytes, length: int | None = None, **headers: str) -> None:
        self.server.seen.append((self.path, code))
        self.send_response(code)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        fault = self.server.faults.pop(0) if self.server.faults else ""
        body = self.server.files.get(self.path.strip("/"))
        if body is None:
            self.answer(404, b"")
        elif fault == "500":
            self.answer(500, b"")
        elif fault == "short":
            self.answer(200, body[: len(body) // 2], length=len(body))
        elif fault == "empty":
            self.answer(200, b"")
        elif fault == "html":
            self.answer(200, b"<html><body>Please log in</body></html>")
        elif fault == "redirect":
            self.answer(302, b"", Location="ftp://127.0.0.1/x")
        elif fault == "slow":
            self.slow(body)
        elif self.headers.get("If-None-Match") == f'"{hash(body)}"':
            self.server.seen.append((self.path, 304))
            self.send_response(304)
            self.end_headers()
        else:
            self.answer(200, body, ETag=f'"{hash(body)}"', Last_Modified="Fri, 27 Feb 2026 00:00:00 GMT")

    def slow(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for _ in range(400):
            self.wfile.write(body[:1])
            self.wfile.flush()
            time.sleep(0.05)


@pytest.fixture
def server() -> Iterator[ListServer]:
    running = ListServer()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


def options(**changes: Any) -> FetchOptions:
    slept: list[float] = changes.pop("slept", [])
    return FetchOptions(
        **{"attempts": 3, "timeout": 5.0, "now": lambda: "2026-11-25T00:00:00+00:00", "sleep": slept.append, **changes}
    )


def get(server: ListServer, folder: Path, name: str = "us-dpl", **changes: Any) -> DownloadResult:
    taken = {key: changes.pop(key) for key in ("allow_changes", "unknown_fields") if key in changes}
    base = {name: server.address}
    return download([name], folder, base_urls=base, options=options(**changes), **taken)[0]


def test_new_then_unchanged_then_updated(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    assert (get(server, tmp_path).status, server.seen) == ("new", [("/us_dpl.txt", 200)])
    path = tmp_path / "us-dpl" / "us_dpl.txt"
    record = read_fetch_record(path)
    assert record is not None
    assert (record.entities, record.fetched_at, record.size) == (10, "2026-11-25T00:00:00+00:00", len(dpl(10)))
    assert get(server, tmp_path).status == "unchanged"
    assert server.seen[-1] == ("/us_dpl.txt", 304)
    server.files["us_dpl.txt"] = dpl(11)
    result = get(server, tmp_path)
    assert (result.status, result.entities, result.good) == ("updated", 11, True)
    entity = next(iter(read_list(result.folder)))
    assert entity.provenance[0].fetched_at == "2026-11-25T00:00:00+00:00"
    assert sorted(item.name for item in result.folder.iterdir()) == ["us_dpl.txt", "us_dpl.txt.fetch.json"]


def test_a_set_of_files_is_one_list(server: ListServer, tmp_path: Path) -> None:
    server.files |= {path.name: path.read_bytes() for path in (CASES / "ofac").iterdir()}
    assert get(server, tmp_path, "us-ofac-sdn").status == "refused"  # four entities, 8,976 expected
    result = get(server, tmp_path, "us-ofac-sdn", allow_changes=True)
    assert (result.status, result.entities) == ("new", 4)
    assert "4 entities, 8,976 expected" in result.problems[0]
    assert len(read_list(result.folder)) == 4
    server.files["alt.csv"] = server.files["alt.csv"].replace(b"SAMPLE", b"SIMPLE")
    assert get(server, tmp_path, "us-ofac-sdn").status == "updated"
    assert [code for _, code in server.seen[-4:]] == [304, 200, 304, 304]
    assert any(name.text == "SIMPLE TRADING" for name in read_list(result.folder)["ofac-101"].names)


def test_a_list_with_a_new_field_is_refused_unless_kept(server: ListServer, tmp_path: Path) -> None:
    header, *rows = dpl(10).decode().splitlines()
    text = "\n".join((f'{header}\t"Shoe_Size"', *(f'{row}\t"9"' for row in rows), ""))
    server.files["us_dpl.txt"] = text.encode()
    result = get(server, tmp_path)
    assert (result.status, "unknown column Shoe_Size" in result.problems[0]) == ("refused", True)
    assert get(server, tmp_path, unknown_fields="keep").status == "new"
    assert "Shoe_Size: 9" in next(iter(read_list(tmp_path, unknown_fields="keep"))).notes


@pytest.mark.parametrize("fault", ["500", "short", "empty"])
def test_a_passing_fault_is_tried_again(server: ListServer, tmp_path: Path, fault: str) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    server.faults = [fault, fault]
    slept: list[float] = []
    assert get(server, tmp_path, slept=slept).status == "new"
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize(
    ("fault", "status", "problem"),
    [
        ("500", "failed", "HTTP 500"),
        ("short", "failed", "cut short"),
        ("empty", "failed", "the answer is empty"),
        ("html", "refused", "has no known list format"),
        ("redirect", "failed", "which is refused"),
    ],
)
def test_a_lasting_fault_leaves_the_last_good_copy(
    server: ListServer, tmp_path: Path, fault: str, status: str, problem: str
) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    get(server, tmp_path)
    server.files["us_dpl.txt"] = dpl(12)
    server.faults = [fault] * 3
    result = get(server, tmp_path)
    assert (result.status, result.entities, result.good) == (status, 10, False)
    assert problem in result.problems[0]
    assert len(read_list(result.folder)) == 10
    assert ".staging" not in "".join((*result.problems, *(item.name for item in result.folder.iterdir())))


def test_a_slow_server_is_given_up(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    server.faults = ["slow"]
    started = time.monotonic()
    result = get(server, tmp_path, attempts=1, deadline=0.2)
    assert time.monotonic() - started < 10  # of the twenty that the server takes
    assert (result.status, result.entities) == ("failed", 0)
    assert "not done after 0.2 seconds" in result.problems[0]


def test_a_list_that_shrinks_is_refused_unless_allowed(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    get(server, tmp_path)
    server.files["us_dpl.txt"] = dpl(7)
    result = get(server, tmp_path)
    assert result.status == "refused"
    assert result.problems == ("7 entities, 10 expected and at least 8 accepted",)
    assert get(server, tmp_path, allow_changes=True).status == "updated"
    assert len(read_list(result.folder)) == 7


def test_a_list_that_loses_a_field_is_refused(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    get(server, tmp_path)
    bare = dpl(10, street="").replace(b'"HOUSTON"\t"TX"\t"US"\t"77042"', b'""\t""\t""\t""')
    server.files["us_dpl.txt"] = bare
    result = get(server, tmp_path)
    assert result.status == "refused"
    assert "0.0% have address, 70.0% to 100.0% expected" in result.problems


def test_another_list_under_the_name_is_refused(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = b"\n".join((CASES / "csl.csv").read_bytes().splitlines())
    server.files["un_sc.xml"] = (CASES / "sdn.xml").read_bytes()
    assert "came as ofac-xml, not as un-xml" in get(server, tmp_path, "un-sc", allow_changes=True).problems[0]


def test_a_damaged_copy_is_fetched_again(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    folder = get(server, tmp_path).folder
    (folder / "us_dpl.txt").write_bytes(b"damaged")
    assert get(server, tmp_path).status == "new"
    (folder / "us_dpl.txt.fetch.json").write_text("[", encoding="utf-8")
    assert get(server, tmp_path).status == "new"
    assert len(read_list(folder)) == 10


def test_too_large_a_file_is_refused(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    result = get(server, tmp_path, most=100)
    assert (result.status, "more than 100" in result.problems[0]) == ("failed", True)


def test_one_failure_does_not_stop_the_others(server: ListServer, tmp_path: Path) -> None:
    server.files["us_dpl.txt"] = dpl(10)
    told: list[str] = []
    base = {"us-dpl": server.address, "un-sc": server.address}
    results = download(["un-sc", "us-dpl"], tmp_path, base_urls=base, options=options(), progress=told.append)
    assert [result.status for result in results] == ["failed", "new"]
    assert told[1].startswith("un-sc: failed; http://127.0.0.1")
    assert "HTTP 404" in told[1]


def test_names_and_addresses_are_checked(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no list is called 'x'"):
        download(["x"], tmp_path)
    result = download(["un-sc"], tmp_path, base_urls={"un-sc": "file:///etc"}, options=options())[0]
    assert (result.status, "is not an http or https address" in result.problems[0]) == ("failed", True)
    for spec in downloadable_lists().values():
        assert all(url.startswith("https://") for url in spec.urls.values())
