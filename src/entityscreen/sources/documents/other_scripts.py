"""Names in Cyrillic and Arabic letters, and names in quotes in any script.

In these scripts a name is shown by a legal form before quotes, the head of an organisation, a title or a known given
name before a surname. Inflected Cyrillic words are matched by their stems. A name that stands before its Latin form in
a bracket is cut by aligning both (`alignment.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entityscreen.caches import named_cache
from entityscreen.sources.documents.blocks import QUOTES, Block, TextToken, TokenScript
from entityscreen.sources.documents.cjk import is_common
from entityscreen.sources.documents.kinds import judge, judge_other, name_of, noun_kind, stem
from entityscreen.sources.documents.patterns import forms_of, word_class
from entityscreen.sources.documents.statements import NamedSpan, NameEvidence, Sign
from entityscreen.sources.documents.vocabulary import Kind, any_of, is_given, listed, words

MOST_WORDS = 4  # of a name in a greeting
LONGEST_BODY = 8  # words of an organisation's name
SHORTEST_GIVEN = 3  # letters of half a Persian given name
LONGEST_PERSIAN = 5  # words behind the head of a Persian one


def scan_other(block: Block, taken: Sequence[int]) -> Iterator[NamedSpan]:
    """Names that words of a script with spaces (other than Latin) give away."""
    index, size = 0, len(block.tokens)
    while index < size:
        token = block.tokens[index]
        if taken[index] or token.script not in (TokenScript.CYRILLIC, TokenScript.ARABIC):
            index += 1
            continue
        name = _formed(block, index)
        if not name and token.script == TokenScript.CYRILLIC:
            name = _cyrillic_person(block, index)
        elif not name:
            body = _persian_body if "fa" in block.languages else _arabic_body
            name = body(block, index) or _arabic_person(block, index)
        if name and not any(taken[name.first : name.last + 1]):
            yield name
            index = name.last + 1
        else:
            index += 1


def _formed(block: Block, index: int) -> NamedSpan | None:
    """A firm by its legal form before quotes, which belongs to the name: ООО «Технопарк»."""
    closing = block.pairs.get(index + 1, 0)
    if is_form(block.tokens[index]) and 2 <= closing - index <= 14:
        return name_of(block, (index, closing), Kind.COMPANY, Sign.LEGAL_FORM, block.tokens[index].text)
    for form in _long_forms().get(stem(block.tokens[index].folded), ()):
        end = index + len(form)
        if end in block.pairs and tuple(stem(token.folded) for token in block.tokens[index:end]) == form:
            return name_of(block, (index, block.pairs[end]), Kind.COMPANY, Sign.FULL_FORM)
    return None


@named_cache("documents.long_forms", maxsize=1)
def _long_forms() -> dict[str, list[tuple[str, ...]]]:
    """Legal forms in full as stems, by their first one."""
    forms_by_stem: dict[str, list[tuple[str, ...]]] = {}
    for form in word_class("ru:form"):
        forms_by_stem.setdefault(stem(form[0]), []).append(tuple(map(stem, form)))
    return forms_by_stem


def is_form(token: TextToken) -> bool:
    """Whether a word is a legal form that belongs to the name: ООО, АО, ТОО."""
    short = token.script == TokenScript.CYRILLIC and token.text.isupper()
    return short and token.folded in any_of("further:company", "further:form_behind")


@named_cache("documents.given_stems", maxsize=1)
def _given_stems() -> frozenset[str]:
    return frozenset(map(stem, words("cyrillic:given")))


def is_given_word(token: TextToken) -> bool:
    """Whether a word in Cyrillic or Arabic letters is a known given name, inflected or not."""
    if token.script == TokenScript.CYRILLIC:
        return stem(token.folded) in _given_stems() or is_patronymic(token.folded)
    return token.script == TokenScript.ARABIC and is_arabic_given(token.folded)


@named_cache("documents.arabic_given", maxsize=4_000)
def is_arabic_given(folded: str) -> bool:
    """Whether a folded word in Arabic letters is a given name, or two Persian ones in one word: محمدحسین, علی‌اکبر."""
    names = words("arabic:given")
    halves = (
        (folded[:at], folded[at:].lstrip("\u200c")) for at in range(SHORTEST_GIVEN, len(folded) - SHORTEST_GIVEN + 1)
    )
    return folded in names or any(first in names and second in names for first, second in halves)


def has_given(first: str, name: Sequence[TextToken]) -> bool:
    """Whether a folded word in Latin letters or a word of other letters is a given name or a Vietnamese surname."""
    return is_given(first) or first in words("vietnamese_surname") or any(map(is_given_word, name))


_PATRONYMICS = ("вич", "вна", "вича", "вны", "вичу", "вне", "вичем", "вной", "вну", "вичe")


def is_patronymic(folded: str) -> bool:
    """Whether a folded Cyrillic word is a patronymic: Андреевич, Юрьевны."""
    return len(folded) > 6 and folded.endswith(_PATRONYMICS)


def _cyrillic_person(block: Block, index: int) -> NamedSpan | None:
    """Given name and surname, surname with given name and patronymic, or two capitals behind a title."""
    end = _cyrillic_end(block, index)
    run = [token for token in block.tokens[index:end] if token.script == TokenScript.CYRILLIC]
    if len(run) < 2 or (run[0].text.isupper() and 1 < len(run[0].text) < 5) or judge_other(run[:1]).kind == Kind.OTHER:
        return None
    title = "" if run[0].folded in words("cyrillic:country") else _cyrillic_title(block, index)
    evidence: NameEvidence | None
    if block.near(end).folded in words("cyrillic:filiation") and len(run) < 4:
        span, evidence = (index, end), NameEvidence(Sign.FATHER)  # `Мурадов Эльхан Вагиф оглы`
    elif len(run) > 2 and any(is_patronymic(token.folded) for token in run[1:3]):
        span, evidence = (index, index + 2), NameEvidence(Sign.PATRONYMIC)
    elif (at := _given_place(run, title)) >= 0:
        span, evidence = (index + at, index + at + 1), NameEvidence(Sign.GIVEN_NAME)
    else:
        span, evidence = (index, end - 1), _evidence_beside(block, index, run, title)
    return name_of(block, span, Kind.PERSON, *evidence) if evidence else None


def _given_place(run: Sequence[TextToken], title: str) -> int:
    """Where the given name stands among Cyrillic words: first, or behind the rest of a title; -1 for nowhere."""
    first, second = (stem(token.folded) in _given_stems() for token in run[:2])
    if len(run) > 2 and second and not first and (title or noun_kind(run[0]) == Kind.PERSON):
        return 1  # `Подсудимый Роман Ковтун`
    return 0 if first and len(run[1].folded) > 2 and not any(map(noun_kind, run[:2])) else -1


def _evidence_beside(block: Block, index: int, run: Sequence[TextToken], title: str) -> NameEvidence | None:
    """What shows that Cyrillic words without a given name are a person: initials, a noun before them; or nothing."""
    if len(run) == 3 and len(run[1].folded) == len(run[2].folded) == 1:
        return NameEvidence(Sign.SURNAME_AND_INITIALS)
    small = title[:1].islower() or block.near(index - 1).folded in words("cyrillic:country")
    titled = title and small and len(run) < 4 and len(run[-1].folded) > 1 and not any(map(noun_kind, run[:2]))
    return NameEvidence(Sign.TITLE, title) if titled else None


def _cyrillic_end(block: Block, index: int) -> int:
    """The index behind the Cyrillic capitals and initials from a token on, six at most."""
    end = index
    while end - index < 6:
        token = block.near(end)
        initial = token.text == "." and end > index and len(block.tokens[end - 1].text) == 1
        if not initial and (token.script != TokenScript.CYRILLIC or not token.text[0].isupper()):
            break
        end += 1
    return end


def _cyrillic_title(block: Block, index: int) -> str:
    """The noun for persons before a name, also before a country: `посол России`; an empty string for none."""
    before = block.near(index - 1 - (block.near(index - 1).folded in words("cyrillic:country")))
    return before.text if before.script == TokenScript.CYRILLIC and noun_kind(before) == Kind.PERSON else ""


def _arabic_body(block: Block, index: int) -> NamedSpan | None:
    """A firm or another organisation by its first word, up to a word that ends names: شركة الأرز الذهبي للتجارة."""
    head, second = block.tokens[index], block.near(index + 1)
    kind = "" if head.folded.startswith("ال") else noun_kind(head)
    purpose = second.folded.startswith("ل") and not second.folded.startswith("لل")  # `شبكة لتهريب الذهب`
    headed = noun_kind(second) in Kind.ORGANISATIONS and not second.folded.startswith(("ال", "لل"))  # the last head
    if kind not in Kind.ORGANISATIONS or purpose or headed:
        return None
    end = _arabic_body_end(block, index)
    name_words = [token.folded for token in block.tokens[index + 1 : end]]
    defined = any(word.startswith(("ال", "لل")) for word in name_words)
    named = defined and not words("arabic:generic").issuperset(name_words)
    return name_of(block, (index, end - 1), kind, Sign.HEAD_WORD, head.text) if named else None


def _arabic_body_end(block: Block, index: int) -> int:
    """The index behind an organisation's name: its words with the article, and what it is for."""
    tokens, limit = block.tokens, arabic_end(block, index + 1, LONGEST_BODY)
    end = min(index + 2, limit)
    trade = next((at for at in range(end, min(limit, end + 3)) if tokens[at].folded.startswith("لل")), end)
    end = end if any(map(noun_kind, tokens[end:trade])) else trade  # `شركة دلتا فارم للصناعات الدوائية`
    while end < limit and tokens[end].folded.startswith(("ال", "لل", "وال", "بال")):
        if noun_kind(tokens[end]) and not tokens[end].folded.startswith("لل"):
            break
        end += 1
    return end + (block.near(end).folded in words("arabic:family_firm"))  # `مكتب الصالح وشركاه`


