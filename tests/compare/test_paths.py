"""Two editions walked side by side are grouped as a walk of every path groups them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from flow.compare.difference import diff
from flow.compare.paths import Answers, Ends, Together, size
from flow.rules.model import Flow
from tests.support.editions import EDITIONS, renamed
from tests.support.living import FLOW as LIVING
from tests.support.toy import FLOW, TRAILS
from tests.support.trails import trails


def ways(flow: Flow, id: str, given: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield every outcome that these answers leave possible, with all answers it takes."""
    if id in flow.outcomes:
        yield id, given
        return
    question = flow.questions[id]
    for option in question.options:
        if question.follows:
            if given[question.follows] in option.given_by:
                yield from ways(flow, option.target, given)
        elif given.get(id, option.id) == option.id:
            yield from ways(flow, option.target, {**given, id: option.id})


def listed(old: Flow, new: Flow) -> Iterator[tuple[Ends, Answers]]:
    """Yield every path of the old edition, finished in the new one."""
    for trail in trails(old):
        for end, answers in ways(new, new.start, trail.answers):
            yield Ends(trail.outcome, end), frozenset(answers.items())


@dataclass(frozen=True)
class Compared:
    """Two editions, and every path through both."""

    old: Flow
    new: Flow
    paths: list[tuple[Ends, Answers]]


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Flow:
    return EDITIONS[request.param]


@pytest.fixture(scope="module", params=["there", "back"])
def compared(request: pytest.FixtureRequest, edition: Flow) -> Compared:
    old, new = (FLOW, edition) if request.param == "there" else (edition, FLOW)
    return Compared(old, new, list(listed(old, new)))


def test_paths_are_grouped_as_a_walk_of_every_path_does(compared: Compared) -> None:
    shared: dict[Ends, Answers] = {}
    counts: Counter[Ends] = Counter()
    for ends, answers in compared.paths:
        counts[ends] += 1
        shared[ends] = shared.get(ends, answers) & answers
    groups = Together(compared.old, compared.new).groups()
    assert {ends: group.paths for ends, group in groups.items()} == counts
    assert {ends: group.shared for ends, group in groups.items()} == shared


def test_what_moved_is_every_group_that_ends_elsewhere(compared: Compared) -> None:
    found = diff(compared.old, compared.new)
    counts = Counter(ends for ends, _ in compared.paths if ends.old != ends.new)
    assert {moved.ends: moved.paths for moved in found.moved} == counts
    assert found.paths == len(compared.paths)
    assert [moved.paths for moved in found.moved] == sorted(counts.values(), reverse=True)


def test_answers_that_tell_apart_are_counted_on_every_path(compared: Compared) -> None:
    for moved in diff(compared.old, compared.new).moved:
        answers = frozenset(moved.answers)
        ends = [ends for ends, given in compared.paths if answers <= given]
        assert (len(ends), ends.count(moved.ends)) == (moved.among, moved.paths)


def test_size_is_the_number_of_complete_paths() -> None:
    assert size(FLOW) == len(TRAILS) == 67
    assert size(LIVING) == sum(1 for _ in trails(LIVING))


def test_editions_without_a_question_in_common_are_still_counted() -> None:
    other = FLOW
    for question in FLOW.questions:
        other = renamed(other, question, f"ander-{question}")
    assert Together(FLOW, other).count() == 67**2
