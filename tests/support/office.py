"""All documents to edit, made once, and how to look inside."""

import io
import zipfile
from collections.abc import Iterator

from scripts.faces.documents import word_templates
from scripts.faces.documents.makers import MAKERS
from tests.support.build import BUILD, CATALOG, FLOW

STEPS = FLOW.plan
CARD, QUICK_SCAN = "afsprakenkaart.docx", "quick-scan.docx"
LIST = "afspraken-en-actielijst.xlsx"
# What each meeting has of its own, by the id of the meeting.
NAMES = {"intern": "interne", "regionaal": "regionale"}
LETTERS = {id: f"uitnodiging-{name}-bijeenkomst.docx" for id, name in NAMES.items()}
AGENDAS = {id: f"agenda-{name}-bijeenkomst.docx" for id, name in NAMES.items()}
APPOINTMENTS = {id: f"agenda-{name}-bijeenkomst.ics" for id, name in NAMES.items()}
DECKS = {id: f"presentatie-{id}.pptx" for id in NAMES}

MADE = {file: MAKERS[file](BUILD, CATALOG.documents[file]) for file in MAKERS}
TEMPLATES = {
    f"{word_templates.FOLDER}/{name}": template.data
    for name, template in word_templates.templates(BUILD).items()
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
