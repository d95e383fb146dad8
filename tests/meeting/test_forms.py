"""The forms of a meeting: what they ask, what they refuse and what they give back."""

import base64
import datetime
import io
import json
import shutil
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given as trying
from hypothesis import strategies as st
from icalendar import Calendar

from flow.doors.forms import FORMS, respond
from flow.meeting.agreements import load_agreements
from flow.meeting.form import date, listed, time
from flow.meeting.form_html import form_html
from flow.meeting.letter import load_invitation
from flow.meeting.scan import load_scan
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from tests.support.build import EDITION, FLOW

MAS = Path(str(EDITION.folder))

NOW = "2026-11-22T09:30:00"
PAST = "Deze datum is voorbij."
LATE = "Dit is na de bijeenkomst. Kies een eerdere datum."
MEETING = {
    "bijeenkomst": "regionaal",
    "regio": "Rijn & Veen",
    "datum": "2027-02-02",
    "van": "13:30",
    "tot": "16:00",
    "plaats": "Zaal 1, stadhuis",
    "afzender": "Gemeente <Veen>",
}
SCAN = load_scan(EDITION)
COUNTED = [item for item in SCAN.items if item.counted]


def answer(form: str, given: Mapping[str, str | list[str]], **more: str) -> dict[str, Any]:
    """Send a form as the page does."""
    lists = {id: value if isinstance(value, list) else [value] for id, value in given.items()}
    asked = {"form": form, "given": lists, "now": NOW, **more}
    found: dict[str, Any] = json.loads(respond(json.dumps(asked)))
    return found


def invitation(**given: str | list[str]) -> dict[str, Any]:
    return answer("uitnodiging", MEETING | given)


# --- the invitation ----------------------------------------------------------------------------


def test_a_filled_in_invitation_has_no_mistakes() -> None:
    found = invitation()
    assert found["mistakes"] == {}
    assert found["summary"] == ""


def test_the_invitation_says_when_and_where_as_people_do() -> None:
    told = invitation()["text"]
    assert "Wanneer: dinsdag 2 februari 2027, van 13.30 uur tot 16.00 uur" in told
    assert "Waar: Zaal 1, stadhuis" in told
    assert told.endswith("[naam en functie]\nGemeente <Veen>\n")


def test_the_preview_says_the_same_safely() -> None:
    html = invitation()["html"]
    assert "Rijn &amp; Veen" in html
    assert "Gemeente &lt;Veen&gt;" in html
    assert "<Veen>" not in html


def test_the_guests_are_joined_with_those_typed() -> None:
    told = invitation(genodigden=["om", "halt"], anderen="CJG, , MEE")["text"]
    assert "Met wie: Openbaar Ministerie, Halt, CJG en MEE" in told


def test_a_case_is_named() -> None:
    told = invitation(casussen=["bas", "sem"])["text"]
    assert "oefenen wij met een casus: Bas en Sem." in told


def test_colleagues_are_invited_to_the_first_steps_without_partners_and_cases() -> None:
    guests = {"genodigden": ["om"], "anderen": ["CJG"], "casussen": ["bas"]}
    told = invitation(**guests, bijeenkomst="intern")["text"]
    assert "stap 1 tot en met 6" in told
    assert not [word for word in ("Openbaar", "CJG", "Bas", "Met wie", "stap 7") if word in told]


def test_partners_are_invited_to_the_last_steps() -> None:
    told = invitation()["text"]
    assert "stap 7 tot en met 10" in told
    assert "quick scan" not in told


@pytest.mark.parametrize("given", [{}, {"bijeenkomst": "geen"}])
def test_the_meeting_named_first_counts_until_one_is_chosen(given: dict[str, str]) -> None:
    first, _ = load_invitation(EDITION).letters.values()
    assert answer("uitnodiging", given)["name"] == first.name


@pytest.mark.parametrize("meeting", ["intern", "regionaal"])
def test_files_and_the_appointment_are_named_after_the_meeting(meeting: str) -> None:
    found = answer("uitnodiging", MEETING | {"bijeenkomst": meeting}, make="ics")
    assert found["name"] == f"uitnodiging-{meeting}"
    (event,) = Calendar.from_ical(base64.b64decode(found["file"]).decode()).events
    letter = load_invitation(EDITION).letters[meeting]
    assert str(event["SUMMARY"]) == f"{letter.meeting.appointment} Rijn & Veen"


