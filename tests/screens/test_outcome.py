"""An outcome: what to do, why, why not another route, what would change it, and the sheet."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from flow.reason.explain import changes
from flow.reason.walk import walk
from flow.screens import outcome as outcome_screen
from flow.screens import sentences
from flow.screens.outcome_text import as_text, in_full
from flow.screens.pieces import KIND_LABELS
from flow.screens.sentences import told_event
from flow.screens.sheet import stuck
from tests.support.edit_rules import leading
from tests.support.markup import Markup
from tests.support.toy import FLOW, TRAILS, option, question, trail_to

# Another route takes two other answers: a tyre stays a tyre.
TWO_CHANGES = {"rem": "ja", "schade": "band", "handig": "alleen"}


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
    """At a gate nobody answered; where something comes first, a button before it goes on."""
    found = outcome(id).values("data-wijzig")
    assert found[-len(trail_to(id).answers) :] == list(trail_to(id).answers)


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
        "Dit staat vast door: ‘Stuk’ bij ‘Rem’, ‘Nee’ bij ‘Garantie’ en ‘Oud’ bij "
        "‘Leeftijd van de fiets’.",
    ]
    old = "‘15 jaar of ouder’ bij ‘Leeftijd van de fiets’"
    assert [item.strip() for item in listed(html, "Waarom niet een andere route")] == [
        "Zelf maken valt af door ‘Nee, de rem is stuk’ bij ‘Rem’.",
        f"Repair Café en Naar de werkplaats vallen af door {old}.",
        "Terug naar de fabriek valt af door ‘Nee’ bij ‘Garantie’.",
    ]


def test_reason_that_was_not_told_is_told_with_the_route_it_closes() -> None:
    html = html_of({"rem": "half", "schade": "band", "handig": "alleen"})
    found = listed(html, "Waarom niet een andere route")
    assert found[1].strip() == (
        "Terug naar de fabriek en Een andere fiets vallen af door ‘Een band is lek’ bij ‘Schade’."
    )
    assert "Een lekke band is een klein gebrek. Bron:" in " ".join(listed(html, "Waarom"))
    html = html_of({"rem": "half", "schade": "ketting", "handig": "nee", "geld": "weinig"})
    told = "Zelf maken valt af door ‘Nee’ bij ‘Zelf doen’. Wie het niet kan, laat de fiets maken."
    assert listed(html, "Waarom niet een andere route")[0].startswith(told)


def test_no_reason_stands_twice_on_a_sheet() -> None:
    for trail in TRAILS:
        html = html_of(trail.answers)
        for id, chosen in trail.answers.items():
            reason = option(id, chosen).reason
            same = [i for i, o in trail.answers.items() if option(i, o).reason == reason]
            assert html.count(reason) <= len(same)


# --- what a kind of outcome tells ---------------------------------------------------------------

BLOCKS = [
    "Wat daarna nog kan",
    "Waarom",
    "Waarom niet een andere route",
    "Deze routes kunnen niet",
    "Wat zou het veranderen",
    "Loopt deze route vast?",
    "Uw antwoorden",
    "Pas toe of leg uit",
]


@pytest.mark.parametrize(
    ("id", "left_out"),
    [
        ("werkplaats", {"Wat daarna nog kan", "Deze routes kunnen niet"}),
        (
            "eerst-bon",
            {"Waarom niet een andere route", "Wat zou het veranderen", "Loopt deze route vast?"},
        ),
        ("niets-kapot", {*BLOCKS} - {"Waarom", "Uw antwoorden", "Pas toe of leg uit"}),
        ("eerst-weg", {*BLOCKS} - {"Uw antwoorden"}),
    ],
)
def test_outcome_shows_what_fits_its_kind(id: str, left_out: set[str]) -> None:
    texts = outcome(id).texts
    assert [title for title in BLOCKS if title in texts] == [
        title for title in BLOCKS if title not in left_out
    ]


def test_what_comes_first_names_the_routes_that_stay_open_and_the_way_on() -> None:
    html = html_of({"rem": "stuk", "garantie": "ja", "bon": "kwijt"})
    assert listed(html, "Wat daarna nog kan") == [
        "Zelf maken",
        "Repair Café",
        "Naar de werkplaats",
        "Terug naar de fabriek",
    ]
    assert [item.strip() for item in listed(html, "Deze routes kunnen niet")] == [
        "Een andere fiets valt af door ‘Ja’ bij ‘Garantie’."
    ]
    buttons = [given for given in Markup(html).of("button") if given.get("data-wijzig") == "bon"]
    assert [given["aria-label"] for given in buttons] == [
        "Dit is gedaan: ga verder: Bon",
        "Wijzig: Bon",
    ]


def test_when_firm_facts_leave_no_route_there_is_only_the_way_on() -> None:
    flow = leading(FLOW, "schade", niets="eerst-kijken")
    walked = walk(leading(flow, "rem", stuk="schade"), {"rem": "ja", "schade": "niets"})
    assert walked.outcome
    html = outcome_screen.outcome(walked, walked.outcome)
    assert "Wat daarna nog kan" not in html
    assert "Dit is gedaan: ga verder" in html


def test_in_danger_there_are_no_sources_and_nothing_to_weigh() -> None:
    html = outcome("eerst-weg")
    assert not [href for href in html.values("href") if "bron" in href]
    assert "advies" not in html.text
    assert "Bel 112." in html.text
    assert "opnieuw" in html.values("data-doe")
    walked = walk(FLOW, trail_to("eerst-weg").answers)
    assert walked.outcome
    told = as_text(walked, walked.outcome)
    assert "Waarom" not in told
    assert "Bronnen" not in told
    assert "advies" not in told
    assert dict(in_full(walked, walked.outcome))["Bronnen"] == []


# --- what fixes it ------------------------------------------------------------------------------


def told_fixed(count: int, most: int = 5) -> str:
    """Say what fixes a walk of five answers, of which the last `count` do."""
    answers = {"rem": "ja", "schade": "frame", "garantie": "nee", "ouderdom": "jong"}
    walked = walk(FLOW, {**answers, "geld": "genoeg"})
    return sentences.fixed_sentence(walked, walked.answered[5 - count :])


def test_few_answers_that_fix_the_outcome_are_named() -> None:
    assert told_fixed(1) == "Dit staat vast door: ‘Genoeg’ bij ‘Geld’."
    assert told_fixed(2) == (
        "Dit staat vast door: ‘Jong’ bij ‘Leeftijd van de fiets’ en ‘Genoeg’ bij ‘Geld’."
    )


def test_of_many_answers_those_are_named_that_make_no_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sentences, "MOST_FIXED", 2)
    assert told_fixed(5) == "Dit staat vast door al uw 5 antwoorden samen."
    assert told_fixed(3) == (
        "Dit staat vast door 3 van uw 5 antwoorden. "
        "Wat u koos bij ‘Rem’ en ‘Schade’, maakt voor de uitkomst niet uit."
    )


def test_of_too_many_on_both_sides_only_the_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "MOST_FIXED", 1)
    assert told_fixed(2) == "Dit staat vast door 2 van uw 5 antwoorden."


def test_at_most_five_answers_are_named() -> None:
    assert sentences.MOST_FIXED == 5


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


@pytest.mark.parametrize("id", [route.id for route in FLOW.routes])
def test_every_other_way_can_be_tried(id: str) -> None:
    tried = [json.loads(value) for value in outcome(id).values("data-probeer")]
    assert tried == [change.answers for change in changes(walk(FLOW, trail_to(id).answers))]


def test_change_of_one_answer_is_one_sentence_in_short_words() -> None:
    html = Markup(
        html_of({"rem": "ja", "schade": "ketting", "handig": "met-hulp", "wachten": "ja"})
    )
    assert [text for text in html.texts if text.startswith("Als u")] == [
        "Als u ‘Alleen’ bij ‘Zelf doen’ kiest, dan past: Zelf maken. "
    ]


def test_change_of_more_answers_lists_them_behind_its_sentence() -> None:
    texts = Markup(html_of(TWO_CHANGES)).texts
    at = texts.index("Als u deze antwoorden kiest, dan past: Naar de werkplaats. ")
    assert texts[at + 1 : at + 3] == ["‘Nee’ bij ‘Zelf doen’", "‘Genoeg’ bij ‘Geld’"]


@pytest.mark.parametrize(("most", "more"), [(1, 1), (2, 0), (8, 0)])
def test_ways_beyond_the_shown_ones_are_counted(
    monkeypatch: pytest.MonkeyPatch, most: int, more: int
) -> None:
    monkeypatch.setattr(outcome_screen, "MOST_CHANGES", most)
    html = Markup(html_of(TWO_CHANGES))
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
    items = transitions({"rem": "ja", "schade": "band", "handig": "nee", "geld": "genoeg"})
    assert "De prijs wordt hoger dan afgesproken. Dan: Een andere fiets. Bron: Fietsboek" in items
    assert "De monteur ziet een fout van de fabriek. Dan: Terug naar de fabriek." in items
    assert "De fabriek zegt nee." not in items


def transitions(answers: dict[str, str]) -> str:
    walked = walk(FLOW, answers)
    assert walked.outcome
    return Markup(stuck(walked, walked.outcome)).text


@pytest.mark.parametrize(("garantie", "told"), [("nee", False), ("weet-niet", True)])
def test_transition_that_a_fact_excludes_is_not_told(garantie: str, told: bool) -> None:
    answers = {"rem": "stuk", "garantie": garantie, "ouderdom": "jong", "geld": "genoeg"}
    items = transitions(answers)
    assert ("De monteur ziet een fout van de fabriek." in items) == told
    assert "De prijs wordt hoger dan afgesproken." in items


def test_where_transitions_are_listed_the_exception_is_told() -> None:
    told = [told_event(FLOW, item) for item in FLOW.transitions]
    assert told[0] == "Het lukt niet alleen."
    assert told[3] == (
        "De monteur ziet een fout van de fabriek. "
        "Dit geldt niet bij ‘Nee’ bij ‘Garantie’ of ‘Oud’ bij ‘Leeftijd van de fiets’."
    )


@pytest.mark.parametrize("id", [o.id for o in FLOW.outcomes.values() if o.kind != "route"])
def test_outcome_that_is_no_route_has_no_transitions(id: str) -> None:
    assert transitions(trail_to(id).answers) == ""


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
        "- Dit staat vast door: ‘Stuk’ bij ‘Rem’, ‘Ja’ bij ‘Garantie’ en ‘Foto’ bij ‘Bon’.",
        "",
        "Waarom niet een andere route",
        "- Zelf maken valt af door ‘Nee, de rem is stuk’ bij ‘Rem’.",
        "- Repair Café, Naar de werkplaats en Een andere fiets vallen af door ‘Ja’ bij ‘Garantie’.",
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
    walked = walk(FLOW, TWO_CHANGES)
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Wat zou het veranderen"][0] == (
        "Als u deze antwoorden kiest, dan past: Naar de werkplaats. "
        "(‘Nee’ bij ‘Zelf doen’; ‘Genoeg’ bij ‘Geld’)"
    )
    walked = walk(FLOW, trail_to("fabriek").answers)
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Bronnen"] == ["Overheid, Wet op de garantie van fietsen"]


def test_all_that_is_said_holds_a_change_of_one_answer_as_one_sentence() -> None:
    walked = walk(FLOW, {"rem": "ja", "schade": "ketting", "handig": "met-hulp", "wachten": "ja"})
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))["Wat zou het veranderen"]
    assert "Als u ‘Alleen’ bij ‘Zelf doen’ kiest, dan past: Zelf maken." in told


def test_text_of_what_comes_first_names_what_can_follow() -> None:
    walked = walk(FLOW, {"rem": "ja", "schade": "frame", "garantie": "ja", "bon": "kwijt"})
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Wat daarna nog kan"] == ["Terug naar de fabriek"]
    assert told["Deze routes kunnen niet"] == [
        "Zelf maken valt af door ‘Het frame is gebroken’ bij ‘Schade’.",
        "Repair Café, Naar de werkplaats en Een andere fiets vallen af door ‘Ja’ bij ‘Garantie’.",
    ]
    assert told["Wat zou het veranderen"] == []
