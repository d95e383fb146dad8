// @ts-check
/**
 * Finds pages: zoeken.js loads this when somebody types, and shows what it finds. MiniSearch looks up words; here is
 * which words are looked up, and how much each of them says about a page.
 *
 * It imports nothing, so that zoeken.js can ask for every file again when one did not come.
 *
 * @typedef {{ pages: [path: string, title: string, description: string, boost: number][],
 *   shown: [page: number, anchor?: string, title?: string][], fields: string[],
 *   terms: [term: string, ...found: [field: number, ...steps: number[]][]][] }} Packed - see search_index.mjs
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Place
 * @typedef {Map<number, number>} Scores - of sections
 * @typedef {{ MiniSearch: typeof import("minisearch").default, stemmer: (word: string) => string,
 *   language: typeof import("./woorden.js") }} Tools
 */

const boost = { titel: 8, eerst: 4, woorden: 3, naam: 3, kop: 2, tekst: 1, delen: 1 };
const bm25 = { k: 1.2, b: 0, d: 0.5 };
const plain = {
  tokenize: /** @param {string} term */ (term) => [term],
  processTerm: /** @param {string} term */ (term) => term,
};
const SPREAD = 0.1; // what a page gains when more of its sections have the word
const BEGUN = 0.25; // what a longer word counts where the word itself is there too
const ELSE = { begun: 0.8, split: 0.7, near: 0.6, start: 0.4 }; // and what counts where it is not: what it may have been meant to be
const SHORTEST = 3; // letters of a part of a word that was written as one
const LONGEST = 5; // words of a name that may have been written as one
const START = { letters: 4, share: 0.5 }; // of an unknown word that must be right at least
const FUZZY = { from: 4, two: 6 }; // letters of a word in which one or two may be wrong

/**
 * Returns what finds pages, best first, each with its places.
 *
 * @param {Packed} packed
 * @param {Tools} tools
 */
export function finder(packed, { MiniSearch, stemmer, language: { isSmall, stem, words } }) {
  const index = MiniSearch.loadJS(unpack(packed), { fields: packed.fields, ...plain });
  const stemmed = /** @param {string} word */ (word) => stem(word, stemmer);
  const look = /** @returns {Scores} */ (/** @type {string} */ term, more = {}) =>
    new Map(index.search(term, { boost, bm25, ...plain, ...more }).map(({ id, score }) => [id, score]));

  /** Returns the sections that have a word, or else what it may have been meant to be. @param {string} word */
  function meant(word) {
    const exact = look(stemmed(word));
    const begun = look(word, { prefix: true });
    if (exact.size) return best([exact, 1], [begun, BEGUN]);
    const found = best([begun, ELSE.begun], ...halves(word).map(([one, other]) => shared(look(one), look(other))));
    if (found.size || word.length < FUZZY.from) return found;
    const near = look(stemmed(word), { fuzzy: word.length < FUZZY.two ? 1 : 2 });
    return near.size ? best([near, ELSE.near]) : best([longest(word), ELSE.start]);
  }

  /** Returns the sections with words that begin as an unknown one does, as long as can be. @param {string} word */
  function longest(word) {
    const least = Math.max(START.letters, word.length * START.share);
    const lengths = [...word].map((_, off) => word.length - off).filter((length) => length >= least);
    const found = lengths.map((length) => look(word.slice(0, length), { prefix: true }));
    return found.find(({ size }) => size) ?? new Map();
  }

  /** Returns the known words that an unknown one may be made of. @param {string} word */
  function halves(word) {
    const cuts = [...word].map((_, at) => at).slice(SHORTEST, 1 - SHORTEST);
    const all = cuts.map((at) => /** @type {const} */ ([stemmed(word.slice(0, at)), stemmed(word.slice(at))]));
    return all.filter((pair) => pair.every((half) => look(half).size));
  }

  return /** @param {string} typed */ (typed) => {
    const all = words(typed);
    const telling = all.filter((word) => !isSmall(word));
    const asked = [...new Set(telling.length ? telling : all)];
    const found = asked.map(meant);
    for (const name of runs(all)) {
      const inside = found.filter((_, at) => name.includes(asked[at] ?? ""));
      for (const [id, score] of look(stemmed(name.join(""))))
        for (const scores of inside) scores.set(id, (scores.get(id) ?? 0) + score / inside.length);
    }
    return ranked(packed, asked, found);
  };
}

