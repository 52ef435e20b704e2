"""Korean: Hangul syllables in Latin letters (Revised, McCune-Reischauer, North Korean, customary), Cyrillic and kana.

Here belongs Korean sound law inside one syllable and at its edges, and which names in Hangul are plainly a Korean's,
with a surname and a given name that Koreans have. Which syllable a Hanja has is in `tables.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.syllables.model import Words
from entityscreen.syllables.tables import character_readings, foreign_korean, korean_rows, name_ranks

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("-", *"ㄱㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ", "ㄻ", "ㄼ", "ㄽ", "ㄾ", "ㄿ", "ㅀ", *"ㅁㅂ", "ㅄ",
          *"ㅅㅆㅇㅈㅊㅋㅌㅍㅎ")  # fmt: skip
# ㄹ and ㄴ fall away, or ㄹ becomes ㄴ, at the head of a word in the South: 리 Ri is 이 Yi, 로 Ro is 노 No.
_SOFT_VOWELS = frozenset("ㅑㅕㅖㅛㅠㅣㅒ")
_SYSTEMS = {"R": "Revised Romanisation", "M": "McCune-Reischauer", "N": "North Korean", "C": "customary Korean",
            "A": "assimilated Korean"}  # fmt: skip
# Another letter than written, for a sound that changes at the head of a word.
INITIAL_LAW_COST = 0.01
DEAREST = 0.09


def is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def letters(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final of a Hangul syllable; `-` for no final.

    Example:
        >>> letters("박"), letters("이")
        (('ㅂ', 'ㅏ', 'ㄱ'), ('ㅇ', 'ㅣ', '-'))
    """
    index = ord(syllable) - 0xAC00
    return INITIALS[index // 588], VOWELS[index % 588 // 28], FINALS[index % 28]


def compose(initial: str, vowel: str, final: str) -> str:
    """The Hangul syllable of three letters."""
    index = INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final)
    return chr(0xAC00 + index)


def initial_law(syllable: str) -> str:
    """The syllable as the South says it at the head of a word.

    Example:
        >>> initial_law("리"), initial_law("로"), initial_law("녀"), initial_law("김")
        ('이', '노', '여', '김')
    """
    initial, vowel, final = letters(syllable)
    if initial in "ㄹㄴ" and vowel in _SOFT_VOWELS:
        return compose("ㅇ", vowel, final)
    return compose("ㄴ", vowel, final) if initial == "ㄹ" else syllable


@named_cache("syllables.hangul_cyrillic", maxsize=4096)
def cyrillic_spellings(syllable: str) -> tuple[tuple[str, float], ...]:
    """Spellings of a Hangul syllable in Cyrillic letters, as names have it, with their costs.

    Example:
        >>> sorted(s for s, cost in cyrillic_spellings("정") if cost == 0), dict(cyrillic_spellings("로"))["но"]
        (['чжон', 'чон'], 0.01)
    """
    return _with_initial_law(foreign_korean("syllable_kontsevich"), syllable)


@named_cache("syllables.hangul_kana", maxsize=4096)
def kana_spellings(syllable: str) -> tuple[tuple[str, float], ...]:
    """Spellings of a Hangul syllable in katakana, as names have it, with their costs.

    Example:
        >>> sorted(s for s, cost in kana_spellings("정")), dict(kana_spellings("리"))["イ"]
        (['ジョン', 'チョン'], 0.01)
    """
    return _with_initial_law(foreign_korean("syllable_korean_katakana"), syllable)


def _with_initial_law(rows: dict[str, tuple[tuple[str, float], ...]], syllable: str) -> tuple[tuple[str, float], ...]:
    """The spellings of a syllable, and of what it is at the head of a word."""
    found = dict(rows.get(syllable, ()))
    softened = initial_law(syllable)
    for spelling, cost in rows.get(softened, ()) if softened != syllable else ():
        found[spelling] = min(found.get(spelling, DEAREST), cost + INITIAL_LAW_COST)
    return tuple(found.items())


@named_cache("syllables.hangul", maxsize=4096)
def hangul_spellings(syllable: str) -> dict[str, tuple[float, str]]:
    """Spellings of a Hangul syllable.

    Args:
        syllable: one composed Hangul syllable.

    Returns:
        Spelling -> (cost, system); cost in [0, 0.09].

    Example:
        >>> sorted(s for s, (cost, _) in hangul_spellings("정").items() if cost == 0)
        ['chong', 'chung', 'jeong', 'jong', 'jung']
    """
    found = _composed(syllable)
    softened = initial_law(syllable)
    if softened != syllable:
        for spelling, (cost, system) in _composed(softened).items():
            _keep(found, spelling, cost + INITIAL_LAW_COST, system)
    return found


def _composed(syllable: str) -> dict[str, tuple[float, str]]:
    rows = korean_rows()
    initial, vowel, final = letters(syllable)
    found: dict[str, tuple[float, str]] = {}
    for first, first_systems, first_cost in rows["initial"][initial]:
        for middle, middle_systems, middle_cost in rows["vowel"][vowel]:
            both = set(first_systems).intersection(middle_systems)
            for last, last_systems, last_cost in rows["final"].get(final, rows["final"]["-"]):
                cost = first_cost + middle_cost + last_cost
                if cost <= DEAREST:
                    systems = both.intersection(last_systems)
                    _keep(found, first + middle + last, cost if systems else cost + 0.02, _name(systems or {"C"}))
    for spelling, systems_text, cost in rows["also"].get(syllable, ()):
        _keep(found, spelling, cost, _name(set(systems_text)))
    return found


def _keep(found: dict[str, tuple[float, str]], spelling: str, cost: float, system: str) -> None:
    if cost <= DEAREST and (spelling not in found or cost < found[spelling][0]):
        found[spelling] = (round(cost, 3), system)


def _name(systems: set[str]) -> str:
    return next(name for letter, name in _SYSTEMS.items() if letter in systems)


GIVEN = 2  # blocks of nearly all given names


@named_cache("syllables.korean_given", maxsize=1)
def korean_given() -> frozenset[str]:
    """The blocks of Korean given names: those listed, and readings of the characters that names have most (시, 가)."""
    common = (character_readings().get(name) for name, rank in name_ranks().items() if rank.given == 1)
    return frozenset({*korean_rows()["given"], *(hangul for known in common if known for hangul in known.hangul[:1])})


@named_cache("syllables.plainly_korean", maxsize=50_000)
def is_plainly_korean(words: Words) -> bool:
    """Whether a name in Hangul is a surname and a given name of two blocks, in either order or as one word.

    Args:
        words: folded words in their pieces.

    Example:
        >>> [is_plainly_korean(words) for words in ((("지영",), ("이",)), (("이지영",),), (("알리",), ("칸",)))]
        [True, True, False]
    """
    surnames, given = korean_rows()["surname"], korean_given()
    written = ["".join(word) for word in words]
    text = "".join(written)
    if len(written) == 2 and len(written[1]) == 1 and len(written[0]) == GIVEN:
        return written[1] in surnames and given.issuperset(written[0])
    return len(text) == GIVEN + 1 and text[0] in surnames and given.issuperset(text[1:])
