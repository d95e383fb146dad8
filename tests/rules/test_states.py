"""The rules as a graph: a place stands in it once, unless a gate ahead reads an earlier answer."""

from __future__ import annotations

from collections import Counter

from flow.rules.states import read_ahead, unfolded
from tests.support.toy import FLOW


def test_only_facts_that_a_gate_from_there_on_reads_are_needed() -> None:
    needed = {place: set(facts) for place, facts in read_ahead(FLOW).items() if facts}
    assert needed == {id: {"schade"} for id in ("rem", "schade", "handig", "lek")}


def test_state_remembers_the_facts_it_needs_that_were_told() -> None:
    facts = [(state.place, dict(state.facts)) for state in unfolded(FLOW) if state.facts]
    assert facts == [
        ("handig", {"schade": "band"}),
        ("handig", {"schade": "ketting"}),
        ("lek", {"schade": "band"}),
        ("lek", {"schade": "ketting"}),
    ]


def test_place_with_nothing_to_remember_stands_there_once() -> None:
    counts = Counter(state.place for state in unfolded(FLOW))
    assert counts.keys() == FLOW.questions.keys() | FLOW.outcomes.keys()
    assert [place for place in counts if counts[place] > 1] == ["handig", "lek"]
