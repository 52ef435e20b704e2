"""What customer files and payments write around a name: the addressee's words, a reference, an address, or no name.

It finds where the name in such a field begins and ends: `c/o X`, `Attn: X`, `INV 2231 X`, `X, 12 Main Street, London`
and `X B.V., HENGELO` are the name X, and `N/A` is none. Which words mark it is a table
(`resources/lexicon/addressing.tsv`); cities are the lexicon's, countries those of `resources/countries/`.

- Words in front are certain: nobody is named `Attn:`. What follows a reference needs a number between.
- So are accounts, in front and behind: an IBAN, eight digits or more, a number with a word for an account or, as
  payment messages have it, with a slash before it.
- A form of address may be a part of a firm's name (`Mr Price Group`): without it the field is read once more.
- An address may be a part of the name (`Hotel Calle 50`): without it the field is read once more, at a cost.
- A place alone behind a comma tells branches apart (`University of California, Davis`): leaving it out costs more, so
  that two names that differ in their places do not match for it.
- What a register puts before the name of a ship or a firm (M/V, Messrs) is no part of it. Two plain letters are a
  ship's only where the kind says so: `MT Horse` the tanker, while MT Højgaard is a firm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.model.kind import Family
from entityscreen.model.name import why_too_long
from entityscreen.names.lexicon import find_concepts, says_form, whole_concept
from entityscreen.text.folding import Folded, fold
from entityscreen.text.words import telling_words

WITHOUT_ADDRESS, WITHOUT_SEAT, WITHOUT_PLACE = "without an address", "without a seat", "without a place"
WITHOUT_COURTESY = "without a form of address"
MOST_LEADS = 3  # of one field: `INV 2231 / Attn: X`
MOST_STREET = 4  # words between the number of a house and what a street is called by
MOST_WORDS = 4  # of a part of an address without a number: a district, a town
CODE_LETTERS = 3  # of a country, at most
SURE_SUFFIX = 5  # letters of a word for a street that ends longer ones: Hauptstrasse
LEAST_NAME = 2  # words that a place is cut off from, where no form says that a name ends before it
SHORT_NAME = 4  # letters of a lone word behind a reference
_WORD = re.compile(r"[^\s,;，；、]+")
_BREAK = re.compile(r"[,;，；、]")
_TRIMMED = " .,;:-/#，；：'\""
_DIGIT = re.compile(r"\d")
_HALVES = re.compile("[\ud800-\udfff]")  # of characters: lone surrogates
# Without a number only a name of two words or more has a place behind it; found with what is behind the last break.
_WORDS_BEFORE_BREAK = re.compile(r"[^\s,;，；、][\s,;，；、]+[^\s,;，；、].*[,;，；、](.*)", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
# Parts of the table that stand before a name or between two; labels have a colon, references and accounts a number.
_AROUND = ("addressee", "courtesy", "vessel", "vessel kind")


class _AddressWords(NamedTuple):
    """The words of the table."""

    first: frozenset[str]  # what a field with words in front of its name begins with
    around: frozenset[str]  # words that tell what stands before a name or between two without a sign or a number
    lead: re.Pattern[str]  # finds these words
    between: re.Pattern[str]  # finds an addressee's words in the midst of a field
    anywhere: frozenset[str]  # of units and boxes; with a number they begin an address without a comma
    inside: frozenset[str]  # these, and what has a number in an address behind a comma
    streets: frozenset[str]  # words that a street is called by
    prepositions: frozenset[str]  # those of them that mean something else in a text
    endings: tuple[str, ...]  # those that end a longer word
    postcodes: re.Pattern[str]  # finds a whole postcode
    domains: frozenset[str]  # the ends of web addresses
    providers: frozenset[str]  # whose mail addresses everybody has
    placeholders: frozenset[str]  # what stands for no name
    doubtful: frozenset[str]  # what is no name, or a rare one
    account: re.Pattern[str]  # finds an account in front of a name
    account_behind: re.Pattern[str]  # finds an account behind it
    courtesy: re.Pattern[str]  # finds a form of address in front of a name
    vessel: re.Pattern[str]  # finds what stands before the name of a ship or a firm for sure: `M/V`, `Messrs`
    vessel_kind: re.Pattern[str]  # finds this and what is a kind of ship where a ship is named: `MT`, `tanker`


@named_cache("names.addressing", maxsize=1)
def _words() -> _AddressWords:
    parts: dict[str, list[str]] = {}
    for part, word in read_rows("lexicon_addressing"):
        parts.setdefault(part, []).append(word)
    addressee, label, number, account = (_any_of(parts[p]) for p in ("addressee", "label", "number", "account"))
    reference = _any_of([*parts["reference"], *parts["account"]])
    lead = (
        rf"(?:{addressee})(?:\s*[:：\-]\s*|\s+)|(?:{label})\s*[:：]\s*"
        rf"|(?:{reference})[\s:#.\-]*(?:(?:{number})[\s:.]*)?[\w/\-]*\d[\w/\-.]*[\s,:;]+"
    )
    bare = {part: frozenset(word.replace(".", "") for word in words) for part, words in parts.items()}
    shapes = ("".join(_SHAPES.get(sign, re.escape(sign)) for sign in shape) for shape in parts["postcode"])
    leads = (*parts["addressee"], *parts["label"], *parts["reference"], *parts["account"])
    worded = rf"(?:{account})[\s:.#/\-]*(?:(?:{number})[\s:.]*)?(?:{_IBAN}|{_NUMBER_BEHIND_WORD})"
    return _AddressWords(
        first=frozenset(word.split()[0].rstrip(".") for word in leads),
        around=telling_words(word for part in _AROUND for word in parts[part]),
        lead=re.compile(lead),
        between=re.compile(rf"[\s,;(]+(?:{addressee})(?:\s*[:：]\s*|\s+)"),
        anywhere=bare["unit"] | bare["box"],
        inside=bare["unit"] | bare["box"] | bare["inner"],
        streets=bare["street"],
        prepositions=bare["preposition"],
        endings=tuple(word for word in bare["street"] if len(word) >= SURE_SUFFIX),
        postcodes=re.compile("|".join(shapes)),
        domains=frozenset(parts["domain"]),
        providers=frozenset(parts["provider"]),
        placeholders=frozenset(parts["placeholder"]),
        doubtful=frozenset(parts["doubtful"]),
        account=re.compile(rf"(?:{worded}|{_IBAN}|{_LONG_NUMBER}|{_NUMBER_BEHIND_SLASH})[\s,:;/]+(?=\S)"),
        account_behind=re.compile(rf"[\s,;(]+(?:{worded}|/{{0,2}}{_IBAN}|{_LONG_NUMBER}|{_NUMBER_BEHIND_SLASH})[).]*$"),
        courtesy=re.compile(rf"(?:{_any_of(parts['courtesy'])})\.?\s+(?=\S)"),
        vessel=_before_vessel(parts["vessel"]),
        vessel_kind=_before_vessel([*parts["vessel"], *parts["vessel kind"]]),
    )


# ISO 13616: country, check digits, and up to 30 more; in groups of four the bank's code alone has letters. Eight digits
# are too many for the number of a firm (1234567 Ontario Inc.), and enough for an account.
_IBAN = r"[a-z]{2}\d{2}(?:[a-z0-9]{10,30}| [a-z0-9]{4}(?: \d{4}){2,6}(?: \d{1,4})?)(?![^\W_])"
_LONG_NUMBER = r"\d{8,34}(?![^\W_])"
_NUMBER_BEHIND_WORD = r"[a-z]{0,4}\d[\d./\-]{3,32}\d"  # a fund's Account 2015 is none
_NUMBER_BEHIND_SLASH = r"/{1,2}(?:[a-z]{1,5}/)?(?=[a-z0-9\-]*\d)[a-z0-9\-]{4,34}"
_SHAPES = {"9": r"\d", "a": "[a-z]", " ": " "}


def _before_vessel(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = _any_of(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{longest_first.replace('/', ' ?/ ?')})(?:\.\s*|\s+)(?=\S)")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


@dataclass(slots=True)
class _FieldPiece:
    """A word of a field, with where it begins and the part between commas that it belongs to."""

    text: str
    start: int
    section: int


def is_placeholder(text: str) -> bool:
    """Whether a field says that there is no name: `N/A`, `unknown`, 不详.

    Example:
        >>> is_placeholder("N/A"), is_placeholder("Unbekannt"), is_placeholder("Na")
        (True, True, False)
    """
    return fold(text).strip() in _words().placeholders


def is_doubtful(text: str) -> bool:
    """Whether a field hardly holds a name: `nil` and `test`, though Na is a surname.

    Example:
        >>> is_doubtful("NULL"), is_doubtful("N/A"), is_doubtful("Naomi")
        (True, False, False)
    """
    return fold(text).strip() in _words().doubtful


def why_unscreenable(name: str) -> str:
    """The reason why a name cannot be screened, or an empty text when it can.

    Example:
        >>> why_unscreenable("N/A"), why_unscreenable("???"), why_unscreenable("Na")
        ("the name is a placeholder ('N/A')", "the name has no letter and no digit ('???')", '')
    """
    if not name:
        return "the name is empty"
    if reason := why_too_long(name):
        return reason
    if _HALVES.search(name):
        return "the name holds half a character (a lone surrogate)"
    if is_placeholder(name):
        return f"the name is a placeholder ({name!r})"
    if not any(map(str.isalnum, name)) and not any(map(str.isalnum, unicodedata.normalize("NFKC", name))):
        return f"the name has no letter and no digit ({name!r})"
    return ""


def addressing_words() -> frozenset[str]:
    """Return the words that a field may begin with which are not of its name."""
    return _words().first


def words_around_names() -> frozenset[str]:
    """Return the words without which a field of plain words has nothing before its name, nor a second one."""
    return _words().around


def addressed(folded: Folded) -> tuple[Folded, ...]:
    """The names of a field without the words in front of them; two where an addressee stands in the midst.

    Example:
        >>> addressed(fold("INV 2231 / Attn: Meridon Trading")), addressed(fold("Meridon Ltd c/o Zelta Trading"))
        (('meridon trading',), ('meridon ltd', 'zelta trading'))
        >>> addressed(fold("IBAN DE89 3704 0044 0532 0130 00, Meridon Oil"))
        ('meridon oil',)
        >>> addressed(fold("Case Western University")), addressed(fold("Order of Malta"))
        (('case western university',), ('order of malta',))
        >>> [addressed(fold(text)) for text in ("info@meridon-oil.co.uk", "john.smith@gmail.com", "a@b.com")]
        [('meridon-oil',), ('john smith',), ('',)]
    """
    words = _words()
    if "." in folded and " " not in folded and (online := _WEB.fullmatch(folded)) is not None:
        return _named_online(online, folded)
    text: str = folded if _DIGIT.search(folded) is None else _without_account(folded)
    for _ in range(MOST_LEADS):
        first = next(iter(text.split(maxsplit=1)), "")
        if first.rstrip(":：.").partition(":")[0] not in words.first:
            break
        lead = words.lead.match(text)
        rest = "" if lead is None else text[lead.end() :].strip(_TRIMMED)
        if not _is_name(rest):
            break
        text = rest
    names = [name.strip(_TRIMMED + "()") for name in words.between.split(text)]
    if len(names) > 1 and all(map(_is_name, names)):
        return tuple(map(Folded, names))
    return (folded,) if text == folded else (Folded(text),)


def _without_account(folded: str) -> str:
    """A field without an account in front of its name and behind it.

    Example:
        >>> _without_account("/de89370400440532013000 meridon llc"), _without_account("meridon a/c no. 01234567")
        ('meridon llc', 'meridon')
    """
    words, text = _words(), folded
    account = words.account.match(text)
    if account is not None and _has_letters(rest := text[account.end() :].strip(_TRIMMED)):
        text = rest
    account = words.account_behind.search(text)
    if account is not None and _has_letters(rest := text[: account.start()].strip(_TRIMMED)):
        text = rest
    return text


def without_courtesy(folded: Folded) -> Folded | None:
    """A firm's name without the form of address in front of it; None where there is none.

    Example:
        >>> without_courtesy(fold("MR. Meridon Trading LLC")), without_courtesy(fold("Meridon Trading LLC"))
        ('meridon trading llc', None)
    """
    courtesy = _words().courtesy.match(folded)
    rest = "" if courtesy is None else folded[courtesy.end() :]
    return Folded(rest) if _is_name(rest) else None


_WEB = re.compile(r"(?:https?://)?(?:([\w.+\-]+)@)?((?:[\w\-]+\.)+[a-z]{2,7})(?:[/?#].*)?")


def _named_online(found: re.Match[str], folded: Folded) -> tuple[Folded, ...]:
    """Whose web or mail address a field is, for what it says; no name where it says too little."""
    words = _words()
    person, labels = found[1], found[2].split(".")
    if labels[-1] not in words.domains and not (len(labels[-1]) < CODE_LETTERS and labels[-1] in _countries()):
        return (folded,)
    while len(labels) > 1 and (labels[-1] in words.domains or len(labels[-1]) < CODE_LETTERS):
        labels.pop()
    site = labels[-1]
    if person is None:
        return (Folded(site), folded) if len(site) >= SHORT_NAME else (folded,)
    if site in words.providers or len(site) < SHORT_NAME:
        site = " ".join(part for part in re.split(r"[._+]", person) if part.isalpha())
    return (Folded(site if " " in site or site in labels else ""),)


def _is_name(text: str) -> bool:
    return _has_letters(text) and (" " in text or not text.isascii() or len(_LETTER.findall(text)) >= SHORT_NAME)


def _has_letters(text: str) -> bool:
    return len(_LETTER.findall(text)) > 1


def before_address(folded: Folded) -> tuple[Folded, str] | None:
    """A name without the address behind it, and what was left out.

    Returns:
        The name with `WITHOUT_ADDRESS`, `WITHOUT_SEAT` (a town behind a legal form) or `WITHOUT_PLACE` (a known place
        alone); None where nothing behind it is an address.

    Example:
        >>> before_address(fold("Meridon Trading, 12 Main Street, London"))
        ('meridon trading', 'without an address')
        >>> before_address(fold("Meridon Trading Room 1203, 88 Queensway")), before_address(fold("Meridon, Room"))
        (('meridon trading', 'without an address'), None)
        >>> before_address(fold("Meridon B.V., BERGEN OP ZOOM, NL")), before_address(fold("Meridon Oil, Moscow"))
        (('meridon b.v.', 'without a seat'), ('meridon oil', 'without a place'))
    """
    numbered = _DIGIT.search(folded) is not None
    if not (numbered or _may_have_place(folded)):
        return None
    pieces = _pieces(folded)
    ways = (_behind_comma(pieces), _in_a_row(pieces) if numbered else None)
    places = [place for place in ways if place is not None]
    if not places:
        return None
    position, what = min(places)
    name = folded[: pieces[position].start].strip(" ,;，；、-/(")
    return (Folded(name), what) if _has_letters(name) else None


def _may_have_place(text: str) -> bool:
    """Whether a place may stand behind a name without a number: most commas part names, or `Inc.` from its brand."""
    last_word = _WORDS_BEFORE_BREAK.search(text) if _BREAK.search(text) else None
    if last_word is None:
        return False
    last = last_word[1].replace(".", "").strip(" ()[]:")
    meaning = whole_concept(last)
    return meaning is None or meaning.role != "legal" or _has_street((last,))


def _pieces(text: str) -> list[_FieldPiece]:
    """The words of a field; full stops part them from numbers, and say nothing else."""
    pieces: list[_FieldPiece] = []
    section, last = 0, 0
    for stretch in _WORD.finditer(text):
        section += _BREAK.search(text, last, stretch.start()) is not None
        last = stretch.end()
        pieces += [
            _FieldPiece(part.group().replace(".", "").strip("()[]:"), stretch.start() + part.start(), section)
            for part in _STOPPED.finditer(stretch.group())
        ]
    return pieces


_STOPPED = re.compile(r"(?:[^.]|\.(?!\d)|(?<=\d)\.(?=\d))+\.?")


def _behind_comma(pieces: Sequence[_FieldPiece]) -> tuple[int, str] | None:
    """Where an address begins behind a comma, up to the end of the field."""
    starts = [i for i, piece in enumerate(pieces) if i and piece.section != pieces[i - 1].section]
    if not starts:
        return None
    sections = [[piece.text for piece in pieces[start:end]] for start, end in _spans(starts, len(pieces))]
    kinds = [_kind(section) for section in sections]
    for number, start in enumerate(starts):
        if remark := _remark_on([piece.text for piece in pieces[:start]], kinds[number:]):
            return start, remark
    return None


def _remark_on(name: Sequence[str], behind: Sequence[str]) -> str:
    """What is left out where an address begins behind a name: by what the name's words and the sections behind it are;
    empty where none begins.
    """
    if OTHER in behind:
        return ""
    is_address = SURE in behind
    if is_address and behind[0] != WORDS:
        return WITHOUT_ADDRESS
    if _ends_in_form(name):
        return WITHOUT_ADDRESS if is_address else WITHOUT_SEAT
    only_places = all(kind == PLACE for kind in behind)
    return WITHOUT_PLACE if len(name) >= LEAST_NAME and not is_address and (only_places or _say_what(name)) else ""


def _spans(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(starts, [*starts[1:], end], strict=True)


SURE, HALF, PLACE, WORDS, OTHER = "sure", "half", "place", "words", "other"


def _kind(section: Sequence[str]) -> str:
    """What a part of a field between commas is.

    Returns:
        `SURE` of an address; `HALF` where another part is sure (a street or a house without the other); `PLACE` for
        places alone; `WORDS` that may be a district or a town; `OTHER` for what is none of an address.
    """
    texts = [text for text in section if text]
    if any(map(_DIGIT.search, texts)):
        if _phrase_at(texts, _words().inside) or _has_street(texts) or _has_postcode(texts):
            return SURE
        return HALF if texts[0].isdigit() or len(texts) == 1 else OTHER
    if _are_places(texts):
        return PLACE
    if _has_street(texts):
        return HALF
    return OTHER if len(texts) > MOST_WORDS or _say_what(texts) else WORDS


def _has_postcode(texts: Sequence[str]) -> bool:
    """Whether a postcode begins or ends a part of a field, in one word or two."""
    ends = (texts[:1], texts[-1:], texts[:2], texts[-2:])
    return any(_words().postcodes.fullmatch(" ".join(end)) for end in ends)


def _say_what(texts: Sequence[str]) -> bool:
    """Whether words say what an organisation is or does, so that they are part of its name."""
    return any(concept.role in ("legal", "organisation", "industry") for _, _, concept in find_concepts(texts))


def _are_places(texts: Sequence[str]) -> bool:
    """Whether words are places one after the other: `Dubai UAE`, `New York`."""
    position = 0
    while position < len(texts):
        end = next((e for e in range(len(texts), position, -1) if _is_place(" ".join(texts[position:e]))), None)
        if end is None:
            return False
        position = end
    return bool(texts)


def _is_place(text: str) -> bool:
    concept = whole_concept(text)
    return text in _countries() if concept is None else concept.role == "place"  # S.A. is no Saudi Arabia


@named_cache("names.addressing.countries", maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(read_pairs("countries"))


def _has_street(texts: Sequence[str]) -> bool:
    words = _words()
    pieces = [piece for text in texts for piece in text.split("-")]
    return _phrase_at(pieces, words.streets) or any(piece.endswith(words.endings) for piece in pieces)


def is_street(text: str) -> bool:
    """Whether a line of an address has a street, or is a place.

    Example:
        >>> is_street("AV. URDANETA ESQ. ANIMAS"), is_street("HAFENSTRASSE 12"), is_street("Napoli")
        (True, True, True)
        >>> is_street("Meridon Shipping")
        False
    """
    texts = [piece.text for piece in _pieces(fold(text)) if piece.text]
    return _has_street(texts) or _are_places([word for word in texts if not _DIGIT.search(word)])


def is_street_word(word: str) -> bool:
    """Whether a word of a text is one that a street is called by, and hardly anything else.

    Example:
        >>> is_street_word("AV."), is_street_word("Street"), is_street_word("via")
        (True, True, False)
    """
    folded = fold(word).replace(".", "")
    return folded in _words().streets and folded not in _words().prepositions


def is_vessel_word(word: str) -> bool:
    """Whether a word stands before the name of a ship.

    Example:
        >>> is_vessel_word("MV"), is_vessel_word("Tanker"), is_vessel_word("Captain")
        (True, True, False)
    """
    match = _words().vessel_kind.match(f"{fold(word)} x")
    return match is not None and match[0].rstrip(". ") == fold(word).rstrip(".")


def _phrase_at(texts: Sequence[str], phrases: frozenset[str]) -> bool:
    """Whether one of some phrases is among words."""
    return any(" ".join(texts[i : i + size]) in phrases for size in (1, 2, 3) for i in range(len(texts) - size + 1))


def _ends_in_form(texts: Sequence[str]) -> bool:
    """Whether words end in a legal form, and have a name before it."""
    parts = [part for text in texts for part in text.split("/")]
    concepts = find_concepts(parts)
    return bool(concepts) and len(texts) > 1 and says_form(concepts[-1][2]) and concepts[-1][1] == len(parts)


def _in_a_row(pieces: Sequence[_FieldPiece]) -> tuple[int, str] | None:
    """Where an address begins without a comma: `Room 1203`, `P.O. Box 5`, `12 Main Street`."""
    words = _words()
    texts = [piece.text for piece in pieces]
    numbers = [_DIGIT.search(text) is not None for text in texts]
    for i in range(1, len(texts)):
        if i + 1 < len(texts) and _begins(texts, i, words.anywhere, numbers):
            return i, WITHOUT_ADDRESS
        if numbers[i] and texts[i].isdigit() and i >= LEAST_NAME:
            street = next(
                (j for j in range(i + 2, min(i + 2 + MOST_STREET, len(texts))) if texts[j] in words.streets), 0
            )
            if street and not any(numbers[i + 1 : street]) and not _say_what(texts[street + 1 :]):
                return i, WITHOUT_ADDRESS
    return None


def _begins(texts: Sequence[str], place: int, phrases: frozenset[str], numbers: Sequence[bool]) -> bool:
    """Whether a phrase stands there with its number behind it."""
    for size in (1, 2, 3):
        end = place + size
        if end < len(texts) and numbers[end] and not any(numbers[place:end]):
            phrase = " ".join(texts[place:end])
            if phrase in phrases:
                return True
    return False


_QUOTES = "\"'«»„“”"
# What stands behind a ship's name: Chinese 轮 (steamer) and 号 (No.), Korean 호.
_SHIP_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})[轮号]$|(?<=[가-힣]{2})\s?호$")
MOST_KINDS = 2  # motor yacht, oil tanker MT


def without_address(text: Folded, family: Family) -> Folded:
    """A name without what a register puts before it.

    Args:
        text: the folded name.
        family: of its kind; persons' names are left as they are.

    Returns:
        The rest; the text itself where nothing stands before it, or nothing behind.

    Example:
        >>> without_address(fold("M/V Ocean Star"), Family.ANY), without_address(fold("MT Horse"), Family.VESSEL)
        ('ocean star', 'horse')
        >>> without_address(fold("MT Hojgaard"), Family.ORGANISATION)
        'mt hojgaard'
        >>> without_address(fold("청천강호"), Family.VESSEL)
        '청천강'
    """
    if family is Family.PERSON:
        return text
    words = _words()
    if family is not Family.VESSEL:
        return _without(words.vessel, text)
    text = Folded(_SHIP_BEHIND.sub("", text))
    for _ in range(MOST_KINDS):
        text = _without(words.vessel_kind, text)
    return text


def _without(before: re.Pattern[str], text: Folded) -> Folded:
    """A text without what is found before it, if what is left can be a name."""
    prefix = before.match(text)
    rest = "" if prefix is None else text[prefix.end() :].strip(_QUOTES + " ")
    return Folded(rest) if any(map(str.isalpha, rest)) else text
