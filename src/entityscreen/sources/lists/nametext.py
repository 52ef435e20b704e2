"""Names as they stand in the fields of official lists: several in one text, with brackets, quotes and labels.

Splitting is cautious: what could be part of the name stays. The words that introduce another name are
`resources/persons/alias_markers.tsv`, at which the fields of parties are cut too (`names/fields/several_names.py`);
words that are no name are `resources/lists/name_words.tsv`. A list states types, remarks and letters that have to be
kept, so that its names are neither folded nor taken in two ways; how a name is compared belongs to `names/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.name import LONGEST_NAME, NameType
from entityscreen.model.script import Script, main_script, script_of
from entityscreen.names.fields.several_names import FIRM, alias_markers
from entityscreen.names.lexicon import whole_concept
from entityscreen.text.folding import fold

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*")
_SCRIPT_REMARK = re.compile(r"\(original script\)|\[original script\]", re.IGNORECASE)
_SCRIPT_LABEL = re.compile(r"[A-Za-z .]{2,40}:\s*")
_BEGINS_WITH_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\b")
_QUOTE = re.compile(r"[«“„\"‘]")
_LONG_REMARK = 6  # words; a longer bracket with a number in it is a remark
_COMMA_LIST = 5  # pieces; as many short ones are a list of names
_STATED = re.compile(r"[\d:]")  # what is said of a person has a number or stands behind a colon
_SHORT_ACRONYM = 3
_LONGEST_ABBREVIATION = 3
_LONGEST_NOTHING = 60  # characters of what stands for no name
_BEGINNING = 2  # letters that the names of one organisation begin with
_SHORTEST_RUN = 4  # letters; a shorter run is a legal form
_LETTER = re.compile(r"(?:^|\s)\(?[a-z]\)\s*(?=\S)")
_OUTER_QUOTES = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“", "'": "'"}
_QUOTED_LIST = re.compile(r"(?<=[’”»\"']),\s+(?=[‘“«\"'])")


@dataclass(frozen=True, slots=True)
class NamePart:
    """One name found in a text, its type where the text states one (`weak` for an acronym of up to three letters, which
    hundreds share), and a bracket or a clause beside it that is no name, to be kept as a note.
    """

    text: str
    type: NameType | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _FieldWords:
    """The table as patterns."""

    mark: re.Pattern[str]
    no_name: re.Pattern[str]
    label: re.Pattern[str]
    script: re.Pattern[str]
    maiden: re.Pattern[str]
    fact: re.Pattern[str]
    stated: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    article: re.Pattern[str]
    alias_sentence: re.Pattern[str]
    low: re.Pattern[str]
    ceased: re.Pattern[str]


@named_cache("lists.name_words", maxsize=1)
def _words() -> _FieldWords:
    by_sense: dict[str, list[str]] = {}
    for word, sense in read_rows("name_words"):
        by_sense.setdefault(sense, []).append(word)

    def either(*senses: str) -> str:
        words = sorted((word for sense in senses for word in by_sense[sense]), key=len, reverse=True)
        return "|".join(map(_loose, words))

    def marked(name_type: str) -> str:
        markers = [marker for marker in alias_markers() if marker.type == name_type]
        return "|".join(_marker(text, marker.care) for marker in markers for text in {marker.written, marker.text})

    # `formerly known as Xu`, where a remark may have `formerly listed`; `formerly` alone may be of anything.
    former = [marker.written for marker in alias_markers() if marker.type == "former" and " " in marker.text]
    ceased = (*by_sense["ceased"], *(text.removesuffix(" as") for text in former))
    return _FieldWords(
        # The words only behind something, since "Alias Trading" is a name; an abbreviation also at the beginning.
        mark=re.compile(
            rf"(?:^|(?<![\s,(;])[\s,(;]+)(?:(?P<former>{marked('former')})|(?P<alias>{marked('alias')}))(?=[\s:.,)'\"‘“]|$)[:.,]?\s*",
            re.IGNORECASE,
        ),
        no_name=re.compile(rf"\W*(?:(?:in )?(?:{either('nothing', 'script')})\W*)+", re.IGNORECASE),
        label=re.compile(rf"(?:in )?(?:{either('script', 'label')})(?: script)?\s*:\s*(?=\S)", re.IGNORECASE),
        script=re.compile(rf"(?<=[\w.])\s+(?:in )?(?:{either('script')})\s*:\s*", re.IGNORECASE),
        maiden=re.compile(rf"(?:{either('maiden')})\.?\s+(?P<name>[^\W\d]\D*)", re.IGNORECASE),
        fact=re.compile(rf"(?:{either('fact')}|born)(?![^\W\d_]).*", re.IGNORECASE | re.DOTALL),
        either=re.compile(rf",?\s+(?:{either('or')})\s+"),
        both=re.compile(rf",?\s+(?:{either('and')})\s+"),
        article=re.compile(rf"(?:{either('article')})\s+", re.IGNORECASE),
        # A sentence; the stop of an abbreviation (St. Michel) does not end it.
        alias_sentence=re.compile(
            rf"(?:^|[.;)]\s*)(?:{marked('alias')}):?\s+(?P<names>.+?)(?:(?:(?<=\w{{3}})|(?<=['\")]))\.|$)",
            re.IGNORECASE,
        ),
        low=re.compile(rf"\b(?:{either('low')})\b", re.IGNORECASE),
        ceased=re.compile(rf"\b(?:{'|'.join(ceased)})\b", re.IGNORECASE),
        stated=re.compile(rf"\b(?:{either('fact')}|born)(?:\s*:|\D{{1,12}}\d).*", re.IGNORECASE | re.DOTALL),
    )


def _loose(word: str) -> str:
    """A word of the table as a pattern; an abbreviation with its stops (`a.k.a.`) stands with and without them."""
    if "." in word:
        return r"\.?\s?/?".join(word.rstrip(".").split(".")) + r"\.?"
    return re.escape(word).replace(r"\ ", r"\s+")


def _marker(text: str, care: str) -> str:
    """A marker as a pattern; what may begin a name (DBA Group, Formerly Yours) marks another only after something."""
    abbreviation = len(text) <= _LONGEST_ABBREVIATION or not {".", "/"}.isdisjoint(text)
    stands_alone = care != FIRM and (abbreviation or text.count(" ") > 1)
    return _loose(text) if stands_alone else rf"(?<=[\s(,;]){_loose(text)}"


def split_names(text: str, separators: str = "") -> list[NamePart]:
    """Every name of a text, the first without a type; names in another script, and behind one of the separators, stand
    apart.

    Example:
        >>> [part.text for part in split_names("Dongfang Trading (a.k.a. 'East Trading'; 东方贸易)", ";")]
        ['Dongfang Trading', 'East Trading', '东方贸易']
        >>> [part.text for part in split_names("GREAT LAKES AIRLINES (GLA)")]
        ['GREAT LAKES AIRLINES', 'GLA']
        >>> [part.text for part in split_names("Bank Sepah (Frankfurt)")]
        ['Bank Sepah (Frankfurt)']
        >>> [part.text for part in split_names("Maria VORONTSOVA (born PUTINA)")]
        ['Maria VORONTSOVA', 'Maria PUTINA']
        >>> split_names("Text of image; Chinese:", ";")
        []
    """
    pieces = _separated(_SCRIPT_REMARK.sub("", text), separators)
    # What is longer than any name is none, and is not searched.
    parts = [
        part
        for piece in pieces
        for part in (
            _unpacked(piece, separators) if len(piece) <= LONGEST_NAME else [NamePart(" ".join(piece.split()))]
        )
    ]
    first = {part.text: part for part in reversed(parts)}
    return list({part.text: first[part.text] for part in parts}.values())


def translations(text: str) -> list[str]:
    """The names on both sides of a slash, one a translation of the other, also where no space stands beside it.

    Example:
        >>> translations("Central Bank of Syria/Banque centrale de Syrie"), translations("A/O Example")
        (['Central Bank of Syria', 'Banque centrale de Syrie'], ['A/O Example'])
    """
    sides = [side.strip() for side in _cut(text, "/")]
    return sides if all(len(side.split()) > 1 for side in sides) else [text]


def alternatives(text: str, *, of_persons: bool) -> list[str]:
    """The names of a field of aliases that was written as a sentence: `A, B or C; D`.

    A comma stays in the name of an organisation before a legal form or a word in small letters, and so does `and`
    unless both sides begin alike or are of another script than it is.

    Example:
        >>> alternatives("Hanna Leusik or Anna Leusik, Ганна Леусик and Анна Леусик", of_persons=True)
        ['Hanna Leusik', 'Anna Leusik', 'Ганна Леусик', 'Анна Леусик']
        >>> alternatives("Example, LLC, Bureau of Arms and Ammunition; НИИ Пример and ООО Пример", of_persons=False)
        ['Example, LLC', 'Bureau of Arms and Ammunition', 'НИИ Пример', 'ООО Пример']
        >>> alternatives("Alexei Petrov or Ivanov", of_persons=True)
        ['Alexei Petrov', 'Alexei Ivanov']
    """
    return [
        name
        for piece in _cut(text, ";")
        for half in translations(piece)
        for part in _at_commas(half, of_persons)
        for side in _at_or(part, of_persons)
        for name in _at_and(side, of_persons)
    ]


def names_in_sentences(text: str, *, of_persons: bool) -> list[str]:
    """The names that the sentences of a remark give: `Also referred to as X and Y.`

    Example:
        >>> names_in_sentences("UN Ref QDi.124. Also referred to as Joe and Abu Zufar. In custody.", of_persons=True)
        ['Joe', 'Abu Zufar']
    """
    return [
        part.text
        for sentence in _words().alias_sentence.finditer(text)
        for name in alternatives(sentence["names"], of_persons=of_persons)
        for part in split_names(name)
    ]


def _at_commas(text: str, of_persons: bool) -> list[str]:
    names: list[str] = []
    for piece in (part.strip() for part in _cut(text, ",")):
        if names and not of_persons and (piece[:1].islower() or _is_legal_form(_before_joining_word(piece))):
            names[-1] += f", {piece}"
        elif piece:
            names.append(piece)
    return names


def _before_joining_word(text: str) -> str:
    return _words().both.split(_words().either.split(text)[0])[0]


def _at_or(text: str, of_persons: bool) -> list[str]:
    """The sides of `or`; a single word beside it replaces the first or the last word of a person's name."""
    sides = _words().either.split(text)
    whole = next((side.split() for side in sides if " " in side), [])
    if not of_persons or not whole or len(sides) == 1:
        return sides
    if "/" in text:
        return [text]
    first = next(index for index, side in enumerate(sides) if " " in side)
    return [
        side if " " in side else " ".join([side, *whole[1:]] if index < first else [*whole[:-1], side])
        for index, side in enumerate(sides)
    ]


