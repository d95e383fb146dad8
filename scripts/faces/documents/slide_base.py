"""An empty presentation of our own: python-pptx brings one of 4:3, in English."""

from __future__ import annotations

import re

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches

from scripts.faces.pictures.palette import BASE
from scripts.faces.tools.build import Build

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, WIDE = Inches(0.7), Inches(11.93)
TOP, LOW = Inches(1.75), Inches(6.85)
TEXT, SMALL, TITLE = 28, 20, 38  # points
LAYOUTS = {"Title Slide": "Voorblad", "Title and Content": "Tekst", "Title Only": "Alleen titel"}
# Where the placeholders stand: left, top, width, height.
PLACES = {
    PP_PLACEHOLDER.TITLE: (LEFT, Inches(0.55), WIDE, Inches(1.0)),
    PP_PLACEHOLDER.CENTER_TITLE: (LEFT, Inches(2.0), WIDE, Inches(1.6)),
    PP_PLACEHOLDER.SUBTITLE: (LEFT, Inches(3.8), WIDE, Inches(2.2)),
    PP_PLACEHOLDER.BODY: (LEFT, TOP, WIDE, Emu(LOW - TOP)),
    PP_PLACEHOLDER.OBJECT: (LEFT, TOP, WIDE, Emu(LOW - TOP)),
    PP_PLACEHOLDER.FOOTER: (LEFT, Inches(6.95), Inches(10.5), Inches(0.35)),
    PP_PLACEHOLDER.SLIDE_NUMBER: (Inches(11.43), Inches(6.95), Inches(1.2), Inches(0.35)),
}
RULE = f"""<p:sp {nsdecls("p", "a")}>
<p:nvSpPr><p:cNvPr id="99" name="Streep"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="{LEFT + Inches(0.1)}" y="{Inches(1.5)}"/>
<a:ext cx="{Inches(1.2)}" cy="{Inches(0.06)}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></p:spPr></p:sp>"""
NAMES = {
    PP_PLACEHOLDER.TITLE: "Titel",
    PP_PLACEHOLDER.CENTER_TITLE: "Titel",
    PP_PLACEHOLDER.SUBTITLE: "Ondertitel",
    PP_PLACEHOLDER.BODY: "Tekst",
    PP_PLACEHOLDER.OBJECT: "Tekst",
}


def new(build: Build) -> Presentation:
    """Return the presentation, with a cover, a page of text and a page with a title only."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    del made.element.sldSz.attrib["type"]  # says 4:3
    for layout in list(made.slide_layouts):
        if layout.name in LAYOUTS:
            layout.element.cSld.set("name", LAYOUTS[layout.name])
        else:
            made.slide_layouts.remove(layout)
    for holder in (made.slide_master, *made.slide_layouts):
        _arrange(holder)
    _rule(made.slide_master)
    _type(made.slide_master)
    _colours(made.slide_master, build)
    return made


def _arrange(holder: SlideMaster | SlideLayout) -> None:
    """Put the placeholders in their places and in Dutch; a date would be old tomorrow."""
    for shape in list(holder.placeholders):
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.DATE:
            shape.element.getparent().remove(shape.element)
            continue
        shape.left, shape.top, shape.width, shape.height = PLACES[kind]
        if kind in NAMES:
            shape.name = shape.text_frame.text = NAMES[kind]
    for tint in list(holder.element.iter(qn("a:tint"))):  # pale text
        tint.getparent().remove(tint)
    for style in holder.element.iter(qn("a:lvl1pPr")):
        if style.get("algn") == "ctr":
            style.set("algn", "l")


def _rule(master: SlideMaster) -> None:
    """Draw a short bar below the title; it says nothing, so it stands on the master only."""
    tree = master.element.cSld.spTree
    tree.append(parse_xml(RULE))


def _type(master: SlideMaster) -> None:
    """Set the sizes: nothing below 20 points but the foot."""
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(f".//{qn('a:defRPr')}")
    title.set("sz", str(TITLE * 100))
    title.set("b", "1")
    title.find(f".//{qn('a:schemeClr')}").set("val", "tx2")
    for level, style in enumerate(styles.find(qn("p:bodyStyle"))):
        style.find(qn("a:defRPr")).set("sz", str((SMALL if level else TEXT) * 100))
        style.find(f".//{qn('a:spcPct')}").set("val", "50000")


def _colours(master: SlideMaster, build: Build) -> None:
    """Put our colours in the theme, so that what people add has them too."""
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    ink = {name: colour.light for name, colour in BASE.items()}
    family = [family.light_ink for family in build.edition.colours.values()]
    chosen = {"dk1": ink["ink"], "lt1": ink["paper"], "dk2": ink["accent"], "lt2": ink["soft"]}
    chosen |= {f"accent{n}": colour for n, colour in enumerate(family[:6], 1)}
    chosen |= {"hlink": ink["accent"], "folHlink": ink["quiet"]}
    text = theme.blob.decode("utf-8").replace("Office Theme", build.flow.site)
    for name, colour in chosen.items():
        new = f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", new, text)
    theme._blob = text.encode("utf-8")  # the part has no other way in
