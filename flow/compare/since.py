"""What changed for one case: the same answers, given to older rules and to those of now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flow.reason.walk import Answer, Walk, walk
from flow.rules.model import Action, Flow, Option, Question
from flow.rules.register import Threshold


@dataclass(frozen=True, eq=False)
class Since:
    """Two walks with the same answers, and what differs between them.

    `old` came to an outcome; `new` did too, or has a question open. The answers of `old` are each
    in at most one of these: `gone` holds those whose question or option no longer exists, `idle`
    those nobody is asked for on this way, `reworded` those with another text, beside the option of
    now. `led` holds answers on both ways, also at gates, that lead elsewhere: where to, then and
    now. Actions are compared where both came to an outcome. `thresholds` holds those that are
    mentioned on a way and have another value.
    """

    old: Walk
    new: Walk
    gone: tuple[Answer, ...]
    idle: tuple[Answer, ...]
    reworded: tuple[tuple[Answer, Option], ...]
    led: tuple[tuple[Answer, str, str], ...]
    actions_gone: tuple[Action, ...]
    actions_new: tuple[Action, ...]
    thresholds: tuple[tuple[Threshold, Threshold], ...]

    @property
    def asked(self) -> Question | None:
        """The question that is open now and was not answered then."""
        answered = [answer.question.id for answer in self.old.answered]
        return self.new.open if self.new.open and self.new.open.id not in answered else None

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to tell."""
        ends = self.old.outcome, self.new.outcome
        same_end = all(ends) and len({end.id for end in ends if end}) == 1
        told = self.gone, self.idle, self.reworded, self.led
        other = self.actions_gone, self.actions_new, self.thresholds
        return same_end and not any((*told, *other))


def since(old: Flow, new: Flow, answers: Mapping[str, str]) -> Since:
    """Compare where answers lead in two checked editions; in `old` they are a complete path."""
    before, after = walk(old, answers), walk(new, answers)
    met = [(answer, _in(new, answer)) for answer in before.answered]
    return Since(
        old=before,
        new=after,
        gone=tuple(answer for answer, now in met if now is None),
        idle=tuple(a for a, now in met if now and a.question.id in after.dropped),
        reworded=tuple(_reworded(after, met)),
        led=tuple(_led(before, after)),
        actions_gone=_only(before, after) if after.outcome else (),
        actions_new=_only(after, before) if after.outcome else (),
        thresholds=tuple(_thresholds(before, after)),
    )


def _in(flow: Flow, answer: Answer) -> Option | None:
    """Return the option of another edition that this answer is."""
    question = flow.questions.get(answer.question.id)
    return question.option(answer.option.id) if question else None


def _reworded(
    after: Walk, met: list[tuple[Answer, Option | None]]
) -> Iterator[tuple[Answer, Option]]:
    for answer, now in met:
        if now and answer.question.id in after.kept and now.label != answer.option.label:
            yield answer, now


def _led(before: Walk, after: Walk) -> Iterator[tuple[Answer, str, str]]:
    now = {question.id: option for question, option in after.path}
    for answer in before.path:
        option = now.get(answer.question.id)
        if option and option.target != answer.option.target:
            names = before.flow.name(answer.option.target), after.flow.name(option.target)
            yield answer, *names


def _only(one: Walk, other: Walk) -> tuple[Action, ...]:
    """Return the actions that one walk brings and the other does not."""
    known = {action.id for action in other.actions}
    return tuple(action for action in one.actions if action.id not in known)


def _thresholds(before: Walk, after: Walk) -> Iterator[tuple[Threshold, Threshold]]:
    old, new = before.flow.thresholds, after.flow.thresholds
    for id in dict.fromkeys([*_mentioned(before), *_mentioned(after)]):
        if id in old and id in new and old[id].value != new[id].value:
            yield old[id], new[id]


def _mentioned(walked: Walk) -> Iterator[str]:
    """Yield the thresholds in what somebody reads on a way."""
    for answer in walked.path:
        yield from answer.question.thresholds
    for action in walked.actions:
        yield from action.thresholds
    if walked.outcome:
        yield from walked.outcome.thresholds
