"""Names in Cyrillic and Arabic letters, and names in quotes in any script.

Here belongs what the words of these scripts show: a legal form before quotes, the head of a body, a title or a known
given name before a surname. Inflected Cyrillic words are met by their stems. A name that stands before its Latin form
in a bracket is cut by aligning both (`alignment.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entityscreen.caches import named_cache
from entityscreen.sources.documents.kinds import judge, judge_other
from entityscreen.sources.documents.kinds import noun_kind as latin_noun_kind
from entityscreen.sources.documents.patterns import forms_of, word_class
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import QUOTES, Block, Script, Token
from entityscreen.sources.documents.vocabulary import Kind, any_of, words

LONGEST_BODY = 8  # words of an organisation's name
LONGEST_STEM_CUT = 3  # letters that an ending of a Cyrillic word may have
SHORTEST_ARABIC = 4  # letters of a word that may begin with "and" or "for"


def scan_other(block: Block, taken: Sequence[bool]) -> Iterator[Name]:
    """Names that words of a script with spaces (other than Latin) give away.

    Yields:
        Names in the order of the text.
    """
    index, size = 0, len(block.tokens)
    while index < size:
        token = block.tokens[index]
        if taken[index] or token.script not in (Script.CYRILLIC, Script.ARABIC):
            index += 1
            continue
        found = _formed(block, index)
        if not found and token.script == Script.CYRILLIC:
            found = _cyrillic_body(block, index) or _cyrillic_person(block, index)
        elif not found:
            found = _arabic_body(block, index) or _arabic_person(block, index)
        if found and not any(taken[found.first : found.last + 1]):
            yield found
            index = found.last + 1
        else:
            index += 1


def name_of(block: Block, first: int, last: int, kind: str, evidence: str, *, role: str = "") -> Name:
    """The name that some tokens make."""
    text, token = block.written(first, last), block.tokens[first]
    joined = token.script == Script.ARABIC and token.text[:1] in "وبلف" and token.folded not in words("further:company")
    heads = any_of("further:company", "further:organisation", "arabic:given")
    if joined and token.folded[1:] in heads and token.folded not in heads:
        text = text[1:]  # `وشركة`: "and" is written with the word
    return Name(first, last, text, kind, evidence, role)


def _formed(block: Block, index: int) -> Name | None:
    """A firm by its legal form before quotes, which belongs to the name: ООО «Технопарк»."""
    closing = block.pairs.get(index + 1, 0)
    if is_form(block.tokens[index]) and 2 <= closing - index <= 14:
        return name_of(block, index, closing, Kind.COMPANY, f"legal form {block.tokens[index].text}")
    for form in word_class("ru:form"):
        end = index + len(form)
        closing = block.pairs.get(end, 0)
        same = all(stem(block.near(index + at).folded) == stem(word) for at, word in enumerate(form))
        if closing and same:
            return name_of(block, index, closing, Kind.COMPANY, f"legal form {' '.join(form)}")
    return None


def is_form(token: Token) -> bool:
    """Whether a word is a legal form that belongs to the name: ООО, АО, ТОО."""
    short = token.script == Script.CYRILLIC and token.text.isupper()
    return short and token.folded in any_of("further:company", "further:form_behind")


@named_cache("documents.noun_stems", maxsize=8)
def _noun_stems(kind: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(f"further:{kind}") if "а" <= word[:1] <= "я")


def stem(word: str) -> str:
    """A folded Cyrillic word without what inflection changes."""
    bare = word.rstrip("аеиоуыэюяьйіїє")
    for ending in ("ом", "ем", "ым", "им", "ов", "ев", "ах", "ях", "ой", "ей", "ам", "ям"):
        if bare.endswith(ending) and len(bare) > len(ending) + LONGEST_STEM_CUT:
            return bare[: -len(ending)].rstrip("аеиоуыэюяьйіїє")
    return bare


def noun_kind(token: Token) -> str:
    """The kind that a noun of another script names, inflected or not; an empty string for none."""
    forms = arabic_forms(token.folded) if token.script == Script.ARABIC else (token.folded,)
    for name, kind in (
        ("vessel", Kind.VESSEL),
        ("company", Kind.COMPANY),
        ("organisation", Kind.ORGANISATION),
        ("role", Kind.PERSON),
    ):
        known = words(f"further:{name}")
        if not known.isdisjoint(forms):
            return kind
        if token.script == Script.CYRILLIC and len(token.folded) > 3 and stem(token.folded) in _noun_stems(name):
            return kind
    firm = token.script == Script.CYRILLIC and token.folded in words("cyrillic:firm")
    return Kind.COMPANY if firm else ""


def arabic_forms(folded: str) -> tuple[str, ...]:
    """A folded Arabic word as it is, and without what is written with it: "and", "by", "for", the article.

    Example:
        >>> arabic_forms("لشركة"), arabic_forms("والشركة")
        (('لشركة', 'شركة'), ('والشركة', 'الشركة', 'شركة'))
    """
    bare = folded[1:] if folded[:1] in "وفبلك" and len(folded) > SHORTEST_ARABIC else folded
    bare = "ال" + folded[2:] if folded.startswith("لل") and len(folded) > SHORTEST_ARABIC else bare
    return tuple(dict.fromkeys((folded, bare, bare.removeprefix("ال"))))


@named_cache("documents.given_stems", maxsize=1)
def _given_stems() -> frozenset[str]:
    return frozenset(map(stem, words("cyrillic:given")))


def is_given_word(token: Token) -> bool:
    """Whether a word in Cyrillic or Arabic letters is a known given name, inflected or not."""
    if token.script == Script.CYRILLIC:
        return stem(token.folded) in _given_stems() or is_patronymic(token.folded)
    return token.script == Script.ARABIC and token.folded in words("arabic:given")


_PATRONYMICS = ("вич", "вна", "вича", "вны", "вичу", "вне", "вичем", "вной", "вну", "вичe")


def is_patronymic(folded: str) -> bool:
    """Whether a folded Cyrillic word is a patronymic: Андреевич, Юрьевны."""
    return len(folded) > 6 and folded.endswith(_PATRONYMICS)


def _capital_run(block: Block, index: int, most: int) -> int:
    """The index behind the Cyrillic words with capitals that begin at a token; initials with their dots belong."""
    tokens, at = block.tokens, index
    while at < len(tokens) and at - index < most:
        token = tokens[at]
        initial = token.text == "." and at > index and len(tokens[at - 1].text) == 1
        if not (initial or (token.script == Script.CYRILLIC and token.text[0].isupper())):
            break
        at += 1
    return at


def _cyrillic_person(block: Block, index: int) -> Name | None:
    """Given name and surname, surname with given name and patronymic, or two capitals behind a title."""
    tokens = block.tokens
    end = _capital_run(block, index, 6)
    run = [token for token in tokens[index:end] if token.script == Script.CYRILLIC]
    short = bool(run) and run[0].text.isupper() and 1 < len(run[0].text) < 5
    if len(run) < 2 or short or judge_other(run[:1]).kind == Kind.OTHER:
        return None
    folded = [token.folded for token in run]
    known = [stem(word) in _given_stems() for word in folded]
    before = index - 1 - (block.near(index - 1).folded in words("cyrillic:country"))
    title = block.near(before).script == Script.CYRILLIC and noun_kind(tokens[before]) == Kind.PERSON
    title = title and folded[0] not in words("cyrillic:country")
    span, evidence = (index, -1), ""
    if len(run) > 2 and (is_patronymic(folded[2]) or is_patronymic(folded[1])):
        span, evidence = (index, index + 2), "patronymic"
    elif not known[0] and len(run) > 2 and known[1] and title:
        span, evidence = (index + 1, index + 2), "given name"
    elif known[0] and len(folded[1]) > 2 and not noun_kind(run[1]):
        span, evidence = (index, index + 1), "given name"
    elif title and (tokens[before].text[0].islower() or before < index - 1) and len(run) <= 3 and not noun_kind(run[0]):
        plain = all(len(word) > 1 or len(run) == 3 for word in folded)
        span, evidence = ((index, end - 1), f"title {tokens[before].text}") if plain else (span, "")
    elif len(run) == 3 and len(folded[1]) == len(folded[2]) == 1 and end - index == 5:
        span, evidence = (index, end - 1), "surname and initials"
    return name_of(block, *span, Kind.PERSON, evidence) if evidence else None


def _cyrillic_body(block: Block, index: int) -> Name | None:
    """A body by its head: Мещанский районный суд Москвы, Федеральная служба по надзору."""
    tokens = block.tokens
    if tokens[index].folded in words("cyrillic:function"):
        return None
    if not tokens[index].text[0].isupper() or (index and tokens[index - 1].text[:1].isupper()):
        return None
    at = index
    while at < len(tokens) and at - index < 3 and tokens[at].script == Script.CYRILLIC:
        if noun_kind(tokens[at]) == Kind.ORGANISATION and judge_other([tokens[at]]).kind:
            break
        at += 1
    else:
        return None
    if at >= len(tokens) or tokens[at].script != Script.CYRILLIC:
        return None
    end = at + 1
    while end < len(tokens) and tokens[end].script == Script.CYRILLIC and end - index < LONGEST_BODY:
        if not tokens[end].text[0].isupper():
            break
        end += 1
    capitals = sum(token.text[0].isupper() for token in tokens[index:end])
    if capitals < 2:
        return None
    return name_of(block, index, end - 1, Kind.ORGANISATION, f"head word {tokens[at].text}")


def _arabic_body(block: Block, index: int) -> Name | None:
    """A firm or body by its first word, up to a word that ends names: شركة الأرز الذهبي للتجارة."""
    tokens = block.tokens
    head = tokens[index]
    kind = next((kind for name, kind in (("company", Kind.COMPANY), ("organisation", Kind.ORGANISATION))
                 if not words(f"further:{name}").isdisjoint(arabic_forms(head.folded)[:2])
                 and not head.folded.startswith("ال")), "")  # fmt: skip
    second = block.near(index + 1).folded
    if not kind or (second.startswith("ل") and not second.startswith("لل")):
        return None  # `شبكة لتهريب الذهب`: a network for something
    if noun_kind(block.near(index + 1)) in Kind.BODIES and not second.startswith(("ال", "لل")):
        return None  # `مجلس إدارة شركة الخليج`: the last head opens the name
    limit = arabic_end(block, index + 1, LONGEST_BODY)
    end = min(index + 2, limit)
    while end < limit and tokens[end].folded.startswith(("ال", "لل", "وال", "بال")) and not noun_kind(tokens[end]):
        end += 1
    if all(tokens[at].folded in words("arabic:generic") for at in range(index + 1, end)):
        return None  # `مجلس الإدارة`
    defined = any(tokens[at].folded.startswith(("ال", "لل")) for at in range(index + 1, end))
    if limit <= index + 1 or not defined:
        return None
    return name_of(block, index, end - 1, kind, f"head word {head.text}")


def arabic_end(block: Block, index: int, most: int) -> int:
    """Where a name in Arabic letters ends at the latest: before a mark, a small word, a verb or a relative."""
    tokens, at = block.tokens, index
    while at < len(tokens) and at - index < most:
        token = tokens[at]
        if token.script != Script.ARABIC or ends_names(token):
            break
        attached = token.folded[:1] == "ب" and token.folded not in words("arabic:given")
        if at > index and attached and block.near(at + 1).folded.startswith("ال"):
            break  # `خليل بغسل الأموال`
        if (
            at > index
            and token.folded[:1] == "و"
            and token.folded[1:] not in words("arabic:given")
            and (not token.folded.startswith("وال"))
        ):
            break
        at += 1
    return at


def ends_names(token: Token) -> bool:
    """Whether a word ends names: a small word, but not the name علي, which is folded as the preposition على."""
    named = token.folded in words("arabic:given") and not token.text.endswith("ى")
    naming = {entry[0] for kind in ("ar:called", "ar:known") for entry in word_class(kind) if len(entry) == 1}
    return (token.folded in words("arabic:function") or not naming.isdisjoint(forms_of(token))) and not named


def _arabic_person(block: Block, index: int) -> Name | None:
    """A given name and what follows it, behind a title or at a clause's begin: محاميه نبيل خوري."""
    tokens = block.tokens
    first = tokens[index].folded
    joined = first[1:] in words("arabic:given") - words("arabic:function") and first[:1] == "و"
    given = first in words("arabic:given") or joined
    if not given or ends_names(tokens[index]) or noun_kind(block.near(index + 1)):
        return None
    limit, end = arabic_end(block, index + 1, 4), min(index + 2, arabic_end(block, index + 1, 4))
    while (
        end < limit
        and (
            tokens[end].folded in words("arabic:given")
            or tokens[end].folded.startswith("ال")
            or (tokens[end - 1].folded in words("arabic:joined"))
        )
        and not noun_kind(tokens[end])
    ):
        end += 1
    closed = block.near(end + 1).script != Script.ARABIC or block.near(end + 1).text.endswith(("ً", "اً"))
    end += end < limit and end - index < 4 and closed and not noun_kind(tokens[end])
    if any(tokens[at].folded in words("arabic:generic") for at in range(index + 1, end)):
        return None
    title = index and noun_kind(tokens[index - 1]) == Kind.PERSON
    known = bool(joined) + sum(tokens[at].folded in words("arabic:given") for at in range(index, end))
    if not 2 <= end - index <= 4 or not (
        title or known > 1 or any(tokens[at].folded.startswith("ال") for at in range(index + 1, end))
    ):
        return None
    return name_of(block, index, end - 1, Kind.PERSON, "given name" if not title else f"title {tokens[index - 1].text}")


