"""What a role or a route comes down to fits on two screens; what explains it is folded."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.faces.pages.roles import PAGES
from tests.browser.visits import PATHS
from tests.support.build import FLOW
from tests.support.thorough import thorough

ROLES = [f"rollen/{page}/" for page in PAGES]
ROUTES = [f"mas/routes/{route.id}/" for route in FLOW.routes]
SCREENS = "() => document.documentElement.scrollHeight / innerHeight"
IN_SHORT = ["De MAS", "Wat u doet", "Wanneer", "Wat u niet doet", "Wie u belt"]


@pytest.mark.parametrize("path", [*ROLES, *ROUTES])
def test_closed_page_fits_two_screens(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(path)
    assert page.locator("article details[open]").count() == 0
    assert page.evaluate(SCREENS) <= 2


@thorough
def test_ten_longest_pages_stay_short(page: Page, site: Path) -> None:
    files = {path: site / path / "index.html" for path in PATHS}
    largest = sorted(files, key=lambda path: files[path].stat().st_size)[-20:]
    page.set_viewport_size({"width": 1366, "height": 768})
    screens = []
    for path in largest:
        page.goto(path)
        screens.append(page.evaluate(SCREENS))
    assert sum(sorted(screens)[-10:]) <= 200


@pytest.mark.parametrize("path", ROLES)
def test_role_begins_with_what_it_comes_down_to(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(path)
    rows = page.locator("article table").first.locator("tbody tr")
    assert [row.split("\t")[0] for row in rows.all_inner_texts()] == IN_SHORT
    place = rows.last.bounding_box()
    assert place
    assert place["y"] + place["height"] <= 768


def test_matrix_has_heads_for_rows_and_columns_and_no_empty_cell(page: Page) -> None:
    page.goto("rollen/")
    matrix = page.locator("table.matrix")
    heads = matrix.locator("thead th[scope=col]").all_inner_texts()
    assert heads[1:] == [f"{step.number}. {step.title}" for step in FLOW.plan]
    rows = matrix.locator("tbody tr")
    assert rows.count() == matrix.locator("tbody th[scope=row] a").count() > 10
    cells = matrix.locator("tbody td").all_text_contents()
    assert len(cells) == rows.count() * len(FLOW.plan)
    assert {cell.lstrip("\N{BLACK CIRCLE}") for cell in cells} == {"doet mee", "doet niet mee"}
