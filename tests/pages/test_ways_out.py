"""The page on what people type lists every field with where it comes out."""

import re

import pytest

from flow.screens.sheet import NOTES
from scripts.faces.pages.form_pages import BUTTONS
from scripts.faces.pages.ways_out import FORMS, NAMES, PREVIEW, WaysOut, fragments, ways_out
from tests.support.build import EDITION

LISTED = fragments(EDITION)["velden.md"]()
PARTS = re.split(r"^(?=- )", LISTED, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "out", list(ways_out(EDITION)), ids=lambda out: f"{out.form}-{out.field.id}"
)
def test_every_field_of_a_form_is_listed_with_its_ways_out(out: WaysOut) -> None:
    (part,) = [part for part in PARTS if part.startswith(f"- {FORMS[out.form]}: ")]
    assert f"    - {out.field.label}\n" in part
    told = part.splitlines()[0]
    assert [name in told for way, name in NAMES.items() if way in out.ways] == [True] * len(
        out.ways
    )


@pytest.mark.parametrize("label", NOTES.values())
def test_what_is_written_below_an_outcome_is_listed_for_both_pages(label: str) -> None:
    assert LISTED.count(f"    - {label}\n") == 2


def test_every_way_out_of_a_form_has_a_name() -> None:
    assert {PREVIEW, *(do for row in BUTTONS.values() for do, _, _ in row)} == set(NAMES)
