"""Who types a word in the search box sees the page about it, whatever form the word has."""

from __future__ import annotations

import json
import re
import string
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.faces.site.search import sections
from scripts.faces.tools.cache import ROOT
from tests.browser.host import RULE_PAGES, SiteServer
from tests.support.build import SUB_PATH
from tests.support.language import PATHS

INDEX = "gemaakt/zoeken/index.json"
LIST = ROOT / "tests" / "support" / "searches.toml"
SEARCHES = tomllib.loads(LIST.read_text(encoding="utf-8"))["search"]
KINDS = ("typed", "held_back")
EVERY = [words for search in SEARCHES for kind in KINDS for words in search.get(kind, ())]
FIRST = 3  # what shows without scrolling
# What is fetched when somebody types, and on no page before.
LOADED = ["vinden.js", "woorden.js", "minisearch.js", "nederlands.js", "index.json"]
LEFT_OUT = ["over/bronnen/", "over/redactie/", "over/invullen/"]

FIELD, ANSWER = ".md-search__input", ".md-search-result__meta"
FOUND = "items => items.map(item => item.querySelector('a').href)"
# Loads all that finds as zoeken.js does; `find` returns the paths of the pages.
LOAD = """async () => {
  const [{ finder }, language, { default: MiniSearch }, { stemmer }, index] = await Promise.all([
    import("./assets/js/vinden.js"), import("./assets/js/woorden.js"),
    import("./gemaakt/zoeken/minisearch.js"), import("./gemaakt/zoeken/nederlands.js"),
    fetch("gemaakt/zoeken/index.json").then((answer) => answer.json())]);
  const find = finder(index, { MiniSearch, stemmer, language });
  window.words = (typed) => language.words(typed);
  window.find = (words) => find(words).map(([page]) => page.location);
}"""
EMPTY, DONE = "Typ een of meer woorden", re.compile("gevonden")

# Before, after and round a word; on none of them may it depend whether something is found.
SIGNS = [*string.punctuation.replace("@", ""), *"‘’“”„«»–—…·•€§°→"]
SIGNS += ["\u00d7", "\u00a0", "\t", "@ ", "::", "+-", '" "']
ROUND = [f"{sign}halt" for sign in SIGNS] + [f"halt{sign}" for sign in SIGNS]
ROUND += ['"halt"', "“halt”", "‘halt’", "(halt)", "[halt]", "*halt*", "halt?!"]
# What is typed, and words without signs that find the same.
SAME = {
    '"officier van justitie"': "officier van justitie",
    "ouder/verzorger": "ouder verzorger",
    "dwang+drang": "dwang drang",
    "verwijs-index": "verwijs index",
    "o.m.": "om",
    "(P.V.)": "pv",
    "H.A.L.T": "halt",
    "thema's": "thema",
    "thema’s?": "thema",
    "12-": "12",
    "titel:halt": "titel halt",
    "halt~1": "halt 1",
    "halt^10": "halt 10",
    "M@ZL!": "m@zl",
    "@halt": "halt",
}
STOP_WORDS = ["de", "het", "een", "van de", "zij", "dit", "om"]

# Words as people type them: other forms, old names, abbreviations, and what a page is about.
FINDS = {
    "112": "",
    "16 uur": "mas/drempels/",
    "afkorting": "mas/begrippen/",
    "afspraken": "mas/regio/",
    "agenda": "handreiking/intern/",
    "ambtenaar": "rollen/leerplicht/",
    "angst": "mas/soorten/",
    "AVG": "mas/privacy/",
    "Bas": "handreiking/casussen/",
    "beslisboom": "routewijzer/",
    "BOA": "mas/routes/halt/",
    "boete": "mas/routes/dwang-straf/",
    "casus Karin": "handreiking/casussen/",
    "colofon": "over/",
    "cookies": "over/privacy/",
    "doel": "handreiking/aanleiding/",
    "drempel": "mas/drempels/",
    "dwangsom": "mas/regio/",
    "excel": "mas/instrumenten/",
    "foutmelding": "over/",
    "gesprekspunten": "handreiking/regionaal/",
    "HALT-straf": "mas/routes/halt/",
    "huisbezoek": "mas/stappenplan/stap-4/",
    "hulp": "mas/routes/vrijwillige-jeugdhulp/",
    "infographic": "handreiking/infographic/",
    "Jennifer": "handreiking/casussen/",
    "jeugdarts": "rollen/jeugdarts/",
    "kinderbijslag": "rollen/andere-partners/",
    "kinderrechter": "mas/routes/dwang-civiel/",
    "leerplichtambtenaar": "rollen/leerplicht/",
    "luxeverzuim": "mas/soorten/",
    "M@ZL": "mas/soorten/",
    "meldcode": "mas/instrumenten/",
    "mentor": "rollen/school/",
    "officier van justitie": "rollen/om/",
    "ondertoezichtstelling": "mas/routes/dwang-civiel/",
    "opschalen": "mas/vastlopen/",
    "pas toe of leg uit": "mas/",
    "powerpoint": "mas/instrumenten/",
    "privacy": "mas/privacy/",
    "procesverbaal": "mas/routes/dwang-straf/",
    "quick scan": "handreiking/intern/",
    "Raad": "rollen/raad/",
    "RMC": "mas/begrippen/",
    "SAS": "mas/versies/",
    "signaleringsinstrument": "mas/instrumenten/",
    "spijbelde": "mas/routes/halt/",
    "spijbelen": "mas/routes/halt/",
    "stap 1": "mas/stappenplan/stap-1/",
    "stap 10": "mas/stappenplan/stap-10/",
    "stap 7": "mas/stappenplan/stap-7/",
    "stappenplan": "mas/stappenplan/",
    "te laat": "mas/routes/halt/",
    "thuisonderwijs": "mas/soorten/",
    "thuiszitter": "mas/soorten/",
    "uitnodiging": "handreiking/uitnodiging/",
    "vakantie": "mas/soorten/",
    "Veilig Thuis": "rollen/andere-partners/",
    "verhoor": "mas/routes/halt/",
    "versie": "mas/versies/",
    "verzuimt": "mas/",
    "vrijstelling": "mas/soorten/",
    "wachtlijst": "rollen/wijkteam/",
    "wetsvoorstel": "mas/versies/",
    "wijkteam": "rollen/wijkteam/",
    "ziek": "mas/soorten/",
}