def words_before(block: Block, last: int, most: int) -> list[int]:
    """The indexes of the words of one script that end at a token, quotes among them, nearest last."""
    tokens, script = block.tokens, block.tokens[last].script
    at = last
    while at > 0 and last - at < most:
        token = tokens[at - 1]
        if token.script not in (script, Script.LETTERS, Script.NUMBER) and not (
            token.script == Script.LATIN and script == Script.CYRILLIC
        ):
            break
        at -= 1
    return [index for index in range(at, last + 1) if tokens[index].script != Script.MARK]


LONGEST_QUOTED = 12  # tokens of a name in quotes
LONGEST_NOUN = 8  # characters of a noun before quotes
NOUN_REACH = 4  # words before quotes among which their noun stands


def scan_quoted(block: Block) -> Iterator[Name]:
    """The names in quotes beside a noun for firms, bodies or vessels, or with words of one."""
    before: Name | None = None
    for opening, closing in sorted(block.pairs.items()):
        inner = block.tokens[opening + 1 : closing]
        if block.tokens[opening].folded not in QUOTES or not 0 < len(inner) <= LONGEST_QUOTED:
            continue
        if inner[0].script in (Script.LATIN, Script.CYRILLIC) and not inner[0].capital:
            continue
        if any(token.script == Script.MARK and token.text in "。!?;：:，" for token in inner):
            continue
        kind, noun = _noun(block, opening, closing)
        if inner[-1].script in Script.CJK and "".join(t.folded for t in inner).endswith(tuple(words("han:role"))):
            continue
        if not kind and before is not None and _is_joined(block, before.last + 2, opening):
            kind, noun = before.kind, "one of several"
        if not kind and inner[-1].script in Script.CJK and inner[-1].folded in words("han:ship_end"):
            kind, noun = Kind.VESSEL, inner[-1].text
        if not kind and inner[-1].script in Script.CJK:
            verdict = judge(block, opening + 1, closing - 1)
            named = verdict.kind in Kind.BODIES and verdict.strength > 2 and closing - opening > LONGEST_NOUN
            kind, noun = (verdict.kind, verdict.evidence) if named else ("", "")
        if kind:
            size = _form_before(block, opening)
            first, last = (opening - size, closing) if size else (opening + 1, closing - 1)
            before = Name(first, last, block.written(first, last), kind, f"called {noun}")
            yield before


