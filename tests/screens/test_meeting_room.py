"""What a room sees: a clock, a number of hands at each answer, and what it chose on the sheet."""

from __future__ import annotations

import json

import pytest

from flow.reason.walk import walk
from flow.rules.cases import Case
from flow.rules.vocabulary import UNKNOWN
from flow.screens.clock import clock
from flow.screens.meeting_room import asked, ended, sheet, voted
from flow.screens.outcome import outcome
from tests.support.markup import Markup
from tests.support.toy import FLOW, IDS, before, question, trail_to

ANSWERS = {"rem": "stuk", "garantie": "weet-niet", "ouderdom": "oud"}
WALK = walk(FLOW, ANSWERS)
NOOR = FLOW.cases["noor"]


def text(html: str) -> str:
    return Markup(html).text


def form(id: str, case: Case | None = None, /, **answers: str) -> Markup:
    """Return a question of a room, without a mistake."""
    walked = walk(FLOW, answers or before(id))
    return Markup(asked(walked, question(id), case, {}, None))


# --- the clock ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (30, {"10": "Nog 10 minuten.", "5": "Nog 5 minuten."}),
        (10, {"5": "Nog 5 minuten."}),
        (1, {}),
    ],
)
def test_clock_is_told_of_a_few_times(minutes: int, said: dict[str, str]) -> None:
    html = Markup(clock(minutes))
    said |= {"1": "Nog 1 minuut."} if minutes > 1 else {}
    found = json.loads(html.values("data-zinnen")[0])
    assert found == said | {"0": "De tijd is om."}
    assert html.texts == [f"{minutes}:00", "Start de tijd"]
    assert html.faults == []


def test_without_minutes_there_is_no_clock() -> None:
    assert clock(0) == ""


# --- a question ---------------------------------------------------------------------------------


@pytest.mark.parametrize("id", IDS)
def test_every_answer_can_be_chosen_and_gets_hands(id: str) -> None:
    html = form(id, NOOR)
    options = [option.id for option in question(id).options]
    radios = [field for field in html.of("input") if field["type"] == "radio"]
    numbers = [field for field in html.of("input") if field.get("inputmode") == "numeric"]
    assert [field["value"] for field in radios] == options
    assert [field["name"] for field in numbers] == [f"handen-{option}" for option in options]
    assert {field["value"] for field in numbers} == {"0"}
    assert html.faults == []


def test_answer_that_was_chosen_is_filled_in() -> None:
    html = form("ouderdom", **ANSWERS)
    assert [field["value"] for field in html.of("input") if "checked" in field] == ["oud"]
    assert html.faults == []


def test_fields_and_buttons_for_hands_have_a_name_of_their_own() -> None:
    names = form("rem").values("aria-label")
    assert len(set(names)) == len(names) == 3 * len(question("rem").options)
    assert {"Handen voor: Een beetje", "Een hand meer: Ja", "Een hand minder: Stuk"} <= set(names)


def test_buttons_beside_a_field_are_no_tab_stops_for_its_arrow_keys_do_the_same() -> None:
    html = form("rem")
    steps = [field for field in html.of("button") if "data-stap" in field]
    assert {field["tabindex"] for field in steps} == {"-1"}


def test_not_knowing_looks_otherwise() -> None:
    html = form("schade")
    looks = [css for css in html.values("class") if css.startswith("ov-antwoord")]
    unknown = [option.id for option in question("schade").options].index(UNKNOWN)
    assert [at for at, css in enumerate(looks) if css == "ov-antwoord ov-weet-niet"] == [unknown]


def test_question_tells_its_help_why_it_is_asked_and_how_many_follow() -> None:
    html = form("rem", NOOR)
    assert {question("rem").help, "Vraag 1, nog hoogstens 4 hierna."} <= set(html.texts)
    assert question("rem").why in html.text
    assert html.values("data-toon") == ["casus"]
    without = form("schade")
    assert without.values("data-toon") == []
    assert "" not in without.texts


# --- the outcome and its sheet ------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_says_who_does_what_and_what_to_do_besides(id: str) -> None:
    walked = walk(FLOW, trail_to(id).answers)
    reached = FLOW.outcomes[id]
    html = Markup(ended(walked, reached, NOOR, {}))
    assert {reached.title, reached.text} <= set(html.texts)
    assert all(f" {what}" in html.texts for _, what in FLOW.who_does_what(reached))
    also = "; ".join(action.title for action in walked.actions)
    assert (f" {also}." in html.texts) == bool(also)
    assert html.values("data-toon") == ["lezing", "casus"]
    assert html.faults == []


def test_outcome_names_all_that_has_to_be_done_and_where_the_room_was_divided() -> None:
    assert WALK.outcome
    votes = {"rem": {"stuk": 5, "ja": 1}, "ouderdom": {"oud": 4, "jong": 2}}
    told = text(ended(WALK, WALK.outcome, None, votes))
    assert (
        "Doe dit ook: Loop met de fiets; Vertel dat de rem stuk is; Zoek de bon; "
        "Lever de oude fiets in."
    ) in told
    assert "Verdeeld: Rem (Stuk 5, Ja 1); Leeftijd van de fiets (Oud 4, Jong 2)." in told


def test_sheet_is_that_of_the_routewijzer_with_the_case_above_and_the_hands_below() -> None:
    assert WALK.outcome
    votes = {"rem": {"stuk": 3}}
    made = sheet(WALK, WALK.outcome, NOOR, votes)
    theirs = outcome(WALK, WALK.outcome).replace("#rw-overgangen", "../mas/vastlopen/")
    above, below = made.split(theirs)
    assert text(above) == "Casus Noor, 31 jaar"
    assert below == voted(WALK, votes)
    assert sheet(WALK, WALK.outcome, None, {}) == theirs


def test_sheet_leads_to_no_drawing_that_its_page_has_not() -> None:
    assert WALK.outcome
    assert 'href="#' in outcome(WALK, WALK.outcome)
    assert 'href="#' not in sheet(WALK, WALK.outcome, None, {})


def test_every_answer_is_told_with_its_hands_most_first() -> None:
    votes = {"ouderdom": {"jong": 1, "oud": 4}, "rem": {"stuk": 5}, "geld": {"weinig": 2}}
    assert text(voted(WALK, votes)) == (
        "Antwoorden en handenRem: Nee, de rem is stuk. Handen: Stuk 5.Garantie: Weet ik niet."
        "Leeftijd van de fiets: 15 jaar of ouder. Handen: Oud 4, Jong 1."
    )


def test_sheet_tells_with_which_answer_the_room_went_on_whatever_the_hands() -> None:
    told = "Rem: Nee, de rem is stuk. Handen: Ja 5."
    assert told in text(voted(WALK, {"rem": {"ja": 5}}))


def test_without_hands_nothing_is_told_of_them() -> None:
    assert voted(WALK, {}) == voted(WALK, {"geld": {"weinig": 2}}) == ""
