"""Person, company, organisation or vessel: what a name's own words say, and the words around it.

Here belongs the verdict on words in any script, and the reading of neighbours: `the shipping firm X`, `X, a broker`,
`X is a Chinese novel`, `firms such as X`. Where a name begins and ends belongs to the scanners of each script.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from entityscreen.sources.documents.tokens import Block, Script, Token
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    countries,
    forms,
    longest_ending,
    no_name_words,
    surname_languages,
    surname_spellings,
    words,
)

LONGEST_PERSON_HAN = 4  # characters of a Chinese name with a compound surname, or a married name
REACH = 12  # tokens of a neighbouring noun phrase that are read


class Verdict(NamedTuple):
    """A kind, `other`, or an empty string for unknown; the evidence; its strength from 0 to 3."""

    kind: str
    evidence: str
    strength: int


NOTHING = Verdict("", "", 0)


def judge_words(name: Sequence[Token], language: str = "en") -> Verdict:
    """What the words of a name in Latin letters say.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> judge_words(tokenise("North China Research Institute of Electro-Optics")).kind
        'Organization'
        >>> judge_words(tokenise("Tamsui District")).kind, judge_words(tokenise("iRay Technology")).kind
        ('other', 'Company')
    """
    plain = [token for token in name if token.script == Script.LATIN]
    folded = [token.folded for token in plain]
    if len(folded) < 2:
        return NOTHING
    if any(token.text == "&" for token in name[1:-1]):
        return _judge_form(plain, folded) or Verdict(Kind.COMPANY, "names joined by &", 2)
    return _judge_form(plain, folded) or _judge_body(plain, folded, language) or _judge_head(plain, folded, language)


def _judge_form(plain: Sequence[Token], folded: Sequence[str]) -> Verdict | None:
    """The verdict of a legal form."""
    at = next((i for i in range(len(folded) - 1, 0, -1) if folded[i] in forms() and plain[i].capital), 0)
    dotted = any(token.text[-2:] in (".o", ".p", ".o.") and token.folded in forms() for token in plain[1:])
    if dotted or at > max(0, len(folded) - 4) or (folded[0] in words("legal_opener") and plain[0].text.isupper()):
        return Verdict(Kind.COMPANY, f"legal form {plain[at].text}", 3)
    return None


def _judge_body(plain: Sequence[Token], folded: Sequence[str], language: str) -> Verdict | None:
    """The verdict of a word that heads the name of a body, in front or before a preposition."""
    if folded[0] in words("agency") or folded[0] in words(f"{language}:body"):
        return Verdict(Kind.ORGANISATION, f"head word {plain[0].text}", 3 if len(folded) > 2 else 2)
    foreign = language == "en" and len(folded) > 1 and folded[0] in words("romance:body")
    if foreign or is_body(plain[0], language) or (language == "de" and len(plain) > 1 and is_body(plain[-1], language)):
        return Verdict(Kind.ORGANISATION, f"head word {plain[0].text}", 2)
    if language == "tr" and folded[-1] in words("tr:body"):
        return Verdict(Kind.ORGANISATION, f"head word {plain[-1].text}", 3)
    for i, word in enumerate(folded[:-1]):
        if word in words("prefix") and folded[i + 1] in ("of", "for", "on", "in", "against"):
            return Verdict(Kind.ORGANISATION, f"head word {plain[i].text}", 3)
    return None


def is_body(token: Token, language: str) -> bool:
    """Whether a word is the head of a body's name in a language; an entry `-amt` is an ending."""
    known = words(f"{language}:body")
    endings = tuple(word[1:] for word in known if word.startswith("-"))
    return token.folded in known or bool(endings and token.capital and token.folded.endswith(endings))


def _judge_head(plain: Sequence[Token], folded: Sequence[str], language: str) -> Verdict:
    """The verdict on the head: the last word before a preposition."""
    if language != "en" and (folded[-1] in words("latin:trade") or folded[0] in words("latin:trade")):
        return Verdict(Kind.COMPANY, "an industry", 2)
    head = next((i for i, word in enumerate(folded) if i and word in ("of", "for", "in", "on", "at")), len(folded)) - 1
    pair = f"{folded[head - 1]} {folded[head]}" if head else ""
    for table, kind in (
        ("organisation", Kind.ORGANISATION),
        ("legal", Kind.COMPANY),
        ("company", Kind.COMPANY),
        ("other", Kind.OTHER),
    ):
        word = next((word for word in (pair, folded[head]) if word in words(table)), "")
        if word and not (table == "organisation" and word in words("company")):
            strength = 1 if word in words("loose_company") else 2
            return Verdict(kind, f"head word {plain[head].text}", strength)
    return NOTHING


