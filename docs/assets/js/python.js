// @ts-check
/**
 * How the page speaks with Python in the worker, notices that it went silent, and starts it again.
 *
 * @typedef {{ready: () => void, failed: () => void, started?: () => void}} Listener  `ready` comes once;
 *            after `failed` nothing more comes
 * @typedef {{start: () => void, leave: () => void, ask: (message: object) => Promise<any>}} Python
 *            `start` fetches it, once; `leave` does without from here on; `ask` rejects when this
 *            message could not be answered; the next one can, unless Python failed
 * @typedef {{ask: string, resolve: (screen: any) => void, reject: (reason: unknown) => void}} Request
 */

import { keepFiles } from "./houden.js";
import { begun, came, ended, isWhole, tellWhy } from "./voortgang.js";

/** How long nothing may come while it loads, not a single byte (ms). */
const PATIENCE = 60_000;
/** How long an answer may take; one takes a few milliseconds (ms). */
const ANSWER = 10_000;

/** What the build says of Python: scripts/faces/site/python_part.py. */
const { dataset } = document.getElementById("rw-runtime") ?? document.body;

/**
 * Returns what asks Python. Nothing is fetched before it is started.
 * @param {string} door  the module that answers
 * @param {Listener} on
 * @returns {Python}
 */
export function pythonAt(door, on) {
  const runtime = new URL(`../../${dataset.adres}`, import.meta.url).href;
  const hashes = JSON.parse(dataset.vingerafdrukken ?? "{}");
  /** @type {Map<number, Request>} who waits for an answer, by the number of the question */
  const requests = new Map();
  /** @type {Worker | undefined} */
  let worker;
  let [isReady, wasReady, isGone, isAgain, asked] = [false, false, false, false, 0];
  /** @type {number | undefined} */
  let watchdog;

  const watch = () => {
    clearTimeout(watchdog);
    if (isReady && !requests.size) return;
    watchdog = setTimeout(() => fail(isWhole() ? "storing" : "lijn"), isReady ? ANSWER : PATIENCE);
  };
  const start = () => {
    if (worker || isGone) return;
    begun();
    on.started?.();
    run();
  };
  /** Where the browser has no workers this fails at once. */
  const run = () => {
    try {
      worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    } catch {
      return giveUp("toestel");
    }
    worker.onerror = () => fail("storing");
    worker.onmessage = hear;
    worker.postMessage({ runtime, hashes, door });
    watch();
  };
  const hear = (/** @type {MessageEvent} */ { data }) => {
    if (data.failed) return fail(data.failed);
    if (data.bytes) came(data.bytes);
    else if (data.ready) begin();
    else settle(data);
    watch();
  };
  /** What is still to be answered is asked anew: the page holds all that an answer needs. */
  const begin = () => {
    isReady = true;
    ended();
    for (const [number, { ask }] of requests) worker?.postMessage({ number, ask });
    if (!wasReady) on.ready();
    if (!wasReady) keepFiles(Object.keys(hashes).map((name) => new URL(name, runtime).href));
    wasReady = true;
  };
  const settle = (/** @type {{number: number, screen?: string, wrong?: string}} */ answer) => {
    const request = requests.get(answer.number);
    requests.delete(answer.number);
    isAgain = false;
    if (answer.wrong) request?.reject(answer.wrong);
    else request?.resolve(JSON.parse(answer.screen ?? ""));
  };
  /** Nothing more is heard of this worker, also not what it said already. */
  const drop = () => {
    if (worker) worker.onmessage = worker.onerror = null;
    worker?.terminate();
  };
  /** Python that stops after it began is started again, once for what it stopped at. */
  const fail = (/** @type {string} */ why) => {
    drop();
    if (!isReady || isAgain) return giveUp(why);
    isReady = false;
    isAgain = true;
    run();
  };
  /** Python is gone: whoever waits is told, after the page. */
  const giveUp = (/** @type {string} */ why) => {
    if (isGone) return;
    isGone = true;
    drop();
    clearTimeout(watchdog);
    ended();
    tellWhy(why);
    on.failed();
    for (const { reject } of requests.values()) reject(why);
  };
  return {
    start,
    leave: () => giveUp("zonder"),
    ask: (message) => new Promise((resolve, reject) => {
      if (isGone) return reject("gone");
      start();
      requests.set(++asked, { ask: JSON.stringify(message), resolve, reject });
      if (isReady) worker?.postMessage({ number: asked, ask: JSON.stringify(message) });
      watch();
    }),
  };
}
