# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The search for brands in the trie of a whole list, compiled where it can be: see `search.py`, whose steps it takes.

The trie and the letters that units may be (`units.Pieces`) are flat arrays here. Of a way only the bits and how it is
written are kept, since an index needs no more; each step meets nodes and letters in the same order as there, so that of
two ways with the same bits the same one is kept.
"""

from __future__ import annotations

try:
    import cython
except ImportError:  # it is not installed where nothing is compiled
    from entityscreen import uncompiled_cython as cython

COMPILED = cython.compiled
SOURCE_DIGEST = ""  # filled in by the build: of which source this was compiled

END = cython.declare(cython.int, 32)  # the letter behind a word
ROOT = cython.declare(cython.int, 0)
# What `search` gives where there is no room; else 0.
TOO_MANY_WAYS = cython.declare(cython.int, -1)


@cython.cclass
class TrieSearch:
    """The trie of a list, and the letters that units may be as trees in one pool."""

    letters: cython.const[cython.uchar][::1]
    ends: cython.const[cython.int][::1]
    background: cython.const[cython.float][::1]
    # Trees of letters: the letter of each node, its first child, the next one of its parent, and what it is worth.
    tree_letters: cython.uchar[::1]
    tree_children: cython.int[::1]
    tree_next: cython.int[::1]
    tree_bits: cython.double[::1]
    tree_how: cython.int[::1]
    tree_size: cython.int
    # Ways, layer after layer: the node that each leads to, its bits, how it is written.
    way_nodes: cython.int[::1]
    way_bits: cython.double[::1]
    way_how: cython.int[::1]
    way_count: cython.int
    # Of each node of the trie the layer that has it, and its way there.
    node_layer: cython.int[::1]
    node_way: cython.int[::1]
    layer: cython.int
    # Where letters are walked: nodes of the trie and of the tree, and the background where the piece begins.
    stack_nodes: cython.int[::1]
    stack_trees: cython.int[::1]
    stack_bits: cython.double[::1]
    walked_nodes: cython.int[::1]
    walked_bits: cython.double[::1]
    walked_how: cython.int[::1]
    split: cython.double
    inside: cython.double
    closed: cython.double
    floor: cython.double
    last_floor: cython.double
    keep: cython.double
    heard: cython.int

    def __init__(self, trie, numbers):
        """Take a trie over: `letters`, `ends` and `background`, with room for its nodes; and the model's numbers."""
        self.letters, self.ends, self.background = trie["letters"], trie["ends"], trie["background"]
        self.node_layer, self.node_way = trie["node_layer"], trie["node_way"]
        self.split, self.inside, self.closed = numbers["split"], numbers["inside"], numbers["closed"]
        self.floor, self.last_floor, self.keep = numbers["floor"], numbers["last floor"], numbers["keep"]
        self.heard = numbers["heard"]
        self.tree_size = 0
        self.way_count = 0
        self.layer = 0

    def grow_trees(self, arrays):
        """Take longer arrays for trees of letters."""
        self.tree_letters, self.tree_children = arrays["tree_letters"], arrays["tree_children"]
        self.tree_next, self.tree_bits, self.tree_how = arrays["tree_next"], arrays["tree_bits"], arrays["tree_how"]

    def grow_ways(self, arrays):
        """Take longer arrays for ways."""
        self.way_nodes, self.way_bits, self.way_how = arrays["way_nodes"], arrays["way_bits"], arrays["way_how"]
        self.stack_nodes, self.stack_trees = arrays["stack_nodes"], arrays["stack_trees"]
        self.stack_bits = arrays["stack_bits"]
        self.walked_nodes, self.walked_bits = arrays["walked_nodes"], arrays["walked_bits"]
        self.walked_how = arrays["walked_how"]

    def tree_count(self):
        """How many nodes the trees of letters have."""
        return self.tree_size

    def forget_trees(self):
        """Forget all trees of letters."""
        self.tree_size = 0

    def add_tree(self, pieces):
        """Add letters as a tree; there must be room for each of them. Gives its root.

        Args:
            pieces: (letters, bits, how they are written), each once.
        """
        root: cython.int = self.tree_size
        node: cython.int
        child: cython.int
        letter: cython.int
        text: bytes
        i: cython.int
        self.new_node(0)
        for text, bits, how in pieces:
            node = root
            for i in range(len(text)):
                letter = text[i]
                child = self.child_of_tree(node, letter)
                if child < 0:
                    child = self.new_node(letter)
                    self.tree_next[child] = self.tree_children[node]
                    self.tree_children[node] = child
                node = child
            self.tree_bits[node] = bits
            self.tree_how[node] = how
        return root

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def new_node(self, letter: cython.int) -> cython.int:
        """A node of a tree that nothing is behind, and where no piece ends."""
        node: cython.int = self.tree_size
        self.tree_letters[node] = letter
        self.tree_children[node] = -1
        self.tree_next[node] = -1
        self.tree_how[node] = -1
        self.tree_size = node + 1
        return node

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def end_of_word(self, node: cython.int) -> cython.int:
        """The node of a word's end behind a node, which comes first; 0 where no word ends."""
        return node + 1 if node + 1 < self.ends[node] and self.letters[node + 1] == END else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def child_of_tree(self, tree: cython.int, letter: cython.int) -> cython.int:
        child: cython.int = self.tree_children[tree]
        while child >= 0 and self.tree_letters[child] != letter:
            child = self.tree_next[child]
        return child

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def walk(self, node: cython.int, root: cython.int, whole: cython.int) -> cython.int:
        """Walk from a node by every piece of a tree; gives how many nodes it leads to, or below zero."""
        depth: cython.int = 1
        count: cython.int = 0
        at: cython.int
        tree: cython.int
        child: cython.int
        end: cython.int
        behind: cython.int
        start: cython.double
        self.stack_nodes[0] = node
        self.stack_trees[0] = root
        self.stack_bits[0] = self.background[node]
        while depth > 0:
            depth -= 1
            at = self.stack_nodes[depth]
            tree = self.stack_trees[depth]
            start = self.stack_bits[depth]
            child = at + 1
            end = self.ends[at]
            while child < end:
                behind = self.child_of_tree(tree, self.letters[child])
                if count >= self.walked_nodes.shape[0] or depth >= self.stack_nodes.shape[0]:
                    return TOO_MANY_WAYS
                if behind >= 0 and self.tree_how[behind] >= 0:
                    self.walked_nodes[count] = child
                    self.walked_bits[count] = self.tree_bits[behind] + start - self.background[child]
                    self.walked_how[count] = self.tree_how[behind]
                    count += 1
                if behind >= 0 and self.tree_children[behind] >= 0:
                    self.stack_nodes[depth] = child
                    self.stack_trees[depth] = behind
                    self.stack_bits[depth] = start
                    depth += 1
                elif behind < 0 and whole and self.letters[child] == END and at != node:
                    # A whole spelling goes over the end of a word.
                    self.stack_nodes[depth] = child
                    self.stack_trees[depth] = tree
                    self.stack_bits[depth] = start + self.inside
                    depth += 1
                child = self.ends[child]
        return count

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def reach(self, node: cython.int, bits: cython.double, how: cython.int) -> cython.int:
        """Keep a way to a node of the layer in hand, where it is the best one."""
        way: cython.int = self.node_way[node]
        if self.node_layer[node] == self.layer:
            if bits > self.way_bits[way]:
                self.way_bits[way] = bits
                self.way_how[way] = how
            return 0
        if self.way_count >= self.way_nodes.shape[0]:
            return TOO_MANY_WAYS
        self.node_layer[node] = self.layer
        self.node_way[node] = self.way_count
        self.way_nodes[self.way_count] = node
        self.way_bits[self.way_count] = bits
        self.way_how[self.way_count] = how
        self.way_count += 1
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def leave(self, first: cython.int, last: cython.int, silent: cython.double, floor: cython.double) -> cython.int:
        """Write nothing for a unit: the ways of the layer before go on as they are."""
        way: cython.int
        how: cython.int
        for way in range(first, last):
            if self.way_bits[way] + silent > floor:
                how = self.way_how[way] if self.way_how[way] > self.heard else self.heard
                if self.reach(self.way_nodes[way], self.way_bits[way] + silent, how) < 0:
                    return TOO_MANY_WAYS
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def go_on(
        self, first: cython.int, last: cython.int, root: cython.int, whole: cython.int, floor: cython.double
    ) -> cython.int:
        """Go on by the pieces of a unit, or of several, from the ways of a layer."""
        way: cython.int
        node: cython.int
        end: cython.int
        for way in range(first, last):
            node = self.way_nodes[way]
            if self.go_from(node, self.way_bits[way], self.way_how[way], root, whole, floor) < 0:
                return TOO_MANY_WAYS
            end = self.end_of_word(node) if node != ROOT else 0
            if end and (
                self.go_from(
                    end,
                    self.way_bits[way] + self.split - self.background[end] + self.background[node],
                    self.way_how[way],
                    root,
                    whole,
                    floor,
                )
                < 0
            ):
                return TOO_MANY_WAYS
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def go_from(
        self,
        node: cython.int,
        bits: cython.double,
        how: cython.int,
        root: cython.int,
        whole: cython.int,
        floor: cython.double,
    ) -> cython.int:
        k: cython.int
        count: cython.int
        if bits <= floor:
            return 0
        count = self.walk(node, root, whole)
        if count < 0:
            return TOO_MANY_WAYS
        for k in range(count):
            if bits + self.walked_bits[k] > floor and (
                self.reach(
                    self.walked_nodes[k],
                    bits + self.walked_bits[k],
                    self.walked_how[k] if self.walked_how[k] > how else how,
                )
                < 0
            ):
                return TOO_MANY_WAYS
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def finish(self, first: cython.int, last: cython.int, endings: cython.int) -> cython.int:
        """Reach the ends of words that the ways of a whole brand lead to: at once, or behind an ending."""
        way: cython.int
        k: cython.int
        count: cython.int
        how: cython.int
        for way in range(first, last):
            if self.way_nodes[way] == ROOT:
                continue
            if self.close(way, self.way_nodes[way], self.closed, self.way_how[way]) < 0:
                return TOO_MANY_WAYS
            how = self.way_how[way] if self.way_how[way] > self.heard else self.heard
            count = self.walk(self.way_nodes[way], endings, 0)
            if count < 0:
                return TOO_MANY_WAYS
            for k in range(count):
                if self.close(way, self.walked_nodes[k], self.walked_bits[k], how) < 0:
                    return TOO_MANY_WAYS
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def close(self, way: cython.int, end: cython.int, gain: cython.double, how: cython.int) -> cython.int:
        node: cython.int = self.end_of_word(end)
        bits: cython.double
        if not node:
            return 0
        bits = self.way_bits[way] + (gain - self.background[node] + self.background[end])
        return self.reach(node, bits, how) if bits >= self.keep else 0

    def search(self, units, endings: cython.int):
        """Search for a brand.

        Args:
            units: (silent bits, [(of how many units, the root of their tree, whether it is of a whole brand)]) of each.
            endings: the root of the tree of coined endings.

        Returns:
            Where the ways of each layer begin, and the end, the last layer being the ends of words; or None where there
            is no room. `ways` gives them.
        """
        starts = [0, 1]
        place: cython.int = 0
        first: cython.int
        last: cython.int
        size: cython.int
        floor: cython.double
        count: cython.int = len(units)
        self.layer += 1
        self.way_count = 1
        self.way_nodes[0] = ROOT
        self.way_bits[0] = 0.0
        self.way_how[0] = 0
        for silent, ending_here in units:
            place += 1
            floor = self.floor if place < count else self.last_floor
            self.layer += 1
            first, last = starts[place - 1], starts[place]
            if place > 1 and self.leave(first, last, silent, floor) < 0:
                return None
            for of, root, whole in ending_here:
                size = of
                first, last = starts[place - size], starts[place - size + 1]
                if self.go_on(first, last, root, whole, floor) < 0:
                    return None
            starts.append(self.way_count)
        self.layer += 1
        first, last = starts[count], starts[count + 1]
        if self.finish(first, last, endings) < 0:
            return None
        starts.append(self.way_count)
        return starts

    def ways(self, first: cython.int, last: cython.int):
        """(node, bits, how) of some ways."""
        k: cython.int
        return [(self.way_nodes[k], self.way_bits[k], self.way_how[k]) for k in range(first, last)]
