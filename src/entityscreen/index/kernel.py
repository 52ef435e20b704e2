# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The kernel of the index: from queried words to the listed names that they may hit, and the bound of each pair.

This module is written in Cython's pure-Python mode: compiled where the library was built with a compiler, and run as it
stands elsewhere (`compilation.py` chooses), with the same results. It knows no rule, price or table of its own: all of
them come as arrays from the Python modules that own them (`index/kernel_arrays.py` hands them over), and property tests
hold it to the scorer.

- **A word** (`expand`) is expanded once: the listed words that it is like by letters, by equal sound, by sound across
  scripts, by meaning, or that somebody writes apart. What is kept of it is a row of (listed word, similarity).
- **A name** (`by_parts`, `ordinary`) gathers the listed variants that have these words, either all of them or those
  posted under the rarest words of either side, and the bound says which of them may reach the score that is asked for.
- **Whole names** (`ordinary` alone): equal letters, cut names, and a letter off in one word.

Texts are worked on in lines of one array of bytes, `buffer`; a line is `LINE` bytes.
"""

from __future__ import annotations

try:
    import cython
except ImportError:  # it is not installed where nothing is compiled
    from entityscreen import uncompiled_cython as cython
from entityscreen.index import kernel_codes

COMPILED = cython.compiled
SOURCE_DIGEST = ""  # filled in by the build: of which source this was compiled

LINE = cython.declare(cython.int, 2112)  # bytes; not a power of two, so that lines do not share cache sets
# Lines of the buffer.
WORD = cython.declare(cython.int, 0)
SOUND = cython.declare(cython.int, 2112)
STEP = cython.declare(cython.int, 2 * 2112)  # a sound while its rules are applied
STEPPED = cython.declare(cython.int, 3 * 2112)
CHANGED = cython.declare(cython.int, 4 * 2112)  # a word with other letters
JOINED = cython.declare(cython.int, 5 * 2112)
JOINED_SOUND = cython.declare(cython.int, 6 * 2112)
LISTED_SOUND = cython.declare(cython.int, 7 * 2112)
WHOLE = cython.declare(cython.int, 8 * 2112)
SAID = cython.declare(cython.int, 10 * 2112)  # 64 lines: the ways in which a word may be said
KEYS = cython.declare(cython.int, 74 * 2112)  # 64 lines: consonant keys
BUFFER_BYTES = 138 * 2112
LONGEST_SPELLING = cython.declare(cython.int, 1_000)  # letters; the sound of a longer word would not fit into a line

# Numbers of `kernel_codes.py`, as numbers of C.
SLOT = cython.declare(cython.int, kernel_codes.SLOT)
NAMED = cython.declare(cython.int, kernel_codes.NAMED)
INITIAL = cython.declare(cython.int, kernel_codes.INITIAL)
DISTINCTIVE = cython.declare(cython.int, kernel_codes.DISTINCTIVE)
SELDOM = cython.declare(cython.int, kernel_codes.SELDOM)
PERSON = cython.declare(cython.int, kernel_codes.PERSON)
MAY_BE_ALONE = cython.declare(cython.int, kernel_codes.MAY_BE_ALONE)
BY_SYLLABLES = cython.declare(cython.int, kernel_codes.BY_SYLLABLES)
IN_CHARACTERS = cython.declare(cython.int, kernel_codes.IN_CHARACTERS)
WEIGHED = cython.declare(cython.int, kernel_codes.WEIGHED)
NOT_ORDINARY = cython.declare(cython.int, kernel_codes.NOT_ORDINARY)
ASK = cython.declare(cython.int, kernel_codes.ASK)
CANDIDATE = cython.declare(cython.int, kernel_codes.CANDIDATE)
TOO_MANY_ENTRIES = cython.declare(cython.int, kernel_codes.TOO_MANY_ENTRIES)
TOO_MANY_ROWS = cython.declare(cython.int, kernel_codes.TOO_MANY_ROWS)
LETTERS_MISSING = cython.declare(cython.int, kernel_codes.LETTERS_MISSING)
TOO_MANY_WORDS = cython.declare(cython.int, kernel_codes.TOO_MANY_WORDS)
SEVERAL = cython.declare(cython.int, kernel_codes.SEVERAL)
TEXTS = cython.declare(cython.int, kernel_codes.TEXTS)
UNKNOWN = cython.declare(cython.int, kernel_codes.UNKNOWN)
LEGAL = cython.declare(cython.int, kernel_codes.LEGAL)
BRAND = cython.declare(cython.int, kernel_codes.BRAND)
LEAST = cython.declare(cython.int, kernel_codes.LEAST)
COUNTRY = cython.declare(cython.int, kernel_codes.COUNTRY)
MEANT = cython.declare(cython.int, kernel_codes.MEANT)
TELLS = cython.declare(cython.int, kernel_codes.TELLS)
IN_LATIN = cython.declare(cython.int, kernel_codes.IN_LATIN)
JOINING = cython.declare(cython.int, kernel_codes.JOINING)
PARTICLE = cython.declare(cython.int, kernel_codes.PARTICLE)
IN_FULL = cython.declare(cython.int, kernel_codes.IN_FULL)
NUMERAL = cython.declare(cython.int, kernel_codes.NUMERAL)
MARK = cython.declare(cython.int, kernel_codes.MARK)
BETWEEN = cython.declare(cython.int, kernel_codes.BETWEEN)
WORD_BYTES = cython.declare(cython.int, 160)  # of a word of names: what is longer is no ordinary one
SPACE = cython.declare(cython.int, 32)
HYPHEN = cython.declare(cython.int, 45)
LINE_FEED = cython.declare(cython.int, 10)
EVERY_LETTER = cython.declare(cython.uint, 0xFFFFFFFF)
ONES = cython.declare(cython.uint, 0xFFFFFFFF)
# The vowels of sounds.
VOWEL_A = cython.declare(cython.int, 97)
VOWEL_I = cython.declare(cython.int, 105)
VOWEL_U = cython.declare(cython.int, 117)


@cython.cclass
class KeyProbe:
    """A table of hashed keys (`arrays.KeyTable`), asked for one key at a time."""

    tails: cython.const[cython.uchar][::1]
    features: cython.const[cython.int][::1]
    starts: cython.const[cython.int][::1]
    width: cython.int
    bits: cython.int

    def __init__(self, tails, features, starts, width: cython.int, bits: cython.int):
        self.tails, self.features, self.starts = tails, features, starts
        self.width, self.bits = width, bits

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def seek(self, key: cython.uint, at: cython.longlong) -> cython.longlong:
        """The first entry of a key from `at` on, or -1."""
        bucket: cython.longlong = key >> self.bits
        tail: cython.uint = key & ((cython.cast(cython.uint, 1) << self.bits) - 1)
        end: cython.longlong = self.starts[bucket + 1]
        entry_tail: cython.uint
        k: cython.int
        at = max(at, self.starts[bucket])
        while at < end:
            entry_tail = 0
            for k in range(self.width):
                entry_tail |= cython.cast(cython.uint, self.tails[at * self.width + k]) << (8 * k)
            if entry_tail == tail:
                return at
            at += 1
        return -1


@cython.cclass
class Kernel:
    """One index, and the words and names that are looked up in it."""

    crc_table: cython.const[cython.uint][::1]
    spelling_keys: KeyProbe
    near_keys: KeyProbe
    latin_keys: KeyProbe
    phonetic_keys: KeyProbe
    meaning_keys: KeyProbe
    exact_keys: KeyProbe
    whole_keys: KeyProbe
    typo_keys: KeyProbe
    typo_rests: cython.const[cython.uint][::1]
    # rules of sound
    rule_letters: cython.const[cython.uchar][::1]
    rule_starts: cython.const[cython.int][::1]
    rule_sounds: cython.const[cython.uchar][::1]
    rule_sound_starts: cython.const[cython.int][::1]
    rule_masks: cython.const[cython.uint][::1]
    sound_classes: cython.const[cython.uchar][::1]
    places: cython.const[cython.uchar][::1]
    close_sounds: cython.const[cython.uchar][::1]
    # prices
    near_prices: cython.const[cython.short][::1]
    alone_here: cython.const[cython.short][::1]
    alone_there: cython.const[cython.short][::1]
    last_a: cython.const[cython.short][::1]
    least_alike: cython.const[cython.double][::1]
    certainty: cython.const[cython.double][::1]
    edits_by_length: cython.const[cython.int][::1]
    after_one_edit: cython.const[cython.double][::1]
    after_two_edits: cython.const[cython.double][::1]
    cjk: cython.const[cython.uchar][::1]
    # spellings
    spelling_data: cython.const[cython.uchar][::1]
    spelling_offsets: cython.const[cython.longlong][::1]
    spelling_words: cython.const[cython.int][::1]
    spelling_costs: cython.const[cython.float][::1]
    spelling_scripts: cython.const[cython.uchar][::1]
    spelling_profiles: cython.const[cython.uchar][::1]
    sound_rows: cython.const[cython.uchar][::1]
    sound_lengths: cython.const[cython.uchar][::1]
    sound_weights: cython.const[cython.double][::1]
    sound_data: cython.const[cython.uchar][::1]
    sound_offsets: cython.const[cython.longlong][::1]
    sound_spelling_offsets: cython.const[cython.longlong][::1]
    sound_spellings: cython.const[cython.int][::1]
    group_sounds: cython.const[cython.int][::1]
    group_profiles: cython.const[cython.uchar][::1]
    group_close: cython.const[cython.uint][::1]
    group_scripts: cython.const[cython.uchar][::1]
    group_spelling_offsets: cython.const[cython.longlong][::1]
    group_spellings: cython.const[cython.int][::1]
    # postings
    full_offsets: cython.const[cython.longlong][::1]
    full_variants: cython.const[cython.int][::1]
    full_shares: cython.const[cython.float][::1]
    rare_offsets: cython.const[cython.longlong][::1]
    rare_variants: cython.const[cython.int][::1]
    largest_share: cython.const[cython.float][::1]
    several_matched: cython.const[cython.uchar][::1]
    # variants
    v_syllables: cython.const[cython.uchar][::1]
    v_named: cython.const[cython.uchar][::1]
    v_person: cython.const[cython.uchar][::1]
    v_patronymics: cython.const[cython.float][::1]
    v_repeats: cython.const[cython.uchar][::1]
    v_initials: cython.const[cython.float][::1]
    v_initial_count: cython.const[cython.ushort][::1]
    v_largest: cython.const[cython.float][::1]
    v_letters: cython.const[cython.uint][::1]
    v_initial_letters: cython.const[cython.uint][::1]
    v_characters: cython.const[cython.uchar][::1]
    v_latin: cython.const[cython.uchar][::1]
    # queried words: what each is like
    word_starts: cython.longlong[::1]
    word_ends: cython.longlong[::1]
    word_highest: cython.float[::1]
    word_largest: cython.float[::1]
    word_several: cython.uchar[::1]
    word_sizes: cython.longlong[::1]
    word_rare_sizes: cython.longlong[::1]
    word_letters: cython.uint[::1]
    word_lettered: cython.uchar[::1]
    alike_words: cython.int[::1]
    alike_similarities: cython.float[::1]
    word_count: cython.int
    alike_count: cython.longlong
    # ordinary words
    o_word: cython.int[::1]
    o_weight: cython.double[::1]
    o_place: cython.uchar[::1]
    o_foreign: cython.uchar[::1]
    o_meaning: cython.uchar[::1]
    o_script: cython.uchar[::1]
    o_key: cython.uint[::1]
    o_length: cython.int[::1]
    o_typo: cython.uchar[::1]
    o_sum: cython.uint[::1]
    o_hash: cython.uint[::1]
    o_kind: cython.uchar[::1]
    o_bits: cython.double[::1]
    o_signs: cython.ushort[::1]
    o_texts: cython.longlong[::1]
    o_slots: cython.int[::1]
    pool: cython.uchar[::1]
    ordinary_count: cython.int
    pool_size: cython.longlong
    joins: dict
    # scratch
    buffer: cython.uchar[::1]
    points: cython.int[::1]
    other_points: cython.int[::1]
    lengths: cython.int[::1]
    key_lengths: cython.int[::1]
    row: cython.int[::1]
    left_out: cython.int[::1]
    seen_spellings: cython.int[::1]
    seen_sounds: cython.int[::1]
    seen_words: cython.int[::1]
    words_alike: cython.int[::1]
    words_similarity: cython.float[::1]
    v_seen: cython.int[::1]
    v_head: cython.int[::1]
    v_touched: cython.int[::1]
    e_next: cython.int[::1]
    e_term: cython.int[::1]
    e_similarity: cython.float[::1]
    e_share: cython.float[::1]
    e_feature: cython.int[::1]
    # the query: its parts, then its joins
    block: cython.const[cython.uchar][::1]
    p_word: cython.const[cython.int][::1]
    p_share: cython.const[cython.double][::1]
    p_kind: cython.const[cython.uchar][::1]
    p_bits: cython.const[cython.double][::1]
    j_first: cython.const[cython.int][::1]
    j_end: cython.const[cython.int][::1]
    j_word: cython.const[cython.int][::1]
    n_word: cython.int[::1]
    n_share: cython.double[::1]
    n_kind: cython.uchar[::1]
    n_bits: cython.double[::1]
    n_join_first: cython.int[::1]
    n_join_end: cython.int[::1]
    n_join_word: cython.int[::1]
    slot_rare: cython.uchar[::1]
    slot_size: cython.longlong[::1]
    slot_best: cython.double[::1]
    slot_listed: cython.double[::1]
    slot_hit: cython.uchar[::1]
    row_part: cython.int[::1]
    row_entry: cython.int[::1]
    first_part: cython.int
    end_part: cython.int
    first_join: cython.int
    end_join: cython.int
    query_flags: cython.int
    query_patronymics: cython.double
    query_initials: cython.double
    query_largest: cython.double
    query_least: cython.double
    query_needed: cython.double
    # what is found
    out_query: cython.int[::1]
    out_variant: cython.int[::1]
    out_highest: cython.double[::1]
    covered_query: cython.double
    covered_listed: cython.double
    added_query: cython.double
    added_listed: cython.double
    added_same: cython.int
    letters_assumed: cython.int
    one_part_taken: cython.double
    matched_bits: cython.double
    initials_met: cython.int
    distinctive_left: cython.int
    seldom_left: cython.int
    several_match: cython.int
    stamp: cython.int
    word_stamp: cython.int
    alike_found: cython.int
    first_listed_join: cython.int
    latin: cython.int
    han: cython.int
    own_characters: cython.int
    sound_width: cython.int
    sound_long: cython.int
    is_spelled_out: cython.int
    weight_of_sound: cython.double
    close_ways: cython.int
    longest_word: cython.int
    shortest_sound: cython.int
    short_piece: cython.int
    same_sound: cython.double
    near_sound: cython.double
    near_sound_length: cython.int
    swapped: cython.double
    swapped_only: cython.int
    first_letter: cython.double
    vowel_weight: cython.double
    least_weight: cython.double
    rounding: cython.double
    tolerance: cython.double
    conflict: cython.double
    missing: cython.double
    doubt: cython.double
    one_part: cython.double
    read_otherwise: cython.double
    needed_seldom: cython.double
    needed_one: cython.double
    needed_more: cython.double
    bit_amount: cython.double
    most_by_bits: cython.double
    initial_bits: cython.double
    alike_bits: cython.double
    initial: cython.double
    same_initial: cython.double
    initial_pair: cython.double
    particle_weight: cython.double
    country_weight: cython.double
    form_alone: cython.double
    slight: cython.double
    acronym_letters: cython.int
    least_syllables: cython.int
    most_syllables: cython.int
    whole_name: cython.int
    spelling_begun: cython.uint
    sound_begun: cython.uint
    letters_begun: cython.uint
    cut_begun: cython.uint
    beginning_begun: cython.uint
    acronym_begun: cython.uint
    single_begun: cython.uint
    spread: cython.uint
    typo_words: cython.int
    typo_letters: cython.int
    least_left: cython.int
    fewest_syllables: cython.int
    one_word_mark: cython.uint
    one_word_least: cython.int
    one_word_most: cython.int
    one_word_left_out: cython.int
    few_entries: cython.longlong
    times_rarest: cython.longlong

    def __init__(self, tables, listed, numbers):
        """Take the arrays over.

        Args:
            tables: rules, prices and lengths, by name.
            listed: the arrays of the index, by name.
            numbers: single numbers, by name.
        """
        self._take_tables(tables)
        self._take_listed(listed)
        self._take_variants(listed)
        self._take_numbers(numbers)
        self._take_bounds(numbers)
        self._take_scratch(listed)
        self.joins = {}
        self.word_count = 0
        self.alike_count = 0
        self.ordinary_count = 0
        self.pool_size = 0
        self.stamp = 0
        self.word_stamp = 0
        self.alike_found = 0

    def _take_tables(self, tables):
        self.crc_table = tables["crc_table"]
        self.rule_letters, self.rule_starts = tables["rule_letters"], tables["rule_starts"]
        self.rule_sounds, self.rule_sound_starts = tables["rule_sounds"], tables["rule_sound_starts"]
        self.rule_masks = tables["rule_masks"]
        self.sound_classes, self.places = tables["sound_classes"], tables["places"]
        self.close_sounds = tables["close_sounds"]
        self.near_prices, self.alone_here = tables["near_prices"], tables["alone_here"]
        self.alone_there, self.last_a = tables["alone_there"], tables["last_a"]
        self.least_alike, self.certainty = tables["least_alike"], tables["certainty"]
        self.edits_by_length = tables["edits_by_length"]
        self.after_one_edit, self.after_two_edits = tables["after_one_edit"], tables["after_two_edits"]
        self.cjk = tables["cjk"]

    def _take_listed(self, listed):
        self.spelling_keys, self.near_keys = listed["spelling_keys"], listed["near_keys"]
        self.latin_keys, self.phonetic_keys = listed["latin_keys"], listed["phonetic_keys"]
        self.meaning_keys, self.exact_keys = listed["meaning_keys"], listed["exact_keys"]
        self.whole_keys, self.typo_keys = listed["whole_keys"], listed["typo_keys"]
        self.typo_rests = listed["typo_rests"]
        self.spelling_data, self.spelling_offsets = listed["spelling_data"], listed["spelling_offsets"]
        self.spelling_words, self.spelling_costs = listed["spelling_words"], listed["spelling_costs"]
        self.spelling_scripts, self.spelling_profiles = listed["spelling_scripts"], listed["spelling_profiles"]
        self.sound_rows = listed["sound_rows"]
        self.sound_lengths, self.sound_weights = listed["sound_lengths"], listed["sound_weights"]
        self.sound_data, self.sound_offsets = listed["sound_data"], listed["sound_offsets"]
        self.sound_spelling_offsets = listed["sound_spelling_offsets"]
        self.sound_spellings = listed["sound_spellings"]
        self.group_sounds, self.group_profiles = listed["group_sounds"], listed["group_profiles"]
        self.group_close, self.group_scripts = listed["group_close"], listed["group_scripts"]
        self.group_spelling_offsets = listed["group_spelling_offsets"]
        self.group_spellings = listed["group_spellings"]
        self.full_offsets, self.full_variants = listed["full_offsets"], listed["full_variants"]
        self.full_shares = listed["full_shares"]
        self.rare_offsets, self.rare_variants = listed["rare_offsets"], listed["rare_variants"]
        self.largest_share, self.several_matched = listed["largest_share"], listed["several_matched"]

    def _take_variants(self, listed):
        self.v_syllables, self.v_named = listed["v_syllables"], listed["v_named"]
        self.v_person, self.v_patronymics = listed["v_person"], listed["v_patronymics"]
        self.v_repeats, self.v_initials = listed["v_repeats"], listed["v_initials"]
        self.v_initial_count, self.v_largest = listed["v_initial_count"], listed["v_largest"]
        self.v_letters, self.v_initial_letters = listed["v_letters"], listed["v_initial_letters"]
        self.v_characters, self.v_latin = listed["v_characters"], listed["v_latin"]

    def _take_numbers(self, numbers):
        self.first_listed_join = numbers["first_listed_join"]
        self.latin, self.han = numbers["latin"], numbers["han"]
        self.own_characters = numbers["own_characters"]
        self.sound_width, self.sound_long = numbers["sound_width"], numbers["sound_long"]
        self.close_ways = numbers["close_ways"]
        self.longest_word, self.shortest_sound = numbers["longest_word"], numbers["shortest_sound"]
        self.short_piece = numbers["short_piece"]
        self.same_sound, self.near_sound = numbers["same_sound"], numbers["near_sound"]
        self.near_sound_length = numbers["near_sound_length"]
        self.swapped, self.swapped_only = numbers["swapped"], numbers["swapped_only"]
        self.first_letter = numbers["first_letter"]
        self.vowel_weight, self.least_weight = numbers["vowel_weight"], numbers["least_weight"]
        self.rounding = numbers["rounding"]
        self.spelling_begun, self.sound_begun = numbers["spelling_begun"], numbers["sound_begun"]
        self.letters_begun, self.cut_begun = numbers["letters_begun"], numbers["cut_begun"]
        self.beginning_begun, self.spread = numbers["beginning_begun"], numbers["spread"]
        self.acronym_begun, self.single_begun = numbers["acronym_begun"], numbers["single_begun"]
        self.acronym_letters, self.whole_name = numbers["acronym_letters"], numbers["whole_name"]
        self.least_syllables, self.most_syllables = numbers["least_syllables"], numbers["most_syllables"]
        self.typo_words, self.typo_letters = numbers["typo_words"], numbers["typo_letters"]
        self.least_left, self.fewest_syllables = numbers["least_left"], numbers["fewest_syllables"]
        self.one_word_mark, self.one_word_left_out = numbers["one_word_mark"], numbers["one_word_left_out"]
        self.one_word_least, self.one_word_most = numbers["one_word_least"], numbers["one_word_most"]
        self.few_entries, self.times_rarest = numbers["few_entries"], numbers["times_rarest"]

    def _take_bounds(self, numbers):
        self.tolerance = numbers["tolerance"]
        self.conflict, self.missing = numbers["conflict"], numbers["missing"]
        self.doubt, self.one_part = numbers["doubt"], numbers["one_part"]
        self.read_otherwise = numbers["read_otherwise"]
        self.needed_seldom, self.needed_one = numbers["needed_seldom"], numbers["needed_one"]
        self.needed_more, self.bit_amount = numbers["needed_more"], numbers["bit_amount"]
        self.most_by_bits, self.initial_bits = numbers["most_by_bits"], numbers["initial_bits"]
        self.alike_bits = numbers["alike_bits"]
        self.initial, self.same_initial = numbers["initial"], numbers["same_initial"]
        self.initial_pair, self.particle_weight = numbers["initial_pair"], numbers["particle_weight"]
        self.country_weight, self.form_alone = numbers["country_weight"], numbers["form_alone"]
        self.slight = numbers["slight"]

    def _take_scratch(self, arrays):
        self.buffer, self.points, self.other_points = arrays["buffer"], arrays["points"], arrays["other_points"]
        self.lengths, self.key_lengths = arrays["lengths"], arrays["key_lengths"]
        self.row, self.left_out = arrays["row"], arrays["left_out"]
        self.seen_spellings, self.seen_sounds = arrays["seen_spellings"], arrays["seen_sounds"]
        self.seen_words, self.words_alike = arrays["seen_words"], arrays["words_alike"]
        self.words_similarity = arrays["words_similarity"]
        self.v_seen, self.v_head, self.v_touched = arrays["v_seen"], arrays["v_head"], arrays["v_touched"]

    def grow_words(self, arrays):
        """Take longer arrays for the words, which hold what these held."""
        self.word_starts, self.word_ends = arrays["word_starts"], arrays["word_ends"]
        self.word_highest, self.word_largest = arrays["word_highest"], arrays["word_largest"]
        self.word_several, self.word_sizes = arrays["word_several"], arrays["word_sizes"]
        self.word_rare_sizes, self.word_letters = arrays["word_rare_sizes"], arrays["word_letters"]
        self.word_lettered = arrays["word_lettered"]

    def grow_alike(self, arrays):
        """Take longer arrays for what words are like."""
        self.alike_words, self.alike_similarities = arrays["alike_words"], arrays["alike_similarities"]

    def grow_ordinary(self, arrays):
        """Take longer arrays for ordinary words."""
        self.o_word, self.o_weight, self.o_place = arrays["o_word"], arrays["o_weight"], arrays["o_place"]
        self.o_foreign, self.o_meaning = arrays["o_foreign"], arrays["o_meaning"]
        self.o_script, self.o_key = arrays["o_script"], arrays["o_key"]
        self.o_length, self.o_typo, self.o_texts = arrays["o_length"], arrays["o_typo"], arrays["o_texts"]
        self.o_sum, self.o_hash, self.o_slots = arrays["o_sum"], arrays["o_hash"], arrays["o_slots"]
        self.o_kind, self.o_bits, self.o_signs = arrays["o_kind"], arrays["o_bits"], arrays["o_signs"]
        number: cython.int
        for number in range(self.o_slots.shape[0]):
            self.o_slots[number] = 0
        for number in range(self.ordinary_count):
            self.o_slots[self.free_slot(number)] = number + 1

    def grow_pool(self, arrays):
        """Take a longer array for the letters of ordinary words."""
        self.pool = arrays["pool"]

    def grow_entries(self, arrays):
        """Take longer arrays for what matches a query."""
        self.e_next, self.e_term, self.e_similarity = arrays["e_next"], arrays["e_term"], arrays["e_similarity"]
        self.e_share, self.e_feature = arrays["e_share"], arrays["e_feature"]

    def grow_rows(self, arrays):
        """Take longer arrays for what is found."""
        self.out_query, self.out_variant = arrays["out_query"], arrays["out_variant"]
        self.out_highest = arrays["out_highest"]

    def grow_parts(self, arrays):
        """Take longer arrays for the parts of one query."""
        self.slot_rare, self.slot_size = arrays["slot_rare"], arrays["slot_size"]
        self.slot_best, self.slot_listed = arrays["slot_best"], arrays["slot_listed"]
        self.slot_hit = arrays["slot_hit"]
        self.row_part, self.row_entry = arrays["row_part"], arrays["row_entry"]
        self.n_word, self.n_share, self.n_kind = arrays["n_word"], arrays["n_share"], arrays["n_kind"]
        self.n_bits = arrays["n_bits"]
        self.n_join_first, self.n_join_end = arrays["n_join_first"], arrays["n_join_end"]
        self.n_join_word = arrays["n_join_word"]

    def forget(self):
        """Forget all words."""
        self.word_count = 0
        self.alike_count = 0
        self.ordinary_count = 0
        self.pool_size = 0
        self.joins.clear()
        slot: cython.int
        for slot in range(self.o_slots.shape[0]):
            self.o_slots[slot] = 0

    def counts(self):
        """How many words, rows of what they are like, ordinary words and their letters there are."""
        return self.word_count, self.alike_count, self.ordinary_count, self.pool_size

    # ---- what Python hands over

    @cython.cfunc
    def check(
        self, numbers: cython.const[cython.int][::1], least: cython.longlong, end: cython.longlong, what: str
    ) -> cython.int:
        """Raise an error where a number is no index: compiled code would read or write beside an array."""
        k: cython.longlong
        for k in range(numbers.shape[0]):
            if not least <= numbers[k] < end:
                problem = f"{what} {numbers[k]} of the kernel is not from {least} to {end - 1}"
                raise IndexError(problem)
        return 0

    # ---- hashes

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def crc(self, at: cython.int, size: cython.int, begun: cython.uint) -> cython.uint:
        """The CRC-32 of bytes of the buffer behind those of another text."""
        i: cython.int
        h: cython.uint = begun ^ ONES
        for i in range(at, at + size):
            h = self.crc_table[(h ^ self.buffer[i]) & 255] ^ (h >> 8)
        return h ^ ONES

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_rest(self, rest: cython.uint) -> cython.int:
        """Whether a listed name has words that leave this hash beside a mistyped one."""
        low: cython.longlong = 0
        high: cython.longlong = self.typo_rests.shape[0]
        middle: cython.longlong
        while low < high:
            middle = (low + high) >> 1
            if self.typo_rests[middle] < rest:
                low = middle + 1
            else:
                high = middle
        return 1 if low < self.typo_rests.shape[0] and self.typo_rests[low] == rest else 0

    # ---- sounds

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def sound(self, at: cython.int, size: cython.int, to: cython.int) -> cython.int:
        """Write the sound of a word in the buffer (`text.sounds.sound_key`) to `to`; gives its length."""
        i: cython.int
        r: cython.int
        count: cython.int = 1
        mask: cython.uint = (cython.cast(cython.uint, 1) << (60 & 31)) | (cython.cast(cython.uint, 1) << (62 & 31))
        letter: cython.uchar
        self.buffer[STEP] = 60
        i = at + 1 if size > 1 and self.buffer[at] == self.buffer[at + 1] else at
        while i < at + size:
            letter = self.buffer[i]
            self.buffer[STEP + count] = letter
            mask |= cython.cast(cython.uint, 1) << (letter & 31)
            count += 1
            i += 1
        self.buffer[STEP + count] = 62
        count += 1
        for r in range(self.rule_masks.shape[0]):
            # Letters by their lower five bits: marks and long sounds share bits of others, which only lets more pass.
            if (self.rule_masks[r] & ~mask) == 0 and self.has_letters(r, count):
                count = self.apply_rule(r, count)
                for i in range(self.rule_sound_starts[r], self.rule_sound_starts[r + 1]):
                    mask |= cython.cast(cython.uint, 1) << (self.rule_sounds[i] & 31)
        r = 0
        for i in range(count):
            letter = self.sound_classes[self.buffer[STEP + i]]
            if letter != 0 and (r == 0 or self.buffer[to + r - 1] != letter):
                self.buffer[to + r] = letter
                r += 1
        return r

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_at(self, rule: cython.int, place: cython.int, count: cython.int) -> cython.int:
        """Whether the letters of a rule stand at a place of the word that is worked on."""
        k: cython.int
        first: cython.int = self.rule_starts[rule]
        size: cython.int = self.rule_starts[rule + 1] - first
        if place + size > count:
            return 0
        for k in range(size):
            if self.buffer[STEP + place + k] != self.rule_letters[first + k]:
                return 0
        return 1

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def has_letters(self, rule: cython.int, count: cython.int) -> cython.int:
        i: cython.int
        for i in range(count):
            if self.is_at(rule, i, count):
                return 1
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def apply_rule(self, rule: cython.int, count: cython.int) -> cython.int:
        """Write the sound of a rule for its letters, wherever they stand; gives the new length."""
        i: cython.int = 0
        k: cython.int
        written: cython.int = 0
        size: cython.int = self.rule_starts[rule + 1] - self.rule_starts[rule]
        while i < count:
            if self.is_at(rule, i, count):
                for k in range(self.rule_sound_starts[rule], self.rule_sound_starts[rule + 1]):
                    self.buffer[STEPPED + written] = self.rule_sounds[k]
                    written += 1
                i += size
            else:
                self.buffer[STEPPED + written] = self.buffer[STEP + i]
                written += 1
                i += 1
        for i in range(written):
            self.buffer[STEP + i] = self.buffer[STEPPED + i]
        return written

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_vowel(self, letter: cython.int) -> cython.int:
        return 1 if letter == VOWEL_A or letter == VOWEL_I or letter == VOWEL_U else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def consonants(self, at: cython.int, size: cython.int, sound_size: cython.int) -> cython.int:
        """Write the consonant keys (`text.sounds.consonant_keys`) of a word with its sound in `SOUND` to `KEYS`.

        Returns:
            How many there are; their lengths are in `key_lengths`.
        """
        count: cython.int = self.ways_to_say(at, size, sound_size)
        way: cython.int
        i: cython.int
        k: cython.int
        written: cython.int
        keys: cython.int = 0
        letter: cython.uchar
        for way in range(count):
            written = 0
            for i in range(self.lengths[way]):
                letter = self.places[self.buffer[SAID + LINE * way + i]]
                if letter != 0 and (written == 0 or self.buffer[KEYS + LINE * keys + written - 1] != letter):
                    self.buffer[KEYS + LINE * keys + written] = letter
                    written += 1
            if written == 0:
                continue
            self.key_lengths[keys] = written
            k = 0
            while k < keys and not self.is_same_key(k, keys):
                k += 1
            if k == keys:
                keys += 1
        return keys

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_same_key(self, one: cython.int, other: cython.int) -> cython.int:
        i: cython.int
        if self.key_lengths[one] != self.key_lengths[other]:
            return 0
        for i in range(self.key_lengths[one]):
            if self.buffer[KEYS + LINE * one + i] != self.buffer[KEYS + LINE * other + i]:
                return 0
        return 1

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def ways_to_say(self, at: cython.int, size: cython.int, sound_size: cython.int) -> cython.int:
        """Write the ways in which a word may be said to `SAID`: soft or hard g and c, silent w, re and r."""
        count: cython.int = self.ways_of_sound(sound_size)
        i: cython.int = 0
        written: cython.int = 0
        has_kh: cython.int = 0
        k: cython.int
        while i < size:  # kh as k
            self.buffer[CHANGED + written] = self.buffer[at + i]
            if self.buffer[at + i] == 107 and i + 1 < size and self.buffer[at + i + 1] == 104:
                has_kh = 1
                i += 1
            i += 1
            written += 1
        if has_kh:
            self.lengths[count] = self.sound(CHANGED, written, SAID + LINE * count)
            count += 1
        if size > 0 and self.buffer[at + size - 1] == 119:
            self.lengths[count] = self.sound(at, size - 1, SAID + LINE * count)
            count += 1
        if size >= 2 and self.buffer[at + size - 1] == 101 and self.buffer[at + size - 2] == 114:
            self.lengths[count] = self.sound(at, size - 2, SAID + LINE * count)
            if self.lengths[count] > 0:
                count += 1
        for i in range(self.lengths[0]):
            if self.buffer[SAID + i] == 114:
                for k in range(count):
                    self.lengths[count + k] = self.without_coda_r(
                        SAID + LINE * k, self.lengths[k], SAID + LINE * (count + k)
                    )
                return 2 * count
        return count

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def ways_of_sound(self, sound_size: cython.int) -> cython.int:
        """Write the sound in `SOUND` to `SAID`, ng as n, and again with a soft g and a hard c; gives how often."""
        count: cython.int = 1
        i: cython.int = 0
        k: cython.int
        written: cython.int = 0
        has_c: cython.int = 0
        letter: cython.uchar
        while i < sound_size:
            letter = self.buffer[SOUND + i]
            self.buffer[SAID + written] = letter
            i += 2 if letter == 110 and i + 1 < sound_size and self.buffer[SOUND + i + 1] == 103 else 1
            written += 1
            has_c |= letter == 99
        self.lengths[0] = written
        self.lengths[1] = written
        for i in range(written):
            letter = self.buffer[SAID + i]
            if letter == 103 and i + 1 < written and self.buffer[SAID + i + 1] == 105:
                letter = 106
                count = 2
            self.buffer[SAID + LINE + i] = letter
        if has_c:
            for k in range(count):
                self.lengths[count + k] = self.lengths[k]
                for i in range(self.lengths[k]):
                    letter = self.buffer[SAID + LINE * k + i]
                    self.buffer[SAID + LINE * (count + k) + i] = 107 if letter == 99 else letter
            count = 2 * count
        return count

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def without_coda_r(self, at: cython.int, size: cython.int, to: cython.int) -> cython.int:
        i: cython.int
        written: cython.int = 0
        for i in range(size):
            if self.buffer[at + i] != 114 or (i + 1 < size and self.is_vowel(self.buffer[at + i + 1])):
                self.buffer[to + written] = self.buffer[at + i]
                written += 1
        return written

    # ---- similarity

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def edits(self, size: cython.int, other_size: cython.int) -> cython.int:
        """The optimal string alignment distance of `points` and `other_points`, of at most `longest_word` letters."""
        i: cython.int
        j: cython.int
        before: cython.int = 0
        now: cython.int = 64
        last: cython.int = 128
        free: cython.int
        best: cython.int
        one: cython.int
        for j in range(other_size + 1):
            self.row[now + j] = j
        for i in range(size):
            free = last
            last = before
            before = now
            now = free
            self.row[now] = i + 1
            one = self.points[i]
            for j in range(other_size):
                best = self.row[before + j] + (0 if one == self.other_points[j] else 1)
                best = min(best, self.row[before + j + 1] + 1)
                best = min(best, self.row[now + j] + 1)
                if (
                    i > 0
                    and j > 0
                    and one == self.other_points[j - 1]
                    and self.points[i - 1] == self.other_points[j]
                    and self.row[last + j - 1] + 1 < best
                ):
                    best = self.row[last + j - 1] + 1
                self.row[now + j + 1] = best
        return self.row[now + other_size]

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def read_points(self, start: cython.longlong, end: cython.longlong) -> cython.int:
        """Write the letters of a listed spelling to `other_points`; gives how many there are."""
        count: cython.int = 0
        lead: cython.int
        point: cython.int
        while start < end and count < LINE:
            lead = self.spelling_data[start]
            start += 1
            if lead < 0x80:
                point = lead
            else:
                point = lead & (0x1F if lead < 0xE0 else 0x0F if lead < 0xF0 else 0x07)
                while start < end and (self.spelling_data[start] & 0xC0) == 0x80:
                    point = (point << 6) | (self.spelling_data[start] & 0x3F)
                    start += 1
            self.other_points[count] = point
            count += 1
        return count

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_digit_or_sign(self, point: cython.int) -> cython.int:
        """Whether an ASCII character is no letter; of all others a letter is assumed, which costs a look."""
        return 1 if point < 128 and not (97 <= point <= 122 or 65 <= point <= 90) else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def edit_similarity(self, size: cython.int, spelling: cython.longlong) -> cython.double:
        """`text.edits.edit_similarity` of `points` and a listed spelling, never less."""
        listed_size: cython.int = self.read_points(self.spelling_offsets[spelling], self.spelling_offsets[spelling + 1])
        i: cython.int
        differing: cython.int = 0
        short: cython.int = min(listed_size, size)
        long: cython.int = max(size, listed_size)
        allowed: cython.int
        distance: cython.int
        similarity: cython.double
        if size == listed_size:
            for i in range(size):
                differing += self.points[i] != self.other_points[i]
            if differing == 0:
                return 1.0
        if long > self.longest_word:
            return 0.0
        allowed = self.edits_by_length[short]
        if allowed == 0 or long - short > allowed:
            return 0.0
        if (
            allowed == 1
            and self.points[0] != self.other_points[0]
            and self.points[size - 1] != self.other_points[listed_size - 1]
        ):
            return 0.0
        for i in range(size):
            if self.is_digit_or_sign(self.points[i]):
                return 0.0
        for i in range(listed_size):
            if self.is_digit_or_sign(self.other_points[i]):
                return 0.0
        distance = self.edits(size, listed_size)
        if distance > allowed:
            return 0.0
        if distance == 1:
            i = cython.cast(cython.int, self.after_one_edit.shape[0]) - 1
            similarity = self.after_one_edit[min(i, long)]
            if size == listed_size and differing == 2:  # neighbours changed places
                return similarity if short <= self.swapped_only or similarity > self.swapped else self.swapped
        else:
            i = cython.cast(cython.int, self.after_two_edits.shape[0]) - 1
            similarity = self.after_two_edits[min(i, long)]
        if short <= self.swapped_only:
            return 0.0
        return similarity if self.points[0] == self.other_points[0] else similarity - self.first_letter

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def sound_similarity(self, size: cython.int, sound: cython.longlong) -> cython.double:
        """`text.edits.sound_similarity` of the sound in `SOUND` and a listed one."""
        start: cython.longlong = self.sound_offsets[sound]
        listed_size: cython.int = cython.cast(cython.int, self.sound_offsets[sound + 1] - start)
        i: cython.int
        same: cython.int = 1 if size == listed_size else 0
        if size - listed_size > 1 or listed_size - size > 1:
            return 0.0
        if same:
            for i in range(size):
                if self.buffer[SOUND + i] != self.sound_data[start + i]:
                    same = 0
                    break
        if same:
            return self.same_sound
        if size < self.near_sound_length or listed_size < self.near_sound_length:
            return 0.0
        if size > self.longest_word or listed_size > self.longest_word:
            return 0.0
        if (
            self.buffer[SOUND] != self.sound_data[start]
            and self.buffer[SOUND + size - 1] != self.sound_data[start + listed_size - 1]
        ):
            return 0.0
        for i in range(size):
            self.points[i] = self.buffer[SOUND + i]
        for i in range(listed_size):
            self.other_points[i] = self.sound_data[start + i]
        return self.near_sound if self.edits(size, listed_size) <= 1 else 0.0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def price(
        self, size: cython.int, sound: cython.longlong, profile: cython.int, swapped: cython.int, most: cython.int
    ) -> cython.int:
        """The price of the sound in `SOUND` for a listed one (`text.phonetics`), in hundredths.

        Args:
            size: letters of the sound.
            sound: the listed sound.
            profile: what is lost in the word of the other script.
            swapped: whether that word is the listed one.
            most: what it may cost; of two that cost more, any number above this is given.
        """
        start: cython.longlong = sound * self.sound_width
        listed_size: cython.int = self.sound_lengths[sound]
        i: cython.int
        j: cython.int
        letter: cython.int
        alone: cython.int
        diagonal: cython.int
        above: cython.int
        best: cython.int
        lowest: cython.int
        table: cython.int = profile * 27
        ends_in_a: cython.int = 1 if size > 0 and self.buffer[SOUND + size - 1] == VOWEL_A else 0
        listed_ends_in_a: cython.int = 1 if listed_size > 0 and self.sound_rows[start + listed_size - 1] == 1 else 0
        self.row[0] = 0
        for j in range(listed_size):
            letter = self.sound_rows[start + j]
            alone = self.alone_here[table + letter] if swapped else self.alone_there[table + letter]
            if j == listed_size - 1 and listed_ends_in_a and not ends_in_a:
                alone = self.last_a[profile]
            self.left_out[j] = alone
            self.row[j + 1] = self.row[j] + alone
        for i in range(size):
            letter = self.buffer[SOUND + i] - 96
            alone = self.alone_there[table + letter] if swapped else self.alone_here[table + letter]
            if i == size - 1 and ends_in_a and not listed_ends_in_a:
                alone = self.last_a[profile]
            diagonal = self.row[0]
            lowest = best = diagonal + alone
            self.row[0] = best
            for j in range(listed_size):
                above = self.row[j + 1]
                best += self.left_out[j]
                best = min(best, above + alone)
                best = min(best, diagonal + self.near_prices[(table + letter) * 27 + self.sound_rows[start + j]])
                self.row[j + 1] = best
                lowest = min(lowest, best)
                diagonal = above
            if lowest > most:
                return lowest  # no letter makes it cheaper
        return self.row[listed_size]

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def weigh_sound(self, size: cython.int) -> cython.void:
        """Keep what the sound in `SOUND` weighs, and whether it can be compared letter by letter."""
        i: cython.int
        letter: cython.int
        self.weight_of_sound = 0.0
        self.is_spelled_out = 1 if 0 < size <= self.sound_width else 0
        for i in range(size):
            letter = self.buffer[SOUND + i]
            if letter < 97 or letter > 122:
                self.is_spelled_out = 0
            self.weight_of_sound += self.vowel_weight if self.is_vowel(letter) else 1.0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def alike_by_sound(
        self, size: cython.int, sound: cython.longlong, profile: cython.int, swapped: cython.int, shared: cython.int
    ) -> cython.double:
        """The most that the sound in `SOUND` (`weigh_sound`) and a listed one are alike, which share a key of so many
        consonants.
        """
        i: cython.int
        affordable: cython.int
        weight: cython.double
        alike: cython.double
        most: cython.double
        if not self.is_spelled_out or self.sound_rows[sound * self.sound_width] == self.sound_long:
            alike = 1.0
        else:
            weight = max(self.weight_of_sound, self.sound_weights[sound])
            weight = max(self.least_weight, weight)
            affordable = cython.cast(cython.int, 100.0 * weight * (1.0 - self.least_alike[profile])) + 1
            alike = 1.0 - self.price(size, sound, profile, swapped, affordable) / (100.0 * weight)
            alike = alike + self.rounding if alike >= self.least_alike[profile] else 0.0
        i = cython.cast(cython.int, self.certainty.shape[0] // self.least_alike.shape[0])
        most = self.certainty[profile * i + (min(i - 1, shared))]
        return min(most, alike)

    # ---- the words that a word is like

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def like(self, word: cython.int, similarity: cython.double) -> cython.void:
        """Note that the word in hand is like a listed one, or like neighbouring listed words as one."""
        similar: cython.float = cython.cast(cython.float, similarity)
        if similar <= 0:
            return
        if self.seen_words[word] != self.word_stamp:
            self.seen_words[word] = self.word_stamp
            self.words_alike[self.alike_found] = word
            self.words_similarity[word] = similar
            self.alike_found += 1
        elif similar > self.words_similarity[word]:
            self.words_similarity[word] = similar

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def like_spelling(self, spelling: cython.int, similarity: cython.double) -> cython.void:
        self.like(self.spelling_words[spelling], similarity - self.spelling_costs[spelling])

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def find_spelling(
        self, key: cython.uint, size: cython.int, cost: cython.double, script: cython.int, characters: cython.int
    ) -> cython.void:
        """Compare the word in `points` with the listed spellings of a key; characters go with characters alone."""
        at: cython.longlong = self.spelling_keys.seek(key, 0)
        spelling: cython.int
        theirs: cython.int
        similarity: cython.double
        while at >= 0:
            spelling = self.spelling_keys.features[at]
            if self.seen_spellings[spelling] != self.stamp:
                self.seen_spellings[spelling] = self.stamp
                theirs = 1 if self.spelling_profiles[spelling] == self.own_characters else 0
                if self.cjk[script] and self.spelling_scripts[spelling] == script:
                    theirs = characters & theirs
                else:
                    theirs = 0 if characters or theirs else 1
                if theirs:
                    similarity = self.edit_similarity(size, spelling)
                    if similarity > 0.0:
                        self.like_spelling(spelling, similarity - cost)
            at = self.spelling_keys.seek(key, at + 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def find_sound(self, key: cython.uint, size: cython.int, cost: cython.double, script: cython.int) -> cython.void:
        """Compare the sound in `SOUND` with the listed sounds of a key."""
        at: cython.longlong = self.near_keys.seek(key, 0)
        sound: cython.int
        spelling: cython.int
        k: cython.longlong
        similarity: cython.double
        while at >= 0:
            sound = self.near_keys.features[at]
            if self.seen_sounds[sound] != self.stamp:
                self.seen_sounds[sound] = self.stamp
                similarity = self.sound_similarity(size, sound)
                if similarity > 0.0:
                    k = self.sound_spelling_offsets[sound]
                    while k < self.sound_spelling_offsets[sound + 1]:
                        spelling = self.sound_spellings[k]
                        if not (self.cjk[script] and self.spelling_scripts[spelling] == script):
                            self.like_spelling(spelling, similarity - cost)
                        k += 1
            at = self.near_keys.seek(key, at + 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def find_left(
        self,
        at: cython.int,
        size: cython.int,
        deleted: cython.int,
        by_sound: cython.int,
        cost: cython.double,
        script: cython.int,
        characters: cython.int,
    ) -> cython.void:
        """Look up all that is left of a word or a sound when up to so many letters are deleted (see `hashes.py`)."""
        i: cython.int
        j: cython.int
        k: cython.int
        begun: cython.uint = ONES
        one: cython.uint
        two: cython.uint
        if size == 0:
            return
        deleted = min(deleted, size - 1)
        for i in range(size + 1):
            if i == size or deleted > 0:
                one = begun
                for j in range(i + 1, size):
                    if deleted > 1:
                        two = one
                        for k in range(j + 1, size):
                            two = self.crc_table[(two ^ self.buffer[at + k]) & 255] ^ (two >> 8)
                        self.find(two ^ ONES, size, by_sound, cost, script, characters)
                    one = self.crc_table[(one ^ self.buffer[at + j]) & 255] ^ (one >> 8)
                self.find(one ^ ONES, size, by_sound, cost, script, characters)
            if i < size:
                begun = self.crc_table[(begun ^ self.buffer[at + i]) & 255] ^ (begun >> 8)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def find(
        self,
        key: cython.uint,
        size: cython.int,
        by_sound: cython.int,
        cost: cython.double,
        script: cython.int,
        characters: cython.int,
    ) -> cython.void:
        if by_sound:
            self.find_sound(key, size, cost, script)
        else:
            self.find_spelling(key, size, cost, script, characters)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def find_listed(
        self, probe: KeyProbe, key: cython.uint, similarity: cython.double, joins_alone: cython.int
    ) -> cython.void:
        """Note all listed words of a key, or all joins alone."""
        at: cython.longlong = probe.seek(key, 0)
        while at >= 0:
            if not joins_alone or probe.features[at] >= self.first_listed_join:
                self.like(probe.features[at], similarity)
            at = probe.seek(key, at + 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def close_key(self, size: cython.int, way: cython.int) -> cython.uint:
        """The hash of one of the `text.phonetics.close_keys` of the sound in `SOUND`."""
        i: cython.int
        letter: cython.uchar
        h: cython.uint = self.crc_table[(ONES ^ (48 + way)) & 255] ^ (ONES >> 8)
        for i in range(size):
            letter = self.close_sounds[256 * way + self.buffer[SOUND + i]]
            if letter != 0:
                h = self.crc_table[(h ^ letter) & 255] ^ (h >> 8)
        return h ^ ONES

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def may_be_close(self, size: cython.int, group: cython.int) -> cython.int:
        """Whether a listed romanisation that must be matched closely is not told apart from the sound in `SOUND`."""
        way: cython.int
        if self.group_close[group] == 0:
            return 1
        for way in range(self.close_ways):
            if self.close_key(size, way) == self.group_close[group]:
                return 1
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def find_by_sound(
        self,
        size: cython.int,
        sound_size: cython.int,
        cost: cython.double,
        script: cython.int,
        phonetic: cython.int,
        profile: cython.int,
    ) -> cython.void:
        """Compare the word in `WORD` by sound with the words of other scripts (see `text/phonetics.py`)."""
        count: cython.int = self.consonants(WORD, size, sound_size)
        key: cython.int
        shared: cython.int
        group: cython.int
        h: cython.uint
        at: cython.longlong
        self.weigh_sound(sound_size)
        for key in range(count):
            h = self.crc(KEYS + LINE * key, self.key_lengths[key], 0)
            shared = self.key_lengths[key]
            if phonetic:
                at = self.latin_keys.seek(h, 0)
                while at >= 0:
                    self.like_latin(self.latin_keys.features[at], sound_size, cost, profile, shared)
                    at = self.latin_keys.seek(h, at + 1)
            if script != self.han or phonetic:  # a Chinese brand is romanised, but not compared by sound
                at = self.phonetic_keys.seek(h, 0)
                while at >= 0:
                    group = self.phonetic_keys.features[at]
                    if self.group_scripts[group] != script:
                        if self.may_be_close(sound_size, group):
                            self.like_group(group, sound_size, cost, self.group_profiles[group], 1, shared)
                        if phonetic:
                            self.like_group(group, sound_size, cost, profile, 0, shared)
                    at = self.phonetic_keys.seek(h, at + 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def like_latin(
        self, sound: cython.int, sound_size: cython.int, cost: cython.double, profile: cython.int, shared: cython.int
    ) -> cython.void:
        alike: cython.double = self.alike_by_sound(sound_size, sound, profile, 0, shared)
        k: cython.longlong = self.sound_spelling_offsets[sound]
        if alike - cost <= 0.0 or alike <= 0.0:
            return
        while k < self.sound_spelling_offsets[sound + 1]:
            if self.spelling_scripts[self.sound_spellings[k]] == self.latin:
                self.like_spelling(self.sound_spellings[k], alike - cost)
            k += 1

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def like_group(
        self,
        group: cython.int,
        sound_size: cython.int,
        cost: cython.double,
        profile: cython.int,
        swapped: cython.int,
        shared: cython.int,
    ) -> cython.void:
        alike: cython.double = self.alike_by_sound(sound_size, self.group_sounds[group], profile, swapped, shared)
        k: cython.longlong = self.group_spelling_offsets[group]
        if alike <= 0.0:
            return
        while k < self.group_spelling_offsets[group + 1]:
            self.like_spelling(self.group_spellings[k], alike - cost)
            k += 1

    def expand(self, words, numbers, first: cython.int):
        """Find what words are like, and keep it.

        Args:
            words: their columns: of each the ends of its spellings, keys of meaning and characters among all of them
                (`spelling_ends`, `key_ends`, `point_ends`), its script, whether it is compared by sound, whether it is
                an initial; of each spelling where its letters end, its cost and its profile; of each key of meaning the
                similarity; the characters of words that are compared by them.
            numbers: of each word the number by which it is asked for, written.
            first: the word to begin with.

        Returns:
            The word for which there is no room (`grow_words`, `grow_alike`), or how many there are.
        """
        letters: cython.const[cython.uchar][::1] = words["letters"]
        letter_ends: cython.const[cython.int][::1] = words["letter_ends"]
        costs: cython.const[cython.double][::1] = words["costs"]
        profiles: cython.const[cython.uchar][::1] = words["profiles"]
        keys: cython.const[cython.uint][::1] = words["keys"]
        similarities: cython.const[cython.double][::1] = words["similarities"]
        points: cython.const[cython.uint][::1] = words["points"]
        spelling_ends: cython.const[cython.int][::1] = words["spelling_ends"]
        key_ends: cython.const[cython.int][::1] = words["key_ends"]
        point_ends: cython.const[cython.int][::1] = words["point_ends"]
        scripts: cython.const[cython.uchar][::1] = words["scripts"]
        phonetic: cython.const[cython.uchar][::1] = words["phonetic"]
        initials: cython.const[cython.uchar][::1] = words["initials"]
        word_numbers: cython.int[::1] = numbers
        word: cython.int = first
        k: cython.int
        i: cython.int
        start: cython.int
        size: cython.int
        with cython.nogil:
            while word < scripts.shape[0]:
                self.word_stamp += 1
                self.alike_found = 0
                for k in range(spelling_ends[word - 1] if word else 0, spelling_ends[word]):
                    start = letter_ends[k - 1] if k else 0
                    size = min(letter_ends[k] - start, LONGEST_SPELLING)
                    for i in range(size):
                        self.buffer[WORD + i] = letters[start + i]
                        self.points[i] = letters[start + i]
                    self.spelled(size, costs[k], scripts[word], phonetic[word], profiles[k], initials[word])
                start = point_ends[word - 1] if word else 0
                size = min(point_ends[word] - start, LONGEST_SPELLING)
                for i in range(size):
                    self.points[i] = points[start + i]
                    self.buffer[WORD + i] = (
                        points[start + i] ^ (points[start + i] >> 7) ^ (points[start + i] >> 14)
                    ) & 255
                self.stamp += 1
                self.find_left(WORD, size, self.allowed_edits(size), 0, 0.0, scripts[word], 1)
                for k in range(key_ends[word - 1] if word else 0, key_ends[word]):
                    self.find_listed(self.meaning_keys, keys[k], similarities[k], 0)
                if not self.has_room():
                    break
                word_numbers[word] = self.keep_word()
                word += 1
        return word

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def spelled(
        self,
        size: cython.int,
        cost: cython.double,
        script: cython.int,
        phonetic: cython.int,
        profile: cython.int,
        initial: cython.int,
    ) -> cython.void:
        """Find what the spelling in `WORD` and `points` is like; an initial stands for itself alone."""
        sound_size: cython.int
        if size == 0:
            return
        self.stamp += 1
        self.find_left(WORD, size, self.allowed_edits(size), 0, cost, script, 0)
        if initial:
            return
        sound_size = self.sound(WORD, size, SOUND)
        self.find_left(SOUND, sound_size, self.sound_edits(sound_size), 1, cost, script, 0)
        self.find_by_sound(size, sound_size, cost, script, phonetic, profile)
        self.find_listed(self.exact_keys, self.crc(WORD, size, self.spelling_begun), 1.0 - cost, 1)
        if sound_size >= self.shortest_sound:
            self.find_listed(self.exact_keys, self.crc(SOUND, sound_size, self.sound_begun), 1.0 - cost, 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def allowed_edits(self, size: cython.int) -> cython.int:
        return 0 if size > self.longest_word else self.edits_by_length[size]

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def sound_edits(self, size: cython.int) -> cython.int:
        return 1 if self.near_sound_length <= size <= self.longest_word else 0

    def found(self):
        """How many listed words and joins the word is like."""
        return self.alike_found

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def has_room(self) -> cython.int:
        """Whether there is room to keep what the word in hand is like."""
        if self.word_count >= self.word_starts.shape[0]:
            return 0
        return 1 if self.alike_count + self.alike_found <= self.alike_words.shape[0] else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def keep_word(self) -> cython.int:
        """Keep what the word in hand is like; there must be room. Gives its number."""
        number: cython.int = self.word_count
        i: cython.int
        word: cython.int
        similarity: cython.float
        covered: cython.float
        sizes: cython.longlong = 0
        rare: cython.longlong = 0
        self.word_starts[number] = self.alike_count
        self.word_highest[number] = 0
        self.word_largest[number] = 0
        self.word_several[number] = 0
        self.word_lettered[number] = 0
        for i in range(self.alike_found):
            word = self.words_alike[i]
            similarity = self.words_similarity[word]
            if self.full_offsets[word + 1] == self.full_offsets[word]:
                continue
            self.alike_words[self.alike_count] = word
            self.alike_similarities[self.alike_count] = similarity
            self.alike_count += 1
            covered = similarity * self.largest_share[word]
            self.word_highest[number] = max(self.word_highest[number], similarity)
            self.word_largest[number] = max(self.word_largest[number], covered)
            if self.several_matched[word] or word >= self.first_listed_join:
                self.word_several[number] = 1
            sizes += self.full_offsets[word + 1] - self.full_offsets[word]
            rare += self.rare_offsets[word + 1] - self.rare_offsets[word]
        self.word_ends[number] = self.alike_count
        self.word_sizes[number] = sizes
        self.word_rare_sizes[number] = rare
        if not self.word_several[number] and self.alike_count - self.word_starts[number] > 1:
            self.word_several[number] = self.share_a_variant(self.word_starts[number], self.alike_count)
        self.word_count = number + 1
        return number

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def share_a_variant(self, start: cython.longlong, end: cython.longlong) -> cython.int:
        """Whether a listed name has two of some listed words."""
        k: cython.longlong
        p: cython.longlong
        self.stamp += 1
        for k in range(start, end):
            p = self.full_offsets[self.alike_words[k]]
            while p < self.full_offsets[self.alike_words[k] + 1]:
                if self.v_seen[self.full_variants[p]] == self.stamp:
                    return 1
                self.v_seen[self.full_variants[p]] = self.stamp
                p += 1
        return 0

    def set_letters(self, number: cython.int, letters: cython.uint):
        """Say which letters a word begins with, or an initial stands for."""
        if not 0 <= number < self.word_count:
            problem = f"the kernel has no word {number}"
            raise IndexError(problem)
        self.word_letters[number] = letters
        self.word_lettered[number] = 1

    def row_of(self, number: cython.int):
        """What a word is like: (listed word or join, similarity)."""
        k: cython.longlong
        return [
            (self.alike_words[k], self.alike_similarities[k])
            for k in range(self.word_starts[number], self.word_ends[number])
        ]

    # ---- words written as one

    def join(self, text: bytes, sound: bytes):
        """The number of words written as one; -1 where no listed word or join is that, or `TOO_MANY_WORDS`."""
        size: cython.int = len(text)
        sound_size: cython.int = len(sound)
        i: cython.int
        if size > LONGEST_SPELLING or sound_size > LONGEST_SPELLING:
            return -1
        for i in range(size):
            self.buffer[JOINED + i] = text[i]
        for i in range(sound_size):
            self.buffer[JOINED_SOUND + i] = sound[i]
        return self.join_number(size, sound_size)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def find_join(self, size: cython.int, sound_size: cython.int) -> cython.void:
        way: cython.int
        key: cython.uint
        at: cython.longlong
        feature: cython.int
        self.word_stamp += 1
        self.alike_found = 0
        for way in range(2):
            if way == 0:
                key = self.crc(JOINED, size, self.spelling_begun)
            elif sound_size >= self.shortest_sound:
                key = self.crc(JOINED_SOUND, sound_size, self.sound_begun)
            else:
                break
            at = self.exact_keys.seek(key, 0)
            while at >= 0:
                feature = self.exact_keys.features[at]
                if feature >= self.first_listed_join:
                    self.like(feature, 1.0)
                else:
                    self.like(feature, self.meant_by_join(feature, size, sound_size))
                at = self.exact_keys.seek(key, at + 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def meant_by_join(self, word: cython.int, size: cython.int, sound_size: cython.int) -> cython.double:
        """1 less the cost of the cheapest spelling of a listed word that has the letters or the sound of the join.

        The initials of a brand in characters cost more than its romanisation.
        """
        low: cython.longlong = 0
        high: cython.longlong = self.spelling_words.shape[0]
        middle: cython.longlong
        best: cython.double = 0.0
        while low < high:
            middle = (low + high) >> 1
            if self.spelling_words[middle] < word:
                low = middle + 1
            else:
                high = middle
        while low < self.spelling_words.shape[0] and self.spelling_words[low] == word:
            if 1.0 - self.spelling_costs[low] > best and self.is_join(low, size, sound_size):
                best = 1.0 - self.spelling_costs[low]
            low += 1
        return best

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_join(self, spelling: cython.longlong, size: cython.int, sound_size: cython.int) -> cython.int:
        """Whether a listed spelling has the letters or the sound of the join."""
        start: cython.longlong = self.spelling_offsets[spelling]
        listed_size: cython.int = cython.cast(cython.int, self.spelling_offsets[spelling + 1] - start)
        i: cython.int
        same: cython.int = 1 if size == listed_size else 0
        if listed_size > LONGEST_SPELLING:
            return 1
        if same:
            for i in range(size):
                if self.buffer[JOINED + i] != self.spelling_data[start + i]:
                    same = 0
                    break
        if same:
            return 1
        for i in range(listed_size):
            self.buffer[CHANGED + i] = self.spelling_data[start + i]
        if self.sound(CHANGED, listed_size, LISTED_SOUND) != sound_size:
            return 0
        for i in range(sound_size):
            if self.buffer[JOINED_SOUND + i] != self.buffer[LISTED_SOUND + i]:
                return 0
        return 1

    # ---- the bound

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def highest(
        self, query: cython.double, listed: cython.double, left_out: cython.double, alone: cython.int
    ) -> cython.double:
        """`bound.Bound.highest`."""
        most: cython.double
        least: cython.double
        begins: cython.double
        score: cython.double
        query = min(query, 1.0)
        listed = min(listed, 1.0)
        most = max(listed, query)
        least = min(query, listed)
        begins = least + left_out
        begins = min(begins, most)
        score = most - (self.conflict + self.doubt * (most - begins)) * (1.0 - most) - self.missing * (most - least)
        score = max(begins - self.conflict * (1.0 - begins) - self.missing * (begins - least), score)
        return score - self.one_part if alone else score

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def with_initials(self, covered: cython.double, added: cython.double) -> cython.double:
        """What is covered of a side together with what initials match of it."""
        most: cython.double = (self.same_initial if self.added_same else self.initial) * (1.0 - covered)
        most = min(added, most)
        return covered + (max(0.0, most))

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def letters_of(self, word: cython.int) -> cython.uint:
        """The letters that a word begins with; every one where nobody has said it yet."""
        if not self.word_lettered[word]:
            self.letters_assumed = 1
            return EVERY_LETTER
        return self.word_letters[word]

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def add_initials(self, variant: cython.int) -> cython.int:
        """Set what initials may add to what is covered of the query and a variant; whether either has any.

        An initial matches one part of the other name that begins with its letter, by `initial`; the same initial in
        full. A part of the query matches one listed initial, no larger than the largest part; a joined given name
        matches two.
        """
        i: cython.int
        letters: cython.uint
        begun: cython.int
        stood_for: cython.int
        words: cython.double = 0.0
        matched: cython.double = 0.0
        same: cython.double = 0.0
        stood: cython.int = 0
        initials: cython.int = 0
        largest: cython.double = self.v_largest[variant]
        listed: cython.double
        self.added_query = 0.0
        self.added_listed = 0.0
        self.added_same = 0
        if self.query_initials <= 0.0 and self.v_initials[variant] <= 0.0:
            return 0
        for i in range(self.first_part, self.end_part):
            letters = self.letters_of(self.p_word[i])
            begun = 1 if letters & self.v_letters[variant] else 0
            stood_for = 1 if letters & self.v_initial_letters[variant] else 0
            stood += stood_for
            if self.p_kind[i] & INITIAL:
                if begun:
                    matched += self.p_share[i]
                    initials += 1
                if stood_for:
                    same += self.p_share[i]
            elif stood_for:
                words += self.p_share[i]
        words = min(self.v_initial_count[variant] * self.query_largest, words)
        listed = min(stood * largest * self.initial_pair, self.v_initials[variant])
        self.added_same = 1 if same > 0.0 else 0
        self.added_query = self.initial * (matched + words) + (self.same_initial - self.initial) * same
        self.added_listed = self.initial * (listed + initials * largest)
        if self.added_same:
            self.added_listed += (self.same_initial - self.initial) * listed
        return 1

    # ---- a query

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def term_word(self, term: cython.int) -> cython.int:
        """The word of a term: a part of the query, or -1 - a join of it."""
        return self.p_word[term] if term >= 0 else self.j_word[-1 - term]

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def match(
        self,
        query: cython.int,
        rows: cython.int,
        left_out: cython.double,
    ) -> cython.int:
        """Write the pairs of a query and the listed variants that it may hit by its parts.

        Args:
            query: its number; its parts are `first_part` to `end_part`, its joins `first_join` to `end_join`.
            rows: how many pairs are written already.
            left_out: what of the query may be missing where a listed name is not found by its own rarest words.

        Returns:
            How many pairs are written then; or below zero why it must be called again.
        """
        term: cython.int
        word: cython.int
        like: cython.int = 0
        alone: cython.int = 0
        entries: cython.longlong = 0
        rare: cython.longlong = 0
        touched: cython.int
        part: cython.int
        self.query_initials = 0.0
        self.query_largest = 0.0
        for part in range(self.first_part, self.end_part):
            if self.p_kind[part] & INITIAL:
                self.query_initials += self.p_share[part]
            self.query_largest = max(self.query_largest, self.p_share[part])
            if self.p_kind[part] & SLOT and self.word_sizes[self.p_word[part]] > 0:
                like += 1
                alone = part
                entries += self.word_sizes[self.p_word[part]]
                rare += self.word_rare_sizes[self.p_word[part]]
        for term in range(self.first_join, self.end_join):
            like += 2
            entries += self.word_sizes[self.j_word[term]]
            rare += self.word_rare_sizes[self.j_word[term]]
        if like == 0:
            return rows
        if like == 1 and self.query_flags & MAY_BE_ALONE and self.query_initials <= 0.0:
            word = self.p_word[alone]
            if not self.word_several[word] and (
                self.highest(self.p_share[alone] * self.word_highest[word], self.word_largest[word], 1.0, 1)
                < self.query_least
            ):
                return rows
        rare += self.mark_rare_slots(left_out)
        self.stamp += 1
        if entries <= self.few_entries + self.times_rarest * rare:
            touched = self.gather_every(entries)
        else:
            touched = self.gather_marked()
        if touched < 0:
            return touched
        return self.bounded(query, rows, touched)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def mark_rare_slots(self, left_out: cython.double) -> cython.longlong:
        """Mark the query's rarest slots, which cannot all be missing; gives how many names their words have."""
        part: cython.int
        term: cython.int
        rarest: cython.int
        before: cython.double = 0.0
        entries: cython.longlong = 0
        for part in range(self.first_part, self.end_part):
            self.slot_rare[part - self.first_part] = 0
            if self.p_kind[part] & SLOT:
                self.slot_size[part - self.first_part] = self.word_sizes[self.p_word[part]]
            else:
                self.slot_size[part - self.first_part] = -1
        for term in range(self.first_join, self.end_join):
            for part in range(self.j_first[term], self.j_end[term]):
                if self.p_kind[part] & SLOT:
                    self.slot_size[part - self.first_part] += self.word_sizes[self.j_word[term]]
        while before <= left_out + self.tolerance:
            rarest = -1
            for part in range(self.end_part - self.first_part):
                if self.slot_size[part] >= 0 and (rarest < 0 or self.slot_size[part] < self.slot_size[rarest]):
                    rarest = part
            if rarest < 0:
                break
            entries += self.slot_size[rarest]
            self.slot_size[rarest] = -1
            self.slot_rare[rarest] = 1
            before += self.p_share[self.first_part + rarest]
        return entries

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def gather_every(self, most: cython.longlong) -> cython.int:
        """Gather all listed names that have a word which the query is like; gives how many."""
        k: cython.int
        touched: cython.int = 0
        entries: cython.int = 0
        term: cython.int
        a: cython.longlong
        p: cython.longlong
        word: cython.int
        if most > self.e_next.shape[0]:
            return TOO_MANY_ENTRIES
        for k in range(self.end_part - self.first_part + self.end_join - self.first_join):
            term = self.first_part + k
            if term >= self.end_part:
                term = -1 - (self.first_join + term - self.end_part)
            elif not self.p_kind[term] & SLOT:
                continue
            word = self.term_word(term)
            for a in range(self.word_starts[word], self.word_ends[word]):
                p = self.full_offsets[self.alike_words[a]]
                while p < self.full_offsets[self.alike_words[a] + 1]:
                    if self.v_seen[self.full_variants[p]] != self.stamp:
                        self.v_seen[self.full_variants[p]] = self.stamp
                        self.v_head[self.full_variants[p]] = -1
                        self.v_touched[touched] = self.full_variants[p]
                        touched += 1
                    entries = self.enter(term, a, p, entries)
                    p += 1
        return touched

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def enter(self, term: cython.int, a: cython.longlong, p: cython.longlong, entries: cython.int) -> cython.int:
        """Enter that a term matches a variant; of several words of one variant that it is like the best counts."""
        variant: cython.int = self.full_variants[p]
        word: cython.int = self.alike_words[a]
        similarity: cython.float = self.alike_similarities[a]
        share: cython.float = self.full_shares[p] * similarity
        head: cython.int = self.v_head[variant]
        if head >= 0 and self.e_term[head] == term:
            self.e_similarity[head] = max(self.e_similarity[head], similarity)
            self.e_share[head] = max(self.e_share[head], share)
            self.e_feature[head] = SEVERAL
            return entries
        self.e_next[entries] = head
        self.e_term[entries] = term
        self.e_similarity[entries] = similarity
        self.e_share[entries] = share
        self.e_feature[entries] = word if word < self.first_listed_join and not self.v_repeats[variant] else SEVERAL
        self.v_head[variant] = entries
        return entries + 1

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def mark(self, variant: cython.int, touched: cython.int) -> cython.int:
        if self.v_seen[variant] == self.stamp:
            return touched
        self.v_seen[variant] = self.stamp
        self.v_head[variant] = -1
        self.v_touched[touched] = variant
        return touched + 1

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def gather_marked(self) -> cython.int:
        """Gather the names posted under the rarest words of either side, and what else of the query each matches."""
        k: cython.int
        count: cython.int = self.end_part - self.first_part + self.end_join - self.first_join
        touched: cython.int = 0
        entries: cython.int = 0
        term: cython.int
        part: cython.int
        is_rare: cython.int
        a: cython.longlong
        p: cython.longlong
        word: cython.int
        listed: cython.int
        for k in range(count):
            term = self.first_part + k
            is_rare = 0
            if term >= self.end_part:
                term = -1 - (self.first_join + term - self.end_part)
                for part in range(self.j_first[-1 - term], self.j_end[-1 - term]):
                    is_rare |= self.slot_rare[part - self.first_part]
            elif not self.p_kind[term] & SLOT:
                continue
            else:
                is_rare = self.slot_rare[term - self.first_part]
            word = self.term_word(term)
            for a in range(self.word_starts[word], self.word_ends[word]):
                listed = self.alike_words[a]
                p = self.rare_offsets[listed]
                while p < self.rare_offsets[listed + 1]:
                    touched = self.mark(self.rare_variants[p], touched)
                    p += 1
                if is_rare:
                    p = self.full_offsets[listed]
                    while p < self.full_offsets[listed + 1]:
                        touched = self.mark(self.full_variants[p], touched)
                        p += 1
        for k in range(count):
            term = self.first_part + k
            if term >= self.end_part:
                term = -1 - (self.first_join + term - self.end_part)
            elif not self.p_kind[term] & SLOT:
                continue
            word = self.term_word(term)
            for a in range(self.word_starts[word], self.word_ends[word]):
                entries = self.enter_marked(term, a, touched, entries)
                if entries < 0:
                    return TOO_MANY_ENTRIES
        return touched

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def enter_marked(
        self, term: cython.int, a: cython.longlong, touched: cython.int, entries: cython.int
    ) -> cython.int:
        """Enter the marked names that have a listed word; the shorter is looked up in the longer."""
        listed: cython.int = self.alike_words[a]
        start: cython.longlong = self.full_offsets[listed]
        end: cython.longlong = self.full_offsets[listed + 1]
        p: cython.longlong
        k: cython.int
        if entries + (min(touched, end - start)) > self.e_next.shape[0]:
            return -1
        if end - start <= 8 * cython.cast(cython.longlong, touched):
            p = start
            while p < end:
                if self.v_seen[self.full_variants[p]] == self.stamp:
                    entries = self.enter(term, a, p, entries)
                p += 1
            return entries
        for k in range(touched):
            p = self.place_of(self.v_touched[k], start, end)
            if p < end and self.full_variants[p] == self.v_touched[k]:
                entries = self.enter(term, a, p, entries)
        return entries

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def place_of(self, variant: cython.int, low: cython.longlong, high: cython.longlong) -> cython.longlong:
        """Where a variant stands among ascending postings, or would stand."""
        middle: cython.longlong
        while low < high:
            middle = (low + high) >> 1
            if self.full_variants[middle] < variant:
                low = middle + 1
            else:
                high = middle
        return low

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def bounded(self, query: cython.int, rows: cython.int, touched: cython.int) -> cython.int:
        """Write the pairs of those gathered that may reach what is asked."""
        k: cython.int
        variant: cython.int
        highest: cython.double
        self.letters_assumed = 0
        for k in range(touched):
            variant = self.v_touched[k]
            if self.v_head[variant] < 0:
                continue
            highest = self.highest_of(variant)
            if highest >= self.query_least and self.query_flags & WEIGHED and self.v_latin[variant]:
                highest -= max(0.0, self.too_little(variant) - self.one_part_taken)
            if highest >= self.query_least:
                if self.letters_assumed:
                    return LETTERS_MISSING
                if rows >= self.out_query.shape[0]:
                    return TOO_MANY_ROWS
                self.out_query[rows] = query
                self.out_variant[rows] = variant
                self.out_highest[rows] = highest
                rows += 1
            self.letters_assumed = 0
        return rows

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def span(self, term: cython.int, end: cython.int) -> cython.int:
        """The first part of a term, or behind its last."""
        if term >= 0:
            return term + end
        return self.j_end[-1 - term] if end else self.j_first[-1 - term]

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def highest_of(self, variant: cython.int) -> cython.double:
        """The highest score of the query and a gathered variant; -1 where too little is covered.

        Sets `one_part_taken`, what is taken from it at most because one part is all that matches.
        """
        e: cython.int = self.v_head[variant]
        part: cython.int
        rows: cython.int = 0
        slots: cython.int
        query: cython.double = 0.0
        listed: cython.double = 0.0
        added: cython.int = self.add_initials(variant)
        most: cython.double
        self.one_part_taken = self.one_part
        while e >= 0:  # every term counting
            for part in range(self.span(self.e_term[e], 0), self.span(self.e_term[e], 1)):
                if self.p_kind[part] & SLOT:
                    query += self.e_similarity[e] * self.p_share[part]
                    listed += self.e_share[e]
            e = self.e_next[e]
        most = max(listed, query)
        if most < self.query_needed - (max(self.added_listed, self.added_query)):
            return -1.0
        e = self.v_head[variant]
        while e >= 0:
            slots = 0
            for part in range(self.span(self.e_term[e], 0), self.span(self.e_term[e], 1)):
                slots += 1 if self.p_kind[part] & SLOT else 0
            for part in range(self.span(self.e_term[e], 0), self.span(self.e_term[e], 1)):
                if self.p_kind[part] & SLOT:
                    if rows >= self.row_part.shape[0]:
                        return 1.0  # more words written as one than a name has parts: the most is assumed
                    self.row_part[rows] = part
                    self.row_entry[rows] = e
                    rows += 1
                    self.cover(part - self.first_part, e, slots)
            e = self.e_next[e]
        return self.highest_of_rows(variant, rows, added)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def cover(self, slot: cython.int, e: cython.int, slots: cython.int) -> cython.void:
        """Cover a slot by an entry; of terms that share a slot one is matched, and a join is parted among its slots."""
        covered: cython.double = self.e_similarity[e] * self.p_share[self.first_part + slot]
        listed: cython.double = self.e_share[e] / cython.cast(cython.double, slots)
        if not self.slot_hit[slot]:
            self.slot_hit[slot] = 1
            self.slot_best[slot] = covered
            self.slot_listed[slot] = listed
            return
        self.slot_best[slot] = max(self.slot_best[slot], covered)
        self.slot_listed[slot] = max(self.slot_listed[slot], listed)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def highest_of_rows(self, variant: cython.int, rows: cython.int, added: cython.int) -> cython.double:
        """The highest score, with each slot matched once and each listed word once."""
        r: cython.int
        e: cython.int
        part: cython.int
        joined: cython.int = 0
        query: cython.double = 0.0
        listed: cython.double = 0.0
        by_words: cython.double = 0.0
        listed_by_words: cython.double = 0.0
        matched: cython.double = 0.0
        named: cython.double = 0.0
        words: cython.double = 0.0
        for r in range(rows):
            e = self.row_entry[r]
            part = self.row_part[r]
            if self.slot_hit[part - self.first_part]:
                self.slot_hit[part - self.first_part] = 0
                query += self.slot_best[part - self.first_part]
                listed += self.slot_listed[part - self.first_part]
                matched += 1.0
                named += 1.0 if self.p_kind[part] & NAMED else 0.0
            if self.e_term[e] < 0 or self.e_feature[e] == SEVERAL:
                joined = 1
            words += self.cover_word(r, rows)
            by_words += self.covered_query
            listed_by_words += self.covered_listed
        listed = min(listed_by_words, listed)
        if joined:  # two words match one: there the other side does not tell how often one is matched
            matched = max(words, matched)
        else:
            query = min(by_words, query)
            matched = min(words, matched)
        return self.enough(variant, query, listed, matched, named, words, added)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def cover_word(self, first: cython.int, rows: cython.int) -> cython.double:
        """Set what the listed word of a row covers, where no row before has it; gives how many words it stands for."""
        e: cython.int = self.row_entry[first]
        entry: cython.int
        r: cython.int
        covered: cython.double
        self.covered_query = 0.0
        self.covered_listed = 0.0
        if self.e_feature[e] == SEVERAL:
            self.covered_query = self.e_similarity[e] * self.p_share[self.row_part[first]]
            self.covered_listed = self.e_share[e]
            return 2.0
        for r in range(first):
            if self.e_feature[self.row_entry[r]] == self.e_feature[e]:
                return 0.0
        for r in range(first, rows):
            entry = self.row_entry[r]
            if self.e_feature[entry] == self.e_feature[e]:
                covered = self.e_similarity[entry] * self.p_share[self.row_part[r]]
                self.covered_query = covered if covered > self.covered_query else self.covered_query
                self.covered_listed = max(self.covered_listed, self.e_share[entry])
        return 1.0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def enough(
        self,
        variant: cython.int,
        query: cython.double,
        listed: cython.double,
        matched: cython.double,
        named: cython.double,
        words: cython.double,
        added: cython.int,
    ) -> cython.double:
        """The highest score of a pair by what is covered of both sides."""
        persons: cython.int = 1 if self.query_flags & PERSON and self.v_person[variant] else 0
        longer: cython.int = 1 if self.query_flags & MAY_BE_ALONE else 0
        listed_longer: cython.int = 1 if self.v_named[variant] > 1 else 0
        alone: cython.int
        left_out: cython.double = 1.0
        highest: cython.double
        if persons:  # either side decides
            alone = 1 if (longer and named < 2.0) or (listed_longer and words < 2.0) else 0
            left_out = self.v_patronymics[variant]
            left_out = max(self.query_patronymics, left_out)
        else:
            alone = 1 if (longer or listed_longer) and matched < 2.0 else 0
        if added:  # an initial is another part, and leaves no doubt
            query = self.with_initials(query, self.added_query)
            listed = self.with_initials(listed, self.added_listed)
            alone = 0
            left_out = 1.0
        self.one_part_taken = self.one_part if alone else 0.0
        highest = self.highest(query, listed, left_out, alone)
        if (
            self.query_flags & BY_SYLLABLES
            and self.v_syllables[variant]
            and (1 if self.query_flags & IN_CHARACTERS else 0) != self.v_characters[variant]
        ):
            highest -= self.read_otherwise
        return highest

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def too_little(self, variant: cython.int) -> cython.double:
        """The points that too little evidence takes at the least, by what of the query matches a variant at all."""
        part: cython.int
        initials: cython.int = self.v_initial_count[variant]
        needed: cython.double
        self.matched_bits = 0.0
        self.initials_met = self.distinctive_left = self.seldom_left = 0
        for part in range(self.first_part, self.end_part):
            self.weigh_part(part, variant)
        if self.distinctive_left > 1:
            needed = self.needed_more
        elif self.distinctive_left:
            needed = self.needed_one
        elif self.seldom_left:
            needed = self.needed_seldom
        else:
            return 0.0
        needed -= self.matched_bits + self.initial_bits * min(initials, self.initials_met)
        return min(self.most_by_bits, self.bit_amount * needed)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def weigh_part(self, part: cython.int, variant: cython.int) -> cython.void:
        """Add the bits of a part that may match something of a variant, or count it as left over.

        A listed initial may match a word of its letter, two a joined given name, and all of them a word that is
        written as one.
        """
        is_initial: cython.int = 1 if self.p_kind[part] & INITIAL else 0
        letters: cython.uint = 0
        similarity: cython.double = self.most_alike(part, variant)
        if is_initial or self.v_initial_count[variant]:
            letters = self.letters_of(self.p_word[part])
        stood_for: cython.int = 1 if letters & self.v_initial_letters[variant] else 0
        if is_initial:
            if similarity >= 0.0 or letters & (self.v_letters[variant] | self.v_initial_letters[variant]):
                self.matched_bits += self.initial_bits
                return
        elif similarity >= 0.0 or stood_for:
            self.matched_bits += max(0.0, 1.0 - self.alike_bits * (1.0 - similarity)) * self.p_bits[part]
            self.initials_met += self.v_initial_count[variant] if self.several_match else 2 * stood_for
            return
        self.distinctive_left += 1 if self.p_kind[part] & DISTINCTIVE else 0
        self.seldom_left += 1 if self.p_kind[part] & SELDOM else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def most_alike(self, part: cython.int, variant: cython.int) -> cython.double:
        """The most that a part is alike what it matches of a variant, below zero where that is nothing.

        Sets `several_match`, whether words written as one are among it.
        """
        e: cython.int = self.v_head[variant]
        similarity: cython.double = -1.0
        self.several_match = 0
        while e >= 0:
            if self.span(self.e_term[e], 0) <= part < self.span(self.e_term[e], 1):
                similarity = max(similarity, self.e_similarity[e])
                self.several_match |= 1 if self.e_feature[e] == SEVERAL else 0
            e = self.e_next[e]
        return similarity

    def by_parts(self, parts, queries, first: cython.int, rows: cython.int):
        """Write the pairs of queries and the listed variants that they may hit by their parts.

        Args:
            parts: the columns of the parts and joins of all queries.
            queries: the columns of the queries.
            first: the query to begin with.
            rows: how many pairs are written already.

        Returns:
            (the next query, how many pairs are written, 0 or why that query must be asked again).
        """
        part_starts: cython.const[cython.int][::1] = queries["part_starts"]
        join_starts: cython.const[cython.int][::1] = queries["join_starts"]
        flags: cython.const[cython.uchar][::1] = queries["flags"]
        patronymics: cython.const[cython.double][::1] = queries["patronymics"]
        least: cython.const[cython.double][::1] = queries["least"]
        needed: cython.const[cython.double][::1] = queries["needed"]
        left_out: cython.const[cython.double][::1] = queries["left_out"]
        query: cython.int = first
        written: cython.int = rows
        self.p_word, self.p_share, self.p_kind = parts["words"], parts["shares"], parts["kinds"]
        self.p_bits = parts["bits"]
        self.j_first, self.j_end, self.j_word = parts["join_firsts"], parts["join_ends"], parts["join_words"]
        self.check(part_starts, 0, self.p_word.shape[0] + 1, "start of parts")
        self.check(join_starts, 0, self.j_word.shape[0] + 1, "start of joins")
        self.check(self.p_word, 0, self.word_count, "word")
        self.check(self.j_word, 0, self.word_count, "join")
        self.check(self.j_first, 0, self.p_word.shape[0], "first part of a join")
        self.check(self.j_end, 0, self.p_word.shape[0] + 1, "end of a join")
        with cython.nogil:
            while query < least.shape[0]:
                self.first_part, self.end_part = part_starts[query], part_starts[query + 1]
                self.first_join, self.end_join = join_starts[query], join_starts[query + 1]
                self.query_flags = flags[query]
                self.query_patronymics = patronymics[query]
                self.query_least = least[query]
                self.query_needed = needed[query]
                written = self.match(query, rows, left_out[query])
                if written < 0:
                    break
                rows = written
                query += 1
        return query, rows, min(0, written)

    def by_initials(self, parts, variants, flags: cython.int, least: cython.double, rows: cython.int):
        """Write those of some listed variants that one query may hit by nothing but initials.

        Args:
            parts: the columns of its parts.
            variants: numbers of listed variants.
            flags: what the query is.
            least: what must be reached.
            rows: how many pairs are written already; there must be room for all variants.

        Returns:
            How many pairs are written then, or below zero why it must be asked again.
        """
        listed: cython.const[cython.int][::1] = variants
        k: cython.longlong
        highest: cython.double
        part: cython.int
        self.p_word, self.p_share, self.p_kind = parts["words"], parts["shares"], parts["kinds"]
        self.check(self.p_word, 0, self.word_count, "word")
        self.check(listed, 0, self.v_seen.shape[0], "variant")
        self.first_part, self.end_part = 0, cython.cast(cython.int, self.p_word.shape[0])
        self.query_flags = flags
        self.query_initials = 0.0
        self.query_largest = 0.0
        for part in range(self.end_part):
            if self.p_kind[part] & INITIAL:
                self.query_initials += self.p_share[part]
            self.query_largest = max(self.query_largest, self.p_share[part])
        self.letters_assumed = 0
        for k in range(listed.shape[0]):
            self.add_initials(listed[k])
            highest = self.highest(
                self.with_initials(0.0, self.added_query), self.with_initials(0.0, self.added_listed), 1.0, 0
            )
            if highest >= least:
                if self.letters_assumed:
                    return LETTERS_MISSING
                self.out_variant[rows] = listed[k]
                self.out_highest[rows] = highest
                rows += 1
        return rows

    # ---- ordinary names

    def take_names(self, block, words, starts):
        """Cut folded names at their spaces and hyphens; each word gets its number, a new one the next number.

        Args:
            block: the names in UTF-8, a line feed behind each; there must be room for their words (`grow_ordinary`,
                `grow_pool`).
            words: the numbers, written; -1 for what is too long for a word.
            starts: where those of each name begin, written, and the end.
        """
        numbers: cython.int[::1] = words
        name_starts: cython.int[::1] = starts
        p: cython.longlong
        begun: cython.longlong = 0
        count: cython.int = 0
        name: cython.int = 0
        key: cython.uint = ONES
        self.block = block
        for p in range(self.block.shape[0]):
            if self.block[p] == SPACE or self.block[p] == LINE_FEED or self.block[p] == HYPHEN:
                if p > begun:
                    numbers[count] = self.number_of(begun, p, key ^ ONES)
                    count += 1
                if self.block[p] == LINE_FEED:
                    name += 1
                    name_starts[name] = count
                begun = p + 1
                key = ONES
            else:
                key = self.crc_table[(key ^ self.block[p]) & 255] ^ (key >> 8)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def first_slot(self, key: cython.uint) -> cython.int:
        slots: cython.ulonglong = self.o_slots.shape[0]
        return cython.cast(cython.int, (cython.cast(cython.ulonglong, key) * slots) >> 32)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def next_slot(self, slot: cython.int) -> cython.int:
        return slot + 1 if slot + 1 < self.o_slots.shape[0] else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def free_slot(self, number: cython.int) -> cython.int:
        """The first free slot for a word in the table of words by their hashes."""
        slot: cython.int = self.first_slot(self.o_key[number])
        while self.o_slots[slot] != 0:
            slot = self.next_slot(slot)
        return slot

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def number_of(self, start: cython.longlong, end: cython.longlong, key: cython.uint) -> cython.int:
        """The number of a word of the block, by its hash; the next one for a new word, which is to be read."""
        number: cython.int
        p: cython.longlong
        slot: cython.int = self.first_slot(key)
        if end - start > WORD_BYTES:
            return -1
        while self.o_slots[slot] != 0:
            number = self.o_slots[slot] - 1
            if self.o_key[number] == key and self.is_word(number, start, end):
                return number
            slot = self.next_slot(slot)
        number = self.ordinary_count
        self.o_slots[slot] = number + 1
        self.o_key[number] = key
        self.o_hash[number] = key
        self.o_word[number] = -1
        self.o_meaning[number] = UNKNOWN
        self.o_texts[TEXTS * number] = self.pool_size
        for p in range(start, end):
            self.pool[self.pool_size] = self.block[p]
            self.pool_size += 1
        self.o_texts[TEXTS * number + 1] = self.pool_size
        self.ordinary_count = number + 1
        return number

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_word(self, number: cython.int, start: cython.longlong, end: cython.longlong) -> cython.int:
        at: cython.longlong = self.o_texts[TEXTS * number]
        k: cython.longlong
        if self.o_texts[TEXTS * number + 1] - at != end - start:
            return 0
        for k in range(end - start):
            if self.pool[at + k] != self.block[start + k]:
                return 0
        return 1

    def text_of(self, number: cython.int):
        """The letters of a word of names, in UTF-8."""
        return bytes(self.pool[self.o_texts[TEXTS * number] : self.o_texts[TEXTS * number + 1]])

    def set_ordinary(self, names_words, words):
        """Say which words of names are ordinary ones; there must be room (`grow_pool`).

        Args:
            names_words: numbers of the words.
            words: their columns: the number among words, the weight, where it is a particle or that it is a patronymic,
                whether it is foreign to syllables, its script, how many letters it has, whether it may be mistyped; and
                where its text, what it is typed as and its first spelling end among `letters` (`text_ends`).
        """
        numbers: cython.const[cython.int][::1] = names_words
        expanded: cython.const[cython.int][::1] = words["expanded"]
        weights: cython.const[cython.double][::1] = words["weights"]
        places: cython.const[cython.uchar][::1] = words["places"]
        foreign: cython.const[cython.uchar][::1] = words["foreign"]
        scripts: cython.const[cython.uchar][::1] = words["scripts"]
        lengths: cython.const[cython.int][::1] = words["lengths"]
        typos: cython.const[cython.uchar][::1] = words["typos"]
        letters: cython.const[cython.uchar][::1] = words["letters"]
        text_ends: cython.const[cython.int][::1] = words["text_ends"]
        k: cython.int
        i: cython.int
        number: cython.int
        size: cython.int
        p: cython.int = 0
        total: cython.uint
        self.check(numbers, 0, self.ordinary_count, "word of names")
        self.check(expanded, 0, self.word_count, "word")
        for k in range(numbers.shape[0]):
            number = numbers[k]
            self.o_word[number], self.o_weight[number], self.o_place[number] = expanded[k], weights[k], places[k]
            self.o_foreign[number], self.o_script[number] = foreign[k], scripts[k]
            self.o_length[number], self.o_typo[number] = lengths[k], typos[k]
            total = 0
            for i in range(3):
                self.o_texts[TEXTS * number + i] = self.pool_size
                size = 0
                while p < text_ends[3 * k + i]:
                    self.pool[self.pool_size] = letters[p]
                    self.pool_size += 1
                    self.buffer[WORD + size] = letters[p]
                    if i == 0:
                        total = (total + self.crc(WORD + size, 1, 0)) & ONES
                    size += 1
                    p += 1
            self.o_sum[number] = total
            self.o_texts[TEXTS * number + 3] = self.pool_size
            for i in range(self.sound(WORD, size, SOUND)):
                self.pool[self.pool_size] = self.buffer[SOUND + i]
                self.pool_size += 1
            self.o_texts[TEXTS * number + 4] = self.pool_size

    def set_meaning(self, number: cython.int, has_meaning: cython.int):
        """Say whether a phrase may begin with a word of names that tells an organisation; `UNKNOWN` until then."""
        self.o_meaning[number] = has_meaning

    def ordinary(self, names, statuses, first: cython.int, rows: cython.int):
        """Say which ordinary names have candidates, and write the pairs that they may hit by their parts.

        Args:
            names: the columns `words` and `starts` (`take_names`), and for each name `least`, `needed`, `left_out`,
                `any_kind`.
            statuses: of each name, written: `NOT_ORDINARY`; else `ASK` and `CANDIDATE` where these hold.
            first: the name to begin with.
            rows: how many pairs are written already.

        Returns:
            (the next name, how many pairs are written, 0 or why that name must be asked again).
        """
        words: cython.const[cython.int][::1] = names["words"]
        starts: cython.const[cython.int][::1] = names["starts"]
        least: cython.const[cython.double][::1] = names["least"]
        needed: cython.const[cython.double][::1] = names["needed"]
        left_out: cython.const[cython.double][::1] = names["left_out"]
        any_kind: cython.const[cython.uchar][::1] = names["any_kind"]
        found_statuses: cython.uchar[::1] = statuses
        name: cython.int = first
        written: cython.int = rows
        status: cython.int
        self.check(words, -1, self.ordinary_count, "word of names")
        self.check(starts, 0, words.shape[0] + 1, "start of a name")
        self.p_word, self.p_share, self.p_kind = self.n_word, self.n_share, self.n_kind
        self.j_first, self.j_end, self.j_word = self.n_join_first, self.n_join_end, self.n_join_word
        while name < least.shape[0]:
            status = self.weigh(words, starts[name], starts[name + 1], any_kind[name])
            if status != NOT_ORDINARY:
                if self.may_be_whole(words, starts[name], starts[name + 1]):
                    status |= CANDIDATE
                self.first_join = self.end_join = 0
                if self.join_neighbours(words, starts[name], starts[name + 1], 0) < 0:
                    written = TOO_MANY_WORDS
                    break
                self.query_flags = PERSON | MAY_BE_ALONE
                self.query_least = least[name]
                self.query_needed = needed[name]
                written = self.match(name, rows, left_out[name])
                if written < 0:
                    break
                status |= CANDIDATE if written > rows else 0
                rows = written
            found_statuses[name] = status
            name += 1
        return name, rows, min(0, written)

    @cython.cfunc
    @cython.exceptval(check=False)
    def weigh(
        self,
        words: cython.const[cython.int][::1],
        start: cython.int,
        end: cython.int,
        any_kind: cython.int,
    ) -> cython.int:
        """Make parts of the words of a name; gives `NOT_ORDINARY`, `ASK` or 0.

        A name is ordinary with two words or more, all of which are ordinary and of one script.
        """
        count: cython.int = end - start
        place: cython.int
        word: cython.int
        kind: cython.int
        named: cython.int = 0
        foreign: cython.int = 0
        ask: cython.int = 0
        weight: cython.double
        total: cython.double = 0.0
        patronymics: cython.double = 0.0
        if count > self.n_word.shape[0]:
            return NOT_ORDINARY
        for place in range(count):
            word = words[start + place]
            if word < 0 or self.o_word[word] < 0:
                return NOT_ORDINARY
            kind = self.o_place[word]
            weight = self.o_weight[word]
            # A particle anywhere, before a name, or between names.
            if kind == 1 or (kind == 2 and place < count - 1) or (kind == 3 and 0 < place < count - 1):
                weight = self.particle_weight
                self.n_kind[place] = SLOT
            else:
                self.n_kind[place] = SLOT | NAMED
                named += 1
                if kind == 4:  # a patronymic
                    patronymics += weight
            if self.o_script[word] != self.o_script[words[start]]:
                return NOT_ORDINARY
            self.n_word[place] = self.o_word[word]
            self.n_share[place] = weight
            total += weight
            foreign += self.o_foreign[word]
            if any_kind and self.o_meaning[word]:
                ask = ASK
        if named < 2:
            return NOT_ORDINARY
        for place in range(count):
            self.n_share[place] = self.n_share[place] / total
        self.query_patronymics = patronymics / total
        self.first_part, self.end_part = 0, count
        return ASK if count - foreign >= self.fewest_syllables else ask

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def may_be_whole(self, words: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Whether a name may be listed as a whole, as one word or with a typo."""
        if self.is_whole(words, start, end) or self.is_one_word(words, start, end):
            return 1
        return self.has_typo(words, start, end)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_whole(self, words: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Whether a name may be listed as a whole: its letters, cut off, or longer than what a field left."""
        place: cython.int
        size: cython.int = 0
        p: cython.longlong
        begun: cython.int = 0
        letters: cython.int = 0
        for place in range(start, end):
            for p in range(self.text_start(words[place]), self.o_texts[TEXTS * words[place] + 1]):
                if (self.pool[p] & 0xC0) != 0x80:  # a letter begins
                    letters += 1
                if letters <= self.least_left:
                    begun = size + 1
                self.buffer[WHOLE + size] = self.pool[p]
                size += 1
                if size >= 2 * LINE:
                    return 1
        if self.whole_keys.seek(self.crc(WHOLE, size, self.letters_begun), 0) >= 0:
            return 1
        if self.whole_keys.seek(self.crc(WHOLE, size, self.cut_begun), 0) >= 0:
            return 1
        return 1 if self.whole_keys.seek(self.crc(WHOLE, begun, self.beginning_begun), 0) >= 0 else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def text_start(self, word: cython.int) -> cython.longlong:
        """Where the text of a word begins in the pool, behind the mark of an organisation's word."""
        start: cython.longlong = self.o_texts[TEXTS * word]
        return start + 1 if start < self.o_texts[TEXTS * word + 1] and self.pool[start] == MARK else start

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_one_word(self, words: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Whether the words of a name, or all but a few, may be listed as one word (`names/typos.py`)."""
        place: cython.int
        second_place: cython.int
        total: cython.uint = 0
        rest: cython.uint
        spare: cython.int = end - start - self.one_word_least
        if end - start > self.one_word_most:
            return 0
        spare = spare if spare < self.one_word_left_out else self.one_word_left_out
        for place in range(start, end):
            total = (total + self.o_sum[words[place]]) & ONES
        if self.is_sum(total):
            return 1
        if spare < 1:
            return 0
        for place in range(start, end):
            rest = (total - self.o_sum[words[place]]) & ONES
            if self.is_sum(rest):
                return 1
            if spare > 1:
                for second_place in range(place + 1, end):
                    if self.is_sum((rest - self.o_sum[words[second_place]]) & ONES):
                        return 1
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_sum(self, total: cython.uint) -> cython.int:
        """Whether a listed name is one word whose letters have that sum."""
        return 1 if self.whole_keys.seek(((total * self.spread) & ONES) ^ self.one_word_mark, 0) >= 0 else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def has_typo(self, words: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Whether a name may be a letter off a listed one (`names/typos.py`)."""
        place: cython.int
        letters: cython.int = 0
        total: cython.uint = 0
        rest: cython.uint
        if end - start > self.typo_words:
            return 0
        for place in range(start, end):
            letters += self.o_length[words[place]]
            total = (total + self.o_hash[words[place]]) & ONES
        if letters < self.typo_letters:
            return 0
        for place in range(start, end):
            if self.o_typo[words[place]]:
                rest = ((total - self.o_hash[words[place]]) * self.spread) & ONES
                if self.is_rest(rest) and self.is_typo(words[place], rest):
                    return 1
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_typo(self, word: cython.int, rest: cython.uint) -> cython.int:
        """Whether what is left of a word without a letter, with the rest of its name, is listed."""
        start: cython.longlong = self.o_texts[TEXTS * word + 1]
        end: cython.longlong = self.o_texts[TEXTS * word + 2]
        p: cython.longlong
        q: cython.longlong
        begun: cython.uint = ONES
        shortened: cython.uint
        for p in range(start, end + 1):
            if p == end or end - start > 1:
                shortened = begun
                for q in range(p + 1, end):
                    shortened = self.crc_table[(shortened ^ self.pool[q]) & 255] ^ (shortened >> 8)
                if self.typo_keys.seek(((shortened ^ ONES) + rest) & ONES, 0) >= 0:
                    return 1
            if p < end:
                begun = self.crc_table[(begun ^ self.pool[p]) & 255] ^ (begun >> 8)
        return 0

    @cython.cfunc
    @cython.exceptval(check=False)
    def join_neighbours(
        self, words: cython.const[cython.int][::1], start: cython.int, end: cython.int, numerals: cython.int
    ) -> cython.int:
        """Make joins of two neighbours, or three with a short one, that are listed as one (`prepare.joins_of`).

        Args:
            words: of all names.
            start: the first word of the name.
            end: behind its last word.
            numerals: whether only those with a number that is not written in digits are joined, by its letters.

        Returns:
            `TOO_MANY_WORDS` where there is no room for one, else 0.
        """
        place: cython.int
        last: cython.int
        size: cython.int
        sound_size: cython.int
        short: cython.int
        before: cython.int
        has_numeral: cython.int
        for place in range(start, end - 1):
            size = self.append_spelled(words[place], 0, numerals)
            sound_size = self.append_sound(words[place], 0, numerals)
            short = 1 if size <= self.short_piece else 0
            has_numeral = self.o_signs[words[place]] & NUMERAL
            for last in range(place + 1, min(place + 3, end)):
                before = size
                size = self.append_spelled(words[last], size, numerals)
                short |= size - before <= self.short_piece
                if last == place + 2 and not short:
                    break
                sound_size = self.append_sound(words[last], sound_size, numerals)
                has_numeral |= self.o_signs[words[last]] & NUMERAL
                if numerals and not has_numeral:
                    continue
                if self.take_join(place - start, last - start + 1, size, sound_size) < 0:
                    return TOO_MANY_WORDS
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def append_spelled(self, word: cython.int, size: cython.int, numerals: cython.int) -> cython.int:
        """Append the spelling of a word to a join, or the letters of a number."""
        p: cython.longlong
        if not numerals or not self.o_signs[word] & NUMERAL:
            return self.append(word, 2, JOINED, size)
        for p in range(self.text_start(word), self.o_texts[TEXTS * word + 1]):
            self.buffer[JOINED + size] = self.pool[p]
            size += 1
        return size

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def append_sound(self, word: cython.int, size: cython.int, numerals: cython.int) -> cython.int:
        """Append the sound of a word to a join, or that of the letters of a number; an equal seam once."""
        p: cython.longlong
        letters: cython.int = 0
        k: cython.int
        if not numerals or not self.o_signs[word] & NUMERAL:
            return self.append(word, 3, JOINED_SOUND, size)
        for p in range(self.text_start(word), self.o_texts[TEXTS * word + 1]):
            self.buffer[WORD + letters] = self.pool[p]
            letters += 1
        letters = self.sound(WORD, letters, SOUND)
        for k in range(letters):
            if k > 0 or size == 0 or self.buffer[JOINED_SOUND + size - 1] != self.buffer[SOUND]:
                self.buffer[JOINED_SOUND + size] = self.buffer[SOUND + k]
                size += 1
        return size

    @cython.cfunc
    @cython.exceptval(check=False)
    def take_join(self, first: cython.int, end: cython.int, size: cython.int, sound_size: cython.int) -> cython.int:
        """Take the join in hand, of some parts, where it is listed; `TOO_MANY_WORDS` where there is no room, else 0."""
        number: cython.int
        if not self.is_join_listed(size, sound_size) or self.end_join >= self.n_join_word.shape[0]:
            return 0
        number = self.join_number(size, sound_size)
        if number >= 0:
            self.n_join_word[self.end_join] = number
            self.n_join_first[self.end_join] = first
            self.n_join_end[self.end_join] = end
            self.end_join += 1
        return TOO_MANY_WORDS if number == TOO_MANY_WORDS else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def append(self, word: cython.int, text: cython.int, line: cython.int, size: cython.int) -> cython.int:
        """Append a text of an ordinary word to a line of the buffer; of sounds, an equal seam once."""
        p: cython.longlong = self.o_texts[TEXTS * word + text]
        end: cython.longlong = self.o_texts[TEXTS * word + text + 1]
        if line == JOINED_SOUND and size > 0 and p < end and self.buffer[line + size - 1] == self.pool[p]:
            p += 1
        while p < end:
            self.buffer[line + size] = self.pool[p]
            size += 1
            p += 1
        return size

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_join_listed(self, size: cython.int, sound_size: cython.int) -> cython.int:
        if self.exact_keys.seek(self.crc(JOINED, size, self.spelling_begun), 0) >= 0:
            return 1
        if sound_size < self.shortest_sound:
            return 0
        return 1 if self.exact_keys.seek(self.crc(JOINED_SOUND, sound_size, self.sound_begun), 0) >= 0 else 0

    @cython.cfunc
    def join_number(self, size: cython.int, sound_size: cython.int) -> cython.int:
        """The number of the join in hand among words; -1 where it is like nothing, or `TOO_MANY_WORDS`."""
        key = bytes(self.buffer[JOINED : JOINED + size]), bytes(self.buffer[JOINED_SOUND : JOINED_SOUND + sound_size])
        number = self.joins.get(key)
        if number is None:
            self.find_join(size, sound_size)
            if not self.has_room():
                return TOO_MANY_WORDS
            number = self.keep_word() if self.alike_found else -1
            self.joins[key] = number
        return number

    # ---- ordinary names of organisations

    def set_parts(self, parts, columns):
        """Say what words and phrases are as parts of organisations' names, beside what `set_ordinary` takes.

        Args:
            parts: their numbers.
            columns: of each the hash of its text, its kind, its bits and its signs.
        """
        numbers: cython.const[cython.int][::1] = parts
        hashes: cython.const[cython.uint][::1] = columns["hashes"]
        kinds: cython.const[cython.uchar][::1] = columns["kinds"]
        bits: cython.const[cython.double][::1] = columns["bits"]
        signs: cython.const[cython.ushort][::1] = columns["signs"]
        k: cython.int
        self.check(numbers, 0, self.ordinary_count, "part")
        for k in range(numbers.shape[0]):
            self.o_hash[numbers[k]], self.o_kind[numbers[k]] = hashes[k], kinds[k]
            self.o_bits[numbers[k]], self.o_signs[numbers[k]] = bits[k], signs[k]

    def organisations(self, names, statuses, first: cython.int, rows: cython.int):
        """Say which ordinary names of organisations have candidates, and write the pairs that they may hit by parts.

        Args:
            names: the columns `words` and `starts` (`take_names`); `parts`, words and phrases by their numbers, and of
                each name `part_starts`, `part_ends`, `before_comma`, `least`, `needed`, `left_out`.
            statuses: of each name, written where it is 0: `NOT_ORDINARY`, or `CANDIDATE` where this holds.
            first: the name to begin with.
            rows: how many pairs are written already.

        Returns:
            (the next name, how many pairs are written, 0 or why that name must be asked again).
        """
        words: cython.const[cython.int][::1] = names["words"]
        starts: cython.const[cython.int][::1] = names["starts"]
        parts: cython.const[cython.int][::1] = names["parts"]
        part_starts: cython.const[cython.int][::1] = names["part_starts"]
        part_ends: cython.const[cython.int][::1] = names["part_ends"]
        before_comma: cython.const[cython.int][::1] = names["before_comma"]
        least: cython.const[cython.double][::1] = names["least"]
        needed: cython.const[cython.double][::1] = names["needed"]
        left_out: cython.const[cython.double][::1] = names["left_out"]
        found_statuses: cython.uchar[::1] = statuses
        name: cython.int = first
        end: cython.int = rows
        status: cython.int
        self.check(words, -1, self.ordinary_count, "word of names")
        self.check(starts, 0, words.shape[0] + 1, "start of a name")
        self.check(parts, -1, self.ordinary_count, "part")
        self.check(part_starts, 0, parts.shape[0] + 1, "start of parts")
        self.check(part_ends, 0, parts.shape[0] + 1, "end of parts")
        self.p_word, self.p_share, self.p_kind, self.p_bits = self.n_word, self.n_share, self.n_kind, self.n_bits
        self.j_first, self.j_end, self.j_word = self.n_join_first, self.n_join_end, self.n_join_word
        while name < least.shape[0]:
            status = found_statuses[name]
            if status == 0:
                status = self.weigh_organisation(parts, part_starts[name], part_ends[name])
            if status != NOT_ORDINARY:
                if self.may_be_whole_organisation(words, starts[name], starts[name + 1], before_comma[name]):
                    status = CANDIDATE
                if self.is_acronym(parts, part_starts[name], part_ends[name]):
                    status = CANDIDATE
                if self.join_all(parts, part_starts[name], part_ends[name]) < 0:
                    end = TOO_MANY_WORDS
                    break
                self.query_least = least[name]
                self.query_needed = needed[name]
                end = self.match(name, rows, left_out[name])
                if end < 0:
                    break
                if end > rows:
                    status = CANDIDATE
                rows = end
            found_statuses[name] = status
            name += 1
        return name, rows, min(0, end)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def weigh_organisation(
        self, parts: cython.const[cython.int][::1], start: cython.int, end: cython.int
    ) -> cython.int:
        """Make parts of the words and phrases of a name (`names/organisation_parts.py`); `NOT_ORDINARY` or 0."""
        place: cython.int
        part: cython.int
        any_sign: cython.int = 0
        common_signs: cython.int = IN_LATIN
        named: cython.int = 0
        distinctive: cython.int = 0
        total: cython.double = 0.0
        if end - start > self.n_word.shape[0]:
            return NOT_ORDINARY
        for place in range(start, end):
            part = parts[place]
            if part < 0 or self.o_word[part] < 0:
                return NOT_ORDINARY
            any_sign |= self.o_signs[part]
            common_signs &= self.o_signs[part]
            distinctive += (self.o_signs[part] & (MEANT | LEAST)) == MEANT
            named += (self.o_kind[part] & NAMED) != 0
        for place in range(end - start):
            part = parts[start + place]
            self.n_share[place] = self.o_weight[part] if any_sign & BRAND else self.weight_alone(part, distinctive)
            total += self.n_share[place]
        for place in range(end - start):
            part = parts[start + place]
            self.n_share[place] = self.n_share[place] / total if total > 0.0 else 1.0 / (end - start)
            self.n_word[place], self.n_bits[place] = self.o_word[part], self.o_bits[part]
            self.n_kind[place] = SLOT | self.o_kind[part]
            if self.n_share[place] < self.slight or not common_signs:
                self.n_kind[place] &= SLOT | NAMED
        self.first_part, self.end_part = 0, end - start
        self.query_flags = (WEIGHED if common_signs else 0) | (MAY_BE_ALONE if named > 1 else 0)
        self.query_patronymics = 0.0
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def weight_alone(self, part: cython.int, distinctive: cython.int) -> cython.double:
        """What a part weighs in a name without a brand, of which so many parts tell it from others."""
        if self.o_signs[part] & LEAST:
            return self.form_alone if distinctive > 1 else self.o_weight[part]
        return self.country_weight if self.o_signs[part] & COUNTRY else self.o_weight[part]

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def may_be_whole_organisation(
        self,
        words: cython.const[cython.int][::1],
        start: cython.int,
        end: cython.int,
        before_comma: cython.int,
    ) -> cython.int:
        """Whether a name may be listed as a whole, cut off, or with a typo; what stands before its comma behind too."""
        if self.is_whole(words, start, end) or self.has_typo(words, start, end):
            return 1
        return 1 if 0 < before_comma < end - start and self.is_begun(words, start + before_comma, start, end) else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_begun(
        self, words: cython.const[cython.int][::1], first: cython.int, start: cython.int, end: cython.int
    ) -> cython.int:
        """Whether a listed name begins as the words of a name from `first` on, with those before it behind them."""
        k: cython.int
        size: cython.int = 0
        word: cython.int
        p: cython.longlong
        for k in range(end - start):
            word = words[first + k if first + k < end else first + k - (end - start)]
            for p in range(self.text_start(word), self.o_texts[TEXTS * word + 1]):
                if size < self.least_left:
                    self.buffer[WHOLE + size] = self.pool[p]
                    size += 1
        return 1 if self.whole_keys.seek(self.crc(WHOLE, size, self.beginning_begun), 0) >= 0 else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_acronym(self, parts: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Whether the initials of a name are a listed word, or its only word listed initials.

        The initials are those of `organisation_parts.organisation_parts`, the only word that of `prepared.lone_word`.
        """
        place: cython.int
        part: cython.int
        form: cython.int = -1
        size: cython.int = 0
        bare: cython.int = 0
        domestic: cython.int = 0
        for place in range(start, end):
            part = parts[place]
            if self.o_signs[part] & JOINING or not self.o_signs[part] & IN_LATIN:
                continue
            if self.o_signs[part] & LEGAL:
                form = part if size > 0 and self.o_signs[part] & IN_FULL else -1
                continue
            size = self.append_initials(part, WHOLE, size)
            if not self.o_signs[part] & PARTICLE:
                bare = self.append_initials(part, JOINED, bare)
                if not self.o_signs[part] & COUNTRY:
                    domestic = self.append_initials(part, JOINED_SOUND, domestic)
        if self.is_listed_word(WHOLE, size) or self.is_listed_word(JOINED, bare):
            return 1
        if domestic > self.acronym_letters and self.is_listed_word(JOINED_SOUND, domestic):
            return 1
        if form >= 0 and self.is_with_form(form, bare):
            return 1
        return self.is_lone_word(parts, start, end)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_with_form(self, form: cython.int, bare: cython.int) -> cython.int:
        """Whether the initials in `JOINED` with the first letter of a legal form, or with `co`, are a listed word."""
        at: cython.longlong = self.text_start(form)
        self.buffer[JOINED + bare] = self.pool[at]
        if self.is_listed_word(JOINED, bare + 1):
            return 1
        if bare < self.acronym_letters or self.pool[at] != 99 or self.pool[at + 1] != 111:
            return 0
        self.buffer[JOINED + bare + 1] = 111
        return self.is_listed_word(JOINED, bare + 2)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def append_initials(self, part: cython.int, line: cython.int, size: cython.int) -> cython.int:
        """Append the first letters of a part's words to a line of the buffer."""
        p: cython.longlong = self.o_texts[TEXTS * part]
        while p < self.o_texts[TEXTS * part + 1]:
            if self.pool[p] == MARK or self.pool[p] == BETWEEN:
                self.buffer[line + size] = self.pool[p + 1]
                size += 1
            p += 1
        return size

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_listed_word(self, line: cython.int, size: cython.int) -> cython.int:
        """Whether letters in the buffer, enough for an acronym, are the only word of a listed name."""
        if size < self.acronym_letters:
            return 0
        return 1 if self.whole_keys.seek(self.crc(line, size, self.single_begun), 0) >= 0 else 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_lone_word(self, parts: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Whether the only word of a name, but for what tells nothing, is an acronym of a listed one."""
        place: cython.int
        signs: cython.int
        word: cython.int = -1
        unlegal: cython.int = -1
        brands: cython.int = 0
        telling: cython.int = 0
        beside_forms: cython.int = 0
        size: cython.int = 0
        p: cython.longlong
        for place in range(start, end):
            signs = self.o_signs[parts[place]]
            telling += 1 if signs & TELLS else 0
            if signs & BRAND:
                word = parts[place]
                brands += 1
            if not signs & LEGAL:
                unlegal = parts[place]
                beside_forms += 1
        if brands == 0 and beside_forms == 1:
            word = unlegal
        elif brands != 1 or telling != 1:
            return 0
        for p in range(self.text_start(word), self.o_texts[TEXTS * word + 1]):
            self.buffer[WHOLE + size] = self.pool[p]
            size += 1
        return 1 if self.whole_keys.seek(self.crc(WHOLE, size, self.acronym_begun), 0) >= 0 else 0

    @cython.cfunc
    @cython.exceptval(check=False)
    def join_all(self, parts: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Make all joins of a name; those with a number that is written in letters by these too (`prepare.joins_in`).

        Returns:
            `TOO_MANY_WORDS` where there is no room for one, else 0.
        """
        place: cython.int
        self.first_join = self.end_join = 0
        if self.join_neighbours(parts, start, end, 0) < 0 or self.join_runs(parts, start, end) < 0:
            return TOO_MANY_WORDS
        for place in range(start, end):
            if self.o_signs[parts[place]] & NUMERAL:
                return self.join_neighbours(parts, start, end, 1)
        return 0

    @cython.cfunc
    @cython.exceptval(check=False)
    def join_runs(self, parts: cython.const[cython.int][::1], start: cython.int, end: cython.int) -> cython.int:
        """Make joins of runs of syllables, and of all words but the form where they are three (`prepare.joins_in`).

        Returns:
            `TOO_MANY_WORDS` where there is no room for one, else 0.
        """
        place: cython.int
        begun: cython.int = start
        first: cython.int = -1
        last: cython.int = -1
        named: cython.int = 0
        for place in range(start, end + 1):
            if place < end and not self.o_foreign[parts[place]]:
                continue
            if self.least_syllables <= place - begun <= self.most_syllables:
                if self.join_run(parts, start, begun, place) < 0:
                    return TOO_MANY_WORDS
            begun = place + 1
        for place in range(start, end):
            if not self.o_signs[parts[place]] & LEGAL:
                first = place if named == 0 else first
                last = place
                named += 1
        if named != self.whole_name or last - first != named - 1 or self.is_run(parts, start, end, first, last):
            return 0
        return self.join_run(parts, start, first, last + 1)

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_run(
        self,
        parts: cython.const[cython.int][::1],
        start: cython.int,
        end: cython.int,
        first: cython.int,
        last: cython.int,
    ) -> cython.int:
        """Whether some parts are a whole run of syllables."""
        place: cython.int
        for place in range(first, last + 1):
            if self.o_foreign[parts[place]]:
                return 0
        if first > start and not self.o_foreign[parts[first - 1]]:
            return 0
        return 0 if last + 1 < end and not self.o_foreign[parts[last + 1]] else 1

    @cython.cfunc
    @cython.exceptval(check=False)
    def join_run(
        self, parts: cython.const[cython.int][::1], start: cython.int, first: cython.int, end: cython.int
    ) -> cython.int:
        """Take some parts as one word, unless `join_neighbours` has done so; `TOO_MANY_WORDS` without room, else 0."""
        place: cython.int
        size: cython.int = 0
        sound_size: cython.int = 0
        short: cython.int = 0
        before: cython.int
        for place in range(first, end):
            before = size
            size = self.append(parts[place], 2, JOINED, size)
            sound_size = self.append(parts[place], 3, JOINED_SOUND, sound_size)
            short |= 1 if size - before <= self.short_piece else 0
        if end - first == 3 and short:
            return 0
        return self.take_join(first - start, end - start, size, sound_size)

    # ---- single steps, for the tests that hold them to the Python modules

    def keys_of(self, text: bytes):
        """The sound and the consonant keys of a word."""
        size: cython.int = len(text)
        i: cython.int
        sound_size: cython.int
        for i in range(size):
            self.buffer[WORD + i] = text[i]
        sound_size = self.sound(WORD, size, SOUND)
        count: cython.int = self.consonants(WORD, size, sound_size)
        keys = [bytes(self.buffer[KEYS + LINE * i : KEYS + LINE * i + self.key_lengths[i]]) for i in range(count)]
        return bytes(self.buffer[SOUND : SOUND + sound_size]), keys

    def most_alike_by_sound(
        self, text: bytes, sound: cython.int, profile: cython.int, swapped: cython.int, shared: cython.int
    ):
        """The most that a word and a listed sound are alike, which share a key of so many consonants."""
        size: cython.int = len(self.keys_of(text)[0])
        self.weigh_sound(size)
        return self.alike_by_sound(size, sound, profile, swapped, shared)

    def highest_score(self, query: cython.double, listed: cython.double, left_out: cython.double, alone: cython.int):
        """The highest score of a pair of which so much is covered."""
        return self.highest(query, listed, left_out, alone)

    def initials_add(self, parts, variant: cython.int):
        """What initials may add to what is covered of a query and of a listed variant."""
        none: cython.int[::1] = self.v_touched[:0]
        self.by_initials(parts, none, 0, 0.0, 0)
        self.add_initials(variant)
        return self.added_query, self.added_listed
