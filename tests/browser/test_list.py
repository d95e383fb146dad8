"""A list of cases is chosen or dropped, and comes back with an outcome on every line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from flow.batch.columns import RESULT, read_list
from flow.doors.csv_lines import result_lines
from flow.screens.batch import MOST_MEGABYTES, TOO_LARGE
from scripts.faces.pages.many_cases import EXAMPLE, example_file
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.host import SiteServer, complain_into
from tests.browser.routewijzer import FLOW, WASM, WORKER, button, missing
from tests.browser.test_keyboard import tab_to
from tests.browser.test_without_python import forgive
from tests.support.thorough import thorough

ADDRESS = "routewijzer/lijst/"
FIELD, SAID, WRONG, OUT = "#vz-bestand", "#vz-zeg", "#vz-fout", "#vz-uit"
LINES = 250  # more than Python gets at once
BAD = "nummer;soort;kleur\r\n1;spijbelen;rood\r\n2;spijbelne;\r\n=3;spijbelen;\r\n"
DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const told = {dataTransfer: files, bubbles: true, cancelable: true};
  const event = new DragEvent("drop", told);
  document.querySelector("h1").dispatchEvent(event);
  return event.defaultPrevented;
}"""


@pytest.fixture(scope="module")
def opened(browser: Browser, base_url: str) -> Iterator[Page]:
    complaints: list[str] = []
    with browser.new_page(base_url=base_url, reduced_motion="reduce") as page:
        complain_into(complaints, page, urlsplit(base_url).netloc)
        page.goto(ADDRESS)
        yield page
        assert not complaints


@pytest.fixture
def listed(opened: Page) -> Page:
    """Return the page with nothing chosen."""
    opened.evaluate("document.querySelector('[data-doe=wis]').click()")
    expect(opened.locator(f"{OUT} table")).to_have_count(0)
    return opened


def choose(page: Page, data: bytes | str, name: str = "lijst.csv") -> None:
    data = data.encode() if isinstance(data, str) else data
    page.locator(FIELD).set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})


def saved(page: Page) -> str:
    with page.expect_download() as download:
        button(page, "Bewaar de uitkomsten").click()
    assert download.value.suggested_filename == "uitkomsten.csv"
    return Path(download.value.path()).read_bytes().decode()


def test_list_comes_back_as_the_command_gives_it(listed: Page) -> None:
    example = example_file(FLOW).splitlines(keepends=True)
    data = "".join([example[0], *(example[1 + n % (len(example) - 1)] for n in range(LINES))])
    choose(listed, data)
    expect(listed.locator(SAID)).to_have_text(
        f"Klaar: {LINES} regels. De uitkomsten staan hieronder."
    )
    assert saved(listed) == "".join(result_lines(*read_list(FLOW, data.encode())))
    expect(listed.locator(SAID)).to_have_text("Het bestand staat bij uw downloads.")
    counts = listed.locator(f"{OUT} td:last-child").all_inner_texts()
    assert sum(map(int, counts)) == LINES


def test_example_of_the_site_is_the_one_that_the_page_takes(listed: Page, site: Path) -> None:
    choose(listed, (site / "gemaakt" / EXAMPLE).read_bytes())
    text = saved(listed).removeprefix("\ufeff")
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [one["uitkomst_id"] for one in found] == [e.outcome for e in FLOW.examples.values()]


def test_bad_line_and_unknown_column_are_told_and_the_others_count(listed: Page) -> None:
    choose(listed, BAD)
    expect(listed.locator(OUT)).to_contain_text(
        "Regel 3, kolom ‘soort’: ‘spijbelne’ is geen antwoord. Bedoelt u ‘spijbelen’?"
    )
    expect(listed.locator("#vz-kolommen")).to_have_text(
        "De kolom ‘kleur’ is geen vraag en telt niet mee."
    )
    assert '"\'=3";"spijbelen"' in saved(listed)


