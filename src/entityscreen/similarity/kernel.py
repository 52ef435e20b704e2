# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The search for brands in a trie, and for the names that have them, compiled where it can be.

`TrieSearch` is the search of `search.py`; `NameSearch` bounds what `organisations.py` makes of the brands. The trie and
the letters that units may be (`units.Pieces`) are flat arrays here. Of two ways to a node with the same bits the first
one is kept.
"""

from __future__ import annotations

try:
    import cython
except ImportError:  # it is not installed where nothing is compiled
    from entityscreen import uncompiled_cython as cython

from math import log2

COMPILED = cython.compiled
SOURCE_DIGEST = ""  # filled in by the build: of which source this was compiled

END = cython.declare(cython.int, 32)  # the letter behind a word
ROOT = cython.declare(cython.int, 0)
# What a step gives where there is no room; else 0.
TOO_MANY_WAYS = cython.declare(cython.int, -1)
NOTHING = cython.declare(cython.double, -1e300)  # bits of what no name has


@cython.cclass
class TrieSearch:
    """The trie in hand, and the letters that units may be as trees in one pool."""

    letters: cython.const[cython.uchar][::1]
    ends: cython.const[cython.int][::1]
    background: cython.const[cython.float][::1]
    # Trees of letters: the letter of each node, its first child, the next one of its parent; and of the piece that ends
    # there its bits, how it is written, and the number of its system.
    tree_letters: cython.uchar[::1]
    tree_children: cython.int[::1]
    tree_next: cython.int[::1]
    tree_bits: cython.double[::1]
    tree_how: cython.int[::1]
    tree_systems: cython.int[::1]
    tree_size: cython.int
    # Ways, layer after layer: the node that each leads to, its bits, how it is written; the way of fewer units that it
    # goes on from, below zero for none; and the system of its last piece, below zero where nothing is written.
    way_nodes: cython.int[::1]
    way_bits: cython.double[::1]
    way_how: cython.int[::1]
    way_before: cython.int[::1]
    way_systems: cython.int[::1]
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
    walked_trees: cython.int[::1]
    split: cython.double
    inside: cython.double
    closed: cython.double
    floor: cython.double
    last_floor: cython.double
    keep: cython.double
    heard: cython.int

    def __init__(self, numbers):
        """Take the model's numbers over."""
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
        self.tree_systems = arrays["tree_systems"]

    def grow_ways(self, arrays):
        """Take longer arrays for ways."""
        self.way_nodes, self.way_bits, self.way_how = arrays["way_nodes"], arrays["way_bits"], arrays["way_how"]
        self.way_before, self.way_systems = arrays["way_before"], arrays["way_systems"]
        self.stack_nodes, self.stack_trees = arrays["stack_nodes"], arrays["stack_trees"]
        self.stack_bits = arrays["stack_bits"]
        self.walked_nodes, self.walked_bits = arrays["walked_nodes"], arrays["walked_bits"]
        self.walked_trees = arrays["walked_trees"]

    def grow_nodes(self, arrays):
        """Take longer arrays for the nodes of tries."""
        self.node_layer, self.node_way = arrays["node_layer"], arrays["node_way"]

    def turn_to(self, letters, ends, background):
        """Take a trie in hand; there must be room for its nodes."""
        self.letters, self.ends, self.background = letters, ends, background

    def tree_count(self):
        """How many nodes the trees of letters have."""
        return self.tree_size

    def forget_trees(self, kept: cython.int):
        """Forget trees of letters, but so many nodes that came first."""
        self.tree_size = kept

    def add_tree(self, pieces, systems):
        """Add letters as a tree; there must be room for each of them. Gives its root.

        Args:
            pieces: letters to their chance and their system.
            systems: system to how it is written, and its number.
        """
        root: cython.int = self.tree_size
        node: cython.int
        child: cython.int
        letter: cython.int
        encoded: bytes
        i: cython.int
        self.new_node(0)
        for text, (chance, system) in pieces.items():
            if not text.isascii():
                continue  # tries have ASCII letters alone
            encoded = text.encode()
            node = root
            for i in range(len(encoded)):
                letter = encoded[i]
                child = self.child_of_tree(node, letter)
                if child < 0:
                    child = self.new_node(letter)
                    self.tree_next[child] = self.tree_children[node]
                    self.tree_children[node] = child
                node = child
            self.tree_bits[node] = log2(chance)
            self.tree_how[node], self.tree_systems[node] = systems[system]
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
                    self.walked_trees[count] = behind
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
    def reach(
        self, node: cython.int, bits: cython.double, how: cython.int, before: cython.int, system: cython.int
    ) -> cython.int:
        """Keep a way to a node of the layer in hand, where it is the best one."""
        way: cython.int = self.node_way[node]
        if self.node_layer[node] != self.layer:
            way = self.way_count
            if way >= self.way_nodes.shape[0]:
                return TOO_MANY_WAYS
            self.node_layer[node] = self.layer
            self.node_way[node] = way
            self.way_nodes[way] = node
            self.way_count = way + 1
        elif bits <= self.way_bits[way]:
            return 0
        self.way_bits[way] = bits
        self.way_how[way] = how
        self.way_before[way] = before
        self.way_systems[way] = system
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
                if self.reach(self.way_nodes[way], self.way_bits[way] + silent, how, way, -1) < 0:
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
        bits: cython.double
        for way in range(first, last):
            node = self.way_nodes[way]
            if self.go_from(way, node, self.way_bits[way], root, whole, floor) < 0:
                return TOO_MANY_WAYS
            end = self.end_of_word(node) if node != ROOT else 0
            bits = self.way_bits[way] + self.split - self.background[end] + self.background[node]
            if end and self.go_from(way, end, bits, root, whole, floor) < 0:
                return TOO_MANY_WAYS
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def go_from(
        self,
        way: cython.int,
        node: cython.int,
        bits: cython.double,
        root: cython.int,
        whole: cython.int,
        floor: cython.double,
    ) -> cython.int:
        k: cython.int
        count: cython.int
        piece: cython.int
        how: cython.int
        if bits <= floor:
            return 0
        count = self.walk(node, root, whole)
        if count < 0:
            return TOO_MANY_WAYS
        for k in range(count):
            if bits + self.walked_bits[k] > floor:
                piece = self.walked_trees[k]
                how = max(self.tree_how[piece], self.way_how[way])
                if self.reach(self.walked_nodes[k], bits + self.walked_bits[k], how, way, self.tree_systems[piece]) < 0:
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
        if bits < self.keep:
            return 0
        return self.reach(node, bits, how, self.way_before[way], self.way_systems[way])

    def search(self, units, endings: cython.int):
        """Search for a brand.

        Args:
            units: (silent bits, [(of how many units, the root of their tree, whether it is of a whole brand)]) of each.
            endings: the root of the tree of coined endings.

        Returns:
            Where the ways of each layer begin, and the end, the last layer being the ends of words; or None where there
            is no room. `ways` gives them.
        """
        count: cython.int = len(units)
        starts = self.follow(units, 0)
        if starts is None:
            return None
        self.layer += 1
        if self.finish(starts[count], starts[count + 1], endings) < 0:
            return None
        starts.append(self.way_count)
        return starts

    def is_spelled(self, units, endings: cython.int):
        """Whether listed words may be some pieces of all units, one behind the other, whatever that tells.

        Args:
            units: as in `search`.
            endings: the root of the tree of coined endings.

        Returns:
            Whether they may; None where there is no room.
        """
        way: cython.int
        k: cython.int
        count: cython.int = len(units)
        starts = self.follow(units, 1)
        if starts is None:
            return None
        for way in range(starts[count], starts[count + 1]):
            if self.end_of_word(self.way_nodes[way]):
                return True
            count = self.walk(self.way_nodes[way], endings, 0)
            if count < 0:
                return None
            for k in range(count):
                if self.end_of_word(self.walked_nodes[k]):
                    return True
        return False

    @cython.cfunc
    def follow(self, units, all_of_them: cython.int):
        """Go through the trie by units; gives where the ways of each layer begin, and the end, or None without room.

        Args:
            units: as in `search`.
            all_of_them: whether each unit is written, and at any price.
        """
        starts: list = [0, 1]
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
        self.way_before[0] = self.way_systems[0] = -1
        for silent, ending_here in units:
            place += 1
            floor = NOTHING if all_of_them else self.floor if place < count else self.last_floor
            self.layer += 1
            first, last = starts[place - 1], starts[place]
            if place > 1 and not all_of_them and self.leave(first, last, silent, floor) < 0:
                return None
            for of, root, whole in ending_here:
                size = of
                first, last = starts[place - size], starts[place - size + 1]
                if self.go_on(first, last, root, whole, floor) < 0:
                    return None
            starts.append(self.way_count)
        return starts

    def ways(self, first: cython.int, last: cython.int, least: cython.double):
        """(node, bits, how) of some ways, of those with so many bits."""
        k: cython.int
        ways: list = []
        for k in range(first, last):
            if self.way_bits[k] >= least:
                ways.append((self.way_nodes[k], self.way_bits[k], self.way_how[k]))
        return ways

    def systems(self, first: cython.int, last: cython.int, least: cython.double):
        """The numbers of the systems of the same ways, those of the last pieces first."""
        k: cython.int
        way: cython.int
        systems: list = []
        for k in range(first, last):
            if self.way_bits[k] >= least:
                written: list = []
                way = k
                while way >= 0:
                    if self.way_systems[way] >= 0:
                        written.append(self.way_systems[way])
                    way = self.way_before[way]
                systems.append(written)
        return systems


