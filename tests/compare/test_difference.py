"""Two editions of the rules are compared by walking both: what moved is found, counted and told."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from flow.compare.difference import Diff, diff
from flow.compare.entries import Key, as_text, items
from flow.compare.paths import Answers, Ends, Together, size
from flow.compare.report import told
from flow.doors import command
from flow.reason.walk import paths
from flow.rules.edition import load
from flow.rules.model import Flow, Question
from tests.support.rules import MAS, ROOT, edited, national

RULES = national()


# --- editions that differ ----------------------------------------------------------------------


def leading(flow: Flow, question: str, **targets: str) -> Flow:
    """Send options of a question elsewhere; `_` stands for `-` in their ids."""
    options = tuple(
        replace(option, target=targets.get(option.id.replace("-", "_"), option.target))
        for option in flow.questions[question].options
    )
    return changed(flow, replace(flow.questions[question], options=options))


def without(flow: Flow, question: str, option: str) -> Flow:
    """Take an option away."""
    kept = tuple(item for item in flow.questions[question].options if item.id != option)
    return changed(flow, replace(flow.questions[question], options=kept))


def changed(flow: Flow, question: Question) -> Flow:
    """Add or replace a question."""
    return replace(flow, questions={**flow.questions, question.id: question})


def renamed(flow: Flow, question: str, id: str) -> Flow:
    """Give a question another id, also where options lead to it."""
    questions = {}
    for item in flow.questions.values():
        options = tuple(
            replace(option, target=id if option.target == question else option.target)
            for option in item.options
        )
        name = id if item.id == question else item.id
        questions[name] = replace(item, id=name, options=options)
    start = id if flow.start == question else flow.start
    return replace(flow, questions=questions, start=start)


def asked_first(flow: Flow) -> Flow:
    """Ask something new before anything else, that changes nothing."""
    new = replace(flow.questions["problematiek"], id="nieuw")
    targets = dict.fromkeys(("ja", "nee", "weet_niet"), flow.start)
    return leading(replace(changed(flow, new), start="nieuw"), "nieuw", **targets)


def swapped(flow: Flow) -> Flow:
    """Ask about the place before asking about the school."""
    flow = leading(flow, "soort", spijbelen="passend", te_laat="passend")
    flow = leading(flow, "ziekte", kan_naar_school="passend")
    flow = leading(flow, "passend", ja="school", weet_niet="school")
    return leading(flow, "school", ja="problematiek")


EDITIONS = {
    "the same": RULES,
    "an answer leads elsewhere": leading(RULES, "omvang", onder="halt-eerder"),
    "a question is gone": leading(RULES, "halt-eerder", nee="halt", weet_niet="halt"),
    "a question is new": asked_first(RULES),
    "a question has another id": renamed(RULES, "tijd", "op-tijd"),
    "two questions are in another order": swapped(RULES),
    "an answer is gone": without(RULES, "hulp", "geweigerd"),
    "an answer is gone and the order differs": without(swapped(RULES), "school", "nee"),
}


# --- every path, walked without flow.compare.paths ----------------------------------------


def ways(flow: Flow, id: str, given: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield every outcome that these answers leave possible, with all answers it takes."""
    if id in flow.outcomes:
        yield id, given
        return
    for option in flow.questions[id].options:
        if given.get(id, option.id) == option.id:
            yield from ways(flow, option.target, {**given, id: option.id})


def listed(old: Flow, new: Flow) -> Iterator[tuple[Ends, Answers]]:
    """Yield every path of the old edition, finished in the new one."""
    for way in paths(old):
        given = {question.id: option.id for question, option in way}
        for end, answers in ways(new, new.start, given):
            yield Ends(way[-1].option.target, end), frozenset(answers.items())


@dataclass(frozen=True)
class Compared:
    """Two editions, and every path through both."""

    old: Flow
    new: Flow
    paths: list[tuple[Ends, Answers]]


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Flow:
    return EDITIONS[request.param]


@pytest.fixture(scope="module", params=["there", "back"])
def compared(request: pytest.FixtureRequest, edition: Flow) -> Compared:
    old, new = (RULES, edition) if request.param == "there" else (edition, RULES)
    return Compared(old, new, list(listed(old, new)))


def test_paths_are_grouped_as_a_walk_of_every_path_does(compared: Compared) -> None:
    shared: dict[Ends, Answers] = {}
    counts: Counter[Ends] = Counter()
    for ends, answers in compared.paths:
        counts[ends] += 1
        shared[ends] = shared.get(ends, answers) & answers
    groups = Together(compared.old, compared.new).groups()
    assert {ends: group.paths for ends, group in groups.items()} == counts
    assert {ends: group.shared for ends, group in groups.items()} == shared


def test_answers_that_tell_apart_are_counted_on_every_path(compared: Compared) -> None:
    for moved in diff(compared.old, compared.new).moved:
        answers = frozenset(moved.answers)
        ends = [ends for ends, given in compared.paths if answers <= given]
        assert (len(ends), ends.count(moved.ends)) == (moved.among, moved.paths)


