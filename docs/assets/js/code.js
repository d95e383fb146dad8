// @ts-check
/** The field for a code from paper, folded below the question. What is typed leaves it for Python only. */

import { parts } from "./pagina.js";

const [part] = parts("ik-heb-een-code");
const fold = /** @type {HTMLDetailsElement} */ (part);
const form = /** @type {HTMLFormElement} */ (fold.querySelector("form"));
const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));

/** Opens the fold for who follows a link to it: a browser does that for what is in it only. */
function openForLink() {
  if (location.hash === `#${fold.id}`) fold.open = true;
}

/** Hands every code that is typed to `take`. */
export function takeCodes(/** @type {(code: string) => void} */ take) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(field.value);
  });
  fold.hidden = false;
  addEventListener("hashchange", openForLink);
  openForLink();
}

/** Empties the field and folds it; returns what brings it back. */
export function emptyCode() {
  const { value } = field;
  const { open } = fold;
  field.value = "";
  fold.open = false;
  return () => {
    field.value = value;
    fold.open = open;
  };
}
