"""Tells how many changes of flow/ the tests noticed, and shows every one they did not."""

import json
import re
import subprocess
import sys

from scripts.faces.tools.cache import ROOT

STATS = ROOT / "mutants" / "mutmut-cicd-stats.json"
UNNOTICED = re.compile(r"^ *(\S+): (?:survived|no tests|suspicious)$", re.MULTILINE)
TARGET = 95  # per cent


def main() -> int:
    """Print the survivors and the score; fails below the target."""
    for name in UNNOTICED.findall(_mutmut("results")):
        print(_mutmut("show", name))
    _mutmut("export-cicd-stats")
    stats = json.loads(STATS.read_text())
    noticed = stats["killed"] + stats["timeout"] + stats["segfault"]
    tried = noticed + stats["survived"] + stats["no_tests"] + stats["suspicious"]
    score = 100 * noticed / tried if tried else 0
    print(f"{noticed} of {tried} changes noticed: {score:.1f} % (target {TARGET} %)")
    return int(score < TARGET)


def _mutmut(*arguments: str) -> str:
    command = (sys.executable, "-m", "mutmut", *arguments)
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