REFUSED = {
    "leeg.csv": ("", "Dit bestand is leeg. Begin met het voorbeeldbestand."),
    "lijst.xlsx": ("PK\3\4", "Dit is een werkmap van Excel of LibreOffice, en geen CSV."),
    "kop.csv": ("1;ja\r\n2;nee\r\n", "De eerste regel noemt geen enkele vraag."),
    "bsn.csv": (
        "nummer;soort\r\n111222333;spijbelen\r\n",
        "Regel 2, kolom ‘nummer’ lijkt een burgerservicenummer.",
    ),
    "groot.csv": ("soort;" * (MOST_MEGABYTES * 1_000_000 // 6 + 1), TOO_LARGE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_gets_one_message_and_the_next_file_works(listed: Page, name: str) -> None:
    data, told = REFUSED[name]
    choose(listed, data, name)
    expect(listed.locator(WRONG)).to_contain_text(told)
    expect(listed.locator(SAID)).to_have_text("")
    choose(listed, BAD)
    expect(listed.locator(f"{OUT} table")).to_be_visible()
    expect(listed.locator(WRONG)).to_be_hidden()


def test_file_can_be_dropped_anywhere_and_takes_the_place_of_no_page(listed: Page) -> None:
    assert listed.evaluate(DROP, ["gesleept.csv", BAD]) is True
    expect(listed.locator(f"{OUT} table")).to_be_visible()
    assert listed.evaluate("document.querySelector('#vz-bestand').files[0].name") == "gesleept.csv"


def test_later_list_takes_the_place_of_one_that_is_under_way(listed: Page) -> None:
    choose(listed, "soort\r\n" + "spijbelen\r\n" * 2_000)
    choose(listed, BAD)
    expect(listed.locator(SAID)).to_have_text("Klaar: 3 regels. De uitkomsten staan hieronder.")
    assert saved(listed).count("\r\n") == 4


def test_all_can_be_wiped(listed: Page) -> None:
    choose(listed, BAD)
    button(listed, "Wis alles").click()
    expect(listed.locator(SAID)).to_have_text("De lijst en de uitkomsten zijn gewist.")
    expect(listed.locator(OUT)).to_be_empty()
    expect(button(listed, "Wis alles")).to_be_hidden()
    expect(listed.locator(FIELD)).to_be_focused()
    assert listed.evaluate("document.querySelector('#vz-bestand').files.length") == 0


@thorough
def test_everything_goes_by_keyboard(listed: Page) -> None:
    listed.reload()
    listed.on("filechooser", lambda _: None)  # from now on Playwright takes the place of the window
    tab_to(listed, FIELD)
    with listed.expect_file_chooser() as chooser:
        listed.keyboard.press("Enter")
    chooser.value.set_files({"name": "lijst.csv", "mimeType": "", "buffer": BAD.encode()})
    expect(button(listed, "Bewaar de uitkomsten")).to_be_visible()
    tab_to(listed, "[data-doe=bewaar]")
    with listed.expect_download():
        listed.keyboard.press("Enter")


def test_nothing_of_the_list_leaves_the_page(listed: Page, server: SiteServer) -> None:
    choose(listed, BAD)  # Python is there
    expect(listed.locator(f"{OUT} table")).to_be_visible()
    before = list(server.paths)
    choose(listed, BAD.replace("spijbelen", "te laat"))
    expect(listed.locator(OUT)).to_contain_text("Meldingen")
    assert server.paths == before
    assert listed.url.endswith(ADDRESS)
    kept = "Object.keys(localStorage).length + Object.keys(sessionStorage).length"
    assert listed.evaluate(kept) == 0


@of_a_state
def test_list_with_outcomes_and_messages_is_accessible(listed: Page) -> None:
    choose(listed, BAD)
    expect(listed.locator(f"{OUT} table")).to_be_visible()
    assert_no_violations_in_any_look(listed)


@thorough
@of_a_state
def test_refused_list_is_accessible(listed: Page) -> None:
    choose(listed, "")
    expect(listed.locator(WRONG)).to_be_visible()
    assert_no_violations_in_any_look(listed)


@pytest.mark.fault("a file of Python is missing, at a list", "the way to the routewijzer")
def test_without_python_the_page_says_what_can_be_done(page: Page, complaints: list[str]) -> None:
    page.route(f"**/{WASM}", missing)
    page.goto(ADDRESS)
    expect(page.locator("#rw-mislukt")).to_contain_text("Een zaak nalopen kan wel")
    expect(page.locator("#vz-keuze")).to_have_count(0)
    forgive(page, complaints)


@thorough
@pytest.mark.fault("Python stops half-way a list", "the whole list: that piece is asked anew")
def test_python_that_stops_once_half_way_loses_no_line(page: Page) -> None:
    page.add_init_script(WORKER)
    page.goto(ADDRESS)
    choose(page, "soort\r\n" + "spijbelen\r\n" * 2_000)
    expect(page.locator("#vz-voortgang")).to_contain_text("van 2.000 regels klaar.")
    page.evaluate("worker.onmessage({ data: { failed: 'storing' } })")
    expect(page.locator(SAID)).to_contain_text("Klaar: 2.000 regels.")
    assert page.evaluate("workers") == 2
    assert saved(page).count("\r\n") == 2_001


def test_the_columns_of_the_result_are_those_that_the_page_tells(site: Path) -> None:
    html = (site / ADDRESS / "index.html").read_text(encoding="utf-8")
    assert [name for name in RESULT if f"<code>{name}</code>" not in html] == []
