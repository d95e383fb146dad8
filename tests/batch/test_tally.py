"""What is counted a piece at a time is what is counted at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flow.batch.outcomes import MOST_MESSAGES, Result, Tally, counted

results = st.lists(
    st.builds(Result, st.just(()), st.sampled_from(["a", "b", ""]), st.sampled_from(["", "x", "y"]))
)


@given(results, results)
def test_two_pieces_count_as_one(one: list[Result], other: list[Result]) -> None:
    assert counted(counted(Tally(), one), other) == counted(Tally(), [*one, *other])


@given(results)
def test_every_line_counts_once_and_the_first_messages_are_kept(found: list[Result]) -> None:
    tally, said = counted(Tally(), found), [one.message for one in found if one.message]
    assert sum(tally.ends.values()) == len(found)
    assert (tally.messages, tally.told) == (tuple(said[:MOST_MESSAGES]), len(said))
