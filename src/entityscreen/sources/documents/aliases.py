"""What can be another name, and how far it reaches behind or before the words that give it.

It reads one alias, or a list of them, in any script, and tests whether words can be an alias at all: neither a year,
nor a role, nor the part of a contract that a company plays.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.sources.documents import cjk, latin, other_scripts
from entityscreen.sources.documents.blocks import QUOTES, Block, TextToken, TokenScript
from entityscreen.sources.documents.kinds import (
    is_body,
    is_hangul_person,
    is_person_in_characters,
    is_person_word,
    judge,
    judge_native,
    judge_other,
    name_of,
    noun_kind,
)
from entityscreen.sources.documents.patterns import NAME_SLOT, alias_nouns, class_words, stands
from entityscreen.sources.documents.segmentation import LONGEST_WORD, MIDDLE_DOTS, is_han, is_hiragana, is_word
from entityscreen.sources.documents.statements import AliasRelation, AliasStatement, NamedSpan, Sign
from entityscreen.sources.documents.vocabulary import (
    Kind,
    any_of,
    countries,
    every,
    fold,
    forms,
    is_given,
    is_role,
    listed,
    surname_languages,
    words,
)

Span = tuple[int, int]
MOST_SKIPPED = 8  # tokens before an alias
LONGEST_ALIAS = 40  # tokens; characters for Chinese
LONGEST_PHRASE = 5  # words of a body's name in small letters behind its first one
LONGEST_NUMERAL = 3  # digits of a number that ends a name
LONGEST_SMALL_NICKNAME = 2  # words in small letters: «вор в законе» says what somebody is
LONGEST_QUOTED = 14  # tokens of a name in quotes in a script with spaces
MOST_PARTS = 4  # words of a person's name that shows itself by a given name
CHARACTERS_OF_A_SURNAME_UNKNOWN = range(3, 6)  # of a person's name in characters whose surname no table has
MOST_ALIASES = 12  # of one list
SHORTEST_REGISTRATION = 7  # digits of a number in a register; `Unit 61398` is a name
LONGEST_SPELLED = 6  # letters; a shorter word in capitals gives an acronym more than its initial


def may_be_alias(name: Sequence[TextToken], *, quoted: bool = False) -> bool:
    """Whether words can be another name: no number, role, date, place, or part of a contract alone.

    A role in quotes can be: "the Uncle".
    """
    letters_only = [token for token in name if token.script not in (TokenScript.MARK, TokenScript.NUMBER)]
    if not letters_only or letters_only[-1].text.endswith(("'s", "’s")) or _counts(name, letters_only[0]):
        return False
    if letters_only[0].script == TokenScript.LATIN:
        return _is_latin_name(letters_only, quoted)
    if all(token.folded in alias_nouns() for token in letters_only):
        return False
    if letters_only[0].script in TokenScript.CJK:
        return not _is_no_name("".join(token.folded for token in letters_only))
    return any(token.text == "№" for token in name) or not all(map(_is_generic, letters_only))  # but `Завод № 418`


def _counts(name: Sequence[TextToken], first: TextToken) -> bool:
    """Whether words are a year, an age, or hold a number of a register; `first` is the first one with letters."""
    dated = name[0].script == TokenScript.NUMBER and first.folded in any_of("han:year", "han:age")
    return dated or any(t.script == TokenScript.NUMBER and len(t.text) >= SHORTEST_REGISTRATION for t in name)


def _is_generic(token: TextToken) -> bool:
    """Whether a Cyrillic or Arabic word is common to many names, also with the Arabic "by": `ببنك`."""
    generic = any_of("cyrillic:generic", "arabic:generic", "further:company")
    return not generic.isdisjoint((token.folded, token.folded.removeprefix("ب")))


def _is_no_name(text: str) -> bool:
    """Whether folded characters are a word that names nobody: 不详, an office, a place, the end of a sentence."""
    nobody = text in any_of("han:unknown_name", "han:role", "han:generic", "han:gender") or text in alias_nouns()
    unknown = text.startswith(listed("han:unknown_name")) or text.endswith(listed("han:verb_end"))
    return nobody or unknown or cjk.is_office(text) or cjk.is_place(text)


def _is_description(folded: Sequence[str]) -> bool:
    """Whether Latin words describe and do not name: `Supplier of the Year`, `Vorstand des Zahlungsdienstleisters X`."""
    owned = folded[0].removesuffix("'s") in countries() and folded[0].endswith("'s")
    awarded = "of" in folded and folded[-1] in words("award")
    if owned or awarded or (len(folded) > 1 and folded[0] in every("nameword")):
        return True  # `Namen Küstenstrom AG`
    office = len(folded) > 2 and (is_role(folded[0]) or folded[0] in every("role"))
    return office and (folded[1] in words("preposition") or folded[1] in every("of_the"))


def _is_latin_name(name: Sequence[TextToken], quoted: bool) -> bool:
    """Whether Latin words can be another name: no nationality, name's label, office or part of a contract."""
    folded = [token.folded for token in name]
    place = countries().get(" ".join(folded), ("", ""))[1] in ("adjective", "city", "name")
    if place or _is_description(folded):
        return False
    if all(_names_nobody(word, quoted) for word in folded) or (len(folded) > 1 and forms().issuperset(folded)):
        return False
    day_name = len(name) > 1 and name[-1].capital and (is_given(folded[0]) or folded[0] in words("month"))  # Jan Novák
    return day_name or folded[0] not in words("no_alias") or len(folded) > 2


