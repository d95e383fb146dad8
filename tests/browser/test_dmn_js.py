"""The tables and their diagram open in dmn-js, the viewer that other programs have in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage

from flow.rules.edition import load
from flow.rules.model import Flow
from scripts.faces.open_rules.dmn import DMN_13, decision, dmn
from scripts.faces.pages.since_last_version import KEPT
from scripts.faces.tools.cache import ROOT, npm_package
from tests.support import toy
from tests.support.build import FLOW

KEPT_FLOWS = [load(path) for path in sorted((ROOT / KEPT).iterdir()) if path.is_dir()]
STYLES = ("dmn-js-shared", "dmn-js-drd", "dmn-js-decision-table", "dmn-js-literal-expression")
# Opens the diagram, then every table; returns what it warned of, and what it drew in the diagram.
OPEN = """async (xml) => {
  const viewer = new DmnJS({ container: document.body });
  const told = (await viewer.importXML(xml)).warnings;
  const drawn = document.querySelectorAll("[data-element-id]").length;
  const names = [];
  for (const view of viewer.getViews()) {
    if (view.type !== "drd") told.push(...(await viewer.open(view)).warnings); // it is open
    names.push(view.element.id);
  }
  return { told: told.map((one) => one.message), drawn, names };
}"""


@pytest.mark.parametrize("flow", [FLOW, toy.FLOW, *KEPT_FLOWS], ids=lambda flow: flow.version)
def test_dmn_js_opens_the_diagram_and_every_table_without_a_warning(
    browser: Browser, flow: Flow
) -> None:
    package, said = npm_package("dmn-js") / "dist", list[str]()

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("warning", "error"):
            said.append(message.text)

    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: said.append(str(error)))
        for name in STYLES:
            page.add_style_tag(path=package / "assets" / f"{name}.css")
        page.add_script_tag(path=Path(package / "dmn-navigated-viewer.development.js"))
        found = page.evaluate(OPEN, dmn(flow, "https://example.org/", DMN_13))
    tables = {decision(question) for question in flow.questions.values()}
    assert set(found["names"]) == {"regels", "routewijzer", *tables}
    assert found["drawn"] > len(tables) + len(flow.asked)
    assert (found["told"], said) == ([], [])
