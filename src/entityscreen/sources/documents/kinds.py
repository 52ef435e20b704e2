"""Person, company, organisation or vessel: what a name's own words say, and the words around it.

It judges words in any script, and reads neighbours: `the shipping firm X`, `X, a broker`, `X is a Chinese novel`,
`firms such as X`. Where a name begins and ends belongs to the scanners of each script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.sources.documents.blocks import NO_TOKEN, Block, TextToken, TokenScript
from entityscreen.sources.documents.statements import NamedSpan, NameEvidence, Sign
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    countries,
    ending_of,
    forms,
    japanese_surnames,
    listed,
    longest_ending,
    no_name_words,
    surname_languages,
    surname_spellings,
    words,
)
from entityscreen.text.folding import fold as fold_name

LONGEST_PERSON_HAN = 4  # characters of a Chinese name with a compound surname, or a married name
TURKISH_CASE = re.compile(r"['’][a-zçğıöşü]{1,5}$")  # an ending behind a name: `Murat Ersoy'a`
POSSESSIVES = ("’s", "'s", "’", "'")
LONGEST_STEM_CUT = 3  # letters that an ending of a Cyrillic word may have
SHORTEST_ARABIC = 4  # letters of a word that may begin with "and" or "for"
LOOSE_WORDS = 3  # of a name that shows a firm by a word that is a noun as well: `Copperbelt Sunrise Minerals`
AGE = 2  # digits of a person's age
REACH = 12  # tokens of a neighbouring noun phrase that are read


class Verdict(NamedTuple):
    """A kind, `other`, or an empty string for unknown; the evidence; its strength from 0 to 3."""

    kind: str
    evidence: NameEvidence
    strength: int


NOTHING = Verdict("", NameEvidence(Sign.OTHER), 0)


def judge_words(name: Sequence[TextToken], language: str = "en") -> Verdict:
    """What the words of a name in Latin letters say.

    Example:
        >>> from entityscreen.sources.documents.blocks import tokenise
        >>> judge_words(tokenise("North China Research Institute of Electro-Optics")).kind
        'Organization'
        >>> judge_words(tokenise("Tamsui District")).kind, judge_words(tokenise("iRay Technology")).kind
        ('other', 'Company')
    """
    plain = [token for token in name if token.script == TokenScript.LATIN]
    folded = [token.folded for token in plain]
    if len(folded) < 2:
        return NOTHING
    joined = any(token.text == "&" for token in name[1:-1]) and max(map(len, folded)) > 1  # not `B & B`
    if joined and not (no_name_words() | words("paired")).issuperset(folded):
        return _judge_form(plain, folded) or Verdict(Kind.COMPANY, NameEvidence(Sign.JOINED), 2)
    return _judge_form(plain, folded) or _judge_body(plain, folded, language) or _judge_head(plain, folded, language)


def _judge_form(plain: Sequence[TextToken], folded: Sequence[str]) -> Verdict | None:
    """The verdict of a legal form."""
    words_too = words("upper_form")  # `Mar y Sal Exportadora`
    cased = [(token.capital and not (token.text.istitle() and token.folded in words_too)) or
             token.folded in words("small_form") for token in plain]  # fmt: skip
    at = next((i for i in range(len(folded) - 1, 0, -1) if folded[i] in forms() and cased[i]), 0)
    dotted = _dotted_form(plain)
    at = at or dotted
    if dotted or at > max(0, len(folded) - 4) or (folded[0] in words("legal_opener") and plain[0].text.isupper()):
        return Verdict(Kind.COMPANY, NameEvidence(Sign.LEGAL_FORM, plain[at].text), 3)
    return None


def _dotted_form(plain: Sequence[TextToken]) -> int:
    """The place of the first form in small letters with dots, behind the first word: `d.o.o`; 0 for none."""
    places = (
        at for at in range(1, len(plain)) if plain[at].text.endswith((".o", ".p")) and plain[at].folded in forms()
    )
    return next(places, 0)


def _judge_body(plain: Sequence[TextToken], folded: Sequence[str], language: str) -> Verdict | None:
    """The verdict of a word that heads the name of an organisation, in front or before a preposition."""
    if language == "vi" and (folded[0] not in words("vi:body") or plain[1].capital):
        return None  # `Công ty …`: a head of two syllables
    if folded[0] in any_of("agency", f"{language}:body"):
        return Verdict(Kind.ORGANISATION, NameEvidence(Sign.HEAD_WORD, plain[0].text), 3 if len(folded) > 2 else 2)
    foreign = language == "en" and folded[0] in words("romance:body")
    if foreign or is_body(plain[0], language) or (language == "de" and is_body(plain[-1], language)):
        return Verdict(Kind.ORGANISATION, NameEvidence(Sign.HEAD_WORD, plain[0].text), 2)
    turkish = language == "tr" and folded[-1] in words("tr:body")
    head = plain[-1] if turkish else _head_before_preposition(plain)
    return Verdict(Kind.ORGANISATION, NameEvidence(Sign.HEAD_WORD, head.text), 3) if head is not NO_TOKEN else None


def _head_before_preposition(name: Sequence[TextToken]) -> TextToken:
    """The word that heads organisations before a preposition: `North China Research Institute of …`; or no token."""
    headed = (head for head, behind in pairwise(name) if behind.folded in ("of", "for", "on", "in", "against"))
    return next((head for head in headed if head.folded in words("prefix")), NO_TOKEN)


def is_body(token: TextToken, language: str) -> bool:
    """Whether a word is the head of an organisation's name in a language; an entry `-amt` is an ending."""
    bodies = words(f"{language}:body")
    endings = tuple(word[1:] for word in bodies if word.startswith("-"))
    compound = endings and token.capital and token.folded[3:].endswith(endings)  # `Beirat`, not `Murat`
    return token.folded in bodies or token.folded in endings or bool(compound)


