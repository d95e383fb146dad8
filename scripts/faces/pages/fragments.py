"""The fragments that come from the rules and the cards, by the name by which a page takes them in.

Each is made when a page asks for it, so nothing is made that nobody shows.
"""

from __future__ import annotations

from functools import cache, partial

from flow.reason.walk import walk
from flow.screens.clock import clock
from flow.screens.overview import everything
from flow.screens.question import question
from scripts.faces.pages import (
    accessibility,
    cards,
    choices,
    earlier,
    embedding,
    examples,
    figures,
    form_pages,
    lists,
    many_cases,
    matrix,
    our_region,
    paper_form,
    roles,
    routes,
    rule_pages,
    rulebook,
    source_usage,
    speed,
    trial,
    ways_out,
)
from scripts.faces.pages.ahead import screens_ahead
from scripts.faces.pages.markdown import Fragments
from scripts.faces.pages.since_last_version import last_difference, told_since
from scripts.faces.tools.build import Build
from scripts.faces.tools.cache import ROOT


def page_fragments(build: Build) -> Fragments:
    """Return every fragment by name, to be made on demand."""
    edition, flow = build.edition, build.flow
    # Older versions are those of the whole country: what a region changes is told apart.
    compared = cache(partial(last_difference, edition.national.flow, ROOT))
    used = cache(partial(source_usage.used, flow, build.handbook, build.docs))
    return {
        **cards.fragments(flow, build.handbook),
        **our_region.fragments(edition, build.docs),
        **roles.fragments(flow, build.handbook),
        **routes.fragments(flow, build.handbook),
        **choices.fragments(flow, build.handbook),
        **form_pages.fragments(edition, build.handbook, build.docs),
        **paper_form.fragments(flow),
        **ways_out.fragments(edition),
        **speed.fragments(),
        **accessibility.fragments(),
        **rulebook.fragments(flow),
        **many_cases.fragments(flow),
        **embedding.fragments(build.site_url, flow.site),
        **earlier.fragments(flow, ROOT),
        "stappenplan.html": lambda: figures.step_plan_figure(
            edition, "", "../routes/", "De lijst eronder"
        ),
        "stappenplan-op-home.html": lambda: figures.step_plan_figure(
            edition, "mas/stappenplan/", "mas/routes/", "De pagina Stappenplan"
        ),
        "matrix.html": lambda: matrix.matrix(flow, build.handbook),
        "stappen.md": lambda: lists.steps(flow),
        "plaat-in-woorden.md": lambda: lists.poster(flow, build.handbook["stapkaarten"]),
        "routes.md": lambda: lists.routes(flow),
        "overgangen.md": lambda: lists.transitions(flow),
        "drempels.md": lambda: lists.thresholds(flow),
        "bronnen.md": lambda: lists.sources(flow, used()),
        **{f"casussen-{id}.md": partial(lists.case, flow, id) for id in flow.cases},
        **{f"lezing-{id}.md": partial(lists.reading, flow, id) for id in flow.cases},
        "overleg-casussen.md": lambda: lists.cases_to_discuss(flow),
        "klok.html": lambda: clock(edition.minutes_for_case),
        "wat-als.html": lambda: trial.trial(edition),
        "voorbeelden.md": lambda: examples.examples(flow),
        "ladder.html": lambda: figures.ladder_figure(edition, "../routes/", "De tabel eronder"),
        "overgangen-tekening.html": lambda: figures.ladder_figure(
            edition, "../mas/routes/", "De lijst bij de uitkomst"
        ),
        "regels.md": lambda: lists.version(flow),
        "stroomschema.html": lambda: figures.flowchart_figure(edition),
        "alle-vragen.html": lambda: everything(flow),
        "vooruit.html": lambda: screens_ahead(flow),
        "eerste-vraag.html": lambda: question(walk(flow, {}), flow.questions[flow.start]),
        **rule_pages.fragments(edition, lambda: compared()[1]),
        "wijzigingen.md": lambda: told_since(*compared()),
    }
