"""The way in for a meeting in the browser: a message in, a large screen out, both JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flow.doors.visit import rules_for, told
from flow.reason.votes import Votes, read_votes, unread
from flow.reason.walk import Walk, walk
from flow.rules.cases import Case
from flow.rules.model import Flow, Question
from flow.screens import meeting_room as show
from flow.screens.question import progress
from flow.screens.room_pieces import HEAD, MISTAKE


def respond(message: str) -> str:
    """Return the next screen for a message of the page.

    The message holds `case` (the id of a case, or `eigen`) and, but for the first one, `answers`,
    `votes` (hands by option by question) and `view` (`casus`, `vragen` or `lezing`). It may hold
    `ask` (a question to answer again) and `form` (the fields of the question on the screen). The
    screen holds `html`, `title`, `say`, `focus`, `sheet` (the HTML to print, empty without an
    outcome), `votes` and `moment`: what makes this screen again.
    """
    asked = json.loads(message)
    return json.dumps(told(asked, screen(rules_for(asked), asked)))


def screen(flow: Flow, message: Mapping[str, object]) -> dict[str, object]:
    """Build the screen; see `respond`."""
    id = message.get("case")
    case = flow.cases.get(id) if isinstance(id, str) else None
    if case is None and id != show.OWN:
        return _screen(flow, show.unknown(flow), "Deze casus bestaat niet", {"answers": {}})
    form = message.get("form")
    fields = form if isinstance(form, dict) else {}
    walked = _walk(flow, case, message, fields)
    votes = read_votes(flow, message.get("votes")) | _typed(flow, fields)
    moment = {"case": id, "answers": walked.kept, "view": _view(case, message.get("view"), walked)}
    return _show(walked, case, votes, fields, moment) | {"votes": votes}


def _walk(
    flow: Flow, case: Case | None, message: Mapping[str, object], fields: Mapping[str, object]
) -> Walk:
    """Walk with what was chosen before and now; at first that is what the case tells."""
    told = case.answers if case else {}
    answers = message.get("answers") if "view" in message else told
    before = answers if isinstance(answers, Mapping) else {}
    question = flow.questions.get(str(fields.get("vraag")))
    # What cannot be read is told first: until then nobody goes on.
    chosen = None if question and _unread(question, fields) else fields.get("antwoord")
    now = {str(fields.get("vraag")): chosen, str(message.get("ask")): None}
    walked = walk(flow, {**before, **now})
    # Walk again without the dropped answers, so that they never come back by themselves.
    return walk(flow, walked.kept)


def _typed(flow: Flow, fields: Mapping[str, object]) -> dict[str, dict[str, int]]:
    """Return the hands counted at the question on the screen, also when there are none."""
    asked = str(fields.get("vraag"))
    return (
        {asked: {}} | read_votes(flow, {asked: _hands(fields)}) if asked in flow.questions else {}
    )


def _hands(fields: Mapping[str, object]) -> dict[str, object]:
    """Return what was typed at each answer of the question on the screen."""
    return {id.removeprefix("handen-"): raw for id, raw in fields.items()}


def _unread(question: Question, fields: Mapping[str, object]) -> dict[str, str]:
    return unread(question, _hands(fields))


def _view(case: Case | None, wanted: object, walked: Walk) -> str:
    """Return what to show: a case is read first, and our reading comes after the outcome."""
    if case is None or wanted == "vragen":
        return "vragen"
    return "lezing" if wanted == "lezing" and walked.outcome else "casus"


def _show(
    walked: Walk,
    case: Case | None,
    votes: Votes,
    fields: Mapping[str, object],
    moment: Mapping[str, object],
) -> dict[str, object]:
    """Choose the screen: the case, our reading, the outcome or the open question."""
    flow = walked.flow
    if case and moment["view"] == "casus":
        return _screen(flow, show.told(case), f"Casus {case.name}", moment)
    if case and moment["view"] == "lezing":
        return _screen(flow, show.reading(flow, case), "Onze lezing", moment)
    if walked.outcome:
        html = show.ended(walked, walked.outcome, case, votes)
        sheet = show.sheet(walked, walked.outcome, case, votes)
        return _screen(flow, html, walked.outcome.title, moment) | {"sheet": sheet}
    return _question(walked, case, votes, fields, moment)


def _question(
    walked: Walk,
    case: Case | None,
    votes: Votes,
    fields: Mapping[str, object],
    moment: Mapping[str, object],
) -> dict[str, object]:
    assert walked.open is not None  # a walk without an outcome has an open question
    refused = _refused(walked.open, fields)
    html = show.asked(walked, walked.open, case, votes, refused)
    found = _screen(walked.flow, html, walked.open.short, moment)
    if refused:
        return found | {"title": f"Fout: {found['title']}", "say": "", "focus": MISTAKE}
    return found | {"say": f"{walked.open.short}. {progress(walked, walked.open)}"}


def _refused(question: Question, fields: Mapping[str, object]) -> show.Refused | None:
    """Return what was sent from a question that is still open."""
    if fields.get("vraag") != question.id:
        return None
    return show.Refused(str(fields.get("antwoord")), _unread(question, fields))


def _screen(flow: Flow, html: str, name: str, moment: Mapping[str, object]) -> dict[str, object]:
    return {
        "html": html,
        "title": f"{name} – Overleg – {flow.site}",
        "say": f"{name}.",
        "focus": HEAD,
        "sheet": "",
        "votes": {},
        "moment": moment,
    }
