"""Names in Latin letters: chains of capitalised words, and the names that stand in them.

It says where a chain goes on, where a name begins and ends in it, and whether its words and neighbours show a person, a
company, an organisation or a vessel. A name whose other writing stands in a bracket behind it is cut by aligning both
(`alignment.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from entityscreen.sources.documents.blocks import BRACKETS, NO_TOKEN, QUOTES, Block, TextToken, TokenScript
from entityscreen.sources.documents.kinds import (
    TURKISH_CASE,
    is_body,
    is_person_word,
    judge_words,
    kind_before,
    kind_behind,
    name_of,
    noun_kind,
    roles,
    speaks,
)
from entityscreen.sources.documents.patterns import entries_at, stands
from entityscreen.sources.documents.statements import AliasStatement, NamedSpan, Sign
from entityscreen.sources.documents.view import SYLLABLE
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    chinese_surnames,
    countries,
    every,
    fold,
    forms,
    is_given,
    is_role,
    known_firms,
    no_name_words,
    words,
)

WHOLE_STRENGTH = 3  # of a verdict on words that are a name by themselves
GENERATIONS = frozenset({"jr", "sr"})
LONGEST_NICKNAME = 4  # words in quotes inside a name
LONGEST_CHAIN = 18  # tokens; the longest official names of ministries have about a dozen words
LONGEST_PERSON = 5  # words
LONGEST_ASIAN = 3  # words
REACH_OF_ROLE = 8  # words
LONGEST_BRAND = 4  # letters of a brand in capitals that is a function word too
SHORTEST_SPELLED = 5  # letters of a legal form that no dot shortens
LONGEST_PAIR = 2  # words of a name to which no letters of an honour can belong
SHORT_FUNCTION = 2  # letters; `An`, `He`, `So` inside a chain of capitals are syllables of names
Chain = list[int]


def find_chains(block: Block) -> list[Chain]:
    """All chains of capitalised words of a block, as lists of token indexes, in order and without overlap."""
    chains: list[Chain] = []
    index = 0
    while index < len(block.tokens):
        chain = chain_from(block, index) if _opens_chain(block, index) else []
        chains += [chain] if chain else []
        index = chain[-1] + 1 if chain else index + 1
    return chains


def _opens_chain(block: Block, index: int) -> bool:
    """Whether a word opens a name: a capital, `al-Sayed`, an ordinal before a capital."""
    token, following = block.tokens[index], block.near(index + 1)
    if token.script != TokenScript.LATIN or token.capital:
        return token.script == TokenScript.LATIN
    ordinal = token.text[0].isdigit() and following.script == TokenScript.LATIN and following.capital
    return ordinal or (token.text[:3] in ("al-", "el-") and token.text[3:4].isupper())


def chain_from(block: Block, first: int) -> Chain:
    """The chain of capitalised words that begins with a word; a nickname in quotes inside is left out."""
    chain, index = [first], first + 1
    end = min(block.sentence(first)[1], first + LONGEST_CHAIN)
    while index < end:
        step = _step(block, index, chain, end)
        size = step or _nickname_size(block, index, end)
        if not size:
            break
        chain.extend(range(index, index + step))
        index += size
    return chain


def _nickname_size(block: Block, index: int, end: int) -> int:
    """How many tokens a nickname in quotes between two words of a name takes: `Gordon "Skip" Lathrop`; 0 for none."""
    closing = block.pairs.get(index, 0)
    inner = block.tokens[index + 1 : closing] if block.tokens[index].folded in QUOTES and closing + 1 < end else []
    if not 0 < len(inner) <= LONGEST_NICKNAME or any(token.script != TokenScript.LATIN for token in inner):
        return 0
    following = block.tokens[closing + 1]
    before = block.near(index - 1)
    named = (
        following.script == TokenScript.LATIN and following.capital and before.capital and before.folded not in forms()
    )
    return (closing - index + 1) * (named and any(token.capital for token in inner))


def _step(block: Block, index: int, chain: Chain, end: int) -> int:
    """How many tokens from an index belong to the chain before it; 0 where it ends."""
    token, before, following = block.tokens[index], block.tokens[chain[-1]], block.near(index + 1)
    if token.script == TokenScript.MARK:
        return _step_mark(block, index, before, end)
    if token.script == TokenScript.NUMBER:
        form = following.text == "," and block.near(index + 2).folded in forms()  # `Bazar Sol 21, S.L.`
        goes_on = (following.script == TokenScript.LATIN and following.capital) or form
        counted = block.tokens[chain[-1 - (before.text == "." and len(chain) > 1)]]  # `Werk Nr. 214`
        return int(counted.script == TokenScript.LATIN and (counted.folded in words("numbered") or goes_on))
    if token.script != TokenScript.LATIN:
        return 0
    if token.capital or _opens_chain(block, index):
        return 0 if before.text[-1] == "." and _is_stopped(block, index, chain) else 1
    return _step_form(block, index, end) or _step_small(block, index, end, chain)


def _step_form(block: Block, index: int, end: int) -> int:
    """How many tokens a legal form in small letters takes: `plc`, `e. K.`; 0 for none."""
    token = block.tokens[index]
    if (size := entries_at(block, index, "spaced_form", block.languages)) and index + size <= end:
        return size
    spaced = block.near(index + 1).text == "." and f"{token.folded}.{block.near(index + 2).folded}" in every("form")
    small = token.folded in words("small_form") or ("." in token.text and token.folded in words("strong"))
    return 1 + spaced * (2 + (block.near(index + 3).text == ".")) if (spaced and index + 2 < end) or small else 0


def _is_stopped(block: Block, index: int, chain: Chain) -> bool:
    """Whether the dot before a word ends its sentence: before a function word, or behind a legal form or `Jr.`"""
    token = block.tokens[index]
    form = len(chain) > 1 and block.tokens[chain[-1 - (block.tokens[chain[-1]].text == ".")]].folded in forms()
    starter = token.folded in words("starter") or token.folded in words(f"{block.language}:opener")
    junior = len(chain) > 1 and block.tokens[chain[-2]].folded in GENERATIONS
    return junior or (token.text.istitle() and starter) or (form and token.folded not in forms())


def _step_small(block: Block, index: int, end: int, chain: Chain) -> int:
    """How many small words join a chain to its next capital: `of`, `for the`, `de la`, `a/l`, `Công ty cổ phần`."""
    tokens = block.tokens
    if tokens[index].folded not in any_of("connector", "particle", "joining", "vi:inner"):
        return 0
    joining = _joining_words(block, chain)
    for size in (1, 2, 3):
        if index + size >= end or tokens[index + size - 1].folded not in joining:
            return 0
        following = tokens[index + size]
        if following.script == TokenScript.LATIN and (following.capital or following.text[0].isdigit()):
            return size
    return 0


def _joining_words(block: Block, chain: Chain) -> frozenset[str]:
    """The small words that may join a chain to its next capital; those of places and purposes only behind a head."""
    joining = any_of("connector", "particle", "joining")
    if block.language == "de":  # `unter dem Namen Theta das Geschäft der Iota AG`
        joining -= (words("de:opener") & words("article")) - words("genitive")
    elif block.language == "vi" and block.tokens[chain[0]].folded in words("vi:body"):
        joining = words("vi:inner")
    if any(block.tokens[at].folded in words("prefix") for at in chain):
        return joining
    firm = block.tokens[chain[-1]].folded in any_of("company", "legal")  # `left Tavor Dynamics for the Darfur front`
    return joining - words("placing") - frozenset(("for",) * firm)


def _step_mark(block: Block, index: int, before: TextToken, end: int) -> int:
    """How many tokens from a mark on belong to a chain: an initial's dot, a form behind its comma, `&`."""
    mark, following = block.tokens[index].folded, block.near(index + 1)
    if mark == ".":
        return int(block.touches(index) and _is_shortened(before))
    if following.script != TokenScript.LATIN or not following.capital:
        return 0
    if mark == ",":
        return 2 * (_is_comma_in_firm(block, index, end) or _is_listed(block, index, end))
    if mark in "’'":
        owned = before.folded in words("possessive") or following.folded in any_of("organisation", "prefix", "company")
        return int(block.touches(index) and before.folded.endswith("s") and owned)
    return _inner_bracket(block, index, end) if mark == "(" else 2 * (mark == "&")


