"""Latin names that can be Chinese or Korean: whether one can, and the ways to take its syllables.

Half the world's names can be cut somehow (Lise Moe, Nora de Lange), and each that is taken for Chinese costs a search
and a false positive; so the evidence against comes first. Then the surname stands first or last, the given name is
joined, hyphened or spaced, and English given names and words that cannot be cut are left aside, each at its cost.
"""

from __future__ import annotations

import re
from itertools import product

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.names.persons.vocabulary import commonness, is_particle, is_particle_at
from entityscreen.syllables.character_candidates import (
    given_spellings,
    is_common_surname,
    is_pinyin,
    unit_characters,
    units,
)
from entityscreen.syllables.model import (
    GIVEN_FIRST,
    KOREAN,
    MAINLAND,
    Arrangement,
    SyllableName,
    Words,
)
from entityscreen.syllables.segmentation import (
    MOST_CUTS_A_WORD,
    WORD_CUTS,
    Cut,
    compound_spellings,
    cuts,
    english_names,
    families_of,
    is_syllable,
    shared_families,
    surname_spellings,
    syllabic_words,
    word_cuts,
)
from entityscreen.syllables.tables import burmese_words, korean_rows

GIVEN = 2  # syllables of a given name that is one word
SYLLABLE_LETTERS = 3  # a Western name as short as this (Lee, Kim, Ben) is a syllable as likely


def is_plausible(words: Words, syllabic: Words) -> bool:
    """Whether the words that speak for a Chinese or Korean name outnumber those that speak against.

    Args:
        words: all words, in pieces.
        syllabic: those of them that can be cut into syllables.

    Returns:
        True when nothing speaks against, or at least two words speak for it and no fewer than speak against; or when
        what speaks against is one known name beside a surname, and a given name in pinyin or Korean as well.

    Example:
        >>> is_plausible((("lai",), ("william",)), (("lai",),))
        True
        >>> is_plausible((("nora",), ("de",), ("lange",)), (("nora",), ("de",), ("lange",)))
        False
        >>> is_plausible((("li",), ("nana",)), (("li",), ("nana",)))
        True
    """
    if any(word[0] in burmese_words() and not is_syllable(word[0]) for word in words):
        return False  # Khin is a syllable of Hokkien, but Soe Khin Maung is a Burmese name
    against = sum(speaks_against(word, word in syllabic) for word in words)
    if not against or (against == 1 and may_be_taken(words)):
        return True
    good = sum("".join(word) not in english_names() and not speaks_against(word, cuttable=True) for word in syllabic)
    return good >= max(2, against)


def without_particles(words: Words, syllabic: Words) -> Words:
    """The words to compare, without the particles of a Western name: `de` and `van` are syllables too.

    Args:
        words: all words, in pieces.
        syllabic: those of them that can be cut into syllables.

    Returns:
        The same where no word of the West is among them, or where the others are a whole name: three syllables of one
        family (Andrew Lo Kin Wah), a surname that is no particle at the edge (Kevin Lo Wai), or pinyin before a common
        surname (Kevin Di Wu).

    Example:
        >>> without_particles((("eva",), ("van",), ("eck",)), (("van",), ("eck",)))
        (('eck',),)
        >>> without_particles((("kevin",), ("di",), ("wu",)), (("di",), ("wu",)))
        (('di',), ('wu',))
        >>> without_particles((("zhu",), ("de",), ("huai",)), (("zhu",), ("de",), ("huai",)))
        (('zhu',), ('de',), ('huai',))
    """
    single = [(place, word) for place, word in enumerate(words[:-1]) if len(word) == 1]
    count = len(words)
    particles = {
        word for place, word in single if is_particle(word[0]) and (place or is_particle_at(word[0], 0, count))
    }
    others = tuple(word for word in syllabic if "".join(word) not in english_names())
    if not particles or len(others) == len(words):
        return syllabic
    foreign = [word not in syllabic and "".join(word) not in english_names() for word in words]
    if any(word in particles and behind for word, behind in zip(words, foreign[1:], strict=False)):
        others = ()  # the particle of a surname that is no syllable: Juan de Garay
    if len(others) == FEWEST and shared_families(others):
        first, last = "".join(others[0]), "".join(others[1])
        if first in surname_spellings() and not is_particle_at(first, 0, FEWEST):
            return syllabic
        if is_pinyin((first, last)) and is_common_surname(last):
            return syllabic
    elif len(others) >= WHOLE_NAME and shared_families(others):
        return syllabic
    return tuple(word for word in syllabic if word not in particles)


