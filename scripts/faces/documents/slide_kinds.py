"""The kinds of slides: each makes one or more from the rules, the cards or its own row."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping

import segno
from pptx.util import Emu, Inches

from flow.rules.model import Flow
from flow.rules.plan import Step
from flow.rules.register import Partner
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import STATUSES
from flow.screens.sentences import told_event
from scripts.faces.documents.png import png
from scripts.faces.documents.slide_base import LOW, TEXT, WIDE
from scripts.faces.documents.slides import Grid, Line, Page, Picture
from scripts.faces.pictures import phase_strip
from scripts.faces.pictures.draw import svg
from scripts.faces.pictures.svg import without_links
from scripts.faces.tools.build import Build

LARGE, FULL = 32, 22  # points: few words, and a full slide

type Maker = Callable[[Build, TomlTable, str, tuple[str, ...]], Iterable[Page]]


def cited(flow: Flow, text: str, sources: Iterable[str], status: str) -> str:
    """Return a claim with where it comes from and how certain it is."""
    names = ", ".join(flow.sources[id].short for id in sources)
    return f"{text} (bron: {names}; {status})"


def claims_of(flow: Flow, row: TomlTable, field: str) -> dict[str, str]:
    """Return the claims of a slide: each text, and the same with its sources."""
    found = {}
    for child in row.children(field):
        text = child.text("tekst")
        sources = child.refs("bronnen", flow.sources, "source")
        found[text] = cited(flow, text, sources, child.choice("status", STATUSES))
        child.done()
    return found


def _cover(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    yield Page(title, notes, lines=tuple(map(Line, row.texts("tekst"))), cover=True)


def _says(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    said = claims_of(build.flow, row, "zegt")
    yield Page(title, (*said.values(), *notes), lines=tuple(map(Line, said)), size=LARGE)


def _card(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    cards = build.handbook["bijeenkomst"]
    card = cards[row.ref("onderdeel", cards, "card")]
    claims = card.claims[row.choice("kop", tuple(card.claims))]
    said = (cited(build.flow, c.text, c.sources, c.status) for c in claims)
    lines = tuple(Line(claim.text) for claim in claims)
    yield Page(title, (*said, *notes), lines=lines, size=LARGE)


def _phases(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    lines = (Line(phase.text, phase.title) for phase in build.flow.phases.values())
    yield Page(title, notes, lines=tuple(lines), size=LARGE)


def _plan(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    drawing = without_links(svg(phase_strip.strip(build.edition)))
    yield Page(
        title, notes, picture=Picture(png(drawing, WIDE.pt), phase_strip.describe(build.flow))
    )


def _steps(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    steps = _of_circle(build.flow, row)
    lines = tuple(Line(step.text, f"{step.number}. {step.title}") for step in steps)
    said = (
        cited(build.flow, f"Stap {step.number}: {step.result}", step.sources, step.status)
        for step in steps
    )
    size = FULL if len(steps) > 4 else TEXT
    yield Page(title, (*said, *notes), lines=lines, bullets=False, size=size)


def _of_circle(flow: Flow, row: TomlTable) -> list[Step]:
    circle = row.ref("kring", flow.circles, "circle")
    return [step for step in flow.plan if step.circle == circle]


def _partners(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    flow = build.flow
    partners = [flow.partners[id] for id in row.refs("partners", flow.partners, "partner")]
    rows = tuple((partner.name, partner.role) for partner in partners)
    said = (cited(flow, p.name, p.sources, "zeker") for p in partners)
    yield Page(title, (*said, *notes), grid=Grid(("Wie", "Wat"), rows, (3.43, 8.5), size=FULL))


def _routes(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    """Make a slide for each route: for whom, who is to act, and what then."""
    flow = build.flow
    for route in flow.routes:
        who = ", ".join(_inside(flow.partners[task.partner]) for task in route.tasks)
        lines = (
            Line(route.text, "Voor wie"),
            Line(f"{who[0].upper()}{who[1:]}.", "Wie doet mee"),
            Line(route.after, "Daarna"),
        )
        tasks = (f"{who}: {what}" for who, what in flow.who_does_what(route))
        said = cited(flow, route.text, route.sources, route.status)
        yield Page(f"{title}: {_lower(flow, route.title)}", (said, *tasks, *notes), lines=lines)


def _inside(partner: Partner) -> str:
    """Return the name of a partner inside a sentence."""
    return partner.name if partner.proper else partner.name.lower()


def _lower(flow: Flow, title: str) -> str:
    """Return a title inside a sentence; that of Halt is the name of a partner."""
    names = {partner.name for partner in flow.partners.values() if partner.proper}
    return title if title in names else title[0].lower() + title[1:]


def _stuck(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    flow = build.flow
    names = {route.id: route.title for route in flow.routes}
    names |= flow.ends
    rows, said = [], []
    for t in flow.transitions:
        origin, target = names[t.origin], names[t.target]
        rows.append((origin, t.short[0].upper() + t.short[1:], target))
        text = f"Van {_lower(flow, origin)} naar {_lower(flow, target)}: {told_event(flow, t)}"
        said.append(cited(flow, text, t.sources, t.status))
    grid = Grid(("Van", "Wat er gebeurt", "Naar"), tuple(rows), (4.0, 3.93, 4.0))
    yield Page(title, (*said, *notes), grid=grid)


def _case(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    """Show a case; how we read it stands in the notes only."""
    flow = build.flow
    case = flow.cases[row.ref("casus", flow.cases, "case")]
    said = (
        cited(flow, case.name, case.sources, case.status),
        f"Wat de tekst niet vertelt: {' '.join(case.missing)}",
        f"Onze lezing: {case.reading} Er is geen officieel antwoord.",
        f"Andere casussen: {', '.join(c.name for c in flow.cases.values() if c != case)}.",
    )
    lines = (Line(case.text),)
    yield Page(f"{title}: {case.name}", (*said, *notes), lines=lines, bullets=False)


def _agreed(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    flow, steps = build.flow, _of_circle(build.flow, row)
    rows = tuple((f"{step.number}. {step.title}", "", "", "") for step in steps)
    said = (
        cited(flow, f"Stap {step.number}: {claim.text}", claim.sources, claim.status)
        for step in steps
        for claim in build.handbook["stapkaarten"][step.id].claims["afspraken"]
    )
    heads = ("Stap", "Afspraak", "Wie (organisatie)", "Wanneer")
    grid = Grid(heads, rows, (3.6, 4.33, 2.2, 1.8), height=0.95)
    yield Page(title, (*notes, *said), grid=grid)


def _more(build: Build, row: TomlTable, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    said = claims_of(build.flow, row, "zegt")
    code = io.BytesIO()
    segno.make(build.site_url, micro=False).save(code, kind="png", scale=12, border=0)
    place = Inches(0.75), Emu(LOW - Inches(2.4)), Inches(2.2)
    picture = Picture(code.getvalue(), f"QR-code naar {build.site_url}", place)
    lines = (Line(build.site_url), *map(Line, said))
    yield Page(title, (*said.values(), *notes), lines=lines, picture=picture, bullets=False)


KINDS: Mapping[str, Maker] = {
    "voorblad": _cover,
    "zegt": _says,
    "kaart": _card,
    "fasen": _phases,
    "stappenplan": _plan,
    "stappen": _steps,
    "partners": _partners,
    "routes": _routes,
    "vastlopen": _stuck,
    "casus": _case,
    "afspraken": _agreed,
    "meer": _more,
}
