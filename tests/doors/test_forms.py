"""The door for the forms of a meeting: what was filled in goes in, what comes of it comes out."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from flow.doors import forms
from flow.rules.edition import Edition
from tests.support.living import FOLDER as LIVING
from tests.support.markup import Markup
from tests.support.toy import EDITION

NOW, TODAY = "2026-11-22T09:30:00", "2026-11-22"
LETTER = {
    "regio": ["Spaakdorp"],
    "datum": ["2027-02-01"],
    "van": ["13:30"],
    "tot": ["16:00"],
    "plaats": ["De schuur"],
    "genodigden": ["cafe", "monteur"],
    "casussen": ["noor"],
}


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the door open on the toy rules."""
    monkeypatch.setattr(forms, "edition", lambda: EDITION)


def answered(form: str, given: dict[str, list[str]], **more: str) -> dict[str, Any]:
    message = {"form": form, "given": given, "now": NOW, "today": TODAY, **more}
    found: dict[str, Any] = json.loads(forms.respond(json.dumps(message)))
    return found


def template(text: str) -> str:
    """Return a Word document with this text, as base64."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", f"<w:t>{text}</w:t>")
    return base64.b64encode(target.getvalue()).decode()


def test_letter_is_filled_with_names_of_the_rules() -> None:
    found = answered("uitnodiging", LETTER)
    assert list(found) == [
        "html",
        "text",
        "mistakes",
        "summary",
        "unread",
        "unread_summary",
        "name",
        "file",
    ]
    assert (found["mistakes"], found["summary"], found["file"]) == ({}, "", "")
    assert found["text"].startswith("Onderwerp: Kom praten over fietsen, maandag 1 februari 2027\n")
    assert "Met wie: Repair Café en Monteur\n" in found["text"]
    assert "- Wij bespreken een casus: Noor.\n" in found["text"]
    assert Markup(found["html"]).faults == []


@pytest.mark.parametrize(
    ("form", "given", "told"),
    [
        ("quick-scan", {"1-ja": ["3"], "1-nee": ["1"]}, "3 ja, 0 een beetje, 1 nee: score 75%."),
        ("quick-scan", {"2-nee": ["4"]}, "- Spreek af wie het plakken voordoet, binnen 14 dagen."),
        ("afsprakenkaart", {"3-wie": ["De buur"]}, "Stap 3: Kies een route\n- Wie doet het? De"),
    ],
)
def test_other_forms_are_answered_too(form: str, given: dict[str, list[str]], told: str) -> None:
    assert told in answered(form, given)["text"]


def test_mistake_is_told_with_a_link_and_no_file_is_made() -> None:
    found = answered("uitnodiging", {**LETTER, "tot": ["13:00"]}, make="ics")
    assert list(found["mistakes"]) == ["tot"]
    assert Markup(found["summary"]).values("href") == ["#veld-tot"]
    assert found["file"] == ""


def test_appointment_is_made_when_it_is_asked_for() -> None:
    made = base64.b64decode(answered("uitnodiging", LETTER, make="ics")["file"]).decode()
    assert made.startswith("BEGIN:VCALENDAR\r\n")
    assert "PRODID:-//Fietswijzer//NL\r\n" in made


def test_word_document_is_filled_when_it_is_asked_for() -> None:
    asked = template("{{regio}}, {{plaats}}")
    made = base64.b64decode(answered("uitnodiging", LETTER, make="docx", template=asked)["file"])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("word/document.xml") == b"<w:t>Spaakdorp, De schuur</w:t>"


@pytest.mark.parametrize("given", [None, [], "regio"])
def test_what_is_no_form_counts_as_an_empty_one(given: object) -> None:
    _, found = forms.answer(
        EDITION, {"form": "uitnodiging", "given": given, "now": NOW, "today": TODAY}
    )
    assert list(found.mistakes) == ["regio", "datum", "van", "tot", "plaats"]


def test_door_opens_on_the_national_rules_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert isinstance(forms.edition(), Edition)
    assert Path(str(forms.edition().folder)) == LIVING
    assert forms.edition() is forms.edition()
