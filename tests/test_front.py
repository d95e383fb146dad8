"""What the package promises at its front: the names the README shows, and what they do."""

import flow
from tests.support.toy import FOLDER


def test_front_of_the_package_is_small_and_complete() -> None:
    assert sorted(flow.__all__) == [
        "Flow",
        "RuleError",
        "Walk",
        "changes",
        "load",
        "problems",
        "walk",
        "why",
        "why_not",
    ]
    assert all(hasattr(flow, name) for name in flow.__all__)


def test_front_of_the_package_does_what_it_says() -> None:
    rules = flow.load(FOLDER)
    walked = flow.walk(rules, {"rem": "stuk", "garantie": "ja", "bon": "foto"})
    assert flow.problems(rules) == ()
    assert walked.outcome
    assert walked.outcome.id == "fabriek"
    assert len(flow.why(walked)) == 3
    assert len(flow.why_not(walked)) == 4
    assert flow.changes(walked)


def test_front_of_the_package_loads_the_national_rules() -> None:
    rules = flow.load()
    assert flow.problems(rules) == ()
    assert {route.kind for route in rules.routes} == {"route"}