def _is_joined(block: Block, first: int, opening: int) -> bool:
    """Whether only a bracket, "and" and articles stand between two names in quotes: `el «A» (ex «B») y el «C»`."""
    if first in block.pairs:
        first = block.pairs[first] + 1
    between = block.tokens[first:opening]
    joined = [
        token for token in between if token.folded in words("conjunction") or token.folded in (",", "、", "和", "와")
    ]
    return len(joined) == 1 and all(t in joined or t.folded in words("article") for t in between)


def _form_before(block: Block, opening: int) -> int:
    """The size of a legal form in characters before quotes, which belongs to the name: 株式会社「シベリア特殊鋼」."""
    for size in range(min(LONGEST_NOUN, opening), 2, -1):
        if "".join(token.folded for token in block.tokens[opening - size : opening]) in words("han:company_form"):
            return size
    return 0


def _noun_in_characters(block: Block, opening: int) -> tuple[str, str]:
    """The kind that a noun in characters directly before quotes says, and the noun."""
    longest = LONGEST_NOUN if block.near(opening - 1).script in Script.CJK else 0
    for size in range(longest, 0, -1):
        noun = "".join(token.folded for token in block.tokens[max(0, opening - size) : opening])
        for table, kind in _TABLES:
            if noun in words(table):
                return kind, noun
    return "", ""