def _judge_head(plain: Sequence[TextToken], folded: Sequence[str], language: str) -> Verdict:
    """The verdict on the head: the last word before a preposition."""
    if language != "en" and (folded[-1] in words("latin:trade") or folded[0] in words("latin:trade")):
        return Verdict(Kind.COMPANY, NameEvidence(Sign.INDUSTRY), 2)
    return _judge_last(plain, folded)


def _judge_last(plain: Sequence[TextToken], folded: Sequence[str]) -> Verdict:
    """The verdict of the last word, or the last two, before a preposition."""
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
            strength = 1 if word in words("loose_company") and len(folded) < LOOSE_WORDS else 2
            strength += table == "legal" and word not in words(
                "noun_company"
            )  # `Blue Fjord Shipmanagement Inc of the Marshall Islands`
            return Verdict(kind, NameEvidence(Sign.HEAD_WORD, plain[head].text), strength)
    return NOTHING


def judge_native(name: str) -> Verdict:
    """What a folded name in Chinese, Japanese or Korean says by its ending or opening.

    Example:
        >>> judge_native("武汉高芯科技").kind, judge_native("陆委会").kind, judge_native("西游记").kind
        ('Company', 'Organization', 'other')
    """
    name = name.replace(" ", "")
    for prefix, kind in (("han:company_prefix", Kind.COMPANY), ("han:organisation_prefix", Kind.ORGANISATION)):
        if name.startswith(listed(prefix)) and name not in words(prefix):
            return Verdict(kind, NameEvidence(Sign.BEGINNING, name[:4]), 3)
    ending, kind = longest_ending(name)
    if kind in ("company", "organisation"):
        called = Kind.COMPANY if kind == "company" else Kind.ORGANISATION
        return Verdict(called, NameEvidence(Sign.ENDING, ending), 1 if ending in words("han:weak_organisation") else 3)
    hangul = ending_of(name[2:], "han:korean_organisation")
    if hangul:
        return Verdict(Kind.ORGANISATION, NameEvidence(Sign.ENDING, hangul), 2)
    weak = len(ending) == 1 or ending in words("han:weak_other")
    return Verdict(Kind.OTHER, NameEvidence(Sign.ENDING, ending), 1 if weak else 2) if kind else NOTHING


