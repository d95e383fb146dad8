"""The rule book holds every rule in full, and what it counts is right."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from flow.rules.model import Flow
from flow.screens.pieces import KIND_LABELS
from scripts.faces.pages.rule_names import letter
from scripts.faces.pages.rule_pages import texts
from scripts.faces.pages.rulebook import fragments, path_counts, shares
from tests.support.edit_rules import leading
from tests.support.living import FLOW as LIVING
from tests.support.toy import FLOW, FOLDER
from tests.support.trails import trails

MADE = {name: make() for name, make in fragments(FLOW).items()}
ANSWERS = [(question.id, o.id) for question in FLOW.questions.values() for o in question.options]


def rows(markdown: str) -> list[list[str]]:
    """Return the cells of every row of a table, without its head."""
    lines = [line for line in markdown.splitlines() if line.startswith("| ")]
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines[2:]]


def section(fragment: str, anchor: str) -> str:
    """Return what stands under the heading with this anchor."""
    (found,) = re.findall(rf"^### .*{{ #{anchor} }}\n(.*?)^</section>", fragment, re.M | re.S)
    return str(found)


def seen(id: str) -> str:
    """Return how a question or outcome is named: by its number or its letter."""
    if id in FLOW.questions:
        return f"Vraag {list(FLOW.questions).index(id) + 1}: {FLOW.questions[id].short}"
    return f"Uitkomst {'ABCDEFGHIJ'[list(FLOW.outcomes).index(id)]}: " + (FLOW.outcomes[id].title)


def claimed(sources: tuple[str, ...], status: str) -> str:
    links = [f"[{FLOW.sources[id].short}](/over/bronnen.md#bron-{id})" for id in sources]
    return f'<small class="bron">(bron: {", ".join(links)}; {status})</small>'


def paths_to(flow: Flow, outcome: str) -> int:
    """Count the paths to an outcome again, by walking each of them."""
    return sum(trail.outcome == outcome for trail in trails(flow))


# --- questions and answers ----------------------------------------------------------------------


@pytest.mark.parametrize(("question", "option"), ANSWERS)
def test_answer_has_a_row_with_all_that_it_does(question: str, option: str) -> None:
    answers = FLOW.questions[question].options
    index = [answer.id for answer in answers].index(option)
    printed = rows(section(MADE["regelboek-vragen.md"], f"vraag-{question}"))
    label, target, reason, source = printed[index]
    answer = answers[index]
    given = [o.label for o in FLOW.questions["schade"].options if o.id in answer.given_by]
    told = " of ".join(f"‘{label}’" for label in given) or answer.label  # at a gate, from what
    assert label == f"**{told}**{{ #antwoord-{question}-{option} }}"
    assert target.startswith(f"[{seen(answer.target)}](#")
    assert re.findall(r"\(#actie-(.*?)\)", target) == list(answer.actions)
    assert reason == answer.reason
    assert source == claimed(answer.sources, answer.status)


@pytest.mark.parametrize("id", FLOW.questions)
def test_question_has_its_texts_its_sources_and_no_other_rows(id: str) -> None:
    question = FLOW.questions[id]
    printed = section(MADE["regelboek-vragen.md"], f"vraag-{id}")
    for text in (question.text, question.help, question.why):
        assert text in printed
    assert f"{claimed(question.sources, question.status)}" in printed
    assert len(rows(printed)) == len(question.options)


# --- outcomes and counts ------------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_says_who_does_what_from_which_source(id: str) -> None:
    outcome = FLOW.outcomes[id]
    printed = section(MADE["regelboek-uitkomsten.md"], f"uitkomst-{id}")
    page = f"[Over deze uitkomst](/regels/uitkomst-{id}.md)"
    assert f"{KIND_LABELS[outcome.kind]}. {page}" in printed
    assert outcome.text in printed
    assert re.findall(r"^1\. \*\*(.*?):\*\* (.*)$", printed, re.M) == [
        (FLOW.partners[task.partner].name, task.text) for task in outcome.tasks
    ]
    assert f"**Daarna:** {outcome.after}" in printed
    assert f"{claimed(outcome.sources, outcome.status)}" in printed


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_names_every_answer_that_leads_straight_to_it(id: str) -> None:
    printed = section(MADE["regelboek-uitkomsten.md"], f"uitkomst-{id}")
    leading = [
        f"{question.id}-{option.id}"
        for question in FLOW.questions.values()
        for option in question.options
        if option.target == id
    ]
    assert re.findall(r"\(#antwoord-(.*?)\)", printed) == leading


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_paths_are_counted_right_in_both_places(id: str) -> None:
    count = paths_to(FLOW, id)
    assert f"Paden: {count} van de 67." in section(
        MADE["regelboek-uitkomsten.md"], f"uitkomst-{id}"
    )
    assert [
        row[2] for row in rows(MADE["regelboek-paden.md"]) if f"(#uitkomst-{id})" in row[0]
    ] == [str(count)]


@pytest.mark.parametrize(
    ("id", "count"), [("zelf-maken", 6), ("repair-cafe", 16), ("fabriek", 6), ("niets-kapot", 2)]
)
def test_paths_are_those_counted_by_hand(id: str, count: int) -> None:
    assert path_counts(FLOW)[id] == count


def test_counts_follow_the_rules() -> None:
    flow = leading(FLOW, "handig", nee="wachten")
    printed = fragments(flow)["regelboek-paden.md"]()
    count = paths_to(flow, "repair-cafe")
    assert count > paths_to(FLOW, "repair-cafe")
    assert f"Repair Café](#uitkomst-repair-cafe) | Route | {count} | " in printed


def test_sentence_says_how_large_the_rules_are() -> None:
    numbers = re.findall(r"\d+", MADE["regelboek-omvang.md"])
    assert numbers == ["8", "26", "10", "7", "1", "67"]


def test_shares_add_up() -> None:
    *outcomes, total = rows(MADE["regelboek-paden.md"])
    numbers = [row[3].removesuffix(" %").replace(",", ".") for row in outcomes]
    assert sum(map(float, numbers)) == pytest.approx(100, abs=0.5)
    assert [row[3] for row in outcomes][:2] == ["9,0 %", "23,9 %"]
    assert total[2:] == ["**67**", "**100 %**"]


def test_small_share_is_not_nothing() -> None:
    counts = Counter({"zelf-maken": 9996, "fabriek": 1, "bon": 3})
    told = {row[0]: row[3] for row in rows(shares(FLOW, counts))}
    assert told[f"[{seen('fabriek')}](#uitkomst-fabriek)"] == "minder dan 0,1 %"
    assert told[f"[{seen('zelf-maken')}](#uitkomst-zelf-maken)"] == "100,0 %"


# --- actions and thresholds ---------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.actions)
def test_action_names_the_answers_that_bring_it(id: str) -> None:
    action = FLOW.actions[id]
    index = list(FLOW.actions).index(id)
    number, text, answers, source = rows(MADE["regelboek-acties.md"])[index]
    assert number == str(index + 1)
    assert text == f"**{action.title}.**{{ #actie-{id} }} {action.text}"
    assert re.findall(r"\(#antwoord-(.*?)\)", answers) == [
        f"{question.id}-{option.id}"
        for question in FLOW.questions.values()
        for option in question.options
        if id in option.actions
    ]
    assert source == claimed(action.sources, action.status)


def written_thresholds() -> set[str]:
    """Read the files themselves: which thresholds do questions, outcomes and actions mention."""
    names = ("vragen.toml", "uitkomsten.toml", "acties.toml")
    files = [(FOLDER / name).read_text(encoding="utf-8") for name in names]
    return {id for text in files for id in re.findall(r"\{(\w+)\}", text)}


def test_thresholds_are_the_ones_that_stand_in_a_rule() -> None:
    anchors = re.findall(r"\{ #drempel-(\w+) \}", MADE["regelboek-drempels.md"])
    assert set(anchors) == written_thresholds()
    assert len(anchors) == len(set(anchors)) < len(FLOW.thresholds)


@pytest.mark.parametrize(
    ("threshold", "place"),
    [
        ("weinig_euro", "[Vraag 9: Geld](#vraag-geld)"),
        ("wacht_dagen", "[Uitkomst B: Repair Café](#uitkomst-repair-cafe)"),
        ("garantie_jaren", "Actie 4: [Zoek de bon](#actie-bon-zoeken)"),
    ],
)
def test_threshold_names_the_rules_that_mention_it(threshold: str, place: str) -> None:
    limit = FLOW.thresholds[threshold]
    printed = {row[0]: row for row in rows(MADE["regelboek-drempels.md"])}
    name = f"[{limit.decides.removesuffix('.')}](/regels/drempel-{threshold}.md)"
    _, used, source = printed[f"{name} {{ #drempel-{threshold} }}"]
    assert source == f"{claimed(limit.sources, limit.status)}, {limit.date}"
    assert place in used.split("<br>")


# --- anchors and links --------------------------------------------------------------------------


@pytest.mark.parametrize("flow", [FLOW, LIVING], ids=["toy", "living"])
def test_every_anchor_is_there_once_and_every_link_ends_at_one(flow: Flow) -> None:
    text = "".join(make() for make in fragments(flow).values())
    anchors = re.findall(r"\{ #([\w-]+) \}", text)
    links = re.findall(r"\]\((.*?)\)", text)
    assert len(anchors) == len(set(anchors))
    pages = {f"/{path}" for path in texts(flow)}
    assert {link for link in links if not link.startswith("/over/bronnen.md#bron-")} <= pages | {
        f"#{anchor}" for anchor in anchors
    }


def test_outcome_after_the_letter_z_gets_two_letters() -> None:
    outcome = FLOW.outcomes["fabriek"]
    many = replace(FLOW, outcomes={f"u{number}": outcome for number in range(28)})
    assert [letter(many, f"u{number}") for number in (0, 25, 26, 27)] == ["A", "Z", "AA", "BB"]