def _names_nobody(word: str, quoted: bool) -> bool:
    """Whether a folded Latin word is none of a name: a general noun, a month, a number, a role without quotes."""
    nobody = any_of("generic", "no_alias", "modifier", "connector", "starter", "month", "label") | every("generic")
    return word in nobody or (is_role(word) and not quoted) or word.isdigit()


def may_be(block: Block, name: NamedSpan, statement: AliasStatement) -> bool:
    """Whether a statement can speak of a name of this kind."""
    near = name.kind in Kind.ORGANISATIONS and statement.kinds & Kind.ORGANISATIONS
    if statement.kinds and name.kind not in statement.kinds and not near:
        return False
    verdict, alias = judge(block, *statement.span), block.span(statement.span)
    common = alias[0].script == TokenScript.LATIN and (statement.name.islower() or len(statement.name) == 1)
    if name.kind != Kind.PERSON and common:
        return False  # `refineries known as "teapots"`, a letter signed "M"; persons have such handles
    person = is_person_in_characters(statement.name) and statement.relation != AliasRelation.SHORT and not verdict.kind
    person = person and not statement.marker.endswith(tuple(class_words(block.languages, "title")))  # 旧社名
    if name.kind in Kind.ORGANISATIONS and len(alias) > 2 and person:
        return False
    return not conflicts(block, name, statement)


def conflicts(block: Block, name: NamedSpan, statement: AliasStatement) -> bool:
    """Whether an alias's own words show the other kind: an organisation's for a person, or the reverse."""
    verdict, alias = judge(block, *statement.span), block.span(statement.span)
    if name.kind == Kind.PERSON:
        long = alias[0].script == TokenScript.HAN and len(alias) > 3 and not is_person_in_characters(statement.name)
        return (verdict.strength > 1 or long) and verdict.kind in Kind.ORGANISATIONS
    if name.kind not in Kind.ORGANISATIONS or statement.relation == AliasRelation.SHORT or verdict.kind:
        return False
    shared = alias[0].folded in {token.folded for token in block.span((name.first, name.last))}
    return not shared and len(alias) <= MOST_PARTS and _is_person_with_given(alias)


