"""Which words of Latin names a brand in characters may be, and how much that tells: in bits.

    bits = log2 P(words | characters) - log2 P0(words), along the likeliest way to write the characters

The words are the branches of a *trie* of letters: that of one name for a comparison, that of a whole list for an index;
both are searched by the same steps, so that both find the same. A way is given up where the bits of a brand's beginning
fall below a floor, which is part of the model. What letters a unit may be is `units.py`.

The search of a list (`ListTrie`) is compiled where it can be (`kernel.py`). It keeps no pieces, which a comparison
needs to say why two names match; a property test holds the two searches to each other.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import RLock
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entityscreen.compilation import KernelColumns, load_module, view_for
from entityscreen.similarity.background import word_background
from entityscreen.similarity.units import EAR, EXACT, SILENT, Pieces, Unit, coined_endings_table, parameters

END = " "  # behind the last letter of a word; before all letters in order
ROOT = 0
MOST_TREES = 500_000  # nodes of trees of letters that are remembered: those of 5,000 characters take 10 MB

# A way to a node: its bits, the pieces on it one behind the other, and how they are written (`EXACT`, `EAR`, `MORA`).
Way = tuple[float, Any, int]
Layer = dict[int, Way]
ListedWay = tuple[int, float, int]  # the node, the bits, how it is written
Walk = list[tuple[int, float, str, int]]
# For the kernel: what it costs that a unit is left out; of how many units, their tree, whether it is of a whole brand.
_Step = tuple[float, list[tuple[int, int, int]]]


@dataclass(slots=True)
class Trie:
    """Words as a tree of letters; the nodes in the order in which a reader meets them, the root first.

    Attributes:
        letters: the letter of each node.
        ends: behind the last node of each one's branch.
        background: log2 P0 of the letters up to each node.
        known: the children of nodes that were asked for, each with its letter.
    """

    letters: str
    ends: Sequence[int]
    background: Sequence[float]
    known: dict[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    def children(self, node: int) -> tuple[tuple[str, int], ...]:
        """The nodes behind a node, with their letters."""
        branches = self.known.get(node)
        if branches is None:
            children = []
            child, end = node + 1, self.ends[node]
            while child < end:
                children.append((self.letters[child], child))
                child = self.ends[child]
            branches = self.known[node] = tuple(children)
        return branches

    def end_of_word(self, node: int) -> int:
        """The node of a word's end behind a node, which comes first; 0 where no word ends."""
        return node + 1 if node + 1 < self.ends[node] and self.letters[node + 1] == END else 0


def build_trie(texts: Iterable[str]) -> tuple[Trie, array[int]]:
    """A trie of texts.

    Args:
        texts: words, each followed by `END`, in order, each text once.

    Returns:
        The trie, and the nodes where the words of each text end, text after text.
    """
    # Arrays, since a list of a million names has five million nodes.
    letters, ends, background = ["^"], array("i", [0]), array("d", [0.0])
    path, before = [ROOT], ""
    nodes = array("i")
    for text in texts:
        common = 0
        for one, other in zip(text, before, strict=False):
            if one != other:
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
    return Trie("".join(letters), ends, background), nodes


def search(units: Sequence[Unit], trie: Trie) -> tuple[dict[int, Way], Layer]:
    """The words that a brand may be.

    Args:
        units: of the brand, see `units.units_of`.
        trie: of the words.

    Returns:
        The end of the last word to the best way to it, of those that tell for the brand (`keep`); and the nodes that
        only its first units lead to, of those that tell by themselves (`faint`): the word may go on as it likes.
    """
    layers: list[Layer] = [{ROOT: (0.0, None, EXACT)}]
    for place in range(1, len(units) + 1):
        layers.append(_advance(layers, units, place, trie))
    least = parameters().channel["faint"]
    begun: Layer = {}
    for layer in layers[1:-1]:
        for node, way in layer.items():
            if way[0] >= least and (node not in begun or way[0] > begun[node][0]):
                begun[node] = way
    return _finish(layers[-1], trie), begun


def _advance(layers: Sequence[Layer], units: Sequence[Unit], place: int, trie: Trie) -> Layer:
    """The ways to write the first units of a brand, given those of fewer units; the first one is always written."""
    numbers, unit = parameters(), units[place - 1]
    floor = numbers.channel["floor" if place < len(units) else "last floor"]
    split, silent = numbers.bits["split"], unit.silent
    reached: Layer = {
        node: (bits + silent, (back, "", SILENT), max(how, EAR))
        for node, (bits, back, how) in layers[place - 1].items()
        if place > 1 and bits + silent > floor
    }
    for size, pieces in unit.ending_here:
        for node, (bits, back, how) in layers[place - size].items():
            starts = [(node, bits)]
            end = trie.end_of_word(node) if node != ROOT else 0
            if end:
                starts.append((end, bits + split - trie.background[end] + trie.background[node]))
            for start, so_far in starts:
                for to, gain, system, grade in _walk(trie, start, pieces) if so_far > floor else ():
                    total = so_far + gain
                    if total > floor and (to not in reached or total > reached[to][0]):
                        reached[to] = (total, (back, pieces.key, system), max(grade, how))
    return reached


