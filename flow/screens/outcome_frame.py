"""HTML of an outcome without its reasons: what is the same however one comes to it.

The build puts it in the page; Python fills the same frame with the reasons.
"""

from __future__ import annotations

from flow.rules.fingerprint import told_rules
from flow.rules.model import Action, Flow, Outcome, Question
from flow.screens.buttons import ask_button, knobs, python_button
from flow.screens.pieces import KIND_LABELS, fold, ours, t, tasks
from flow.screens.sheet import deviate
from flow.screens.sources import Sources

HOW_ON, LISTED = "Hoe het daarna gaat", "Bronnen bij deze uitkomst"
AFTER, DONE = "Wat daarna nog kan", "Dit is gedaan: ga verder"
WHY, CHANGES = "Waarom", "Wat zou het veranderen"
WHY_NOT = dict.fromkeys(KIND_LABELS, "Waarom niet een andere route")
WHY_NOT |= {"eerst": "Deze routes kunnen niet"}  # none was chosen yet
STRONGEST = '<p data-later="zwaarst">{strongest}</p>'
WAITING = '<span class="rw-wacht">De redenen komen eraan.</span>'
# The same of the code, which Python makes.
WAITING_FOR_CODE = (
    '<span class="rw-wacht rw-komt">De code komt eraan.</span>'
    '<span class="rw-wacht rw-spaart">De code komt met de redenen.</span>'
    '<span class="rw-wacht rw-geen">De code is niet geladen.</span>'
)
PAPER_PAGE = "../routewijzer/klopt-mijn-papier-nog/"
# The page shows one of these: they are coming, the browser saves data, or they never come.
WAITING_FOR_FIRST = (
    '<span class="rw-wacht rw-komt">De redenen komen eraan. '
    f"<span data-binnen></span> {python_button('zonder', 'Ga verder zonder redenen')}</span>"
    '<span class="rw-wacht rw-spaart">Uw browser spaart data. '
    f"{python_button('laad', 'Laad de redenen (4 MB)')}</span>"
    '<span class="rw-wacht rw-geen">De redenen zijn niet geladen.</span>'
)


def frame(flow: Flow, reached: Outcome, sources: Sources) -> str:
    """What is the same each time the outcome is reached; the rest are holes.

    What reasoning has to add stands in the parts with `data-later`: it may come after the rest.
    """
    return (
        f'<div class="rw-uitkomst rw-{reached.kind}">'
        f'<p class="rw-soort">{KIND_LABELS[reached.kind]}</p>'
        f'<h2 id="rw-kop" tabindex="-1">{t(reached.title)}</h2>'
        f"<p>{_text(reached, sources)}</p>{'' if reached.urgent else STRONGEST}"
        f'<h3>Wat nu</h3><ol class="rw-nu">{tasks(flow, reached)}</ol>'
        f"{{also}}{ours(flow, reached)}</div>"
        f"{knobs('print', 'kopieer', 'antwoorden', 'terug')}"
        '<p id="rw-kopie" role="status"></p>'
        '<div data-later="meer">{more}</div>'
        f"{knobs('opnieuw')}{_closing_line(flow, reached)}"
    )


def unreasoned(flow: Flow, reached: Outcome) -> str:
    """The outcome as far as it can be told without reasoning, with holes for what was answered.

    What reasoning will add has its place already, or all below it would move when that comes.
    """
    sources = Sources(flow)
    head = frame(flow, reached, sources)
    awaited = "".join(fold(title, f"<p>{WAITING}</p>") for title in _awaited(reached))
    title = AFTER if _goes_on(reached) else HOW_ON
    more = f"{{how}}{awaited}{fold(title, f'<p>{t(reached.after)}</p>')}{{given}}"
    if _goes_on(reached):
        more = f"{{onward}}{more}"
    if not reached.urgent:
        more += f"{{follow}}{sources.listed(LISTED)}"
    later = {"{more}": more, "{strongest}": WAITING_FOR_FIRST, "{code}": WAITING_FOR_CODE}
    for hole, awaited_there in later.items():
        head = head.replace(hole, awaited_there)
    return head


def also(items: str) -> str:
    """The actions that the answers brought, by their titles; on paper they are told in full."""
    listed = f"<h3>Doe dit ook</h3><ul>{items}</ul>"
    return f'<div class="alleen-scherm">{listed}</div>' if items else ""


def item(action: Action) -> str:
    """An action in that list."""
    return f"<li>{t(action.title)}</li>"


def onward(resume: Question) -> str:
    """A button for the way on from a question."""
    return f'<p class="rw-knoppen">{ask_button(resume, DONE)}</p>'


def how(explained: str) -> str:
    """The actions in full, folded."""
    return fold("Doe dit ook: uitleg", explained and f"<ul>{explained}</ul>")


def in_full(action: Action, sources: str = "") -> str:
    """An action in that list, with the marks of its sources."""
    return f"<li><strong>{t(action.title)}.</strong> {t(action.text)}{sources}</li>"


def receipt(code: str) -> str:
    """The code of the answers, and what it is for; shorter on paper, where the sheet is full."""
    link = f'<a href="{PAPER_PAGE}">Klopt mijn papier nog?</a>'
    return (
        'Code<span class="alleen-scherm"> van deze antwoorden</span>: '
        f'<strong class="rw-code">{code}</strong>. '
        f'<span class="alleen-scherm">Later nakijken: </span>{link}'
    )


def follow() -> str:
    """Room for who follows the advice, or does not."""
    return fold("Pas toe of leg uit", deviate())


def _text(reached: Outcome, sources: Sources) -> str:
    """What the outcome means; in danger without sources."""
    return f"{t(reached.text)}{marks(reached, reached, sources)}"


def marks(reached: Outcome, claim: Outcome | Action, sources: Sources) -> str:
    """The sources of a claim; in danger none, for there they are not listed."""
    return "" if reached.urgent else sources.of(claim.sources, claim.status)


def _goes_on(reached: Outcome) -> bool:
    """Tell whether there is a way on, once this is done; in danger nobody looks for one."""
    return reached.kind == "eerst" and not reached.urgent


def _awaited(reached: Outcome) -> tuple[str, ...]:
    """The titles of what reasoning tells of an outcome, as `account` does by its kind."""
    if reached.urgent:
        return ()
    titles = (WHY, WHY_NOT[reached.kind], CHANGES)
    return titles[: {"buiten": 1, "eerst": 2, "route": 3}[reached.kind]]


def _closing_line(flow: Flow, reached: Outcome) -> str:
    advice = "Dit is een advies; de leerplichtambtenaar beslist. "
    return (
        f'<p class="rw-versie">{"" if reached.urgent else advice}'
        f"Regels versie {t(told_rules(flow))}, "
        f"laatst gecontroleerd op {flow.checked:%d-%m-%Y}. "
        '<span data-later="code">{code}</span></p>'
    )
