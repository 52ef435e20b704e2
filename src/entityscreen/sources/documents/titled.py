"""Characters that a title or a profession stands with: `曾庆国少将`, `関直子弁護士`, `김대호 사장`, `部长李四`.

Here belongs what is left without the title. Whether that is the name before the bracket is found by its Latin surname,
because 司法部長 and 高雄市長 are titles whole although 司 and 高 are surnames.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from entityscreen.caches import named_cache
from entityscreen.sources.documents.native_persons import HANGUL, looks_like_person, surname_spellings_of
from entityscreen.sources.documents.spellings import is_spelled
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import han_words

_BEFORE_TITLE = re.compile(r"(?:前|副|代|代理|原|現任|现任|執行|执行|資深|资深|首席|名誉|名譽|元|兼|전|부)$")
_DEGREES = ("氏", "さん", "씨", "様")
SHORTEST_NAME, LONGEST_NAME = 2, 8  # characters: 李四, 玉城デニー
MOST_TITLES = 2  # one behind the other: 教授博士
LONGEST_LATIN = 4  # words


def without_title(run: str) -> str:
    """What a run of characters names without the title behind or before it; empty when it bears none.

    Example:
        >>> without_title("曾庆国少将"), without_title("김대호 한빛그룹 사장"), without_title("外交部长王毅")
        ('曾庆国', '김대호', '王毅')
        >>> without_title("李四")
        ''
    """
    rest = run
    for _ in range(MOST_TITLES):
        title = _title_of(rest, _titles())
        if not title or title == rest:
            break
        rest = _BEFORE_TITLE.sub("", rest[: -len(title)].rstrip())
    if rest == run:
        rest = rest[max((rest.rfind(title) + len(title) for title in _titles() if title in rest), default=0) :].lstrip()
    if rest != run and HANGUL.search(rest) and run.startswith(rest):
        rest = rest.split(" ", maxsplit=1)[0]  # what a person is at: `김대호 한빛그룹 사장`
    return rest if rest != run and SHORTEST_NAME <= len(rest) <= LONGEST_NAME else ""


def _title_of(text: str, titles: tuple[str, ...]) -> str:
    """The longest title at a text's end, or an empty string."""
    return next(filter(text.endswith, titles)) if text.endswith(titles) else ""


def without_end_title(text: str) -> str:
    """A text without the titles at its end, where what is left may be a name; else the text.

    Example:
        >>> without_end_title("大久保誠一副社長"), without_end_title("대표 김대호 사장"), without_end_title("山社長")
        ('大久保誠一', '대표 김대호', '山社長')
        >>> without_end_title("외교부의 이준일 북핵외교기획단장")
        '외교부의 이준일'
    """
    rest = text
    if post := _post_pattern().search(text):
        return text[: post.start()]
    for _ in range(MOST_TITLES):
        title = _title_of(rest, _end_titles())
        rest = _BEFORE_TITLE.sub("", rest.removesuffix(title).rstrip(" ・·")) if title else rest
    return rest if len(rest) >= SHORTEST_NAME else text


@named_cache("documents.korean_posts", maxsize=1)
def _post_pattern() -> re.Pattern[str]:
    """A post of one word behind a Korean name: `이준일 북핵외교기획단장`."""
    titles = "|".join(sorted((word for word in han_words("korean_role") if len(word) > 1), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<=[\uac00-\ud7a3]) [\uac00-\ud7a3A-Z]{{1,12}}(?:{titles})$")


@named_cache("documents.titles_behind_names", maxsize=1)
def _end_titles() -> tuple[str, ...]:
    """Titles that stand behind a name, the longest first."""
    return tuple(sorted({*_titles(), *han_words("title_behind")}, key=lambda word: (-len(word), word)))


@named_cache("documents.titles_with_names", maxsize=1)
def _titles() -> tuple[str, ...]:
    """Titles of Chinese, Japanese and Korean, the longest first."""
    listed = {*han_words("role"), *han_words("korean_role"), *_DEGREES}
    return tuple(sorted((word for word in listed if len(word) > 1 or word in _DEGREES), key=lambda w: (-len(w), w)))


def named_without_title(chain: Sequence[Token], natives: Sequence[str], titled: Sequence[str]) -> tuple[str, ...]:
    """The names in characters of a bracket, without the titles of the person whom the Latin words before it name.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> named_without_title(tokenise("Admiral Zeng Qingguo"), [], ["曾庆国"])
        ('曾庆国',)
        >>> named_without_title(tokenise("Justice Minister"), [], ["司法"])
        ()
    """
    met = [rest for rest in titled if _is_named(chain[-LONGEST_LATIN:], rest)]
    kept = (native for native in natives if not any(rest in native for rest in met))
    return (*met, *kept)


def _is_named(chain: Sequence[Token], native: str) -> bool:
    """Whether Latin words bear the surname of a person's name in characters, or spell it whole."""
    if not looks_like_person(native):
        return False
    parts = [token.folded.removesuffix("'s") for token in chain]
    spelled = {*parts, *(first + second for first, second in pairwise(parts))}
    return bool(surname_spellings_of(native) & spelled) or is_spelled("".join(parts[-2:]), native)
