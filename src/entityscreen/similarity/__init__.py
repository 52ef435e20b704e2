"""How alike an organisation's name in Chinese, Japanese or Korean characters and one in Latin letters are, in bits.

One noisy channel for all of these scripts: `units` says what letters characters may be, `background` how likely letters
are anyway, `search` finds the words that a brand is likelier to be than not, `sides` where in a name a brand may stand,
and `organisations` adds up what brands, places and industries tell. `parameters` has the fitted numbers.
"""
