"""Entries of lists in field form: `Name: …`, `A.k.a.: …; …`, `Chinese name: …`, `DOB: …`, up to an empty line.

Here belongs the reading of such an entry. Notices of sanctions and registers print one thing a line, and no sentence
says what a name is: its own words say it, or the fields that only persons or ships have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import read_gloss
from entityscreen.sources.documents.kinds import judge_latin, judge_native
from entityscreen.sources.documents.tokens import HAS_NATIVE, tokenise
from entityscreen.sources.documents.view import View

_ENTRY = re.compile(r"^[ \t]*(?:[0-9]{1,4}[.)]\s?)?(?:(?:Primary|Full)\s)?[Nn]ame[ \t]?:[ \t]*(?=\S)", re.MULTILINE)
_ENTRY_END = re.compile(r"\n[ \t]*(?:\n|(?:[0-9]{1,4}[.)]\s?)?(?:(?:Primary|Full)\s)?[Nn]ame[ \t]?:)|\Z")
_FIELD = re.compile(
    r"(?:^[ \t]*|(?<=[.;] ))"
    r"(?P<label>(?:[A-Z][A-Za-z.’']*|DOB|POB)(?: ?/ ?[a-z.]+| [A-Za-z.]+| \([A-Za-z \-]{4,20}\)){0,4})"
    r"[ \t]?[:：][ \t]*(?P<value>[^\n]*?)[ \t]*"
    r"(?=$|(?<=[.;]) [A-Z][A-Za-z.]*(?: [a-z.]+){0,3}:)",
    re.MULTILINE,
)
_ALIAS = re.compile(
    r"(?:(?:good|low|weak|strong)[ -]quality )?(?:a\.?/?k\.?/?a\.?|alias(?:es)?|also known as|other names?)$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"(?:f\.?/?k\.?/?a\.?|formerly known as|former names?|previous names?)$", re.IGNORECASE)
_NATIVE = re.compile(
    r"name (?:\((?:non-Latin|original|native|Chinese|Korean|Japanese|Arabic|Cyrillic)[a-z ]*\)|in [A-Z][a-z ]+)$|"
    r"(?:chinese|korean|japanese|russian|arabic|persian|native|original(?: script)?) name$",
    re.IGNORECASE,
)
_OF_PERSONS = re.compile(
    r"(?:DOB|POB|date of birth|place of birth|born|gender|sex|nationality|citizenship|passport.*|designation|position|"
    r"function)$",
    re.IGNORECASE,
)
_OF_SHIPS = re.compile(r"(?:IMO.*|flag|call sign|vessel type|MMSI)$", re.IGNORECASE)
_SHIP_TYPE = re.compile(r"(?:vessel|ship|tanker)\b", re.IGNORECASE)
_OTHER_FIELD = re.compile(
    r"(?:address|title|type|identity.*|other information|listed on|registration.*|remarks)$", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*[(（]([^()（）]{1,80})[)）]")
_CUT = re.compile(r",\s(?=[a-z])|;|\t| {3}")  # `, also known as`, further columns
_NUMBERING = re.compile(r"^(?:\(?[a-z0-9]\)|[0-9]{1,2}[.:])\s*")
_QUOTES = " \t\"“”'‘’«».,"


@dataclass(slots=True)
class _Names:
    """The other names of an entry, and those of them that are former ones."""

    all: dict[str, None]
    former: list[str]


def find_entries(view: View) -> list[tuple[Finding, list[tuple[int, int]]]]:
    """The entities of entries in field form, each with the spans of the lines that belong to its names.

    Args:
        view: the block.

    Returns:
        The findings; an entry needs a field beside its name, and what says its kind.
    """
    found = []
    for match in _ENTRY.finditer(view.text):
        end = _ENTRY_END.search(view.text, match.end())
        entry = _entry(view, match.end(), end.start() if end else len(view.text))
        if entry:
            found.append(entry)
    return found


def _entry(view: View, start: int, end: int) -> tuple[Finding, list[tuple[int, int]]] | None:
    line_end = min(at for at in (view.text.find("\n", start), end) if at >= 0)
    written = view.text[start:line_end].rstrip()
    bracket = _BRACKET.search(written)
    name = _CUT.split(written[: bracket.start()] if bracket else written, maxsplit=1)[0].rstrip()
    fields = list(_FIELD.finditer(view.text, line_end, end))
    labels = [field["label"] for field in fields]
    if not fields or not _is_latin_name(name) or not any(map(_is_known, labels)):
        return None
    names = _Names({}, [])
    for content in _BRACKET.findall(written):
        names.all |= dict.fromkeys(_of_gloss(content))
    spans = [(start, line_end)]
    spans += [field.span() for field in fields if _take(field, names)]
    kind, evidence = _kind(name, [*names.all], fields)
    aliases = tuple(alias for alias in names.all if alias != name)
    former = tuple(alias for alias in names.former if alias != name)
    finding = Finding(
        visible(name), start, start + len(name), kind, aliases, former, evidence=(evidence,), after=start + len(written)
    )
    return (finding, spans) if kind else None


def _is_latin_name(name: str) -> bool:
    tokens = tokenise(name)
    return bool(tokens) and any(token.capital for token in tokens) and not HAS_NATIVE.search(name) and ":" not in name


def _is_known(label: str) -> bool:
    """Whether a label is one that entries have."""
    return any(form.match(label) for form in (_ALIAS, _FORMER, _NATIVE, _OF_PERSONS, _OF_SHIPS, _OTHER_FIELD))


def _take(field: re.Match[str], names: _Names) -> bool:
    """Add what a field gives to an entry's names; whether it gives any."""
    label, former = field["label"], bool(_FORMER.match(field["label"]))
    if _NATIVE.match(label):
        found = [*_of_gloss(field["value"])]
    elif former or _ALIAS.match(label):
        found = [name for part in field["value"].split(";") for name in _of_item(part)]
    else:
        return False
    names.all |= dict.fromkeys(found)
    names.former += found if former else []
    return True


