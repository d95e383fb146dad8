"""The differences are told in English, with the words that the rules have now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flow.compare.difference import diff
from flow.compare.report import told
from flow.rules.edition import load
from tests.support.edit_rules import edited, leading
from tests.support.editions import LEADING
from tests.support.toy import FLOW


def test_difference_is_told_in_words() -> None:
    assert told(diff(FLOW, LEADING)).splitlines() == [
        "Rules 2.1.0 of 2026-03-02, 67 paths → Rules 2.1.0 of 2026-03-02, 75 paths",
        "",
        "Ends elsewhere (91 paths compared)",
        "  Naar de werkplaats [werkplaats] → Repair Café [repair-cafe]",
        "      8 of the 12 paths with: Zelf doen = Nee; Geld = 40 euro of meer",
        "  Vraag eerst de prijs [eerst-prijs] → Repair Café [repair-cafe]",
        "      8 of the 12 paths with: Zelf doen = Nee; Geld = Weet ik niet",
        "",
        "Changed",
        "  option handig/nee, target: geld → wachten",
    ]


def test_no_difference_is_told_so() -> None:
    edition = "Rules 2.1.0 of 2026-03-02, 67 paths"
    assert told(diff(FLOW, FLOW)) == f"{edition} → {edition}\nNo differences."


def test_all_paths_with_an_answer_are_called_all() -> None:
    shown = told(diff(FLOW, leading(FLOW, "handig", alleen="werkplaats")))
    assert "      all paths with: Zelf doen = Ja, met eigen gereedschap\n" in shown


def test_answers_are_told_in_the_words_of_now(tmp_path: Path) -> None:
    folder = edited(tmp_path, "vragen.toml", "handig/alleen", "naar", 'naar = "werkplaats"')
    edited(folder, "vragen.toml", "handig/alleen", "label", 'label = "Jazeker"')
    assert " with: Zelf doen = Jazeker\n" in told(diff(FLOW, load(folder)))


def test_only_the_value_of_a_threshold_stands_under_thresholds(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "wacht_dagen", "datum", 'datum = "mei 2026"')
    shown = told(diff(FLOW, load(folder)))
    assert "\n\nChanged\n  threshold wacht_dagen, date: zonder datum → mei 2026" in shown
    assert "Thresholds" not in shown


def test_move_whatever_the_answers_is_told_without_answers() -> None:
    flow = replace(FLOW, start="bon")
    one, other = (
        leading(flow, "bon", papier=end, foto=end, kwijt=end) for end in ("fabriek", "eerst-bon")
    )
    assert "      all paths there are\n" in told(diff(one, other))


def test_sections_name_what_is_added_removed_and_emptied(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    edited(folder, "vragen.toml", "rem/half", "label", 'label = "Half"')
    edited(folder, "vragen.toml", "rem/half", "id", 'id = "matig"')
    edited(folder, "vragen.toml", "schade/ketting", "acties", "acties = []")
    shown = told(diff(FLOW, load(folder)))
    assert "\n\nThresholds\n  threshold weinig_euro, value: 40 → 45\n" in shown
    assert "\n\nAdded\n  option rem/matig: Half\n" in shown
    assert "\n\nRemoved\n  option rem/half: Een beetje, maar niet genoeg\n" in shown
    assert shown.endswith("\n\nChanged\n  option schade/ketting, actions: maat-noteren → (none)")


def test_end_with_another_title_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "overgangen.toml", "klaar", "titel", 'titel = "Uit"')
    assert told(diff(FLOW, load(folder))).endswith("\nChanged\n  end klaar, title: Klaar → Uit")
