"""Names in Chinese, Japanese and Korean text: where a name begins in writing that puts no spaces between words.

Here belongs the cutting of a run of characters by the words of the tables: verbs, titles, descriptions and small words
end what stands before a name, unless a longer word holds them (将军, 华为). What is found without a bracket or a
statement is a name with an ending of its own and a person whom a title shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.sources.documents.kinds import country_of, is_hangul_person, is_person_in_characters, judge_native
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import Block, Script
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, longest_ending, surname_languages, words

LONGEST_WORD = 9  # characters of a word of the tables
LONGEST_NAME = 32  # characters of an organisation's name
MIDDLE_DOTS = frozenset("·・‧•＝=")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other without a space or a mark.

    Attributes:
        first: index of its first token.
        last: index of its last token.
        text: its characters folded, one a token.
    """

    first: int
    last: int
    text: str


def find_runs(block: Block) -> list[Run]:
    """The runs of characters of a block; Latin letters, numbers and middle dots inside belong to them."""
    runs: list[Run] = []
    tokens, index, size = block.tokens, 0, len(block.tokens)
    while index < size:
        if tokens[index].script not in Script.CJK and not _opens_run(block, index):
            index += 1
            continue
        last = index
        while last + 1 < size and block.touches(last + 1) and _goes_on(block, last + 1):
            last += 1
        runs.append(Run(index, last, "".join(map(_one, tokens[index : last + 1]))))
        index = last + 1
    return runs


def _one(token: object) -> str:
    return str(getattr(token, "folded", ""))


def _opens_run(block: Block, index: int) -> bool:
    """Whether Latin capitals or a number begin a run: `LG디스플레이`, `㈜`."""
    token = block.tokens[index]
    behind = index + 1 < len(block.tokens) and block.touches(index + 1) and block.tokens[index + 1].script in Script.CJK
    return behind and token.script == Script.LATIN and token.text.isupper() and len(token.text) <= 5


def _goes_on(block: Block, index: int) -> bool:
    token = block.tokens[index]
    if token.script in Script.CJK:
        return True
    following = index + 1 < len(block.tokens) and block.touches(index + 1)
    inner = following and block.tokens[index + 1].script in Script.CJK
    return inner and (
        token.text in MIDDLE_DOTS or (token.script in (Script.NUMBER, Script.LATIN) and len(token.text) <= 5)
    )


@named_cache("documents.cuts", maxsize=1)
def _cuts() -> dict[str, str]:
    """Words of the tables to what they do to a run: `cut` ends what stands before a name, `keep` is part of one."""
    found = dict.fromkeys(any_of("han:stop", "han:descriptor", "han:edge"), "cut")
    found |= dict.fromkeys(any_of("han:role", "han:title_behind", "han:korean_role", "han:shows_person"), "role")
    found |= dict.fromkeys(words("han:origin"), "origin")
    found |= dict.fromkeys(any_of("han:verb", "han:shows_behind"), "verb")
    found |= dict.fromkeys(words("han:generic"), "generic")
    found |= dict.fromkeys((name for name, (_, what) in countries().items() if what == "han"), "keep")
    found |= dict.fromkeys(words("han:whole"), "keep")
    return found


@named_cache("documents.opened_places", maxsize=1)
def _places() -> frozenset[str]:
    """Places in characters with which a company's name begins."""
    return frozenset(name for name, (_, what) in countries().items() if what == "han") | words("han:place")


def word_at(text: str, at: int) -> tuple[str, str]:
    """The longest word of the tables at an offset of a run, and what it does; two empty strings for none."""
    for size in range(min(LONGEST_WORD, len(text) - at), 0, -1):
        word = text[at : at + size]
        if what := _cuts().get(word):
            return word, what
    return "", ""


