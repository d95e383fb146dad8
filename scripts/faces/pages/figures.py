"""Drawings as parts of a page: inline SVG with links, in a frame that scrolls with the keyboard."""

from __future__ import annotations

from html import escape

from flow.rules.edition import Edition
from flow.rules.model import Flow, Outcome, Question
from flow.rules.plan import Part
from flow.screens.chart_names import anchor, answer_key, edge_key, node_key, step_key
from scripts.faces.pictures import around, flowchart, ladder, poster_files, step_plan
from scripts.faces.pictures.draw import svg
from scripts.faces.pictures.svg import Link, accessible, without_links
from scripts.faces.tools.numbers import in_words


def step_plan_figure(edition: Edition, steps: str, routes: str, in_words_too: str) -> str:
    """The step plan, once for wide screens and paper and once for phones.

    `in_words_too` names what says the same in words.
    """
    flow = edition.flow
    links = _step_plan_links(flow, steps, routes)
    size = f"{in_words(len(flow.steps))} stappen in {in_words(len(flow.phases))} fasen"
    label = f"Stappenplan van de MAS: {size}. {in_words_too} zegt hetzelfde."
    drawings = (
        accessible(svg(step_plan.plan(edition, shape)), label, links, css=css)
        for shape, css in ((step_plan.WIDE, "beeld-breed"), (step_plan.NARROW, "beeld-smal"))
    )
    return _figure("".join(drawings))


def _step_plan_links(flow: Flow, steps: str, routes: str) -> dict[str, Link]:
    """Link the steps in their order, and after the step that walks the routes these."""
    links = {}
    for step in flow.plan:
        links[f"kaart-{step.id}"] = Link(f"{steps}{step.id}/", "Stap")
        if step.routes:
            links |= {f"kaart-{r.id}": Link(f"{routes}{r.id}/") for r in flow.routes}
    return links


def infographic(edition: Edition, file: str, name: str) -> str:
    """The poster as one link that downloads `file`; `name` stands below it.

    Where its letters would be too small, the step plan of the site stands for it.
    """
    shapes = ((step_plan.WIDE, "beeld-breed"), (step_plan.NARROW, "beeld-smal"))
    drawings = [without_links(svg(step_plan.plan(edition, shape)), css) for shape, css in shapes]
    poster = without_links(poster_files.headed(edition).drawn(), "beeld-plaat")
    # No aria-label: it would have to hold all texts of the drawing (WCAG 2.5.3).
    link = f'<a href="{file}" download>{poster}{"".join(drawings)}<span>{escape(name)}</span></a>'
    return _figure(link)


def flowchart_figure(edition: Edition) -> str:
    """The flowchart, a fold-out for each part."""
    return "".join(
        f'<details class="rw-deel" data-deel="{part.id}" open>'
        f"<summary>Deel {number}: {escape(part.title)}</summary>"
        f"{_figure(drawing(edition, part.id), scroll=f'Stroomschema, deel {number}')}</details>"
        for number, part in enumerate(edition.flow.parts.values(), 1)
    )


def drawing(edition: Edition, part_id: str) -> str:
    """One part of the flowchart as inline SVG."""
    flow = edition.flow
    part = flow.parts[part_id]
    questions = [q for q in flow.questions.values() if q.part == part_id]
    lines = {
        edge_key(q.id, target): [
            answer_key(q.id, option.id) for option, _ in flowchart.label_lines(options)
        ]
        for q in questions
        for target, options in flowchart.merged(q).items()
    }
    label = f"Stroomschema: {part.title} De vragen hieronder zeggen hetzelfde."
    points: list[Question | Outcome] = [*flow.questions.values(), *flow.outcomes.values()]
    links = {node_key(p.id): Link(f"#{anchor(flow, p.id)}", _kind(p, part)) for p in points}
    return accessible(svg(flowchart.chart(edition, part)), label, links, lines)


def _kind(point: Question | Outcome, part: Part) -> str:
    """Say what a point of the flowchart is, where its text does not."""
    if isinstance(point, Outcome):
        return "" if point.kind == "route" else "Uitkomst:"
    if point.part != part.id:
        return ""
    return "Al bekend:" if point.is_gate else "Vraag"


def around_figure(edition: Edition, id: str) -> str:
    """A question or outcome with what leads to it and what follows, on its own page."""
    flow = edition.flow
    links = {
        node_key(point): Link(f"../{anchor(flow, point)}/") for point in around.neighbours(flow, id)
    }
    links[node_key(id)] = Link("", "Deze pagina:")
    label = f"Rond {flow.name(id)}. De lijsten op deze pagina zeggen hetzelfde."
    return _figure(
        accessible(svg(around.around(edition, id)), label, links), scroll="Wat ervoor en erna komt"
    )


def _figure(content: str, scroll: str = "") -> str:
    """Wrap a drawing; the search index skips it, and a wide one scrolls with the keyboard too."""
    extra = f' tabindex="0" role="region" aria-label="{escape(scroll)}"' if scroll else ""
    return f'<figure class="beeld-kader"{extra} data-search-exclude>{content}</figure>'


def ladder_figure(edition: Edition, routes: str, text: str) -> str:
    """The transitions between the routes as a drawing; `text` says where it stands in words."""
    links = {step_key(r.id): Link(f"{routes}{r.id}/", "Route:") for r in edition.flow.routes}
    label = f"Overgangen tussen de routes. {text} zegt hetzelfde."
    drawing = accessible(svg(ladder.ladder(edition)), label, links, css="beeld-ladder")
    return _figure(drawing, scroll="Overgangen tussen de routes")
