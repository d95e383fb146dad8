// Asks html-validate about each page it reads, a line of JSON each: node validator.mjs PACKAGE SETTINGS
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [, , script, settings] = process.argv;
const { HtmlValidate, StaticConfigLoader } = await import(pathToFileURL(script));
const checker = new HtmlValidate(new StaticConfigLoader(JSON.parse(settings)));
for await (const line of createInterface({ input: process.stdin })) {
  const { results } = await checker.validateString(JSON.parse(line));
  const messages = results.flatMap((result) => result.messages)
    .map(({ ruleId, message, selector, line }) => ({ rule: ruleId, text: `${message} (line ${line})`, selector }));
  console.log(JSON.stringify({ messages }));
}
