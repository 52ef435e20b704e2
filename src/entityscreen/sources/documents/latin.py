"""Names in Latin letters: chains of capitalised words, and the names that stand in them.

Here belongs where a chain goes on, where a name begins and ends in it, and whether its words and neighbours show a
person, a company, an organisation or a vessel. A name whose other writing stands in a bracket behind it is cut by
aligning both (`alignment.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entityscreen.sources.documents.kinds import (
    Verdict,
    country_of,
    is_body,
    is_person_word,
    judge_words,
    kind_before,
    kind_behind,
    roles,
    speaks,
)
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import Block, Script, Token
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
    words,
)

LONGEST_CHAIN = 18  # tokens; the longest official names of ministries have about a dozen words
LONGEST_PERSON = 5  # words
LONGEST_HEADLINE = 60  # tokens
HEADLINE_WORDS, HEADLINE_SHARE = 6, 0.7  # a line of so many words, so many of them with capitals, is a headline

SHORT_FUNCTION = 2  # letters; `An`, `He`, `So` inside a chain of capitals are syllables of names
Chain = list[int]


def find_chains(block: Block) -> list[Chain]:
    """All chains of capitalised words of a block, as lists of token indexes, in order and without overlap."""
    found: list[Chain] = []
    index, size = 0, len(block.tokens)
    while index < size:
        token = block.tokens[index]
        if token.script == Script.LATIN and (token.capital or _opens_small(block, index) or _is_ordinal(block, index)):
            chain = chain_from(block, index)
            found.append(chain)
            index = chain[-1] + 1
        else:
            index += 1
    return found


def _is_ordinal(block: Block, index: int) -> bool:
    """Whether an ordinal opens a name: `99th Research Institute`."""
    following = block.tokens[index + 1] if index + 1 < len(block.tokens) else None
    return (
        block.tokens[index].text[0].isdigit()
        and following is not None
        and following.script == Script.LATIN
        and following.capital
    )


def _opens_small(block: Block, index: int) -> bool:
    """Whether a small word opens a name: `iRay`, `al-Sayed`, `al Hajj`."""
    text = block.tokens[index].text
    return len(text) > 2 and text[:3] in ("al-", "el-") and text[3:4].isupper()


def chain_from(block: Block, first: int) -> Chain:
    tokens, chain = block.tokens, [first]
    _, end = block.sentence(first)
    index = first + 1
    while index < end and len(chain) < LONGEST_CHAIN:
        step = _step(block, index, chain, end)
        if not step:
            break
        chain.extend(range(index, index + step))
        index += step
    while len(chain) > 1 and not _may_end(block, chain[-1]):
        chain.pop()
    return chain if tokens[chain[-1]].script != Script.MARK or len(chain) > 1 else chain[:1]


def _may_end(block: Block, index: int) -> bool:
    """Whether a chain may end with a token: a name word, a number, the dot of an abbreviation, a closed bracket."""
    token = block.tokens[index]
    if token.script == Script.MARK:
        return token.text == "." or (token.folded == ")" and index in block.closers)
    small_form = token.folded in forms()
    return token.capital or token.script == Script.NUMBER or small_form or token.text[0].isdigit()


def _step(block: Block, index: int, chain: Chain, end: int) -> int:
    """How many tokens from an index belong to the chain before it; 0 where it ends."""
    tokens = block.tokens
    token, before = tokens[index], tokens[chain[-1]]
    if token.script == Script.MARK:
        return _step_mark(block, index, before, end)
    if token.script == Script.NUMBER:
        following = tokens[index + 1] if index + 1 < end else None
        goes_on = (
            following is not None and following.script == Script.LATIN and (following.capital or following.text == "of")
        )
        numbered = before.folded in words("numbered") or (goes_on and following is not None and following.capital)
        return int(numbered and before.script == Script.LATIN)
    if token.script != Script.LATIN:
        return 0
    if token.capital or _opens_small(block, index):
        return 0 if before.text == "." and _is_stopped(block, index, chain) else 1
    if "." in token.text and token.folded in words("strong"):
        return 1
    return _step_small(tokens, index, end, chain)


def _is_stopped(block: Block, index: int, chain: Chain) -> bool:
    """Whether the dot before a word ends its sentence: before a function word, or behind a legal form."""
    token = block.tokens[index]
    form = len(chain) > 1 and block.tokens[chain[-2]].folded in any_of("legal", "strong")
    goes_on = token.folded in any_of("legal", "strong") | every("form")
    return (token.text.istitle() and token.folded in words("starter")) or (form and not goes_on)


def _step_small(tokens: Sequence[Token], index: int, end: int, chain: Chain) -> int:
    """How many small words join a chain to its next capital: `of`, `for the`, `de la`, `a/l`."""
    for size in (1, 2, 3):
        if index + size >= end:
            return 0
        word = tokens[index + size - 1].folded
        placed = word in words("placing") and not any(tokens[at].folded in words("prefix") for at in chain)
        if placed or word not in words("connector") | words("particle") | words("joining"):
            return 0
        following = tokens[index + size]
        if following.script == Script.LATIN and (following.capital or following.text[0].isdigit()):
            return size
    return 0


def _step_mark(block: Block, index: int, before: Token, end: int) -> int:
    tokens, mark = block.tokens, block.tokens[index].folded
    following = tokens[index + 1] if index + 1 < end else None
    if mark == ".":
        initial = len(before.text) == 1 and before.text.isupper()
        form = before.folded in words("abbreviation") or (len(before.text) < 5 and before.folded in forms())
        return int(before.end == tokens[index].start and (initial or form))
    if following is None or following.script != Script.LATIN:
        return 2 if following is not None and mark == "." else 0
    if mark == '"' and following.capital and block.pairs.get(index) == index + 2 and index + 3 < end:
        return 3 if before.capital and tokens[index + 3].capital else 0  # `Gordon "Skip" Lathrop`
    if mark == "," and _is_listed(block, index, end):
        return 2
    if mark == ",":
        form = following.folded in forms() | {"jr", "sr"} and following.capital
        fields = before.folded in words("field") and following.folded in words("field")
        return 2 if form or fields else 0
    if mark == "&" and following.capital:
        return 2
    if mark in "’'" and before.folded.endswith("s") and before.end == tokens[index].start and following.capital:
        heads = any_of("organisation", "prefix", "company")
        return int(before.folded in words("possessive") or following.folded in heads)
    if mark == "(":
        return _inner_bracket(block, index, end)
    return 0


def _is_listed(block: Block, index: int, end: int) -> bool:
    """Whether a comma parts surname and given names as lists write them: `AL-HADIDI, Mustafa Kamil (…)`."""
    before, behind = block.tokens[index - 1], block.tokens[index + 1]
    if not (before.text.isupper() and len(before.text) > 2 and behind.text.istitle()) or behind.folded in countries():
        return False
    if is_role(behind.folded) or behind.folded in any_of("place", "province", "courtesy", "month", "legal"):
        return False
    at = index + 1
    while at < end and block.tokens[at].script == Script.LATIN and block.tokens[at].text.istitle() and at - index < 5:
        at += 1
    return at >= end or block.tokens[at].folded in ("(", ";", "—", ")", "|")


def _inner_bracket(block: Block, index: int, end: int) -> int:
    """The size of a bracket inside a name: `Precision Instruments (Suzhou) Co., Ltd.`"""
    closing = block.pairs.get(index, 0)
    inner = block.tokens[index + 1 : closing]
    if not 0 < len(inner) <= 3 or closing + 1 >= end or not all(t.script == Script.LATIN and t.capital for t in inner):
        return 0
    behind = [token for token in block.tokens[closing + 1 : min(end, closing + 6)] if token.script == Script.LATIN]
    form = next((at for at, token in enumerate(behind) if token.folded in words("strong")), -1)
    opens = bool(behind) and all(token.capital for token in behind[: form + 1])
    return closing - index + 1 if form >= 0 and opens and not inner[0].text.isupper() else 0


def is_headline(block: Block, index: int) -> bool:
    """Whether a token stands in a title of which most words have capitals: they open no names there."""
    first, end = block.sentence(index)
    if end - first > LONGEST_HEADLINE:
        return False
    sentence = block.tokens[first:end]
    if sentence and sentence[-1].script == Script.MARK and sentence[-1].text in ".!?":
        return False
    latin = [token for token in sentence if token.script == Script.LATIN]
    if len(latin) < HEADLINE_WORDS or any(token.folded in "(|:;,（" for token in sentence):
        return False
    titled = sum(token.capital and not token.text.isupper() for token in latin)
    return titled >= HEADLINE_SHARE * len(latin)


def scan_latin(block: Block, chains: Sequence[Chain], taken: Sequence[bool]) -> Iterator[Name]:
    """Persons, companies, organisations and vessels that the words themselves or their neighbours give away.

    Yields:
        Names in the order of the text.
    """
    before: Name | None = None
    for chain in chains:
        for free in _free_parts(chain, taken):
            if is_headline(block, free[0]):
                continue
            for part in split_chain(block, free):
                for name in _names_in(block, part, before):
                    before = name
                    yield name


def _free_parts(chain: Chain, taken: Sequence[bool]) -> Iterator[Chain]:
    part: Chain = []
    for index in chain:
        if taken[index]:
            if part:
                yield part
            part = []
        else:
            part.append(index)
    if part:
        yield part


def split_chain(block: Block, chain: Chain) -> Iterator[Chain]:
    """The parts of a chain that can be one name each: cut at possessives, openers, "and" between names.

    Example:
        >>> from entityscreen.sources.documents.tokens import make_block
        >>> block = make_block("Chau's Suncity Group and Concord Management and Consulting")
        >>> [block.written(part[0], part[-1]) for part in split_chain(block, find_chains(block)[0])]
        ["Chau's", 'Suncity Group', 'Concord Management and Consulting']
    """
    part: Chain = []
    for place, index in enumerate(chain):
        token = block.tokens[index]
        if token.folded in words("conjunction") and token.script == Script.LATIN and part and place + 1 < len(chain):
            if _is_whole(block, part, chain[place + 1 :]):
                part.append(index)
                continue
            yield from trimmed(block, part)
            part = []
            continue
        if token.folded == "of" and part and _is_member(block, part, index):
            yield from trimmed(block, part)
            part = []
            continue
        if part and token.capital and (token.folded in words("courtesy") or _opens_clause(block, index, part)):
            yield from trimmed(block, part)
            part = []
        part.append(index)
        if token.folded.endswith("'s") and token.folded not in words("possessive") and place + 1 < len(chain):
            yield from trimmed(block, part)
            part = []
    yield from trimmed(block, part)


def _is_member(block: Block, part: Chain, index: int) -> bool:
    """Whether a person's name stands before "of the": `Ryan Fedasiuk of the Center for Security`."""
    name = [block.tokens[at] for at in part if block.tokens[at].script == Script.LATIN]
    return len(name) > 1 and is_person_size(block, part) and bool(shows_person(name) or _may_be_asian(name))


