"""What FollowTheMoney's schema takes: schemata and their properties, the form of values, the two ends of links.

The schema answers whether a value may stand in a property, and how it is written. The tables are made from
`resources/ftm/` by `tools/generate_ftm.py`, of the package itself; it is needed for them alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

# What can be a party to a business descends from one of these. A schema that the table does not have can be one, too,
# so that none is missed.
_PARTIES = frozenset(("LegalEntity", "Vehicle", "CryptoWallet"))
_UNSTATED = frozenset(("Asset", "Thing"))
_LONGEST = {"string": 1024, "name": 384, "address": 250, "text": 65_000, "identifier": 64, "url": 4096, "number": 250}
_ENTITY_ID = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.\-]*[0-9A-Za-z])?")
_LONGEST_ID = 200
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}([T ]\d{2}(:\d{2}(:\d{2})?)?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?")
_BETWEEN_PHONES = re.compile(r"\s*[;,/]\s*(?=\(?\+)")
_EMAIL = re.compile(r"[^<>()\[\],;:?\s@\"]{1,64}@(?:[^\W_](?:[^\W_]|-){0,62}\.)+[^\W\d_][\w-]{1,62}")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema: its properties that can be written, inherited ones too, with the type of their values; the schemata
    that it is; of a link the property and the schema of both ends.
    """

    properties: Mapping[str, str]
    ancestors: frozenset[str]
    ends: tuple[tuple[str, str], tuple[str, str]] | None


@named_cache("ftm.schemata", maxsize=1)
def _schemata() -> dict[str, Schema]:
    rows = {name: (extends, ends, listed) for name, extends, *ends, listed in read_rows("ftm_schemata")}
    schemata: dict[str, Schema] = {}

    def make(name: str) -> Schema:
        if name not in schemata:
            extends, ends, listed = rows[name]
            parents = [make(parent) for parent in extends.split() if parent != "-"]
            properties = {prop: kind for parent in parents for prop, kind in parent.properties.items()}
            properties |= dict(_pair(item) for item in listed.split() if item != "-")
            joined = (_pair(ends[0]), _pair(ends[1])) if ends[0] != "-" else None
            schemata[name] = Schema(properties, frozenset((name, *(a for p in parents for a in p.ancestors))), joined)
        return schemata[name]

    for name in rows:
        make(name)
    return schemata


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.partition(":")
    return first, second


@named_cache("ftm.values", maxsize=1)
def _values() -> dict[str, frozenset[str]]:
    values_of: dict[str, set[str]] = {}
    for kind, value in read_rows("ftm_values"):
        values_of.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in values_of.items()}


@named_cache("ftm.phones", maxsize=1)
def _phones() -> dict[str, re.Pattern[str]]:
    pairs = (value.split(" ", 1) for value in _values()["phone"])
    return {code: re.compile(pattern) for code, pattern in pairs}


def schema_of(name: object) -> Schema | None:
    """A schema by its name, or None when FollowTheMoney has none of that name."""
    return _schemata().get(name) if isinstance(name, str) else None


def is_party(name: object) -> bool:
    """Whether things of a schema can be a party to a business.

    Example:
        >>> [is_party(schema) for schema in ("Vessel", "CryptoWallet", "Position", "Security")]
        [True, True, False, False]
    """
    schema = schema_of(name)
    return schema is None or name in _UNSTATED or not schema.ancestors.isdisjoint(_PARTIES)


def fits(kind: str, wanted: str) -> bool:
    """Whether a thing of a kind may stand where a schema is wanted.

    Example:
        >>> fits("Company", "Asset"), fits("Organization", "Asset"), fits("Person", "LegalEntity")
        (True, False, True)
    """
    schema = schema_of(kind)
    return schema is not None and wanted in schema.ancestors


def is_entity_id(text: str) -> bool:
    """Whether a text can stand for an entity in another's property."""
    return len(text) <= _LONGEST_ID and _ENTITY_ID.fullmatch(text) is not None


