"""Later mentions of names that a document has introduced: in full, by an alias, as an acronym, by a surname.

A short form is tied to the name that it stands for. Words are compared token by token, so that one look-up reads every
script: a name in characters is the sequence of its characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from entityscreen.caches import named_cache
from entityscreen.sources.documents.blocks import BRACKETS, NO_TOKEN, Block, TextToken, TokenScript, tokenise
from entityscreen.sources.documents.cjk import own_part
from entityscreen.sources.documents.kinds import name_of, stem
from entityscreen.sources.documents.latin import GENERATIONS
from entityscreen.sources.documents.other_scripts import is_patronymic
from entityscreen.sources.documents.statements import INFERRED, NamedSpan, Sign
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    chinese_surnames,
    countries,
    forms,
    is_given,
    no_name_words,
    surname_languages,
    words,
)

Key = tuple[str, ...]
Meaning = tuple[str, str, Sign]  # a full name, its kind, and what shows it where it stands again
SHORTEST_CJK = 3  # characters of the own part of a name by which a text goes on to call it
SHORTEST_SHARED = 3  # letters of one word that stands for its organisation in other documents too
SHORTEST_SHORT = 4  # letters of a firm's first word that stands for it alone
LONGEST_SYLLABLE = 2  # letters; an acronym has more
LONGEST_KOREAN = 3  # words of a Korean name in Latin letters
LONGEST_CJK = 5  # characters of a person's name, or of a title behind a surname
MOST_TOKENS = 30  # tokens over which a name goes when it stands again
INNER_MARKS = frozenset(".,’'«»“”\"·・&")  # marks that a name may have or lack when it stands again
NO_MEANING: Meaning = ("", "", Sign.OTHER)
KOREAN_TITLES = ("씨",)
LETTERS_BEFORE = frozenset((TokenScript.HAN, TokenScript.HANGUL))  # with which a surname would be one word


@named_cache("documents.name_keys", maxsize=20_000)
def key_of(text: str) -> Key:
    """The folded words by which a written name is found again, without marks and possessive endings.

    Example:
        >>> key_of("Taiyen Biotech Co., Ltd."), key_of("王偉")
        (('taiyen', 'biotech', 'co', 'ltd'), ('王', '伟'))
    """
    return tuple(_word(token) for token in tokenise(text) if token.script != TokenScript.MARK)


def _word(token: TextToken) -> str:
    if token.script == TokenScript.LATIN:
        return token.folded.removesuffix("'s").removesuffix("'")
    return token.folded


@dataclass(slots=True)
class KnownNames:
    """The names that a document has introduced, by the words that can stand for them later.

    Attributes:
        full: first word to all words of full names and aliases, each with its meaning.
        surnames: a surname to the persons that bear it, last one last; the words of one script are never another's.
        shorts: first word to the first words of firms and the one firm that begins so; empty where several do.
    """

    full: dict[str, dict[Key, Meaning]] = field(default_factory=dict)
    surnames: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    shorts: dict[str, dict[Key, tuple[str, str]]] = field(default_factory=dict)

    def learn(self, names: Iterable[NamedSpan], *, given: bool = False) -> None:
        """Remember the names of a new block; persons of earlier blocks stay known by surname.

        With `given` a text goes on to call persons by their first word, as Indonesian ones do.
        """
        self.surnames = {surname: [(-1, referents[-1][1])] for surname, referents in self.surnames.items()}
        for name in names:
            if name.refers_to:
                continue
            aliases = [s.name for s in name.statements if s.tier != INFERRED]
            for text in (name.text, *aliases):
                self._remember(text, name.text, name.kind, Sign.NAMED_BEFORE)
            if name.kind == Kind.PERSON:
                calls = [surname_of(text) for text in (name.text, *aliases)]
                calls += list(key_of(name.text)[:1]) * (given or _is_korean(name.text))
                for surname in filter(None, calls):
                    self.surnames.setdefault(surname, []).append((name.first, name.text))
            else:
                self._shorten(name)

    def adopt(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Remember organisations and vessels of other documents by their full names; persons may be namesakes."""
        for text, name, kind in names:
            if kind != Kind.PERSON and (len(key_of(text)) > 1 or len(text) >= SHORTEST_SHARED):
                self._remember(text, name, kind, Sign.ELSEWHERE)

    def _remember(self, text: str, name: str, kind: str, sign: Sign) -> None:
        key = key_of(text)
        if key and (len(key) > 1 or len(key[0]) > 1):
            self.full.setdefault(key[0], {}).setdefault(key, (name, kind, sign))

    def _shorten(self, name: NamedSpan) -> None:
        """Keep the first words of a firm's name; those of two firms mean neither."""
        if name.kind not in (Kind.COMPANY, Kind.ORGANISATION):
            return
        for short in short_forms(name.text):
            listed = self.shorts.setdefault(short[0], {})
            meant_before = listed.get(short)
            listed[short] = (name.text if meant_before is None or meant_before[0] == name.text else "", name.kind)

    def referent(self, surname: str, at: int) -> str:
        """The person whom a surname means at a token: the last one that was introduced before it."""
        referents = [referent for referent in self.surnames.get(surname, ()) if referent[0] < at]
        return referents[-1][1] if referents else ""


