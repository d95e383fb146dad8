"""What the rules refer to by id: sources, thresholds and partners."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from flow.rules.region import OwnValue
from flow.rules.vocabulary import Seen, ThresholdStatus


@dataclass(frozen=True, slots=True)
class Source:
    """A document a claim rests on, or a place in one; `seen` tells whether it was read whole.

    `part_of` is the id of the source that a place is in, `place` where in it, `about` what
    stands there; all empty for a document as a whole.
    """

    id: str
    short: str
    title: str
    publisher: str
    date: str
    url: str
    checked: datetime.date
    seen: Seen
    law: bool = False
    part_of: str = ""
    place: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A named limit: every text that mentions the number takes it from here.

    `value` counts here; `own` says where a region agreed on it, and `national` what it is without.
    """

    id: str
    value: int
    unit: str
    decides: str
    sources: tuple[str, ...]
    date: str
    status: ThresholdStatus
    national: int
    own: OwnValue | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who acts: a person or organisation in the chain.

    `proper` tells that the name keeps its capital inside a sentence; `together` that it stands
    for several partners at once, so that it has no card of its own; `family` that nobody looks up
    its number. `subject` begins a sentence
    about what the partner does: `Het wijkteam`; it is the name where no other is given.
    """

    id: str
    name: str
    role: str
    sources: tuple[str, ...]
    proper: bool = False
    together: bool = False
    family: bool = False
    subject: str = ""
