// @ts-check
/** The fields of a form for a meeting: what stands in them, whether that is anything, and all of it back. */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @type {HTMLFormElement} */
export const form = /** @type {any} */ (document.querySelector("form[data-formulier]"));
const fields = /** @type {Field[]} */ ([...form.querySelectorAll("input, textarea")]);

const isTicked = (/** @type {Field} */ field) => /** @type {HTMLInputElement} */ (field).checked;
const isChoice = (/** @type {Field} */ field) => field.type === "radio" || field.type === "checkbox";

/** Returns what is filled in, by the names of the fields. */
export function filledIn() {
  /** @type {Record<string, string[]>} */
  const given = {};
  for (const [name, value] of new FormData(form)) (given[name] ??= []).push(String(value));
  return given;
}

/** Returns the moment of now: `now` in UTC, and `today` the day where the visitor is. */
export function moment() {
  const now = new Date();
  const here = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return { now: now.toISOString().slice(0, 19), today: here.toISOString().slice(0, 10) };
}

/** Whether somebody wrote or chose something. */
export const isFilledIn = () => fields.some((field) => isChoice(field)
  ? isTicked(field) !== /** @type {HTMLInputElement} */ (field).defaultChecked
  : field.value !== "");

/** Returns what is filled in as lines of text, as the form calls it. */
export function asText() {
  const told = fields.filter((field) => (isChoice(field) ? isTicked(field) : field.value) && field.checkVisibility());
  return told.map((field) => {
    const group = field.closest("fieldset")?.querySelector("legend")?.textContent;
    const label = field.labels?.[0]?.textContent;
    return [group, label, isChoice(field) ? undefined : field.value]
      .filter((part) => part !== undefined).map((part) => part?.trim()).join(": ");
  }).join("\n");
}

/** Fills in the form anew, by the names of its fields; returns what brings back what was there. */
export function fill(/** @type {Record<string, string[]>} */ given) {
  const back = emptied();
  for (const field of fields) {
    const values = given[field.name] ?? [];
    if (!isChoice(field)) field.value = values.join("");
    else if (field.name in given) /** @type {HTMLInputElement} */ (field).checked = values.includes(field.value);
  }
  showWhole();
  return back;
}

/** Empties the form; returns what fills it in again. */
export function emptied() {
  const before = fields.map((field) => isChoice(field) ? isTicked(field) : field.value);
  form.reset();
  showWhole();
  return () => {
    fields.forEach((field, place) => {
      const value = before[place];
      if (typeof value === "string") field.value = value;
      else /** @type {HTMLInputElement} */ (field).checked = value === true;
    });
    showWhole();
  };
}

/** Puts what is typed where paper shows it whole: the form itself is printed where Python does not run. */
function showWhole() {
  for (const copy of form.querySelectorAll(".rw-getypt")) {
    copy.textContent = /** @type {Field} */ (copy.previousElementSibling).value;
  }
}

form.addEventListener("input", showWhole);
showWhole();
