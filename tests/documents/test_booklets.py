"""The hand-out and both booklets hold what they promise, and say where it comes from."""

import re
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from flow.rules.card_files import CARD_FILES
from flow.rules.handbook import Claim
from flow.rules.register import Source
from flow.rules.vocabulary import STATUS_WORDS
from scripts.faces.documents.content import in_whole_sentences
from scripts.faces.pages.whole_sentences import role_of
from tests.browser.paper import FOOT, SMALLEST, one_line, sizes, words_of
from tests.support.build import CATALOG, FLOW, HANDBOOK

HAND_OUT, GUIDE, MAS = "hand-out-mas.pdf", "hele-handreiking.pdf", "hele-mas.pdf"
BOOKLETS = (GUIDE, MAS)
# The cards that the pages of the MAS show, without what stands on a sheet or a poster only.
CARDS = {
    stem: CARD_FILES[f"{stem}.toml"].headings
    for stem in HANDBOOK
    if stem not in ("bijeenkomst", "keuzekaart")
}
TOLD = in_whole_sentences(FLOW, HANDBOOK)
DANGER = "Bel bij direct gevaar 112."
MOST_WORDS, MOST_SHEETS = 700, 2  # of the hand-out: what people read at a meeting
NUMBERED = re.compile(r"[^\s\d,](\d+(?:,\d+)*)(?= |$)")
LINE_OF_CONTENTS = re.compile(r"^(.+?) (?:\. ?)+ ?(\d+)$", re.M)


class Sheets(dict[str, list[str]]):
    """The words of every sheet of a document, read when they are first asked for: that is slow."""

    def __init__(self, readers: dict[str, PdfReader]) -> None:
        super().__init__()
        self._readers = readers

    def __missing__(self, file: str) -> list[str]:
        self[file] = words_of(self._readers[file])
        return self[file]


@pytest.fixture(scope="session")
def readers(downloads: Path) -> dict[str, PdfReader]:
    return {file: PdfReader(downloads / file) for file in (HAND_OUT, *BOOKLETS)}


@pytest.fixture(scope="session")
def sheets(readers: dict[str, PdfReader]) -> Sheets:
    """Return the words of every sheet of the documents, by file."""
    return Sheets(readers)


def words(sheets: list[str]) -> str:
    """Return the words in one line, without the feet of the sheets."""
    return one_line("\n".join(FOOT.sub("", sheet) for sheet in sheets))


def claims(file: str, *headings: str) -> list[str]:
    """Return the texts of all claims under these headings."""
    cards = TOLD[file].values()
    return [item.text for card in cards for key in headings for item in card.claims.get(key, ())]


@pytest.mark.parametrize("file", [HAND_OUT, *BOOKLETS])
def test_type_is_large_enough_to_read(readers: dict[str, PdfReader], file: str) -> None:
    assert min(size for sheet in readers[file].pages for size in sizes(sheet)) > SMALLEST


@pytest.mark.parametrize("file", [HAND_OUT, *BOOKLETS])
def test_safety_comes_first(sheets: dict[str, list[str]], file: str) -> None:
    title = CATALOG.documents[file].title
    before, found, _ = words(sheets[file]).partition(DANGER)
    assert found
    assert before.replace(title, "").replace(CATALOG.documents[file].purpose, "").strip() == ""


def test_guide_tells_steps_and_routes_in_their_order(sheets: dict[str, list[str]]) -> None:
    text = words(sheets[GUIDE][1:])
    for told in (
        [f"{step.number}. {step.title}" for step in FLOW.steps.values()],
        [step.text for step in FLOW.steps.values()],
        [route.text for route in FLOW.routes],
    ):
        places = [text.find(each) for each in told]
        assert -1 not in places, told[places.index(-1)]
        assert places == sorted(places)


def test_hand_out_is_short(sheets: dict[str, list[str]]) -> None:
    assert len(sheets[HAND_OUT]) <= MOST_SHEETS
    assert len(words(sheets[HAND_OUT]).split()) <= MOST_WORDS


def test_hand_out_shows_the_step_plan_over_its_first_sheet(
    downloads: Path, sheets: dict[str, list[str]]
) -> None:
    first = words(sheets[HAND_OUT][:1])
    assert [step.text for step in FLOW.plan if step.text not in first] == []
    assert [route.title for route in FLOW.routes if route.title not in first] == []
    with pikepdf.open(downloads / HAND_OUT) as pdf:
        tags = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        told = [str(tag.Alt) for tag in tags if tag.get("/S") == "/Figure"]
    assert told[0].startswith("Stappenplan van de MAS")


def test_hand_out_tells_what_each_route_and_each_guest_is_for(
    sheets: dict[str, list[str]],
) -> None:
    text = words(sheets[HAND_OUT][1:])
    assert [route.text for route in FLOW.routes if route.text not in text] == []
    guests = HANDBOOK["bijeenkomst"]["regionaal"].claims["genodigden"]
    partners = [FLOW.partners[guest.partner] for guest in guests if guest.partner]
    assert [p.name for p in partners if f"{p.name} {p.role}" not in text] == []


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


