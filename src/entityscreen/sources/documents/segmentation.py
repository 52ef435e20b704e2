"""Words and names in Chinese and Japanese text, which puts no spaces between them: 德国|买家|布赖特纳公司|突然|取消.

A run of characters is cut into the words of the tables and the names between them. Every word, name and unknown
character has a cost in bits, the more the rarer it is, and the cheapest way through the run is taken (Viterbi's
algorithm over a unigram model). A name is made of what names are made of:

- a person in characters: a surname and one or two characters of given names; a Japanese one of up to three;
- a foreign person: characters or Katakana with a middle dot inside;
- an organisation: places, a distinctive part that is no word, what it does, and an ending that shows one; or a legal
  form in front and a distinctive part.

Costs are argued, not counted: no corpus is behind them. What matters is that a known word costs less than its
characters as parts of a name, and a name less than its characters as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sys import intern
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.readings.characters import name_ranks
from entityscreen.romanisation.han import given_names, transcriptions
from entityscreen.sources.documents.patterns import alias_nouns
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, japanese_surnames, listed, words

MIDDLE_DOTS = frozenset("·・‧•＝=")
ROLE_SIGN = "\ue000"  # stands in a run for an office in Latin letters: CEO方小娜
SMALL_KANA = frozenset("ツケヶノ")  # between characters of a Japanese name: 三ツ橋
ORDINAL, NUMERALS = "第", "0123456789一二三四五六七八九十百千零〇两"
LONGEST_WORD = 9  # characters of a word of the tables
LONGEST_SURNAME, LONGEST_GIVEN = 3, 3
LONGEST_PART = 10  # characters of a part of a foreign name between middle dots
LONGEST_FOREIGN = 40  # characters of a foreign name, and of Katakana or Latin letters that are one piece
MOST_UNKNOWN = 3  # characters of a person's name that has no known surname, behind an office: 被告人|岩温罕
SHORTEST_TRANSCRIBED = 4  # characters of a distinctive part that spells foreign sounds: 格林佩斯卡
LONGEST_BRACKET = 5  # characters of a bracket inside a name: 德盛鑽石（比利時）有限公司

FUNCTION, PERSON, FIRM, PLACE, VERB = "function", "person", "firm", "place", "verb"  # classes of words
TIME, QUANTITY, DESCRIBING, THING, UNKNOWN = "time", "quantity", "describing", "thing", "unknown"
# Parts of an organisation's name beside PLACE: its own, what it does, another word, a word of `NO_NAMES`, an ending.
OWN_PART, INDUSTRY_PART, WORD_PART, ODD_PART, END_PART = "own", "industry", "word", "odd", "ending"
NO_NAMES = frozenset((FUNCTION, PERSON, FIRM, VERB, TIME, QUANTITY))  # those that stand around names, not in them

# Costs in bits. A word: by its class; more for each character above two, and for one character of most classes.
WORD, OF_CLASS, LONGER, LONE = 10.0, {FUNCTION: 7.0, PERSON: 9.0, PLACE: 6.0}, 1.5, 3.0
SMALL_CLASSES = frozenset((FUNCTION, VERB, TIME, QUANTITY))
STRANGE, STRANGE_RUN = 13.0, 12.0  # a character that no word has; Katakana or Latin letters in a row
MARK, DOT = 2.0, 5.0  # a sign; a middle dot between words
# A person: the name, its surname by rank, each character of the given name.
NAME, COMMON_SURNAME, SURNAME, GIVEN, RARE_GIVEN, WHOLE_GIVEN = 7.0, 3.0, 5.5, 4.5, 8.0, 8.0
MARRIED = 18.0  # the given name behind a husband's surname and an own one
BEHIND_OFFICE = -3.0
FOREIGN, TRANSCRIBED, UNTRANSCRIBED = 10.0, 2.5, 8.0
SMALL_WORD = 5.0  # for a character of a name that is a small word: 的, 被
COMMON_RANK = 2  # surnames of these ranks are borne by most, and given names made of such characters
# An organisation.
OPEN, TOUCHING = 5.0, 6.0  # its name; more for one that a person's name touches
OWN_PLACE, UNKNOWN_PLACE = 3.0, 12.0  # a place of the tables; characters before the word for a county
INDUSTRY, EARLY_INDUSTRY = 5.0, 11.0  # what it does, behind its own part and before
OWN_WORD, ODD_WORD = 14.0, 20.0  # another word, and one of `NO_NAMES`
ENDING, SHORT_ENDING = 2.0, 5.0  # an ending, and one of one character
DISTINCTIVE = (0.0, 14.0, 16.0, 21.0, 26.0, 40.0, 50.0)  # a distinctive part by its number of characters
ODD_LETTER = 9.0  # for a character of it that is a small word
DISTINCTIVE_RUN = 6.0  # one in Katakana or Latin letters
ANOTHER, BEHIND_ENDING = 10.0, 14.0  # for a second distinctive part, and one behind an ending: it is another name's
OF_BRANCH = 4.0  # for a place behind an ending: 有限公司台湾分公司
WORDY = 6.0  # for a distinctive part that begins with a word of `NO_NAMES`
UNNAMED = 8.0  # for a noun of organisations that is made of parts: the common ones are words of the tables
UNENDED = 12.0  # for a name that has no ending
FORM, WITHOUT_ENDING = 3.0, 2.0  # a legal form in front, and the end of a name that has one
# How much dearer than the cheapest way a name may be of which something else says that it ends here; less for a person.
DOUBT, LESS_DOUBT = 16.0, 11.0

# Where the way through a run is: between words,
OUT = 0
BEHIND = 1  # an office
BESIDE = 2  # a person, or a strange character
# or inside an organisation's name:
OPENED = 3  # before its own part
PLACED = 4  # behind a place
OWN = 5  # behind its own part
ENDED = 6  # behind an ending, its own part or a place before it
BARE = 7  # behind an ending, neither before it
FORMED = 8  # behind a legal form in front
NAMED = 9  # behind what follows that form
_LEAVES = {ENDED: 0.0, BARE: UNNAMED, NAMED: WITHOUT_ENDING}  # where a name may end, and at what cost
_UNMARKED = {ENDED: 0.0, NAMED: WITHOUT_ENDING, OWN: UNENDED}  # where one ends of which something else says so
_BETWEEN = (OUT, BEHIND, BESIDE)
_INSIDE = (OPENED, PLACED, OWN, ENDED, BARE, FORMED, NAMED)
_OWNED = frozenset((PLACED, OWN, ENDED))


class TextSegment(NamedTuple):
    """A piece of a run."""

    start: int
    end: int
    kind: str  # the class of a word, or a kind of `Kind`
    parts: frozenset[str] = frozenset()  # what an organisation's name is made of


class _Step(NamedTuple):
    """How a state at a place is reached most cheaply."""

    cost: float
    start: int  # the place before
    state: int  # the state there
    kind: str  # of what ends here; empty inside a name
    part: str = ""  # of a name: a place, what it does, its own part, a word, an ending


def _vocabulary() -> dict[str, str]:
    """Folded words to their classes."""
    kinds = {word: intern(kind) for kind, word in read_rows("documents_han_vocabulary")}
    kinds |= dict.fromkeys(words("han:origin"), DESCRIBING)
    kinds |= dict.fromkeys(words("han:measure"), QUANTITY)
    kinds |= dict.fromkeys(any_of("han:generic", "han:descriptor", "han:firm_noun"), FIRM)
    kinds |= dict.fromkeys(any_of("han:verb", "han:shows_behind"), VERB)
    kinds |= {f"{name}商": FIRM for name, (_, what) in countries().items() if what == "han"}
    kinds |= {f"{name}商人": PERSON for name, (_, what) in countries().items() if what == "han"}
    small = any_of("han:stop", "han:edge")
    kinds |= {word: FUNCTION for word in small if word not in kinds or len(word) == 1}
    kinds |= dict.fromkeys(any_of("han:role", "han:title_behind", "han:shows_person", "han:person_title"), PERSON)
    kinds |= {noun: FUNCTION for noun in alias_nouns() if len(noun) > 1 and noun[0] > "\u3040" and noun not in kinds}
    kinds |= dict.fromkeys(places(), PLACE)
    return kinds | {ROLE_SIGN: PERSON}


@named_cache("documents.segmentation_places", maxsize=1)
def places() -> frozenset[str]:
    """Places in characters with which an organisation's name begins: 义乌."""
    plain = frozenset(name for name, (_, what) in countries().items() if what == "han") | words("han:place")
    rows = read_rows("lexicon_cjk")
    return plain | {phrase for phrase, concept in rows if concept.startswith("place:") and len(phrase) > 1}