def judge_other(name: Sequence[TextToken]) -> Verdict:
    """What a name in Cyrillic, Arabic or another script with spaces says by a form or a head among its words."""
    heads = [token for token in name if token.script in TokenScript.SPACED - {TokenScript.LATIN}]
    for place, token in enumerate(heads):
        if (kind := noun_kind(token)) in Kind.ORGANISATIONS | {Kind.VESSEL}:
            return Verdict(kind, NameEvidence(Sign.HEAD_WORD, token.text), 3 if place == 0 else 1)
    trade = next((t.text for t in heads[1:] if t.folded[:2] == "لل" or t.folded in words("persian:trade")), "")
    if trade:
        return Verdict(Kind.COMPANY, NameEvidence(Sign.HEAD_WORD, trade), 2)  # `الفجر للأنابيب`: "for pipes"
    is_other = heads[:1] and heads[0].folded in words("further:other")
    return Verdict(Kind.OTHER, NameEvidence(Sign.WORD, heads[0].text), 2) if is_other else NOTHING


def judge(block: Block, first: int, last: int) -> Verdict:
    """What the words of a name say, whatever their script."""
    name = block.tokens[first : last + 1]
    scripts = {token.script for token in name}
    if scripts & TokenScript.CJK:
        return judge_native("".join(token.folded for token in name))
    if TokenScript.LATIN in scripts and not scripts & {TokenScript.CYRILLIC, TokenScript.ARABIC, TokenScript.LETTERS}:
        return judge_words(name, block.language)
    return judge_other(name)


def is_person_in_characters(name: str) -> bool:
    """Whether a name has the shape of a person's: a surname and one or two characters, or a middle dot."""
    dotted, name = any(mark in name for mark in "·・=＝"), str(fold_name(name.replace(" ", "")))
    if dotted:
        return longest_ending(name)[1] != "company"
    if not 2 <= len(name) <= LONGEST_PERSON_HAN + 1 or name in words("han:role"):
        return False
    size = _surname_size(name)
    if not size or len(name) - size > _longest_given(name, size):
        return False
    ending, kind = longest_ending(name)
    nick = len(name) == 2 and name[1] in words("han:nickname_ending")
    return not nick and (not kind or len(ending) == 1 or (kind == "other" and len(ending) == len(name) - size))


def _surname_size(name: str) -> int:
    """How many characters the surname takes with which a name begins, the 氏 of 阮氏秋芳 among them; 0 for none."""
    size = next((size for size in (3, 2, 1) if surname_languages(name[:size]) and len(name) > size), 0)
    return size + (size == 1 and name[1] == "氏" and len(name) > LONGEST_PERSON_HAN - 1)


def _longest_given(name: str, size: int) -> int:
    """How many characters may follow a surname of a size: two, three in Japanese and behind a husband's surname."""
    languages = surname_languages(name[:size])
    married = size == 1 and len(name) == LONGEST_PERSON_HAN and bool(surname_languages(name[1]) & languages - {"ko"})
    return (3 if "ja" in languages and size > 1 else 2) + married


def is_japanese_shape(name: str) -> bool:
    """Whether characters may be a Japanese person's: a surname of the names' table and one to three characters.

    The table has words of Chinese too, so that another writing of the name has to confirm the person.
    """
    folded = str(fold_name(name.replace(" ", "")))
    sizes = (size for size in (2, 3) if folded[:size] in japanese_surnames())
    return any(size < len(folded) <= size + 3 for size in sizes) and not len(longest_ending(folded)[0]) > 1


def spells_surname(word: str, name: str) -> bool:
    """Whether a folded Latin word can spell the surname that a folded name in characters begins with."""
    plain = name.replace(" ", "")
    return any(word in surname_spellings(plain[:size]) for size in (3, 2, 1))


