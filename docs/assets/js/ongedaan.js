// @ts-check
/** The way back after everything was wiped: in memory only, and gone at the next thing that is done. */

import { parts } from "./pagina.js";

const [notice] = parts("rw-gewist");
/** @type {(() => void) | undefined} */
let undo;

/** Offers to bring back what was wiped. */
export function offer(/** @type {() => void} */ bringBack) {
  undo = bringBack;
  notice.hidden = false;
}

/** Takes the offer back: what was wiped is gone. */
export function withdraw() {
  undo = undefined;
  notice.hidden = true;
}

/** Says that there is a way back; nothing where there is none. */
export const told = () => (undo && notice.dataset.zeg) || "";

/** Scrolls to what comes first: the word about wiping, or the area. */
export function scrollTo(/** @type {HTMLElement} */ area) {
  (undo ? notice : area).scrollIntoView();
}

notice.querySelector("button")?.addEventListener("click", () => {
  const bringBack = undo;
  withdraw();
  bringBack?.();
});
