// @ts-check
/**
 * Tells what is wrong in a form for a meeting: at its field, and at the top after a button was pressed.
 *
 * @typedef {{mistakes: Record<string, string>, summary: string}} Told  by field, and all of it in HTML
 */

import { goToField, page } from "./pagina.js";

const top = page("mt-fout");
/** @type {NodeListOf<HTMLElement>} */
const lines = document.querySelectorAll(".mt-formulier [id^=fout-]");
const title = document.title;
/** the mistakes at the top; the same ones stay, for somebody may be on a link among them */
let told = "";

/** Whether mistakes stand at the top, to be followed until they are mended. */
export const isTold = () => !top.hidden;

/** Tells everything, at the fields and at the top. */
export function tell(/** @type {Told} */ { mistakes, summary }) {
  for (const line of lines) tellAt(line, mistakes);
  if (summary !== told) top.innerHTML = told = summary;
  top.hidden = !summary;
  document.title = summary ? `Fout: ${title}` : title; // what is heard first, and shows in the tab
}

/** Tells it at the fields; at the one that somebody is in only where it was told before. */
export function tellAtFields(/** @type {Told["mistakes"]} */ mistakes) {
  const here = `fout-${document.activeElement?.getAttribute("name")}`;
  for (const line of lines) if (line.id !== here || !line.hidden) tellAt(line, mistakes);
}

function tellAt(/** @type {HTMLElement} */ line, /** @type {Told["mistakes"]} */ mistakes) {
  const id = line.id.slice("fout-".length);
  line.textContent = mistakes[id] ?? "";
  line.hidden = !(id in mistakes);
  page(`veld-${id}`).setAttribute("aria-invalid", String(id in mistakes));
}

/** Brings somebody to the mistakes at the top. */
export const goToMistakes = () => top.focus();

top.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (link) goToField(event, link);
});
