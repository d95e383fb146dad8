"""Runs other programs, with one clear message when they fail."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts.faces.tools.errors import FaceError

TIME_LIMIT = 300  # seconds; Pyodide waits for ever when its WebAssembly does not start
SHOWN_LINES, SHOWN_WIDTH = 8, 200  # a JavaScript error quotes its whole line: a megabyte


def run(
    step: str, *command: str | Path, env: Mapping[str, str] | None = None, stdin: str = ""
) -> str:
    """Run a command with `stdin` and return what it printed; the step names it in the error."""
    try:
        result = subprocess.run(
            [str(part) for part in command],
            env=os.environ | (env or {}),
            input=stdin,
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


def _last_lines(text: str) -> str:
    """Return the end of an error text, without endless lines."""
    return "\n".join(line[:SHOWN_WIDTH] for line in text.splitlines()[-SHOWN_LINES:])
