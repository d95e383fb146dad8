"""The pages that are looked at most closely have between them all that a page can hold."""

import re
from pathlib import Path

from scripts.sheets.paper import PRINTED
from tests.browser.host import NOWHERE
from tests.browser.visits import OF_EACH_SORT, PATHS

TAG = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>")
CLASSES = re.compile(r'\bclass="([^"]*)"')


def kinds(site: Path, path: str) -> set[str]:
    """Return every kind of element in the text of a page: the tag with its classes."""
    file = site / ("404.html" if path == NOWHERE else f"{path}index.html")
    html = file.read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    found = ((tag, CLASSES.search(attributes)) for tag, attributes in TAG.findall(article))
    return {
        ".".join([tag, *sorted(classes[1].split() if classes else [])]) for tag, classes in found
    }


def test_what_is_on_any_page_is_on_one_of_a_sort(site: Path) -> None:
    known = set().union(*(kinds(site, path) for path in OF_EACH_SORT))
    new = {path: sorted(kinds(site, path) - known) for path in PATHS}
    assert {path: found for path, found in new.items() if found} == {}


def test_pages_that_are_compared_on_paper_have_all_that_those_of_a_sort_have(site: Path) -> None:
    assert len(PRINTED) == len(set(PRINTED)) == 23
    printed = set().union(*(kinds(site, path) for path in PRINTED))
    assert sorted(set().union(*(kinds(site, path) for path in OF_EACH_SORT)) - printed) == []
