"""The summary of a list: how many lines end where, most first, and what is wrong in which."""

from __future__ import annotations

from flow.screens.batch import notices, summary
from tests.support.markup import Markup
from tests.support.toy import FLOW

ENDS = {"niets-kapot": 1, "eerst-weg": 3, "fabriek": 3, "schade": 2, "rem": 1, "": 1}


def rows(ends: dict[str, int]) -> list[str]:
    html = summary(FLOW, ends, [], 0)
    return [" ".join(Markup(row).texts) for row in html.split("<tr>")[2:]]


def test_outcomes_stand_by_how_many_lines_end_there_and_what_is_not_ready_last() -> None:
    assert [row.split(" Meldingen")[0] for row in rows(ENDS)] == [
        "Terug naar de fabriek Route 3",
        "Ga weg van de fiets Eerst dit doen 3",
        "De fiets is heel Buiten de MAS 1",
        "Nog niet alle vragen beantwoord Open vraag 3",
        "Niet te lezen: zie de meldingen Fout 1",
    ]


def test_summary_is_a_table_with_a_caption_and_heads() -> None:
    assert summary(FLOW, {"fabriek": 2, "": 1}, ["Regel 2"], 1) == (
        "<h2>Uitkomsten</h2><p>3 regels nagelopen met regels versie 2.1.0.</p>"
        "<table><caption>Hoeveel regels van de lijst waar uitkomen</caption>"
        '<thead><tr><th scope="col">Uitkomst</th><th scope="col">Soort</th>'
        '<th scope="col">Regels</th></tr></thead><tbody>'
        '<tr><th scope="row">Terug naar de fabriek</th><td>Route</td><td>2</td></tr>'
        '<tr><th scope="row">Niet te lezen: zie de meldingen</th><td>Fout</td><td>1</td></tr>'
        "</tbody></table><h3>Meldingen</h3><ul><li>Regel 2</li></ul>"
    )


def test_what_does_not_occur_has_no_row() -> None:
    assert rows({"fabriek": 1}) == ["Terug naar de fabriek Route 1"]


def test_lines_are_counted_in_the_singular_and_the_plural() -> None:
    version = f"nagelopen met regels versie {FLOW.version}."
    assert f"1 regel {version}" in summary(FLOW, {"fabriek": 1}, [], 0)
    assert f"2 regels {version}" in summary(FLOW, {"fabriek": 2}, [], 0)


def test_messages_are_shown_as_text_and_say_how_many_there_are() -> None:
    all_told = summary(FLOW, {"": 1}, ["Regel 2: <b>"], 1)
    assert "<h3>Meldingen</h3><ul><li>Regel 2: &lt;b&gt;</li></ul>" in all_told
    assert "<h3>De eerste 1 van 7 meldingen</h3>" in summary(FLOW, {"": 7}, ["Regel 2"], 7)
    assert "<h3>" not in summary(FLOW, {"fabriek": 1}, [], 0)


def test_nothing_to_say_of_the_columns_is_nothing() -> None:
    assert notices([]) == ""
