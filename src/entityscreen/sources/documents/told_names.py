"""The findings of a block with the other names that Russian, Arabic, German … text gives them.

Here belongs what becomes of another name: whose alias it is, which finding it was taken for before, and what is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.scripts import HAS_FURTHER, further_words
from entityscreen.sources.documents.tokens import HAS_NATIVE, tokenise
from entityscreen.sources.documents.told_bearers import bearer_of
from entityscreen.sources.documents.told_chains import is_given_name
from entityscreen.sources.documents.told_languages import ARABIC, CYRILLIC, language_of, language_words
from entityscreen.sources.documents.told_latin import FIRM, ROMANCE, cut_person, latin_before, without_openers
from entityscreen.sources.documents.told_scripts import head_of
from entityscreen.sources.documents.told_short import short_forms
from entityscreen.sources.documents.told_tellings import Told, tellings
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import fold, further_forms, words

_PERSONS = ("alias", "nick", "born", "article")  # what a person can be given
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_TURKISH_CASE = re.compile("['’](?:[a-zçğıöşü]{1,6})$")
_COMMON = re.compile("[-](?:ung|ungen|heit|keit|schaft|schaften)$|(?:ung|ungen|heit|keit|schaft|schaften|geschäfte)$")
_LOWER = re.compile("(?=[^A-ZА-ЯЁІЇЄ]+$)[а-яёіїєґ].*")  # `до 2018 года`
_ONE_WORD = re.compile("[A-Z][A-Za-z]+")
_JOINTS = re.compile(r"\s(?:und|y|e|et|ve|and)\s")
_PARTS = re.compile(r"\s*[;؛،,]\s*")
LONGEST_ARABIC = 3  # words of a name that nothing ends but a mark
_QUOTED_LETTERS = re.compile(r"[^\W\d_]")


def with_told_names(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings, with the names that paragraphs in other languages than English give them, and new ones.

    Args:
        view: the block.
        found: its findings.
    """
    named = list(found)
    for start, end in _paragraphs(view.text):
        language = language_of(view.text[start:end])
        if not language:
            continue
        named = [_trimmed(view.text, f, language) if start <= f.start < end else f for f in named]
        named += short_forms(view.text, start, end, language, named)
        named = _with_all_told(view.text, start, end, language, named)
    return named


def _with_all_told(text: str, start: int, end: int, language: str, named: list[Finding]) -> list[Finding]:
    """The findings with the other names of a paragraph, each by the first reading that has a bearer."""
    done: set[int] = set()
    for told in sorted(tellings(text, start, end, language), key=lambda told: told.first):
        if told.start not in done and (more := _with_told(text, told, named, language, start)) is not named:
            named = more
            done.add(told.start)
    return named


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARAGRAPH.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _trimmed(text: str, finding: Finding, language: str) -> Finding:
    """A firm's finding from where its name begins, without aliases that only describe it."""
    if language == CYRILLIC:
        return replace(finding, aliases=tuple(alias for alias in finding.aliases if not _LOWER.fullmatch(alias)))
    if finding.kind not in (COMPANY, ORGANISATION) or language == ARABIC or not finding.name[:1].isupper():
        return finding
    described = language_words(language, "descriptor")
    aliases = tuple(alias for alias in finding.aliases if fold(alias.split(maxsplit=1)[0]) not in described)
    named = latin_before(text, finding.end, language, FIRM)
    name = named.name if named and named.kind != VESSEL else without_openers(finding.name, language)
    if not finding.name.endswith(name) and not name.endswith(finding.name):
        name = finding.name
    start = finding.start if name == finding.name else named.start if named else finding.end - len(name)
    return replace(finding, name=name, start=start, aliases=aliases)


def _with_told(text: str, told: Told, found: list[Finding], language: str, paragraph: int) -> list[Finding]:
    name = _written(told, language)
    if not name:
        return found
    own = [f for f in found if f.start < told.end and told.start < max(f.end, f.after) and f.kind != ""]
    inner = [f for f in own if told.start <= f.start < told.last]
    bearer = bearer_of(text, told, [f for f in found if f not in inner], language, paragraph)
    if bearer is None or not _fits(told, name, bearer, language):
        return found
    names = dict.fromkeys((name, *_own_names(told.own, name)))
    for finding in inner:
        names |= dict.fromkeys((finding.name, *finding.aliases)) if finding.name in names else {}
    return _given(found, bearer, list(names), told, inner)


def _given(
    found: list[Finding], bearer: Finding, names: list[str], told: Told, inner: Sequence[Finding]
) -> list[Finding]:
    """The findings with a bearer's new names; places of these names refer to it, what overlaps a new bearer goes."""
    former = names if told.telling.what in ("former", "born") else []
    known = any(f is bearer for f in found)
    over = [f for f in found if not known and f.start < bearer.end and bearer.start < f.end]
    new = _enriched(bearer, [*names, *(alias for f in over for alias in f.aliases)], former)
    kept = []
    for finding in found:
        if finding is bearer:
            kept.append(new)
        elif finding in inner and finding.name in names:
            kept.append(replace(finding, refers_to=new.refers_to or new.name, aliases=()))
        elif finding not in inner and finding not in over:
            kept.append(finding)
    return kept if known else [*kept, new]


