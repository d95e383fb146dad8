"""In every drawing of the site the links lead to a place and have a name, and the texts fit."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.routewijzer import (
    pages_with,
)
from tests.browser.visits import Drawings, Visits
from tests.support.build import SUB_PATH

DRAWING = 'class="beeld-kader"'


def lands(site: Path, address: str) -> bool:
    """Tell whether an address leads to a page and a place on it."""
    parts = urlsplit(address)
    page = site / parts.path.removeprefix(SUB_PATH) / "index.html"
    place = f'id="{parts.fragment}"' if parts.fragment else ""
    return page.exists() and place in page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawings(visits: Visits, site: Path) -> dict[str, Drawings]:
    """Return what each page with drawings shows of them."""
    return {path: visits.to(path).drawings for path in pages_with(site, DRAWING)}


def test_links_in_drawings_lead_to_a_place(drawings: dict[str, Drawings], site: Path) -> None:
    for path, found in drawings.items():
        assert [link for link in found.links if not lands(site, link["address"])] == [], path


def test_links_in_drawings_have_a_name(drawings: dict[str, Drawings]) -> None:
    for path, found in drawings.items():
        assert [link for link in found.links if not link["name"]] == [], path


@pytest.mark.parametrize("width", [1280, 390])
def test_texts_of_drawings_fit_their_boxes(drawings: dict[str, Drawings], width: int) -> None:
    for path, found in drawings.items():
        assert found.texts[width], path
        assert [text for text, sticks_out in found.texts[width] if sticks_out] == [], path