def _opens_clause(block: Block, index: int, part: Chain) -> bool:
    """Whether a capital function word inside a chain begins another clause; not in names all in capitals."""
    token = block.tokens[index]
    function = token.folded in words("starter") and token.folded not in words("connector")
    if not function or not token.text.istitle() or block.tokens[part[-1]].text.isupper():
        return False
    following = block.tokens[index + 1] if index + 1 < len(block.tokens) else None
    named = following is not None and following.script == Script.MARK and following.folded in ",("
    return not named and len(token.text) > SHORT_FUNCTION


def _is_whole(block: Block, left: Chain, right: Chain) -> bool:
    """Whether an "and" stands inside one name: `Ministry of Trade and Industry`, `Concord Management and Consulting`."""
    before = [block.tokens[index] for index in left if block.tokens[index].script == Script.LATIN]
    behind = [block.tokens[index] for index in right if block.tokens[index].script == Script.LATIN]
    stop = next((at for at, token in enumerate(behind) if token.folded in words("conjunction")), len(behind))
    nearest = behind[:stop]
    generic = any_of("field", "company", "organisation", "legal", "other", "connector", "loose_company")
    if all(token.folded in generic for token in nearest):
        return True
    headed = any(t.folded in words("prefix") | words(f"{block.language}:body") for t in before[:-1])
    headed = headed or any(is_body(token, block.language) for token in before[:-1])
    related = block.language != "en" or {nearest[0].folded, nearest[-1].folded} & generic
    if headed and related and not _is_named(block, nearest):
        return True
    places = any_of("geo", "place", "field", "company", "loose_company", "province")
    sorts = all(token.folded in places or token.folded in countries() for token in before)
    return (
        sorts
        and judge_words(behind).kind in (Kind.COMPANY, Kind.ORGANISATION)
        and not all(token.folded in countries() for token in before)
    )


