"""What can be another name, and how far it reaches behind or before the words that give it.

Here belongs the reading of one alias, or of a list of them, in any script, and the test whether words can be an alias
at all: neither a year, nor a role, nor the part of a contract that a company plays.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.sources.documents import cjk, latin, other_scripts
from entityscreen.sources.documents.kinds import (
    is_body,
    is_hangul_person,
    is_person_in_characters,
    judge_native,
    judge_other,
    judge_words,
    noun_kind,
)
from entityscreen.sources.documents.patterns import SlotReader, naming_words, past_words
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import NO_TOKEN, QUOTES, Block, Script, Token
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, every, is_role, words

Span = tuple[int, int]
LONGEST_ALIAS = 40  # tokens; characters for Chinese
LONGEST_NICKNAME = 2  # words in small letters: «вор в законе» says what somebody is
LONGEST_QUOTED = 14  # tokens of a name in quotes in a script with spaces
MOST_ALIASES = 12  # of one list
SHORTEST_REGISTRATION = 7  # digits of a number in a register; `Unit 61398` is a name


def may_be_alias(name: Sequence[Token], *, quoted: bool = False) -> bool:
    """Whether words can be another name: no number, role, date, place, or part of a contract alone.

    A role in quotes can be: "the Uncle".
    """
    own = [token for token in name if token.script not in (Script.MARK, Script.NUMBER)]
    dated = name[0].script == Script.NUMBER and own and own[0].folded in any_of("han:year", "han:age")
    if not own or dated or own[-1].text.endswith(("'s", "’s")):
        return False
    text = "".join(token.folded for token in own)
    if any(token.script == Script.NUMBER and len(token.text) >= SHORTEST_REGISTRATION for token in name):
        return False
    if all(token.folded in naming_words() for token in own) and own[0].script != Script.LATIN:
        return False
    if own[0].script in Script.CJK:
        nobody = any_of("han:unknown_name", "han:role", "han:generic") | naming_words()
        verbal = tuple(words("han:verb_end"))
        unknown = text.startswith(tuple(words("han:unknown_name"))) or text.endswith(verbal)
        return not (text in nobody or unknown or cjk.is_office(text))
    if own[0].script in (Script.CYRILLIC, Script.ARABIC):
        generic = words("cyrillic:generic") | words("arabic:generic")
        return any(token.folded not in generic for token in own)
    return own[0].script != Script.LATIN or _is_latin_name(own, quoted)


def _is_latin_name(own: Sequence[Token], quoted: bool) -> bool:
    """Whether Latin words can be another name: no nationality, name's label, office or part of a contract."""
    folded = [token.folded for token in own]
    owned = folded[0].removesuffix("'s") in countries() and folded[0].endswith("'s")
    if owned or (len(folded) > 1 and folded[0] in every("nameword")):
        return False  # `Namen Küstenstrom AG`
    if countries().get(" ".join(folded), ("", ""))[1] in ("adjective", "city", "name"):
        return False
    office = is_role(folded[0]) or folded[0] in every("role")
    if office and len(folded) > 2 and (folded[1] in any_of("preposition") | every("of_the")):
        return False  # `Vorstand des Zahlungsdienstleisters X`
    nobody = any_of("generic", "no_alias", "modifier", "connector", "starter", "month", "label") | every("generic")
    if len(own) == 1 and own[0].text.isupper() and folded[0] in words("month"):
        return True  # `SEP` is an acronym
    if all(word in nobody or (is_role(word) and not quoted) or word.isdigit() for word in folded):
        return False
    return folded[0] not in words("no_alias") or len(folded) > 2


