"""A whole section on one page: links, ids and headings are right, and a mistake is told."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scripts.faces.site.gather import PLACE, gather
from scripts.faces.tools.errors import FaceError

PAGE = '<link rel="next" href="{}"><article class="md-content"><h1 id="kop">{}</h1>{}</article>'
FIRST = """
<h2 id="hulp">Hulp</h2><p aria-labelledby="hulp kop"><a href="#hulp">hier</a>
<a href="stap/">stap</a> <a href="stap/#kop">kop</a> <a href="../over/?x=1#y">over</a>
<a href="..">home</a> <a href="https://example.org/a">elders</a> <a href="mailto:a@b.nl">mail</a>
<img src="../beeld.svg"></p><form><input></form><a class="headerlink" href="#hulp">¶</a>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a section of two pages and the page that will hold them."""
    write(tmp_path / "mas", PAGE.format("stap/", "De MAS", FIRST))
    write(tmp_path / "mas" / "stap", PAGE.format("../alles/", "Stap &lt;1&gt;", "<p>Bel.</p>"))
    write(tmp_path / "mas" / "alles", f"<h1>Alles</h1>{PLACE}<footer></footer>")
    return tmp_path


def write(folder: Path, html: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(html, encoding="utf-8")


def gathered(site: Path) -> BeautifulSoup:
    gather(site)
    return BeautifulSoup((site / "mas" / "alles" / "index.html").read_text("utf-8"), "html.parser")


def test_pages_come_below_each_other_with_a_list_of_them(site: Path) -> None:
    page = gathered(site)
    sections = page.select("div.alles > section.hoofdstuk")
    assert [section["id"] for section in sections] == ["mas", "mas-stap"]
    listed = [(link["href"], link.text) for link in page.select("div.alles > nav a")]
    assert listed == [("#mas", "De MAS"), ("#mas-stap", "Stap <1>")]
    assert page.footer


def test_headings_are_one_level_lower_and_ids_belong_to_their_chapter(site: Path) -> None:
    page = gathered(site)
    headings = [(tag.name, tag["id"]) for tag in page.select(".hoofdstuk :is(h1, h2, h3)")]
    assert headings == [("h2", "mas--kop"), ("h3", "mas--hulp"), ("h2", "mas-stap--kop")]
    assert page.select("p[aria-labelledby='mas--hulp mas--kop']")


def test_links_stay_on_the_page_or_lead_where_they_led(site: Path) -> None:
    assert [link["href"] for link in gathered(site).select(".hoofdstuk a")] == [
        "#mas--hulp",
        "#mas-stap",
        "#mas-stap--kop",
        "../../over/?x=1#y",
        "../../",
        "https://example.org/a",
        "mailto:a@b.nl",
    ]


def test_pictures_are_found_and_forms_stay_away(site: Path) -> None:
    page = gathered(site)
    assert [picture["src"] for picture in page.select("img")] == ["../../beeld.svg"]
    assert not page.select("form, .headerlink")


def test_page_without_a_place_for_the_chapters_is_named(site: Path) -> None:
    write(site / "mas" / "alles", "<h1>Alles</h1>")
    with pytest.raises(FaceError, match=r"mas/alles/index\.html: expected <div class"):
        gather(site)


def test_whole_section_that_is_not_in_the_menu_is_told(site: Path) -> None:
    write(site / "mas" / "stap", "<article><h1>Stap</h1></article>")
    with pytest.raises(FaceError, match="/mas/stap/: has no heading or no next page"):
        gather(site)
