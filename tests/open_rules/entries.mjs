// Reads every entry of the tables as FEEL with feelin; says what it makes of each, as JSON.
// In: [{answers, inputs: [entry…], outputs: [entry…], known}]; out: [{fits, brings}].
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { evaluate, unaryTest } = await import(pathToFileURL(process.argv[2]));
const found = JSON.parse(readFileSync(0, "utf8")).map(({ answers, input, outputs, known }) => ({
  fits: answers.filter((answer) => unaryTest(input, { "?": answer }).value === true),
  brings: outputs.map((entry) => evaluate(entry, known).value),
}));
console.log(JSON.stringify(found));
