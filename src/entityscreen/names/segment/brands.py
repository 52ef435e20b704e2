"""Which Latin words of a name are the brand of another name in characters.

Three ways: spelled letter by letter, translated or by initials (`spellings.py`); resembling in letters and
consonants (`resemblance.py`); coined from the characters one by one (`heard.py`). Here belongs the choice among a
name's words, and how the ways are weighed against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entityscreen.caches import BoundedDict
from entityscreen.model.script import Script
from entityscreen.names.loan_words import are_other_words
from entityscreen.names.pinyin import is_pinyin
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.heard import Heard, heard_brand
from entityscreen.names.segment.japanese import SYSTEM as JAPANESE
from entityscreen.names.segment.other_syllables import (
    are_mere_letters,
    brand_words,
    is_place_read,
    other_syllables,
)
from entityscreen.names.segment.pairs import heard_first_sounds
from entityscreen.names.segment.pieces import BY_EAR
from entityscreen.names.segment.resemblance import (
    LARGEST,
    SHORTEST,
    Shaped,
    brand_resemblance,
    first_consonants,
    first_sound,
    shaped,
    sound_shape,
)
from entityscreen.names.segment.spellings import OTHER_NAME_OF_PLACE
from entityscreen.names.segment.windows import LONGEST_WINDOW, Window, is_no_sound, windows_from
from entityscreen.names.tokens import Token
from entityscreen.names.words import CJK

# A romanisation is certain; what agrees besides adds nothing, what is missing takes away.
CERTAIN_BRAND = 0.89
# A brand that resembles less is another brand, whatever else agrees.
SMALLEST_BRAND = 0.3
# What evidence of the alignment is worth, from `LEAST_EVIDENCE` on.
HEARD, HEARD_BY_EVIDENCE, MOST_HEARD = 0.66, 0.06, 0.88
LEAST_EVIDENCE = 0.05
OF_WORDS_WITH_MEANING = 1.4  # evidence that is lost where the Latin words have a meaning of their own: King, Young
OF_PINYIN = 0.5  # evidence that is lost where the words are pinyin, and not that of the characters
# A resemblance is worth less where the characters one by one say otherwise, and less in pinyin: 裕華 is not Yulong.
CONTRADICTED = 0.15
CONTRADICTED_BELOW, CONTRADICTED_BY = 1.5, 2.0
OTHER_PINYIN = 0.4
NOT_HEARD = -5.0
PLACE_BRAND = 2  # characters of a place that may be a brand: 大同, not 成都市
NO_BRAND = frozenset({Role.LEGAL, Role.PLACE})


# Not frozen, though nobody changes them: these are made for every new pair, and a frozen one costs four times as much.
@dataclass(slots=True)
class Brand:
    """A brand in characters and the Latin words that it meets.

    Attributes:
        similarity: in [0, 1].
        spelling: what of the characters comes nearest to the words.
        system: in which system, or `by ear`.
        token: the characters.
        start: first Latin part.
        end: behind its last.
        left_out: characters that are not heard in the words.
        keyed: whether a key of the brand alone finds it (a spelling that is certain is found without).
        rhymed: whether a key of the brand and a common trade does.
        evidence: of a brand that is heard, in nats, roughly.
    """

    similarity: float
    spelling: str
    system: str
    token: Token
    start: int
    end: int
    left_out: int = 0
    keyed: bool = True
    rhymed: bool = True
    evidence: float = 0.0

    def order(self) -> tuple[float, bool]:
        """The more alike the better; of what is equally alike, a word for each character: Sun Hung Kai."""
        return self.similarity, self.system == BY_EAR and self.end - self.start == len(self.token.text)


def best_brand(a: Sequence[Part], b: Sequence[Part]) -> Brand | None:
    """The brand of `a` and the words of `b` that resemble each other most.

    Args:
        a: the parts of a name in characters.
        b: the parts of a name in Latin letters.

    Returns:
        None when no words resemble a brand.
    """
    best: Brand | None = None
    first = brand_start(b)
    front = next((position for position, part in enumerate(b) if part.role not in NO_BRAND), None)
    starts = [(start, *_beginning(*beginning_at(b, start))) for start, part in enumerate(b) if not is_no_sound(part)]
    tokens = brand_tokens(a)
    certain = _spelled_brand(tokens, b, starts)
    if certain is not None:
        return certain
    coined = brand_words(b) if tokens else ()
    for token in tokens:
        sought = _sought(token)
        for start, sound, letter, begun in starts:
            if (sound in sought.any_sound or letter in sought.letters) and not sought.is_other(coined[start]):
                for window in windows_from(b, start, sought.words, brand=start == first, front=start in (front, first)):
                    for found in _meetings(sought, window, sound, begun):
                        if best is None or found.order() > best.order():
                            best = found
    return best if best is not None and best.similarity >= SMALLEST_BRAND else None


def _spelled_brand(
    tokens: Sequence[Token], parts: Sequence[Part], starts: Sequence[tuple[int, str, str, str]]
) -> Brand | None:
    """The words that are the very spelling of a brand: where there are any, nothing that is heard comes up to them."""
    best: Brand | None = None
    for token in tokens:
        texts = {spelling.text for spelling in token.spellings}
        letters = {text[:1] for text in texts}
        near = [start for start, _, letter, _ in starts if letter in letters]
        most = _most_words(token)
        windows = [w for start in near for w in windows_from(parts, start, most, brand=False, front=False)]
        for window in windows:
            if window.word in texts and _may_be_brand(window, parts):
                similarity, spelling, system = _resemblance(token, window.word)
                if similarity >= CERTAIN_BRAND and (best is None or similarity > best.similarity):
                    best = Brand(similarity, spelling, system, token, window.start, window.end)
    return best


def _may_be_brand(window: Window, parts: Sequence[Part]) -> bool:
    """Whether the very spelling of a brand is one: not a letter, a place, nor a trade beside a brand of its own."""
    if len(window.word) < SHORTEST or window.place:
        return False
    return window.coined or all(part.role is not Role.BRAND for part in parts)


_BEGINNINGS = BoundedDict("segment.beginnings", 200_000)


def _beginning(text: str, behind: str) -> tuple[str, str, str]:
    """The first sound, the first letter and the first consonants of a Latin word or phrase."""
    key = (text, behind)
    known: tuple[str, str, str] | None = _BEGINNINGS.get(key)
    if known is None:
        word = text.partition(" ")[0]
        sound = first_sound(sound_shape(word, system=""))
        consonants = first_consonants(sound_shape(text.replace(" ", "") + behind, system=""))
        known = _BEGINNINGS[key] = (sound, text[:1], consonants)
    return known


def beginning_at(parts: Sequence[Part], start: int) -> tuple[str, str]:
    """The word of a Latin name where a brand may begin, and the next one where that is a letter: B-Style."""
    text = parts[start].token.text
    if len(text) > 1 or start + 1 == len(parts):
        return text, ""
    return text, parts[start + 1].token.text.replace(" ", "")


@dataclass(slots=True)
class _Sought:
    """A brand in characters with what tells at once whether a Latin word may be it."""

    token: Token
    mandarin: bool
    spellings: tuple[Shaped, ...]  # but for other names of a place
    sounds: frozenset[str]
    heard: frozenset[str]
    any_sound: frozenset[str]
    begun: frozenset[str]  # the first consonants of its spellings
    texts: frozenset[str]
    letters: frozenset[str]
    words: int  # that it may be written as: each has one character at least

    def is_other(self, words: tuple[str, ...]) -> bool:
        """Whether a Latin name's words are plainly spelled, and not as this brand; of a Japanese one nobody tells."""
        told = self.mandarin or self.token.script is Script.HANGUL
        if not words or not (told or self.token.script is Script.KANA):
            return False
        if told and other_syllables(self.token.text, words):
            return True
        return self.token.script is not Script.HAN and are_other_words(self.token.text, words)


