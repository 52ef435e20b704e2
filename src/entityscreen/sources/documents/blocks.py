"""Words, marks, pairs of brackets and quotes, sentences: how a block of text in any script is cut.

One tokenizer reads all scripts. Words of scripts with spaces are one token each; Chinese, Japanese and Korean
characters are one token each, so that one matcher reads every language (`patterns.py`). Every step is one pass over the
text: its time is linear in the length of a line.

    token := word | character | number | mark | line end that parts | paragraph end
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from entityscreen.caches import BoundedDict
from entityscreen.sources.documents.view import View, make_view
from entityscreen.sources.documents.vocabulary import any_of, fold, forms, words
from entityscreen.text.folding import fold as fold_name

BLOCK = 16_000  # characters; a block ends at a paragraph's end where there is one
LONGEST_PAIR = 400  # tokens between an opening bracket or quote and its closing one
SHORT_LINE = 45  # letters; a shorter line is not wrapped, so its end parts names
LONGEST_SENTENCE = 600  # characters that a mention's sentence may have before or behind it

LATIN_LETTERS = "A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ\u0300-\u036f\uff21-\uff3a\uff41-\uff5a"
HAN_CHARACTERS = (
    "\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u321c\u3231\u3232\U00020000-\U000323af"
)
KANA_CHARACTERS = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe"
HAS_CJK = re.compile(f"[{HAN_CHARACTERS}{KANA_CHARACTERS}\uac00-\ud7a3]")
_TOKEN = re.compile(
    rf"(?P<latin>[Ee]x(?=-[A-ZÀ-Þ«“\"])|(?<![\w’'])[DdLl][’'](?=[A-Za-zÀ-ÿ«“„\"])|(?:[A-Z]\.){{2,6}}(?![A-Za-z])"
    rf"|(?:[{LATIN_LETTERS}]\.){{1,4}}[{LATIN_LETTERS}](?![{LATIN_LETTERS}])"
    rf"|(?<![\w/])[A-Z]/[a-z]\.(?= ?[A-Z])|(?<![\w/])[A-Za-z]/[A-Za-z](?:/[A-Za-z])?(?![\w/])"
    rf"|[A-Za-z0-9][A-Za-z0-9\-]{{0,30}}\.(?:com|net|org|cn|hk|ai|io|tv)\b"
    rf"|[{LATIN_LETTERS}][{LATIN_LETTERS}0-9]*(?:[’'‘ʼ‐‑\-&_][{LATIN_LETTERS}0-9]+)*"
    rf"|[0-9]+[{LATIN_LETTERS}][{LATIN_LETTERS}0-9]*(?:[‐‑\-][{LATIN_LETTERS}0-9]+)*)"
    r"|(?P<cyrillic>[\u0400-\u052f][\u0400-\u052f\u0301]*(?:[-‐‑’'ʼ][\u0400-\u052f\u0301]+)*)"
    r"|(?P<arabic>[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
    r"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc\u200c]*)"
    r"|(?P<letters>[\u0370-\u03ff\u1f00-\u1fff\u0531-\u0587\u0591-\u05ea\u0900-\u0e3a\u0e40-\u0fff\u10a0-\u11ff\u1780-\u17ff]"
    r"[\u0370-\u03ff\u1f00-\u1fff\u0531-\u0587\u0591-\u05ea\u0900-\u109f\u10a0-\u10ff\u1780-\u17ff\u200c\u200d]*)"
    rf"|(?P<han>[{HAN_CHARACTERS}])|(?P<kana>[{KANA_CHARACTERS}])|(?P<hangul>[\uac00-\ud7a3])"
    r"|(?P<number>[0-9０-９]+(?:[.,][0-9]+)*)"
    r"|(?P<paragraph>\n[ \t]*\n\s*)|(?P<line>\n)|(?P<mark>\S)"
)
_PAIRS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕", "“": "”", "«": "»",
          "「": "」", "『": "』",
          "《": "》", "〈": "〉", "‹": "›", "‘": "’", "„": '“”"', "‚": "‘", "»": "«", '"': '"', "'": "'"}  # fmt: skip
_SAME = {"（": "(", "）": ")", "［": "[", "］": "]", "﹝": "(", "﹞": ")", "：": ":", "，": ",", "；": ";", "،": ",",
         "؛": ";", "｜": "|", "／": "/", "–": "—", "－": "-", "―": "—",
         "・": "·", "‧": "·"}  # fmt: skip
BRACKETS = frozenset("([【〔")
COMPANY_SIGNS = frozenset("㈜㈱㈲")  # a legal form in one sign
QUOTED_END = frozenset('"”»’」』')
QUOTES = frozenset("“«「『‹‘„‚»\"'")
_STOPS = frozenset(".!?。！？؟…।")
_SENTENCE_WAITS = frozenset("\"'”’»«)]」』）“")


class TokenScript:
    """The scripts and sorts of tokens."""

    LATIN, CYRILLIC, ARABIC, LETTERS = "latin", "cyrillic", "arabic", "letters"
    HAN, KANA, HANGUL = "han", "kana", "hangul"
    NUMBER, MARK, LINE, PARAGRAPH = "number", "mark", "line", "paragraph"
    CJK = frozenset((HAN, KANA, HANGUL))
    SPACED = frozenset((LATIN, CYRILLIC, ARABIC, LETTERS))


class TextToken(NamedTuple):
    """A word, a character or a mark: as written, folded, its place in the view, and its script or sort.

    `capital` says whether a word can stand in a name: it has a capital among its first letters.
    """

    text: str
    folded: str
    start: int
    end: int
    script: str
    capital: bool = False


NO_TOKEN = TextToken("", "", -1, -1, "")
_CASED = frozenset((TokenScript.LATIN, TokenScript.CYRILLIC, TokenScript.LETTERS))
_FOLDED = BoundedDict("documents.folded_words", 50_000)


def _fold(text: str, script: str) -> str:
    """How a token is looked up: Latin without accents, other scripts as names are folded, Han in one canonical form."""
    folded = _FOLDED.get(text)
    if text in COMPANY_SIGNS:
        return text
    if folded is None:
        folded = fold(text).rstrip(".") if script == TokenScript.LATIN else (str(fold_name(text)) or text)
        _FOLDED[text] = folded
    return str(folded)


def tokenise(text: str) -> list[TextToken]:
    """The tokens of a text in its order.

    Example:
        >>> [token.text for token in tokenise("U.S. firm AT&T’s Chiu Chui-cheng (邱垂正)")]
        ['U.S.', 'firm', 'AT&T’s', 'Chiu', 'Chui-cheng', '(', '邱', '垂', '正', ')']
    """
    tokens: list[TextToken] = []
    for match in _TOKEN.finditer(text):
        script, written = str(match.lastgroup), match.group()
        if script == TokenScript.LINE:
            if not _parts(text, match.start()):
                continue
        elif script == TokenScript.MARK:
            tokens.append(TextToken(written, _SAME.get(written, written), match.start(), match.end(), TokenScript.MARK))
            continue
        capital = script in _CASED and not written.islower() and any(map(str.isupper, written[:4]))
        tokens.append(TextToken(written, _fold(written, script), match.start(), match.end(), script, capital))
    return tokens


_BULLET = re.compile(
    r"[A-Z][A-Za-z /\-]{1,30}: |[ \t]{2,}|\t|"
    r"[#>|*•●○◦·▪–—\-]|\d{1,2}[.)]\s|\u3000|[^\s。、]{1,12}(?:\u3000|[ ]{3,}|\t)\S"
)


def _parts(text: str, at: int) -> bool:
    """Whether a line's end parts what stands before and behind it: a short line, a bullet, an indent, a label."""
    first = text.rfind("\n", 0, at) + 1
    line = text[first:at].strip()
    size = len(line) * (2 if HAS_CJK.search(line) else 1)
    return size < SHORT_LINE or line[-1:] in ":：;；|" or _BULLET.match(text, at + 1) is not None


