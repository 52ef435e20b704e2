"""Names in Chinese, Japanese and Korean text: where a name begins in writing that puts no spaces between words.

Here belongs the cutting of a run of characters by the words of the tables: verbs, titles, descriptions and small words
end what stands before a name, unless a longer word holds them (将军, 华为). What is found without a bracket or a
statement is a name with an ending of its own and a person whom a title shows.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.sources.documents.kinds import is_hangul_person, is_person_in_characters, judge_native, name_of
from entityscreen.sources.documents.patterns import alias_nouns
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import COMPANY_SIGNS, Block, Script
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    countries,
    is_role,
    japanese_surnames,
    listed,
    longest_ending,
    surname_languages,
    words,
)
from entityscreen.text.folding import fold as fold_name

LONGEST_WORD = 9  # characters of a word of the tables
LONGEST_NAME = 32  # characters of an organisation's name
SHORTEST_FORM = 4  # characters of a legal form in full: 有限公司
LONGEST_ENDING = 14  # characters of a name between its first ending and its last one
LONGEST_GIVEN = 4  # letters of a given name in Kana
SHORT_INSIDE = 5  # letters of a Latin word, or characters of a bracket, inside a name
MIDDLE_DOTS = frozenset("·・‧•＝=")


class Run(NamedTuple):
    """Characters that follow each other without a space: first token, last token, one folded letter a token."""

    first: int
    last: int
    text: str


def letters(block: Block, first: int, last: int) -> str:
    """One folded letter a token, so that offsets in the text are offsets of tokens."""
    return "".join(token.folded[:1] or " " for token in block.span((first, last)))


def find_runs(block: Block) -> list[Run]:
    """The runs of characters of a block; short Latin words, numbers and middle dots inside belong to them."""
    runs: list[Run] = []
    index, size = 0, len(block.tokens)
    while index < size:
        last = index
        inner = block.tokens[index].text not in MIDDLE_DOTS and _is_inside(block, index)  # (미국)·피재영 씨
        if block.tokens[index].script in Script.CJK or inner:
            while (
                last + 1 < size
                and block.touches(last + 1)
                and (block.tokens[last + 1].script in Script.CJK or _is_inside(block, last + 1))
            ):
                last += 1
            runs.append(Run(index, last, letters(block, index, last)))
        index = last + 1
    return runs


def is_part(block: Block, index: int) -> bool:
    """Whether a token before characters may belong to their name: a character, a number, a dot, a short acronym."""
    token = block.near(index)
    short = token.text.isupper() and len(token.text) <= SHORT_INSIDE
    return token.script in Script.CJK | {Script.NUMBER} or token.text in MIDDLE_DOTS or short


def _is_inside(block: Block, index: int) -> bool:
    """Whether a token that is no character belongs to the run that goes on behind it: `LG디스플레이`, a middle dot."""
    token, following = block.tokens[index], block.near(index + 1)
    initial = token.text in MIDDLE_DOTS and following.text.isupper() and len(following.text) == 1
    dotted = following.text in MIDDLE_DOTS and block.near(index + 2).script in Script.CJK
    behind = following.script in Script.CJK or initial or dotted  # 唐纳德·F·克鲁格
    short = token.script in (Script.NUMBER, Script.LATIN) and len(token.text) <= SHORT_INSIDE
    opens = token.text.isupper() or block.touches(index)
    return behind and block.touches(index + 1) and ((short and opens) or token.text in MIDDLE_DOTS)


@named_cache("documents.cuts", maxsize=1)
def _cuts() -> dict[str, str]:
    """Words of the tables to what they do to a run: `cut` ends what stands before a name, `keep` is part of one."""
    found = dict.fromkeys(any_of("han:stop", "han:descriptor", "han:edge"), "cut")
    found |= dict.fromkeys(any_of("han:role", "han:title_behind", "han:korean_role", "han:shows_person"), "role")
    found |= dict.fromkeys(words("han:origin"), "origin")
    found |= dict.fromkeys(any_of("han:verb", "han:shows_behind"), "verb")
    found |= dict.fromkeys(words("han:generic"), "generic")
    found |= dict.fromkeys(_places(), "keep")
    found |= {name: "cut" for name in alias_nouns() if len(name) > 2 and name[0] > "\u3040"}
    found |= {f"{name}商人": "role" for name, (_, what) in countries().items() if what == "han"}
    found |= {f"{name}商": "cut" for name, (_, what) in countries().items() if what == "han"}
    found |= dict.fromkeys(words("han:whole"), "keep")
    return found


@named_cache("documents.opened_places", maxsize=1)
def _places() -> frozenset[str]:
    """Places in characters with which a company's name begins."""
    return frozenset(name for name, (_, what) in countries().items() if what == "han") | words("han:place")


def is_place(text: str) -> bool:
    """Whether folded characters are a place of the tables, or a country: イラン."""
    return text in _places() or text in _country_names()


