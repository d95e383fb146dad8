// @ts-check
/** What the scripts of the page share: its parts by name, links to a field, words spoken, the clipboard. */

/** Returns the part of the page with this id; fails where it is not there: page and script do not match. */
export function page(/** @type {string} */ id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`this page has no #${id}`);
  return found;
}

/**
 * Returns as many parts as ids were given; TypeScript counts along, where `map` would forget.
 * @template {string[]} Ids
 * @param {Ids} ids
 */
export const parts = (...ids) =>
  /** @type {{[Place in keyof Ids]: HTMLElement}} */ (ids.map(page));

/** Follows the link in a mistake to its field; leaves no trace of an answer in the address. */
export function goToField(/** @type {Event} */ event, /** @type {Element} */ link) {
  event.preventDefault();
  const field = page((link.getAttribute("href") ?? "").slice(1));
  const folded = field.closest("details");
  if (folded) folded.open = true; // nobody can go to what is folded
  field.focus();
}

/** Lets links that lead away open beside this page, for what stands here would be lost. */
export function openBeside(/** @type {HTMLElement} */ area) {
  const told = page("rw-tabblad").textContent;
  for (const link of area.querySelectorAll("a")) {
    if (link.pathname === location.pathname || link.target) continue;
    link.target = "_blank";
    link.rel = "noopener";
    const name = link.getAttribute("aria-label"); // who listens hears this and not what is in the link
    if (name) {
      link.setAttribute("aria-label", `${name} ${told}`);
      if (link.title) link.title = `${name} ${told}`; // one that differs would be said after it
      continue;
    }
    const hint = document.createElement("span");
    hint.className = "rw-verborgen";
    hint.textContent = ` ${told}`;
    link.append(hint);
  }
}

/** Keeps the day of today in a part of the page: the day on which it is printed. */
export function dateWhenPrinted(/** @type {HTMLElement} */ part) {
  const date = () => (part.textContent = new Date().toLocaleDateString("nl-NL"));
  addEventListener("beforeprint", date);
  date();
}

/** How long a browser may take to put a text on the clipboard (ms). */
const LONGEST = 3_000;

/** Puts a text on the clipboard; tells whether that worked: a browser may refuse, or never answer. */
export async function copied(/** @type {string} */ text) {
  try {
    const late = new Promise((resolve) => setTimeout(() => resolve(false), LONGEST));
    const done = navigator.clipboard.writeText(text).then(() => true);
    return /** @type {boolean} */ (await Promise.race([done, late]));
  } catch {
    return false;
  }
}

/** Opens the window for printing; tells whether the browser has one. */
export function printed() {
  if (typeof window.print !== "function") return false;
  window.print();
  return true;
}

/** How long a live region stays empty between two sentences, for both to be spoken (ms). */
const BREATH = 100;

/** Says a sentence in a live region that was there before; the same one is spoken anew. */
export function say(/** @type {HTMLElement} */ region, /** @type {string} */ sentence) {
  region.textContent = "";
  setTimeout(() => (region.textContent = sentence), BREATH);
}

/** Opens a part that is folded, and goes there. */
export function unfold(/** @type {string} */ id) {
  const fold = /** @type {HTMLDetailsElement} */ (page(id));
  fold.open = true;
  fold.querySelector("summary")?.focus();
}