def find_pairs(tokens: Sequence[TextToken]) -> dict[int, int]:
    """The pairs of brackets and quotes, by the index of the opening token.

    One pass with a stack; unpaired ones, and those over paragraphs or too long, are left out. A straight quote opens
    before a word and closes behind one; `»` and `“` open where nothing is open that they close.

    Example:
        >>> tokens = tokenise('A (甲) and "B [c]"')
        >>> [(tokens[a].text, tokens[b].text) for a, b in sorted(find_pairs(tokens).items())]
        [('(', ')'), ('"', '"'), ('[', ']')]
    """
    pairs: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    for index, token in enumerate(tokens):
        if token.script == TokenScript.PARAGRAPH:
            stack.clear()
        if token.script != TokenScript.MARK:
            continue
        mark = token.folded
        depth = next((d for d in range(len(stack) - 1, max(-1, len(stack) - 5), -1) if mark in stack[d][1]), -1)
        if depth >= 0 and not (mark in "\"'“" and depth < len(stack) - 1 and stack[-1][1] in (")", "]")):
            opening = stack[depth][0]
            del stack[depth:]
            if index - opening <= LONGEST_PAIR:
                pairs[opening] = index
        elif mark in _PAIRS and not (mark == "'" and not _opens(tokens, index)):
            stack.append((index, _PAIRS[mark]))
    return pairs


