"""What is known beside the name: birth dates, countries, genders, addresses, identifiers, kinds, with their amounts.

This is the one place where comparisons of two values get their amounts: whether they confirm an entity or contradict
it. What is missing on one side says nothing. How a text is read belongs to `model/attributes`; the amounts themselves
are in `Weights` (`model/config.py`).

A clerk swaps day and month, mistypes a digit, or writes 1 January for a day that nobody knows; a source gives
the year alone. All of these can be the same birth. Days apart in the same year are a conflict, as years are,
growing with the distance. People and companies move, so a difference of addresses says nothing.


An equal number of seven signs or more identifies, however either side titles it: registers differ in what they call a
number, and clerks more so. A shorter one does so where type and country agree too. There is one way to read an
identifier: the table of `screening/compiled.py` finds a number by what `read_identifier` gives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from rapidfuzz.distance import OSA

from entityscreen.caches import named_cache
from entityscreen.model.attributes.countries import country_code, related_countries
from entityscreen.model.attributes.dates import PartialDate, read_dates
from entityscreen.model.attributes.gender import read_gender
from entityscreen.model.config import Weights
from entityscreen.model.entity import Entity, Identifier
from entityscreen.model.evidence import SCORE_DIGITS, Evidence
from entityscreen.model.kind import kinds_conflict
from entityscreen.model.party import Party
from entityscreen.scoring.contacts import (
    ADDRESS,
    FEW,
    SAME_PLACE,
    Address,
    ContactEvidence,
    Sharers,
    one_holder,
    read_address,
    same_contact,
)
from entityscreen.text.folding import fold

Verdict = Literal["match", "close", "conflict"]


@dataclass(frozen=True, slots=True)
class AttributeEvidence:
    """How one attribute of a party and of an entity compare; both state it."""

    kind: str  # `birth date`, `country`, `gender` or `identifier`
    verdict: Verdict  # `match`, `close` (can be the same) or `conflict` (cannot)
    party: str  # the party's value as it stands
    listed: str  # the listed value that was compared
    detail: str  # in a reviewer's words
    strength: float = 1.0  # share of the full amount, in [0, 1]


# Years between two dates from which a conflict is full: within it, sources do disagree on the same person.
FULL_CONFLICT_YEARS = 4

# (verdict, strength, detail): a share of the full amount, which a comparison of full dates that agree gets.
_Outcome = tuple[Verdict, float, str]


def compare_birth_dates(party: str | Sequence[str] | None, listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare a party's birth date with those that a list gives.

    Args:
        party: as written in the customer file, or None; several are alternatives.
        listed: the entity's, ISO 8601 as precise as known; several are alternatives.

    Returns:
        The comparison with the listed date that fits best; None when a side has no date that can be read.

    Example:
        >>> found = compare_birth_dates("03/05/1961", ["1961-05-03"])
        >>> found.verdict, found.strength
        ('match', 1.0)
        >>> [compare_birth_dates("1961-05-03", [d]).verdict for d in ("1961", "1961-03-05", "1960/1963", "1975")]
        ['match', 'close', 'match', 'conflict']
        >>> compare_birth_dates(None, ["1961"]) is None
        True
    """
    if not party or not listed:
        return None
    stated = (party,) if isinstance(party, str) else party
    ours = [(party_text, date) for party_text in stated for date in read_dates(party_text)]
    comparisons = [
        (_compare_dates(date, theirs), party_text, text)
        for text in listed
        for theirs in read_dates(text)
        for party_text, date in ours
    ]
    if not comparisons:
        return None
    (verdict, strength, detail), party_text, text = max(comparisons, key=lambda item: _rank(item[0]))
    return AttributeEvidence("birth date", verdict, party_text, text, detail, strength)


def _rank(outcome: _Outcome) -> float:
    verdict, strength, _ = outcome
    return strength + (verdict == "match") if verdict != "conflict" else -strength


def _compare_dates(a: PartialDate, b: PartialDate) -> _Outcome:
    years = max(a.first - b.last, b.first - a.last)  # apart; 0 and less where the ranges overlap
    if a.is_full and b.is_full:
        outcome = _days_of_one_year(a, b) if years == 0 else _days_of_two_years(a, b, years)
    else:
        outcome = _part_of_a_date(a, b, years)
    return outcome or ("conflict", min(1.0, years / FULL_CONFLICT_YEARS), f"{years} years apart")


