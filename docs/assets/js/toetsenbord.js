// @ts-check
/**
 * Mends what the theme (mkdocs-material 9.8.1) keeps from people who use a keyboard. It opens its panes
 * with hidden checkboxes and leaves closed panes in the tab order. The buttons are in docs/theme/partials.
 */

const narrow = matchMedia("(max-width: 76.234375em)"); // the theme's own limits
const small = matchMedia("(max-width: 59.984375em)");

/** Returns the first element that fits; the theme's parts and ours are on every page. */
const one = /** @param {string} selector */ (selector) =>
  /** @type {HTMLElement} */ (document.querySelector(selector));
const checkbox = /** @param {string} id */ (id) => /** @type {HTMLInputElement} */ (one(id));

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
  const headings = [...document.querySelectorAll("article :is(h1, h2, h3)")];
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((wrap, index) => {
    const above = /** @param {Element} heading */ (heading) =>
      heading.compareDocumentPosition(wrap) & Node.DOCUMENT_POSITION_FOLLOWING;
    const title = headings.findLast(above)?.firstChild?.textContent ?? document.title;
    const region = { tabindex: "0", role: "region", "aria-label": `Tabel ${index + 1}: ${title}` };
    new ResizeObserver(() => {
      const scrolls = wrap.scrollWidth > wrap.clientWidth;
      for (const [name, value] of Object.entries(region)) {
        if (scrolls) wrap.setAttribute(name, value);
        else wrap.removeAttribute(name);
      }
    }).observe(wrap);
  });
}

// The theme names the list of a section after a label that holds only an icon.
for (const list of document.querySelectorAll(".md-nav__item--nested > .md-nav")) {
  list.removeAttribute("aria-labelledby");
  const name = list.parentElement?.querySelector("a")?.textContent.trim();
  if (name) list.setAttribute("aria-label", name);
}

openWith(checkbox("#__drawer"), one(".wijzer-menu"), one(".md-sidebar--primary"), narrow, ".md-nav__list a");

const search = checkbox("#__search");
const searchPane = one(".md-search");
openWith(search, one(".wijzer-zoek"), searchPane, small, ".md-search__input");
one(".wijzer-sluit").addEventListener("click", () => search.click());

// Results are tab stops while search is open; the theme lets only the arrow keys at them. Their pane is none.
const results = one(".md-search__output");
const hideResults = () => (results.inert = !search.checked);
search.addEventListener("change", hideResults);
hideResults();
new MutationObserver(() => {
  for (const link of results.querySelectorAll("a[tabindex]")) link.removeAttribute("tabindex");
}).observe(results, { childList: true, subtree: true });
one(".md-search__scrollwrap").tabIndex = -1;

// The theme closes search on Tab, and answers single letters everywhere (WCAG 2.1.4 forbids that).
document.addEventListener("keydown", (event) => {
  const inSearch = event.key === "Tab" && searchPane.contains(/** @type {Node} */ (event.target));
  if (inSearch || event.key.length === 1) event.stopPropagation(); // the theme listens on window
});

// Day and night: each button chooses the other radio, and hands over its focus.
const all = /** @param {string} selector */ (selector) =>
  /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
const radios = all("[data-md-component=palette] input");
const buttons = all("[data-md-component=palette] button"); // one beside each radio
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
