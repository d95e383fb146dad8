// @ts-check
/** Prints for a button of a screen; where the browser cannot, the page says so below that button. */

import { parts, printed, say } from "./pagina.js";

const [notice, live] = parts("rw-niet-geprint", "rw-zeg");

/** The sentence goes with its screen, and comes back when it is wanted again. */
export function printFor(/** @type {HTMLElement} */ button) {
  notice.hidden = printed();
  if (notice.hidden) return;
  (button.closest(".rw-knoppen") ?? button).after(notice);
  say(live, notice.textContent);
}
