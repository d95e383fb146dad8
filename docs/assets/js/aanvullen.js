// @ts-check
/** Adds to a screen of the build what Python has to say of it; what the visitor did there stays. */

/** Fills the parts of an area that may come later from the same ones in the HTML of Python. */
export function addLater(/** @type {HTMLElement} */ area, /** @type {string} */ html) {
  const whole = document.createElement("template");
  whole.innerHTML = html;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (area.querySelectorAll("[data-later]"))) {
    const found = whole.content.querySelector(`[data-later="${part.dataset.later}"]`);
    if (found) replace(part, found);
  }
}

/** Replaces what stands in a part; what was open is open, and what had the focus has it. */
function replace(/** @type {HTMLElement} */ part, /** @type {Element} */ found) {
  const open = [...part.querySelectorAll("details[open]")].map(titleOf);
  const held = part.contains(document.activeElement) ? document.activeElement : null;
  part.style.minHeight = `${part.getBoundingClientRect().height}px`; // the room that was kept stays, or all below it would jump
  part.replaceChildren(...found.childNodes);
  for (const fold of part.querySelectorAll("details")) fold.open = open.includes(titleOf(fold));
  if (held) again(part, held)?.focus({ preventScroll: true });
}

const titleOf = (/** @type {Element} */ fold) => fold.querySelector("summary")?.textContent;

/** Finds the field, button or title that stands where another one stood. */
function again(/** @type {HTMLElement} */ part, /** @type {Element} */ held) {
  const alike = /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(held.localName));
  return [...alike].find((one) => (held.id ? one.id === held.id : one.outerHTML === held.outerHTML));
}
