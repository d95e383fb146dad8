// @ts-check
/**
 * What must be there before anything runs or is drawn: on every page the look at what becomes HTML, and
 * where a tool is to come, the word that it does. The build puts this in the page itself.
 *
 * Says before anything is drawn that the script of this page is on its way, so that nothing jumps
 * later.
 *
 * What is answered before is kept for it. A browser that cannot run it, or a script that fails or does
 * not come, leaves the page as it is without scripts; a sentence says so.
 */

import "./veilig.js";

{
  const LONG = 20_000; // ms
  const root = document.documentElement;
  const tell = () => {
    const told = document.getElementById("rw-stuk");
    if (told) told.hidden = false;
    else addEventListener("DOMContentLoaded", tell, { once: true }); // the page is not there yet
  };
  const broken = () => {
    if (root.dataset.rw !== "komt") return;
    delete root.dataset.rw; // a script that comes yet says that it begins, and the sentence goes
    tell();
  };
  if (document.currentScript?.dataset.komt !== undefined && "noModule" in HTMLScriptElement.prototype) {
    root.dataset.rw = "komt";
    setTimeout(broken, LONG);
  }
  // Who answers the first question before the script is there, need not do so again.
  addEventListener("submit", (event) => {
    if (root.dataset.rw !== "komt") return;
    event.preventDefault();
    /** @type {HTMLFormElement} */ (event.target).dataset.wacht = "";
  });
  addEventListener("error", ({ target }) => {
    if (target === window || target instanceof HTMLScriptElement) broken();
  }, true);
}
