// @ts-check
/** What must be there before the script of the theme. */

import "./veilig.js";
import "./zoeken.js";
