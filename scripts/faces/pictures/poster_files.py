"""The poster whole: on a sheet with head and foot it stands alone, in a slide or a newsletter."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from flow.rules.edition import Edition
from flow.rules.handbook import Handbook
from flow.rules.model import Flow
from scripts.faces.pictures.palette import BASE
from scripts.faces.pictures.poster import Poster
from scripts.faces.pictures.poster_pen import PAPER, Pen
from scripts.faces.pictures.poster_sheet import A4, Sheet
from scripts.faces.pictures.svg import SVG, without_links
from scripts.faces.tools.build import Build
from scripts.faces.tools.numbers import in_words

ALARM = BASE["alarm"].light
SIREN = "phone-alert"
MARGIN = 24.0
WORKING_TITLES = "De titels van de stappen zijn werktitels: namen van deze site."


def title(flow: Flow) -> str:
    """Say what the poster tells: how many steps are taken with whom."""
    counts = (
        f"{in_words(sum(step.circle == circle.id for step in flow.plan))} "
        f"{'stappen ' if number == 0 else ''}{circle.title[0].lower()}{circle.title[1:]}"
        for number, circle in enumerate(flow.circles.values())
    )
    return f"Na een melding van verzuim: eerst {', dan '.join(counts)}"


def danger(flow: Flow, handbook: Handbook) -> str:
    """Return what everybody does first when there is danger."""
    claims = handbook["stapkaarten"][flow.plan[0].id].claims["doet"]
    return next(c.text for c in claims if c.partner and flow.partners[c.partner].together)


def words(flow: Flow) -> str:
    """Say what the drawing shows, for whoever does not see it."""
    steps = ", ".join(f"{step.number} {step.title.lower()}" for step in flow.plan)
    routes = ", ".join(route.title for route in flow.routes)
    return f"Eén lijn door de stappen {steps}. Eén stap heeft een baan voor elke route: {routes}."


def bare(edition: Edition, sheet: Sheet) -> Pen:
    """Draw without head and foot, for a page that has both."""
    pen = Pen(sheet)
    Poster(edition, sheet, pen).draw(0)
    return pen


def headed(edition: Edition, sheet: Sheet = A4) -> Pen:
    """Draw below the title and what to do in danger."""
    pen = Pen(sheet)
    Poster(edition, sheet, pen).draw(_head(pen, edition, sheet))
    return pen


def alone(build: Build, sheet: Sheet = A4) -> str:
    """Return the drawing as an SVG that says itself what it is and where it comes from."""
    pen = Pen(sheet, PAPER, MARGIN)
    end = Poster(build.edition, sheet, pen).draw(_head(pen, build.edition, sheet))
    foot = f"{build.flow.site}, {build.site_url}, {build.line}. {WORKING_TITLES}"
    pen.text((0, end + sheet.gap + sheet.text), foot, sheet.text * 0.9, sheet.width)
    return _told(without_links(pen.drawn()), build.flow)


def _head(pen: Pen, edition: Edition, sheet: Sheet) -> float:
    """Write the title and what to do in danger; return where the drawing may begin."""
    size = sheet.title * 1.55
    pen.text((0, size), title(edition.flow), size, sheet.width, bold=True)
    top, height = size * 1.5, sheet.title * 1.9
    pen.box("gevaar", (0, top), (sheet.width, height), ALARM, ALARM)
    side = sheet.title * 1.3
    pen.icon(SIREN, (sheet.gap, top + (height - side) / 2), side, PAPER)
    at = (sheet.gap * 2 + side, top + height / 2 + sheet.title * 0.33)
    told = danger(edition.flow, edition.handbook)
    pen.text(at, told, sheet.title, sheet.width - at[0], bold=True, ink=PAPER)
    return top + height + sheet.gap


def _told(drawing: str, flow: Flow) -> str:
    """Give a drawing a name and a description for screen readers."""
    root = ET.fromstring(drawing)
    root.set("role", "img")
    for place, (tag, text) in enumerate((("title", title(flow)), ("desc", words(flow)))):
        element = ET.Element(f"{SVG}{tag}")
        element.text = text
        root.insert(place, element)
    return ET.tostring(root, encoding="unicode")
