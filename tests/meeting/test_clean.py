"""What people paste is cleaned once: words stay apart and whole, what cannot be seen goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.meeting.clean import clean

ANY = st.text(st.characters(exclude_categories=[]))  # halves of a character too
HARMFUL = [
    *map(chr, (*range(9), *range(0x0E, 0x1E), 0x1F, *range(0x7F, 0x85), *range(0x86, 0xA0))),
    *("\xad", "\u061c", "\u200b", "\u200e", "\u202e", "\u2060", "\u2066", "\ufeff", "\ufffe"),
    *("\uffff", "\ud800", "\udfff", "\U000e0041"),
]


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_everything_that_ends_a_line_is_a_new_line(line: str) -> None:
    assert clean(f"eerst{line}dan") == "eerst\ndan"


@pytest.mark.parametrize("space", ["\t", "\xa0", "\u2009", "\u202f", "\u3000"])
def test_everything_between_words_is_a_space(space: str) -> None:
    assert clean(f"eerst{space}dan") == "eerst dan"


def test_hyphen_of_word_is_a_hyphen() -> None:
    assert clean("e\x1email") == "e-mail"


@pytest.mark.parametrize("sign", HARMFUL, ids=lambda sign: f"{ord(sign):04x}")
def test_what_cannot_be_seen_goes(sign: str) -> None:
    assert clean(f"a{sign}b") == "ab"


@pytest.mark.parametrize(
    "text", ["👩‍🏫 en 🏴", "می‌خواهم", "é e\u0301", "<b>&amp;", "‘a’ – “b”", "\uf0b7"]
)
def test_what_can_be_seen_stays(text: str) -> None:
    assert clean(text) == text


@given(ANY)
def test_clean_text_is_clean_and_has_lines_and_spaces_of_one_kind(text: str) -> None:
    found = clean(text)
    assert clean(found) == found
    assert not set(found) & set(HARMFUL)
    assert found.splitlines() == found.removesuffix("\n").split("\n") or not found
    assert {sign for sign in found if sign.isspace()} <= {" ", "\n"}