@named_cache("documents.country_names", maxsize=1)
def _country_names() -> frozenset[str]:
    """Folded names of countries in every language."""
    return frozenset(str(fold_name(row[0])) for row in read_rows("countries"))


@named_cache("documents.cut_sizes", maxsize=1)
def _cut_sizes() -> dict[str, tuple[int, ...]]:
    """The lengths of the words of the tables by their first character, the longest first."""
    found: dict[str, set[int]] = {}
    for word in _cuts():
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def word_at(text: str, at: int) -> tuple[str, str]:
    """The longest word of the tables at an offset of a run, and what it does; two empty strings for none."""
    known = _cuts()
    for size in _cut_sizes().get(text[at : at + 1], ()):
        if what := known.get(text[at : at + size]):
            return text[at : at + size], what
    return "", ""


def cut_left(text: str, *, person: bool = False, japanese: bool = False) -> int:
    """Where the name begins with which a run ends: behind the last word that no name holds; 0 for the whole run.

    Example:
        >>> cut_left("由武汉高芯科技"), cut_left("上诉人福州外星电脑科技有限公司"), cut_left("华为技术")
        (1, 3, 0)
    """
    start, at = max(0, len(text) - LONGEST_NAME), 0
    at = start
    while at < len(text) - 1:
        word, what = word_at(text, at)
        # 東和: what is a small word in Chinese is part of names in Japanese; in 煦和贸易有限公司 of this one.
        small = len(word) == 1 and (japanese or (not person and at > start and _is_inside_name(text, at)))
        vietnamese = word == "氏" and person and at == start + 1 and "zh" in surname_languages(text[start])  # 阮氏秋芳
        if not word or small or vietnamese or what == "keep" or (what == "origin" and not person):
            at += max(1, len(word))
            continue
        rest = text[at + len(word) :]
        if what == "generic" and start < at and text[start:at] not in _places() and not text[start:at].isascii():
            at += len(word)  # the end of a name: 太陽城集團|控股有限公司
            continue
        whole = longest_ending(rest)[0] == rest and not rest.startswith(listed("han:whole_body"))
        if len(rest) > 1 and (person or not (whole and what != "cut")) and not (whole and len(word) > 1):
            start = at + len(word)
        at += len(word)
    if japanese:
        start = max(start, _behind_particle(text))
    return start if person else _at_place(text, _behind_firm_noun(text, start))


def _behind_firm_noun(text: str, start: int) -> int:
    """The start moved behind a common noun for a firm before a firm's name: 仲介公司|順利人力資源有限公司."""
    ends = (at for at in range(start + 4, len(text) - 2) if is_common(text[start:at]))
    return next((at for at in ends if len(own_part(text[at:])) > 1), start)


def _is_inside_name(text: str, at: int) -> bool:
    """Whether a small word belongs to a firm's name: 煦和|贸易有限公司, 杭州月壤机器人科技有限公司."""
    rest, form = text[at + 1 :], longest_ending(text)[0]
    placed = text[at] not in words("han:edge") and any(text[:at].endswith(place) for place in _places())
    return SHORTEST_FORM <= len(form) < len(rest) and (placed or not own_part(rest))


def _behind_particle(text: str) -> int:
    """Where the part of a Japanese run begins that stands behind its last particle or verb ending."""
    found = 0
    for at in range(len(text) - 2):
        hiragana = "ぁ" <= text[at] <= "ん"
        named = any(text[: at + 1].endswith(word) for word in words("han:kana_word"))
        if hiragana and not named and not "ぁ" <= text[at + 1] <= "ん":
            found = at + 1  # みらい銀行 has no particle
    return found


def _at_place(text: str, start: int) -> int:
    """The start moved to a place inside what is left, when no organisation ends before it: `客户深圳甲公司`."""
    for at in range(start + 2, len(text) - 3):
        size = next((size for size in (4, 3, 2) if text[at : at + size] in _places()), len(text))
        if len(text) - at > size + 2:
            before = text[start:at]
            known = longest_ending(before)[1] in ("company", "organisation") or before.endswith(("(", "·"))
            return start if known or {before, before[-2:]} & _places() else at
    return start


@named_cache("documents.organisation_ends", maxsize=1)
def _organisation_ends() -> dict[str, str]:
    """Endings that show an organisation without a bracket, and its kind."""
    return dict.fromkeys(words("han:plain_organisation"), Kind.ORGANISATION) | dict.fromkeys(
        words("han:plain_company"), Kind.COMPANY
    )


def organisation_end(text: str, end: int) -> tuple[str, str]:
    """The ending that shows an organisation without a bracket, and its kind; empty strings for none."""
    known = _organisation_ends()
    tails = (text[end - size : end] for size in range(min(LONGEST_WORD, end), 0, -1))
    return next(((tail, known[tail]) for tail in tails if tail in known), ("", ""))


