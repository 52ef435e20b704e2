"""Thai: the Royal system by syllables, the spellings that people use instead, and one plain spelling for all of them.

Thai marks neither where a word ends nor all vowels: พร is phon, ธน thana, พนม phanom. Names are made of some hundred
elements, which a table has (`resources/readings/thai_*.tsv`); the rest is cut into the fewest syllables that its
letters can be.

Thai letters tell more than Thai ears hear, and a Latin spelling can follow either: พรทิพย์ is Porntip, Pornthip and,
officially, Phonthip. A plain spelling is what such words have in common, of Lao names too; only a word made of elements
that are known from Thai names has one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.known_names import is_known_name
from entityscreen.romanisation.contract import (
    THAI_SYSTEM,
    Piece,
    Place,
    Romanisation,
    Rule,
    Written,
    collect,
    paired,
    rules_of,
    ways_to_say,
)

Replace = Callable[..., str]
Steps = tuple[tuple[str, Replace | None, str], ...]

SHORTEST, LONGEST = 5, 26  # letters
_NONE: frozenset[str] = frozenset()
# Elements of two letters say nothing, others one, those that only Thai names have two; so much is enough.
_TELLS_SOMETHING, _ENOUGH = 3, 2
_LONG, _ONE_SYLLABLE = 4, 5  # letters of an element that tells by itself, and of one that is no word alone

# In order: letters that a word must have for the step, what is replaced, and by what. The breath behind a stop no two
# spellings agree on.
_CONSONANTS = (
    ("j", "t?j+", "ch"),
    ("ch", "[tc]?chh?", "ch"),
    *((breath, breath, breath[0]) for breath in ("ph", "th", "kh")),
    *((breath, breath, plain) for breath, plain in (("bh", "p"), ("dh", "t"), ("gh", "k"), ("bp", "p"), ("ck", "k"))),
    ("ngg", "ngg", "ngk"),
    ("g", "(?<!n)g", "k"),
    ("v", "v", "w"),
    ("nex", "nex", "ns"),
    ("x", "x", "s"),
    ("sr", "sr", "s"),
)
# Then by the last letter: what nobody says, or what English and French spell otherwise.
_LATIN_ENDS = {
    "r": (("(?<=[aeiou])([tkdp])r$", r"\1"),),  # จิตร, จักร
    "t": (("nt$", "n"),),  # นนท์
    "d": (("nd$", "n"),),
    "a": (("n[td]a$", "n"), ("ngsa$", "ng")),
    "s": (("n[td]s$", "n"), ("ngs$", "ng"), ("ks$", "k")),
    "e": (("ngse$", "ng"), ("a([tkp])e$", r"e\1"), ("ase$", "et"), ("(?<=[aiou])([tkpdsnm])e$", r"\1")),  # Surachate
    "h": (("sh$", "t"),),
}
# Then the vowels, of which an r behind one only makes it long, and what ends a syllable: one of eight sounds.
_LATIN_RHYMES = (
    ("nh", "nh(?![aeiou])", "n"),
    ("nnh", "nnh", "ny"),
    ("s", "^s(?=[kpnm])", "sa"),  # สกุล, สมาน
    ("er", "er(?![aeiou])", "oe"),
    ("ur", "ur(?=[kgtdpbmns])", "oe"),
    ("ar", "ar(?![aeiouyrw])", "a"),
    ("or", "or(?![aeiouyrw])", "o"),
    ("oo", "oo", "u"),
    ("ou", "ou", "u"),
    ("ee", "ee", "i"),
    ("ew", "[ae]?ew(?![aeiou])", "eo"),
    ("eaw", "eaw", "eo"),
    ("aw", "aw(?![aeiou])", "ao"),
    ("eow", "eow", "eo"),
    ("aeo", "aeo", "eo"),
    ("ow", "a?ow(?![aeiou])", "ao"),
    ("au", "au", "ao"),
    ("uea", "uea", "ua"),
    ("eua", "eua", "ua"),
    ("uo", "uo", "ua"),
    ("ie", "ie(?=[nmktpd])", "ia"),
    ("ea", "ea", "ia"),
    ("ae", "ae", "e"),
    ("aiy", "aiy", "ay"),
    ("y", "(?<=[aou])y(?![aeiou])|(?<![aeiou])y$", "i"),
    *((end, f"(?<=[aeiou]){end}(?=[kgtpbmnsc]|$)", "t") for end in ("ch", "d", "s")),
    ("b", "(?<=[aeiou])b(?![aeiouyrlw])", "p"),
    ("tch", "tch", "ch"),
    *((letter * 2, letter * 2, letter) for letter in "aiuktpnmslrwydb"),
)
_ONSET = "(?:ch|k[rlw]?|t[rw]?|p[rl]?|b[rl]?|dr?|ng|[nmslrwyh])"
_RHYME = "[aeiou]{1,3}(?:ng|[nmktpl])?"
_BEFORE = re.compile(f"(?:{_ONSET}?{_RHYME}(?:{_ONSET}{_RHYME})*)?")
_AFTER = re.compile(f"(?:{_ONSET}{_RHYME})*")  # an element ends where its syllable does: khama is no kham
_LAST_L, _VARA = re.compile("l(?![aeiou])"), re.compile("^wara")
# Letters and ends that no Thai name has: the quick no for most words of the world.
_NEVER = re.compile(
    r"[fqz]|c(?![hk])|s[tpl]|l[ltvd]|r[lszgb]|gn|ard[aeiou]|[^n]g$|e[lrsy]$|i[aoes]$|ov$|de$|[^aeiou]o$|[^aeiouy]y[^aeiou]"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of Thai names, see `tools/generate_readings.py`.

    Attributes:
        names: customary spellings that no rule explains, to their plain forms.
        whole: the plain forms of the official spellings of these.
        irregular: finds elements whose customary spelling no rule makes plain.
        official: of these, the official spelling.
        laterals: elements that are also spelled with an l: plain, and the same with it.
        elements: all of them, plain.
        telling: those that names of other languages hardly have.
        starts: the first letters of those that tell by themselves.
    """

    names: dict[str, frozenset[str]]
    whole: frozenset[str]
    irregular: re.Pattern[str]
    official: dict[str, str]
    laterals: tuple[tuple[str, str], ...]
    elements: frozenset[str]
    telling: frozenset[str]
    starts: frozenset[str]


