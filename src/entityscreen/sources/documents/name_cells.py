"""Other names as tables and fields list them: `Golden Dragon Logistics; 金龍物流`, `ex-Kum Ya`, `(a) Li Wei (李伟)`.

Here belongs the reading of one cell or value. Which label it stands under is told by `field_labels.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from entityscreen.sources.documents.alias_lists import LEGAL
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.gloss import read_gloss
from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin, judge_native
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.scripts import HAS_FURTHER
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, tokenise
from entityscreen.sources.documents.vessels import MERCHANT_PREFIX
from entityscreen.sources.documents.vocabulary import is_given, surname_spellings, words

_PARTS = re.compile(r"\s*(?:[;；、\n•]|\s/\s|\s\|\s|(?<=[”\"]),)\s*")
_COMMAS = re.compile(r",\s(?!(?i:Inc|Ltd|LLC|L\.L\.C|Co|Limited|S\.A|GmbH|PLC|Corp|Pte|LLP|Jr|Sr)\b)")
_NUMBERING = re.compile(r"^(?:\(?[a-z0-9ivx]{1,3}\)|[0-9]{1,2}[.:])\s*")
_KEYWORD = re.compile(
    r"^(?:and\s|or\s)?(?:(?P<former>ex[\-–. ]\s?|ex(?=[A-Z])|f\.?/?k\.?/?a\.?:?\s|"
    r"former(?:ly)?(?:\sknown\sas)?:?\s|previously:?\s|until\s[0-9]{4}:?\s)|(?:a\.?/?k\.?/?a\.?|"
    r"also(?:\sknown\sas)?|alias|d/?b/?a|or):?\s)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Z][a-z]{2,11}(?:\s[a-z]{3,11})?\s?[:：]\s*(?=\S)")
_BRACKET = re.compile(r"\s*[(（]([^()（）]{1,80})[)）]")
_INNER = re.compile(
    rf"[(（][^()（）]{{1,20}}[)）](?:\s(?:[A-Z][\w\-]+\s){{0,4}}{LEGAL}\b|[{NATIVE}])"
)  # `Acme (HK) Co., Limited`
_DATED = re.compile(r"(?:until|till|before|prior\sto|up\sto|[0-9]{4}[–-])\s?[0-9]{0,4}\s?[:：]\s", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:[—–\-.*\s]*|n/?a\.?|none|nil|no|not\s(?:applicable|known|available)|unknown|same|\?)", re.IGNORECASE
)
_FORMER_SIGN = re.compile(r"\b(?:former|until|before|ex|previous|old)", re.IGNORECASE)
_QUOTES = " \t\"“”'‘’*."
_COURTESY = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Capt|Gen|Maj|Col|Lt)\.?\s+(?=[A-Z])")
LONGEST_NAME, LONGEST_PERSON = 12, 5  # words


@dataclass(slots=True)
class OtherNames:
    """Other names in order, and those of them that are former ones."""

    all: dict[str, None] = field(default_factory=dict)
    former: dict[str, None] = field(default_factory=dict)

    def take(self, value: str, *, former: bool) -> None:
        """Add the names of a cell or a value."""
        for name, old in names_of(value):
            self.all.setdefault(name)
            if former or old:
                self.former.setdefault(name)


def names_of(value: str) -> Iterator[tuple[str, bool]]:
    """The names that a cell or a value lists, each with whether it is called a former one.

    Example:
        >>> list(names_of("Golden Dragon Logistics; 金龍海洋物流")), list(names_of("ex-Kum Ya")), list(names_of("n/a"))
        ([('Golden Dragon Logistics', False), ('金龍海洋物流', False)], [('Kum Ya', True)], [])
    """
    for part in _parts(value):
        plain = _NUMBERING.sub("", part.strip())
        keyword = _KEYWORD.match(plain)
        plain = plain[keyword.end() :] if keyword else plain
        plain = _LABEL.sub("", plain)
        former = bool(keyword and keyword["former"])
        contents = [] if _INNER.search(plain) else _BRACKET.findall(plain)
        former = former or any(map(_FORMER_SIGN.search, contents))
        name = _stripped(plain if HAS_NATIVE.search(plain) or _INNER.search(plain) else _BRACKET.sub("", plain))
        yield from ((found, former) for found in _written(name))
        for content in contents:
            if dated := _DATED.match(content):
                yield from ((found, True) for found in _written(_stripped(content[dated.end() :])))
            gloss = read_gloss(content)
            yield from ((found, former) for found in (*gloss.native, *gloss.script, *gloss.unlabelled, *gloss.latin))


def _parts(value: str) -> list[str]:
    """The items of a cell; commas part them where no item is a name with a comma: `LI, Wei`."""
    parts = [part for part in _PARTS.split(value) if part]
    if len(parts) > 1 or "," not in value:
        return parts
    items = _COMMAS.split(value)
    inverted = items[0].isupper() or any(not may_be_alias(item.strip(_QUOTES)) for item in items)
    single = all(" " not in item.strip() for item in items) and not HAS_NATIVE.search(value) and len(items) == 2
    return [value] if inverted or single else items


def _stripped(text: str) -> str:
    """A name without quotes around it; the dot of a legal form stays."""
    name = text.strip(" \t*")
    dotted = name.endswith(".") and name.rsplit(" ", 1)[-1].strip(".,").casefold() in words("legal")
    name = " ".join(name.strip(_QUOTES).split())
    if name[:1] == "«" and name[-1:] == "»" and name.count("«") == 1:
        name = name[1:-1]
    return f"{name}." if dotted else name


def _written(name: str) -> Sequence[str]:
    """A name by its writing: characters as brackets have them, a further script as it stands, Latin that may be one."""
    if not name or _NOTHING.fullmatch(name):
        return ()
    if HAS_NATIVE.search(name):
        return read_gloss(name).native or ((name,) if " " not in name else ())
    if HAS_FURTHER.search(name):
        return (name,)
    words_in = tokenise(name)
    fits = 0 < len(words_in) <= LONGEST_NAME and may_be_alias(name) and not is_place_or_label(words_in)
    return (name,) if fits and any(c.isalpha() for c in name) else ()


def is_head_name(name: str) -> bool:
    """Whether words can be the name that a row or a heading is about.

    Example:
        >>> is_head_name("Ma Xiuying"), is_head_name("Total"), is_head_name("See note 3"), is_head_name("2021")
        (True, False, False, False)
    """
    words_in = tokenise(name)
    if HAS_NATIVE.search(name):
        return bool(read_gloss(name).native)
    if not 0 < len(words_in) <= LONGEST_NAME or not may_be_alias(name) or is_place_or_label(words_in):
        return False
    small = [word for word in words_in if not (word.capital or word.number or word.folded in words("connector"))]
    return words_in[0].folded not in ("total", "see", "other", "others", "source", "none", "the") and not small


def without_courtesy(text: str) -> int:
    """How many characters of a cell are a courtesy before a person's name: `Mr. Ri Chol Ung`."""
    match = _COURTESY.match(text)
    return match.end() if match else 0


