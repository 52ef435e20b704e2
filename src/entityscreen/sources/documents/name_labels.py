"""Words in Chinese, Japanese and Korean that call what follows a name: `曾用名`, `绰号`, `旧社名`, `본명`.

Here belongs the reading of the tables of these words and of what is no nickname. Brackets with them belong to
`labelled.py`, sentences to `native_called.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.tokens import HAS_NATIVE, tokenise
from entityscreen.sources.documents.vocabulary import han_words

_SCRIPT = "\u3005\u3400-\u9fff\u30a1-\u30fc\uac00-\ud7a3"
OPENING, CLOSING = "“「『‘\"'«＂", "”」』’\"'»＂"
COPULA = "(?:是|为|為|叫|叫做|叫作|は|은|는|이|가)?"
_LATIN = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ’'.&\-]*(?: [A-ZÀ-Þ0-9&][A-Za-zÀ-ɏ’'.&0-9\-]*){0,5}"
_NATIVE = rf"(?:㈜|[(（]주[)）])?(?:[A-Z0-9]{{1,8}})?[{_SCRIPT}][{_SCRIPT}·・A-Z0-9 ]{{1,29}}"
_NAME = rf"[{OPENING}]?(?P<name>{_NATIVE}|{_LATIN})[{CLOSING}]?"
_PARTS = re.compile(r"\s?[,，、;；]\s?|\s?[·・](?=[0-9])")
_KOREAN_PARTS = re.compile(r"\s?[,;·・]\s?")
_HANGUL = re.compile("[\uac00-\ud7a3]")
MOST_WORDS, LEAST_FIRM = 4, 2  # words of a person's Latin name, strength of a firm's words
SHORTEST_LABEL = 2  # characters of a label that no surname is
SHORTEST_NICKNAME, LONGEST_NICKNAME = 2, 10  # characters


def any_of(kind: str) -> str:
    """A pattern of all words of one class of labels, the longest first; `_` stands for a space that may be left out."""
    listed = sorted(han_words(kind), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("_", " ?") for word in listed)


@named_cache("documents.name_labels", maxsize=1)
def label_pattern() -> str:
    """A pattern of all labels, in groups: former names, those that places have too (`옛 한양`), nicknames, claims."""
    return (
        rf"(?:(?P<former>{any_of('label_former')})|(?P<firm>{any_of('label_former_firm')}|구(?= ))"
        rf"|(?P<nickname>{any_of('label_nickname')})|(?P<claimed>{any_of('label_claimed')})"
        rf"|(?P<now>[現现]|현(?= ))|{any_of('label_other')})"
    )


@named_cache("documents.labelled_names", maxsize=1)
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"\s?{label_pattern()}{COPULA}\s?[:：・]?\s?{_NAME}$")


@named_cache("documents.leading_labels", maxsize=1)
def _leading() -> re.Pattern[str]:
    return re.compile(rf"{label_pattern()}{COPULA}\s?(?=..)")


@named_cache("documents.former_labels", maxsize=1)
def _former_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('label_former')}|(?:{any_of('label_former_firm')})(?<=..))\s?[:：]\s?[{OPENING}]?$")


def says_former(before: str) -> bool:
    """Whether a text ends with a label of former names and a colon.

    Example:
        >>> says_former("A Ltd; 曾用名："), says_former("又名：")
        (True, False)
    """
    return _former_label().search(before) is not None


def without_label(run: str) -> tuple[str, bool]:
    """Characters without the label before them, and whether it says a former name; labels of one character stay.

    Example:
        >>> without_label("前名星輝速遞"), without_label("原田商店")
        (('星輝速遞', True), ('原田商店', False))
    """
    match = _leading().match(run)
    if match is None or len(match.group().strip()) < SHORTEST_LABEL:
        return run, False
    return run[match.end() :], match["former"] is not None or match["firm"] is not None


def labelled_parts(content: str) -> list[re.Match[str]]:
    """The parts of a bracket that give a name behind a label: groups `name`, `former`, `firm`, `nickname`.

    Example:
        >>> [part["name"] for part in labelled_parts("崔光日, 중국명 추이광르·51")]
        ['추이광르']
        >>> [part["name"] for part in labelled_parts("又名孟柏，绰号“柏叔”，49岁")]
        ['孟柏', '柏叔']
    """
    parts = (_KOREAN_PARTS if _HANGUL.search(content) else _PARTS).split(content)
    found: list[re.Match[str]] = []
    for part in parts:
        match = _labelled().match(part) or (_listed(found[-1], part, content) if found else None)
        if match and not _unknown().search(match["name"]):
            found.append(match)
    return found


def _listed(before: re.Match[str], part: str, content: str) -> re.Match[str] | None:
    """A part that 、 joins to a labelled one, with the same label: `曾用名：甲、乙`."""
    joined = re.search(rf"{re.escape(before.string)}\s?、\s?{re.escape(part)}", content)
    return _labelled().match(before.string[: before.start("name")] + part) if joined and part else None


@named_cache("documents.unknown_names", maxsize=1)
def _unknown() -> re.Pattern[str]:
    """Words for a name that is not given: `本名不明`."""
    return re.compile(any_of("unknown_name"))


@named_cache("documents.no_nicknames", maxsize=1)
def _no_nickname() -> re.Pattern[str]:
    """Descriptions that hundreds bear: `人称“商业教父”`."""
    return re.compile(rf"(?:{any_of('sobriquet')}|등)$")


def may_be_nickname(name: str) -> bool:
    """Whether characters can be what one person is called, and are no description of a hundred.

    Example:
        >>> may_be_nickname("柏叔"), may_be_nickname("商业教父"), may_be_nickname("不详")
        (True, False, False)
    """
    described = _no_nickname().search(name) or _unknown().search(name)
    return SHORTEST_NICKNAME <= len(name) <= LONGEST_NICKNAME and not described


def is_latin_person(name: str) -> bool:
    """Whether Latin letters are one to four words of a person's name: `护照姓名为“Benny Meng”`.

    Example:
        >>> is_latin_person("Benny Meng"), is_latin_person("Ocean Pride Ltd"), is_latin_person("孟柏")
        (True, False, False)
    """
    found = tokenise(name)
    shaped = 0 < len(found) <= MOST_WORDS and all(token.capital and not token.number for token in found)
    return shaped and not HAS_NATIVE.search(name) and judge_latin(found).strength < LEAST_FIRM
