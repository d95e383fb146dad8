"""Each line gets its outcome, its open question or one clear message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.batch.columns import RESULT, read_columns
from flow.batch.names import option_names, plain, shown
from flow.batch.outcomes import result_of
from flow.batch.sheet import Row
from flow.reason.walk import walk
from flow.rules.model import Flow
from tests.support import living
from tests.support.toy import FLOW, IDS, valid_answers

both = pytest.mark.parametrize("flow", [FLOW, living.FLOW], ids=["toy", "living"])


def told(given: dict[str, str], flow: Flow = FLOW) -> dict[str, str]:
    """Return the columns of the result for one line."""
    columns = read_columns(flow, list(given))
    result = result_of(columns, Row(5, tuple(given.values())))
    return dict(zip(RESULT, result.cells[len(columns.kept) :], strict=True))


def test_complete_line_gets_its_outcome() -> None:
    assert told({"rem": "stuk", "garantie": "weet-niet", "ouderdom": "oud"}) == {
        "uitkomst": "Een andere fiets",
        "uitkomst_id": "andere-fiets",
        "uitkomst_soort": "Route",
        "acties": "; ".join(
            FLOW.actions[id].title for id in ("lopen", "melden-rem", "bon-zoeken", "inleveren")
        ),
        "open_vraag": "",
        "reden": next(o.reason for o in FLOW.questions["ouderdom"].options if o.id == "oud"),
        "melding": "",
        "regels": FLOW.version,
    }


def test_line_that_is_not_complete_names_the_next_question() -> None:
    found = told({"rem": "half"})
    assert found["open_vraag"] == "schade: Wat is er kapot?"
    assert found["acties"] == "Loop met de fiets"
    assert (found["uitkomst"], found["reden"], found["melding"]) == ("", "", "")


def test_in_danger_no_reason_is_given() -> None:
    found = told({"rem": "ja", "schade": "rook"})
    assert (found["uitkomst_id"], found["reden"]) == ("eerst-weg", "")


def test_answer_that_no_question_leads_to_is_told_and_the_outcome_stands() -> None:
    found = told({"rem": "ja", "schade": "rook", "bon": "foto", "geld": "weinig"})
    assert found["uitkomst_id"] == "eerst-weg"
    left = "deze antwoorden tellen niet mee door de andere: bon, geld."
    assert found["melding"] == f"Regel 5: {left}"


MISTAKES = {
    "bnad": "Regel 5, kolom ‘schade’: ‘bnad’ is geen antwoord. Bedoelt u ‘band’?",
    "Lekke bnd": "Regel 5, kolom ‘schade’: ‘Lekke bnd’ is geen antwoord. Bedoelt u ‘lekke band’?",
    "42": (
        "Regel 5, kolom ‘schade’: ‘42’ is geen antwoord. "
        "Kies uit: band, ketting, frame, niets, rook, weet-niet."
    ),
}


@pytest.mark.parametrize(("cell", "message"), MISTAKES.items())
def test_cell_that_is_no_answer_gives_one_message_with_what_it_may_be(
    cell: str, message: str
) -> None:
    found = told({"rem": "ja", "schade": cell})
    assert found == dict.fromkeys(RESULT, "") | {"melding": message, "regels": FLOW.version}


def test_of_many_mistakes_in_a_line_the_first_are_told_and_the_others_counted() -> None:
    message = told(dict.fromkeys(IDS, "?"))["melding"]
    assert message.count("is geen antwoord") == 3
    assert message.endswith(f"In deze regel zijn er zo nog {len(IDS) - 3}.")


def test_two_mistakes_in_a_line_are_told_in_one_message() -> None:
    assert told({"rem": "jaa", "schade": "bnad"})["melding"] == (
        "Regel 5, kolom ‘rem’: ‘jaa’ is geen antwoord. Bedoelt u ‘ja’? " + MISTAKES["bnad"]
    )


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("ja", "", " ", ""), ""),
        (("ja", "", "x"), "Regel 5 heeft meer cellen dan er kolommen zijn."),
    ],
)
def test_cells_beside_the_columns_count_only_when_they_hold_anything(
    cells: tuple[str, ...], message: str
) -> None:
    assert result_of(read_columns(FLOW, ["rem", "schade"]), Row(5, cells)).message == message


@pytest.mark.parametrize("cells", [("ja", "", "x"), ("ja", "bnad")])
def test_line_with_a_mistake_ends_nowhere(cells: tuple[str, ...]) -> None:
    result = result_of(read_columns(FLOW, ["rem", "schade"]), Row(5, cells))
    assert (result.cells[:2], result.end) == (cells[:2], "")


def test_cells_that_are_not_there_are_empty() -> None:
    result = result_of(read_columns(FLOW, ["rem", "schade"]), Row(5, ("ja",)))
    assert (result.cells[:2], result.end) == (("ja", ""), "schade")


@both
def test_every_answer_is_known_by_id_label_and_short_name(flow: Flow) -> None:
    for asked in flow.asked:
        names = option_names(flow, asked.id)
        for option in asked.options:
            assert names[plain(option.id)] is option
            assert names[plain(f"  {option.label.upper()} ")] is option
            # A short name may be the id of another answer; nobody types it meaning that one.
            assert names[plain(option.short)].id in (option.id, plain(option.short))


@pytest.mark.parametrize(
    ("cell", "name"), [("5-nov", "5-11"), ("05-NOV", "5-11"), ("1-mrt.", "1-3")]
)
def test_what_excel_made_a_day_of_is_what_it_was(cell: str, name: str) -> None:
    assert plain(cell) == name


def test_long_cell_is_shown_in_part() -> None:
    assert shown("a" * 50) == f"‘{'a' * 40}…’"


@given(valid_answers, st.sampled_from([str.upper, str.title, " {} ".format]))
def test_line_ends_where_its_answers_lead(answers: dict[str, str], written: object) -> None:
    assert callable(written)
    cells = tuple(written(answers[id]) if id in answers else "" for id in IDS)
    result, walked = result_of(read_columns(FLOW, IDS), Row(2, cells)), walk(FLOW, answers)
    assert result.end == (walked.outcome or walked.open).id  # type: ignore[union-attr]
    assert (result.message == "") == (not walked.dropped)


@pytest.mark.parametrize("id", living.FLOW.examples)
def test_example_ends_in_a_list_as_it_has_to_end(id: str) -> None:
    example = living.FLOW.examples[id]
    found = told({**example.answers}, living.FLOW)
    assert found["uitkomst_id"] == example.outcome
    assert found["melding"] == ""
    assert found["reden"] or living.FLOW.outcomes[example.outcome].urgent
