"""Second opinions on a file of parties that a screener of this process cannot give.

Another version of this library answers from its own environment, as a command that screens the same file against the
same list. nomenklatura's logic-v2 scores whom this library's index or a shared word finds. What two opinions differ in
has the form of a delta, so that it is written as one (`runs/since.py`).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from entityscreen.errors import MissingExtraError, SourceError, UnknownEntityError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence
from entityscreen.model.ftm.record import entity_to_ftm
from entityscreen.model.hit import Hit
from entityscreen.model.name import Name
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
from entityscreen.screening.delta import AlertChange, Alerts, enter_alerts, enter_hits
from entityscreen.screening.files.party_rows import PartyRow
from entityscreen.screening.screener import Screener
from entityscreen.tables.cells import cell_text
from entityscreen.text.folding import fold

_ASKED_AGAIN_FROM = 0.4  # the score from which another environment says what a pair that does not alert there scores
LOGIC, LOGIC_THRESHOLD = "logic-v2", 0.7  # yente's own threshold
_CANDIDATE_SCORE = 0.4  # of this library, from which logic-v2 is asked
_SHARED_BY = 200  # entities that may share a word by which logic-v2 is asked of them


class ScreenerOpinion:
    """What a screener of this process says."""

    scale = "entityscreen"

    def __init__(self, screener: Screener, name: str = "this environment", workers: int = 1) -> None:
        self.name, self._screener, self._workers = name, screener, workers

    def alerts(self, rows: Sequence[PartyRow]) -> Alerts:
        """Returns the alerts on rows that have a party."""
        alerts: Alerts = {}
        enter_alerts(alerts, self._screener, rows, self._workers)
        return alerts

    def why_absent(self, changes: Sequence[AlertChange]) -> Sequence[str]:
        """Says of pairs that do not alert here why not."""
        return [self._why(change.party, change.entity.id) for change in changes]

    def _why(self, party: Party, entity_id: str) -> str:
        try:
            hit = self._screener.assess(party, entity_id)
        except UnknownEntityError:
            return "the entity is not on its list"
        return f"the score is {hit.score:.3f}, the threshold {hit.threshold:.2f}"


class EnvironmentOpinion:
    """What the version of this library in another environment says.

    Args:
        python: its interpreter.
        parties: the file.
        options: words of the command line that say against what, and how the file is read.
        listed: the same list in this process, whose entities the hits have.
    """

    scale = "entityscreen"

    def __init__(self, python: Path, parties: Path, options: Sequence[str], listed: Screener) -> None:
        self._python, self._parties, self._options, self._listed = python, parties, options, listed
        version = self._run(["-c", "import entityscreen; print(entityscreen.__version__)"]).strip()
        self.name = f"entityscreen {version} of {python}"

    def alerts(self, rows: Sequence[PartyRow]) -> Alerts:
        """Returns the alerts on rows that have a party."""
        by_number = {row.number: row for row in rows}
        hits_of_rows: dict[int, list[Hit]] = defaultdict(list)
        for alert in self._screened(self._parties):
            if alert["row"] not in by_number:
                problem = f"row {alert['row']} is a party there, and none here"
                raise SourceError(problem, where=self._parties, fix="compare versions that read the file alike")
            hits_of_rows[alert["row"]].append(self._hit(alert))
        alerts: Alerts = {}
        for number, hits in hits_of_rows.items():
            enter_hits(alerts, by_number[number], hits)
        return alerts

    def why_absent(self, changes: Sequence[AlertChange]) -> Sequence[str]:
        """Says of pairs that do not alert here why not; the parties are screened again with a low threshold."""
        if not changes:
            return []
        rows = list({change.row.number: change.row for change in changes}.values())
        with TemporaryDirectory(prefix="entityscreen-") as folder:
            file = Path(folder) / "parties.jsonl"
            lines = (json.dumps({name: cell_text(cell) for name, cell in row.cells.items()}) for row in rows)
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            again = self._screened(file, "--threshold", str(_ASKED_AGAIN_FROM))
            scores = {(rows[alert["row"] - 1].number, alert["entity"]["id"]): alert["score"] for alert in again}
        return [self._why(scores.get((change.row.number, change.entity.id))) for change in changes]

    @staticmethod
    def _why(score: float | None) -> str:
        return f"the score is below {_ASKED_AGAIN_FROM}" if score is None else f"the score is {score:.3f}"

    def _screened(self, parties: Path, *further: str) -> list[dict[str, Any]]:
        with TemporaryDirectory(prefix="entityscreen-") as folder:
            answer = Path(folder) / "alerts.json"
            self._run(["-m", "entityscreen", "screen", str(parties), *self._options, *further, "--json", str(answer)])
            alerts: list[dict[str, Any]] = json.loads(answer.read_text(encoding="utf-8"))["alerts"]
        return alerts

    def _run(self, words: Sequence[str]) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        try:
            done = subprocess.run(  # noqa: S603  # the user names the interpreter
                [str(self._python), "-I", *words], capture_output=True, encoding="utf-8", env=environment, check=False
            )
        except OSError as error:
            raise SourceError(
                f"cannot be started: {error.strerror}", where=self._python, fix="check the path"
            ) from error
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
            raise SourceError(f"fails: {last}", where=self._python, fix="try `-m entityscreen screen` there by hand")
        return done.stdout

    def _hit(self, alert: Mapping[str, Any]) -> Hit:
        stated = alert["entity"]
        try:
            entity = self._listed.entity(stated["id"])
        except UnknownEntityError:
            entity = Entity(**{name: value for name, value in stated.items() if name in Entity.model_fields})
        text = alert["matched_name"]
        name = next((name for name in entity.names if name.text == text), Name(text=text))
        evidence = tuple(
            Evidence(**{"reason": "", **{key: value for key, value in record.items() if key in Evidence._fields}})
            for record in alert["evidence"]
        )
        return Hit(entity, alert["score"], name, alert["query_name"], evidence, alert["threshold"], alert["name_score"])


class LogicOpinion:
    """What nomenklatura's logic-v2 says, which OpenSanctions' API scores by.

    Args:
        screener: over the list.

    Raises:
        MissingExtraError: nomenklatura is not installed.
    """

    scale = LOGIC

    def __init__(self, screener: Screener) -> None:
        try:
            from followthemoney import EntityProxy
            from nomenklatura import __version__ as version
            from nomenklatura.matching import get_algorithm
        except ImportError as error:
            fix = "pip install nomenklatura (it compiles ICU)"
            raise MissingExtraError("logic-v2 is nomenklatura's", fix=fix) from error
        algorithm = get_algorithm(LOGIC)
        if algorithm is None:
            raise MissingExtraError(f"nomenklatura {version} has no {LOGIC}", fix="pip install -U nomenklatura")
        self.name = f"{LOGIC} of nomenklatura {version}"
        self._proxy, self._algorithm, self._settings = EntityProxy.from_dict, algorithm, algorithm.default_config()
        self._entities = list(screener.entities())
        config = ScreeningConfig(**{**screener.config.model_dump(), "threshold": _CANDIDATE_SCORE})
        self._screener = Screener(Watchlist(self._entities), config=config)
        self._proxies: dict[str, Any] = {}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for position, entity in enumerate(self._entities):
            for word in _words(name.text for name in entity.names):
                self._by_word[word].append(position)

    def alerts(self, rows: Sequence[PartyRow]) -> Alerts:
        """Returns the alerts on rows that have a party."""
        alerts: Alerts = {}
        for row in rows:
            assert row.party is not None  # noqa: S101  # what an opinion is asked on
            party = self._as_proxy(_as_entity(row.party))
            scored = (self._scored(party, row.party.name, entity) for entity in self._candidates(row.party))
            enter_hits(alerts, row, [hit for hit in scored if hit.score >= LOGIC_THRESHOLD])
        return alerts

    def why_absent(self, changes: Sequence[AlertChange]) -> Sequence[str]:
        """Says of pairs that do not alert here why not."""
        hits = (
            self._scored(self._as_proxy(_as_entity(change.party)), change.party.name, change.entity)
            for change in changes
        )
        return [f"the score is {hit.score:.3f}, the threshold {LOGIC_THRESHOLD:.2f}" for hit in hits]

    def _candidates(self, party: Party) -> list[Entity]:
        entities = {hit.entity.id: hit.entity for hit in self._screener.screen(party)}
        for word in _words(party.names):
            positions = self._by_word.get(word, ())
            if len(positions) <= _SHARED_BY:
                entities |= {self._entities[at].id: self._entities[at] for at in positions}
        return list(entities.values())

    def _scored(self, party: Any, name: str, entity: Entity) -> Hit:
        if entity.id not in self._proxies:
            self._proxies[entity.id] = self._as_proxy(entity)
        result = self._algorithm.compare(party, self._proxies[entity.id], self._settings)
        evidence = [Evidence("adjustment", LOGIC, amount=round(result.score, 6))]
        for feature, outcome in result.explanations.items():
            if outcome.score:
                detail = f", {outcome.detail}" if outcome.detail else ""
                evidence.append(Evidence("label", f"{feature} {outcome.score:.3f}{detail}"))
        names, score = entity.names, round(result.score, 6)
        return Hit(entity, score, names[0], name, tuple(evidence), LOGIC_THRESHOLD, score)

    def _as_proxy(self, entity: Entity) -> Any:
        record = entity_to_ftm(entity)
        return self._proxy({name: record[name] for name in ("id", "schema", "properties")})


def _as_entity(party: Party) -> Entity:
    """A party as the entity that its query describes."""
    birth_dates = [date for date in (party.birth_date, *party.further_birth_dates) if date]
    return Entity(
        id="party",
        kind=party.kind or "LegalEntity",
        names=[name for name in party.names if name] or ["-"],
        birth_dates=birth_dates,
        countries=party.countries,
        gender=party.gender,
        identifiers=party.identifiers,
        addresses=party.addresses,
    )


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", fold(text))}
