"""Later mentions of known names: in full, as an acronym, or as a surname alone.

Here belongs the tie between a short form and the name that it stands for, inside one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from entityscreen.model.mention import Mention
from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.chains import joins
from entityscreen.sources.documents.context import COMPANY, PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.further import LEAST_LIKENESS
from entityscreen.sources.documents.later_names import Said, given
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.scripts import further_words, key_of
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, Token
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import countries, fold, is_given, no_name_words, surname_spellings, words

_CHARACTERS = re.compile(rf"\s?[(（]([{NATIVE}]{{2,4}})[)）]")
_OPENING = {"»": "«", "”": "“„", "“": "„"}
_CLOSING = tuple(_OPENING)
LONGEST_SHORT = 4  # words of a firm's name without its legal form
SHORTEST_SHARED = 3  # letters of an acronym that stands for its organisation in other documents too


@dataclass(slots=True)
class KnownNames:
    """The names that a document has introduced, by what can stand for them later.

    Attributes:
        full: first folded word -> (all folded words, name, kind) of full names and acronyms.
        surnames: folded surname -> (offset, name, kind) of the persons that bear it, in the order of the text; those of
            earlier blocks and documents stand at offset -1.
        shorts: first folded word -> folded first words of firms -> name and kind of the one firm that begins so; the
            name is empty where several do.
    """

    full: dict[str, dict[tuple[str, ...], tuple[str, str]]] = field(default_factory=dict)
    surnames: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)
    shorts: dict[str, dict[tuple[str, ...], tuple[str, str]]] = field(default_factory=dict)

    def learn(self, findings: Iterable[Finding]) -> None:
        """Remember the names of findings of a new block."""
        self.surnames = {surname: [(-1, *bearers[-1][1:])] for surname, bearers in self.surnames.items()}
        for finding in sorted(findings, key=lambda f: f.start):
            if finding.refers_to:
                continue
            for text in (finding.name, *finding.aliases):
                if len(text) > 1 and not HAS_NATIVE.search(text):
                    self._remember(text, finding.name, finding.kind)
            for short in short_forms(finding.name) if finding.kind == COMPANY else ():
                self._shorten(short, finding)
            if finding.kind == "Person":
                surname = surname_of(finding.name)
                if surname:
                    self.surnames.setdefault(surname, []).append((finding.start, finding.name, finding.kind))

    def shortened(self, finding: Finding) -> Finding:
        """The finding, tied to a longer name that it begins: `Chinese embassy` after `Chinese embassy in the US`."""
        key = key_of(finding.name)
        name, kind = (
            self.shorts.get(key[0], {}).get(tuple(key), ("", "")) if key and finding.kind == COMPANY else ("", "")
        )
        if name and name != finding.name and not any(map(HAS_NATIVE.search, finding.aliases)):
            return replace(finding, refers_to=name)
        for longer, (name, kind) in self.full.get(key[0], {}).items() if key else ():
            if kind == finding.kind and longer[: len(key) + 1] == (*key, "in"):
                return replace(finding, refers_to=name)
        return finding

    def adopt(self, mentions: Iterable[Mention]) -> None:
        """Remember full names of other documents: of organisations with their acronyms, of persons in full only."""
        for mention in mentions:
            if mention.refers_to:
                continue
            for text in (mention.name, *mention.aliases):
                shared = len(text) >= SHORTEST_SHARED and (" " in text or mention.kind != "Person")
                if shared and not HAS_NATIVE.search(text):
                    self._remember(text, mention.name, mention.kind)

    def _remember(self, text: str, name: str, kind: str) -> None:
        """Keep a written form of a name, when it has words by which it can be found."""
        if key := key_of(text):
            self.full.setdefault(key[0], {}).setdefault(key, (name, kind))

    def _shorten(self, short: tuple[str, ...], finding: Finding) -> None:
        """Keep the first words of a firm's name; those of two firms mean neither."""
        known = self.shorts.setdefault(short[0], {})
        sole = known.get(short, (finding.name, ""))[0] == finding.name
        known[short] = (finding.name if sole else "", finding.kind)

    def copy(self) -> KnownNames:
        """A copy that a document can add to."""
        return KnownNames(
            {key: dict(value) for key, value in self.full.items()},
            {surname: list(bearers) for surname, bearers in self.surnames.items()},
            {key: dict(value) for key, value in self.shorts.items()},
        )

    def bearer(self, surname: str, at: int) -> tuple[str, str]:
        """Name and kind of the person whom a surname means at an offset: the last one before it, else the first."""
        bearers = self.surnames[surname]
        before = [bearer for bearer in bearers if bearer[0] < at]
        return (before or bearers[:1])[-1][1:]


