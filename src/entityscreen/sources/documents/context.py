"""What the words around a name say it is: "the company X", "X is a Chinese novel", "firms such as X and Y".

Here belongs the reading of neighbours. The name's own words belong to `kinds.py` and `persons.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from entityscreen.sources.documents.vocabulary import countries, fold, words

PERSON, COMPANY, ORGANISATION, OTHER, VESSEL = "Person", "Company", "Organization", "other", "Vessel"
_PREDICATE = re.compile(
    r"^[\s,”\"’)]{0,3}(?:(?:[^.;:()]|\([^()]{0,40}\)){2,100}?,\s)?(?:is|was|are|were|became|remains)\s"
    r"(?:also\s|now\s|currently\s|formerly\s|originally\s)?(?:an?|the|one of the|one of)\s([^.;:()]{1,200})"
)
_APPOSITION = re.compile(r"^[”\"’]?,\s(?:also\s)?(?:an?|the|one of the|its?|his|her|their)\s([^.;:()]{1,120})")
_BARE_APPOSITION = re.compile(
    r"^,\s((?!ha[ds]\b|have\b|was\b|were\b|is\b|are\b|did\b|does\b|will\b|would\b|could\b)"
    r"(?:[a-z\-]{2,20}\s){0,2}[a-z\-]{2,20})\s(?:of|at|for|and|who|said|in)\b"
)
_LIST_OPENING = re.compile(
    r"\b([a-z\-]{3,20})\s?,?\s(?:such as|including|like|called|named(?! after)|for example|among them)\b[^.;:]{0,250}$"
)
_FOUNDING = re.compile(r"(?<![\w\-])([A-Za-z\-]{3,12})\s(?:of\s|at\s|by\s|for\s|with\s)?(?:the\s)?$")
_NAMED = re.compile(  # `the sensor unit will be renamed X`
    r"\b([a-z\-]{3,20})(?:,\s[^,.;]{1,40},)?\s"
    r"(?:(?:will|would|should|is to|was to|to)\s(?:then\s|later\s)?be|is|was|has been|had been|being)\s"
    r"(?:now\s|then\s|later\s|since\s)?(?:re)?(?:named|branded|christened)\s(?:as\s)?$"
)
_AUTHOR_OF = re.compile(r"\b(?:author|writer|translator|illustrator|novel|book|film|song|star) of (?:the )?$")
_SPEECH_AFTER = re.compile(r"^[”\"’]?,?\s(?:who\s|also\s|later\s|yesterday\s)?([a-z]{4,12})\b")
_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\-]*")
SHIP_NUMBER = re.compile(  # only ships have one: `(IMO 9187526)`, `, IMO No. 9254903,`
    r"\s?(?:[(（]\s?(?:[^()（）\n]{0,30}[,;]\s)?|,\s?)(?:IMO|MMSI)(?:\s?(?:[Nn]o\.?|[Nn]umber|#))?\s?[:：]?\s?[0-9]{7,9}"
    r"(?:[^()（）\n0-9][^()（）\n]{0,60}[)）]|[)）])?"
)


def noun_kind(phrase: str) -> str:
    """The kind that the head noun of a noun phrase names, or an empty string.

    The head is the last noun of a table before a preposition or a relative word.

    Example:
        >>> noun_kind("Taiwanese politician who has"), noun_kind("Chinese multinational technology corporation")
        ('Person', 'Company')
        >>> noun_kind("16th-century Chinese novel attributed to"), noun_kind("quick brown thing")
        ('other', '')
    """
    kind = ""
    for match in _WORD.finditer(phrase):
        word = fold(match.group())
        if word in words("noun_stop") or (kind and "," in phrase[match.start() - 2 : match.start()]):
            break
        if word == "name" and re.search(r"\b(?:trade|brand|business|trading|legal)\s$", phrase[: match.start()]):
            word = "company"
        found = VESSEL if word in words("carrier") and _CARGO.search(phrase[: match.start()]) else word_kind(word)
        if (
            found == PERSON or not match.group()[0].isupper()
        ):  # `the May Fourth Movement` is a name, `the Minister` a noun
            kind = found or kind
    return kind


_CARGO = re.compile(r"\b(?:crude|bulk|ore|car|gas|LNG|LPG|container|cattle|livestock|chemical|cargo)\s\Z")
_NOUN_TABLES = (
    ("vessel_noun", VESSEL),
    ("noun_company", COMPANY),
    ("noun_organisation", ORGANISATION),
    ("role", PERSON),
    ("noun_other", OTHER),
)
_UNSURE = frozenset(("model", "star", "host", "national", "party"))
_PERSON_SUFFIXES = ("ologist", "ographer", "ician", "ianist", "tarist", "alist", "ivist")


def word_kind(word: str) -> str:
    """The kind that one common noun names, or an empty string."""
    for table, kind in _NOUN_TABLES:
        if word in words(table):
            return "" if word in _UNSURE else kind
    return PERSON if word.endswith(_PERSON_SUFFIXES) else ""


def kind_after(text: str, end: int) -> str:
    """The kind that the words behind a name give it: `is a ...`, or `, a ...`."""
    if SHIP_NUMBER.match(text, end):
        return VESSEL
    rest = text[end : end + 320]
    match = _PREDICATE.match(rest) or _APPOSITION.match(rest) or _BARE_APPOSITION.match(rest)
    return noun_kind(match.group(1)) if match else ""


def predicate_kind(text: str, end: int) -> str:
    """The kind of `is a ...` behind a name alone: an apposition may already speak of the next thing."""
    match = _PREDICATE.match(text[end : end + 320]) if text[end : end + 1] == " " else None
    return noun_kind(match.group(1)) if match else ""


def kind_before(text: str, start: int) -> tuple[str, str]:
    """The kind that the words before a name give it, and those words.

    Example:
        >>> kind_before("the smartphone maker Xiaomi", 21), kind_before("to the novel Red Sorghum", 13)
        (('Company', 'smartphone maker'), ('other', 'the novel'))
    """
    before = text[max(0, start - 300) : start].rstrip("“\"‘'« ").removesuffix(", the")
    match = re.search(r"(?:^|[\s(“\"‘])((?:[a-z][a-z\-]{1,20}\s)?)([a-z][a-z\-]{2,20}),?$", before[-60:])
    if match:
        kind = COMPANY if _is_business_house(match.group(1), match.group(2)) else word_kind(match.group(2))
        if kind and match.group(2) != "name" and not _is_verb(text, before, start):  # `personal name Wu Zhao`
            return kind, (match.group(1) + match.group(2)).strip()
    if _AUTHOR_OF.search(before[-40:] + " "):
        return OTHER, "author of"
    if deed := _deed_before(before):
        return deed
    listed = _LIST_OPENING.search(before)
    if listed:
        kind = word_kind(listed.group(1))
        return kind, listed.group(1) if kind else ""
    return "", ""


def _deed_before(before: str) -> tuple[str, str] | None:
    """The kind of what is named, founded or written, and the words that say so: `the unit will be renamed X`."""
    if (named := _NAMED.search(before[-90:] + " ")) and (kind := word_kind(fold(named.group(1)))):
        return kind, f"{named.group(1)} named so"
    founding = _FOUNDING.search(before[-60:] + " ")
    if founding and fold(founding.group(1)) in words("making" if " by " in founding.group() else "founding"):
        return COMPANY, founding.group(1)
    if founding and " by " in founding.group() and fold(founding.group(1)) in words("authoring"):
        return PERSON, founding.group(1) + " by"
    return None


def _is_business_house(adjective: str, noun: str) -> bool:
    """Whether two words are `trading house` or the like."""
    return noun in ("house", "houses") and adjective.strip() in words("house_of_business")


_LAST_TWO = re.compile(r"([A-Za-z'’\-]*)\s([a-z]{4,12})$")
_ONE_OF_SEVERAL = re.compile(r"[^()\n]{1,80}\([^()]{1,80}\),?\s?(?:and\b|or\b|&|(?<=,)\s?[A-Z])")


def _is_verb(text: str, before: str, start: int) -> bool:
    """Whether a form in -s directly before a name is a verb: `the indictment names Huang Zhiheng (黃志恆)`.

    A plural has a determiner or names several things (`the parks X`, `visited parks X and Y`); only `names`, before
    whatever number of names, says of things what it says of persons.
    """
    match = _LAST_TWO.search(before[-40:]) if before.endswith("s") and text[start - 1] == " " else None
    if match is None or match.group(2) not in words("verb_form") or fold(match.group(1)) in words("plural_opener"):
        return False
    return match.group(2) == "names" or _ONE_OF_SEVERAL.match(text, start) is None


_LISTED_COUNTRY = re.compile(
    r"\b([A-Z][a-z]+)\s(?:[a-z\-]+\s){0,2}(?:companies|firms|entities|manufacturers|suppliers|makers|institutes|universities)\b[^.;:\n]{0,250}$"
)


def listed_country(text: str, start: int) -> str:
    """The country of `Chinese companies such as X and Y`, or an empty string."""
    match = _LISTED_COUNTRY.search(text[max(0, start - 320) : start])
    found = countries().get(fold(match.group(1))) if match else None
    return found[0] if found else ""


_STAFFED = re.compile(
    r"\s(?:(?:vice|deputy|senior|former|co-)\s?){0,2}"
    r"(?:(?P<company>ceo|cfo|cto|chief executive|owner|chairman|chairwoman|founder|co-founder|executives?|analyst|"
    r"engineers?|employees?|shareholders?|general manager|fund manager)|"
    r"(?P<body>chief|spokesman|spokeswoman|spokesperson|secretary-general|president|members?|leader|researchers?|"
    r"coach|manager|pitcher|captain|caucus|lawmakers?|legislators?))\b(?!\sof\b)",
    re.IGNORECASE,
)


def staffed_kind(text: str, end: int) -> str:
    """The kind of what has a staff: `Keidanren (経団連) chief Masakazu Tokura`, `X (漢字) CEO Y`; else an empty string.

    Example:
        >>> staffed_kind("Keidanren chief Masakazu Tokura", 9), staffed_kind("Jinmen residents", 6)
        ('Organization', '')
    """
    match = _STAFFED.match(text, end)
    return "" if match is None else COMPANY if match["company"] else ORGANISATION


def speaks_after(text: str, end: int) -> bool:
    """Whether a verb of speech follows a name: only persons, offices and papers say things."""
    match = _SPEECH_AFTER.match(text[end : end + 40])
    return bool(match) and match.group(1) in words("speech") if match else False


_TRADING = re.compile(
    r"(?:’s|'s)?\s(?:(?:has|had|have|will|also|last|yesterday|today|recently|later|then)\s){0,2}"
    r"(?:launched|launches|acquired|acquires|unveiled|reported (?:revenue|sales|profit|net)|posted|filed|sued|hired|"
    r"raised (?:US|\$|NT|its)|deleted|deletes|shares|stock|manufactures|makes|supplies|supplied|sells|sold|exports|"
    r"exported|shipped|buys|bought|competes|sell|make|manufacture|supply|produce|produces|employ|employs|"
    r"(?:would|will|could|may) (?:supply|manufacture))\b"
    r"|,\s(?:once |now |then |formerly )?(?:led|headed|founded|chaired|controlled) by\b"
)


def trades_after(text: str, end: int) -> bool:
    """Whether what follows is what companies do: `Weibo (微博) deleted the posts`, `Acme (…) shares fell`.

    Example:
        >>> trades_after("Weibo deleted the posts", 5), trades_after("Jinmen is an island", 6)
        (True, False)
    """
    return _TRADING.match(text, end) is not None


_SENTENCE_END = re.compile(
    r"[.!?][”\"’)\]]{0,2}\s+(?=[“\"‘(]?[A-Z0-9])|[。！？][”」』）]?|\n[ \t]*\n|\n(?=[#>*\-|] )|(?<=[.!?:”\"])\n"
)
_ABBREVIATION = re.compile(r"(?:\b(?:Co|No|St|Mr|Ms|Dr|Ltd|Inc|Mrs|Gen|Col|Sen|Rep|Gov|Jr|Sr|Prof|U\.S)|\b[A-Z])$")
LONGEST_SENTENCE = 1200


def sentence_ends(text: str) -> list[int]:
    """Offsets behind the sentences of a text, ascending; the text's end is the last.

    Example:
        >>> sentence_ends("Mr. Lai spoke. He left.")
        [15, 23]
    """
    return [
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if match.group()[0] != "." or not _ABBREVIATION.search(text, max(0, match.start() - 5), match.start())
    ] + [len(text)]


def sentence_span(ends: list[int], start: int) -> tuple[int, int]:
    """The sentence that holds an offset, cut to `LONGEST_SENTENCE` characters around it."""
    at = bisect_left(ends, start + 1)
    first = ends[at - 1] if at else 0
    last = ends[min(at, len(ends) - 1)]
    return max(first, start - LONGEST_SENTENCE // 2), min(last, start + LONGEST_SENTENCE // 2)
