"""Bounded, named caches, all cleared by one function.

The registry holds what the library remembers between calls: parsed tables and the answers for repeated tokens and
names. A cache never changes a result, only how soon it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache, wraps
from inspect import signature
from typing import Any, Protocol, TypeVar
from weakref import WeakSet

T = TypeVar("T")


class Cache(Protocol):
    """What a registered cache can do."""

    def cache_clear(self) -> None: ...

    def cache_info(self) -> Any: ...


LARGE = 4_096  # entries: there are more words and names than that, but fewer rows of a table that one search reads
_CACHES: dict[str, Cache] = {}
# Those that may hold more than `LARGE`.
_LARGE: list[Cache] = []
# Functions without parameters: what each remembers is one parsed table.
_TABLES: list[Callable[[], Any]] = []
# Caches that live as long as their owner (an index): several may bear one name.
_OWNED: WeakSet[BoundedDict] = WeakSet()


def named_cache(name: str, maxsize: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Remember the results of a pure function, at most `maxsize` of them, under a name.

    A full cache starts again, as a `BoundedDict` does. One that dropped the least recently used would write down each
    use, and with it copy pages that the workers of a service share.

    Args:
        name: the cache's name, unique in the process; shown by `cache_sizes`.
        maxsize: how many results are kept.

    Returns:
        A decorator for functions of hashable arguments.

    Example:
        >>> @named_cache("doctest.double", maxsize=2)
        ... def double(number: int) -> int:
        ...     return 2 * number
        >>> double(4), cache_sizes()["doctest.double"]
        (8, 1)
    """

    def decorate(function: Callable[..., T]) -> Callable[..., T]:
        def worked_out(*arguments: Any, **options: Any) -> T:
            if cached.cache_info().currsize >= maxsize:
                cached.cache_clear()
            return function(*arguments, **options)

        is_table = not signature(function).parameters
        cached = lru_cache(maxsize=None)(function if is_table else worked_out)
        wraps(function)(cached)
        if is_table:
            _TABLES.append(cached)
        register_cache(name, cached, maxsize)
        return cached

    return decorate


def register_cache(name: str, cache: Cache, maxsize: int) -> None:
    """Put a cache under the clearing functions."""
    _CACHES[name] = cache
    if maxsize > LARGE:
        _LARGE.append(cache)


class BoundedDict(dict[Hashable, Any]):
    """A dictionary that starts again when full: cheaper than an LRU on a hot path, and as bounded.

    Args:
        name: shown by `cache_sizes`.
        maxsize: how many entries are kept.
        owned: whether it goes with its owner (an index) and not with the process.
    """

    __slots__ = ("__weakref__", "maxsize", "name")

    def __init__(self, name: str, maxsize: int, *, owned: bool = False) -> None:
        super().__init__()
        self.name, self.maxsize = name, maxsize
        if owned:
            _OWNED.add(self)
        else:
            register_cache(name, self, maxsize)

    __hash__ = object.__hash__  # type: ignore[assignment]  # a cache is itself, whatever it holds

    def __eq__(self, other: object) -> bool:
        return self is other

    def __setitem__(self, key: Hashable, value: Any) -> None:
        if len(self) >= self.maxsize:
            self.clear()
        dict.__setitem__(self, key, value)  # super() would cost as much again

    def remember(self, entries: Mapping[Any, Any]) -> None:
        """Keep several entries at once; none of more than may be kept."""
        if len(self) + len(entries) > self.maxsize:
            self.clear()
        if len(entries) <= self.maxsize:
            self.update(entries)

    def cache_clear(self) -> None:
        """Forget everything."""
        self.clear()

    def cache_info(self) -> int:
        """How many entries are held."""
        return len(self)


def load_tables() -> None:
    """Read every table of the modules that are imported: for a process that forks, so that its children share them."""
    for table in tuple(_TABLES):
        table()


def _size(cache: Cache) -> int:
    info = cache.cache_info()
    return info if isinstance(info, int) else int(info.currsize)


def cache_sizes() -> dict[str, int]:
    """How many entries each named cache holds now."""
    sizes = {name: _size(cache) for name, cache in sorted(_CACHES.items())}
    for owned in _OWNED:
        sizes[owned.name] = sizes.get(owned.name, 0) + len(owned)
    return sizes


def clear_cache(name: str) -> None:
    """Empty one named cache, where long work knows that it will not ask again."""
    _CACHES[name].cache_clear()


def _large_caches() -> list[Cache]:
    return [*_LARGE, *(owned for owned in tuple(_OWNED) if len(owned) > LARGE)]


def count_large_caches() -> int:
    """How many entries of words and names are held, which `clear_large_caches` would empty.

    Example:
        >>> clear_caches(); count_large_caches()
        0
    """
    return sum(map(_size, _large_caches()))


def clear_large_caches() -> None:
    """Empty the caches of words and names, which long work over ever new ones fills without asking again.

    Tables and characters stay. Of what belongs to an index, caches with more entries than that go too.
    """
    for cache in _large_caches():
        cache.cache_clear()


def clear_caches() -> None:
    """Empty every named cache: memory goes back, results stay the same."""
    for cache in _CACHES.values():
        cache.cache_clear()
    for owned in tuple(_OWNED):
        owned.clear()