def _days_of_one_year(a: PartialDate, b: PartialDate) -> _Outcome:
    if a == b:
        return "match", 1.0, "the same day"
    if (a.month, a.day) == (b.day, b.month):
        return "close", 0.8, "day and month swapped"
    if abs((a.as_date() - b.as_date()).days) == 1:
        return "close", 0.6, "one day apart"
    if (1, 1) in ((a.month, a.day), (b.month, b.day)):
        return "close", 0.3, "the same year; 1 January often stands for an unknown day"
    months = abs((a.month or 0) - (b.month or 0))
    if (a.day == b.day and months == 1) or (not months and _digits_off(a.day, b.day) == 1):
        return "close", 0.4, "one part of the day or the month differs"
    return "conflict", 0.5, "the same year, another day"


def _days_of_two_years(a: PartialDate, b: PartialDate, years: int) -> _Outcome | None:
    if abs((a.as_date() - b.as_date()).days) == 1:
        return "close", 0.6, "one day apart"
    if (a.month, a.day) != (b.month, b.day):
        return None
    if years == 1:
        return "close", 0.5, "the same day, one year apart"
    return ("close", 0.2, "the same day, one digit of the year differs") if _digits_off(a.first, b.first) == 1 else None


def _part_of_a_date(a: PartialDate, b: PartialDate, years: int) -> _Outcome | None:
    """Where the day is not known of both: a month, a year, a range of years."""
    if a.first == a.last == b.first == b.last:
        if a.month is None or b.month is None:
            return "match", 0.5, "the same year"
        same = a.month == b.month
        return ("match", 0.7, "the same month") if same else ("conflict", 0.4, "the same year, another month")
    if years <= 0:
        return "match", 0.3, "within the range of years"
    return ("close", 0.1, "one year apart") if years == 1 else None


def _digits_off(first: int | None, second: int | None) -> int:
    return sum(x != y for x, y in zip(f"{first:02d}", f"{second:02d}", strict=True))


_RELATED = 0.5  # share of the amount: Hong Kong and China may both be said of the same company