def _persian_body(block: Block, index: int) -> NamedSpan | None:
    """A firm or another organisation by its first word, up to what ends names: شرکت فولاد آریا، بازداشت."""
    head, first = block.tokens[index], block.near(index + 1)
    if first.script != TokenScript.ARABIC or first.folded in any_of("persian:stop", "persian:function"):
        return None
    end = arabic_end(block, index + 2, LONGEST_PERSIAN - 1)  # `وزارت نفت`, though the second is an Arabic verb
    end = next((at for at in range(index + 2, end) if is_given_word(block.tokens[at])), end)
    end -= end > index + 2 and block.near(end).folded in QUOTES and noun_kind(block.tokens[end - 1]) == Kind.VESSEL
    further = [token.folded for token in block.tokens[index + 1 : end]]
    kind = noun_kind(head) if end <= index + LONGEST_PERSIAN else ""  # a longer one has no end in sight
    described = any_of("persian:generic", "arabic:generic", "further:company", "further:organisation").issuperset(
        further
    )
    held = (
        kind in Kind.ORGANISATIONS
        and not described
        and Kind.PERSON not in map(noun_kind, block.tokens[index + 1 : end])
    )
    return name_of(block, (index, end - 1), kind, Sign.HEAD_WORD, head.text) if held else None


