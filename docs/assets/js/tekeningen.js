// @ts-check
/** What stands below the questions: they can be answered before it has come. */

/** @typedef {typeof import("./schema.js")} Drawings */

/** @type {Drawings | undefined} */
let drawings;
/** what is to be marked in the drawings when they are there */
let marked = (/** @type {Drawings} */ _) => {};

/** Marks the drawings, as soon as they are there. */
export function draw(/** @type {typeof marked} */ how) {
  if (drawings) how(drawings);
  else marked = how;
}

/**
 * Gets what stands below ready, once the page is there as a whole.
 * @param {HTMLElement} live  what a screen reader hears
 * @param {(question: string) => void} ask  for a question that was chosen in a drawing
 */
export function expectBelow(live, ask) {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => begin(live, ask));
  else begin(live, ask);
}

/** @param {HTMLElement} live @param {(question: string) => void} ask */
async function begin(live, ask) {
  const list = /** @type {HTMLDetailsElement | null} */ (document.getElementById("alle-vragen"));
  if (!list) return; // in a frame on another site there are the questions only
  list.open = false;
  document.documentElement.dataset.heel = "";
  drawings = await import("./schema.js");
  drawings.offerTools();
  drawings.followLinks(list, live, ask);
  marked(drawings);
}