def test_size_is_the_number_of_complete_paths() -> None:
    assert size(RULES) == sum(1 for _ in paths(RULES)) == 6154


def test_editions_without_a_question_in_common_are_still_counted() -> None:
    other = RULES
    for question in RULES.questions:
        other = renamed(other, question, f"ander-{question}")
    assert Together(RULES, other).count() == 6154**2


# --- what is found ------------------------------------------------------------------------------


def test_the_same_rules_do_not_differ() -> None:
    assert diff(RULES, load()).empty


def test_fewest_answers_that_say_it_all_are_found() -> None:
    found = diff(RULES, EDITIONS["an answer leads elsewhere"]).moved
    assert [(m.ends, m.paths, m.among, m.answers) for m in found] == [
        (Ends("waarschuwing", "halt"), 1344, 2352, (("omvang", "onder"),)),
        (Ends("waarschuwing", "dwang-straf"), 1008, 2352, (("omvang", "onder"),)),
    ]


def test_answers_are_told_in_the_order_of_asking_now() -> None:
    new = leading(RULES, "passend", nee="halt")
    answers = {moved.ends: moved.answers for moved in diff(swapped(RULES), new).moved}
    assert answers[Ends("eerst-passend-onderwijs", "halt")] == (
        ("school", "ja"),
        ("passend", "nee"),
    )


def test_question_that_changes_no_outcome_moves_no_path() -> None:
    found = diff(RULES, EDITIONS["a question is new"])
    assert (found.moved, found.paths) == ((), 3 * 6154)
    assert found.added == (Key("questions", "nieuw"),)  # its answers go without saying


def test_removed_answer_is_named_and_its_paths_are_not_compared() -> None:
    found = diff(RULES, EDITIONS["an answer is gone"])
    assert (found.removed, found.moved) == ((Key("options", "hulp/geweigerd"),), ())
    assert found.paths == size(EDITIONS["an answer is gone"])


def edits(found: Diff) -> list[tuple[str, str, object, object]]:
    return [(edit.key.id, edit.field, edit.old, edit.new) for edit in found.edits]


def test_threshold_is_told_once_and_not_for_every_text_that_follows_it(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "halt_min_uren", "waarde", "waarde = 10")
    assert edits(diff(RULES, load(folder))) == [("halt_min_uren", "value", 9, 10)]


# The reason as it stands in the file, with a number for one of its two thresholds.
ELEVEN = 'reden = "Het verzuim blijft onder 11 uur en onder {halt_min_te_laat} keer te laat."'


def test_number_that_no_threshold_explains_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "halt_min_uren", "waarde", "waarde = 10")
    edited(folder, "vragen.toml", "omvang/onder", "reden", ELEVEN)
    assert ("omvang/onder", "reason") in [edit[:2] for edit in edits(diff(RULES, load(folder)))]


@pytest.mark.parametrize(
    ("file", "row", "line", "field"),
    [
        ("vragen.toml", "soort/ziekte", 'label = "Ziek"', "label"),
        ("vragen.toml", "veiligheid/vermoeden", "acties = []", "actions"),
        ("vragen.toml", "hulp", 'bronnen = ["mas-2018"]', "sources"),
        ("uitkomsten.toml", "waarschuwing", '{ wie = "school", doet = "Let op." },', "tasks"),
        ("acties.toml", "signaleren", 'tekst = "Praat erover."', "text"),
        ("casussen.toml", "bas", "antwoorden = {}", "answers"),
        ("regio.toml", "-", 'naam = "Zeeland"', "region"),
    ],
)
def test_every_change_is_named_by_id_and_field(
    tmp_path: Path, file: str, row: str, line: str, field: str
) -> None:
    folder = edited(tmp_path, file, row, line.split(" = ")[0], line)
    found = edits(diff(RULES, load(folder)))
    assert (row, field) in [edit[:2] for edit in found]


@pytest.mark.parametrize("change", [{"event": "Iets anders"}, {"target": "afsluiten"}])
def test_transition_that_differs_is_another_transition(change: dict[str, Any]) -> None:
    first, *rest = RULES.transitions
    found = diff(RULES, replace(RULES, transitions=(replace(first, **change), *rest)))
    assert [len(found.added), len(found.removed), len(found.edits)] == [1, 1, 0]


def test_version_and_date_of_the_rules_are_no_difference() -> None:
    assert diff(RULES, replace(RULES, version="2.0.0", checked=RULES.checked.replace(2027))).empty


def test_tasks_and_answers_are_told_in_one_line() -> None:
    outcome = items(RULES)[Key("outcomes", "eerst-veiligheid")]
    assert as_text(outcome.tasks).startswith("iedereen: Bel bij direct gevaar 112.; iedereen: ")
    assert "omvang = tussen" in as_text(RULES.cases["sem"].answers)


# --- how it is told -----------------------------------------------------------------------------


