"""The one door to the browser: a message in, a screen out, both JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flow.doors.visit import rules_for, told
from flow.reason.explain import closed
from flow.reason.receipt import Receipt, answers_of
from flow.reason.walk import Walk, walk
from flow.rules.cases import Case, Example
from flow.rules.model import Flow, Question
from flow.rules.states import places
from flow.screens import (
    answers,
    case,
    chart_names,
    code_entry,
    outcome,
    outcome_text,
    question,
    survey,
    titles,
)

MOST = 200  # signs of a code that are looked at


def respond(message: str) -> str:
    """Return the next screen for a message of the page.

    The message holds `answers` (question id → option id), and may hold `ask` (the id of a
    question to ask), `survey` (show what is still possible), `error` (no answer was chosen),
    `case` (the id of a case or an example: its answers replace those given), `told` (it was told
    before, so the answers given count), `code` (from paper: its answers replace those given) and
    `region` (the text of the file of a region, which then counts; the screen says its name, empty
    when it cannot be used). The screen holds `html`, `title`, `say` (for the live region), `focus`
    (an element id), `text` (to copy), `answers` (the ones that still count), and `marks`, `dim`,
    `here`, `part` and `closed` (for the flowchart); `refused` only when the code was none.
    """
    asked = json.loads(message)
    return json.dumps(told(asked, screen(rules_for(asked), asked)))


def screen(flow: Flow, message: Mapping[str, object]) -> dict[str, object]:
    """Build the screen; see `respond`."""
    typed = message.get("code")
    if not isinstance(typed, str):
        return _screen(flow, message)
    found = answers_of(typed[:MOST], (flow,))
    if isinstance(found, Receipt):
        return _screen(flow, {"answers": found.answers, "told": True})
    return _refused(_screen(flow, message), code_entry.refused(found))


def _refused(kept: Mapping[str, object], notice: str) -> dict[str, object]:
    """The screen as it was, with a notice that goes before all else."""
    return {
        **kept,
        "html": notice + str(kept["html"]),
        "title": f"Fout: {kept['title']}",
        "say": "",
        "focus": code_entry.REFUSED,
        "refused": True,
    }


def _screen(flow: Flow, message: Mapping[str, object]) -> dict[str, object]:
    notice = _case_notice(flow, message)
    example = _case(flow, message)
    if example and not message.get("told"):
        message = {**message, "answers": example.answers, "survey": True}
    given = message.get("answers")
    walked = walk(flow, given if isinstance(given, dict) else {})
    if walked.dropped:
        notice += answers.dropped(flow, walked.dropped)
        # Walk again without the dropped answers, so that they never come back by themselves.
        walked = walk(flow, walked.kept)
    wanted = _wanted(walked, message.get("ask"))
    asked = wanted or walked.open
    body = _body(walked, wanted, message)
    here = asked.id if asked else walked.path[-1].option.target
    return {
        "text": "",
        **body,
        "html": notice + str(body["html"]),
        # A case is read first; without this the page would scroll past it.
        "focus": "rw-casus" if example and not message.get("told") else body["focus"],
        "answers": walked.kept,
        "marks": chart_names.marks(walked),
        "dim": chart_names.dim(walked),
        "closed": closed(walked),
        "here": chart_names.node_key(here),
        "part": (asked or walked.path[-1].question).part,
    }


def _body(
    walked: Walk, wanted: Question | None, message: Mapping[str, object]
) -> dict[str, object]:
    """Choose the screen: a question that was asked for, the outcome, the survey, the open one."""
    asked = wanted or walked.open
    if asked is None:
        return _outcome(walked)
    if wanted is None and message.get("survey"):
        return _survey(walked)
    return _question(walked, asked, bool(message.get("error")))


def _wanted(walked: Walk, ask: object) -> Question | None:
    """Return the question that was asked for, if it still counts.

    Who asks for a gate gets the question from which it follows.
    """
    found = walked.flow.questions.get(ask) if isinstance(ask, str) else None
    if found and found.is_gate:
        found = walked.flow.questions[found.follows]
    return found if found and found.id in places(walked.graph) else None


def _case(flow: Flow, message: Mapping[str, object]) -> Case | Example | None:
    id = message.get("case")
    return flow.cases.get(id) or flow.examples.get(id) if isinstance(id, str) else None


def _case_notice(flow: Flow, message: Mapping[str, object]) -> str:
    found, told = _case(flow, message), message.get("told")
    if found:
        return case.again(flow, found) if told else case.intro(flow, found)
    return "" if told or message.get("case") is None else case.unknown(flow)


def _question(walked: Walk, asked: Question, error: bool) -> dict[str, object]:
    progress = question.progress(walked, asked)
    return {
        "html": question.question(walked, asked, error=error),
        "title": titles.window(walked.flow, asked.short, error=error),
        "say": "" if error else titles.aloud(asked, progress),
        "focus": "rw-fout" if error else "rw-kop",
    }


def _survey(walked: Walk) -> dict[str, object]:
    return {
        "html": survey.survey(walked),
        "title": titles.window(walked.flow, "Nog mogelijk"),
        "say": f"Nog mogelijk. {question.progress_line(walked)}",
        "focus": "rw-kop",
    }


def _outcome(walked: Walk) -> dict[str, object]:
    assert walked.outcome is not None  # a walk without an open question ends in an outcome
    return {
        "html": outcome.outcome(walked, walked.outcome),
        "title": titles.window(walked.flow, walked.outcome.title),
        "say": titles.reached_aloud(walked.outcome),
        "focus": "rw-kop",
        "text": outcome_text.as_text(walked, walked.outcome),
    }