def may_be_taken(words: Words) -> bool:
    """Whether of two words one is a surname, and the other a known name that may as well be two syllables.

    Example:
        >>> may_be_taken((("li",), ("nana",))), may_be_taken((("ana",), ("li",))), may_be_taken((("li",), ("pedro",)))
        (True, True, False)
    """
    return len(words) == 2 and any(_is_head(head) and _is_given(given) for head, given in (words, words[::-1]))


def _is_head(word: tuple[str, ...]) -> bool:
    """Whether a word is a surname."""
    usual = next((cut for cut, _ in word_cuts(word)), ())
    return usual in compound_spellings() or (len(usual) == 1 and usual[0] in surname_spellings())


def _is_given(word: tuple[str, ...]) -> bool:
    """Whether a word is two syllables of given names in pinyin, or two Korean ones."""
    pinyin, korean = unit_characters(MAINLAND, False), given_spellings()
    return len(word) == 1 and any(
        len(cut) == GIVEN and (all(s in pinyin for s in cut) or all(s in korean for s in cut))
        for cut, _ in word_cuts(word)
    )


def speaks_against(word: tuple[str, ...], cuttable: bool = True) -> bool:
    """A word that is no syllable and no English given name, or a known name that is no syllable of pinyin."""
    text = "".join(word)
    if text in english_names():
        return False
    if not cuttable:
        return True
    if len(word) > 1 or text in surname_spellings() or is_pinyin(word):
        return False
    if any(cut in compound_spellings() for cut, _ in cuts(text)):
        return False
    return len(text) > SYLLABLE_LETTERS and commonness(text) > 0.0


FEWEST, MOST = 2, 6
MOST_ARRANGEMENTS = 48
# Costs of taking a name another way than as it stands.
ENGLISH_COST, FOREIGN_COST, ROTATED_COST, JOINED_COST = 0.005, 0.08, 0.005, 0.01
# The first word is a surname too: then the last one is unlikely to be.
ROTATED_AGAINST_COST = 0.03
DROPPED_COST, TAKEN_COST, TWICE_COST = 0.12, 0.1, 0.03
# Where all else is written syllable by syllable, a longer word is a name of the West that no table has: Zita Ha Ting.
UNLISTED_COST = 0.04
# Syllables that are a whole name when any word is left out: of three written apart all are needed.
WHOLE_NAME = 3
_FAMILIAR = frozenset({"ah", "a"})  # 阿, before a given name


