"""The rules are the ones of the design: a table typed from that document, not from the data."""

from __future__ import annotations

import re

import pytest

from flow.reason.walk import walk
from tests.support.rules import consistent, national, trails

# Per question: `option → target` and `+action`. The document fixes ids and ways, not numbers: there
# `ouders` stands before `eigen-keuze`, which leads to it; here no question leads to a lower number.
QUESTIONS = {
    "veiligheid": """
        acuut → eerst-veiligheid
        vermoeden → plicht +meldcode
        nee → plicht
        weet-niet → plicht +advies-veilig-thuis""",
    "plicht": """
        ja → inschrijving
        nee → geen-leerplicht
        weet-niet → eerst-leerplicht-nagaan""",
    "inschrijving": """
        ja → soort
        nee-vrijstelling → vrijstelling
        nee → absoluut-verzuim
        weet-niet → eerst-inschrijving-nagaan""",
    "soort": """
        spijbelen → school
        te-laat → school
        ziekte → ziekte
        gemengd → ziekte +ziekte-en-wegblijven-scheiden
        luxe → luxe
        geoorloofd → geoorloofd""",
    "ziekte": """
        nee → eerst-jeugdarts
        ziek → eerst-jeugdarts
        kan-naar-school → school +advies-jeugdarts
        weet-niet → eerst-jeugdarts""",
    "luxe": """
        ja → waarschuwing-luxeverzuim
        nee → dwang-straf +pv-ouders
        weet-niet → waarschuwing-luxeverzuim +luxe-nagaan""",
    "school": """
        ja → passend
        nee → eerst-school
        weet-niet → eerst-school""",
    "passend": """
        ja → problematiek
        nee → eerst-passend-onderwijs
        weet-niet → problematiek +passend-nagaan""",
    "problematiek": """
        ja → hulp
        nee → leeftijd
        weet-niet → hulp +signaleren""",
    "hulp": """
        nog-niet → vrijwillige-jeugdhulp
        ja → vrijwillige-jeugdhulp
        ja-verzuim-door → leeftijd +hulp-loopt-door
        zonder-effect → ernst
        geweigerd → ernst
        weet-niet → vrijwillige-jeugdhulp +hulp-nagaan""",
    "ernst": """
        ja → tijd
        nee → leeftijd +hulp-blijven-aanbieden
        weet-niet → eerst-ketenoverleg +advies-veilig-thuis""",
    "tijd": """
        ja → dwang-civiel
        nee → eerst-ketenoverleg +jeugdreclassering-afwegen
        weet-niet → eerst-ketenoverleg""",
    "leeftijd": """
        5-11 → ouders
        12-15 → eigen-keuze
        16-17 → eigen-keuze""",
    "eigen-keuze": """
        ja → omvang
        ouder-houdt-thuis → ouders
        kan-niet → vrijwillige-jeugdhulp +advies-jeugdarts
        weet-niet → vrijwillige-jeugdhulp +signaleren""",
    "ouders": """
        kunnen-niet → vrijwillige-jeugdhulp
        willen-niet → dwang-straf +pv-ouders
        weet-niet → eerst-ketenoverleg""",
    "omvang": """
        onder → waarschuwing
        tussen → halt-eerder
        boven → overleg-officier
        weet-niet → waarschuwing +verzuim-uitvragen""",
    "halt-eerder": """
        nee → instemming
        ja → dwang-straf
        weet-niet → instemming +halt-nagaan""",
    "instemming": """
        ja → halt
        nee → dwang-straf
        nog-niet → halt +instemming-vragen""",
}

OUTCOMES = {
    "vrijwillige-jeugdhulp": "route",
    "halt": "route",
    "dwang-civiel": "route",
    "dwang-straf": "route",
    "eerst-veiligheid": "eerst",
    "eerst-leerplicht-nagaan": "eerst",
    "eerst-inschrijving-nagaan": "eerst",
    "eerst-school": "eerst",
    "eerst-jeugdarts": "eerst",
    "eerst-passend-onderwijs": "eerst",
    "eerst-ketenoverleg": "eerst",
    "waarschuwing": "eerst",
    "waarschuwing-luxeverzuim": "eerst",
    "overleg-officier": "eerst",
    "absoluut-verzuim": "eerst",
    "vrijstelling": "buiten",
    "geen-leerplicht": "buiten",
    "geoorloofd": "buiten",
}

HALT_THRESHOLDS = {
    "halt_min_uren": 9,
    "halt_min_te_laat": 12,
    "halt_max_uren": 60,
    "halt_max_te_laat": 60,
}

# From § 4.5 of the study of the MAS: from which route, by which event, to which route.
TRANSITIONS = [
    ("vrijwillige-jeugdhulp", "ernstig bedreigd", "dwang-civiel"),
    ("vrijwillige-jeugdhulp", "te verwijten", "dwang-straf"),
    ("vrijwillige-jeugdhulp", "stok achter de deur", "halt"),
    ("halt", "hulpvraag", "vrijwillige-jeugdhulp"),
    ("halt", "geweigerd of afgebroken", "dwang-straf"),
    ("dwang-straf", "officier van justitie", "halt"),
    ("dwang-straf", "bescherming", "dwang-civiel"),
    ("dwang-civiel", "vrijwillige hulp volstaat", "vrijwillige-jeugdhulp"),
    ("elke", "stopt duurzaam", "afsluiten"),
]

