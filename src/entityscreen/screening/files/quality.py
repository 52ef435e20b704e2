"""What is wrong with a name before anybody compares it.

Here belong the signs of bad data in a name: mojibake, placeholders, truncation. A sign never changes what is
screened silently: it is written beside the row, and what cannot be screened at all is rejected with a reason.
"""

from __future__ import annotations

import unicodedata

from entityscreen.model.party import why_too_long

# Payment messages (SWIFT MT, fields 50 and 59) hold 35 characters a line, and older systems cut names there.
TRUNCATED_LENGTH = 35
# A character of a Chinese name as telegraph codes give it.
CODE_DIGITS = 4
# Never anybody's name, whatever the case.
PLACEHOLDERS = frozenset(
    {
        *("n/a", "#n/a", "n.a.", "n.a", "<na>", "(null)", "tbd", "tba", "unknown", "unnamed", "xxx", "xxxx"),
        *("to be confirmed", "to be defined", "not available", "not applicable", "not known", "no name"),
        *("full name", "company name", "无", "無", "不详", "不詳", "不明", "未知", "暂无", "なし"),
    }
)
# Also real names ("Na" is a surname, "Nil" a given name), so that they are screened and flagged.
DOUBTFUL = frozenset({"na", "nil", "nan", "null", "none", "test", "name", "company"})


def why_unscreenable(name: str) -> str:
    """The reason why a name cannot be screened, or an empty text when it can.

    Args:
        name: the name as the file has it.

    Example:
        >>> why_unscreenable("N/A"), why_unscreenable("???"), why_unscreenable("Na")
        ("the name is a placeholder ('N/A')", "the name has no letter and no digit ('???')", '')
    """
    if not name:
        return "the name is empty"
    folded = name.casefold()
    if folded in PLACEHOLDERS:
        return f"the name is a placeholder ({name!r})"
    if not any(character.isalnum() for character in name):
        return f"the name has no letter and no digit ({name!r})"
    return why_too_long(name)


def repair_mojibake(text: str) -> str | None:
    """The text that was meant, where UTF-8 was once read as a Western code page; else None.

    Args:
        text: any text.

    Returns:
        The repaired text, or None when the text is no such mojibake: what decodes to UTF-8 by accident is
        very rare in two bytes and rarer in more.

    Example:
        >>> repair_mojibake("JosÃ© GarcÃ\\xada"), repair_mojibake("José García")
        ('José García', None)
    """
    if text.isascii():
        return None
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return None


def find_flags(name: str) -> tuple[str, ...]:
    """The signs of bad data in a name that is screened all the same.

    Args:
        name: the name as the file has it.

    Returns:
        One short sentence a sign, for the reviewer.

    Example:
        >>> find_flags("Xi Jinping")
        ()
        >>> find_flags("Jos? Mar\\u00eda")
        ('holds a question mark after a letter: letters may be lost',)
    """
    checks = (_flag_doubtful, _flag_mojibake, _flag_lost_letters, _flag_invisible, _flag_truncated)
    return tuple(flag for flag in (check(name) for check in checks) if flag)


def _flag_doubtful(name: str) -> str:
    if name.casefold() in DOUBTFUL:
        return f"may be a placeholder ({name!r})"
    words = name.split()
    telegraph_codes = len(words) > 1 and all(len(word) == CODE_DIGITS for word in words)
    if telegraph_codes or any(map(str.isalpha, name)):
        return ""
    return f"holds no letter ({name!r}): may be a number of the record"


def _flag_mojibake(name: str) -> str:
    if "\ufffd" in name:
        return "holds U+FFFD: letters were lost in an earlier conversion"
    repaired = repair_mojibake(name)
    return f"looks like mojibake of {repaired!r}, which is screened too" if repaired else ""


def _flag_lost_letters(name: str) -> str:
    if "?" not in name or not any(part and part[-1].isalnum() for part in name.split("?")[:-1]):
        return ""
    return "holds a question mark after a letter: letters may be lost"


def _flag_invisible(name: str) -> str:
    if name.isascii() and name.isprintable():
        return ""
    found = next((c for c in name if unicodedata.category(c) in ("Cf", "Cc")), None)
    return f"holds the invisible character U+{ord(found):04X}" if found else ""


def _flag_truncated(name: str) -> str:
    return f"is exactly {TRUNCATED_LENGTH} characters long: may be cut off" if len(name) == TRUNCATED_LENGTH else ""
