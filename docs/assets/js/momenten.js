// @ts-check
/**
 * The moments a visitor can come back to: in this script's memory only.
 *
 * The browser's history holds a number for each, no answers. A number is used once, also after
 * everything was wiped or the page was loaded anew: an old number is unknown, never another moment.
 *
 * @typedef {Record<string, string>} Answers
 * @typedef {{answers: Answers, ask?: string, survey?: boolean, case?: string, told?: boolean,
 *            view?: string, round?: number, typed?: string}} Moment
 */

/** @type {Moment[]} */
let moments = [{ answers: {} }];
let now = 0;
/** the number of the first moment; a page that is loaded anew still has its old state */
let first = (history.state?.rw ?? -1) + 1;
history.replaceState({ rw: first }, "");
/** what there was when the last screen came */
let shown = { moments, now };

/** Returns the moment that is on the screen; `now` is always the place of one. */
export const current = () => /** @type {Moment} */ (moments[now]);

/** Tells whether there is nothing to go back to. */
export const atStart = () => now === 0;

/** Makes this the moment on the screen; the one before it stays behind it in the history. */
export function push(/** @type {Moment} */ moment) {
  moments = [...moments.slice(0, now + 1), moment];
  now = moments.length - 1;
  shown = { moments, now };
  history.pushState({ rw: first + now }, "", location.pathname + location.search);
}

/** Replaces the moment on the screen. */
export function replace(/** @type {Moment} */ moment) {
  moments[now] = moment;
  shown = { moments, now };
}

/** Stays at the last screen that came: the one that was asked for does not come. */
export function stay() {
  ({ moments, now } = shown);
  if (history.state?.rw !== first + now) history.pushState({ rw: first + now }, "");
}

/** Goes to a number of the history and returns its moment: the first one for an unknown number. */
export function visit(/** @type {number} */ number) {
  now = moments[number - first] ? number - first : 0;
  return current();
}

/**
 * Returns the number of the moment before, as a new entry in the history; nothing where Back of the
 * browser leads there. Links inside the page may stand between it and this moment.
 */
export function numberBefore() {
  if (history.state?.rw === first + now) return undefined;
  history.pushState({ rw: first + now - 1 }, "");
  return first + now - 1;
}

/** Forgets everything; returns what brings it back. */
export function wipe() {
  const before = { moments, now, first };
  first += moments.length;
  moments = [{ answers: {} }];
  now = 0;
  history.replaceState({ rw: first }, "", location.pathname);
  return () => {
    ({ moments, now, first } = before);
    history.replaceState({ rw: first + now }, "");
  };
}
