"""Small pieces of Markdown that every generated part of a page shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from flow.rules.model import Flow, Outcome
from flow.screens.chart_names import anchor

type Fragments = Mapping[str, Callable[[], str]]  # what a page may include, made on demand

# Links start at docs/, so that a fragment fits in a page of any folder; the stage makes them
# relative.
SOURCES = "/over/bronnen.md"
ROUTEWIJZER = "/routewijzer/index.md"
MEETING_ROOM = "/routewijzer/overleg.md"
STEP_PLAN = "/mas/stappenplan.md"


def claim(flow: Flow, sources: Iterable[str], status: str) -> str:
    """Where a claim comes from and how certain it is."""
    links = ", ".join(f"[{flow.sources[id].short}]({SOURCES}#bron-{id})" for id in sources)
    return f'<small class="bron">(bron: {links}; {status})</small>'


def bullets(items: Iterable[str]) -> str:
    """A list, one item a line."""
    return "".join(f"- {item}\n" for item in items)


def small_heading(text: str) -> str:
    """A heading over a few lines, in no table of contents; the built page has a real one."""
    return f"**{text}**\n{{ .kopje }}\n"  # scripts/faces/site/aloud.py


def tasks(flow: Flow, outcome: Outcome) -> str:
    """Who does what now, as a numbered list."""
    return "".join(f"1. **{who}:** {what}\n" for who, what in flow.who_does_what(outcome))


def step_link(flow: Flow, id: str) -> str:
    """A link to the page of a step."""
    step = flow.steps[id]
    return f"[Stap {step.number}: {step.title}](/mas/stappenplan/{id}.md)"


def step_number_link(flow: Flow, id: str) -> str:
    """A link to the page of a step, as its number only."""
    return f"[{flow.steps[id].number}](/mas/stappenplan/{id}.md)"


def fold(summary: str, text: str) -> str:
    """A part that opens on a click; on paper it is always open."""
    return (
        f'<details class="vouw" markdown="1"><summary>{summary}</summary>\n\n{text}\n</details>\n'
    )


def route_link(flow: Flow, id: str) -> str:
    """A link to the page of a route."""
    return f"[{flow.outcomes[id].title}](/mas/routes/{id}.md)"


def outcome_link(flow: Flow, id: str) -> str:
    """A link to an outcome among all questions and outcomes."""
    return f"[{flow.outcomes[id].title}]({ROUTEWIJZER}#{anchor(flow, id)})"


def question_links(flow: Flow, ids: Iterable[str]) -> str:
    """Links to questions of the routewijzer."""
    return ", ".join(
        f"[{flow.questions[id].short}]({ROUTEWIJZER}#{anchor(flow, id)})" for id in ids
    )


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a | inside a cell would break it and does not occur in the texts."""
    lines = [list(heads)]
    lines.append(["---"] * len(lines[0]))
    lines.extend(list(row) for row in rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
