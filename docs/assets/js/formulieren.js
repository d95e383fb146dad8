// @ts-check
/**
 * A form for a meeting: shows while you type what Python makes of it, and lets it out of the page
 * as a file, a copy or a print.
 *
 * Holds no text and no HTML of its own. What is filled in lives in the form on this screen: it is
 * not stored, not sent and not in the address.
 *
 * @typedef {import("./fouten.js").Told} Told
 * @typedef {Told & {html: string, text: string, unread: Told["mistakes"], unread_summary: string,
 *            name: string, file: string}} Answer
 */

import { download } from "./bestand.js";
import { goToMistakes, isTold, tell, tellAtFields } from "./fouten.js";
import { asText, emptied, filledIn, form, isFilledIn, moment } from "./invullen.js";
import { onPress, release } from "./knoppen.js";
import { offer, told, withdraw } from "./ongedaan.js";
import { copied, parts, printed, say } from "./pagina.js";
import { pythonAt } from "./python.js";
import { fetchTemplatesOf, templateOf } from "./sjablonen.js";
import { kept, unsaved } from "./verlaten.js";
import { savesData, startSoon } from "./wanneer.js";

/** How long to wait after a key before the preview follows (ms). */
const PAUSE = 250;
const NOTHING = { mistakes: {}, summary: "" };

const root = document.documentElement;
const [preview, status, loading, failed] = parts("mt-voorbeeld", "mt-zeg", "mt-laden", "mt-mislukt");

/** @type {Record<string, () => Promise<void>>} what the page of one form can do beside, by button */
export const ways = {};
/** @type {import("./python.js").Python} */
let python;
/** @type {Answer | undefined} what Python made of the form at last */
let last;
/** @type {number | undefined} */
let typing;
/** how often something was filled in, and how much of that the preview shows */
let [edits, seen] = [0, -1];
/** whether the mistakes at the top are those in the way of a file: fields left empty too */
let isForFile = false;

/**
 * Asks Python what it makes of the form, as soon as it can; rejects when that went wrong.
 * @param {object} extra @returns {Promise<Answer>}
 */
export async function ask(extra = {}) {
  return python.ask({ form: form.dataset.formulier, given: filledIn(), ...moment(), ...extra });
}

/** Shows the preview, or rejects; tells what cannot be read in a field that was left. */
export async function follow() {
  clearTimeout(typing);
  const now = edits;
  const answer = await ask();
  [last, seen] = [answer, now];
  preview.innerHTML = answer.html;
  show(answer);
  return answer;
}

/** Tells what is wrong, as far as it is to be told by now. */
function show(/** @type {Answer} */ answer) {
  if (isTold()) tell(isForFile ? answer : unread(answer));
  else tellAtFields(answer.unread);
}

/** What stands in a field and cannot be read: this is in the way of a copy and a print too. */
const unread = (/** @type {Answer} */ answer) => ({ mistakes: answer.unread, summary: answer.unread_summary });

/** Tells mistakes that are in the way, and goes there; says whether there are any. */
export function refused(/** @type {Told} */ found) {
  tell(found);
  if (found.summary) goToMistakes();
  return found.summary !== "";
}

/** Makes a file and saves it, or tells what is wrong first. */
async function save(/** @type {"docx" | "ics" | "toml"} */ make) {
  const { name } = await follow(); // so nothing that still waits tells another thing later
  const answer = await ask({ make, template: make === "docx" ? await templateOf(name) : "" });
  preview.innerHTML = answer.html;
  isForFile = true;
  if (refused(answer)) return;
  download(answer.name, make, answer.file);
  kept();
  report("bewaard");
}

/** Tells how it went, in one of the sentences that stand ready in the page. */
export function report(/** @type {string} */ which) {
  say(status, status.dataset[which] ?? "");
}

/** The preview is not of what is filled in; without Python there is none, and the page said that. */
const lag = () => {
  if (!isAlone()) report("nietGevolgd");
};

/**
 * Copies the text of the preview; a browser allows it only soon after the click. Where Python does not
 * run, what was filled in.
 */
async function copy() {
  const answer = isAlone() ? undefined : last && seen === edits ? last : await follow();
  isForFile = false;
  if (answer && refused(unread(answer))) return;
  const isCopied = await copied(answer?.text ?? asText());
  if (isCopied) kept();
  report(isCopied ? "gekopieerd" : "nietGekopieerd");
}

/** Prints what came out; where Python does not run, the form itself. */
async function toPaper() {
  const answer = isAlone() ? undefined : await follow();
  isForFile = false;
  if (answer && refused(unread(answer))) return;
  if (!printed()) report("nietGeprint");
}

/** Empties the form; the way back goes with the next thing that is done. */
function wipe() {
  const fillIn = emptied();
  changed();
  offer(() => {
    fillIn();
    changed();
    form.querySelector("button")?.focus();
    report("teruggezet");
  });
  say(status, told());
}

const guard = () => (isFilledIn() ? unsaved() : kept());

/** Follows a change that came from a button. */
export function changed() {
  edits += 1;
  tell(NOTHING);
  guard();
  follow().catch(lag);
}

async function press(/** @type {string} */ doing) {
  withdraw();
  status.textContent = root.dataset.mt ? "" : loading.textContent;
  if (doing === "docx" || doing === "ics" || doing === "toml") await save(doing).catch(() => report("geenBestand"));
  if (doing === "print") await toPaper().catch(lag);
  if (doing === "kopieer") await copy().catch(lag);
  if (doing === "wis") wipe();
  await ways[doing]?.().catch(lag);
}

const isAlone = () => root.dataset.mt === "mislukt";

/** Leaves the visitor with the form to print and copy, what was filled in, and the blank documents. */
function giveUp() {
  root.dataset.mt = "mislukt";
  release();
  loading.hidden = true;
  status.textContent = "";
  for (const button of form.querySelectorAll("[data-doe]:not([data-doe=print], [data-doe=kopieer], [data-doe=wis])")) button.remove();
  failed.scrollIntoView({ block: "center" });
}

function begin() {
  root.dataset.mt = "klaar";
  loading.hidden = true;
  follow().catch(lag);
  fetchTemplatesOf(form.dataset.formulier ?? "");
}

/** Lets the preview follow in a moment: at once a button could move away under the mouse. */
function followSoon() {
  clearTimeout(typing);
  typing = setTimeout(() => (last && seen === edits ? show(last) : follow().catch(lag)), PAUSE);
}

form.addEventListener("input", () => {
  edits += 1;
  if (told()) status.textContent = "";
  withdraw();
  guard();
  followSoon();
});
form.addEventListener("change", followSoon);
form.addEventListener("submit", (event) => event.preventDefault());
onPress(form, press);
addEventListener("afterprint", kept);
addEventListener("pagehide", withdraw);
python = pythonAt(form.dataset.deur ?? "flow.doors.forms", {
  started: () => (loading.hidden = false),
  ready: begin,
  failed: giveUp,
});
root.dataset.rw = "begint";
guard(); // of what was typed before this script came
if (!savesData()) startSoon(python.start);
