"""HTML of the page where people look up whether their paper still holds."""

from __future__ import annotations

from collections.abc import Sequence

from flow.compare.difference import Diff
from flow.compare.since import Since
from flow.reason.receipt import code
from flow.reason.walk import Walk
from flow.rules.fingerprint import fingerprint, told_rules
from flow.rules.model import Flow
from flow.screens.pieces import KIND_LABELS, bullets, fold, outcome_body, t
from flow.screens.receipt_sentences import changed, ended, moved
from flow.screens.room_pieces import MISTAKE, mistake, title

CHANGES_PAGE = "../mas/versies/#regels"
FIELD = "kp-wat"  # the id of the field
ENTRY = "#ik-heb-een-code"  # on the page of the routewijzer
STILL, SAME, OTHER, MORE = (
    "Uw papier klopt nog",
    "Oudere regels, dezelfde uitkomst",
    "De uitkomst is nu anders",
    "Er is nu nog een antwoord nodig",
)


def form(typed: str = "", error: str = "") -> str:
    """The field for what stands on paper, with what was wrong with it."""
    described = f"{MISTAKE} kp-hulp" if error else "kp-hulp"
    return (
        '<form autocomplete="off" novalidate>'
        f"{mistake(error) if error else ''}"
        f'<label for="{FIELD}">Wat staat er op uw papier?</label>'
        '<p class="rw-uitleg" id="kp-hulp">Typ de code. '
        "Staat er geen code? Typ dan de versie of het kenmerk van de regels.</p>"
        f'<input type="text" id="{FIELD}" name="wat" value="{t(typed)}" '
        f'aria-describedby="{described}"{' aria-invalid="true"' if error else ""} '
        'autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="200">'
        '<button type="submit" class="rw-knop">Kijk na</button></form>'
    )


def of_code(found: Since) -> str:
    """What a code stands for: the outcome then and now, and what changed in between."""
    old, new = found.old.flow, found.new.flow
    if fingerprint(old) == fingerprint(new):
        return f"{title(STILL)}<p>{_now(new)}</p>{_outcome(found.new)}{_answers(found)}"
    return (
        f"{title(headline(found))}"
        f"<p>Uw code hoort bij {_edition(old)}. Nu geldt {_edition(new)}.</p>"
        f"{_ends(found)}<h3>Wat er voor uw antwoorden veranderde</h3>"
        f"{bullets(map(t, changed(found))) or '<p>Niets.</p>'}{_whole_list()}"
        f"{_outcome(found.new)}{_answers(found)}"
    )


def headline(found: Since) -> str:
    """Say in a few words how a paper stands."""
    if fingerprint(found.old.flow) == fingerprint(found.new.flow):
        return STILL
    if found.new.outcome is None:
        return MORE
    return SAME if ended(found.old) == ended(found.new) else OTHER


def of_now(flow: Flow) -> str:
    """Somebody has the version or the fingerprint of now on paper."""
    return (
        f"{title(STILL)}<p>{_now(flow)}</p>"
        "<p>Staat er op uw papier een ander kenmerk? Dan zijn de regels sindsdien veranderd. "
        "Met de code van uw papier ziet u of dat voor uw antwoorden iets uitmaakt.</p>"
    )


def of_older(compared: Diff) -> str:
    """Somebody has an older version on paper, and no code: which answers end elsewhere now."""
    old, new = compared.old, compared.new
    return (
        f"{title('Dit is een oudere versie')}"
        f"<p>Op uw papier staat {_edition(old)}. Nu geldt {_edition(new)}.</p>"
        f"{_moved(compared)}{_whole_list()}"
        "<p>Zonder code weet deze pagina niet welke antwoorden op uw papier staan. "
        f'Beantwoord de vragen opnieuw in de <a href="">routewijzer</a>.</p>'
    )


def known(editions: Sequence[Flow]) -> str:
    """Name the editions that can be looked up."""
    return "; ".join(f"versie {told_rules(flow)}" for flow in editions)


def _edition(flow: Flow) -> str:
    return f"versie {t(told_rules(flow))}, gecontroleerd op {flow.checked:%d-%m-%Y}"


def _now(flow: Flow) -> str:
    return f"Het is van de regels van nu: {_edition(flow)}."


def _ends(found: Since) -> str:
    """The two ends beside each other."""
    rows = (("Uitkomst toen", ended(found.old)), ("Met die antwoorden nu", ended(found.new)))
    items = "".join(f"<div><dt>{name}</dt><dd>{t(end)}</dd></div>" for name, end in rows)
    return f'<dl class="rw-gegeven">{items}</dl>'


def _moved(compared: Diff) -> str:
    lines = moved(compared)
    if not lines:
        return "<p>Dezelfde antwoorden geven nog steeds dezelfde uitkomst.</p>"
    count = sum(one.paths for one in compared.moved)
    return (
        f"<p>Wij vergeleken {compared.paths} combinaties van antwoorden. "
        f"Bij {count} daarvan is de uitkomst nu anders.</p>"
        f"{fold('Welke uitkomsten anders zijn', bullets(map(t, lines)))}"
    )


def _whole_list() -> str:
    return f'<p>Lees ook <a href="{CHANGES_PAGE}">alle wijzigingen in de regels</a>.</p>'


def _outcome(walked: Walk) -> str:
    """The outcome of now, and how to go on with the answers."""
    reached = walked.outcome
    if reached is None:
        return (
            '<p>Ga naar de <a href="">routewijzer</a> en beantwoord de vragen opnieuw. '
            "Uw antwoorden van toen staan hieronder.</p>"
        )
    return (
        f'<div class="rw-uitkomst rw-{reached.kind}"><p class="rw-soort">'
        f"{KIND_LABELS[reached.kind]}</p><h3>{t(reached.title)}</h3>"
        f"{outcome_body(walked.flow, reached, 'h4')}</div>"
        f"{_also(walked)}"
        "<p>Wilt u verder met deze antwoorden? "
        f'Typ <strong class="rw-code">{code(walked)}</strong> '
        f'bij <a href="{ENTRY}">Ik heb een code</a> in de routewijzer.</p>'
    )


def _also(walked: Walk) -> str:
    """What has to be done besides."""
    items = bullets(f"<strong>{t(a.title)}.</strong> {t(a.text)}" for a in walked.actions)
    return f"<h3>Doe dit ook</h3>{items}" if items else ""


def _answers(found: Since) -> str:
    """The answers that the code stands for, in the words of then."""
    rows = "".join(
        f"<div><dt>{t(question.short)}</dt><dd>{t(option.label)}</dd></div>"
        for question, option in found.old.answered
    )
    return fold("De antwoorden bij deze code", f'<dl class="rw-gegeven">{rows}</dl>')
