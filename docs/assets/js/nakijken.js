// @ts-check
/** Looks up what stands on a paper: a code, or the version of the rules. Nothing is kept. */

import { parts } from "./pagina.js";
import { startScreens } from "./schermen.js";

const [area, earlier] = parts("kp", "kp-eerder");

startScreens("flow.doors.receipt", {
  area,
  left() {
    area.hidden = true;
  },
  anew: () => ({}),
  more: () => ({ earlier: earlier.textContent ?? "" }),
  wiped: () => () => {},
  shown() {},
});
