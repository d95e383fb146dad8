"""Sections are told as HTML and as text: of many items the first, and nothing of an empty one."""

from __future__ import annotations

import pytest

from flow.screens.sections import Item, Section, as_html, as_text

ITEMS = [Item("a", ("b & c",), "?d"), Item("e"), Item("f")]
LINES = "- a\n  b & c\n- e\n- f"
LINKED = '<li><strong><a href="?d">a</a></strong><br>b &amp; c</li>'


@pytest.mark.parametrize(
    ("shown", "html"),
    [
        (3, f"<h3>Zaken & meer</h3><p>Zie.</p><ul>{LINKED}<li>e</li><li>f</li></ul>"),
        (
            1,
            f"<h3>Zaken & meer</h3><p>Zie.</p><ul>{LINKED}</ul>"
            '<details class="rw-vouw"><summary><h4>Nog 2: zaken & meer</h4></summary>'
            "<ul><li>e</li><li>f</li></ul></details>",
        ),
        (
            0,
            '<details class="rw-vouw"><summary><h3>Zaken & meer</h3></summary>'
            f"<ul>{LINKED}<li>e</li><li>f</li></ul></details>",
        ),
    ],
)
def test_items_that_are_not_shown_are_folded_under_their_number(shown: int, html: str) -> None:
    section = Section("Zaken & meer", "Zie.", ITEMS, shown)
    assert as_html([section]) == html.replace("Zaken & meer", "Zaken &amp; meer").replace(
        "zaken & meer", "zaken &amp; meer"
    )
    assert as_text([section]) == f"Zaken & meer\nZie.\n{LINES}"


def test_section_that_holds_nothing_is_not_told() -> None:
    sections = [Section("Leeg", ""), Section("Vol", "Iets."), Section("Ook leeg", "", (), 0)]
    assert as_html(sections) == "<h3>Vol</h3><p>Iets.</p>"
    assert as_text(sections) == "Vol\nIets."
