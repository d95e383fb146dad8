"""What the package promises at its front: the names the README shows, and what they do."""

import flow


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
    rules = flow.load()
    walked = flow.walk(rules, {"veiligheid": "acuut"})
    assert flow.problems(rules) == ()
    assert walked.outcome
    assert len(flow.why(walked)) == 1
    assert len(flow.why_not(walked)) == 4
    assert flow.changes(walked)
