// @ts-check
/**
 * Shows the screens of the routewijzer, one at a time.
 *
 * Holds no rule, no text and no HTML of its own: the build made the screens that follow from the
 * answers alone, and Python (in the worker) makes the others and adds the reasons. This script puts
 * them in the page, moves the focus and keeps the moments to come back to.
 *
 * @typedef {import("./momenten.js").Answers} Answers
 * @typedef {import("./beurten.js").Message} Message
 * @typedef {import("./schema.js").Place & {html: string, title: string, say: string,
 *            focus: string, text: string, region?: string, answers: Answers, refused?: boolean}} Screen
 *            `refused`: it is the screen that was there, with why the code that was typed is none
 * @typedef {import("./vooruit.js").Screen} ScreenAhead
 */

import { addLater } from "./aanvullen.js";
import { printFor } from "./afdrukken.js";
import { keepNotes, refill, wipeNotes, written } from "./afwijken.js";
import { emptyCode, takeCodes } from "./code.js";
import { arrived, drop, isBusy, next, queue, submit } from "./beurten.js";
import { atStart, current, numberBefore, push, replace, visit, wipe } from "./momenten.js";
import { startMakers } from "./makers.js";
import { missed } from "./mis.js";
import * as undo from "./ongedaan.js";
import { copied, dateWhenPrinted, goToField, openBeside, page, parts, say, unfold } from "./pagina.js";
import { draw, expectBelow } from "./tekeningen.js";
import { kept } from "./verlaten.js";

const [area, loading, failed, live] = parts("rw", "rw-laden", "rw-mislukt", "rw-zeg");
const [onClipboard, notCopied] = parts("rw-gekopieerd", "rw-niet-gekopieerd");
const root = document.documentElement;

/** @type {"push" | "stay"} whether the screen under way becomes a step in the history */
let step = "stay";
/** @type {Message} what was asked for the screen under way */
let asked = {};
let text = "";
/** whether nobody clicked since this screen came */
let isFresh = false;

function ask(/** @type {() => Message} */ message) {
  undo.withdraw();
  queue(message);
}

/** Adds what goes along with every screen: the answers, and the case, once told. */
function complete(/** @type {Message} */ message) {
  const { answers, case: example } = current();
  return { answers, case: example, told: true, ...message };
}

function show(/** @type {Screen | ScreenAhead} */ screen) {
  if (!arrived()) return next();
  isFresh = true;
  loading.hidden = true;
  area.innerHTML = screen.html;
  document.title = screen.title;
  live.textContent = `${screen.say} ${undo.told()}`.trim();
  page(screen.focus).focus({ preventScroll: true });
  text = screen.text;
  refill(area, screen.answers);
  draw(({ mark, markHere }) => ("marks" in screen ? mark(screen) : markHere(screen.place)));
  const isRefused = "marks" in screen && screen.refused === true;
  if ("marks" in screen && asked.code !== undefined && !isRefused) emptyCode();
  remember(screen.answers, isRefused);
  // The introduction was read; from here on the question comes first, and there is something to lose.
  const underway = !atStart() || area.querySelector("#rw-antwoorden") !== null;
  root.toggleAttribute("data-onderweg", underway);
  if (underway) openBeside(area);
  undo.scrollTo(failed.hidden ? area : failed);
  next();
}

/** Keeps what is needed to make this screen again. */
function remember(/** @type {Answers} */ answers, /** @type {boolean} */ isRefused) {
  const { error, code, ...moment } = { ...complete(asked), answers };
  if (step === "push" && !isRefused) push(moment);
  else if (!error) replace(moment);
  for (const back of area.querySelectorAll("[data-doe=terug]")) {
    /** @type {HTMLElement} */ (back).hidden = atStart();
  }
}

/** The visitor answers the question on the screen. */
function answer(/** @type {HTMLFormElement} */ form) {
  const question = form.dataset.vraag ?? "";
  if (isBusy() && asked.answers?.[question]) return; // the second click of a double click
  const option = new FormData(form).get("antwoord");
  const chosen = { [question]: String(option) };
  const survey = "overzicht" in form.dataset;
  undo.withdraw();
  submit(option === null
    ? () => go("stay", { ask: question, error: true })
    : () => go("push", { answers: { ...current().answers, ...chosen }, survey }));
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
  const back = [wipe(), wipeNotes(), emptyCode()];
  drop();
  ask(() => go("stay", {}));
  undo.offer(() => back.forEach((one) => one()), () => ask(() => go("stay", current())));
}

/** Runs what a button on the screen stands for. */
function press(/** @type {HTMLElement} */ button) {
  const { doe, wijzig, probeer } = button.dataset;
  if (isBusy() && doe !== "opnieuw") return; // the second click of a double click
  if (doe === "terug") goBack();
  if (doe === "opnieuw") startAgain();
  if (doe === "print") printFor(button);
  if (doe === "kopieer") copy();
  if (doe === "antwoorden") unfold("rw-antwoorden");
  if (doe === "verder") ask(() => go("push", {}));
  if (doe === "overzicht") ask(() => go("push", { survey: true }));
  if (wijzig) ask(() => go("push", { ask: wijzig }));
  if (probeer) ask(() => go("push", { answers: { ...current().answers, ...JSON.parse(probeer) } }));
}

/** Puts the outcome on the clipboard, with what the visitor wrote about following it. */
async function copy() {
  const done = await copied([text, ...written(area)].join("\n"));
  if (done) kept();
  say(page("rw-kopie"), (done ? onClipboard : notCopied).textContent ?? "");
}

/** Adds what only Python knows to the screen of the build; nothing moves. */
function add(/** @type {Screen} */ screen) {
  draw(({ mark }) => mark(screen));
  text = screen.text;
  addLater(area, screen.html);
  refill(area, screen.answers);
  if (root.hasAttribute("data-onderweg")) openBeside(area);
}

function start() {
  const query = new URLSearchParams(location.search);
  const other = ["overleg", "oefenen"].find((name) => query.has(name));
  if (other) return location.replace(`${other}/${location.search}`);
  dateWhenPrinted(page("rw-datum"));
  keepNotes(area);
  const example = query.get("casus");
  if (example !== null) ask(() => go("stay", { case: example, told: false }));
  draw(({ markHere }) => markHere(area.querySelector("form")?.dataset.vraag ?? ""));
  expectBelow(live, (question) => {
    ask(() => go("push", { ask: question }));
    area.scrollIntoView();
  });
  takeCodes((code) => ask(() => go("push", { code })));
  root.dataset.rw = "begint";
  startMakers({ complete, asked: (message) => (asked = message), show, add, missed: () => missed(area) });
  /** @type {HTMLFormElement | null} */ (area.querySelector("form[data-wacht]"))?.requestSubmit();
}

area.addEventListener("submit", (event) => {
  event.preventDefault();
  answer(/** @type {HTMLFormElement} */ (event.target));
});
area.addEventListener("click", (event) => {
  if (event.detail > 1 && isFresh) return event.preventDefault(); // a double click on the screen before
  isFresh = false;
  const target = /** @type {HTMLElement} */ (event.target);
  const field = target.closest(".rw-fout a");
  const button = /** @type {HTMLElement | null} */ (target.closest("button[type=button]"));
  if (field) goToField(event, field);
  else if (button) press(button);
});
addEventListener("popstate", ({ state }) => {
  if (typeof state?.rw === "number") revisit(state.rw);
});
start();
