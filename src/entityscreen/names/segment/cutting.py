"""From a run of Chinese, Japanese or Korean characters to segments with roles, meanings and spellings."""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, script_of
from entityscreen.names.segment.lattice import JAPANESE_FORMS, Cut, best_cuts
from entityscreen.names.segment.spellings import brand_spellings, word_spellings

SHIP, LEAST_SHIP = "丸", 2  # ends the names of Japanese ships; characters of the shortest


# Not frozen, though nobody changes them: these are made for every new name, and a frozen one costs four times as much.
@dataclass(slots=True)
class Segment:
    """A part of a Chinese, Japanese or Korean organisation's name.

    Attributes:
        text: its folded characters.
        role: `place`, `brand`, `industry`, `organisation`, `generic`, `legal` or `number`.
        concept: what it means; None for a brand.
        spellings: (lower-case ASCII letters, system, cost in [0, 1]), the likeliest first; at most
            `MOST_SPELLINGS`.
    """

    text: str
    role: str
    concept: str | None
    spellings: tuple[tuple[str, str, float], ...]


@named_cache("segment.organisations", maxsize=50_000)
def segment_organisation(text: str, script: Script) -> tuple[Segment, ...]:
    """Cut a Chinese, Japanese or Korean organisation's name into place, brand, industry and legal form.

    Args:
        text: folded characters, brackets removed; spaces, where there are any, part segments for certain.
        script: the main script of the text; kana anywhere make the name Japanese.

    Returns:
        Segments in order that together cover every character save spaces; never raises.

    Example:
        >>> segments = segment_organisation("武汉高芯科技有限公司", Script.HAN)
        >>> [(segment.text, segment.role) for segment in segments]
        [('武汉', 'place'), ('高芯', 'brand'), ('科技', 'industry'), ('有限公司', 'legal')]
        >>> segments[1].spellings[0]
        ('gaoxin', 'pinyin', 0.0)
    """
    chunks = [(chunk, best_cuts(chunk)) for chunk in text.split()]
    japanese = _is_japanese(text, script, [cut for _, cuts in chunks for cut in cuts])
    return tuple(_segment(chunk[cut.start : cut.end], cut, japanese) for chunk, cuts in chunks for cut in cuts)


def segment_roles(text: str) -> tuple[str, ...]:
    """The roles of the segments of a name, without what it costs to read them.

    Args:
        text: folded characters, as for `segment_organisation`.

    Example:
        >>> segment_roles("武汉高芯科技有限公司")
        ('place', 'brand', 'industry', 'legal')
    """
    return tuple(_role(cut) for chunk in text.split() for cut in best_cuts(chunk))


def _role(cut: Cut) -> str:
    if cut.number is not None:
        return "number"
    return "brand" if cut.word is None else cut.role


def _is_japanese(text: str, script: Script, cuts: list[Cut]) -> bool:
    if script is Script.KANA or any(cut.word is not None and cut.word.id in JAPANESE_FORMS for cut in cuts):
        return True
    if text.endswith(SHIP) and len(text) > LEAST_SHIP:  # 福寿丸 is a Japanese ship, 丸红 a firm
        return True
    return any(script_of(character) is Script.KANA for character in text)


def _segment(text: str, cut: Cut, japanese: bool) -> Segment:
    if cut.number is not None:
        return Segment(text, "number", f"number:{cut.number}", ())
    if cut.word is not None:
        return _word_segment(text, cut.role, cut.word.id)
    return Segment(text, "brand", None, brand_spellings(text, japanese=japanese))


@named_cache("segment.word_segments", maxsize=10_000)
def _word_segment(text: str, role: str, concept: str) -> Segment:
    """The segment of a word of the lexicon: few of them stand in most names."""
    return Segment(text, role, concept, word_spellings(text))
