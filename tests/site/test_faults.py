"""Contributors read which faults are tried, as the tests have it."""

from scripts.faults import TARGET, faults, with_table


def test_table_of_faults_is_that_of_the_tests() -> None:
    text = TARGET.read_text(encoding="utf-8")
    assert with_table(text) == text, "run python -m scripts.faults"


def test_every_fault_is_told_once() -> None:
    told = [fault.what for fault in faults()]
    assert len(told) > 20
    assert len(set(told)) == len(told)
