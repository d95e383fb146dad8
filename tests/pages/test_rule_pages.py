"""Every rule has a page of its own: what leads to it, what follows, where it is used, history."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from flow.compare.difference import diff
from flow.rules.edition import Edition
from flow.screens.chart_names import anchor
from scripts.faces.pages.rule_names import FOLDER as PLACE
from scripts.faces.pages.rule_pages import fragments, texts
from scripts.faces.pages.rule_parts import may_change
from tests.support.toy import FLOW, FOLDER

EDITION = Edition(FOLDER)
MADE = {name: make() for name, make in fragments(EDITION, lambda: None).items()}
PAGES = texts(FLOW)
ANSWERS = [(q.id, option) for q in FLOW.questions.values() for option in q.options]


def told(name: str) -> str:
    return MADE[f"regel-{name}.md"]


def section(name: str, title: str) -> str:
    """Return what stands under a heading of a page."""
    return told(name).partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_every_rule_has_a_page() -> None:
    points = [anchor(FLOW, id) for id in (*FLOW.questions, *FLOW.outcomes)]
    names = [*points, *(f"drempel-{id}" for id in FLOW.thresholds)]
    assert list(PAGES) == [f"{PLACE}/{name}.md" for name in names]
    assert list(MADE) == [f"regel-{name}.md" for name in names]


@pytest.mark.parametrize("path", PAGES)
def test_page_has_a_head_stays_out_of_the_search_and_takes_in_its_rule(path: str) -> None:
    (fragment,) = re.findall(r'--8<-- "(.*)"', PAGES[path])
    assert fragment in MADE
    title, heading = re.findall(r'^(?:title: "(.*)"|# (.*))$', PAGES[path], re.M)
    assert title[0] == heading[1]
    assert "  exclude: true\n" in PAGES[path]


@pytest.mark.parametrize(
    ("question", "option"), ANSWERS, ids=lambda item: getattr(item, "id", item)
)
def test_answer_leads_on_and_is_named_where_it_leads(question: str, option: object) -> None:
    (found,) = [o for id, o in ANSWERS if id == question and o == option]
    answers = section(f"vraag-{question}", "Wat erop volgt")
    (own,) = re.findall(rf"\{{ #antwoord-{found.id} \}}\n(.*?)(?=\n### |\Z)", answers, re.S)
    assert found.reason in own
    assert f"(/{PLACE}/{anchor(FLOW, found.target)}.md)" in own
    back = f"(/{PLACE}/vraag-{question}.md#antwoord-{found.id})"
    assert back in section(anchor(FLOW, found.target), "Wat hierheen leidt")


def test_first_question_says_that_it_is_the_first() -> None:
    assert "Hier begint de routewijzer." in told(f"vraag-{FLOW.start}")
    assert sum("Hier begint" in text for text in MADE.values()) == 1


@pytest.mark.parametrize("id", [*FLOW.questions, *FLOW.outcomes])
def test_picture_links_to_the_neighbours_that_the_lists_name(id: str) -> None:
    picture = told(anchor(FLOW, id)).partition("<svg")[2].partition("</svg>")[0]
    drawn = set(re.findall(r'href="\.\./([^"/]+)/"', picture))
    listed = section(anchor(FLOW, id), "Wat hierheen leidt")
    if id in FLOW.questions:
        listed += section(anchor(FLOW, id), "Wat erop volgt")
    named = set(re.findall(rf"\(/{PLACE}/((?:vraag|uitkomst)-[^.]+)\.md", listed))
    assert drawn == named != set()


@pytest.mark.parametrize("id", FLOW.thresholds)
def test_threshold_tells_its_sentence_value_and_where_it_is_used(id: str) -> None:
    limit = FLOW.thresholds[id]
    assert f"\n# {limit.decides.removesuffix('.')}\n" in PAGES[f"{PLACE}/drempel-{id}.md"]
    assert f"**{limit.value} {limit.unit}**" in told(f"drempel-{id}")
    users = [q.id for q in FLOW.questions.values() if id in q.thresholds]
    users += [o.id for o in FLOW.outcomes.values() if id in o.thresholds]
    used = section(f"drempel-{id}", "Waar deze drempel voorkomt")
    assert set(re.findall(r"-([\w-]+)\.md\)", used)) >= set(users)


def test_only_a_regional_threshold_may_change() -> None:
    limit = next(iter(FLOW.thresholds.values()))
    assert "mag" in may_change(replace(limit, status="regionaal"))
    assert "kan deze waarde niet" in may_change(replace(limit, status="vast"))


@pytest.mark.parametrize("example", FLOW.examples.values(), ids=lambda example: example.id)
def test_example_stands_with_its_outcome_and_every_question_it_answers(example: object) -> None:
    link = f"#voorbeeld-{example.id})"  # type: ignore[attr-defined]
    with_it = {name for name, text in MADE.items() if link in text and "drempel" not in name}
    asked = example.answers  # type: ignore[attr-defined]
    expected = {f"regel-vraag-{id}.md" for id in asked}
    assert with_it == expected | {f"regel-uitkomst-{example.outcome}.md"}  # type: ignore[attr-defined]


def test_history_tells_what_was_and_what_is() -> None:
    id, question = next(iter(FLOW.questions.items()))
    new = replace(FLOW, questions={**FLOW.questions, id: replace(question, why="Om iets anders.")})
    changed = fragments(EDITION, lambda: diff(FLOW, new))
    assert f"| {question.why} | Om iets anders. |" in changed[f"regel-vraag-{id}.md"]()
    outcome = next(iter(FLOW.outcomes))
    same = changed[f"regel-uitkomst-{outcome}.md"]()
    assert f"Niet veranderd sinds versie {FLOW.version}." in same


def test_new_rule_says_so() -> None:
    id = next(iter(FLOW.thresholds))
    old = replace(FLOW, thresholds={k: v for k, v in FLOW.thresholds.items() if k != id})
    told_new = fragments(EDITION, lambda: diff(old, FLOW))[f"regel-drempel-{id}.md"]()
    assert f"Nieuw na versie {FLOW.version}." in told_new


def test_first_version_says_so() -> None:
    assert all("Dit is de eerste versie van de regels." in text for text in MADE.values())