@named_cache("romanisation.thai_letters", maxsize=1)
def _known() -> _Known:
    kinds = ("name", "irregular", "lateral", "telling", "element")
    tables: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    for kind, spelling, meant in read_rows("readings_thai_letters"):
        tables[kind][spelling] = meant
    names, irregular, laterals, telling, others = (tables[kind] for kind in kinds)
    whole = frozenset(map(plainly, names.values()))
    return _Known(
        names={name: frozenset((plainly(name), plainly(official))) for name, official in names.items()},
        whole=whole,
        irregular=re.compile("|".join(sorted(irregular, key=len, reverse=True))),
        official=irregular,
        laterals=tuple((plain, lateral) for lateral, plain in laterals.items()),
        elements=frozenset((*telling, *others, *laterals, *map(plainly, irregular))),
        telling=frozenset(telling),
        starts=frozenset(plain[:_LONG] for plain in telling if len(plain) >= _LONG),
    )


def plainly(word: str) -> str:
    """A Thai or Lao name as all who spell it agree.

    Args:
        word: lower-case ASCII letters.

    Example:
        >>> plainly("phonthip"), plainly("porntip"), plainly("jatuporn"), plainly("siphandone")
        ('pontip', 'pontip', 'chatupon', 'sipandon')
    """
    consonants, ends, rhymes = _steps()
    word = _replaced(word, consonants)
    for replace, plain in ends.get(word[-1:], ()):
        word = replace(plain, word)
    return _replaced(word, rhymes)


def _replaced(word: str, steps: Steps) -> str:
    for needed, replace, plain in steps:
        if needed in word:
            word = word.replace(needed, plain) if replace is None else replace(plain, word)
    return word


@named_cache("romanisation.thai_steps", maxsize=1)
def _steps() -> tuple[Steps, dict[str, tuple[tuple[Replace, str], ...]], Steps]:
    """The tables above with what replaces; None for what is replaced as it is."""
    consonants, rhymes = (
        tuple(
            (needed, None if letters == needed else re.compile(letters).sub, plain) for needed, letters, plain in steps
        )
        for steps in (_CONSONANTS, _LATIN_RHYMES)
    )
    ends = {
        last: tuple((re.compile(letters).sub, plain) for letters, plain in rows) for last, rows in _LATIN_ENDS.items()
    }
    return consonants, ends, rhymes


def plain_key(word: str) -> str:
    """A name in its plain spelling, without what even that leaves open: a last l or n, wara- or wora-.

    Example:
        >>> plain_key("chumpol") == plain_key("chumphon"), plain_key("warachai") == plain_key("worachai")
        (True, True)
    """
    return _LAST_L.sub("n", _VARA.sub("wora", plainly(word)))


