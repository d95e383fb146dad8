"""Every kind of screen and message, in full, as somebody read and approved it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from flow.doors import forms
from flow.doors.browser import screen
from flow.reason.walk import walk
from flow.rules.model import Flow
from flow.screens import sentences
from flow.screens.outcome_text import as_text
from flow.screens.overview import everything
from tests.support.approved import assert_approved
from tests.support.edit_rules import changed
from tests.support.toy import EDITION, FLOW, IDS, TRAILS, before, question, trail_to

NOW, TODAY = "2026-11-22T09:30:00", "2026-11-22"
STALE = {"rem": "ja", "schade": "band", "handig": "alleen", "garantie": "ja", "geld": "weinig"}
FILLED = {
    "uitnodiging": {
        "regio": ["Spaakdorp & <omgeving>"],
        "datum": ["2027-02-01"],
        "van": ["13:30"],
        "tot": ["16:00"],
        "plaats": ["De schuur"],
        "afzender": ["De <buurt>"],
        "genodigden": ["cafe", "monteur"],
        "casussen": ["noor"],
    },
    "quick-scan": {
        "regio": ["Spaakdorp"],
        "datum": ["2027-02-01"],
        **{f"{n}-{id}": [count] for n in (1, 2) for id, count in (("ja", "1"), ("nee", "5"))},
        "1-beetje": ["2"],
        "3-tekst": ["Wij <schrijven>."],
        "afspraken": ["Noor belt.\nTies plakt."],
    },
    "afsprakenkaart": {
        "regio": ["Spaakdorp"],
        **{f"{n}-{id}": [f"{id} <{n}>\nen meer"] for n in (1, 3) for id in ("afspraak", "wie")},
    },
}
WRONG = {
    "uitnodiging": {"datum": ["2020-01-01"], "van": ["16:00"], "tot": ["13:30"]},
    "quick-scan": {"1-ja": ["-1"], "2-nee": ["veel"], "datum": ["morgen"]},
    "afsprakenkaart": {"datum": ["morgen"]},
}


def told(message: Mapping[str, object], flow: Flow = FLOW) -> str:
    """Return a screen with its HTML first and the rest below it."""
    found = screen(flow, message)
    html = found.pop("html")
    rest = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in found.items())
    return "\n".join([str(html), *rest])


def test_every_question_in_full() -> None:
    found = {id: told({"answers": before(id), "ask": id}) for id in IDS}
    asked = replace(question("geld"), help="Tel het geld. Vraag het na, als u het niet weet.")
    found["with a longer help text"] = told({"answers": before("geld")}, changed(FLOW, asked))
    found["with a mistake"] = told({"error": True})
    found["with answers that dropped"] = told({"answers": STALE})
    found["with a case and answers that dropped"] = told(
        {"case": "noor", "told": True, "answers": STALE}
    )
    assert_approved("questions.txt", found)


def test_every_outcome_in_full() -> None:
    ends = {id: told({"answers": trail_to(id).answers}) for id in FLOW.outcomes}
    longest = max(TRAILS, key=lambda trail: len(trail.answers))
    assert_approved("outcomes.txt", ends | {"the longest": told({"answers": longest.answers})})


def test_outcomes_fixed_by_more_answers_than_are_named_in_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sentences, "MOST_FIXED", 1)
    ends = {id: told({"answers": trail_to(id).answers}) for id in ("fabriek", "werkplaats")}
    assert_approved("fixed-by-many.txt", ends)


def test_every_outcome_as_text_in_full() -> None:
    found = {}
    for id in FLOW.outcomes:
        walked = walk(FLOW, trail_to(id).answers)
        assert walked.outcome
        found[id] = as_text(walked, walked.outcome)
    assert_approved("outcomes-as-text.txt", found)


def test_what_is_still_possible_in_full() -> None:
    found = {id: told({"answers": before(id), "survey": True}) for id in IDS}
    none = {"schade": "frame", "garantie": "ja", "bon": "kwijt"}
    found["without a route"] = told({"answers": none, "survey": True})
    assert_approved("surveys.txt", found)


def test_cases_and_examples_in_full() -> None:
    found = {id: told({"case": id}) for id in (*FLOW.cases, *FLOW.examples, "x")}
    found["noor, told before"] = told({"case": "noor", "told": True})
    found["rook, told before"] = told({"case": "rook", "told": True})
    assert_approved("cases.txt", found)


def test_overview_in_full() -> None:
    assert_approved("overview.txt", {"all": everything(FLOW)})


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("kind", ["empty", "filled", "wrong"])
def test_form_in_full(monkeypatch: pytest.MonkeyPatch, form: str, kind: str) -> None:
    monkeypatch.setattr(forms, "edition", lambda: EDITION)
    given = {"empty": {}, "filled": FILLED[form], "wrong": WRONG[form]}[kind]
    answer = json.loads(
        forms.respond(json.dumps({"form": form, "given": given, "now": NOW, "today": TODAY}))
    )
    _, result = forms.answer(EDITION, {"form": form, "given": given, "now": NOW, "today": TODAY})
    values = json.dumps(dict(result.values), indent=1, ensure_ascii=False)
    calendar = {"calendar": result.calendar.replace("\r\n", "\n")} if result.calendar else {}
    parts = {key: str(value) for key, value in answer.items()} | {"values": values} | calendar
    assert_approved(f"{form}-{kind}.txt", parts)
