"""Marks of sources that stand beside no text are as large as WCAG 2.5.8 asks: axe leaves them."""

import pytest
from playwright.sync_api import Page

ALONE = ".noot-los > a"
SMALLEST = 24  # pixels


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("path", ["mas/drempels/", "mas/vastlopen/", "rollen/"])
def test_mark_beside_no_text_can_be_hit(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    sizes = page.locator(ALONE).evaluate_all(
        "links => links.map((link) => link.getBoundingClientRect()).map((b) => [b.width, b.height])"
    )
    assert sizes
    assert min(size for pair in sizes for size in pair) >= SMALLEST