def scan_cjk(block: Block, runs: Sequence[Run], taken: Sequence[int]) -> Iterator[Name]:
    """Organisations by their endings and persons by their titles, in runs of characters."""
    if block.languages & {"ja", "zh"}:
        yield from _signed(block, runs, taken)
    person = -9  # the last token of the person before
    for place, run in enumerate(runs):
        hangul = Script.HANGUL in (block.tokens[run.first].script, block.tokens[run.last].script)
        in_list = person == run.first - 2 and block.tokens[run.first - 1].text == "、"
        found = _korean(block, runs, place) if hangul else _chinese(block, run, in_list=in_list)
        for name in sorted(found, key=lambda name: name.first):
            if not any(taken[name.first : name.last + 1]):
                yield name
                person = name.last if name.kind == Kind.PERSON else person


def _signed(block: Block, runs: Sequence[Run], taken: Sequence[int]) -> Iterator[Name]:
    """A person a space behind an office, up to the end of a line: 上訴人 廖國棟, 取締役管理本部長 早乙女 恵."""
    titles = listed("han:title_behind", "han:role", "han:shows_person")
    for title, name in pairwise(runs):
        line = block.text[block.tokens[title.last].end : block.tokens[name.first].start]
        spaced = title.last + 1 == name.first and line.strip(" \u3000") == "" and _closes_line(block, name.last)
        whole = spaced and is_person_in_characters(name.text) and not is_word(name.text)
        if whole and title.text.endswith(titles) and not any(taken[name.first : name.last + 1]):
            yield name_of(block, (name.first, name.last), Kind.PERSON, "behind an office")  # 上訴人 廖國棟
    for before, given in pairwise(runs):
        size = next((n for n in (3, 2) if len(before.text) >= n and before.text[-n:] in japanese_surnames()), 0)
        end = next((at for at, letter in enumerate(given.text) if "ぁ" <= letter <= "ん"), len(given.text))
        line = block.text[block.tokens[before.last].end : block.tokens[given.first].start]
        apart = size and before.last + 1 == given.first and line in " \u3000"
        parted = len(before.text) == size or "ぁ" <= before.text[-size - 1] <= "ん"
        parted = parted and given.text[end : end + 1] in {"", *any_of("han:topic", "han:case_particle")}
        whole = 0 < end <= LONGEST_GIVEN and not is_word(given.text[:end]) and not longest_ending(given.text[:end])[1]
        span = (before.last - size + 1, given.first + end - 1)
        if apart and parted and whole and "ja" in block.languages and not any(taken[span[0] : span[1] + 1]):
            yield name_of(block, span, Kind.PERSON, "a surname and a space")  # 共犯とされた柏木 猛が
    for title, surname, given in zip(runs, runs[1:], runs[2:], strict=False):
        near = title.last + 1 == surname.first and surname.last + 1 == given.first
        short = all(0 < len(run.text) <= LONGEST_GIVEN and run.text not in _cuts() for run in (surname, given))
        line = block.text[block.tokens[title.last].end : block.tokens[given.last].end]
        shaped = near and short and "\n" not in line and title.text.endswith(titles) and _closes_line(block, given.last)
        if shaped and not any(taken[surname.first : given.last + 1]):
            yield name_of(block, (surname.first, given.last), Kind.PERSON, "an officer at the end of a line")


def _closes_line(block: Block, last: int) -> bool:
    """Whether a line, a phrase or a bracket's outside ends behind a token."""
    return block.text[block.tokens[last].end :].lstrip(" \u3000")[:1] in ("\n", "", *"。、，,（(")


def _chinese(block: Block, run: Run, *, in_list: bool) -> Iterator[Name]:
    """Firms and other organisations by their endings, then firms by a form in front, then persons."""
    text, done = run.text, 0
    for at in range(1, len(text) + 1):
        ending, kind = organisation_end(text, at)
        longer = at < len(text) and organisation_end(text, at + 1)[0].startswith(ending)
        if not ending or longer or _ends_later(text, at):
            continue
        first = inner_bracket(block, run.first + done, run.first + at - 1)
        before = letters(block, first, run.first + at - 1)
        start = cut_left(before, japanese="ja" in block.languages)
        start += before[start : start + 1] == "原" and before[start + 1 : start + 3] in _places()
        start += before.startswith(listed("han:old"), start) and "ja" in block.languages  # 旧北方儀表廠
        start -= max((len(word) for word in words("han:company_prefix") if before[:start].endswith(word)), default=0)
        counted = next((len(word) for word in words("han:measure") if before.startswith(word, start)), 0)
        start += counted
        own, whole = before[start : -len(ending)], before[start:]
        named = whole in words("han:whole_body") or (len(own) > 1 and own not in _places() and own_part(whole))
        quoted = block.near(run.first + at).folded in ("「", "『") and ending in words("han:firm_noun")  # 商社「X」
        described = quoted or is_common(whole) or _is_description(whole) or whole in words("han:generic")
        form = next(filter(whole.endswith, words("han:company_form")), "")
        described |= bool(form) and whole.removesuffix(form) in any_of("han:role", "han:generic")  # 被告株式会社
        described = described or (counted > 0 and len(longest_ending(whole)[0]) < SHORTEST_FORM)  # 一家海鲜公司
        if named and not described and whole[:1] not in MIDDLE_DOTS:
            yield name_of(block, (first + start, _with_form(block, run.first + at - 1)), kind, f"ending {ending}")
            done = at
    yield from _prefixed(block, run)
    yield from _vessels(block, run)
    closed = block.near(run.last + 3).script in (Script.MARK, Script.LINE, "")
    if closed and letters(block, run.last + 1, run.last + 2) in words("han:sex"):
        yield from _by_sex(block, run)
    yield from _persons(block, run, in_list=in_list)


