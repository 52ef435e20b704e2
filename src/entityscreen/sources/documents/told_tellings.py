"""How text that is not English gives a name another one: `(далее — УПМ)`, `, genannt »Kali«`, `المعروف باسم «X»`.

Here belongs the reading of the table `documents_tellings` and what another name looks like. Whose it is belongs to
`told_bearers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.told_languages import ARABIC, CYRILLIC

UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
CYRILLIC_UPPER = "А-ЯЁІЇЄҐЎЂЈЉЊЋЏ"
ARABIC_LETTERS = "\u0621-\u065f\u0670-\u06d3\u200c"
_OPEN = '«»„“”"‹›'
_INNER = rf"(?:[^{_OPEN}\n]|[«„“‹][^{_OPEN}\n]{{1,40}}[»“”›]|(?<=\s)\"[^{_OPEN}\n]{{1,40}}\"(?=\"))"  # `«Дом „Свет“»`
_CLOSE = '(?:\\s?[»›]|[«“”"‹])'
QUOTED = (
    rf"(?:[{_OPEN}]\s?(?P<quoted>{_INNER}{{1,80}}?)[,.]?{_CLOSE}|"
    r"(?<!\w)[‚‘'](?P<single>[^‚‘’'\n]{2,40})[’‘'](?!\w))"
)
_UNNAMED = QUOTED.replace("?P<quoted>", "").replace("?P<single>", "")
CYRILLIC_FORM = (
    rf"(?:П[рР]АТ|Тз[ОД]В|[{CYRILLIC_UPPER}]{{2,5}}(?:\s[{CYRILLIC_UPPER}]{{2,4}})?|"
    r"(?:[Пп]убличн[а-яё]+\s|[Зз]акрыт[а-яё]+\s|[Оо]ткрыт[а-яё]+\s)?[Аа]кционерн[а-яё]+\s[Оо]бществ[а-яё]+|"
    r"[Оо]бществ[а-яё]+\sс\sограниченной\sответственностью|"
    r"(?:[Фф]едеральн[а-яё]+\s|[Мм]униципальн[а-яё]+\s)?(?:[Гг]осударственн[а-яё]+\s)?"
    r"(?:[Уу]нитарн|[Кк]азённ|[Бб]юджетн|[Аа]втономн)[а-яё]+\s(?:[а-яё]+\s)?(?:предприяти|учреждени)[а-яё]+|"
    r"[Нн]аучно-производственн[а-яё]+\s(?:предприяти|объединени)[а-яё]+|"
    r"[Дд]ержавн[а-яіїє]+\s[Пп]ідприємств[а-яіїє]+|[Тт]овариств[а-яіїє]+\sз\sобмеженою\sвідповідальністю|"
    r"(?:[Пп]ублічн[а-яіїє]+\s|[Пп]риватн[а-яіїє]+\s)?[Аа]кціонерн[а-яіїє]+\s[Тт]овариств[а-яіїє]+)"
)
_FORM = r"(?:Ltd|Inc|Corp|Co|Lda|Ltda|Şti|Cía|Cia)"
_WORD = rf"(?:{_FORM}\.(?=\s(?:{_FORM}|KG)\b)|[{UPPER}]\.(?=\s[{UPPER}])|[{UPPER}](?:[\w’'\-]|\.(?=\w))*)"
_DOT = r"(?:(?:(?<=Ltd)|(?<=Inc)|(?<=Corp)|(?<=Co)|(?<=Lda)|(?<=Ltda)|(?<=Şti)|(?<=\.[A-ZŞl]))\.)?"  # at the end
_SMALL = (
    r"(?:de\sla|de\slos|de\slas|de\sl[’']|del|della|dello|dei|de|d[’']|da|dos|das|do|di|du|des|la|las|los|le|les|el|il|lo|"
    r"y|e|et|und|ve|and|&|of|von|van\sder|van|der|den|zu|für|pour|para|per|bin|ibn|ben|al)"
)
_ELIDED = r"(?:[a-z]{1,3}[’'\-])?"
_NEXT = rf"\s(?:{_SMALL}\s(?=(?:l[’'])?[{UPPER}])|&\s)?{_ELIDED}(?:{_WORD}|[0-9]{{1,4}}\b)"
_LATIN = rf"{_ELIDED}{_WORD}(?:{_NEXT}){{0,8}}{_DOT}"
_CYRILLIC_SMALL = r"(?:(?:оглы|кызы|ибн|бин|фон|де|аль|уулу)\s)?"
_CYRILLIC_NAME = rf"[{CYRILLIC_UPPER}][\w’'\-]+(?:\s{_CYRILLIC_SMALL}[{CYRILLIC_UPPER}][\w’'\-]+){{0,3}}"
_BEHIND_NAME = (  # words that no Arabic or Persian name has inside
    "في|من|إلى|الى|على|عن|منذ|قبل|بعد|خلال|عندما|وقد|وهو|وهي|عبر|لدى|مع|بين|حتى|أثناء|لكن|سفر|زندگی|فعالیت|شناخته|کار|ثبت|"
    "وارد|خارج|می|بود|است|شد|شده|کرد|کرده|عمل|در|از|که|را|به|با|و"
)
_ARABIC_NAME = (
    rf"(?:أبو|ابو|أبي|أم|ام|الحاج|الشيخ|حاجی|سردار)\s[{ARABIC_LETTERS}]+(?:\sال[{ARABIC_LETTERS}]+)?|"
    rf"[{ARABIC_LETTERS}]{{2,}}(?:\s[{ARABIC_LETTERS}]{{2,}}){{0,6}}?(?=\s?[.،؛,()\n]|\s(?:{_BEHIND_NAME})\s|$)"
)
_PLAIN = {
    CYRILLIC: rf"(?:{CYRILLIC_FORM}\s{_UNNAMED}|{_CYRILLIC_NAME}|{_LATIN})",
    ARABIC: rf"(?:{_LATIN}|{_ARABIC_NAME})",
}
_NOUN = {
    CYRILLIC: r"(?:(?:компани|фирм|предприяти|судн|танкер|банк|холдинг|групп|корпораци|завод)[а-яё]{0,3}\s(?=[«“\"]))?",
    ARABIC: r"(?:(?:شركة|مؤسسة|مجموعة|السفينة|الناقلة|ناقلة|سفينة|شرکت|کشتی)\s(?=[«“\"]))?",
}
_ANY_SCRIPT = r"(?P<script>[\u0370-\u10ff\u3400-\u9fff][^(),;\"A-Za-z\n]{1,60}?)"  # the name in its own letters
_OWN = r"(?:\s?[(（](?P<own>[^()（）\n]{2,80})[)）])?"
_TURKISH_PLACE = re.compile(r"^.*['’][a-zçğıöşü]{1,6}\s")  # `Suriye'de Ebu Musa`
_PART = re.compile(r"<([a-z]+)>")  # of a pattern, which a row of the kind `part` defines
PART = "part"  # in the place of a row's bearer
_MARKS = "[\u064b-\u0652\u0640\u0670]*"
_SAME = {"ا": "[اأإآ]", "ي": "[يىی]", "ى": "[يىی]", "ی": "[يىی]", "ك": "[كک]", "ک": "[كک]", "ه": "[هة]"}
_ARABIC_LETTER = re.compile(r"\[[^\]]*\]|[\u0621-\u064a\u067e-\u06cc]")  # a class of letters stays as it is


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to give another name: where its bearer stands, what the name is, and of what kind the bearer is."""

    bearers: tuple[str, ...]
    what: str
    kind: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Told:
    """Another name in a text: how it is given, the name, where it stands, and where the whole begins and ends."""

    telling: Telling
    name: str
    start: int
    end: int
    first: int
    last: int
    quoted: bool
    own: str = ""