class _Term(NamedTuple):
    """What some characters are by the tables."""

    kind: str = ""  # the class of the word; empty where it is none
    cost: float = 0.0  # as a word, in bits
    ending: str = ""  # the kind of organisation whose names end so
    industry: bool = False  # whether organisations do this, or are this
    form: bool = False  # whether it is a legal form in front of names
    is_own_part: bool = False  # whether names have it as their own part, though it is Hiragana
    whole: bool = False  # whether it is the whole name of an organisation: 新华社


@named_cache("documents.segmentation_terms", maxsize=1)
def _terms() -> dict[str, _Term]:
    """Everything that the tables know of characters."""
    alike: dict[tuple[str, int], _Term] = {}  # one for all words of a class and length: there are forty thousand
    terms: dict[str, _Term] = {}
    vocabulary = _vocabulary()
    for word, kind in vocabulary.items():
        terms[word] = alike.setdefault((kind, len(word)), _Term(kind, _word_cost(word, kind)))
    bodies = dict.fromkeys(any_of("han:organisation", "han:plain_organisation"), Kind.ORGANISATION)
    firms = dict.fromkeys(any_of("han:company", "han:plain_company", "han:company_form"), Kind.COMPANY)
    for word, kind in (bodies | firms).items():
        terms[word] = terms.get(word, _Term())._replace(ending=kind)
    around = {word for word, kind in vocabulary.items() if kind in (NO_NAMES | {PLACE}) - {VERB}}
    rows = (row for row in read_rows("lexicon_cjk") if len(row[0]) > 1)
    does = {phrase for phrase, concept in rows if not concept.startswith(("place:", "legal:"))}
    for word in (words("han:common") | does) - around:
        terms[word] = terms.get(word, _Term())._replace(industry=True)
    for word in words("han:whole_body"):
        terms[word] = terms.get(word, _Term())._replace(ending=Kind.ORGANISATION, whole=True)
    for word in words("han:company_prefix"):
        terms[word] = terms.get(word, _Term())._replace(form=True)
    for word in words("han:kana_word"):
        terms[word] = terms.get(word, _Term())._replace(is_own_part=True)
    return terms


