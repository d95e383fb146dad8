"""How large the rules are, without walking each path."""

from collections import Counter

from flow.reason.extent import extent
from tests.support.edit_rules import leading
from tests.support.toy import FLOW, TRAILS
from tests.support.trails import trails


def test_paths_are_counted_as_sequences_of_answers() -> None:
    counts = Counter(trail.outcome for trail in TRAILS)
    assert extent(FLOW).ends == {id: counts[id] for id in FLOW.outcomes}
    assert extent(FLOW).paths == len(TRAILS) == 67


def test_longest_path_is_that_with_the_most_answers_and_gates_are_none() -> None:
    assert extent(FLOW).longest == max(len(trail.answers) for trail in TRAILS) == 5
    flow = leading(FLOW, "handig", nee="lek")
    assert extent(flow).longest == max(len(trail.answers) for trail in trails(flow)) == 5
