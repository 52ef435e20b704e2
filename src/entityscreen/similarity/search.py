"""Which words of Latin names a brand in characters may be, and how much that tells: in bits.

    bits = log2 P(words | characters) - log2 P0(words), along the likeliest way to write the characters

Here belongs the search. The words are the branches of a *trie* of letters: that of one name for a comparison, that of
a whole list for an index; both are searched by the same steps, so that both find the same. A way is given up where the
bits of a brand's beginning fall below a floor, which is part of the model. What letters a unit may be is `units.py`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from entityscreen.similarity.background import word_background
from entityscreen.similarity.parameters import parameters
from entityscreen.similarity.units import EAR, EXACT, SILENT, Pieces, Unit, coined_endings_table

END = " "  # behind the last letter of a word; before all letters in order
ROOT = 0
MOST_WALKED = 2_000  # units whose walks are remembered
MOST_KNOWN = 200_000  # nodes whose children are remembered

# A way to a node: its bits, the pieces on it one behind the other, and how they are written (`EXACT`, `EAR`, `MORA`).
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
        walks: by the pieces of a unit, from each node: remembered for a list, where units come again.
        known: the children of nodes that were asked for, each with its letter.
    """

    letters: str
    ends: Sequence[int]
    background: Sequence[float]
    walks: dict[Pieces, dict[int, Walk]] | None = field(default=None)
    known: dict[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    def children(self, node: int) -> tuple[tuple[str, int], ...]:
        """The nodes behind a node, with their letters."""
        found = self.known.get(node)
        if found is None:
            children = []
            child, end = node + 1, self.ends[node]
            while child < end:
                children.append((self.letters[child], child))
                child = self.ends[child]
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            found = self.known[node] = tuple(children)
        return found

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
    found: Layer = {
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
                for to, gain, system, grade in walk(trie, start, pieces) if so_far > floor else ():
                    total = so_far + gain
                    if total > floor and (to not in found or total > found[to][0]):
                        found[to] = (total, (back, pieces.key, system), max(grade, how))
    return found


def walk(trie: Trie, node: int, pieces: Pieces) -> Walk:
    """From a node by every piece of a unit: where to, the bits, the system."""
    if trie.walks is None or pieces.whole:
        return _walk(trie, node, pieces)
    known = trie.walks.get(pieces)
    if known is None:
        if len(trie.walks) >= MOST_WALKED:
            trie.walks.clear()
        known = trie.walks[pieces] = {}
    found = known.get(node)
    if found is None:
        found = known[node] = _walk(trie, node, pieces)
    return found


def _walk(trie: Trie, node: int, pieces: Pieces) -> Walk:
    background, known, children = trie.background, trie.known, trie.children
    found: Walk = []
    base = background[node]
    stack = [(node, pieces.tree, base)]
    whole, inside = pieces.whole, parameters().bits["inside"]
    while stack:
        at, table, start = stack.pop()
        for letter, child in known.get(at) or children(at):
            behind = table.get(letter)
            if behind is not None:
                piece = behind.get("")
                if piece is not None:
                    found.append((child, piece[0] + start - background[child], piece[1], piece[2]))
                    if len(behind) == 1:
                        continue
                stack.append((child, behind, start))
            elif whole and letter == END and at != node:
                stack.append((child, table, start + inside))  # a whole spelling goes over the end of a word
    return found


def _finish(layer: Layer, trie: Trie) -> dict[int, Way]:
    """The ends of words that the ways of a whole brand lead to: at once, or behind an ending."""
    numbers = parameters()
    keep, background = numbers.channel["keep"], trie.background
    endings, closed = coined_endings_table(), numbers.bits["closed"]
    found: dict[int, Way] = {}
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
            if bits + gain >= keep and (close not in found or bits + gain > found[close][0]):
                found[close] = (bits + gain, back, of)
    return found
