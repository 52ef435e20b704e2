"""Mentions to entities: which mentions are one person or organisation, and on what evidence.

Mentions are merged inside and across documents. Two rules join mentions: the same Latin name with no conflict
of characters, and the same characters with the same family of kind. 王伟 and 王玮 are two persons, though both are
Wang Wei; so may be a Wang Wei without characters in another document, who stays a person of his own.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.kind import family_of
from entityscreen.model.mention import Mention
from entityscreen.model.name import Name, NameType
from entityscreen.sources.documents.blocks import HAS_CJK, LATIN_LETTERS
from entityscreen.sources.documents.cues import topics
from entityscreen.sources.documents.statements import Sign
from entityscreen.sources.documents.vocabulary import fold, words
from entityscreen.text.folding import fold as fold_name

MOST_NOTES = 20
AGAIN = frozenset((Sign.NAMED_BEFORE, Sign.ELSEWHERE))  # no evidence where a name stands by itself
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9&.\-]{1,5}$")
_LATIN_START = re.compile(rf"[^\w]*[{LATIN_LETTERS}]")  # a name in Latin letters
_HAN_FORM = re.compile("(?:股份|集团|科技集团)?(?:有限责任|有限)?公司$")
_SUFFIX = re.compile(r"[.,]")


@dataclass(slots=True)
class Group:
    """The mentions of one entity, of one family of kinds, and why mentions of different names were joined."""

    family: str
    mentions: list[Mention] = field(default_factory=list)
    evidence: dict[str, None] = field(default_factory=dict)
    latin: set[str] = field(default_factory=set)
    native: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Take a mention and its names in."""
        self.mentions.append(mention)
        self.documents.add(mention.document)
        for name in (mention.refers_to or mention.name, *mention.aliases):
            (self.native if HAS_CJK.search(name) else self.latin).add(name_key(name))


def name_key(name: str) -> str:
    """How names are told apart here: case, dots, diacritics and the Chinese script do not matter.

    Example:
        >>> name_key("Co., Ltd.") == name_key("co ltd"), name_key("習近平") == name_key("习近平")
        (True, True)
    """
    return ("" if HAS_CJK.search(name) else " ").join(_SUFFIX.sub(" ", fold_name(name)).split())


def group_mentions(mentions: Iterable[Mention]) -> list[Group]:
    """Join the mentions of one entity; the groups stand in the order of their first mentions."""
    groups: list[Group] = []
    by_key: dict[tuple[str, str], list[Group]] = {}
    for mention in mentions:
        family = family_of(mention.kind).value
        keys = _keys(mention, family)
        group = _group_for(mention, keys, by_key)
        if group is None:
            group = Group(family)
            groups.append(group)
        group.add(mention)
        for key in keys:
            groups_of_key = by_key.setdefault(key, [])
            if group not in groups_of_key:
                groups_of_key.append(group)
    return groups


def _keys(mention: Mention, family: str) -> list[tuple[str, str]]:
    """What a mention can be found by: its names, and those of organisations without their legal form."""
    names = [name_key(name) for name in (mention.refers_to or mention.name, *mention.aliases)]
    if family == "organisation":
        names += [core for name in names if (core := _core(name)) and core not in names]
    return [(family, name) for name in names]


def _core(key: str) -> str:
    """A name without its legal form, when two words or four characters are left."""
    if HAS_CJK.search(key):
        core = _HAN_FORM.sub("", key)
        return core if len(core) >= 4 else ""
    parts = key.split(" ")
    while parts and parts[-1] in words("legal"):
        parts.pop()
    return " ".join(parts) if len(parts) > 1 else ""


def _group_for(
    mention: Mention, keys: Sequence[tuple[str, str]], by_key: dict[tuple[str, str], list[Group]]
) -> Group | None:
    """The group that a mention belongs to: by its characters first, then by its Latin name."""
    natives = {name_key(alias) for alias in (mention.name, *mention.aliases) if HAS_CJK.search(alias)}
    for key in keys:
        if key[1] not in natives:
            continue
        for group in by_key.get(key, ()):
            if name_key(mention.name) not in group.latin:
                group.evidence.setdefault(f"same characters {key[1]}: {mention.name}")
            return group
    for key in keys:
        for group in by_key.get(key, ()):
            if _may_join(natives, group, mention.document):
                return group
    return None


