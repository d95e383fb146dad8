// @ts-check
/** The Word documents that Python fills in. They come with Python, so that saving needs no network. */

import { page } from "./pagina.js";

/** How long one may take to come (ms). */
const LONGEST = 60_000;
/** @type {Record<string, string>} what each must be, by name: scripts/faces/site/python_part.py */
const hashes = JSON.parse(page("rw-runtime").dataset.sjablonen ?? "{}");
/** @type {Map<string, Promise<string>>} those that came, as base64 */
const templates = new Map();

/** Fetches those of a form; one that does not come is asked for again when it is needed. */
export function fetchTemplatesOf(/** @type {string} */ form) {
  const own = Object.keys(hashes).filter((name) => name.startsWith(form));
  for (const name of own) templateOf(name).catch(() => {});
}

/** Returns a Word document with places to fill, as base64. */
export function templateOf(/** @type {string} */ name) {
  const coming = templates.get(name) ?? fetchTemplate(name);
  templates.set(name, coming);
  coming.catch(() => templates.delete(name));
  return coming;
}

async function fetchTemplate(/** @type {string} */ name) {
  const address = new URL(`../../gemaakt/sjablonen/${name}.docx`, import.meta.url);
  const response = await fetch(address, { integrity: hashes[name], cache: "no-cache", signal: AbortSignal.timeout(LONGEST) });
  const signs = Array.from(new Uint8Array(await response.arrayBuffer()), (byte) => String.fromCharCode(byte));
  return btoa(signs.join(""));
}
