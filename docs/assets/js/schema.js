// @ts-check
/**
 * The drawings beside the questions: marks the path, shows where the visitor is, zooms.
 *
 * Every point, arrow and answer in a drawing carries its name in data-pad; Python says which.
 *
 * @typedef {{marks: string[], dim: string[], closed: Record<string, string>, here: string,
 *            part: string}} Place  `closed` tells by question why it no longer counts
 */

import { page, parts } from "./pagina.js";

const [drawings, notice, zoomButtons] = parts("rw-schema", "rw-telt-niet", "rw-zoom");
const ladder = /** @type {HTMLDetailsElement} */ (page("rw-overgangen"));
const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (drawings.querySelectorAll("[data-deel]"));
/** @type {Place} */
const nowhere = { marks: [], dim: [], closed: {}, here: "", part: "" };
let place = nowhere;

/** Marks the path and opens the part where the visitor is; at a route also the transitions. */
export function mark(/** @type {Place} */ found) {
  place = found;
  notice.hidden = true;
  const on = new Set(place.marks);
  const off = new Set(place.dim);
  for (const element of document.querySelectorAll("[data-pad]")) {
    const key = element.getAttribute("data-pad") ?? "";
    element.classList.toggle("op-pad", on.has(key));
    element.classList.toggle("niet-meer", off.has(key));
    element.classList.toggle("hier", key === place.here);
  }
  for (const fold of folds) fold.open = fold.dataset.deel === place.part;
  ladder.open = ladder.querySelector(".op-pad") !== null;
  bringIntoView();
}

/** Marks the first question, before Python says where the visitor is, and allows zooming. */
export function markFirst(/** @type {string} */ question) {
  const link = drawings.querySelector(`a[href="#vraag-${question}"]`);
  const here = link?.closest("[data-pad]")?.getAttribute("data-pad") ?? "";
  const part = link?.closest("[data-deel]")?.getAttribute("data-deel") ?? "";
  mark({ ...nowhere, here, part });
  zoomButtons.hidden = false;
}

/** Leaves the drawings as they are without Python: all open, nothing marked. */
export function leave() {
  mark(nowhere);
  for (const fold of folds) fold.open = true;
  zoomButtons.hidden = true;
}

/** Scrolls the drawings, and the column they stand in, to where the visitor is; never the page. */
function bringIntoView() {
  const here = drawings.querySelector("[open] .hier");
  const route = ladder.querySelector(".op-pad");
  centre(here, here?.closest("figure"));
  centre(route, route?.closest("figure"));
  centre(here, drawings.parentElement);
}

/** Scrolls a box so that an element inside stands in its middle. */
function centre(/** @type {Element | null} */ element, /** @type {Element | null | undefined} */ box) {
  if (!element || !box) return;
  const inner = element.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  box.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  box.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
}

/** Returns the id of the question that a link in a drawing stands for. */
export function questionOf(/** @type {Element | null} */ link) {
  const address = drawings.contains(link) && link?.getAttribute("href");
  return address ? /^#vraag-(.+)/.exec(address)?.[1] : undefined;
}

/** Shows why a question no longer counts; returns the sentence, empty when it does count. */
export function whyClosed(/** @type {string} */ question) {
  const why = place.closed[question] ?? "";
  notice.textContent = why;
  notice.hidden = !why;
  notice.scrollIntoView({ block: "nearest" });
  return why;
}

function zoom(/** @type {number} */ change) {
  const size = Math.min(3, Math.max(1, Number(drawings.dataset.maat ?? 1) + change / 2));
  drawings.dataset.maat = String(size);
  drawings.style.setProperty("--maat", String(size));
  bringIntoView();
}

/** Prints the drawings with the path in them, a sheet for each part, and nothing else. */
function printDrawings() {
  const root = document.documentElement;
  root.dataset.druk = "schema";
  addEventListener("afterprint", () => delete root.dataset.druk, { once: true });
  print();
}

zoomButtons.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (button?.dataset.zoom) zoom(Number(button.dataset.zoom));
  else if (button) printDrawings();
});
