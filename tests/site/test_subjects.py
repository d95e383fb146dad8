"""The site covers all of its two documents, says where each claim comes from, and types no limit.

The documents are the guide *Handreiking implementatie MAS* and Ingrado's page on the MAS of 2018.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flow.rules.vocabulary import STATUSES
from tests.support.language import page, rule_texts, written

# --- subjects ----------------------------------------------------------------------------------

# By page: what the document is about, and what must stand there; with "#" it is a heading.
GUIDE = {
    "handreiking/aanleiding/": {
        "when the MAS began": "16 maart 2017",
        "its renewals": "in 2018 en 2020 vernieuwd",
        "one way of working": "iedereen verzuim op dezelfde manier aanpakt",
        "working together is vital": "#Waarom een gezamenlijke aanpak",
        "guidance, and own agreements": "maar de afspraken maakt u zelf",
        "meeting often": "Elkaar ontmoeten en vaak contact hebben",
        "on the agenda at home": "op de agenda van uw eigen organisatie",
        "on the agenda of the chain": "op de agenda van een regionaal",
    },
    "mas/": {
        "what the MAS describes": "hoe de leerplichtambtenaar en de ketenpartners werken",
        "one way of working as its goal": "#Doel",
    },
    "handreiking/": {
        "what the guide is for": "een hulpmiddel om de MAS in te voeren",
        "two kinds of meetings": "een in uw eigen organisatie en een in de regio",
        "annexes and their numbers": "#Let op de nummers van de bijlagen",
        "annex 1: the invitation": "voor de uitnodiging bijlage 1",
        "annex 3: the same one": "hetzelfde format bijlage 3",
    },
    "handreiking/infographic/": {
        "annex 2: the infographic": "is het bijlage 2",
    },
    "handreiking/uitnodiging/": {
        "model of the invitation": "#De uitnodiging",
    },
    "handreiking/regionaal/": {
        "invited: the prosecutor": "Het OM is een ketenpartner",
        "invited: the Raad": "De Raad (RvdK) is een ketenpartner",
        "invited: Halt": "Stichting Halt is een ketenpartner",
        "invited: leerplicht": "De leerplichtambtenaren uit de regio",
        "invited: local teams": "Ook teams die lokaal hulp geven",
        "invited: CJG": "Centrum voor Jeugd en Gezin (CJG)",
        "invited: schools": "Het onderwijs hoort erbij: de scholen in uw regio",
        "regional meeting": "#De bijeenkomst",
        "where to put it": "in een regionaal overleg over leerplicht",
        "invitation for it": "Voor de uitnodiging is er een formulier",
        "goal: roles": "welke rol de anderen hebben, en neemt die rol serieus",
        "goal: agreements": "bevestigt wat al is afgesproken, en spreekt nieuw",
        "steps 7 to 10": "#Stap 7 tot en met 10",
        "what all need for it": "Wat is er voor u nodig om zo te werken?",
        "what all must change": "Moeten afspraken die u al heeft, door de",
        "points to talk about": "#Gesprekspunten",
        "point: knowing it": "Hoe goed kent u de MAS?",
        "point: what it changes": "Wat doet u bij verzuim anders door de MAS?",
        "point: others": "Wat moeten uw ketenpartners doen, zodat u",
        "point: content": "Wat gaat goed in de samenwerking?",
        "point: chances": "Wat kan beter, en welke kansen ziet u?",
        "point: a case together": "#Samen een casus bespreken",
    },
    "handreiking/intern/": {
        "internal meeting": "#De bijeenkomst",
        "its goal": "of u bevestigt afspraken die er al zijn",
        "quick scan": "#Quick scan",
        "quick scan: knowing it": "Bent u bekend met de MAS?",
        "quick scan: using it": "Werkte u al eens volgens de MAS?",
        "quick scan: what is hard": "Wat vindt u daarbij lastig?",
        "quick scan: what goes well": "Wat lukt juist goed?",
        "quick scan: instrument": "bekend met het signaleringsinstrument",
        "quick scan: report": "bekend met het format voor een proces-verbaal",
        "presentation": "#Presentatie",
        "its slides and picture": "de PowerPoint en de infographic",
        "steps 1 to 6": "#Stap 1 tot en met 6",
        "what you need for it": "Wat is er voor u nodig om zo te werken?",
        "agreements to change": "Moeten afspraken die u al heeft, door de MAS",
    },
    "handreiking/casussen/": {
        "Karin": "#Karin, 17 jaar",
        "her schooling": "de mbo-opleiding Onderwijsassistent",
        "her absence": "deels ongeoorloofd en deels door ziekte",
        "why she is absent": "er problemen in het gezin zijn",
        "her home": "woont bij haar oma, die het gezag heeft",
        "her help": "Het wijkteam is betrokken bij oma en bij Karin",
        "what she wants": "zij lost het liever zelf op",
        "Jennifer": "#Jennifer, 11 jaar",
        "her mother": "het lukt moeder niet om haar naar school te krijgen",
        "her father": "vader, die geen gezag heeft",
        "what he does": "hij belt Jennifer mobiel en praat slecht over moeder",
        "help so far": "helpt moeder al bijna een jaar bij de opvoeding",
        "what the team proposes": "een traject beginnen waarvoor Jennifer wordt opgenomen",
        "what her mother says": "Moeder zegt daar nee tegen",
        "Bas": "#Bas, 14 jaar",
        "his school": "Bas zit op vmbo-k en spijbelt vooral voor de lol",
        "his parents": "opvoedondersteuning en slaan geen bijeenkomst over",
        "his school's measures": "gaf straf en de ouders grepen in",
        "what is the matter": "opstandige puber; verder is er niets aan de hand",
        "case: back to school": "dat deze jongere weer naar school gaat?",
        "case: whose turn": "Wie moet nu in actie komen?",
        "case: what to do": "Welke actie is dat?",
    },
}
NEWS = {
    "mas/": {
        "four routes in a step plan": "met een stappenplan en langs een of meer van de vier",
        "help comes first": "Speelt er meer achter het verzuim, dan komt eerst jeugdhulp",
        "who keeps it": "met een landelijke werkgroep en een klankbordgroep",
        "how often": "dat de MAS elk jaar wordt bijgewerkt",
        "the edition it calls current": "noemt september 2018 nog als huidige versie",
    },
    "mas/routes/": {
        "route: voluntary help": "#Vrijwillige jeugdhulp",
        "route: Halt": "#Halt",
        "route: civil coercion": "#Dwang in civielrechtelijk kader",
        "route: criminal coercion": "#Dwang in strafrechtelijk kader",
    },
    "mas/stappenplan/stap-2/": {
        "only unlawful absence": "over meldingen van ongeoorloofd verzuim",
    },
    "mas/versies/": {
        "Regioplan keeps it too": "Regioplan staat niet meer bij de partijen",
        "instrument of 2019": "#Januari 2019: signaleringsinstrument bijgewerkt",
        "what changed": "#20 september 2018: tweede versie",
        "change: privacy law": "De tekst houdt rekening met de AVG",
        "change: M@ZL": "staat erin als erkende aanpak bij ziekteverzuim",
        "change: civil route": "dwang in civielrechtelijk kader zijn zwaarder",
        "change: carrying out": "Hoe u de routes uitvoert, is scherper beschreven",
        "change: report": "proces-verbaal en het Halt-proces-verbaal is aangepast",
        "change: religion": "een plicht uit godsdienst of levensovertuiging is scherper",
        "change: instrument": "Het signaleringsinstrument is aangescherpt",
        "change: reporting code": "meldcode huiselijk geweld en kindermishandeling",
        "change: annexes": "De MAS wijst nadrukkelijk op haar bijlagen",
        "change: child benefit": "een melding aan de SVB is een bijlage geworden",
    },
    "mas/regio/": {
        "regions differ": "Verschillen per regio",
        "local meetings": "uit van een lokaal overleg, en dat hangt af van lokale",
        "local agreements": "Maak die afspraken dus samen",
    },
    "handreiking/aanleiding/": {
        "guide for introducing it": "verwijst ook al naar een handreiking",
    },
    "mas/instrumenten/": {
        "trouble with downloading": "#Lukt het downloaden niet",
        "zip file": "Dubbelklik erop om het uit te pakken",
        "everything to download": "#Alle instrumenten",
    },
    "handreiking/infographic/": {
        "official infographic": "als afbeelding om te downloaden",
    },
}


def stands(site: Path, path: str, words: str) -> bool:
    """Tell whether words stand on a page; after "#" they must be a heading of it."""
    found = page(site, path)
    if words.startswith("#"):
        return words[1:] in {title.strip() for _, title in found.headings}
    return words in found.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param(path, words, id=subject)
        for pages in (GUIDE, NEWS)
        for path, subjects in pages.items()
        for subject, words in subjects.items()
    ],
)
def test_subject_of_the_documents_is_treated(site: Path, path: str, words: str) -> None:
    assert stands(site, path, words)


def test_what_is_not_there_is_not_found(site: Path) -> None:
    assert not stands(site, "mas/", "#Maak die afspraken dus samen")
    assert not stands(site, "mas/", "Dit staat nergens")


# --- citations ---------------------------------------------------------------------------------

LINK = r"\[[^\]]+\]\([\w./-]*#(?:bron-[a-z0-9-]+|niet-gevonden)\)"
ABOUT = r"(?: bij deze \w+)?: "
STATUS = f", (?:{'|'.join(STATUSES)})"
CITATION = re.compile(
    rf"\((?:bron{ABOUT}{LINK}|bronnen{ABOUT}{LINK}(?:, {LINK})* en {LINK}){STATUS}\)"
)
CLAIMING = ("handreiking/", "mas/", "rollen/")


def loose_citations(text: str) -> list[str]:
    """Return what looks like a citation, or links to a source, outside a good citation."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    return re.findall(r"\(bron(?!nen\.md).*|.*#bron-.*", CITATION.sub("", prose))


@pytest.mark.parametrize("name", written())
def test_citations_have_one_form(name: str) -> None:
    assert loose_citations(written()[name][0]) == []


@pytest.mark.parametrize("name", [name for name in written() if name.startswith(CLAIMING)])
def test_page_with_claims_cites(site: Path, name: str) -> None:
    folder = name.removesuffix(".md").removesuffix("index")
    assert '<section class="noten"' in (site / folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("(bron: [A](../b.md#bron-a), zeker)", True),
        ("(bronnen: [A](#bron-a), [B](#bron-b) en [C](#bron-c), nakijken)", True),
        ("(bron bij deze lijst: [eigen zoekwerk](b.md#niet-gevonden), nakijken)", True),
        ("(bron: [A](#bron-a), [B](#bron-b), zeker)", False),
        ("(bronnen: [A](#bron-a), zeker)", False),
        ("(bron: [A](#bron-a), vast)", False),
        ("(bron: A, zeker)", False),
        ("Zie [A](#bron-a).", False),
    ],
)
def test_form_of_a_citation(text: str, good: bool) -> None:
    assert bool(CITATION.fullmatch(text)) == good == (not loose_citations(text))


