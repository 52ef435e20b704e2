"""Names in German, French, Spanish, Italian, Portuguese and Turkish text: where they begin, and what they are.

Here belongs the reading of a chain of capitals beside what gives it another name. All German nouns have capitals, so
a name there begins with a given name, behind a noun for firms, or with the head of a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from entityscreen.sources.documents.brands import is_latin_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import visible
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.told_chains import (
    DOTTED_FORMS,
    FORM_BEHIND,
    JOINTS,
    LONGEST_PERSON,
    PARTICLES,
    chain_before,
    is_given_name,
    joined,
    moved,
    until_form,
    without_tail,
    words_of,
)
from entityscreen.sources.documents.told_languages import language_words
from entityscreen.sources.documents.vocabulary import fold, surname_spellings, words

FIRM = "firm"  # of the table's kinds, beside Person, Vessel and any
LONGEST = 160  # characters of a name with what stands before it
_SUFFIX = re.compile("['’][a-zçğıöşü]+$")  # of a Turkish case
_LAST_WORD = re.compile(r"([^\W\d_][\w’'\-]*)\s{1,3}[«„“”\"]?$")
_CALLED_BEHIND = re.compile(r"[”\"»]?\s(?:adlı|isimli|unvanlı)\s((?:[a-zçğıöşü]+\s?){1,3})")
ROMANCE = ("fr", "es", "it", "pt")  # their bodies' names have capitals at the head alone
LONGEST_PHRASE = 11  # words of such a name
_CLAUSE_BEFORE = re.compile(r"(?:[^\W\d_][\w’'\-]*,?\s){1,8}$")  # `un empresario residente en Lima,`
_SYLLABLES = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]?[hg]?[aeiouü]{1,3}(?:ng?|r)?-?){1,2}"  # of pinyin
)
_BREAK = re.compile(r"[.!?;:,()\n«»„“”\"—]\s?")
_VERBS = frozenset(
    (
        *("est", "a", "ont", "qui", "que", "es", "ha", "ed", "e", "fu", "era", "fue", "sera"),
        *("foi", "sont", "ete", "por", "par", "dal", "pelo", "pela", "contre", "contra", "avec", "con", "com", "selon"),
    )
)
_PARTICIPLE = re.compile("(?:l[ae]n[ae]n|[ıiuü]n[ae]n|[ıiuü]l[ae]n)$")  # `Tutuklanan Osman Gürbüzer`
_LEAD = re.compile(r"\s{1,3}(?:[a-zß-ÿçğışœ’'\-]+\s){0,4}[«„“\"]?")
_FATHERS = frozenset(["abu", "abou", "ebu", "umm", "oum", "ibn", "ben", "haci", "hadschi", "hadj", "scheich"])
_ADJECTIVE = re.compile("(?:e|er|es|en)$")


class Named(NamedTuple):
    """A name beside another one: where it stands, as it is written, and its kind."""

    start: int
    end: int
    name: str
    kind: str


def latin_before(text: str, end: int, language: str, wanted: str) -> Named | None:
    """The name that ends at an offset, or None.

    Example:
        >>> latin_before("gegen den Händler Klaus Meier", 29, "de", "Person")
        Named(start=18, end=29, name='Klaus Meier', kind='Person')
    """
    evident, wanted = wanted == COMPANY, FIRM if wanted == COMPANY else wanted
    low = max(0, end - LONGEST)
    if wanted != PERSON and (form := FORM_BEHIND.search(text, low, end)):
        chain = chain_before(text[low : form.start()], words_of(text[low : form.start()]))
        named = named_as(text, moved(_without_openers(chain, language), low), COMPANY) if chain else None
        return named and named._replace(end=end, name=visible(text[named.start : end]))
    quoted = re.search(r"[«»„“”\"‹›]\s?([^«»„“”\"‹›\n]{2,60}?)\s?[«»“”\"‹›]$", text[low:end])
    if quoted:
        kind = _noun_kind(text, low + quoted.start(), language) or (COMPANY if evident else "")
        start = low + quoted.start(1)
        return Named(start, low + quoted.end(1), quoted[1], kind) if kind else None
    tokens = words_of(text[low:end])
    if not tokens or tokens[-1].end < end - low - (text[end - 1 : end] == "."):
        return None
    chain = chain_before(text[low:end], tokens)
    named = judged(text, moved(chain, low), language, wanted)
    if named is None and evident and (bare := _without_openers(chain, language)):
        named = named_as(text, moved(bare, low), COMPANY)
    if wanted not in (FIRM, "any") or language not in ROMANCE or (named and named.kind in (PERSON, VESSEL)):
        return named
    longer = next(phrases_before(text, named.start if named else end, language), None)
    if longer is None or (named and fold(longer.name.split()[-1]) not in PARTICLES):
        return named  # but `Compagnie maritime des Lagunes SA`
    return named_as(text, moved(words_of(text[longer.start : end]), longer.start), named.kind if named else longer.kind)


def phrases_before(text: str, end: int, language: str) -> Iterator[Named]:
    """What a body's name can be whose words have no capitals: from each head in the clause to an offset.

    Example:
        >>> text = "l'Agence nationale de contrôle des exportations"
        >>> [named.name for named in phrases_before(text, len(text), "fr")]
        ['Agence nationale de contrôle des exportations']
    """
    low = max(0, end - LONGEST)
    breaks = list(_BREAK.finditer(text, low, end))
    start = breaks[-1].end() if breaks else low
    tokens = words_of(text[start:end])
    for at in range(max(0, len(tokens) - LONGEST_PHRASE), len(tokens)):
        behind = {token.folded for token in tokens[at + 1 :]}
        if tokens[at].capital and tokens[at].folded in language_words(language, "body") and not behind & _VERBS:
            yield named_as(text, moved(tokens[at:], start), ORGANISATION)


def lead_end(text: str, at: int) -> int:
    """The offset behind a few words of lower case."""
    lead = _LEAD.match(text, at)
    return lead.end() if lead else at


def latin_behind(text: str, at: int, language: str, wanted: str) -> Named | None:
    """The name behind what gives it another one, with a few words of lower case between them, or None."""
    first = lead_end(text, at)
    tokens = words_of(text[first : first + LONGEST])
    chain: list[Token] = []
    for token in tokens:
        if chain and not joined(text[first:], chain[-1], token):
            break
        if not (token.capital or (chain and token.folded in PARTICLES)):
            break
        chain.append(token)
    return judged(text, moved(without_tail(chain), first), language, wanted)


def judged(text: str, chain: Sequence[Token], language: str, wanted: str) -> Named | None:
    """What a chain of capitals is, without what stands before its name, or None where nothing says it."""
    before = _noun_kind(text, chain[0].start, language) if chain and wanted in (FIRM, "any") else ""
    if before == VESSEL:
        return named_as(text, chain, before)  # `el pesquero Don Chucho`
    chain = until_form(_without_openers(chain, language), language)
    if not chain:
        return None
    firm = _firm(text, chain, language) if wanted in (FIRM, "any") else None
    if firm is not None:
        return firm
    before = _noun_kind(text, chain[0].start, language) or _noun_behind(text, chain[-1].end, language)
    if before and wanted in (FIRM, "any", before):
        return named_as(text, chain, before)
    verdict = judge_latin(chain)
    if verdict.strength > 1 and verdict.kind in (COMPANY, ORGANISATION) and wanted in (FIRM, "any"):
        return named_as(text, chain, verdict.kind)
    return _person(text, chain, language, wanted)


def _firm(text: str, chain: Sequence[Token], language: str) -> Named | None:
    """The firm or body that a form, a trade or a head in a chain shows."""
    folded = [token.folded for token in chain]
    forms = folded if language in ROMANCE and len(folded) > 1 else folded[1:]  # `SCI Les Tilleuls`
    formed = any(word in words("legal") or word in language_words(language, "form") for word in forms)
    if formed or any(word in language_words("latin", "trade") for word in folded):
        return named_as(text, _behind_genitive(chain, language), COMPANY)
    head = _body_start(chain, language)
    headed = head is not None and (len(chain) - head > 1 or "-" in chain[head].text)
    return named_as(text, chain[head:], ORGANISATION) if headed else None


def _behind_genitive(chain: Sequence[Token], language: str) -> Sequence[Token]:
    """A German firm's chain from behind an article on: `Geschäftsräume der Isarcom GmbH`."""
    articles = [at for at, token in enumerate(chain[:-1]) if token.folded in ("der", "des", "den")]
    headed = language != "de" or _body_start(chain[:1], language) is not None
    return chain if headed or not articles else chain[articles[-1] + 1 :]