def plain_forms(word: str) -> frozenset[str]:
    """The plain spellings of a word in Latin letters, if it may be a Thai or Lao name.

    Args:
        word: folded.

    Returns:
        None for most words; several where the official spelling leaves open what others write.

    Example:
        >>> sorted(plain_forms("porntip")), sorted(plain_forms("thanaphon")), sorted(plain_forms("phillip"))
        (['pontip'], ['tanapol', 'tanapon'], [])
    """
    known = _known()
    if word in known.names:
        return known.names[word]
    if not SHORTEST <= len(word) <= LONGEST or _NEVER.search(word) or not word.isalpha():
        return _NONE
    plain = plainly(word)
    if (plain not in known.whole and not _is_thai(plain, known)) or is_known_name(word):
        return _NONE
    if known.irregular.search(word):
        plain = plainly(known.irregular.sub(lambda found: known.official[found[0]], word))
    return frozenset((plain,) if "orn" in word else (plain, *_laterals(plain, known)))  # -porn is no -pol


def _is_thai(plain: str, known: _Known) -> bool:
    """Whether a word is made of elements of Thai names alone, or of Thai syllables around one that only they have."""
    if plain not in known.elements and _evidence(plain, known) >= _ENOUGH:
        return True
    if known.starts.isdisjoint([plain[start : start + _LONG] for start in range(len(plain) - _LONG + 1)]):
        return False
    return any(
        plain[start:end] in known.telling
        and (end - start < len(plain) or end - start > _ONE_SYLLABLE)
        and _BEFORE.fullmatch(plain[:start]) is not None
        and _AFTER.fullmatch(plain[end:]) is not None
        for start in range(len(plain))
        for end in range(start + _LONG, len(plain) + 1)
    )


def _evidence(text: str, known: _Known) -> int:
    """How much the elements that a text is made of say for its being Thai; below 0 where it is made of more."""
    if not text:
        return 0
    best = -LONGEST
    for end in range(2, len(text) + 1):
        if text[:end] in known.elements:
            own = 0 if end < _TELLS_SOMETHING else 1 + (text[:end] in known.telling)
            best = max(best, own + _evidence(text[end:], known))
    return best


def _laterals(plain: str, known: _Known) -> Iterator[str]:
    """The same with l where the official spelling, which writes what is heard, has n: -phon may be -pol."""
    for element, lateral in known.laterals:
        before, found, after = plain.rpartition(element)
        if found and _BEFORE.fullmatch(before) and _AFTER.fullmatch(after):
            yield before + lateral + after


_COST, _LATER = 0.02, 0.01
_LONGEST_ABBREVIATION, _ABBREVIATED = 3, 0.1  # ปตท is PTT, but กมล is Kamon

_ONSETS = (
    paired("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณ", "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n")
    | paired("ดตถทธนบปผฝพฟภมยรลว", "d t th th th n b p ph f ph f ph m y r l w")
    | paired("ศษสหฬอฮ", "s s s h l - h")
    | paired("สร ศร ซร จร อย", "s s s ch y")
)
# What ends a syllable has one of eight sounds.
_ENDS = (
    paired("กขคฆงจชซฎฏฐฑฒดตถทธศษส", "k k k k ng t t t t t t t t t t t t t t t t")
    | paired("บปพฟภมญณนรลฬยว", "p p p p p m n n n n n n i o")
    | {"": ""}
)
_LATERAL = frozenset("ลฬ")  # many spell them l at the end, too
_SIGN = "[ะาำิีึืุูั]"
_SIGNS = frozenset(_SIGN[1:-1])
_SILENT = re.compile(f"(?<={_SIGN}[ก-ฮ])[จตทดษ][ก-ฮ]์|[ก-ฮ][ิุ]?์")
_UNSAID = str.maketrans(dict.fromkeys("็่้๊๋ฯๆฺ๎์"))
_VOCALIC = ((re.compile("(?<=[กตทปศส])ฤๅ?|ฤ(?=ท)"), "ริ"), (re.compile("ฤๅ?"), "รึ"), (re.compile("ฦๅ?"), "ลึ"))

