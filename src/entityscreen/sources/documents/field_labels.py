"""What the heads of columns and the labels of fields say: a name, another name, a former name, what it is a name of.

Here belongs the reading of a label alone. Tables (`name_tables.py`) and lines below a name (`profiles.py`) use it.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL

_SCRIPT = (
    r"(?:native|original|local|non-latin|chinese|mandarin|cantonese|simplified(?:\schinese)?|"
    r"traditional(?:\schinese)?|"
    r"japanese|kanji|korean|hangul|hanja|russian|cyrillic|ukrainian|belarusian|arabic|persian|farsi|urdu|pashto|dari|"
    r"hebrew|turkish|thai|burmese|khmer|lao|vietnamese|hindi|bengali|tamil|nepali|greek|armenian|georgian|kazakh|"
    r"uyghur|tibetan|mongolian|serbian|bulgarian|spanish|portuguese|french|german|hakka|hokkien|teochew)"
)
_OTHER = re.compile(
    rf"(?:(?:other|alternat(?:iv)?e|further|additional|known|also|variant|short|trade|trading|business|brand|"
    rf"popular|common|"
    rf"stage|pen|religious|cover|assumed|false|(?:good|low|weak|strong)[ -]quality|{_SCRIPT})\s){{0,3}}"
    r"(?:a\.?/?k\.?/?a\.?'?s?|alias(?:es)?|also known as|known as|known aliases|nick-?names?|noms? de guerre|kunyas?|"
    r"pseudonyms?|monikers?|code ?names?|abbreviations?|abbr\.?|acronyms?|initials|short form|spellings?|trading as|"
    r"d\.?/?b\.?/?a\.?|doing business as|variants?|transliterations?|handles?|names? used)"
    r"(?: ?(?:\(s\)|names?))?",
    re.IGNORECASE,
)
_OTHER_NAME = re.compile(
    rf"(?:(?:other|alternat(?:iv)?e|further|additional|short|trade|trading|business|brand|popular|common|stage|pen|"
    rf"religious|"
    rf"cover|assumed|false|{_SCRIPT})[ /]){{1,2}}names?(?: ?\(s\))?|"
    rf"names? \(in (?:the )?{_SCRIPT}(?:\s(?:script|characters|language))?\)|"
    rf"names? (?:\({_SCRIPT}(?:\s(?:script|characters|spelling|alphabet))?\)|in (?:the )?{_SCRIPT}(?:\s(?:script|"
    rf"characters|language))?|variations?)|"
    rf"{_SCRIPT}(?:\s(?:script|characters|spelling|alphabet|form))?",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"(?:(?:former|previous|prior|old|past|original|earlier|birth|maiden|ex)[ \-]?(?:known )?(?:company |vessel |"
    r"ship(?:'s)? |legal )?names?(?: ?\(s\))?|"
    r"formerly(?: known as)?|previously(?: known as)?|f\.?/?k\.?/?a\.?|née?|ex)",
    re.IGNORECASE,
)
_BEARERS = {
    COMPANY: r"compan(?:y|ies)|subsidiar(?:y|ies)|affiliates?|joint ventures?|associates?|firms?|suppliers?|"
    r"shareholders?|"
    r"corporations?|borrowers?|issuers?|customers?|exporters?|importers?|consignees?|owners?|operators?|managers?",
    PERSON: r"persons?|individuals?|directors?|officers?|defendants?|members?|leaders?|suspects?|fugitives?",
    VESSEL: r"vessels?|ships?|tankers?|crafts?",
    ORGANISATION: r"organi[sz]ations?|groups?|bodies|body|institut(?:e|ion)s?|agenc(?:y|ies)|units?|factions?|"
    r"part(?:y|ies)",
    "": r"entit(?:y|ies)|subjects?|targets?|designees?|names?|aircraft",
}
_ANY = "|".join(_BEARERS.values())
_NAME = re.compile(
    rf"(?:(?:full|real|true|legal|registered|english|official|primary|current|present|new|main|listed|latin|"
    rf"romani[sz]ed)\s){{0,2}}"
    rf"(?:names?(?: of (?:the )?(?:[a-z]+ )?(?:{_ANY}))?|(?:{_ANY})(?:(?:'s|’s)? names?)?|(?:[a-z]+ )(?:{_ANY}))"
    r"(?: ?(?:\(s\)|\(english\)|in english|\((?:transliterat|romani|in latin|latin|english)[a-z ]*\)))?",
    re.IGNORECASE,
)
# Labels beside a name that only one kind has.
_SIGNS = (
    (
        VESSEL,
        re.compile(
            r"(?:imo|mmsi|flag|call sign|vessel type|ship type|dwt|gross tonnage|gt\b|deadweight)", re.IGNORECASE
        ),
    ),
    (
        PERSON,
        re.compile(
            r"(?:dob|pob|d\.o\.b|date of birth|place of birth|born|birth|gender|sex|nationality|citizenship|passport|"
            r"spouse|occupation|age|rank|national id|identity card|kunya|nom de guerre|nickname)\b",
            re.IGNORECASE,
        ),
    ),
    (
        COMPANY,
        re.compile(
            r"(?:place of incorporation|incorporat|principal activit|shareholding|registration n|registered n|"
            r"company n|equity|issued capital|stock code|ticker|swift|tax id|trade name|trading as)",
            re.IGNORECASE,
        ),
    ),
    (
        ORGANISATION,
        re.compile(r"(?:founded|leader|headquarters|abbreviation|acronym|members|strength|parent body)", re.IGNORECASE),
    ),
)
NAME, OTHER_NAME, FORMER_NAME = "name", "other", "former"
_SPLIT = re.compile(r"\s*(?:/|,|;|\bor\b|\band\b|&)\s*")
_TRIMMED = " \t*:#.|"


def label_role(label: str) -> str:
    """What stands under a label: `name`, `other` names, `former` names, or an empty string.

    Example:
        >>> label_role("Also known as / former names"), label_role("Former name"), label_role("Name of subsidiary")
        ('other', 'former', 'name')
        >>> label_role("Chinese name"), label_role("Location"), label_role("A.k.a.:"), label_role("Company")
        ('other', '', 'other', 'name')
    """
    plain = " ".join(label.strip(_TRIMMED).split())
    if not plain:
        return ""
    if _is_other(plain):
        return OTHER_NAME
    if _FORMER.fullmatch(plain):
        return FORMER_NAME
    if _NAME.fullmatch(plain):
        return NAME
    parts = [part for part in _SPLIT.split(plain) if part]
    if len(parts) > 1 and all(_is_other(part) or _FORMER.fullmatch(part) for part in parts):
        return OTHER_NAME if any(map(_is_other, parts)) else FORMER_NAME
    return ""


def _is_other(plain: str) -> bool:
    return bool(_OTHER.fullmatch(plain) or _OTHER_NAME.fullmatch(plain) or _OTHER.fullmatch(plain.rstrip(".")))


def bearer_kind(label: str) -> str:
    """The kind that a label of names says: `Name of vessel`, `Subsidiary`; or an empty string.

    Example:
        >>> bearer_kind("Name of subsidiary"), bearer_kind("Vessel"), bearer_kind("Name")
        ('Company', 'Vessel', '')
    """
    last = label.strip(_TRIMMED).lower()
    return next((kind for kind, nouns in _BEARERS.items() if kind and re.search(rf"\b(?:{nouns})\b", last)), "")


def sign_kind(labels: list[str]) -> str:
    """The kind that the other labels beside a name say.

    Example:
        >>> sign_kind(["Location", "Date of birth"]), sign_kind(["Country"])
        ('Person', '')
    """
    found = (kind for kind, sign in _SIGNS for label in labels if sign.match(label.strip(_TRIMMED)))
    return next(found, "")
