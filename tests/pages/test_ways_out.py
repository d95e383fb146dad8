"""The page on what people type lists every field with where it comes out."""

import pytest

from flow.screens.sheet import NOTES
from scripts.faces.pages.form_pages import BUTTONS
from scripts.faces.pages.ways_out import FORMS, NAMES, PREVIEW, WaysOut, fragments, ways_out
from tests.support.build import EDITION

LINES = fragments(EDITION)["velden.md"]().splitlines()


@pytest.mark.parametrize(
    "out", list(ways_out(EDITION)), ids=lambda out: f"{out.form}-{out.field.id}"
)
def test_every_field_of_a_form_is_listed_with_its_ways_out(out: WaysOut) -> None:
    (line,) = [
        line for line in LINES if line.startswith(f"- {FORMS[out.form]}: ") and shown(out) in line
    ]
    assert [name in line for way, name in NAMES.items() if way in out.ways] == [True] * len(
        out.ways
    )


def shown(out: WaysOut) -> str:
    return f"*{out.field.label}*"


@pytest.mark.parametrize("label", NOTES.values())
def test_what_is_written_below_an_outcome_is_listed_for_both_pages(label: str) -> None:
    assert sum(f"*{label}*" in line for line in LINES) == 2


def test_every_way_out_of_a_form_has_a_name() -> None:
    assert {PREVIEW, *(do for row in BUTTONS.values() for do, _, _ in row)} == set(NAMES)