def _at_and(text: str, of_persons: bool) -> list[str]:
    sides = _words().both.split(text)
    alike = len({fold(side)[:_BEGINNING] for side in sides}) == 1
    return sides if of_persons or alike or not any(map(str.isascii, sides)) else [text]


def _is_legal_form(text: str) -> bool:
    meaning = whole_concept(fold(text).strip(". "))
    return meaning is not None and meaning.role == "legal"


def type_by_remark(remark: str) -> NameType | None:
    """The type of a name by what a remark beside it says, or None.

    Example:
        >>> type_by_remark("low quality alias"), type_by_remark("Previously listed as"), type_by_remark("in custody")
        ('weak', 'former', None)
    """
    words = _words()
    return "weak" if words.low.search(remark) else "former" if words.ceased.search(remark) else None


def without_quotes(text: str) -> str:
    """A name without quotation marks around the whole of it, and without one that nothing closes.

    Example:
        >>> without_quotes('"ABU ALI"'), without_quotes("‘Inter’ LLC"), without_quotes('"Haji Khan')
        ('ABU ALI', '‘Inter’ LLC', 'Haji Khan')
    """
    plain = text.replace('""', '"')
    if plain.count('"') == 1:
        plain = plain.strip('"').strip()
    if len(plain) > 2 and _OUTER_QUOTES.get(plain[0]) == plain[-1]:
        inner = plain[1:-1]
        opened, closed = plain[0], plain[-1]
        nested = inner.count(opened) == inner.count(closed) and inner.find(opened) <= inner.find(closed)
        if opened not in inner or (opened != closed and nested and inner.rfind(closed) > inner.rfind(opened)):
            return inner.strip()
    return plain


