// @ts-check
/**
 * What a visitor writes below an outcome: whether they follow it, and why not.
 *
 * It belongs to the answers that led there, until everything is wiped: in this script's memory only.
 *
 * Until it was copied or printed, the browser asks before the page is left.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Field
 * @typedef {Record<string, string>} Answers
 */

import { kept, unsaved } from "./verlaten.js";

/** @type {Map<string, (string | boolean)[]>} what stands in the fields, by the answers it is about */
const notes = new Map();
let about = "";

const fieldsOf = (/** @type {HTMLElement} */ area) =>
  /** @type {Field[]} */ ([...area.querySelectorAll(".rw-afwijken :is(input, textarea)")]);
const isChoice = (/** @type {Field} */ field) => field.type === "radio";

/** Keeps what is written in an area, from now on. */
export function keepNotes(/** @type {HTMLElement} */ area) {
  area.addEventListener("input", () => {
    notes.set(about, fieldsOf(area).map((field) => isChoice(field) ? isChosen(field) : field.value));
    follow(area);
    unsaved();
  });
  addEventListener("afterprint", kept);
}

const isChosen = (/** @type {Field} */ field) => /** @type {HTMLInputElement} */ (field).checked;

/** Puts back what was written about these answers. */
export function refill(/** @type {HTMLElement} */ area, /** @type {Answers} */ answers) {
  about = JSON.stringify(Object.entries(answers).sort());
  const found = notes.get(about);
  fieldsOf(area).forEach((field, place) => {
    const note = found?.[place];
    if (typeof note === "string") field.value = note;
    else if (note) /** @type {HTMLInputElement} */ (field).checked = true;
  });
  follow(area);
}

/** Leaves out what goes with another choice, and puts what is typed where paper shows it whole. */
function follow(/** @type {HTMLElement} */ area) {
  const chosen = area.querySelector(".rw-afwijken :checked");
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (area.querySelectorAll("[data-bij]"))) {
    part.hidden = chosen !== null && chosen.id !== part.dataset.bij;
  }
  for (const copy of area.querySelectorAll(".rw-getypt")) {
    copy.textContent = /** @type {Field} */ (copy.previousElementSibling).value.trim();
  }
}

/** Returns what is written as lines of text, as the sheet shows it. */
export function written(/** @type {HTMLElement} */ area) {
  const chosen = area.querySelector(".rw-afwijken :checked + label");
  const texts = fieldsOf(area).filter((field) => !isChoice(field) && !field.closest("[hidden]"));
  const filled = texts.filter((field) => field.value.trim());
  const lines = filled.map((field) => `${field.labels?.[0]?.textContent}: ${field.value.trim()}`);
  return chosen ? [chosen.textContent, ...lines] : lines;
}

/** Forgets all that was written; returns what brings it back. */
export function wipeNotes() {
  const before = [...notes];
  notes.clear();
  kept();
  return () => {
    for (const [answers, note] of before) notes.set(answers, note);
    if (notes.size) unsaved();
  };
}
