"""Good rules are read as they stand in the files."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from flow.doors import browser
from flow.rules.cases import Shelves
from flow.rules.edition import load
from flow.rules.plan import Task
from tests.support.edit_rules import copied, edited
from tests.support.toy import FLOW, option, question, trail_to

COUNTED = re.compile(r"kenmerk \w{6}|\b[0-9A-Z]{4}-[0-9A-Z]{3}\b")

# --- what was read, typed from the files in tests/toy -------------------------------------------


def test_head_is_read() -> None:
    assert (FLOW.site, FLOW.version, FLOW.start) == ("Fietswijzer", "2.1.0", "rem")
    assert (FLOW.checked, FLOW.region_name) == (datetime.date(2026, 3, 2), "")
    assert [part.title for part in FLOW.parts.values()] == [
        "Wat is er aan de hand?",
        "Wie maakt de fiets?",
    ]


def test_tables_are_read_in_the_order_of_their_files() -> None:
    assert list(FLOW.questions) == (
        ["rem", "schade", "garantie", "bon", "ouderdom", "handig", "lek", "wachten", "geld"]
    )
    assert [route.id for route in FLOW.routes] == (
        ["zelf-maken", "repair-cafe", "werkplaats", "fabriek", "andere-fiets"]
    )
    assert [route.rung for route in FLOW.outcomes.values()] == [1, 2, 3, 4, 5, 0, 0, 0, 0, 0]
    assert FLOW.ends == {"iedere": "Elke route", "klaar": "Klaar"}
    assert [(item.origin, item.target) for item in FLOW.transitions][-2:] == [
        ("andere-fiets", "repair-cafe"),
        ("iedere", "klaar"),
    ]


def test_option_has_the_sources_status_and_label_of_its_question_unless_it_says_otherwise() -> None:
    ja, half = option("rem", "ja"), option("rem", "half")
    assert (ja.status, ja.sources) == (question("rem").status, question("rem").sources)
    assert (half.status, half.sources) == ("afgeleid", ("tips-bond",))
    assert (ja.short, half.short) == ("Ja", "Een beetje")
    assert (ja.actions, option("rem", "stuk").actions) == ((), ("lopen", "melden-rem"))


def test_answer_has_a_clause_that_older_rules_do_without(tmp_path: Path) -> None:
    assert option("rem", "ja").because == "de rem het doet"
    assert option("ouderdom", "jong").because == "de fiets jonger is dan 15 jaar"
    edited(tmp_path, "vragen.toml", "rem/ja", "omdat", "")
    found = load(tmp_path).questions["rem"].options
    assert [answer.because for answer in found] == [
        "",
        "de rem het een beetje doet",
        "de rem stuk is",
    ]


def test_question_is_a_fact_or_may_change_and_a_gate_is_neither_asked() -> None:
    facts = [asked.id for asked in FLOW.questions.values() if asked.fact]
    assert facts == ["schade", "garantie", "ouderdom"]  # `rem` does not say: it may change
    assert [gate.id for gate in FLOW.gates] == ["lek"]
    assert [asked.id for asked in FLOW.asked] == [id for id in FLOW.questions if id != "lek"]
    assert question("lek").follows == "schade"
    assert [option.given_by for option in question("lek").options] == [
        ("band",),
        ("ketting", "frame", "niets", "rook", "weet-niet"),
    ]


def test_not_knowing_is_never_a_firm_fact() -> None:
    firm = [option.id for option in question("garantie").options]
    assert [question("garantie").is_firm(id) for id in firm] == [True, True, False]
    assert not question("rem").is_firm("ja")


def test_outcome_says_what_it_asserts_and_whether_it_is_urgent() -> None:
    assert FLOW.outcomes["fabriek"].asserts == {"garantie": ("ja",), "bon": ("papier", "foto")}
    assert FLOW.outcomes["werkplaats"].asserts == {}
    assert [o.id for o in FLOW.outcomes.values() if o.urgent] == ["eerst-weg"]


def test_transition_knows_the_facts_that_exclude_it() -> None:
    excluded = [item.not_with for item in FLOW.transitions if item.not_with]
    assert excluded == [{"garantie": ("nee",), "ouderdom": ("oud",)}]


def test_examples_are_read() -> None:
    assert list(FLOW.examples) == ["band-plakken", "oude-fiets", "rook"]
    found = FLOW.examples["oude-fiets"]
    assert found.answers == {"rem": "stuk", "garantie": "weet-niet", "ouderdom": "oud"}
    assert found.outcome == "andere-fiets"
    assert (found.age, FLOW.examples["rook"].age) == (30, None)
    assert found.actions == ("lopen", "melden-rem", "bon-zoeken", "inleveren")


@pytest.mark.parametrize("text", [None, "", "voorbeeld = []"])
def test_rules_can_do_without_examples(tmp_path: Path, text: str | None) -> None:
    path = copied(tmp_path) / "voorbeelden.toml"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    found = load(tmp_path)
    assert (found.examples, found.shelves) == ({}, None)


def test_examples_stand_by_the_answers_to_a_question_and_by_age() -> None:
    assert FLOW.shelves == Shelves("schade", (2, 15))


def test_outcome_has_its_tasks_in_order() -> None:
    assert FLOW.outcomes["repair-cafe"].tasks == (
        Task("eigenaar", "Maak de fiets schoon."),
        Task("cafe", "Maak samen een plan."),
    )
    assert FLOW.who_does_what(FLOW.outcomes["eerst-bon"]) == [
        ("Eigenaar", "Bel de winkel."),
        ("Iedereen", "Zoek de bon."),
    ]


def test_flags_are_off_unless_they_are_on() -> None:
    on = {
        "eigennaam": [p.id for p in FLOW.partners.values() if p.proper],
        "samen": [p.id for p in FLOW.partners.values() if p.together],
        "routes": [step.id for step in FLOW.plan if step.routes],
        "werktitel": [step.id for step in FLOW.plan if step.working_title],
    }
    assert on == {
        "eigennaam": ["cafe", "bond"],
        "samen": ["allen"],
        "routes": ["fiets-maken"],
        "werktitel": ["fiets-bekijken", "keuze-maken", "fiets-maken"],
    }


def test_action_may_stand_instead_of_a_part_of_a_route() -> None:
    instead = {id: action.instead for id, action in FLOW.actions.items() if action.instead}
    assert instead == {"tweedehands": "met nieuwe onderdelen"}


def test_case_without_answers_or_gaps_is_fine(tmp_path: Path) -> None:
    edited(tmp_path, "casussen.toml", "noor", "antwoorden", "antwoorden = {}")
    edited(tmp_path, "casussen.toml", "noor", "ontbreekt", "ontbreekt = []")
    noor = load(tmp_path).cases["noor"]
    assert (noor.answers, noor.missing) == ({}, ())


@pytest.mark.parametrize(
    ("id", "thresholds"),
    [
        ("rem", ""),
        ("garantie", "garantie_jaren"),
        ("ouderdom", "fiets_oud_jaren"),
        ("geld", "weinig_euro wacht_dagen"),
    ],
)
def test_question_knows_the_thresholds_of_its_texts_and_its_options(
    id: str, thresholds: str
) -> None:
    assert question(id).thresholds == tuple(thresholds.split())


def test_outcome_and_action_know_the_thresholds_of_their_texts() -> None:
    assert FLOW.outcomes["repair-cafe"].thresholds == ("wacht_dagen",)
    assert FLOW.outcomes["werkplaats"].thresholds == ()
    assert FLOW.actions["bon-zoeken"].thresholds == ("garantie_jaren",)


# --- numbers in texts ---------------------------------------------------------------------------


def test_threshold_is_written_in_one_place(tmp_path: Path) -> None:
    """A search for the old number after a change finds nothing, on any screen.

    What is counted of the rules differs too: their fingerprint, and the codes that begin with it.
    """
    before, after = (
        load(edited(tmp_path, "drempels.toml", "weinig_euro", "waarde", f"waarde = {value}"))
        for value in (703, 704)
    )
    messages: list[dict[str, object]] = [
        {"answers": trail_to("werkplaats").answers, "ask": "geld"},
        {"answers": trail_to("werkplaats").answers},
        {"answers": {"rem": "ja", "schade": "band", "handig": "nee", "geld": "weinig"}},
    ]
    shown = [
        [COUNTED.sub("", str(browser.screen(flow, m))) for m in messages]
        for flow in (before, after)
    ]
    assert all("703" in screen for screen in shown[0])
    assert str(before).replace("703", "704") == str(after)
    assert [screen.replace("703", "704") for screen in shown[0]] == shown[1]


def test_rules_of_no_region_are_told_by_their_version_alone() -> None:
    assert FLOW.told_version == "2.1.0"


def test_sentence_of_a_threshold_takes_its_number_and_that_of_another(tmp_path: Path) -> None:
    rules = copied(tmp_path)
    edited(rules, "drempels.toml", "wacht_dagen", "waarde", "waarde = 21")
    told = 'bepaalt = "Na {wacht_dagen} dagen kost een band nog {weinig_euro} euro."'
    edited(rules, "drempels.toml", "wacht_dagen", "bepaalt", told)
    assert load(rules).thresholds["wacht_dagen"].decides == "Na 21 dagen kost een band nog 40 euro."
