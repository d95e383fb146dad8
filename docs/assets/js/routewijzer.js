// @ts-check
/**
 * Shows the screens that Python makes, one at a time.
 *
 * Holds no rule, no text and no HTML of its own: Python (in the worker) returns the screen, this
 * script puts it in the page, moves the focus and keeps the moments to come back to.
 *
 * @typedef {import("./momenten.js").Answers} Answers
 * @typedef {Partial<import("./momenten.js").Moment> & {error?: boolean}} Message
 * @typedef {import("./schema.js").Place & {html: string, title: string, say: string,
 *            focus: string, text: string, answers: Answers}} Screen
 */

import { atStart, current, numberBefore, push, replace, visit, wipe } from "./momenten.js";
import { startPython } from "./python.js";
import { leave, mark, markFirst, questionOf, whyClosed } from "./schema.js";

const page = /** @param {string} id */ (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [area, loading, failed, live] = ["rw", "rw-laden", "rw-mislukt", "rw-zeg"].map(page);
const everything = /** @type {HTMLDetailsElement} */ (page("alle-vragen"));

/** @type {(() => Message)[]} what to ask Python, made when it is its turn */
const waiting = [];
/** @type {(() => Message) | undefined} the last answer that was sent; a second click replaces it */
let submitted;
/** whether the screen under way was made before everything was wiped */
let outdated = false;
/** @type {ReturnType<typeof startPython> | undefined} */
let python;
let ready = false;
let busy = false;
/** @type {"push" | "stay"} whether the screen under way becomes a step in the history */
let step = "stay";
/** @type {Message} what was asked for the screen under way */
let asked = {};
let text = "";

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
  asked = make();
  busy = true;
  python?.ask(complete(asked));
}

/** Adds what goes along with every screen: the answers, and the case, once told. */
function complete(/** @type {Message} */ message) {
  const { answers, case: example } = current();
  return { answers, case: example, told: true, ...message };
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

/** Keeps what is needed to make this screen again. */
function remember(/** @type {Answers} */ answers) {
  const { error, ...moment } = { ...complete(asked), answers };
  if (step === "push") push(moment);
  else if (!error) replace(moment);
  for (const back of area.querySelectorAll("[data-doe=terug]")) {
    /** @type {HTMLElement} */ (back).hidden = atStart();
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
    : () => go("push", { answers: { ...current().answers, ...chosen }, survey });
  loading.hidden = ready;
  next();
}

/** @param {"push" | "stay"} how @param {Message} message */
function go(how, message) {
  step = how;
  return message;
}

/** Goes to a moment of the history. */
function revisit(/** @type {number} */ number) {
  ask(() => go("stay", visit(number)));
}

/** Goes one screen back. */
function goBack() {
  const number = numberBefore();
  if (number === undefined) history.back();
  else revisit(number);
}

function startAgain() {
  wipe();
  waiting.length = 0;
  submitted = undefined;
  outdated = busy;
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
  if (probeer) ask(() => go("push", { answers: { ...current().answers, ...JSON.parse(probeer) } }));
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

/** Leaves the visitor with the version without Python, at the place where they were. */
function giveUp() {
  if (area.hidden) return;
  python?.stop();
  area.hidden = loading.hidden = true;
  leave();
  failed.hidden = false;
  everything.open = true;
  const form = area.querySelector("form");
  const chosen = form && new FormData(form).get("antwoord");
  const link = form && document.querySelector(`#vraag-${form.dataset.vraag} [data-optie="${chosen}"]`);
  if (submitted && link) location.hash = link.getAttribute("href") ?? "";
}

/** Python is ready: what was asked in the meantime gets its turn. */
function begin() {
  ready = loading.hidden = true;
  document.documentElement.dataset.rw = "klaar";
  next();
}

function start() {
  area.hidden = false;
  everything.open = false;
  markFirst(area.querySelector("form")?.dataset.vraag ?? "");
  page("rw-datum").textContent = new Date().toLocaleDateString("nl-NL");
  const example = new URLSearchParams(location.search).get("casus");
  if (example !== null) ask(() => go("stay", { case: example, told: false }));
  try {
    python = startPython("flow.doors.browser", { ready: begin, screen: show, failed: giveUp });
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
// A question in the drawing can be asked, or tells why it cannot; other links find their place in
// the folded list.
addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest('a[href^="#vraag-"], a[href^="#uitkomst-"]');
  const question = questionOf(link);
  if (question && ready) {
    event.preventDefault();
    live.textContent = whyClosed(question);
    if (live.textContent) return;
    ask(() => go("push", { ask: question }));
    area.scrollIntoView();
  } else if (link) everything.open = true;
}, true);
addEventListener("popstate", ({ state }) => {
  if (typeof state?.rw === "number") revisit(state.rw);
});
start();
