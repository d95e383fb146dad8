"""An outcome as plain text: to paste in a report, and to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from flow.reason.account import account
from flow.reason.explain import out_by
from flow.reason.walk import Walk
from flow.rules.model import Flow, Outcome
from flow.screens.outcome import AFTER, WHY_NOT
from flow.screens.sentences import change_sentence, fixed_sentence

type Section = tuple[str, list[str]]


def as_text(walk: Walk, outcome: Outcome) -> str:
    """The outcome with the answers, to paste in a report."""
    answers = "Antwoorden", [f"{q.short}: {option.label}" for q, option in walk.answered]
    lines = [f"Uitkomst van de routewijzer: {outcome.title}", outcome.text]
    for title, items in (*_sections(walk, outcome), answers, _sources(walk.flow, outcome)):
        if items:
            lines += [f"\n{title}", *(f"- {item}" for item in items)]
    version = f"{walk.flow.site}, regels versie {walk.flow.told_version}."
    advice = "" if outcome.urgent else " Dit is een advies; u beslist zelf."
    return "\n".join([*lines, f"\n{version}{advice}\n"])


def in_full(walk: Walk, outcome: Outcome) -> Iterator[Section]:
    """All that is said of an outcome: what stands in a report, and what would change it."""
    yield from _sections(walk, outcome)
    found = account(walk).changes
    yield "Wat zou het veranderen", [change_sentence(walk.flow, item) for item in found]
    yield _sources(walk.flow, outcome)


def _sections(walk: Walk, outcome: Outcome) -> Iterator[Section]:
    """What to do, and why: each a title with its lines, also where there are none."""
    told = account(walk)
    reasons = [item.answer.option.reason for item in told.why]
    yield "Wat nu", [f"{who}: {what}" for who, what in walk.flow.who_does_what(outcome)]
    yield "Doe dit ook", [action.text for action in walk.actions]
    yield AFTER, [route.title for route in told.after]
    yield "Waarom", [*reasons, fixed_sentence(walk, told.fixed)] if reasons else []
    closed = [out_by(titles, answer) for titles, answer in told.out]
    yield WHY_NOT[outcome.kind], closed


def _sources(flow: Flow, outcome: Outcome) -> Section:
    """The sources; in danger nobody needs them."""
    found = () if outcome.urgent else (flow.sources[id] for id in outcome.sources)
    return "Bronnen", [f"{source.publisher}, {source.title}" for source in found]
