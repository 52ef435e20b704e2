"""What is known of single words in persons' names, from tables of general knowledge.

It describes one word by itself; what the word weighs in a name belongs to `names/person_parts.py`. Words are folded
(`text/folding.py`), Latin unless said.

- Names: tiers of commonness (two Mohammeds are not one person; rarity counted in a list is another measure), nicknames
  and cognates.
- Names that are written together or apart, in canonical pieces: Abd + al- + name, name + al-Din, name + Allah, Abu +
  name, and two names in the pinyin of Tibetans and Uyghurs (Zhaxiciren). Joins that spelling alone settles (al-Qahtani,
  Alqahtani) belong to the aligner.
- Words beside the name: titles, honorifics, particles, suffixes, son-of markers, initials written as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from entityscreen.caches import named_cache
from entityscreen.data import RecordTable, read_rows

# Weights in a person's name relative to a rare name = 1; the others are in `names/person_parts.py`.
COMMON_NAME = 0.6  # the commonest names of the world: two Mohammeds are not one person
PARTICLE = 0.1
_RARE = (0.0, 0.0)
_NO_GROUPS: frozenset[int] = frozenset()


@named_cache("names.persons.commonness", maxsize=1)
def _tiers() -> dict[str, tuple[float, float]]:
    """Name -> tier as given name, and the greater of it and that as surname."""
    rows = read_rows("person_commonness")
    return {word: (float(tier), max(float(tier), float(surname))) for word, tier, surname in rows}


def given_name_commonness(token: str) -> float:
    """How common a word is as a given name.

    Returns:
        1 everywhere, 0.75 very common in a large country, 0.5 common, 0.25 known, 0 rare or no given name.

    Example:
        >>> given_name_commonness("mohammed"), given_name_commonness("xqzt")
        (1.0, 0.0)
    """
    return _tiers().get(token, _RARE)[0]


def commonness(token: str) -> float:
    """How common a word is as a given name or as a surname, in tiers as `given_name_commonness` has them.

    Example:
        >>> commonness("ali"), commonness("kowalczyk"), commonness("xqzt")
        (1.0, 0.5, 0.0)
    """
    return _tiers().get(token, _RARE)[1]


def name_weight(latin: str) -> float:
    """What a name weighs by how common its likeliest Latin spelling is, from `COMMON_NAME` to 1 for a rare one.

    Example:
        >>> name_weight("mohammed"), name_weight("xqzt")
        (0.6, 1.0)
    """
    return 1.0 - (1.0 - COMMON_NAME) * commonness(latin)


def is_given_name(token: str) -> bool:
    """Whether a word is known as a given name; it may be a surname too.

    Example:
        >>> is_given_name("vladimir"), is_given_name("putin")
        (True, False)
    """
    return _tiers().get(token, _RARE)[0] > 0.0


def is_known_name(token: str) -> bool:
    """Whether a word is known as a name, given or of a family.

    Example:
        >>> is_known_name("vladimir"), is_known_name("putin"), is_known_name("xqzt")
        (True, True, False)
    """
    return _tiers().get(token, _RARE)[1] > 0.0


@named_cache("names.persons.groups", maxsize=1)
def _nickname_groups() -> Mapping[str, frozenset[int]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for number, _, names in read_rows("person_groups"):
        for name in names.split():
            numbers[name] = (*numbers.get(name, ()), int(number))
    return RecordTable(numbers, frozenset)


def nickname_groups(token: str) -> frozenset[int]:
    """The groups of a name: two names that share one are the same name.

    Returns:
        Group numbers, the same in every process; empty for a name without relations. Sharing is not
        transitive: Sasha shares with Aleksandr and with Aleksandra, and these two share nothing.

    Example:
        >>> bool(nickname_groups("bill") & nickname_groups("william"))
        True
        >>> bool(nickname_groups("marin") & nickname_groups("martin"))
        False
    """
    return _nickname_groups().get(token, _NO_GROUPS)


_ABD_IN_PINYIN = "abudu"
_SHORTEST_STEM = 3
ABDULLAH = "abdullah"
_NEVER_CUT = (ABDULLAH, "abdallah", "ayatollah")
# The article before them takes their sound: as-Sisi, which others write Alsisi.
_SUN_SOUNDS = ("t", "th", "d", "dh", "r", "z", "s", "sh", "n")
_SUN_LETTERS = frozenset(sound[0] for sound in (*_SUN_SOUNDS, "l"))
ASSIMILATED = {f"{vowel}{sound}": sound for vowel in "aeu" for sound in _SUN_SOUNDS}
ARTICLE = "al"
# Two names in pinyin: the letters of a beginning that is looked up, and of the shortest name.
_BEGINNING, _SHORTEST_ELEMENT = 3, 4
LONGEST_FIRST, SHORTEST_SECOND = 7, 4  # letters of the first and of the second of two given names in one word
_LONE = {"lone-abd": "abdul", "lone-din": "din", "lone-allah": "allah", "lone-abu": "abu"}


@named_cache("names.persons.compounds", maxsize=1)
def _compounds() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, word in read_rows("person_compounds"):
        classes.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in classes.items()}


@named_cache("names.persons.compounds.uncut", maxsize=1)
def _uncut() -> frozenset[str]:
    """Words that are never cut: names that only look like compounds, and pieces that stand alone."""
    return frozenset().union(*(_compounds()[name] for name in ("whole", *_LONE)))


@named_cache("names.persons.compounds.usual", maxsize=1)
def _usual() -> dict[str, str]:
    return {word: usual for name, usual in _LONE.items() for word in _compounds()[name] if word != usual}


def usual_form(word: str) -> str:
    """The usual form of a piece that stands alone: of an article, of al-Din, of Allah; another word as it is.

    Example:
        >>> usual_form("abdur"), usual_form("eddine"), usual_form("rahman")
        ('abdul', 'din', 'rahman')
    """
    return _usual().get(word, word)


def is_of_allah(word: str) -> bool:
    """Whether a word is a spelling of Abdullah, whole.

    Example:
        >>> is_of_allah("abdulla"), is_of_allah("abdul"), is_of_allah("ayatollah")
        (True, False, False)
    """
    return word.startswith("abd") and word in _compounds()["whole"]


def abd_before(word: str, behind: str) -> str | None:
    """What Abd is with the word behind it, in its usual form; None where a word is no Abd, or says enough by itself.

    Returns:
        `abdullah` for both words, where the one behind is Allah; `abdul` for the first, where it is written as the
        given name Abed and an article or a name of God is behind.

    Example:
        >>> abd_before("abd", "allah"), abd_before("abed", "al"), abd_before("abed", "hassan")
        ('abdullah', 'abdul', None)
    """
    compounds = _compounds()
    before_article, before_servant = word in compounds["abd-before-article"], word in compounds["abd-before-servant"]
    if behind in compounds["lone-allah"] and (before_article or usual_form(word) == _LONE["lone-abd"]):
        return ABDULLAH
    article = before_article and behind in compounds["article"]
    return _LONE["lone-abd"] if article or (before_servant and behind in compounds["servant"]) else None


def is_of_another(abd: str, name: str) -> bool:
    """Whether Abd, with or without its article, and the word behind it are one name: Abd al-Aziz, not Abdul Saleh.

    Example:
        >>> is_of_another("abdul", "aziz"), is_of_another("abd", "alaziz"), is_of_another("abdul", "saleh")
        (True, True, False)
    """
    servants = _compounds()["servant"]
    return usual_form(abd) == _LONE["lone-abd"] and (name in servants or name.removeprefix(ARTICLE) in servants)


def is_assimilated(article: str, name: str) -> bool:
    """Whether a word is the Arabic article with the sound of the name behind it.

    Example:
        >>> is_assimilated("as", "sisi"), is_assimilated("ash", "shami"), is_assimilated("as", "nahda")
        (True, True, False)
    """
    sound = ASSIMILATED.get(article)
    return sound is not None and name.startswith(sound)


def written_pieces(word: str) -> tuple[str, ...]:
    """The pieces of `split_compound` as the word writes them.

    Example:
        >>> split_compound("abdurrahman"), written_pieces("abdurrahman"), written_pieces("najibullah")
        (('abdul', 'rahman'), ('abdur', 'rahman'), ('najib', 'ullah'))
    """
    pieces = split_compound(word)
    if len(pieces) == 1:
        return (word,)
    first, second = pieces
    if second in _LONE.values():
        return (first, word.removeprefix(first))
    return (word.removesuffix(second), second)


def split_compound(token: str) -> tuple[str, ...]:
    """Cut a compound into canonical pieces.

    Returns:
        One or two pieces: `abdul` + name, name + `din`, name + `allah`, `abu` + name, two given names; any other
        word is returned as it is, also a piece that stands alone (see `usual_form`).

    Example:
        >>> split_compound("abdelrahman"), split_compound("abderrahmane"), split_compound("abdel")
        (('abdul', 'rahman'), ('abdul', 'rahmane'), ('abdel',))
        >>> split_compound("nasreddine"), split_compound("abdullah"), split_compound("geraldine")
        (('nasr', 'din'), ('abdullah',), ('geraldine',))
        >>> split_compound("zhaxiciren"), split_compound("abudureyimu")
        (('zhaxi', 'ciren'), ('abdul', 'reyimu'))
    """
    if not token.isascii() or token in _uncut():
        return (token,)
    if len(token) >= 2 * _SHORTEST_ELEMENT and token[:_BEGINNING] in _element_beginnings():
        pieces = _of_elements(token)
        if pieces:
            return pieces
    if token.startswith("ab"):
        return _after_prefix(token)
    _, shortest, last_letters = _endings()
    pieces = _before_ending(token) if token[-shortest:] in last_letters else (token,)
    return pieces if len(pieces) > 1 else _two_given_names(token)


def joined_particle(word: str) -> str:
    """The Arabic article or son-of marker that a longer name in Hangul or katakana is joined to; empty without one.

    Example:
        >>> joined_particle("알아사드"), joined_particle("ビンラディン"), joined_particle("빈우")
        ('알', 'ビン', '')
    """
    if word.isascii():
        return ""
    return next((p for p in _compounds()["joined-particle"] if word.startswith(p) and len(word) > 2 * len(p)), "")


def _two_given_names(token: str) -> tuple[str, ...]:
    """The two given names that an unknown word is, of which the first is one that is written so: Hansjuergen."""
    firsts = _compounds()["first"]
    for end in range(2, min(LONGEST_FIRST, len(token) - SHORTEST_SECOND) + 1):
        if token[:end] in firsts and is_given_name(token[end:]) and not is_known_name(token):
            return token[:end], token[end:]
    return (token,)


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a second piece ends a word."""

    piece: str  # it, in its usual form
    endings: tuple[str, ...]  # those that show it by themselves, and behind a known name, in this order
    after_any: frozenset[str]  # the first of these


