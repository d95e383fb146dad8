"""The fields of every form and what a bad form is told, in full, as somebody approved them."""

from pathlib import Path

import pytest

from flow.doors.forms import FORMS, answer
from flow.meeting.agreements import load_agreements
from flow.meeting.form_html import form_html
from flow.meeting.letter import load_invitation
from flow.meeting.scan import load_scan
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from tests.support.approved import assert_approved
from tests.support.edit_rules import copied
from tests.support.toy import EDITION

# File, words in it, and what stands there instead: everything, where there are no words.
BAD = [
    ("uitnodiging", "", ""),
    ("uitnodiging", 'id = "datum"', 'id = "dag"'),
    ("uitnodiging", 'id = "anderen"', 'id = "datum"'),
    ("uitnodiging", "{datum}, van", "{dag}, van"),
    ("uitnodiging", "Beste buur,", "Beste {buur,"),
    ("uitnodiging", "Beste buur,", "Beste {regio}} buur,"),
    ("uitnodiging", 'tekst = "Beste buur,"', "tekst = 5"),
    ("uitnodiging", 'soort = "punt"', 'soort = "stip"'),
    ("uitnodiging", 'label = "Plaats"', ""),
    ("uitnodiging", 'label = "Waar"', 'letter = "Waar"'),
    ("uitnodiging", 'soort = "punt"', 'soort = "punt"\nlabel = "Punt"'),
    ("uitnodiging", 'bij = ["intern"]', 'bij = ["buiten"]'),
    ("uitnodiging", 'id = "regionaal"', 'id = "fietsen"'),
    ("uitnodiging", "Wij kijken naar", "Met {genodigden} kijken wij naar"),
    ("uitnodiging", 'afspraak = "Avond thuis in"', ""),
    ("quick-scan", "", ""),
    ("quick-scan", "nummer = 3", "nummer = 9"),
    ("quick-scan", "nummer = 3", "nummer = 2"),
    ("quick-scan", 'soort = "tekst"', 'soort = "telling"'),
    ("quick-scan", 'soort = "tekst"', 'soort = "tekst"\npijn = "Au."'),
    ("afsprakenkaart", "", ""),
    ("afsprakenkaart", 'soort = "lang"', 'soort = "breed"'),
    ("afsprakenkaart", 'id = "wie"', 'naam = "wie"'),
    ("afsprakenkaart", "[[kolom]]", "[[rij]]"),
]
LOAD = {"uitnodiging": load_invitation, "quick-scan": load_scan, "afsprakenkaart": load_agreements}


def test_what_a_bad_form_is_told_in_full(tmp_path: Path) -> None:
    found = {}
    for number, (name, words, instead) in enumerate(BAD):
        (tmp_path / str(number)).mkdir()
        folder = copied(tmp_path / str(number))
        file = folder / "documenten" / f"{name}.toml"
        text = file.read_text(encoding="utf-8")
        assert words in text
        file.write_text(text.replace(words, instead, 1) if words else instead, encoding="utf-8")
        title = f"{number}. {name}: {words or 'all'} → {instead or 'nothing'}"
        try:
            LOAD[name](Edition(folder))
        except RuleError as error:
            found[title] = str(error)
        else:
            found[title] = "is read"
    assert_approved("bad-forms.txt", found)


@pytest.mark.parametrize("id", FORMS)
def test_fields_of_a_form_in_full(id: str) -> None:
    form, _ = answer(
        EDITION, {"form": id, "given": {}, "now": "2026-11-22T09:30:00", "today": "2026-11-22"}
    )
    html = form_html(form, '<button type="button" data-doe="print">Print</button>')
    assert_approved(f"{id}-fields.txt", {"form": html})


def test_fields_with_suggestions_in_full() -> None:
    card = load_agreements(EDITION, {"fiets-bekijken": ("Kijk <samen>.", "Schrijf het op.")})
    assert_approved("suggestions.txt", {"form": form_html(card.form, "")})
