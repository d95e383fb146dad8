"""The book of examples: each stands once on the page, on its shelf, with a link that opens it."""

from dataclasses import replace

import pytest

from scripts.faces.pages.examples import examples
from tests.support.toy import FLOW

PAGE = examples(FLOW)


@pytest.mark.parametrize("id", FLOW.examples)
def test_example_is_told_with_its_outcome_and_a_link(id: str) -> None:
    example = FLOW.examples[id]
    (told,) = (part for part in PAGE.split("### ") if f"{{ #voorbeeld-{id} }}" in part)
    assert example.text in told
    assert example.why in told
    assert FLOW.outcomes[example.outcome].title in told
    assert f"?casus={id})" in told


def test_shelves_follow_the_answers_and_what_ends_before_comes_first() -> None:
    early = replace(FLOW.examples["rook"], id="vroeg", answers={"rem": "stuk"})
    page = examples(replace(FLOW, examples={**FLOW.examples, "vroeg": early}))
    heads = [line[3:].split(" {")[0] for line in page.splitlines() if line.startswith("## ")]
    labels = {option.id: option.label for option in FLOW.questions["schade"].options}
    assert heads == ["Schade maakt nog niet uit", labels["band"], labels["rook"]]


@pytest.mark.parametrize(
    ("age", "group"), [(None, ""), (1, "0"), (2, "1"), (14, "1"), (15, "2"), (99, "2")]
)
def test_age_falls_in_the_group_that_begins_at_or_before_it(age: int | None, group: str) -> None:
    aged = replace(FLOW.examples["rook"], age=age)
    page = examples(replace(FLOW, examples={"rook": aged}))
    assert f'data-leeftijd="{group}"' in page


def test_ages_to_choose_from_are_those_of_the_limits() -> None:
    assert [
        label in PAGE for label in ("Jonger dan 2 jaar", "2 tot 15 jaar", "15 jaar of ouder")
    ] == [True] * 3


def test_without_examples_the_page_says_so() -> None:
    assert examples(replace(FLOW, examples={}, shelves=None)) == "Er zijn nog geen voorbeelden.\n"
