"""One edition of the rules: a folder read whole, and handed down to whoever needs a part of it.

Nobody else decides where the rules live. What is not asked for is not read: the browser has no
cards and no colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from flow.rules import check, completeness
from flow.rules.card_files import CARD_FILES
from flow.rules.colours import Family, load_colours
from flow.rules.errors import RuleError
from flow.rules.handbook import Card, Claim, Handbook, load_cards, load_handbook
from flow.rules.load import known_to, load_flow
from flow.rules.model import Flow
from flow.rules.points import CARDS
from flow.rules.points import FILE as POINTS
from flow.rules.read_region import Text
from flow.rules.region_shape import Known
from flow.rules.tables import Tables
from flow.rules.toml_file import Raw, Readable, read

NOTHING = Text("")  # the file of no region
DOCUMENTS, MEETING = "documenten", "bijeenkomst.toml"
COMPUTED = (MEETING, POINTS)  # cards that a browser has too


class Edition:
    """The rules, the cards, the colours and the texts of the documents in one folder.

    Each part is read when it is first asked for, and raises RuleError at the first mistake.
    """

    def __init__(self, folder: Traversable | None = None, region: Readable | None = None) -> None:
        """Take a folder of rules; the national ones when none is named.

        `region` is the file of a region; without it the one in the folder counts, if there is one.
        """
        self.folder, self.own = folder or files("flow") / "mas", region

    @cached_property
    def flow(self) -> Flow:
        """The decision rules and the step plan."""
        return load_flow(self.folder, self.own)

    @property
    def national(self) -> Edition:
        """The same without what a region fills in."""
        return Edition(self.folder, NOTHING)

    @cached_property
    def known(self) -> Known:
        """What a region can say something about, by the names of the whole country."""
        return known_to(Tables(self.folder), self.folder)

    @cached_property
    def handbook(self) -> Handbook:
        """All cards, by file name without ending and id."""
        return load_handbook(self.flow, self.folder / CARDS)

    @cached_property
    def meeting(self) -> Mapping[str, Card]:
        """The cards of the two meetings, which the forms need in the browser too."""
        return load_cards(self.flow, MEETING, self.folder / CARDS)

    @cached_property
    def colours(self) -> Mapping[str, Family]:
        """The colours by the id of a phase, a route or a kind of outcome."""
        return load_colours(self.flow, self.folder)

    def meeting_claims(self, card: str, heading: str) -> tuple[Claim, ...]:
        """Return claims that a form or a document cannot do without."""
        claims = self.meeting[card].claims.get(heading) if card in self.meeting else None
        if not claims:
            raise RuleError(MEETING, card, heading, "is missing, and a document needs it; add it")
        return claims

    @property
    def minutes_for_case(self) -> int:
        """How long the agenda of a meeting gives to one case; 0 where no agenda has one."""
        agendas = (card.claims.get("agenda", ()) for card in self.meeting.values())
        return next((point.minutes for agenda in agendas for point in agenda if point.on_case), 0)

    def document(self, file: str, allowed: set[str]) -> Raw:
        """Parse a file of texts for documents and forms."""
        return read(self.folder / DOCUMENTS, file, allowed)

    @property
    def is_whole(self) -> bool:
        """Whether all is there that a site needs: a browser has no more than it computes with."""
        cards = (self.folder / CARDS / file for file in CARD_FILES if file not in COMPUTED)
        return any(card.is_file() for card in cards)

    def problems(self) -> tuple[str, ...]:
        """Return everything that is wrong or missing, in words; reads all there is."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[str]:
        yield from check.problems(self.flow)
        yield from check.without_because(self.flow)
        if self.is_whole:
            yield from completeness.missing(self.flow, self.handbook)
            assert self.colours  # raises RuleError for a missing one


def load(folder: Traversable | None = None) -> Flow:
    """Read the decision rules of a folder of TOML files (default: the national rules).

    Raises RuleError at the first mistake.
    """
    return Edition(folder).flow