def is_person_word(token: TextToken) -> bool:
    """Whether a Latin word can stand in a person's name that nothing else proves."""
    folded = token.folded
    small = folded in words("particle") or folded in words("filiation") or folded in ("al", "del", "el")
    if not (token.capital or small) or token.script != TokenScript.LATIN or folded.endswith("'s") or "&" in folded:
        return False
    no_name = folded in no_name_words() or folded in words("role") or any(c.isdigit() for c in folded)
    return not no_name and ("-" not in folded or folded.split("-")[0] not in countries())


def roles(language: str, *further: str) -> frozenset[str]:
    """What persons are, in the language of a block and in English, and the words of further classes."""
    spoken = (f"{language}:role", f"{language}:person") if language != "en" else ()
    return any_of("role", *spoken, *further)


def noun_kind(noun: TextToken, language: str = "en") -> str:
    """The kind that one common noun of any script names, inflected or not, or an empty string."""
    if noun.script == TokenScript.LATIN:
        kinds_of_nouns = _nouns(language)
        ends = range(3, len(noun.folded) - 4) if language == "de" and noun.capital else ()
        parts = (kinds_of_nouns.get(noun.folded[at:], "") for at in ends)  # `Finanzvorstand`, `Mehrzweckfrachters`
        compound = next((kind for kind in parts if kind in (Kind.PERSON, Kind.VESSEL)), "")
        return kinds_of_nouns.get(noun.folded, compound)
    kinds_of_nouns = _nouns("")
    forms = arabic_forms(noun.folded) if noun.script == TokenScript.ARABIC else (noun.folded,)
    if noun.script == TokenScript.CYRILLIC and len(noun.folded) > LONGEST_STEM_CUT:
        forms = (noun.folded, f"{stem(noun.folded)}*")
    return next((kinds_of_nouns[form] for form in forms if form in kinds_of_nouns), "")


@named_cache("documents.nouns", maxsize=8)
def _nouns(language: str) -> dict[str, str]:
    """Common nouns to the kinds that they name: of a language of Latin letters and English, or of other scripts."""
    tables = _NOUNS + tuple((f"{language}:{name}", kind) for name, kind in _FOREIGN * (language != "en"))
    kinds_of_nouns: dict[str, str] = {}
    for table, kind in tables if language else _OTHER_NOUNS:
        for word in words(table):
            kinds_of_nouns.setdefault(word, kind)
            if "а" <= word[0] <= "я" and table.startswith("further:"):
                kinds_of_nouns.setdefault(f"{stem(word)}*", kind)
    return kinds_of_nouns


@named_cache("documents.stems", maxsize=4_000)
def stem(word: str) -> str:
    """A folded Cyrillic word without what inflection changes."""
    bare = word.rstrip("аеиоуыэюяьйіїє")
    for ending in ("ом", "ем", "ым", "им", "ов", "ев", "ах", "ях", "ой", "ей", "ам", "ям"):
        if bare.endswith(ending) and len(bare) > len(ending) + LONGEST_STEM_CUT:
            return bare[: -len(ending)].rstrip("аеиоуыэюяьйіїє")
    return bare


def arabic_forms(folded: str) -> tuple[str, ...]:
    """A folded Arabic word as it is, and without what is written with it: "and", "by", "for", the article.

    Example:
        >>> arabic_forms("لشركة"), arabic_forms("والشركة")
        (('لشركة', 'شركة'), ('والشركة', 'الشركة', 'شركة'))
    """
    bare = folded[1:] if folded[:1] in "وفبلك" and len(folded) > SHORTEST_ARABIC else folded
    bare = "ال" + folded[2:] if folded.startswith("لل") and len(folded) > SHORTEST_ARABIC else bare
    return tuple(dict.fromkeys((folded, bare, bare.removeprefix("ال"))))


_NOUNS = (
    ("vessel_noun", Kind.VESSEL),
    ("noun_company", Kind.COMPANY),
    ("noun_organisation", Kind.ORGANISATION),
    ("role", Kind.PERSON),
    ("noun_person", Kind.PERSON),
    ("noun_other", Kind.OTHER),
)
_FOREIGN = (
    ("ship", Kind.VESSEL),
    ("firm", Kind.COMPANY),
    ("person", Kind.PERSON),
    ("role", Kind.PERSON),
    ("body", Kind.ORGANISATION),
)
_OTHER_NOUNS = (
    ("further:vessel", Kind.VESSEL),
    ("further:company", Kind.COMPANY),
    ("further:organisation", Kind.ORGANISATION),
    ("further:role", Kind.PERSON),
    ("cyrillic:firm", Kind.COMPANY),
)


