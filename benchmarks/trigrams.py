"""A home-made matcher as many have one: cosine of 3-grams weighted by TF-IDF, as sparse products.

This small version needs SciPy alone; with `sparse_dot_topn` installed its product is used, which keeps only the best of
each row while it multiplies.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

TOP = 10  # the best names kept for each query
CELLS = 20_000_000  # of a block's product at most, which bounds the memory


def trigrams(text: str) -> Iterator[str]:
    """The 3-grams of a text with its edges.

    Example:
        >>> list(trigrams("xi li"))
        [' xi', 'xi ', 'i l', ' li', 'li ']
    """
    padded = f" {text} "
    return (padded[at : at + 3] for at in range(len(padded) - 2))


class Trigrams:
    """An index over folded names.

    Args:
        texts: the list.
        least: the cosine in [0, 1] from which on a listed name is an answer.
    """

    def __init__(self, texts: Sequence[str], least: float) -> None:
        self._least = least
        documents = Counter(gram for text in texts for gram in set(trigrams(text)))
        self._columns = {gram: column for column, gram in enumerate(sorted(documents))}
        self._idf = {gram: 1.0 + math.log((1 + len(texts)) / (1 + count)) for gram, count in documents.items()}
        self._size = len(texts)
        self._listed = self._matrix(texts).T.tocsr()

    def search(self, queries: Sequence[str]) -> list[list[int]]:
        """For each folded query the listed names whose cosine is at least `least`, at most `TOP`, the best first."""
        step = max(1, CELLS // self._size)
        found: list[list[int]] = []
        for start in range(0, len(queries), step):
            block = self._matrix(queries[start : start + step])
            found += _best(_product(block, self._listed, self._least), self._least)
        return found

    def _matrix(self, texts: Sequence[str]) -> Any:
        """Rows of unit length; arrays, since a million names have twenty million 3-grams."""
        columns, values, ends = array("i"), array("f"), array("q", [0])
        for text in texts:
            grams = Counter(trigrams(text))
            known = [
                (self._columns[gram], times * self._idf[gram]) for gram, times in grams.items() if gram in self._idf
            ]
            length = math.sqrt(sum(value * value for _, value in known)) or 1.0
            columns.extend(column for column, _ in known)
            values.extend(value / length for _, value in known)
            ends.append(len(columns))
        parts = (np.frombuffer(values, np.float32), np.frombuffer(columns, np.int32), np.frombuffer(ends, np.int64))
        return csr_matrix(parts, shape=(len(texts), len(self._columns)))


def _product(block: Any, listed: Any, least: float) -> Any:
    module = _top_products()
    if module is None:
        return block @ listed
    return module.sp_matmul_topn(block, listed, top_n=TOP, threshold=least, sort=True)


def _top_products() -> Any:
    """The package that keeps the best of each row while it multiplies; None where it is not installed."""
    try:
        return import_module("sparse_dot_topn")
    except ImportError:
        return None


def product_name() -> str:
    """Which product is used, for the report."""
    return "SciPy" if _top_products() is None else "sparse_dot_topn"


def _best(product: Any, least: float) -> list[list[int]]:
    return [_best_of_row(product.indices[i:j], product.data[i:j], least) for i, j in _rows(product.indptr)]


def _rows(ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    bounds = [int(end) for end in ends]
    return pairwise(bounds)


def _best_of_row(columns: Any, cosines: Any, least: float) -> list[int]:
    kept = np.flatnonzero(cosines >= least)
    order = kept[np.argsort(-cosines[kept], kind="stable")][:TOP]
    return [int(column) for column in columns[order]]
