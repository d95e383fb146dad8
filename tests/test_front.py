"""What the package promises at its front: the names the README shows, and what they do."""

import re

import pytest

import flow
from scripts.faces.tools.cache import ROOT
from tests.support.toy import FOLDER

EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


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


def test_example_of_the_readme_runs_and_uses_the_front(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    exec(compile(example, "README.md", "exec"), {})
    assert set(re.findall(r"flow\.(\w+)", example)) <= set(flow.__all__)
    title, *reasons = capsys.readouterr().out.splitlines()
    assert title in {outcome.title for outcome in flow.load().outcomes.values()}
    assert reasons