def _is_person_with_given(name: Sequence[TextToken]) -> bool:
    """Whether words of any script are a person's, one of them a known given name."""
    arabic = name[0].script == TokenScript.ARABIC  # `المعروف بأبو علي`
    has_given = other_scripts.has_given(name[0].folded, name if arabic else name[:1])
    return has_given and all(map(is_person_word, (token for token in name if token.script == TokenScript.LATIN)))


def alias_text(block: Block, span: Span) -> str:
    """An alias as it is written, without the Arabic "by" that is attached to a given name: `الشهير ب|سمير الليثي`."""
    folded, text = block.tokens[span[0]].folded, block.written(*span)
    names, heads = words("arabic:given"), any_of("arabic:joined", "further:company", "further:organisation")
    return text[folded[:1] == "ب" and folded not in names and folded[1:] in names | heads :]


class AliasReader:
    """Reads names in slots; it knows the names of its block and the chains of capitalised words by their last token."""

    def __init__(self, block: Block, names: Sequence[NamedSpan], chains: dict[int, list[int]] | None = None) -> None:
        self.block = block
        self.chains = chains or {}
        self.by_first = {name.first: name for name in names}
        self.by_last = {name.last: name for name in names}

    def add(self, name: NamedSpan) -> NamedSpan:
        """Know one more name."""
        self.by_first[name.first], self.by_last[name.last] = name, name
        return name

    def slot(self, kind: str, index: int, limit: int) -> tuple[int, NamedSpan | None]:
        """The index behind what a slot holds, or 0, and its name: a known one, or a person whom the phrase shows."""
        if kind != NAME_SLOT:
            span, after = self.alias_at(index, limit)
            return after if span else 0, None
        quoted = self.block.near(index).folded in QUOTES
        name = self.by_first.get(index) or (self.by_first.get(index + 1) if quoted else None)
        name = name or self._person_at(index, limit)
        return (name.last + 1, name) if name and name.last < limit else (0, None)

    def _person_at(self, index: int, limit: int) -> NamedSpan | None:
        """A person whom only the phrase shows: `外号“刀疤”的聂小军`, `todos conocieron a Nicanor Huenchumil como`."""
        token, block = self.block.near(index), self.block
        if token.script == TokenScript.LATIN and token.capital and not self._is_titled(token):
            part = next(latin.split_chain(block, latin.chain_from(block, index)), [])
            if part[:1] == [index] and latin.is_person_size(block, part):
                return name_of(block, part, Kind.PERSON, Sign.PHRASE)
        elif token.script == TokenScript.HAN:
            text = cjk.letters(block, index, min(limit, index + LONGEST_WORD) - 1)
            end = cjk.person_end(text, japanese="ja" in block.languages)
            before = cjk.letters(block, max(0, index - 4), index - 1) if index and block.touches(index) else ""
            opened = not is_han(before[-1:] or " ") or before.endswith(listed("han:edge"))
            opened = opened or any(is_word(before[at:]) for at in range(len(before)))
            if end and opened:
                return name_of(block, (index, index + end - 1), Kind.PERSON, Sign.PHRASE)
        return None

    def _is_titled(self, token: TextToken) -> bool:
        """Whether a word stands before a person's name: `Née X, Mme| Fanta Bah`, `auftretende Sänger| Tobias Hin`."""
        title = token.folded in any_of("courtesy", f"{self.block.language}:title")
        return title or noun_kind(token, self.block.language) == Kind.PERSON

    def alias_at(self, index: int, limit: int, *, whole: bool = False) -> tuple[Span | None, int]:
        """The alias that begins at a token, or None, and the index behind it and its quotes."""
        tokens = self.block.tokens
        index = self._skip(index, limit)
        if index >= limit:
            return None, index
        closing = self.block.pairs.get(index, -1)
        if tokens[index].folded in QUOTES and index < closing < limit:
            span, (further, _) = self._inside(index, closing), self._separator(closing + 1, limit)
            if span is None and closing + 1 < further < limit and tokens[further].folded in QUOTES:
                return self.alias_at(further, limit, whole=whole)  # `(以下简称“公司”或“恒拓重工”)`
            return span, closing + 1
        span = self._plain(index, limit, whole=whole)
        return (span, span[1] + 1) if span else (None, index)

    def _skip(self, index: int, limit: int) -> int:
        """The index behind a colon, an article, a noun, a form of address before an alias."""
        block, tokens = self.block, self.block.tokens
        limit = min(limit, index + MOST_SKIPPED)
        while index + 1 < limit:
            token, following = tokens[index], tokens[index + 1]
            title = token.folded in words(f"{block.language}:title") and following.capital
            title = token.capital and (title or (token.folded in any_of("courtesy", "vessel") and len(token.text) > 1))
            dotted = token.text == "." and tokens[index - 1].folded in words("courtesy")
            attached = token.script == TokenScript.ARABIC and token.folded in words("arabic:attached")
            marked = token.folded in (":", "—", "·", "-", "@") or title or dotted or attached
            if not marked and not self._describes(token, following):
                break
            index += 1
        return index

    def _describes(self, token: TextToken, following: TextToken) -> bool:
        """Whether a word says what an alias behind it is: an article, `the Comoros-flagged OLYA`, `formerly X`."""
        block, quoted, small = self.block, following.folded in QUOTES, token.text.islower()
        article = token.folded in words("article") - words(f"{block.language}:preposition")  # `nata a Bari`
        article = article and (quoted or (small and following.text[0].isupper()))
        noun = small and quoted and bool(noun_kind(token, block.language))
        past = token.folded in class_words(block.languages, "former", "then") and not token.capital
        return article or noun or past or latin.is_compound(token.folded)

    def _inside(self, opening: int, closing: int) -> Span | None:
        """What stands between quotes, without a comma or dot at its end."""
        tokens, first, last = self.block.tokens, opening + 1, closing - 1
        while last > first and tokens[last].folded in (",", ".", ";"):
            last -= 1
        described = self._is_description(first, last)
        first += tokens[first].text in ("the", "a") and first < last
        span = tokens[first : last + 1]
        longest = LONGEST_ALIAS if tokens[first].script in TokenScript.CJK else LONGEST_QUOTED
        plain = len(span) > LONGEST_SMALL_NICKNAME and all(
            t.script == TokenScript.CYRILLIC and t.text.islower() for t in span
        )
        if plain or described or not 0 < len(span) <= longest or any(token.text in "!?。" for token in span):
            return None
        return (first, last) if may_be_alias(span, quoted=tokens[first].capital) else None

    def _is_description(self, first: int, last: int) -> bool:
        """Whether English words in quotes say what somebody is: `as "a tea merchant"`, not `"the tall one"`."""
        small = first < last and self.block.language == "en" and self.block.tokens[first].text != "the"
        return small and all(token.text.islower() for token in self.block.span((first, last)))

    def _plain(self, index: int, limit: int, *, whole: bool) -> Span | None:
        """An alias without quotes, by the script of its first token."""
        block, script = self.block, self.block.tokens[index].script
        if script in TokenScript.CJK | {TokenScript.NUMBER} and not whole:
            index = self._behind_description(index, self._cjk_end(index, limit, whole=whole))
        script = TokenScript.HAN if self._opens_characters(index) else script
        readers = dict.fromkeys(TokenScript.CJK, self._cjk_last) | {
            TokenScript.LATIN: self._latin_end,
            TokenScript.CYRILLIC: self._cyrillic_last,
            TokenScript.ARABIC: self._arabic_last,
        }
        if script in readers:
            last = readers[script](index, limit, whole=whole)
        else:
            last = limit - 1 if script == TokenScript.LETTERS else index - 1
        named = index <= last <= index + LONGEST_ALIAS and may_be_alias(block.span((index, last)))
        return (index, last) if named else None

    def _opens_characters(self, index: int) -> bool:
        """Whether a number or a Latin word begins a name in characters: `8号`, `TKトレーディング`."""
        token, behind = self.block.tokens[index], self.block.near(index + 1)
        if token.script == TokenScript.NUMBER:
            return behind.script in TokenScript.CJK
        return behind.script == TokenScript.KANA and not is_hiragana(behind.text) and self.block.touches(index + 1)

    def _behind_description(self, first: int, last: int) -> int:
        """Where an organisation begins behind what describes it: 民國78年成立的|永祥鐵工廠."""
        behind = max((at + 1 for at in range(first, last) if self.block.tokens[at].folded == "的"), default=first)
        return behind if judge(self.block, behind, last).kind in Kind.ORGANISATIONS else first

    def _is_arabic_name(self, first: int, last: int) -> bool:
        """Whether Arabic words without quotes or a bracket have a given name or an organisation's head word."""
        span = self.block.span((first, last))
        shown_by_words = any(map(other_scripts.is_given_word, span)) or bool(judge_other(span).kind)
        shown_by_words = shown_by_words or any(t.folded in words("arabic:joined") for t in span[:1])  # `أبو سجاد`
        return shown_by_words or alias_text(self.block, (first, first)) != self.block.tokens[first].text

    def _cyrillic_last(self, index: int, limit: int, *, whole: bool) -> int:
        """The last token of a Cyrillic alias, all up to the limit for an organisation that fills it."""
        tokens, last = self.block.tokens, self._cyrillic_end(index, limit)
        cut = last == index and limit - index <= LONGEST_PHRASE  # one word of several is an adjective
        if whole and (cut or judge_other(tokens[index:limit]).kind in Kind.ORGANISATIONS):
            return limit - 1 - (tokens[limit - 1].text == ".")  # `Ферганский химкомбинат имени Икрамова`
        return last

    def _arabic_last(self, index: int, limit: int, *, whole: bool) -> int:
        """The last token of an Arabic alias, the one before its begin where its words are no name."""
        if (
            whole
            and limit - index <= MOST_PARTS
            and {t.script for t in self.block.tokens[index:limit]} == {TokenScript.ARABIC}
        ):
            return limit - 1  # `Arabic: خليل عدنان معروف`, whose last name is a word for "known" too
        last = min(other_scripts.arabic_end(self.block, index, 6), limit) - 1
        last += self.block.near(last + 1).folded in words("arabic:family_firm")  # `شركة الحوراني وأولاده`
        return last if whole or self._is_arabic_name(index, last) else index - 1

    def _latin_end(self, index: int, limit: int, *, whole: bool) -> int:
        """The last token of a Latin alias: of the title or body that fills its place, else of a chain of capitals."""
        block, tokens = self.block, self.block.tokens
        if not tokens[index].capital and tokens[index].folded.replace("'", "").isalpha():
            return index - (tokens[index - 1].text != "@")  # `@lunalux`
        filled = whole and tokens[index].capital and index < limit <= index + LONGEST_QUOTED
        if filled and is_body(tokens[index], block.language):
            return limit - 1  # `Société de développement de l'hévéa`
        chain = [at for at in latin.chain_from(block, index) if at < limit]
        part = next(latin.split_chain(block, chain), [])
        last = (part if part and part[0] <= index + 1 else chain)[-1]
        following = block.near(last + 1)
        if not whole and following.text.islower() and noun_kind(following, block.language):
            return index - 1  # `as a Lao citizen`
        return last + self._is_numeral(last + 1, limit)

    def _is_numeral(self, at: int, limit: int) -> bool:
        """Whether a short number ends a name there: `Acme 3`, at a mark or the limit."""
        token = self.block.near(at)
        counts = at < limit and token.script == TokenScript.NUMBER and len(token.text) <= LONGEST_NUMERAL
        return counts and (at + 1 >= limit or self.block.tokens[at + 1].script == TokenScript.MARK)

    def _cyrillic_end(self, index: int, limit: int) -> int:
        tokens, at = self.block.tokens, index
        if other_scripts.is_form(tokens[index]) and index < self.block.pairs.get(index + 1, 0) < limit:
            return self.block.pairs[index + 1]
        while at < limit and (tokens[at].capital or tokens[at].script == TokenScript.NUMBER or tokens[at].text == "№"):
            at += 1
        return at - 1

    def _cjk_last(self, index: int, limit: int, *, whole: bool) -> int:
        """The last token of an alias in characters; one character without quotes is a word."""
        listed_name = None if whole else self.by_first.get(index)  # `주식회사 X이다`, `合同会社エコ電力の商号で`
        last = listed_name.last if listed_name is not None else self._cjk_end(index, limit, whole=whole)
        return last - (last == index and not whole)

    def _cjk_end(self, index: int, limit: int, *, whole: bool) -> int:
        """Where an alias in characters ends: at a mark or a space, before its particle."""
        hangul = TokenScript.HANGUL in (
            self.block.tokens[index].script,
            self.block.near(index + 1).script,
        )  # ㈜바른저축
        at, limit = index, min(limit, index + 2 * LONGEST_ALIAS)  # behind is no alias
        while at < limit and (size := self._part_size(at, limit)):
            spaced = size == 1 and not self.block.touches(at) and (hangul or self.block.gap(at) > 0)
            if spaced and at > index and not whole:
                break
            at += size
        if not whole and "ja" in self.block.languages and at > index:
            return self._japanese_end(index, at - 1)
        return at - 1 if whole or not hangul else self._hangul_end(index, at - 1)

    def _part_size(self, at: int, limit: int) -> int:
        """How many tokens the part of a name in characters takes that begins there: one, or an inner bracket; or 0.

        慧瞳（澳门）一人有限公司.
        """
        block, token = self.block, self.block.tokens[at]
        if token.folded == "(":
            closing = block.pairs.get(at, limit)
            joined = block.touches(closing + 1) and block.near(closing + 1).script in TokenScript.CJK
            return (closing + 1 - at) * (closing < min(limit - 1, at + 7) and joined)
        dotted = token.text in MIDDLE_DOTS and at + 1 < limit and block.near(at + 1).script in TokenScript.CJK
        return int(dotted or token.script in TokenScript.CJK | {TokenScript.LATIN, TokenScript.NUMBER})

    def _japanese_end(self, index: int, last: int) -> int:
        """The last token of an alias before a particle (杜文成|とされる); none where an object stands in it."""
        text, particles = cjk.letters(self.block, index, last), any_of("han:case_particle", "han:topic")
        opened = text[0] in particles and is_han(text[1:2] or " ")  # は|林
        if opened or ("を" in text and is_han(text[0])):
            return index - 1
        ends = (at for at in range(2, len(text)) if text[at] in particles)
        named = (at for at in ends if is_person_in_characters(text[:at]) or judge_native(text[:at]).strength > 1)
        return index + next(named, len(text)) - 1

    def _hangul_end(self, index: int, last: int) -> int:
        """The last syllable of a Korean alias without its particle; before it where a noun of another name follows."""
        text = "".join(token.folded for token in self.block.tokens[index : last + 1])
        sized = len(text) == cjk.LONGEST_GIVEN and text[-1] in any_of("han:topic", "han:case_particle")
        short = len(text) <= cjk.LONGEST_GIVEN and not (sized and is_hangul_person(text[:-1]))  # 옥태산|이
        behind, bare = self.block.near(last + 1), text if short else text[:-1] if sized else cjk.strip_particle(text)
        goes_on = behind.script == TokenScript.HANGUL and bare == text and not judge_native(text).kind
        return index - 1 if goes_on and not is_hangul_person(text) else last - len(text) + len(bare)

    def aliases_from(self, index: int, limit: int, *, whole: bool = False) -> tuple[list[Span], int]:
        """The aliases of a list that begins at a token: `"A," "B" and "C"`; and the index behind it."""
        spans: list[Span] = []
        span, after = self.alias_at(index, limit, whole=whole)
        quoted = span is not None and after - 1 > span[1]
        listed = ":" in (self.block.near(index).folded, self.block.near(index - 1).folded)
        choice = span is not None and self._offers_choice(after, limit)
        while span is not None and len(spans) < MOST_ALIASES:
            written = self.with_bracket(span)
            spans += written
            after = max(after, self.block.pairs.get(after, 0) + 1 if len(written) > 1 else 0, written[-1][1] + 1)
            following, joined = self._separator(after, limit, second=len(spans) == 1)
            if not self._lists_on(after, following, limit, quoted=quoted):
                break
            span, behind = self.alias_at(following, limit, whole=whole)
            if not span or not (choice or self._belongs(span, behind, limit, quoted=quoted, joined=joined or listed)):
                break
            after, choice = behind, choice and not joined
        return spans, after

    def _lists_on(self, after: int, following: int, limit: int, *, quoted: bool) -> bool:
        """Whether a further alias may stand behind what parts it from the one that ends before `after`.

        Without quotes an article or a form of address begins somebody else's name: `alias X et M. Y`.
        """
        if following <= after:  # “海哥”“九指”
            return quoted and self.block.near(after).folded in QUOTES and after in self.block.pairs
        if stands(self.block, following, "aka", "fka", "dba", "former"):
            return False
        begins_another = any_of("article", "courtesy", f"{self.block.language}:title", "honorific")
        return quoted or following >= limit or self.block.tokens[following].folded not in begins_another

    def _offers_choice(self, index: int, limit: int) -> bool:
        """Whether further aliases follow, the last one behind "or": `call Silk Lantern, Bronze Heron or UNC4417`."""
        span: Span | None = (index, index)
        for _ in range(MOST_ALIASES):
            if span is None or index >= limit or self.block.tokens[index].folded != ",":
                break
            span, index = self.alias_at(index + 1, limit)
        return span is not None and index < limit and self.block.tokens[index].folded in words("alternative")

    def with_bracket(self, span: Span) -> list[Span]:
        """An alias in quotes and what its bracket holds: '타나콘 옥(Thanakorn Ok)'."""
        opening = self.block.closers.get(span[1], 0)
        if span[0] < opening and self.block.near(opening).folded == "(":
            inner, outer = (opening + 1, span[1] - 1), (span[0], opening - 1)
            if self._differ(inner, outer):
                return [outer, inner]
        behind = span[1] + 1 + (span[1] + 1 in self.block.closers and self.block.near(span[1] + 1).folded in QUOTES)
        inside = self._in_bracket(behind)
        return [span, inside] if inside and self._differ(span, inside) else [span]

    def _in_bracket(self, opening: int) -> Span | None:
        """The one name that a bracket holds: the other writing of an alias, `"Lao Ban" (老板)`."""
        closing = self.block.pairs.get(opening, 0)
        if self.block.near(opening).folded != "(" or not closing:
            return None
        span, _ = self.alias_at(opening + 1, closing, whole=True)
        return span if span is not None and span[1] == closing - 1 else None

    def _differ(self, first: Span, second: Span) -> bool:
        """Whether two spans begin in different scripts; characters and Kana are one."""
        scripts = {self.block.tokens[span[0]].script for span in (first, second)}
        return len(scripts & (TokenScript.SPACED | TokenScript.CJK)) > 1 and not scripts <= {
            TokenScript.HAN,
            TokenScript.KANA,
        }

    def _separator(self, index: int, limit: int, *, second: bool = False) -> tuple[int, bool]:
        """The index behind what parts two aliases, and whether a word for "and" is among it.

        Behind a comma it joins the last name of a list but no `second` one: `known as X, and Y, who`.
        """
        tokens, joined, at = self.block.tokens, False, index
        while at < limit and at - index < 4:
            token = tokens[at]
            dashed = token.folded == "—" and tokens[at - 1].folded in (";", *words("joiner"))
            if token.folded in words("joiner") or dashed:
                joined = not (second and tokens[index].folded in ",;")
            elif token.folded not in (",", "、", "/", ";"):
                break
            at += 1
        return at, joined

    def _belongs(self, span: Span, behind: int, limit: int, *, quoted: bool, joined: bool) -> bool:
        """Whether a further name belongs to a list: in quotes as the first one, else behind "and" and before a mark."""
        before = span[0] - 2 - (span[0] - 2 in self.block.closers)
        if quoted and not (joined and self._differ((before, before), span)):
            return behind - 1 > span[1]
        in_other_script = self.block.tokens[span[0] - 1].folded == "、" and self._differ(
            (span[0] - 2, span[0] - 2), span
        )
        return (joined or in_other_script) and (behind >= limit or self.block.tokens[behind].script == TokenScript.MARK)

    def alias_before(self, index: int) -> Span | None:
        """The alias that ends directly before a token: in quotes, or a known name."""
        tokens = self.block.tokens
        opening = self.block.closers.get(index - 1, -1)
        if opening > 0 and self._in_bracket(opening):
            index, opening = opening, self.block.closers.get(opening - 1, -1)  # `'제임스 한'(James Han)이라는`
        if opening >= 0 and tokens[opening].folded in QUOTES:
            return self._inside(opening, index - 1)
        name_before = self.by_last.get(index - 1)
        return (name_before.first, name_before.last) if name_before is not None else self._person_before(index)

    def _person_before(self, index: int) -> Span | None:
        """A person in characters whom nothing else shows: 朴正植 before こと."""
        first = index
        while self.block.near(first - 1).script == TokenScript.HAN and index - first < LONGEST_WORD:
            first -= 1
        text = cjk.letters(self.block, first, index - 1)
        start = cjk.cut_left(text, person=True, japanese="ja" in self.block.languages)
        named = is_person_in_characters(text[start:]) or "ja" in surname_languages(text[start:])  # 三宅こと朴正植
        sized = len(text) - start in CHARACTERS_OF_A_SURNAME_UNKNOWN  # 尾形鉄男
        named = named or (sized and self.block.written(index, index + 1) in words("han:known_as"))
        return (first + start, index - 1) if named else None