def cut_left(text: str, *, person: bool = False, japanese: bool = False) -> int:
    """Where the name begins with which a run ends: behind the last word that no name holds.

    Returns:
        An offset; 0 when the whole run is the name.

    Example:
        >>> cut_left("由武汉高芯科技"), cut_left("上诉人福州外星电脑科技有限公司"), cut_left("华为技术")
        (1, 3, 0)
    """
    start, at = max(0, len(text) - LONGEST_NAME), 0
    at = start
    while at < len(text) - 1:
        word, what = word_at(text, at)
        small = japanese and len(word) == 1  # 東和: what is a small word in Chinese is part of names in Japanese
        if not word or small or what == "keep" or (what == "origin" and not person):
            at += max(1, len(word))
            continue
        rest = text[at + len(word) :]
        if what == "generic" and start < at and text[start:at] not in _places():
            at += len(word)  # the end of a name: 太陽城集團|控股有限公司
            continue
        whole = longest_ending(rest)[0] == rest and not rest.startswith(tuple(words("han:whole_body")))
        if len(rest) > 1 and (person or not (whole and what != "cut")) and not (whole and len(word) > 1):
            start = at + len(word)
        at += len(word)
    if japanese:
        start = max(start, _behind_particle(text))
    return start if person else _at_place(text, start)


def _behind_particle(text: str) -> int:
    """Where the part of a Japanese run begins that stands behind its last particle or verb ending."""
    found = 0
    for at in range(len(text) - 2):
        hiragana = "ぁ" <= text[at] <= "ん"
        if hiragana and not "ぁ" <= text[at + 1] <= "ん":
            found = at + 1
    return found


def _at_place(text: str, start: int) -> int:
    """The start moved to a place inside what is left, when no organisation ends before it: `客户深圳甲公司`."""
    for at in range(start + 2, len(text) - 3):
        for size in (4, 3, 2):
            if text[at : at + size] in _places() and len(text) - at > size + 2:
                before = text[start:at]
                known = longest_ending(before)[1] in ("company", "organisation") or before in _places()
                inner = any(before.endswith(mark) for mark in ("(", "·")) or before[-2:] in _places()
                return start if known or inner else at
    return start


def organisation_end(text: str, end: int) -> tuple[str, str]:
    """The ending that shows an organisation without a bracket, and its kind; empty strings for none."""
    for size in range(min(LONGEST_WORD, end), 0, -1):
        tail = text[end - size : end]
        if tail in words("han:plain_company"):
            return tail, Kind.COMPANY
        if tail in words("han:plain_organisation"):
            return tail, Kind.ORGANISATION
    return "", ""


def scan_cjk(block: Block, runs: Sequence[Run], taken: Sequence[bool]) -> Iterator[Name]:
    """Organisations by their endings and persons by their titles, in runs of characters.

    Yields:
        Names in the order of the text.
    """
    for place, run in enumerate(runs):
        hangul = block.tokens[run.last].script == Script.HANGUL
        found = list(_korean(block, runs, place) if hangul else _chinese(block, run, taken))
        for name in sorted(found, key=lambda name: name.first):
            if not any(taken[name.first : name.last + 1]):
                yield name


def name_of(block: Block, first: int, last: int, kind: str, evidence: str, *, role: str = "") -> Name:
    """The name that some tokens make."""
    country = "" if kind == Kind.PERSON else country_of(block.tokens[first : last + 1])
    return Name(first, last, block.written(first, last), kind, evidence, role, country)


def _chinese(block: Block, run: Run, taken: Sequence[bool]) -> Iterator[Name]:
    text, done, at = run.text, 0, 1
    japanese = "ja" in block.languages
    size = run.last - run.first + 1
    if len(text) != size:  # a Latin word or a number of several letters stands inside
        text = "".join(token.folded[0] for token in block.tokens[run.first : run.last + 1])
    while at <= len(text):
        ending, kind = organisation_end(text, at)
        if not ending or organisation_end(text, at + 1)[0].startswith(ending) or _ends_later(text, at, ending):
            at += 1
            continue
        first = inner_bracket(block, run.first + done, run.first + at - 1) or run.first + done
        before = "".join(token.folded[0] for token in block.tokens[first : run.first + at])
        start = cut_left(before, japanese=japanese)
        own = len(before) - start - len(ending)
        whole = before[start:] in words("han:whole_body")
        generic = before[start:] in words("han:generic") or before[start:] in words("han:company_prefix")
        if (own >= 2 or whole) and not generic and before[start : start + own] not in _places() and own < LONGEST_NAME:
            yield name_of(block, first + start, run.first + at - 1, kind, f"ending {ending}")
            done = at
        at += 1
    yield from _prefixed(block, run, text)
    yield from _persons(block, run, text)