def kind_behind(block: Block, after: int) -> str:
    """The kind that the words behind a name give it: `, a broker`, `is a Chinese company`, `, 37, ...`."""
    after += block.near(after).folded in ('"', "”", "»", "’")
    opening, following = block.near(after), block.near(after + 1)
    if opening.folded in words("copula"):
        return _phrase_kind(block, after + 1 + (following.folded in words("hedge")), bare=False)
    if opening.folded == "(" and following.script == TokenScript.NUMBER and len(following.text) == AGE:
        aged = block.near(after + 2 + (block.near(after + 2).folded in words("age"))).folded == ")"
        return Kind.PERSON * aged  # `Comfort Udoh (31)`
    if opening.folded != ",":
        return ""
    if following.folded == "whose":
        return Kind.PERSON * (block.near(after + 2).folded in words("kin"))
    aged = following.script == TokenScript.NUMBER and len(following.text) == AGE and _closes(block, after + 2)
    return Kind.PERSON if aged else _phrase_kind(block, after + 1, bare=True)


def _closes(block: Block, at: int) -> bool:
    return block.near(at).folded in (",", ".", ")", ";", "(", "/")


def _phrase_kind(block: Block, at: int, *, bare: bool) -> str:
    """The kind of a noun phrase that begins at a token: that of its last noun before a preposition."""
    first = block.near(at)
    determined = first.folded in words("determiner") or first.folded.endswith("'s")
    if not determined and (not bare or (first.capital and first.folded not in roles(block.language))):
        return ""
    end = _phrase_end(block, at)
    phrase = block.tokens[at:end]
    verbal = any_of("finite", "determiner")  # `, tied the owner to`
    if not determined and not verbal.isdisjoint(token.folded for token in phrase):
        return ""
    kind = next(filter(None, (_common_noun(token, block.language) for token in reversed(phrase))), "")
    return kind if determined or kind == Kind.PERSON else ""


def _phrase_end(block: Block, at: int) -> int:
    """The index behind a noun phrase: at a mark, or at a small word such as a preposition behind its first one."""
    end = at
    while end < at + REACH and (block.near(end).script == TokenScript.LATIN or block.near(end).text == "-"):
        if end > at and block.near(end).folded in words("noun_stop"):
            break
        end += 1
    return end


def _common_noun(token: TextToken, language: str) -> str:
    """The kind of a noun that is no name: in small letters, an acronym (`l'ONG`), or for a person."""
    kind = noun_kind(token, language)
    common = not token.capital or language == "de" or token.text.isupper()
    return kind if common or kind == Kind.PERSON else ""


def kind_before(block: Block, first: int) -> tuple[str, str]:
    """The kind that the words before a name give it, and the noun: `the smartphone maker X`, `firms such as X`.

    Example:
        >>> from entityscreen.sources.documents.blocks import make_block
        >>> kind_before(make_block("the smartphone maker Xiaomi"), 3)
        ('Company', 'maker')
    """
    tokens, at = block.tokens, first - 1
    while at >= 0 and (tokens[at].folded in "\"“«'‘»" or tokens[at].folded in words("namer")):
        at -= 1
    if title := _title_at(block, at):
        return Kind.PERSON, title
    at -= at > 0 and tokens[at].folded in words("article") and tokens[at - 1].folded == ","  # `his ship, the X`
    if at < 0:
        return "", ""
    if tokens[at].folded == ",":
        return _kind_before_comma(block, at, first)
    copula = at - (tokens[at].folded in words("article"))
    if tokens[copula].folded in words("copula"):
        return _kind_of_subject(block, copula, first)
    if tokens[at].folded in words("lister"):
        at -= 1 + (block.near(at - 1).folded == "such")
        at -= block.near(at).folded == ","
    opens = block.near(at).folded in words("opener") and block.sentence(at)[0] == at  # `Developer Wrenfield Homes says`
    small = block.near(at).capital == ("/" in block.near(at).text)  # `M/s Harit Traders`, not `12 m/s`
    common = small or block.language == "de" or opens
    return _kind_by_noun(block, at) if common else ("", "")


