"""An outcome: what to do, why, why not another route, what would change it, and the sheet."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from flow.reason.account import account
from flow.reason.explain import Change, changes
from flow.reason.walk import walk
from flow.screens import outcome as outcome_screen
from flow.screens import sentences
from flow.screens.outcome_text import as_text, in_full
from flow.screens.pieces import KIND_LABELS
from flow.screens.sentences import change_sentence, told_event
from flow.screens.sheet import stuck
from tests.support.claims import without_source
from tests.support.edit_rules import leading
from tests.support.markup import Markup, cited, folds, items, numbers, sources
from tests.support.toy import FLOW, TRAILS, option, question, trail_to, walks

# Another route takes two other answers: a tyre stays a tyre.
TWO_CHANGES = {"rem": "ja", "schade": "band", "handig": "alleen"}


def html_of(answers: dict[str, str]) -> str:
    walked = walk(FLOW, answers)
    assert walked.outcome
    return outcome_screen.outcome(walked, walked.outcome)


def outcome(id: str) -> Markup:
    return Markup(html_of(trail_to(id).answers))


def glance(html: str) -> str:
    """Return what stands above the buttons."""
    return html.partition('<p class="rw-knoppen">')[0]


def listed(html: str, title: str) -> list[str]:
    """Return the items below this title, with their sources; none when it is not there."""
    return items(folds(cited(html)).get(title, ""))


# --- the screen ---------------------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_says_what_it_is_who_does_what_and_how_it_goes_on(id: str) -> None:
    html, reached = outcome(id), FLOW.outcomes[id]
    assert html.faults == []
    assert KIND_LABELS[reached.kind] in html.texts
    assert {reached.title, reached.text, reached.after} <= {text.strip() for text in html.texts}
    assert {f" {task.text}" for task in reached.tasks} <= set(html.texts)
    assert html.values("data-doe") == ["print", "kopieer", "antwoorden", "terug", "opnieuw"]
    assert set(html.values("role")) <= {"doc-noteref", "status"}
    assert html.values("role").count("status") == 1  # where it is said that the text was copied


def test_what_counts_is_seen_at_a_glance_and_the_rest_is_folded_below_the_buttons() -> None:
    html = html_of({"rem": "stuk", "garantie": "ja", "bon": "foto"})
    assert Markup(glance(cited(html))).texts == [
        "Route",
        "Terug naar de fabriek",
        "De fabriek maakt de fiets, omdat de garantie nog loopt. [garantiewet]",
        "Telt het zwaarst:",
        " Met garantie is de fabriek aan zet. [garantiewet]",
        "Wat nu",
        *("Eigenaar:", " Stuur de bon op."),
        *("Fabriek:", " Haal de fiets op."),
        "Doe dit ook",
        "Loop met de fiets",
        "Vertel dat de rem stuk is",
    ]
    below = html.removeprefix(glance(html))
    assert Markup(below).texts[:4] == ["Print", "Kopieer als tekst", "Wijzig een antwoord", "Terug"]
    assert len(re.findall("<h3>", below)) == len(folds(below))


def test_way_on_stands_between_the_buttons_and_what_is_folded() -> None:
    html = html_of(trail_to("eerst-bon").answers)
    last, on, folded = (html.index(part) for part in ('data-doe="terug"', "ga verder", "<details"))
    assert last < on < folded
    assert "ga verder" not in outcome("werkplaats").text


def test_all_is_wiped_from_the_end_of_the_screen_only() -> None:
    html = html_of(trail_to("werkplaats").answers)
    assert html.rindex("</details>") < html.index('data-doe="opnieuw"')


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
    assert Markup(glance(html)).texts[-5:] == [
        "Doe dit ook",
        "Loop met de fiets",
        "Vertel dat de rem stuk is",
        "Zoek de bon",
        "Lever de oude fiets in",
    ]
    assert listed(html, "Doe dit ook: uitleg") == [
        "Loop met de fiets. Rijd niet met deze fiets, maar loop ernaast. [fietsboek]",
        "Vertel dat de rem stuk is. Hang een briefje aan het stuur, zodat niemand erop stapt. "
        "onze conclusie [tips-bond]",
        "Zoek de bon. Zoek de bon, want de garantie duurt 2 jaar. niet bevestigd [garantiewet]",
        "Lever de oude fiets in. Breng de oude fiets naar de winkel; die haalt er onderdelen uit. "
        "[tips-bond]",
    ]


def test_actions_are_shown_only_when_there_are_any() -> None:
    assert "Doe dit ook" not in outcome("zelf-maken").text


def test_reasons_are_told_strongest_first_and_other_routes_with_the_answer_that_closed_them() -> (
    None
):
    html = html_of(dict(FLOW.cases["ties"].answers))
    strongest = "Telt het zwaarst: Een oude fiets met groot gebrek maakt u niet meer. [tips-bond]"
    assert strongest in Markup(glance(cited(html))).text
    assert listed(html, "Waarom") == [
        "Een rem maakt u niet zelf; dat is te gevaarlijk. [fietsboek]",
        "Zonder garantie betaalt u zelf. [garantiewet]",
        "Dit staat vast, omdat de rem stuk is, omdat er geen garantie meer is en "
        "omdat de fiets 15 jaar of ouder is.",
    ]
    assert listed(html, "Waarom niet een andere route") == [
        "Zelf maken valt af, omdat de rem stuk is.",
        "Repair Café en Naar de werkplaats vallen af, omdat de fiets 15 jaar of ouder is.",
        "Terug naar de fabriek valt af, omdat er geen garantie meer is.",
    ]


def test_reason_that_was_not_told_is_told_with_the_route_it_closes() -> None:
    html = html_of({"rem": "half", "schade": "band", "handig": "alleen"})
    found = listed(html, "Waarom niet een andere route")
    assert found[1] == "Terug naar de fabriek en Een andere fiets vallen af, omdat een band lek is."
    strongest = "Telt het zwaarst: Een lekke band is een klein gebrek. [fietsboek, tips-bond]"
    assert strongest in Markup(glance(cited(html))).text
    html = html_of({"rem": "half", "schade": "ketting", "handig": "nee", "geld": "weinig"})
    told = (
        "Zelf maken valt af, omdat u het niet kunt. "
        "Wie het niet kan, laat de fiets maken. [fietsboek]"
    )
    assert listed(html, "Waarom niet een andere route")[0] == told


def test_no_reason_stands_twice_on_a_sheet() -> None:
    for trail in TRAILS:
        html = html_of(trail.answers)
        for id, chosen in trail.answers.items():
            reason = option(id, chosen).reason
            same = [i for i, o in trail.answers.items() if option(i, o).reason == reason]
            assert html.count(reason) <= len(same)


def test_strongest_reason_stands_above_and_not_among_the_others() -> None:
    for walked in walks():
        assert walked.outcome
        html, told = outcome_screen.outcome(walked, walked.outcome), account(walked)
        if told.why:
            strongest = told.why[0].answer.option.reason
            assert f"Telt het zwaarst: {strongest}" in Markup(glance(html)).text
            assert strongest not in Markup(html.removeprefix(glance(html))).text
            others = [reason.answer.option.reason for reason in told.why[1:]]
            *found, fixed = [re.sub(r"( \w+ \w+)? \[.*", "", i) for i in listed(html, "Waarom")]
            assert found == others
            assert fixed.startswith("Dit staat vast")


@pytest.mark.parametrize(
    ("rem", "told"),
    [
        ("half", "Met een halve rem kunt u niet veilig rijden. onze conclusie [tips-bond]"),
        ("stuk", "Een rem maakt u niet zelf; dat is te gevaarlijk. [fietsboek]"),
    ],
)
def test_only_what_is_not_certain_says_so(rem: str, told: str) -> None:
    flow = leading(FLOW, "rem", half="garantie")
    walked = walk(flow, {"rem": rem, "garantie": "nee", "ouderdom": "oud"})
    assert walked.outcome
    html = outcome_screen.outcome(walked, walked.outcome)
    assert told in listed(html, "Waarom")
    assert "zeker" not in html


# --- what a kind of outcome tells ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "titles"),
    [
        (
            "repair-cafe",
            [
                *("Doe dit ook: uitleg", "Waarom", "Waarom niet een andere route"),
                *("Wat zou het veranderen", "Hoe het daarna gaat", "Uw antwoorden"),
                *("Pas toe of leg uit", "Bronnen bij deze uitkomst"),
            ],
        ),
        (
            "zelf-maken",
            [
                *("Waarom", "Waarom niet een andere route", "Wat zou het veranderen"),
                *("Hoe het daarna gaat", "Uw antwoorden", "Pas toe of leg uit"),
                "Bronnen bij deze uitkomst",
            ],
        ),
        (
            "eerst-bon",
            [
                *("Waarom", "Deze routes kunnen niet", "Wat daarna nog kan", "Uw antwoorden"),
                *("Pas toe of leg uit", "Bronnen bij deze uitkomst"),
            ],
        ),
        (
            "niets-kapot",
            [
                *("Waarom", "Hoe het daarna gaat", "Uw antwoorden", "Pas toe of leg uit"),
                "Bronnen bij deze uitkomst",
            ],
        ),
        ("eerst-weg", ["Hoe het daarna gaat", "Uw antwoorden"]),
    ],
)
def test_outcome_folds_what_fits_its_kind_and_nothing_empty(id: str, titles: list[str]) -> None:
    assert list(folds(html_of(trail_to(id).answers))) == titles


def test_what_comes_first_names_the_routes_that_stay_open_and_the_way_on() -> None:
    html = html_of({"rem": "stuk", "garantie": "ja", "bon": "kwijt"})
    assert listed(html, "Wat daarna nog kan") == [
        "Zelf maken",
        "Repair Café",
        "Naar de werkplaats",
        "Terug naar de fabriek",
    ]
    assert listed(html, "Deze routes kunnen niet") == [
        "Een andere fiets valt af, omdat er nog garantie is."
    ]
    told = Markup(folds(html)["Wat daarna nog kan"]).texts
    assert told[0] == "Ga met de bon naar de fabriek."
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
    assert Markup(folds(html)["Wat daarna nog kan"]).texts == [
        "Begin daarna opnieuw met de vragen."
    ]
    assert "Dit is gedaan: ga verder" in html


def test_in_danger_there_are_no_sources_and_nothing_to_weigh() -> None:
    html = outcome("eerst-weg")
    assert not [href for href in html.values("href") if "bron" in href]
    assert "advies" not in html.text
    assert "zwaarst" not in html.text
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


def told_fixed(count: int) -> str:
    """Say what fixes a walk of five answers, of which the last `count` do."""
    answers = {"rem": "ja", "schade": "frame", "garantie": "nee", "ouderdom": "jong"}
    walked = walk(FLOW, {**answers, "geld": "genoeg"})
    return sentences.fixed_sentence(walked, walked.answered[5 - count :])


def test_few_answers_that_fix_the_outcome_are_named() -> None:
    assert told_fixed(1) == "Dit staat vast, omdat u 40 euro of meer hebt."
    assert told_fixed(2) == (
        "Dit staat vast, omdat de fiets jonger is dan 15 jaar en omdat u 40 euro of meer hebt."
    )
    assert told_fixed(3) == (
        "Dit staat vast, omdat er geen garantie meer is, omdat de fiets jonger is dan 15 jaar "
        "en omdat u 40 euro of meer hebt."
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
    assert told_fixed(5).count("omdat") == sentences.MOST_FIXED == 5


def test_outcome_ends_with_the_version_and_who_decides() -> None:
    text = outcome("werkplaats").text
    assert "Dit is een advies; de leerplichtambtenaar beslist." in text
    assert "Regels versie 2.1.0, kenmerk ZM01YC, laatst gecontroleerd op 02-03-2026." in text


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


def test_change_of_one_answer_says_what_would_have_to_be_so() -> None:
    html = html_of({"rem": "ja", "schade": "ketting", "handig": "met-hulp", "wachten": "ja"})
    assert listed(html, "Wat zou het veranderen") == [
        "Als u het zelf kunt, dan past: Zelf maken. Probeer dit"
    ]


def test_change_of_more_answers_says_of_each_what_would_have_to_be_so() -> None:
    found = listed(html_of(TWO_CHANGES), "Wat zou het veranderen")
    assert found[0] == (
        "Als u het niet kunt en als u 40 euro of meer hebt, dan past: Naar de werkplaats. "
        "Probeer dit"
    )
    change = Change({"rem": "ja", "schade": "band", "handig": "alleen"}, FLOW.routes[0])
    assert change_sentence(FLOW, change) == (
        "Als de rem het doet, als een band lek is en als u het zelf kunt, dan past: Zelf maken."
    )


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
    html = html_of({"rem": "ja", "schade": "band", "handig": "nee", "geld": "genoeg"})
    assert listed(html, "Hoe het daarna gaat") == [
        "De prijs wordt hoger dan afgesproken. Dan: Een andere fiets.",
        "De monteur ziet een fout van de fabriek. Dan: Terug naar de fabriek.",
        "Bekijk alle overgangen in beeld, of lees wat u eerst doet en waar dat staat.",
    ]
    told = Markup(folds(html)["Hoe het daarna gaat"])
    assert told.texts[:2] == ["Haal de fiets op en bewaar de bon.", "Loopt deze route vast?"]
    assert told.values("href") == ["#rw-overgangen", "../mas/vastlopen/"]


def test_transition_that_is_not_certain_says_so() -> None:
    told = transitions({"rem": "ja", "schade": "ketting", "handig": "met-hulp", "wachten": "ja"})
    assert "De vrijwilliger vindt het te moeilijk. Dan: Naar de werkplaats. onze conclusie" in told


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
        "Dit geldt niet als er geen garantie meer is of als de fiets 15 jaar of ouder is."
    )


@pytest.mark.parametrize("id", [o.id for o in FLOW.outcomes.values() if o.kind != "route"])
def test_outcome_that_is_no_route_has_no_transitions(id: str) -> None:
    assert transitions(trail_to(id).answers) == ""


# --- the sources --------------------------------------------------------------------------------


def test_sources_are_numbered_as_they_come_and_listed_once_at_the_end() -> None:
    html = html_of(dict(FLOW.cases["ties"].answers))
    assert sources(html) == [
        ("tips-bond", "Tips van de bond"),
        ("fietsboek", "Fietsboek"),
        ("garantiewet", "Garantiewet"),
    ]
    for trail in TRAILS:
        html = html_of(trail.answers)
        found = sources(html)
        assert [name for _, name in found] == [FLOW.sources[id].short for id, _ in found]
        assert [*dict.fromkeys(numbers(html))] == list(range(1, len(found) + 1))
        assert len(dict(found)) == len(found)


def test_everything_that_is_claimed_names_its_sources_and_how_certain_it_is() -> None:
    ends = [(walked, walked.outcome) for walked in walks() if walked.outcome]
    safe = [(walked, reached) for walked, reached in ends if not reached.urgent]
    assert [claims for claims in (without_source(*end) for end in safe) if claims] == []


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
        "- Dit staat vast, omdat de rem stuk is, omdat er nog garantie is en "
        "omdat er een foto van de bon is.",
        "",
        "Waarom niet een andere route",
        "- Zelf maken valt af, omdat de rem stuk is.",
        "- Repair Café, Naar de werkplaats en Een andere fiets vallen af, "
        "omdat er nog garantie is.",
        "",
        "Antwoorden",
        "- Rem: Nee, de rem is stuk",
        "- Garantie: Ja",
        "- Bon: Ja, als foto",
        "",
        "Bronnen",
        "- Overheid, Wet op de garantie van fietsen",
        "",
        "Fietswijzer, regels versie 2.1.0, kenmerk ZM01YC. Dit is een advies; u beslist zelf.",
        "Code van deze antwoorden: ZM01-R1K. "
        "Later nakijken: de pagina ‘Klopt mijn papier nog?’ van de Fietswijzer.",
    ]


def test_text_leaves_out_what_there_is_none_of() -> None:
    walked = walk(FLOW, trail_to("zelf-maken").answers)
    assert walked.outcome
    assert "Doe dit ook" not in as_text(walked, walked.outcome)


def test_all_that_is_said_holds_what_would_change_it() -> None:
    walked = walk(FLOW, TWO_CHANGES)
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Wat zou het veranderen"][0] == (
        "Als u het niet kunt en als u 40 euro of meer hebt, dan past: Naar de werkplaats."
    )
    walked = walk(FLOW, trail_to("fabriek").answers)
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Bronnen"] == ["Overheid, Wet op de garantie van fietsen"]


def test_all_that_is_said_holds_a_change_of_one_answer_as_one_sentence() -> None:
    walked = walk(FLOW, {"rem": "ja", "schade": "ketting", "handig": "met-hulp", "wachten": "ja"})
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))["Wat zou het veranderen"]
    assert "Als u het zelf kunt, dan past: Zelf maken." in told


def test_text_of_what_comes_first_names_what_can_follow() -> None:
    walked = walk(FLOW, {"rem": "ja", "schade": "frame", "garantie": "ja", "bon": "kwijt"})
    assert walked.outcome
    told = dict(in_full(walked, walked.outcome))
    assert told["Wat daarna nog kan"] == ["Terug naar de fabriek"]
    assert told["Deze routes kunnen niet"] == [
        "Zelf maken valt af, omdat het frame gebroken is.",
        "Repair Café, Naar de werkplaats en Een andere fiets vallen af, omdat er nog garantie is.",
    ]
    assert told["Wat zou het veranderen"] == []
