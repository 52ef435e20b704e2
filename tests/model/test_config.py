"""The configuration: frozen, hashable, with a digest; from TOML with every error at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import entityscreen as es
from entityscreen.errors import ConfigError
from entityscreen.model.config import PRESETS, Weights


def test_it_is_frozen_and_hashable() -> None:
    config = es.ScreeningConfig(threshold_by_kind={"Vessel": 0.9})
    with pytest.raises(ValidationError):
        config.threshold = 0.5
    assert len({config, es.ScreeningConfig(threshold_by_kind={"Vessel": 0.9})}) == 1


SETTINGS: dict[str, Any] = {
    "threshold": 0.5,
    "threshold_by_kind": {"Vessel": 0.5},
    "threshold_by_list": {"un-sc": 0.5},
    "threshold_by_topic": {"role.pep": 0.5},
    "weak_aliases": "ignore",
    "on_conflict": "drop",
    "alerts_per_10_000": 50.0,
}


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_changes_the_digest(name: str) -> None:
    assert es.ScreeningConfig(**{name: SETTINGS[name]}).digest != es.ScreeningConfig().digest


def test_no_setting_is_without_a_digest_test() -> None:
    assert {*SETTINGS, "weights"} == set(es.ScreeningConfig.model_fields)


@pytest.mark.parametrize("name", Weights.model_fields)
def test_every_weight_changes_the_digest(name: str) -> None:
    weights = Weights(**{name: 0.987})
    assert es.ScreeningConfig(weights=weights).digest != es.ScreeningConfig().digest


def test_the_digest_does_not_depend_on_the_order_of_writing() -> None:
    one: Any = {"Vessel": 0.9, "Person": 0.8}
    other: Any = {"Person": 0.8, "Vessel": 0.9}
    assert es.ScreeningConfig(threshold_by_kind=one).digest == es.ScreeningConfig(threshold_by_kind=other).digest


@pytest.mark.parametrize("value", [-0.1, 1.1, "high", None])
def test_a_threshold_is_a_share(value: Any) -> None:
    with pytest.raises(ValidationError):
        es.ScreeningConfig(threshold=value)
    with pytest.raises(ValidationError):
        es.ScreeningConfig(threshold_by_kind={"Vessel": value})


def test_thresholds_by_kind_and_list() -> None:
    by_kind: Any = {"Vessel": 0.9, "Person": 0.95}
    by_list: Any = {"un-sc": 0.6, "ofac": 0.7}
    config = es.ScreeningConfig(threshold=0.8, threshold_by_kind=by_kind, threshold_by_list=by_list)
    assert config.threshold_for("Vessel") == 0.9
    assert config.threshold_for("Company") == 0.8
    assert config.threshold_for("Vessel", ("ofac",)) == 0.7
    assert config.threshold_for("Vessel", ("ofac", "un-sc")) == 0.6
    assert config.threshold_for("Vessel", ("other",)) == 0.9
    assert config.lowest_threshold == 0.6
    assert es.ScreeningConfig(threshold=0.5, threshold_by_kind=by_kind).lowest_threshold == 0.5


def test_presets_go_from_broad_to_strict() -> None:
    broad, default, strict = (es.ScreeningConfig.preset(name) for name in ("broad", "default", "strict"))
    assert broad.threshold < default.threshold < strict.threshold
    assert default == es.ScreeningConfig()
    assert set(PRESETS) == {"broad", "default", "strict"}
    assert len({broad.digest, default.digest, strict.digest}) == 3


def test_an_unknown_preset_is_named_with_the_others() -> None:
    with pytest.raises(ConfigError, match=r"'loose'.*default, strict, broad"):
        es.ScreeningConfig.preset("loose")


def from_toml(tmp_path: Path, text: str) -> es.ScreeningConfig:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return es.ScreeningConfig.from_toml(path)


def test_a_file_sets_what_it_says(tmp_path: Path) -> None:
    text = 'threshold = 0.9\nweak_aliases = "alert"\n[threshold_by_kind]\nVessel = 0.95\n[weights]\nconflict = 0.5\n'
    config = from_toml(tmp_path, text)
    assert (config.threshold, config.weak_aliases) == (0.9, "alert")
    assert config.threshold_for("Vessel") == 0.95
    assert config.weights == Weights(conflict=0.5)


def test_a_file_starts_from_a_preset(tmp_path: Path) -> None:
    assert from_toml(tmp_path, 'preset = "strict"\n') == es.ScreeningConfig.preset("strict")
    config = from_toml(tmp_path, 'preset = "broad"\nthreshold = 0.6\n')
    assert (config.threshold, config.weak_aliases) == (0.6, es.ScreeningConfig.preset("broad").weak_aliases)
    assert from_toml(tmp_path, "") == es.ScreeningConfig()


def test_all_wrong_settings_are_named_at_once(tmp_path: Path) -> None:
    text = 'threshold = 7\nweak_aliases = "perhaps"\ntreshold = 0.8\n[weights]\nconflict = -1\nconfict = 0.1\n'
    with pytest.raises(ConfigError) as caught:
        from_toml(tmp_path, text)
    for name in ("config.toml", "threshold:", "weak_aliases:", "treshold:", "weights.conflict:", "weights.confict:"):
        assert name in str(caught.value)
    assert caught.value.fix


@pytest.mark.parametrize("text", ["threshold = ", "threshold 0.8", 'preset = "loose"', "preset = 3"])
def test_what_is_no_configuration_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError):
        from_toml(tmp_path, text)


WRONG_TYPES = ["preset = [1]", "[preset]\na = 1", "threshold_by_kind = 3", "threshold_by_list = true"]


@pytest.mark.parametrize("text", WRONG_TYPES)
def test_a_setting_of_a_wrong_type_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml"):
        from_toml(tmp_path, text)


def test_an_unknown_preset_of_a_file_is_named_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml"):
        from_toml(tmp_path, 'preset = "loose"')


@pytest.mark.parametrize("make", ["missing", "folder", "binary"])
def test_files_that_cannot_be_read_are_named(tmp_path: Path, make: str) -> None:
    path = tmp_path / "config.toml"
    if make == "folder":
        path.mkdir()
    elif make == "binary":
        path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"config\.toml"):
        es.ScreeningConfig.from_toml(path)


def test_it_comes_back_from_json() -> None:
    lists: Any = {"un-sc": 0.6}
    config = es.ScreeningConfig(threshold_by_list=lists, weights=Weights(missing=0.4))
    assert es.ScreeningConfig.model_validate_json(config.model_dump_json()) == config


def test_a_copy_with_other_settings_has_another_digest() -> None:
    config = es.ScreeningConfig()
    before = config.digest
    assert config.model_copy(update={"threshold": 0.9}).digest == es.ScreeningConfig(threshold=0.9).digest
    assert config.raised_to(0.95).digest != before
    assert config.model_copy().digest == before
