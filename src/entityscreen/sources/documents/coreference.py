"""Later mentions of names that a document has introduced: in full, by an alias, as an acronym, by a surname.

Here belongs the tie between a short form and the name that it stands for. Words are compared token by token, so that
one look-up reads every script: a name in characters is the sequence of its characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from entityscreen.caches import named_cache
from entityscreen.sources.documents.other_scripts import is_patronymic, stem
from entityscreen.sources.documents.record import INFERRED, Name
from entityscreen.sources.documents.tokens import Block, Script, Token, tokenise
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    chinese_surnames,
    countries,
    forms,
    is_given,
    longest_ending,
    no_name_words,
    surname_languages,
    words,
)

Key = tuple[str, ...]
SHORTEST_CJK = 3  # characters of the own part of a name by which a text goes on to call it
SHORTEST_SHARED = 3  # letters of one word that stands for its organisation in other documents too
SHORTEST_SHORT = 4  # letters of a firm's first word that stands for it alone
NAMED_BEFORE = "named before"
ELSEWHERE = "named in another document"


@named_cache("documents.name_keys", maxsize=20_000)
def key_of(text: str) -> Key:
    """The folded words by which a written name is found again, without marks and possessive endings.

    Example:
        >>> key_of("Taiyen Biotech Co., Ltd."), key_of("王偉")
        (('taiyen', 'biotech', 'co', 'ltd'), ('王', '伟'))
    """
    return tuple(_word(token) for token in tokenise(text) if token.script != Script.MARK)


def _word(token: Token) -> str:
    if token.script == Script.LATIN:
        return token.folded.removesuffix("'s").removesuffix("'")
    return token.folded


@dataclass(slots=True)
class KnownNames:
    """The names that a document has introduced, by the words that can stand for them later.

    Attributes:
        full: first word to all words of full names and aliases, each with the full name and its kind.
        surnames: a surname to the persons that bear it, last one last; the words of one script are never another's.
        shorts: first word to the first words of firms and the one firm that begins so; empty where several do.
    """

    full: dict[str, dict[Key, tuple[str, str, str]]] = field(default_factory=dict)
    surnames: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    shorts: dict[str, dict[Key, tuple[str, str]]] = field(default_factory=dict)

    def learn(self, names: Iterable[Name]) -> None:
        """Remember the names of a new block; persons of earlier blocks stay known by surname."""
        self.surnames = {surname: [(-1, bearers[-1][1])] for surname, bearers in self.surnames.items()}
        for name in names:
            if name.refers_to:
                continue
            aliases = [s.name for s in name.statements if s.tier != INFERRED]
            for text in (name.text, *aliases):
                self._remember(text, name.text, name.kind, NAMED_BEFORE)
            if name.kind == Kind.PERSON:
                for surname in filter(None, map(surname_of, (name.text, *aliases))):
                    self.surnames.setdefault(surname, []).append((name.first, name.text))
            else:
                self._shorten(name)

    def adopt(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Remember firms, bodies and vessels of other documents by their full names; persons may be namesakes."""
        for text, name, kind in names:
            if kind != Kind.PERSON and (len(key_of(text)) > 1 or len(text) >= SHORTEST_SHARED):
                self._remember(text, name, kind, ELSEWHERE)

    def _remember(self, text: str, name: str, kind: str, why: str) -> None:
        key = key_of(text)
        if key and (len(key) > 1 or len(key[0]) > 1):
            self.full.setdefault(key[0], {}).setdefault(key, (name, kind, why))

    def _shorten(self, name: Name) -> None:
        """Keep the first words of a firm's name; those of two firms mean neither."""
        if name.kind not in (Kind.COMPANY, Kind.ORGANISATION):
            return
        for short in short_forms(name.text):
            listed = self.shorts.setdefault(short[0], {})
            known = listed.get(short)
            listed[short] = (name.text if known is None or known[0] == name.text else "", name.kind)

    def copy(self) -> KnownNames:
        """A copy that a document can add to."""
        return KnownNames(
            {first: dict(keys) for first, keys in self.full.items()},
            {surname: list(bearers) for surname, bearers in self.surnames.items()},
            {first: dict(keys) for first, keys in self.shorts.items()},
        )

    def bearer(self, surname: str, at: int) -> str:
        """The person whom a surname means at a token: the last one introduced before it; empty when two could be meant."""
        bearers = [bearer for bearer in self.surnames.get(surname, ()) if bearer[0] < at]
        return bearers[-1][1] if bearers else ""


