"""A page for every rule: what leads to it, what follows, where it is used, and its history.

An answer stands on the page of its question, under an anchor of its own.
"""

from __future__ import annotations

from functools import partial

from flow.compare.entries import Key
from flow.rules.edition import Edition
from flow.rules.model import Flow, Outcome, Question
from flow.rules.register import Threshold
from flow.screens.chart_names import anchor
from flow.screens.pieces import KIND_LABELS
from scripts.faces.pages.figures import around_figure
from scripts.faces.pages.markdown import Fragments, claim, route_link, step_link, tasks
from scripts.faces.pages.our_region import at_limit, of_route
from scripts.faces.pages.rule_names import FOLDER, heading, rule_page, threshold_page
from scripts.faces.pages.rule_parts import (
    Compared,
    answer,
    history,
    joined,
    kind,
    leading,
    listed,
    may_change,
    shown,
    touching,
)

PAGE = """\
---
title: "{title}"
description: "{kind} van de routewijzer: wat erheen leidt, wat erop volgt, met bron en voorbeelden."
search:
  exclude: true
---

# {title}

[Alle regels](../routewijzer/regels.md)
{{ .alleen-scherm }}

--8<-- "{fragment}"
"""


def texts(flow: Flow) -> dict[str, str]:
    """Return the text of each page by its path in docs/; what it tells is a fragment."""
    titles = {anchor(flow, id): heading(flow, id) for id in (*flow.questions, *flow.outcomes)}
    titles |= {f"drempel-{id}": limit.decides.rstrip(".") for id, limit in flow.thresholds.items()}
    return {
        f"{FOLDER}/{name}.md": PAGE.format(
            title=title.replace('"', "'"),
            kind=name.partition("-")[0].capitalize(),
            fragment=f"regel-{name}.md",
        )
        for name, title in titles.items()
    }


def fragments(edition: Edition, compared: Compared) -> Fragments:
    """Return what every page tells, by name; `compared` tells what is new in these rules."""
    flow = edition.flow
    return {
        **{
            f"regel-{anchor(flow, id)}.md": partial(_question, edition, item, compared)
            for id, item in flow.questions.items()
        },
        **{
            f"regel-{anchor(flow, id)}.md": partial(_outcome, edition, item, compared)
            for id, item in flow.outcomes.items()
        },
        **{
            f"regel-drempel-{id}.md": partial(_threshold, edition, item, compared)
            for id, item in flow.thresholds.items()
        },
    }


def _question(edition: Edition, question: Question, compared: Compared) -> str:
    flow = edition.flow
    steps = [step_link(flow, step.id) for step in flow.plan if question.id in step.questions]
    limits = [threshold_page(flow, id) for id in question.thresholds]
    keys = [Key("options", f"{question.id}/{option.id}") for option in question.options]
    return joined(
        f"**{question.text}**\n{question.help}\n",
        f"Waarom deze vraag: {question.why}\n{claim(flow, question.sources, question.status)}\n",
        kind(flow, question),
        leading(flow, question.id) or "Hier begint de routewijzer.\n",
        around_figure(edition, question.id),
        "## Wat erop volgt\n\n" + "\n".join(answer(flow, question, o) for o in question.options),
        listed("Waar deze vraag voorkomt", [*steps, *limits]),
        touching(flow, lambda answers, _: question.id in answers),
        history(compared, [Key("questions", question.id), *keys]),
    )


def _outcome(edition: Edition, outcome: Outcome, compared: Compared) -> str:
    flow = edition.flow
    pages = [route_link(flow, outcome.id)] if outcome.kind == "route" else []
    limits = [threshold_page(flow, id) for id in outcome.thresholds]
    return joined(
        f"{KIND_LABELS[outcome.kind]}. {outcome.text}\n"
        f"{claim(flow, outcome.sources, outcome.status)}\n",
        leading(flow, outcome.id),
        around_figure(edition, outcome.id),
        f"## Wat erop volgt\n\n{tasks(flow, outcome)}\n**Daarna:** {outcome.after}\n",
        of_route(flow, outcome.id),
        listed("Waar deze uitkomst voorkomt", [*pages, *limits]),
        touching(flow, lambda _, ends: outcome.id in ends),
        history(compared, [Key("outcomes", outcome.id)]),
    )


def _threshold(edition: Edition, limit: Threshold, compared: Compared) -> str:
    flow = edition.flow
    asking = [item for item in flow.questions.values() if limit.id in item.thresholds]
    ending = [item for item in flow.outcomes.values() if limit.id in item.thresholds]
    doing = [item.title for item in flow.actions.values() if limit.id in item.thresholds]
    used = [
        *(rule_page(flow, question.id) for question in asking),
        *(rule_page(flow, outcome.id) for outcome in ending),
        *(f"Wat u ook doet: {title}" for title in doing),
        *shown(edition, limit.id),
    ]
    return joined(
        f"Waarde: **{limit.value} {limit.unit}**. Datum van de bron: {limit.date}.\n"
        f"{claim(flow, limit.sources, limit.status)}\n",
        at_limit(flow, limit),
        may_change(limit),
        listed("Waar deze drempel voorkomt", used) or "Geen vraag of kaart noemt deze drempel.\n",
        touching(flow, lambda answers, ends: _meets(asking, ending, answers, ends)),
        history(compared, [Key("thresholds", limit.id)]),
    )


def _meets(
    asking: list[Question], ending: list[Outcome], answers: set[str], ends: set[str]
) -> bool:
    return bool(answers & {q.id for q in asking} or ends & {o.id for o in ending})
