"""Bytes to text: which encoding a plain file is in.

Here belongs the detection for formats that do not state their encoding. It needs no library: a byte order mark, then
UTF-8, which ordinary text in another encoding never is by accident, then the national encodings by how plausible
their result is. A file that mixes encodings is plausible in none and is refused.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from entityscreen.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "windows-1252")
# The commonest characters of Chinese text in both scripts, and of Japanese: a fourth of any running text.
_COMMON = frozenset(
    "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过子說说產产種种面而方後后多定行學学法所民得"
    "經经十三之進进着等部度家電电力裡里如水化高自二理起小物現现實实加量都兩两體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些然前外天政四日那社義义事平形相全表間间樣样與与關关各重新"
    "線线內内數数正心反你明看原又麼么利比或但質质氣气第向道命此變变條条只沒没結结解問问意建月公無无系軍军很情者最立代想已通並并提直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件長长求老"
    "報报市場场台臺司技科有限公司集團团武漢汉北京海東东西南香港美英俄中華华新聞闻記者稱称指表示日本社株式会社のにはをたがでてとしれさある。、，「」（）：；"
)
SAMPLE, ENOUGH = 200_000, 0.25  # bytes looked at; least share of plausible characters among those outside ASCII
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd]")
_WESTERN = frozenset("’‘“”–—…•éèêëàâäáãåçíìîïñóòôöõúùûüýÿœæøßÉÈÀÄÖÜÅÇÑØšžŠŽ£€§©®°·«»™½¼\u00a0")


def decode(data: bytes, where: str | Path) -> str:
    """The text of a file in an unknown encoding.

    Args:
        data: the whole file.
        where: its path, for the error.

    Returns:
        The text, its line ends as they are.

    Raises:
        DocumentError: it is no text, or mixes encodings.

    Example:
        >>> decode("武漢高芯科技有限公司的產品".encode("big5"), "x.txt")
        '武漢高芯科技有限公司的產品'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, where)
    if b"\x00" in data[:SAMPLE]:
        return _without_mark(data, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _most_plausible(data, where)
    return _readable(text, where)


def _strictly(data: bytes, encoding: str, where: str | Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is marked as {encoding} but is not, from byte {error.start}", where=where, mend="save it as UTF-8"
        ) from None


def _without_mark(data: bytes, where: str | Path) -> str:
    """UTF-16 without a mark has zero bytes at every second place; other files with zero bytes are no text."""
    head = data[:4000]
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > 0.2 * len(zeros) and others.count(0) < 0.1 * len(others):
            return _readable(_strictly(data, encoding, where), where)
    raise DocumentError("is no text: it holds zero bytes", where=where, mend="convert it to UTF-8 text")


def _readable(text: str, where: str | Path) -> str:
    if len(_CONTROL.findall(text[:SAMPLE])) > 0.01 * min(len(text), SAMPLE) + 3:
        raise DocumentError("is no text: it holds control characters", where=where, mend="convert it to UTF-8 text")
    return text


def _most_plausible(data: bytes, where: str | Path) -> str:
    best, best_share = "", 0.0
    for encoding in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = plausibility(text[:SAMPLE], western=encoding == "windows-1252")
        if share > best_share:
            best, best_share = text, share
    if best_share < ENOUGH:
        raise DocumentError("is in no encoding that is known, or mixes several", where=where, mend="save it as UTF-8")
    return best


def plausibility(text: str, *, western: bool) -> float:
    """The share of common characters among those outside ASCII, from 0 to 1.

    Args:
        text: decoded text.
        western: whether accented letters and typographic marks count as common, instead of Chinese characters.

    Returns:
        The share; a single wrong character (private use, control) counts like three.
    """
    others = [c for c in text if c > "\x7f"]
    if not others:
        return 0.0
    good = _WESTERN if western else _COMMON
    fine = sum(1 for c in others if c in good or ("\uac00" <= c <= "\ud7a3" and not western))
    wrong = len(_CONTROL.findall(text))
    return (fine - 3 * wrong) / len(others)
