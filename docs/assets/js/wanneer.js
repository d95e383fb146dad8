// @ts-check
/** When Python is fetched: it is four megabytes, and the page works before. */

/** How long a busy browser may put it off (ms). */
const LONGEST = 2_000;
/** What somebody does who begins to use the page. */
const SIGNS = ["pointerdown", "keydown", "touchstart"];

/** Tells whether the visitor asked the browser to fetch no more than is needed. */
export function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
}

/** Starts it as soon as the browser has nothing else to do, or somebody begins to use the page. */
export function startSoon(/** @type {() => void} */ start) {
  const once = new AbortController();
  const now = () => {
    once.abort();
    start();
  };
  for (const sign of SIGNS) addEventListener(sign, now, { capture: true, passive: true, signal: once.signal });
  if ("requestIdleCallback" in window) requestIdleCallback(now, { timeout: LONGEST });
  else setTimeout(now);
}