def judge_native(name: str) -> Verdict:
    """What a folded name in Chinese, Japanese or Korean says by its ending or opening.

    Example:
        >>> judge_native("武汉高芯科技").kind, judge_native("陆委会").kind, judge_native("西游记").kind
        ('Company', 'Organization', 'other')
    """
    name = name.replace(" ", "")
    for prefix, kind in (("han:company_prefix", Kind.COMPANY), ("han:organisation_prefix", Kind.ORGANISATION)):
        if any(name.startswith(word) and len(name) > len(word) for word in words(prefix)):
            return Verdict(kind, f"begins as {name[:4]}", 3)
    ending, kind = longest_ending(name)
    if kind in ("company", "organisation"):
        weak = ending in words("han:weak_organisation")
        called = Kind.COMPANY if kind == "company" else Kind.ORGANISATION
        return Verdict(called, f"ending {ending}", 1 if weak else 3)
    hangul = next((w for w in words("han:korean_organisation") if name.endswith(w) and len(name) > len(w) + 1), "")
    if hangul:
        return Verdict(Kind.ORGANISATION, f"ending {hangul}", 2)
    weak = len(ending) == 1 or ending in words("han:weak_other")
    return Verdict(Kind.OTHER, f"ending {ending}", 1 if weak else 2) if kind else NOTHING


def judge_other(name: Sequence[Token]) -> Verdict:
    """What a name in Cyrillic, Arabic or another script with spaces says by a form or a head among its words."""
    for place, token in enumerate(
        token for token in name if token.script in (Script.CYRILLIC, Script.ARABIC, Script.LETTERS)
    ):
        folded = token.folded if token.script != Script.ARABIC else token.folded.removeprefix("ال")
        for kind, called in (("company", Kind.COMPANY), ("organisation", Kind.ORGANISATION), ("vessel", Kind.VESSEL)):
            if token.folded in words(f"further:{kind}") or folded in words(f"further:{kind}"):
                return Verdict(called, f"head word {token.text}", 3 if place == 0 else 1)
            stem = _stem(token) if kind != "vessel" and place < 3 else ""
            if stem and stem in _stems(kind):
                return Verdict(called, f"head word {token.text}", 3 if place == 0 else 1)
    first = next((token.folded for token in name if token.script != Script.MARK), "")
    return Verdict(Kind.OTHER, f"word {first}", 2) if first in words("further:other") else NOTHING


SHORTEST_STEM = 5  # letters of an inflected Cyrillic word without its ending


def _stem(token: Token) -> str:
    """An inflected Cyrillic word without its ending, so that `министерством` meets `министерство`."""
    if token.script != Script.CYRILLIC or len(token.folded) <= SHORTEST_STEM:
        return ""
    return token.folded.rstrip("аеёиоуыэюяьійхмв")[:12]


def _stems(kind: str) -> frozenset[str]:
    known = _STEMS.get(kind)
    if known is None:
        listed = (word for word in words(f"further:{kind}") if "а" <= word[0] <= "я" and len(word) > SHORTEST_STEM)
        known = _STEMS[kind] = frozenset(word.rstrip("аеёиоуыэюяьійхмв")[:12] for word in listed)
    return known


_STEMS: dict[str, frozenset[str]] = {}


def judge(block: Block, first: int, last: int) -> Verdict:
    """What the words of a name say, whatever their script."""
    name = block.tokens[first : last + 1]
    scripts = {token.script for token in name}
    if scripts & Script.CJK:
        return judge_native("".join(token.folded for token in name))
    if Script.LATIN in scripts and not scripts & {Script.CYRILLIC, Script.ARABIC, Script.LETTERS}:
        return judge_words(name, block.language)
    return judge_other(name)


