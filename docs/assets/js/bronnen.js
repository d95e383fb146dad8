// @ts-check
/**
 * The marks that tell where a claim comes from: shows that of every sentence when the address asks
 * for it, and lets a finger open a mark before it leads away. The theme shows the source itself.
 */

const root = document.documentElement;
if (new URLSearchParams(location.search).get("bronnen") === "1") root.dataset.bronnen = "";

/** @type {Element | null} what had the focus when the press began */
let focused = null;
addEventListener("pointerdown", () => (focused = document.activeElement), true);
addEventListener("click", (event) => {
  const mark = event.target instanceof Element && event.target.closest(".footnote-ref");
  const isFinger = event instanceof PointerEvent && event.pointerType === "touch";
  if (!(mark instanceof HTMLElement) || !isFinger || mark === focused) return;
  event.preventDefault();
  mark.focus();
});
