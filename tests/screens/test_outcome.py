"""An outcome: what to do, why, why not another route, what would change it, and the sheet."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from flow.reason.explain import changes
from flow.reason.walk import walk
from flow.screens import outcome as outcome_screen
from flow.screens.outcome_text import as_text, in_full
from flow.screens.pieces import KIND_LABELS
from flow.screens.sheet import stuck
from tests.support.markup import Markup
from tests.support.toy import FLOW, question, trail_to


def html_of(answers: dict[str, str]) -> str:
    walked = walk(FLOW, answers)
    assert walked.outcome
    return outcome_screen.outcome(walked, walked.outcome)


def outcome(id: str) -> Markup:
    return Markup(html_of(trail_to(id).answers))


def listed(html: str, title: str) -> list[str]:
    """Return the items of the block with this title; none when it is not there."""
    found = re.search(rf"<h3>{title}</h3><ul>(.*?)</ul></div>", html)
    return [Markup(item).text for item in found[1].split("</li>") if item] if found else []


# --- the screen ---------------------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_says_what_it_is_who_does_what_and_how_it_goes_on(id: str) -> None:
    html, reached = outcome(id), FLOW.outcomes[id]
    assert html.faults == []
    assert KIND_LABELS[reached.kind] in html.texts
    assert {reached.title, reached.text, f" {reached.after}"} <= set(html.texts)
    assert {f" {task.text}" for task in reached.tasks} <= set(html.texts)
    assert html.values("data-doe") == ["print", "kopieer", "terug", "opnieuw"]


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_every_answer_on_the_path_can_be_changed(id: str) -> None:
    assert outcome(id).values("data-wijzig") == list(trail_to(id).answers)


def test_small_button_is_named_after_what_it_shows_and_what_it_is_about() -> None:
    named = [name for name in outcome("fabriek").values("aria-label") if name.startswith("Wijzig")]
    assert named == [f"Wijzig: {question(id).short}" for id in trail_to("fabriek").answers]


def test_actions_of_the_path_are_told_in_order() -> None:
    html = html_of({"rem": "stuk", "garantie": "weet-niet", "ouderdom": "oud"})
    told = [item.split(".")[0] for item in listed(html, "Doe dit ook")]
    assert told == [
        "Loop met de fiets",
        "Vertel dat de rem stuk is",
        "Zoek de bon",
        "Lever de oude fiets in",
    ]


def test_actions_are_shown_only_when_there_are_any() -> None:
    assert "Doe dit ook" not in outcome("zelf-maken").texts


def test_reasons_are_told_strongest_first_and_other_routes_with_the_answer_that_closed_them() -> (
    None
):
    html = html_of(dict(FLOW.cases["ties"].answers))
    assert [item.split(". ")[0] for item in listed(html, "Waarom")] == [
        "Een oude fiets met groot gebrek maakt u niet meer",
        "Een rem maakt u niet zelf; dat is te gevaarlijk",
        "Zonder garantie betaalt u zelf",
    ]
    assert [item.split(".")[0] for item in listed(html, "Waarom niet een andere route")] == [
        "Zelf maken valt af door ‘Nee, de rem is stuk’ bij ‘Rem’",
        "Repair Café valt af door ‘15 jaar of ouder’ bij ‘Leeftijd van de fiets’",
        "Naar de werkplaats valt af door ‘15 jaar of ouder’ bij ‘Leeftijd van de fiets’",
        "Terug naar de fabriek valt af door ‘Nee’ bij ‘Garantie’",
    ]


def test_outcome_ends_with_the_version_and_who_decides() -> None:
    text = outcome("werkplaats").text
    assert "Dit is een advies met redenen" in text
    assert "Regels versie 2.1.0, laatst gecontroleerd op 02-03-2026." in text


def test_headings_skip_no_level() -> None:
    elements = outcome("werkplaats").elements
    levels = [int(tag[1]) for tag, _ in elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


# --- what would change it -----------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_every_other_way_can_be_tried(id: str) -> None:
    tried = [json.loads(value) for value in outcome(id).values("data-probeer")]
    assert tried == [change.answers for change in changes(walk(FLOW, trail_to(id).answers))]


def test_change_of_one_answer_is_one_sentence_in_short_words() -> None:
    html = Markup(html_of({"rem": "stuk", "garantie": "ja", "bon": "kwijt"}))
    assert [text for text in html.texts if text.startswith("Als u")] == [
        "Als u ‘Papier’ bij ‘Bon’ kiest, dan past: Terug naar de fabriek. ",
        "Als u ‘Foto’ bij ‘Bon’ kiest, dan past: Terug naar de fabriek. ",
    ][::-1]


def test_change_of_more_answers_lists_them_behind_its_sentence() -> None:
    texts = outcome("eerst-kijken").texts
    at = texts.index("Als u deze antwoorden kiest, dan past: Zelf maken. ")
    assert texts[at + 1 : at + 3] == ["‘Lekke band’ bij ‘Schade’", "‘Alleen’ bij ‘Zelf doen’"]


@pytest.mark.parametrize(("most", "more"), [(1, 1), (2, 0), (8, 0)])
def test_ways_beyond_the_shown_ones_are_counted(
    monkeypatch: pytest.MonkeyPatch, most: int, more: int
) -> None:
    monkeypatch.setattr(outcome_screen, "MOST_CHANGES", most)
    html = outcome("eerst-kijken")
    assert len(html.values("data-probeer")) == 2 - more
    assert (f"En nog {more} andere manieren" in html.text) == (more > 0)


def test_at_most_eight_ways_are_shown() -> None:
    assert outcome_screen.MOST_CHANGES == 8


# --- the sheet ----------------------------------------------------------------------------------


def test_outcome_leaves_room_to_agree_or_deviate() -> None:
    html = outcome("fabriek")
    assert {"rw-volgen", "rw-afwijken", "rw-omdat", "rw-besproken"} <= set(html.values("id"))
    assert {label["for"] for label in html.of("label")} == {
        "rw-volgen",
        "rw-afwijken",
        "rw-omdat",
        "rw-besproken",
    }


def test_route_tells_where_it_leads_when_it_gets_stuck() -> None:
    items = Markup(stuck(FLOW, FLOW.outcomes["werkplaats"])).text
    assert "De prijs wordt hoger dan afgesproken. Dan: Een andere fiets. Bron: Fietsboek" in items
    assert "De monteur ziet een fout van de fabriek. Dan: Terug naar de fabriek." in items
    assert "De fabriek zegt nee." not in items


@pytest.mark.parametrize("id", [o.id for o in FLOW.outcomes.values() if o.kind != "route"])
def test_outcome_that_is_no_route_has_no_transitions(id: str) -> None:
    assert stuck(FLOW, FLOW.outcomes[id]) == ""


# --- as text ------------------------------------------------------------------------------------


def test_text_to_copy_holds_everything_of_the_sheet() -> None:
    walked = walk(FLOW, {"rem": "stuk", "garantie": "ja", "bon": "foto"})
    assert walked.outcome
    assert as_text(walked, walked.outcome).splitlines() == [
        "Uitkomst van de routewijzer: Terug naar de fabriek",
        "De fabriek maakt de fiets, omdat de garantie nog loopt.",
        "",
        "Wat nu",
        "- Eigenaar: Stuur de bon op.",
        "- Fabriek: Haal de fiets op.",
        "",
        "Doe dit ook",
        "- Rijd niet met deze fiets, maar loop ernaast.",
        "- Hang een briefje aan het stuur, zodat niemand erop stapt.",
        "",
        "Waarom",
        "- Met garantie is de fabriek aan zet.",
        "- Een rem maakt u niet zelf; dat is te gevaarlijk.",
        "- Een foto van de bon is voor de fabriek genoeg.",
        "",
        "Waarom niet een andere route",
        "- Zelf maken valt af door ‘Nee, de rem is stuk’ bij ‘Rem’.",
        "- Repair Café valt af door ‘Ja’ bij ‘Garantie’.",
        "- Naar de werkplaats valt af door ‘Ja’ bij ‘Garantie’.",
        "- Een andere fiets valt af door ‘Ja’ bij ‘Garantie’.",
        "",
        "Antwoorden",
        "- Rem: Nee, de rem is stuk",
        "- Garantie: Ja",
        "- Bon: Ja, als foto",
        "",
        "Bronnen",
        "- Overheid, Wet op de garantie van fietsen",
        "",
        "Fietswijzer, regels versie 2.1.0. Dit is een advies; u beslist zelf.",
    ]


def test_text_leaves_out_what_there_is_none_of() -> None:
    walked = walk(FLOW, trail_to("zelf-maken").answers)
    assert walked.outcome
    assert "Doe dit ook" not in as_text(walked, walked.outcome)


def test_all_that_is_said_holds_what_would_change_it_with_the_answers_that_take_more() -> None:
    walked = walk(FLOW, trail_to("eerst-kijken").answers)
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Wat zou het veranderen"][0] == (
        "Als u deze antwoorden kiest, dan past: Zelf maken. "
        "(‘Lekke band’ bij ‘Schade’; ‘Alleen’ bij ‘Zelf doen’)"
    )
    walked = walk(FLOW, trail_to("eerst-bon").answers)
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Wat zou het veranderen"][0].endswith("dan past: Terug naar de fabriek.")
    assert told["Bronnen"] == ["Overheid, Wet op de garantie van fietsen"]