def _of_item(item: str) -> Iterator[str]:
    """The names of one item of a list of aliases: `"Grace Yang"`, `Liu Zhezhu (柳哲洙)`."""
    plain = _NUMBERING.sub("", item.strip())
    name = _BRACKET.sub("", plain).strip(_QUOTES)
    if HAS_NATIVE.search(name):
        yield from _of_gloss(name)
    elif name and may_be_alias(name):
        dot = plain.endswith(f"{name}.") and name[-4:].casefold() in (" ltd", " inc", "corp")
        yield f"{name}." if dot else name
    for content in _BRACKET.findall(plain):
        yield from _of_gloss(content)


def _of_gloss(content: str) -> Sequence[str]:
    """The names in other writing that a text gives; a number at the end is a ship's: 长虹8."""
    content = content.strip(_QUOTES)
    if HAS_NATIVE.match(content) and re.fullmatch(r"\w+[0-9]{1,3}", content):
        return (content,)
    gloss = read_gloss(content)
    return (*gloss.native, *gloss.script, *gloss.unlabelled)


def _kind(name: str, others: Sequence[str], fields: Sequence[re.Match[str]]) -> tuple[str, str]:
    """The kind of an entry's entity and what says it."""
    labels = [field["label"] for field in fields]
    types = [field["value"] for field in fields if field["label"].casefold() == "type"]
    if any(map(_OF_SHIPS.match, labels)) or any(map(_SHIP_TYPE.match, types)):
        return VESSEL, "field of a ship"
    verdicts = [judge_latin(tokenise(name)), *map(judge_native, filter(HAS_NATIVE.search, others))]
    best = max(verdicts, key=lambda verdict: verdict.strength)
    if best.strength > 1 and best.kind in (COMPANY, ORGANISATION):
        return best.kind, best.evidence
    if any(map(_OF_PERSONS.match, labels)):
        return PERSON, "field of a person"
    return (best.kind, best.evidence) if best.kind in (COMPANY, ORGANISATION) else ("", "")
