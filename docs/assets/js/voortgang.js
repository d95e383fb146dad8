// @ts-check
/** Tells how much of Python has come, and lets the visitor go on without it once that takes long. */

/** After how long there is a choice (ms). */
const LONG = 10_000;

/** What the build says of Python: scripts/faces/site/python_part.py. */
const { dataset } = document.getElementById("rw-runtime") ?? document.body;
const root = document.documentElement;
const whole = Number(dataset.omvang);

let here = 0;
/** @type {number | undefined} */
let slow;

/** Python is on its way. */
export function begun() {
  delete root.dataset.lijn;
  slow = setTimeout(() => (root.dataset.lijn = "traag"), LONG);
  tellProgress();
}

/** So many bytes came. */
export function came(/** @type {number} */ bytes) {
  here += bytes;
  tellProgress();
}

/** It has come, or never will. */
export function ended() {
  clearTimeout(slow);
  delete root.dataset.lijn;
}

/** Tells whether all of it has come. */
export const isWhole = () => here >= whole;

/** Says it wherever this page has a place for it: a screen that came just now has a new one. */
export function tellProgress() {
  const line = Number(dataset.verzonden);
  const part = whole ? (Math.min(here, whole) / whole) * line : 0;
  const told = dataset.binnen?.replace("{binnen}", inMegabytes(part)).replace("{alles}", inMegabytes(line)) ?? "";
  for (const place of document.querySelectorAll("[data-binnen]:not(#rw-runtime)")) place.textContent = told;
}

const inMegabytes = (/** @type {number} */ bytes) =>
  (bytes / 1e6).toLocaleString("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Puts a reason before what the page says when Python failed. */
export function tellWhy(/** @type {string} */ why) {
  for (const place of document.querySelectorAll("[data-reden]")) place.textContent = dataset[why] ?? "";
}
