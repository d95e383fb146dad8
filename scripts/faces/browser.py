"""Finds the Chromium of this computer; the tests drive it, the site does not need it."""

import os
import shutil
import sys

MACOS_APPS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
)
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one in $CHROMIUM, or the first that is installed."""
    chosen = os.environ.get("CHROMIUM")
    apps = tuple(f"/Applications/{app}" for app in MACOS_APPS)
    found = (shutil.which(name) for name in ((chosen,) if chosen else COMMANDS + apps))
    return next((path for path in found if path), None)


if __name__ == "__main__":
    sys.exit(0 if find_chromium() else 1)
