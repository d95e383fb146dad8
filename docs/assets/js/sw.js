// @ts-check
/**
 * Keeps on this device what the visitor opened, so that it works without internet. The build puts it
 * at the root of the site: scripts/faces/site/offline.py.
 *
 * It knows the hash of every file of one version of the site, and keeps and gives no other. A page of
 * a later version, and all that belongs to it, comes from the net; so versions never mix.
 */

/** @typedef {{version: string, files: Record<string, string>, first: string[], instead: string}} Site */

const here = /** @type {ServiceWorkerGlobalScope & {site: Site}} */ (/** @type {unknown} */ (self));
importScripts("gemaakt/bestanden.js");
const { version, files, first, instead } = here.site;
const scope = new URL("./", location.href).href;
const OURS = `mas-wijzer ${scope} `; // other sites may be at the same host
const NAME = OURS + version;
/** How long the net may take before a page that is here is shown (ms). */
const LATE = 4_000;

/** Returns the file that an address of this site stands for, whatever is asked of it. */
function fileAt(/** @type {string} */ address) {
  const { origin, pathname } = new URL(address);
  const whole = origin + pathname;
  if (!whole.startsWith(scope)) return undefined;
  return whole.slice(scope.length).replace(/(^|\/)$/, "$1index.html");
}

const addressOf = (/** @type {string} */ file) => scope + file.replace(/(^|\/)index\.html$/, "$1");

/** Tells whether an answer is this file in this version. */
async function isOurs(/** @type {Response} */ answer, /** @type {string} */ file) {
  if (!answer.ok || !files[file]) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return btoa(String.fromCharCode(...digest)).startsWith(files[file]);
}

const kept = async (/** @type {string} */ file) => (await caches.open(NAME)).match(addressOf(file));

/** Keeps an answer; where the device is full, it is not kept. */
async function put(/** @type {string} */ file, /** @type {Response} */ answer) {
  await (await caches.open(NAME)).put(addressOf(file), answer).catch(() => {});
}

/** Returns a file in this version: what the browser has of it, or else what the net has. */
async function fetched(/** @type {string} */ file) {
  for (const cache of /** @type {RequestCache[]} */ (["force-cache", "reload"])) {
    const answer = await fetch(addressOf(file), { cache }).catch(() => undefined);
    if (answer && (await isOurs(answer.clone(), file))) return answer;
  }
  return undefined;
}

/** Keeps a file of this version, unless it is here or not to be had. */
async function keep(/** @type {string | undefined} */ file) {
  if (!file || !files[file] || (await kept(file))) return;
  const answer = await fetched(file);
  if (answer) await put(file, answer);
}

/** Takes over what an earlier version kept: what is the same as it is, the rest anew. */
async function takeOver() {
  for (const name of (await caches.keys()).filter((one) => one.startsWith(OURS) && one !== NAME)) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const [file, answer] = [fileAt(url), await cache.match(url)];
      if (file && answer && (await isOurs(answer.clone(), file))) await put(file, answer);
      else await keep(file);
    }
  }
}

/** A page of a later version has a mark, for the browser may end this worker at any moment. */
const markOf = (/** @type {string} */ client) => `${scope}?nieuwer=${client}`;
const isNewer = async (/** @type {string} */ client) =>
  client !== "" && (await (await caches.open(NAME)).match(markOf(client))) !== undefined;

/** Gives a page from the net; without net, or where it is late, as it is here. */
async function page(/** @type {FetchEvent} */ event, /** @type {string} */ file) {
  const net = fetch(event.request, { cache: "no-cache" }); // the newest: a host lets browsers keep a page for minutes
  const late = new Promise((/** @type {(nothing: void) => void} */ resolve) => setTimeout(resolve, LATE));
  const answer = await Promise.race([net, late]).catch(() => undefined);
  if (!answer) return (await kept(file)) ?? net.catch(() => Response.redirect(scope + instead));
  if (await isOurs(answer.clone(), file)) event.waitUntil(put(file, answer.clone()));
  else if (answer.ok) {
    await (await caches.open(NAME)).put(markOf(event.resultingClientId), new Response());
    event.waitUntil(here.registration.update().catch(() => {}));
  }
  return answer;
}

/** Gives a part of a page in the version of that page, or none. */
async function part(/** @type {FetchEvent} */ event, /** @type {string} */ file) {
  if (await isNewer(event.clientId)) return fetch(event.request, { cache: "no-cache" });
  if (!files[file]) return fetch(event.request);
  const answer = (await kept(file)) ?? (await fetched(file));
  if (!answer) return Response.error();
  event.waitUntil(put(file, answer.clone()));
  return answer;
}

here.addEventListener("install", (event) => {
  event.waitUntil(Promise.all(first.map(keep)).then(takeOver));
});
here.addEventListener("activate", (event) => {
  const old = (/** @type {string[]} */ names) => names.filter((one) => one.startsWith(OURS) && one !== NAME);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});
here.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const file = fileAt(url);
  if (method !== "GET" || file === undefined) return;
  event.respondWith(mode === "navigate" ? page(event, file) : part(event, file));
});
here.addEventListener("message", (event) => {
  const { keep: addresses } = /** @type {{keep: string[]}} */ (event.data);
  event.waitUntil(Promise.all(addresses.map((address) => keep(fileAt(address)))));
});
