"""HTML of the sources of a screen: a number behind what is said, and one list at the end."""

from __future__ import annotations

from collections.abc import Iterable

from flow.reason.walk import Answer
from flow.rules.model import Flow
from flow.rules.vocabulary import STATUS_WORDS, Status
from flow.screens.pieces import RULES_PAGE, SOURCES_PAGE, exception, fold, t


class Sources:
    """Numbers the sources of a screen in the order in which they are named."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._numbers: dict[str, int] = {}

    def of(self, sources: Iterable[str], status: Status) -> str:
        """Return the status of a claim where it is not certain, and the numbers of its sources."""
        marks = " ".join(self._mark(id, status) for id in sources)
        return f'{exception(status, silent=True)}<span class="noot">{marks}</span>'

    def reason(self, answer: Answer) -> str:
        """Return what an answer says about the route, with its sources and a way to the rule."""
        option = answer.option
        rule = f"{RULES_PAGE}vraag-{answer.question.id}/#antwoord-{option.id}"
        name = f"regel: {answer.question.short}"
        return (
            f"{t(option.reason)}{self.of(option.sources, option.status)} "
            f'<a class="rw-regel alleen-scherm" href="{rule}" aria-label="{t(name)}">regel</a>'
        )

    def listed(self, title: str) -> str:
        """Return the list of all sources named so far, folded."""
        items = "".join(f"<li>{self._link(id)}</li>" for id in self._numbers)
        return fold(title, items and f"<ol>{items}</ol>", css="rw-bronnen")

    def _mark(self, id: str, status: Status) -> str:
        """Return the number of a source as a link, as on the pages: it says which one it is."""
        number = self._numbers.setdefault(id, len(self._numbers) + 1)
        word = STATUS_WORDS[status]
        name = f"bron {number}{word and f', {word}'}: {self._flow.sources[id].short}"
        return (
            f'<a role="doc-noteref" href="{SOURCES_PAGE}#bron-{id}" title="{t(name)}" '
            f'aria-label="{t(name)}"><sup>{number}</sup></a>'
        )

    def _link(self, id: str) -> str:
        return f'<a href="{SOURCES_PAGE}#bron-{id}">{t(self._flow.sources[id].short)}</a>'
