"""What a screen claims, and whether it says where that comes from and how certain it is."""

from __future__ import annotations

from flow.reason.walk import Walk
from flow.rules.model import Action, Option, Outcome
from flow.rules.vocabulary import STATUS_WORDS
from flow.screens.outcome import outcome
from flow.screens.outcome_frame import WHY_NOT
from tests.support.markup import Markup, cited, folds


def sourced(claim: str, row: Action | Option | Outcome) -> str:
    """Return how a claim reads with its status, where that is not certain, and its sources."""
    certain = f" {STATUS_WORDS[row.status]}".rstrip()
    return f"{claim}{certain} [{', '.join(row.sources)}]"


def without_source(walked: Walk, reached: Outcome) -> list[str]:
    """Return what a sheet claims and does not read with its sources.

    Of an answer that closed a route stands a clause, and somewhere on the sheet its reason.
    """
    html = cited(outcome(walked, reached))
    said, closed = Markup(html).text, Markup(folds(html).get(WHY_NOT[reached.kind], "")).text
    options = [option for _, option in walked.path]
    claims: dict[str, Action | Option | Outcome] = {reached.text: reached}
    claims |= {action.text: action for action in walked.actions}
    claims |= {option.reason: option for option in options if option.reason in said}
    explained = {option.because for option in options if option.reason in said}
    clauses = {option.because for option in options if f"omdat {option.because}" in closed}
    bare = [claim for claim, row in claims.items() if sourced(claim, row) not in said]
    return [*bare, *sorted(clauses - explained)]
