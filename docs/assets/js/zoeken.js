// @ts-check
/**
 * Lets the search of the theme (mkdocs-material 9.8) see words only. To it signs are commands (`mas:` is a field,
 * `-halt` a word to leave out) that nobody who types them has in mind; most made it find nothing.
 *
 * The theme reads the field through this, also `?q=` of an address; on the screen stays what was typed. It comes
 * before the script of the theme, and `separator` in mkdocs.yml takes the same signs out of the texts.
 */
{
  const letters = /^\P{L}*(\p{L}\.)+\p{L}?\P{L}*$/u; // p.v., O.M
  const signs = /['’]\p{L}?(?!\p{L})|[^\p{L}\p{M}\p{Nd}@]/gu; // the end of thema's goes too
  const loose = /(?<=^|\s)@+|@+(?=\s|$)/g; // in M@ZL it is a letter

  const word = /** @param {string} typed */ (typed) =>
    letters.test(typed) ? typed.replace(/\P{L}/gu, "") : typed.replace(signs, " ").replace(loose, "");
  const words = /** @param {string} typed */ (typed) => typed.split(/\s+/).map(word).join(" ").trim();

  const field = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
  const { get, set } = /** @type {PropertyDescriptor} */ (
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value"));
  Object.defineProperty(field, "value", { get: () => words(get?.call(field)), set: (text) => set?.call(field, text) });
}
