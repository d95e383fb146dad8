"""The rules as a graph: a place stands in it once, unless a gate ahead reads an earlier answer."""

from __future__ import annotations

from collections import Counter

from flow.rules.states import unfolded
from tests.support.toy import FLOW

GRAPH = unfolded(FLOW)


def test_only_a_fact_that_a_gate_ahead_reads_is_remembered() -> None:
    """Of what is damaged only a tyre and a chain lead to the gate; after it nobody asks."""
    facts = [(state.place, dict(state.facts)) for state in GRAPH if state.facts]
    assert facts == [
        ("handig", {"schade": "band"}),
        ("handig", {"schade": "ketting"}),
        ("lek", {"schade": "band"}),
        ("lek", {"schade": "ketting"}),
    ]


def test_place_with_nothing_to_remember_stands_there_once() -> None:
    counts = Counter(state.place for state in GRAPH)
    assert counts.keys() == FLOW.questions.keys() | FLOW.outcomes.keys()
    assert [place for place in counts if counts[place] > 1] == ["handig", "lek"]
