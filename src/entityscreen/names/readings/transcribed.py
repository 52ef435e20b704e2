"""Foreign names in Chinese characters, read as what they stand for: 普京 is Putin, whom nobody calls Pujing.

Here belongs what a word stands for whose characters stand for sounds. Which names are foreign belongs to
`transcribed_parts.py`; what a character is in a Chinese name is a matter of syllables (`names/syllables/`).
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.readings.elements import names_of_peoples
from entityscreen.names.readings.reading import MOST_READINGS, TRANSCRIBED_SYSTEM, Reading, collect, customary

COST = 0.03
LESS_LIKELY = 0.01  # for each sound that is not the likeliest of its character
LONGEST = 10  # characters; 弗拉季斯拉沃维奇 has eight


def read(token: str) -> tuple[Reading, ...]:
    """What a word of Chinese characters stands for as a foreign name.

    Args:
        token: one folded word.

    Returns:
        At most `MOST_READINGS` readings, best first: its customary forms, else what its characters say one by one; none
        when one of them writes no foreign sound.

    Example:
        >>> read("约翰")[0].text, [reading.text for reading in read("拉登")], read("国务院")
        ('john', ['laden', 'laten', 'raden', 'raten'], ())
    """
    own = names_of_peoples().get(token, ())
    if is_customary(token):  # sound by sound, 约翰 would be Jane and Johanna too
        return collect(customary((*transcriptions()[token], *own)))
    rows = transcriptions()
    sounds = [rows[character] for character in token if character in rows]
    heard = _spelled(sounds) if len(sounds) == len(token) <= LONGEST else []
    # What is Uyghur may be another people's name too, by its sounds: 阿西木 is Hashim, or Asim.
    return collect([*customary(own), *[(text, TRANSCRIBED_SYSTEM, cost) for cost, text in heard]])


def is_customary(token: str) -> bool:
    """Whether a word has a customary form as a foreign name.

    Example:
        >>> is_customary("约翰"), is_customary("约"), is_customary("普京娜")
        (True, False, False)
    """
    return len(token) > 1 and token in transcriptions()


def _spelled(sounds: list[tuple[str, ...]]) -> list[tuple[float, str]]:
    """The cheapest ways to say the characters one after the other, with their costs."""
    ways = [(COST, "")]
    for choices in sounds:
        longer = [(c + LESS_LIKELY * rank, text + sound) for c, text in ways for rank, sound in enumerate(choices)]
        ways = sorted(longer, key=lambda way: way[0])[:MOST_READINGS]  # stable: of equal ones the first
    return ways


def is_transcription(token: str) -> bool:
    """Whether a word can be a foreign name: it has a customary form, or its characters all write foreign sounds.

    Example:
        >>> is_transcription("弗拉基米尔"), is_transcription("习近平")
        (True, False)
    """
    rows = transcriptions()
    if len(token) < 2:
        return False
    return token in rows or token in names_of_peoples() or (len(token) <= LONGEST and all(c in rows for c in token))


@named_cache("readings.transcriptions", maxsize=1)
def transcriptions() -> dict[str, tuple[str, ...]]:
    """Character, or name with a customary form -> what it stands for, the likeliest first."""
    return {chinese: tuple(latin.split()) for chinese, latin in read_rows("han_transcriptions")}
