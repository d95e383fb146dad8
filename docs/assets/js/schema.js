// @ts-check
/**
 * The drawings beside the questions: marks the path, opens the part where the visitor is, zooms.
 *
 * Every point, arrow and answer in a drawing carries its name in data-pad; Python says which.
 *
 * @typedef {{marks: string[], dim: string[], here: string, part: string}} Place
 */

const drawings = /** @type {HTMLElement} */ (document.getElementById("rw-schema"));
const ladder = /** @type {HTMLDetailsElement} */ (document.getElementById("rw-overgangen"));
const zoomButtons = /** @type {HTMLElement} */ (document.getElementById("rw-zoom"));

/** Marks the path and opens the part where the visitor is; at a route also the transitions. */
export function mark(/** @type {Place} */ { marks, dim, here, part: current }) {
  const on = new Set(marks);
  const off = new Set(dim);
  for (const element of document.querySelectorAll("[data-pad]")) {
    const key = element.getAttribute("data-pad") ?? "";
    element.classList.toggle("op-pad", on.has(key));
    element.classList.toggle("niet-meer", off.has(key));
    element.classList.toggle("hier", key === here);
  }
  for (const part of document.querySelectorAll("details[data-deel]")) {
    /** @type {HTMLDetailsElement} */ (part).open = part.getAttribute("data-deel") === current;
  }
  ladder.open = ladder.querySelector(".op-pad") !== null;
}

/** Returns the id of the question that a link in a drawing stands for. */
export function questionOf(/** @type {Element | null} */ link) {
  const address = drawings.contains(link) && link?.getAttribute("href");
  return address ? /^#vraag-(.+)/.exec(address)?.[1] : undefined;
}

/** Shows the buttons that make the drawings larger and smaller, or takes them away. */
export function allowZoom(/** @type {boolean} */ allowed) {
  zoomButtons.hidden = !allowed;
}

function zoom(/** @type {number} */ change) {
  const size = Math.min(3, Math.max(1, Number(drawings.dataset.maat ?? 1) + change / 2));
  drawings.dataset.maat = String(size);
  drawings.style.setProperty("--maat", String(size));
}

zoomButtons.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (button) zoom(Number(button.dataset.zoom));
});