/** Returns words that stand beside each other, as they may be one name. @param {string[]} all */
const runs = (all) =>
  all.flatMap((_, from) => all.slice(from + 1, from + LONGEST).map((__, more) => all.slice(from, from + more + 2)));

/** Keeps of each section its best score. @param {[scores: Scores, share: number][]} ways @returns {Scores} */
function best(...ways) {
  const found = new Map();
  for (const [scores, share] of ways)
    for (const [id, score] of scores) found.set(id, Math.max(found.get(id) ?? 0, score * share));
  return found;
}

/** @param {Scores} one @param {Scores} other @returns {[scores: Scores, share: number]} */
const shared = (one, other) => {
  const both = [...one].filter(([id]) => other.has(id));
  return [new Map(both.map(([id, score]) => [id, Math.min(score, other.get(id) ?? 0)])), ELSE.split];
};

const sum = /** @param {number[]} numbers */ (numbers) => numbers.reduce((total, one) => total + one, 0);

/**
 * Returns the pages that have most of the words, best first, each with its places.
 *
 * @param {Packed} packed
 * @param {string[]} asked
 * @param {Scores[]} found - for each word
 * @returns {Place[][]}
 */
function ranked({ pages, shown }, asked, found) {
  const perWord = found.map((scores) => {
    const here = pages.map(() => /** @type {number[]} */ ([]));
    for (const [id, score] of scores) here[shown[id]?.[0] ?? 0]?.push(score);
    return here.map((all) => Math.max(0, ...all) + SPREAD * Math.min(Math.max(0, ...all), sum(all) - Math.max(0, ...all)));
  });
  const scored = pages.map(([location, title, text, boost], page) => {
    const scores = perWord.map((all) => all[page] ?? 0);
    const terms = Object.fromEntries(asked.map((word, at) => [word, Boolean(scores[at])]));
    return { page, had: scores.filter(Boolean).length, self: { location, title, text, score: sum(scores) * boost, terms } };
  });
  const most = Math.max(1, ...scored.map(({ had }) => had));
  return scored
    .filter(({ had }) => had === most)
    .sort((one, other) => other.self.score - one.self.score)
    .map(({ page, self }) => [self, ...places(shown, page, self, found)]);
}

/**
 * Returns the sections of a page that have most of the words, best first. The theme shows at once what scores as the
 * page does: the best one, when it says more of the words than the head of the page.
 *
 * @param {Packed["shown"]} shown
 * @param {number} page
 * @param {Place} self
 * @param {Scores[]} found
 * @returns {Place[]}
 */
function places(shown, page, self, found) {
  const here = shown.flatMap(([of, anchor = "", title = ""], id) => {
    const had = found.flatMap((scores) => scores.get(id) ?? []);
    return of === page && had.length ? [{ anchor, title, count: had.length, score: sum(had) }] : [];
  });
  here.sort((one, other) => other.count - one.count || other.score - one.score);
  const first = here[0];
  return here
    .filter(({ anchor, count }) => anchor && count === first?.count)
    .map(({ anchor, title }) => {
      const score = anchor === first?.anchor ? self.score : 0;
      return { ...self, location: `${self.location}#${anchor}`, title, text: "", score };
    });
}

/** Returns what MiniSearch reads; how long a text is does not count, for `b` is 0. @param {Packed} packed */
function unpack({ shown, fields, terms }) {
  const numbers = [...shown.keys()];
  const every = fields.map(() => 1);
  const sections = /** @param {number[]} steps */ (steps) => {
    let id = 0;
    return Object.fromEntries(steps.map((step) => [(id += step), 1]));
  };
  const index = terms.map(([term, ...found]) => /** @type {const} */ ([
    term,
    Object.fromEntries(found.map(([field, ...steps]) => [field, sections(steps)])),
  ]));
  return /** @type {import("minisearch").AsPlainObject} */ ({
    index: /** @type {unknown} */ (index),
    fieldIds: Object.fromEntries(fields.map((name, id) => [name, id])),
    documentCount: numbers.length,
    documentIds: Object.fromEntries(numbers.map((id) => [id, id])),
    nextId: numbers.length,
    fieldLength: Object.fromEntries(numbers.map((id) => [id, every])),
    averageFieldLength: every,
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  });
}
