// Makes the index of the search: in the sections of the pages as JSON, out what docs/assets/js/vinden.js reads.
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [library, stemmers, shared] = process.argv.slice(2).map((path) => pathToFileURL(path));
const { default: MiniSearch } = await import(library);
const { stemmer } = await import(stemmers);
const { stem, words } = await import(shared);
const FIRST = 10; // words of a page before the others: they say most of what it is about
const SHORTEST = 4; // letters of a part of a compound

const { pages, sections } = JSON.parse(await text(process.stdin));
const stems = (texts) => [...new Set(words(texts.join(" ")).map((word) => stem(word, stemmer)))];
const known = new Set(sections.flatMap((s) => words([s.title, s.text, ...s.tags].join(" "))));

/** Returns the stems of known words that a word is made of. */
function parts(word) {
  const found = [];
  for (let at = SHORTEST; at <= word.length - SHORTEST; at++) {
    const [first, last] = [word.slice(0, at), word.slice(at)];
    if (known.has(last) && (known.has(first) || (first.endsWith("s") && known.has(first.slice(0, -1)))))
      found.push(stem(first, stemmer), stem(last, stemmer));
  }
  return found;
}

/** Returns names of more words as one: te laat komen as telaatkomen. */
const names = (texts) => {
  const more = texts.map(words).filter((name) => name.length > 1);
  return [...new Set(more.map((name) => stem(name.join(""), stemmer)))];
};

const fields = ["titel", "eerst", "woorden", "naam", "kop", "tekst", "delen"];
const index = new MiniSearch({ fields, tokenize: (given) => given.split(" "), processTerm: (term) => term });
sections.forEach((section, id) => {
  const { page, anchor, title, text, tags } = section;
  const said = {
    titel: anchor ? [] : stems([title]),
    eerst: stems(tags.slice(0, FIRST)),
    woorden: stems(tags.slice(FIRST)),
    naam: names(anchor ? tags : [...tags, title]),
    kop: anchor ? stems([title]) : [],
    tekst: stems([text, ...(anchor ? [] : [pages[page].description])]),
    delen: [...new Set(words([title, ...tags].join(" ")).flatMap(parts))],
  };
  index.add({ id, ...Object.fromEntries(Object.entries(said).map(([field, found]) => [field, found.join(" ")])) });
});

// As MiniSearch writes itself, a term says of each section how often; here it is there or not, in steps.
const whole = index.toJSON();
const terms = whole.index.map(([term, found]) => [
  term,
  ...Object.entries(found).map(([field, ids]) => {
    const sorted = Object.keys(ids).map(Number).sort((a, b) => a - b);
    return [Number(field), ...sorted.map((id, at) => id - (sorted[at - 1] ?? 0))];
  }),
]);
const shown = sections.map(({ page, anchor, title }) => (anchor ? [page, anchor, title] : [page]));
console.log(JSON.stringify({ pages: pages.map((page) => [page.path, page.title, page.description, page.boost]), shown, fields, terms }));
