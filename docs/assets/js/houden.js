// @ts-check
/** Asks the service worker to keep files on this device: sw.js. */

/** What the visitor chose, where that is not to keep anything. */
const CHOICE = "wijzer-bewaart";

export const mayKeep = () => localStorage.getItem(CHOICE) !== "nee";

/** Remembers whether to keep files; by default it does, so that needs no remembering. */
export function chooseToKeep(/** @type {boolean} */ wanted) {
  if (wanted) localStorage.removeItem(CHOICE);
  else localStorage.setItem(CHOICE, "nee");
}

/** Returns where the browser keeps service workers; nothing where it has none, or keeps no files. */
export function keepers() {
  try {
    return caches ? navigator.serviceWorker : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps files by their address, once there is a service worker. */
export async function keepFiles(/** @type {string[]} */ addresses) {
  const { active } = (await keepers()?.ready) ?? {};
  if (mayKeep()) active?.postMessage({ keep: addresses });
}
