"""A gate that does not follow from one fact on every path is refused before anyone passes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flow.rules.check import problems
from flow.rules.model import Flow
from tests.support.edit_rules import changed, leading, ordered
from tests.support.toy import FLOW, option, question

LEK = question("lek")


def gate(**given_by: str) -> Flow:
    """Give the options of the gate other answers to follow from, named with a space between."""
    options = tuple(
        replace(o, given_by=tuple(given_by.get(o.id, " ".join(o.given_by)).split()))
        for o in LEK.options
    )
    return changed(FLOW, replace(LEK, options=options))


def test_gate_that_follows_from_what_can_change_is_refused() -> None:
    flow = changed(FLOW, replace(question("schade"), fact=False))
    assert problems(flow) == (
        "vragen.toml: id 'lek', field 'volgt_uit': 'schade' is no fact: its answer can change",
    )


def test_gate_that_follows_from_a_gate_is_refused() -> None:
    flow = changed(FLOW, replace(LEK, follows="lek"))
    assert problems(flow) == (
        "vragen.toml: id 'lek', field 'volgt_uit': 'lek' is a gate itself; name what is asked",
    )


def test_answer_from_which_no_option_follows_is_named() -> None:
    assert problems(gate(nee="ketting niets rook weet-niet")) == (
        "vragen.toml: id 'lek', field 'bij': no option follows from 'frame' of 'schade'; "
        "add it to one",
    )


@pytest.mark.parametrize("given_by", [{"ja": "band rook"}, {"ja": "band rook rook"}])
def test_answer_from_which_two_options_follow_is_named(given_by: dict[str, str]) -> None:
    assert problems(gate(**given_by)) == (
        "vragen.toml: id 'lek', field 'bij': 'rook' of 'schade' stands here twice; keep one",
    )


def test_path_that_comes_to_a_gate_without_its_fact_is_spelled_out() -> None:
    flow = ordered(leading(FLOW, "ouderdom", jong="lek"), *FLOW.questions)
    assert problems(flow) == (
        "vragen.toml: id 'lek', field 'volgt_uit': a path comes here without an answer to "
        "'schade': rem = stuk, garantie = nee, ouderdom = jong",
    )


def test_every_gate_that_lacks_its_fact_is_named() -> None:
    again = replace(LEK, id="weer-lek")
    flow = leading(changed(FLOW, again), "weer-lek", ja="werkplaats", nee="werkplaats")
    flow = leading(leading(flow, "ouderdom", jong="lek"), "garantie", weet_niet="weer-lek")
    way = "a path comes here without an answer to 'schade': rem = stuk, garantie ="
    assert problems(ordered(flow, *FLOW.questions)) == (
        f"vragen.toml: id 'lek', field 'volgt_uit': {way} nee, ouderdom = jong",
        f"vragen.toml: id 'weer-lek', field 'volgt_uit': {way} weet-niet",
    )


def test_gate_at_the_start_comes_before_its_fact() -> None:
    flow = leading(FLOW, "lek", ja="rem", nee="rem")
    flow = leading(ordered(flow, "lek"), "handig", met_hulp="wachten")
    assert problems(replace(flow, start="lek")) == (
        "vragen.toml: id 'lek', field 'volgt_uit': a path comes here without an answer to "
        "'schade': the start",
    )


def test_option_of_a_gate_that_no_path_takes_is_named() -> None:
    given = {"ja": "frame", "nee": "band ketting niets rook weet-niet"}
    assert problems(gate(**given)) == (
        "vragen.toml: id 'lek/ja', field 'bij': no path comes here with one of these; remove it",
    )


def test_wrong_gate_keeps_paths_from_being_looked_at_but_not_the_plan() -> None:
    flow = replace(gate(ja="band rook"), phases={**FLOW.phases, "leeg": FLOW.phases["zien"]})
    assert [problem.split(",")[0] for problem in problems(flow)] == [
        "vragen.toml: id 'lek'",
        "stappen.toml: id 'leeg'",
    ]


def test_gate_may_lead_to_a_gate() -> None:
    again = replace(LEK, id="weer-lek", options=(option("lek", "ja"), option("lek", "nee")))
    flow = leading(changed(FLOW, again), "lek", ja="weer-lek", nee="wachten")
    ids = list(FLOW.questions)
    flow = ordered(flow, *ids[: ids.index("lek") + 1], "weer-lek")
    assert problems(flow) == (
        "vragen.toml: id 'weer-lek/nee', field 'bij': no path comes here with one of these; "
        "remove it",
    )
