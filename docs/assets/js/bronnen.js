// @ts-check
/**
 * The marks that tell where a claim comes from: shows that of every sentence when the address asks
 * for it, and lets a press open a mark before a second one leads away. The theme shows the source itself.
 */

const root = document.documentElement;
if (new URLSearchParams(location.search).get("bronnen") === "1") root.dataset.bronnen = "";

/** @type {Element | null} what had the focus when the press began */
let focused = null;
addEventListener("pointerdown", () => (focused = document.activeElement), true);
addEventListener("click", (event) => {
  const mark = event.target instanceof Element && event.target.closest(".footnote-ref");
  const isByKey = event instanceof MouseEvent && event.detail === 0; // it has the focus, so it is open
  if (!(mark instanceof HTMLElement) || isByKey || mark === focused) return;
  event.preventDefault();
  mark.focus();
});

// The theme shows a source in a dialog without a name at the end of the page: it takes the name of the list,
// and is no stop on the way of who goes by key, for whom Enter leads to the list.
new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    const isTip = node instanceof HTMLElement && node.matches(".md-tooltip2[role=dialog]");
    if (!isTip) continue;
    node.setAttribute("aria-labelledby", "bronnen-van-pagina");
    for (const link of node.querySelectorAll("a")) link.tabIndex = -1;
  }
}).observe(document.body, { childList: true });
