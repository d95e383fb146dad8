"""For other programs: one JSON object of answers a line in, one result a line out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from flow.reason.account import account
from flow.reason.receipt import code
from flow.reason.walk import walk
from flow.rules.model import Flow

NOT_UTF8 = "this line is no text in UTF-8"


def answer_lines(flow: Flow, lines: Iterable[bytes]) -> Iterator[str]:
    """Yield a result for every line, in order; a line that is no object gets an error."""
    for line in lines:
        try:
            yield json.dumps(result(flow, _object(line)))
        except ValueError as error:
            yield json.dumps({"error": str(error)})


def result(flow: Flow, answers: Mapping[str, object]) -> dict[str, object]:
    """Return where the answers lead and why, as plain data; each key is told in flow/README.md."""
    walked = walk(flow, answers)
    told = account(walked)
    return {
        "path": [[question.id, option.id] for question, option in walked.path],
        "question": walked.open.id if walked.open else None,
        "outcome": walked.outcome.id if walked.outcome else None,
        "kind": walked.outcome.kind if walked.outcome else None,
        "code": code(walked) or None,
        "actions": [action.id for action in walked.actions],
        "dropped": list(walked.dropped),
        "possible": sorted(walked.possible),
        "at_most": walked.at_most,
        "why": [reason.answer.option.reason for reason in told.why],
        "why_not": {item.route.id: item.sentence for item in told.why_not},
        "changes": [dict(change.answers) for change in told.changes],
        "after": sorted(route.id for route in told.after),
        "resume": told.resume.id if told.resume else None,
    }


def _object(line: bytes) -> dict[str, object]:
    """Parse a line; raises ValueError when it is no JSON object."""
    try:
        text = line.decode("utf-8-sig")  # some programs put a mark before what they write
    except UnicodeDecodeError:
        raise ValueError(NOT_UTF8) from None
    if "\0" in text:  # as every letter of UTF-16 has
        raise ValueError(NOT_UTF8)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("this line is no JSON") from None
    if not isinstance(found, dict):
        raise ValueError("this line is JSON, but no object of answers")
    return found
