// Starts the runtime in a folder under Node and runs a Python file in it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, script] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
  const pyodide = await loadPyodide({ indexURL: folder });
  pyodide.runPython(await readFile(script, "utf8"));
} catch (error) {
  // Only the message: the stack would quote a minified line of a megabyte.
  console.error(error.message);
  process.exit(1);
}
