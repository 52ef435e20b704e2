"""Identifiers: how a number is read, and what two numbers say of each other.

Here belongs the one way to read an identifier: the table of `screening/compiled.py` finds a number by what this
gives. What an equal number does to a hit belongs to `scoring/corroborate.py`.

An equal number of seven signs or more identifies, however either side titles it: registers differ in what they call a
number, and clerks more so. A shorter one does so where type and country agree too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from entityscreen.caches import named_cache
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.entity import Identifier
from entityscreen.scoring.attributes import AttributeEvidence, Verdict

KIND = "identifier"
SHORTEST = 4  # letters and digits: shorter numbers identify nobody
DECIDING = 7  # letters and digits from which an equal number identifies, whatever its title
UNCERTAIN = 0.6  # share of the amount for equal numbers too short to identify by themselves
TYPO = 0.5  # one letter or digit of a checked number differs and one of them fails its check
COUNTRY_UNKNOWN = 0.5  # share of a conflict when a country is not said
UNTYPED = "id"


@dataclass(frozen=True, slots=True)
class IdentifierType:
    """What is known of a type of identifier.

    Attributes:
        check: the module of python-stdnum that knows its check digit or form; empty when there is none.
        worldwide: whether a register gives it once in the world, so that no country need be said.
        one_each: the share of a conflict for two different ones: 1 where an entity has one, 0 where it has many.
        prefixes: what is written in front of such a number.
    """

    check: str = ""
    worldwide: bool = True
    one_each: float = 0.0
    prefixes: tuple[str, ...] = ()


# A person has several passports, a bank several BICs, a holder several wallets; a company has one LEI, a ship one IMO.
TYPES = {
    "lei": IdentifierType("stdnum.lei", one_each=1.0, prefixes=("LEI",)),
    "imo": IdentifierType("stdnum.imo", one_each=1.0, prefixes=("IMO",)),
    "mmsi": IdentifierType(one_each=0.5, prefixes=("MMSI",)),  # changes with the flag
    "inn": IdentifierType("stdnum.ru.inn", one_each=1.0, prefixes=("INN", "ИНН")),
    "ogrn": IdentifierType("stdnum.ru.ogrn", one_each=1.0, prefixes=("OGRN", "ОГРН")),
    "uscc": IdentifierType("stdnum.cn.uscc", one_each=1.0, prefixes=("USCC",)),
    "okpo": IdentifierType(prefixes=("OKPO", "ОКПО")),
    "kpp": IdentifierType(worldwide=False, prefixes=("KPP", "КПП")),
    "swift": IdentifierType("stdnum.bic", prefixes=("SWIFT", "BIC")),
    "iban": IdentifierType("stdnum.iban", prefixes=("IBAN",)),
    "isin": IdentifierType("stdnum.isin", prefixes=("ISIN",)),
    "duns": IdentifierType(prefixes=("DUNS",)),
    "cn-ric": IdentifierType("stdnum.cn.ric", one_each=1.0),
    "crypto": IdentifierType(one_each=0.5),
    "tail-number": IdentifierType(),
    "national-id": IdentifierType(worldwide=False, one_each=1.0),
    "tax-id": IdentifierType(worldwide=False, one_each=1.0),
    "passport": IdentifierType(worldwide=False),
    "registration": IdentifierType(worldwide=False),
    "driver-licence": IdentifierType(worldwide=False),
    "travel-document": IdentifierType(worldwide=False),
}
_SYNONYMS = {"bic": "swift", "wallet": "crypto", "crypto-wallet": "crypto", "digital-currency-address": "crypto"}
# A telegraph code spells a name: namesakes share it.
_NAMES_IN_DIGITS = frozenset(("chinese-commercial-code",))
_UNKNOWN = IdentifierType(worldwide=False)
_PREFIXES = tuple((prefix, name) for name, known in TYPES.items() for prefix in known.prefixes)
# What says only that a number comes, whatever its type.
_THAT_IT_IS_ONE = re.compile(r"^(?:(?:PASSPORT|NUMBER|REG)[^\w]+|(?:NO|NR|REG)[.:]\s*|[№#]\s*)+(?=\w*\d)")
_HEAD_OFFICE, _LONG_BIC = "XXX", 11  # SABRRUMMXXX is SABRRUMM
# Cyrillic and Greek capitals that look like Latin ones: a clerk types АВ in either alphabet.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSABEZHIKMNOPTYX")


@dataclass(frozen=True, slots=True)
class Number:
    """An identifier as it is compared.

    Attributes:
        type: of the identifier, or what stands in front of the number says; `id` when neither does.
        value: letters and digits, upper case, Latin where they look so.
        country: its code, where it is said.
        valid: whether it passes the check of its type; None when the type has none.
        text: as given.
    """

    type: str
    value: str
    country: str | None
    valid: bool | None
    text: str

    @property
    def identifies(self) -> bool:
        """Whether it can tell one entity from another: long enough, and no placeholder such as 0000000."""
        if len(self.value) < SHORTEST or self.type in _NAMES_IN_DIGITS:
            return False
        return len(set(self.value)) > 1


def compare_identifiers(party: Sequence[Identifier], listed: Sequence[Identifier]) -> AttributeEvidence | None:
    """Compare the numbers of a party with those of an entity.

    Args:
        party: any number of identifiers.
        listed: likewise.

    Returns:
        `match` with strength 1, which decides, when a number of `DECIDING` signs or more is equal, or a shorter one of
        the same type given once in the world or in one country. Less for other equal numbers. `close` for a typing
        error in a checked number. `conflict` for different ones of a type of which there is one each. None when
        nothing can be said; numbers of two countries are never the same one.

    Example:
        >>> ours, theirs = Identifier(value="IMO 9074729"), Identifier(type="imo", value="9074729")
        >>> found = compare_identifiers([ours], [theirs])
        >>> found.verdict, found.strength, found.detail
        ('match', 1.0, 'the same IMO number')
        >>> compare_identifiers([ours], []) is None
        True
    """
    if not party or not listed:
        return None
    theirs = [read_identifier(other) for other in listed]
    found = [_compare(read_identifier(own), other) for own in party for other in theirs]
    return max((evidence for evidence in found if evidence is not None), key=_rank, default=None)


def _rank(evidence: AttributeEvidence) -> float:
    order = {"match": 2.0, "close": 1.0, "conflict": -2.0}
    return order[evidence.verdict] + evidence.strength


@named_cache("scoring.identifiers", maxsize=65536)
def read_identifier(identifier: Identifier) -> Number:
    """An identifier as it is compared.

    Args:
        identifier: as given.

    Example:
        >>> number = read_identifier(Identifier(value="IMO No. 918-7629"))
        >>> number.type, number.value, number.valid
        ('imo', '9187629', True)
        >>> read_identifier(Identifier(value="ＡВ 123456", type="passport")).value
        'AB123456'
    """
    kind = "-".join(identifier.type.casefold().split())
    kind = _SYNONYMS.get(kind, kind)
    kind, text = _without_prefix(kind, unicodedata.normalize("NFKC", identifier.value).upper().strip())
    value = _signs(_THAT_IT_IS_ONE.sub("", text)).translate(_LOOK_ALIKE)
    if kind == "swift" and len(value) == _LONG_BIC:
        value = value.removesuffix(_HEAD_OFFICE)
    country = country_code(identifier.country) if identifier.country else None
    if kind == "tax-id" and country == "ru" and _passes(value, "inn"):
        kind = "inn"  # there is no other
    return Number(kind, value, country, _passes(value, kind), identifier.value)


def _without_prefix(kind: str, text: str) -> tuple[str, str]:
    """The type and the number without the register's name in front, where that is the type or there is none."""
    for written, named in _PREFIXES:
        if not text.startswith(written) or kind not in (named, UNTYPED):
            continue
        rest = text[len(written) :].lstrip(" .:-/#№")
        if any(map(str.isdigit, rest)) or _passes(_signs(rest), named):
            return named, rest
    return kind, text


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _passes(value: str, kind: str) -> bool | None:
    """Whether a number passes the check of its type; None when it has none."""
    check = TYPES.get(kind, _UNKNOWN).check
    return bool(import_module(check).is_valid(value)) if check else None