def surname_of(name: str) -> str:
    """The folded word that stands for a person later: the Chinese surname in front, else the last word.

    Example:
        >>> surname_of("Liu Pengyu"), surname_of("William Lai"), surname_of("Pope Francis")
        ('liu', 'lai', 'francis')
    """
    parts = [fold(part) for part in name.split()]
    if len(parts) < 2 or not parts[0]:
        return ""
    if words("filiation") & set(parts[1:-1]) and parts[1] not in ("s/o", "d/o"):
        return parts[0]  # `Azman` is Azman bin Khalid Merican
    first_is_surname = parts[0] in surname_spellings() and parts[0] not in words("given")
    return (
        parts[0]
        if first_is_surname and not (parts[-1] in surname_spellings() and len(parts) == 2 and "-" in parts[0])
        else parts[-1]
    )


def with_own_names(found: Sequence[Finding]) -> list[Finding]:
    """The findings; what a firm is called where its short form stands is the firm's: `Sovann Phum was set up as X`."""
    named = list(found)
    for finding in found:
        if (
            finding.kind == COMPANY
            and finding.refers_to
            and finding.aliases
            and any(f.name == finding.refers_to for f in found)
        ):
            bare = replace(finding, aliases=(), former=())
            named = [bare if f is finding else f for f in named]
            said = Said(finding.aliases, finding.former, (finding.start, finding.after))
            named = given(named, finding.refers_to, said)
    return named


def find_known(view: View, tokens: Sequence[Token], named: Sequence[Finding], known: KnownNames) -> list[Finding]:
    """Further places of known names that no finding covers.

    Args:
        view: the block.
        tokens: its Latin words.
        named: the findings so far, ascending.
        known: the names of the document so far, those of the block included.

    Returns:
        One finding a place; `refers_to` is set when the form is shorter than the name.
    """
    spans = [(finding.start, max(finding.end, finding.after)) for finding in named]
    further = further_words(view.text) if known.full else []
    return [*_find_in(view, tokens, spans, known), *_find_in(view, further, spans, known)]


def _find_in(view: View, tokens: Sequence[Token], spans: Sequence[tuple[int, int]], known: KnownNames) -> list[Finding]:
    """The places of known names among words of one writing, outside the spans that are taken."""
    found: list[Finding] = []
    at, index = 0, 0
    while index < len(tokens):
        token = tokens[index]
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if (at < len(spans) and spans[at][0] <= token.start) or not _can_start(token):
            index += 1
            continue
        finding, size = _match(view, tokens, index, known)
        if finding:
            found.append(finding)
        index += size
    return found


def _can_start(token: Token) -> bool:
    """Whether a known name can begin with a word: scripts without capitals have none to ask for."""
    return token.capital or (token.text == token.text.upper() and not token.text.isascii())


def _match(view: View, tokens: Sequence[Token], index: int, known: KnownNames) -> tuple[Finding | None, int]:
    """The longest known name that begins with a word, and how many words it takes."""
    token = tokens[index]
    bare = token.folded.removesuffix("'s").removesuffix("'")
    options = known.full.get(bare, {}) or known.full.get(token.folded, {})
    for key in sorted(options, key=len, reverse=True):
        part = tokens[index : index + len(key)]
        if (
            len(part) == len(key)
            and all(_same(t, k) for t, k in zip(part, key, strict=True))
            and (len(key) > 1 or (token.capital and (token.text.isupper() or len(bare) > 3)))
        ):
            name, kind = options[key]
            return _place(view, part, name, kind), len(key)
    if known.shorts and (firm := _short_form(view, tokens, index, known)):
        return firm, len(firm.name.split())
    if bare in known.surnames and _stands_alone(view, tokens, index):
        name, kind = known.bearer(bare, token.start)
        return _with_characters(view, _place(view, [token], name, kind)), 1
    return None, 1


