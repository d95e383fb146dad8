"""The paths that other programs test themselves with."""

from __future__ import annotations

import gzip
import json

from flow.doors.json_lines import result
from scripts.faces.open_rules.trails import packed_trails, trails
from tests.support import toy
from tests.support.build import FLOW
from tests.support.trails import samples
from tests.support.trails import trails as followed


def test_a_line_has_the_answers_the_outcome_and_the_actions() -> None:
    told = list(trails(toy.FLOW))
    start = '{"answers":{"rem":"%s","schade":"band","handig":"alleen"},"outcome":"zelf-maken",'
    assert told[0] == start % "ja" + '"actions":[]}'
    assert start % "half" + '"actions":["lopen"]}' in told


def test_an_action_that_two_answers_bring_is_told_once() -> None:
    actions = [json.loads(line)["actions"] for line in trails(FLOW)]
    assert all(len(one) == len(set(one)) for one in actions)


def test_every_path_is_there_once() -> None:
    told = [json.loads(line) for line in trails(FLOW)]
    expected = [{"answers": one.answers, "outcome": one.outcome} for one in followed(FLOW)]
    assert [{key: one[key] for key in ("answers", "outcome")} for one in told] == expected
    assert len({json.dumps(one["answers"], sort_keys=True) for one in told}) == len(told)


def test_the_package_gives_the_same_for_the_same_answers() -> None:
    told = {json.dumps(one["answers"]): one for one in map(json.loads, trails(FLOW))}
    for trail in samples(FLOW):
        found, expected = result(FLOW, trail.answers), told[json.dumps(trail.answers)]
        assert (found["outcome"], found["actions"]) == (expected["outcome"], expected["actions"])


def test_they_are_packed_the_same_every_time() -> None:
    packed = packed_trails(toy.FLOW)
    assert packed == packed_trails(toy.FLOW)
    assert gzip.decompress(packed).decode().splitlines() == list(trails(toy.FLOW))