def is_short_form(alias: Sequence[TextToken], name: Sequence[TextToken]) -> bool:
    """Whether an alias is made of words of a name in their order: `Osong` of `Korea Osong Shipping Co`."""
    alias_words = [token.folded for token in alias if token.script not in (TokenScript.MARK, TokenScript.NUMBER)]
    rest = iter([token.folded for token in name if token.script not in (TokenScript.MARK, TokenScript.NUMBER)])
    return bool(alias_words) and all(word in rest for word in alias_words)


def spells_initials(acronym: str, name: Sequence[str]) -> bool:
    """Whether the initials of some words give an acronym, in order, whatever small words and legal forms it skips.

    Example:
        >>> spells_initials("COPC", ["China", "Oil", "and", "Petroleum", "Company", "Limited"])
        True
    """
    letters = list(filter(str.isalpha, fold(acronym).upper()))
    name_words = [part for word in name for part in word.replace("’", "-").split("-") if part[:1].isalpha()]
    if len(letters) < 2 or not name_words or fold(name_words[0][0]).upper() != letters[0]:
        return False
    for word in name_words:
        if fold(word[0]).upper() in letters[:1]:
            del letters[0]
            while letters and letters[0] in word[1:] and word.isupper() and len(word) < LONGEST_SPELLED:
                del letters[0]
    return not letters