def test_what_was_never_offered_is_left_out() -> None:
    assert "Met wie: [namen van de organisaties]" in invitation(genodigden=["niemand"])["text"]


def test_an_empty_invitation_shows_what_to_fill_in() -> None:
    told = answer("uitnodiging", {"bijeenkomst": "regionaal"})["text"]
    for blank in ("[regio]", "[dag en datum], van [tijd] tot [tijd]", "[naam van de casus]"):
        assert blank in told
    assert "{" not in told


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"plaats": "  "}, "plaats", "Vul dit veld in."),
        ({"datum": ""}, "datum", "Kies een datum."),
        ({"van": ""}, "van", "Kies een tijd."),
        ({"datum": "2026-11-21"}, "datum", f"{PAST} Kies een datum vanaf vandaag."),
        ({"datum": "morgen"}, "datum", "Schrijf de datum als jaar-maand-dag"),
        ({"van": "half twee"}, "van", "Schrijf de tijd als uren:minuten, zoals 13:30."),
        ({"van": "13:30Z"}, "van", "Schrijf de tijd als uren:minuten"),
        ({"datum": "2027-W05-1"}, "datum", "Schrijf de datum als jaar-maand-dag"),
        ({"datum": "2027-02-30"}, "datum", "Schrijf de datum als jaar-maand-dag"),
        ({"tot": "13:30"}, "tot", "De bijeenkomst eindigt voordat zij begint"),
        ({"tot": "09:00"}, "tot", "De bijeenkomst eindigt voordat zij begint"),
        ({"aanmelden": "2026-11-21"}, "aanmelden", f"{PAST} Kies een datum vanaf vandaag."),
        ({"aanmelden": "2027-02-03"}, "aanmelden", LATE),
    ],
)
def test_a_mistake_is_told_at_its_field(given: dict[str, str], field: str, told: str) -> None:
    found = invitation(**given)
    assert list(found["mistakes"]) == [field]
    assert found["mistakes"][field].startswith(told)
    assert f'href="#veld-{field}"' in found["summary"]
    assert "Controleer één veld" in found["summary"]


@pytest.mark.parametrize("day", ["2026-11-22", "2027-02-02"])
def test_today_and_the_day_itself_are_good(day: str) -> None:
    assert invitation(aanmelden=day)["mistakes"] == {}


def test_meeting_can_be_today() -> None:
    assert invitation(datum="2026-11-22")["mistakes"] == {}


def test_mistake_is_told_after_the_label_without_its_question_mark() -> None:
    assert ">Welke organisatie nodigt uit: Vul dit veld in.<" in invitation(afzender="")["summary"]


def test_words_of_one_field_that_come_apart_are_one_text() -> None:
    assert "Waar: Zaal 1" in invitation(plaats=["Zaal", "1"])["text"]


def test_mistakes_come_in_the_order_of_the_form() -> None:
    found = answer("uitnodiging", {"datum": "2020-01-01"})
    fields = [item.id for item in load_invitation(EDITION).form.fields if item.required]
    assert list(found["mistakes"]) == fields
    assert "Controleer 6 velden" in found["summary"]


def test_the_appointment_is_at_the_time_of_the_invitation() -> None:
    made = base64.b64decode(answer("uitnodiging", MEETING, make="ics")["file"]).decode()
    (event,) = Calendar.from_ical(made).events
    assert str(event["SUMMARY"]) == "Bijeenkomst schoolverzuim (MAS) Rijn & Veen"
    assert str(event["LOCATION"]) == "Zaal 1, stadhuis"
    assert str(event.start) == "2027-02-02 13:30:00+01:00"
    assert str(event.end) == "2027-02-02 16:00:00+01:00"
    assert "Welke afspraak van nu moet anders?" in str(event["DESCRIPTION"])


@pytest.mark.parametrize("make", ["docx", "ics"])
def test_no_file_is_made_of_a_form_with_a_mistake(make: str) -> None:
    assert answer("uitnodiging", MEETING | {"plaats": ""}, make=make)["file"] == ""