def compare_countries(party: Sequence[str], listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare the countries of a party and of an entity.

    Returns:
        `match` for a shared country, `close` for a territory and its state or a former state and its
        successor, `conflict` when none is shared; None when a side states none that is known: a word
        that no table has cannot contradict.

    Example:
        >>> compare_countries(("RU",), ("Iran", "Russian Federation")).verdict
        'match'
        >>> compare_countries(("hk",), ("cn",)).verdict, compare_countries(("de",), ("fr",)).verdict
        ('close', 'conflict')
        >>> compare_countries(("Atlantis",), ("fr",)) is None
        True
    """
    ours, theirs = known_countries(party), known_countries(listed)
    shared = [code for code in ours if code in theirs]
    if shared:
        code = shared[0]
        return AttributeEvidence("country", "match", ours[code], theirs[code], f"both {code.upper()}")
    for code, text in ours.items():
        for their_code, word in theirs.items():
            if (code, their_code) in related_countries():
                detail = f"{code.upper()} and {their_code.upper()} can be said of the same"
                return AttributeEvidence("country", "close", text, word, detail, _RELATED)
    if not ours or not theirs:
        return None
    detail = " against ".join(", ".join(code.upper() for code in codes) for codes in (ours, theirs))
    return AttributeEvidence("country", "conflict", ", ".join(ours.values()), ", ".join(theirs.values()), detail)


def known_countries(texts: Sequence[str]) -> dict[str, str]:
    """Code -> text, in the order given, of the countries that the table has."""
    texts_of_codes: dict[str, str] = {}
    for text in texts:
        code = country_code(text)
        if code is not None:
            texts_of_codes.setdefault(code, text)
    return texts_of_codes


def compare_genders(party: str | None, listed: str | None) -> AttributeEvidence | None:
    """Compare two genders; None when one is missing, `other`, or no word for a gender.

    Example:
        >>> compare_genders("F", "male").verdict, compare_genders("男", "Male").verdict
        ('conflict', 'match')
        >>> compare_genders("male", None) is None
        True
    """
    if not party or not listed:
        return None
    first, second = read_gender(party), read_gender(listed)
    if first is None or second is None or "other" in (first, second):
        return None
    if first == second:
        return AttributeEvidence("gender", "match", party, listed, f"both {first}")
    return AttributeEvidence("gender", "conflict", party, listed, f"{first} against {second}")


CITY = 0.5  # share of the amount
COUNTRY = 0.25
_SEPARATORS = re.compile(r"[,;\n，、]+")
# 101000, 1010 AB, SW1A 1AA, 100-0001: what has fewer than four signs, or no two digits, is a house or a flat.
_POSTCODE = re.compile(r"\b[A-Z]{0,2}\d[A-Z\d]{0,5}(?:[- ]\d[A-Z\d]{2,3}|[- ][A-Z]{2})?\b")
_SHORTEST_POSTCODE, _DIGITS = 4, 2
_DIGIT = re.compile(r"\d")


def compare_addresses(party: Sequence[str], listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare the addresses of a party and of an entity.

    Returns:
        `match` for a shared postcode (strength 1), city or country; None when nothing is shared.

    Example:
        >>> found = compare_addresses(["12 Lenina St, 101000 Moscow, Russia"], ["Tverskaya 5, Moscow 101000, RU"])
        >>> found.strength, found.detail
        (1.0, 'both 101000')
        >>> compare_addresses(["Moscow, Russia"], ["Nevsky 1, St. Petersburg, Russia"]).strength
        0.25
        >>> compare_addresses(["Hamburg"], ["Moscow"]) is None
        True
    """
    best: AttributeEvidence | None = None
    for ours in party:
        for theirs in listed:
            for strength, our_part, their_part in zip(
                (1.0, CITY, COUNTRY), _read_address(ours), _read_address(theirs), strict=True
            ):
                shared = sorted(our_part & their_part)
                if shared and (best is None or strength > best.strength):
                    best = AttributeEvidence("address", "match", ours, theirs, f"both {shared[0]}", strength)
    return best


@named_cache("scoring.addresses", maxsize=65536)
def _read_address(address: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The postcodes, the parts that may be a city, and the countries of an address."""
    countries, cities = set(), set()
    codes = (code.replace(" ", "").replace("-", "") for code in _POSTCODE.findall(address.upper()))
    postcodes = {code for code in codes if len(code) >= _SHORTEST_POSTCODE and len(_DIGIT.findall(code)) >= _DIGITS}
    for part in _SEPARATORS.split(address):
        code = country_code(part)
        if code is not None:
            countries.add(code.upper())
        else:
            words = " ".join(word for word in fold(part).split() if not _DIGIT.search(word))
            cities.add(words.strip(" ."))
    return frozenset(postcodes), frozenset(cities - {""}), frozenset(countries)


def compare_birth_places(party: Sequence[str], listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare the birth places of a party and of an entity.

    Returns:
        `match` for a shared town (strength 1) or a country that is stated alone; `conflict` where all are in other
        countries; None where nothing can be said: towns have several names, and villages lie near towns.

    Example:
        >>> [compare_birth_places(["Tikrit, Iraq"], [place]).verdict for place in ("Tikrit", "Iraq", "Cairo, Egypt")]
        ['match', 'match', 'conflict']
        >>> compare_birth_places(["Tikrit, Iraq"], ["Awja, Iraq"]) is None
        True
    """
    pairs = [(stated, read_address(stated), place, read_address(place)) for stated in party for place in listed]
    for stated, ours, place, theirs in pairs:
        if shared := sorted(ours.texts[key] for key in ours.bits.keys() & theirs.bits.keys()):
            return AttributeEvidence(BIRTH_PLACE, "match", stated, place, f"both {shared[0]}")
    for stated, ours, place, theirs in pairs:
        if (shared := sorted(ours.countries & theirs.countries)) and not (ours.bits and theirs.bits):
            return AttributeEvidence(BIRTH_PLACE, "match", stated, place, f"both {shared[0].upper()}", COUNTRY)
    countries = _countries_of_all([ours for _, ours, _, _ in pairs], [theirs for _, _, _, theirs in pairs])
    if countries is None or countries.verdict != "conflict":
        return None
    return AttributeEvidence(BIRTH_PLACE, "conflict", "; ".join(party), "; ".join(listed), countries.detail)


def _countries_of_all(party: Sequence[Address], listed: Sequence[Address]) -> AttributeEvidence | None:
    """The countries of some places against those of others; None where a place states none."""
    if not all(place.countries for place in (*party, *listed)):
        return None
    ours, theirs = (sorted({code for place in places for code in place.countries}) for places in (party, listed))
    return compare_countries(ours, theirs)


BIRTH_PLACE = "birth place"
SAME_IDENTIFIER, OTHER_KIND = "same-identifier", "other-kind"  # codes of records


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the attributes of a party and of an entity say together."""

    # one for each attribute that both sides state. An identifier that decides (`SAME_IDENTIFIER`) has no amount yet:
    # it is whatever the names lack, which is known when all records are
    records: tuple[Evidence, ...] = ()
    identified: bool = False  # whether an identifier decides
    # whether the full birth date agrees and a country is shared, so that a weak alias is not alone
    confirmed: bool = False
    contradicted: bool = False  # whether birth date, country, gender or kind cannot be the same, without doubt


_NOTHING = Attributes()


def compare_attributes(
    party: Party, entity: Entity, weights: Weights, sharers: Sharers = one_holder, *, contacts: bool = True
) -> Attributes:
    """Compare everything but the names, and say what it amounts to.

    Args:
        party: the party.
        entity: the listed entity.
        weights: the amounts.
        sharers: how many listed entities share a contact detail.
        contacts: whether addresses, phones, e-mails and websites count here; not where the party has no name, since
            the score is theirs already.
    """
    kinds_differ = kinds_conflict(party.kind, entity.kind)
    if party.is_bare and not kinds_differ:
        return _NOTHING
    records = []
    if kinds_differ:
        kinds, amount = (party.kind or "", entity.kind), -weights.kind_conflict
        records.append(Evidence("attribute", "another kind of thing", *kinds, amount=amount, code=OTHER_KIND))
    birth_date = compare_birth_dates(party.birth_dates, entity.birth_dates)
    birth_place = compare_birth_places(party.birth_places, entity.properties.get("birthPlace", ()))
    country = compare_countries(party.countries, (*entity.countries, *entity.nationalities))
    gender = compare_genders(party.gender, entity.gender)
    contact = _shared_contact(party, entity, sharers) if contacts else None
    address = compare_addresses(party.addresses, entity.addresses) if contacts else None
    identifier = compare_identifiers(party.identifiers, entity.identifiers)
    records += _amount(birth_date, weights.birth_date_match, weights.birth_date_conflict)
    records += _largest(
        _amount(country, weights.country_match, weights.country_conflict)
        + _amount(address, weights.address_match, 0.0)
        + _amount(birth_place, weights.address_match, weights.country_conflict)
    )
    records += _amount(gender, 0.0, weights.gender_conflict)
    identified = _fully(identifier, "match")
    if identifier is not None and identified:
        records.append(_record(identifier, "the same identifier decides", 0.0, SAME_IDENTIFIER))
        records += _of_contact(contact, weights)
    else:
        number = _amount(identifier, weights.identifier_match, weights.identifier_conflict)
        records += _largest(number + _of_contact(contact, weights))
    return Attributes(
        tuple(records),
        identified=identified,
        confirmed=_fully(birth_date, "match") and _fully(country, "match"),
        contradicted=kinds_differ
        or any(_fully(comparison, "conflict") for comparison in (birth_date, country, gender)),
    )


def _shared_contact(party: Party, entity: Entity, sharers: Sharers) -> ContactEvidence | None:
    """The contact detail that both have; no address that is only alike."""
    contact = same_contact(party, entity, sharers) if party.has_contacts else None
    return None if contact is not None and contact.kind == ADDRESS and contact.score < SAME_PLACE else contact


def _fully(found: AttributeEvidence | None, verdict: str) -> bool:
    return found is not None and found.verdict == verdict and found.strength >= 1.0


def _amount(found: AttributeEvidence | None, match: float, conflict: float) -> list[Evidence]:
    if found is None:
        return []
    amount = -conflict if found.verdict == "conflict" else match
    return [_record(found, f"{found.kind}: {found.detail}", amount * found.strength)]


def _of_contact(contact: ContactEvidence | None, weights: Weights) -> list[Evidence]:
    """The same contact detail adds what an equal number does that decides nothing; the more share it, the less."""
    if contact is None:
        return []
    detail = "the same" if contact.sharers <= FEW else f"the same, which {contact.sharers} listed entities share"
    amount = weights.identifier_match * min(1.0, FEW / contact.sharers)
    agreement = AttributeEvidence(contact.kind, "match", contact.party, contact.listed, detail)
    return _amount(agreement, amount, 0.0)


def _largest(records: list[Evidence]) -> list[Evidence]:
    """Records of one thing (an address states its country) or of one weight: of what they add, the largest counts."""
    most = max(range(len(records)), key=lambda place: records[place].amount, default=0)
    return [
        record._replace(amount=0.0) if record.amount > 0.0 and place != most else record
        for place, record in enumerate(records)
    ]


def _record(found: AttributeEvidence, reason: str, amount: float, code: str = "") -> Evidence:
    return Evidence("attribute", reason, found.party, found.listed, amount=round(amount, SCORE_DIGITS), code=code)


KIND = "identifier"
SHORTEST = 4  # letters and digits: shorter numbers identify nobody
DECIDING = 7  # letters and digits from which an equal number identifies, whatever its title
UNCERTAIN = 0.6  # share of the amount for equal numbers too short to identify by themselves
TYPO = 0.5  # one letter or digit of a checked number differs and one of them fails its check
COUNTRY_UNKNOWN = 0.5  # share of a conflict when a country is not said
UNTYPED = "id"


@dataclass(frozen=True, slots=True)
class IdentifierType:
    """What is known of a type of identifier."""

    check: str = ""  # the module of python-stdnum that knows its check digit or form; empty when there is none
    worldwide: bool = True  # whether a register gives it once in the world, so that no country need be said
    # the share of a conflict for two different ones: 1 where an entity has one, 0 where it has many
    one_each: float = 0.0
    prefixes: tuple[str, ...] = ()  # what is written in front of such a number


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
_PREFIXES = tuple((prefix, name) for name, number_type in TYPES.items() for prefix in number_type.prefixes)
# What says only that a number comes, whatever its type.
_THAT_IT_IS_ONE = re.compile(r"^(?:(?:PASSPORT|NUMBER|REG)[^\w]+|(?:NO|NR|REG)[.:]\s*|[№#]\s*)+(?=\w*\d)")
_HEAD_OFFICE, _LONG_BIC = "XXX", 11  # SABRRUMMXXX is SABRRUMM
# A hashed number: what stands for the key, whether it is long enough to decide, whether it fails its check, the hash.
_HASHED = re.compile(r"hmac-([0-9a-f]{8})-([LS][PF][0-9a-f]{32})", re.IGNORECASE)
HASHED_LONG, HASHED_FAILS = "L", "F"
# Cyrillic and Greek capitals that look like Latin ones: a clerk types АВ in either alphabet.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSABEZHIKMNOPTYX")


@dataclass(frozen=True, slots=True)
class Number:
    """An identifier as it is compared."""

    type: str  # of the identifier, or what stands in front of the number says; `id` when neither does
    value: str  # letters and digits, upper case, Latin where they look so
    country: str | None  # its code, where it is said
    valid: bool | None  # whether it passes the check of its type; None when the type has none
    text: str  # as given
    hashed_by: str = ""  # stands for the key of a number that was hashed (`screening/hashing.py`)

    @property
    def identifies(self) -> bool:
        """Whether it can tell one entity from another: long enough, and no placeholder such as 0000000."""
        if len(self.value) < SHORTEST or self.type in _NAMES_IN_DIGITS:
            return False
        return len(set(self.value)) > 1

    @property
    def decides(self) -> bool:
        """Whether an equal number identifies, whatever its title."""
        return self.value[0] == HASHED_LONG if self.hashed_by else len(self.value) >= DECIDING


def compare_identifiers(party: Sequence[Identifier], listed: Sequence[Identifier]) -> AttributeEvidence | None:
    """Compare the numbers of a party with those of an entity.

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
    theirs = [read_identifier(identifier) for identifier in listed]
    comparisons = [_compare_numbers(read_identifier(number), identifier) for number in party for identifier in theirs]
    return max((evidence for evidence in comparisons if evidence is not None), key=_rank_of_number, default=None)


def _rank_of_number(evidence: AttributeEvidence) -> float:
    order = {"match": 2.0, "close": 1.0, "conflict": -2.0}
    return order[evidence.verdict] + evidence.strength


@named_cache("scoring.identifiers", maxsize=65536)
def read_identifier(identifier: Identifier) -> Number:
    """An identifier as it is compared.

    Example:
        >>> number = read_identifier(Identifier(value="IMO No. 918-7629"))
        >>> number.type, number.value, number.valid
        ('imo', '9187629', True)
        >>> read_identifier(Identifier(value="ＡВ 123456", type="passport")).value
        'AB123456'
    """
    kind = "-".join(identifier.type.casefold().split())
    kind = _SYNONYMS.get(kind, kind)
    if hashed := _HASHED.fullmatch(identifier.value.strip()):
        country = country_code(identifier.country) if identifier.country else None
        return Number(kind, hashed[2].upper(), country, None, identifier.value, hashed[1].lower())
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


def _fails(number: Number, kind: str) -> bool:
    """Whether a number fails the check of its type; a hashed one says so itself."""
    return number.value[1] == HASHED_FAILS if number.hashed_by else _passes(number.value, kind) is False


def _compare_numbers(own: Number, other: Number) -> AttributeEvidence | None:
    kind = _type_of_both(own, other)
    number_type = TYPES.get(kind, _UNKNOWN)
    apart = None not in (own.country, other.country) and own.country != other.country
    if (apart and not number_type.worldwide) or not own.identifies or not other.identifies:
        return None
    if own.hashed_by != other.hashed_by:  # of two keys, or one of them is not hashed: nothing can be said
        return None
    return _equal(own, other, kind) if own.value == other.value else _different(own, other, kind)


def _type_of_both(own: Number, other: Number) -> str:
    """The type of both, empty when they differ; one that states none takes the other's, if it passes its check."""
    if own.type == other.type:
        return own.type
    for untyped, typed in ((own, other), (other, own)):
        if untyped.type == UNTYPED and not untyped.hashed_by and _passes(untyped.value, typed.type) is not False:
            return typed.type
    return ""


def _equal(own: Number, other: Number, kind: str) -> AttributeEvidence:
    number_type = TYPES.get(kind, _UNKNOWN)
    certain = own.type == other.type != UNTYPED and (number_type.worldwide or None not in (own.country, other.country))
    detail = f"the same {_title(kind)}" if kind else f"the same number, as {own.type} and {other.type}"
    if _fails(own, kind):
        detail += ", which fails its check on both sides"
    decides = certain or own.decides
    return _number_evidence("match", own, other, detail, 1.0 if decides else UNCERTAIN)


def _different(own: Number, other: Number, kind: str) -> AttributeEvidence | None:
    number_type, title = TYPES.get(kind, _UNKNOWN), _title(kind)
    if not number_type.one_each or (UNTYPED in (own.type, other.type) and not number_type.check):
        return None
    valid = not _fails(own, kind) and not _fails(other, kind)
    if not valid and not own.hashed_by and _one_sign_off(own.value, other.value):
        return _number_evidence("close", own, other, f"one sign of the {title} differs, and its check fails", TYPO)
    certain = valid and (number_type.worldwide or None not in (own.country, other.country))
    return _number_evidence(
        "conflict", own, other, f"different {title}s", number_type.one_each * (1.0 if certain else COUNTRY_UNKNOWN)
    )


def _one_sign_off(first: str, second: str) -> bool:
    """One sign replaced, or two neighbours swapped."""
    return len(first) == len(second) and OSA.distance(first, second, score_cutoff=1) == 1


def _title(kind: str) -> str:
    if kind in ("", UNTYPED):
        return "number"
    if kind == "crypto":
        return "wallet"
    return f"{kind.upper()} number" if TYPES.get(kind, _UNKNOWN).prefixes else f"{kind.replace('-', ' ')} number"


def _number_evidence(verdict: Verdict, own: Number, other: Number, detail: str, strength: float) -> AttributeEvidence:
    return AttributeEvidence(KIND, verdict, own.text, other.text, detail, strength)
