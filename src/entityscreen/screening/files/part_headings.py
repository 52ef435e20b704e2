"""Headings of the parts of a person's name, a line a language: given names, surnames, what stands between them.

Here belong words. They are folded as `heading_words` folds; how they are recognised belongs to `heading_meaning`. Of
up to three letters, a word is told with its accents only (`Họ` is a surname, `HO` is not).
"""

from __future__ import annotations

from collections.abc import Mapping

GIVEN = (
    # English
    "first name, firstname, fname, f name, first nm, first names, given name, given names, forename, forenames, "
    "christian name, given, first, "
    "name first, name given, first given name, second given name, other given names, legal first name, "
    # German, Dutch, Scandinavian, Finnish, Icelandic
    "vorname, vornamen, vorna, erster vorname, zweiter vorname, weitere vornamen, "
    "voornaam, voornamen, eerste voornaam, tweede voornaam, doopnamen, "
    "förnamn, fornavn, fornavne, etunimi, etunimet, eiginnafn, "
    # French, Spanish, Catalan, Portuguese, Italian, Romanian
    "prénom, prénoms, premier prénom, deuxième prénom, second prénom, troisième prénom, autres prénoms, "
    "nombre de pila, nombres, primer nombre, segundo nombre, tercer nombre, otros nombres de pila, nombre propio, "
    "primeiro nome, segundo nome, nome próprio, nomes próprios, prenome, nome di battesimo, primo nome, prenume, "
    "prenumele, "
    # Polish, Czech, Slovak, Slovene, Croatian and Serbian, Hungarian, Baltic
    "imię, imiona, pierwsze imię, drugie imię, křestní jméno, rodné jméno, krstné meno, "
    "osobno ime, keresztnév, keresztnevek, utónév, utónevek, második keresztnév, eesnimi, "
    # Russian, Ukrainian, Bulgarian
    "личное имя, имена, собствено име, власне ім'я, "
    # Greek, Turkish, Arabic, Hebrew, Persian
    "μικρό όνομα, ön ad, önad, ilk ad, ilk isim, ilk adı, ikinci ad, ikinci isim, ikinci adı, göbek adı, "
    "الاسم الأول, الاسم الاول, الاسم الشخصي, שם פרטי, שם ראשון, نام کوچک, "
    # Indonesian and Malay, Swahili, Hindi, Thai
    "nama depan, nama pertama, jina la kwanza, पहला नाम, प्रथम नाम, ชื่อจริง, ชื่อต้น, "
    # Chinese, Japanese, Korean
    "名, 名字, 下の名前, めい, メイ"
)
MIDDLE = (
    "middle name, mname, m name, mid name, mid nm, middle nm, middle names, middlename, middle, middle initial, "
    "middle initials, mi, name middle, second name, "
    "third name, fourth name, fifth name, sixth name, patronymic, patronym, patronymic name, "
    "zweiter name, mittelname, vatersname, deuxième nom, tweede naam, middelste naam, mellannamn, mellemnavn, "
    "mellomnavn, toinen nimi, nome do meio, nome intermediário, secondo nome, drugie imiona, druhé jméno, "
    "prostřední jméno, al doilea prenume, középső név, отчество, по батькові, презиме, бащино име, патроним, "
    "πατρώνυμο, μεσαίο όνομα, orta ad, orta adı, ata adı, "
    "الاسم الأوسط, الاسم الاوسط, الاسم الثاني, الاسم الثالث, الاسم الرابع, اسم الأب, اسم الجد, שם אמצעי, שם האב, "
    "tên đệm, chữ đệm, họ đệm, đệm, nama tengah, ชื่อกลาง, 中间名, 中間名, ミドルネーム"
)
SURNAME = (
    # English
    "last name, lname, l name, last nm, sname, surname nm, lastname, last names, surname, surnames, family name, "
    "familyname, family names, family, last, "
    "name last, name family, name surname only, first surname, second surname, paternal surname, maternal surname, "
    "paternal last name, maternal last name, mother's surname, legal last name, current surname, "
    # German, Dutch, Scandinavian, Finnish, Icelandic
    "nachname, nachnamen, familienname, familiennamen, zuname, nachn, "
    "achternaam, familienaam, geslachtsnaam, "
    "efternamn, släktnamn, efternavn, etternavn, slektsnavn, sukunimi, eftirnafn, "
    # French, Spanish, Catalan, Portuguese, Italian, Romanian
    "nom de famille, nom patronymique, patronyme, "
    "apellido, apellidos, primer apellido, segundo apellido, apellido paterno, apellido materno, apellido 1, "
    "apellido del padre, apellido de la madre, ap paterno, ap materno, primer ap, segundo ap, apellido p, "
    "apellido m, paterno, materno, "
    "apelido, apelidos, último nome, sobrenome, sobrenomes, nome de família, apelido paterno, "
    "apelido materno, "
    "cognome, cognomi, primo cognome, secondo cognome, cognom, cognoms, primer cognom, segon cognom, "
    "nume de familie, numele de familie, "
    # Polish, Czech, Slovak, Slovene, Croatian and Serbian, Hungarian, Baltic, Albanian, Basque
    "nazwisko, nazwiska, pierwsze nazwisko, drugie nazwisko, pierwszy człon nazwiska, drugi człon nazwiska, "
    "příjmení, přijmení, priezvisko, priimek, prezime, "
    "vezetéknév, családnév, családi név, második vezetéknév, perekonnanimi, perenimi, pavardė, uzvārds, mbiemri, "
    "mbiemër, abizena, abizenak, "
    # Russian, Ukrainian, Bulgarian, Kazakh
    "фамилия, прізвище, фамилно име, фамильное имя, тегі, "
    # Greek, Turkish, Azeri, Arabic, Hebrew, Persian
    "επώνυμο, επίθετο, soyad, soyadı, soyismi, soy isim, soyisim, soy ad, soy adı, aile adı, familiyası, familiya, "
    "اسم العائلة, اللقب, الكنية, الاسم الأخير, الاسم الاخير, اسم الشهرة, العائلة, שם משפחה, שם המשפחה, "
    "نام خانوادگی, "
    # Vietnamese, Indonesian and Malay, Tagalog, Hindi, Thai
    "họ, tên họ, nama belakang, nama keluarga, nama akhir, nama marga, marga, apelyido, jina la ukoo, उपनाम, कुलनाम, "
    "अंतिम नाम, นามสกุล, "
    # Chinese, Japanese, Korean
    "姓, 姓氏, 苗字, せい, セイ, 성, 성씨"
)
# The surname at birth, or another than that which is used: with the given names it makes another name of the person.
OTHER_SURNAME = (
    "maiden name, maiden surname, birth name, birth surname, surname at birth, name at birth, former surname, "
    "married name, married surname, previous surname, former last name, previous last name, other surname, "
    "alias surname, née, nee, "
    "nom d'usage, nom usuel, nom marital, nom d'épouse, nom d'époux, apellido de casada, nome de casada, ehename, "
    "geburtsname, mädchenname, früherer nachname, meisjesnaam, geboortenaam, födelsenamn, flicknamn, fødenavn, "
    "pikenavn, pigenavn, syntymänimi, tyttönimi, entinen sukunimi, "
    "nom de naissance, nom de jeune fille, apellido de soltera, apellido de nacimiento, "
    "nome de solteira, nome de nascimento, cognome da nubile, cognome di nascita, nume de fată, nume la naștere, "
    "nazwisko rodowe, nazwisko panieńskie, rodné příjmení, rodné priezvisko, dekliško ime, djevojačko prezime, "
    "leánykori név, születési név, девичья фамилия, прежняя фамилия, фамилия при рождении, дівоче прізвище, "
    "моминско име, πατρικό επώνυμο, πατρικό όνομα, kızlık soyadı, kızlık adı, שם נעורים, שם קודם, 旧姓, 婚前姓"
)
# What a person is called by: a given name where there is no other, else with the surname another name of the person.
OTHER_GIVEN = (
    "rufname, preferred name, preferred first name, known as, nickname, nick name, goes by, call name, "
    "prénom usuel, prénom d'usage, surnom, nombre preferido, roepnaam, tilltalsnamn, kaldenavn, kutsumanimi, "
    "nome social, nome preferido, diminutivo, apodo, přezdívka, becenév, poreclă, panggilan, nama panggilan, "
    "nama kecil, lakap, لقب الشهرة, 昵称, 暱稱, 通名, ชื่อเล่น"
)
# Given names where no other column has them; else no part, as "other names" is an alias then.
PERHAPS_GIVEN = (
    "中文名, 英文名, other names, other name, initials, initial, initialen, voorletters, voorletter, initiales, "
    "iniciales, iniciais, "
    "iniziali, инициалы, ініціали, inicjały, iniciály"
)
# Between the given names and the surname: van der, von.
PREFIX = (
    "tussenvoegsel, tussenvoegsels, tussenvoegsel achternaam, voorvoegsel, voorvoegsels, voorvoegsel achternaam, "
    "voorvoegsel geslachtsnaam, infix, surname prefix, last name prefix, family name prefix, prefix surname, "
    "name particle, nobiliary particle, vorsatzwort, vorsatzwörter, namensvorsatz, namensvorsätze, adelstitel, "
    "particule, partícula"
)
# Parts that are so told only where both the first and the last are there.
BARE = frozenset({"first", "last", "middle", "family", "given"})
# Parts that are so told in kana alone, beside those in characters.
KANA = "せい, めい, セイ, メイ"
# Of a surname's column: the name is written with the surname first, the rest in the order of the file.
SURNAME_FIRST = "姓, 姓氏, 苗字, せい, セイ, 성, 성씨, họ, tên họ, vezetéknév, családnév, családi név"
# The whole name, or one of its parts when there is a column for the other: Name and Vorname, Имя and Фамилия.
PART_OR_WHOLE = (
    "name, names, nom, nome, nombre, имя, naam, namn, navn, nimi, nafn, nume, numele, jméno, "
    "meno, ime, име, ім'я, név, vardas, vārds, emri, emër, izena, ad, adı, isim, ismi, όνομα, ονομα, الاسم, "
    "اسم, שם, نام, नाम, tên, nama, jina, ชื่อ, 이름, аты, есімі, pangalan"
)
PARTS: Mapping[str, str] = {
    "given": GIVEN,
    "middle": MIDDLE,
    "surname": SURNAME,
    "other surname": OTHER_SURNAME,
    "other given": OTHER_GIVEN,
    "perhaps given": PERHAPS_GIVEN,
    "prefix": PREFIX,
}
