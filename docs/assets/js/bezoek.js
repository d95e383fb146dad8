// @ts-check
/**
 * The edition of a region that was loaded, for this visit only: the browser forgets it with the tab.
 *
 * It holds agreements and numbers of teams, never anything of a case.
 */

const KEY = "regio";

/** Returns the text of the file that was loaded, or nothing. */
export const region = () => sessionStorage.getItem(KEY) ?? "";

/** Uses a file from here on; tells whether this browser lets it. */
export function useRegion(/** @type {string} */ text) {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    return false;
  }
  return region() === text;
}

/** Goes on with the rules of the site. */
export const leaveRegion = () => sessionStorage.removeItem(KEY);

/** Returns what goes along with a message to Python: the file, where one was loaded. */
export const withRegion = () => (region() ? { region: region() } : {});

/**
 * Says whose edition a screen was made with, and lets the visitor leave it.
 * @param {string | undefined} name  as Python told it: empty when the file could not be used
 */
export function tellRegion(name) {
  const told = document.getElementById("rw-regio");
  if (!told || name === undefined) return;
  told.hidden = false;
  told.dataset.is = name ? "goed" : "fout";
  for (const place of told.querySelectorAll("[data-naam]")) place.textContent = name;
}

document.getElementById("rw-regio")?.querySelector("button")?.addEventListener("click", () => {
  leaveRegion();
  location.reload();
});
