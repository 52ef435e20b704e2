"""Where the names that a block has found stand again in Chinese, Japanese and Korean text.

Here belong the forms in which such text calls somebody again: `王容疑者`, `김 대표`, a firm's own part. Latin names
belong to `reference.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.sources.documents.brands import is_han_place
from entityscreen.sources.documents.context import COMPANY, PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.native_persons import has_japanese_surname, looks_like_person
from entityscreen.sources.documents.runs import own_part
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE
from entityscreen.sources.documents.vocabulary import han_words

_DOTS = re.compile("[·・‧•]")
_FORM = re.compile("株式会社|有限会社|合同会社|合資会社|주식회사|유한회사|[㈜㈲]|[(（][株有주유][)）]")
_LEGAL = re.compile(
    "(?<=[\u3400-\u9fff]{4})(?:[(（][\u3400-\u9fff]{2,4}[)）])?(?:股份|[责責]任|集[团團])*(?:有限)?公司$"
)
_PLACE = re.compile("^[\u3400-\u9fff]{2,3}[省市县縣区區](?=[\u3400-\u9fff]{2})")
_KANA_OR_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7a3]|[株有合]式?会社")
SHORTEST_BRAND = 3  # characters


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands that was found in the block: offsets, its entity's name and kind."""

    start: int
    end: int
    key: str
    kind: str


def find_places_of(text: str, named: Sequence[Finding]) -> list[Place]:
    """Where the names of findings stand: in full, in other forms, a firm's own part, a person's surname before a title.

    Args:
        text: the text of a block.
        named: its findings.

    Returns:
        The places, ascending; a form that two entities bear has none.
    """
    forms: dict[str, set[tuple[str, str]]] = {}
    surnames: dict[str, set[tuple[str, str]]] = {}
    for finding in named:
        key = (finding.refers_to or finding.name, finding.kind)
        for form in (finding.name, *finding.aliases):
            forms.setdefault(form, set()).add(key)
            for surname in _surnames_of(form) if finding.kind == PERSON else ():
                surnames.setdefault(surname, set()).add(key)
            if finding.kind == PERSON and len(last := _DOTS.split(form)[-1]) > 1 and HAS_NATIVE.match(last):
                forms.setdefault(last, set()).add(key)
            if finding.kind == COMPANY and (brand := _brand_of(form)):
                forms.setdefault(brand, set()).add(key)
            if (
                finding.kind == COMPANY
                and (short := _LEGAL.sub("", _PLACE.sub("", form))) != form
                and len(short) > SHORTEST_BRAND
            ):
                forms.setdefault(short, set()).add(key)  # 海富能源 of 海富能源公司
    found = [*_found(text, forms, "", "(?<![\uac00-\ud7a3](?=[\uac00-\ud7a3]))"), *_titled(text, surnames)]
    return sorted(found, key=lambda place: place.start)


def _titled(text: str, surnames: dict[str, set[tuple[str, str]]]) -> Iterator[Place]:
    """Where a surname stands for a person: `王容疑者`, `김 대표`."""
    return _found(text, surnames, f"(?=(?: 전| 현)?(?:{titles_behind()})|씨)", f"(?<![{NATIVE}])|(?<=[はがとのをに])")


def _found(text: str, forms: dict[str, set[tuple[str, str]]], behind: str, before: str) -> Iterator[Place]:
    """The places of forms that mean one entity each, in a setting."""
    known = {form: next(iter(keys)) for form, keys in forms.items() if len({key for key, _ in keys}) == 1}
    listed = sorted((form for form in known if len(form) > 1 or behind), key=lambda form: (-len(form), form))
    pattern = rf"(?:{before})(?:{'|'.join(map(re.escape, listed))}){behind}"
    for match in re.finditer(pattern, text) if listed else ():
        yield Place(match.start(), match.end(), *known[match.group()])


@named_cache("documents.titles_behind_surnames", maxsize=1)
def titles_behind() -> str:
    listed = [*han_words("title_behind"), *(f" {title}" for title in han_words("korean_role"))]
    return "|".join(sorted(listed, key=lambda title: (-len(title), title)))


def _surnames_of(name: str) -> Iterator[str]:
    """The characters with which a person may be called later, before a title."""
    if HAS_NATIVE.match(name) and not _DOTS.search(name):
        sizes = (1,) if looks_like_person(name) and not has_japanese_surname(name) else (1, 2, 3)
        yield from (name[:size] for size in sizes if size < len(name))


def _brand_of(name: str) -> str:
    """What a text calls a firm after its full name: `瑞丰达` of `深圳市瑞丰达网络科技有限公司`, or an empty string."""
    bare = _FORM.sub("", name).strip()
    if not _KANA_OR_HANGUL.search(name):
        bare = _PLACE.sub("", own_part(name))
        bare = bare[2:] if is_han_place(bare[:2]) else bare
    return bare if bare != name and len(bare) >= SHORTEST_BRAND and HAS_NATIVE.match(bare) else ""
