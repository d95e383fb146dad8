"""Opens the routewijzer in a browser, answers its questions and reads its screens."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect

from flow.doors.visit import rules
from flow.reason.walk import paths, walk
from tests.browser.host import page_paths

FLOW = rules()
ADDRESS = "routewijzer/"
WASM = "pyodide.asm.wasm"
READY = "html:is([data-rw=klaar], [data-mt=klaar])"
LOADING = "#rw-laden"
FAILED = "#rw-mislukt"
EVERYTHING = "#alle-vragen"  # the list of all questions and outcomes
CHART = "#het-stroomschema"  # what the drawings are folded in
ERROR = "#rw-fout"
SAID = "#rw-zeg"
SURVEY = "Nog mogelijk"

HALT = {
    "veiligheid": "nee",
    "plicht": "ja",
    "inschrijving": "ja",
    "soort": "spijbelen",
    "school": "ja",
    "passend": "ja",
    "lopend": "nee",
    "leeftijd": "12-15",
    "problematiek": "nee",
    "eigen-keuze": "ja",
    "omvang": "tussen",
    "halt-eerder": "nee",
    "instemming": "ja",
}
# The shortest way to every outcome.
WAYS = {
    way[-1].option.target: {q.id: option.id for q, option in way if not q.is_gate}
    for way in sorted(paths(FLOW), key=len, reverse=True)
}

# Takes the frame of a drawing, and what is to be seen in it.
SHOWS = """async (frame, selector) => {
  // Opening a fold is told in the next frame.
  for (let turn = 0; turn < 2; turn++) await new Promise(requestAnimationFrame);
  const [here, seen] = [frame.querySelector(selector), frame]
    .map((element) => element.getBoundingClientRect());
  return here.left >= seen.left - 1 && here.right <= seen.right + 1
    && here.top >= seen.top - 1 && here.bottom <= seen.bottom + 1;
}"""

# What a browser can keep of a page beside its address.
KEPT = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  cookies: document.cookie,
  name: window.name,
})"""
NOTHING = {"local": [], "session": [], "databases": [], "caches": [], "cookies": "", "name": ""}


def pages_with(site: Path, html: str) -> list[str]:
    """Return the paths of the pages that hold this piece of HTML; of those of rules, as sampled."""
    files = {path: site / path / "index.html" for path in page_paths()}
    return [path for path, file in files.items() if file.exists() and html in file.read_text()]


def open_ready(page: Page, query: str = "") -> None:
    """Open the routewijzer, with a case if `query` names one, and wait until Python is ready."""
    page.goto(ADDRESS + query)
    wait_until_ready(page)
    if query:
        page.locator(".rw-casus").wait_for()


def wait_until_ready(page: Page) -> None:
    """Wait until Python runs, in the routewijzer or in a form.

    This looks now and then; `wait_for` looks at every frame, and has all of them drawn.
    """
    expect(page.locator(READY)).to_have_count(1)


# Keeps Python away for good: for a page that is not asked anything that comes from it.
NO_PYTHON = """window.requestIdleCallback = () => 0;
window.Worker = class extends EventTarget { postMessage() {} terminate() {} };"""
# Keeps the worker of the page at hand: `worker` is the one that was started last.
WORKER = """window.workers = 0;
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    window.worker = this;
    window.workers += 1;
  }
}"""


def stop_python(page: Page) -> None:
    """Have Python fail, and once more as it starts again; the page was opened with WORKER."""
    for _ in range(2):
        page.evaluate("worker.onmessage({ data: { failed: 'storing' } })")


@contextmanager
def held(page: Page, file: str, then: Callable[[Route], None] = Route.continue_) -> Iterator[None]:
    """Keep a file on its way until the block ends."""
    waiting: list[Route] = []
    page.route(f"**/{file}", lambda route: waiting.append(route))
    yield
    while not waiting:
        page.wait_for_timeout(10)
    for route in waiting:
        then(route)


def missing(route: Route) -> None:
    """Answer as a server that does not have the file."""
    route.fulfill(status=404, content_type="text/html", body="<h1>Niet gevonden</h1>")