def _is_shortened(word: TextToken) -> bool:
    """Whether a dot belongs to a word of a name: an initial, an abbreviation, a short legal form."""
    if word.folded in words("abbreviation") or (len(word.text) == 1 and word.text.isupper()):
        return True
    return (len(word.text) < SHORTEST_SPELLED or "." in word.text) and word.folded in forms()


def _is_comma_in_firm(block: Block, index: int, end: int) -> bool:
    """Whether a comma stands inside a firm's name: before its form, between industries, between partners."""
    before, following = block.tokens[index - 1], block.tokens[index + 1]
    form = following.folded in forms() or following.folded in GENERATIONS
    behind = [token.folded for token in block.tokens[index + 1 : min(end, index + 6)]]
    joined = behind[behind.index("&") + 1 :] if "&" in behind[1:3] else []
    partners = not (forms() | words("family_firm")).isdisjoint(joined)  # `Bramley, Oakes & Stott LLP`
    return form or partners or {before.folded, following.folded} <= words("field")


def _is_listed(block: Block, index: int, end: int) -> bool:
    """Whether a comma parts surname and given names as lists write them: `AL-HADIDI, Mustafa Kamil (…)`."""
    before, behind = block.tokens[index - 1], block.tokens[index + 1]
    if adds_given_name(block, index):
        return True
    if not (before.text.isupper() and len(before.text) > 2) or _is_no_given_name(behind.folded):
        return False
    at = index + 1
    while at < end and block.tokens[at].script == TokenScript.LATIN and block.tokens[at].text.istitle():
        at += 1
    return at > index + 1 and _ends_listed(block, block.near(index - 2), at, end)


def _ends_listed(block: Block, before: TextToken, at: int, end: int) -> bool:
    """Whether a name as lists write it ends before a token; `before` stands before its surname."""
    said = stands(block, at + 1, "aka", "fka", "former", "also")
    if block.near(at).text == ",":
        return said and not before.capital
    inside = before.folded == "(" or before.text.islower()  # `kurz IAK, Kasan`
    opens = (block.near(at).text == "(" and said) or not inside  # `designated MAROUF, Khalil (a.k.a. …)`
    return opens and (at >= end or block.tokens[at].folded in ("(", ";", "—", ")", "|"))


def _is_no_given_name(word: str) -> bool:
    """Whether a folded word behind a comma is a place, a role, a form of address, a month or a legal form."""
    listed_words = any_of("place", "province", "courtesy", "month", "legal")
    return word in countries() or word in listed_words or is_role(word)


def adds_given_name(block: Block, index: int) -> bool:
    """Whether a comma parts a Chinese name and the given name behind it: `Tsang Lai Yin, Rebecca (曾麗妍)`."""
    name = [token for token in block.tokens[max(0, index - 3) : index] if token.capital]
    asian = len(name) == 3 and shows_person(name) == "surname and given name"
    given_name, behind = block.near(index + 1), block.near(index + 2)
    opening = block.closers.get(index + 2, 0)  # `麥詠詩女士(Ms. Mak Wing Sze, Wincy)`
    beside = TokenScript.HAN in (block.near(index + 3).script, block.near(opening - 1).script)
    western = is_given(given_name.folded) or (given_name.text.istitle() and beside)
    return asian and western and behind.folded in ("(", ")", "|", ";", "")


def _inner_bracket(block: Block, index: int, end: int) -> int:
    """The size of a bracket inside a name: `Precision Instruments (Suzhou) Co., Ltd.`"""
    closing = block.pairs.get(index, 0)
    inner = [token for token in block.tokens[index + 1 : closing] if token.text != "."]
    formed = any(block.near(closing + size).folded in words("strong") for size in (1, 2))  # `(OPC) Private Limited`
    if not 0 < len(inner) <= 3 or not all(token.capital and (formed or not token.text.isupper()) for token in inner):
        return 0
    behind = block.latin(range(closing + 1, min(end, closing + 6)))
    form = next((at for at, token in enumerate(behind) if token.folded in words("strong")), -1)
    return closing - index + 1 if form >= 0 and all(token.capital for token in behind[: form + 1]) else 0


def scan_latin(block: Block, chains: Sequence[Chain], taken: Sequence[int]) -> Iterator[NamedSpan]:
    """Persons, companies, organisations and vessels that the words themselves or their neighbours give away."""
    before: NamedSpan | None = None
    for chain in chains:
        free = (list(part) for is_taken, part in groupby(chain, key=lambda index: taken[index]) if not is_taken)
        for part in (part for stretch in free for part in split_chain(block, stretch)):
            if name := _name_in(block, part, before):
                _take_nickname(block, name)
                before = name
                yield name


