"""The routewijzer in a terminal, reports on the rules, and answers as JSON lines or as a list."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from flow.batch.columns import read_list
from flow.batch.sheet import ListError
from flow.compare.difference import diff
from flow.compare.report import told
from flow.doors import terminal
from flow.doors.csv_lines import result_lines
from flow.doors.json_lines import answer_lines
from flow.doors.streams import open_up, send
from flow.meeting.agreements import load_agreements
from flow.meeting.letter import load_invitation
from flow.meeting.scan import load_scan
from flow.reason.extent import extent
from flow.region.form import load_region_form
from flow.rules.check import problems
from flow.rules.check_examples import untouched
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.model import Flow

INTERRUPTED = 130  # as shells call a command that Ctrl+C stopped


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    open_up()
    try:
        return _run(_options(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    if options.command == "diff":
        return _compare(*options.folders)
    flow = _load(options.rules, region=options.region)
    if flow is None:
        return 1
    if options.command == "check":
        print(report(flow))
        return 0
    if options.command == "json":
        for line in answer_lines(flow, sys.stdin.buffer):
            print(line, flush=True)
        return 0
    if options.command == "csv":
        return _list(flow, sys.stdin.buffer.read())
    return terminal.run(flow, options.casus)


def _list(flow: Flow, data: bytes) -> int:
    """Give the outcomes of a list, and say which columns count for nothing."""
    try:
        columns, rows = read_list(flow, data)
    except ListError as refused:
        print(refused, file=sys.stderr)
        return 1
    for notice in columns.notices:
        print(notice, file=sys.stderr)
    for line in result_lines(columns, rows):
        send(line)
    return 0


def _compare(*folders: Path) -> int:
    """Tell what differs between the rules of two folders."""
    old, new = (_load(folder, f"{folder}/", whole=False) for folder in folders)
    if old is None or new is None:
        return 1
    print(told(diff(old, new)))
    return 0


def _load(
    folder: Path | None, place: str = "", *, whole: bool = True, region: Path | None = None
) -> Flow | None:
    """Load sound rules; else say what is wrong, with the place before the name of the file.

    `whole` looks at all the edition holds: also the cards, the colours and the forms.
    """
    edition = Edition(folder, region)
    try:
        mistakes = edition.problems() if whole else problems(edition.flow)
        if whole and edition.is_whole:
            _read_forms(edition)
    except RuleError as error:
        mistakes = (str(error),)
    for mistake in mistakes:
        print(f"{place}{mistake}", file=sys.stderr)
    return None if mistakes else edition.flow


def _read_forms(edition: Edition) -> None:
    """Read the forms of the guide; raises RuleError at the first mistake."""
    for load in (load_invitation, load_scan, load_agreements, load_region_form):
        load(edition)


def report(flow: Flow) -> str:
    """Say how large the rules are, and what no example touches."""
    size = extent(flow)
    counts = (
        _count(len(flow.asked), "questions"),
        _count(len(flow.gates), "gates"),
        _count(len(flow.outcomes), "outcomes"),
        _count(size.paths, "complete paths"),
    )
    return f"{', '.join(counts)}, longest {size.longest}, no problems\n{_examples(flow)}"


def _examples(flow: Flow) -> str:
    """Name what no example touches, once there are examples."""
    if not flow.examples:
        return "no examples"
    left = untouched(flow).items()
    told = ", ".join(f"{_count(len(ids), kind)} ({', '.join(ids)})" for kind, ids in left if ids)
    leave = "leaves" if len(flow.examples) == 1 else "leave"
    examples = _count(len(flow.examples), "examples")
    return f"{examples}, which {leave} untouched: {told or 'nothing'}"


def _count(number: int, things: str) -> str:
    """Return a number with what it counts, given in the plural."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m flow", description=__doc__)
    parser.add_argument(
        "command",
        nargs="?",
        choices=["interview", "check", "json", "csv", "diff"],
        default="interview",
        help="interview (default), check: report on the rules, json: one object of answers a line, "
        "csv: a list of answers, "
        "diff: what differs between two folders of rules",
    )
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="for diff: the old and the new one"
    )
    parser.add_argument("--casus", metavar="ID", help="start the interview from an example case")
    parser.add_argument(
        "--rules", type=Path, metavar="FOLDER", help="another folder of rules than the national one"
    )
    parser.add_argument(
        "--region", type=Path, metavar="FILE", help="the file of a region, for its own edition"
    )
    options = parser.parse_args(arguments)
    if len(options.folders) != (2 if options.command == "diff" else 0):
        parser.error("diff takes two folders, the other commands none")
    return options