def surname_of(name: str) -> str:
    """The folded word that stands for a person later: a Chinese surname in front, else the last word.

    Example:
        >>> surname_of("Liu Pengyu"), surname_of("William Lai"), surname_of("王晓东"), surname_of("Сергей Ильин")
        ('liu', 'lai', '王', 'ильин')
    """
    tokens = [token for token in tokenise(name) if token.script != Script.MARK]
    if not tokens:
        return ""
    if tokens[0].script in Script.CJK:
        text = "".join(token.folded for token in tokens)
        dotted = len(tokens) < len(tokenise(name))
        size = next((n for n in (2, 1) if surname_languages(text[:n])), 0)
        return text[:size] if size and len(text) <= 5 and not dotted else ""
    if len(tokens) < 2:
        return ""
    words_of = [_word(token) for token in tokens if token.text[:1].isalpha()]
    while len(words_of) > 2 and words_of[-1] in ("jr", "sr"):
        words_of.pop()
    if tokens[0].script == Script.CYRILLIC:
        first = words_of[0] if len(words_of) > 2 and is_patronymic(words_of[2]) else words_of[-1]
        return stem(words_of[0] if len(words_of) > 1 and is_patronymic(words_of[-1]) else first)
    if tokens[0].script == Script.LATIN and tokens[0].text.isupper() and "," in name:
        return words_of[0]
    if words("filiation") & set(words_of[1:-1]):
        return words_of[0]
    asian = words_of[0] in chinese_surnames() and not is_given(words_of[0]) and tokens[0].script == Script.LATIN
    return words_of[0] if asian else words_of[-1]


def short_forms(name: str) -> Iterator[Key]:
    """The first words by which a text goes on to call a firm, folded; none that other names could begin with.

    Example:
        >>> list(short_forms("Goldmere Link Sdn Bhd")), list(short_forms("Bank of China Limited"))
        ([('goldmere', 'link'), ('goldmere',)], [('bank', 'of', 'china')])
    """
    tokens = [token for token in tokenise(name) if token.script != Script.MARK]
    if tokens and tokens[0].script in Script.CJK:
        own_part = "".join(token.folded for token in tokens)
        while (found := longest_ending(own_part))[1] in ("company", "organisation") and len(own_part) > len(found[0]):
            own_part = own_part[: -len(found[0])]
        if SHORTEST_CJK <= len(own_part) < len(tokens) and own_part not in countries():
            yield tuple(own_part)
        return
    if not tokens or tokens[0].script not in Script.SPACED:
        return
    parts = [_word(token) for token in tokens]
    own = list(parts)
    while len(own) > 1 and own[-1] in forms():
        own.pop()
    if 1 < len(own) < len(parts) and len(own) < SHORTEST_SHORT + 1:
        yield tuple(own)
    if own and own[0] in words("legal_opener") and len(own) > 1:
        yield tuple(own[1:])
        return
    if not own or tokens[0].script != Script.LATIN:
        return
    for size in (2, 1):
        lead = own[:size]
        shorter = size < len(parts) and (size < len(own) or (len(own) == 1 and size == 1))
        if shorter and all(map(_is_own, lead)) and len(lead[0]) >= SHORTEST_SHORT:
            yield tuple(lead)


def _is_own(word: str) -> bool:
    """Whether a word is a firm's own: no place, industry, colour or given name."""
    common = word in countries() or word in no_name_words() or is_given(word) or word in chinese_surnames()
    return not common and word not in any_of("region", "role", "common_brand", "province", "loose_company", "geo")


def find_known(block: Block, names: Sequence[Name], known: KnownNames) -> list[Name]:
    """Further places of known names that no name covers; `refers_to` is set when the form is not the full name."""
    taken = bytearray(len(block.tokens))
    for name in names:
        for at in range(name.first, name.last + 1):
            taken[at] = 1
    for name in names:
        for statement in name.statements:
            for at in range(statement.span[0], statement.span[1] + 1):
                taken[at] = 1
    found: list[Name] = []
    index = 0
    while index < len(block.tokens):
        later = None if taken[index] else _known_at(block, index, known, taken)
        found += [later] if later is not None else []
        index = later.last + 1 if later is not None else index + 1
    return found


def _known_at(block: Block, index: int, known: KnownNames, taken: Sequence[int]) -> Name | None:
    token = block.tokens[index]
    if token.script == Script.MARK or (token.script in (Script.LATIN, Script.CYRILLIC) and not token.capital):
        return None
    best: tuple[int, str, str, str] | None = None
    for key, (name, kind, why) in known.full.get(_word(token), {}).items():
        last = _matches(block, index, key)
        if last >= 0 and not any(taken[index : last + 1]) and (best is None or last > best[0]):
            best = (last, name, kind, why)
    if best is None and token.script in (Script.LATIN, *Script.CJK):
        best = _short(block, index, known)
    if best is None:
        return _surname(block, index, known, taken)
    if best[0] == index and not _may_be_alone(block, index):
        return None
    return _place(block, index, best[0], best[1], best[2], best[3])