def _first_word(name: str) -> TextToken:
    return next((token for token in tokenise(name) if token.script != TokenScript.MARK), NO_TOKEN)


def surname_of(name: str) -> str:
    """The folded word that stands for a person later: a Chinese surname in front, else the last word.

    Example:
        >>> surname_of("Liu Pengyu"), surname_of("William Lai"), surname_of("王晓东"), surname_of("Сергей Ильин")
        ('liu', 'lai', '王', 'ильин')
    """
    key, first = key_of(name), _first_word(name)
    if first.script in TokenScript.CJK:
        return _surname_in_characters("".join(key)) if len("".join(key)) == len(tokenise(name)) else ""
    parts = [word for word in key if word[:1].isalpha() and word not in GENERATIONS]
    if len(parts) < 2:
        return ""
    if first.script == TokenScript.CYRILLIC:
        return stem(parts[0] if any(map(is_patronymic, (parts[-1], *parts[2:3]))) else parts[-1])
    listed = first.text.isupper() and "," in name
    asian = first.script == TokenScript.LATIN and parts[0] in chinese_surnames() and not is_given(parts[0])
    return parts[0] if listed or asian or words("filiation") & set(parts[1:-1]) else parts[-1]


def _is_korean(name: str) -> bool:
    """Whether three Latin words may be a Korean name, whose first one is the surname: `Ri Chol Nam`."""
    key = key_of(name)
    return len(key) == LONGEST_KOREAN and key[0] in words("korean_surname") and not is_given(key[0])


def _surname_in_characters(text: str) -> str:
    """The characters of a name that are its surname; an empty string where they are too many for a person's."""
    size = next((n for n in (2, 1) if surname_languages(text[:n])), 2 * (len(text) == LONGEST_CJK - 1))
    return text[:size] if len(text) <= LONGEST_CJK else ""


def short_forms(name: str) -> Iterator[Key]:
    """The first words by which a text goes on to call a firm, folded; none that other names could begin with.

    Example:
        >>> list(short_forms("Goldmere Link Sdn Bhd")), list(short_forms("Bank of China Limited"))
        ([('goldmere', 'link'), ('goldmere',)], [('bank', 'of', 'china')])
    """
    script, parts = _first_word(name).script, key_of(name)
    stem_words = parts
    if script in TokenScript.CJK:
        yield from _short_in_characters("".join(parts))
        return
    yield from _initials(name)
    while len(stem_words) > 1 and stem_words[-1] in forms():
        stem_words = stem_words[:-1]
    if 1 < len(stem_words) < len(parts) and len(stem_words) <= SHORTEST_SHORT:
        yield stem_words
    if stem_words and stem_words[0] in words("legal_opener"):
        yield from filter(None, [stem_words[1:]])
    elif script == TokenScript.LATIN:
        longest = len(stem_words) - 1 or int(len(stem_words) < len(parts))
        leads = (stem_words[:size] for size in range(min(3, longest), 0, -1))
        yield from (lead for lead in leads if len(lead[0]) >= SHORTEST_SHORT and all(map(is_own_word, lead)))


