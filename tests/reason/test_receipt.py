"""A code from paper gives back the answers of every path, and of nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.reason.receipt import Receipt, Unreadable, answers_of, code, length
from flow.reason.walk import walk
from flow.rules.fingerprint import fingerprint
from flow.rules.model import Flow
from flow.rules.signs import SIGNS, cleaned, grouped, with_checks, written
from tests.support.edit_rules import leading, ordered
from tests.support.editions import EDITIONS, LEADING, asked_first, without
from tests.support.living import FLOW as LIVING
from tests.support.living import samples
from tests.support.toy import FLOW, TRAILS, valid_answers
from tests.support.trails import trails

CODES = [code(walk(FLOW, trail.answers)) for trail in TRAILS]
codes = st.sampled_from(CODES)


def answers(typed: str, *editions: Flow) -> dict[str, str]:
    """Return the answers of a code that has some."""
    found = answers_of(typed, editions or (FLOW,))
    assert isinstance(found, Receipt)
    return dict(found.answers)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_path_has_a_code_of_its_own_that_gives_the_answers_back(edition: str) -> None:
    flow = EDITIONS[edition]
    found = [trail.answers for trail in trails(flow)]
    made = [code(walk(flow, given)) for given in found]
    assert len(set(made)) == len(found)
    assert [answers(one, flow) for one in made] == found


def test_codes_of_the_living_rules_give_the_answers_back() -> None:
    for trail in samples():
        assert answers(code(walk(LIVING, trail.answers)), LIVING) == trail.answers


def test_code_is_the_head_of_the_fingerprint_the_number_of_the_path_and_two_checks() -> None:
    assert {len(cleaned(made)) for made in CODES} == {length(FLOW)} == {3 + 2 + 2}  # 67 paths
    assert {made[:3] for made in CODES} == {fingerprint(FLOW)[:3]}
    assert CODES[0] == grouped(CODES[0].replace("-", ""))


def test_rules_with_one_path_have_a_code_too() -> None:
    ends = dict.fromkeys(("papier", "foto", "kwijt"), "fabriek")
    flow = leading(replace(FLOW, start="bon"), "bon", **ends)
    (asked,) = (replace(q, options=q.options[:1]) for q in (flow.questions["bon"],))
    flow = replace(flow, questions={"bon": asked})
    assert length(flow) == 6
    assert answers(code(walk(flow, {"bon": "papier"})), flow) == {"bon": "papier"}


@given(given=valid_answers)
def test_answers_without_an_outcome_have_no_code(given: dict[str, str]) -> None:
    walked = walk(FLOW, given)
    assert bool(code(walked)) == (walked.outcome is not None)


def test_answers_that_dropped_are_not_in_it() -> None:
    first = TRAILS[0].answers
    assert code(walk(FLOW, {**first, "geld": "weinig"})) == code(walk(FLOW, first))


@pytest.mark.parametrize("made", CODES[::9])
def test_case_hyphens_and_signs_that_look_alike_do_not_matter(made: str) -> None:
    typed = made.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert answers(typed) == answers(made)


@given(made=codes, at=st.integers(0, 6), sign=st.sampled_from(SIGNS))
def test_one_wrong_sign_is_refused_and_named(made: str, at: int, sign: str) -> None:
    signs = cleaned(made)
    wrong = signs[:at] + sign + signs[at + 1 :]
    found = answers_of(wrong, (FLOW,))
    assert (
        isinstance(found, Receipt) if wrong == signs else found == Unreadable(wrong, places=(at,))
    )


@pytest.mark.parametrize("at", range(6))
def test_each_swap_of_neighbours_is_refused(at: int) -> None:
    for signs in map(cleaned, CODES):
        swapped = signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]
        assert isinstance(answers_of(swapped, (FLOW,)), Unreadable) == (swapped != signs)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", Unreadable("", lengths=(7,))),
        ("ZM01-R1", Unreadable("ZM01R1", lengths=(7,))),
        ("ZM01-R1K0", Unreadable("ZM01R1K0", lengths=(7,))),
        ("ZM01-R1U", Unreadable("ZM01R1U", strange="U")),
        ("ZM01-R1K?", Unreadable("ZM01R1K?", strange="?")),
    ],
)
def test_what_is_no_code_is_refused_with_what_is_wrong(typed: str, found: Unreadable) -> None:
    assert answers_of(typed, (FLOW,)) == found


@given(typed=st.text(max_size=30))
def test_any_text_is_a_code_or_is_refused(typed: str) -> None:
    assert isinstance(answers_of(typed, (FLOW, LIVING)), Receipt | Unreadable)


def test_number_beyond_the_last_path_is_of_no_rules_that_are_known() -> None:
    typed = with_checks(fingerprint(FLOW)[:3] + written(67, 2))
    assert answers_of(typed, (FLOW,)) == Unreadable(typed, is_foreign=True)


# --- when the rules have changed ----------------------------------------------------------------


@pytest.mark.parametrize(
    "new",
    [asked_first(FLOW), without(FLOW, "wachten", "weet-niet"), LEADING],
    ids=["a question is new", "an option is gone", "an answer leads elsewhere"],
)
def test_code_of_older_rules_is_read_as_long_as_those_are_known(new: Flow) -> None:
    for trail, made in zip(TRAILS, CODES, strict=True):
        found = answers_of(made, (new, FLOW))
        assert found == Receipt(FLOW, trail.answers)
        assert answers_of(made, (new,)) in (
            Unreadable(cleaned(made), is_foreign=True),
            Unreadable(cleaned(made), lengths=(length(new),)),
        )


def test_code_holds_when_only_words_and_order_changed() -> None:
    new = ordered(FLOW, "rem", "schade", "handig", "lek", "wachten")
    new = replace(new, version="2.1.1")
    for trail, made in zip(TRAILS, CODES, strict=True):
        assert answers(made, new) == trail.answers


def test_codes_of_rules_with_more_paths_are_longer() -> None:
    assert length(LIVING) > length(FLOW)
    assert answers(CODES[0], LIVING, FLOW) == TRAILS[0].answers
