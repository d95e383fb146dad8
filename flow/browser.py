"""The one door to the browser: a message in, a screen out, both JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from flow import marks, render
from flow.engine import Walk, walk
from flow.load import load
from flow.model import Flow, Question

SITE = "MAS-wijzer"


@cache
def rules() -> Flow:
    """Load the rules once."""
    return load()


def respond(message: str) -> str:
    """Return the next screen for a message of the page.

    The message holds `answers` (question id → option id), and may hold `ask` (the id of a
    question to ask again), `error` (no answer was chosen) and `case` (the id of an example case).
    The screen holds `html`, `title`, `say` (for the live region), `focus` (an element id),
    `answers` (the ones that still count), `marks`, `here` and `part` (for the flowchart).
    """
    return json.dumps(screen(rules(), json.loads(message)))


def screen(flow: Flow, message: Mapping[str, object]) -> dict[str, object]:
    """Build the screen; see `respond`."""
    case = message.get("case")
    notice = _case_notice(flow, case)
    if isinstance(case, str) and case in flow.cases:
        message = {**message, "answers": flow.cases[case].answers}
    given = message.get("answers")
    walked = walk(flow, given if isinstance(given, dict) else {})
    asked = _asked(walked, message.get("ask"))
    notice += render.dropped(flow, walked.dropped)
    # Walk again without the dropped answers, so that they never come back by themselves.
    walked = walk(flow, walked.kept)
    body = _question(walked, asked, bool(message.get("error"))) if asked else _outcome(walked)
    here = asked.id if asked else walked.path[-1].option.target
    return {
        **body,
        "html": notice + str(body["html"]),
        "answers": walked.kept,
        "marks": marks.marks(walked),
        "here": marks.node_key(here),
        "part": (asked or walked.path[-1].question).part,
    }


def _asked(walked: Walk, ask: object) -> Question | None:
    """Return the question to show: the one asked for if it is on the path, else the open one."""
    on_path = {answer.question.id: answer.question for answer in walked.path}
    return on_path.get(ask, walked.open) if isinstance(ask, str) else walked.open


def _case_notice(flow: Flow, case: object) -> str:
    if case is None:
        return ""
    found = flow.cases.get(case) if isinstance(case, str) else None
    return render.case_intro(flow, found) if found else render.unknown_case(flow)


def _question(walked: Walk, asked: Question, error: bool) -> dict[str, object]:
    title = f"{asked.short} – Routewijzer – {SITE}"
    return {
        "html": render.question(walked, asked, error=error),
        "title": f"Fout: {title}" if error else title,
        "say": "" if error else f"Volgende vraag. {render.progress(walked, asked)}",
        "focus": "rw-fout" if error else "rw-kop",
    }


def _outcome(walked: Walk) -> dict[str, object]:
    assert walked.outcome is not None  # a walk without an open question ends in an outcome
    return {
        "html": render.outcome(walked, walked.outcome),
        "title": f"{walked.outcome.title} – Routewijzer – {SITE}",
        "say": f"Uitkomst: {walked.outcome.title}.",
        "focus": "rw-kop",
    }
