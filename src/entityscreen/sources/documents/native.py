"""Names in Chinese, Japanese and Korean text, and Latin names that stand directly beside one.

Here belongs what is found at characters without a bracket behind a Latin name: `漢字 (Latin)`, `Latin 漢字` in
lists and tables, and names in running Chinese text by endings, titles and verbs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from entityscreen.caches import named_cache
from entityscreen.sources.documents.chains import chain_left, cut_starts
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import is_native_name, split_spaces
from entityscreen.sources.documents.kinds import judge, judge_latin, judge_native, organisation_start
from entityscreen.sources.documents.persons import looks_like_person, person_start, surname_spellings_of
from entityscreen.sources.documents.tokens import NATIVE, Bracket, Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import han_words, words

_RUN = re.compile(f"[{NATIVE}]+(?:[·・‧•]?[{NATIVE}]+)*")
_RUN_AT_END = re.compile(f"(?:[A-Z0-9]{{1,6}})?[{NATIVE}·・‧•A-Z0-9]{{1,40}}$")
_LATIN_FIRST = re.compile(
    r"^\s*(?:英文|英語|英语|English|外文)?(?:名|:|：)?\s*([A-ZÀ-Þa-z0-9][^\n;；，、:：()]{1,90}?)"
    r"\s*(?:$|[;；，、:：]|, (?!Inc|Ltd|LLC|Co\b|Limited))"
)
_BESIDE = re.compile(
    rf"\.?(?:[ \t\u3000]{{1,4}}|[ \t]{{0,3}}[|:：][ \t]{{0,3}}|, (?=[{NATIVE}]))"
    rf"(?P<run>(?:[A-Z0-9]{{1,6}}(?=[{NATIVE}]))?[{NATIVE}·・‧• ]{{2,40}})"
    r"(?=$|[\s,.;:，。；、|()（）\])’'”])"
)
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
    reverse = [f for bracket in brackets if (f := _latin_in_bracket(view, bracket)) and _is_free(taken, f.start, f.end)]
    taken = sorted((*taken, *((finding.start, finding.end) for finding in reverse)))
    beside = [f for f in _beside(view, tokens) if _is_free(taken, f.start, f.after)]
    used = sorted((*taken, *((finding.start, finding.after) for finding in beside)))
    inside = [(bracket.start, bracket.end) for bracket in brackets]
    running = [f for f in _running_text(view) if _is_free(used, f.start, f.end) and not _within(inside, f)]
    said = {alias for finding in (*reverse, *beside) for alias in finding.aliases}
    return [*reverse, *beside, *(finding for finding in running if finding.name not in said)]


def _is_free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether no taken span overlaps."""
    at = bisect_right(taken, (start, 1 << 60))
    return not (at and taken[at - 1][1] > start) and not (at < len(taken) and taken[at][0] < end)


def _within(spans: Sequence[tuple[int, int]], finding: Finding) -> bool:
    """Whether a bracket holds a finding: what stands there belongs to the name before the bracket."""
    at = bisect_left(spans, (finding.start, 0))
    return any(start < finding.start and finding.end <= end for start, end in spans[max(0, at - 3) : at])


def _latin_in_bracket(view: View, bracket: Bracket) -> Finding | None:
    """`漢字 (Latin)`: the Latin name is the name, the characters before the bracket are its alias."""
    if bracket.start == 0 or view.text[bracket.start - 1] in "》〉』":
        return None
    before = _RUN_AT_END.search(view.text, max(0, bracket.start - 42), bracket.start)
    latin = _LATIN_FIRST.match(bracket.content)
    if not before or not latin or re.search(f"[{NATIVE}]", latin.group(1)):
        return None
    name = tokenise(latin.group(1))
    if not name or not all(token.capital or token.number or token.folded in words("connector") for token in name):
        return None
    start = bracket.start + 1 + latin.start(1)
    end = start + len(latin.group(1).rstrip(" ,"))
    native, kind, evidence = _native_before(before.group(), name)
    if not native:
        return None
    return Finding(
        visible(view.text[start:end]), start, end, kind, (native,), evidence=(evidence,), after=bracket.end + 1
    )


def _native_before(run: str, name: Sequence[Token]) -> tuple[str, str, str]:
    """How much of the characters before a bracket is the name, of which kind, and why."""
    for length in (3, 2, 4):
        native = run[-length:]
        if len(native) == length and looks_like_person(native) and _meets(name, native):
            return native, PERSON, f"surname spelled as {native[0]} can be"
    dotted = re.search(f"[{NATIVE}]{{1,8}}[·・‧•][{NATIVE}·・‧•]{{1,12}}$", run)
    if dotted:
        native = _after_stop(dotted.group(), persons=True)
        return native, PERSON, "foreign name with a middle dot"
    native = _after_stop(run)
    verdict = judge(name, (native,), "") if len(native) > 1 else judge_native("")
    sure = max(judge_native(native).strength, judge_latin(name).strength)
    bounded = len(native) <= LONGEST_NATIVE and is_native_name(native) and (sure >= 2 or len(name) == 1)
    return (
        (native, verdict.kind, verdict.evidence)
        if bounded and verdict.kind in (COMPANY, ORGANISATION)
        else ("", "", "")
    )


def _meets(name: Sequence[Token], native: str) -> bool:
    """Whether a Latin name's first or last word spells the surname of a native one."""
    spellings = surname_spellings_of(native)
    return bool({name[0].folded, name[-1].folded} & spellings) and len(name) <= 4


@named_cache("documents.stops", maxsize=2)
def _stop_pattern(persons: bool) -> re.Pattern[str]:
    """The last word of a clause that cannot stand inside a name, with what comes before it."""
    listed = [*han_words("stop"), *han_words("role"), *(han_words("verb") if persons else ())]
    single = [word for word in listed if len(word) > 1 or word in _SURE_STOPS]
    return re.compile("|".join(map(re.escape, sorted(set(single), key=lambda word: (-len(word), word)))))


# Single characters that hardly ever stand inside the name of an organisation.
_SURE_STOPS = frozenset("的了在是與与及或被給给跟於于為为但據据稱称說说其該该這这那我他她它們们對对把由從从向至")


def _after_stop(run: str, *, persons: bool = False) -> str:
    """The part of a run behind its last stop word."""
    start = 0
    for match in _stop_pattern(persons).finditer(run):
        if match.end() < len(run) - 1:
            start = match.end()
    return run[start:].lstrip("和與与、")


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
        if natives and chain:
            finding = _pair(view, chain, natives[:1], match)
            if finding:
                yield finding


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


@named_cache("documents.strong_endings", maxsize=1)
def _ending_pattern() -> re.Pattern[str]:
    """Endings that close a name wherever they stand."""
    weak = han_words("weak_organisation") | han_words("loose_organisation")
    sure = [
        word
        for word in han_words("organisation")
        if len(word) > 1 and word not in weak and word not in han_words("loose_organisation")
    ]
    sure += ["股份有限公司", "有限责任公司", "有限責任公司", "有限公司", "集團公司", "集团公司", "株式会社"]
    return re.compile("|".join(map(re.escape, sorted(sure, key=lambda word: (-len(word), word)))))


def _organisations_in(run: str, base: int) -> Iterator[Finding]:
    done = 0
    for match in _ending_pattern().finditer(run):
        name = _after_stop(run[done : match.end()])
        if SHORTEST_ORGANISATION <= len(name) <= LONGEST_NATIVE and len(name) > len(match.group()):
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
