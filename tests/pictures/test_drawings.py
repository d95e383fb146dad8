"""The drawings hold everything the rules hold, and say it to everybody."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.rules.edition import Edition
from flow.rules.model import Outcome, Question
from flow.rules.plan import Phase, Step
from flow.screens.chart_names import answer_key, edge_key, node_key, step_key
from scripts.faces.pages import figures
from scripts.faces.pictures import flowchart, ladder, step_plan
from scripts.faces.pictures.draw import svg, wrap
from scripts.faces.pictures.fonts import text_width
from scripts.faces.pictures.palette import BASE
from scripts.faces.pictures.svg import SVG, dark_rules
from scripts.faces.tools.errors import FaceError
from tests.support.build import EDITION, FLOW
from tests.support.living import FOLDER as MAS

CHARTS = {id: ET.fromstring(figures.drawing(EDITION, id)) for id in FLOW.parts}
PLANS = [
    ET.fromstring(text)
    for text in re.findall(
        r"<svg.*?</svg>", figures.step_plan_figure(EDITION, "", "../routes/", "De lijst"), re.DOTALL
    )
]


def texts(root: ET.Element) -> str:
    """Return all text of a drawing, with single spaces."""
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


def keys(root: ET.Element) -> list[str]:
    """Return the names by which the page marks a path."""
    return [key for element in root.iter() if (key := element.get("data-pad"))]


@pytest.mark.parametrize("shape", [step_plan.WIDE, step_plan.NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("step", FLOW.steps.values(), ids=FLOW.steps)
def test_the_step_plan_shows_every_step_with_who_acts(shape: step_plan.Shape, step: Step) -> None:
    shown = texts(ET.fromstring(svg(step_plan.plan(EDITION, shape))))
    assert step.title in shown
    assert step.text in shown
    assert FLOW.partners[step.partners[0]].name.lower() in shown


@pytest.mark.parametrize("phase", FLOW.phases.values(), ids=FLOW.phases)
def test_the_step_plan_shows_every_phase(phase: Phase) -> None:
    assert all(phase.title in texts(drawing) for drawing in PLANS)


@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
def test_the_step_plan_and_the_ladder_show_every_route(route: Outcome) -> None:
    drawn = [*PLANS, ET.fromstring(svg(ladder.ladder(EDITION)))]
    assert all(route.title in texts(drawing) for drawing in drawn)


def test_the_ladder_names_every_route_so_that_the_page_can_mark_it() -> None:
    figure = ET.fromstring(
        figures.ladder_figure(EDITION, "../routes/", "De tabel").replace(" data-search-exclude", "")
    )
    assert {step_key(route.id) for route in FLOW.routes} <= set(keys(figure))


def test_the_ladder_draws_every_transition_between_routes() -> None:
    between = [t for t in FLOW.transitions if {t.origin, t.target} <= set(FLOW.outcomes)]
    shown = texts(ET.fromstring(svg(ladder.ladder(EDITION))))
    assert between
    assert all(transition.short in shown for transition in between)


@pytest.mark.parametrize("question", FLOW.questions.values(), ids=FLOW.questions)
def test_the_flowchart_draws_a_question_and_all_its_answers(question: Question) -> None:
    drawn = keys(CHARTS[question.part])
    assert node_key(question.id) in drawn
    for option in question.options:
        assert answer_key(question.id, option.id) in drawn
        assert edge_key(question.id, option.target) in drawn
        assert option.short in texts(CHARTS[question.part])


def test_the_parts_of_the_flowchart_together_show_every_outcome() -> None:
    drawn = {key for root in CHARTS.values() for key in keys(root)}
    assert drawn >= {node_key(id) for id in FLOW.outcomes}


@pytest.mark.parametrize("root", [*CHARTS.values(), *PLANS])
def test_every_link_in_a_drawing_has_a_name_with_its_visible_text(root: ET.Element) -> None:
    links = list(root.iter(f"{SVG}a"))
    assert links
    for link in links:
        assert texts(link) in (link.get("aria-label") or "")
        assert link.get("href")


def names(root: ET.Element) -> list[str]:
    """Return what a screen reader calls each link of a drawing, in the order of Tab."""
    return [link.get("aria-label", "") for link in root.iter(f"{SVG}a")]


@pytest.mark.parametrize("root", [*CHARTS.values(), *PLANS])
def test_no_link_in_a_drawing_says_a_word_twice_in_a_row(root: ET.Element) -> None:
    assert [name for name in names(root) if re.search(r"\b(\w+)\W+\1\b", name, re.I)] == []


@pytest.mark.parametrize("part", CHARTS)
def test_a_link_in_the_flowchart_says_what_it_leads_to(part: str) -> None:
    found = names(CHARTS[part])
    for question in FLOW.questions.values():
        number, kind = FLOW.number(question), "Al bekend:" if question.is_gate else "Vraag"
        asked = [name for name in found if name.startswith(f"{kind} {number} ")]
        assert len(asked) == (question.part == part)
    others = [name for name in found if not re.match(r"(Vraag|Al bekend:) \d", name)]
    assert others
    assert all(re.match("(Verder met|Route|Uitkomst): ", name) for name in others)


@pytest.mark.parametrize("root", PLANS)
def test_links_in_the_step_plan_are_in_the_order_of_the_steps(root: ET.Element) -> None:
    steps = [name for name in names(root) if name.startswith("Stap ")]
    assert [name.split()[1] for name in steps] == [str(step.number) for step in FLOW.plan]


@pytest.mark.parametrize("part", CHARTS)
def test_links_in_the_flowchart_are_the_questions_each_with_what_ends_there(part: str) -> None:
    found = [link.get("href", "") for link in CHARTS[part].iter(f"{SVG}a")]
    questions = [q for q in FLOW.questions.values() if q.part == part]
    places = [found.index(f"#vraag-{q.id}") for q in questions]
    assert places == sorted(places)
    for place, question in zip(places, questions, strict=True):
        following = places[places.index(place) + 1] if place != places[-1] else len(found)
        ends = {f"#uitkomst-{o.target}" for o in question.options} | {
            f"#vraag-{o.target}" for o in question.options
        }
        assert set(found[place + 1 : following]) <= ends


@pytest.mark.parametrize("id", FLOW.questions)
def test_in_the_picture_of_a_question_it_stands_between_what_leads_to_it_and_what_follows(
    id: str,
) -> None:
    figure = figures.around_figure(EDITION, id).replace(" data-search-exclude", "")
    found = names(ET.fromstring(figure))
    before = sum(id in {o.target for o in q.options} for q in FLOW.questions.values())
    assert [name.startswith("Deze pagina:") for name in found].index(True) == before


@pytest.mark.parametrize("root", [*CHARTS.values(), *PLANS])
def test_no_letter_of_a_drawing_is_smaller_than_12(root: ET.Element) -> None:
    """A page shows a drawing at its own size or larger."""
    assert min(float(text.get("font-size", "0")) for text in root.iter(f"{SVG}text")) >= 12


@pytest.mark.parametrize("root", [*CHARTS.values(), *PLANS])
def test_a_drawing_repeats_no_id_on_a_page(root: ET.Element) -> None:
    assert not [element for element in root.iter() if element.get("id")]


@pytest.mark.parametrize("root", [*CHARTS.values(), *PLANS])
def test_every_colour_of_a_drawing_has_a_dark_counterpart(root: ET.Element) -> None:
    rules = dark_rules(EDITION.colours)
    used = {element.get(part) for element in root.iter() for part in ("fill", "stroke")}
    for colour in used - {None, "none"}:
        assert f'[fill="{colour}"]' in rules, colour


def test_no_colour_stands_for_two_things_in_dark_mode() -> None:
    light = [colour.light for colour in BASE.values()]
    light += [family.light_ink for family in EDITION.colours.values()]
    light += [family.light_tint for family in EDITION.colours.values()]
    assert len(light) == len(set(light))


def test_a_changed_threshold_shows_in_the_flowchart(tmp_path: Path) -> None:
    changed = edition_with(tmp_path, 7)
    part = changed.flow.parts[changed.flow.questions["omvang"].part]
    assert "7 tot en met 60" in texts(ET.fromstring(svg(flowchart.chart(changed, part))))


def edition_with(folder: Path, value: int) -> Edition:
    """Read the rules with another value for the lower limit of Halt."""
    rules = folder / "mas"
    shutil.copytree(MAS, rules)
    file = rules / "drempels.toml"
    now = re.compile(r'(?<=^id = "halt_min_uren"\nwaarde = )\d+$', re.M)
    told, count = now.subn(str(value), file.read_text("utf-8"))
    assert count == 1
    file.write_text(told, "utf-8")
    return Edition(rules)


def test_the_same_rules_give_the_same_bytes() -> None:
    assert svg(step_plan.plan(EDITION, step_plan.WIDE)) == svg(
        step_plan.plan(EDITION, step_plan.WIDE)
    )


@pytest.mark.parametrize(
    ("dot", "words"),
    [
        ("digraph { a -> ", "syntax error in line 1"),
        ("digraph { a [label=<<B>x>] }", "in label of node a"),
    ],
)
def test_a_graph_that_cannot_be_drawn_is_refused_in_the_words_of_graphviz(
    dot: str, words: str
) -> None:
    with pytest.raises(FaceError, match=f"(?s)Drawing with Graphviz.*{words}"):
        svg(dot)
    assert svg("digraph { a }")  # the next one is drawn


@given(st.text("abcdefghijklmnop ", min_size=1), st.floats(20, 400), st.sampled_from([10, 13]))
def test_wrapped_lines_hold_all_words_and_fit_unless_one_word_is_too_long(
    text: str, width: float, size: int
) -> None:
    lines = wrap(text, width, size)
    assert " ".join(lines).split() == text.split()
    assert all(" " not in line or text_width(line, size) <= width for line in lines)
