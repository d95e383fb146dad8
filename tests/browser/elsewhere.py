"""Does in Firefox and WebKitGTK what `routewijzer.py` and `forms.py` do in Chromium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.engines import OtherBrowser, click, find, wait
from tests.browser.routewijzer import READY, heading_after

# What an engine cannot do, and why. A test that needs it is skipped with this reason, and another
# one asks each engine whether it is still so.
CANNOT = {
    ("webkit", "print"): "WebKitWebDriver has no command to print: it calls it unknown",
    ("firefox", "reload"): "geckodriver's refresh goes past the service worker, as Ctrl+Shift+R",
}
FOCUSED = "return document.activeElement.id"
# Awaits an expression of the page: Selenium itself waits for a function that is called.
AWAIT = "const done = arguments[arguments.length - 1]; (async () => ({}))().then(done, done);"
PRESS = """
const button = Object.assign(document.createElement("button"), { type: "button" });
button.dataset.doe = "opnieuw";
document.querySelector("#rw").append(button);
button.click();
"""


def needs(browser: OtherBrowser, what: str) -> None:
    """Skip the test where the engine cannot do this, and say why."""
    if why := CANNOT.get((browser.engine, what)):
        pytest.skip(f"{browser.engine}: {why}")


def until(browser: OtherBrowser, condition: str, *given: object) -> None:
    """Wait until an expression of JavaScript holds in the page."""

    def holds(driver: WebDriver) -> bool:
        return bool(driver.execute_script(f"return {condition}", *given))

    wait(browser, holds, f"never: {condition} {given}")


def awaited(browser: OtherBrowser, expression: str) -> object:
    """Return what a promise in the page gives."""
    return browser.driver.execute_async_script(AWAIT.format(f"await {expression}"))


def text_of(browser: OtherBrowser, css: str) -> str:
    """Return the text of an element as it is in the page, folded or not."""
    return str(find(browser, css).get_property("textContent"))


def expect_text(browser: OtherBrowser, css: str, text: str) -> None:
    """Wait until an element holds this text."""
    until(
        browser,
        "document.querySelector(arguments[0])?.textContent.includes(arguments[1])",
        css,
        text,
    )


def button(browser: OtherBrowser, name: str) -> WebElement:
    """Return a button that shows, by its name."""
    path = f"//button[normalize-space()='{name}']"

    def shown(driver: WebDriver) -> WebElement | bool:
        found = driver.find_elements(By.XPATH, path)
        return next((one for one in found if one.is_displayed()), False)

    found = wait(browser, shown, f"no button {name}")
    assert isinstance(found, WebElement)
    return found


def press(browser: OtherBrowser, name: str) -> None:
    """Click on a button."""
    click(browser, button(browser, name))


def open_ready(browser: OtherBrowser, address: str) -> None:
    """Open a page with a tool and wait until Python runs."""
    browser.driver.get(address)
    find(browser, READY)


# --- the routewijzer ------------------------------------------------------------------------------


def answer(browser: OtherBrowser, question: str, option: str) -> None:
    """Answer a question as soon as it is on the screen."""
    asked = find(browser, f"form[data-vraag={question}]")
    for part in (f"label[for=antwoord-{option}]", "[type=submit]"):
        click(browser, asked.find_element(By.CSS_SELECTOR, part))


def answer_all(browser: OtherBrowser, answers: Mapping[str, str]) -> None:
    """Answer questions, each as soon as the answer before it brought it."""
    given: dict[str, str] = {}
    for question, option in answers.items():
        answer(browser, question, option)
        given[question] = option
        expect_heading(browser, heading_after(given))


def expect_heading(browser: OtherBrowser, text: str) -> None:
    """Wait until the screen has this heading."""
    until(browser, "document.getElementById('rw-kop').textContent === arguments[0]", text)


def given(browser: OtherBrowser) -> dict[str, str]:
    """Return the answers that the screen lists, by the short names of the questions."""
    found: dict[str, str] = browser.driver.execute_script(
        """return Object.fromEntries([...document.querySelectorAll(".rw-gegeven > div")].map(
        (row) => ["dt", "dd"].map((part) => row.querySelector(part).textContent)))"""
    )
    return found


def start_again(browser: OtherBrowser) -> None:
    """Wipe all answers: quicker than to open the page again."""
    browser.driver.execute_script(PRESS)
    expect_heading(browser, heading_after({}))


# --- the forms for a meeting ----------------------------------------------------------------------


def field(browser: OtherBrowser, label: str, group: str = "") -> WebElement:
    """Return a field by its label; by the legend around it where labels are the same."""
    within = f"//fieldset[legend[normalize-space()='{group}']]" if group else ""
    (found,) = browser.driver.find_elements(
        By.XPATH, f"{within}//label[normalize-space()='{label}']"
    )
    return find(browser, f"#{found.get_attribute('for')}")


def fill(browser: OtherBrowser, fields: Mapping[str, str], group: str = "") -> None:
    """Type what belongs in each field."""
    for label, value in fields.items():
        box = field(browser, label, group)
        click(browser, box)  # brings it where WebKit lets a key reach it
        box.clear()
        box.send_keys(value)


@contextmanager
def blank_after(browser: OtherBrowser) -> Iterator[OtherBrowser]:
    """Leave no page behind that still asks the server for something."""
    yield browser
    browser.driver.get("about:blank")