def test_a_word_document_is_filled() -> None:
    document = Document()
    document.add_paragraph("Waar: {{plaats}}")
    target = io.BytesIO()
    document.save(target)
    template = base64.b64encode(target.getvalue()).decode()
    made = base64.b64decode(answer("uitnodiging", MEETING, make="docx", template=template)["file"])
    assert Document(io.BytesIO(made)).paragraphs[0].text == "Waar: Zaal 1, stadhuis"


def test_no_file_comes_unasked() -> None:
    assert invitation()["file"] == ""


# --- the quick scan ----------------------------------------------------------------------------


def test_the_scan_asks_every_question_of_the_guide() -> None:
    legends = [group.title for group in SCAN.form.groups]
    assert len(SCAN.items) == 6
    assert all(f"{item.number}. {item.text}" in legends for item in SCAN.items)


@trying(counts=st.lists(st.integers(0, 30), min_size=3, max_size=3))
def test_the_share_lies_between_none_and_all(counts: list[int]) -> None:
    ids = [field.id for field in COUNTED[0].fields]
    given = {id: (str(count),) for id, count in zip(ids, counts, strict=True)}
    share = COUNTED[0].share(given)
    assert (share is None) == (sum(counts) == 0)
    if share is not None:
        assert share == Fraction(2 * counts[0] + counts[1], 2 * sum(counts))


@pytest.mark.parametrize(
    ("counts", "hurts"),
    [
        (("3", "0", "1"), False),
        (("2", "1", "1"), True),
        (("0", "0", "4"), True),
        (("", "", ""), False),
    ],
)
def test_a_question_hurts_below_three_quarters(counts: tuple[str, ...], hurts: bool) -> None:
    item = COUNTED[0]
    given = {field.id: n for field, n in zip(item.fields, counts, strict=True)}
    found = answer("quick-scan", given)
    assert (item.pain in found["text"]) == hurts
    assert (item.agree in found["text"]) == hurts
    assert ("Voorstellen van deze site" in found["html"]) == hurts


def test_what_hurts_most_comes_first() -> None:
    first, second = COUNTED[0], COUNTED[-1]
    given = {f"{first.number}-ja": "1", f"{first.number}-nee": "1", f"{second.number}-nee": "5"}
    lines = answer("quick-scan", given)["text"].splitlines()
    assert lines.index(f"- {second.pain}") < lines.index(f"- {first.pain}")


def test_the_scan_tells_what_each_question_gave() -> None:
    given = {"1-ja": "3", "1-nee": "1", "3-tekst": "Te weinig tijd\nWie <opent>?", "regio": "Rijn"}
    found = answer("quick-scan", given)
    assert "3 ja, 0 een beetje, 1 nee: score 75%." in found["text"]
    assert "<strong>Rijn</strong>" in found["html"]
    assert "Te weinig tijd<br>Wie &lt;opent&gt;?" in found["html"]
    assert found["text"].startswith("Quick scan MAS Rijn\n")
    assert "Niet ingevuld." in found["html"]


def test_own_agreements_and_proposals_stand_apart() -> None:
    given = {"1-nee": "2", "afspraken": "Wij lezen de MAS"}
    own, ours = answer("quick-scan", given)["text"].split("Voorstellen van deze site")
    assert "- Wij lezen de MAS" in own
    assert f"- {COUNTED[0].agree}" in ours


@pytest.mark.parametrize(("other", "told"), [("9", False), ("8", True), ("", False)])
def test_another_number_of_people_is_pointed_out(other: str, told: bool) -> None:
    html = answer("quick-scan", {"1-ja": "4", "1-nee": "5", "2-ja": other})["html"]
    assert ("niet bij elke vraag evenveel mensen" in html) == told


@pytest.mark.parametrize("count", ["-1", "2,5", "veel", "²", "10000"])
def test_a_count_is_a_whole_number(count: str) -> None:
    found = answer("quick-scan", {"1-ja": count})
    assert found["mistakes"] == {"1-ja": "Vul een heel getal in: 0 of meer."}
    assert "1. Bent u bekend met de MAS?, ja: Vul" in found["summary"]


# --- the card with agreements ------------------------------------------------------------------


