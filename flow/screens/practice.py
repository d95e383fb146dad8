"""HTML to practise with: an example to choose an outcome for, and how the rules choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flow.reason.exercise import choices
from flow.reason.parting import Fork, forks
from flow.reason.walk import walk
from flow.rules.cases import Example
from flow.rules.model import Flow, Outcome
from flow.screens.pieces import claim, fold, t
from flow.screens.room_pieces import above, back, head, mistake, row, show_button, title

GROUPS = {
    "route": "Een van de routes",
    "eerst": "Nog geen route: eerst dit doen",
    "buiten": "Geen route: buiten de MAS",
}

type Chosen = Mapping[str, str]  # the outcome that was chosen, by the id of the example


def ask(
    flow: Flow,
    example: Example,
    examples: Sequence[Example],
    chosen: Chosen,
    *,
    error: bool,
) -> str:
    """An example, with the outcomes to choose from by their kind."""
    return (
        '<form autocomplete="off" novalidate>'
        f'<input type="hidden" name="zaak" value="{example.id}">'
        f"{above(_score(examples, chosen))}{title(example.name)}<p>{t(example.text)}</p>"
        "<h3>Wat past hier, denkt u?</h3>"
        f"{mistake('kies wat hier past.') if error else ''}"
        f"{_groups(choices(flow, example))}"
        f"{row('<button type="submit" class="rw-knop">Vergelijk</button>', back())}</form>"
    )


def _groups(outcomes: Sequence[Outcome]) -> str:
    """The outcomes to choose from, by the kinds there are."""
    kinds = {outcome.kind for outcome in outcomes}
    return "".join(
        f"<fieldset><legend>{name}</legend>"
        f"{''.join(_choice(o) for o in outcomes if o.kind == kind)}</fieldset>"
        for kind, name in GROUPS.items()
        if kind in kinds
    )


def _choice(outcome: Outcome) -> str:
    return (
        f'<div class="rw-optie"><input type="radio" name="keuze" id="keuze-{outcome.id}" '
        f'value="{outcome.id}"><label for="keuze-{outcome.id}">{t(outcome.title)}</label></div>'
    )


def compare(flow: Flow, example: Example, examples: Sequence[Example], chosen: Chosen) -> str:
    """Whether the rules choose the same, why, and else where the ways part."""
    ruled, own = flow.outcomes[example.outcome], flow.outcomes[chosen[example.id]]
    same = own == ruled
    more = len(chosen) < len(examples)
    return (
        f"{above(_score(examples, chosen))}"
        f"{title('Dat kiezen de regels ook' if same else 'De regels kiezen iets anders')}"
        f'<div class="rw-uitkomst rw-{ruled.kind}"><p class="rw-soort">{GROUPS[ruled.kind]}</p>'
        f"<p><strong>{t(ruled.title)}.</strong> {t(ruled.text)}</p></div>"
        f"{'' if same else _parting(flow, example, own)}{_why(flow, example)}"
        f"{fold(f'De zaak: {t(example.name)}', f'<p>{t(example.text)}</p>', heading='strong')}"
        f'<p><a href="?casus={example.id}">Open deze zaak in de routewijzer</a></p>'
        f"{row(show_button('', 'Volgende zaak' if more else 'Naar uw score'), back())}"
    )


def _parting(flow: Flow, example: Example, own: Outcome) -> str:
    """Where the own choice parts from the rules: each question that decides, with its reason."""
    kind = flow.outcomes[example.outcome].kind
    near = f" De soort klopt wel: {GROUPS[kind][0].lower()}{GROUPS[kind][1:]}."
    parted = "".join(_fork(flow, fork, own) for fork in forks(walk(flow, example.answers), own.id))
    return (
        f"<p>U koos: <strong>{t(own.title)}</strong>.{near if own.kind == kind else ''}</p>"
        f"<h3>Hier gaan de wegen uit elkaar</h3>{parted}"
    )


def _fork(flow: Flow, fork: Fork, own: Outcome) -> str:
    question, option = fork.answer
    others = " of ".join(f"‘{t(other.label)}’" for other in fork.others)
    return (
        f'<div class="rw-waarom"><p><strong>{t(question.text)}</strong></p>'
        f"<p>In deze zaak: ‘{t(option.label)}’. {t(option.reason)} "
        f"{claim(flow, option.sources, option.status, tag='span')}</p>"
        f"<p>Voor ‘{t(own.title)}’ was hier een ander antwoord nodig: {others}.</p></div>"
    )


def _why(flow: Flow, example: Example) -> str:
    sources = claim(flow, example.sources, example.status, tag="span")
    return f"<h3>Waarom</h3><p>{t(example.why)} {sources}</p>"


def _score(examples: Sequence[Example], chosen: Chosen) -> str:
    """Say how far the round is, and how often the choice was that of the rules."""
    done = [example for example in examples if example.id in chosen]
    return (
        f"{len(done)} van {len(examples)} zaken gedaan, {_right(done, chosen)} keer als de regels."
    )


def _right(done: Sequence[Example], chosen: Chosen) -> int:
    return sum(example.outcome == chosen[example.id] for example in done)


def ended(flow: Flow, examples: Sequence[Example], chosen: Chosen) -> str:
    """The score of a round, and which examples to look at again."""
    if not examples:
        return head("Oefenen", "Er zijn nog geen voorbeelden om mee te oefenen")
    right = _right(examples, chosen)
    missed = [example for example in examples if example.outcome != chosen[example.id]]
    items = "".join(
        f'<li><a href="?casus={example.id}">{t(example.name)}</a>: u koos '
        f"‘{t(flow.outcomes[chosen[example.id]].title)}’, de regels kiezen "
        f"‘{t(flow.outcomes[example.outcome].title)}’.</li>"
        for example in missed
    )
    again = f"<h3>Kijk hier nog eens naar</h3><ul>{items}</ul>" if items else ""
    new = '<button type="button" class="rw-knop" data-doe="opnieuw">Nieuwe ronde</button>'
    return (
        f"{head('Uw score', f'U koos {right} van de {len(examples)} keer als de regels')}"
        "<p>Er is geen officieel antwoord. Weet u waarom u anders koos? Bespreek dat dan "
        f"met een collega.</p>{again}{row(new, back())}"
    )
