"""What stands inside a bracket behind a name, or in a clause such as "also known as": the other names.

Here belongs the reading of that content alone. Which name it belongs to is found by `places.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from entityscreen.caches import named_cache
from entityscreen.sources.documents.alias_lists import known_as
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.finding import visible
from entityscreen.sources.documents.listings import without_listing
from entityscreen.sources.documents.loose import loose_names
from entityscreen.sources.documents.name_labels import says_former, without_label
from entityscreen.sources.documents.scripts import FURTHER, HAS_FURTHER, further_names
from entityscreen.sources.documents.titled import without_title
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE
from entityscreen.sources.documents.vocabulary import fold, han_words, surnames, words

# Han, Kana and Hangul with what may stand inside such a name: Latin brand letters, digits, middle dots.
_NATIVE_RUN = re.compile(
    rf"(?<![A-Za-z0-9])(?:[A-Z0-9]{{1,6}}(?=[{NATIVE}]))?[{NATIVE}]+"
    rf"(?:[·・‧•･＝=\-—&＆]?[{NATIVE}]+|[ \u3000\n][{NATIVE}]+|"
    rf"[A-Z0-9]{{1,6}}(?=[{NATIVE}])| [0-9]{{1,4}}(?=[호号號])|"
    rf"[(（][{NATIVE}]{{1,8}}[)）](?=[{NATIVE}])){{0,20}}"
    r"(?:[A-Z]{1,2}(?![A-Za-z])|[0-9]{1,4}(?![0-9年月日%])|[(（](?:有限合[伙夥]|(?:特殊)?普通合[伙夥])[)）])?"
)
_HANGUL = re.compile("[\uac00-\ud7a3]")
_COURTESY = re.compile("(?:先生|女士|小姐|博士|教授|太太|夫人|閣下|阁下|太平紳士)$")
_LINE_END = re.compile(rf"(?<=[{NATIVE}()（）])[ \t]{{0,12}}\n[ \t]{{0,40}}(?=[{NATIVE}()（）])")
_LETTER = f"[A-Za-zÀ-ʯ{FURTHER}]"
_WRAPPED = re.compile(rf"(?<={_LETTER})([;,]?)[ \t]{{0,12}}\n[ \t]{{0,40}}(?={_LETTER})")
# A legal form or a kind of paper, which is the rest of a name that something has cut.
_BARE_FORM = re.compile(
    "(?:股份|有限|责任|責任|控股)*(?:公司|集團|集团)|(?:株式|有限|合同)会社|(?:주식|유한|합자)회사|"
    "(?:杂志|雜誌|周刊|週刊|月刊|日报|日報|报|報)社?"
)
_WORK_QUOTES = re.compile(r"[《〈『][^《》〈〉『』]{0,80}[》〉』]")
_WORK_ALONE = re.compile(rf"\s*《(?P<name>[{NATIVE}·A-Z0-9]{{2,20}})》(?P<noun>[{NATIVE}]{{0,4}})\s*")
# The label or comment in front of a run that says that it is not a name.
_NO_NAME_LABEL = re.compile(
    r"(?:\blit(?:erally)?\b\.?|\bmeaning\b|\bmeans\b|\bslogan\b|\btitle\b|圖|图|攝|摄)[^,;，；]{0,20}$", re.IGNORECASE
)
_QUOTE_OPEN = "\"“‘'「『«"
_QUOTE_CLOSE = "\"”’'」』»"
_BARE = re.compile(
    rf"^\s*(?:the |or |now |aka |i\.e\. )?[{_QUOTE_OPEN}]?(?:the )?"
    rf"(?P<name>[A-ZÀ-Þ0-9][^\n\"“”「」;；:()]{{1,90}}?)[{_QUOTE_CLOSE}]?[,.]?\s*$"
)
_DIALECT = re.compile(
    r"\b(?:Hakka|Hokkien|Teochew|Hainanese|Foochow|Cantonese)\s?:\s*"
    r"(?P<name>[A-ZÀ-Ý][^\W\d]*(?:[ \-][^\W\d]+){1,3})(?=\s*(?:[,;)]|$))"
)
_QUOTED_TERM = re.compile(r"[“\"](?:the\s)?([^”\"]{1,60}?)[,.]?[”\"]")
_SEVERAL_TERMS = re.compile(
    r"\s*(?:(?:collectively|hereinafter|hereafter),?\s)?(?:the\s)?[“\"][^”\"]{1,60}[”\"]"
    r"(?:,?\s(?:or|and)\s(?:the\s)?[“\"][^”\"]{1,60}[”\"]){1,3}\s*"
)
_SPLIT = re.compile(r"[;；/|、，\[\]\n]|, (?!Inc\b|Ltd\b|LLC\b|L\.L\.C|Co\b|S\.A|Limited\b|GmbH|PLC\b)|\bor\b")
_ACRONYM = re.compile(r"^(?=[^a-z]*[A-Z][^A-Z]*[A-Z])[A-Z0-9][A-Za-z0-9&.\-]{1,9}$")
SHORTEST_ALIAS, LONGEST_ALIAS = 2, 40
LONGEST_OFFICE = 5  # characters before a title that make no name: 外交部發言人


@dataclass(frozen=True, slots=True)
class Gloss:
    """The names that a bracket gives.

    Attributes:
        native: names in Chinese, Japanese or Korean writing, in order.
        latin: names in Latin letters that the bracket calls names (`also known as`), or puts there alone.
        former: those of `latin` and `native` that it calls former names.
        acronym: an acronym alone in the bracket, or an empty string.
        script: names in further scripts (Cyrillic, Arabic ...) that a label calls the name.
        unlabelled: those without a label, which may say anything.
        listed: whether it gives a ticker, which only a company has.
        loose: names in Latin letters that it puts beside others and does not call names.
        work: what stands in the quotes of a work (《》) when the bracket holds nothing else.
        titled: what characters with a title name, without it.
        bare: the only name in the bracket, in Latin letters without quotes: it may be a place, a parent or a role.
    """

    native: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    acronym: str = ""
    script: tuple[str, ...] = ()
    unlabelled: tuple[str, ...] = ()
    listed: bool = False
    loose: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    work: str = ""
    bare: str = ""


def read_gloss(content: str) -> Gloss:
    """Read what stands between two brackets.

    Args:
        content: the text between the brackets, marks removed.

    Returns:
        The names; dates, romanisations, translations and titles are left out.

    Example:
        >>> read_gloss("Chinese: 蔡英文; pinyin: Cài Yīngwén; born 31 August 1956").native
        ('蔡英文',)
        >>> read_gloss("鴻海精密工業, also known as Foxconn").latin, read_gloss("“MAC”").acronym
        (('Foxconn',), 'MAC')
    """
    content, listed = without_listing(_WRAPPED.sub(r"\1 ", joined_lines(content)))
    native, former, titled = _native_names(content)
    latin, formerly = known_as(content)
    latin, former = (*latin, *_in_dialect(content)), former + formerly
    acronym, quoted, bare = _single(content)
    latin = (*latin, quoted) if quoted and not latin else latin
    loose = () if bare or quoted in latin else loose_names(content)
    gloss = Gloss(
        native,
        latin,
        former,
        acronym,
        *further_names(content),
        listed,
        titled=titled,
        work=_work_alone(content),
        bare=bare if not latin else "",
    )
    return replace(gloss, loose=loose) if gloss != Gloss() else gloss


def _single(content: str) -> tuple[str, str, str]:
    """The only name of a bracket: as an acronym, in quotes, or without them; two of three are empty.

    Among characters an acronym may stand beside the name.
    """
    single = _BARE.match(content)
    if single and not HAS_NATIVE.search(content) and not HAS_FURTHER.search(content):
        name = single["name"].strip()
        if _ACRONYM.match(name):
            return name, "", ""
        if not may_be_alias(name):
            return "", "", ""
        if _is_head(name):
            return "", "", ""
        quoted = any(mark in content[: single.start("name")] for mark in _QUOTE_OPEN)
        return ("", name, "") if quoted else ("", "", name)
    if several := _SEVERAL_TERMS.fullmatch(content):
        terms = _QUOTED_TERM.findall(several.group())
        letters = next(filter(_ACRONYM.match, terms), "")
        return letters, next((t for t in terms if t != letters and may_be_alias(t) and not _is_head(t)), ""), ""
    plain = content.isascii()
    return next((part for part in ([] if plain else _parts(content)) if _is_acronym(part)), ""), "", ""


def _is_head(name: str) -> bool:
    """Whether a name is but the head of one: `the “Trust”`, `the “Commission”`."""
    folded = fold(name)
    return any(
        folded in words(kind)
        for kind in ("organisation", "prefix", "company", "noun_company", "noun_organisation", "legal")
    )


def _in_dialect(content: str) -> tuple[str, ...]:
    """Names as a dialect spells them, which its speakers bear in papers: `陳基華, Hakka: Chhìn Kî-fà`."""
    return tuple(visible(match["name"]) for match in _DIALECT.finditer(content))


def _work_alone(content: str) -> str:
    """The name of the work that a bracket holds alone, or with a word for paper behind it; or an empty string.

    Example:
        >>> _work_alone("《财经》杂志"), _work_alone("《劳动法》第十条"), _work_alone("甲《乙》")
        ('财经', '', '')
    """
    match = _WORK_ALONE.fullmatch(content)
    return match["name"] if match and (not match["noun"] or match["noun"] in han_words("paper")) else ""


def joined_lines(text: str) -> str:
    """Characters that a line's end parts, together again; Korean words keep a space.

    Example:
        >>> joined_lines("北京天联微电子\\n有限公司")
        '北京天联微电子有限公司'
    """
    return _LINE_END.sub(lambda match: " " if _HANGUL.match(text[match.start() - 1]) else "", text)


def _is_acronym(part: str) -> bool:
    """Whether a part is an acronym, neither a number nor a legal form."""
    return _ACRONYM.match(part) is not None and not part.isdigit() and fold(part) not in words("legal")


def _parts(content: str) -> list[str]:
    return [part.strip(f" {_QUOTE_OPEN}{_QUOTE_CLOSE}") for part in _SPLIT.split(content)]


def _native_names(content: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names in native writing, which of them are former ones, and those that a title stands with, without it."""
    if not HAS_NATIVE.search(content):
        return (), (), ()
    plain = _WORK_QUOTES.sub(lambda match: " " * len(match.group()), content)
    found: dict[str, None] = {}
    former: list[str] = []
    titled: dict[str, None] = {}
    for match in _NATIVE_RUN.finditer(plain):
        before = plain[max(0, match.start() - 40) : match.start()]
        if _NO_NAME_LABEL.search(before):
            continue
        bare, old = without_label(match.group())
        for name in map(without_courtesy, split_spaces(bare)):
            if rest := without_title(name):
                titled.setdefault(rest)
            office = rest and " " in name and name.startswith(rest)  # `김대호 사장`, `SK그룹 회장`
            if is_native_name(name) and not office:
                found.setdefault(name)
                if (
                    old
                    or says_former(before)
                    or re.search(r"(?:former|previous|original)\w{0,4}[^,;]{0,20}$", before, re.IGNORECASE)
                ):
                    former.append(name)
    return tuple(found), tuple(former), tuple(titled)


