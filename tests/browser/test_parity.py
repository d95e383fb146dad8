"""Python in the browser makes the same screens as Python here, for all paths and for nonsense."""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping

from playwright.sync_api import Page

from flow.doors.browser import respond
from flow.reason.walk import paths
from tests.browser.routewijzer import ADDRESS, FLOW

# Asks the page's own worker for many screens; returns the sha256 of each.
DIGESTS = """async (messages) => {
  const worker = new Worker("../assets/js/worker.js", { type: "module" });
  const post = (message) => new Promise((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = ({ data }) => {
      if (data.failed) reject(data.failed);
      else if (data.ready || data.screen) resolve(data.screen);
    };
    worker.postMessage(message);
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


def test_all_paths_are_the_same_in_the_browser(page: Page) -> None:
    ways = ({question.id: option.id for question, option in path} for path in paths(FLOW))
    messages = [json.dumps({"answers": answers}) for answers in ways]
    assert len(messages) > 5000
    assert differing(page, messages)[:1] == []


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