def is_person_in_characters(name: str) -> bool:
    """Whether a folded name has the shape of a person's: a surname and one or two characters, or a middle dot."""
    name = name.replace(" ", "")
    if any(mark in name for mark in "·・=＝"):
        return longest_ending(name)[1] != "company"
    if not 2 <= len(name) <= LONGEST_PERSON_HAN + 1 or name in words("han:role"):
        return False
    size = next((n for n in (3, 2, 1) if surname_languages(name[:n]) and len(name) > n), 0)
    if not size or (len(name) == 2 and name[1] in words("han:nickname_ending")):
        return False
    languages = surname_languages(name[:size])
    married = size == 1 and len(name) == LONGEST_PERSON_HAN and bool(surname_languages(name[1]) & languages)
    if len(name) - size > (3 if "ja" in languages and size > 1 else 2) + married:
        return False
    ending, kind = longest_ending(name)
    return not kind or len(ending) == 1 or (kind == "other" and len(ending) == len(name) - size)


def spells_surname(word: str, name: str) -> bool:
    """Whether a folded Latin word can spell the surname that a folded name in characters begins with."""
    plain = name.replace(" ", "")
    return any(word in surname_spellings(plain[:size]) for size in (3, 2, 1))


def is_person_word(token: Token) -> bool:
    """Whether a Latin word can stand in a person's name that nothing else proves."""
    folded = token.folded
    small = folded in words("particle") or folded in words("filiation") or folded in ("al", "del", "el")
    if not (token.capital or small) or token.script != Script.LATIN or folded.endswith("'s"):
        return False
    if folded in no_name_words() or folded in words("role") or any(c.isdigit() for c in folded):
        return False
    if "&" in folded:
        return False
    return "-" not in folded or folded.split("-")[0] not in countries()


def roles(language: str) -> frozenset[str]:
    """What persons are, in the language of a block and in English."""
    return any_of("role", f"{language}:role", f"{language}:person") if language != "en" else words("role")


_NOUNS = (
    ("vessel_noun", Kind.VESSEL),
    ("noun_company", Kind.COMPANY),
    ("noun_organisation", Kind.ORGANISATION),
    ("role", Kind.PERSON),
    ("noun_person", Kind.PERSON),
    ("noun_other", Kind.OTHER),
)


def noun_kind(word: str, language: str = "en") -> str:
    """The kind that one common noun names, or an empty string."""
    for table, kind in _NOUNS:
        if word in words(table):
            return kind
    for table, kind in _LANGUAGE_NOUNS if language != "en" else ():
        if word in words(f"{language}:{table}"):
            return kind
    return ""


_LANGUAGE_NOUNS = (
    ("ship", Kind.VESSEL),
    ("firm", Kind.COMPANY),
    ("person", Kind.PERSON),
    ("role", Kind.PERSON),
    ("body", Kind.ORGANISATION),
)


def kind_behind(block: Block, after: int) -> str:
    """The kind that the words behind a name give it: `, a broker`, `is a Chinese company`, `, 37, ...`."""
    tokens, size = block.tokens, len(block.tokens)
    if after < size and tokens[after].folded in '"”»’':
        after += 1
    if after + 1 >= size:
        return ""
    opening = tokens[after]
    if opening.folded == ",":
        if (
            tokens[after + 1].script == Script.NUMBER
            and len(tokens[after + 1].text) == 2
            and _closes(tokens, after + 2)
        ):
            return Kind.PERSON
        return _phrase_kind(block, after + 1, bare=True)
    if opening.folded in words("copula"):
        at = after + 1 + (tokens[after + 1].folded in words("hedge"))
        return _phrase_kind(block, at, bare=False)
    return ""


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].folded in (",", ".", ")", ";")


def _phrase_kind(block: Block, at: int, *, bare: bool) -> str:
    """The kind of a noun phrase that begins at a token: that of its last noun before a preposition."""
    tokens = block.tokens
    if at >= len(tokens) or tokens[at].script != Script.LATIN:
        return ""
    determined = tokens[at].folded in words("determiner") or tokens[at].folded.endswith("'s")
    if not determined and (not bare or (tokens[at].capital and tokens[at].folded not in roles(block.language))):
        return ""
    kind = ""
    for index in range(at, min(len(tokens), at + REACH)):
        token = tokens[index]
        if (token.script == Script.MARK and token.text != "-") or (index > at and token.folded in words("noun_stop")):
            break
        found = noun_kind(token.folded, block.language)
        if found == Kind.PERSON or not token.capital or block.language == "de":
            kind = found or kind
        if not determined and token.folded in words("finite"):
            return ""
        if kind and block.near(index + 1).folded == "who":
            return Kind.PERSON  # `an unregistered broker who`
    if not determined and kind != Kind.PERSON:
        return ""
    return kind