@cython.cclass
class NameSearch:
    """The names that brands may bring to so many bits, with what agrees beside them.

    An *offer* is a brand of the query, or Latin words of it, that may be one of listed names: at a place of the query,
    with bits, in a way of writing, to a run of `variants`.
    """

    nodes: cython.const[cython.int][::1]
    offsets: cython.const[cython.longlong][::1]
    meant: cython.const[cython.longlong][::1]
    contexts: cython.const[cython.int][::1]
    ends: cython.const[cython.int][::1]
    # What each variant loses that agrees in nothing; those whose words with a meaning may be the brand lose nothing.
    lone: cython.const[cython.double][::1]
    regained: cython.double[::1]
    words: cython.const[cython.int][::1]
    a_brand: cython.double
    meant_search: cython.int[::1]
    # Of each listed variant what agrees beside the brand, and its matches; both by the number of the search.
    beside_bits: cython.double[::1]
    beside_count: cython.int[::1]
    beside_search: cython.int[::1]
    heads: cython.int[::1]
    met_pass: cython.int[::1]  # in which pass each variant was met last
    met: cython.int[::1]
    number: cython.int
    passes: cython.int
    # Offers, and the most that one tells at each place.
    offer_places: cython.int[::1]
    offer_bits: cython.double[::1]
    offer_how: cython.int[::1]
    offer_starts: cython.longlong[::1]
    offer_ends: cython.longlong[::1]
    offer_least: cython.double[::1]
    offer_meant: cython.int[::1]
    offer_words_of: cython.int[::1]
    offer_count: cython.int
    best_of: cython.double[::1]
    # Matches of variants: the place, how it is written, the bits, the next one of the same variant.
    match_places: cython.int[::1]
    match_how: cython.int[::1]
    match_bits: cython.double[::1]
    match_next: cython.int[::1]
    match_words: cython.int[::1]
    match_count: cython.int
    # The model: of each way of writing its weight and its price, where nothing agrees and otherwise.
    weights: cython.const[cython.double][::1]
    prices_alone: cython.const[cython.double][::1]
    prices_beside: cython.const[cython.double][::1]
    by_how: cython.double[::1]
    faint: cython.int
    faint_bits: cython.double
    most: cython.double
    left_over: cython.double

    def __init__(self, listed, model, numbers):
        """Take arrays over: the trie's nodes with names, the room for variants, the model."""
        self.nodes, self.offsets, self.ends = listed["nodes"], listed["offsets"], listed["ends"]
        self.contexts = listed["contexts"]
        self.meant, self.lone, self.meant_search = listed["meant"], listed["lone"], listed["meant_search"]
        self.beside_bits, self.beside_count = listed["beside_bits"], listed["beside_count"]
        self.regained, self.words = listed["regained"], listed["words"]
        self.beside_search = listed["beside_search"]
        self.heads, self.met_pass, self.met = listed["heads"], listed["met_pass"], listed["met"]
        self.weights, self.prices_alone = model["weights"], model["prices_alone"]
        self.prices_beside, self.by_how = model["prices_beside"], model["by_how"]
        self.faint, self.faint_bits = numbers["faint"], numbers["faint bits"]
        self.most, self.left_over, self.a_brand = numbers["most"], numbers["left over"], numbers["a brand"]
        self.number = self.passes = 0

    def grow_offers(self, arrays):
        """Take longer arrays for offers."""
        self.offer_places, self.offer_bits, self.offer_how = arrays["places"], arrays["bits"], arrays["how"]
        self.offer_starts, self.offer_ends, self.offer_least = arrays["starts"], arrays["ends"], arrays["least"]
        self.best_of, self.offer_meant = arrays["best_of"], arrays["meant"]
        self.offer_words_of = arrays["words"]

    def grow_matches(self, arrays):
        """Take longer arrays for matches."""
        self.match_places, self.match_how = arrays["places"], arrays["how"]
        self.match_bits, self.match_next, self.match_words = arrays["bits"], arrays["next"], arrays["words"]

    def begin(self):
        """Begin with another query."""
        self.number += 1
        self.offer_count = 0

    def offered(self):
        """How many offers there are."""
        return self.offer_count

    def agree(
        self,
        listed: cython.const[cython.int][::1],
        bits: cython.const[cython.double][::1],
        regained: cython.const[cython.double][::1],
        lone: cython.double,
        counts: cython.int,
    ):
        """Add what names agree in beside the brand.

        Args:
            listed: the names.
            bits: of each, what that tells.
            regained: of each, what it loses of `lone` where nothing agrees.
            lone: what the query loses where nothing agrees.
            counts: 1 where a name must agree whose brand is faint.
        """
        k: cython.int
        variant: cython.int
        for k in range(listed.shape[0]):
            variant = listed[k]
            if self.beside_search[variant] != self.number:
                self.beside_search[variant] = self.number
                self.beside_bits[variant] = 0.0
                self.regained[variant] = 0.0
                self.beside_count[variant] = 0
            self.beside_bits[variant] += bits[k] + lone
            self.regained[variant] += regained[k]
            self.beside_count[variant] += counts

    def offer(
        self, place: cython.int, bits: cython.double, how: cython.int, start: cython.longlong, end: cython.longlong
    ):
        """Offer a run of variants that have a brand in characters; there must be room.

        Args:
            place: of the query.
            bits: that the brand tells.
            how: it is written.
            start: of the run.
            end: of the run.
        """
        self.enter(place, bits, how, start, end, NOTHING, 1, 1)

    @cython.cfunc
    @cython.exceptval(check=False)
    def enter(
        self,
        place: cython.int,
        bits: cython.double,
        how: cython.int,
        start: cython.longlong,
        end: cython.longlong,
        least: cython.double,
        meant: cython.int,
        words: cython.int,
    ) -> cython.int:
        """Offer a run of variants, of those that agree in so many bits beside the brand: so many words, with a meaning
        or none.
        """
        if start < end:
            self.offer_words_of[self.offer_count] = words
            self.offer_meant[self.offer_count] = meant
            self.offer_places[self.offer_count] = place
            self.offer_bits[self.offer_count] = bits
            self.offer_how[self.offer_count] = self.faint if bits < self.faint_bits else how
            self.offer_starts[self.offer_count] = start
            self.offer_ends[self.offer_count] = end
            self.offer_least[self.offer_count] = least
            self.offer_count += 1
        return 0

    def offer_words(
        self,
        place: cython.int,
        ways,
        more: cython.double,
        same: cython.const[cython.uchar][::1],
    ):
        """Offer the names whose words end at nodes of the trie.

        Args:
            place: of the query.
            ways: (node, bits, how) of each.
            more: bits besides.
            same: 1 for each context that the query's words agree with; such words are no brand.

        Returns:
            Whether there was room; where there was none, nothing is offered.
        """
        node: cython.int
        at: cython.longlong
        entry: cython.longlong
        start: cython.longlong
        before: cython.int = self.offer_count
        for of, bits, how in ways:
            node = of
            at = self.first_from(node)
            if at >= self.nodes.shape[0] or self.nodes[at] != node:
                continue  # no brand may end there
            if self.offer_count + 2 + self.offsets[at + 1] - self.meant[at] > self.offer_bits.shape[0]:
                self.offer_count = before
                return False
            self.enter(place, bits + more, how, self.offsets[at], self.meant[at], NOTHING, 0, self.words[at])
            start = self.meant[at]
            for entry in range(self.meant[at], self.offsets[at + 1]):
                if self.contexts[entry] >= 0 and same[self.contexts[entry]]:
                    self.enter(place, bits + more, how, start, entry, NOTHING, 1, self.words[at])
                    start = entry + 1
            self.enter(place, bits + more, how, start, self.offsets[at + 1], NOTHING, 1, self.words[at])
        return True

    def offer_beginnings(self, place: cython.int, ways, least: cython.double):
        """Offer the names with a word that goes on behind nodes of the trie; there must be room."""
        node: cython.int
        start: cython.longlong
        end: cython.longlong
        for of, bits, _ in ways:
            node = of
            start, end = self.offsets[self.first_from(node)], self.offsets[self.first_from(self.ends[node])]
            self.enter(place, bits, self.faint, start, end, least, 0, 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def first_from(self, node: cython.int) -> cython.longlong:
        """The place of the first node with names from one on."""
        low: cython.longlong = 0
        high: cython.longlong = self.nodes.shape[0]
        middle: cython.longlong
        while low < high:
            middle = (low + high) // 2
            if self.nodes[middle] < node:
                low = middle + 1
            else:
                high = middle
        return low

    def reaching(
        self,
        variants: cython.const[cython.int][::1],
        covers: cython.const[cython.int][::1],
        brand_count: cython.int,
        lone_count: cython.int,
        needed: cython.double,
        most_beside: cython.double,
    ):
        """Find the variants that the offers may bring to what is needed.

        Args:
            variants: that offers give runs of.
            covers: how many of the query's brands stand at each place.
            brand_count: of the query; each that matches nothing has its price.
            lone_count: of the query's words that a name must agree in where its brand is faint.
            needed: in bits.
            most_beside: the most that any name agrees in beside the brand.

        Returns:
            The variants, in no order; None where there is no room for matches.
        """
        reached: list = []
        k: cython.int
        count: cython.int
        count = self.match_all(variants, covers.shape[0], needed - most_beside)
        if count < 0:
            return None
        for k in range(count):
            if self.value(self.met[k], covers, brand_count, lone_count) >= needed:
                reached.append(self.met[k])
        return reached

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def match_all(
        self, variants: cython.const[cython.int][::1], places: cython.int, least: cython.double
    ) -> cython.int:
        """Give each variant its matches, but those too weak to bring any to so many bits; gives how many have one."""
        total: cython.double = 0.0
        worth: cython.double
        k: cython.int
        at: cython.longlong
        variant: cython.int
        count: cython.int = 0
        self.match_count = 0
        self.passes += 1  # what was met before there was room is met anew
        for k in range(places):
            self.best_of[k] = 0.0
        for k in range(self.offer_count):
            worth = self.weights[self.offer_how[k]] * min(self.most, self.offer_bits[k])
            self.best_of[self.offer_places[k]] = max(worth, self.best_of[self.offer_places[k]])
        for k in range(places):
            total += self.best_of[k]
        for k in range(self.offer_count):
            worth = max(0.0, self.weights[self.offer_how[k]] * min(self.most, self.offer_bits[k]))
            if total - self.best_of[self.offer_places[k]] + worth < least:
                continue
            for at in range(self.offer_starts[k], self.offer_ends[k]):
                variant = variants[at]
                if not self.agrees(variant, self.offer_least[k]):
                    continue
                if self.met_pass[variant] != self.passes:
                    self.met_pass[variant] = self.passes
                    self.heads[variant] = -1
                    self.met[count] = variant
                    count += 1
                if self.offer_meant[k]:
                    self.meant_search[variant] = self.number
                if self.match(variant, k) < 0:
                    return TOO_MANY_WAYS
        return count

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def agrees(self, variant: cython.int, least: cython.double) -> cython.int:
        """Whether a variant agrees in so many bits beside the brand; minus infinity asks for nothing."""
        if least <= NOTHING:
            return 1
        if self.beside_search[variant] != self.number:
            return 0
        return 1 if self.beside_bits[variant] + self.left_alone(variant, 1) >= least else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def match(self, variant: cython.int, offer: cython.int) -> cython.int:
        """Keep the most bits of a variant by place and way of writing."""
        k: cython.int = self.heads[variant]
        while k >= 0:
            if self.match_places[k] == self.offer_places[offer] and self.match_how[k] == self.offer_how[offer]:
                self.match_bits[k] = max(self.offer_bits[offer], self.match_bits[k])
                self.match_words[k] = max(self.offer_words_of[offer], self.match_words[k])
                return 0
            k = self.match_next[k]
        if self.match_count >= self.match_places.shape[0]:
            return TOO_MANY_WAYS
        k = self.match_count
        self.match_places[k] = self.offer_places[offer]
        self.match_how[k] = self.offer_how[offer]
        self.match_bits[k] = self.offer_bits[offer]
        self.match_words[k] = self.offer_words_of[offer]
        self.match_next[k] = self.heads[variant]
        self.heads[variant] = k
        self.match_count = k + 1
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def value(
        self,
        variant: cython.int,
        covers: cython.const[cython.int][::1],
        brand_count: cython.int,
        lone_count: cython.int,
    ) -> cython.double:
        """The bits that a variant makes at most; a faint brand only where nothing of the query is left over."""
        beside: cython.int = self.beside_search[variant] == self.number
        most: cython.double = self.value_together(variant, covers, brand_count)
        if lone_count == 0 or (beside and self.beside_count[variant] == lone_count):
            most = max(most, self.value_faint(variant, covers, brand_count))
        return most + self.beside_bits[variant] if beside else most

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def value_faint(
        self, variant: cython.int, covers: cython.const[cython.int][::1], brand_count: cython.int
    ) -> cython.double:
        """The bits of the best faint brand, which is all of the query's brands."""
        beside: cython.int = self.beside_search[variant] == self.number
        most: cython.double = NOTHING
        k: cython.int = self.heads[variant]
        while k >= 0:
            if self.match_how[k] == self.faint and covers[self.match_places[k]] == brand_count:
                most = max(most, self.worth(self.faint, self.match_bits[k], beside))
            k = self.match_next[k]
        return most + self.left_alone(variant, 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def value_together(
        self, variant: cython.int, covers: cython.const[cython.int][::1], brand_count: cython.int
    ) -> cython.double:
        """The bits of the brands that are not faint: of the only one, or of all together."""
        beside: cython.int = self.beside_search[variant] == self.number
        several: cython.int = 0
        words: cython.int = 0
        first: cython.int = -1
        brands_left: cython.int = brand_count
        k: cython.int = self.heads[variant]
        how: cython.int
        one: cython.double = NOTHING
        together: cython.double = 0.0
        for how in range(self.by_how.shape[0]):
            self.by_how[how] = 0.0
        while k >= 0:
            if self.match_how[k] != self.faint:
                one = max(one, self.worth(self.match_how[k], self.match_bits[k], beside))
                words += self.match_words[k]
                self.by_how[self.match_how[k]] += max(0.0, self.match_bits[k])
                brands_left -= covers[self.match_places[k]] if self.is_last_of_place(k) else 0
                several |= first >= 0 and self.match_places[k] != first
                first = self.match_places[k]
            k = self.match_next[k]
        if several:
            for how in range(self.by_how.shape[0]):
                if self.by_how[how] > 0.0:
                    together += max(0.0, self.worth(how, self.by_how[how], beside))
            one = together
        one += self.left_over * max(0, brands_left)
        return one if self.meant_search[variant] == self.number else one + self.left_alone(variant, words)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_last_of_place(self, match: cython.int) -> cython.int:
        """Whether no match behind one is of the same place, but faint ones."""
        k: cython.int = self.match_next[match]
        while k >= 0:
            if self.match_places[k] == self.match_places[match] and self.match_how[k] != self.faint:
                return 0
            k = self.match_next[k]
        return 1

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def left_alone(self, variant: cython.int, words: cython.int) -> cython.double:
        """What a variant loses that is not agreed in, with so many words that are the brand; at most 0."""
        lost: cython.double = self.lone[variant] + words * self.a_brand
        if self.beside_search[variant] == self.number:
            lost += self.regained[variant]
        return min(0.0, lost)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def worth(self, how: cython.int, bits: cython.double, beside: cython.int) -> cython.double:
        """What a brand is worth that is written so."""
        price: cython.double = self.prices_beside[how] if beside else self.prices_alone[how]
        return self.weights[how] * min(self.most, bits) + price
