"""Frames of Chinese, Japanese and Korean sentences around a name in quotes: `「X」と名乗る`, `'X'라는 가명`.

Here belong the patterns alone. What they say of whom belongs to `native_called.py`.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.tokens import NATIVE

QUOTE = (
    r"[“「『‘\"'](?P<{name}>[^“”「」『』‘’\"'()（），。；、\n]{{2,40}})(?:\s?[(（][^()（）\n]{{1,40}}[)）])?[”」』’\"']"
)
Q = QUOTE.format(name="quoted")
# A person's name without quotes ends at a mark: `丁志强，曾用名丁强，男`.
PERSON_NAME = r"(?P<person>[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,6}){0,3})(?=[，。；、）)\s]|$)"
# A Latin name without quotes: `另有英文名Jason Kwok`.
LATIN = r"(?P<latin>[A-ZÀ-Þ][A-Za-zÀ-ɏ’'.&\-]*(?:,? [A-ZÀ-Þ0-9&][A-Za-zÀ-ɏ’'.&0-9\-]*){0,6})(?![A-Za-z])"
# A Japanese transcription: `英語名のレイモンド・ウォン`.
KANA_NAME = r"(?P<kana>[\u30a1-\u30fc]{2,10}(?:[・＝=][\u30a1-\u30fc]{2,10}){1,3})"
# A Korean one before what ends a sentence or a clause: `본명은 변만수다`.
HANGUL_NAME = r"(?<= )(?P<hangul>[\uac00-\ud7a3]{2,4}?)(?=(?:이?다|이며|였다|이었다|이고|으로|로|라고)(?:[ .,]|$)|[.,])"
PLAIN = (
    rf"(?P<plain>[{NATIVE}A-Z0-9（）()·]{{4,40}}?)(?=[，。；、,;\n]|\.|$|(?:[成创創][立办辦]|"
    rf"[设設]立|始建|[组組]建|[创創]建)[于於])"
)

BORNE = re.compile(  # `「X」の通名を使い`, `「X」と名乗って`
    rf"{Q}(?:の(?:通名|偽名|仮名|変名|別名|通称|異名|あだ名|愛称|ニックネーム|名|名前|名義)"
    r"(?:を(?:使|名乗|用い|かた|持つ|取)|で[^。、「」]{0,8}?(?:呼ば|活動|知ら|通|接触|契約|登録|"
    r"入国|出国|取引|働|出場|出演|参加|投稿|発信|執筆))|"
    r"[とを]名乗(?:っ|り|る|ら(?!れ))|を自称し)"
)
CALLED_BY = re.compile(
    rf"(?:仲間|周囲|知人|部下|関係者|客|組織内|業界|地元)(?:の間)?(?:から|で)は?{Q}と(?:呼ばれ|して知られ)"
)
FOUNDED = re.compile(
    rf"{Q}(?:として(?:創業|設立|発足|創立|竣工|進水|建造)|の(?:社名|商号|船名)で(?:創業|設立|発足|創立|建造))"
)
WAS = re.compile(rf"{Q}から(?:現社名|現在の社名|現商号|現船名|社名|商号|船名)")
# The same of anything, so that the name itself must say that it is a firm's.
WAS_ANY = re.compile(rf"{Q}(?:から(?:改称|改名|改組|名称)|として(?:開業|創設|スタート))")
BECAME = re.compile(rf"{Q}に(?:(?:社名|商号|船名|名称)を(?:変更|改め)|(?:社名|商号|船名)変更|改称|改名)")
KOREAN_BORNE = re.compile(
    rf"{Q}\s?이?(?:라는|란) (?:(?:한국|중국|일본|러시아|영어|북한)(?:식)? ?)?"
    r"(?:이름|가명|별명|예명|별칭|대화명|활동명|아이디|닉네임|필명)(?:을|으로도|으로|도|로)? "
    r"(?:(?P<behind>(?:쓰는|쓴|써온|(?:사용|활동|행세)(?:한|하는|해온)|불리는|불린|알려진) )|"
    r"(?:[가-힣]+ ){0,3}(?:체류|입국|출국|거주|근무|취업|계약|등록|접속|송금|접근|투숙)(?:했|해|하[며고])|"
    r"썼|쓴다|쓰며|쓰고|써|(?:사용|활동|행세)(?:했|해|하[며고])|불렸|불리며|지냈|통했|입국|위장했|"
    r"살았|살아|알려졌|알려져)"
)
# `=通称・金田哲夫=` behind a name in Japanese news.
BETWEEN_SIGNS = re.compile(
    rf"[=＝](?:通称|通名|本名|別名|芸名|偽名|中国名|韓国名|日本名|"
    rf"旧名)[・:：、]?[「『]?(?P<quoted>[{NATIVE}・]{{2,14}})[」』]?[=＝]"
)
# A nickname by its shape: 阿坤, 小馬哥, 柏叔.
NICK = re.compile(
    "[阿老小大][\u3400-\u9fff]{1,2}|(?:[\u3400-\u9fff]{1,3}|"
    "[A-Z][A-Za-z]{0,8})[哥姐叔爺爷伯嫂董總总仔]|[\u3400-\u9fff]?[0-9A-Z]哥"
)
CHINESE_BORNE = re.compile(rf"以{Q}(?:的|之|這個|这个)?(?:名[义義字]|化名|假名|假身[分份]|身[分份])")
KOREAN_CALLED = re.compile(rf"{Q}(?:으로|로) (?:더 |잘 )?(?:알려진|불리는|불린|불렸던|통하는) ")
KOREAN_FIRM = re.compile(
    rf"{Q}(?:에서|(?:으로|로)(?P<later>)) (?:사명|상호|이름|명칭|선명|회사 이름)[을를] "
    "(?:변경|바꾸|바꿨|바꾼|개명|고쳤)"
)
CHINESE_LATER = re.compile(
    rf"(?:(?:更名|改名|易名|改称|改稱|改[组組制]|重[组組]|改建|(?:名[称稱]|"
    rf"字[号號])(?:由[^，。]{{2,30}}?)?[变變]更)(?:为|為|作|成)\s?(?:{Q}|{PLAIN})"
    rf"|(?:更名|改名|易名|改称|改稱){QUOTE.format(name='named')})"
)
CALLED_HIM = re.compile(rf"(?:称|稱|叫|喊|唤|喚|呼)(?:其|他|她|之)(?:为|為|作|做)?{Q}")
KOTO = re.compile(
    rf"(?P<alias>[「『](?P<quoted>[{NATIVE}·・]{{2,14}})[」』]|(?<![{NATIVE}])[\u3400-\u9fff]{{2,5}}|"
    rf"[\u30a1-\u30fc]{{2,10}}(?:・[\u30a1-\u30fc]{{2,10}})?)こと"
    r"(?=[、「]?[\u3005\u3400-\u9fff]{2,5})"
)
