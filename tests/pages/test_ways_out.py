"""The page on what people type lists every field with where it comes out."""

import pytest

from flow.screens.sheet import NOTES
from scripts.faces.pages.form_pages import BUTTONS
from scripts.faces.pages.ways_out import FORMS, NAMES, PREVIEW, WaysOut, fragments, ways_out
from tests.support.build import EDITION

TABLE = fragments(EDITION)["velden.md"]()


@pytest.mark.parametrize(
    "out", list(ways_out(EDITION)), ids=lambda out: f"{out.form}-{out.field.id}"
)
def test_every_field_of_a_form_is_listed_with_its_ways_out(out: WaysOut) -> None:
    (row,) = {
        line for line in TABLE.splitlines() if f"| {FORMS[out.form]} | {out.field.label} |" in line
    }
    assert [name in row for way, name in NAMES.items() if way in out.ways] == [True] * len(out.ways)


@pytest.mark.parametrize("label", NOTES.values())
def test_what_is_written_below_an_outcome_is_listed_for_both_pages(label: str) -> None:
    assert TABLE.count(f"| {label} |") == 2


def test_every_way_out_of_a_form_has_a_name() -> None:
    assert {PREVIEW, *(do for row in BUTTONS.values() for do, _, _ in row)} == set(NAMES)
