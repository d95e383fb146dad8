// @ts-check
/**
 * Says before anything is drawn that the routewijzer, or a form, is on its way, so that nothing jumps
 * later.
 *
 * A browser that cannot run it, or a script that fails, leaves the page as it is without scripts.
 */
{
  const root = document.documentElement;
  if ("noModule" in HTMLScriptElement.prototype) root.dataset.rw = "komt";
  addEventListener("error", () => {
    if (root.dataset.rw === "komt") delete root.dataset.rw;
  }, true);
}
