// @ts-check
/** The page about working without internet: what is kept on this device, and a button that removes it. */

import { chooseToKeep, keepers, mayKeep } from "./houden.js";
import { parts, say } from "./pagina.js";

const SCOPE = new URL("../../", import.meta.url).href;
const OURS = `mas-wijzer ${SCOPE} `; // as in sw.js
const RUNTIME = `${SCOPE}gemaakt/runtime/`;
const [area, told, list, remove, again] = parts("zi", "zi-stand", "zi-paginas", "zi-weg", "zi-aan");
const { dataset } = told;

/** Returns what is kept, newest version last. */
async function keptFiles() {
  const found = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith(OURS))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if (answer && !new URL(request.url).search) found.push({ url: request.url, blob: await answer.blob() });
    }
  }
  return found;
}

/** A page by its title, with a link to it. */
async function entry(/** @type {{url: string, blob: Blob}} */ { url, blob }) {
  const [, title = url] = /<h1[^>]*>([^<]*)/.exec(await blob.text()) ?? [];
  const [item, link] = [document.createElement("li"), document.createElement("a")];
  link.href = url;
  link.textContent = title.replaceAll("&amp;", "&");
  item.append(link);
  return item;
}

async function show() {
  const found = keepers() ? await keptFiles().catch(() => null) : null; // a browser may yet refuse
  const files = found ?? [];
  const pages = files.filter(({ blob }) => blob.type.startsWith("text/html"));
  const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
  const hasPython = files.some(({ url }) => url.startsWith(RUNTIME));
  const megabytes = (bytes / 1e6).toLocaleString("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const state = !found ? "kanNiet" : !mayKeep() ? "uit" : pages.length ? "aan" : "niets";
  const sentences = [dataset[state], state === "aan" && hasPython ? dataset.python : ""];
  list.replaceChildren(...(await Promise.all(pages.map(entry))));
  list.hidden = state !== "aan";
  remove.hidden = state === "kanNiet" || state === "uit";
  again.hidden = state !== "uit";
  area.hidden = false;
  say(told, sentences.join(" ").replace("{paginas}", pages.length === 1 ? "1 pagina" : `${pages.length} pagina's`)
    .replace("{omvang}", megabytes).trim());
}

/** Removes all, and keeps nothing from here on. */
async function removeAll() {
  chooseToKeep(false);
  const found = await keepers()?.getRegistrations() ?? [];
  await Promise.all(found.filter(({ scope }) => scope === SCOPE).map((one) => one.unregister()));
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await show();
  again.focus();
}

remove.addEventListener("click", removeAll);
again.addEventListener("click", () => {
  chooseToKeep(true);
  location.reload();
});
keepers()?.ready.then(() => setTimeout(show, 1_000)); // what this page itself needs is kept by then
show();