def kind_before(block: Block, first: int) -> tuple[str, str]:
    """The kind that the words before a name give it, and the noun: `the smartphone maker X`, `firms such as X`.

    Example:
        >>> from entityscreen.sources.documents.tokens import make_block
        >>> kind_before(make_block("the smartphone maker Xiaomi"), 3)
        ('Company', 'maker')
    """
    tokens, at = block.tokens, _before_namers(block, first)
    if at < 1:
        return "", ""
    if tokens[at].folded == ",":
        at -= 1  # `its chairman, Chen Zhi,`
        closed = _closes(tokens, first + 1) or tokens[first - 1].folded != ","
        kind = noun_kind(tokens[at].folded, block.language)
        if kind != Kind.PERSON and not (kind and closed and tokens[at].text.islower()):
            return "", ""
    elif tokens[at].folded in words("lister"):
        at -= 1 + (tokens[at].folded == "as" and tokens[at - 1].folded == "such")
        at -= at > 0 and tokens[at].folded == ","
    word = tokens[at]
    named = word.script == Script.LATIN and (not word.capital or block.language == "de" or tokens[at + 1].folded == ",")
    return _noun_at(block, at) if at >= 0 and named and word.folded not in words("unsure") else ("", "")


def _before_namers(block: Block, first: int) -> int:
    """The index of what stands before quotes, words as `called`, and the article of an apposition."""
    tokens, at = block.tokens, first - 1
    while at >= 0 and (tokens[at].folded in "\"“«'‘»" or tokens[at].folded in words("namer")):
        at -= 1
    apposed = at > 0 and tokens[at].folded in words("article") and tokens[at - 1].folded == ","
    return at - apposed  # `his first freighter, the Jade Fortune`


def _noun_at(block: Block, at: int) -> tuple[str, str]:
    """The kind of the noun that ends at a token, and the noun; adjectives behind it are passed."""
    word, before, further = block.near(at), block.near(at - 1), block.near(at - 2)
    if f"{before.folded} {word.folded}" in words("vessel_noun"):
        return Kind.VESSEL, word.text
    kind = noun_kind(word.folded, block.language)
    if not kind and block.language in _ADJECTIVES_BEHIND and word.folded not in words("preposition"):
        kind = noun_kind(before.folded, block.language) if before.text.islower() else ""
        return kind, before.text  # `la refinería turca Kaplan`
    headed = before.folded in words("preposition") and noun_kind(further.folded, block.language) == Kind.PERSON
    if kind in Kind.BODIES and headed:
        return Kind.PERSON, further.text  # `l'ex-capitaine de gendarmerie Bertin Gnahoré`
    return kind, word.text


_ADJECTIVES_BEHIND = frozenset(("fr", "es"))


def speaks(block: Block, after: int) -> bool:
    """Whether a verb of speech follows a name: only persons, offices and papers say things."""
    tokens = block.tokens
    at = after + (after < len(tokens) and tokens[after].folded == ",")
    at += at < len(tokens) and tokens[at].folded == "who"
    return at < len(tokens) and tokens[at].folded in words("speech")


def country_of(name: Sequence[Token]) -> str:
    """The country that the first words of a name say, or an empty string."""
    folded = [token.folded for token in name[:4]]
    for size in (3, 2, 1):
        if found := countries().get(" ".join(folded[:size])):
            return found[0]
    plain = "".join(folded) if name and name[0].script in Script.CJK else ""
    return next((countries()[plain[:n]][0] for n in (4, 3, 2) if plain[:n] in countries()), "")


def is_hangul_person(name: str) -> bool:
    """Whether Hangul has the shape of a Korean person's name: a surname and one or two syllables."""
    return 2 < len(name) <= LONGEST_PERSON_HAN and any("ko" in surname_languages(name[:n]) for n in (1, 2))
