"""The screener: a watchlist compiled once, and parties screened against it.

Single parties and batches give the same hits; of a batch the index first drops the names that can have none
(`prospects_of`). How candidates are found is `index/`, how they are scored `scoring/` and `matching.py`, how batches
use processes `batch.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, Unpack, overload

import numpy as np

from entityscreen.caches import BoundedDict
from entityscreen.errors import EntityScreenError, InvalidInputError, UnknownEntityError
from entityscreen.index.lookup import ALL, PASSES, Candidates, Lookup, Prospect, Reach, merged
from entityscreen.index.name_index import FAMILIES
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.decision import Decisions
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit
from entityscreen.model.kind import Family, family_of
from entityscreen.model.party import Party
from entityscreen.model.reading import Rejection
from entityscreen.model.scope import Scope
from entityscreen.model.script import Script, main_script
from entityscreen.model.watchlist import Watchlist
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import PreparedName
from entityscreen.scoring.score import assess_from
from entityscreen.screening.batch import (
    Located,
    Outcome,
    PartyBlock,
    block_size,
    blocks,
    screen_block,
    screen_in_processes,
)
from entityscreen.screening.compiled import (
    Compiled,
    bound_for,
    check_can_be_compiled,
    compile_watchlist,
    read_compiled,
    write_compiled,
)
from entityscreen.screening.matching import ListedEntity, PartyMatcher, with_chance, with_decision
from entityscreen.screening.parties import PartyQuery, read_party

if TYPE_CHECKING:
    from entityscreen.screening.frames import ColumnNames
    from entityscreen.screening.payments.passages import Passage, PassageFinder
    from entityscreen.screening.payments.text_hits import TextHit
    from entityscreen.screening.runs.run import FileOptions, RunSummary

Table = TypeVar("Table")
_SCOPES_KEPT = 16  # of which entities were asked; a service has a few that come again
# Parties whose names are prepared, looked up and scored together: enough for arrays to pay, and few objects at a time.
PREPARED_TOGETHER = 250


class Screener:
    """A watchlist made ready for screening.

    Args:
        watchlist: the entities.
        config: the settings; the default ones when left out.

    Raises:
        InvalidInputError: the watchlist is empty or no `Watchlist`.

    Example:
        >>> from entityscreen.model.entity import Entity
        >>> watchlist = Watchlist([Entity(id="x1", kind="Person", names=["Xi Jinping"])])
        >>> [hit.entity.id for hit in Screener(watchlist).screen("XI, Jinping")]
        ['x1']
    """

    def __init__(self, watchlist: Watchlist, *, config: ScreeningConfig | None = None) -> None:
        check_can_be_compiled(watchlist, config)
        self._adopt(compile_watchlist(watchlist, config or ScreeningConfig()))
        if self._config.alerts_per_10_000 is not None:
            self._adopt(self.calibrated().compiled)

    @classmethod
    def from_compiled(cls, compiled: Compiled) -> Screener:
        """A screener over a watchlist that is compiled already."""
        screener = cls.__new__(cls)
        screener._adopt(compiled)  # noqa: SLF001  # its own class
        return screener

    def over_part(self, watchlist: Watchlist, config: ScreeningConfig | None = None) -> Screener:
        """A screener over a part of this list, with what is set and was measured for the whole.

        Args:
            watchlist: some of the entities.
            config: other settings; thresholds for lists that the part has no entity of may be among them.
        """
        compiled = compile_watchlist(watchlist, config or self._config)
        contacts = replace(compiled.contacts, crowds=self.crowds())
        return Screener.from_compiled(replace(compiled, calibration=self.compiled.calibration, contacts=contacts))

    def entities(self) -> Iterator[Entity]:
        """The entities of the watchlist, in its order."""
        return (self._entities[position] for position in range(len(self._entities)))

    def entity(self, entity_id: str) -> Entity:
        """An entity of the watchlist.

        Raises:
            UnknownEntityError: no entity has that identifier.
        """
        return self._entities[self._position(entity_id)]

    def with_decisions(self, decisions: Decisions | None) -> Screener:
        """The same screener with reviewers' decisions: what they decided to be false positives is no alert.

        Args:
            decisions: those that hold on the day of the run; None for none. See `screening.decisions.DecisionStore.on`.

        Returns:
            A screener that shares the compiled watchlist.
        """
        return self._copy_with(decisions, self._scope)

    def within(self, scope: Scope | None) -> Screener:
        """The same screener over a part of the list: the same hits as of a watchlist that holds that part alone.

        Args:
            scope: which entities; None for all.

        Returns:
            A screener that shares the compiled watchlist.

        Example:
            >>> from entityscreen.model.entity import Entity
            >>> screener = Screener(Watchlist([Entity(id="x1", names=["Xi Jinping"], topics=["role.pep"])]))
            >>> [len(screener.within(Scope(topics=[topic])).screen("Xi Jinping")) for topic in ("role.pep", "sanction")]
            [1, 0]
        """
        return self._copy_with(self._decisions, None if scope is None or scope.is_everything else scope)

    def _copy_with(self, decisions: Decisions | None, scope: Scope | None) -> Screener:
        """Another screener that shares all that this one has made."""
        screener = Screener.__new__(Screener)
        screener.__dict__.update(self.__dict__)
        screener._decisions, screener._scope = decisions, scope  # noqa: SLF001  # its own class
        return screener

    @property
    def scope(self) -> Scope | None:
        """The part of the list that is screened against; None for all of it."""
        return self._scope

    def _covers(self, position: int) -> bool:
        """Whether an entity is inside the scope; asked of candidates alone, and remembered."""
        if self._scope is None:
            return True
        if self._scope not in self._covered:
            self._covered[self._scope] = {}
        covered: dict[int, bool] = self._covered[self._scope]
        if position not in covered:
            covered[position] = self._scope.covers(self._entities[position])
        return covered[position]

    def crowds(self) -> dict[str, int]:
        """How many entities inside the scope share a contact detail, by `contact_key`; of those that many share."""
        return {key: self._sharers(key) for key in self.compiled.contacts.crowds}

    def _sharers(self, key: str) -> int:
        """How many entities inside the scope share a contact detail; 1 for fewer than would count."""
        crowd = self.compiled.contacts.crowds.get(key, 1)
        if isinstance(crowd, int):
            return crowd
        return len(crowd) if self._scope is None else sum(map(self._covers, crowd))

    def calibrated(self, *, workers: int = 1) -> Screener:
        """The same screener with `Hit.chance`, measured by screening the background population that is bundled.

        Args:
            workers: processes to screen with; 16,000 parties take some ten seconds.

        Returns:
            A screener that shares the compiled watchlist; `save` keeps the calibration in the snapshot.
        """
        from entityscreen.screening.calibration import calibrate

        unraised = self._config.model_copy(update={"alerts_per_10_000": None})
        plain = Screener.from_compiled(replace(self.compiled, calibration=None, config=unraised))
        measured = replace(self.compiled, calibration=calibrate(plain, workers=workers))
        return Screener.from_compiled(measured).with_decisions(self._decisions)

    def _adopt(self, compiled: Compiled) -> None:
        self._decisions: Decisions | None = None
        self._finders: list[PassageFinder] = []  # one, once it is needed; screeners over the same list share it
        self._scope: Scope | None = None
        self._covered: BoundedDict = BoundedDict("screening.scopes", _SCOPES_KEPT, owned=True)
        self.compiled = compiled
        self._index = compiled.index
        self._entities = compiled.entities
        self._config = compiled.config
        self._lookup = Lookup(compiled.index, bound_for(compiled.config))
        self._name_entities = compiled.index.name_entities
        self._positions: dict[str, int] | None = None
        self._raised: dict[tuple[Family, Script], tuple[float, ScreeningConfig]] = {}

    @property
    def config(self) -> ScreeningConfig:
        """The settings."""
        return self._config

    @property
    def watchlist_digest(self) -> str:
        """The digest of the watchlist that was compiled."""
        return self.compiled.digest

    def threshold_for(self, entity: Entity, party: Party) -> float:
        """The threshold of a pair: that of the settings, raised where a budget of false alerts asks for it.

        Args:
            entity: of the watchlist.
            party: whose kind and writing count; of several names the one that is raised least.
        """
        config = self._config_for(family_of(party.kind), party.names)
        return config.threshold_for(entity.kind, entity.sources, entity.topics)

    def _config_for(self, family: Family, names: Sequence[str]) -> ScreeningConfig:
        """The settings with the thresholds of a party's kind and writing."""
        if self._config.alerts_per_10_000 is None or not names:
            return self._config
        return min((self._raised_for(family, main_script(name)) for name in names), key=lambda raised: raised[0])[1]

    def _raised_for(self, family: Family, writing: Script) -> tuple[float, ScreeningConfig]:
        """The lowest threshold that keeps a kind and writing to the budget, and the settings raised to it."""
        if (family, writing) not in self._raised:
            calibrated = None
            if self._config.alerts_per_10_000 is not None and self.compiled.calibration is not None:
                calibrated = self.compiled.calibration.threshold_for(self._config.alerts_per_10_000, family, writing)
            # Where none keeps to it, what is the same name alerts all the same.
            least = 1.0 if calibrated is None else calibrated
            self._raised[family, writing] = least, self._config.raised_to(least)
        return self._raised[family, writing]

    def __len__(self) -> int:
        """How many entities there are to hit."""
        return len(self._entities)

    def __repr__(self) -> str:
        return f"Screener({len(self)} entities, digest {self.watchlist_digest[:16]})"

    @property
    def decisions(self) -> Decisions | None:
        """The decisions that are applied."""
        return self._decisions

    def __reduce__(self) -> tuple[Callable[..., Screener], tuple[Compiled, Decisions | None, Scope | None]]:
        # What was compiled goes to another process, which learns the rest anew; `load` shares a snapshot instead.
        return _unpickled, (self.compiled, self._decisions, self._scope)

    def screen(
        self,
        party: Party | str,
        *,
        exhaustive: bool = False,
        limit: int | None = None,
        suppressed: bool = False,
        scope: Scope | None = None,
    ) -> list[Hit]:
        """Find the entities that a party may be.

        Args:
            party: a party, or its name alone.
            exhaustive: whether every name is scored, without the index: slow, and the measure of the index.
            limit: at most so many hits; all of them when left out.
            suppressed: whether hits that are no alerts are given too, see `Hit.suppressed`.
            scope: the part of the list that is screened against; that of the screener when left out (`within`).

        Returns:
            Every hit whose score reaches its threshold, the best first (`Hit.rank`).

        Raises:
            InvalidInputError: the party is neither text nor a `Party`, or its name is empty.
        """
        if limit is not None and (not isinstance(limit, int) or limit < 0):
            raise InvalidInputError(f"limit must be a whole number from 0, not {limit!r}", where="screen")
        if scope is not None:
            return self.within(scope).screen(party, exhaustive=exhaustive, limit=limit, suppressed=suppressed)
        query, names = self._prepared(party)
        located = self._hits(query, names, self._candidates(query, names, exhaustive=exhaustive))
        return shown(located, suppressed=suppressed)[:limit]

    def screen_block(self, parties: PartyBlock) -> list[Outcome]:
        """Screen some parties together: the same hits as `screen`, sooner.

        Args:
            parties: a few hundred to a few thousand.

        Returns:
            The hits of each party, suppressed ones too, each with the position of its entity; the error of a party that
            cannot be read.
        """
        queries: list[PartyQuery] = []
        places: list[int] = []
        outcomes: list[Outcome] = []
        for place, party in enumerate(parties):
            try:
                queries.append(read_party(party))
                places.append(place)
                outcomes.append([])
            except EntityScreenError as unread:
                outcomes.append(unread)
        prospects = zip(places, queries, prospects_of(self._lookup, queries), strict=True)
        passing = [prospect for prospect in prospects if prospect[2].passes]
        times = Counter(name for _, query, _ in passing for name in query.names)
        for start in range(0, len(passing), PREPARED_TOGETHER):
            some = passing[start : start + PREPARED_TOGETHER]
            hits = self._screen_prepared([(query, prospect) for _, query, prospect in some], times)
            for (place, _, _), located in zip(some, hits, strict=True):
                outcomes[place] = located
        return outcomes

    def _screen_prepared(
        self, passing: Sequence[tuple[PartyQuery, Prospect]], times: Mapping[str, int]
    ) -> Iterator[list[Located]]:
        """Screen parties that the prefilter lets pass.

        A name that comes once is prepared for the moment: what is kept of all of them would be garbage for Python's
        collector to look at, again and again.
        """
        prepared = [
            [prepare_name(name, query.family, remember=times[name] > 1) for name in query.names] for query, _ in passing
        ]
        bare = [query.is_bare for query, _ in passing for _ in query.names]
        reached = [prospect.reached for query, prospect in passing for _ in query.names]
        candidates = iter(self._lookup.candidates_of_many(list(chain.from_iterable(prepared)), bare, reached))
        for (query, _), names in zip(passing, prepared, strict=True):
            yield self._hits(query, names, merged([next(candidates) for _ in names]))

    @overload
    def screen_many(
        self,
        parties: Iterable[Party | str],
        *,
        workers: int = 1,
        on_error: Literal["raise"] = "raise",
        suppressed: bool = False,
        scope: Scope | None = None,
    ) -> Iterator[list[Hit]]: ...

    @overload
    def screen_many(
        self,
        parties: Iterable[Party | str],
        *,
        workers: int = 1,
        on_error: Literal["reject"],
        suppressed: bool = False,
        scope: Scope | None = None,
    ) -> Iterator[list[Hit] | Rejection]: ...

    def screen_many(
        self,
        parties: Iterable[Party | str],
        *,
        workers: int = 1,
        on_error: Literal["raise", "reject"] = "raise",
        suppressed: bool = False,
        scope: Scope | None = None,
    ) -> Iterator[list[Hit] | Rejection] | Iterator[list[Hit]]:
        """Screen many parties: the same hits as `screen`, in the same order, as they are ready.

        Args:
            parties: any iterable; it is read as the results are taken, so memory stays bounded.
            workers: how many processes share the work.
            on_error: what a party does that cannot be read: `raise` ends the iteration with its position; `reject`
                yields a `Rejection` in place of its hits and goes on.
            suppressed: whether hits that are no alerts are given too, see `Hit.suppressed`.
            scope: the part of the list that is screened against; that of the screener when left out (`within`).

        Returns:
            An iterator over the hits of each party.

        Raises:
            InvalidInputError: a party cannot be read, one party or a table stands for many, or `workers` is below one.
        """
        if isinstance(parties, (str, Party)) or not isinstance(parties, Iterable):
            problem = "screen_many takes several parties, not one"
            raise InvalidInputError(problem, where="screen_many", fix="use screen")
        if hasattr(parties, "columns") or hasattr(parties, "schema"):
            problem = f"screen_many takes parties, not a table ({type(parties).__name__})"
            raise InvalidInputError(problem, where="screen_many", fix="use screen_frame")
        if on_error not in ("raise", "reject"):
            problem = f"on_error is 'raise' or 'reject', not {on_error!r}"
            raise InvalidInputError(problem, where="screen_many")
        if not isinstance(workers, int) or workers < 1:
            raise InvalidInputError(f"workers must be a whole number from 1, not {workers!r}", where="screen_many")
        screener = self if scope is None else self.within(scope)
        outcomes = (
            chain.from_iterable(screen_block(screener, block) for block in blocks(parties, block_size(self._index)))
            if workers == 1
            else screen_in_processes(screener, parties, workers=workers)
        )
        return self._given(outcomes, on_error, suppressed=suppressed)

    @staticmethod
    def _given(outcomes: Iterable[Outcome], on_error: str, *, suppressed: bool) -> Iterator[list[Hit] | Rejection]:
        for position, outcome in enumerate(outcomes, start=1):
            if not isinstance(outcome, EntityScreenError):
                yield shown(outcome, suppressed=suppressed)
                continue
            where = f"party {position}"
            error = type(outcome)(outcome.problem, where=where, fix=outcome.fix)
            if on_error == "raise":
                raise error
            yield Rejection(where, str(error), position=position)

    def screen_file(self, path: str | Path, **options: Unpack[FileOptions]) -> RunSummary:
        """Screen a file of parties and write what was found: what `entityscreen screen` does, from Python.

        Args:
            path: CSV, TSV, JSON lines, XLSX or Parquet.
            options: `output="alerts.csv"`, `columns={"name": "Firma"}` ...: see `screening.runs.screen_file`.

        Returns:
            The counts, the columns that were read, and the files that were written.

        Raises:
            EntityScreenError: the file cannot be read, a column is not there, or an output cannot be written.
        """
        from entityscreen.screening.runs.screen_file import screen_file

        return screen_file(self, path, **options)

    def screen_text(self, text: str, *, scope: Scope | None = None) -> list[TextHit]:
        """Find listed names inside a text: a payment line, an MT103, an ISO 20022 message such as pacs.008.

        Args:
            text: of at most 20,000 characters after NFKC; the time grows with it.
            scope: the part of the list that is searched for; that of the screener when left out (`within`).

        Returns:
            The hits in the order of the text, each with its field and its place. Parties and agents of a message are
            screened as parties, every text field is searched for listed names.

        Raises:
            FormatError: the text is XML that cannot be read, or is not read.
            InvalidInputError: the text is too long, or repeats words of too many listed names.

        Example:
            >>> from entityscreen.model.entity import Entity
            >>> screener = Screener(Watchlist([Entity(id="x1", kind="Company", names=["Zarya Optika"])]))
            >>> [(h.hit.entity.id, h.start, h.end) for h in screener.screen_text("rent to Zarya Optika LLC, May")]
            [('x1', 8, 20)]
        """
        from entityscreen.screening.payments.text_hits import screen_text

        return screen_text(self if scope is None else self.within(scope), text)

    def passages(self, text: str) -> list[Passage]:
        """The passages of a text that may be listed names; what finds them is made at the first call."""
        from entityscreen.screening.payments.passages import PassageFinder

        if not self._finders:
            self._finders.append(PassageFinder(self._index, self._lookup.rows))
        return self._finders[0].passages(text)

    def screen_frame(
        self,
        frame: Table,
        columns: ColumnNames | None = None,
        *,
        per: Literal["hit", "party"] = "hit",
        kind: str | None = None,
        workers: int = 1,
        scope: Scope | None = None,
    ) -> Table:
        """Screen a table of parties: the same hits as `screen_many`, in the same kind of table.

        Args:
            frame: of pandas, Polars or Arrow. A `LazyFrame` of Polars is screened batch by batch while it is read, so
                memory stays bounded: give the result to `sink_parquet`.
            columns: headings by field, `{"id": "customer_no", "name": "full_name"}`, as for files
                (`screening.files.choose_columns`); those that are left out are found by their headings.
            per: `hit` gives a row for each hit and for each rejected row; `party` gives one row for each row of the
                table, with its best hit and the number of its hits.
            kind: of parties whose row does not say it.
            workers: how many processes share the work.
            scope: the part of the list that is screened against; that of the screener when left out (`within`).

        Returns:
            The columns of the table (named `original score` where a result has the name), then `entity_id`, `caption`,
            `score` and `name_score` in [0, 1], `matched_name`, `flags` (signs of bad data) and `reason` (why a row was
            rejected); what does not apply is null. Rows keep their order, and pandas' index.

        Raises:
            InvalidInputError: this is no table, a chosen column is not in it, or two have one name.
            SourceError: no column says who a row is.
            MissingExtraError: narwhals is not installed (`entityscreen[frames]`).
        """
        from entityscreen.screening.frames import screen_frame

        return screen_frame(
            self if scope is None else self.within(scope), frame, columns, per=per, kind=kind, workers=workers
        )

    def assess(self, party: Party | str, entity_id: str) -> Hit:
        """The score of a party against one entity, whatever the threshold: the answer to "why not?".

        Args:
            party: a party, or its name alone.
            entity_id: an entity of the watchlist.

        Returns:
            The best pair of names with what attributes add. Whether the pair alerts is for `screen` to say: a weak
            alias alone, decisions and a scope are not looked at here.

        Raises:
            UnknownEntityError: no entity has that identifier.
        """
        query, names = self._prepared(party)
        position = self._position(entity_id)
        matcher, (first, end) = self._matcher(query, names), self._name_numbers_of(position)
        match = matcher.best_match([(number, ALL) for number in range(first, end)])
        return matcher.rate(ListedEntity(self._entities[position], first), match)

    def is_candidate(self, party: Party | str, entity_id: str) -> bool:
        """Whether the index finds an entity for a party, so that it is scored."""
        query, names = self._prepared(party)
        candidates = self._with_other_ways(query, self._candidates(query, names))
        first, end = self._name_numbers_of(self._position(entity_id))
        return any(first <= number < end for number in candidates)

    def listed_name(self, number: int) -> str:
        """The listed name of a number."""
        return self._index.name_texts[number]

    def reaches(self, name: str, listed_names: Iterable[int]) -> bool:
        """Whether a name reaches the lowest threshold with one of some listed names (given by their numbers)."""
        query, config = prepare_name(name, Family.ANY), self._config
        least = config.least_name_score(bare=True)
        return any(
            assess_from(query, self._listed(number), config.weights, least) is not None
            for number in sorted(listed_names)
        )

    def save(self, path: str | Path) -> None:
        """Write a compiled snapshot: one file, memory-mapped by `load`, written whole or not at all."""
        write_compiled(self.compiled, Path(path))

    @classmethod
    def load(cls, path: str | Path) -> Screener:
        """Open a compiled snapshot.

        Raises:
            SnapshotError: it is missing, truncated, changed by a byte, or from another version.
        """
        return cls.from_compiled(read_compiled(Path(path)))

    def _prepared(self, party: Party | str) -> tuple[PartyQuery, list[PreparedName]]:
        query = read_party(party)
        return query, [prepare_name(name, query.family) for name in query.names]

    def _matcher(self, query: PartyQuery, names: Sequence[PreparedName]) -> PartyMatcher:
        config = self._config_for(query.family, query.names)
        return PartyMatcher(query, names, self._listed, config, self._sharers)

    def _candidates(self, query: PartyQuery, names: Sequence[PreparedName], *, exhaustive: bool = False) -> Candidates:
        if exhaustive:
            return dict.fromkeys(range(len(self._index.name_texts)), ALL)
        return merged([self._lookup.candidates(name, bare=query.is_bare) for name in names])

    def _with_other_ways(self, query: PartyQuery, candidates: Candidates) -> Candidates:
        """The candidates with what identifiers find, and contact details where there is no name."""
        if query.names and not query.has_identifiers:
            return candidates
        extended = dict(candidates)
        positions = self.compiled.identifiers.find(query.party.identifiers)
        if not query.names:
            positions += self.compiled.contacts.find(query.party, self._config.least_name_score())
        for position in positions:
            extended.update(dict.fromkeys(range(*self._name_numbers_of(position)), ALL))
        return extended

    def _name_numbers_of(self, position: int) -> tuple[int, int]:
        """The range of an entity's names."""
        # The key has the array's type: with another one NumPy would convert the array at each call.
        key = np.int32(position)
        first = int(self._name_entities.searchsorted(key, side="left"))
        return first, int(self._name_entities.searchsorted(key, side="right"))

    def _position(self, entity_id: str) -> int:
        if self._positions is None:
            self._positions = {self._entities[i].id: i for i in range(len(self._entities))}
        if entity_id not in self._positions:
            raise UnknownEntityError(f"no entity has the identifier {entity_id!r}", where="screener")
        return self._positions[entity_id]

    def _hits(self, query: PartyQuery, names: Sequence[PreparedName], candidates: Candidates) -> list[Located]:
        """Score candidates entity by entity; the best hit first."""
        candidates = self._with_other_ways(query, candidates)
        if not candidates:
            return []
        by_entity: dict[int, list[tuple[int, Reach]]] = {}
        for number in sorted(candidates):
            by_entity.setdefault(int(self._name_entities[number]), []).append((number, candidates[number]))
        matcher = self._matcher(query, names)
        least = matcher.least
        hits: list[Located] = []
        for position, of_entity in by_entity.items():
            if not self._covers(position):
                continue
            match = matcher.best_match(of_entity, least)
            if match is None and names:
                continue
            listed = ListedEntity(self._entities[position], self._name_numbers_of(position)[0])
            hit = matcher.hit(listed, of_entity, match)
            if hit is not None:
                hits.append((position, hit))
        if self._decisions is not None and hits:
            digest = self._config.digest
            decide = partial(with_decision, decisions=self._decisions, party=query.party, config_digest=digest)
            hits = [(position, decide(hit)) for position, hit in hits]
        if self.compiled.calibration is not None and hits:
            calibration = self.compiled.calibration
            hits = [(position, with_chance(hit, calibration, query.family)) for position, hit in hits]
        hits.sort(key=lambda located: located[1].rank)
        return hits

    def _listed(self, number: int) -> PreparedName:
        family = FAMILIES[self._index.name_families[number]]
        return prepare_name(self.listed_name(number), family)


def shown(located: Iterable[Located], *, suppressed: bool) -> list[Hit]:
    """The hits of a party without those that are no alerts, or all of them."""
    return [hit for _, hit in located if suppressed or not hit.suppressed]


def _unpickled(compiled: Compiled, decisions: Decisions | None, scope: Scope | None) -> Screener:
    return Screener.from_compiled(compiled).with_decisions(decisions).within(scope)


def prospects_of(lookup: Lookup, queries: Sequence[PartyQuery]) -> list[Prospect]:
    """Prefilter parties: the words of most customers' names say that they are on no list, and need not be prepared.

    A party with several names or an identifier passes unasked. No party that has a hit is left out.
    """
    prospects = [PASSES] * len(queries)
    single = [n for n, query in enumerate(queries) if len(query.names) == 1 and not query.has_identifiers]
    singles = [queries[number] for number in single]
    of_names = lookup.prospects(
        [query.names[0] for query in singles], [query.family for query in singles], [query.is_bare for query in singles]
    )
    for number, prospect in zip(single, of_names, strict=True):
        prospects[number] = prospect
    return prospects