@named_cache("names.persons.compounds.endings", maxsize=1)
def _endings() -> tuple[tuple[_Ending, ...], int, frozenset[str]]:
    """The endings, the letters of the shortest, and the last letters of all, as many."""
    pieces, table = [], _compounds()
    for piece in (name.removesuffix("-sure") for name in table if name.endswith("-sure")):
        sure, long, names = (table.get(f"{piece}-{how}", frozenset()) for how in ("sure", "long", "known"))
        endings = [ending for group in (sure, long, names) for ending in sorted(group, key=lambda e: (-len(e), e))]
        pieces.append(_Ending(piece, tuple(endings), sure | long))
    shortest = min(len(ending) for piece_endings in pieces for ending in piece_endings.endings)
    return (
        tuple(pieces),
        shortest,
        frozenset(ending[-shortest:] for piece_endings in pieces for ending in piece_endings.endings),
    )


@named_cache("names.persons.compounds.beginnings", maxsize=1)
def _element_beginnings() -> frozenset[str]:
    """How the names in pinyin begin: with these letters few other words do."""
    return frozenset(word[:_BEGINNING] for word in (*_compounds()["element"], _ABD_IN_PINYIN))


def _of_elements(token: str) -> tuple[str, ...]:
    """The two names in pinyin that a word is, unless it is one name; or nothing."""
    elements = _compounds()["element"]
    if token in elements:
        return ()
    for end in range(_SHORTEST_ELEMENT, len(token) - _SHORTEST_ELEMENT + 1):
        first, second = token[:end], token[end:]
        if second in elements and (first in elements or first == _ABD_IN_PINYIN):
            return usual_form(first), second
    return ()