def _unpacked(text: str, separators: str) -> Iterator[NamePart]:
    """The names of a text without its brackets, then those in the brackets that are names for themselves."""
    words = _words()
    brackets = _Brackets(text, separators)
    rest, remarks = brackets.outside, brackets.remarks
    if _STATED.search(rest) and (fact := words.stated.search(rest)):
        remarks.append(fact[0].strip(" .,;()"))
        rest = rest[: fact.start()].rstrip(" .,;(")
    former = any((mark := words.mark.fullmatch(f" {piece}")) and mark["former"] for piece in brackets.names)
    spelt = words.script.split(rest) if ":" in rest else [rest]  # `Vladimir TATUR Russian: Владимир ТАТУР`
    for part in _marked(spelt):
        yield replace(part, type="former" if former else part.type, remark="; ".join(remarks))
    yield from brackets.variants
    for part in _marked([f" {piece}" for piece in brackets.names]):
        short = len(part.text) <= _SHORT_ACRONYM and part.text.isupper() and part.text.isascii()
        yield replace(part, type="weak") if short and part.type is None else part


class _Brackets:
    """What the brackets of a text are: names for themselves, remarks, variants of the name, or a part of it.

    Attributes:
        outside: the text without the brackets that are no part of its name.
        names: those in brackets that are names for themselves.
        remarks: what brackets say of the name.
        variants: the names that a bracket makes of the words around it.
    """

    def __init__(self, text: str, separators: str) -> None:
        self.names: list[str] = []
        self.remarks: list[str] = []
        self.variants: list[NamePart] = []
        self._text, self._separators = text, separators
        self.outside = _BRACKETS.sub(self._take, text) if any(c in text for c in "(（[") else text

    def _take(self, match: re.Match[str]) -> str:
        """Put a bracket where it belongs; returns what stands in its place."""
        words = _words()
        before, inside, behind = self._text[: match.start()], match[1], self._text[match.end() :]
        outside = f"{before} {behind}"
        pieces = _separated(inside, self._separators)
        if composed := _other_names(before, behind, inside):
            self.variants.extend(composed)
        elif outside.strip() and (words.fact.fullmatch(inside) or words.no_name.fullmatch(inside.partition(",")[0])):
            self.remarks.append(inside)
        elif any(_stands_alone(_bare(piece), outside) or words.mark.match(f" {piece}") for piece in pieces):
            self.names.extend(pieces)
        elif outside.strip() and len(inside.split()) > _LONG_REMARK and any(map(str.isdigit, inside)):
            self.remarks.append(inside)
        else:
            return match[0]
        return " "


