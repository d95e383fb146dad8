"""The book of examples as a page: shelf by shelf, with fields to choose from what is there.

Everything stands in the page. A script hides what was not chosen; without it all shows.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from flow.rules.cases import Example, Shelves
from flow.rules.model import Flow
from scripts.faces.pages.markdown import ROUTEWIJZER, claim, outcome_link


def examples(flow: Flow) -> str:
    """Every example with its outcome, why, and a link that opens it in the routewijzer."""
    if flow.shelves is None:
        return "Er zijn nog geen voorbeelden.\n"
    shelves = flow.shelves
    rows = [(label, list(_on(flow, shelves, id))) for id, label in _labels(flow, shelves)]
    rows = [(label, found) for label, found in rows if found]
    return _fields(flow, shelves, [label for label, _ in rows]) + "\n".join(
        _shelf(flow, shelves, number, label, found) for number, (label, found) in enumerate(rows)
    )


def _labels(flow: Flow, shelves: Shelves) -> Iterator[tuple[str | None, str]]:
    """Return the shelves by option; that of the examples that end earlier comes first."""
    asked = flow.questions[shelves.question]
    yield None, f"{asked.short} maakt nog niet uit"
    yield from ((option.id, option.label) for option in asked.options)


def _on(flow: Flow, shelves: Shelves, option: str | None) -> Iterator[Example]:
    for example in flow.examples.values():
        if example.answers.get(shelves.question) == option:
            yield example


def _fields(flow: Flow, shelves: Shelves, labels: list[str]) -> str:
    """Two fields and how many show; hidden until the script is there."""
    kinds = "".join(_choice(number, label) for number, label in enumerate(labels))
    ages = "".join(_choice(number, label) for number, label in enumerate(_ages(shelves)))
    short = escape(flow.questions[shelves.question].short)
    return (
        '<form class="vb-keuze alleen-scherm" id="vb-keuze" autocomplete="off" hidden>'
        f'<p><label for="vb-groep">{short}</label>'
        f'<select id="vb-groep"><option value="">Alle</option>{kinds}</select></p>'
        f'<p><label for="vb-leeftijd">Leeftijd</label>'
        f'<select id="vb-leeftijd"><option value="">Alle</option>{ages}</select></p>'
        '<p id="vb-aantal" role="status"></p></form>\n\n'
    )


def _choice(value: int, label: str) -> str:
    return f'<option value="{value}">{escape(label)}</option>'


def _ages(shelves: Shelves) -> Iterator[str]:
    yield f"Jonger dan {shelves.ages[0]} jaar"
    yield from (f"{low} tot {high} jaar" for low, high in pairwise(shelves.ages))
    yield f"{shelves.ages[-1]} jaar of ouder"


def _shelf(flow: Flow, shelves: Shelves, number: int, label: str, found: list[Example]) -> str:
    told = "\n".join(_example(flow, shelves, example) for example in found)
    return (
        f'<section data-groep="{number}" markdown="1">\n\n'
        f"## {label} {{ #groep-{number + 1} }}\n\n{told}\n</section>\n"
    )


def _example(flow: Flow, shelves: Shelves, example: Example) -> str:
    group = "" if example.age is None else bisect(shelves.ages, example.age)
    return (
        f'<div class="vb" data-leeftijd="{group}" markdown="1">\n\n'
        f"### {example.name} {{ #voorbeeld-{example.id} }}\n\n"
        f"{example.text}\n\n"
        f"**{outcome_link(flow, example.outcome)}.** {example.why}\n"
        f"{claim(flow, example.sources, example.status)}\n"
        f'[Open in de routewijzer<span class="rw-verborgen">: {escape(example.name)}</span>]'
        f"({ROUTEWIJZER}?casus={example.id}){{ .alleen-scherm }}\n\n</div>\n"
    )
