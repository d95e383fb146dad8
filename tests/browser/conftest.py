"""What the tests in a browser share beside `page`: a page that stays open for a whole module."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.faces.tools.cache import npm_package

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 390)]


@pytest.fixture(scope="module", params=LOOKS, ids="{0[0]}-{0[1]}".format)
def look(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """One page with axe-core per colour and size, kept for all visits: that makes it fast."""
    scheme, width = request.param
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    context.add_init_script(path=npm_package("axe-core") / "axe.min.js")
    yield context.new_page()
    context.close()
