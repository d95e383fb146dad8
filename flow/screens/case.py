"""HTML about a case or an example: told in full at first, then kept at hand."""

from __future__ import annotations

from flow.rules.cases import Case, Example
from flow.rules.model import Flow
from flow.screens.pieces import bullets, claim, fold, t


def intro(flow: Flow, case: Case | Example) -> str:
    """Tell the case, what its text leaves open, and that the reading is ours."""
    title = f"<strong>{_title(case)}.</strong> "
    return f'<div class="rw-casus" id="rw-casus" tabindex="-1">{_text(flow, case, title)}</div>'


def again(flow: Flow, case: Case | Example) -> str:
    """Keep the case at hand, folded, on the screens after the first."""
    return (
        f'<details class="rw-casus"><summary>{_title(case)}</summary>{_text(flow, case)}</details>'
    )


def _title(case: Case | Example) -> str:
    return t(f"{'Casus' if isinstance(case, Case) else 'Voorbeeld'} {case.name}")


def _text(flow: Flow, case: Case | Example, title: str = "") -> str:
    if isinstance(case, Example):
        reading, missing = case.why, ""
    else:
        reading, missing = case.reading, bullets(t(item) for item in case.missing)
    ours = (
        f"<p>{t(reading)} Er is geen officieel antwoord. "
        f"{claim(flow, case.sources, case.status, tag='span')}</p>"
    )
    return (
        f"<p>{title}{t(case.text)}</p>"
        f"{fold('Wat de tekst niet vertelt', missing, heading='strong')}"
        f"{fold('Onze lezing', ours, heading='strong')}"
    )


def unknown(flow: Flow) -> str:
    """Say that the case in the address does not exist, and which do."""
    links = ", ".join(
        f'<a href="?casus={case.id}">{t(case.name)}</a>' for case in flow.cases.values()
    )
    return (
        '<div class="rw-casus"><p>De casus in dit adres bestaat niet. '
        f"Kies een van deze: {links}. Of begin hieronder gewoon zelf.</p></div>"
    )
