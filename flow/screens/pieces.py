"""Small pieces of HTML that every face of the routewijzer shares.

Texts are escaped by `t` and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from flow.rules.model import Flow, Outcome, Question
from flow.rules.register import Threshold
from flow.rules.vocabulary import STATUS_WORDS, Status, ThresholdStatus
from flow.screens.ours import of_limit, of_outcome
from flow.screens.ours import title as ours_title

# The fragments are shown on the page routewijzer/; links are relative to it.
SOURCES_PAGE = "../over/bronnen/"
RULES_PAGE = "../regels/"
KIND_LABELS = {"route": "Route", "eerst": "Eerst dit doen", "buiten": "Buiten de MAS"}


def claim(
    flow: Flow, sources: Iterable[str], status: Status | ThresholdStatus, tag: str = "p"
) -> str:
    """Where a claim comes from and how certain it is."""
    links = ", ".join(
        f'<a href="{SOURCES_PAGE}#bron-{id}">{t(flow.sources[id].short)}</a>' for id in sources
    )
    return f'<{tag} class="rw-bron">Bron: {links}{exception(status)}</{tag}>'


def fold(title: str, content: str, id: str = "", css: str = "", heading: str = "h3") -> str:
    """A part that opens with one click, and is open on paper; nothing when it is empty.

    Its title is a heading of the level that fits where it stands.
    """
    named = f' id="{id}"' if id else ""
    start = f'<details class="rw-vouw{css and f" {css}"}"{named}><summary>'
    return f"{start}<{heading}>{title}</{heading}></summary>{content}</details>" if content else ""


def bullets(items: Iterable[str]) -> str:
    """A list of pieces of HTML; nothing when there are none."""
    content = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{content}</ul>" if content else ""


def exception(status: Status | ThresholdStatus, *, silent: bool = False) -> str:
    """The status of a claim where it needs saying: what is certain says nothing.

    `silent`: what follows says it too, to who does not see it.
    """
    word = STATUS_WORDS[status]
    hidden = ' aria-hidden="true"' if silent else ""
    return word and f' <span class="status status-{status}"{hidden}>{word}</span>'


def paragraph(text: str) -> str:
    """A paragraph of explanation; nothing when there is no text."""
    return f'<p class="rw-uitleg">{t(text)}</p>' if text else ""


def t(text: str) -> str:
    """A text of the rules, safe to stand in HTML."""
    return escape(text)


def background(flow: Flow, question: Question) -> str:
    """Why we ask, from which sources, and with which thresholds."""
    limits = "".join(_threshold(flow, id) for id in question.thresholds)
    return (
        f'<div class="rw-waarom"><p>{t(question.why)}</p>'
        f"{claim(flow, question.sources, question.status)}"
        f"{f'<ul class="rw-drempels">{limits}</ul>' if limits else ''}</div>"
    )


def _threshold(flow: Flow, id: str) -> str:
    threshold = flow.thresholds[id]
    return (
        f"<li>Drempel: {t(threshold.decides)} {_own(threshold)}"
        f"{claim(flow, threshold.sources, threshold.status, tag='span')}</li>"
    )


def _own(limit: Threshold) -> str:
    """The value of a region beside the national one."""
    told = of_limit(limit)
    return told and f'<strong class="rw-eigen">{t(told)}</strong> '


def outcome_body(flow: Flow, outcome: Outcome, heading: str) -> str:
    """What the outcome means, who does what now, and how it goes on; in danger without sources."""
    sources = "" if outcome.urgent else claim(flow, outcome.sources, outcome.status)
    return (
        f"<p>{t(outcome.text)}</p>{sources}"
        f'<{heading}>Wat nu</{heading}><ol class="rw-nu">{tasks(flow, outcome)}</ol>'
        f"<p><strong>Daarna:</strong> {t(outcome.after)}</p>"
    )


def tasks(flow: Flow, outcome: Outcome) -> str:
    """Who does what now, as the items of a list."""
    return "".join(
        f"<li><strong>{t(who)}:</strong> {t(what)}</li>"
        for who, what in flow.who_does_what(outcome)
    )


def ours(flow: Flow, outcome: Outcome) -> str:
    """What the region agreed, below what an outcome asks; nothing in the national rules."""
    lines = of_outcome(flow, outcome)
    if not lines:
        return ""
    items = "".join(f"<li><strong>{t(about)}:</strong> {t(told)}</li>" for about, told in lines)
    return f'<div class="rw-ons"><h3>{t(ours_title(flow.region))}</h3><ul>{items}</ul></div>'