class AliasReader(SlotReader):
    """Reads names in slots; it knows the names of its block.

    Args:
        block: the block.
        names: the names that were found so far.
        chains: the chains of capitalised words by their last token.
    """

    def __init__(self, block: Block, names: Sequence[Name], chains: dict[int, list[int]] | None = None) -> None:
        self.block = block
        self.chains = chains or {}
        self.by_first = {name.first: name for name in names}
        self.by_last = {name.last: name for name in names}
        self.by_word = {block.tokens[name.last].folded: name for name in names}

    def add(self, name: Name) -> Name:
        """Know one more name."""
        self.by_first[name.first], self.by_last[name.last] = name, name
        self.by_word[self.block.tokens[name.last].folded] = name
        return name

    def again(self, last: int) -> Name | None:
        """A name of several words that stands again and ends at a token."""
        name = self.by_word.get(self.block.tokens[last].folded)
        first = last - (name.last - name.first) if name is not None else last
        if name is None or not name.last < first < last:
            return None
        now, then = (self.block.span(span) for span in ((first, last), (name.first, name.last)))
        if [token.folded for token in now] != [token.folded for token in then]:
            return None
        text = self.block.written(first, last)
        return Name(first, last, text, name.kind, "named before", refers_to=name.full if name.full != text else "")

    def slot(self, kind: str, index: int, limit: int) -> int:
        """The index behind the name in a slot, or 0."""
        if kind == "{NAME}":
            name = self.name_at(index) or self._person_at(index, limit)
            return name.last + 1 if name and name.last < limit else 0
        span, after = self.alias_at(index, limit)
        return after if span else 0

    def name_at(self, index: int) -> Name | None:
        """The known name that begins at a token, or behind an opening quote there."""
        tokens = self.block.tokens
        quoted = index < len(tokens) and tokens[index].folded in QUOTES
        return self.by_first.get(index) or (self.by_first.get(index + 1) if quoted else None)

    def _person_at(self, index: int, limit: int) -> Name | None:
        """A person whom only the phrase shows: `外号“刀疤”的聂小军`, `todos conocieron a Nicanor Huenchumil como`."""
        token, block = self.block.near(index), self.block
        if token.script == Script.LATIN and token.capital:
            part = next(latin.split_chain(block, [at for at in latin.chain_from(block, index) if at < limit]), [])
            if part[:1] == [index] and latin.is_person_size(block, part) and not judge_words(block.latin(part)).kind:
                return self.add(latin.name_of(block, part, Kind.PERSON, "a phrase for persons"))
        elif token.script == Script.HAN and not cjk.splits_word(block, index):
            text = cjk.letters(block, index, min(limit, index + cjk.LONGEST_WORD) - 1)
            end = cjk.person_end(text, 0)
            common = (
                cjk.is_word(text[:end])
                or cjk.is_word(text[1:end])
                or cjk.is_word(text[:2])
                or text[:2] in words("han:place")
            )
            if end and is_person_in_characters(text[:end]) and not common:
                return self.add(cjk.name_of(block, index, index + end - 1, Kind.PERSON, "a phrase for persons"))
        return None

    def alias_at(self, index: int, limit: int, *, whole: bool = False) -> tuple[Span | None, int]:
        """The alias that begins at a token.

        Returns:
            First and last token, or None; and the index behind it and its quotes.
        """
        tokens = self.block.tokens
        index = self._skip(index, limit)
        if index >= limit:
            return None, index
        closing = self.block.pairs.get(index, -1)
        if tokens[index].folded in QUOTES and index < closing < limit:
            span, (further, _) = self._inside(index, closing), self._separator(closing + 1, limit)
            if span is None and further > closing + 1:
                return self.alias_at(further, limit, whole=whole)  # `(以下简称“公司”或“恒拓重工”)`
            return span, closing + 1
        span = self._plain(index, limit, whole=whole)
        return (span, span[1] + 1) if span else (None, index)

    def _skip(self, index: int, limit: int) -> int:
        """The index behind a colon, an article, a courtesy before an alias."""
        tokens = self.block.tokens
        while index + 1 < limit:
            token, following = tokens[index], tokens[index + 1]
            article = (
                token.script == Script.LATIN
                and token.folded in words("article")
                and (following.folded in QUOTES or (token.text.islower() and following.text[0].isupper()))
            )
            known = noun_kind(token.folded, self.block.language) or other_scripts.noun_kind(token)
            noun = bool(known) and token.text.islower() and following.folded in QUOTES
            noun = noun or (latin.is_compound(token.folded) and following.capital)  # `the Comoros-flagged OLYA`
            noun = noun or (token.folded in past_words(self.block.languages) and not token.capital)
            preposition = token.script == Script.ARABIC and token.folded in words("arabic:attached")
            titled = token.folded in words(f"{self.block.language}:title") and following.capital
            courtesy = token.script == Script.LATIN and token.capital and (token.folded in words("courtesy") or titled)
            dotted = token.text == "." and index and tokens[index - 1].folded in words("courtesy")
            titled = titled or token.folded in words("vessel")
            courtesy = courtesy or (token.script == Script.LATIN and token.capital and titled)
            if not (token.folded in (":", "—", "·", "-", "@") or article or preposition or courtesy or dotted or noun):
                break
            index += 1
        return index

    def _inside(self, opening: int, closing: int) -> Span | None:
        """What stands between quotes, without a comma or dot at its end."""
        tokens, first, last = self.block.tokens, opening + 1, closing - 1
        while last >= first and tokens[last].folded in (",", ".", ";"):
            last -= 1
        while first <= last and tokens[first].script == Script.LATIN and tokens[first].text in ("the", "a"):
            first += 1
        size = last - first + 1
        plain = size > LONGEST_NICKNAME and all(
            t.script == Script.CYRILLIC and t.text.islower() for t in tokens[first : last + 1]
        )
        longest = LONGEST_ALIAS if size and tokens[first].script in Script.CJK else LONGEST_QUOTED
        if plain or not 0 < size <= longest or any(tokens[at].text in "!?。" for at in range(first, last + 1)):
            return None
        return (first, last) if may_be_alias(tokens[first : last + 1], quoted=tokens[first].capital) else None

    def _plain(self, index: int, limit: int, *, whole: bool) -> Span | None:
        """An alias without quotes, by the script of its first token."""
        script = self.block.tokens[index].script
        if script == Script.LATIN:
            last = self._latin_end(index, limit, whole=whole)
        elif script == Script.CYRILLIC:
            last = self._cyrillic_end(index, limit)
            if whole and last < limit - 1 and judge_other(self.block.span((index, limit - 1))).kind in Kind.BODIES:
                last = limit - 1  # `Ферганский химкомбинат имени Икрамова`
        elif script in Script.CJK:
            last = self._cjk_end(index, limit, whole=whole)
            last -= last == index and not whole  # one character without quotes is a word
        elif script in (Script.ARABIC, Script.LETTERS):
            last = (
                min(other_scripts.arabic_end(self.block, index, 6) - 1, limit - 1)
                if script == Script.ARABIC
                else limit - 1
            )
        elif script == Script.NUMBER and index + 1 < limit and self.block.tokens[index + 1].script in Script.CJK:
            last = self._cjk_end(index, limit, whole=whole)
        else:
            return None
        tokens = self.block.tokens
        shown = whole or script != Script.ARABIC or self._is_arabic_name(index, last)
        if last < index or last - index > LONGEST_ALIAS or not shown or not may_be_alias(tokens[index : last + 1]):
            return None
        return index, last

    def _is_arabic_name(self, first: int, last: int) -> bool:
        """Whether Arabic words that neither quotes nor a bracket bound have a given name or the head of a body."""
        span = self.block.span((first, last))
        return any(map(other_scripts.is_given_word, span)) or bool(judge_other(span).kind)

    def _latin_end(self, index: int, limit: int, *, whole: bool) -> int:
        tokens = self.block.tokens
        if not tokens[index].capital and not any(c.isupper() or c.isdigit() for c in tokens[index].text):
            return index - (tokens[index - 1].text != "@")  # `@lunalux`
        inner = any_of("preposition", "article", "connector", "joining", "placing") - words("joiner")
        rest = tokens[index:limit] if whole and limit - index <= LONGEST_QUOTED and tokens[index].capital else ()
        plain = len(rest) > 1 and all(t.script == Script.LATIN and (t.capital or t.folded in inner) for t in rest)
        if plain or (rest and is_body(tokens[index], self.block.language)):
            return limit - 1  # `Silent at Sea`, `Société de développement de l'hévéa`
        chain = [at for at in latin.chain_from(self.block, index) if at < limit]
        part = next(latin.split_chain(self.block, chain), [])
        if not part or part[0] > index + 1 or (whole and part[-1] < chain[-1] and chain[-1] == limit - 1):
            part = chain
        while (
            part and part[-1] > index and tokens[part[-1]].script == Script.MARK and tokens[part[-1]].text not in ".)"
        ):
            part = part[:-1]
        last = part[-1] if part else index - 1
        following = self.block.near(last + 1)
        small = not whole and following.script == Script.LATIN and following.text.islower()
        if small and noun_kind(following.folded, self.block.language):
            return index - 1  # `as a Lao citizen`
        numbered = last + 1 < limit and tokens[last + 1].script == Script.NUMBER and len(tokens[last + 1].text) <= 3
        if (
            numbered
            and not self.block.touches(last + 1)
            and (last + 2 >= limit or tokens[last + 2].script == Script.MARK)
        ):
            last += 1
        return last

    def _cyrillic_end(self, index: int, limit: int) -> int:
        tokens = self.block.tokens
        if other_scripts.is_form(tokens[index]) and index + 1 < limit:
            closing = self.block.pairs.get(index + 1, 0)
            if index < closing < limit:
                return closing
        at = index
        while at < limit and at - index < 5 and tokens[at].script in (Script.CYRILLIC, Script.LATIN, Script.NUMBER):
            if at > index and not (tokens[at].text[0].isupper() or tokens[at].script == Script.NUMBER):
                break
            at += 1
        quoted = at < limit and tokens[at].folded == "«" and self.block.pairs.get(at, limit) < limit
        capital = tokens[index].text[0].isupper()
        return self.block.pairs[at] if quoted and capital else (at - 1 if capital else index - 1)

    def _cjk_end(self, index: int, limit: int, *, whole: bool) -> int:
        tokens, at = self.block.tokens, index
        hangul = tokens[index].script == Script.HANGUL
        while at < limit and at - index < LONGEST_ALIAS:
            token = tokens[at]
            behind = tokens[at + 1] if at + 1 < limit else NO_TOKEN
            dotted = token.text in cjk.MIDDLE_DOTS and behind.script in Script.CJK
            dotted = dotted and (whole or not "ぁ" <= behind.text <= "ん")
            if token.script == Script.MARK and not dotted:
                closing = self.block.pairs.get(at, 0)
                if not (
                    token.folded == "("
                    and at < closing < limit - 1
                    and closing - at < 7
                    and self.block.touches(closing + 1)
                    and tokens[closing + 1].script in Script.CJK
                ):
                    break
                at = closing
            elif (
                (token.script not in Script.CJK and token.script not in (Script.LATIN, Script.NUMBER) and not dotted)
                or (at > index and not self.block.touches(at) and (hangul or self.block.gap(at)) and not whole)
                or (not whole and not hangul and at > index + 1 and self._cuts(at, limit))
            ):
                break
            at += 1
        return at - 1 if whole or not hangul else self._hangul_end(index, at - 1)

    def _hangul_end(self, index: int, last: int) -> int:
        """The last syllable of a Korean alias without its particle; before it where a noun of another name follows."""
        text = "".join(token.folded for token in self.block.tokens[index : last + 1])
        behind, bare = self.block.near(last + 1), text if len(text) <= cjk.LONGEST_GIVEN else cjk.strip_particle(text)
        goes_on = behind.script == Script.HANGUL and bare == text and not judge_native(text).kind
        return index - 1 if goes_on and not is_hangul_person(text) else index + len(bare) - 1

    def _cuts(self, at: int, limit: int) -> bool:
        """Whether a word begins at a character that ends an alias without quotes."""
        text = "".join(token.folded[0] for token in self.block.tokens[at : min(limit, at + cjk.LONGEST_WORD)])
        word, what = cjk.word_at(text, 0)
        behind = self.block.near(at + len(word))
        closed = at + len(word) >= limit or behind.script in (Script.MARK, Script.LINE, Script.PARAGRAPH)
        if closed and word in words("han:plain_company"):
            return False  # `別称：ペクトゥ商社`
        return bool(word) and what in ("cut", "verb") and (len(word) > 1 or word in "的之在为系")

    def aliases_from(self, index: int, limit: int, *, whole: bool = False) -> tuple[list[Span], int]:
        """The aliases of a list that begins at a token: `"A," "B" and "C"`; and the index behind it."""
        found: list[Span] = []
        span, after = self.alias_at(index, limit, whole=whole)
        quoted = span is not None and after - 1 > span[1]
        listed = self.block.near(index).folded == ":" or self.block.near(index - 1).folded == ":"
        while span is not None and len(found) < MOST_ALIASES:
            written = [*self.with_bracket(span), *self._second_writing(after, limit, whole=whole)]
            found += written
            after = max(after, self.block.pairs.get(after, 0) + 1 if len(written) > 1 else 0, written[-1][1] + 1)
            following, joined = self._separator(after, limit)
            article = following < limit and self.block.tokens[following].folded in words("article")
            if following <= after or (article and not quoted):
                break
            span, behind = self.alias_at(following, limit, whole=whole)
            if span is None or not self._belongs(span, behind, limit, quoted=quoted, joined=joined or listed):
                break
            after = behind
        return found, after

    def with_bracket(self, span: Span) -> list[Span]:
        """An alias in quotes and what its bracket holds: '타나콘 옥(Thanakorn Ok)'."""
        opening = self.block.closers.get(span[1], 0)
        if span[0] < opening and self.block.near(opening).folded == "(":
            inner, outer = (opening + 1, span[1] - 1), (span[0], opening - 1)
            scripts = (self.block.tokens[inner[0]].script, self.block.tokens[outer[0]].script)
            if scripts[0] in Script.SPACED | Script.CJK and scripts[0] != scripts[1]:
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
        return span if span is not None and span[1] == closing - 1 and len(self.block.written(*span)) > 1 else None

    def _differ(self, first: Span, second: Span) -> bool:
        """Whether two spans are in different scripts; characters and Kana are one."""
        scripts = [self.block.tokens[span[0]].script for span in (first, second)]
        known = all(script in Script.SPACED | Script.CJK for script in scripts)
        return known and scripts[0] != scripts[1] and not set(scripts) <= {Script.HAN, Script.KANA}

    def _second_writing(self, index: int, limit: int, *, whole: bool) -> list[Span]:
        """What fills a bracket or field behind an alias in another script: `formerly Acme Garment Limited 永達製衣`."""
        if not whole or index >= limit or self.block.gap(index) != 1:
            return []
        span, _ = self.alias_at(index, limit, whole=True)
        return [span] if span and span[1] == limit - 1 and self._differ((index - 1, index - 1), span) else []

    def _separator(self, index: int, limit: int) -> tuple[int, bool]:
        """The index behind what parts two aliases, and whether a word for "and" is among it."""
        tokens, joined, at = self.block.tokens, False, index
        while at < limit and at - index < 4:
            token = tokens[at]
            dashed = token.folded == "—" and tokens[at - 1].folded in (";", *words("joiner"))
            if token.folded in words("joiner") or dashed:
                joined = True
            elif token.folded not in (",", "、", "/", ";"):
                break
            at += 1
        return at, joined

    def _belongs(self, span: Span, behind: int, limit: int, *, quoted: bool, joined: bool) -> bool:
        """Whether a further name belongs to a list: in quotes as the first one, else behind "and" and before a mark."""
        tokens = self.block.tokens
        if quoted:
            return behind - 1 > span[1]
        closed = behind >= limit or tokens[behind].script == Script.MARK
        known = self.by_first.get(span[0])
        other = self.block.tokens[span[0] - 1].folded == "、" and self._differ((span[0] - 2, span[0] - 2), span)
        return (joined or other) and closed and not (known is not None and known.statements)

    def alias_before(self, index: int) -> Span | None:
        """The alias that ends directly before a token: in quotes, or a known name."""
        tokens = self.block.tokens
        opening = self.block.closers.get(index - 1, -1)
        if opening > 0 and self._in_bracket(opening):
            index, opening = opening, self.block.closers.get(opening - 1, -1)  # `'제임스 한'(James Han)이라는`
        if opening >= 0 and tokens[opening].folded in QUOTES:
            return self._inside(opening, index - 1)
        known = self.by_last.get(index - 1)
        return (known.first, known.last) if known is not None else self._person_before(index)

    def _person_before(self, index: int) -> Span | None:
        """A person in characters whom nothing else shows: 朴正植 before こと."""
        first = index
        while self.block.near(first - 1).script == Script.HAN and index - first < cjk.LONGEST_WORD:
            first -= 1
        text = "".join(token.folded for token in self.block.tokens[first:index])
        first += cjk.cut_left(text, person=True) if text else 0
        named = is_person_in_characters("".join(token.folded for token in self.block.tokens[first:index]))
        return (first, index - 1) if named else None