def _walk(trie: Trie, node: int, pieces: Pieces) -> Walk:
    """From a node by every piece of a unit: where to, the bits, the system, how it is written."""
    background, known, children = trie.background, trie.known, trie.children
    steps: Walk = []
    base = background[node]
    stack = [(node, "", base)]
    worths, whole, inside = pieces.worths, pieces.whole, parameters().bits["inside"]
    while stack:
        at, written, start = stack.pop()
        for letter, child in known.get(at) or children(at):
            worth = worths.get(text := written + letter)
            if worth is not None:
                if worth:
                    bits, system, how, goes_on = worth
                    steps.append((child, bits + start - background[child], system, how))
                    if not goes_on:
                        continue
                stack.append((child, text, start))
            elif whole and letter == END and at != node:
                stack.append((child, written, start + inside))  # a whole spelling goes over the end of a word
    return steps


def _finish(layer: Layer, trie: Trie) -> dict[int, Way]:
    """The ends of words that the ways of a whole brand lead to: at once, or behind an ending."""
    numbers = parameters()
    keep, background = numbers.channel["keep"], trie.background
    endings, closed = coined_endings_table(), numbers.bits["closed"]
    ends: dict[int, Way] = {}
    for node, (bits, back, how) in layer.items():
        if node == ROOT:
            continue
        grade = max(how, EAR)
        ways = [(node, closed, how)]
        ways += [(end, gain, grade) for end, gain, _, _ in _walk(trie, node, endings)]
        closing = [
            (close, gain - background[close] + background[end], of)
            for end, gain, of in ways
            if (close := trie.end_of_word(end))
        ]
        for close, gain, of in closing:
            if bits + gain >= keep and (close not in ends or bits + gain > ends[close][0]):
                ends[close] = (bits + gain, back, of)
    return ends


class ListTrie:
    """The trie of a whole list, for brands that are looked up in it.

    Args:
        letters: of each node, as ASCII.
        ends: behind the last node of each one's branch.
        background: log2 P0 of the letters up to each node.
        kernel: the module of the kernel; the compiled one where there is one.
    """

    __slots__ = ("_kernel", "_lock", "_pool", "_trees", "_view", "_ways")

    def __init__(
        self,
        letters: NDArray[np.uint8],
        ends: NDArray[np.int32],
        background: NDArray[np.float32],
        kernel: ModuleType | None = None,
    ) -> None:
        kernel = kernel or load_module("entityscreen.similarity.kernel")
        self._view = view_for(kernel)
        numbers = parameters()
        trie = {"letters": letters, "ends": ends, "background": background}
        trie |= {name: np.zeros(len(letters), dtype=np.int32) for name in ("node_layer", "node_way")}
        values = {**{n: numbers.bits[n] for n in ("split", "inside", "closed")}, "heard": EAR}
        values |= {n: numbers.channel[n] for n in ("floor", "last floor", "keep")}
        self._kernel: Any = kernel.TrieSearch({name: self._view(array) for name, array in trie.items()}, values)
        self._pool = KernelColumns(_TREES, self._kernel.grow_trees, self._view, ROOM)
        self._ways = KernelColumns(_WAYS, self._kernel.grow_ways, self._view, ROOM)
        self._trees: dict[Pieces, int] = {}
        self._lock = RLock()

    def search(self, units: Sequence[Unit]) -> tuple[list[ListedWay], list[ListedWay]]:
        """The words that a brand may be, and the nodes that its first units lead to, as `search` gives them.

        Of a node that is reached by fewer and by more units, each way is given.
        """
        with self._lock:
            return self._search(units)

    def _search(self, units: Sequence[Unit]) -> tuple[list[ListedWay], list[ListedWay]]:
        if self._kernel.tree_count() > MOST_TREES:
            self._kernel.forget_trees(0)
            self._trees.clear()
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
        starts = self._with_room(self._kernel.search, steps, endings)
        self._kernel.forget_trees(kept)  # a whole brand comes once
        begun = self._kernel.ways(starts[1], starts[-3], parameters().channel["faint"])
        return self._kernel.ways(starts[-2], starts[-1], parameters().channel["keep"]), begun

    def _with_room(self, ask: Callable[[Sequence[_Step], int], Any], steps: Sequence[_Step], endings: int) -> Any:
        """What the kernel answers, with as much room for ways as it takes."""
        while (answer := ask(steps, endings)) is None:
            self._ways.grow(2 * self._ways.size)
        return answer

    def _tree(self, pieces: Pieces) -> int:
        """The root of a unit's letters in the kernel's pool."""
        root = self._trees.get(pieces)
        if root is None:
            root = self._trees[pieces] = self._new_tree(pieces)
        return root

    def _new_tree(self, pieces: Pieces) -> int:
        letters = [(text.encode(), bits, how) for text, bits, how in pieces.ways() if text.isascii()]
        self._pool.grow(self._kernel.tree_count() + sum([len(text) for text, _, _ in letters]) + 1)
        root: int = self._kernel.add_tree(letters)
        return root


ROOM = 4_096  # items that columns begin with
_TREES = {"tree_letters": np.uint8, "tree_children": np.int32, "tree_next": np.int32, "tree_bits": np.float64,
          "tree_how": np.int32}  # fmt: skip
_WAYS = {"way_nodes": np.int32, "way_bits": np.float64, "way_how": np.int32, "stack_nodes": np.int32,
         "stack_trees": np.int32, "stack_bits": np.float64, "walked_nodes": np.int32, "walked_bits": np.float64,
         "walked_how": np.int32}  # fmt: skip