def _expanded(text: str, language: str) -> str:
    """A part of a pattern with any space for a space, and with the other forms of Arabic letters."""
    spaced = text.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
    if language != ARABIC:
        return spaced
    return _ARABIC_LETTER.sub(lambda m: m[0] if m[0][0] == "[" else f"(?:{_SAME.get(m[0], m[0])}{_MARKS})", spaced)


_ARTICLES = {"es": "[Ee]l|[Ll]a|[Ll]os", "pt": "[Oo]|[Aa]", "fr": "Le|La|Les", "it": "Il|Lo|La"}
_ARTICLE = r"(?:(?:el|la|le|il|lo|o|a|der|die|das)\s|l[’']|[’'‘][a-zA-Z]\s)?"  # `apodado el Zorro`


def _compiled(language: str, what: str, pattern: str) -> re.Pattern[str]:
    """The regular expression of a row; in a class of letters and behind a look no letter is expanded."""
    before, _, behind = pattern.partition("{}")
    plain = _PLAIN.get(language, _LATIN)
    if what == "article":
        articles = _ARTICLES.get(language, "(?!)")
        plain = rf"(?-i:(?:{articles})\s[{UPPER}]\w+(?:\s(?:d[aeo]s?\s)?[{UPPER}]\w+){{0,2}})"
    article = _ARTICLE if what == "nick" and language not in _PLAIN else ""
    named = f"(?P<plain>{article}{plain})"
    script = f"{_ANY_SCRIPT}|" if behind and language not in _PLAIN else ""
    other = rf"{_NOUN.get(language, '')}(?:{QUOTED}|{script}{named}){_OWN}"
    joined = "[وف]?" if language == ARABIC else ""
    opening = rf"(?<!\w){joined}(?i:{_expanded(before, language)})" if before else r"(?<!\w)"
    closing = rf"(?i:{_expanded(behind, language)})" + (r"(?!\w)" if behind[-1:].isalpha() else "")
    return re.compile(f"{opening}{other}{closing}")


