"""Nothing that a card of a route or a partner holds is lost on its page."""

import pytest

from flow.rules.card_files import CARD_FILES
from scripts.faces.pages import matrix, roles, routes, whole_sentences
from scripts.faces.pages.fragments import page_fragments
from scripts.faces.pages.open_questions import OPEN
from tests.support.build import BUILD, FLOW, HANDBOOK

FRAGMENTS = page_fragments(BUILD)
PARTNERS, ROUTES = HANDBOOK[roles.PARTNERS], HANDBOOK[routes.ROUTE]


def test_every_heading_of_a_route_is_in_short_or_in_a_fold() -> None:
    folded = [key for keys in routes.FOLDS.values() for key in keys]
    assert sorted([*routes.IN_SHORT, *folded, OPEN]) == sorted(
        CARD_FILES["routekaarten.toml"].headings
    )


@pytest.mark.parametrize("id", ROUTES)
def test_route_tells_every_claim_of_its_card(id: str) -> None:
    page = FRAGMENTS[f"route-kop-{id}.md"]() + FRAGMENTS[f"route-{id}.md"]()
    headings = set(CARD_FILES["routekaarten.toml"].headings) - {OPEN}
    told = [item.text for key in headings for item in ROUTES[id].claims.get(key, ())]
    assert told
    assert [text for text in told if text not in page] == []
    assert FLOW.outcomes[id].after in page


@pytest.mark.parametrize("id", PARTNERS)
def test_partner_is_told_every_claim_of_its_card(id: str) -> None:
    own = id in roles.PAGES.values()
    page = FRAGMENTS[f"rol-{id}.md" if own else "andere-partners.md"]()
    headings = set(CARD_FILES["partnerkaarten.toml"].headings) - {OPEN}
    told = [item.text for key in headings for item in PARTNERS[id].claims.get(key, ())]
    assert told
    # From the second word on: the first gets a subject before it.
    assert [text for text in told if text.partition(" ")[2] not in page] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Regelt hulp.", "U regelt hulp."),
        ("Is er niet voor verzuim alleen.", "U bent er niet voor verzuim alleen."),
        ("Kan een zaak aanmelden.", "U kunt een zaak aanmelden."),
        ("Stopt.", "U stopt."),
    ],
)
def test_partner_is_spoken_to(text: str, said: str) -> None:
    assert whole_sentences._you(text) == said


@pytest.mark.parametrize("id", roles.PAGES.values())
def test_nobody_is_told_to_call_themselves(id: str) -> None:
    calls = FRAGMENTS[f"rol-kort-{id}.md"]().splitlines()[-1]
    assert calls.startswith("| Wie u belt | ")
    assert (roles.CALL in calls) == (id != roles.OFFICER)
    assert (roles.RUNNING in calls) == (id == roles.OFFICER)


def test_who_acts_everywhere_gets_no_list_of_everything() -> None:
    everywhere = FRAGMENTS["rol-kort-leerplichtambtenaar.md"]()
    when = "| Wanneer | In [elke stap](/mas/stappenplan.md), en in [elke route](/mas/routes.md). |"
    assert when in everywhere


@pytest.mark.parametrize(("id", "said"), [("halt", "in de route ["), ("om", "in de routes [")])
def test_one_route_is_told_as_one(id: str, said: str) -> None:
    assert said in FRAGMENTS[f"rol-kort-{id}.md"]()


def test_other_partners_are_named_in_every_sentence() -> None:
    page = FRAGMENTS["andere-partners.md"]()
    for id, card in PARTNERS.items():
        if id not in roles.PAGES.values():
            subject = FLOW.partners[id].subject
            for item in card.claims["doet"]:
                text = item.text
                assert f"{subject} {text[0].lower()}{text[1:]}" in page


def test_matrix_shows_the_steps_of_a_card_and_of_the_plan() -> None:
    table = matrix.matrix(FLOW, HANDBOOK)
    for card in PARTNERS.values():
        row = next(row for row in table.split("<tr>") if f">{_title(card.id)}</a></th>" in row)
        marked = [cell.startswith('<span aria-hidden="true">') for cell in row.split("<td>")[1:]]
        acts = {item.step for item in card.claims.get("stappen", ())}
        expected = [step.id in acts or card.id in step.partners for step in FLOW.plan]
        assert marked == expected


def _title(id: str) -> str:
    return PARTNERS[id].title or FLOW.partners[id].name
