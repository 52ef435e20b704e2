"""Which column of a party file holds what.

Here belong the usual headings of customer, supplier and payment files and how they are recognised. What the
cells mean belongs to `values`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from entityscreen.errors import InvalidInputError, SourceError

# Headings, folded, best first. Sources: exports of common ERP, CRM and payment systems, FollowTheMoney's
# property names, and the files that sanctions regulators publish.
NAME = (
    "full name, fullname, name, entity name, party name, counterparty name, counterparty, customer name, "
    "client name, company name, company, legal name, registered name, supplier name, vendor name, "
    "beneficiary name, account name, account holder, organisation name, organization name, organisation, "
    "organization, business name, person name, vessel name, supplier, vendor, customer, client, beneficiary, "
    "caption, primary name, sdn name, nombre, nom, nom complet, nome, raison sociale, razon social, firma, "
    "firmenname, имя, наименование, фио, название, 名称, 名稱, 姓名, 公司名称, 公司名稱, "
    "企业名称, 企業名稱, 客户名称, 客户姓名, 氏名, 名前, 会社名, 商号, 이름, 성명, 회사명, 상호, الاسم"
)
NAME_PARTS = (
    ("first name, given name, given names, firstname, forename, vorname, prenom, 名"),
    ("middle name, middle names, middlename, second name, patronymic, отчество"),
    ("last name, surname, family name, lastname, familyname, nachname, фамилия, 姓"),
)
ID = (
    "id, party id, customer id, client id, counterparty id, supplier id, vendor id, account id, record id, "
    "customer number, customer no, client number, supplier number, vendor number, account number, reference, "
    "ref, key, uid, 编号, 編號, 客户编号, 番号, 번호"
)
KIND = (
    "kind, type, schema, entity type, party type, customer type, client type, counterparty type, legal type, "
    "category, class, 类型, 類型, 种类, 種別, 유형, тип"
)
BIRTH_DATE = (
    "birth date, birthdate, date of birth, dob, born, birthday, year of birth, birth year, geburtsdatum, "
    "date de naissance, fecha de nacimiento, дата рождения, 出生日期, 生年月日, 생년월일"
)
COUNTRY = (
    "country, countries, country code, nationality, nationalities, citizenship, country of residence, "
    "residence country, country of incorporation, jurisdiction, incorporation country, land, pays, pais, "
    "страна, 国家, 國家, 国籍, 國籍, 国, 국적, 국가"
)
GENDER = "gender, sex, geschlecht, sexe, пол, 性别, 性別, 성별"
ALIAS = (
    "alias, aliases, aka, a k a, also known as, other name, other names, alternative name, "
    "alternative names, trading name, trading names, trading as, dba, former name, former names, "
    "previous name, previous names, maiden name, weak alias, short name, local name, native name, "
    "original name, name in original script, chinese name, name chinese, name cn, name zh, english name, "
    "name english, name en, alt name, alt names, "
    "别名, 別名, 曾用名, 中文名, 中文名称, 英文名, 英文名称, 简称, 通称"
)
# Identifier headings and the type that they give.
IDENTIFIERS: Mapping[str, str] = {
    **dict.fromkeys(("identifier", "identifiers", "id number", "identification number", "document number"), "id"),
    **dict.fromkeys(("passport", "passport number", "passport no", "护照", "护照号"), "passport"),
    **dict.fromkeys(("national id", "national id number", "身份证", "身份证号", "id card"), "national-id"),
    **dict.fromkeys(
        (
            "registration number",
            "registration no",
            "company number",
            "reg no",
            "reg number",
            "register number",
        ),
        "registration",
    ),
    **dict.fromkeys(("tax id", "tax number", "tin", "vat", "vat number", "税号"), "tax-id"),
    **dict.fromkeys(("uscc", "unified social credit code", "统一社会信用代码"), "uscc"),
    "lei": "lei",
    "lei code": "lei",
    "inn": "inn",
    "инн": "inn",
    "ogrn": "ogrn",
    "огрн": "ogrn",
    "swift": "swift",
    "bic": "swift",
    "imo": "imo",
    "imo number": "imo",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of one file by what they hold; empty where the file has no such column."""

    name: str = ""
    name_parts: tuple[str, ...] = ()
    id: str = ""
    kind: str = ""
    birth_date: str = ""
    gender: str = ""
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Columns that the user names; an empty one is found by its heading.

    Attributes:
        name: heading of the name's column; likewise the other single ones.
        countries: headings; likewise aliases and identifiers.
    """

    name: str = ""
    id: str = ""
    kind: str = ""
    birth_date: str = ""
    gender: str = ""
    countries: tuple[str, ...] = field(default=())
    aliases: tuple[str, ...] = field(default=())
    identifiers: tuple[str, ...] = field(default=())


def fold_heading(heading: str) -> str:
    """A heading without case, separators, accents and a numbering at its end.

    Example:
        >>> fold_heading("Date_of-Birth "), fold_heading("Alias 2"), fold_heading("Razón social")
        ('date of birth', 'alias', 'razon social')
    """
    text = unicodedata.normalize("NFKD", heading).casefold()
    text = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    words = unicodedata.normalize("NFC", text).split()
    if len(words) > 1 and words[-1].isdigit():
        words.pop()
    return " ".join(words)


def find_columns(headings: Sequence[str], choice: ColumnChoice | None = None, *, where: str = "") -> Columns:
    """Find what each column of a file holds.

    Args:
        headings: the file's headings, in order.
        choice: columns that the user names; they win.
        where: the file, for messages.

    Returns:
        The columns. Where several headings mean the same, the best one is taken for a single value, and all
        for countries, aliases and identifiers.

    Raises:
        InvalidInputError: a chosen column is not in the file.
        SourceError: no column holds a name.

    Example:
        >>> find_columns(["Customer No", "Company Name", "DOB", "Alias 1", "Alias 2"]).aliases
        ('Alias 1', 'Alias 2')
    """
    choice = choice or ColumnChoice()
    _check_choice(headings, choice, where)
    by_fold = _grouped(headings)
    name = choice.name or _first(by_fold, NAME)
    found = Columns(
        name=name,
        name_parts=tuple(column for names in NAME_PARTS if (column := _first(by_fold, names))),
        id=choice.id or _first(by_fold, ID),
        kind=choice.kind or _first(by_fold, KIND),
        birth_date=choice.birth_date or _first(by_fold, BIRTH_DATE),
        gender=choice.gender or _first(by_fold, GENDER),
        countries=choice.countries or _all(by_fold, COUNTRY),
        aliases=choice.aliases or tuple(column for column in _all(by_fold, ALIAS) if column != name),
        identifiers=_identifiers(headings, choice.identifiers),
    )
    if not name and not found.name_parts:
        raise SourceError(
            f"no column holds a name (columns: {_shown(headings)})", where=where, mend="give --name-column"
        )
    return found


def _shown(headings: Sequence[str]) -> str:
    """The first headings of a file, for messages."""
    return ", ".join(map(repr, headings[:12])) or "none"


def _grouped(headings: Sequence[str]) -> dict[str, list[str]]:
    """The headings by their folded form."""
    by_fold: dict[str, list[str]] = {}
    for heading in headings:
        by_fold.setdefault(fold_heading(heading), []).append(heading)
    return by_fold


def _identifiers(headings: Sequence[str], chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The columns of identifiers with their types: the chosen ones, else those that are known."""
    return tuple(
        (heading, IDENTIFIERS.get(fold_heading(heading), "id"))
        for heading in (chosen or headings)
        if chosen or fold_heading(heading) in IDENTIFIERS
    )


def _first(by_fold: Mapping[str, list[str]], wanted: str) -> str:
    return next((by_fold[name][0] for name in _folded(wanted) if name in by_fold), "")


def _all(by_fold: Mapping[str, list[str]], wanted: str) -> tuple[str, ...]:
    return tuple(heading for name in _folded(wanted) for heading in by_fold.get(name, ()))


def _folded(wanted: str) -> list[str]:
    return [fold_heading(name) for name in wanted.split(", ")]


def _check_choice(headings: Sequence[str], choice: ColumnChoice, where: str) -> None:
    single = (choice.name, choice.id, choice.kind, choice.birth_date, choice.gender)
    for column in (*single, *choice.countries, *choice.aliases, *choice.identifiers):
        if column and column not in headings:
            mend = f"take one of the file's columns: {_shown(headings)}"
            raise InvalidInputError(f"there is no column {column!r}", where=where, mend=mend)
