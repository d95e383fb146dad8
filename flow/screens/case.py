"""HTML about an example case: told in full at first, then kept at hand."""

from __future__ import annotations

from flow.rules.cases import Case
from flow.rules.model import Flow
from flow.screens.pieces import claim, t


def intro(flow: Flow, case: Case) -> str:
    """Tell the case, what its text leaves open, and that the reading is ours."""
    title = f"<strong>Casus {t(case.name)}.</strong> "
    return f'<div class="rw-casus" id="rw-casus" tabindex="-1">{_text(flow, case, title)}</div>'


def again(flow: Flow, case: Case) -> str:
    """Keep the case at hand, folded, on the screens after the first."""
    return (
        f'<details class="rw-casus"><summary>Casus {t(case.name)}</summary>'
        f"{_text(flow, case)}</details>"
    )


def _text(flow: Flow, case: Case, title: str = "") -> str:
    missing = "".join(f"<li>{t(item)}</li>" for item in case.missing)
    return (
        f"<p>{title}{t(case.text)}</p>"
        f"<p>Wat de tekst niet vertelt:</p><ul>{missing}</ul>"
        f"<details><summary>Onze lezing</summary><p>{t(case.reading)} "
        "Er is geen officieel antwoord. "
        f"{claim(flow, case.sources, case.status, tag='span')}</p></details>"
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
