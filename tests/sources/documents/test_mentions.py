"""Roles, countries, cues, short forms, acronyms and names without brackets."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from entityscreen.errors import InvalidInputError
from entityscreen.model.mention import Mention
from entityscreen.sources.documents import extract


def first(text: str, name: str) -> Mention:
    return next(mention for mention in extract(text) if mention.name == name)


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Chinese spokesman Liu Pengyu (劉鵬宇) said so.", "Liu Pengyu", "Chinese spokesman", "cn"),
        ("US President Joe Biden called.", "Joe Biden", "US President", "us"),
        (
            "Minister of Foreign Affairs Lin Chia-lung (林佳龍) left.",
            "Lin Chia-lung",
            "Minister of Foreign Affairs",
            "",
        ),
        (
            "Liu Yi (劉毅), a spokesman for the Japanese embassy, left.",
            "Liu Yi",
            "spokesman for the Japanese embassy",
            "jp",
        ),
        (
            "Mainland Affairs Council (MAC) Minister Chiu Chui-cheng (邱垂正) spoke.",
            "Chiu Chui-cheng",
            "Minister",
            "",
        ),
        (
            "Acme Semiconductor Manufacturing Co (ASMC, 甲積電) chairman Wei Che-chia (魏哲家) spoke.",
            "Wei Che-chia",
            "chairman",
            "",
        ),
        (
            "MAC Deputy Minister and spokesman Liang Wen (梁文) left.",
            "Liang Wen",
            "spokesman",
            "",
        ),
        ("BEIJING (AP) — President Xi Jinping (習近平) spoke.", "Xi Jinping", "President", ""),
        ("TAIPEI (Reuters) President William Lai (賴清德) spoke.", "William Lai", "President", ""),
        ("Chairman and CEO Terry Gou (郭台銘) left.", "Terry Gou", "CEO", ""),
        ("The Queen and President Lai Ching-te (賴清德) met.", "Lai Ching-te", "President", ""),
        ("President Tsai and Minister Chiu Chui-cheng (邱垂正) met.", "Chiu Chui-cheng", "Minister", ""),
        (
            "People’s Republic of China (PRC) President Xi Jinping (習近平) spoke.",
            "Xi Jinping",
            "President",
            "",
        ),
    ],
)
def test_role_and_country(text: str, name: str, role: str, country: str) -> None:
    mention = first(text, name)
    assert (mention.role, mention.country) == (role, country)


@pytest.mark.parametrize(
    ("text", "name", "cues"),
    [
        ("Acme Trading Co (甲貿易公司) is supplying engines to Russia.", "Acme Trading Co", ("supplies",)),
        ("Acme Trading Co has not supplied any engine.", "Acme Trading Co", ()),
        ("Washington sanctioned Acme Trading Co last year.", "Acme Trading Co", ("is sanctioned",)),
        ("Acme Trading Co was added to the Entity List.", "Acme Trading Co", ("is sanctioned",)),
        ("Defendant WU YINGZHUO (吴颖卓) was indicted in Ohio.", "WU YINGZHUO", ("is charged",)),
        ("Prosecutors accused Chen Wei-lun (陳偉倫) of fraud.", "Chen Wei-lun", ("is accused of",)),
        ("Spokesman Liu Pengyu (劉鵬宇) denied that China supplied arms.", "Liu Pengyu", ()),
        ("Analyst Su Tzu-yun (蘇紫雲) said that Acme supplies engines.", "Su Tzu-yun", ()),
        ("Chan Tai Man (陳大文) runs Golden Harbour Shipping Co., Ltd.", "Chan Tai Man", ()),
    ],
)
def test_cues(text: str, name: str, cues: tuple[str, ...]) -> None:
    assert first(text, name).cues == cues


def test_a_surname_alone_refers_to_its_person() -> None:
    text = "Spokesman Liu Pengyu (劉鵬宇) came. “No,” Liu said. The Liu Foundation was silent."
    short = [mention for mention in extract(text) if mention.name == "Liu"]
    assert [mention.refers_to for mention in short] == ["Liu Pengyu"]


def test_an_acronym_stands_for_its_organisation() -> None:
    mentions = extract("The Mainland Affairs Council (MAC) met. MAC denied it.")
    assert [(mention.name, mention.refers_to) for mention in mentions] == [
        ("Mainland Affairs Council", ""),
        ("MAC", "Mainland Affairs Council"),
    ]
    assert mentions[0].aliases == ("MAC",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LI FANGWEI (李方伟), also known as Karl Lee, fled.", ("李方伟", "Karl Lee")),
        ("Hon Hai Precision Industry Co (鴻海精密, also known as Foxconn) rose.", ("鴻海精密", "Foxconn")),
        ("Acme Metals Ltd (formerly Beta Metals Ltd) closed.", ("Beta Metals Ltd",)),
        ("Bo Yu Information Technology Co (博御信息) (“Boyusec”) closed.", ("博御信息", "Boyusec")),
        ("Bo Yu Information Technology Co (博御信息) (the “Company”) closed.", ("博御信息",)),
    ],
)
def test_aliases_beside_the_characters(text: str, expected: tuple[str, ...]) -> None:
    assert extract(text)[0].aliases == expected


def test_a_former_name_is_marked() -> None:
    assert extract("Acme Metals Ltd (formerly Beta Metals Ltd) closed.")[0].former == ("Beta Metals Ltd",)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The tanker Ocean Star left port.", "Ocean Star", "Vessel"),
        ("MV Green Lake was detained.", "Green Lake", "Vessel"),
        ("Shipments by Orion Marine Ltd went on.", "Orion Marine Ltd", "Company"),
        ("The Associated Press reported it.", "Associated Press", "Organization"),
        ("It was sent by the Associated Press (AP).", "Associated Press", "Organization"),
        ("The report by Agence France-Presse (AFP) was short.", "Agence France-Presse", "Organization"),
        ("Yonhap News Agency reported it.", "Yonhap News Agency", "Organization"),
        ("The Republic of China (ROC) is 113 years old.", "Republic of China", "Organization"),
        ("據華北光電技術研究所表示", "華北光電技術研究所", "Organization"),
        ("由武汉高芯科技有限公司提供。", "武汉高芯科技有限公司", "Company"),
        ("外交部發言人汪文斌表示。", "汪文斌", "Person"),
    ],
)  # fmt: skip
def test_names_without_a_bracket(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(mention.name, mention.kind) for mention in extract(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The Luzon Strait and Bashi Channel are watched.",
        "Naval Strike Missiles and the Sky Bow system were shown at Songshan Airport.",
        "However, Yesterday And Today In Taiwan",
        "# President Xi Jinping Visits Moscow",
        "CARROT AND STICK: Nothing else is here",
        "Photo: AP, Reuters",
        "TAIPEI (AP)",
        "They met in the Vatican.",
        "He is the dean of the College.",
        "The Republic of China was founded in 1912.",
        "The People’s Republic of China and the Republic of Korea signed it.",
        "They met on Double Ten National Day in Da-an Forest Park.",
    ],
)
def test_no_entity_at_all(text: str) -> None:
    assert extract(text) == []


def test_offsets_count_in_the_original_text() -> None:
    text = "See [**Tsai Ing-wen**](https://x.org/a_(b)) ([Chinese](/c): 蔡英文) and Ma\nYing-jeou (馬英九)."
    spans = [text[mention.start : mention.end] for mention in extract(text)]
    assert spans == ["Tsai Ing-wen", "Ma\nYing-jeou"]
    assert [mention.name for mention in extract(text)] == ["Tsai Ing-wen", "Ma Ying-jeou"]


def test_a_pipeline_adds_names_that_words_do_not_give_away() -> None:
    text = "Mr Orhan Pamuk met Gazprom Export people near Bosporus Strait; President William Lai (賴清德) did not."
    labels = {"Mr Orhan Pamuk": "PERSON", "Gazprom Export": "ORG", "Bosporus Strait": "ORG", "William Lai": "PERSON"}

    def pipeline(given: str, /) -> SimpleNamespace:
        found = [(given.index(name), name, label) for name, label in labels.items()]
        return SimpleNamespace(
            ents=[SimpleNamespace(start_char=at, end_char=at + len(name), label_=label) for at, name, label in found]
        )

    plain, more = extract(text), extract(text, pipeline=pipeline)
    assert {mention.name for mention in more} - {mention.name for mention in plain} == {
        "Gazprom Export",
        "Bosporus Strait",
    }
    assert [mention.evidence for mention in more if mention.name == "Gazprom Export"] == [("a model says ORG",)]


@pytest.mark.parametrize("source", [None, 5, b"Xi Jinping", ["Xi Jinping"]])
def test_a_source_is_a_text_or_a_path(source: Any) -> None:
    with pytest.raises(InvalidInputError, match="neither a text nor a path; give a str for a text"):
        extract(source)


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        (
            "Anton Sievers founded Kestrel Freight Ltd. The company, formerly Baltic Lines Ltd, moved to Riga.",
            [("Kestrel Freight Ltd", "Baltic Lines Ltd")],
        ),
        ("Anton Sievers arrived in Riga. The company, formerly Baltic Lines Ltd, moved there.", []),
        ("Goran Vuk bought Ilmari Oy and Soini Oy. The company, formerly Tapio Oy, closed.", []),
    ],
)
def test_the_former_name_of_the_company_is_proposed(text: str, proposals: list[tuple[str, str]]) -> None:
    assert [(mention.name, name) for mention in extract(text) for name, *_ in mention.proposed] == proposals
