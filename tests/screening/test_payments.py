"""Listed names inside payment messages and payment lines."""

from __future__ import annotations

from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.errors import FormatError, InvalidInputError

CASES = Path(__file__).parents[1] / "cases" / "payments"
BANK = es.Identifier(type="swift", value="ZARYRUMM")
ENTITIES = [
    es.Entity(id="bank", kind="Company", names=["Zarya Kreditbank", "ЗАРЯ КРЕДИТБАНК"], identifiers=[BANK]),
    es.Entity(id="mill", kind="Company", names=["Severny Metallurgichesky Kombinat"], countries=["ru"]),
    es.Entity(id="man", kind="Person", names=["Pavel Orlovsky", "Павел Орловский"], birth_dates=["1961-05-03"]),
    es.Entity(id="ship", kind="Vessel", names=["Polar Star"]),
    es.Entity(id="short", kind="Vessel", names=["Daniel"]),
    es.Entity(id="firm", kind="Company", names=["Baltex Commodities DMCC"]),
    es.Entity(id="han", kind="Person", names=["習近平"]),
    es.Entity(id="twice", kind="Person", names=["ISMAEL, Ismael"]),
]


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    return es.Screener(es.Watchlist(ENTITIES))


def found(screener: es.Screener, text: str) -> list[tuple[str, str, str]]:
    return [(one.field, text[one.start : one.end], one.hit.entity.id) for one in screener.screen_text(text)]


def test_fields_of_an_mt103(screener: es.Screener) -> None:
    assert found(screener, (CASES / "mt103.txt").read_text(encoding="utf-8")) == [
        ("57D", "ZARYA KREDITBANK", "bank"),
        ("59F", "SEVERNY METALLURGICHESKY\n1/KOMBINAT", "mill"),
        ("70", "PAVEL ORLO\nVSKY", "man"),
        ("70", "POLAR STAR", "ship"),
        ("72", "BALTEX COMMODITIES", "firm"),
    ]


@pytest.mark.parametrize("change", [lambda text: text, lambda text: text.replace("\n", "\r\n")])
def test_elements_of_a_pacs_008(screener: es.Screener, change: object) -> None:
    text = change((CASES / "pacs008.xml").read_text(encoding="utf-8"))  # type: ignore[operator]  # a lambda
    within = "FIToFICstmrCdtTrf/CdtTrfTxInf/"
    assert found(screener, text) == [
        (within + "CdtrAgt/FinInstnId/BICFI", "ZARYRUMM", "bank"),
        (within + "Cdtr/Nm", "Pavel Orlovsky", "man"),
        (within + "RmtInf/Ustrd", "Severny Metallurgichesky Kombinat", "mill"),
    ]
    man = next(one.hit for one in screener.screen_text(text) if one.hit.entity.id == "man")
    assert "birth date: the same day" in man.labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rent May PAVEL ORLOVSKI flat 7", ("PAVEL ORLOVSKI", "man")),
        ("Orlovsky, P. inv 12", ("Orlovsky, P", "man")),
        ("car of Pavel Orlovsky's wife", ("Pavel Orlovsky", "man")),
        ("перевод Орловский Павел за аренду", ("Орловский Павел", "man")),
        ("freight polarstar", ("polarstar", "ship")),
        ("付款给习近平先生房租", ("习近平", "han")),
        ("bunkers for MV DANIEL, Rotterdam", ("DANIEL", "short")),
        ("ON BEHALF OF ISMAEL ISMAEL INV 9866", ("ISMAEL ISMAEL", "twice")),
    ],
)
def test_names_inside_a_line(screener: es.Screener, text: str, expected: tuple[str, str]) -> None:
    assert found(screener, text) == [("", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Gift for Daniel Noble",
        "polar bear, star wars",
        "Pavel, thank you for the dinner",
        "steel for the northern metallurgical plant",
        "commodities trading commission",
        "INV 4711 DATED 01.11.2026 NET 30 DAYS",
        "",
        "   \n\t",
    ],
)
def test_ordinary_remittance_has_no_false_positive(screener: es.Screener, text: str) -> None:
    assert found(screener, text) == []


