"""What may stand between a name and the verb that calls it something: ages, appositions, `which in Korea is`.

Here belongs this grammar alone, one for names that are found and for words that may become one.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import PERSON, noun_kind, word_kind

_NOUN = r"[^,;:.()“”\"\n]"
_INITIAL = r"(?:[^,;:.()“”\"\n]|\.(?=[A-Z]|\s[a-z]))"
_BRACKET = r"(?:\s?\((?:[^()\n]|\([^()\n]{0,40}\)){1,160}\))?"
_APPOSED = (
    rf"(?:,\s(?:aged\s)?(?P<age{{n}}>[0-9]{{{{1,3}}}})(?=[,\s])|,\sof\s[A-Z]{_NOUN}{{{{2,40}}}}|,\s[A-Z][\w\-]+(?=,)|"
    rf",\s(?P<apposed{{n}}>(?:an?|the|one\sof|his|her|its|their|former|then|now|born|based|himself|itself|who|which|whose)\s{_INITIAL}{{{{2,110}}}}?))"
)
_PREPOSITION = (
    r"(?:in|on|to|among|amongst|by|within|throughout|around|at|since|until|for|with|over|during|under|before|after|"
    r"according\sto)"
)
_PHRASE = rf"(?:(?:,\s)?{_PREPOSITION}\s(?:(?!(?:and|who|which)\s)[\w’'.\-]+,?\s){{1,6}}?)?"
_ADVERB = (
    r"also|once|now|then|later|sometimes|often|formerly|previously|originally|better|best|otherwise|commonly|usually|"
    r"widely|locally|still|since|first|initially|more|most|long|regularly|occasionally|generally|officially|variously|"
    r"subsequently|repeatedly|currently|meanwhile|soon|only|always|publicly|openly|reportedly|allegedly|apparently|"
    r"mostly|mainly|recently|briefly|alternately|secretly|privately|popularly|internally|simply|jointly|in\sturn"
)
_AUXILIARY = (
    rf"(?:(?:is|was|are|were|has|had|have|been|being|be|used\sto|may|might|can|could|did|does|{_ADVERB}|"
    r"believed\sto|said\sto|thought\sto|known\sto|understood\sto|alleged\sto),?\s)*"
)
_JOIN = (
    r"(?:,?\s(?P<who>who|which|that)\s|"
    r",?\s(?:and|but)\s(?:(?P<who2>who|which|that)\s)?|\s[–—-]\s|\s?\(|,\s|\s|\.\s(?=$))"
)
BRIDGE = re.compile(
    rf"\.?[”\"’»]?{_BRACKET}{_APPOSED.format(n=1)}?{_APPOSED.format(n=2)}?{_APPOSED.format(n=3)}?{_JOIN}{_PHRASE}{_AUXILIARY}{_PHRASE}{_AUXILIARY}"
)
# Behind a name whom others call so: `, the figure whom local media (nickname)`.
RELATIVE_BRIDGE = re.compile(
    rf"\.?[”\"’»]?{_BRACKET}{_APPOSED.format(n=1)}?{_APPOSED.format(n=2)}?{_APPOSED.format(n=3)}?,?\s(?:and\s)?"
    rf"(?P<who>whom|which|that|who)\s(?:(?!\b(?:an?|man|person|woman)\s(?:he|she|they)\b){_NOUN}){{2,80}}"
)
# Behind a name whose people call it so: `, whose friends (know him)`.
WHOSE_BRIDGE = re.compile(rf"\.?[”\"’»]?{_BRACKET}{_APPOSED.format(n=1)}?,?\s(?P<who>whose|who)\s{_NOUN}{{2,60}}")
_ANOTHER = re.compile(
    r"\b(?:to|of|for|with|by|from|against|behind|in|at|on|about|like|near|under|over|via|through)\s"
    r"(?:an?|another|his|her|its|their|the(?=\s[a-z])|two|three|some|several)\s"
)
_COMMA_JOIN = re.compile(r",\s(?:and\s)?(?:who|whom|which|that)\s(?!.*,\s(?:who|whom|which|that)\s)")
_RELATIVE_WORD = re.compile(r"\s(?:who|which|that|whom)$")
_BARE = re.compile(r"(?:called|nicknamed|dubbed|code-?named|christened|styled|baptised|spel\w+|written|re\w+ed)\s")
_EITHER = frozenset(
    (
        "broker",
        "trader",
        "operator",
        "developer",
        "publisher",
        "distributor",
        "supplier",
        "dealer",
        "importer",
        "exporter",
    )
)
_WORD = re.compile(r"[a-z]+")
_LAST_NOUN = re.compile(r"([A-Za-z\-]+)\s?$")


def apposition_of(bridge: re.Match[str]) -> str:
    """The last apposition of a bridge, or an empty string."""
    groups = bridge.groupdict()
    return next((groups[f"apposed{n}"] for n in (3, 2, 1) if groups.get(f"apposed{n}")), "")


def is_personal(bridge: re.Match[str]) -> bool:
    """Whether an age or "who" shows a person."""
    groups = bridge.groupdict()
    ages = any(groups.get(f"age{n}") for n in (1, 2, 3))
    return ages or groups.get("who") in ("who", "whom") or groups.get("who2") in ("who", "whom")


def speaks_of_another(bridge: re.Match[str], left: str, kind: str = "") -> bool:
    """Whether a clause directly behind an apposition may speak of a noun inside it: `, head of a gang known as`.

    Args:
        bridge: what stands between a name and its verb.
        left: its text.
        kind: the kind of the name, when it is known: `, a manager at a maker who` speaks of the manager.
    """
    apposed = apposition_of(bridge)
    if not apposed or left.rstrip().endswith(",") or _COMMA_JOIN.search(left) or not _ANOTHER.search(apposed):
        return False
    noun = word_kind(last_noun(_RELATIVE_WORD.sub("", apposed)))
    groups = bridge.groupdict()
    who = groups.get("who") in ("who", "whom") or groups.get("who2") in ("who", "whom")
    return not (who and noun and noun != PERSON and kind in ("", PERSON))


def renames_another(how: str, left: str) -> bool:
    """Whether a verb without an auxiliary names somebody else: `Zhang called Li a fool`, `Acme renamed its quay`."""
    return not left.strip() and _BARE.match(how) is not None


def kind_said(phrase: str) -> str:
    """The kind that an apposition says; an empty string where persons and firms are called so: `a broker`."""
    words_in = _WORD.findall(phrase)
    return "" if _EITHER & set(words_in) else noun_kind(phrase)


def last_noun(left: str) -> str:
    """The word directly before a verb, without the comma; empty where a comma stands between."""
    match = _LAST_NOUN.search(left)
    return match[1] if match else ""
