"""The documents for the two meetings say what the data say, in the right place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from flow.rules.cases import Case
from flow.rules.handbook import Claim
from flow.rules.plan import Step
from flow.rules.vocabulary import STATUSES, Status
from scripts.faces.documents.origin import origin
from scripts.faces.documents.pdf import press
from scripts.faces.tools.errors import FaceError
from tests.support.build import CATALOG, FLOW, HANDBOOK, build_with
from tests.support.toy import EDITION as TOY

MEETINGS, STEPS = HANDBOOK["bijeenkomst"], HANDBOOK["stapkaarten"]
GUIDES = {"gespreksleidraad-intern": "intern", "gespreksleidraad-regionaal": "regionaal"}
CIRCLES = {"gespreksleidraad-intern": "intern", "gespreksleidraad-regionaal": "keten"}
NAMES = ("quick-scan", *GUIDES, "casuskaarten", "afsprakenkaart")
type Kit = Mapping[str, PdfReader]
type Words = Mapping[str, str]
type Corner = tuple[bool, bool]


@pytest.fixture(scope="session")
def kit(downloads: Path) -> Kit:
    """Return every document of the meetings, by name."""
    return {name: PdfReader(downloads / f"{name}.pdf") for name in NAMES}


def squeezed(text: str) -> str:
    """Return text without white space and hyphens: lines break elsewhere on paper."""
    return re.sub(r"[\s\u00ad-]", "", text)


@pytest.fixture(scope="session")
def words(kit: Kit) -> Words:
    """Return what every document says, by name."""
    return {
        name: squeezed("".join(sheet.extract_text() for sheet in document.pages))
        for name, document in kit.items()
    }


# --- everything is there -----------------------------------------------------------------------


def claims_of(*cards: str) -> Iterator[str]:
    """Yield the texts of all claims of a part of the meetings."""
    for card in cards:
        for found in MEETINGS[card].claims.values():
            yield from (claim.text for claim in found)


def of_steps(*headings: str, circle: str = "") -> Iterator[str]:
    for step in FLOW.steps.values():
        if circle in ("", step.circle):
            for heading in headings:
                yield from (claim.text for claim in STEPS[step.id].claims[heading])


def brought(*partners: str) -> Iterator[str]:
    for partner in filter(None, partners):
        yield from (c.text for c in HANDBOOK["partnerkaarten"][partner].claims["meenemen"])


GUESTS = [claim.partner for claim in MEETINGS["regionaal"].claims["genodigden"]]
EXPECTED = {
    "gespreksleidraad-intern": [
        *claims_of("intern", "quick-scan", "presentatie", "centrale-vragen"),
        *of_steps("afspraken", "onbekend", circle="intern"),
        *brought("leerplichtambtenaar"),
    ],
    "gespreksleidraad-regionaal": [
        *claims_of("regionaal", "gesprekspunten", "casusvragen", "centrale-vragen"),
        *of_steps("afspraken", "onbekend", circle="keten"),
        *brought(*GUESTS),
        *(route.text for route in FLOW.routes),
        *(transition.event for transition in FLOW.transitions),
    ],
    "casuskaarten": [
        *claims_of("casusvragen"),
        *(text for case in FLOW.cases.values() for text in (case.text, *case.missing)),
    ],
    "afsprakenkaart": list(of_steps("afspraken")),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_everything_the_data_say_stands_in_the_document(words: Words, name: str) -> None:
    text = words[name]
    assert EXPECTED[name]
    assert [item for item in EXPECTED[name] if squeezed(item) not in text] == []


@pytest.mark.parametrize("name", CIRCLES)
@pytest.mark.parametrize("step", FLOW.steps.values(), ids=lambda step: step.id)
def test_a_guide_holds_the_steps_of_its_circle_and_no_other(
    words: Words, name: str, step: Step
) -> None:
    title = squeezed(f"Stap {step.number}. {step.title}")
    assert (title in words[name]) == (step.circle == CIRCLES[name])


@pytest.mark.parametrize("step", FLOW.steps.values(), ids=lambda step: step.id)
def test_the_card_of_agreements_holds_every_step_once(words: Words, step: Step) -> None:
    title = squeezed(f"Stap {step.number}. {step.title}")
    assert words["afsprakenkaart"].count(title) == 1


@pytest.mark.parametrize("name", NAMES)
def test_who_writes_on_it_reads_to_leave_out_names(words: Words, name: str) -> None:
    assert "geennamen" in words[name]


# --- agenda ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "meeting"), GUIDES.items())
def test_the_minutes_of_the_agenda_add_up(words: Words, name: str, meeting: str) -> None:
    points = MEETINGS[meeting].claims["agenda"]
    begins = list(accumulate((point.minutes for point in points), initial=0))
    rows = [_row(begin, point) for begin, point in zip(begins, points, strict=False)]
    rows.append(f"{_clock(begins[-1])}Einde, na {begins[-1]} minuten")
    text = words[name]
    places = [text.find(squeezed(row)) for row in rows]
    assert -1 not in places
    assert places == sorted(places)


def _row(begin: int, point: Claim) -> str:
    return f"{_clock(begin)}{point.minutes}{point.text}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


# --- forms -------------------------------------------------------------------------------------

FORMS = ("quick-scan", "casuskaarten", "afsprakenkaart")
CITED = re.compile(rf"\((?:bron|[^()]*;(?:{'|'.join(STATUSES)})\))")
FROM = {
    "quick-scan": "Vragen 1-6: Handreiking (Ingrado); rest: voorstel van deze site.",
    "casuskaarten": "Vragen, Karin, Jennifer en Bas: Handreiking (Ingrado); rest:",
    "afsprakenkaart": "Voorstel van deze site.",
}


@pytest.mark.parametrize("name", FORMS)
def test_who_fills_in_a_form_reads_no_source_at_a_question(words: Words, name: str) -> None:
    assert CITED.findall(words[name]) == []


@pytest.mark.parametrize("name", FORMS)
def test_the_foot_of_a_form_says_where_it_comes_from(kit: Kit, name: str) -> None:
    for sheet in kit[name].pages:
        assert squeezed(FROM[name]) in squeezed(sheet.extract_text())


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (["zeker"], "Vragen: Fietsboek (Uitgeverij De Ketting); rest: voorstel van deze site."),
        (["zeker", "zeker"], "Vragen 1-2: Fietsboek (Uitgeverij De Ketting); rest: voorstel"),
        (
            ["zeker", "afgeleid", "zeker"],
            "Vragen 1, 3: Fietsboek (Uitgeverij De Ketting); rest: voorstel",
        ),
        (["afgeleid"], "Voorstel van deze site."),
    ],
)
def test_the_line_follows_from_the_statuses(statuses: list[Status], told: str) -> None:
    (source,) = (s for s in TOY.flow.sources.values() if s.id == "fietsboek")
    claims = [Claim("Vraag?", (source.id,), status, "", "", "", 0) for status in statuses]
    assert origin(TOY.flow, {"vragen": claims}).startswith(told)


# --- quick scan --------------------------------------------------------------------------------

CHOICE = "jaeenbeetjenee"


@pytest.mark.parametrize("question", MEETINGS["quick-scan"].claims["vragen"], ids=lambda q: q.text)
def test_a_question_has_boxes_for_each_answer_it_asks_unless_it_is_open(
    kit: Kit, question: Claim
) -> None:
    sheet = squeezed(kit["quick-scan"].pages[0].extract_text())
    if question.text.startswith("Wat "):
        assert squeezed(question.text) in sheet
        assert squeezed(question.text) + CHOICE not in sheet
    else:
        assert squeezed(question.text) + CHOICE in sheet


# --- cards -------------------------------------------------------------------------------------


def corners(sheet: PageObject) -> dict[Corner, str]:
    """Return the words in each quarter of a sheet, by left and top."""
    found: dict[Corner, str] = defaultdict(str)
    middle_x, middle_y = float(sheet.mediabox.width) / 2, float(sheet.mediabox.height) / 2

    def visit(text: str, page: list[float], line: list[float], *_: object) -> None:
        x = line[4] * page[0] + line[5] * page[2] + page[4]
        y = line[4] * page[1] + line[5] * page[3] + page[5]
        found[x < middle_x, y > middle_y] += text

    sheet.extract_text(visitor_text=visit)
    return {corner: squeezed(text) for corner, text in found.items()}


@pytest.mark.parametrize("case", FLOW.cases.values(), ids=lambda case: case.id)
def test_the_back_of_a_card_is_behind_its_front(kit: Kit, case: Case) -> None:
    front, back = (corners(sheet) for sheet in kit["casuskaarten"].pages)
    [(left, top)] = [corner for corner, text in front.items() if squeezed(case.text) in text]
    behind = back[not left, top]
    assert squeezed(case.name) in front[left, top]
    assert [other.name for other in FLOW.cases.values() if squeezed(other.name) in behind] == [
        case.name
    ]
    questions = MEETINGS["casusvragen"].claims["vragen"]
    assert [q.text for q in questions if squeezed(q.text) not in behind] == []


@pytest.mark.parametrize("case", FLOW.cases.values(), ids=lambda case: case.id)
def test_a_card_does_not_give_our_reading_away(words: Words, case: Case) -> None:
    text = words["casuskaarten"]
    sentences = [squeezed(part) for part in re.split(r"(?<=[.:;]) ", case.reading)]
    assert len(sentences) > 1
    assert [sentence for sentence in sentences if sentence in text] == []


def test_a_case_that_does_not_fit_its_card_is_refused() -> None:
    [first, *_] = FLOW.cases.values()
    longer = {**FLOW.cases, first.id: replace(first, text=first.text * 4)}
    longer_build = build_with(replace(FLOW, cases=longer))
    with (
        press(longer_build, CATALOG) as set_type,
        pytest.raises(FaceError, match="does not fit its card"),
    ):
        set_type.make(CATALOG.documents["casuskaarten.pdf"])
