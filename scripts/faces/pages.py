"""Fragments of Markdown and HTML that the pages include; all in them comes from the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from flow.engine import walk
from flow.facts import Facts
from flow.marks import anchor, answer_key, edge_key, node_key, step_key
from flow.model import Flow, Outcome
from flow.overview import everything
from flow.render import question
from scripts.faces import cards, chart, ladder, plan
from scripts.faces.draw import svg
from scripts.faces.markdown import (
    ROUTEWIJZER,
    bullets,
    claim,
    question_links,
    route_link,
    step_link,
    table,
)
from scripts.faces.svg import Link, accessible, without_links


def fragments(flow: Flow, facts: Facts, used: Mapping[str, list[str]]) -> dict[str, str]:
    """Return every fragment by file name; `used` tells for each source where it is used."""
    return dict(cards.fragments(flow, facts)) | {
        "stappenplan.html": step_plan(flow, "", "../routes/"),
        "stappen.md": steps(flow),
        "routes.md": routes(flow),
        "overgangen.md": transitions(flow),
        "drempels.md": thresholds(flow),
        "bronnen.md": sources(flow, used),
        "casussen.md": "\n".join(case(flow, id, heading=True) for id in flow.cases),
        **{f"casussen-{id}.md": case(flow, id, heading=False) for id in flow.cases},
        "ladder.html": ladder_figure(flow, "../routes/", "De tabel eronder"),
        "overgangen-tekening.html": ladder_figure(
            flow, "../mas/routes/", "De lijst bij de uitkomst"
        ),
        "regels.md": version(flow),
        "stroomschema.html": flowchart(flow),
        "alle-vragen.html": everything(flow),
        "eerste-vraag.html": question(walk(flow, {}), flow.questions[flow.start]),
    }


# --- drawings ----------------------------------------------------------------------------------


def step_plan(flow: Flow, steps: str, routes: str) -> str:
    """The step plan, once for wide screens and paper and once for phones."""
    links = {f"kaart-{id}": Link(f"{steps}{id}/", "Stap") for id in flow.steps}
    links |= {f"kaart-{r.id}": Link(f"{routes}{r.id}/", "Route:") for r in flow.routes}
    label = "Stappenplan van de MAS: tien stappen in vijf fasen. De lijst eronder zegt hetzelfde."
    drawings = (
        accessible(svg(plan.plan(flow, shape)), label, links, css=css)
        for shape, css in ((plan.WIDE, "beeld-breed"), (plan.NARROW, "beeld-smal"))
    )
    return _figure("".join(drawings))


def infographic(flow: Flow, file: str, name: str) -> str:
    """The step plan as one link that downloads `file`; `name` stands below it."""
    shapes = ((plan.WIDE, "beeld-breed"), (plan.NARROW, "beeld-smal"))
    drawings = (without_links(svg(plan.plan(flow, shape)), css) for shape, css in shapes)
    # No aria-label: it would have to hold all texts of the drawing (WCAG 2.5.3).
    link = f'<a href="{file}" download>{"".join(drawings)}<span>{escape(name)}</span></a>'
    return _figure(link)


def flowchart(flow: Flow) -> str:
    """The flowchart, a fold-out for each part."""
    return "".join(
        f'<details class="rw-deel" data-deel="{part.id}" open>'
        f"<summary>Deel {number}: {escape(part.title)}</summary>"
        f"{_figure(drawing(flow, part.id), scroll=f'Stroomschema, deel {number}')}</details>"
        for number, part in enumerate(flow.parts.values(), 1)
    )


def drawing(flow: Flow, part_id: str) -> str:
    """One part of the flowchart as inline SVG."""
    part = flow.parts[part_id]
    questions = [q for q in flow.questions.values() if q.part == part_id]
    lines = {
        edge_key(q.id, target): [
            answer_key(q.id, option.id) for option, _ in chart.label_lines(options)
        ]
        for q in questions
        for target, options in chart.merged(q).items()
    }
    label = f"Stroomschema: {part.title} De vragen hieronder zeggen hetzelfde."
    links = {node_key(id): Link(f"#{anchor(flow, id)}", "Vraag") for id in flow.questions}
    links |= {node_key(id): Link(f"#{anchor(flow, id)}", "Uitkomst:") for id in flow.outcomes}
    return accessible(svg(chart.chart(flow, part)), label, links, lines)


def _figure(content: str, scroll: str = "") -> str:
    """Wrap a drawing; the search index skips it, and a wide one scrolls with the keyboard too."""
    extra = f' tabindex="0" role="region" aria-label="{escape(scroll)}"' if scroll else ""
    return f'<figure class="beeld-kader"{extra} data-search-exclude>{content}</figure>'


# --- lists and tables --------------------------------------------------------------------------


def ladder_figure(flow: Flow, routes: str, text: str) -> str:
    """The transitions between the routes as a drawing; `text` says where it stands in words."""
    links = {step_key(r.id): Link(f"{routes}{r.id}/", "Route:") for r in flow.routes}
    label = f"Overgangen tussen de routes. {text} zegt hetzelfde."
    drawing = accessible(svg(ladder.ladder(flow)), label, links, css="beeld-ladder")
    return _figure(drawing, scroll="Overgangen tussen de routes")


def steps(flow: Flow) -> str:
    """The step plan in words."""
    return "\n".join(
        f"### {step_link(flow, step.id)} {{ #{step.id} }}\n\n"
        f"{step.text}\n\n"
        f"- **Fase:** {flow.phases[step.phase].title.lower()}; "
        f"{'intern' if step.circle == 'intern' else 'met ketenpartners'}"
        f"{' (werktitel)' if step.working_title else ''}.\n"
        f"- **Wie:** {_partners(flow, step.partners)}.\n"
        f"- **Resultaat:** {step.result} {claim(flow, step.sources, step.status)}\n"
        f"{_questions(flow, step.questions)}"
        for step in sorted(flow.steps.values(), key=lambda step: step.number)
    )


def _partners(flow: Flow, ids: Iterable[str]) -> str:
    return ", ".join(flow.partners[id].name.lower() for id in ids)


def _questions(flow: Flow, ids: tuple[str, ...]) -> str:
    return f"- **In de routewijzer:** {question_links(flow, ids)}.\n" if ids else ""


def routes(flow: Flow) -> str:
    """The four routes in short."""
    return "\n".join(_route(flow, route) for route in flow.routes)


def _route(flow: Flow, route: Outcome) -> str:
    tasks = "".join(f"1. **{flow.partners[t.partner].name}:** {t.text}\n" for t in route.tasks)
    return (
        f"### {route_link(flow, route.id)} {{ #{route.id} }}\n\n{route.text}\n"
        f"{claim(flow, route.sources, route.status)}\n\n{tasks}\n**Daarna:** {route.after}\n"
    )


def transitions(flow: Flow) -> str:
    """The transitions as a table."""
    titles = {route.id: route_link(flow, route.id) for route in flow.routes}
    titles |= {"elke": "Elke route", "afsluiten": "Afsluiten en evalueren"}
    rows = (
        (titles[t.origin], t.event, titles[t.target], claim(flow, t.sources, t.status))
        for t in flow.transitions
    )
    return table(("Van", "Gebeurtenis", "Naar", "Bron"), rows)


def thresholds(flow: Flow) -> str:
    """The register of thresholds; every number on the site comes from here."""
    rows = (
        (
            f"{t.value} {t.unit}",
            t.decides,
            claim(flow, t.sources, t.status),
            t.date,
            "ja" if t.status == "regionaal" else "nee",
        )
        for t in sorted(flow.thresholds.values(), key=lambda t: t.decides)
    )
    return table(
        ("Waarde", "Wat zij bepaalt", "Bron", "Datum", "Mag een regio haar wijzigen?"), rows
    )


def sources(flow: Flow, used: Mapping[str, list[str]]) -> str:
    """Every source with an anchor to point at, and where it is used."""
    return "\n".join(
        f"### {source.short} {{ #bron-{source.id} }}\n\n"
        f"{source.publisher}: *{source.title}*.\n\n"
        f"- Datum van de bron: {source.date}.\n"
        f"- Laatst gecontroleerd: {source.checked:%d-%m-%Y}; gezien: {source.seen}.\n"
        f"- Vindplaats: <{source.url}>\n"
        f"- Gebruikt in: {', '.join(used[source.id])}.\n{{ .alleen-scherm }}\n"
        for source in flow.sources.values()
    )


def case(flow: Flow, id: str, heading: bool) -> str:
    """An example case with a link that opens it in the routewijzer."""
    found = flow.cases[id]
    return (
        f"{f'### {found.name} {{ #casus-{id} }}{chr(10) * 2}' if heading else ''}"
        f"{found.text}\n\n"
        f"Wat de tekst niet vertelt:\n\n{bullets(found.missing)}\n"
        f"**Onze lezing:** {found.reading}\nEr is geen officieel antwoord.\n"
        f"{claim(flow, found.sources, found.status)}\n\n"
        f"[Open deze casus in de routewijzer]({ROUTEWIJZER}?casus={id})\n"
    )


def version(flow: Flow) -> str:
    """One line on the version of the rules."""
    return f"Regels versie {flow.version}, laatst gecontroleerd op {flow.checked:%d-%m-%Y}.\n"