@pytest.fixture(scope="module")
def search(browser: Browser, base_url: str) -> Iterator[Callable[[str], list[str]]]:
    """Return what finds: it takes words and returns the paths found, best first.

    It is what the search box asks; that the box shows what it says, `test_box_shows...` types.
    """
    with browser.new_page(base_url=base_url) as page:
        page.goto("")
        page.evaluate(LOAD)
        yield lambda words: page.evaluate("words => window.find(words)", words)


@pytest.fixture(scope="module")
def first(search: Callable[[str], list[str]]) -> dict[str, str | None]:
    """Type every search of the list; return the page that comes first."""
    return {words: next(iter(search(words)), None) for words in EVERY}


def misses(first: dict[str, str | None], kind: str) -> tuple[float, list[str]]:
    """Return which part of the searches of a kind has another page first, and which those are."""
    typed = [(words, search["pages"]) for search in SEARCHES for words in search.get(kind, ())]
    wrong = [f"{words}: {first[words]}" for words, pages in typed if first[words] not in pages]
    return len(wrong) / len(typed), wrong


def test_searches_that_people_do_have_the_right_page_first(first: dict[str, str | None]) -> None:
    missed, wrong = misses(first, "typed")
    assert missed <= 0.1, wrong


def test_searches_that_nothing_was_tuned_for_mostly_have_too(first: dict[str, str | None]) -> None:
    missed, wrong = misses(first, "held_back")
    assert missed <= 0.25, wrong


def test_no_search_of_the_list_finds_nothing(first: dict[str, str | None]) -> None:
    assert [words for words in EVERY if first[words] is None] == []


def test_the_list_is_long_and_names_pages_that_are_there() -> None:
    assert len(EVERY) == len(set(EVERY)) >= 160
    assert {page for search in SEARCHES for page in search["pages"]} <= set(PATHS)


@pytest.mark.parametrize("words", ["halt", "dwang+drang", "stap 10", "thuis zitter", "om", "a"])
def test_box_shows_what_is_found_best_first(
    page: Page, search: Callable[[str], list[str]], words: str
) -> None:
    page.goto("")
    page.locator(FIELD).fill(words)
    expect(page.locator(ANSWER)).to_have_text(DONE)
    shown = page.locator(".md-search-result__item").evaluate_all(FOUND)
    paths = [urlsplit(address).path.removeprefix(SUB_PATH) for address in shown]
    assert paths == search(words)[: len(paths)] != []


@pytest.mark.parametrize("words", FINDS)
def test_words_find_their_page(search: Callable[[str], list[str]], words: str) -> None:
    assert FINDS[words] in PATHS
    assert FINDS[words] in search(words)[:FIRST]


def test_a_sign_never_decides_whether_a_word_is_found(search: Callable[[str], list[str]]) -> None:
    found = search("halt")
    assert found[0] == "mas/routes/halt/"
    wrong = [typed for typed in ROUND if search(typed) != found]
    assert wrong == []


@pytest.mark.parametrize("sign", ["/", "+", "-", ":", ",", ".", "&", "|", "~", "^", "*", "–", "@ "])
def test_a_sign_parts_words_as_a_space_does(search: Callable[[str], list[str]], sign: str) -> None:
    assert search(f"dwang{sign}drang") == search("dwang drang")


@pytest.mark.parametrize("typed", SAME)
def test_what_is_typed_with_signs_finds_what_its_words_find(
    search: Callable[[str], list[str]], typed: str
) -> None:
    assert search(SAME[typed]) != []
    assert search(typed) == search(SAME[typed])


