"""A case on a page: its text, links that tell themselves apart, and our reading apart from it."""

import re

import pytest

from scripts.faces.pages.lists import case, cases_to_discuss, reading
from tests.support.toy import FLOW


@pytest.mark.parametrize("id", FLOW.cases)
def test_case_is_told_without_our_reading(id: str) -> None:
    found = FLOW.cases[id]
    page = case(FLOW, id)
    assert found.text in page
    assert all(f"- {item}\n" in page for item in found.missing)
    assert found.reading not in page
    assert found.reading in reading(FLOW, id)


def test_links_of_cases_have_names_of_their_own() -> None:
    pages = "".join(case(FLOW, id) for id in FLOW.cases)
    links = re.findall(r"\[(.*?)\]\((\S+)\)", pages)
    names = [re.sub("<.*?>", "", name) for name, _ in links]
    assert len(set(names)) == len(names) == 2 * len(FLOW.cases)
    assert names[0] == "Bespreek deze casus op een groot scherm: Noor, 31 jaar"
    assert links[0][1] == "/routewijzer/overleg.md?overleg=noor"


def test_every_case_and_one_of_your_own_can_be_opened_on_a_large_screen() -> None:
    addresses = re.findall(r"\?overleg=([\w-]+)\)", cases_to_discuss(FLOW))
    assert addresses == [*FLOW.cases, "eigen"]
