"""What a screen reader says of headings, tables and the menu of a built page."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.faces.site.aloud import mended

HEADING = (
    '<h2 id="halt">Halt &amp; <em>straf</em>'
    '<a class="headerlink" href="#halt" title="Link naar deze kop">¶</a></h2>'
)
TABLE = (
    "<table>\n<thead>\n<tr>\n<th>Drempel</th>\n<th>Bron</th>\n</tr>\n</thead>\n<tbody>\n"
    "<tr>\n<td>Vanaf <b>9 uur</b></td>\n<td>Halt</td>\n</tr>\n</tbody>\n</table>"
)
FOLD = "<details><summary>Verder</summary>"
MENU = (
    '<a href="."><span class="md-ellipsis">\n Uw rol\n </span></a>'
    '<label for="__nav_5" id="__nav_5_label"></label><nav aria-labelledby="__nav_5_label"></nav>'
)


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(mended(html), "html.parser")


def one(page: BeautifulSoup, css: str) -> Tag:
    found = page.select_one(css)
    assert found
    return found


def test_link_to_a_heading_is_named_and_no_part_of_the_heading() -> None:
    link = one(soup(HEADING), "h2 > a")
    assert link["title"] == "Link naar: Halt & straf"
    assert (link["href"], link["aria-hidden"], link["tabindex"]) == ("#halt", "true", "-1")


def test_table_is_named_after_its_heading_and_a_row_after_its_first_cell() -> None:
    table = one(soup(HEADING + TABLE), "table")
    assert one(soup(HEADING + TABLE), "table > caption").text == "Halt & straf"
    assert [head["scope"] for head in table.select("th")] == ["col", "col", "row"]
    assert [cell.text for cell in table.select("tbody :is(th, td)")] == ["Vanaf 9 uur", "Halt"]


@pytest.mark.parametrize(("folds", "name"), [([FOLD], "Verder"), ([FOLD, FOLD], "Halt & straf")])
def test_table_in_a_fold_is_named_after_it_unless_others_are_called_the_same(
    folds: list[str], name: str
) -> None:
    captions = soup(HEADING + "".join(fold + TABLE for fold in folds)).select("caption")
    assert {caption.text for caption in captions} == {name}


@pytest.mark.parametrize(("above", "tag"), [("", "h2"), (HEADING, "h3"), ("<h3>Kaart</h3>", "h4")])
def test_bold_line_over_a_list_is_a_heading_below_the_one_above(above: str, tag: str) -> None:
    mark = '<span class="noot">1</span>'
    html = f'{above}<p class="kopje"><strong>Waarvoor</strong>{mark}</p><p class="kopje">'
    heading = f'<div class="kopje"><{tag}>Waarvoor</{tag}>{mark}</div>'
    assert mended(html) == f'{mended(above)}{heading}<p class="kopje">'


def test_table_that_says_its_own_name_keeps_it() -> None:
    html = '<table><caption>Eigen</caption><tr><th scope="row">a</th><td>b</td></tr></table>'
    assert mended(html) == html


def test_list_of_a_section_in_the_menu_is_named_after_it() -> None:
    assert one(soup(MENU), "nav")["aria-label"] == "Uw rol"


def test_what_a_script_holds_stays_as_it_is() -> None:
    html = f'<script type="application/json">"{HEADING.replace("</", "<\\/")}"</script>'
    assert mended(html + HEADING) == html + mended(HEADING)


@pytest.mark.parametrize(
    ("half", "left"),
    [
        ('<input type="checkbox" id="__toc">', ""),
        ('<label for="__toc">Inhoud</label>', "<label>Inhoud</label>"),
        ('<input id="__toc"><label for="__toc"></label>',) * 2,
    ],
)
def test_checkbox_and_label_go_together_or_not_at_all(half: str, left: str) -> None:
    assert mended(half) == left


def test_every_table_of_the_site_says_what_is_in_each_cell(site: Path) -> None:
    tables = 0
    for page in sorted(site.rglob("*.html")):
        found = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select("table")
        names = Counter(one.caption.text if one.caption else "" for one in found)
        assert names.keys() - {""} == names.keys(), page
        assert set(names.values()) <= {1}, (page, names.most_common(1))
        for table in found:
            assert all(row.find("th") for row in table.select("tr")), (page, table.caption)
            cells = table.select("th, td")
            assert all(cell.get_text(strip=True) for cell in cells), (page, table.caption)
        tables += len(found)
    assert tables > 50


def test_no_heading_of_the_site_is_read_with_a_sign(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        stops = html.count('class="headerlink"') - html.count('aria-hidden="true" tabindex="-1">¶')
        assert stops == 0, page
