"""The routewijzer in a terminal, a report on the rules, and answers as JSON lines."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

from flow import terminal
from flow.check import problems
from flow.engine import paths
from flow.facts import load_facts
from flow.lines import answer_lines
from flow.load import load
from flow.model import Flow, RuleError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        flow = load(options.rules)
        _check_cards(flow, options.rules)
    except RuleError as error:
        print(error, file=sys.stderr)
        return 1
    found = problems(flow)
    if found:
        print(*found, sep="\n", file=sys.stderr)
        return 1
    if options.command == "check":
        print(report(flow))
        return 0
    if options.command == "json":
        for line in answer_lines(flow, sys.stdin.buffer):
            print(line, flush=True)
        return 0
    return terminal.run(flow, options.casus)


def _check_cards(flow: Flow, folder: Path | None) -> None:
    """Read the cards of the handbook too, where there are any."""
    cards = (folder or files("flow") / "mas") / "kaarten"
    if cards.is_dir():
        load_facts(flow, cards)


def report(flow: Flow) -> str:
    """Say how large the rules are."""
    count = sum(1 for _ in paths(flow))
    return (
        f"{len(flow.questions)} questions, {len(flow.outcomes)} outcomes, "
        f"{count} complete paths, no problems"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m flow", description=__doc__)
    parser.add_argument(
        "command",
        nargs="?",
        choices=["interview", "check", "json"],
        default="interview",
        help="interview (default), check: report on the rules, json: one object of answers a line",
    )
    parser.add_argument("--casus", metavar="ID", help="start the interview from an example case")
    parser.add_argument(
        "--rules", type=Path, metavar="FOLDER", help="another folder of rules than the national one"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
