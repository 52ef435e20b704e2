"""Files that are there whole or not at all, whoever writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.errors import SnapshotError, SourceError
from entityscreen.whole_files import whole_file

LIST = es.Watchlist([es.Entity(id="1", names=["Volna"])])


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as stream:
        stream.write(b"half" * (1 // 0))
    assert path.read_text() == "old"
    with whole_file(path) as stream:
        stream.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(tmp_path / "edition")
    with whole_file(tmp_path / "current") as stream:
        stream.write(b"new")
    assert (tmp_path / "current").is_symlink()
    assert (tmp_path / "edition").read_text() == "new"


def test_others_may_read_what_is_written(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    es.Screener(LIST).save(tmp_path / "snapshot")
    LIST.save(tmp_path / "list.ftm.json")
    assert {(tmp_path / name).stat().st_mode for name in ("snapshot", "list.ftm.json")} == {plain.stat().st_mode}


@pytest.mark.parametrize(
    ("save", "error"),
    [(es.Screener(LIST).save, SnapshotError), (LIST.save, SourceError)],
    ids=["snapshot", "watchlist"],
)
def test_a_folder_is_no_place_and_nothing_is_left_beside_it(tmp_path: Path, save: object, error: type) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(error, match="is a folder, not a file; give a file name"):
        save(folder)  # type: ignore[operator]  # either of two methods
    assert list(tmp_path.iterdir()) == [folder]
    with pytest.raises(error, match="cannot be written: No such file"):
        save(tmp_path / "none" / "file")  # type: ignore[operator]  # either of two methods
