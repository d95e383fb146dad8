"""Everything people read is finished Dutch: no gaps, codes, long sentences or loose numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from flow.reason.explain import why_not
from flow.screens.outcome_text import as_text
from tests.support.living import (
    ANSWERS,
    FLOW,
    FOLDER,
    IDS,
    seen,
    sentences,
    shown,
    texts,
    walks,
)
from tests.support.markup import Markup

# Numbers that are no threshold: the emergency number, and the year of an edition of the MAS.
LOOSE = {"112", "2018"}
# The fields of the rule files that hold ids.
CODES = {"id", "deel", "naar", "acties", "bronnen", "status", "soort", "wie"}
CODES |= {"antwoord", "volgt_uit", "bij", "stelt"}


def written() -> Iterator[tuple[str, str]]:
    """Yield every text of questions, outcomes and actions as it stands in its file."""

    def follow(thing: Any, place: str) -> Iterator[tuple[str, str]]:
        if isinstance(thing, str):
            yield place, thing
        elif isinstance(thing, list):
            for number, item in enumerate(thing):
                yield from follow(item, f"{place}/{number}")
        elif isinstance(thing, dict):
            for key in thing.keys() - CODES:
                yield from follow(thing[key], f"{place}/{thing.get('id', '')} {key}")

    for file in ("vragen.toml", "uitkomsten.toml", "acties.toml"):
        yield from follow(tomllib.loads((FOLDER / file).read_text(encoding="utf-8")), file)


def codes() -> set[str]:
    """Return every id that could not pass for a word."""
    tables = (FLOW.questions, FLOW.outcomes, FLOW.actions, FLOW.thresholds, FLOW.partners)
    ids = {id for table in (*tables, FLOW.sources, FLOW.steps) for id in table}
    ids |= {option.id for _, option in ANSWERS}
    return {id for id in ids if "-" in id or "_" in id}


def test_texts_are_found() -> None:
    assert {option.label for _, option in ANSWERS} <= texts()
    assert {option.because for _, option in ANSWERS} <= texts()
    assert {gap for case in FLOW.cases.values() for gap in case.missing} <= texts()
    assert {asked.help for asked in FLOW.questions.values() if asked.help} <= seen()
    assert {f"{action.title}." for action in FLOW.actions.values()} <= seen()
    assert {option.reason for _, option in ANSWERS} < sentences()


def test_screens_are_well_formed_with_each_id_once() -> None:
    for html in shown():
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))
    assert [fault for html in set(shown()) for fault in Markup(html).faults] == []


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"^\s*$", id="empty"),
        pytest.param(r"^\s|\s$", id="space at an end"),
        pytest.param(r"\s\s", id="double space"),
        pytest.param(r" [.,;:?!)]", id="space before a mark"),
        pytest.param(r"[.,;:?!][.,;:?!]", id="two marks"),
        pytest.param(r"[{}<>|\\_*#]", id="sign of a computer"),
        pytest.param(r"\b(None|True|False|TODO|nan)\b", id="word of a computer"),
    ],
)
def test_texts_of_the_rules_hold_nothing_strange(wrong: str) -> None:
    assert [text for text in texts() | sentences() if re.search(wrong, text)] == []


@pytest.mark.parametrize("wrong", [r"\s\s", r"[{}<>|\\_*#]", r"\b(None|True|False)\b", r" [.,;?!]"])
def test_screens_hold_nothing_strange(wrong: str) -> None:
    assert [text for text in seen() if re.search(wrong, text)] == []


def test_no_code_stands_between_the_words() -> None:
    known = codes()
    assert len(known) > 100
    words = {word for text in seen() | sentences() for word in re.findall(r"[\w-]+", text)}
    assert words & known == set()


def test_explanations_are_at_most_25_words_a_sentence() -> None:
    parts = {part for text in sentences() for part in re.split(r"(?<=[.?!]) ", text)}
    assert [part for part in parts if len(part.split()) > 25] == []


def test_explanations_are_sentences() -> None:
    assert [text for text in sentences() if not re.fullmatch(r"[A-Z].*[.]", text)] == []


# Names that a clause may begin with; any other word stands lower-case in the middle of a sentence.
NAMES = {partner.name.split()[0] for partner in FLOW.partners.values() if partner.proper}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"\s*", id="empty"),
        pytest.param(r".*[.,;:?!]", id="ends with a mark"),
        pytest.param(r".*[.?!] .*", id="more than a clause"),
        pytest.param(r"(?i).*\b(omdat|doordat)\b.*", id="repeats what stands before it"),
        pytest.param(r"(?i)(als|dat|want|dus)\b.*", id="begins with a word that joins"),
        pytest.param(rf"(?!({'|'.join(NAMES)})\b)[^a-z].*", id="begins as a sentence"),
    ],
)
def test_clause_of_an_answer_reads_on_after_omdat(wrong: str) -> None:
    assert [o.because for _, o in ANSWERS if re.fullmatch(wrong, o.because)] == []


def test_no_sentence_tells_an_answer_as_a_field_with_its_value() -> None:
    as_report = {as_text(walked, walked.outcome) for walked in walks() if walked.outcome}
    told = sentences() | seen() | as_report
    assert any(", omdat " in text for text in seen())
    assert [text for text in told if re.search("‘[^’]*’ bij ‘|gekozen voor ‘", text)] == []


@pytest.mark.parametrize("pair", ["‘’", "()", "“”"])
def test_quotes_and_brackets_come_in_pairs(pair: str) -> None:
    found = texts() | sentences() | seen()
    assert [text for text in found if text.count(pair[0]) != text.count(pair[1])] == []


@pytest.mark.parametrize("id", IDS)
def test_answers_to_a_question_differ_in_words(id: str) -> None:
    options = FLOW.questions[id].options
    for found in (
        [o.label for o in options],
        [o.short for o in options],
        [o.reason for o in options],
        [o.because for o in options],
    ):
        assert len({text.casefold() for text in found}) == len(options)


def test_every_number_in_the_rules_comes_from_a_threshold() -> None:
    places = dict(written())
    assert len(places) > 300
    filled = {place: re.sub(r"\{\w+\}", "", text) for place, text in places.items()}
    loose = {place: set(re.findall(r"\d+", text)) - LOOSE for place, text in filled.items()}
    assert {place: numbers for place, numbers in loose.items() if numbers} == {}


def test_loose_numbers_are_still_needed() -> None:
    filled = [re.sub(r"\{\w+\}", "", text) for _, text in written()]
    assert {number for text in filled for number in re.findall(r"\d+", text)} == LOOSE


def test_every_answer_that_closes_a_route_or_ends_the_path_has_a_reason() -> None:
    closing = {found.answer.option for walked in walks() for found in why_not(walked)}
    ending = {option for _, option in ANSWERS if option.target in FLOW.outcomes}
    assert len(closing) > 20
    assert len(ending) > 30
    assert [option for option in closing | ending if len(option.reason.split()) < 4] == []
