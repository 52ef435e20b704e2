"""The usual headings of customer, supplier and payment files, by what their column holds.

Here belong words, folded as `columns.fold_heading` does. How they are recognised belongs to `columns`.
"""

from __future__ import annotations

from collections.abc import Mapping

# Headings, folded, best first. Sources: exports of common ERP, CRM and payment systems, FollowTheMoney's
# property names, and the files that sanctions regulators publish.
NAME = (
    "full name, fullname, name, entity name, party name, counterparty name, counterparty, customer name, "
    "client name, company name, company, legal name, registered name, supplier name, vendor name, "
    "beneficiary name, account name, account holder, organisation name, organization name, organisation, "
    "organization, business name, person name, vessel name, supplier, vendor, customer, client, beneficiary, "
    "caption, primary name, sdn name, nombre, nom, nom complet, nome, raison sociale, razon social, firma, "
    "firmenname, имя, наименование, фио, название, 名称, 名稱, 姓名, 公司名称, 公司名稱, "
    "企业名称, 企業名稱, 客户名称, 客户姓名, 客戶名稱, 客戶姓名, 单位名称, 單位名稱, 供应商名称, 供應商名稱, 供应商, "
    "收款人, 收款人名称, 氏名, 名前, 会社名, 商号, 顧客名, 取引先名, 이름, 성명, 회사명, 상호, 고객명, الاسم, "
    "kundenname, kunde, name des kunden, lieferantenname, lieferant, vollstandiger name, vollname, unternehmen, "
    "unternehmensname, geschaftspartner, begunstigter, "
    "nom du client, nom du fournisseur, fournisseur, denomination, denomination sociale, societe, beneficiaire, "
    "nombre completo, nombre del cliente, cliente, proveedor, empresa, beneficiario, denominacion social, "
    "nome completo, nome cliente, fornitore, ragione sociale, fornecedor, "
    "полное имя, наименование организации, название организации, полное наименование, контрагент, клиент, "
    "поставщик, организация, компания, получатель"
)
NAME_PARTS = (
    (
        "first name, given name, given names, firstname, first names, forename, forenames, vorname, vornamen, rufname, "
        "prenom, prenoms, nombre de pila, nombres, 名, 名字"
    ),
    "middle name, middle names, middlename, second name, patronymic, отчество",
    (
        "last name, surname, surnames, family name, lastname, familyname, nachname, familienname, zuname, "
        "nom de famille, apellido, apellidos, cognome, sobrenome, фамилия, 姓, 姓氏"
    ),
)
# Of a surname's column: the name is written with the surname first.
SURNAME_FIRST = "姓, 姓氏"
# The whole name, or one of its parts when there is a column for the other: Name and Vorname, Имя and Фамилия.
PART_OR_WHOLE = "name, nom, nome, nombre, имя"
ID = (
    "id, party id, customer id, client id, counterparty id, supplier id, vendor id, account id, record id, "
    "customer number, customer no, client number, supplier number, vendor number, account number, reference, "
    "ref, key, uid, kundennummer, kundennr, kunden nr, kunden id, lieferantennummer, lieferantennr, nummer, nr, no, "
    "numero client, numero, codigo, codice, номер, код, 编号, 編號, 序号, "
    "客户编号, 客戶編號, 客户号, 番号, 顧客番号, 번호"
)
KIND = (
    "kind, type, schema, entity type, party type, customer type, client type, counterparty type, legal type, "
    "category, class, art, typ, kundentyp, kundenart, tipo, 类型, 類型, 种类, 客户类型, 種別, 유형, тип, тип клиента"
)
BIRTH_DATE = (
    "birth date, birthdate, date of birth, dob, born, birthday, year of birth, birth year, geburtsdatum, "
    "geburtstag, geb datum, geboren am, date de naissance, fecha de nacimiento, fecha nacimiento, data di nascita, "
    "data de nascimento, дата рождения, год рождения, 出生日期, 出生年月, 出生年月日, 生年月日, 생년월일"
)
COUNTRY = (
    "country, countries, country code, nationality, nationalities, citizenship, country of residence, "
    "residence country, country of incorporation, jurisdiction, incorporation country, land, pays, pais, "
    "staat, landercode, wohnsitzland, sitzland, staatsangehorigkeit, staatsburgerschaft, nationalitat, "
    "pays de residence, code pays, nationalite, pais de residencia, nacionalidad, paese, nazionalita, cittadinanza, "
    "nacionalidade, страна, гражданство, страна регистрации, "
    "国家, 國家, 国籍, 國籍, 国, 国别, 國別, 注册国家, 국적, 국가"
)
GENDER = "gender, sex, geschlecht, sexe, sexo, sesso, пол, 性别, 性別, 성별"
ALIAS = (
    "alias, aliases, aka, a k a, also known as, other name, other names, alternative name, "
    "alternative names, trading name, trading names, trading as, dba, former name, former names, "
    "previous name, previous names, maiden name, weak alias, short name, local name, native name, "
    "original name, name in original script, chinese name, name chinese, name cn, name zh, english name, "
    "name english, name en, alt name, alt names, "
    "aliasname, aliasnamen, geburtsname, fruherer name, autre nom, nom commercial, nom de naissance, otros nombres, "
    "nombre comercial, псевдоним, другие имена, краткое наименование, прежнее наименование, "
    "别名, 別名, 曾用名, 中文名, 中文姓名, 中文名称, 中文名稱, 英文名, 英文姓名, 英文名称, 英文名稱, 简称, 簡稱, 通称"
)
# Identifier headings and the type that they give.
IDENTIFIERS: Mapping[str, str] = {
    **dict.fromkeys(("identifier", "identifiers", "id number", "identification number", "document number"), "id"),
    **dict.fromkeys(("ausweisnummer", "证件号", "证件号码", "證件號碼"), "id"),
    **dict.fromkeys(("passport", "passport number", "passport no", "护照", "护照号"), "passport"),
    **dict.fromkeys(("reisepass", "passnummer", "reisepassnummer", "паспорт", "护照号码", "護照號碼"), "passport"),
    **dict.fromkeys(("national id", "national id number", "身份证", "身份证号", "id card"), "national-id"),
    **dict.fromkeys(("身份证号码", "身份證號碼"), "national-id"),
    **dict.fromkeys(("handelsregisternummer", "hrb", "siren", "注册号"), "registration"),
    **dict.fromkeys(("steuernummer", "ust id", "nif", "cif"), "tax-id"),
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