@named_cache("documents.segmentation_sizes", maxsize=1)
def _sizes() -> dict[str, tuple[int, ...]]:
    """The lengths of the terms by their first character, the shortest first."""
    sizes_by_first: dict[str, set[int]] = {}
    for word in _terms():
        if len(word) <= LONGEST_WORD:
            sizes_by_first.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(sizes)) for first, sizes in sizes_by_first.items()}


def word_at(text: str, at: int) -> tuple[str, str]:
    """The longest word at an offset of a run and its class; two empty strings for none."""
    for size in reversed(_sizes().get(text[at : at + 1], ())):
        if kind := _kind_of(text[at : at + size]):
            return text[at : at + size], kind
    return "", ""


def is_word(text: str) -> bool:
    """Whether folded characters are a word of the tables; one character may be a name all the same."""
    return len(text) > 1 and bool(_kind_of(text))


def _kind_of(text: str) -> str:
    term = _terms().get(text)
    return term.kind if term is not None else ""


@named_cache("documents.surname_costs", maxsize=1)
def _surname_costs() -> dict[str, float]:
    ranks = ((name, rank.surname) for name, rank in name_ranks().items() if rank.surname)
    costs = {name: COMMON_SURNAME if rank <= COMMON_RANK else SURNAME for name, rank in ranks}
    return costs | {name: costs[name] + SMALL_WORD for name in costs.keys() & words("han:edge")}  # 由|李安