def _matches(block: Block, index: int, key: Key) -> int:
    """The last token of a key that begins at a token, marks between its words left out; -1 when it does not stand."""
    tokens, at = block.tokens, index
    for place, word in enumerate(key):
        while (
            place
            and at < len(tokens)
            and tokens[at].script == Script.MARK
            and tokens[at].text in ".,’'«»“”\"·・&"
            and at - index < 30
        ):
            at += 1
        if at >= len(tokens) or _word(tokens[at]) != word:
            return -1
        at += 1
    last = at - 1
    behind = tokens[at] if at < len(tokens) else None
    cut = (
        behind is not None
        and behind.script == tokens[last].script
        and behind.script in (Script.ARABIC, Script.LETTERS)
        and False
    )
    return -1 if cut else last


def _may_be_alone(block: Block, index: int) -> bool:
    """Whether one word can stand for a name: an acronym, a long word, no part of a longer chain of capitals."""
    token = block.tokens[index]
    if token.script in Script.CJK:
        return False
    if token.script != Script.LATIN:
        return len(token.text) > 2
    before = block.tokens[index - 1] if index else None
    behind = block.tokens[index + 1] if index + 1 < len(block.tokens) else None
    joined = (
        behind is not None
        and behind.script == Script.LATIN
        and behind.capital
        and not token.text.isupper()
        and (not token.folded.endswith("'s"))
    )
    led = (
        before is not None
        and before.script == Script.LATIN
        and before.capital
        and before.folded not in any_of("starter", "role", "honorific", "noun_company")
        and not before.folded.endswith("'s")
    )
    return not joined and not (led and not token.text.isupper())


def _short(block: Block, index: int, known: KnownNames) -> tuple[int, str, str, str] | None:
    """A firm by its first words: `Goldmere Link was founded`."""
    token = block.tokens[index]
    options = known.shorts.get(_word(token), {})
    for key in sorted(options, key=len, reverse=True):
        name, kind = options[key]
        size = len(key)
        part = block.tokens[index : index + size]
        if not name or tuple(map(_word, part)) != key:
            continue
        if token.script in Script.CJK:
            return index + size - 1, name, kind, NAMED_BEFORE
        acronym = size == 1 and token.text.isupper() and not name.isupper()
        behind = block.tokens[index + size] if index + size < len(block.tokens) else None
        goes_on = (
            behind is not None
            and behind.script == Script.LATIN
            and behind.capital
            and behind.folded not in words("starter")
        )
        if not acronym and not goes_on and (size > 1 or _may_be_alone(block, index)):
            return index + size - 1, name, kind, NAMED_BEFORE
    return None


def _surname(block: Block, index: int, known: KnownNames, taken: Sequence[int]) -> Name | None:
    """A person by surname: `Lai said`, `王容疑者`, `Ильина`."""
    token = block.tokens[index]
    if token.script in Script.CJK:
        return _titled_surname(block, index, known, taken)
    key = stem(token.folded) if token.script == Script.CYRILLIC else _word(token)
    name = known.bearer(key, index) if len(key) > 1 else ""
    if not name or not _may_be_alone(block, index):
        return None
    return _place(block, index, index, name, Kind.PERSON, NAMED_BEFORE)


def _titled_surname(block: Block, index: int, known: KnownNames, taken: Sequence[int]) -> Name | None:
    """A surname in characters before a title."""
    if block.touches(index) and block.tokens[index - 1].script in Script.CJK:
        before = block.tokens[index - 1]
        if before.script == "han" and before.folded not in words("han:edge"):
            return None
    for size in (2, 1):
        surname = "".join(token.folded for token in block.tokens[index : index + size])
        name = known.bearer(surname, index)
        if not name or any(taken[index : index + size]):
            continue
        rest = "".join(token.folded for token in block.tokens[index + size : index + size + 5])
        titles = any_of("han:title_behind", "han:korean_role")
        if any(rest.startswith(title) for title in titles if len(title) > 1 or title == "씨"):
            return _place(block, index, index + size - 1, name, Kind.PERSON, NAMED_BEFORE)
    return None


def _place(block: Block, first: int, last: int, name: str, kind: str, why: str) -> Name:
    text = block.written(first, last)
    for ending in ("’s", "'s", "’", "'"):
        if text.endswith(ending) and not name.endswith(ending):
            text = text.removesuffix(ending)
            break
    return Name(first, last, text, kind, why, refers_to=name if key_of(text) != key_of(name) else "")


def tie_surnames(names: Sequence[Name], known: KnownNames) -> None:
    """Tie a surname behind a form of address to the person who bears it: `Mr Tully` after Graham Tully."""
    for name in names:
        key = key_of(name.text)
        if name.kind == Kind.PERSON and len(key) == 1 and not name.refers_to:
            bearer = known.bearer(key[0], name.first)
            if bearer and bearer != name.text:
                name.refers_to = bearer
