// @ts-check
/**
 * A form for a meeting: shows while you type what Python makes of it, and saves files it made.
 *
 * Holds no text and no HTML of its own. What is filled in lives in the form on this screen: it is
 * not stored, not sent and not in the address.
 *
 * @typedef {{html: string, text: string, summary: string, name: string, file: string,
 *            mistakes: Record<string, string>, unread: Record<string, string>,
 *            unread_summary: string}} Answer
 */

import * as undo from "./ongedaan.js";
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
/** @typedef {HTMLInputElement} Field  a text area has all that is used of one */
const fields = /** @type {Field[]} */ ([...form.querySelectorAll("input, textarea")]);
const [preview, wrong, status] = parts("mt-voorbeeld", "mt-fout", "mt-zeg");
const [loading, failed] = parts("mt-laden", "mt-mislukt");

/** @type {import("./python.js").Python | undefined} */
let python;
let text = "";
/** @type {Record<string, string>} what cannot be read, by field */
let unread = {};
/** the mistakes at the top; the same ones stay, for somebody may be on a link among them */
let told = "";
/** @type {number | undefined} */
let typing;
let isBusy = false;

/**
 * Asks Python what it makes of the form; rejects when that went wrong.
 * @param {object} extra @returns {Promise<Answer>}
 */
async function ask(extra = {}) {
  /** @type {Record<string, string[]>} */
  const given = {};
  for (const [name, value] of new FormData(form)) (given[name] ??= []).push(String(value));
  const now = new Date().toISOString().slice(0, 19);
  const today = new Date().toLocaleDateString("sv-SE"); // the day here, as jjjj-mm-dd
  return python?.ask({ form: form.dataset.formulier, given, now, today, ...extra });
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
  unread = answer.unread;
  tellLeft(fields.filter((field) => field !== document.activeElement));
}

/** Tells at fields that were left what in them cannot be read; the mistakes at the top tell it themselves. */
function tellLeft(/** @type {Field[]} */ left) {
  if (wrong.hidden) for (const { name } of left) mark(name, unread);
}

/** Tells at each field and at the top what is wrong. */
function tell(/** @type {Pick<Answer, "mistakes" | "summary">} */ { mistakes, summary }) {
  for (const line of form.querySelectorAll("[id^=fout-]")) mark(line.id.slice("fout-".length), mistakes);
  if (summary !== told) wrong.innerHTML = told = summary;
  wrong.hidden = !summary;
}

/** Tells at one field what is wrong there. */
function mark(/** @type {string} */ id, /** @type {Record<string, string>} */ mistakes) {
  const line = document.getElementById(`fout-${id}`);
  if (line) line.textContent = mistakes[id] ?? "";
  line?.toggleAttribute("hidden", !(id in mistakes));
  document.getElementById(`veld-${id}`)?.setAttribute("aria-invalid", String(id in mistakes));
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
  undo.withdraw();
  if (doing === "docx" || doing === "ics") await save(doing).catch(() => report("geenBestand"));
  if (doing === "print" && await isRead().catch(lag)) print();
  if (doing === "wis") await wipe().catch(lag);
  if (doing === "kopieer") await copy().catch(lag);
}

/** Tells what stands in a field and cannot be read, before it goes to paper or the clipboard. */
async function isRead() {
  const answer = await ask();
  show(answer);
  tell({ mistakes: answer.unread, summary: answer.unread_summary });
  if (answer.unread_summary) wrong.focus();
  return !answer.unread_summary;
}

/** Copies the text of the preview; a browser allows it only soon after the click. */
async function copy() {
  if (await isRead()) report(await copied(text) ? "gekopieerd" : "nietGekopieerd");
}

/** Empties the form; until the next thing that is done, that can be undone. */
async function wipe() {
  const before = fields.map(pick);
  form.reset();
  tell({ mistakes: {}, summary: "" });
  undo.offer(() => {
    fields.forEach((field, place) => Object.assign(field, before[place]));
    follow().catch(lag);
  });
  say(status, undo.told());
  await follow();
}

const pick = (/** @type {Field} */ { value, checked }) => ({ value, checked });

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
  undo.withdraw();
  clearTimeout(typing);
  typing = setTimeout(() => follow().catch(lag), PAUSE);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", async ({ target, detail }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (!button?.dataset.doe || isBusy || detail > 1) return; // the second click of a double click
  isBusy = true;
  await press(button.dataset.doe);
  isBusy = false;
});
form.addEventListener("change", ({ target }) => tellLeft([/** @type {Field} */ (target)]));
wrong.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (link) goToField(event, link);
});
loading.hidden = false;
python = startPython("flow.doors.forms", { ready: begin, failed: giveUp });