def without_courtesy(name: str) -> str:
    """A name without the courtesy behind it.

    Example:
        >>> without_courtesy("許榮茂先生"), without_courtesy("女士")
        ('許榮茂', '女士')
    """
    match = _COURTESY.search(name)
    return name[: match.start()] if match and match.start() > 1 else name


def split_spaces(run: str) -> list[str]:
    """Separate names that a space divides; keep `柯 文哲` and Korean words together.

    Example:
        >>> split_spaces("習近平 國家主席"), split_spaces("柯 文哲"), split_spaces("삼성 전자")
        (['習近平', '國家主席'], ['柯 文哲'], ['삼성 전자'])
    """
    pieces = re.split(r"[ \u3000\n]", run)
    if len(pieces) == 1:
        return pieces
    if all(_HANGUL.search(piece) for piece in pieces):
        return [" ".join(pieces)]
    if _is_one_person(pieces):
        return [" ".join(pieces)]
    if len(pieces) == 2 and "\n" in run and len(run) > 6:
        return ["".join(pieces)]
    return [piece for piece in pieces if piece]


def _is_one_person(pieces: list[str]) -> bool:
    """Whether two pieces are a surname and a given name, as Japanese writes them."""
    if len(pieces) != 2 or not all(1 <= len(piece) <= 3 for piece in pieces) or pieces[1] in han_words("role"):
        return False
    return len(pieces[0]) < 3 or not any(record.language == "zh" for record in surnames().get(pieces[0][0], ()))


def is_native_name(name: str) -> bool:
    """Whether a run can be a name at all: neither too short nor too long, no title alone, no clause.

    Example:
        >>> is_native_name("習近平"), is_native_name("外交部發言人"), is_native_name("左")
        (True, False, False)
    """
    if (
        not SHORTEST_ALIAS <= len(name) <= LONGEST_ALIAS
        or _BARE_FORM.fullmatch(name)
        or name in han_words("label_other")
    ):
        return False
    if name[-1] in "的了嗎吗呢吧者們们圖图左右中攝摄" and len(name) <= 3 and name[-1] in "圖图左右攝摄":
        return False
    if name[:1] in "圖图" or any(mark in name for mark in ("的", "了", "不是")):
        return False
    endings = role_endings()
    return not name.endswith(endings) or all(
        len(name) - len(role) > LONGEST_OFFICE for role in endings if name.endswith(role)
    )


@named_cache("documents.role_endings", maxsize=1)
def role_endings() -> tuple[str, ...]:
    """Titles in characters of two characters or more, for `str.endswith`."""
    return tuple(sorted(role for role in han_words("role") if len(role) > 1))
