"""The list of agreements opens and prints well; the appointment is as long as its agenda."""

import datetime
import io
import re

import openpyxl
import pytest
from icalendar import Calendar, Event
from openpyxl.worksheet.worksheet import Worksheet

from flow.rules.vocabulary import STATUS_WORDS
from scripts.faces.documents.agenda import example_day
from tests.support.build import BUILD, CATALOG
from tests.support.office import APPOINTMENTS, LIST, MADE, STEPS, parts

BOOK = openpyxl.load_workbook(io.BytesIO(MADE[LIST]))


@pytest.mark.parametrize("sheet", BOOK.worksheets, ids=BOOK.sheetnames)
def test_a_sheet_has_a_title_a_table_and_prints_well(sheet: Worksheet) -> None:
    assert sheet["A1"].value.startswith(CATALOG.documents[LIST].title)
    (table,) = sheet.tables.values()
    assert table.headerRowCount == 1
    assert [cell.value for cell in sheet[4]] == table.column_names
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # and one page wide, which needs no word
    assert BUILD.site_url in sheet.oddFooter.left.text
    assert BUILD.line in sheet.oddFooter.left.text
    assert sheet.oddFooter.right.text == "Pagina &P van &N"


def test_tables_of_excel_have_words() -> None:
    xml = [text for name, text in parts(MADE[LIST]) if "/tables/" in name]
    assert [len(re.findall(r'altText="\w+" altTextSummary="[^"]{20,}"', t)) for t in xml] == [1, 1]


def test_the_list_begins_with_the_ten_steps_and_has_room_for_more() -> None:
    rows = list(BOOK["Afspraken"].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows[:10]] == [f"{s.number}. {s.title}" for s in STEPS]
    assert {row[-1] for row in rows[:10]} == {"Open"}
    assert [any(row) for row in rows[10:]] == [False] * 5


def test_the_list_offers_steps_and_states_and_asks_for_an_organisation() -> None:
    rules = {str(rule.sqref): rule for rule in BOOK["Afspraken"].data_validations.dataValidation}
    offered = BOOK["Uitleg"][rules["A5:A19"].formula1.split("!")[1].replace("$", "")]
    assert [cell.value for (cell,) in offered] == [f"{s.number}. {s.title}" for s in STEPS]
    assert rules["F5:F19"].formula1 == '"Open,Bezig,Klaar,Vervalt"'
    assert "Schrijf geen namen van kinderen" in rules["D5:D19"].prompt


def test_the_second_sheet_tells_version_address_and_all_suggestions() -> None:
    sheet = BOOK["Uitleg"]
    assert BUILD.line[1:] in sheet["A2"].value
    assert sheet["A3"].value == BUILD.site_url
    for step, (_, told, source) in zip(
        STEPS, sheet.iter_rows(min_row=5, values_only=True), strict=True
    ):
        claims = BUILD.handbook["stapkaarten"][step.id].claims["afspraken"]
        assert told.splitlines() == [claim.text for claim in claims]
        assert all(STATUS_WORDS[claim.status] in source for claim in claims)


# --- the appointment ---------------------------------------------------------------------------

every_meeting = pytest.mark.parametrize("meeting", APPOINTMENTS)


@pytest.fixture
def event(meeting: str) -> Event:
    """Return the appointment, read back."""
    (event,) = Calendar.from_ical(MADE[APPOINTMENTS[meeting]].decode()).events
    return event


@every_meeting
def test_an_appointment_is_as_long_as_its_agenda_and_on_a_tuesday_afternoon(
    event: Event, meeting: str
) -> None:
    points = BUILD.edition.meeting_claims(meeting, "agenda")
    assert isinstance(event.start, datetime.datetime)
    assert event.end - event.start == datetime.timedelta(minutes=sum(p.minutes for p in points))
    assert (event.start.strftime("%H:%M"), event.start.weekday()) == ("13:00", 1)
    assert 60 <= (event.start.date() - BUILD.date.date()).days <= 66
    assert "pas de datum aan" in str(event["SUMMARY"])


@every_meeting
def test_an_appointment_holds_every_point_of_its_agenda_at_its_time(
    event: Event, meeting: str
) -> None:
    points = BUILD.edition.meeting_claims(meeting, "agenda")
    told = str(event["DESCRIPTION"])
    lines = [line for line in told.splitlines() if re.match(r"\d\d:\d\d", line)]
    begin = event.start
    for point, line in zip(points, lines, strict=True):
        assert line.startswith(f"{begin:%H:%M}")
        assert point.text in line
        begin += datetime.timedelta(minutes=point.minutes)
    assert BUILD.line in told
    assert "voorstel van deze site" in told
    assert "bron" not in told


@pytest.mark.parametrize(
    ("built", "day"),
    [("2026-11-22", "2027-01-26"), ("2026-11-27", "2027-01-26"), ("2026-11-28", "2027-02-02")],
)
def test_the_example_day_is_the_first_tuesday_after_sixty_days(built: str, day: str) -> None:
    assert example_day(datetime.date.fromisoformat(built)).isoformat() == day
