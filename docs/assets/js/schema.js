// @ts-check
/**
 * The drawings below the question: marks the path, shows where the visitor is, zooms, fills the screen.
 *
 * Every point, arrow and answer in a drawing carries its name in data-pad; Python says which.
 *
 * @typedef {{marks: string[], dim: string[], closed: Record<string, string>, here: string,
 *            part: string}} Place  `closed` tells by question why it no longer counts
 */

import { printFor } from "./afdrukken.js";
import { page, parts } from "./pagina.js";

const [drawings, notice, tools] = parts("rw-schema", "rw-telt-niet", "rw-zoom");
const chart = /** @type {HTMLDetailsElement} */ (page("het-stroomschema"));
const ladder = /** @type {HTMLDetailsElement} */ (page("rw-overgangen"));
const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (drawings.querySelectorAll("[data-deel]"));
const pictures = /** @type {NodeListOf<SVGSVGElement>} */ (drawings.querySelectorAll("svg.beeld"));
const filler = /** @type {HTMLElement} */ (tools.querySelector("[data-vol]"));
/** @type {Place} */
const nowhere = { marks: [], dim: [], closed: {}, here: "", part: "" };
let place = nowhere;
let size = 1;

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

/** Marks where the visitor is: a question or an outcome. Only Python knows the path to it. */
export function markHere(/** @type {string} */ place) {
  const link = drawings.querySelector(`a:is([href="#vraag-${place}"], [href="#uitkomst-${place}"])`);
  const here = link?.closest("[data-pad]")?.getAttribute("data-pad") ?? "";
  const part = link?.closest("[data-deel]")?.getAttribute("data-deel") ?? "";
  mark({ ...nowhere, here, part });
}

/** Allows zooming, and filling the screen. */
export function offerTools() {
  tools.hidden = false;
  filler.hidden = !document.fullscreenEnabled;
}

/** Scrolls the frames in a fold, or all, to where the visitor is; never the page. */
function bringIntoView(/** @type {ParentNode} */ fold = drawings) {
  for (const frame of fold.querySelectorAll("figure")) {
    const places = [".hier", ".node.op-pad", ".node"].map((one) => frame.querySelector(one));
    centre(places.find(Boolean), frame);
  }
  centre(drawings.querySelector("[open] .hier")?.closest("figure"), drawings); // when it fills the screen
}

/** Scrolls a box so that an element inside stands in its middle. */
function centre(/** @type {Element | null | undefined} */ element, /** @type {Element} */ box) {
  if (!element) return;
  const inner = element.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  box.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  box.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
}

/**
 * Lets a visitor ask a question in a drawing, or tells why it cannot be asked; other links find their
 * place in the folded list.
 * @param {HTMLDetailsElement} list
 * @param {HTMLElement} live  what a screen reader hears
 * @param {(question: string) => void} ask
 */
export function followLinks(list, live, ask) {
  addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#vraag-"], a[href^="#uitkomst-"]');
    const question = questionOf(link);
    if (question && document.documentElement.dataset.rw === "klaar") {
      event.preventDefault();
      live.textContent = whyClosed(question);
      if (!live.textContent) showPage().then(() => ask(question));
    } else if (link) {
      list.open = true;
      showPage();
    }
  }, true);
}

/** Returns the id of the question that a link in a drawing stands for. */
function questionOf(/** @type {Element | null} */ link) {
  const address = drawings.contains(link) && link?.getAttribute("href");
  return address ? /^#vraag-(.+)/.exec(address)?.[1] : undefined;
}

/** Shows why a question no longer counts; returns the sentence, empty when it does count. */
function whyClosed(/** @type {string} */ question) {
  const why = place.closed[question] ?? "";
  notice.textContent = why;
  notice.hidden = !why;
  notice.scrollIntoView({ block: "nearest" });
  return why;
}

/** Makes all drawings as large as was asked for; on a full screen twice as large as they are drawn. */
function resize() {
  const least = document.fullscreenElement ? 2 : 1;
  for (const picture of pictures) {
    const width = `${picture.viewBox.baseVal.width * least}px`;
    picture.style.width = `calc(${size} * max(min(100%, var(--ruim)), ${width}))`;
  }
  bringIntoView();
}

function zoom(/** @type {number} */ change) {
  size = Math.min(3, Math.max(1, size + change / 2));
  resize();
}

/** Fills the screen with the drawings, or stops that; makes them larger where the browser refuses. */
function fillScreen() {
  if (document.fullscreenElement) showPage();
  else drawings.requestFullscreen().catch(() => zoom(2));
}

/** Brings back the page when the drawings fill the screen. */
async function showPage() {
  if (document.fullscreenElement) await document.exitFullscreen();
}

/** Prints the drawings with the path in them, a sheet for each part, and nothing else. */
function printDrawings(/** @type {HTMLElement} */ button) {
  const root = document.documentElement;
  root.dataset.druk = "schema";
  addEventListener("afterprint", () => delete root.dataset.druk, { once: true });
  printFor(button);
}

tools.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (button === filler) fillScreen();
  else if (button?.dataset.zoom) zoom(Number(button.dataset.zoom));
  else if (button) printDrawings(button);
});
// What folds has no size before it is opened.
chart.addEventListener("toggle", ({ target }) => {
  const fold = /** @type {HTMLDetailsElement} */ (target);
  if (fold.open) bringIntoView(fold);
}, true);
document.addEventListener("fullscreenchange", resize);
addEventListener("click", ({ target }) => {
  if (/** @type {Element} */ (target).closest(`a[href="#${ladder.id}"]`)) chart.open = true;
}, true);
resize();
