"""Every file of the downloads page arrives whole, every kind in every browser; the page stays."""

import hashlib
import re
from functools import cache
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from scripts.faces.documents.catalog import FORMATS
from scripts.faces.documents.downloads import ALL, FOLDER
from tests.browser.engines import OtherBrowser, download, find, use_new_window
from tests.support.build import CATALOG
from tests.support.thorough import of_more, thorough

ADDRESS = "downloads/"
INFOGRAPHIC = "infographic-stappenplan-a4.pdf"
DOCUMENTS = CATALOG.documents
PACKAGES = [group.package for group in CATALOG.groups.values() if group.package]
FILES = (*DOCUMENTS, *PACKAGES, ALL)
every_file = pytest.mark.parametrize("file", FILES)
# What a browser does with a file depends on its kind.
OF_EACH_KIND = list({file.rpartition(".")[2]: file for file in FILES}.values())
STARTS = {  # the others are zips
    "pdf": b"%PDF-",
    "ics": b"BEGIN:VCALENDAR\r\n",
    "svg": b"<svg ",
    "png": b"\x89PNG",
}
# Where a file of Office says what it is.
INSIDE = {"docx": b"word/document.xml", "pptx": b"ppt/presentation.xml", "xlsx": b"xl/workbook.xml"}


@cache
def offered(site: Path) -> dict[str, str]:
    """Return the words of each link to a file on the page, by name of the file."""
    html = BeautifulSoup((site / ADDRESS / "index.html").read_text(encoding="utf-8"), "html.parser")
    links = html.select("article a[download]")
    found = {str(link["href"]).rpartition("/")[2]: link.get_text() for link in links}
    assert len(found) == len(links)
    return found


def test_the_page_offers_every_file_once(site: Path) -> None:
    made = [file.name for file in (site / "gemaakt" / FOLDER).iterdir()]
    assert sorted(offered(site)) == sorted(made) == sorted(FILES)


def test_documents_stand_below_the_meeting_they_are_for(site: Path) -> None:
    html = BeautifulSoup((site / ADDRESS / "index.html").read_text(encoding="utf-8"), "html.parser")
    for id, group in CATALOG.groups.items():
        (heading,) = (h for h in html.select("h2") if h.get_text().startswith(group.title))
        below = takewhile(lambda tag: tag.name != "h2", heading.find_next_siblings())
        links = [str(link["href"]) for tag in below for link in tag.select("a[download]")]
        names = [link.rpartition("/")[2] for link in links]
        assert names == [*filter(None, [group.package]), *(item.file for item in CATALOG.of(id))]


@pytest.mark.parametrize("meeting", of_more(["intern", "regionaal"], ["intern"]))
def test_a_facilitator_has_everything_in_three_clicks_from_home(site: Path, meeting: str) -> None:
    wanted = {item.file for item in CATALOG.kit(meeting)} | {CATALOG.groups[meeting].package}
    pages = {site / "index.html"}
    for _ in range(3):
        found = {target for page in pages for target in clicks(page)}
        wanted -= {target.name for target in found}
        pages = {target / "index.html" for target in found if target.is_dir()}
    assert wanted == set()


def clicks(page: Path) -> set[Path]:
    """Return every page and file to which a link in the text of a page leads."""
    html = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    addresses = (urlsplit(str(link["href"])) for link in html.select("article a[href]"))
    return {(page.parent / a.path).resolve() for a in addresses if a.path and not a.netloc}


@every_file
def test_a_link_tells_format_size_and_pages(site: Path, file: str) -> None:
    size = max(1, round((site / "gemaakt" / FOLDER / file).stat().st_size / 1000))
    sheets = DOCUMENTS[file].sheets if file in DOCUMENTS else 0
    pages = rf", {sheets}\spagina('s)?" if sheets else ""
    kind = file.rpartition(".")[2]
    assert re.fullmatch(rf"\s*.+, {kind}{pages}, {size}\skB\s*", offered(site)[file])


@pytest.mark.parametrize("file", of_more(FILES, always=OF_EACH_KIND))
def test_a_click_downloads_the_file_and_leaves_the_page(page: Page, site: Path, file: str) -> None:
    page.goto(ADDRESS)
    with page.expect_download() as waiting:
        page.locator(f"article a[href$='/{file}']").click()
    data = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == file
    assert data == (site / "gemaakt" / FOLDER / file).read_bytes()
    row = page.get_by_role("row").filter(has=page.get_by_text(file, exact=True))
    expect(row).to_contain_text(hashlib.sha256(data).hexdigest())
    assert page.url.endswith(ADDRESS)


@thorough
def test_file_of_every_kind_arrives_in_other_browsers(
    other_browser: OtherBrowser, base_url: str, site: Path
) -> None:
    arrived = {}
    for number, file in enumerate(OF_EACH_KIND):
        if number % 5 == 0:
            use_new_window(other_browser)
            other_browser.driver.get(base_url + ADDRESS)
        link = find(other_browser, f"article a[download][href$='/{file}']")
        arrived[file] = hashlib.sha256(download(other_browser, link)).hexdigest()
        assert other_browser.driver.current_url == base_url + ADDRESS
    files = [site / "gemaakt" / FOLDER / file for file in OF_EACH_KIND]
    assert arrived == {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


@every_file
def test_a_file_is_what_its_name_says(site: Path, file: str) -> None:
    data = (site / "gemaakt" / FOLDER / file).read_bytes()
    kind = file.rpartition(".")[2]
    assert data.startswith(STARTS.get(kind, b"PK\x03\x04"))
    assert INSIDE.get(kind, b"") in data


@pytest.mark.parametrize("file", DOCUMENTS)
def test_a_file_is_served_as_its_type(page: Page, file: str) -> None:
    answer = page.request.get(f"gemaakt/{FOLDER}/{file}")
    assert answer.headers["content-type"] == FORMATS[DOCUMENTS[file].format]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_on_the_infographic_downloads_it(page: Page, width: int) -> None:
    path = "handreiking/infographic/"
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    with page.expect_download() as waiting:
        page.locator("figure a[download] svg:visible").click()
    assert waiting.value.suggested_filename == INFOGRAPHIC
    assert page.url.endswith(path)