def _other_names(before: str, behind: str, inside: str) -> list[NamePart]:
    """The names that a bracket makes of the words around it.

    `X Y (born Z)` is X Z, too; in `Mohammad (a.k.a. Mohamed, Muhammad) ALI` the word in front has other spellings.
    """
    if maiden := _words().maiden.fullmatch(inside.strip()):
        given_names = " ".join(f"{before} {behind}".split()).rpartition(" ")[0]
        return [NamePart(f"{given_names} {_bare(maiden['name'])}".strip(), "former")]
    if not behind.strip():
        return []
    before, behind = (_BRACKETS.sub(" ", text) for text in (before, behind))
    mark = _words().mark.match(f" {inside}")
    spellings = [piece.strip() for piece in f" {inside}"[mark.end() :].split(",")] if mark else []
    *words, word = before.split() or [""]
    if not spellings or not word or any(len(piece.split()) != 1 for piece in spellings):
        return []
    behind = next((part.text for part in _marked([behind])), "")
    return [NamePart(_bare(" ".join((*words, spelling, behind))), "alias") for spelling in spellings]


def _separated(text: str, separators: str) -> list[str]:
    """A text cut at the separators that are outside of brackets, at list letters (`b) Name`) and at ` / `."""
    pieces = _cut(text, separators) if any(c in text for c in separators) else [text]
    if separators:
        pieces = [part for piece in pieces for part in _LETTER.split(piece)]
        pieces = [part for piece in pieces for part in _comma_list(piece)]
        pieces = [part for piece in pieces for part in ([piece] if "(" in piece else _QUOTED_LIST.split(piece))]
    pieces = [part for piece in pieces for part in _slashed(piece)]
    return [piece for piece in pieces if piece.strip(" .,")]


def _cut(text: str, separators: str) -> list[str]:
    """A text cut at separators outside of brackets; anywhere, and at the bracket, where nothing closes it."""
    if text.count("(") > text.count(")"):
        separators += "("
        return re.split(f"[{re.escape(separators)}]", text)
    pieces, start, depth = [], 0, 0
    for index, character in enumerate(text):
        depth += (character in "([（") - (character in ")]）")
        if character in separators and depth <= 0:
            pieces.append(text[start:index])
            start, depth = index + 1, 0
    return [*pieces, text[start:]]


def _comma_list(text: str) -> list[str]:
    """Many short pieces between commas are a list of names; `LI, Wei` and `Smith, Jones & Co., Ltd.` are not."""
    pieces = _cut(text, ",") if text.count(",") >= _COMMA_LIST - 1 else []
    return pieces if len(pieces) >= _COMMA_LIST else [text]