def _is_named(block: Block, name: Sequence[Token]) -> bool:
    verdict = judge_words(name, block.language)
    return verdict.kind in (Kind.COMPANY, Kind.ORGANISATION) and verdict.strength > 2


def trimmed(block: Block, part: Chain) -> Iterator[Chain]:
    """A part without what is no part of a name at its begin and end; nothing when nothing is left."""
    while part and _opens(block, part):
        part = part[1:]
    while part and not _may_close(block, part):
        part = part[:-1]
    if part:
        yield part


def _opens(block: Block, part: Chain) -> bool:
    """Whether the first word of a part is no part of a name: an opener, a month, `Shanghai-based`, a connector."""
    token = block.tokens[part[0]]
    folded = token.folded
    if token.script in (Script.MARK, Script.NUMBER):
        return True
    following = block.tokens[part[1]] if len(part) > 1 else None
    if folded in any_of("starter", "month", f"{block.language}:opener"):
        initial = len(token.text) == 1 and following is not None and following.text == "."
        brand = token.text.isupper() and len(token.text) > 1 and following is not None and not following.text.isupper()
        return not initial and not brand and not _is_surname(token, following)
    if folded in words("opener") and following is not None and folded not in words("role"):
        return True
    if (
        following is not None
        and following.folded == "of"
        and folded in any_of("firm_noun", "share_noun", "business_noun")
    ):
        return True  # `Shares of Hon Hai`
    if not token.capital and not _opens_small(block, part[0]):
        return following is None or not following.capital or not token.text[0].isdigit()
    return "-" in folded and folded.rsplit("-", 1)[1] in words("compound")


