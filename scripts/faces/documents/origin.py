"""The one line on a form that says where its questions come from, in place of a source at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from flow.meeting.form import listed
from flow.rules.handbook import Claim
from flow.rules.model import Flow
from flow.rules.register import Source
from scripts.faces.tools.build import Build

OURS = "voorstel van deze site"
AGENDAS = ("intern", "regionaal")  # the meetings whose guide shows an agenda


def origin(flow: Flow, parts: Mapping[str, Sequence[Claim]]) -> str:
    """Say which points of each part are from which source: *Vragen 1-6: Handreiking (Ingrado)*.

    What no source says in so many words is a proposal of this site.
    """
    found: dict[str, list[str]] = {}
    for name, claims in parts.items():
        for source, numbers in _by_source(flow, claims).items():
            found.setdefault(source, []).append(_numbered(name, numbers, len(claims)))
    return _line(found)


def _line(found: Mapping[str, Sequence[str]]) -> str:
    told = [f"{listed(names)}: {source}" for source, names in found.items()]
    line = "; ".join((*told, f"rest: {OURS}" if told else OURS))
    return f"{line[0].upper()}{line[1:]}."


def _by_source(flow: Flow, claims: Iterable[Claim]) -> dict[str, list[int]]:
    """Return the numbers of the claims that are certain, by what they come from."""
    found: dict[str, list[int]] = {}
    for number, claim in enumerate(claims, 1):
        if claim.status == "zeker":
            names = listed(_named(flow.sources[id]) for id in claim.sources)
            found.setdefault(names, []).append(number)
    return found


def _named(source: Source) -> str:
    return f"{source.short} ({source.publisher})"


def _numbered(name: str, numbers: Sequence[int], count: int) -> str:
    """Return *vragen 1-6*, or *vragen 2, 3*; a list of one needs no number."""
    if count == 1:
        return name
    whole = numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1
    return f"{name} {f'{numbers[0]}-{numbers[-1]}' if whole else ', '.join(map(str, numbers))}"


def origins(build: Build) -> dict[str, str]:
    """Return the line of every form that people fill in, by the name of its document."""
    return dict(_origins(build.flow, build))


def _origins(flow: Flow, build: Build) -> Iterator[tuple[str, str]]:
    cards = build.handbook["bijeenkomst"]
    yield "quick-scan", origin(flow, {"vragen": cards["quick-scan"].claims["vragen"]})
    yield "afsprakenkaart", origin(flow, {})
    yield "casuskaarten", _of_cases(flow, cards["casusvragen"].claims["vragen"])


def _of_cases(flow: Flow, questions: Sequence[Claim]) -> str:
    """Say which cases come from where the questions come from."""
    guide = questions[0].sources[0]
    names = (case.name.partition(",")[0] for case in flow.cases.values() if guide in case.sources)
    return _line({_named(flow.sources[guide]): ["vragen", *names]})


def agenda_origin(build: Build, meeting: str) -> str:
    """Say where an agenda comes from: its points follow sources, the minutes are ours."""
    flow, claims = build.flow, build.edition.meeting_claims(meeting, "agenda")
    ids = dict.fromkeys(id for claim in claims for id in claim.sources)
    names = listed(flow.sources[id].short for id in ids)
    return f"De agenda en de minuten zijn een {OURS}, bij: {names}."