def other_names(names: Sequence[Name]) -> set[str]:
    """All names of some names."""
    return {text for name in names for text in (name.text, *(statement.name for statement in name.statements))}


def is_short_form(alias: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether an alias is made of words of a name in their order, and leaves a word of its own out.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> is_short_form(tokenise("Osong"), tokenise("Korea Osong Shipping Co"))
        True
        >>> is_short_form(tokenise("Hong Kong"), tokenise("Acme Ltd"))
        False
    """
    own = [token.folded for token in alias if token.script not in (Script.MARK, Script.NUMBER)]
    rest = iter([token.folded for token in name if token.script not in (Script.MARK, Script.NUMBER)])
    return bool(own) and all(word in rest for word in own)


def spells_initials(acronym: str, name: Sequence[str]) -> bool:
    """Whether the initials of some words give an acronym, in order, whatever small words and legal forms it skips.

    Example:
        >>> spells_initials("MPS", ["Ministry", "of", "Public", "Security"])
        True
        >>> spells_initials("COPC", ["China", "Oil", "and", "Petroleum", "Company", "Limited"])
        True
    """
    letters = [c for c in acronym.upper() if c.isalpha()]
    every_word = [part for word in name for part in word.replace("’", "-").split("-") if part[:1].isalpha()]
    initials = [part[0].upper() for part in every_word]
    if len(letters) < 2 or not initials or letters[0] != initials[0]:
        return False
    at = 0
    for word, initial in zip(every_word, initials, strict=True):
        if at < len(letters) and initial == letters[at]:
            at += 1
            while at < len(letters) and word.isupper() and letters[at] in word[1:] and len(word) < 6:
                at += 1
    return at == len(letters)
