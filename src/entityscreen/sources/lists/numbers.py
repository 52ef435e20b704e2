"""Numbers as lists print them: several in a cell, labels in front, countries and remarks around them.

It cuts such a text. Which type a label means belongs to `model/attributes/identifier_types.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.identifier_types import known_type

_MOST_WORDS = 10
_LONGEST = 5_000  # characters of a cell with numbers; a longer text is prose, and stays as it is
_LONGEST_NUMBER = 500  # with all that is stated of it
_SERIES = 3  # letters in front of a number
_LABELLED = re.compile(
    r"(?P<label>[A-Z][\w.,'’/&() -]*?(?: No\.?| Number| ID| Code| #| Certificate| License)) (?P<value>(?=\S*\d).+)"
)
# A bank's code may have no digit: bank, country, place, branch (ISO 9362).
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_LETTERS = re.compile(r"[^\W\d_a-z][^\Wa-z]{2,}(?:[./-][^\Wa-z]+)*")
_PARENTHESES = re.compile(r"(?P<value>.+?)(?P<parentheses>(?: \([^()]+\))*)(?P<rest>(?:,? (?:issued|expires) .+)?)$")
# A number as the lists print it: letters, then digits with strokes, dots or single spaces between them.
_NUMBER = re.compile(
    r"(?:(?i:no|nr|number)\b[.:]* |№ ?)?"
    r"(?P<value>(?:[^\W\d_]{1,3}[-/])?[^\W\d_]{0,6}[-‐ /]?\d[\w./‐-]*(?:(?<!\.) (?=\S*\d)[\w./‐-]+)*)"
    r"(?P<rest>(?:[\s,;:(].*)?)",
    re.DOTALL,
)
# (a) (b), 1) 2), (i) (ii), or a semicolon; `OKPO: 07500548` behind another number begins one of its own.
_LISTED = re.compile(
    r"(?:^|(?<![\s,;])[\s,;]+)(?:\(?(?:[a-z]|\d|i{2,3})|\([A-Z])\)\s*(?=\S)|;|\s(?=[^\W\d_]{3,5}\s?:\s?\d)"
)
# `passport no.C389664`, `number:F50859`: nothing stands between the word and the number.
_GLUED = re.compile(r"\b(?i:no|number)[.:]+(?=\w)")
_WHOLE_IN_BRACKETS = re.compile(r"\(([^()]+)\)\.?")
_COMMA = re.compile(r"[,.]\s+(?:and\s+)?|\s+and\s+")
_ENDS_AS_LABEL = re.compile(r"\b(?i:no|number)[.:]?\s+")
# A number of a register; what is shorter after a comma may be a day or a year.
_LONG_NUMBER = re.compile(r"[A-Z]{0,3}\d{5,}\b")
# What stands in front of a number: words and brackets without a digit. Letters of a series belong to the number.
_WORDS_IN_FRONT = re.compile(
    r"(?P<words>(?:[^\W\d_][^\s\d]+\s+|\([^()\d]*\)\s+)+?)(?P<number>(?:[^\W\d_a-z]{1,3}\s+)?[^\s(]*\d.*)", re.DOTALL
)
_SECOND_HALF = re.compile(r"(?:No\.?|№)\s*(?P<half>\d{4,})\b")  # `8208 No. 555627`: the series, the number
_BEFORE_NUMBER = frozenset(("#", "no", "no.", "-", ":", "number", "no.:", "number:"))
# A reference of the UN's list: QDi.001, KPe.012; QI.A.1.01 until 2013.
_UN_REFERENCE = re.compile(r"\b[A-Z]{2}[ie]\.\d{3}\b|\b[A-Z]{2}\.[A-Z]\.\d+\.\d+\b")
_LEI = re.compile(r"[0-9A-Z]{18}\d{2}")
_IMO = re.compile(r"IMO ?\d{7}")
_UNCERTAIN_TYPES = frozenset({"registration", "id"})


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """A number in a free text, with its type by its label or by what is stated of it, the word for the country that
    issued it, and what else stands beside it (`about`).
    """

    value: str
    type: str | None = None
    country: str | None = None
    about: str = ""


def numbers_of(text: str) -> tuple[list[ListedNumber], list[str]]:
    """The numbers of a cell that people wrote by hand, and the parts of the text in which none was found.

    Example:
        >>> found, rest = numbers_of("(a) 101423404, (b) 2541451 (Kuwait)")
        >>> [(number.value, number.country) for number in found], rest
        ([('101423404', None), ('2541451', 'Kuwait')], [])
        >>> texts = ("(IMO number: 7303803)", "no 36032517", "Number 302001581", "passport no.C389664")
        >>> [number.value for text in texts for number in numbers_of(text)[0]]
        ['7303803', '36032517', '302001581', 'C389664']
        >>> [(number.type, number.value) for number in numbers_of("INN 7707083893; OGRN 1027700132195")[0]]
        [('inn', '7707083893'), ('ogrn', '1027700132195')]
        >>> numbers_of("00868774 (Qatari passport, expired)")[0]
        [ListedNumber(value='00868774', type='passport', country='Qatari', about='Qatari passport, expired')]
    """
    numbers: list[ListedNumber] = []
    rest: list[str] = []
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return [], [text]
    text = _GLUED.sub(lambda mark: f"{mark[0]} ", text)
    for part in split_numbers(text):
        plain = part.strip(' ,;."“”')
        plain = bracket[1] if (bracket := _WHOLE_IN_BRACKETS.fullmatch(plain)) else plain
        if not plain:
            continue
        if number := _number_of(plain):
            numbers.append(number)
        elif " " not in plain:
            numbers.append(ListedNumber(plain))  # a code without digits
        else:
            rest.append(plain)
    return numbers, rest


def _number_of(plain: str) -> ListedNumber | None:
    kind, country, text = _without_label(plain)
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    about: list[str] = []
    value, behind = match["value"], match["rest"]
    if half := _SECOND_HALF.match(behind.strip()):
        value, behind = f"{value} {half['half']}", behind.strip()[half.end() :]
    rest = re.sub(r"\([^()]+\)", "", behind).strip(" ,;:")
    for phrase in (*re.findall(r"\(([^()]+)\)", behind), rest):
        stated = _statement(phrase)
        kind, country = kind or stated.type, country or stated.country
        about.append(stated.about)
    return ListedNumber(value.rstrip("."), kind, country, ", ".join(filter(None, about)))


def _without_label(plain: str) -> tuple[str | None, str | None, str]:
    """The type and the country that words in front of a number say, and the number with what is behind it."""
    labelled = split_labelled(plain)
    kind = known_type(labelled[0]) if labelled else None
    if labelled and kind:
        return kind, None, labelled[1]
    front = _WORDS_IN_FRONT.fullmatch(plain) if plain[0].isalpha() and " " in plain else None
    if front:
        stated = _statement(front["words"])
        # `IR 123456` is a number with its series, and none of Iran.
        if stated.type or len(stated.country or "") > _SERIES or _ENDS_AS_LABEL.search(front["words"]):
            return stated.type, stated.country, front["number"]
    return None, None, plain


def _statement(phrase: str) -> ListedNumber:
    """What a phrase beside a number says: a country, a type by its label; the whole of it, where it says more.

    Example:
        >>> _statement("French identity card issued in Bernay")
        ListedNumber(value='', type='national-id', country='French', about='French identity card issued in Bernay')
        >>> _statement("BRN"), _statement("Jalisco").about
        (ListedNumber(value='', type='registration', country=None, about=''), 'Jalisco')
    """
    words = phrase.strip(" ,;:").split()
    kind = country = None
    # BRN is a registration's label and Brunei's code; beside a number it is the label.
    if not known_type(" ".join(words)):
        start, end = _longest(words, _is_country)
        country, words = (" ".join(words[start:end]).strip(" .,") or None), words[:start] + words[end:]
    start, end = _longest(words, lambda part: known_type(" ".join(part)) is not None)
    if end:
        kind, words = known_type(" ".join(words[start:end])), words[:start] + words[end:]
    return ListedNumber("", kind, country, phrase.strip(" ,;:.") if words else "")


def _longest(words: list[str], holds: Callable[[list[str]], bool]) -> tuple[int, int]:
    """Where the first words stand of which something holds, as many as possible, behind two others at most."""
    for start in range(min(3, len(words))):
        for end in range(min(start + 5, len(words)), start, -1):
            if holds(words[start:end]):
                return start, end
    return 0, 0


def _is_country(words: list[str]) -> bool:
    text = " ".join(words).strip(" .,:")
    abbreviation = len(text) <= _SERIES and not text.isupper()  # `No` is no Norway
    return not (text.isdigit() or abbreviation) and country_code(text) is not None


def country_of(phrase: str) -> str | None:
    """The word for a country with which a phrase beside a number begins, or None.

    Example:
        >>> country_of("Mexico"), country_of("Cabo Verde. Previously Cape Verde."), country_of("Jalisco")
        ('Mexico', 'Cabo Verde', None)
    """
    return _statement(phrase).country


def split_numbers(text: str) -> list[str]:
    """The parts of a cell that holds several numbers.

    Example:
        >>> split_numbers("(1) A1 (2) B2"), split_numbers("A12345, B12345"), split_numbers("A12345, 3 May 2010")
        (['A1', 'B2'], ['A12345', 'B12345'], ['A12345, 3 May 2010'])
    """
    parts: list[str] = []
    for piece in _LISTED.split(text):
        start = 0
        for comma in _COMMA.finditer(piece):
            behind = piece[comma.end() :]
            labelled = split_labelled(behind)
            is_number = comma[0][0] != "." and _LONG_NUMBER.match(behind)
            if is_number or (labelled and known_type(labelled[0])):
                parts.append(piece[start : comma.start()])
                start = comma.end()
        parts.append(piece[start:])
    return [part.strip() for part in parts if part.strip()]


def type_by_form(value: str, id_type: str) -> str:
    """The type of an identifier, where its form says more than the list's label.

    A Legal Entity Identifier has check digits (ISO 17442, ISO 7064 MOD 97-10), and lists call it a registration; the
    number of a ship is known by the letters in front.

    Example:
        >>> type_by_form("IMO9253325", "id")
        'imo'
        >>> type_by_form("549300WE6TAF5EEWQS81", "registration"), type_by_form("549300WE6TAF5EEWQS82", "registration")
        ('lei', 'registration')
    """
    if id_type in _UNCERTAIN_TYPES and _IMO.fullmatch(value):
        return "imo"
    if id_type not in _UNCERTAIN_TYPES or not _LEI.fullmatch(value):
        return id_type
    return "lei" if int("".join(str(int(character, 36)) for character in value)) % 97 == 1 else id_type


def un_reference(text: str) -> str | None:
    """The first reference of the Security Council's list in a text, or None.

    Example:
        >>> un_reference("UN Ref QDi.001"), un_reference("QI.B.8.03."), un_reference("EU.27.28")
        ('QDi.001', 'QI.B.8.03', None)
    """
    match = _UN_REFERENCE.search(text)
    return match[0] if match else None


def is_code_of_letters(text: str) -> bool:
    """Whether a text is one code of capital letters, with strokes perhaps and no digit.

    Example:
        >>> is_code_of_letters("SABRRUMM"), is_code_of_letters("XKJ-ABC"), is_code_of_letters("Revoked")
        (True, True, False)
    """
    return _LETTERS.fullmatch(text) is not None and not any(map(str.isdigit, text))


def split_labelled(text: str) -> tuple[str, str] | None:
    """The label with which a text starts, and the number behind it; None when it does not start with one.

    Example:
        >>> split_labelled("Cedula No. 16247821 (Colombia)"), split_labelled("all offices worldwide")
        (('Cedula No.', '16247821 (Colombia)'), None)
    """
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        if (kind := known_type(label)) is not None:
            rest = words[count:]
            while len(rest) > 1 and rest[0].casefold() in _BEFORE_NUMBER:
                rest = rest[1:]
            value = " ".join(rest)
            is_bic = kind == "swift" and _BIC.match(value)
            return (label, value) if is_bic or any(c.isdigit() for c in value) else None
    if match := _LABELLED.fullmatch(text):
        return match["label"], match["value"]
    return None


def split_number(text: str) -> tuple[str, tuple[str, ...], str]:
    """A number, the texts in brackets behind it, and the rest.

    Example:
        >>> split_number("22839 (Jalisco) (Mexico) issued 2001")
        ('22839', ('Jalisco', 'Mexico'), 'issued 2001')
    """
    match = _PARENTHESES.match(text) if len(text) <= _LONGEST_NUMBER else None
    if not match:
        return text, (), ""
    brackets = tuple(re.findall(r"\(([^()]+)\)", match["parentheses"]))
    return match["value"], brackets, match["rest"].strip(" ,")