def _slashed(text: str) -> list[str]:
    """`Ivan PETROV / Iwan PETROW` is two names; each side needs two words beside an article, or is an acronym.

    Example:
        >>> _slashed("FRONT FOR THE CONQUEST OF SYRIA / THE LEVANT"), _slashed("HARAKAT UL-MUJAHIDIN / HUM")
        (['FRONT FOR THE CONQUEST OF SYRIA / THE LEVANT'], ['HARAKAT UL-MUJAHIDIN', 'HUM'])
    """
    sides = text.split(" / ") if " / " in text else []
    return sides if sides and all(_is_whole(side, text) for side in sides) else [text]


def _is_whole(side: str, text: str) -> bool:
    words = _words().article.sub("", side.strip(), count=1).split()
    return len(words) > 1 or is_acronym(side.strip(), text.partition(" / ")[0])


def _marked(texts: Iterable[str]) -> Iterator[NamePart]:
    """The names of texts, those introduced by `a.k.a.` and its like with their type, each script for itself."""
    for text in texts:
        position: int = 0
        kind: NameType | None = None
        for match in (*_words().mark.finditer(text), None):
            if name := _bare(text[position : match.start() if match else None]):
                yield from (NamePart(run, kind) for run in _script_runs(name))
            if match:
                position, kind = match.end(), "former" if match["former"] else "alias"


def _bare(text: str) -> str:
    """A name without outer spaces, commas, quotes, labels, and brackets that nothing closes; empty when it is none."""
    plain = " ".join(text.replace('""', '"').split()).strip(" ,;:")
    if plain.count("(") < plain.count(")"):
        plain = plain.removesuffix(")")
    elif plain.count("(") > plain.count(")"):
        plain = plain.removeprefix("(") if plain.startswith("(") else plain.removesuffix("(")
    plain = without_quotes(plain)
    if ":" in plain and (label := _words().label.match(plain) or _other_script_label(plain)):
        plain = plain[label.end() :]
    plain = plain.strip(" ,;:")
    if not any(c.isalnum() for c in plain) or _BEGINS_WITH_DATE.match(plain):
        return ""
    return "" if len(plain) < _LONGEST_NOTHING and _words().no_name.fullmatch(plain) else plain


def _other_script_label(plain: str) -> re.Match[str] | None:
    """`Rusian: Вега`: Latin words before a colon, where what is behind is of another script."""
    label = _SCRIPT_LABEL.match(plain)
    return label if label and main_script(plain[label.end() :]) not in (Script.LATIN, Script.COMMON) else None


def _stands_alone(inside: str, outside: str) -> bool:
    if not outside.strip() or _is_legal_form(inside):
        return False
    if _QUOTE.search(inside):
        return True  # a quoted nickname, or the short form of a firm's name
    if main_script(inside) is not main_script(outside):
        return main_script(inside) is not Script.COMMON
    return is_acronym(inside, outside)


def is_acronym(short: str, words: str) -> bool:
    """Whether a text is made of capitals that begin words of another, in their order.

    Example:
        >>> is_acronym("BAL", "Butembo Airlines Limited"), is_acronym("Iran", "Bank Melli")
        (True, False)
    """
    letters = [c for c in short if c.isalpha()]
    if not 2 <= len(letters) <= 10 or not short.isupper() or " " in short:
        return False
    initials = iter([word[0].upper() for word in re.findall(r"\w+", words)])
    return all(letter in initials for letter in letters)


def _script_runs(text: str) -> list[str]:
    """A text in Latin and another script, cut between them; whole when a word or a legal form is mixed in.

    Example:
        >>> _script_runs("Xi Jinping 習近平"), _script_runs("ООО Volga"), _script_runs("OSTEC-УМТ")
        (['Xi Jinping', '習近平'], ['ООО Volga'], ['OSTEC-УМТ'])
    """
    if text.isascii():
        return [text]
    lettered = [(i, script) for i, c in enumerate(text) if (script := script_of(c)) is not Script.COMMON]
    cuts = [
        (before[0] + 1, after[0])
        for before, after in pairwise(lettered)
        if (before[1] is Script.LATIN) != (after[1] is Script.LATIN)
    ]
    if not cuts or any(" " not in text[end:start] for end, start in cuts):
        return [text]
    # What stands between belongs to the run on whose side of the space it is.
    places = [end + text[end:start].find(" ") for end, start in cuts]
    runs = [text[a:b].strip(" ,;/-–") for a, b in pairwise((0, *places, len(text)))]
    return runs if all(_is_long(run) for run in runs) else [text]


def _is_long(run: str) -> bool:
    letters = [c for c in run if c.isalpha()]
    unspaced = bool(letters) and script_of(letters[0]) in (Script.HAN, Script.KANA, Script.HANGUL)
    return len(letters) >= (2 if unspaced else _SHORTEST_RUN)