def _with_form(block: Block, last: int) -> int:
    """The last token of a name with the legal form in a bracket behind it: 네오윈(주), 沃洲合伙企业(有限合伙)."""
    closing = block.pairs.get(last + 1, last)
    return closing if letters(block, last + 1, closing) in words("han:bracketed_form") else last


def _is_description(whole: str) -> bool:
    """Whether what ends as a firm says only what sort of firm it is: ペーパー会社, GEM上市公司, 薩摩亞紙上公司."""
    if whole.endswith("会社") and not whole.endswith(listed("han:company_form")):
        return True  # the name of a Japanese firm has its legal form
    own, what = word_at(whole, 0)
    if len(own) > 1 and what in ("cut", "verb") and longest_ending(whole)[0] == whole[len(own) :]:
        return True  # 掏空公司: what is done to a firm
    rest = whole.lstrip("abcdefghijklmnopqrstuvwxyz")
    place = next((size for size in (4, 3, 2) if rest[:size] in _places()), 0)
    labelled = rest.replace("・", "·").partition("·")[0] in alias_nouns()  # 略称・遼測集団
    return labelled or rest[place:] in any_of("han:generic", "han:descriptor")


def is_office(text: str) -> bool:
    """Whether folded characters are an organisation and a role in it: 东港医院|副院长, which is nobody's name."""
    sizes = (size for size in range(2, min(len(text) - 2, LONGEST_WORD)) if text[-size:] in words("han:role"))
    return any(len(longest_ending(text[:-size])[0]) > 1 for size in sizes)


def is_common(text: str, *, placed: bool = False) -> bool:
    """Whether folded characters only say what sort of organisation is meant, without a word of its own.

    Either a word for `this` and an ending, or words for what firms do and an ending: a place among them may make
    a name (中国银行), so that no place counts unless `placed` is set: before a name, 美国半导体公司 describes it.

    Example:
        >>> is_common("本会"), is_common("文化中心"), is_common("中国银行"), is_common("国产芯片设计公司")
        (True, True, False, True)
    """
    bodies = any_of("han:generic", "han:plain_company", "han:plain_organisation", "han:company_form", "han:firm_noun")
    bodies |= any_of("han:weak_organisation", "han:body_noun")
    if text[:1] in words("han:own_body") and (text[1:] in bodies or is_common(text[1:])):
        return True
    size = next((size for size in range(min(len(text), LONGEST_WORD), 1, -1) if text[-size:] in bodies), 0)
    common, rest = any_of("han:common", "han:descriptor"), text[: len(text) - size] if size else ""
    while rest:
        found = (n for n in range(LONGEST_WORD, 1, -1) if rest[:n] in common or (placed and rest[:n] in _places()))
        if (length := next(found, 0)) == 0:
            return False
        rest = rest[length:]
    return bool(size) and text not in words("han:whole_body")


def spaced_surname(block: Block, first: int, text: str) -> int:
    """Where a Japanese surname begins that stands a space before a given name: 業天 幸雄; -1 for none."""
    start = first
    while block.near(start - 1).script == Script.HAN and (start < first or 0 < block.gap(start) < SHORT_INSIDE):
        start -= 1
        if not block.touches(start):
            break
    shaped = "ja" in block.languages and 0 < first - start < LONGEST_GIVEN >= len(text)
    return start if shaped and not is_word(letters(block, start, first - 1)) else -1


def is_word(text: str) -> bool:
    """Whether some characters are a word of the tables, which is no person's name."""
    return text in _cuts()


def _ends_later(text: str, end: int) -> bool:
    """Whether an organisation's name goes on behind an ending: 集团|有限公司, 大学|附属医院."""
    for further in range(end + 1, min(len(text), end + LONGEST_ENDING) + 1):
        longer, _ = organisation_end(text, further)
        if longer and (further - len(longer) <= end or not own_part(text[end:further])):
            return True
    return False


def own_part(text: str) -> str:
    """A name without the words at its end that many names share: 三星 of 三星电子, nothing of 控股有限公司."""
    while (found := longest_ending(text))[1] in ("company", "organisation"):
        text = text[: -len(found[0])]
    return text


