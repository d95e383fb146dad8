"""Every document to download is whole, accessible and the same each time it is made."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import outloud
import page
import pikepdf
import pytest
from pypdf import PdfReader

from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from scripts.faces.documents import downloads as downloads_of
from scripts.faces.documents.catalog import Document, load_catalog
from scripts.faces.documents.downloads import ALL, README
from scripts.faces.documents.pdf import press
from scripts.faces.tools.errors import FaceError
from tests.support.build import BUILD, CATALOG
from tests.support.office import NAMES

GOOD = "id = 'een'\nformaat = 'pdf'\ngroep = 'a'\ntitel = 'Een'\nwaarvoor = 'Voor.'"
PDFS = [document for document in CATALOG.documents.values() if document.format == "pdf"]
MEETINGS = [id for id, group in CATALOG.groups.items() if group.package]
by_file = pytest.mark.parametrize("document", PDFS, ids=lambda document: document.file)


@by_file
def test_a_pdf_is_accessible_says_the_first_judge(downloads: Path, document: Document) -> None:
    report = page.validate_pdf(downloads / document.file, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures


@by_file
def test_a_pdf_is_accessible_says_the_second_judge(downloads: Path, document: Document) -> None:
    report = outloud.check(str(downloads / document.file))
    assert report.verdict in ("pass", "review"), report.sorted_findings()


@by_file
def test_a_pdf_tells_its_language_and_title(downloads: Path, document: Document) -> None:
    with pikepdf.open(downloads / document.file) as pdf:
        assert str(pdf.Root.Lang).lower() == "nl-nl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == document.title
            assert metadata["pdfuaid:part"] == "1"


@by_file
def test_a_pdf_has_one_main_heading_and_every_picture_has_words(
    downloads: Path, document: Document
) -> None:
    with pikepdf.open(downloads / document.file) as pdf:
        tags = list(_tags(pdf.Root.StructTreeRoot))
    assert [str(tag.S) for tag in tags].count("/H1") == 1
    assert all(str(tag.get("/Alt", "")).strip() for tag in tags if tag.S == "/Figure")


def _tags(tag: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Yield every element of the tree that a screen reader walks."""
    children = tag.get("/K", pikepdf.Array())
    for child in iter(children) if isinstance(children, pikepdf.Array) else (children,):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _tags(child)


