// @ts-check
/** The buttons of a form: one press, one result. A double click and a key held down count once. */

let isBusy = false;

/**
 * Runs what a button stands for, unless another one is still being run.
 * @param {HTMLElement} area
 * @param {(doing: string) => Promise<void>} run
 */
export function onPress(area, run) {
  area.addEventListener("click", ({ target, detail }) => {
    /** @type {HTMLElement | null} */
    const button = /** @type {HTMLElement} */ (target).closest("[data-doe]");
    if (button && detail < 2 && !isBusy) once(() => run(button.dataset.doe ?? ""));
  });
  area.addEventListener("keydown", (event) => {
    const isButton = /** @type {HTMLElement} */ (event.target).closest("button");
    if (event.repeat && isButton) event.preventDefault();
  });
}

async function once(/** @type {() => Promise<void>} */ run) {
  isBusy = true;
  await run().finally(release);
}

/** Lets go of a press that nothing will come of. */
export function release() {
  isBusy = false;
}