def arabic_end(block: Block, index: int, most: int) -> int:
    """Where a name in Arabic letters ends at the latest: before a mark, a small word, a verb or a relative."""
    tokens, at, given_names = block.tokens, index, words("arabic:given")
    stops = any_of("persian:stop", "persian:function") if "fa" in block.languages else None
    while at < len(tokens) and at - index < most:
        token = tokens[at]
        ended = ends_names(token) if stops is None else token.folded in stops
        if token.script != TokenScript.ARABIC or ended:
            break
        attached = (
            token.folded[:1] == "ب" and token.folded not in given_names and block.near(at + 1).folded.startswith("ال")
        )
        joined = token.folded[:1] == "و" and token.folded[1:] not in given_names and not token.folded.startswith("وال")
        if at > index and (attached or joined):
            break  # `خليل بغسل الأموال`
        at += 1
    return at


def ends_names(token: TextToken) -> bool:
    """Whether a word ends names: a small word, but not the name علي, which is folded as the preposition على."""
    named = token.folded in words("arabic:given") and not token.text.endswith("ى")
    return (token.folded in words("arabic:function") or not _alias_words().isdisjoint(forms_of(token))) and not named


@named_cache("documents.arabic_alias_words", maxsize=1)
def _alias_words() -> frozenset[str]:
    """Arabic words that say that another name follows."""
    entries = (entry for kind in ("ar:called", "ar:known", "ar:as") for entry in word_class(kind))
    return frozenset(entry[0] for entry in entries if len(entry) == 1)


