"""What a region agreed, beside what counts in the whole country: *bij ons*.

The lines are plain texts, each under what it is about: for a screen, a sheet, a page or a report.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from flow.rules.model import Flow, Outcome
from flow.rules.points import Point
from flow.rules.region import Agreement, Region
from flow.rules.register import Threshold
from flow.screens.sentences import listed

TABLE = {True: "Er is een jeugdbeschermingstafel.", False: "Er is geen jeugdbeschermingstafel."}
STEP = ("Nodig", "Afspraak", "Wie", "Wanneer")


class Line(NamedTuple):
    """What a line is about, and what was agreed."""

    about: str
    told: str


def title(region: Region) -> str:
    """The title over what a region agreed."""
    return f"Bij ons: {region.name}"


def inside(flow: Flow, partner: str) -> str:
    """Return the name of a partner inside a sentence; one of the region keeps its capitals."""
    name = flow.partners[partner].name
    return name if partner in flow.region.names else name.lower()


def of_outcome(flow: Flow, outcome: Outcome) -> tuple[Line, ...]:
    """Return what the region agreed on what an outcome asks; none in the national rules."""
    return tuple(_of_outcome(flow, outcome))


def _of_outcome(flow: Flow, outcome: Outcome) -> Iterator[Line]:
    acting = dict.fromkeys(task.partner for task in outcome.tasks)
    together = any(flow.partners[id].together for id in acting) and not outcome.urgent
    for id in acting:
        if id in flow.region.contacts:
            yield Line(flow.partners[id].name, flow.region.contacts[id])
    if outcome.kind == "route" or together:
        yield from consultation(flow)
    for point in flow.points.values():
        if outcome.id in point.outcomes:
            yield from of_point(flow, point)


def consultation(flow: Flow) -> Iterator[Line]:
    """Tell which table there is, how often, who sits there and who brings a case."""
    talk = flow.region.consultation
    who = [flow.partners[id].name for id in talk.who]
    told = (
        *(_sentence(part) for part in (talk.name, talk.often) if part),
        *([f"Aan tafel: {listed(who)}."] if who else []),
        *([f"Wie een zaak inbrengt: {_sentence(talk.brings)}"] if talk.brings else []),
    )
    if told:
        yield Line("Overleg", " ".join(told))


def council(region: Region) -> Iterator[Line]:
    """Tell how a case reaches the Raad."""
    way = region.council
    told = [_sentence(way.text)] if way.text else []
    told += [TABLE[way.has_table]] if way.has_table is not None else []
    if told:
        yield Line("De weg naar de Raad", " ".join(told))


def of_point(flow: Flow, point: Point) -> Iterator[Line]:
    """Tell what was agreed on a point, and the values that the region has for it."""
    if point.council:
        yield from council(flow.region)
    if agreed := flow.region.agreements.get(point.id):
        yield Line(point.title, of_agreement(agreed))
    for limit in (flow.thresholds[id] for id in point.limits):
        if limit.own:
            yield Line(point.title, f"{limit.decides} {of_limit(limit)}")


def of_agreement(agreed: Agreement) -> str:
    """Return what was agreed, with where that stands."""
    source = f" {_source(agreed.source, agreed.date)}" if agreed.date else ""
    return f"{_sentence(agreed.text)}{source}"


def of_limit(limit: Threshold) -> str:
    """Return a value of a region beside that of the national edition; nothing without one."""
    if not limit.own:
        return ""
    return (
        f"Zo is het bij ons; in de landelijke editie staat {limit.national}. "
        f"{_source(limit.own.source, limit.own.date)}"
    )


def of_step(region: Region, id: str) -> tuple[Line, ...]:
    """Return what was agreed on a step."""
    agreed = region.steps.get(id)
    if not agreed:
        return ()
    told = zip(STEP, (agreed.needed, agreed.agreed, agreed.who, agreed.when), strict=True)
    return tuple(Line(about, _sentence(text)) for about, text in told if text)


def _source(source: str, day: datetime.date) -> str:
    return f"(Bron: {source.rstrip('.')}, {day.day}-{day.month}-{day.year}.)"


def _sentence(text: str) -> str:
    """End a text as a sentence; a new line in it is a space here."""
    told = " ".join(text.split())
    return told if told.endswith((".", "!", "?")) else f"{told}."