def _is_surname(token: Token, following: Token | None) -> bool:
    """Whether a function word is a surname before a given name of two syllables: `He Zhiping`, `She Zhijiang`."""
    return (
        following is not None
        and token.text.istitle()
        and following.folded not in words("month")
        and token.folded not in any_of("connector", "determiner")
        and token.folded in chinese_surnames()
        and (is_syllabic(following.folded) and (_syllables(following.folded) == 2 or "-" in following.folded))
    )


def _may_close(block: Block, part: Chain) -> bool:
    token = block.tokens[part[-1]]
    if token.script == Script.MARK:
        if token.text == "." and block.sentence(part[-1])[1] == part[-1] + 1:
            return False  # the sentence's own
        before = block.tokens[part[-2]] if len(part) > 1 else token
        form = before.folded in any_of("abbreviation", "legal") and before.folded not in words("courtesy")
        return token.folded == ")" or (token.text == "." and (form or len(before.text) == 1))
    if token.script == Script.NUMBER:
        return len(part) > 1
    return token.capital or "." in token.text or token.folded in every("form") or token.text[0].isdigit()


def name_of(block: Block, part: Sequence[int], kind: str, evidence: str, *, role: str = "") -> Name:
    """The name that some tokens make, without a possessive ending."""
    last = part[-1]
    text = block.written(part[0], last)
    for ending in ("’s", "'s", "’", "'"):
        if block.tokens[last].script == Script.LATIN and text.endswith(ending):
            text = text.removesuffix(ending)
            break
    country = "" if kind == Kind.PERSON else country_of([block.tokens[index] for index in part])
    return Name(part[0], last, text, kind, evidence, role, country)


def _names_in(block: Block, part: Chain, before: Name | None) -> Iterator[Name]:
    """The names of one part of a chain."""
    plain = [index for index in part if block.tokens[index].script == Script.LATIN]
    if not plain:
        return
    found = _vessel(block, part) or _titled(block, part) or _organisation(block, part) or _person(block, part)
    found = found or _by_context(block, part) or _coordinated(block, part, before)
    if found:
        yield found


def _coordinated(block: Block, part: Chain, before: Name | None) -> Name | None:
    """A name that "and" joins to one that a plural noun calls so: `the tankers BESTLA and EGRET`."""
    joined = (
        before is not None
        and part[0] - before.last == 2
        and block.tokens[part[0] - 1].folded in words("conjunction") | {","}
    )
    if before is None or not joined or not before.evidence.startswith("called ") or not before.evidence.endswith("s"):
        return None
    return name_of(block, part, before.kind, before.evidence)


