// Draws with Graphviz. Each line in holds DOT as a JSON string; each line out its SVG, or what is wrong.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { instance } = await import(pathToFileURL(process.argv[2]));
const graphviz = await instance();
for await (const line of createInterface({ input: process.stdin })) {
  const { output, errors } = graphviz.render(JSON.parse(line), { format: "svg" });
  // Graphviz draws what it can of a broken label, and calls that a success.
  const wrong = errors.filter(({ level }) => level === "error").map(({ message }) => message);
  console.log(JSON.stringify({ svg: output, wrong: wrong.join("\n") }));
}
