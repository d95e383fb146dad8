"""Lists and tables that pages include, as Markdown; all in them comes from the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flow.rules.fingerprint import told_rules
from flow.rules.handbook import Card
from flow.rules.model import Flow, Outcome
from flow.rules.register import Source, Threshold
from flow.screens.meeting_room import OWN
from flow.screens.ours import inside, of_limit
from flow.screens.sentences import told_event
from scripts.faces.pages.markdown import (
    MEETING_ROOM,
    ROUTEWIJZER,
    bullets,
    claim,
    fold,
    question_links,
    route_link,
    step_link,
    table,
    tasks,
)
from scripts.faces.pages.rule_names import threshold_page


def steps(flow: Flow) -> str:
    """The step plan in words."""
    return "\n".join(
        f"### {step_link(flow, step.id)} {{ #{step.id} }}\n\n"
        f"{step.text}\n\n"
        f"- **Fase:** {flow.phases[step.phase].title.lower()}; "
        f"{flow.circles[step.circle].title.lower()}"
        f"{' (werktitel)' if step.working_title else ''}.\n"
        f"- **Wie:** {_partners(flow, step.partners)}.\n"
        f"- **Resultaat:** {step.result} {claim(flow, step.sources, step.status)}\n"
        f"{_questions(flow, step.questions)}"
        for step in flow.plan
    )


def poster(flow: Flow, cards: Mapping[str, Card]) -> str:
    """What the small poster says of each step, with sources."""
    return bullets(
        f"{step_link(flow, step.id)} ({flow.phases[step.phase].title.lower()}). "
        + " ".join(
            f"{item.text} {claim(flow, item.sources, item.status)}"
            for item in cards[step.id].claims["kort"]
        )
        for step in flow.plan
    )


def _partners(flow: Flow, ids: Iterable[str]) -> str:
    return ", ".join(inside(flow, id) for id in ids)


def _questions(flow: Flow, ids: tuple[str, ...]) -> str:
    return f"- **In de routewijzer:** {question_links(flow, ids)}.\n" if ids else ""


def routes(flow: Flow) -> str:
    """The four routes in short."""
    return "\n".join(_route(flow, route) for route in flow.routes)


def _route(flow: Flow, route: Outcome) -> str:
    return (
        f"### {route_link(flow, route.id)} {{ #{route.id} }}\n\n{route.text}\n"
        f"{claim(flow, route.sources, route.status)}\n\n{tasks(flow, route)}\n"
        f"**Daarna:** {route.after}\n"
    )


def transitions(flow: Flow) -> str:
    """The transitions as a table."""
    titles = {route.id: route_link(flow, route.id) for route in flow.routes}
    titles |= flow.ends
    rows = (
        (
            titles[t.origin],
            told_event(flow, t),
            titles[t.target],
            claim(flow, t.sources, t.status),
        )
        for t in flow.transitions
    )
    return table(("Van", "Gebeurtenis", "Naar", "Bron"), rows)


def thresholds(flow: Flow) -> str:
    """The register of thresholds; every number on the site comes from here."""
    rows = (
        (_with_own(flow, limit), claim(flow, limit.sources, limit.status))
        for limit in flow.thresholds.values()
    )
    return table(("Drempel", "Bron"), rows)


def _with_own(flow: Flow, limit: Threshold) -> str:
    """Link to a threshold, with the value of the region beside the national one."""
    own = of_limit(limit)
    return f"{threshold_page(flow, limit.id)}{own and f'<br>**{own}**'}"


def sources(flow: Flow, used: Mapping[str, list[str]]) -> str:
    """Every source with the places in it: each has an anchor to point at, and where it is used."""
    return "\n".join(
        f"### {source.short} {{ #bron-{source.id} }}\n\n"
        f"{source.publisher}: *{source.title}*.\n"
        f"{_dated(source)}; {_checked(source)}\n"
        f"<{source.url}>\n{_used(used[source.id])}{_places(flow, source, used)}"
        for source in flow.sources.values()
        if not source.part_of
    )


def _dated(source: Source) -> str:
    return source.date.capitalize() if source.law else f"Datum van de bron: {source.date}"


def _checked(source: Source) -> str:
    return f"gecontroleerd op {source.checked:%d-%m-%Y}; gezien: {source.seen}."


def _used(links: Iterable[str], indent: str = "") -> str:
    """Where a source is used; a law is used through its articles."""
    told = ", ".join(links)
    if not told:
        return ""
    return f'{indent}<span class="alleen-scherm">Gebruikt in: {told}.</span>\n'


def _places(flow: Flow, source: Source, used: Mapping[str, list[str]]) -> str:
    """The places in a source, each with a link that opens it there, in a fold."""
    seen = (source.checked, source.seen)
    places = "".join(
        f"- [{place.place}]({place.url}){{ #bron-{place.id} }}: {place.about}.\n"
        + (f"    {_checked(place).capitalize()}\n" if (place.checked, place.seen) != seen else "")
        + _used(used[place.id], "    ")
        for place in flow.sources.values()
        if place.part_of == source.id
    )
    return f"\n{fold('De artikelen', places)}" if places else ""


def case(flow: Flow, id: str) -> str:
    """An example case with links that open it, for a room and for one person; not our reading."""
    found = flow.cases[id]
    named = f'<span class="rw-verborgen">: {found.name}</span>'
    return (
        f"{found.text}\n\n"
        f"Wat de tekst niet vertelt:\n\n{bullets(found.missing)}\n"
        f"[Bespreek deze casus op een groot scherm{named}]({MEETING_ROOM}?overleg={id})<br>\n"
        f"[Open deze casus in de routewijzer{named}]({ROUTEWIJZER}?casus={id})\n"
        "{ .alleen-scherm }\n"
    )


def reading(flow: Flow, id: str) -> str:
    """How we read a case."""
    found = flow.cases[id]
    return (
        f"{found.reading}\nEr is geen officieel antwoord.\n"
        f"{claim(flow, found.sources, found.status)}\n"
    )


def cases_to_discuss(flow: Flow) -> str:
    """Every case as a link that opens it on a large screen, and one for a case of one's own."""
    links = [(case.name, case.id) for case in flow.cases.values()]
    links.append(("Een eigen zaak, zonder namen", OWN))
    return bullets(f"[{name}]({MEETING_ROOM}?overleg={id})" for name, id in links)


def version(flow: Flow) -> str:
    """One line on the version of the rules."""
    return f"Regels versie {told_rules(flow)}, laatst gecontroleerd op {flow.checked:%d-%m-%Y}.\n"
