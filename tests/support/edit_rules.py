"""The toy rules with something changed: as a folder of files, or as a flow in memory."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from flow.rules.model import Flow, Question
from tests.support.toy import FOLDER


def copied(folder: Path) -> Path:
    """Copy the toy rules into a folder that is there already."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    return folder


def edited(folder: Path, file: str, row: str, key: str, line: str) -> Path:
    """Copy the toy rules and replace a line `key = …`, the first of a row: `id` or `id/option`.

    A row `-` is the start of the file; a folder that holds a copy already is edited further.
    """
    if not (folder / file).exists():
        copied(folder)
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    at = 0
    for id in row.split("/"):
        at = next(
            n for n in range(at, len(lines)) if id == "-" or lines[n].strip() == f'id = "{id}"'
        )
    at = next(n for n in range(at, len(lines)) if lines[n].strip().startswith(f"{key} = "))
    lines[at] = line
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return folder


def leading(flow: Flow, question: str, **targets: str) -> Flow:
    """Send options of one question, named with _ for -, elsewhere."""
    asked = flow.questions[question]
    options = tuple(
        replace(option, target=targets.get(option.id.replace("-", "_"), option.target))
        for option in asked.options
    )
    return changed(flow, replace(asked, options=options))


def changed(flow: Flow, question: Question) -> Flow:
    """Replace a question, or add one at the end."""
    return replace(flow, questions={**flow.questions, question.id: question})


def ordered(flow: Flow, *ids: str) -> Flow:
    """Put the questions in this order; those that are not named follow in their own."""
    order = [*ids, *(id for id in flow.questions if id not in ids)]
    return replace(flow, questions={id: flow.questions[id] for id in order})
