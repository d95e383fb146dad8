// @ts-check
/**
 * Shows the screens that Python makes, one at a time.
 *
 * Holds no rule, no text and no HTML of its own: Python (in the worker) returns the screen, this
 * script puts it in the page, moves the focus, keeps the history and marks the path in the chart.
 * Answers live in this script's memory only: the browser's history holds a number, no answers.
 *
 * @typedef {Record<string, string>} Answers
 * @typedef {{answers: Answers, ask?: string, survey?: boolean}} Moment  a point to come back to
 * @typedef {{answers?: Answers, ask?: string, survey?: boolean, error?: boolean, case?: string}} Message
 * @typedef {{html: string, title: string, say: string, focus: string, text: string,
 *            answers: Answers, marks: string[], dim: string[], here: string, part: string}} Screen
 */

/** How long the worker may be silent (milliseconds); it reports every file it has loaded. */
const PATIENCE = 60_000;

const page = /** @param {string} id */ (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [area, loading, failed, live] = ["rw", "rw-laden", "rw-mislukt", "rw-zeg"].map(page);
const everything = /** @type {HTMLDetailsElement} */ (page("alle-vragen"));

/** @type {Moment[]} */
let moments = [{ answers: {} }];
let now = 0;
/** @type {(() => Message)[]} what to ask Python, made when it is its turn */
const waiting = [];
/** @type {(() => Message) | undefined} the last answer that was sent; a second click replaces it */
let submitted;
/** whether the screen under way was made before everything was wiped */
let outdated = false;
/** @type {Worker | undefined} */
let worker;
let ready = false;
let busy = false;
/** @type {"push" | "stay"} whether the screen under way becomes a step in the history */
let step = "stay";
/** @type {Message} what was asked for the screen under way */
let asked = {};
let text = "";
/** @type {number | undefined} */
let watchdog;

/** Puts a message in the queue; a message is made late, so that it holds the latest answers. */
function ask(/** @type {() => Message} */ message) {
  waiting.push(message);
  loading.hidden = ready;
  next();
}

function next() {
  if (!ready || busy) return;
  const make = waiting.shift() ?? submitted;
  if (!make) return;
  if (make === submitted) submitted = undefined;
  const message = make();
  busy = true;
  asked = message;
  watch();
  worker?.postMessage({ ask: JSON.stringify({ answers: moments[now].answers, ...message }) });
}

/** @param {Screen} screen */
function show(screen) {
  busy = false;
  if (outdated) {
    outdated = false;
    return next();
  }
  area.innerHTML = screen.html;
  document.title = screen.title;
  live.textContent = screen.say;
  page(screen.focus).focus();
  text = screen.text;
  page("rw-gekopieerd").hidden = page("rw-niet-gekopieerd").hidden = true;
  mark(screen);
  remember(screen.answers);
  next();
}

/** Keeps what is needed to make this screen again: in memory, the history gets a number. */
function remember(/** @type {Answers} */ answers) {
  const { ask, survey, case: example } = asked;
  const surveyed = survey || (example !== undefined && !area.querySelector("form"));
  const moment = { answers, ask, survey: surveyed };
  if (step === "push") {
    moments = [...moments.slice(0, now + 1), moment];
    now = moments.length - 1;
    history.pushState({ rw: now }, "", location.pathname + location.search);
  } else if (!asked.error) moments[now] = moment;
}

/** Marks the path in the flowchart and opens the part where the visitor is. */
function mark(/** @type {Screen} */ screen) {
  const on = new Set(screen.marks);
  const off = new Set(screen.dim);
  for (const element of document.querySelectorAll("[data-pad]")) {
    const key = element.getAttribute("data-pad") ?? "";
    element.classList.toggle("op-pad", on.has(key));
    element.classList.toggle("niet-meer", off.has(key));
    element.classList.toggle("hier", key === screen.here);
  }
  for (const part of document.querySelectorAll("details[data-deel]")) {
    /** @type {HTMLDetailsElement} */ (part).open = part.getAttribute("data-deel") === screen.part;
  }
}

/** The visitor answers the question on the screen. */
function answer(/** @type {HTMLFormElement} */ form) {
  const question = form.dataset.vraag ?? "";
  if (busy && asked.answers?.[question]) return; // the second click of a double click
  const option = new FormData(form).get("antwoord");
  const chosen = { [question]: String(option) };
  const survey = "overzicht" in form.dataset;
  submitted = option === null
    ? () => go("stay", { ask: question, error: true })
    : () => go("push", { answers: { ...moments[now].answers, ...chosen }, survey });
  loading.hidden = ready;
  next();
}

/** @param {"push" | "stay"} how @param {Message} message */
function go(how, message) {
  step = how;
  return message;
}

/** Goes to a moment of the history. */
function revisit(/** @type {number} */ index) {
  ask(() => {
    now = Math.min(index, moments.length - 1);
    return go("stay", moments[now]);
  });
}

/** Goes one screen back; links inside the page may stand between it and this one in the history. */
function goBack() {
  if (now === 0) return ask(() => go("stay", {}));
  if (history.state?.rw === now) return history.back();
  history.pushState({ rw: now - 1 }, "");
  revisit(now - 1);
}

function startAgain() {
  moments = [{ answers: {} }];
  now = 0;
  waiting.length = 0;
  submitted = undefined;
  outdated = busy;
  history.replaceState({ rw: 0 }, "", location.pathname);
  ask(() => go("stay", {}));
}

/** Runs what a button on the screen stands for. */
function press(/** @type {HTMLElement} */ button) {
  const { doe, wijzig, probeer } = button.dataset;
  if (busy && doe !== "opnieuw") return; // the second click of a double click
  if (doe === "terug") goBack();
  if (doe === "opnieuw") startAgain();
  if (doe === "print") print();
  if (doe === "kopieer") copy();
  if (doe === "verder") ask(() => go("push", {}));
  if (doe === "overzicht") ask(() => go("push", { survey: true }));
  if (wijzig) ask(() => go("push", { ask: wijzig }));
  if (probeer) ask(() => go("push", { answers: { ...moments[now].answers, ...JSON.parse(probeer) } }));
}

/** Puts the outcome on the clipboard, with what the visitor wrote about following it. */
async function copy() {
  const written = [...area.querySelectorAll(".rw-afwijken :is(textarea, input[type=text])")]
    .map((field) => `${/** @type {HTMLInputElement} */ (field).labels?.[0].textContent}: ` +
      /** @type {HTMLInputElement} */ (field).value);
  const chosen = area.querySelector(".rw-afwijken :checked + label");
  const parts = [text, ...(chosen ? [chosen.textContent, ...written] : [])];
  const done = await navigator.clipboard.writeText(parts.join("\n")).then(() => true, () => false);
  page("rw-gekopieerd").hidden = !done;
  page("rw-niet-gekopieerd").hidden = done;
}

/** Makes the drawings larger or smaller by a step. */
function zoom(/** @type {number} */ change) {
  const drawings = page("rw-schema");
  const size = Math.min(3, Math.max(1, Number(drawings.dataset.maat ?? 1) + change / 2));
  drawings.dataset.maat = String(size);
  drawings.style.setProperty("--maat", String(size));
}

/** Leaves the visitor with the version without Python, at the place where they were. */
function giveUp() {
  if (area.hidden) return;
  clearTimeout(watchdog);
  worker?.terminate();
  area.hidden = loading.hidden = true;
  page("rw-zoom").hidden = true;
  failed.hidden = false;
  everything.open = true;
  const form = area.querySelector("form");
  const chosen = form && new FormData(form).get("antwoord");
  const link = form && document.querySelector(`#vraag-${form.dataset.vraag} [data-optie="${chosen}"]`);
  if (submitted && link) location.hash = link.getAttribute("href") ?? "";
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(giveUp, PATIENCE);
}

function listen(/** @type {MessageEvent} */ { data }) {
  clearTimeout(watchdog);
  if (data.failed) return giveUp();
  if (data.ready) {
    ready = loading.hidden = true;
    document.documentElement.dataset.rw = "klaar";
    return next();
  }
  if (data.screen) return show(JSON.parse(data.screen));
  watch();
}

function start() {
  area.hidden = false;
  everything.open = false;
  history.replaceState({ rw: 0 }, "");
  page("rw-zoom").hidden = false;
  page("rw-datum").textContent = new Date().toLocaleDateString("nl-NL");
  const example = new URLSearchParams(location.search).get("casus");
  if (example !== null) ask(() => go("stay", { case: example }));
  try {
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.onmessage = listen;
    worker.onerror = giveUp;
    watch();
    const { adres = "", vingerafdrukken = "{}" } = page("rw-runtime").dataset;
    const runtime = new URL(adres, location.href).href;
    worker.postMessage({ runtime, hashes: JSON.parse(vingerafdrukken) });
  } catch {
    giveUp();
  }
}

area.addEventListener("submit", (event) => {
  event.preventDefault();
  answer(/** @type {HTMLFormElement} */ (event.target));
});
area.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const field = target.closest(".rw-fout a");
  const button = /** @type {HTMLElement | null} */ (target.closest("button[type=button]"));
  if (field) {
    event.preventDefault(); // no trace of an answer in the address
    page((field.getAttribute("href") ?? "").slice(1)).focus();
  } else if (button) press(button);
});
page("rw-zoom").addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (button) zoom(Number(button.dataset.zoom));
});
// A question in the drawing can be asked; other links find their place in the folded list.
addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest('a[href^="#vraag-"], a[href^="#uitkomst-"]');
  const question = link?.closest("#rw-schema") && /^#vraag-(.+)/.exec(link.getAttribute("href") ?? "");
  if (question && ready) {
    event.preventDefault();
    ask(() => go("push", { ask: question[1] }));
    area.scrollIntoView();
  } else if (link) everything.open = true;
}, true);
addEventListener("popstate", ({ state }) => {
  if (typeof state?.rw === "number") revisit(state.rw);
});
start();
