"""Alerts of payment messages: clean ones made of real names, and ones with a listed name in one place.

usage: python benchmarks/payments.py [--clean 200] [--planted 50] [--seed 7] [--show] [--data ../shared/data]

Half of the messages are MT103, half pacs.008. A message has two parties with addresses, two banks, and words for the
receiver, which may name a third. In a planted one a listed name (OFAC, any kind but aircraft) takes the place of a
party, of a bank, or stands in the words. The bar: at most 1.2 hits a planted message and 0.02 a clean one, no planted
name lost; the exit status is 1 where it is missed. A name that the list has, word for word, is not clean, and one that
it has for two entities is not planted; namesakes that are spelled otherwise count as alerts.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script too

import entityscreen as es  # noqa: E402
from benchmarks.generated import generate_names  # noqa: E402
from benchmarks.lists import ofac_list  # noqa: E402
from entityscreen.model.kind import Family, family_of  # noqa: E402
from entityscreen.text.folding import fold  # noqa: E402

MOST_HITS_PLANTED, MOST_HITS_CLEAN = 1.2, 0.02
LINE, LINES = 35, 4  # characters and lines of a party in an MT103
LONGEST_NAME = 70  # characters of a name that a pacs.008 has
CLEAN_SOURCES = {"gleif": "Company", "wikidata_persons": "Person"}
DRAWN = 20_000  # names of each source that are read, of which the messages take theirs

# Streets and towns as customers write them; among them streets that are called after people, ports and ships.
ADDRESSES = (
    ("AV. URDANETA ESQ. ANIMAS", "CARACAS", "VE"), ("CALLE BOLIVAR 12", "GUAYAQUIL", "EC"),
    ("AV. LIBERTADOR 498", "BUENOS AIRES", "AR"), ("CALLE 23 NO. 1104", "LA HABANA", "CU"),
    ("RUA AUGUSTA 1200", "SAO PAULO", "BR"), ("PASEO DE LA REFORMA 250", "MEXICO", "MX"),
    ("GRAN VIA 31", "MADRID", "ES"), ("VIA GARIBALDI 7", "GENOVA", "IT"),
    ("CORSO VITTORIO EMANUELE 15", "NAPOLI", "IT"), ("RUE VICTOR HUGO 8", "LYON", "FR"),
    ("AVENUE DES CHAMPS-ELYSEES 90", "PARIS", "FR"), ("BOULEVARD MOHAMED V 45", "CASABLANCA", "MA"),
    ("AVENUE HABIB BOURGUIBA 3", "TUNIS", "TN"), ("BAHNHOFSTRASSE 21", "ZURICH", "CH"),
    ("FRIEDRICHSTRASSE 100", "BERLIN", "DE"), ("HAFENSTRASSE 12", "HAMBURG", "DE"),
    ("KEIZERSGRACHT 401", "AMSTERDAM", "NL"), ("DRONNINGENS GATE 6", "OSLO", "NO"),
    ("KUNGSGATAN 14", "STOCKHOLM", "SE"), ("UL. LENINA 5", "EKATERINBURG", "RU"),
    ("NEVSKY PROSPEKT 28", "SAINT PETERSBURG", "RU"), ("UL. KHRESHCHATYK 22", "KYIV", "UA"),
    ("ATATURK BULVARI 105", "ANKARA", "TR"), ("ISTIKLAL CADDESI 77", "ISTANBUL", "TR"),
    ("SHEIKH ZAYED ROAD", "DUBAI", "AE"), ("KHALID BIN WALEED STREET", "DUBAI", "AE"),
    ("KING FAHD ROAD", "RIYADH", "SA"), ("TAHRIR SQUARE 4", "CAIRO", "EG"), ("HAMRA STREET", "BEIRUT", "LB"),
    ("VALI ASR AVENUE", "TEHRAN", "IR"), ("M.A. JINNAH ROAD", "KARACHI", "PK"),
    ("MAHATMA GANDHI ROAD 17", "BANGALORE", "IN"), ("NARIMAN POINT", "MUMBAI", "IN"),
    ("JALAN SUDIRMAN KAV 52", "JAKARTA", "ID"), ("ORCHARD ROAD 391", "SINGAPORE", "SG"),
    ("NATHAN ROAD 700", "HONG KONG", "HK"), ("88 CENTURY AVENUE", "SHANGHAI", "CN"),
    ("CHANGAN JIE 1", "BEIJING", "CN"), ("1-9-1 MARUNOUCHI", "TOKYO", "JP"), ("TEHERAN-RO 152", "SEOUL", "KR"),
    ("NGUYEN HUE 65", "HO CHI MINH", "VN"), ("SUKHUMVIT ROAD 88", "BANGKOK", "TH"),
    ("10 DOWNING STREET", "LONDON", "GB"), ("PRINCES STREET 44", "EDINBURGH", "GB"),
    ("PEARSE STREET 9", "DUBLIN", "IE"), ("350 FIFTH AVENUE", "NEW YORK", "US"), ("OCEAN DRIVE 1200", "MIAMI", "US"),
    ("MARTIN LUTHER KING BLVD 5", "ATLANTA", "US"), ("NELSON MANDELA AVENUE 3", "HARARE", "ZW"),
    ("KENYATTA AVENUE 20", "NAIROBI", "KE"), ("BROAD STREET 51", "LAGOS", "NG"),
)  # fmt: skip
BANKS = (
    ("DEUTSCHE BANK AG", "DEUTDEFF"), ("BNP PARIBAS", "BNPAFRPP"), ("BANCO SANTANDER S.A.", "BSCHESMM"),
    ("HSBC BANK PLC", "HBUKGB4B"), ("UNICREDIT SPA", "UNCRITMM"), ("ING BANK N.V.", "INGBNL2A"),
    ("STANDARD CHARTERED BANK", "SCBLSGSG"), ("MIZUHO BANK LTD", "MHCBJPJT"), ("EMIRATES NBD BANK PJSC", "EBILAEAD"),
    ("TURKIYE IS BANKASI A.S.", "ISBKTRIS"), ("BANCO DO BRASIL S.A.", "BRASBRRJ"),
    ("BANK OF CHINA LIMITED", "BKCHCNBJ"), ("COMMONWEALTH BANK OF AUSTRALIA", "CTBAAU2S"),
    ("STATE BANK OF INDIA", "SBININBB"), ("NATIONAL BANK OF EGYPT", "NBEGEGCX"),
    ("BANCO DE LA NACION ARGENTINA", "NACNARBA"), ("ROYAL BANK OF CANADA", "ROYCCAT2"),
    ("NORDEA BANK ABP", "NDEAFIHH"), ("HABIB BANK LIMITED", "HABBPKKA"), ("ARAB BANK PLC", "ARABJOAX"),
    ("BANQUE MISR", "BMISEGCX"), ("BANCO NACIONAL DE MEXICO S.A.", "BNMXMXMM"), ("KUWAIT FINANCE HOUSE", "KFHOKWKW"),
    ("QATAR NATIONAL BANK", "QNBAQAQA"),
)  # fmt: skip
WORDS = (
    "/INV/{n} DATED 03.11.2026", "INVOICE {n} SPARE PARTS", "SALARY NOVEMBER 2026", "RENT FLAT {n} DECEMBER",
    "PAYMENT FOR CONTRACT NO {n} OF 12.10.2026", "FREIGHT MV {name}", "CONSULTING FEES Q4 {n}", "FAMILY SUPPORT",
    "ON BEHALF OF {name} INV {n}", "ADVANCE 30 PCT ORDER {n} STEEL PIPES", "REFUND {name} TICKET {n}",
    "TUITION FEES {name}", "/ROC/{n} MEDICAL EQUIPMENT", "LOAN REPAYMENT {n}", "PURCHASE OF GOODS PER PROFORMA {n}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaymentMessage:
    """A message, and the listed entity that it was made with.

    Attributes:
        text: the message.
        planted: the identifier of the entity; None for a clean message.
        name: the listed name as the message has it.
    """

    text: str
    planted: str | None = None
    name: str = ""


def clean_names(data: Path, count: int, seed: int) -> list[str]:
    """Real names of firms and persons in Latin letters, in equal parts; invented ones where the data is not there."""
    rng = random.Random(seed)
    path = data / "scale" / "names.tsv.gz"
    if not path.exists():
        return [name for name, _ in generate_names(4 * count, seed) if name.isascii()][:count]
    names: dict[str, list[str]] = {source: [] for source in CLEAN_SOURCES}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, _, name = line.rstrip("\n").partition("\t")
            if source in names and name.isascii() and " " in name and len(name) <= LONGEST_NAME:
                names[source].append(name)
    for person in ("us", "global"):
        with gzip.open(data / "negatives" / f"{person}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            names[person] = [row["full_name"] for row in rows if row["full_name"].isascii()]
    drawn = [rng.sample(own, min(len(own), 1 + count // len(names))) for own in names.values()]
    mixed = [name for own in drawn for name in own]
    rng.shuffle(mixed)
    return mixed[:count]


def words_of(name: str) -> tuple[str, ...]:
    """Returns the words of a name in alphabetical order, by which two are the same name word for word."""
    return tuple(sorted(fold(name).replace(",", " ").split()))


def make_messages(
    names: Sequence[str], listed: Sequence[tuple[str, str]], clean: int, seed: int
) -> list[PaymentMessage]:
    """Makes messages: clean ones first, then one for each listed name.

    Args:
        names: clean names, which are taken in turn.
        listed: (the entity's identifier, its name in natural order) of those that are planted.
        clean: how many clean messages.
        seed: of the choice of banks, addresses, words and places.
    """
    rng = random.Random(seed)
    messages = []
    for number in range(clean + len(listed)):
        three = [names[(3 * number + k) % len(names)].upper() for k in range(3)]
        planted, name = listed[number - clean] if number >= clean else (None, "")
        text = (_mt103, _pacs008)[number % 2](rng, three, name.upper())
        messages.append(PaymentMessage(text, planted, name))
    return messages


def _parties(rng: random.Random, names: list[str], planted: str) -> tuple[list[str], list[tuple[str, str]], str]:
    """Returns the two parties, the two banks (name, BIC) and the words, one of them with the planted name."""
    banks, words = rng.sample(BANKS, 2), rng.choice(WORDS)
    place = rng.randrange(4) if planted else -1
    if place in (0, 1):
        names[place] = planted
    elif place == 2:
        banks[1] = (planted, "")
    elif place == 3:
        words = "ON BEHALF OF {name} INV {n}"
    third = planted if place == 3 else names[2]
    return names[:2], banks, words.format(n=rng.randrange(1000, 9999), name=third)


def _mt103(rng: random.Random, names: list[str], planted: str) -> str:
    parties, banks, words = _parties(rng, names, planted)
    accounts = ["".join(rng.choices("0123456789", k=12)) for _ in range(3)]
    blocks = []
    for party, account in zip(parties, accounts, strict=False):
        street, town, country = rng.choice(ADDRESSES)
        lines = [*_lines(party), street[:LINE], f"{town} {country}"]
        blocks.append("\n".join([f"/{account}", *lines[:LINES]]))
    bank = f":57A:{banks[1][1]}" if banks[1][1] else ":57D:" + "\n".join(_lines(banks[1][0]))
    amount = f"{rng.randrange(100, 99999)},00"
    return (
        "{1:F01" + banks[0][1] + "AXXX0000000000}{2:I103BKCHCNBJXXXXN}{4:\n"
        f":20:REF{accounts[2]}\n:23B:CRED\n:32A:261129USD{amount}\n:50K:{blocks[0]}\n:52D:{banks[0][0]}\n{bank}\n"
        f":59:{blocks[1]}\n:70:" + "\n".join(_lines(words)) + "\n:71A:SHA\n-}\n"
    )


def _lines(text: str) -> list[str]:
    """Returns a text in the lines of a field, cut where it fills one, as banks do."""
    return [text[start : start + LINE].strip() for start in range(0, min(len(text), LINES * LINE), LINE)]


def _pacs008(rng: random.Random, names: list[str], planted: str) -> str:
    parties, banks, words = _parties(rng, names, planted)
    dbtr, cdtr = (_party_xml(rng, tag, name) for tag, name in zip(("Dbtr", "Cdtr"), parties, strict=True))
    agents = "".join(
        f"<{tag}><FinInstnId>{f'<BICFI>{bic}</BICFI>' if bic else ''}<Nm>{escape(name)}</Nm></FinInstnId></{tag}>"
        for tag, (name, bic) in zip(("DbtrAgt", "CdtrAgt"), banks, strict=True)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>MSG-1</MsgId></GrpHdr>'
        f'<CdtTrfTxInf><IntrBkSttlmAmt Ccy="EUR">{rng.randrange(100, 99999)}.00</IntrBkSttlmAmt>{dbtr}{agents}{cdtr}'
        f"<RmtInf><Ustrd>{escape(words)}</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>\n"
    )


def _party_xml(rng: random.Random, tag: str, name: str) -> str:
    street, town, country = rng.choice(ADDRESSES)
    if rng.random() < 0.5:
        lines = f"<AdrLine>{street}</AdrLine><AdrLine>{town}</AdrLine>"
    else:
        lines = f"<StrtNm>{street}</StrtNm><TwnNm>{town}</TwnNm>"
    return f"<{tag}><Nm>{escape(name)}</Nm><PstlAdr>{lines}<Ctry>{country}</Ctry></PstlAdr></{tag}>"


def listed_names(watchlist: es.Watchlist, count: int, seed: int) -> list[tuple[str, str]]:
    """Draws listed entities with their first name in Latin letters that a message can hold, in natural order."""
    rng = random.Random(seed)
    drawn = []
    bearers = Counter(key for entity in watchlist for key in {words_of(name.text) for name in entity.names})
    for entity in rng.sample(list(watchlist), len(watchlist)):
        text = next((name.text for name in entity.names if name.text.isascii() and name.type == "primary"), "")
        surname, comma, given = text.partition(", ")
        if comma and family_of(entity.kind) is Family.PERSON:
            text = f"{given} {surname}"
        alone = bearers[words_of(text)] == 1
        if alone and " " in text and len(text) <= LONGEST_NAME and entity.kind != "Airplane":
            drawn.append((entity.id, text))
        if len(drawn) == count:
            break
    return drawn


def main(arguments: Sequence[str]) -> int:
    """Screens the messages and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", type=int, default=200, help="clean messages")
    parser.add_argument("--planted", type=int, default=50, help="messages with a listed name")
    parser.add_argument("--seed", type=int, default=7, help="of the choice of names and places")
    parser.add_argument("--show", action="store_true", help="print each hit of a clean message, and each hit too many")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of lists and names")
    options = parser.parse_args(arguments)
    ofac = ofac_list(options.data)
    if ofac is None:
        print(f"{options.data}: holds no lists/ofac", file=sys.stderr)
        return 2
    screener = es.Screener(ofac.watchlist)
    listed = listed_names(ofac.watchlist, options.planted, options.seed)
    on_list = {words_of(text) for text in ofac.texts}
    drawn = clean_names(options.data, 4 * (options.clean + options.planted), options.seed)
    names = [name for name in drawn if words_of(name) not in on_list]
    messages = make_messages(names, listed, options.clean, options.seed)
    hits, lost = {True: 0, False: 0}, 0
    for message in messages:
        found = screener.screen_text(message.text)
        hits[message.planted is not None] += len(found)
        missing = message.planted is not None and all(one.hit.entity.id != message.planted for one in found)
        lost += missing
        if options.show and (missing or len(found) > (message.planted is not None)):
            print(f"{message.name or 'clean'}{' LOST' if missing else ''}:")
            for one in found:
                words = " ".join(message.text[one.start : one.end].split())
                print(f"   {one.field}: {words} -> {one.hit.name.text} ({one.hit.entity.kind}) {one.hit.score:.3f}")
    planted, clean = hits[True] / max(1, options.planted), hits[False] / max(1, options.clean)
    print(f"{options.planted} planted messages: {planted:.2f} hits each, {lost} lost (at most {MOST_HITS_PLANTED}, 0)")
    print(f"{options.clean} clean messages: {clean:.3f} hits each (at most {MOST_HITS_CLEAN})")
    return int(planted > MOST_HITS_PLANTED or clean > MOST_HITS_CLEAN or lost > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
