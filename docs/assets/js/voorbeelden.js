// @ts-check
/**
 * Shows the examples of the kind and age that were chosen; nothing is kept, not in the address either.
 */

import { parts } from "./pagina.js";

const [form, told] = parts("vb-keuze", "vb-aantal");
const [group, age] = /** @type {unknown[]} */ (parts("vb-groep", "vb-leeftijd"))
  .map((field) => /** @type {HTMLSelectElement} */ (field));
const shelves = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-groep]"));

/** An example without an age fits every age. */
const fits = (/** @type {string | undefined} */ value) => !age?.value || !value || value === age.value;

function choose() {
  let count = 0;
  for (const shelf of shelves) {
    const wanted = !group?.value || shelf.dataset.groep === group.value;
    let here = 0;
    for (const example of /** @type {NodeListOf<HTMLElement>} */ (shelf.querySelectorAll(".vb"))) {
      example.hidden = !(wanted && fits(example.dataset.leeftijd));
      here += Number(!example.hidden);
    }
    shelf.hidden = here === 0;
    count += here;
  }
  told.textContent = count === 1 ? "1 voorbeeld" : `${count || "Geen"} voorbeelden`;
}

/** Who comes by a link to an example that is hidden, sees all. */
function showAll() {
  const hidden = document.querySelector(location.hash || "html")?.closest("[hidden]");
  if (!hidden) return;
  /** @type {HTMLFormElement} */ (form).reset();
  choose();
  hidden.scrollIntoView();
}

form.addEventListener("change", choose);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", showAll);
form.hidden = false;
choose();
