"""Words that say of whom a column of names speaks, or in which writing: Customer Name, Director Name, Name (English).

Here belong words. They are folded as `heading_words` folds; how they are recognised belongs to `heading_meaning`.
"""

from __future__ import annotations

from collections.abc import Mapping

# The party of the row itself.
OWN = (
    "customer, client, cust, bene, benef, cpty, supp, counterparty, party, entity, supplier, vendor, member, "
    "account, account holder, card holder, "
    "cardholder, borrower, applicant, primary applicant, main applicant, insured, policy holder, debtor, creditor, "
    "employee, investor, donor, payee, payer, beneficiary, sender, recipient, receiver, remitter, originator, "
    "ordering customer, ordering party, consignee, consignor, shipper, buyer, seller, purchaser, merchant, "
    "business partner, trading partner, contractor, subcontractor, subscriber, student, passenger, guest, tenant, "
    "lessee, lessor, person, individual, subject, business, company, corporate, organisation, organization, staff, "
    "driver, attendee, visitor, traveller, traveler, crew member, seafarer, candidate, patient, issuer, bidder, "
    "distributor, dealer, importer, exporter, manufacturer, participant, holder, "
    "kunde, kunden, des kunden, klant, kund, asiakas, asiakkaan, lieferant, lieferanten, mitarbeiter, mitglied, "
    "kontoinhaber, zahlungsempfänger, empfänger, absender, auftraggeber, zahler, versicherungsnehmer, mieter, "
    "antragsteller, kreditnehmer, debitor, kreditor, person, partner, geschäftspartner, "
    "fournisseur, bénéficiaire, titulaire, titulaire du compte, entreprise, adhérent, assuré, salarié, employé, "
    "donneur d'ordre, emprunteur, société, "
    "cliente, proveedor, beneficiario, empleado, titular, empresa, asegurado, ordenante, contraparte, persona, "
    "fornitore, dipendente, intestatario, assicurato, controparte, fornecedor, funcionário, segurado, pessoa, "
    "klienta, kontrahenta, dostawcy, pracownika, beneficjenta, zákazníka, stranke, kupca, klijenta, dobavljača, "
    "dodavatele, ügyfél, partner, "
    "clientului, furnizorului, πελάτη, πελάτης, προμηθευτή, müşteri, müşterinin, tedarikçi, personel, "
    "клиента, клиент, контрагента, поставщика, сотрудника, получателя, отправителя, плательщика, заёмщика, заемщика, "
    "владельца счета, страхователя, физического лица, физлица, клієнта, контрагенту, постачальника, одержувача, "
    "العميل, الزبون, المورد, المستفيد, الموظف, صاحب الحساب, לקוח, הלקוח, ספק, הספק, עובד, מוטב, מוטבים, "
    "khách hàng, nhà cung cấp, nhân viên, người thụ hưởng, pelanggan, nasabah, pemasok, karyawan, ลูกค้า, "
    "客户, 客戶, 供应商, 供應商, 交易对手, 交易對手, 收款人, 付款人, 员工, 員工, 投保人, 借款人, 申请人, 申請人, "
    "持卡人, 开户人, 账户, "
    "顧客, 取引先, 受取人, 送金人, 契約者, 申込者, 口座名義, 고객, 거래처, 수취인, 송금인, 직원, 신청인"
)
# Whoever else a row names: each is screened.
OTHER = (
    "director, managing director, ubo, beneficial owner, ultimate beneficial owner, co borrower, coborrower, "
    "co applicant, coapplicant, joint applicant, joint holder, joint account holder, second holder, "
    "second applicant, secondary applicant, second account holder, spouse, husband, wife, emergency contact, "
    "contact, contact person, "
    "primary contact, main contact, point of contact, guarantor, co signer, cosigner, signatory, "
    "authorised signatory, "
    "authorized signatory, authorised signer, authorized signer, authorised person, authorized person, shareholder, "
    "stockholder, legal representative, representative, authorised representative, authorized representative, ceo, "
    "cfo, coo, chief executive officer, chairman, chairperson, president, company secretary, trustee, settlor, "
    "protector, parent company, ultimate parent, direct parent, immediate parent, parent, parent entity, "
    "holding company, subsidiary, owner, co owner, "
    "proprietor, general manager, nominee, attorney, power of attorney, agent, intermediary, broker, next of kin, "
    "landlord, sponsor, employer, introducer, dependant, dependent, executor, heir, notify party, end user, "
    "ultimate consignee, captain, master, ship owner, "
    "registered owner, vessel owner, operator, ship manager, controller, controlling person, key person, partner, "
    "geschäftsführer, wirtschaftlich berechtigter, wirtschaftlich berechtigte, ansprechpartner, ansprechpartnerin, "
    "kontaktperson, bürge, ehegatte, ehepartner, ehefrau, ehemann, gesellschafter, vorstand, prokurist, inhaber, "
    "bevollmächtigter, gesetzlicher vertreter, mitantragsteller, muttergesellschaft, "
    "bestuurder, contactpersoon, uiteindelijk belanghebbende, partner, echtgenoot, aandeelhouder, "
    "direktør, direktör, toimitusjohtaja, kontaktperson, verklig huvudman, reell rettighetshaver, reel ejer, "
    "tosiasiallinen edunsaaja, yhteyshenkilö, "
    "dirigeant, gérant, directeur, administrateur, bénéficiaire effectif, conjoint, caution, garant, "
    "représentant légal, co emprunteur, actionnaire, associé, mandataire, contact principal, personne de contact, "
    "interlocuteur, signataire, "
    "administrador, director, beneficiario final, titular real, cónyuge, conyugue, avalista, fiador, "
    "representante legal, accionista, socio, apoderado, contacto, persona de contacto, cotitular, "
    "titolare effettivo, legale rappresentante, amministratore, socio, coniuge, garante, referente, procuratore, "
    "sócio administrador, sócio, beneficiário final, administrador, representante legal, cônjuge, fiador, contato, "
    "procurador, "
    "beneficjent rzeczywisty, członek zarządu, prezes, pełnomocnik, osoba kontaktowa, małżonek, poręczyciel, "
    "jednatel, skutečný majitel, kontaktní osoba, ügyvezető, tényleges tulajdonos, kapcsolattartó, administrator, "
    "beneficiar real, persoană de contact, yetkili, yetkili kişi, gerçek faydalanıcı, ortak, kefil, eş, "
    "директор, директора, генеральный директор, руководитель, руководителя, бенефициар, бенефициара, "
    "бенефициарный владелец, бенефициарного владельца, учредитель, учредителя, супруг, супруга, супруги, поручитель, "
    "поручителя, представитель, представителя, контактное лицо, контактного лица, подписант, созаемщик, созаемщика, "
    "акционер, акционера, бенефіціар, керівник, керівника, контактна особа, "
    "πραγματικός δικαιούχος, διευθυντής, νόμιμος εκπρόσωπος, "
    "المدير, المالك, المستفيد الحقيقي, الشريك, الكفيل, الزوج, الزوجة, الممثل القانوني, جهة الاتصال, "
    "מנהל, נהנה, בעל מניות, איש קשר, ערב, בן זוג, מורשה חתימה, "
    "giám đốc, người đại diện, người đại diện pháp luật, người liên hệ, direktur, penanggung jawab, pemilik manfaat, "
    "法定代表人, 法人代表, 法人, 受益所有人, 实际控制人, 實際控制人, 最终受益人, 最終受益人, 联系人, 聯絡人, 股东, "
    "股東, 董事, 配偶, 担保人, "
    "擔保人, 共同借款人, 代理人, 授权签字人, 负责人, 負責人, 代表者, 代表取締役, 取締役, 担当者, 担当, 実質的支配者, "
    "保証人, 連絡先担当者, "
    "대표자, 대표이사, 대표, 담당자, 실소유자, 실제소유자, 배우자, 보증인, 주주, 이사"
)
# Behind a party these are its whole name: 代表者名, 客户名, 대표자명.
WHOLE_BEHIND_ROLE = "名, 명"
# Those that no column of names bears alone: it would hold a flag, a number or an address.
NEVER_ALONE = (
    "party, entity, member, account, person, individual, subject, business, staff, holder, contact, primary contact, "
    "main contact, point of contact, owner, parent, sponsor, employer, agent, partner, master, operator, controller, "
    "president, attorney, "
    "broker, "
    "dependant, dependent, representative, intermediary, subsidiary, power of attorney, next of kin, persona, pessoa, "
    "participant, student, candidate, subscriber, corporate, account holder, titular, des kunden, kunden, contacto, "
    "contato, contact principal, partner, inhaber, caution, directeur, personel, جهة الاتصال, 账户, 法人, 担当, "
    "대표, 이사, eş, "
    "ortak, socio, sócio, administrator, referente, employee, patient, employé, 이사, agent, ערב"
)
# The writing or language of a name.
WRITINGS: Mapping[str, str] = {
    word: writing
    for writing, words in (
        ("latin", "en, eng, english, in english, englisch, anglais, en anglais, inglés, en inglés, inglese, inglês"),
        ("latin", "latin, latin script, roman, romanised, romanized, romaji, pinyin, transliterated, transliteration"),
        ("latin", "английский, на английском, латиницей, латиница, англ, лат, англійською, по английски"),
        (
            "latin",
            "英文, 英语, 英語, 英字, 英, 拼音, 罗马字, ローマ字, アルファベット, 영문, 영어, بالإنجليزية, "
            "بالانجليزية, באנגלית, אנגלית",
        ),
        ("latin", "بالإنجليزي, بالانجليزي, إنجليزي, انجليزي"),
        ("latin", "tiếng anh, latin letters, international, engels, angielsku, ingilizce"),
        (
            "kana",
            "カナ, かな, カタカナ, フリガナ, ふりがな, 読み, ヨミ, kana, katakana, furigana, phonetic, "
            "phonetic reading",
        ),
        (
            "local",
            "local, native, original, local language, native language, in local language, original script",
        ),
        ("local", "chinese characters, in chinese characters"),
        ("local", "native script, in original script, local script, in native script, vernacular, non latin"),
        ("local", "zh, cn, chn, chinese, in chinese, chinesisch, chinois, chino, cinese, chinês, hanzi, simplified"),
        ("local", "traditional, simplified chinese, traditional chinese, 中文, 汉字, 漢字, 简体, 繁體, 繁体, 中"),
        ("local", "ar, ara, arabic, in arabic, arabe, arabisch, عربي, بالعربية, بالعربي, fa, persian, farsi, urdu, he"),
        (
            "local",
            "hebrew, בעברית, עברית, ru, rus, russian, in russian, cyrillic, cyrillic script, на русском, русский",
        ),
        ("local", "кириллицей, кириллица, uk, ukrainian, українською, el, greek, ja, jp, jpn, japanese, kanji, 日文"),
        (
            "local",
            "日本語, ko, kr, kor, korean, hangul, 한글, 한자, 국문, th, thai, vi, vietnamese, hi, hindi, ka, georgian",
        ),
        ("local", "hy, armenian, my, burmese, khmer, lao, kz, kazakh"),
    )
    for word in words.split(", ")
}
# Between a word for a name and the party: Name of the customer, Nom du client; and Japanese 代表者の氏名.
JOINING = (
    "of the, of, for the, for, from, des, der, du, de la, de l, de los, de las, de, del, della, dello, dell, degli, "
    "di, "
    "do, da, dos, das, d, van de, van het, van een, van, av, af, för, for, fra, cua, של, ה, の, 的, s, in"
)
# Between two parts of a name: Vor- und Nachname, Imię i nazwisko.
TOGETHER = (
    "and, und, et, y, e, i, en, och, og, ja, a, és, și, si, và, dan, ve, na, и, й, та, і, και, و, ו, と, 和, 및, or, n"
)