# What the text of each case carries, and the routes that its reading leaves open.
CASES = {
    "karin": (
        "plicht=ja inschrijving=ja soort=gemengd problematiek=ja",
        {"vrijwillige-jeugdhulp", "dwang-civiel", "halt", "dwang-straf"},
    ),
    "jennifer": (
        "plicht=ja inschrijving=ja problematiek=ja hulp=zonder-effect",
        {"vrijwillige-jeugdhulp", "dwang-civiel", "dwang-straf"},
    ),
    "bas": (
        "soort=spijbelen school=ja problematiek=nee leeftijd=12-15 eigen-keuze=ja",
        {"halt", "dwang-straf"},
    ),
    "sem": (
        "soort=spijbelen problematiek=nee leeftijd=16-17 eigen-keuze=ja halt-eerder=ja",
        {"dwang-straf"},
    ),
}


def as_written(id: str) -> list[str]:
    return [
        " ".join([f"{option.id} → {option.target}", *(f"+{action}" for action in option.actions)])
        for option in national().questions[id].options
    ]


def test_questions_are_those_of_the_document_and_never_lead_back() -> None:
    assert list(national().questions) == list(QUESTIONS)
    assert len(QUESTIONS) == 18
    ways = [(q.id, option.target) for q in national().questions.values() for option in q.options]
    order = [*QUESTIONS, *OUTCOMES]
    assert [way for way in ways if order.index(way[0]) >= order.index(way[1])] == []
    assert national().start == "veiligheid"


@pytest.mark.parametrize("id", QUESTIONS)
def test_options_lead_where_the_document_says(id: str) -> None:
    assert as_written(id) == re.split(r"\n\s+", QUESTIONS[id].strip())


def test_outcomes_are_those_of_the_document_with_their_kind() -> None:
    assert {outcome.id: outcome.kind for outcome in national().outcomes.values()} == OUTCOMES
    assert len(OUTCOMES) == 18
    assert [route.id for route in national().routes] == list(OUTCOMES)[:4]


def test_there_are_6154_complete_paths_and_they_end_in_every_outcome() -> None:
    assert len(trails()) == 6154
    assert {trail.outcome for trail in trails()} == set(OUTCOMES)


@pytest.mark.parametrize(("id", "value"), HALT_THRESHOLDS.items())
def test_size_of_absence_is_asked_with_the_thresholds_of_halt(id: str, value: int) -> None:
    assert national().thresholds[id].value == value
    assert id in national().questions["omvang"].thresholds


@pytest.mark.parametrize(
    "table", ["questions", "outcomes", "actions", "thresholds", "steps", "cases"]
)
def test_every_claim_has_a_source_and_a_status(table: str) -> None:
    rows = getattr(national(), table).values()
    assert [row.id for row in rows if not (row.sources and row.status)] == []


@pytest.mark.parametrize("id", QUESTIONS)
def test_every_answer_has_a_reason_with_a_source_and_a_status(id: str) -> None:
    options = national().questions[id].options
    assert [o.id for o in options if not (o.reason and o.sources and o.status)] == []


def test_ten_steps_run_through_five_phases_and_the_chain_joins_at_the_seventh() -> None:
    steps = list(national().steps.values())
    assert [step.number for step in steps] == list(range(1, 11))
    assert [step.circle for step in steps] == ["intern"] * 6 + ["keten"] * 4
    assert list(dict.fromkeys(step.phase for step in steps)) == list(national().phases)
    assert len(national().phases) == 5
    assert all(step.place_status for step in steps)


def test_transitions_are_those_of_the_study() -> None:
    found = national().transitions
    assert [(item.origin, item.target) for item in found] == [
        (origin, target) for origin, _, target in TRANSITIONS
    ]
    assert all(item.sources and item.status for item in found)


@pytest.mark.parametrize("number", range(len(TRANSITIONS)))
def test_event_of_a_transition_says_what_the_study_says(number: int) -> None:
    assert TRANSITIONS[number][1] in national().transitions[number].event


@pytest.mark.parametrize("id", CASES)
def test_case_holds_the_answers_its_text_carries(id: str) -> None:
    carried = dict(pair.split("=") for pair in CASES[id][0].split())
    assert carried.items() <= national().cases[id].answers.items()
    assert national().cases[id].missing


@pytest.mark.parametrize("id", CASES)
def test_case_leaves_open_the_routes_of_its_reading(id: str) -> None:
    walked = walk(national(), national().cases[id].answers)
    routes = {route.id for route in national().routes}
    assert walked.dropped == ()
    assert walked.possible & routes == CASES[id][1]


def test_nothing_in_the_case_of_jennifer_leads_to_punishing_herself() -> None:
    straf = [
        walk(national(), trail.answers)
        for trail in consistent(national().cases["jennifer"].answers)
        if trail.outcome == "dwang-straf"
    ]
    assert straf
    assert all(national().actions["pv-ouders"] in walked.actions for walked in straf)


def test_fourth_case_ends_in_the_route_the_other_three_do_not() -> None:
    walked = walk(national(), national().cases["sem"].answers)
    assert walked.outcome is national().outcomes["dwang-straf"]