def possible_names(block: Block, chains: Iterable[Chain], occupied: Sequence[int]) -> Iterator[NamedSpan]:
    """Two and more words with capitals that nothing shows to be a name; places, nouns and aliases are none."""
    free = (chain for chain in chains if not any(occupied[index] for index in chain))
    for part in (part for chain in free for part in split_chain(block, chain)):
        name = block.latin(part)
        if len(name) > 1 and not (_is_common(block, name) or _is_led_away(block, part)):
            yield name_of(block, part, Kind.COMPANY, Sign.CUE)


def _is_common(block: Block, name: Sequence[TextToken]) -> bool:
    """Whether words with capitals are a place, a noun or a number: `Buenos Aires`, `Red Notice`, `Passport K1234`."""
    folded = [token.folded for token in name]
    numbered = any(character.isdigit() for word in folded for character in word)
    placed = _is_place(folded) or any(word in countries() for word in folded)
    return numbered or placed or is_generic(name) or judge_words(name, block.language).kind == Kind.OTHER


def _is_led_away(block: Block, part: Chain) -> bool:
    """Whether what stands around a part makes it a place or an alias: `in X`, `alias X`, `X - Police have …`."""
    opening = block.sentence(part[0])[0] == part[0] and block.near(part[-1] + 1).text in ("-", "–", "—")
    return opening or stands(block, part[0] - 1, "aka", "also")


def _take_nickname(block: Block, name: NamedSpan) -> None:
    """Give a person the nickname in quotes inside the name: `Benigno "Bing" Acosta`."""
    for at in range(name.first + 1, name.last) if name.kind == Kind.PERSON else ():
        if _nickname_size(block, at, name.last + 1):
            span = (at + 1, block.pairs[at] - 1)
            name.take(AliasStatement(block.written(*span), span, marker="in quotes inside the name"))


def split_chain(block: Block, chain: Chain) -> Iterator[Chain]:
    """The parts of a chain that can be one name each: cut at possessives, openers, "and" between names.

    Example:
        >>> from entityscreen.sources.documents.blocks import make_block
        >>> block = make_block("Chau's Suncity Group and Concord Management and Consulting")
        >>> [block.written(part[0], part[-1]) for part in split_chain(block, find_chains(block)[0])]
        ["Chau's", 'Suncity Group', 'Concord Management and Consulting']
    """
    part: Chain = []
    for place, index in enumerate(chain):
        token, rest = block.tokens[index], chain[place + 1 :]
        if _joins_names(block, part, index, rest) or (token.folded == "of" and _is_member(block, part)):
            yield from trimmed(block, part)
            part = []
            continue
        if part and token.capital and (token.folded in words("courtesy") or _opens_clause(block, index, part)):
            yield from trimmed(block, part)
            part = []
        part.append(index)
        if rest and _is_inflected(block, token):
            yield from trimmed(block, part)
            part = []
    yield from trimmed(block, part)


def _joins_names(block: Block, left: Chain, index: int, right: Chain) -> bool:
    """Whether a word is an "and" between two names, as between firms that begin with their form: `PT A dan PT B`."""
    token = block.tokens[index]
    if not left or not right or token.script != TokenScript.LATIN or token.folded not in words("conjunction"):
        return False
    opens, goes_on = (block.tokens[at].folded in words("legal_opener") for at in (left[0], right[0]))
    formed = opens and block.tokens[left[0]].text.isupper() and not goes_on
    dotted = block.near(index + 1).text == "."  # `e. K.`
    return not (formed or dotted or _is_whole(block, left, right))


def _is_inflected(block: Block, token: TextToken) -> bool:
    """Whether a word has an ending with an apostrophe, behind which a name begins: `Chau's`, `Kaya'nın`."""
    if block.language == "tr":
        return TURKISH_CASE.search(token.text) is not None
    return token.folded.endswith("'s") and token.folded not in words("possessive")


def _is_member(block: Block, part: Chain) -> bool:
    """Whether a person's name stands before "of the": `Ryan Fedasiuk of the Center for Security`, `Ms Lim of X`."""
    name = block.latin(part)[-2:]
    if len(part) > 1 and block.tokens[part[0]].folded in any_of("courtesy", "honorific"):
        return is_person_size(block, part[1 + (block.tokens[part[1]].text == ".") :], least=1)
    return is_person_size(block, part[-2:]) and bool(shows_person(name) or _may_be_asian(name))


def _opens_clause(block: Block, index: int, part: Chain) -> bool:
    """Whether a capital function word inside a chain begins another clause; not in names all in capitals."""
    token = block.tokens[index]
    function = token.folded in words("starter") and token.folded not in any_of("connector", "company")
    named = block.near(index + 1).folded in (",", "(")
    if not function or not token.text.istitle() or block.tokens[part[-1]].text.isupper():
        return False
    return not named and len(token.text) > SHORT_FUNCTION


def _is_whole(block: Block, left: Chain, right: Chain) -> bool:
    """Whether an "and" stands inside one name: `Ministry of Trade and Industry`, `Concord Power and Consulting`."""
    before, behind = block.latin(left), block.latin(right)
    nearest = list(takewhile(lambda token: token.folded not in words("conjunction"), behind))
    trades = any_of("industry", "connector", "latin:trade")  # `Aguas y Riegos del Ebro, S.A.`
    firm = judge_words(behind, block.language).kind == Kind.COMPANY and trades.issuperset(t.folded for t in before)
    if firm or _joins_industries(before, nearest):
        return True
    article = nearest[0].folded in words("article") and len(nearest) > 1
    if article and block.language != "en" and is_body(nearest[1], block.language):
        return False  # `des Stadtarchivs Lemgo und der Bibliothek Emden`
    industrial = not {nearest[0].folded, nearest[-1].folded}.isdisjoint(any_of(*_INDUSTRIES))
    if _is_headed(block, before) and (industrial or block.language != "en"):
        return judge_words(nearest, block.language).strength < WHOLE_STRENGTH and not shows_person(nearest)
    return _says_where(before) and judge_words(behind).kind in Kind.ORGANISATIONS


def _says_where(name: Sequence[TextToken]) -> bool:
    """Whether words are but places and industries, and no country alone: `Taiwan Power`, not `Iran`."""
    places = any_of("geo", "place", "field", "company", "loose_company", "province")
    foreign = [token for token in name if token.folded not in countries()]
    return bool(foreign) and places.issuperset(token.folded for token in foreign)


