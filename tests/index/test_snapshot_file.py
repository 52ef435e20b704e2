"""The file of arrays: what is written comes back, aligned, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of
from numpy.typing import NDArray

from entityscreen.errors import SnapshotError
from entityscreen.index.snapshot import ALIGNMENT, read_snapshot, write_snapshot

DTYPES = st.sampled_from([np.uint8, np.int32, np.uint32, np.int64, np.float32, np.float64])
ARRAYS = DTYPES.flatmap(
    lambda dtype: arrays_of.arrays(dtype, arrays_of.array_shapes(max_dims=2, min_side=0, max_side=9))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(max_size=5), ARRAYS, max_size=5), st.dictionaries(st.text(), st.text() | st.integers()))
def test_arrays_and_metadata_come_back(
    tmp_path: Path, arrays: dict[str, NDArray[Any]], metadata: dict[str, str | int]
) -> None:
    path = tmp_path / "arrays"
    write_snapshot(path, metadata, arrays)
    found, read = read_snapshot(path)
    assert found == metadata
    assert list(read) == list(arrays)
    for name, values in arrays.items():
        assert read[name].dtype == values.dtype
        np.testing.assert_array_equal(read[name], values)


def test_arrays_are_mapped_aligned_and_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "arrays"
    write_snapshot(path, {}, {"a": np.arange(3, dtype=np.int64), "b": np.arange(5, dtype=np.int32)})
    _, read = read_snapshot(path)
    for values in read.values():
        assert values.ctypes.data % ALIGNMENT == 0
        assert not values.flags.writeable
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 7


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "arrays"
    write_snapshot(path, {"a": 1}, {})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SnapshotError, match="cannot be written: No space left"):
        write_snapshot(path, {"a": 2}, {})
    assert list(tmp_path.iterdir()) == [path]
    assert read_snapshot(path)[0] == {"a": 1}


def test_padding_between_arrays_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "arrays"
    write_snapshot(path, {}, {"a": np.ones(1, dtype=np.uint8), "b": np.ones(1, dtype=np.uint8)})
    content = bytearray(path.read_bytes())
    content[-10] = 1
    path.write_bytes(bytes(content))
    with pytest.raises(SnapshotError, match="was changed"):
        read_snapshot(path)