def _vessel(block: Block, part: Chain) -> Name | None:
    """`MV Ocean Star`, `the tanker X`, `X (IMO 9187526)`."""
    tokens = block.tokens
    first = tokens[part[0]].folded
    if len(part) > 1 and first in words("vessel"):
        return name_of(block, part[1:], Kind.VESSEL, f"prefix {tokens[part[0]].text}")
    if is_ship_number(block, part[-1] + 1):
        kept = [index for index in part if tokens[index].folded not in words("vessel_noun")]
        firm = judge_words([tokens[index] for index in part], block.language).strength == 3
        return name_of(block, kept, Kind.VESSEL, "a ship's number") if kept and not firm else None
    kind, noun = kind_before(block, part[0])
    if kind == Kind.VESSEL and judge_words([tokens[index] for index in part], block.language).strength < 3:
        return name_of(block, part, Kind.VESSEL, f"called {noun}")
    return None


def is_ship_number(block: Block, index: int) -> bool:
    """Whether a number of ships stands at a token: `(IMO 9187526)`, `, IMO No. 9254903`."""
    window = block.tokens[index : index + 6]
    if len(window) < 3 or window[0].folded not in "(,":
        return False
    marked = window[1].folded in ("imo", "mmsi")
    return marked and any(token.script == Script.NUMBER and len(token.text) in (7, 9) for token in window[2:])


def _titled(block: Block, part: Chain) -> Name | None:
    """A person behind a title inside the chain, before it or in small letters: `lawyer Dariga Sultanova`."""
    tokens = block.tokens
    if _is_korean_name(block, part):
        return name_of(block, part, Kind.PERSON, "surname and given name")
    titles = roles(block.language) | words("honorific") | words("modifier")
    at = next(
        (
            i
            for i in range(len(part) - 1, -1, -1)
            if tokens[part[i]].folded in titles or is_role(tokens[part[i]].folded)
        ),
        -1,
    )
    if at >= 0 and tokens[part[at]].folded in words("modifier") - words("role") - words("honorific"):
        at = -1
    name: Sequence[int] = part[at + 1 :]
    while name and tokens[name[0]].script == Script.MARK:
        name = name[1:]
    if at >= 0 and name and tokens[name[0]].folded in ("of", "for", "de", "du", "des", "del", "für"):
        name = _behind_office(block, name[1:])
    if at < 0:
        regnal = next((i for i, index in enumerate(part[:-1]) if tokens[index].folded in words("regnal")), -1)
        if regnal >= 0 and len(part) - regnal <= 3 and is_person_size(block, part[regnal + 1 :], least=1):
            return name_of(block, part[regnal:], Kind.PERSON, f"title {tokens[part[regnal]].text}")
        kind, noun = kind_before(block, part[0])
        if kind != Kind.PERSON or not is_person_size(block, part):
            return None
        return name_of(block, part, Kind.PERSON, f"role {noun}", role=role_before(block, part[0]))
    courtesy = tokens[part[at]].folded in words("courtesy")
    if not is_person_size(block, name, least=1 if courtesy else 2):
        return None
    role = "" if courtesy else role_before(block, name[0])
    return name_of(block, name, Kind.PERSON, "courtesy" if courtesy else f"role {role}", role=role)


def _is_korean_name(block: Block, part: Chain) -> bool:
    """Whether the first word is a surname though it is a role too: `Son Kyong Sik`."""
    name = [block.tokens[index] for index in part]
    if len(name) != 3 or name[0].folded not in words("korean_surname") or not is_role(name[0].folded):
        return False
    return all(token.script == Script.LATIN and token.capital and _syllables(token.folded) == 1 for token in name[1:])


