"""Documents to entities: merging, filters, rejected files, and the seeds of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.errors import DocumentError, InvalidInputError, SourceError
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.documents import read_documents

SEEDS = Path(__file__).parents[3] / "seeds"


def folder(tmp_path: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def names_of(watchlist: Watchlist) -> list[set[str]]:
    return [{name.text for name in entity.names} for entity in watchlist]


def test_the_same_name_in_two_scripts_is_one_entity(tmp_path: Path) -> None:
    watchlist = read_documents(folder(tmp_path, "Xi Jinping (習近平) came.", "Xi Jinping (习近平) left."))
    assert names_of(watchlist) == [{"Xi Jinping", "習近平", "习近平"}]
    assert len(next(iter(watchlist)).provenance) == 2


def test_the_same_latin_name_with_other_characters_is_another_person(tmp_path: Path) -> None:
    watchlist = read_documents(folder(tmp_path, "Wang Wei (王偉) came.", "Wang Wei (王瑋) left."))
    assert names_of(watchlist) == [{"Wang Wei", "王偉"}, {"Wang Wei", "王瑋"}]


def test_the_same_characters_join_companies_and_say_so(tmp_path: Path) -> None:
    watchlist = read_documents(
        folder(
            tmp_path, "Hikvision Digital Technology Co (海康威視) rose.", "Hangzhou Hikvision Co Ltd (海康威视) fell."
        )
    )
    [entity] = watchlist
    assert entity.properties["mergedOn"] == ("same characters 海康威视: Hangzhou Hikvision Co Ltd",)


def test_a_legal_form_makes_no_second_company(tmp_path: Path) -> None:
    [entity] = read_documents(folder(tmp_path, "Orion Marine Ltd rose.", "Orion Marine Co., Ltd. fell."))
    assert len(entity.names) == 2


def test_a_name_introduced_elsewhere_is_found(tmp_path: Path) -> None:
    watchlist = read_documents(
        folder(tmp_path, "MAC was silent.", "The Mainland Affairs Council (MAC) met.", "Washington sanctioned MAC.")
    )
    [entity] = watchlist
    assert len(entity.provenance) == 3
    assert entity.topics == ()
    assert entity.properties["riskCue"] == ("is sanctioned",)
    assert [name.type for name in entity.names] == ["primary", "weak"]


@pytest.mark.parametrize("second", ["Judge Wang Wei (王薇) retired.", "Wang Wei said that prices rose."])
def test_a_namesake_in_another_document_is_no_provenance(tmp_path: Path, second: str) -> None:
    watchlist = read_documents(folder(tmp_path, "The broker Wang Wei (王伟) was fined.", second))
    [broker] = [entity for entity in watchlist if any(name.text == "王伟" for name in entity.names)]
    assert len(broker.provenance) == 1
    assert not any(name.text == "王薇" for name in broker.names)


def test_another_choice_is_not_taken_for_all(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="include is `all` or `accused`, not 'Accused'"):
        Watchlist.from_documents(folder(tmp_path, "x"), include="Accused")  # type: ignore[arg-type]


def test_only_the_accused(tmp_path: Path) -> None:
    text = "Orion Marine Ltd is supplying engines. Liu Pengyu (劉鵬宇) denied it. Washington sanctioned Vega Oil Ltd."
    watchlist = read_documents(folder(tmp_path, text), include="accused")
    assert [entity.caption for entity in watchlist] == ["Orion Marine Ltd", "Vega Oil Ltd"]
    assert next(iter(watchlist)).notes == ("Orion Marine Ltd is supplying engines.",)


def test_a_cue_becomes_a_topic_only_where_that_is_asked_for(tmp_path: Path) -> None:
    folder(
        tmp_path,
        "Washington sanctioned Vega Oil Ltd last year. Orion Marine Ltd fell. The company was charged with fraud.",
    )
    topics = {e.caption: e.topics for e in read_documents(tmp_path, topics_from_cues=0.9)}
    assert topics == {"Vega Oil Ltd": ("sanction",), "Orion Marine Ltd": ()}
    topics = {e.caption: e.topics for e in read_documents(tmp_path, topics_from_cues=0.5)}
    assert topics == {"Vega Oil Ltd": ("sanction",), "Orion Marine Ltd": ("accused",)}


def test_identifiers_do_not_depend_on_the_order_of_documents(tmp_path: Path) -> None:
    texts = ["Xi Jinping (習近平) came.", "Orion Marine Ltd rose."]
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first = read_documents(folder(tmp_path / "a", *texts))
    second = read_documents(folder(tmp_path / "b", *reversed(texts)))
    assert {entity.id for entity in first} == {entity.id for entity in second}


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    folder(tmp_path, "Xi Jinping (習近平) came.")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 no")
    (tmp_path / ".hidden.txt").write_text("Orion Marine Ltd", encoding="utf-8")
    watchlist = read_documents(tmp_path, quiet=True)
    [skipped] = watchlist.reading.skipped
    assert (len(watchlist), Path(skipped.where).name) == (1, "broken.pdf")
    assert "is not a readable PDF" in skipped.reason
    with pytest.warns(UserWarning, match=r"broken\.pdf"):
        read_documents([tmp_path])


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no document"):
        read_documents(tmp_path)
    with pytest.raises(SourceError, match="does not exist"):
        read_documents(tmp_path / "none")
    (tmp_path / "a.pdf").write_bytes(b"no")
    with pytest.raises(DocumentError, match=r"a\.pdf"):
        read_documents([tmp_path / "a.pdf"])


@pytest.mark.parametrize(
    "names",
    [
        {"Xi Jinping", "習近平", "习近平"},
        {"Liu Pengyu", "劉鵬宇", "刘鹏宇"},
        {"Wuhan Global Sensor Technology Co", "武漢高芯科技", "武汉高芯科技有限公司"},
        {"Wuhan Tongsheng Technology Co Ltd", "武漢同昇科技"},
        {"Hikvision Digital Technology Co", "海康威視", "杭州海康威视数字技术股份有限公司"},
        {"iRay Technology", "奕瑞科技"},
        {"North China Research Institute of Electro-Optics", "華北光電技術研究所", "NCRIEO"},
        {"Chiu Chui-cheng", "邱垂正"},
        {"William Lai", "賴清德", "Lai Ching-te"},
        {"Mainland Affairs Council", "MAC", "陸委會"},
        {"Xinhua News Agency", "新華社"},
        {"Associated Press"},
        {"Joe Biden"},
        {"Pope Francis"},
        {"Taipei Neihu Technology Park Development Association"},
        {"US Marine Corps"},
        {"Naval News"},
    ],
)
def test_the_seeds_carry_every_name_with_its_aliases(names: set[str]) -> None:
    assert any(names <= found for found in names_of(Watchlist.from_documents([SEEDS])))


def test_the_seeds_accuse_the_five_makers() -> None:
    accused = names_of(Watchlist.from_documents(SEEDS, include="accused"))
    assert len(accused) == 5
