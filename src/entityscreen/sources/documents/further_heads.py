"""Which words of Russian or Arabic text are the head of a company's or a body's name, and where the name begins.

Here belongs the grammar of heads: cases, articles, particles, quotes and adjectives. Which Latin name they meet belongs
to `further_reverse.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.brands import is_latin_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import visible
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import further_forms

JOINED = "وبلف"  # Arabic "and", "with", "for" and "so" are written together with the next word
_FIRST_CASE = ("", *"аяоеьй")  # endings of a head word's first case: компанию is of компания
_CLOSED = re.compile(r"[»”]\s*\w")
QUOTED = re.compile('\\s?[«“"]([^«»“”"]{2,60})[»”"]$')
# Nouns that say what a firm is, in their first case, and what translates them in its Latin name.
_NOUNS = {
    "компания": ("company",),
    "компанія": ("company",),
    "фирма": ("firm",),
    "фірма": ("firm",),
    "предприятие": ("enterprise",),
    "підприємство": ("enterprise",),
    "корпорация": ("corporation",),
    "корпорація": ("corporation",),
    "концерн": ("concern",),
    "холдинг": ("holding", "holdings"),
    "группа": ("group",),
    "група": ("group",),
}
_ARABIC_NOUNS = frozenset(["شركة", "شركه", "مؤسسة", "مؤسسه", "مجموعة", "مجموعه", "منشأة", "شرکت", "گروه", "موسسه"])
_SHIPS = frozenset(["ناقلات", "سفن", "بواخر", "زوارق", "ناقله", "سفينه", "باخره"])  # plurals, and before a possessive
_POSSESSIVE = re.compile("(?:ها|هما|هم|ه)$")
_ENDINGS = "аяео"  # of these nouns in the first case
SHORTEST_STEM, LONGEST_CASE = 5, 2  # letters of a head word that cases change, and of their ending
_CYRILLIC = re.compile("[\u0400-\u052f]")
ARTICLE = "ال"
_ADJECTIVES = (
    "ый",
    "ий",
    "ой",
    "ая",
    "яя",
    "ое",
    "ее",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ом",
    "ем",
    "ую",
    "юю",
    "не",
    "ве",
    "ке",
    "ої",
    "ій",
)
MOST_ADJECTIVES = 3
LEAST_WORD = 0.8  # likeness of one word
LEAST_VESSEL = 0.75
VESSEL_WORDS = 6  # words before a bracket among which a ship's name and the noun before it stand
# What names in a sentence something that a noun before it describes: `شركة تركية هي X`, `به نام X`, `под названием X`.
_NAMING = re.compile(
    r"^.*(?<!\S)(?:[وف]?(?:هي|هو)|[وي]?(?:تدعى|يدعى|تسمى|يسمى|تُدعى|يُدعى|تُسمى|يُسمى)|اسمها|اسمه|باسم|المسماة|المسمى|المدعوة|"
    r"به\sنام|به\sاسم|موسوم\sبه|под\s(?:названием|именем)|с\sназванием)\s(?=\S)"
)


def name_from(clause: str, run: Sequence[Token], at: int) -> str:
    """The clause from a word on, without an Arabic conjunction before it, with the quote that closes it."""
    start = run[at].start + (split_joined(run[at].folded) is not None)
    name = visible(clause[start:])
    return name[:-1] if name[-1] in '»”"' and not any(mark in name[:-1] for mark in '«“"') else name


def body_start(clause: str, run: Sequence[Token], head: int) -> int:
    """Where a body's name begins that has a head word: capitalised adjectives before it belong to it.

    `Центральный банк России`, but not the adjective of `Кипрский банк «Олимпия»`.
    """
    if QUOTED.match(clause, run[head].end):
        return head
    return _behind_adjectives(run, head)


def _behind_adjectives(run: Sequence[Token], head: int) -> int:
    """Where the adjectives begin before a head, of which the first has a capital; the head where none has."""
    start = head
    for at in range(head - 1, max(-1, head - 1 - MOST_ADJECTIVES), -1):
        word = run[at].text
        if not _CYRILLIC.match(word) or not word.casefold().endswith(_ADJECTIVES):
            break
        start = at if word[0].isupper() else start
    return start


def behind_naming(clause: str) -> str:
    """A clause from behind the words that name what stands before them; all of it where there are none.

    Example:
        >>> behind_naming("عبر شركة تركية هي مرمرة للصرافة"), behind_naming("شركة مرمرة للصرافة")
        ('مرمرة للصرافة', 'شركة مرمرة للصرافة')
    """
    return _NAMING.sub("", clause)


def vessel_behind(clause: str, run: Sequence[Token], name: Sequence[Token]) -> tuple[str, str, str] | None:
    """A ship without quotes behind what calls it one, where it sounds as its Latin name: `الناقلة نور الخليج`."""
    for noun in range(max(0, len(run) - VESSEL_WORDS), len(run) - 1):
        word = run[noun].folded
        if not any(is_form(form.removeprefix(ARTICLE), "vessel") for form in (word, word[word[0] in JOINED :])):
            continue
        genitive = run[noun + 1].folded.startswith(ARTICLE) and noun + 2 < len(run)  # `ناقلة النفط X`
        spans = [run[at:] for at in ((noun + 1, noun + 2) if genitive else (noun + 1,))]
        heard = [(_heard_vessel(clause, span, name), clause[span[0].start : span[-1].end]) for span in spans]
        best, written = max(heard)
        if best >= LEAST_VESSEL:
            return written, VESSEL, f"called {run[noun].text}"
    return None


def _heard_vessel(clause: str, span: Sequence[Token], name: Sequence[Token]) -> float:
    """How much words sound as a ship's Latin name of as many words, articles not counted."""
    own = [token for token in name if token.folded not in ("al", "el")]
    lower = any(_CYRILLIC.match(token.text) and token.text[0].islower() for token in span)
    if len(own) != len(span) or lower or not own:
        return 0.0
    return compare(clause[span[0].start : span[-1].end], " ".join(token.text for token in name), kind=VESSEL).score


