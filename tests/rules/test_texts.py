"""Everything people read is finished Dutch: no gaps, codes, long sentences or loose numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest

from flow.doors import browser
from flow.reason import explain
from flow.screens import answers, case, outcome, overview
from tests.support.rules import IDS, MAS, Markup, explained, national, question, shown, trails

# The fields of the model that people read; the others hold ids.
READ = re.compile(
    "short|title|text|label|reason|help|why|after|name|role|unit|decides|result|event|reading|"
    "missing|publisher|date|region|version"
)
# Numbers that are no threshold: the emergency number, and the year of an edition of the MAS.
LOOSE = {"112", "2018"}
# The fields of the rule files that hold ids.
CODES = {"id", "deel", "naar", "acties", "bronnen", "status", "soort", "wie"}


def read(thing: object, field: str = "") -> Iterator[str]:
    """Yield every text of the rules that people read."""
    if isinstance(thing, str):
        if READ.fullmatch(field) and (thing or field != "help"):  # the one field that may be empty
            yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from read(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from read(value, field)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from read(getattr(thing, each.name), each.name)


@cache
def sentences() -> frozenset[str]:
    """Return every sentence that says why, why not, what is closed or what would change it."""
    reasons = {option.reason for id in IDS for option in question(id).options}
    closed = {found.sentence for item in explained() for found in item.why_not}
    found = {str(change): change for item in explained() for change in item.changes}
    other = {outcome.change_sentence(national(), change) for change in found.values()}
    gone = {text for item in explained() for text in explain.closed(item.walk).values()}
    return frozenset(reasons | closed | other | gone)


@cache
def seen() -> frozenset[str]:
    """Return every text on any screen, once."""
    flow = national()
    pages = [overview.everything(flow), case.unknown(flow), answers.dropped(flow, IDS)]
    pages += [case.intro(flow, told) for told in flow.cases.values()]
    for id in IDS:
        trail = next(trail for trail in trails() if id in trail.answers)
        message = {"answers": trail.answers, "ask": id, "error": True}
        pages.append(str(browser.screen(flow, message)["html"]))
    return shown().texts.union(*(Markup(page).texts for page in pages))


def written() -> Iterator[tuple[str, str]]:
    """Yield every text of questions, outcomes and actions as it stands in its file."""

    def follow(thing: Any, place: str) -> Iterator[tuple[str, str]]:
        if isinstance(thing, str):
            yield place, thing
        elif isinstance(thing, list):
            for number, item in enumerate(thing):
                yield from follow(item, f"{place}/{number}")
        else:
            for key in thing.keys() - CODES:
                yield from follow(thing[key], f"{place}/{thing.get('id', '')} {key}")

    for file in ("vragen.toml", "uitkomsten.toml", "acties.toml"):
        yield from follow(tomllib.loads((MAS / file).read_text(encoding="utf-8")), file)


def codes() -> set[str]:
    """Return every id that could not pass for a word."""
    flow = national()
    tables = (flow.questions, flow.outcomes, flow.actions, flow.thresholds, flow.partners)
    ids = {id for table in (*tables, flow.sources, flow.steps) for id in table}
    ids |= {option.id for id in IDS for option in question(id).options}
    return {id for id in ids if "-" in id or "_" in id}


def test_texts_are_found() -> None:
    assert {option.label for option in question("omvang").options} <= set(read(national()))
    assert national().cases["bas"].missing[0] in set(read(national()))
    assert question("omvang").help in seen()
    assert f"{national().actions['meldcode'].title}." in seen()
    assert {text.split(" ")[0] for text in sentences()} >= {"Als", "Halt", "Bij"}


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
    assert [text for text in {*read(national()), *sentences()} if re.search(wrong, text)] == []


@pytest.mark.parametrize("wrong", [r"\s\s", r"[{}<>|\\_*#]", r"\b(None|True|False)\b", r" [.,;?!]"])
def test_screens_hold_nothing_strange(wrong: str) -> None:
    assert [text for text in seen() if re.search(wrong, text)] == []


def test_no_code_stands_between_the_words() -> None:
    known = codes()
    assert {"weet-niet", "halt_min_uren", "16-17"} <= known
    words = {word for text in seen() | sentences() for word in re.findall(r"[\w-]+", text)}
    assert words & known == set()


def test_explanations_are_at_most_25_words_a_sentence() -> None:
    parts = {part for text in sentences() for part in re.split(r"(?<=[.?!]) ", text)}
    assert [part for part in parts if len(part.split()) > 25] == []


def test_explanations_are_sentences() -> None:
    assert [text for text in sentences() if not re.fullmatch(r"[A-Z].*[.]", text)] == []


@pytest.mark.parametrize("pair", ["‘’", "()", "“”"])
def test_quotes_and_brackets_come_in_pairs(pair: str) -> None:
    texts = {*read(national()), *sentences(), *seen()}
    assert [text for text in texts if text.count(pair[0]) != text.count(pair[1])] == []


@pytest.mark.parametrize("id", IDS)
def test_answers_to_a_question_differ_in_words(id: str) -> None:
    options = question(id).options
    for texts in (
        [o.label for o in options],
        [o.short for o in options],
        [o.reason for o in options],
    ):
        assert len({text.casefold() for text in texts}) == len(options)


def test_every_number_in_the_rules_comes_from_a_threshold() -> None:
    places = dict(written())
    assert len(places) > 300
    filled = {place: re.sub(r"\{\w+\}", "", text) for place, text in places.items()}
    loose = {place: set(re.findall(r"\d+", text)) - LOOSE for place, text in filled.items()}
    assert {place: numbers for place, numbers in loose.items() if numbers} == {}


def test_loose_numbers_are_still_needed() -> None:
    assert {number for _, text in written() for number in re.findall(r"\d+", text)} == LOOSE


def test_every_answer_that_closes_a_route_or_ends_the_path_has_a_reason() -> None:
    closing = {found.answer.option for item in explained() for found in item.why_not}
    ending = {o for id in IDS for o in question(id).options if o.target in national().outcomes}
    assert len(closing) > 20
    assert len(ending) > 30
    assert [option for option in closing | ending if len(option.reason.split()) < 4] == []