def test_difference_is_told_in_words() -> None:
    shown = told(diff(RULES, EDITIONS["an answer leads elsewhere"])).splitlines()
    assert shown[:4] == [
        "Rules 1.0.0 of 2026-11-21, 6154 paths → Rules 1.0.0 of 2026-11-21, 8170 paths",
        "",
        "Ends elsewhere (8170 paths compared)",
        "  Waarschuw, maak afspraken en volg het verzuim [waarschuwing] → Halt [halt]",
    ]
    assert shown[4] == (
        "      1344 of the 2352 paths with: Omvang = Minder dan 9 uur en minder dan 12 keer te laat"
    )
    assert shown[-1] == "  option omvang/onder, target: waarschuwing → halt-eerder"


def test_all_paths_with_an_answer_are_called_all() -> None:
    shown = told(diff(RULES, leading(RULES, "tijd", ja="eerst-ketenoverleg")))
    assert "      all paths with: Tijd = Ja\n" in shown


def test_answers_are_told_in_the_words_of_now(tmp_path: Path) -> None:
    folder = edited(tmp_path, "vragen.toml", "tijd/ja", "naar", 'naar = "eerst-ketenoverleg"')
    edited(folder, "vragen.toml", "tijd/ja", "label", 'label = "Jazeker"')
    assert " with: Tijd = Jazeker\n" in told(diff(RULES, load(folder)))


def test_only_the_value_of_a_threshold_stands_under_thresholds(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "halt_min_uren", "datum", 'datum = "mei 2026"')
    shown = told(diff(RULES, load(folder)))
    assert "\n\nChanged\n  threshold halt_min_uren, date: zonder datum → mei 2026" in shown


def test_move_whatever_the_answers_is_told_without_answers() -> None:
    every = {option.id.replace("-", "_"): "halt" for option in RULES.questions["soort"].options}
    one, other = replace(RULES, start="soort"), replace(RULES, start="soort")
    one = leading(one, "soort", **dict.fromkeys(every, "geoorloofd"))
    assert "      all paths there are\n" in told(diff(one, leading(other, "soort", **every)))


def test_sections_name_what_is_added_removed_and_emptied(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "halt_min_uren", "waarde", "waarde = 10")
    edited(folder, "vragen.toml", "soort/te-laat", "label", 'label = "Vaak te laat"')
    edited(folder, "vragen.toml", "soort/te-laat", "id", 'id = "laat"')
    edited(folder, "vragen.toml", "veiligheid/vermoeden", "acties", "acties = []")
    shown = told(diff(RULES, load(folder)))
    assert "\n\nThresholds\n  threshold halt_min_uren, value: 9 → 10\n" in shown
    assert "\n\nAdded\n  option soort/laat: Vaak te laat\n" in shown
    assert "\n\nRemoved\n  option soort/te-laat: Te laat komen\n" in shown
    assert shown.endswith("\n\nChanged\n  option veiligheid/vermoeden, actions: meldcode → (none)")


# --- the command --------------------------------------------------------------------------------


def test_command_says_that_there_are_no_differences(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["diff", str(MAS), str(MAS)]) == 0
    assert capsys.readouterr().out.endswith("\nNo differences.\n")


@pytest.mark.parametrize("broken_first", [True, False])
def test_broken_folder_is_one_line_that_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken_first: bool
) -> None:
    broken = edited(tmp_path, "vragen.toml", "veiligheid/nee", "naar", 'naar = "nergens"')
    folders = [str(broken), str(MAS)][:: 1 if broken_first else -1]
    assert command.main(["diff", *folders]) == 1
    shown, error = capsys.readouterr()
    assert (shown, error.count("\n")) == ("", 1)
    start = f"{broken}/vragen.toml: id 'veiligheid/nee', field 'naar': unknown question"
    assert error.startswith(start)


def test_loop_is_refused_before_anything_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = edited(tmp_path, "vragen.toml", "ernst/nee", "naar", 'naar = "hulp"')
    assert command.main(["diff", str(loop), str(MAS)]) == 1
    assert "the questions form a loop: hulp → ernst → hulp" in capsys.readouterr().err


@pytest.mark.parametrize("folder", [MAS / "nowhere", MAS / "vragen.toml"])
def test_folder_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert command.main(["diff", str(folder), str(MAS)]) == 1
    shown, error = capsys.readouterr()
    assert (shown, error.count("\n")) == ("", 1)
    assert error.startswith(f"{folder}/")


@pytest.mark.parametrize("arguments", [["diff"], ["diff", "one"], ["check", "one"]])
def test_wrong_number_of_folders_is_explained(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        command.main(arguments)
    assert stop.value.code == 2
    assert "diff takes two folders, the other commands none" in capsys.readouterr().err


def test_real_command_compares_two_folders(tmp_path: Path) -> None:
    folder = edited(tmp_path, "drempels.toml", "halt_min_uren", "waarde", "waarde = 10")
    arguments = [sys.executable, "-m", "flow", "diff", str(MAS), str(folder)]
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "halt_min_uren, value: 9 → 10" in ran.stdout
