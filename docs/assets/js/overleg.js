// @ts-check
/**
 * A meeting about a case on a large screen: counts hands, in this page's memory only.
 *
 * Starts when the address names a case; without one the page shows which there are.
 */

import { keepNotes, refill, wipeNotes } from "./afwijken.js";
import { dateWhenPrinted, openBeside, parts } from "./pagina.js";
import { ask, place, startScreens } from "./schermen.js";
import { unsaved } from "./verlaten.js";
import "./klok.js";

const [frame, area, fold, sheet, date] = parts("ov", "ov-scherm", "ov-blad", "rw", "rw-datum");
const example = new URLSearchParams(location.search).get("overleg");
/** How many hands one can count by steps. */
const MOST = 999;
/** @type {object} hands by answer by question, as Python gave them back; also after going back */
let votes = {};
/** the sheet that stands ready: the same one stays, with what somebody wrote on it */
let printed = "";
/** the question at which somebody chose with what to go on */
let chosenAt = "";

/** @param {import("./schermen.js").Screen} screen @param {boolean} isFirst */
function shown(screen, isFirst) {
  if (isFirst) place(printed = "", sheet);
  votes = screen.votes ?? {};
  document.documentElement.dataset.overleg = "";
  frame.hidden = false;
  fold.hidden = !screen.sheet;
  if (screen.sheet && screen.sheet !== printed) place(printed = screen.sheet, sheet);
  if (screen.sheet) refill(sheet, screen.moment.answers);
  openBeside(sheet);
  proposeMost();
  scrollTo(0, 0);
}

/** Shows the page again; a sheet that stands ready can still be printed. */
function left() {
  delete document.documentElement.dataset.overleg;
  frame.hidden = true;
}

const anew = () => ({ case: example ?? "", votes: {} });

/** Forgets the hands and the sheet; returns what brings them back. */
function wiped() {
  const counted = votes;
  const bringBack = wipeNotes();
  votes = {};
  chosenAt = "";
  place(printed = "", sheet);
  return () => {
    votes = counted;
    bringBack();
    unsaved();
  };
}

/** Chooses the answer with most hands to go on with, until somebody chooses; a tie chooses none. */
function proposeMost() {
  const form = area.querySelector("form");
  if (!form || form.dataset.vraag === chosenAt) return;
  /** @type {HTMLInputElement[]} */
  const counts = [...form.querySelectorAll("[inputmode=numeric]")].map((field) => /** @type {any} */ (field));
  const most = Math.max(...counts.map(hands));
  const winners = counts.filter((field) => most > 0 && hands(field) === most);
  for (const field of counts) {
    const radio = field.closest(".ov-antwoord")?.querySelector("input");
    if (radio) radio.checked = winners.length === 1 && winners[0] === field;
  }
}

/** What is no number counts none here; Python tells it at the field. */
function hands(/** @type {HTMLInputElement} */ field) {
  const typed = field.value.trim();
  return /^\d+$/.test(typed) ? Number(typed) : 0;
}

/** A hand more or less: by a button beside the field, or an arrow in it. */
function count(/** @type {HTMLInputElement | null | undefined} */ field, /** @type {number} */ step) {
  unsaved();
  if (field) field.value = String(Math.min(MOST, Math.max(0, hands(field) + step)));
  proposeMost();
}

area.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (button?.dataset.stap) count(button.parentElement?.querySelector("input"), Number(button.dataset.stap));
});
area.addEventListener("keydown", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (!step || field.inputMode !== "numeric") return;
  event.preventDefault();
  count(field, step);
});
area.addEventListener("input", ({ target }) => {
  const field = /** @type {HTMLInputElement} */ (target);
  if (field.type === "radio") chosenAt = field.form?.dataset.vraag ?? "";
  else {
    unsaved();
    proposeMost();
  }
});
if (example) {
  dateWhenPrinted(date);
  keepNotes(sheet);
  startScreens("flow.doors.meeting_room", { area, shown, left, anew, wiped, more: () => ({ votes }) });
  ask(anew());
} else {
  document.documentElement.dataset.rw = "begint"; // nothing more is to come
}