@pytest.mark.parametrize("stem", CARDS)
def test_mas_holds_every_claim_of_its_cards(sheets: dict[str, list[str]], stem: str) -> None:
    text = words(sheets[MAS])
    told = claims(stem, *CARDS[stem])
    assert told
    assert [each for each in told if one_line(each) not in text] == []


def test_mas_says_of_every_partner_what_it_is_there_for_and_names_nobody_twice(
    sheets: dict[str, list[str]],
) -> None:
    text = words(sheets[MAS])
    roles = [role_of(FLOW, id) for id in HANDBOOK["partnerkaarten"]]
    assert [role for role in roles if role not in text] == []
    cards = [card for stem in CARDS for card in TOLD[stem].values()]
    told = [claim for card in cards for found in card.claims.values() for claim in found]
    named = [
        (FLOW.partners[claim.partner], one_line(claim.text)) for claim in told if claim.partner
    ]
    twice = [f"{who.name}: {text}" for who, text in named if text.startswith(who.subject)]
    assert twice
    assert [each for each in twice if each in text] == []


def test_mas_holds_every_limit_and_every_way_on(sheets: dict[str, list[str]]) -> None:
    text = words(sheets[MAS])
    told = [limit.decides for limit in FLOW.thresholds.values()]
    told += [task.text for route in FLOW.routes for task in route.tasks]
    assert [each for each in told if each not in text] == []


@pytest.mark.parametrize(
    ("file", "chapters"),
    [
        (GUIDE, {"Aanleiding en doel", "Casussen", "Bronnen"}),
        (MAS, {"Wat is de MAS?", "Ketenpartners", "Drempels", "Begrippen", "Bronnen"}),
    ],
)
def test_contents_name_the_page_of_every_heading(
    sheets: dict[str, list[str]], file: str, chapters: set[str]
) -> None:
    first, *_ = sheets[file]
    lines = LINE_OF_CONTENTS.findall(first)
    assert chapters <= {title for title, _ in lines}
    for title, number in lines:
        assert title in words([sheets[file][int(number) - 1]]), title


def numbered(sheets: list[str]) -> tuple[str, dict[str, int]]:
    """Return the text of a booklet, and the number of each source in the list at its end."""
    body, _, listed = words(sheets).partition("Bronnen Bij elke bewering")
    places = {id: solid(listed).find(solid(full(source))) for id, source in FLOW.sources.items()}
    found = sorted((place, id) for id, place in places.items() if place >= 0)
    return body, {id: number for number, (_, id) in enumerate(found, 1)}


def solid(text: str) -> str:
    """Return a text without spaces: a line may end at a dash."""
    return text.replace(" ", "")


def marked(claim: Claim, numbers: dict[str, int]) -> str:
    """Return how a claim stands in a booklet: its text, its numbers and how certain it is."""
    found = ",".join(map(str, sorted(numbers.get(id, 0) for id in claim.sources)))
    status = STATUS_WORDS[claim.status]
    return f"{one_line(claim.text)}{found}{f' ({status})' if status else ''}"


@pytest.mark.parametrize(
    ("file", "stem", "heading"),
    [(GUIDE, "bijeenkomst", "agenda"), (GUIDE, "bijeenkomst", "vragen")]
    + [(MAS, stem, heading) for stem, headings in CARDS.items() for heading in headings],
)
def test_number_behind_a_claim_is_that_of_its_source(
    sheets: dict[str, list[str]], file: str, stem: str, heading: str
) -> None:
    body, numbers = numbered(sheets[file])
    cards = TOLD[stem].values()
    told = [marked(claim, numbers) for card in cards for claim in card.claims.get(heading, ())]
    assert told
    assert [each for each in told if each not in body] == []


@pytest.mark.parametrize("file", BOOKLETS)
def test_booklet_cites_every_source_that_it_lists(sheets: dict[str, list[str]], file: str) -> None:
    body, numbers = numbered(sheets[file])
    cited = {int(n) for found in NUMBERED.findall(body) for n in found.split(",")}
    assert len(numbers) > 50
    assert set(numbers.values()) - cited == set()


def test_hand_out_numbers_its_sources_and_cites_every_number(sheets: dict[str, list[str]]) -> None:
    body, _, listed = words(sheets[HAND_OUT]).partition(" Bronnen 1")
    shorts = re.findall(r"(\d+)(\D[^;]*?)(?:; |\. De titels)", f"1{listed}")
    assert [int(number) for number, _ in shorts] == list(range(1, len(shorts) + 1))
    known = {source.short for source in FLOW.sources.values()}
    assert {short for _, short in shorts} <= known
    cited = {int(n) for found in NUMBERED.findall(body) for n in found.split(",")}
    assert cited == set(range(1, len(shorts) + 1))


def full(source: Source) -> str:
    """Return how a booklet describes a source."""
    return f"{source.title} ({source.publisher}, {source.date})"


@pytest.mark.parametrize("file", BOOKLETS)
def test_booklet_gives_the_address_of_each_source_it_lists(
    sheets: dict[str, list[str]], file: str
) -> None:
    listed = words(sheets[file]).partition("Bronnen Bij elke bewering")[2]
    sources = [source for source in FLOW.sources.values() if full(source) in listed]
    assert len(sources) > 50
    assert [s.id for s in sources if s.url not in listed.replace(" ", "")] == []