@pytest.mark.parametrize("words", STOP_WORDS)
def test_small_words_are_found_too(search: Callable[[str], list[str]], words: str) -> None:
    assert search(f'"{words}"') == search(words) != []


@pytest.mark.parametrize("letter", "aosx")
def test_one_letter_finds_the_words_that_begin_with_it(
    search: Callable[[str], list[str]], letter: str
) -> None:
    assert search(letter) != []


def test_signs_have_no_words(page: Page) -> None:
    page.goto("")
    page.evaluate(LOAD)
    assert page.evaluate("signs => signs.flatMap(window.words)", SIGNS) == []


def test_signs_alone_are_no_words_yet(page: Page) -> None:
    page.goto("")
    field, answer = page.locator(FIELD), page.locator(ANSWER)
    for typed in ("?!", '""', "...", "\u00a0"):
        for words, told in (("halt", DONE), (typed, EMPTY)):
            field.fill(words)
            field.press("End")
            expect(answer).to_have_text(told)
        expect(field).to_have_value(typed)


def test_address_can_hold_signs_and_the_field_shows_them(page: Page) -> None:
    page.goto("?q=%22officier+van+justitie%22%3F")
    expect(page.locator(ANSWER)).to_have_text(DONE)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value('"officier van justitie"?')


def test_words_of_the_texts_begin_without_a_sign(site: Path) -> None:
    words = [term for term, *_ in json.loads((site / INDEX).read_bytes())["terms"]]
    assert len(words) > 1000
    assert [word for word in words if not re.match(r"[^\W_]|@\d", word)] == []


def test_a_word_that_stands_nowhere_finds_nothing(search: Callable[[str], list[str]]) -> None:
    assert search("kwibus") == []


def test_pages_for_who_works_on_the_site_and_of_single_rules_are_not_found(site: Path) -> None:
    found = {path for path, *_ in json.loads((site / INDEX).read_bytes())["pages"]}
    assert set(PATHS) - found == {*LEFT_OUT, *RULE_PAGES}


def asked(server: SiteServer) -> list[str]:
    """Return the names of the files of the search that were asked for."""
    return [name for path in server.paths if (name := path.rpartition("/")[2]) in LOADED]


def test_only_who_types_gets_what_finds(cold_page: Page, server: SiteServer) -> None:
    server.paths.clear()
    cold_page.goto("")
    cold_page.locator(FIELD).click()
    expect(cold_page.locator(ANSWER)).to_have_text(EMPTY)
    assert asked(server) == []
    cold_page.keyboard.type("halt")
    expect(cold_page.locator(ANSWER)).to_have_text(DONE)
    assert sorted(asked(server)) == sorted(LOADED)
    assert not [path for path in server.paths if "/search/" in path or "/workers/" in path]


@pytest.mark.parametrize("name", LOADED)
def test_what_did_not_come_is_told_calmly_and_asked_for_again(
    cold_page: Page, complaints: list[str], name: str
) -> None:
    cold_page.goto("")
    field, answer = cold_page.locator(FIELD), cold_page.locator(ANSWER)
    cold_page.route(f"**/{name}*", lambda route: route.abort())
    field.press_sequentially("hal")
    expect(answer).to_have_text("Zoeken lukt nu niet; typ verder om het nog eens te proberen.")
    cold_page.unroute(f"**/{name}*")
    field.press("t")
    expect(answer).to_have_text(DONE)
    assert complaints
    assert all("Failed to load resource" in complaint for complaint in complaints)
    complaints.clear()


def test_a_place_far_down_a_page_is_shown_with_the_page(page: Page) -> None:
    page.goto("")
    page.locator(FIELD).press_sequentially("spijbelen 16 uur melden")
    place = page.locator(".md-search-result__item").first.locator("a").nth(1)
    expect(place).to_have_attribute("href", re.compile("#."))
    place.click()
    expect(page).to_have_url(re.compile("#."))
    expect(page.locator(":target")).to_be_in_viewport()


READ: list[dict[str, Any]] = [
    {"location": "a/", "title": "A &amp; B", "text": "<p>Dit &lt; dat.</p>", "tags": ["een", 5]},
    {
        "location": "a/#c",
        "title": "C",
        "text": "<p>Zo is het. (bron: Boek (2020), artikel 3, zeker)</p>",
        "tags": ["een", 5],
    },
    {"location": "d/", "title": "D", "text": "", "boost": 0.5},
]


def test_sections_are_what_the_texts_say_without_their_sources() -> None:
    made = sections(READ, {"a/": "Over <a>", "d/": "Over d"})
    assert made["pages"] == [
        {"path": "a/", "title": "A &amp; B", "description": "Over &lt;a&gt;", "boost": 1},
        {"path": "d/", "title": "D", "description": "Over d", "boost": 0.5},
    ]
    said = [(part["page"], part["anchor"], part["text"].strip()) for part in made["sections"]]
    assert said == [(0, "", "Dit < dat."), (0, "c", "Zo is het."), (1, "", "")]
    assert [part["tags"] for part in made["sections"]] == [["een", "5"], [], []]
