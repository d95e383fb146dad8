// @ts-check
/**
 * Lets the browser ask before somebody leaves a page with a text that is nowhere else.
 *
 * It listens only while there is one: a page that listens is not kept by the browser for going back.
 */

const stop = (/** @type {BeforeUnloadEvent} */ event) => {
  event.preventDefault();
  event.returnValue = "x"; // for browsers of before 2024
};

/** Something was written that would be lost. */
export const unsaved = () => addEventListener("beforeunload", stop);

/** All that was written is kept somewhere, or gone. */
export const kept = () => removeEventListener("beforeunload", stop);
