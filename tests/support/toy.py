"""The toy rules, about bicycles: all their paths, and answers to throw at them.

Tests of the engine, the screens and the doors stand on these, so that they stay green when the
living rules change. What the tests expect is typed from `tests/toy/` by hand.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from flow.reason.walk import Walk, walk
from flow.rules.edition import Edition
from flow.rules.model import Option, Question
from tests.support import trails as all_trails
from tests.support.trails import Trail

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "toy"
EDITION = Edition(FOLDER)
FLOW = EDITION.flow
IDS = [asked.id for asked in FLOW.asked]  # `lek` is a gate
OPTIONS = sorted({option.id for asked in FLOW.questions.values() for option in asked.options})
ROUTES = {route.id for route in FLOW.routes}
TRAILS = tuple(all_trails.trails(FLOW))

# Existing questions with existing options, also those that are not on one path together.
valid_answers = st.fixed_dictionaries(
    {}, optional={id: st.sampled_from([o.id for o in FLOW.questions[id].options]) for id in IDS}
)


def question(id: str) -> Question:
    """Return a question of the toy rules."""
    return FLOW.questions[id]


def option(asked: str, id: str) -> Option:
    """Return an option of a question."""
    return next(found for found in question(asked).options if found.id == id)


def trail_to(outcome: str) -> Trail:
    """Return the first complete path that ends here."""
    return next(trail for trail in TRAILS if trail.outcome == outcome)


def before(asked: str) -> dict[str, str]:
    """Return answers that lead to a question."""
    return next(trail for trail in TRAILS if asked in trail.passed).before(asked)


def consistent(given: dict[str, str]) -> list[Trail]:
    """Return the complete paths that these answers leave open."""
    return all_trails.consistent(TRAILS, given)


@cache
def walks() -> tuple[Walk, ...]:
    """Every complete path as the engine walks it, in the order of `TRAILS`."""
    return tuple(walk(FLOW, trail.answers) for trail in TRAILS)
