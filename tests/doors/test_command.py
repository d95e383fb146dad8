"""The command: a report on the rules, and the interview in a terminal."""

from __future__ import annotations

import importlib
import io
import re
import runpy
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from flow.batch.columns import read_list
from flow.batch.sheet import ListError
from flow.doors import command
from flow.screens.pieces import KIND_LABELS
from tests.support.approved import assert_approved
from tests.support.edit_rules import copied, edited
from tests.support.living import FOLDER as LIVING
from tests.support.regions import SPAAKDORP
from tests.support.toy import FLOW, FOLDER, ROOT, TRAILS, before, question, trail_to

PROMPT = "Uw keuze (nummer, t = terug, w = waarom): "
STOPPED = "Gestopt. Er is niets bewaard.\n"


class Terminal:
    """A terminal with somebody who types."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys
        self.code, self.error = 0, ""

    def run(self, *arguments: str, typed: str = "", rules: Path = FOLDER) -> str:
        """Run the command while these words are typed, a line each; returns what it printed."""
        lines = io.BytesIO("".join(f"{word}\n" for word in typed.split()).encode())
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(lines, encoding="utf-8"))
        self.code = command.main([*arguments, "--rules", str(rules)])
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
    size, examples = shown.splitlines()
    assert size == "8 questions, 1 gate, 10 outcomes, 67 complete paths, longest 5, no problems"
    assert examples.startswith(
        "3 examples, which leave untouched: 3 questions (bon, wachten, geld), "
    )
    assert "19 answers (rem/half, schade/ketting, " in examples
    assert examples.endswith(", eerst-prijs, niets-kapot)")
    assert (terminal.code, terminal.error) == (0, "")


def test_check_says_so_when_there_are_no_examples(terminal: Terminal, tmp_path: Path) -> None:
    (copied(tmp_path) / "voorbeelden.toml").unlink()
    assert terminal.run("check", rules=tmp_path).splitlines()[1:] == ["no examples"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_check_counts_in_the_singular_and_the_plural(number: int) -> None:
    some = dict(list(FLOW.examples.items())[:number])
    told = command.report(replace(FLOW, examples=some))
    assert not re.search(r"\b1 \w+s\b", told)
    assert not re.search(r"\b(?:0|[2-9]|\d\d+) (?:question|gate|outcome|example|answer)\b", told)


@pytest.mark.parametrize(("number", "told"), [(1, "1 example, which leaves"), (2, "2 examples,")])
def test_check_says_how_many_examples_leave_what_untouched(number: int, told: str) -> None:
    some = dict(list(FLOW.examples.items())[:number])
    assert f"\n{told}" in command.report(replace(FLOW, examples=some))


def test_check_says_so_when_the_examples_touch_all() -> None:
    everything = {
        str(number): replace(FLOW.examples["rook"], answers=trail.answers, outcome=trail.outcome)
        for number, trail in enumerate(TRAILS)
    }
    told = command.report(replace(FLOW, examples=everything))
    assert told.endswith(f"\n{len(TRAILS)} examples, which leave untouched: nothing")


def test_module_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["flow", "check"])
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # that of these tests stays as it is
    monkeypatch.delitem(sys.modules, "flow.__main__", raising=False)  # as nobody imported it yet
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("flow", run_name="__main__")
    assert stop.value.code == 0


def test_importing_the_command_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    module = importlib.import_module("flow.__main__")
    assert module.main is command.main
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("arguments", [["check"], ["json"], ["interview"], []])
def test_broken_rules_are_refused_in_one_line_that_names_the_place(
    terminal: Terminal, tmp_path: Path, arguments: list[str]
) -> None:
    edited(tmp_path, "vragen.toml", "geld", "deel", 'deel = "slot"')
    assert terminal.run(*arguments, rules=tmp_path) == ""
    assert terminal.code == 1
    assert terminal.error.startswith("vragen.toml: id 'geld', field 'deel': unknown part 'slot'; ")
    assert terminal.error.count("\n") == 1


def test_broken_rules_stop_the_real_command_without_a_traceback(tmp_path: Path) -> None:
    edited(tmp_path, "drempels.toml", "wacht_dagen", "waarde", "waarde = 0")
    arguments = [sys.executable, "-m", "flow", "check", "--rules", str(tmp_path)]
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    problem = "expected a whole number above zero, found 0"
    assert ran.stderr == f"drempels.toml: id 'wacht_dagen', field 'waarde': {problem}\n"


@pytest.mark.parametrize("arguments", [["check"], ["json"], ["interview"]])
def test_loop_is_refused_before_anything_starts(
    terminal: Terminal, tmp_path: Path, arguments: list[str]
) -> None:
    edited(tmp_path, "vragen.toml", "bon/foto", "naar", 'naar = "garantie"')
    assert terminal.run(*arguments, rules=tmp_path) == ""
    assert terminal.code == 1
    assert "the questions form a loop: garantie → bon → garantie" in terminal.error


@pytest.mark.parametrize("arguments", [["check"], ["json"], ["interview"]])
def test_answer_without_a_clause_is_refused_by_name(
    terminal: Terminal, tmp_path: Path, arguments: list[str]
) -> None:
    edited(tmp_path, "vragen.toml", "geld/weinig", "omdat", "")
    assert terminal.run(*arguments, rules=tmp_path) == ""
    assert terminal.code == 1
    assert terminal.error == (
        "vragen.toml: id 'geld/weinig', field 'omdat': is missing; "
        "write the answer so that it goes on after 'omdat'\n"
    )


@pytest.mark.parametrize(
    ("place", "problem"),
    [("vragen.toml", "cannot be read: "), ("weg", "this file is missing; restore it")],
)
def test_place_without_rules_is_refused(terminal: Terminal, place: str, problem: str) -> None:
    terminal.run("check", rules=FOLDER / place)
    assert terminal.code == 1
    assert terminal.error.startswith(f"bronnen.toml: id '-', field '-': {problem}")


def test_rules_without_cards_and_forms_are_sound(terminal: Terminal, tmp_path: Path) -> None:
    for file in FOLDER.glob("*.toml"):
        shutil.copy(file, tmp_path)
    assert "no problems" in terminal.run("check", rules=tmp_path)
    assert (terminal.code, terminal.error) == (0, "")


def test_missing_card_is_told(terminal: Terminal, tmp_path: Path) -> None:
    edited(tmp_path, "kaarten/stapkaarten.toml", "keuze-maken", "id", 'id = "rondje-rijden"')
    edited(tmp_path, "kaarten/partnerkaarten.toml", "bond", "id", 'id = "allen"')
    text = (tmp_path / "kaarten" / "stapkaarten.toml").read_text(encoding="utf-8")
    last = text.rindex("[[stap]]")
    (tmp_path / "kaarten" / "stapkaarten.toml").write_text(text[:last], encoding="utf-8")
    assert terminal.run("check", rules=tmp_path) == ""
    assert terminal.code == 1
    shown = "is missing, and pages or documents show it; add a"
    told = terminal.error.splitlines()
    assert f"kaarten/stapkaarten.toml: id 'keuze-maken', field 'id': {shown} [[stap]]" in told
    assert f"kaarten/partnerkaarten.toml: id 'bond', field 'id': {shown} [[partner]]" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("documenten/uitnodiging.toml", "{plaats}", "{zaal}", "'{zaal}' is no field"),
        ("documenten/quick-scan.toml", "nummer = 3", "nummer = 4", "the guide has no question 4"),
        ("documenten/afsprakenkaart.toml", '"lang"', '"breed"', "'breed' is unknown; expected"),
        ("kaarten/begrippen.toml", 'id = "bon"', "", "id '-', field 'id': is missing; "),
        ("kleuren.toml", "#014d73", "blauw", "expected a colour like #05515f, found 'blauw'"),
    ],
)
def test_broken_card_colour_or_form_is_refused_too(
    terminal: Terminal, tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    text = (copied(tmp_path) / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert terminal.run("check", rules=tmp_path) == ""
    assert terminal.code == 1
    assert terminal.error.startswith(f"{file.split('/')[-1]}: ")
    assert problem in terminal.error


def test_rules_that_are_not_named_are_the_national_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.main(["check"]) == command.main(["check", "--rules", str(LIVING)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[: len(shown) // 2] == shown[len(shown) // 2 :]
    assert "no problems" in shown[0]


def test_json_answers_each_line(terminal: Terminal) -> None:
    shown = terminal.run("json", typed='{} {"schade":"band"} x')
    assert [line[:9] for line in shown.splitlines()] == ['{"path": ', '{"path": ', '{"error":']


class Written(io.BytesIO):
    """Lines that come in one by one: `shown` holds what was out before each was read."""

    def __init__(self, lines: bytes, out: io.BytesIO) -> None:
        super().__init__(lines)
        self.out, self.shown = out, list[int]()

    def __next__(self) -> bytes:
        self.shown.append(self.out.getvalue().count(b"\n"))
        return super().__next__()


def test_json_answers_a_line_before_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    lines = Written(b"{}\n{}\n", out)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=lines))
    assert command.main(["json", "--rules", str(FOLDER)]) == 0
    assert lines.shown == [0, 1, 2]


def test_rules_are_those_of_a_region_when_its_file_is_named(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "spaakdorp.toml"
    file.write_text(SPAAKDORP, encoding="utf-8")
    typed = numbers(before("geld"))
    assert "1. Minder dan 703 euro" in terminal.run("--region", str(file), typed=typed)
    assert "1. Minder dan 40 euro" in terminal.run(typed=typed)


def test_region_with_a_mistake_is_refused_by_the_name_of_its_file(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "spaakdorp.toml"
    file.write_text("naam = 5", encoding="utf-8")
    assert terminal.run("check", "--region", str(file)) == ""
    assert terminal.code == 1
    assert terminal.error.startswith("spaakdorp.toml, regel 1, veld 'naam': hier hoort een tekst")


def test_unknown_command_is_explained(terminal: Terminal) -> None:
    with pytest.raises(SystemExit) as stop:
        terminal.run("vlieg")
    assert stop.value.code == 2
    assert "invalid choice: 'vlieg'" in terminal.capsys.readouterr().err


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_interview_leads_to_every_outcome(terminal: Terminal, id: str) -> None:
    shown = one_line(terminal.run(typed=numbers(trail_to(id).answers)))
    reached = FLOW.outcomes[id]
    assert f"{KIND_LABELS[reached.kind]}: {reached.title}" in shown
    assert all(text in shown for text in (reached.text, "Wat nu"))
    for title in ("Waarom", "Bronnen"):  # in danger there is no time for them
        assert (title in shown) != reached.urgent
    assert (terminal.code, terminal.error) == (0, "")


def test_interview_explains_the_outcome(terminal: Terminal) -> None:
    answers = {"rem": "half", "schade": "band", "handig": "nee", "geld": "genoeg"}
    shown = one_line(terminal.run("interview", typed=numbers(answers)))
    assert "Doe dit ook - Rijd niet met deze fiets, maar loop ernaast. Waarom - " in shown
    for title in ("Wat nu", "Waarom niet een andere route", "Wat zou het veranderen", "Bronnen"):
        assert title in shown


def test_interview_leaves_out_what_there_is_none_of(terminal: Terminal) -> None:
    shown = terminal.run(typed=numbers(trail_to("zelf-maken").answers))
    assert "Doe dit ook" not in shown


def test_interview_tells_all_that_has_to_be_so_for_another_route(terminal: Terminal) -> None:
    shown = one_line(terminal.run(typed=numbers(trail_to("zelf-maken").answers)))
    assert (
        "- Als u het niet kunt en als u 40 euro of meer hebt, dan past: Naar de werkplaats. "
    ) in shown


def test_interview_shows_the_question_its_help_and_its_options(terminal: Terminal) -> None:
    shown = one_line(terminal.run(typed=""))
    assert shown.startswith(
        "Doet de rem het? (Vraag 1, nog hoogstens 4 hierna.) "
        "Knijp in de rem en duw de fiets vooruit. "
        "1. Ja 2. Een beetje, maar niet genoeg 3. Nee, de rem is stuk"
    )


@pytest.mark.parametrize("typed", ["0", "4", "-1", "x", "1.0", "²", "stuk"])
def test_wrong_number_is_asked_again(terminal: Terminal, typed: str) -> None:
    shown = terminal.run(typed=f"{typed} 1 4")
    assert shown.count("Kies een nummer van 1 tot en met 3.") == 1
    assert FLOW.outcomes["niets-kapot"].title in shown


def test_empty_line_is_asked_again(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["", "  ", " 1 ", "4"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    assert terminal.run().count("Kies een nummer van 1 tot en met 3.") == 2


def test_w_tells_why_the_question_is_asked(terminal: Terminal) -> None:
    shown = terminal.run(typed="W 1 4")
    assert "Zonder rem mag niemand op de fiets." in one_line(shown)
    assert shown.count(PROMPT) == 3


def test_t_goes_back_one_question(terminal: Terminal) -> None:
    shown = terminal.run(typed="1 1 t t 3 1 3")
    assert shown.count(question("rem").text) == 2
    assert shown.count(question("schade").text) == 2
    assert FLOW.outcomes["eerst-bon"].title in shown


def test_t_at_the_first_question_stays_there(terminal: Terminal) -> None:
    shown = terminal.run(typed="t 1 4")
    assert f"{PROMPT}Dit is de eerste vraag.\n" in shown
    assert shown.count(question("rem").text) == 2


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
    """Of Noor the text leaves open: the brake, and the money."""
    shown = terminal.run("--casus", "noor", typed="1 2")
    case = FLOW.cases["noor"]
    assert one_line(shown).startswith(f"Casus {case.name}. {case.text}")
    assert shown.count(PROMPT) == 2
    assert all(question(id).text not in one_line(shown) for id in case.answers)
    assert "Route: Naar de werkplaats" in shown


def test_going_back_in_a_case_leaves_its_own_answers_alone(terminal: Terminal) -> None:
    shown = terminal.run("--casus", "noor", typed="1 t t 1")
    assert "Dit is de eerste vraag." in shown
    assert shown.count(question("rem").text) == 3


def test_case_that_is_complete_goes_straight_to_its_outcome(terminal: Terminal) -> None:
    shown = terminal.run("--casus", "ties")
    assert PROMPT not in shown
    assert "Route: Een andere fiets" in shown


def test_unknown_case_is_refused_with_the_known_ones(terminal: Terminal) -> None:
    assert terminal.run("--casus", "piet") == ""
    assert terminal.code == 1
    assert terminal.error == "De casus 'piet' bestaat niet. Kies uit: noor, ties.\n"


# --- in full --------------------------------------------------------------------------------------


def test_help_in_full(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("COLUMNS", "88")
    terminal.monkeypatch.setenv("NO_COLOR", "1")
    with pytest.raises(SystemExit):
        command.main(["--help"])
    assert_approved("help.txt", {"python -m flow --help": terminal.capsys.readouterr().out})


def test_sessions_in_full(terminal: Terminal) -> None:
    said = {
        "an outcome, after a mistake, why and back": terminal.run(typed="9 w t 1 1 t 2 1"),
        "the case of Noor": terminal.run("--casus", "noor", typed="1 2"),
        "stops halfway": terminal.run(typed="3"),
        "json": terminal.run("json", typed='{} {"schade":"band"} x'),
    }
    assert terminal.code == 0
    assert_approved("sessions.txt", said)


def test_list_gives_the_outcome_of_each_line_and_tells_what_counts_for_nothing(
    terminal: Terminal,
) -> None:
    answers = trail_to("niets-kapot").answers
    heads, cells = ";".join(answers), ";".join(answers.values())
    shown = terminal.run("csv", typed=f"{heads};kleur {cells};rood")
    assert terminal.code == 0
    assert "niets-kapot" in shown
    assert "kleur" in terminal.error


def test_list_that_is_none_is_refused(terminal: Terminal) -> None:
    assert terminal.run("csv", typed="") == ""
    assert terminal.code == 1
    with pytest.raises(ListError) as refused:
        read_list(FLOW, b"")
    assert terminal.error == f"{refused.value}\n"
