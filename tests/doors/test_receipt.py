"""The door of *Klopt mijn papier nog?*: a version, a fingerprint or a code, and what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.compare.record import record, restored
from flow.doors.receipt import respond, screen
from flow.reason.receipt import code
from flow.reason.walk import walk
from flow.rules.fingerprint import fingerprint
from flow.rules.model import Flow
from flow.rules.region import Region
from flow.screens.receipt import form
from tests.support.approved import assert_approved
from tests.support.edit_rules import changed, leading
from tests.support.editions import asked_first, without
from tests.support.living import FLOW as LIVING
from tests.support.living import samples
from tests.support.markup import Markup, unsound
from tests.support.toy import FLOW, TRAILS, trail_to

KEYS = {"html", "title", "say", "focus", "moment"}
OLD = restored(record(FLOW))  # as a browser gets it
HELPED = {"rem": "half", "schade": "band", "handig": "nee", "geld": "genoeg"}


def next_version(flow: Flow) -> Flow:
    """Publish rules as a version of their own."""
    return replace(flow, version="2.2.0")


def much_changed() -> Flow:
    """Change everything on one way that can: for its answers another outcome."""
    flow = leading(FLOW, "handig", nee="wachten")
    flow = leading(flow, "wachten", ja="werkplaats")
    flow = leading(flow, "handig", nee="werkplaats")
    asked = flow.questions["rem"]
    options = tuple(
        replace(o, label="Half", actions=("bon-zoeken",)) if o.id == "half" else o
        for o in asked.options
    )
    flow = changed(flow, replace(asked, options=options, thresholds=("weinig_euro",)))
    limit = replace(flow.thresholds["weinig_euro"], value=45)
    flow = replace(flow, thresholds={**flow.thresholds, limit.id: limit})
    return leading(flow, "rem", half="schade")


NEW = {
    "a question is new": next_version(asked_first(FLOW)),
    "an option is gone": next_version(without(FLOW, "geld", "genoeg")),
    "a target moved": next_version(leading(FLOW, "geld", genoeg="repair-cafe")),
    "a question comes earlier": next_version(leading(FLOW, "handig", nee="wachten")),
    "much changed": next_version(much_changed()),
    "nothing here changed": next_version(leading(FLOW, "bon", kwijt="fabriek")),
    "only words changed": next_version(FLOW),
}


def show(typed: str, now: Flow = FLOW, *older: Flow) -> dict[str, Any]:
    return screen((now, *older), {"form": {"wat": typed}})


def text(found: dict[str, Any]) -> str:
    return Markup(found["html"]).text


def of(answers: dict[str, str], flow: Flow = FLOW) -> str:
    """Return the code of answers."""
    return code(walk(flow, answers))


# --- a code -------------------------------------------------------------------------------------


def test_code_of_now_shows_the_outcome_and_how_to_go_on() -> None:
    found = show(of(HELPED))
    assert "Uw papier klopt nog" in text(found)
    assert "Naar de werkplaats" in text(found)
    assert f"Typ {of(HELPED)} bij Ik heb een code in de routewijzer." in text(found)
    assert "#ik-heb-een-code" in Markup(found["html"]).values("href")
    assert (found["focus"], found["say"]) == ("scherm-kop", "Uw papier klopt nog.")


@pytest.mark.parametrize(
    ("new", "headline"),
    [
        ("a question is new", "Er is nu nog een antwoord nodig"),
        ("an option is gone", "Er is nu nog een antwoord nodig"),
        ("a target moved", "De uitkomst is nu anders"),
        ("a question comes earlier", "Er is nu nog een antwoord nodig"),
        ("much changed", "Oudere regels, dezelfde uitkomst"),
        ("nothing here changed", "Oudere regels, dezelfde uitkomst"),
        ("only words changed", "Uw papier klopt nog"),
    ],
)
def test_code_of_older_rules_says_how_the_paper_stands(new: str, headline: str) -> None:
    found = show(of(HELPED), NEW[new], OLD)
    assert f"{headline}." == found["say"]
    assert headline in Markup(found["html"]).texts


@pytest.mark.parametrize("new", NEW)
def test_every_code_of_older_rules_is_read_whatever_changed(new: str) -> None:
    for trail in TRAILS:
        found = show(of(trail.answers), NEW[new], OLD)
        assert FLOW.outcomes[trail.outcome].title in text(found)
        assert unsound(found) == []


def test_code_to_go_on_with_is_one_of_now() -> None:
    new = NEW["a target moved"]
    assert f"Typ {of(HELPED, new)} bij" in text(show(of(HELPED), new, OLD))


def test_code_of_the_living_rules_is_read_once_they_are_old() -> None:
    new = replace(LIVING, version="99.0.0", region=Region("Spaakdorp"))
    for trail in samples()[::9]:
        found = show(of(trail.answers, LIVING), new, restored(record(LIVING)))
        assert found["say"] == "Oudere regels, dezelfde uitkomst."


# --- a version or a fingerprint -----------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["2.1.0", " versie 2.1.0 ", "zm01yc", "ZMO1 YC", "Regels versie 1.0.0, kenmerk ZM01YC"]
)
def test_version_of_now_is_told_so(typed: str) -> None:
    assert "2.1.0, kenmerk ZM01YC" in text(show(typed))
    assert show(typed)["say"] == "Uw papier klopt nog."


@pytest.mark.parametrize("typed", ["2.1.0", "v2.1.0", fingerprint(FLOW)])
def test_older_version_tells_which_answers_end_elsewhere(typed: str) -> None:
    found = show(typed, NEW["a target moved"], OLD)
    assert found["say"] == "Een oudere versie."
    assert "Dit is een oudere versie" in text(found)
    assert "Bij ‘Geld: 40 euro of meer’: eerst ‘Naar de werkplaats’, nu ‘Repair Café’" in text(
        found
    )
    assert "Zonder code weet deze pagina niet welke antwoorden" in text(found)


def test_older_version_that_decides_the_same_is_told_so() -> None:
    told = text(show("2.1.0", NEW["only words changed"], OLD))
    assert "Dezelfde antwoorden geven nog steeds dezelfde uitkomst." in told


def test_move_whatever_the_answers_is_told_so() -> None:
    ends = [
        replace(
            leading(FLOW, "bon", papier=end, foto=end, kwijt=end),
            start="bon",
            version=version,
        )
        for end, version in (("eerst-bon", "2.2.0"), ("fabriek", "2.1.0"))
    ]
    assert "Bij alle antwoorden: eerst ‘Terug naar de fabriek’" in text(show("2.1.0", *ends))


# --- what is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "typ eerst wat er op uw papier staat."),
        ("   ", "typ eerst wat er op uw papier staat."),
        ("9.9.9", "versie ‘9.9.9’ kent deze site niet. Wel bekend: versie 2.1.0, kenmerk ZM01YC."),
        ("ZM01YD", "het kenmerk ‘ZM01YD’ kent deze site niet. Wel bekend: versie 2.1.0"),
        ("kenmerk X", "het kenmerk ‘X’ kent deze site niet."),
        ("ZM01-R1U", "het teken ‘U’ komt in een code niet voor. Vergelijk elk teken"),
        ("ZM01-R1", "het kenmerk ‘ZM01R1’ kent deze site niet."),
        ("ZM01-R", "een code heeft 7 tekens, en u typte er 5. Vergelijk elk teken"),
        ("ZM01-R1J", "deze code klopt niet. Kijk vooral naar het 7e teken, de ‘J’."),
        ("ZM10-R1K", "deze code klopt niet. Zijn het 3e teken en het 4e teken verwisseld?"),
        ("1M01-R2K", "deze code klopt niet. Vergelijk elk teken met uw papier."),
        ("<b>", "het teken ‘<’ komt in een code niet voor."),
    ],
)
def test_what_cannot_be_looked_up_is_told_with_what_to_do(typed: str, told: str) -> None:
    found = show(typed)
    assert f"Fout: {told}" in text(found)
    assert (found["focus"], found["say"]) == ("scherm-fout", "")
    assert found["title"] == "Fout: Klopt mijn papier nog? – Fietswijzer"
    assert Markup(found["html"]).of("input")[0]["value"] == typed


def test_code_of_rules_that_are_not_known_is_told_with_where_to_go() -> None:
    new = replace(NEW["a target moved"], region=Region("Spaakdorp"))
    told = text(show(of(HELPED), new))
    assert "Fout: deze code hoort bij regels die deze site niet kent" in told


def test_lengths_of_all_rules_are_named() -> None:
    assert "een code heeft 7 of 8 tekens" in text(show("ZM01", FLOW, LIVING))


def test_screen_comes_back_from_its_moment() -> None:
    found = show(of(HELPED))
    assert found["moment"] == {"answers": {}, "typed": of(HELPED)}
    assert screen((FLOW,), found["moment"]) == found


def test_without_anything_typed_the_page_is_as_it_came() -> None:
    found = screen((FLOW,), {"answers": {}})
    assert found["html"] == form()
    assert (found["focus"], found["say"]) == ("kp-wat", "Klopt mijn papier nog?")


def test_message_and_screen_are_json() -> None:
    earlier = json.dumps([record(FLOW)])
    asked = {"form": {"wat": "2.1.0"}, "earlier": earlier}
    found = json.loads(respond(json.dumps(asked)))
    assert found == screen((LIVING, OLD), asked)
    assert found["say"] == "Een oudere versie."
    assert json.loads(respond("{}")) == screen((LIVING,), {})


values = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())
messages = st.fixed_dictionaries(
    {},
    optional={
        "form": values | st.fixed_dictionaries({}, optional={"wat": values}),
        "typed": values,
    },
)


@given(message=messages)
def test_any_message_gets_a_complete_screen(message: dict[str, object]) -> None:
    found = screen((FLOW, LIVING), message)
    assert found.keys() == KEYS
    assert unsound(found) == []


def test_every_screen_in_full() -> None:
    found = {name: show(of(HELPED), new, OLD) for name, new in NEW.items()}
    found["the code of now"] = show(of(trail_to("eerst-weg").answers))
    found["the version of now"] = show("2.1.0")
    found["an older version"] = show("2.1.0", NEW["much changed"], OLD)
    found["a mistake"] = show("ZM01-R1J")
    parts = {
        name: "\n".join(f"{key}: {value}" for key, value in one.items())
        for name, one in found.items()
    }
    assert_approved("receipts.txt", parts)
