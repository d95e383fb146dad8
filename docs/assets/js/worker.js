// @ts-check
/**
 * Runs Python. Gets the address and the hashes of the runtime and the module to ask, then numbered
 * messages for the respond of that module. Posts the {bytes} that come and {ready}; then {number}
 * with the {screen} or, when this one message went wrong, with {wrong}. After {failed} nothing more
 * comes: it says whether it was the line, the device or something else. Never touches the page.
 */

/** The library of Python as the build packed it, and as Pyodide asks for it. */
const [PACKED, LIBRARY] = ["python.bin", "python_stdlib.zip"];

/** @type {((message: string) => string) | undefined} */
let respond;
/** @type {typeof import("pyodide/ffi").PythonError | undefined} an exception that Python survives */
let PythonError;

/** A failure with who it is owed to, as the page calls that. */
class Owed extends Error {
  /** @param {"lijn" | "toestel"} why @param {unknown} reason */
  constructor(why, reason) {
    super(String(reason));
    this.why = why;
  }
}

const fail = /** @param {unknown} reason */ (reason) =>
  postMessage({ failed: reason instanceof Owed ? reason.why : "storing", reason: String(reason) });

const lost = /** @param {unknown} reason */ (reason) => {
  throw new Owed("lijn", reason);
};

/** Tells of every piece that passes. */
const counting = () => new TransformStream({
  transform(/** @type {Uint8Array} */ piece, onward) {
    postMessage({ bytes: piece.length });
    onward.enqueue(piece);
  },
});

/**
 * Returns a file whose bytes are the right ones. Over plain http there is no crypto.subtle; then
 * the browser checks, which shows all bytes at once at the end.
 * @param {URL} address @param {string} integrity  as fetch wants it
 */
async function fetchFile(address, integrity) {
  const response = await fetch(address, crypto.subtle ? {} : { integrity }).catch(lost);
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
  const kept = response.clone();
  const bytes = await new Response(response.body.pipeThrough(counting())).arrayBuffer().catch(lost);
  if (crypto.subtle && integrity !== await hash(bytes)) throw new Error(`${address}: damaged`);
  return typed(kept, bytes, address);
}

async function hash(/** @type {ArrayBuffer} */ bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/**
 * Returns WebAssembly as what it is: a server may not know the type, but these bytes are right. It is
 * the answer of the net where it can be: of that the browser keeps what it compiled, for the next
 * visit.
 * @param {Response} response @param {ArrayBuffer} bytes @param {URL} address
 */
function typed(response, bytes, address) {
  const headers = { "Content-Type": "application/wasm" };
  const isRight = response.headers.get("Content-Type") === headers["Content-Type"];
  return address.pathname.endsWith(".wasm") && !isRight ? new Response(bytes, { headers }) : response;
}

/** Returns what a packed file holds. */
const unpacked = async (/** @type {Promise<Response>} */ file) =>
  new Response((await file).body?.pipeThrough(new DecompressionStream("gzip")));

/**
 * Fetches all files at once, and hands them to Pyodide when it asks for them. One that is missing
 * or damaged is reported, where loadPyodide would wait for ever or compute with it.
 * @param {string} runtime @param {Record<string, string>} hashes  by file
 */
function fetchEarly(runtime, hashes) {
  const early = new Map(Object.entries(hashes).map(([name, integrity]) => {
    const file = fetchFile(new URL(name, runtime), integrity);
    return name === PACKED ? [LIBRARY, unpacked(file)] : [name, file];
  }));
  for (const file of early.values()) file.catch(fail);
  self.fetch = (resource) => {
    const address = String(resource instanceof Request ? resource.url : resource);
    const name = address.startsWith(runtime) ? address.slice(runtime.length) : "";
    const found = early.get(name);
    early.delete(name);
    return found ?? Promise.reject(new Error(`${address}: not of the runtime`)); // nothing else is asked for
  };
  return early;
}

/**
 * Runs a script of the runtime: the bytes that were checked, whatever the server calls them.
 * @param {Promise<Response> | undefined} file
 */
async function run(file) {
  const bytes = await (await /** @type {Promise<Response>} */ (file)).blob();
  return import(URL.createObjectURL(new Blob([bytes], { type: "text/javascript" })));
}

/**
 * Returns a function that does the same, and reports what fails in it.
 * @template {(...given: any[]) => Promise<unknown>} Original
 * @param {Original} original
 */
function guarded(original) {
  return /** @type {Original} */ ((...given) => {
    const result = original.apply(WebAssembly, given);
    result.catch((reason) => fail(new Owed("toestel", reason)));
    return result;
  });
}

/** Reports a module that does not start, where loadPyodide would wait for ever. */
function guardWebAssembly() {
  if (!self.WebAssembly) throw new Owed("toestel", "no WebAssembly");
  WebAssembly.instantiate = guarded(WebAssembly.instantiate);
  WebAssembly.instantiateStreaming = guarded(WebAssembly.instantiateStreaming);
}

/** @param {string} runtime @param {Record<string, string>} hashes @param {string} door */
async function start(runtime, hashes, door = "flow.doors.browser") {
  guardWebAssembly();
  const early = fetchEarly(runtime, hashes);
  /** @type {[typeof import("pyodide"), unknown]} the address is known only here; types come from npm */
  const [{ loadPyodide }] = await Promise.all([
    run(early.get("pyodide.mjs")),
    run(early.get("pyodide.asm.js")),
  ]);
  const pyodide = await loadPyodide({ indexURL: runtime, packageBaseUrl: runtime });
  PythonError = pyodide.ffi.PythonError;
  respond = pyodide.pyimport(door).respond;
  postMessage({ ready: true });
}

/** @param {number} number @param {string} message */
function answer(number, message) {
  try {
    postMessage({ number, screen: respond?.(message) });
  } catch (error) {
    if (!PythonError || !(error instanceof PythonError)) throw error;
    postMessage({ number, wrong: String(error) });
  }
}

onmessage = async ({ data }) => {
  try {
    if (data.runtime) await start(data.runtime, data.hashes, data.door);
    else answer(data.number, data.ask);
  } catch (error) {
    fail(error);
  }
};