def _short_form(view: View, tokens: Sequence[Token], index: int, known: KnownNames) -> Finding | None:
    """The place of a firm that its first words mean, where no longer name stands: `Goldmere Link was founded`."""
    first = tokens[index].folded
    options = known.shorts.get(first, {}) or known.shorts.get(first.removesuffix("'s"), {})
    for key in sorted(options, key=len, reverse=True):
        part = tokens[index : index + len(key)]
        name, kind = options[key]
        if name and len(part) == len(key) and all(_same(t, k) for t, k in zip(part, key, strict=True)):
            alone = _stands_alone(view, tokens, index, len(key)) and not part[0].text.isupper()
            return _place(view, part, name, kind) if alone else None
    return None


def short_forms(name: str) -> Iterable[tuple[str, ...]]:
    """The first words by which a text goes on to call a firm, folded; none that other names could begin with.

    Example:
        >>> list(short_forms("Goldmere Link Sdn Bhd")), list(short_forms("Bank of China Limited"))
        ([('goldmere', 'link'), ('goldmere',)], [('bank', 'of', 'china')])
    """
    parts = [fold(part.strip(".,()")) for part in name.split()]
    own = list(parts)
    while own and own[-1] in words("legal") | words("strong"):
        own.pop()
    if 1 < len(own) < len(parts) and len(own) < LONGEST_SHORT:
        yield tuple(own)
    if own and len(parts) > 1 and own[0] in words("legal_opener"):
        return
    for size in (2, 1):
        lead = own[:size]
        if size < len(own) and len(lead[0]) > SHORTEST_SHARED and all(map(_is_own, lead)):
            yield tuple(lead)


def _is_own(word: str) -> bool:
    """Whether a word is a firm's own: no place, trade, colour or given name."""
    named = word in countries() or word in no_name_words() or is_given(word) or word in surname_spellings()
    return not named and word not in words("region") and word not in words("role") and word not in words("common_brand")


def _with_characters(view: View, finding: Finding) -> Finding:
    """The finding with the characters in the bracket behind a surname: `Zou (邹福林)` after Zou Fulin."""
    bracket = _CHARACTERS.match(view.text, finding.end)
    if not bracket or not looks_like_person(bracket[1]):
        return finding
    alike = compare(finding.refers_to or finding.name, bracket[1], kind=PERSON).score >= LEAST_LIKENESS
    return replace(finding, aliases=(bracket[1],), after=bracket.end()) if alike else finding


def _same(token: Token, folded: str) -> bool:
    return token.folded == folded or token.folded.removesuffix("'s") == folded


def _stands_alone(view: View, tokens: Sequence[Token], index: int, size: int = 1) -> bool:
    """Whether a surname is no part of a longer name: `Lai said`, but not `Lai Street` or `Monica Lai`."""
    behind = index + size
    if behind < len(tokens) and tokens[behind].capital and joins(view.text, tokens[behind - 1], tokens[behind]):
        return False
    before = tokens[index - 1] if index else None
    if before is None or not before.capital or not joins(view.text, before, tokens[index]):
        return tokens[index].text[0].isupper()
    return before.folded in words("role") or before.folded in words("honorific") or before.folded in words("starter")


def _place(view: View, part: Sequence[Token], name: str, kind: str) -> Finding:
    """The finding for a place where a known name stands."""
    end = part[-1].end
    text = view.text[part[0].start : end]
    if view.text[end : end + 1] in _CLOSING and any(mark in text for mark in _OPENING[view.text[end]]):
        end, text = end + 1, view.text[part[0].start : end + 1]  # `ЗАО «Гранит»`
    for suffix in ("’s", "'s", "’", "'"):
        if text.endswith(suffix) and not name.endswith(suffix):
            end, text = end - len(suffix), text.removesuffix(suffix)
            break
    written = " ".join(text.split())
    refers = name if written != name else ""
    return Finding(written, part[0].start, end, kind, evidence=("named before",), refers_to=refers, after=end)
