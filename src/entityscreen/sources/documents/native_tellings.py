"""Further frames in which Chinese, Japanese and Korean sentences call somebody: `以“老K”为昵称`, `'X'라는 별명으로`.

Here belong the tables of such frames, by what they can speak of, and the reading of several names in a row. Labels before
a name and what a firm was renamed to belong to `native_called.py`, whom they speak of to `native_bearers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.native_frames import QUOTE, Q
from entityscreen.sources.documents.native_nouns import HAN_VENTURE, HANGUL_FIRM, HANGUL_VENTURE

_LIST = rf"{Q}(?:(?:、|,|，|和|与|與|及|以及|や|と|・|와|과| ?및|나)?\s?[“「『‘\"'][^“”「」『』‘’\"'\n]{{1,40}}[”」』’\"'])*"
CALLING = (  # what one is called, in Chinese
    "[昵暱][称稱]|[网網]名|化名|假名|代[号號]|[绰綽][号號]|外[号號]|[诨渾诨]名|名[号號]|[笔筆]名|[艺藝]名|英文名字?|中文名字?|名字|名[义義]|"
    "姓名|身[份分]|[账帳賬][号號户戶]|[护護]照|[证證]件|身[份分][证證]|[签簽][证證]|[称稱][号號呼]|[驾駕]照|居留[证證]|通行[证證]"
)
_CROWD = (  # who calls one so, in Chinese
    "圈[内內中裡里]|道上|江湖上?|[业業][内內界]|坊[间間]|外界|手下|同[伙夥]|村民|[当當]地人?|[网網]友|[马馬]仔|街坊|[团團][伙夥]成[员員]|"
    "下[属屬]|[员員]工|[邻鄰]居|[会會][员員]|[组組][织織][内內]|[帮幫]派|熟人|[朋友]{2}|客[户戶]|媒[体體]|[组組][织織]成[员員]"
)
_JAPANESE_NAMING = (
    "通名|偽名|仮名|変名|別名|異名|あだ名|愛称|ニックネーム|芸名|源氏名|旧姓|本名|日本名|英語名|中国名|韓国名|朝鮮名|通称|ハンドルネーム|"
    "アカウント名|ユーザー名|ペンネーム|筆名|コードネーム|異称|名義"
)
_KOREAN_NAMING = (
    "(?:가짜|위장|허위|거짓|다른) 이름|가명|별명|예명|별칭|대화명|활동명|아이디|닉네임|필명|위명|차명|한국명|중국명|일본명|암호명|"
    "(?:영어|영문|한국|중국|일본|러시아|베트남|북한|조선) ?(?:식 )?이름"
)
_KOREAN_FIRM = f"{HANGUL_FIRM}|{HANGUL_VENTURE}"


class Telling(NamedTuple):
    """A frame: its pattern with the group `quoted`, what it speaks of, whether the name is former, and its shape."""

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]
    former: bool = False
    shape: str = ""


_P, _F, _V = (PERSON,), (COMPANY, ORGANISATION), (VESSEL,)


def _told(pattern: str, kinds: tuple[str, ...], *, former: bool = False, shape: str = "") -> Telling:
    return Telling(re.compile(pattern), kinds, former, shape)


TELLINGS = (
    # Chinese, persons
    _told(rf"以{Q}(?:[为為作]|作[为為]|[当當]作)(?:其|他的|她的)?(?:{CALLING}|名(?!义))", _P),
    _told(rf"以{Q}(?:自居|自[称稱]|自[诩詡]|示人|相[称稱]|著[称稱]|[闻聞]名|行走|出[现現])", _P),
    _told(rf"自[称稱号號](?:是|[为為叫])?{Q}", _P, shape="name"),
    _told(
        rf"(?<![不未])(?:使用|借用|冒用|[盗盜]用|持有?|化用|改用|[启啟]用|用)(?:[过過了着著])?(?:一?[本张張个個]|多[本个個])?"
        rf"(?:(?:姓名|名字?)(?:[为為是叫]|[写寫][为為着著])?)?{_LIST}等?(?:[两兩二三四五多数數][个個])?(?:的|[这這]一?[个個]?)?"
        rf"[^，。“”「」]{{0,8}}?(?:{CALLING})",
        _P,
    ),
    _told(
        rf"(?:[护護]照|[证證]件?|身[份分][证證])(?:上)?的?(?:[^，。“”「」]{{0,6}}?)(?:姓名|名字|署名|持有人)(?:却|卻|[则則])?"
        rf"(?:[为為是]|[写寫][着著]|[写寫]的是|系|[显顯]示[为為]|登[记記][为為])?{Q}",
        _P,
    ),
    _told(rf"(?:有|得了个?|得了個|[获獲]){Q}(?:之[称稱号號名]|的?(?:{CALLING}|美[称稱]|[绰綽][号號]))", _P),
    _told(
        rf"(?:被|[获獲])(?:[^，。“”「」]{{0,8}}?)(?:[称稱][为為作]|叫[做作]|[唤喚]作|尊[称稱]?[为為作]|奉[为為]|[戏戲][称稱][为為]?|喊作){Q}",
        _P,
        shape="short",
    ),
    _told(
        rf"(?:{_CROWD})(?:[内內])?(?:人|[们們])?(?:都|多|均|[习習][惯慣])?(?:[称稱叫唤喚喊]|尊[称稱])(?:他|她|其|之)?(?:[为為作做])?{Q}",
        _P,
    ),
    # Japanese, persons
    _told(
        rf"{Q}(?:の|という|との)?(?:{_JAPANESE_NAMING})(?:を(?!持た|否)|で(?!は)|に|として)"
        r"(?:[^。、「」]{0,10}?(?:呼ば|親しま|知ら|通)(?:れて?(?:いる|いた|る|た)|る|った)(?P<behind>(?=[\u3400-\u9fff\u30a1-\u30fc])))?",
        _P,
    ),
    _told(
        rf"{Q}(?:と|として)(?:呼ばれ|慕われ|恐れられ|知られ|称し|称され|偽っ|自称し)(?P<behind>(?:る|た|ている|ていた)(?![^、。]{1,8}(?:だ|で、|である|。))(?=[\u3400-\u9fff\u30a1-\u30fc]))?",
        _P,
        shape="short",
    ),
    # Korean, persons
    _told(
        rf"{Q}\s?이?(?:라는|란) (?:{_KOREAN_NAMING})(?:을|를|으로도|으로|도|로|이)"
        r"(?P<behind> (?:더 |잘 )*(?:쓰는|쓴|써온|불리는|불린|알려진|통하는|통한|(?:사용|활동|행세)(?:한|하는|해온)) )?",
        _P,
    ),
    _told(
        rf"{Q}(?:으로|로)(?:도|만)? (?:(?:더|잘|주로|널리|흔히|통상) )*"
        r"(?:통했|통하며|통한다|불렸|불리며|불리고|불려|불린다|알려졌|알려져|알려진다|행세했|행세하며|행세해)",
        _P,
        shape="short",
    ),
    _told(rf"{Q}\s?이?(?:라는|란) 이름이 (?:적|기재|찍|인쇄|기록|올라)", _P),
    _told(rf"{Q} 명의(?:의|로 된) [^.,'‘“]{{0,12}}?(?:여권|신분증|면허증)", _P),
    _told(
        rf"{_LIST} ?등?의? ?(?:여러 |다른 |가짜 )?(?:이름|가명|별명|닉네임|아이디|신분)(?:들)?(?:을|를|으로) "
        r"(?:번갈아 |돌려 |바꿔 가며 |섞어 )?(?:사용|썼|쓰며|쓰고|써|활동|행세|돌려썼)",
        _P,
    ),
    _told(rf"{Q}(?:이라|라)(?:고)? (?:불렸|불리|불려|소개했|소개하|칭했)", _P, shape="short"),
    _told(rf"(?:여권|신분증|이력서|명함)(?:에|상)(?:는)? (?:적힌|기재된|쓰인|나온)? ?(?:이름|성명|영문명)(?:은|이) {Q}", _P),
    _told(rf"{Q}(?:으로|로) (?:통하던|불리던|알려졌던) (?:인물|사람|남성|여성)(?:로|이다|으로)", _P),
    _told(rf"(?<![가-힣])(?:그|그녀)를 {Q}(?:이라|라)(?:고)? (?:불렀|부르|불러|칭했)", _P, shape="short"),
    _told(rf"(?:管|[对對])(?:他|她|其)(?:叫|[称稱])?(?:做|作)?{Q}", _P, shape="short"),
    _told(rf"(?:[称稱叫唤喚喊])(?:他|她)(?:[为為作做])?{Q}", _P, shape="short"),
    _told(rf"以{Q}(?:之名|[这這][个個]名字|[这這]一名字|[这這][个個]身[份分])", _P),
    _told(rf"(?:改名|更名|易名|改姓名)(?:[为為叫成])?(?:{Q}|(?P<plain>[\u3400-\u9fff]{{2,4}}(?=[，。；、）)\s])))", _P, shape="name"),
    _told(rf"(?:助手|主[脑腦]|[头頭]目|老大|骨[干幹]|成[员員]|首[脑腦领領]|主犯|毒[枭梟]|[网網][红紅]|男子|女子|[黑駭]客|掮客|打手|司[机機]|富?商人?){Q}(?P<behind>(?=[\u3400-\u9fff]{{2,4}}))", _P, shape="short"),
    _told(rf"{Q}(?:と|に)改名", (PERSON, *_F, *_V)),
    _told(rf"{Q}の名(?:前)?で(?!販売|発売|商品化|公開|上映|配信|営業|運営)", _P),
    _told(rf"{Q}の(?:異名|通り名|あだ名|愛称)を(?:とる|取る|持つ|もつ|使う)(?P<behind>(?=[\u3400-\u9fff\u30a1-\u30fc]))", _P),
    _told(
        r"[=＝](?:登録名|旧姓|リングネーム|芸名|本名|通称|通名|別名|英語名)[・:：、]?[「『]?(?P<quoted>[^「」『』=＝。、\n]{2,14}?)[」』]?[=＝]",
        _P,
    ),
    # Firms and bodies
    _told(rf"{Q}(?:の|という)(?:名称|名前|屋号|店名|サイト名|サービス名|社名)で(?:設立|創業|発足|運営|営業|開設|スタート|始ま|サービス)", (*_F, *_V), former=True),
    _told(rf"(?:社名|商号|名称|屋号|店名)を{Q}(?:に|へ|と)(?:変更|改め|変え|する|した|し、)", _F),
    _told(rf"{Q}(?:으로|로) (?:출발|창립|창업|설립|시작|출범|문을 열)", _F, former=True),
    _told(rf"{Q}의 후신", _F, former=True),
    _told(rf"(?:이 ?(?:회사|업체|앱|사이트|플랫폼|거래소)|해당 ?(?:회사|업체|앱))(?:은|는) (?P<at>)[^.'‘“]{{0,24}}{Q}(?:으로|로|이라|라고?) (?:불렸|불리|운영|영업|서비스)", _F, former=True),
    _told(rf"(?:[^.'‘“]{{0,4}}){Q}(?:으로|로) (?:두 차례 |세 차례 |또다시 |다시 )?(?:간판|상호|사명|선명)(?:을|를) (?:바꿔 달|바꿔|바꾸|바꿨|변경|고쳐)", (*_F, *_V)),
    _told(rf"{_LIST}(?:으로|로) (?:[가-힣]+ 차례 |또다시 |다시 )?(?:이름|선명|사명|상호|간판)(?:이|을|를) (?:바뀌|바꿔|바꿨|바꾸|변경)", (*_V, *_F)),
    _told(
        rf"(?:年前|以前|之前|原先|原[来來]|最初|早期|此前|之初|[当當][时時]|起初|一[开開]始)(?:曾|[还還])?(?:名?叫做?|名[为為]|[称稱][为為]|取名){Q}",
        (*_F, *_V),
        former=True,
    ),
    _told(
        r"[=＝](?:旧社名|旧商号|旧称|旧)[・:：、]?[「『]?(?P<quoted>[^「」『』=＝。、\n]{2,24}?)[」』]?[=＝]",
        _F,
        former=True,
    ),
    _told(
        r"[=＝](?:現社名|現商号|現|英語名|英文名|略称)[・:：、]?[「『]?(?P<quoted>[^「」『』=＝。、\n]{2,24}?)[」』]?[=＝]",
        _F,
    ),
    _told(rf"{Q}\s?이?(?:라는|란) (?:간판|상호명?|사명|법인명|회사명|업체명)(?:을|를|로|으로|이었)", _F, former=True),
    _told(
        rf"(?:원래|당초|처음|애초|본래|과거|예전)[^.,'‘“]{{0,12}}{Q}\s?이?(?:라는|란) (?:이름의|이름으로)",
        _F,
        former=True,
    ),
    _told(
        rf"(?:[将將把][该該此][组組][织織]|[将將把]其|[将將把][该該][团團][伙夥体體])[^，。“”「」]{{0,4}}?(?:[称稱]|命名|追[踪蹤])(?:[为為作]){Q}",
        (ORGANISATION,),
    ),
    _told(rf"を(?P<at>){_LIST}(?:と(?:呼|命名|名付け|呼称)|の名(?:称|前)で(?:追跡|監視))", (ORGANISATION,)),
    _told(
        rf"(?:조직|단체|그룹|해커들?|이들)(?:을|를) (?P<at>){_LIST}\s?이?(?:라는 (?:이름|명칭|코드명|암호명)(?:으로|로)|라고|로) "
        r"(?:추적|부르|부른|불러|명명|분류|지칭|식별)",
        (ORGANISATION,),
    ),
    _told(
        rf"以{Q}(?:的|之)?(?:名[义義]|招牌|商[号號]|品牌)(?:[对對]外)?(?:[经經][营營]|[营營][业業]|[开開][业業展])", _F
    ),
    _told(rf"(?:由|從|从)(?:原)?{Q}(?:更名|改名|改[称稱制]|[变變]更|[转轉][型变變])(?:而[来來成])?", _F, former=True),
    _told(
        rf"(?:회사 이름|사명|상호|법인명|회사명|간판|명칭|이름)(?:을|를) {Q}(?:으로|로) (?:변경|바꾸|바꿨|바꾼|바꿔|개명|고쳤|고쳐)",
        (*_F, *_V),
    ),
    _told(
        r"(?:회사 이름|사명|상호|법인명|회사명)(?:을|를) (?P<quoted>[가-힣A-Z]{2,15}?)(?:으로|로) (?:변경|바꾸|바꿨|바꾼|바꿔|개명|고쳤|고쳐)",
        _F,
    ),
    _told(
        rf"전신(?:은|인|이) (?:[^.,'‘“]{{0,20}}? )?(?:{Q}|(?<= )(?P<plain>[가-힣A-Z]{{3,15}}?)(?=이?다[. ]|으로|이었|였|,|이며|\.))",
        _F,
        former=True,
    ),
    _told(
        r"(?<=[はがを、年に])(?P<quoted>[\u30a1-\u30fcA-Za-z\u3400-\u9fff・]{3,20}?)(?:に|へ)(?:社名|商号)(?:を)?(?:変更|変え|改め)",
        _F,
    ),
    _told(rf"{_LIST}(?:に|へ|と)(?:社名|商号|名称|店名|屋号|団体名|組織名|名前)を(?:変更|変え|改め|改称)", (*_F, *_V)),
    # Ships
    _told(
        rf"船[名]?(?:[舶][名][称稱])?(?:[^，。“”「」]{{0,6}}?)(?:[为為是有]|包括|登[记記][为為]|[显顯]示[为為]|注[记記][为為]){_LIST}",
        _V,
        former=True,
    ),
    _told(
        rf"(?:船(?:[艏艉首尾身体體舷殼壳側侧])[^。“”「」]{{0,24}}?){_LIST}(?:[旧舊][^，。“”]{{0,2}})?(?:的)?(?:[字]样|字樣|舊名|旧名|船名)",
        _V,
        former=True,
    ),
    _told(
        rf"(?:[旧舊]?字[样樣][^。“”「」]{{0,20}}?(?:[显顯]示|辨[识識認认](?:出|[为為])?|[为為是])){_LIST}",
        _V,
        former=True,
    ),
    _told(rf"曾(?:使用|用|以)[过過]?{_LIST}等?(?:[多两兩三][个個])?(?:的)?船名", _V, former=True),
    _told(rf"(?:当時|時|以前|もともと|当初|かつて)の?(?:の?船名|の?名前)は{_LIST}", _V, former=True),
    _told(
        rf"{_LIST}と(?:[0-9２-９]+[度回]|相次いで|何度も|たびたび|次々に?|繰り返し)?(?:、)?(?:船名|名前|名称|船籍名)を(?:変え|変更し|改め|偽装し)",
        (*_V, *_F),
        former=True,
    ),
    _told(rf"{_LIST}\s?이?(?:라는|란) (?:선명|배 이름)(?:으로|을|의)", _V, former=True),
)
# `’이 사용했다`: names in quotes of a row, behind the first one.
_FURTHER = re.compile(rf"(?:、|,|，|和|与|與|及|以及|や|と|・|와|과| ?및|나)?\s?{QUOTE.format(name='quoted')}")
_SHIP = r"(?:[A-Z][A-Za-z]+(?: [A-Z0-9][A-Za-z0-9]*){0,3}|[\u3400-\u9fff]{2,6}(?:[0-9]{1,4}[号號]?|[号號轮輪丸]))"
SHIP_ROW = re.compile(  # `先後改名 Pacific Lily、興遠67`
    rf"(?:改名|更名|易名|改[称稱]|曾用名|曾用船名|原名)(?:[为為作成]|有|包括)?[:：]?\s?(?P<row>{_SHIP}(?:(?:、|，|, |和|与|與|及){_SHIP})*)(?=[，。；、）)\s等后後]|$)"
)
ROW_PARTS = re.compile("、|，|, |和|与|與|及")
VENTURE = re.compile(f"(?:{HAN_VENTURE})$")


def names_in_row(text: str, match: re.Match[str]) -> Iterator[str]:
    """The names of a statement: the first one in quotes, and those that stand in a row with it.

    Args:
        text: the text.
        match: a statement with the group `quoted`.
    """
    if match["quoted"] is None:
        yield match["plain"].strip()
        return
    yield match["quoted"].strip()
    at = match.end("quoted") + 1
    while further := _FURTHER.match(text, at):
        yield further["quoted"].strip()
        at = further.end()
