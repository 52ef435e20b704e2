"""Where a name begins in a run of characters: Chinese and Japanese put no spaces between words.

Here belongs the cutting of what stands before a name: verbs, titles, particles, descriptions (`晶片大廠`), countries.
What the name is belongs to `kinds.py` and `reverse.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, endings, han_words

# Single characters that hardly ever stand inside a name, but for the words that the look-around leaves in peace:
# 華為, 行為, 自由時報, 數據, 土耳其, 小說, 方向, 將軍; 由美子, 将太 and 有紀 end names.
_SURE_STOPS = (
    "[的了是或被跟於于但稱称該该這这那我他她它們们對对把從从至]|在(?![台臺]協)|(?<![華华行])[為为]"
    "|(?<![自理真麻亜])由(?![美紀香佳里利希貴梨][子里恵絵江]?$)|(?<![數数根依證证])[據据]"
    "|(?<!土)其|(?<!小)[說说]|(?<!方)向(?!井)|將(?!軍)|将(?![军軍]|[太人司大吾貴]$)|(?<!供)[給给]|替(?![代換换])"
    "|[認认]定(?!管理|中心|[委机機工])"
    "|有(?![限色研机機]|[希紀里香美]子?$)"
)
# What a name directly follows, even one that is an ending of others: `2018年遭聯邦調查局(FBI)`.
_OPENERS = (
    "(?P<opener>遭|(?<![关關])係(?!数|數)|(?<=代理)行[為为]|(?<=[银銀商洋户戶])行[為为]|(?<![关關体體联聯星派嫡直学學文语語程物数化理])系(?![统統列数數所别別])|"
    "(?<=[0-9])[年月日](?![刊報报]))"
)
# Bodies that are known by the whole of what is an ending of other names.
_BODY = re.compile("[联聯]合[国國]|[国國][务務]院|[\u3400-\u9fff]{2}部")
_AND = "[與与及]"
_DESCRIBED = r"|企[業业](?![發发集管有股投服諮咨家銀银])|(?<![限份])公司(?!第|.{0,8}(?:分公司|部|研究院|研究所)$)"
# Kinds of funds, traders and makers before a firm's name, but 出口商品 and 商會.
_FUNDS = (
    "(?:私募(?:股[权權])?|[对對][冲沖]|[风風][险險]投[资資]|主[权權](?:[财財]富)?|[养養]老)基金|平[台臺]|[独獨]角[兽獸]"
)
_FIRMS = (
    "(?:律[师師]|[会會][计計][师師]|[专專]利|建[筑築][师師])事[务務]所(?!.{2,4}(?:分所|[办辦]公室|[办辦]事[处處])$)|"
    "(?:[综綜]合|[贸貿]易|大型)商社"
)
_TRADERS = (
    "(?:承包|分[銷销]|代理|[经經][销銷]|零售|[贸貿]易|[进進]口|出口|[经經][纪紀]|做市|[军軍]火|出版|批[发發]|供[货貨]|"
    "集成|服[务務]|生[产產]|[销銷]售|造船)商(?![品会會业業务務行])"
)
_JAPANESE_PARTICLE = re.compile("^.*[のはがをにでともやへ](?=[\u3400-\u9fff\u30a1-\u30fc]{2})")
_JAPANESE_VERB = re.compile(
    "^.*(?:した|された|する|される|している|である|であり|という|および|ならびに|並びに|または|などの|"
    "[\u4e00-\u9fff](?<![一二三四五六七八九十])(?:[めれせいえけげてねべりしきち]?[るた]|[うむつぐ]))"
    "(?=[\u3400-\u9fff\u30a1-\u30fc]{2})"  # `代理人を務める渡辺法律事務所`
)
_DESCRIBED_KATAKANA = re.compile(  # `投資会社ライオンロック・キャピタル`
    "^.*(?:(?<!株式)(?<!有限)(?<!合同)会社|大手|企業|メーカー)(?=[\u30a1-\u30fc]{3})"
)
_KATAKANA_COUNTRY = re.compile("^[米英独仏伊韓中露印豪加](?=[\u30a1-\u30fa]{2})")
_HIRAGANA = re.compile("[\u3041-\u3096]{2,8}(?=[\u3400-\u9fff\u30a1-\u30fc])")
_OF_STATE = re.compile("[国國](?:家|立|[营營]|有|防)|中央|[联聯]邦|皇家|革命|人民|全[国國]")
_MERCHANT = re.compile("^(?:[美日港英德法荷韓韩星瑞外]商|(?:香港|新加坡|荷蘭|開曼)商)(?=.{2})")
_KEPT_COUNTRIES = frozenset(("cn", "tw", "hk", "mo", "jp"))  # 中國石油, 台灣中油, 日本製鐵: part of the name
LONGEST_FIRST = 3  # characters before an "and" that may be the first half of one name: 戰略與國際


@named_cache("documents.stops", maxsize=4)
def _stop_pattern(persons: bool, ands: bool) -> re.Pattern[str]:
    """What comes before a name and cannot stand inside one."""
    listed = [*han_words("stop"), *han_words("role"), *han_words("descriptor")]
    if persons:
        listed += [*han_words("verb"), *han_words("origin")]
    long = sorted({word for word in listed if len(word) > 1}, key=lambda word: (-len(word), word))
    described = f"(?P<described>{_FUNDS}|{_FIRMS}|{_TRADERS})"
    parts = [described, "|".join(map(re.escape, long)), _OPENERS, _SURE_STOPS, *([_AND] if ands else [])]
    return re.compile("|".join(parts) + ("" if persons else _DESCRIBED))


@named_cache("documents.ministries", maxsize=1)
def _ministry_pattern() -> re.Pattern[str]:
    """A Japanese ministry before a body of its own: `米財務省外国資産管理局`."""
    known = han_words("organisation") | han_words("ministry")
    listed = sorted(word for word in known if word.endswith("省") and len(word) > 1)
    return re.compile(f"^[米英独仏伊韓中露印豪加]?(?:{'|'.join(map(re.escape, listed))})(?=.{{3,}}[局署院庁室所会]$)")


def after_stop(run: str, *, persons: bool = False, ands: bool = True) -> str:
    """The part of a run behind the last word that no name holds.

    Args:
        run: characters that end where the name ends.
        persons: whether the name is a person's: verbs and origins (`美籍`) are cut too.
        ands: whether an "and" parts two names.

    Example:
        >>> after_stop("由武漢高芯科技"), after_stop("獨立智庫戰略與國際研究中心", ands=False), after_stop("華為技術")
        ('武漢高芯科技', '戰略與國際研究中心', '華為技術')
    """
    start = 0
    for match in _stop_pattern(persons, ands).finditer(run):
        rest = run[match.end() :]
        if match["described"] and not own_part(rest):
            continue  # `甲私募基金管理有限公司`
        if rest.startswith(("事务所", "事務所", "管理")) or match.group() + rest[:1] in ("委員會", "委员会", "委員会"):
            continue  # `甲律师事务所上海分所`, 監督管理委員會
        named = persons or match["opener"] or _BODY.fullmatch(rest) or endings().longest(rest)[0] != rest
        if len(rest) > 1 and rest[0] not in "(（)）" and named:
            start = match.end()
    rest = _JAPANESE_PARTICLE.sub("", _JAPANESE_VERB.sub("", run[start:]))
    return _DESCRIBED_KATAKANA.sub("", rest)


def organisation_run(run: str, name: Sequence[Token]) -> str:
    """The organisation at the end of a run, before its Latin name in a bracket.

    Args:
        run: characters that end at the bracket.
        name: the Latin name's words.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> organisation_run("韩国三星电子", tokenise("Samsung Electronics"))
        '三星电子'
        >>> organisation_run("美国铝业公司", tokenise("Alcoa"))
        '美国铝业公司'
    """
    if kana := _kana_start(run, name):
        return kana
    has_and = any(token.folded in ("and", "&") for token in name)
    native = after_stop(run, ands=not (has_and or (len(name) == 1 and name[0].text.isupper())))
    halves = re.split(_AND, native, maxsplit=1)
    first = re.sub("^.+[部院署](?=.{2})", "", halves[0])  # `美國商務部工業與安全局`
    if len(halves) == 2 and len(first) > LONGEST_FIRST and not has_and:
        native = after_stop(run)
    native = _MERCHANT.sub("", _KATAKANA_COUNTRY.sub("", _ministry_pattern().sub("", native)))
    return _without_country(native, name)


def _kana_start(run: str, name: Sequence[Token]) -> str:
    """The end of a run from Hiragana on that sound as the first Latin word: `みなと監査法人(Minato Audit)`."""
    for match in _HIRAGANA.finditer(run):
        for at in range(match.start(), match.end() - 1):
            if name and _sounds(run[at : match.end()], name[0].text):
                return run[at:]
    return ""


def _without_country(native: str, name: Sequence[Token]) -> str:
    """The name without a foreign country before it, where the rest has a word of its own and the Latin no country."""
    if native.startswith("日本") and len(name) == 1 and _sounds(native[2:], name[0].text):
        return native[2:]  # 日本发那科(FANUC), but 日本製鐵(Nippon Steel)
    for length in (5, 4, 3, 2):
        found = countries().get(native[:length])
        if found and found[0] not in _KEPT_COUNTRIES:
            rest = native[length:]
            named = any(_is_of(token.folded, found[0]) for token in name) or _governs(rest)
            return native if named or len(own_part(rest)) < 2 else rest
    return native


def _governs(rest: str) -> bool:
    """Whether a ministry or a word for what is a state's stands first, to whose name its country belongs.

    Example:
        >>> _governs("財政部海外資產控制辦公室"), _governs("国家石油公司"), _governs("三星电子")
        (True, True, False)
    """
    return _OF_STATE.match(rest) is not None or any(
        rest[:size] in han_words("organisation") and rest[size - 1] in "部院署" for size in (3, 4)
    )


def _is_of(folded: str, country: str) -> bool:
    """Whether a Latin word names a country; both Koreas are called `Korea`."""
    return countries().get(folded, ("",))[0] == country or (folded == "korea" and country in ("kr", "kp"))


def _sounds(native: str, latin: str) -> bool:
    return len(native) > 1 and compare(native, latin, kind=COMPANY).score >= LEAST_LIKENESS


LEAST_LIKENESS = 0.8  # of a trade name in characters and its Latin form


def own_part(native: str) -> str:
    """A name without the words at its end that many names share: `三星` of `三星电子`, nothing of `石油公司`."""
    while native:
        ending, kind = endings().longest(native)
        if kind not in ("company", "organisation"):
            break
        native = native[: -len(ending)]
    return native
