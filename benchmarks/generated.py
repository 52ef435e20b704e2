"""Seeded names for machines without the shared data: persons and companies in several scripts.

The names are invented from common parts and made-up syllables, so that some words repeat as they do in life and most do
not. Fuller and more varied lists come from real data.
"""

from __future__ import annotations

import random
from collections.abc import Callable

Named = tuple[str, str]  # text, kind

GIVEN = (
    "Anna", "Maria", "John", "Ali", "Peter", "Elena", "Ivan", "Fatima", "Carlos", "Sophie", "Omar", "Ingrid", "Luca",
    "Amina", "Jonas", "Teresa", "Viktor", "Nadia", "Pedro", "Hans", "Olga", "Yusuf", "Claire", "Andrei", "Leila",
)  # fmt: skip
STARTS = ("ba", "ka", "mo", "ro", "sta", "vel", "gri", "han", "dor", "lin", "per", "tar", "zu", "fer", "mi", "sho")
MIDDLES = ("", "", "la", "ni", "ri", "to", "va", "de", "ma", "len", "gu", "sa")
ENDS = ("ns", "rek", "son", "vic", "mann", "ini", "ez", "ov", "ko", "ssen", "ter", "li", "rd", "sky", "yan", "dou")
INDUSTRIES = (
    "Trading",
    "Shipping",
    "Technology",
    "Holdings",
    "Energy",
    "Logistics",
    "Petroleum",
    "Electronics",
    "Foods",
)
FORMS = ("Ltd", "GmbH", "S.A.", "Inc.", "LLC", "Co., Ltd.", "B.V.", "OOO", "Sdn Bhd")
HAN_SURNAMES = "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗"
HAN_GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国文志海玉林春生德晓东宝金成光新立云红永"
HAN_PLACES = ("北京", "上海", "武汉", "深圳", "广州", "天津", "成都", "浙江")
HAN_TRADES = ("科技", "贸易", "电子", "能源", "物流", "化工", "机械")
HANGUL_SURNAMES = "김이박최정강조윤장임한오서신권"
HANGUL_GIVEN = "민서준지우현수영진호성은하윤재경희정철동"
CYRILLIC_GIVEN = ("Иван", "Анна", "Сергей", "Ольга", "Дмитрий", "Елена", "Виктор", "Наталья")
CYRILLIC_STARTS = ("Вол", "Кар", "Мор", "Пет", "Сид", "Гор", "Лаз", "Бел", "Том", "Чер")
CYRILLIC_ENDS = ("ов", "ин", "ский", "енко", "ович", "ук")
ARABIC_GIVEN = ("محمد", "أحمد", "علي", "فاطمة", "حسن", "خالد", "عمر", "يوسف")
ARABIC_FAMILY = ("الحسيني", "المصري", "العلي", "الخطيب", "النجار", "الشامي", "حداد", "منصور")


def _word(rng: random.Random) -> str:
    return (rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(MIDDLES) + rng.choice(ENDS)).capitalize()


def _person(rng: random.Random) -> Named:
    return f"{rng.choice(GIVEN)} {_word(rng)}", "Person"


def _company(rng: random.Random) -> Named:
    return f"{_word(rng)} {rng.choice(INDUSTRIES)} {rng.choice(FORMS)}", "Company"


def _han_person(rng: random.Random) -> Named:
    return rng.choice(HAN_SURNAMES) + "".join(rng.choices(HAN_GIVEN, k=rng.choice((1, 2, 2)))), "Person"


def _han_company(rng: random.Random) -> Named:
    brand = "".join(rng.choices(HAN_GIVEN, k=2))
    return f"{rng.choice(HAN_PLACES)}{brand}{rng.choice(HAN_TRADES)}有限公司", "Company"


def _hangul(rng: random.Random) -> Named:
    return rng.choice(HANGUL_SURNAMES) + "".join(rng.choices(HANGUL_GIVEN, k=2)), "Person"


def _cyrillic(rng: random.Random) -> Named:
    return f"{rng.choice(CYRILLIC_GIVEN)} {rng.choice(CYRILLIC_STARTS)}{rng.choice(CYRILLIC_ENDS)}", "Person"


def _arabic(rng: random.Random) -> Named:
    return f"{rng.choice(ARABIC_GIVEN)} {rng.choice(ARABIC_GIVEN)} {rng.choice(ARABIC_FAMILY)}", "Person"


# How often each kind of name comes, in hundredths.
MIX: tuple[tuple[Callable[[random.Random], Named], int], ...] = (
    (_person, 35),
    (_company, 25),
    (_han_person, 15),
    (_han_company, 10),
    (_hangul, 5),
    (_cyrillic, 5),
    (_arabic, 5),
)


def generate_names(count: int, seed: int) -> list[Named]:
    """Invented names, the same for the same seed; a shorter list is the beginning of a longer one.

    Args:
        count: how many.
        seed: of the generator.

    Returns:
        (name, kind) of each.
    """
    rng = random.Random(seed)
    makers = [maker for maker, share in MIX for _ in range(share)]
    return [rng.choice(makers)(rng) for _ in range(count)]
