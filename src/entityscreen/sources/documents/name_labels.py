"""Words in Chinese, Japanese and Korean that call what follows a name: `曾用名`, `绰号`, `旧社名`, `본명`.

Here belongs which words these are and what they say of the name. Brackets with them belong to `labelled.py`, sentences
to `native_called.py`.
"""

from __future__ import annotations

import re

_SCRIPT = "\u3005\u3400-\u9fff\u30a1-\u30fc\uac00-\ud7a3"
OPENING, CLOSING = "“「『‘\"'«＂", "”」』’\"'»＂"

FORMER = (
    "曾用名|曾用姓名|曾用英文名|曾名|原名|原姓名|旧名|舊名|前名|出生名|婚前名|旧姓名|改名前|改姓前|更名前|開名前|"
    "개명 ?전(?: 이름)?|옛 ?이름|본래 ?이름|출생명"
)
# Former names that places have too, so that only a firm's ending, or a ship, says whose they are: `서울(옛 한양)`.
FORMER_FIRM = (
    "旧称|舊稱|前称|前稱|原称|原稱|曾称|曾稱|前身|旧社名|旧商号|旧商號|旧船名|旧名称|舊公司名|旧公司名|原公司名|原船名|舊船名|前公司名|前船名|"
    "옛 ?사명|구 ?사명|옛 ?명칭|구 ?명칭|옛 ?선명|구 ?선명|옛 ?선박명|옛 ?상호|구 ?상호|변경 ?전(?: 사명)?|전신|구(?= )|옛|舊|旧"
)
# Nicknames, which have no surname: what they name is a person by its own surname.
NICKNAME = (
    "绰号|綽號|绰號|外号|外號|花名|诨名|諢名|诨号|渾名|浑名|浑号|匪号|匪號|混号|昵称|暱稱|小名|乳名|江湖人称|江湖人稱|道上人称|道上人稱|人称|人稱|"
    "あだ名|通り名|ニックネーム|별명|별칭|일명|속칭|닉네임|대화명|활동명|활동 ?이름"
)
OTHER = (
    "本名|真名|真实姓名|真實姓名|实名|實名|化名|别名|別名|别称|別稱|又名|亦名|又叫|也叫|又称|又稱|亦称|亦稱|也称|也稱|自称|自稱|现名|現名|"
    "笔名|筆名|艺名|藝名|法名|法号|法號|网名|網名|代号|代號|中文名|日文名|韩文名|韓文名|汉名|漢名|"
    "护照姓名|護照姓名|证件姓名|證件姓名|护照名|護照名|通称|通名|偽名|変名|芸名|戸籍名|ペンネーム|ハンドルネーム|コードネーム|異名|"
    "中国名|韓国名|朝鮮名|日本名|台湾名|民族名|現社名|現商号|現船名|한국 ?이름|한국명|본명|실명|중국명|중국 ?이름|일본명|일본 ?이름|"
    "조선 ?이름|북한 ?이름|러시아 ?이름|러시아명|영어 ?이름|현지 ?이름|현지명|호적명|가명|이명|필명|통명|통칭|예명|법명|아명|현 ?사명|현 ?상호|현 ?선명"
)
COPULA = r"(?:是|为|為|叫|叫做|叫作|は|은|는|이|가)?"
_NAME = rf"[{OPENING}]?(?P<name>[{_SCRIPT}·・][{_SCRIPT}·・A-Z0-9 ]{{1,29}})[{CLOSING}]?"
_LABELLED = re.compile(
    rf"\s?(?:(?P<firm>{FORMER_FIRM})|(?P<former>{FORMER})|(?P<nickname>{NICKNAME})|{OTHER}){COPULA}\s?[:：・]?\s?{_NAME}$"
)
_PARTS = re.compile(r"\s?[,，、;；]\s?|\s?[·・](?=[0-9])")
_KOREAN_PARTS = re.compile(r"\s?[,;·・]\s?")
_HANGUL = re.compile("[\uac00-\ud7a3]")


def labelled_parts(content: str) -> list[re.Match[str]]:
    """The parts of a bracket that give a name behind a label: groups `name`, `former`, `firm`, `nickname`.

    Example:
        >>> [part["name"] for part in labelled_parts("崔光日, 중국명 추이광르·51")]
        ['추이광르']
        >>> [part["name"] for part in labelled_parts("又名孟柏，绰号“柏叔”，49岁")]
        ['孟柏', '柏叔']
    """
    parts = (_KOREAN_PARTS if _HANGUL.search(content) else _PARTS).split(content)
    return [match for match in map(_LABELLED.match, parts) if match]


# Descriptions that stand where a nickname does, and that hundreds bear: `人称“商业教父”`.
_SOBRIQUET = re.compile(
    "(?:教父|教母|之父|之母|之王|之神|女王|女皇|皇帝|天王|天后|天才|一哥|一姐|第一人|狂人|女神|男神|大亨|大王|富豪|首富|首善|股神|铁娘子|鐵娘子|大师|大師|"
    "英雄|专家|專家|先锋|先鋒|达人|達人|明星|新星|奇才|鬼才|巨头|巨頭|大佬|掌门人|掌門人|代言人|中间人|中間人|白手套|幕后黑手|"
    "の父|の母|の王|の女|の男|の神様|女帝|帝王|重鎮|大物|の顔|黒幕|実力者|"
    "의 ?아버지|의 ?어머니|의 ?왕|여왕|황제|대부|대모|실세|큰손|브로커|전설|신화|영웅|천재|황태자|2인자|1인자|거물|전문가|해결사)$"
)
_UNKNOWN = re.compile(
    "不详|不詳|不明|未知|待查|待定|未定|不便|保密|略去|从略|多个|多個|多种|若干|非公表|非公開|未公開|公表|明かさ|省略|など|미상|미정|불명|불상|사용|비공개|요청|익명|여러|등$"
)
SHORTEST_NICKNAME, LONGEST_NICKNAME = 2, 10  # characters


def may_be_nickname(name: str) -> bool:
    """Whether characters can be what one person is called, and are no description of a hundred.

    Example:
        >>> may_be_nickname("柏叔"), may_be_nickname("商业教父"), may_be_nickname("不详")
        (True, False, False)
    """
    return SHORTEST_NICKNAME <= len(name) <= LONGEST_NICKNAME and not (_SOBRIQUET.search(name) or _UNKNOWN.search(name))
