"""How a screening is set up: thresholds, weights, what weak aliases do.

A compliance officer may set everything here, and each setting has its unit and its reason. What the amounts are applied
to belongs to `scoring/`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from entityscreen.errors import ConfigError
from entityscreen.model.kind import check_kinds

_EXAMPLE = "write it as docs/configuration.md shows"
# What pydantic says in its own words.
_SAID = {"extra_forbidden": "there is no such setting"}
Share = Annotated[float, Field(ge=0.0, le=1.0)]
WeakAliasPolicy = Literal["support", "alert", "ignore"]
ConflictPolicy = Literal["floor", "lower", "drop"]


def _as_pairs(value: Any) -> Any:
    """A mapping becomes sorted pairs: hashable, and the same whatever the order of writing."""
    return tuple(sorted(value.items())) if isinstance(value, dict) else value


def _check_kinds(pairs: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """A threshold of a kind that no entity has would never be used, and nobody would see it."""
    kinds, thresholds = check_kinds(kind for kind, _ in pairs), (threshold for _, threshold in pairs)
    return tuple(zip(kinds, thresholds, strict=True))


Thresholds = Annotated[tuple[tuple[str, Share], ...], BeforeValidator(_as_pairs)]


class Weights(BaseModel):
    """Amounts in points of score (1.0 is a whole match), added or taken away, unless another unit is said.

    Attributes:
        conflict: how much harder than linearly an uncovered part of both names counts.
        missing: what a part costs that only one of the names has.
        doubt: what it costs a person's name that some parts are only alike while others are missing: times the
            share not covered of the name that is covered better, times how much less is covered of the other.
        one_part: taken away when two names share one part of a longer name: Putin is not Vladimir Putin, and the
            vessel Christina not Katie Christina Gonzalez.
        other_given_name: taken away at most when two given names differ by a letter and both are common: Khalid is not
            Khalil. The preset `broad` takes nothing away, so that a letter is a typo there.
        birth_date_match: added for the same full birth date.
        birth_date_conflict: taken away for dates that cannot be the same.
        country_match: added for a shared country.
        country_conflict: taken away when both state countries and share none.
        reading_conflict: the most that is taken away when two names are one only as few people of their countries spell
            it: Zhang Wenbo is Man-pok Chong in Cantonese, and not where that is a North Korean. Such a hit is not kept
            at the threshold.
        address_match: added for a shared postcode; half of it for a city, a quarter for a country. Of a shared country
            and a shared address the larger amount counts, since an address states its country.
        gender_conflict: taken away for different genders.
        identifier_match: added for an equal identifier that does not decide by itself (of unknown type).
        identifier_conflict: taken away for different identifiers of the same type and country.
        kind_conflict: taken away between a person and a vessel, or a company and a person.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    conflict: Share = 0.3
    missing: Share = 0.2
    doubt: Annotated[float, Field(ge=0.0, le=3.0)] = 2.0
    one_part: Share = 0.2
    other_given_name: Share = 0.25
    birth_date_match: Share = 0.05
    birth_date_conflict: Share = 0.15
    country_match: Share = 0.02
    country_conflict: Share = 0.05
    reading_conflict: Share = 0.2
    address_match: Share = 0.02
    gender_conflict: Share = 0.1
    identifier_match: Share = 0.05
    identifier_conflict: Share = 0.1
    kind_conflict: Share = 0.15

    @property
    def largest_boost(self) -> float:
        """The most that attributes short of a deciding identifier can add, in points."""
        return self.birth_date_match + max(self.country_match, self.address_match) + self.identifier_match


