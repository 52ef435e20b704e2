"""Cutting Chinese, Japanese and Korean organisation names, which have no spaces, into their parts.

The package says where a part begins and ends, what it is and how its characters are spelled; its weight is elsewhere.
"""
