"""A column is a question by its id or its short name, and what is none is told once."""

from __future__ import annotations

import pytest

from flow.batch.columns import RESULT, read_columns
from flow.batch.sheet import ListError
from flow.rules.model import Flow
from tests.support import living
from tests.support.toy import FLOW


def asked(*heading: str) -> dict[int, str]:
    return {place: found.id for place, found in read_columns(FLOW, heading).asked.items()}


@pytest.mark.parametrize(
    "name", ["ouderdom", " OUDERDOM", "Leeftijd van de fiets", "leeftijd  van de FIETS "]
)
def test_question_is_known_by_id_and_short_name_in_any_case(name: str) -> None:
    assert asked("nummer", name) == {1: "ouderdom"}


NOTICES = {
    "remm": ["De kolom ‘remm’ is geen vraag en telt niet mee. Bedoelt u ‘rem’?"],
    "kleur": ["De kolom ‘kleur’ is geen vraag en telt niet mee."],
    "lek": ["De kolom ‘lek’ is geen vraag en telt niet mee."],  # a gate: nobody is asked
    "Rem": ["De kolom ‘Rem’ staat er twee keer; alleen de eerste telt."],
    "  ": [],
    "Nummer": [],
    "Uitkomst": [],
}


@pytest.mark.parametrize(("name", "told"), NOTICES.items())
def test_column_that_is_no_question_is_told_once_and_the_others_count(
    name: str, told: list[str]
) -> None:
    columns = read_columns(FLOW, ["rem", name, "schade"])
    assert {place: found.id for place, found in columns.asked.items()} == {0: "rem", 2: "schade"}
    assert list(columns.notices) == told


def test_columns_of_an_earlier_result_do_not_come_back() -> None:
    assert read_columns(FLOW, ["nummer", *RESULT, "rem"]).kept == (0, 1 + len(RESULT))


def test_list_without_any_question_is_refused_with_how_it_should_begin() -> None:
    with pytest.raises(ListError) as refused:
        read_columns(FLOW, ["zaak 1", "ja", "band"])
    assert str(refused.value) == (
        "De eerste regel noemt geen enkele vraag. Zet daar de namen van de kolommen: "
        "nummer, rem, schade en zo verder. Begin met het voorbeeldbestand."
    )


@pytest.mark.parametrize("flow", [FLOW, living.FLOW], ids=["toy", "living"])
def test_no_question_has_the_name_of_a_column_of_the_result(flow: Flow) -> None:
    assert not {found.id for found in flow.asked} & {"nummer", *RESULT}
