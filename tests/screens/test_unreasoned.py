"""An outcome without its reasons is the one with them, as far as it goes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.reason.walk import Walk, walk
from flow.rules.model import Outcome
from flow.screens.answers import given_answers
from flow.screens.holes import fill
from flow.screens.outcome import outcome
from flow.screens.outcome_frame import (
    WAITING,
    WAITING_FOR_CODE,
    also,
    follow,
    how,
    in_full,
    item,
    onward,
    unreasoned,
)
from flow.screens.outcome_text import (
    ALSO,
    ANSWERS,
    answer_line,
    as_text,
    line,
    titled,
    unreasoned_text,
)
from flow.screens.pieces import fold
from tests.support.toy import FLOW, TRAILS

# What reasoning adds: from the mark of a part to what stands behind it.
LATER = re.compile(
    r'(?<=<p data-later="zwaarst">).*?(?=</p>)'
    r'|(?<=<span data-later="code">).*?(?=</span></p>)'
    r'|(?<=<div data-later="meer">).*(?=</div><p class="rw-knoppen"><button[^>]*"opnieuw")'
)
TITLES = re.compile(r"<summary><h3>(.*?)</h3>")
ENDS = [(walk(FLOW, trail.answers), FLOW.outcomes[trail.outcome]) for trail in TRAILS]


def told(walked: Walk, reached: Outcome) -> str:
    """Return the outcome without reasons, filled with what was answered."""
    parts = {
        "also": also("".join(map(item, walked.actions))),
        "how": how("".join(map(in_full, walked.actions))),
        "onward": onward(walked.answered[-1].question),
        "given": given_answers(walked.answered),
        "follow": follow(),
    }
    return fill(unreasoned(FLOW, reached), parts)


@pytest.mark.parametrize(("walked", "reached"), ENDS)
def test_outcome_is_the_same_but_for_what_reasoning_adds(walked: Walk, reached: Outcome) -> None:
    whole, bare = outcome(walked, reached), told(walked, reached)
    assert LATER.sub("", whole) == LATER.sub("", bare)
    assert (WAITING in bare, WAITING in whole) == (not reached.urgent, False)


@pytest.mark.parametrize(("walked", "reached"), ENDS)
def test_every_fold_with_reasons_has_its_place_already(walked: Walk, reached: Outcome) -> None:
    whole, bare = outcome(walked, reached), told(walked, reached)
    kept = [title for title in TITLES.findall(bare) if title in TITLES.findall(whole)]
    assert kept == TITLES.findall(whole)
    assert ("data-wijzig" in bare) == ("data-wijzig" in whole)


@pytest.mark.parametrize(
    ("id", "titles"),
    [
        ("niets-kapot", ["Waarom"]),
        ("eerst-kijken", ["Waarom", "Deze routes kunnen niet"]),
        ("fabriek", ["Waarom", "Waarom niet een andere route", "Wat zou het veranderen"]),
        ("eerst-weg", []),
    ],
)
def test_what_reasoning_will_tell_waits_in_folds_below_each_other(
    id: str, titles: list[str]
) -> None:
    folds = "".join(fold(title, f"<p>{WAITING}</p>") for title in titles)
    bare = unreasoned(FLOW, FLOW.outcomes[id])
    assert f"{{how}}{folds}<details" in bare
    assert bare.count(WAITING) == len(titles)


def test_code_waits_in_its_place() -> None:
    bare = unreasoned(FLOW, FLOW.outcomes["fabriek"])
    assert f'<span data-later="code">{WAITING_FOR_CODE}</span></p>' in bare


def test_action_in_full_is_its_title_and_text_with_the_marks_of_its_sources() -> None:
    action = FLOW.actions["lopen"]
    told = "<strong>Loop met de fiets.</strong> Rijd niet met deze fiets, maar loop ernaast."
    assert in_full(action) == f"<li>{told}</li>"
    assert in_full(action, "<sup>1</sup>") == f"<li>{told}<sup>1</sup></li>"


@pytest.mark.parametrize(("walked", "reached"), ENDS)
def test_text_tells_what_the_whole_one_tells_but_reasons(walked: Walk, reached: Outcome) -> None:
    actions = "".join(line(action.text) for action in walked.actions)
    answers = "".join(line(answer_line(q, o.label)) for q, o in walked.answered)
    parts = {"also": titled(ALSO, actions), "answers": titled(ANSWERS, answers)}
    lines = fill(unreasoned_text(FLOW, reached), parts).split("\n")
    whole = as_text(walked, reached).split("\n")
    assert [one for one in whole if one and one in lines] == [one for one in lines if one]


names = st.from_regex(r"\A[a-z]+(-[a-z0-9-]+)?\Z")


@given(name=names, text=st.text())
def test_hole_is_filled_once(name: str, text: str) -> None:
    assert fill(f"<{{{name}}}>", {name: text}) == f"<{text}>"


@given(name=names)
def test_hole_without_a_part_stays_empty(name: str) -> None:
    assert fill(f"<{{{name}}}>", {}) == "<>"


@pytest.mark.parametrize("text", ["{", "{}", "{ a}", "{A}", "{1}", 'x{"a": "b"}'])
def test_other_braces_are_text(text: str) -> None:
    assert fill(text, {"a": "b"}) == text