@named_cache("documents.given_characters", maxsize=1)
def given_characters() -> frozenset[str]:
    """The characters of common Chinese given names."""
    return frozenset(name for name, rank in name_ranks().items() if 0 < rank.given_name <= COMMON_RANK)


@named_cache("documents.transcription_characters", maxsize=1)
def _transcription() -> frozenset[str]:
    return frozenset(text for text in transcriptions() if len(text) == 1)


def is_han(letter: str) -> bool:
    """Whether a letter is a Chinese character of the basic block."""
    return "一" <= letter <= "鿿"


def is_hiragana(letter: str) -> bool:
    """Whether a letter is Hiragana; false for none."""
    return "ぁ" <= letter <= "ん"


def is_katakana(letter: str) -> bool:
    """Whether a letter is Katakana, or the mark of a long vowel."""
    return "ァ" <= letter <= "ヺ" or letter == "ー"


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _word_cost(word: str, kind: str) -> float:
    base = OF_CLASS.get(kind, WORD)
    return base + LONE * (kind not in SMALL_CLASSES) if len(word) == 1 else base + LONGER * max(0, len(word) - 2)


def _given_cost(given: str) -> float:
    small = words("han:edge")
    return sum(GIVEN if letter in given_characters() - small else _letter_cost(letter) for letter in given)


def _letter_cost(letter: str) -> float:
    """A character in a person's name that given names seldom have."""
    return RARE_GIVEN + SMALL_WORD * (letter in words("han:edge"))


def _persons(text: str, at: int, *, japanese: bool) -> Iterator[tuple[int, float]]:
    """The ends of persons' names in characters that begin at a place, with their cost."""
    costs = _surname_costs()
    for size in (1, 2):
        surname = text[at : at + size]
        if len(surname) < size or surname not in costs:
            continue
        for end in range(at + size + 1, min(len(text), at + size + 2) + 1):
            if all(map(is_han, text[at:end])):
                short = LONGER * (end == at + size + 1)
                yield end, NAME + costs[surname] + _given_cost(text[at + size : end]) + short
    if japanese:
        yield from _japanese_persons(text, at)
    elif text[at] in costs and text[at + 1 : at + 2] in costs and len(text[at + 2 : at + 4]) > 1:
        common = given_characters().issuperset(text[at + 2 : at + 4])
        yield at + 4, NAME + costs[text[at]] + costs[text[at + 1]] + MARRIED + RARE_GIVEN * (not common)  # 霍周佩儀


def _japanese_persons(text: str, at: int) -> Iterator[tuple[int, float]]:
    titles = listed("han:person_title")
    for size in range(3, 6):
        if text.startswith(titles, at + size) and all(map(is_han, text[at : at + size])):
            yield at + size, NAME + RARE_GIVEN * size  # a surname that no table has, before a form of address
    for size in range(1, LONGEST_SURNAME + 1):
        surname = text[at : at + size]
        if len(surname) == size and surname in japanese_surnames():
            for end in range(at + size + 1, min(len(text), at + size + LONGEST_GIVEN) + 1):
                if cost := _japanese_given_cost(text[at + size : end]):
                    yield end, NAME + cost


def _japanese_given_cost(given: str) -> float:
    """What a Japanese given name costs with the surname before it; 0 for what is none."""
    if given in given_names():
        return COMMON_SURNAME + WHOLE_GIVEN
    if any(is_word(given[start:]) for start in range(len(given) - 1)) or given.endswith(listed("han:person_title")):
        return 0.0  # 室井容疑者, 門脇聡子氏
    if all(map(is_han, given)):
        ended = len(given) > 1 and given[-1] in _last_characters()  # 生田尚之
        return SURNAME + GIVEN + (_given_cost(given[:-1]) + GIVEN if ended else _given_cost(given))
    written = len(given) > 1 and all(is_han(letter) or is_hiragana(letter) for letter in given)
    return SURNAME + GIVEN * (len(given) + 1) if written and given[-1] not in _PARTICLES else 0.0  # 星野るり子


