// @ts-check
/**
 * The screens that follow from the answers alone. The build made them, with the code that Python runs
 * here; so the next one is there at once, and also where Python never comes.
 *
 * Holds no rule, no text and no HTML of its own: it fills the holes in what the build made.
 *
 * @typedef {import("./momenten.js").Answers} Answers
 * @typedef {Record<string, string>} Parts  what goes in the holes, by name
 * @typedef {{place: string, progress?: string, ways?: Record<string, [number, string[]]>}} State
 * @typedef {{html: string, title: string, say: string, fields: Parts, row: string, line: string,
 *            onward: string, mistake: {title: string, fields: Parts}, labels: Record<string, string>}} Question
 * @typedef {{html: string, title: string, say: string, text: string}} Outcome
 * @typedef {{item: string, full: string, line: string}} Action
 * @typedef {{states: State[], questions: Record<string, Question>, outcomes: Record<string, Outcome>,
 *            actions: Record<string, Action>, back: string, given: string,
 *            also: string, how: string, follow: string, told: {also: string, answers: string}}} Made
 *            scripts/faces/pages/ahead.py; a way holds the number of the next state, and actions
 * @typedef {{state: State, given: [string, string][], actions: Set<string>}} Walk
 * @typedef {{html: string, title: string, say: string, focus: string, text: string,
 *            answers: Answers, place: string}} Screen  `place` is a question or an outcome
 */

import { page } from "./pagina.js";

/** @type {Made} */
const made = JSON.parse(page("rw-vooruit").textContent ?? "");

/**
 * Returns the screen for a message; nothing where only Python can make it. Whoever is alone, without
 * Python, gets the nearest there is.
 * @param {import("./beurten.js").Message} message
 */
export function screenAhead({ answers = {}, ask, survey, case: example, code, error = false }, alone = false) {
  const walked = follow(answers, alone ? ask : undefined);
  const { state, given } = walked;
  const isWhole = given.length === Object.keys(answers).length && (ask ?? state.place) === state.place;
  if (!alone && (!isWhole || survey || (example ?? code) !== undefined)) return undefined;
  return { text: "", ...(state.ways ? asking(walked, error) : reached(walked)), answers, place: state.place };
}

/** Follows the answers from the start, as far as they go or until a question that is wanted. */
function follow(/** @type {Answers} */ answers, /** @type {string | undefined} */ wanted) {
  /** @type {Walk} */
  const walked = { state: at(0), given: [], actions: new Set() };
  for (;;) {
    const { place, ways } = walked.state;
    const option = answers[place];
    const way = place !== wanted && option !== undefined && ways?.[option];
    if (!way) return walked;
    walked.given.push([place, option]);
    for (const action of way[1]) walked.actions.add(action);
    walked.state = at(way[0]);
  }
}

const at = (/** @type {number} */ number) => /** @type {State} */ (made.states[number]);
const question = (/** @type {string} */ id) => /** @type {Question} */ (made.questions[id]);

/** The screen of a question. */
function asking(/** @type {Walk} */ { state, given }, /** @type {boolean} */ error) {
  const { html, title, say, fields, mistake } = question(state.place);
  const progress = fill(state.progress ?? "", { number: String(given.length + 1) });
  const parts = { progress, back: given.length ? made.back : "", given: listed(given) };
  if (error) return { html: fill(html, { ...parts, ...mistake.fields }), title: mistake.title, say: "", focus: "rw-fout" };
  return { html: fill(html, { ...parts, ...fields }), title, say: fill(say, parts), focus: "rw-kop" };
}

/** The screen of an outcome, without the reasons. */
function reached(/** @type {Walk} */ { state, given, actions }) {
  const { html, title, say, text } = /** @type {Outcome} */ (made.outcomes[state.place]);
  const also = [...actions].map((id) => /** @type {Action} */ (made.actions[id]));
  const lines = given.map(([id, option]) => fill(question(id).line, { answer: label(id, option) }));
  const [last = ""] = given.at(-1) ?? [];
  return {
    html: fill(html, {
      also: around(made.also, also.map(({ item }) => item)),
      how: around(made.how, also.map(({ full }) => full)),
      onward: question(last).onward,
      given: listed(given),
      follow: made.follow,
    }),
    title,
    say,
    focus: "rw-kop",
    text: fill(text, {
      also: around(made.told.also, also.map(({ line }) => line)),
      answers: around(made.told.answers, lines),
    }),
  };
}

/** The answers that were given, each with a button to change it. */
function listed(/** @type {[string, string][]} */ given) {
  const rows = given.map(([id, option]) => fill(question(id).row, { answer: safe(label(id, option)) }));
  return rows.length ? fill(made.given, { rows: rows.join("") }) : "";
}

/** What holds a list, around its items; nothing when there are none. */
const around = (/** @type {string} */ frame, /** @type {string[]} */ items) =>
  items.length ? fill(frame, { items: items.join("") }) : "";

const label = (/** @type {string} */ id, /** @type {string} */ option) => question(id).labels[option] ?? "";

/** Puts parts in the holes of a text, as flow/screens/holes.py does. */
const fill = (/** @type {string} */ text, /** @type {Parts} */ parts) =>
  text.replace(/\{([a-z]+(?:-[\w-]+)?)\}/g, (_, name) => parts[name] ?? "");

/** A text that is safe to stand in HTML, as Python makes it so. */
const safe = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (sign) => SAFE[sign] ?? sign);

/** @type {Parts} */
const SAFE = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
