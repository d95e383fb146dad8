"""Visitors read what changed since the last version, or why that can't be told; never an error."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from flow.compare.difference import diff
from flow.compare.entries import field_names, items
from flow.rules.edition import load
from flow.rules.model import Flow
from flow.screens.differences import lines
from flow.screens.item_names import FIELDS, ITEMS
from scripts.faces.pages.changes import told
from scripts.faces.pages.since_last_version import FIRST, UNREADABLE, since_last_version
from tests.support.edit_rules import copied, edited, leading
from tests.support.editions import LEADING
from tests.support.toy import FLOW


class Project:
    """A git repository with a copy of the rules."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rules = folder / "flow" / "mas"
        self.rules.mkdir(parents=True)
        copied(self.rules)
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> None:
        """Run git as somebody."""
        somebody = ("-c", "user.name=Iemand", "-c", "user.email=iemand@example.org")
        subprocess.run(
            ("git", *somebody, *arguments), cwd=self.folder, check=True, capture_output=True
        )

    def tag(self, name: str) -> None:
        """Commit what there is as a version."""
        self.git("add", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message", name)
        self.git("tag", name)

    def told(self, flow: Flow = FLOW) -> str:
        """Return what the page tells."""
        return since_last_version(flow, self.folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


# --- which version is compared ------------------------------------------------------------------


def test_same_rules_as_the_last_version_are_called_unchanged(project: Project) -> None:
    project.tag("v1.0.0")
    assert project.told() == (
        "Tussen versie 2.1.0 (v1.0.0) en versie 2.1.0 van nu is in de regels niets veranderd.\n"
    )


def test_rules_of_the_last_version_are_read_not_those_of_an_earlier_one(project: Project) -> None:
    project.tag("v1.0.0")
    edited(project.rules, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    project.tag("v1.1.0")
    assert "| 45 euro | 40 euro |" in project.told()


def test_release_is_compared_with_the_one_before_and_not_with_itself(project: Project) -> None:
    edited(project.rules, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    project.tag("v1.1.0")
    edited(project.rules, "drempels.toml", "weinig_euro", "waarde", "waarde = 40")
    project.tag(f"v{FLOW.version}")
    assert "| 45 euro | 40 euro |" in project.told()


def test_first_release_is_compared_with_nothing(project: Project) -> None:
    project.tag(f"v{FLOW.version}")
    assert project.told() == FIRST


def test_version_from_before_the_clauses_is_compared(project: Project) -> None:
    edited(project.rules, "vragen.toml", "rem/half", "omdat", "")
    edited(project.rules, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    project.tag("v1.1.0")
    assert "| 45 euro | 40 euro |" in project.told()


def test_what_is_not_in_a_version_yet_is_not_read(project: Project) -> None:
    project.tag("v1.0.0")
    edited(project.rules, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    assert "niets veranderd" in project.told()


def test_without_any_version_this_is_the_first(project: Project) -> None:
    assert project.told() == FIRST
    project.tag("proef")  # no version: it does not start with a v
    assert project.told() == FIRST


def test_version_from_before_the_rules_does_not_count(project: Project) -> None:
    shutil.rmtree(project.rules)
    project.tag("v0.1.0")
    assert project.told() == FIRST


def test_folder_that_is_no_repository_gives_the_first_version(tmp_path: Path) -> None:
    assert since_last_version(FLOW, tmp_path) == FIRST


def test_computer_without_git_gives_the_first_version(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.tag("v1.0.0")
    monkeypatch.setenv("PATH", "")
    assert project.told() == FIRST


@pytest.mark.parametrize(
    ("row", "line"),
    [
        pytest.param("geld", 'korte_naam = "Geld"', id="other fields"),
        pytest.param("bon/foto", 'naar = "garantie"', id="a loop"),
        pytest.param("geld", 'kort = "Geld', id="no TOML"),
    ],
)
def test_version_with_rules_of_another_form_is_told_in_one_sentence(
    project: Project, row: str, line: str
) -> None:
    edited(project.rules, "vragen.toml", row, "naar" if "/" in row else "kort", line)
    project.tag("v0.9.0")
    assert project.told() == UNREADABLE.format(tag="v0.9.0")
    assert FIRST.count("\n") == UNREADABLE.count("\n") == 1


# --- how it is told -----------------------------------------------------------------------------


def test_other_outcomes_are_told_with_the_answers_that_give_them() -> None:
    shown = told(diff(FLOW, LEADING), "v1")
    assert (
        "| Naar de werkplaats "
        "| [Uitkomst B: Repair Café](/regels/uitkomst-repair-cafe.md) "
        "| Zelf doen: Nee<br>Geld: 40 euro of meer | 8 van de 12 |\n"
    ) in shown
    assert "Wij vergeleken 91 combinaties van antwoorden" in shown
    assert "| Antwoord ‘Nee’ bij ‘Zelf doen’ | gaat naar | Geld | Wachten |\n" in shown


def test_other_outcome_whatever_the_answers_is_told_so() -> None:
    flow = replace(FLOW, start="bon")
    old, new = (
        leading(flow, "bon", papier=end, foto=end, kwijt=end) for end in ("fabriek", "eerst-bon")
    )
    assert "| alle antwoorden | 3 van de 3 |" in told(diff(old, new), "v1")


def test_other_threshold_is_told_with_its_unit(project: Project) -> None:
    edited(project.rules, "drempels.toml", "weinig_euro", "waarde", "waarde = 45")
    shown = told(diff(FLOW, load(project.rules)), "v1")
    assert "### Andere drempel\n" in shown
    assert "| Onder 45 euro is een reparatie goedkoop. | 40 euro | 45 euro |\n" in shown
    assert "### Andere uitkomst" not in shown
    assert "### Verder veranderd" not in shown


def test_new_and_dropped_answers_are_listed_with_their_question(project: Project) -> None:
    edited(project.rules, "vragen.toml", "rem/half", "label", 'label = "Half"')
    edited(project.rules, "vragen.toml", "rem/half", "id", 'id = "matig"')
    shown = told(diff(FLOW, load(project.rules)), "v1")
    assert "### Nieuw\n\n- Antwoord ‘Half’ bij ‘Rem’\n" in shown
    assert "### Vervallen\n\n- Antwoord ‘Een beetje, maar niet genoeg’ bij ‘Rem’\n" in shown


def test_other_words_are_told_before_and_after(project: Project) -> None:
    edited(project.rules, "vragen.toml", "bon", "tekst", 'tekst = "Ligt de bon thuis?"')
    shown = told(diff(FLOW, load(project.rules)), "v1")
    assert "| Vraag ‘Bon’ | tekst | Hebt u de bon nog? | Ligt de bon thuis? |\n" in shown


@pytest.mark.parametrize(
    ("file", "row", "line", "cells"),
    [
        ("stappen.toml", "thuis", 'tekst = "alleen"', "Kring ‘Thuis’ | tekst | wat u zelf doet"),
        ("stappen.toml", "rondje-rijden", 'kring = "thuis"', "| kring | In de buurt | Thuis |"),
        ("overgangen.toml", "klaar", 'titel = "Uit"', "Einde ‘Uit’ | titel | Klaar | Uit"),
        ("uitkomsten.toml", "fabriek", "trede = 9", "| trede | 4 | 9 |"),
        ("partners.toml", "cafe", "eigennaam = false", "| eigennaam | ja | nee |"),
        ("regels.toml", "-", 'begin = "schade"', "Regels ‘2.1.0’ | eerste vraag | Rem | Schade"),
    ],
)
def test_every_other_change_is_told_by_its_dutch_name(
    project: Project, file: str, row: str, line: str, cells: str
) -> None:
    edited(project.rules, file, row, line.split(" = ")[0], line)
    assert cells in told(diff(FLOW, load(project.rules)), "v1")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("target", "ouderdom", "Leeftijd van de fiets"),
        ("target", "fabriek", "Terug naar de fabriek"),
        ("actions", ("lopen", "inleveren"), "Loop met de fiets<br>Lever de oude fiets in"),
        ("actions", (), "geen"),
        ("help", "", "geen"),
        ("part", "bekijken", "Wat is er aan de hand?"),
        ("text", "Een zin.", "Een zin."),
        ("value", 9, "9"),
        ("working_title", True, "ja"),
        ("working_title", False, "nee"),
        ("checked", datetime.date(2026, 11, 21), "21-11-2026"),
        ("answers", {"rem": "stuk"}, "Rem: Stuk"),
        ("answers", {}, "geen"),
        ("tasks", (), "geen"),
        ("missing", ("Het ene.", "Het andere."), "Het ene.<br>Het andere."),
    ],
)
def test_values_are_told_in_words(field: str, value: object, words: str) -> None:
    assert "<br>".join(lines(FLOW, field, value)) == words


def test_tasks_are_told_with_the_name_of_who_acts() -> None:
    tasks = FLOW.outcomes["eerst-bon"].tasks
    assert lines(FLOW, "tasks", tasks) == ["Eigenaar: Bel de winkel.", "Iedereen: Zoek de bon."]


def test_every_table_and_every_field_has_a_dutch_name() -> None:
    assert {key.table for key in items(FLOW)} == set(ITEMS)
    assert {name for item in items(FLOW).values() for name in field_names(item)} == set(FIELDS)