_ONE, _TWO = "[ก-ฮ]", "(?:[กขคตปผพทสศซจ]ร|[กขคปผพ]ล|[กขค]ว|ห[งญณนมยรลว]|อย)"
_CLUSTER = re.compile(_TWO)
_CLOSING = f"[{''.join(filter(None, _ENDS))}]"
_END = f"(?:{_CLOSING}(?!{_SIGN})|[ตทดกชปค]ร(?!{_SIGN})|{_CLOSING}[ิุ]$)"
_RHYMES = (
    "เOียF ia | เOีย ia | เOือF uea | เOือ uea | เOาะ o | เOา ao | เOอF oe | เOอ oe | เOิF oe | เOย oei | เOะ e | เOF e"
    " | เO e | แOะ ae | แOF ae | แO ae | โOะ o | โOF o | โO o | ไOย ai | ไO ai | ใO ai | Oัวะ ua | Oัว ua | OัF a"
    " | OรรF a | Oรร an | Oะ a | OาF a | Oา a | Oำ am | OิF i | Oิ i | OีF i | Oี i | OึF ue | Oึ ue | Oือ ue | OืF ue"
    " | OุF u | Oุ u | OูF u | Oู u | OอF o | Oอ o | OวF ua"
)
_LEADING = "เแโไใ"  # vowels that are written first
_ELEMENT, _SYLLABLE, _TAKEN_APART, _UNKNOWN = 0.8, 1.0, 2.2, 3.0
# A consonant without a vowel is said with an a, seldom at the end; two of them make a syllable with an o, seldom with a
# cluster in front, or with a mute vowel sign behind.
_ALONE, _AT_END, _UNUSUAL = 0.9, 1.5, 0.5


def written_plainly(token: str) -> str:
    """A Thai word without its tones and the letters that are not said.

    Args:
        token: a folded word.

    Example:
        >>> written_plainly("จันทร์"), written_plainly("แก้ว"), written_plainly("กฤษณ์")
        ('จัน', 'แกว', 'กริษ')
    """
    word = _SILENT.sub("", token.replace("ํา", "ำ")).translate(_UNSAID)
    for letters, said in _VOCALIC:
        word = letters.sub(said, word)
    return word


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Thai word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> read("พรทิพย์")[0].text, [reading.text for reading in read("ธนพล")][:2]
        ('phonthip', ['thanaphon', 'thanapol'])
    """
    word = written_plainly(token)
    rows = [(text, THAI_SYSTEM, _COST + _LATER * far) for far, text in ways_to_say(word, _places)]
    if len(word) <= _LONGEST_ABBREVIATION and all(letter in _ONSETS for letter in word):
        rows.append(("".join(_ONSETS[letter][:1] for letter in word), "Thai, letter by letter", _ABBREVIATED))
    return collect(rows)


def _places(word: str, start: int) -> Iterator[Place]:
    """What can stand at a place of a word."""
    elements = _elements()
    for end in range(start + 2, min(start + _longest(), len(word)) + 1):
        if word[start:end] in elements and word[end : end + 1] not in _SIGNS:
            yield _ELEMENT, end, elements[word[start:end]]
    for rule in _rules():
        found = rule.written(word, start)
        if found is not None:
            yield rule.cost + _unlikely(found, word), found.stop, _syllable(found, rule.vowel)
    yield _UNKNOWN, start + 1, (word[start] if "a" <= word[start] <= "z" else "",)


def _unlikely(found: Written, word: str) -> float:
    if found.stop == found.start + 1:
        return _AT_END if found.stop == len(word) else 0.0
    return _UNUSUAL if found.end[1:2] in ("ิ", "ุ") else 0.0


def _syllable(found: Written, vowel: str) -> Piece:
    onset, end = found.onset, found.end
    if onset == "ทร" and not found.start:
        said = "s"
    elif onset in _ONSETS:
        said = _ONSETS[onset]
    else:  # two consonants: a cluster, in which h tells the tone alone, or an a between them
        said = _ONSETS[onset[0]] + "a" + _ONSETS[onset[1]]
        if _CLUSTER.fullmatch(onset):
            said = ("" if onset[0] == "ห" else _ONSETS[onset[0]]) + _ONSETS[onset[1]]
    heard = said + vowel + _ENDS[end[:1]]
    return (heard, f"{said}{vowel}l") if end[:1] in _LATERAL else (heard,)


@named_cache("romanisation.thai", maxsize=1)
def _elements() -> dict[str, Piece]:
    """Elements of names, plainly written, to their spellings."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("readings_thai")}


@named_cache("romanisation.thai_longest", maxsize=1)
def _longest() -> int:
    return max(map(len, _elements()))


@named_cache("romanisation.thai_rules", maxsize=1)
def _rules() -> tuple[Rule, ...]:
    onsets = [(_TWO, _SYLLABLE, ""), (_ONE, _SYLLABLE, ""), (_ONE + _ONE, _TAKEN_APART, _LEADING)]
    closed = [(_TWO, _SYLLABLE + _UNUSUAL, ""), (_ONE, _SYLLABLE, "")]
    return (
        *rules_of("O a", [(_ONE, _ALONE, "")], "", _SIGN),
        *rules_of(_RHYMES, onsets, _END, _SIGN),
        *rules_of("OF o", closed, _END, _SIGN),
        *rules_of("OF o", [(_ONE, _SYLLABLE, "")], f"ร(?!{_SIGN})", _SIGN),
    )
