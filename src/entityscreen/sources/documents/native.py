"""Names in Chinese, Japanese and Korean text, and Latin names that stand directly beside one.

Here belongs what is found at characters without a bracket behind a Latin name: `漢字 (Latin)`, `Latin 漢字` in
lists and tables, and names in running Chinese text by endings, titles and verbs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from entityscreen.caches import named_cache
from entityscreen.sources.documents.aged_persons import aged_person
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.chains import chain_left, cut_starts
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.further_behind import further_behind
from entityscreen.sources.documents.gloss import is_native_name, split_spaces
from entityscreen.sources.documents.japanese import name_with_reading, persons_before_titles
from entityscreen.sources.documents.kinds import judge, judge_latin, judge_native
from entityscreen.sources.documents.korean import korean_name
from entityscreen.sources.documents.labelled import labelled_name, with_labelled
from entityscreen.sources.documents.native_pairs import hangul_short, short_in_bracket
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.native_ships import labelled_ship, native_ship
from entityscreen.sources.documents.noun_names import named_in_bracket
from entityscreen.sources.documents.other_scripts import other_script
from entityscreen.sources.documents.persons import person_start
from entityscreen.sources.documents.quoted_names import quoted_name, without_quote
from entityscreen.sources.documents.reverse import latin_in_bracket
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import NATIVE, Bracket, Token
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import han_words, words

_RUN = re.compile(f"[{NATIVE}]+(?:[·・‧•]?[{NATIVE}]+)*")
_BESIDE = re.compile(
    rf"\.?(?:[ \t\u3000]{{1,4}}|; ?| [–—/] |(?P<line>[ \t]{{0,3}}\n[ \t]{{0,3}})|"
    rf"[ \t]{{0,3}}[|:：][ \t]{{0,3}}|, (?=[{NATIVE}]))"
    rf"(?P<run>(?:[A-Z0-9]{{1,6}}(?=[{NATIVE}]))?[{NATIVE}·・‧• ]{{2,40}}"
    rf"(?:[(（][{NATIVE}]{{1,8}}[)）][{NATIVE}]{{2,12}})?)"
    r"(?=$|[\s,.;:，。；、|()（）\])’'”])"
)
# What reads a bracket, in the order in which they are asked.
_READERS = (
    name_with_reading,
    native_ship,
    labelled_ship,
    latin_in_bracket,
    named_in_bracket,
    short_in_bracket,
    korean_name,
    other_script,
    labelled_name,
    quoted_name,
    further_behind,
    hangul_short,
    aged_person,
)
_OF_QUOTED = (korean_name, labelled_name)  # of these also a name in quotes: `'甲商社'(…)`
_INSIDE_WORD = re.compile("[가-힣](?![은는이가을를의에와과도로만])[가-힣]")
SHORTEST_ORGANISATION, LONGEST_NATIVE = 4, 30


def find_native(
    view: View, tokens: Sequence[Token], found: Sequence[Finding], brackets: Sequence[Bracket]
) -> list[Finding]:
    """Names at characters.

    Args:
        view: the block.
        tokens: its Latin words.
        found: what the brackets behind Latin names gave.
        brackets: the block's pairs of brackets.

    Returns:
        Further findings, none over a span of `found`.
    """
    taken = sorted((finding.start, max(finding.end, finding.after)) for finding in found)
    read = [_read(view, bracket) for bracket in brackets]
    reverse = [finding for finding in read if finding and _is_free(taken, finding.start, finding.end)]
    taken = sorted((*taken, *((finding.start, finding.end) for finding in reverse)))
    beside = [f for f in _beside(view, tokens) if _is_free(taken, f.start, f.after)]
    named = [span for finding in reverse for span in _alias_spans(view.text, finding)]
    used = sorted((*taken, *named, *((finding.start, finding.after) for finding in beside)))
    inside = [(bracket.start, bracket.end) for bracket in brackets]
    running = [f for f in _running_text(view) if _is_free(used, f.start, f.end) and not _within(inside, f)]
    said = {alias for finding in (*reverse, *beside) for alias in finding.aliases}
    return [*reverse, *beside, *(finding for finding in running if finding.name not in said)]


def _read(view: View, bracket: Bracket) -> Finding | None:
    """What the first reader finds that knows a bracket, with the names that labels in it give."""
    finding = next((found for reader in _READERS if (found := reader(view, bracket))), None)
    if finding is None and (bare := without_quote(view.text, bracket)):
        finding = next((found for reader in _OF_QUOTED if (found := reader(view, bare))), None)
    return with_labelled(finding, bracket) if finding else None


def _alias_spans(text: str, finding: Finding) -> Iterator[tuple[int, int]]:
    """Where the characters stand that a Latin name in a bracket belongs to."""
    for alias in finding.aliases:
        at = text.rfind(alias, max(0, finding.start - 80), finding.start)
        if at >= 0:
            yield at, at + len(alias)


def _is_free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether no taken span overlaps."""
    at = bisect_right(taken, (start, 1 << 60))
    return not (at and taken[at - 1][1] > start) and not (at < len(taken) and taken[at][0] < end)


def _within(spans: Sequence[tuple[int, int]], finding: Finding) -> bool:
    """Whether a bracket holds a finding: what stands there belongs to the name before the bracket."""
    at = bisect_left(spans, (finding.start, 0))
    return any(start < finding.start and finding.end <= end for start, end in spans[max(0, at - 3) : at])


