"""Where an organisation's name begins inside a chain of capitalised words.

Here belongs what stands before the name: roles, titles, adjectives of countries, words that open a sentence. Which
words the characters ask for belongs to `heads.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.sources.documents.chains import is_state_owned
from entityscreen.sources.documents.kinds import judge_latin, judge_native
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, is_given, no_name_words, surname_spellings, words

_HAN_COUNTRIES = ("中", "華", "华", "國", "国", "台", "臺", "京", "滬", "粵", "港", "澳", "日", "韓", "美")


def organisation_start(chain: Sequence[Token], natives: Sequence[str]) -> int:
    """How many leading words of a chain are a role, a title or an adjective before an organisation's name.

    "Founders of the Hon Hai Group" loses three words; "Chinese Huawei Technologies" its adjective when the
    characters do not begin with the country.
    """
    start = 0
    for index, token in enumerate(chain[:-1]):
        nxt = chain[index + 1].folded
        if [token.folded for token in chain[index + 1 :]] == ["at", "law"]:
            break  # `Formosa Attorneys at Law`
        if (
            (token.folded in words("role") and nxt in ("of", "at", "for", "from"))
            or (token.folded == "of" and nxt == "the" and not _has_head(chain[start:index]))
            or (nxt == "of" and index == start and _is_measure(chain[index:]))
            or (index == start and nxt in ("of", "in", "at", "to", "from") and _is_firms(token.folded))
        ):
            start = index + 2
        elif (index == 0 and nxt == "the" and token.folded.endswith("ly")) or (
            index == start == 0 and nxt in ("in", "at", "from", "by", "with", "on") and _is_opening(chain)
        ):
            start = 2
        elif _parts_names(chain, start, index, natives):
            start = index + 1
    while start < len(chain) - 1 and not _can_begin(chain, start, natives):
        start += 1
    return start


def behind_other_firm(tokens: Sequence[Token]) -> int:
    """How many leading words are a firm with its legal form that "and" joins to another firm.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> behind_other_firm(tokenise("Acme Ltd and Beta Mining Corp")), behind_other_firm(tokenise("Co and Sons Ltd"))
        (3, 0)
    """
    strong = words("strong")
    for index in range(len(tokens) - 3, 1, -1):
        if tokens[index].folded == "and" and tokens[index - 1].folded in strong and tokens[-1].folded in strong:
            return index + 1
    return 0


def without_seat(chain: Sequence[Token]) -> list[Token]:
    """A firm's name without the country that it is of: `Coral Sea Holdings Ltd of the British Virgin Islands`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> [token.text for token in without_seat(tokenise("Coral Ltd of Panama"))]
        ['Coral', 'Ltd']
        >>> len(without_seat(tokenise("Bank of Cyprus")))
        3
    """
    for at in range(len(chain) - 1, 1, -1):
        if chain[at - 1].folded in words("strong") and chain[at].text == "of":
            rest = [token for token in chain[at + 1 :] if token.folded != "the"]
            return list(chain[:at]) if " ".join(token.folded for token in rest) in countries() else list(chain)
    return list(chain)


def _parts_names(chain: Sequence[Token], start: int, index: int, natives: Sequence[str]) -> bool:
    """Whether a preposition parts two names: `Dalian for Chosun Expo Joint Venture`, but not `Office to Protect`."""
    word = chain[index].folded
    if word == "of" and natives and index - start >= 2:
        return _is_person(chain[start:index]) and _is_headed(chain[index + 1 :], natives)
    if word == "for" and natives and index:
        return not _has_head(chain[start:index]) and bool(judge_latin(chain[index + 1 :]).kind)
    return word in ("at", "to", "from") and not (word == "to" and index and chain[index - 1].folded == "office")


def _is_person(chain: Sequence[Token]) -> bool:
    """Whether words before "of" are a person: `Zhang Wei of Beijing Yingke Law Firm`."""
    opens = is_given(chain[0].folded) or chain[0].folded in surname_spellings()
    return (
        opens and len(chain) <= 3 and not any(token.folded in no_name_words() or not token.capital for token in chain)
    )


def _has_head(chain: Sequence[Token]) -> bool:
    """Whether some words hold a head that "of the" can follow: `Bank of the Ozarks`, but not `Entity List of the`."""
    known = words("prefix") | words("organisation") | words("company") | words("state")
    return any(token.folded in known for token in chain)


def _is_measure(chain: Sequence[Token]) -> bool:
    """Whether a word before "of" is no head: `Shares of Hon Hai Precision Industry Co`."""
    return is_measured(chain) and len(chain) > 3 and judge_latin(chain[2:]).strength == 3


def _is_firms(folded: str) -> bool:
    """Whether a noun says what firms have: `Shares of Longji`, `Customers at Huarun`."""
    return folded in words("firm_noun") and folded not in words("prefix") | words("organisation")


def is_measured(chain: Sequence[Token]) -> bool:
    """Whether a word before "of" or "in" counts what follows, if that is a company: `Shares of Luxvisions`."""
    if len(chain) < 3 or chain[1].folded not in ("of", "in"):
        return False
    known = words("prefix") | words("organisation") | words("company") | words("state") | words("possessive")
    return chain[0].folded not in known and chain[0].folded.endswith("s")


def _is_opening(chain: Sequence[Token]) -> bool:
    """Whether a word and a preposition open a sentence: `Writing in the Liberty Times`, `Shares in China Steel`."""
    known = words("prefix") | words("organisation") | words("company") | words("state") | words("possessive")
    rest = chain[2:]
    opens = chain[0].folded not in known and chain[0].folded.endswith(("s", "ing", "ed"))
    return opens and bool(rest) and judge_latin(rest).strength >= 2


def _is_headed(chain: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether words, or the characters with them, say alone that they are an organisation."""
    return max(judge_latin(chain).strength, *(judge_native(native).strength for native in natives), 0) >= 2


def _can_begin(chain: Sequence[Token], at: int, natives: Sequence[str]) -> bool:
    """Whether an organisation's name can begin with a word."""
    token = chain[at]
    if token.folded in words("particle") and at < len(chain) - 2:
        return True
    if not token.capital and not token.number:
        return False
    if is_state_owned(chain, at):
        return True
    if (
        token.folded in words("starter")
        or (token.folded in words("opener") and _is_headed(chain[at + 1 :], natives))
        or token.folded in ("founders", "founder", "chairman", "owner", "spokesman", "executives", "ceo")
        or (token.number and len(token.text) == 4 and token.text.isdigit())
        or (token.number and countries().get(chain[at + 1].folded, ("", ""))[1] == "adjective")
    ):
        return False
    country = countries().get(token.folded)
    official = chain[at + 1].folded == "national" if at + 1 < len(chain) else False
    if country and country[1] == "adjective" and natives and len(chain) - at > 2 and not official:
        return any(native[:2] in countries() or native.startswith(_HAN_COUNTRIES) for native in natives)
    return True
