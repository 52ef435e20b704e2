"""The exact span of a name: line ends, alias clauses, "and", particles, openers, ships, labels, Chinese runs."""

from __future__ import annotations

import pytest

from entityscreen.sources.documents import extract
from entityscreen.sources.documents.acronyms import initials_start
from entityscreen.sources.documents.clauses import alias_clauses
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.runs import after_stop, organisation_run
from entityscreen.sources.documents.tokens import tokenise
from entityscreen.sources.documents.view import make_view


def pairs(text: str) -> set[tuple[str, str]]:
    return {(mention.name, alias) for mention in extract(text) for alias in mention.aliases}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("the Harbin Institute of Tech-\nnology", "the Harbin Institute of Technology"),
        ("Mr Cheung Ka-\nman spoke", "Mr Cheung Ka-man spoke"),
        ("a Sino-\nPacific firm", "a Sino-Pacific firm"),
        ("Zhong-\nyuan came; Zhongyuan left", "Zhongyuan came; Zhongyuan left"),
        ("- one\n- two", "- one\n- two"),
        ("<ruby>光<rt>ひかり</rt></ruby>商事", "光商事"),
    ],
)
def test_a_word_over_a_line_end_is_one_word(text: str, seen: str) -> None:
    view = make_view(text)
    assert view.text == seen
    assert view.origin(len(seen) - 1) == len(text.removesuffix("</ruby>")) - 1 or "<" in text


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Writing in the Liberty Times (自由時報), he agreed.", "Liberty Times", "自由時報"),
        ("Shares in Acme Evergreen Group (永青集團) fell.", "Acme Evergreen Group", "永青集團"),
        ("Rival Country Garden Holdings Co Ltd (碧園控股有限公司) fell.",
         "Country Garden Holdings Co Ltd", "碧園控股有限公司"),
        ("CPC Corp, Taiwan (台灣中油) said so.", "CPC Corp, Taiwan", "台灣中油"),
        ("the Organised Crime and Triad Bureau (有組織罪案及三合會調查科)",
         "Organised Crime and Triad Bureau", "有組織罪案及三合會調查科"),
        ("the Information Department of the Workers' Party of Korea (조선로동당)",
         "Workers' Party of Korea", "조선로동당"),
        ("the Securities and Futures Commission (證監會)", "Securities and Futures Commission", "證監會"),
        ("She met Chen de la Cruz Wang (王陈).", "Chen de la Cruz Wang", "王陈"),
        ("money of van der Meer Ling Trading BV (凌氏貿易)", "van der Meer Ling Trading BV", "凌氏貿易"),
        ("Owner Zheng \"Jerry\" Yi (郑毅) left.", 'Zheng "Jerry" Yi', "郑毅"),
        ("“Will Ho (何威) is coming,” he said.", "Will Ho", "何威"),
        ("Then Gen Ito (伊藤元) agreed.", "Gen Ito", "伊藤元"),
        ("its former boss Levo Chan Weng Lin (陳榮煉) left", "Levo Chan Weng Lin", "陳榮煉"),
        ("WONG SIU LING, JENNY (黃小玲) 2nd Defendant", "WONG SIU LING, JENNY", "黃小玲"),
        ("the lawyers Kwok, Ng & Partners (郭吳律師行)", "Kwok, Ng & Partners", "郭吳律師行"),
        ("Acme Forwarders (Hong Kong) Ltd. (甲貨運（香港）\n有限公司) paid.",
         "Acme Forwarders (Hong Kong) Ltd.", "甲貨運（香港）有限公司"),
        ("Industrial and Commercial Bank of China, Ningbo Branch (中国工商银行宁波分行)",
         "Industrial and Commercial Bank of China, Ningbo Branch", "中国工商银行宁波分行"),
        ("the chipmaker SK hynix (SK하이닉스)", "SK hynix", "SK하이닉스"),
        ("Lord Stow's Bakery (安德魯餅店) opened.", "Lord Stow's Bakery", "安德魯餅店"),
        ("Tie Ning (铁凝) took part.", "Tie Ning", "铁凝"),
        ("Mr. Hui Wing Mau (許榮茂先生) holds 64%.", "Hui Wing Mau", "許榮茂"),
    ],
)  # fmt: skip
def test_the_span_is_exact(text: str, name: str, alias: str) -> None:
    assert (name, alias) in pairs(text)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ('WEI ZHENG, a/k/a "Wei Z," a/k/a "韦正," fled', "WEI ZHENG", "韦正"),
        ('LUO MING, also known as "Michelle Luo" (罗明), fled', "LUO MING", "罗明"),
        ("Dong Hao, aka “bu yi,” “Dong Shi Ye,” and “tianyu” (董昊);", "Dong Hao", "董昊"),
        ("LIAO, Yuping\nName (non-Latin script): 廖宇平\nDOB: 1980", "LIAO, Yuping", "廖宇平"),
        ("| Ding Xuexiang<br>丁薛祥 | Shanghai |", "Ding Xuexiang", "丁薛祥"),
    ],
)
def test_clauses_and_lines_work_as_brackets(text: str, name: str, alias: str) -> None:
    assert (name, alias) in pairs(text)


