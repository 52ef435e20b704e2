"""Words and letters for genders in the languages of party files.

Here belong the words, and the headings beneath which a letter means something else: F is female in English, and
férfi, male, in Hungarian.
"""

from __future__ import annotations

from collections.abc import Mapping

from entityscreen.screening.files.heading_words import heading_key

_WORDS: Mapping[str, str] = {
    word: gender
    for gender, words in (
        (
            "male",
            "m, male, man, men, boy, mr, masculine, masc, 1, 男, 男性, 남, 남성, 남자, м, муж, мужской, мужчина, ч",
        ),
        (
            "male",
            "чол, чоловік, чоловіча, чоловічий, мъж, мъжки, h, homme, masculin, monsieur, hombre, masculino, varón",
        ),
        ("male", "varon, señor, sr, homem, maschio, maschile, uomo, mann, männlich, maennlich, herr, mannelijk, heer"),
        (
            "male",
            "mand, mies, herra, mężczyzna, mezczyzna, muž, muz, mužský, muški, muškarac, moški, férfi, ferfi, bărbat",
        ),
        (
            "male",
            "barbat, άνδρας, άντρας, άρρεν, άρρην, α, erkek, bay, e, ذكر, رجل, זכר, ז, גבר, مرد, nam, l, laki laki",
        ),
        ("male", "laki-laki, lelaki, pria, ชาย, पुरुष, vyras, vīrietis, mees, 男士, 先生"),
        (
            "female",
            "f, female, woman, women, girl, w, ms, mrs, miss, feminine, fem, 2, 女, 女性, 여, 여성, 여자, ж, жен",
        ),
        (
            "female",
            "женский, женщина, жінка, жіноча, жіночий, жена, женски, femme, féminin, feminin, madame, mme, mlle",
        ),
        (
            "female",
            "mujer, femenino, femenina, señora, sra, feminino, mulher, femmina, femminile, donna, frau, weiblich, v",
        ),
        (
            "female",
            "vrouw, vrouwelijk, kvinna, kvinde, kvinne, k, nainen, n, rouva, kobieta, žena, zena, ženský, ženski",
        ),
        (
            "female",
            "ž, z, ženska, nő, no, femeie, γυναίκα, θήλυ, γ, θ, kadın, kadin, bayan, أنثى, انثى, امرأة, נקבה, נ",
        ),
        (
            "female",
            "אישה, אשה, زن, nữ, nu, p, perempuan, wanita, หญิง, स्त्री, महिला, moteris, sieviete, naine, 女士, 小姐",
        ),
        ("other", "x, other, diverse, d, divers, autre, otro, 其他"),
    )
    for word in words.split(", ")
}
# Beneath these headings a letter means another thing, or two: hombre and mujer, masculino.
_BENEATH: Mapping[str, Mapping[str, str | None]] = {
    "sexo": {"m": None},
    "genero": {"m": None},
    "nem": {"f": "male", "n": "female"},
    "neme": {"f": "male", "n": "female"},
    "lytis": {"v": "male", "m": "female"},
    "dzimums": {"v": "male", "s": "female"},
}


def read_gender(text: str, heading: str = "") -> str | None:
    """The gender that a word stands for, or None when the word is not known.

    Args:
        text: a word or a letter in any language of the table; a number of ISO/IEC 5218.
        heading: of the column, which may say in which language the letter is.

    Example:
        >>> read_gender("F"), read_gender("男"), read_gender("?")
        ('female', 'male', None)
        >>> read_gender("H"), read_gender("K"), read_gender("F", "Neme"), read_gender("M", "Sexo")
        ('male', 'female', 'male', None)
    """
    word = text.casefold().rstrip(".").strip()
    beneath = _BENEATH.get(heading_key(heading), {})
    return beneath[word] if word in beneath else _WORDS.get(word)


def is_ambiguous(text: str, heading: str) -> bool:
    """Whether a letter is known, and may be either beneath its heading."""
    word = text.casefold().rstrip(".").strip()
    return word in _WORDS and word in _BENEATH.get(heading_key(heading), {})


def ambiguous_letters(heading: str) -> str:
    """The letters that are not used beneath a heading, for a warning."""
    return ", ".join(letter.upper() for letter, gender in _BENEATH.get(heading_key(heading), {}).items() if not gender)