def _initials(name: str) -> Iterator[Key]:
    """The initials of an organisation of three words or more, its legal form left out: `KUGF`."""
    name_words = [token for token in tokenise(name) if token.script in (TokenScript.LATIN, TokenScript.CYRILLIC)]
    while name_words and name_words[-1].folded in forms():
        name_words.pop()
    acronym = "".join(token.folded[0] for token in name_words if token.capital)
    common = acronym in countries() or acronym in any_of("acronym_stop", "role", "legal", "product")
    if len(acronym) > LONGEST_SYLLABLE and not common:
        yield (acronym,)


def _short_in_characters(text: str) -> Iterator[Key]:
    """A firm's name in characters without its legal form."""
    forms_before = words("han:company_prefix") & any_of("han:company_form", "han:generic")
    prefix = max(filter(text.startswith, forms_before), key=len, default="")
    short = text[len(prefix) :] if prefix else own_part(text)
    if SHORTEST_CJK <= len(short) < len(text) and short not in countries():
        yield tuple(short)


def is_own_word(word: str) -> bool:
    """Whether a word is a firm's own: no place, industry, colour or given name."""
    common = word in countries() or word in no_name_words() or is_given(word) or word in chinese_surnames()
    return not common and word not in any_of("region", "role", "common_brand", "province", "loose_company", "geo")


def spans_of(names: Iterable[NamedSpan]) -> Iterator[tuple[int, int]]:
    """Where names and their aliases stand."""
    for name in names:
        yield from ((name.first, name.last), *(statement.span for statement in name.statements))


def covered(block: Block, spans: Iterable[tuple[int, int]]) -> bytearray:
    """For each token whether one of some spans holds it."""
    is_covered = bytearray(len(block.tokens))
    for first, last in spans:
        is_covered[first : last + 1] = b"\1" * (last + 1 - first)
    return is_covered


def in_brackets(block: Block) -> bytearray:
    """For each token whether it stands in a bracket, or is one."""
    return covered(block, (pair for pair in block.pairs.items() if block.tokens[pair[0]].folded in BRACKETS))


def find_known(block: Block, names: Sequence[NamedSpan], known: KnownNames) -> list[NamedSpan]:
    """Further places of known names that no name covers; `refers_to` is set when the form is not the full name."""
    is_covered = covered(block, spans_of(names))
    later_names: list[NamedSpan] = []
    index = 0
    while index < len(block.tokens):
        later = None if is_covered[index] else _known_at(block, index, known, is_covered)
        later_names += [later] if later is not None else []
        index = later.last + 1 if later is not None else index + 1
    return later_names


def _known_at(block: Block, index: int, known: KnownNames, taken: Sequence[int]) -> NamedSpan | None:
    """The longest known name that begins at a token: in full, by its first words, by a surname."""
    token = block.tokens[index]
    if token.script == TokenScript.MARK or (
        token.script in (TokenScript.LATIN, TokenScript.CYRILLIC) and not token.capital
    ):
        return None
    options = known.full.get(_word(token), {})
    places = ((_matches(block, index, key), matched) for key, matched in options.items())
    last, matched = max(places, key=lambda place: place[0], default=(-1, NO_MEANING))
    if last < 0 or any(taken[index : last + 1]):
        last, matched = _short(block, index, known)
    if last < 0:
        return _surname(block, index, known, taken)
    alone = matched[0] and (last > index or _may_be_alone(block, index))
    return _place(block, index, last, *matched) if alone and not any(taken[index : last + 1]) else None


def _matches(block: Block, index: int, key: Key) -> int:
    """The last token of a key that begins at a token, marks between its words left out; -1 when it does not stand."""
    at = index
    for place, word in enumerate(key):
        while place and at - index < MOST_TOKENS and block.near(at).text in INNER_MARKS and block.near(at).text:
            at += 1
        if _word(block.near(at)) != word:
            return -1
        at += 1
    return at - 1


def _may_be_alone(block: Block, index: int) -> bool:
    """Whether one word can stand for a name: an acronym, a long word, no part of a longer chain of capitals."""
    token, before, behind = block.tokens[index], block.near(index - 1), block.near(index + 1)
    if token.script != TokenScript.LATIN or token.text.isupper():
        return token.script == TokenScript.LATIN or (token.script not in TokenScript.CJK and len(token.text) > 2)
    joined = behind.script == TokenScript.LATIN and behind.capital and not token.folded.endswith("'s")
    openers = any_of("starter", "role", "honorific", "noun_company", "article", f"{block.language}:opener")
    opener = before.folded in openers or before.folded.endswith("'s")
    return not joined and not (before.script == TokenScript.LATIN and before.capital and not opener)