def test_a_list_of_quoted_aliases_is_kept() -> None:
    mention = next(iter(extract("DONG HAO (董昊), also known as “Bu Yi,” “Dong Shi Ye,” and “Tianyu,” fled.")))
    assert mention.aliases == ("董昊", "Bu Yi", "Dong Shi Ye", "Tianyu")


def test_a_name_in_a_clause_behind_a_bracket_joins_the_one_before_it() -> None:
    text = "Acme Metals Ltd (甲金屬有限公司), formerly known as Beta Metals Ltd (乙金屬有限公司), closed."
    assert pairs(text) == {
        ("Acme Metals Ltd", other) for other in ("甲金屬有限公司", "乙金屬有限公司", "Beta Metals Ltd")
    }
    assert [clause.content for clause in alias_clauses(text)] == ["formerly known as Beta Metals Ltd"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Haibin Star (海滨之星), a Panama-flagged tanker, left.", "Vessel"),
        ("The M/V Xin Hai 7 (新海7号) was seen.", "Vessel"),
        ("a fishing boat, the Shun Hing 88 (順興88號), sank", "Vessel"),
        ("Dalian Jifu Ship Management Co Ltd (大连吉福船舶管理有限公司) answered.", "Company"),
        ("Gotion High-tech (国轩高科) declined to comment.", "Company"),
        ("The Uni-President Lions (統一獅) won.", "Organization"),
        ("Keidanren (経団連) chief Masakazu Tokura spoke.", "Organization"),
        ("Weibo (微博) deleted the posts.", "Company"),
    ],
)
def test_the_kind_of_a_bilingual_name(text: str, kind: str) -> None:
    assert extract(text)[0].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The Blade Battery (刀片电池) was shown.",
        "the Two Sessions (两会) ended",
        "the HQ-9 (红旗-9) and the Dongfeng-41 (东风-41)",
        "the Liaoning (辽宁舰) and the Yushan (玉山艦), an amphibious ship,",
        "He is the author of Crystal Boys (孽子).",
        "In Tamsui (淡水), the rain stopped.",
        "Boss Huang (黄总) wants it.",
        "It is Lok Fu Estate (樂富邨), he said.",
        "the C919 (C919客机) flew",
        "the World Robot Conference (世界机器人大会)",
    ],
)
def test_things_places_and_events_stay_out(text: str) -> None:
    assert not pairs(text)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("美國國務院發言人米勒（Matthew Miller）說", "Matthew Miller", "米勒"),
        ("荷兰阿斯麦公司（ASML Holding N.V.）拒绝置评", "ASML Holding N.V.", "阿斯麦公司"),
        ("以色列网络安全公司NSO集团（NSO Group）", "NSO Group", "NSO集团"),
        ("《华尔街日报》（The Wall Street Journal）援引", "The Wall Street Journal", "华尔街日报"),
        ("ソニーグループの十時裕樹（Hiroki Totoki）社長", "Hiroki Totoki", "十時裕樹"),
        ("米アップル（Apple Inc.）のティム・クック（Tim Cook）氏", "Tim Cook", "ティム・クック"),
        ("上海澄海企業發展股份有限公司 (Shanghai Chenghai Enterprise Development Co., Ltd.*) PRC",
         "Shanghai Chenghai Enterprise Development Co., Ltd.", "上海澄海企業發展股份有限公司"),
    ],
)  # fmt: skip
def test_characters_first(text: str, name: str, alias: str) -> None:
    assert (name, alias) in pairs(text)


@pytest.mark.parametrize(
    "text", ["《台灣關係法》（Taiwan Relations Act）", "加州的圣克拉拉（Santa Clara）", "吉隆坡（Kuala Lumpur）會晤"]
)
def test_characters_first_of_laws_and_places_stay_out(text: str) -> None:
    assert not pairs(text)


@pytest.mark.parametrize(
    ("run", "left"),
    [("自由時報", "自由時報"), ("华为技术", "华为技术"), ("根據台灣大學", "台灣大學"), ("土耳其航空", "土耳其航空")],
)
def test_a_stop_inside_a_word_cuts_nothing(run: str, left: str) -> None:
    assert after_stop(run) == left


def test_a_country_is_kept_where_nothing_else_names_the_company() -> None:
    assert organisation_run("俄罗斯石油公司", tokenise("Rosneft")) == "俄罗斯石油公司"
    assert organisation_run("日本製鐵", tokenise("Nippon Steel")) == "日本製鐵"
    assert organisation_run("美国苹果公司", tokenise("Apple Inc.")) == "苹果公司"


@pytest.mark.parametrize(
    ("native", "person"),
    [
        ("金辉财富", False),
        ("歐陽娜娜", True),
        ("林鄭月娥", True),
        ("小泉進次郎", True),
        ("지니뮤직", False),
        ("黄总", False),
    ],
)
def test_the_shape_of_a_person(native: str, person: bool) -> None:
    assert looks_like_person(native) is person


def test_initials_may_skip_a_place() -> None:
    assert initials_start("MAC", tokenise("Taipei Mainland Affairs Council")) == 1