def _ends_later(text: str, end: int, ending: str) -> bool:
    """Whether an organisation's name goes on behind an ending: 集团|有限公司, 大学|附属医院."""
    for further in range(end + 1, min(len(text), end + 12) + 1):
        longer, _ = organisation_end(text, further)
        if longer and (further - len(longer) <= end or not own_part(text[end:further])):
            return True
    del ending
    return False


def own_part(text: str) -> str:
    """A name without the words at its end that many names share: 三星 of 三星电子, nothing of 控股有限公司."""
    while (found := longest_ending(text))[1] in ("company", "organisation"):
        text = text[: -len(found[0])]
    return text


def inner_bracket(block: Block, first: int, last: int) -> int:
    """Where the name begins in front of a bracket that it holds: 德盛鑽石（比利時）有限公司; 0 for none."""
    closing = first - 1
    opening = block.closers.get(closing, -1)
    short = 0 < closing - opening - 1 <= 5 and block.tokens[closing].folded == ")" and last - first < 14
    if opening < 1 or not short or not all(t.script in Script.CJK for t in block.tokens[opening + 1 : closing]):
        return 0
    start = opening
    while (
        start
        and block.tokens[start - 1].script in Script.CJK
        and block.touches(start)
        and opening - start < LONGEST_NAME
    ):
        start -= 1
    return start if opening - start >= 2 else 0


def _prefixed(block: Block, run: Run, text: str) -> Iterator[Name]:
    """A Japanese firm whose form stands first: 株式会社東和トレーディング."""
    for word in words("han:company_prefix"):
        at = text.find(word) if len(word) > 3 else -1
        if at < 0 or len(text) != run.last - run.first + 1 or at + len(word) + 1 >= len(text):
            continue
        end = at + len(word)
        while end < len(text) and len(word_at(text, end)[0]) < 2 and not "ぁ" <= text[end] <= "ん":
            end += 1
        if end - at - len(word) >= 2:
            yield name_of(block, run.first + at, run.first + end - 1, Kind.COMPANY, f"begins with {word}")


def person_end(text: str, at: int) -> int:
    """Where a Chinese person's name ends that begins at an offset of a run; `at` itself when none begins there.

    Of a surname with one character or two, the longer is taken unless a word of the tables begins with its second one.
    """
    size = next((n for n in (2, 1) if "zh" in surname_languages(text[at : at + n])), 0)
    if not size:
        return at
    dotted = next((n for n in range(at + 1, min(len(text), at + 7)) if text[n] in MIDDLE_DOTS), 0)
    if dotted:
        return at
    for length in (1, 2):
        end = at + size + length
        if end > len(text):
            break
        word, what = word_at(text, end - 1)
        if length == 2 and word and what in ("cut", "verb", "role") and len(word) > 1:
            return end - 1
        if length == 1 and end < len(text) and _ends_name(text, end):
            return end
    end = min(len(text), at + size + 2)
    return end if end - at > size and (end == len(text) or _ends_name(text, end) or end - at == size + 2) else at


def _ends_name(text: str, at: int) -> bool:
    word, what = word_at(text, at)
    return bool(word) and what in ("cut", "verb", "role")


