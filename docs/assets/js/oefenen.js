// @ts-check
/** Practice: ten examples in a row, another ten with every number. Nothing is kept. */

import { parts } from "./pagina.js";
import { ask, startScreens } from "./schermen.js";

const [area, first, button] = parts("of", "of-begin", "of-start");

/** Which ten: any number; Python has no chance in it. */
const anew = () => ({ round: Math.floor(Math.random() * 1_000_000_000) });

/** Leaves the text, with links to the examples. */
function left() {
  area.hidden = button.hidden = true;
  first.hidden = false;
}

button.addEventListener("click", () => {
  first.hidden = true;
  ask(anew());
});
button.hidden = false;
startScreens("flow.doors.practice", {
  area,
  left,
  missed() {
    first.hidden = !area.hidden;
    button.focus();
  },
  anew,
  more: () => ({}),
  wiped: () => () => {},
  shown() {
    area.hidden = false;
  },
});