@by_file
def test_a_pdf_holds_our_fonts_and_no_other(downloads: Path, document: Document) -> None:
    with pikepdf.open(downloads / document.file) as pdf:
        fonts = [item for item in pdf.objects if _is(item, "/FontDescriptor")]
        assert fonts
        assert all("SourceSans3" in str(font.FontName) for font in fonts)
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def _is(item: pikepdf.Object, type: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == type


@by_file
def test_every_sheet_tells_its_number_the_address_and_the_version(
    downloads: Path, document: Document
) -> None:
    sheets = PdfReader(downloads / document.file).pages
    assert len(sheets) == document.sheets
    for number, sheet in enumerate(sheets, 1):
        words = " ".join(sheet.extract_text().split())
        assert f"Pagina {number} van {len(sheets)}" in words
        assert BUILD.site_url in words
        assert BUILD.line in words


def test_the_same_input_gives_the_same_bytes(downloads: Path, tmp_path: Path) -> None:
    downloads_of.build_downloads(BUILD, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in downloads.iterdir()
    }


def unpacked(path: Path) -> tuple[dict[str, bytes], str]:
    """Return the documents in a zip by path, and what its list says."""
    with zipfile.ZipFile(path) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    return packed, packed.pop(README).decode("utf-8-sig")


def test_the_zip_holds_every_document_in_the_folder_of_its_group(downloads: Path) -> None:
    packed, told = unpacked(downloads / ALL)
    documents = {f"{item.group}/{item.file}": item for item in CATALOG.documents.values()}
    assert packed == {
        path: (downloads / item.file).read_bytes() for path, item in documents.items()
    }
    assert all(f"{path}: {item.purpose}" in told for path, item in documents.items())


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_zip_of_a_meeting_holds_its_kit_and_no_more(downloads: Path, meeting: str) -> None:
    packed, told = unpacked(downloads / CATALOG.groups[meeting].package)
    kit = {item.file: item for item in CATALOG.kit(meeting)}
    assert packed == {file: (downloads / file).read_bytes() for file in kit}
    assert [line for line in told.splitlines() if ": " in line and "/" not in line] == [
        f"{item.file}: {item.purpose}" for item in kit.values()
    ]


def test_another_number_of_pages_is_written_to_look_at_and_all_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {
        file: downloads_of.Made(file, item.title, b"pdf", item.sheets + (item in PDFS[:2]))
        for file, item in CATALOG.documents.items()
    }
    monkeypatch.setattr(downloads_of, "_make_all", lambda *_: made)
    with pytest.raises(FaceError) as refused:
        downloads_of.build_downloads(BUILD, tmp_path)
    told = str(refused.value)
    assert all(f"{d.file} has {d.sheets + 1} pages and" in told for d in PDFS[:2])
    assert told.count(" pages and ") == 2
    assert all((tmp_path / document.file).exists() for document in PDFS)
    assert str(tmp_path) in told


def test_a_missing_font_is_refused_by_name() -> None:
    with press(BUILD, CATALOG) as made:
        shutil.rmtree(made.folder / "fonts")
        with pytest.raises(FaceError, match="source sans 3"):
            made.make(PDFS[0])


def test_a_broken_template_is_refused_by_name() -> None:
    with press(BUILD, CATALOG) as made:
        (made.folder / f"{PDFS[0].template}.typ").write_text("#niemand()")
        with pytest.raises(FaceError, match=rf"{PDFS[0].file}: .*niemand"):
            made.make(PDFS[0])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            "id = 'Met Hoofdletters'\ngroep = 'a'\nformaat = 'pdf'",
            "field 'id': 'Met Hoofdletters' may hold only small letters",
        ),
        ("id = 'een'\ngroep = 'a'\nformaat = 'doc'", "id 'een', field 'formaat': 'doc' is unknown"),
        ("id = 'een'\ngroep = 'geen'", "field 'groep': unknown groep 'geen'; expected one of: a"),
        ("id = 'een'\ngroep = 'a'\nformaat = 'pdf'", "field 'titel': is missing; expected a text"),
        (GOOD, "field 'bladen': is missing; expected a whole number"),
        (f"{GOOD}\nbladen = 0", "field 'bladen': expected a whole number above zero"),
        (f"{GOOD}\nbladen = 1\nkleur = 1", "field 'kleur': unknown key"),
        (f"{GOOD}\nbladen = 1\n[[groep]]\nid = 'b'\ntitel = 'B'\nzip = 'b'", "'zip': unknown key"),
        (f"{GOOD}\nbladen = 1\nook = ['b']", "field 'ook': unknown groep 'b'"),
        (f"{GOOD}\nbladen = 1\n[[document]]\n{GOOD}\nbladen = 1", "two documents have this name"),
        ("id = ", "lijst.toml: id '-', field '-': is not valid TOML"),
    ],
)
def test_a_mistake_in_the_list_is_told(tmp_path: Path, wrong: str, told: str) -> None:
    texts = tmp_path / "documenten"
    texts.mkdir()
    list = f"[[groep]]\nid = 'a'\ntitel = 'A'\n[[document]]\n{wrong}\n"
    (texts / "lijst.toml").write_text(list, encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(told)):
        load_catalog(Edition(tmp_path))


def test_a_document_without_template_is_refused_by_name() -> None:
    with press(BUILD, CATALOG) as made, pytest.raises(FaceError, match=r"templates/weg\.typ"):
        made.make(replace(PDFS[0], template="weg"))


@pytest.mark.parametrize("meeting", MEETINGS)
def test_a_kit_holds_all_that_a_facilitator_needs(meeting: str) -> None:
    kit = list(CATALOG.kit(meeting))
    name = NAMES[meeting]
    assert {
        *(f"presentatie-{meeting}.pptx", f"gespreksleidraad-{meeting}.pdf"),
        *(f"agenda-{name}-bijeenkomst.docx", f"agenda-{name}-bijeenkomst.ics"),
        *(f"uitnodiging-{name}-bijeenkomst.docx", "hand-out-mas.pdf"),
        *("infographic-stappenplan-a4.pdf", "afsprakenkaart.pdf", "afsprakenkaart.docx"),
        "afspraken-en-actielijst.xlsx",
    } <= {item.file for item in kit}
    (other,) = set(MEETINGS) - {meeting}
    assert not [item.file for item in kit if item.group == other]


def test_each_meeting_has_what_only_it_needs() -> None:
    kits = {id: {item.file for item in CATALOG.kit(id)} for id in MEETINGS}
    assert "quick-scan.pdf" in kits["intern"] - kits["regionaal"]
    assert "casuskaarten.pdf" in kits["regionaal"] - kits["intern"]