def _persons(block: Block, run: Run, text: str) -> Iterator[Name]:
    """Persons behind a title, or before one: 董事长赖小民, 高孟華表示, 小野寺博社長."""
    if len(text) != run.last - run.first + 1:
        return
    japanese = "ja" in block.languages
    at = 0
    while at < len(text):
        word, what = word_at(text, at)
        if not word:
            at += 1
            continue
        shows = what == "role" or word in words("han:shows_person")
        if japanese and word in words("han:title_behind"):
            start = _japanese_start(text, at, sure=word in words("han:person_title"))
            if start >= 0:
                yield name_of(block, run.first + start, run.first + at - 1, Kind.PERSON, f"title {word}", role=word)
        elif word in words("han:address") and (start := _chinese_start(text, at)) >= 0:
            yield name_of(block, run.first + start, run.first + at - 1, Kind.PERSON, f"title {word}")
            at += len(word)
            continue
        if shows and not (japanese and word in words("han:title_behind")):
            start = at + len(word)
            end = transcribed_end(text, start) or person_end(text, start)
            name = text[start:end]
            kept = name not in _cuts() and not any(
                word_at(name, n)[1] == "role" and len(word_at(name, n)[0]) > 1 for n in (0, 1)
            )
            if end - start > 1 and longest_ending(name)[1] not in ("company", "organisation") and kept:
                yield name_of(block, run.first + start, run.first + end - 1, Kind.PERSON, f"title {word}", role=word)
                at = end
                continue
        at += len(word)
    yield from _speakers(block, run, text)


def _chinese_start(text: str, end: int) -> int:
    """Where a Chinese person's name begins that ends before a form of address: 配偶冼寶珠女士; -1 for none."""
    for size in (3, 2):
        start = end - size
        if start >= 0 and is_person_in_characters(text[start:end]) and not longest_ending(text[start:end])[1]:
            parted = (
                start == 0
                or bool(word_at(text, start - 1)[0])
                or any(word_at(text, at)[0] == text[at:start] for at in range(max(0, start - 4), start))
            )
            if parted or size == 3:
                return start
    return -1


def _speakers(block: Block, run: Run, text: str) -> Iterator[Name]:
    """A person with whom a clause begins and who then says or does something: 王占峰表示, 同案的白天辉曾任."""
    starts = [0, *(at + 1 for at in range(len(text) - 3) if text[at] in "的及与和")]
    for start in starts:
        end = person_end(text, start)
        if (
            end - start < 2
            or end >= len(text)
            or not is_person_in_characters(text[start:end])
            or text[start:end] in _cuts()
        ):
            continue
        word, _ = word_at(text, end)
        if word in words("han:verb") | words("han:shows_behind") and (
            (len(word) > 1 and start == 0) or word in words("han:office")
        ):
            yield name_of(block, run.first + start, run.first + end - 1, Kind.PERSON, f"surname and {word}")


def transcribed_end(text: str, at: int) -> int:
    """Where a foreign name with a middle dot ends that begins at an offset; 0 for none: 莫里斯·凯恩在."""
    dot = next((n for n in range(at + 1, min(len(text), at + 7)) if text[n] in MIDDLE_DOTS), 0)
    if not dot or any(word_at(text, n)[1] in ("verb", "role") and len(word_at(text, n)[0]) > 1 for n in range(at, dot)):
        return 0
    end = dot + 1
    while end < len(text) and end - dot <= 7 and (text[end] in MIDDLE_DOTS or not word_at(text, end)[0]):
        end += 1
    return end if end - dot > 1 else 0


def _japanese_start(text: str, end: int, *, sure: bool) -> int:
    """Where a Japanese person's name begins that ends before a title; -1 for none.

    Before what only persons are called (容疑者, さん) three to five characters behind Kana are a name of unknown surname.
    """
    start = end
    while start and not "ぁ" <= text[start - 1] <= "ヿ" and not word_at(text, start - 1)[0]:
        start -= 1
    if sure and 3 <= end - start <= 5:
        return start
    for size in (5, 4, 3, 2):
        start = end - size
        if start < 0:
            continue
        surname = next((n for n in (3, 2, 1) if "ja" in surname_languages(text[start : start + n]) and n < size), 0)
        if not surname and size <= 3 and "zh" in surname_languages(text[start]):
            surname = 1
        before = text[start - 1] if start else ""
        parted = (
            not before
            or "ぁ" <= before <= "ん"
            or before in "·長员員"
            or bool(word_at(text[:start], max(0, start - 2))[0])
        )
        if surname and parted and not longest_ending(text[start:end])[1]:
            return start
    return -1


