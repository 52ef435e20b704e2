"""Which words of Latin names a brand in characters may be, and how much that tells: in bits.

    bits = log2 P(words | characters) - log2 P0(words), along the likeliest way to write the characters

The words are the branches of a *trie* of letters: that of one name for a comparison, that of a whole list for an index;
both are searched by the same steps (`kernel.py`, compiled where it can be), so that both find the same. A way is given
up where the bits of a brand's beginning fall below a floor, which is part of the model. What letters a unit may be is
`units.py`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import RLock
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.compilation import KernelColumns, load_module, view_for
from entityscreen.similarity.background import word_background
from entityscreen.similarity.units import EAR, Pieces, Unit, coined_endings_table, grade, parameters

END = " "  # behind the last letter of a word; before all letters in order
ROOT = 0
MOST_TREES = 500_000  # nodes of trees of letters that are remembered: those of 5,000 characters take 10 MB
ROOM = 4_096  # items that columns begin with
_TREES = {"tree_letters": np.uint8, "tree_children": np.int32, "tree_next": np.int32, "tree_bits": np.float64,
          "tree_how": np.int32, "tree_systems": np.int32}  # fmt: skip
_WAYS = {"way_nodes": np.int32, "way_bits": np.float64, "way_how": np.int32, "way_before": np.int32,
         "way_systems": np.int32, "stack_nodes": np.int32, "stack_trees": np.int32, "stack_bits": np.float64,
         "walked_nodes": np.int32, "walked_bits": np.float64, "walked_trees": np.int32}  # fmt: skip
_NODES = {"node_layer": np.int32, "node_way": np.int32}

Way = tuple[int, float, int]  # the node, the bits, how it is written
Ways = tuple[list[Way], list[Way]]
Systems = list[tuple[str, ...]]
# For the kernel: what it costs that a unit is left out; of how many units, their tree, whether it is of a whole brand.
_Step = tuple[float, list[tuple[int, int, int]]]


@dataclass(frozen=True, slots=True, eq=False)
class Trie:
    """Words as a tree of letters; the nodes in the order in which a reader meets them, the root first.

    Attributes:
        letters: the letter of each node, as ASCII.
        ends: behind the last node of each one's branch.
        background: log2 P0 of the letters up to each node.
    """

    letters: NDArray[np.uint8]
    ends: NDArray[np.int32]
    background: NDArray[np.float32]


def build_trie(texts: Iterable[str]) -> tuple[Trie, array[int]]:
    """A trie of texts.

    Args:
        texts: words, each followed by `END`, in order, each text once.

    Returns:
        The trie, and the nodes where the words of each text end, text after text.
    """
    # Arrays, since a list of a million names has five million nodes.
    letters, ends, background = ["^"], array("i", [0]), array("f", [0.0])
    path, before = [ROOT], ""
    nodes = array("i")
    for text in texts:
        common = 0
        for letter, letter_before in zip(text, before, strict=False):
            if letter != letter_before:
                break
            common += 1
        for node in path[common + 1 :]:
            ends[node] = len(ends)
        del path[common + 1 :]
        letters.append(text[common:])
        start = 0
        for word in text.split(END)[:-1]:
            stop = start + len(word)
            if stop >= common:
                base, bits, first = background[path[start]], word_background(word), max(start, common)
                path.extend(range(len(ends), len(ends) + stop + 1 - first))
                ends.extend([0] * (stop + 1 - first))
                background.extend([base + more for more in bits[first - start :]])
            nodes.append(path[stop + 1])
            start = stop + 1
        before = text
    for node in path:
        ends[node] = len(ends)
    columns = np.frombuffer(ends, dtype=np.int32), np.frombuffer(background, dtype=np.float32)
    return Trie(np.frombuffer("".join(letters).encode("ascii"), dtype=np.uint8), *columns), nodes


@named_cache("similarity.search", maxsize=1)
def brand_search() -> BrandSearch:
    """The search of this process: a list and the comparisons of its candidates share the letters of units."""
    return BrandSearch(load_module("entityscreen.similarity.kernel"))


class BrandSearch:
    """Searches tries for brands, and remembers the letters that their units may be.

    Args:
        kernel: the module of the kernel.
    """

    __slots__ = ("_kernel", "_lock", "_nodes", "_numbers", "_pool", "_trees", "_view", "_ways")

    def __init__(self, kernel: ModuleType) -> None:
        self._view = view_for(kernel)
        numbers = parameters()
        values = {**{n: numbers.bits[n] for n in ("split", "inside", "closed")}, "heard": EAR}
        values |= {n: numbers.channel[n] for n in ("floor", "last floor", "keep")}
        self._kernel: Any = kernel.TrieSearch(values)
        self._pool = KernelColumns(_TREES, self._kernel.grow_trees, self._view, ROOM)
        self._ways = KernelColumns(_WAYS, self._kernel.grow_ways, self._view, ROOM)
        self._nodes = KernelColumns(_NODES, self._kernel.grow_nodes, self._view, ROOM)
        self._trees: dict[Any, int] = {}
        self._numbers: dict[str, int] = {}
        self._lock = RLock()

    def search(self, units: Sequence[Unit], trie: Trie) -> Ways:
        """Search for the words that a brand may be.

        Args:
            units: of the brand, see `units.units_of`.
            trie: of the words.

        Returns:
            The ways to the ends of last words that tell for the brand (`keep`), one a node; and those to nodes that
            only its first units lead to, of those that tell by themselves (`faint`): the word may go on as it likes. Of
            a node that fewer and more units lead to, each way is given.
        """
        with self._lock:
            return self._ways_in(self._starts(units, trie), self._kernel.ways)

    def explained(self, units: Sequence[Unit], trie: Trie) -> tuple[Ways, tuple[Systems, Systems]]:
        """Search as `search` does; gives the systems in which the units of each way are written, too."""
        with self._lock:
            starts, names = self._starts(units, trie), list(self._numbers)
            ends, begun = (
                [tuple([names[system] for system in dict.fromkeys(systems)][::-1]) for systems in of_ways]
                for of_ways in self._ways_in(starts, self._kernel.systems)
            )
            return self._ways_in(starts, self._kernel.ways), (ends, begun)

    def _ways_in(self, starts: Sequence[int], ask: Callable[[int, int, float], Any]) -> tuple[Any, Any]:
        channel = parameters().channel
        return ask(starts[-2], starts[-1], channel["keep"]), ask(starts[1], starts[-3], channel["faint"])

    def _starts(self, units: Sequence[Unit], trie: Trie) -> Sequence[int]:
        """Where the ways of each number of units begin in the kernel, which has searched for a brand."""
        if self._kernel.tree_count() > MOST_TREES:
            self._kernel.forget_trees(0)
            self._trees.clear()
        self._nodes.grow(len(trie.letters))
        self._kernel.turn_to(*[self._view(column) for column in (trie.letters, trie.ends, trie.background)])
        endings = self._tree(coined_endings_table())
        steps = [(u.silent, [(size, self._tree(p), 0) for size, p in u.ending_here if not p.whole]) for u in units]
        size, pieces = units[-1].ending_here[-1]
        if pieces.unspelled is not None:
            # Most brands are spelled like nothing on the list, which their characters one by one tell.
            spelled = [(0.0, [(n, self._tree(p), 1) for n, p in ending]) for ending in pieces.by_character]
            pieces = pieces if self._with_room(self._kernel.is_spelled, spelled, endings) else pieces.unspelled
        kept = self._kernel.tree_count()
        if pieces.whole:
            steps[-1][1].append((size, self._new_tree(pieces), 1))
        starts: Sequence[int] = self._with_room(self._kernel.search, steps, endings)
        self._kernel.forget_trees(kept)  # a whole brand comes once
        return starts

    def _with_room(self, ask: Callable[[Sequence[_Step], int], Any], steps: Sequence[_Step], endings: int) -> Any:
        """What the kernel answers, with as much room for ways as it takes."""
        while (answer := ask(steps, endings)) is None:
            self._ways.grow(2 * self._ways.size)
        return answer

    def _tree(self, pieces: Pieces) -> int:
        """The root of a unit's letters in the kernel's pool."""
        root = self._trees.get(pieces.key)
        if root is None:
            root = self._trees[pieces.key] = self._new_tree(pieces)
        return root

    def _new_tree(self, pieces: Pieces) -> int:
        letters = pieces.letters
        systems: dict[str, tuple[int, int]] = {}
        for system in {system for _, system in letters.values()}:
            number = self._numbers.setdefault(system, len(self._numbers))
            systems[system] = grade(system, whole=pieces.whole), number
        self._pool.grow(self._kernel.tree_count() + sum(map(len, letters)) + 1)
        root: int = self._kernel.add_tree(letters, systems)
        return root
