// @ts-check
/**
 * How the page speaks with Python in the worker, and notices that it went silent.
 *
 * @typedef {{ready: () => void, failed: () => void}} Listener  after `failed` nothing more comes
 * @typedef {{ask: (message: object) => Promise<any>}} Python  `ask` rejects when this message could
 *            not be answered; the next one can, unless Python failed
 * @typedef {{resolve: (screen: any) => void, reject: (reason: unknown) => void}} Request
 */

/** How long nothing may come from the worker, not a single byte (milliseconds). */
const PATIENCE = 60_000;
/** After how long a page that lets the visitor wait tells how much has come (milliseconds). */
const SLOW = 4_000;

/** What the build says of Python: scripts/faces/site/python_part.py. */
const { dataset } = document.getElementById("rw-runtime") ?? document.body;

/**
 * Starts Python; where the browser has no workers that fails at once, and there is nothing to ask.
 * @param {string} door  the module that answers
 * @param {Listener} on
 */
export function startPython(door, on) {
  try {
    return connect(door, on);
  } catch {
    tellWhy("toestel");
    on.failed();
    return undefined;
  }
}

/** @param {string} door @param {Listener} on @returns {Python} */
function connect(door, on) {
  const runtime = new URL(`../../${dataset.adres}`, import.meta.url).href;
  const hashes = JSON.parse(dataset.vingerafdrukken ?? "{}");
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const loading = countBytes();
  /** @type {Map<number, Request>} who waits for an answer, by the number of the question */
  const requests = new Map();
  let [isReady, isGone, asked] = [false, false, 0];
  /** @type {number | undefined} */
  let watchdog;

  const watch = () => {
    clearTimeout(watchdog);
    if (!isReady || requests.size) watchdog = setTimeout(() => giveUp(loading.why()), PATIENCE);
  };
  /** Python is gone: whoever waits is told, after the page. */
  const giveUp = (/** @type {string} */ why) => {
    isGone = true;
    worker.terminate();
    clearTimeout(watchdog);
    loading.end();
    tellWhy(why);
    on.failed();
    for (const { reject } of requests.values()) reject(why);
  };
  const settle = (/** @type {{number: number, screen?: string, wrong?: string}} */ answer) => {
    const request = requests.get(answer.number);
    requests.delete(answer.number);
    if (answer.wrong) request?.reject(answer.wrong);
    else request?.resolve(JSON.parse(answer.screen ?? ""));
  };
  const begin = () => {
    isReady = true;
    loading.end();
    on.ready();
  };

  worker.onerror = () => giveUp("storing");
  worker.onmessage = ({ data }) => {
    if (data.failed) return giveUp(data.failed);
    if (data.bytes) loading.add(data.bytes);
    else if (data.ready) begin();
    else settle(data);
    watch();
  };
  worker.postMessage({ runtime, hashes, door });
  watch();
  return {
    ask: (message) => new Promise((resolve, reject) => {
      if (isGone) return reject("gone");
      requests.set(++asked, { resolve, reject });
      worker.postMessage({ number: asked, ask: JSON.stringify(message) });
      watch();
    }),
  };
}

/** Counts what has come, and tells it once loading is slow. */
function countBytes() {
  const [whole, place] = [Number(dataset.omvang), document.querySelector("span[data-binnen]")];
  let [here, isSlow] = [0, false];
  const show = () => {
    const text = dataset.binnen?.replace("{binnen}", inMegabytes(here)).replace("{alles}", inMegabytes(whole));
    if (place && isSlow) place.textContent = text ?? "";
  };
  const slow = setTimeout(() => {
    isSlow = true;
    show();
  }, SLOW);
  return {
    add(/** @type {number} */ bytes) {
      here += bytes;
      show();
    },
    end: () => clearTimeout(slow),
    /** Tells to what silence is owed. */
    why: () => (here < whole ? "lijn" : "storing"),
  };
}

const inMegabytes = (/** @type {number} */ bytes) =>
  (bytes / 1e6).toLocaleString("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Puts the reason before what the page says when Python failed. */
function tellWhy(/** @type {string} */ why) {
  for (const place of document.querySelectorAll("[data-reden]")) place.textContent = dataset[why] ?? "";
}