def is_person_size(block: Block, part: Sequence[int], least: int = 2) -> bool:
    """Whether some tokens can be a person's name by their number and words."""
    latin = [block.tokens[index] for index in part if block.tokens[index].script == Script.LATIN]
    others = [block.tokens[index] for index in part if block.tokens[index].script != Script.LATIN]
    if any(token.text not in ".,’'\"" for token in others) or not least <= len(latin) <= LONGEST_PERSON:
        return False
    if latin[-1].folded.endswith("'s"):
        latin[-1] = latin[-1]._replace(folded=latin[-1].folded.removesuffix("'s"))
    if not latin[-1].capital or (not latin[0].capital and latin[0].text[:3] not in ("al-", "el-")):
        return False
    return all(is_person_word(token) or token.folded in ("jr", "sr") for token in latin)


def _behind_office(block: Block, part: Sequence[int]) -> Sequence[int]:
    """The person behind `of Foreign Affairs`: the words from a known surname or given name on."""
    for at in range(len(part)):
        token = block.tokens[part[at]]
        behind = [block.tokens[index] for index in part[at + 1 :]]
        if token.capital and is_given(token.folded) and behind:
            return part[at:]
        if token.folded in chinese_surnames() and behind and is_syllabic(behind[0].folded):
            return part[at:]
    return part[-2:] if len(part) == 3 and part and block.tokens[part[0]].folded in any_of("field", "state") else []


def role_before(block: Block, first: int) -> str:
    """The title that stands directly before a name, as the text has it: `Chinese President`, `chief executive`."""
    tokens, at = block.tokens, first - 1
    known = roles(block.language) | any_of("modifier", "honorific")
    start = -1
    while at >= 0 and first - at <= REACH_OF_ROLE and tokens[at].script == Script.LATIN:
        token = tokens[at]
        if token.folded in known or is_role(token.folded):
            start = at
        elif not (token.folded in ("of", "the", "for") or token.capital) or token.folded in words("starter") - {
            "the",
            "of",
            "for",
        }:
            break
        at -= 1
    if start < 0:
        return ""
    while (
        start
        and tokens[start - 1].script == Script.LATIN
        and tokens[start - 1].capital
        and tokens[start - 1].folded.removesuffix("'s") in countries()
    ):
        start -= 1
    return block.written(start, first - 1)


REACH_OF_ROLE = 8  # words


def role_of(block: Block, first: int, after: int) -> str:
    """The title or role of a person: before the name, or in the apposition behind it: `, a spokesman for the embassy,`."""
    if role := role_before(block, first):
        return role
    tokens = block.tokens
    at = after + 1 if after < len(tokens) and tokens[after].folded == "," else len(tokens)
    at += at < len(tokens) and tokens[at].folded in words("determiner")
    end = at
    while end < len(tokens) and end - at < REACH_OF_ROLE and tokens[end].script == Script.LATIN:
        end += 1
    shown = any(is_role(token.folded) for token in tokens[at : min(end, at + 4)])
    closed = end < len(tokens) and tokens[end].folded in (",", ".")
    return block.written(at, end - 1) if shown and closed and end > at else ""


def country_in(role: str) -> str:
    """The country that a role names: `Chinese President`; an empty string for none.

    Example:
        >>> country_in("spokesman for the Japanese embassy"), country_in("chairman")
        ('jp', '')
    """
    known = (countries().get(fold(word).removesuffix("'s"), ("", "")) for word in role.split())
    return next((code for code, what in known if what in ("adjective", "name")), "")


def _organisation(block: Block, part: Chain) -> Name | None:
    """A company by its legal form, an organisation by its head."""
    tokens = block.tokens
    part = without_nationality(block, behind_party(block, part))
    name = [tokens[index] for index in part]
    verdict = judge_words(name, block.language)
    latin = [token for token in name if token.script == Script.LATIN]
    if verdict.kind == Kind.COMPANY and verdict.strength == 3 and len(latin) > 1:
        part = _to_last_form(block, part)
        return (
            None
            if is_generic([tokens[index] for index in part])
            else name_of(block, part, Kind.COMPANY, verdict.evidence)
        )
    if verdict.kind not in (Kind.ORGANISATION, Kind.COMPANY) or len(latin) < 2 or is_generic(name):
        return None
    if verdict.kind == Kind.ORGANISATION and verdict.strength >= 2:
        return name_of(block, part, Kind.ORGANISATION, verdict.evidence)
    around = _around(block, part)
    if around in (Kind.COMPANY, Kind.ORGANISATION) or (verdict.strength == 2 and not _may_be_place(block, part)):
        return name_of(block, part, around or verdict.kind, verdict.evidence)
    return None


