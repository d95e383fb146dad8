"""The door to a meeting: any message gets a large screen that works, and tells no reading early."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.doors.meeting_room import respond, screen
from tests.support.approved import assert_approved
from tests.support.living import FLOW as LIVING
from tests.support.markup import Markup, unsound
from tests.support.toy import FLOW, IDS, OPTIONS, TRAILS, trail_to, valid_answers

KEYS = {"html", "title", "say", "focus", "sheet", "votes", "moment"}
NOOR = FLOW.cases["noor"]

known = st.sampled_from([*IDS, *OPTIONS, *FLOW.cases, "eigen", "vragen", "casus", "lezing"])
values = known | st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())
tables = st.dictionaries(st.sampled_from(IDS) | st.text(), values)
messages = st.fixed_dictionaries(
    {},
    optional={
        "case": st.sampled_from([*FLOW.cases, "eigen"]) | values,
        "answers": values | valid_answers | tables,
        "votes": values | st.dictionaries(st.sampled_from(IDS), tables),
        "view": values,
        "ask": values,
        "form": values | st.fixed_dictionaries({"vraag": values, "antwoord": values}) | tables,
    },
)


def show(case: object = "noor", **message: object) -> dict[str, Any]:
    return screen(FLOW, {"case": case, **message})


def questions(answers: dict[str, str], **message: object) -> dict[str, Any]:
    """Show the questions of a room with a case of its own."""
    return show("eigen", view="vragen", answers=answers, **message)


def form(vraag: str, antwoord: str | None = None, **handen: object) -> dict[str, object]:
    """Return the fields of a question as the page sends them."""
    chosen = {} if antwoord is None else {"antwoord": antwoord}
    counts = {f"handen-{id.replace('_', '-')}": count for id, count in handen.items()}
    return {"vraag": vraag, **chosen, **counts}


def test_message_and_screen_are_json() -> None:
    message = {"case": next(iter(LIVING.cases)), "view": "vragen", "answers": {}}
    assert json.loads(respond(json.dumps(message))) == screen(LIVING, message)


def test_case_is_read_first_with_what_it_leaves_open() -> None:
    found = show()
    html = Markup(found["html"])
    assert found.keys() == KEYS
    assert found["title"] == "Casus Noor, 31 jaar – Overleg – Fietswijzer"
    assert {NOOR.text, *NOOR.missing} <= set(html.texts)
    assert found["moment"] == {"case": "noor", "answers": NOOR.answers, "view": "casus"}
    assert (found["say"], found["sheet"]) == ("Casus Noor, 31 jaar.", "")


def test_only_what_the_case_leaves_open_is_asked() -> None:
    found = show(view="vragen", answers=NOOR.answers)
    assert Markup(found["html"]).of("form")[0]["data-vraag"] == "rem"
    assert found["say"] == "Rem. Vraag 3, nog hoogstens 3 hierna."
    found = show(view="vragen", answers=found["moment"]["answers"], form=form("rem", "ja"))
    assert Markup(found["html"]).of("form")[0]["data-vraag"] == "geld"


def test_hands_are_kept_with_the_answer_to_go_on_with() -> None:
    found = questions({}, form=form("rem", "half", ja="5", half="2", stuk="0"))
    assert found["votes"] == {"rem": {"ja": 5, "half": 2}}
    assert found["moment"]["answers"] == {"rem": "half"}
    assert "Verdeeld: Rem (Ja 5, Een beetje 2)." in Markup(found["html"]).text


def test_hands_that_were_counted_again_replace_the_first_ones() -> None:
    votes = {"rem": {"ja": 5, "half": 2}, "schade": {"band": 1}}
    found = questions({}, votes=votes, form=form("rem", "ja", ja="0", half=""))
    assert found["votes"] == {"rem": {}, "schade": {"band": 1}}


def test_counted_hands_stand_in_the_fields_when_the_question_comes_back() -> None:
    found = questions({}, votes={"rem": {"half": 2}})
    fields = {field["name"]: field["value"] for field in Markup(found["html"]).of("input")}
    assert fields["handen-half"] == "2"
    assert fields["handen-ja"] == "0"


@pytest.mark.parametrize("wrong", [None, "weg", 5, ["ja"]])
def test_without_an_answer_to_go_on_with_the_question_stays_and_says_so(wrong: Any) -> None:
    found = questions({}, form=form("rem", wrong, ja="3", half="3"))
    html = Markup(found["html"])
    assert found["title"].startswith("Fout: Rem – Overleg")
    assert (found["focus"], found["say"]) == ("scherm-fout", "")
    assert found["focus"] in html.values("id")
    assert html.of("fieldset")[0]["aria-describedby"] == "scherm-fout"
    assert found["votes"] == {"rem": {"ja": 3, "half": 3}}


@pytest.mark.parametrize("typed", ["10e", "tien", "-1", "1000", "<b>"])
@pytest.mark.parametrize("option", [o.id for o in FLOW.questions["rem"].options])
def test_hands_that_cannot_be_read_are_told_at_their_field_before_anybody_goes_on(
    option: str, typed: str
) -> None:
    sent = {"vraag": "rem", "antwoord": "half", "handen-half": "2", f"handen-{option}": typed}
    found = questions({}, form=sent)
    html = Markup(found["html"])
    fields = {field["id"]: field for field in html.of("input") if "id" in field}
    wrong = fields[f"handen-{option}"]
    assert (wrong["value"], wrong["aria-invalid"]) == (typed, "true")
    assert wrong["aria-describedby"] in html.values("id")
    assert "checked" in fields["antwoord-half"]
    assert found["focus"] == "scherm-fout"
    assert "Fout: vul bij de handen een heel getal in, van 0 tot en met 999." in html.texts
    assert found["moment"]["answers"] == {}
    assert found["votes"] == {"rem": {"half": 2} if option != "half" else {}}
    assert html.values("aria-invalid") == ["true"]
    assert html.faults == []


def test_outcome_tells_what_to_do_and_brings_the_sheet() -> None:
    answers = {"rem": "stuk", "garantie": "ja", "bon": "papier"}
    found = show(view="vragen", answers=answers, votes={"rem": {"stuk": 4, "ja": 1}})
    reached = FLOW.outcomes["fabriek"]
    assert found["say"] == f"{reached.title}."
    for html in (Markup(found["html"]), Markup(found["sheet"])):
        assert {reached.title, reached.text} <= set(html.texts)
        assert html.faults == []
    assert "Casus Noor, 31 jaar" in Markup(found["sheet"]).texts
    assert "Rem: Nee, de rem is stuk. Handen: Stuk 4, Ja 1." in Markup(found["sheet"]).text


def test_what_comes_first_can_be_done_and_the_question_asked_again() -> None:
    answers = trail_to("eerst-prijs").answers
    found = questions(answers)
    (button,) = Markup(found["html"]).values("data-wijzig")
    assert button == "geld"
    again = questions(answers, ask="geld")
    assert Markup(again["html"]).of("form")[0]["data-vraag"] == "geld"
    assert "geld" not in again["moment"]["answers"]
    assert Markup(questions(trail_to("fabriek").answers)["html"]).values("data-wijzig") == []


def test_case_can_be_read_again_and_leads_back_to_the_question() -> None:
    answers = {**NOOR.answers, "rem": "ja"}
    found = show(view="casus", answers=answers)
    assert NOOR.text in Markup(found["html"]).texts
    assert found["moment"]["answers"] == answers


def test_answers_that_no_longer_count_do_not_come_back() -> None:
    found = questions({"rem": "stuk", "handig": "nee"})
    assert found["moment"]["answers"] == {"rem": "stuk"}


@pytest.mark.parametrize("answers", [None, 5, "rem", ["rem"]])
def test_answers_that_are_no_table_are_none(answers: Any) -> None:
    assert questions(answers)["moment"]["answers"] == {}


# --- our reading comes last ---------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.cases)
@pytest.mark.parametrize("view", [None, "casus", "vragen", "x"])
def test_reading_is_nowhere_before_somebody_asks_for_it(id: str, view: str | None) -> None:
    reading = FLOW.cases[id].reading
    for trail in TRAILS:
        for answers in ({}, trail.answers):
            found = show(id, view=view, answers=answers)
            assert reading not in found["html"] + found["sheet"]


def test_reading_is_shown_after_the_outcome_only() -> None:
    early = show(view="lezing", answers=NOOR.answers)
    assert early["moment"]["view"] == "casus"
    assert NOOR.reading not in early["html"]
    found = show(view="lezing", answers=trail_to("fabriek").answers)
    html = Markup(found["html"])
    assert NOOR.reading in html.texts
    assert "Er is geen officieel antwoord." in html.texts
    assert "Bron: Buurtkrant onze conclusie" in html.text


def test_case_of_the_room_itself_has_no_text_and_no_reading() -> None:
    first = show("eigen")
    assert Markup(first["html"]).of("form")[0]["data-vraag"] == "rem"
    assert show("eigen", view="lezing", answers={})["moment"]["view"] == "vragen"
    end = questions(trail_to("fabriek").answers)
    assert Markup(end["html"]).values("data-toon") == []
    assert "Casus" not in end["sheet"]


# --- whatever comes in --------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["piet", "", 5, ["noor"], {}, None])
def test_unknown_case_is_answered_with_the_known_ones(case: object) -> None:
    found = show(case)
    html = Markup(found["html"])
    assert "De casus in dit adres bestaat niet. Kies een van deze:" in html.texts
    assert html.values("href") == ["?overleg=noor", "?overleg=ties"]
    assert html.faults == []


@given(messages)
def test_any_message_gets_a_complete_screen(message: dict[str, Any]) -> None:
    found = json.loads(json.dumps(screen(FLOW, message)))
    assert found.keys() == KEYS
    assert unsound(found) == []
    again = screen(FLOW, {**found["moment"], "votes": found["votes"]})
    assert again["moment"] == found["moment"]


def test_every_kind_of_screen_in_full() -> None:
    half = {"rem": {"ja": 5, "half": 2}}
    end = {"rem": "half", "schade": "band", "handig": "nee", "geld": "weet-niet"}
    found = {
        "the case": show(),
        "a question": show(view="vragen", answers=NOOR.answers),
        "with a divided room": show(view="vragen", answers={"rem": "half"}, votes=half),
        "without an answer": questions({}, form=form("rem", None, ja="1")),
        "with hands that cannot be read": questions({}, form=form("rem", "ja", ja="5", half="10e")),
        "what comes first": show(view="vragen", answers=end, votes=half),
        "a route": questions(trail_to("fabriek").answers),
        "danger": questions(trail_to("eerst-weg").answers),
        "the reading": show(view="lezing", answers=trail_to("fabriek").answers),
        "unknown": show("piet"),
    }
    parts = {
        f"{name}: {part}": html if isinstance(html, str) else json.dumps(html)
        for name, made in found.items()
        for part, html in made.items()
        if part != "sheet"  # outcomes.txt has it
    }
    assert_approved("meeting-room.txt", parts)
