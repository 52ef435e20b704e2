"""The OpenAPI document says what the service answers, and the files of the deployment what they promise."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

from entityscreen.server.api import answers
from entityscreen.server.settings import ServerSettings

ROOT = Path(__file__).parents[2]
PERSON = {"schema": "Person", "properties": {"name": "Ignacio Bermejo", "birthDate": "1962-11-23"}}


@pytest.mark.parametrize(
    ("path", "body", "model"),
    [
        ("/match/default?decisions=true", {"queries": {"a": PERSON, "b": {"schema": "Nope"}}}, answers.MatchAnswer),
        ("/text/default", {"text": "rent to Zarya Optika LLC, May"}, answers.TextAnswer),
        ("/search/default?q=bermejo&facets=countries&facets=identifiers", None, answers.SearchAnswer),
        ("/entities/x-101", None, answers.EntityAnswer),
        ("/entities/x-101/adjacent", None, answers.AdjacentAnswer),
        ("/entities/x-101/adjacent/sanctions", None, answers.Page),
    ],
)
def test_answers_are_as_described(client: TestClient, path: str, body: Any, model: Any) -> None:
    answer = client.get(path) if body is None else client.post(path, json=body)
    assert model.model_validate(answer.json())


def test_the_container_runs_as_nobody_with_a_check() -> None:
    lines = (ROOT / "deploy" / "Dockerfile").read_text("utf-8").splitlines()
    last = max(n for n, line in enumerate(lines) if line.startswith("FROM"))
    assert any(line.startswith("USER ") and line != "USER root" for line in lines[last:])
    assert any(line.startswith("HEALTHCHECK") for line in lines[last:])
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
    service = compose["services"]["service"]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    settings = tomllib.loads((ROOT / "deploy" / "serve.toml").read_text("utf-8"))
    keys = [{"name": "a", "sha256": "0" * 64}]
    assert ServerSettings.model_validate({**settings, "keys": keys}).four_eyes