def inner_bracket(block: Block, first: int, last: int) -> int:
    """Where the name begins in front of a bracket that it holds: 德盛鑽石（比利時）有限公司; else its first token."""
    closing, opening = first - 1, block.closers.get(first - 1, -1)
    inner = block.tokens[opening + 1 : closing]
    short = 0 < len(inner) <= SHORT_INSIDE and block.near(closing).folded == ")" and last - first <= LONGEST_ENDING
    if opening < 1 or not short or not all(token.script in Script.CJK for token in inner):
        return first
    start = opening
    while block.near(start - 1).script in Script.CJK and block.touches(start) and opening - start < LONGEST_NAME:
        start -= 1
    return start if opening - start > 1 else first


def _prefixed(block: Block, run: Run) -> Iterator[Name]:
    """A Japanese firm whose form stands first: 株式会社東和トレーディング."""
    for word in words("han:company_prefix"):
        if word not in run.text or (len(word) < LONGEST_GIVEN and word not in COMPANY_SIGNS):
            continue
        at = run.text.find(word)
        begin = at + len(word)
        end = begin + max((len(name) for name in words("han:kana_word") if run.text.startswith(name, begin)), default=0)
        while end < len(run.text) and len(word_at(run.text, end)[0]) < 2 and not "ぁ" <= run.text[end] <= "ん":
            end += 1
        if end - begin > 1:
            yield name_of(block, (run.first + at, run.first + end - 1), Kind.COMPANY, f"begins with {word}")


def person_end(text: str, at: int) -> int:
    """Where a Chinese person's name ends that begins at an offset of a run; `at` itself when none begins there.

    Of a surname with one character or two, the longer is taken unless a word of the tables begins with its second one.
    """
    size = next((n for n in (2, 1) if "zh" in surname_languages(text[at : at + n])), 0)
    word, what = word_at(text, at)
    given = text[at + size : at + size + 2]
    verbal = len(word) > 1 and what in ("cut", "verb", "generic")
    verbal = verbal or (word in words("han:edge") and not given_characters().issuperset(given))  # 记者|从多位
    if not size or verbal or not is_han(given[:1]) or not MIDDLE_DOTS.isdisjoint(text[at : at + 7]):
        return at
    married = size == 1 and len(text) == at + LONGEST_GIVEN and "zh" in surname_languages(text[at + 1])
    if married and given_characters().issuperset(text[at + 2 :]) and not word_at(text, at + 3)[0]:
        return at + LONGEST_GIVEN  # 巫溫玉嬋
    short = at + size + 1
    word, what = word_at(text, short)
    ends = what in ("cut", "verb", "role") and word not in words("han:year")  # 秦永年
    return short if ends or not is_han(given[1:]) else short + 1


def japanese_end(text: str, at: int) -> int:
    """Where a Japanese name ends that begins at an offset with a known surname; 0 for none: 被告人大河内慎也|に."""
    size = next((n for n in (3, 2) if text[at : at + n] in japanese_surnames()), 0)
    end = at + size
    while size and end < min(len(text), at + size + 3) and is_han(text[end]) and not word_at(text, end)[0]:
        end += 1
    return end if end > at + size else 0


def is_han(letter: str) -> bool:
    """Whether a letter is a Chinese character of the basic block."""
    return "一" <= letter <= "鿿"


def _listed_end(text: str, at: int) -> int:
    """Where a person's name ends that a list goes on with, up to a word of the tables: 证人欧志强、易红梅|的证言."""
    end = person_end(text, at)
    closed = end == len(text) or word_at(text, end)[1] in ("cut", "verb")
    other = word_at(text, at)[0] or text[at : at + 2] in _places() or len(longest_ending(text[at:end])[0]) > 1
    return end if closed and end - at > 1 and not other and not is_word(text[at:end]) else at


def _persons(block: Block, run: Run, *, in_list: bool) -> Iterator[Name]:
    """Persons behind a title, before one, or in a list: 董事长赖小民, 高孟華表示, 小野寺博社長."""
    text, at, japanese = run.text, 0, "ja" in block.languages
    if in_list and (at := _listed_end(text, 0)):
        yield name_of(block, (run.first, run.first + at - 1), Kind.PERSON, "a list of persons")
        at = yield from _joined(block, run, at)
    while at < len(text):
        word, what = word_at(text, at)
        start = end = at + len(word)
        if japanese and word in words("han:title_behind"):
            end = at - (text[at - 1 : at] in words("han:topic"))  # 李成哲が代表を務める
            end = 0 if "ァ" <= word[-1] <= "ヿ" and "ァ" <= text[at + len(word) :][:1] <= "ヿ" else end  # パートナー|ズ
            start = _japanese_start(text, end, sure=end == at and word in words("han:person_title"))
            start, end = (start, end) if start >= 0 else _linked(text, at + len(word)) or (-1, -1)
        elif word in words("han:address") and _chinese_start(text, at) >= 0:
            start, end = _chinese_start(text, at), at
        elif block.tokens[run.first + at].script == Script.LATIN and is_role(block.tokens[run.first + at].folded):
            word, start = block.tokens[run.first + at].text, at + 1  # CEO方小娜
            end = transcribed_end(text, start) or person_end(text, start)
        elif (what == "role" and (japanese or word != "氏")) or word in words("han:shows_person"):
            start, end = (japanese and _linked(text, start)) or _behind_office(text, start, what, japanese=japanese)
        if 0 <= start < end - 1 and text[start:end] not in _cuts():
            yield name_of(block, (run.first + start, run.first + end - 1), Kind.PERSON, f"title {word}", role=word)
            end = yield from _joined(block, run, end)
        elif not word and japanese and (end := _plain_end(text, at)):
            yield name_of(block, (run.first + at, run.first + end - 1), Kind.PERSON, "a surname and a given name")
        at = max(end, at + max(1, len(word)))


