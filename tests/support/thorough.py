"""Marks what only `scripts/test all` asks: the same again of one more page, file or browser.

All of it takes two hours of two slow cores. `scripts/test` asks what a change is most likely to
break; `scripts/test all` asks everything, and so does GitHub of every change.
"""

from collections.abc import Container, Iterable, Mapping

import pytest
from _pytest.mark import ParameterSet

thorough = pytest.mark.thorough


def of_more(
    values: Iterable[str] | Mapping[str, object], always: Container[str]
) -> list[ParameterSet]:
    """Return the parameters, by name, of a test that is always done with some of them."""
    named = values if isinstance(values, Mapping) else {value: value for value in values}
    return [
        pytest.param(value, id=name, marks=() if name in always else thorough)
        for name, value in named.items()
    ]
