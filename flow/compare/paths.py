"""Two editions of the rules, walked together by the same answers.

A path is a smallest set of answers with which both editions come to an end; an answer that one of
them does not know ends no path. A question that only one edition asks multiplies the paths by its
answers, so paths are counted, never listed. At a gate nobody answers: it is passed at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from flow.rules.model import Flow, Question
from flow.rules.states import read_ahead

NOWHERE = ""  # the place of an edition that does not know the answer that was given

type Answered = tuple[str, str]  # the ids of a question and of the option that was chosen
type Answers = frozenset[Answered]


class Ends(NamedTuple):
    """Where each edition is, or ends: the id of a question or an outcome."""

    old: str
    new: str


class Group(NamedTuple):
    """Paths with the same ends: how many, and the answers they all share."""

    paths: int
    shared: Answers


type Groups = Mapping[Ends, Group]


class Together:
    """Walks two editions of checked rules side by side."""

    def __init__(self, old: Flow, new: Flow) -> None:
        self.old, self.new = _Side(old), _Side(new)
        # Editions that differ little are soon at the same question: a few hundred places in all.
        self._ways = cache(self._next)
        self._from, self._counted = cache(self._groups), cache(self._paths)

    def groups(self, given: Answers = frozenset()) -> Groups:
        """Group the paths that give all these answers by their ends."""
        start = Ends(self.old.flow.start, self.new.flow.start)
        return self._from(start, frozenset(), given)

    def count(self, given: Answers = frozenset()) -> int:
        """Count the paths that give all these answers."""
        start = Ends(self.old.flow.start, self.new.flow.start)
        return self._counted(start, frozenset(), given)

    def _groups(self, at: Ends, held: Answers, missing: Answers) -> Groups:
        """Group the paths from here; `held` answers count later, `missing` have yet to come."""
        ways = self._ways(at, held)
        if ways is None:
            return {} if missing or NOWHERE in at else {at: Group(1, frozenset())}
        found: dict[Ends, Group] = {}
        for answer, after, later in ways:
            for ends, group in self._from(after, later, missing - {answer}).items():
                paths, shared = group.paths, group.shared | {answer}
                if ends in found:
                    paths, shared = paths + found[ends].paths, shared & found[ends].shared
                found[ends] = Group(paths, shared)
        return found

    def _paths(self, at: Ends, held: Answers, missing: Answers) -> int:
        """Count the same paths: to know how many there are costs a tenth of grouping them."""
        ways = self._ways(at, held)
        if ways is None:
            return 0 if missing or NOWHERE in at else 1
        needed = [way for way in ways if way[0] in missing]
        return sum(
            self._counted(after, later, missing - {answer})
            for answer, after, later in needed or ways
        )

    def _next(self, at: Ends, held: Answers) -> tuple[tuple[Answered, Ends, Answers], ...] | None:
        """Return each answer that can be given here with the place it leads to; None at an end."""
        asked = self._asked(at)
        if asked is None:
            return None
        answers = ((asked.id, option.id) for option in asked.options)
        return tuple((answer, *self._step(at, held | {answer})) for answer in answers)

    def _asked(self, at: Ends) -> Question | None:
        """Return the question to ask now, or None when both editions are at an end.

        A question that the new edition has ahead as well waits until that one comes to it.
        """
        old, new = self.old.flow.questions.get(at.old), self.new.flow.questions.get(at.new)
        return new if at.old in self.new.ahead(at.new) else old or new

    def _step(self, at: Ends, held: Answers) -> tuple[Ends, Answers]:
        """Follow the answers in both editions, and hold on to those that one of them still needs.

        What the new edition has ahead, it is the first to ask: it needs only facts for its gates.
        """
        after = Ends(self.old.follow(at.old, held), self.new.follow(at.new, held))
        needed = self.old.ahead(after.old) | self.old.reads(after.old) | self.new.reads(after.new)
        return after, frozenset(answer for answer in held if answer[0] in needed)


class _Side:
    """One of the two."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._ahead: dict[str, frozenset[str]] = {}
        self._reads = read_ahead(flow)
        for id, question in reversed(list(flow.questions.items())):
            after = (self.ahead(option.target) for option in question.options)
            self._ahead[id] = frozenset({id}).union(*after)

    def ahead(self, place: str) -> frozenset[str]:
        """Return the questions and gates that can still come, the one at this place included."""
        return self._ahead.get(place, frozenset())

    def reads(self, place: str) -> frozenset[str]:
        """Return the questions whose answers gates from this place on read."""
        return self._reads.get(place, frozenset())

    def follow(self, place: str, held: Answers) -> str:
        """Return where the answers lead from this place, through gates too."""
        given = dict(held)
        while question := self.flow.questions.get(place):
            if question.is_gate:
                fact = given[question.follows]
                place = next(o.target for o in question.options if fact in o.given_by)
            elif place in given:
                option = question.option(given[place])
                place = option.target if option else NOWHERE
            else:
                break
        return place


def size(flow: Flow) -> int:
    """Count the complete paths of one edition."""
    return Together(flow, flow).count()
