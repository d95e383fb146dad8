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
from flow.meeting.clean import clean
from flow.meeting.form import Field, date, listed, time
from flow.meeting.form_html import form_html
from flow.meeting.letter import load_invitation
from flow.meeting.scan import ENOUGH, load_scan
from flow.meeting.scan_item import UNREAD
from flow.meeting.word_file import FORBIDDEN
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.vocabulary import MONTHS
from tests.support.build import EDITION, FLOW

MAS = Path(str(EDITION.folder))

NOW, TODAY = "2026-11-22T09:30:00", "2026-11-22"
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
    asked = {"form": form, "given": lists, "now": NOW, "today": TODAY, **more}
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
    assert "Het gaat om deze casus: Bas en Sem." in told


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
        ({"datum": ""}, "datum", "Vul een datum in."),
        ({"van": ""}, "van", "Vul een tijd in."),
        ({"datum": "2026-11-21"}, "datum", f"{PAST} Kies een datum vanaf vandaag."),
        ({"datum": "morgen"}, "datum", "Schrijf de datum als dag-maand-jaar"),
        ({"van": "half twee"}, "van", "Schrijf de tijd als uren en minuten, zoals 13.30."),
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
def test_score_is_the_number_that_is_shown_and_compared(counts: list[int]) -> None:
    ids = [field.id for field in COUNTED[0].fields]
    given = {id: (str(count),) for id, count in zip(ids, counts, strict=True)}
    score = COUNTED[0].score(given)
    assert (score is None) == (sum(counts) == 0)
    if score is not None:
        exact = Fraction(100 * (2 * counts[0] + counts[1]), 2 * sum(counts))
        assert abs(score - exact) <= Fraction(1, 2)
        assert f"score {score}%." in COUNTED[0].outcome(given)
        assert (COUNTED[0] in SCAN.sore(given)) == (score < ENOUGH)


