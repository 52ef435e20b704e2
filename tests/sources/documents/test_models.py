"""Names that a model finds: the three forms of an answer, any script, and what is not taken over."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from entityscreen.errors import InvalidInputError, MissingExtraError
from entityscreen.sources.documents import extract, load_recogniser, read_documents, read_mentions
from entityscreen.sources.documents.review_table import review_entries

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


def test_a_model_gives_no_alias_and_no_bearer() -> None:
    text = "Yesterday Kalfot (also known as Barsan) left."
    [mention] = extract(text, pipeline=lambda given: _spans(given, {"Kalfot": "PER"}))
    assert (mention.name, mention.aliases, mention.is_proposal) == ("Kalfot", (), True)


def test_what_only_a_model_finds_is_a_proposal_that_the_reviewer_decides_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Orion Marine Ltd rose in Trieste.", encoding="utf-8")

    def model(text: str) -> list[tuple[int, int, str]]:
        return _spans(text, {"Orion Marine": "ORG", "Trieste": "ORG"})

    mentions = list(read_mentions(tmp_path, pipeline=model))
    assert [(m.name, m.confidence) for m in mentions] == [("Orion Marine Ltd", 0.98), ("Trieste", 0.32)]
    assert [entity.caption for entity in read_documents(tmp_path, pipeline=model)] == ["Orion Marine Ltd"]
    rows = [(entry.row["names"], entry.row["keep"]) for entry in review_entries(mentions)]
    assert rows == [("Trieste", ""), ("Orion Marine Ltd", "yes")]


def test_agreement_makes_a_name_more_certain() -> None:
    text = "J. P. Wragg came."
    alone, agreed = extract(text), extract(text, pipeline=lambda given: _spans(given, {"J. P. Wragg": "PER"}))
    assert (alone[0].confidence, agreed[0].confidence) == (0.71, 0.97)


def test_a_place_and_a_noun_are_no_names_of_a_model() -> None:
    text = "They went to France with the Company."
    assert extract(text, pipeline=lambda given: _spans(given, {"France": "ORG", "Company": "ORG"})) == []


def test_a_model_that_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(MissingExtraError, match="pip install no_such_model"):
        load_recogniser("no_such_model")
    with pytest.raises(InvalidInputError, match="no model of spaCy"):
        load_recogniser("csv")


@pytest.mark.parametrize("answer", [5, [("a", "b", "c")], ["PER"]])
def test_an_answer_without_names_is_an_error(answer: Any) -> None:
    with pytest.raises(InvalidInputError, match="which holds no names"):
        extract("Some text.", pipeline=lambda _: answer)