def _arabic_person(block: Block, index: int) -> NamedSpan | None:
    """A given name and what follows it, behind a title or at a clause's begin: محاميه نبيل خوري."""
    tokens, first, names = block.tokens, block.tokens[index].folded, words("arabic:given")
    joined = first[:1] == "و" and first[1:] in names - words("arabic:function")
    address, title = _arabic_title(block, index)
    opens_with_given = is_arabic_given(first) or joined
    opens = opens_with_given or (address and not first.startswith("ال"))  # `الخبير البيئي كريم شلبي`: no adjective
    if not opens or ends_names(tokens[index]) or _is_noun(block.near(index + 1), opens_with_given):
        return None
    end = _arabic_person_end(block, index, opens_with_given=opens_with_given)
    name_words = [token.folded for token in tokens[index:end]]
    named = 2 <= len(name_words) <= 4 and words("arabic:generic").isdisjoint(name_words[1:])
    if not named or not (title or _has_family(block, name_words, joined=joined)):
        return None
    evidence = NameEvidence(Sign.TITLE, tokens[index - 1].text) if title else NameEvidence(Sign.GIVEN_NAME)
    return name_of(block, (index, end - 1), Kind.PERSON, *evidence)


def _is_noun(word: TextToken, behind_given: bool) -> bool:
    """Whether a word is a noun and no name; behind a given name one for persons may be: `نزار الخطيب`, no preacher."""
    noun = noun_kind(word)
    return bool(noun) and not (noun == Kind.PERSON and behind_given and word.folded.startswith("ال"))


def _arabic_title(block: Block, index: int) -> tuple[bool, bool]:
    """Whether a form of address stands before a name, also before its adjective, and whether any noun for persons."""
    before = block.near(index - 1)
    at = index - 1 - (before.folded.startswith("ال") and not noun_kind(before))  # `المدير التنفيذي عماد غالي`
    if at < 0:
        return False, False
    address = not words("arabic:address").isdisjoint(token.folded for token in block.tokens[at:index])
    return address, address or noun_kind(block.tokens[at]) == Kind.PERSON


def _has_family(block: Block, name: Sequence[str], *, joined: bool) -> bool:
    """Whether words in Arabic letters have two given names, a family's article or a Persian surname's ending."""
    given_names = joined + sum(word in words("arabic:given") for word in name)
    persian = "fa" in block.languages and name[-1].endswith(listed("persian:surname_ending"))
    return given_names > 1 or persian or any(word.startswith("ال") for word in name[1:])


def _arabic_person_end(block: Block, index: int, *, opens_with_given: bool) -> int:
    """The index behind an Arabic person's name: given names, words with the article, and one word more at its end."""
    tokens, limit, joining = block.tokens, arabic_end(block, index + 1, 4), words("arabic:joined")
    end, whole = min(index + 2, limit), False
    while end < limit and (not noun_kind(tokens[end]) or _is_closing_family(block, end, opens_with_given)):
        linked, whole = tokens[end - 1].folded in joining, _is_family(block, end - 1, opens_with_given)
        named = tokens[end].folded in words("arabic:given") or tokens[end].folded.startswith("ال")
        goes_on = linked or (tokens[end].folded in joining and end + 1 < limit)  # `سالم عمر بن طاهر`
        if whole or not (named or goes_on):
            break
        end += 1
    return end + (end < limit and end - index < 4 and not whole and _is_last_word(block, end))


