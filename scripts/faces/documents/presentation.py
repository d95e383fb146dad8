"""What the slides say: presentatie.toml gives order and titles, the rules and cards the rest."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files

import segno
from pptx.util import Emu, Inches

from flow.load import read
from flow.model import CIRCLES, STATUSES, Flow, Partner, Step
from flow.row import Row
from scripts.faces import strip
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.edition import Edition
from scripts.faces.documents.png import png
from scripts.faces.documents.slide_base import LOW, TEXT, WIDE
from scripts.faces.documents.slides import Grid, Line, Page, Picture, deck
from scripts.faces.draw import svg
from scripts.faces.svg import without_links

FILE = "presentatie.toml"
LARGE, FULL = 32, 22  # points: few words, and a full slide
# Partners whose name is no proper name, and so has no capital inside a sentence.
COMMON = {"leerplichtambtenaar", "school", "jongere", "ouders", "wijkteam", "rechter"}

type Maker = Callable[[Edition, Row, str, tuple[str, ...]], Iterable[Page]]


def presentation(edition: Edition, document: Document) -> bytes:
    """Return the presentation; raises RuleError for a mistake in the file."""
    return deck(edition, document.title, pages(edition))


def pages(edition: Edition) -> Iterator[Page]:
    """Yield every slide in order; what it claims stands in its notes with the sources."""
    raw = read(files("flow") / "mas" / "documenten", FILE, {"dia"}).get("dia", [])
    for number, item in enumerate(raw, 1):
        row = Row(FILE, item, id=f"dia {number}", values=edition.flow.values)
        make = KINDS[row.choice("soort", tuple(KINDS))]
        said = _claims(edition.flow, row, "noten") if "noten" in row.keys else {}
        yield from make(edition, row, row.text("titel"), tuple(said.values()))
        row.done()


def cited(flow: Flow, text: str, sources: Iterable[str], status: str) -> str:
    """Return a claim with where it comes from and how certain it is."""
    names = ", ".join(flow.sources[id].short for id in sources)
    return f"{text} (bron: {names}; {status})"


def _claims(flow: Flow, row: Row, field: str) -> dict[str, str]:
    """Return the claims of a slide: each text, and the same with its sources."""
    found = {}
    for child in row.children(field):
        text = child.text("tekst")
        sources = child.refs("bronnen", flow.sources, "source")
        found[text] = cited(flow, text, sources, child.choice("status", STATUSES))
        child.done()
    return found


# --- the kinds of slides -----------------------------------------------------------------------


def _cover(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    yield Page(title, notes, lines=tuple(map(Line, row.texts("tekst"))), cover=True)


def _says(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    said = _claims(edition.flow, row, "zegt")
    yield Page(title, (*said.values(), *notes), lines=tuple(map(Line, said)), size=LARGE)


def _card(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    cards = edition.facts["bijeenkomst"]
    card = cards[row.ref("onderdeel", cards, "card")]
    claims = card.claims[row.choice("kop", tuple(card.claims))]
    said = (cited(edition.flow, c.text, c.sources, c.status) for c in claims)
    lines = tuple(Line(claim.text) for claim in claims)
    yield Page(title, (*said, *notes), lines=lines, size=LARGE)


def _phases(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    lines = (Line(phase.text, phase.title) for phase in edition.flow.phases.values())
    yield Page(title, notes, lines=tuple(lines), size=LARGE)


def _plan(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    drawing = without_links(svg(strip.strip(edition.flow)))
    yield Page(title, notes, picture=Picture(png(drawing, WIDE.pt), strip.describe(edition.flow)))


def _steps(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    steps = _of_circle(edition.flow, row)
    lines = tuple(Line(step.text, f"{step.number}. {step.title}") for step in steps)
    said = (
        cited(edition.flow, f"Stap {step.number}: {step.result}", step.sources, step.status)
        for step in steps
    )
    size = FULL if len(steps) > 4 else TEXT
    yield Page(title, (*said, *notes), lines=lines, bullets=False, size=size)


def _of_circle(flow: Flow, row: Row) -> list[Step]:
    circle = row.choice("kring", CIRCLES)
    steps = sorted(flow.steps.values(), key=lambda step: step.number)
    return [step for step in steps if step.circle == circle]


def _partners(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    flow = edition.flow
    partners = [flow.partners[id] for id in row.refs("partners", flow.partners, "partner")]
    rows = tuple((partner.name, partner.role) for partner in partners)
    said = (cited(flow, p.name, p.sources, "zeker") for p in partners)
    yield Page(title, (*said, *notes), grid=Grid(("Wie", "Wat"), rows, (3.43, 8.5), size=FULL))


def _routes(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    """Make a slide for each route: for whom, who is to act, and what then."""
    flow = edition.flow
    for route in flow.routes:
        who = ", ".join(_inside(flow.partners[task.partner]) for task in route.tasks)
        lines = (
            Line(route.text, "Voor wie"),
            Line(f"{who[0].upper()}{who[1:]}.", "Wie doet mee"),
            Line(route.after, "Daarna"),
        )
        tasks = (f"{flow.partners[task.partner].name}: {task.text}" for task in route.tasks)
        said = cited(flow, route.text, route.sources, route.status)
        yield Page(f"{title}: {_lower(route.title)}", (said, *tasks, *notes), lines=lines)


def _inside(partner: Partner) -> str:
    """Return the name of a partner inside a sentence."""
    return partner.name.lower() if partner.id in COMMON else partner.name


def _lower(title: str) -> str:
    """Return a title inside a sentence; Halt is a name."""
    return title if title == "Halt" else title[0].lower() + title[1:]


def _stuck(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    flow = edition.flow
    names = {route.id: route.title for route in flow.routes}
    names |= {"elke": "Elke route", "afsluiten": "Afsluiten"}
    rows, said = [], []
    for t in flow.transitions:
        origin, target = names[t.origin], names[t.target]
        rows.append((origin, t.short[0].upper() + t.short[1:], target))
        text = f"Van {_lower(origin)} naar {_lower(target)}: {t.event}"
        said.append(cited(flow, text, t.sources, t.status))
    grid = Grid(("Van", "Wat er gebeurt", "Naar"), tuple(rows), (4.0, 3.93, 4.0))
    yield Page(title, (*said, *notes), grid=grid)


def _case(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    """Show a case; how we read it stands in the notes only."""
    flow = edition.flow
    case = flow.cases[row.ref("casus", flow.cases, "case")]
    said = (
        cited(flow, case.name, case.sources, case.status),
        f"Wat de tekst niet vertelt: {' '.join(case.missing)}",
        f"Onze lezing: {case.reading} Er is geen officieel antwoord.",
        f"Andere casussen: {', '.join(c.name for c in flow.cases.values() if c != case)}.",
    )
    lines = (Line(case.text),)
    yield Page(f"{title}: {case.name}", (*said, *notes), lines=lines, bullets=False)


def _agreed(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    flow, steps = edition.flow, _of_circle(edition.flow, row)
    rows = tuple((f"{step.number}. {step.title}", "", "", "") for step in steps)
    said = (
        cited(flow, f"Stap {step.number}: {claim.text}", claim.sources, claim.status)
        for step in steps
        for claim in edition.facts["stapkaarten"][step.id].claims["afspraken"]
    )
    heads = ("Stap", "Afspraak", "Wie (organisatie)", "Wanneer")
    grid = Grid(heads, rows, (3.6, 4.33, 2.2, 1.8), height=0.95)
    yield Page(title, (*notes, *said), grid=grid)


def _more(edition: Edition, row: Row, title: str, notes: tuple[str, ...]) -> Iterator[Page]:
    said = _claims(edition.flow, row, "zegt")
    code = io.BytesIO()
    segno.make(edition.site_url, micro=False).save(code, kind="png", scale=12, border=0)
    place = Inches(0.75), Emu(LOW - Inches(2.4)), Inches(2.2)
    picture = Picture(code.getvalue(), f"QR-code naar {edition.site_url}", place)
    lines = (Line(edition.site_url), *map(Line, said))
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