def _after_prefix(token: str) -> tuple[str, ...]:
    if token.startswith("abd"):
        servant = _servant_of(token)
        return ("abdul", servant) if servant else (token,)
    for prefix in _prefixes("abu"):
        if token.startswith(prefix) and token[len(prefix) :] in _compounds()["kunya"]:
            return ("abu", token[len(prefix) :])
    return (token,)


@named_cache("names.persons.compounds.prefixes", maxsize=2)
def _prefixes(name: str) -> tuple[str, ...]:
    return tuple(sorted(_compounds()[f"prefix-{name}"], key=lambda prefix: (-len(prefix), prefix)))


def _servant_of(token: str) -> str:
    """What follows Abd and its article, which an l or a doubled sun letter shows; or nothing."""
    servants = _compounds()["servant"]
    for prefix in _prefixes("abd"):
        if not token.startswith(prefix):
            continue
        rest = token[len(prefix) :]
        if rest in servants:
            return rest
        if rest[:1] == "l" and (rest[1:] in servants or len(rest) > _SHORTEST_STEM + 1):
            return rest[1:]
        if len(rest) > _SHORTEST_STEM and rest[0] in _SUN_LETTERS and rest[0] == rest[1]:
            return rest[1:]
        if rest.startswith("shsh"):
            return rest[2:]
    return ""