def _is_family(block: Block, at: int, opens_with_given: bool) -> bool:
    """Whether a word with the article ends a name as its family: behind no given name, or `فهد بن تركي| العجلان`."""
    word, before, further = (block.near(place).folded for place in (at, at - 1, at - 2))
    if not word.startswith("ال") or before in words("arabic:joined"):
        return False
    return not opens_with_given or further in words("arabic:filiation")


def _is_closing_family(block: Block, at: int, behind_given: bool) -> bool:
    """Whether a noun for persons with the article ends a name before a mark: `فادي نعيم الخطيب،`."""
    return block.near(at + 1).script == TokenScript.MARK and not _is_noun(block.tokens[at], behind_given)


def _is_last_word(block: Block, at: int) -> bool:
    """Whether a word may end an Arabic name: nothing follows it, and it is no noun and none with "for" or "as"."""
    behind = block.near(at + 1)
    closed = behind.script != TokenScript.ARABIC or behind.text.endswith("ً")
    attached = block.near(at).folded.startswith(("بال", "لل", "كال"))  # `مصطفى عبد القوي بالمشروع`
    return closed and not attached and not noun_kind(block.near(at))


def words_before(block: Block, last: int, most: int) -> list[int]:
    """The indexes of the words of one script that end at a token, nearest last."""
    script, at = block.tokens[last].script, last
    inside = {script, TokenScript.LETTERS, TokenScript.NUMBER}
    inside |= {TokenScript.LATIN} if script == TokenScript.CYRILLIC else set()
    while at > 0 and last - at < most and block.tokens[at - 1].script in inside:
        at -= 1
    return list(range(at, last + 1))


LONGEST_QUOTED = 12  # tokens of a name in quotes
LONGEST_NOUN = 8  # characters of a noun before quotes
SHORTEST_QUOTED = 5  # tokens of an organisation in quotes that only its ending shows, one quote counted
SHORTEST_STEM = 4  # letters of a Turkish noun that endings follow
NOUN_REACH = 4  # words before quotes among which their noun stands


def scan_quoted(block: Block) -> Iterator[NamedSpan]:
    """The names in quotes beside a noun for organisations or vessels, or with words of one."""
    for opening, closing in sorted(block.pairs.items()):
        bracket = block.closers.get(closing - 1, -1)
        end = bracket if opening + 1 < bracket and block.tokens[bracket].text == "(" else closing  # '골든 호(GOLDEN)'
        inner = block.tokens[opening + 1 : end]
        if block.tokens[opening].folded not in QUOTES or not _may_be_quoted_name(inner):
            continue
        kind, noun = _noun(block, opening, closing)
        if not kind and inner[-1].script in TokenScript.CJK:
            kind, noun = _shown_in_quotes(block, opening, closing)
        if kind:
            size = _form_before(block, opening)
            first, last = (opening - size, closing) if size else (opening + 1, end - 1)
            yield name_of(block, (first, last), kind, Sign.CALLED, noun)


def _may_be_quoted_name(inner: Sequence[TextToken]) -> bool:
    """Whether words in quotes may be a name: few, with a capital, no sentence and no office."""
    if not 0 < len(inner) <= LONGEST_QUOTED * (1 + (inner[0].script == TokenScript.KANA)):
        return False
    if inner[0].script in (TokenScript.LATIN, TokenScript.CYRILLIC) and not inner[0].capital:
        return False
    stopped = any(token.script == TokenScript.MARK and token.text in "。!?;：:，" for token in inner)
    characters = inner[-1].script in TokenScript.CJK
    return not stopped and not (characters and "".join(t.folded for t in inner).endswith(listed("han:role")))


def _shown_in_quotes(block: Block, opening: int, closing: int) -> tuple[str, str]:
    """The kind that characters in quotes show by their own ending, and what shows it; two empty strings for none."""
    inner = block.tokens[opening + 1 : closing]
    if inner[-1].folded in words("han:ship_end"):
        return Kind.VESSEL, inner[-1].text
    verdict = judge(block, opening + 1, closing - 1)
    named = verdict.kind in Kind.ORGANISATIONS and verdict.strength > 2 and closing - opening > SHORTEST_QUOTED
    named = named and not is_common("".join(token.folded for token in inner), placed=True)
    return (verdict.kind, str(verdict.evidence)) if named else ("", "")


