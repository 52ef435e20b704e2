"""One line of JSON: an object, or the reason why it is none.

Here belongs what JSON allows and no row can be: lists, nesting without end, a key twice, half a character.
"""

from __future__ import annotations

import json
from typing import Any


def read_json_line(line: str) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it in one clause.

    Args:
        line: of a file of JSON lines.

    Returns:
        The object; halves of characters (lone surrogates) in it are U+FFFD, which is flagged where it is in a name.

    Example:
        >>> read_json_line('{"name": "Xi Jinping"}'), read_json_line("[1]")
        ({'name': 'Xi Jinping'}, 'the line is no JSON object')
        >>> read_json_line('{"name": "Xi", "name": "Ma"}')
        "the key 'name' stands twice in the line"
    """
    try:
        value = json.loads(line, object_pairs_hook=_pairs)
    except KeyError as error:
        return f"the key {error.args[0]!r} stands twice in the line"
    except RecursionError:
        return "the line is no JSON object: it is nested too deeply"
    except json.JSONDecodeError as error:
        return f"the line is no JSON: {error.msg} at character {error.pos + 1}"
    except ValueError as error:
        return f"the line is no JSON: {error}"
    if not isinstance(value, dict):
        return "the line is no JSON object"
    return {_whole(key): _whole(cell) for key, cell in value.items()} if "\\u" in line else value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise KeyError(next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at])))
    return found


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return value
