"""HTML of one question of the routewijzer, the same at build time and in the browser."""

from __future__ import annotations

from flow.reason.walk import Walk
from flow.rules.model import Flow, Option, Question
from flow.screens.answers import given_answers
from flow.screens.buttons import KNOBS
from flow.screens.holes import fill
from flow.screens.pieces import background, fold, paragraph, t

WRONG = '<p class="rw-foutregel" id="rw-foutregel">Fout: kies een antwoord.</p>'


def question(walk: Walk, asked: Question, *, error: bool = False) -> str:
    """One question as a form, with a chosen answer filled in and an error where one is due."""
    chosen = walk.given.get(asked.id)
    parts = {
        **around_fields(asked, error=error),
        "aside": _aside(walk, asked),
        "progress": progress(walk, asked),
        f"checked-{chosen}": " checked",
        "back": "" if not walk.path and walk.open is asked else KNOBS["terug"],
        "given": given_answers(walk.answered),
    }
    return fill(frame(walk.flow, asked), parts)


def frame(flow: Flow, asked: Question) -> str:
    """What is the same each time a question is asked; the rest are holes.

    What explains the question is folded, so that it stands on one screen with all its answers.
    """
    return (
        f'{{summary}}<form class="rw-vraag" data-vraag="{asked.id}"{{aside}} '
        'autocomplete="off" novalidate>'
        "<fieldset{described}><legend>"
        '<span class="rw-voortgang">{progress}</span>'
        f'<h2 id="rw-kop" tabindex="-1">{t(asked.text)}</h2></legend>'
        f"{_hint(asked)}{{wrong}}"
        f"{''.join(map(_radio, asked.options))}"
        '</fieldset><p class="rw-knoppen">'
        '<button type="submit" class="rw-knop">Verder</button>'
        f"{{back}}{KNOBS['overzicht']}</p></form>"
        f"{_explanation(flow, asked)}{{given}}"
    )


def around_fields(asked: Question, *, error: bool) -> dict[str, str]:
    """What the fields of a question have with them when no answer was chosen, or else not."""
    described = {"described": _described(asked, error)}
    return described | {"summary": _summary(asked), "wrong": WRONG} if error else described


def progress(walk: Walk, asked: Question) -> str:
    """Say in words which question this is, and how many can still follow."""
    if asked.id in walk.kept:
        return "U wijzigt een eerder antwoord."
    if walk.open is not asked:  # out of its turn: what can still follow, hangs on others too
        return progress_line(walk)
    return turn(str(len(walk.kept) + 1), walk.at_most - 1)


def turn(number: str, after: int) -> str:
    """Say which question it is in its turn, and how many can still follow."""
    return f"Vraag {number}, {f'nog hoogstens {after} hierna' if after else 'de laatste'}."


def progress_line(walk: Walk) -> str:
    """Say how many questions can still follow."""
    count = walk.at_most
    return f"Nog hoogstens {count} {'vraag' if count == 1 else 'vragen'}."


def _summary(asked: Question) -> str:
    return (
        '<div class="rw-fout" id="rw-fout" tabindex="-1" role="group" '
        'aria-labelledby="rw-fout-kop">'
        '<h2 id="rw-fout-kop">Er ontbreekt een antwoord</h2>'
        f'<p><a href="#antwoord-{asked.options[0].id}">'
        "Kies een antwoord en klik dan op Verder.</a></p></div>"
    )


def _described(asked: Question, error: bool) -> str:
    """Tie what is said about the question to it, for who does not see them together."""
    ids = [*(["rw-foutregel"] if error else []), *(["rw-hulp"] if _is_hint(asked.help) else [])]
    return f' aria-describedby="{" ".join(ids)}"' if ids else ""


def _is_hint(text: str) -> bool:
    """Tell whether a help text is one sentence: such a one stands with the question."""
    return bool(text) and ". " not in text and "? " not in text


def _hint(asked: Question) -> str:
    shown = _is_hint(asked.help)
    return f'<p class="rw-uitleg" id="rw-hulp">{t(asked.help)}</p>' if shown else ""


def _explanation(flow: Flow, asked: Question) -> str:
    """Why we ask, and a help text that is too long to stand with the question."""
    if _is_hint(asked.help) or not asked.help:
        return fold("Waarom vragen we dit?", background(flow, asked))
    both = f"{paragraph(asked.help)}{background(flow, asked)}"
    return fold("Uitleg, en waarom we dit vragen", both)


def _aside(walk: Walk, asked: Question) -> str:
    """Mark a question asked out of its turn: after it the survey comes back."""
    return "" if walk.open is asked or asked.id in walk.kept else " data-overzicht"


def _radio(option: Option) -> str:
    return (
        '<div class="rw-optie">'
        f'<input type="radio" name="antwoord" id="antwoord-{option.id}" value="{option.id}"'
        f"{{checked-{option.id}}}>"
        f'<label for="antwoord-{option.id}">{t(option.label)}</label></div>'
    )