def _form_before(block: Block, opening: int) -> int:
    """The size of a legal form in full before quotes, which belongs to the name: 株式会社「シベリア特殊鋼」."""
    for size in range(min(LONGEST_BODY, opening), 1, -1):
        stems = tuple(stem(token.folded) for token in block.tokens[opening - size : opening])
        if stems in _long_forms().get(stems[0], ()):
            return size
    return 0


def _noun_in_characters(block: Block, opening: int) -> tuple[str, str]:
    """The kind that a noun in characters directly before quotes says, and the noun."""
    longest = LONGEST_NOUN if block.near(opening - 1).script in TokenScript.CJK else 0
    for size in range(longest, 0, -1):
        noun = "".join(token.folded for token in block.tokens[max(0, opening - size) : opening])
        for table, kind in _TABLES:
            if noun in words(table):
                return kind, noun
    return "", ""


_TABLES = (("han:ship", Kind.VESSEL), ("han:body_noun", Kind.ORGANISATION), ("han:firm_noun", Kind.COMPANY))


def _noun(block: Block, opening: int, closing: int) -> tuple[str, str]:
    """The kind that the noun beside quotes says, and the noun; two empty strings for none."""
    if (written := _noun_in_characters(block, opening))[0] or (written := _noun_behind(block, closing + 1))[0]:
        return written
    if (shown := _noun_in_words(block, opening)) is not None:
        return shown
    behind = block.near(closing + 1)
    shipped = behind.script in TokenScript.CJK and behind.folded in words("han:ship_behind")
    return (Kind.VESSEL, behind.text) if shipped and block.touches(closing + 1) else ("", "")


def _noun_behind(block: Block, at: int) -> tuple[str, str]:
    """The kind that a noun behind a word for "named" says, and the noun: `"Delta" adlı gemi`, 「ひかり」という会社."""
    text = "".join(token.folded for token in block.tokens[at : at + 2 * LONGEST_NOUN])
    if linker := next(filter(text.startswith, listed("han:linker")), ""):
        beginnings = [text[len(linker) :][:size] for size in range(LONGEST_NOUN, 0, -1)]
        called = ((kind, start) for start in beginnings for table, kind in _TABLES if start in words(table))
        return next(called, ("", ""))
    if block.near(at).folded not in words("linker"):
        return "", ""
    for word in block.tokens[at + 1 : at + 3]:
        stems = (word._replace(folded=word.folded[:size]) for size in range(len(word.folded), SHORTEST_STEM - 1, -1))
        if kind := next(filter(None, (noun_kind(token, block.language) for token in stems)), ""):
            return (kind, word.text) if kind in Kind.NAMED - {Kind.PERSON} else ("", "")
    return "", ""


@named_cache("documents.officers", maxsize=1)
def _officers() -> frozenset[str]:
    """The stems of the offices that only an organisation has, in Cyrillic letters."""
    return frozenset(map(stem, words("cyrillic:officer")))


def _noun_in_words(block: Block, opening: int) -> tuple[str, str] | None:
    """The kind that a noun in words before quotes says, two empty strings where it names nothing; None for no noun."""
    for at in range(opening - 1, max(-1, opening - 1 - NOUN_REACH), -1):
        word = block.tokens[at]
        if is_form(word):
            return "", ""
        small = not word.capital or block.language == "de"
        if word.script == TokenScript.LATIN:
            kind = noun_kind(word, block.language) if small else ""
            linked = small and block.near(at - 1).folded in ("de", "du")
            goes_on = linked or word.folded in any_of("article", "preposition")
        else:
            kind = noun_kind(word)
            goes_on = word.script in (TokenScript.CYRILLIC, TokenScript.ARABIC)
        if kind == Kind.PERSON and at == opening - 1 and stem(word.folded) in _officers():
            return Kind.COMPANY, word.text  # `представитель «Таймырнефтегаза»`
        if kind:
            return (kind, word.text) if kind in Kind.NAMED - {Kind.PERSON} else ("", "")
        if not goes_on and word.folded != ",":
            break
    return None
