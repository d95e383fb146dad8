"""Gives everything on paper of a built site as PDF: what is downloaded, and pages as printed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.installed_browsers import find_chromium
from scripts.measure.line import Line

# Between them these hold every kind of element that any page has (tests/site/test_sorts.py).
PRINTED = (
    "",
    "mas/stappenplan/",
    "mas/routes/halt/",
    "mas/drempels/",
    "mas/wat-als/",
    "mas/begrippen/",
    "mas/versies/",
    "regio/maken/",
    "regio/vergelijken/",
    "rollen/",
    "handreiking/",
    "handreiking/infographic/",
    "handreiking/uitnodiging/",
    "handreiking/quick-scan/",
    "routewijzer/",
    "routewijzer/overleg/",
    "routewijzer/papier/",
    "routewijzer/regels/",
    "routewijzer/voorbeelden/",
    "over/bronnen/",
    "over/redactie/",
    "over/inbedden/",
    "over/snelheid/",
)
PATIENCE = 120_000  # ms
# Nothing comes any more: where Python has a part in what stands there, it did its part.
AT_REST = """() => document.fonts.status === "loaded"
  && (!document.querySelector("form[data-vraag], .mt-formulier")
    || document.querySelector("html:is([data-rw=klaar], [data-mt=klaar])"))
  && document.querySelector("#mt-voorbeeld")?.textContent !== ''"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this computer."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), chromium_sandbox=False, args=["--disable-gpu"]
        )
        yield browser
        browser.close()


def papers(site: Path, browser: Browser) -> dict[str, bytes]:
    """Return every PDF to download, and these pages as they are printed, by name."""
    made = {file.name: file.read_bytes() for file in sorted(site.rglob("*.pdf"))}
    there = [path for path in PRINTED if (site / path / "index.html").is_file()]
    return made | {f"/{path}": page for path, page in printed(site, browser, there)}


def printed(site: Path, browser: Browser, paths: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield pages of a site with their PDF."""
    with Line(site) as line, browser.new_context(service_workers="block") as context:
        threading.Thread(target=line.serve_forever, daemon=True).start()
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        for path in paths:
            page.goto(line.address + path, wait_until="networkidle")
            page.wait_for_function(AT_REST)
            yield path, page.pdf(prefer_css_page_size=True, print_background=True)
        line.shutdown()