def _plain_end(text: str, at: int) -> int:
    """Where a Japanese name without an office ends, between particles: は大槻洋平が; 0 for none."""
    end = japanese_end(text, at) if not at or "ぁ" <= text[at - 1] <= "ん" else 0
    size = next((n for n in (3, 2) if text[at : at + n] in japanese_surnames()), 0)
    closed = text[end : end + 1] in any_of("han:topic", "han:case_particle") or end == len(text)
    given = end - at - size == 2 and given_characters().issuperset(text[at + size : end])
    return end if end and closed and given and not longest_ending(text[at:end])[1] else 0


def _joined(block: Block, run: Run, at: int) -> Generator[Name, None, int]:
    """A person behind "and" behind another one, and where what was read ends: 施利亞及|歐陽偉倫."""
    joint = word_at(run.text, at)[0]
    further = at + len(joint)
    if joint not in words("han:joint") or (last := _listed_end(run.text, further)) == further:
        return at
    yield name_of(block, (run.first + further, run.first + last - 1), Kind.PERSON, "a list of persons")
    return last


def _linked(text: str, at: int) -> tuple[int, int] | None:
    """Where a Japanese name begins and ends behind an office and a small word: 代表取締役である|久我山玲子|に."""
    start = at + max((len(word) for word in words("han:office_link") if text.startswith(word, at)), default=0)
    end = start > at and (transcribed_end(text, start) or japanese_end(text, start))
    closed = next((n for n in range(start, len(text)) if not is_han(text[n])), start)
    sure = start - at > 1 and LONGEST_GIVEN <= closed - start <= LONGEST_GIVEN + 1
    plain = sure and not longest_ending(text[start:closed])[1] and given_characters() & set(text[closed - 2 : closed])
    return (start, end or closed) if end or plain else None


def _behind_office(text: str, start: int, what: str, *, japanese: bool) -> tuple[int, int]:
    """Where a person's name begins and ends behind an office that ends at an offset; none: both alike."""
    linked = start + max((len(word) for word in words("han:office_is") if text.startswith(word, start)), default=0)
    if start < linked < (end := _listed_end(text, linked)):
        return linked, end  # 董事为王志强和李明华
    if end := transcribed_end(text, start):  # 总裁今仍由|彼得·诺沃特尼
        dot = next(at for at in range(start, end) if text[at] in MIDDLE_DOTS)
        start = max((at + 1 for at in range(start, dot - 1) if text[at] in words("han:edge")), default=start)
    end = end or (japanese and japanese_end(text, start)) or person_end(text, start)
    titled = any(what == "role" and len(word) > 1 for word, what in (word_at(text[start:end], n) for n in (0, 1)))
    ending, kind = longest_ending(text[start:end])
    bodied = len(ending) > 1 and kind in ("company", "organisation")  # 王建军 is a person
    bodied = bodied or len(organisation_end(text, end)[0]) >= end - start  # 市场监督|管理局
    open_end = what == "origin" and end < len(text) and not word_at(text, end)[0]
    open_end = open_end and not given_characters().issuperset(text[start + 1 : end])  # 會計勾肩搭|背
    return start, start if titled or bodied or open_end or is_common(text[start + 1 : end]) else end


def _by_sex(block: Block, run: Run) -> Iterator[Name]:
    """A person of whom the text says that it is a man or a woman: 魏怀仁,男."""
    start = made_person(run.text)
    titled = start > 0 and run.text[:start].endswith(listed("han:role", "han:shows_person", "han:origin"))
    if start == 0 or titled:
        yield name_of(block, (run.first + start, run.last), Kind.PERSON, "man or woman")


def _chinese_start(text: str, end: int) -> int:
    """Where a Chinese person's name begins that ends before a form of address: 配偶冼寶珠女士; -1 for none."""
    sizes = (4, 3, 2) if text[end - 4 : end - 3] not in words("han:edge") else (3, 2)
    named = (end - size for size in sizes if size <= end and is_person_in_characters(text[end - size : end]))
    named = (at for at in named if len(word_at(text, max(0, at - 1))[0]) < 2)  # 主|席郝建民
    start = next((at for at in named if len(longest_ending(text[at:end])[0]) < 2), -1)
    return start if end - start > 2 or start == 0 or (start > 0 and word_at(text, start - 1)[0]) else -1


