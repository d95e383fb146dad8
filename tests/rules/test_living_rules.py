"""What must stay true of the living rules when a value, question, answer or case is added."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest

from flow.compare.paths import size
from flow.reason import doubt
from flow.reason.account import account
from flow.reason.explain import MOST_REASONS, changes, closed, why, why_not
from flow.reason.guarantee import fixed_by
from flow.reason.walk import paths, reachable, walk
from flow.rules.vocabulary import KINDS, MONTHS
from flow.screens.outcome import outcome
from tests.support.claims import without_source
from tests.support.living import ANSWERS, EDITION, FLOW, samples, walks
from tests.support.markup import Markup
from tests.support.trails import Trail

ROUTES = {route.id for route in FLOW.routes}

# Pages, papers and other sites link to these by id: none of them may go or get another meaning.
FIXED = {
    "questions": "veiligheid plicht inschrijving soort ziekte luxe school passend problematiek "
    "hulp ernst tijd leeftijd eigen-keuze ouders omvang halt-eerder instemming",
    "thresholds": "halt_min_uren halt_min_te_laat halt_max_uren halt_max_te_laat",
    "cases": "karin jennifer bas",
    "sources": "leerplichtwet jeugdwet besluit-meldcode strafvordering wetboek-strafrecht lpw-2 "
    "lpw-5 lpw-16 lpw-22 lpw-26 sr-77e sv-29 bw-255 jeugdwet-3-1 web-9-2-1 wvo-8-20 wec-47b",
}
OUTCOMES = {
    "route": "vrijwillige-jeugdhulp halt dwang-civiel dwang-straf",
    "eerst": "eerst-veiligheid eerst-leerplicht-nagaan eerst-inschrijving-nagaan eerst-school "
    "eerst-jeugdarts eerst-passend-onderwijs eerst-ketenoverleg waarschuwing "
    "waarschuwing-luxeverzuim overleg-officier absoluut-verzuim",
    "buiten": "vrijstelling geen-leerplicht geoorloofd",
}
# From § 4.5 of the study of the MAS: from which route to which.
TRANSITIONS = {
    ("vrijwillige-jeugdhulp", "dwang-civiel"),
    ("vrijwillige-jeugdhulp", "dwang-straf"),
    ("vrijwillige-jeugdhulp", "halt"),
    ("halt", "vrijwillige-jeugdhulp"),
    ("halt", "dwang-straf"),
    ("dwang-straf", "halt"),
    ("dwang-straf", "dwang-civiel"),
    ("dwang-civiel", "vrijwillige-jeugdhulp"),
    ("elke", "afsluiten"),
}


# --- sound --------------------------------------------------------------------------------------


def test_rules_cards_and_colours_have_no_problems() -> None:
    assert EDITION.is_whole
    assert EDITION.problems() == ()


def test_every_path_ends_in_an_outcome_and_every_outcome_ends_a_path() -> None:
    ends = [path[-1].option.target for path in paths(FLOW)]
    assert set(ends) == set(FLOW.outcomes)
    assert len(ends) == size(FLOW)


@pytest.mark.parametrize("table", FIXED)
def test_what_others_link_to_is_still_there(table: str) -> None:
    assert set(FIXED[table].split()) <= getattr(FLOW, table).keys()


@pytest.mark.parametrize("kind", KINDS)
def test_outcomes_others_link_to_are_still_there_and_of_the_same_kind(kind: str) -> None:
    found = {outcome.id for outcome in FLOW.outcomes.values() if outcome.kind == kind}
    assert set(OUTCOMES[kind].split()) <= found


def test_transitions_of_the_study_are_there() -> None:
    assert {(item.origin, item.target) for item in FLOW.transitions} >= TRANSITIONS


# --- claims -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table", ["questions", "outcomes", "actions", "thresholds", "steps", "cases"]
)
def test_every_claim_has_a_source_and_a_status(table: str) -> None:
    rows = getattr(FLOW, table).values()
    assert rows
    assert [row.id for row in rows if not (row.sources and row.status)] == []


def test_every_answer_has_a_reason_with_a_source_and_a_status() -> None:
    bare = [(q.id, o.id) for q, o in ANSWERS if not (o.reason and o.sources and o.status)]
    assert bare == []


LAW = re.compile(r"https://wetten\.overheid\.nl/(BWBR\d{7})/(\d{4}-\d\d-\d\d)")
ARTICLE = re.compile(
    r"https://wetten\.overheid\.nl/jci1\.3:c:(BWBR\d{7})&artikel=([\w.]+)&z=([\d-]+)&g=\3"
)


def test_who_reads_a_text_of_law_is_told_of_which_day() -> None:
    texts = {s.id: found for s in FLOW.sources.values() if (found := LAW.fullmatch(s.url))}
    assert {source.id for source in FLOW.sources.values() if source.law} == set(texts)
    for id, found in texts.items():
        day = datetime.date.fromisoformat(found[2])
        told = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        assert FLOW.sources[id].date == f"tekst per {told}", id


def test_every_place_in_a_law_names_an_article_and_opens_there() -> None:
    places = [s for s in FLOW.sources.values() if s.part_of and FLOW.sources[s.part_of].law]
    assert places
    for place in places:
        law, found = LAW.match(FLOW.sources[place.part_of].url), ARTICLE.fullmatch(place.url)
        assert law, place.id
        assert found, place.id
        assert (found[1], found[3]) == law.groups(), place.id
        assert re.match(rf"artikel {re.escape(found[2])}\b", place.place), place.id


def test_two_places_never_have_the_same_name() -> None:
    names = [source.short for source in FLOW.sources.values()]
    assert sorted(names) == sorted(set(names))


def test_size_of_absence_is_asked_with_the_thresholds_of_halt() -> None:
    limits = FLOW.values
    assert set(FIXED["thresholds"].split()) <= set(FLOW.questions["omvang"].thresholds)
    assert limits["halt_min_uren"] < limits["halt_max_uren"]
    assert limits["halt_min_te_laat"] < limits["halt_max_te_laat"]


def test_youngest_are_never_punished_themselves() -> None:
    found = doubt.possible(walk(FLOW, {"leeftijd": "5-11"}))
    straf = next(item for item in found if item.outcome.id == "dwang-straf")
    assert FLOW.actions["pv-ouders"] in [action for action, _ in straf.always]


def test_everything_that_a_sheet_claims_names_its_sources_and_how_certain_it_is() -> None:
    ends = [(walked, walked.outcome) for walked in walks() if walked.outcome]
    safe = [(walked, reached) for walked, reached in ends if not reached.urgent]
    assert [claims for claims in (without_source(*end) for end in safe) if claims] == []


def test_no_reason_stands_twice_on_a_sheet() -> None:
    for walked in walks():
        assert walked.outcome
        said = Markup(outcome(walked, walked.outcome)).text
        reasons = [option.reason for _, option in walked.path]
        assert [reason for reason in reasons if said.count(reason) > reasons.count(reason)] == []


# --- who does what ------------------------------------------------------------------------------

# Who decides for themselves; what they do is told and not ordered: with a subject and its verb.
FREE = {
    "jongere": r"Die \w+t",
    "om": r"Het OM \w+t",
    "rechter": r"De (?:kinder)?rechter \w+t",
    "ouders": r"Zij \w+en",
}


def test_nobody_is_ordered_to_consent_or_to_judge() -> None:
    found = [
        (task.partner, task.text)
        for reached in FLOW.outcomes.values()
        for task in reached.tasks
        if task.partner in FREE
    ]
    assert {partner for partner, _ in found} == set(FREE)
    assert [
        (partner, text) for partner, text in found if not re.match(rf"{FREE[partner]}\b", text)
    ] == []


def test_what_somebody_does_now_is_read_at_a_glance() -> None:
    tasks = [task.text for reached in FLOW.outcomes.values() for task in reached.tasks]
    assert [text for text in tasks if len(text.split()) > 14] == []


# --- plan, routes and cases ---------------------------------------------------------------------


def test_steps_run_from_one_on_through_phases_and_circles_in_order() -> None:
    assert [step.number for step in FLOW.plan] == list(range(1, len(FLOW.plan) + 1))
    for field, table in (("phase", FLOW.phases), ("circle", FLOW.circles)):
        found = [list(table).index(getattr(step, field)) for step in FLOW.plan]
        assert found == sorted(found)
        assert set(found) == set(range(len(table)))


def test_every_route_leads_on_when_it_gets_stuck() -> None:
    assert {item.origin for item in FLOW.transitions} >= ROUTES


@pytest.mark.parametrize("id", FLOW.cases)
def test_answers_of_a_case_go_together_and_leave_an_outcome_open(id: str) -> None:
    walked = walk(FLOW, FLOW.cases[id].answers)
    assert walked.dropped == ()
    assert walked.possible
    assert FLOW.cases[id].missing


# --- explanations -------------------------------------------------------------------------------


READ = {gate.follows for gate in FLOW.gates}  # the answers that a gate reads

type Known = frozenset[tuple[str, str]]


@cache
def ends(id: str, known: Known) -> Counter[str]:
    """Count the complete paths from a place to every outcome, with the answers that gates read."""
    if id in FLOW.outcomes:
        return Counter([id])
    asked, found = FLOW.questions[id], Counter[str]()
    for option in asked.options:
        if not asked.follows or dict(known)[asked.follows] in option.given_by:
            found += ends(option.target, read({**dict(known), id: option.id}))
    return found


def read(answers: Mapping[str, str]) -> Known:
    return frozenset(pair for pair in answers.items() if pair[0] in READ)


def shares(trail: Trail) -> list[Fraction]:
    """Return the share of the paths to the outcome, at the start and after each answer."""
    passed, places = list(trail.passed.items()), [*trail.passed, trail.outcome]
    counts = [ends(at, read(dict(passed[:number]))) for number, at in enumerate(places)]
    return [Fraction(count[trail.outcome], count.total()) for count in counts]


def test_samples_pass_every_answer_and_every_outcome() -> None:
    assert [walked.outcome and walked.outcome.id for walked in walks()] == [
        trail.outcome for trail in samples()
    ]
    assert {answer for walked in walks() for answer in walked.path} == set(ANSWERS)
    assert {trail.outcome for trail in samples()} == set(FLOW.outcomes)


def test_every_reason_raised_the_share_of_the_paths_to_the_outcome() -> None:
    for trail, walked in zip(samples(), walks(), strict=True):
        found, raised = why(walked), [after / before for before, after in pairwise(shares(trail))]
        assert 1 <= len(found) <= MOST_REASONS
        for reason in found:
            assert reason.weight == raised[walked.path.index(reason.answer)] > 1


def test_every_route_that_is_out_was_closed_by_the_answer_that_is_named() -> None:
    for trail, walked in zip(samples(), walks(), strict=True):
        assert {item.route.id for item in why_not(walked)} == ROUTES - {trail.outcome}
        for item in why_not(walked):
            held = trail.before(item.answer.question.id)
            assert item.route.id in reachable(FLOW, held)
            held[item.answer.question.id] = item.answer.option.id
            assert item.route.id not in reachable(FLOW, held)


def test_every_change_leads_to_the_other_route_it_names_and_leaves_firm_facts_alone() -> None:
    for trail, walked in zip(samples(), walks(), strict=True):
        for change in changes(walked):
            assert change.route.id in ROUTES - {trail.outcome}
            assert walk(FLOW, {**trail.answers, **change.answers}).outcome is change.route
            firm = {question.id for question, _ in walked.firm}
            assert not firm & change.answers.keys()


def test_answers_that_fix_an_outcome_leave_no_other_and_all_are_needed() -> None:
    """The samples pass every answer with every outcome; `fixed_by` itself is counted on the toy."""
    for trail, walked in zip(samples(), walks(), strict=True):
        fixed = {question.id: option.id for question, option in fixed_by(walked)}
        assert reachable(FLOW, fixed) & FLOW.outcomes.keys() == {trail.outcome}
        for id in fixed:
            fewer = {key: fixed[key] for key in fixed if key != id}
            assert reachable(FLOW, fewer) & FLOW.outcomes.keys() > {trail.outcome}


def test_after_what_comes_first_every_route_is_open_or_closed_by_a_firm_fact() -> None:
    for walked in walks():
        if walked.outcome and walked.outcome.kind == "eerst" and not walked.outcome.urgent:
            told = account(walked)
            assert {item.answer for item in told.why_not} <= set(walked.firm)
            out = {item.route.id for item in told.why_not}
            assert out | {route.id for route in told.after} == ROUTES
            assert told.resume is walked.answered[-1].question


def test_questions_that_are_closed_are_those_no_answer_leads_to() -> None:
    for trail, walked in zip(samples(), walks(), strict=True):
        assert closed(walked).keys() == FLOW.questions.keys() - trail.passed.keys()


@pytest.mark.parametrize("id", FLOW.thresholds)
def test_sentence_of_a_threshold_names_its_number(id: str) -> None:
    limit = FLOW.thresholds[id]
    assert re.search(rf"\b{limit.value}\b", limit.decides)
    assert not re.search(r"\bzo ?(?:veel|lang|vaak|oud)\b", limit.decides, re.IGNORECASE)