_SOUGHT = BoundedDict("segment.sought", 100_000)
_RESEMBLANCES = BoundedDict("segment.brands", 200_000)


def _sought(token: Token) -> _Sought:
    known: _Sought | None = _SOUGHT.get(token)
    if known is None:
        mandarin = heard_in_mandarin(token)
        spellings = shaped((s.text, s.system, s.cost) for s in token.spellings)
        sounds = frozenset([spelling.sound for spelling in spellings])
        # A place that is the brand is spelled by itself: that both begin with Nippon says nothing of their brands.
        own = tuple([spelling for spelling in spellings if spelling.system != OTHER_NAME_OF_PLACE])
        heard = heard_first_sounds(token.text) if mandarin else frozenset()
        texts = frozenset([spelling.letters for spelling in spellings])
        letters = frozenset([text[:1] for text in texts])
        begun = frozenset([first_consonants(spelling.shape) for spelling in spellings])
        words = _most_words(token)
        any_sound = sounds | heard
        known = _SOUGHT[token] = _Sought(token, mandarin, own, sounds, heard, any_sound, begun, texts, letters, words)
    return known


def _most_words(token: Token) -> int:
    return min(LONGEST_WINDOW, len(token.text))


def brand_tokens(parts: Sequence[Part]) -> list[Token]:
    """What may be the brand of a name in characters: its brands, or else its place (大同 is Tatung)."""
    written = [part for part in parts if part.token.script in CJK]
    brands = [part.token for part in written if part.role is Role.BRAND]
    if brands:
        return brands
    return [part.token for part in written if part.role is Role.PLACE and len(part.token.text) == PLACE_BRAND][:1]