def test_the_card_has_every_step() -> None:
    titles = [group.title for group in load_agreements(EDITION).form.groups]
    assert titles[1:] == [f"Stap {s.number}: {s.title}" for s in FLOW.steps.values()]


def test_only_steps_with_an_agreement_are_told() -> None:
    given = {"regio": "Rijn", "datum": "2027-02-02"}
    found = answer("afsprakenkaart", given | {"3-afspraak": "Wij <bellen>", "3-wie": "School"})
    title = "Afspraken over de MAS: Rijn, dinsdag 2 februari 2027"
    assert found["text"].startswith(f"{title}\n\nStap 3")
    assert "- Wie doet het? School" in found["text"]
    assert found["html"].count("<h3>") == 1
    assert "Wij &lt;bellen&gt;" in found["html"]


def test_an_empty_card_says_so() -> None:
    found = answer("afsprakenkaart", {})
    assert "nog bij geen enkele stap" in found["html"]
    assert found["text"] == "Afspraken over de MAS\n"


# --- every form --------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_list_of_fields_counts_as_nothing(form: str) -> None:
    odd = json.loads(respond(json.dumps({"form": form, "given": "niets", "now": NOW})))
    assert odd == answer(form, {})


def test_every_field_has_a_name_and_room_for_a_mistake() -> None:
    hints = {"stap-1": ("Spreek <dit> af.",)}
    for form in (load_invitation(EDITION).form, SCAN.form, load_agreements(EDITION, hints).form):
        html = form_html(form, "")
        for item in form.fields:
            assert f'id="fout-{item.id}"' in html
            assert f'name="{item.id}"' in html
            assert f'id="veld-{item.id}"' in html
            assert f'<label for="veld-{item.id}">' in html or item.options
    assert "Spreek &lt;dit&gt; af." in html


def test_names_are_joined_as_people_do() -> None:
    assert [listed(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        *("", "a", "a en b", "a, b en c")
    ]


@trying(day=st.dates(), moment=st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_dates_and_times_of_a_browser_are_read(day: datetime.date, moment: datetime.time) -> None:
    assert date(day.isoformat()) == day
    assert time(f"{moment:%H:%M}") == moment


# --- mistakes in the data ----------------------------------------------------------------------


def changed(tmp_path: Path, file: str, old: str, new: str) -> Edition:
    """Return the national rules with one text of the documents changed."""
    rules = tmp_path / "rules"
    shutil.copytree(MAS, rules)
    text = (rules / "documenten" / file).read_text(encoding="utf-8")
    assert old in text
    (rules / "documenten" / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return Edition(rules)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{regio}", "{gebied}", "'{gebied}' is no field"),
        ("{regio}", "{halt_min_uren}", "'{halt_min_uren}' is no field"),
        ("{regio}", "{regio", "has a loose { or }"),
        ('id = "anderen"', 'id = "datum"', "id 'anderen', field 'veld': expected one|id 'datum'"),
        ('bij = ["intern"]', 'bij = ["thuis"]', "unknown meeting 'thuis'; expected one of: intern"),
        ('id = "intern"', 'id = "thuis"', "unknown card of a meeting 'thuis'"),
        ('soort = "feit"', 'soort = "weetje"', "'weetje' is unknown"),
        ('soort = "datum"', 'soort = "dag"', "'dag' is unknown"),
        ("verplicht = true", 'verplicht = "ja"', "expected true or false"),
    ],
)
def test_a_mistake_in_the_letter_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        load_invitation(changed(tmp_path, "uitnodiging.toml", old, new))


def test_a_scan_of_a_question_the_guide_has_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no question 9; it has 6"):
        load_scan(changed(tmp_path, "quick-scan.toml", "nummer = 6", "nummer = 9"))


def test_a_scan_without_one_of_the_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="expected each number from 1 to 6 once"):
        load_scan(changed(tmp_path, "quick-scan.toml", "nummer = 6", "nummer = 5"))


def test_a_mistake_in_the_card_is_told(tmp_path: Path) -> None:
    edition = changed(tmp_path, "afsprakenkaart.toml", 'soort = "lang"', 'soort = "breed"')
    with pytest.raises(RuleError, match="'breed' is unknown"):
        load_agreements(edition)