def _opens(tokens: Sequence[TextToken], index: int) -> bool:
    """Whether a straight single quote opens: a space or a mark before it, a word directly behind it."""
    before = tokens[index - 1] if index else None
    parted = before is None or before.end < tokens[index].start or before.script not in TokenScript.SPACED
    return parted and index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end


@dataclass(slots=True)
class Block:
    """A stretch of a document, cut.

    Attributes:
        view: what a reader sees of it.
        tokens: its tokens.
        pairs: brackets and quotes, opening index to closing index.
        closers: the other way round.
        ends: for each sentence the index behind its last token, ascending.
        language: of a Latin-script block (one of `LANGUAGES`), by its frequent words.
        languages: all languages that its patterns may have, by its words and its scripts.
    """

    view: View
    tokens: list[TextToken]
    pairs: dict[int, int]
    closers: dict[int, int]
    ends: list[int]
    language: str = "en"
    starts: list[int] = field(default_factory=list)
    languages: frozenset[str] = frozenset(("any", "en"))

    @property
    def text(self) -> str:
        return self.view.text

    def written(self, first: int, last: int) -> str:
        """The text from one token to another, both included, in one line."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split())

    def sentence(self, index: int) -> tuple[int, int]:
        """First token of the sentence that holds a token, and the index behind its last one."""
        at = bisect_right(self.ends, index)
        return (self.ends[at - 1] if at else 0), (self.ends[at] if at < len(self.ends) else len(self.tokens))

    def near(self, index: int) -> TextToken:
        """The token at an index, or one without text where there is none."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else NO_TOKEN

    def span(self, span: tuple[int, int]) -> list[TextToken]:
        """The tokens from one index to another, both included."""
        return self.tokens[span[0] : span[1] + 1]

    def latin(self, part: Sequence[int]) -> list[TextToken]:
        """The words in Latin letters among some tokens."""
        return [self.tokens[index] for index in part if self.tokens[index].script == TokenScript.LATIN]

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or behind an offset."""
        return bisect_left(self.starts, offset)

    def gap(self, index: int) -> int:
        """How many spaces stand before a token; an ideographic one and a tab count as three, a line's end as none."""
        space = self.text[self.tokens[index - 1].end : self.tokens[index].start] if index else ""
        return 0 if "\n" in space else len(space) + 2 * (space.count("\u3000") + space.count("\t"))

    def touches(self, index: int) -> bool:
        """Whether a token directly follows the one before it, without a space."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start


def sentence_ends(tokens: Sequence[TextToken]) -> list[int]:
    """For each sentence the index behind its last token."""
    ends: list[int] = []
    index, size = 0, len(tokens)
    while index < size:
        token = tokens[index]
        if token.script in (TokenScript.PARAGRAPH, TokenScript.LINE):
            ends.append(index + 1)
        elif token.script == TokenScript.MARK and token.text in _STOPS and not _abbreviates(tokens, index):
            last = index + 1
            while (
                last < size
                and tokens[last].script == TokenScript.MARK
                and tokens[last].text in _SENTENCE_WAITS | _STOPS
            ):
                if tokens[last].text in QUOTES | BRACKETS and tokens[last - 1].end < tokens[last].start:
                    break
                last += 1
            if _begins(tokens, index, last):
                ends.append(last)
                index = last - 1
        index += 1
    if not ends or ends[-1] < size:
        ends.append(size)
    return ends


def _abbreviates(tokens: Sequence[TextToken], index: int) -> bool:
    """Whether a dot belongs to the word before it: `Mr.`, `J.`, `Co.`"""
    if tokens[index].text != "." or not index or tokens[index - 1].end != tokens[index].start:
        return False
    word, behind = tokens[index - 1], tokens[index + 1 : index + 3]
    if behind and word.folded in forms() and behind[0].text.istitle() and behind[0].folded in words("starter"):
        return False  # `was sold to Beta Marine Ltd. It was`
    dated = index > 1 and tokens[index - 2].script == TokenScript.NUMBER  # `в 2018 г. Компания`, not `г. Гянджа`
    shortened = words("abbreviation") if dated else any_of("abbreviation", "cyrillic:abbreviation")
    return "." in word.text or word.folded in shortened or _is_initial(word, behind)


def _is_initial(word: TextToken, behind: Sequence[TextToken]) -> bool:
    """Whether a word before a dot is one letter, a small one only with another behind it: `J.`, `e. K.`"""
    letters = [token.text for token in behind[1:]] == ["."] and len(behind[0].text) == 1
    return len(word.text) == 1 and (word.text.isupper() or letters)


def _begins(tokens: Sequence[TextToken], stop: int, following: int) -> bool:
    """Whether what follows a stop begins a sentence: anything behind 。, else no small letter and a space between."""
    if tokens[stop].text in "。！？" or following >= len(tokens):
        return True
    token = tokens[following]
    return token.start > tokens[following - 1].end and not (
        token.script in (TokenScript.LATIN, TokenScript.CYRILLIC) and token.text[0].islower()
    )


def make_block(text: str, base: int = 0) -> Block:
    """A stretch of text, cut; `base` is its offset in the document."""
    view = make_view(text, base)
    tokens = tokenise(view.text)
    pairs = find_pairs(tokens)
    closers = {closing: opening for opening, closing in pairs.items()}
    starts = [token.start for token in tokens]
    language, scripts = _language(tokens), {token.script for token in tokens}
    spoken = [name for script, name in SPOKEN.items() if script in scripts]
    spoken += ["fa"] if "ar" in spoken and _is_persian(tokens[:SAMPLE]) else []
    spoken += ["uk"] if "ru" in spoken and not UKRAINIAN.isdisjoint(text) else []
    languages = frozenset(("any", "en", language, *spoken))
    return Block(view, tokens, pairs, closers, sentence_ends(tokens), language, starts, languages)


SAMPLE = 600  # tokens by which a block's language is told


def _language(tokens: Sequence[TextToken]) -> str:
    """The language of the Latin words of a block by its frequent words, English when none speaks.

    Among characters a word with a capital is part of a name, `黎志明(Le Chi Minh)`, and a capital alone is an initial.
    """
    sample, named = tokens[:SAMPLE], not any(token.script == TokenScript.HAN for token in tokens[:SAMPLE])
    latin = (token for token in sample if token.script == TokenScript.LATIN)
    seen = [token.folded for token in latin if token.text.islower() or (named and len(token.text) > 1)]
    counts = {language: sum(map(words(f"{language}:function").__contains__, seen)) for language in LANGUAGES}
    counts |= {language: counts[language] - SYLLABLES for language in SYLLABIC}
    common = "".join(token.text for token in sample if token.text.islower())
    counts |= {language: counts[language] + sum(map(common.count, letters)) for language, letters in LETTERS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] else "en"


def _is_persian(sample: Sequence[TextToken]) -> bool:
    """Whether words in Arabic letters are Persian: by small words of it, or by letters that Arabic lacks."""
    spoken = [token.folded for token in sample if token.script == TokenScript.ARABIC]
    small = sum(word in words("persian:function") for word in spoken)
    letters = words("persian:letters")
    return 2 * small + sum(not letters.isdisjoint(word) for word in spoken) > sum(word[:2] == "ال" for word in spoken)


LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "tr", "id", "vi")  # of Latin letters; Indonesian with Malay
LETTERS = {"tr": "ığ", "de": "ß", "es": "ñ", "vi": "ăđơư"}  # letters of common words in one language alone
UKRAINIAN = frozenset("іїєґ")  # letters that Russian lacks
SYLLABIC = ("id", "vi")  # whose frequent words are syllables of names too: Cho, Hai, Theo
SYLLABLES = 2  # of them that do not count
SPOKEN = {
    TokenScript.KANA: "ja",
    TokenScript.HANGUL: "ko",
    TokenScript.HAN: "zh",
    TokenScript.CYRILLIC: "ru",
    TokenScript.ARABIC: "ar",
}


def split_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of blocks of about `BLOCK` characters, cut at an empty line, a line's end, or a space."""
    start = 0
    while start < len(text):
        end = min(len(text), start + BLOCK)
        if end < len(text):
            for mark in ("\n\n", "\n", "。", " "):
                at = text.rfind(mark, start + BLOCK // 4, end)
                if at > 0:
                    end = at + len(mark)
                    break
        yield start, text[start:end]
        start = end
