"""What English says to call somebody otherwise: `also known as`, `who goes by`, `hereinafter`, `trading as`.

Here belong the phrases alone, as patterns. What they open is read by `alias_lists.py`, whom they speak of is found by
`clauses.py`, `clauses_behind.py` and `later_names.py`.
"""

from __future__ import annotations

import re

_ADVERB = (
    r"also|better|best|otherwise|formerly|previously|commonly|now|then|internationally|popularly|widely|originally|"
    r"once|"
    r"informally|often|simply|sometimes|locally|professionally|publicly|familiarly|colloquially|variously|"
    r"alternatively|"
    r"usually|generally|more|most|still|first|later|initially|at\sthe\stime|at\stimes|at\svarious\stimes"
)
_HOW = rf"(?:(?:{_ADVERB}),?\s{{1,2}}){{0,3}}"
_SORT = (
    r"(?:[A-Za-z][a-z\-]{2,12}\s){0,2}(?:names?|alias(?:es)?|kunya|noms?\sde\s(?:guerre|plume)|nicknames?|"
    r"pseudonyms?|"
    r"monikers?|sobriquets?|code\s?names?|codename|street\sname|call\ssign|acronym|initials|abbreviation|handle|"
    r"username|title|honorific|style)"
)
_WHOSE = r"(?:the|an?|his|her|its|their|such|various)"
# Where or by whom one is called so: `in the Pacific islands`, `to his customers`, `among traders as`, `on Telegram`.
_AMONG = (
    r"(?:online|locally|professionally|simply|variously|collectively|internationally|alternately|alternatively|"
    r"abroad|"
    r"overseas|affectionately|"
    r"(?:in|to|among|amongst|by|within|on|throughout|around|across|at|since|until|"
    r"from)\s(?:[A-Za-z0-9’'\-]+\s){0,5}?[A-Za-z0-9’'\-]+)"
)
_LIST_OF = r"(?:,?\sthe\sfollowing\s(?:[a-z]+\s)?(?:alias(?:es)?|names?):)?"
KNOWN = (
    rf"{_HOW}known\s(?:by|under)\s(?:the|his|her|its|their)\s{_SORT}(?:\sof)?|"
    rf"{_HOW}(?:known|recogni[sz]ed|tracked|listed\sabroad)(?:\s{_AMONG})?\sas{_LIST_OF}|"
    rf"{_HOW}(?:referred\sto|identified|addressed|recorded)\s{_AMONG}\sas(?-i:(?=\s(?:the\s)?[“\"A-Z]))"
)
_SHORT = r"(?:a/?k/?a\b\.?|a\.k\.a\.|f/?k/?a\b\.?|f\.k\.a\.|n/k/a\b|n\.k\.a\.|p/k/a\b|alias(?:es)?:?)"
SHORT_LIST = rf"{_SHORT}{_LIST_OF},?"
_RENDERED = r"(?:romani[sz]ed|transliterated|transcribed|translated|rendered|spelled|spelt|written)"
_IN_LANGUAGE = (
    r"in\s(?:(?:simplified|traditional)\s)?(?:Chinese|Mandarin|Cantonese|Japanese|Korean|characters)(?:\scharacters)?"
)
_SELF = (
    r"(?:who\s|which\s|and\s)?(?:(?:now|also|sometimes|often)\s)?"
    r"(?:call|styl|fashion|refer)(?:s|es|ed|r?ing|red)\s(?:to\s)?(?:him|her|it)self(?:\sas)?"
)
_RELATIVE = (
    r"(?:who\s|which\s|that\s|and\s)?(?:(?:has|had|have|also|now|often|sometimes|once|previously|at\stimes)\s){0,3}"
)
_USES = (
    rf"{_RELATIVE}(?:go(?:es|ing|ne)?|went)\sby(?:\s{_WHOSE}\s{_SORT}(?:\sof)?)?|"
    rf"{_RELATIVE}(?:(?:go(?:es|ing|ne)?|went)\sunder|answer(?:s|ed|ing)?\sto)\s{_WHOSE}\s{_SORT}(?:\sof)?|"
    rf"{_RELATIVE}(?:us(?:es|ed|ing)|adopt(?:s|ed|ing)|assum(?:es|ed|ing)|t(?:akes|ook|aking)|bear(?:s|ing)|bore)\s"
    rf"{_WHOSE}\s{_SORT}(?:\sof)?|"
    rf"{_RELATIVE}(?:operat|trad|perform|travel|register|liv|resid|writ|publish|work|post|act)[a-z]{{1,4}}\sunder\s"
    rf"{_WHOSE}\s{_SORT}(?:\sof)?|"
    rf"(?:under|by|using)\s{_WHOSE}\s(?:[a-z\-]{{3,12}}\s)?"
    r"(?:alias(?:es)?|nom\sde\sguerre|pseudonyms?|nicknames?|kunya|moniker|code\s?name|(?<=assumed\s)name|"
    r"(?<=false\s)name)(?:\sof)?"
)
CALLED = (
    rf"{_SELF}|"
    r"(?:noms?\sde\sguerre|nick-?names?|kunya|code-?\s?names?|pseudonyms?|call\ssign|street\sname)\s?:?(?=\s[“\"])|"
    rf"(?:formerly|previously|originally)\s(?:called|named)|{_HOW}(?:nicknamed|code-?named|"
    rf"dubbed)(?=\s(?:as\s)?(?:the\s)?[“\"A-Z])|"
    rf"(?:also|alternatively|alternately|sometimes|variously|occasionally|elsewhere)\s(?:called|named|styled|"
    rf"{_RENDERED}(?:\sas)?)|"
    r"(?:romani[sz]ed|transliterated|translated)\sas|"
    rf"{_USES}"
)
_WHOSE_NAME = (
    r"whom\s(?:[A-Za-z]+\s){1,5}(?:call|called|know\sas|knew\sas|nicknamed?|dub(?:bed)?|"
    r"refer(?:red)?\sto\sas)(?-i:(?=\s(?:the\s)?[“\"]))|"
    r"whose\s(?:(?!brand|product)[A-Za-z\-]+\s){1,3}name\s(?:(?:is|was|reads)(?:\schanged\s(?:in\s[0-9]{4}\s)?to)?)|"
    r"whose\s[A-Za-z][^,;.()\n]{2,50}\s(?:gives?|lists?|shows?|records?|states?|bears?|gave|listed|showed)\s(?:his|"
    r"her|the)\sname\s(?:as|of)"
)
_CHINESE = (
    rf"{_WHOSE_NAME}|"
    rf"whose\s(?:[a-z]+\s)?name\s(?:{_IN_LANGUAGE}\s)?(?:is|"
    rf"was)(?:\s{_RENDERED})?(?:\s{_IN_LANGUAGE})?(?:\sas)?(?=\s[“\"‘']?[^\x00-ſ“”])|"
    rf"(?:{_RENDERED}|{_IN_LANGUAGE})(?:\s{_IN_LANGUAGE})?(?:\sas|,)?(?=\s[“\"‘']?[^\x00-ſ“”])|"
    r"or(?=\s[^\sA-Za-z]{2,30}\sin\s(?:Chinese|Japanese|Korean)\b)"
)
# Short names that a paper defines: `hereinafter “Daeryong”`, `referred to herein as "Volga Dynamics"`.
_HERE = r"(?:here(?:in)?(?:after|below)?|below|throughout|collectively|in\sthis\s[a-z]{4,12}|in\sthese\s[a-z]{4,12})"
DEFINED = (
    rf"(?:also\s)?(?:{_HERE},?\s)?(?:referred\sto|identified(?=\s(?:{_HERE}\s)?as\s[“\"])|called|designated|"
    rf"defined)\s(?:{_HERE}\s)?as(?=\s(?:the\s)?[“\"A-Z])|"
    r"here(?:in)?after(?:\s(?:called|named|also))?(?=,?\s(?:the\s)?[“\"A-Z])|"
    r"abbreviated(?:\s(?:as|to))?|abbreviation:|abbr\.|or\ssimply(?=\s[“\"A-Z])|"
    r"or(?=\s[“\"][A-Z][^”\"]{1,40}[”\"]\sfor\sshort)|short\sfor"
)
# Names under which a firm does business.
BUSINESS = (
    r"(?:which\s|that\s|and\s|who\s)?(?:(?:also|now|formerly|previously|currently|still|sometimes|has|had|"
    r"had\sbeen)\s){0,3}"
    r"(?:d/?b/?a\b\.?|d\.b\.a\.|t/a\b|(?:do(?:ing|es)|did|conduct(?:s|ing|ed))\sbusiness\s(?:as|"
    r"under\sthe\s(?:trade\s)?name(?:\sof)?)|"
    r"(?:trad|operat)(?:ing|es|ed)\s(?:as|under\sthe\s(?:[a-z]+\s)?name(?:\sof)?)|"
    r"(?:brand|market)ed\sas)"
)
_BEFORE_CLAUSE = r"(?:,?\s(?:who|which|and)\s(?:is|was|are|were)|(?:,|\s[–—])?)"
_CAPTION = r",[ \t]{3,80}[^\s\n][^\n]{0,60}\n"  # the right column of an indictment's caption
# What opens a list wherever it stands in a sentence.
CLAUSE_KEYWORD = re.compile(
    rf"(?:{_CAPTION}|{_BEFORE_CLAUSE})\s{{1,24}}(?P<how>{KNOWN}|{SHORT_LIST}|{CALLED}|{_CHINESE})(?:\s{{1,24}}|"
    rf"(?=[“\"—]))",
    re.IGNORECASE,
)
# The same behind a name that is known to be one: short names that a paper defines.
DEFINING_CLAUSE = re.compile(rf",?\s(?:and\s|which\sis\s)?(?P<how>{DEFINED}),?\s{{1,24}}", re.IGNORECASE)
# And behind a firm's: the names under which it trades.
BUSINESS_CLAUSE = re.compile(rf",?\s{{1,24}}(?P<how>{BUSINESS})\s{{1,24}}(?=[“\"A-Z])")
# What opens one in a bracket, or directly behind one.
KEYWORD = re.compile(
    rf"(?P<how>(?<![A-Za-z])(?:{KNOWN}|{SHORT_LIST}|{CALLED}|{_WHOSE_NAME}|{_HOW}(?:{DEFINED}|{BUSINESS}|"
    r"hereinafter(?:\sreferred\sto\sas)?|hereafter|referred\sto\sas|née?|"
    r"(?:formerly|previously)(?:\s(?:called|named))?:?|(?:old|former|real|true|full|legal|birth|previous)\sname(?::|"
    r"\s(?:is|was))?|"
    r"(?:[A-Z][a-z]{2,11}|stage|pen|married|maiden|screen|trade|brand)\sname\s?[:：]|"
    r"(?:(?:alternative|alternate|other|variant|also)\s)?(?:spellings?|transliterations?|name\svariants?|variants?)\s?[:：]|"
    r"(?:until|till|before|prior\sto|up\sto)\s(?:[A-Z][a-z]+\s)?[0-9]{4}\s?[:,]?(?=\s[A-Z“\"])|"
    r"(?:listed|recorded|registered|entered|identified|appear(?:s|ing))\s(?:in|on|by|with|at)\s[^,;:()]{2,60}?\sas|"
    r"(?:nick-?names?|alias(?:es)?|code\s?names?|pseudonyms?|kunya|nom\sde\sguerre|handle|call\ssign)\s?[:：]|"
    r"(?:(?:since|later|subsequently|now)\s)?(?:re-?named|rebranded|re-?registered)(?:\s(?:as|to|from|"
    r"in\s[0-9]{4}(?:\sas)?))?|"
    r"called|dubbed|now|since\srenamed|later\srenamed|then)|also(?=\s[A-Z“\"])))\s{1,24}",
    re.IGNORECASE,
)
# What calls a name so behind "is": `X, who is better known in the trade as “Sister Fong”`.
PREDICATE = re.compile(
    rf"(?:,?\s(?:who|which|that)\s|\s)(?:(?:is|was|are|were|(?:has|had)\s(?:(?:also|formerly|previously|once|long|"
    rf"since)\s)?been)\s(?P<how>{KNOWN}|{_HOW}nicknamed|"
    r"(?:also\s|often\s|sometimes\s)?(?:called|dubbed)(?=\s(?:the\s)?[“\"]))|"
    rf"(?P<uses>{_USES}))\s{{1,24}}",
    re.IGNORECASE,
)
# What calls a subject so that was named before: `The corporation is also known as X`, `he used the name X`.
CALLED_SO = re.compile(
    rf"(?:,?\s(?:who\s|which\s)?(?:is|was|were|has\s(?:also\s)?been)\s|,\s)(?P<how>{KNOWN}|nicknamed)\s{{1,24}}|"
    rf",?\s(?P<does>{_USES}|{BUSINESS})\s{{1,24}}(?-i:(?=[“\"A-Z]))",
    re.IGNORECASE,
)
USED_NAME = re.compile(
    rf"\s(?:(?:has|had|also|often|sometimes|previously|once)\s){{0,2}}(?P<how>(?:used|uses|adopted|took|"
    rf"(?:is|was)\s(?:believed|said|thought|known|reported)\sto\s(?:use|have\sused))\s"
    rf"(?:the|an)\s{_SORT}|(?:went|goes|travelled|traveled|operated|operates)\s(?:by|under)\s"
    rf"(?:the|an)\s{_SORT}(?:\sof)?)\s{{1,24}}"
)