def without_prefix(text: str) -> int:
    """How many characters of a text are what ships bear before their name: `MV Izmail Pride`."""
    first, _, rest = text.partition(" ")
    return len(first) + 1 if rest and MERCHANT_PREFIX.match(first) else 0


def kind_of_name(name: str, others: Sequence[str], said: str, *, courtesy: bool = False) -> tuple[str, str]:
    """The kind of a name that a table or a heading gives, with the evidence; empty when nothing says it.

    Args:
        name: the name.
        others: its other names.
        said: the kind that labels say, or an empty string.
        courtesy: whether "Mr" or the like stands before it.

    Example:
        >>> kind_of_name("Rosy Dawn", [], "Vessel")[0], kind_of_name("Ma Xiuying", [], "")[0]
        ('Vessel', 'Person')
        >>> kind_of_name("Acme Trading Ltd", [], "Person")[0], kind_of_name("Blue Moon", [], "")
        ('Company', ('', ''))
    """
    verdicts = [judge_latin(tokenise(text)) for text in (name, *others) if tokenise(text)]
    verdicts += [judge_native(text) for text in (name, *others) if HAS_NATIVE.search(text)]
    best = max(verdicts, key=lambda verdict: verdict.strength, default=None)
    if courtesy:
        return PERSON, "courtesy"
    if best and best.strength > 1 and best.kind in (COMPANY, ORGANISATION):
        return best.kind, best.evidence
    if said:
        return said, "label of a table or a field"
    return (PERSON, "a person's name") if _looks_like_person(name) else ("", "")


def may_be_person(name: str) -> bool:
    """Whether words can be a person's name: two to five, none that only things have.

    Example:
        >>> may_be_person("Chukwuma Okonkwo-Eze"), may_be_person("Golden River Bank"), may_be_person("Madonna")
        (True, False, False)
    """
    found = tokenise(name)
    thing = any(word.folded in words("other") for word in found)  # `Lake Victoria`
    plain = not thing and all(map(is_person_word, found)) and judge_latin(found).strength == 0
    return plain and 2 <= len(found) <= LONGEST_PERSON


def _looks_like_person(name: str) -> bool:
    """Whether words are a person's: a given name or a Chinese surname in front, nothing that only things have."""
    found = tokenise(name)
    if not may_be_person(name):
        return False
    first, last = found[0].folded, found[-1].folded
    known = words("arabic_given") | words("particle")
    arabic = any(word.folded in known or word.folded.startswith(("al-", "el-", "abd")) for word in found)
    return arabic or is_given(first) or first in surname_spellings() or last in surname_spellings()
