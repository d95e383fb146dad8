"""The way in for the browser: JSON in, JSON out, for the forms of a meeting."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Callable, Mapping
from functools import cache

from flow.meeting.agreements import agreements_result, load_agreements
from flow.meeting.clean import clean
from flow.meeting.form import Form, Given, unread
from flow.meeting.form_html import summary
from flow.meeting.invitation import Moment, invite
from flow.meeting.letter import load_invitation
from flow.meeting.result import Result
from flow.meeting.scan import load_scan, scan_result
from flow.meeting.word_file import fill
from flow.rules.edition import Edition

edition = cache(Edition)  # read once


def respond(message: str) -> str:
    """Return what a form gives back for a message of the page.

    The message holds `form` (an id), `given` (field id → list of texts), `now` (UTC, ISO 8601),
    `today` (the day where the visitor is), and for a file `make` (docx, ics or toml) and `template`
    (the Word document, base64). The answer holds `html` (the preview), `text` (to copy), `mistakes`
    (field id → what to do), `summary` (the same as HTML, empty when nothing is wrong), `unread` and
    `unread_summary` (those of what cannot be read), `name` (of the files and of the Word template,
    without ending) and `file` (base64, only when it was asked and all is well).
    """
    asked = json.loads(message)
    return json.dumps(told(asked, *answer(edition(), asked)))


def told(asked: Mapping[str, object], form: Form, result: Result) -> dict[str, object]:
    """Return what a form gives back as the page wants it."""
    found = unread(form, given_in(asked)) if result.unread is None else result.unread
    wrong = {id: told for id, told in found.items() if id in result.mistakes}
    return {
        "html": result.html,
        "text": result.text,
        "mistakes": dict(result.mistakes),
        "summary": summary(form, result.mistakes),
        "unread": wrong,
        "unread_summary": summary(form, wrong),
        "name": result.name or form.id,
        "file": "" if result.mistakes else _file(asked, result),
    }


def answer(rules: Edition, asked: Mapping[str, object]) -> tuple[Form, Result]:
    """Return the form that was filled in and what it gives back."""
    now = datetime.datetime.fromisoformat(str(asked["now"]))
    today = datetime.date.fromisoformat(str(asked["today"]))
    return FORMS[str(asked["form"])](rules, given_in(asked), Moment(now, today))


def given_in(asked: Mapping[str, object]) -> Given:
    """Return what was filled in, clean: so it is the same in the preview and in every file."""
    raw = asked["given"]
    fields = raw if isinstance(raw, dict) else {}
    return {id: tuple(map(clean, values)) for id, values in fields.items()}


def _invitation(rules: Edition, given: Given, moment: Moment) -> tuple[Form, Result]:
    invitation = load_invitation(rules)
    return invitation.form, invite(invitation, given, moment)


def _scan(rules: Edition, given: Given, _: Moment) -> tuple[Form, Result]:
    scan = load_scan(rules)
    return scan.form, scan_result(scan, given)


def _agreements(rules: Edition, given: Given, _: Moment) -> tuple[Form, Result]:
    card = load_agreements(rules)
    return card.form, agreements_result(card, given)


FORMS: Mapping[str, Callable[[Edition, Given, Moment], tuple[Form, Result]]] = {
    "uitnodiging": _invitation,
    "quick-scan": _scan,
    "afsprakenkaart": _agreements,
}


def _file(asked: Mapping[str, object], result: Result) -> str:
    """Make the file that was asked for, as base64."""
    if asked.get("make") == "ics":
        made = result.calendar.encode()
    elif asked.get("make") == "toml":
        made = result.toml.encode()
    elif asked.get("make") == "docx":
        made = fill(base64.b64decode(str(asked["template"])), result.values)
    else:
        return ""
    return base64.b64encode(made).decode()
