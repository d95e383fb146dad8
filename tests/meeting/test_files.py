"""Files made on the spot: a filled Word document and an appointment, both read back."""

import datetime
import io
import re
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from flow.meeting.calendar import appointment
from flow.meeting.word_file import FORBIDDEN, fill, placeholders

MADE = datetime.datetime(2026, 11, 22, 9, 30)
MAKER = "MAS-wijzer"
ABOUT = ("intern", "Rijn & Veen")
START = datetime.datetime(2027, 2, 2, 13, 30)
END = datetime.datetime(2027, 2, 2, 16, 0)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))

LINES = st.lists(TEXTS).map(lambda lines: "\n".join(lines).strip("\n"))


def template(*paragraphs: str) -> bytes:
    """Return a Word document with these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def read(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(document)).paragraphs]


@given(value=TEXTS)
def test_any_text_comes_back_as_it_was_filled_in(value: str) -> None:
    expected = FORBIDDEN.sub("", value)
    assert read(fill(template("Waar: {{plaats}}."), {"plaats": value})) == [f"Waar: {expected}."]


def test_a_new_line_becomes_a_line_break() -> None:
    assert read(fill(template("{{wie}}"), {"wie": "Halt\nRaad"})) == ["Halt\nRaad"]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert read(fill(template("{{wie}}"), {"wie": "Ha\x00lt\x1f"})) == ["Halt"]


def test_the_header_and_the_footer_are_filled_too() -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{regio}}"
    target = io.BytesIO()
    document.save(target)
    filled = Document(io.BytesIO(fill(target.getvalue(), {"regio": "Rijn"})))
    assert filled.sections[0].footer.paragraphs[0].text == "Rijn"


def test_a_template_tells_what_it_asks_for() -> None:
    assert placeholders(template("{{een}} en {{1-wie}}", "{geen} {{een}}")) == {"een", "1-wie"}


def test_a_placeholder_without_value_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="plaats"):
        fill(template("{{plaats}}"), {})


def test_the_same_values_give_the_same_bytes_without_a_date() -> None:
    made = template("{{een}}")
    first, second = (fill(made, {"een": "1"}) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(
    title=TEXTS, place=TEXTS, text=st.lists(TEXTS).map(lambda lines: "\n".join(lines).strip("\n"))
)
def test_an_appointment_reads_back_as_it_was_made(title: str, place: str, text: str) -> None:
    made = appointment(title, place, text, START, END, MADE, MAKER, ABOUT)
    (event,) = Calendar.from_ical(made).events
    assert (event["SUMMARY"], event["LOCATION"]) == (title, place)
    assert str(event["DESCRIPTION"]).splitlines() == text.splitlines()
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))


@pytest.mark.parametrize(("month", "offset"), [(1, 1), (7, 2)], ids=["winter", "summer"])
def test_an_appointment_is_in_dutch_time(month: int, offset: int) -> None:
    start = datetime.datetime(2027, month, 5, 13, 30)
    made = appointment(
        "MAS", "Zaal", "", start, start + datetime.timedelta(hours=2), MADE, MAKER, ABOUT
    )
    (event,) = Calendar.from_ical(made).events
    assert isinstance(event.start, datetime.datetime)
    assert event.start.replace(tzinfo=None) == start
    assert event.start.utcoffset() == datetime.timedelta(hours=offset)
    assert event.end - event.start == datetime.timedelta(hours=2)


@pytest.mark.parametrize(
    ("about", "same"),
    [
        (("intern", "rijn  &  veen "), True),
        (("regionaal", "Rijn & Veen"), False),
        (("intern", "Veen"), False),
    ],
)
def test_moved_meeting_replaces_its_appointment_and_another_does_not(
    about: tuple[str, ...], same: bool
) -> None:
    later = datetime.timedelta(minutes=1)
    first = appointment("MAS", "Zaal", "", START, END, MADE, MAKER, ABOUT)
    moved = appointment("MAS", "Schuur", "", START + later, END + later, MADE + later, MAKER, about)
    old, new = (Calendar.from_ical(one).events[0] for one in (first, moved))
    assert (old["UID"] == new["UID"]) == same
    assert int(str(old["SEQUENCE"])) < int(str(new["SEQUENCE"])) < 2**31


def test_clock_before_the_site_was_there_gives_no_number_below_zero() -> None:
    made = appointment("MAS", "", "", START, END, datetime.datetime(1980, 1, 1), MAKER, ABOUT)
    assert Calendar.from_ical(made).events[0]["SEQUENCE"] == 0


def test_an_appointment_tells_which_site_made_it() -> None:
    made = appointment("MAS", "Zaal", "", START, END, MADE, "Andere wijzer", ABOUT)
    assert "PRODID:-//Andere wijzer//NL" in made
    assert re.search("UID:[0-9a-f]{24}@andere-wijzer\r", made)
