"""Joins: neighbouring words of a name that others may write as one.

Here belongs which neighbours may be one word, and what that word spells and sounds like. What a join is worth belongs
to `scoring/align.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby

from entityscreen.model.script import Script
from entityscreen.names.prepared import Join, Part, Parts, Role
from entityscreen.names.tokens import Spelling
from entityscreen.syllables.latin_names import is_syllable
from entityscreen.text.sounds import sound_key

SHORT_PIECE = 3  # letters; three neighbours are joined only when one is as short as this (van der bilt)
WHOLE_NAME = 3  # words of a name that is written as one, as in a web address
LEAST_SYLLABLES, MOST_SYLLABLES = 3, 6  # of a run that somebody writes as one word; two are joined anyway


def joins_in(parts: tuple[Part, ...], built: Parts, *, syllabic: bool) -> tuple[Join, ...]:
    """The joins of a name.

    Args:
        parts: of the name, in order.
        built: what they were made of.
        syllabic: whether runs of syllables may be one word, as in an organisation's or a ship's name.
    """
    spelled = [token.spellings[0] if token.spellings else None for token in built.tokens]
    written = {**built.written, **built.numerals}
    shares, pieces = [part.share for part in parts], frozenset(built.written)
    joins = joins_of(spelled, shares, pieces)
    if syllabic and len(spelled) >= LEAST_SYLLABLES:
        joins += [join for join in _syllable_joins(spelled, shares) if join not in joins]
        joins += [join for join in _whole_name(parts, spelled) if join not in joins]
    if written:
        for place, letters in written.items():
            spelled[place] = Spelling(letters, "", 0.0, sound_key(letters))
        joins += [join for join in joins_of(spelled, shares, pieces) if join not in joins]
    # A word in kana as the language writes it that it came from: ソフト|バンク is SoftBank.
    loans = [t.spellings[1] if t.script is Script.KANA and len(t.spellings) > 1 else None for t in built.tokens]
    if any(loans):
        joins += [join for join in joins_of(loans, shares) if join not in joins]
    if Role.LEGAL in built.roles:  # legal forms alone are no word that somebody writes as one
        legal = [role is Role.LEGAL for role in built.roles]
        return tuple([join for join in joins if not all(legal[join.start : join.end])])
    return tuple(joins)


def _syllable_joins(spelled: Sequence[Spelling | None], shares: Sequence[float]) -> Iterator[Join]:
    """Runs of syllables of an East Asian name, which is joined as a whole: Lu Rong Yuan Yu is Lurongyuanyu."""
    syllable = [spelling is not None and is_syllable(spelling.text) for spelling in spelled]
    if sum(syllable) < LEAST_SYLLABLES:
        return
    start = 0
    for is_run, group in groupby(syllable):
        end = start + len(list(group))
        if is_run and LEAST_SYLLABLES <= end - start <= MOST_SYLLABLES:
            run = [spelling for spelling in spelled[start:end] if spelling is not None]
            sound = reduce(_seamless, (spelling.sound for spelling in run))
            yield Join(start, end, "".join(spelling.text for spelling in run), sound, sum(shares[start:end]))
        start = end


def _whole_name(parts: tuple[Part, ...], spelled: Sequence[Spelling | None]) -> Iterator[Join]:
    """Three long words that are all of a name but its legal form: Petro Trans Caspian is Petrotranscaspian."""
    named = [place for place, part in enumerate(parts) if part.role is not Role.LEGAL]
    start, end = named[0] if named else 0, named[-1] + 1 if named else 0
    words = [spelling for spelling in spelled[start:end] if spelling is not None]
    if len(named) == len(words) == end - start == WHOLE_NAME:
        sound = reduce(_seamless, (spelling.sound for spelling in words))
        share = sum([part.share for part in parts[start:end]])
        yield Join(start, end, "".join(spelling.text for spelling in words), sound, share)


def joins_of(
    spelled: Sequence[Spelling | None], shares: Sequence[float], pieces: frozenset[int] = frozenset()
) -> list[Join]:
    """Neighbours that others may write as one word: two, and three when one of them is short or is half a word.

    Args:
        spelled: the first spelling of each part; None where it has none.
        shares: of each part.
        pieces: the places of those that are pieces of a word, which a name has in pairs.
    """
    joins = []
    for start in range(len(spelled) - 1):
        first, second = spelled[start], spelled[start + 1]
        if first is None or second is None:
            continue
        text, sound = first.text + second.text, _seamless(first.sound, second.sound)
        share = shares[start] + shares[start + 1]
        joins.append(Join(start, start + 2, text, sound, share))
        third = spelled[start + 2] if start + 2 < len(spelled) else None
        if third is None:
            continue
        if start + 1 in pieces or min(len(first.text), len(second.text), len(third.text)) <= SHORT_PIECE:
            sound = _seamless(sound, third.sound)
            joins.append(Join(start, start + 3, text + third.text, sound, share + shares[start + 2]))
    return joins


def _seamless(first: str, second: str) -> str:
    """Two sounds one after the other; the same one on both sides of the seam is heard once."""
    return first + (second[1:] if first[-1:] == second[:1] else second)
