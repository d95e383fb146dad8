"""Every document to edit opens again, is in Dutch, is accessible, and is the same each time."""

import io
import posixpath
import re
import zipfile
from itertools import accumulate
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn

from flow.meeting.agreements import load_agreements
from flow.meeting.letter import load_invitation
from flow.meeting.word_file import PLACEHOLDER, fill, placeholders
from flow.rules.handbook import Claim
from flow.rules.vocabulary import STATUSES
from scripts.faces.documents import word_templates
from scripts.faces.documents.makers import MAKERS
from tests.support.build import BUILD, CATALOG, EDITION
from tests.support.office import (
    AGENDAS,
    CARD,
    LETTERS,
    MADE,
    OFFICE,
    QUICK_SCAN,
    STEPS,
    TEMPLATES,
    parts,
)

INVITED = load_invitation(EDITION).letters
KEYS = [column.id for column in load_agreements(EDITION).columns]
WORDS = {name: docx.Document(io.BytesIO(OFFICE[name])) for name in OFFICE if "docx" in name}

CITED = re.compile(rf"\((?:bron|[^()]*; (?:{'|'.join(STATUSES)})\))")
MENTION, TARGET = re.compile("<Relationship .*?/>"), re.compile(r'Target="([^"]+)"')

every_file = pytest.mark.parametrize("name", OFFICE)
every_word = pytest.mark.parametrize("name", WORDS)


def texts(document: Word) -> str:
    """Return all that a Word document says, its foot too."""
    footer = (p.text for section in document.sections for p in section.footer.paragraphs)
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells, *footer])


# --- all ---------------------------------------------------------------------------------------


def test_every_document_of_the_list_that_is_no_pdf_is_made() -> None:
    assert set(MADE) == {d.file for d in CATALOG.documents.values() if d.format != "pdf"}


@pytest.mark.parametrize("file", MADE)
def test_the_same_input_gives_the_same_bytes(file: str) -> None:
    assert MAKERS[file](BUILD, CATALOG.documents[file]) == MADE[file]


@every_file
def test_no_word_of_another_language_or_of_a_library_is_left(name: str) -> None:
    strange = re.compile(r"en-US|python-(docx|pptx)|Steve Canny|Macintosh|xlsxwriter", re.I)
    assert {part for part, text in parts(OFFICE[name]) if strange.search(text)} == set()


@every_file
def test_every_part_that_is_mentioned_is_there(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(OFFICE[name])) as archive:
        there = set(archive.namelist())
    for part, text in parts(OFFICE[name]):
        folder = posixpath.dirname(posixpath.dirname(part))  # ppt/slides/_rels/x.xml.rels
        targets = re.findall(r'PartName="([^"]+)"', text)
        if part.endswith(".rels"):
            inside = (mention for mention in MENTION.findall(text) if "External" not in mention)
            targets += [TARGET.findall(mention)[0] for mention in inside]
        found = (posixpath.normpath(posixpath.join("/", folder, target)) for target in targets)
        assert {path[1:] for path in found} <= there


@every_file
def test_properties_tell_title_language_and_maker(name: str) -> None:
    core = dict(parts(OFFICE[name]))["docProps/core.xml"]
    assert "<dc:creator>MAS-wijzer</dc:creator>" in core
    assert re.search(r"<dc:title>[A-Z][^<]{5,}</dc:title>", core)
    assert BUILD.date.strftime("%Y-%m-%dT%H:%M:%SZ") in core
    assert BUILD.site_url in core
    if not name.endswith(".xlsx"):  # Excel knows no language of a document
        assert "<dc:language>nl-NL</dc:language>" in core


# --- Word --------------------------------------------------------------------------------------


@every_word
def test_a_word_document_is_dutch_throughout(name: str) -> None:
    found = (re.findall(r'w:lang w:val="([^"]+)"', text) for _, text in parts(OFFICE[name]))
    languages = {code for codes in found for code in codes}
    assert languages == {"nl-NL"}


@every_word
def test_a_word_document_has_one_main_heading_and_skips_no_level(name: str) -> None:
    styles = [p.style.name or "" for p in WORDS[name].paragraphs if p.style]
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) <= {1, 2}


@every_word
def test_a_table_has_a_name_and_a_heading_row_and_no_row_is_split(name: str) -> None:
    for table in WORDS[name].tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
        rows = [row._tr.trPr for row in table.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in rows].index(False) == 1
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows[1:])


@every_word
def test_every_page_tells_the_address_the_version_and_its_number(name: str) -> None:
    (section,) = WORDS[name].sections
    foot = "\n".join(p.text for p in section.footer.paragraphs)
    assert BUILD.site_url in foot
    assert BUILD.line[1:] in foot
    assert 'w:instr="PAGE"' in section.footer._element.xml


@every_word
def test_a_word_document_has_one_font(name: str) -> None:
    styles = dict(parts(OFFICE[name]))["word/styles.xml"]
    assert set(re.findall(r'w:ascii="([^"]+)"', styles)) == {"Calibri"}
    assert "asciiTheme" not in styles


