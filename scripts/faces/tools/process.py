"""Runs other programs, with one clear message when they fail."""

import atexit
import contextlib
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts.faces.tools.errors import FaceError

TIME_LIMIT = 300  # seconds; Pyodide waits for ever when its WebAssembly does not start
SHOWN_LINES, SHOWN_WIDTH = 8, 200  # a JavaScript error quotes its whole line: a megabyte


def run(
    step: str,
    *command: str | Path,
    env: Mapping[str, str] | None = None,
    stdin: str = "",
    cwd: Path | None = None,
) -> str:
    """Run a command with `stdin` and return what it printed; the step names it in the error."""
    try:
        result = subprocess.run(
            [str(part) for part in command],
            env=os.environ | (env or {}),
            input=stdin,
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FaceError(f"{step}: no answer after {TIME_LIMIT} seconds") from None
    if result.returncode:
        raise FaceError(f"{step} failed:\n{_last_lines(result.stderr or result.stdout)}")
    return result.stdout


class Helper:
    """A program that is slow to start and stays: it answers each line of JSON with another."""

    def __init__(self, step: str, *command: str | Path) -> None:
        """Start the command; the step names it in an error."""
        self.step = step
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8"
        )
        atexit.register(self.process.communicate)  # ends what it reads, and so the program

    def ask(self, question: str) -> dict[str, str]:
        """Return the answer; raises FaceError with its last words when the program stops."""
        told, said, complained = self.process.stdin, self.process.stdout, self.process.stderr
        assert told  # mypy does not see that these are pipes
        assert said
        assert complained
        with contextlib.suppress(BrokenPipeError):
            print(json.dumps(question), file=told, flush=True)
        answer = said.readline()
        if not answer:
            raise FaceError(f"{self.step} failed:\n{_last_lines(complained.read())}")
        return dict(json.loads(answer))


def _last_lines(text: str) -> str:
    """Return the end of an error text, without endless lines."""
    return "\n".join(line[:SHOWN_WIDTH] for line in text.splitlines()[-SHOWN_LINES:])
