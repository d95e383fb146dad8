"""HTML of the sources of a screen: a number behind what is said, and one list at the end."""

from __future__ import annotations

from collections.abc import Iterable

from flow.reason.walk import Answer
from flow.rules.model import Flow
from flow.rules.vocabulary import Status
from flow.screens.pieces import SOURCES_PAGE, exception, fold, t


class Sources:
    """Numbers the sources of a screen in the order in which they are named."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._numbers: dict[str, int] = {}

    def of(self, sources: Iterable[str], status: Status) -> str:
        """Return the status of a claim where it is not certain, and the numbers of its sources."""
        numbers = [self._numbers.setdefault(id, len(self._numbers) + 1) for id in sources]
        named = ", ".join(map(str, numbers))
        hidden = '<span class="rw-verborgen"> bron </span>'
        return f'{exception(status)}<span class="noot">{hidden}<sup>{named}</sup></span>'

    def reason(self, answer: Answer) -> str:
        """Return what an answer says about the route, with its sources."""
        option = answer.option
        return f"{t(option.reason)}{self.of(option.sources, option.status)}"

    def listed(self, title: str) -> str:
        """Return the list of all sources named so far, folded."""
        items = "".join(f"<li>{self._link(id)}</li>" for id in self._numbers)
        return fold(title, items and f"<ol>{items}</ol>", css="rw-bronnen")

    def _link(self, id: str) -> str:
        return f'<a href="{SOURCES_PAGE}#bron-{id}">{t(self._flow.sources[id].short)}</a>'