@pytest.mark.parametrize("name", [*LETTERS.values(), CARD])
def test_a_blank_document_has_no_names_left(name: str) -> None:
    assert not [part for part, text in parts(OFFICE[name]) if PLACEHOLDER.search(text)]
    assert "{" not in texts(WORDS[name])


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_name_of_a_template_can_be_filled(name: str) -> None:
    names = placeholders(TEMPLATES[name])
    filled = docx.Document(io.BytesIO(fill(TEMPLATES[name], {n: f"waarde {n}" for n in names})))
    assert {n for n in names if f"waarde {n}" not in texts(filled)} == set()
    # A name cut in two by the formatting would not be found, and would stay.
    assert "{" not in texts(filled)


def test_the_templates_are_published(tmp_path: Path) -> None:
    word_templates.build_templates(BUILD, tmp_path)
    written = {
        f"{word_templates.FOLDER}/{file.name}": file.read_bytes() for file in tmp_path.iterdir()
    }
    assert written == TEMPLATES


@pytest.mark.parametrize("meeting", INVITED)
def test_a_letter_asks_for_fields_of_its_form(meeting: str) -> None:
    letter = INVITED[meeting]
    names = placeholders(TEMPLATES[f"sjablonen/{letter.name}.docx"])
    assert names == {f.id for f in letter.form.fields} - {"anderen", "bijeenkomst"}


@pytest.mark.parametrize("meeting", INVITED)
def test_a_letter_holds_every_paragraph_in_its_style(meeting: str) -> None:
    letter = INVITED[meeting]
    made = {p.text: p.style.name for p in WORDS[LETTERS[meeting]].paragraphs if p.style}
    styles = word_templates.STYLES | {"ondertekening": "Normal"}
    for paragraph in letter.paragraphs:
        text = paragraph.filled(letter.values({}))
        if paragraph.kind == "feit":
            assert made[f"{paragraph.label}:\t{text}"] == "Feit"
        else:
            assert made[text] == styles[paragraph.kind]


@pytest.mark.parametrize("meeting", AGENDAS)
def test_an_agenda_gives_every_point_its_time_and_the_end_none(meeting: str) -> None:
    (table,) = WORDS[AGENDAS[meeting]].tables
    points = EDITION.meeting_claims(meeting, "agenda")
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    *times, end = accumulate((point.minutes for point in points), initial=13 * 60)
    assert [row[0] for row in rows[:-1]] == [f"{t // 60}.{t % 60:02}" for t in times]
    assert [(row[1], row[3]) for row in rows[:-1]] == [(p.text, str(p.minutes)) for p in points]
    assert rows[-1] == [f"{end // 60}.{end % 60:02}", "Einde", "", ""]


@pytest.mark.parametrize("meeting", AGENDAS)
def test_an_agenda_asks_to_think_ahead_and_says_what_to_fill_in(meeting: str) -> None:
    told = texts(WORDS[AGENDAS[meeting]])
    asked = (*EDITION.meeting_claims("centrale-vragen", "vragen"), *_goals(meeting))
    assert [claim.text for claim in asked if claim.text not in told] == []
    assert "[dag en datum], van [tijd] tot [tijd]" in told


def _goals(meeting: str) -> tuple[Claim, ...]:
    return EDITION.meeting_claims(meeting, "doel")


@pytest.mark.parametrize("name", [*AGENDAS.values(), CARD])
def test_who_fills_in_a_form_reads_no_sources_but_one_line_in_the_foot(name: str) -> None:
    assert not CITED.search(texts(WORDS[name]))
    foot = WORDS[name].sections[0].footer.paragraphs[0].text
    assert "oorstel van deze site. Model van" in foot


def test_the_card_asks_four_things_of_every_step() -> None:
    asked = {f"{step.number}-{key}" for step in STEPS for key in KEYS}
    assert placeholders(TEMPLATES["sjablonen/afsprakenkaart.docx"]) == asked | {"regio", "datum"}


def test_the_card_gives_for_every_step_all_suggestions() -> None:
    first = [row.cells[0].text for table in WORDS[CARD].tables for row in table.rows[1:]]
    for step, text in zip(STEPS, first, strict=True):
        assert text.startswith(f"Stap {step.number}: {step.title}")
        for claim in BUILD.handbook["stapkaarten"][step.id].claims["afspraken"]:
            assert claim.text in text.splitlines()


def test_the_quick_scan_has_room_for_every_question() -> None:
    questions = BUILD.handbook["bijeenkomst"]["quick-scan"].claims["vragen"]
    names = {f"{n}-{key}" for n in range(1, len(questions) + 1) for key in ("vraag", "uitkomst")}
    found = placeholders(TEMPLATES[f"sjablonen/{QUICK_SCAN}"])
    assert found == names | {"regio", "datum", "pijn", "afspraken", "voorstellen"}


@every_word
def test_people_are_asked_to_write_no_names(name: str) -> None:
    asked = "zonder namen" if "uitnodiging" in name else "Schrijf geen namen"
    assert asked in texts(WORDS[name]) or name in AGENDAS.values()
