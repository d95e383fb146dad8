"""What the columns of a list stand for, and whether it is one to work on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flow.batch.names import nearest, plain, question_names, shown
from flow.batch.personal import refuse_personal
from flow.batch.sheet import START, ListError, Row, read_sheet
from flow.rules.model import Flow, Question

NUMBER = "nummer"  # of a case, free to choose
# What is put behind the columns that were there, in this order.
RESULT = (
    "uitkomst",
    "uitkomst_id",
    "uitkomst_soort",
    "acties",
    "open_vraag",
    "reden",
    "melding",
    "regels",
)


@dataclass(frozen=True)
class Columns:
    """The columns of a list by place, counted from 0.

    `asked` holds those that are a question, the first of each, and `kept` those that come back in
    the result: all but the ones that an earlier result put there.
    """

    flow: Flow
    heading: tuple[str, ...]

    @cached_property
    def kept(self) -> tuple[int, ...]:
        """The places that come back."""
        return tuple(i for i, name in enumerate(self.heading) if plain(name) not in RESULT)

    @cached_property
    def asked(self) -> Mapping[int, Question]:
        """The question at each place."""
        known, found = question_names(self.flow), dict[int, Question]()
        for place in self.kept:
            question = known.get(plain(self.heading[place]))
            if question and question not in found.values():
                found[place] = question
        return found

    @cached_property
    def notices(self) -> tuple[str, ...]:
        """One sentence in Dutch for every column that counts for nothing."""
        return tuple(self._notices())

    def _notices(self) -> Iterator[str]:
        for place in self.kept:
            name = self.heading[place]
            if place in self.asked or plain(name) in ("", NUMBER):
                continue
            if plain(name) in question_names(self.flow):
                yield f"De kolom {shown(name)} staat er twee keer; alleen de eerste telt."
                continue
            meant = nearest(name, question_names(self.flow))
            ask = f" Bedoelt u {shown(meant)}?" if meant else ""
            yield f"De kolom {shown(name)} is geen vraag en telt niet mee.{ask}"

    @property
    def names(self) -> Mapping[int, str]:
        """The names of the columns that come back, by place; one without a name by its number."""
        return {place: self.heading[place].strip() or str(place + 1) for place in self.kept}


def read_list(flow: Flow, data: bytes) -> tuple[Columns, tuple[Row, ...]]:
    """Return the columns and the lines of a file; raises ListError, with what helps in Dutch."""
    sheet = read_sheet(data)
    columns = read_columns(flow, sheet.heading)
    refuse_personal(sheet, columns.names)
    return columns, sheet.rows


def read_columns(flow: Flow, heading: Sequence[str]) -> Columns:
    """Return what the columns stand for; raises ListError when none is a question."""
    columns = Columns(flow, tuple(heading))
    if columns.asked:
        return columns
    first = ", ".join([NUMBER, *(asked.id for asked in flow.asked[:2])])
    raise ListError(
        "De eerste regel noemt geen enkele vraag. "
        f"Zet daar de namen van de kolommen: {first} en zo verder. {START}"
    )
