// @ts-check
/** Other rules, tried out: what would then end elsewhere. Nothing is kept. */

import { copied, page, parts, say } from "./pagina.js";
import { startScreens } from "./schermen.js";

const [area, places, done, refused] = parts("wa", "wa-plaatsen", "rw-gekopieerd", "rw-niet-gekopieerd");

/** where a threshold stands in the site: the build knows, Python has the rules only */
const pages = JSON.parse(places.dataset.plaatsen ?? "{}");
let text = "";

async function copy() {
  const told = (await copied(text)) ? done : refused;
  say(page("rw-kopie"), told.textContent ?? "");
}

area.addEventListener("click", ({ target }) => {
  if (/** @type {HTMLElement} */ (target).closest("[data-doe=kopieer]")) copy();
});
startScreens("flow.doors.trial", {
  area,
  left() {
    area.hidden = true;
  },
  anew: () => ({ answers: {} }),
  more: () => ({ pages }),
  wiped: () => () => {},
  shown(screen) {
    text = screen.text ?? "";
  },
});
/** @type {HTMLFormElement | null} sent before this script was there */
const waiting = area.querySelector("form[data-wacht]");
waiting?.requestSubmit();
