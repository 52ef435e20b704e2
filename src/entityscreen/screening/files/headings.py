"""The usual headings of customer, supplier and payment files, by what their column holds.

Here belong words; `heading_words` folds them. Parts of persons' names have `part_headings` for their own, whose column
it is stands in `role_headings`. How they are recognised belongs to `heading_meaning`.
"""

from __future__ import annotations

from collections.abc import Mapping

# Headings, best first. Sources: exports of common ERP, CRM and payment systems, FollowTheMoney's
# property names, and the files that sanctions regulators publish.
NAME = (
    "full name, fullname, name, full nm, nm, entity name, party name, counterparty name, counterparty, customer name, "
    "client name, company name, company, legal name, registered name, supplier name, vendor name, "
    "beneficiary name, account name, account holder, organisation name, organization name, organisation, "
    "organization, business name, person name, vessel name, ship name, name of vessel, name of ship, supplier, "
    "vendor, customer, client, beneficiary, "
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
    "поставщик, организация, компания, получатель, "
    "names, name org, registered company name, trade partner, legal entity name, nom prénom, nom et prénom, "
    "vor und nachname, "
    "nombre y apellidos, apellidos y nombre, denominación, razão social, denominação, denominação social, "
    "empresa cliente, "
    "nome empresarial, denominazione, nominativo, intestatario, ditta, "
    "naam, volledige naam, klantnaam, klant, bedrijfsnaam, bedrijf, leverancier, leveranciersnaam, statutaire naam, "
    "debiteur, crediteur, namn, fullständigt namn, företagsnamn, företag, bolagsnamn, kundnamn, kund, leverantör, "
    "navn, "
    "fulde navn, fuldt navn, fullt navn, virksomhedsnavn, virksomhed, firmanavn, foretaksnavn, selskapsnavn, "
    "bedriftsnavn, kundenavn, leverandør, nimi, koko nimi, toiminimi, yritys, yrityksen nimi, asiakas, toimittaja, "
    "nafn, fullt nafn, "
    "nazwa, pełna nazwa, nazwa firmy, imię i nazwisko, nazwisko i imię, kontrahent, klient, dostawca, "
    "jméno, celé jméno, název, název firmy, obchodní firma, zákazník, dodavatel, meno, názov, obchodné meno, "
    "ime, naziv, naziv firme, ime i prezime, név, neve, teljes név, cégnév, ügyfél, szállító, "
    "nume, numele, nume complet, denumire, denumirea, furnizor, beneficiar, vardas, vārds, emri, emër, izena, "
    "ім'я, найменування, назва, повна назва, піб, име, три имена, трите имена, аты, есімі, "
    "όνομα, ονοματεπώνυμο, επωνυμία, πλήρες όνομα, πελάτης, προμηθευτής, "
    "ad, adı, isim, ismi, tam adı, ünvan, ünvanı, unvan, unvanı, ticari unvan, ticaret unvanı, firma adı, şirket adı, "
    "müşteri adı, müşteri, tedarikçi, cari adı, "
    "اسم, الاسم الكامل, الإسم, اسم العميل, العميل, اسم الشركة, المورد, اسم المورد, المستفيد, اسم المستفيد, "
    "الاسم الثلاثي, "
    "الاسم الرباعي, שם, שם מלא, שם החברה, שם חברה, שם לקוח, שם הלקוח, ספק, שם הספק, نام, نام کامل, نام شرکت, "
    "tên, họ và tên, họ tên, tên đầy đủ, tên công ty, khách hàng, tên khách hàng, nhà cung cấp, tên doanh nghiệp, "
    "nama, nama lengkap, nama perusahaan, perusahaan, pelanggan, nasabah, pemasok, jina, jina kamili, pangalan, "
    "ชื่อ, ชื่อเต็ม, ชื่อสกุล, ชื่อนามสกุล, ชื่อและนามสกุล, ชื่อบริษัท, ชื่อลูกค้า, नाम, पूरा नाम, कंपनी का नाम, "
    "公司名, 公司, 企业名, 企业, 企業, 全称, 全稱, 单位, 户名, 戶名, 账户名称, 帳戶名稱, 客户, 客戶, 对手方, "
    "交易对手, "
    "交易對手, 付款人, 收款方, 付款方, 法人名称, 法人名稱, 机构名称, 機構名稱, 供应商名, "
    "お名前, 名義人, 口座名義, 口座名義人, 法人名, 企業名, 団体名, 契約者名, 顧客氏名, 성함, 업체명, 거래처명, "
    "법인명, 기관명, 예금주"
)
ID = (
    "id, party id, customer id, client id, counterparty id, supplier id, vendor id, account id, record id, "
    "customer number, customer no, client number, supplier number, vendor number, account number, reference, "
    "ref, key, uid, kundennummer, kundennr, kunden nr, kunden id, lieferantennummer, lieferantennr, nummer, nr, no, "
    "numero client, numero, codigo, codice, номер, код, 编号, 編號, 序号, "
    "客户编号, 客戶編號, 客户号, 番号, 顧客番号, 번호, "
    "identyfikator, klantnummer, kundnummer, kundenummer, asiakasnumero, numer klienta, nr klienta, lp, "
    "číslo, číslo zákazníka, azonosító, ügyfélszám, sorszám, cod client, nr crt, cod, κωδικός, müşteri no, "
    "cari kodu, sıra no, "
    "رقم العميل, الرقم, מספר לקוח, מספר, mã, mã khách hàng, stt, kode, kode pelanggan, no urut, รหัสลูกค้า, "
    "거래처코드, 고객번호"
)
KIND = (
    "kind, type, schema, entity type, party type, customer type, client type, counterparty type, legal type, "
    "category, class, art, typ, kundentyp, kundenart, tipo, 类型, 類型, 种类, 客户类型, 種別, 유형, тип, тип клиента, "
    "soort, typ klienta, rodzaj, typ zákazníka, típus, tür, müşteri tipi, النوع, סוג, loại, jenis, 属性, 客户性质, "
    "区分"
)
BIRTH_DATE = (
    "birth date, birthdate, birthdt, date of birth, dob, born, birthday, year of birth, birth year, geburtsdatum, "
    "geburtstag, geb datum, geb dat, geboren am, nato il, nata il, né le, née le, fecha nac, date de naissance, "
    "fecha de nacimiento, fecha nacimiento, data di nascita, "
    "data de nascimento, дата рождения, год рождения, 出生日期, 出生年月, 出生年月日, 生年月日, 생년월일, "
    "geboortedatum, födelsedatum, födelsedag, fødselsdato, fødselsdag, syntymäaika, syntymäpäivä, data urodzenia, "
    "datum narození, dátum narodenia, datum rođenja, datum rojstva, születési dátum, születési idő, data nașterii, "
    "дата народження, дата на раждане, ημερομηνία γέννησης, doğum tarihi, doğum yılı, تاريخ الميلاد, תאריך לידה, "
    "تاریخ تولد, ngày sinh, năm sinh, tanggal lahir, tarikh lahir, วันเกิด, 誕生日, 생일, 出生年份"
)
COUNTRY = (
    "country, countries, country code, nationality, nationalities, citizenship, country of residence, "
    "residence country, country of incorporation, jurisdiction, incorporation country, land, pays, pais, "
    "staat, landercode, wohnsitzland, sitzland, staatsangehorigkeit, staatsburgerschaft, nationalitat, "
    "pays de residence, code pays, nationalite, pais de residencia, nacionalidad, paese, nazionalita, cittadinanza, "
    "nacionalidade, страна, гражданство, страна регистрации, "
    "国家, 國家, 国籍, 國籍, 国, 国别, 國別, 注册国家, 국적, 국가, "
    "nazione, país, nationaliteit, medborgarskap, nationalitet, statsborgerskap, statsborgerskab, maa, kansalaisuus, "
    "kraj, obywatelstwo, kraj zamieszkania, země, státní příslušnost, občanství, krajina, država, državljanstvo, "
    "ország, "
    "állampolgárság, țara, țară, cetățenie, naționalitate, країна, громадянство, държава, гражданство, χώρα, "
    "υπηκοότητα, "
    "ülke, uyruk, uyruğu, الدولة, البلد, الجنسية, מדינה, ארץ, אזרחות, לאום, کشور, ملیت, quốc gia, quốc tịch, negara, "
    "kewarganegaraan, ประเทศ, สัญชาติ, iso country code, country name, country iso, 国コード, 国名, 所在国, 국가명"
)
GENDER = (
    "gender, sex, geschlecht, sexe, sexo, sesso, пол, 性别, 性別, 성별, "
    "genere, género, gênero, genre, geslacht, kön, køn, kjønn, sukupuoli, płeć, pohlaví, pohlavie, spol, nem, neme, "
    "gen, стать, φύλο, cinsiyet, cinsiyeti, الجنس, מין, جنسیت, giới tính, jenis kelamin, เพศ, lytis, dzimums, sugu"
)
ALIAS = (
    "alias, aliases, aka, a k a, also known as, other name, other names, alternative name, "
    "alternative names, trade name, trading name, trading names, trading as, doing business as, dba, former name, "
    "former names, "
    "previous name, previous names, maiden name, weak alias, short name, local name, native name, "
    "original name, name in original script, chinese name, name chinese, name cn, name zh, english name, "
    "name english, name en, alt name, alt names, "
    "aliasname, aliasnamen, geburtsname, fruherer name, autre nom, nom commercial, nom de naissance, otros nombres, "
    "nombre comercial, псевдоним, другие имена, краткое наименование, прежнее наименование, "
    "别名, 別名, 曾用名, 中文名, 中文姓名, 中文名称, 中文名稱, 英文名, 英文姓名, 英文名称, 英文名稱, 简称, 簡稱, "
    "通称, "
    "フリガナ, ふりがな, よみがな, ヨミガナ, カナ, 통칭, 별명, 가명, 영문명, 한자명, alternatieve naam, handelsnaam, "
    "andra namn, "
    "alias namn, inne nazwy, další jména, obchodní název, más név, alte nume, ticari marka, diğer adı, "
    "الاسم المستعار, الاسم التجاري, שם נוסף, tên khác, tên viết tắt, nama lain, nama dagang, nome fantasia, "
    "nom d'artiste, "
    "nom d'emprunt, outros nomes, altri nomi, ditta già, nome commerciale, insegna, nickname, known as, "
    "apodo, lakap, panggilan, nama panggilan, přezdívka, surnom, kaldenavn, 昵称, 暱稱, 通名, 绰号, 綽號"
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
