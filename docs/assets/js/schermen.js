// @ts-check
/**
 * Shows the screens that a door of Python makes, one at a time: for the pages beside the routewijzer.
 *
 * Holds no rule, no text and no HTML of its own. A screen brings its moment; the one before it stays
 * behind it in the history, and everything is in this page's memory only.
 *
 * @typedef {import("./beurten.js").Message} Message
 * @typedef {import("./momenten.js").Moment} Moment
 * @typedef {{html: string, title: string, say: string, focus: string, moment: Moment,
 *            region?: string, sheet?: string, votes?: object, text?: string}} Screen
 * @typedef {{area: HTMLElement, shown: (screen: Screen, isFirst: boolean) => void, left: () => void,
 *            missed?: () => void, more: () => Message, anew: () => Message,
 *            wiped: () => () => void}} Face  `left` gives up, `missed` stays, `more` goes along with
 *            every message, `anew` begins again, `wiped` forgets what the face keeps itself and
 *            returns what brings it back
 */

import { printFor } from "./afdrukken.js";
import { arrived, drop, giveTurns, isBusy, isReady, next, queue } from "./beurten.js";
import { atStart, current, numberBefore, push, replace, visit, wipe } from "./momenten.js";
import { tellRegion, withRegion } from "./bezoek.js";
import { missed } from "./mis.js";
import * as undo from "./ongedaan.js";
import { openBeside, page, parts } from "./pagina.js";
import { pythonAt } from "./python.js";
import { savesData, startSoon } from "./wanneer.js";

/** Links in the screens are written for the page of the routewijzer. */
const HOME = new URL("../../routewijzer/", import.meta.url);

const [loading, failed, live, wrong] = parts("rw-laden", "rw-mislukt", "rw-zeg", "rw-mis");
/** @type {Face} */
let face;
/** @type {import("./python.js").Python | undefined} */
let python;
/** whether the next screen is one that there is nothing behind */
let isFirst = true;

/**
 * Gets Python ready, which starts at the first screen that is asked for; what it makes is shown in the
 * area of the face.
 * @param {string} door  the module that answers
 * @param {Face} shownBy
 */
export function startScreens(door, shownBy) {
  face = shownBy;
  isFirst = !face.area.hasChildNodes(); // else the first screen stands in the page
  face.area.addEventListener("submit", submit);
  face.area.addEventListener("click", ({ target }) => {
    /** @type {HTMLElement | null} */
    const button = /** @type {HTMLElement} */ (target).closest("button[type=button]");
    if (button) press(button);
  });
  addEventListener("popstate", ({ state }) => {
    if (typeof state?.rw === "number") ask(visit(state.rw));
  });
  python = pythonAt(door, { ready: begin, failed: giveUp });
  if (!savesData()) startSoon(python.start);
  document.documentElement.dataset.rw = "begint";
}

/** Asks for a screen, as soon as it is its turn. */
export function ask(/** @type {Message} */ message) {
  undo.withdraw();
  loading.hidden = isReady();
  python?.start();
  queue(() => message);
}

/** Puts HTML of Python in a part of this page, with its links leading from here. */
export function place(/** @type {string} */ html, /** @type {HTMLElement} */ area) {
  area.innerHTML = html;
  for (const link of area.querySelectorAll("a")) {
    link.href = new URL(link.getAttribute("href") ?? "", HOME).href;
  }
}

function begin() {
  loading.hidden = true;
  document.documentElement.dataset.rw = "klaar";
  if (!isFirst) python?.ask(current()).catch(() => {}); // reads the rules before somebody asks for more
  giveTurns((message) => python?.ask({ ...face.more(), ...message, ...withRegion() }).then(show, stayHere));
}

/** This screen does not come. */
function stayHere() {
  isFirst = !face.area.hasChildNodes();
  missed(face.area);
  face.missed?.();
}

function show(/** @type {Screen} */ screen) {
  if (!arrived()) return next();
  loading.hidden = wrong.hidden = true;
  tellRegion(screen.region);
  place(screen.html, face.area);
  face.shown(screen, isFirst);
  document.title = screen.title;
  live.textContent = `${screen.say} ${undo.told()}`.trim();
  keep(screen.moment);
  if (!atStart()) openBeside(face.area);
  page(screen.focus).focus();
  next();
}

/** Keeps what makes this screen again: as a step of its own, unless it is the same moment. */
function keep(/** @type {Moment} */ moment) {
  const same = JSON.stringify(moment) === JSON.stringify(current());
  if (isFirst) replace(moment);
  else if (!same) push(moment);
  isFirst = false;
  for (const back of face.area.querySelectorAll("[data-doe=terug]")) {
    /** @type {HTMLElement} */ (back).hidden = atStart();
  }
}

/** Sends what was filled in on the screen. */
function submit(/** @type {SubmitEvent} */ event) {
  event.preventDefault();
  const form = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
  if (!isBusy()) ask({ ...current(), form });
}

/** Runs what a button on the screen stands for. */
function press(/** @type {HTMLElement} */ button) {
  const { doe, toon, wijzig } = button.dataset;
  if (isBusy() && doe !== "opnieuw") return; // the second click of a double click
  if (doe === "terug") goBack();
  if (doe === "opnieuw") startAgain();
  if (doe === "print") printFor(button);
  if (toon !== undefined) ask({ ...current(), view: toon, ask: "" });
  if (wijzig) ask({ ...current(), ask: wijzig });
}

/** Goes one screen back. */
function goBack() {
  const number = numberBefore();
  if (number === undefined) history.back();
  else ask(visit(number));
}

function startAgain() {
  const back = [wipe(), face.wiped()];
  drop();
  isFirst = true;
  ask(face.anew());
  undo.offer(() => back.forEach((one) => one()), () => {
    isFirst = true; // it is the moment that is there already
    ask(current());
  });
}

/** Leaves the visitor with what the page holds without Python. */
function giveUp() {
  loading.hidden = true;
  failed.hidden = false;
  face.left();
  failed.scrollIntoView({ block: "center" });
}