@pytest.mark.parametrize(
    ("counts", "hurts"),
    [
        (("3", "0", "1"), False),
        (("38", "0", "13"), False),  # 74.5 %, which is shown as 75 %
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


@pytest.mark.parametrize("field", [item for each in COUNTED for item in each.fields])
@pytest.mark.parametrize("count", ["-1", "2,5", "10e", "tien", "12 mensen", "²", "1000"])
def test_a_count_that_cannot_be_read_is_told_and_nothing_is_computed_with_it(
    field: Field, count: str
) -> None:
    number = field.id.partition("-")[0]
    found = answer("quick-scan", {f"{number}-nee": "4", field.id: count})
    assert found["unread"] == {field.id: "Vul een heel getal in, van 0 tot en met 999."}
    assert f'href="#veld-{field.id}"' in found["unread_summary"]
    assert UNREAD in found["html"]
    assert "score" not in found["text"]


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
    odd = json.loads(
        respond(json.dumps({"form": form, "given": "niets", "now": NOW, "today": TODAY}))
    )
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


# --- dates and times as people write them -------------------------------------------------------

WRITINGS = (
    "{0.day}-{0.month}-{0.year}",
    "{0:%d-%m-%Y}",
    "{0.day}/{0.month}/{0.year}",
    "{0:%d.%m.%Y}",
)


@trying(day=st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_date_is_read_as_people_and_browsers_write_it(day: datetime.date) -> None:
    written = [form.format(day) for form in (*WRITINGS, "{0:%Y-%m-%d}")]
    written.append(f"{day.day} {MONTHS[day.month - 1]} {day.year}")
    assert [date(words) for words in written] == [day] * len(written)


@trying(moment=st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_time_is_read_as_people_and_browsers_write_it(moment: datetime.time) -> None:
    plain = f"{moment.hour}.{moment.minute:02}"
    for words in (plain, f"{moment:%H:%M}", f"{plain} uur", f" {moment:%H.%M} u"):
        assert time(words) == moment


def test_whole_hour_needs_its_word() -> None:
    assert (time("13 uur"), time("13")) == (datetime.time(13), None)


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("datum", "31-2-2027", "De dag klopt niet: februari 2027 heeft 28 dagen."),
        ("datum", "0-2-2027", "De dag klopt niet"),
        ("datum", "1-13-2027", "De maand klopt niet: kies 1 tot en met 12."),
        ("datum", "1 mertz 2027", "De maand klopt niet: ‘mertz’ is geen maand."),
        ("datum", "1 ma 2027", "De maand klopt niet: ‘ma’ is geen maand."),
        ("datum", "1-2", "Het jaar ontbreekt: schrijf het met vier cijfers."),
        ("datum", "1-2-27", "Het jaar klopt niet: ‘27’. Schrijf het met vier cijfers."),
        ("datum", "1-2-20277", "Het jaar klopt niet: ‘20277’."),
        ("datum", "1-2-1027", "Het jaar klopt niet: ‘1027’."),
        ("datum", "2027-W05-1", "Schrijf de datum als dag-maand-jaar, zoals 31-1-2027."),
        ("van", "24.00", "Het uur klopt niet: kies 0 tot en met 23."),
        ("van", "9.60", "De minuten kloppen niet: schrijf 00 tot en met 59."),
        ("van", "9.3", "De minuten kloppen niet"),
        ("van", "9", "Schrijf de tijd als uren en minuten, zoals 13.30."),
    ],
)
def test_part_that_is_wrong_is_named(field: str, words: str, told: str) -> None:
    found = invitation(**{field: words})
    assert found["unread"][field].startswith(told)
    assert words in found["html"]  # what stands in the field stands in the preview


def test_march_has_a_short_name_of_its_own() -> None:
    assert date("1 mrt. 2027") == date("1 maa 2027") == datetime.date(2027, 3, 1)


@pytest.mark.parametrize("form", FORMS)
def test_field_that_is_only_missing_is_not_unread(form: str) -> None:
    assert answer(form, {})["unread"] == {}


# --- what people paste ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("een\x0btwee", "een\ntwee"),
        ("een\r\ntwee\u2028drie\x85vier", "een\ntwee\ndrie\nvier"),
        ("een\ttwee\xa0drie", "een twee drie"),
        ("e\x00e\x07n\u202e\ufeff", "een"),
        ("zorg\x1eplan", "zorg-plan"),
        ("\ud800een\uffff", "een"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_text_is_the_same_on_every_way_out(pasted: str, clean: str) -> None:
    found = answer("afsprakenkaart", {"3-afspraak": pasted})
    assert clean in found["text"]
    assert clean.replace("\n", "<br>") in found["html"]


@trying(pasted=st.text(st.characters()))
def test_pasted_text_is_clean_and_stays_so(pasted: str) -> None:
    found = clean(pasted)
    assert clean(found) == found
    assert FORBIDDEN.search(found) is None
    assert [line for line in found.splitlines() if "\t" in line] == []
    assert found.count("\n") == len(found.splitlines()) - (not found.endswith("\n") and found != "")


@trying(place=st.text(st.characters(exclude_characters="[]")).filter(lambda t: clean(t).strip()))
def test_preview_text_document_and_appointment_hold_the_same_words(place: str) -> None:
    words = clean(place).split()
    given = {**MEETING, "plaats": place}
    told = answer("uitnodiging", given)
    made = base64.b64decode(answer("uitnodiging", given, make="ics")["file"]).decode()
    (event,) = Calendar.from_ical(made).events
    assert str(event["LOCATION"]).split() == words
    line = told["text"].partition("Waar: ")[2].partition("Met wie: ")[0]
    assert line.split() == words
    assert " ".join(words) in " ".join(str(event["DESCRIPTION"]).split())


# --- what is still open --------------------------------------------------------------------------


@pytest.mark.parametrize("meeting", ["intern", "regionaal"])
def test_sentence_with_something_open_stays_out_of_the_appointment(meeting: str) -> None:
    given = MEETING | {"bijeenkomst": meeting}
    told = answer("uitnodiging", given)
    made = base64.b64decode(answer("uitnodiging", given, make="ics")["file"]).decode()
    (event,) = Calendar.from_ical(made).events
    for property in ("SUMMARY", "LOCATION", "DESCRIPTION"):
        assert "[" not in str(event[property])
    for blank in ("[datum]", "[e-mailadres]", "[naam en functie]"):
        assert blank in told["html"].partition("</p>")[0]


def test_what_somebody_typed_in_brackets_is_not_open() -> None:
    given = MEETING | {"plaats": "zaal [1]", "aanmelden": "1-2-2027"}
    made = base64.b64decode(answer("uitnodiging", given, make="ics")["file"]).decode()
    (event,) = Calendar.from_ical(made).events
    assert "Waar: zaal [1]" in str(event["DESCRIPTION"])


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