_TABLES = (("han:ship", Kind.VESSEL), ("han:body_noun", Kind.ORGANISATION), ("han:firm_noun", Kind.COMPANY))


def _noun(block: Block, opening: int, closing: int) -> tuple[str, str]:
    """The kind that the noun beside quotes says, and the noun; two empty strings for none."""
    before = block.near(opening - 1)
    if before.text.isupper() and before.folded in words("vessel") | words(f"{block.language}:vessel"):
        return Kind.VESSEL, before.text  # `MS »Annegret Lührs«`
    if (written := _noun_in_characters(block, opening))[0]:
        return written
    for at in range(opening - 1, max(-1, opening - 1 - NOUN_REACH), -1):
        word = block.tokens[at]
        if is_form(word):
            return "", ""
        small = not word.capital or block.language == "de"
        if word.script == Script.LATIN:
            kind = latin_noun_kind(word.folded, block.language) if small else ""
            goes_on = word.folded in any_of("article", "preposition") or (
                small and block.near(at - 1).folded in ("de", "du")
            )
        else:
            kind = noun_kind(word)
            goes_on = word.script in (Script.CYRILLIC, Script.ARABIC)
        if kind:
            return (kind, word.text) if kind in Kind.NAMED - {Kind.PERSON} else ("", "")
        if not goes_on and word.folded != ",":
            break
    behind = block.near(closing + 1)
    shipped = behind.script in Script.CJK and behind.folded in words("han:ship_behind") and block.touches(closing + 1)
    return (Kind.VESSEL, behind.text) if shipped else ("", "")
