"""Readers are told how certain a text is in words of their own, and only where it is not."""

import pytest

from flow.rules.vocabulary import (
    SAID,
    STATUS_WORDS,
    STATUSES,
    THRESHOLD_STATUSES,
    Status,
    provenance,
)


@pytest.mark.parametrize("words", [STATUS_WORDS, SAID])
def test_every_status_has_its_words(words: dict[str, str]) -> None:
    assert words.keys() == {*STATUSES, *THRESHOLD_STATUSES}


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([], "A, B"),
        (["zeker"], "A, B"),
        (["afgeleid"], "A, B; onze conclusie"),
        (["zeker", "nakijken", "regionaal", "nakijken"], "A, B; niet bevestigd, per regio"),
    ],
)
def test_sources_are_told_with_each_word_once(statuses: list[Status], told: str) -> None:
    assert provenance("A, B", statuses) == told