def arrange(words: Words, syllabic: Words) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name's syllables, surname first, by their number; the cheapest first.

    Args:
        words: of the name, in pieces.
        syllabic: those that are compared, see `syllabic_words` and `without_particles`.
    """
    found: dict[tuple[str, ...], Arrangement] = {}
    for kept, cost, notes in _selections(words, syllabic):
        others = len(words) == FEWEST and may_be_taken(words)
        of_others = [word for word in kept if "".join(word) in english_names() or (others and speaks_against(word))]
        taken = sum(map(_taken, of_others))
        usual = tuple(word_cuts(word)[0][0] for word in kept)
        plain = is_pinyin(tuple(syllable for cut in usual for syllable in cut))
        for choice in product(*(word_cuts(word)[:MOST_CUTS_A_WORD] for word in kept)):
            if len(found) >= MOST_ARRANGEMENTS:
                break
            cuts_taken = tuple(cut for cut, _ in choice)
            for order, order_cost, order_notes in _orders(cuts_taken):
                total = cost + order_cost + sum(cut_cost for _, cut_cost in choice)
                known = found.get(order)
                if FEWEST <= len(order) <= MOST and (known is None or total < known.cost):
                    pinyin = is_pinyin(order)
                    recut = _recut(cuts_taken, usual) if plain and pinyin else ()
                    found[order] = Arrangement(order, round(total, 3), notes + order_notes, pinyin, recut, taken)
    grouped: dict[int, list[Arrangement]] = {}
    for arrangement in sorted(found.values(), key=lambda a: (a.cost, a.syllables)):
        grouped.setdefault(len(arrangement.syllables), []).append(arrangement)
    return {length: tuple(group) for length, group in grouped.items()}


def _recut(cuts_taken: Words, usual: Words) -> tuple[str, ...]:
    """The words that are not cut as usual, joined."""
    return tuple(sorted("".join(cut) for cut, other in zip(cuts_taken, usual, strict=True) if cut != other))


def _selections(words: Words, syllabic: Words) -> list[tuple[Words, float, tuple[str, ...]]]:
    """Which words are compared: all that cut into syllables, with and without English names, one dropped."""
    english = english_names()
    foreign = tuple("-".join(word) for word in words if word not in syllabic)
    cost = sum(ENGLISH_COST if name in english else FOREIGN_COST for name in foreign)
    notes = tuple(_left_aside(name) for name in foreign)
    found = [(syllabic, cost, notes)]
    names = [word for word in syllabic if "".join(word) in english and "".join(word) not in _both_ways()]
    if names and len(syllabic) - len(names) >= 2:
        kept = tuple(word for word in syllabic if word not in names)
        aside = tuple(_left_aside("".join(word)) for word in names)
        found.append((kept, cost + ENGLISH_COST, notes + aside))
    for index, word in enumerate(syllabic if len(syllabic) > 2 else ()):
        kept = syllabic[:index] + syllabic[index + 1 :]
        price = _price_of_dropping(index, word, kept)
        if price is not None:
            found.append((kept, cost + price, (*notes, _left_aside("-".join(word)))))
    return found


def _taken(word: tuple[str, ...]) -> float:
    """What it costs to take a name for syllables: Sam and Luna, but not Dan (丹 in pinyin) and Jo (조).

    One syllable said twice is a habit of the Chinese: Nana, Lili.
    """
    if "".join(word) in _both_ways():
        return 0.0
    return TWICE_COST if any(len(cut) == 2 and cut[0] == cut[1] for cut, _ in word_cuts(word)) else TAKEN_COST


@named_cache("syllables.both_ways", maxsize=1)
def _both_ways() -> frozenset[str]:
    """English names that are pinyin or a usual spelling of a Korean surname too."""
    pinyin, korean = units(MAINLAND), units(KOREAN)
    surnames = korean_rows()["surname"]
    usual = {name for name in english_names() if any(h in surnames and not cost for h, cost in korean.get(name, ()))}
    return frozenset(usual | {name for name in english_names() if name in pinyin})


def _price_of_dropping(index: int, word: tuple[str, ...], kept: Words) -> float | None:
    """What it costs to leave a word out, as an English name, a husband's surname or a prefix; `None` for no reason."""
    text = "".join(word)
    if text in english_names() and text not in _both_ways():
        return ENGLISH_COST
    counts = [len(word_cuts(other)[0][0]) for other in kept]
    count = len(word_cuts(word)[0][0])
    if len(word) == 1 and count > 1 and len(kept) >= FEWEST and max(counts) == 1 and text not in surname_spellings():
        return UNLISTED_COST
    if sum(counts) >= WHOLE_NAME or (index == 0 and text not in surname_spellings()) or (index and text in _FAMILIAR):
        return DROPPED_COST * count
    return None


def _left_aside(name: str) -> str:
    kind = "English name" if name in english_names() else "word"
    return f"{kind} {name.title()} not compared"


def _orders(parts: tuple[tuple[str, ...], ...]) -> list[tuple[tuple[str, ...], float, tuple[str, ...]]]:
    """The syllables with the surname first: as they stand, or the last words moved to the front."""
    whole = tuple(s for part in parts for s in part)
    if len(parts) == 1:
        return [(whole, JOINED_COST, ("joined",))]
    found: list[tuple[tuple[str, ...], float, tuple[str, ...]]] = [(whole, 0.0, ())]
    cost = ROTATED_COST
    if len(parts[0]) == 1 and parts[0][0] in surname_spellings():
        cost = ROTATED_AGAINST_COST
    note = (GIVEN_FIRST,)
    if len(parts[-1]) == 1:
        found.append((whole[-1:] + whole[:-1], cost, note))
    if whole[-2:] in compound_spellings() and len(whole) > 2:
        found.append((whole[-2:] + whole[:-2], cost, note))
    return found


