"""What stands for the module `cython` where a module in its pure-Python mode runs as it stands.

It has as much of it as those modules use: decorators that change nothing, types that are only written in annotations,
and casts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Decorated = TypeVar("Decorated")

compiled = False


class _NoLock:
    """A decorator, or a block, that another thread may run beside."""

    def __call__(self, decorated: Decorated) -> Decorated:
        return decorated

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_raised: object) -> None:
        return None


nogil = _NoLock()


def cclass(decorated: Decorated) -> Decorated:
    """Return the class as it is."""
    return decorated


cfunc = cclass


def exceptval(*, check: bool) -> Callable[[Decorated], Decorated]:  # noqa: ARG001  # Cython's own signature
    """Return a decorator that changes nothing."""
    return cclass


def declare(_kind: object, value: Any) -> Any:
    """Return the value that a variable of a type begins with."""
    return value


class _Type:
    """A type of C, called to convert a value."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        self.convert = convert


int = uint = longlong = ulonglong = _Type(int)  # noqa: A001  # Cython's own names
double = float = _Type(float)  # noqa: A001


def cast(kind: _Type, value: Any) -> Any:
    """Return the value as one of a type; a number keeps its precision."""
    return kind.convert(value)
