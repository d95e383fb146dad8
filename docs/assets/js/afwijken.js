// @ts-check
/** What a visitor wrote below an outcome: whether they follow it, and why not. */

/** Returns it as lines of text; none where nothing was chosen. */
export function written(/** @type {HTMLElement} */ area) {
  const chosen = area.querySelector(".rw-afwijken :checked + label");
  if (!chosen) return [];
  /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
  const fields = area.querySelectorAll(".rw-afwijken :is(textarea, input[type=text])");
  const lines = [...fields].map((field) => `${field.labels?.[0]?.textContent}: ${field.value}`);
  return [chosen.textContent, ...lines];
}
