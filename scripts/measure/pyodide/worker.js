import { loadPyodide } from "../stock/pyodide.mjs";

const ready = (async () => {
  const pyodide = await loadPyodide();
  const flow = await (await fetch("../flow.zip")).arrayBuffer();
  pyodide.unpackArchive(flow, "zip");
  return pyodide.pyimport("flow.doors.browser");
})();
onmessage = async ({ data }) => postMessage((await ready).respond(data));
