"""Bodies that are named after a person, in Russian and its neighbours: ОКБ им. А.С. Яковлева is Yakovlev Design Bureau.

Here belongs what the language does to that person's name: the genitive behind `имени`, and the initials, which English
leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.names.lexicon import begins_concept

_SLAVIC = frozenset({"имени", "им", "імені", "ім", "імя", "imeni"})
_GERMAN_TOO = "im"  # in the: beside initials alone it is Russian
_ENGLISH, _NAMED = "after", "named"
_MARKS = _SLAVIC | {_GERMAN_TOO, _ENGLISH}
INITIALS = 2  # letters, dots and all else left out
MOST_NAMES = 2  # behind `имени`: a given name and a surname
SHORTEST = 4  # letters of a name that has a case ending: Миля
_VOWELS = frozenset("аеиоуыэюяіїєaeiouy")
# The genitive and what it is the genitive of, the longest ending first; a consonant before -а has a rule of its own.
_ENDINGS = (
    ("ского", "ский"), ("цкого", "цкий"), ("ського", "ський"), ("цького", "цький"),
    ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ской", "ская"),
    ("ого", "ой"), ("его", "ий"), ("ея", "ей"), ("ия", "ий"), ("ая", "ай"), ("ья", "ьи"),
    ("skogo", "skiy"), ("skoho", "skyi"), ("ogo", "oy"), ("eya", "ey"), ("iya", "iy"),
)  # fmt: skip
_A, _YA = frozenset("аa"), "я"


def without_case(pieces: Sequence[str]) -> list[str]:
    """The words of a name, what stands behind `named after` in the nominative and without initials.

    Args:
        pieces: folded words of an organisation's name.

    Example:
        >>> without_case("окб им ас яковлева".split()), without_case("институт имени юрия гагарина".split())
        (['окб', 'им', 'яковлев'], ['институт', 'имени', 'юрий', 'гагарин'])
        >>> without_case("hospital named after nn burdenko".split()), without_case("haus im grunen".split())
        (['hospital', 'named', 'after', 'burdenko'], ['haus', 'im', 'grunen'])
    """
    found = list(pieces)
    if _MARKS.isdisjoint(found):
        return found
    place = next(place for place, piece in enumerate(found) if piece in _MARKS)
    before, mark, behind = found[:place], found[place], found[place + 1 :]
    if mark == _ENGLISH and before[-1:] == [_NAMED]:
        return [*before, mark, *[piece for piece in behind if not _are_initials(piece)]]
    if mark == _ENGLISH or (behind and behind[0][0].isdigit()):  # имени 60-летия Октября
        return found
    if mark == _GERMAN_TOO and not (behind and _are_initials(behind[0])):
        return found
    names = 0
    for piece in behind:
        if _are_initials(piece):
            continue
        if names < MOST_NAMES and not begins_concept(piece):
            before.append(nominative(piece))
            names += 1
        else:
            before.append(piece)
    return [*before[:place], "imeni" if mark == _GERMAN_TOO else mark, *before[place:]]


def _are_initials(piece: str) -> bool:
    return len(piece) <= INITIALS and piece.isalpha()


def nominative(name: str) -> str:
    """The nominative of a name in the genitive; a name that has none as it is.

    Example:
        >>> [nominative(name) for name in ("свердлова", "дзержинского", "баумана", "доллежаля", "бурденко")]
        ['свердлов', 'дзержинский', 'бауман', 'доллежаль', 'бурденко']
    """
    if len(name) < SHORTEST:
        return name
    for ending, usual in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending) + usual
    if name[-2] in _VOWELS:
        return name
    if name[-1] in _A:
        return name[:-1]
    return name[:-1] + "ь" if name[-1] == _YA else name