def _before_ending(token: str) -> tuple[str, ...]:
    for piece_endings in _endings()[0]:
        names = _compounds().get(piece_endings.piece, frozenset())
        for ending in piece_endings.endings:
            if not token.endswith(ending):
                continue
            stem = token.removesuffix(ending)
            if stem in names or (ending in piece_endings.after_any and len(stem) >= _SHORTEST_STEM):
                return (token,) if _misspells_a_whole(token) else (stem, piece_endings.piece)
    return (token,)


def _misspells_a_whole(token: str) -> bool:
    """Whether a letter is wrong in a name that is never cut: `badullah` is Abdullah, and no servant of Bad."""
    return any(OSA.distance(token, whole, score_cutoff=1) <= 1 for whole in _NEVER_CUT)


@named_cache("names.persons.words", maxsize=1)
def _words_beside() -> dict[str, dict[str, str]]:
    """Class -> word -> detail."""
    classes = ("title", "honorific", "particle", "filiation", "suffix", "counter")
    by_class: dict[str, dict[str, str]] = {name: {} for name in classes}
    for word, name, detail in read_rows("person_words"):
        by_class[name][word] = detail
    return by_class


@named_cache("names.persons.honorifics", maxsize=1)
def _honorifics() -> dict[str, float]:
    return {word: float(weight) for word, weight in _words_beside()["honorific"].items()}


@named_cache("names.persons.beside", maxsize=1)
def words_beside_names() -> frozenset[str]:
    """Return the words that may be a title, an honorific or a suffix.

    Example:
        >>> [word in words_beside_names() for word in ("dr", "khan", "junior", "smith")]
        [True, True, True, False]
    """
    words, honorifics = _words_beside(), {word for word in _usual() if usual_form(word) in _honorifics()}
    return frozenset({*words["title"], *words["suffix"], *words["honorific"], *honorifics})


