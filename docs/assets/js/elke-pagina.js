// @ts-check
/** What every page has. */

import "./toetsenbord.js";
import "./bronnen.js";
import "./zonder-internet.js";