def behind_party(block: Block, part: Chain) -> Chain:
    """An organisation's name behind what a text calls it: `Plaintiff Meridian Optics`, `Kölner Firma Rheintech`."""
    named = any_of("party", f"{block.language}:noun") if block.language != "en" else words("party")
    endings = tuple(word[1:] for word in words(f"{block.language}:opener") if word[:1] == "-")
    places = range(min(4, len(part) - 2), -1, -1)
    folded = [block.tokens[index].folded for index in part]
    at = next((i for i in places if folded[i] in named or (endings and folded[i].endswith(endings))), -1)
    return part[at + 1 :] if len(part) - at > 1 else part


def without_nationality(block: Block, part: Chain) -> Chain:
    """An organisation's name without the title of a person or a nationality that stands before it."""
    while len(part) > 2:
        token, following = block.tokens[part[0]], block.tokens[part[1]]
        what = countries().get(token.folded, ("", ""))[1]
        headed = following.folded in any_of("organisation", "prefix", "state", "field", "geo") or is_role(
            following.folded
        )
        if not (what == "adjective" and not headed and token.folded not in ("korean", "american")):
            break
        part = part[1:]
    return part


def _to_last_form(block: Block, part: Chain) -> Chain:
    """The name up to its last legal form: what follows one is no part of it, but for a country: `CPC Corp, Taiwan`."""
    last = next(i for i in range(len(part) - 1, -1, -1) if block.tokens[part[i]].folded in forms() or i == 0)
    if last == 0:
        return part
    while last + 1 < len(part) and block.tokens[part[last + 1]].text in (".", ")"):
        last += 1
    return part[: last + 1]


def is_generic(name: Sequence[Token]) -> bool:
    """Whether a name has nothing of its own: `Technology Company`, `the Company`, `Research Center`."""
    generic = any_of("organisation", "company", "legal", "field", "generic", "connector", "starter", "noun_company")
    return all(token.folded in generic for token in name if token.script == Script.LATIN) and not any(
        token.folded in ("ministry", "department", "council", "bureau", "commission") for token in name[:-1]
    )


def _may_be_place(block: Block, part: Chain) -> bool:
    before = block.tokens[part[0] - 1].folded if part[0] else ""
    return before in ("in", "near", "at", "from", "to")


def _around(block: Block, part: Sequence[int]) -> str:
    """The kind that the neighbours of a name give it."""
    return kind_behind(block, part[-1] + 1) or kind_before(block, part[0])[0]


def is_syllabic(word: str) -> bool:
    """Whether a folded word is one or two syllables as East Asian given names are, with or without a hyphen."""
    pieces = word.split("-")
    if len(pieces) > 2:
        return False
    return all(_syllables(piece) for piece in pieces) and sum(map(_syllables, pieces)) <= 2


_INITIALS = ("zh", "ch", "sh", "ts", "tz", "hs", "kw", "ng", *"bpmfdtnlgkhjqxrzcswy", "")
_FINALS = ("ng", "n", "r", "h", "k", "p", "t", "m", "l", "")
_VOWELS = "aeiouüyw"


def _syllables(piece: str) -> int:
    """How many syllables a piece has, up to two; 0 when it is none."""
    ends = {0}
    for count in (1, 2):
        ends = {end for at in ends for end in _syllable_ends(piece, at)}
        if len(piece) in ends:
            return count
    return 0


def _syllable_ends(piece: str, at: int) -> Iterator[int]:
    for initial in _INITIALS:
        if not piece.startswith(initial, at):
            continue
        start = end = at + len(initial)
        while end < len(piece) and piece[end] in _VOWELS and end - start < 4:
            end += 1
        if end > start:
            yield from (end + len(final) for final in _FINALS if piece.startswith(final, end))


def _person(block: Block, part: Chain) -> Name | None:
    """A person without a title: by given name and surname, and by what stands around."""
    if not is_person_size(block, part):
        return None
    latin = [block.tokens[index] for index in part if block.tokens[index].script == Script.LATIN]
    listed = any(block.tokens[index].text == "," for index in part)
    evidence = "surname first, as lists have it" if listed else shows_person(latin) or _aged(block, part[-1] + 1)
    if not evidence and kind_behind(block, part[-1] + 1) == Kind.PERSON:
        evidence = "what follows"
    if not evidence and _may_be_asian(latin) and speaks(block, part[-1] + 1):
        evidence = "surname and a verb of speech"
    if not evidence or _in_place(block, part, latin):
        return None
    return name_of(block, part, Kind.PERSON, evidence)


