// @ts-check
/** The way back after everything was wiped: in memory only, and gone at the next thing that is done. */

import { parts } from "./pagina.js";

const [notice] = parts("rw-gewist");
/** @type {{bringBack: () => void, show: () => void} | undefined} */
let undo;

/**
 * Offers to bring back what was wiped.
 * @param {() => void} bringBack
 * @param {() => void} show  shows it, once it is back
 */
export function offer(bringBack, show = () => {}) {
  undo = { bringBack, show };
  notice.hidden = false;
}

/** Brings back what was wiped where it is still on the screen, for no other screen came. */
export function cancel() {
  undo?.bringBack();
  withdraw();
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
  const { bringBack, show } = undo ?? {};
  withdraw();
  bringBack?.();
  show?.();
});
