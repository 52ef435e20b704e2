"""A name as a source gives it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

import entityscreen as es
from entityscreen.model.name import LONGEST_NAME
from entityscreen.model.script import Script


def test_a_text_is_a_primary_name() -> None:
    assert es.Name.model_validate("Xi Jinping") == es.Name(text="Xi Jinping", type="primary")


def test_outer_spaces_go_and_the_script_is_seen() -> None:
    name = es.Name(text="  習近平 ", type="alias", source="seeds/rome.txt", language="zh")
    assert (name.text, name.script, str(name)) == ("習近平", Script.HAN, "習近平")


@pytest.mark.parametrize(
    "fields", [{"text": " "}, {"text": ""}, {"text": "A", "type": "nickname"}, {"text": "A", "x": 1}]
)
def test_wrong_names_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        es.Name.model_validate(fields)


def test_a_name_cannot_be_changed() -> None:
    name = es.Name(text="Xi Jinping")
    with pytest.raises(ValidationError):
        name.text = "Li Keqiang"
    assert len({name, es.Name(text="Xi Jinping")}) == 1


def test_a_name_has_a_limit_as_a_party_has() -> None:
    """What a name costs to read grows with the square of its length."""
    assert len(es.Name(text="a" * LONGEST_NAME).text) == LONGEST_NAME
    with pytest.raises(ValidationError, match="at most 2,000 are screened"):
        es.Name(text="a" * (LONGEST_NAME + 1))
