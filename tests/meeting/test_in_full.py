"""The fields of every form, in full, as somebody read and approved them."""

import pytest

from flow.doors.forms import FORMS, answer
from flow.meeting.agreements import load_agreements
from flow.meeting.form_html import form_html
from tests.support.approved import assert_approved
from tests.support.toy import EDITION


@pytest.mark.parametrize("id", FORMS)
def test_fields_of_a_form_in_full(id: str) -> None:
    form, _ = answer(EDITION, {"form": id, "given": {}, "now": "2026-11-22T09:30:00"})
    html = form_html(form, '<button type="button" data-doe="print">Print</button>')
    assert_approved(f"{id}-fields.txt", {"form": html})


def test_fields_with_suggestions_in_full() -> None:
    card = load_agreements(EDITION, {"fiets-bekijken": ("Kijk <samen>.", "Schrijf het op.")})
    assert_approved("suggestions.txt", {"form": form_html(card.form, "")})