class ScreeningConfig(BaseModel):
    """The settings of a screening; frozen, hashable, with a digest.

    Attributes:
        threshold: the score from which a pair is a hit, in [0, 1].
        threshold_by_kind: other thresholds by the entity's kind (`{"Vessel": 0.9}`).
        threshold_by_list: other thresholds by list (`{"us-ofac-sdn": 0.75}`); it wins over the kind's, and
            the lowest of an entity's lists counts.
        threshold_by_topic: other thresholds by topic (`{"role.pep": 0.85}`); like those by list they win over the
            kind's, and of all that apply to an entity the lowest counts. None for none.
        weak_aliases: `support` (a weak alias alone does not alert, beside another name it is evidence),
            `alert` (it alerts like any alias) or `ignore` (it is not compared). It is not alone where the full birth
            date agrees and a country is shared, or where an identifier decides.
        on_conflict: what a conflicting birth date, country, gender or kind may do to a name that reaches the threshold:
            `floor` (it lowers the hit to the threshold at most), `lower` (it may take it below, and then there is no
            alert) or `drop` (there is none where the conflict is certain). What is no alert for this reason is counted.
        alerts_per_10_000: a budget of false alerts. Of 10,000 parties that are on no list so many may alert: the
            thresholds above are raised for each kind and writing of parties until they keep to it, as measured with the
            bundled population when a screener is made (`Calibration.threshold_for`). None raises nothing.
        weights: the amounts of the score.

    Example:
        >>> ScreeningConfig().threshold == ScreeningConfig.preset("default").threshold
        True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: Share = 0.78
    threshold_by_kind: Annotated[Thresholds, AfterValidator(_check_kinds)] = ()
    threshold_by_list: Thresholds = ()
    threshold_by_topic: Thresholds | None = None  # a digest of settings without it is what it was before there was any
    weak_aliases: WeakAliasPolicy = "support"
    on_conflict: ConflictPolicy = "floor"
    alerts_per_10_000: Annotated[float, Field(gt=0.0, le=10_000.0)] | None = None
    weights: Weights = Weights()

    if TYPE_CHECKING:

        def __init__(  # noqa: PLR0913  # the settings
            self,
            *,
            threshold: float = 0.78,
            threshold_by_kind: Mapping[str, float] | Thresholds = (),
            threshold_by_list: Mapping[str, float] | Thresholds = (),
            threshold_by_topic: Mapping[str, float] | Thresholds | None = None,
            weak_aliases: WeakAliasPolicy = "support",
            on_conflict: ConflictPolicy = "floor",
            alerts_per_10_000: float | None = None,
            weights: Weights | Mapping[str, float] = Weights(),  # noqa: B008  # frozen
        ) -> None:
            """What a type checker sees: mappings stand for pairs."""

    @classmethod
    def preset(cls, name: str) -> ScreeningConfig:
        """A named configuration.

        Args:
            name: `default` (customer screening with a review team: the figures of the documentation hold
                for it), `strict` (payments and high volumes, where every alert stops something: fewer
                alerts, clear matches only) or `broad` (onboarding of high-risk customers and look-backs:
                more alerts, distant spellings too).

        Raises:
            ConfigError: there is no such preset.
        """
        try:
            return cls(**PRESETS[name])
        except KeyError:
            raise ConfigError(
                f"no preset is called {name!r}", where="preset", fix=f"take one of {', '.join(PRESETS)}"
            ) from None

    @classmethod
    def from_toml(cls, path: str | Path) -> ScreeningConfig:
        """Read a configuration from a TOML file; `preset = "strict"` in it sets what the file leaves out.

        Raises:
            ConfigError: the file cannot be read or a setting is wrong; names every wrong setting at once.
        """
        try:
            data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problem = error.strerror if isinstance(error, OSError) else f"is no TOML: {error}"
            raise ConfigError(f"cannot be read: {problem}", where=path, fix=_EXAMPLE) from error
        preset = data.pop("preset", "default")
        if not isinstance(preset, str) or preset not in PRESETS:
            raise ConfigError(f"no preset is called {preset!r}", where=path, fix=f"take one of {', '.join(PRESETS)}")
        try:
            return cls.model_validate({**cls.preset(preset).model_dump(), **data})
        except ValidationError as error:
            mistakes = ((".".join(map(str, e["loc"])), _SAID.get(e["type"], e["msg"])) for e in error.errors())
            wrong = "; ".join(f"{setting}: {mistake}" for setting, mistake in mistakes)
            raise ConfigError(wrong, where=path, fix="see docs/configuration.md for the settings") from error

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all settings; a budget that is not set leaves it as it was before there was one."""
        return hashlib.sha256(self.model_dump_json(exclude_none=True).encode()).hexdigest()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> ScreeningConfig:
        """A copy with other values, and with their own digest: pydantic would copy the digest of this one."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("digest", None)
        return copied

    def threshold_for(self, kind: str, lists: tuple[str, ...] = (), topics: tuple[str, ...] = ()) -> float:
        """The threshold of an entity of this kind on these lists, with these topics.

        Example:
            >>> config = ScreeningConfig(threshold_by_kind={"Vessel": 0.9})
            >>> config.threshold_for("Vessel"), config.threshold_for("Person") == config.threshold
            (0.9, True)
        """
        if self.threshold_by_list or self.threshold_by_topic:
            by_list, by_topic = dict(self.threshold_by_list), dict(self.threshold_by_topic or ())
            applying = [by_list[name] for name in lists if name in by_list]
            applying += [by_topic[topic] for topic in topics if topic in by_topic]
            if applying:
                return min(applying)
        return dict(self.threshold_by_kind).get(kind, self.threshold) if self.threshold_by_kind else self.threshold

    def raised_to(self, least: float) -> ScreeningConfig:
        """The same settings with no threshold below `least`, in [0, 1].

        Example:
            >>> ScreeningConfig(threshold_by_kind={"Vessel": 0.9}).raised_to(0.85).threshold_by_kind
            (('Vessel', 0.9),)
        """
        raised = {
            field: tuple((key, max(value, least)) for key, value in getattr(self, field) or ()) or getattr(self, field)
            for field in ("threshold_by_kind", "threshold_by_list", "threshold_by_topic")
        }
        return self.model_copy(update={"threshold": max(self.threshold, least), **raised})

    @property
    def lowest_threshold(self) -> float:
        """The lowest threshold that any entity can have: what an index must not prune above."""
        thresholds = (
            value for _, value in (*self.threshold_by_kind, *self.threshold_by_list, *(self.threshold_by_topic or ()))
        )
        return min((self.threshold, *thresholds))

    def least_name_score(self, *, bare: bool = False) -> float:
        """What names must reach so that with all that attributes may add (nothing to a `bare` name) there can be a hit.

        Example:
            >>> config = ScreeningConfig()
            >>> config.least_name_score() < config.least_name_score(bare=True) == config.threshold
            True
        """
        return self.lowest_threshold - (0.0 if bare else self.weights.largest_boost)


PRESETS: dict[str, dict[str, Any]] = {
    "default": {},
    "strict": {"threshold": 0.87},
    "broad": {"threshold": 0.73, "weak_aliases": "alert", "weights": Weights(other_given_name=0.0)},
}
