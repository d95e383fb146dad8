"""A few signs that tell rules apart by what they decide, whatever words they say it in."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from flow.rules.model import Flow, Question
from flow.rules.signs import BITS, written

LENGTH = 6


@lru_cache(maxsize=16)
def fingerprint(flow: Flow) -> str:
    """Return six signs that are the same as long as the rules decide the same.

    Two editions that differ have the same ones once in a thousand million.
    """
    text = json.dumps(deciding(flow), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("ascii")).digest()
    return written(int.from_bytes(digest) >> 256 - BITS * LENGTH, LENGTH)


def deciding(flow: Flow) -> dict[str, object]:
    """Return what decides, as plain data in which the order says nothing.

    In it: where it starts, each question with its options, where those lead, which actions they
    bring and, of a gate, from what it follows; the kind of each outcome; the value of each
    threshold; the name of the region. Not in it: the version, the day, every text, reason and
    source, the order of questions and options, steps, cases and what happens after an outcome.
    """
    return {
        "start": flow.start,
        "region": flow.region_name,
        "questions": {id: _question(question) for id, question in flow.questions.items()},
        "outcomes": {id: outcome.kind for id, outcome in flow.outcomes.items()},
        "thresholds": {id: limit.value for id, limit in flow.thresholds.items()},
    }


def _question(question: Question) -> dict[str, object]:
    options = {
        option.id: [option.target, sorted(option.actions), sorted(option.given_by)]
        for option in question.options
    }
    return {"follows": question.follows, "options": options}


def told_rules(flow: Flow) -> str:
    """The version and the fingerprint as people read them."""
    return f"{flow.told_version}, kenmerk {fingerprint(flow)}"
