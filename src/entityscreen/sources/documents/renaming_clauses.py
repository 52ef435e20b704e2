"""What the sentence of a name says it was named before or later: `VOLGA, ex-LILY`, `Beta Ltd was renamed Alpha Ltd`.

Here belongs giving such names to the finding that the sentence speaks of, and taking them off the list of other
findings. The grammar belongs to `renamings.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.sources.documents.alias_lists import NameList, read_list
from entityscreen.sources.documents.clauses_behind import FIRMS, FORMERLY, PLACE_BRACKET, SEAT, with_names
from entityscreen.sources.documents.context import PERSON, SHIP_NUMBER, VESSEL
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.renamings import NO_NAMES, changed_name, ex_names, named_before, renamed
from entityscreen.sources.documents.tokens import HAS_NATIVE, tokenise
from entityscreen.sources.documents.view import View

_NOW = re.compile(r",?\s?[(（,]\s?now\s(?=[A-Z“\"])")
_POSSESSIVE = re.compile(r"[’']s\s[a-z]")
_SENTENCE_END = re.compile(r"(?<!\b(?:No|Co))[.!?][”\"’)]{0,2}\s+(?=[“\"‘(]?[A-Z])|\n[ \t]*\n")
LONGEST_SENTENCE = 300


def with_renamings(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a block with the names that their own sentences say they had or got.

    Args:
        view: the block.
        found: its findings, those of other names (`Beta Ltd` of `Acme Ltd, formerly Beta Ltd`) included.

    Returns:
        The findings in the order of the text; what is but another name of the one before is no finding of its own.
    """
    kept: list[Finding] = []
    bearer: Finding | None = None
    for finding in sorted(found, key=lambda finding: finding.start):
        other = bearer and _is_name_of(bearer, finding) and _in_one_sentence(view.text, bearer, finding)
        if bearer and other and not finding.aliases:
            continue
        if bearer and other and finding.name.rstrip(".") in {name.rstrip(".") for name in bearer.former}:
            short = tuple(alias for alias in finding.aliases if not HAS_NATIVE.search(alias))
            natives = tuple(alias for alias in finding.aliases if alias not in short)
            bearer = with_names(with_names(bearer, short, ()), (), (), natives)
            kept = [bearer if f.start == bearer.start else f for f in kept]
            kept.append(replace(finding, aliases=natives))  # `Acme Ltd f/k/a Beta Ltd (“Acme”)`: the bearer's
            continue
        bearer = with_renaming(view, finding)
        kept.append(bearer)
    return kept


def _in_one_sentence(text: str, bearer: Finding, finding: Finding) -> bool:
    """Whether a finding stands in the sentence of the one before, or in the clause behind it."""
    near = finding.start - bearer.after < LONGEST_SENTENCE
    return near and _SENTENCE_END.search(text, bearer.after, max(bearer.after, finding.start)) is None


def _is_name_of(bearer: Finding, finding: Finding) -> bool:
    """Whether a finding is another name of one, with or without its last dot."""
    return any(finding.name.rstrip(".") == alias.rstrip(".") for alias in bearer.aliases)


def with_renaming(view: View, finding: Finding) -> Finding:
    """A finding with what its sentence says it was named before or later."""
    if not any(c.isalpha() and c.isascii() for c in finding.name):
        return finding
    if finding.kind == PERSON:
        closed = PLACE_BRACKET.match(view.text, finding.after)
        start = closed.end() if closed else finding.after
        listed = changed_name(view.text[start : start + LONGEST_SENTENCE], 0)
        return with_names(finding, listed.names, listed.former) if listed.names else finding
    before = named_before(view.text, finding.start, max(finding.end, finding.after))
    finding = with_names(finding, before.names, before.former) if before.names else finding
    skipped = (shape.match(view.text, finding.after) for shape in (SHIP_NUMBER, PLACE_BRACKET, SEAT))
    apposed = (finding.after + 1,) if _is_apposition(view.text, finding) else ()
    for after in (finding.after, *apposed, *(match.end() for match in skipped if match)):
        rest = view.text[after : after + LONGEST_SENTENCE]
        for listed in (renamed(rest, 0), _formerly(finding, rest), _now(finding, rest)):
            finding = with_names(finding, listed.names, listed.former) if listed.names else finding
    return finding


def _is_apposition(text: str, finding: Finding) -> bool:
    """Whether commas enclose a name, so that the verb behind it is its own: `The ship, the Opal, was called X`."""
    before = text[max(0, finding.start - 6) : finding.start].removesuffix("the ")
    return before.endswith(", ") and text.startswith(", ", finding.after)


def _now(finding: Finding, rest: str) -> NameList:
    """What a bare "now" gives, where it is a firm: `Harbin Electric Co., Ltd., now Harbin Power Group`."""
    opening = _NOW.match(rest) if finding.kind in FIRMS else None
    listed = read_list(rest, opening.end(), "now", inside=False) if opening else NO_NAMES
    return listed if all(judge_latin(tokenise(name)).strength > 1 for name in listed.names) else NO_NAMES


def _formerly(finding: Finding, rest: str) -> NameList:
    """What a bare "formerly" or "ex" gives: a ship's former name, or a company's that is plainly one."""
    if finding.kind == VESSEL and (listed := ex_names(rest, 0)).names:
        return listed
    opening = FORMERLY.match(rest)
    listed = read_list(rest, opening.end(), "formerly", inside=False) if opening else NO_NAMES
    owner = _POSSESSIVE.search(rest[: listed.end + 2])  # `formerly the Ministry of Oil's trading arm`
    firms = finding.kind == VESSEL or all(judge_latin(tokenise(name)).kind in FIRMS for name in listed.names)
    return listed if firms and not owner else NO_NAMES
