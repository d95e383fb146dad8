"""The way in for a list in the browser: JSON in, JSON out, a piece of the list at a time.

Nothing is kept between two messages: the page holds the list, so Python may start anew.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

from flow.batch import written
from flow.batch.columns import read_columns, read_list
from flow.batch.outcomes import Tally, counted, result_of
from flow.batch.sheet import ListError, Row
from flow.doors.visit import rules
from flow.rules.model import Flow
from flow.screens.batch import notices, summary

NAME = "uitkomsten"  # of the file, without ending


def respond(message: str) -> str:
    """Return what comes of a list, or of a piece of it.

    A message with `file` (base64) gives `problem` (in Dutch, empty when all is well), and then
    `heading` and `rows` to send back in pieces, `text` (how the file with outcomes begins),
    `notices` (HTML) and `tally`. One with `heading`, `rows` and `tally` gives the `text` of these
    lines, and the tally with them in it. One with a `tally` alone gives `html` (the summary) and
    the `name` of the file.
    """
    return json.dumps(answer(rules(), json.loads(message)))


def answer(flow: Flow, message: Mapping[str, object]) -> dict[str, object]:
    """Return the answer as plain data; see `respond`."""
    if "file" in message:
        return _opened(flow, base64.b64decode(str(message["file"])))
    given = message["tally"]
    tally = Tally(**given) if isinstance(given, dict) else Tally()
    if "rows" in message:
        return _counted(flow, message, tally)
    return {"html": summary(flow, tally.ends, tally.messages, tally.told), "name": NAME}


def _opened(flow: Flow, data: bytes) -> dict[str, object]:
    """Read a whole file; what comes of it takes longer, and is asked for piece by piece."""
    try:
        columns, rows = read_list(flow, data)
    except ListError as refused:
        return {"problem": str(refused)}
    return {
        "problem": "",
        "heading": columns.heading,
        "rows": rows,
        "text": written.heading(columns),
        "notices": notices(columns.notices),
        "tally": Tally()._asdict(),
    }


def _counted(flow: Flow, message: Mapping[str, object], tally: Tally) -> dict[str, object]:
    heading, rows = message["heading"], message["rows"]
    assert isinstance(heading, list)
    assert isinstance(rows, list)
    columns = read_columns(flow, heading)
    results = [result_of(columns, Row(number, tuple(cells))) for number, cells in rows]
    text = "".join(written.line(result.cells) for result in results)
    return {"text": text, "tally": counted(tally, results)._asdict()}