def _kind_before_comma(block: Block, comma: int, first: int) -> tuple[str, str]:
    """The kind of the noun to which a name behind a comma is an apposition, and the noun."""
    if head := _head_before(block, comma - 1, first):
        return Kind.PERSON, block.near(head).text
    return _kind_by_noun(block, _apposed_noun(block, comma - 1, first))


def _kind_of_subject(block: Block, copula: int, first: int) -> tuple[str, str]:
    """The kind of what is said to be a name, and its noun: `the vessel was the Shun Fa`; no adjective is a name."""
    kind, noun = _kind_by_noun(block, copula - 1) if copula > block.sentence(first)[0] else ("", "")
    firm_too = kind == Kind.PERSON and noun in any_of("party", "either")
    return ("", "") if firm_too or block.tokens[first].folded in countries() else (kind, noun)


def _title_at(block: Block, at: int) -> str:
    """The title before a dot or a bracket that ends at a token: `Verteidigerin Dr. Eva Marschik`, `Gen. (ret.) X`."""
    opening = block.closers.get(at, at)
    inner = block.tokens[opening + 1 : at]
    at = opening - 1 if inner and all(t.text == "." or t.folded in words("honorific") for t in inner) else at
    title = next((back for back in range(at, max(at - 3, -1), -1) if block.tokens[back].text not in (".", "ª")), at)
    word = block.near(title)
    return word.text * (title < at and word.folded in any_of("doctor", f"{block.language}:title"))


def _kind_by_noun(block: Block, at: int) -> tuple[str, str]:
    """The kind that the noun at a token says, and the noun; not where it may be an adjective: `Greek national X`."""
    word = block.near(at)
    if word.script == TokenScript.CYRILLIC and word.text.islower() and noun_kind(word) != Kind.PERSON:
        return noun_kind(word), word.text  # `яхта Aurelia`
    unsure = word.folded in words("unsure") and block.near(at - 1).folded not in countries()
    return _noun_at(block, at) if word.script == TokenScript.LATIN and not unsure else ("", "")


def _apposed_noun(block: Block, at: int, first: int) -> int:
    """Where the noun stands that a comma parts from a name: `its chairman, Chen Zhi,`; -1 for none.

    A noun for ships may have a word behind it: `a ship alongside, the Sundari,`.
    """
    tokens = block.tokens
    if at < 0:
        return -1
    closed = _closes(block, _name_end(block, first)) or tokens[first - 1].folded != ","
    kind = noun_kind(tokens[at], block.language)
    placed = any(_closes(block, first + size) for size in (1, 2)) and noun_kind(tokens[at - 1]) == Kind.VESSEL
    noun = kind and closed and (tokens[at].text.islower() or block.language == "de")
    return at - (placed and not kind) if placed or kind == Kind.PERSON or noun else -1


