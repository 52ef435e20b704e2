"""A number of a register as it is compared: what stands around it, and how its letters are written.

Here belongs the one way to read an identifier: the index finds a number by what this gives, and
`identifiers.py` compares it. What an equal number says is there.
"""

from __future__ import annotations

import re
import unicodedata
from importlib import import_module
from typing import NamedTuple

from entityscreen.model.countries import country_code
from entityscreen.model.entity import Identifier

# Types with a check digit or a fixed form: the module of python-stdnum that knows it.
CHECKS = {
    "lei": "stdnum.lei", "imo": "stdnum.imo", "inn": "stdnum.ru.inn", "ogrn": "stdnum.ru.ogrn",
    "uscc": "stdnum.cn.uscc", "swift": "stdnum.bic", "iban": "stdnum.iban",
    "isin": "stdnum.isin", "cn-ric": "stdnum.cn.ric",
}  # fmt: skip
UNTYPED = "id"
# What is written in front of a number, and the type that it says.
_REGISTERS = {
    "IMO": "imo", "LEI": "lei", "INN": "inn", "ИНН": "inn", "OGRN": "ogrn", "ОГРН": "ogrn", "USCC": "uscc",
    "SWIFT": "swift", "BIC": "swift", "IBAN": "iban", "MMSI": "mmsi", "OKPO": "okpo", "ОКПО": "okpo", "KPP": "kpp",
    "КПП": "kpp",
}  # fmt: skip
# What says only that a number comes, whatever its type.
_THAT_IT_IS_ONE = re.compile(r"^(?:(?:PASSPORT|NUMBER|REG)[^\w]+|(?:NO|NR|REG)[.:]\s*|[№#]\s*)+(?=\w*\d)")
_SAME_TYPE = {"bic": "swift"}
_HEAD_OFFICE, _LONG_BIC = "XXX", 11  # SABRRUMMXXX is SABRRUMM
# Cyrillic and Greek capitals that look like Latin ones: a clerk types АВ in either alphabet.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSABEZHIKMNOPTYX")


class Number(NamedTuple):
    """An identifier as it is compared.

    Attributes:
        type: of the identifier, or what stands in front of the number says; `id` when neither does.
        value: letters and digits, upper case, Latin where they look so.
        country: its code, where it is said.
    """

    type: str
    value: str
    country: str | None


def number_of(identifier: Identifier) -> Number:
    """An identifier as it is compared.

    Args:
        identifier: as given.

    Example:
        >>> number_of(Identifier(value="IMO No. 918-7629")), number_of(Identifier(value="ＡВ 123456", type="passport"))
        (Number(type='imo', value='9187629', country=None), Number(type='passport', value='AB123456', country=None))
    """
    kind = "-".join(identifier.type.casefold().split())
    kind = _SAME_TYPE.get(kind, kind)
    kind, text = _without_register(kind, unicodedata.normalize("NFKC", identifier.value).upper().strip())
    value = _signs(_THAT_IT_IS_ONE.sub("", text)).translate(_LOOK_ALIKE)
    if kind == "swift" and len(value) == _LONG_BIC:
        value = value.removesuffix(_HEAD_OFFICE)
    country = country_code(identifier.country) if identifier.country else None
    if kind == "tax-id" and country == "ru" and passes(value, "inn"):
        kind = "inn"  # there is no other
    return Number(kind, value, country)


def passes(value: str, kind: str) -> bool | None:
    """Whether a number passes the check of its type; None when it has none."""
    name = CHECKS.get(kind)
    return bool(import_module(name).is_valid(value)) if name else None


def _without_register(kind: str, text: str) -> tuple[str, str]:
    """The type and the number without the register's name in front, where that is the type or there is none."""
    for written, named in _REGISTERS.items():
        if not text.startswith(written) or kind not in (named, UNTYPED):
            continue
        rest = text[len(written) :].lstrip(" .:-/#№")
        if any(map(str.isdigit, rest)) or passes(_signs(rest), named):
            return named, rest
    return kind, text


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))