def without_openers(name: str, language: str) -> str:
    """A name without articles and common nouns before it: `Seine Firma Tianjin Bohai Freight`.

    Example:
        >>> without_openers("Ein Sprecher der Elbtor Prozesstechnik GmbH", "de")
        'Elbtor Prozesstechnik GmbH'
    """
    chain = _without_openers(words_of(name), language)
    return name[chain[0].start :] if chain else name


def cut_person(name: str, language: str) -> str:
    """A person's other name from its given name on: `Kunden Johnny Xu`; the last two words where German has none."""
    chain = _without_openers(words_of(name), language)
    given = next((at for at, token in enumerate(chain) if is_given_name(token.folded)), None)
    if given is None and language == "de" and len(chain) > 2:
        given = len(chain) - 2
    if given and chain[given - 1].folded in _FATHERS:
        given -= 1  # `Abu Talha`
    return name[chain[given or 0].start :] if chain else name


def _person(text: str, chain: Sequence[Token], language: str, wanted: str) -> Named | None:
    if wanted not in (PERSON, "any"):
        return None
    last_joint = max((at for at, token in enumerate(chain) if token.folded in JOINTS), default=-1)
    chain = chain[last_joint + 1 :]
    names = (at for at, token in enumerate(chain) if is_given_name(token.folded) and token.folded not in PARTICLES)
    given = next(names, None)
    if given is None and len(chain) == 2 and is_latin_place(chain[-1].folded):
        return None  # `A Malta`
    if given is None and wanted == "any" and not (chain and _is_persons(text, chain, language)):
        return None
    if given is None and (_body_start(chain, language) is not None or _is_traded(chain, language)):
        return None  # `Oficina de Envigado`
    if given and language in ROMANCE and text[: chain[given - 1].start].rstrip()[-1:].islower():
        given -= 1  # `detuvo a Fausto Enrique Cabezas`
    part = chain[given:] if given is not None else chain[-2:] if language == "de" else chain
    named = all(token.text[0].isalpha() and not token.number for token in part)
    return named_as(text, part, PERSON) if 2 <= len(part) <= LONGEST_PERSON and named else None


