"""Fragments of Markdown and HTML that the pages include; all in them comes from the rules."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from flow.engine import walk
from flow.marks import anchor, answer_key, edge_key, node_key
from flow.model import Flow, Outcome
from flow.overview import everything
from flow.render import question
from scripts.faces import chart, plan
from scripts.faces.draw import svg
from scripts.faces.svg import accessible

SOURCES = "../over/bronnen.md"
ROUTEWIJZER = "../routewijzer/index.md"


def fragments(flow: Flow) -> dict[str, str]:
    """Return every fragment by file name."""
    return {
        "stappenplan.html": step_plan(flow),
        "stappen.md": steps(flow),
        "routes.md": routes(flow),
        "overgangen.md": transitions(flow),
        "drempels.md": thresholds(flow),
        "bronnen.md": sources(flow),
        "casussen.md": cases(flow),
        "regels.md": version(flow),
        "stroomschema.html": flowchart(flow),
        "alle-vragen.html": everything(flow),
        "eerste-vraag.html": question(walk(flow, {}), flow.questions[flow.start]),
    }


# --- drawings ----------------------------------------------------------------------------------


def step_plan(flow: Flow) -> str:
    """The step plan, once for wide screens and paper and once for phones."""
    kinds = {f"kaart-{step}": "Stap" for step in flow.steps}
    kinds |= {f"kaart-{route.id}": "Bekijk de route:" for route in flow.routes}
    label = "Stappenplan van de MAS: tien stappen in vijf fasen. De lijst eronder zegt hetzelfde."
    drawings = (
        accessible(svg(plan.plan(flow, shape)), label, kinds, css=css)
        for shape, css in ((plan.WIDE, "beeld-breed"), (plan.NARROW, "beeld-smal"))
    )
    return _figure("".join(drawings))


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
    kinds = {node_key(id): "Vraag" for id in flow.questions}
    kinds |= {node_key(id): "Uitkomst:" for id in flow.outcomes}
    return accessible(svg(chart.chart(flow, part)), label, kinds, lines)


def _figure(content: str, scroll: str = "") -> str:
    """Wrap a drawing; the search index skips it, and a wide one scrolls with the keyboard too."""
    extra = f' tabindex="0" role="region" aria-label="{escape(scroll)}"' if scroll else ""
    return f'<figure class="beeld-kader"{extra} data-search-exclude>{content}</figure>'


# --- lists and tables --------------------------------------------------------------------------


def steps(flow: Flow) -> str:
    """The step plan in words."""
    return "\n".join(
        f"### Stap {step.number}: {step.title} {{ #{step.id} }}\n\n"
        f"Fase: {flow.phases[step.phase].title.lower()}. "
        f"{'Intern.' if step.circle == 'intern' else 'Met ketenpartners.'}"
        f"{' Dit is een werktitel.' if step.working_title else ''}\n\n"
        f"{step.text}\n\n"
        f"- **Wie:** {_partners(flow, step.partners)}.\n"
        f"- **Resultaat:** {step.result}\n"
        f"{_questions(flow, step.questions)}"
        f"- {_claim(flow, step.sources, step.status)} Plek in de volgorde: {step.place_status}.\n"
        for step in sorted(flow.steps.values(), key=lambda step: step.number)
    )


def _partners(flow: Flow, ids: Iterable[str]) -> str:
    return ", ".join(flow.partners[id].name.lower() for id in ids)


def _questions(flow: Flow, ids: Iterable[str]) -> str:
    links = ", ".join(
        f"[{flow.questions[id].short}]({ROUTEWIJZER}#{anchor(flow, id)})" for id in ids
    )
    return f"- **Vragen in de routewijzer:** {links}.\n" if links else ""


def routes(flow: Flow) -> str:
    """The four routes in short."""
    return "\n".join(_route(flow, route) for route in flow.routes)


def _route(flow: Flow, route: Outcome) -> str:
    tasks = "".join(f"1. **{flow.partners[t.partner].name}:** {t.text}\n" for t in route.tasks)
    return (
        f"### {route.title} {{ #{route.id} }}\n\n{route.text}\n\n{tasks}\n"
        f"**Daarna:** {route.after}\n\n{_claim(flow, route.sources, route.status)}\n"
    )


def transitions(flow: Flow) -> str:
    """The transitions as a table."""
    titles = {route.id: route.title for route in flow.routes}
    titles |= {"elke": "Elke route", "afsluiten": "Afsluiten en evalueren"}
    rows = "".join(
        f"| {titles[t.origin]} | {t.event} | {titles[t.target]} "
        f"| {_claim(flow, t.sources, t.status)} |\n"
        for t in flow.transitions
    )
    return f"| Van | Gebeurtenis | Naar | Bron |\n|---|---|---|---|\n{rows}"


def thresholds(flow: Flow) -> str:
    """The thresholds as a table; the one place of the site where they are explained."""
    rows = "".join(
        f"| {t.value} {t.unit} | {t.decides} | {_claim(flow, t.sources, t.status)} | {t.date} | "
        f"{'ja' if t.status == 'regionaal' else 'nee'} |\n"
        for t in flow.thresholds.values()
    )
    return (
        "| Waarde | Wat zij bepaalt | Bron | Datum | Mag een regio haar wijzigen? |\n"
        f"|---|---|---|---|---|\n{rows}"
    )


def sources(flow: Flow) -> str:
    """Every source with an anchor to point at."""
    return "\n".join(
        f"### {source.publisher}: {source.title} {{ #bron-{source.id} }}\n\n"
        f"- Datum van de bron: {source.date}.\n"
        f"- Laatst gecontroleerd: {source.checked:%d-%m-%Y}; gezien: {source.seen}.\n"
        f"- Vindplaats: <{source.url}>\n"
        for source in flow.sources.values()
    )


def cases(flow: Flow) -> str:
    """The example cases, each with a link that opens it in the routewijzer."""
    return "\n".join(
        f"### {case.name} {{ #casus-{case.id} }}\n\n{case.text}\n\n"
        "Wat de tekst niet vertelt:\n\n"
        f"{_bullets(case.missing)}\n"
        f"**Onze lezing:** {case.reading}\nEr is geen officieel antwoord.\n\n"
        f"[Open deze casus in de routewijzer]({ROUTEWIJZER}?casus={case.id})\n\n"
        f"{_claim(flow, case.sources, case.status)}\n"
        for case in flow.cases.values()
    )


def _bullets(items: Iterable[str]) -> str:
    return "".join(f"- {item}\n" for item in items)


def version(flow: Flow) -> str:
    """One line on the version of the rules."""
    return f"Regels versie {flow.version}, laatst gecontroleerd op {flow.checked:%d-%m-%Y}.\n"


def _claim(flow: Flow, ids: Iterable[str], status: str) -> str:
    links = ", ".join(f"[{flow.sources[id].short}]({SOURCES}#bron-{id})" for id in ids)
    return f"Bron: {links} ({status})."
