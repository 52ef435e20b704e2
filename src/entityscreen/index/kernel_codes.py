"""Numbers by which the kernel of the index and its callers understand each other.

They say what a part of a query is, what a query is, and what the kernel answers. Compiled code has them as numbers of
its own (`kernel.py` reads them once, when it is loaded).
"""

from __future__ import annotations

# What a part of a query is, as bits: it is looked up; it makes a name longer; it is an initial; where it is left over
# it tells two names apart, or seldom does.
SLOT, NAMED, INITIAL, DISTINCTIVE, SELDOM = 1, 2, 4, 8, 16
# What a query is, as bits: a person's name; one part is too little for it; it has syllables; it is in characters; it is
# an organisation's in Latin letters.
PERSON, MAY_BE_ALONE, BY_SYLLABLES, IN_CHARACTERS, WEIGHED = 1, 2, 4, 8, 16
# What a part of an organisation's ordinary name is besides, as bits: a legal form; a brand; what weighs least beside
# industries; a country; a word with a meaning; what tells organisations apart; in Latin letters; what only joins
# others; a particle; a form in full; a number that is not written in digits.
LEGAL, BRAND, LEAST, COUNTRY, MEANT, TELLS, IN_LATIN, JOINING, PARTICLE, IN_FULL, NUMERAL = (
    1 << bit for bit in range(11)
)
# Stands before the words of organisations' names in the table of words, where a word of a person's name is another one,
# and in place of the spaces of a phrase.
MARK, BETWEEN = 2, 31
# What is said of a name of ordinary words, as bits: it is not ordinary as a whole; it may be an organisation's, or
# Chinese or Korean; it has candidates.
NOT_ORDINARY, ASK, CANDIDATE = 1, 2, 4
# Why a name must be asked again, in place of a number of rows.
TOO_MANY_ENTRIES, TOO_MANY_ROWS, LETTERS_MISSING, TOO_MANY_WORDS = -1, -2, -3, -4
# In place of a listed word: several of a name, or words written as one.
SEVERAL = -1
# Whether a phrase may begin with a word of names that tells an organisation, until somebody asks.
UNKNOWN = 2
# Places of an ordinary word's texts in the pool: its text, what it is typed as, its spelling, its sound, and the end.
TEXTS = 5
