// @ts-check
/**
 * Many cases at once: a list of answers in, the list with its outcomes out.
 *
 * Holds no text and no HTML of its own. The list lives in this page: it goes to Python in the worker
 * in pieces, and what comes back is kept until it is saved or wiped.
 *
 * @typedef {[number, string[]]} Row  the number of a line, and its cells
 * @typedef {{problem: string, heading: string[], rows: Row[], text: string, notices: string,
 *            tally: object}} Opened
 */

import { save } from "./bestand.js";
import { onPress } from "./knoppen.js";
import { page, parts, say } from "./pagina.js";
import { pythonAt } from "./python.js";
import { savesData, startSoon } from "./wanneer.js";

/** How many lines Python gets at once: it answers well within the time that python.js waits. */
const PIECE = 100;

const [area, loading, failed, progress] = parts("vz-keuze", "rw-laden", "rw-mislukt", "vz-voortgang");
const [status, wrong, limit, buttons] = parts("vz-zeg", "vz-fout", "vz-grens", "vz-knoppen");
const [columns, outcomes] = parts("vz-kolommen", "vz-uit");
const field = /** @type {HTMLInputElement} */ (page("vz-bestand"));

/** which list this is: one that was chosen later takes its place */
let turn = 0;
/** @type {string[]} the file with the outcomes, in pieces */
let made = [];
let name = "";

/** Puts numbers in a sentence that stands ready in the page. */
const told = (/** @type {string | undefined} */ sentence, /** @type {Record<string, number>} */ numbers) =>
  (sentence ?? "").replace(/\{(\w+)\}/g, (_, key) => (numbers[key] ?? 0).toLocaleString("nl-NL"));

/** Forgets the list and all that came of it; whoever is at work on it notices by its turn. */
function forget() {
  made = [];
  wrong.hidden = buttons.hidden = true;
  columns.innerHTML = outcomes.innerHTML = progress.textContent = status.textContent = "";
  return ++turn;
}

/** Says why there are no outcomes. */
function refuse(/** @type {string | null | undefined} */ why) {
  progress.textContent = columns.innerHTML = "";
  say(status, ""); // after what is still to be said there
  wrong.textContent = why ?? "";
  wrong.hidden = false;
}

/** Takes what was chosen or dropped: one file, and not too large. */
async function take(/** @type {FileList | null | undefined} */ files) {
  const mine = forget();
  const [file] = files ?? [];
  if (!file || files?.length !== 1) return refuse(wrong.dataset.een);
  if (file.size > Number(limit.dataset.meeste)) return refuse(limit.textContent);
  say(status, status.dataset.leest ?? "");
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (mine !== turn) return;
  if (!bytes) return refuse(wrong.dataset.onleesbaar);
  await work(mine, new Uint8Array(bytes)).catch(() => mine === turn && refuse(wrong.dataset.mislukt));
}

/** Has Python read the list, and then find the outcomes a piece at a time. */
async function work(/** @type {number} */ mine, /** @type {Uint8Array} */ bytes) {
  /** @type {Opened} */
  const { problem, heading, rows, text, notices, ...opened } = await python.ask({ file: asBase64(bytes) });
  if (mine !== turn) return;
  if (problem) return refuse(problem);
  columns.innerHTML = notices;
  say(status, told(status.dataset.rekent, { alles: rows.length }));
  let { tally } = opened;
  const pieces = [text];
  for (let at = 0; at < rows.length; at += PIECE) {
    const piece = await python.ask({ heading, rows: rows.slice(at, at + PIECE), tally });
    if (mine !== turn) return;
    pieces.push(piece.text);
    tally = piece.tally;
    const done = Math.min(at + PIECE, rows.length);
    progress.textContent = told(progress.dataset.telt, { klaar: done, alles: rows.length });
  }
  const summary = await python.ask({ tally });
  if (mine === turn) finish(pieces, summary, rows.length);
}

/** @param {string[]} pieces @param {{html: string, name: string}} summary @param {number} count */
function finish(pieces, summary, count) {
  made = pieces;
  name = summary.name;
  outcomes.innerHTML = summary.html;
  buttons.hidden = false;
  progress.textContent = "";
  say(status, told(status.dataset.klaar, { alles: count }));
}

/** How many bytes become signs at once: a function takes no more arguments than some. */
const SLICE = 0x8000;

function asBase64(/** @type {Uint8Array} */ bytes) {
  let signs = "";
  for (let at = 0; at < bytes.length; at += SLICE) {
    signs += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  }
  return btoa(signs);
}

async function press(/** @type {string} */ doing) {
  if (doing === "bewaar") save(name, "csv", made);
  if (doing === "bewaar") return say(status, status.dataset.bewaard ?? "");
  forget();
  field.value = "";
  field.focus();
  say(status, status.dataset.gewist ?? "");
}

/** A file dropped beside the area would take the place of this page. */
function drag(/** @type {DragEvent} */ event) {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  area.toggleAttribute("data-boven", event.type === "dragover");
  if (event.type !== "drop" || !area.isConnected) return;
  field.files = event.dataTransfer.files; // so its name shows
  take(field.files);
}

/** Leaves the visitor with the text, and the routewijzer for one case. */
function giveUp() {
  forget();
  area.remove();
  failed.hidden = false;
  failed.scrollIntoView({ block: "center" });
}

const python = pythonAt("flow.doors.batch", {
  started: () => (loading.hidden = false),
  ready: () => (loading.hidden = true),
  failed: giveUp,
});
field.addEventListener("change", () => {
  if (field.files?.length) take(field.files);
});
field.addEventListener("click", () => (field.value = "")); // the same file, mended, can be chosen again
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => drag(/** @type {DragEvent} */ (event)));
}
onPress(area, press);
area.hidden = false;
document.documentElement.dataset.rw = "begint";
if (!savesData()) startSoon(python.start);
