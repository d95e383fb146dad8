"""Tells which source or link elsewhere is gone, moved or closed: scripts/links."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from flow.rules.edition import Edition
from scripts.faces.tools.cache import ROOT
from scripts.reach.ask import Answer, Kind, ask_all, new_pool
from scripts.reach.referred import Referred, referred

SHOWN = 5  # places that cite one source
# The worst last: who reads the end of a long report, reads that.
TOLD: dict[Kind, str] = {
    "closed": "gave no page to a program; look yourself, it may well be there",
    "moved": "moved for good; see whether it is the same text, then change the address",
    "gone": "gone; find it elsewhere, or take the claims back that rest on it",
}


def main() -> int:
    """Ask every address once; 1 when one is gone, or when none is there: then nothing was asked."""
    found = referred(Edition(), ROOT)
    answers = ask_all([one.address for one in found], new_pool())
    print("\n".join(report(found, answers)))
    kinds = {answer.kind for answer in answers.values()}
    if kinds == {"closed"}:
        print("Not one gave a page: has this computer a network?")
    return int("gone" in kinds or kinds == {"closed"})


def report(found: Sequence[Referred], answers: Mapping[str, Answer]) -> list[str]:
    """Return what to tell, by kind of answer; what is there is only counted."""
    lines = []
    for kind, meaning in TOLD.items():
        these = [one for one in found if answers[one.address].kind == kind]
        if these:
            lines.append(f"{len(these)} {meaning}:")
            lines += [line for one in these for line in _told(one, answers[one.address])]
    there = sum(answer.kind == "there" for answer in answers.values())
    return [*lines, f"{there} of {len(found)} addresses are there."]


def _told(one: Referred, answer: Answer) -> list[str]:
    name = f"source {', '.join(one.sources)}: " if one.sources else ""
    shown, more = ", ".join(one.places[:SHOWN]), len(one.places) - SHOWN
    where = f"{shown} and {more} more" if more > 0 else shown
    cited = f"cited in {where}" if where else "cited by its places only"
    return [f"  {name}{one.address}", f"    {answer.said}; {cited}"]


if __name__ == "__main__":
    sys.exit(main())