@named_cache("ftm.written", maxsize=65536)
def written(kind: str, prop: str, value: str) -> tuple[str, ...]:
    """How a value stands in a property of a schema: the two bounds of a range of dates, each number of a text with
    several telephones; none where the schema does not have the property or does not take the value.

    Example:
        >>> written("Person", "birthDate", "1979/1982"), [written("Vessel", "flag", flag) for flag in ("Cuba", "cu")]
        (('1979', '1982'), [(), ('cu',)])
        >>> written("Company", "website", "www.example.com"), written("Person", "phone", "+375 (29) 636-23-91")
        (('http://www.example.com/',), ('+375296362391',))
    """
    schema = schema_of(kind)
    value_type = schema.properties.get(prop) if schema else None
    plain = value.strip()
    if value_type is None or not plain:
        return ()
    form = _FORMS.get(value_type)
    texts = form(plain) if form else (plain,)
    longest = _LONGEST.get(value_type, 250)
    return tuple(dict.fromkeys(text for text in texts if len(text) <= longest))


def _of_values(kind: str) -> Callable[[str], tuple[str, ...]]:
    return lambda text: (text,) if text in _values()[kind] else ()


def _country(text: str) -> tuple[str, ...]:
    """A former state has a code of four letters (ISO 3166-3) there."""
    codes = _values()["country"]
    if text in codes:
        return (text,)
    former = sorted(code for code in codes if len(code) == 4 and code.startswith(text)) if len(text) == 2 else []
    return tuple(former[:1])


def _date(text: str) -> tuple[str, ...]:
    dates = text.split("/")
    return tuple(dates) if len(dates) <= 2 and all(_DATE.fullmatch(date) for date in dates) else ()


def _phones_of(text: str) -> tuple[str, ...]:
    """Every number of a text."""
    return tuple(number for part in _BETWEEN_PHONES.split(text) for number in _phone(part))


def _phone(text: str) -> tuple[str, ...]:
    """E.164, where the text says the country's code and the rest has its form."""
    bare = re.sub(r"^[^\d+(]*", "", text)
    match = re.match(r"\(?\s*(?:\+|00)(?=[\s(]*\d)", bare)
    if not match:
        return ()
    groups = re.findall(r"\d+", bare.replace("(0)", "")[match.end() :])
    digits = "".join(groups)
    for length in (1, 2, 3):
        code, rest = digits[:length], digits[length:]
        if not groups[0].startswith(code):
            break  # `+8 (8617) ...` has no calling code
        pattern = _phones().get(code)
        number = rest if code == "39" else rest.lstrip("0")  # Italy's numbers keep their zero
        if pattern and pattern.fullmatch(number):
            return (f"+{code}{number}",)
    return ()


def _url(text: str) -> tuple[str, ...]:
    full = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(full)
    except ValueError:
        return ()
    host = parts.netloc.lower()
    if parts.scheme.lower() not in ("http", "https", "ftp") or not _HOST.fullmatch(host) or re.search(r"\s", full):
        return ()
    return (parts._replace(scheme=parts.scheme.lower(), netloc=host, path=parts.path or "/").geturl(),)


def _email(text: str) -> tuple[str, ...]:
    name, _, host = text.removeprefix("mailto:").rpartition("@")
    plain = f"{name}@{host.lower().rstrip('.')}"
    return (plain,) if _EMAIL.fullmatch(plain) else ()


def _name(text: str) -> tuple[str, ...]:
    plain = " ".join(text.split())
    while plain and plain[0] in "\"'" and plain[-1] == plain[0] and len(plain) > 2:
        plain = plain[1:-1].strip()
    return (plain,) if plain else ()


_FORMS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "country": _country,
    "topic": _of_values("topic"),
    "gender": _of_values("gender"),
    "date": _date,
    "phone": _phones_of,
    "url": _url,
    "email": _email,
    "name": _name,
    "entity": lambda text: (text,) if is_entity_id(text) else (),
}
