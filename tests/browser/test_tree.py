"""What a screen reader is told: question, mistake, outcome and survey as trees of names and roles.

A tree names what must be there, in this order; other parts may stand between.
"""

from playwright.sync_api import Page, expect

from flow.reason.walk import walk
from tests.browser.routewijzer import (
    ADDRESS,
    FLOW,
    HALT,
    WASM,
    button,
    held,
    jump,
    open_ready,
    unfold,
)

JENNIFER = walk(FLOW, FLOW.cases["jennifer"].answers)
ASKED = "Zijn er signalen van onveiligheid, geweld of verwaarlozing?"
QUESTION = f"""
- group "Vraag 1, nog hoogstens {walk(FLOW, {}).at_most - 1} hierna. {ASKED}":
  - text: Vraag 1, nog hoogstens {walk(FLOW, {}).at_most - 1} hierna.
  - heading "{ASKED}" [level=2]
  - radio "Ja, er is direct gevaar"
  - radio "Ja, er is een vermoeden"
  - radio "Nee"
  - radio "Weet ik niet"
- paragraph:
  - button "Verder"
  - button "Toon wat nog kan"
- group:
  - heading "Waarom vragen we dit?" [level=3]
"""
MISTAKE = f"""
- group "Er ontbreekt een antwoord":
  - heading "Er ontbreekt een antwoord" [level=2]
  - paragraph:
    - link "Kies een antwoord en klik dan op Verder."
- group /{ASKED[:-1]}/:
  - heading "{ASKED}" [level=2]
  - paragraph: "Fout: kies een antwoord."
  - radio "Ja, er is direct gevaar" [checked=false]
- paragraph:
  - button "Verder"
"""
FOLDS = [
    "Waarom",
    "Waarom niet een andere route",
    "Wat zou het veranderen",
    "Hoe het daarna gaat",
    "Uw antwoorden",
    "Pas toe of leg uit",
    "Bronnen bij deze uitkomst",
]
CLOSED = "\n".join(f'- group:\n  - heading "{title}" [level=3]' for title in FOLDS)
GLANCE = f"""
- paragraph: Route
- heading "Halt" [level=2]
- paragraph:
  - strong: "Telt het zwaarst:"
- heading "Wat nu" [level=3]
- list:
  - listitem:
    - strong: /Leerplichtambtenaar/
- paragraph:
  - button "Print"
  - button "Kopieer als tekst"
  - button "Wijzig een antwoord"
  - button "Terug"
{CLOSED}
- paragraph:
  - button "Wis alles en begin opnieuw"
"""
OUTCOME = """
- group:
  - heading "Waarom" [level=3]
  - list
- group:
  - heading "Waarom niet een andere route" [level=3]
  - list
- group:
  - heading "Wat zou het veranderen" [level=3]
  - list:
    - listitem:
      - button /Probeer dit. \\w+/
- group:
  - heading "Hoe het daarna gaat" [level=3]
  - paragraph
  - paragraph:
    - strong: Loopt deze route vast?
  - list
- group:
  - heading "Uw antwoorden" [level=3]
  - term: Leeftijd
  - definition: 12 jaar of ouder, maar nog geen 16
  - definition:
    - 'button "Wijzig: Leeftijd"'
- group:
  - heading "Pas toe of leg uit" [level=3]
  - group "Volgt u dit advies?":
    - radio "Wij volgen dit advies."
    - 'radio "Wij wijken af, omdat:"'
    - textbox "Omdat"
    - textbox "Besproken op, en met welke organisaties"
- group:
  - heading "Bronnen bij deze uitkomst" [level=3]
  - list:
    - listitem:
      - link
"""
SURVEY = f"""
- heading "Nog mogelijk" [level=2]
- paragraph: Nog hoogstens {JENNIFER.at_most} vragen.
- paragraph:
  - text: "Deze vraag beslist het meest:"
  - strong: Wordt de ontwikkeling van de jongere ernstig bedreigd?
- paragraph:
  - 'button "Beantwoord deze vraag: Ernst"'
- heading "Deze routes kunnen nog" [level=3]
- list:
  - listitem:
    - strong: Vrijwillige jeugdhulp
  - listitem:
    - strong: Dwang in civielrechtelijk kader
  - listitem:
    - strong: Dwang in strafrechtelijk kader
    - text: /alleen met. het proces-verbaal gaat over de ouders/
- paragraph:
  - button "Ga naar de eerste open vraag"
- group:
  - heading "Wat er voor deze routes nodig is" [level=3]
  - list
- group:
  - heading "Deze routes kunnen niet meer" [level=3]
  - list:
    - listitem: /Halt en .* vallen af, omdat de jongere nog geen 12 jaar is/
- group:
  - heading "Ook deze uitkomsten kunnen nog" [level=3]
  - list
- group:
  - heading "Andere open vragen" [level=3]
  - list:
    - listitem:
      - 'button "Beantwoord: Gezin"'
- group:
  - heading "Uw antwoorden" [level=3]
- paragraph:
  - button "Wis alles en begin opnieuw"
"""


def expect_tree(page: Page, tree: str) -> None:
    expect(page.locator("#rw")).to_match_aria_snapshot(tree)


def test_question_is_a_group_of_radios_named_by_its_heading(routewijzer: Page) -> None:
    expect_tree(routewijzer, QUESTION)


def test_first_question_is_the_same_before_python(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        expect_tree(page, QUESTION)


def test_mistake_comes_before_the_question_and_stands_in_it(routewijzer: Page) -> None:
    button(routewijzer, "Verder").click()
    expect_tree(routewijzer, MISTAKE)


def test_outcome_is_a_row_of_headings_with_what_can_be_done(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    expect_tree(routewijzer, GLANCE)
    unfold(routewijzer)
    expect_tree(routewijzer, OUTCOME)


def test_survey_of_a_case_says_what_decides_first(page: Page) -> None:
    open_ready(page, "?casus=jennifer")
    unfold(page)
    expect_tree(page, SURVEY)
