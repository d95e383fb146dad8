// @ts-check
/** The page of a form for a meeting. What it does is in a module that other pages share. */

import "./formulieren.js";
