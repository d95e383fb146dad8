"""Who types a word in the search box sees the page about it among the first results."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.host import complain_into
from tests.support.build import SUB_PATH
from tests.support.language import PATHS

INDEX = "search/search_index.json"
FIRST = 3  # what shows without scrolling

FIELD, ANSWER = ".md-search__input", ".md-search-result__meta"
FOUND = "items => items.map(item => item.querySelector('a').href)"
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
    "bron": "over/bronnen/",
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
    "kinderbijslag": "mas/ketenpartners/",
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
    "Veilig Thuis": "mas/ketenpartners/",
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
    """Type words in the search box of one open page; return the paths found, best first."""
    complaints: list[str] = []
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    complain_into(complaints, page, urlsplit(base_url).netloc)
    page.goto("")
    field, answer = page.locator(FIELD), page.locator(ANSWER)

    def ask(words: str) -> list[str]:
        for typed, told in (("", EMPTY), (words, DONE)):
            field.fill(typed)
            field.press("End")  # the theme listens to keys
            expect(answer).to_have_text(told)
        found = page.locator(".md-search-result__item").evaluate_all(FOUND)
        return [urlsplit(address).path.removeprefix(SUB_PATH) for address in found]

    yield ask
    context.close()
    assert not complaints


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


def test_signs_alone_are_no_words_yet(page: Page) -> None:
    page.goto("")
    field, answer = page.locator(FIELD), page.locator(ANSWER)
    for typed in (*SIGNS, "?!", '""', "..."):
        for words, told in (("halt", DONE), (typed, EMPTY)):
            field.fill(words)
            field.press("End")
            expect(answer).to_have_text(told)
        expect(field).to_have_value(typed)


def test_address_can_hold_signs_and_the_field_shows_them(page: Page) -> None:
    page.goto("?q=%22officier+van+justitie%22%3F")
    expect(page.locator(ANSWER)).to_have_text(DONE)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    # What the theme reads is another value than what the field shows.
    shown = "field => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')"
    assert page.locator(FIELD).evaluate(f"{shown}.get.call(field)") == '"officier van justitie"?'


def test_words_of_the_texts_begin_without_a_sign(site: Path) -> None:
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    parted = re.compile(index["config"]["separator"])
    words = {
        word
        for page in index["docs"]
        for text in (page["title"], re.sub("<[^>]*>", " ", page["text"]), *page.get("tags", []))
        for word in parted.split(unescape(text))
    }
    assert len(words) > 1000
    assert {word for word in words if word and not re.match(r"[^\W_]|@\d", word)} == set()


def test_a_word_that_stands_nowhere_finds_nothing(search: Callable[[str], list[str]]) -> None:
    assert search("kwibus") == []
