// @ts-check
/**
 * Has this page and all it asks for kept on this device, and says below the page that it works without
 * internet. What is kept where: sw.js.
 */

import { keepers, keepFiles, mayKeep } from "./houden.js";
import { savesData } from "./wanneer.js";

const WORKER = new URL("../../sw.js", import.meta.url);
const line = document.getElementById("voet-internet");

/** Keeps what this page has asked for, and what it still will ask for. */
function keepThisPage() {
  const asked = (/** @type {PerformanceEntryList} */ list) => list.map(({ name }) => name);
  keepFiles([location.href]);
  new PerformanceObserver((list) => keepFiles(asked(list.getEntries()))).observe({ type: "resource", buffered: true });
}

/** Says in one quiet line how it is; nothing while that is not sure. */
function tell() {
  if (!line) return;
  const { dataset } = /** @type {HTMLElement} */ (line.querySelector("a"));
  line.hidden = false;
  /** @type {HTMLElement} */ (line.querySelector("a")).textContent =
    (navigator.onLine ? dataset.kan : dataset.nu) ?? "";
}

async function begin() {
  await keepers()?.register(WORKER);
  await keepers()?.ready;
  keepThisPage();
  tell();
  addEventListener("online", tell);
  addEventListener("offline", tell);
}

// It waits for the page: what a page asks for comes first.
if (keepers() && mayKeep() && !savesData()) {
  if (document.readyState === "complete") begin().catch(() => {});
  else addEventListener("load", () => begin().catch(() => {}), { once: true });
}
