"""What nobody could tell us, on one page by subject; other pages lead there in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flow.rules.handbook import Card, Claim, Handbook
from scripts.faces.pages.markdown import Fragments

OPEN = "onbekend"  # the list of a card for what is not known
PAGE = "/over/open-vragen.md"
# The files of cards with such a list, in the order in which a reader meets their subjects.
SUBJECTS = {
    "stapkaarten": "De tien stappen",
    "routekaarten": "De vier routes",
    "soorten": "Soorten verzuim",
    "partnerkaarten": "De ketenpartners",
    "instrumenten": "Instrumenten",
    "bijeenkomst": "De bijeenkomsten",
    "versies": "Versies van de MAS",
}


def fragments(
    handbook: Handbook, title: Callable[[Card], str], shown: Callable[[tuple[Claim, ...]], str]
) -> Fragments:
    """Return the page; `title` names a card, and `shown` makes its claims a list."""

    def lines() -> Iterator[str]:
        for stem, subject in SUBJECTS.items():
            yield f"## {subject} {{ #{stem} }}\n"
            for card in handbook[stem].values():
                if claims := card.claims.get(OPEN):
                    yield f"### {title(card)} {{ #{anchor(stem, card.id)} }}\n\n{shown(claims)}"

    return {"open-vragen.md": lambda: "\n".join(lines())}


def anchor(stem: str, id: str) -> str:
    """Return where on the page the questions about a card stand."""
    return f"{stem}-{id}"


def lead(anchor: str) -> str:
    """Return the line in the place of what is not known."""
    return f"Wat hierover niet bekend is, staat bij de [open vragen]({PAGE}#{anchor}).\n"
