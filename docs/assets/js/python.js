// @ts-check
/** How the page speaks with Python in the worker, and notices that it went silent. */

/** How long the worker may be silent (milliseconds); it reports every file it has loaded. */
const PATIENCE = 60_000;

/**
 * Starts Python; throws where the browser has no workers.
 * @param {string} door  the module that answers
 * @param {{ready: () => void, screen: (screen: any) => void, failed: () => void}} on
 */
export function startPython(door, on) {
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
    ask(/** @type {object} */ message) {
      watch();
      worker.postMessage({ ask: JSON.stringify(message) });
    },
    stop() {
      clearTimeout(watchdog);
      worker.terminate();
    },
  };
}
