"""Which words of Latin names a brand in characters may be, and how much that tells: in bits.

    bits = log2 P(words | characters) - log2 P0(words), along the likeliest way to write the characters

Here belongs the search. The words are the branches of a *trie* of letters: that of one name for a comparison, that of
a whole list for an index; both are searched by the same steps, so that both find the same. A way is given up where the
bits of a brand's beginning fall below a floor, which is part of the model. What letters a unit may be is `units.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from entityscreen.similarity.background import word_background
from entityscreen.similarity.parameters import parameters
from entityscreen.similarity.units import EAR, EXACT, SILENT, Pieces, Unit, coined_endings_table

END = " "  # behind the last letter of a word; before all letters in order
ROOT = 0

# A way to a node: its bits, the pieces on it one behind the other, and how they are heard (`EXACT`, `EAR`, `MORA`).
Way = tuple[float, Any, int]
Layer = dict[int, Way]
Walk = list[tuple[int, float, str, int]]


@dataclass(slots=True)
class Trie:
    """Words as a tree of letters; the nodes in the order in which a reader meets them, the root first.

    Attributes:
        letters: the letter of each node.
        ends: behind the last node of each one's branch.
        background: log2 P0 of the letters up to each node.
        walks: from the root, by the pieces of a unit: remembered for a list, where units come again.
    """

    letters: str
    ends: Sequence[int]
    background: Sequence[float]
    walks: dict[Any, Walk] | None = field(default=None)

    def children(self, node: int) -> Iterable[int]:
        """The nodes behind a node."""
        child, end = node + 1, self.ends[node]
        while child < end:
            yield child
            child = self.ends[child]


def build_trie(texts: Iterable[str]) -> tuple[Trie, Callable[[str], list[int]]]:
    """A trie of texts.

    Args:
        texts: words, each followed by `END`, in order, each text once.

    Returns:
        The trie, and what gives the nodes of the ends of a text's words.
    """
    letters, ends, background = [""], [0], [0.0]
    path, before = [ROOT], ""
    nodes: dict[str, int] = {}
    for text in texts:
        common = 0
        for one, other in zip(text, before, strict=False):
            if one != other:
                break
            common += 1
        for node in path[common + 1 :]:
            ends[node] = len(letters)
        del path[common + 1 :]
        base, start = 0.0, 0
        for word in text.split(END)[:-1]:
            bits = word_background(word)
            stop = start + len(word)
            for place in range(max(start, common), stop + 1):
                path.append(len(letters))
                letters.append(text[place])
                ends.append(0)
                background.append(base + bits[place - start])
            nodes[text[: stop + 1]] = path[stop + 1]
            base, start = base + bits[-1], stop + 1
        before = text
    for node in path:
        ends[node] = len(letters)
    return Trie("^" + "".join(letters), ends, background), lambda text: [
        nodes[text[: place + 1]] for place, letter in enumerate(text) if letter == END
    ]


def search(units: Sequence[Unit], trie: Trie) -> dict[int, Way]:
    """The words that a brand may be.

    Args:
        units: of the brand, see `units.units_of`.
        trie: of the words.

    Returns:
        The end of the last word to the best way to it, of those that tell for the brand (`keep`).
    """
    layers: list[Layer] = [{ROOT: (0.0, None, EXACT)}]
    for place in range(1, len(units) + 1):
        layers.append(advance(layers, units, place, trie))
    return finish(layers[-1], trie)


def advance(layers: Sequence[Layer], units: Sequence[Unit], place: int, trie: Trie) -> Layer:
    """The ways to write the first units of a brand.

    Args:
        layers: those of the units before, from none on.
        units: of the brand.
        place: how many units are to be written.
        trie: of the words.
    """
    numbers = parameters()
    floor = numbers.channel["floor"] if place < len(units) else numbers.channel["last floor"]
    split = numbers.bits["split"]
    found: Layer = {}
    unit = units[place - 1]
    silent = unit.silent
    if place > 1:  # the first unit is always heard
        for node, (bits, back, how) in layers[place - 1].items():
            if bits + silent > floor:
                found[node] = (bits + silent, (back, "", SILENT), max(how, EAR))
    for start, pieces in unit.ending_here:
        before = layers[place - start]
        for node, (bits, back, how) in before.items():
            _follow(found, trie, pieces, node, (bits, back, how), floor)
            if node != ROOT:
                end = node + 1
                if end < trie.ends[node] and trie.letters[end] == END:
                    more = bits + split - trie.background[end] + trie.background[node]
                    if more > floor:
                        _follow(found, trie, pieces, end, (more, back, how), floor)
    return found


def _follow(found: Layer, trie: Trie, pieces: Pieces, node: int, way: Way, floor: float) -> None:
    """Go on from a node by every piece of a unit."""
    bits, back, how = way
    for to, gain, system, heard in walk(trie, node, pieces):
        total = bits + gain
        if total > floor:
            known = found.get(to)
            if known is None or total > known[0]:
                found[to] = (total, (back, pieces.key, system), max(heard, how))


def walk(trie: Trie, node: int, pieces: Pieces) -> Walk:
    """From a node by every piece of a unit: where to, the bits, the system."""
    if node == ROOT and trie.walks is not None and not pieces.whole:
        known = trie.walks.get(pieces.key)
        if known is None:
            known = trie.walks[pieces.key] = _walk(trie, node, pieces)
        return known
    return _walk(trie, node, pieces)


def _walk(trie: Trie, node: int, pieces: Pieces) -> Walk:
    letters, ends, background = trie.letters, trie.ends, trie.background
    found: Walk = []
    base = background[node]
    stack = [(node, pieces.table, 0.0)]
    whole, inside = pieces.whole, parameters().bits["inside"]
    while stack:
        at, table, price = stack.pop()
        child, end = at + 1, ends[at]
        while child < end:
            behind = table.get(letters[child])
            if behind is not None:
                piece = behind.get("")
                if piece is not None:
                    found.append((child, piece[0] + price - background[child] + base, piece[1], piece[2]))
                stack.append((child, behind, price))
            elif whole and letters[child] == END and at != node:
                stack.append((child, table, price + inside))  # a whole spelling goes over the end of a word
            child = ends[child]
    return found


def finish(layer: Layer, trie: Trie) -> dict[int, Way]:
    """The ends of words that the ways of a whole brand lead to: at once, behind an ending, or a few letters more."""
    numbers = parameters()
    keep, closed = numbers.channel["keep"], numbers.bits["closed"]
    rest, ending, most = numbers.bits["rest"], numbers.bits["ending"], int(numbers.channel["rest letters"])
    letters, ends, background = trie.letters, trie.ends, trie.background
    found: dict[int, Way] = {}

    def keep_best(node: int, bits: float, back: Any, how: int) -> None:
        if bits >= keep:
            known = found.get(node)
            if known is None or bits > known[0]:
                found[node] = (bits, back, how)

    endings = coined_endings_table()
    for node, (bits, back, how) in layer.items():
        if node == ROOT:
            continue
        if node + 1 < ends[node] and letters[node + 1] == END:
            keep_best(node + 1, bits + closed - background[node + 1] + background[node], back, how)
        if bits + ending * 0.5 > keep:
            for end, gain, _, _ in _walk(trie, node, endings):
                if end + 1 < ends[end] and letters[end + 1] == END:
                    keep_best(end + 1, bits + gain - background[end + 1] + background[end], back, max(how, EAR))
        stack = [(node, bits, most)]
        while stack:
            at, left, more = stack.pop()
            if left + rest < keep or not more:
                continue
            for child in trie.children(at):
                if letters[child] != END:
                    stack.append((child, left + rest, more - 1))
                    if child + 1 < ends[child] and letters[child + 1] == END:
                        keep_best(child + 1, left + rest - 1.0, back, max(how, EAR))
    return found
