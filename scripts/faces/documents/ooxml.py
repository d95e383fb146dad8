"""What Word, PowerPoint and Excel files share: they are zips of XML, and tell who made them."""

from __future__ import annotations

import io
import re
import zipfile

from docx.opc.coreprops import CoreProperties
from pptx.parts.coreprops import CorePropertiesPart

from scripts.faces.tools.archive import write_zip
from scripts.faces.tools.build import Build

LANGUAGE = "nl-NL"
# On every managed Windows computer; LibreOffice has one of the same widths.
FONT = "Calibri"
# What the templates of python-docx and python-pptx carry and nobody needs.
UNWANTED = (
    r"docProps/(?:app\.xml|thumbnail\.jpeg)|customXml/[^\"]+|stylesWithEffects\.xml|"
    r"printerSettings/[^\"]+"
)
PART = re.compile(rf"(?:word/|ppt/)?(?:{UNWANTED})")
MENTION = re.compile(rf'<(?:Relationship|Override) [^>]*"[^"]*(?:{UNWANTED})"[^>]*/>')


def describe(properties: CoreProperties | CorePropertiesPart, build: Build, title: str) -> None:
    """Tell title, language and maker of a document, and no word of the library."""
    properties.title = title
    properties.author = properties.last_modified_by = build.flow.site
    properties.language = LANGUAGE
    properties.subject = "Methodische Aanpak Schoolverzuim"
    properties.comments = f"{build.line[0].upper()}{build.line[1:]}. {build.site_url}"
    properties.created = properties.modified = build.date.replace(tzinfo=None)


def packed(saved: bytes) -> bytes:
    """Return a saved document in one language only; the same bytes for the same content."""
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        names = [name for name in archive.namelist() if not PART.fullmatch(name)]
        files = {name: _cleaned(name, archive.read(name)) for name in names}
    target = io.BytesIO()
    write_zip(target, files)
    return target.getvalue()


def _cleaned(name: str, data: bytes) -> bytes:
    """Take what was left out from the lists of parts, and American English from everything."""
    if not name.endswith((".xml", ".rels")):
        return data
    text = MENTION.sub("", data.decode("utf-8"))
    return text.replace("en-US", LANGUAGE).encode("utf-8")
