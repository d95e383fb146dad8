// @ts-check
/**
 * One screen that Python could not make: what is on the screen stays, and the next one can be asked.
 */

import { arrived, next } from "./beurten.js";
import { stay } from "./momenten.js";
import { cancel } from "./ongedaan.js";
import { parts, say } from "./pagina.js";

const [loading, failed, live, wrong] = parts("rw-laden", "rw-mislukt", "rw-zeg", "rw-mis");

/** Says so beside what the visitor used in the area of the screens, and gives the next its turn. */
export function missed(/** @type {HTMLElement} */ area) {
  if (!failed.hidden) return; // Python is gone, and the page said that
  arrived();
  cancel();
  stay();
  loading.hidden = true;
  wrong.hidden = false;
  placeIn(area);
  wrong.scrollIntoView({ block: "nearest" });
  say(live, wrong.textContent);
  next();
}

/** Puts the sentence below the button; at the top when there is none, or before there is a screen. */
function placeIn(/** @type {HTMLElement} */ area) {
  const used = document.activeElement;
  const row = area.contains(used) && (used?.closest(".rw-knoppen, form") ?? used?.closest("button"));
  if (row) row.after(wrong);
  else if (area.offsetParent) area.prepend(wrong);
  else loading.after(wrong);
}
