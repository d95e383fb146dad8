"""All documents to edit, made once, and how to look inside."""

import io
import zipfile
from collections.abc import Iterator

from scripts.faces.documents import word_templates
from scripts.faces.documents.makers import MAKERS
from tests.support.build import BUILD, CATALOG, FLOW

STEPS = FLOW.plan
LETTER, CARD = "uitnodiging-regionale-bijeenkomst.docx", "afsprakenkaart.docx"
QUICK_SCAN = "quick-scan.docx"
DECK, LIST = "presentatie-mas.pptx", "afspraken-en-actielijst.xlsx"
APPOINTMENT = "agenda-regionale-bijeenkomst.ics"

MADE = {file: MAKERS[file](BUILD, CATALOG.documents[file]) for file in MAKERS}
TEMPLATES = {
    f"{word_templates.FOLDER}/{name}": make(BUILD)
    for name, make in word_templates.TEMPLATES.items()
}
OFFICE = {
    n: data for n, data in (MADE | TEMPLATES).items() if n.endswith((".docx", ".pptx", ".xlsx"))
}


def parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and text of every XML part of a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, archive.read(name).decode("utf-8")
