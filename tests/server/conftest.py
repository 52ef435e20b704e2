"""A service over a small made-up list, in a process of its own thread, for clients that others wrote."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

import entityscreen as es
from entityscreen.model.entity import Entity, Identifier, Provenance, Relation
from entityscreen.screening.screener import Screener
from entityscreen.server.app import make_app, open_service
from entityscreen.server.service import Service
from entityscreen.server.settings import ServerSettings


def listed(number: str, kind: str, *names: str, source: str = "us-ofac-sdn", **fields: object) -> Entity:
    """An entity of a list, whose record has the number."""
    of_list = Provenance(source=source, record_id=number, programmes=("TEST",), source_date="2026-11-29")
    return Entity(id=f"x-{number}", kind=kind, names=names, provenance=(of_list,), topics=["sanction"], **fields)


ZARYA = "27 Gagarina St, Tomsk 634050, Russia"
OTHERS = (
    *("Kovalenko, Oksana", "Abu Rashid, Tariq", "Mbeki Dlamini", "Lindqvist, Sven", "Ferrante, Ottavio"),
    *("Zhuravlev, Timur", "O'Halloran, Fergus", "Papadakis, Eleni", "Nakashima Haruto", "Quiroga Paz, Belen"),
)
ENTITIES = (
    listed(
        "101",
        "Person",
        "BERMEJO SALAS, Ignacio",
        "Nacho Bermejo",
        birth_dates=["1962-11-23"],
        countries=["ve"],
        gender="male",
        identifiers=[Identifier(type="passport", value="V1234567", country="ve")],
        addresses=["Caracas, Venezuela"],
        positions=["Governor"],
        relations=[Relation(kind="Ownership", name="BERMEJO SHIPPING C.A.", other="x-103", role="Owner")],
    ),
    listed("102", "Person", "BERMEJO TOVAR, Ignacio Ernesto", birth_dates=["1990-06-21"], countries=["ve"]),
    listed("103", "Company", "BERMEJO SHIPPING C.A.", countries=["ve"], source="eu-fsf"),
    listed("104", "Company", "Zarya Optika OOO", "Заря Оптика", countries=["ru"], source="un-sc", addresses=[ZARYA]),
    listed("105", "Vessel", "OCEAN HERON", identifiers=[Identifier(type="imo", value="9187629")]),
    listed("106", "Person", "习近朋", countries=["cn"], source="un-sc"),
    *(listed(str(200 + n), "Person", name, countries=["by"]) for n, name in enumerate(OTHERS)),
)


@pytest.fixture(scope="session")
def screener() -> Screener:
    return es.Screener(es.Watchlist(ENTITIES))


def settings_in(folder: Path, **values: object) -> ServerSettings:
    """Settings with everything that is written in one folder."""
    given = {"snapshot": folder / "lists.snapshot", "database": str(folder / "d.db"), "files": folder / "jobs"}
    return ServerSettings.model_validate({**given, "collections": {"sanctions": ("us-ofac-sdn", "eu-fsf")}, **values})


@pytest.fixture(scope="session")
def service(screener: Screener, tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("service")
    return open_service(settings_in(folder, update_token="renew"), screener)


@pytest.fixture(scope="session")
def client(service: Service) -> Iterator[TestClient]:
    with TestClient(make_app(service), raise_server_exceptions=False) as client:
        yield client


@contextmanager
def listening_to(service: Service) -> Iterator[str]:
    """The address of a service on a port, for clients that open sockets."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(service), log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def address(service: Service) -> Iterator[str]:
    with listening_to(service) as address:
        yield address


@contextmanager
def served(folder: Path, snapshot: Path, further: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The service as it is run, with its own processes."""
    config = folder / "serve.toml"
    config.write_text(
        f'snapshot = "{snapshot}"\nport = 0\nworkers = 2\nupdate_token = "t"\nlook_every = 0.1\n'
        f'database = "{folder / "d.db"}"\nfiles = "{folder / "jobs"}"\n{further}',
        "utf-8",
    )
    command = [sys.executable, "-c", "from entityscreen.cli import main; main()", "serve", "--config", str(config)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stderr
    address = next(word for line in process.stderr for word in line.split() if word.startswith("http://"))
    try:
        yield process, address
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(condition: Any, seconds: float = 60.0) -> Any:
    ended = time.monotonic() + seconds
    while time.monotonic() < ended:
        try:
            if found := condition():
                return found
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def save_list(path: Path, word: str) -> None:
    """A list of which every name and identifier has a word of its own."""
    entities = [listed(f"{word}{n}", "Person", f"{word} Testimir{chr(97 + n)}") for n in range(5)]
    es.Screener(es.Watchlist(entities)).save(path)


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("editions")
    paths = {word: folder / f"{word}.snapshot" for word in ("Arkady", "Bertil")}
    for word, path in paths.items():
        save_list(path, word)
    return paths