def _enriched(finding: Finding, names: Sequence[str], former: Sequence[str]) -> Finding:
    own = {fold(name) for name in (finding.name, *finding.aliases)}  # vowel signs apart: `درّة`
    new = (name for name in names if not (HAS_FURTHER.search(name) and fold(name) in own))
    aliases = dict.fromkeys((*finding.aliases, *(name for name in new if name != finding.name)))
    return replace(finding, aliases=tuple(aliases), former=tuple(dict.fromkeys((*finding.former, *former))))


def _own_names(own: str, name: str) -> list[str]:
    """The names in the bracket of another name, in another script: `(Ocean Grace)`, `(مصرف المشرق للتجارة)`."""
    parts = [visible(part) for part in _PARTS.split(own) if part]
    further = HAS_FURTHER.search(name) is not None
    alone = [part for part in parts if further and _ONE_WORD.fullmatch(part) and may_be_alias(part)]
    return [part for part in parts if part in alone or _is_other_script(part)]


def _is_other_script(part: str) -> bool:
    if HAS_NATIVE.search(part) or HAS_FURTHER.search(part):
        return not re.search(r"[A-Za-z0-9]", part)
    name = tokenise(part)
    return len(name) > 1 and all(token.capital for token in name) and not any(token.number for token in name)


def _written(told: Told, language: str) -> str:
    """The other name as it is to stand in a list, or an empty string when it is none."""
    name = told.name.strip(" ,;:—–")
    if not told.quoted and name.endswith(".") and not _is_form(name, language):
        name = name[:-1]
    if language == "tr":
        name = _TURKISH_CASE.sub("", name)
    if language not in (CYRILLIC, ARABIC) and not told.quoted:
        name = _plain_latin(told, name, language)
    if language == ARABIC and not told.quoted and _is_phrase(name):
        return ""
    if not _QUOTED_LETTERS.search(name) or len(name) < 2:
        return ""
    if fold(name) in language_words(language, "generic"):
        return ""
    return name


def _is_form(name: str, language: str) -> bool:
    """Whether a name's last word is a legal form, which keeps its dot."""
    last = fold(name.rsplit(maxsplit=1)[-1]).rstrip(".")
    return last in words("legal") or last in language_words(language, "form") or "." in last


def _has_form(name: str, language: str) -> bool:
    """Whether a legal form stands behind the first word of a name."""
    forms = words("legal") | language_words(language, "form")
    return any(token.folded in forms for token in tokenise(name)[1:])


def _is_phrase(name: str) -> bool:
    """Whether Arabic words without quotes are too many for a person and have no head of a firm's or a body's name."""
    run = further_words(name)
    return len(run) > LONGEST_ARABIC and not head_of(run[0])


def _plain_latin(told: Told, name: str, language: str) -> str:
    """A Latin name without quotes: a person's from its given name on, without what an "and" joins to it."""
    if HAS_FURTHER.search(name) or HAS_NATIVE.search(name):
        return name
    parts = name.split()
    while language == "de" and len(parts) > 1 and _COMMON.search(parts[-1].lower()):
        parts.pop()
    name = " ".join(parts)
    if language in ROMANCE and (told.telling.kind == PERSON or fold(parts[0]) in language_words(language, "opener")):
        return _JOINTS.split(name)[0] if told.telling.kind == PERSON else name  # `El Boticario`, `Don Chang`
    if told.telling.kind == PERSON:
        name = _JOINTS.split(name)[0]
        return name if told.telling.what in ("born", "nick") else cut_person(name, language)
    return without_openers(name, language)


def _fits(told: Told, name: str, bearer: Finding, language: str) -> bool:
    """Whether a name can be another one of its bearer: a person's former name is no party, a firm's no role."""
    if name in (bearer.name, *bearer.aliases) or not (told.quoted or _is_named(told, name, language)):
        return False
    if bearer.kind == PERSON:
        initial = len(bearer.name.split()[-1].rstrip(".")) == 1  # `Deniz K.` is nobody's name
        return (
            not initial
            and not _has_form(told.name, language)
            and (told.telling.what in _PERSONS or told.telling.kind == "any")
        )
    if told.telling.what in ("former", "later") and not told.quoted:
        return not language_words(language, "role") & {token.folded for token in tokenise(name)[:1]}
    return bearer.kind in (COMPANY, ORGANISATION, VESSEL)


def _is_named(told: Told, name: str, language: str) -> bool:
    """Whether words without quotes are a name: a nickname in a sentence of its own needs quotes."""
    if fold(name) in further_forms("company") or (told.telling.what == "nick" and "subject" in told.telling.bearers):
        return False
    if (
        language == "de"
        and name.isalpha()
        and "subject" in told.telling.bearers
        and told.telling.kind in (PERSON, "any")
    ):
        return name.isupper() or is_given_name(fold(name))  # `als Ermittler bekannt`
    return told.telling.what == "born" or not name.isascii() or may_be_alias(name.lstrip("'"))