def strip_particle(text: str) -> str:
    """A Korean word without the particle behind it.

    Example:
        >>> strip_particle("대우산업개발은"), strip_particle("회장")
        ('대우산업개발', '회장')
    """
    for size in (3, 2, 1):
        if text[-size:] in words("han:korean_particle") and len(text) > size + 1:
            return text[:-size]
    return text


def _korean(block: Block, runs: Sequence[Run], place: int) -> Iterator[Name]:
    """A Korean organisation by its ending, a person before a title: `이상영 대우산업개발 회장`."""
    run = runs[place]
    if len(run.text) != run.last - run.first + 1:
        return
    bare = run.text if judge_native(run.text).strength > 1 else strip_particle(run.text)
    verdict = judge_native(bare)
    term = any(bare.endswith(word) for word in words("han:korean_term"))
    form = bare in words("han:company_prefix") | words("han:generic")
    if (
        form
        and bare in words("han:company_prefix")
        and place
        and _neighbours(block, runs[place - 1], run)
        and (runs[place - 1].text not in words("han:korean_role"))
    ):
        yield name_of(block, runs[place - 1].first, run.first + len(bare) - 1, Kind.COMPANY, f"form {bare}")
        return
    if (
        place
        and runs[place - 1].text in words("han:company_prefix")
        and len(bare) > 1
        and _neighbours(block, runs[place - 1], run)
    ):
        yield name_of(
            block, runs[place - 1].first, run.first + len(bare) - 1, Kind.COMPANY, f"form {runs[place - 1].text}"
        )
        return
    if verdict.strength > 1 and verdict.kind != Kind.OTHER and len(bare) > 3 and not term and not form:
        yield name_of(block, run.first, run.first + len(bare) - 1, verdict.kind, verdict.evidence)
        return
    for name in dict.fromkeys((run.text, bare)):
        titled = name in words("han:korean_role") or name[1:2] == "씨"
        if is_hangul_person(name) and not titled and (role := _role_behind(runs, place)) and not verdict.kind:
            yield name_of(block, run.first, run.first + len(name) - 1, Kind.PERSON, f"title {role}", role=role)
            return


def _neighbours(block: Block, left: Run, right: Run) -> bool:
    """Whether only a space parts two runs."""
    return right.first == left.last + 1 and block.tokens[right.first].start - block.tokens[left.last].end == 1


def is_titled(block: Block, last: int) -> bool:
    """Whether a Korean title follows a name and its bracket: `곽노정(郭魯正) 사장`."""
    closing = block.pairs.get(last + 1, last)
    text = "".join(token.folded for token in block.tokens[closing + 1 : closing + 6])
    return any(text.startswith(role) for role in words("han:korean_role"))


def _role_behind(runs: Sequence[Run], place: int) -> str:
    """The title that follows a Korean name, also behind the firm: `한재준 전 대표`; empty for none."""
    for further in runs[place + 1 : place + 4]:
        if further.first - runs[place].last > 14:
            break
        text = further.text
        role = next(
            (text[:n] for n in (5, 4, 3, 2, 1) if text[:n] in words("han:korean_role") and len(text) - n < 4), ""
        )
        if role and (len(role) > 1 or len(text) == 1 or text[1:] in words("han:korean_particle")):
            return role
        if text not in ("전", "현", "신임", "부") and judge_native(text).kind not in (Kind.COMPANY, Kind.ORGANISATION):
            break
    return ""
