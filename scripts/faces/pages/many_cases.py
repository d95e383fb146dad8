"""The page for many cases at once: its columns with their answers, and a list to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from html import escape

from flow.batch.columns import NUMBER
from flow.batch.written import MARK, line
from flow.rules.model import Flow, Question
from flow.screens.batch import MOST_MEGABYTES, TOO_LARGE
from scripts.faces.pages.markdown import Fragments, fold, table

EXAMPLE = "voorbeeld-lijst.csv"


def fragments(flow: Flow) -> Fragments:
    """Return what the page takes in by name."""
    return {
        "lijst-grens.html": _limit,
        "lijst-voorbeeld.md": _example_link,
        "lijst-kolommen.md": partial(_columns, flow),
    }


def example_file(flow: Flow) -> str:
    """Return a list of all examples, with the short names of their answers, as Excel opens it."""
    return MARK + "".join(map(line, _example_lines(flow)))


def _example_lines(flow: Flow) -> Iterator[list[str]]:
    yield [NUMBER, *(asked.id for asked in flow.asked)]
    for number, example in enumerate(flow.examples.values(), 1):
        yield [f"zaak {number}", *(_short(asked, example.answers) for asked in flow.asked)]


def _short(asked: Question, answers: Mapping[str, str]) -> str:
    option = asked.option(answers.get(asked.id))
    return option.short if option else ""


def _limit() -> str:
    most = MOST_MEGABYTES * 1_000_000
    return f'<p id="vz-grens" data-meeste="{most}" hidden>{escape(TOO_LARGE)}</p>'


def _example_link() -> str:
    return (
        f'[Bewaar het voorbeeldbestand](/gemaakt/{EXAMPLE}){{ .download download="{EXAMPLE}" }}\n'
    )


def _columns(flow: Flow) -> str:
    """Every column with what may stand in it, in a fold."""
    first = (f"`{NUMBER}`", "Uw eigen nummer van de zaak", "Wat u wilt, maar geen naam of BSN")
    rows = [(f"`{asked.id}`", asked.text, _answers(asked)) for asked in flow.asked]
    heads = ("Kolom", "Vraag", "Wat er mag staan")
    return fold("Alle kolommen, en wat er in mag staan", table(heads, [first, *rows]))


def _answers(asked: Question) -> str:
    return "<br>".join(f"{option.short} (`{option.id}`)" for option in asked.options)
