// @ts-check
/**
 * The page on which a region makes its edition: the form, a file that is loaded, and using it here.
 */

import { useRegion } from "./bezoek.js";
import { ask, changed, refused, report, ways } from "./formulieren.js";
import { fill } from "./invullen.js";
import { offer } from "./ongedaan.js";
import { page, parts, say } from "./pagina.js";

/** A file of a region has some thousands of signs; of what is larger, nothing is read. */
const LARGEST = 200_000;
const [left, status, onward] = parts("mt-over", "mt-zeg", "mt-verder");
/** What lets somebody choose a file; it is never in the page, where a button stands for it. */
const chosen = document.createElement("input");
chosen.type = "file";
chosen.accept = ".toml";
const example = /** @type {HTMLScriptElement} */ (page("mt-voorbeeld-regio"));

/** Fills in what a file holds; what was filled in can come back. */
async function load(/** @type {string} */ text) {
  /** @type {{given: Record<string, string[]>, left: string}} */
  const { given, left: rest } = /** @type {any} */ (await ask({ load: text }));
  page("mt-over-lijst").innerHTML = rest;
  left.hidden = !rest;
  if (!Object.keys(given).length) return rest ? left.focus() : report("leeg");
  const back = fill(given);
  changed();
  offer(() => {
    back();
    changed();
    report("teruggezet");
  });
  say(status, status.dataset.geladen ?? "");
}

chosen.addEventListener("change", async () => {
  const file = chosen.files?.[0];
  chosen.value = ""; // so the same file can be chosen again
  if (!file) return;
  if (file.size > LARGEST) return report("teGroot");
  await load(await file.text()).catch(() => report("nietGevolgd"));
});

ways.laad = async () => chosen.click();
ways.voorbeeld = async () => load(example.textContent ?? "");
ways.bezoek = async () => {
  const answer = await ask({ make: "toml" });
  if (refused(answer)) return;
  const text = new TextDecoder().decode(Uint8Array.from(atob(answer.file), (sign) => sign.charCodeAt(0)));
  const isUsed = useRegion(text);
  onward.hidden = !isUsed;
  report(isUsed ? "gebruikt" : "nietGebruikt");
};