@named_cache("documents.given_characters", maxsize=1)
def given_characters() -> frozenset[str]:
    """The characters of common Chinese given names."""
    return frozenset(row[0] for row in read_rows("han_names") if row[2] in ("1", "2"))


def _vessels(block: Block, run: Run) -> Iterator[Name]:
    """A ship behind its noun, up to the word with which ships' names end: 貨輪永吉輪."""
    text = run.text
    for noun in (noun for noun in words("han:ship") if len(noun) > 1 and noun in text):
        start = text.find(noun) + len(noun)
        end = next((at for at in range(start + 1, min(len(text), start + 7)) if text[at] in words("han:ship_end")), 0)
        if end:
            yield name_of(block, (run.first + start, run.first + end), Kind.VESSEL, f"called {noun}")


def transcribed_end(text: str, at: int) -> int:
    """Where a foreign name with a middle dot ends that begins at an offset; 0 for none: 莫里斯·凯恩在."""
    dot = next((n for n in range(at + 1, min(len(text), at + 7)) if text[n] in MIDDLE_DOTS), 0)
    end = dot + 1
    while dot and end < len(text) and (text[end] in MIDDLE_DOTS or not word_at(text, end)[0]):
        end += 1
    return end if dot else 0


def _japanese_start(text: str, end: int, *, sure: bool) -> int:
    """Where a Japanese person's name begins that ends before a title; -1 for none.

    A `sure` title is one of persons only (容疑者, さん): three to five characters behind Kana are a name before it.
    """
    start = end
    while start and ("ァ" <= text[start - 1] <= "ヿ" or text[start - 1] in MIDDLE_DOTS):
        start -= 1
    dotted = not MIDDLE_DOTS.isdisjoint(text[start + 1 : end])  # グエン・ティ・ラン副会長
    if dotted and text[end - 1] not in MIDDLE_DOTS and not longest_ending(text[start:end])[1]:
        return start
    start = end
    while start and not "ぁ" <= text[start - 1] <= "ヿ" and not word_at(text, start - 1)[0]:
        start -= 1
    if sure and 3 <= end - start <= 5:
        return start
    for start in range(max(0, end - 5), end - 1):
        name, before = text[start:end], text[start - 1 : start]
        sizes = range(1, min(4, len(name)))
        known = any("ja" in surname_languages(name[:n]) or name[:n] in japanese_surnames() for n in sizes)
        known = known or (len(name) < LONGEST_GIVEN and "zh" in surname_languages(name[0]))
        parted = not before or "ぁ" <= before <= "ん" or bool(word_at(text[:start], max(0, start - 2))[0])
        given = len(name) > 2 and given_characters().issuperset(name[1:])  # 李成海 is no sea
        placed = longest_ending(name)[1] and not given
        if known and parted and not placed and name not in _cuts():
            return start
    return -1


def made_person(text: str) -> int:
    """Where a person's name begins with which a run ends, when a statement says that it is a person's.

    Example:
        >>> made_person("与其成年男子温明德"), made_person("知名风田洋一")
        (6, -1)
    """
    start = cut_left(text, person=True)
    if is_person_in_characters(text[start:]):
        return start if not is_word(text[start:]) and text[-1] not in words("han:place_behind") else -1
    given = all(letter in given_characters() for letter in text[-2:]) and not is_word(text[-2:])
    edge = len(text) < 4 or any(is_word(text[-size:-3]) for size in (4, 5, 6, 7))
    return len(text) - 3 if given and edge and is_person_in_characters(text[-3:]) else -1


def splits_word(block: Block, index: int) -> bool:
    """Whether a character and the marker before it are one word, so that no alias begins: 以本人名|义."""
    pair = block.near(index - 1).folded + block.near(index).folded
    whole = pair in words("han:whole") or pair in _places()
    return block.near(index).script == Script.HAN and block.touches(index) and whole


def strip_particle(text: str) -> str:
    """A Korean word without the particle behind it.

    Example:
        >>> strip_particle("대우산업개발은"), strip_particle("회장")
        ('대우산업개발', '회장')
    """
    for size in (3, 2, 1):
        if text[-size:] in words("han:korean_particle") and len(text) > size + 1:
            return text[:-size]
    copula = text.endswith("다") and (len(text) == LONGEST_GIVEN or judge_native(text[:-1]).strength > 1)
    return text[:-1] if copula else text  # 대성상사다, 리철호다