def heard_in_mandarin(token: Token) -> bool:
    """Whether a brand's characters are read in Chinese: a Japanese name's are not."""
    return token.script is Script.HAN and not (token.spellings and token.spellings[0].system == JAPANESE)


def brand_start(parts: Sequence[Part]) -> int | None:
    """Where the brand of a Latin name begins: at its first word without a meaning, or at a place in several words.

    Only from there an index has keys of the sound; places such as Li Cheng may be syllables.
    """
    for position, part in enumerate(parts):
        if part.role is Role.BRAND or (part.role is Role.PLACE and " " in part.token.text):
            return position
    return None


def _meetings(sought: _Sought, window: Window, sound: str, begun: str) -> Iterator[Brand]:
    token, word = sought.token, window.word
    heard = None
    if (window.coined or window.front) and sound in sought.heard and len(window.ends) <= len(token.text):
        heard = heard_brand(token.text, word, window.ends)
    if not window.place and (sound in sought.sounds or word in sought.texts):
        similarity, spelling, system = _resemblance(token, word)
        if window.coined:
            if sought.mandarin and system != JAPANESE and similarity >= SMALLEST_BRAND:
                similarity = round(similarity - _contradiction(heard, word), 4)
            left_out = 0 if heard is None else heard.pieces.count("")
            keyed = heard is not None and heard.keyed and window.starts
            rhymed = begun in sought.begun or (heard is not None and heard.rhymed and window.starts)
            yield Brand(similarity, spelling, system, token, window.start, window.end, left_out, keyed, rhymed)
    if heard is not None and heard.evidence > LEAST_EVIDENCE:
        if token.concept is not None and not (window.coined and is_place_read(token, heard.pieces)):
            return
        if are_mere_letters(token.text, word):
            return
        evidence = heard.evidence
        evidence -= 0.0 if window.coined else OF_WORDS_WITH_MEANING
        evidence -= OF_PINYIN if is_pinyin(word) else 0.0
        if evidence > LEAST_EVIDENCE:
            yield _heard(token, window, heard, evidence)


def _heard(token: Token, window: Window, heard: Heard, evidence: float) -> Brand:
    similarity = min(MOST_HEARD, HEARD + HEARD_BY_EVIDENCE * evidence)
    keyed = heard.keyed and window.starts
    spelling = "-".join(piece for piece in heard.pieces if piece)
    left_out = heard.pieces.count("")
    similarity = round(similarity if keyed else min(similarity, LARGEST), 4)
    rhymed = heard.rhymed and window.starts
    return Brand(similarity, spelling, BY_EAR, token, window.start, window.end, left_out, keyed, rhymed, evidence)


def _contradiction(heard: Heard | None, word: str) -> float:
    """What a resemblance loses by what the characters one by one say."""
    evidence = NOT_HEARD if heard is None else heard.evidence
    share = min(1.0, max(0.0, (CONTRADICTED_BELOW - evidence) / CONTRADICTED_BY))
    return CONTRADICTED * share + (OTHER_PINYIN if is_pinyin(word) else 0.0)


def _resemblance(token: Token, word: str) -> tuple[float, str, str]:
    key = (token, word)
    known: tuple[float, str, str] | None = _RESEMBLANCES.get(key)
    if known is None:
        known = _RESEMBLANCES[key] = brand_resemblance(_sought(token).spellings, word)
    return known
