"""Runs the weekly looks, and keeps one issue that tells what they found.

`python -m scripts.weekly look COMMAND FOLDER` runs one and keeps what it said;
`python -m scripts.weekly report FOLDER --run ADDRESS` writes the issue with `gh`. Both need nothing
but Python: the room to tell that something is broken must not break with it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASKS = {
    "accessible": "Does anything keep people out, in any look?",
    "audit": "Of which package is a weakness known?",
    "generators": "Does the site build with what may follow MkDocs?",
    "links": "Which source is gone?",
    "mutate": "Which change of the rules does no test notice?",
    "outdated": "Which pin has been overtaken for more than 30 days?",
}
LABEL, TITLE = "weekly", "What the weekly look found"
SHOWN = 9_000  # signs of each look: GitHub takes 65,536 in all, and the end says most
FOUND = re.compile(r"<!-- found: (.*) -->")


@dataclass(frozen=True)
class Looked:
    """What one look said; `code` is 0 when nothing was found."""

    code: int
    said: str


NOT_DONE = Looked(1, "It gave no result: it was stopped, or took too long.")


def look(command: str, folder: Path) -> int:
    """Run scripts/COMMAND, show what it says as it says it, keep that, and return its code."""
    lines = []
    with subprocess.Popen(
        [ROOT / "scripts" / command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    folder.mkdir(parents=True, exist_ok=True)
    kept = json.dumps({"code": process.returncode, "said": "".join(lines)})
    (folder / f"{command}.json").write_text(kept, encoding="utf-8")
    return process.returncode


def read(folder: Path) -> dict[str, Looked]:
    """Return what each look said, also of those that never came to an end."""
    files = {command: folder / f"{command}.json" for command in ASKS}
    return {
        command: Looked(**json.loads(file.read_bytes())) if file.is_file() else NOT_DONE
        for command, file in files.items()
    }


def found_in(looks: Mapping[str, Looked]) -> list[str]:
    """Return the looks that found something."""
    return [command for command, looked in looks.items() if looked.code]


def body(looks: Mapping[str, Looked], run: str) -> str:
    """Return the text of the issue: what was found first, the rest folded away."""
    found = found_in(looks)
    lines = [
        f"<!-- found: {' '.join(found)} -->",
        f"Written anew each week by [the weekly run]({run}); it closes when nothing is found.",
    ]
    for command in sorted(looks, key=lambda name: name not in found):
        lines += ["", f"## {command}: {ASKS[command]}", "", _told(looks[command])]
    return "\n".join(lines) + "\n"


def _told(looked: Looked) -> str:
    said = looked.said.strip()
    cut = f"(the last of {len(said)} signs)\n\n" if len(said) > SHOWN else ""
    said = said[-SHOWN:]
    ticks = max(map(len, re.findall("`+", said)), default=0)
    fence = "`" * max(3, ticks + 1)  # what was said cannot end its own frame
    framed = f"{cut}{fence}text\n{said}\n{fence}"
    nothing = "<details><summary>Nothing.</summary>\n\n"
    return framed if looked.code else f"{nothing}{framed}\n\n</details>"


def report(looks: Mapping[str, Looked], run: str) -> None:
    """Write the issue: make it once, write it anew, open it again, or close it.

    Who follows it hears of it when other looks find something than the week before, else not.
    """
    found = found_in(looks)
    number, is_open, before = _issue()
    if not number and not found:
        return
    if not number:
        _gh("label", "create", LABEL, "--force", "--description", TITLE)
        _gh("issue", "create", "--title", TITLE, "--label", LABEL, "--body-file", "-",
            told=body(looks, run))  # fmt: skip
        return
    _gh("issue", "edit", number, "--body-file", "-", told=body(looks, run))
    if found and not is_open:
        _gh("issue", "reopen", number)
    if is_open and not found:
        _gh("issue", "close", number, "--comment", "Nothing was found this week.")
    elif found and (not is_open or found != before):
        _gh("issue", "comment", number, "--body", f"Found something now: {', '.join(found)}.")


def _issue() -> tuple[str, bool, list[str]]:
    """Return the number of the issue, whether it is open, and which looks had found something."""
    asked = ("--label", LABEL, "--state", "all", "--limit", "1", "--json", "number,state,body")
    for issue in json.loads(_gh("issue", "list", *asked)):
        found = FOUND.search(issue["body"])
        return str(issue["number"]), issue["state"] == "OPEN", found[1].split() if found else []
    return "", False, []


def _gh(*command: str, told: str = "") -> str:
    """Run GitHub's own command, with `told` as what it reads."""
    whole = ("gh", *command)
    return subprocess.run(
        whole, input=told, stdout=subprocess.PIPE, check=True, encoding="utf-8"
    ).stdout


def main() -> int:
    """Run one look, or report all."""
    parser = argparse.ArgumentParser(prog="python -m scripts.weekly", description=__doc__)
    commands = parser.add_subparsers(dest="verb", required=True)
    one = commands.add_parser("look")
    one.add_argument("command", choices=ASKS)
    one.add_argument("folder", type=Path)
    all_of_them = commands.add_parser("report")
    all_of_them.add_argument("folder", type=Path)
    all_of_them.add_argument("--run", required=True, help="address of the run")
    chosen = parser.parse_args()
    if chosen.verb == "look":
        return look(chosen.command, chosen.folder)
    report(read(chosen.folder), chosen.run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
