// @ts-check
/**
 * Who makes the next screen: the build made those that follow from the answers alone, Python makes
 * the others, and adds the reasons. Where Python never comes, the build's go on to the end.
 *
 * @typedef {import("./beurten.js").Message} Message
 * @typedef {import("./routewijzer.js").Screen} Screen
 * @typedef {import("./vooruit.js").Screen} ScreenAhead
 * @typedef {{complete: (message: Message) => Message, asked: (message: Message) => void,
 *            show: (screen: Screen | ScreenAhead) => void, add: (screen: Screen) => void,
 *            missed: () => void}} Face  `complete` adds what goes along with every message, `add` gets
 *            what Python makes of the screen that the build made
 */

import { giveTurns, goAhead, isBusy } from "./beurten.js";
import { region, tellRegion, withRegion } from "./bezoek.js";
import { parts } from "./pagina.js";
import { pythonAt } from "./python.js";
import { tellProgress } from "./voortgang.js";
import { screenAhead } from "./vooruit.js";
import { savesData, startSoon } from "./wanneer.js";

const [loading, failed] = parts("rw-laden", "rw-mislukt");
const root = document.documentElement;
/** @type {Face} */
let face;
/** @type {import("./python.js").Python | undefined} */
let python;
let isAlone = false;
/** how many screens were asked for: what Python adds belongs to the last */
let count = 0;

/**
 * Gets Python ready; what is asked in the meantime is shown as far as that can be without. Who saves
 * data gets it on asking for what only Python can make.
 */
export function startMakers(/** @type {Face} */ shownBy) {
  face = shownBy;
  python = pythonAt("flow.doors.browser", { ready: begin, failed: goOnAlone });
  goAhead(showAhead);
  if (savesData() && !isBusy()) root.dataset.lijn = "zuinig";
  else startSoon(python.start);
  document.addEventListener("click", ({ target }) => {
    /** @type {HTMLElement | null} */
    const button = /** @type {HTMLElement} */ (target).closest("[data-python]");
    if (button?.dataset.python === "laad") python?.start();
    if (button?.dataset.python === "zonder") python?.leave();
  });
}

function take(/** @type {Message} */ message) {
  count += 1;
  face.asked(message);
  return { ...face.complete(message), ...withRegion() };
}

/** Shows the screen that the build made for a message; tells whether it could. */
function showAhead(/** @type {Message} */ message) {
  const asked = take(message);
  const screen = region() && !isAlone ? undefined : screenAhead(asked, isAlone);
  loading.hidden = screen !== undefined;
  if (screen) face.show(screen);
  else python?.start();
  tellProgress();
  return screen !== undefined;
}

function askPython(/** @type {Message} */ message) {
  loading.hidden = true;
  python?.ask(take(message)).then(shown(face.show), () => (isAlone ? showAhead(message) : face.missed()));
}

/** Says with which region a screen was made, and goes on with it. */
const shown = (/** @type {(screen: Screen) => void} */ on) => (/** @type {Screen} */ screen) => {
  tellRegion(screen.region);
  on(screen);
};

/** Python is ready: it goes on from the screen that the build made. */
function begin() {
  root.dataset.rw = "klaar";
  giveTurns(askPython);
  if (isBusy()) return;
  const now = count;
  const asked = { ...face.complete({}), ...withRegion() };
  python?.ask(asked).then(shown((screen) => now === count && face.add(screen)), face.missed);
}

/** Python is gone, or never came. */
function goOnAlone() {
  isAlone = true;
  root.dataset.rw = "alleen";
  failed.hidden = false;
  if (region()) tellRegion("");
  giveTurns((message) => void showAhead(message));
}