def ends_with_head(run: Sequence[Token]) -> tuple[int, str] | None:
    """Where a name begins that ends with its head, and its kind: `Объединённая судостроительная корпорация`."""
    head = run[-1].folded
    kind = COMPANY if is_form(head, "company") else ORGANISATION if is_form(head, "organisation") else ""
    start = _behind_adjectives(run, len(run) - 1) if kind else len(run) - 1
    return (start, kind) if start < len(run) - 1 else None


def without_noun(clause: str, head: Token, name: Sequence[Token]) -> str:
    """What stands in quotes behind a common noun that the Latin name does not have, or an empty string.

    `компания «Марлоу Холдингс» (Marlowe Holdings)`, but `концерн «Звезда» (Zvezda Concern)`; not `концерна «Звезда»`.
    """
    quoted = QUOTED.match(clause, head.end)
    if quoted and any(form.removeprefix(ARTICLE) in _ARABIC_NOUNS for form in (head.text, head.text[1:])):
        return quoted[1]
    noun = next((noun for noun in _NOUNS if noun.rstrip(_ENDINGS) in head.folded), "")
    if not quoted or not noun:
        return ""
    meant = name[-1].folded.endswith(_NOUNS[noun])  # of `Marlowe Holdings Ltd` the form has no other word
    return "" if meant and head.folded.endswith(noun) else quoted[1]


def split_joined(folded: str) -> str | None:
    """A head word without the Arabic particle before it, or None: `وشركة`."""
    rest = folded[1:]
    bare = rest.removeprefix(ARTICLE)
    known = bare in further_forms("company") or bare in further_forms("organisation")
    return rest if folded[:1] in JOINED and known and folded not in further_forms("company") else None


def head_kind(clause: str, run: Sequence[Token], at: int) -> str:
    """Whether a word of a run is a `Company`'s or an `Organization`'s head with a name behind it."""
    word = split_joined(run[at].folded) or run[at].folded
    if word.startswith(ARTICLE) and at + 1 < len(run) and run[at + 1].folded.startswith(ARTICLE):
        word = word.removeprefix(ARTICLE)  # `البنك المركزي`
    kind = COMPANY if is_form(word, "company") else ORGANISATION if is_form(word, "organisation") else ""
    if not kind or at == len(run) - 1 or _CLOSED.search(clause, run[at].end):
        return ""  # the head of another name: `банк «Синара» и через Чжэцзян Чоучжоу`
    if not _CYRILLIC.match(run[at].text) or run[at].text[0].isupper():
        return kind
    behind = clause[run[at].end : run[at + 1].start].strip()
    return kind if behind[:1] in ("«", "“", '"') or run[at + 1].text[0].isupper() else ""


def is_form(word: str, kind: str) -> bool:
    """Whether a word is a form of a kind, in any case of it: `Центра`."""
    if word in further_forms(kind):
        return True
    stems = (word[:-cut] for cut in range(1, LONGEST_CASE + 1) if len(word) - cut >= SHORTEST_STEM)
    first = (f"{stem}{ending}" for stem in stems for ending in _FIRST_CASE)
    return _CYRILLIC.match(word) is not None and any(form in further_forms(kind) for form in first)


def is_ship_noun(word: str) -> bool:
    """Whether a folded word calls something a ship, in Arabic with what is written together with it: `ناقلاتها`."""
    joined = (word, word[1:]) if word[:1] in JOINED else (word,)
    bare = {form.removeprefix(ARTICLE) for form in joined}
    owned = {_POSSESSIVE.sub("", form) for form in bare}
    single = {f"{form[:-1]}ة" for form in owned if form.endswith("ت")}
    return any(form in _SHIPS or is_form(form, "vessel") for form in bare | owned | single if form)


def heard(written: str, word: Token) -> float:
    """How much words sound as a Latin one; what they mean does not count."""
    return compare(written.strip(' «»“”"'), word.text, kind=PERSON).score


def sounding(run: Sequence[Token], name: Sequence[Token]) -> int | None:
    """Where the words begin whose first one sounds as the Latin name's first one does."""
    for at in range(max(0, len(run) - len(name)), len(run)):
        capital = not _CYRILLIC.match(run[at].text) or all(token.text[0].isupper() for token in run[at:])
        if capital and compare(run[at].text, name[0].text, kind=COMPANY).score >= LEAST_WORD:
            placed = at == len(run) - 1 and len(name) > 1 and is_latin_place(name[0].folded)
            return None if placed else at  # `محكمة القاهرة (Cairo Court)` is no name of one word
    return None
