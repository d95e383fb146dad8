"""What a region fills in beside the rules of the whole country: its edition."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OwnValue:
    """The value of a threshold in this region, and where that was agreed."""

    value: int
    source: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a region agreed on a point, and where it stands: the source may be empty."""

    text: str
    source: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class StepAgreement:
    """What a region agreed on a step of the plan; what is not known is empty."""

    needed: str = ""
    agreed: str = ""
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """The table where cases are discussed; `who` holds ids of partners."""

    name: str = ""
    often: str = ""
    who: tuple[str, ...] = ()
    brings: str = ""


@dataclass(frozen=True, slots=True)
class WayToCouncil:
    """How a case reaches the Raad; `has_table` is None while it is not known."""

    text: str = ""
    has_table: bool | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """The edition of a region; without a name there is none, and the rules are national.

    Contacts and names are kept by the id of a partner, agreements by that of a point of
    *Verschillen per regio* or of a step. `colour` is `#rrggbb`, or empty.
    """

    name: str = ""
    municipalities: tuple[str, ...] = ()
    colour: str = ""
    footer: str = ""
    consultation: Consultation = Consultation()
    council: WayToCouncil = WayToCouncil()
    values: Mapping[str, OwnValue] = field(default_factory=dict)
    contacts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    steps: Mapping[str, StepAgreement] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is a region."""
        return bool(self.name)


NATIONAL = Region()