_INDUSTRIES = ("field", "company", "organisation", "legal", "other", "connector", "loose_company", "family_firm")


def _joins_industries(before: Sequence[TextToken], nearest: Sequence[TextToken]) -> bool:
    """Whether only industries and forms stand behind an "and"."""
    formed = any(token.folded in forms() for token in before[1:])
    inner = any_of(*_INDUSTRIES)
    inner = inner if formed else inner | words("latin:trade") | forms()  # `Delta Sanayi ve Ticaret A.Ş.`
    return all(token.folded in inner for token in nearest)


def _is_headed(block: Block, before: Sequence[TextToken]) -> bool:
    """Whether the words before an "and" begin a body's name; no word for bodies with a brand: `Bank Mandiri dan X`."""
    return any(token.folded in words("prefix") or is_body(token, block.language) for token in before[:-1])


def trimmed(block: Block, part: Chain) -> Iterator[Chain]:
    """A part without what is no part of a name at its begin and end; nothing when nothing is left."""
    placed = (at for at in (2, 1, 0) if len(part) > at + 1 and is_compound(block.tokens[part[at]].folded))
    part = part[next(placed, -1) + 1 :]  # `Marshall Islands-registered Calder Shipping`
    while part and _opens(block, part):
        part = part[1:]
    while part and not _may_close(block, part):
        part = part[:-1]
    if part:
        yield part


def _opens(block: Block, part: Chain) -> bool:
    """Whether the first word of a part is no part of a name: an opener, a month, `Shanghai-based`, a connector."""
    token, following = block.tokens[part[0]], block.tokens[part[1]] if len(part) > 1 else NO_TOKEN
    folded = token.folded
    if folded in words(f"{block.language}:title") and following.capital:
        return False  # `Me Clémence Vauquelin`
    if folded in any_of("starter", "month", f"{block.language}:opener") and token.script == TokenScript.LATIN:
        return not (_is_opener_in_name(block, part[0], following) or _is_surname_inside(block, part))
    if _is_noun_in_front(block, part, following):
        return True
    called = folded in words("opener") and bool(following.text) and folded not in words("role")
    called = called or (block.language == "de" and following.capital and noun_kind(token, "de") == Kind.VESSEL)
    return called or is_compound(folded) or not _opens_chain(block, part[0])


def _is_surname_inside(block: Block, part: Chain) -> bool:
    """Whether a function word with a capital inside a sentence is an Asian surname: `police questioned He Jianping`."""
    first, name = part[0], block.latin(part)
    inside = (
        block.language == "en"
        and block.sentence(first)[0] != first
        and block.near(first - 1).script == TokenScript.LATIN
    )
    plain = inside and not block.near(first - 1).capital and 1 < len(name) <= LONGEST_ASIAN
    shown = plain and (_may_be_asian(name) or shows_person(name) == "surname and given name")
    return shown and no_name_words().isdisjoint(token.folded for token in name[1:])


def _is_opener_in_name(block: Block, index: int, following: TextToken) -> bool:
    """Whether a word that opens sentences is part of a name: an initial, `(Jan Novák)`, `GRUPO TABARCA SA`."""
    token = block.tokens[index]
    initial = len(token.text) == 1 and following.text == "."
    brand = token.text.isupper() and 1 < len(token.text) <= LONGEST_BRAND and not following.text.isupper()
    alone = block.language != "en" or block.near(index - 1).folded == "("
    named = alone and token.folded in words("month") and following.script == TokenScript.LATIN
    headed = block.language in ("es", "fr", "it", "pt") and noun_kind(token, block.language) in Kind.ORGANISATIONS
    return initial or (brand and bool(following.text)) or named or headed  # `le Groupe Castel`


def _is_noun_in_front(block: Block, part: Chain, following: TextToken) -> bool:
    """Whether a noun or a place stands in front of a name: `Shares of Hon Hai`, `Terdakwa II Siti Rahmawati`."""
    folded = block.tokens[part[0]].folded
    if following.folded in ("of", "for") and folded in any_of("firm_noun", "share_noun", "business_noun", "act_of"):
        return True  # `Shares of Hon Hai`
    placed = folded in countries() and following.folded in ("de", "del")  # `en el Perú de Zhongtie Resources Co., Ltd.`
    return placed and any(block.tokens[index].folded in words("strong") for index in part[2:])


def is_compound(folded: str) -> bool:
    """Whether a word says where a name is from or what it belongs to: `Shanghai-based`, `Comoros-flagged`."""
    return "-" in folded and folded.rsplit("-", 1)[1] in words("compound")


def _keeps_dot(block: Block, part: Chain) -> bool:
    """Whether the dot with which a part ends is that of a form or an initial, and not the sentence's own."""
    if block.sentence(part[-1])[1] == part[-1] + 1:
        return False
    before = block.tokens[part[-2] if len(part) > 1 else part[-1]]
    form = before.folded in forms() | words("abbreviation") and before.folded not in words("courtesy")
    return form or len(before.text) == 1


def _may_close(block: Block, part: Chain) -> bool:
    """Whether a name can end with the last token of a part."""
    token, opening = block.tokens[part[-1]], block.tokens[part[0]]
    if len(part) > 2 and token.text.isupper() and token.folded in words("postnominal"):
        return opening.text.isupper() or not is_given(opening.folded)  # `Sarah Whitfield| KC`
    if token.script == TokenScript.MARK:
        return token.folded == ")" or (token.text == "." and _keeps_dot(block, part))
    if token.script == TokenScript.NUMBER:
        return len(part) > 1
    formed = token.folded in every("form") or token.folded in words("small_form")
    return token.capital or formed or "." in token.text or token.text[0].isdigit()


def _name_in(block: Block, part: Chain, before: NamedSpan | None) -> NamedSpan | None:
    """The name of one part of a chain, by the strongest evidence."""
    if not block.latin(part):
        return None
    name = _vessel(block, part) or _titled(block, part) or _organisation(block, part) or _person(block, part)
    return name or _by_context(block, part) or _coordinated(block, part, before)


def _coordinated(block: Block, part: Chain, before: NamedSpan | None) -> NamedSpan | None:
    """A name that "and" joins to one that a plural noun calls so: `the tankers BESTLA and EGRET`."""
    if before is None or part[0] - before.last != 2 or before.evidence.sign is not Sign.CALLED:
        return None
    joined = before.evidence.words.endswith("s") and block.tokens[part[0] - 1].folded in words("conjunction") | {","}
    return name_of(block, part, before.kind, *before.evidence) if joined else None


