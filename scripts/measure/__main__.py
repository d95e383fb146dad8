"""Measures the routewijzer beside others, in turns in one browser: scripts/bench."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from scripts.faces.pages.speed import RESULTS
from scripts.faces.tools.cache import ROOT
from scripts.installed_browsers import find_chromium
from scripts.measure.line import SPEEDS, Line, Speed
from scripts.measure.peers import PAGES, lay_out
from scripts.measure.table import table

DRIVER = (Path(__file__).parent / "driver.js").read_text(encoding="utf-8")
# The way to the route Halt, the longest but one.
ANSWERS = json.loads((Path(__file__).parent / "answers.json").read_text(encoding="utf-8"))
SITE_URL = "https://voorbeeld.github.io/mas-wijzer/"
PATIENCE = 120_000  # ms
PSS = re.compile(r"^Pss: *(\d+) kB", re.MULTILINE)


def main() -> None:
    """Build, measure, print the table, and keep the figures for the page about speed."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="at full speed (7)")
    parser.add_argument("--slow-rounds", type=int, default=3, help="at each other speed (3)")
    parser.add_argument("--keep", action="store_true", help="write what the page Snelheid shows")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build(folder / "site")
        lay_out(folder)
        found = measure(folder, chosen.rounds, chosen.slow_rounds)
    told = {"date": f"{datetime.date.today()}", "machine": machine(), "build": built, **found}
    if chosen.keep:
        RESULTS.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(table(told))


def build(site: Path) -> dict[str, float]:
    """Build the site; return how long that took (s) and what it needed at most (MB)."""
    command = (sys.executable, "-m", "scripts.faces", "build", "--site-url", SITE_URL)
    begun = time.monotonic()
    subprocess.run((*command, "--out", site), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    taken = time.monotonic() - begun
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return {"seconds": round(taken, 1), "megabytes": round(most)}


def machine() -> str:
    """Return what this is measured on."""
    return f"{platform.system()}, {platform.machine()}, Python {platform.python_version()}"


def measure(folder: Path, rounds: int, slow_rounds: int) -> dict[str, Any]:
    """Return all figures by speed, page and visit: lists of what each round gave."""
    found: dict[str, list[Any]] = defaultdict(list)
    with Line(folder) as line, sync_playwright() as playwright:
        threading.Thread(target=line.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), chromium_sandbox=False, args=["--disable-gpu"]
        )
        for speed in SPEEDS:
            for _ in range(slow_rounds if speed.megabits else rounds):
                for page in PAGES:  # in turns, so that a busy moment hits all
                    for visit, figures in visits(browser, line, speed, page).items():
                        found[f"{speed.name} {page} {visit}"].append(figures)
        told = {"browser": f"Chromium {browser.version}", "figures": dict(found)}
        browser.close()
        line.shutdown()
    return told


def browser_memory() -> int:
    """Return what all processes of the browser hold (bytes), as Linux shares it out; else 0."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if b"headless" in (process / "cmdline").read_bytes():
                told = (process / "smaps_rollup").read_text()
                total += int(PSS.search(told)[1]) * 1000  # type: ignore[index]
    return total


def visits(browser: Browser, line: Line, speed: Speed, page: str) -> dict[str, Any]:
    """Visit a page twice in a new profile; return the figures of the first and the second."""
    line.speed = speed
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(DRIVER)
        return {visit: one_visit(context, line, page) for visit in ("koud", "warm")}


def one_visit(context: Any, line: Line, path: str) -> dict[str, Any]:
    """Open the page and answer all questions; return when what was there (ms), and the bytes."""
    line.bytes = line.requests = 0
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(line.address + PAGES[path], wait_until="commit")
    told: dict[str, Any] = page.evaluate("answers => measured(answers)", ANSWERS)
    steps = sorted(told.pop("steps"))
    told["p50"] = statistics.median(steps)
    told["p95"] = steps[int(len(steps) * 0.95)]
    session = context.new_cdp_session(page)
    metrics = session.send("Performance.enable") or session.send("Performance.getMetrics")
    heap = {one["name"]: one["value"] for one in metrics["metrics"]}
    told |= {"bytes": line.bytes, "requests": line.requests, "heap": heap["JSHeapUsedSize"]}
    told["memory"] = browser_memory()
    page.close()
    return {key: round(value, 1) for key, value in told.items()}


if __name__ == "__main__":
    main()