def _korean(block: Block, runs: Sequence[Run], place: int) -> Iterator[Name]:
    """A Korean organisation by its ending, a person before a title or behind one: `이상영 대우산업개발 회장`."""
    run, before = runs[place], runs[place - 1] if place else Run(-1, -9, "")
    whole = judge_native(run.text)
    if run.text in any_of("han:korean_role", "han:korean_term"):
        return
    if (at := max(map(run.text.rfind, COMPANY_SIGNS))) > 1:
        yield name_of(block, (run.first, run.first + at), Kind.COMPANY, "a legal form")  # 동백승강기㈜와
        return
    bare = run.text if whole.strength > 1 and not whole.evidence.startswith("begins") else strip_particle(run.text)
    last, spaced = run.first + len(bare) - 1, before.last == run.first - 1 and block.gap(run.first) == 1
    role = _role_behind(block, runs, place)
    if (formed := _with_form(block, run.last)) > run.last:
        yield name_of(block, (run.first, formed), Kind.COMPANY, "a legal form")
        return
    if body := _korean_body(runs, place, bare, role, spaced=spaced):
        yield name_of(block, (before.first if body.joined else run.first, last), body.kind, body.evidence)
        return
    office = before.text.removesuffix("인")  # `농구선수인 고태준`
    offices = [office[at:] for at in range(len(office) - 1) if office[at:] in words("han:korean_role")]
    titled = spaced and not role and (bool(offices) or before.text in words("han:korean_role"))
    behind = runs[place + 1] if place + 1 < len(runs) else Run(-1, -9, "")
    western = titled and len(bare) >= 3 and bare == run.text and behind.first == run.last + 1
    if western and strip_particle(behind.text) == behind.text[:1] and "ko" in surname_languages(behind.text[:1]):
        yield name_of(block, (run.first, behind.first), Kind.PERSON, f"title {before.text}")  # 제임스 리
        return
    role = role or (before.text if titled else "")
    adnominal = listed("han:korean_adnominal") if role not in words("han:address") and not titled else ()
    for name in dict.fromkeys((bare,) if titled else (run.text, bare)):
        plain = name not in any_of("han:korean_role", "han:korean_term") and name[1:2] not in words("han:address")
        plain = plain and not name.endswith(listed("han:verb_end"))
        if role and plain and is_hangul_person(name) and not name.endswith(adnominal):  # `송치한 탈북민`
            yield name_of(block, (run.first, run.first + len(name) - 1), Kind.PERSON, f"title {role}", role=role)
            return


class _Body(NamedTuple):
    """A Korean organisation: its kind, its evidence, and whether the word before belongs to it."""

    kind: str
    evidence: str
    joined: bool = False


def _korean_body(runs: Sequence[Run], place: int, bare: str, role: str, *, spaced: bool) -> _Body | None:
    """The organisation that a Korean word is by its ending, or with the legal form or the word before it."""
    verdict, before = judge_native(bare), runs[place - 1].text if place else ""
    forms, opens = words("han:company_prefix"), before in any_of("han:company_prefix", "han:organisation_prefix")
    titled = before in any_of("han:korean_role", "han:korean_particle")
    suffixed = place > 1 and judge_native(runs[place - 2].text).kind in Kind.ORGANISATIONS  # `미래건설 주식회사 …`
    if before in words("han:year"):
        return None  # `2019년 3월 주식회사 X`
    holder = strip_particle(before)
    called = holder in alias_nouns()  # `상호는 주식회사 …`
    titled = titled or (holder != before and (called or is_hangul_person(holder)))
    if spaced and len(bare) > 1 and ((opens and not suffixed) or (bare in forms and not titled)):
        return _Body(Kind.COMPANY, "a legal form", joined=True)
    if verdict.kind not in Kind.ORGANISATIONS or len(bare) < LONGEST_GIVEN:
        return None
    if spaced and not own_part(bare) and not titled and strip_particle(before) == before:
        return _Body(verdict.kind, verdict.evidence, joined=True)  # `레드파인 사모투자합자회사`
    shown = verdict.strength > 1 or role or before.endswith(listed("han:firm_noun"))
    return _Body(verdict.kind, verdict.evidence) if shown and not is_common(bare) else None


def _role_behind(block: Block, runs: Sequence[Run], place: int) -> str:
    """The title that follows a Korean name, also behind the firm: `한재준 전 대표`; empty for none."""
    closing = block.pairs.get(runs[place].last + 1, -2)
    if block.near(closing + 1).folded in words("han:address"):
        return block.near(closing + 1).text  # 김민수(당시 20세) 씨
    for before, further in pairwise(runs[place : place + 4]):
        text = further.text
        if any(block.tokens[at].text in ".。" for at in range(before.last + 1, further.first)):
            break  # `전달하였다. 공소외 …`
        titles = (text[:n] for n in (5, 4, 3, 2, 1) if len(text) - n < 4 and text[:n] in words("han:korean_role"))
        role = next(titles, "")
        if role and (len(role) > 1 or len(text) == 1 or text[1:] in words("han:korean_particle")):
            return role
        passed = text in words("han:korean_modifier") or judge_native(text).kind in Kind.ORGANISATIONS
        if not passed or further.first - runs[place].last > LONGEST_ENDING:
            break
    return ""