def _vessel(block: Block, part: Chain) -> NamedSpan | None:
    """`MV Ocean Star`, `the tanker X`, `X (IMO 9187526)`."""
    first = block.tokens[part[0]]
    if len(part) > 1 and first.folded in words("vessel"):
        end = part[-1] + _is_short_number(block.near(part[-1] + 1))  # `MV Sinar Laut 3`
        return name_of(block, (part[1], end), Kind.VESSEL, Sign.PREFIX, first.text)
    kind, noun = _kind_at_sea(block, part[0])
    numbered = is_ship_number(block, part[-1] + 1)
    if not (numbered or kind == Kind.VESSEL) or judge_words(block.latin(part), block.language).strength > 2:
        return None
    kept = [index for index in part if noun_kind(block.tokens[index], block.language) != Kind.VESSEL] or part
    behind = block.near(kept[-1] + 2)
    ended = behind.script == TokenScript.MARK or behind.folded in any_of(
        "conjunction", "copula", "finite", "preposition"
    )
    if _is_short_number(block.near(kept[-1] + 1)) and ended:
        kept = [*kept, kept[-1] + 1]  # `the barge Bahtera Jaya 07.`
    evidence = (Sign.SHIP_NUMBER,) if numbered else (Sign.CALLED, noun)
    return name_of(block, kept, Kind.VESSEL, *evidence)


def _kind_at_sea(block: Block, first: int) -> tuple[str, str]:
    """The kind that the words before a name give it, and the word: `the Palau-flagged X`, `on board the X`."""
    before, aboard = block.near(first - 1), block.near(first - 2)
    home, _, flagged = before.folded.rpartition("-")
    if home and flagged in words("ship_compound"):
        return Kind.VESSEL, before.text
    boarded = before.folded in words("article") and aboard.folded in words("aboard")
    return (Kind.VESSEL, aboard.text) if boarded else kind_before(block, first)


def _is_short_number(token: TextToken) -> bool:
    """Whether a number can end the name of a ship."""
    return token.script == TokenScript.NUMBER and token.text.isdigit() and len(token.text) < LONGEST_BRAND


def is_ship_number(block: Block, index: int) -> bool:
    """Whether a number of ships stands at a token: `(IMO 9187526)`, `, IMO No. 9254903`."""
    window = block.tokens[index : index + 6]
    marked = len(window) > 2 and window[0].folded in "(," and window[1].folded in ("imo", "mmsi")
    return marked and any(token.script == TokenScript.NUMBER and len(token.text) in (7, 9) for token in window)


def _titled(block: Block, part: Chain) -> NamedSpan | None:
    """A person behind a title inside the chain, before it or in small letters: `lawyer Dariga Sultanova`."""
    if named := _named_by_title(block, part):
        return named
    titles = roles(block.language, "honorific", f"{block.language}:title")
    folded = [block.tokens[index].folded * (block.language != "vi") for index in part]  # `Tạ` is no `tá`
    at = _last_title(block, part, folded, titles)
    if at < 0:
        kind, noun = kind_before(block, part[0])
        alone = fold(noun) in words("kin") and is_given(folded[0])  # `his daughter Ioanna`
        alone = alone or (_is_surname_title(block, fold(noun)) and len(part) == 1)  # `customs officer Lysenko`
        firm = fold(noun) in words("party") and judge_words(block.latin(part), block.language).strength > 1
        return _with_role(block, part, noun, least=2 - alone) if kind == Kind.PERSON and not firm else None
    name = part[at + 1 + (block.near(part[at] + 1).text == ".") :]
    office = len(name) > 2 and block.tokens[name[0]].folded in words("office_of")
    name = name[office and bool(shows_person(block.latin(name[1:]))) :]
    if folded[at] in words("courtesy"):
        return name_of(block, name, Kind.PERSON, Sign.COURTESY) if is_person_size(block, name, least=1) else None
    return _with_role(block, name, least=2 - _is_surname_title(block, folded[at]))  # `Mr Justice Penhaligon`


def _is_surname_title(block: Block, folded: str) -> bool:
    """Whether a surname alone behind a folded title names a person, as none does behind a form of address."""
    return block.language == "en" and folded in words("surname_title")


def _with_role(block: Block, name: Chain, noun: str = "", *, least: int = 2) -> NamedSpan | None:
    """A person with the role before the name, which the noun that shows the person belongs to."""
    last = block.tokens[name[-1]] if len(name) > LONGEST_PAIR else NO_TOKEN
    if last.text.isupper() and last.folded in words("postnominal") and not block.tokens[name[0]].text.isupper():
        name = name[:-1]  # `HHJ Adeyemi Cole| KC`
    if not is_person_size(block, name, least=least):
        return None
    role = role_before(block, name[0])
    return name_of(block, name, Kind.PERSON, Sign.ROLE, noun or role, role=role)


def _named_by_title(block: Block, part: Chain) -> NamedSpan | None:
    """A person whose name holds what could be a title: `Son Kyong Sik`, no son; `Dean Pruitt`; `Pope Francis`."""
    tokens = block.tokens
    korean = len(part) == 3 and tokens[part[0]].folded in words("korean_surname")
    if korean and all(_syllables(tokens[index].folded) == 1 for index in part[1:]):
        return name_of(block, part, Kind.PERSON, Sign.SURNAME_AND_GIVEN)
    if _is_given_title(block, part):
        return name_of(block, part, Kind.PERSON, Sign.GIVEN_NAME)
    regnal = next((i for i, index in enumerate(part[:-1]) if tokens[index].folded in words("regnal")), -1)
    if regnal >= 0 and is_person_size(block, part[regnal + 1 :], least=1):
        return name_of(block, part[regnal:], Kind.PERSON, Sign.TITLE, tokens[part[regnal]].text)
    return None


def _last_title(block: Block, part: Chain, folded: Sequence[str], titles: frozenset[str]) -> int:
    """Where the last title of a part stands; -1 for none, and where a word like `deputy` stands behind it."""
    if block.language == "de":
        nouns = zip(folded[:-2], part, strict=False)
        titles |= {word for word, i in nouns if noun_kind(block.tokens[i], "de") == Kind.PERSON}
    titled = [word in titles or is_role(word) for word in folded]
    titled[-1] = titled[-1] and folded[-1] not in words("given_title")  # `Major Naing Lin Tun`
    shown = (i for i in reversed(range(len(part))) if titled[i] or folded[i] in words("modifier"))
    at = next(shown, -1)
    return at if at < 0 or (titled[at] and not _form_inside(block, part[: at + 2])) else -1


