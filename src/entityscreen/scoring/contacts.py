"""Contact details: addresses, phones, e-mails and websites, how they are read, and what two of them say of each other.

It says when two contact details are the same, by what an index may find them, and what that is worth: a small
amount beside a name, and the score itself of a party that has no name. How an entity is looked up by them is in
`screening/compiled.py`. A different detail says nothing, since people and firms move and have several.

An address is a set of numbers (house, flat, box, postcode), words and countries. The words for a street, a unit or a
district (`lexicon/addressing.tsv`) say nothing, so that `12 Lenina St` is `ul. Lenina, 12`. Words are compared by their
sound, those of other scripts by their romanisation: Тверская, Tverskaya, Tverskaja. Each tells so many bits; they are
constants and not counted over a list, so that a pair has the same score on any list. The records are those of names:
a pair for what both share, with its share of either address, and adjustments for what differs.

An address, a phone or a website that more than `FEW` listed entities share (an agent for registrations, a freight
forwarder) says less of each of them: its amount is divided by how many times `FEW` they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.attributes.countries import country_code, related_countries
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import SCORE_DIGITS, Evidence, rebuild_score
from entityscreen.model.party import Party
from entityscreen.model.script import main_script
from entityscreen.names.lexicon import whole_concept
from entityscreen.romanisation import read_token
from entityscreen.text.folding import fold
from entityscreen.text.sounds import sound_key

ADDRESS, PHONE, EMAIL, WEBSITE = "address", "phone", "email", "website"
FEW = 30  # entities that may share a contact detail before it says less of each; on OFAC's list at most 30 do
# Bits that a number or a word of an address tells: log2(10) a digit, since houses beyond 999 are rare; a box has more.
DIGIT_BITS, MOST_DIGITS, BOX_DIGITS = 3.3, 3, 6
POSTCODE, POSTCODE_BITS = 5, 5.0  # digits from which a number that is no box's is a postcode, which repeats the town
WORD_BITS, SHORT_BITS, LETTER_BITS, CHARACTER_BITS, SHORT = 8.0, 5.0, 2.0, 4.0, 3
# Bits that two addresses have to share to be one place: a house of two digits, a street and a town. Without a number,
# or without a word, one more word.
ENOUGH, ENOUGH_OF_ONE_SORT = 22.0, 30.0
# Points taken away: times the share that differs on both sides, and that one side alone has; of numbers that differ;
# where one side or both have a number that the other has not and none is shared; of countries that differ.
DIFFERENT, MISSING, OTHER_NUMBER, NUMBER_MISSING, NO_NUMBER_SHARED, OTHER_COUNTRY = 0.6, 0.12, 0.1, 0.25, 0.5, 0.5
# How surely an equal detail is the same party's, in [0, 1]: a mailbox has one holder, a line or a site several.
SURE = {EMAIL: 0.95, PHONE: 0.9, WEBSITE: 0.9}
STATE = 2  # letters of the code of a country or a state
SAME_PLACE = 0.78  # score from which two addresses are called the same
TAIL = 7  # digits of a phone number that are looked up
NATIONAL = 9  # last digits that are equal where a country's prefix is written in two ways, or on one side only
_RUN = re.compile(r"\d+|[㐀-䶿一-鿿]|[^\W\d_㐀-䶿一-鿿]+")
_PARTS = re.compile(r"[,;\n，；、:]+")
_EXTENSION = re.compile(r"\b(?:ext|extension|x|доб)\b\.?\s*\d+.*$|/\d+.*$", re.IGNORECASE)
_SITE = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:www\d?\.)?([^/?#\s:]+)(?::\d+)?/?([^?#\s]*)", re.IGNORECASE)

Sharers = Callable[[str], int]  # how many listed entities share the detail of a key (`contact_key`)


def one_holder(_key: str) -> int:
    """What is taken where no list is at hand: nobody shares a contact detail."""
    return 1


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is compared.

    Attributes:
        bits: what each number and word tells, by the key under which two writings of it meet.
        texts: how each is written.
        countries: codes.
    """

    bits: Mapping[str, float]
    texts: Mapping[str, str]
    countries: frozenset[str]

    @property
    def numbers(self) -> frozenset[str]:
        """The keys of its numbers but postcodes, which all houses of a district share."""
        return frozenset(key for key in self.bits if key[-1].isdigit() and not _is_postcode(key))


