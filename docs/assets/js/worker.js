// @ts-check
/**
 * Runs Python. Gets the address and the hashes of the runtime and the module to ask, then messages
 * for the respond of that module; posts {progress}, {ready}, {screen} or {failed}. Never touches the page.
 */

/** @type {((message: string) => string) | undefined} */
let respond;

const fail = /** @param {unknown} reason */ (reason) => postMessage({ failed: String(reason) });

/**
 * Fetches the large files at once and hands them to Pyodide when it asks for them: one download
 * each, side by side. A file that is missing or damaged is reported, where loadPyodide would wait
 * for ever or compute with it.
 * @param {string} runtime @param {Record<string, string>} hashes  by file, as fetch wants them
 */
function fetchEarly(runtime, hashes) {
  const fetchFromNet = self.fetch;
  const early = new Map(Object.entries(hashes).map(([name, integrity]) => {
    const address = new URL(name, runtime).href;
    return [address, fetchFromNet(address, { integrity }).then((response) => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      postMessage({ progress: name });
      return response;
    })];
  }));
  for (const response of early.values()) response.catch(fail);
  self.fetch = (resource, options) => {
    const address = String(resource instanceof Request ? resource.url : resource);
    const found = early.get(address);
    early.delete(address);
    return found ?? fetchFromNet(resource, options);
  };
}

/**
 * Returns a function that does the same, and reports what fails in it.
 * @template {(...given: any[]) => Promise<unknown>} Original
 * @param {Original} original
 */
function guarded(original) {
  return /** @type {Original} */ ((...given) => {
    const result = original.apply(WebAssembly, given);
    result.catch(fail);
    return result;
  });
}

/** Reports a module that does not start, where loadPyodide would wait for ever. */
function guardWebAssembly() {
  WebAssembly.instantiate = guarded(WebAssembly.instantiate);
  WebAssembly.instantiateStreaming = guarded(WebAssembly.instantiateStreaming);
}

/** @param {string} runtime @param {Record<string, string>} hashes @param {string} door */
async function start(runtime, hashes, door = "flow.doors.browser") {
  guardWebAssembly();
  fetchEarly(runtime, hashes);
  /** @type {typeof import("pyodide")} the address is known only here, so its types come from npm */
  const { loadPyodide } = await import(new URL("pyodide.mjs", runtime).href);
  const pyodide = await loadPyodide({ indexURL: runtime, packages: ["mas-flow"] });
  respond = pyodide.pyimport(door).respond;
  postMessage({ ready: true });
}

onmessage = async ({ data }) => {
  try {
    if (data.runtime) await start(data.runtime, data.hashes, data.door);
    else postMessage({ screen: respond?.(data.ask) });
  } catch (error) {
    fail(error);
  }
};