def _is_given_title(block: Block, part: Chain) -> bool:
    """Whether the title with which a part begins is a given name: before a surname alone, or a Burmese syllable.

    Where words before it say whose title it is (`Law School Dean Ashby`), the part does not begin with it.
    """
    name = block.latin(part)
    if len(name) < 2 or name[0].folded not in words("given_title") or not all(t.text.istitle() for t in name):
        return False
    burmese = len(name) > 2 and words("burmese_name").issuperset(token.folded.removesuffix("'s") for token in name[1:])
    surname = len(name) == 2 and is_person_word(name[1]) and not is_given(name[1].folded) and block.language == "en"
    surname = surname and len(name[0].text) > 1  # not `U Turn`
    return burmese or (surname and not judge_words(name).kind)


def is_person_size(block: Block, part: Sequence[int], least: int = 2) -> bool:
    """Whether some tokens can be a person's name by their number and words."""
    latin = block.latin(part)
    marks = {block.tokens[index].text for index in part if block.tokens[index].script != TokenScript.LATIN}
    longest = LONGEST_PERSON + (not words("filiation").isdisjoint(token.folded for token in latin))
    if not marks <= set(".,’'\"“”") or not least <= len(latin) <= longest:
        return False
    latin[-1] = latin[-1]._replace(folded=latin[-1].folded.removesuffix("'s"))
    if not latin[-1].capital or not _opens_chain(block, part[0]):
        return False
    if block.language == "vi":  # `Tạ Mỹ Hạnh`: any syllable
        return all(token.capital for token in latin) and " ".join(token.folded for token in latin) not in countries()
    initials = list(_initials(block, part))
    return all(is_person_word(token) or token.folded in GENERATIONS or token in initials for token in latin)


def _initials(block: Block, part: Sequence[int]) -> Iterator[TextToken]:
    """The single capitals before a dot: `Anna I. Petrova`."""
    for at in part:
        if block.near(at + 1).text == "." and len(block.tokens[at].text) == 1 and block.tokens[at].capital:
            yield block.tokens[at]


def role_before(block: Block, first: int) -> str:
    """The title that stands directly before a name, as the text has it: `Chinese President`, `chief executive`."""
    tokens, start = block.tokens, first
    role_words = roles(block.language, "modifier", "honorific")
    for at in range(first - 1, max(-1, first - 1 - REACH_OF_ROLE), -1):
        token = tokens[at]
        titled = token.folded in role_words or is_role(token.folded)
        inside = token.folded in words("office_word") or (token.capital and token.folded not in words("starter"))
        if token.script != TokenScript.LATIN or not (titled or inside):
            break
        start = at if titled else start
    start = next((at for at in range(first, start + 1, -1) if _is_behind_kin(block, at)), start)
    while start < first and block.near(start - 1).folded.removesuffix("'s") in countries():
        start -= 1
    return block.written(start, first - 1) if start < first else ""


def _is_behind_kin(block: Block, at: int) -> bool:
    """Whether a noun for relatives and "of" end before a token: `the son-in-law of| tycoon X`."""
    return block.near(at - 1).folded == "of" and block.near(at - 2).folded in words("kin")


def role_of(block: Block, first: int, after: int) -> str:
    """The title or role of a person: before the name, or in the apposition behind it: `, a spokesman for it,`."""
    if role := role_before(block, first):
        return role
    if block.near(after).folded != ",":
        return ""
    at = end = after + 1 + (block.near(after + 1).folded in words("determiner"))
    while end - at < REACH_OF_ROLE and block.near(end).script == TokenScript.LATIN:
        end += 1
    shown = any(is_role(block.near(index).folded) for index in range(at, min(end, at + 4)))
    return block.written(at, end - 1) if shown and block.near(end).folded in (",", ".") else ""


def country_in(role: str) -> str:
    """The country that a role names: `Chinese President`; an empty string for none.

    Example:
        >>> country_in("spokesman for the Japanese embassy"), country_in("chairman")
        ('jp', '')
    """
    word_countries = (countries().get(fold(word).removesuffix("'s"), ("", "")) for word in role.split())
    return next((code for code, what in word_countries if what in ("adjective", "name")), "")


def _organisation(block: Block, part: Chain) -> NamedSpan | None:
    """A company by its legal form, an organisation by its head."""
    part = _behind_office(block, behind_party(block, part))
    name = block.latin(part)
    verdict = judge_words([block.tokens[index] for index in part], block.language)
    place = countries().get(" ".join(token.folded for token in name), ("eu",))[0] != "eu"  # `Russian Federation`
    if verdict.kind not in Kind.ORGANISATIONS or place:
        return None
    kind = verdict.kind
    if kind == Kind.COMPANY and (whole := _to_end_of_firm(block, part, verdict.strength)):
        part = whole
    elif kind == Kind.COMPANY or verdict.strength < 2:
        around = kind_behind(block, part[-1] + 1) or kind_before(block, part[0])[0]
        if around not in Kind.ORGANISATIONS and verdict.strength < 2:
            return None
        kind = around if around in Kind.ORGANISATIONS else kind
    return None if is_generic(block.latin(part)) else name_of(block, part, kind, *verdict.evidence)


def _to_end_of_firm(block: Block, part: Chain, strength: int) -> Chain:
    """A firm up to its form, or before its seat behind a plural: `Meridian Tankers| of Piraeus`; empty if neither."""
    if strength > 2:
        return _to_last_form(block, part)
    folded = [block.tokens[index].folded for index in part] * (strength > 1)
    plurals = (at for at in range(2, len(folded)) if folded[at] == "of" and folded[at - 1].endswith("s"))
    return part[: next((at for at in plurals if folded[at - 1] in words("company")), 0)]


def _behind_office(block: Block, part: Chain) -> Chain:
    """An organisation's name behind an office or organ in it: `Onboarding of Al Wafi Ltd`, `Vorstand der Lahn SE`."""
    folded = [block.tokens[index].folded for index in part]
    office = len(part) > 3 and (is_role(folded[0]) or folded[0] in words("act_of")) and folded[1] in ("of", "for")
    formed = judge_words(block.latin(part), block.language).evidence.sign is Sign.LEGAL_FORM
    joins = range(len(part) - 2, 0, -1) if formed else ()
    owners = (at for at in joins if folded[at] in any_of("office_of", "genitive"))
    organ = (at for at in owners if _has_owner(block, block.tokens[part[at - 1]]))
    return part[max(next(organ, -1) + 1, 2 * office) :]