@named_cache("scoring.contacts.words", maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The words of addresses that tell no place, and those behind which the number of a box stands."""
    silent, boxes = set(), set()
    for part, phrase in read_rows("lexicon_addressing"):
        words = _RUN.findall(fold(phrase))
        if part in ("street", "unit", "inner", "box", "preposition", "addressee", "district"):
            silent.update(words)
        if part == "box":
            boxes.add(words[-1])
    return frozenset(silent), frozenset(boxes)


@named_cache("scoring.contacts.addresses", maxsize=65536)
def read_address(text: str) -> Address:
    """Read an address of one line.

    Example:
        >>> found = read_address("ул. Тверская, д. 5, Москва 101000, Russia")
        >>> sorted(found.bits) == sorted(read_address("Moskva: 5 Tverskaja street, 101000; RU").bits), found.countries
        (True, frozenset({'ru'}))
    """
    countries, rest = _without_countries([part.strip(" .") for part in _PARTS.split(text) if part.strip(" .")])
    silent, boxes = _words()
    bits: dict[str, float] = {}
    texts: dict[str, str] = {}
    before = ""
    for word in _RUN.findall(fold(", ".join(rest))):
        if word.isdecimal():
            number = str(int(word)) if len(word) < 30 else word
            box = before in boxes
            key = f"box {number}" if box else number
            number_bits = DIGIT_BITS * min(len(number), BOX_DIGITS if box else MOST_DIGITS)
            bits[key] = POSTCODE_BITS if _is_postcode(key) else number_bits
            texts[key] = word
        elif word not in silent:
            key = _word_key(word)
            bits[key], texts[key] = _word_bits(word), word
        before = word
    return Address(bits, texts, frozenset(countries))


def _is_postcode(key: str) -> bool:
    return key.isdigit() and len(key) >= POSTCODE


def _without_countries(parts: list[str]) -> tuple[set[str], list[str]]:
    """The countries of an address, and its parts without them: `Korea, North`, `Moscow Russia`. Two letters at the end
    may be a country's code or a state's (IL, CA) and are neither.
    """
    countries, rest, at = set(), list[str](), 0
    while at < len(parts):
        both = country_code(", ".join(parts[at : at + 2])) if at + 1 < len(parts) else None
        words = parts[at].split()
        ends = next((n for n in range(len(words)) if len(words[n]) > STATE and country_code(" ".join(words[n:]))), None)
        if both:
            countries.add(both)
        elif ends is not None:
            countries.add(country_code(" ".join(words[ends:])) or "")
            rest += [parts[at]] if ends else []
        elif at + 1 < len(parts) or len(parts[at]) > STATE or not at or not parts[at].isalpha():
            rest.append(parts[at])
        at += 2 if both else 1
    return countries, rest


def _word_key(word: str) -> str:
    concept = whole_concept(word)
    if concept is not None and concept.role == "place" and len(town := concept.id.partition(":")[2]) > STATE:
        word = town  # Москва is Moscow
    if not word.isascii():
        spellings = read_token(word, main_script(word))
        word = spellings[0].text if spellings else word
    return sound_key(word.replace("j", "y")) or word  # Tverskaja as German and Scandinavian letters write it


def _word_bits(word: str) -> float:
    if "㐀" <= word[0] <= "鿿":
        return CHARACTER_BITS
    if len(word) == 1:
        return LETTER_BITS
    return SHORT_BITS if len(word) <= SHORT else WORD_BITS


def compare_places(query: Address, listed: Address) -> tuple[Evidence, ...]:
    """Compare two addresses: the records, as those of two names, whose score (`rebuild_score`) says how alike they are.

    Example:
        >>> ours = read_address("12 Lenina St, Flat 5, Tomsk")
        >>> alike = [read_address(text) for text in ("Lenina ul. 12-5, Tomsk, 634050, Russia", "14 Lenina St, Tomsk")]
        >>> [rebuild_score(compare_places(ours, other)) > SAME_PLACE for other in alike]
        [True, False]
    """
    shared = [key for key in query.bits if key in listed.bits]
    if not shared:
        return ()
    ours, theirs = sum(query.bits.values()), sum(listed.bits.values())
    records = [
        Evidence(
            "pair",
            "the same number" if key[-1].isdigit() else "the same word",
            query.texts[key],
            listed.texts[key],
            query.bits[key] / ours,
            listed.bits[key] / theirs,
            1.0,
        )
        for key in shared
    ]
    shared_bits = sum(query.bits[key] for key in shared)
    our_rest, their_rest = 1.0 - shared_bits / ours, 1.0 - shared_bits / theirs
    differ, lacks = min(our_rest, their_rest), abs(our_rest - their_rest)
    records += _taken("what differs in both", DIFFERENT * differ)
    records += _taken("what only one of them states", MISSING * lacks)
    records += _of_numbers(query.numbers, listed.numbers)
    if query.countries and listed.countries and not _may_be_one(query.countries, listed.countries):
        records += _taken("another country", OTHER_COUNTRY)
    both_sorts = query.numbers & listed.numbers and not all(key[-1].isdigit() for key in shared)
    needed = ENOUGH if both_sorts else ENOUGH_OF_ONE_SORT
    if shared_bits < needed:
        records += _taken(
            "too little is shared to tell an address", rebuild_score(records) * (1.0 - shared_bits / needed)
        )
    return tuple(records)


def _of_numbers(ours: frozenset[str], theirs: frozenset[str]) -> list[Evidence]:
    """What the numbers of two addresses take away."""
    if ours & theirs:
        return _taken("numbers differ", OTHER_NUMBER) if ours - theirs and theirs - ours else []
    if ours and theirs:
        return _taken("no number is shared", NO_NUMBER_SHARED)
    return _taken("only one of them has a number", NUMBER_MISSING) if ours or theirs else []


def _may_be_one(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(a == b or (a, b) in related_countries() for a in ours for b in theirs)


def _taken(reason: str, amount: float) -> list[Evidence]:
    return [Evidence("adjustment", f"address: {reason}", amount=round(-amount, SCORE_DIGITS))] if amount > 0.0 else []


@named_cache("scoring.contacts.phones", maxsize=65536)
def read_phone(text: str, country: str = "") -> str:
    """The digits of a phone number, with a `+` before them where they begin with a country's prefix; empty for none.

    With the extra `phones` (phonenumbers) a number is read by the rules of its country; without it, by its digits.

    Example:
        >>> read_phone("00 963 (11) 613-679153 ext. 4"), read_phone("No. 03889402")
        ('+96311613679153', '3889402')
    """
    plain = _EXTENSION.sub("", unicodedata.normalize("NFKC", text)).strip().replace("(0)", "")
    digits = "".join(filter(str.isdecimal, plain))
    international = plain.lstrip(" (").startswith("+") or digits.startswith("00")
    if (country or international) and find_spec("phonenumbers"):
        import phonenumbers

        try:
            number = phonenumbers.parse(f"+{digits.lstrip('0')}" if international else digits, country.upper() or None)
            if phonenumbers.is_possible_number(number):
                return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
        except phonenumbers.NumberParseException:
            pass  # read by its digits
    digits = digits.lstrip("0")
    return f"+{digits}" if international and digits else digits


def _same_phone(ours: str, theirs: str) -> bool:
    if min(len(ours), len(theirs)) < TAIL:
        return False
    if ours[0] == theirs[0] == "+":
        return ours == theirs
    ours, theirs = ours.lstrip("+"), theirs.lstrip("+")
    common = min(len(ours), len(theirs), NATIONAL)
    return ours[-common:] == theirs[-common:]


def read_email(text: str) -> str:
    """A mailbox in lower case, without `mailto:` and what follows a `+` in front of the `@`; empty for none.

    Example:
        >>> read_email("mailto:Sales+eu@Example.COM"), read_email("n/a")
        ('sales@example.com', '')
    """
    text = unicodedata.normalize("NFKC", text).strip().casefold().removeprefix("mailto:")
    box, at, domain = text.partition("@")
    box = box.partition("+")[0]
    return f"{box}@{domain.rstrip('.')}" if box and at and "." in domain and " " not in text else ""


def read_website(text: str) -> tuple[str, str]:
    """The host of a website and the path behind it, without scheme and `www.`; empty for none.

    Example:
        >>> read_website("https://www.Example.com:443/About/?x=1"), read_website("none")
        (('example.com', 'about'), ('', ''))
    """
    site = _SITE.match(unicodedata.normalize("NFKC", text).strip().casefold())
    if not site or "." not in site[1] or "@" in site[1]:
        return "", ""
    return site[1].strip("."), site[2].strip("/")


def contacts_of(who: Party | Entity) -> Iterator[tuple[str, str]]:
    """The contact details of a party or an entity: kind and text of each."""
    if isinstance(who, Party):
        by_kind = who.addresses, who.phones, who.emails, who.websites
    else:
        stated = who.properties
        by_kind = who.addresses, stated.get(PHONE, ()), stated.get(EMAIL, ()), stated.get(WEBSITE, ())
    for kind, texts in zip((ADDRESS, PHONE, EMAIL, WEBSITE), by_kind, strict=True):
        yield from ((kind, text) for text in texts)


def contact_key(kind: str, text: str) -> str:
    """What all writings of one contact detail share; empty where nothing can be read."""
    if kind == ADDRESS:
        bits = read_address(text).bits
        return " ".join((kind, *sorted(bits))) if bits else ""
    if kind == PHONE:
        read = read_phone(text)[-NATIONAL:]
    else:
        read = read_email(text) if kind == EMAIL else read_website(text)[0]
    return f"{kind} {read}" if read else ""


def search_keys(kind: str, text: str) -> dict[str, float]:
    """By what an entity with the same contact detail is found, and the bits of each; together they reach `ENOUGH` where
    the two can be the same.
    """
    if kind == ADDRESS:
        return {f"{kind} {key}": bits for key, bits in read_address(text).bits.items()}
    if kind == PHONE:
        tail = read_phone(text)[-TAIL:]
        return {f"{kind} {tail}": ENOUGH} if len(tail) == TAIL else {}
    key = contact_key(kind, text)
    return {key: ENOUGH} if key else {}


@dataclass(frozen=True, slots=True)
class ContactEvidence:
    """A contact detail of a party and one of an entity that are the same, or may be.

    Attributes:
        kind: `address`, `phone`, `email` or `website`.
        party: as the party states it.
        listed: as the list states it.
        sharers: how many listed entities share it.
        records: whose score says how surely they are the same, in [0, 1].
    """

    kind: str
    party: str
    listed: str
    sharers: int
    records: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """How surely the party is the entity, by this detail alone, in [0, 1]."""
        return rebuild_score(self.records)


def same_contact(party: Party, entity: Entity, sharers: Sharers = one_holder) -> ContactEvidence | None:
    """Find the contact detail of a party that is most surely one of an entity.

    Example:
        >>> party = Party(emails=["Info@Example.com"], addresses=["5 Tverskaya, Moscow"])
        >>> entity = Entity(id="1", names=["A"], properties={"email": ("info@example.com",)})
        >>> found = same_contact(party, entity)
        >>> found.kind, found.score, same_contact(party, entity, lambda key: 300).score
        ('email', 0.95, 0.095)
    """
    theirs = list(contacts_of(entity))
    matches = (
        _compared(kind, ours, their_text, party, entity, sharers)
        for kind, ours in contacts_of(party)
        for their_kind, their_text in theirs
        if kind == their_kind
    )
    return max((evidence for evidence in matches if evidence), key=lambda evidence: evidence.score, default=None)


def _compared(
    kind: str, ours: str, theirs: str, party: Party, entity: Entity, sharers: Sharers
) -> ContactEvidence | None:
    if kind == ADDRESS:
        records = compare_places(read_address(ours), read_address(theirs))
    elif _same(kind, ours, theirs, _country(party.countries), _country(entity.countries)):
        records = (Evidence("pair", f"{kind}: the same", ours, theirs, 1.0, 1.0, SURE[kind]),)
    else:
        records = ()
    if not records:
        return None
    count = sharers(contact_key(kind, theirs))
    if count > FEW:
        amount = rebuild_score(records) * (1.0 - FEW / count)
        reason = f"{kind}: {count} listed entities share it"
        records += (Evidence("adjustment", reason, amount=round(-amount, SCORE_DIGITS)),)
    return ContactEvidence(kind, ours, theirs, count, records)


def _same(kind: str, ours: str, theirs: str, our_country: str, their_country: str) -> bool:
    if kind == PHONE:
        return _same_phone(read_phone(ours, our_country), read_phone(theirs, their_country))
    if kind == EMAIL:
        return bool(read_email(ours)) and read_email(ours) == read_email(theirs)
    (host, path), (their_host, their_path) = read_website(ours), read_website(theirs)
    return bool(host) and host == their_host and (path == their_path or not path or not their_path)


def _country(stated: Iterable[str]) -> str:
    """The one country that is stated, by its code; empty for none or several."""
    codes = {code for text in stated if (code := country_code(text))}
    return codes.pop() if len(codes) == 1 else ""
