"""Burmese, syllable by syllable: what stands before the vowel, and the rhyme, in the spellings that people use.

No system is in use for names, but habits are: ကျော် is Kyaw, အောင် is Aung, ထွန်း is Tun or Htun. Here belongs the
reading of syllables; words of Burmese are cut into them in `text/words.py`.
"""

from __future__ import annotations

import re
from itertools import product

from entityscreen.romanisation.contract import Romanisation, collect

_COST = 0.02
_LATER = 0.01  # more for each spelling that is not the likeliest
_MOST_FORMS = 5  # of one syllable
_STACKED = "\u1039"
_ASAT = "\u103a"
_TONES = str.maketrans("", "", "\u1038")  # the heavy tone is not written in Latin letters
_DOT = "\u1037"  # the creaky tone: a t behind n
_INDEPENDENT = {
    "ဥ": "အု", "ဦ": "အူ", "ဣ": "အိ", "ဤ": "အီ", "ဧ": "အေ", "ဩ": "အော", "ဪ": "အော်", "ဿ": "သ္သ", "ါ": "ာ",
}  # fmt: skip
_SYLLABLE = re.compile(r"([က-အ])([ျြွှ]*)([ိ-ဲောံ]*)((?:[က-အဉ]\u1037?\u103a|\u103a)?)\u1037?")

_ONSETS = {
    "က": "k", "ခ": "kh", "ဂ": "g", "ဃ": "g", "င": "ng", "စ": "s", "ဆ": "s hs", "ဇ": "z", "ဈ": "z", "ည": "ny", "ဉ": "ny",
    "ဋ": "t", "ဌ": "ht", "ဍ": "d", "ဎ": "d", "ဏ": "n", "တ": "t", "ထ": "ht t", "ဒ": "d", "ဓ": "d", "န": "n", "ပ": "p",
    "ဖ": "ph hp p", "ဗ": "b", "ဘ": "b ph bh", "မ": "m", "ယ": "y", "ရ": "y r", "လ": "l", "ဝ": "w", "သ": "th", "ဟ": "h",
    "ဠ": "l", "အ": "-",
}  # fmt: skip
# With a medial y or r, and with a medial h.
_PALATAL = {"က": "ky", "ခ": "ch kh", "ဂ": "gy j", "င": "ng ny"}
_BREATHED = {"ရ": "sh", "ယ": "sh", "လျ": "sh", "သျ": "sh"}

# By the vowel signs and the final consonant: without a medial w, and with one.
_RHYMES = {
    "": "a", "ာ": "a ar", "ိ": "i ee", "ီ": "i ee", "ု": "u oo", "ူ": "u oo", "ေ": "ay e aye", "ဲ": "e ai eh",
    "ော": "aw", "ော်": "aw", "ံ": "an", "ို": "o oe", "ုံ": "on ome", "ယ်": "e ai", "က်": "et", "င်": "in", "စ်": "it",
    "ည်": "yi i e", "ဉ်": "in", "တ်": "at", "ဋ်": "at", "ဒ်": "at", "န်": "an", "ဏ်": "an", "ပ်": "at ap", "မ်": "an am",
    "ဘ်": "at",
    "ောက်": "auk", "ောင်": "aung", "ိုက်": "aik", "ိုင်": "aing ine", "ိတ်": "eik", "ိန်": "ein", "ိပ်": "eik", "ိမ်": "ein",
    "ိဒ်": "eik", "ုတ်": "ok oke", "ုန်": "on one un", "ုပ်": "ok oke", "ုမ်": "on", "ိယ်": "e", "ာန်": "an",
    "ိုယ်": "o",
    "ာဏ်": "an", "ိတ္": "eik", "ဇ်": "it", "ရ်": "an", "သ်": "at", "လ်": "al",
}  # fmt: skip
_ROUNDED = {
    "": "wa", "ာ": "wa", "ေ": "we wai", "ဲ": "we", "ယ်": "we", "က်": "wet", "င်": "win", "တ်": "ut oot", "ဋ်": "ut oot",
    "န်": "un oon", "ပ်": "ut", "မ်": "un um", "ံ": "un oon", "ိ": "wi", "ီ": "wi",
}  # fmt: skip


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Burmese word.

    Args:
        token: a folded word, most often one syllable.

    Returns:
        Readings, best first; none when it is not made of Burmese syllables.

    Example:
        >>> [reading.text for reading in read("ထွန်း")[:2]], read("ကျော်")[0].text
        (['htun', 'tun'], 'kyaw')
    """
    text = token
    for sign, plain in _INDEPENDENT.items():
        text = text.replace(sign, plain)
    text = text.translate(_TONES).replace(_STACKED, _ASAT)
    syllables: list[tuple[str, ...]] = []
    place = 0
    while place < len(text):
        found = _SYLLABLE.match(text, place)
        forms = _forms(found) if found else ()
        if found is None or not forms:
            return ()
        syllables.append(forms)
        place = found.end()
    if len(syllables) > 1:
        syllables = [forms[:2] for forms in syllables[:2]] + [forms[:1] for forms in syllables[2:]]
    rows = [("".join(forms), rank) for rank, forms in enumerate(product(*syllables))]
    return collect([(text, "Burmese", _COST + _LATER * min(rank, 3)) for text, rank in rows])


def _forms(found: re.Match[str]) -> tuple[str, ...]:
    """The spellings of a syllable, the likeliest first."""
    initial, medials, vowels, final = found.groups()
    rounded = "ွ" in medials
    creaky = _DOT in found[0]
    key = vowels + final.replace(_DOT, "")
    rhymes = (_ROUNDED if rounded else _RHYMES).get(key, "").split()
    if rounded and not rhymes:
        rhymes = [f"w{rhyme}" for rhyme in _RHYMES.get(key, "").split()]
    onsets = _onsets(initial, medials)
    if initial == "ရ" and key in ("", "ိ"):  # so the learned words of names: Thura, Thiri
        onsets.reverse()
    forms = [onset + _after(onset, rhyme) for rhyme in rhymes for onset in onsets]
    if creaky:
        forms = [f"{form}t" if form.endswith("n") else form for form in forms] + forms
    return tuple(dict.fromkeys(forms))[: _MOST_FORMS + 3 * creaky]


def _after(onset: str, rhyme: str) -> str:
    """A rhyme behind an onset: a y or a w that both have is written once."""
    return rhyme[1:] if rhyme[0] in "yw" and (onset.endswith(rhyme[0]) or rhyme.startswith("yi")) else rhyme


def _onsets(initial: str, medials: str) -> list[str]:
    palatal = "ျ" in medials or "ြ" in medials
    breathed = "ှ" in medials
    if breathed:
        known = _BREATHED.get(initial + "ျ" if palatal and initial in "လသ" else initial)
        if known:
            return [known]
    if palatal:
        onsets = _PALATAL.get(initial, "").split() or [f"{onset}y" for onset in _ONSETS[initial].split()]
    else:
        onsets = _ONSETS[initial].replace("-", "").split() or [""]
    return [f"h{onset}" for onset in onsets] + onsets if breathed else onsets
