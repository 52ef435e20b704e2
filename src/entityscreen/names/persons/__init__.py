"""What is known of the words in persons' names: titles, particles, nicknames, patronymics, commonness.

Words are folded (`text/folding.py`), Latin unless said. How the words of a whole name get their roles and weights
belongs to `names/person_parts.py`.
"""
