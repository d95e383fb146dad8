"""Who types a word in the search box sees the page about it among the first results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.host import complain_into
from tests.support.build import SUB_PATH
from tests.support.language import PATHS

FIRST = 3  # what shows without scrolling

FIELD, ANSWER = ".md-search__input", ".md-search-result__meta"
FOUND = "items => items.map(item => item.querySelector('a').href)"
EMPTY, DONE = "Typ een of meer woorden", re.compile("gevonden")

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


def test_a_word_that_stands_nowhere_finds_nothing(search: Callable[[str], list[str]]) -> None:
    assert search("kwibus") == []
