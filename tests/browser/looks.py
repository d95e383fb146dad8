"""The looks of a page: the colours that the visitor's computer asks for, and the size it shows.

Two of them, with each scheme and each width between them, are asked for of every state;
`scripts/accessible` asks for all.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from playwright.sync_api import Page


class Look(NamedTuple):
    """A colour scheme, or the colours of the computer, and the size of the window in pixels."""

    scheme: str
    width: int
    height: int = 900

    def __str__(self) -> str:
        size = f"{self.width}" if self.height == Look._field_defaults["height"] else "400%"
        return f"{self.scheme}-{size}"


SCHEMES = ("light", "dark", "forced")
ZOOMED = (320, 256)  # what a window of 1280 by 1024 shows at 400 %
LOOKS = [Look(scheme, width) for scheme in ("light", "dark") for width in (1280, 390)]
ASKED = [Look("light", 1280), Look("dark", 390)]
EVERY = [Look(scheme, *size) for size in ((1280,), (390,), (320,), ZOOMED) for scheme in SCHEMES]
IN_EVERY_LOOK = bool(os.environ.get("IN_EVERY_LOOK"))  # scripts/accessible

# Switches a page that is open to a scheme, as the theme does when it is opened in it; ends when
# what follows the width of the window has followed. The choice is not kept for the next page.
SWITCH_TO = """async (scheme) => {
  const radio = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`);
  if (radio && document.body.dataset.mdColorScheme !== radio.dataset.mdColorScheme) {
    radio.checked = true;
    radio.dispatchEvent(new Event("change"));
  }
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  localStorage.clear();
}"""


def show_in(page: Page, look: tuple[str, int] | Look) -> None:
    """Give a page that is open another look."""
    asked = Look(*look)
    forced = asked.scheme == "forced"
    scheme = "light" if forced else asked.scheme
    page.emulate_media(
        color_scheme=scheme,  # type: ignore[arg-type]
        forced_colors="active" if forced else "none",
        reduced_motion="reduce",
    )
    page.set_viewport_size({"width": asked.width, "height": asked.height})
    page.evaluate(SWITCH_TO, scheme)
