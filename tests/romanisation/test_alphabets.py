"""Every letter of a living alphabet says something: a letter that a table lacks is a hole in many names."""

from __future__ import annotations

import pytest

from entityscreen.model.script import main_script
from entityscreen.romanisation import read_token
from entityscreen.text.folding import fold

# Language, a syllable to put the letter before, the letters, those that say nothing by themselves.
ALPHABETS = [
    ("Russian", "та", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ь"),
    ("Ukrainian", "та", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "ь"),
    ("Belarusian", "та", "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "ь"),
    ("Serbian", "та", "абвгдђежзијклљмнњопрстћуфхцчџш", ""),
    ("Macedonian", "та", "абвгдѓежзѕијклљмнњопрстќуфхцчџш", ""),
    ("Kazakh", "та", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "ь"),
    ("Tatar, Bashkir", "та", "әөүҗңһғҙҡҫ", ""),
    ("Tajik", "та", "ғӣқӯҳҷ", ""),
    ("Ossetian", "та", "ӕ", ""),
    ("Yakut", "та", "ҕҥөһү", ""),
    ("Chechen", "та", "ӏ", "ӏ"),
    ("Greek", "τα", "αβγδεζηθικλμνξοπρστυφχψως", ""),
    ("Armenian", "տա", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև", ""),
    ("Georgian", "ტა", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", ""),
    ("Hebrew", "טב", "אבגדהוזחטיכלמנסעפצקרשת", "ע"),
    ("Arabic", "تب", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "ع"),
    ("Persian", "تب", "پچژگک", ""),
    ("Urdu", "تب", "ٹڈڑںھہے", ""),
    ("Pashto", "تب", "ټځڅډړږښګڼۍ", ""),
    ("Uighur", "تب", "ېۆۈۇۋڭە", ""),
    ("Kurdish", "تب", "ڵڕڤۆێ", ""),
    ("Sindhi", "تب", "ٻڀٺٽٿڄڃڇڊڌڏڙڦڪڱڳڻ", ""),
    ("Malay", "تب", "ڠڤݢڽۏ", ""),
    ("Thai", "กา", "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤ", ""),
    ("Lao", "ກາ", "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ", ""),
    ("Khmer", "កា", "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអឥឧឯឱឫ", ""),
    ("Katakana", "タ", "アイウエオカキクケコサシスセソタチツテトナニヌネノ", ""),
    ("Katakana", "タ", "ハヒフヘホマミムメモヤユヨラリルレロワヲンヴ", ""),
    ("Hindi", "ता", "अआइईउऊऋएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", ""),
]  # fmt: skip
CASES = [(name, with_, letter, silent) for name, with_, letters, silent in ALPHABETS for letter in letters]


def read(word: str) -> str:
    folded = fold(word)
    readings = read_token(folded, main_script(folded))
    return readings[0].text if readings else ""


@pytest.mark.parametrize(("language", "syllable", "letter", "silent"), CASES)
def test_every_letter_says_something(language: str, syllable: str, letter: str, silent: str) -> None:
    assert (read(letter + syllable) != read(syllable)) is (letter not in silent), language