def shows_person(name: Sequence[Token]) -> str:
    """The evidence that words alone are a person, or an empty string."""
    first, last = name[0].folded, name[-1].folded.removesuffix("'s")
    middle = {token.folded for token in name[1:-1]}
    family = any(token.folded.startswith(("al-", "el-")) for token in name[1:])
    if middle & words("filiation") or (family and (len(name) > 2 or is_given(first))):
        return "a name of the father or a family"
    if first in chinese_surnames() and len(name) == 2 and is_syllabic(last) and ("-" in last or _syllables(last) == 2):
        return "surname and given name"
    if first in chinese_surnames() and len(name) == 3 and all(_syllables(t.folded) == 1 for t in name[1:]):
        return "surname and given name"
    if is_given(first) and (len(name) < 5) and last not in words("noun_company"):
        return "given name"
    if len(name) > 2 and len(name[0].folded) == 1 and is_given(name[1].folded):
        return "initial and given name"
    if last.endswith(tuple(e for e in words("surname_ending") if len(e) > 3)) and len(name) > 1:
        return "surname"
    return ""


def _aged(block: Block, index: int) -> str:
    """The evidence of an age in a bracket behind a name: `Hans-Peter Kreitmayr (61)`."""
    window = block.tokens[index : index + 3]
    aged = (
        len(window) == 3 and window[0].folded == "(" and window[1].script == Script.NUMBER and window[2].folded == ")"
    )
    return "an age" if aged and len(window[1].text) == 2 else ""


def _may_be_asian(name: Sequence[Token]) -> bool:
    first = name[0].folded
    return (first in chinese_surnames() or first in words("korean_surname")) and all(
        _syllables(token.folded.removesuffix("'s")) for token in name[1:]
    )


def _in_place(block: Block, part: Chain, name: Sequence[Token]) -> bool:
    """Whether a name without title stands as a place does, or is followed by a word in which it ends: `X Street`."""
    before = block.tokens[part[0] - 1].folded if part[0] else ""
    return before in ("in", "near") and len(name) == 2 and kind_behind(block, part[-1] + 1) != Kind.PERSON


def _by_context(block: Block, part: Chain) -> Name | None:
    """A firm, body or person that only its neighbours explain: `a firm called X`, `X, a Chinese producer`."""
    tokens = [block.tokens[index] for index in part]
    verdict = judge_words(tokens, block.language)
    folded = " ".join(token.folded for token in tokens)
    what = countries().get(folded, ("", ""))[1]
    if what or verdict.kind == Kind.OTHER or tokens[0].folded in words("place") or is_generic(tokens):
        return None
    before, noun = kind_before(block, part[0])
    if before in (Kind.COMPANY, Kind.ORGANISATION):
        return name_of(block, part, before, f"called {noun}")
    behind = kind_behind(block, part[-1] + 1)
    if behind in (Kind.COMPANY, Kind.ORGANISATION, Kind.VESSEL) and (len(tokens) > 1 or verdict.kind):
        return name_of(block, part, behind, "what follows")
    if traded(block, part):
        return name_of(block, part, Kind.COMPANY, "what companies have")
    return None


def traded(block: Block, part: Sequence[int]) -> bool:
    """Whether a name has shares or an executive: `Shares in X fell`, `X shares`, `analysts at X`, `partner at X`."""
    tokens = block.tokens
    before = [token.folded for token in tokens[max(0, part[0] - 2) : part[0]]]
    first = tokens[part[0]].folded.removesuffix("'s")
    if first in countries() or first in words("place"):
        return False
    if len(before) == 2 and before[1] in ("in", "of", "at"):
        known = words("share_noun") if before[1] == "in" else words("firm_noun") | words("founding")
        if before[0] in known and (before[1] != "at" or before[0] in words("staff")):
            return True
    return len(before) == 2 and before[1] == "at" and (before[0] in words("staff") or before[0] in words("role"))
