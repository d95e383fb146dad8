// @ts-check
/**
 * A form for a meeting: shows while you type what Python makes of it, and saves files it made.
 *
 * Holds no text and no HTML of its own. What is filled in lives in the form on this screen: it is
 * not stored, not sent and not in the address.
 *
 * @typedef {{html: string, text: string, summary: string, name: string, file: string,
 *            mistakes: Record<string, string>}} Answer
 */

import { copied, goToField, page, parts, say } from "./pagina.js";
import { startPython } from "./python.js";

/** How long to wait after a key before the preview follows, and to keep a saved file (ms). */
const PAUSE = 250;
/** How long a template may take to come (ms). */
const LONGEST = 60_000;
const KEPT = 60_000;
const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar",
};

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-formulier]"));
const [preview, wrong, status] = parts("mt-voorbeeld", "mt-fout", "mt-zeg");
const [loading, failed] = parts("mt-laden", "mt-mislukt");

/** @type {import("./python.js").Python | undefined} */
let python;
let text = "";
/** the mistakes at the top; the same ones stay, for somebody may be on a link among them */
let told = "";
/** @type {number | undefined} */
let typing;

/**
 * Asks Python what it makes of the form; rejects when that went wrong.
 * @param {object} extra @returns {Promise<Answer>}
 */
async function ask(extra = {}) {
  /** @type {Record<string, string[]>} */
  const given = {};
  for (const [name, value] of new FormData(form)) (given[name] ??= []).push(String(value));
  const now = new Date().toISOString().slice(0, 19);
  return python?.ask({ form: form.dataset.formulier, given, now, ...extra });
}

/** Shows the preview, or rejects; mistakes show only where somebody asked for a file, or was told before. */
async function follow() {
  const answer = await ask();
  show(answer);
  if (!wrong.hidden) tell(answer);
}

function show(/** @type {Answer} */ answer) {
  preview.innerHTML = answer.html;
  text = answer.text;
}

/** Tells at each field and at the top what is wrong. */
function tell(/** @type {Answer} */ { mistakes, summary }) {
  for (const line of form.querySelectorAll("[id^=fout-]")) {
    const id = line.id.slice("fout-".length);
    line.textContent = mistakes[id] ?? "";
    line.toggleAttribute("hidden", !(id in mistakes));
    document.getElementById(`veld-${id}`)?.setAttribute("aria-invalid", String(id in mistakes));
  }
  if (summary !== told) wrong.innerHTML = told = summary;
  wrong.hidden = !summary;
}

/** Makes a file and saves it, or tells what is wrong first. */
async function save(/** @type {"docx" | "ics"} */ make) {
  const template = make === "docx" ? await fetchTemplate((await ask()).name) : "";
  const answer = await ask({ make, template });
  show(answer);
  tell(answer);
  if (answer.summary) return wrong.focus();
  const bytes = Uint8Array.from(atob(answer.file), (sign) => sign.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: TYPES[make] }));
  link.download = `${answer.name}.${make}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
  report("bewaard");
}

/** Returns the Word document with places to fill, as base64. */
async function fetchTemplate(/** @type {string} */ name) {
  const address = new URL(`../../gemaakt/sjablonen/${name}.docx`, import.meta.url);
  const integrity = JSON.parse(page("rw-runtime").dataset.sjablonen ?? "{}")[name];
  const response = await fetch(address, { integrity, cache: "no-cache", signal: AbortSignal.timeout(LONGEST) });
  const signs = Array.from(new Uint8Array(await response.arrayBuffer()), (byte) => String.fromCharCode(byte));
  return btoa(signs.join(""));
}

/** Tells how it went, in one of the sentences that stand ready in the page. */
function report(/** @type {string} */ which) {
  say(status, status.dataset[which] ?? "");
}

/** The preview is not of what is filled in. */
const lag = () => report("nietGevolgd");

async function press(/** @type {string | undefined} */ doing) {
  status.textContent = "";
  if (doing === "docx" || doing === "ics") await save(doing).catch(() => report("geenBestand"));
  if (doing === "print") print();
  if (doing === "wis") {
    form.reset();
    tell({ html: "", text: "", summary: "", name: "", file: "", mistakes: {} });
    await follow().catch(lag);
  }
  if (doing === "kopieer") await copy().catch(lag);
}

/** Copies the text of the preview; a browser allows it only soon after the click. */
async function copy() {
  if (typing) await follow();
  report(await copied(text) ? "gekopieerd" : "nietGekopieerd");
}

/** Leaves the visitor with the blank documents, and with what was filled in. */
function giveUp() {
  loading.hidden = true;
  failed.hidden = false;
  for (const button of form.querySelectorAll("[data-doe]:not([data-doe=print])")) button.remove();
  failed.scrollIntoView({ block: "center" });
}

function begin() {
  form.hidden = false;
  loading.hidden = true;
  document.documentElement.dataset.mt = "klaar";
  follow().catch(lag);
}

form.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    typing = undefined;
    follow().catch(lag);
  }, PAUSE);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (button) press(button.dataset.doe);
});
wrong.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (link) goToField(event, link);
});
loading.hidden = false;
python = startPython("flow.doors.forms", { ready: begin, failed: giveUp });
