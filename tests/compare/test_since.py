"""What changed for one case is told for that case, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from flow.compare.since import Since, since
from flow.rules.model import Flow
from tests.support.edit_rules import changed, leading
from tests.support.editions import LEADING, asked_first, asked_outright, renamed, without
from tests.support.toy import FLOW, TRAILS, trail_to

HELPED = {"rem": "ja", "schade": "band", "handig": "nee", "geld": "genoeg"}
CAFE = trail_to("repair-cafe").answers


def ends(found: Since) -> tuple[str | None, str | None]:
    return tuple(end and end.id for end in (found.old.outcome, found.new.outcome))  # type: ignore[return-value]


def labelled(flow: Flow, asked: str, option: str, label: str) -> Flow:
    """Give an option another text."""
    options = tuple(
        replace(item, label=label) if item.id == option else item
        for item in flow.questions[asked].options
    )
    return changed(flow, replace(flow.questions[asked], options=options))


def test_nothing_changed_for_any_path_of_the_same_rules() -> None:
    assert all(since(FLOW, FLOW, trail.answers).is_same for trail in TRAILS)


def test_answer_that_leads_elsewhere_is_told_with_both_ends() -> None:
    found = since(FLOW, LEADING, HELPED)
    assert ends(found) == ("werkplaats", None)
    assert found.new.open is LEADING.questions["wachten"]
    ((answer, then, now),) = found.led
    assert (answer.question.id, answer.option.id) == ("handig", "nee")
    assert (then, now) == ("Geld", "Wachten")
    assert [idle.question.id for idle in found.idle] == []
    assert found.asked is found.new.open
    assert not found.is_same


def test_change_elsewhere_is_not_told() -> None:
    answers = trail_to("fabriek").answers
    assert since(FLOW, LEADING, answers).is_same


def test_new_question_is_open() -> None:
    found = since(FLOW, asked_first(FLOW), HELPED)
    assert ends(found) == ("werkplaats", None)
    assert found.asked
    assert found.asked.id == "nieuw"
    assert (found.actions_gone, found.actions_new) == ((), ())


def test_question_and_option_that_are_gone_are_told() -> None:
    renewed = since(FLOW, renamed(FLOW, "geld", "prijs"), HELPED)
    assert [answer.question.id for answer in renewed.gone] == ["geld"]
    gone = since(FLOW, without(FLOW, "geld", "genoeg"), HELPED)
    assert [(a.question.id, a.option.id) for a in gone.gone] == [("geld", "genoeg")]
    assert gone.new.open is not None
    assert gone.asked is None  # it was asked then, too


def test_answer_that_nobody_is_asked_for_any_more_is_idle() -> None:
    shorter = leading(FLOW, "handig", nee="werkplaats")
    found = since(FLOW, shorter, HELPED)
    assert ends(found) == ("werkplaats", "werkplaats")
    assert [answer.question.id for answer in found.idle] == ["geld"]
    assert not found.is_same


def test_answer_with_another_text_is_told_with_the_text_of_now() -> None:
    found = since(FLOW, labelled(FLOW, "rem", "ja", "Jazeker"), HELPED)
    ((answer, now),) = found.reworded
    assert (answer.option.label, now.label) == ("Ja", "Jazeker")
    assert not found.is_same


def test_gate_that_became_a_question_is_open() -> None:
    gated = next(trail.answers for trail in TRAILS if "lek" in trail.passed)
    found = since(FLOW, asked_outright(FLOW), gated)
    assert found.asked
    assert found.asked.id == "lek"


def test_actions_that_came_and_went_are_told() -> None:
    options = tuple(
        replace(option, actions=("bon-zoeken",)) if option.id == "half" else option
        for option in FLOW.questions["rem"].options
    )
    new = changed(FLOW, replace(FLOW.questions["rem"], options=options))
    found = since(FLOW, new, {**HELPED, "rem": "half"})
    assert [action.id for action in found.actions_gone] == ["lopen"]
    assert [action.id for action in found.actions_new] == ["bon-zoeken"]


def valued(id: str, value: int) -> Flow:
    """Give a threshold another value."""
    limit = replace(FLOW.thresholds[id], value=value)
    return replace(FLOW, thresholds={**FLOW.thresholds, id: limit})


def test_threshold_that_is_mentioned_on_the_way_is_told() -> None:
    ((was, now),) = since(FLOW, valued("weinig_euro", 45), HELPED).thresholds
    assert (was.value, now.value) == (40, 45)
    assert since(FLOW, valued("weinig_euro", 45), trail_to("eerst-weg").answers).is_same


def test_threshold_that_is_gone_or_new_is_not_told() -> None:
    few = {id: limit for id, limit in FLOW.thresholds.items() if id != "weinig_euro"}
    less = replace(FLOW, thresholds=few)
    assert since(FLOW, less, HELPED).thresholds == since(less, FLOW, HELPED).thresholds == ()


def test_threshold_of_an_outcome_counts() -> None:
    assert [was.id for was, _ in since(FLOW, valued("wacht_dagen", 20), CAFE).thresholds] == [
        "wacht_dagen"
    ]