def _may_join(natives: set[str], group: Group, document: str) -> bool:
    """Whether a mention of the same Latin name is of a group: a person's characters stay in their document.

    Other characters speak against one person always, against another entity where they share none.
    """
    if bool(natives) != bool(group.native):
        return group.family != "person" or document in group.documents
    shared = group.family != "person" and any(set(a) & set(b) for a in natives for b in group.native)
    return not natives or shared


def entity_of(group: Group, *, topics_from_cues: float | None = None) -> Entity:
    """The entity of a group; its identifier depends on kind and names alone.

    A cue is a proposal: it becomes a topic only where `topics_from_cues` is given, from that confidence on.
    """
    mentions, names = group.mentions, _names(group)
    risks = [risk for mention in mentions for risk in mention.risks]
    least = math.inf if topics_from_cues is None else topics_from_cues
    documents = dict.fromkeys((mention.document, mention.sha256) for mention in mentions)
    return Entity(
        id=entity_id(group.family, names),
        kind=_kind(group),
        names=names,
        positions=_distinct(mention.role for mention in mentions),
        countries=_distinct(mention.country for mention in mentions),
        topics=_distinct(topics().get(risk.cue, "") for risk in risks if risk.confidence >= least),
        notes=_distinct((mentions[0].sentence, *(risk.sentence for risk in risks)))[:MOST_NOTES],
        provenance=tuple(Provenance(source=path or "text", sha256=digest or None) for path, digest in documents),
        properties=_properties(group),
    )


def _properties(group: Group) -> dict[str, tuple[str, ...]]:
    """What the entity of a group has besides: its cues, the evidence of its names, why they were merged."""
    phrases = _distinct(phrase for mention in group.mentions for phrase in mention.evidence)
    properties = {
        "riskCue": _distinct(risk.cue for mention in group.mentions for risk in mention.risks),
        "evidence": tuple(phrase for phrase in phrases if phrase not in AGAIN) or phrases[:1],
        "mergedOn": tuple(group.evidence),
    }
    return {key: values for key, values in properties.items() if values}


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _kind(group: Group) -> str:
    """The commonest kind; a company by legal form wins over an organisation."""
    counts = Counter(mention.kind for mention in group.mentions if not mention.refers_to)
    if not counts:
        return group.mentions[0].kind
    return "Company" if counts.get("Company") and counts.get("Organization") else counts.most_common(1)[0][0]


def _texts_of(group: Group) -> tuple[str, ...]:
    """Every name and alias of a group, each once."""
    return _distinct(text for m in group.mentions for text in (m.refers_to or m.name, *m.aliases))


def _names(group: Group) -> tuple[Name, ...]:
    """Primary name first: the first full Latin name; acronyms and a person's names of one word are weak."""
    former = {name for mention in group.mentions for name in mention.former}
    texts = _texts_of(group)
    is_person = group.family == "person"  # many bear a nickname or a surname alone
    short = {t for t in texts if _ACRONYM.match(t) or (is_person and not HAS_CJK.search(t) and " " not in t)}
    full = (t for t in texts if _LATIN_START.match(t) and not HAS_CJK.search(t) and t not in short | former)
    primary = next(full, texts[0])
    other_names = (Name(text=text, type=_name_type(text, short, former)) for text in texts if text != primary)
    return (Name(text=primary, type="primary"), *other_names)


def _name_type(text: str, short: set[str], former: set[str]) -> NameType:
    return "weak" if text in short else "former" if text in former else "alias"


def entity_id(family: str, names: Sequence[Name]) -> str:
    """A stable identifier: a readable part and six digits of a digest of family, name and first characters.

    Example:
        >>> entity_id("person", [Name(text="Xi Jinping"), Name(text="習近平", type="alias")])
        'doc-xi-jinping-a00c5a'
    """
    primary = names[0].text
    native = next((name_key(name.text) for name in names if HAS_CJK.search(name.text)), "")
    digest = hashlib.sha256(f"{family}|{name_key(primary)}|{native}".encode()).hexdigest()[:6]
    slug = re.sub(r"[^a-z0-9]+", "-", fold(primary)).strip("-")[:40] or "name"
    return f"doc-{slug}-{digest}"