@named_cache("documents.last_characters", maxsize=1)
def _last_characters() -> frozenset[str]:
    """The small words of Chinese with which Japanese given names end: 之 of 博之, 吾 of 信吾."""
    last = frozenset(name[-1] for name in given_names() if len(name) > 1)
    return frozenset(letter for letter in last if letter in words("han:edge") or _kind_of(letter) == FUNCTION)


_PARTICLES = frozenset("はがをにとでもへのやらさた")  # with which hardly a given name ends, and a clause goes on


def _foreign(text: str, at: int, *, japanese: bool) -> Iterator[tuple[int, float]]:
    """The ends of a foreign person's name with middle dots that begins at a place, with their cost."""
    dot = next((n for n in range(at + 1, min(len(text), at + LONGEST_PART + 1)) if text[n] in MIDDLE_DOTS), 0)
    kana = any(map(is_katakana, text[at:dot]))
    if not dot or kana is not japanese or not all(_is_transcribable(letter, kana=kana) for letter in text[at:dot]):
        return
    cost = FOREIGN + sum(map(_transcribed_cost, text[at:dot])) + SMALL_WORD * (text[at] in words("han:edge"))
    part = dot + 1
    end = dot + 1
    while end < min(len(text), at + LONGEST_FOREIGN) and end - dot <= LONGEST_PART:
        letter = text[end]
        if letter in MIDDLE_DOTS:
            dot, part = end, end + 1
        elif not _is_transcribable(letter, kana=kana):
            return
        else:
            cost += _transcribed_cost(letter)
            whole = not (is_katakana(letter) and is_katakana(text[end + 1 : end + 2] or " "))
            if whole and text[part : end + 1] not in _terms():
                yield end + 1, cost
        end += 1


def _is_transcribable(letter: str, *, kana: bool) -> bool:
    return (is_katakana(letter) if kana else is_han(letter)) or _is_latin(letter) or letter == "-"


def _transcribed_cost(letter: str) -> float:
    if not is_han(letter):
        return TRANSCRIBED / 2
    return TRANSCRIBED if letter in _transcription() else UNTRANSCRIBED


def _run_end(text: str, at: int, *, dotted: bool = False) -> int:
    """Where the Katakana or the Latin letters and digits end that begin at a place; the place itself where none do."""
    for belongs in (is_katakana, _is_latin):
        end = at
        while end < min(len(text), at + LONGEST_FOREIGN) and (
            belongs(text[end]) or (dotted and end > at and text[end] in MIDDLE_DOTS)
        ):
            end += 1
        if end > at:
            return end - (text[end - 1] in MIDDLE_DOTS)
    return at


def _run_cuts(text: str, at: int, end: int) -> Iterator[int]:
    """Where a distinctive part may end that begins with Katakana or Latin letters: at dots, with them, with both."""
    yield from (dot for dot in range(at + 1, end) if text[dot] in MIDDLE_DOTS)
    yield end
    if (joined := _run_end(text, end)) > end:
        yield joined  # SBI|ソーシャル


def _terms_at(text: str, at: int) -> Iterator[tuple[int, _Term]]:
    """The terms that begin at a place with their ends, the shortest first."""
    terms = _terms()
    for size in _sizes().get(text[at], ()):
        end = at + size
        if (term := terms.get(text[at:end])) is not None and end <= len(text):
            yield end, term
            if term.kind == PLACE and size > 1 and text[end : end + 1] in words("han:place_unit"):
                yield end + 1, term  # 义乌市
    if text[at] == ORDINAL and (numeral := len(text[at + 1 :]) - len(text[at + 1 :].lstrip(NUMERALS))):
        yield min(len(text), at + numeral + 2), _Term(QUANTITY, WORD)  # 第五届


