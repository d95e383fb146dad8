"""Which function makes which document that is not a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scripts.faces.documents import agenda, poster, workbook
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.presentation import presentation
from scripts.faces.documents.word_templates import blank_agreements, blank_invitation
from scripts.faces.tools.build import Build

type Maker = Callable[[Build, Document], bytes]

MAKERS: Mapping[str, Maker] = {
    "uitnodiging-interne-bijeenkomst.docx": blank_invitation,
    "uitnodiging-regionale-bijeenkomst.docx": blank_invitation,
    "afsprakenkaart.docx": blank_agreements,
    "presentatie-intern.pptx": presentation,
    "presentatie-regionaal.pptx": presentation,
    "afspraken-en-actielijst.xlsx": workbook.agreements,
    "agenda-interne-bijeenkomst.docx": agenda.agenda,
    "agenda-regionale-bijeenkomst.docx": agenda.agenda,
    "agenda-interne-bijeenkomst.ics": agenda.appointed,
    "agenda-regionale-bijeenkomst.ics": agenda.appointed,
    "infographic-stappenplan.svg": poster.as_svg,
    "infographic-stappenplan.png": poster.as_png,
}
