"""An outcome says nothing that a path to it contradicts, and an example ends as it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from flow.rules.check import problems
from flow.rules.check_examples import untouched
from flow.rules.model import Flow
from tests.support.edit_rules import changed, leading
from tests.support.toy import FLOW, question

LEK = question("lek")


def asserting(flow: Flow, outcome: str, /, **asserts: tuple[str, ...]) -> Flow:
    """Let an outcome say something else."""
    saying = replace(flow.outcomes[outcome], asserts=asserts)
    return replace(flow, outcomes={**flow.outcomes, outcome: saying})


def example(id: str = "band-plakken", **fields: Any) -> Flow:
    """Change an example."""
    other = replace(FLOW.examples[id], **fields)
    return replace(FLOW, examples={**FLOW.examples, id: other})


# --- what an outcome says -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "asserts", "problem"),
    [
        (
            "fabriek",
            {"bon": ("papier",)},
            "a path answers 'bon' with 'foto': rem = stuk, garantie = ja, bon = foto",
        ),
        (
            "repair-cafe",
            {"ouderdom": ("oud",)},
            "a path answers 'ouderdom' with 'jong': rem = stuk, garantie = nee, ouderdom = jong, "
            "geld = weinig",
        ),
        (  # through the gate: the shortest such path is that with a tyre and help
            "zelf-maken",
            {"handig": ("alleen",)},
            "a path answers 'handig' with 'met-hulp': rem = ja, schade = band, handig = met-hulp",
        ),
        (  # a gate can be spoken of too
            "zelf-maken",
            {"lek": ("nee",)},
            "a path answers 'lek' with 'ja': rem = ja, schade = band, handig = met-hulp",
        ),
        (
            "fabriek",
            {"geld": ("weinig",)},
            "no path that ends here answers 'geld'; remove it",
        ),
    ],
)
def test_path_that_contradicts_an_outcome_is_spelled_out(
    outcome: str, asserts: Mapping[str, tuple[str, ...]], problem: str
) -> None:
    place = f"uitkomsten.toml: id '{outcome}', field 'stelt'"
    assert problems(asserting(FLOW, outcome, **asserts)) == (f"{place}: {problem}",)


def test_shortest_path_is_told_whatever_follows_at_the_gate_on_it() -> None:
    """With a tyre or a broken frame, one before a chain and one after, more is asked."""
    flow = leading(FLOW, "schade", frame="handig")
    given = ("band", "frame"), ("ketting", "niets", "rook", "weet-niet")
    options = [replace(o, given_by=by) for o, by in zip(LEK.options, given, strict=True)]
    flow = changed(flow, replace(LEK, options=tuple(options)))
    flow = leading(flow, "lek", ja="wachten", nee="geld")
    told, *_ = problems(asserting(flow, "werkplaats", handig=("nee",)))  # then of an example
    assert told.endswith("rem = ja, schade = ketting, handig = met-hulp, geld = genoeg")


def test_shortest_way_on_is_told_also_when_it_is_not_the_first() -> None:
    flow = leading(FLOW, "wachten", ja="geld", nee="repair-cafe")
    (told,) = problems(asserting(flow, "repair-cafe", handig=("nee",)))
    assert told.endswith("rem = ja, schade = ketting, handig = met-hulp, wachten = nee")


def test_path_that_does_not_answer_contradicts_nothing() -> None:
    """To the factory one may come without saying what is broken: with a broken brake."""
    assert problems(asserting(FLOW, "fabriek", schade=("frame",))) == ()


def test_everything_an_outcome_says_wrongly_is_told() -> None:
    flow = asserting(FLOW, "zelf-maken", rem=("stuk",), handig=("nee",))
    assert [problem.split(": ")[2].split(" with ")[1] for problem in problems(flow)] == [
        "'ja'",
        "'half'",
        "'alleen'",
        "'met-hulp'",
    ]


# --- examples -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        (
            {"answers": {"rem": "ja", "schade": "band"}},
            "antwoorden",
            "no answer to 'handig', which is asked",
        ),
        (
            {"answers": {**FLOW.examples["band-plakken"].answers, "geld": "weinig"}},
            "antwoorden",
            "'geld' is not asked on this path; remove it",
        ),
        (
            {"outcome": "werkplaats"},
            "uitkomst",
            "these answers end in 'zelf-maken', not in 'werkplaats'",
        ),
        ({"actions": ()}, "acties", "these answers bring: maat-noteren"),
        ({"actions": ("lopen", "maat-noteren")}, "acties", "these answers bring: maat-noteren"),
        (
            {"answers": {"rem": "ja", "schade": "niets"}, "outcome": "niets-kapot"},
            "acties",
            "these answers bring: none",
        ),
    ],
)
def test_example_that_does_not_do_what_it_says_is_refused(
    fields: dict[str, Any], field: str, problem: str
) -> None:
    place = f"voorbeelden.toml: id 'band-plakken', field '{field}'"
    assert problems(example(**fields)) == (f"{place}: {problem}",)


def test_example_with_the_id_of_a_case_is_refused() -> None:
    """An address such as ?casus=noor names one of them."""
    both = replace(FLOW, examples={"noor": replace(FLOW.examples["rook"], id="noor")})
    place = "voorbeelden.toml: id 'noor', field 'id'"
    assert problems(both) == (f"{place}: this is the id of a case too",)


def test_actions_of_an_example_stand_in_the_order_of_the_path() -> None:
    backwards = FLOW.examples["oude-fiets"].actions[::-1]
    (problem,) = problems(example("oude-fiets", actions=backwards))
    assert problem.endswith("these answers bring: lopen, melden-rem, bon-zoeken, inleveren")


def test_what_no_example_touches_is_found() -> None:
    found = untouched(FLOW)
    assert found["questions"] == ["bon", "wachten", "geld"]  # a gate is nobody's to touch
    assert found["answers"][:4] == ["rem/half", "schade/ketting", "schade/frame", "schade/niets"]
    assert len(found["answers"]) == 26 - 7
    assert found["outcomes"] == [
        id for id in FLOW.outcomes if id not in ("zelf-maken", "andere-fiets", "eerst-weg")
    ]