def login(route: Route) -> None:
    """Answer as a network that wants somebody to log in first: 200, whatever was asked."""
    route.fulfill(status=200, content_type="text/html", body="<title>Wifi</title><h1>Log in</h1>")


def form(page: Page, question: str) -> Locator:
    """Return the form of a question, where it is the one on the screen."""
    return page.locator(f"form[data-vraag={question}]")


def choose(page: Page, question: str, option: str) -> None:
    form(page, question).locator(f"label[for=antwoord-{option}]").click()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def answer(page: Page, question: str, option: str) -> None:
    """Answer a question as soon as it is on the screen."""
    choose(page, question, option)
    button(page, "Verder").click()


def answer_all(page: Page, answers: Mapping[str, str]) -> None:
    for question, option in answers.items():
        answer(page, question, option)


def change(page: Page, question: str) -> None:
    """Choose to answer a question: the button may be folded away."""
    ask = page.locator(f"[data-wijzig={question}]")
    ask.wait_for(state="attached")
    unfold(page)
    ask.click()


def unfold(page: Page) -> None:
    """Open all that is folded on the screen."""
    page.locator("#rw details").evaluate_all("folds => folds.forEach(one => { one.open = true; })")


def press_made(page: Page, kind: str, value: str) -> None:
    """Press a button as Python puts on a screen, also when this screen has no such button."""
    page.evaluate(
        """([kind, value]) => {
          const button = Object.assign(document.createElement("button"), { type: "button" });
          button.dataset[kind] = value;
          document.querySelector("#rw").append(button);
          button.click();
        }""",
        [kind, value],
    )
    expect(page.locator("#rw > button")).to_have_count(0)  # the next screen has come


def jump(page: Page, answers: Mapping[str, str]) -> None:
    """Give many answers in one step, as 'Probeer dit' does."""
    press_made(page, "probeer", json.dumps(answers))
    expect(heading(page)).to_have_text(heading_after(answers))


def start_again(page: Page) -> None:
    """Wipe all answers: quicker than to open the page again."""
    press_made(page, "doe", "opnieuw")
    expect(heading(page)).to_have_text(heading_after({}))
    page.locator("#rw-gewist").evaluate("notice => { notice.hidden = true; }")  # for the next test
    for fold in (EVERYTHING, CHART):
        page.locator(fold).evaluate("fold => { fold.open = false; }")


def open_chart(page: Page) -> None:
    """Open the drawings, which are folded at first."""
    page.locator(f"{CHART} > summary").click()
    expect(page.locator("#rw-schema")).to_be_visible()


def shows(frame: Locator, place: str) -> bool:
    """Tell whether a drawing is scrolled so that this place in it can be seen."""
    return bool(frame.evaluate(SHOWS, place))


def heading(page: Page) -> Locator:
    return page.locator("#rw-kop")


def heading_after(answers: Mapping[str, str]) -> str:
    """Return the heading of the screen that these answers lead to."""
    walked = walk(FLOW, answers)
    if walked.open:
        return walked.open.text
    assert walked.outcome
    return walked.outcome.title


def given(page: Page) -> dict[str, str]:
    """Return the answers that the screen lists, by the short names of the questions."""
    rows = page.locator(".rw-gegeven > div")
    return {
        str(row.locator("dt").text_content()): str(row.locator("dd").first.text_content())
        for row in rows.all()
    }


def labels(answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers as the screen should list them."""
    chosen = ((FLOW.questions[id], option) for id, option in answers.items())
    return {q.short: found.label for q, id in chosen if (found := q.option(id))}


def fold(page: Page, name: str) -> Locator:
    """Return a part of the screen that folds, by its title, and open it."""
    title = page.get_by_role("heading", name=name, exact=True)
    found = page.locator("#rw .rw-vouw").filter(has=title)
    found.evaluate("one => { one.open = true; }")
    return found


def title(short: str) -> str:
    return f"{short} – Routewijzer – MAS-wijzer"


def moment(page: Page) -> tuple[int, object]:
    """Return the length of the history and what the browser keeps for this place in it."""
    length, state = page.evaluate("[history.length, history.state]")
    return length, state


def wipe(page: Page) -> None:
    button(page, "Wis alles en begin opnieuw").click()
    expect(form(page, "veiligheid")).to_be_visible()