def _has_owner(block: Block, noun: TextToken) -> bool:
    """Whether the firm behind a noun is another one: `Vorstand der| Lahn SE`, `Gründer der| Rheinquell GmbH`."""
    return noun.folded in words("organ") or (block.language == "de" and noun_kind(noun, "de") == Kind.PERSON)


def behind_party(block: Block, part: Chain) -> Chain:
    """An organisation's name behind what a text calls it: `Plaintiff Meridian Optics`, `Kölner Firma Rheintech`."""
    upper = all(token.text.isupper() for token in block.latin(part))  # `GRUPO TABARCA SA` of a register
    named = words("party") if upper or block.language == "en" else any_of("party", f"{block.language}:noun")
    endings = tuple(word[1:] for word in words(f"{block.language}:opener") if word[:1] == "-")
    places = range(min(4, len(part) - 2), -1, -1)
    folded = [block.tokens[index].folded for index in part]
    owned = "s" * (block.language == "de")  # `Dienstleisters Paywerk AG`
    word_forms = [{word, word.removesuffix(owned), f"{last} {word}"} for last, word in pairwise(("", *folded))]
    ended = [bool(endings) and word.removesuffix(owned).endswith(endings) for word in folded]
    at = next((i for i in places if word_forms[i] & named or ended[i]), -1)
    if opener := _form_inside(block, part):
        return part[opener:]
    return part if is_generic(block.latin(part[at + 1 :])) else part[at + 1 :]  # `Nordfink Bank AG`


def _form_inside(block: Block, part: Chain) -> int:
    """The place of a legal form in capitals with which a firm begins inside a part: `Direktur Utama PT Bara Nusa`."""
    for place in range(1, len(part) - 1):
        token = block.tokens[part[place]]
        if token.folded in words("legal_opener") and token.text.isupper():
            return 0 if block.tokens[part[place - 1]].text.isupper() else place
    return 0


def _to_last_form(block: Block, part: Chain) -> Chain:
    """The name up to its last legal form: what follows one is no part of it, but for a country: `CPC Corp, Taiwan`."""
    last = next(i for i in range(len(part) - 1, -1, -1) if block.tokens[part[i]].folded in forms() or i == 0)
    if last == 0:
        return part
    behind = takewhile(lambda at: block.tokens[at].text in (".", ")"), part[last + 1 :])
    return [*part[: last + 1], *behind]


def is_generic(name: Sequence[TextToken]) -> bool:
    """Whether a name has nothing of its own: `Technology Company`, `the Company`, `Research Center`."""
    generic = any_of("organisation", "company", "legal", "field", "generic", "connector", "starter", "noun_company")
    plain = [token.folded for token in name if token.script == TokenScript.LATIN]
    return all(word in generic for word in plain) and not any(word in words("sole_head") for word in plain[:-1])


def is_syllabic(word: str) -> bool:
    """Whether a folded word is one or two syllables as East Asian given names are, with or without a hyphen."""
    return 0 < sum(map(_syllables, word.split("-"))) <= 2 and all(map(_syllables, word.split("-")))


def _syllables(piece: str) -> int:
    """How many syllables a piece has, up to two; 0 when it is none."""
    return next((count for count, shape in enumerate(_SHAPES, start=1) if shape.fullmatch(piece)), 0)


_SHAPES = tuple(re.compile(f"(?:{SYLLABLE}){{{count}}}") for count in (1, 2))


def _person(block: Block, part: Chain) -> NamedSpan | None:
    """A person without a title: by given name and surname, and by what stands around."""
    part = _behind_nationality(block, part)
    saint = block.tokens[part[0]].folded in words("saint")  # `San Pedro`, `Saint Petersburg`
    if saint or not is_person_size(block, part):
        return None
    address = "".join(t.folded for t in block.tokens[part[-1] + 1 : part[-1] + 3] if t.script == TokenScript.HAN)
    described = kind_behind(block, part[-1] + 1) == Kind.PERSON or address in words("han:address")  # `Tarquin Heng先生`
    sign = _sign_of_person(block, part, described=described)
    if sign is None or (sign is not Sign.SURNAME_FIRST and _is_called_firm(block, part[0])):
        return None
    before = block.near(part[0] - 1).folded
    placed = before in ("in", "near") and len(block.latin(part)) == 2 and not described
    placed = placed or _is_workplace(block, part[0])
    return None if placed or before in words("no_person_before") else name_of(block, part, Kind.PERSON, sign)


def _is_workplace(block: Block, first: int) -> bool:
    """Whether a name is where people work, and no person: `lawyers at Clifford Chance`."""
    return block.near(first - 1).folded == "at" and block.near(first - 2).folded in any_of("staff", "role")


def _sign_of_person(block: Block, part: Chain, *, described: bool) -> Sign | None:
    """Why the words of a part are a person, by themselves or as `described` behind them; None for nothing."""
    if any(block.tokens[index].text == "," for index in part):
        return Sign.SURNAME_FIRST
    name = block.latin(part)
    if sign := shows_person(name):
        return sign
    if any(_nickname_size(block, at, part[-1] + 1) for at in range(part[0] + 1, part[-1])):
        return Sign.NICKNAME
    follows = described or (_may_be_asian(name) and speaks(block, part[-1] + 1))
    return Sign.FOLLOWS if follows else None


def _is_called_firm(block: Block, first: int) -> bool:
    """Whether a noun for firms alone stands before a name: `la conservera Mar Azul`."""
    if block.near(first - 1).script != TokenScript.LATIN:
        return False
    kind, noun = kind_before(block, first)
    return kind in Kind.ORGANISATIONS and noun not in words("noun_both")


def _behind_nationality(block: Block, part: Chain) -> Chain:
    """A name from its given name on, behind what persons are: `Fälscher Hans Maurer`, `Maltese Josef Zerafa`."""
    first = next((at for at, index in enumerate(part[:-1]) if is_given(block.tokens[index].folded)), 0)
    described = block.language == "de" or all(_is_nationality(block.tokens[index]) for index in part[:first])
    return part[first:] if described else part


