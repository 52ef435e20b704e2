"""Laws of the bounds by which the index leaves names out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.bound import Bound
from entityscreen.names.hearing import MANNERS, similarity_by_sound
from entityscreen.names.hearing_many import certainty, encode_sound, highest_alike, swapped
from entityscreen.names.sound import consonant_keys, sound_key

SHARES = st.floats(0.0, 1.0, allow_nan=False)
WORDS = st.text("abdefghijklmnorstuvyzkh", min_size=1, max_size=12)
BOUND = Bound(least=0.66, boost=0.12, conflict=0.3, missing=0.2, one_part=0.2)


@given(SHARES, SHARES, SHARES, SHARES, st.booleans())
def test_one_name_and_many_have_the_same_bound(
    query: float, listed: float, own: float, other: float, alone: bool
) -> None:
    others = np.array([other], dtype=np.float32)
    many = BOUND.highest_of_many(np.array([query]), np.array([listed]), own, others, np.array([alone]))
    one = BOUND.highest(query, listed, (own, float(others[0])), alone=alone)
    assert many[0] == pytest.approx(one, abs=1e-6)


@given(WORDS, WORDS, st.sampled_from(range(len(MANNERS))))
def test_the_most_by_ear_is_never_below_what_is_heard(here: str, there: str, number: int) -> None:
    manner = MANNERS[number]
    heard = similarity_by_sound(here, there, manner)
    if heard == 0.0:
        return
    length = max(len(key) for key in consonant_keys(here) if key in consonant_keys(there))
    row = np.frombuffer(encode_sound(sound_key(there)), dtype=np.uint8).reshape(1, -1)
    back = np.frombuffer(encode_sound(sound_key(here)), dtype=np.uint8).reshape(1, -1)
    limit = certainty(manner, length)
    assert min(highest_alike(sound_key(here), manner, row)[0], limit) >= heard - 1e-9
    assert min(highest_alike(sound_key(there), swapped(manner), back)[0], limit) >= heard - 1e-9
