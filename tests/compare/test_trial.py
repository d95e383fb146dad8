"""Rules that somebody tries: where paths and cases then end, as a walk of every path finds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flow.compare.difference import diff
from flow.compare.paths import Ends, Together
from flow.compare.trial import Landing, Trial, book, in_order, landed, landing, turned
from flow.reason.walk import walk
from flow.rules.check import loops, ways_back
from flow.rules.check_paths import blind
from flow.rules.model import Flow, Question
from flow.rules.states import unfolded
from tests.compare.test_paths import listed
from tests.support.all_of import all_of
from tests.support.toy import FLOW, TRAILS, valid_answers
from tests.support.trails import Trail

ANSWERS = [(question.id, o.id) for question in FLOW.questions.values() for o in question.options]
PLACES = [*FLOW.questions, *FLOW.outcomes]
ENDS = ("werkplaats", "fabriek", "andere-fiets")


def trial(turns: Mapping[tuple[str, str], str], flow: Flow = FLOW) -> Trial:
    return Trial(flow, flow, turns)


def small(targets: list[list[str]]) -> Flow:
    """Make rules of a few questions; the last one is a gate that reads the first."""
    made: dict[str, Question] = {}
    for number, pair in enumerate(targets):
        is_gate = number == len(targets) - 1
        options = tuple(
            replace(option, target=target, given_by=(option.id,) * is_gate, actions=())
            for option, target in zip(FLOW.questions["garantie"].options, pair, strict=False)
        )
        asked = FLOW.questions["garantie"]
        made[f"q{number}"] = replace(
            asked, id=f"q{number}", options=options, follows="q0" * is_gate, fact=not is_gate
        )
    return replace(FLOW, start="q0", questions=made, cases={}, examples={})


@st.composite
def rules(draw: st.DrawFn) -> Flow:
    """Draw rules of three to six questions without a loop."""
    count = draw(st.integers(3, 6))
    later = [[*(f"q{n}" for n in range(number + 1, count)), *ENDS] for number in range(count)]
    return small([[draw(st.sampled_from(ids)) for _ in range(2)] for ids in later])


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """Draw rules with one to three answers that lead anywhere."""
    flow = draw(rules())
    answers = st.sampled_from([(q.id, o.id) for q in flow.questions.values() for o in q.options])
    places = st.sampled_from([*flow.questions, *ENDS])
    return trial(draw(st.dictionaries(answers, places, min_size=1, max_size=3)), flow)


def assert_as_every_path(made: Trial) -> None:
    """Walk every path through both rules, and compare."""
    counts = Counter(ends for ends, _ in listed(made.old, made.new))
    assert made.both.count() == counts.total()
    assert made.elsewhere == {ends: n for ends, n in counts.items() if ends.old != ends.new}
    assert list(made.elsewhere.values()) == sorted(made.elsewhere.values(), reverse=True)


@given(trials())
def test_paths_of_any_small_rules_end_where_a_walk_of_every_path_ends(made: Trial) -> None:
    assume(not list(loops(made.new)))
    assert_as_every_path(made)


@given(st.sampled_from(ANSWERS), st.sampled_from(PLACES))
def test_paths_of_the_toy_rules_do_too(answer: tuple[str, str], target: str) -> None:
    made = trial({answer: target})
    assume(not list(loops(made.new)))
    assume(not list(blind(made.in_turn)))
    assert_as_every_path(made)


@given(trials())
def test_questions_that_are_left_stand_in_an_order_of_asking(made: Trial) -> None:
    assume(not list(loops(made.new)))
    assert not list(ways_back(made.in_turn))
    assert all_of(in_order(made.in_turn)) == all_of(made.in_turn)


@given(trials(), st.data())
def test_paths_are_counted_as_their_groups_count_them(made: Trial, data: st.DataObject) -> None:
    assume(not list(loops(made.new)))
    both = Together(made.old, made.in_turn)
    groups = both.groups()
    shared = data.draw(st.sampled_from([group.shared for group in groups.values()]))
    some = frozenset(data.draw(st.lists(st.sampled_from(sorted(shared)))) if shared else ())
    assert both.count(some) == sum(group.paths for group in both.groups(some).values())


def test_order_stays_where_it_can() -> None:
    assert list(in_order(FLOW).questions) == list(FLOW.questions)


def test_answer_that_leads_back_moves_the_question_it_leads_to() -> None:
    """`schade` no longer leads to `handig`, which may come before it then."""
    made = trial({("geld", "weinig"): "handig", ("handig", "nee"): "werkplaats",
                  ("wachten", "nee"): "werkplaats"})  # fmt: skip
    assert list(ways_back(made.new)) == [("geld", "handig")]
    order = list(made.in_turn.questions)
    assert order.index("geld") < order.index("handig") < order.index("lek")


def test_question_that_nobody_is_asked_any_more_is_left_out() -> None:
    made = trial({("handig", "met-hulp"): "geld"})
    assert FLOW.questions.keys() - made.in_turn.questions.keys() == {"lek", "wachten"}


def test_same_rules_end_nowhere_else() -> None:
    made = trial({})
    assert (made.elsewhere, made.values) == ({}, {})
    assert all_of(made.new) == all_of(FLOW)


def test_what_is_told_is_what_the_difference_of_two_editions_tells() -> None:
    made = trial({("bon", "foto"): "eerst-bon"})
    assert made.elsewhere == {Ends("fabriek", "eerst-bon"): 3}
    (moved,) = diff(made.old, made.in_turn).moved
    assert (moved.ends, moved.paths) == (Ends("fabriek", "eerst-bon"), 3)


def test_turning_an_answer_leaves_all_else() -> None:
    new = turned(FLOW, {("rem", "ja"): "geld"})
    assert new.questions["rem"].options[0].target == "geld"
    assert all_of(turned(new, {("rem", "ja"): "schade"})) == all_of(FLOW)


# --- cases --------------------------------------------------------------------------------------


@pytest.mark.parametrize("trail", TRAILS[::7])
def test_case_lands_where_its_path_ends(trail: Trail) -> None:
    found = landing(unfolded(FLOW), trail.answers)
    options = (FLOW.questions[id].option(chosen) for id, chosen in trail.passed.items())
    actions = dict.fromkeys(id for option in options if option for id in option.actions)
    assert found == Landing(
        trail.outcome, frozenset({trail.outcome}), tuple(actions), tuple(trail.passed)
    )


@given(valid_answers)
def test_case_of_which_not_all_is_known_lands_where_a_walk_stops(answers: dict[str, str]) -> None:
    found, walked = landing(unfolded(FLOW), answers), walk(FLOW, answers)
    end = walked.open or walked.outcome
    assert end is not None
    assert (found.place, found.possible) == (end.id, walked.possible)
    assert found.actions == tuple(action.id for action in walked.actions)
    assert found.passed == tuple(answer.question.id for answer in walked.path)


def test_cases_come_before_examples() -> None:
    assert [item.id for item in book(FLOW)] == [
        "noor",
        "ties",
        "band-plakken",
        "oude-fiets",
        "rook",
    ]


def test_every_case_is_told_before_and_after() -> None:
    new = turned(FLOW, {("rem", "stuk"): "andere-fiets"})
    moved = {one.item.id: (one.old.place, one.new.place) for one in landed(FLOW, new)}
    assert moved == {
        "noor": ("rem", "rem"),
        "ties": ("andere-fiets", "andere-fiets"),
        "band-plakken": ("zelf-maken", "zelf-maken"),
        "oude-fiets": ("andere-fiets", "andere-fiets"),
        "rook": ("eerst-weg", "eerst-weg"),
    }
    (ties,) = (one for one in landed(FLOW, new) if one.item.id == "ties")
    assert (ties.old.actions, ties.new.actions) == (
        ("lopen", "melden-rem", "inleveren"),
        ("lopen", "melden-rem"),
    )
