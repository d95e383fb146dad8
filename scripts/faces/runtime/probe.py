"""Runs inside Pyodide during the build and tells which modules the site needs.

What flow imports is found by itself. Python imports some modules only at the moment of use:
what a visitor may meet of those is used below, so that it is found too. Every module is paid for
by every visitor, so add a line here only when the site uses something new.
"""

import base64
import datetime
import decimal
import io
import json
import sys
import traceback
import zipfile

import flow.doors.batch
import flow.doors.browser
import flow.doors.forms
import flow.doors.meeting_room
import flow.doors.practice
import flow.doors.receipt
import flow.doors.region
import flow.doors.trial
import flow.doors.visit
from flow.meeting.word_file import fill

# cp437: the names in a zip; the others: files that a visitor may open.
ENCODINGS = ("ascii", "cp437", "cp1252", "latin-1", "utf-8-sig", "utf-16")


def use_flow() -> None:
    """Ask for the screens of all example cases."""
    for case in (None, *flow.doors.visit.rules().cases):
        flow.doors.browser.respond(json.dumps({"case": case, "error": case is None}))
        flow.doors.meeting_room.respond(json.dumps({"case": case, "view": "vragen"}))
    flow.doors.practice.respond(json.dumps({"round": 1}))
    flow.doors.trial.respond(json.dumps({}))
    flow.doors.receipt.respond(json.dumps({"typed": "0000-0000"}))


def use_list() -> None:
    """Read a list with a mistake in it, for that looks for what comes near."""
    file = base64.b64encode(b"veiligheid;x\nnee;1\nnea;2\n").decode()
    opened = json.loads(flow.doors.batch.respond(json.dumps({"file": file})))
    flow.doors.batch.respond(json.dumps(opened))


def use_forms() -> None:
    """Fill in every form, and the smallest Word document."""
    for form in flow.doors.forms.FORMS:
        moment = {"now": "2027-01-01T12:00:00", "today": "2027-01-01"}
        asked = {"form": form, "given": {}, "make": "ics", **moment}
        flow.doors.forms.respond(json.dumps(asked))
    for region in ({"load": "naam = 'x"}, {"load": "naam = 'x'"}, {"make": "toml", "given": {}}):
        flow.doors.region.respond(json.dumps(region))
    flow.doors.browser.respond(json.dumps({"region": "naam = 'x'"}))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "{{een}}", zipfile.ZIP_DEFLATED)
    fill(target.getvalue(), {"een": "1"})


def use_python() -> None:
    """Use what would otherwise be imported for the first time in front of a visitor."""
    datetime.datetime.strptime("31-12-2026", "%d-%m-%Y")
    for encoding in ENCODINGS:
        "mas".encode(encoding)
    try:
        decimal.Decimal(1) / 0
    except decimal.DivisionByZero:
        traceback.format_exc()


def is_from_library(name: str) -> bool:
    """Tell whether a module came from a file; Python itself holds the others."""
    return getattr(sys.modules[name].__spec__, "origin", None) not in ("frozen", "built-in")


use_flow()
use_list()
use_forms()
use_python()
print(json.dumps(sorted(filter(is_from_library, sys.modules))))
