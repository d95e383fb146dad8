// @ts-check
/** Puts the line for another site on the clipboard. */

import { onPress } from "./knoppen.js";
import { copied, parts, say } from "./pagina.js";

const [line, ways, status] = parts("ib-regel", "ib-knoppen", "ib-zeg");

onPress(ways, async () => {
  const done = await copied(line.textContent ?? "");
  say(status, (done ? status.dataset.gekopieerd : status.dataset.nietGekopieerd) ?? "");
});
ways.hidden = false;
