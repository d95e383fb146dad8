// @ts-check
/**
 * Whose turn it is: what to ask Python waits here until it is ready and has made the screen before.
 *
 * What can be shown without Python need not wait.
 *
 * Every message is made when it is its turn, so that it holds the latest answers.
 *
 * @typedef {Partial<import("./momenten.js").Moment> & {error?: boolean, form?: object,
 *           votes?: object, pages?: object, code?: string, earlier?: string}} Message
 * @typedef {() => Message} Making
 */

/** @type {Making[]} */
const waiting = [];
/** @type {Making | undefined} the last answer that was sent; a second click replaces it */
let submitted;
/** @type {((message: Message) => void) | undefined} asks Python; nothing until it is ready */
let send;
/** @type {((message: Message) => boolean) | undefined} shows what can be without Python, until then */
let ahead;
/** @type {Message | undefined} what only Python can make, until it is ready */
let held;
let busy = false;
/** whether the screen under way was made before everything was wiped */
let outdated = false;

export const isReady = () => send !== undefined;
/** Tells whether a screen is under way. */
export const isBusy = () => busy;

/** Gives the next message its turn. */
export function next() {
  if (!(send ?? ahead) || busy) return;
  const make = waiting.shift() ?? submitted;
  if (!make) return;
  if (make === submitted) submitted = undefined;
  const message = make();
  busy = true;
  if (send) send(message);
  else if (!ahead?.(message)) held = message;
}

/** Puts a message in the queue. */
export function queue(/** @type {Making} */ make) {
  waiting.push(make);
  next();
}

/** Keeps the answer of the visitor until all that waits had its turn. */
export function submit(/** @type {Making} */ make) {
  submitted = make;
  next();
}

/**
 * Lets what needs no Python be shown before it is ready.
 * @param {(message: Message) => boolean} show  tells whether it could
 */
export function goAhead(show) {
  ahead = show;
  next();
}

/** Python is ready, or gone for good: what was asked in the meantime gets its turn. */
export function giveTurns(/** @type {(message: Message) => void} */ to) {
  send = to;
  if (!held) return next();
  const message = held;
  held = undefined;
  to(message);
}

/** The screen under way has come; tells whether it is still wanted. */
export function arrived() {
  const wanted = !outdated;
  busy = outdated = false;
  return wanted;
}

/** Forgets what waits, and the screen under way. */
export function drop() {
  waiting.length = 0;
  submitted = undefined;
  if (held) busy = false;
  held = undefined;
  outdated = busy;
}
