"""The door to practice: an example, a choice, where the ways part, and a score at the end."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.doors.practice import respond, screen
from flow.reason import exercise
from flow.reason.exercise import choices, round_of
from tests.support.approved import assert_approved
from tests.support.edit_rules import leading
from tests.support.living import FLOW as LIVING
from tests.support.markup import Markup, unsound
from tests.support.toy import FLOW

KEYS = {"html", "title", "say", "focus", "moment"}
RULED = {id: example.outcome for id, example in FLOW.examples.items()}
ORDER = [example.id for example in round_of(FLOW, 1)]

known = st.sampled_from([*FLOW.examples, *FLOW.outcomes])
values = known | st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())
messages = st.fixed_dictionaries(
    {},
    optional={
        "round": values,
        "answers": values | st.dictionaries(known, known | values),
        "ask": values,
        "form": values | st.fixed_dictionaries({"zaak": values}, optional={"keuze": values}),
    },
)


def show(**message: object) -> dict[str, Any]:
    return screen(FLOW, {"round": 1, **message})


def chosen(example: str, outcome: str) -> dict[str, Any]:
    """Choose an outcome for an example."""
    return show(form={"zaak": example, "keuze": outcome})


def text(found: dict[str, Any]) -> str:
    return Markup(found["html"]).text


def test_message_and_screen_are_json() -> None:
    assert json.loads(respond('{"round": 1}')) == screen(LIVING, {"round": 1})


def test_round_begins_with_its_first_example_and_no_score() -> None:
    found = show()
    example = FLOW.examples[ORDER[0]]
    html = Markup(found["html"])
    assert found.keys() == KEYS
    assert {example.name, example.text} <= set(html.texts)
    assert "0 van 3 zaken gedaan, 0 keer als de regels." in html.texts
    assert found["title"] == f"{example.name} – Oefenen – Fietswijzer"
    assert found["moment"] == {"round": 1, "answers": {}, "ask": ""}


@pytest.mark.parametrize("number", [None, "1", 1.0, [1]])
def test_what_is_no_number_of_a_round_is_taken_for_0(number: object) -> None:
    assert show(round=number) == show(round=0)


def test_kind_without_an_outcome_to_choose_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercise, "MOST", {"eerst": 3, "buiten": 0})
    assert len(Markup(show()["html"]).of("legend")) == 2


@pytest.mark.parametrize("id", FLOW.examples)
def test_outcomes_to_choose_from_stand_by_kind_and_none_is_chosen(id: str) -> None:
    others = {key: RULED[key] for key in RULED if key != id}
    html = Markup(show(answers=others)["html"])
    options = [field for field in html.of("input") if field["type"] == "radio"]
    assert [o["value"] for o in options] == [o.id for o in choices(FLOW, FLOW.examples[id])]
    assert not [field for field in options if "checked" in field]
    assert FLOW.examples[id].why not in html.text


def test_same_choice_as_the_rules_says_so_and_why() -> None:
    found = chosen("oude-fiets", "andere-fiets")
    assert "Dat kiezen de regels ook" in text(found)
    assert "Deze fiets is het maken niet meer waard." in text(found)
    assert "Hier gaan de wegen uit elkaar" not in text(found)
    assert "1 van 3 zaken gedaan, 1 keer als de regels." in text(found)
    assert found["moment"] == {
        "round": 1,
        "answers": {"oude-fiets": "andere-fiets"},
        "ask": "oude-fiets",
    }


def test_other_choice_is_told_the_question_that_decides_with_reason_and_source() -> None:
    found = text(chosen("band-plakken", "werkplaats"))
    assert "De regels kiezen iets anders" in found
    assert "U koos: Naar de werkplaats. De soort klopt wel: een van de routes." in found
    assert "Kunt u dit zelf?In deze zaak: ‘Ja, als iemand helpt’. Met hulp lukt een klein" in found
    assert "Bron: Fietsboek" in found
    assert "Voor ‘Naar de werkplaats’ was hier een ander antwoord nodig: ‘Nee’." in found


def test_choice_of_the_same_kind_is_told_so_as_a_part_of_a_sentence() -> None:
    told = "U koos: Kijk eerst wat er kapot is. De soort klopt wel: nog geen route: eerst dit doen."
    assert told in text(chosen("rook", "eerst-kijken"))


def test_choice_of_another_kind_is_not_told_that_its_kind_is_right() -> None:
    found = text(chosen("rook", "werkplaats"))
    assert "De soort klopt wel" not in found
    assert "‘Een band is lek’ of ‘De ketting of de lamp’ of ‘Het frame is gebroken’." in found


def test_after_the_comparison_the_next_example_comes() -> None:
    found = show(answers={ORDER[0]: RULED[ORDER[0]]}, ask="")
    assert FLOW.examples[ORDER[1]].name in text(found)
    assert "1 van 3 zaken gedaan, 1 keer als de regels." in text(found)


@pytest.mark.parametrize("choice", [{}, {"keuze": "weg"}, {"keuze": 5}, {"keuze": ["halt"]}])
def test_without_a_choice_the_example_stays_and_says_so(choice: dict[str, object]) -> None:
    found = show(form={"zaak": ORDER[0], **choice})
    assert found["title"].startswith(f"Fout: {FLOW.examples[ORDER[0]].name}")
    assert (found["focus"], found["say"]) == ("scherm-fout", "")
    assert "Fout: kies wat hier past." in text(found)


def test_last_comparison_leads_to_the_score() -> None:
    last = show(answers=RULED, ask=ORDER[-1])
    assert "Naar uw score" in text(last)
    assert "Volgende zaak" in text(show(answers={ORDER[0]: RULED[ORDER[0]]}, ask=ORDER[0]))


def test_score_names_what_was_chosen_otherwise() -> None:
    found = show(answers={**RULED, "rook": "werkplaats"})
    assert "U koos 2 van de 3 keer als de regels" in text(found)
    told = "Rook uit de accu: u koos ‘Naar de werkplaats’, de regels kiezen ‘"
    assert told in text(found)
    assert Markup(found["html"]).values("href") == ["?casus=rook"]


def test_perfect_score_has_nothing_to_look_at_again() -> None:
    found = show(answers=RULED)
    assert "U koos 3 van de 3 keer als de regels" in text(found)
    assert "Kijk hier nog eens naar" not in text(found)


def test_without_examples_the_screen_says_so() -> None:
    found = screen(replace(FLOW, examples={}), {"round": 1})
    assert "Er zijn nog geen voorbeelden om mee te oefenen" in text(found)


@given(messages)
def test_any_message_gets_a_complete_screen(message: dict[str, Any]) -> None:
    found = json.loads(json.dumps(screen(FLOW, message)))
    assert found.keys() == KEYS
    assert unsound(found) == []
    assert screen(FLOW, found["moment"])["moment"] == found["moment"]


def parting_twice() -> dict[str, Any]:
    """Choose what takes two other answers: a tyre, and help."""
    answers = {"rem": "ja", "schade": "ketting", "handig": "alleen"}
    other = replace(FLOW.examples["band-plakken"], answers=answers, outcome="werkplaats")
    flow = replace(FLOW, examples={"band-plakken": other})
    form = {"zaak": "band-plakken", "keuze": "zelf-maken"}
    return screen(leading(flow, "handig", alleen="werkplaats"), {"form": form})


def test_every_kind_of_screen_in_full() -> None:
    found = {
        "an example": show(),
        "without a choice": show(form={"zaak": ORDER[0]}),
        "as the rules": chosen("oude-fiets", "andere-fiets"),
        "otherwise": chosen("band-plakken", "werkplaats"),
        "of another kind": chosen("oude-fiets", "eerst-kijken"),
        "parting twice": parting_twice(),
        "the last comparison": show(answers=RULED, ask=ORDER[-1]),
        "the score": show(answers={**RULED, "rook": "werkplaats", "band-plakken": "fabriek"}),
        "a perfect score": show(answers=RULED),
        "without examples": screen(replace(FLOW, examples={}), {"round": 1}),
    }
    parts = {
        f"{name}: {part}": html if isinstance(html, str) else json.dumps(html)
        for name, made in found.items()
        for part, html in made.items()
    }
    assert_approved("practice.txt", parts)