@named_cache("documents.tellings", maxsize=16)
def _tellings(language: str) -> tuple[Telling, ...]:
    """The rows of a language, compiled when the first text in it is read."""
    rows = [row for row in read_rows("documents_tellings") if row[0] in (language, "every")]
    parts = {what: pattern for _, bearer, what, _, pattern in rows if bearer == PART}
    return tuple(
        Telling(tuple(bearers.split(",")), what, kind, _compiled(language, what, _with_parts(pattern, parts)))
        for _, bearers, what, kind, pattern in rows
        if bearers != PART
    )


def _with_parts(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with the parts that it names: `conocid[oa]<gap> como {}`."""
    return _PART.sub(lambda match: f"(?:{_with_parts(parts[match[1]], parts)})", pattern)


def tellings(text: str, start: int, end: int, language: str) -> Iterator[Told]:
    """The other names that a stretch of text gives, row by row of the table.

    Args:
        text: the text.
        start: where the stretch begins.
        end: where it ends.
        language: its language.

    Example:
        >>> text = "Иван Петров, он же «Бурый», бежал"
        >>> [(told.name, told.telling.what) for told in tellings(text, 0, len(text), "cyrillic")]
        [('Бурый', 'alias')]
    """
    for telling in _tellings(language):
        for match in telling.pattern.finditer(text, start, end):
            group = next(group for group in ("quoted", "single", "script", "plain") if match.groupdict().get(group))
            name = match[group]
            placed = _TURKISH_PLACE.match(name) if language == "tr" and group == "plain" else None
            cut = placed.end() if placed else 0
            yield Told(
                telling,
                " ".join(name[cut:].split()),
                match.start(group) + cut,
                match.end(group),
                match.start() + (cut if match.start() == match.start(group) else 0),
                match.end(),
                group in ("quoted", "single"),
                match["own"] or "",
            )
