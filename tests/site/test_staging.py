"""Pages are laid out complete, with links that any generator of sites understands."""

from pathlib import Path, PurePosixPath

import pytest

from scripts.faces.site.staging import complete, stage_texts
from scripts.faces.tools.errors import FaceError

NOTHING: dict[str, str] = {}
FRAGMENT = "[stap](/mas/stap.md#een) en [bron](https://example.org/)"


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("index.md", "(mas/stap.md#een)"),
        ("mas/index.md", "(stap.md#een)"),
        ("mas/routes/halt.md", "(../stap.md#een)"),
        ("over/bronnen.md", "(../mas/stap.md#een)"),
    ],
)
def test_link_of_a_fragment_is_relative_to_the_page(page: str, link: str) -> None:
    made = complete('--8<-- "deel.md"', PurePosixPath(page), {"deel.md": FRAGMENT}.__getitem__)
    assert made == f"[stap]{link} en [bron](https://example.org/)"


def test_fragment_stands_in_its_place_as_far_in_as_its_line() -> None:
    text = '- Lijst\n\n    --8<-- "deel.md"\n\nEinde'
    made = complete(text, PurePosixPath("index.md"), lambda _: "een\n\ntwee\n")
    assert made == "- Lijst\n\n    een\n\n    twee\n\nEinde"


def test_what_only_looks_like_a_fragment_stays() -> None:
    text = "Een regel met `--8<--` haalt een stuk op."
    assert complete(text, PurePosixPath("index.md"), lambda _: "weg") == text


def test_fragment_that_nothing_makes_is_named_with_the_page() -> None:
    with pytest.raises(FaceError, match=r"docs/mas/een\.md: nothing makes the fragment 'weg\.md'"):
        complete('--8<-- "weg.md"', PurePosixPath("mas/een.md"), NOTHING.__getitem__)


def test_a_fragment_is_made_once_and_only_when_a_page_asks_for_it(tmp_path: Path) -> None:
    docs, made = tmp_path / "docs", []
    (docs / "adr").mkdir(parents=True)
    for name in ("een.md", "twee.md", "adr/drie.md"):
        (docs / name).write_text('--8<-- "deel"\n', encoding="utf-8")
    (tmp_path / "mkdocs.yml").touch()

    def make() -> str:
        made.append("deel")
        return "tekst"

    stage_texts(docs, {"deel": make, "ander": lambda: "nooit"}, tmp_path / "stage")
    assert made == ["deel"]
    laid = {path.name: path.read_text() for path in (tmp_path / "stage" / "docs").rglob("*.md")}
    assert laid == {"een.md": "tekst\n", "twee.md": "tekst\n"}