def _compare(own: Number, other: Number) -> AttributeEvidence | None:
    kind = _type_of_both(own, other)
    known = TYPES.get(kind, _UNKNOWN)
    apart = None not in (own.country, other.country) and own.country != other.country
    if (apart and not known.worldwide) or not own.identifies or not other.identifies:
        return None
    return _equal(own, other, kind) if own.value == other.value else _different(own, other, kind)


def _type_of_both(own: Number, other: Number) -> str:
    """The type of both, empty when they differ; one that states none takes the other's, if it passes its check."""
    if own.type == other.type:
        return own.type
    for untyped, typed in ((own, other), (other, own)):
        if untyped.type == UNTYPED and _passes(untyped.value, typed.type) is not False:
            return typed.type
    return ""


def _equal(own: Number, other: Number, kind: str) -> AttributeEvidence:
    known = TYPES.get(kind, _UNKNOWN)
    certain = own.type == other.type != UNTYPED and (known.worldwide or None not in (own.country, other.country))
    detail = f"the same {_title(kind)}" if kind else f"the same number, as {own.type} and {other.type}"
    if _passes(own.value, kind) is False:
        detail += ", which fails its check on both sides"
    decides = certain or len(own.value) >= DECIDING
    return _evidence("match", own, other, detail, 1.0 if decides else UNCERTAIN)


def _different(own: Number, other: Number, kind: str) -> AttributeEvidence | None:
    known, title = TYPES.get(kind, _UNKNOWN), _title(kind)
    if not known.one_each or (UNTYPED in (own.type, other.type) and not known.check):
        return None
    valid = _passes(own.value, kind) is not False and _passes(other.value, kind) is not False
    if not valid and _one_sign_off(own.value, other.value):
        return _evidence("close", own, other, f"one sign of the {title} differs, and its check fails", TYPO)
    certain = valid and (known.worldwide or None not in (own.country, other.country))
    return _evidence(
        "conflict", own, other, f"different {title}s", known.one_each * (1.0 if certain else COUNTRY_UNKNOWN)
    )


def _one_sign_off(first: str, second: str) -> bool:
    """One sign replaced, or two neighbours swapped."""
    if len(first) != len(second):
        return False
    places = [i for i in range(len(first)) if first[i] != second[i]]
    if len(places) == 1:
        return True
    return len(places) == 2 and places[1] == places[0] + 1 and sorted(first) == sorted(second)


def _title(kind: str) -> str:
    if kind in ("", UNTYPED):
        return "number"
    if kind == "crypto":
        return "wallet"
    return f"{kind.upper()} number" if TYPES.get(kind, _UNKNOWN).prefixes else f"{kind.replace('-', ' ')} number"


def _evidence(verdict: Verdict, own: Number, other: Number, detail: str, strength: float) -> AttributeEvidence:
    return AttributeEvidence(KIND, verdict, own.text, other.text, detail, strength)