def test_a_decided_pair_is_no_hit_of_its_field_either(screener: es.Screener) -> None:
    from entityscreen.model.decision import Decision, Decisions, entity_digest, party_digest

    party = es.Party(name="PAVEL ORLOVSKY")
    digests = party_digest(party), entity_digest(ENTITIES[2]), screener.config.digest
    made = Decision(digests[0], "man", "false", "another one", "ann", "2026-11-29", *digests)
    text = ":20:1\n:59:/DE12\nPAVEL ORLOVSKY\n:70:rent"
    assert len(screener.screen_text(text)) == 1
    assert screener.with_decisions(Decisions([made], as_of="2026-11-30")).screen_text(text) == []


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Document><Nm>&b;</Nm></Document>'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (BOMB, "has a document type declaration"),
        ("<Document><Nm>Xi</Document>", "is not XML"),
        ("<a>" * 100, "nests deeper than 64 elements"),
        ("<Document>&unknown;</Document>", "is not XML"),
        ("<Document><Nm>\ud800</Nm></Document>", "is not XML"),
    ],
)
def test_hostile_xml_is_refused(screener: es.Screener, text: str, problem: str) -> None:
    with pytest.raises(FormatError, match=problem):
        screener.screen_text(text)


def test_only_texts_are_searched(screener: es.Screener) -> None:
    with pytest.raises(InvalidInputError, match="a text is needed, not bytes"):
        screener.screen_text(b"Pavel Orlovsky")  # type: ignore[arg-type]  # what a caller gets wrong


@pytest.mark.parametrize(
    "unit",
    ["Pavel Orlovsky ", "Pavel ", "p o ", "習近平", "平", "a", "'", "\x00\u202e", ":59:\n", "Pavel\n", "\ud800 ", "ﷺ"],
)
def test_the_work_grows_with_the_length_alone(screener: es.Screener, unit: str) -> None:
    """Counted in passages, since time is no fact of a test: as many for each part of a text that repeats."""
    short, long = (len(screener.passages(unit * times)) for times in (50, 500))
    assert long <= 12 * max(short, 1)
    screener.screen_text(unit * 500)


NOISY = [
    es.Entity(id="cuba", kind="Organization", names=["BANCO NACIONAL DE CUBA", "NATIONAL BANK OF CUBA"]),
    es.Entity(id="melli", kind="Organization", names=["BANK MELLI", "MELLI BANK PLC", "BANK MELLI IRAN"]),
    es.Entity(id="is", kind="Organization", names=["IS BANK, AO"]),
    es.Entity(id="street", kind="Vessel", names=["Urdaneta"]),
    es.Entity(id="town", kind="Vessel", names=["Napoli"]),
    es.Entity(id="joseph", kind="Vessel", names=["Joseph"]),
    es.Entity(id="waleed", kind="Person", names=["WALEED, Khalid"]),
    es.Entity(id="gran", kind="Organization", names=["LA GRAN VIA ZONA LIBRE, S.A."]),
    es.Entity(id="rahman", kind="Person", names=["RAHMAN, Abdul"]),
    es.Entity(id="rawi", kind="Person", names=["AL-RAWI, Abd-al-Rahman Ali Husayn"]),
    es.Entity(id="npc", kind="Organization", names=["NPC INTERNATIONAL LIMITED"]),
    es.Entity(id="reza", kind="Person", names=["DASGARI, Reza Sakan"]),
    es.Entity(id="firm of reza", kind="Company", names=["JOINT PARTNERSHIP OF REZA SAKAN DASGARI AND ASSOCIATES"]),
    es.Entity(id="agency", kind="Organization", names=["KOREA OCEAN SHIPPING AGENCY"]),
    es.Entity(id="holding", kind="Organization", names=["INTERNATIONAL INVESTMENT DEVELOPMENT HOLDING A.S."]),
    es.Entity(id="works", kind="Organization", names=["INDUSTRIAL SOLUTIONS"]),
    es.Entity(id="gas", kind="Company", names=["Stroytransgaz LLC"]),
    es.Entity(id="song", kind="Person", names=["KIM, Song"]),
    es.Entity(id="than", kind="Person", names=["OO, Than"]),
    es.Entity(id="mark", kind="Person", names=["TAYLOR, Mark John"]),
    es.Entity(id="hussein", kind="Person", names=["MUHAMMAD, Hussein"]),
    es.Entity(id="credit", kind="Organization", names=["NORTH CREDIT BANK"]),
    es.Entity(id="voyage", kind="Company", names=["VOYAGE PREMIER"]),
    es.Entity(id="daniel", kind="Vessel", names=["Daniel"]),
    es.Entity(id="caucasus", kind="Organization", names=["ISLAMIC STATE OF IRAQ AND THE LEVANT - CAUCASUS PROVINCE"]),
    es.Entity(id="cruise", kind="Company", names=["CRUISE MISSILE INDUSTRY GROUP"]),
    es.Entity(id="libya", kind="Organization", names=["ISLAMIC STATE OF IRAQ AND THE LEVANT-LIBYA"]),
]
PARTY = ":20:1\n:50K:/123456789012\n{}\n:71A:SHA"
BANK_FIELD = ":20:1\n:52D:{}\n:71A:SHA"
PACS = "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf>{}</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"


