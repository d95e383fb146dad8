"""Python in the browser makes the same screens as Python here, for each outcome and for nonsense.

A screen is put together from what each answer and the outcome say. So the ways that together give
every answer there is on the way to every outcome show all that a screen can say; the thousands of
others only say it in another company. `tests/reason` and `tests/screens` walk them all.
"""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping

from playwright.sync_api import Page

from flow.doors.browser import respond
from flow.reason.walk import paths, walk
from tests.browser.routewijzer import ADDRESS, FLOW

# Asks the page's own worker for many screens; returns the sha256 of each.
DIGESTS = """async (messages) => {
  const worker = new Worker("../assets/js/worker.js", { type: "module" });
  let number = 0;
  const post = (message) => new Promise((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = ({ data }) => {
      if (data.failed || data.wrong) reject(data.failed ?? data.wrong);
      else if (data.ready || data.number === number) resolve(data.screen);
    };
    worker.postMessage({ ...message, number: ++number });
  });
  const { adres, vingerafdrukken } = document.querySelector("#rw-runtime").dataset;
  const runtime = new URL(`../${adres}`, location.href).href;
  await post({ runtime, hashes: JSON.parse(vingerafdrukken) });
  const digests = [];
  for (const ask of messages) {
    const screen = new TextEncoder().encode(await post({ ask }));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", screen));
    digests.push([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  worker.terminate();
  return digests;
}"""
NONSENSE = [
    "",
    "geen",
    "__proto__",
    "é‘’\u2028\ud800",
    0,
    -1.5,
    True,
    None,
    [],
    {"ja": "ja"},
    1e300,
]


def differing(page: Page, messages: list[str]) -> list[str]:
    """Return the messages that get another screen in the browser than here."""
    page.goto(ADDRESS)
    theirs = page.evaluate(DIGESTS, messages)
    ours = [hashlib.sha256(respond(message).encode()).hexdigest() for message in messages]
    screens = zip(messages, ours, theirs, strict=True)
    return [message for message, here, there in screens if here != there]


def telling_ways() -> Iterator[Mapping[str, str]]:
    """Return ways that give every answer there is on the way to every outcome, shortest first."""
    told: set[tuple[str, str, str]] = set()
    for path in sorted(paths(FLOW), key=len):
        new = {(path[-1].option.target, question.id, option.id) for question, option in path} - told
        if new:
            told |= new
            yield {question.id: option.id for question, option in path if not question.is_gate}


def test_every_answer_on_the_way_to_every_outcome_is_the_same_in_the_browser(page: Page) -> None:
    ways = list(telling_ways())
    ends = [walk(FLOW, way).outcome for way in ways]
    assert {end.id for end in ends if end} == FLOW.outcomes.keys()
    assert differing(page, [json.dumps({"answers": answers}) for answers in ways])[:1] == []


def some_answers(chance: random.Random) -> Mapping[str, object]:
    """Return answers as nobody gives them: with gaps, out of order, and some of them nonsense."""
    every = list(FLOW.questions.values())
    some = chance.sample(every, chance.randrange(len(every)))
    answers: dict[str, object] = {q.id: chance.choice(q.options).id for q in some}
    if chance.random() < 0.5:
        answers[chance.choice([*FLOW.questions, "geen", "", "__proto__"])] = chance.choice(NONSENSE)
    return answers


def odd_messages() -> Iterator[str]:
    chance = random.Random(2026)
    for _ in range(600):
        message: dict[str, object] = {"answers": some_answers(chance)}
        if chance.random() < 0.5:
            message["ask"] = chance.choice([*FLOW.questions, *NONSENSE])
            message["error"] = chance.random() < 0.5
        if chance.random() < 0.5:
            message["survey"] = chance.choice([True, *NONSENSE])
        if chance.random() < 0.2:
            message["case"] = chance.choice([*FLOW.cases, *NONSENSE])
            message["told"] = chance.random() < 0.5
        yield json.dumps(message)
    yield from (json.dumps({"answers": answers}) for answers in NONSENSE)


def test_partial_answers_and_nonsense_are_the_same_in_the_browser(page: Page) -> None:
    assert differing(page, list(odd_messages()))[:1] == []
