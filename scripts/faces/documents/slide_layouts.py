"""The slides that are drawn with blocks: the step plan, the routes, one route, one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flow.rules.colours import Family
from flow.rules.edition import Edition
from flow.rules.handbook import Claim
from flow.rules.model import Flow, Outcome
from flow.rules.plan import Circle, Phase, Step
from flow.rules.register import Partner
from scripts.faces.documents.slide_base import LOW, SMALL
from scripts.faces.documents.slide_blocks import Block, Colours, Place, full, outlined, tinted
from scripts.faces.pictures.palette import BASE

EDGE, WIDTH = 0.7, 11.93  # inches, as the text of other slides
TOP, END = 1.75, LOW.inches
INSIDE, NEAR, FAR = 0.05, 0.08, 0.15  # inches between blocks
TITLE, READ = 22, 24  # points
HEAD, KEY = 0.55, 0.45  # inches: the name of a phase, and a line of the key


def plan(edition: Edition) -> tuple[Block, ...]:
    """Lay the phases beside each other with their steps in them, and a key below."""
    phases = list(edition.flow.phases.values())
    width = (WIDTH - NEAR * (len(phases) - 1)) / len(phases)
    blocks: list[Block] = []
    for number, phase in enumerate(phases):
        left = EDGE + number * (width + NEAR)
        place = Place(left, TOP, width, END - TOP - KEY - FAR)
        blocks += _phase(edition, phase, place)
    return (*blocks, *_key(edition.flow))


def _phase(edition: Edition, phase: Phase, place: Place) -> Iterator[Block]:
    flow, family = edition.flow, edition.colours[phase.id]
    yield Block(place, tinted(family), phase.title, size=TITLE)
    steps = [step for step in flow.plan if step.phase == phase.id]
    most = max(sum(s.phase == other for s in flow.plan) for other in flow.phases)
    height = (place.height - HEAD - NEAR * most) / most
    for number, step in enumerate(steps):
        top = place.top + HEAD + number * (height + NEAR)
        inside = Place(place.left + INSIDE, top, place.width - 2 * INSIDE, height)
        name = f"{step.number}. {step.title}"
        yield Block(inside, _look(flow, step.circle, family), name, middle=True)


def _look(flow: Flow, circle: str, family: Family) -> Colours:
    """Fill the steps that are taken with others; those of the first circle have an edge."""
    return outlined(family) if circle == next(iter(flow.circles)) else full(family)


def _key(flow: Flow) -> Iterator[Block]:
    """Say what is filled and what is not."""
    width = (WIDTH - FAR * (len(flow.circles) - 1)) / len(flow.circles)
    grey = Family(BASE["quiet"].light, BASE["paper"].light, "", "")
    for number, circle in enumerate(flow.circles.values()):
        place = Place(EDGE + number * (width + FAR), END - KEY, width, KEY)
        yield Block(place, _look(flow, circle.id, grey), _range(flow, circle), middle=True)


def _range(flow: Flow, circle: Circle) -> str:
    numbers = [step.number for step in flow.plan if step.circle == circle.id]
    return f"{circle.title}: stap {numbers[0]} tot en met {numbers[-1]}"


def routes(edition: Edition) -> tuple[Block, ...]:
    """Lay the routes beside each other: the name in full colour, and for whom below it."""
    every = edition.flow.routes
    width, head = (WIDTH - FAR * (len(every) - 1)) / len(every), 1.2
    blocks: list[Block] = []
    for number, route in enumerate(every):
        family, left = edition.colours[route.id], EDGE + number * (width + FAR)
        title = Place(left, TOP, width, head)
        told = Place(left, TOP + head + NEAR, width, END - TOP - head - NEAR)
        blocks.append(Block(title, full(family), route.title, size=TITLE, middle=True))
        blocks.append(Block(told, tinted(family), texts=(route.text,)))
    return tuple(blocks)


def route(edition: Edition, told: Outcome) -> tuple[Block, ...]:
    """Show of one route what it is about, who takes part, and what comes after it."""
    colours = tinted(edition.colours[told.id])
    left, right = 7.4, WIDTH - 7.4 - FAR
    half = (END - TOP - FAR) / 2
    names = dict.fromkeys(edition.flow.partners[task.partner].name for task in told.tasks)
    beside = Place(EDGE + left + FAR, TOP, right, END - TOP)
    below = Place(EDGE, TOP + half + FAR, left, half)
    return (
        Block(Place(EDGE, TOP, left, half), colours, "In het kort", (told.text,), TITLE),
        Block(below, colours, "Daarna", (told.after,), TITLE),
        Block(beside, colours, "Wie doet mee", tuple(names), TITLE, bullets=True),
    )


def step(edition: Edition, told: Step, suggestions: Sequence[Claim]) -> tuple[Block, ...]:
    """Show what happens in one step, and beside it what to agree on.

    Its phase is named: the colour alone would tell it to few.
    """
    colours, left = tinted(edition.colours[told.phase]), 4.5
    names = ", ".join(_inside(edition.flow.partners[id]) for id in told.partners)
    asked = tuple(claim.text for claim in suggestions)
    beside = Place(EDGE + left + FAR, TOP, WIDTH - left - FAR, END - TOP)
    happens = f"{edition.flow.phases[told.phase].title}: wat er gebeurt"
    parts = ((happens, told.text), ("Resultaat", told.result), ("Wie", _begun(names)))
    heights = (2.2, 1.35, END - TOP - 3.55 - 2 * NEAR)
    tops = (TOP, TOP + 2.2 + NEAR, TOP + 3.55 + 2 * NEAR)
    return (
        *(
            Block(Place(EDGE, top, left, height), colours, heading, (text,), SMALL)
            for (heading, text), top, height in zip(parts, tops, heights, strict=True)
        ),
        Block(beside, colours, "Wat spreken wij hierover af?", asked, READ, bullets=True),
    )


def _inside(partner: Partner) -> str:
    """Return the name of a partner inside a sentence."""
    return partner.name if partner.proper else partner.name.lower()


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]