def _short(block: Block, index: int, known: KnownNames) -> tuple[int, Meaning]:
    """A firm by its first words: `Goldmere Link was founded`; -1 for none."""
    token = block.tokens[index]
    options = known.shorts.get(_word(token), {})
    for key in sorted(options, key=len, reverse=True):
        (name, kind), behind = options[key], block.near(index + len(key))
        if not name or tuple(map(_word, block.tokens[index : index + len(key)])) != key:
            continue
        spelled = key[0] not in key_of(name)  # its initials
        acronym = len(key) == 1 and (
            not token.text.isupper() if spelled else token.text.isupper() and not name.isupper()
        )
        goes_on = behind.script == TokenScript.LATIN and behind.capital and behind.folded not in words("starter")
        alone = len(key) > 1 or _may_be_alone(block, index)
        if token.script in TokenScript.CJK or (alone and not acronym and not goes_on):
            return index + len(key) - 1, (name, kind, Sign.SPELLED_BY if spelled else Sign.NAMED_BEFORE)
    return -1, NO_MEANING


def _surname(block: Block, index: int, known: KnownNames, taken: Sequence[int]) -> NamedSpan | None:
    """A person by surname: `Lai said`, `王容疑者`, `Ильина`."""
    token, before = block.tokens[index], block.near(index - 1)
    if token.script not in TokenScript.CJK:
        key = stem(token.folded) if token.script == TokenScript.CYRILLIC else _word(token)
        name = known.referent(key, index) if len(key) > 1 and _may_be_alone(block, index) else ""
        return _place(block, index, index, name, Kind.PERSON, Sign.NAMED_BEFORE) if name else None
    if block.touches(index) and before.script in LETTERS_BEFORE and before.folded not in words("han:edge"):
        return None  # `고소인 목진영은 매수인 …`, beside one 은희정
    for size in (2, 1):
        name = known.referent("".join(token.folded for token in block.tokens[index : index + size]), index)
        rest = "".join(token.folded for token in block.tokens[index + size : index + size + LONGEST_CJK])
        if name and rest.startswith(_titles()) and not any(taken[index : index + size]):
            return _place(block, index, index + size - 1, name, Kind.PERSON, Sign.NAMED_BEFORE)
    return None


@named_cache("documents.titles_behind", maxsize=1)
def _titles() -> tuple[str, ...]:
    return tuple(word for word in any_of("han:title_behind", "han:korean_role") if len(word) > 1) + KOREAN_TITLES


def _place(block: Block, first: int, last: int, name: str, kind: str, sign: Sign) -> NamedSpan:
    later_name = name_of(block, (first, last), kind, sign)
    later_name.refers_to = name if key_of(later_name.text) != key_of(name) else ""
    return later_name


def tie_surnames(names: Sequence[NamedSpan], known: KnownNames) -> None:
    """Tie a surname behind a title to its person (`Mr Tully`), and a name that is an alias to its referent."""
    for name in names:
        if not (key := key_of(name.text)):
            continue
        full, kind, sign = known.full.get(key[0], {}).get(key, NO_MEANING)
        if full and key_of(full) != key and (kind, sign) == (name.kind, Sign.NAMED_BEFORE):
            name.refers_to = full  # 盛源公司的前身为…
        if len(key) == 1 and not name.refers_to:
            called = (full for full, kind, _ in known.full.get(key[0], {}).values() if kind == Kind.PERSON)
            _tie_surname(name, known.referent(key[0], name.first) or next(called, ""))  # `Dear Capt. Lefteris`


def _tie_surname(name: NamedSpan, referent: str) -> None:
    """Tie what is taken for a person or a known firm to the person with that surname: `Honda` of Kenji Honda."""
    if referent and referent != name.text and (name.kind == Kind.PERSON or name.evidence.sign is Sign.KNOWN_FIRM):
        name.kind, name.refers_to = Kind.PERSON, referent
