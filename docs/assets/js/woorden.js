// @ts-check
/**
 * What the search calls a word, in the texts and in what is typed: scripts/faces/site/search_index.mjs makes the index
 * with it, vinden.js looks things up with it.
 */

const letters = /^\P{L}*(\p{L}\.)+\p{L}?\P{L}*$/u; // p.v., O.M
const signs = /['’]\p{L}?(?!\p{L})|[^\p{L}\p{M}\p{Nd}@]/gu; // the end of thema's goes too
const loose = /(?<=^|\s)@+|@+(?=\s|$)/g; // in M@ZL it is a letter

// Not om: that is the OM too.
const small = new Set(
  `aan als bij dan dat de deze die dit door een en er geen heb heeft het hij hoe ik in is je kan maar me met mijn moet
  na naar niet nog nu of op te tot u uit uw van voor waar wanneer wat we wel welke wie wij worden wordt zij zijn`
    .split(/\s+/));

const bare = /** @param {string} typed */ (typed) =>
  letters.test(typed) ? typed.replace(/\P{L}/gu, "") : typed.replace(signs, " ").replace(loose, "");

// The ge- of gespijbeld and opgeschaald, not that of geldboete: a beginning of a word follows it.
const before = new RegExp(
  "^(aan|af|door|in|mee|na|om|op|over|terug|uit|vast|voor)?ge" +
    "(?=([bdfghjklmnpqrstvwz]|[bdfgkptvw][lrnw]|s[lmnpt]r?|schr?)[aeiou](\\w*[td]|lopen|loten|kozen)$)");

/** Returns the words of a text in small letters without accents, and without signs. @param {string} text */
export const words = (text) =>
  text.split(/\s+/).map(bare).join(" ").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(" ").filter(Boolean);

/** Tells whether a word says nothing where others say something. @param {string} word */
export const isSmall = (word) => small.has(word);

/**
 * Returns what the forms of a word share: opgeschaald, opschalen and opschaalt. The stemmer is Snowball's first for
 * Dutch; the rest is what that leaves: ge-, a -t or -d at the end, and what is spelled double.
 *
 * @param {string} word
 * @param {(word: string) => string} stemmer
 */
export function stem(word, stemmer) {
  if (word.length < 4 || /\d/.test(word)) return word;
  const short = stemmer(word.replace(before, "$1"))
    .replace(/(?<=\w{3}[^aeiou\W])[td]$/, "")
    .replace(/(?<=[^aeiou])(aa|ee|oo|uu)(?=[^aeiou]$)/, (pair) => pair.charAt(0))
    .replace(/([^aeiou\W])\1$/, "$1")
    .replace(/v$/, "f")
    .replace(/z$/, "s");
  return short.length < 3 ? word : short;
}
