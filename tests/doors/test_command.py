"""The command: a report on the rules, and the interview in a terminal."""

from __future__ import annotations

import io
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flow.doors import command
from flow.reason.explain import changes
from flow.reason.walk import walk
from flow.screens.outcome import change_sentence, other_answers
from flow.screens.pieces import KIND_LABELS
from tests.support.rules import MAS, ROOT, edited, national, question, trail_to

PROMPT = "Uw keuze (nummer, t = terug, w = waarom): "
STOPPED = "Gestopt. Er is niets bewaard.\n"


class Terminal:
    """A terminal with somebody who types."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys
        self.code, self.error = 0, ""

    def run(self, *arguments: str, typed: str = "") -> str:
        """Run the command while these words are typed, a line each; returns what it printed."""
        lines = io.BytesIO("".join(f"{word}\n" for word in typed.split()).encode())
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(lines, encoding="utf-8"))
        self.code = command.main(list(arguments))
        shown, self.error = self.capsys.readouterr()
        return shown


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(monkeypatch, capsys)


def numbers(answers: dict[str, str]) -> str:
    """Return what to type for these answers."""
    chosen = [[o.id for o in question(id).options].index(answers[id]) + 1 for id in answers]
    return " ".join(map(str, chosen))


def one_line(shown: str) -> str:
    return " ".join(shown.split())


def test_check_reports_the_size_of_the_rules(terminal: Terminal) -> None:
    shown = terminal.run("check")
    assert shown == "18 questions, 18 outcomes, 6154 complete paths, no problems\n"
    assert (terminal.code, terminal.error) == (0, "")


def test_module_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["flow", "check"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("flow", run_name="__main__")
    assert stop.value.code == 0


@pytest.mark.parametrize("arguments", [["check"], ["json"], ["interview"], []])
def test_broken_rules_are_refused_in_one_line_that_names_the_place(
    terminal: Terminal, tmp_path: Path, arguments: list[str]
) -> None:
    edited(tmp_path, "vragen.toml", "tijd", "deel", 'deel = "slot"')
    assert terminal.run(*arguments, "--rules", str(tmp_path)) == ""
    assert terminal.code == 1
    assert terminal.error.startswith("vragen.toml: id 'tijd', field 'deel': unknown part 'slot'; ")
    assert terminal.error.count("\n") == 1


def test_broken_rules_stop_the_real_command_without_a_traceback(tmp_path: Path) -> None:
    edited(tmp_path, "drempels.toml", "halt_min_uren", "waarde", "waarde = 0")
    arguments = [sys.executable, "-m", "flow", "check", "--rules", str(tmp_path)]
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    problem = "expected a whole number above zero, found 0"
    assert ran.stderr == f"drempels.toml: id 'halt_min_uren', field 'waarde': {problem}\n"


@pytest.mark.parametrize("arguments", [["check"], ["json"], ["interview"]])
def test_loop_is_refused_before_anything_starts(
    terminal: Terminal, tmp_path: Path, arguments: list[str]
) -> None:
    edited(tmp_path, "vragen.toml", "ernst/weet-niet", "naar", 'naar = "hulp"')
    assert terminal.run(*arguments, "--rules", str(tmp_path)) == ""
    assert terminal.code == 1
    assert "the questions form a loop: hulp → ernst → hulp" in terminal.error


@pytest.mark.parametrize(
    ("place", "problem"),
    [("vragen.toml", "cannot be read: "), ("weg", "this file is missing; restore it")],
)
def test_place_without_rules_is_refused(terminal: Terminal, place: str, problem: str) -> None:
    terminal.run("check", "--rules", str(MAS / place))
    assert terminal.code == 1
    assert terminal.error.startswith(f"bronnen.toml: id '-', field '-': {problem}")


def test_rules_without_cards_and_forms_are_sound(terminal: Terminal, tmp_path: Path) -> None:
    for file in MAS.glob("*.toml"):
        shutil.copy(file, tmp_path)
    assert "no problems" in terminal.run("check", "--rules", str(tmp_path))


def test_broken_form_is_refused_too(terminal: Terminal, tmp_path: Path) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "documenten" / "uitnodiging.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("{plaats}", "{zaal}"), encoding="utf-8"
    )
    terminal.run("check", "--rules", str(tmp_path))
    assert terminal.code == 1
    assert "uitnodiging.toml: " in terminal.error
    assert "'{zaal}' is no field" in terminal.error


def test_broken_card_is_refused_too(terminal: Terminal, tmp_path: Path) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "kaarten" / "begrippen.toml").write_text("[[begrip]]", encoding="utf-8")
    terminal.run("check", "--rules", str(tmp_path))
    assert terminal.code == 1
    assert terminal.error.startswith("begrippen.toml: id '-', field 'id': is missing; ")


def test_rules_without_cards_are_fine(terminal: Terminal, tmp_path: Path) -> None:
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "kaarten")
    terminal.run("check", "--rules", str(tmp_path))
    assert (terminal.code, terminal.error) == (0, "")


def test_json_answers_each_line(terminal: Terminal) -> None:
    shown = terminal.run("json", typed='{} {"plicht":"nee"} x')
    assert [line[:9] for line in shown.splitlines()] == ['{"path": ', '{"path": ', '{"error":']


def test_unknown_command_is_explained(terminal: Terminal) -> None:
    with pytest.raises(SystemExit) as stop:
        terminal.run("vlieg")
    assert stop.value.code == 2
    assert "invalid choice: 'vlieg'" in terminal.capsys.readouterr().err


@pytest.mark.parametrize("id", national().outcomes)
def test_interview_leads_to_every_outcome(terminal: Terminal, id: str) -> None:
    shown = one_line(terminal.run(typed=numbers(trail_to(id).answers)))
    reached = national().outcomes[id]
    assert f"{KIND_LABELS[reached.kind]}: {reached.title}" in shown
    assert all(text in shown for text in (reached.text, "Wat nu", "Waarom", "Bronnen"))
    assert (terminal.code, terminal.error) == (0, "")


def test_interview_explains_the_outcome(terminal: Terminal) -> None:
    answers = {**trail_to("dwang-straf").answers, "veiligheid": "vermoeden"}
    shown = one_line(terminal.run("interview", typed=numbers(answers)))
    assert national().actions["meldcode"].text in shown
    for title in ("Doe dit ook", "Waarom niet een andere route", "Wat zou het veranderen"):
        assert title in shown


def test_interview_lists_the_answers_of_a_change_that_takes_more_than_one(
    terminal: Terminal,
) -> None:
    shown = one_line(terminal.run(typed=numbers(trail_to("vrijstelling").answers)))
    change = changes(walk(national(), trail_to("vrijstelling").answers))[0]
    listed = "; ".join(other_answers(national(), change))
    assert f"{change_sentence(national(), change)} ({listed})" in shown


def test_interview_shows_the_question_its_help_and_its_options(terminal: Terminal) -> None:
    shown = one_line(terminal.run(typed="3"))
    plicht = question("plicht")
    assert f"{plicht.text} (Nog hoogstens " in shown
    assert plicht.help in shown
    assert " ".join(f"{n}. {option.label}" for n, option in enumerate(plicht.options, 1)) in shown


@pytest.mark.parametrize("typed", ["0", "5", "-1", "x", "1.0", "²", "acuut"])
def test_wrong_number_is_asked_again(terminal: Terminal, typed: str) -> None:
    shown = terminal.run(typed=f"{typed} 1")
    assert "Kies een nummer van 1 tot en met 4." in shown
    assert national().outcomes["eerst-veiligheid"].title in shown


def test_empty_line_is_asked_again(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["", "  ", " 1 "])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    assert terminal.run().count("Kies een nummer van 1 tot en met 4.") == 2


def test_w_tells_why_the_question_is_asked(terminal: Terminal) -> None:
    shown = terminal.run(typed="W 1")
    assert question("veiligheid").why in one_line(shown)
    assert shown.count(PROMPT) == 2


def test_t_goes_back_one_question(terminal: Terminal) -> None:
    shown = terminal.run(typed="3 t 1")
    assert shown.count(question("veiligheid").text) == 2
    assert national().outcomes["eerst-veiligheid"].title in shown


def test_t_at_the_first_question_stays_there(terminal: Terminal) -> None:
    shown = terminal.run(typed="t 1")
    assert "Dit is de eerste vraag." in shown
    assert shown.count(question("veiligheid").text) == 2


def test_end_of_input_stops_calmly(terminal: Terminal) -> None:
    assert terminal.run(typed="3 1").endswith(STOPPED)
    assert (terminal.code, terminal.error) == (0, "")


def test_ctrl_c_stops_calmly(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)
    assert terminal.run().endswith(STOPPED)
    assert terminal.code == 0


def test_case_is_told_and_only_the_rest_is_asked(terminal: Terminal) -> None:
    """Of Bas the text leaves open: safety, duty, enrolment, a fitting place, and Halt."""
    shown = terminal.run("--casus", "bas", typed="3 1 1 1 2 1 1")
    case = national().cases["bas"]
    assert one_line(shown).startswith(f"Casus {case.name}. {case.text}")
    assert shown.count(PROMPT) == 7
    assert all(question(id).text not in one_line(shown) for id in case.answers)
    assert f"Route: {national().outcomes['halt'].title}" in shown


def test_going_back_in_a_case_leaves_its_own_answers_alone(terminal: Terminal) -> None:
    shown = terminal.run("--casus", "bas", typed="3 t t 3")
    assert "Dit is de eerste vraag." in shown
    assert shown.count(question("veiligheid").text) == 3


def test_case_that_is_complete_goes_straight_to_its_outcome(terminal: Terminal) -> None:
    shown = terminal.run("--casus", "sem")
    assert PROMPT not in shown
    assert f"Route: {national().outcomes['dwang-straf'].title}" in shown


def test_unknown_case_is_refused_with_the_known_ones(terminal: Terminal) -> None:
    assert terminal.run("--casus", "piet") == ""
    assert terminal.code == 1
    known = ", ".join(national().cases)
    assert terminal.error == f"De casus 'piet' bestaat niet. Kies uit: {known}.\n"
