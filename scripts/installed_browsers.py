"""Finds the browsers of this computer; the tests drive them, the site does not need them."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

APPS = "/Applications"  # of macOS
USR = Path("/usr")
# Chromium without its window: opens a page in half the time of the one with a window.
SHELL = "chromium-headless-shell"
CHROMIUM = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    f"{APPS}/Chromium.app/Contents/MacOS/Chromium",
    f"{APPS}/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FIREFOX = ("firefox-esr", "firefox", f"{APPS}/Firefox.app/Contents/MacOS/firefox")


def _first(commands: Iterable[str]) -> str | None:
    found = (shutil.which(command) for command in commands)
    return next((path for path in found if path), None)


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one in $CHROMIUM, or the first that is installed."""
    chosen = os.environ.get("CHROMIUM")
    return _first((chosen,) if chosen else CHROMIUM)


def find_shell() -> str | None:
    """Return the path of the Chromium without a window, or of another that was chosen."""
    return find_chromium() if os.environ.get("CHROMIUM") else shutil.which(SHELL)


def find_firefox() -> str | None:
    """Return the path of a Firefox that can be driven."""
    snap = Path("/snap/bin/firefox").exists()  # a snap does not see the profile that a test makes
    return _first(FIREFOX[:1] if snap else FIREFOX)


def find_webkit() -> tuple[str, str] | None:
    """Return the paths of WebKitGTK's driver and of the small browser that it drives."""
    driver = shutil.which("WebKitWebDriver")
    places = ("lib/*", "lib", "lib64", "libexec")
    browsers = [path for place in places for path in USR.glob(f"{place}/webkit*/MiniBrowser")]
    return (driver, str(browsers[0])) if driver and browsers else None


def find_xvfb() -> str | None:
    """Return the path of the screen without a monitor that WebKitGTK opens its window on."""
    return shutil.which("Xvfb")


PACKAGES = {  # of Debian
    "chromium": find_chromium,
    SHELL: find_shell,
    "firefox-esr": find_firefox,
    "webkit2gtk-driver": find_webkit,
    "xvfb": find_xvfb,
}

if __name__ == "__main__":
    print(*(package for package, find in PACKAGES.items() if not find()))