@pytest.fixture(scope="module")
def noisy() -> es.Screener:
    return es.Screener(es.Watchlist(NOISY))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        # A part of a bank's name is no other bank, nor is another place's bank by translation.
        (BANK_FIELD.format("BANCO NACIONAL DE CUBA"), {"cuba"}),
        (BANK_FIELD.format("NATIONAL BANK OF CUBA"), {"cuba"}),
        (BANK_FIELD.format("QATAR NATIONAL BANK"), set()),
        (BANK_FIELD.format("NATIONAL BANK OF EGYPT"), set()),
        (BANK_FIELD.format("TURKIYE IS BANKASI A.S."), set()),
        (BANK_FIELD.format("BANK MELLI IRAN"), {"melli"}),
        (PACS.format("<DbtrAgt><FinInstnId><Nm>QATAR NATIONAL BANK</Nm></FinInstnId></DbtrAgt>"), set()),
        # Streets, towns and single words of an address or a name are nobody.
        (PARTY.format("ANNA MULLER\nAV. URDANETA ESQ. ANIMAS\nCARACAS VE"), set()),
        (PARTY.format("ANNA MULLER\nGRAN VIA 31\nMADRID"), set()),
        (PARTY.format("ANNA MULLER\nKHALID BIN WALEED STREET\nDUBAI AE"), set()),
        (PARTY.format("JOSEPH MILLER\nCORSO 5\nNAPOLI"), set()),
        (PARTY.format("ZELTA INTERNATIONAL LIMITED\nMAIN STREET 5\nLONDON"), set()),
        (PARTY.format("ZELTA INDUSTRIAL SOLUTIONS\nMAIN STREET 5\nLONDON"), set()),
        (PACS.format("<Dbtr><Nm>A B</Nm><PstlAdr><StrtNm>AV. URDANETA</StrtNm></PstlAdr></Dbtr>"), set()),
        (PACS.format("<Dbtr><Nm>A B</Nm><PstlAdr><TwnNm>NAPOLI</TwnNm></PstlAdr></Dbtr>"), set()),
        ("PAYMENT TO ANNA MULLER, AV. URDANETA 5", set()),
        ("REFUND JOSEPH MILLER TICKET 5", set()),
        ("FEES ZELTA INTERNATIONAL INVESTMENT", set()),
        # A part of a person's name is nobody else: what a hyphen holds together, what stands in its midst.
        (PARTY.format("KIM SONG-GI\nMAIN STREET 5\nSEOUL"), set()),
        ("TUITION FEES KIM SONG-GI", set()),
        ("TUITION FEES KIM SONG", {"song"}),
        ("FEES-KIM SONG-MARCH", {"song"}),
        (PARTY.format("SAYYAD HUSSEIN MOHAMMAD SAMI\nMAIN STREET 5\nLAHORE"), set()),
        (PARTY.format("AHMED SAMI OR HUSSEIN MOHAMMAD\nMAIN STREET 5\nLAHORE"), {"hussein"}),
        ("REFUND ANGELA JOHN TAYLOR TICKET 5", set()),
        ("REFUND JOHN MARK TAYLOR TICKET 5", {"mark"}),
        ("TUITION FEES DANIEL OQUENDO", set()),
        ("BUNKERS MV DANIEL ROTTERDAM", {"daniel"}),
        # Nor do the end of a name and a street make one.
        (PARTY.format("DAVID OH\nNATHAN ROAD 700\nHONG KONG HK"), set()),
        (PARTY.format("OH NATHAN\nNATHAN ROAD 700\nHONG KONG HK"), {"than"}),
        (PARTY.format("QUANTUM GLOBAL BUSINESS SOLUTIONS\nKHALID BIN WALEED STREET\nDUBAI AE"), set()),
        # Among general words each tells a name from others; one word of several is too little, in two lines as in one.
        ("ON BEHALF OF CO OPERATIVE CREDIT BANK LTD KANPUR", set()),
        ("ON BEHALF OF NORTH CREDIT BANK LTD", {"credit"}),
        (":20:1\n:59:ANNA MULLER\n:70:REFUND AVISTA SOUTH INDUSTRIES VOY\nAGE 5\n:71A:SHA", set()),
        # A full line that is a listed name together with the next one is not another that begins like it.
        (PARTY.format("ISLAMIC STATE OF IRAQ AND THE LEVAN\nT - CAUCASUS PROVINCE\nMOSCOW RU"), {"caucasus"}),
        (PARTY.format("ISLAMIC STATE OF IRAQ AND THE LEVAN\nUL. LENINA 5\nMOSCOW RU"), {"caucasus", "libya"}),
        # The listed name is found where it stands beside others, and in an address.
        (PARTY.format("ANNA MULLER\nC/O STROYTRANSGAZ LLC\nMOSCOW RU"), {"gas"}),
        (PARTY.format("ANNA MULLER FOR STROYTRANSGAZ LLC\nMOSCOW RU"), {"gas"}),
        (PARTY.format("STROYTRANSGAZ\nUL. LENINA 5\nMOSCOW RU"), {"gas"}),
        (PARTY.format("URDANETA\nCARACAS VE"), {"street"}),
        ("TRANSFER VIA STROYTRANSGAZ LLC", {"gas"}),
        ("FEES CRUISEMISSILE INDUSTRY GROUP MAY", {"cruise"}),
        ("BUNKERS MV URDANETA CARACAS", {"street"}),
        # A line that is full may end within a word, and the next one go on in it.
        (":20:1\n:59:ANNA MULLER\n:70:ON BEHALF OF KOREA OCEAN SHIPPING A\nGENCY INV 5\n:71A:SHA", {"agency"}),
        # A name that is there whole is found beside a longer one that has it.
        ("ON BEHALF OF REZA SAKAN DASGARI INV 5", {"reza", "firm of reza"}),
        # What lies inside a passage that says more is a part of it.
        ("SALARY ABD-AL-RAHMAN ALI HUSAYN AL-RAWI 2026", {"rawi"}),
    ],
)
def test_a_part_of_a_name_and_a_street_are_no_hit(noisy: es.Screener, message: str, expected: set[str]) -> None:
    assert {one.hit.entity.id for one in noisy.screen_text(message)} == expected
