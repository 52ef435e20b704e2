"""JSON as files hold it, whole or a line a record, read without a word lost.

There is one way to read JSON: what is no JSON, or says a thing twice, is an error with its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from entityscreen.errors import FormatError
from entityscreen.tables.cells import whole_text


class _RepeatedKeyError(ValueError):
    """An object has a key twice: of two values, `json` would silently keep the last."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKeyError(next(key for key in keys if keys.count(key) > 1))
    return record


def parse_json(text: str | bytes, where: str, *, fix: str) -> Any:
    """The value of a JSON text; a `FormatError` with this place where it is no JSON, or an object in it has a key
    twice.

    Example:
        >>> parse_json('{"a": 1, "a": 2}', "f.json:1", fix="fetch it anew")  # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        entityscreen.errors.FormatError: f.json:1: the key 'a' is there twice in one object
    """
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except _RepeatedKeyError as error:
        problem = f"the key {str(error)!r} is there twice in one object"
        raise FormatError(problem, where=where, fix="give each a key of its own, or join them in one list") from None
    except RecursionError as error:
        raise FormatError("not JSON: it is nested too deeply", where=where, fix=fix) from error
    except ValueError as error:
        raise FormatError(f"not JSON: {error}", where=where, fix=fix) from error


def parse_records(lines: Iterable[str], where: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every record of lines of JSON with its place (`file:line`); blank lines are left out."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        record = parse_json(line, place, fix="one JSON object a line is expected")
        if not isinstance(record, dict):
            raise FormatError("not a JSON object", where=place, fix="one JSON object a line is expected")
        yield record, place


def read_json_line(line: str) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it in one clause; halves of characters (lone surrogates) in it are
    U+FFFD, which is flagged where it is in a name.

    Example:
        >>> read_json_line('{"name": "Xi Jinping"}'), read_json_line("[1]")
        ({'name': 'Xi Jinping'}, 'the line is not a JSON object')
        >>> read_json_line('{"name": "Xi", "name": "Ma"}')
        "the key 'name' is there twice in one object"
    """
    try:
        value = parse_json(line, "", fix="")
    except FormatError as error:
        return error.problem
    if not isinstance(value, dict):
        return "the line is not a JSON object"
    return whole_text(value) if "\\u" in line else value
