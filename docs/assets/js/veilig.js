// @ts-check
/**
 * Looks through every text that becomes HTML here, and every address of which a script is run: what
 * could run something else is refused. The content security policy makes browsers ask this
 * (`require-trusted-types-for`, scripts/faces/site/publish.py); it comes before any other script.
 */

/**
 * @typedef {{createHTML?: (text: string) => string, createScriptURL?: (address: string) => string}} Rules
 * @typedef {{createPolicy: (name: string, rules: Rules) => {createHTML: (text: string) => string}}} Types
 */

{
  const types = /** @type {{trustedTypes?: Types}} */ (window).trustedTypes;
  const SITE = new URL(`${document.currentScript?.dataset.site}/`, document.baseURI).href;
  const RUNS = "script, style, base, meta, link, iframe, frame, object, embed, portal, form[action], [srcdoc]";
  /** It reads a text where nothing runs. */
  const reading = types?.createPolicy("wijzer", { createHTML: (text) => text });

  /** Tells whether HTML holds nothing that runs. */
  function isCalm(/** @type {string} */ text) {
    const { content } = Object.assign(document.createElement("template"), { innerHTML: reading?.createHTML(text) });
    const runs = (/** @type {Attr} */ { name, value }) => name.startsWith("on") || /^\W*javascript:/i.test(value);
    return !content.querySelector(RUNS)
      && [...content.querySelectorAll("*")].every(({ attributes }) => ![...attributes].some(runs));
  }

  types?.createPolicy("default", {
    createHTML(text) {
      if (!isCalm(text)) throw new TypeError(`refused as HTML: ${text.slice(0, 60)}`);
      return text;
    },
    createScriptURL(address) {
      if (!new URL(address, document.baseURI).href.startsWith(SITE)) throw new TypeError(`refused: ${address}`);
      return address;
    },
  });
}
