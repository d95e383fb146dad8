"""What comes of the answers on the lines of a list, and how many end where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flow.batch.columns import RESULT, Columns
from flow.batch.names import LONGEST, nearest, option_names, plain, shown
from flow.batch.sheet import Row
from flow.reason.explain import why
from flow.reason.walk import Walk, walk
from flow.rules.model import Flow, Question
from flow.screens.pieces import KIND_LABELS

MOST_MISTAKES = 3  # of one line that are told
MOST_MESSAGES = 20  # of all lines that are shown


@dataclass(frozen=True, slots=True)
class Result:
    """A line with what comes of it.

    `cells` holds the columns that were there and then those of `RESULT`. `end` is the id of the
    outcome or of the question that is still open; empty when the line has a mistake. `message` is
    in Dutch, and empty when there is nothing to say.
    """

    cells: tuple[str, ...]
    end: str
    message: str


def result_of(columns: Columns, row: Row) -> Result:
    """Return what comes of a line."""
    flow = columns.flow
    width = len(columns.heading)
    cells = dict.fromkeys(range(width), "") | dict(enumerate(row.cells[:width]))
    if any(map(str.strip, row.cells[width:])):
        end, told = "", {"melding": f"Regel {row.number} heeft meer cellen dan er kolommen zijn."}
    elif mistakes := " ".join(_mistakes(columns, row.number, cells)):
        end, told = "", {"melding": mistakes}
    else:
        walked = walk(flow, _answers(columns, cells))
        end, told = _end(walked), _told(walked) | {"melding": _left_out(row.number, walked)}
    told["regels"] = flow.told_version
    kept = (cells[place] for place in columns.kept)
    return Result((*kept, *(told.get(name, "") for name in RESULT)), end, told["melding"])


def _answers(columns: Columns, cells: Mapping[int, str]) -> dict[str, str]:
    """Return the answers on a line without mistakes."""
    given = {asked.id: plain(cells[place]) for place, asked in columns.asked.items()}
    return {id: option_names(columns.flow, id)[name].id for id, name in given.items() if name}


def _mistakes(columns: Columns, number: int, cells: Mapping[int, str]) -> Iterator[str]:
    """Yield what is no answer, and what it may be; of many mistakes the first ones."""
    wrong = [
        (place, asked)
        for place, asked in columns.asked.items()
        if (name := plain(cells[place])) and name not in option_names(columns.flow, asked.id)
    ]
    for place, asked in wrong[:MOST_MISTAKES]:
        where, cell = f"Regel {number}, kolom {shown(columns.names[place])}:", cells[place]
        yield f"{where} {shown(cell)} is geen antwoord. {_meant(columns.flow, asked, cell)}"
    if more := len(wrong[MOST_MISTAKES:]):
        yield f"In deze regel zijn er zo nog {more}."


def _meant(flow: Flow, asked: Question, cell: str) -> str:
    """Name the answer that is nearest, or else all there are."""
    found = nearest(cell[:LONGEST], option_names(flow, asked.id))
    if found:
        return f"Bedoelt u {shown(found)}?"
    return f"Kies uit: {', '.join(option.id for option in asked.options)}."


def _end(walked: Walk) -> str:
    return walked.outcome.id if walked.outcome else walked.open.id if walked.open else ""


def _told(walked: Walk) -> dict[str, str]:
    """Return what is known of the outcome, or which question comes next."""
    told = {"acties": "; ".join(action.title for action in walked.actions)}
    if walked.open:
        told["open_vraag"] = f"{walked.open.id}: {walked.open.text}"
    if walked.outcome:
        told["uitkomst"], told["uitkomst_id"] = walked.outcome.title, walked.outcome.id
        told["uitkomst_soort"] = KIND_LABELS[walked.outcome.kind]
        told["reden"] = _strongest(walked)
    return told


def _strongest(walked: Walk) -> str:
    """Return the reason that weighs most; in danger nobody asks for one."""
    reasons = () if walked.outcome and walked.outcome.urgent else why(walked)
    return next((reason.answer.option.reason for reason in reasons), "")


def _left_out(number: int, walked: Walk) -> str:
    """Name the answers that do not count, for no question leads to them."""
    left = ", ".join(walked.dropped)
    return left and f"Regel {number}: deze antwoorden tellen niet mee door de andere: {left}."


class Tally(NamedTuple):
    """What is counted so far.

    `ends` counts by the id of an outcome or an open question, and by nothing the lines with a
    mistake; `messages` are the first ones in Dutch, of the `told` that there are.
    """

    ends: Mapping[str, int] = {}
    messages: Sequence[str] = ()
    told: int = 0


def counted(tally: Tally, results: Sequence[Result]) -> Tally:
    """Return the tally with these lines in it."""
    ends = Counter(tally.ends) + Counter(result.end for result in results)
    said = [result.message for result in results if result.message]
    messages = (*tally.messages, *said)[:MOST_MESSAGES]
    return Tally(dict(ends), messages, tally.told + len(said))