# --- numbers -----------------------------------------------------------------------------------

MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
ARTICLE = r"\d+(?::\d+|(?:\.\d+)+)?[a-z]?(?: lid \d)?"
NO_LIMIT = {
    "code, and what is filled in": r"```.*?```|`[^`]*`|--8<--[^\n]*|\{[^}]*\}|<[^>]*>",
    "where a link leads": r"\]\([^)]*\)",
    "numbers of a list": r"^\s*\d+\. ",
    "ages of the children in the cases": r"^### (?:Karin|Jennifer|Bas|Sem), \d\d jaar",
    "steps": r"\b[Ss]tap \d+(?: tot en met \d+)?",
    "dates and years": rf"\b\d{{1,2}} (?:{MONTH})\b|\b(?:19|20)\d\d\b",
    "articles of laws": rf"\b[Aa]rtikel {ARTICLE}(?:(?:,| en| tot en met) {ARTICLE})*"
    r"|\b[Bb]oek 1\b",
    "papers of parliament and state": r"\b(?:[Ww]etsvoorstel|Kamerstuk|nummer) \d[\d ]*\d",
    "annexes of the guide": r"\bbijlage [123]\b",
    "the emergency number": r"\b112\b",
    "how long the questions take": r"\b2 minuten, zonder inloggen\b",
    "names with a number": r"\bCC BY 4\.0|\bApache 2\.0|\bEUPL-1\.2|\bWCAG 2\.2|\bF12\b",
}
ALLOWED = re.compile("|".join(NO_LIMIT.values()), re.DOTALL | re.MULTILINE)


def loose_numbers(text: str) -> list[str]:
    """Return the lines that hold a number of no known kind."""
    left = ALLOWED.sub("", text)
    return [line for line in left.splitlines() if re.search(r"\d", line)]


@pytest.mark.parametrize("name", written())
def test_text_repeats_no_limit(name: str) -> None:
    assert loose_numbers(written()[name][0]) == []


def test_cards_repeat_no_limit() -> None:
    found = {text: loose_numbers(text) for _, text in rule_texts("kaarten")}
    assert len(found) > 500
    assert [text for text, numbers in found.items() if numbers] == []


@pytest.mark.parametrize("kind", NO_LIMIT)
def test_every_exception_is_needed(kind: str) -> None:
    texts = [text for text, _ in written().values()]
    texts += [text for _, text in rule_texts("kaarten")]
    pattern = re.compile(NO_LIMIT[kind], re.DOTALL | re.MULTILINE)
    assert any(pattern.search(text) for text in texts)


@pytest.mark.parametrize(
    "text", ["Meld na 16 uur.", "Halt kan vanaf 9 uur\n", "tot 60 uur, stap 3"]
)
def test_a_limit_typed_by_hand_is_found(text: str) -> None:
    assert len(loose_numbers(text)) == 1
