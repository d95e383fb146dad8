"""The door to try other rules: a change, what follows from it in words, and the way back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.compare.trial import Trial
from flow.doors.trial import respond, screen
from flow.rules.model import Flow
from flow.rules.plan import Task
from flow.screens.sections import Section
from flow.screens.trial import first, tried
from flow.screens.trial_told import number, ways
from tests.support.approved import assert_approved
from tests.support.edit_rules import leading
from tests.support.living import EDITION as LIVING
from tests.support.markup import Markup, unsound
from tests.support.toy import EDITION, FLOW

KEYS = {"html", "title", "say", "focus", "text", "moment"}
PAGES = {"wacht_dagen": [["Kaarten & co", "../mas/kaarten/"]]}
IN_FULL = {
    "nothing": {},
    "a number": {"wacht_dagen": "20"},
    "a number of a region": {"weinig_euro": "41"},
    "a number that only a card tells": {"plak_minuten": "5"},
    "one path": {"bon/kwijt": "fabriek"},
    "an outcome that nobody reaches": {"schade/rook": "eerst-kijken"},
    "more groups than are told": {"rem/stuk": "schade"},
    "a gate that is passed by": {"handig/met-hulp": "geld"},
    "an answer of a gate": {"lek/ja": "wachten"},
    "a loop": {"geld/weinig": "wachten"},
    "a question that leads to itself": {"geld/weinig": "geld"},
    "a gate without its fact": {"bon/kwijt": "lek"},
    "a way back": {"wachten/nee": "repair-cafe", "geld/weinig": "wachten"},
    "text that is not true": {"rem/half": "repair-cafe"},
    "two sorts": {"handig/nee": "andere-fiets", "weinig_euro": "41"},
}

MANY = Trial(FLOW, FLOW, {("rem", "stuk"): "schade"})
LIVING_ANSWERS = [f"{q.id}/{o.id}" for q in LIVING.flow.questions.values() for o in q.options]
LIVING_PLACES = [*LIVING.flow.questions, *LIVING.flow.outcomes]

ids = st.sampled_from(
    [
        *(
            f"{asked.id}/{option.id}"
            for asked in FLOW.questions.values()
            for option in asked.options
        ),
        *FLOW.thresholds,
        *FLOW.questions,
        *FLOW.outcomes,
    ]
)
values = ids | st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())
fields = st.sampled_from(["soort", "antwoord", "doel", "drempel", "waarde", "weg"])
messages = st.fixed_dictionaries(
    {},
    optional={
        "answers": values | st.dictionaries(ids, ids | values),
        "form": values
        | st.dictionaries(fields, values | st.sampled_from(["antwoord", "grens", "3"])),
        "pages": values,
    },
)


def show(answers: dict[str, str] | None = None, **form: str) -> dict[str, Any]:
    return screen(
        EDITION, {"answers": answers or {}, "pages": PAGES} | ({"form": form} if form else {})
    )


def turn(answer: str, target: str, answers: dict[str, str] | None = None) -> dict[str, Any]:
    return show(answers, soort="antwoord", antwoord=answer, doel=target)


def limit(id: str, value: str, answers: dict[str, str] | None = None) -> dict[str, Any]:
    return show(answers, soort="grens", drempel=id, waarde=value)


def told(found: dict[str, Any]) -> str:
    return Markup(found["html"]).text


def test_message_and_screen_are_json() -> None:
    assert json.loads(respond("{}")) == screen(LIVING, {})


def test_first_screen_is_what_the_build_puts_in_the_page() -> None:
    found = show()
    assert found.keys() == KEYS
    assert found["html"] == first(FLOW)
    assert found["title"] == "Wat wilt u wijzigen? – Wat als – Fietswijzer"
    assert (found["text"], found["moment"]) == ("", {"answers": {}})


def test_every_sort_of_trial_in_full() -> None:
    found = {title: show(answers) for title, answers in IN_FULL.items()}
    parts = {title: f"{one['html']}\n{one['text']}" for title, one in found.items()}
    assert_approved("trials.txt", parts)


def test_answer_that_leads_elsewhere_moves_paths() -> None:
    found = turn("bon/kwijt", "fabriek")
    assert found["moment"] == {"answers": {"bon/kwijt": "fabriek"}}
    assert found["title"].startswith("3 combinaties van antwoorden eindigen anders – ")
    assert found["say"] == "3 combinaties van antwoorden eindigen anders."
    assert "Wij vergeleken 67 combinaties van antwoorden. Daarvan eindigen er 3" in told(found)
    assert "Van ‘Vraag eerst een nieuwe bon’ naar ‘Terug naar de fabriek’" in told(found)
    assert "Alle 3 combinaties met deze antwoorden." in told(found)


def test_what_can_be_copied_says_that_it_is_no_rule_and_which_version() -> None:
    text = turn("bon/kwijt", "fabriek")["text"]
    assert "Dit zijn geen regels, maar een proef." in text
    assert "Gerekend met regels versie 2.1.0 van 02-03-2026." in text
    assert "- Van ‘Vraag eerst een nieuwe bon’ naar ‘Terug naar de fabriek’" in text


def test_changes_add_up_and_each_can_be_taken_back() -> None:
    one = turn("bon/kwijt", "fabriek")["moment"]["answers"]
    both = limit("wacht_dagen", "20", one)["moment"]["answers"]
    assert both == {"bon/kwijt": "fabriek", "wacht_dagen": "20"}
    assert show(both, weg="bon/kwijt")["moment"] == {"answers": {"wacht_dagen": "20"}}
    buttons = [
        item["value"] for item in Markup(show(both)["html"]).of("input") if item["name"] == "weg"
    ]
    assert buttons == list(both)


def test_same_answer_again_replaces_its_change() -> None:
    found = turn("bon/kwijt", "werkplaats", {"bon/kwijt": "fabriek"})
    assert found["moment"] == {"answers": {"bon/kwijt": "werkplaats"}}


@pytest.mark.parametrize(
    ("made", "back"),
    [
        (
            {"bon/kwijt": "fabriek"},
            {"soort": "antwoord", "antwoord": "bon/kwijt", "doel": "eerst-bon"},
        ),
        ({"wacht_dagen": "20"}, {"soort": "grens", "drempel": "wacht_dagen", "waarde": "14"}),
    ],
)
def test_change_to_what_stands_in_the_rules_takes_it_back(
    made: dict[str, str], back: dict[str, str]
) -> None:
    assert show(made, **back) == show()


def test_threshold_steers_nothing_and_texts_tell_another_number() -> None:
    found = limit("wacht_dagen", " 20 ")
    assert found["moment"] == {"answers": {"wacht_dagen": "20"}}
    assert "Een drempel stuurt geen antwoord" in told(found)
    assert "Nu: Kunt u 14 dagen wachten?In deze proef: Kunt u 20 dagen wachten?" in told(found)
    assert "Wel zeggen 1 vraag, 1 uitkomst en 1 antwoord een ander getal." in told(found)
    assert ("../mas/kaarten/" in Markup(found["html"]).values("href")) is True


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("wacht_dagen", "Deze drempel is landelijk vast; een regio mag haar niet wijzigen."),
        ("garantie_jaren", "Deze drempel is niet bevestigd; een regio mag haar niet wijzigen."),
        ("weinig_euro", "Uw regio mag deze drempel wijzigen."),
    ],
)
def test_who_may_change_a_threshold_is_told(id: str, words: str) -> None:
    assert words in told(limit(id, "3"))


@pytest.mark.parametrize(
    ("form", "mistake"),
    [
        ({"soort": "antwoord", "antwoord": "", "doel": "geld"}, "Kies een antwoord."),
        ({"soort": "antwoord", "antwoord": "wacht_dagen", "doel": "geld"}, "Kies een antwoord."),
        ({"soort": "antwoord", "antwoord": "rem/weg", "doel": "geld"}, "Kies een antwoord."),
        ({"soort": "antwoord"}, "Kies een antwoord."),
        (
            {"soort": "antwoord", "antwoord": "rem/ja", "doel": ""},
            "Kies waar het antwoord heen gaat.",
        ),
        ({"soort": "antwoord", "antwoord": "rem/ja", "doel": "schade"}, "Zo is het nu al."),
        ({"soort": "grens", "drempel": "", "waarde": "3"}, "Kies een drempel."),
        ({"soort": "grens", "drempel": "wacht_dagen", "waarde": "veel"}, "Vul een heel getal in"),
        ({"soort": "grens", "drempel": "wacht_dagen", "waarde": "0"}, "Vul een heel getal in"),
        ({"soort": "grens", "drempel": "wacht_dagen", "waarde": "10000"}, "Vul een heel getal in"),
        ({"soort": "grens", "drempel": "wacht_dagen", "waarde": "14"}, "Zo is het nu al."),
        (
            {"soort": "grens", "drempel": "garantie_jaren", "waarde": "15"},
            "lopen dan niet meer op.",
        ),
    ],
)
def test_what_cannot_be_tried_is_told_and_all_else_stays(
    form: dict[str, str], mistake: str
) -> None:
    made = {"bon/kwijt": "fabriek"}
    found = show(made, **form)
    assert found["moment"] == {"answers": made}
    assert found["title"].startswith("Fout: ")
    assert (found["say"], found["focus"]) == ("", "scherm-fout")
    assert mistake in told(found)


def test_what_was_filled_in_stays_beside_the_mistake() -> None:
    html = Markup(turn("rem/ja", "")["html"])
    assert [item["value"] for item in html.of("option") if "selected" in item] == ["rem/ja"]
    value = next(
        i for i in Markup(limit("wacht_dagen", "veel")["html"]).of("input") if i["name"] == "waarde"
    )
    assert value["value"] == "veel"


def test_taking_back_what_others_lean_on_is_told() -> None:
    """The guarantee lasts longer only as long as an old bicycle is older."""
    made = {"fiets_oud_jaren": "30", "garantie_jaren": "20"}
    found = show(made, weg="fiets_oud_jaren")
    assert found["moment"] == {"answers": made}
    assert "lopen dan niet meer op." in told(found)


def test_change_that_moves_no_path_says_so() -> None:
    """Whoever is asked to wait ends in the same place, where those answers ended already."""
    old = leading(FLOW, "wachten", nee="repair-cafe")
    made = Trial(old, old, {("geld", "weinig"): "wachten"})
    found = tried(made, {})
    assert found.head == "Geen combinatie van antwoorden eindigt ergens anders"
    assert (
        "\n\nWaar het anders eindigt\n"
        f"Wij vergeleken {made.both.count()} combinaties van antwoorden. "
        "Elke combinatie eindigt waar zij eindigde.\n\n"
    ) in found.text


def test_one_path_that_moves_is_told_in_the_singular() -> None:
    """The receipt is asked for at a broken brake only, for nobody asks for it at a frame."""
    old = leading(FLOW, "schade", frame="niets-kapot")
    found = tried(Trial(old, old, {("bon", "kwijt"): "fabriek"}), {})
    assert found.head == "1 combinatie van antwoorden eindigt anders"
    assert "47 combinaties van antwoorden. Daarvan eindigt er 1 ergens anders." in found.text


def test_paths_that_share_no_answer_are_counted_among_all() -> None:
    old = replace(FLOW, start="bon")
    turns = {("bon", "papier"): "werkplaats", ("bon", "foto"): "werkplaats"}
    found = tried(Trial(old, old, turns), {})
    assert (
        "\n- Van ‘Terug naar de fabriek’ naar ‘Naar de werkplaats’\n"
        "  2 van de 3 combinaties van antwoorden.\n"
    ) in found.text


def test_smaller_groups_are_folded_whole() -> None:
    smaller = [one for one in ways(MANY) if one.title == "Ook dit eindigt anders"]
    assert smaller == [Section("Ook dit eindigt anders", "", smaller[0].items, shown=0)]
    assert smaller[0].items


def test_form_with_a_mistake_stands_before_what_came_of_the_rest() -> None:
    made = {"bon/kwijt": "fabriek"}
    wrong, right = limit("wacht_dagen", "veel", made)["html"], show(made)["html"]
    assert wrong.index("Nog iets wijzigen") < wrong.index("Uw wijzigingen")
    assert right.index("Uw wijzigingen") < right.index("Nog iets wijzigen")


def test_answer_of_a_gate_that_nobody_has_any_more_is_told_with_what_to_do() -> None:
    text = turn("schade/band", "geld")["text"]
    assert (
        "\n- Bij vraag ‘Lek’ komt niemand meer met het antwoord ‘Een band is lek’.\n"
        "  Haal dat antwoord daar uit de regels, of kies iets anders.\n"
    ) in text


def test_cases_that_read_another_number_are_named_with_a_link() -> None:
    links = Markup(limit("fiets_oud_jaren", "16")["html"]).values("href")
    assert {"?casus=ties", "?casus=oude-fiets"} <= set(links)
    assert "zijn dat er 2." in limit("fiets_oud_jaren", "16")["text"]


def test_one_text_with_another_number_is_told_in_the_singular() -> None:
    """Only the task of an outcome tells how long a patch takes."""
    old, other = (patching(minutes) for minutes in (25, 30))
    text = tried(Trial(old, other, {}), {}).text
    assert "Wel zegt 1 uitkomst een ander getal." in text
    assert "Van de 5 casussen en voorbeelden is dat er 1." in text
    assert (
        "- Uitkomst ‘Zelf maken’, wie doet wat\n"
        "  Nu: Eigenaar: Plak in 25 minuten.\n"
        "  In deze proef: Eigenaar: Plak in 30 minuten.\n"
    ) in text


def patching(minutes: int) -> Flow:
    """Let the owner patch a tyre in so many minutes."""
    reached, limits = FLOW.outcomes["zelf-maken"], FLOW.thresholds
    task = Task("eigenaar", f"Plak in {minutes} minuten.")
    return replace(
        FLOW,
        outcomes={**FLOW.outcomes, "zelf-maken": replace(reached, tasks=(task,))},
        thresholds={**limits, "plak_minuten": replace(limits["plak_minuten"], value=minutes)},
    )


@pytest.mark.parametrize(("count", "told"), [(1, "1"), (1234567, "1.234.567")])
def test_large_number_has_points(count: int, told: str) -> None:
    assert number(count) == told


def test_loop_is_told_and_nothing_is_computed() -> None:
    found = turn("geld/weinig", "wachten")
    assert found["title"].startswith("Zo kunnen de regels niet – ")
    assert "De vragen draaien rond: ‘Wachten’ → ‘Geld’ → ‘Wachten’." in told(found)
    assert "Wij vergeleken" not in told(found)


def test_gate_without_its_fact_is_told_with_a_way_to_it_and_what_to_do() -> None:
    found = told(turn("bon/kwijt", "lek"))
    assert "Bij vraag ‘Lek’ is er geen antwoord." in found
    assert "Zoals bij: Rem: Stuk; Garantie: Ja; Bon: Kwijt." in found
    assert "Laat dit antwoord eerst naar vraag ‘Schade’ gaan" in found


def test_case_that_ends_elsewhere_is_named_with_a_link() -> None:
    found = turn("schade/band", "geld")
    assert "?casus=band-plakken" in Markup(found["html"]).values("href")
    assert "Nu: uitkomst ‘Zelf maken’.In deze proef: vraag ‘Geld’ is nog open." in told(found)
    assert "Wat u ook doet, nu: schrijf de maat op." in told(found)


def test_case_of_which_not_all_is_known_is_told_what_can_still_follow() -> None:
    found = told(turn("rem/stuk", "schade"))
    assert "‘Een andere fiets’ en ‘Vraag eerst een nieuwe bon’ kunnen dan niet meer." in found
    more = told(turn("geld/genoeg", "zelf-maken"))
    assert "‘Zelf maken’ kan dan ook." in more


@given(messages)
def test_any_message_gets_a_sound_screen(message: dict[str, object]) -> None:
    found = screen(EDITION, message)
    assert found.keys() == KEYS
    assert not unsound(found)
    assert screen(EDITION, found["moment"])["moment"] == found["moment"]  # type: ignore[arg-type]


@given(st.sampled_from(LIVING_ANSWERS), st.sampled_from(LIVING_PLACES))
def test_every_change_of_the_living_rules_is_told(answer: str, target: str) -> None:
    found = screen(LIVING, {"answers": {answer: target}})
    assert not unsound(found)
    assert found["focus"] == "scherm-kop"
