"""A file is read as it was written, whatever program wrote it; what is no list is refused whole."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.batch.sheet import ListError, read_sheet

TEXT = "nummer;rem\r\nfiets één;ja\r\n"
READ = [(2, ("fiets één", "ja"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_come_through_in_every_encoding_that_excel_writes(encoding: str) -> None:
    sheet = read_sheet(TEXT.encode(encoding))
    assert (sheet.heading, list(sheet.rows)) == (("nummer", "rem"), READ)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_separator_and_ends_of_lines_are_found(separator: str, end: str) -> None:
    text = TEXT.replace(";", separator).replace("\r\n", end)
    assert list(read_sheet(text.encode()).rows) == READ


def test_separator_that_excel_is_told_of_is_taken_and_its_line_counts() -> None:
    assert list(read_sheet(b"sep=|\nnummer|rem\n1|ja\n").rows) == [(3, ("1", "ja"))]


def test_number_of_a_line_is_that_of_excel() -> None:
    """An empty line counts, and a cell of two lines is in one line of Excel."""
    sheet = read_sheet(b'nummer;rem\n\n"een\ntwee";ja\n;;\n2;nee\n')
    assert [row.number for row in sheet.rows] == [3, 5]


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)),
        min_size=2,
    ),
    st.sampled_from([";", ","]),
)
def test_what_a_program_writes_is_what_is_read(cells: list[tuple[str]], separator: str) -> None:
    target = io.StringIO()
    rows = [("nummer", "rem"), *((cell, "ja") for (cell,) in cells)]
    csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    sheet = read_sheet(target.getvalue().encode())
    assert [sheet.heading, *(row.cells for row in sheet.rows)] == rows


REFUSED = {
    b"": "Dit bestand is leeg. Begin met het voorbeeldbestand.",
    b"\xef\xbb\xbf": "Dit bestand is leeg. Begin met het voorbeeldbestand.",
    b"\r\n ;;\r\n": "Dit bestand is leeg. Begin met het voorbeeldbestand.",
    b"nummer;rem\n;\n": (
        "Onder de kolomnamen staat geen enkele regel. Begin met het voorbeeldbestand."
    ),
    b"PK\x03\x04\x14\x00": (
        "Dit is een werkmap van Excel of LibreOffice, en geen CSV. "
        "Open uw lijst in Excel, kies ‘Opslaan als’ en dan het type ‘CSV UTF-8’."
    ),
    b"\xd0\xcf\x11\xe0\xa1": (
        "Dit is een oude werkmap van Excel, en geen CSV. "
        "Open uw lijst in Excel, kies ‘Opslaan als’ en dan het type ‘CSV UTF-8’."
    ),
    b"%PDF-1.7": (
        "Dit is een PDF, en geen CSV. "
        "Open uw lijst in Excel, kies ‘Opslaan als’ en dan het type ‘CSV UTF-8’."
    ),
    b"\x89PNG\r\n\x1a\n\x00\x00": (
        "Dit bestand is geen tekst. "
        "Open uw lijst in Excel, kies ‘Opslaan als’ en dan het type ‘CSV UTF-8’."
    ),
    b"\xff\xfe\x00": (
        "Dit bestand is geen tekst. "
        "Open uw lijst in Excel, kies ‘Opslaan als’ en dan het type ‘CSV UTF-8’."
    ),
    b"\x81\x8d\x8f": (
        "Dit bestand is geen tekst. "
        "Open uw lijst in Excel, kies ‘Opslaan als’ en dan het type ‘CSV UTF-8’."
    ),
    b'nummer;rem\n1;ja\n2;"ja\n3;ja\n': (
        "Regel 3 is niet te lezen: daar staat een aanhalingsteken te veel of te weinig. "
        "Herstel die regel en kies het bestand opnieuw."
    ),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.items(), ids=repr)
def test_what_is_no_list_is_refused_with_what_helps(data: bytes, told: str) -> None:
    with pytest.raises(ListError) as refused:
        read_sheet(data)
    assert str(refused.value) == told


@given(st.binary())
def test_whatever_comes_in_is_read_or_refused(data: bytes) -> None:
    with suppress(ListError):
        assert read_sheet(data).rows