def _is_nationality(token: TextToken) -> bool:
    """Whether a word says what country a person is of: `Maltese`, `Franco-Libanais`, `Briton`."""
    what = countries().get(token.folded.rpartition("-")[2], ("", ""))[1]
    return what == "adjective" or token.folded in any_of("noun_person", "noun_both")


def shows_person(name: Sequence[TextToken]) -> Sign | None:
    """What shows that words alone are a person, or None."""
    return next((sign for sign, shows in _SIGNS_OF_PERSONS.items() if shows(name)), None)


def _has_initials(name: Sequence[TextToken]) -> bool:
    initials = len(name) > 2 and all(len(t.text) == 1 and t.capital for t in name[:-1]) and name[-1].text.istitle()
    return initials and name[0].folded + name[1].folded not in countries()


def _names_father(name: Sequence[TextToken]) -> bool:
    family = any(token.folded.startswith(("al-", "el-")) for token in name[1:])
    filial = any(token.folded in words("filiation") for token in name[1:-1])
    return filial or (family and (len(name) > 2 or is_given(name[0].folded)))


def _has_given_name(name: Sequence[TextToken]) -> bool:
    firm = name[-1].folded.removesuffix("'s") in words("noun_company")
    return is_given(name[0].folded) and len(name) < LONGEST_PERSON and not firm


def _ends_as_surname(name: Sequence[TextToken]) -> bool:
    endings = tuple(ending for ending in words("surname_ending") if len(ending) > LONGEST_ASIAN)
    return len(name) > 1 and name[-1].folded.removesuffix("'s").endswith(endings)


def _is_eastern(name: Sequence[TextToken]) -> bool:
    """Whether a Chinese or Korean surname stands before a given name of two syllables, or a Vietnamese name."""
    last = name[-1].folded.removesuffix("'s")
    pair = len(name) == 2 and is_syllabic(last) and ("-" in last or _syllables(last) == 2)
    triple = len(name) == 3 and all(_syllables(token.folded) == 1 for token in name[1:])
    return (name[0].folded in chinese_surnames() and (pair or triple)) or _is_vietnamese(name)


def _is_vietnamese(name: Sequence[TextToken]) -> bool:
    """Whether a Vietnamese surname opens a name with Vietnamese letters: `Lê Văn Hùng`, not `Le Café Noir`."""
    marked = name[:1] if len(name[0].folded) <= SHORT_FUNCTION else name
    surname = name[0].folded in words("vietnamese_surname") and 2 < len(name) < LONGEST_PERSON
    return surname and not "".join(token.text for token in marked).isascii()


_SIGNS_OF_PERSONS: dict[Sign, Callable[[Sequence[TextToken]], bool]] = {
    Sign.INITIALS: _has_initials,
    Sign.FAMILY: _names_father,
    Sign.SURNAME_AND_GIVEN: _is_eastern,
    Sign.GIVEN_NAME: _has_given_name,
    Sign.SURNAME: _ends_as_surname,
}


def _may_be_asian(name: Sequence[TextToken]) -> bool:
    has_surname = name[0].folded in chinese_surnames() or name[0].folded in words("korean_surname")
    return has_surname and all(_syllables(token.folded.removesuffix("'s")) for token in name[1:])


def _by_context(block: Block, part: Chain) -> NamedSpan | None:
    """An organisation or person that only its neighbours explain: `a firm called X`, `X, a Chinese producer`."""
    tokens = block.latin(part)
    verdict, noun_behind = judge_words(tokens, block.language), _noun_behind(block, part)
    if (
        _is_place([token.folded for token in tokens])
        or (verdict.kind == Kind.OTHER and not noun_behind.text)
        or is_generic(tokens)
    ):
        return None
    behind = kind_behind(block, part[-1] + 1)
    before, noun = (noun_kind(noun_behind), noun_behind.text) if noun_behind.text else kind_before(block, part[0])
    if before in Kind.ORGANISATIONS:
        return name_of(block, part, before, Sign.CALLED, noun)
    if behind in Kind.ORGANISATIONS | {Kind.VESSEL}:
        return name_of(block, part, behind, Sign.FOLLOWS)  # `de Los Zetas, una banda`
    if is_known_firm(block, part):
        return name_of(block, part, Kind.COMPANY, Sign.KNOWN_FIRM)
    return name_of(block, part, Kind.COMPANY, Sign.TRADED) if traded(block, part) else None


def _noun_behind(block: Block, part: Chain) -> TextToken:
    """The noun that ends a phrase with an article around a name: `the Lido casino`; no token for none."""
    noun, article = block.near(part[-1] + 1), block.near(part[0] - 1)
    named = article.folded == "the" and noun.folded in words("noun_behind") and len(block.latin(part)) > 1
    return noun if named else NO_TOKEN


def _is_place(name: Sequence[str]) -> bool:
    """Whether folded words are a country or city, or begin as a place."""
    return " ".join(name) in countries() or name[0] in words("place")


def traded(block: Block, part: Sequence[int]) -> bool:
    """Whether a name has shares or an executive: `Shares in X fell`, `creditors of X`, `analysts at X`."""
    first = block.tokens[part[0]].folded.removesuffix("'s")
    noun, joined = block.near(part[0] - 2).folded, block.near(part[0] - 1).folded
    if _is_place([first]):
        return False
    heads = {"in": words("share_noun"), "of": any_of("firm_noun", "founding")}
    return noun in heads.get(joined, ()) or _has_officer(block, part) or _is_workplace(block, part[0])


def _has_officer(block: Block, part: Sequence[int]) -> bool:
    """Whether a name has what only firms have behind it: `Corvex chief executive Ott`, `Montclair Pay's licence`."""
    whose = block.near(part[-1] + 1).folded == "," and block.near(part[-1] + 2).folded == "whose"
    after = part[-1] + 1 + 2 * whose
    owned = whose or (len(part) > 1 and block.tokens[part[-1]].folded.endswith("'s"))
    return stands(block, after, "executive") or (owned and block.near(after).folded in words("firm_noun"))


def is_known_firm(block: Block, part: Sequence[int]) -> bool:
    """Whether a name is one word that every reader knows for a firm, an acronym in capitals: `HSBC`, `Huawei`."""
    token = block.tokens[part[0]]
    other_writing = block.near(part[0] - 1).folded in BRACKETS or not token.text.replace("’", "'").isascii()
    if len(part) > 1 or other_writing or token.folded.removesuffix("'s") not in known_firms():
        return False
    return token.capital if len(token.text) > LONGEST_BRAND else token.text.isupper()
