"""The page of the daily job has settings that are valid, and the examples run the command that it has."""

from __future__ import annotations

import re
from pathlib import Path

from entityscreen.monitor import MonitorSettings

ROOT = Path(__file__).parents[2]


def test_the_settings_of_the_page_are_valid(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", (ROOT / "docs" / "monitor.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    (tmp_path / "monitor.toml").write_text(example[1], encoding="utf-8")
    settings = MonitorSettings.from_toml(tmp_path / "monitor.toml")
    assert [party.file for party in settings.parties] == [
        tmp_path / "exports" / name for name in ("customers.csv", "suppliers.xlsx")
    ]
    assert settings.screening_config().threshold > 0
    assert settings.queue
    assert settings.queue.database.startswith("postgresql")


RUNS = re.compile(r'entityscreen monitor monitor\.toml|"monitor", "/etc/screening/monitor\.toml"')


def test_each_example_runs_the_job() -> None:
    units = [path for path in (ROOT / "examples" / "monitor").iterdir() if path.suffix != ".timer"]
    assert len(units) == 3
    assert all(RUNS.search(path.read_text(encoding="utf-8")) for path in units)
