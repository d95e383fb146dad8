// @ts-check
/**
 * Mends what the theme (mkdocs-material 9.8) keeps from people who use a keyboard. It opens its panes with
 * labels of hidden checkboxes, which no keyboard reaches (WCAG 2.1.1), and leaves closed panes in the tab order.
 */

const narrow = matchMedia("(max-width: 76.234375em)"); // the theme's own limits
const small = matchMedia("(max-width: 59.984375em)");

/** Returns the first element that fits; the theme's parts and ours are on every page. */
const one = /** @param {string} selector */ (selector) =>
  /** @type {HTMLElement} */ (document.querySelector(selector));
const checkbox = /** @param {string} id */ (id) => /** @type {HTMLInputElement} */ (one(id));

/**
 * Puts a button in the place of a label of the theme; without scripts the label stays, for the mouse.
 *
 * @param {HTMLElement} label
 * @param {string} name - what a screen reader says
 * @param {string} css - the class that our style knows it by
 */
function asButton(label, name, css = "") {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} ${css}`.trim();
  if (label.title) button.title = label.title;
  button.hidden = label.hidden;
  button.setAttribute("aria-label", name);
  button.append(...label.childNodes);
  label.replaceWith(button);
  return button;
}

/**
 * Ties a button to the pane it opens: focus goes in and comes back, Escape or leaving closes.
 *
 * @param {HTMLInputElement} toggle - the theme's checkbox, checked while the pane is open
 * @param {HTMLElement} button
 * @param {HTMLElement} pane
 * @param {MediaQueryList} hides - when the closed pane cannot be seen
 * @param {string} first - what takes focus in the open pane
 */
function openWith(toggle, button, pane, hides, first) {
  const flip = () => toggle.click();
  const update = () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    pane.inert = hides.matches && !toggle.checked;
  };
  button.addEventListener("click", flip);
  toggle.addEventListener("change", () => {
    const inside = pane.contains(document.activeElement);
    update();
    if (toggle.checked) one(first).focus({ preventScroll: true });
    else if (inside && hides.matches) button.focus();
  });
  pane.addEventListener("focusout", ({ relatedTarget }) => {
    const next = /** @type {Node | null} */ (relatedTarget);
    if (toggle.checked && next && next !== button && !pane.contains(next)) flip();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && toggle.checked && hides.matches) flip();
  });
  hides.addEventListener("change", update);
  update();
}

/** Gives a table that scrolls sideways a name and a tab stop. */
function nameWideTables() {
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((wrap, index) => {
    // What the table is about, its caption says.
    const region = { tabindex: "0", role: "region", "aria-label": `Tabel ${index + 1} schuift opzij` };
    new ResizeObserver(() => {
      const scrolls = wrap.scrollWidth > wrap.clientWidth;
      for (const [name, value] of Object.entries(region)) {
        if (scrolls) wrap.setAttribute(name, value);
        else wrap.removeAttribute(name);
      }
    }).observe(wrap);
    // What stays while the rest scrolls, covers nothing that has the focus.
    const stays = wrap.querySelector("tbody th");
    if (stays && getComputedStyle(stays).position === "sticky") {
      /** @type {HTMLElement} */ (wrap).style.scrollPaddingInlineStart = `${stays.clientWidth + 8}px`;
    }
  });
}

/** Shows whole what has the focus in a frame that scrolls; a browser is content when a corner of it shows. */
function showWhole(/** @type {FocusEvent} */ { target }) {
  const at = /** @type {Element} */ (target);
  const frame = at.parentElement?.closest(".md-typeset__scrollwrap, .beeld-kader");
  if (frame && at.matches(":focus-visible")) at.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const menu = asButton(one("label.md-header__button[for=__drawer]"), "Menu", "wijzer-menu");
openWith(checkbox("#__drawer"), menu, one(".md-sidebar--primary"), narrow, ".md-nav__list a");

const search = checkbox("#__search");
const searchPane = one(".md-search");
searchPane.setAttribute("aria-label", "Zoeken"); // it is a dialog
const find = asButton(one("label.md-header__button[for=__search]"), "Zoeken", "wijzer-zoek");
openWith(search, find, searchPane, small, ".md-search__input");
// On a wide screen Escape goes from a result to the field, and then closes; the theme would drop the focus. Who goes
// on typing sees results again.
const field = one(".md-search__input");
searchPane.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || small.matches) return;
  event.stopPropagation();
  if (document.activeElement !== field) field.focus();
  else if (search.checked) search.click();
});
field.addEventListener("input", () => search.checked || search.click());

// In the search field stand a magnifier, on a wide screen, and an arrow that closes search, on a narrow one.
const close = asButton(one("label.md-search__icon"), "Zoeken sluiten", "wijzer-sluit");
close.title = "Zoeken sluiten";
close.addEventListener("click", () => search.click());
const magnifier = document.createElement("span");
magnifier.className = "md-search__icon md-icon wijzer-loep";
magnifier.append(...[...close.children].slice(0, 1));
close.before(magnifier);

// Results are tab stops while search is open; the theme lets only the arrow keys at them. Their pane is none.
const results = one(".md-search__output");
const hideResults = () => (results.inert = !search.checked);
search.addEventListener("change", hideResults);
hideResults();
new MutationObserver(() => {
  for (const link of results.querySelectorAll("a[tabindex]")) link.removeAttribute("tabindex");
  // What is found stands below the title of this page; for the theme each page found is a title of its own.
  for (const heading of results.querySelectorAll(":is(h1, h2):not([aria-level])")) {
    heading.setAttribute("aria-level", heading.matches("h1") ? "2" : "3");
  }
}).observe(results, { childList: true, subtree: true });
one(".md-search__scrollwrap").tabIndex = -1;

// The theme closes search on Tab, and answers single letters everywhere (WCAG 2.1.4 forbids that).
document.addEventListener("keydown", (event) => {
  const inSearch = event.key === "Tab" && searchPane.contains(/** @type {Node} */ (event.target));
  if (inSearch || event.key.length === 1) event.stopPropagation(); // the theme listens on window
});

// Day and night: each button chooses the other radio, and hands over its focus. The radios have no size, and so
// show no focus (WCAG 2.4.7): they stay for the theme only.
const all = /** @param {string} selector */ (selector) =>
  /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
const radios = all("[data-md-component=palette] input");
for (const radio of radios) {
  radio.removeAttribute("aria-label");
  radio.setAttribute("aria-hidden", "true");
  radio.tabIndex = -1;
}
const buttons = all("[data-md-component=palette] label").map((label) => asButton(label, label.title));
buttons.forEach((button, index) => {
  const next = (index + 1) % buttons.length;
  button.addEventListener("click", () => {
    radios[next]?.click();
    buttons[next]?.focus();
  });
  // The theme also takes Enter in the form as a choice; together they would choose twice.
  button.addEventListener("keydown", (event) => event.stopPropagation());
});

addEventListener("load", nameWideTables);
document.addEventListener("focusin", showWhole);
