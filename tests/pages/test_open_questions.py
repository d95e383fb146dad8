"""What is not known stands on one page, with its sources; other pages lead there in one line."""

import re
from pathlib import Path

import pytest

from flow.rules.handbook import Card
from scripts.faces.pages import cards, roles
from scripts.faces.pages.open_questions import OPEN, SUBJECTS, anchor, lead
from scripts.faces.pages.roles import PAGES
from tests.support.build import BUILD

FRAGMENTS = {
    **cards.fragments(BUILD.flow, BUILD.handbook),
    **roles.fragments(BUILD.flow, BUILD.handbook),
}
PAGE = FRAGMENTS["open-vragen.md"]()
CARDS = [
    (stem, card)
    for stem, found in BUILD.handbook.items()
    for card in found.values()
    if OPEN in card.claims
]
every_card = pytest.mark.parametrize(
    ("stem", "card"), CARDS, ids=[f"{stem}-{card.id}" for stem, card in CARDS]
)


@every_card
def test_what_is_not_known_about_a_card_stands_on_the_page_with_its_sources(
    stem: str, card: Card
) -> None:
    _, _, rest = PAGE.partition(f"{{ #{anchor(stem, card.id)} }}\n")
    listed, *_ = rest.split("\n#")
    for claim in card.claims[OPEN]:
        (line,) = [line for line in listed.splitlines() if claim.text in line]
        assert all(f"#bron-{id})" in line for id in claim.sources)
        assert f"; {claim.status})" in line


@every_card
def test_a_card_by_itself_leads_to_its_place_on_the_page(stem: str, card: Card) -> None:
    shown = FRAGMENTS[f"{stem}-{card.id}.md"]()
    assert lead(anchor(stem, card.id)) in shown
    assert not [claim for claim in card.claims[OPEN] if claim.text in shown]


@pytest.mark.parametrize("stem", SUBJECTS)
def test_cards_together_lead_to_their_subject_once(stem: str) -> None:
    assert FRAGMENTS[f"{stem}.md"]().count(lead(stem)) == 1
    assert PAGE.count(f"{{ #{stem} }}") == 1


def test_every_file_with_open_questions_is_a_subject() -> None:
    assert {stem for stem, _ in CARDS} == set(SUBJECTS)


def test_no_other_page_lists_what_is_not_known(site: Path) -> None:
    headed = [
        page.parent.relative_to(site).as_posix()
        for page in site.rglob("index.html")
        if re.search(r"<h\d[^>]*>Wat niet bekend is", page.read_text(encoding="utf-8"))
    ]
    assert headed == []


@pytest.mark.parametrize("id", BUILD.handbook["partnerkaarten"])
def test_page_of_a_role_leads_there_too(id: str) -> None:
    card = BUILD.handbook["partnerkaarten"][id]
    page = f"rol-{id}.md" if id in PAGES.values() else "andere-partners.md"
    leads = lead(anchor("partnerkaarten", id)) in FRAGMENTS[page]()
    assert leads == (OPEN in card.claims)
