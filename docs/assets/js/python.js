// @ts-check
/**
 * How the page speaks with Python in the worker, and notices that it went silent.
 *
 * @typedef {{ready: () => void, screen: (screen: any) => void, failed: () => void}} Listener
 * @typedef {{ask: (message: object) => void, stop: () => void}} Python
 */

/** How long the worker may be silent (milliseconds); it reports every file it has loaded. */
const PATIENCE = 60_000;

/**
 * Starts Python; where the browser has no workers that fails at once, and there is nothing to ask.
 * @param {string} door  the module that answers
 * @param {Listener} on
 */
export function startPython(door, on) {
  try {
    return connect(door, on);
  } catch {
    on.failed();
    return undefined;
  }
}

/** @param {string} door @param {Listener} on @returns {Python} */
function connect(door, on) {
  const { adres = "", vingerafdrukken = "{}" } = document.getElementById("rw-runtime")?.dataset ?? {};
  const runtime = new URL(`../../${adres}`, import.meta.url).href;
  /** @type {number | undefined} */
  let watchdog;
  const watch = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(on.failed, PATIENCE);
  };
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onerror = on.failed;
  worker.onmessage = ({ data }) => {
    clearTimeout(watchdog);
    if (data.failed) on.failed();
    else if (data.ready) on.ready();
    else if (data.screen) on.screen(JSON.parse(data.screen));
    else watch();
  };
  watch();
  worker.postMessage({ runtime, hashes: JSON.parse(vingerafdrukken), door });
  return {
    /** Asks for a screen. */
    ask(message) {
      watch();
      worker.postMessage({ ask: JSON.stringify(message) });
    },
    stop() {
      clearTimeout(watchdog);
      worker.terminate();
    },
  };
}