def _beside(view: View, tokens: Sequence[Token]) -> Iterator[Finding]:
    """`Latin 漢字` in lists, tables and running text."""
    for index, token in enumerate(tokens):
        if index + 1 < len(tokens) and tokens[index + 1].start < token.end + 2:
            continue
        match = _BESIDE.match(view.text, token.end)
        if not match or not (token.capital or token.number):
            continue
        natives = [name for name in split_spaces(match["run"].strip()) if is_native_name(name)][:2]
        first = chain_left(view.text, tokens, index)
        chain = list(tokens[first : index + 1])
        chain = chain[cut_starts(chain) :]
        named = chain and may_be_alias(visible(view.text[chain[0].start : token.end]))  # neither `1.` nor `Table 3`
        if natives and named and (not match["line"] or _fills_lines(view.text, chain[0].start, match.end())):
            finding = _pair(view, chain, natives[:1], match)
            if finding:
                yield finding


_CELL_START, _CELL_END = re.compile(r"(?:^|[|\n])[ \t]*$"), re.compile(r"[ \t]*(?:$|[|\n])")


def _fills_lines(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends as lines or table cells do: `Ding Xuexiang<br>丁薛祥`."""
    return bool(_CELL_START.search(text, max(0, start - 4), start) and _CELL_END.match(text, end))


def _pair(view: View, chain: list[Token], natives: list[str], match: re.Match[str]) -> Finding | None:
    """The finding for a Latin name and the characters beside it."""
    dot = 1 if view.text[match.start() : match.start() + 1] == "." and chain[-1].folded in words("legal") else 0
    end, after = chain[-1].end + dot, match.start("run") + len(match["run"].rstrip())
    person = person_start(chain, natives)
    if person and person[1].startswith("surname"):
        start, kind, evidence = chain[person[0]].start, PERSON, person[1]
    else:
        name = chain[organisation_start(chain, natives) :]
        verdict = judge(name, natives, "")
        if verdict.kind not in (COMPANY, ORGANISATION) or max(verdict.strength, judge_latin(name).strength) < 2:
            return None
        start, kind, evidence = name[0].start, verdict.kind, verdict.evidence
    return Finding(visible(view.text[start:end]), start, end, kind, tuple(natives), evidence=(evidence,), after=after)


def _running_text(view: View) -> Iterator[Finding]:
    """Names in running Chinese text."""
    for match in _RUN.finditer(view.text):
        run, base = match.group(), match.start()
        if len(run) < 3 or view.text[base - 1 : base] in ("《", "〈", "『"):
            continue
        yield from _organisations_in(run, base)
        yield from _persons_in(run, base)
        yield from persons_before_titles(run, base)


@named_cache("documents.strong_endings", maxsize=1)
def _ending_pattern() -> re.Pattern[str]:
    """Endings that close a name wherever they stand."""
    weak = han_words("weak_organisation") | han_words("loose_organisation")
    sure = [
        word
        for word in han_words("organisation")
        if len(word) > 1 and word not in weak and word not in han_words("loose_organisation")
    ]
    sure += [
        "股份有限公司",
        "有限责任公司",
        "有限責任公司",
        "有限公司",
        "集團公司",
        "集团公司",
        "株式会社",
        "주식회사",
        "유한회사",
        "유한공사",
    ]
    return re.compile("|".join(map(re.escape, sorted(sure, key=lambda word: (-len(word), word)))))


def _organisations_in(run: str, base: int) -> Iterator[Finding]:
    done = 0
    for match in _ending_pattern().finditer(run):
        name = after_stop(run[done : match.end()].lstrip("和與与及" if done else ""))
        known = name in han_words("stop") or "的" in name or name[:1] == "某"  # 投资机构 is what a firm is
        known = known or _INSIDE_WORD.match(run, match.end() - 1) is not None  # 대학 in 국제학대학원
        proper = len(name) > len(match.group()) and not known
        if proper and SHORTEST_ORGANISATION <= len(name) <= LONGEST_NATIVE:
            verdict = judge_native(name)
            start = base + match.end() - len(name)
            yield Finding(
                name, start, base + match.end(), verdict.kind, evidence=(verdict.evidence,), after=base + match.end()
            )
        done = match.end()


@named_cache("documents.titles", maxsize=1)
def _title_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(han_words("role"), key=lambda word: (-len(word), word)))))


@named_cache("documents.verbs", maxsize=1)
def _verb_pattern() -> re.Pattern[str]:
    listed = sorted(
        han_words("verb") | {"和", "與", "与", "等", "的", "也", "則", "则", "昨", "今", "日"},
        key=lambda word: (-len(word), word),
    )
    return re.compile("|".join(map(re.escape, listed)))


def _persons_in(run: str, base: int) -> Iterator[Finding]:
    """A surname and one or two characters behind a title, with an end or a verb behind them."""
    for match in _title_pattern().finditer(run):
        for length in (3, 2):
            native = run[match.end() : match.end() + length]
            rest = run[match.end() + length :]
            if len(native) == length and looks_like_person(native) and (not rest or _verb_pattern().match(rest)):
                start = base + match.end()
                role = match.group()
                yield Finding(
                    native, start, start + length, PERSON, role=role, evidence=(f"role {role}",), after=start + length
                )
                break