MOST_WORDS = 7
MOST_LEFT_ASIDE = 2
_TONE, _TONES = re.compile("[1-5]"), frozenset("12345")
# Families as bits: the first five are Chinese, the first two Mandarin.
_CHINESE, _MANDARIN = 0b11111, 0b00011


def prepare_latin(words: Words) -> SyllableName | None:
    """The syllables of a Latin name, or `None` when it is not Chinese or Korean.

    Args:
        words: the words in pieces, lower-case ASCII.

    Example:
        >>> prepare_latin((("chan",), ("kwok", "ki"))).text
        'chan kwok ki'
        >>> prepare_latin((("vladimir",), ("putin",))) is None
        True
    """
    if not 0 < len(words) <= MOST_WORDS:
        return None
    left = most_foreign(len(words))
    for word in words:
        known: tuple[Cut, ...] | None = WORD_CUTS.get(word)
        if not (word_cuts(word) if known is None else known):
            left -= 1
            if left < 0:
                return _toned(words)
    return _prepare(words)


def most_foreign(words: int) -> int:
    """How many of a name's words may be no syllables: two must be left, and a word alone must be one that cuts."""
    return min(MOST_LEFT_ASIDE, max(words - 2, 0))


def _toned(words: Words) -> SyllableName | None:
    """The name without tone digits, where it has them: `Xi2 Jin4ping2`."""
    if not any(piece[-1:] in _TONES for word in words for piece in word):
        return None
    plain = tuple(tuple(part for piece in word for part in _TONE.split(piece) if part) for word in words)
    return prepare_latin(plain) if all(plain) and all(part.isalpha() for word in plain for part in word) else None


@named_cache("syllables.latin", maxsize=100_000)
def _prepare(words: Words) -> SyllableName | None:
    syllabic = without_particles(words, syllabic_words(words))
    core = _core(words, syllabic)
    if not (core and _has_surname(core) and _share_family(core) and is_plausible(words, syllabic)):
        return None
    arrangements = arrange(words, syllabic)
    if not arrangements:
        return None
    text = " ".join(piece for word in words for piece in word)
    return SyllableName(Script.LATIN, text, words, 0, (), arrangements)


def _core(words: Words, syllabic: Words) -> Words:
    """The words that must be Chinese or Korean: without English names when those or foreign words are there."""
    english = english_names()
    kept = tuple(word for word in syllabic if "".join(word) not in english)
    if len(syllabic) == len(words) and len(kept) < 2:
        kept = syllabic
    count = sum(len(word_cuts(word)[0][0]) for word in kept)
    if len(kept) < min(2, len(words)):
        return ()
    foreign = [word for word in words if word not in syllabic and "".join(word) not in english]
    western = sum("".join(word) in english for word in words if word not in kept)
    if western > max(1, len(kept) - 1) and not any(len(word) > 1 for word in kept):
        return ()  # two names of the West beside two words: Miriam Juan Carlos Tamayo
    fewest = FEWEST if not foreign or shared_families(kept) & _MANDARIN else FEWEST + len(foreign)
    return kept if count >= fewest else ()


def _has_surname(words: Words) -> bool:
    """Whether a word of its own, at either end, is a surname's spelling; or the head of a single word."""
    surnames = surname_spellings()
    if len(words) == 1:
        return any(cut[0] in surnames and len(cut) > 1 for cut, _ in word_cuts(words[0]))
    for word in (words[0], words[-1]):
        cut = word_cuts(word)[0][0]
        if (len(cut) == 1 and cut[0] in surnames) or cut in compound_spellings():
            return True
        if len(word) == 2 and cut[0] in surnames and cut[1] in surnames:
            return True
    return "".join(words[0]) in surnames or words[0][0] in surnames


def _share_family(words: Words) -> bool:
    """Whether one family has the syllables of all words, or of all but one: the surname; Sho-ko Ai-da is no name."""
    if len(words) == FEWEST:
        return bool(shared_families(words)) or all(families_of(word) & _CHINESE for word in words)
    return any(shared_families(words[:i] + words[i + 1 :]) for i in range(len(words)))