def _strange_cost(text: str, at: int) -> float:
    """What letters cost that no word has: Katakana or Latin letters together, a character, Hiragana, a sign."""
    if _run_end(text, at) > at:
        return STRANGE_RUN
    if text[at] == ROLE_SIGN:
        return 2 * STRANGE  # it is a word
    if not text[at].isalnum():
        return DOT if text[at] in MIDDLE_DOTS else MARK
    return STRANGE if is_han(text[at]) else OF_CLASS[FUNCTION]


def _word_part(state: int, kind: str) -> tuple[float, str]:
    """What another word costs inside an organisation's name in a state, and which part of the name it is."""
    formed = state in (FORMED, NAMED) and kind in (THING, DESCRIBING, VERB)
    cost = INDUSTRY if formed else ODD_WORD if kind in NO_NAMES else OWN_WORD
    return cost, ODD_PART if kind in NO_NAMES | {DESCRIBING} else WORD_PART


class _Lattice:
    """The cheapest ways through a run, one for each place and state."""

    def __init__(self, text: str, *, japanese: bool) -> None:
        self.text = text
        self.best: list[dict[int, _Step]] = [{} for _ in range(len(text) + 1)]
        self.last: dict[str, _Step] = {}  # the cheapest steps to the end of the run, by kind
        self.best[0][OUT] = _Step(0.0, 0, OUT, "")
        self.terms = [tuple(_terms_at(text, at)) for at in range(len(text))]
        self.words_end = [self._word_end(at) for at in range(len(text))]
        for at in range(len(text)):
            here = self.best[at]
            self._leave(at)
            persons = (*_persons(text, at, japanese=japanese), *_foreign(text, at, japanese=japanese))
            for state in _BETWEEN:
                if state in here:
                    self._between(at, state, here[state].cost, persons)
            own_parts = tuple(self._own_parts(at))
            for state in _INSIDE:
                if state in here:
                    self._inside(at, state, here[state].cost, own_parts)
        self._leave(len(text))

    def _word_end(self, at: int) -> int:
        """Where the shortest word ends that begins at a place and stands around names; beyond the run for none."""
        around = NO_NAMES | {DESCRIBING}
        return next((end for end, term in self.terms[at] if end > at + 1 and term.kind in around), len(self.text) + 1)

    def _add(self, end: int, state: int, step: _Step) -> None:
        if end == len(self.text) and (step.kind not in self.last or step.cost < self.last[step.kind].cost):
            self.last[step.kind] = step
        best_before = self.best[end].get(state)
        if best_before is None or step.cost < best_before.cost:
            self.best[end][state] = step

    def _leave(self, at: int) -> None:
        """End an organisation's name at a place."""
        for state, more in _LEAVES.items():
            if (step := self.best[at].get(state)) is not None:
                self._add(at, OUT, _Step(step.cost + more, at, state, ""))

    def _between(self, at: int, state: int, cost: float, persons: Sequence[tuple[int, float]]) -> None:
        """The words and persons that begin at a place, and the beginning of an organisation's name."""
        text = self.text
        for end, term in self.terms[at]:
            if term.kind:
                more = TOUCHING * (state == BESIDE and term.kind == FIRM)
                step = _Step(cost + term.cost + more, at, state, term.kind)
                self._add(end, BEHIND if term.kind == PERSON else OUT, step)
        end = max(_run_end(text, at), at + 1)
        strange = BESIDE if is_han(text[at]) else OUT  # 风|田洋一: it may be part of the name
        self._add(end, strange, _Step(cost + _strange_cost(text, at), at, state, UNKNOWN))
        more = {BEHIND: BEHIND_OFFICE, BESIDE: TOUCHING}.get(state, 0.0)
        for end, name_cost in persons:
            self._add(end, BESIDE, _Step(cost + name_cost + more, at, state, Kind.PERSON))
        for size in range(2, MOST_UNKNOWN + 1) if state == BEHIND else ():
            if at + size <= len(text) and all(map(is_han, text[at : at + size])):
                name_cost = NAME + sum(map(_letter_cost, text[at : at + size]))
                self._add(at + size, BESIDE, _Step(cost + name_cost + more, at, state, Kind.PERSON))
        self._add(at, OPENED, _Step(cost + OPEN + TOUCHING * (state == BESIDE), at, state, ""))

    def _inside(self, at: int, state: int, cost: float, own_parts: Sequence[tuple[int, float]]) -> None:
        """The parts of an organisation's name that begin at a place."""
        again = {OWN: ANOTHER, ENDED: BEHIND_ENDING, BARE: ANOTHER}.get(state, 0.0)
        further = {OPENED: OPENED, PLACED: PLACED, FORMED: NAMED, NAMED: NAMED}.get(state, OWN)
        placed, distinct = (NAMED, NAMED) if state in (FORMED, NAMED) else (PLACED, OWN)
        for end, more, part in self._known_parts(at, state):
            shared = again if part == PLACE or state in (ENDED, BARE) else 0.0
            shared = OF_BRANCH if part == PLACE and state == ENDED else shared
            self._add(end, placed if part == PLACE else further, _Step(cost + more + shared, at, state, "", part))
        self._endings(at, state, cost)
        for end, more in own_parts:
            self._add(end, distinct, _Step(cost + more + again, at, state, "", OWN_PART))
        self._marks(at, state, cost)

    def _endings(self, at: int, state: int, cost: float) -> None:
        """The endings that begin at a place of an organisation's name, and the form with which one opens."""
        forms = listed("han:form_ending")
        for end, term in self.terms[at]:
            if term.ending:
                more = ENDING if end > at + 1 else SHORT_ENDING
                more += BEHIND_ENDING * (term.kind == THING and self.text.endswith(forms, 0, at))  # 有限公司|管理
                named = state in _OWNED or state == NAMED or (term.whole and state == OPENED)
                step = _Step(cost + more, at, state, term.ending, OWN_PART if term.whole else END_PART)
                self._add(end, ENDED if named else BARE, step)
            if term.form and state == OPENED:
                self._add(end, FORMED, _Step(cost + FORM, at, state, "", END_PART))

    def _marks(self, at: int, state: int, cost: float) -> None:
        """The middle dot or the bracket inside an organisation's name: 相良・クレイン法律事務所."""
        if self.text[at] in MIDDLE_DOTS and state in (OWN, NAMED):
            self._add(at + 1, PLACED if state == OWN else FORMED, _Step(cost + MARK, at, state, ""))
        bracket = self.text[at] == "(" and state not in (ENDED, BARE)
        if bracket and (closing := self.text.find(")", at, at + LONGEST_BRACKET + 2)) > 0:
            self._add(closing + 1, state, _Step(cost + MARK, at, state, self.best[at][state].kind))

    def _known_parts(self, at: int, state: int) -> Iterator[tuple[int, float, str]]:
        """The places, what organisations do, and the other words that begin at a place, each with its cost."""
        for end, term in self.terms[at]:
            if term.kind == PLACE:
                yield end, OWN_PLACE, PLACE
            elif term.kind and end > at + 1 and not (term.kind == FUNCTION and is_hiragana(self.text[at])):
                yield end, *_word_part(state, term.kind)
            if term.industry:
                yield end, INDUSTRY if state in _OWNED else EARLY_INDUSTRY, INDUSTRY_PART
        for end in (at + 2, at + 3) if state in (OPENED, PLACED) else ():
            if self.text[end - 1 : end] in words("han:place_unit") and all(map(is_han, self.text[at:end])):
                yield end, UNKNOWN_PLACE, PLACE  # 平潭县

    def _own_parts(self, at: int) -> Iterator[tuple[int, float]]:
        """The ends of distinctive parts that begin at a place, with their cost."""
        text = self.text
        for end, term in self.terms[at]:
            if term.is_own_part:
                yield end, DISTINCTIVE_RUN
        if (end := _run_end(text, at, dotted=True)) > at:
            yield from ((cut, DISTINCTIVE_RUN) for cut in _run_cuts(text, at, end))
            return
        small = text[at] in any_of("han:edge", "han:stop", "han:own_body") or _kind_of(text[at]) == VERB
        more = 0.0
        for size in range(1, min(len(DISTINCTIVE), len(text) - at + 1)):
            end, letter = at + size, text[at + size - 1]
            if not is_han(letter) and not (size > 1 and letter in SMALL_KANA):
                return
            more += ODD_LETTER * (letter in words("han:edge") and text[at:end] not in given_names())  # 正和
            cost = DISTINCTIVE[size] + SMALL_WORD * (small and size > 2)
            if size >= SHORTEST_TRANSCRIBED and _transcription().issuperset(text[at:end]):
                cost = min(cost, DISTINCTIVE[2] + 2 * TRANSCRIBED * (size - 2))
            yield end, cost + more + WORDY * any(self.words_end[start] <= end for start in range(at, end))

    def _named(self, end: int, state: int, kind: str) -> TextSegment:
        """The organisation's name that is in a state at a place."""
        at, parts = end, [""]
        while state not in _BETWEEN:
            _, at, state, _, part = self.best[at][state]
            parts.append(INDUSTRY_PART if part == END_PART in parts else part)  # 光电技术研究所
        return TextSegment(at, end, kind, frozenset(parts[1:]) - {""})

    def segments(self) -> tuple[TextSegment, ...]:
        """The words and names of the cheapest way."""
        pieces: list[TextSegment] = []
        ends, at = self.best[len(self.text)], len(self.text)
        state = min(ends.keys() & set(_BETWEEN), key=lambda state: ends[state].cost)
        while at:
            _, start, before, kind, _ = self.best[at][state]
            piece = TextSegment(start, at, kind)
            if before in _LEAVES:
                kind = {ENDED: self.best[at][before].kind, NAMED: Kind.COMPANY}.get(before, FIRM)
                piece = self._named(at, before, kind)
                before = self.best[piece.start][OPENED].state
            pieces.append(piece)
            at, state = piece.start, before
        return tuple(reversed(pieces))

    def last_name(self, kinds: frozenset[str]) -> TextSegment | None:
        """The cheapest name of one of some kinds with which the run ends; None where it costs far more than no name."""
        end, ends = len(self.text), self.best[len(self.text)]
        ways: list[tuple[float, TextSegment]] = []
        if Kind.PERSON in kinds and (step := self.last.get(Kind.PERSON)):
            ways.append((step.cost + LESS_DOUBT, TextSegment(step.start, end, Kind.PERSON)))
        for state, more in _UNMARKED.items() if kinds & Kind.ORGANISATIONS else ():
            if (step := ends.get(state)) is not None:
                ways.append((step.cost + more, self._named(end, state, step.kind or Kind.COMPANY)))
        cost, name = min(ways, key=lambda way: way[0], default=(0.0, None))
        plain = min(ends[state].cost for state in ends.keys() & set(_BETWEEN))
        return name if cost <= plain + DOUBT else None


@named_cache("documents.lattices", maxsize=64)  # one takes a kilobyte a character
def _lattice(text: str, japanese: bool) -> _Lattice:
    return _Lattice(text, japanese=japanese)


@named_cache("documents.segments", maxsize=4096)
def _segments(text: str, japanese: bool) -> tuple[TextSegment, ...]:
    return _lattice(text, japanese).segments()


def segments(text: str, *, japanese: bool = False) -> tuple[TextSegment, ...]:
    """The words and names of a run of folded characters.

    Example:
        >>> run = "会计吴郁婷存入阳信港湾银行"
        >>> [run[start:end] for start, end, _, _ in segments(run)]
        ['会计', '吴郁婷', '存入', '阳信港湾银行']
    """
    return _segments(text, japanese) if text else ()


def last_name(text: str, kinds: frozenset[str], *, japanese: bool = False) -> TextSegment | None:
    """The name of one of some kinds with which a run of folded characters ends; None where none does.

    Example:
        >>> run = "德国买家布赖特纳公司"
        >>> run[last_name(run, Kind.ORGANISATIONS).start :]
        '布赖特纳公司'
    """
    return _lattice(text, japanese).last_name(kinds) if text else None