def is_title(token: str) -> bool:
    """Whether a word is a form of address or a rank and never part of the name, as King, Major and Pastor may be.

    Example:
        >>> is_title("dr"), is_title("ayatollah"), is_title("king"), is_title("khan")
        (True, True, False, False)
    """
    return token in _words_beside()["title"]


def honorific_weight(token: str) -> float | None:
    """What a word weighs, 0.2 to 0.4, that may be part of a name without meaning much; None for any other.

    Example:
        >>> honorific_weight("haji"), honorific_weight("khan"), honorific_weight("smith")
        (0.2, 0.4, None)
    """
    return _honorifics().get(usual_form(token))


def is_particle(token: str) -> bool:
    """Whether a word is an article, a preposition or a son-of marker inside surnames, wherever it stands.

    Returns:
        True too for words that can be names at the edge of a name (Ben, Le, Du): see `is_particle_at`.

    Example:
        >>> is_particle("von"), is_particle("al"), is_particle("oglu"), is_particle("vonn")
        (True, True, True, False)
    """
    return token in _words_beside()["particle"] or is_filiation(token)


def is_filiation(token: str) -> bool:
    """Whether a word says that a father is named beside it: bin, bint, oglu.

    Example:
        >>> is_filiation("bin"), is_filiation("kyzy"), is_filiation("von")
        (True, True, False)
    """
    return token in _words_beside()["filiation"]


def is_particle_at(token: str, position: int, count: int) -> bool:
    """Whether a word is a particle in its place in a name.

    Args:
        token: a folded Latin word.
        position: of the word, from 0.
        count: of words in the name.

    Returns:
        False for a word that is more often a name there: Ben Smith, Le Van Minh, Du Wei, Zhu De.

    Example:
        >>> is_particle_at("ben", 0, 2), is_particle_at("ben", 1, 3), is_particle_at("de", 0, 3)
        (False, True, True)
    """
    place = _words_beside()["particle"].get(token)
    if place is None:
        return is_filiation(token)
    if place == "any":
        return True
    return position < count - 1 and (place == "before" or position > 0)


def particle_place(token: str) -> int:
    """Return where a word is a particle (`is_particle_at`), as a number for the kernel of the index.

    Returns:
        0 nowhere, 1 anywhere, 2 before another word, 3 between two words.

    Example:
        >>> particle_place("smith"), particle_place("von"), particle_place("ben")
        (0, 1, 3)
    """
    place = _words_beside()["particle"].get(token)
    if place is None:
        return 1 if is_filiation(token) else 0
    return 1 if place == "any" else 2 if place == "before" else 3


def suffix_class(token: str) -> str | None:
    """Which suffix a word is.

    Returns:
        `jr`, `sr`, `ii`, `iii`, `iv`, `vii`, `viii`: two different ones are two persons (jr and ii are not);
        `degree` (phd, esq, mba): says nothing; None when the word is no suffix.

    Example:
        >>> suffix_class("junior"), suffix_class("phd"), suffix_class("smith")
        ('jr', 'degree', None)
    """
    return _words_beside()["suffix"].get(token)


def is_counter(token: str) -> bool:
    """Whether a word behind digits says the how manieth of a name somebody is.

    Example:
        >>> is_counter("세"), is_counter("김")
        (True, False)
    """
    return token in _words_beside()["counter"]


_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")  # a vowel makes a name of two letters: Bo, Ty


def are_initials(word: str) -> bool:
    """Whether a word of a person's name is two initials without stops.

    Example:
        >>> are_initials("kk"), are_initials("ng"), are_initials("dr"), are_initials("bo")
        (True, False, False, False)
    """
    if len(word) != 2 or not _CONSONANTS.issuperset(word):
        return False
    return not (word in words_beside_names() or commonness(word) > 0.0 or nickname_groups(word))
