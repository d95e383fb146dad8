"""A sheet of paper says where it is from and of when."""

import re
from dataclasses import replace

from flow.rules.region import Region
from scripts.faces.site.addresses import PLACE, foot, with_address
from tests.support.build import BUILD, build_with

ADDRESS = "https://example.org/mas/?a=1&amp;b=2"
PAGE = f'<html lang="nl"><body>{PLACE}{{}}</body></html>'


def test_foot_tells_how_old_site_and_rules_are() -> None:
    css = foot(replace(BUILD, built=1_769_860_800))
    assert "@bottom-left" in css
    assert f"MAS-wijzer van 31-01-2026; regels versie {BUILD.flow.version}" in css


def test_foot_names_the_region_whose_rules_these_are() -> None:
    build = build_with(replace(BUILD.flow, region=Region("Waterland")))
    assert f"regels versie {BUILD.flow.version} voor Waterland, " in foot(build)


def test_page_gets_its_address_for_the_margin_and_as_a_qr_code() -> None:
    html = with_address(PAGE.format(""), ADDRESS)
    assert html.startswith(f'<html data-adres="{ADDRESS}" lang="nl"')
    assert re.search(r'<svg aria-hidden="true"[^>]*class="segno"', html)
    assert PLACE not in html


def test_link_that_shows_its_address_is_marked_to_print_it_once() -> None:
    bare, told = '<a href="https://a.nl">https://a.nl</a>', '<a href="https://a.nl">A</a>'
    html = with_address(PAGE.format(bare + told), ADDRESS)
    assert html.count('<a class="kaal" href="https://a.nl">https://a.nl</a>') == 1
    assert told in html
