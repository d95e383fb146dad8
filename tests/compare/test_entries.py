"""Rules as one list of items: everything that is a rule, and of each the fields that count."""

from __future__ import annotations

from flow.compare.entries import field_names, items
from tests.support.toy import FLOW


def test_list_holds_every_table_of_the_rules_and_neither_examples_nor_points() -> None:
    tables = dict.fromkeys(key.table for key in items(FLOW))
    assert list(tables) == [
        "rules",
        "parts",
        "questions",
        "outcomes",
        "actions",
        "thresholds",
        "sources",
        "partners",
        "phases",
        "circles",
        "steps",
        "ends",
        "cases",
        "options",
        "transitions",
    ]


def test_field_that_is_no_rule_is_not_compared() -> None:
    limit, partner = FLOW.thresholds["weinig_euro"], FLOW.partners["cafe"]
    assert field_names(limit) == ["value", "unit", "decides", "sources", "date", "status"]
    assert field_names(partner) == ["name", "role", "sources", "proper", "together", "subject"]
