"""The way in for the browser: JSON in, JSON out, for the forms of a meeting."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Callable, Mapping
from functools import cache
from html import escape

from flow.load import load
from flow.meeting.agreements import agreements_result, load_agreements
from flow.meeting.docx import fill
from flow.meeting.fields import Form, Given
from flow.meeting.invitation import invite, load_letter
from flow.meeting.result import Result
from flow.meeting.scan import load_scan, scan_result
from flow.model import Flow

rules = cache(load)


def respond(message: str) -> str:
    """Return what a form gives back for a message of the page.

    The message holds `form` (an id), `given` (field id → list of texts), `now` (UTC, ISO 8601),
    and for a file `make` (docx or ics) and `template` (the Word document, base64). The answer
    holds `html` (the preview), `text` (to copy), `mistakes` (field id → what to do), `summary`
    (HTML, empty when nothing is wrong) and `file` (base64, only when it was asked and all is well).
    """
    asked = json.loads(message)
    form, result = answer(rules(), asked)
    return json.dumps(
        {
            "html": result.html,
            "text": result.text,
            "mistakes": dict(result.mistakes),
            "summary": summary(form, result.mistakes),
            "file": "" if result.mistakes else _file(asked, result),
        }
    )


def answer(flow: Flow, asked: Mapping[str, object]) -> tuple[Form, Result]:
    """Return the form that was filled in and what it gives back."""
    raw = asked["given"]
    given = {id: tuple(values) for id, values in raw.items()} if isinstance(raw, dict) else {}
    now = datetime.datetime.fromisoformat(str(asked["now"]))
    return FORMS[str(asked["form"])](flow, given, now)


def _invitation(flow: Flow, given: Given, now: datetime.datetime) -> tuple[Form, Result]:
    letter = load_letter(flow)
    return letter.form, invite(letter, given, now)


def _scan(flow: Flow, given: Given, _: datetime.datetime) -> tuple[Form, Result]:
    scan = load_scan(flow)
    return scan.form, scan_result(scan, given)


def _agreements(flow: Flow, given: Given, _: datetime.datetime) -> tuple[Form, Result]:
    card = load_agreements(flow)
    return card.form, agreements_result(card, given)


FORMS: Mapping[str, Callable[[Flow, Given, datetime.datetime], tuple[Form, Result]]] = {
    "uitnodiging": _invitation,
    "quick-scan": _scan,
    "afsprakenkaart": _agreements,
}


def summary(form: Form, mistakes: Mapping[str, str]) -> str:
    """Name every mistake with a link to its field; nothing when there are none."""
    labels = {
        item.id: f"{group.title}, {item.label.lower()}" if group.title else item.label
        for group in form.groups
        for item in group.fields
    }
    items = "".join(
        f'<li><a href="#veld-{id}">{escape(labels[id].rstrip("?"))}: {escape(told)}</a></li>'
        for id, told in mistakes.items()
    )
    if not items:
        return ""
    count = "één veld" if len(mistakes) == 1 else f"{len(mistakes)} velden"
    return f"<h2>Controleer {count}</h2><ul>{items}</ul>"


def _file(asked: Mapping[str, object], result: Result) -> str:
    """Make the file that was asked for, as base64."""
    if asked.get("make") == "ics":
        made = result.calendar.encode()
    elif asked.get("make") == "docx":
        made = fill(base64.b64decode(str(asked["template"])), result.values)
    else:
        return ""
    return base64.b64encode(made).decode()
