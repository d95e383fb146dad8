"""What an outcome tells of itself: how much of the explanation fits its kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flow.reason.explain import Change, Reason, WhyNot, by_answer, changes, why, why_not, why_not_by
from flow.reason.guarantee import fixed_by
from flow.reason.walk import Answer, Walk, reachable
from flow.rules.model import Outcome, Question


@dataclass(frozen=True)
class Account:
    """What is told of a walk; empty where it does not fit the kind of its outcome.

    `fixed` holds the answers that fix the outcome, `after` the routes that stay open once what
    comes first is done, and `resume` the question to go on with then.
    """

    why: tuple[Reason, ...] = ()
    fixed: tuple[Answer, ...] = ()
    why_not: tuple[WhyNot, ...] = ()
    changes: tuple[Change, ...] = ()
    after: tuple[Outcome, ...] = ()
    resume: Question | None = None

    @property
    def out(self) -> list[tuple[list[str], Answer]]:
        """The titles of the routes that are out, by the answer that closed them."""
        return by_answer((item.route.title, item.answer) for item in self.why_not)


@lru_cache(maxsize=1)  # a screen and its text tell of the same walk
def account(walk: Walk) -> Account:
    """Return what to tell: in danger nothing, outside the MAS why, and of a route everything.

    When something else comes first, only firm facts still hold after it: they alone close routes.
    """
    outcome = walk.outcome
    if outcome is None:
        return Account(why_not=why_not(walk))
    if outcome.urgent:
        return Account()
    reasons, fixed = why(walk), fixed_by(walk)
    if outcome.kind == "buiten":
        return Account(reasons, fixed)
    if outcome.kind == "route":
        return Account(reasons, fixed, why_not(walk), changes(walk))
    return Account(
        reasons,
        fixed,
        why_not_by(walk.flow, walk.firm),
        after=after(walk),
        resume=walk.answered[-1].question,
    )


def after(walk: Walk) -> tuple[Outcome, ...]:
    """Return the routes that stay open when only the firm facts on the path are held."""
    left = reachable(walk.flow, {question.id: option.id for question, option in walk.firm})
    return tuple(route for route in walk.flow.routes if route.id in left)