def _is_traded(chain: Sequence[Token], language: str) -> bool:
    """Whether a word of a chain is of a firm's name: its trade, or a noun for firms."""
    return any(
        token.folded in language_words("latin", "trade") or token.folded in language_words(language, "firm")
        for token in chain
    )


def _is_persons(text: str, chain: Sequence[Token], language: str) -> bool:
    """Whether a Chinese surname and syllables, or a noun for persons before them, say that capitals are a person's."""
    if 2 <= len(chain) <= 3 and chain[0].folded in surname_spellings() and _SYLLABLES.fullmatch(chain[1].folded):
        return True
    before = _CLAUSE_BEFORE.search(text, max(0, chain[0].start - LONGEST // 2), chain[0].start)
    nouns = [token.folded for token in words_of(before.group())] if before else []
    called = [word for word in nouns if word in language_words(language, "person")]
    firm = language_words(language, "firm") | language_words(language, "ship")
    return bool(called) and not any(word in firm for word in nouns)


def _without_openers(chain: Sequence[Token], language: str) -> Sequence[Token]:
    """A chain from behind the last word before which all are openers."""
    at = 0
    openers = language_words(language, "opener")
    endings = tuple(opener[1:] for opener in openers if opener[0] == "-")
    while at < len(chain) - 1 and (
        chain[at].folded in openers
        or (endings and at < len(chain) - 2 and chain[at].folded.endswith(endings))
        or (at and not chain[at].capital)
        or (language == "de" and at == 0 and chain[0].folded[-2:] == "er" and is_latin_place(chain[0].folded[:-2]))
        or (language == "tr" and at == 0 and _PARTICIPLE.search(chain[at].folded))
    ):
        at += 1
    nouns = [n for n in range(at, len(chain) - 1) if chain[n].folded in language_words(language, "noun")]
    return chain[nouns[-1] + 1 if nouns else at :]


def _body_start(chain: Sequence[Token], language: str) -> int | None:
    """Where a body's name begins in a chain: with its head, with which it ends in Turkish."""
    heads = language_words(language, "body")
    endings = tuple(head[1:] for head in heads if head[0] == "-")
    found = [
        at for at, token in enumerate(chain) if token.folded in heads or (endings and token.folded.endswith(endings))
    ]
    if not found:
        return None
    if language == "tr":
        return 0 if found[-1] == len(chain) - 1 else None
    start = found[0]
    while language == "de" and start and _ADJECTIVE.search(chain[start - 1].folded):
        start -= 1
    return start


def _noun_kind(text: str, start: int, language: str) -> str:
    """What the word before an offset says: a firm or a ship, or an empty string."""
    before = _LAST_WORD.search(text, max(0, start - 40), start)
    word = fold(before[1]) if before else ""
    if word in language_words(language, "ship"):
        return VESSEL
    return COMPANY if word in language_words(language, "firm") else ""


def _noun_behind(text: str, end: int, language: str) -> str:
    """What a Turkish name is called behind it: `Negin Exchange adlı döviz bürosu`."""
    behind = _CALLED_BEHIND.match(text, end) if language == "tr" else None
    called = {fold(word) for word in behind[1].split()} if behind else set()
    return VESSEL if called & language_words("tr", "ship") else COMPANY if called & language_words("tr", "firm") else ""


def named_as(text: str, chain: Sequence[Token], kind: str) -> Named:
    start, end = chain[0].start, chain[-1].end
    end += chain[-1].folded in DOTTED_FORMS and text[end : end + 1] == "."
    name = _SUFFIX.sub("", text[start:end])
    return Named(start, start + len(name), visible(name), kind)
