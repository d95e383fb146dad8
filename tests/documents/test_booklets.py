"""The hand-out and the whole guide hold what they promise, and say where it comes from."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from flow.rules.register import Source
from tests.browser.paper import SMALLEST, one_line, sizes, words_of
from tests.support.build import CATALOG, FLOW, HANDBOOK

HAND_OUT, GUIDE = "hand-out-mas.pdf", "hele-handreiking.pdf"
DANGER = "Bel bij direct gevaar 112."
CITATION = re.compile(r"\(([^()]+); (?:zeker|afgeleid|regionaal|nakijken)\)")
LINE_OF_CONTENTS = re.compile(r"^(.+?) (?:\. ?)+ ?(\d+)$", re.M)


@pytest.fixture(scope="module")
def readers(downloads: Path) -> dict[str, PdfReader]:
    return {file: PdfReader(downloads / file) for file in (HAND_OUT, GUIDE)}


@pytest.fixture(scope="module")
def sheets(readers: dict[str, PdfReader]) -> dict[str, list[str]]:
    """Return the words of every sheet of both documents."""
    return {file: words_of(reader) for file, reader in readers.items()}


def words(sheets: list[str]) -> str:
    """Return the words in one line."""
    return one_line("\n".join(sheets))


def claims(file: str, *headings: str) -> list[str]:
    """Return the texts of all claims under these headings."""
    cards = HANDBOOK[file].values()
    return [item.text for card in cards for key in headings for item in card.claims.get(key, ())]


@pytest.mark.parametrize("file", [HAND_OUT, GUIDE])
def test_type_is_large_enough_to_read(readers: dict[str, PdfReader], file: str) -> None:
    assert min(size for sheet in readers[file].pages for size in sizes(sheet)) > SMALLEST


@pytest.mark.parametrize("file", [HAND_OUT, GUIDE])
def test_safety_comes_first(sheets: dict[str, list[str]], file: str) -> None:
    title = CATALOG.documents[file].title
    before, found, _ = words(sheets[file]).partition(DANGER)
    assert found
    assert before.replace(title, "").replace(CATALOG.documents[file].purpose, "").strip() == ""


@pytest.mark.parametrize("file", [HAND_OUT, GUIDE])
def test_steps_and_routes_are_there_in_their_order(sheets: dict[str, list[str]], file: str) -> None:
    text = words(sheets[file][1:])
    for told in (
        [f"{step.number}. {step.title}" for step in FLOW.steps.values()],
        [step.text for step in FLOW.steps.values()],
        [route.text for route in FLOW.routes],
    ):
        places = [text.find(each) for each in told]
        assert -1 not in places, told[places.index(-1)]
        assert places == sorted(places)


@pytest.mark.parametrize("heading", ["voor_wie", "beslist", "vast"])
def test_hand_out_tells_of_each_route(sheets: dict[str, list[str]], heading: str) -> None:
    text = words(sheets[HAND_OUT])
    assert [told for told in claims("routekaarten", heading) if told not in text] == []


def test_hand_out_names_every_partner_with_its_role_and_steps(
    sheets: dict[str, list[str]],
) -> None:
    text = words(sheets[HAND_OUT])
    for id, card in HANDBOOK["partnerkaarten"].items():
        steps = {item.step for item in card.claims.get("stappen", ())}
        steps |= {step.id for step in FLOW.steps.values() if id in step.partners}
        partner = FLOW.partners[id]
        row = text.partition(f"{partner.name}. {partner.role}")[2]
        assert re.match(rf"(?: ja){{{len(steps)}}}(?! ja)", row), id


def test_guide_holds_both_meetings_and_what_is_not_known(sheets: dict[str, list[str]]) -> None:
    text = words(sheets[GUIDE])
    told = claims("bijeenkomst", "agenda", "genodigden", "vragen", "onbekend")
    told += claims("stapkaarten", "afspraken", "onbekend") + claims("routekaarten", "onbekend")
    assert [each for each in told if each not in text] == []


@pytest.mark.parametrize("id", ["intern", "regionaal", "presentatie"])
def test_minutes_of_an_agenda_add_up(sheets: dict[str, list[str]], id: str) -> None:
    minutes = sum(item.minutes for item in HANDBOOK["bijeenkomst"][id].claims["agenda"])
    assert f"Samen {minutes}" in words(sheets[GUIDE])


@pytest.mark.parametrize("id", FLOW.cases)
def test_guide_tells_a_case_whole_on_one_sheet(sheets: dict[str, list[str]], id: str) -> None:
    case = FLOW.cases[id]
    parts = (case.name, case.text, *case.missing, case.reading)
    assert any(all(part in words([sheet]) for part in parts) for sheet in sheets[GUIDE])


def test_contents_name_the_page_of_every_heading(sheets: dict[str, list[str]]) -> None:
    first, *_ = sheets[GUIDE]
    lines = LINE_OF_CONTENTS.findall(first)
    assert {"Aanleiding en doel", "Casussen", "Bronnen"} <= {title for title, _ in lines}
    for title, number in lines:
        assert title in words([sheets[GUIDE][int(number) - 1]]), title


@pytest.mark.parametrize("file", [HAND_OUT, GUIDE])
def test_all_sources_that_are_cited_are_listed_and_no_others(
    sheets: dict[str, list[str]], file: str
) -> None:
    heading = "Waar dit vandaan komt" if file == HAND_OUT else "Bronnen Bij elke bewering"
    body, _, listed = words(sheets[file]).partition(heading)
    cited = CITATION.findall(body)
    sources = sorted(FLOW.sources.values(), key=lambda source: -len(source.short))
    for source in sources:
        rest = [names.replace(source.short, "") for names in cited]
        row = f"{source.short} ({source.date})" if file == HAND_OUT else full(source)
        assert (row in listed) == (rest != cited), source.id
        cited = rest
    assert {names.strip(", ") for names in cited} <= {"", "eigen zoekwerk"}


def full(source: Source) -> str:
    """Return how the guide describes a source."""
    return f"{source.title} ({source.publisher}, {source.date})"


def test_guide_gives_the_address_of_each_source_it_lists(sheets: dict[str, list[str]]) -> None:
    listed = words(sheets[GUIDE]).partition("Bronnen Bij elke bewering")[2]
    sources = [source for source in FLOW.sources.values() if full(source) in listed]
    assert len(sources) > 50
    assert [s.id for s in sources if s.url not in listed.replace(" ", "")] == []
