"""Names that a model finds: the three forms of an answer, any script, and what is not taken over."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from entityscreen.errors import InvalidInputError
from entityscreen.sources.documents import extract

CHINESE = "昨天，欧阳锋去了东海阁。"


def _spans(text: str, names: dict[str, str]) -> list[tuple[int, int, str]]:
    return [(text.index(name), text.index(name) + len(name), label) for name, label in names.items()]


@pytest.mark.parametrize(
    "form",
    [
        lambda spans: spans,
        lambda spans: [{"start": a, "end": b, "entity_group": label} for a, b, label in spans],
        lambda spans: SimpleNamespace(
            ents=[SimpleNamespace(start_char=a, end_char=b, label_=label) for a, b, label in spans]
        ),
    ],
)
def test_a_model_answers_in_one_of_three_forms_in_any_script(form: Any) -> None:
    found = extract(CHINESE, pipeline=lambda text: form(_spans(text, {"欧阳锋": "B-PER", "东海阁": "ORG"})))
    assert {(mention.name, mention.kind) for mention in found} == {("欧阳锋", "Person"), ("东海阁", "Organization")}


def test_aliases_are_read_beside_a_name_that_a_model_finds() -> None:
    text = "Вчера Цай Ильдиз (он же «Барс») уехал."
    [mention] = extract(text, pipeline=lambda given: _spans(given, {"Цай Ильдиз": "PER"}))
    assert (mention.name, mention.aliases) == ("Цай Ильдиз", ("Барс",))


@pytest.mark.parametrize(("name", "label"), [("Trieste", "ORG"), ("Hai Phong", "PERSON"), ("London", "ORG")])
def test_a_model_is_not_believed_without_anything_beside_its_word(name: str, label: str) -> None:
    text = f"They went to {name} in May."
    assert extract(text, pipeline=lambda given: _spans(given, {name: label})) == []


@pytest.mark.parametrize("answer", [5, [("a", "b", "c")], ["PER"]])
def test_an_answer_without_names_is_an_error(answer: Any) -> None:
    with pytest.raises(InvalidInputError, match="which holds no names"):
        extract("Some text.", pipeline=lambda _: answer)