def _head_before(block: Block, at: int, first: int) -> int:
    """The noun for persons that opens a phrase which ends at a token, before a name between commas; 0 for none.

    `Juru bicara KPK, Bagas Pranoto,`, `le directeur du port d'Abidjan, Brou Kouassi, a …`.
    """
    end, start = _name_end(block, first), max(block.sentence(first)[0], at - REACH // 2)
    if block.language not in _HEADED or not _closes(block, end) or end - first < 2:
        return 0
    inner = next((i for i in range(at, start - 1, -1) if block.tokens[i].script == TokenScript.MARK), start - 1)
    inner = block.closers.get(inner, inner) if block.near(inner).folded == ")" else inner
    heads = range(at, max(inner, start - 1), -1)
    head = next((i for i in heads if noun_kind(block.tokens[i], block.language) == Kind.PERSON), 0)
    if block.language == "en":  # `a lawyer for Lee, Nguyen Kim Oanh,`, not `managers of Acme, Silver Lake,`
        plural = block.tokens[head].folded.endswith("s") or block.near(head + 1).folded not in words("preposition")
        common = block.tokens[first].folded in any_of("common_brand", "place", "geo", "place_only")
        return 0 if plural or common else head
    return head


def _name_end(block: Block, first: int) -> int:
    """The index behind the capitals and small words of names from a token on."""
    end = first
    while block.near(end).capital or block.near(end).folded in words("particle") | {"&"}:
        end += 1
    return end


def _noun_at(block: Block, at: int) -> tuple[str, str]:
    """The kind of the noun that ends at a token, and the noun; adjectives behind it are passed."""
    word, before = block.near(at), block.near(at - 1)
    if f"{before.folded} {word.folded}" in words("vessel_noun"):
        return Kind.VESSEL, word.text
    kind = noun_kind(word, block.language)
    if not kind:
        return _noun_before_adjective(block, at)
    return kind, word.text


def _noun_before_adjective(block: Block, at: int) -> tuple[str, str]:
    """The kind of the noun before an adjective or a preposition and its noun, as French and Spanish have them."""
    word, before, further = block.near(at), block.near(at - 1), block.near(at - 2)
    formed = noun_kind(further, block.language) if before.folded in ("de", "d'") and word.text.islower() else ""
    if formed in Kind.ORGANISATIONS | {Kind.PERSON} and word.folded not in words("article"):
        return formed, further.text  # `la société de transport X`, `le chef de village Y`
    if block.language not in _ADJECTIVES_BEHIND:
        return "", word.text
    if word.folded in any_of("preposition", f"{block.language}:opener"):
        return "", word.text  # `frente a Huelva`
    return noun_kind(before, block.language) if before.text.islower() else "", before.text  # `la refinería turca X`


_ADJECTIVES_BEHIND = frozenset(("fr", "es", "it", "pt", "id", "vi"))
_HEADED = _ADJECTIVES_BEHIND | {"en"}  # languages whose phrases begin with their noun


def speaks(block: Block, after: int) -> bool:
    """Whether a verb of speech follows a name: only persons, offices and papers say things."""
    after += block.near(after).folded == ","
    return block.near(after + (block.near(after).folded == "who")).folded in words("speech")


def country_of(name: Sequence[TextToken]) -> str:
    """The country that the first words of a name say, or an empty string."""
    folded, joined = [token.folded for token in name[:4]], "" if name and name[0].script in TokenScript.CJK else " "
    starts = (joined.join(folded[:size]) for size in (4, 3, 2, 1))
    return next((countries()[start][0] for start in starts if start in countries()), "")


def name_of(block: Block, span: Sequence[int], kind: str, sign: Sign, by: str = "", *, role: str = "") -> NamedSpan:
    """The name from the first to the last of some tokens, without a possessive ending or an Arabic "and" before it."""
    first, last = span[0], span[-1]
    text, token = block.written(first, last), block.tokens[first]
    if block.tokens[last].script == TokenScript.LATIN:
        text = next((text.removesuffix(ending) for ending in POSSESSIVES if text.endswith(ending)), text)
    heads = any_of("further:company", "further:organisation", "arabic:given")
    if token.script == TokenScript.ARABIC and token.folded[:1] in "وبلف" and token.folded not in heads:
        text = text[token.folded[1:] in heads :]
    if block.language == "tr":
        text = TURKISH_CASE.sub("", text)
    country = "" if kind == Kind.PERSON else country_of(block.tokens[first : last + 1])
    return NamedSpan(first, last, text, kind, NameEvidence(sign, by), role, country)


def is_hangul_person(name: str) -> bool:
    """Whether Hangul has the shape of a Korean person's name: a surname and one or two syllables."""
    sizes = (1, 2) if len(name) < LONGEST_PERSON_HAN else (2,)
    return 2 < len(name) <= LONGEST_PERSON_HAN and any("ko" in surname_languages(name[:n]) for n in sizes)
