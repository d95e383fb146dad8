"""What comes of a trial with other ways through the rules, in Dutch: paths, cases, what breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from flow.compare.difference import Moved, moved
from flow.compare.trial import Landed, Landing, Trial, landed
from flow.reason.walk import Answer
from flow.rules.cases import Case, Example
from flow.rules.model import Flow, Option
from flow.screens.differences import answered
from flow.screens.sections import Item, Section
from flow.screens.sentences import answer_to_gate, listed
from flow.screens.trial_faults import others, place

SEARCHED = 8  # groups of paths of which the fewest answers are told: that search takes a while
MAY = {
    "vast": "Deze drempel is landelijk vast; een regio mag haar niet wijzigen. "
    "Hier kunt u wel kijken wat er zou veranderen.",
    "nakijken": "Deze drempel is niet bevestigd; een regio mag haar niet wijzigen. "
    "Hier kunt u wel kijken wat er zou veranderen.",
    "regionaal": "Uw regio mag deze drempel wijzigen.",
}


def number(count: int) -> str:
    """Write a number as one reads it."""
    return f"{count:,}".replace(",", ".")


def combinations(count: int) -> str:
    """Say how many combinations of answers."""
    return f"{number(count)} {'combinatie' if count == 1 else 'combinaties'}"


def changes(trial: Trial) -> Iterator[tuple[str, Item]]:
    """Yield every change by its name in the page, and in words."""
    for (asked, option), target in trial.turns.items():
        was = place(trial.old, _option(trial.old, asked, option).target)
        now = place(trial.old, target)
        head = f"{answer_name(trial.old, asked, option)} bij {place(trial.old, asked)}"
        lines = f"Gaat nu naar {was}.", f"Gaat in deze proef naar {now}."
        yield f"{asked}/{option}", Item(head, lines)
    for id, value in trial.values.items():
        limit = trial.old.thresholds[id]
        told = f"Nu: {limit.value} {limit.unit}. In deze proef: {value} {limit.unit}."
        yield id, Item(limit.decides, (told, MAY[limit.status]))


def answer_name(flow: Flow, asked: str, option: str) -> str:
    """Name an answer; at a gate the answers from which it follows."""
    found = _option(flow, asked, option)
    return answer_to_gate(flow, flow.questions[asked], found) or f"‘{found.label}’"


def _option(flow: Flow, asked: str, id: str) -> Option:
    return next(option for option in flow.questions[asked].options if option.id == id)


def ways(trial: Trial) -> Iterator[Section]:
    """Tell what follows from answers that lead elsewhere."""
    yield _moved(trial)
    yield _others(trial)
    yield _cases(trial)
    faults = tuple(others(trial.new, trial.in_turn))
    intro = "Wie dit echt wil, moet meer wijzigen." if faults else ""
    yield Section("Wat dan niet meer klopt", intro, faults)


def _moved(trial: Trial) -> Section:
    compared = f"Wij vergeleken {combinations(trial.both.count())} van antwoorden."
    count = sum(trial.elsewhere.values())
    if not count:
        same = f"{compared} Elke combinatie eindigt waar zij eindigde."
        return Section("Waar het anders eindigt", same)
    ends = f"{'eindigt' if count == 1 else 'eindigen'} er {number(count)}"
    items = [_group(trial.old, one) for one in islice(moved(trial.both), SEARCHED)]
    return Section("Waar het anders eindigt", f"{compared} Daarvan {ends} ergens anders.", items)


def _group(flow: Flow, group: Moved) -> Item:
    answers = [
        Answer(flow.questions[id], _option(flow, id, chosen)) for id, chosen in group.answers
    ]
    whole = "De" if group.among == 1 else "Alle"
    of = whole if group.paths == group.among else f"{number(group.paths)} van de"
    these = "met deze antwoorden" if answers else "van antwoorden"
    share = f"{of} {combinations(group.among)} {these}."
    return Item(_way(flow, *group.ends), (*answered(answers), share))


def _way(flow: Flow, old: str, new: str) -> str:
    return f"Van ‘{flow.name(old)}’ naar ‘{flow.name(new)}’"


def _others(trial: Trial) -> Section:
    """Tell of the smaller groups no more than how large they are, by where they end now."""
    from_by_to: dict[str, dict[str, int]] = {}
    for (old, new), paths in islice(trial.elsewhere.items(), SEARCHED, None):
        from_by_to.setdefault(new, {})[old] = paths
    largest = sorted(from_by_to.items(), key=lambda one: -sum(one[1].values()))
    items = [_ending(trial.old, new, came) for new, came in largest]
    return Section("Ook dit eindigt anders", "", items, shown=0)


def _ending(flow: Flow, new: str, came: Mapping[str, int]) -> Item:
    told = listed([f"‘{flow.name(old)}’ ({number(paths)})" for old, paths in came.items()])
    return Item(f"Naar ‘{flow.name(new)}’: {combinations(sum(came.values()))}", (f"Van {told}.",))


def _cases(trial: Trial) -> Section:
    every = list(landed(trial.old, trial.in_turn))
    other = [one for one in every if one.old[:3] != one.new[:3]]
    title = "Casussen en voorbeelden"
    if not other:
        return Section(title, f"Alle {len(every)} lopen zoals zij liepen.")
    run = "loopt er 1" if len(other) == 1 else f"lopen er {len(other)}"
    told = f"Van de {len(every)} casussen en voorbeelden {run} anders."
    return Section(title, told, [_case(trial, one) for one in other])


def case_item(item: Case | Example, lines: Sequence[str] = ()) -> Item:
    """Name a case or an example, with a link that opens it in the routewijzer."""
    kind = "Casus" if isinstance(item, Case) else "Voorbeeld"
    return Item(f"{kind} {item.name}", lines, f"?casus={item.id}")


def _case(trial: Trial, one: Landed) -> Item:
    flow, lines = trial.old, []
    if one.old.place != one.new.place:
        lines += [f"Nu: {_end(flow, one.old)}.", f"In deze proef: {_end(flow, one.new)}."]
    if one.new.place in flow.questions:
        lines += _possible(flow, one.old, one.new)
    if one.old.actions != one.new.actions:
        lines.append(f"Wat u ook doet, nu: {_actions(flow, one.old)}.")
        lines.append(f"Wat u ook doet, in deze proef: {_actions(flow, one.new)}.")
    return case_item(one.item, lines)


def _possible(flow: Flow, old: Landing, new: Landing) -> Iterator[str]:
    """Tell what can still follow; where not all was known before, only what is other."""
    if old.place in flow.outcomes:
        yield f"Dan kan nog: {_titles(flow, new.possible)}."
        return
    for word, ids in (
        ("niet meer", old.possible - new.possible),
        ("ook", new.possible - old.possible),
    ):
        if ids:
            yield f"{_titles(flow, ids)} {'kan' if len(ids) == 1 else 'kunnen'} dan {word}."


def _titles(flow: Flow, ids: Set[str]) -> str:
    return listed([f"‘{title}’" for title in (flow.name(id) for id in flow.outcomes if id in ids)])


def _end(flow: Flow, landing: Landing) -> str:
    return f"{place(flow, landing.place)}{' is nog open' * (landing.place in flow.questions)}"


def _actions(flow: Flow, landing: Landing) -> str:
    return "; ".join(flow.actions[id].title.lower() for id in landing.actions) or "niets"
