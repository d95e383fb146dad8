// The same decision without Python: the screens of the build, and nothing that reasons.
import { screenAhead } from "./js/vooruit.js";

const area = document.querySelector("#rw");
window.answer = (answers) => {
  area.innerHTML = screenAhead({ answers }, true).html;
};
window.answer({});
